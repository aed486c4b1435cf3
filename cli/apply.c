/* `secure-rds apply`: brings the stack to the settings and follows it to its end. */
#include "base/memory.h"
#include "cli/commands.h"
#include "cli/drift.h"
#include "cli/follow.h"
#include "cli/print_plan.h"
#include "cli/risks.h"
#include "guide/review.h"
#include "guide/words.h"

#include <string.h>

const char apply_help[] =
    "Attaches to what runs already, makes a change set, shows it, asks, executes it and follows the stack to the end.\n"
    "Ended at any moment and started again, it goes on where AWS is. --yes is enough for a change without a risk; a\n"
    "risk that needs more is refused, and the refusal says what to add.";
const OptionRow apply_options[] = {
    {"confirm", "APP", OPTION_VALUE, OPTION_AT(confirm), "the app's name: yes, even if the database is replaced", 0},
    {"prune", NULL, OPTION_FLAG, OPTION_AT(prune), "addresses in force that the settings never knew go", 0},
    {"drift", "WAY", OPTION_VALUE, OPTION_AT(drift_wish),
     "what was changed outside: revert puts it back and changes nothing else, adopt takes it into the settings", 0},
    {"in-window", NULL, OPTION_FLAG, OPTION_AT(in_window),
     "what RDS lets wait (class, minor version, storage, second zone) happens in the maintenance window", 0},
    RISK_OPTIONS,
    {0},
};

/* What was chosen for a new stack, and what stands and is not said, is kept from then on: the file says it, whatever
 * --set added is left out. */
static void record_choices(Run *run, const Plan *plan) {
    Error err = {0};
    if (!run->found || !plan || !plan_settles(plan))
        return;
    bool ok = plan_record(plan, run->config, &err);
    if (plan->zones)
        say(run, ok ? "the zones %s are written into %s" : "the zones %s can't be written into %s", plan->zones,
            run->config);
    if (plan->storage_gib)
        say(run, "storage can't shrink: database.storage_gib %s %ld%s%s", ok ? "is now" : "is to be", plan->storage_gib,
            ok ? " in " : ": write it into ", run->config);
    if (!ok && !plan->zones && !plan->storage_gib)
        say(run, "%s could not be given what stands: %s", run->config, err.said);
}

/* The Follow first: the hooks of follow.h get it as theirs. */
typedef struct Applying {
    Follow follow;
    PlanTold told; /* of the plan that is shown; what AWS would refuse is told as the end */
    Error refused; /* why the options do not agree to it; said "" they do */
} Applying;

static void applying_release(Applying *applying) {
    follow_release(&applying->follow);
    plan_told_release(&applying->told);
}

static void show(Applying *applying, const Plan *plan) {
    Run *run = applying->follow.run;
    plan_told_release(&applying->told);
    applying->told = (PlanTold){0};
    if (plan->state == PLAN_READY || plan->state == PLAN_NEEDS_DELETE)
        risks_of_plan(run, plan, &applying->told.risks, &applying->told.drift);
    applying->follow.made = plan->create;
    applying->follow.drift_told = plan->state == PLAN_READY;
    if (run->options.json)
        return;
    notes_of_plan(&run->aws, run->settings, plan, &applying->told.notes);
    plan_print(run, plan, &applying->told);
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
        show(data, plan);
        break;
    case APPLY_STARTED:
        record_choices(follow->run, plan);
        follow_told(follow, "AWS is at work; ended here, it goes on there");
        break;
    case APPLY_DELETING:
        follow_told(follow, doing_remains);
        break;
    }
    if (start)
        follow_begin(follow, start, plan);
}

static bool confirm(void *data, const Plan *plan) {
    Applying *applying = data;
    Run *run = applying->follow.run;
    const Error *unread = &applying->told.drift.waiting.unread;
    if (unread->kind == ERROR_SIGN_IN) { /* what is not known for that is nobody's to agree to */
        applying->refused = *unread;
        return false;
    }
    AUTO(question_release) Question question = {0};
    review_question(plan, &applying->told.risks, settings_text(run->settings, "app"), true, &question);
    if (plan->state == PLAN_NEEDS_DELETE && !plan->database_in_danger)
        return ask_question(run, &question);
    AUTO(memory_release) char *agree = memory_print("%s?", review_agreement(plan));
    return risks_agreed(run, &applying->told.risks, &question, agree, &applying->refused);
}

/* What was to be put back and is as it was. */
static bool left(const Run *run) {
    AUTO(lines_release) Lines lines = {0};
    AwsContext aws = run->aws;
    if (!drift_left(&aws, settings_text(run->settings, "app"), &lines))
        return false;
    lines_say(run, &lines);
    return true;
}

static PlanMoment moment(const Run *run) {
    return run->options.in_window ? MOMENT_WINDOW : run->options.now ? MOMENT_NOW : MOMENT_LEFT;
}

static bool one_moment(Run *run) {
    return !run->options.now || !run->options.in_window ||
           error_set(&run->err, ERROR_USAGE, "leave one of them out", "--now and --in-window: at once, or later");
}

int apply_run(Run *run) {
    DriftWish wish;
    if (!risks_options(run) || !one_moment(run) || !drift_wish(run, &wish) || !run_complete_settings(run) ||
        !run_aws(run) || (wish == DRIFT_ADOPT && !drift_take_over(run)))
        return run_failed(run);
    AUTO(applying_release) Applying applying = {.follow.run = run};
    Follow *follow = &applying.follow;
    PlanOptions options = {.role_arn = run->options.role_arn,
                           .revert = wish == DRIFT_REVERT,
                           .prune = run->options.prune,
                           .moment = moment(run),
                           .config = run->config,
                           .told = follow_told,
                           .data = follow};
    ApplyHooks hooks = {.stage = stage,
                        .confirm = confirm,
                        .report = follow_report,
                        .told = follow_told,
                        .left = follow_rest,
                        .data = &applying,
                        .unattended = !run_attended(run)};
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    if (!deployment_apply(&run->aws, run->settings, &options, &hooks, &end, &run->err)) {
        if (strcmp(run->err.code, "NotConfirmed") != 0)
            return run_failed(run);
        if (applying.refused.said[0])
            run->err = applying.refused;
        else
            error_set(&run->err, ERROR_USAGE, "answer y, or use --yes", "nothing was changed: it was not confirmed");
        return exit_status(&run->err);
    }
    int status = follow_end(follow, END_OF_APPLY, &end);
    return wish == DRIFT_REVERT && status == EXIT_DONE && left(run) ? EXIT_FAILED : status;
}
