/* See cloudformation_read.h. */
#include "aws/cloudformation_read.h"
#include "aws/reply.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* Of the words on one change: nobody reads more, and each is compared with those before it. */
enum { MAX_DETAILS_LENGTH = 4000 };

/* ---- stacks */

static CfnParameter *pairs(const XmlNode *node, const char *list, const char *key, const char *value, size_t *count) {
    const XmlNode *const *members = xml_list(node, list, count);
    CfnParameter *items = memory_new(*count, sizeof *items);
    for (size_t i = 0; i < *count; i++)
        items[i] = (CfnParameter){xml_copy(members[i], key), xml_copy(members[i], value)};
    return items;
}

static void pairs_free(CfnParameter *items, size_t count) {
    for (size_t i = 0; i < count; i++) {
        free(items[i].key);
        free(items[i].value);
    }
    free(items);
}

/* LastOperations has the newest first; an undoing is one of its own, before what it undoes (User Guide, "View stack
 * events by operation"). New. */
static char *operation(const XmlNode *node) {
    size_t count;
    const XmlNode *const *members = xml_list(node, "LastOperations", &count);
    for (size_t i = 0; i < count; i++) {
        const char *type = xml_text(members[i], "OperationType");
        if (strcmp(type, "CREATE_STACK") == 0 || strcmp(type, "UPDATE_STACK") == 0)
            return xml_copy(members[i], "OperationId");
    }
    return memory_copy("");
}

CfnStack cfn_read_stack(const XmlNode *node) {
    CfnStack stack = {
        .name = xml_copy(node, "StackName"),
        .id = xml_copy(node, "StackId"),
        .status = xml_copy(node, "StackStatus"),
        .status_reason = xml_copy(node, "StackStatusReason"),
        .created_ms = xml_ms(node, "CreationTime"),
        .updated_ms = xml_ms(node, "LastUpdatedTime"),
        .termination_protection = strcmp(xml_text(node, "EnableTerminationProtection"), "true") == 0,
        .drift_status = xml_copy(xml_child(node, "DriftInformation"), "StackDriftStatus"),
        .change_set = xml_copy(node, "ChangeSetId"),
        .operation = operation(node),
    };
    stack.parameters = pairs(node, "Parameters", "ParameterKey", "ParameterValue", &stack.parameter_count);
    stack.outputs = pairs(node, "Outputs", "OutputKey", "OutputValue", &stack.output_count);
    stack.tags = pairs(node, "Tags", "Key", "Value", &stack.tag_count);
    return stack;
}

void cfn_stack_release(CfnStack *stack) {
    free(stack->name);
    free(stack->id);
    free(stack->status);
    free(stack->status_reason);
    free(stack->drift_status);
    free(stack->change_set);
    free(stack->operation);
    pairs_free(stack->parameters, stack->parameter_count);
    pairs_free(stack->outputs, stack->output_count);
    pairs_free(stack->tags, stack->tag_count);
    *stack = (CfnStack){0};
}

void cfn_stacks_release(CfnStacks *stacks) {
    for (size_t i = 0; i < stacks->count; i++)
        cfn_stack_release(&stacks->items[i]);
    free(stacks->items);
    *stacks = (CfnStacks){0};
}

/* ---- events and resources */

CfnEvent cfn_read_event(const XmlNode *node) {
    AUTO(memory_release) char *detailed = xml_copy(node, "DetailedStatus");
    return (CfnEvent){
        .id = xml_copy(node, "EventId"),
        .stack_id = xml_copy(node, "StackId"),
        .logical_id = xml_copy(node, "LogicalResourceId"),
        .physical_id = xml_copy(node, "PhysicalResourceId"),
        .type = xml_copy(node, "ResourceType"),
        .status = xml_copy(node, "ResourceStatus"),
        .reason = xml_copy(node, "ResourceStatusReason"),
        .token = xml_copy(node, "ClientRequestToken"),
        .at_ms = xml_ms(node, "Timestamp"),
        .configured = strcmp(detailed, "CONFIGURATION_COMPLETE") == 0,
    };
}

void cfn_event_release(CfnEvent *event) {
    free(event->id);
    free(event->stack_id);
    free(event->logical_id);
    free(event->physical_id);
    free(event->type);
    free(event->status);
    free(event->reason);
    free(event->token);
    *event = (CfnEvent){0};
}

