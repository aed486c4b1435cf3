/* Made by scripts/sandbox-types from the cfn-lint of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/values/types.h"

static const TypeProperty
    SNS_Subscription[13],
    SNS_Topic[16],
    SNS_TopicInlinePolicy[3],
    SNS_TopicPolicy[4],
    SNS_Topic__LoggingConfig[5],
    SNS_Topic__Subscription[3],
    SNS_Topic__Tag[3];

static const TypeProperty SNS_Subscription[] = {
    {"Arn", READ_ONLY, {.kind = 's'}},
    {"DeliveryPolicy", 0, {.kind = 'o'}},
    {"Endpoint", CREATE_ONLY, {.kind = 's'}},
    {"FilterPolicy", 0, {.kind = 'o'}},
    {"FilterPolicyScope", 0, {.kind = 's'}},
    {"Protocol", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {"RawMessageDelivery", 0, {.kind = 'b'}},
    {"RedrivePolicy", 0, {.kind = 'o'}},
    {"Region", CONDITIONAL | WRITE_ONLY, {.kind = 's'}},
    {"ReplayPolicy", 0, {.kind = 'o'}},
    {"SubscriptionRoleArn", 0, {.kind = 's'}},
    {"TopicArn", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {0}};
static const TypeProperty SNS_Topic[] = {
    {"ArchivePolicy", 0, {.kind = 'o'}},
    {"ContentBasedDeduplication", 0, {.kind = 'b'}},
    {"DataProtectionPolicy", 0, {.kind = 'o'}},
    {"DeliveryStatusLogging", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = SNS_Topic__LoggingConfig}, .unique = true}},
    {"DisplayName", 0, {.kind = 's'}},
    {"FifoThroughputScope", 0, {.kind = 's'}},
    {"FifoTopic", CREATE_ONLY, {.kind = 'b'}},
    {"KmsMasterKeyId", 0, {.kind = 's'}},
    {"MaximumMessageSize", 0, {.kind = 'i', AT_LEAST(1024), AT_MOST(1048576)}},
    {"SignatureVersion", 0, {.kind = 's'}},
    {"Subscription", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = SNS_Topic__Subscription}}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = SNS_Topic__Tag}}},
    {"TopicArn", READ_ONLY, {.kind = 's'}},
    {"TopicName", CREATE_ONLY, {.kind = 's', AT_MOST(256)}},
    {"TracingConfig", 0, {.kind = 's'}},
    {0}};
static const TypeProperty SNS_TopicInlinePolicy[] = {
    {"PolicyDocument", REQUIRED, {.kind = 'o'}},
    {"TopicArn", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {0}};
static const TypeProperty SNS_TopicPolicy[] = {
    {"Id", READ_ONLY, {.kind = 's'}},
    {"PolicyDocument", REQUIRED, {.kind = 'o'}},
    {"Topics", REQUIRED, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {0}};
static const TypeProperty SNS_Topic__LoggingConfig[] = {
    {"FailureFeedbackRoleArn", 0, {.kind = 's'}},
    {"Protocol", REQUIRED, {.kind = 's', .values = "http/s|sqs|lambda|firehose|application"}},
    {"SuccessFeedbackRoleArn", 0, {.kind = 's'}},
    {"SuccessFeedbackSampleRate", 0, {.kind = 's'}},
    {0}};
static const TypeProperty SNS_Topic__Subscription[] = {
    {"Endpoint", REQUIRED, {.kind = 's'}},
    {"Protocol", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty SNS_Topic__Tag[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128)}},
    {"Value", REQUIRED, {.kind = 's', AT_LEAST(0), AT_MOST(256)}},
    {0}};
const TypeRow types_SNS[] = {
    {"AWS::SNS::Subscription", {.kind = 'o', .members = SNS_Subscription}, NULL, "Arn"},
    {"AWS::SNS::Topic", {.kind = 'o', .members = SNS_Topic}, "Tags", "TopicArn"},
    {"AWS::SNS::TopicInlinePolicy", {.kind = 'o', .members = SNS_TopicInlinePolicy}, NULL, ""},
    {"AWS::SNS::TopicPolicy", {.kind = 'o', .members = SNS_TopicPolicy}, NULL, "Id"},
    {0}};
