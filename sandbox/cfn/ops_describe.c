/* See ops.h: what is asked of stacks, their events and resources. */
#include "base/memory.h"
#include "sandbox/cfn/ops.h"
#include "sandbox/cfn/value.h"

#include <stdlib.h>
#include <string.h>

enum { STACKS_A_PAGE = 50, ITEMS_A_PAGE = 100 };

static void text_set(json_t *object, const char *key, const char *text) {
    if (text && *text)
        json_object_set_new(object, key, json_string(text));
}

static const ChangeSet *change_set_executed(const Stack *stack, long long at_ms) {
    const ChangeSet *last = NULL;
    for (size_t i = 0; i < stack->change_set_count; i++)
        if (stack->change_sets[i]->executed_ms <= at_ms &&
            (!last || stack->change_sets[i]->executed_ms >= last->executed_ms))
            last = stack->change_sets[i];
    return last;
}

static void times_put(const Stack *stack, long long at_ms, json_t *shape) {
    const StackStep *last = stack_last(stack, at_ms);
    json_object_set_new(shape, "CreationTime", stamp_value(stack->created_ms));
    if (stack->updated_ms <= at_ms)
        json_object_set_new(shape, "LastUpdatedTime", stamp_value(stack->updated_ms));
    for (size_t i = 0; i < stack->step_count && stack->steps[i].at_ms <= at_ms; i++)
        if (stack->steps[i].of_stack && strcmp(stack->steps[i].status, "DELETE_IN_PROGRESS") == 0)
            json_object_set_new(shape, "DeletionTime",
                                stamp_value(stack->deleted_ms <= at_ms ? stack->deleted_ms : stack->steps[i].at_ms));
    text_set(shape, "StackStatus", last ? last->status : "REVIEW_IN_PROGRESS");
    text_set(shape, "StackStatusReason", last ? last->reason : NULL);
    text_set(shape, "DetailedStatus", last ? last->detailed : NULL);
    text_set(shape, "ParentId", stack->parent_id);
    text_set(shape, "RootId", stack->root_id);
    json_object_set_new(shape, "DriftInformation", drift_of_stack(stack));
}

static json_t *stack_shape(const Stack *stack, long long at_ms) {
    const json_t *facts = stack_facts(stack, at_ms);
    const ChangeSet *set = change_set_executed(stack, at_ms);
    json_t *shape = json_pack("{sssssbsbs[]s{}}", "StackId", stack->id, "StackName", stack->name, "DisableRollback",
                              stack->disable_rollback, "EnableTerminationProtection", stack->protected,
                              "NotificationARNs", "RollbackConfiguration");
    times_put(stack, at_ms, shape);
    text_set(shape, "ChangeSetId", set ? set->id : NULL);
    text_set(shape, "Description", value_text(facts, "Description"));
    text_set(shape, "RoleARN", value_text(facts, "RoleARN"));
    json_object_set_new(shape, "Parameters", op_parameters(facts));
    static const char *const lists[] = {"Capabilities", "Tags", "Outputs", NULL};
    for (size_t i = 0; lists[i]; i++)
        if (json_object_get(facts, lists[i]))
            json_object_set(shape, lists[i], json_object_get(facts, lists[i]));
    if (!json_object_get(shape, "Tags"))
        json_object_set_new(shape, "Tags", json_array());
    json_object_set_new(shape, "LastOperations", op_last_operations(stack, at_ms));
    if (stack->retain_except_on_create)
        json_object_set_new(shape, "RetainExceptOnCreate", json_true());
    text_set(shape, "DeletionMode", stack->deletion_mode);
    return shape;
}

static bool stack_here(const Stack *stack, const CfnCall *call) {
    return strcmp(stack->region, call->region) == 0 && strcmp(stack->account, call->account) == 0 &&
           stack->created_ms <= call->now_ms;
}

json_t *op_describe_stacks(Cfn *cfn, const CfnCall *call, Error *err) {
    json_t *stacks = json_array();
    if (*value_text(call->input, "StackName")) {
        const Stack *stack = op_stack(cfn, call, false, err);
        if (stack)
            json_array_append_new(stacks, stack_shape(stack, call->now_ms));
        else
            json_decref(stacks);
        return stack ? json_pack("{so}", "Stacks", stacks) : NULL;
    }
    for (size_t i = cfn->stack_count; i-- > 0;)
        if (stack_here(cfn->stacks[i], call) && cfn->stacks[i]->deleted_ms > call->now_ms)
            json_array_append_new(stacks, stack_shape(cfn->stacks[i], call->now_ms));
    return op_page(call, "Stacks", stacks, STACKS_A_PAGE, err);
}

