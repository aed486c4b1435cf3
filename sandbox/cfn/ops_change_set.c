/* See ops.h: change sets. */
#include "base/memory.h"
#include "sandbox/cfn/changes.h"
#include "sandbox/cfn/changes_values.h"
#include "sandbox/cfn/early.h"
#include "sandbox/cfn/ops.h"
#include "sandbox/cfn/run.h"
#include "sandbox/cfn/value.h"

#include <stdlib.h>
#include <string.h>

enum { CHANGES_A_PAGE = 60, SUMMARIES_A_PAGE = 100 };

static ChangeSet *change_set_named(const Stack *stack, const char *name_or_id, long long at_ms) {
    for (size_t i = stack->change_set_count; i-- > 0;) {
        ChangeSet *set = stack->change_sets[i];
        if (set->deleted_ms > at_ms && (strcmp(set->id, name_or_id) == 0 || strcmp(set->name, name_or_id) == 0))
            return set;
    }
    return NULL;
}

ChangeSet *op_change_set(Cfn *cfn, const CfnCall *call, Stack **stack, Error *err) {
    const char *name = value_text(call->input, "ChangeSetName"), *stack_name = value_text(call->input, "StackName");
    ChangeSet *set = NULL;
    if (strncmp(name, "arn:", 4) == 0) {
        for (size_t i = 0; i < cfn->stack_count && !set; i++) {
            if (cfn->stacks[i]->deleted_ms <= call->now_ms)
                continue;
            set = change_set_named(cfn->stacks[i], name, call->now_ms);
            *stack = cfn->stacks[i];
        }
    } else if (!*stack_name) {
        cfn_invalid(err, "StackName must be specified if ChangeSetName is not specified as an ARN.");
        return NULL;
    } else {
        *stack = op_stack(cfn, call, true, err);
        if (!*stack)
            return NULL;
        set = change_set_named(*stack, name, call->now_ms);
    }
    if (!set) {
        cfn_refuse(err, "ChangeSetNotFound", "ChangeSet [%s] does not exist", name);
        err->http_status = 404;
    }
    return set;
}

char *cfn_change_set_stack(const Cfn *cfn, const char *change_set_arn) {
    for (size_t i = 0; i < cfn->stack_count; i++)
        for (size_t k = 0; k < cfn->stacks[i]->change_set_count; k++)
            if (strcmp(cfn->stacks[i]->change_sets[k]->id, change_set_arn) == 0)
                return memory_copy(cfn->stacks[i]->id);
    return NULL;
}

static const char *status_of(const ChangeSet *set, long long at_ms) {
    if (at_ms < set->created_ms + 600)
        return "CREATE_PENDING";
    if (at_ms < set->ready_ms)
        return "CREATE_IN_PROGRESS";
    return set->failure ? "FAILED" : "CREATE_COMPLETE";
}

static const char *execution_status_of(const Stack *stack, const ChangeSet *set, long long at_ms) {
    if (at_ms < set->ready_ms || set->failure)
        return "UNAVAILABLE";
    if (set->executed_ms <= at_ms) {
        const char *status = sim_stack_status(stack, at_ms);
        bool last = strcmp(stack->action ? stack->action : "", "ExecuteChangeSet") == 0;
        if (!last)
            return "EXECUTE_COMPLETE";
        return stack_busy(stack, at_ms) && !strstr(status, "CLEANUP") && !strstr(status, "ROLLBACK")
                   ? "EXECUTE_IN_PROGRESS"
               : strstr(status, "ROLLBACK") || strstr(status, "FAILED") ? "EXECUTE_FAILED"
                                                                        : "EXECUTE_COMPLETE";
    }
    return set->obsolete_ms <= at_ms ? "OBSOLETE" : "AVAILABLE";
}

/* The stack for a change set of type CREATE: a new one in REVIEW_IN_PROGRESS, or one that is there already. */
static Stack *stack_for_creation(Cfn *cfn, const CfnCall *call, const char *set_name, Error *err) {
    const char *name = value_text(call->input, "StackName");
    Stack *stack = cfn_stack(cfn, call->account, call->region, name, call->now_ms);
    if (!stack && !op_name_check("stackName", name, err))
        return NULL;
    if (stack && strcmp(sim_stack_status(stack, call->now_ms), "REVIEW_IN_PROGRESS") != 0) {
        cfn_invalid(err, "Stack [%s] already exists and cannot be created again with the changeSet [%s].", stack->name,
                    set_name);
        return NULL;
    }
    return stack;
}

