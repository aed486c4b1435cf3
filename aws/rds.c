/* Amazon RDS; see services.h. */
#include "aws/pages.h"
#include "aws/reply.h"
#include "aws/services.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- instances */

void rds_instance_release(RdsInstance *instance) {
    free(instance->id);
    free(instance->arn);
    free(instance->status);
    free(instance->class_name);
    free(instance->engine_version);
    free(instance->endpoint);
    free(instance->availability_zone);
    free(instance->secondary_zone);
    free(instance->maintenance_window);
    free(instance->ca);
    free(instance->groups);
    for (size_t i = 0; i < RDS_PROPERTIES; i++) {
        free(instance->properties[i]);
        free(instance->pending[i]);
    }
    *instance = (RdsInstance){0};
}

static void read_properties(const XmlNode *node, RdsInstance *instance) {
    for (size_t i = 0; i < RDS_PROPERTIES; i++) {
        const char *name = rds_properties[i];
        bool iam = strcmp(name, "EnableIAMDatabaseAuthentication") == 0;
        const char *text = xml_text(node, iam ? "IAMDatabaseAuthenticationEnabled" : name);
        bool never_grows = strcmp(name, "MaxAllocatedStorage") == 0 && !*text; /* then it is not there */
        instance->properties[i] = *text ? memory_copy(text) : never_grows ? memory_copy("0") : NULL;
        text = xml_text(xml_child(node, "PendingModifiedValues"), iam ? "IAMDatabaseAuthenticationEnabled" : name);
        instance->pending[i] = *text ? memory_copy(text) : NULL;
    }
}

static char *groups_of(const XmlNode *node) {
    size_t count;
    const XmlNode *const *members = xml_list(node, "VpcSecurityGroups", &count);
    return xml_joined(members, count, "VpcSecurityGroupId");
}

static RdsInstance read_instance(const XmlNode *node) {
    RdsInstance instance = {
        .id = xml_copy(node, "DBInstanceIdentifier"),
        .arn = xml_copy(node, "DBInstanceArn"),
        .status = xml_copy(node, "DBInstanceStatus"),
        .class_name = xml_copy(node, "DBInstanceClass"),
        .engine_version = xml_copy(node, "EngineVersion"),
        .endpoint = xml_copy(xml_child(node, "Endpoint"), "Address"),
        .availability_zone = xml_copy(node, "AvailabilityZone"),
        .secondary_zone = xml_copy(node, "SecondaryAvailabilityZone"),
        .maintenance_window = xml_copy(node, "PreferredMaintenanceWindow"),
        .ca = xml_copy(node, "CACertificateIdentifier"),
        .groups = groups_of(node),
        .certificate_ms = xml_ms(xml_child(node, "CertificateDetails"), "ValidTill"),
        .port = (int)xml_number(xml_child(node, "Endpoint"), "Port"),
        .storage_gib = xml_number(node, "AllocatedStorage"),
        .multi_az = xml_truth(node, "MultiAZ"),
        .deletion_protection = xml_truth(node, "DeletionProtection"),
        .restorable_ms = xml_ms(node, "LatestRestorableTime"),
    };
    read_properties(node, &instance);
    return instance;
}

/* Not found is called one way in the API's models and another in its Reference. */
static bool not_found_named(Error *err) {
    if (strcmp(err->code, "DBInstanceNotFoundFault") == 0)
        snprintf(err->code, sizeof err->code, "DBInstanceNotFound");
    return false;
}

bool rds_unprotect_instance(AwsContext *aws, const char *id, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    aws_params_add(params, "DBInstanceIdentifier", id);
    aws_params_add(params, "DeletionProtection", "false"); /* ApplyImmediately would apply what waits, too */
    return aws_query(aws, aws_operation(OP_RDS_MODIFY_DB_INSTANCE), params, &reply, err) || not_found_named(err);
}

bool rds_describe_instance(AwsContext *aws, const char *id, RdsInstance *instance, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    aws_params_add(params, "DBInstanceIdentifier", id);
    if (!aws_query(aws, aws_operation(OP_RDS_DESCRIBE_DB_INSTANCES), params, &reply, err))
        return not_found_named(err);
    const XmlNode *found = xml_child(xml_child(reply, "DBInstances"), "DBInstance");
    if (!found) {
        error_set(err, ERROR_FAILED, "", "there is no database %s", id);
        snprintf(err->code, sizeof err->code, "DBInstanceNotFound");
        return false;
    }
    *instance = read_instance(found);
    return true;
}

/* DescribeDBInstances answers for DocumentDB and Neptune, too, which have quotas of their own. */
static bool take_count(void *data, const XmlNode *reply) {
    size_t count;
    const XmlNode *const *databases = xml_list(reply, "DBInstances", &count);
    for (size_t i = 0; i < count; i++) {
        const char *engine = xml_text(databases[i], "Engine");
        *(long *)data += strcmp(engine, "docdb") != 0 && strcmp(engine, "neptune") != 0;
    }
    return true;
}

