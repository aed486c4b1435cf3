/* See cfn.h: the table of operations, replies, and faults. */
#include "base/memory.h"
#include "sandbox/cfn/ops.h"
#include "sandbox/cfn/value.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *action;
    bool changes;
    OpHandler handle;
} actions[] = {
    {"CancelUpdateStack", true, op_cancel_update_stack},
    {"ContinueUpdateRollback", true, op_continue_update_rollback},
    {"CreateChangeSet", true, op_create_change_set},
    {"CreateStack", true, op_create_stack},
    {"DeleteChangeSet", true, op_delete_change_set},
    {"DeleteStack", true, op_delete_stack},
    {"DescribeChangeSet", false, op_describe_change_set},
    {"DescribeEvents", false, op_describe_events},
    {"DescribeStackDriftDetectionStatus", false, op_describe_stack_drift_detection_status},
    {"DescribeStackEvents", false, op_describe_stack_events},
    {"DescribeStackResource", false, op_describe_stack_resource},
    {"DescribeStackResourceDrifts", false, op_describe_stack_resource_drifts},
    {"DescribeStackResources", false, op_describe_stack_resources},
    {"DescribeStacks", false, op_describe_stacks},
    {"DetectStackDrift", true, op_detect_stack_drift},
    {"ExecuteChangeSet", true, op_execute_change_set},
    {"GetStackPolicy", false, op_get_stack_policy},
    {"GetTemplate", false, op_get_template},
    {"GetTemplateSummary", false, op_get_template_summary},
    {"ListChangeSets", false, op_list_change_sets},
    {"ListExports", false, op_list_exports},
    {"ListImports", false, op_list_imports},
    {"ListStackResources", false, op_list_stack_resources},
    {"ListStacks", false, op_list_stacks},
    {"RollbackStack", true, op_rollback_stack},
    {"SetStackPolicy", true, op_set_stack_policy},
    {"UpdateStack", true, op_update_stack},
    {"UpdateTerminationProtection", true, op_update_termination_protection},
    {"ValidateTemplate", false, op_validate_template},
};

static long action_index(const char *action) {
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
        if (strcmp(actions[i].action, action) == 0)
            return (long)i;
    return -1;
}

bool cfn_has_action(const char *action) {
    return action_index(action) >= 0;
}

bool cfn_action_changes(const char *action) {
    long index = action_index(action);
    return index >= 0 && actions[index].changes;
}

/* "[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*" */
static bool name_or_arn(const char *name) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";
    static const char arn[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-:/._+";
    if (strncmp(name, "arn:", 4) == 0 && !name[4 + strspn(name + 4, arn)])
        return true;
    return !strchr("0123456789-", *name) && !name[strspn(name, digits)];
}

/* What AWS says of an empty one was seen of a CDK that followed a stack without a name (aws-samples/private-llm-qa-bot
 * #125), of others in humanmade/cf-to-tf #5. What is created has its own words (op_name_check). */
static bool stack_named(const CfnCall *call, Error *err) {
    const json_t *given = json_object_get(call->input, "StackName");
    const char *name = json_string_value(given);
    if (!name || strncmp(call->action, "Create", 6) == 0 || name_or_arn(name))
        return true;
    return cfn_invalid(err,
                       "%d validation error%s detected: Value '%.200s' at 'stackName' failed to satisfy constraint: "
                       "Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*%s",
                       *name ? 1 : 2, *name ? "" : "s", name,
                       *name
                           ? ""
                           : "; Value '' at 'stackName' failed to satisfy constraint: Member must have length greater "
                             "than or equal to 1");
}

CfnReply cfn_call(Cfn *cfn, const CfnCall *call) {
    Error err = {0};
    long index = action_index(call->action);
    json_t *output = NULL;
    if (index < 0)
        cfn_refuse(&err, "InvalidAction", "Could not find operation %s for version 2010-05-15", call->action);
    else if (op_served(call, &err) && stack_named(call, &err))
        output = actions[index].handle(cfn, call, &err);
    if (output)
        return (CfnReply){.output = output, .status = 200};
    return (CfnReply){.code = memory_copy(err.code), .message = memory_copy(err.said), .status = err.http_status};
}

void cfn_reply_release(CfnReply *reply) {
    json_decref(reply->output);
    free(reply->code);
    free(reply->message);
    *reply = (CfnReply){0};
}

Stack *op_stack(Cfn *cfn, const CfnCall *call, bool brackets, Error *err) {
    const char *name = value_text(call->input, "StackName");
    Stack *stack = cfn_stack(cfn, call->account, call->region, name, call->now_ms);
    if (!stack && brackets)
        cfn_invalid(err, "Stack [%s] does not exist", name);
    else if (!stack)
        cfn_invalid(err, "Stack with id %s does not exist", name);
    return stack;
}

