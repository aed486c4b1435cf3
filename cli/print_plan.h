/* A plan in words and as JSON: for `plan`, and for `apply` before it asks. */
#ifndef CLI_PRINT_PLAN_H
#define CLI_PRINT_PLAN_H

#include "cli/command.h"
#include "guide/risk.h"
#include "stack/plan.h"

void plan_print(const Run *run, const Plan *plan, const Risks *risks);

#endif
