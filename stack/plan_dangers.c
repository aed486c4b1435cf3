/* plan.h: which changes are dangers. */
#include "stack/plan_choices.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { DATABASE }; /* the first row */
/* What is lost with a resource of that type. The data first; then what others hold names, keys or history of. */
static const struct {
    const char *type;
    bool database;
    const char *replaced, *removed;
} stateful[] = {
    [DATABASE] = {"AWS::RDS::DBInstance", true, "the database would be replaced by a new, empty one",
                  "the database would be removed"},
    {"AWS::RDS::DBCluster", true, "the database would be replaced by a new, empty one",
     "the database would be removed"},
    {"AWS::KMS::Key", false,
     "a new encryption key would take the place of the old one, which is scheduled for deletion",
     "the encryption key would be scheduled for deletion: what it encrypted can't be read without it"},
    {"AWS::SecretsManager::Secret", false, "the secret would get a new name or ARN: who reads it must be told",
     "the secret with the password would be removed"},
    {"AWS::RDS::DBSubnetGroup", false, "the database would have to move to another subnet group",
     "the database's subnet group would be removed"},
    {"AWS::EC2::VPC", false, "the network would be replaced, and everything in it", "the network would be removed"},
    {"AWS::EC2::Subnet", false, "a subnet would be replaced, and what is in it", "a subnet would be removed"},
    {"AWS::Logs::LogGroup", false, "a log group would be replaced: its history goes",
     "a log group and its history "
     "would be removed"},
    {"AWS::S3::Bucket", false, "a bucket would be replaced", "a bucket would be removed"},
    {"AWS::ElasticLoadBalancingV2::LoadBalancer", false,
     "the load balancer would get another host name: who connects through it must be told",
     "the load balancer would be removed: who connects through it must be told"},
    {"AWS::EC2::Route", false, "a route would be replaced: what takes it is cut off meanwhile",
     "a private subnet would lose its way to the internet: what you added to it reaches nothing outside"},
    {"AWS::EC2::EIP", false, "a fixed address would change", "a fixed address would be given back"},
};

/* What AWS::RDS::DBInstance changes in place, of what the template sets and of what a stack adds to each resource. A
 * change set calls the whole "Conditional" as soon as one property may replace it, or depends on a resource that
 * changes; asking for the database's name without need would teach to type it. From the resource schema: what is
 * neither create-only nor conditional there never replaces; of the conditional ones those that the Template Reference
 * says interrupt at the most. What is not here counts as danger: the create-only ones (DBInstanceIdentifier, DBName,
 * DBSubnetGroupName, KmsKeyId, MasterUsername, StorageEncrypted), Engine, PerformanceInsightsKMSKeyId (a key once in
 * use can't be exchanged), and whatever is new. */
static const char *const in_place[] = {
    "AllocatedStorage", "AllowMajorVersionUpgrade", "ApplyImmediately", "AssociatedRoles",
    "AutoMinorVersionUpgrade", /* conditional */
    "BackupRetentionPeriod",   /* conditional: interrupts between 0 and more */
    "CACertificateIdentifier", "CopyTagsToSnapshot", "DBInstanceClass", "DBParameterGroupName", /* conditional */
    "DatabaseInsightsMode", "DeletionProtection", "EnableCloudwatchLogsExports", "EnableIAMDatabaseAuthentication",
    "EnablePerformanceInsights", "EngineLifecycleSupport", "EngineVersion", "Iops", "MasterUserPassword",
    "MaxAllocatedStorage", "MonitoringInterval", "MonitoringRoleArn", "MultiAZ", /* conditional */
    "PerformanceInsightsRetentionPeriod", "Port", "PreferredBackupWindow",
    "PreferredMaintenanceWindow",                             /* conditional */
    "PubliclyAccessible", "StorageThroughput", "StorageType", /* conditional */
    "VPCSecurityGroups",
    /* Attributes of any resource. */
    "CreationPolicy", "DeletionPolicy", "Metadata", "Tags", "UpdatePolicy", "UpdateReplacePolicy", NULL};

/* Whether all properties that `details` names ("MultiAZ (ParameterReference), …") are among those. */
static bool only_in_place(const char *details) {
    if (!*details)
        return false;
    for (const char *at = details; *at;) {
        size_t length = strcspn(at, " ,(");
        bool known = false;
        for (size_t i = 0; in_place[i] && !known; i++)
            known = strlen(in_place[i]) == length && strncmp(in_place[i], at, length) == 0;
        if (length && !known)
            return false;
        const char *next = strchr(at, ',');
        at = next ? next + 1 + strspn(next + 1, " ") : at + strlen(at);
    }
    return true;
}

static PlanDanger danger_new(size_t row, const char *logical_id, bool removed, bool perhaps) {
    return (PlanDanger){.logical_id = memory_copy(logical_id),
                        .type = memory_copy(stateful[row].type),
                        .removed = removed,
                        .perhaps = perhaps,
                        .database = stateful[row].database,
                        .words = removed ? stateful[row].removed : stateful[row].replaced};
}

static bool danger_of(const CfnChange *change, PlanDanger *danger) {
    bool removed = strcmp(change->action, "Remove") == 0;
    bool replaced = strcmp(change->replacement, "True") == 0, perhaps = strcmp(change->replacement, "Conditional") == 0;
    for (size_t i = 0; (removed || replaced || perhaps) && i < sizeof stateful / sizeof *stateful; i++) {
        if (strcmp(stateful[i].type, change->type) != 0)
            continue;
        if (perhaps && stateful[i].database && only_in_place(change->details))
            return false;
        *danger = danger_new(i, change->logical_id, removed, !removed && !replaced);
        return true;
    }
    return false;
}

size_t plan_find_dangers(const CfnChange *changes, size_t count, PlanDanger **dangers) {
    size_t found = 0;
    *dangers = NULL;
    for (int data = 1; data >= 0; data--) /* the database stands first */
        for (size_t i = 0; i < count; i++) {
            PlanDanger danger;
            if (!danger_of(&changes[i], &danger))
                continue;
            if (danger.database != (data == 1)) {
                free(danger.logical_id);
                free(danger.type);
                continue;
            }
            *dangers = memory_grow(*dangers, found + 1, sizeof **dangers);
            (*dangers)[found++] = danger;
        }
    return found;
}

/* What deleting the remains takes: a database may have come to stand before something else failed, and somebody may
 * have used it since. */
bool plan_find_remains(AwsContext *aws, Plan *plan, Error *err) {
    if (!destroy_preview(aws, plan->stack.id, &plan->remains, err))
        return false;
    plan->database_in_danger = destroy_loses_database(&plan->remains);
    if (!plan->database_in_danger)
        return true;
    plan->dangers = memory_new(1, sizeof *plan->dangers);
    plan->dangers[plan->danger_count] = danger_new(DATABASE, "Database", true, false);
    if (destroy_retains(&plan->remains))
        plan->dangers[plan->danger_count].words =
            "the database would stay, in no stack any more, and its name would be taken for a new one";
    plan->danger_count++;
    return true;
}
