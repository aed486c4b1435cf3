/* See ops.h: operations that change a stack. */
#include "base/memory.h"
#include "sandbox/cfn/changes.h"
#include "sandbox/cfn/ops.h"
#include "sandbox/cfn/run.h"
#include "sandbox/cfn/stack_policy.h"
#include "sandbox/cfn/value.h"

#include <stdlib.h>
#include <string.h>

static bool status_among(const Stack *stack, long long at_ms, const char *const *able) {
    for (; *able; able++)
        if (strcmp(*able, sim_stack_status(stack, at_ms)) == 0)
            return true;
    return false;
}

static json_t *stack_reply(const Stack *stack) {
    return json_pack("{ss}", "StackId", stack->id);
}

static json_t *operation_reply(const Stack *stack) {
    json_t *reply = stack_reply(stack);
    const char *id = op_operation_id(stack);
    if (id)
        json_object_set_new(reply, "OperationId", json_string(id));
    return reply;
}

json_t *op_create_stack(Cfn *cfn, const CfnCall *call, Error *err) {
    const char *name = value_text(call->input, "StackName");
    Stack *stack = cfn_stack(cfn, call->account, call->region, name, call->now_ms);
    if (!op_name_check("stackName", name, err))
        return NULL;
    if (stack && op_repeated(stack, call))
        return operation_reply(stack);
    if (stack) {
        cfn_refuse(err, "AlreadyExistsException", "Stack [%s] already exists", name);
        return NULL;
    }
    json_auto_t *facts = op_facts(cfn, call, NULL, err);
    if (!facts)
        return NULL;
    stack = stack_new(cfn, call, name, NULL, NULL, call->now_ms);
    stack->protected = value_true(json_object_get(call->input, "EnableTerminationProtection"));
    stack->disable_rollback = op_disables_rollback(call);
    stack->policy =
        *value_text(call->input, "StackPolicyBody") ? memory_copy(value_text(call->input, "StackPolicyBody")) : NULL;
    op_begin(stack, call);
    json_auto_t *findings = json_array();
    Error ignored = {0}; /* what can't be evaluated yet is told when it is made */
    json_decref(
        changes_compute(cfn, stack, call, facts, (ChangesOptions){.findings = findings, .unseen = true}, &ignored));
    operation_create(cfn, stack, call, facts, call->now_ms,
                     (RunOptions){.keep_failed = stack->disable_rollback, .findings = findings});
    return operation_reply(stack);
}

json_t *op_update_stack(Cfn *cfn, const CfnCall *call, Error *err) {
    static const char *const able[] = {"CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE",
                                       "IMPORT_COMPLETE", "UPDATE_FAILED",   NULL};
    Stack *stack = op_stack(cfn, call, true, err);
    if (!stack)
        return NULL;
    if (op_repeated(stack, call))
        return operation_reply(stack);
    if (!status_among(stack, call->now_ms, able)) {
        cfn_invalid(err, "Stack:%s is in %s state and can not be updated.", stack->id,
                    sim_stack_status(stack, call->now_ms));
        return NULL;
    }
    json_auto_t *facts = op_facts(cfn, call, stack_facts(stack, call->now_ms), err);
    json_auto_t *findings = json_array();
    json_auto_t *changes =
        facts ? changes_compute(cfn, stack, call, facts, (ChangesOptions){.findings = findings}, err) : NULL;
    if (!changes)
        return NULL;
    if (changes_nothing(stack, changes, facts, call->now_ms)) {
        cfn_invalid(err, "No updates are to be performed.");
        return NULL;
    }
    bool keep = op_disables_rollback(call);
    stack->disable_rollback = keep;
    op_begin(stack, call);
    operation_update(cfn, stack, call, facts, call->now_ms, (RunOptions){.keep_failed = keep, .findings = findings});
    return operation_reply(stack);
}

/* "Delete the stack if it's stuck in a DELETE_FAILED state" (API Reference, DeleteStack). */
static bool is_forced(const CfnCall *call) {
    return strcmp(value_text(call->input, "DeletionMode"), "FORCE_DELETE_STACK") == 0;
}

