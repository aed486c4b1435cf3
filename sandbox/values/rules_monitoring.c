/* Alarms, dashboards, trails, log groups. See rules.h. */
#include "base/memory.h"
#include "sandbox/cfn/value.h"
#include "sandbox/values/rules.h"

#include <stdlib.h>
#include <string.h>

#define PF(rule) "cdk-preflight, rule pf-" rule
#define OWN(rule) "words of our own; " PF(rule)
#define ALARM "AWS::CloudWatch::Alarm"
#define BOARD "AWS::CloudWatch::Dashboard"
#define WIDGETS "@ DashboardBody.widgets; "
#define TRAIL "AWS::CloudTrail::Trail"
#define LOGS "AWS::Logs::LogGroup"
#define FILTER "AWS::Logs::MetricFilter"
#define ACTIONS "AlarmActions|OKActions|InsufficientDataActions"
#define STATISTIC                                                                                                      \
    "^(p(\\d{1,2}(\\.\\d{1,10})?|100)|(tm|wm|tc|ts)(\\d{1,2}(\\.\\d+)?|100)|(TM|WM|TC|TS|PR)\\(.*\\)|IQM)$"

static long number_at(const json_t *object, const char *name) {
    AUTO(memory_release) char *text = value_string(json_object_get(object, name));
    return text ? atol(text) : 0;
}

static bool window_long(const json_t *properties, const json_t *item, json_t *said) {
    (void)item;
    (void)said;
    return number_at(properties, "EvaluationPeriods") * number_at(properties, "Period") > 86400 &&
           number_at(properties, "Period") < 3600;
}

static bool period_odd(const json_t *properties, const json_t *item, json_t *said) {
    (void)properties;
    (void)said;
    long period = number_at(item, "Period");
    return period != 10 && period != 20 && period != 30 && (period < 60 || period % 60);
}

static bool widget_period_odd(const json_t *properties, const json_t *item, json_t *said) {
    (void)properties;
    (void)said;
    long period = number_at(item, "period");
    return period >= 60 && period % 60;
}

static bool many_expressions(const json_t *properties, const json_t *item, json_t *said) {
    (void)item;
    (void)said;
    json_t *query;
    size_t i, count = 0;
    json_array_foreach(json_object_get(properties, "Metrics"), i, query) count +=
        json_object_get(query, "Expression") != NULL;
    return count > 10;
}

/* How many of the queries give what the alarm looks at. */
static size_t returned(const json_t *properties) {
    json_t *query;
    size_t i, count = 0;
    json_array_foreach(json_object_get(properties, "Metrics"), i, query) {
        json_t *data = json_object_get(query, "ReturnData");
        count += !data || value_true(data);
    }
    return count;
}

static bool many_returned(const json_t *properties, const json_t *item, json_t *said) {
    (void)item;
    (void)said;
    return returned(properties) != 1;
}

static bool threshold_metric_unknown(const json_t *properties, const json_t *item, json_t *said) {
    (void)item;
    (void)said;
    json_t *query;
    size_t i;
    json_array_foreach(json_object_get(properties, "Metrics"), i, query) {
        if (strcmp(value_text(query, "Id"), value_text(properties, "ThresholdMetricId")) == 0)
            return false;
    }
    return true;
}