json_t *op_list_stacks(Cfn *cfn, const CfnCall *call, Error *err) {
    const json_t *filter = json_object_get(call->input, "StackStatusFilter");
    json_t *summaries = json_array();
    for (size_t i = cfn->stack_count; i-- > 0;) {
        const Stack *stack = cfn->stacks[i];
        if (!stack_here(stack, call) ||
            (json_array_size(filter) && !list_has(filter, sim_stack_status(stack, call->now_ms))))
            continue;
        json_t *summary = json_pack("{ssss}", "StackId", stack->id, "StackName", stack->name);
        times_put(stack, call->now_ms, summary);
        text_set(summary, "TemplateDescription", value_text(stack_facts(stack, call->now_ms), "Description"));
        json_array_append_new(summaries, summary);
    }
    return op_page(call, "StackSummaries", summaries, ITEMS_A_PAGE, err);
}

static json_t *event_shape(const Stack *stack, const StackStep *step) {
    json_t *event = json_pack("{sssssssssssoss}", "StackId", stack->id, "StackName", stack->name, "EventId",
                              step->event_id, "LogicalResourceId", step->logical_id, "ResourceType", step->type,
                              "Timestamp", stamp_value(step->at_ms), "ResourceStatus", step->status);
    json_object_set_new(event, "PhysicalResourceId", json_string(step->physical_id ? step->physical_id : ""));
    text_set(event, "ResourceStatusReason", step->reason);
    text_set(event, "ClientRequestToken", step->token);
    text_set(event, "OperationId", step->operation ? step->operation->id : NULL);
    text_set(event, "DetailedStatus", step->detailed);
    AUTO(memory_release) char *properties = step->properties ? json_dumps(step->properties, JSON_COMPACT) : NULL;
    text_set(event, "ResourceProperties", properties);
    return event;
}

json_t *op_describe_stack_events(Cfn *cfn, const CfnCall *call, Error *err) {
    const Stack *stack = op_stack(cfn, call, true, err);
    if (!stack)
        return NULL;
    json_t *places = json_array(), *place;
    for (size_t i = stack->step_count; i-- > 0;)
        if (stack->steps[i].at_ms <= call->now_ms && !stack->steps[i].silent)
            json_array_append_new(places, json_integer((json_int_t)i));
    /* Those of the page alone are shaped: whoever follows a stack asks for the first of many pages again and again. */
    json_t *output = op_page(call, "StackEvents", places, ITEMS_A_PAGE, err),
           *events = json_object_get(output, "StackEvents");
    size_t i;
    json_array_foreach(events, i, place)
        json_array_set_new(events, i, event_shape(stack, &stack->steps[json_integer_value(place)]));
    return output;
}

/* `time` is the member's name for the moment of the last change. */
static json_t *resource_shape(const Stack *stack, const char *logical, const json_t *record, const char *time) {
    json_t *shape = json_pack("{sssssssoso}", "LogicalResourceId", logical, "ResourceType", value_text(record, "Type"),
                              "ResourceStatus", value_text(record, "Status"), time,
                              stamp_value(json_integer_value(json_object_get(record, "At"))), "DriftInformation",
                              drift_of_resource(stack, logical));
    text_set(shape, "PhysicalResourceId", value_text(record, "Physical"));
    text_set(shape, "ResourceStatusReason", value_text(record, "Reason"));
    return shape;
}

static void stack_put(const Stack *stack, json_t *shape) {
    text_set(shape, "StackId", stack->id);
    text_set(shape, "StackName", stack->name);
}

/* Records of all resources that ever were: those that are gone too, as CloudFormation shows them. */
static json_t *records_shown(const Stack *stack, long long at_ms) {
    json_t *records = stack_records(stack, at_ms);
    for (size_t i = 0; i < stack->step_count && stack->steps[i].at_ms <= at_ms; i++) {
        const StackStep *step = &stack->steps[i];
        bool gone = strcmp(step->status, "DELETE_COMPLETE") == 0 || strcmp(step->status, "DELETE_SKIPPED") == 0;
        if (!step->of_stack && !step->aside && !step->silent && gone && !json_object_get(records, step->logical_id))
            json_object_set_new(records, step->logical_id,
                                json_pack("{sssssssIss}", "Type", step->type, "Status", step->status, "Physical",
                                          step->physical_id ? step->physical_id : "", "At", (json_int_t)step->at_ms,
                                          "Reason", step->reason ? step->reason : ""));
    }
    return records;
}

static json_t *records_sorted_names(const json_t *records) {
    json_auto_t *names = json_array();
    const char *logical;
    json_t *record;
    json_object_foreach((json_t *)records, logical, record) {
        json_array_append_new(names, json_string(logical));
    }
    return list_sorted(names);
}

