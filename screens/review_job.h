/* Review's change set: computed by AWS in a job, and thrown away when nobody wants it. */
#ifndef SCREENS_REVIEW_JOB_H
#define SCREENS_REVIEW_JOB_H

#include "guide/risk.h"
#include "screens/context.h"
#include "stack/refusals.h"

typedef struct ReviewPlan {
    Plan plan;
    Risks risks;
    Drift seen;        /* what was changed outside of the stack, and what waits for the database's window */
    Finding worst;     /* the first check that says that it would fail */
    Refusals refusals; /* of the plan */
} ReviewPlan;

/* The change set of the draft and then the checks of it, or (`revert`) the one that puts back what was changed outside.
 * Left in the middle, nothing of it stays at AWS. */
Job *review_plan_start(const Wizard *wizard, Visit visit, bool revert, PlanMoment moment);
/* Of its MESSAGE_DONE: plan, risks and what was seen may be taken out. */
ReviewPlan *review_plan_result(Message *message);
/* Takes the wizard's plan away, and its change set at AWS, in the background; but not what is about to be executed. */
void review_discard(Wizard *wizard);

#endif
