/* The exit statuses, in one place: documented in README.md and by --help, relied on by scripts. */
#ifndef BASE_EXIT_H
#define BASE_EXIT_H

#include "base/error.h"

enum {
    EXIT_DONE = 0,
    EXIT_FAILED = 1,
    EXIT_USAGE = 2,         /* wrong options, settings or input */
    EXIT_CHANGES = 3,       /* `plan --exit-code`: there is something to change */
    EXIT_DENIED = 4,        /* not permitted, or not signed in */
    EXIT_INTERRUPTED = 130, /* stopped by the user; a deployment goes on at AWS */
};

/* That of a run that ended with this error. */
int exit_status(const Error *err);

#endif
