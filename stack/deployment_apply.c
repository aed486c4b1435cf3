/* The whole sequence of `apply`. See deployment.h.
 *
 * It keeps no state of its own between runs: what stands at AWS says where to go on. Killed before the change set is
 * executed, it has left a change set (and for a first creation a stack under review) that the next run replaces;
 * killed after, an operation that the next run attaches to. */
#include "stack/deployment.h"

#include "base/memory.h"
#include "stack/access.h"
#include "stack/durations.h"
#include "stack/refusals.h"
#include "stack/update_guard.h"

#include <string.h>

enum { ROUNDS = 6, AGAIN_MS = 3000, UNSURE_MS = 300000 };

typedef struct Apply {
    AwsContext *aws;
    const Settings *settings;
    const PlanOptions *options;
    const ApplyHooks *hooks;
    DeploymentEnd *end;
    bool attached;             /* to something that ran already, and succeeded */
    AccessOperation operation; /* as far as the plan tells */
} Apply;

typedef enum { GO_ON, FINISHED, BROKE_OFF } Next;

static void stage(const Apply *apply, ApplyStage which, DeploymentStart *start, const Plan *plan) {
    if (apply->hooks->stage)
        apply->hooks->stage(apply->hooks->data, which, start, plan);
}

static void report(void *data, const DeploymentReport *news) {
    Apply *apply = data;
    access_see(apply->aws, &apply->operation, news->events, news->event_count);
    if (apply->hooks->report)
        apply->hooks->report(apply->hooks->data, news);
}

static bool follow(Apply *apply, const DeploymentStart *start, DeploymentEnd *end, Error *err) {
    const DeploymentHooks hooks = {.report = report, .data = apply, .unattended = apply->hooks->unattended};
    return deployment_follow(apply->aws, start->stack_id, start->since_ms, &hooks, end, err);
}

/* What runs already is seen to its end; what it left is then compared with the settings. */
static Next attach(Apply *apply, Error *err) {
    AUTO(deployment_start_release) DeploymentStart start = {0};
    bool busy;
    if (!deployment_attach(apply->aws, settings_text(apply->settings, "app"), &busy, &start, err))
        return BROKE_OFF;
    if (!busy)
        return GO_ON;
    stage(apply, APPLY_ATTACHED, &start, NULL);
    DeploymentEnd end = {0};
    if (!follow(apply, &start, &end, err))
        return BROKE_OFF;
    if (end.outcome == OUTCOME_SUCCEEDED || end.outcome == OUTCOME_DELETED) {
        apply->attached = apply->attached || end.outcome == OUTCOME_SUCCEEDED;
        deployment_end_release(&end);
        return GO_ON;
    }
    *apply->end = end;
    return FINISHED;
}

static bool confirmed(const Apply *apply, Plan *plan, Error *err) {
    bool yes = apply->hooks->confirm ? apply->hooks->confirm(apply->hooks->data, plan)
                                     : plan->state == PLAN_READY && !plan->database_in_danger;
    if (yes)
        return true;
    Error ignored = {0};
    plan_discard(apply->aws, plan, &ignored);
    if (cancel_wanted(apply->aws->cancel))
        return cancel_error(err);
    error_set(err, ERROR_CANCELLED, plan->database_in_danger ? "confirm with the database's name if that is meant" : "",
              "%s", plan->database_in_danger ? plan->dangers[0].words : "not confirmed: nothing was changed");
    strcpy(err->code, "NotConfirmed");
    return false;
}

/* What AWS is certain to refuse minutes later is refused here, whoever would agree to it. */
static bool refused(const Apply *apply, Plan *plan, Error *err) {
    const CheckScope scope = {.aws = apply->aws,
                              .settings = plan->effective ? plan->effective : apply->settings,
                              .role_arn = apply->options->role_arn};
    Refusals found;
    Error ignored = {0};
    if (refusals_find(&scope, plan, &found, err) && refusals_none(&found, err))
        return false;
    plan_discard(apply->aws, plan, &ignored);
    return true;
}

/* Once it was sent, whether it has begun is unknown while the network is away; asking again can't begin it twice.
 * Before that nothing is, and whoever waits is told. */
