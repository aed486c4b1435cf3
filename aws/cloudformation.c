/* See cloudformation.h. */
#include "aws/cloudformation.h"
#include "aws/cloudformation_read.h"
#include "aws/internal.h"
#include "aws/pages.h"
#include "aws/reply.h"
#include "base/memory.h"

#include <stdio.h>
#include <string.h>

/* AWS has no code for a stack that is not there: "ValidationError: Stack with id myapp does not exist". */
static bool told(Error *err) {
    if (strcmp(err->code, "ValidationError") == 0 && strstr(err->said, "does not exist"))
        snprintf(err->code, sizeof err->code, "StackNotFound");
    return false;
}

static bool query(AwsContext *aws, AwsOperationId operation, const AwsParams *params, XmlNode **reply, Error *err) {
    return aws_query(aws, aws_operation(operation), params, reply, err) || told(err);
}

/* For an operation whose reply holds nothing of interest. */
static bool command(AwsContext *aws, AwsOperationId operation, const AwsParams *params, Error *err) {
    AUTO(xml_release) XmlNode *reply = NULL;
    return query(aws, operation, params, &reply, err);
}

static bool pages(AwsContext *aws, AwsOperationId operation, const AwsParams *params,
                  bool (*page)(void *data, const XmlNode *reply), void *data, Error *err) {
    return query_pages(aws, operation, params, &pages_cfn, page, data, err) || told(err);
}

static void add_pairs(AwsParams *params, const char *list, const char *key, const char *value,
                      const CfnParameter *pairs, size_t count) {
    for (size_t i = 0; i < count; i++) {
        aws_params_addf(params, pairs[i].key, "%s.member.%zu.%s", list, i + 1, key);
        aws_params_addf(params, pairs[i].value, "%s.member.%zu.%s", list, i + 1, value);
    }
}

static void add_list(AwsParams *params, const char *list, const char *const *items, size_t count) {
    for (size_t i = 0; i < count; i++)
        aws_params_addf(params, items[i], "%s.member.%zu", list, i + 1);
}

/* ---- change sets */

bool cfn_create_change_set(AwsContext *aws, const CfnChangeSetInput *input, char **id, char **stack_id, Error *err) {
    static const char *const capabilities[] = {"CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"};
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    aws_params_add(params, "StackName", input->stack_name);
    aws_params_add(params, "ChangeSetName", input->change_set_name);
    aws_params_add(params, "ChangeSetType", input->create ? "CREATE" : "UPDATE");
    aws_params_add(params, "TemplateBody", input->template_body);
    add_pairs(params, "Parameters", "ParameterKey", "ParameterValue", input->parameters, input->parameter_count);
    add_list(params, "Capabilities", capabilities, 2);
    add_pairs(params, "Tags", "Key", "Value", input->tags, input->tag_count);
    aws_params_add(params, "DeploymentMode", input->revert_drift ? "REVERT_DRIFT" : NULL);
    aws_params_add(params, "RoleARN", input->role_arn);
    aws_params_add(params, "ClientToken", input->client_token);
    if (!query(aws, OP_CFN_CREATE_CHANGE_SET, params, &reply, err))
        return false;
    *id = xml_copy(reply, "Id");
    *stack_id = xml_copy(reply, "StackId");
    return true;
}

static bool take_change_set(void *data, const XmlNode *reply) {
    CfnChangeSet *set = data;
    if (!set->id)
        *set = cfn_read_change_set(reply);
    cfn_read_changes(reply, set);
    return true;
}

bool cfn_describe_change_set(AwsContext *aws, const char *id, bool values, CfnChangeSet *set, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    CfnChangeSet found = {0};
    aws_params_add(params, "ChangeSetName", id);
    aws_params_add(params, "IncludePropertyValues", values ? "true" : NULL);
    if (!pages(aws, OP_CFN_DESCRIBE_CHANGE_SET, params, take_change_set, &found, err)) {
        cfn_change_set_release(&found);
        return false;
    }
    *set = found;
    return true;
}

static bool take_findings(void *data, const XmlNode *reply) {
    CfnFindings *found = data;
    size_t count;
    const XmlNode *const *events = xml_list(reply, "OperationEvents", &count);
    for (size_t i = 0; i < count; i++) {
        CfnFinding finding;
        if (!cfn_read_finding(events[i], &finding))
            continue;
        found->items = memory_more(found->items, found->count, sizeof *found->items);
        found->items[found->count++] = finding;
    }
    return true;
}

bool cfn_early_findings(AwsContext *aws, const char *id, CfnFindings *findings, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    CfnFindings found = {0};
    aws_params_add(params, "ChangeSetName", id);
    if (!pages(aws, OP_CFN_DESCRIBE_EVENTS, params, take_findings, &found, err)) {
        cfn_findings_release(&found);
        return false;
    }
    *findings = found;
    return true;
}

