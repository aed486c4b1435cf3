/* See run.h: what starting and ending the task of one resource does. */
#include "base/memory.h"
#include "sandbox/cfn/near.h"
#include "sandbox/cfn/refs.h"
#include "sandbox/cfn/run.h"
#include "sandbox/cfn/value.h"
#include "sandbox/values/types.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Seed task_seed(const Run *run, const Task *task, const char *what) {
    AUTO(memory_release) char *resource = memory_print("%s/%s", run->stack->name, task->logical);
    return seed_from(run->call->request_id, resource, what);
}

/* CloudFormation begins with a resource a moment after it could. */
static void task_begin(Run *run, Task *task) {
    Seed seed = task_seed(run, task, task->aside ? "aside" : "begin");
    task->started_ms = run->clock + 150 + (long long)(700 * seed_share(&seed));
}

long long task_length(const Run *run, const Task *task, const char *verb, const json_t *properties) {
    return (long long)(1000 * type_seconds(task->type, verb, properties, task_seed(run, task, verb)));
}

StackStep *task_step(Run *run, Task *task, long long at_ms, const char *status, const char *physical_id,
                     const char *reason) {
    StackStep *step = stack_step(run->stack, at_ms, task->logical, physical_id, task->type, status, reason, run->token);
    step->aside = task->aside;
    step->properties = task->properties ? json_incref(task->properties) : NULL;
    return step;
}

void task_fail(Task *task, long long end_ms, char *reason) {
    free(task->failure);
    task->failure = reason;
    task->end_ms = end_ms;
}

static const json_t *run_fault(const Run *run, const char *logical, const char *verb) {
    for (size_t i = 0; i < json_array_size(run->call->faults); i++) {
        const json_t *fault = json_array_get(run->call->faults, i);
        const char *resource = value_text(fault, "resource");
        if (strcmp(value_text(fault, "verb"), verb) == 0 &&
            (strcmp(resource, "*") == 0 || strcmp(resource, logical) == 0))
            return fault;
    }
    return NULL;
}

void task_fault(Run *run, Task *task, const char *verb) {
    const json_t *fault = run_fault(run, task->logical, verb);
    if (!fault || task->failure)
        return;
    if (strcmp(value_text(fault, "effect"), "stuck") == 0)
        task->end_ms = NEVER;
    else
        task_fail(task, task->end_ms == NEVER ? run->clock + 1000 : task->end_ms,
                  memory_copy(*value_text(fault, "reason") ? value_text(fault, "reason") : "Internal Failure"));
}

static char *message_make(const Run *run, const Task *task, const char *code, const char *words, const char *called) {
    char token[UUID_SIZE];
    Seed seed = task_seed(run, task, words);
    seed_uuid(&seed, token);
    return memory_print("Resource handler returned message: \"%s%s\" (RequestToken: %s, HandlerErrorCode: %s)", words,
                        called, token, code);
}

char *handler_message(const Run *run, const Task *task, const char *code, char *words) {
    int status = strcmp(code, "AccessDenied") == 0 ? 403 : 400;
    char request[UUID_SIZE];
    Seed seed = task_seed(run, task, code);
    seed_uuid(&seed, request);
    AUTO(memory_release)
    char *called = memory_print(" (Service: %s, Status Code: %d, Request ID: %s) (SDK Attempt Count: 1)",
                                type_service(task->type), status, request);
    char *message = message_make(run, task, code, words, called);
    free(words);
    return message;
}

char *handler_words(const Run *run, const Task *task, const char *code, char *words) {
    char *message = message_make(run, task, code, words, "");
    free(words);
    return message;
}

