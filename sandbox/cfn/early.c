/* See early.h. */
#include "sandbox/cfn/early.h"
#include "base/memory.h"
#include "sandbox/cfn/names.h"
#include "sandbox/cfn/value.h"
#include "sandbox/values/types.h"

#include <string.h>

/* Names as public replies of DescribeEvents have them (User Guide; rain#744), SERVICE_QUOTA as AWS's own agent toolkit
 * lists it; hooks as change sets name them (aws-cdk-cli#970). */
typedef enum { EARLY_PROPERTY, EARLY_NAME, EARLY_QUOTA } EarlyKind;
static const struct {
    const char *name, *hook, *mode;
} kinds[] = {
    [EARLY_PROPERTY] = {"PROPERTY_VALIDATION", "AWS::EarlyValidation::PropertyValidation", "FAIL"},
    [EARLY_NAME] = {"NAME_CONFLICT_VALIDATION", "AWS::EarlyValidation::ResourceExistenceCheck", "FAIL"},
    [EARLY_QUOTA] = {"SERVICE_QUOTA", "", "WARN"},
};

static void finding_add(json_t *findings, EarlyKind kind, const char *logical, const char *type, const char *reason,
                        json_t *path) {
    json_array_append_new(findings, json_pack("{ssssssssssssso}", "Resource", logical, "Type", type, "Name",
                                              kinds[kind].name, "Hook", kinds[kind].hook, "Mode", kinds[kind].mode,
                                              "Reason", reason, "Path", path));
}

/* "#/QueueConfigurations/0: required key [Event] not found" is told of /Resources/X/Properties/QueueConfigurations/0.
 */
static void look_at_properties(const EarlyLook *look, json_t *findings) {
    json_auto_t *problems = json_array();
    type_check(type_find(look->type), look->properties, problems);
    for (size_t i = 0; i < json_array_size(problems); i++) {
        const char *reason = json_string_value(json_array_get(problems, i));
        const char *pointer = *reason == '#' ? reason + 1 : ":";
        finding_add(findings, EARLY_PROPERTY, look->logical, look->type, reason,
                    value_print("/Resources/%s/Properties%.*s", look->logical, (int)strcspn(pointer, ":"), pointer));
    }
}

static void look_at_name(const EarlyLook *look, json_t *findings) {
    const char *property = name_property(look->type);
    AUTO(memory_release) char *name = property ? value_string(json_object_get(look->properties, property)) : NULL;
    if (!name || strstr(name, unknown_value) || (look->named_before && strcmp(look->named_before, name) == 0) ||
        !name_stands(look->cfn, look->call->region, look->type, name, look->call->now_ms))
        return;
    AUTO(memory_release)
    char *reason = memory_print("Resource of type '%s' with identifier '%s' already exists.", look->type, name);
    finding_add(findings, EARLY_NAME, look->logical, look->type, reason,
                value_print("/Resources/%s/Properties/%s", look->logical, property));
}

void early_look(const EarlyLook *look, json_t *findings) {
    look_at_properties(look, findings);
    look_at_name(look, findings);
}

void early_quotas(const Cfn *cfn, const CfnCall *call, const json_t *added, json_t *findings) {
    const CfnWorld *world = &cfn->world;
    const char *type;
    json_t *row;
    json_object_foreach((json_t *)added, type, row) {
        size_t count = (size_t)json_integer_value(json_object_get(row, "Count"));
        const char *quota = world->quota ? world->quota(world->self, call->region, type, count, call->now_ms) : NULL;
        if (!quota)
            continue;
        const char *logical = value_text(row, "Resource");
        AUTO(memory_release) char *reason = memory_print("This operation would exceed the %s quota.", quota);
        finding_add(findings, EARLY_QUOTA, logical, type, reason, value_print("/Resources/%s", logical));
    }
}

const char *early_taken(const json_t *findings) {
    for (size_t i = 0; i < json_array_size(findings); i++)
        if (strcmp(value_text(json_array_get(findings, i), "Name"), kinds[EARLY_NAME].name) == 0)
            return value_text(json_array_get(findings, i), "Resource");
    return NULL;
}

bool early_refuses(const json_t *findings) {
    for (size_t i = 0; i < json_array_size(findings); i++)
        if (strcmp(value_text(json_array_get(findings, i), "Mode"), "FAIL") == 0)
            return true;
    return false;
}

char *early_change_set_words(const json_t *findings) {
    json_auto_t *hooks = json_array();
    for (size_t i = 0; i < json_array_size(findings); i++)
        if (strcmp(value_text(json_array_get(findings, i), "Mode"), "FAIL") == 0)
            list_add(hooks, value_text(json_array_get(findings, i), "Hook"));
    AUTO(memory_release) char *names = list_join(hooks, ", ");
    return memory_print(
        "The following hook(s)/validation failed: [%s]. To troubleshoot Early Validation errors, use the "
        "DescribeEvents API for detailed failure information.",
        names);
}

char *early_stack_words(const json_t *findings) {
    return memory_print("Validation failed with %zu error(s). Call DescribeEvents to retrieve the full list of issues "
                        "with resource and property details, resolve each error, then retry the operation.",
                        json_array_size(findings));
}
