/* Made by scripts/sandbox-models from the botocore of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/wire/model.h"

static const ModelShape
    s_AccountId,
    s_AccountIds,
    s_DeleteLogGroupRequest,
    s_DescribeLimit,
    s_DescribeLogGroupsLogGroupIdentifiers,
    s_DescribeLogGroupsRequest,
    s_DescribeLogGroupsResponse,
    s_EventsLimit,
    s_FilterLogEventsRequest,
    s_FilterLogEventsResponse,
    s_FilterPattern,
    s_FilteredLogEvent,
    s_FilteredLogEvents,
    s_InheritedProperties,
    s_InputLogStreamNames,
    s_LogGroup,
    s_LogGroupClass,
    s_LogGroupIdentifier,
    s_LogGroupName,
    s_LogGroupNamePattern,
    s_LogGroups,
    s_LogStreamName,
    s_NextToken,
    s_SearchedLogStream,
    s_SearchedLogStreams,
    s_Timestamp;

static const ModelShape s_AccountId = {.type = SHAPE_STRING, AT_LEAST(12), AT_MOST(12)};
static const ModelShape s_AccountIds = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_AccountId, 0},
    {0}}};
static const ModelShape s_DeleteLogGroupRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"logGroupName", "logGroupName", "logGroupName", &s_LogGroupName, 1},
    {0}}};
static const ModelShape s_DescribeLimit = {.type = SHAPE_INTEGER, AT_LEAST(1), AT_MOST(50)};
static const ModelShape s_DescribeLogGroupsLogGroupIdentifiers = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_LogGroupIdentifier, 0},
    {0}}};
static const ModelShape s_DescribeLogGroupsRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"accountIdentifiers", "accountIdentifiers", "accountIdentifiers", &s_AccountIds, 0},
    {"logGroupNamePrefix", "logGroupNamePrefix", "logGroupNamePrefix", &s_LogGroupName, 0},
    {"logGroupNamePattern", "logGroupNamePattern", "logGroupNamePattern", &s_LogGroupNamePattern, 0},
    {"nextToken", "nextToken", "nextToken", &s_NextToken, 0},
    {"limit", "limit", "limit", &s_DescribeLimit, 0},
    {"includeLinkedAccounts", "includeLinkedAccounts", "includeLinkedAccounts", &model_boolean, 0},
    {"logGroupClass", "logGroupClass", "logGroupClass", &s_LogGroupClass, 0},
    {"logGroupIdentifiers", "logGroupIdentifiers", "logGroupIdentifiers", &s_DescribeLogGroupsLogGroupIdentifiers, 0},
    {0}}};
static const ModelShape s_DescribeLogGroupsResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"logGroups", "logGroups", "logGroups", &s_LogGroups, 0},
    {"nextToken", "nextToken", "nextToken", &s_NextToken, 0},
    {0}}};
static const ModelShape s_EventsLimit = {.type = SHAPE_INTEGER, AT_LEAST(1), AT_MOST(10000)};
static const ModelShape s_FilterLogEventsRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"logGroupName", "logGroupName", "logGroupName", &s_LogGroupName, 0},
    {"logGroupIdentifier", "logGroupIdentifier", "logGroupIdentifier", &s_LogGroupIdentifier, 0},
    {"logStreamNames", "logStreamNames", "logStreamNames", &s_InputLogStreamNames, 0},
    {"logStreamNamePrefix", "logStreamNamePrefix", "logStreamNamePrefix", &s_LogStreamName, 0},
    {"startTime", "startTime", "startTime", &s_Timestamp, 0},
    {"endTime", "endTime", "endTime", &s_Timestamp, 0},
    {"filterPattern", "filterPattern", "filterPattern", &s_FilterPattern, 0},
    {"nextToken", "nextToken", "nextToken", &s_NextToken, 0},
    {"limit", "limit", "limit", &s_EventsLimit, 0},
    {"startFromHead", "startFromHead", "startFromHead", &model_boolean, 0},
    {"interleaved", "interleaved", "interleaved", &model_boolean, 0},
    {"unmask", "unmask", "unmask", &model_boolean, 0},
    {0}}};
static const ModelShape s_FilterLogEventsResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"events", "events", "events", &s_FilteredLogEvents, 0},
    {"searchedLogStreams", "searchedLogStreams", "searchedLogStreams", &s_SearchedLogStreams, 0},
    {"nextToken", "nextToken", "nextToken", &s_NextToken, 0},
    {0}}};
static const ModelShape s_FilterPattern = {.type = SHAPE_STRING, AT_LEAST(0), AT_MOST(1024)};
static const ModelShape s_FilteredLogEvent = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"logStreamName", "logStreamName", "logStreamName", &s_LogStreamName, 0},
    {"timestamp", "timestamp", "timestamp", &s_Timestamp, 0},
    {"message", "message", "message", &model_string, 0},
    {"ingestionTime", "ingestionTime", "ingestionTime", &s_Timestamp, 0},
    {"eventId", "eventId", "eventId", &model_string, 0},
    {0}}};
static const ModelShape s_FilteredLogEvents = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_FilteredLogEvent, 0},
    {0}}};
static const ModelShape s_InheritedProperties = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_InputLogStreamNames = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_LogStreamName, 0},
    {0}}};
static const ModelShape s_LogGroup = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"logGroupName", "logGroupName", "logGroupName", &s_LogGroupName, 0},
    {"creationTime", "creationTime", "creationTime", &s_Timestamp, 0},
    {"retentionInDays", "retentionInDays", "retentionInDays", &model_integer, 0},
    {"metricFilterCount", "metricFilterCount", "metricFilterCount", &model_integer, 0},
    {"arn", "arn", "arn", &model_string, 0},
    {"storedBytes", "storedBytes", "storedBytes", &model_long, 0},
    {"kmsKeyId", "kmsKeyId", "kmsKeyId", &model_string, 0},
    {"dataProtectionStatus", "dataProtectionStatus", "dataProtectionStatus", &model_string, 0},
    {"inheritedProperties", "inheritedProperties", "inheritedProperties", &s_InheritedProperties, 0},
    {"logGroupClass", "logGroupClass", "logGroupClass", &s_LogGroupClass, 0},
    {"logGroupArn", "logGroupArn", "logGroupArn", &model_string, 0},
    {"deletionProtectionEnabled", "deletionProtectionEnabled", "deletionProtectionEnabled", &model_boolean, 0},
    {"bearerTokenAuthenticationEnabled", "bearerTokenAuthenticationEnabled", "bearerTokenAuthenticationEnabled", &model_boolean, 0},
    {"retentionPolicyName", "retentionPolicyName", "retentionPolicyName", &model_string, 0},
    {0}}};
static const ModelShape s_LogGroupClass = {.type = SHAPE_STRING, .choices = "STANDARD, INFREQUENT_ACCESS, DELIVERY, ESSENTIALS"};
static const ModelShape s_LogGroupIdentifier = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(2048)};
static const ModelShape s_LogGroupName = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(512)};
static const ModelShape s_LogGroupNamePattern = {.type = SHAPE_STRING, AT_LEAST(0), AT_MOST(512)};
static const ModelShape s_LogGroups = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_LogGroup, 0},
    {0}}};
static const ModelShape s_LogStreamName = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(512)};
static const ModelShape s_NextToken = {.type = SHAPE_STRING, AT_LEAST(1)};
static const ModelShape s_SearchedLogStream = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"logStreamName", "logStreamName", "logStreamName", &s_LogStreamName, 0},
    {"searchedCompletely", "searchedCompletely", "searchedCompletely", &model_boolean, 0},
    {0}}};
static const ModelShape s_SearchedLogStreams = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_SearchedLogStream, 0},
    {0}}};
static const ModelShape s_Timestamp = {.type = SHAPE_LONG, AT_LEAST(0)};
const ModelService model_logs = {
    .signing_name = "logs", .id = "logs", .protocol = PROTOCOL_JSON, .protocols = PROTOCOL_JSON,
    .version = "2014-03-28", .target = "Logs_20140328", .json_version = "1.1", .namespace = NULL,
    .operations = (const ModelOperation[]){
        {"DeleteLogGroup", &s_DeleteLogGroupRequest, &model_nothing, NULL},
        {"DescribeLogGroups", &s_DescribeLogGroupsRequest, &s_DescribeLogGroupsResponse, NULL},
        {"FilterLogEvents", &s_FilterLogEventsRequest, &s_FilterLogEventsResponse, NULL},
    {0}}};
