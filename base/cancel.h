/* A wish to stop, that any thread may utter: asked between calls, in waits and in transfers. */
#ifndef BASE_CANCEL_H
#define BASE_CANCEL_H

#include "base/error.h"

#include <stdatomic.h>
#include <stdbool.h>

typedef struct Cancel {
    atomic_uint wanted; /* 0 or 1; who waits for it sleeps on its address (futex) */
} Cancel;

void cancel_request(Cancel *cancel); /* safe in a signal handler */
/* NULL means: never. */
bool cancel_wanted(const Cancel *cancel);
/* Sleeps until it is wanted (true, at once) or `ms` have passed, without a look in between. */
bool cancel_wait(const Cancel *cancel, long long ms);
/* For who waits for something else meanwhile, a socket or a line: how many ms may pass until the next look at it. An
 * eighth of what has been waited already, by clock_monotonic_ms() since `since_ms`, from 20 to 500: a wish to stop is
 * heard soon, and who waits long wakes seldom. */
int cancel_look_ms(long long since_ms);
/* Sets ERROR_CANCELLED; always false. */
bool cancel_error(Error *err);

#endif
