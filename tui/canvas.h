/* Where screens draw: a clipped region of a surface. */
#ifndef TUI_CANVAS_H
#define TUI_CANVAS_H

#include "tui/surface.h"

/* A rectangle of a surface with its own origin: nothing drawn on it reaches beyond it. A value: copy it freely.
 * A part that reaches over its whole keeps its size and loses what lies outside. */
typedef struct Canvas {
    Surface *surface;
    int row, column;              /* its origin on the surface; may lie outside of it */
    int rows, columns;            /* its size */
    int top, left, bottom, right; /* on the surface: what may be drawn; bottom and right are behind it */
} Canvas;

Canvas canvas_whole(Surface *surface);
/* The part of `canvas` that starts at row, column (both may be negative) with rows x columns; CANVAS_REST reaches to
 * the end. */
enum { CANVAS_REST = 1 << 20 };
Canvas canvas_part(const Canvas *canvas, int row, int column, int rows, int columns);
/* A rows x columns part in the middle of it. */
Canvas canvas_middle(const Canvas *canvas, int rows, int columns);
/* Draws text on one row, cut at the right edge; answers the column behind it. Control characters and bytes that are
 * no UTF-8 are written out (base/visible.h). */
int canvas_put(const Canvas *canvas, int row, int column, Style style, const char *text);
__attribute__((format(printf, 5, 6))) int canvas_print(const Canvas *canvas, int row, int column, Style style,
                                                       const char *format, ...);
/* Draws text into exactly `width` columns: filled up with blanks, or cut with an ellipsis. */
typedef enum { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTRE } Align;
void canvas_fit(const Canvas *canvas, int row, int column, int width, Align align, Style style, const char *text);
/* Words wrapped at the canvas's width, from `row` on; a newline ends a paragraph's line. Answers the row behind it.
 * canvas_wrap_rows() says how many rows that takes at a width. */
int canvas_wrap(const Canvas *canvas, int row, Style style, const char *text);
int canvas_wrap_rows(int columns, const char *text);

/* Every cell gets this character and style. */
void canvas_fill(const Canvas *canvas, Style style, const char *glyph);
/* Adds to the style of cells already drawn, e.g. STYLE_CURSOR to a whole row. */
void canvas_restyle(const Canvas *canvas, int row, int column, int columns, Style added);
/* Lines join what they cross: ├ ┬ ┼ come by themselves. */
void canvas_box(const Canvas *canvas, Style style);                                      /* round the canvas's edge */
void canvas_across(const Canvas *canvas, int row, int column, int columns, Style style); /* ─ */
void canvas_down(const Canvas *canvas, int row, int column, int rows, Style style);      /* │ */
/* A bar of `columns` cells, `share` (0 to 1) of it full, in eighths of a cell. */
void canvas_bar(const Canvas *canvas, int row, int column, int columns, double share);
/* A scroll bar at the right edge of rows `row`…: shows `shown` of `count` lines, from `top`. Nothing if all fit. */
void canvas_scroll_bar(const Canvas *canvas, int row, int column, int rows, size_t top, size_t shown, size_t count);

/* Shows the terminal's cursor here. Screen readers and input methods follow it: set it where the focus is. */
void canvas_cursor(const Canvas *canvas, int row, int column);
/* A click or a turn of the wheel in this rectangle carries `target` and `index` in its Key. What is drawn later lies
 * on top. `target` is the widget's address: only compared, never followed. */
void canvas_target(const Canvas *canvas, int row, int column, int rows, int columns, const void *target, int index);

#endif
