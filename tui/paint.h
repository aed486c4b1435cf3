/* A surface on the terminal: ncurses finds out what differs, and sends that. */
#ifndef TUI_PAINT_H
#define TUI_PAINT_H

#include "tui/surface.h"

typedef struct Paint Paint;

/* ncurses has been started. */
Paint *paint_new(const Theme *theme);
void paint_free(Paint *paint); /* NULL is welcome */
void paint_theme(Paint *paint, const Theme *theme);
/* What the terminal shows is not known any more: the next time, all is sent. */
void paint_forget(Paint *paint);
void paint_show(Paint *paint, const Surface *surface);

#endif
