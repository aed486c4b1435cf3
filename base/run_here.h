/* Another program, in this one's terminal. */
#ifndef BASE_RUN_HERE_H
#define BASE_RUN_HERE_H

#include "base/error.h"

#include <signal.h>

/* Runs it with our streams and environment, and waits for its end; Ctrl-C and Ctrl-\ are its own meanwhile, and
 * Ctrl-Z stops us with it. `words`:
 * its name or path, which PATH finds, and its arguments; NULL ends them. `status`: its exit status, or 128 and the
 * signal that ended it. False: it can't be started. */
bool run_here(char *const *words, int *status, Error *err);

/* What the keys did before. */
typedef struct HandedKeys {
    struct sigaction interrupt, quit, stop;
} HandedKeys;
/* Ctrl-C and Ctrl-\ end nothing of ours until they are taken back, and Ctrl-Z stops us as it does anybody: the shell
 * waits for us, and had nothing to go on from if the other program alone were stopped. */
void keys_hand_over(HandedKeys *keys);
void keys_take_back(const HandedKeys *keys);

#endif
