/* Another program, in this one's terminal. */
#ifndef BASE_RUN_HERE_H
#define BASE_RUN_HERE_H

#include "base/error.h"

/* Runs it with our streams and environment, and waits for its end; Ctrl-C and Ctrl-\ are its own meanwhile. `words`:
 * its name or path, which PATH finds, and its arguments; NULL ends them. `status`: its exit status, or 128 and the
 * signal that ended it. False: it can't be started. */
bool run_here(char *const *words, int *status, Error *err);

#endif