bool rds_count_instances(AwsContext *aws, long *count, Error *err) {
    long found = 0;
    if (!query_pages(aws, OP_RDS_DESCRIBE_DB_INSTANCES, NULL, &pages_rds, take_count, &found, err))
        return false;
    *count = found;
    return true;
}

/* ---- snapshots */

void rds_snapshot_release(RdsSnapshot *snapshot) {
    free(snapshot->name);
    *snapshot = (RdsSnapshot){0};
}

/* One without a time is being made: nothing is newer. */
static bool take_snapshot(void *data, const XmlNode *reply) {
    RdsSnapshot *newest = data;
    size_t count;
    const XmlNode *const *members = xml_list(reply, "DBSnapshots", &count);
    for (size_t i = 0; i < count; i++) {
        long long created_ms = xml_ms(members[i], "SnapshotCreateTime");
        bool newer = !newest->name || (newest->created_ms && (!created_ms || created_ms > newest->created_ms));
        if (!newer)
            continue;
        rds_snapshot_release(newest);
        *newest = (RdsSnapshot){.name = xml_copy(members[i], "DBSnapshotIdentifier"),
                                .storage_gib = xml_number(members[i], "AllocatedStorage"),
                                .created_ms = created_ms};
    }
    return true;
}

bool rds_newest_snapshot(AwsContext *aws, const char *id, RdsSnapshot *snapshot, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    RdsSnapshot found = {0};
    aws_params_add(params, "DBInstanceIdentifier", id);
    aws_params_add(params, "SnapshotType", "manual");
    if (!query_pages(aws, OP_RDS_DESCRIBE_DB_SNAPSHOTS, params, &pages_rds, take_snapshot, &found, err)) {
        rds_snapshot_release(&found);
        return false;
    }
    found.name = found.name ? found.name : memory_copy("");
    *snapshot = found;
    return true;
}

/* ---- maintenance */

void rds_maintenances_release(RdsMaintenances *pending) {
    for (size_t i = 0; i < pending->count; i++) {
        free(pending->items[i].action);
        free(pending->items[i].description);
        free(pending->items[i].opt_in);
    }
    free(pending->items);
    *pending = (RdsMaintenances){0};
}

static bool take_maintenance(void *data, const XmlNode *reply) {
    enum { MOST = 100 }; /* there are six kinds */
    RdsMaintenances *pending = data;
    size_t resources, count;
    const XmlNode *const *of = xml_list(reply, "PendingMaintenanceActions", &resources);
    for (size_t i = 0; i < resources; i++) {
        const XmlNode *const *actions = xml_list(of[i], "PendingMaintenanceActionDetails", &count);
        for (size_t k = 0; k < count && pending->count < MOST; k++) {
            pending->items = memory_more(pending->items, pending->count, sizeof *pending->items);
            pending->items[pending->count++] = (RdsMaintenance){
                .action = xml_copy(actions[k], "Action"),
                .description = xml_copy(actions[k], "Description"),
                .opt_in = xml_copy(actions[k], "OptInStatus"),
                .apply_ms = xml_ms(actions[k], "CurrentApplyDate"),
                .forced_ms = xml_ms(actions[k], "ForcedApplyDate"),
            };
        }
    }
    return true;
}

bool rds_pending_maintenance(AwsContext *aws, const char *arn, RdsMaintenances *pending, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    RdsMaintenances found = {0};
    aws_params_add(params, "ResourceIdentifier", arn);
    if (!query_pages(aws, OP_RDS_DESCRIBE_PENDING_MAINTENANCE_ACTIONS, params, &pages_rds, take_maintenance, &found,
                     err)) {
        rds_maintenances_release(&found);
        return false;
    }
    *pending = found;
    return true;
}

/* ---- classes */

/* More than there are (a few hundred classes, six zones): what is compared with all that came before has an end. */
enum { MAX_CLASSES = 2000, MAX_ZONES_LENGTH = 1000 };

void rds_classes_release(RdsClasses *classes) {
    for (size_t i = 0; i < classes->count; i++) {
        free(classes->items[i].name);
        free(classes->items[i].zones);
    }
    free(classes->items);
    *classes = (RdsClasses){0};
}

