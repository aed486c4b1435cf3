/* RDS: instances, with the status words of their progress. */
#include "base/memory.h"
#include "sandbox/world/presets.h"
#include "sandbox/services/rds.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char instance_type[] = "AWS::RDS::DBInstance";
/* The share of a creation after which the instance itself is there. */
#define MADE 0.55
static const Paging paging = {"MaxRecords", "Marker", "Marker", 100};

static long number_of(const json_t *properties, const char *name, long usual) {
    AUTO(memory_release) char *text = value_string(json_object_get(properties, name));
    return text && *text ? strtol(text, NULL, 10) : usual;
}

/* How far the running operation is, 0 to 1; 1: none runs. */
static double progress(const CfnPhysical *instance, long long now_ms) {
    if (instance->state == CFN_AVAILABLE)
        return 1;
    if (instance->ready_ms <= instance->state_ms) /* it hangs */
        return 0;
    return (double)(now_ms - instance->state_ms) / (double)(instance->ready_ms - instance->state_ms);
}

static const char *status_word(const CfnPhysical *instance, const json_t *properties, double done) {
    if (instance->state == CFN_DELETING)
        return "deleting";
    if (instance->state == CFN_UPDATING)
        return done < 0.9 ? "modifying" : "available";
    if (done < MADE)
        return "creating";
    if (done < 0.75)
        return "backing-up";
    if (done < 0.85 && number_of(properties, "MonitoringInterval", 0) > 0)
        return "configuring-enhanced-monitoring";
    if (done < 0.95 && value_true(json_object_get(properties, "MultiAZ")))
        return "modifying";
    return "available";
}

const char *rds_status(const World *world, const CfnPhysical *instance, long long at_ms) {
    return instance->state == CFN_AVAILABLE ? rds_power_word(world, instance, at_ms)
                                            : status_word(instance, instance->properties, progress(instance, at_ms));
}

/* What stands, with what was changed directly. */
static json_t *in_force(const World *world, const CfnPhysical *instance, long long at_ms) {
    json_t *properties = json_copy((json_t *)instance->properties);
    json_t *live = rds_instance_live(world, instance, at_ms);
    json_object_update(properties, live);
    json_decref(live);
    return properties;
}

static json_t *wrapped_list(const json_t *names, const char *member, const char *status) {
    json_t *list = json_array(), *name;
    size_t i;
    json_array_foreach(names, i, name)
        json_array_append_new(list, json_pack("{s:O, s:s}", member, name, "Status", status));
    return list;
}

static void instance_network(const Call *call, const json_t *properties, json_t *item) {
    AUTO(things_release) Things groups = things_here(call, "AWS::RDS::DBSubnetGroup");
    AUTO(things_release) Things subnets = things_here(call, "AWS::EC2::Subnet");
    const CfnPhysical *group = things_find(&groups, NULL, value_text(properties, "DBSubnetGroupName"));
    json_t *list = json_array(), *id, *zones = json_array();
    size_t i;
    const char *vpc = "";
    json_array_foreach(group ? json_object_get(group->properties, "SubnetIds") : NULL, i, id) {
        const CfnPhysical *subnet = things_find(&subnets, NULL, json_string_value(id));
        const char *zone = subnet ? value_text(subnet->properties, "AvailabilityZone") : "";
        vpc = subnet ? value_text(subnet->properties, "VpcId") : vpc;
        json_array_append_new(zones, json_string(zone));
        json_array_append_new(list, json_pack("{s:O, s:{s:s}, s:s}", "SubnetIdentifier", id, "SubnetAvailabilityZone",
                                              "Name", zone, "SubnetStatus", "Active"));
    }
    if (group)
        json_object_set_new(item, "DBSubnetGroup",
                            json_pack("{s:s, s:s, s:s, s:s, s:o}", "DBSubnetGroupName", group->physical_id,
                                      "DBSubnetGroupDescription",
                                      value_text(group->properties, "DBSubnetGroupDescription"), "VpcId", vpc,
                                      "SubnetGroupStatus", "Complete", "Subnets", list));
    else
        json_decref(list);
    json_t *first = json_array_get(zones, 0), *second = json_array_get(zones, 1);
    json_object_set_new(item, "AvailabilityZone", first ? json_incref(first) : value_print("%sa", call->region));
    if (second && value_true(json_object_get(properties, "MultiAZ")))
        json_object_set(item, "SecondaryAvailabilityZone", second);
    json_decref(zones);
}

/* Backups reach up to a few minutes before now, in steps of five (RDS User Guide, "Restoring to a specified time"). */
static void instance_backups(const Call *call, const CfnPhysical *instance, const json_t *properties, double done,
                             json_t *item) {
    long days = number_of(properties, "BackupRetentionPeriod", 1);
    long long step = 5 * 60 * 1000, restorable = (call->now_ms - 60000) / step * step;
    json_object_set_new(item, "BackupRetentionPeriod", json_integer(days));
    if (days > 0 && (instance->state != CFN_CREATING || done >= 0.75) && restorable > instance->created_ms)
        json_object_set_new(item, "LatestRestorableTime", time_json(restorable));
}

