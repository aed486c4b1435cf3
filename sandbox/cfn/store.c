/* See store.h: stacks. */
#include "sandbox/cfn/store.h"
#include "base/memory.h"
#include "sandbox/cfn/value.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Cfn *cfn_new(const CfnWorld *world) {
    Cfn *cfn = memory_new(1, sizeof *cfn);
    if (world)
        cfn->world = *world;
    cfn->detections = json_object();
    return cfn;
}

static void step_clear(StackStep *step) {
    char *texts[] = {step->event_id, step->logical_id, step->physical_id, step->type,
                     step->status,   step->reason,     step->token};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        free(texts[i]);
    json_decref(step->properties);
    json_decref(step->record);
}

static void change_set_free(ChangeSet *set) {
    free(set->id);
    free(set->name);
    free(set->token);
    free(set->failure);
    json_decref(set->facts);
    json_decref(set->changes);
    json_decref(set->config);
    free(set);
}

static void operation_free(StackOperation *operation) {
    free(operation->id);
    json_decref(operation->findings);
    free(operation);
}

static void stack_free(Stack *stack) {
    char *texts[] = {stack->name,    stack->id,    stack->account, stack->region, stack->parent_id,
                     stack->root_id, stack->token, stack->action,  stack->policy, stack->drift_status};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        free(texts[i]);
    for (size_t i = 0; i < stack->step_count; i++)
        step_clear(&stack->steps[i]);
    for (size_t i = 0; i < stack->version_count; i++)
        json_decref(stack->versions[i].facts);
    for (size_t i = 0; i < stack->change_set_count; i++)
        change_set_free(stack->change_sets[i]);
    for (size_t i = 0; i < stack->operation_count; i++)
        operation_free(stack->operations[i]);
    free(stack->steps);
    free(stack->operations);
    free(stack->versions);
    free(stack->change_sets);
    json_decref(stack->rollback);
    json_decref(stack->fold->records);
    free(stack->fold);
    json_decref(stack->drifts);
    free(stack);
}

static void state_clear(ThingState *state) {
    json_decref(state->properties);
    json_decref(state->attributes);
    json_decref(state->tags);
}

static void thing_free(Thing *thing) {
    char *texts[] = {thing->type,     thing->physical_id, thing->logical_id, thing->stack_name,
                     thing->stack_id, thing->account,     thing->region};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        free(texts[i]);
    for (size_t i = 0; i < thing->state_count; i++)
        state_clear(&thing->states[i]);
    free(thing->states);
    free(thing);
}

void cfn_free(Cfn *cfn) {
    if (!cfn)
        return;
    for (size_t i = 0; i < cfn->stack_count; i++)
        stack_free(cfn->stacks[i]);
    for (size_t i = 0; i < cfn->thing_count; i++)
        thing_free(cfn->things[i]);
    free(cfn->stacks);
    free(cfn->things);
    json_decref(cfn->detections);
    free(cfn);
}

Stack *stack_new(Cfn *cfn, const CfnCall *call, const char *name, const char *parent_id, const char *root_id,
                 long long at_ms) {
    Stack *stack = memory_new(1, sizeof *stack);
    stack->fold = memory_new(1, sizeof *stack->fold);
    stack->fold->records = json_object();
    char uuid[UUID_SIZE];
    Seed seed = seed_from(call->request_id, "stack", name);
    seed_uuid(&seed, uuid);
    stack->name = memory_copy(name);
    stack->id = memory_print("arn:aws:cloudformation:%s:%s:stack/%s/%s", call->region, call->account, name, uuid);
    stack->account = memory_copy(call->account);
    stack->region = memory_copy(call->region);
    stack->parent_id = memory_copy(parent_id);
    stack->root_id = memory_copy(root_id);
    stack->created_ms = at_ms;
    stack->updated_ms = stack->deleted_ms = stack->drift_ms = NEVER;
    cfn->stacks = memory_grow(cfn->stacks, cfn->stack_count + 1, sizeof *cfn->stacks);
    return cfn->stacks[cfn->stack_count++] = stack;
}

