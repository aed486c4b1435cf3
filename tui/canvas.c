/* See canvas.h. */
#include "tui/canvas.h"
#include "base/memory.h"
#include "base/visible.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int least(int one, int other) {
    return one < other ? one : other;
}

static int most(int one, int other) {
    return one > other ? one : other;
}

Canvas canvas_whole(Surface *surface) {
    int rows = surface_rows(surface), columns = surface_columns(surface);
    return (Canvas){.surface = surface, .rows = rows, .columns = columns, .bottom = rows, .right = columns};
}

Canvas canvas_part(const Canvas *canvas, int row, int column, int rows, int columns) {
    if (rows == CANVAS_REST)
        rows = canvas->rows - row;
    if (columns == CANVAS_REST)
        columns = canvas->columns - column;
    Canvas part = {.surface = canvas->surface,
                   .row = canvas->row + row,
                   .column = canvas->column + column,
                   .rows = most(rows, 0),
                   .columns = most(columns, 0)};
    part.top = most(canvas->top, part.row);
    part.left = most(canvas->left, part.column);
    part.bottom = least(canvas->bottom, part.row + part.rows);
    part.right = least(canvas->right, part.column + part.columns);
    return part;
}

Canvas canvas_middle(const Canvas *canvas, int rows, int columns) {
    rows = least(rows, canvas->rows);
    columns = least(columns, canvas->columns);
    return canvas_part(canvas, (canvas->rows - rows) / 2, (canvas->columns - columns) / 2, rows, columns);
}

/* Printable ASCII needs no treatment, and is nearly everything. */
static bool plain(const char *text) {
    for (; *text; text++)
        if (*text < 0x20 || *text > 0x7e)
            return false;
    return true;
}

static int put_visible(const Canvas *canvas, int row, int column, Style style, const char *text) {
    int at = canvas->column + column;
    row += canvas->row;
    bool shown = row >= canvas->top && row < canvas->bottom;
    Glyph glyph;
    for (; glyph_next(text, &glyph); text += glyph.bytes) {
        if (shown && at < canvas->right && at + glyph.columns > canvas->left)
            surface_put(canvas->surface, row, at, canvas->left, canvas->right, &glyph, style);
        at += glyph.columns;
    }
    return at - canvas->column;
}

int canvas_put(const Canvas *canvas, int row, int column, Style style, const char *text) {
    if (plain(text))
        return put_visible(canvas, row, column, style, text);
    AUTO(memory_release) char *visible = visible_copy(text);
    return put_visible(canvas, row, column, style, visible);
}

int canvas_print(const Canvas *canvas, int row, int column, Style style, const char *format, ...) {
    va_list args;
    va_start(args, format);
    AUTO(memory_release) char *text = NULL;
    if (vasprintf(&text, format, args) < 0)
        text = NULL;
    va_end(args);
    return text ? canvas_put(canvas, row, column, style, text) : column;
}

void canvas_fit(const Canvas *canvas, int row, int column, int width, Align align, Style style, const char *text) {
    if (width <= 0)
        return;
    AUTO(memory_release) char *visible = visible_copy(text);
    Canvas slot = canvas_part(canvas, row, column, 1, width);
    canvas_fill(&slot, style, " ");
    int columns = glyph_columns(visible);
    if (columns > width) {
        visible[glyph_fit(visible, width - 1, &columns)] = '\0';
        put_visible(&slot, 0, 0, style, visible);
        put_visible(&slot, 0, columns, style, "…");
        return;
    }
    int indent = align == ALIGN_LEFT ? 0 : align == ALIGN_RIGHT ? width - columns : (width - columns) / 2;
    put_visible(&slot, 0, indent, style, visible);
}

int canvas_wrap(const Canvas *canvas, int row, Style style, const char *text) {
    AUTO(text_release) Text visible = {0};
    visible_add(&visible, text, true);
    const char *rest = text_string(&visible);
    for (size_t length, next; glyph_line(rest, canvas->columns, &length, &next); rest += next) {
        AUTO(memory_release) char *line = memory_copy_n(rest, length);
        put_visible(canvas, row++, 0, style, line);
    }
    return row;
}

