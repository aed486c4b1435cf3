/* A plan in words and as JSON: for `plan`, and for `apply` before it asks. */
#ifndef CLI_PRINT_PLAN_H
#define CLI_PRINT_PLAN_H

#include "cli/command.h"
#include "guide/risk.h"
#include "stack/plan.h"

#include <jansson.h>

void plan_print(const Run *run, const Plan *plan, const Risks *risks, const Drift *drift);

/* What became of the list's entries, [{cidr, change, note}]; the caller's. */
json_t *allowed_changes_json(const AccessMerge *merge);

#endif
