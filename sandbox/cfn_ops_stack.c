/* See cfn_ops.h: operations that change a stack. */
#include "base/memory.h"
#include "sandbox/cfn_changes.h"
#include "sandbox/cfn_ops.h"
#include "sandbox/cfn_run.h"
#include "sandbox/cfn_value.h"

#include <stdlib.h>
#include <string.h>

static bool status_among(const Stack *stack, long long at_ms, const char *const *able) {
    for (; *able; able++)
        if (strcmp(*able, stack_status(stack, at_ms)) == 0)
            return true;
    return false;
}

static json_t *stack_reply(const Stack *stack) {
    return json_pack("{ss}", "StackId", stack->id);
}

json_t *op_create_stack(Cfn *cfn, const CfnCall *call, Error *err) {
    const char *name = value_text(call->input, "StackName"), *on_failure = value_text(call->input, "OnFailure");
    Stack *stack = cfn_stack(cfn, call->account, call->region, name, call->now_ms);
    if (!op_name_check("stackName", name, err))
        return NULL;
    if (stack && op_repeated(stack, call))
        return stack_reply(stack);
    if (stack) {
        cfn_refuse(err, "AlreadyExistsException", "Stack [%s] already exists", name);
        return NULL;
    }
    json_auto_t *facts = op_facts(cfn, call, NULL, err);
    if (!facts)
        return NULL;
    stack = stack_new(cfn, call, name, NULL, NULL, call->now_ms);
    stack->protected = value_true(json_object_get(call->input, "EnableTerminationProtection"));
    stack->disable_rollback =
        value_true(json_object_get(call->input, "DisableRollback")) || strcmp(on_failure, "DO_NOTHING") == 0;
    stack->policy =
        *value_text(call->input, "StackPolicyBody") ? memory_copy(value_text(call->input, "StackPolicyBody")) : NULL;
    op_begin(stack, call);
    operation_create(cfn, stack, call, facts, call->now_ms, (RunOptions){.keep_failed = stack->disable_rollback});
    return stack_reply(stack);
}

json_t *op_update_stack(Cfn *cfn, const CfnCall *call, Error *err) {
    static const char *const able[] = {"CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE",
                                       "IMPORT_COMPLETE", "UPDATE_FAILED",   NULL};
    Stack *stack = op_stack(cfn, call, true, err);
    if (!stack)
        return NULL;
    if (op_repeated(stack, call))
        return stack_reply(stack);
    if (!status_among(stack, call->now_ms, able)) {
        cfn_invalid(err, "Stack:%s is in %s state and can not be updated.", stack->id,
                    stack_status(stack, call->now_ms));
        return NULL;
    }
    json_auto_t *facts = op_facts(cfn, call, stack_facts(stack, call->now_ms), err);
    json_auto_t *problems = json_array();
    json_auto_t *changes = facts ? changes_compute(cfn, stack, call, facts, problems, err) : NULL;
    if (!changes)
        return NULL;
    if (changes_nothing(stack, changes, facts, call->now_ms)) {
        cfn_invalid(err, "No updates are to be performed.");
        return NULL;
    }
    bool keep = value_true(json_object_get(call->input, "DisableRollback"));
    stack->disable_rollback = keep;
    op_begin(stack, call);
    operation_update(cfn, stack, call, facts, call->now_ms, (RunOptions){.keep_failed = keep});
    return stack_reply(stack);
}

static bool deletable(const Stack *stack, const CfnCall *call, Error *err) {
    const json_t *retain = json_object_get(call->input, "RetainResources");
    const char *status = stack_status(stack, call->now_ms);
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

json_t *op_delete_stack(Cfn *cfn, const CfnCall *call, Error *err) {
    const char *name = value_text(call->input, "StackName");
    Stack *stack = cfn_stack(cfn, call->account, call->region, name, call->now_ms);
    if (!stack || stack->deleted_ms <= call->now_ms) /* CloudFormation takes the wish for what is gone */
        return json_object();
    if (strcmp(stack_status(stack, call->now_ms), "DELETE_IN_PROGRESS") == 0)
        return json_object();
    if (!deletable(stack, call, err))
        return NULL;
    bool creating = strcmp(stack_status(stack, call->now_ms), "CREATE_IN_PROGRESS") == 0;
    bool review = strcmp(stack_status(stack, call->now_ms), "REVIEW_IN_PROGRESS") == 0;
    stack_truncate(cfn, stack, call->now_ms);
    if (creating)
        creation_cancel(stack, call);
    op_begin(stack, call);
    if (review) /* nothing ever stood: it is gone at once */
        stack_step_own(stack, call->now_ms, "DELETE_COMPLETE", NULL, stack->token);
    else
        operation_delete(cfn, stack, call, json_object_get(call->input, "RetainResources"),
                         call->now_ms + (creating ? 400 : 0), (RunOptions){0});
    return json_object();
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
    if (strcmp(stack_status(stack, call->now_ms), "UPDATE_IN_PROGRESS") != 0) {
        cfn_invalid(err, "CancelUpdateStack cannot be called from current stack status");
        return NULL;
    }
    stack_truncate(cfn, stack, call->now_ms);
    update_cancel(stack, call);
    op_begin(stack, call);
    operation_rollback(cfn, stack, call, "User Initiated", NULL, call->now_ms + 400);
    return json_object();
}

json_t *op_continue_update_rollback(Cfn *cfn, const CfnCall *call, Error *err) {
    const json_t *skip = json_object_get(call->input, "ResourcesToSkip");
    Stack *stack = op_stack(cfn, call, true, err);
    if (!stack || op_repeated(stack, call))
        return stack ? json_object() : NULL;
    if (strcmp(stack_status(stack, call->now_ms), "UPDATE_ROLLBACK_FAILED") != 0) {
        cfn_invalid(err, "Stack:%s is in %s state and can not continue rolling back.", stack->id,
                    stack_status(stack, call->now_ms));
        return NULL;
    }
    json_auto_t *records = stack_records(stack, call->now_ms);
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
        return stack ? stack_reply(stack) : NULL;
    if (!status_among(stack, call->now_ms, able)) {
        cfn_invalid(err, "Stack:%s is in %s state and can not be rolled back.", stack->id,
                    stack_status(stack, call->now_ms));
        return NULL;
    }
    op_begin(stack, call);
    operation_rollback(cfn, stack, call, "User Initiated", NULL, call->now_ms);
    return stack_reply(stack);
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
    json_auto_t *policy = *body ? json_loads(body, 0, NULL) : NULL;
    if (!stack)
        return NULL;
    if (!json_is_array(json_object_get(policy, "Statement"))) {
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
