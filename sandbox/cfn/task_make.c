/* See run.h: tasks that make a thing or change it. */
#include "base/memory.h"
#include "sandbox/cfn/drift.h"
#include "sandbox/cfn/near.h"
#include "sandbox/cfn/run.h"
#include "sandbox/cfn/stack_policy.h"
#include "sandbox/cfn/value.h"
#include "sandbox/values/types.h"

#include <stdlib.h>
#include <string.h>

/* What the schemas and the account's state have against the properties; NULL: nothing. */
static char *properties_refusal(const Task *task) {
    json_auto_t *problems = json_array();
    type_check(type_find(task->type), task->properties, problems);
    if (json_array_size(problems) == 0)
        return NULL;
    AUTO(memory_release) char *list = list_join(problems, "\n");
    return memory_print("Properties validation failed for resource %s with message:\n%s", task->logical, list);
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
    near_attributes(run->cfn, run->call->region, task->type, task->properties, attributes, run->clock);
    json_auto_t *tags = tags_make(run, task->logical, task->type, task->properties);
    json_auto_t *properties = task_service_properties(run, task);
    long long made_ms = task->started_ms + 900;
    task->thing = thing_new(run->cfn, run->stack, task->type, task->physical_id, task->logical, made_ms);
    thing_state(task->thing, made_ms, CFN_CREATING, task->end_ms, properties, attributes, tags);
}

/* The thing is made: what it was while it was being made, it is now. */
static json_t *thing_finish(Task *task) {
    const ThingState *state = &task->thing->states[task->thing->state_count - 1];
    json_t *attributes = json_incref(state->attributes);
    json_auto_t *tags = json_incref(state->tags);
    json_auto_t *properties = json_incref(state->properties);
    thing_state(task->thing, task->end_ms, CFN_AVAILABLE, 0, properties, attributes, tags);
    return attributes;
}

static void known_set(Run *run, const Task *task, const char *physical_id, const json_t *attributes) {
    json_object_set_new(run->known, task->logical, json_pack("{sssO}", "Ref", physical_id, "Attributes", attributes));
}

/* What the type needs no more than its configuration for, as far as others are concerned (types.h). */
static void configuration_plan(Task *task) {
    double share = type_configured_share(task->type);
    if (share < 1 && !task->failure && task->end_ms < NEVER)
        task->configured_ms =
            task->started_ms + 1000 + (long long)(share * (double)(task->end_ms - task->started_ms - 1000));
}

void task_configure(Run *run, Task *task) {
    bool create = task->verb == TASK_CREATE;
    task->configured = true;
    task_step(run, task, run->clock, create ? "CREATE_IN_PROGRESS" : "UPDATE_IN_PROGRESS", task->physical_id,
              step_settling)
        ->detailed = "CONFIGURATION_COMPLETE";
    known_set(run, task, task->physical_id, task->thing->states[task->thing->state_count - 1].attributes);
}

