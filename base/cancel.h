/* A wish to stop, that any thread may utter: asked between calls, in waits and in transfers. */
#ifndef BASE_CANCEL_H
#define BASE_CANCEL_H

#include "base/error.h"

#include <stdatomic.h>
#include <stdbool.h>

typedef struct Cancel {
    atomic_bool wanted;
} Cancel;

void cancel_request(Cancel *cancel); /* safe in a signal handler */
/* NULL means: never. */
bool cancel_wanted(const Cancel *cancel);
/* Sets ERROR_CANCELLED; always false. */
bool cancel_error(Error *err);

#endif