bool cfn_read_finding(const XmlNode *node, CfnFinding *finding) {
    const char *name = xml_text(node, "ValidationName"), *status = xml_text(node, "ValidationStatus");
    if (!*name || strcmp(status, "FAILED") != 0)
        return false;
    *finding = (CfnFinding){
        .logical_id = xml_copy(node, "LogicalResourceId"),
        .type = xml_copy(node, "ResourceType"),
        .validation = memory_copy(name),
        .path = xml_copy(node, "ValidationPath"),
        .reason = xml_copy(node, "ValidationStatusReason"),
        .warning = strcmp(xml_text(node, "ValidationFailureMode"), "WARN") == 0,
    };
    return true;
}

void cfn_findings_release(CfnFindings *findings) {
    for (size_t i = 0; i < findings->count; i++) {
        free(findings->items[i].logical_id);
        free(findings->items[i].type);
        free(findings->items[i].validation);
        free(findings->items[i].path);
        free(findings->items[i].reason);
    }
    free(findings->items);
    *findings = (CfnFindings){0};
}

void cfn_events_release(CfnEvents *events) {
    for (size_t i = 0; i < events->count; i++)
        cfn_event_release(&events->items[i]);
    free(events->items);
    *events = (CfnEvents){0};
}

void cfn_drifts_release(CfnDrifts *drifts) {
    for (size_t i = 0; i < drifts->count; i++) {
        CfnDrift *drift = &drifts->items[i];
        for (size_t k = 0; k < drift->difference_count; k++) {
            free(drift->differences[k].path);
            free(drift->differences[k].expected);
            free(drift->differences[k].actual);
            free(drift->differences[k].kind);
        }
        free(drift->differences);
        free(drift->logical_id);
        free(drift->physical_id);
        free(drift->type);
        free(drift->status);
    }
    free(drifts->items);
    *drifts = (CfnDrifts){0};
}

CfnDrift cfn_read_drift(const XmlNode *node) {
    CfnDrift drift = {
        .logical_id = xml_copy(node, "LogicalResourceId"),
        .physical_id = xml_copy(node, "PhysicalResourceId"),
        .type = xml_copy(node, "ResourceType"),
        .status = xml_copy(node, "StackResourceDriftStatus"),
    };
    const XmlNode *const *members = xml_list(node, "PropertyDifferences", &drift.difference_count);
    drift.differences = memory_new(drift.difference_count + 1, sizeof *drift.differences);
    for (size_t i = 0; i < drift.difference_count; i++)
        drift.differences[i] = (CfnDifference){
            .path = xml_copy(members[i], "PropertyPath"),
            .expected = xml_copy(members[i], "ExpectedValue"),
            .actual = xml_copy(members[i], "ActualValue"),
            .kind = xml_copy(members[i], "DifferenceType"),
        };
    return drift;
}

CfnResource cfn_read_resource(const XmlNode *node) {
    return (CfnResource){
        .logical_id = xml_copy(node, "LogicalResourceId"),
        .physical_id = xml_copy(node, "PhysicalResourceId"),
        .type = xml_copy(node, "ResourceType"),
        .status = xml_copy(node, "ResourceStatus"),
        .reason = xml_copy(node, "ResourceStatusReason"),
        .at_ms = xml_ms(node, "LastUpdatedTimestamp"),
    };
}

void cfn_resources_release(CfnResources *resources) {
    for (size_t i = 0; i < resources->count; i++) {
        CfnResource *resource = &resources->items[i];
        free(resource->logical_id);
        free(resource->physical_id);
        free(resource->type);
        free(resource->status);
        free(resource->reason);
    }
    free(resources->items);
    *resources = (CfnResources){0};
}

/* ---- change sets */

CfnChangeSet cfn_read_change_set(const XmlNode *node) {
    return (CfnChangeSet){
        .id = xml_copy(node, "ChangeSetId"),
        .name = xml_copy(node, "ChangeSetName"),
        .stack_id = xml_copy(node, "StackId"),
        .stack_name = xml_copy(node, "StackName"),
        .status = xml_copy(node, "Status"),
        .execution_status = xml_copy(node, "ExecutionStatus"),
        .status_reason = xml_copy(node, "StatusReason"),
    };
}

