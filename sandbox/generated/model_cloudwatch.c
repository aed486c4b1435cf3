/* Made by scripts/sandbox-models from the botocore of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/wire/model.h"

static const ModelShape
    s_AccountId,
    s_ActionConfiguration,
    s_ActionPrefix,
    s_AlarmDescription,
    s_AlarmName,
    s_AlarmNamePrefix,
    s_AlarmNames,
    s_AlarmPromQLCriteria,
    s_AlarmTagsPropagation,
    s_AlarmTagsPropagationTagKey,
    s_AlarmTagsPropagationTagKeys,
    s_AlarmType,
    s_AlarmTypes,
    s_ComparisonOperator,
    s_CompositeAlarm,
    s_CompositeAlarms,
    s_DashboardEntries,
    s_DashboardEntry,
    s_DatapointsToAlarm,
    s_DeleteAlarmsInput,
    s_DescribeAlarmsInput,
    s_DescribeAlarmsOutput,
    s_Dimension,
    s_DimensionName,
    s_DimensionValue,
    s_Dimensions,
    s_DisableAlarmActionsInput,
    s_EnableAlarmActionsInput,
    s_EvaluateLowSampleCountPercentile,
    s_EvaluationCriteria,
    s_EvaluationInterval,
    s_EvaluationPeriods,
    s_EvaluationWindow,
    s_ListDashboardsInput,
    s_ListDashboardsOutput,
    s_LogAlarm,
    s_LogAlarms,
    s_LogGroupIdentifiers,
    s_MaxRecords,
    s_Metric,
    s_MetricAlarm,
    s_MetricAlarms,
    s_MetricDataQueries,
    s_MetricDataQuery,
    s_MetricExpression,
    s_MetricId,
    s_MetricName,
    s_MetricStat,
    s_Namespace,
    s_PendingPeriod,
    s_Period,
    s_PutMetricAlarmInput,
    s_Query,
    s_RecoveryPeriod,
    s_ResourceList,
    s_ResourceName,
    s_ScheduleConfiguration,
    s_ScheduledQueryConfiguration,
    s_SlidingWindow,
    s_StandardUnit,
    s_StateValue,
    s_Statistic,
    s_Tag,
    s_TagKey,
    s_TagList,
    s_TagValue,
    s_Timezone,
    s_TreatMissingData,
    s_WallClockWindow,
    s_WarmUpConfiguration,
    s_WarmUpPeriodDurationInMinutes;

static const ModelShape s_AccountId = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(255)};
static const ModelShape s_ActionConfiguration = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AlarmTagsPropagation", "AlarmTagsPropagation", "AlarmTagsPropagation", &s_AlarmTagsPropagation, 0},
    {0}}};
static const ModelShape s_ActionPrefix = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(1024)};
static const ModelShape s_AlarmDescription = {.type = SHAPE_STRING, AT_LEAST(0), AT_MOST(1024)};
static const ModelShape s_AlarmName = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(255)};
static const ModelShape s_AlarmNamePrefix = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(255)};
static const ModelShape s_AlarmNames = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_AlarmName, 0},
    {0}}};
static const ModelShape s_AlarmPromQLCriteria = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Query", "Query", "Query", &s_Query, 1},
    {"PendingPeriod", "PendingPeriod", "PendingPeriod", &s_PendingPeriod, 0},
    {"RecoveryPeriod", "RecoveryPeriod", "RecoveryPeriod", &s_RecoveryPeriod, 0},
    {0}}};
static const ModelShape s_AlarmTagsPropagation = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Enabled", "Enabled", "Enabled", &model_boolean, 1},
    {"IncludedTagKeys", "IncludedTagKeys", "IncludedTagKeys", &s_AlarmTagsPropagationTagKeys, 0},
    {"ExcludedTagKeys", "ExcludedTagKeys", "ExcludedTagKeys", &s_AlarmTagsPropagationTagKeys, 0},
    {0}}};
static const ModelShape s_AlarmTagsPropagationTagKey = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(128)};
static const ModelShape s_AlarmTagsPropagationTagKeys = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_AlarmTagsPropagationTagKey, 0},
    {0}}};
static const ModelShape s_AlarmType = {.type = SHAPE_STRING, .choices = "CompositeAlarm, MetricAlarm, LogAlarm"};
static const ModelShape s_AlarmTypes = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_AlarmType, 0},
    {0}}};
static const ModelShape s_ComparisonOperator = {.type = SHAPE_STRING, .choices = "GreaterThanOrEqualToThreshold, GreaterThanThreshold, LessThanThreshold, LessThanOrEqualToThreshold, LessThanLowerOrGreaterThanUpperThreshold, LessThanLowerThreshold, GreaterThanUpperThreshold"};
static const ModelShape s_CompositeAlarm = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ActionsEnabled", "ActionsEnabled", "ActionsEnabled", &model_boolean, 0},
    {"AlarmActions", "AlarmActions", "AlarmActions", &s_ResourceList, 0},
    {"AlarmArn", "AlarmArn", "AlarmArn", &model_string, 0},
    {"AlarmConfigurationUpdatedTimestamp", "AlarmConfigurationUpdatedTimestamp", "AlarmConfigurationUpdatedTimestamp", &model_timestamp, 0},
    {"AlarmDescription", "AlarmDescription", "AlarmDescription", &s_AlarmDescription, 0},
    {"AlarmName", "AlarmName", "AlarmName", &s_AlarmName, 0},
    {"AlarmRule", "AlarmRule", "AlarmRule", &model_string, 0},
    {"InsufficientDataActions", "InsufficientDataActions", "InsufficientDataActions", &s_ResourceList, 0},
    {"OKActions", "OKActions", "OKActions", &s_ResourceList, 0},
    {"StateReason", "StateReason", "StateReason", &model_string, 0},
    {"StateReasonData", "StateReasonData", "StateReasonData", &model_string, 0},
    {"StateUpdatedTimestamp", "StateUpdatedTimestamp", "StateUpdatedTimestamp", &model_timestamp, 0},
    {"StateValue", "StateValue", "StateValue", &s_StateValue, 0},
    {"StateTransitionedTimestamp", "StateTransitionedTimestamp", "StateTransitionedTimestamp", &model_timestamp, 0},
    {"ActionsSuppressedBy", "ActionsSuppressedBy", "ActionsSuppressedBy", &model_string, 0},
    {"ActionsSuppressedReason", "ActionsSuppressedReason", "ActionsSuppressedReason", &model_string, 0},
    {"ActionsSuppressor", "ActionsSuppressor", "ActionsSuppressor", &model_string, 0},
    {"ActionsSuppressorWaitPeriod", "ActionsSuppressorWaitPeriod", "ActionsSuppressorWaitPeriod", &model_integer, 0},
    {"ActionsSuppressorExtensionPeriod", "ActionsSuppressorExtensionPeriod", "ActionsSuppressorExtensionPeriod", &model_integer, 0},
    {"ActionConfiguration", "ActionConfiguration", "ActionConfiguration", &s_ActionConfiguration, 0},
    {0}}};
static const ModelShape s_CompositeAlarms = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_CompositeAlarm, 0},
    {0}}};
static const ModelShape s_DashboardEntries = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_DashboardEntry, 0},
    {0}}};
static const ModelShape s_DashboardEntry = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DashboardName", "DashboardName", "DashboardName", &model_string, 0},
    {"DashboardArn", "DashboardArn", "DashboardArn", &model_string, 0},
    {"LastModified", "LastModified", "LastModified", &model_timestamp, 0},
    {"Size", "Size", "Size", &model_long, 0},
    {0}}};
static const ModelShape s_DatapointsToAlarm = {.type = SHAPE_INTEGER, AT_LEAST(1)};
static const ModelShape s_DeleteAlarmsInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AlarmNames", "AlarmNames", "AlarmNames", &s_AlarmNames, 1},
    {0}}};
static const ModelShape s_DescribeAlarmsInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AlarmNames", "AlarmNames", "AlarmNames", &s_AlarmNames, 0},
    {"AlarmNamePrefix", "AlarmNamePrefix", "AlarmNamePrefix", &s_AlarmNamePrefix, 0},
    {"AlarmTypes", "AlarmTypes", "AlarmTypes", &s_AlarmTypes, 0},
    {"ChildrenOfAlarmName", "ChildrenOfAlarmName", "ChildrenOfAlarmName", &s_AlarmName, 0},
    {"ParentsOfAlarmName", "ParentsOfAlarmName", "ParentsOfAlarmName", &s_AlarmName, 0},
    {"StateValue", "StateValue", "StateValue", &s_StateValue, 0},
    {"ActionPrefix", "ActionPrefix", "ActionPrefix", &s_ActionPrefix, 0},
    {"MaxRecords", "MaxRecords", "MaxRecords", &s_MaxRecords, 0},
    {"NextToken", "NextToken", "NextToken", &model_string, 0},
    {0}}};
static const ModelShape s_DescribeAlarmsOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"CompositeAlarms", "CompositeAlarms", "CompositeAlarms", &s_CompositeAlarms, 0},
    {"MetricAlarms", "MetricAlarms", "MetricAlarms", &s_MetricAlarms, 0},
    {"LogAlarms", "LogAlarms", "LogAlarms", &s_LogAlarms, 0},
    {"NextToken", "NextToken", "NextToken", &model_string, 0},
    {0}}};
static const ModelShape s_Dimension = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Name", "Name", "Name", &s_DimensionName, 1},
    {"Value", "Value", "Value", &s_DimensionValue, 1},
    {0}}};
static const ModelShape s_DimensionName = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(255)};
static const ModelShape s_DimensionValue = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(1024)};
static const ModelShape s_Dimensions = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_Dimension, 0},
    {0}}};
static const ModelShape s_DisableAlarmActionsInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AlarmNames", "AlarmNames", "AlarmNames", &s_AlarmNames, 1},
    {0}}};
static const ModelShape s_EnableAlarmActionsInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AlarmNames", "AlarmNames", "AlarmNames", &s_AlarmNames, 1},
    {0}}};
static const ModelShape s_EvaluateLowSampleCountPercentile = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(255)};
static const ModelShape s_EvaluationCriteria = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"PromQLCriteria", "PromQLCriteria", "PromQLCriteria", &s_AlarmPromQLCriteria, 0},
    {0}}};
static const ModelShape s_EvaluationInterval = {.type = SHAPE_INTEGER, AT_LEAST(10), AT_MOST(3600)};
static const ModelShape s_EvaluationPeriods = {.type = SHAPE_INTEGER, AT_LEAST(1)};
static const ModelShape s_EvaluationWindow = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"WallClockWindow", "WallClockWindow", "WallClockWindow", &s_WallClockWindow, 0},
    {"SlidingWindow", "SlidingWindow", "SlidingWindow", &s_SlidingWindow, 0},
    {0}}};
static const ModelShape s_ListDashboardsInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DashboardNamePrefix", "DashboardNamePrefix", "DashboardNamePrefix", &model_string, 0},
    {"NextToken", "NextToken", "NextToken", &model_string, 0},
    {0}}};
static const ModelShape s_ListDashboardsOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DashboardEntries", "DashboardEntries", "DashboardEntries", &s_DashboardEntries, 0},
    {"NextToken", "NextToken", "NextToken", &model_string, 0},
    {0}}};
static const ModelShape s_LogAlarm = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AlarmName", "AlarmName", "AlarmName", &s_AlarmName, 0},
    {"AlarmArn", "AlarmArn", "AlarmArn", &model_string, 0},
    {"AlarmDescription", "AlarmDescription", "AlarmDescription", &s_AlarmDescription, 0},
    {"AlarmConfigurationUpdatedTimestamp", "AlarmConfigurationUpdatedTimestamp", "AlarmConfigurationUpdatedTimestamp", &model_timestamp, 0},
    {"ActionsEnabled", "ActionsEnabled", "ActionsEnabled", &model_boolean, 0},
    {"OKActions", "OKActions", "OKActions", &s_ResourceList, 0},
    {"AlarmActions", "AlarmActions", "AlarmActions", &s_ResourceList, 0},
    {"InsufficientDataActions", "InsufficientDataActions", "InsufficientDataActions", &s_ResourceList, 0},
    {"StateValue", "StateValue", "StateValue", &s_StateValue, 0},
    {"StateReason", "StateReason", "StateReason", &model_string, 0},
    {"StateReasonData", "StateReasonData", "StateReasonData", &model_string, 0},
    {"StateUpdatedTimestamp", "StateUpdatedTimestamp", "StateUpdatedTimestamp", &model_timestamp, 0},
    {"ScheduledQueryConfiguration", "ScheduledQueryConfiguration", "ScheduledQueryConfiguration", &s_ScheduledQueryConfiguration, 0},
    {"QueryResultsToEvaluate", "QueryResultsToEvaluate", "QueryResultsToEvaluate", &model_integer, 0},
    {"QueryResultsToAlarm", "QueryResultsToAlarm", "QueryResultsToAlarm", &model_integer, 0},
    {"Threshold", "Threshold", "Threshold", &model_double, 0},
    {"ComparisonOperator", "ComparisonOperator", "ComparisonOperator", &s_ComparisonOperator, 0},
    {"TreatMissingData", "TreatMissingData", "TreatMissingData", &s_TreatMissingData, 0},
    {"StateTransitionedTimestamp", "StateTransitionedTimestamp", "StateTransitionedTimestamp", &model_timestamp, 0},
    {"EvaluationState", "EvaluationState", "EvaluationState", &model_string, 0},
    {"ActionLogLineCount", "ActionLogLineCount", "ActionLogLineCount", &model_integer, 0},
    {"ActionLogLineRoleArn", "ActionLogLineRoleArn", "ActionLogLineRoleArn", &model_string, 0},
    {"WarmUpConfiguration", "WarmUpConfiguration", "WarmUpConfiguration", &s_WarmUpConfiguration, 0},
    {"ActionConfiguration", "ActionConfiguration", "ActionConfiguration", &s_ActionConfiguration, 0},
    {0}}};
static const ModelShape s_LogAlarms = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_LogAlarm, 0},
    {0}}};
static const ModelShape s_LogGroupIdentifiers = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_MaxRecords = {.type = SHAPE_INTEGER, AT_LEAST(1), AT_MOST(100)};
static const ModelShape s_Metric = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Namespace", "Namespace", "Namespace", &s_Namespace, 0},
    {"MetricName", "MetricName", "MetricName", &s_MetricName, 0},
    {"Dimensions", "Dimensions", "Dimensions", &s_Dimensions, 0},
    {0}}};
static const ModelShape s_MetricAlarm = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AlarmName", "AlarmName", "AlarmName", &s_AlarmName, 0},
    {"AlarmArn", "AlarmArn", "AlarmArn", &model_string, 0},
    {"AlarmDescription", "AlarmDescription", "AlarmDescription", &s_AlarmDescription, 0},
    {"AlarmConfigurationUpdatedTimestamp", "AlarmConfigurationUpdatedTimestamp", "AlarmConfigurationUpdatedTimestamp", &model_timestamp, 0},
    {"ActionsEnabled", "ActionsEnabled", "ActionsEnabled", &model_boolean, 0},
    {"OKActions", "OKActions", "OKActions", &s_ResourceList, 0},
    {"AlarmActions", "AlarmActions", "AlarmActions", &s_ResourceList, 0},
    {"InsufficientDataActions", "InsufficientDataActions", "InsufficientDataActions", &s_ResourceList, 0},
    {"StateValue", "StateValue", "StateValue", &s_StateValue, 0},
    {"StateReason", "StateReason", "StateReason", &model_string, 0},
    {"StateReasonData", "StateReasonData", "StateReasonData", &model_string, 0},
    {"StateUpdatedTimestamp", "StateUpdatedTimestamp", "StateUpdatedTimestamp", &model_timestamp, 0},
    {"MetricName", "MetricName", "MetricName", &s_MetricName, 0},
    {"Namespace", "Namespace", "Namespace", &s_Namespace, 0},
    {"Statistic", "Statistic", "Statistic", &s_Statistic, 0},
    {"ExtendedStatistic", "ExtendedStatistic", "ExtendedStatistic", &model_string, 0},
    {"Dimensions", "Dimensions", "Dimensions", &s_Dimensions, 0},
    {"Period", "Period", "Period", &s_Period, 0},
    {"Unit", "Unit", "Unit", &s_StandardUnit, 0},
    {"EvaluationPeriods", "EvaluationPeriods", "EvaluationPeriods", &s_EvaluationPeriods, 0},
    {"DatapointsToAlarm", "DatapointsToAlarm", "DatapointsToAlarm", &s_DatapointsToAlarm, 0},
    {"Threshold", "Threshold", "Threshold", &model_double, 0},
    {"ComparisonOperator", "ComparisonOperator", "ComparisonOperator", &s_ComparisonOperator, 0},
    {"TreatMissingData", "TreatMissingData", "TreatMissingData", &s_TreatMissingData, 0},
    {"EvaluateLowSampleCountPercentile", "EvaluateLowSampleCountPercentile", "EvaluateLowSampleCountPercentile", &s_EvaluateLowSampleCountPercentile, 0},
    {"Metrics", "Metrics", "Metrics", &s_MetricDataQueries, 0},
    {"ThresholdMetricId", "ThresholdMetricId", "ThresholdMetricId", &s_MetricId, 0},
    {"EvaluationState", "EvaluationState", "EvaluationState", &model_string, 0},
    {"StateTransitionedTimestamp", "StateTransitionedTimestamp", "StateTransitionedTimestamp", &model_timestamp, 0},
    {"EvaluationWindow", "EvaluationWindow", "EvaluationWindow", &s_EvaluationWindow, 0},
    {"WarmUpConfiguration", "WarmUpConfiguration", "WarmUpConfiguration", &s_WarmUpConfiguration, 0},
    {"EvaluationCriteria", "EvaluationCriteria", "EvaluationCriteria", &s_EvaluationCriteria, 0},
    {"EvaluationInterval", "EvaluationInterval", "EvaluationInterval", &s_EvaluationInterval, 0},
    {"ActionConfiguration", "ActionConfiguration", "ActionConfiguration", &s_ActionConfiguration, 0},
    {0}}};
static const ModelShape s_MetricAlarms = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_MetricAlarm, 0},
    {0}}};
static const ModelShape s_MetricDataQueries = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_MetricDataQuery, 0},
    {0}}};
static const ModelShape s_MetricDataQuery = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Id", "Id", "Id", &s_MetricId, 1},
    {"MetricStat", "MetricStat", "MetricStat", &s_MetricStat, 0},
    {"Expression", "Expression", "Expression", &s_MetricExpression, 0},
    {"Label", "Label", "Label", &model_string, 0},
    {"ReturnData", "ReturnData", "ReturnData", &model_boolean, 0},
    {"Period", "Period", "Period", &s_Period, 0},
    {"AccountId", "AccountId", "AccountId", &s_AccountId, 0},
    {0}}};
static const ModelShape s_MetricExpression = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(2048)};
static const ModelShape s_MetricId = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(255)};
static const ModelShape s_MetricName = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(255)};
static const ModelShape s_MetricStat = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Metric", "Metric", "Metric", &s_Metric, 1},
    {"Period", "Period", "Period", &s_Period, 1},
    {"Stat", "Stat", "Stat", &model_string, 1},
    {"Unit", "Unit", "Unit", &s_StandardUnit, 0},
    {0}}};
static const ModelShape s_Namespace = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(255)};
static const ModelShape s_PendingPeriod = {.type = SHAPE_INTEGER, AT_LEAST(0), AT_MOST(86400)};
static const ModelShape s_Period = {.type = SHAPE_INTEGER, AT_LEAST(1)};
static const ModelShape s_PutMetricAlarmInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AlarmName", "AlarmName", "AlarmName", &s_AlarmName, 1},
    {"AlarmDescription", "AlarmDescription", "AlarmDescription", &s_AlarmDescription, 0},
    {"ActionsEnabled", "ActionsEnabled", "ActionsEnabled", &model_boolean, 0},
    {"OKActions", "OKActions", "OKActions", &s_ResourceList, 0},
    {"AlarmActions", "AlarmActions", "AlarmActions", &s_ResourceList, 0},
    {"InsufficientDataActions", "InsufficientDataActions", "InsufficientDataActions", &s_ResourceList, 0},
    {"MetricName", "MetricName", "MetricName", &s_MetricName, 0},
    {"Namespace", "Namespace", "Namespace", &s_Namespace, 0},
    {"Statistic", "Statistic", "Statistic", &s_Statistic, 0},
    {"ExtendedStatistic", "ExtendedStatistic", "ExtendedStatistic", &model_string, 0},
    {"Dimensions", "Dimensions", "Dimensions", &s_Dimensions, 0},
    {"Period", "Period", "Period", &s_Period, 0},
    {"Unit", "Unit", "Unit", &s_StandardUnit, 0},
    {"EvaluationPeriods", "EvaluationPeriods", "EvaluationPeriods", &s_EvaluationPeriods, 0},
    {"DatapointsToAlarm", "DatapointsToAlarm", "DatapointsToAlarm", &s_DatapointsToAlarm, 0},
    {"Threshold", "Threshold", "Threshold", &model_double, 0},
    {"ComparisonOperator", "ComparisonOperator", "ComparisonOperator", &s_ComparisonOperator, 0},
    {"TreatMissingData", "TreatMissingData", "TreatMissingData", &s_TreatMissingData, 0},
    {"EvaluateLowSampleCountPercentile", "EvaluateLowSampleCountPercentile", "EvaluateLowSampleCountPercentile", &s_EvaluateLowSampleCountPercentile, 0},
    {"Metrics", "Metrics", "Metrics", &s_MetricDataQueries, 0},
    {"Tags", "Tags", "Tags", &s_TagList, 0},
    {"ThresholdMetricId", "ThresholdMetricId", "ThresholdMetricId", &s_MetricId, 0},
    {"EvaluationWindow", "EvaluationWindow", "EvaluationWindow", &s_EvaluationWindow, 0},
    {"WarmUpConfiguration", "WarmUpConfiguration", "WarmUpConfiguration", &s_WarmUpConfiguration, 0},
    {"EvaluationCriteria", "EvaluationCriteria", "EvaluationCriteria", &s_EvaluationCriteria, 0},
    {"EvaluationInterval", "EvaluationInterval", "EvaluationInterval", &s_EvaluationInterval, 0},
    {"ActionConfiguration", "ActionConfiguration", "ActionConfiguration", &s_ActionConfiguration, 0},
    {0}}};
static const ModelShape s_Query = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(10000)};
static const ModelShape s_RecoveryPeriod = {.type = SHAPE_INTEGER, AT_LEAST(0), AT_MOST(86400)};
static const ModelShape s_ResourceList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_ResourceName, 0},
    {0}}};
static const ModelShape s_ResourceName = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(1024)};
static const ModelShape s_ScheduleConfiguration = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ScheduleExpression", "ScheduleExpression", "ScheduleExpression", &model_string, 1},
    {"StartTimeOffset", "StartTimeOffset", "StartTimeOffset", &model_long, 1},
    {"EndTimeOffset", "EndTimeOffset", "EndTimeOffset", &model_long, 0},
    {0}}};
static const ModelShape s_ScheduledQueryConfiguration = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"QueryString", "QueryString", "QueryString", &model_string, 1},
    {"LogGroupIdentifiers", "LogGroupIdentifiers", "LogGroupIdentifiers", &s_LogGroupIdentifiers, 0},
    {"QueryARN", "QueryARN", "QueryARN", &model_string, 0},
    {"ScheduledQueryRoleARN", "ScheduledQueryRoleARN", "ScheduledQueryRoleARN", &model_string, 1},
    {"ScheduleConfiguration", "ScheduleConfiguration", "ScheduleConfiguration", &s_ScheduleConfiguration, 1},
    {"AggregationExpression", "AggregationExpression", "AggregationExpression", &model_string, 1},
    {"Tags", "Tags", "Tags", &s_TagList, 0},
    {0}}};
static const ModelShape s_SlidingWindow = {.type = SHAPE_STRUCTURE};
static const ModelShape s_StandardUnit = {.type = SHAPE_STRING, .choices = "Seconds, Microseconds, Milliseconds, Bytes, Kilobytes, Megabytes, Gigabytes, Terabytes, Bits, Kilobits, Megabits, Gigabits, Terabits, Percent, Count, Bytes/Second, Kilobytes/Second, Megabytes/Second, Gigabytes/Second, Terabytes/Second, Bits/Second, Kilobits/Second, Megabits/Second, Gigabits/Second, Terabits/Second, Count/Second, None"};
static const ModelShape s_StateValue = {.type = SHAPE_STRING, .choices = "OK, ALARM, INSUFFICIENT_DATA"};
static const ModelShape s_Statistic = {.type = SHAPE_STRING, .choices = "SampleCount, Average, Sum, Minimum, Maximum"};
static const ModelShape s_Tag = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Key", "Key", "Key", &s_TagKey, 1},
    {"Value", "Value", "Value", &s_TagValue, 1},
    {0}}};
static const ModelShape s_TagKey = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(128)};
static const ModelShape s_TagList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_Tag, 0},
    {0}}};
static const ModelShape s_TagValue = {.type = SHAPE_STRING, AT_LEAST(0), AT_MOST(256)};
static const ModelShape s_Timezone = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(50)};
static const ModelShape s_TreatMissingData = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(255)};
static const ModelShape s_WallClockWindow = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Timezone", "Timezone", "Timezone", &s_Timezone, 0},
    {0}}};
static const ModelShape s_WarmUpConfiguration = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"WarmUpPeriodDurationInMinutes", "WarmUpPeriodDurationInMinutes", "WarmUpPeriodDurationInMinutes", &s_WarmUpPeriodDurationInMinutes, 1},
    {"OnlyStartEvaluatingAfterWarmUpPeriodEnds", "OnlyStartEvaluatingAfterWarmUpPeriodEnds", "OnlyStartEvaluatingAfterWarmUpPeriodEnds", &model_boolean, 0},
    {0}}};
static const ModelShape s_WarmUpPeriodDurationInMinutes = {.type = SHAPE_INTEGER, AT_LEAST(1), AT_MOST(2880)};
const ModelService model_cloudwatch = {
    .signing_name = "monitoring", .id = "cloudwatch", .protocol = PROTOCOL_QUERY, .protocols = PROTOCOL_QUERY | PROTOCOL_JSON | PROTOCOL_CBOR,
    .version = "2010-08-01", .target = "GraniteServiceVersion20100801", .json_version = "1.0", .namespace = "http://monitoring.amazonaws.com/doc/2010-08-01/",
    .operations = (const ModelOperation[]){
        {"DeleteAlarms", &s_DeleteAlarmsInput, &model_nothing, NULL},
        {"DescribeAlarms", &s_DescribeAlarmsInput, &s_DescribeAlarmsOutput, "DescribeAlarmsResult"},
        {"DisableAlarmActions", &s_DisableAlarmActionsInput, &model_nothing, NULL},
        {"EnableAlarmActions", &s_EnableAlarmActionsInput, &model_nothing, NULL},
        {"ListDashboards", &s_ListDashboardsInput, &s_ListDashboardsOutput, "ListDashboardsResult"},
        {"PutMetricAlarm", &s_PutMetricAlarmInput, &model_nothing, NULL},
    {0}}};
