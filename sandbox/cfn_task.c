/* See cfn_run.h: what starting and ending the task of one resource does. */
#include "base/memory.h"
#include "sandbox/cfn_refs.h"
#include "sandbox/cfn_run.h"
#include "sandbox/cfn_value.h"
#include "sandbox/types.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static Seed task_seed(const Run *run, const Task *task, const char *what) {
    AUTO(memory_release) char *resource = memory_print("%s/%s", run->stack->name, task->logical);
    return seed_from(run->call->request_id, resource, what);
}

/* CloudFormation begins with a resource a moment after it could. */
static void task_begin(Run *run, Task *task) {
    Seed seed = task_seed(run, task, task->aside ? "aside" : "begin");
    task->started_ms = run->clock + 150 + (long long)(700 * seed_share(&seed));
}

static long long task_length(const Run *run, const Task *task, const char *verb, const json_t *properties) {
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

const json_t *run_fault(const Run *run, const char *logical, const char *verb) {
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

char *handler_message(const Run *run, const Task *task, const char *code, char *words) {
    char request[UUID_SIZE], token[UUID_SIZE];
    Seed seed = task_seed(run, task, words);
    seed_uuid(&seed, request);
    seed_uuid(&seed, token);
    char *message =
        memory_print("Resource handler returned message: \"%s (Service: %s, Status Code: 400, Request ID: %s) "
                     "(SDK Attempt Count: 1)\" (RequestToken: %s, HandlerErrorCode: %s)",
                     words, type_service(task->type), request, token, code);
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

/* What the schemas and the account's state have against the properties; NULL: nothing. */
static char *properties_refusal(const Task *task) {
    json_auto_t *problems = json_array();
    type_check(type_find(task->type), task->properties, problems);
    if (json_array_size(problems) == 0)
        return NULL;
    AUTO(memory_release) char *list = list_join(problems, ", ");
    return memory_print("Properties validation failed for resource %s with message:\n[%s]", task->logical, list);
}

static bool properties_evaluate(Run *run, Task *task) {
    Error err = {0};
    run->scope.now_ms = run->clock;
    task->properties = scope_properties(&run->scope, task->definition, &err);
    if (!task->properties) {
        task->properties = json_object();
        task_fail(task, task->started_ms + 400, memory_copy(err.said));
        return false;
    }
    char *refusal = properties_refusal(task);
    if (refusal)
        task_fail(task, task->started_ms + 400, refusal);
    return !refusal;
}

/* Makes the thing, from a moment after the start until the task's end. */
static void thing_begin(Run *run, Task *task) {
    const TypePlace place = {run->call->account, run->call->region, run->stack->name, task->logical};
    Seed seed = task_seed(run, task, "physical");
    task->physical_id = type_physical_id(task->type, &place, task->properties, seed);
    json_auto_t *attributes = type_attributes(task->type, &place, task->physical_id, task->properties, seed);
    json_auto_t *tags = tags_make(run, task->logical, task->type, task->properties);
    long long made_ms = task->started_ms + 900;
    task->thing = thing_new(run->cfn, run->stack, task->type, task->physical_id, task->logical, made_ms);
    thing_state(task->thing, made_ms, CFN_CREATING, task->end_ms, task->properties, attributes, tags);
}

static void known_set(Run *run, const Task *task, const char *physical_id, const json_t *attributes) {
    json_object_set_new(run->known, task->logical, json_pack("{sssO}", "Ref", physical_id, "Attributes", attributes));
}

static void create_start(Run *run, Task *task) {
    bool fine = properties_evaluate(run, task);
    StackStep *step = task_step(run, task, task->started_ms, "CREATE_IN_PROGRESS", "", NULL);
    json_auto_t *nothing = json_object();
    step->record = record_make(run, task, nothing);
    if (!fine)
        return;
    char *refusal = task_refusal(run, task, "create", NULL, NULL, task->properties);
    if (refusal) {
        task_fail(task, task->started_ms + 2300, refusal);
        return;
    }
    if (strcmp(task->type, "AWS::CloudFormation::Stack") == 0) {
        if (!nested_create(run, task))
            return;
    } else {
        task->end_ms = task->started_ms + 1000 + task_length(run, task, "create", task->properties);
        task_fault(run, task, "create");
        thing_begin(run, task);
    }
    task_step(run, task, task->started_ms + 950, "CREATE_IN_PROGRESS", task->physical_id,
              "Resource creation Initiated");
}

/* An instance with a CreationPolicy tells CloudFormation that it is ready. */
static void signal_step(Run *run, Task *task) {
    const json_t *policy = json_object_get(task->definition, "CreationPolicy");
    if (!json_object_get(policy, "ResourceSignal"))
        return;
    AUTO(memory_release) char *words = memory_print("Received SUCCESS signal with UniqueId %s", task->physical_id);
    task_step(run, task, task->end_ms - 700, "CREATE_IN_PROGRESS", task->physical_id, words);
}

static void create_end(Run *run, Task *task) {
    const char *physical_id = task->physical_id ? task->physical_id : "";
    if (task->failure) {
        task_step(run, task, task->end_ms, "CREATE_FAILED", physical_id, task->failure);
        return;
    }
    signal_step(run, task);
    const ThingState *state = &task->thing->states[task->thing->state_count - 1];
    json_auto_t *attributes = json_incref(state->attributes);
    json_auto_t *tags = json_incref(state->tags);
    thing_state(task->thing, task->end_ms, CFN_AVAILABLE, 0, task->properties, attributes, tags);
    StackStep *step = task_step(run, task, task->end_ms, "CREATE_COMPLETE", physical_id, NULL);
    step->record = record_make(run, task, attributes);
    known_set(run, task, physical_id, attributes);
}

/* What is known of a resource that needs no update; its record follows the new template. */
static void update_nothing(Run *run, Task *task) {
    const json_t *record = task->record;
    const char *physical_id = value_text(record, "Physical");
    const json_t *attributes = json_object_get(record, "Attributes");
    StackStep *step =
        stack_step(run->stack, run->clock, task->logical, physical_id, task->type, "UPDATE_COMPLETE", NULL, run->token);
    step->silent = true;
    step->record = record_make(run, task, attributes);
    known_set(run, task, physical_id, attributes);
    task->end_ms = run->clock;
    task->state = TASK_DONE;
}

static bool tags_differ(const Run *run, const Task *task) {
    const TypeRow *row = type_find(task->type);
    return row && row->tags && !value_alike(json_object_get(task->record, "Tags"), run->tags) &&
           json_array_size(json_object_get(task->record, "Tags")) + json_array_size(run->tags) > 0;
}

/* True: the change is one that only a new thing can bring. */
static bool needs_replacement(const Task *task) {
    const json_t *before = json_object_get(task->record, "Properties");
    const TypeRow *row = type_find(task->type);
    json_auto_t *all = json_copy((json_t *)before);
    const char *name;
    json_t *value;
    json_object_update(all, task->properties);
    json_object_foreach(all, name, value) {
        if (type_replaces(row, name, json_object_get(before, name), json_object_get(task->properties, name)))
            return true;
    }
    return false;
}

static void replacement_start(Run *run, Task *task) {
    const char *old = value_text(task->record, "Physical");
    const char *property = type_name_property(task->type);
    const json_t *name = property ? json_object_get(task->properties, property) : NULL;
    if (name && value_alike(name, json_object_get(json_object_get(task->record, "Properties"), property))) {
        AUTO(memory_release) char *text = value_string(name);
        task_fail(task, task->started_ms + 1200,
                  memory_print("CloudFormation cannot update a stack when a custom-named resource requires replacing. "
                               "Rename %s and update the stack again.",
                               text));
        return;
    }
    task_step(run, task, task->started_ms + 300, "UPDATE_IN_PROGRESS", old,
              "Requested update requires the creation of a new physical resource; hence creating one.");
    char *refusal = task_refusal(run, task, "create", NULL, NULL, task->properties);
    if (refusal) {
        task_fail(task, task->started_ms + 2300, refusal);
        return;
    }
    task->end_ms = task->started_ms + 1000 + task_length(run, task, "create", task->properties);
    task_fault(run, task, "update");
    thing_begin(run, task);
    task_step(run, task, task->started_ms + 950, "UPDATE_IN_PROGRESS", task->physical_id,
              "Resource creation Initiated");
}

static void in_place_start(Run *run, Task *task) {
    const char *physical_id = value_text(task->record, "Physical");
    const json_t *before = json_object_get(task->record, "Properties");
    char *refusal = task_refusal(run, task, "update", physical_id, before, task->properties);
    if (refusal) {
        task_fail(task, task->started_ms + 2300, refusal);
        return;
    }
    bool light = value_alike(before, task->properties); /* tags or metadata alone */
    task->end_ms = task->started_ms + 800 + (light ? 2000 : task_length(run, task, "update", task->properties));
    task_fault(run, task, "update");
    task->thing = cfn_thing(run->cfn, run->call->region, task->type, physical_id, run->clock);
    const ThingState *state = task->thing ? thing_at(task->thing, run->clock) : NULL;
    if (state)
        thing_state(task->thing, task->started_ms, CFN_UPDATING, task->end_ms, state->properties, state->attributes,
                    state->tags);
}

static void update_start(Run *run, Task *task) {
    bool fine = properties_evaluate(run, task);
    const json_t *before = json_object_get(task->record, "Properties");
    bool same = fine && value_alike(before, task->properties) && !tags_differ(run, task) &&
                value_alike(json_object_get(json_object_get(task->record, "Definition"), "Metadata"),
                            json_object_get(task->definition, "Metadata")) &&
                !strstr(value_text(task->record, "Status"), "FAILED");
    if (same) {
        update_nothing(run, task);
        return;
    }
    task_step(run, task, task->started_ms, "UPDATE_IN_PROGRESS", value_text(task->record, "Physical"), NULL);
    if (!fine)
        return;
    if (strcmp(task->type, "AWS::CloudFormation::Stack") == 0)
        nested_update(run, task);
    else if (needs_replacement(task))
        replacement_start(run, task);
    else
        in_place_start(run, task);
}

/* Attributes after an update in place: those that the properties feed are derived anew, ids and addresses stay. */
static json_t *attributes_updated(const Run *run, const Task *task, const char *physical_id) {
    const json_t *old = json_object_get(task->record, "Attributes");
    if (strcmp(task->type, "AWS::CloudFormation::Stack") == 0)
        return json_incref((json_t *)old);
    const TypePlace place = {run->call->account, run->call->region, run->stack->name, task->logical};
    json_t *attributes = type_attributes(task->type, &place, physical_id, task->properties, task_seed(run, task, ""));
    if (strcmp(task->type, "AWS::EC2::LaunchTemplate") == 0) {
        int version = atoi(value_text(old, "LatestVersionNumber"));
        bool newer = !value_alike(json_object_get(task->properties, "LaunchTemplateData"),
                                  json_object_get(json_object_get(task->record, "Properties"), "LaunchTemplateData"));
        json_object_set_new(attributes, "LatestVersionNumber", value_print("%d", version + newer));
    }
    if (strcmp(task->type, "AWS::ElasticLoadBalancingV2::LoadBalancer") == 0 ||
        strcmp(task->type, "AWS::EC2::PrefixList") == 0)
        json_object_update(attributes, (json_t *)old);
    return attributes;
}

static void update_end(Run *run, Task *task) {
    const char *physical_id = task->physical_id ? task->physical_id : value_text(task->record, "Physical");
    if (task->failure) {
        StackStep *step = task_step(run, task, task->end_ms, "UPDATE_FAILED", physical_id, task->failure);
        step->record = json_copy(task->record);
        return;
    }
    if (task->physical_id) {
        const ThingState *state = &task->thing->states[task->thing->state_count - 1];
        json_auto_t *attributes = json_incref(state->attributes);
        json_auto_t *tags = json_incref(state->tags);
        signal_step(run, task);
        thing_state(task->thing, task->end_ms, CFN_AVAILABLE, 0, task->properties, attributes, tags);
        task_step(run, task, task->end_ms, "UPDATE_COMPLETE", physical_id, NULL)->record =
            record_make(run, task, attributes);
        known_set(run, task, physical_id, attributes);
        return;
    }
    json_auto_t *attributes = task->nested ? json_incref(task->thing->states[task->thing->state_count - 1].attributes)
                                           : attributes_updated(run, task, physical_id);
    json_auto_t *tags = tags_make(run, task->logical, task->type, task->properties);
    if (task->thing)
        thing_state(task->thing, task->end_ms, CFN_AVAILABLE, 0, task->properties, attributes, tags);
    task_step(run, task, task->end_ms, "UPDATE_COMPLETE", physical_id, NULL)->record =
        record_make(run, task, attributes);
    known_set(run, task, physical_id, attributes);
}

static void snapshot_make(Run *run, const Task *task, const char *physical_id) {
    char letters[13];
    Seed seed = task_seed(run, task, "snapshot");
    seed_fill(&seed, seed_lower, letters, 12);
    AUTO(memory_release) char *name = memory_print("%s-snapshot-%s-%s", run->stack->name, task->logical, letters);
    for (char *c = name; *c; c++)
        *c = (char)(*c >= 'A' && *c <= 'Z' ? *c + 32 : *c);
    bool database = strcmp(task->type, "AWS::RDS::DBInstance") == 0;
    Thing *thing = thing_new(run->cfn, run->stack, database ? "AWS::RDS::DBSnapshot" : "AWS::EC2::Snapshot", name,
                             task->logical, task->started_ms + 2000);
    json_auto_t *properties = json_copy(json_object_get(task->record, "Properties"));
    json_object_set_new(properties, database ? "DBInstanceIdentifier" : "VolumeId", json_string(physical_id));
    json_auto_t *attributes = json_pack("{ss}", "DBSnapshotIdentifier", name);
    thing_state(thing, task->started_ms + 2000, CFN_CREATING, task->end_ms, properties, attributes, NULL);
    thing_state(thing, task->end_ms, CFN_AVAILABLE, 0, properties, attributes, NULL);
    thing->retained_ms = task->started_ms + 2000;
}

static void delete_skip(Run *run, Task *task, const char *physical_id) {
    if (task->thing)
        task->thing->retained_ms = task->started_ms;
    task_step(run, task, task->started_ms, "DELETE_SKIPPED", physical_id, NULL);
    task->end_ms = run->clock;
    task->state = TASK_DONE;
}

static void delete_start(Run *run, Task *task) {
    const char *physical_id = value_text(task->record, "Physical");
    task->thing = cfn_thing(run->cfn, run->call->region, task->type, physical_id, run->clock);
    if (!*physical_id) { /* it never came to be */
        task_step(run, task, task->started_ms, "DELETE_COMPLETE", "", NULL);
        task->end_ms = run->clock;
        task->state = TASK_DONE;
        return;
    }
    if (strcmp(task->policy, "Retain") == 0) {
        delete_skip(run, task, physical_id);
        return;
    }
    task_step(run, task, task->started_ms, "DELETE_IN_PROGRESS", physical_id, NULL);
    if (strcmp(task->type, "AWS::CloudFormation::Stack") == 0) {
        nested_delete(run, task);
        return;
    }
    json_auto_t *live = task->thing ? thing_live(run->cfn, task->thing, run->clock) : json_null();
    if (json_is_null(live)) { /* somebody was quicker */
        task->end_ms = task->started_ms + 1500;
        return;
    }
    char *refusal = task_refusal(run, task, "delete", physical_id, live, NULL);
    if (refusal) {
        task_fail(task, task->started_ms + 2300, refusal);
        return;
    }
    bool snapshot = strcmp(task->policy, "Snapshot") == 0 && type_has_snapshot(task->type);
    task->end_ms = task->started_ms + task_length(run, task, "delete", live) + (snapshot ? 120000 : 0);
    task_fault(run, task, task->rollback ? "rollback" : "delete");
    const ThingState *state = thing_at(task->thing, run->clock);
    if (!task->failure)
        thing_state(task->thing, task->started_ms, CFN_DELETING, task->end_ms, state->properties, state->attributes,
                    state->tags);
    if (snapshot && !task->failure && task->end_ms < NEVER)
        snapshot_make(run, task, physical_id);
}

static void delete_end(Run *run, Task *task) {
    const char *physical_id = value_text(task->record, "Physical");
    if (!task->failure && task->thing)
        task->thing->gone_ms = task->end_ms;
    task_step(run, task, task->end_ms, task->failure ? "DELETE_FAILED" : "DELETE_COMPLETE", physical_id, task->failure);
}

static void restore_start(Run *run, Task *task) {
    const char *physical_id = value_text(task->record, "Physical");
    task->properties = json_incref(json_object_get(task->record, "Properties"));
    task_step(run, task, task->started_ms, "UPDATE_IN_PROGRESS", physical_id, NULL);
    task->thing = cfn_thing(run->cfn, run->call->region, task->type, physical_id, run->clock);
    if (strcmp(task->type, "AWS::CloudFormation::Stack") == 0) {
        nested_restore(run, task);
        return;
    }
    const ThingState *state = task->thing ? thing_at(task->thing, run->clock) : NULL;
    bool same = state && value_alike(state->properties, task->properties);
    task->end_ms = task->started_ms + 800 + (same ? 600 : task_length(run, task, "update", task->properties));
    task_fault(run, task, "rollback");
    if (state)
        thing_state(task->thing, task->started_ms, CFN_UPDATING, task->end_ms, state->properties, state->attributes,
                    state->tags);
}

static void restore_end(Run *run, Task *task) {
    const char *physical_id = value_text(task->record, "Physical");
    if (task->failure) {
        task_step(run, task, task->end_ms, "UPDATE_FAILED", physical_id, task->failure);
        return;
    }
    json_auto_t *tags = tags_make(run, task->logical, task->type, task->properties);
    if (task->thing)
        thing_state(task->thing, task->end_ms, CFN_AVAILABLE, 0, task->properties,
                    json_object_get(task->record, "Attributes"), tags);
    task_step(run, task, task->end_ms, "UPDATE_COMPLETE", physical_id, NULL)->record = json_copy(task->record);
}

void task_start(Run *run, Task *task) {
    static void (*const starts[])(Run *, Task *) = {[TASK_CREATE] = create_start,
                                                    [TASK_UPDATE] = update_start,
                                                    [TASK_DELETE] = delete_start,
                                                    [TASK_RESTORE] = restore_start};
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
    static void (*const ends[])(Run *, Task *) = {[TASK_CREATE] = create_end,
                                                  [TASK_UPDATE] = update_end,
                                                  [TASK_DELETE] = delete_end,
                                                  [TASK_RESTORE] = restore_end};
    ends[task->verb](run, task);
    if (task->failure)
        thing_revert(task, task->end_ms);
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
