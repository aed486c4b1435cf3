/* Made by scripts/sandbox-types from the cfn-lint of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/values/types.h"

static const TypeProperty
    CloudWatch_Alarm[29],
    CloudWatch_Alarm__ActionConfiguration[2],
    CloudWatch_Alarm__AlarmPromQLCriteria[4],
    CloudWatch_Alarm__AlarmTagsPropagation[4],
    CloudWatch_Alarm__Dimension[3],
    CloudWatch_Alarm__EvaluationCriteria[2],
    CloudWatch_Alarm__EvaluationWindow[3],
    CloudWatch_Alarm__Metric[4],
    CloudWatch_Alarm__MetricDataQuery[8],
    CloudWatch_Alarm__MetricStat[5],
    CloudWatch_Alarm__Tag[3],
    CloudWatch_Alarm__WallClockWindow[2],
    CloudWatch_Alarm__WarmUpConfiguration[3],
    CloudWatch_CompositeAlarm[14],
    CloudWatch_CompositeAlarm__ActionConfiguration[2],
    CloudWatch_CompositeAlarm__AlarmTagsPropagation[4],
    CloudWatch_CompositeAlarm__Tag[3],
    CloudWatch_Dashboard[4],
    CloudWatch_Dashboard__Tag[3];

static const TypeProperty CloudWatch_Alarm[] = {
    {"ActionConfiguration", 0, {.kind = 'o', .members = CloudWatch_Alarm__ActionConfiguration}},
    {"ActionsEnabled", 0, {.kind = 'b'}},
    {"AlarmActions", 0, {.kind = 'a', AT_LEAST(0), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(1024)}}},
    {"AlarmDescription", 0, {.kind = 's', AT_LEAST(0), AT_MOST(1024)}},
    {"AlarmName", CREATE_ONLY, {.kind = 's', AT_LEAST(0), AT_MOST(255)}},
    {"Arn", READ_ONLY, {.kind = 's'}},
    {"ComparisonOperator", 0, {.kind = 's', .values = "GreaterThanOrEqualToThreshold|GreaterThanThreshold|GreaterThanUpperThreshold|LessThanLowerOrGreaterThanUpperThreshold|LessThanLowerThreshold|LessThanOrEqualToThreshold|LessThanThreshold"}},
    {"DatapointsToAlarm", 0, {.kind = 'i', AT_LEAST(1)}},
    {"Dimensions", 0, {.kind = 'a', AT_LEAST(0), AT_MOST(30), .items = &(const TypeNode){.kind = 'o', .members = CloudWatch_Alarm__Dimension}}},
    {"EvaluateLowSampleCountPercentile", 0, {.kind = 's', AT_LEAST(1), AT_MOST(255)}},
    {"EvaluationCriteria", 0, {.kind = 'o', .members = CloudWatch_Alarm__EvaluationCriteria}},
    {"EvaluationInterval", 0, {.kind = 'i', AT_LEAST(10), AT_MOST(3600)}},
    {"EvaluationPeriods", 0, {.kind = 'i', AT_LEAST(1)}},
    {"EvaluationWindow", 0, {.kind = 'o', .members = CloudWatch_Alarm__EvaluationWindow, .choices = (const TypeChoice[]){{ONE_OF, NULL, "WallClockWindow|SlidingWindow"}, {0}}}},
    {"ExtendedStatistic", 0, {.kind = 's'}},
    {"InsufficientDataActions", 0, {.kind = 'a', AT_LEAST(0), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(1024)}}},
    {"MetricName", 0, {.kind = 's', AT_LEAST(1), AT_MOST(255)}},
    {"Metrics", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = CloudWatch_Alarm__MetricDataQuery}, .unique = true}},
    {"Namespace", 0, {.kind = 's', AT_LEAST(1), AT_MOST(255), .pattern = "^[^:]"}},
    {"OKActions", 0, {.kind = 'a', AT_LEAST(0), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(1024)}}},
    {"Period", 0, {.kind = 'i', AT_LEAST(1)}},
    {"Statistic", 0, {.kind = 's', .values = "Average|Maximum|Minimum|SampleCount|Sum"}},
    {"Tags", 0, {.kind = 'a', AT_MOST(50), .items = &(const TypeNode){.kind = 'o', .members = CloudWatch_Alarm__Tag}, .unique = true}},
    {"Threshold", 0, {.kind = 'n'}},
    {"ThresholdMetricId", 0, {.kind = 's', AT_LEAST(1), AT_MOST(255)}},
    {"TreatMissingData", 0, {.kind = 's', AT_LEAST(1), AT_MOST(255), .values = "breaching|ignore|missing|notBreaching"}},
    {"Unit", 0, {.kind = 's', .values = "Bits|Bits/Second|Bytes|Bytes/Second|Count|Count/Second|Gigabits|Gigabits/Second|Gigabytes|Gigabytes/Second|Kilobits|Kilobits/Second|Kilobytes|Kilobytes/Second|Megabits|Megabits/Second|Megabytes|Megabytes/Second|Microseconds|Milliseconds|None|Percent|Seconds|Terabits|Terabits/Second|Terabytes|Terabytes/Second"}},
    {"WarmUpConfiguration", 0, {.kind = 'o', .members = CloudWatch_Alarm__WarmUpConfiguration}},
    {0}};
static const TypeProperty CloudWatch_Alarm__ActionConfiguration[] = {
    {"AlarmTagsPropagation", 0, {.kind = 'o', .members = CloudWatch_Alarm__AlarmTagsPropagation}},
    {0}};
static const TypeProperty CloudWatch_Alarm__AlarmPromQLCriteria[] = {
    {"PendingPeriod", 0, {.kind = 'i'}},
    {"Query", 0, {.kind = 's'}},
    {"RecoveryPeriod", 0, {.kind = 'i'}},
    {0}};
static const TypeProperty CloudWatch_Alarm__AlarmTagsPropagation[] = {
    {"Enabled", REQUIRED, {.kind = 'b'}},
    {"ExcludedTagKeys", 0, {.kind = 'a', AT_LEAST(1), AT_MOST(50), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(128)}, .unique = true}},
    {"IncludedTagKeys", 0, {.kind = 'a', AT_LEAST(1), AT_MOST(50), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(128)}, .unique = true}},
    {0}};
static const TypeProperty CloudWatch_Alarm__Dimension[] = {
    {"Name", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(255)}},
    {"Value", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(1024)}},
    {0}};
static const TypeProperty CloudWatch_Alarm__EvaluationCriteria[] = {
    {"PromQLCriteria", 0, {.kind = 'o', .members = CloudWatch_Alarm__AlarmPromQLCriteria}},
    {0}};
static const TypeProperty CloudWatch_Alarm__EvaluationWindow[] = {
    {"SlidingWindow", 0, {.kind = 'o'}},
    {"WallClockWindow", 0, {.kind = 'o', .members = CloudWatch_Alarm__WallClockWindow}},
    {0}};
static const TypeProperty CloudWatch_Alarm__Metric[] = {
    {"Dimensions", 0, {.kind = 'a', AT_LEAST(0), AT_MOST(30), .items = &(const TypeNode){.kind = 'o', .members = CloudWatch_Alarm__Dimension}}},
    {"MetricName", 0, {.kind = 's', AT_LEAST(1), AT_MOST(255)}},
    {"Namespace", 0, {.kind = 's', AT_LEAST(1), AT_MOST(255), .pattern = "^[^:]"}},
    {0}};
static const TypeProperty CloudWatch_Alarm__MetricDataQuery[] = {
    {"AccountId", 0, {.kind = 's', AT_LEAST(1), AT_MOST(255)}},
    {"Expression", 0, {.kind = 's', AT_LEAST(1), AT_MOST(2048)}},
    {"Id", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(255), .pattern = "^([a-z])([A-Za-z0-9\\_]*)$"}},
    {"Label", 0, {.kind = 's'}},
    {"MetricStat", 0, {.kind = 'o', .members = CloudWatch_Alarm__MetricStat}},
    {"Period", 0, {.kind = 'i', AT_LEAST(1)}},
    {"ReturnData", 0, {.kind = 'b'}},
    {0}};
static const TypeProperty CloudWatch_Alarm__MetricStat[] = {
    {"Metric", REQUIRED, {.kind = 'o', .members = CloudWatch_Alarm__Metric}},
    {"Period", REQUIRED, {.kind = 'i', AT_LEAST(1)}},
    {"Stat", REQUIRED, {.kind = 's'}},
    {"Unit", 0, {.kind = 's', .values = "Bits|Bits/Second|Bytes|Bytes/Second|Count|Count/Second|Gigabits|Gigabits/Second|Gigabytes|Gigabytes/Second|Kilobits|Kilobits/Second|Kilobytes|Kilobytes/Second|Megabits|Megabits/Second|Megabytes|Megabytes/Second|Microseconds|Milliseconds|None|Percent|Seconds|Terabits|Terabits/Second|Terabytes|Terabytes/Second"}},
    {0}};
static const TypeProperty CloudWatch_Alarm__Tag[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128)}},
    {"Value", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(256)}},
    {0}};
static const TypeProperty CloudWatch_Alarm__WallClockWindow[] = {
    {"Timezone", 0, {.kind = 's'}},
    {0}};
static const TypeProperty CloudWatch_Alarm__WarmUpConfiguration[] = {
    {"OnlyStartEvaluatingAfterWarmUpPeriodEnds", 0, {.kind = 'b'}},
    {"WarmUpPeriodDurationInMinutes", 0, {.kind = 'i', AT_LEAST(1), AT_MOST(2880)}},
    {0}};
static const TypeProperty CloudWatch_CompositeAlarm[] = {
    {"ActionConfiguration", 0, {.kind = 'o', .members = CloudWatch_CompositeAlarm__ActionConfiguration}},
    {"ActionsEnabled", 0, {.kind = 'b'}},
    {"ActionsSuppressor", 0, {.kind = 's', AT_LEAST(1), AT_MOST(1600)}},
    {"ActionsSuppressorExtensionPeriod", 0, {.kind = 'i', AT_LEAST(0)}},
    {"ActionsSuppressorWaitPeriod", 0, {.kind = 'i', AT_LEAST(0)}},
    {"AlarmActions", 0, {.kind = 'a', AT_MOST(5), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(1024)}}},
    {"AlarmDescription", 0, {.kind = 's', AT_LEAST(0), AT_MOST(1024)}},
    {"AlarmName", CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(255)}},
    {"AlarmRule", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(10240)}},
    {"Arn", READ_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(1600)}},
    {"InsufficientDataActions", 0, {.kind = 'a', AT_MOST(5), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(1024)}}},
    {"OKActions", 0, {.kind = 'a', AT_MOST(5), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(1024)}}},
    {"Tags", 0, {.kind = 'a', AT_MOST(50), .items = &(const TypeNode){.kind = 'o', .members = CloudWatch_CompositeAlarm__Tag}, .unique = true}},
    {0}};
static const TypeProperty CloudWatch_CompositeAlarm__ActionConfiguration[] = {
    {"AlarmTagsPropagation", 0, {.kind = 'o', .members = CloudWatch_CompositeAlarm__AlarmTagsPropagation}},
    {0}};
static const TypeProperty CloudWatch_CompositeAlarm__AlarmTagsPropagation[] = {
    {"Enabled", REQUIRED, {.kind = 'b'}},
    {"ExcludedTagKeys", 0, {.kind = 'a', AT_LEAST(1), AT_MOST(50), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(128)}, .unique = true}},
    {"IncludedTagKeys", 0, {.kind = 'a', AT_LEAST(1), AT_MOST(50), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(128)}, .unique = true}},
    {0}};
static const TypeProperty CloudWatch_CompositeAlarm__Tag[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128)}},
    {"Value", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(256)}},
    {0}};
static const TypeProperty CloudWatch_Dashboard[] = {
    {"DashboardBody", REQUIRED, {.kind = 's'}},
    {"DashboardName", CREATE_ONLY, {.kind = 's'}},
    {"Tags", 0, {.kind = 'a', AT_MOST(50), .items = &(const TypeNode){.kind = 'o', .members = CloudWatch_Dashboard__Tag}, .unique = true}},
    {0}};
static const TypeProperty CloudWatch_Dashboard__Tag[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128)}},
    {"Value", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(256)}},
    {0}};
const TypeRow types_CloudWatch[] = {
    {"AWS::CloudWatch::Alarm", {.kind = 'o', .members = CloudWatch_Alarm, .choices = (const TypeChoice[]){{ONE_OF, NULL, "Metrics|MetricName|EvaluationCriteria"}, {EXCLUDES, "ExtendedStatistic", "Statistic"}, {EXCLUDES, "Metrics", "MetricName|Dimensions|Period|Namespace|Statistic|ExtendedStatistic|Unit"}, {EXCLUDES, "Statistic", "ExtendedStatistic"}, {EXCLUDES, "Threshold", "ThresholdMetricId"}, {EXCLUDES, "ThresholdMetricId", "Threshold"}, {0}}}, "Tags", "Arn"},
    {"AWS::CloudWatch::CompositeAlarm", {.kind = 'o', .members = CloudWatch_CompositeAlarm}, "Tags", "Arn"},
    {"AWS::CloudWatch::Dashboard", {.kind = 'o', .members = CloudWatch_Dashboard}, "Tags", ""},
    {0}};
