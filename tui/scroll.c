/* See scroll.h. */
#include "tui/scroll.h"
#include "base/memory.h"

#include <stdlib.h>

/* What the last drawing found. Not state, hence behind a pointer. */
typedef struct Seen {
    int rows, all;
} Seen;

struct Scroll {
    int top;
    Seen *seen;
};

Scroll *scroll_new(void) {
    Scroll *scroll = memory_new(1, sizeof *scroll);
    scroll->seen = memory_new(1, sizeof *scroll->seen);
    return scroll;
}

void scroll_free(Scroll *scroll) {
    if (!scroll)
        return;
    free(scroll->seen);
    free(scroll);
}

static int last_top(const Scroll *scroll) {
    return scroll->seen->all > scroll->seen->rows ? scroll->seen->all - scroll->seen->rows : 0;
}

/* The room may have grown, or the thing shrunk, since the last key. */
static int top(const Scroll *scroll) {
    return scroll->top < last_top(scroll) ? scroll->top : last_top(scroll);
}

int scroll_draw(const Scroll *scroll, const Canvas *canvas, int row, int column, int rows, int all) {
    *scroll->seen = (Seen){rows, all};
    canvas_scroll_bar(canvas, row, column, rows, (size_t)top(scroll), (size_t)rows, (size_t)all);
    return top(scroll);
}

bool scroll_can(const Scroll *scroll) {
    return last_top(scroll) > 0;
}

/* Of a page one row stays in sight. */
static int step(const Scroll *scroll, const Key *key) {
    enum { WHEEL = 3 };
    int page = scroll->seen->rows > 2 ? scroll->seen->rows - 1 : 1;
    if (key->code == K_WHEEL_UP || key->code == K_WHEEL_DOWN)
        return key->code == K_WHEEL_UP ? -WHEEL : WHEEL;
    if (key_is(key, K_PAGE_UP, 0) || key_is(key, K_PAGE_DOWN, 0))
        return key->code == K_PAGE_UP ? -page : page;
    return 0;
}

bool scroll_key(Scroll *scroll, const Key *key) {
    int by = step(scroll, key), to = top(scroll) + by;
    scroll->top = to < 0 ? 0 : to > last_top(scroll) ? last_top(scroll) : to;
    return by != 0;
}

void scroll_home(Scroll *scroll) {
    scroll->top = 0;
}
