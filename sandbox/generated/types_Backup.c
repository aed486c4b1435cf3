/* Made by scripts/sandbox-types from the cfn-lint of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/values/types.h"

static const TypeProperty
    Backup_BackupPlan[6],
    Backup_BackupPlan__AdvancedBackupSettingResourceType[3],
    Backup_BackupPlan__BackupPlanResourceType[5],
    Backup_BackupPlan__BackupRuleResourceType[14],
    Backup_BackupPlan__CopyActionResourceType[3],
    Backup_BackupPlan__IndexActionsResourceType[2],
    Backup_BackupPlan__LifecycleResourceType[4],
    Backup_BackupPlan__ScanActionResourceType[3],
    Backup_BackupPlan__ScanSettingResourceType[4],
    Backup_BackupSelection[5],
    Backup_BackupSelection__BackupSelectionResourceType[7],
    Backup_BackupSelection__BackupSelectionResourceType_Conditions[5],
    Backup_BackupSelection__ConditionParameter[3],
    Backup_BackupSelection__ConditionResourceType[4],
    Backup_BackupVault[8],
    Backup_BackupVault__LockConfigurationType[4],
    Backup_BackupVault__NotificationObjectType[3];

static const TypeProperty Backup_BackupPlan[] = {
    {"BackupPlan", REQUIRED, {.kind = 'o', .members = Backup_BackupPlan__BackupPlanResourceType}},
    {"BackupPlanArn", READ_ONLY, {.kind = 's'}},
    {"BackupPlanId", READ_ONLY, {.kind = 's'}},
    {"BackupPlanTags", 0, {.kind = 'o'}},
    {"VersionId", READ_ONLY, {.kind = 's'}},
    {0}};
static const TypeProperty Backup_BackupPlan__AdvancedBackupSettingResourceType[] = {
    {"BackupOptions", REQUIRED, {.kind = 'o'}},
    {"ResourceType", REQUIRED, {.kind = 's', .pattern = "^[a-zA-Z0-9\\-\\_\\.]{1,50}$"}},
    {0}};
static const TypeProperty Backup_BackupPlan__BackupPlanResourceType[] = {
    {"AdvancedBackupSettings", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = Backup_BackupPlan__AdvancedBackupSettingResourceType}}},
    {"BackupPlanName", REQUIRED, {.kind = 's'}},
    {"BackupPlanRule", REQUIRED, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = Backup_BackupPlan__BackupRuleResourceType}}},
    {"ScanSettings", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = Backup_BackupPlan__ScanSettingResourceType}}},
    {0}};
static const TypeProperty Backup_BackupPlan__BackupRuleResourceType[] = {
    {"CompletionWindowMinutes", 0, {.kind = 'n'}},
    {"CopyActions", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = Backup_BackupPlan__CopyActionResourceType}}},
    {"EnableContinuousBackup", 0, {.kind = 'b'}},
    {"IndexActions", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = Backup_BackupPlan__IndexActionsResourceType}}},
    {"Lifecycle", 0, {.kind = 'o', .members = Backup_BackupPlan__LifecycleResourceType}},
    {"RecoveryPointTags", 0, {.kind = 'o'}},
    {"RuleName", REQUIRED, {.kind = 's'}},
    {"ScanActions", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = Backup_BackupPlan__ScanActionResourceType}}},
    {"ScheduleExpression", 0, {.kind = 's'}},
    {"ScheduleExpressionTimezone", 0, {.kind = 's'}},
    {"StartWindowMinutes", 0, {.kind = 'n'}},
    {"TargetBackupVault", REQUIRED, {.kind = 's'}},
    {"TargetLogicallyAirGappedBackupVaultArn", 0, {.kind = 's'}},
    {0}};
static const TypeProperty Backup_BackupPlan__CopyActionResourceType[] = {
    {"DestinationBackupVaultArn", REQUIRED, {.kind = 's'}},
    {"Lifecycle", 0, {.kind = 'o', .members = Backup_BackupPlan__LifecycleResourceType}},
    {0}};
static const TypeProperty Backup_BackupPlan__IndexActionsResourceType[] = {
    {"ResourceTypes", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', .pattern = "^[a-zA-Z0-9\\-\\_\\.]{1,50}$"}, .unique = true}},
    {0}};
static const TypeProperty Backup_BackupPlan__LifecycleResourceType[] = {
    {"DeleteAfterDays", 0, {.kind = 'n'}},
    {"MoveToColdStorageAfterDays", 0, {.kind = 'n'}},
    {"OptInToArchiveForSupportedResources", 0, {.kind = 'b'}},
    {0}};
static const TypeProperty Backup_BackupPlan__ScanActionResourceType[] = {
    {"MalwareScanner", 0, {.kind = 's', .values = "GUARDDUTY"}},
    {"ScanMode", 0, {.kind = 's', .values = "FULL_SCAN|INCREMENTAL_SCAN"}},
    {0}};
static const TypeProperty Backup_BackupPlan__ScanSettingResourceType[] = {
    {"MalwareScanner", 0, {.kind = 's', .values = "GUARDDUTY"}},
    {"ResourceTypes", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', .pattern = "^[a-zA-Z0-9\\-\\_\\.]{1,50}$"}, .unique = true}},
    {"ScannerRoleArn", 0, {.kind = 's'}},
    {0}};
static const TypeProperty Backup_BackupSelection[] = {
    {"BackupPlanId", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {"BackupSelection", REQUIRED | CREATE_ONLY, {.kind = 'o', .members = Backup_BackupSelection__BackupSelectionResourceType}},
    {"Id", READ_ONLY, {.kind = 's'}},
    {"SelectionId", READ_ONLY, {.kind = 's'}},
    {0}};
static const TypeProperty Backup_BackupSelection__BackupSelectionResourceType[] = {
    {"Conditions", 0, {.kind = 'o', .members = Backup_BackupSelection__BackupSelectionResourceType_Conditions}},
    {"IamRoleArn", REQUIRED, {.kind = 's'}},
    {"ListOfTags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = Backup_BackupSelection__ConditionResourceType}}},
    {"NotResources", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"Resources", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"SelectionName", REQUIRED, {.kind = 's', .pattern = "^[a-zA-Z0-9\\-\\_\\.\\:]+$"}},
    {0}};
static const TypeProperty Backup_BackupSelection__BackupSelectionResourceType_Conditions[] = {
    {"StringEquals", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = Backup_BackupSelection__ConditionParameter}}},
    {"StringLike", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = Backup_BackupSelection__ConditionParameter}}},
    {"StringNotEquals", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = Backup_BackupSelection__ConditionParameter}}},
    {"StringNotLike", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = Backup_BackupSelection__ConditionParameter}}},
    {0}};
static const TypeProperty Backup_BackupSelection__ConditionParameter[] = {
    {"ConditionKey", 0, {.kind = 's'}},
    {"ConditionValue", 0, {.kind = 's'}},
    {0}};
static const TypeProperty Backup_BackupSelection__ConditionResourceType[] = {
    {"ConditionKey", REQUIRED, {.kind = 's'}},
    {"ConditionType", REQUIRED, {.kind = 's'}},
    {"ConditionValue", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty Backup_BackupVault[] = {
    {"AccessPolicy", 0, {.kind = 'o'}},
    {"BackupVaultArn", READ_ONLY, {.kind = 's'}},
    {"BackupVaultName", REQUIRED | CREATE_ONLY, {.kind = 's', .pattern = "^[a-zA-Z0-9\\-\\_]{2,50}$"}},
    {"BackupVaultTags", 0, {.kind = 'o'}},
    {"EncryptionKeyArn", CREATE_ONLY, {.kind = 's'}},
    {"LockConfiguration", 0, {.kind = 'o', .members = Backup_BackupVault__LockConfigurationType}},
    {"Notifications", 0, {.kind = 'o', .members = Backup_BackupVault__NotificationObjectType}},
    {0}};
static const TypeProperty Backup_BackupVault__LockConfigurationType[] = {
    {"ChangeableForDays", 0, {.kind = 'i'}},
    {"MaxRetentionDays", 0, {.kind = 'i'}},
    {"MinRetentionDays", REQUIRED, {.kind = 'i'}},
    {0}};
static const TypeProperty Backup_BackupVault__NotificationObjectType[] = {
    {"BackupVaultEvents", REQUIRED, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"SNSTopicArn", REQUIRED, {.kind = 's'}},
    {0}};
const TypeRow types_Backup[] = {
    {"AWS::Backup::BackupPlan", {.kind = 'o', .members = Backup_BackupPlan}, "BackupPlanTags", "BackupPlanId|VersionId|BackupPlanArn"},
    {"AWS::Backup::BackupSelection", {.kind = 'o', .members = Backup_BackupSelection}, NULL, "SelectionId|Id"},
    {"AWS::Backup::BackupVault", {.kind = 'o', .members = Backup_BackupVault}, "BackupVaultTags", "BackupVaultArn"},
    {0}};
