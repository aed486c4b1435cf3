/* The screens that the program is held to.
 *
 * A screen is compared by its inside, so that what surrounds it stands once: tests/terminal/screens/NAME-COLUMNS.screen
 * has what is inside the frame and right of the rail, and frames.text beside it has each heading, rail and key line
 * with the names of the screens that show it. The dozen of docs/screens.md, in screens/whole/, are compared as a whole.
 * `make test-terminal UPDATE=1` writes them all anew; an empty file in screens/whole/ makes one of them whole. */
#ifndef TESTS_TERMINAL_EXPECTED_H
#define TESTS_TERMINAL_EXPECTED_H

#include "tests/terminal/window.h"

/* Waits until the window shows the screen of that name. With PICTURES=FOLDER in the environment, it is also written
 * there as a whole. */
void expect(Window *window, const char *name, int columns);

#endif