void task_create_start(Run *run, Task *task) {
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
        configuration_plan(task);
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

void task_create_end(Run *run, Task *task) {
    const char *physical_id = task->physical_id ? task->physical_id : "";
    if (task->failure) {
        task_step(run, task, task->end_ms, "CREATE_FAILED", physical_id, task->failure);
        return;
    }
    signal_step(run, task);
    json_auto_t *attributes = thing_finish(task);
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

/* True: the stack's policy denies it, and the task has failed. */
static bool policy_stops(Run *run, Task *task, const char *action) {
    char *words = stack_policy_denies(run->stack, action, task->logical, task->type);
    if (words)
        task_fail(task, task->started_ms + 900, words);
    return words != NULL;
}

static void replacement_start(Run *run, Task *task) {
    const char *old = value_text(task->record, "Physical");
    if (policy_stops(run, task, "Update:Replace"))
        return;
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
    if (policy_stops(run, task, "Update:Modify"))
        return;
    const json_t *before = json_object_get(task->record, "Properties");
    task->thing = cfn_thing(run->cfn, run->call->region, task->type, physical_id, run->clock);
    json_auto_t *live = task->thing ? thing_live(run->cfn, task->thing, run->clock) : json_null();
    char *refusal = json_is_null(live)
                        ? handler_message(run, task, "NotFound",
                                          memory_print("Resource of type '%s' with identifier '%s' was not found.",
                                                       task->type, physical_id))
                        : task_refusal(run, task, "update", physical_id, before, task->properties);
    if (refusal) {
        task->thing = NULL;
        task_fail(task, task->started_ms + 2300, refusal);
        return;
    }
    /* tags or metadata alone */
    bool light =
        value_alike(before, task->properties) && !(run->revert && drift_modified(run, task->record, task->properties));
    task->end_ms = task->started_ms + 800 + (light ? 2000 : task_length(run, task, "update", task->properties));
    task_fault(run, task, "update");
    const ThingState *state = task->thing ? thing_at(task->thing, run->clock) : NULL;
    if (state)
        thing_state(task->thing, task->started_ms, CFN_UPDATING, task->end_ms, state->properties, state->attributes,
                    state->tags);
}

/* A drift-aware update leaves alone what the template has come to agree with. */
static bool agrees(const Run *run, const Task *task) {
    return run->revert && drift_checks(task->type) && !drift_modified(run, task->record, task->properties) &&
           !tags_differ(run, task);
}

void task_update_start(Run *run, Task *task) {
    bool fine = properties_evaluate(run, task);
    const json_t *before = json_object_get(task->record, "Properties");
    if (fine && agrees(run, task)) {
        update_nothing(run, task);
        return;
    }
    bool same = fine && value_alike(before, task->properties) && !tags_differ(run, task) &&
                !(run->revert && drift_modified(run, task->record, task->properties)) &&
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
    near_attributes(run->cfn, run->call->region, task->type, task->properties, attributes, run->clock);
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

/* Whatever of it changes, tags alone too, the handler of a prefix list compares the entries in force with the
 * template's, and makes them those (its source: aws-cloudformation/aws-cloudformation-resource-providers-ec2). */
static bool writes_unchanged(const Task *task) {
    return strcmp(task->type, "AWS::EC2::PrefixList") == 0 &&
           value_alike(json_object_get(json_object_get(task->record, "Properties"), "Entries"),
                       json_object_get(task->properties, "Entries"));
}

void task_update_end(Run *run, Task *task) {
    const char *physical_id = task->physical_id ? task->physical_id : value_text(task->record, "Physical");
    if (task->failure) {
        StackStep *step = task_step(run, task, task->end_ms, "UPDATE_FAILED", physical_id, task->failure);
        step->record = json_copy(task->record);
        return;
    }
    if (task->physical_id) {
        signal_step(run, task);
        json_auto_t *attributes = thing_finish(task);
        task_step(run, task, task->end_ms, "UPDATE_COMPLETE", physical_id, NULL)->record =
            record_make(run, task, attributes);
        known_set(run, task, physical_id, attributes);
        return;
    }
    json_auto_t *attributes = task->nested ? json_incref(task->thing->states[task->thing->state_count - 1].attributes)
                                           : attributes_updated(run, task, physical_id);
    json_auto_t *tags = tags_make(run, task->logical, task->type, task->properties);
    json_auto_t *properties = task_service_properties(run, task);
    if (task->thing) {
        thing_state(task->thing, task->end_ms, CFN_AVAILABLE, 0, properties, attributes, tags);
        task->thing->states[task->thing->state_count - 1].rewritten = run->revert || writes_unchanged(task);
    }
    task_step(run, task, task->end_ms, "UPDATE_COMPLETE", physical_id, NULL)->record =
        record_make(run, task, attributes);
    known_set(run, task, physical_id, attributes);
}
