/* See provision_job.h. */
#include "screens/provision_job.h"
#include "aws/sign_in.h"
#include "base/memory.h"
#include "stack/access.h"
#include "stack/durations.h"
#include "guide/operation.h"
#include "guide/rescue.h"
#include "guide/words.h"
#include "guide/review.h"

#include <stdlib.h>
#include <string.h>

typedef struct WorkInput {
    ProvisionEnd end; /* first: provision_result() reads it */
    Connection *connection;
    Work work;
    bool skip_failed; /* WORK_CONTINUE_ROLLBACK */
    Plan plan;        /* WORK_EXECUTE: what deployment_execute() reads of it; strings are own copies */
    char *name, *stack_id, *config;
    AwsContext *aws;           /* of an update that is followed to what it does to the list of addresses */
    AccessOperation operation; /* … as far as it is known */
    bool revert;               /* WORK_RETRY: it was to put back what was changed outside */
    PlanMoment moment;         /* … and when the database was to change */
    Settings *settings;        /* … what was agreed to, and its changes */
    char *agreed;
    const char *role_arn;
    Job *job;
} WorkInput;

static char *copy(const char *text) {
    return memory_copy(text ? text : "");
}

static CfnEvent event_copy(const CfnEvent *event) {
    return (CfnEvent){.id = copy(event->id),
                      .stack_id = copy(event->stack_id),
                      .logical_id = copy(event->logical_id),
                      .physical_id = copy(event->physical_id),
                      .type = copy(event->type),
                      .status = copy(event->status),
                      .reason = copy(event->reason),
                      .token = copy(event->token),
                      .at_ms = event->at_ms,
                      .configured = event->configured};
}

static CfnResource resource_copy(const CfnResource *resource) {
    return (CfnResource){.logical_id = copy(resource->logical_id),
                         .physical_id = copy(resource->physical_id),
                         .type = copy(resource->type),
                         .status = copy(resource->status),
                         .reason = copy(resource->reason),
                         .at_ms = resource->at_ms};
}

static CfnChangeSet changes_copy(const CfnChangeSet *set) {
    CfnChangeSet made = {.change_count = set->change_count};
    made.changes = memory_new(set->change_count + 1, sizeof *made.changes);
    for (size_t i = 0; i < set->change_count; i++) {
        const CfnChange *change = &set->changes[i];
        made.changes[i] = (CfnChange){.action = copy(change->action),
                                      .logical_id = copy(change->logical_id),
                                      .physical_id = copy(change->physical_id),
                                      .type = copy(change->type),
                                      .replacement = copy(change->replacement),
                                      .scope = copy(change->scope),
                                      .details = copy(change->details)};
    }
    return made;
}

static void report_release(void *body) {
    ProvisionReport *report = body;
    cfn_events_release(&report->events);
    cfn_resources_release(&report->resources);
    if (report->stack.id)
        cfn_stack_release(&report->stack);
    free(report->note_id);
    free(report->note);
    free(report);
}

static void start_release(void *body) {
    ProvisionStart *start = body;
    cfn_change_set_release(&start->changes);
    template_outline_free(start->outline);
    free(start->stack_id);
    free(start->token);
    free(start);
}

