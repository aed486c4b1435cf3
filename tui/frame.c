/* See frame.h. */
#include "tui/frame.h"
#include "base/memory.h"
#include "tui/key.h"

#include <stdlib.h>
#include <string.h>

Canvas frame_draw(const Canvas *canvas, const char *title, Style right_style, const char *right) {
    canvas_box(canvas, ROLE_BORDER);
    int edge = canvas->columns - 2;
    if (right && *right && glyph_columns(right) + 6 < canvas->columns) {
        edge -= glyph_columns(right) + 2;
        canvas_print(canvas, 0, edge, right_style, " %s ", right);
    }
    if (title && *title) {
        int room = edge - 4, columns = glyph_columns(title);
        int width = columns < room ? columns : room;
        if (width > 0) {
            canvas_put(canvas, 0, 1, ROLE_TITLE, " ");
            canvas_fit(canvas, 0, 2, width, ALIGN_LEFT, ROLE_TITLE, title);
            canvas_put(canvas, 0, 2 + width, ROLE_TITLE, " ");
        }
    }
    return canvas_part(canvas, 1, 2, canvas->rows - 2, canvas->columns - 4);
}

/* The next entry of "Enter next|Esc back": its key's bytes and its whole bytes; false at the end. */
static bool entry_next(const char **keys, const char **entry, size_t *key_length, size_t *length) {
    while (**keys == '|')
        ++*keys;
    if (**keys == '\0')
        return false;
    *entry = *keys;
    *length = strcspn(*keys, "|");
    /* A bar itself can't be a key here; a blank after the first character ends the key. */
    *key_length = 1 + strcspn(*entry + 1, " |");
    if (*key_length > *length)
        *key_length = *length;
    *keys += *length;
    return true;
}

static int entry_columns(const char *entry, size_t length) {
    AUTO(memory_release) char *copy = memory_copy_n(entry, length);
    return glyph_columns(copy);
}

static int entry_draw(const Canvas *canvas, int row, int column, const char *entry, size_t key_length, size_t length) {
    AUTO(memory_release) char *key = memory_copy_n(entry, key_length);
    AUTO(memory_release) char *words = memory_copy_n(entry + key_length, length - key_length);
    column = canvas_put(canvas, row, column, ROLE_KEY, key);
    return canvas_put(canvas, row, column, ROLE_TEXT, words);
}

void frame_keys(const Canvas *canvas, const char *keys, const void *target, const char *right) {
    int row = canvas->rows - 1, edge = canvas->columns - 2;
    if (right && *right && glyph_columns(right) + 6 < canvas->columns) {
        edge -= glyph_columns(right) + 2;
        canvas_print(canvas, row, edge, ROLE_DIM, " %s ", right);
    }
    const char *entry, *last = NULL;
    size_t key_length, length, last_length = 0;
    int count = 0, last_number = 0, needed = 0;
    for (const char *rest = keys; entry_next(&rest, &entry, &key_length, &length); count++) {
        needed += entry_columns(entry, length);
        last = entry;
        last_length = length;
        last_number = count;
    }
    if (!last)
        return;
    /* Closer together before one of them is left out. */
    int gap = 2 + needed + 3 * last_number + 2 > edge ? 2 : 3;
    int reserved = entry_columns(last, last_length) + gap;
    int column = 1, number = 0;
    for (const char *rest = keys; entry_next(&rest, &entry, &key_length, &length); number++) {
        bool is_last = number == last_number;
        int columns = entry_columns(entry, length);
        if (!is_last && column + columns + gap + reserved > edge)
            continue;
        if (is_last && column + columns + 2 > edge)
            break;
        canvas_put(canvas, row, column, ROLE_TEXT, " ");
        column = entry_draw(canvas, row, column + 1, entry, key_length, length);
        canvas_target(canvas, row, column - columns, 1, columns, target, number);
        column = canvas_put(canvas, row, column, ROLE_TEXT, is_last || gap == 2 ? " " : "  ");
    }
}

int rail_columns(const RailStep *steps, size_t count) {
    int columns = 0;
    for (size_t i = 0; i < count; i++)
        if (glyph_columns(steps[i].title) > columns)
            columns = glyph_columns(steps[i].title);
    return columns + 2;
}

void rail_draw(const Canvas *canvas, const RailStep *steps, size_t count, size_t current, const void *target) {
    for (size_t i = 0; i < count; i++) {
        const RailStep *step = &steps[i];
        Mark mark = i == current ? MARK_HERE : step->mark;
        Style style = i == current ? ROLE_TITLE : step->visited ? ROLE_TEXT : ROLE_DIM;
        canvas_put(canvas, (int)i, 0, mark_style(mark), mark_text(mark));
        canvas_put(canvas, (int)i, 2, style, step->title);
        canvas_target(canvas, (int)i, 0, 1, canvas->columns, target, (int)i);
    }
}
