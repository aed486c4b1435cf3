/* Made by scripts/sandbox-types from the cfn-lint of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/values/types.h"

static const TypeProperty
    CloudTrail_Trail[20],
    CloudTrail_Trail__AdvancedEventSelector[3],
    CloudTrail_Trail__AdvancedFieldSelector[8],
    CloudTrail_Trail__AggregationConfiguration[3],
    CloudTrail_Trail__DataResource[3],
    CloudTrail_Trail__EventSelector[5],
    CloudTrail_Trail__InsightSelector[3],
    CloudTrail_Trail__Tag[3];

static const TypeProperty CloudTrail_Trail[] = {
    {"AdvancedEventSelectors", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = CloudTrail_Trail__AdvancedEventSelector}, .unique = true}},
    {"AggregationConfigurations", 0, {.kind = 'a', AT_LEAST(0), AT_MOST(1), .items = &(const TypeNode){.kind = 'o', .members = CloudTrail_Trail__AggregationConfiguration}, .unique = true}},
    {"Arn", READ_ONLY, {.kind = 's'}},
    {"CloudWatchLogsLogGroupArn", 0, {.kind = 's'}},
    {"CloudWatchLogsRoleArn", 0, {.kind = 's'}},
    {"EnableLogFileValidation", 0, {.kind = 'b'}},
    {"EventSelectors", 0, {.kind = 'a', AT_MOST(5), .items = &(const TypeNode){.kind = 'o', .members = CloudTrail_Trail__EventSelector}, .unique = true}},
    {"IncludeGlobalServiceEvents", 0, {.kind = 'b'}},
    {"InsightSelectors", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = CloudTrail_Trail__InsightSelector}, .unique = true}},
    {"IsLogging", REQUIRED, {.kind = 'b'}},
    {"IsMultiRegionTrail", 0, {.kind = 'b'}},
    {"IsOrganizationTrail", 0, {.kind = 'b'}},
    {"KMSKeyId", 0, {.kind = 's'}},
    {"S3BucketName", REQUIRED, {.kind = 's'}},
    {"S3KeyPrefix", 0, {.kind = 's', AT_MOST(200)}},
    {"SnsTopicArn", READ_ONLY, {.kind = 's'}},
    {"SnsTopicName", 0, {.kind = 's', AT_MOST(256)}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = CloudTrail_Trail__Tag}}},
    {"TrailName", CREATE_ONLY, {.kind = 's', AT_LEAST(3), AT_MOST(128), .pattern = "(^[a-zA-Z0-9]$)|(^[a-zA-Z0-9]([a-zA-Z0-9\\._-])*[a-zA-Z0-9]$)"}},
    {0}};
static const TypeProperty CloudTrail_Trail__AdvancedEventSelector[] = {
    {"FieldSelectors", REQUIRED, {.kind = 'a', AT_LEAST(1), .items = &(const TypeNode){.kind = 'o', .members = CloudTrail_Trail__AdvancedFieldSelector}, .unique = true}},
    {"Name", 0, {.kind = 's', AT_LEAST(1), AT_MOST(1000)}},
    {0}};
static const TypeProperty CloudTrail_Trail__AdvancedFieldSelector[] = {
    {"EndsWith", 0, {.kind = 'a', AT_LEAST(1), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(2048), .pattern = "(.+)"}, .unique = true}},
    {"Equals", 0, {.kind = 'a', AT_LEAST(1), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(2048), .pattern = "(.+)"}, .unique = true}},
    {"Field", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(1000), .pattern = "([\\w|\\d|\\.|_]+)"}},
    {"NotEndsWith", 0, {.kind = 'a', AT_LEAST(1), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(2048), .pattern = "(.+)"}, .unique = true}},
    {"NotEquals", 0, {.kind = 'a', AT_LEAST(1), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(2048), .pattern = "(.+)"}, .unique = true}},
    {"NotStartsWith", 0, {.kind = 'a', AT_LEAST(1), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(2048), .pattern = "(.+)"}, .unique = true}},
    {"StartsWith", 0, {.kind = 'a', AT_LEAST(1), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(2048), .pattern = "(.+)"}, .unique = true}},
    {0}};
static const TypeProperty CloudTrail_Trail__AggregationConfiguration[] = {
    {"EventCategory", REQUIRED, {.kind = 's', .values = "Data"}},
    {"Templates", REQUIRED, {.kind = 'a', AT_LEAST(1), AT_MOST(50), .items = &(const TypeNode){.kind = 's', .values = "API_ACTIVITY|RESOURCE_ACCESS|USER_ACTIONS"}, .unique = true}},
    {0}};
static const TypeProperty CloudTrail_Trail__DataResource[] = {
    {"Type", REQUIRED, {.kind = 's', .values = "AWS::Lambda::Function|AWS::S3::Object|AWS::DynamoDB::Table|AWS::S3Outposts::Object|AWS::ManagedBlockchain::Node|AWS::S3ObjectLambda::AccessPoint|AWS::EC2::Snapshot|AWS::S3::AccessPoint|AWS::DynamoDB::Stream"}},
    {"Values", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {0}};
static const TypeProperty CloudTrail_Trail__EventSelector[] = {
    {"DataResources", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = CloudTrail_Trail__DataResource}, .unique = true}},
    {"ExcludeManagementEventSources", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {"IncludeManagementEvents", 0, {.kind = 'b'}},
    {"ReadWriteType", 0, {.kind = 's', .values = "All|ReadOnly|WriteOnly"}},
    {0}};
static const TypeProperty CloudTrail_Trail__InsightSelector[] = {
    {"EventCategories", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', .values = "Management|Data"}, .unique = true}},
    {"InsightType", 0, {.kind = 's', .values = "ApiCallRateInsight|ApiErrorRateInsight"}},
    {0}};
static const TypeProperty CloudTrail_Trail__Tag[] = {
    {"Key", REQUIRED, {.kind = 's'}},
    {"Value", REQUIRED, {.kind = 's'}},
    {0}};
const TypeRow types_CloudTrail[] = {
    {"AWS::CloudTrail::Trail", {.kind = 'o', .members = CloudTrail_Trail}, "Tags", "Arn|SnsTopicArn"},
    {0}};
