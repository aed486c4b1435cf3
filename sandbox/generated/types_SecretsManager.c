/* Made by scripts/sandbox-types from the cfn-lint of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/values/types.h"

static const TypeProperty
    SecretsManager_ResourcePolicy[5],
    SecretsManager_RotationSchedule[9],
    SecretsManager_RotationSchedule__ExternalSecretRotationMetadataItem[3],
    SecretsManager_RotationSchedule__HostedRotationLambda[12],
    SecretsManager_RotationSchedule__RotationRules[4],
    SecretsManager_Secret[10],
    SecretsManager_SecretTargetAttachment[5],
    SecretsManager_Secret__GenerateSecretString[11],
    SecretsManager_Secret__ReplicaRegion[3],
    SecretsManager_Secret__Tag[3];

static const TypeProperty SecretsManager_ResourcePolicy[] = {
    {"BlockPublicPolicy", WRITE_ONLY, {.kind = 'b'}},
    {"Id", READ_ONLY, {.kind = 's'}},
    {"ResourcePolicy", REQUIRED, {.kind = 'o'}},
    {"SecretId", REQUIRED | CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(2048)}},
    {0}};
static const TypeProperty SecretsManager_RotationSchedule[] = {
    {"ExternalSecretRotationMetadata", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = SecretsManager_RotationSchedule__ExternalSecretRotationMetadataItem}}},
    {"ExternalSecretRotationRoleArn", 0, {.kind = 's'}},
    {"HostedRotationLambda", WRITE_ONLY, {.kind = 'o', .members = SecretsManager_RotationSchedule__HostedRotationLambda}},
    {"Id", READ_ONLY, {.kind = 's'}},
    {"RotateImmediatelyOnUpdate", WRITE_ONLY, {.kind = 'b'}},
    {"RotationLambdaARN", 0, {.kind = 's'}},
    {"RotationRules", 0, {.kind = 'o', .members = SecretsManager_RotationSchedule__RotationRules}},
    {"SecretId", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {0}};
static const TypeProperty SecretsManager_RotationSchedule__ExternalSecretRotationMetadataItem[] = {
    {"Key", REQUIRED, {.kind = 's'}},
    {"Value", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty SecretsManager_RotationSchedule__HostedRotationLambda[] = {
    {"ExcludeCharacters", 0, {.kind = 's'}},
    {"KmsKeyArn", 0, {.kind = 's'}},
    {"MasterSecretArn", 0, {.kind = 's'}},
    {"MasterSecretKmsKeyArn", 0, {.kind = 's'}},
    {"RotationLambdaName", 0, {.kind = 's'}},
    {"RotationType", REQUIRED, {.kind = 's'}},
    {"Runtime", 0, {.kind = 's'}},
    {"SuperuserSecretArn", 0, {.kind = 's'}},
    {"SuperuserSecretKmsKeyArn", 0, {.kind = 's'}},
    {"VpcSecurityGroupIds", 0, {.kind = 's'}},
    {"VpcSubnetIds", 0, {.kind = 's'}},
    {0}};
static const TypeProperty SecretsManager_RotationSchedule__RotationRules[] = {
    {"AutomaticallyAfterDays", 0, {.kind = 'i'}},
    {"Duration", 0, {.kind = 's'}},
    {"ScheduleExpression", 0, {.kind = 's'}},
    {0}};
static const TypeProperty SecretsManager_Secret[] = {
    {"Description", 0, {.kind = 's', AT_LEAST(0), AT_MOST(2048)}},
    {"GenerateSecretString", WRITE_ONLY, {.kind = 'o', .members = SecretsManager_Secret__GenerateSecretString}},
    {"Id", READ_ONLY, {.kind = 's'}},
    {"KmsKeyId", 0, {.kind = 's', AT_LEAST(0), AT_MOST(2048)}},
    {"Name", CREATE_ONLY, {.kind = 's', AT_LEAST(0), AT_MOST(512)}},
    {"ReplicaRegions", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = SecretsManager_Secret__ReplicaRegion}}},
    {"SecretString", WRITE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(65536)}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = SecretsManager_Secret__Tag}}},
    {"Type", 0, {.kind = 's', AT_LEAST(0), AT_MOST(256)}},
    {0}};
static const TypeProperty SecretsManager_SecretTargetAttachment[] = {
    {"Id", READ_ONLY, {.kind = 's'}},
    {"SecretId", REQUIRED | CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(2048)}},
    {"TargetId", REQUIRED, {.kind = 's'}},
    {"TargetType", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty SecretsManager_Secret__GenerateSecretString[] = {
    {"ExcludeCharacters", 0, {.kind = 's'}},
    {"ExcludeLowercase", 0, {.kind = 'b'}},
    {"ExcludeNumbers", 0, {.kind = 'b'}},
    {"ExcludePunctuation", 0, {.kind = 'b'}},
    {"ExcludeUppercase", 0, {.kind = 'b'}},
    {"GenerateStringKey", 0, {.kind = 's'}},
    {"IncludeSpace", 0, {.kind = 'b'}},
    {"PasswordLength", 0, {.kind = 'i'}},
    {"RequireEachIncludedType", 0, {.kind = 'b'}},
    {"SecretStringTemplate", 0, {.kind = 's'}},
    {0}};
static const TypeProperty SecretsManager_Secret__ReplicaRegion[] = {
    {"KmsKeyId", 0, {.kind = 's'}},
    {"Region", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty SecretsManager_Secret__Tag[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128)}},
    {"Value", REQUIRED, {.kind = 's', AT_LEAST(0), AT_MOST(256)}},
    {0}};
const TypeRow types_SecretsManager[] = {
    {"AWS::SecretsManager::ResourcePolicy", {.kind = 'o', .members = SecretsManager_ResourcePolicy}, NULL, "Id"},
    {"AWS::SecretsManager::RotationSchedule", {.kind = 'o', .members = SecretsManager_RotationSchedule}, NULL, "Id"},
    {"AWS::SecretsManager::Secret", {.kind = 'o', .members = SecretsManager_Secret}, "Tags", "Id"},
    {"AWS::SecretsManager::SecretTargetAttachment", {.kind = 'o', .members = SecretsManager_SecretTargetAttachment}, NULL, "Id"},
    {0}};
