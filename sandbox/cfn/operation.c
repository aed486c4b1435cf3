/* See run.h: creation, update and deletion of a stack, from acceptance to end. */
#include "base/memory.h"
#include "sandbox/cfn/drift.h"
#include "sandbox/cfn/early.h"
#include "sandbox/cfn/operation_parts.h"
#include "sandbox/cfn/refs.h"
#include "sandbox/cfn/stack_policy.h"
#include "sandbox/cfn/value.h"

#include <stdlib.h>
#include <string.h>

/* {OutputKey, OutputValue, Description, ExportName} of each output that has no condition or a true one. */
static json_t *outputs_value(const Run *run, Error *err) {
    json_t *outputs = json_array();
    const char *name;
    json_t *output;
    json_object_foreach(json_object_get(run->scope.document, "Outputs"), name, output) {
        if (!scope_alive(&run->scope, output))
            continue;
        json_auto_t *value = scope_value(&run->scope, json_object_get(output, "Value"), err);
        json_auto_t *export = json_object_get(output, "Export")
                                  ? scope_value(&run->scope, json_object_get(output, "Export"), err)
                                  : json_object();
        AUTO(memory_release) char *text = value_string(value);
        if (!value || !export || !text) {
            if (value && !text)
                cfn_invalid(
                    err, "Template format error: The Value field of every Outputs member must evaluate to a String.");
            json_decref(outputs);
            return NULL;
        }
        json_t *row = json_pack("{ssss}", "OutputKey", name, "OutputValue", text);
        AUTO(memory_release) char *export_name = value_string(json_object_get(export, "Name"));
        if (*value_text(output, "Description"))
            json_object_set_new(row, "Description", json_string(value_text(output, "Description")));
        if (export_name)
            json_object_set_new(row, "ExportName", json_string(export_name));
        json_array_append_new(outputs, row);
    }
    return outputs;
}

/* False, with the reason: another stack exports one of the names. */
static bool exports_free(const Run *run, const json_t *outputs, Error *err) {
    json_auto_t *exports = cfn_exports(run->cfn, run->call->account, run->call->region, run->clock);
    for (size_t i = 0; i < json_array_size(outputs); i++) {
        const char *name = value_text(json_array_get(outputs, i), "ExportName");
        const char *owner = value_text(json_object_get(exports, name), "Stack");
        if (*name && *owner && strcmp(owner, run->stack->id) != 0)
            return cfn_invalid(err, "Export with name %s is already exported by stack %s. Rolling back the stack", name,
                               owner);
    }
    return true;
}

/* The stack reaches its end in `status`, with the outputs that it then has. */
static bool outputs_settle(Run *run, const json_t *facts, const char *status, Error *err) {
    json_auto_t *outputs = outputs_value(run, err);
    if (!outputs || !exports_free(run, outputs, err))
        return false;
    json_auto_t *settled = json_copy((json_t *)facts);
    json_object_set(settled, "Outputs", outputs);
    stack_version(run->stack, run->clock, settled);
    stack_step_own(run->stack, run->clock, status, NULL, run->token);
    return true;
}

static void task_waits(Run *run, Task *task, const json_t *alive) {
    json_auto_t *pruned = scope_prune(&run->scope, task->definition);
    json_decref(task->waits);
    task->waits = refs_dependencies(run->scope.document, pruned, alive);
}

void deletions_order(Run *run) {
    for (size_t i = 0; i < run->count; i++) {
        const json_t *needs = json_object_get(run->tasks[i]->record, "Depends");
        for (size_t j = 0; j < json_array_size(needs); j++)
            for (size_t k = 0; k < run->count; k++)
                if (k != i && strcmp(run->tasks[k]->logical, json_string_value(json_array_get(needs, j))) == 0)
                    list_add(run->tasks[k]->waits, run->tasks[i]->logical);
    }
}

const char *policy_of(const json_t *record, const char *name, const char *fallback) {
    const char *policy = value_text(json_object_get(record, "Definition"), name);
    return *policy ? policy : fallback;
}

