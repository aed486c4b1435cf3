/* Refusals of RDS. See failure_rows.h.
 * Words: RDS's API Reference; the events that CloudFormation's own handler takes for failures
 * (aws-cloudformation-resource-providers-rds, BaseHandlerStd.java); rules of the package cdk-preflight, measured at
 * AWS; and public reports: aws-samples/cfn101-workshop#265, remind101/stacker_blueprints#69, aws/aws-cdk#8279 and
 * #28660, cloudformation-coverage-roadmap#1312, ministryofjustice/cloud-platform#7948. */
#include "stack/failure_rows.h"

#define DATABASE "AWS::RDS::DBInstance"
#define FAMILY "AWS::RDS::DBParameterGroup"
#define SUBNETS "AWS::RDS::DBSubnetGroup"
#define CLASS "database.instance_class"
#define ENGINE "database.engine_version"

static const FailureRow rows[] = {
    /* which machine */
    {"subnet-coverage", "AWS::RDS::",
     "availability zone coverage|DBSubnetGroupDoesNotCoverEnoughAZs|(AZ) coverage|at least 2 availability zones|enough "
     "availability zones",
     FAILURE_SETTING, "region", "the network's two zones are not enough for this database", "try another region"},
    {"class-capacity-zones", DATABASE, "Multi-AZ instance because at least", FAILURE_SETTING, "database.multi_az",
     "a standby needs a machine of that class in both zones of the network, and one of them has none free",
     "choose another instance class, or one zone; or try again later"},
    {"class-capacity", DATABASE,
     "sufficient capacity|InsufficientDBInstanceCapacity|insufficient instance capacity|insufficient capacity|"
     "enough capacity|no instances of the requested class",
     FAILURE_SETTING, CLASS, "AWS has no machine of that class free in these zones now",
     "try again later, or choose another instance class"},
    {"class-encryption", DATABASE, "class*does not support encryption|class*doesn't support encryption",
     FAILURE_SETTING, CLASS, "that instance class can't encrypt its storage", "choose another instance class"},
    {"class-combination", DATABASE, "does not support*following combination", FAILURE_SETTING, CLASS,
     "class, engine version and storage do not go together here", "choose another instance class or engine version"},
    {"class-not-offered", DATABASE,
     "Cannot create a database instance because no*instance|Invalid DB Instance class|instance class*is not|"
     "instance class*not supported|instance class*not available|DBInstanceClass*not valid",
     FAILURE_SETTING, CLASS, "this region does not sell that instance class for this engine version",
     "choose another instance class"},
    {"class-change", DATABASE, "unable to modify*instance class|cannot modify the instance class", FAILURE_SETTING,
     CLASS, "RDS could not move the database to that instance class",
     "try again later, or choose another instance class"},
    {"class-zone", DATABASE, "not available*availability zone|not supported*availability zone", FAILURE_SETTING, CLASS,
     "the class is not sold in the zones of the network", "choose another instance class"},
    {"standby-unsupported", DATABASE,
     "Multi-AZ*not supported|Multi-AZ*isn't supported|doesn't support Multi-AZ|does not support Multi-AZ",
     FAILURE_SETTING, "database.multi_az", "the class or version has no standby here",
     "choose one zone, or another class"},

    /* which PostgreSQL */
    {"engine-upgrading", DATABASE, "upgrade is already in progress|upgrade*in progress", FAILURE_WAIT, NULL,
     "an earlier upgrade of the database is still at work", "wait until the database is available, then try again"},
    {"engine-family", DATABASE,
     "use a Parameter Group with DBParameterGroupFamily|DBParameterGroupFamily*cannot be used", FAILURE_SETTING, ENGINE,
     "the database's major version is not the one of its parameters: an upgrade was left half done, or made by hand",
     "set the major version that the database has (`aws rds describe-db-instances` tells it)"},
    {"engine-major-flag", DATABASE, "AllowMajorVersionUpgrade", FAILURE_SETTING, ENGINE,
     "the change of the major version was not marked as one", "set the present major version, or plan again"},
    {"engine-family-unknown", FAMILY, "parameter group family|ParameterGroupFamily", FAILURE_SETTING, ENGINE,
     "RDS has no such major version here", "choose a major version that this region has"},
    {"engine-parameter", FAMILY,
     "Invalid parameter value|Could not find parameter|parameter*not modifiable|parameter*cannot be modified|"
     "parameter*not supported",
     FAILURE_SETTING, ENGINE, "that major version of PostgreSQL takes other parameters than the template sets",
     "choose another major version, and report it: the template sets these parameters"},
    {"engine-support", DATABASE, "EngineLifecycleSupport|Extended Support|lifecycle support", FAILURE_SETTING,
     "database.extended_support",
     "RDS takes Extended Support when a database is created, never later; past a version's end it asks for it",
     "set it as it was when the database was created, or choose a newer major version"},
    {"engine-upgrade-failed", DATABASE,
     "version upgrade failed|could not be upgraded|in a state that cannot be upgraded", FAILURE_SETTING, ENGINE,
     "RDS could not upgrade the database: its own log says why",
     "read the upgrade log (CloudWatch Logs, /aws/rds/instance/APP/upgrade), mend that in the database and try again; "
     "or "
     "set the present version"},
    {"engine-downgrade", DATABASE, "downgrade", FAILURE_SETTING, ENGINE,
     "RDS never goes back to an older engine version", "set the present version or a newer one"},
    {"engine-upgrade", DATABASE, "Cannot upgrade*from*to|upgrade target|upgrade path|cannot be upgraded",
     FAILURE_SETTING, ENGINE, "RDS has no way from the present engine version to that one",
     "choose a version in between, or the present one"},
    {"engine-version", DATABASE,
     "Cannot find version|Invalid DB engine version|Invalid engine version|engine version*not found|"
     "engine version*is not|engine version*isn't|EngineVersion*not valid|version*not available",
     FAILURE_SETTING, ENGINE, "RDS does not offer that engine version here",
     "choose a major version, such as 17: AWS then takes its default"},
    {"engine-logs", DATABASE, "cannot use the log types|log types*not supported|EnableCloudwatchLogsExports",
     FAILURE_SETTING, ENGINE, "that version exports other logs than the template asks for",
     "choose another major version, and report it"},

    /* storage */
    {"storage-maximum", DATABASE, "Max storage size|max storage size|maximum storage threshold|MaxAllocatedStorage",
     FAILURE_SETTING, "database.max_storage_gib", "the limit of the growing storage is too near to its size",
     "set it at least a tenth above the storage, or to 0"},
    {"storage-optimizing", DATABASE,
     "storage*6 hours|storage*six hours|currently modify the storage|storage*being optimized|storage-optimization",
     FAILURE_SETTING, "database.storage_gib",
     "AWS still works on the last change of the storage, or it was less than six hours ago",
     "try again later: AWS allows one change in six hours"},
    {"storage-full", DATABASE, "storage-full|storage full|storage is full|out of storage", FAILURE_SETTING,
     "database.storage_gib", "the database's storage is full: it takes no other change", "give it more storage first"},
    {"storage-step", DATABASE,
     "at least 10 percent|at least 10%|Invalid storage size*at least|increase*storage*at least", FAILURE_SETTING,
     "database.storage_gib", "a database's storage grows by a tenth at least",
     "choose a tenth more than it has now, or leave it"},
    {"storage-shrink", DATABASE,
     "storage*cannot be*reduced|storage*can't be*reduced|storage*cannot be less|storage*less than the current|"
     "storage*smaller|decrease*storage|storage*decrease",
     FAILURE_SETTING, "database.storage_gib", "the storage of a database can't become smaller",
     "set the size that the database has, or a larger one"},
    {"storage-quota", DATABASE,
     "StorageQuotaExceeded|allowed storage limit|maximum allowed storage|storage volume limitation", FAILURE_SETTING,
     "database.storage_gib", "the account has as much database storage as it may have",
     "choose less storage, or ask for more (Service Quotas, rds, L-7ADDB58A)"},
    {"storage-speed", DATABASE, "can't specify IOPS|can't specify*throughput|specify IOPS or storage throughput",
     FAILURE_REPORT, NULL, "RDS does not take the speed of the storage that the template asks for",
     "report it, with AWS's words"},
    {"storage-size", DATABASE, "Invalid storage size|storage size|AllocatedStorage|allocated storage", FAILURE_SETTING,
     "database.storage_gib",
     "RDS does not take that size: the database has more already (storage grows by itself), or it would grow by less "
     "than "
     "a tenth",
     "set the size that the database has, or a tenth more"},
    {"storage-kind", DATABASE, "StorageThroughput|storage throughput|Iops|StorageType", FAILURE_REPORT, NULL,
     "RDS does not take the kind of storage that the template asks for", "report it, with AWS's words"},

    /* what is kept */
    {"insights-unsupported", DATABASE,
     "Performance Insights not supported|Performance Insights isn't supported|Performance Insights is not supported|"
     "support Performance Insights|Database Insights*not supported",
     FAILURE_SETTING, CLASS, "that instance class has no Database Insights",
     "choose a larger class or insights: standard"},
    {"insights", DATABASE, "Database Insights|Performance Insights|PerformanceInsights", FAILURE_SETTING,
     "retention.insights",
     "RDS does not take Database Insights as it is set: mostly its history would be too short or too long",
     "choose insights: standard, and report it"},
    {"backup-plan", DATABASE, "associated with an AWS Backup|AWS Backup resource", FAILURE_SETTING,
     "retention.backup_days", "AWS Backup looks after this database too, and decides how long its backups are kept",
     "set the days that the database has, or take it out of the plan (AWS Backup console, Protected resources)"},
    {"backup-window", DATABASE, "backup window|PreferredBackupWindow|maintenance window", FAILURE_REPORT, NULL,
     "RDS does not take the hours of backups or maintenance that the template sets", "report it, with AWS's words"},
    {"backup-days", DATABASE, "Retention period must be|backup retention|BackupRetentionPeriod", FAILURE_SETTING,
     "retention.backup_days", "RDS does not take that number of days for backups", "choose 1 to 35 days"},

    /* names and addresses */
    {"database-name-reserved", DATABASE, "DBName*reserved|DatabaseName*reserved|database name*reserved",
     FAILURE_SETTING, "database.name", "the database's name is a reserved word of PostgreSQL",
     "choose another database name"},
    {"database-name-invalid", DATABASE, "DBName|DatabaseName|database name", FAILURE_SETTING, "database.name",
     "RDS does not take that database name", "choose a name of letters, digits and underscores, a letter first"},
    {"database-identifier", DATABASE, "DBInstanceIdentifier*not a valid|not a valid identifier|Identifiers must begin",
     FAILURE_SETTING, "app", "RDS does not take the app's name as that of a database", "choose another app name"},
    {"cluster", DATABASE, "member of a cluster|ModifyDbCluster", FAILURE_OUTSIDE, NULL,
     "somebody made the database part of a cluster, by hand", "change it where the cluster is looked after"},
    {"database-port", DATABASE,
     "port value|DB port|database port|endpoint port|port*out of range|Invalid port|Port*not valid|port*not allowed",
     FAILURE_SETTING, "database.port", "RDS does not take that port", "choose one from 1150 to 65535; 5432 is usual"},
    {"password-managed", DATABASE, "ManageMasterUserPassword", FAILURE_OUTSIDE, NULL,
     "somebody gave the password to RDS itself to look after, by hand",
     "take it back (aws rds modify-db-instance --no-manage-master-user-password), then try again"},
    {"password-rule", DATABASE, "MasterUserPassword", FAILURE_WAIT, NULL, "RDS does not take the generated password",
     "try again: a new one is generated"},
    {"master-name", DATABASE, "MasterUsername|master user name", FAILURE_REPORT, NULL,
     "RDS does not take the name of the database's administrator", "report it, with AWS's words"},
    {"network-addresses", "AWS::RDS::", "free addresses|free IP addresses|enough*addresses|incompatible-network",
     FAILURE_SETTING, "network.cidr", "the private subnets have no free address left for the database",
     "choose a larger network in a new set-up, or free addresses in it"},
    {"network-mixed", "AWS::RDS::", "different VPCs|not in the same Vpc|in the same VPC|input subnets", FAILURE_OUTSIDE,
     NULL, "the database's subnets and security group do not stand in one network",
     "see whether somebody changed them by hand (`secure-rds plan` tells what differs), put them back, then try again"},
    {"certificate", DATABASE, "CertificateNotFound|certificate*not found|CACertificateIdentifier", FAILURE_SETTING,
     "region", "this region does not have the certificate authority that the database should use",
     "try another region"},

    /* keys and roles */
    {"database-credentials", DATABASE, "inaccessible-encryption-credentials", FAILURE_OUTSIDE, NULL,
     "RDS may not use the key of the database (any more)",
     "enable the key in KMS, or take its deletion back, at once; then start the database"},
    {"database-parameters", DATABASE, "incompatible-parameters", FAILURE_OUTSIDE, NULL,
     "the database can't run with the parameters that were set by hand, or with so little memory",
     "reset them (RDS console, Parameter groups), or choose a larger class"},
    {"s3-role", DATABASE, "S3_IMPORT|S3_EXPORT|s3Import|s3Export|feature-name|FeatureName", FAILURE_SETTING,
     "storage_access.s3_bucket", "RDS may not use the role for the bucket yet, or this version can't use one",
     "try again; else leave the bucket away, or choose a newer engine version"},
    {"monitoring-role", DATABASE, "ENHANCED_MONITORING|MonitoringRole|monitoring role|IAM role ARN value is invalid",
     FAILURE_WAIT, NULL, "the role that RDS monitors with is not in force yet", "try again in a minute"},
    {"iam-sign-in", DATABASE, "IAM Database Authentication", FAILURE_SETTING, ENGINE,
     "that version knows no sign-in by IAM", "choose a newer engine version"},

    /* what it is doing, and deletions */
    {"deletion-protection", DATABASE, "Cannot delete protected DB Instance|deletion protection", FAILURE_SETTING,
     "protection.deletion_protection", "the database is protected from deletion",
     "switch the protection off first: `secure-rds destroy` asks for it"},
    {"snapshot-taken", DATABASE, "DBSnapshotAlreadyExists|snapshot*already exist", FAILURE_OUTSIDE, NULL,
     "a final snapshot of that name is there already",
     "delete the old snapshot (aws rds delete-db-snapshot), or copy it to another name, and try again"},
    {"snapshot-needed", DATABASE, "FinalDBSnapshotIdentifier", FAILURE_REPORT, NULL,
     "RDS was not told how the last snapshot is called", "report it, with AWS's words"},
    {"replica-stands", DATABASE, "read replica|has*replicas", FAILURE_OUTSIDE, NULL,
     "there is a read replica of the database, which somebody made beside this stack",
     "delete or promote the replica, then try again"},
    {"database-busy", DATABASE,
     "not in available state|not in the available state|available state|InvalidDBInstanceState|not currently in|"
     "state to be modified|being modified|being rebooted|instance is stopped|stopped state|in a valid state|"
     "Invalid DB instance state|snapshot cannot be taken|Instance*is currently",
     FAILURE_WAIT, NULL, "the database is at work on something else (a backup, a change), or stopped",
     "wait until it is available, or start it (aws rds start-db-instance), then try again"},
    {"group-members", FAMILY " " SUBNETS,
     "still members|still using|still associated|in use|InvalidDBParameterGroupState|InvalidDBSubnetGroupState",
     FAILURE_OUTSIDE, NULL, "a database that was kept, or made by hand, uses it still",
     "delete again when that database is gone, or leave it where it is"},
};
const FailureGroup failures_database = {rows, sizeof rows / sizeof *rows};