json_t *tags_make(const Run *run, const char *logical, const char *type, const json_t *properties) {
    const TypeRow *row = type_find(type);
    json_t *tags = json_array();
    if (!row || !row->tags)
        return tags;
    const json_t *own = json_object_get(properties, row->tags), *value;
    const char *key;
    json_object_foreach(json_is_object(own) ? (json_t *)own : NULL, key, value) {
        json_array_append_new(tags, json_pack("{sssO}", "Key", key, "Value", value));
    }
    if (json_is_array(own))
        json_array_extend(tags, (json_t *)own);
    for (size_t i = 0; i < json_array_size(run->tags); i++) {
        const json_t *tag = json_array_get(run->tags, i);
        bool known = false;
        for (size_t j = 0; j < json_array_size(tags); j++)
            known = known || strcmp(value_text(json_array_get(tags, j), "Key"), value_text(tag, "Key")) == 0;
        if (!known)
            json_array_append(tags, (json_t *)tag);
    }
    json_array_append_new(tags, json_pack("{ssss}", "Key", "aws:cloudformation:stack-name", "Value", run->stack->name));
    json_array_append_new(tags, json_pack("{ssss}", "Key", "aws:cloudformation:logical-id", "Value", logical));
    json_array_append_new(tags, json_pack("{ssss}", "Key", "aws:cloudformation:stack-id", "Value", run->stack->id));
    return tags;
}

json_t *record_make(const Run *run, const Task *task, const json_t *attributes) {
    json_auto_t *pruned = scope_prune(&run->scope, task->definition);
    return json_pack("{sssOsOsO*sOso}", "Type", task->type, "Properties", task->properties, "Attributes", attributes,
                     "Tags", run->tags, "Definition", task->definition, "Depends",
                     refs_dependencies(run->scope.document, pruned, NULL));
}

json_t *task_service_properties(const Run *run, const Task *task) {
    return near_properties(run->cfn, run->call->region, task->properties, run->clock);
}

void task_start(Run *run, Task *task) {
    static void (*const starts[])(Run *, Task *) = {[TASK_CREATE] = task_create_start,
                                                    [TASK_UPDATE] = task_update_start,
                                                    [TASK_DELETE] = task_delete_start,
                                                    [TASK_RESTORE] = task_restore_start};
    task_begin(run, task);
    starts[task->verb](run, task);
}

/* An update in place that does not come to its end leaves the thing as it was. */
static void thing_revert(const Task *task, long long at_ms) {
    if (task->verb != TASK_UPDATE || task->physical_id || !task->thing || task->nested)
        return;
    const ThingState *state = &task->thing->states[task->thing->state_count - 1];
    json_auto_t *properties = json_incref(state->properties);
    json_auto_t *attributes = json_incref(state->attributes);
    json_auto_t *tags = json_incref(state->tags);
    thing_state(task->thing, at_ms, CFN_AVAILABLE, 0, properties, attributes, tags);
}

void task_end(Run *run, Task *task) {
    static void (*const ends[])(Run *, Task *) = {[TASK_CREATE] = task_create_end,
                                                  [TASK_UPDATE] = task_update_end,
                                                  [TASK_DELETE] = task_delete_end,
                                                  [TASK_RESTORE] = task_restore_end};
    ends[task->verb](run, task);
    if (!task->failure)
        return;
    if (run->force && task->verb == TASK_DELETE) { /* FORCE_DELETE_STACK: it is left behind */
        task_step(run, task, task->end_ms + 100, "DELETE_SKIPPED", value_text(task->record, "Physical"), NULL);
        if (task->thing)
            task->thing->retained_ms = task->end_ms;
        task->state = TASK_DONE;
    }
    thing_revert(task, task->end_ms);
    /* RDS keeps nothing of an instance that it could not make: not even one that is protected hinders a rollback. */
    if (task->physical_id && task->thing && strcmp(task->type, "AWS::RDS::DBInstance") == 0)
        task->thing->gone_ms = task->end_ms;
}

void task_cancel(Run *run, Task *task) {
    bool create = task->verb == TASK_CREATE;
    long long begun_ms = task->started_ms + 1000;
    long long at_ms = (run->clock > begun_ms ? run->clock : begun_ms) + 200;
    const char *physical_id = task->physical_id ? task->physical_id
                              : create          ? ""
                                                : value_text(task->record, "Physical");
    if (task->nested)
        stack_truncate(run->cfn, task->nested, at_ms);
    StackStep *step = task_step(run, task, at_ms, create ? "CREATE_FAILED" : "UPDATE_FAILED", physical_id,
                                create ? "Resource creation cancelled" : "Resource update cancelled");
    if (task->verb == TASK_UPDATE)
        step->record = json_copy(task->record);
    thing_revert(task, at_ms);
}
