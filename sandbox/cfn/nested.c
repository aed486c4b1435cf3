/* See run.h: resources of type AWS::CloudFormation::Stack, whose events belong to a stack of their own. */
#include "base/memory.h"
#include "sandbox/cfn/run.h"
#include "sandbox/cfn/template.h"
#include "sandbox/cfn/value.h"

#include <string.h>

/* The facts of the nested stack's version: its template, with the parameters that the resource hands over. */
static json_t *nested_facts(Run *run, Task *task, Error *err) {
    const char *url = value_text(task->properties, "TemplateURL"), *name;
    const json_t *document = template_nested(url);
    json_auto_t *given = json_array();
    json_t *value;
    if (!document) {
        cfn_invalid(err, "S3 error: Access Denied");
        return NULL;
    }
    json_object_foreach(json_object_get(task->properties, "Parameters"), name, value) {
        json_array_append_new(given, json_pack("{sssO}", "ParameterKey", name, "ParameterValue", value));
    }
    json_t *parameters =
        parameters_resolve(document, given, NULL, &run->cfn->world, run->call->region, run->clock, err);
    if (!parameters)
        return NULL;
    json_t *tags = json_object_get(task->properties, "Tags");
    return json_pack("{sssOsOsososo}", "Body", json_string_value(json_object_get(document, "Description")), "Given",
                     document, "Template", document, "Parameters", parameters, "Tags",
                     tags ? json_incref(tags) : json_incref((json_t *)run->tags), "Capabilities", json_array());
}

static json_t *nested_attributes(const Stack *nested, long long at_ms) {
    json_t *attributes = json_object();
    const json_t *outputs = json_object_get(stack_facts(nested, at_ms), "Outputs");
    for (size_t i = 0; i < json_array_size(outputs); i++) {
        const json_t *output = json_array_get(outputs, i);
        AUTO(memory_release) char *name = memory_print("Outputs.%s", value_text(output, "OutputKey"));
        json_object_set(attributes, name, json_object_get(output, "OutputValue"));
    }
    return attributes;
}

/* The call that a nested stack's run sees: no input of its own but the token. */
static CfnCall nested_call(const Run *run, json_t **input) {
    CfnCall call = *run->call;
    *input = run->token ? json_pack("{ss}", "ClientRequestToken", run->token) : json_object();
    call.input = *input;
    return call;
}

static void nested_settle(Task *task, long long end_ms, const char *wanted, const char *verb) {
    if (end_ms == NEVER)
        task->end_ms = NEVER;
    else if (strcmp(sim_stack_status(task->nested, end_ms), wanted) == 0)
        task->end_ms = end_ms + 600;
    else {
        const StackStep *last = stack_last(task->nested, end_ms);
        task_fail(task, end_ms + 600,
                  memory_print("Embedded stack %s was not successfully %s: %s", task->nested->id, verb,
                               last && last->reason ? last->reason : ""));
    }
}

bool nested_create(Run *run, Task *task) {
    Error err = {0};
    char letters[13];
    json_auto_t *facts = nested_facts(run, task, &err);
    if (!facts) {
        task_fail(task, task->started_ms + 1500, memory_copy(err.said));
        return false;
    }
    Seed seed = seed_from(run->call->request_id, run->stack->id, task->logical);
    seed_fill(&seed, seed_upper, letters, 12);
    AUTO(memory_release) char *name = memory_print("%.60s-%.50s-%s", run->stack->name, task->logical, letters);
    json_auto_t *input = NULL;
    const CfnCall call = nested_call(run, &input);
    long long made_ms = task->started_ms + 900;
    task->nested = stack_new(run->cfn, &call, name, run->stack->id,
                             run->stack->root_id ? run->stack->root_id : run->stack->id, made_ms);
    long long end_ms = operation_create(run->cfn, task->nested, &call, facts, made_ms,
                                        (RunOptions){.keep_failed = true, .no_reason = true});
    nested_settle(task, end_ms, "CREATE_COMPLETE", "created");
    task_fault(run, task, "create");
    task->physical_id = memory_copy(task->nested->id);
    task->thing = thing_new(run->cfn, run->stack, task->type, task->physical_id, task->logical, made_ms);
    json_auto_t *attributes = nested_attributes(task->nested, end_ms);
    json_auto_t *tags = tags_make(run, task->logical, task->type, task->properties);
    thing_state(task->thing, made_ms, CFN_CREATING, task->end_ms, task->properties, attributes, tags);
    return true;
}

static Stack *nested_find(const Run *run, const Task *task) {
    return cfn_stack(run->cfn, run->call->account, run->call->region, value_text(task->record, "Physical"), run->clock);
}

void nested_update(Run *run, Task *task) {
    Error err = {0};
    json_auto_t *facts = nested_facts(run, task, &err);
    task->nested = nested_find(run, task);
    task->thing = cfn_thing(run->cfn, run->call->region, task->type, value_text(task->record, "Physical"), run->clock);
    if (!facts || !task->nested || !task->thing) {
        task_fail(task, task->started_ms + 1500, memory_copy(facts ? "Stack does not exist" : err.said));
        return;
    }
    json_auto_t *input = NULL;
    const CfnCall call = nested_call(run, &input);
    long long end_ms = operation_update(run->cfn, task->nested, &call, facts, task->started_ms + 900,
                                        (RunOptions){.keep_failed = true, .no_reason = true});
    nested_settle(task, end_ms, "UPDATE_COMPLETE", "updated");
    task_fault(run, task, "update");
    json_auto_t *attributes = nested_attributes(task->nested, end_ms);
    json_auto_t *tags = tags_make(run, task->logical, task->type, task->properties);
    thing_state(task->thing, task->started_ms, CFN_UPDATING, task->end_ms, task->properties, attributes, tags);
}

void nested_delete(Run *run, Task *task) {
    json_auto_t *input = NULL;
    const CfnCall call = nested_call(run, &input);
    task->nested = nested_find(run, task);
    if (!task->nested || task->nested->deleted_ms <= run->clock) {
        task->end_ms = task->started_ms + 1000;
        return;
    }
    long long end_ms =
        operation_delete(run->cfn, task->nested, &call, NULL, task->started_ms + 900, (RunOptions){.no_reason = true});
    nested_settle(task, end_ms, "DELETE_COMPLETE", "deleted");
    task_fault(run, task, task->rollback ? "rollback" : "delete");
}

void nested_restore(Run *run, Task *task) {
    json_auto_t *input = NULL;
    const CfnCall call = nested_call(run, &input);
    long long end_ms = task->started_ms + 1500;
    task->nested = nested_find(run, task);
    if (task->nested && task->nested->rollback)
        end_ms = operation_rollback(run->cfn, task->nested, &call, NULL, NULL, task->started_ms + 900);
    task->end_ms = end_ms == NEVER ? NEVER : end_ms + 600;
    task_fault(run, task, "rollback");
}
