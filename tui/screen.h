/* A screen is a struct of functions. Its state is its own; only the drawing thread calls them. */
#ifndef TUI_SCREEN_H
#define TUI_SCREEN_H

#include "tui/canvas.h"
#include "tui/job.h"
#include "tui/keys.h"

/* Every function but `draw` may be NULL. `context` is the shell's: the draft of the settings, the session … */
typedef struct Screen {
    void *(*enter)(void *context, Visit visit); /* its state; may start jobs, never waits */
    /* Runs whenever anything may have changed. Reads, changes nothing, never waits. */
    void (*draw)(const void *state, const Canvas *canvas);
    /* What was drawn last stands on the terminal, and every key that was typed before it did has been handled. */
    void (*shown)(void *state);
    /* The keys that work now, and what gets the others: clicks, the wheel and pastes too. */
    void (*keys)(const void *state, Keys *keys);
    void (*message)(void *state, Message *message);
    /* Time passed. Called after each event and when the time it answered last is over; answers in how many ms it wants
     * to be called again, 0 for not. `now_ms` is monotonic. While something spins: SPINNER_MS. */
    int (*tick)(void *state, long long now_ms);
    /* Where a help key asks: adds what the focused field is, why its default is what it is, what it costs. */
    void (*help)(const void *state, Text *text);
    void (*leave)(void *state); /* frees the state; the loop has cancelled its jobs */
} Screen;

/* What surrounds the screens. Every function may be NULL. */
typedef struct Shell {
    const Screen *const *screens;
    int count, first;
    int least_rows, least_columns; /* below: the program says so and waits. 0: 24, 80 */
    /* Draws what stands round the screen (frame, rail, price) and answers what is left to it. */
    Canvas (*draw)(const void *context, const Screen *screen, const void *state, const Canvas *canvas);
    /* Draws what lies over the screen: help, a question. */
    void (*draw_over)(const void *context, const Canvas *canvas);
    /* Draws the line of keys, when all else is drawn: which of them work may be known by then alone, those of what
     * scrolls for instance. */
    void (*draw_keys)(const void *context, const Screen *screen, const void *state, const Canvas *canvas);
    /* Before the screen: true when it took the key, because something of it lies over the screen. */
    bool (*key_before)(void *context, const Key *key, Move *move);
    /* After the screen, when that answered MOVE_IGNORED: F1, ?, q, Ctrl-C, a click in the rail. */
    Move (*key_after)(void *context, const Screen *screen, const void *state, const Key *key);
    void (*message)(void *context, Message *message); /* of the jobs of visit 0 */
    int (*tick)(void *context, long long now_ms);     /* as that of a screen */
    void (*entered)(void *context, int screen);       /* a screen is shown from now on */
} Shell;

#endif