static bool has_zone(const char *zones, const char *zone) {
    size_t length = strlen(zone);
    for (const char *at = zones; (at = strstr(at, zone)); at += length)
        if ((at == zones || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
            return true;
    return false;
}

static void add_zones(RdsClass *row, const XmlNode *option) {
    AUTO(text_release) Text zones = {0};
    size_t count;
    const XmlNode *const *items = xml_list(option, "AvailabilityZones", &count);
    text_put(&zones, row->zones);
    for (size_t i = 0; i < count; i++) {
        const char *zone = xml_text(items[i], "Name");
        if (*zone && zones.length < MAX_ZONES_LENGTH && !has_zone(text_string(&zones), zone))
            text_print(&zones, "%s%s", zones.length ? " " : "", zone);
    }
    free(row->zones);
    row->zones = text_take(&zones);
}

/* NULL: there are too many. */
static RdsClass *row_of(RdsClasses *classes, const char *name) {
    for (size_t i = classes->count; i-- > 0;) /* the rows of one class stand together */
        if (strcmp(classes->items[i].name, name) == 0)
            return &classes->items[i];
    if (classes->count == MAX_CLASSES)
        return NULL;
    classes->items = memory_more(classes->items, classes->count, sizeof *classes->items);
    RdsClass *row = &classes->items[classes->count++];
    *row = (RdsClass){.name = memory_copy(name), .zones = memory_copy("")};
    return row;
}

static bool take_options(void *data, const XmlNode *reply) {
    size_t count;
    const XmlNode *const *options = xml_list(reply, "OrderableDBInstanceOptions", &count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(xml_text(options[i], "StorageType"), "gp3") != 0)
            continue;
        RdsClass *row = row_of(data, xml_text(options[i], "DBInstanceClass"));
        if (!row)
            return false;
        add_zones(row, options[i]);
        row->gp3 = true;
        row->insights |= xml_truth(options[i], "SupportsPerformanceInsights");
        row->multi_az |= xml_truth(options[i], "MultiAZCapable");
        row->iam |= xml_truth(options[i], "SupportsIAMDatabaseAuthentication");
        row->autoscaling |= xml_truth(options[i], "SupportsStorageAutoscaling");
    }
    return true;
}

bool rds_default_version(AwsContext *aws, const char *version, char **full, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    aws_params_add(params, "Engine", "postgres");
    aws_params_add(params, "EngineVersion", version);
    aws_params_add(params, "DefaultOnly", "true");
    if (!aws_query(aws, aws_operation(OP_RDS_DESCRIBE_DB_ENGINE_VERSIONS), params, &reply, err))
        return false;
    const char *found = xml_text(xml_child(xml_child(reply, "DBEngineVersions"), "DBEngineVersion"), "EngineVersion");
    if (!*found)
        return error_set(err, ERROR_USAGE, "choose another version", "this region has no PostgreSQL %s",
                         version ? version : "by default");
    *full = memory_copy(found);
    return true;
}

bool rds_support_end(AwsContext *aws, const char *major, char day[sizeof "2030-02-28"], Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    aws_params_add(params, "Engine", "postgres");
    aws_params_add(params, "MajorEngineVersion", major);
    if (!aws_query(aws, aws_operation(OP_RDS_DESCRIBE_DB_MAJOR_ENGINE_VERSIONS), params, &reply, err))
        return false;
    const XmlNode *version = xml_child(xml_child(reply, "DBMajorEngineVersions"), "DBMajorEngineVersion");
    size_t count;
    const XmlNode *const *spans = xml_list(version, "SupportedEngineLifecycles", &count);
    const char *end = "";
    for (size_t i = 0; i < count; i++)
        if (strcmp(xml_text(spans[i], "LifecycleSupportName"), "open-source-rds-standard-support") == 0)
            end = xml_text(spans[i], "LifecycleSupportEndDate");
    snprintf(day, sizeof "2030-02-28", "%.10s", end);
    return true;
}

/* `class_name` NULL: all of them. */
static bool orderable(AwsContext *aws, const char *engine_version, const char *class_name, RdsClasses *classes,
                      Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(memory_release) char *version = strchr(engine_version, '.') ? memory_copy(engine_version) : NULL;
    RdsClasses found = {0};
    /* DescribeOrderableDBInstanceOptions wants it in full. */
    if (!version && !rds_default_version(aws, engine_version, &version, err))
        return false;
    aws_params_add(params, "Engine", "postgres");
    aws_params_add(params, "EngineVersion", version);
    aws_params_add(params, "DBInstanceClass", class_name);
    aws_params_add(params, "Vpc", "true");
    if (!query_pages(aws, OP_RDS_DESCRIBE_ORDERABLE_DB_INSTANCE_OPTIONS, params, &pages_rds, take_options, &found,
                     err)) {
        rds_classes_release(&found);
        return false;
    }
    *classes = found;
    return true;
}

bool rds_orderable_classes(AwsContext *aws, const char *engine_version, RdsClasses *classes, Error *err) {
    return orderable(aws, engine_version, NULL, classes, err);
}

bool rds_orderable_class(AwsContext *aws, const char *engine_version, const char *name, RdsClasses *classes,
                         Error *err) {
    return orderable(aws, engine_version, name, classes, err);
}

bool rds_class_zones(AwsContext *aws, const char *engine_version, const char *class_name, char **zones, Error *err) {
    RdsClasses classes = {0};
    if (!orderable(aws, engine_version, class_name, &classes, err))
        return false;
    *zones = memory_copy(classes.count ? classes.items[0].zones : "");
    rds_classes_release(&classes);
    return true;
}

char *rds_url(const AwsSession *session) {
    AUTO(aws_endpoint_release) AwsEndpoint endpoint = {0};
    Error err = {0};
    const AwsOperation *operation = aws_operation(OP_RDS_DESCRIBE_ORDERABLE_DB_INSTANCE_OPTIONS);
    return session_endpoint(session, operation->service, NULL, &endpoint, &err) ? memory_copy(endpoint.url) : NULL;
}
