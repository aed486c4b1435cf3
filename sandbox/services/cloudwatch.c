/* CloudWatch (API Reference, 2010-08-01): alarms and dashboards. */
#include "base/memory.h"
#include "sandbox/services/small.h"

#include <stdlib.h>
#include <string.h>

/* Alarms begin without data and find all well a few minutes later. */
enum { SETTLE_MS = 3 * 60 * 1000 };

/* ---- alarms that somebody changes by hand */

static void see_write(void *context, const CfnWrite *write) {
    *(long long *)context = write->at_ms;
}

/* 90.0 as a template has it: 90. */
static json_t *number_plain(json_t *value) {
    double number = json_real_value(value);
    bool whole = json_is_real(value) && number == (double)(long long)number;
    return whole ? json_integer((json_int_t)number) : json_incref(value);
}

/* "the update completely overwrites the previous configuration of the alarm" (API Reference, PutMetricAlarm). */
static json_t *overwritten(const CfnPhysical *alarm, const json_t *input) {
    json_t *live = json_object(), *value;
    const char *name;
    json_object_foreach((json_t *)alarm->properties, name, value) json_object_set_new(live, name, json_null());
    json_object_foreach((json_t *)input, name, value) json_object_set_new(live, name, number_plain(value));
    return live;
}

static json_t *changed_by(const CfnPhysical *alarm, const json_t *change, json_t *live) {
    const json_t *input = json_object_get(change, "input");
    const char *action = value_text(change, "action");
    if (strcmp(action, "PutMetricAlarm") == 0) {
        json_decref(live);
        return overwritten(alarm, input);
    }
    bool off = strcmp(action, "DisableAlarmActions") == 0;
    if (strcmp(action, "DeleteAlarms") == 0) {
        json_decref(live);
        return json_null();
    }
    if (!off && strcmp(action, "EnableAlarmActions") != 0)
        return live;
    live = live ? live : json_object();
    json_object_set_new(live, "ActionsEnabled", json_boolean(!off));
    return live;
}

json_t *alarm_live(const World *world, const CfnPhysical *alarm, long long at_ms) {
    long long since_ms = alarm->created_ms;
    size_t at = 0;
    json_t *live = NULL;
    cfn_each_write(world_cfn(world), alarm, at_ms, see_write, &since_ms);
    for (const json_t *change;
         (change = world_change_about(world, "cloudwatch", alarm->region, alarm->physical_id, &at));) {
        long long when = json_integer_value(json_object_get(change, "at"));
        if (when > since_ms && when <= at_ms)
            live = changed_by(alarm, change, live);
    }
    return live;
}

/* An alarm of no stack is none of the sandbox's. */
static CfnReply alarm_put(const Call *call) {
    const char *name = input_text(call, "AlarmName");
    AUTO(things_release) Things alarms = things_here(call, "AWS::CloudWatch::Alarm");
    if (!things_find(&alarms, NULL, name))
        return reply_error(400, "UnsupportedOperation", "The sandbox has the alarms of stacks alone, and none is %s",
                           name);
    return reply_output(json_object());
}

/* "No error is returned" for a name that is none's (API Reference, DeleteAlarms says so of an alarm that is not there).
 */
static CfnReply alarms_changed(const Call *call) {
    (void)call;
    return reply_output(json_object());
}

/* ---- what is told */

static const char *alarm_state(const CfnPhysical *alarm, long long now_ms) {
    return now_ms - alarm->created_ms < SETTLE_MS ? "INSUFFICIENT_DATA" : "OK";
}

static void alarm_copy(json_t *item, const json_t *properties) {
    static const char *const same[] = {"AlarmDescription", "MetricName",         "Namespace",
                                       "Statistic",        "ComparisonOperator", "TreatMissingData",
                                       "AlarmActions",     "OKActions",          "Dimensions"};
    static const char *const numbers[] = {"Period", "EvaluationPeriods", "DatapointsToAlarm"};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (json_object_get(properties, same[i]) && !json_is_null(json_object_get(properties, same[i])))
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
        json_auto_t *live = alarm_live(call->world, alarm, call->now_ms),
                    *properties = json_copy((json_t *)alarm->properties);
        if (json_is_null(live))
            continue;
        json_object_update(properties, live);
        const char *now = alarm_state(alarm, call->now_ms);
        if (strncmp(alarm->physical_id, prefix, strlen(prefix)) != 0 || (*state && strcmp(state, now) != 0) ||
            (json_array_size(names) && !list_has(names, alarm->physical_id)))
            continue;
        json_t *item = json_pack("{s:s, s:s, s:s, s:s, s:o, s:b}", "AlarmName", alarm->physical_id, "AlarmArn",
                                 thing_attribute(alarm, "Arn"), "StateValue", now, "StateReason",
                                 "Judged by the sandbox, which has no metrics", "StateUpdatedTimestamp",
                                 time_json(alarm->created_ms), "ActionsEnabled",
                                 !json_is_false(json_object_get(properties, "ActionsEnabled")));
        alarm_copy(item, properties);
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
    {"PutMetricAlarm", alarm_put, true},
    {"DeleteAlarms", alarms_changed, true},
    {"DisableAlarmActions", alarms_changed, true},
    {"EnableAlarmActions", alarms_changed, true},
    {"ListDashboards", list_dashboards, false},
    {0},
};
