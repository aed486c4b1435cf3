/* What stands round a screen: title, text at the right, keys at the bottom, and the rail of steps at the left. */
#ifndef TUI_FRAME_H
#define TUI_FRAME_H

#include "tui/canvas.h"

/* A box with a title in its upper edge and `right` in the upper right; answers the inside, one blank column in from
 * each side. Either text may be NULL. */
Canvas frame_draw(const Canvas *canvas, const char *title, Style right_style, const char *right);
/* The keys that work now, in the lower edge: "Enter next|Esc back|? help": the first word of each is the key. Those
 * that don't fit are left out from the end, but the last one ("? help") stays. A click on one carries `target` and its
 * number. `right` (NULL: none) stands at the right end. */
void frame_keys(const Canvas *canvas, const char *keys, const void *target, const char *right);
typedef struct RailStep {
    const char *title;
    Mark mark;    /* MARK_DONE, MARK_CHANGED, MARK_FAILED or MARK_NONE */
    bool visited; /* can be jumped to */
} RailStep;

/* The columns that the rail takes. */
int rail_columns(const RailStep *steps, size_t count);
/* Clicks carry `target` and the number of the step. */
void rail_draw(const Canvas *canvas, const RailStep *steps, size_t count, size_t current, const void *target);

#endif