static bool deletable(const Stack *stack, const CfnCall *call, Error *err) {
    const json_t *retain = json_object_get(call->input, "RetainResources");
    const char *status = sim_stack_status(stack, call->now_ms);
    if (stack->protected)
        return cfn_invalid(err, "Stack [%s] cannot be deleted while TerminationProtection is enabled", stack->name);
    if (stack->parent_id)
        return cfn_invalid(err, "Nested stack [%s] must be deleted by way of its parent stack [%s]", stack->name,
                           stack->parent_id);
    if (json_array_size(retain) && strcmp(status, "DELETE_FAILED") != 0)
        return cfn_invalid(err,
                           "Invalid operation on stack [%s]. The RetainResources parameter can only be specified for "
                           "stacks in the DELETE_FAILED state.",
                           stack->name);
    if (is_forced(call) && strcmp(status, "DELETE_FAILED") != 0)
        return cfn_invalid(err,
                           "Invalid operation on stack [%s]. The DeletionMode FORCE_DELETE_STACK can only be specified "
                           "for stacks in the DELETE_FAILED state.",
                           stack->name);
    if (stack_busy(stack, call->now_ms) && strcmp(status, "CREATE_IN_PROGRESS") != 0 &&
        strcmp(status, "ROLLBACK_IN_PROGRESS") != 0)
        return cfn_invalid(err, "Stack [%s] cannot be deleted while in status %s", stack->id, status);
    return true;
}

/* A creation that was stopped in its middle: what was being made was not to the end. */
static void creation_cancel(Stack *stack, const CfnCall *call) {
    json_auto_t *records = stack_records(stack, call->now_ms);
    const char *logical;
    json_t *record;
    json_object_foreach(records, logical, record) {
        if (strcmp(value_text(record, "Status"), "CREATE_IN_PROGRESS") == 0)
            stack_step(stack, call->now_ms + 150, logical, value_text(record, "Physical"), value_text(record, "Type"),
                       "CREATE_FAILED", "Resource creation cancelled", stack->token);
    }
}

/* From what stands at the call's time, which nothing is planned beyond. */
static void delete_play(Cfn *cfn, Stack *stack, const CfnCall *call) {
    const char *status = sim_stack_status(stack, call->now_ms);
    bool creating = strcmp(status, "CREATE_IN_PROGRESS") == 0;
    if (strcmp(status, "REVIEW_IN_PROGRESS") == 0) { /* nothing ever stood: it is gone at once */
        stack_step_own(stack, call->now_ms, "DELETE_COMPLETE", NULL, stack->token);
        return;
    }
    if (creating)
        creation_cancel(stack, call);
    operation_delete(cfn, stack, call, json_object_get(call->input, "RetainResources"),
                     call->now_ms + (creating ? 400 : 0), (RunOptions){.force = is_forced(call)});
}

json_t *op_delete_stack(Cfn *cfn, const CfnCall *call, Error *err) {
    const char *name = value_text(call->input, "StackName");
    Stack *stack = cfn_stack(cfn, call->account, call->region, name, call->now_ms);
    if (!stack || stack->deleted_ms <= call->now_ms) /* CloudFormation takes the wish for what is gone */
        return json_object();
    if (strcmp(sim_stack_status(stack, call->now_ms), "DELETE_IN_PROGRESS") == 0)
        return json_object();
    if (!deletable(stack, call, err))
        return NULL;
    stack_truncate(cfn, stack, call->now_ms);
    op_begin(stack, call);
    stack->deletion_mode = is_forced(call)                            ? "FORCE_DELETE_STACK"
                           : *value_text(call->input, "DeletionMode") ? "STANDARD"
                                                                      : NULL;
    delete_play(cfn, stack, call);
    return json_object();
}

bool cfn_delete_again(Cfn *cfn, const CfnCall *deletion, long long changed_ms) {
    const char *name = value_text(deletion->input, "StackName");
    Stack *stack = cfn_stack(cfn, deletion->account, deletion->region, name, deletion->now_ms);
    if (!stack || stack->accepted_ms != deletion->now_ms || strcmp(stack->action, "DeleteStack") != 0 ||
        strcmp(sim_stack_status(stack, changed_ms), "DELETE_IN_PROGRESS") != 0)
        return false;
    stack_undo(cfn, stack, deletion->now_ms);
    delete_play(cfn, stack, deletion);
    return true;
}

static void update_cancel(Stack *stack, const CfnCall *call) {
    json_auto_t *records = stack_records(stack, call->now_ms);
    const char *logical;
    json_t *record;
    json_object_foreach(records, logical, record) {
        const char *status = value_text(record, "Status");
        bool create = strcmp(status, "CREATE_IN_PROGRESS") == 0;
        if (create || strcmp(status, "UPDATE_IN_PROGRESS") == 0)
            stack_step(stack, call->now_ms + 150, logical, value_text(record, "Physical"), value_text(record, "Type"),
                       create ? "CREATE_FAILED" : "UPDATE_FAILED",
                       create ? "Resource creation cancelled" : "Resource update cancelled", stack->token);
    }
}

