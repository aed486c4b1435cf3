/* Review's change set: computed by AWS in a job, and thrown away when nobody wants it. */
#ifndef SCREENS_REVIEW_JOB_H
#define SCREENS_REVIEW_JOB_H

#include "guide/risk.h"
#include "screens/context.h"
#include "stack/checks.h"

typedef struct ReviewPlan {
    Plan plan;
    Risks risks;
    Finding worst; /* the first check that says that it would fail */
} ReviewPlan;

/* Checks, then the change set of the draft, or (`revert`) the one that puts back what was changed outside. Left in the
 * middle, nothing of it stays at AWS. */
Job *review_plan_start(const Wizard *wizard, Visit visit, bool revert);
/* Of its MESSAGE_DONE: plan and risks may be taken out. */
ReviewPlan *review_plan_result(Message *message);
/* Takes the wizard's plan away, and its change set at AWS, in the background; but not what is about to be executed. */
void review_discard(Wizard *wizard);

#endif
