/* `secure-rds plan`: what apply would change, as AWS computes it; nothing is changed by asking. */
#include "stack/plan.h"
#include "base/memory.h"
#include "base/visible.h"
#include "cli/commands.h"
#include "cli/drift.h"
#include "cli/print_plan.h"
#include "cli/risks.h"

const char plan_help[] =
    "Makes a change set at AWS, shows it, and deletes it again. Nothing is changed.\n"
    "What AWS is certain to refuse is told, and the status is then 2 where another setting helps, else 1.\n"
    "With --exit-code the status is 3 when there is something to change, 0 when there is not.";
const OptionRow plan_options[] = {
    {"exit-code", NULL, OPTION_FLAG, OPTION_AT(exit_code), "exit with 3 when there is something to change", 0},
    {"prune", NULL, OPTION_FLAG, OPTION_AT(prune), "addresses in force that the settings never knew go", 0},
    {"drift", NULL, OPTION_FLAG, OPTION_AT(drift), "let CloudFormation compare every resource; counts for --exit-code",
     0},
    {0},
};

static void told(void *data, const char *words) {
    const Run *run = data;
    say(run, "%s", words);
}

/* What the plan risks, and what was changed outside of the stack: in passing, or in full; and what AWS would refuse. */
static bool look(Run *run, const Plan *plan, PlanTold *seen) {
    bool stands = plan->status->kind == STACK_STANDS;
    const CheckScope scope = {.aws = &run->aws,
                              .settings = plan->effective ? plan->effective : run->settings,
                              .role_arn = run->options.role_arn};
    bool asks = plan->state == PLAN_READY || plan->state == PLAN_NEEDS_DELETE;
    if (asks || (plan->state == PLAN_UNCHANGED && stands))
        risks_of_plan(run, plan, &seen->risks, &seen->drift);
    if (!asks)
        risks_release(&seen->risks);
    if (!refusals_find(&scope, plan, &seen->refusals, &run->err))
        return false;
    notes_of_plan(&run->aws, run->settings, plan, &seen->notes);
    if (!run->options.drift || !stands || plan->owner == OWNER_OTHER)
        return true;
    drift_release(&seen->drift);
    return drift_detect(&run->aws, plan->stack.name, &seen->drift, &run->err);
}

/* It was told with the plan, whole; the status says the same as apply's. */
static int refused(const Refusals *refusals) {
    Error err = {0};
    return refusals_none(refusals, &err) ? EXIT_DONE : exit_status(&err);
}

int plan_run(Run *run) {
    if (!run_complete_settings(run) || !run_aws(run))
        return run_failed(run);
    PlanOptions options = {.role_arn = run->options.role_arn, .prune = run->options.prune, .told = told, .data = run};
    AUTO(plan_release) Plan plan = {0};
    if (!plan_make(&run->aws, run->settings, &options, &plan, &run->err))
        return run_failed(run);
    AUTO(plan_told_release) PlanTold seen = {0};
    if (!look(run, &plan, &seen)) {
        Error ignored = {0};
        plan_discard(&run->aws, &plan, &ignored);
        return run_failed(run);
    }
    plan_print(run, &plan, &seen);
    PlanState state = plan.state; /* throwing it away changes the plan */
    bool elsewhere = plan.allowed.count > 0 || (run->options.drift && seen.drift.count > 0);
    if (state == PLAN_READY && !plan_discard(&run->aws, &plan, &run->err))
        return run_failed(run);
    if (seen.refusals.count)
        return refused(&seen.refusals);
    switch (state) {
    case PLAN_READY:
    case PLAN_NEEDS_DELETE:
        return run->options.exit_code ? EXIT_CHANGES : EXIT_DONE;
    case PLAN_UNCHANGED: /* of the list, others may have changed what the settings say */
        return run->options.exit_code && elsewhere ? EXIT_CHANGES : EXIT_DONE;
    case PLAN_BUSY:
    case PLAN_BROKEN:
        break;
    case PLAN_FOREIGN: /* as apply ends: another name in the settings is the way out */
        return EXIT_USAGE;
    }
    return EXIT_FAILED;
}
