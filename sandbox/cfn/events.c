/* See ops.h: DescribeEvents (API Reference; User Guide, "View stack events by operation"), newest first. */
#include "base/memory.h"
#include "sandbox/cfn/ops.h"
#include "sandbox/cfn/value.h"

#include <stdlib.h>
#include <string.h>

enum { EVENTS_A_PAGE = 100, OPERATIONS_SHOWN = 5 };

/* Events are gathered with their time, and sorted when all are there. */
typedef struct Gathering {
    const CfnCall *call;
    const Stack *stack;
    bool failed_only;
    json_t *events; /* each with "at" */
} Gathering;

static json_t *event_begin(const Gathering *gathering, const StackOperation *operation, const char *type,
                           const char *event_id, long long at_ms) {
    return json_pack("{ssssssssss soso}", "EventId", event_id, "StackId", gathering->stack->id, "OperationId",
                     operation->id, "OperationType", operation->type, "EventType", type, "Timestamp",
                     stamp_value(at_ms), "at", json_integer(at_ms));
}

static void event_add(Gathering *gathering, json_t *event, bool failed) {
    bool wanted = json_integer_value(json_object_get(event, "at")) <= gathering->call->now_ms &&
                  (failed || !gathering->failed_only);
    if (wanted)
        json_array_append_new(gathering->events, event);
    else
        json_decref(event);
}

static void text_set(json_t *object, const char *key, const char *text) {
    if (text)
        json_object_set_new(object, key, json_string(text));
}

/* What a step of a resource, or of the stack as one, says. */
static void step_add(Gathering *gathering, const StackStep *step) {
    bool failed = strstr(step->status, "FAILED") != NULL;
    json_t *event = event_begin(gathering, step->operation, failed ? "PROVISIONING_ERROR" : "PROGRESS_EVENT",
                                step->event_id, step->at_ms);
    AUTO(memory_release) char *properties = step->properties ? json_dumps(step->properties, JSON_COMPACT) : NULL;
    text_set(event, "LogicalResourceId", step->logical_id);
    text_set(event, "PhysicalResourceId", step->physical_id ? step->physical_id : "");
    text_set(event, "ResourceType", step->type);
    text_set(event, "ResourceStatus", step->status);
    text_set(event, "ResourceStatusReason", step->reason);
    text_set(event, "ResourceProperties", properties);
    text_set(event, "ClientRequestToken", step->token);
    text_set(event, "DetailedStatus", step->detailed);
    event_add(gathering, event, failed && !step->of_stack);
}

static void findings_add(Gathering *gathering, const StackOperation *operation) {
    for (size_t i = 0; i < json_array_size(operation->findings); i++) {
        const json_t *finding = json_array_get(operation->findings, i);
        char uuid[UUID_SIZE];
        AUTO(memory_release) char *number = memory_print("%zu", i);
        Seed seed = seed_from(operation->id, number, "finding");
        seed_uuid(&seed, uuid);
        json_t *event = event_begin(gathering, operation, "VALIDATION_ERROR", uuid, operation->found_ms);
        text_set(event, "LogicalResourceId", value_text(finding, "Resource"));
        text_set(event, "PhysicalResourceId", "");
        text_set(event, "ResourceType", value_text(finding, "Type"));
        text_set(event, "ValidationFailureMode", value_text(finding, "Mode"));
        text_set(event, "ValidationName", value_text(finding, "Name"));
        text_set(event, "ValidationStatus", "FAILED");
        text_set(event, "ValidationStatusReason", value_text(finding, "Reason"));
        text_set(event, "ValidationPath", value_text(finding, "Path"));
        event_add(gathering, event, true);
    }
}

/* The end of an operation: of a change set's making, of the last step of the stack itself, or where its undoing begins.
 */
typedef struct Ending {
    long long at_ms; /* NEVER */
    bool ok;
} Ending;

static Ending ending_of(const Stack *stack, const StackOperation *operation) {
    for (size_t i = 0; i < stack->change_set_count; i++)
        if (stack->change_sets[i]->operation == operation)
            return (Ending){stack->change_sets[i]->ready_ms, !stack->change_sets[i]->failure};
    const StackStep *last = NULL;
    for (size_t i = 0; i < stack->step_count; i++)
        if (stack->steps[i].of_stack && stack->steps[i].operation == operation)
            last = &stack->steps[i];
    if (last && !strstr(last->status, "_IN_PROGRESS"))
        return (Ending){last->at_ms, !strstr(last->status, "FAILED")};
    for (size_t i = 0; last && i < stack->operation_count; i++) {
        const StackOperation *next = stack->operations[i];
        if (next->began_ms > operation->began_ms && strstr(next->type, "ROLLBACK"))
            return (Ending){next->began_ms, false};
    }
    return (Ending){NEVER, false};
}

static void operation_event_add(Gathering *gathering, const StackOperation *operation, const char *status,
                                long long at_ms, long long end_ms) {
    char uuid[UUID_SIZE];
    Seed seed = seed_from(operation->id, status, "operation");
    seed_uuid(&seed, uuid);
    json_t *event = event_begin(gathering, operation, "STACK_EVENT", uuid, at_ms);
    text_set(event, "OperationStatus", status);
    json_object_set_new(event, "StartTime", stamp_value(operation->began_ms));
    if (end_ms != NEVER)
        json_object_set_new(event, "EndTime", stamp_value(end_ms));
    event_add(gathering, event, false);
}

