/* See surface.h. */
#include "tui/surface.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

typedef struct Target {
    int row, column, rows, columns, index;
    const void *target;
} Target;

struct Surface {
    Cell *cells;
    int rows, columns;
    bool ascii;
    int cursor_row, cursor_column; /* row -1: hidden */
    Target *targets;
    size_t target_count, target_room;
};

static const Cell blank = {.characters = {' '}, .style = ROLE_TEXT};

Surface *surface_new(int rows, int columns, bool ascii) {
    Surface *surface = memory_new(1, sizeof *surface);
    surface->ascii = ascii;
    surface_resize(surface, rows, columns);
    return surface;
}

void surface_free(Surface *surface) {
    if (!surface)
        return;
    free(surface->cells);
    free(surface->targets);
    free(surface);
}

void surface_resize(Surface *surface, int rows, int columns) {
    surface->rows = rows > 0 ? rows : 1;
    surface->columns = columns > 0 ? columns : 1;
    surface->cells =
        memory_grow(surface->cells, (size_t)surface->rows * (size_t)surface->columns, sizeof *surface->cells);
    surface_clear(surface);
}

void surface_clear(Surface *surface) {
    size_t count = (size_t)surface->rows * (size_t)surface->columns;
    for (size_t i = 0; i < count; i++)
        surface->cells[i] = blank;
    surface->cursor_row = -1;
    surface->target_count = 0;
}

int surface_rows(const Surface *surface) {
    return surface->rows;
}

int surface_columns(const Surface *surface) {
    return surface->columns;
}

bool surface_ascii(const Surface *surface) {
    return surface->ascii;
}

static Cell *cell_at(const Surface *surface, int row, int column) {
    return &surface->cells[(size_t)row * (size_t)surface->columns + (size_t)column];
}

const Cell *surface_cell(const Surface *surface, int row, int column) {
    return cell_at(surface, row, column);
}

static bool inside(const Surface *surface, int row, int column) {
    return row >= 0 && row < surface->rows && column >= 0 && column < surface->columns;
}

bool surface_cursor(const Surface *surface, int *row, int *column) {
    *row = surface->cursor_row;
    *column = surface->cursor_column;
    return surface->cursor_row >= 0;
}

void surface_cursor_set(Surface *surface, int row, int column) {
    if (!inside(surface, row, column))
        return;
    surface->cursor_row = row;
    surface->cursor_column = column;
}

/* Whoever writes over one half of a wide glyph takes the other half away too. */
static void halves_part(Surface *surface, int row, int column) {
    Cell *cell = cell_at(surface, row, column);
    if (cell->characters[0] == 0 && column > 0)
        *cell_at(surface, row, column - 1) = (Cell){.characters = {' '}, .style = cell->style};
    if (column + 1 < surface->columns && cell_at(surface, row, column + 1)->characters[0] == 0)
        *cell_at(surface, row, column + 1) = (Cell){.characters = {' '}, .style = cell->style};
}

static void cell_write(Surface *surface, int row, int column, const uint32_t *characters, Style style) {
    halves_part(surface, row, column);
    Cell *cell = cell_at(surface, row, column);
    *cell = (Cell){.style = style};
    memcpy(cell->characters, characters, sizeof cell->characters);
}

void surface_put(Surface *surface, int row, int column, int left, int right, const Glyph *glyph, Style style) {
    if (row < 0 || row >= surface->rows)
        return;
    static const uint32_t space[GLYPH_CHARACTERS] = {' '}, behind[GLYPH_CHARACTERS] = {0};
    uint32_t plain[GLYPH_CHARACTERS] = {0};
    const uint32_t *first = glyph->characters, *second = behind;
    if (surface->ascii && (glyph->characters[0] >= 0x80 || glyph->characters[1] != 0)) {
        plain[0] = (unsigned char)glyph_ascii(glyph->characters[0]);
        first = second = plain;
    }
    left = left < 0 ? 0 : left;
    right = right > surface->columns ? surface->columns : right;
    bool whole = column >= left && column + glyph->columns <= right;
    if (column >= left && column < right)
        cell_write(surface, row, column, whole ? first : space, style);
    if (glyph->columns == 2 && column + 1 >= left && column + 1 < right) {
        if (whole && second == behind) { /* not cell_write(): it would part the two halves again */
            if (column + 2 < surface->columns && cell_at(surface, row, column + 2)->characters[0] == 0)
                cell_at(surface, row, column + 2)->characters[0] = ' ';
            *cell_at(surface, row, column + 1) = (Cell){.style = style};
        } else {
            cell_write(surface, row, column + 1, whole ? second : space, style);
        }
    }
}

void surface_line(Surface *surface, int row, int column, unsigned arms, Style style) {
    /* By ARM_UP, ARM_RIGHT, ARM_DOWN, ARM_LEFT; an end alone is drawn through. */
    static const uint32_t pictures[] = {' ',    0x2502, 0x2500, 0x2514, 0x2502, 0x2502, 0x250c, 0x251c,
                                        0x2500, 0x2518, 0x2500, 0x2534, 0x2510, 0x2524, 0x252c, 0x253c};
    if (!inside(surface, row, column))
        return;
    arms |= cell_at(surface, row, column)->arms;
    Glyph glyph = {.characters = {pictures[arms & 15]}, .columns = 1};
    surface_put(surface, row, column, 0, surface->columns, &glyph, style);
    cell_at(surface, row, column)->arms = arms;
}

void surface_restyle(Surface *surface, int row, int column, Style added) {
    if (inside(surface, row, column))
        cell_at(surface, row, column)->style |= added;
}

void surface_target_add(Surface *surface, int row, int column, int rows, int columns, const void *target, int index) {
    if (rows <= 0 || columns <= 0)
        return;
    if (surface->target_count == surface->target_room) {
        surface->target_room = 2 * surface->target_room + 16;
        surface->targets = memory_grow(surface->targets, surface->target_room, sizeof *surface->targets);
    }
    surface->targets[surface->target_count++] = (Target){row, column, rows, columns, index, target};
}

bool surface_target(const Surface *surface, int row, int column, const void **target, int *index) {
    for (size_t i = surface->target_count; i-- > 0;) {
        const Target *t = &surface->targets[i];
        if (row >= t->row && row < t->row + t->rows && column >= t->column && column < t->column + t->columns) {
            *target = t->target;
            *index = t->index;
            return true;
        }
    }
    *target = NULL;
    *index = 0;
    return false;
}

void surface_text(const Surface *surface, Text *text) {
    for (int row = 0; row < surface->rows; row++) {
        size_t end = text->length; /* behind the last thing that is no blank */
        for (int column = 0; column < surface->columns; column++) {
            const Cell *cell = cell_at(surface, row, column);
            for (int i = 0; i < GLYPH_CHARACTERS && cell->characters[i]; i++) {
                char bytes[5];
                text_add(text, bytes, glyph_encode(cell->characters[i], bytes));
            }
            if (cell->characters[0] != ' ' || cell->characters[1] != 0)
                end = text->length;
        }
        text->length = end;
        text_put(text, "\n");
    }
}