Stack *cfn_stack(const Cfn *cfn, const char *account, const char *region, const char *name_or_id, long long at_ms) {
    bool by_id = strncmp(name_or_id, "arn:", 4) == 0;
    for (size_t i = cfn->stack_count; i-- > 0;) {
        Stack *stack = cfn->stacks[i];
        if (strcmp(stack->region, region) != 0 || strcmp(stack->account, account) != 0 || stack->created_ms > at_ms)
            continue;
        if (strcmp(by_id ? stack->id : stack->name, name_or_id) == 0 && (by_id || stack->deleted_ms > at_ms))
            return stack;
    }
    return NULL;
}

const StackStep *stack_last(const Stack *stack, long long at_ms) {
    for (size_t i = stack->step_count; i-- > 0;)
        if (stack->steps[i].of_stack && stack->steps[i].at_ms <= at_ms)
            return &stack->steps[i];
    return NULL;
}

const char *sim_stack_status(const Stack *stack, long long at_ms) {
    const StackStep *last = stack_last(stack, at_ms);
    return last ? last->status : "";
}

bool stack_busy(const Stack *stack, long long at_ms) {
    const char *status = sim_stack_status(stack, at_ms);
    return strstr(status, "_IN_PROGRESS") && strcmp(status, "REVIEW_IN_PROGRESS") != 0;
}

StackOperation *stack_operation(Stack *stack, const CfnCall *call, const char *type, long long at_ms) {
    char uuid[UUID_SIZE];
    StackOperation *operation = memory_new(1, sizeof *operation);
    AUTO(memory_release) char *what = memory_print("%s/%zu", type, stack->operation_count);
    Seed seed = seed_from(call->request_id, stack->id, what);
    seed_uuid(&seed, uuid);
    *operation = (StackOperation){.id = memory_copy(uuid), .type = type, .began_ms = at_ms, .found_ms = at_ms};
    stack->operations = memory_grow(stack->operations, stack->operation_count + 1, sizeof *stack->operations);
    stack->operation = stack->operations[stack->operation_count++] = operation;
    return operation;
}

static bool event_known(const Stack *stack, const char *event_id) {
    for (size_t i = stack->step_count; i-- > 0;)
        if (strcmp(stack->steps[i].event_id, event_id) == 0)
            return true;
    return false;
}

static char *event_id_of(const Stack *stack, long long *at_ms, const char *logical_id, const char *status,
                         bool of_stack) {
    char stamp[STAMP_SIZE], uuid[UUID_SIZE];
    for (;; (*at_ms)++) {
        stamp_format(*at_ms, stamp);
        char *id = memory_print("%s-%s-%s", logical_id, status, stamp);
        if (of_stack) { /* CloudFormation gives the stack's own events a UUID */
            Seed seed = seed_from(stack->id, id, "event");
            seed_uuid(&seed, uuid);
            free(id);
            id = memory_copy(uuid);
        }
        if (!event_known(stack, id))
            return id;
        free(id);
    }
}

static void record_play(const StackStep *step, json_t *records) {
    if (step->of_stack || step->aside)
        return;
    if (strcmp(step->status, "DELETE_COMPLETE") == 0 || strcmp(step->status, "DELETE_SKIPPED") == 0) {
        json_object_del(records, step->logical_id);
        return;
    }
    const json_t *before = json_object_get(records, step->logical_id);
    json_t *record = json_copy(step->record ? step->record : (json_t *)before);
    if (!record)
        record = json_pack("{ss}", "Type", step->type);
    if (step->silent) { /* it keeps status, reason and time */
        json_object_set(record, "Status", json_object_get(before, "Status"));
        json_object_set(record, "At", json_object_get(before, "At"));
        json_object_set(record, "Reason", json_object_get(before, "Reason"));
    } else {
        json_object_set_new(record, "Status", json_string(step->status));
        json_object_set_new(record, "At", json_integer(step->at_ms));
        json_object_set_new(record, "Reason", json_string(step->reason ? step->reason : ""));
    }
    if (step->physical_id && *step->physical_id)
        json_object_set_new(record, "Physical", json_string(step->physical_id));
    json_object_set_new(records, step->logical_id, record);
}

