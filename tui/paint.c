/* See paint.h. */
#include "tui/paint.h"
#include "base/memory.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>

struct Paint {
    Theme theme;
    Cell *shown; /* what ncurses was told last */
    int rows, columns;
    bool known; /* `shown` is what ncurses has */
    bool clear; /* what the terminal has is not what ncurses thinks */
};

Paint *paint_new(const Theme *theme) {
    Paint *paint = memory_new(1, sizeof *paint);
    paint->theme = *theme;
    return paint;
}

void paint_free(Paint *paint) {
    if (!paint)
        return;
    free(paint->shown);
    free(paint);
}

void paint_theme(Paint *paint, const Theme *theme) {
    paint->theme = *theme;
    paint->known = false;
}

void paint_forget(Paint *paint) {
    paint->known = false;
    paint->clear = true;
}

static attr_t attributes_of(const Look *look) {
    return (look->bold ? WA_BOLD : 0u) | (look->dim ? WA_DIM : 0u) | (look->underline ? WA_UNDERLINE : 0u) |
           (look->reverse ? WA_REVERSE : 0u);
}

static void cell_paint(const Paint *paint, int row, int column, const Cell *cell) {
    wchar_t text[GLYPH_CHARACTERS + 1] = {0};
    for (int i = 0; i < GLYPH_CHARACTERS; i++)
        text[i] = (wchar_t)cell->characters[i];
    Look look = theme_look(&paint->theme, cell->style);
    int pair = look.front == -1 && look.back == -1 ? 0 : alloc_pair(look.front, look.back);
    cchar_t character;
    setcchar(&character, text, attributes_of(&look), 0, &(int){pair > 0 ? pair : 0});
    mvadd_wch(row, column, &character);
}

void paint_show(Paint *paint, const Surface *surface) {
    int rows = surface_rows(surface), columns = surface_columns(surface);
    if (rows != paint->rows || columns != paint->columns) {
        paint->rows = rows;
        paint->columns = columns;
        paint->shown = memory_grow(paint->shown, (size_t)rows * (size_t)columns, sizeof(Cell));
        paint->known = false;
    }
    for (int row = 0; row < rows; row++) {
        const Cell *line = surface_cell(surface, row, 0);
        Cell *before = paint->shown + (size_t)row * (size_t)columns;
        size_t size = (size_t)columns * sizeof(Cell);
        if (paint->known && memcmp(before, line, size) == 0)
            continue;
        for (int column = 0; column < columns; column++)
            if (line[column].characters[0] != 0) /* not the right half of a wide one */
                cell_paint(paint, row, column, &line[column]);
        memcpy(before, line, size);
    }
    paint->known = true;
    if (paint->clear)
        clearok(curscr, TRUE);
    paint->clear = false;
    int row, column;
    bool cursor = surface_cursor(surface, &row, &column);
    curs_set(cursor ? 1 : 0);
    move(cursor ? row : rows - 1, cursor ? column : columns - 1);
    wnoutrefresh(stdscr);
    doupdate();
}
