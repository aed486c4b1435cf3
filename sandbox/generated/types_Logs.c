/* Made by scripts/sandbox-types from the cfn-lint of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/values/types.h"

static const TypeProperty
    Logs_LogGroup[12],
    Logs_LogGroup__Tag[3],
    Logs_LogStream[3],
    Logs_MetricFilter[8],
    Logs_MetricFilter__Dimension[3],
    Logs_MetricFilter__MetricTransformation[7],
    Logs_QueryDefinition[7],
    Logs_QueryDefinition__QueryParameter[4],
    Logs_ResourcePolicy[3];

static const TypeProperty Logs_LogGroup[] = {
    {"Arn", READ_ONLY, {.kind = 's'}},
    {"BearerTokenAuthenticationEnabled", 0, {.kind = 'b'}},
    {"DataProtectionPolicy", 0, {.kind = 'o'}},
    {"DeletionProtectionEnabled", 0, {.kind = 'b'}},
    {"FieldIndexPolicies", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o'}, .unique = true}},
    {"KmsKeyId", 0, {.kind = 's', AT_LEAST(0), AT_MOST(256), .pattern = "^arn:[a-z0-9-]+:kms:[a-z0-9-]+:\\d{12}:(key|alias)/.+\\Z"}},
    {"LogGroupClass", 0, {.kind = 's', .values = "STANDARD|INFREQUENT_ACCESS|DELIVERY"}},
    {"LogGroupName", CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(512), .pattern = "^[.\\-_/#A-Za-z0-9]{1,512}\\Z"}},
    {"ResourcePolicyDocument", 0, {.kind = 'o'}},
    {"RetentionInDays", 0, {.kind = 'i', .values = "1|3|5|7|14|30|60|90|120|150|180|365|400|545|731|1096|1827|2192|2557|2922|3288|3653"}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = Logs_LogGroup__Tag}, .unique = true}},
    {0}};
static const TypeProperty Logs_LogGroup__Tag[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128)}},
    {"Value", REQUIRED, {.kind = 's', AT_LEAST(0), AT_MOST(256)}},
    {0}};
static const TypeProperty Logs_LogStream[] = {
    {"LogGroupName", REQUIRED | CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(512), .pattern = "^[\\.\\-_/#A-Za-z0-9]+$"}},
    {"LogStreamName", CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(512), .pattern = "^[^:*]*$"}},
    {0}};
static const TypeProperty Logs_MetricFilter[] = {
    {"ApplyOnTransformedLogs", 0, {.kind = 'b'}},
    {"EmitSystemFieldDimensions", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"FieldSelectionCriteria", 0, {.kind = 's', AT_LEAST(0), AT_MOST(2000)}},
    {"FilterName", CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(512), .pattern = "^[^:*]{1,512}"}},
    {"FilterPattern", REQUIRED, {.kind = 's', AT_LEAST(0), AT_MOST(1024)}},
    {"LogGroupName", REQUIRED | CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(512), .pattern = "^[.\\-_/#A-Za-z0-9]{1,512}"}},
    {"MetricTransformations", REQUIRED, {.kind = 'a', AT_LEAST(1), AT_MOST(1), .items = &(const TypeNode){.kind = 'o', .members = Logs_MetricFilter__MetricTransformation}}},
    {0}};
static const TypeProperty Logs_MetricFilter__Dimension[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(255)}},
    {"Value", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(255)}},
    {0}};
static const TypeProperty Logs_MetricFilter__MetricTransformation[] = {
    {"DefaultValue", 0, {.kind = 'n'}},
    {"Dimensions", 0, {.kind = 'a', AT_LEAST(1), AT_MOST(3), .items = &(const TypeNode){.kind = 'o', .members = Logs_MetricFilter__Dimension}, .unique = true}},
    {"MetricName", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(255), .pattern = "^((?![:*$])[\\x00-\\x7F]){1,255}"}},
    {"MetricNamespace", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(256), .pattern = "^[0-9a-zA-Z\\.\\-_\\/#]{1,256}"}},
    {"MetricValue", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(100), .pattern = "^([+-]?([0-9]*\\.?[0-9]*)|(\\$.*))$"}},
    {"Unit", 0, {.kind = 's', .values = "Seconds|Microseconds|Milliseconds|Bytes|Kilobytes|Megabytes|Gigabytes|Terabytes|Bits|Kilobits|Megabits|Gigabits|Terabits|Percent|Count|Bytes/Second|Kilobytes/Second|Megabytes/Second|Gigabytes/Second|Terabytes/Second|Bits/Second|Kilobits/Second|Megabits/Second|Gigabits/Second|Terabits/Second|Count/Second|None"}},
    {0}};
static const TypeProperty Logs_QueryDefinition[] = {
    {"LogGroupNames", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(512), .pattern = "[\\.\\-_/#A-Za-z0-9]+"}}},
    {"Name", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(255)}},
    {"Parameters", 0, {.kind = 'a', AT_LEAST(0), AT_MOST(20), .items = &(const TypeNode){.kind = 'o', .members = Logs_QueryDefinition__QueryParameter}}},
    {"QueryDefinitionId", READ_ONLY, {.kind = 's', AT_LEAST(0), AT_MOST(256)}},
    {"QueryLanguage", 0, {.kind = 's', .values = "CWLI|SQL|PPL"}},
    {"QueryString", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(10000)}},
    {0}};
static const TypeProperty Logs_QueryDefinition__QueryParameter[] = {
    {"DefaultValue", 0, {.kind = 's', AT_LEAST(0), AT_MOST(1024)}},
    {"Description", 0, {.kind = 's', AT_LEAST(0), AT_MOST(512)}},
    {"Name", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128), .pattern = "^[a-zA-Z_][a-zA-Z0-9_]*$"}},
    {0}};
static const TypeProperty Logs_ResourcePolicy[] = {
    {"PolicyDocument", REQUIRED, {.kind = 'o'}},
    {"PolicyName", REQUIRED | CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(255), .pattern = "^([^:*\\/]+\\/?)*[^:*\\/]+$"}},
    {0}};
const TypeRow types_Logs[] = {
    {"AWS::Logs::LogGroup", {.kind = 'o', .members = Logs_LogGroup}, "Tags", "Arn"},
    {"AWS::Logs::LogStream", {.kind = 'o', .members = Logs_LogStream}, NULL, ""},
    {"AWS::Logs::MetricFilter", {.kind = 'o', .members = Logs_MetricFilter}, NULL, ""},
    {"AWS::Logs::QueryDefinition", {.kind = 'o', .members = Logs_QueryDefinition}, NULL, "QueryDefinitionId"},
    {"AWS::Logs::ResourcePolicy", {.kind = 'o', .members = Logs_ResourcePolicy}, NULL, ""},
    {0}};
