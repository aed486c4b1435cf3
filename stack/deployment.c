/* Starting, finding and stopping an operation. See deployment.h. */
#include "stack/deployment.h"
#include "stack/deployment_events.h"
#include "stack/deployment_protection.h"

#include "aws/services.h"
#include "base/memory.h"
#include "base/random.h"
#include "stack/access_undone.h"
#include "stack/durations.h"
#include "stack/owner.h"

#include <stdlib.h>
#include <string.h>

void deployment_end_release(DeploymentEnd *end) {
    free(end->stack_id);
    free(end->status);
    free(end->reason);
    *end = (DeploymentEnd){0};
}

void deployment_start_release(DeploymentStart *start) {
    free(start->stack_id);
    free(start->token);
    template_outline_free(start->outline);
    cfn_change_set_release(&start->changes);
    *start = (DeploymentStart){0};
}

bool event_is_of_stack(const CfnEvent *event) {
    return strcmp(event->physical_id, event->stack_id) == 0 && strcmp(event->type, "AWS::CloudFormation::Stack") == 0;
}

/* The events of the last operation, and whether ours is among them: by the name that it was given then. `since_ms`: of
 * its first, else just after the newest. */
static bool find_ours(AwsContext *aws, Plan *plan, bool *found, long long *since_ms, Error *err) {
    CfnEvents events = {0};
    if (!cfn_describe_events(aws, plan->stack_id, NULL, cfn_stack_since(&plan->stack), &events, err))
        return false;
    *found = false;
    long long ours = 0, newest = 0;
    for (size_t i = 0; i < events.count; i++) {
        const CfnEvent *event = &events.items[i];
        newest = event->at_ms > newest ? event->at_ms : newest;
        if (operation_name_is(event->token, plan->token)) {
            snprintf(plan->token, sizeof plan->token, "%s", event->token);
            ours = !*found || event->at_ms < ours ? event->at_ms : ours;
            *found = true;
        }
    }
    cfn_events_release(&events);
    *since_ms = *found ? ours : newest + (newest > 0);
    return true;
}

/* A plan that was handed on may have lost its changes. */
static bool clear_the_way(AwsContext *aws, const Plan *plan, Error *err) {
    AUTO(cfn_change_set_release) CfnChangeSet asked = {0};
    if (plan->create || plan->set.change_count > 0)
        return plan->create || balancers_unprotect_changed(aws, &plan->set, err);
    Error ignored = {0}; /* executing it tells */
    return !cfn_describe_change_set(aws, plan->set.id, false, &asked, &ignored) ||
           balancers_unprotect_changed(aws, &asked, err);
}

bool deployment_execute(AwsContext *aws, Plan *plan, long long *since_ms, Error *err) {
    bool running;
    long long since;
    if (plan_is_direct(plan))
        return plan_send_allowed(aws, plan, err) && plan_take_rules(aws, plan, err);
    if (!find_ours(aws, plan, &running, &since, err))
        return error_tried(err, "read the events of the stack");
    if (!running &&
        (!plan_send_allowed(aws, plan, err) || !plan_take_rules(aws, plan, err) || !clear_the_way(aws, plan, err)))
        return false;
    if (!running && update_guard_stops(plan) && !update_guard_lift(aws, plan->stack_id, err))
        return false;
    plan->sent = true;
    if (!running && !cfn_execute_change_set(aws, plan->set.id, plan->token, err)) {
        /* Sent twice because the first answer was lost: the second is refused, and all is well. */
        Error first = *err;
        bool refused = err->kind != ERROR_NETWORK && err->kind != ERROR_CANCELLED;
        if (!refused || !find_ours(aws, plan, &running, &since, err) || !running) {
            *err = first;
            /* CloudFormation makes the other change sets of a stack obsolete when one is executed. */
            if (strcmp(err->code, "InvalidChangeSetStatus") == 0)
                snprintf(err->remedy, sizeof err->remedy,
                         "another change of this stack came first: look at the changes again, then retry");
            return error_tried(err, "execute the change set");
        }
    }
    *since_ms = since;
    return true;
}

/* ---- attaching */

/* From the newest event backwards to the one with which the running operation began. Who may not read events knows only
 * the stack's own times. */
static bool read_beginning(AwsContext *aws, const CfnStack *stack, DeploymentStart *start, Error *err) {
    CfnEvents events = {0};
    if (!cfn_describe_events(aws, stack->id, NULL, cfn_stack_since(stack), &events, err) && err->kind != ERROR_DENIED)
        return error_tried(err, "read the events of stack %s", stack->name);
    const char *token = "";
    bool running = false;
    start->since_ms = cfn_stack_since(stack);
    for (size_t i = 0; i < events.count; i++) {
        const CfnEvent *event = &events.items[i];
        if (!event_is_of_stack(event))
            continue;
        const StackStatus *status = stack_status(event->status);
        bool ends = status->outcome != OUTCOME_RUNNING || status->kind == STACK_REVIEW;
        if (ends && running)
            break;
        if (ends) /* that of the operation itself */
            continue;
        running = true;
        start->since_ms = event->at_ms;
        token = event->token;
    }
    start->token = memory_copy(token);
    cfn_events_release(&events);
    return true;
}

