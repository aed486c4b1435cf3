/* RDS: instances, parameter groups. See handler.h. */
#include "base/memory.h"
#include "sandbox/world/account.h"
#include "sandbox/cfn/handler.h"
#include "sandbox/values/parameters.h"
#include "sandbox/world/presets.h"
#include "sandbox/services/rds.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define INSTANCE "AWS::RDS::DBInstance"
#define GROUP "AWS::RDS::DBParameterGroup"

static bool is_postgres(const Asked *asked) {
    const char *engine = asked_text(asked, "Engine");
    return !*engine || strcmp(engine, "postgres") == 0;
}

/* "17.4" is 17; 0 when there is no version. */
static long major_of(const json_t *properties) {
    return strtol(value_text(properties, "EngineVersion"), NULL, 10);
}

static size_t instances_standing(const Asked *asked) {
    AUTO(things_release) Things standing = things_of(asked->world, asked->region, INSTANCE, asked->at_ms);
    return standing.count;
}

/* ---- what the account may have */

static bool quota_used(const Asked *asked, json_t *said) {
    (void)said;
    return handler_quota_used(asked, INSTANCE, "rds", "L-7B6409FD", 0);
}

static bool free_plan(const Asked *asked) {
    return presets_free_plan(world_presets(asked->world));
}

static bool free_plan_class(const Asked *asked, json_t *said) {
    (void)said;
    const char *class_name = asked_text(asked, "DBInstanceClass"), *size = strrchr(class_name, '.');
    return free_plan(asked) && (!size || strcmp(size, ".micro") != 0);
}

static bool free_plan_backups(const Asked *asked, json_t *said) {
    (void)said;
    return free_plan(asked) && asked_number(asked->properties, "BackupRetentionPeriod", 1) > 1;
}

static bool free_plan_count(const Asked *asked, json_t *said) {
    (void)said;
    return free_plan(asked) && instances_standing(asked) >= 2;
}

/* ---- what there is */

static bool name_reserved(const Asked *asked, json_t *said) {
    const char *name = asked_text(asked, "DBName");
    json_array_append_new(said, json_string(name));
    return is_postgres(asked) &&
           (strcasecmp(name, "postgres") == 0 || strcasecmp(name, "rdsadmin") == 0 || strcasecmp(name, "db") == 0);
}

static const char *version_of(const Asked *asked) {
    const char *said = asked_text(asked, "EngineVersion");
    return rds_version_of(*said ? said : "17");
}

static bool version_unknown(const Asked *asked, json_t *said) {
    json_array_append_new(said, json_string(asked_text(asked, "EngineVersion")));
    return is_postgres(asked) && !version_of(asked);
}

static bool class_unknown(const Asked *asked, json_t *said) {
    json_array_append_new(said, json_string(asked_text(asked, "DBInstanceClass")));
    json_array_append_new(said, json_string(version_of(asked) ? version_of(asked) : ""));
    return is_postgres(asked) && !rds_class_family(asked_text(asked, "DBInstanceClass"));
}

static bool insights_unknown(const Asked *asked, json_t *said) {
    (void)said;
    const RdsFamily *family = rds_class_family(asked_text(asked, "DBInstanceClass"));
    return family && !family->insights && value_true(json_object_get(asked->properties, "EnablePerformanceInsights"));
}

/* ---- zones */

/* How many zones of the subnet group sell the class. `others`: "a, b" of the zones that do and that it lacks. */
static size_t zones_selling(const Asked *asked, size_t *subnets, Text *others) {
    AUTO(things_release)
    Things groups = things_of(asked->world, asked->region, "AWS::RDS::DBSubnetGroup", asked->at_ms);
    const CfnPhysical *group = things_find(&groups, NULL, asked_text(asked, "DBSubnetGroupName"));
    const char *class_name = asked_text(asked, "DBInstanceClass");
    size_t selling = 0, i;
    json_auto_t *own = json_array();
    json_t *id;
    json_array_foreach(group ? json_object_get(group->properties, "SubnetIds") : NULL, i, id) {
        AUTO(memory_release) char *zone = handler_zone(asked, json_string_value(id));
        if (zone && !list_has(own, zone)) {
            list_add(own, zone);
            selling += rds_zone_sells(asked->world, class_name, zone[strlen(zone) - 1]);
        }
    }
    for (char letter = 'a'; letter < 'a' + ACCOUNT_ZONES; letter++) {
        AUTO(memory_release) char *zone = memory_print("%s%c", asked->region, letter);
        if (!list_has(own, zone) && rds_zone_sells(asked->world, class_name, letter))
            text_print(others, "%s%s", others->length ? ", " : "", zone);
    }
    *subnets = json_array_size(own);
    return selling;
}

