/* CloudWatch (API Reference, 2010-08-01): alarms and dashboards. */
#include "base/memory.h"
#include "sandbox/services/service.h"

#include <stdlib.h>
#include <string.h>

/* Alarms begin without data and find all well a few minutes later. */
enum { SETTLE_MS = 3 * 60 * 1000 };

static const char *alarm_state(const CfnPhysical *alarm, long long now_ms) {
    return now_ms - alarm->created_ms < SETTLE_MS ? "INSUFFICIENT_DATA" : "OK";
}

static void alarm_copy(json_t *item, const json_t *properties) {
    static const char *const same[] = {"AlarmDescription", "MetricName",         "Namespace",
                                       "Statistic",        "ComparisonOperator", "TreatMissingData",
                                       "AlarmActions",     "OKActions",          "Dimensions"};
    static const char *const numbers[] = {"Period", "EvaluationPeriods", "DatapointsToAlarm"};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (json_object_get(properties, same[i]))
            json_object_set(item, same[i], json_object_get(properties, same[i]));
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        AUTO(memory_release) char *number = value_string(json_object_get(properties, numbers[i]));
        if (number)
            json_object_set_new(item, numbers[i], json_integer(strtol(number, NULL, 10)));
    }
    AUTO(memory_release) char *threshold = value_string(json_object_get(properties, "Threshold"));
    if (threshold)
        json_object_set_new(item, "Threshold", json_real(strtod(threshold, NULL)));
}

static CfnReply describe_alarms(const Call *call) {
    static const Paging paging = {"MaxRecords", "NextToken", "NextToken", 100};
    const char *prefix = input_text(call, "AlarmNamePrefix"), *state = input_text(call, "StateValue");
    const json_t *names = input_list(call, "AlarmNames");
    json_t *items = json_array();
    AUTO(things_release) Things alarms = things_here(call, "AWS::CloudWatch::Alarm");
    for (size_t i = 0; i < alarms.count; i++) {
        const CfnPhysical *alarm = &alarms.items[i];
        const char *now = alarm_state(alarm, call->now_ms);
        if (strncmp(alarm->physical_id, prefix, strlen(prefix)) != 0 || (*state && strcmp(state, now) != 0) ||
            (json_array_size(names) && !list_has(names, alarm->physical_id)))
            continue;
        json_t *item = json_pack("{s:s, s:s, s:s, s:s, s:o, s:b}", "AlarmName", alarm->physical_id, "AlarmArn",
                                 thing_attribute(alarm, "Arn"), "StateValue", now, "StateReason",
                                 "Judged by the sandbox, which has no metrics", "StateUpdatedTimestamp",
                                 time_json(alarm->created_ms), "ActionsEnabled", 1);
        alarm_copy(item, alarm->properties);
        json_array_append_new(items, item);
    }
    return page_reply(call, &paging, "MetricAlarms", items);
}

static CfnReply list_dashboards(const Call *call) {
    static const Paging paging = {NULL, "NextToken", "NextToken", 1000};
    json_t *items = json_array();
    const char *prefix = input_text(call, "DashboardNamePrefix");
    AUTO(things_release) Things dashboards = things_here(call, "AWS::CloudWatch::Dashboard");
    for (size_t i = 0; i < dashboards.count; i++)
        if (strncmp(dashboards.items[i].physical_id, prefix, strlen(prefix)) == 0)
            json_array_append_new(items,
                                  json_pack("{s:s, s:o, s:o, s:i}", "DashboardName", dashboards.items[i].physical_id,
                                            "DashboardArn",
                                            value_print("arn:aws:cloudwatch::%s:dashboard/%s", call->account,
                                                        dashboards.items[i].physical_id),
                                            "LastModified", time_json(dashboards.items[i].created_ms), "Size",
                                            (int)strlen(value_text(dashboards.items[i].properties, "DashboardBody"))));
    return page_reply(call, &paging, "DashboardEntries", items);
}

const Action cloudwatch_actions[] = {
    {"DescribeAlarms", describe_alarms, false},
    {"ListDashboards", list_dashboards, false},
    {0},
};