static bool execute(Apply *apply, Plan *plan, long long *since_ms, Error *err) {
    long long since = 0; /* when no answer came first */
    while (!deployment_execute(apply->aws, plan, since_ms, err)) {
        if (err->kind != ERROR_NETWORK || !plan->sent)
            return false;
        since = since ? since : clock_now_ms(&apply->aws->clock);
        if (apply->hooks->unattended && clock_now_ms(&apply->aws->clock) - since >= UNSURE_MS)
            return error_add_remedy(err,
                                    "whether the change has begun is not known: the same command again sees to it");
        if (apply->hooks->report)
            apply->hooks->report(apply->hooks->data, &(DeploymentReport){.trouble = err, .unsure = true});
        if (!clock_sleep(&apply->aws->clock, AGAIN_MS, apply->aws->cancel))
            return cancel_error(err);
    }
    apply->operation.at = plan->allowed_at;
    return true;
}

/* Somebody else was faster: plan anew. */
static bool overtaken(const Error *err) {
    static const char *const codes[] = {
        "InvalidChangeSetStatus",     "InvalidChangeSetStatusException", "ChangeSetNotFound",
        "ChangeSetNotFoundException", "OperationInProgressException",    "ListChanged"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (strcmp(err->code, codes[i]) == 0)
            return true;
    return false;
}

static Next go_round(const Apply *apply, Plan *plan, const Error *err) {
    Error ignored = {0};
    if (!overtaken(err))
        return BROKE_OFF;
    if (strcmp(err->code, "ListChanged") == 0) /* else it is gone, or whoever was faster needs it */
        plan_discard(apply->aws, plan, &ignored);
    return GO_ON;
}

static DeploymentEnd end_at_rest(const CfnStack *stack, bool unchanged) {
    return (DeploymentEnd){.outcome = OUTCOME_SUCCEEDED,
                           .unchanged = unchanged,
                           .stack_id = memory_copy(stack->id),
                           .status = memory_copy(stack->status),
                           .reason = memory_copy("")};
}

static Next list_alone(Apply *apply, Plan *plan, Error *err) {
    long long since_ms;
    if (!execute(apply, plan, &since_ms, err))
        return BROKE_OFF;
    *apply->end = end_at_rest(&plan->stack, false);
    return FINISHED;
}

static void tell(const Apply *apply, const char *words) {
    if (apply->hooks->told)
        apply->hooks->told(apply->hooks->data, words);
}

/* A stack policy that can't be looked at or set is told, and stops nothing: an older permission policy lacks it. */
static void tell_guard(const Apply *apply, GuardState state, const Error *err) {
    char line[512];
    if (state == GUARD_SET)
        tell(apply, "stack policy set: no update can replace or delete the database, its keys or its secret");
    if (!err->said[0])
        return;
    error_line(err, line, sizeof line);
    tell(apply, line);
    if (err->remedy[0])
        tell(apply, err->remedy);
}

static void guard(const Apply *apply, const char *stack_id) {
    GuardState state;
    Error err = {0};
    update_guard_hold(apply->aws, stack_id, &state, &err);
    tell_guard(apply, state, &err);
}

static Next run(Apply *apply, Plan *plan, Error *err) {
    stage(apply, APPLY_PLANNED, NULL, plan);
    if (refused(apply, plan, err) || !confirmed(apply, plan, err))
        return BROKE_OFF;
    AUTO(deployment_start_release)
    DeploymentStart start = {.stack_id = memory_copy(plan->stack_id)};
    if (plan_is_direct(plan))
        return list_alone(apply, plan, err);
    start.outline = template_outline_new(plan->body, plan->parameters.items, plan->parameters.count, err);
    if (!start.outline)
        return BROKE_OFF;
    durations_refine(plan->stack_id, start.outline);
    if (update_guard_stops(plan))
        tell(apply, "lifting the stack policy for this update");
    else if (!plan->create)
        guard(apply, plan->stack_id);
    if (!execute(apply, plan, &start.since_ms, err))
        return go_round(apply, plan, err);
    start.token = memory_copy(plan->token);
    stage(apply, APPLY_STARTED, &start, plan);
    if (!follow(apply, &start, apply->end, err))
        return BROKE_OFF;
    tell_guard(apply, apply->end->guard, &(Error){0}); /* what was in the way is told with the end */
    return FINISHED;
}

/* What a deletion tells goes to the hooks of the whole. */
static void deleting(void *data, DeploymentStart *start) {
    stage(data, APPLY_DELETING, start, NULL);
}

static void told(void *data, const char *words) {
    tell(data, words);
}

static Next delete_first(Apply *apply, Plan *plan, Error *err) {
    stage(apply, APPLY_PLANNED, NULL, plan);
    if (refused(apply, plan, err) || !confirmed(apply, plan, err))
        return BROKE_OFF;
    const DeploymentHooks hooks = {
        .begun = deleting, .told = told, .report = report, .data = apply, .unattended = apply->hooks->unattended};
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    if (!deployment_delete_never_stood(apply->aws, plan->stack_id, &hooks, &end, err))
        return BROKE_OFF;
    if (end.outcome == OUTCOME_DELETED) {
        if (apply->hooks->left)
            apply->hooks->left(apply->hooks->data, &end.rest);
        return GO_ON;
    }
    *apply->end = end; /* nothing is made where something is left */
    end = (DeploymentEnd){0};
    return FINISHED;
}

/* Nothing is to be changed, and yet the file may leave open what stands. */
static void record(const Apply *apply, const Plan *plan) {
    Error err = {0};
    if (apply->options->config && !plan_record(plan, apply->options->config, &err))
        tell(apply, err.said);
}

static Next plan_and_run(Apply *apply, Error *err) {
    AUTO(plan_release) Plan plan = {0};
    stage(apply, APPLY_PLANNING, NULL, NULL);
    if (!plan_make(apply->aws, apply->settings, apply->options, &plan, err))
        return BROKE_OFF;
    switch (plan.state) {
    case PLAN_BUSY:
        return GO_ON;
    case PLAN_UNCHANGED:
        record(apply, &plan);
        guard(apply, plan.stack.id);
        *apply->end = end_at_rest(&plan.stack, !apply->attached);
        apply->end->revert = plan.revert;
        return FINISHED;
    case PLAN_NEEDS_DELETE:
        return delete_first(apply, &plan, err);
    case PLAN_READY:
        return run(apply, &plan, err);
    case PLAN_BROKEN:
        error_set(err, ERROR_FAILED, plan.status->way_out, "%s (%s)", plan.status->words, plan.stack.status);
        error_add_remedy(err, "`secure-rds status` has the commands for it");
        break;
    case PLAN_FOREIGN:
        owner_may_change(plan.owner, plan.stack.name, err);
        break;
    }
    error_tried(err, "change stack %s", settings_text(apply->settings, "app"));
    return BROKE_OFF;
}

/* The list of addresses, which others may have changed meanwhile, and the file. What fails here is no failure of the
 * operation: it is told. */
static void after(const Apply *apply) {
    AccessAgreed file;
    Error err = {0};
    char line[700];
    if (stack_status(apply->end->status)->kind != STACK_STANDS ||
        access_after(apply->aws, &apply->operation, &file, &err) || !apply->hooks->told)
        return;
    error_line(&err, line, sizeof line);
    apply->hooks->told(apply->hooks->data, line);
}

bool deployment_apply(AwsContext *aws, const Settings *settings, const PlanOptions *options, const ApplyHooks *hooks,
                      DeploymentEnd *end, Error *err) {
    static const ApplyHooks none = {0};
    PlanOptions planning = options ? *options : (PlanOptions){0};
    planning.remove_left = true;
    if (!planning.told && hooks) {
        planning.told = hooks->told;
        planning.data = hooks->data;
    }
    Apply apply = {.aws = aws,
                   .settings = settings,
                   .options = &planning,
                   .hooks = hooks ? hooks : &none,
                   .end = end,
                   .operation = {.app = settings_text(settings, "app"), .config = planning.config}};
    for (int round = 0; round < ROUNDS; round++) {
        Next next = attach(&apply, err);
        if (next == GO_ON)
            next = plan_and_run(&apply, err);
        if (next == FINISHED)
            after(&apply);
        if (next != GO_ON)
            return next == FINISHED;
    }
    return error_set(err, ERROR_FAILED, "wait until it is quiet and try again", "others keep changing stack %s",
                     settings_text(settings, "app"));
}