/* The template may be out of reach (a permission, a stack just deleted): then the program's own will do. */
static TemplateOutline *stack_outline(AwsContext *aws, const CfnStack *stack, Error *err) {
    AUTO(memory_release) char *body = NULL;
    Error ignored = {0};
    TemplateOutline *outline = NULL;
    if (cfn_get_template(aws, stack->id, &body, &ignored))
        outline = template_outline_new(body, stack->parameters, stack->parameter_count, &ignored);
    if (!outline)
        outline = template_outline_new(NULL, stack->parameters, stack->parameter_count, err);
    if (outline)
        durations_refine(stack->id, outline);
    return outline;
}

void deployment_tell(const DeploymentHooks *hooks, const char *words) {
    if (hooks && hooks->told)
        hooks->told(hooks->data, words);
}

void deployment_report(const DeploymentHooks *hooks, const DeploymentReport *report) {
    if (hooks && hooks->report)
        hooks->report(hooks->data, report);
}

bool deletion_begun(AwsContext *aws, const CfnStack *stack, const char *token, long long since_ms,
                    const DeploymentHooks *hooks, Error *err) {
    if (!hooks || !hooks->begun)
        return true;
    AUTO(deployment_start_release)
    DeploymentStart start = {.stack_id = memory_copy(stack->id),
                             .token = memory_copy(token),
                             .since_ms = since_ms,
                             .outline = stack_outline(aws, stack, err),
                             .deletes = true};
    if (!start.outline)
        return false;
    hooks->begun(hooks->data, &start);
    return true;
}

/* Who attaches sees what is still to come, and not only what has begun. A convenience: without it, only that. */
static void read_changes(AwsContext *aws, const CfnStack *stack, CfnChangeSet *changes) {
    Error ignored = {0};
    if (strncmp(stack->status, "UPDATE_", 7) == 0 && stack->change_set[0] &&
        !cfn_describe_change_set(aws, stack->change_set, false, changes, &ignored))
        *changes = (CfnChangeSet){0};
}

static bool start_read(AwsContext *aws, const CfnStack *stack, DeploymentStart *start, Error *err) {
    DeploymentStart made = {.stack_id = memory_copy(stack->id)};
    if (!read_beginning(aws, stack, &made, err) || !(made.outline = stack_outline(aws, stack, err))) {
        deployment_start_release(&made);
        return false;
    }
    read_changes(aws, stack, &made.changes);
    made.deletes = strncmp(stack->status, "DELETE_", strlen("DELETE_")) == 0;
    *start = made;
    return true;
}

bool deployment_attach(AwsContext *aws, const char *name, bool *busy, DeploymentStart *start, Error *err) {
    AUTO(cfn_stack_release) CfnStack stack = {0};
    *busy = false;
    if (!cfn_describe_stack(aws, name, &stack, err))
        return strcmp(err->code, "StackNotFound") == 0 || error_tried(err, "look for stack %s", name);
    if (stack_status(stack.status)->kind != STACK_BUSY)
        return true;
    if (!owner_may_change(owner_of(&stack, NULL), name, err))
        return error_tried(err, "attach to what runs on stack %s", name);
    *busy = start_read(aws, &stack, start, err);
    return *busy;
}

bool deployment_last(AwsContext *aws, const char *name, DeploymentStart *start, Error *err) {
    AUTO(cfn_stack_release) CfnStack stack = {0};
    if (!cfn_describe_stack(aws, name, &stack, err))
        return error_tried(err, "look for stack %s", name);
    return start_read(aws, &stack, start, err);
}

/* ---- stopping */

typedef struct Stop {
    AwsContext *aws;
    const DeploymentHooks *hooks;
} Stop;

static bool stop_creation(const Stop *stop, CfnStack *stack, Error *err);

static bool stop_any(const Stop *stop, CfnStack *stack, Error *err) {
    char token[RANDOM_TOKEN_SIZE];
    random_token(token);
    if (strcmp(stack->status, "CREATE_IN_PROGRESS") == 0)
        return stop_creation(stop, stack, err);
    if (strcmp(stack->status, "UPDATE_IN_PROGRESS") == 0)
        return cfn_cancel_update(stop->aws, stack->id, token, err);
    const StackStatus *status = stack_status(stack->status);
    if (strcmp(stack->status, "DELETE_IN_PROGRESS") == 0 || (status->kind == STACK_BUSY && status->undone))
        return true;
    return error_set(err, ERROR_FAILED, status->kind == STACK_BUSY ? "wait for its end" : "nothing needs to be stopped",
                     "%s (%s): that can't be cancelled", status->words, stack->status);
}

