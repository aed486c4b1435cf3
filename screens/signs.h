/* How the signs and roles of guide/ look on a screen. */
#ifndef SCREENS_SIGNS_H
#define SCREENS_SIGNS_H

#include "guide/lines.h"
#include "tui/canvas.h"

/* The sign at the beginning of a row: a mark, a spinner, or "?" for what is not known. */
void sign_draw(const Canvas *canvas, int row, Sign sign, long long now_ms);
/* The same as text, for the cell of a list; answers its style. */
Style sign_put(Sign sign, long long now_ms, Text *text);
/* Of the words beside it. */
Style sign_style(Sign sign);
Style line_style(LineRole role);

#endif