json_t *op_cancel_update_stack(Cfn *cfn, const CfnCall *call, Error *err) {
    Stack *stack = op_stack(cfn, call, true, err);
    if (!stack || op_repeated(stack, call))
        return stack ? json_object() : NULL;
    if (strcmp(sim_stack_status(stack, call->now_ms), "UPDATE_IN_PROGRESS") != 0) {
        cfn_invalid(err, "CancelUpdateStack cannot be called from current stack status");
        return NULL;
    }
    stack_truncate(cfn, stack, call->now_ms);
    update_cancel(stack, call);
    op_begin(stack, call);
    operation_rollback(cfn, stack, call, "User Initiated", NULL, call->now_ms + 400);
    return json_object();
}

/* What ForceRollback skips: the resources that could not be put back. New. */
static json_t *resources_failed(const json_t *records) {
    json_t *failed = json_array();
    const char *logical;
    json_t *record;
    json_object_foreach((json_t *)records, logical, record) {
        if (strcmp(value_text(record, "Status"), "UPDATE_FAILED") == 0)
            list_add(failed, logical);
    }
    return failed;
}

json_t *op_continue_update_rollback(Cfn *cfn, const CfnCall *call, Error *err) {
    const json_t *named = json_object_get(call->input, "ResourcesToSkip");
    bool force = value_true(json_object_get(call->input, "ForceRollback"));
    Stack *stack = op_stack(cfn, call, true, err);
    if (!stack || op_repeated(stack, call))
        return stack ? json_object() : NULL;
    if (strcmp(sim_stack_status(stack, call->now_ms), "UPDATE_ROLLBACK_FAILED") != 0) {
        cfn_invalid(err, "Stack:%s is in %s state and can not continue rolling back.", stack->id,
                    sim_stack_status(stack, call->now_ms));
        return NULL;
    }
    if (force && json_array_size(named)) {
        cfn_invalid(err, "ForceRollback and ResourcesToSkip can't be specified together.");
        return NULL;
    }
    json_auto_t *records = stack_records(stack, call->now_ms);
    json_auto_t *skip = force ? resources_failed(records) : json_incref((json_t *)named);
    for (size_t i = 0; i < json_array_size(skip); i++) {
        const char *logical = json_string_value(json_array_get(skip, i));
        if (strcmp(value_text(json_object_get(records, logical), "Status"), "UPDATE_FAILED") != 0) {
            cfn_invalid(err, "The following resources to skip are not in UPDATE_FAILED state: [%s]", logical);
            return NULL;
        }
    }
    op_begin(stack, call);
    operation_rollback(cfn, stack, call, "User Initiated", skip, call->now_ms);
    return json_object();
}

json_t *op_rollback_stack(Cfn *cfn, const CfnCall *call, Error *err) {
    static const char *const able[] = {"CREATE_FAILED", "UPDATE_FAILED", NULL};
    Stack *stack = op_stack(cfn, call, true, err);
    if (!stack || op_repeated(stack, call))
        return stack ? operation_reply(stack) : NULL;
    if (!status_among(stack, call->now_ms, able)) {
        cfn_invalid(err, "Stack:%s is in %s state and can not be rolled back.", stack->id,
                    sim_stack_status(stack, call->now_ms));
        return NULL;
    }
    op_begin(stack, call);
    operation_rollback(cfn, stack, call, "User Initiated", NULL, call->now_ms);
    return operation_reply(stack);
}

json_t *op_update_termination_protection(Cfn *cfn, const CfnCall *call, Error *err) {
    Stack *stack = op_stack(cfn, call, true, err);
    if (!stack)
        return NULL;
    if (stack->parent_id) {
        cfn_invalid(err, "Termination protection of the nested stack [%s] follows its root stack", stack->name);
        return NULL;
    }
    stack->protected = value_true(json_object_get(call->input, "EnableTerminationProtection"));
    return stack_reply(stack);
}

json_t *op_set_stack_policy(Cfn *cfn, const CfnCall *call, Error *err) {
    const char *body = value_text(call->input, "StackPolicyBody");
    Stack *stack = op_stack(cfn, call, true, err);
    if (!stack)
        return NULL;
    if (!stack_policy_valid(body)) {
        cfn_invalid(err, "Error validating stack policy: Malformed input");
        return NULL;
    }
    free(stack->policy);
    stack->policy = memory_copy(body);
    return json_object();
}

json_t *op_get_stack_policy(Cfn *cfn, const CfnCall *call, Error *err) {
    const Stack *stack = op_stack(cfn, call, true, err);
    if (!stack)
        return NULL;
    return stack->policy ? json_pack("{ss}", "StackPolicyBody", stack->policy) : json_object();
}
