/* What the tests of the wizard share: the real program on a pseudo-terminal against the sandbox, in a folder that
 * outlives one run of it. */
#ifndef TESTS_TERMINAL_WIZARD_H
#define TESTS_TERMINAL_WIZARD_H

#include "tests/terminal/cases.h"
#include "tests/terminal/expected.h"
#include "tests/terminal/window.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

/* A folder that outlives one run of the program: settings, draft and the sandbox's state stand in it. */
typedef struct Place {
    char folder[64];
    char *config, *state, *program;
} Place;

Place *place_new(void);
void place_free(Place *place); /* removes the folder and what the program leaves in it */

/* Writes the settings file. `more` is YAML after app, region, key pair and one allowed address; may be "". */
void place_settings(const Place *place, const char *more);
/* Runs a command of the program in this place against its sandbox, so fast that a deployment takes part of a second,
 * and asserts its exit status. `words` ends in NULL: {"apply", "--yes", NULL}. */
void place_run(const Place *place, const char *const *words, int status);

/* What differs from one run to the next, for window_masks(). */
extern const char *const wizard_masks[];
/* What somebody does to the account meanwhile with another tool: {"keys", "500", NULL}; see elsewhere.py. */
void place_elsewhere(const Place *place, const char *const *words);

/* Starts the wizard in the sandbox, whose clock runs 100 times as fast. `more`: further words of the command line;
 * `extra`: variables as window_open takes them. Both end in NULL and may be NULL. */
Window *wizard(const Place *place, int rows, int columns, const char *const *more, const char *const *extra);
/* Leaves by Ctrl-C, closes the window, and asserts the exit status and a terminal as it was. */
void leave_with(Window *window, int status);
void leave(Window *window); /* ... with 0 */

/* From the first screen to Review with nothing but Enter and the app's name. walk_compared compares each screen. */
void walk(Window *window);
void walk_compared(Window *window, int columns);

#endif