/* On the job's thread: what is borrowed there is copied for the screen's. */
static void listen(void *data, const DeploymentReport *from) {
    WorkInput *input = data;
    ProvisionReport *report = memory_new(1, sizeof *report);
    if (input->aws)
        access_see(input->aws, &input->operation, from->events, from->event_count);
    if (from->trouble)
        snprintf(report->trouble, sizeof report->trouble, "%s: %.500s%s%s%.390s", operation_trouble(from),
                 from->trouble->said, from->trouble->remedy[0] ? ". To do: " : "",
                 *aws_sign_in_command(from->trouble) ? "Ctrl-G signs in here; elsewhere " : "", from->trouble->remedy);
    report->events.items = memory_new(from->event_count, sizeof *report->events.items);
    for (size_t i = 0; i < from->event_count; i++)
        report->events.items[report->events.count++] = event_copy(&from->events[i]);
    if (from->resources) {
        report->resources.items = memory_new(from->resources->count, sizeof *report->resources.items);
        for (size_t i = 0; i < from->resources->count; i++)
            report->resources.items[report->resources.count++] = resource_copy(&from->resources->items[i]);
    }
    if (from->stack) {
        const CfnStack *stack = from->stack;
        report->stack = (CfnStack){.name = copy(stack->name),
                                   .id = copy(stack->id),
                                   .status = copy(stack->status),
                                   .status_reason = copy(stack->status_reason),
                                   .created_ms = stack->created_ms,
                                   .updated_ms = stack->updated_ms,
                                   .drift_status = copy(stack->drift_status),
                                   .change_set = copy(stack->change_set)};
    }
    if (from->words)
        snprintf(report->words, sizeof report->words, "%.399s", from->words);
    if (from->note_id) {
        report->note_id = copy(from->note_id);
        report->note = copy(from->note);
    }
    job_tell(input->job, PROVISION_REPORT, report, report_release);
}

/* The outline and the changes of `from` go to the screen. */
static void tell_start(WorkInput *input, DeploymentStart *from, bool planned) {
    ProvisionStart *start = memory_new(1, sizeof *start);
    *start = (ProvisionStart){.stack_id = copy(from->stack_id),
                              .token = copy(from->token),
                              .since_ms = from->since_ms,
                              .outline = from->outline,
                              .planned = planned,
                              .changes = from->changes,
                              .deletes = from->deletes};
    from->outline = NULL;
    from->changes = (CfnChangeSet){0};
    job_tell(input->job, PROVISION_STARTED, start, start_release);
}

static void begun(void *data, DeploymentStart *start) {
    tell_start(data, start, false);
}

static void told(void *data, const char *words) {
    const WorkInput *input = data;
    job_say(input->job, "%s", words);
}

/* AWS asks for less, or can't be reached: what looks like a standstill is said. */
static void waiting(void *data, const char *why, long long ms) {
    const WorkInput *input = data;
    ProvisionWaiting *body = memory_new(1, sizeof *body);
    AUTO(memory_release) char *words = words_waiting(why, ms);
    snprintf(body->words, sizeof body->words, "%.199s", words);
    job_tell(input->job, PROVISION_WAITING, body, free);
}

static void take_end(WorkInput *input, const DeploymentEnd *end) {
    input->end.outcome = end->outcome;
    input->end.rest = end->rest;
    input->end.unguarded = end->unguarded;
    snprintf(input->end.status, sizeof input->end.status, "%.63s", end->status ? end->status : "");
    snprintf(input->end.reason, sizeof input->end.reason, "%.399s", end->reason ? end->reason : "");
}

static bool follow(AwsContext *aws, WorkInput *input, const char *stack_id, long long since_ms, Error *err) {
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    const DeploymentHooks hooks = {.report = listen, .data = input};
    if (!deployment_follow(aws, stack_id, since_ms, &hooks, &end, err))
        return false;
    take_end(input, &end);
    return true;
}

/* What others did to the list meanwhile stays, and the file agrees. What fails here is no failure of the operation. */
static void allowed_after(AwsContext *aws, WorkInput *input) {
    AccessOperation operation = input->operation;
    operation.app = input->name;
    operation.config = input->config;
    AccessAgreed file;
    Error err = {0};
    if (stack_status(input->end.status)->kind == STACK_STANDS && !access_after(aws, &operation, &file, &err))
        job_say(input->job, "%s", err.said);
}

static bool execute(AwsContext *aws, WorkInput *input, Error *err) {
    Plan *plan = &input->plan;
    AUTO(deployment_start_release)
    DeploymentStart start = {.stack_id = copy(plan->stack_id)};
    start.outline = template_outline_new(plan->body, plan->parameters.items, plan->parameters.count, err);
    if (!start.outline)
        return false;
    durations_refine(plan->stack_id, start.outline);
    if (!deployment_execute(aws, plan, &start.since_ms, err))
        return false;
    start.token = copy(plan->token);
    input->aws = aws;
    input->operation.at = plan->allowed_at;
    if (plan_is_direct(plan)) { /* nothing runs that could be followed */
        DeploymentEnd end = {.outcome = OUTCOME_SUCCEEDED, .status = plan->stack.status};
        take_end(input, &end);
    } else {
        tell_start(input, &start, !plan->create);
        if (!follow(aws, input, start.stack_id, start.since_ms, err))
            return false;
    }
    allowed_after(aws, input);
    return true;
}

