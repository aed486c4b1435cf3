/* CloudWatch Logs (API Reference, 2014-03-28): log groups. */
#include "base/memory.h"
#include "sandbox/presets.h"
#include "sandbox/small.h"

#include <stdlib.h>
#include <string.h>

static const char group_type[] = "AWS::Logs::LogGroup";

static bool deleted_between(const World *world, const char *region, const char *name, long long from_ms,
                            long long at_ms) {
    size_t at = 0;
    for (const json_t *change; (change = world_change(world, "logs", region, &at));) {
        long long when = json_integer_value(json_object_get(change, "at"));
        if (when >= from_ms && when <= at_ms &&
            strcmp(value_text(json_object_get(change, "input"), "logGroupName"), name) == 0)
            return true;
    }
    return false;
}

bool log_group_deleted(const World *world, const CfnPhysical *group, long long at_ms) {
    return deleted_between(world, group->region, group->physical_id, group->created_ms, at_ms);
}

bool log_group_left(const World *world, const char *region, const char *name, long long at_ms) {
    return list_has(presets_groups(world_presets(world)), name) && !deleted_between(world, region, name, 0, at_ms);
}

/* Groups that stacks have not made: without retention and key, as RDS leaves them. */
static void left_add(const Call *call, const char *prefix, const char *pattern, json_t *items) {
    size_t i;
    json_t *name;
    json_array_foreach(presets_groups(world_presets(call->world)), i, name) {
        const char *text = json_string_value(name);
        if (strncmp(text, prefix, strlen(prefix)) == 0 && strstr(text, pattern) &&
            log_group_left(call->world, call->region, text, call->now_ms))
            json_array_append_new(
                items, json_pack("{s:O, s:o, s:I, s:i, s:i}", "logGroupName", name, "arn",
                                 value_print("arn:aws:logs:%s:%s:log-group:%s:*", call->region, call->account, text),
                                 "creationTime", (json_int_t)call->now_ms - 90LL * 24 * 3600 * 1000,
                                 "metricFilterCount", 0, "storedBytes", 48213));
    }
}

static int by_name(const void *one, const void *other) {
    return strcmp(((const CfnPhysical *)one)->physical_id, ((const CfnPhysical *)other)->physical_id);
}