/* DeleteStack is sent only once the protection is off: sent earlier, it would end as DELETE_FAILED with a database that
 * holds its network. RDS takes the change when the database stands, and could not delete it before either. */
static bool stop_creation(const Stop *stop, CfnStack *stack, Error *err) {
    for (int try = 0;; try++) {
        Lift lift = stack_lift(stop->aws, stack, err);
        if (lift == LIFT_FAILED)
            return false;
        if (lift == LIFT_DONE) {
            char token[RANDOM_TOKEN_SIZE];
            random_token(token);
            return cfn_delete_stack(stop->aws, stack->id, NULL, 0, token, err);
        }
        if (try == LIFT_TRIES)
            return error_set(err, ERROR_FAILED, "try again later", "RDS still works on the database");
        if (try == 0)
            deployment_tell(stop->hooks, "RDS lets nobody delete a database while it makes it: the rollback begins "
                                         "when the database stands");
        if (!clock_sleep(&stop->aws->clock, LIFT_AGAIN_MS, stop->aws->cancel))
            return cancel_error(err);
        CfnStack now = {0};
        if (!cfn_describe_stack(stop->aws, stack->id, &now, err))
            return false;
        cfn_stack_release(stack);
        *stack = now;
        if (strcmp(stack->status, "CREATE_IN_PROGRESS") != 0)
            return stop_any(stop, stack, err);
    }
}

bool deployment_cancel(AwsContext *aws, const char *stack_id, const DeploymentHooks *hooks, Error *err) {
    AUTO(cfn_stack_release) CfnStack stack = {0};
    const Stop stop = {aws, hooks};
    return (cfn_describe_stack(aws, stack_id, &stack, err) && owner_guard(aws, &stack, err) &&
            stop_any(&stop, &stack, err)) ||
           error_tried(err, "roll back the operation");
}

bool deployment_continue_rollback(AwsContext *aws, const char *stack_id, const char *const *skip, size_t skip_count,
                                  Error *err) {
    AUTO(cfn_stack_release) CfnStack stack = {0};
    char token[RANDOM_TOKEN_SIZE];
    random_token(token);
    return (cfn_describe_stack(aws, stack_id, &stack, err) && owner_guard(aws, &stack, err) &&
            cfn_continue_update_rollback(aws, stack_id, skip, skip_count, token, err)) ||
           error_tried(err, "continue the rollback");
}

/* Nothing is left to be deleted. */
static bool gone_already(const char *stack_id, DeploymentEnd *end, Error *err) {
    *err = (Error){0};
    *end = (DeploymentEnd){.outcome = OUTCOME_DELETED,
                           .stack_id = memory_copy(stack_id),
                           .status = memory_copy("DELETE_COMPLETE"),
                           .reason = memory_copy("")};
    return true;
}

bool deployment_delete_never_stood(AwsContext *aws, const char *stack_id, const DeploymentHooks *hooks,
                                   DeploymentEnd *end, Error *err) {
    AUTO(cfn_stack_release) CfnStack stack = {0};
    bool found = cfn_describe_stack(aws, stack_id, &stack, err);
    if (!found && strcmp(err->code, "StackNotFound") != 0)
        return error_tried(err, "look for the stack");
    const StackStatus *status = stack_status(stack.status);
    if (!found || status->kind == STACK_ABSENT)
        return gone_already(stack_id, end, err);
    if (status->kind != STACK_NEVER_STOOD && status->kind != STACK_REVIEW)
        return error_set(err, ERROR_FAILED, "use `secure-rds destroy` if that is meant",
                         "stack %s is in state %s: it stood once, and is not deleted for a new try", stack.name,
                         stack.status);
    const DestroyOptions options = {.lift_protection = true, .hooks = hooks ? *hooks : (DeploymentHooks){0}};
    return deployment_destroy(aws, stack.id, &options, end, err);
}

bool events_newest(AwsContext *aws, const CfnStack *stack, long long *next_ms, Error *err) {
    CfnEvents events = {0};
    if (!cfn_describe_events(aws, stack->id, NULL, cfn_stack_since(stack), &events, err))
        return error_tried(err, "read the events of stack %s", stack->name);
    *next_ms = 0;
    for (size_t i = 0; i < events.count; i++)
        if (events.items[i].at_ms >= *next_ms)
            *next_ms = events.items[i].at_ms + 1;
    cfn_events_release(&events);
    return true;
}
