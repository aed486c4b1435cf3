/* EventBridge: rules and their targets, schedules. See rules.h. */
#include "base/memory.h"
#include "sandbox/cfn/value.h"
#include "sandbox/values/types.h"
#include "sandbox/values/rules.h"

#include <stdlib.h>
#include <string.h>

#define PF(rule) "cdk-preflight, rule pf-" rule
#define RULE "AWS::Events::Rule"
#define SCHEDULE "AWS::Scheduler::Schedule"
#define TARGETS "@ Targets; "
#define INVALID "Event pattern is not valid. Reason: "

/* ---- "cron(0 8 ? * MON-FRI *)" */

static const struct {
    long low, high;
    const char *names, *more; /* words that stand for numbers; what else a value may be, as an expression */
} cron_fields[] = {
    {0, 59, NULL, NULL},
    {0, 23, NULL, NULL},
    {1, 31, NULL, "^(\\?|L|L-\\d+|LW|\\d+W)$"},
    {1, 12, "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC", NULL},
    {1, 7, "SUN|MON|TUE|WED|THU|FRI|SAT", "^(\\?|L|[1-7]L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)#[1-5])$"},
    {1970, 2199, NULL, NULL},
};

static bool cron_number(const char *text, size_t field) {
    const char *names = cron_fields[field].names;
    const char *name = names && strlen(text) == 3 ? strstr(names, text) : NULL;
    char *end;
    long number = strtol(text, &end, 10);
    return name || (*text && *end == '\0' && number >= cron_fields[field].low && number <= cron_fields[field].high);
}

/* One of the values between the commas: "*", "5", "1-5", "0/10". */
static bool cron_value(char *text, size_t field) {
    const char *more = cron_fields[field].more;
    if (more && type_pattern_matches(more, text))
        return true;
    char *step = strchr(text, '/'), *end;
    if (step) {
        *step++ = '\0';
        if (strtol(step, &end, 10) < 1 || *end)
            return false;
    }
    char *dash = strchr(text, '-');
    if (dash)
        *dash++ = '\0';
    return strcmp(text, "*") == 0 || (cron_number(text, field) && (!dash || cron_number(dash, field)));
}

static bool cron_valid(const char *expression) {
    AUTO(memory_release) char *copy = memory_copy_n(expression + 5, strlen(expression) - 6);
    char *fields[7] = {0}, *rest = NULL;
    size_t count = 0;
    for (char *at = strtok_r(copy, " ", &rest); at && count < 7; at = strtok_r(NULL, " ", &rest))
        fields[count++] = at;
    if (count != 6 || (strcmp(fields[2], "?") == 0) == (strcmp(fields[4], "?") == 0))
        return false;
    for (size_t i = 0; i < 6; i++) {
        char *more = NULL;
        for (char *at = strtok_r(fields[i], ",", &more); at; at = strtok_r(NULL, ",", &more))
            if (!cron_value(at, i))
                return false;
    }
    return true;
}

static const char rate[] = "^rate\\((1 (minute|hour|day)|([2-9]|[1-9]\\d+) (minutes|hours|days))\\)$";

static bool schedule_invalid(const json_t *properties, const json_t *item, json_t *said) {
    (void)item;
    (void)said;
    const char *text = value_text(properties, "ScheduleExpression");
    size_t length = strlen(text);
    if (length > 6 && strncmp(text, "cron(", 5) == 0 && text[length - 1] == ')')
        return !cron_valid(text);
    return !type_pattern_matches(rate, text);
}

/* Schedules may be at one time too, and their rates need no plural. */
static bool scheduler_invalid(const json_t *properties, const json_t *item, json_t *said) {
    const char *text = value_text(properties, "ScheduleExpression");
    return schedule_invalid(properties, item, said) &&
           !type_pattern_matches(
               "^at\\(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\)$|^rate\\([1-9]\\d* (minute|hour|day)s?\\)$", text);
}

