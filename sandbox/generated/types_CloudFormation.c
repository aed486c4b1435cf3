/* Made by scripts/sandbox-types from the cfn-lint of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/values/types.h"

static const TypeProperty
    CloudFormation_CustomResource[4],
    CloudFormation_Stack[7],
    CloudFormation_Stack__Tag[3],
    CloudFormation_WaitCondition[6],
    CloudFormation_WaitConditionHandle[2];

static const TypeProperty CloudFormation_CustomResource[] = {
    {"Id", READ_ONLY, {.kind = 's'}},
    {"ServiceTimeout", 0, {.kind = 'i'}},
    {"ServiceToken", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {0}};
static const TypeProperty CloudFormation_Stack[] = {
    {"NotificationARNs", 0, {.kind = 'a', AT_MOST(5), .items = &(const TypeNode){.kind = 's'}}},
    {"Parameters", 0, {.kind = 'o'}},
    {"StackId", READ_ONLY, {.kind = 's'}},
    {"Tags", 0, {.kind = 'a', AT_MOST(50), .items = &(const TypeNode){.kind = 'o', .members = CloudFormation_Stack__Tag}}},
    {"TemplateURL", REQUIRED | WRITE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(1024)}},
    {"TimeoutInMinutes", 0, {.kind = 'i', AT_LEAST(1)}},
    {0}};
static const TypeProperty CloudFormation_Stack__Tag[] = {
    {"Key", REQUIRED, {.kind = 's'}},
    {"Value", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty CloudFormation_WaitCondition[] = {
    {"Count", 0, {.kind = 'i'}},
    {"Data", READ_ONLY, {.kind = 'j'}},
    {"Handle", 0, {.kind = 's'}},
    {"Id", READ_ONLY, {.kind = 's'}},
    {"Timeout", 0, {.kind = 's'}},
    {0}};
static const TypeProperty CloudFormation_WaitConditionHandle[] = {
    {"Id", READ_ONLY, {.kind = 's'}},
    {0}};
const TypeRow types_CloudFormation[] = {
    {"AWS::CloudFormation::CustomResource", {.kind = 'o', .members = CloudFormation_CustomResource}, NULL, "Id"},
    {"AWS::CloudFormation::Stack", {.kind = 'o', .members = CloudFormation_Stack}, "Tags", "StackId"},
    {"AWS::CloudFormation::WaitCondition", {.kind = 'o', .members = CloudFormation_WaitCondition}, NULL, "Data|Id"},
    {"AWS::CloudFormation::WaitConditionHandle", {.kind = 'o', .members = CloudFormation_WaitConditionHandle}, NULL, "Id"},
    {0}};