json_t *op_describe_stack_resources(Cfn *cfn, const CfnCall *call, Error *err) {
    const char *wanted = value_text(call->input, "LogicalResourceId");
    const char *physical = value_text(call->input, "PhysicalResourceId");
    const Stack *stack = NULL;
    if (*value_text(call->input, "StackName"))
        stack = op_stack(cfn, call, false, err);
    else
        for (size_t i = 0; i < cfn->thing_count && !stack; i++)
            if (strcmp(cfn->things[i]->physical_id, physical) == 0)
                stack = cfn_stack(cfn, call->account, call->region, cfn->things[i]->stack_id, call->now_ms);
    if (!stack) {
        if (!*err->code)
            cfn_invalid(err, "Stack for %s does not exist", physical);
        return NULL;
    }
    json_auto_t *records = records_shown(stack, call->now_ms);
    json_auto_t *names = records_sorted_names(records);
    json_t *resources = json_array();
    for (size_t i = 0; i < json_array_size(names) && json_array_size(resources) < ITEMS_A_PAGE; i++) {
        const char *logical = json_string_value(json_array_get(names, i));
        if (*wanted && strcmp(wanted, logical) != 0)
            continue;
        json_t *shape = resource_shape(stack, logical, json_object_get(records, logical), "Timestamp");
        stack_put(stack, shape);
        json_array_append_new(resources, shape);
    }
    return json_pack("{so}", "StackResources", resources);
}

json_t *op_list_stack_resources(Cfn *cfn, const CfnCall *call, Error *err) {
    const Stack *stack = op_stack(cfn, call, false, err);
    if (!stack)
        return NULL;
    json_auto_t *records = records_shown(stack, call->now_ms);
    json_auto_t *names = records_sorted_names(records);
    json_t *summaries = json_array();
    for (size_t i = 0; i < json_array_size(names); i++) {
        const char *logical = json_string_value(json_array_get(names, i));
        json_array_append_new(
            summaries, resource_shape(stack, logical, json_object_get(records, logical), "LastUpdatedTimestamp"));
    }
    return op_page(call, "StackResourceSummaries", summaries, ITEMS_A_PAGE, err);
}

json_t *op_describe_stack_resource(Cfn *cfn, const CfnCall *call, Error *err) {
    const char *logical = value_text(call->input, "LogicalResourceId");
    const Stack *stack = op_stack(cfn, call, false, err);
    if (!stack)
        return NULL;
    json_auto_t *records = records_shown(stack, call->now_ms);
    const json_t *record = json_object_get(records, logical);
    if (!record) {
        cfn_invalid(err, "Resource %s does not exist for stack %s", logical, stack->name);
        return NULL;
    }
    json_t *shape = resource_shape(stack, logical, record, "LastUpdatedTimestamp");
    const json_t *metadata = json_object_get(json_object_get(record, "Definition"), "Metadata");
    AUTO(memory_release) char *text = json_dumps(metadata ? metadata : NULL, JSON_COMPACT);
    stack_put(stack, shape);
    text_set(shape, "Metadata", text ? text : "{}");
    return json_pack("{so}", "StackResourceDetail", shape);
}

json_t *op_list_exports(Cfn *cfn, const CfnCall *call, Error *err) {
    json_auto_t *exports = cfn_exports(cfn, call->account, call->region, call->now_ms);
    json_auto_t *names = records_sorted_names(exports);
    json_t *list = json_array();
    for (size_t i = 0; i < json_array_size(names); i++) {
        const char *name = json_string_value(json_array_get(names, i));
        const json_t *export = json_object_get(exports, name);
        json_array_append_new(list, json_pack("{sssOsO}", "Name", name, "Value", json_object_get(export, "Value"),
                                              "ExportingStackId", json_object_get(export, "Stack")));
    }
    return op_page(call, "Exports", list, ITEMS_A_PAGE, err);
}

/* True when the node imports the name with a Fn::ImportValue that is plain text. */
static bool imports(const json_t *node, const char *name) {
    const char *key;
    json_t *member;
    for (size_t i = 0; json_is_array(node) && i < json_array_size(node); i++)
        if (imports(json_array_get(node, i), name))
            return true;
    json_object_foreach((json_t *)node, key, member) {
        if ((strcmp(key, "Fn::ImportValue") == 0 && json_is_string(member) &&
             strcmp(json_string_value(member), name) == 0) ||
            imports(member, name))
            return true;
    }
    return false;
}

json_t *op_list_imports(Cfn *cfn, const CfnCall *call, Error *err) {
    const char *name = value_text(call->input, "ExportName");
    json_t *list = json_array();
    for (size_t i = 0; i < cfn->stack_count; i++)
        if (stack_here(cfn->stacks[i], call) && cfn->stacks[i]->deleted_ms > call->now_ms &&
            imports(json_object_get(stack_facts(cfn->stacks[i], call->now_ms), "Template"), name))
            list_add(list, cfn->stacks[i]->name);
    if (json_array_size(list))
        return op_page(call, "Imports", list, ITEMS_A_PAGE, err);
    json_decref(list);
    cfn_invalid(err, "Export '%s' is not imported by any stack.", name);
    return NULL;
}
