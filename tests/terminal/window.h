/* A program in a terminal of its own, seen through libvterm: keys go in, the screen comes out as plain text.
 *
 * Nothing sleeps: every wait is for what should appear, and fails the cmocka test with the screen as it was: after
 * WINDOW_TIMEOUT_MS, or after WINDOW_SILENCE_MS in which the program showed nothing. A busy machine comes to neither.
 */
#ifndef TESTS_TERMINAL_WINDOW_H
#define TESTS_TERMINAL_WINDOW_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct Window Window;

enum { WINDOW_TIMEOUT_MS = 5 * 60 * 1000, WINDOW_SILENCE_MS = 60 * 1000 };

/* Runs argv[0] (a path) with a pinned environment: HOME is a fresh empty folder, TERM=xterm-256color, LANG=C.UTF-8,
 * TZ=UTC, PATH=/usr/bin:/bin, and nothing of the machine's (no AWS_*, proxy or CA variable). `extra`: more
 * variables as "NAME=value", or "NAME" to take one away; ends in NULL, may be NULL. */
Window *window_open(int rows, int columns, const char *const *argv, const char *const *extra);
/* Ends the program if it still runs, and removes its home. NULL is welcome. */
void window_close(Window *window);
const char *window_home(const Window *window);
int window_process(const Window *window); /* its number */

/* Text typed as it stands, in bytes. */
void window_keys(Window *window, const char *keys);
/* A key by name, as many as are given, parted by blanks: "Down Down Enter", "Ctrl-C", "Alt-u", "F1", "Shift-Tab". */
void window_press(Window *window, const char *names);
/* As the terminal pastes: between marks. */
void window_paste(Window *window, const char *text);
/* The left button, at a place or in the middle of the first of these words, once they are there. */
void window_click(Window *window, int row, int column);
void window_click_on(Window *window, const char *words);
void window_wheel(Window *window, int row, int column, bool down);
void window_resize(Window *window, int rows, int columns);
void window_signal(Window *window, int number);

/* Waits until a line of the screen contains these words; until none does. */
void window_until(Window *window, const char *words);
void window_gone(Window *window, const char *words);
/* Reads what comes for so long; for measuring, not for waiting. */
void window_idle(Window *window, int ms);
bool window_shows(Window *window, const char *words); /* as it is now */
/* Waits until the program is there and asked for what a full-screen program asks for (the alternate screen). */
void window_started(Window *window);
/* Waits for the program's end: its exit status, 128 and the signal when one ended it. */
int window_exit(Window *window);

/* What of the screen is different each time: extended regular expressions, every match is shown as '~', one for each
 * character, or one alone where the expression ends in '$'. Spinners are always covered. Ends in NULL; kept by the
 * window until the next call. */
void window_masks(Window *window, const char *const *patterns);
/* Waits until the screen, as lines of plain text, is what stands in the file. With UPDATE=1 in the environment, waits
 * until it has been still for a moment and writes the file anew. */
void window_expect(Window *window, const char *path);
/* What that is made of, for a comparison of another kind. */
bool window_updates(void);          /* UPDATE=1 */
void window_settle(Window *window); /* waits until the screen has been still for a moment */
char *window_text(Window *window);  /* the screen as text, masked; the caller frees it */
/* Adds the cells of a row from one column to before another, without blanks at the end; not masked. */
void window_row(Window *window, int row, int from, int to, Text *text);
void window_mask(const Window *window, Text *text);
/* Waits until `right` says so, which is asked after each change; false: it never did. */
bool window_becomes(Window *window, bool (*right)(Window *window, void *user), void *user);
void window_size(const Window *window, int *rows, int *columns);

typedef struct WindowCell {
    char text[32];
    bool bold, underline, reverse;
    int front, back; /* number of the palette, -1: the default */
} WindowCell;
WindowCell window_cell(Window *window, int row, int column);
/* Waits for these words; where they start. */
void window_find(Window *window, const char *words, int *row, int *column);
WindowCell window_cell_of(Window *window, const char *words);
void window_cursor(Window *window, int *row, int *column, bool *visible);
const char *window_title(const Window *window);
bool window_alternate(const Window *window); /* the alternate screen is shown */
bool window_cooked(const Window *window);    /* the terminal's modes are a shell's again */
/* All that the program sent so far, raw; bytes and how many. */
const char *window_output(const Window *window, size_t *length);

#endif
