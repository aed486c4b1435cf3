/* See run.h: tasks that remove a thing or put it back. */
#include "base/memory.h"
#include "sandbox/cfn/run.h"
#include "sandbox/cfn/value.h"
#include "sandbox/values/types.h"

#include <stdlib.h>
#include <string.h>

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

/* Something else's network interfaces stand in it: the service refuses, and CloudFormation tries again for a while. */
static long long held_until(const Run *run, const Task *task, const char *physical_id, long long at_ms) {
    const CfnWorld *world = &run->cfn->world;
    return world->held_until ? world->held_until(world->self, run->call->region, task->type, physical_id, at_ms)
                             : at_ms;
}

/* CloudFormation deletes the function, and then waits for its network interfaces; "if you don't provide this
 * permission, AWS CloudFormation does not wait" (Template Reference, AWS::Lambda::Function VpcConfig). After 45 minutes
 * it goes on without (serverless/serverless#7633). */
static void function_wait(Run *run, Task *task, const char *physical_id) {
    enum { PATIENCE_MS = 45 * 60 * 1000 };
    long long free_ms = held_until(run, task, physical_id, task->started_ms), most_ms = task->started_ms + PATIENCE_MS;
    if (free_ms <= task->started_ms || !task_may(run, "ec2:DescribeNetworkInterfaces"))
        return;
    task_step(run, task, task->started_ms + 1500, "DELETE_IN_PROGRESS", physical_id,
              "CloudFormation is waiting for NetworkInterfaces associated with the Lambda Function to be cleaned up.");
    free_ms = free_ms > most_ms ? most_ms : free_ms;
    if (task->end_ms < free_ms)
        task->end_ms = free_ms;
    task->thing->states[task->thing->state_count - 1].ready_ms = task->end_ms;
}

void task_delete_start(Run *run, Task *task) {
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
    bool function = strcmp(task->type, "AWS::Lambda::Function") == 0;
    long long free_ms = function ? run->clock : held_until(run, task, physical_id, run->clock);
    char *refusal = task_refusal(run, task, "delete", physical_id, live, NULL);
    if (refusal) {
        task_fail(task, task->started_ms + (free_ms > run->clock ? CFN_PATIENCE_MS : 2300), refusal);
        return;
    }
    bool snapshot = strcmp(task->policy, "Snapshot") == 0 && type_has_snapshot(task->type);
    task->end_ms = (free_ms > task->started_ms ? free_ms : task->started_ms) + task_length(run, task, "delete", live) +
                   (snapshot ? 120000 : 0);
    task_fault(run, task, task->rollback ? "rollback" : "delete");
    const ThingState *state = thing_at(task->thing, run->clock);
    if (!task->failure)
        thing_state(task->thing, task->started_ms, CFN_DELETING, task->end_ms, state->properties, state->attributes,
                    state->tags);
    if (function && !task->failure && task->end_ms < NEVER)
        function_wait(run, task, physical_id);
    if (snapshot && !task->failure && task->end_ms < NEVER)
        snapshot_make(run, task, physical_id);
}

void task_delete_end(Run *run, Task *task) {
    const char *physical_id = value_text(task->record, "Physical");
    if (!task->failure && task->thing)
        task->thing->gone_ms = task->end_ms;
    task_step(run, task, task->end_ms, task->failure ? "DELETE_FAILED" : "DELETE_COMPLETE", physical_id, task->failure);
}

void task_restore_start(Run *run, Task *task) {
    const char *physical_id = value_text(task->record, "Physical");
    task->properties = json_incref(json_object_get(task->record, "Properties"));
    task_step(run, task, task->started_ms, "UPDATE_IN_PROGRESS", physical_id, NULL);
    task->thing = cfn_thing(run->cfn, run->call->region, task->type, physical_id, run->clock);
    if (strcmp(task->type, "AWS::CloudFormation::Stack") == 0) {
        nested_restore(run, task);
        return;
    }
    const ThingState *state = task->thing ? thing_at(task->thing, run->clock) : NULL;
    json_auto_t *properties = task_service_properties(run, task);
    bool same = state && value_alike(state->properties, properties);
    task->end_ms = task->started_ms + 800 + (same ? 600 : task_length(run, task, "update", task->properties));
    task_fault(run, task, "rollback");
    if (state)
        thing_state(task->thing, task->started_ms, CFN_UPDATING, task->end_ms, state->properties, state->attributes,
                    state->tags);
}

void task_restore_end(Run *run, Task *task) {
    const char *physical_id = value_text(task->record, "Physical");
    if (task->failure) {
        task_step(run, task, task->end_ms, "UPDATE_FAILED", physical_id, task->failure);
        return;
    }
    json_auto_t *tags = tags_make(run, task->logical, task->type, task->properties);
    const json_t *live = json_object_get(task->record, "Live"); /* what a drift-aware update had overwritten */
    json_auto_t *properties = live ? json_incref((json_t *)live) : task_service_properties(run, task);
    if (task->thing) {
        thing_state(task->thing, task->end_ms, CFN_AVAILABLE, 0, properties,
                    json_object_get(task->record, "Attributes"), tags);
        task->thing->states[task->thing->state_count - 1].rewritten = live != NULL;
    }
    json_t *record = json_copy(task->record);
    json_object_del(record, "Live");
    task_step(run, task, task->end_ms, "UPDATE_COMPLETE", physical_id, NULL)->record = record;
}
