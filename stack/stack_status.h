/* The 23 states a stack can be in (CloudFormation User Guide, "Stack status codes"): what each means and allows. */
#ifndef STACK_STACK_STATUS_H
#define STACK_STACK_STATUS_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    STACK_ABSENT,      /* never was, or was deleted: create */
    STACK_REVIEW,      /* a change set of type CREATE made it, nothing stands: create */
    STACK_STANDS,      /* update */
    STACK_BUSY,        /* an operation runs: attach to it */
    STACK_NEVER_STOOD, /* a first creation failed: can only be deleted, and nothing that ever stood is lost */
    STACK_BROKEN,      /* stood once, and needs its way out before anything else; never deleted for that */
} StackKind;

typedef enum { OUTCOME_RUNNING, OUTCOME_SUCCEEDED, OUTCOME_FAILED, OUTCOME_ROLLED_BACK, OUTCOME_DELETED } StackOutcome;

typedef struct StackStatus {
    const char *name; /* "UPDATE_ROLLBACK_FAILED"; "" for no stack */
    StackKind kind;
    StackOutcome outcome; /* what it means as the end of an operation; RUNNING when it is none */
    bool undone;          /* a rollback has begun or ended */
    const char *words;    /* "The last change failed and could not be undone", "Ready" */
    const char *way_out;  /* what the user can do, as a clause; "" when nothing needs to be done */
} StackStatus;

extern const StackStatus stack_statuses[];
extern const size_t stack_status_count; /* 23, without the last row, which is "" */
/* NULL or "" is STACK_ABSENT. A name that AWS adds later: busy when it ends in _IN_PROGRESS, else broken. Never NULL.
 */
const StackStatus *stack_status(const char *name);
/* "The creation failed and was undone (ROLLBACK_COMPLETE). To do: Delete what is left …"; nothing where there is
 * nothing to do. */
void stack_status_trouble(const char *name, Text *text);

#endif