static void set_true(json_t *item, const char *member, const json_t *properties, const char *property) {
    json_object_set_new(item, member, json_boolean(value_true(json_object_get(properties, property))));
}

/* What is on or off. */
static void instance_switches(const json_t *properties, json_t *item) {
    static const struct {
        const char *member, *property;
    } switches[] = {{"CopyTagsToSnapshot", "CopyTagsToSnapshot"},
                    {"MultiAZ", "MultiAZ"},
                    {"StorageEncrypted", "StorageEncrypted"},
                    {"DeletionProtection", "DeletionProtection"},
                    {"PubliclyAccessible", "PubliclyAccessible"},
                    {"IAMDatabaseAuthenticationEnabled", "EnableIAMDatabaseAuthentication"},
                    {"PerformanceInsightsEnabled", "EnablePerformanceInsights"}};
    for (size_t i = 0; i < sizeof switches / sizeof *switches; i++)
        set_true(item, switches[i].member, properties, switches[i].property);
    const json_t *minor = json_object_get(properties, "AutoMinorVersionUpgrade");
    json_object_set_new(item, "AutoMinorVersionUpgrade", json_boolean(!minor || value_true(minor)));
}

json_t *rds_instance_item(const Call *call, const CfnPhysical *instance) {
    json_t *properties = in_force(call->world, instance, call->now_ms);
    double done = progress(instance, call->now_ms);
    const char *version = rds_version_of(value_text(properties, "EngineVersion"));
    const char *storage = value_text(properties, "StorageType"),
               *ca = value_text(properties, "CACertificateIdentifier");
    json_t *item = json_pack(
        "{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:i, s:s, s:s, s:s, s:s, s:o, s:o, s:s, s:s}", "DBInstanceIdentifier",
        instance->physical_id, "DBInstanceClass", value_text(properties, "DBInstanceClass"), "Engine",
        value_text(properties, "Engine"), "EngineVersion", version ? version : value_text(properties, "EngineVersion"),
        "DBInstanceStatus", rds_status(call->world, instance, call->now_ms), "MasterUsername",
        value_text(properties, "MasterUsername"), "DBName", value_text(properties, "DBName"), "AllocatedStorage",
        (int)number_of(properties, "AllocatedStorage", 20), "StorageType", *storage ? storage : "gp2", "LicenseModel",
        "postgresql-license", "DbiResourceId", thing_attribute(instance, "DbiResourceId"), "DBInstanceArn",
        thing_attribute(instance, "DBInstanceArn"), "VpcSecurityGroups",
        wrapped_list(json_object_get(properties, "VPCSecurityGroups"), "VpcSecurityGroupId", "active"),
        "DBParameterGroups",
        json_pack("[{s:s, s:s}]", "DBParameterGroupName", value_text(properties, "DBParameterGroupName"),
                  "ParameterApplyStatus", "in-sync"),
        "CACertificateIdentifier", *ca ? ca : "rds-ca-rsa2048-g1", "BackupTarget", "region");
    json_object_set_new(item, "CertificateDetails", rds_certificate(call, instance, *ca ? ca : "rds-ca-rsa2048-g1"));
    const char *window = value_text(properties, "PreferredMaintenanceWindow");
    static const char *const copied[] = {"PreferredBackupWindow", "DatabaseInsightsMode"};
    for (size_t i = 0; i < sizeof copied / sizeof *copied; i++)
        if (json_object_get(properties, copied[i]))
            json_object_set(item, copied[i], json_object_get(properties, copied[i]));
    json_object_set_new(item, "PreferredMaintenanceWindow", json_string(*window ? window : RDS_WINDOW));
    instance_switches(properties, item);
    json_object_set_new(item, "MonitoringInterval", json_integer(number_of(properties, "MonitoringInterval", 0)));
    if (number_of(properties, "MaxAllocatedStorage", 0) > 0)
        json_object_set_new(item, "MaxAllocatedStorage", json_integer(number_of(properties, "MaxAllocatedStorage", 0)));
    if (*value_text(properties, "KmsKeyId"))
        json_object_set(item, "KmsKeyId", json_object_get(properties, "KmsKeyId"));
    json_t *exports = json_object_get(properties, "EnableCloudwatchLogsExports");
    if (exports)
        json_object_set(item, "EnabledCloudwatchLogsExports", exports);
    if (instance->state != CFN_CREATING || done >= MADE) { /* the address is known before the first backup */
        json_object_set_new(item, "Endpoint",
                            json_pack("{s:s, s:i, s:s}", "Address", thing_attribute(instance, "Endpoint.Address"),
                                      "Port", (int)number_of(properties, "Port", 5432), "HostedZoneId",
                                      thing_attribute(instance, "Endpoint.HostedZoneId")));
        json_object_set_new(item, "InstanceCreateTime", time_json(instance->created_ms));
    }
    json_object_set_new(item, "PendingModifiedValues", rds_instance_pending(call->world, instance, call->now_ms));
    json_object_set_new(item, "TagList", instance->tags ? json_incref((json_t *)instance->tags) : json_array());
    instance_network(call, properties, item);
    instance_backups(call, instance, properties, done, item);
    json_decref(properties);
    return item;
}

