/* A plan in words and as JSON: for `plan`, and for `apply` before it asks. */
#ifndef CLI_PRINT_PLAN_H
#define CLI_PRINT_PLAN_H

#include "cli/command.h"
#include "guide/notes.h"
#include "guide/risk.h"
#include "stack/plan.h"
#include "stack/refusals.h"

#include <jansson.h>

/* What is told with a plan. */
typedef struct PlanTold {
    Risks risks;
    Drift drift;
    Notes notes;
    Refusals refusals;
} PlanTold;
void plan_told_release(PlanTold *told); /* for AUTO */
void plan_print(const Run *run, const Plan *plan, const PlanTold *told);

/* What is told though nothing hinders it: as lines, and as [{id, words, setting}]; the caller's. */
void notes_say(const Run *run, const Notes *notes);
json_t *notes_json(const Notes *notes);

/* What became of the list's entries, [{cidr, change, note}]; the caller's. */
json_t *allowed_changes_json(const AccessMerge *merge);

#endif
