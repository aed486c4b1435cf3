/* The loop: waits for keys, messages and time at once, and draws after each. Its steps can be called one by one, so
 * a test drives whole screens without a terminal. */
#ifndef TUI_LOOP_H
#define TUI_LOOP_H

#include "tui/screen.h"
#include "tui/terminal.h"

typedef struct Loop Loop;

/* `shell` and `context` must outlive it. Enters the shell's first screen. */
Loop *loop_new(const Shell *shell, void *context, Mailbox *mailbox);
/* Leaves the screen. Its jobs are cancelled, not waited for: see jobs_end(). */
void loop_free(Loop *loop);

/* Runs until a Move of MOVE_QUIT or until the terminal is gone. True: the user quit. */
bool loop_run(Loop *loop, Terminal *terminal);

/* One step each; false once the program should end. */
bool loop_key(Loop *loop, const Key *key);
void loop_messages(Loop *loop);
/* Lets the time pass: answers in how many ms it wants to be called again, 0 for not. */
int loop_tick(Loop *loop, long long now_ms);
void loop_draw(const Loop *loop, Surface *surface);
/* What was drawn can be read now. */
void loop_shown(Loop *loop, const Surface *surface);
/* Goes to a screen, as a Move would. */
void loop_go(Loop *loop, int screen);
int loop_screen(const Loop *loop);        /* index of the one that is shown: for tests */
const void *loop_state(const Loop *loop); /* its state: for tests */

#endif