bool cfn_execute_change_set(AwsContext *aws, const char *id, const char *client_token, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    aws_params_add(params, "ChangeSetName", id);
    aws_params_add(params, "ClientRequestToken", client_token);
    return command(aws, OP_CFN_EXECUTE_CHANGE_SET, params, err);
}

bool cfn_delete_change_set(AwsContext *aws, const char *id, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    aws_params_add(params, "ChangeSetName", id);
    return command(aws, OP_CFN_DELETE_CHANGE_SET, params, err);
}

/* ---- stacks */

static bool take_stacks(void *data, const XmlNode *reply) {
    CfnStacks *stacks = data;
    size_t count;
    const XmlNode *const *members = xml_list(reply, "Stacks", &count);
    for (size_t i = 0; i < count; i++) {
        stacks->items = memory_more(stacks->items, stacks->count, sizeof *stacks->items);
        stacks->items[stacks->count++] = cfn_read_stack(members[i]);
    }
    return true;
}

bool cfn_describe_stack(AwsContext *aws, const char *name_or_id, CfnStack *stack, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    AUTO(cfn_stacks_release) CfnStacks stacks = {0};
    aws_params_add(params, "StackName", name_or_id);
    if (!query(aws, OP_CFN_DESCRIBE_STACKS, params, &reply, err))
        return false;
    take_stacks(&stacks, reply);
    if (stacks.count == 0) {
        error_set(err, ERROR_FAILED, "", "there is no stack %s", name_or_id);
        snprintf(err->code, sizeof err->code, "StackNotFound");
        return false;
    }
    *stack = stacks.items[0];
    stacks.items[0] = (CfnStack){0};
    return true;
}

bool cfn_describe_stacks(AwsContext *aws, CfnStacks *stacks, Error *err) {
    AUTO(cfn_stacks_release) CfnStacks found = {0};
    CfnStacks kept = {0};
    if (!pages(aws, OP_CFN_DESCRIBE_STACKS, NULL, take_stacks, &found, err))
        return false;
    kept.items = memory_new(found.count, sizeof *kept.items);
    for (size_t i = 0; i < found.count; i++) {
        if (strcmp(found.items[i].status, "DELETE_COMPLETE") == 0)
            continue;
        kept.items[kept.count++] = found.items[i];
        found.items[i] = (CfnStack){0};
    }
    *stacks = kept;
    return true;
}

/* ---- events and resources */

typedef struct EventSearch {
    CfnEvents found;
    const char *list; /* what the reply calls them */
    const char *until;
    long long since_ms;
} EventSearch;

static bool take_events(void *data, const XmlNode *reply) {
    EventSearch *search = data;
    CfnEvents *found = &search->found;
    size_t count;
    const XmlNode *const *members = xml_list(reply, search->list, &count);
    for (size_t i = 0; i < count; i++) {
        CfnEvent event = cfn_read_event(members[i]);
        if ((search->until && strcmp(event.id, search->until) == 0) || event.at_ms < search->since_ms) {
            cfn_event_release(&event);
            return false;
        }
        found->items = memory_more(found->items, found->count, sizeof *found->items);
        found->items[found->count++] = event;
    }
    return true;
}

bool cfn_describe_events(AwsContext *aws, const char *stack_id, const char *until, long long since_ms,
                         CfnEvents *events, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    EventSearch search = {.list = "StackEvents", .until = until, .since_ms = since_ms};
    aws_params_add(params, "StackName", stack_id);
    if (!pages(aws, OP_CFN_DESCRIBE_STACK_EVENTS, params, take_events, &search, err)) {
        cfn_events_release(&search.found);
        return false;
    }
    *events = search.found;
    return true;
}

long long cfn_stack_since(const CfnStack *stack) {
    /* The times of a stack and those of its events come from different places: leave a minute between them. */
    enum { SLACK_MS = 60000 };
    long long since = stack->updated_ms > stack->created_ms ? stack->updated_ms : stack->created_ms;
    return since > SLACK_MS ? since - SLACK_MS : 0;
}

bool cfn_failed_events(AwsContext *aws, const char *operation, CfnEvents *events, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    EventSearch search = {.list = "OperationEvents"};
    aws_params_add(params, "OperationId", operation);
    aws_params_add(params, "Filters.FailedEvents", "true");
    if (!pages(aws, OP_CFN_DESCRIBE_EVENTS, params, take_events, &search, err)) {
        cfn_events_release(&search.found);
        return false;
    }
    *events = search.found;
    return true;
}

static bool take_resources(void *data, const XmlNode *reply) {
    CfnResources *found = data;
    size_t count;
    const XmlNode *const *members = xml_list(reply, "StackResourceSummaries", &count);
    for (size_t i = 0; i < count; i++) {
        found->items = memory_more(found->items, found->count, sizeof *found->items);
        found->items[found->count++] = cfn_read_resource(members[i]);
    }
    return true;
}

