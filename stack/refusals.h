/* What AWS is certain to refuse of a deployment, found out before anything of it is begun: AWS itself says so minutes
 * later, and undoes all. What is only likely, or can't be asked, refuses nothing. */
#ifndef STACK_REFUSALS_H
#define STACK_REFUSALS_H

#include "stack/checks.h"

enum { REFUSALS_MAX = 8 };
typedef struct Refusals {
    Finding items[REFUSALS_MAX];
    size_t count;
} Refusals;

/* Blocking. Of a plan that is ready, of what it changes; of one that must delete first (PLAN_NEEDS_DELETE), of what is
 * made then. None of what is only put back. `scope->plan` and `only` are set here. False only when cancelled. */
bool refusals_find(const CheckScope *scope, const Plan *plan, Refusals *found, Error *err);
/* One more, when it is one. */
void refusals_take(Refusals *found, const Finding *finding);
/* Whether there are none. Else err (code "Refused", and the first one's setting) has each with what to do: ERROR_USAGE
 * where the settings can be chosen otherwise, ERROR_FAILED where the account has to be changed. */
bool refusals_none(const Refusals *found, Error *err);

#endif
