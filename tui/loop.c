/* See loop.h. */
#include "tui/loop.h"
#include "base/clock.h"
#include "base/memory.h"

#include <stdlib.h>

struct Loop {
    const Shell *shell;
    void *context;
    Mailbox *mailbox;
    int screen; /* index of the one that is shown */
    void *state;
    unsigned visit; /* which showing this is; counts up */
};

static const Screen *shown(const Loop *loop) {
    return loop->shell->screens[loop->screen];
}

static void screen_enter(Loop *loop, int screen) {
    loop->screen = screen;
    loop->visit++;
    const Screen *entered = shown(loop);
    if (loop->shell->entered)
        loop->shell->entered(loop->context, screen);
    loop->state = entered->enter ? entered->enter(loop->context, (Visit){loop->mailbox, loop->visit}) : NULL;
}

static void screen_leave(Loop *loop) {
    jobs_cancel(loop->mailbox, loop->visit);
    if (shown(loop)->leave)
        shown(loop)->leave(loop->state);
    loop->state = NULL;
}

Loop *loop_new(const Shell *shell, void *context, Mailbox *mailbox) {
    Loop *loop = memory_new(1, sizeof *loop);
    loop->shell = shell;
    loop->context = context;
    loop->mailbox = mailbox;
    screen_enter(loop, shell->first);
    return loop;
}

void loop_free(Loop *loop) {
    if (!loop)
        return;
    screen_leave(loop);
    free(loop);
}

void loop_go(Loop *loop, int screen) {
    if (screen < 0 || screen >= loop->shell->count)
        return;
    screen_leave(loop);
    screen_enter(loop, screen);
}

int loop_screen(const Loop *loop) {
    return loop->screen;
}

const void *loop_state(const Loop *loop) {
    return loop->state;
}

bool loop_key(Loop *loop, const Key *key) {
    const Shell *shell = loop->shell;
    Move move = MOVE_STAY;
    if (!shell->key_before || !shell->key_before(loop->context, key, &move)) {
        AUTO(keys_release) Keys keys = {0};
        if (shown(loop)->keys)
            shown(loop)->keys(loop->state, &keys);
        move = keys_press(&keys, loop->state, key);
        if (move == MOVE_IGNORED && shell->key_after)
            move = shell->key_after(loop->context, shown(loop), loop->state, key);
    }
    if (move == MOVE_QUIT)
        return false;
    if (move == MOVE_NEXT || move == MOVE_BACK)
        move = loop->screen + (move == MOVE_NEXT ? 1 : -1);
    if (move >= 0)
        loop_go(loop, move);
    return true;
}

void loop_messages(Loop *loop) {
    for (Message *message = mailbox_take(loop->mailbox), *next; message; message = next) {
        next = message->next;
        if (message->visit == 0 && loop->shell->message)
            loop->shell->message(loop->context, message);
        else if (message->visit == loop->visit && shown(loop)->message)
            shown(loop)->message(loop->state, message);
        message_free(message); /* also those of a screen that was left */
    }
}

int loop_tick(Loop *loop, long long now_ms) {
    int screen = shown(loop)->tick ? shown(loop)->tick(loop->state, now_ms) : 0;
    int shell = loop->shell->tick ? loop->shell->tick(loop->context, now_ms) : 0;
    return screen <= 0 ? shell : shell <= 0 || screen < shell ? screen : shell;
}

static bool too_small(const Loop *loop, const Surface *surface) {
    const Shell *shell = loop->shell;
    return surface_rows(surface) < (shell->least_rows ? shell->least_rows : 24) ||
           surface_columns(surface) < (shell->least_columns ? shell->least_columns : 80);
}

static void small_draw(const Loop *loop, Surface *surface) {
    Canvas whole = canvas_whole(surface);
    AUTO(memory_release)
    char *words = memory_print(
        "The window is too small: %d columns and %d rows, and at least %d and %d are needed. Nothing is lost: make it "
        "larger, or use a smaller font. Ctrl-C leaves.",
        whole.columns, whole.rows, loop->shell->least_columns ? loop->shell->least_columns : 80,
        loop->shell->least_rows ? loop->shell->least_rows : 24);
    canvas_wrap(&whole, 0, ROLE_WARNING, words);
}

void loop_draw(const Loop *loop, Surface *surface) {
    surface_clear(surface);
    if (too_small(loop, surface)) {
        small_draw(loop, surface);
        return;
    }
    const Shell *shell = loop->shell;
    Canvas whole = canvas_whole(surface), inside = whole;
    if (shell->draw)
        inside = shell->draw(loop->context, shown(loop), loop->state, &whole);
    if (shown(loop)->draw)
        shown(loop)->draw(loop->state, &inside);
    if (shell->draw_over)
        shell->draw_over(loop->context, &whole);
    if (shell->draw_keys)
        shell->draw_keys(loop->context, shown(loop), loop->state, &whole);
}

void loop_shown(Loop *loop, const Surface *surface) {
    if (shown(loop)->shown && !too_small(loop, surface))
        shown(loop)->shown(loop->state);
}

/* False once the program should end. */
static bool keys_take(Loop *loop, Terminal *terminal) {
    for (Key key; terminal_key(terminal, &key);) {
        if (key_is(&key, 'l', KEY_CTRL))
            terminal_repaint(terminal);
        else if (key_is(&key, 'z', KEY_CTRL))
            terminal_suspend(terminal);
        else if (key.code == K_RESIZE)
            continue; /* drawing follows, and what the last key told stays */
        else if (too_small(loop, terminal_surface(terminal)) && key_is(&key, 'c', KEY_CTRL))
            return false; /* no question before it could be seen */
        else if (too_small(loop, terminal_surface(terminal)))
            continue; /* a key must not change what can't be seen */
        else if (!loop_key(loop, &key))
            return false;
        if (key.code == K_CLICK) /* the next click is for what stands there then */
            loop_draw(loop, terminal_surface(terminal));
    }
    return true;
}

bool loop_run(Loop *loop, Terminal *terminal) {
    for (;;) {
        int pause_ms = loop_tick(loop, clock_monotonic_ms());
        loop_draw(loop, terminal_surface(terminal));
        if (shown(loop)->shown) { /* what was typed till now was typed without having seen this */
            if (terminal_wait(terminal, -1, 0) == TERMINAL_GONE)
                return false;
            if (!keys_take(loop, terminal))
                return true;
            loop_draw(loop, terminal_surface(terminal));
        }
        terminal_show(terminal);
        loop_shown(loop, terminal_surface(terminal));
        if (terminal_wait(terminal, mailbox_descriptor(loop->mailbox), pause_ms > 0 ? pause_ms : -1) == TERMINAL_GONE)
            return false;
        if (!keys_take(loop, terminal))
            return true;
        loop_messages(loop);
    }
}
