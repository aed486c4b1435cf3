/* `secure-rds apply`: brings the stack to the settings and follows it to its end. */
#include "base/memory.h"
#include "cli/commands.h"
#include "cli/follow.h"
#include "cli/print_plan.h"
#include "guide/review.h"

#include <string.h>

const char apply_help[] =
    "Attaches to what runs already, makes a change set, shows it, asks, executes it and follows the stack to the end.\n"
    "Ended at any moment and started again, it goes on where AWS is. What would replace or remove the database is\n"
    "done only when its name is typed, or given with --confirm; --yes is not enough for that.";
const OptionRow apply_options[] = {
    {"confirm", "APP", OPTION_VALUE, OPTION_AT(confirm), "the app's name: yes, even if the database is replaced", 0},
    {"prune", NULL, OPTION_FLAG, OPTION_AT(prune), "addresses in force that the settings never knew go", 0},
    {0},
};

static bool settle(void *data, Settings *now, bool found, Error *err) {
    (void)found, (void)err;
    plan_settle(data, now);
    return true;
}

/* What was chosen for a new stack is kept from then on: the file says it, whatever --set added is left out. */
static void record_choices(Run *run, const Plan *plan) {
    Error err = {0};
    if (!run->found || !plan || !plan->zones)
        return;
    bool ok = settings_change(run->config, settle, (void *)plan, &err);
    say(run, ok ? "the zones %s are written into %s" : "the zones %s can't be written into %s", plan->zones,
        run->config);
}

static void stage(void *data, ApplyStage at, DeploymentStart *start, const Plan *plan) {
    Follow *follow = data;
    switch (at) {
    case APPLY_ATTACHED:
        follow_told(follow, "an operation runs on the stack already: following it");
        break;
    case APPLY_PLANNING:
        break;
    case APPLY_PLANNED:
        if (!follow->run->options.json)
            plan_print(follow->run, plan);
        break;
    case APPLY_STARTED:
        record_choices(follow->run, plan);
        follow_told(follow, "AWS is at work; ended here, it goes on there");
        break;
    case APPLY_DELETING:
        follow_told(follow, "deleting what is left of a first creation that failed");
        break;
    }
    if (start)
        follow_begin(follow, start, plan);
}

static bool confirm(void *data, const Plan *plan) {
    const Follow *follow = data;
    Run *run = follow->run;
    AUTO(question_release) Question question = {0};
    review_question(plan, settings_text(run->settings, "app"), &question);
    AUTO(memory_release) char *agree = memory_print("%s?", review_agreement(plan));
    return question.title ? ask_question(run, &question) : ask_yes(run, agree);
}

int apply_run(Run *run) {
    if (!run_complete_settings(run) || !run_aws(run))
        return run_failed(run);
    AUTO(follow_release) Follow follow = {.run = run};
    PlanOptions options = {.role_arn = run->options.role_arn,
                           .prune = run->options.prune,
                           .config = run->config,
                           .told = follow_told,
                           .data = &follow};
    ApplyHooks hooks = {
        .stage = stage, .confirm = confirm, .report = follow_report, .told = follow_told, .data = &follow};
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    if (!deployment_apply(&run->aws, &run->clock, run->settings, &options, &hooks, &end, &run->err)) {
        if (strcmp(run->err.code, "NotConfirmed") == 0) {
            error_set(&run->err, ERROR_USAGE,
                      "answer y, or use --yes (and --confirm APP where the database is at stake)",
                      "nothing was changed: it was not confirmed");
            return EXIT_USAGE;
        }
        return run_failed(run);
    }
    return follow_end(&follow, END_OF_APPLY, &end);
}