static bool zones_fewer(const Asked *asked, json_t *said, size_t wanted) {
    AUTO(text_release) Text others = {0};
    size_t subnets;
    if (!rds_class_family(asked_text(asked, "DBInstanceClass")))
        return false;
    size_t selling = zones_selling(asked, &subnets, &others);
    json_array_append_new(said, json_string(asked_text(asked, "DBInstanceClass")));
    json_array_append_new(said, json_string(asked_text(asked, "StorageType")));
    json_array_append_new(said, json_string(text_string(&others)));
    return subnets > 0 && selling < wanted;
}

static bool zones_none(const Asked *asked, json_t *said) {
    return zones_fewer(asked, said, 1);
}

static bool zones_one(const Asked *asked, json_t *said) {
    return value_true(json_object_get(asked->properties, "MultiAZ")) && zones_fewer(asked, said, 2);
}

/* ---- storage */

/* What the instance has now, by hand or by itself. */
static long storage_now(const Asked *asked) {
    AUTO(things_release) Things instances = things_of(asked->world, asked->region, INSTANCE, asked->at_ms);
    const CfnPhysical *instance = asked->physical_id ? things_find(&instances, NULL, asked->physical_id) : NULL;
    return instance ? rds_storage(asked->world, instance, asked->at_ms) : 0;
}

static bool storage_invalid(const Asked *asked, json_t *said) {
    long wanted = asked_number(asked->properties, "AllocatedStorage", 0), now = asked->before ? storage_now(asked) : 0;
    json_array_append_new(said,
                          json_string(*asked_text(asked, "StorageType") ? asked_text(asked, "StorageType") : "gp2"));
    json_array_append_new(said, value_print("%ld", wanted));
    if (!asked->before)
        return strcmp(asked_text(asked, "StorageType"), "gp3") == 0 && wanted < 20;
    /* The handler sends the size as the template has it, once the template has another one than before. */
    return wanted != asked_number(asked->before, "AllocatedStorage", 0) &&
           (wanted < now || (wanted > now && wanted * 10 < now * 11));
}

/* The limit that is sent: the handler leaves out what the template says as before. 0: none. */
static long limit_sent(const Asked *asked) {
    long limit = asked_number(asked->properties, "MaxAllocatedStorage", 0);
    return asked->before && limit == asked_number(asked->before, "MaxAllocatedStorage", 0) ? 0 : limit;
}

static long storage_then(const Asked *asked) {
    long wanted = asked_number(asked->properties, "AllocatedStorage", 0), now = asked->before ? storage_now(asked) : 0;
    return wanted > now ? wanted : now;
}

static bool storage_limit_low(const Asked *asked, json_t *said) {
    (void)said;
    return limit_sent(asked) && limit_sent(asked) <= storage_then(asked);
}

static bool storage_limit_near(const Asked *asked, json_t *said) {
    long limit = limit_sent(asked);
    json_array_append_new(said,
                          json_string(*asked_text(asked, "StorageType") ? asked_text(asked, "StorageType") : "gp2"));
    json_array_append_new(said, value_print("%ld", limit));
    return limit && limit * 10 < storage_then(asked) * 11;
}

static bool backups_many(const Asked *asked, json_t *said) {
    (void)said;
    return asked_number(asked->properties, "BackupRetentionPeriod", 1) > 35;
}

static bool insights_short(const Asked *asked, json_t *said) {
    (void)said;
    return strcmp(asked_text(asked, "DatabaseInsightsMode"), "advanced") == 0 &&
           (!value_true(json_object_get(asked->properties, "EnablePerformanceInsights")) ||
            asked_number(asked->properties, "PerformanceInsightsRetentionPeriod", 7) < 31);
}

static bool logs_unknown(const Asked *asked, json_t *said) {
    static const char *const known[] = {"postgresql", "upgrade", "iam-db-auth-error"};
    size_t i;
    json_t *log;
    json_array_foreach(json_object_get(asked->properties, "EnableCloudwatchLogsExports"), i, log) {
        bool found = false;
        for (size_t k = 0; k < sizeof known / sizeof *known; k++)
            found = found || strcmp(json_string_value(log) ? json_string_value(log) : "", known[k]) == 0;
        if (found || !is_postgres(asked))
            continue;
        json_array_append(said, log);
        json_array_append_new(said, json_string(version_of(asked) ? version_of(asked) : ""));
        return true;
    }
    return false;
}

/* ---- versions */

/* The version that stands: RDS raises it within the major one by itself. "17" stands for its newest. */
static char *version_now(const Asked *asked) {
    AUTO(things_release) Things instances = things_of(asked->world, asked->region, INSTANCE, asked->at_ms);
    const CfnPhysical *instance = asked->physical_id ? things_find(&instances, NULL, asked->physical_id) : NULL;
    json_auto_t *live = instance ? rds_instance_live(asked->world, instance, asked->at_ms) : NULL;
    const char *changed = value_text(live, "EngineVersion"), *before = value_text(asked->before, "EngineVersion");
    const char *version = *changed ? changed : rds_version_of(before);
    return memory_copy(version ? version : before);
}

