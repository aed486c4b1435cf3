/* Made by scripts/sandbox-types from the cfn-lint of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/values/types.h"

static const TypeProperty
    Scheduler_Schedule[13],
    Scheduler_Schedule__AwsVpcConfiguration[4],
    Scheduler_Schedule__CapacityProviderStrategyItem[4],
    Scheduler_Schedule__DeadLetterConfig[2],
    Scheduler_Schedule__EcsParameters[15],
    Scheduler_Schedule__EventBridgeParameters[3],
    Scheduler_Schedule__FlexibleTimeWindow[3],
    Scheduler_Schedule__KinesisParameters[2],
    Scheduler_Schedule__NetworkConfiguration[2],
    Scheduler_Schedule__PlacementConstraint[3],
    Scheduler_Schedule__PlacementStrategy[3],
    Scheduler_Schedule__RetryPolicy[3],
    Scheduler_Schedule__SageMakerPipelineParameter[3],
    Scheduler_Schedule__SageMakerPipelineParameters[2],
    Scheduler_Schedule__SqsParameters[2],
    Scheduler_Schedule__Target[11];

static const TypeProperty Scheduler_Schedule[] = {
    {"Arn", READ_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(1224), .pattern = "^arn:aws[a-z-]*:scheduler:[a-z0-9\\-]+:\\d{12}:schedule\\/[0-9a-zA-Z-_.]+\\/[0-9a-zA-Z-_.]+$"}},
    {"Description", 0, {.kind = 's', AT_LEAST(0), AT_MOST(512)}},
    {"EndDate", 0, {.kind = 's'}},
    {"FlexibleTimeWindow", REQUIRED, {.kind = 'o', .members = Scheduler_Schedule__FlexibleTimeWindow}},
    {"GroupName", 0, {.kind = 's', AT_LEAST(1), AT_MOST(64), .pattern = "^[0-9a-zA-Z-_.]+$"}},
    {"KmsKeyArn", 0, {.kind = 's', AT_LEAST(1), AT_MOST(2048), .pattern = "^arn:aws[a-z-]*:kms:[a-z0-9\\-]+:\\d{12}:(key|alias)\\/[0-9a-zA-Z-_]*$"}},
    {"Name", CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(64), .pattern = "^[0-9a-zA-Z-_.]+$"}},
    {"ScheduleExpression", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(256)}},
    {"ScheduleExpressionTimezone", 0, {.kind = 's', AT_LEAST(1), AT_MOST(50)}},
    {"StartDate", 0, {.kind = 's'}},
    {"State", 0, {.kind = 's', .values = "ENABLED|DISABLED"}},
    {"Target", REQUIRED, {.kind = 'o', .members = Scheduler_Schedule__Target}},
    {0}};
static const TypeProperty Scheduler_Schedule__AwsVpcConfiguration[] = {
    {"AssignPublicIp", 0, {.kind = 's', .values = "ENABLED|DISABLED"}},
    {"SecurityGroups", 0, {.kind = 'a', AT_LEAST(1), AT_MOST(5), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(1000)}}},
    {"Subnets", REQUIRED, {.kind = 'a', AT_LEAST(1), AT_MOST(16), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(1000)}}},
    {0}};
static const TypeProperty Scheduler_Schedule__CapacityProviderStrategyItem[] = {
    {"Base", 0, {.kind = 'n', AT_LEAST(0), AT_MOST(100000)}},
    {"CapacityProvider", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(255)}},
    {"Weight", 0, {.kind = 'n', AT_LEAST(0), AT_MOST(1000)}},
    {0}};
static const TypeProperty Scheduler_Schedule__DeadLetterConfig[] = {
    {"Arn", 0, {.kind = 's', AT_LEAST(1), AT_MOST(1600), .pattern = "^arn:aws[a-z-]*:sqs:[a-z0-9\\-]+:\\d{12}:[a-zA-Z0-9\\-_]+$"}},
    {0}};
static const TypeProperty Scheduler_Schedule__EcsParameters[] = {
    {"CapacityProviderStrategy", 0, {.kind = 'a', AT_MOST(6), .items = &(const TypeNode){.kind = 'o', .members = Scheduler_Schedule__CapacityProviderStrategyItem}}},
    {"EnableECSManagedTags", 0, {.kind = 'b'}},
    {"EnableExecuteCommand", 0, {.kind = 'b'}},
    {"Group", 0, {.kind = 's', AT_LEAST(1), AT_MOST(255)}},
    {"LaunchType", 0, {.kind = 's', .values = "EC2|FARGATE|EXTERNAL"}},
    {"NetworkConfiguration", 0, {.kind = 'o', .members = Scheduler_Schedule__NetworkConfiguration}},
    {"PlacementConstraints", 0, {.kind = 'a', AT_MOST(10), .items = &(const TypeNode){.kind = 'o', .members = Scheduler_Schedule__PlacementConstraint}}},
    {"PlacementStrategy", 0, {.kind = 'a', AT_MOST(5), .items = &(const TypeNode){.kind = 'o', .members = Scheduler_Schedule__PlacementStrategy}}},
    {"PlatformVersion", 0, {.kind = 's', AT_LEAST(1), AT_MOST(64)}},
    {"PropagateTags", 0, {.kind = 's', .values = "TASK_DEFINITION"}},
    {"ReferenceId", 0, {.kind = 's', AT_MOST(1024)}},
    {"Tags", 0, {.kind = 'a', AT_LEAST(0), AT_MOST(50), .items = &(const TypeNode){.kind = 'o'}}},
    {"TaskCount", 0, {.kind = 'n', AT_LEAST(1), AT_MOST(10)}},
    {"TaskDefinitionArn", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(1600)}},
    {0}};
static const TypeProperty Scheduler_Schedule__EventBridgeParameters[] = {
    {"DetailType", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128)}},
    {"Source", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(256), .pattern = "^(?=[/\\.\\-_A-Za-z0-9]+)((?!aws\\.).*)|(\\$(\\.[\\w_-]+(\\[(\\d+|\\*)\\])*)*)$"}},
    {0}};
static const TypeProperty Scheduler_Schedule__FlexibleTimeWindow[] = {
    {"MaximumWindowInMinutes", 0, {.kind = 'n', AT_LEAST(1), AT_MOST(1440)}},
    {"Mode", REQUIRED, {.kind = 's', .values = "OFF|FLEXIBLE"}},
    {0}};
static const TypeProperty Scheduler_Schedule__KinesisParameters[] = {
    {"PartitionKey", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(256)}},
    {0}};
static const TypeProperty Scheduler_Schedule__NetworkConfiguration[] = {
    {"AwsvpcConfiguration", 0, {.kind = 'o', .members = Scheduler_Schedule__AwsVpcConfiguration}},
    {0}};
static const TypeProperty Scheduler_Schedule__PlacementConstraint[] = {
    {"Expression", 0, {.kind = 's', AT_MOST(2000)}},
    {"Type", 0, {.kind = 's', .values = "distinctInstance|memberOf"}},
    {0}};
static const TypeProperty Scheduler_Schedule__PlacementStrategy[] = {
    {"Field", 0, {.kind = 's', AT_MOST(255)}},
    {"Type", 0, {.kind = 's', .values = "random|spread|binpack"}},
    {0}};
static const TypeProperty Scheduler_Schedule__RetryPolicy[] = {
    {"MaximumEventAgeInSeconds", 0, {.kind = 'n', AT_LEAST(60), AT_MOST(86400)}},
    {"MaximumRetryAttempts", 0, {.kind = 'n', AT_LEAST(0), AT_MOST(185)}},
    {0}};
static const TypeProperty Scheduler_Schedule__SageMakerPipelineParameter[] = {
    {"Name", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(256), .pattern = "^[A-Za-z0-9\\-_]*$"}},
    {"Value", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(1024)}},
    {0}};
static const TypeProperty Scheduler_Schedule__SageMakerPipelineParameters[] = {
    {"PipelineParameterList", 0, {.kind = 'a', AT_LEAST(0), AT_MOST(200), .items = &(const TypeNode){.kind = 'o', .members = Scheduler_Schedule__SageMakerPipelineParameter}}},
    {0}};
static const TypeProperty Scheduler_Schedule__SqsParameters[] = {
    {"MessageGroupId", 0, {.kind = 's', AT_LEAST(1), AT_MOST(128)}},
    {0}};
static const TypeProperty Scheduler_Schedule__Target[] = {
    {"Arn", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(1600)}},
    {"DeadLetterConfig", 0, {.kind = 'o', .members = Scheduler_Schedule__DeadLetterConfig}},
    {"EcsParameters", 0, {.kind = 'o', .members = Scheduler_Schedule__EcsParameters}},
    {"EventBridgeParameters", 0, {.kind = 'o', .members = Scheduler_Schedule__EventBridgeParameters}},
    {"Input", 0, {.kind = 's', AT_LEAST(1)}},
    {"KinesisParameters", 0, {.kind = 'o', .members = Scheduler_Schedule__KinesisParameters}},
    {"RetryPolicy", 0, {.kind = 'o', .members = Scheduler_Schedule__RetryPolicy}},
    {"RoleArn", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(1600), .pattern = "^arn:aws[a-z-]*:iam::\\d{12}:role\\/[\\w+=,.@\\/-]+$"}},
    {"SageMakerPipelineParameters", 0, {.kind = 'o', .members = Scheduler_Schedule__SageMakerPipelineParameters}},
    {"SqsParameters", 0, {.kind = 'o', .members = Scheduler_Schedule__SqsParameters}},
    {0}};
const TypeRow types_Scheduler[] = {
    {"AWS::Scheduler::Schedule", {.kind = 'o', .members = Scheduler_Schedule}, NULL, "Arn"},
    {0}};
