/* Made by scripts/sandbox-types from the cfn-lint of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/values/types.h"

static const TypeProperty
    Events_Rule[12],
    Events_Rule__AppSyncParameters[2],
    Events_Rule__AwsVpcConfiguration[4],
    Events_Rule__BatchArrayProperties[2],
    Events_Rule__BatchParameters[5],
    Events_Rule__BatchRetryStrategy[2],
    Events_Rule__CapacityProviderStrategyItem[4],
    Events_Rule__DeadLetterConfig[2],
    Events_Rule__EcsParameters[15],
    Events_Rule__HttpParameters[4],
    Events_Rule__InputTransformer[3],
    Events_Rule__KinesisParameters[2],
    Events_Rule__NetworkConfiguration[2],
    Events_Rule__PlacementConstraint[3],
    Events_Rule__PlacementStrategy[3],
    Events_Rule__RedshiftDataParameters[8],
    Events_Rule__RetryPolicy[3],
    Events_Rule__RunCommandParameters[2],
    Events_Rule__RunCommandTarget[3],
    Events_Rule__SageMakerPipelineParameter[3],
    Events_Rule__SageMakerPipelineParameters[2],
    Events_Rule__SqsParameters[2],
    Events_Rule__Tag[3],
    Events_Rule__Target[18];

static const TypeProperty Events_Rule[] = {
    {"Arn", READ_ONLY, {.kind = 's'}},
    {"Description", 0, {.kind = 's', AT_LEAST(0), AT_MOST(512)}},
    {"EventBusName", CONDITIONAL, {.kind = 's', AT_LEAST(1), AT_MOST(1600), .pattern = "^(arn:aws[\\w-]*:events:[a-z]{2}-[a-z]+-[\\w-]+:[0-9]{12}:event-bus\\/)?[/\\.\\-_A-Za-z0-9]+$"}},
    {"EventPattern", 0, {.kind = 'o'}},
    {"Name", CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(64), .pattern = "^[\\.\\-_A-Za-z0-9]+$"}},
    {"RoleArn", 0, {.kind = 's', AT_LEAST(1), AT_MOST(1600)}},
    {"RuleName", READ_ONLY, {.kind = 's'}},
    {"ScheduleExpression", 0, {.kind = 's', AT_LEAST(0), AT_MOST(256), .pattern = "^(rate\\(.+\\)|cron\\(.+\\))?$"}},
    {"State", 0, {.kind = 's', .values = "DISABLED|ENABLED|ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = Events_Rule__Tag}}},
    {"Targets", 0, {.kind = 'a', AT_MOST(5), .items = &(const TypeNode){.kind = 'o', .members = Events_Rule__Target}, .unique = true}},
    {0}};
static const TypeProperty Events_Rule__AppSyncParameters[] = {
    {"GraphQLOperation", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty Events_Rule__AwsVpcConfiguration[] = {
    {"AssignPublicIp", 0, {.kind = 's', .values = "DISABLED|ENABLED"}},
    {"SecurityGroups", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {"Subnets", REQUIRED, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {0}};
static const TypeProperty Events_Rule__BatchArrayProperties[] = {
    {"Size", 0, {.kind = 'i'}},
    {0}};
static const TypeProperty Events_Rule__BatchParameters[] = {
    {"ArrayProperties", 0, {.kind = 'o', .members = Events_Rule__BatchArrayProperties}},
    {"JobDefinition", REQUIRED, {.kind = 's'}},
    {"JobName", REQUIRED, {.kind = 's'}},
    {"RetryStrategy", 0, {.kind = 'o', .members = Events_Rule__BatchRetryStrategy}},
    {0}};
static const TypeProperty Events_Rule__BatchRetryStrategy[] = {
    {"Attempts", 0, {.kind = 'i'}},
    {0}};
static const TypeProperty Events_Rule__CapacityProviderStrategyItem[] = {
    {"Base", 0, {.kind = 'i', AT_LEAST(0), AT_MOST(100000)}},
    {"CapacityProvider", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(255)}},
    {"Weight", 0, {.kind = 'i', AT_LEAST(0), AT_MOST(1000)}},
    {0}};
static const TypeProperty Events_Rule__DeadLetterConfig[] = {
    {"Arn", 0, {.kind = 's', AT_LEAST(1), AT_MOST(1600)}},
    {0}};
static const TypeProperty Events_Rule__EcsParameters[] = {
    {"CapacityProviderStrategy", 0, {.kind = 'a', AT_LEAST(0), AT_MOST(6), .items = &(const TypeNode){.kind = 'o', .members = Events_Rule__CapacityProviderStrategyItem}, .unique = true}},
    {"EnableECSManagedTags", 0, {.kind = 'b'}},
    {"EnableExecuteCommand", 0, {.kind = 'b'}},
    {"Group", 0, {.kind = 's'}},
    {"LaunchType", 0, {.kind = 's', .values = "EC2|EXTERNAL|FARGATE"}},
    {"NetworkConfiguration", 0, {.kind = 'o', .members = Events_Rule__NetworkConfiguration}},
    {"PlacementConstraints", 0, {.kind = 'a', AT_LEAST(0), AT_MOST(10), .items = &(const TypeNode){.kind = 'o', .members = Events_Rule__PlacementConstraint}, .unique = true}},
    {"PlacementStrategies", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = Events_Rule__PlacementStrategy}, .unique = true}},
    {"PlatformVersion", 0, {.kind = 's'}},
    {"PropagateTags", 0, {.kind = 's', .values = "TASK_DEFINITION"}},
    {"ReferenceId", 0, {.kind = 's', AT_LEAST(0), AT_MOST(1024)}},
    {"TagList", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = Events_Rule__Tag}, .unique = true}},
    {"TaskCount", 0, {.kind = 'i', AT_LEAST(1)}},
    {"TaskDefinitionArn", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(1600)}},
    {0}};
static const TypeProperty Events_Rule__HttpParameters[] = {
    {"HeaderParameters", 0, {.kind = 'o'}},
    {"PathParameterValues", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', .pattern = "^(?!\\s*$).+$"}, .unique = true}},
    {"QueryStringParameters", 0, {.kind = 'o'}},
    {0}};
static const TypeProperty Events_Rule__InputTransformer[] = {
    {"InputPathsMap", 0, {.kind = 'o'}},
    {"InputTemplate", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(8192)}},
    {0}};
static const TypeProperty Events_Rule__KinesisParameters[] = {
    {"PartitionKeyPath", REQUIRED, {.kind = 's', AT_LEAST(0), AT_MOST(256)}},
    {0}};
static const TypeProperty Events_Rule__NetworkConfiguration[] = {
    {"AwsVpcConfiguration", 0, {.kind = 'o', .members = Events_Rule__AwsVpcConfiguration}},
    {0}};
static const TypeProperty Events_Rule__PlacementConstraint[] = {
    {"Expression", 0, {.kind = 's', AT_LEAST(0), AT_MOST(2000)}},
    {"Type", 0, {.kind = 's', .values = "distinctInstance|memberOf"}},
    {0}};
static const TypeProperty Events_Rule__PlacementStrategy[] = {
    {"Field", 0, {.kind = 's'}},
    {"Type", 0, {.kind = 's'}},
    {0}};
static const TypeProperty Events_Rule__RedshiftDataParameters[] = {
    {"Database", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(64)}},
    {"DbUser", 0, {.kind = 's', AT_LEAST(1), AT_MOST(128)}},
    {"SecretManagerArn", 0, {.kind = 's', AT_LEAST(1), AT_MOST(1600), .pattern = "^(^arn:aws([a-z]|\\-)*:secretsmanager:[a-z0-9-.]+:.*)|(\\$(\\.[\\w_-]+(\\[(\\d+|\\*)\\])*)*)$"}},
    {"Sql", 0, {.kind = 's', AT_LEAST(1), AT_MOST(100000)}},
    {"Sqls", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"StatementName", 0, {.kind = 's', AT_LEAST(1), AT_MOST(500)}},
    {"WithEvent", 0, {.kind = 'b'}},
    {0}};
static const TypeProperty Events_Rule__RetryPolicy[] = {
    {"MaximumEventAgeInSeconds", 0, {.kind = 'i', AT_LEAST(60), AT_MOST(86400)}},
    {"MaximumRetryAttempts", 0, {.kind = 'i', AT_LEAST(0), AT_MOST(185)}},
    {0}};
static const TypeProperty Events_Rule__RunCommandParameters[] = {
    {"RunCommandTargets", REQUIRED, {.kind = 'a', AT_LEAST(1), AT_MOST(5), .items = &(const TypeNode){.kind = 'o', .members = Events_Rule__RunCommandTarget}, .unique = true}},
    {0}};
static const TypeProperty Events_Rule__RunCommandTarget[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128), .pattern = "^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$"}},
    {"Values", REQUIRED, {.kind = 'a', AT_LEAST(1), AT_MOST(50), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(256)}, .unique = true}},
    {0}};
static const TypeProperty Events_Rule__SageMakerPipelineParameter[] = {
    {"Name", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(256), .pattern = "^[a-zA-Z0-9]([a-zA-Z0-9_-]*[a-zA-Z0-9])?$"}},
    {"Value", REQUIRED, {.kind = 's', AT_LEAST(0), AT_MOST(1024)}},
    {0}};
static const TypeProperty Events_Rule__SageMakerPipelineParameters[] = {
    {"PipelineParameterList", 0, {.kind = 'a', AT_LEAST(0), AT_MOST(200), .items = &(const TypeNode){.kind = 'o', .members = Events_Rule__SageMakerPipelineParameter}, .unique = true}},
    {0}};
static const TypeProperty Events_Rule__SqsParameters[] = {
    {"MessageGroupId", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty Events_Rule__Tag[] = {
    {"Key", 0, {.kind = 's', AT_LEAST(1), AT_MOST(128)}},
    {"Value", 0, {.kind = 's', AT_LEAST(0), AT_MOST(256)}},
    {0}};
static const TypeProperty Events_Rule__Target[] = {
    {"AppSyncParameters", 0, {.kind = 'o', .members = Events_Rule__AppSyncParameters}},
    {"Arn", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(1600)}},
    {"BatchParameters", 0, {.kind = 'o', .members = Events_Rule__BatchParameters}},
    {"DeadLetterConfig", 0, {.kind = 'o', .members = Events_Rule__DeadLetterConfig}},
    {"EcsParameters", 0, {.kind = 'o', .members = Events_Rule__EcsParameters}},
    {"HttpParameters", 0, {.kind = 'o', .members = Events_Rule__HttpParameters}},
    {"Id", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(64), .pattern = "^[\\.\\-_A-Za-z0-9]+$"}},
    {"Input", 0, {.kind = 's', AT_LEAST(0), AT_MOST(8192)}},
    {"InputPath", 0, {.kind = 's', AT_LEAST(0), AT_MOST(256)}},
    {"InputTransformer", 0, {.kind = 'o', .members = Events_Rule__InputTransformer}},
    {"KinesisParameters", 0, {.kind = 'o', .members = Events_Rule__KinesisParameters}},
    {"RedshiftDataParameters", 0, {.kind = 'o', .members = Events_Rule__RedshiftDataParameters}},
    {"RetryPolicy", 0, {.kind = 'o', .members = Events_Rule__RetryPolicy}},
    {"RoleArn", 0, {.kind = 's', AT_LEAST(1), AT_MOST(1600)}},
    {"RunCommandParameters", 0, {.kind = 'o', .members = Events_Rule__RunCommandParameters}},
    {"SageMakerPipelineParameters", 0, {.kind = 'o', .members = Events_Rule__SageMakerPipelineParameters}},
    {"SqsParameters", 0, {.kind = 'o', .members = Events_Rule__SqsParameters}},
    {0}};
const TypeRow types_Events[] = {
    {"AWS::Events::Rule", {.kind = 'o', .members = Events_Rule, .choices = (const TypeChoice[]){{ANY_OF, NULL, "EventPattern|ScheduleExpression"}, {0}}}, "Tags", "Arn|RuleName"},
    {0}};