CfnReply rds_no_such_instance(const char *id) {
    return reply_error(404, "DBInstanceNotFound", "DBInstance %s not found.", id);
}

static CfnReply describe_instances(const Call *call) {
    static const FilterRow rows[] = {
        {"db-instance-id", "DBInstanceIdentifier"}, {"dbi-resource-id", "DbiResourceId"}, {"engine", "Engine"}, {0}};
    const char *id = input_text(call, "DBInstanceIdentifier");
    CfnReply refused = {0};
    json_t *items = json_array();
    AUTO(things_release) Things instances = things_here(call, instance_type);
    for (size_t i = 0; i < instances.count; i++)
        if (!*id || strcasecmp(instances.items[i].physical_id, id) == 0 ||
            strcmp(thing_attribute(&instances.items[i], "DBInstanceArn"), id) == 0)
            json_array_append_new(items, rds_instance_item(call, &instances.items[i]));
    if (*id && !json_array_size(items)) {
        json_decref(items);
        return rds_no_such_instance(id);
    }
    if (!filter_items(call, items, rows, &refused)) {
        json_decref(items);
        return refused;
    }
    return page_reply(call, &paging, "DBInstances", items);
}

const CfnPhysical *rds_instance_find(const Things *instances, const char *id) {
    for (size_t i = 0; i < instances->count; i++)
        if (strcasecmp(instances->items[i].physical_id, id) == 0)
            return &instances->items[i];
    return NULL;
}

/* `from`: the status in which it can be done; `to`: the one that follows. Words as seen by cloud-custodian#1687. */
static CfnReply power_change(const Call *call, const char *from, const char *to) {
    const char *id = input_text(call, "DBInstanceIdentifier");
    AUTO(things_release) Things instances = things_here(call, instance_type);
    const CfnPhysical *instance = rds_instance_find(&instances, id);
    if (!instance)
        return rds_no_such_instance(id);
    if (strcmp(rds_status(call->world, instance, call->now_ms), from) != 0)
        return reply_error(400, "InvalidDBInstanceState", "Instance %s is not in %s state.", id, from);
    json_t *item = rds_instance_item(call, instance);
    json_object_set_new(item, "DBInstanceStatus", json_string(to));
    return reply_output(json_pack("{s:o}", "DBInstance", item));
}

static CfnReply stop_instance(const Call *call) {
    return power_change(call, "available", "stopping");
}

static CfnReply start_instance(const Call *call) {
    return power_change(call, "stopped", "starting");
}

/* What DeletionPolicy Snapshot left. */
static CfnReply describe_snapshots(const Call *call) {
    const char *of = input_text(call, "DBInstanceIdentifier"), *id = input_text(call, "DBSnapshotIdentifier");
    json_t *items = json_array();
    AUTO(things_release) Things snapshots = things_here(call, "AWS::RDS::DBSnapshot");
    for (size_t i = 0; i < snapshots.count; i++) {
        const CfnPhysical *snapshot = &snapshots.items[i];
        const char *source = value_text(snapshot->properties, "DBInstanceIdentifier");
        if ((*of && strcasecmp(of, source) != 0) || (*id && strcasecmp(id, snapshot->physical_id) != 0))
            continue;
        bool made = snapshot->state != CFN_CREATING;
        json_array_append_new(items, json_pack("{s:s, s:s, s:s, s:s, s:s, s:i, s:i, s:o, s:o}", "DBSnapshotIdentifier",
                                               snapshot->physical_id, "DBInstanceIdentifier", source, "Engine",
                                               "postgres", "Status", made ? "available" : "creating", "SnapshotType",
                                               "manual", "PercentProgress", made ? 100 : 40, "AllocatedStorage",
                                               (int)number_of(snapshot->properties, "AllocatedStorage", 20),
                                               "SnapshotCreateTime", time_json(snapshot->created_ms), "TagList",
                                               snapshot->tags ? json_incref((json_t *)snapshot->tags) : json_array()));
    }
    if (*id && !json_array_size(items)) {
        json_decref(items);
        return reply_error(404, "DBSnapshotNotFound", "DBSnapshot not found: %s", id);
    }
    return page_reply(call, &paging, "DBSnapshots", items);
}

const Action rds_actions[] = {
    {"DescribeDBInstances", describe_instances, false},
    {"ModifyDBInstance", rds_modify_instance, true},
    {"ModifyDBParameterGroup", rds_modify_parameters, true},
    {"StartDBInstance", start_instance, true},
    {"StopDBInstance", stop_instance, true},
    {"DescribeOrderableDBInstanceOptions", rds_describe_orderable, false},
    {"DescribeDBEngineVersions", rds_describe_engine_versions, false},
    {"DescribeDBMajorEngineVersions", rds_describe_major_versions, false},
    {"DescribeDBSnapshots", describe_snapshots, false},
    {"DescribePendingMaintenanceActions", rds_describe_pending, false},
    {0},
};
