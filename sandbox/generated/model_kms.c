/* Made by scripts/sandbox-models from the botocore of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/wire/model.h"

static const ModelShape
    s_AliasList,
    s_AliasListEntry,
    s_DescribeKeyRequest,
    s_DescribeKeyResponse,
    s_EncapsulationAlgorithmSpecList,
    s_EncryptionAlgorithmSpecList,
    s_GetKeyRotationStatusRequest,
    s_GetKeyRotationStatusResponse,
    s_GrantTokenList,
    s_GrantTokenType,
    s_KeyAgreementAlgorithmSpecList,
    s_KeyIdType,
    s_KeyMetadata,
    s_LimitType,
    s_ListAliasesRequest,
    s_ListAliasesResponse,
    s_MacAlgorithmSpecList,
    s_MarkerType,
    s_MultiRegionConfiguration,
    s_MultiRegionKey,
    s_MultiRegionKeyList,
    s_SigningAlgorithmSpecList,
    s_XksKeyConfigurationType;

static const ModelShape s_AliasList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_AliasListEntry, 0},
    {0}}};
static const ModelShape s_AliasListEntry = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AliasName", "AliasName", "AliasName", &model_string, 0},
    {"AliasArn", "AliasArn", "AliasArn", &model_string, 0},
    {"TargetKeyId", "TargetKeyId", "TargetKeyId", &s_KeyIdType, 0},
    {"CreationDate", "CreationDate", "CreationDate", &model_timestamp, 0},
    {"LastUpdatedDate", "LastUpdatedDate", "LastUpdatedDate", &model_timestamp, 0},
    {0}}};
static const ModelShape s_DescribeKeyRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"KeyId", "KeyId", "KeyId", &s_KeyIdType, 1},
    {"GrantTokens", "GrantTokens", "GrantTokens", &s_GrantTokenList, 0},
    {0}}};
static const ModelShape s_DescribeKeyResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"KeyMetadata", "KeyMetadata", "KeyMetadata", &s_KeyMetadata, 0},
    {0}}};
static const ModelShape s_EncapsulationAlgorithmSpecList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_EncryptionAlgorithmSpecList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_GetKeyRotationStatusRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"KeyId", "KeyId", "KeyId", &s_KeyIdType, 1},
    {0}}};
static const ModelShape s_GetKeyRotationStatusResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"KeyRotationEnabled", "KeyRotationEnabled", "KeyRotationEnabled", &model_boolean, 0},
    {"KeyId", "KeyId", "KeyId", &s_KeyIdType, 0},
    {"RotationPeriodInDays", "RotationPeriodInDays", "RotationPeriodInDays", &model_integer, 0},
    {"NextRotationDate", "NextRotationDate", "NextRotationDate", &model_timestamp, 0},
    {"OnDemandRotationStartDate", "OnDemandRotationStartDate", "OnDemandRotationStartDate", &model_timestamp, 0},
    {0}}};
static const ModelShape s_GrantTokenList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_GrantTokenType, 0},
    {0}}};
static const ModelShape s_GrantTokenType = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(8192)};
static const ModelShape s_KeyAgreementAlgorithmSpecList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_KeyIdType = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(2048)};
static const ModelShape s_KeyMetadata = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AWSAccountId", "AWSAccountId", "AWSAccountId", &model_string, 0},
    {"KeyId", "KeyId", "KeyId", &s_KeyIdType, 1},
    {"Arn", "Arn", "Arn", &model_string, 0},
    {"CreationDate", "CreationDate", "CreationDate", &model_timestamp, 0},
    {"Enabled", "Enabled", "Enabled", &model_boolean, 0},
    {"Description", "Description", "Description", &model_string, 0},
    {"KeyUsage", "KeyUsage", "KeyUsage", &model_string, 0},
    {"KeyState", "KeyState", "KeyState", &model_string, 0},
    {"DeletionDate", "DeletionDate", "DeletionDate", &model_timestamp, 0},
    {"ValidTo", "ValidTo", "ValidTo", &model_timestamp, 0},
    {"Origin", "Origin", "Origin", &model_string, 0},
    {"CustomKeyStoreId", "CustomKeyStoreId", "CustomKeyStoreId", &model_string, 0},
    {"CloudHsmClusterId", "CloudHsmClusterId", "CloudHsmClusterId", &model_string, 0},
    {"ExpirationModel", "ExpirationModel", "ExpirationModel", &model_string, 0},
    {"KeyManager", "KeyManager", "KeyManager", &model_string, 0},
    {"CustomerMasterKeySpec", "CustomerMasterKeySpec", "CustomerMasterKeySpec", &model_string, 0},
    {"KeySpec", "KeySpec", "KeySpec", &model_string, 0},
    {"EncryptionAlgorithms", "EncryptionAlgorithms", "EncryptionAlgorithms", &s_EncryptionAlgorithmSpecList, 0},
    {"SigningAlgorithms", "SigningAlgorithms", "SigningAlgorithms", &s_SigningAlgorithmSpecList, 0},
    {"KeyAgreementAlgorithms", "KeyAgreementAlgorithms", "KeyAgreementAlgorithms", &s_KeyAgreementAlgorithmSpecList, 0},
    {"EncapsulationAlgorithms", "EncapsulationAlgorithms", "EncapsulationAlgorithms", &s_EncapsulationAlgorithmSpecList, 0},
    {"MultiRegion", "MultiRegion", "MultiRegion", &model_boolean, 0},
    {"MultiRegionConfiguration", "MultiRegionConfiguration", "MultiRegionConfiguration", &s_MultiRegionConfiguration, 0},
    {"PendingDeletionWindowInDays", "PendingDeletionWindowInDays", "PendingDeletionWindowInDays", &model_integer, 0},
    {"MacAlgorithms", "MacAlgorithms", "MacAlgorithms", &s_MacAlgorithmSpecList, 0},
    {"XksKeyConfiguration", "XksKeyConfiguration", "XksKeyConfiguration", &s_XksKeyConfigurationType, 0},
    {"CurrentKeyMaterialId", "CurrentKeyMaterialId", "CurrentKeyMaterialId", &model_string, 0},
    {0}}};
static const ModelShape s_LimitType = {.type = SHAPE_INTEGER, AT_LEAST(1), AT_MOST(1000)};
static const ModelShape s_ListAliasesRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"KeyId", "KeyId", "KeyId", &s_KeyIdType, 0},
    {"Limit", "Limit", "Limit", &s_LimitType, 0},
    {"Marker", "Marker", "Marker", &s_MarkerType, 0},
    {0}}};
static const ModelShape s_ListAliasesResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Aliases", "Aliases", "Aliases", &s_AliasList, 0},
    {"NextMarker", "NextMarker", "NextMarker", &s_MarkerType, 0},
    {"Truncated", "Truncated", "Truncated", &model_boolean, 0},
    {0}}};
static const ModelShape s_MacAlgorithmSpecList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_MarkerType = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(1024)};
static const ModelShape s_MultiRegionConfiguration = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"MultiRegionKeyType", "MultiRegionKeyType", "MultiRegionKeyType", &model_string, 0},
    {"PrimaryKey", "PrimaryKey", "PrimaryKey", &s_MultiRegionKey, 0},
    {"ReplicaKeys", "ReplicaKeys", "ReplicaKeys", &s_MultiRegionKeyList, 0},
    {0}}};
static const ModelShape s_MultiRegionKey = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Arn", "Arn", "Arn", &model_string, 0},
    {"Region", "Region", "Region", &model_string, 0},
    {0}}};
static const ModelShape s_MultiRegionKeyList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_MultiRegionKey, 0},
    {0}}};
static const ModelShape s_SigningAlgorithmSpecList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_XksKeyConfigurationType = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Id", "Id", "Id", &model_string, 0},
    {0}}};
const ModelService model_kms = {
    .signing_name = "kms", .id = "kms", .protocol = PROTOCOL_JSON, .protocols = PROTOCOL_JSON,
    .version = "2014-11-01", .target = "TrentService", .json_version = "1.1", .namespace = NULL,
    .operations = (const ModelOperation[]){
        {"DescribeKey", &s_DescribeKeyRequest, &s_DescribeKeyResponse, NULL},
        {"GetKeyRotationStatus", &s_GetKeyRotationStatusRequest, &s_GetKeyRotationStatusResponse, NULL},
        {"ListAliases", &s_ListAliasesRequest, &s_ListAliasesResponse, NULL},
    {0}}};