/* What runs on the stack, or what has ended on it in the meantime: both are shown whole. */
static bool attach(AwsContext *aws, WorkInput *input, Error *err) {
    AUTO(deployment_start_release) DeploymentStart start = {0};
    bool found = deployment_last(aws, input->name, &start, err);
    if (!found && strcmp(err->code, "StackNotFound") == 0 && input->stack_id) /* deleted, it answers by its ARN alone */
        found = deployment_last(aws, input->stack_id, &start, err);
    if (!found) {
        if (strcmp(err->code, "StackNotFound") != 0)
            return false;
        input->end.outcome = OUTCOME_DELETED;
        snprintf(input->end.status, sizeof input->end.status, "DELETE_COMPLETE");
        return true;
    }
    tell_start(input, &start, false);
    return follow(aws, input, start.stack_id, start.since_ms, err);
}

static bool destroy(AwsContext *aws, WorkInput *input, Error *err) {
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    DestroyOptions options = {.lift_protection = true,
                              .hooks = {.begun = begun, .told = told, .report = listen, .data = input}};
    if (!deployment_destroy(aws, input->name, &options, &end, err))
        return false;
    take_end(input, &end);
    return true;
}

static bool delete_remains(AwsContext *aws, WorkInput *input, Error *err) {
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    const DeploymentHooks hooks = {.begun = begun, .told = told, .report = listen, .data = input};
    if (!deployment_delete_never_stood(aws, input->stack_id, &hooks, &end, err))
        return false;
    take_end(input, &end);
    return true;
}

static bool continue_rollback(AwsContext *aws, WorkInput *input, Error *err) {
    return rescue_continue(aws, input->stack_id, input->skip_failed, err) && attach(aws, input, err);
}

/* Other changes than those that were agreed to are shown first, as ever. */
static bool confirm(void *data, const Plan *plan) {
    const WorkInput *input = data;
    AUTO(text_release) Text mark = {0};
    changes_mark(plan, &mark);
    return !plan->database_in_danger &&
           (plan->state == PLAN_NEEDS_DELETE || strcmp(text_string(&mark), input->agreed) == 0);
}

static void stage(void *data, ApplyStage at, DeploymentStart *start, const Plan *plan) {
    WorkInput *input = data;
    if (at == APPLY_STARTED && !plan->create)
        start->changes = changes_copy(&plan->set);
    if (start)
        tell_start(input, start, false);
}

static bool again(AwsContext *aws, WorkInput *input, Error *err) {
    const PlanOptions options = {.role_arn = input->role_arn,
                                 .revert = input->revert,
                                 .moment = input->moment,
                                 .config = input->config,
                                 .told = told,
                                 .data = input};
    const ApplyHooks hooks = {.stage = stage, .confirm = confirm, .report = listen, .told = told, .data = input};
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    if (!deployment_apply(aws, input->settings, &options, &hooks, &end, err)) {
        if (strcmp(err->code, "NotConfirmed") == 0)
            error_set(err, ERROR_FAILED, "look at them on Review",
                      "the changes are no longer those that you agreed to: nothing was done");
        return false;
    }
    take_end(input, &end);
    return true;
}

static bool work(Job *job, void *data, Error *err) {
    WorkInput *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    input->job = job;
    aws.waiting = waiting;
    aws.data = input;
    switch (input->work) {
    case WORK_EXECUTE:
        return execute(&aws, input, err);
    case WORK_RETRY:
        return again(&aws, input, err);
    case WORK_ATTACH:
    case WORK_ROLL_BACK:
        return attach(&aws, input, err);
    case WORK_DESTROY:
        return destroy(&aws, input, err);
    case WORK_DELETE_NEVER_STOOD:
    case WORK_ROLL_BACK_REMAINS:
        return delete_remains(&aws, input, err);
    case WORK_CONTINUE_ROLLBACK:
        return continue_rollback(&aws, input, err);
    case WORK_NOTHING:
        break;
    }
    return error_set(err, ERROR_FAILED, "", "nothing to do");
}

