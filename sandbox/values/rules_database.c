/* Databases. See rules.h. */
#include "base/memory.h"
#include "sandbox/cfn/value.h"
#include "sandbox/values/rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PF(rule) "cdk-preflight, rule pf-" rule
#define OWN(rule) "words of our own; " PF(rule)
#define DB "AWS::RDS::DBInstance"
#define DAY (24 * 60)

/* "03:00-04:00": its first minute of the day, and how long it is; false: it is no window. */
static bool window_of(const char *text, long *from, long *length) {
    int h1, m1, h2, m2, end = 0;
    if (sscanf(text, "%2d:%2d-%2d:%2d%n", &h1, &m1, &h2, &m2, &end) != 4 || text[end])
        return false;
    *from = h1 * 60 + m1;
    *length = (h2 * 60 + m2 - *from + DAY) % DAY;
    return true;
}

/* "sun:03:30-sun:04:30", within a week. */
static bool week_window_of(const char *text, long *from, long *length) {
    static const char days[] = "sunmontuewedthufrisat";
    char a[4], b[4];
    int h1, m1, h2, m2, end = 0;
    if (sscanf(text, "%3[a-zA-Z]:%2d:%2d-%3[a-zA-Z]:%2d:%2d%n", a, &h1, &m1, b, &h2, &m2, &end) != 6 || text[end])
        return false;
    for (char *at = a; *at; at++)
        *at |= ' ';
    for (char *at = b; *at; at++)
        *at |= ' ';
    const char *first = strstr(days, a), *last = strstr(days, b);
    if (!first || !last)
        return false;
    long to = (last - days) / 3 * DAY + h2 * 60 + m2;
    *from = (first - days) / 3 * DAY + h1 * 60 + m1;
    *length = (to - *from + 7 * DAY) % (7 * DAY);
    return true;
}

static bool backup_short(const json_t *properties, const json_t *item, json_t *said) {
    (void)item;
    (void)said;
    long from, length;
    return window_of(value_text(properties, "PreferredBackupWindow"), &from, &length) && length < 30;
}

static bool maintenance_short(const json_t *properties, const json_t *item, json_t *said) {
    (void)item;
    (void)said;
    long from, length;
    return week_window_of(value_text(properties, "PreferredMaintenanceWindow"), &from, &length) && length < 30;
}

static bool windows_overlap(const json_t *properties, const json_t *item, json_t *said) {
    (void)item;
    (void)said;
    long backup, backup_length, week, week_length;
    if (!window_of(value_text(properties, "PreferredBackupWindow"), &backup, &backup_length) ||
        !week_window_of(value_text(properties, "PreferredMaintenanceWindow"), &week, &week_length))
        return false;
    long ahead = (backup - week % DAY + DAY) % DAY, behind = (week % DAY - backup + DAY) % DAY;
    return ahead < week_length || behind < backup_length;
}

static bool ratio_high(const json_t *properties, const json_t *item, json_t *said) {
    (void)item;
    (void)said;
    AUTO(memory_release) char *iops = value_string(json_object_get(properties, "Iops"));
    AUTO(memory_release) char *size = value_string(json_object_get(properties, "AllocatedStorage"));
    return iops && size && atol(size) > 0 && atol(iops) > atol(size) * 50;
}

static bool retention_odd(const json_t *properties, const json_t *item, json_t *said) {
    (void)item;
    (void)said;
    AUTO(memory_release) char *days = value_string(json_object_get(properties, "PerformanceInsightsRetentionPeriod"));
    long number = days ? atol(days) : 7;
    return number != 7 && number != 731 && (number < 31 || number > 713 || number % 31 != 0);
}