static Stack *stack_for_update(Cfn *cfn, const CfnCall *call, Error *err) {
    Stack *stack = op_stack(cfn, call, true, err);
    if (!stack)
        return NULL;
    const char *status = sim_stack_status(stack, call->now_ms);
    static const char *const able[] = {"CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE",
                                       "IMPORT_COMPLETE", "UPDATE_FAILED",   NULL};
    for (size_t i = 0; able[i]; i++)
        if (strcmp(able[i], status) == 0)
            return stack;
    cfn_invalid(err, "Stack:%s is in %s state and can not be updated.", stack->id, status);
    return NULL;
}

static char *failure_of(const Stack *stack, const CfnCall *call, const json_t *facts, const json_t *changes,
                        const json_t *findings) {
    const char *there = early_taken(findings);
    if (there && value_true(json_object_get(call->input, "ImportExistingResources")))
        return memory_print("The sandbox does not simulate ImportExistingResources, which %s would be for.", there);
    if (early_refuses(findings))
        return early_change_set_words(findings);
    if (changes_nothing(stack, changes, facts, call->now_ms))
        return memory_copy("The submitted information didn't contain changes. Submit different information to create a "
                           "change set.");
    return NULL;
}

static ChangeSet *change_set_add(Stack *stack, const CfnCall *call, json_t *facts) {
    ChangeSet *set = memory_new(1, sizeof *set);
    const char *name = value_text(call->input, "ChangeSetName"), *token = value_text(call->input, "ClientToken");
    char uuid[UUID_SIZE];
    Seed seed = seed_from(call->request_id, "changeSet", name);
    seed_uuid(&seed, uuid);
    *set = (ChangeSet){
        .id = memory_print("arn:aws:cloudformation:%s:%s:changeSet/%s/%s", call->region, call->account, name, uuid),
        .name = memory_copy(name),
        .token = *token ? memory_copy(token) : NULL,
        .create = strcmp(value_text(call->input, "ChangeSetType"), "CREATE") == 0,
        .created_ms = call->now_ms,
        .deleted_ms = NEVER,
        .executed_ms = NEVER,
        .obsolete_ms = NEVER,
        .facts = json_incref(facts),
        .disable_rollback = op_disables_rollback(call),
        .nested = value_true(json_object_get(call->input, "IncludeNestedStacks")),
        .imports = value_true(json_object_get(call->input, "ImportExistingResources")),
        .config = json_incref(json_object_get(call->input, "DeploymentConfig")),
        .revert_drift = strcmp(value_text(call->input, "DeploymentMode"), "REVERT_DRIFT") == 0};
    stack->change_sets = memory_grow(stack->change_sets, stack->change_set_count + 1, sizeof *stack->change_sets);
    return stack->change_sets[stack->change_set_count++] = set;
}

static json_t *change_set_reply(const Stack *stack, const ChangeSet *set) {
    return json_pack("{ssss}", "Id", set->id, "StackId", stack->id);
}

/* A new stack that is only looked at so far. */
static Stack *stack_review(Cfn *cfn, const CfnCall *call) {
    Stack *stack = stack_new(cfn, call, value_text(call->input, "StackName"), NULL, NULL, call->now_ms);
    stack_step_own(stack, call->now_ms, "REVIEW_IN_PROGRESS", "User Initiated", NULL);
    return stack;
}

static bool has_nested(const json_t *facts) {
    const char *logical;
    json_t *resource;
    json_object_foreach(json_object_get(json_object_get(facts, "Template"), "Resources"), logical, resource) {
        if (strcmp(value_text(resource, "Type"), "AWS::CloudFormation::Stack") == 0)
            return true;
    }
    return false;
}

