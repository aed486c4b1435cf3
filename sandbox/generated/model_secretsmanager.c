/* Made by scripts/sandbox-models from the botocore of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/wire/model.h"

static const ModelShape
    s_AutomaticallyRotateAfterDaysType,
    s_ClientRequestTokenType,
    s_CrossAccountPrimaryType,
    s_CrossAccountReplicaEntry,
    s_CrossAccountReplicaListType,
    s_DeleteSecretRequest,
    s_DeleteSecretResponse,
    s_DescribeSecretRequest,
    s_DescribeSecretResponse,
    s_DurationType,
    s_ExternalSecretRotationMetadataItem,
    s_ExternalSecretRotationMetadataItemKeyType,
    s_ExternalSecretRotationMetadataItemValueType,
    s_ExternalSecretRotationMetadataType,
    s_Filter,
    s_FilterNameStringType,
    s_FilterValueStringType,
    s_FilterValuesStringList,
    s_FiltersListType,
    s_GetSecretValueRequest,
    s_GetSecretValueResponse,
    s_ListSecretsRequest,
    s_ListSecretsResponse,
    s_MaxResultsType,
    s_NextTokenType,
    s_ReplicationStatusListType,
    s_ReplicationStatusType,
    s_RestoreSecretRequest,
    s_RestoreSecretResponse,
    s_RoleARNType,
    s_RotateSecretRequest,
    s_RotateSecretResponse,
    s_RotationLambdaARNType,
    s_RotationRulesType,
    s_ScheduleExpressionType,
    s_SecretIdType,
    s_SecretListEntry,
    s_SecretListType,
    s_SecretVersionIdType,
    s_SecretVersionStageType,
    s_SecretVersionStagesType,
    s_SecretVersionsToStagesMapType,
    s_SortByType,
    s_SortOrderType,
    s_Tag,
    s_TagListType;

static const ModelShape s_AutomaticallyRotateAfterDaysType = {.type = SHAPE_LONG, AT_LEAST(1), AT_MOST(1000)};
static const ModelShape s_ClientRequestTokenType = {.type = SHAPE_STRING, AT_LEAST(32), AT_MOST(64)};
static const ModelShape s_CrossAccountPrimaryType = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"PrimarySecretARN", "PrimarySecretARN", "PrimarySecretARN", &model_string, 0},
    {"ReplicationStatus", "ReplicationStatus", "ReplicationStatus", &model_string, 0},
    {"StatusMessage", "StatusMessage", "StatusMessage", &model_string, 0},
    {0}}};
static const ModelShape s_CrossAccountReplicaEntry = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ReplicaSecretARN", "ReplicaSecretARN", "ReplicaSecretARN", &model_string, 0},
    {"ReplicationRoleARN", "ReplicationRoleARN", "ReplicationRoleARN", &s_RoleARNType, 0},
    {"ReplicationStatus", "ReplicationStatus", "ReplicationStatus", &model_string, 0},
    {"StatusMessage", "StatusMessage", "StatusMessage", &model_string, 0},
    {0}}};
static const ModelShape s_CrossAccountReplicaListType = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_CrossAccountReplicaEntry, 0},
    {0}}};
static const ModelShape s_DeleteSecretRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"SecretId", "SecretId", "SecretId", &s_SecretIdType, 1},
    {"RecoveryWindowInDays", "RecoveryWindowInDays", "RecoveryWindowInDays", &model_long, 0},
    {"ForceDeleteWithoutRecovery", "ForceDeleteWithoutRecovery", "ForceDeleteWithoutRecovery", &model_boolean, 0},
    {0}}};
static const ModelShape s_DeleteSecretResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ARN", "ARN", "ARN", &model_string, 0},
    {"Name", "Name", "Name", &model_string, 0},
    {"DeletionDate", "DeletionDate", "DeletionDate", &model_timestamp, 0},
    {0}}};
static const ModelShape s_DescribeSecretRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"SecretId", "SecretId", "SecretId", &s_SecretIdType, 1},
    {0}}};
static const ModelShape s_DescribeSecretResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ARN", "ARN", "ARN", &model_string, 0},
    {"Name", "Name", "Name", &model_string, 0},
    {"Type", "Type", "Type", &model_string, 0},
    {"Description", "Description", "Description", &model_string, 0},
    {"KmsKeyId", "KmsKeyId", "KmsKeyId", &model_string, 0},
    {"RotationEnabled", "RotationEnabled", "RotationEnabled", &model_boolean, 0},
    {"RotationLambdaARN", "RotationLambdaARN", "RotationLambdaARN", &s_RotationLambdaARNType, 0},
    {"RotationRules", "RotationRules", "RotationRules", &s_RotationRulesType, 0},
    {"ExternalSecretRotationMetadata", "ExternalSecretRotationMetadata", "ExternalSecretRotationMetadata", &s_ExternalSecretRotationMetadataType, 0},
    {"ExternalSecretRotationRoleArn", "ExternalSecretRotationRoleArn", "ExternalSecretRotationRoleArn", &s_RoleARNType, 0},
    {"LastRotatedDate", "LastRotatedDate", "LastRotatedDate", &model_timestamp, 0},
    {"LastChangedDate", "LastChangedDate", "LastChangedDate", &model_timestamp, 0},
    {"LastAccessedDate", "LastAccessedDate", "LastAccessedDate", &model_timestamp, 0},
    {"DeletedDate", "DeletedDate", "DeletedDate", &model_timestamp, 0},
    {"NextRotationDate", "NextRotationDate", "NextRotationDate", &model_timestamp, 0},
    {"Tags", "Tags", "Tags", &s_TagListType, 0},
    {"VersionIdsToStages", "VersionIdsToStages", "VersionIdsToStages", &s_SecretVersionsToStagesMapType, 0},
    {"OwningService", "OwningService", "OwningService", &model_string, 0},
    {"CreatedDate", "CreatedDate", "CreatedDate", &model_timestamp, 0},
    {"PrimaryRegion", "PrimaryRegion", "PrimaryRegion", &model_string, 0},
    {"ReplicationStatus", "ReplicationStatus", "ReplicationStatus", &s_ReplicationStatusListType, 0},
    {"CrossAccountPrimary", "CrossAccountPrimary", "CrossAccountPrimary", &s_CrossAccountPrimaryType, 0},
    {"CrossAccountReplicas", "CrossAccountReplicas", "CrossAccountReplicas", &s_CrossAccountReplicaListType, 0},
    {0}}};
static const ModelShape s_DurationType = {.type = SHAPE_STRING, AT_LEAST(2), AT_MOST(3)};
static const ModelShape s_ExternalSecretRotationMetadataItem = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Key", "Key", "Key", &s_ExternalSecretRotationMetadataItemKeyType, 0},
    {"Value", "Value", "Value", &s_ExternalSecretRotationMetadataItemValueType, 0},
    {0}}};
static const ModelShape s_ExternalSecretRotationMetadataItemKeyType = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(256)};
static const ModelShape s_ExternalSecretRotationMetadataItemValueType = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(2048)};
static const ModelShape s_ExternalSecretRotationMetadataType = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_ExternalSecretRotationMetadataItem, 0},
    {0}}};
static const ModelShape s_Filter = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Key", "Key", "Key", &s_FilterNameStringType, 0},
    {"Values", "Values", "Values", &s_FilterValuesStringList, 0},
    {0}}};
static const ModelShape s_FilterNameStringType = {.type = SHAPE_STRING, .choices = "description, name, tag-key, tag-value, primary-region, owning-service, all"};
static const ModelShape s_FilterValueStringType = {.type = SHAPE_STRING, AT_MOST(512)};
static const ModelShape s_FilterValuesStringList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_FilterValueStringType, 0},
    {0}}};
static const ModelShape s_FiltersListType = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_Filter, 0},
    {0}}};
static const ModelShape s_GetSecretValueRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"SecretId", "SecretId", "SecretId", &s_SecretIdType, 1},
    {"VersionId", "VersionId", "VersionId", &s_SecretVersionIdType, 0},
    {"VersionStage", "VersionStage", "VersionStage", &s_SecretVersionStageType, 0},
    {0}}};
static const ModelShape s_GetSecretValueResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ARN", "ARN", "ARN", &model_string, 0},
    {"Name", "Name", "Name", &model_string, 0},
    {"VersionId", "VersionId", "VersionId", &s_SecretVersionIdType, 0},
    {"SecretBinary", "SecretBinary", "SecretBinary", &model_blob, 0},
    {"SecretString", "SecretString", "SecretString", &model_string, 0},
    {"VersionStages", "VersionStages", "VersionStages", &s_SecretVersionStagesType, 0},
    {"CreatedDate", "CreatedDate", "CreatedDate", &model_timestamp, 0},
    {0}}};
static const ModelShape s_ListSecretsRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"IncludePlannedDeletion", "IncludePlannedDeletion", "IncludePlannedDeletion", &model_boolean, 0},
    {"MaxResults", "MaxResults", "MaxResults", &s_MaxResultsType, 0},
    {"NextToken", "NextToken", "NextToken", &s_NextTokenType, 0},
    {"Filters", "Filters", "Filters", &s_FiltersListType, 0},
    {"SortOrder", "SortOrder", "SortOrder", &s_SortOrderType, 0},
    {"SortBy", "SortBy", "SortBy", &s_SortByType, 0},
    {0}}};
static const ModelShape s_ListSecretsResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"SecretList", "SecretList", "SecretList", &s_SecretListType, 0},
    {"NextToken", "NextToken", "NextToken", &s_NextTokenType, 0},
    {0}}};
static const ModelShape s_MaxResultsType = {.type = SHAPE_INTEGER, AT_LEAST(1), AT_MOST(100)};
static const ModelShape s_NextTokenType = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(4096)};
static const ModelShape s_ReplicationStatusListType = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_ReplicationStatusType, 0},
    {0}}};
static const ModelShape s_ReplicationStatusType = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Region", "Region", "Region", &model_string, 0},
    {"KmsKeyId", "KmsKeyId", "KmsKeyId", &model_string, 0},
    {"Status", "Status", "Status", &model_string, 0},
    {"StatusMessage", "StatusMessage", "StatusMessage", &model_string, 0},
    {"LastAccessedDate", "LastAccessedDate", "LastAccessedDate", &model_timestamp, 0},
    {0}}};
static const ModelShape s_RestoreSecretRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"SecretId", "SecretId", "SecretId", &s_SecretIdType, 1},
    {0}}};
static const ModelShape s_RestoreSecretResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ARN", "ARN", "ARN", &model_string, 0},
    {"Name", "Name", "Name", &model_string, 0},
    {0}}};
static const ModelShape s_RoleARNType = {.type = SHAPE_STRING, AT_LEAST(20), AT_MOST(2048)};
static const ModelShape s_RotateSecretRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"SecretId", "SecretId", "SecretId", &s_SecretIdType, 1},
    {"ClientRequestToken", "ClientRequestToken", "ClientRequestToken", &s_ClientRequestTokenType, 0},
    {"RotationLambdaARN", "RotationLambdaARN", "RotationLambdaARN", &s_RotationLambdaARNType, 0},
    {"RotationRules", "RotationRules", "RotationRules", &s_RotationRulesType, 0},
    {"ExternalSecretRotationMetadata", "ExternalSecretRotationMetadata", "ExternalSecretRotationMetadata", &s_ExternalSecretRotationMetadataType, 0},
    {"ExternalSecretRotationRoleArn", "ExternalSecretRotationRoleArn", "ExternalSecretRotationRoleArn", &s_RoleARNType, 0},
    {"RotateImmediately", "RotateImmediately", "RotateImmediately", &model_boolean, 0},
    {0}}};
static const ModelShape s_RotateSecretResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ARN", "ARN", "ARN", &model_string, 0},
    {"Name", "Name", "Name", &model_string, 0},
    {"VersionId", "VersionId", "VersionId", &s_SecretVersionIdType, 0},
    {0}}};
static const ModelShape s_RotationLambdaARNType = {.type = SHAPE_STRING, AT_LEAST(0), AT_MOST(2048)};
static const ModelShape s_RotationRulesType = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AutomaticallyAfterDays", "AutomaticallyAfterDays", "AutomaticallyAfterDays", &s_AutomaticallyRotateAfterDaysType, 0},
    {"Duration", "Duration", "Duration", &s_DurationType, 0},
    {"ScheduleExpression", "ScheduleExpression", "ScheduleExpression", &s_ScheduleExpressionType, 0},
    {0}}};
static const ModelShape s_ScheduleExpressionType = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(256)};
static const ModelShape s_SecretIdType = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(2048)};
static const ModelShape s_SecretListEntry = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ARN", "ARN", "ARN", &model_string, 0},
    {"Name", "Name", "Name", &model_string, 0},
    {"Type", "Type", "Type", &model_string, 0},
    {"Description", "Description", "Description", &model_string, 0},
    {"KmsKeyId", "KmsKeyId", "KmsKeyId", &model_string, 0},
    {"RotationEnabled", "RotationEnabled", "RotationEnabled", &model_boolean, 0},
    {"RotationLambdaARN", "RotationLambdaARN", "RotationLambdaARN", &s_RotationLambdaARNType, 0},
    {"RotationRules", "RotationRules", "RotationRules", &s_RotationRulesType, 0},
    {"ExternalSecretRotationMetadata", "ExternalSecretRotationMetadata", "ExternalSecretRotationMetadata", &s_ExternalSecretRotationMetadataType, 0},
    {"ExternalSecretRotationRoleArn", "ExternalSecretRotationRoleArn", "ExternalSecretRotationRoleArn", &s_RoleARNType, 0},
    {"LastRotatedDate", "LastRotatedDate", "LastRotatedDate", &model_timestamp, 0},
    {"LastChangedDate", "LastChangedDate", "LastChangedDate", &model_timestamp, 0},
    {"LastAccessedDate", "LastAccessedDate", "LastAccessedDate", &model_timestamp, 0},
    {"DeletedDate", "DeletedDate", "DeletedDate", &model_timestamp, 0},
    {"NextRotationDate", "NextRotationDate", "NextRotationDate", &model_timestamp, 0},
    {"Tags", "Tags", "Tags", &s_TagListType, 0},
    {"SecretVersionsToStages", "SecretVersionsToStages", "SecretVersionsToStages", &s_SecretVersionsToStagesMapType, 0},
    {"OwningService", "OwningService", "OwningService", &model_string, 0},
    {"CreatedDate", "CreatedDate", "CreatedDate", &model_timestamp, 0},
    {"PrimaryRegion", "PrimaryRegion", "PrimaryRegion", &model_string, 0},
    {0}}};
static const ModelShape s_SecretListType = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_SecretListEntry, 0},
    {0}}};
static const ModelShape s_SecretVersionIdType = {.type = SHAPE_STRING, AT_LEAST(32), AT_MOST(64)};
static const ModelShape s_SecretVersionStageType = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(256)};
static const ModelShape s_SecretVersionStagesType = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_SecretVersionStageType, 0},
    {0}}};
static const ModelShape s_SecretVersionsToStagesMapType = {.type = SHAPE_MAP, .members = (const ModelMember[]){
    {"key", "key", "key", &s_SecretVersionIdType, 0},
    {"value", "value", "value", &s_SecretVersionStagesType, 0},
    {0}}};
static const ModelShape s_SortByType = {.type = SHAPE_STRING, .choices = "created-date, last-accessed-date, last-changed-date, name"};
static const ModelShape s_SortOrderType = {.type = SHAPE_STRING, .choices = "asc, desc"};
static const ModelShape s_Tag = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Key", "Key", "Key", &model_string, 0},
    {"Value", "Value", "Value", &model_string, 0},
    {0}}};
static const ModelShape s_TagListType = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_Tag, 0},
    {0}}};
const ModelService model_secretsmanager = {
    .signing_name = "secretsmanager", .id = "secretsmanager", .protocol = PROTOCOL_JSON, .protocols = PROTOCOL_JSON,
    .version = "2017-10-17", .target = "secretsmanager", .json_version = "1.1", .namespace = NULL,
    .operations = (const ModelOperation[]){
        {"DeleteSecret", &s_DeleteSecretRequest, &s_DeleteSecretResponse, NULL},
        {"DescribeSecret", &s_DescribeSecretRequest, &s_DescribeSecretResponse, NULL},
        {"GetSecretValue", &s_GetSecretValueRequest, &s_GetSecretValueResponse, NULL},
        {"ListSecrets", &s_ListSecretsRequest, &s_ListSecretsResponse, NULL},
        {"RestoreSecret", &s_RestoreSecretRequest, &s_RestoreSecretResponse, NULL},
        {"RotateSecret", &s_RotateSecretRequest, &s_RotateSecretResponse, NULL},
    {0}}};