const ValueRule monitoring_rules[] = {
    {ALARM, ACTIONS " #> 5",
     "1 validation error detected: Value at 'alarmActions' failed to satisfy constraint: Member must have length less "
     "than "
     "or equal to 5",
     PF("cloudwatch-alarm-actions-max"), 0},
    {ALARM, ACTIONS " !~ ^arn:", "Invalid arn syntax: {$}", "CloudWatch API, PutMetricAlarm: ValidationError", 0},
    {ALARM, ACTIONS " ~ ^arn:[^:]*:(?!automate|sns|autoscaling|ssm|ssm-incidents|lambda|aiops|swf)",
     "Unsupported AWS vendor {$2}", PF("cloudwatch-alarm-action-vendor"), 0},
    {ALARM, ACTIONS " ~ ^arn:[^:]*:automate:(?!{region}:)",
     "Invalid region {$3} specified. Only {region} is supported.", PF("cloudwatch-alarm-ec2-action-region"), 0},
    {ALARM, ACTIONS " ~ ^arn:[^:]*:sns:(?!{region}:)", "Invalid region {$3} specified. Only {region} is supported.",
     PF("cloudwatch-alarm-action-region"), 0},
    {ALARM, "ThresholdMetricId; AlarmActions ~ ^arn:[^:]*:autoscaling:",
     "autoscaling actions not supported when ThresholdMetricId is set",
     PF("cloudwatch-alarm-anomaly-autoscaling-action"), 0},
    {ALARM, "Metrics; MetricName|Namespace|Statistic|Period|Dimensions|ExtendedStatistic",
     "The parameters MetricName and Metrics are mutually exclusive and you have specified both.",
     "CloudWatch API, PutMetricAlarm: InvalidParameterCombination", 0},
    {ALARM, "!Metrics; !MetricName", "Exactly one element of the metrics list should return data.",
     "CloudWatch API, PutMetricAlarm", 0},
    {ALARM, "Metrics", "Too many expressions in alarm, maximum is 10", PF("cloudwatch-alarm-expressions-max"),
     many_expressions},
    {ALARM, "Metrics #> 10; Metrics.*.Expression lacks~ .", "Too many metrics in alarm, maximum is 10",
     PF("cloudwatch-alarm-metrics-max"), 0},
    {ALARM, "Metrics #> 20", "Too many metrics in alarm, maximum is 20", PF("cloudwatch-alarm-metrics-max"), 0},
    {ALARM, "Metrics twice Id", "The values for parameter id in the metrics list are not unique.",
     "CloudWatch API, PutMetricAlarm: ValidationError", 0},
    {ALARM, "@ Metrics; Expression; MetricStat",
     "The parameters MetricDataQuery Expression and MetricStat are mutually exclusive and you have specified both.",
     PF("cloudwatch-metric-query-exclusive"), 0},
    {ALARM, "@ Metrics; !Expression; !MetricStat", "Invalid metrics list",
     "CloudWatch API, PutMetricAlarm: ValidationError", 0},
    {ALARM, "@ Metrics; Id !~ ^[a-z][A-Za-z0-9_]*$",
     "The value {Id} for parameter id in the metrics list must match the regex ^[a-z][a-zA-Z0-9_]*$",
     "CloudWatch API, MetricDataQuery", 0},
    {ALARM, "@ Metrics; Expression ~ (?i)SEARCH\\(", "SEARCH is not supported on Metric Alarms.",
     PF("cloudwatch-alarm-search-expression"), 0},
    {ALARM, "@ Metrics; MetricStat.Stat !~ ^(Average|Sum|Minimum|Maximum|SampleCount)$|" STATISTIC,
     "Invalid metrics list", PF("cloudwatch-metricstat-stat-syntax"), 0},
    {ALARM, "ThresholdMetricId",
     "Metrics list must contain exactly one metric matching the ThresholdMetricId parameter",
     PF("cloudwatch-threshold-metric-id"), threshold_metric_unknown},
    {ALARM, "Metrics; !ThresholdMetricId", "Exactly one element of the metrics list should return data.",
     "CloudWatch API, PutMetricAlarm", many_returned},
    {ALARM, "!Threshold; !ThresholdMetricId", "PutMetricAlarm request should have valid Threshold parameter",
     PF("cloudwatch-alarm-threshold"), 0},
    {ALARM, "Threshold; ThresholdMetricId",
     "The parameters Threshold and ThresholdMetricId are mutually exclusive and you have specified both.",
     "CloudWatch API, PutMetricAlarm: InvalidParameterCombination", 0},
    {ALARM, "@ .; Period", "Period must be 10, 20, 30 or a multiple of 60", PF("cloudwatch-alarm-period"), period_odd},
    {ALARM, "@ Metrics.*.MetricStat; Period", "Period must be 10, 20, 30 or a multiple of 60",
     PF("cloudwatch-alarm-period"), period_odd},
    {ALARM, "Period; EvaluationPeriods", "EvaluationPeriods * Period must be <= 86400",
     PF("cloudwatch-alarm-evaluation-window"), window_long},
    {ALARM, "DatapointsToAlarm > $EvaluationPeriods",
     "DatapointsToAlarm must be less than or equal to EvaluationPeriods", PF("cloudwatch-datapoints-evaluation"), 0},
    {ALARM, "Statistic; ExtendedStatistic",
     "The parameters Statistic and ExtendedStatistic are mutually exclusive and you have specified both.",
     "CloudWatch API, PutMetricAlarm: InvalidParameterCombination", 0},
    {ALARM, "MetricName; !Statistic; !ExtendedStatistic",
     "The parameter Statistic or ExtendedStatistic must be specified.", "CloudWatch API, PutMetricAlarm", 0},
    {ALARM, "ExtendedStatistic !~ " STATISTIC, "The value {$} for parameter ExtendedStatistic is not supported.",
     PF("cloudwatch-extended-statistic"), 0},
    {ALARM, "Statistic; EvaluateLowSampleCountPercentile",
     "Option evaluateLowSampleCountPercentile can not be applied with statistic {Statistic}.",
     PF("cloudwatch-alarm-low-sample-percentile"), 0},
    {ALARM, "Namespace|Metrics.*.MetricStat.Metric.Namespace ~ [^\\x00-\\x7f]",
     "Namespace must not contain Non-ASCII characters.", PF("cloudwatch-metric-namespace-ascii"), 0},
    {ALARM, "MetricName|Metrics.*.MetricStat.Metric.MetricName ~ [^\\x00-\\x7f]",
     "MetricName must not contain Non-ASCII characters.", PF("cloudwatch-metric-namespace-ascii"), 0},
    {ALARM, "TreatMissingData != breaching|notBreaching|ignore|missing",
     "The value {$} for parameter TreatMissingData is not supported.",
     "CloudWatch API, PutMetricAlarm: ValidationError", 0},
    {ALARM,
     "ComparisonOperator = LessThanLowerOrGreaterThanUpperThreshold|LessThanLowerThreshold|GreaterThanUpperThreshold; "
     "!ThresholdMetricId",
     "PutMetricAlarm request should have valid ThresholdMetricId parameter", "CloudWatch API, PutMetricAlarm", 0},
    /* dashboards */
    {BOARD, "DashboardBody !json", "The field DashboardBody must be a valid JSON object",
     PF("cloudwatch-dashboard-body-json"), 0},
    {BOARD, "DashboardBody ~ ^\\s*[^{\\s]", "The field DashboardBody must be a valid JSON object",
     PF("cloudwatch-dashboard-body-json"), 0},
    {BOARD, "!DashboardBody.widgets", "The dashboard body is invalid: Should have required property 'widgets'",
     PF("cloudwatch-dashboard-widgets"), 0},
    {BOARD, "DashboardBody.widgets is text|number|bool|object", "The dashboard body is invalid: Should be array",
     PF("cloudwatch-dashboard-widgets-array"), 0},
    {BOARD, WIDGETS "!type", "The dashboard body is invalid: Should have required property 'type'",
     PF("cloudwatch-dashboard-widget-fields"), 0},
    {BOARD, WIDGETS "!properties", "The dashboard body is invalid: Should have required property 'properties'",
     PF("cloudwatch-dashboard-widget-fields"), 0},
    {BOARD, WIDGETS "type != metric|text|log|alarm|explorer|custom|metric-insights",
     "The dashboard body is invalid: Should be equal to one of the allowed values",
     PF("cloudwatch-dashboard-widget-type"), 0},
    {BOARD, WIDGETS "x > 23", "The dashboard body is invalid: Should be <= 23",
     PF("cloudwatch-dashboard-widget-position"), 0},
    {BOARD, WIDGETS "width > 24", "The dashboard body is invalid: Should be <= 24",
     PF("cloudwatch-dashboard-widget-position"), 0},
    {BOARD, WIDGETS "x|y < 0", "The dashboard body is invalid: Should be >= 0",
     PF("cloudwatch-dashboard-widget-position-min"), 0},
    {BOARD, WIDGETS "width|height < 1", "The dashboard body is invalid: Should be >= 1",
     PF("cloudwatch-dashboard-widget-position-min"), 0},
    {BOARD, WIDGETS "height > 1000", "The dashboard body is invalid: Should be <= 1000",
     PF("cloudwatch-dashboard-widget-height-max"), 0},
    {BOARD, WIDGETS "type = text; !properties.markdown",
     "The dashboard body is invalid: Should have required property 'markdown'",
     PF("cloudwatch-dashboard-text-widget-markdown"), 0},
    {BOARD, WIDGETS "type = alarm; !properties.alarms",
     "The dashboard body is invalid: Should have required property 'alarms'",
     PF("cloudwatch-dashboard-alarm-widget-alarms"), 0},
    {BOARD, WIDGETS "type = metric; !properties.region",
     "The dashboard body is invalid: The metric widget should have specified a region and a data source or an alarm "
     "annotation",
     PF("cloudwatch-dashboard-metric-widget-source"), 0},
    {BOARD, WIDGETS "type = metric; !properties.metrics; !properties.annotations",
     "The dashboard body is invalid: The metric widget should have specified a region and a data source or an alarm "
     "annotation",
     PF("cloudwatch-dashboard-metric-widget-source"), 0},
    {BOARD, WIDGETS "type = metric; @ properties; period", "The dashboard body is invalid: Should be multiple of 60",
     PF("cloudwatch-dashboard-widget-period"), widget_period_odd},
    {BOARD, WIDGETS "properties.stat !~ ^(Average|Sum|Minimum|Maximum|SampleCount)$|" STATISTIC,
     "The dashboard body is invalid: Should match pattern", PF("cloudwatch-dashboard-widget-stat-syntax"), 0},
    {BOARD, "DashboardName !~ ^[A-Za-z0-9_-]+$",
     "The value {DashboardName} for field DashboardName contains invalid characters. It can only contain "
     "alphanumerics, dash "
     "(-) and underscore (_).",
     "CloudWatch API, PutDashboard: InvalidParameterInput", 0},
    /* trails */
    {TRAIL, "S3BucketName !~ ^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", "Bucket name is invalid: {$}",
     "words of our own; CloudTrail API, CreateTrail: InvalidS3BucketNameException", 0},
    {TRAIL, "TrailName ~ [._-][._-]",
     "Trail name or ARN cannot have adjacent periods (.), hyphens (-), or underscores (_)",
     PF("cloudtrail-trail-name-adjacent-separators"), 0},
    {TRAIL, "TrailName ~ ^\\d+\\.\\d+\\.\\d+\\.\\d+$", "Trail names must not be formatted as an IP address",
     PF("cloudtrail-trail-name-not-ip-format"), 0},
    {TRAIL, "CloudWatchLogsLogGroupArn; !CloudWatchLogsRoleArn", "You must specify a role ARN as well as a log group.",
     OWN("cloudtrail-trail-cwl-pair"), 0},
    {TRAIL, "CloudWatchLogsRoleArn; !CloudWatchLogsLogGroupArn", "You must specify a log group ARN as well as a role.",
     OWN("cloudtrail-trail-cwl-pair"), 0},
    {TRAIL, "CloudWatchLogsLogGroupArn ~ ^arn:[^:]*:logs:(?!{region}:)",
     "You must specify a log group that is in the current region", PF("cloudtrail-trail-cwl-loggroup-region"), 0},
    {TRAIL, "EventSelectors #> 0; AdvancedEventSelectors #> 0",
     "You can select events by using either EventSelectors or AdvancedEventSelectors, but not both",
     PF("cloudtrail-trail-selectors-exclusive"), 0},
    {TRAIL, "EventSelectors.*.DataResources.*.Type !~ ^AWS::(S3::Object|Lambda::Function|DynamoDB::Table)$",
     "Value {$} for DataResources.Type is invalid.", PF("cloudtrail-trail-data-resource-type"), 0},
    {TRAIL, "@ EventSelectors.*.DataResources.*; Type = AWS::S3::Object; Values !~ ^arn:[^:]*:s3(:::[^/]+/.*)?$",
     "Value {$} for DataResources.Values is invalid.", PF("cloudtrail-trail-s3-data-resource-value-suffix"), 0},
    {TRAIL, "IsMultiRegionTrail on; IncludeGlobalServiceEvents = false|False",
     "Multi-Region trail must include global service events.", "CloudTrail API, InvalidParameterCombinationException",
     0},
    {TRAIL, "KMSKeyId ~ ^arn:[^:]*:kms:(?!{region}:)", "The KMS key must be in the same region as the trail",
     OWN("cloudtrail-trail-kms-key-region"), 0},
    {TRAIL,
     "AdvancedEventSelectors.*.FieldSelectors.*.Field !~ "
     "^(readOnly|eventCategory|eventSource|eventName|eventType|errorCode|vpcEndpointId|resources\\.type|resources\\."
     "ARN|"
     "sessionCredentialFromConsole|userIdentity\\.arn)$",
     "The field {$} is not allowed", PF("cloudtrail-trail-aes-field-unknown"), 0},
    {TRAIL, "@ AdvancedEventSelectors; FieldSelectors.*.Field lacks eventCategory",
     "Selector must have the eventCategory field", OWN("cloudtrail-trail-aes-event-category-required"), 0},
    {TRAIL,
     "@ AdvancedEventSelectors.*.FieldSelectors.*; Field = eventCategory; Equals != Management|Data|NetworkActivity",
     "Invalid value for eventCategory: {$}", OWN("cloudtrail-trail-aes-event-category-value"), 0},
    {TRAIL,
     "@ AdvancedEventSelectors.*.FieldSelectors.*; Field = eventCategory|readOnly|resources.type; "
     "NotEquals|StartsWith|EndsWith|NotStartsWith|NotEndsWith",
     "Only the Equals operator is allowed for {Field}", OWN("cloudtrail-trail-aes-event-category-equals-only"), 0},
    {TRAIL, "@ AdvancedEventSelectors; FieldSelectors.*.Equals = Data; FieldSelectors.*.Field lacks resources.type",
     "Data events need the resources.type field", OWN("cloudtrail-trail-aes-data-requires-resources-type"), 0},
    {TRAIL,
     "@ AdvancedEventSelectors; FieldSelectors.*.Equals = NetworkActivity; FieldSelectors.*.Field lacks eventSource",
     "Network activity events need the eventSource field", OWN("cloudtrail-trail-aes-network-requires-event-source"),
     0},
    {TRAIL, "@ AdvancedEventSelectors.*.FieldSelectors.*; Field = resources.type; Equals #> 1",
     "Only one value is allowed for resources.type", OWN("cloudtrail-trail-aes-resources-type-single"), 0},
    {TRAIL, "@ AdvancedEventSelectors.*.FieldSelectors.*; Field = errorCode; Equals != VpceAccessDenied",
     "Invalid value for errorCode: {$}", OWN("cloudtrail-trail-aes-error-code-value"), 0},
    {TRAIL, "EventSelectors #> 5", "A maximum of 5 event selectors is allowed", "CloudTrail API, PutEventSelectors", 0},
    /* logs */
    {LOGS,
     "RetentionInDays != "
     "1|3|5|7|14|30|60|90|120|150|180|365|400|545|731|1096|1827|2192|2557|2922|3288|3653",
     "1 validation error detected: Value '{$}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy "
     "enum "
     "value set: [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, "
     "3653]",
     "CloudWatch Logs API, PutRetentionPolicy", 0},
    {LOGS, "LogGroupName ~ ^aws/", "Log groups starting with AWS/ are reserved for AWS.",
     "CloudWatch Logs API, CreateLogGroup", 0},
    {LOGS, "LogGroupClass = DELIVERY; RetentionInDays",
     "You can't set a retention policy for a log group of class DELIVERY", "CloudWatch Logs API, CreateLogGroup", 0},
    {LOGS, "KmsKeyId !~ ^arn:[^:]*:kms:", "The specified KMS Key Id could not be found.",
     "CloudWatch Logs API, CreateLogGroup", 0},
    {LOGS, "DataProtectionPolicy.Version != 2021-06-01", "Policy Version must be 2021-06-01",
     PF("logs-data-protection-policy-version"), 0},
    {LOGS, "DataProtectionPolicy.Statement #> 2",
     "Policy can only have two statements. One for Audit Operation and one for Deidentify Operation",
     PF("logs-data-protection-policy-statements"), 0},
    {LOGS, "FieldIndexPolicies.*.Fields #> 20", "Policy document contains more than 20 fields.",
     PF("logs-field-index-fields-max"), 0},
    {FILTER, "FilterName ~ [:*]",
     "1 validation error detected: Value '{$}' at 'filterName' failed to satisfy constraint: Member must satisfy "
     "regular "
     "expression pattern: [^:*]*",
     PF("logs-filter-name-charset"), 0},
    {FILTER, "@ MetricTransformations; Dimensions #> 0; DefaultValue",
     "Invalid metric transformation: dimensions and default value are mutually exclusive properties",
     PF("logs-metric-dimensions-default-exclusive"), 0},
    {FILTER, "MetricTransformations.*.MetricNamespace ~ ^AWS/",
     "Metric namespaces starting with AWS/ are reserved for AWS.", PF("logs-metric-namespace-reserved"), 0},
    {FILTER, "MetricTransformations.*.Dimensions.*.Value !~ ^\\$",
     "Invalid metric transformation: dimension value must be valid selector", PF("logs-metric-dimension-selector"), 0},
    {0},
};