/* Works out what it would change, and what early validation has against it. */
static void change_set_make(Cfn *cfn, Stack *stack, const CfnCall *call, json_t *facts) {
    Error err = {0};
    ChangeSet *set = change_set_add(stack, call, facts);
    const StackOperation *running = stack->operation; /* goes on beside it */
    StackOperation *operation = stack_operation(stack, call, "CREATE_CHANGESET", call->now_ms);
    stack->operation = running;
    set->operation = operation;
    operation->findings = json_array();
    set->changes = changes_compute(
        cfn, stack, call, facts,
        (ChangesOptions){
            .findings = operation->findings, .quotas = true, .revert = set->revert_drift, .drifted = &set->drifted},
        &err);
    set->failure =
        set->changes ? failure_of(stack, call, facts, set->changes, operation->findings) : memory_copy(err.said);
    if (!set->changes)
        set->changes = json_array();
    set->ready_ms = call->now_ms + 2500 + 20 * (long long)json_array_size(set->changes);
    operation->found_ms = set->ready_ms;
}

json_t *op_create_change_set(Cfn *cfn, const CfnCall *call, Error *err) {
    const char *name = value_text(call->input, "ChangeSetName"), *token = value_text(call->input, "ClientToken");
    bool create = strcmp(value_text(call->input, "ChangeSetType"), "CREATE") == 0;
    if (!op_name_check("changeSetName", name, err))
        return NULL;
    if (create && strcmp(value_text(call->input, "DeploymentMode"), "REVERT_DRIFT") == 0) {
        cfn_invalid(err, "DeploymentMode REVERT_DRIFT is not supported for ChangeSetType CREATE.");
        return NULL;
    }
    Stack *stack = cfn_stack(cfn, call->account, call->region, value_text(call->input, "StackName"), call->now_ms);
    const ChangeSet *same = stack ? change_set_named(stack, name, call->now_ms) : NULL;
    if (same && *token && same->token && strcmp(same->token, token) == 0)
        return change_set_reply(stack, same);
    err->code[0] = '\0';
    stack = create ? stack_for_creation(cfn, call, name, err) : stack_for_update(cfn, call, err);
    if (*err->code)
        return NULL;
    if (same) {
        cfn_refuse(err, "AlreadyExistsException", "ChangeSet [%s] already exists for stack [%s]", name, stack->id);
        return NULL;
    }
    json_auto_t *facts = op_facts(cfn, call, create ? NULL : stack_facts(stack, call->now_ms), err);
    if (!facts)
        return NULL;
    if (value_true(json_object_get(call->input, "IncludeNestedStacks")) && has_nested(facts)) {
        cfn_invalid(err, "The sandbox does not simulate IncludeNestedStacks of CreateChangeSet.");
        return NULL;
    }
    bool fresh = !stack;
    if (fresh)
        stack = stack_review(cfn, call);
    change_set_make(cfn, stack, call, facts);
    return change_set_reply(stack, stack->change_sets[stack->change_set_count - 1]);
}

/* New. */
static json_t *changes_shown(const ChangeSet *set, bool values) {
    json_t *changes = values ? json_copy(set->changes) : json_deep_copy(set->changes);
    for (size_t i = 0; i < json_array_size(changes) && !values; i++)
        values_hide(json_object_get(json_array_get(changes, i), "ResourceChange"));
    return changes;
}

static void mode_put(const ChangeSet *set, bool ready, json_t *output) {
    if (set->imports)
        json_object_set_new(output, "ImportExistingResources", json_true());
    if (set->config)
        json_object_set(output, "DeploymentConfig", set->config);
    if (!set->revert_drift)
        return;
    json_object_set_new(output, "DeploymentMode", json_string("REVERT_DRIFT"));
    if (ready)
        json_object_set_new(output, "StackDriftStatus", json_string(set->drifted ? "DRIFTED" : "IN_SYNC"));
}

json_t *op_describe_change_set(Cfn *cfn, const CfnCall *call, Error *err) {
    Stack *stack = NULL;
    const ChangeSet *set = op_change_set(cfn, call, &stack, err);
    if (!set)
        return NULL;
    bool ready = call->now_ms >= set->ready_ms;
    bool values = set->revert_drift || value_true(json_object_get(call->input, "IncludePropertyValues"));
    json_t *changes = ready && !set->failure ? changes_shown(set, values) : json_array();
    json_t *output = op_page(call, "Changes", changes, CHANGES_A_PAGE, err);
    if (!output)
        return NULL;
    json_auto_t *more =
        json_pack("{ssssssssssss so so sO sO s[] s{} sb}", "ChangeSetName", set->name, "ChangeSetId", set->id,
                  "StackId", stack->id, "StackName", stack->name, "Status", status_of(set, call->now_ms),
                  "ExecutionStatus", execution_status_of(stack, set, call->now_ms), "CreationTime",
                  stamp_value(set->created_ms), "Parameters", op_parameters(set->facts), "Tags",
                  json_object_get(set->facts, "Tags"), "Capabilities", json_object_get(set->facts, "Capabilities"),
                  "NotificationARNs", "RollbackConfiguration", "IncludeNestedStacks", set->nested);
    mode_put(set, ready, more);
    if (ready && set->failure)
        json_object_set_new(more, "StatusReason", json_string(set->failure));
    json_object_update(output, more);
    return output;
}

