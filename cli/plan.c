/* `secure-rds plan`: what apply would change, as AWS computes it; nothing is changed by asking. */
#include "stack/plan.h"
#include "base/memory.h"
#include "base/visible.h"
#include "cli/commands.h"
#include "cli/print_plan.h"
#include "cli/risks.h"

const char plan_help[] = "Makes a change set at AWS, shows it, and deletes it again. Nothing is changed.\n"
                         "With --exit-code the status is 3 when there is something to change, 0 when there is not.";
const OptionRow plan_options[] = {
    {"exit-code", NULL, OPTION_FLAG, OPTION_AT(exit_code), "exit with 3 when there is something to change", 0},
    {"prune", NULL, OPTION_FLAG, OPTION_AT(prune), "addresses in force that the settings never knew go", 0},
    {0},
};

static void told(void *data, const char *words) {
    const Run *run = data;
    say(run, "%s", words);
}

int plan_run(Run *run) {
    if (!run_complete_settings(run) || !run_aws(run))
        return run_failed(run);
    PlanOptions options = {.role_arn = run->options.role_arn, .prune = run->options.prune, .told = told, .data = run};
    AUTO(plan_release) Plan plan = {0};
    if (!plan_make(&run->aws, &run->clock, run->settings, &options, &plan, &run->err))
        return run_failed(run);
    AUTO(risks_release) Risks risks = {0};
    if (plan.state == PLAN_READY)
        risks_of_plan(run, &plan, &risks);
    plan_print(run, &plan, &risks);
    PlanState state = plan.state; /* throwing it away changes the plan */
    bool elsewhere = plan.allowed.count > 0;
    if (state == PLAN_READY && !plan_discard(&run->aws, &plan, &run->err))
        return run_failed(run);
    switch (state) {
    case PLAN_READY:
    case PLAN_NEEDS_DELETE:
        return run->options.exit_code ? EXIT_CHANGES : EXIT_DONE;
    case PLAN_UNCHANGED: /* of the list, others may have changed what the settings say */
        return run->options.exit_code && elsewhere ? EXIT_CHANGES : EXIT_DONE;
    case PLAN_BUSY:
    case PLAN_BROKEN:
    case PLAN_FOREIGN:
        break;
    }
    return EXIT_FAILED;
}