const char *policy_settled(const char *policy, bool creation) {
    if (strcmp(policy, "Retain") == 0 || (strcmp(policy, "RetainExceptOnCreate") == 0 && !creation))
        return "Retain";
    return strcmp(policy, "Snapshot") == 0 && !creation ? policy : "Delete";
}

Task *deletion_task(Run *run, const char *logical, const json_t *record, const char *policy) {
    Task *task = run_task(run, TASK_DELETE, logical, value_text(record, "Type"));
    task->record = json_incref((json_t *)record);
    task->policy = policy;
    return task;
}

long long run_finish(Run *run, const char *status, const char *reason) {
    long long end_ms = run->clock;
    stack_step_own(run->stack, end_ms, status, reason, run->token);
    run_close(run);
    return end_ms;
}

long long run_hang(Run *run) {
    run_close(run);
    return NEVER;
}

long long operation_create(Cfn *cfn, Stack *stack, const CfnCall *call, json_t *facts, long long at_ms,
                           RunOptions options) {
    Run run;
    Error err = {0};
    const char *logical;
    json_t *definition;
    run_open(&run, cfn, stack, call, facts, at_ms);
    StackOperation *operation = stack_operation(stack, call, "CREATE_STACK", at_ms);
    stack_version(stack, at_ms, facts);
    stack_step_own(stack, at_ms, "CREATE_IN_PROGRESS", options.no_reason ? NULL : "User Initiated", run.token);
    if (early_refuses(options.findings))
        return run_refused(&run, operation, options.findings, options.keep_failed);
    run.clock += 1800;
    json_auto_t *alive = scope_resources(&run.scope);
    json_object_foreach(alive, logical, definition) {
        Task *task = run_task(&run, TASK_CREATE, logical, value_text(definition, "Type"));
        task->definition = definition;
        task_waits(&run, task, alive);
    }
    bool ok = run_play(&run, true);
    if (run.stuck)
        return run_hang(&run);
    run.clock += 600;
    if (ok && outputs_settle(&run, facts, "CREATE_COMPLETE", &err)) {
        long long end_ms = run.clock;
        run_close(&run);
        return end_ms;
    }
    AUTO(memory_release) char *failures = run_failures(&run);
    AUTO(memory_release)
    char *reason = ok ? memory_copy(err.said)
                      : memory_print("The following resource(s) failed to create: %s. %s", failures,
                                     options.keep_failed ? "" : "Rollback requested by user.");
    if (!options.keep_failed)
        return creation_undo(&run, reason);
    run.clock += 1500;
    return run_finish(&run, "CREATE_FAILED", reason);
}

long long operation_delete(Cfn *cfn, Stack *stack, const CfnCall *call, const json_t *retain, long long at_ms,
                           RunOptions options) {
    Run run;
    const char *logical;
    json_t *record;
    run_open(&run, cfn, stack, call, NULL, at_ms);
    run.tags = json_object_get(stack_facts(stack, at_ms), "Tags");
    stack_operation(stack, call, "DELETE_STACK", at_ms);
    stack_step_own(stack, at_ms, "DELETE_IN_PROGRESS", options.no_reason ? NULL : "User Initiated", run.token);
    json_auto_t *records = stack_records(stack, at_ms);
    run.clock += 1200;
    json_object_foreach(records, logical, record) {
        const char *policy = policy_settled(policy_of(record, "DeletionPolicy", "Delete"), false);
        deletion_task(&run, logical, record, list_has(retain, logical) ? "Retain" : policy);
    }
    deletions_order(&run);
    run.force = options.force;
    bool ok = run_play(&run, false);
    if (!ok && run.stuck)
        return run_hang(&run);
    AUTO(memory_release) char *failures = run_failures(&run);
    AUTO(memory_release) char *words = memory_print("The following resource(s) failed to delete: %s. ", failures);
    run.clock += 700;
    return ok ? run_finish(&run, "DELETE_COMPLETE", NULL) : run_finish(&run, "DELETE_FAILED", words);
}