bool op_name_check(const char *member, const char *name, Error *err) {
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    static const char others[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";
    if (!*name || !strchr(letters, *name) || name[strspn(name, others)])
        return cfn_invalid(
            err,
            "1 validation error detected: Value '%.200s' at '%s' failed to satisfy constraint: Member must "
            "satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*",
            name, member);
    if (strlen(name) > 128)
        return cfn_invalid(
            err,
            "1 validation error detected: Value '%.200s' at '%s' failed to satisfy constraint: Member must "
            "have length less than or equal to 128",
            name, member);
    return true;
}

void op_begin(Stack *stack, const CfnCall *call) {
    const char *token = value_text(call->input, "ClientRequestToken");
    free(stack->token);
    free(stack->action);
    stack->token = *token ? memory_copy(token) : NULL;
    stack->action = memory_copy(call->action);
    stack->accepted_ms = call->now_ms;
    stack->retain_except_on_create = value_true(json_object_get(call->input, "RetainExceptOnCreate"));
}

bool op_disables_rollback(const CfnCall *call) {
    const json_t *config = json_object_get(call->input, "DeploymentConfig");
    return value_true(json_object_get(call->input, "DisableRollback")) ||
           value_true(json_object_get(config, "DisableRollback")) ||
           strcmp(value_text(call->input, "OnFailure"), "DO_NOTHING") == 0 ||
           strcmp(value_text(call->input, "OnStackFailure"), "DO_NOTHING") == 0;
}

bool op_repeated(const Stack *stack, const CfnCall *call) {
    const char *token = value_text(call->input, "ClientRequestToken");
    return *token && stack->token && strcmp(stack->token, token) == 0 && strcmp(stack->action, call->action) == 0;
}

json_t *stamp_value(long long unix_ms) {
    char text[STAMP_SIZE];
    stamp_format(unix_ms, text);
    return json_string(text);
}

/* The token is the place to go on from; what comes anew in front (events) shifts nothing, as it counts from the end. */
json_t *op_page(const CfnCall *call, const char *member, json_t *items, size_t size, Error *err) {
    const char *token = value_text(call->input, "NextToken");
    size_t count = json_array_size(items), left = count;
    if (*token) {
        char *end = NULL;
        left = strncmp(token, "page-", 5) == 0 ? strtoul(token + 5, &end, 10) : 0;
        if (!end || *end || left == 0 || left > count) {
            json_decref(items);
            cfn_invalid(err, "1 validation error detected: Value '%.100s' at 'nextToken' is not a valid token", token);
            return NULL;
        }
    }
    json_t *page = json_array();
    for (size_t i = count - left; i < count && json_array_size(page) < size; i++)
        json_array_append(page, json_array_get(items, i));
    left -= json_array_size(page);
    json_decref(items);
    json_t *output = json_pack("{so}", member, page);
    if (left)
        json_object_set_new(output, "NextToken", value_print("page-%zu", left));
    return output;
}

bool cfn_fault_parse(const char *words, json_t **fault, Error *err) {
    static const char *const verbs[] = {"create", "update", "delete", "rollback", NULL};
    char *rest = NULL;
    AUTO(memory_release) char *copy = memory_copy(words);
    const char *resource = copy, *verb = "create", *effect = "fail";
    char *next = strchr(copy, ':');
    if (next)
        *next++ = '\0';
    for (size_t i = 0; next && verbs[i]; i++) {
        size_t length = strlen(verbs[i]);
        if (strncmp(next, verbs[i], length) == 0 && (next[length] == ':' || next[length] == '\0')) {
            verb = verbs[i];
            next = next[length] ? next + length + 1 : NULL;
            break;
        }
    }
    if (next && (strncmp(next, "fail", 4) == 0 || strncmp(next, "stuck", 5) == 0)) {
        size_t length = *next == 'f' ? 4 : 5;
        if (next[length] == ':' || next[length] == '\0') {
            effect = *next == 'f' ? "fail" : "stuck";
            next = next[length] ? next + length + 1 : NULL;
        }
    }
    rest = next;
    if (!*resource || resource[strspn(resource, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789*")])
        return error_set(err, ERROR_USAGE, "write LogicalId[:create|update|delete|rollback][:fail|stuck][:reason]",
                         "\"%s\" names no resource", words);
    *fault = json_pack("{ssssssss}", "resource", resource, "verb", verb, "effect", effect, "reason", rest ? rest : "");
    return true;
}