static void operation_add(Gathering *gathering, const StackOperation *operation) {
    const Stack *stack = gathering->stack;
    Ending ending = ending_of(stack, operation);
    operation_event_add(gathering, operation, "IN_PROGRESS", operation->began_ms, NEVER);
    for (size_t i = 0; i < stack->step_count; i++)
        if (stack->steps[i].operation == operation && !stack->steps[i].silent)
            step_add(gathering, &stack->steps[i]);
    findings_add(gathering, operation);
    if (ending.at_ms != NEVER)
        operation_event_add(gathering, operation, ending.ok ? "SUCCEEDED" : "FAILED", ending.at_ms, ending.at_ms);
}

static int newest_first(const void *left, const void *right) {
    long long a = json_integer_value(json_object_get(*(json_t *const *)left, "at"));
    long long b = json_integer_value(json_object_get(*(json_t *const *)right, "at"));
    return a < b ? 1 : a > b ? -1 : 0;
}

/* Those that came later stand first among the ones of one moment. New. */
static json_t *events_sorted(json_t *events) {
    size_t count = json_array_size(events);
    json_t **rows = memory_new(count + 1, sizeof(json_t *)), *sorted = json_array();
    for (size_t i = 0; i < count; i++)
        rows[i] = json_array_get(events, count - 1 - i);
    qsort(rows, count, sizeof(json_t *), newest_first);
    for (size_t i = 0; i < count; i++) {
        json_object_del(rows[i], "at");
        json_array_append(sorted, rows[i]);
    }
    free(rows);
    return sorted;
}

/* The operation with that id, and its stack; NULL: none that has begun. */
static const StackOperation *operation_find(const Cfn *cfn, const CfnCall *call, const char *id, const Stack **stack) {
    for (size_t i = 0; i < cfn->stack_count; i++)
        for (size_t k = 0; k < cfn->stacks[i]->operation_count; k++) {
            const StackOperation *operation = cfn->stacks[i]->operations[k];
            if (strcmp(operation->id, id) == 0 && operation->began_ms <= call->now_ms &&
                strcmp(cfn->stacks[i]->region, call->region) == 0) {
                *stack = cfn->stacks[i];
                return operation;
            }
        }
    return NULL;
}

/* What the call asks about: one operation, or, `operation` NULL, all of the stack's. False: refused. */
static bool asked(Cfn *cfn, const CfnCall *call, const Stack **stack, const StackOperation **operation, Error *err) {
    const char *id = value_text(call->input, "OperationId"), *name = value_text(call->input, "StackName");
    const char *change_set = value_text(call->input, "ChangeSetName");
    *operation = NULL;
    if (*id) {
        *operation = operation_find(cfn, call, id, stack);
        return *operation || cfn_invalid(err, "Operation ID %s does not exist", id);
    }
    /* A change set's bare name alone is none of the three (cloudformation-cli#1116). */
    if (strncmp(change_set, "arn:", 4) == 0 || (*change_set && *name)) {
        Stack *owner = NULL;
        const ChangeSet *set = op_change_set(cfn, call, &owner, err);
        *stack = owner;
        *operation = set ? set->operation : NULL;
        return set != NULL;
    }
    if (!*name)
        return cfn_invalid(err, "One of ChangeSetName, OperationId or StackName must be specified");
    *stack = op_stack(cfn, call, true, err);
    return *stack != NULL;
}

json_t *op_describe_events(Cfn *cfn, const CfnCall *call, Error *err) {
    const Stack *stack = NULL;
    const StackOperation *only = NULL;
    if (!asked(cfn, call, &stack, &only, err))
        return NULL;
    json_auto_t *events = json_array();
    Gathering gathering = {.call = call,
                           .stack = stack,
                           .failed_only =
                               value_true(json_object_get(json_object_get(call->input, "Filters"), "FailedEvents")),
                           .events = events};
    for (size_t i = 0; i < stack->operation_count; i++)
        if (!only || stack->operations[i] == only)
            operation_add(&gathering, stack->operations[i]);
    return op_page(call, "OperationEvents", events_sorted(events), EVENTS_A_PAGE, err);
}

json_t *op_last_operations(const Stack *stack, long long at_ms) {
    json_t *list = json_array();
    long long before_ms = NEVER;
    while (json_array_size(list) < OPERATIONS_SHOWN) {
        const StackOperation *next = NULL;
        for (size_t i = 0; i < stack->operation_count; i++) {
            const StackOperation *operation = stack->operations[i];
            if (operation->began_ms <= at_ms && operation->began_ms < before_ms &&
                (!next || operation->began_ms >= next->began_ms))
                next = operation;
        }
        if (!next)
            break;
        before_ms = next->began_ms;
        json_array_append_new(list, json_pack("{ssss}", "OperationType", next->type, "OperationId", next->id));
    }
    return list;
}

const char *op_operation_id(const Stack *stack) {
    for (size_t i = 0; i < stack->operation_count; i++)
        if (stack->operations[i]->began_ms >= stack->accepted_ms &&
            strcmp(stack->operations[i]->type, "CREATE_CHANGESET") != 0)
            return stack->operations[i]->id;
    return NULL;
}