void leftovers_add(Run *run, const json_t *records, const json_t *policies) {
    for (size_t i = 0; i < run->cfn->thing_count; i++) {
        const Thing *thing = run->cfn->things[i];
        const ThingState *state = thing_at(thing, run->clock);
        const json_t *record = json_object_get(records, thing->logical_id);
        if (!state || thing->retained_ms <= run->clock || strcmp(thing->stack_id, run->stack->id) != 0 ||
            (record && strcmp(value_text(record, "Physical"), thing->physical_id) == 0))
            continue;
        if (!record && run_find(run, thing->logical_id))
            continue;
        json_auto_t *left = json_pack("{sssssOsOsO*}", "Type", thing->type, "Physical", thing->physical_id,
                                      "Properties", state->properties, "Attributes", state->attributes, "Depends",
                                      json_object_get(record, "Depends"));
        const char *policy = value_text(json_object_get(policies, thing->logical_id), "UpdateReplacePolicy");
        Task *task = deletion_task(run, thing->logical_id, left, policies && *policy ? policy : "Delete");
        task->aside = record != NULL;
        task->rollback = !policies;
    }
}

static void cleanup_tasks(Run *run, const json_t *template_resources) {
    json_auto_t *records = stack_records(run->stack, run->clock);
    const char *logical;
    json_t *record;
    run_clear(run);
    json_object_foreach(records, logical, record) {
        if (!json_object_get(template_resources, logical))
            deletion_task(run, logical, record, policy_settled(policy_of(record, "DeletionPolicy", "Delete"), false));
    }
    leftovers_add(run, records, template_resources);
    deletions_order(run);
}

/* What could not be deleted stands on, and is no part of the stack any more. */
static void cleanup_forget(Run *run) {
    for (size_t i = 0; i < run->count; i++) {
        Task *task = run->tasks[i];
        const char *physical_id = value_text(task->record, "Physical");
        Thing *thing = cfn_thing(run->cfn, run->call->region, task->type, physical_id, run->clock);
        if (task->state == TASK_DONE || !thing)
            continue;
        thing->retained_ms = run->clock;
        if (task->aside)
            continue;
        StackStep *step = stack_step(run->stack, run->clock, task->logical, physical_id, task->type, "DELETE_COMPLETE",
                                     NULL, run->token);
        step->silent = true;
    }
}

/* After a successful update: what is no longer in the template, and what was replaced. A failure here fails nothing: it
 * is tried three times, then forgotten (User Guide, "Troubleshooting": "Resource removed from stack but not deleted";
 * aws/aws-cdk-cli#1576). False: it hangs. */
static bool update_cleanup(Run *run, const json_t *template_resources, const char **reason) {
    enum { TRIES = 3 };
    *reason = NULL;
    for (int i = 0; i < TRIES; i++) {
        cleanup_tasks(run, template_resources);
        if (run_play(run, false))
            return true;
        if (run->stuck)
            return false;
    }
    cleanup_forget(run);
    *reason = "Update successful. One or more resources could not be deleted.";
    return true;
}

/* It was deleted by hand: CloudFormation makes it anew. */
static void thing_forget(Run *run, const json_t *record) {
    Thing *thing =
        cfn_thing(run->cfn, run->call->region, value_text(record, "Type"), value_text(record, "Physical"), run->clock);
    if (thing)
        thing->gone_ms = run->clock;
}

static void update_tasks(Run *run, const json_t *alive, const json_t *records) {
    const char *logical;
    json_t *definition;
    json_object_foreach((json_t *)alive, logical, definition) {
        const json_t *record = json_object_get(records, logical);
        bool stands = *value_text(record, "Physical") && !(run->revert && drift_deleted(run, record));
        if (*value_text(record, "Physical") && !stands)
            thing_forget(run, record);
        Task *task = run_task(run, stands ? TASK_UPDATE : TASK_CREATE, logical, value_text(definition, "Type"));
        task->definition = definition;
        task->record = stands ? json_incref((json_t *)record) : NULL;
        task_waits(run, task, alive);
        if (stands)
            json_object_set_new(run->known, logical,
                                json_pack("{sOsO}", "Ref", json_object_get(record, "Physical"), "Attributes",
                                          json_object_get(record, "Attributes")));
    }
}

