/* See changes_values.h (API Reference: ResourceTargetDefinition, LiveResourceDrift). */
#include "sandbox/cfn/changes_values.h"
#include "base/memory.h"
#include "sandbox/cfn/ops.h"
#include "sandbox/cfn/value.h"
#include "sandbox/values/types.h"

#include <string.h>

static const char known_later[] = "{{changeSet:KNOWN_AFTER_APPLY}}";

const json_t *values_base(const PropertyValues *values) {
    return values->read ? values->actual : values->previous;
}

bool values_drifted(const PropertyValues *values) {
    return values->read && !value_alike(values->previous, values->actual);
}

bool values_agree(const PropertyValues *values) {
    return values_drifted(values) && value_alike(values->actual, values->wanted);
}

/* A copy in which what is not known yet is CloudFormation's word for that. */
static json_t *shown(const json_t *value) {
    const char *name, *text = json_string_value(value);
    json_t *member;
    if (text)
        return json_string(strstr(text, unknown_value) ? known_later : text);
    if (json_is_array(value)) {
        json_t *array = json_array();
        for (size_t i = 0; i < json_array_size(value); i++)
            json_array_append_new(array, shown(json_array_get(value, i)));
        return array;
    }
    if (!json_is_object(value))
        return json_deep_copy(value);
    json_t *object = json_object();
    json_object_foreach((json_t *)value, name, member) {
        json_object_set_new(object, name, shown(member));
    }
    return object;
}

/* Scalars as they are, the rest as JSON. */
static void value_put(json_t *object, const char *key, const json_t *value) {
    json_auto_t *copy = value ? shown(value) : NULL;
    AUTO(memory_release)
    char *text = !copy ? NULL : value_scalar(copy) ? value_string(copy) : json_dumps(copy, JSON_COMPACT);
    if (text)
        json_object_set_new(object, key, json_string(text));
}

static const char *change_type(const PropertyValues *values) {
    const json_t *base = values_base(values);
    return values_agree(values) ? "SyncWithActual" : !base ? "Add" : !values->wanted ? "Remove" : "Modify";
}

void values_put(const PropertyValues *values, const char *name, bool revert, long long at_ms, json_t *target) {
    json_object_set_new(target, "Path", value_print("/Properties/%s", name));
    value_put(target, "BeforeValue", values_base(values));
    value_put(target, "AfterValue", values->wanted);
    json_object_set_new(target, "AttributeChangeType", json_string(change_type(values)));
    if (!revert)
        return;
    json_object_set_new(target, "BeforeValueFrom",
                        json_string(values->read ? "ACTUAL_STATE" : "PREVIOUS_DEPLOYMENT_STATE"));
    json_object_set_new(target, "AfterValueFrom", json_string("TEMPLATE"));
    if (!values_drifted(values))
        return;
    json_t *drift = json_pack("{so}", "DriftDetectionTimestamp", stamp_value(at_ms));
    value_put(drift, "PreviousValue", values->previous);
    value_put(drift, "ActualValue", values->actual);
    json_object_set_new(target, "Drift", drift);
}

json_t *values_context(const json_t *properties) {
    json_auto_t *context = json_pack("{so}", "Properties", shown(properties));
    AUTO(memory_release) char *text = json_dumps(context, JSON_COMPACT | JSON_SORT_KEYS);
    return json_string(text);
}

void values_hide(json_t *resource_change) {
    static const char *const members[] = {"Path", "BeforeValue", "AfterValue", "AttributeChangeType"};
    json_object_del(resource_change, "BeforeContext");
    json_object_del(resource_change, "AfterContext");
    const json_t *details = json_object_get(resource_change, "Details");
    for (size_t i = 0; i < json_array_size(details); i++)
        for (size_t k = 0; k < sizeof members / sizeof *members; k++)
            json_object_del(json_object_get(json_array_get(details, i), "Target"), members[k]);
}
