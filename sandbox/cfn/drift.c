/* See ops.h: drift. What CloudFormation set is compared with what the things are by now. */
#include "base/memory.h"
#include "sandbox/cfn/drift.h"
#include "sandbox/cfn/ops.h"
#include "sandbox/cfn/run.h"
#include "sandbox/cfn/value.h"

#include <stdlib.h>
#include <string.h>

enum { DETECTION_MS = 12000, DRIFTS_A_PAGE = 100 };

/* API Reference, ResourceDriftIgnoredAttribute; User Guide, "Using drift-aware change sets", AWS-managed properties. */
const char *drift_ignores(const char *property, const json_t *value, const json_t *properties) {
    static const char *const hidden[] = {"GenerateSecretString", "RotateImmediatelyOnUpdate",
                                         "AllowMajorVersionUpgrade", "ApplyImmediately", NULL};
    const char *text = json_string_value(value);
    if (strcmp(property, "MasterUserPassword") == 0 || (text && strstr(text, "{{resolve:")))
        return "SENSITIVE_PROPERTY";
    for (size_t i = 0; hidden[i]; i++)
        if (strcmp(hidden[i], property) == 0)
            return "WRITE_ONLY_PROPERTY";
    if (strcmp(property, "EngineVersion") == 0 && value_true(json_object_get(properties, "AutoMinorVersionUpgrade")))
        return "MANAGED_BY_AWS";
    return NULL;
}

bool drift_checks(const char *type) {
    return strcmp(type, "AWS::CloudFormation::Stack") != 0 && strncmp(type, "Custom::", 8) != 0 &&
           strcmp(type, "AWS::CloudFormation::CustomResource") != 0;
}

json_t *drift_live(const Cfn *cfn, const char *region, const json_t *record, long long at_ms) {
    const char *type = value_text(record, "Type");
    if (!drift_checks(type))
        return NULL;
    const Thing *thing = cfn_thing(cfn, region, type, value_text(record, "Physical"), at_ms);
    return thing ? thing_live(cfn, thing, at_ms) : json_null();
}

/* "17" covers 17.9 (the type's schema, propertyTransform: $join([EngineVersion, ".*"])). */
static bool in_sync(const char *name, const json_t *value, const json_t *now) {
    const char *expected = json_string_value(value), *actual = json_string_value(now);
    if (strcmp(name, "EngineVersion") == 0 && expected && actual)
        return strncmp(actual, expected, strlen(expected)) == 0;
    return value_alike(value, now);
}

static json_t *differences_of(const json_t *expected, const json_t *actual) {
    json_t *differences = json_array();
    const char *name;
    json_t *value;
    json_object_foreach((json_t *)expected, name, value) {
        const json_t *now = json_object_get(actual, name);
        const char *ignored = drift_ignores(name, value, expected);
        if (in_sync(name, value, now) || (ignored && strcmp(ignored, "MANAGED_BY_AWS") != 0))
            continue;
        AUTO(memory_release) char *before = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
        AUTO(memory_release) char *after = now ? json_dumps(now, JSON_COMPACT | JSON_ENCODE_ANY) : memory_copy("null");
        json_array_append_new(differences,
                              json_pack("{sossssss}", "PropertyPath", value_print("/%s", name), "ExpectedValue", before,
                                        "ActualValue", after, "DifferenceType", now ? "NOT_EQUAL" : "REMOVE"));
    }
    return differences;
}

static json_t *drift_of(const Cfn *cfn, const Stack *stack, const char *logical, const json_t *record,
                        const CfnCall *call) {
    const char *physical_id = value_text(record, "Physical"), *type = value_text(record, "Type");
    const json_t *expected = json_object_get(record, "Properties");
    json_auto_t *actual = drift_live(cfn, call->region, record, call->now_ms);
    json_t *drift = json_pack("{ssssssssso}", "StackId", stack->id, "LogicalResourceId", logical, "PhysicalResourceId",
                              physical_id, "ResourceType", type, "Timestamp", stamp_value(call->now_ms));
    AUTO(memory_release) char *expected_text = json_dumps(expected, JSON_COMPACT);
    json_object_set_new(drift, "ExpectedProperties", json_string(expected_text ? expected_text : "{}"));
    if (json_is_null(actual)) {
        json_object_set_new(drift, "StackResourceDriftStatus", json_string("DELETED"));
        return drift;
    }
    json_t *differences = differences_of(expected, actual);
    AUTO(memory_release) char *actual_text = json_dumps(actual, JSON_COMPACT);
    json_object_set_new(drift, "ActualProperties", json_string(actual_text ? actual_text : "{}"));
    json_object_set_new(drift, "StackResourceDriftStatus",
                        json_string(json_array_size(differences) ? "MODIFIED" : "IN_SYNC"));
    json_object_set_new(drift, "PropertyDifferences", differences);
    return drift;
}

bool drift_deleted(const Run *run, const json_t *record) {
    json_auto_t *live = drift_live(run->cfn, run->call->region, record, run->clock);
    return json_is_null(live);
}

bool drift_modified(const Run *run, const json_t *record, const json_t *wanted) {
    json_auto_t *live = drift_live(run->cfn, run->call->region, record, run->clock);
    const json_t *before = json_object_get(record, "Properties");
    const char *name;
    json_t *value;
    json_object_foreach(live ? (json_t *)wanted : NULL, name, value) {
        const char *ignored = drift_ignores(name, value, before);
        bool left = ignored && value_alike(value, json_object_get(before, name));
        if (!left && !value_alike(value, json_object_get(live, name)))
            return true;
    }
    json_object_foreach(live ? (json_t *)before : NULL, name, value) {
        if (!json_object_get(wanted, name) && json_object_get(live, name))
            return true;
    }
    return false;
}

