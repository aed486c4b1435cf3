/* Made by scripts/sandbox-types from the cfn-lint of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/values/types.h"

static const TypeProperty
    RDS_DBInstance[102],
    RDS_DBInstance__AdditionalStorageVolume[9],
    RDS_DBInstance__CertificateDetails[3],
    RDS_DBInstance__DBInstanceRole[3],
    RDS_DBInstance__DBInstanceStatusInfo[5],
    RDS_DBInstance__Endpoint[4],
    RDS_DBInstance__MasterUserSecret[3],
    RDS_DBInstance__ProcessorFeature[3],
    RDS_DBInstance__Tag[3],
    RDS_DBParameterGroup[7],
    RDS_DBParameterGroup__Tag[3],
    RDS_DBSubnetGroup[6],
    RDS_DBSubnetGroup__Tag[3],
    RDS_EventSubscription[8],
    RDS_EventSubscription__Tag[3],
    RDS_OptionGroup[7],
    RDS_OptionGroup__OptionConfiguration[7],
    RDS_OptionGroup__OptionSetting[3],
    RDS_OptionGroup__Tag[3];

static const TypeProperty RDS_DBInstance[] = {
    {"AdditionalStorageVolumes", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = RDS_DBInstance__AdditionalStorageVolume}}},
    {"AllocatedStorage", 0, {.kind = 's', .pattern = "^[0-9]*$"}},
    {"AllowMajorVersionUpgrade", WRITE_ONLY, {.kind = 'b'}},
    {"ApplyImmediately", WRITE_ONLY, {.kind = 'b'}},
    {"AssociatedRoles", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = RDS_DBInstance__DBInstanceRole}}},
    {"AutoMinorVersionUpgrade", CONDITIONAL, {.kind = 'b'}},
    {"AutomaticBackupReplicationKmsKeyId", WRITE_ONLY, {.kind = 's'}},
    {"AutomaticBackupReplicationRegion", 0, {.kind = 's'}},
    {"AutomaticBackupReplicationRetentionPeriod", 0, {.kind = 'i', AT_LEAST(1)}},
    {"AutomaticRestartTime", READ_ONLY, {.kind = 's'}},
    {"AvailabilityZone", CONDITIONAL, {.kind = 's'}},
    {"BackupRetentionPeriod", CONDITIONAL, {.kind = 'i', AT_LEAST(0)}},
    {"BackupTarget", CREATE_ONLY, {.kind = 's'}},
    {"CACertificateIdentifier", 0, {.kind = 's'}},
    {"CertificateDetails", READ_ONLY, {.kind = 'o', .members = RDS_DBInstance__CertificateDetails}},
    {"CertificateRotationRestart", WRITE_ONLY, {.kind = 'b'}},
    {"CharacterSetName", CREATE_ONLY, {.kind = 's'}},
    {"CopyTagsToSnapshot", 0, {.kind = 'b'}},
    {"CustomIAMInstanceProfile", CREATE_ONLY, {.kind = 's'}},
    {"DBClusterIdentifier", CREATE_ONLY, {.kind = 's'}},
    {"DBClusterSnapshotIdentifier", CONDITIONAL, {.kind = 's'}},
    {"DBInstanceArn", READ_ONLY, {.kind = 's'}},
    {"DBInstanceClass", 0, {.kind = 's'}},
    {"DBInstanceIdentifier", CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(63), .pattern = "^$|^[a-zA-Z]{1}(?:-?[a-zA-Z0-9]){0,62}$"}},
    {"DBInstanceStatus", READ_ONLY, {.kind = 's'}},
    {"DBName", CREATE_ONLY, {.kind = 's'}},
    {"DBParameterGroupName", CONDITIONAL, {.kind = 's'}},
    {"DBSecurityGroups", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {"DBSnapshotIdentifier", CONDITIONAL | WRITE_ONLY, {.kind = 's'}},
    {"DBSubnetGroupName", CREATE_ONLY, {.kind = 's'}},
    {"DBSystemId", CREATE_ONLY, {.kind = 's'}},
    {"DatabaseInsightsMode", 0, {.kind = 's', .values = "advanced|standard"}},
    {"DbiResourceId", READ_ONLY, {.kind = 's'}},
    {"DedicatedLogVolume", 0, {.kind = 'b'}},
    {"DeleteAutomatedBackups", WRITE_ONLY, {.kind = 'b'}},
    {"DeletionProtection", 0, {.kind = 'b'}},
    {"Domain", 0, {.kind = 's'}},
    {"DomainAuthSecretArn", 0, {.kind = 's'}},
    {"DomainDnsIps", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"DomainFqdn", 0, {.kind = 's'}},
    {"DomainIAMRoleName", 0, {.kind = 's'}},
    {"DomainOu", 0, {.kind = 's'}},
    {"EnableCloudwatchLogsExports", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"EnableIAMDatabaseAuthentication", 0, {.kind = 'b'}},
    {"EnablePerformanceInsights", 0, {.kind = 'b'}},
    {"Endpoint", READ_ONLY, {.kind = 'o', .members = RDS_DBInstance__Endpoint}},
    {"Engine", CONDITIONAL, {.kind = 's'}},
    {"EngineLifecycleSupport", 0, {.kind = 's'}},
    {"EngineVersion", 0, {.kind = 's'}},
    {"InstanceCreateTime", READ_ONLY, {.kind = 's'}},
    {"Iops", 0, {.kind = 'i'}},
    {"IsStorageConfigUpgradeAvailable", READ_ONLY, {.kind = 'b'}},
    {"KmsKeyId", CREATE_ONLY, {.kind = 's'}},
    {"LatestRestorableTime", READ_ONLY, {.kind = 's'}},
    {"LicenseModel", 0, {.kind = 's'}},
    {"ListenerEndpoint", READ_ONLY, {.kind = 'o', .members = RDS_DBInstance__Endpoint}},
    {"ManageMasterUserPassword", 0, {.kind = 'b'}},
    {"MasterUserAuthenticationType", WRITE_ONLY, {.kind = 's', .values = "iam-db-auth|password"}},
    {"MasterUserPassword", WRITE_ONLY, {.kind = 's'}},
    {"MasterUserSecret", 0, {.kind = 'o', .members = RDS_DBInstance__MasterUserSecret}},
    {"MasterUsername", CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(128), .pattern = "^[a-zA-Z][a-zA-Z0-9_]{0,127}$"}},
    {"MaxAllocatedStorage", 0, {.kind = 'i'}},
    {"MonitoringInterval", 0, {.kind = 'i'}},
    {"MonitoringRoleArn", 0, {.kind = 's'}},
    {"MultiAZ", CONDITIONAL, {.kind = 'b'}},
    {"NcharCharacterSetName", CREATE_ONLY, {.kind = 's'}},
    {"NetworkType", 0, {.kind = 's'}},
    {"OptionGroupName", 0, {.kind = 's'}},
    {"PercentProgress", READ_ONLY, {.kind = 's'}},
    {"PerformanceInsightsKMSKeyId", CONDITIONAL, {.kind = 's'}},
    {"PerformanceInsightsRetentionPeriod", 0, {.kind = 'i', .values = "7|31|62|93|124|155|186|217|248|279|310|341|372|403|434|465|496|527|558|589|620|651|682|713|731"}},
    {"Port", 0, {.kind = 's', .pattern = "^\\d*$"}},
    {"PreferredBackupWindow", 0, {.kind = 's'}},
    {"PreferredMaintenanceWindow", CONDITIONAL, {.kind = 's'}},
    {"ProcessorFeatures", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = RDS_DBInstance__ProcessorFeature}}},
    {"PromotionTier", 0, {.kind = 'i', AT_LEAST(0), AT_MOST(15)}},
    {"PubliclyAccessible", 0, {.kind = 'b'}},
    {"ReadReplicaDBClusterIdentifiers", READ_ONLY, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"ReadReplicaDBInstanceIdentifiers", READ_ONLY, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"ReplicaMode", 0, {.kind = 's'}},
    {"RestoreTime", CONDITIONAL | WRITE_ONLY, {.kind = 's'}},
    {"ResumeFullAutomationModeTime", READ_ONLY, {.kind = 's'}},
    {"SecondaryAvailabilityZone", READ_ONLY, {.kind = 's'}},
    {"SourceDBClusterIdentifier", CONDITIONAL, {.kind = 's'}},
    {"SourceDBInstanceAutomatedBackupsArn", CONDITIONAL | WRITE_ONLY, {.kind = 's'}},
    {"SourceDBInstanceIdentifier", CONDITIONAL | WRITE_ONLY, {.kind = 's'}},
    {"SourceDbiResourceId", CONDITIONAL | WRITE_ONLY, {.kind = 's'}},
    {"SourceRegion", CREATE_ONLY | WRITE_ONLY, {.kind = 's'}},
    {"StatusInfos", READ_ONLY, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = RDS_DBInstance__DBInstanceStatusInfo}}},
    {"StorageEncrypted", CREATE_ONLY, {.kind = 'b'}},
    {"StorageOperationPercentProgress", READ_ONLY, {.kind = 'i'}},
    {"StorageOperationStatus", READ_ONLY, {.kind = 's'}},
    {"StorageThroughput", 0, {.kind = 'i'}},
    {"StorageType", 0, {.kind = 's'}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = RDS_DBInstance__Tag}}},
    {"TdeCredentialArn", 0, {.kind = 's'}},
    {"TdeCredentialPassword", WRITE_ONLY, {.kind = 's'}},
    {"Timezone", CREATE_ONLY, {.kind = 's'}},
    {"UseDefaultProcessorFeatures", WRITE_ONLY, {.kind = 'b'}},
    {"UseLatestRestorableTime", CONDITIONAL | WRITE_ONLY, {.kind = 'b'}},
    {"VPCSecurityGroups", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {0}};
static const TypeProperty RDS_DBInstance__AdditionalStorageVolume[] = {
    {"AllocatedStorage", 0, {.kind = 's', .pattern = "^[0-9]*$"}},
    {"Iops", 0, {.kind = 'i'}},
    {"MaxAllocatedStorage", 0, {.kind = 'i'}},
    {"StorageOperationPercentProgress", 0, {.kind = 'i'}},
    {"StorageOperationStatus", 0, {.kind = 's'}},
    {"StorageThroughput", 0, {.kind = 'i'}},
    {"StorageType", 0, {.kind = 's'}},
    {"VolumeName", 0, {.kind = 's'}},
    {0}};
static const TypeProperty RDS_DBInstance__CertificateDetails[] = {
    {"CAIdentifier", 0, {.kind = 's'}},
    {"ValidTill", 0, {.kind = 's'}},
    {0}};
static const TypeProperty RDS_DBInstance__DBInstanceRole[] = {
    {"FeatureName", REQUIRED, {.kind = 's'}},
    {"RoleArn", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty RDS_DBInstance__DBInstanceStatusInfo[] = {
    {"Message", 0, {.kind = 's'}},
    {"Normal", 0, {.kind = 'b'}},
    {"Status", 0, {.kind = 's'}},
    {"StatusType", 0, {.kind = 's'}},
    {0}};
static const TypeProperty RDS_DBInstance__Endpoint[] = {
    {"Address", 0, {.kind = 's'}},
    {"HostedZoneId", 0, {.kind = 's'}},
    {"Port", 0, {.kind = 's'}},
    {0}};
static const TypeProperty RDS_DBInstance__MasterUserSecret[] = {
    {"KmsKeyId", 0, {.kind = 's'}},
    {"SecretArn", 0, {.kind = 's'}},
    {0}};
static const TypeProperty RDS_DBInstance__ProcessorFeature[] = {
    {"Name", 0, {.kind = 's', .values = "coreCount|threadsPerCore"}},
    {"Value", 0, {.kind = 's'}},
    {0}};
static const TypeProperty RDS_DBInstance__Tag[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128)}},
    {"Value", 0, {.kind = 's', AT_LEAST(0), AT_MOST(256)}},
    {0}};
static const TypeProperty RDS_DBParameterGroup[] = {
    {"DBParameterGroupArn", READ_ONLY, {.kind = 's'}},
    {"DBParameterGroupName", CREATE_ONLY, {.kind = 's', .pattern = "^[a-zA-Z]{1}(?:-?[a-zA-Z0-9])*$"}},
    {"Description", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {"Family", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {"Parameters", 0, {.kind = 'o'}},
    {"Tags", 0, {.kind = 'a', AT_MOST(50), .items = &(const TypeNode){.kind = 'o', .members = RDS_DBParameterGroup__Tag}}},
    {0}};
static const TypeProperty RDS_DBParameterGroup__Tag[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128)}},
    {"Value", 0, {.kind = 's', AT_LEAST(0), AT_MOST(256)}},
    {0}};
static const TypeProperty RDS_DBSubnetGroup[] = {
    {"DBSubnetGroupArn", READ_ONLY, {.kind = 's'}},
    {"DBSubnetGroupDescription", REQUIRED, {.kind = 's'}},
    {"DBSubnetGroupName", CREATE_ONLY, {.kind = 's'}},
    {"SubnetIds", REQUIRED, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"Tags", 0, {.kind = 'a', AT_MOST(50), .items = &(const TypeNode){.kind = 'o', .members = RDS_DBSubnetGroup__Tag}}},
    {0}};
static const TypeProperty RDS_DBSubnetGroup__Tag[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128)}},
    {"Value", 0, {.kind = 's', AT_LEAST(0), AT_MOST(256)}},
    {0}};
static const TypeProperty RDS_EventSubscription[] = {
    {"Enabled", 0, {.kind = 'b'}},
    {"EventCategories", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {"SnsTopicArn", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {"SourceIds", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {"SourceType", 0, {.kind = 's'}},
    {"SubscriptionName", CREATE_ONLY, {.kind = 's', AT_MOST(255)}},
    {"Tags", 0, {.kind = 'a', AT_MOST(50), .items = &(const TypeNode){.kind = 'o', .members = RDS_EventSubscription__Tag}}},
    {0}};
static const TypeProperty RDS_EventSubscription__Tag[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128)}},
    {"Value", 0, {.kind = 's', AT_LEAST(0), AT_MOST(256)}},
    {0}};
static const TypeProperty RDS_OptionGroup[] = {
    {"EngineName", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {"MajorEngineVersion", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {"OptionConfigurations", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = RDS_OptionGroup__OptionConfiguration}}},
    {"OptionGroupDescription", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {"OptionGroupName", CREATE_ONLY, {.kind = 's'}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = RDS_OptionGroup__Tag}}},
    {0}};
static const TypeProperty RDS_OptionGroup__OptionConfiguration[] = {
    {"DBSecurityGroupMemberships", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {"OptionName", REQUIRED, {.kind = 's'}},
    {"OptionSettings", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = RDS_OptionGroup__OptionSetting}}},
    {"OptionVersion", 0, {.kind = 's'}},
    {"Port", 0, {.kind = 'i'}},
    {"VpcSecurityGroupMemberships", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {0}};
static const TypeProperty RDS_OptionGroup__OptionSetting[] = {
    {"Name", 0, {.kind = 's'}},
    {"Value", 0, {.kind = 's'}},
    {0}};
static const TypeProperty RDS_OptionGroup__Tag[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128)}},
    {"Value", 0, {.kind = 's', AT_LEAST(0), AT_MOST(256)}},
    {0}};
const TypeRow types_RDS[] = {
    {"AWS::RDS::DBInstance", {.kind = 'o', .members = RDS_DBInstance, .choices = (const TypeChoice[]){{EXCLUDES, "SourceDBInstanceIdentifier", "CharacterSetName|MasterUserPassword|MasterUsername|StorageEncrypted"}, {0}}}, "Tags", "AutomaticRestartTime|CertificateDetails|CertificateDetails.CAIdentifier|CertificateDetails.ValidTill|Endpoint|Endpoint.Address|Endpoint.Port|Endpoint.HostedZoneId|DbiResourceId|DBInstanceArn|DBInstanceStatus|InstanceCreateTime|IsStorageConfigUpgradeAvailable|LatestRestorableTime|ListenerEndpoint|ListenerEndpoint.Address|ListenerEndpoint.Port|ListenerEndpoint.HostedZoneId|MasterUserSecret.SecretArn|PercentProgress|ReadReplicaDBClusterIdentifiers|ReadReplicaDBInstanceIdentifiers|ResumeFullAutomationModeTime|SecondaryAvailabilityZone|StatusInfos|StorageOperationStatus|StorageOperationPercentProgress"},
    {"AWS::RDS::DBParameterGroup", {.kind = 'o', .members = RDS_DBParameterGroup}, "Tags", "DBParameterGroupArn"},
    {"AWS::RDS::DBSubnetGroup", {.kind = 'o', .members = RDS_DBSubnetGroup}, "Tags", "DBSubnetGroupArn"},
    {"AWS::RDS::EventSubscription", {.kind = 'o', .members = RDS_EventSubscription}, "Tags", ""},
    {"AWS::RDS::OptionGroup", {.kind = 'o', .members = RDS_OptionGroup}, "Tags", ""},
    {0}};