static bool executable(const Stack *stack, const ChangeSet *set, const CfnCall *call, Error *err) {
    const char *execution = execution_status_of(stack, set, call->now_ms);
    if (strcmp(execution, "AVAILABLE") != 0)
        return cfn_refuse(err, "InvalidChangeSetStatus",
                          "ChangeSet [%s] cannot be executed in its current execution status of [%s]", set->id,
                          execution);
    const char *status = sim_stack_status(stack, call->now_ms);
    if (stack_busy(stack, call->now_ms) || (set->create && strcmp(status, "REVIEW_IN_PROGRESS") != 0))
        return cfn_invalid(err, "Stack:%s is in %s state and can not be updated.", stack->id, status);
    return true;
}

json_t *op_execute_change_set(Cfn *cfn, const CfnCall *call, Error *err) {
    Stack *stack = NULL;
    ChangeSet *set = op_change_set(cfn, call, &stack, err);
    if (!set)
        return NULL;
    if (set->executed_ms <= call->now_ms && op_repeated(stack, call))
        return json_object();
    if (!executable(stack, set, call, err))
        return NULL;
    set->executed_ms = call->now_ms;
    for (size_t i = 0; i < stack->change_set_count; i++)
        if (stack->change_sets[i] != set && stack->change_sets[i]->executed_ms > call->now_ms)
            stack->change_sets[i]->obsolete_ms = call->now_ms;
    op_begin(stack, call);
    bool keep = set->disable_rollback || op_disables_rollback(call);
    stack->disable_rollback = keep;
    stack->updated_ms = call->now_ms;
    if (set->create)
        operation_create(cfn, stack, call, set->facts, call->now_ms, (RunOptions){.keep_failed = keep});
    else
        operation_update(cfn, stack, call, set->facts, call->now_ms,
                         (RunOptions){.keep_failed = keep, .revert = set->revert_drift});
    return json_object();
}

json_t *op_delete_change_set(Cfn *cfn, const CfnCall *call, Error *err) {
    Stack *stack = NULL;
    ChangeSet *set = op_change_set(cfn, call, &stack, err);
    if (!set) { /* deleting what is gone is fine, as long as its stack is known */
        if (strcmp(err->code, "ChangeSetNotFound") == 0 && stack)
            return json_object();
        return NULL;
    }
    if (set->executed_ms <= call->now_ms && stack_busy(stack, call->now_ms)) {
        cfn_refuse(err, "InvalidChangeSetStatus", "ChangeSet [%s] is being executed and cannot be deleted", set->id);
        return NULL;
    }
    set->deleted_ms = call->now_ms;
    return json_object();
}

json_t *op_list_change_sets(Cfn *cfn, const CfnCall *call, Error *err) {
    const Stack *stack = op_stack(cfn, call, true, err);
    if (!stack)
        return NULL;
    json_t *summaries = json_array();
    for (size_t i = stack->change_set_count; i-- > 0;) {
        const ChangeSet *set = stack->change_sets[i];
        if (set->deleted_ms <= call->now_ms)
            continue;
        json_t *summary =
            json_pack("{ssssssssssssso}", "ChangeSetName", set->name, "ChangeSetId", set->id, "StackId", stack->id,
                      "StackName", stack->name, "Status", status_of(set, call->now_ms), "ExecutionStatus",
                      execution_status_of(stack, set, call->now_ms), "CreationTime", stamp_value(set->created_ms));
        if (set->failure && call->now_ms >= set->ready_ms)
            json_object_set_new(summary, "StatusReason", json_string(set->failure));
        json_array_append_new(summaries, summary);
    }
    return op_page(call, "Summaries", summaries, SUMMARIES_A_PAGE, err);
}