static long minor_of(const char *version) {
    const char *dot = strchr(version, '.');
    return dot ? strtol(dot + 1, NULL, 10) : 0;
}

static bool downgrade(const Asked *asked, json_t *said) {
    const char *wanted = asked_text(asked, "EngineVersion"), *before = value_text(asked->before, "EngineVersion");
    AUTO(memory_release) char *now = version_now(asked);
    long major = major_of(asked->properties);
    json_array_append_new(said, json_string(now));
    json_array_append_new(said, json_string(wanted));
    if (!major || !*before || strcmp(wanted, before) == 0) /* the handler sends what the template has changed alone */
        return false;
    return major < strtol(now, NULL, 10) ||
           (major == strtol(now, NULL, 10) && strchr(wanted, '.') && minor_of(wanted) < minor_of(now));
}

static bool upgrade_unsaid(const Asked *asked, json_t *said) {
    (void)said;
    return major_of(asked->before) && major_of(asked->properties) > major_of(asked->before) &&
           !value_true(json_object_get(asked->properties, "AllowMajorVersionUpgrade"));
}

static bool family_other(const Asked *asked, json_t *said) {
    AUTO(things_release) Things groups = things_of(asked->world, asked->region, GROUP, asked->at_ms);
    const CfnPhysical *group = things_find(&groups, NULL, asked_text(asked, "DBParameterGroupName"));
    const char *family = group ? value_text(group->properties, "Family") : "";
    AUTO(memory_release)
    char *wanted = memory_print("postgres%ld", version_of(asked) ? strtol(version_of(asked), NULL, 10) : 0);
    json_array_append_new(said, json_string(asked_text(asked, "DBParameterGroupName")));
    json_array_append_new(said, json_string(family));
    json_array_append_new(said, json_string(wanted));
    return *family && is_postgres(asked) && strcmp(family, wanted) != 0;
}

/* ---- deletion */

static bool is_protected(const Asked *asked, json_t *said) {
    (void)said;
    return value_true(json_object_get(asked->before, "DeletionProtection"));
}

/* ---- parameter groups */

static bool family_unknown(const Asked *asked, json_t *said) {
    const char *family = asked_text(asked, "Family");
    json_array_append_new(said, json_string(family));
    return strncmp(family, "postgres", 8) == 0 && !rds_version_of(family + 8);
}

static bool parameter_invalid(const Asked *asked, json_t *said) {
    return parameters_invalid(asked_text(asked, "Family"), json_object_get(asked->properties, "Parameters"), said);
}

static bool parameter_unknown(const Asked *asked, json_t *said) {
    const char *name =
        parameters_unknown(asked_text(asked, "Family"), json_object_get(asked->properties, "Parameters"));
    if (name)
        json_array_append_new(said, json_string(name));
    return name != NULL;
}

/* The instance that uses it goes first within a stack; one that was kept, or made by hand, does not. */
static bool group_used(const Asked *asked, json_t *said) {
    AUTO(things_release) Things instances = things_of(asked->world, asked->region, INSTANCE, asked->at_ms);
    json_array_append_new(said, json_string(asked->physical_id));
    for (size_t i = 0; i < instances.count; i++)
        if (strcmp(value_text(instances.items[i].properties, "DBParameterGroupName"), asked->physical_id) == 0)
            return true;
    return false;
}

static const char rds_limits[] = "RDS User Guide, \"Limitations for RDS for PostgreSQL\"";
static const char free_tier[] = "yc-software/qm#352: a deployment on a free-plan account";