static void release(void *data) {
    WorkInput *input = data;
    connection_drop(input->connection);
    plan_release(&input->plan);
    settings_free(input->settings);
    free(input->agreed);
    free(input->name);
    free(input->stack_id);
    free(input->config);
    free(input);
}

static const JobKind work_kind = {.name = "follow the operation", .work = work, .release = release};

/* The plan stays with the wizard, whose screen shows its changes; the job gets what it needs of it. */
static Plan plan_copy(const Plan *plan) {
    Plan mine = {.state = plan->state, .create = plan->create, .status = plan->status};
    mine.stack_id = memory_copy(plan->stack_id);
    mine.body = memory_copy(plan->body);
    memcpy(mine.token, plan->token, sizeof mine.token);
    mine.stack.status = copy(plan->stack.status);
    mine.allowed_at = plan->allowed_at;
    plan_copy_rules(plan, &mine);
    mine.writes_list = plan->writes_list;
    mine.allowed.list = plan->allowed.list ? allow_list_copy(plan->allowed.list) : NULL;
    for (size_t i = 0; i < plan->allowed.count; i++)
        access_change_add(&mine.allowed, plan->allowed.changes[i].kind, plan->allowed.changes[i].cidr,
                          plan->allowed.changes[i].note);
    /* What was agreed to by its name: the stack policy is lifted for it. */
    mine.danger_count = plan_find_dangers(plan->set.changes, plan->set.change_count, &mine.dangers);
    mine.set.id = memory_copy(plan->set.id);
    mine.set.name = memory_copy(plan->set.name);
    mine.set.stack_id = memory_copy(plan->set.stack_id);
    for (size_t i = 0; i < plan->parameters.count; i++)
        template_parameter_set(&mine.parameters, plan->parameters.items[i].key, plan->parameters.items[i].value);
    return mine;
}

static WorkInput *input_new(const Wizard *wizard) {
    WorkInput *input = memory_new(1, sizeof *input);
    *input = (WorkInput){.connection = connection_hold(wizard->who.connection),
                         .work = wizard->work.kind,
                         .name = memory_copy(settings_text(wizard->choices.chosen, "app"))};
    return input;
}

Job *provision_start(Wizard *wizard, Visit visit) {
    WorkInput *input = input_new(wizard);
    if (wizard->work.kind == WORK_EXECUTE)
        input->plan = plan_copy(&wizard->work.plan);
    else
        input->stack_id = memory_copy(wizard->work.plan.stack.id ? wizard->work.plan.stack.id : wizard->work.stack_id);
    input->skip_failed = wizard->work.skip_failed;
    input->revert = wizard->work.plan.revert;
    input->moment = wizard->work.plan.waits ? MOMENT_WINDOW : MOMENT_NOW;
    input->settings = settings_copy(wizard->choices.chosen);
    input->config = memory_copy(wizard->choices.config);
    input->agreed = memory_copy(wizard->work.agreed);
    input->role_arn = wizard->options->face.role_arn;
    return job_start(visit, &work_kind, input);
}

ProvisionEnd *provision_result(Message *message) {
    WorkInput *input = message->input;
    return &input->end;
}

static bool cancel_work(Job *job, void *data, Error *err) {
    WorkInput *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    input->job = job;
    aws.waiting = waiting;
    aws.data = input;
    const DeploymentHooks hooks = {.told = told, .data = input};
    return deployment_cancel(&aws, input->stack_id, &hooks, err);
}

static const JobKind cancel_kind = {.name = "roll it back", .work = cancel_work, .release = release};

Job *provision_cancel(Wizard *wizard, Visit visit) {
    WorkInput *input = input_new(wizard);
    input->stack_id = memory_copy(wizard->work.stack_id);
    return job_start(visit, &cancel_kind, input);
}