int canvas_wrap_rows(int columns, const char *text) {
    AUTO(text_release) Text visible = {0};
    visible_add(&visible, text, true);
    const char *rest = text_string(&visible);
    int rows = 0;
    for (size_t length, next; glyph_line(rest, columns, &length, &next); rest += next)
        rows++;
    return rows;
}

void canvas_fill(const Canvas *canvas, Style style, const char *text) {
    Glyph glyph;
    if (!glyph_next(text, &glyph))
        return;
    for (int row = canvas->top; row < canvas->bottom; row++)
        for (int column = canvas->left; column < canvas->right; column += glyph.columns)
            surface_put(canvas->surface, row, column, canvas->left, canvas->right, &glyph, style);
}

void canvas_restyle(const Canvas *canvas, int row, int column, int columns, Style added) {
    Canvas part = canvas_part(canvas, row, column, 1, columns);
    if (part.top >= part.bottom)
        return;
    for (int at = part.left; at < part.right; at++)
        surface_restyle(part.surface, part.top, at, added);
}

static void line_put(const Canvas *canvas, int row, int column, unsigned arms, Style style) {
    row += canvas->row;
    column += canvas->column;
    if (row >= canvas->top && row < canvas->bottom && column >= canvas->left && column < canvas->right)
        surface_line(canvas->surface, row, column, arms, style);
}

void canvas_across(const Canvas *canvas, int row, int column, int columns, Style style) {
    for (int i = 0; i < columns; i++)
        line_put(canvas, row, column + i, (i > 0 ? ARM_LEFT : 0u) | (i < columns - 1 ? ARM_RIGHT : 0u), style);
}

void canvas_down(const Canvas *canvas, int row, int column, int rows, Style style) {
    for (int i = 0; i < rows; i++)
        line_put(canvas, row + i, column, (i > 0 ? ARM_UP : 0u) | (i < rows - 1 ? ARM_DOWN : 0u), style);
}

void canvas_box(const Canvas *canvas, Style style) {
    if (canvas->rows < 2 || canvas->columns < 2)
        return;
    canvas_across(canvas, 0, 0, canvas->columns, style);
    canvas_across(canvas, canvas->rows - 1, 0, canvas->columns, style);
    canvas_down(canvas, 0, 0, canvas->rows, style);
    canvas_down(canvas, 0, canvas->columns - 1, canvas->rows, style);
}

void canvas_bar(const Canvas *canvas, int row, int column, int columns, double share) {
    static const char *const eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    share = share < 0 || share != share ? 0 : share > 1 ? 1 : share;
    int full = (int)(share * columns * 8 + 0.5);
    for (int i = 0; i < columns; i++) {
        int here = full - 8 * i;
        if (here >= 8)
            canvas_put(canvas, row, column + i, ROLE_BAR, "█");
        else if (here > 0 && !surface_ascii(canvas->surface))
            canvas_put(canvas, row, column + i, ROLE_BAR, eighths[here]);
        else
            canvas_put(canvas, row, column + i, ROLE_TRACK, "░");
    }
}

void canvas_scroll_bar(const Canvas *canvas, int row, int column, int rows, size_t top, size_t shown, size_t count) {
    if (count <= shown || rows < 1)
        return;
    double each = (double)rows / (double)count;
    int length = most(1, (int)((double)shown * each));
    int start = least(rows - length, (int)((double)top * each + 0.5));
    if (top + shown >= count) /* the end must look like the end */
        start = rows - length;
    for (int i = 0; i < rows; i++) {
        bool thumb = i >= start && i < start + length;
        canvas_put(canvas, row + i, column, thumb ? ROLE_BAR : ROLE_TRACK, thumb ? "█" : "░");
    }
}

void canvas_cursor(const Canvas *canvas, int row, int column) {
    row += canvas->row;
    column += canvas->column;
    if (row >= canvas->top && row < canvas->bottom && column >= canvas->left && column < canvas->right)
        surface_cursor_set(canvas->surface, row, column);
}

void canvas_target(const Canvas *canvas, int row, int column, int rows, int columns, const void *target, int index) {
    Canvas part = canvas_part(canvas, row, column, rows, columns);
    surface_target_add(part.surface, part.top, part.left, part.bottom - part.top, part.right - part.left, target,
                       index);
}