/* A "<name>" of the template that the map does not have. */
static bool placeholder_unknown(const json_t *properties, const json_t *item, json_t *said) {
    (void)properties;
    const json_t *transformer = json_object_get(item, "InputTransformer");
    const char *at = value_text(transformer, "InputTemplate");
    while ((at = strchr(at, '<'))) {
        size_t length = strspn(++at, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");
        AUTO(memory_release) char *name = memory_copy_n(at, length);
        if (length == 0 || at[length] != '>' || strncmp(name, "aws.events.", 11) == 0 ||
            json_object_get(json_object_get(transformer, "InputPathsMap"), name))
            continue;
        json_array_append_new(said, json_string(name));
        return true;
    }
    return false;
}

static bool scalar_in(const json_t *value, json_t *said) {
    const char *key;
    json_t *member;
    json_object_foreach((json_t *)value, key, member) {
        if (value_scalar(member))
            json_array_append_new(said, json_string(key));
        if (value_scalar(member) || scalar_in(member, said))
            return true;
    }
    return false;
}

static bool scalar_named(const json_t *properties, const json_t *item, json_t *said) {
    (void)item;
    scalar_in(json_object_get(properties, "EventPattern"), said);
    return true;
}

static bool within_list(const json_t *value, const json_t *item) {
    const char *key;
    json_t *member;
    size_t i;
    json_object_foreach((json_t *)value, key, member) {
        if (within_list(member, item))
            return true;
    }
    json_array_foreach((json_t *)value, i, member) {
        if (member == item)
            return true;
    }
    return false;
}

/* Whether it is an item of a list, where operators stand. */
static bool matcher(const json_t *properties, const json_t *item, json_t *said) {
    (void)said;
    return within_list(json_object_get(properties, "EventPattern"), item);
}

const ValueRule event_rules[] = {
    {RULE, "!EventPattern; !ScheduleExpression", "Parameter(s) EventPattern or ScheduleExpression must be specified",
     PF("events-pattern-empty"), 0},
    {RULE, "EventPattern #< 1; !ScheduleExpression",
     "Parameter(s) EventPattern or ScheduleExpression must be specified", PF("events-pattern-empty"), 0},
    {RULE, "EventPattern !json", INVALID "Unrecognized token", "EventBridge API, PutRule: InvalidEventPattern", 0},
    {RULE, "@ EventPattern; . #< 1", INVALID "Filter is not an object", "EventBridge API, PutRule: InvalidEventPattern",
     0},
    {RULE, "EventPattern.** is list; EventPattern.** #< 1", INVALID "Empty arrays are not allowed",
     PF("events-pattern-empty-array"), 0},
    {RULE, "EventPattern.** is scalar", INVALID "\"{0}\" must be an object or an array",
     PF("events-pattern-scalar-value"), scalar_named},
    {RULE,
     "@ EventPattern.**; . is object; . keys!~ "
     "^(prefix|suffix|anything-but|numeric|exists|cidr|wildcard|equals-ignore-case)$",
     INVALID "Unrecognized match type {$}", PF("events-pattern-operator"), matcher},
    {RULE, "@ EventPattern.**; numeric !~ ^(<|<=|=|>=|>|-?[0-9.eE+-]+)$",
     INVALID "Unrecognized numeric range operator: {$}", PF("events-pattern-operator"), 0},
    {RULE, "@ EventPattern.**; anything-but keys!~ ^(prefix|suffix|wildcard|equals-ignore-case)$",
     INVALID "Unsupported anything-but pattern: {$}", PF("events-pattern-operator"), 0},
    {RULE, "ScheduleExpression", "Parameter ScheduleExpression is not valid.", PF("events-rule-cron-fields"),
     schedule_invalid},
    {RULE, "ScheduleExpression; EventBusName !~ ^(default|arn:.*/default)$",
     "ScheduleExpression is supported only on the default event bus.", PF("events-rule-schedule-default-bus"), 0},
    {RULE, "Targets #> 5", "The requested resource exceeds the maximum number allowed.",
     "EventBridge API, PutTargets: LimitExceededException", 0},
    {RULE, "Targets twice Id", "More than one target with Id '{$}' is provided", PF("events-target-id-duplicate"), 0},
    {RULE, TARGETS "Input; InputPath|InputTransformer",
     "Only one of Input, InputPath, or InputTransformer must be provided for target {Id}.",
     PF("events-target-input-exclusive"), 0},
    {RULE, TARGETS "InputPath; InputTransformer",
     "Only one of Input, InputPath, or InputTransformer must be provided for target {Id}.",
     PF("events-target-input-exclusive"), 0},
    {RULE, TARGETS "Input !json", "JSON syntax error in input for target {Id}", PF("events-target-input-json"), 0},
    {RULE, TARGETS "InputPath !~ ^\\$", "InputPath for target {Id} is invalid.", PF("events-input-path-jsonpath"), 0},
    {RULE, TARGETS "InputTransformer.InputPathsMap.* !~ ^\\$", "InputPath for target {Id} is invalid.",
     PF("events-input-path-jsonpath"), 0},
    {RULE, TARGETS "InputTransformer.InputPathsMap #> 100", "InputPathsMap for target {Id} has more than 100 entries.",
     PF("events-input-transformer-limits"), 0},
    {RULE, TARGETS "InputTransformer.InputPathsMap keys~ ^(?i)aws",
     "InputPathsMap for target {Id} has reserved key {$}.", PF("events-input-transformer-limits"), 0},
    {RULE, TARGETS "InputTransformer", "InputTemplate for target {Id} contains invalid placeholder {0}.",
     PF("events-input-transformer-placeholders"), placeholder_unknown},
    {RULE,
     TARGETS
     "!RoleArn; Arn ~ "
     "^arn:[^:]*:(batch|codebuild|codepipeline|ecs|events|firehose|glue|inspector|kinesis|redshift|sagemaker|ssm|"
     "ssm-incidents|states):",
     "RoleArn is required for target {Arn}.", PF("events-target-role-required"), 0},
    {RULE, TARGETS "Arn !~ ^arn:", "Parameter {Arn} is not valid. Reason: Provided Arn is not in correct format.",
     "EventBridge API, PutTargets: ValidationException", 0},
    {RULE, TARGETS "DeadLetterConfig.Arn !~ ^arn:[^:]*:sqs:",
     "{DeadLetterConfig.Arn} is not supported as a dead letter resource", PF("events-target-dlq"), 0},
    {RULE, TARGETS "DeadLetterConfig.Arn ~ \\.fifo$", "SQS FIFO is not supported by Dead Letter Queues",
     PF("events-target-dlq"), 0},
    {RULE, TARGETS "Arn ~ ^arn:[^:]*:ecs:; !EcsParameters",
     "Parameter(s) EcsParameters must be specified for target: {Id}", PF("events-target-parameters-required"), 0},
    {RULE, TARGETS "Arn ~ ^arn:[^:]*:batch:; !BatchParameters",
     "Parameter(s) BatchParameters must be specified for target: {Id}", PF("events-target-parameters-required"), 0},
    {RULE, TARGETS "Arn ~ ^arn:[^:]*:sqs:.*\\.fifo$; !SqsParameters",
     "Parameter(s) SqsParameters must be specified for target: {Id}", PF("events-target-parameters-required"), 0},
    {RULE, TARGETS "SqsParameters; Arn !~ ^arn:[^:]*:sqs:", "Parameter(s) SqsParameters not supported for target: {Id}",
     PF("events-target-parameters-mismatch"), 0},
    {RULE, TARGETS "EcsParameters; Arn !~ ^arn:[^:]*:ecs:", "Parameter(s) EcsParameters not supported for target: {Id}",
     PF("events-target-parameters-mismatch"), 0},
    {RULE, TARGETS "KinesisParameters; Arn !~ ^arn:[^:]*:kinesis:",
     "Parameter(s) KinesisParameters not supported for target: {Id}", PF("events-target-parameters-mismatch"), 0},
    {RULE, TARGETS "BatchParameters; Arn !~ ^arn:[^:]*:batch:",
     "Parameter(s) BatchParameters not supported for target: {Id}", PF("events-target-parameters-mismatch"), 0},
    {RULE, TARGETS "HttpParameters; Arn !~ ^arn:[^:]*:(execute-api|events):",
     "Parameter(s) HttpParameters not supported for target: {Id}", PF("events-target-parameters-mismatch"), 0},
    {RULE, TARGETS "RunCommandParameters; Arn !~ ^arn:[^:]*:ssm:",
     "Parameter(s) RunCommandParameters not supported for target: {Id}", PF("events-target-parameters-mismatch"), 0},
    {RULE, TARGETS "EcsParameters.LaunchType = FARGATE; !EcsParameters.NetworkConfiguration",
     "Parameter NetworkConfiguration must be specified for target {Id} when launch type is FARGATE",
     PF("events-target-ecs-parameters"), 0},
    {RULE, TARGETS "InputTransformer.InputTemplate ~ ^(?!\\s*[{\"]).*<aws\\.events\\.event\\.json>",
     "InputTemplate for target {Id} contains placeholder aws.events.event.json valid only for JSON template",
     PF("events-input-transformer-json-var"), 0},
    {RULE, TARGETS "BatchParameters.ArrayProperties.Size < 2",
     "Parameter ArrayProperties is not valid. Reason: Size must be in between 2 and 10000",
     PF("events-target-batch-parameters"), 0},
    {RULE, TARGETS "BatchParameters.ArrayProperties.Size > 10000",
     "Parameter ArrayProperties is not valid. Reason: Size must be in between 2 and 10000",
     PF("events-target-batch-parameters"), 0},
    {RULE, TARGETS "BatchParameters.RetryStrategy.Attempts > 10",
     "Parameter RetryStrategy is not valid. Reason: Attempts must be in between 1 and 10",
     PF("events-target-batch-parameters"), 0},
    {RULE, TARGETS "BatchParameters.RetryStrategy.Attempts < 1",
     "Parameter RetryStrategy is not valid. Reason: Attempts must be in between 1 and 10",
     PF("events-target-batch-parameters"), 0},
    {RULE, TARGETS "RedshiftDataParameters; !RedshiftDataParameters.Sql; !RedshiftDataParameters.Sqls",
     "Either RedshiftDataParameters.sql or RedshiftDataParameters.sqls must be specified",
     PF("events-target-redshift-parameters"), 0},
    {RULE, TARGETS "EcsParameters.TaskDefinitionArn ~ ^arn:[^:]*:ecs:(?!{region}:)",
     "Region of {EcsParameters.TaskDefinitionArn} does not match region of {Arn}",
     PF("events-target-ecs-task-definition-region"), 0},
    {RULE, TARGETS "RetryPolicy.MaximumRetryAttempts > 185",
     "1 validation error detected: Value '{$}' at 'targets.1.member.retryPolicy.maximumRetryAttempts' failed to "
     "satisfy "
     "constraint: Member must have value less than or equal to 185",
     "EventBridge API, RetryPolicy", 0},
    {RULE, TARGETS "RetryPolicy.MaximumEventAgeInSeconds < 60",
     "1 validation error detected: Value '{$}' at 'targets.1.member.retryPolicy.maximumEventAgeInSeconds' failed to "
     "satisfy "
     "constraint: Member must have value greater than or equal to 60",
     "EventBridge API, RetryPolicy", 0},
    /* schedules */
    {SCHEDULE, "ScheduleExpression", "Invalid Schedule Expression {ScheduleExpression}.",
     PF("scheduler-schedule-expression"), scheduler_invalid},
    {SCHEDULE, "FlexibleTimeWindow.Mode = OFF; FlexibleTimeWindow.MaximumWindowInMinutes",
     "MaximumWindowInMinutes must not be provided when FlexibleTimeWindowMode is set to OFF.",
     PF("scheduler-flexible-time-window"), 0},
    {SCHEDULE, "FlexibleTimeWindow.Mode = FLEXIBLE; !FlexibleTimeWindow.MaximumWindowInMinutes",
     "MaximumWindowInMinutes must be provided when FlexibleTimeWindowMode is set to FLEXIBLE.",
     PF("scheduler-flexible-window"), 0},
    {SCHEDULE, "StartDate|EndDate !~ ^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$",
     "Invalid request provided: EndDate needs to follow the format yyyy-MM-ddTHH:mm:ss.SSSZ",
     PF("scheduler-date-format"), 0},
    {SCHEDULE, "Target.Input !json; Target.Arn !~ :sqs:|:lambda:", "JSON syntax error in input for the target",
     PF("scheduler-target-input-json"), 0},
    {SCHEDULE, "Target.Arn ~ ^arn:[^:]*:[^:]*:(?!{region}:|:)[^:]+:",
     "The target ARN provided does not match the current region {region}.", PF("scheduler-target-region"), 0},
    {SCHEDULE, "Target.Arn ~ ^arn:[^:]*:scheduler:::aws-sdk:scheduler:",
     "scheduler is not a supported service for a target", PF("scheduler-universal-target"), 0},
    {SCHEDULE, "Target.Arn ~ ^arn:[^:]*:scheduler:::aws-sdk:; !Target.Input",
     "You must provide an input to set this target for your schedule.", PF("scheduler-universal-target"), 0},
    {SCHEDULE, "Target.SqsParameters; Target.Arn !~ :sqs:", "Parameters SqsParameters not supported for the target",
     PF("scheduler-target-parameters"), 0},
    {SCHEDULE, "Target.EcsParameters; Target.Arn !~ :ecs:", "Parameters EcsParameters not supported for the target",
     PF("scheduler-target-parameters"), 0},
    {SCHEDULE, "Target.KinesisParameters; Target.Arn !~ :kinesis:",
     "Parameters KinesisParameters not supported for the target", PF("scheduler-target-parameters"), 0},
    {SCHEDULE, "Target.Arn ~ :sqs:.*\\.fifo$; !Target.SqsParameters", "Parameters SqsParameters must be specified",
     PF("scheduler-target-parameters"), 0},
    {0},
};
