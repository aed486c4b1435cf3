/* Made by scripts/sandbox-models from the botocore of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/wire/model.h"

static const ModelShape
    s_ActivityStreamModeList,
    s_AdditionalStorageVolume,
    s_AdditionalStorageVolumeOutput,
    s_AdditionalStorageVolumesList,
    s_AdditionalStorageVolumesOutputList,
    s_ApplyMethod,
    s_AutomationMode,
    s_AvailabilityZone,
    s_AvailabilityZoneList,
    s_AvailableAdditionalStorageVolumesOption,
    s_AvailableAdditionalStorageVolumesOptionList,
    s_AvailableProcessorFeature,
    s_AvailableProcessorFeatureList,
    s_AwsBackupRecoveryPointArn,
    s_CACertificateIdentifiersList,
    s_CertificateDetails,
    s_CharacterSet,
    s_CloudwatchLogsExportConfiguration,
    s_CustomDBEngineVersionAMI,
    s_DBCapacityReservationIdentifier,
    s_DBEngineVersion,
    s_DBEngineVersionList,
    s_DBEngineVersionMessage,
    s_DBInstance,
    s_DBInstanceAutomatedBackupsReplication,
    s_DBInstanceAutomatedBackupsReplicationList,
    s_DBInstanceList,
    s_DBInstanceMessage,
    s_DBInstanceRole,
    s_DBInstanceRoles,
    s_DBInstanceStatusInfo,
    s_DBInstanceStatusInfoList,
    s_DBMajorEngineVersion,
    s_DBMajorEngineVersionsList,
    s_DBParameterGroupNameMessage,
    s_DBParameterGroupStatus,
    s_DBParameterGroupStatusList,
    s_DBSecurityGroupMembership,
    s_DBSecurityGroupMembershipList,
    s_DBSecurityGroupNameList,
    s_DBSnapshot,
    s_DBSnapshotList,
    s_DBSnapshotMessage,
    s_DBSubnetGroup,
    s_DatabaseInsightsMode,
    s_DescribeDBEngineVersionsMessage,
    s_DescribeDBInstancesMessage,
    s_DescribeDBMajorEngineVersionsRequest,
    s_DescribeDBMajorEngineVersionsResponse,
    s_DescribeDBSnapshotsMessage,
    s_DescribeOrderableDBInstanceOptionsMessage,
    s_DescribePendingMaintenanceActionsMessage,
    s_DomainMembership,
    s_DomainMembershipList,
    s_Endpoint,
    s_Engine,
    s_EngineModeList,
    s_FeatureNameList,
    s_Filter,
    s_FilterList,
    s_FilterValueList,
    s_LogTypeList,
    s_MajorEngineVersion,
    s_Marker,
    s_MasterUserAuthenticationType,
    s_MasterUserSecret,
    s_MaxRecords,
    s_ModifyAdditionalStorageVolume,
    s_ModifyAdditionalStorageVolumesList,
    s_ModifyDBInstanceMessage,
    s_ModifyDBInstanceResult,
    s_ModifyDBParameterGroupMessage,
    s_OptionGroupMembership,
    s_OptionGroupMembershipList,
    s_OrderableDBInstanceOption,
    s_OrderableDBInstanceOptionsList,
    s_OrderableDBInstanceOptionsMessage,
    s_Outpost,
    s_Parameter,
    s_ParametersList,
    s_PendingCloudwatchLogsExports,
    s_PendingMaintenanceAction,
    s_PendingMaintenanceActionDetails,
    s_PendingMaintenanceActions,
    s_PendingMaintenanceActionsMessage,
    s_PendingModifiedValues,
    s_PrimaryEndpoint,
    s_ProcessorFeature,
    s_ProcessorFeatureList,
    s_ReadReplicaDBClusterIdentifierList,
    s_ReadReplicaDBInstanceIdentifierList,
    s_ReplicaMode,
    s_ResourcePendingMaintenanceActions,
    s_ServerlessV2FeaturesSupport,
    s_StartDBInstanceMessage,
    s_StartDBInstanceResult,
    s_StopDBInstanceMessage,
    s_StopDBInstanceResult,
    s_StringList,
    s_Subnet,
    s_SubnetList,
    s_SupportedCharacterSetsList,
    s_SupportedEngineLifecycle,
    s_SupportedEngineLifecycleList,
    s_SupportedTimezonesList,
    s_Tag,
    s_TagList,
    s_TagSpecification,
    s_TagSpecificationList,
    s_Timezone,
    s_UpgradeTarget,
    s_ValidUpgradeTargetList,
    s_VpcSecurityGroupIdList,
    s_VpcSecurityGroupMembership,
    s_VpcSecurityGroupMembershipList;

static const ModelShape s_ActivityStreamModeList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_AdditionalStorageVolume = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"VolumeName", "VolumeName", "VolumeName", &model_string, 1},
    {"AllocatedStorage", "AllocatedStorage", "AllocatedStorage", &model_integer, 0},
    {"IOPS", "IOPS", "IOPS", &model_integer, 0},
    {"MaxAllocatedStorage", "MaxAllocatedStorage", "MaxAllocatedStorage", &model_integer, 0},
    {"StorageThroughput", "StorageThroughput", "StorageThroughput", &model_integer, 0},
    {"StorageType", "StorageType", "StorageType", &model_string, 0},
    {0}}};
static const ModelShape s_AdditionalStorageVolumeOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"VolumeName", "VolumeName", "VolumeName", &model_string, 0},
    {"StorageVolumeStatus", "StorageVolumeStatus", "StorageVolumeStatus", &model_string, 0},
    {"StorageOperationStatus", "StorageOperationStatus", "StorageOperationStatus", &model_string, 0},
    {"StorageOperationPercentProgress", "StorageOperationPercentProgress", "StorageOperationPercentProgress", &model_integer, 0},
    {"AllocatedStorage", "AllocatedStorage", "AllocatedStorage", &model_integer, 0},
    {"IOPS", "IOPS", "IOPS", &model_integer, 0},
    {"MaxAllocatedStorage", "MaxAllocatedStorage", "MaxAllocatedStorage", &model_integer, 0},
    {"StorageThroughput", "StorageThroughput", "StorageThroughput", &model_integer, 0},
    {"StorageType", "StorageType", "StorageType", &model_string, 0},
    {0}}};
static const ModelShape s_AdditionalStorageVolumesList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_AdditionalStorageVolume, 0},
    {0}}};
static const ModelShape s_AdditionalStorageVolumesOutputList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_AdditionalStorageVolumeOutput, 0},
    {0}}};
static const ModelShape s_ApplyMethod = {.type = SHAPE_STRING, .choices = "immediate, pending-reboot"};
static const ModelShape s_AutomationMode = {.type = SHAPE_STRING, .choices = "full, all-paused"};
static const ModelShape s_AvailabilityZone = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Name", "Name", "Name", &model_string, 0},
    {0}}};
static const ModelShape s_AvailabilityZoneList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "AvailabilityZone", "AvailabilityZone", &s_AvailabilityZone, 0},
    {0}}};
static const ModelShape s_AvailableAdditionalStorageVolumesOption = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"SupportsStorageAutoscaling", "SupportsStorageAutoscaling", "SupportsStorageAutoscaling", &model_boolean, 0},
    {"SupportsStorageThroughput", "SupportsStorageThroughput", "SupportsStorageThroughput", &model_boolean, 0},
    {"SupportsIops", "SupportsIops", "SupportsIops", &model_boolean, 0},
    {"StorageType", "StorageType", "StorageType", &model_string, 0},
    {"MinStorageSize", "MinStorageSize", "MinStorageSize", &model_integer, 0},
    {"MaxStorageSize", "MaxStorageSize", "MaxStorageSize", &model_integer, 0},
    {"MinIops", "MinIops", "MinIops", &model_integer, 0},
    {"MaxIops", "MaxIops", "MaxIops", &model_integer, 0},
    {"MinIopsPerGib", "MinIopsPerGib", "MinIopsPerGib", &model_double, 0},
    {"MaxIopsPerGib", "MaxIopsPerGib", "MaxIopsPerGib", &model_double, 0},
    {"MinStorageThroughput", "MinStorageThroughput", "MinStorageThroughput", &model_integer, 0},
    {"MaxStorageThroughput", "MaxStorageThroughput", "MaxStorageThroughput", &model_integer, 0},
    {0}}};
static const ModelShape s_AvailableAdditionalStorageVolumesOptionList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "AvailableAdditionalStorageVolumesOption", "AvailableAdditionalStorageVolumesOption", &s_AvailableAdditionalStorageVolumesOption, 0},
    {0}}};
static const ModelShape s_AvailableProcessorFeature = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Name", "Name", "Name", &model_string, 0},
    {"DefaultValue", "DefaultValue", "DefaultValue", &model_string, 0},
    {"AllowedValues", "AllowedValues", "AllowedValues", &model_string, 0},
    {0}}};
static const ModelShape s_AvailableProcessorFeatureList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "AvailableProcessorFeature", "AvailableProcessorFeature", &s_AvailableProcessorFeature, 0},
    {0}}};
static const ModelShape s_AwsBackupRecoveryPointArn = {.type = SHAPE_STRING, AT_LEAST(43), AT_MOST(350)};
static const ModelShape s_CACertificateIdentifiersList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_CertificateDetails = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"CAIdentifier", "CAIdentifier", "CAIdentifier", &model_string, 0},
    {"ValidTill", "ValidTill", "ValidTill", &model_timestamp, 0},
    {0}}};
static const ModelShape s_CharacterSet = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"CharacterSetName", "CharacterSetName", "CharacterSetName", &model_string, 0},
    {"CharacterSetDescription", "CharacterSetDescription", "CharacterSetDescription", &model_string, 0},
    {0}}};
static const ModelShape s_CloudwatchLogsExportConfiguration = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"EnableLogTypes", "EnableLogTypes", "EnableLogTypes", &s_LogTypeList, 0},
    {"DisableLogTypes", "DisableLogTypes", "DisableLogTypes", &s_LogTypeList, 0},
    {0}}};
static const ModelShape s_CustomDBEngineVersionAMI = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ImageId", "ImageId", "ImageId", &model_string, 0},
    {"Status", "Status", "Status", &model_string, 0},
    {0}}};
static const ModelShape s_DBCapacityReservationIdentifier = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(63)};
static const ModelShape s_DBEngineVersion = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Engine", "Engine", "Engine", &model_string, 0},
    {"MajorEngineVersion", "MajorEngineVersion", "MajorEngineVersion", &model_string, 0},
    {"EngineVersion", "EngineVersion", "EngineVersion", &model_string, 0},
    {"DatabaseInstallationFilesS3BucketName", "DatabaseInstallationFilesS3BucketName", "DatabaseInstallationFilesS3BucketName", &model_string, 0},
    {"DatabaseInstallationFilesS3Prefix", "DatabaseInstallationFilesS3Prefix", "DatabaseInstallationFilesS3Prefix", &model_string, 0},
    {"DatabaseInstallationFiles", "DatabaseInstallationFiles", "DatabaseInstallationFiles", &s_StringList, 0},
    {"CustomDBEngineVersionManifest", "CustomDBEngineVersionManifest", "CustomDBEngineVersionManifest", &model_string, 0},
    {"DBParameterGroupFamily", "DBParameterGroupFamily", "DBParameterGroupFamily", &model_string, 0},
    {"DBEngineDescription", "DBEngineDescription", "DBEngineDescription", &model_string, 0},
    {"DBEngineVersionArn", "DBEngineVersionArn", "DBEngineVersionArn", &model_string, 0},
    {"DBEngineVersionDescription", "DBEngineVersionDescription", "DBEngineVersionDescription", &model_string, 0},
    {"DefaultCharacterSet", "DefaultCharacterSet", "DefaultCharacterSet", &s_CharacterSet, 0},
    {"FailureReason", "FailureReason", "FailureReason", &model_string, 0},
    {"Image", "Image", "Image", &s_CustomDBEngineVersionAMI, 0},
    {"DBEngineMediaType", "DBEngineMediaType", "DBEngineMediaType", &model_string, 0},
    {"KMSKeyId", "KMSKeyId", "KMSKeyId", &model_string, 0},
    {"CreateTime", "CreateTime", "CreateTime", &model_timestamp, 0},
    {"SupportedCharacterSets", "SupportedCharacterSets", "SupportedCharacterSets", &s_SupportedCharacterSetsList, 0},
    {"SupportedNcharCharacterSets", "SupportedNcharCharacterSets", "SupportedNcharCharacterSets", &s_SupportedCharacterSetsList, 0},
    {"ValidUpgradeTarget", "ValidUpgradeTarget", "ValidUpgradeTarget", &s_ValidUpgradeTargetList, 0},
    {"SupportedTimezones", "SupportedTimezones", "SupportedTimezones", &s_SupportedTimezonesList, 0},
    {"ExportableLogTypes", "ExportableLogTypes", "ExportableLogTypes", &s_LogTypeList, 0},
    {"SupportsLogExportsToCloudwatchLogs", "SupportsLogExportsToCloudwatchLogs", "SupportsLogExportsToCloudwatchLogs", &model_boolean, 0},
    {"SupportsReadReplica", "SupportsReadReplica", "SupportsReadReplica", &model_boolean, 0},
    {"SupportedEngineModes", "SupportedEngineModes", "SupportedEngineModes", &s_EngineModeList, 0},
    {"SupportedFeatureNames", "SupportedFeatureNames", "SupportedFeatureNames", &s_FeatureNameList, 0},
    {"Status", "Status", "Status", &model_string, 0},
    {"SupportsParallelQuery", "SupportsParallelQuery", "SupportsParallelQuery", &model_boolean, 0},
    {"SupportsGlobalDatabases", "SupportsGlobalDatabases", "SupportsGlobalDatabases", &model_boolean, 0},
    {"TagList", "TagList", "TagList", &s_TagList, 0},
    {"SupportsBabelfish", "SupportsBabelfish", "SupportsBabelfish", &model_boolean, 0},
    {"SupportsLimitlessDatabase", "SupportsLimitlessDatabase", "SupportsLimitlessDatabase", &model_boolean, 0},
    {"SupportsCertificateRotationWithoutRestart", "SupportsCertificateRotationWithoutRestart", "SupportsCertificateRotationWithoutRestart", &model_boolean, 0},
    {"SupportedCACertificateIdentifiers", "SupportedCACertificateIdentifiers", "SupportedCACertificateIdentifiers", &s_CACertificateIdentifiersList, 0},
    {"SupportsLocalWriteForwarding", "SupportsLocalWriteForwarding", "SupportsLocalWriteForwarding", &model_boolean, 0},
    {"SupportsIntegrations", "SupportsIntegrations", "SupportsIntegrations", &model_boolean, 0},
    {"ServerlessV2FeaturesSupport", "ServerlessV2FeaturesSupport", "ServerlessV2FeaturesSupport", &s_ServerlessV2FeaturesSupport, 0},
    {0}}};
static const ModelShape s_DBEngineVersionList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "DBEngineVersion", "DBEngineVersion", &s_DBEngineVersion, 0},
    {0}}};
static const ModelShape s_DBEngineVersionMessage = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Marker", "Marker", "Marker", &model_string, 0},
    {"DBEngineVersions", "DBEngineVersions", "DBEngineVersions", &s_DBEngineVersionList, 0},
    {0}}};
static const ModelShape s_DBInstance = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DBInstanceIdentifier", "DBInstanceIdentifier", "DBInstanceIdentifier", &model_string, 0},
    {"DBInstanceClass", "DBInstanceClass", "DBInstanceClass", &model_string, 0},
    {"Engine", "Engine", "Engine", &model_string, 0},
    {"DBInstanceStatus", "DBInstanceStatus", "DBInstanceStatus", &model_string, 0},
    {"MasterUsername", "MasterUsername", "MasterUsername", &model_string, 0},
    {"DBName", "DBName", "DBName", &model_string, 0},
    {"Endpoint", "Endpoint", "Endpoint", &s_Endpoint, 0},
    {"PrimaryEndpoint", "PrimaryEndpoint", "PrimaryEndpoint", &s_PrimaryEndpoint, 0},
    {"AllocatedStorage", "AllocatedStorage", "AllocatedStorage", &model_integer, 0},
    {"InstanceCreateTime", "InstanceCreateTime", "InstanceCreateTime", &model_timestamp, 0},
    {"PreferredBackupWindow", "PreferredBackupWindow", "PreferredBackupWindow", &model_string, 0},
    {"BackupRetentionPeriod", "BackupRetentionPeriod", "BackupRetentionPeriod", &model_integer, 0},
    {"DBSecurityGroups", "DBSecurityGroups", "DBSecurityGroups", &s_DBSecurityGroupMembershipList, 0},
    {"VpcSecurityGroups", "VpcSecurityGroups", "VpcSecurityGroups", &s_VpcSecurityGroupMembershipList, 0},
    {"DBParameterGroups", "DBParameterGroups", "DBParameterGroups", &s_DBParameterGroupStatusList, 0},
    {"AvailabilityZone", "AvailabilityZone", "AvailabilityZone", &model_string, 0},
    {"DBSubnetGroup", "DBSubnetGroup", "DBSubnetGroup", &s_DBSubnetGroup, 0},
    {"PreferredMaintenanceWindow", "PreferredMaintenanceWindow", "PreferredMaintenanceWindow", &model_string, 0},
    {"UpgradeRolloutOrder", "UpgradeRolloutOrder", "UpgradeRolloutOrder", &model_string, 0},
    {"PendingModifiedValues", "PendingModifiedValues", "PendingModifiedValues", &s_PendingModifiedValues, 0},
    {"LatestRestorableTime", "LatestRestorableTime", "LatestRestorableTime", &model_timestamp, 0},
    {"MultiAZ", "MultiAZ", "MultiAZ", &model_boolean, 0},
    {"EngineVersion", "EngineVersion", "EngineVersion", &model_string, 0},
    {"AutoMinorVersionUpgrade", "AutoMinorVersionUpgrade", "AutoMinorVersionUpgrade", &model_boolean, 0},
    {"ReadReplicaSourceDBInstanceIdentifier", "ReadReplicaSourceDBInstanceIdentifier", "ReadReplicaSourceDBInstanceIdentifier", &model_string, 0},
    {"ReadReplicaDBInstanceIdentifiers", "ReadReplicaDBInstanceIdentifiers", "ReadReplicaDBInstanceIdentifiers", &s_ReadReplicaDBInstanceIdentifierList, 0},
    {"ReadReplicaDBClusterIdentifiers", "ReadReplicaDBClusterIdentifiers", "ReadReplicaDBClusterIdentifiers", &s_ReadReplicaDBClusterIdentifierList, 0},
    {"ReplicaMode", "ReplicaMode", "ReplicaMode", &s_ReplicaMode, 0},
    {"LicenseModel", "LicenseModel", "LicenseModel", &model_string, 0},
    {"Iops", "Iops", "Iops", &model_integer, 0},
    {"StorageThroughput", "StorageThroughput", "StorageThroughput", &model_integer, 0},
    {"OptionGroupMemberships", "OptionGroupMemberships", "OptionGroupMemberships", &s_OptionGroupMembershipList, 0},
    {"CharacterSetName", "CharacterSetName", "CharacterSetName", &model_string, 0},
    {"NcharCharacterSetName", "NcharCharacterSetName", "NcharCharacterSetName", &model_string, 0},
    {"SecondaryAvailabilityZone", "SecondaryAvailabilityZone", "SecondaryAvailabilityZone", &model_string, 0},
    {"PubliclyAccessible", "PubliclyAccessible", "PubliclyAccessible", &model_boolean, 0},
    {"StatusInfos", "StatusInfos", "StatusInfos", &s_DBInstanceStatusInfoList, 0},
    {"StorageType", "StorageType", "StorageType", &model_string, 0},
    {"StorageEncryptionType", "StorageEncryptionType", "StorageEncryptionType", &model_string, 0},
    {"TdeCredentialArn", "TdeCredentialArn", "TdeCredentialArn", &model_string, 0},
    {"DbInstancePort", "DbInstancePort", "DbInstancePort", &model_integer, 0},
    {"DBClusterIdentifier", "DBClusterIdentifier", "DBClusterIdentifier", &model_string, 0},
    {"StorageEncrypted", "StorageEncrypted", "StorageEncrypted", &model_boolean, 0},
    {"KmsKeyId", "KmsKeyId", "KmsKeyId", &model_string, 0},
    {"DbiResourceId", "DbiResourceId", "DbiResourceId", &model_string, 0},
    {"CACertificateIdentifier", "CACertificateIdentifier", "CACertificateIdentifier", &model_string, 0},
    {"DomainMemberships", "DomainMemberships", "DomainMemberships", &s_DomainMembershipList, 0},
    {"CopyTagsToSnapshot", "CopyTagsToSnapshot", "CopyTagsToSnapshot", &model_boolean, 0},
    {"MonitoringInterval", "MonitoringInterval", "MonitoringInterval", &model_integer, 0},
    {"EnhancedMonitoringResourceArn", "EnhancedMonitoringResourceArn", "EnhancedMonitoringResourceArn", &model_string, 0},
    {"MonitoringRoleArn", "MonitoringRoleArn", "MonitoringRoleArn", &model_string, 0},
    {"PromotionTier", "PromotionTier", "PromotionTier", &model_integer, 0},
    {"DBInstanceArn", "DBInstanceArn", "DBInstanceArn", &model_string, 0},
    {"Timezone", "Timezone", "Timezone", &model_string, 0},
    {"IAMDatabaseAuthenticationEnabled", "IAMDatabaseAuthenticationEnabled", "IAMDatabaseAuthenticationEnabled", &model_boolean, 0},
    {"DatabaseInsightsMode", "DatabaseInsightsMode", "DatabaseInsightsMode", &s_DatabaseInsightsMode, 0},
    {"PerformanceInsightsEnabled", "PerformanceInsightsEnabled", "PerformanceInsightsEnabled", &model_boolean, 0},
    {"PerformanceInsightsKMSKeyId", "PerformanceInsightsKMSKeyId", "PerformanceInsightsKMSKeyId", &model_string, 0},
    {"PerformanceInsightsRetentionPeriod", "PerformanceInsightsRetentionPeriod", "PerformanceInsightsRetentionPeriod", &model_integer, 0},
    {"EnabledCloudwatchLogsExports", "EnabledCloudwatchLogsExports", "EnabledCloudwatchLogsExports", &s_LogTypeList, 0},
    {"ProcessorFeatures", "ProcessorFeatures", "ProcessorFeatures", &s_ProcessorFeatureList, 0},
    {"DeletionProtection", "DeletionProtection", "DeletionProtection", &model_boolean, 0},
    {"AssociatedRoles", "AssociatedRoles", "AssociatedRoles", &s_DBInstanceRoles, 0},
    {"ListenerEndpoint", "ListenerEndpoint", "ListenerEndpoint", &s_Endpoint, 0},
    {"MaxAllocatedStorage", "MaxAllocatedStorage", "MaxAllocatedStorage", &model_integer, 0},
    {"TagList", "TagList", "TagList", &s_TagList, 0},
    {"AutomationMode", "AutomationMode", "AutomationMode", &s_AutomationMode, 0},
    {"ResumeFullAutomationModeTime", "ResumeFullAutomationModeTime", "ResumeFullAutomationModeTime", &model_timestamp, 0},
    {"CustomerOwnedIpEnabled", "CustomerOwnedIpEnabled", "CustomerOwnedIpEnabled", &model_boolean, 0},
    {"NetworkType", "NetworkType", "NetworkType", &model_string, 0},
    {"ActivityStreamStatus", "ActivityStreamStatus", "ActivityStreamStatus", &model_string, 0},
    {"ActivityStreamKmsKeyId", "ActivityStreamKmsKeyId", "ActivityStreamKmsKeyId", &model_string, 0},
    {"ActivityStreamKinesisStreamName", "ActivityStreamKinesisStreamName", "ActivityStreamKinesisStreamName", &model_string, 0},
    {"ActivityStreamMode", "ActivityStreamMode", "ActivityStreamMode", &model_string, 0},
    {"ActivityStreamEngineNativeAuditFieldsIncluded", "ActivityStreamEngineNativeAuditFieldsIncluded", "ActivityStreamEngineNativeAuditFieldsIncluded", &model_boolean, 0},
    {"AwsBackupRecoveryPointArn", "AwsBackupRecoveryPointArn", "AwsBackupRecoveryPointArn", &model_string, 0},
    {"DBInstanceAutomatedBackupsReplications", "DBInstanceAutomatedBackupsReplications", "DBInstanceAutomatedBackupsReplications", &s_DBInstanceAutomatedBackupsReplicationList, 0},
    {"BackupTarget", "BackupTarget", "BackupTarget", &model_string, 0},
    {"AutomaticRestartTime", "AutomaticRestartTime", "AutomaticRestartTime", &model_timestamp, 0},
    {"CustomIamInstanceProfile", "CustomIamInstanceProfile", "CustomIamInstanceProfile", &model_string, 0},
    {"ActivityStreamPolicyStatus", "ActivityStreamPolicyStatus", "ActivityStreamPolicyStatus", &model_string, 0},
    {"CertificateDetails", "CertificateDetails", "CertificateDetails", &s_CertificateDetails, 0},
    {"DBSystemId", "DBSystemId", "DBSystemId", &model_string, 0},
    {"MasterUserSecret", "MasterUserSecret", "MasterUserSecret", &s_MasterUserSecret, 0},
    {"ReadReplicaSourceDBClusterIdentifier", "ReadReplicaSourceDBClusterIdentifier", "ReadReplicaSourceDBClusterIdentifier", &model_string, 0},
    {"PercentProgress", "PercentProgress", "PercentProgress", &model_string, 0},
    {"MultiTenant", "MultiTenant", "MultiTenant", &model_boolean, 0},
    {"DedicatedLogVolume", "DedicatedLogVolume", "DedicatedLogVolume", &model_boolean, 0},
    {"IsStorageConfigUpgradeAvailable", "IsStorageConfigUpgradeAvailable", "IsStorageConfigUpgradeAvailable", &model_boolean, 0},
    {"EngineLifecycleSupport", "EngineLifecycleSupport", "EngineLifecycleSupport", &model_string, 0},
    {"AdditionalStorageVolumes", "AdditionalStorageVolumes", "AdditionalStorageVolumes", &s_AdditionalStorageVolumesOutputList, 0},
    {"StorageVolumeStatus", "StorageVolumeStatus", "StorageVolumeStatus", &model_string, 0},
    {"StorageOperationStatus", "StorageOperationStatus", "StorageOperationStatus", &model_string, 0},
    {"StorageOperationPercentProgress", "StorageOperationPercentProgress", "StorageOperationPercentProgress", &model_integer, 0},
    {"DBCapacityReservationIdentifier", "DBCapacityReservationIdentifier", "DBCapacityReservationIdentifier", &s_DBCapacityReservationIdentifier, 0},
    {"VPCNetworkingEnabled", "VPCNetworkingEnabled", "VPCNetworkingEnabled", &model_boolean, 0},
    {0}}};
static const ModelShape s_DBInstanceAutomatedBackupsReplication = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DBInstanceAutomatedBackupsArn", "DBInstanceAutomatedBackupsArn", "DBInstanceAutomatedBackupsArn", &model_string, 0},
    {0}}};
static const ModelShape s_DBInstanceAutomatedBackupsReplicationList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "DBInstanceAutomatedBackupsReplication", "DBInstanceAutomatedBackupsReplication", &s_DBInstanceAutomatedBackupsReplication, 0},
    {0}}};
static const ModelShape s_DBInstanceList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "DBInstance", "DBInstance", &s_DBInstance, 0},
    {0}}};
static const ModelShape s_DBInstanceMessage = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Marker", "Marker", "Marker", &model_string, 0},
    {"DBInstances", "DBInstances", "DBInstances", &s_DBInstanceList, 0},
    {0}}};
static const ModelShape s_DBInstanceRole = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"RoleArn", "RoleArn", "RoleArn", &model_string, 0},
    {"FeatureName", "FeatureName", "FeatureName", &model_string, 0},
    {"Status", "Status", "Status", &model_string, 0},
    {0}}};
static const ModelShape s_DBInstanceRoles = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "DBInstanceRole", "DBInstanceRole", &s_DBInstanceRole, 0},
    {0}}};
static const ModelShape s_DBInstanceStatusInfo = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StatusType", "StatusType", "StatusType", &model_string, 0},
    {"Normal", "Normal", "Normal", &model_boolean, 0},
    {"Status", "Status", "Status", &model_string, 0},
    {"Message", "Message", "Message", &model_string, 0},
    {0}}};
static const ModelShape s_DBInstanceStatusInfoList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "DBInstanceStatusInfo", "DBInstanceStatusInfo", &s_DBInstanceStatusInfo, 0},
    {0}}};
static const ModelShape s_DBMajorEngineVersion = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Engine", "Engine", "Engine", &model_string, 0},
    {"MajorEngineVersion", "MajorEngineVersion", "MajorEngineVersion", &model_string, 0},
    {"SupportedEngineLifecycles", "SupportedEngineLifecycles", "SupportedEngineLifecycles", &s_SupportedEngineLifecycleList, 0},
    {0}}};
static const ModelShape s_DBMajorEngineVersionsList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "DBMajorEngineVersion", "DBMajorEngineVersion", &s_DBMajorEngineVersion, 0},
    {0}}};
static const ModelShape s_DBParameterGroupNameMessage = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DBParameterGroupName", "DBParameterGroupName", "DBParameterGroupName", &model_string, 0},
    {0}}};
static const ModelShape s_DBParameterGroupStatus = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DBParameterGroupName", "DBParameterGroupName", "DBParameterGroupName", &model_string, 0},
    {"ParameterApplyStatus", "ParameterApplyStatus", "ParameterApplyStatus", &model_string, 0},
    {0}}};
static const ModelShape s_DBParameterGroupStatusList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "DBParameterGroup", "DBParameterGroup", &s_DBParameterGroupStatus, 0},
    {0}}};
static const ModelShape s_DBSecurityGroupMembership = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DBSecurityGroupName", "DBSecurityGroupName", "DBSecurityGroupName", &model_string, 0},
    {"Status", "Status", "Status", &model_string, 0},
    {0}}};
static const ModelShape s_DBSecurityGroupMembershipList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "DBSecurityGroup", "DBSecurityGroup", &s_DBSecurityGroupMembership, 0},
    {0}}};
static const ModelShape s_DBSecurityGroupNameList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "DBSecurityGroupName", "DBSecurityGroupName", &model_string, 0},
    {0}}};
static const ModelShape s_DBSnapshot = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DBSnapshotIdentifier", "DBSnapshotIdentifier", "DBSnapshotIdentifier", &model_string, 0},
    {"DBInstanceIdentifier", "DBInstanceIdentifier", "DBInstanceIdentifier", &model_string, 0},
    {"SnapshotCreateTime", "SnapshotCreateTime", "SnapshotCreateTime", &model_timestamp, 0},
    {"Engine", "Engine", "Engine", &model_string, 0},
    {"AllocatedStorage", "AllocatedStorage", "AllocatedStorage", &model_integer, 0},
    {"Status", "Status", "Status", &model_string, 0},
    {"Port", "Port", "Port", &model_integer, 0},
    {"AvailabilityZone", "AvailabilityZone", "AvailabilityZone", &model_string, 0},
    {"VpcId", "VpcId", "VpcId", &model_string, 0},
    {"InstanceCreateTime", "InstanceCreateTime", "InstanceCreateTime", &model_timestamp, 0},
    {"MasterUsername", "MasterUsername", "MasterUsername", &model_string, 0},
    {"EngineVersion", "EngineVersion", "EngineVersion", &model_string, 0},
    {"LicenseModel", "LicenseModel", "LicenseModel", &model_string, 0},
    {"SnapshotType", "SnapshotType", "SnapshotType", &model_string, 0},
    {"Iops", "Iops", "Iops", &model_integer, 0},
    {"StorageThroughput", "StorageThroughput", "StorageThroughput", &model_integer, 0},
    {"OptionGroupName", "OptionGroupName", "OptionGroupName", &model_string, 0},
    {"PercentProgress", "PercentProgress", "PercentProgress", &model_integer, 0},
    {"SourceRegion", "SourceRegion", "SourceRegion", &model_string, 0},
    {"SourceDBSnapshotIdentifier", "SourceDBSnapshotIdentifier", "SourceDBSnapshotIdentifier", &model_string, 0},
    {"StorageType", "StorageType", "StorageType", &model_string, 0},
    {"TdeCredentialArn", "TdeCredentialArn", "TdeCredentialArn", &model_string, 0},
    {"Encrypted", "Encrypted", "Encrypted", &model_boolean, 0},
    {"StorageEncryptionType", "StorageEncryptionType", "StorageEncryptionType", &model_string, 0},
    {"BackupRetentionPeriod", "BackupRetentionPeriod", "BackupRetentionPeriod", &model_integer, 0},
    {"PreferredBackupWindow", "PreferredBackupWindow", "PreferredBackupWindow", &model_string, 0},
    {"KmsKeyId", "KmsKeyId", "KmsKeyId", &model_string, 0},
    {"DBSnapshotArn", "DBSnapshotArn", "DBSnapshotArn", &model_string, 0},
    {"Timezone", "Timezone", "Timezone", &model_string, 0},
    {"IAMDatabaseAuthenticationEnabled", "IAMDatabaseAuthenticationEnabled", "IAMDatabaseAuthenticationEnabled", &model_boolean, 0},
    {"ProcessorFeatures", "ProcessorFeatures", "ProcessorFeatures", &s_ProcessorFeatureList, 0},
    {"DbiResourceId", "DbiResourceId", "DbiResourceId", &model_string, 0},
    {"TagList", "TagList", "TagList", &s_TagList, 0},
    {"SnapshotTarget", "SnapshotTarget", "SnapshotTarget", &model_string, 0},
    {"OriginalSnapshotCreateTime", "OriginalSnapshotCreateTime", "OriginalSnapshotCreateTime", &model_timestamp, 0},
    {"SnapshotDatabaseTime", "SnapshotDatabaseTime", "SnapshotDatabaseTime", &model_timestamp, 0},
    {"DBSystemId", "DBSystemId", "DBSystemId", &model_string, 0},
    {"MultiTenant", "MultiTenant", "MultiTenant", &model_boolean, 0},
    {"DedicatedLogVolume", "DedicatedLogVolume", "DedicatedLogVolume", &model_boolean, 0},
    {"AdditionalStorageVolumes", "AdditionalStorageVolumes", "AdditionalStorageVolumes", &s_AdditionalStorageVolumesList, 0},
    {"SnapshotAvailabilityZone", "SnapshotAvailabilityZone", "SnapshotAvailabilityZone", &model_string, 0},
    {"FullSnapshotSizeInBytes", "FullSnapshotSizeInBytes", "FullSnapshotSizeInBytes", &model_long, 0},
    {0}}};
static const ModelShape s_DBSnapshotList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "DBSnapshot", "DBSnapshot", &s_DBSnapshot, 0},
    {0}}};
static const ModelShape s_DBSnapshotMessage = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Marker", "Marker", "Marker", &model_string, 0},
    {"DBSnapshots", "DBSnapshots", "DBSnapshots", &s_DBSnapshotList, 0},
    {0}}};
static const ModelShape s_DBSubnetGroup = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DBSubnetGroupName", "DBSubnetGroupName", "DBSubnetGroupName", &model_string, 0},
    {"DBSubnetGroupDescription", "DBSubnetGroupDescription", "DBSubnetGroupDescription", &model_string, 0},
    {"VpcId", "VpcId", "VpcId", &model_string, 0},
    {"SubnetGroupStatus", "SubnetGroupStatus", "SubnetGroupStatus", &model_string, 0},
    {"Subnets", "Subnets", "Subnets", &s_SubnetList, 0},
    {"DBSubnetGroupArn", "DBSubnetGroupArn", "DBSubnetGroupArn", &model_string, 0},
    {"SupportedNetworkTypes", "SupportedNetworkTypes", "SupportedNetworkTypes", &s_StringList, 0},
    {0}}};
static const ModelShape s_DatabaseInsightsMode = {.type = SHAPE_STRING, .choices = "standard, advanced"};
static const ModelShape s_DescribeDBEngineVersionsMessage = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Engine", "Engine", "Engine", &model_string, 0},
    {"EngineVersion", "EngineVersion", "EngineVersion", &model_string, 0},
    {"DBParameterGroupFamily", "DBParameterGroupFamily", "DBParameterGroupFamily", &model_string, 0},
    {"Filters", "Filters", "Filters", &s_FilterList, 0},
    {"MaxRecords", "MaxRecords", "MaxRecords", &model_integer, 0},
    {"Marker", "Marker", "Marker", &model_string, 0},
    {"DefaultOnly", "DefaultOnly", "DefaultOnly", &model_boolean, 0},
    {"ListSupportedCharacterSets", "ListSupportedCharacterSets", "ListSupportedCharacterSets", &model_boolean, 0},
    {"ListSupportedTimezones", "ListSupportedTimezones", "ListSupportedTimezones", &model_boolean, 0},
    {"IncludeAll", "IncludeAll", "IncludeAll", &model_boolean, 0},
    {0}}};
static const ModelShape s_DescribeDBInstancesMessage = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DBInstanceIdentifier", "DBInstanceIdentifier", "DBInstanceIdentifier", &model_string, 0},
    {"Filters", "Filters", "Filters", &s_FilterList, 0},
    {"MaxRecords", "MaxRecords", "MaxRecords", &model_integer, 0},
    {"Marker", "Marker", "Marker", &model_string, 0},
    {0}}};
static const ModelShape s_DescribeDBMajorEngineVersionsRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Engine", "Engine", "Engine", &s_Engine, 0},
    {"MajorEngineVersion", "MajorEngineVersion", "MajorEngineVersion", &s_MajorEngineVersion, 0},
    {"Marker", "Marker", "Marker", &s_Marker, 0},
    {"MaxRecords", "MaxRecords", "MaxRecords", &s_MaxRecords, 0},
    {0}}};
static const ModelShape s_DescribeDBMajorEngineVersionsResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DBMajorEngineVersions", "DBMajorEngineVersions", "DBMajorEngineVersions", &s_DBMajorEngineVersionsList, 0},
    {"Marker", "Marker", "Marker", &model_string, 0},
    {0}}};
static const ModelShape s_DescribeDBSnapshotsMessage = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DBInstanceIdentifier", "DBInstanceIdentifier", "DBInstanceIdentifier", &model_string, 0},
    {"DBSnapshotIdentifier", "DBSnapshotIdentifier", "DBSnapshotIdentifier", &model_string, 0},
    {"SnapshotType", "SnapshotType", "SnapshotType", &model_string, 0},
    {"Filters", "Filters", "Filters", &s_FilterList, 0},
    {"MaxRecords", "MaxRecords", "MaxRecords", &model_integer, 0},
    {"Marker", "Marker", "Marker", &model_string, 0},
    {"IncludeShared", "IncludeShared", "IncludeShared", &model_boolean, 0},
    {"IncludePublic", "IncludePublic", "IncludePublic", &model_boolean, 0},
    {"DbiResourceId", "DbiResourceId", "DbiResourceId", &model_string, 0},
    {0}}};
static const ModelShape s_DescribeOrderableDBInstanceOptionsMessage = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Engine", "Engine", "Engine", &model_string, 1},
    {"EngineVersion", "EngineVersion", "EngineVersion", &model_string, 0},
    {"DBInstanceClass", "DBInstanceClass", "DBInstanceClass", &model_string, 0},
    {"LicenseModel", "LicenseModel", "LicenseModel", &model_string, 0},
    {"AvailabilityZoneGroup", "AvailabilityZoneGroup", "AvailabilityZoneGroup", &model_string, 0},
    {"Vpc", "Vpc", "Vpc", &model_boolean, 0},
    {"Filters", "Filters", "Filters", &s_FilterList, 0},
    {"MaxRecords", "MaxRecords", "MaxRecords", &model_integer, 0},
    {"Marker", "Marker", "Marker", &model_string, 0},
    {0}}};
static const ModelShape s_DescribePendingMaintenanceActionsMessage = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ResourceIdentifier", "ResourceIdentifier", "ResourceIdentifier", &model_string, 0},
    {"Filters", "Filters", "Filters", &s_FilterList, 0},
    {"Marker", "Marker", "Marker", &model_string, 0},
    {"MaxRecords", "MaxRecords", "MaxRecords", &model_integer, 0},
    {0}}};
static const ModelShape s_DomainMembership = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Domain", "Domain", "Domain", &model_string, 0},
    {"Status", "Status", "Status", &model_string, 0},
    {"FQDN", "FQDN", "FQDN", &model_string, 0},
    {"IAMRoleName", "IAMRoleName", "IAMRoleName", &model_string, 0},
    {"OU", "OU", "OU", &model_string, 0},
    {"AuthSecretArn", "AuthSecretArn", "AuthSecretArn", &model_string, 0},
    {"DnsIps", "DnsIps", "DnsIps", &s_StringList, 0},
    {0}}};
static const ModelShape s_DomainMembershipList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "DomainMembership", "DomainMembership", &s_DomainMembership, 0},
    {0}}};
static const ModelShape s_Endpoint = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Address", "Address", "Address", &model_string, 0},
    {"Port", "Port", "Port", &model_integer, 0},
    {"HostedZoneId", "HostedZoneId", "HostedZoneId", &model_string, 0},
    {0}}};
static const ModelShape s_Engine = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(50)};
static const ModelShape s_EngineModeList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_FeatureNameList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_Filter = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Name", "Name", "Name", &model_string, 1},
    {"Values", "Values", "Values", &s_FilterValueList, 1},
    {0}}};
static const ModelShape s_FilterList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "Filter", "Filter", &s_Filter, 0},
    {0}}};
static const ModelShape s_FilterValueList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "Value", "Value", &model_string, 0},
    {0}}};
static const ModelShape s_LogTypeList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_MajorEngineVersion = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(50)};
static const ModelShape s_Marker = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(340)};
static const ModelShape s_MasterUserAuthenticationType = {.type = SHAPE_STRING, .choices = "password, iam-db-auth"};
static const ModelShape s_MasterUserSecret = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"SecretArn", "SecretArn", "SecretArn", &model_string, 0},
    {"SecretStatus", "SecretStatus", "SecretStatus", &model_string, 0},
    {"KmsKeyId", "KmsKeyId", "KmsKeyId", &model_string, 0},
    {0}}};
static const ModelShape s_MaxRecords = {.type = SHAPE_INTEGER, AT_LEAST(20), AT_MOST(100)};
static const ModelShape s_ModifyAdditionalStorageVolume = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"VolumeName", "VolumeName", "VolumeName", &model_string, 1},
    {"AllocatedStorage", "AllocatedStorage", "AllocatedStorage", &model_integer, 0},
    {"IOPS", "IOPS", "IOPS", &model_integer, 0},
    {"MaxAllocatedStorage", "MaxAllocatedStorage", "MaxAllocatedStorage", &model_integer, 0},
    {"StorageThroughput", "StorageThroughput", "StorageThroughput", &model_integer, 0},
    {"StorageType", "StorageType", "StorageType", &model_string, 0},
    {"SetForDelete", "SetForDelete", "SetForDelete", &model_boolean, 0},
    {0}}};
static const ModelShape s_ModifyAdditionalStorageVolumesList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_ModifyAdditionalStorageVolume, 0},
    {0}}};
static const ModelShape s_ModifyDBInstanceMessage = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DBInstanceIdentifier", "DBInstanceIdentifier", "DBInstanceIdentifier", &model_string, 1},
    {"AllocatedStorage", "AllocatedStorage", "AllocatedStorage", &model_integer, 0},
    {"DBInstanceClass", "DBInstanceClass", "DBInstanceClass", &model_string, 0},
    {"DBSubnetGroupName", "DBSubnetGroupName", "DBSubnetGroupName", &model_string, 0},
    {"DBSecurityGroups", "DBSecurityGroups", "DBSecurityGroups", &s_DBSecurityGroupNameList, 0},
    {"VpcSecurityGroupIds", "VpcSecurityGroupIds", "VpcSecurityGroupIds", &s_VpcSecurityGroupIdList, 0},
    {"ApplyImmediately", "ApplyImmediately", "ApplyImmediately", &model_boolean, 0},
    {"MasterUserPassword", "MasterUserPassword", "MasterUserPassword", &model_string, 0},
    {"DBParameterGroupName", "DBParameterGroupName", "DBParameterGroupName", &model_string, 0},
    {"BackupRetentionPeriod", "BackupRetentionPeriod", "BackupRetentionPeriod", &model_integer, 0},
    {"PreferredBackupWindow", "PreferredBackupWindow", "PreferredBackupWindow", &model_string, 0},
    {"PreferredMaintenanceWindow", "PreferredMaintenanceWindow", "PreferredMaintenanceWindow", &model_string, 0},
    {"MultiAZ", "MultiAZ", "MultiAZ", &model_boolean, 0},
    {"EngineVersion", "EngineVersion", "EngineVersion", &model_string, 0},
    {"AllowMajorVersionUpgrade", "AllowMajorVersionUpgrade", "AllowMajorVersionUpgrade", &model_boolean, 0},
    {"AutoMinorVersionUpgrade", "AutoMinorVersionUpgrade", "AutoMinorVersionUpgrade", &model_boolean, 0},
    {"LicenseModel", "LicenseModel", "LicenseModel", &model_string, 0},
    {"Iops", "Iops", "Iops", &model_integer, 0},
    {"StorageThroughput", "StorageThroughput", "StorageThroughput", &model_integer, 0},
    {"OptionGroupName", "OptionGroupName", "OptionGroupName", &model_string, 0},
    {"NewDBInstanceIdentifier", "NewDBInstanceIdentifier", "NewDBInstanceIdentifier", &model_string, 0},
    {"StorageType", "StorageType", "StorageType", &model_string, 0},
    {"TdeCredentialArn", "TdeCredentialArn", "TdeCredentialArn", &model_string, 0},
    {"TdeCredentialPassword", "TdeCredentialPassword", "TdeCredentialPassword", &model_string, 0},
    {"CACertificateIdentifier", "CACertificateIdentifier", "CACertificateIdentifier", &model_string, 0},
    {"Domain", "Domain", "Domain", &model_string, 0},
    {"DomainFqdn", "DomainFqdn", "DomainFqdn", &model_string, 0},
    {"DomainOu", "DomainOu", "DomainOu", &model_string, 0},
    {"DomainAuthSecretArn", "DomainAuthSecretArn", "DomainAuthSecretArn", &model_string, 0},
    {"DomainDnsIps", "DomainDnsIps", "DomainDnsIps", &s_StringList, 0},
    {"DisableDomain", "DisableDomain", "DisableDomain", &model_boolean, 0},
    {"CopyTagsToSnapshot", "CopyTagsToSnapshot", "CopyTagsToSnapshot", &model_boolean, 0},
    {"MonitoringInterval", "MonitoringInterval", "MonitoringInterval", &model_integer, 0},
    {"DBPortNumber", "DBPortNumber", "DBPortNumber", &model_integer, 0},
    {"PubliclyAccessible", "PubliclyAccessible", "PubliclyAccessible", &model_boolean, 0},
    {"MonitoringRoleArn", "MonitoringRoleArn", "MonitoringRoleArn", &model_string, 0},
    {"DomainIAMRoleName", "DomainIAMRoleName", "DomainIAMRoleName", &model_string, 0},
    {"PromotionTier", "PromotionTier", "PromotionTier", &model_integer, 0},
    {"EnableIAMDatabaseAuthentication", "EnableIAMDatabaseAuthentication", "EnableIAMDatabaseAuthentication", &model_boolean, 0},
    {"DatabaseInsightsMode", "DatabaseInsightsMode", "DatabaseInsightsMode", &s_DatabaseInsightsMode, 0},
    {"EnablePerformanceInsights", "EnablePerformanceInsights", "EnablePerformanceInsights", &model_boolean, 0},
    {"PerformanceInsightsKMSKeyId", "PerformanceInsightsKMSKeyId", "PerformanceInsightsKMSKeyId", &model_string, 0},
    {"PerformanceInsightsRetentionPeriod", "PerformanceInsightsRetentionPeriod", "PerformanceInsightsRetentionPeriod", &model_integer, 0},
    {"CloudwatchLogsExportConfiguration", "CloudwatchLogsExportConfiguration", "CloudwatchLogsExportConfiguration", &s_CloudwatchLogsExportConfiguration, 0},
    {"ProcessorFeatures", "ProcessorFeatures", "ProcessorFeatures", &s_ProcessorFeatureList, 0},
    {"UseDefaultProcessorFeatures", "UseDefaultProcessorFeatures", "UseDefaultProcessorFeatures", &model_boolean, 0},
    {"DeletionProtection", "DeletionProtection", "DeletionProtection", &model_boolean, 0},
    {"MaxAllocatedStorage", "MaxAllocatedStorage", "MaxAllocatedStorage", &model_integer, 0},
    {"CertificateRotationRestart", "CertificateRotationRestart", "CertificateRotationRestart", &model_boolean, 0},
    {"ReplicaMode", "ReplicaMode", "ReplicaMode", &s_ReplicaMode, 0},
    {"AutomationMode", "AutomationMode", "AutomationMode", &s_AutomationMode, 0},
    {"ResumeFullAutomationModeMinutes", "ResumeFullAutomationModeMinutes", "ResumeFullAutomationModeMinutes", &model_integer, 0},
    {"EnableCustomerOwnedIp", "EnableCustomerOwnedIp", "EnableCustomerOwnedIp", &model_boolean, 0},
    {"NetworkType", "NetworkType", "NetworkType", &model_string, 0},
    {"AwsBackupRecoveryPointArn", "AwsBackupRecoveryPointArn", "AwsBackupRecoveryPointArn", &s_AwsBackupRecoveryPointArn, 0},
    {"ManageMasterUserPassword", "ManageMasterUserPassword", "ManageMasterUserPassword", &model_boolean, 0},
    {"RotateMasterUserPassword", "RotateMasterUserPassword", "RotateMasterUserPassword", &model_boolean, 0},
    {"MasterUserSecretKmsKeyId", "MasterUserSecretKmsKeyId", "MasterUserSecretKmsKeyId", &model_string, 0},
    {"MultiTenant", "MultiTenant", "MultiTenant", &model_boolean, 0},
    {"DedicatedLogVolume", "DedicatedLogVolume", "DedicatedLogVolume", &model_boolean, 0},
    {"Engine", "Engine", "Engine", &model_string, 0},
    {"AdditionalStorageVolumes", "AdditionalStorageVolumes", "AdditionalStorageVolumes", &s_ModifyAdditionalStorageVolumesList, 0},
    {"DBCapacityReservationIdentifier", "DBCapacityReservationIdentifier", "DBCapacityReservationIdentifier", &s_DBCapacityReservationIdentifier, 0},
    {"TagSpecifications", "TagSpecifications", "TagSpecifications", &s_TagSpecificationList, 0},
    {"MasterUserAuthenticationType", "MasterUserAuthenticationType", "MasterUserAuthenticationType", &s_MasterUserAuthenticationType, 0},
    {"EngineLifecycleSupport", "EngineLifecycleSupport", "EngineLifecycleSupport", &model_string, 0},
    {0}}};
static const ModelShape s_ModifyDBInstanceResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DBInstance", "DBInstance", "DBInstance", &s_DBInstance, 0},
    {0}}};
static const ModelShape s_ModifyDBParameterGroupMessage = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DBParameterGroupName", "DBParameterGroupName", "DBParameterGroupName", &model_string, 1},
    {"Parameters", "Parameters", "Parameters", &s_ParametersList, 1},
    {0}}};
static const ModelShape s_OptionGroupMembership = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"OptionGroupName", "OptionGroupName", "OptionGroupName", &model_string, 0},
    {"Status", "Status", "Status", &model_string, 0},
    {0}}};
static const ModelShape s_OptionGroupMembershipList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "OptionGroupMembership", "OptionGroupMembership", &s_OptionGroupMembership, 0},
    {0}}};
static const ModelShape s_OrderableDBInstanceOption = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Engine", "Engine", "Engine", &model_string, 0},
    {"EngineVersion", "EngineVersion", "EngineVersion", &model_string, 0},
    {"DBInstanceClass", "DBInstanceClass", "DBInstanceClass", &model_string, 0},
    {"LicenseModel", "LicenseModel", "LicenseModel", &model_string, 0},
    {"AvailabilityZoneGroup", "AvailabilityZoneGroup", "AvailabilityZoneGroup", &model_string, 0},
    {"AvailabilityZones", "AvailabilityZones", "AvailabilityZones", &s_AvailabilityZoneList, 0},
    {"MultiAZCapable", "MultiAZCapable", "MultiAZCapable", &model_boolean, 0},
    {"ReadReplicaCapable", "ReadReplicaCapable", "ReadReplicaCapable", &model_boolean, 0},
    {"Vpc", "Vpc", "Vpc", &model_boolean, 0},
    {"SupportsStorageEncryption", "SupportsStorageEncryption", "SupportsStorageEncryption", &model_boolean, 0},
    {"StorageType", "StorageType", "StorageType", &model_string, 0},
    {"SupportsIops", "SupportsIops", "SupportsIops", &model_boolean, 0},
    {"SupportsStorageThroughput", "SupportsStorageThroughput", "SupportsStorageThroughput", &model_boolean, 0},
    {"SupportsEnhancedMonitoring", "SupportsEnhancedMonitoring", "SupportsEnhancedMonitoring", &model_boolean, 0},
    {"SupportsIAMDatabaseAuthentication", "SupportsIAMDatabaseAuthentication", "SupportsIAMDatabaseAuthentication", &model_boolean, 0},
    {"SupportsPerformanceInsights", "SupportsPerformanceInsights", "SupportsPerformanceInsights", &model_boolean, 0},
    {"MinStorageSize", "MinStorageSize", "MinStorageSize", &model_integer, 0},
    {"MaxStorageSize", "MaxStorageSize", "MaxStorageSize", &model_integer, 0},
    {"MinIopsPerDbInstance", "MinIopsPerDbInstance", "MinIopsPerDbInstance", &model_integer, 0},
    {"MaxIopsPerDbInstance", "MaxIopsPerDbInstance", "MaxIopsPerDbInstance", &model_integer, 0},
    {"MinIopsPerGib", "MinIopsPerGib", "MinIopsPerGib", &model_double, 0},
    {"MaxIopsPerGib", "MaxIopsPerGib", "MaxIopsPerGib", &model_double, 0},
    {"MinStorageThroughputPerDbInstance", "MinStorageThroughputPerDbInstance", "MinStorageThroughputPerDbInstance", &model_integer, 0},
    {"MaxStorageThroughputPerDbInstance", "MaxStorageThroughputPerDbInstance", "MaxStorageThroughputPerDbInstance", &model_integer, 0},
    {"MinStorageThroughputPerIops", "MinStorageThroughputPerIops", "MinStorageThroughputPerIops", &model_double, 0},
    {"MaxStorageThroughputPerIops", "MaxStorageThroughputPerIops", "MaxStorageThroughputPerIops", &model_double, 0},
    {"AvailableProcessorFeatures", "AvailableProcessorFeatures", "AvailableProcessorFeatures", &s_AvailableProcessorFeatureList, 0},
    {"SupportedEngineModes", "SupportedEngineModes", "SupportedEngineModes", &s_EngineModeList, 0},
    {"SupportsStorageAutoscaling", "SupportsStorageAutoscaling", "SupportsStorageAutoscaling", &model_boolean, 0},
    {"SupportsKerberosAuthentication", "SupportsKerberosAuthentication", "SupportsKerberosAuthentication", &model_boolean, 0},
    {"OutpostCapable", "OutpostCapable", "OutpostCapable", &model_boolean, 0},
    {"SupportedActivityStreamModes", "SupportedActivityStreamModes", "SupportedActivityStreamModes", &s_ActivityStreamModeList, 0},
    {"SupportsGlobalDatabases", "SupportsGlobalDatabases", "SupportsGlobalDatabases", &model_boolean, 0},
    {"SupportedNetworkTypes", "SupportedNetworkTypes", "SupportedNetworkTypes", &s_StringList, 0},
    {"SupportsClusters", "SupportsClusters", "SupportsClusters", &model_boolean, 0},
    {"SupportsDedicatedLogVolume", "SupportsDedicatedLogVolume", "SupportsDedicatedLogVolume", &model_boolean, 0},
    {"SupportsAdditionalStorageVolumes", "SupportsAdditionalStorageVolumes", "SupportsAdditionalStorageVolumes", &model_boolean, 0},
    {"SupportsHttpEndpoint", "SupportsHttpEndpoint", "SupportsHttpEndpoint", &model_boolean, 0},
    {"AvailableAdditionalStorageVolumesOptions", "AvailableAdditionalStorageVolumesOptions", "AvailableAdditionalStorageVolumesOptions", &s_AvailableAdditionalStorageVolumesOptionList, 0},
    {0}}};
static const ModelShape s_OrderableDBInstanceOptionsList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "OrderableDBInstanceOption", "OrderableDBInstanceOption", &s_OrderableDBInstanceOption, 0},
    {0}}};
static const ModelShape s_OrderableDBInstanceOptionsMessage = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"OrderableDBInstanceOptions", "OrderableDBInstanceOptions", "OrderableDBInstanceOptions", &s_OrderableDBInstanceOptionsList, 0},
    {"Marker", "Marker", "Marker", &model_string, 0},
    {0}}};
static const ModelShape s_Outpost = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Arn", "Arn", "Arn", &model_string, 0},
    {0}}};
static const ModelShape s_Parameter = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ParameterName", "ParameterName", "ParameterName", &model_string, 0},
    {"ParameterValue", "ParameterValue", "ParameterValue", &model_string, 0},
    {"Description", "Description", "Description", &model_string, 0},
    {"Source", "Source", "Source", &model_string, 0},
    {"ApplyType", "ApplyType", "ApplyType", &model_string, 0},
    {"DataType", "DataType", "DataType", &model_string, 0},
    {"AllowedValues", "AllowedValues", "AllowedValues", &model_string, 0},
    {"IsModifiable", "IsModifiable", "IsModifiable", &model_boolean, 0},
    {"MinimumEngineVersion", "MinimumEngineVersion", "MinimumEngineVersion", &model_string, 0},
    {"ApplyMethod", "ApplyMethod", "ApplyMethod", &s_ApplyMethod, 0},
    {"SupportedEngineModes", "SupportedEngineModes", "SupportedEngineModes", &s_EngineModeList, 0},
    {0}}};
static const ModelShape s_ParametersList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "Parameter", "Parameter", &s_Parameter, 0},
    {0}}};
static const ModelShape s_PendingCloudwatchLogsExports = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"LogTypesToEnable", "LogTypesToEnable", "LogTypesToEnable", &s_LogTypeList, 0},
    {"LogTypesToDisable", "LogTypesToDisable", "LogTypesToDisable", &s_LogTypeList, 0},
    {0}}};
static const ModelShape s_PendingMaintenanceAction = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Action", "Action", "Action", &model_string, 0},
    {"AutoAppliedAfterDate", "AutoAppliedAfterDate", "AutoAppliedAfterDate", &model_timestamp, 0},
    {"ForcedApplyDate", "ForcedApplyDate", "ForcedApplyDate", &model_timestamp, 0},
    {"OptInStatus", "OptInStatus", "OptInStatus", &model_string, 0},
    {"CurrentApplyDate", "CurrentApplyDate", "CurrentApplyDate", &model_timestamp, 0},
    {"Description", "Description", "Description", &model_string, 0},
    {0}}};
static const ModelShape s_PendingMaintenanceActionDetails = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "PendingMaintenanceAction", "PendingMaintenanceAction", &s_PendingMaintenanceAction, 0},
    {0}}};
static const ModelShape s_PendingMaintenanceActions = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "ResourcePendingMaintenanceActions", "ResourcePendingMaintenanceActions", &s_ResourcePendingMaintenanceActions, 0},
    {0}}};
static const ModelShape s_PendingMaintenanceActionsMessage = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"PendingMaintenanceActions", "PendingMaintenanceActions", "PendingMaintenanceActions", &s_PendingMaintenanceActions, 0},
    {"Marker", "Marker", "Marker", &model_string, 0},
    {0}}};
static const ModelShape s_PendingModifiedValues = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DBInstanceClass", "DBInstanceClass", "DBInstanceClass", &model_string, 0},
    {"AllocatedStorage", "AllocatedStorage", "AllocatedStorage", &model_integer, 0},
    {"MasterUserPassword", "MasterUserPassword", "MasterUserPassword", &model_string, 0},
    {"Port", "Port", "Port", &model_integer, 0},
    {"BackupRetentionPeriod", "BackupRetentionPeriod", "BackupRetentionPeriod", &model_integer, 0},
    {"MultiAZ", "MultiAZ", "MultiAZ", &model_boolean, 0},
    {"EngineVersion", "EngineVersion", "EngineVersion", &model_string, 0},
    {"LicenseModel", "LicenseModel", "LicenseModel", &model_string, 0},
    {"Iops", "Iops", "Iops", &model_integer, 0},
    {"StorageThroughput", "StorageThroughput", "StorageThroughput", &model_integer, 0},
    {"DBInstanceIdentifier", "DBInstanceIdentifier", "DBInstanceIdentifier", &model_string, 0},
    {"StorageType", "StorageType", "StorageType", &model_string, 0},
    {"CACertificateIdentifier", "CACertificateIdentifier", "CACertificateIdentifier", &model_string, 0},
    {"DBSubnetGroupName", "DBSubnetGroupName", "DBSubnetGroupName", &model_string, 0},
    {"PendingCloudwatchLogsExports", "PendingCloudwatchLogsExports", "PendingCloudwatchLogsExports", &s_PendingCloudwatchLogsExports, 0},
    {"ProcessorFeatures", "ProcessorFeatures", "ProcessorFeatures", &s_ProcessorFeatureList, 0},
    {"AutomationMode", "AutomationMode", "AutomationMode", &s_AutomationMode, 0},
    {"ResumeFullAutomationModeTime", "ResumeFullAutomationModeTime", "ResumeFullAutomationModeTime", &model_timestamp, 0},
    {"MultiTenant", "MultiTenant", "MultiTenant", &model_boolean, 0},
    {"IAMDatabaseAuthenticationEnabled", "IAMDatabaseAuthenticationEnabled", "IAMDatabaseAuthenticationEnabled", &model_boolean, 0},
    {"DedicatedLogVolume", "DedicatedLogVolume", "DedicatedLogVolume", &model_boolean, 0},
    {"Engine", "Engine", "Engine", &model_string, 0},
    {"AdditionalStorageVolumes", "AdditionalStorageVolumes", "AdditionalStorageVolumes", &s_AdditionalStorageVolumesList, 0},
    {"DBCapacityReservationIdentifier", "DBCapacityReservationIdentifier", "DBCapacityReservationIdentifier", &s_DBCapacityReservationIdentifier, 0},
    {0}}};
static const ModelShape s_PrimaryEndpoint = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Address", "Address", "Address", &model_string, 0},
    {"HostedZoneId", "HostedZoneId", "HostedZoneId", &model_string, 0},
    {0}}};
static const ModelShape s_ProcessorFeature = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Name", "Name", "Name", &model_string, 0},
    {"Value", "Value", "Value", &model_string, 0},
    {0}}};
static const ModelShape s_ProcessorFeatureList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "ProcessorFeature", "ProcessorFeature", &s_ProcessorFeature, 0},
    {0}}};
static const ModelShape s_ReadReplicaDBClusterIdentifierList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "ReadReplicaDBClusterIdentifier", "ReadReplicaDBClusterIdentifier", &model_string, 0},
    {0}}};
static const ModelShape s_ReadReplicaDBInstanceIdentifierList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "ReadReplicaDBInstanceIdentifier", "ReadReplicaDBInstanceIdentifier", &model_string, 0},
    {0}}};
static const ModelShape s_ReplicaMode = {.type = SHAPE_STRING, .choices = "open-read-only, mounted"};
static const ModelShape s_ResourcePendingMaintenanceActions = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ResourceIdentifier", "ResourceIdentifier", "ResourceIdentifier", &model_string, 0},
    {"PendingMaintenanceActionDetails", "PendingMaintenanceActionDetails", "PendingMaintenanceActionDetails", &s_PendingMaintenanceActionDetails, 0},
    {0}}};
static const ModelShape s_ServerlessV2FeaturesSupport = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"MinCapacity", "MinCapacity", "MinCapacity", &model_double, 0},
    {"MaxCapacity", "MaxCapacity", "MaxCapacity", &model_double, 0},
    {0}}};
static const ModelShape s_StartDBInstanceMessage = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DBInstanceIdentifier", "DBInstanceIdentifier", "DBInstanceIdentifier", &model_string, 1},
    {"DBCapacityReservationIdentifier", "DBCapacityReservationIdentifier", "DBCapacityReservationIdentifier", &s_DBCapacityReservationIdentifier, 0},
    {0}}};
static const ModelShape s_StartDBInstanceResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DBInstance", "DBInstance", "DBInstance", &s_DBInstance, 0},
    {0}}};
static const ModelShape s_StopDBInstanceMessage = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DBInstanceIdentifier", "DBInstanceIdentifier", "DBInstanceIdentifier", &model_string, 1},
    {"DBSnapshotIdentifier", "DBSnapshotIdentifier", "DBSnapshotIdentifier", &model_string, 0},
    {"DetachFromDBCapacityReservation", "DetachFromDBCapacityReservation", "DetachFromDBCapacityReservation", &model_boolean, 0},
    {0}}};
static const ModelShape s_StopDBInstanceResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DBInstance", "DBInstance", "DBInstance", &s_DBInstance, 0},
    {0}}};
static const ModelShape s_StringList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_Subnet = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"SubnetIdentifier", "SubnetIdentifier", "SubnetIdentifier", &model_string, 0},
    {"SubnetAvailabilityZone", "SubnetAvailabilityZone", "SubnetAvailabilityZone", &s_AvailabilityZone, 0},
    {"SubnetOutpost", "SubnetOutpost", "SubnetOutpost", &s_Outpost, 0},
    {"SubnetStatus", "SubnetStatus", "SubnetStatus", &model_string, 0},
    {0}}};
static const ModelShape s_SubnetList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "Subnet", "Subnet", &s_Subnet, 0},
    {0}}};
static const ModelShape s_SupportedCharacterSetsList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "CharacterSet", "CharacterSet", &s_CharacterSet, 0},
    {0}}};
static const ModelShape s_SupportedEngineLifecycle = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"LifecycleSupportName", "LifecycleSupportName", "LifecycleSupportName", &model_string, 1},
    {"LifecycleSupportStartDate", "LifecycleSupportStartDate", "LifecycleSupportStartDate", &model_timestamp, 1},
    {"LifecycleSupportEndDate", "LifecycleSupportEndDate", "LifecycleSupportEndDate", &model_timestamp, 1},
    {0}}};
static const ModelShape s_SupportedEngineLifecycleList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "SupportedEngineLifecycle", "SupportedEngineLifecycle", &s_SupportedEngineLifecycle, 0},
    {0}}};
static const ModelShape s_SupportedTimezonesList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "Timezone", "Timezone", &s_Timezone, 0},
    {0}}};
static const ModelShape s_Tag = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Key", "Key", "Key", &model_string, 0},
    {"Value", "Value", "Value", &model_string, 0},
    {0}}};
static const ModelShape s_TagList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "Tag", "Tag", &s_Tag, 0},
    {0}}};
static const ModelShape s_TagSpecification = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ResourceType", "ResourceType", "ResourceType", &model_string, 0},
    {"Tags", "Tags", "Tags", &s_TagList, 0},
    {0}}};
static const ModelShape s_TagSpecificationList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_TagSpecification, 0},
    {0}}};
static const ModelShape s_Timezone = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"TimezoneName", "TimezoneName", "TimezoneName", &model_string, 0},
    {0}}};
static const ModelShape s_UpgradeTarget = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Engine", "Engine", "Engine", &model_string, 0},
    {"EngineVersion", "EngineVersion", "EngineVersion", &model_string, 0},
    {"Description", "Description", "Description", &model_string, 0},
    {"AutoUpgrade", "AutoUpgrade", "AutoUpgrade", &model_boolean, 0},
    {"IsMajorVersionUpgrade", "IsMajorVersionUpgrade", "IsMajorVersionUpgrade", &model_boolean, 0},
    {"SupportedEngineModes", "SupportedEngineModes", "SupportedEngineModes", &s_EngineModeList, 0},
    {"SupportsParallelQuery", "SupportsParallelQuery", "SupportsParallelQuery", &model_boolean, 0},
    {"SupportsGlobalDatabases", "SupportsGlobalDatabases", "SupportsGlobalDatabases", &model_boolean, 0},
    {"SupportsBabelfish", "SupportsBabelfish", "SupportsBabelfish", &model_boolean, 0},
    {"SupportsLimitlessDatabase", "SupportsLimitlessDatabase", "SupportsLimitlessDatabase", &model_boolean, 0},
    {"SupportsLocalWriteForwarding", "SupportsLocalWriteForwarding", "SupportsLocalWriteForwarding", &model_boolean, 0},
    {"SupportsIntegrations", "SupportsIntegrations", "SupportsIntegrations", &model_boolean, 0},
    {0}}};
static const ModelShape s_ValidUpgradeTargetList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "UpgradeTarget", "UpgradeTarget", &s_UpgradeTarget, 0},
    {0}}};
static const ModelShape s_VpcSecurityGroupIdList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "VpcSecurityGroupId", "VpcSecurityGroupId", &model_string, 0},
    {0}}};
static const ModelShape s_VpcSecurityGroupMembership = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"VpcSecurityGroupId", "VpcSecurityGroupId", "VpcSecurityGroupId", &model_string, 0},
    {"Status", "Status", "Status", &model_string, 0},
    {0}}};
static const ModelShape s_VpcSecurityGroupMembershipList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "VpcSecurityGroupMembership", "VpcSecurityGroupMembership", &s_VpcSecurityGroupMembership, 0},
    {0}}};
const ModelService model_rds = {
    .signing_name = "rds", .id = "rds", .protocol = PROTOCOL_QUERY, .protocols = PROTOCOL_QUERY,
    .version = "2014-10-31", .target = NULL, .json_version = NULL, .namespace = "http://rds.amazonaws.com/doc/2014-10-31/",
    .operations = (const ModelOperation[]){
        {"DescribeDBEngineVersions", &s_DescribeDBEngineVersionsMessage, &s_DBEngineVersionMessage, "DescribeDBEngineVersionsResult"},
        {"DescribeDBInstances", &s_DescribeDBInstancesMessage, &s_DBInstanceMessage, "DescribeDBInstancesResult"},
        {"DescribeDBMajorEngineVersions", &s_DescribeDBMajorEngineVersionsRequest, &s_DescribeDBMajorEngineVersionsResponse, "DescribeDBMajorEngineVersionsResult"},
        {"DescribeDBSnapshots", &s_DescribeDBSnapshotsMessage, &s_DBSnapshotMessage, "DescribeDBSnapshotsResult"},
        {"DescribeOrderableDBInstanceOptions", &s_DescribeOrderableDBInstanceOptionsMessage, &s_OrderableDBInstanceOptionsMessage, "DescribeOrderableDBInstanceOptionsResult"},
        {"DescribePendingMaintenanceActions", &s_DescribePendingMaintenanceActionsMessage, &s_PendingMaintenanceActionsMessage, "DescribePendingMaintenanceActionsResult"},
        {"ModifyDBInstance", &s_ModifyDBInstanceMessage, &s_ModifyDBInstanceResult, "ModifyDBInstanceResult"},
        {"ModifyDBParameterGroup", &s_ModifyDBParameterGroupMessage, &s_DBParameterGroupNameMessage, "ModifyDBParameterGroupResult"},
        {"StartDBInstance", &s_StartDBInstanceMessage, &s_StartDBInstanceResult, "StartDBInstanceResult"},
        {"StopDBInstance", &s_StopDBInstanceMessage, &s_StopDBInstanceResult, "StopDBInstanceResult"},
    {0}}};