/* What the new template lacks and the stack's policy keeps: the update ends with it before anything is changed. */
static bool removals_denied(Run *run, const json_t *alive, const json_t *records) {
    const char *logical;
    json_t *record;
    json_object_foreach((json_t *)records, logical, record) {
        const char *type = value_text(record, "Type");
        AUTO(memory_release)
        char *words =
            json_object_get(alive, logical) ? NULL : stack_policy_denies(run->stack, "Update:Delete", logical, type);
        if (!words)
            continue;
        list_add(run->failed, logical);
        StackStep *step = stack_step(run->stack, run->clock, logical, value_text(record, "Physical"), type,
                                     "UPDATE_FAILED", words, run->token);
        step->record = json_copy(record);
    }
    return json_array_size(run->failed) > 0;
}

/* "The following resource(s) failed to create: [A]. The following resource(s) failed to update: [B]. " */
static char *update_failures(const Run *run) {
    json_auto_t *created = json_array();
    json_auto_t *updated = json_array();
    for (size_t i = 0; i < json_array_size(run->failed); i++) {
        const char *logical = json_string_value(json_array_get(run->failed, i));
        const Task *task = run_find(run, logical);
        list_add(task && task->verb == TASK_CREATE ? created : updated, logical);
    }
    AUTO(memory_release) char *create_names = list_join(created, ", ");
    AUTO(memory_release) char *update_names = list_join(updated, ", ");
    AUTO(text_release) Text text = {0};
    if (json_array_size(created))
        text_print(&text, "The following resource(s) failed to create: [%s]. ", create_names);
    if (json_array_size(updated))
        text_print(&text, "The following resource(s) failed to update: [%s]. ", update_names);
    return text_take(&text);
}

long long operation_update(Cfn *cfn, Stack *stack, const CfnCall *call, json_t *facts, long long at_ms,
                           RunOptions options) {
    Run run;
    Error err = {0};
    run_open(&run, cfn, stack, call, facts, at_ms);
    StackOperation *operation = stack_operation(stack, call, "UPDATE_STACK", at_ms);
    if (early_refuses(options.findings)) {
        stack_step_own(stack, at_ms, "UPDATE_IN_PROGRESS", "User Initiated", run.token);
        return run_refused(&run, operation, options.findings, options.keep_failed);
    }
    json_auto_t *records = stack_records(stack, at_ms);
    json_decref(stack->rollback);
    stack->rollback = json_copy(records);
    if (options.revert)
        rollback_keep_live(&run, stack->rollback);
    json_object_set(stack->rollback, "", (json_t *)stack_facts(stack, at_ms));
    json_auto_t *started = json_copy(facts);
    if (json_object_get(stack_facts(stack, at_ms), "Outputs"))
        json_object_set(started, "Outputs", json_object_get(stack_facts(stack, at_ms), "Outputs"));
    stack_version(stack, at_ms, started);
    stack->updated_ms = at_ms;
    stack_step_own(stack, at_ms, "UPDATE_IN_PROGRESS", options.no_reason ? NULL : "User Initiated", run.token);
    run.clock += 1800;
    run.revert = options.revert;
    json_auto_t *alive = scope_resources(&run.scope);
    update_tasks(&run, alive, records);
    bool ok = !removals_denied(&run, alive, records) && run_play(&run, true);
    if (run.stuck)
        return run_hang(&run);
    run.clock += 600;
    if (ok && outputs_settle(&run, facts, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", &err)) {
        const char *left;
        if (!update_cleanup(&run, alive, &left))
            return run_hang(&run);
        run.clock += 700;
        return run_finish(&run, "UPDATE_COMPLETE", left);
    }
    AUTO(memory_release) char *reason = ok ? memory_copy(err.said) : update_failures(&run);
    long long failed_ms = run.clock + 1500;
    if (options.keep_failed) {
        run.clock = failed_ms;
        return run_finish(&run, "UPDATE_FAILED", reason);
    }
    run_close(&run);
    return operation_rollback(cfn, stack, call, reason, NULL, failed_ms);
}