static CfnReply describe_groups(const Call *call) {
    static const Paging paging = {"limit", "nextToken", "nextToken", 50};
    const char *prefix = input_text(call, "logGroupNamePrefix"), *pattern = input_text(call, "logGroupNamePattern");
    if (*prefix && *pattern)
        return reply_error(400, "InvalidParameterException",
                           "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
    json_t *items = json_array();
    AUTO(things_release) Things groups = things_here(call, group_type);
    if (groups.count)
        qsort(groups.items, groups.count, sizeof *groups.items, by_name);
    for (size_t i = 0; i < groups.count; i++) {
        const CfnPhysical *group = &groups.items[i];
        if (strncmp(group->physical_id, prefix, strlen(prefix)) != 0 || !strstr(group->physical_id, pattern) ||
            log_group_deleted(call->world, group, call->now_ms))
            continue;
        AUTO(memory_release) char *days = value_string(json_object_get(group->properties, "RetentionInDays"));
        json_t *item = json_pack("{s:s, s:s, s:I, s:i, s:i}", "logGroupName", group->physical_id, "arn",
                                 thing_attribute(group, "Arn"), "creationTime", (json_int_t)group->created_ms,
                                 "metricFilterCount", 0, "storedBytes", 0);
        if (days)
            json_object_set_new(item, "retentionInDays", json_integer(strtol(days, NULL, 10)));
        if (*value_text(group->properties, "KmsKeyId"))
            json_object_set(item, "kmsKeyId", json_object_get(group->properties, "KmsKeyId"));
        json_array_append_new(items, item);
    }
    left_add(call, prefix, pattern, items);
    return page_reply(call, &paging, "logGroups", items);
}

static CfnReply delete_group(const Call *call) {
    const char *name = input_text(call, "logGroupName");
    AUTO(things_release) Things groups = things_here(call, group_type);
    const CfnPhysical *group = things_find(&groups, NULL, name);
    bool standing = group && !log_group_deleted(call->world, group, call->now_ms);
    if (!standing && !log_group_left(call->world, call->region, name, call->now_ms))
        return reply_error(400, "ResourceNotFoundException", "The specified log group does not exist.");
    return reply_output(json_object());
}

/* The database whose log this group gets: "/aws/rds/instance/NAME/postgresql" (RDS User Guide, "Publishing PostgreSQL
 * logs to Amazon CloudWatch Logs"). NULL: none. */
static const CfnPhysical *logs_of(const char *group, const Things *databases) {
    for (size_t i = 0; i < databases->count; i++) {
        AUTO(memory_release)
        char *name = memory_print("/aws/rds/instance/%s/postgresql", databases->items[i].physical_id);
        if (strcmp(name, group) == 0 &&
            list_has(json_object_get(databases->items[i].properties, "EnableCloudwatchLogsExports"), "postgresql"))
            return &databases->items[i];
    }
    return NULL;
}

/* A pattern is a term, in quotes when it holds more than letters (User Guide, "Filter pattern syntax"); others are not
 * known here. */
static bool pattern_term(const char *pattern, char **term) {
    size_t length = strlen(pattern);
    bool quoted = length >= 2 && pattern[0] == '"' && pattern[length - 1] == '"';
    *term = quoted ? memory_copy_n(pattern + 1, length - 2) : memory_copy(pattern);
    return quoted ? !strchr(*term, '"')
                  : strspn(pattern, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == length;
}

static json_t *event_of(const CfnPhysical *database, const json_t *line, size_t index) {
    long long at_ms = json_integer_value(json_object_get(line, "at"));
    return json_pack("{s:o, s:I, s:O, s:I, s:o}", "logStreamName", value_print("%s.0", database->physical_id),
                     "timestamp", (json_int_t)at_ms, "message", json_object_get(line, "line"), "ingestionTime",
                     (json_int_t)at_ms, "eventId", value_print("%056lld%06zu", at_ms, index));
}

static CfnReply filter_events(const Call *call) {
    enum { UNDERWAY_MS = 5000 };
    static const Paging paging = {"limit", "nextToken", "nextToken", 10000};
    const char *name = input_text(call, "logGroupName");
    AUTO(things_release) Things groups = things_here(call, group_type);
    AUTO(things_release) Things databases = things_here(call, "AWS::RDS::DBInstance");
    const CfnPhysical *group = things_find(&groups, NULL, name), *database = logs_of(name, &databases);
    AUTO(memory_release) char *term = NULL;
    if (!group || log_group_deleted(call->world, group, call->now_ms))
        return reply_error(400, "ResourceNotFoundException", "The specified log group does not exist.");
    if (!pattern_term(input_text(call, "filterPattern"), &term))
        return reply_error(400, "InvalidParameterException", "Invalid filter pattern");
    json_auto_t *lines =
        database ? world_lines(call->world, database->stack_id, thing_attribute(database, "DbiResourceId")) : NULL;
    long long from_ms = input_number(call, "startTime", 0), to_ms = input_number(call, "endTime", call->now_ms);
    json_t *events = json_array(), *line;
    size_t i;
    json_array_foreach(lines, i, line) {
        long long at_ms = json_integer_value(json_object_get(line, "at"));
        if (at_ms >= from_ms && at_ms <= to_ms && at_ms + UNDERWAY_MS <= call->now_ms &&
            strstr(value_text(line, "line"), term))
            json_array_append_new(events, event_of(database, line, i));
    }
    return page_reply(call, &paging, "events", events);
}

const Action logs_actions[] = {
    {"FilterLogEvents", filter_events, false},
    {"DescribeLogGroups", describe_groups, false},
    {"DeleteLogGroup", delete_group, true},
    {0},
};