/* What all steps before number `from` come to is worked out once, and goes when one of them does. */
static void fold_forget(Stack *stack, size_t from) {
    if (from >= stack->fold->steps)
        return;
    json_object_clear(stack->fold->records);
    stack->fold->steps = 0;
}

json_t *stack_records(const Stack *stack, long long at_ms) {
    StackFold *fold = stack->fold;
    if (fold->steps && stack->steps[fold->steps - 1].at_ms > at_ms) { /* somebody looks back */
        json_t *records = json_object();
        for (size_t i = 0; stack->steps[i].at_ms <= at_ms; i++)
            record_play(&stack->steps[i], records);
        return records;
    }
    for (; fold->steps < stack->step_count && stack->steps[fold->steps].at_ms <= at_ms; fold->steps++)
        record_play(&stack->steps[fold->steps], fold->records);
    return json_copy(fold->records);
}

static StackStep *step_add(Stack *stack, long long at_ms, const char *logical_id, const char *physical_id,
                           const char *type, const char *status, const char *reason, const char *token, bool of_stack) {
    char *id = event_id_of(stack, &at_ms, logical_id, status, of_stack);
    stack->steps = memory_grow(stack->steps, stack->step_count + 1, sizeof *stack->steps);
    size_t at = stack->step_count++;
    for (; at > 0 && stack->steps[at - 1].at_ms > at_ms; at--)
        stack->steps[at] = stack->steps[at - 1];
    fold_forget(stack, at);
    stack->steps[at] = (StackStep){.at_ms = at_ms,
                                   .operation = stack->operation,
                                   .event_id = id,
                                   .logical_id = memory_copy(logical_id),
                                   .physical_id = memory_copy(physical_id),
                                   .type = memory_copy(type),
                                   .status = memory_copy(status),
                                   .reason = memory_copy(reason),
                                   .token = memory_copy(token),
                                   .of_stack = of_stack};
    return &stack->steps[at];
}

StackStep *stack_step(Stack *stack, long long at_ms, const char *logical_id, const char *physical_id, const char *type,
                      const char *status, const char *reason, const char *token) {
    return step_add(stack, at_ms, logical_id, physical_id, type, status, reason, token, false);
}

void stack_step_own(Stack *stack, long long at_ms, const char *status, const char *reason, const char *token) {
    step_add(stack, at_ms, stack->name, stack->id, "AWS::CloudFormation::Stack", status, reason, token, true);
    if (strcmp(status, "DELETE_COMPLETE") == 0)
        stack->deleted_ms = at_ms;
}

const char step_settling[] = "Eventual consistency check initiated";

void stack_step_detailed(Stack *stack, long long at_ms, const char *status, const char *token) {
    step_add(stack, at_ms, stack->name, stack->id, "AWS::CloudFormation::Stack", status, step_settling, token, true)
        ->detailed = "CONFIGURATION_COMPLETE";
}

void stack_version(Stack *stack, long long from_ms, json_t *facts) {
    stack->versions = memory_grow(stack->versions, stack->version_count + 1, sizeof *stack->versions);
    stack->versions[stack->version_count++] = (StackVersion){from_ms, json_incref(facts)};
}

const json_t *stack_facts(const Stack *stack, long long at_ms) {
    static json_t *nothing;
    for (size_t i = stack->version_count; i-- > 0;)
        if (stack->versions[i].from_ms <= at_ms)
            return stack->versions[i].facts;
    if (!nothing)
        nothing = json_object();
    return nothing;
}

