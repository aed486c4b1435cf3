/* Made by scripts/sandbox-types from the cfn-lint of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/values/types.h"

static const TypeProperty
    SQS_Queue[19],
    SQS_QueuePolicy[4],
    SQS_Queue__Tag[3];

static const TypeProperty SQS_Queue[] = {
    {"Arn", READ_ONLY, {.kind = 's'}},
    {"ContentBasedDeduplication", 0, {.kind = 'b'}},
    {"DeduplicationScope", 0, {.kind = 's'}},
    {"DelaySeconds", 0, {.kind = 'i', AT_LEAST(0), AT_MOST(900)}},
    {"FifoQueue", CREATE_ONLY, {.kind = 'b'}},
    {"FifoThroughputLimit", 0, {.kind = 's'}},
    {"KmsDataKeyReusePeriodSeconds", 0, {.kind = 'i', AT_LEAST(60), AT_MOST(86400)}},
    {"KmsMasterKeyId", 0, {.kind = 's'}},
    {"MaximumMessageSize", 0, {.kind = 'i', AT_LEAST(1024), AT_MOST(1048576)}},
    {"MessageRetentionPeriod", 0, {.kind = 'i', AT_LEAST(60), AT_MOST(1209600)}},
    {"QueueName", CREATE_ONLY, {.kind = 's'}},
    {"QueueUrl", READ_ONLY, {.kind = 's'}},
    {"ReceiveMessageWaitTimeSeconds", 0, {.kind = 'i', AT_LEAST(0), AT_MOST(20)}},
    {"RedriveAllowPolicy", 0, {.kind = 'o'}},
    {"RedrivePolicy", 0, {.kind = 'o'}},
    {"SqsManagedSseEnabled", 0, {.kind = 'b'}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = SQS_Queue__Tag}}},
    {"VisibilityTimeout", 0, {.kind = 'i', AT_LEAST(0), AT_MOST(43200)}},
    {0}};
static const TypeProperty SQS_QueuePolicy[] = {
    {"Id", READ_ONLY, {.kind = 's'}},
    {"PolicyDocument", REQUIRED, {.kind = 'o'}},
    {"Queues", REQUIRED, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {0}};
static const TypeProperty SQS_Queue__Tag[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128), .pattern = "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$"}},
    {"Value", REQUIRED, {.kind = 's', AT_LEAST(0), AT_MOST(256), .pattern = "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$"}},
    {0}};
const TypeRow types_SQS[] = {
    {"AWS::SQS::Queue", {.kind = 'o', .members = SQS_Queue}, "Tags", "QueueUrl|Arn"},
    {"AWS::SQS::QueuePolicy", {.kind = 'o', .members = SQS_QueuePolicy}, NULL, "Id"},
    {0}};
