/* Made by scripts/sandbox-types from the cfn-lint of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/values/types.h"

static const TypeProperty
    SSM_Association[21],
    SSM_Association__InstanceAssociationOutputLocation[2],
    SSM_Association__S3OutputLocation[4],
    SSM_Association__Tag[3],
    SSM_Association__Target[3],
    SSM_Parameter[11];

static const TypeProperty SSM_Association[] = {
    {"ApplyOnlyAtCronInterval", 0, {.kind = 'b'}},
    {"AssociationDispatchAssumeRole", 0, {.kind = 's', AT_LEAST(1), AT_MOST(512), .pattern = "arn:aws(-[^:]+)?:iam::[0-9]{12}:role/.+"}},
    {"AssociationId", READ_ONLY, {.kind = 's', .pattern = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"}},
    {"AssociationName", 0, {.kind = 's', .pattern = "^[a-zA-Z0-9_\\-.]{3,128}$"}},
    {"AutomationTargetParameterName", 0, {.kind = 's', AT_LEAST(1), AT_MOST(50)}},
    {"CalendarNames", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"ComplianceSeverity", 0, {.kind = 's', .values = "CRITICAL|HIGH|MEDIUM|LOW|UNSPECIFIED"}},
    {"DocumentVersion", 0, {.kind = 's', .pattern = "([$]LATEST|[$]DEFAULT|^[1-9][0-9]*$)"}},
    {"InstanceId", CREATE_ONLY, {.kind = 's', .pattern = "(^i-(\\w{8}|\\w{17})$)|(^mi-\\w{17}$)"}},
    {"MaxConcurrency", 0, {.kind = 's', AT_LEAST(1), AT_MOST(7), .pattern = "^([1-9][0-9]{0,6}|[1-9][0-9]%|[1-9]%|100%)$"}},
    {"MaxErrors", 0, {.kind = 's', AT_LEAST(1), AT_MOST(7), .pattern = "^([1-9][0-9]{0,6}|[0]|[1-9][0-9]%|[0-9]%|100%)$"}},
    {"Name", REQUIRED, {.kind = 's', .pattern = "^[a-zA-Z0-9_\\-.:/]{3,200}$"}},
    {"OutputLocation", 0, {.kind = 'o', .members = SSM_Association__InstanceAssociationOutputLocation}},
    {"Parameters", 0, {.kind = 'o'}},
    {"ScheduleExpression", 0, {.kind = 's', AT_LEAST(1), AT_MOST(256)}},
    {"ScheduleOffset", 0, {.kind = 'i', AT_LEAST(1), AT_MOST(6)}},
    {"SyncCompliance", 0, {.kind = 's', .values = "AUTO|MANUAL"}},
    {"Tags", 0, {.kind = 'a', AT_LEAST(0), AT_MOST(1000), .items = &(const TypeNode){.kind = 'o', .members = SSM_Association__Tag}}},
    {"Targets", 0, {.kind = 'a', AT_LEAST(0), AT_MOST(5), .items = &(const TypeNode){.kind = 'o', .members = SSM_Association__Target}}},
    {"WaitForSuccessTimeoutSeconds", WRITE_ONLY, {.kind = 'i', AT_LEAST(15), AT_MOST(172800)}},
    {0}};
static const TypeProperty SSM_Association__InstanceAssociationOutputLocation[] = {
    {"S3Location", 0, {.kind = 'o', .members = SSM_Association__S3OutputLocation}},
    {0}};
static const TypeProperty SSM_Association__S3OutputLocation[] = {
    {"OutputS3BucketName", 0, {.kind = 's', AT_LEAST(3), AT_MOST(63)}},
    {"OutputS3KeyPrefix", 0, {.kind = 's', AT_LEAST(0), AT_MOST(1024)}},
    {"OutputS3Region", 0, {.kind = 's', AT_LEAST(3), AT_MOST(20)}},
    {0}};
static const TypeProperty SSM_Association__Tag[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128), .pattern = "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$"}},
    {"Value", REQUIRED, {.kind = 's', AT_LEAST(0), AT_MOST(256), .pattern = "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$"}},
    {0}};
static const TypeProperty SSM_Association__Target[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(163), .pattern = "^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}$|resource-groups:Name"}},
    {"Values", REQUIRED, {.kind = 'a', AT_LEAST(0), AT_MOST(50), .items = &(const TypeNode){.kind = 's'}}},
    {0}};
static const TypeProperty SSM_Parameter[] = {
    {"AllowedPattern", WRITE_ONLY, {.kind = 's', AT_LEAST(0), AT_MOST(1024)}},
    {"Arn", READ_ONLY, {.kind = 's', .pattern = "arn:aws(-[a-z0-9-]+)*:ssm:[a-z0-9-]+:[0-9]{12}:parameter/.+"}},
    {"DataType", 0, {.kind = 's', AT_LEAST(0), AT_MOST(128), .values = "text|aws:ec2:image"}},
    {"Description", WRITE_ONLY, {.kind = 's', AT_LEAST(0), AT_MOST(1024)}},
    {"Name", CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(2048)}},
    {"Policies", WRITE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(4096)}},
    {"Tags", 0, {.kind = 'o'}},
    {"Tier", WRITE_ONLY, {.kind = 's', .values = "Standard|Advanced|Intelligent-Tiering"}},
    {"Type", REQUIRED, {.kind = 's', .values = "String|StringList"}},
    {"Value", REQUIRED, {.kind = 's'}},
    {0}};
const TypeRow types_SSM[] = {
    {"AWS::SSM::Association", {.kind = 'o', .members = SSM_Association}, "Tags", "AssociationId"},
    {"AWS::SSM::Parameter", {.kind = 'o', .members = SSM_Parameter}, "Tags", "Arn"},
    {0}};