static void things_truncate(Cfn *cfn, const Stack *stack, long long at_ms) {
    size_t kept = 0;
    for (size_t i = 0; i < cfn->thing_count; i++) {
        Thing *thing = cfn->things[i];
        if (strcmp(thing->stack_id, stack->id) == 0) {
            while (thing->state_count && thing->states[thing->state_count - 1].at_ms > at_ms)
                state_clear(&thing->states[--thing->state_count]);
            if (thing->gone_ms > at_ms)
                thing->gone_ms = NEVER;
            if (thing->retained_ms > at_ms)
                thing->retained_ms = NEVER;
            if (thing->created_ms > at_ms || !thing->state_count) {
                thing_free(thing);
                continue;
            }
        }
        cfn->things[kept++] = thing;
    }
    cfn->thing_count = kept;
}

/* Those that were to begin later; change sets that are being made begin at once. */
static void operations_truncate(Stack *stack, long long at_ms) {
    size_t kept = 0;
    for (size_t i = 0; i < stack->operation_count; i++)
        if (stack->operations[i]->began_ms > at_ms)
            operation_free(stack->operations[i]);
        else
            stack->operations[kept++] = stack->operations[i];
    stack->operation_count = kept;
    stack->operation = kept ? stack->operations[kept - 1] : NULL;
}

void stack_truncate(Cfn *cfn, Stack *stack, long long at_ms) {
    while (stack->step_count && stack->steps[stack->step_count - 1].at_ms > at_ms)
        step_clear(&stack->steps[--stack->step_count]);
    fold_forget(stack, stack->step_count);
    while (stack->version_count && stack->versions[stack->version_count - 1].from_ms > at_ms)
        json_decref(stack->versions[--stack->version_count].facts);
    if (stack->deleted_ms > at_ms)
        stack->deleted_ms = NEVER;
    operations_truncate(stack, at_ms);
    things_truncate(cfn, stack, at_ms);
    for (size_t i = cfn->stack_count; i-- > 0;) {
        Stack *nested = cfn->stacks[i];
        if (!nested->parent_id || strcmp(nested->parent_id, stack->id) != 0)
            continue;
        if (nested->created_ms <= at_ms) {
            stack_truncate(cfn, nested, at_ms);
            continue;
        }
        stack_truncate(cfn, nested, -1);
        stack_free(nested);
        memmove(&cfn->stacks[i], &cfn->stacks[i + 1], (cfn->stack_count - i - 1) * sizeof *cfn->stacks);
        cfn->stack_count--;
    }
}

void stack_undo(Cfn *cfn, Stack *stack, long long at_ms) {
    stack_truncate(cfn, stack, at_ms);
    StackOperation *last = stack->operation_count ? stack->operations[stack->operation_count - 1] : NULL;
    if (!last || last->began_ms < at_ms)
        return;
    while (stack->step_count && stack->steps[stack->step_count - 1].operation == last)
        step_clear(&stack->steps[--stack->step_count]);
    fold_forget(stack, stack->step_count);
    operation_free(last);
    stack->operation_count--;
    stack->operation = stack->operation_count ? stack->operations[stack->operation_count - 1] : NULL;
}

json_t *cfn_exports(const Cfn *cfn, const char *account, const char *region, long long at_ms) {
    json_t *exports = json_object();
    for (size_t i = 0; i < cfn->stack_count; i++) {
        const Stack *stack = cfn->stacks[i];
        if (strcmp(stack->region, region) != 0 || strcmp(stack->account, account) != 0 || stack->deleted_ms <= at_ms)
            continue;
        const json_t *outputs = json_object_get(stack_facts(stack, at_ms), "Outputs");
        for (size_t j = 0; j < json_array_size(outputs); j++) {
            const json_t *output = json_array_get(outputs, j);
            const char *name = value_text(output, "ExportName");
            if (*name)
                json_object_set_new(
                    exports, name,
                    json_pack("{sOss}", "Value", json_object_get(output, "OutputValue"), "Stack", stack->id));
        }
    }
    return exports;
}