/* "Properties, Tags" */
static char *scope_of(const XmlNode *change) {
    AUTO(text_release) Text text = {0};
    size_t count;
    const XmlNode *const *members = xml_list(change, "Scope", &count);
    for (size_t i = 0; i < count; i++)
        text_print(&text, "%s%s", i ? ", " : "", members[i]->text);
    return text_take(&text);
}

/* Whether `word` stands between two commas of `text`. */
static bool holds_word(const char *text, const char *word) {
    size_t length = strlen(word);
    for (const char *at = text; (at = strstr(at, word)); at += length)
        if ((at == text || at[-1] == ' ') && (at[length] == '\0' || at[length] == ','))
            return true;
    return false;
}

/* "Entries (DirectModification), MaxEntries (ParameterReference)". AWS lists a property once for each way in which it
 * may change, so the same words can come twice. */
static char *details_of(const XmlNode *change) {
    AUTO(text_release) Text text = {0};
    size_t count;
    const XmlNode *const *members = xml_list(change, "Details", &count);
    for (size_t i = 0; i < count; i++) {
        const XmlNode *target = xml_child(members[i], "Target");
        const char *name = xml_text(target, "Name"), *source = xml_text(members[i], "ChangeSource");
        if (!*name)
            name = xml_text(target, "Attribute");
        AUTO(memory_release) char *word = *source ? memory_print("%s (%s)", name, source) : memory_copy(name);
        if (*word && text.length < MAX_DETAILS_LENGTH && !holds_word(text_string(&text), word))
            text_print(&text, "%s%s", text.length ? ", " : "", word);
    }
    return text_take(&text);
}

/* AWS lists a property once for each way in which it may change: its values count once. */
static void read_values(const XmlNode *node, CfnChange *change) {
    size_t count;
    const XmlNode *const *members = xml_list(node, "Details", &count);
    for (size_t i = 0; i < count; i++) {
        const XmlNode *target = xml_child(members[i], "Target");
        const char *name = xml_text(target, "Name");
        const char *before = xml_text(target, "BeforeValue"), *after = xml_text(target, "AfterValue");
        bool known = !*name || (!*before && !*after);
        for (size_t k = 0; k < change->value_count && !known; k++)
            known = strcmp(change->values[k].name, name) == 0;
        if (known)
            continue;
        change->values = memory_more(change->values, change->value_count, sizeof *change->values);
        change->values[change->value_count++] =
            (struct CfnValue){memory_copy(name), memory_copy(before), memory_copy(after)};
    }
}

void cfn_read_changes(const XmlNode *node, CfnChangeSet *set) {
    size_t count;
    const XmlNode *const *members = xml_list(node, "Changes", &count);
    for (size_t i = 0; i < count; i++) {
        const XmlNode *change = xml_child(members[i], "ResourceChange");
        if (!change)
            continue;
        set->changes = memory_more(set->changes, set->change_count, sizeof *set->changes);
        set->changes[set->change_count++] = (CfnChange){
            .action = xml_copy(change, "Action"),
            .logical_id = xml_copy(change, "LogicalResourceId"),
            .physical_id = xml_copy(change, "PhysicalResourceId"),
            .type = xml_copy(change, "ResourceType"),
            .replacement = xml_copy(change, "Replacement"),
            .scope = scope_of(change),
            .details = details_of(change),
        };
        read_values(change, &set->changes[set->change_count - 1]);
    }
}

void cfn_change_set_release(CfnChangeSet *set) {
    for (size_t i = 0; i < set->change_count; i++) {
        CfnChange *change = &set->changes[i];
        free(change->action);
        free(change->logical_id);
        free(change->physical_id);
        free(change->type);
        free(change->replacement);
        free(change->scope);
        free(change->details);
        for (size_t k = 0; k < change->value_count; k++) {
            free(change->values[k].name);
            free(change->values[k].before);
            free(change->values[k].after);
        }
        free(change->values);
    }
    free(set->changes);
    free(set->id);
    free(set->name);
    free(set->stack_id);
    free(set->stack_name);
    free(set->status);
    free(set->execution_status);
    free(set->status_reason);
    *set = (CfnChangeSet){0};
}

bool cfn_change_names(const CfnChange *change, const char *property) {
    const char *details = change->details;
    size_t length = strlen(property);
    for (const char *at = details; (at = strstr(at, property)) != NULL; at += length)
        if ((at == details || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
            return true;
    return false;
}
