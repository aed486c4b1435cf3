/* Help that lies over the screen: a titled box with text, scrolled and searched. */
#ifndef TUI_HELP_H
#define TUI_HELP_H

#include "tui/canvas.h"
#include "tui/key.h"

typedef struct Help Help;

/* In `text`, a line that starts with "# " is a title. */
Help *help_new(const char *title, const char *text);
void help_free(Help *help);
/* False: closed (Esc, q, F1, ?, Enter). */
bool help_key(Help *help, const Key *key);
void help_draw(const Help *help, const Canvas *canvas);

#endif
