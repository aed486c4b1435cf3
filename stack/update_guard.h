/* The stack policy that keeps updates, whoever makes them, from replacing or deleting what holds the data: the
 * database, its keys and its secret (User Guide, "Prevent updates to stack resources"). A statement of ours in the
 * stack's policy, beside whatever others have put there; taken out for one update that somebody agreed to by name, and
 * put back when it has ended or, if the program did not live to see that, by the next one that looks. */
#ifndef STACK_UPDATE_GUARD_H
#define STACK_UPDATE_GUARD_H

#include "aws/cloudformation.h"
#include "stack/plan.h"

typedef enum {
    GUARD_UNKNOWN, /* not asked, or could not be */
    GUARD_HOLDS,
    GUARD_SET,     /* it was missing, and has been set just now */
    GUARD_MISSING, /* and could not be set */
} GuardState;

/* Looks, and sets it where it is missing. False: `state` says how far that went, err why. Only for a stack of ours that
 * stands and on which nothing runs. */
bool update_guard_hold(AwsContext *aws, const char *stack_id, GuardState *state, Error *err);
/* Takes it out of the stack's policy; what else stands there stays. True also when it was not in it. */
bool update_guard_lift(AwsContext *aws, const char *stack_id, Error *err);

/* Whether what the plan changes is held back by it: only after it was agreed to may it be lifted. */
bool update_guard_stops(const Plan *plan);

/* The policy with our statement and without it. `policy`: JSON, NULL or "" none. NULL: there is nothing to change. The
 * caller frees. A policy that can't be read counts as none: CloudFormation takes only what it can read. */
char *update_guard_put_in(const char *policy);
char *update_guard_take_out(const char *policy);

#endif
