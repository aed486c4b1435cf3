/* Made by scripts/sandbox-models from the botocore of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/wire/model.h"

static const ModelShape
    s_AppliedLevelEnum,
    s_ErrorReason,
    s_GetAWSDefaultServiceQuotaRequest,
    s_GetAWSDefaultServiceQuotaResponse,
    s_GetServiceQuotaRequest,
    s_GetServiceQuotaResponse,
    s_ListServiceQuotasRequest,
    s_ListServiceQuotasResponse,
    s_MaxResults,
    s_MetricDimensionsMapDefinition,
    s_MetricInfo,
    s_NextToken,
    s_QuotaCode,
    s_QuotaContextInfo,
    s_QuotaPeriod,
    s_ServiceCode,
    s_ServiceQuota,
    s_ServiceQuotaListDefinition;

static const ModelShape s_AppliedLevelEnum = {.type = SHAPE_STRING, .choices = "ACCOUNT, RESOURCE, ALL"};
static const ModelShape s_ErrorReason = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ErrorCode", "ErrorCode", "ErrorCode", &model_string, 0},
    {"ErrorMessage", "ErrorMessage", "ErrorMessage", &model_string, 0},
    {0}}};
static const ModelShape s_GetAWSDefaultServiceQuotaRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ServiceCode", "ServiceCode", "ServiceCode", &s_ServiceCode, 1},
    {"QuotaCode", "QuotaCode", "QuotaCode", &s_QuotaCode, 1},
    {0}}};
static const ModelShape s_GetAWSDefaultServiceQuotaResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Quota", "Quota", "Quota", &s_ServiceQuota, 0},
    {0}}};
static const ModelShape s_GetServiceQuotaRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ServiceCode", "ServiceCode", "ServiceCode", &s_ServiceCode, 1},
    {"QuotaCode", "QuotaCode", "QuotaCode", &s_QuotaCode, 1},
    {"ContextId", "ContextId", "ContextId", &model_string, 0},
    {0}}};
static const ModelShape s_GetServiceQuotaResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Quota", "Quota", "Quota", &s_ServiceQuota, 0},
    {0}}};
static const ModelShape s_ListServiceQuotasRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ServiceCode", "ServiceCode", "ServiceCode", &s_ServiceCode, 1},
    {"NextToken", "NextToken", "NextToken", &s_NextToken, 0},
    {"MaxResults", "MaxResults", "MaxResults", &s_MaxResults, 0},
    {"QuotaCode", "QuotaCode", "QuotaCode", &s_QuotaCode, 0},
    {"QuotaAppliedAtLevel", "QuotaAppliedAtLevel", "QuotaAppliedAtLevel", &s_AppliedLevelEnum, 0},
    {0}}};
static const ModelShape s_ListServiceQuotasResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"NextToken", "NextToken", "NextToken", &s_NextToken, 0},
    {"Quotas", "Quotas", "Quotas", &s_ServiceQuotaListDefinition, 0},
    {0}}};
static const ModelShape s_MaxResults = {.type = SHAPE_INTEGER, AT_LEAST(1), AT_MOST(100)};
static const ModelShape s_MetricDimensionsMapDefinition = {.type = SHAPE_MAP, .members = (const ModelMember[]){
    {"key", "key", "key", &model_string, 0},
    {"value", "value", "value", &model_string, 0},
    {0}}};
static const ModelShape s_MetricInfo = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"MetricNamespace", "MetricNamespace", "MetricNamespace", &model_string, 0},
    {"MetricName", "MetricName", "MetricName", &model_string, 0},
    {"MetricDimensions", "MetricDimensions", "MetricDimensions", &s_MetricDimensionsMapDefinition, 0},
    {"MetricStatisticRecommendation", "MetricStatisticRecommendation", "MetricStatisticRecommendation", &model_string, 0},
    {0}}};
static const ModelShape s_NextToken = {.type = SHAPE_STRING, AT_MOST(2048)};
static const ModelShape s_QuotaCode = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(128)};
static const ModelShape s_QuotaContextInfo = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ContextScope", "ContextScope", "ContextScope", &model_string, 0},
    {"ContextScopeType", "ContextScopeType", "ContextScopeType", &model_string, 0},
    {"ContextId", "ContextId", "ContextId", &model_string, 0},
    {"AdjustableAtLevel", "AdjustableAtLevel", "AdjustableAtLevel", &model_string, 0},
    {0}}};
static const ModelShape s_QuotaPeriod = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"PeriodValue", "PeriodValue", "PeriodValue", &model_integer, 0},
    {"PeriodUnit", "PeriodUnit", "PeriodUnit", &model_string, 0},
    {0}}};
static const ModelShape s_ServiceCode = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(63)};
static const ModelShape s_ServiceQuota = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ServiceCode", "ServiceCode", "ServiceCode", &s_ServiceCode, 0},
    {"ServiceName", "ServiceName", "ServiceName", &model_string, 0},
    {"QuotaArn", "QuotaArn", "QuotaArn", &model_string, 0},
    {"QuotaCode", "QuotaCode", "QuotaCode", &s_QuotaCode, 0},
    {"QuotaName", "QuotaName", "QuotaName", &model_string, 0},
    {"Value", "Value", "Value", &model_double, 0},
    {"Unit", "Unit", "Unit", &model_string, 0},
    {"Adjustable", "Adjustable", "Adjustable", &model_boolean, 0},
    {"GlobalQuota", "GlobalQuota", "GlobalQuota", &model_boolean, 0},
    {"UsageMetric", "UsageMetric", "UsageMetric", &s_MetricInfo, 0},
    {"Period", "Period", "Period", &s_QuotaPeriod, 0},
    {"ErrorReason", "ErrorReason", "ErrorReason", &s_ErrorReason, 0},
    {"QuotaAppliedAtLevel", "QuotaAppliedAtLevel", "QuotaAppliedAtLevel", &s_AppliedLevelEnum, 0},
    {"QuotaContext", "QuotaContext", "QuotaContext", &s_QuotaContextInfo, 0},
    {"Description", "Description", "Description", &model_string, 0},
    {0}}};
static const ModelShape s_ServiceQuotaListDefinition = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_ServiceQuota, 0},
    {0}}};
const ModelService model_service_quotas = {
    .signing_name = "servicequotas", .id = "service-quotas", .protocol = PROTOCOL_JSON, .protocols = PROTOCOL_JSON,
    .version = "2019-06-24", .target = "ServiceQuotasV20190624", .json_version = "1.1", .namespace = NULL,
    .operations = (const ModelOperation[]){
        {"GetAWSDefaultServiceQuota", &s_GetAWSDefaultServiceQuotaRequest, &s_GetAWSDefaultServiceQuotaResponse, NULL},
        {"GetServiceQuota", &s_GetServiceQuotaRequest, &s_GetServiceQuotaResponse, NULL},
        {"ListServiceQuotas", &s_ListServiceQuotasRequest, &s_ListServiceQuotasResponse, NULL},
    {0}}};