/* Of `stack->id` under its detections: the drifts that its last detection found. */
static const json_t *drifts_last(const Cfn *cfn, const Stack *stack) {
    return json_object_get(json_object_get(cfn->detections, stack->id), "Drifts");
}

json_t *op_detect_stack_drift(Cfn *cfn, const CfnCall *call, Error *err) {
    static const char *const able[] = {"CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE",
                                       "UPDATE_ROLLBACK_FAILED", NULL};
    Stack *stack = op_stack(cfn, call, true, err);
    if (!stack)
        return NULL;
    bool ok = false;
    for (size_t i = 0; able[i]; i++)
        ok = ok || strcmp(able[i], sim_stack_status(stack, call->now_ms)) == 0;
    if (!ok) {
        cfn_invalid(err, "Drift detection cannot be performed on stack [%s] while it is in %s state", stack->name,
                    sim_stack_status(stack, call->now_ms));
        return NULL;
    }
    json_auto_t *records = stack_records(stack, call->now_ms);
    json_auto_t *drifts = json_object();
    json_int_t drifted = 0;
    const char *logical;
    json_t *record;
    json_object_foreach(records, logical, record) {
        if (!drift_checks(value_text(record, "Type")))
            continue;
        json_t *drift = drift_of(cfn, stack, logical, record, call);
        drifted += strcmp(value_text(drift, "StackResourceDriftStatus"), "IN_SYNC") != 0;
        json_object_set_new(drifts, logical, drift);
    }
    char id[UUID_SIZE];
    Seed seed = seed_from(call->request_id, "drift", stack->id);
    seed_uuid(&seed, id);
    stack->drift_ms = call->now_ms;
    free(stack->drift_status);
    stack->drift_status = memory_copy(drifted ? "DRIFTED" : "IN_SYNC");
    json_auto_t *detection = json_pack("{sssIsIsOss}", "Stack", stack->id, "At", (json_int_t)call->now_ms, "Drifted",
                                       drifted, "Drifts", drifts, "Status", stack->drift_status);
    json_object_set(cfn->detections, id, detection);
    json_object_set(cfn->detections, stack->id, detection);
    const char *name;
    json_t *drift;
    json_auto_t *states = json_object();
    json_object_foreach(drifts, name, drift) {
        json_object_set(states, name, json_object_get(drift, "StackResourceDriftStatus"));
    }
    json_decref(stack->drifts);
    stack->drifts = json_incref(states);
    return json_pack("{ss}", "StackDriftDetectionId", id);
}

json_t *op_describe_stack_drift_detection_status(Cfn *cfn, const CfnCall *call, Error *err) {
    const char *id = value_text(call->input, "StackDriftDetectionId");
    const json_t *detection = strncmp(id, "arn:", 4) == 0 ? NULL : json_object_get(cfn->detections, id);
    if (!detection) {
        cfn_invalid(err, "DriftDetectionStatus for id [%s] does not exist", id);
        return NULL;
    }
    long long began_ms = json_integer_value(json_object_get(detection, "At"));
    bool done = call->now_ms >= began_ms + DETECTION_MS;
    json_t *output = json_pack(
        "{sssOssso}", "StackDriftDetectionId", id, "StackId", json_object_get(detection, "Stack"), "DetectionStatus",
        done ? "DETECTION_COMPLETE" : "DETECTION_IN_PROGRESS", "Timestamp", stamp_value(began_ms));
    if (done) {
        json_object_set(output, "StackDriftStatus", json_object_get(detection, "Status"));
        json_object_set(output, "DriftedStackResourceCount", json_object_get(detection, "Drifted"));
    }
    return output;
}

json_t *op_describe_stack_resource_drifts(Cfn *cfn, const CfnCall *call, Error *err) {
    const json_t *filters = json_object_get(call->input, "StackResourceDriftStatusFilters");
    const Stack *stack = op_stack(cfn, call, true, err);
    if (!stack)
        return NULL;
    json_t *list = json_array();
    const char *logical;
    json_t *drift;
    json_object_foreach((json_t *)drifts_last(cfn, stack), logical, drift) {
        if (json_array_size(filters) == 0 || list_has(filters, value_text(drift, "StackResourceDriftStatus")))
            json_array_append(list, drift);
    }
    return op_page(call, "StackResourceDrifts", list, DRIFTS_A_PAGE, err);
}

json_t *drift_of_resource(const Stack *stack, const char *logical) {
    const char *status = value_text(stack->drifts, logical);
    json_t *shape = json_pack("{ss}", "StackResourceDriftStatus", *status ? status : "NOT_CHECKED");
    if (*status)
        json_object_set_new(shape, "LastCheckTimestamp", stamp_value(stack->drift_ms));
    return shape;
}

json_t *drift_of_stack(const Stack *stack) {
    json_t *shape = json_pack("{ss}", "StackDriftStatus", stack->drift_status ? stack->drift_status : "NOT_CHECKED");
    if (stack->drift_ms != NEVER)
        json_object_set_new(shape, "LastCheckTimestamp", stamp_value(stack->drift_ms));
    return shape;
}