const ValueRule database_rules[] = {
    {DB, "StorageType = standard",
     "RDS can't create the DB instance because magnetic storage is deprecated. Set StorageType to gp2, gp3, or io2.",
     PF("rds-magnetic-storage-deprecated"), 0},
    {DB, "StorageType != standard|gp2|gp3|io1|io2|aurora|aurora-iopt1", "Invalid storage type: {$}",
     "RDS API, CreateDBInstance: StorageType", 0},
    {DB, "DatabaseInsightsMode !~ ^(standard|advanced)$", "Invalid Database Insights mode: {$}",
     "words of our own; RDS API, CreateDBInstance: DatabaseInsightsMode", 0},
    {DB, "DomainIAMRoleName; !Domain", "DomainIAMRoleName can only be specified together with Domain",
     "words of our own; RDS API, CreateDBInstance: DomainIAMRoleName", 0},
    {DB, "Engine ~ ^sqlserver; DBName", "DBName must be null for engine: {Engine}", PF("rds-sqlserver-dbname-null"), 0},
    {DB, "Engine ~ ^(oracle|sqlserver|db2)-; EnableIAMDatabaseAuthentication on",
     "IAM Database Authentication is not supported for this configuration.", PF("rds-iam-auth-engine"), 0},
    {DB, "Engine = postgres; DBName !~ ^[A-Za-z]", "DBName must begin with a letter", PF("rds-dbname-format"), 0},
    {DB, "Engine = postgres; DBName !~ ^[A-Za-z][A-Za-z0-9_]*$",
     "DBName must begin with a letter and contain only alphanumeric characters.", "RDS API, CreateDBInstance: DBName",
     0},
    {DB, "Engine = postgres; DBName #> 63", "DBName must be at most 63 characters", "RDS API, CreateDBInstance: DBName",
     0},
    {DB, "MasterUsername ~ ^(?i)rdsadmin$",
     "MasterUsername {$} cannot be used as it is a reserved word used by the engine",
     PF("rds-master-username-reserved"), 0},
    {DB, "Engine = postgres; MasterUsername ~ ^(?i)(admin|public|pg_.*)$",
     "MasterUsername {$} cannot be used as it is a reserved word used by the engine",
     "RDS User Guide, \"Limitations for RDS for PostgreSQL\"", 0},
    {DB, "Engine ~ ^(mysql|mariadb|db2-); MasterUsername #> 16", "Invalid master user name",
     PF("rds-master-username-length"), 0},
    {DB, "Engine ~ ^oracle-; MasterUsername #> 30", "Invalid master user name", PF("rds-master-username-length"), 0},
    {DB, "Engine ~ ^postgres; MasterUsername #> 63", "Invalid master user name", PF("rds-master-username-length"), 0},
    {DB, "Engine ~ ^sqlserver-; MasterUsername #> 128", "Invalid master user name", PF("rds-master-username-length"),
     0},
    {DB, "Engine ~ ^postgres; MasterUsername !~ ^[A-Za-z_][A-Za-z0-9_]*$", "Invalid master user name",
     "RDS API, CreateDBInstance: MasterUsername", 0},
    {DB, "MasterUserPassword #< 8",
     "The parameter MasterUserPassword is not a valid password because it is shorter than 8 characters.",
     "RDS API, CreateDBInstance: MasterUserPassword; " OWN("rds-password-valid"), 0},
    {DB, "MasterUserPassword #> 128; MasterUserPassword lacks~ resolve:",
     "The parameter MasterUserPassword is not a valid password because it is longer than 128 characters.",
     "RDS API, CreateDBInstance: MasterUserPassword; public deployment logs, of another length", 0},
    {DB, "MonitoringRoleArn !~ ^arn:[^:]+:iam::\\d{12}:role/.+",
     "IAM role ARN value is invalid or does not include the required permissions for: ENHANCED_MONITORING",
     "public deployment logs; RDS API, CreateDBInstance: MonitoringRoleArn", 0},
    {DB, "AvailabilityZone !~ ^{region}[a-z]$|^{region}-", "{AvailabilityZone} is not a valid availability zone.",
     "public deployment logs; RDS API, InvalidParameterValue", 0},
    {DB, "Engine = postgres; DBClusterIdentifier", "DBClusterIdentifier is not supported for engine: {Engine}",
     "words of our own; RDS API, CreateDBInstance: DBClusterIdentifier is Aurora's and of Multi-AZ clusters", 0},
    {DB, "Engine = postgres; NcharCharacterSetName", "NcharCharacterSetName is not supported for engine: {Engine}",
     "words of our own; RDS API, CreateDBInstance: NcharCharacterSetName is Oracle's", 0},
    {DB, "Engine = postgres; AssociatedRoles.*.FeatureName != s3Import|s3Export|Lambda",
     "The feature-name {$} is not valid for engine: {Engine}",
     "words of our own; RDS User Guide, DBEngineVersion: SupportedFeatureNames of PostgreSQL", 0},
    {DB, "EngineLifecycleSupport != open-source-rds-extended-support|open-source-rds-extended-support-disabled",
     "Invalid value for EngineLifecycleSupport: {$}", "words of our own; RDS API, CreateDBInstance", 0},
    {DB, "AssociatedRoles.*.RoleArn !~ ^arn:[^:]+:iam::\\d{12}:role/.+", "Invalid role ARN: {$}",
     "words of our own; RDS API, AddRoleToDBInstance: RoleArn", 0},
    {DB, "NetworkType != IPV4|DUAL", "Invalid network type: {$}",
     "words of our own; RDS API, CreateDBInstance: NetworkType", 0},
    {DB, "CACertificateIdentifier !~ ^rds-ca-(rsa2048|rsa4096|ecc384)-g1$", "Certificate not found: {$}",
     "words of our own; RDS User Guide, \"Certificate authorities\"; RDS API, CertificateNotFound", 0},
    {DB, "MasterUserPassword ~ [/@\" ]|[^ -~]",
     "The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', '@', "
     "'\"', ' "
     "' may be used.",
     "RDS API, CreateDBInstance: MasterUserPassword; " OWN("rds-password-valid"), 0},
    {DB, "MasterUserPassword; ManageMasterUserPassword on",
     "MasterUserPassword and ManageMasterUserPassword are mutually exclusive. Specify only one of these parameters.",
     PF("rds-manage-master-password-exclusive"), 0},
    {DB, "Port < 1150", "Invalid endpoint port {Port}. Valid range is: 1150-65535", PF("rds-port-range"), 0},
    {DB, "Port > 65535", "Invalid endpoint port {Port}. Valid range is: 1150-65535", PF("rds-port-range"), 0},
    {DB, "Engine ~ ^sqlserver; Port = 1234|1434|3260|3343|3389|47001",
     "Port {Port} is reserved for this configuration.", PF("rds-sqlserver-reserved-port"), 0},
    {DB, "MonitoringInterval != 0|1|5|10|15|30|60",
     "Invalid monitoring interval, please enter a value in [0, 1, 5, 10, 15, 30, 60]",
     PF("rds-monitoring-interval-values"), 0},
    {DB, "MonitoringInterval > 0; !MonitoringRoleArn",
     "A MonitoringRoleARN value is required if you specify a MonitoringInterval value other than 0.",
     PF("rds-monitoring-role-required"), 0},
    {DB, "MonitoringRoleArn; !MonitoringInterval",
     "You must specify a MonitoringInterval value other than 0 when you specify a MonitoringRoleARN value.",
     "RDS API, CreateDBInstance: MonitoringInterval", 0},
    {DB, "EnablePerformanceInsights off; PerformanceInsightsRetentionPeriod|PerformanceInsightsKMSKeyId",
     "To enable Performance Insights, EnablePerformanceInsights must be set to 'true'",
     PF("rds-pi-retention-requires-enable"), 0},
    {DB, "PerformanceInsightsRetentionPeriod",
     "Invalid Performance Insights retention period. Valid values are: [7, 31, 62, 93, 124, 155, 186, 217, 248, 279, "
     "310, "
     "341, 372, 403, 434, 465, 496, 527, 558, 589, 620, 651, 682, 713, 731]",
     PF("rds-pi-retention-period"), retention_odd},
    {DB, "MultiAZ on; AvailabilityZone", "Requesting a specific availability zone is not valid for Multi-AZ instances.",
     PF("rds-multiaz-availability-zone"), 0},
    {DB, "Engine = postgres; Timezone", "You can't specify a time zone when you create a DB instance running postgres.",
     PF("rds-timezone-engine"), 0},
    {DB, "Engine ~ ^(postgres|mysql|mariadb); CharacterSetName",
     "You tried to modify the character set, which isn't supported when creating an instance using version "
     "{EngineVersion} of {Engine}.",
     PF("rds-character-set-engine"), 0},
    {DB, "Engine = postgres; LicenseModel != postgresql-license",
     "Invalid license model '{$}' for engine 'postgres'. Valid license models are: postgresql-license",
     PF("rds-license-model-engine"), 0},
    {DB, "PromotionTier; !DBClusterIdentifier",
     "You cannot set the promotion tier for a DB instance that is not part of an DB Cluster.",
     PF("rds-promotion-tier-cluster-only"), 0},
    {DB, "ProcessorFeatures #> 0; Engine !~ ^(oracle|sqlserver)",
     "The given ProcessorFeature {ProcessorFeatures.0.Name} is unavailable for this DB instance class.",
     PF("rds-processor-features-engine"), 0},
    {DB, "OptionGroupName ~ ^default:; Engine = postgres; OptionGroupName !~ ^default:postgres-",
     "The option group {OptionGroupName} is for another engine, and your DB instance is {Engine} {EngineVersion}.",
     PF("rds-option-group-engine"), 0},
    {DB, "StorageType = io1|io2; !Iops", "The storage type {StorageType} requires iops to be specified.",
     PF("rds-iops-required"), 0},
    {DB, "StorageType = io1; Iops", "Invalid iops to storage (GiB) ratio", PF("rds-io1-iops-ratio"), ratio_high},
    {DB, "StorageType = gp3; Engine = postgres|mysql|mariadb; AllocatedStorage < 400; Iops|StorageThroughput",
     "You can't specify IOPS or storage throughput for engine {Engine} and a storage size less than 400.",
     PF("rds-gp3-iops-storage-threshold"), 0},
    {DB, "StorageType = gp2; Iops", "You can't specify IOPS for storage type gp2.", "RDS API, CreateDBInstance: Iops",
     0},
    {DB, "StorageThroughput; StorageType != gp3",
     "You can't specify storage throughput for storage type {StorageType}.", PF("rds-storage-throughput-gp3-only"), 0},
    {DB, "StorageThroughput > 4000",
     "Invalid storage throughput value for engine name {Engine} and storage type {StorageType}: {StorageThroughput}",
     PF("rds-storage-throughput-max"), 0},
    {DB, "AllocatedStorage > 65536",
     "Invalid storage size for engine name {Engine} and storage type {StorageType}: {AllocatedStorage}",
     "RDS User Guide, \"Amazon RDS DB instance storage\"", 0},
    {DB, "BackupRetentionPeriod < 0", "Retention period must be between 0 and 35.", PF("rds-backup-retention-range"),
     0},
    {DB, "PreferredBackupWindow !~ ^([01]\\d|2[0-3]):[0-5]\\d-([01]\\d|2[0-3]):[0-5]\\d$",
     "Invalid backup window format: {PreferredBackupWindow}", OWN("rds-backup-window-format"), 0},
    {DB,
     "PreferredMaintenanceWindow !~ "
     "^(?i)(mon|tue|wed|thu|fri|sat|sun):([01]\\d|2[0-3]):[0-5]\\d-(mon|tue|wed|thu|fri|sat|sun):([01]\\d|2[0-3]):[0-5]"
     "\\d$",
     "Invalid day:hour:minute value: {PreferredMaintenanceWindow}", "ansible/ansible#10666", 0},
    {DB, "PreferredBackupWindow", "Backup window must be at least 30 minutes.", PF("rds-backup-window-duration"),
     backup_short},
    {DB, "PreferredMaintenanceWindow", "Maintenance window must be at least 30 minutes.", "azavea/nyc-trees#54",
     maintenance_short},
    {DB, "PreferredBackupWindow; PreferredMaintenanceWindow",
     "The backup window and maintenance window must not overlap.", "hashicorp/terraform-provider-aws#49828",
     windows_overlap},
    {DB, "DBInstanceIdentifier !~ ^[A-Za-z]([A-Za-z0-9]|-(?!-|$))*$",
     "The parameter DBInstanceIdentifier is not a valid identifier. Identifiers must begin with a letter; must contain "
     "only "
     "ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.",
     "RDS API, CreateDBInstance: InvalidParameterValue", 0},
    {DB, "DBInstanceIdentifier #> 63", "Invalid database identifier: {DBInstanceIdentifier}",
     "RDS API, CreateDBInstance: DBInstanceIdentifier", 0},
    {DB,
     "Engine !~ ^(?i)(postgres|mysql|mariadb|aurora-(mysql|postgresql)|oracle-(ee|se2)(-cdb)?|"
     "sqlserver-(ee|se|ex|web|dev-ee)|db2-(ae|se)|custom-(oracle|sqlserver)-[a-z0-9-]+)$",
     "Invalid DB engine: {Engine}", "RDS API, CreateDBInstance: Engine", 0},
    {DB, "StorageEncrypted off; KmsKeyId", "KmsKeyId can only be specified when StorageEncrypted is set to true",
     "RDS API, CreateDBInstance: StorageEncrypted", 0},
    {"AWS::RDS::DBSubnetGroup", "DBSubnetGroupName ~ ^(?i)default$",
     "Subnet group name default is reserved. Please specify another name.", PF("rds-subnet-group-name-reserved"), 0},
    {"AWS::RDS::DBSubnetGroup", "DBSubnetGroupName !~ ^[A-Za-z0-9][A-Za-z0-9 ._-]{0,254}$", "Invalid subnet group name",
     PF("rds-subnet-group-name"), 0},
    {"AWS::RDS::DBSubnetGroup", "DBSubnetGroupDescription ~ [^ -~]",
     "The parameter DBSubnetGroupDescription must be provided and must not be blank and must contain only printable "
     "characters.",
     OWN("rds-description-printable"), 0},
    {"AWS::RDS::DBParameterGroup", "Description ~ [^ -~]",
     "The parameter Description must not contain non-printable control characters", OWN("rds-description-printable"),
     0},
    {0},
};