const HandlerRule rds_rules[] = {
    {INSTANCE, "create", quota_used, SERVICE, "ServiceLimitExceeded", "DB Instance quota exceeded",
     "RDS API, CreateDBInstance: InstanceQuotaExceeded"},
    {INSTANCE, "create", free_plan_count, SERVICE, "ServiceLimitExceeded",
     "You reached the maximum number of instances available with free plan accounts. To remove all limitations, "
     "upgrade your account plan.",
     free_tier},
    {INSTANCE, "create update", free_plan_class, SERVICE, "InvalidRequest",
     "This instance size isn't available with free plan accounts.", free_tier},
    {INSTANCE, "create update", free_plan_backups, SERVICE, "InvalidRequest",
     "The specified backup retention period exceeds the maximum available to free tier customers. To remove all "
     "limitations, upgrade your account plan.",
     free_tier},
    {INSTANCE, "create", name_reserved, SERVICE, "InvalidRequest",
     "DBName {0} cannot be used. It is a reserved word for this engine", rds_limits},
    {INSTANCE, "create update", version_unknown, SERVICE, "InvalidRequest", "Cannot find version {0} for postgres",
     "public deployment notes; RDS API, CreateDBInstance: EngineVersion"},
    {INSTANCE, "create update", class_unknown, SERVICE, "InvalidRequest",
     "RDS does not support creating a DB instance with the following combination: DBInstanceClass={0}, "
     "Engine=postgres, EngineVersion={1}, LicenseModel=postgresql-license. For supported combinations of instance "
     "class and database engine version, see the documentation.",
     "public deployment logs; RDS User Guide, \"DB instance classes\""},
    {INSTANCE, "create update", insights_unknown, SERVICE, "InvalidRequest",
     "Performance Insights not supported for this configuration.", "hashicorp/terraform-provider-aws#1673"},
    {INSTANCE, "create update", insights_short, SERVICE, "InvalidRequest",
     "You can't enable the Advanced mode of Database Insights until you enable Performance Insights and set the "
     "retention period for Performance Insights to at least 31 days.",
     "public deployment logs; RDS User Guide, \"Database Insights\""},
    {INSTANCE, "create", zones_none, SERVICE, "GeneralServiceException",
     "You can't create a {0} database instance because there are no Availability Zones with sufficient capacity for "
     "VPC and storage type : {1} for {0}. Please try the request again at a later time.",
     "public deployment logs"},
    {INSTANCE, "create update", zones_one, SERVICE, "InvalidRequest",
     "Cannot create a {0} Multi-AZ instance because at least 2 subnets must exist in availability zones with "
     "sufficient capacity for VPC and storage type : {1} for {0}, so 1 more must be created in other availability "
     "zones; choose from these availability zones: {2}.",
     "public deployment logs"},
    {INSTANCE, "create update", storage_limit_low, SERVICE, "InvalidRequest",
     "Max storage size must be greater than storage size", "cdk-preflight, rule pf-rds-max-allocated-storage"},
    {INSTANCE, "create update", storage_limit_near, SERVICE, "InvalidRequest",
     "Invalid max storage size for engine name postgres and storage type {0}: {1}",
     "app logs of public repositories; RDS User Guide, \"Managing capacity automatically\""},
    {INSTANCE, "create update", storage_invalid, SERVICE, "InvalidRequest",
     "Invalid storage size for engine name postgres and storage type {0}: {1}",
     "aws-cloudformation-resource-providers-rds, modifyDbInstanceRequest; cloudformation-coverage-roadmap#1312; RDS "
     "User Guide, \"Increasing DB instance storage capacity\""},
    {INSTANCE, "create update", backups_many, SERVICE, "InvalidRequest", "Retention period must be between 0 and 35.",
     "cdk-preflight, rule pf-rds-backup-retention-range"},
    {INSTANCE, "create update", logs_unknown, SERVICE, "InvalidRequest",
     "You cannot use the log types '{0}' with engine version postgres {1}. For supported log types, see the "
     "documentation.",
     "cdk-preflight, rule pf-rds-logs-exports-engine"},
    {INSTANCE, "update", downgrade, SERVICE, "InvalidRequest", "Cannot upgrade postgres from {0} to {1}",
     "RDS API, ModifyDBInstance: InvalidParameterCombination"},
    {INSTANCE, "update", upgrade_unsaid, SERVICE, "InvalidRequest",
     "The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version.",
     "public deployment logs; RDS API, ModifyDBInstance"},
    {INSTANCE, "create update", family_other, SERVICE, "InvalidRequest",
     "The Parameter Group {0} with DBParameterGroupFamily {1} cannot be used for this instance. Please use a Parameter "
     "Group with DBParameterGroupFamily {2}",
     "remind101/stacker_blueprints#69; aws-quickstart/quickstart-r3-corda#25"},
    {INSTANCE, "delete", is_protected, SERVICE, "InvalidRequest",
     "Cannot delete protected DB Instance, please disable deletion protection and try again.",
     "public deployment logs; RDS API, DeleteDBInstance"},
    {GROUP, "create", family_unknown, SERVICE, "InvalidRequest",
     "ParameterGroupFamily {0} is not a valid parameter group family",
     "public issues; RDS API, CreateDBParameterGroup"},
    {GROUP, "create update", parameter_unknown, SERVICE, "InvalidRequest", "Could not find parameter with name: {0}",
     "hashicorp/terraform-provider-aws#522"},
    {GROUP, "create update", parameter_invalid, SERVICE, "InvalidRequest",
     "Invalid parameter value: {0} for: {1} allowed values are: {2}", "ministryofjustice/cloud-platform#7948"},
    {GROUP, "delete", group_used, SERVICE, "InvalidRequest",
     "One or more database instances are still members of this parameter group {0}, so the group cannot be deleted",
     "aws/aws-cdk#28660"},
    {0},
};
