/* The cells of a whole screen in memory, the cursor, and what can be clicked.
 *
 * The cells are our own and not an ncurses window: drawing then needs no terminal, so a test draws any state and
 * reads the cells, and a click can be answered by what was drawn under it. terminal.c copies them to ncurses, which
 * keeps doing what it does best: sending only what differs to the terminal. */
#ifndef TUI_SURFACE_H
#define TUI_SURFACE_H

#include "base/text.h"
#include "tui/glyph.h"
#include "tui/theme.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Surface Surface;

typedef struct Cell {
    uint32_t
        characters[GLYPH_CHARACTERS]; /* as in Glyph; [0] is ' ' in an empty cell, 0 in the right half of a wide one */
    Style style;
    uint32_t arms; /* of a line: which of its neighbours it reaches to */
} Cell;

/* `ascii`: every character is replaced by its closest ASCII one (glyph_ascii()). */
Surface *surface_new(int rows, int columns, bool ascii);
void surface_free(Surface *surface); /* NULL is welcome */
/* Also empties it. */
void surface_resize(Surface *surface, int rows, int columns);
void surface_clear(Surface *surface);
int surface_rows(const Surface *surface);
int surface_columns(const Surface *surface);
bool surface_ascii(const Surface *surface);
const Cell *surface_cell(const Surface *surface, int row, int column);
/* Where the terminal's cursor stands; false: it is hidden. */
bool surface_cursor(const Surface *surface, int *row, int *column);
/* What was drawn at a place (canvas_target()): false for nothing. */
bool surface_target(const Surface *surface, int row, int column, const void **target, int *index);
/* Writes a glyph at a place on the surface, both halves of a wide one; a half that lies outside left..right is blank.
 */
void surface_put(Surface *surface, int row, int column, int left, int right, const Glyph *glyph, Style style);
/* Adds the arms of a line to a cell: it joins what is there. */
enum { ARM_UP = 1, ARM_RIGHT = 2, ARM_DOWN = 4, ARM_LEFT = 8 };
void surface_line(Surface *surface, int row, int column, unsigned arms, Style style);
void surface_restyle(Surface *surface, int row, int column, Style added);
void surface_cursor_set(Surface *surface, int row, int column);
void surface_target_add(Surface *surface, int row, int column, int rows, int columns, const void *target, int index);

/* The cells as lines of text, blanks at line ends removed: for tests. */
void surface_text(const Surface *surface, Text *text);

#endif
