/* What may be taller than its room: PgUp, PgDn and the wheel bring further rows of it into view, and a bar shows where
 * it is. */
#ifndef TUI_SCROLL_H
#define TUI_SCROLL_H

#include "tui/canvas.h"
#include "tui/key.h"

typedef struct Scroll Scroll;

Scroll *scroll_new(void);
void scroll_free(Scroll *scroll); /* NULL is welcome */

/* It is `all` rows tall and is drawn in these `rows` rows of `canvas` now: draws the bar in that column, and answers
 * which of its rows stands on top. */
int scroll_draw(const Scroll *scroll, const Canvas *canvas, int row, int column, int rows, int all);
bool scroll_can(const Scroll *scroll); /* when it was drawn last there was more of it than room */
/* False: it is no key that scrolls. */
bool scroll_key(Scroll *scroll, const Key *key);
/* Back to its first row. */
void scroll_home(Scroll *scroll);

#endif
