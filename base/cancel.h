/* A wish to stop, that any thread may utter: asked between calls, and heard at once by who waits, which nobody does by
 * looking again and again. */
#ifndef BASE_CANCEL_H
#define BASE_CANCEL_H

#include "base/error.h"

#include <poll.h>
#include <stdatomic.h>
#include <stdbool.h>

/* All zeros: nobody wishes it. */
typedef struct Cancel {
    atomic_bool wanted;
    atomic_int bell; /* an eventfd and 1, which rings while it is wanted; 0: nobody has waited for it yet */
} Cancel;
void cancel_release(Cancel *cancel); /* once nobody waits any more and nobody can request it */

void cancel_request(Cancel *cancel); /* safe in a signal handler */
/* Nobody wishes it any more. By who alone waits for it, on the thread that signals go to. */
void cancel_take_back(Cancel *cancel);
/* NULL means: never. */
bool cancel_wanted(const Cancel *cancel);
/* Sleeps until it is wanted (true, at once) or `ms` have passed. */
bool cancel_wait(const Cancel *cancel, long long ms);
/* poll(2) of one descriptor, that such a wish ends as well: 1 when it is ready, 0 otherwise (it may be early), -1 with
 * errno. `ms` -1: no limit. NULL: no descriptor. */
int cancel_poll(const Cancel *cancel, struct pollfd *wait, int ms);
/* What is readable while it is wanted, for who waits by other means; ask cancel_wanted() after this. -1: there is none
 * (NULL, or no descriptor can be had), and who waits looks now and then. */
int cancel_bell(const Cancel *cancel);
/* For who waits for a condition of threads meanwhile: how many ms may pass until the next look. Half of what has been
 * waited already, by clock_monotonic_ms() since `since_ms`, from 20 to 500: who waits long wakes seldom. */
int cancel_look_ms(long long since_ms);
/* Sets ERROR_CANCELLED; always false. */
bool cancel_error(Error *err);

#endif
