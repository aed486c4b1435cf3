/* RDS: what is changed directly, behind a stack's back. See rds.h. */
#include "base/memory.h"
#include "sandbox/world/presets.h"
#include "sandbox/services/rds.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char instance_type[] = "AWS::RDS::DBInstance", group_type[] = "AWS::RDS::DBParameterGroup";

/* The members of ModifyDBInstance that are properties, under their name there. `waits`: for the maintenance window,
 * unless ApplyImmediately is true (RDS User Guide, "Settings for DB instances"). */
static const struct Modifiable {
    const char *member, *property;
    bool waits;
} modifiable[] = {
    {"AllocatedStorage", "AllocatedStorage", true},
    {"AllowMajorVersionUpgrade", "AllowMajorVersionUpgrade", false},
    {"AutoMinorVersionUpgrade", "AutoMinorVersionUpgrade", false},
    {"BackupRetentionPeriod", "BackupRetentionPeriod", false},
    {"CACertificateIdentifier", "CACertificateIdentifier", true},
    {"CopyTagsToSnapshot", "CopyTagsToSnapshot", false},
    {"DBInstanceClass", "DBInstanceClass", true},
    {"DBParameterGroupName", "DBParameterGroupName", false},
    {"DeletionProtection", "DeletionProtection", false},
    {"EnableIAMDatabaseAuthentication", "EnableIAMDatabaseAuthentication", true},
    {"EngineVersion", "EngineVersion", true},
    {"MaxAllocatedStorage", "MaxAllocatedStorage", false},
    {"MonitoringInterval", "MonitoringInterval", false},
    {"MultiAZ", "MultiAZ", true},
    {"PreferredBackupWindow", "PreferredBackupWindow", false},
    {"PreferredMaintenanceWindow", "PreferredMaintenanceWindow", false},
    {"PubliclyAccessible", "PubliclyAccessible", false},
    {"VpcSecurityGroupIds", "VPCSecurityGroups", false},
};

static long number_of(const json_t *properties, const char *name, long usual) {
    AUTO(memory_release) char *text = value_string(json_object_get(properties, name));
    return text && *text ? strtol(text, NULL, 10) : usual;
}

/* ---- instances */

/* When what the call of `when` asks for comes true. */
static long long comes_true(const struct Modifiable *row, const json_t *input, const CfnPhysical *instance,
                            long long when) {
    if (!row->waits || value_true(json_object_get(input, "ApplyImmediately")))
        return when;
    return rds_window_opens(value_text(instance->properties, "PreferredMaintenanceWindow"), when);
}

/* The values that are in force by then, or (`pending`) that still wait. */
static json_t *modified(const World *world, const CfnPhysical *instance, long long at_ms, bool pending) {
    json_t *found = json_object();
    size_t at = 0;
    for (const json_t *change; (change = world_change(world, "rds", instance->region, &at));) {
        const json_t *input = json_object_get(change, "input");
        long long when = json_integer_value(json_object_get(change, "at"));
        if (strcasecmp(value_text(input, "DBInstanceIdentifier"), instance->physical_id) != 0 || when > at_ms)
            continue;
        for (size_t i = 0; i < sizeof modifiable / sizeof *modifiable; i++) {
            const struct Modifiable *row = &modifiable[i];
            json_t *value = json_object_get(input, row->member);
            if (!value || when <= cfn_property_written_ms(world_cfn(world), instance_type, instance->physical_id,
                                                          row->property, at_ms))
                continue;
            bool waits = comes_true(row, input, instance, when) > at_ms;
            if (waits == pending)
                json_object_set(found, pending ? row->member : row->property, value);
            else if (pending) /* what is done at once takes the place of what waited */
                json_object_del(found, row->member);
        }
    }
    return found;
}

json_t *rds_instance_pending(const World *world, const CfnPhysical *instance, long long at_ms) {
    return modified(world, instance, at_ms, true);
}

json_t *rds_instance_live(const World *world, const CfnPhysical *instance, long long at_ms) {
    json_t *live = modified(world, instance, at_ms, false);
    const json_t *changed = json_object_get(live, "AllocatedStorage") ? live : instance->properties;
    long grown = presets_grown(world_presets(world), instance->physical_id);
    if (grown > number_of(changed, "AllocatedStorage", 0))
        json_object_set_new(live, "AllocatedStorage", value_print("%ld", grown));
    return live;
}

long rds_storage(const World *world, const CfnPhysical *instance, long long at_ms) {
    json_auto_t *live = rds_instance_live(world, instance, at_ms);
    return number_of(json_object_get(live, "AllocatedStorage") ? live : instance->properties, "AllocatedStorage", 0);
}

CfnReply rds_modify_instance(const Call *call) {
    const char *id = input_text(call, "DBInstanceIdentifier"), *class_name = input_text(call, "DBInstanceClass");
    AUTO(things_release) Things instances = things_here(call, instance_type);
    const CfnPhysical *instance = rds_instance_find(&instances, id);
    if (!instance)
        return rds_no_such_instance(id);
    if (strcmp(rds_status(call->world, instance, call->now_ms), "available") != 0)
        return reply_error(400, "InvalidDBInstanceState", "Database instance is not in available state.");
    if (*class_name && !rds_class_family(class_name))
        return reply_error(400, "InvalidParameterValue", "Invalid DB Instance class: %s", class_name);
    json_t *item = rds_instance_item(call, instance), *pending = json_object_get(item, "PendingModifiedValues");
    for (size_t i = 0; i < sizeof modifiable / sizeof *modifiable; i++) {
        json_t *value = json_object_get(call->input, modifiable[i].member);
        bool waits = comes_true(&modifiable[i], call->input, instance, call->now_ms) > call->now_ms;
        if (value && json_object_get(item, modifiable[i].member))
            json_object_set(waits ? pending : item, modifiable[i].member, value);
    }
    return reply_output(json_pack("{s:o}", "DBInstance", item));
}

/* ---- parameter groups */

json_t *rds_parameters_live(const World *world, const CfnPhysical *group, long long at_ms) {
    long long since_ms = cfn_property_written_ms(world_cfn(world), group_type, group->physical_id, "Parameters", at_ms);
    json_t *live = NULL, *parameter;
    size_t at = 0, i;
    for (const json_t *change; (change = world_change(world, "rds", group->region, &at));) {
        const json_t *input = json_object_get(change, "input");
        long long when = json_integer_value(json_object_get(change, "at"));
        if (strcmp(value_text(change, "action"), "ModifyDBParameterGroup") != 0 || when <= since_ms || when > at_ms ||
            strcmp(value_text(input, "DBParameterGroupName"), group->physical_id) != 0)
            continue;
        const json_t *written = json_object_get(group->properties, "Parameters");
        live = live ? live : written ? json_copy((json_t *)written) : json_object();
        json_array_foreach(json_object_get(input, "Parameters"), i, parameter) {
            json_object_set(live, value_text(parameter, "ParameterName"), json_object_get(parameter, "ParameterValue"));
        }
    }
    return live;
}

CfnReply rds_modify_parameters(const Call *call) {
    const char *name = input_text(call, "DBParameterGroupName");
    AUTO(things_release) Things groups = things_here(call, group_type);
    if (!things_find(&groups, NULL, name))
        return reply_error(404, "DBParameterGroupNotFound", "DBParameterGroup not found: %s", name);
    return reply_output(json_pack("{s:s}", "DBParameterGroupName", name));
}