bool cfn_describe_resources(AwsContext *aws, const char *stack_id, CfnResources *resources, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    CfnResources found = {0};
    aws_params_add(params, "StackName", stack_id);
    /* Not DescribeStackResources: that one ends after a hundred, without a word (API Reference). */
    if (!pages(aws, OP_CFN_LIST_STACK_RESOURCES, params, take_resources, &found, err)) {
        cfn_resources_release(&found);
        return false;
    }
    *resources = found;
    return true;
}

/* ---- templates */

bool cfn_get_template(AwsContext *aws, const char *stack_id, char **body, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    aws_params_add(params, "StackName", stack_id);
    aws_params_add(params, "TemplateStage", "Original");
    if (!query(aws, OP_CFN_GET_TEMPLATE, params, &reply, err))
        return false;
    *body = xml_copy(reply, "TemplateBody");
    return true;
}

/* ---- stack policies */

bool cfn_get_stack_policy(AwsContext *aws, const char *stack_id, char **body, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    aws_params_add(params, "StackName", stack_id);
    if (!query(aws, OP_CFN_GET_STACK_POLICY, params, &reply, err))
        return false;
    *body = xml_copy(reply, "StackPolicyBody");
    return true;
}

bool cfn_set_stack_policy(AwsContext *aws, const char *stack_id, const char *body, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    aws_params_add(params, "StackName", stack_id);
    aws_params_add(params, "StackPolicyBody", body);
    return command(aws, OP_CFN_SET_STACK_POLICY, params, err);
}

/* ---- changing a stack's course */

bool cfn_delete_stack(AwsContext *aws, const char *stack_id, const char *const *retain, size_t retain_count,
                      const char *client_token, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    aws_params_add(params, "StackName", stack_id);
    add_list(params, "RetainResources", retain, retain_count);
    aws_params_add(params, "ClientRequestToken", client_token);
    return command(aws, OP_CFN_DELETE_STACK, params, err);
}

bool cfn_cancel_update(AwsContext *aws, const char *stack_id, const char *client_token, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    aws_params_add(params, "StackName", stack_id);
    aws_params_add(params, "ClientRequestToken", client_token);
    return command(aws, OP_CFN_CANCEL_UPDATE_STACK, params, err);
}

bool cfn_continue_update_rollback(AwsContext *aws, const char *stack_id, const char *const *skip, size_t skip_count,
                                  const char *client_token, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    aws_params_add(params, "StackName", stack_id);
    add_list(params, "ResourcesToSkip", skip, skip_count);
    aws_params_add(params, "ClientRequestToken", client_token);
    return command(aws, OP_CFN_CONTINUE_UPDATE_ROLLBACK, params, err);
}

bool cfn_update_termination_protection(AwsContext *aws, const char *stack_name, bool on, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    aws_params_add(params, "StackName", stack_name);
    aws_params_add(params, "EnableTerminationProtection", on ? "true" : "false");
    return command(aws, OP_CFN_UPDATE_TERMINATION_PROTECTION, params, err);
}

/* ---- drift */

bool cfn_detect_drift(AwsContext *aws, const char *stack_name, char **detection_id, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    aws_params_add(params, "StackName", stack_name);
    if (!query(aws, OP_CFN_DETECT_STACK_DRIFT, params, &reply, err))
        return false;
    *detection_id = xml_copy(reply, "StackDriftDetectionId");
    return true;
}

bool cfn_drift_status(AwsContext *aws, const char *detection_id, char **status, char **drift, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    aws_params_add(params, "StackDriftDetectionId", detection_id);
    if (!query(aws, OP_CFN_DESCRIBE_STACK_DRIFT_DETECTION_STATUS, params, &reply, err))
        return false;
    *status = xml_copy(reply, "DetectionStatus");
    *drift = xml_copy(reply, "StackDriftStatus");
    return true;
}

static bool take_drifts(void *data, const XmlNode *reply) {
    CfnDrifts *found = data;
    size_t count;
    const XmlNode *const *members = xml_list(reply, "StackResourceDrifts", &count);
    for (size_t i = 0; i < count; i++) {
        found->items = memory_more(found->items, found->count, sizeof *found->items);
        found->items[found->count++] = cfn_read_drift(members[i]);
    }
    return true;
}

bool cfn_resource_drifts(AwsContext *aws, const char *stack_name, CfnDrifts *drifts, Error *err) {
    static const char *const wanted[] = {"MODIFIED", "DELETED"};
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    CfnDrifts found = {0};
    aws_params_add(params, "StackName", stack_name);
    add_list(params, "StackResourceDriftStatusFilters", wanted, 2);
    if (!pages(aws, OP_CFN_DESCRIBE_STACK_RESOURCE_DRIFTS, params, take_drifts, &found, err)) {
        cfn_drifts_release(&found);
        return false;
    }
    *drifts = found;
    return true;
}

char *cfn_url(const AwsSession *session) {
    AUTO(aws_endpoint_release) AwsEndpoint endpoint = {0};
    Error err = {0};
    if (!session_endpoint(session, aws_operation(OP_CFN_DESCRIBE_STACKS)->service, NULL, &endpoint, &err))
        return NULL;
    return memory_copy(endpoint.url);
}
