/* CloudWatch Logs (API Reference, 2014-03-28): log groups. */
#include "base/memory.h"
#include "sandbox/world/presets.h"
#include "sandbox/services/small.h"

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

/* ---- groups that come back: Lambda delivers late, and makes the group that is gone by then. Its role may do that
 * (aws-solutions-library-samples/accelerated-intelligent-document-processing-on-aws#564,
 * serverless/serverless-plugin-log-retention#6). How late, nobody says: some seconds here. */

enum { LATE_MS = 20 * 1000, FIRST_ROTATION_MS = 60 * 1000 };
static const char lambda_prefix[] = "/aws/lambda/";

/* Whether Secrets Manager had called the function by a time: it does so soon after its schedule was made. */
typedef struct Calls {
    const char *function;
    long long at_ms;
    bool called;
} Calls;

static void schedule_take(void *context, const CfnSpell *spell) {
    Calls *calls = context;
    const char *arn = value_text(spell->properties, "RotationLambdaARN"), *colon = strrchr(arn, ':');
    calls->called = calls->called || (colon && strcmp(colon + 1, calls->function) == 0 &&
                                      spell->from_ms + FIRST_ROTATION_MS <= calls->at_ms);
}

static bool function_called(const World *world, const char *region, const char *function, long long at_ms) {
    Calls calls = {function, at_ms, false};
    cfn_each_spell(world_cfn(world), region, "AWS::SecretsManager::RotationSchedule", "RotationLambdaARN",
                   schedule_take, &calls);
    return calls.called;
}

/* The groups of functions that stacks have deleted: name → when the last of that name was. */
typedef struct Deleted {
    json_t *groups;
    long long at_ms;
} Deleted;

static void group_take(void *context, const CfnSpell *spell) {
    const Deleted *deleted = context;
    if (spell->deleted && spell->until_ms <= deleted->at_ms &&
        strncmp(spell->physical_id, lambda_prefix, strlen(lambda_prefix)) == 0)
        json_object_set_new(deleted->groups, spell->physical_id, json_integer(spell->until_ms));
}

static json_t *groups_deleted(const World *world, const char *region, long long at_ms) {
    Deleted deleted = {json_object(), at_ms};
    cfn_each_spell(world_cfn(world), region, group_type, "LogGroupName", group_take, &deleted);
    return deleted.groups;
}

/* When Lambda made the group anew; 0: it did not, or somebody has deleted it since. */
static long long came_back_ms(const World *world, const char *region, const json_t *deleted, const char *name,
                              long long at_ms) {
    long long gone_ms = json_integer_value(json_object_get(deleted, name)), back_ms = gone_ms + LATE_MS;
    bool back = gone_ms && back_ms <= at_ms && function_called(world, region, name + strlen(lambda_prefix), gone_ms) &&
                !deleted_between(world, region, name, back_ms, at_ms);
    return back ? back_ms : 0;
}

static bool told_as_left(const World *world, const char *region, const char *name, long long at_ms) {
    return list_has(presets_groups(world_presets(world)), name) && !deleted_between(world, region, name, 0, at_ms);
}

bool log_group_left(const World *world, const char *region, const char *name, long long at_ms) {
    json_auto_t *deleted = groups_deleted(world, region, at_ms);
    return told_as_left(world, region, name, at_ms) || came_back_ms(world, region, deleted, name, at_ms);
}

/* Groups that stacks have not made: without retention and key, as services make them. */
static void left_put(const Call *call, const char *name, long long made_ms, int bytes, json_t *items) {
    const char *prefix = input_text(call, "logGroupNamePrefix"), *pattern = input_text(call, "logGroupNamePattern");
    if (strncmp(name, prefix, strlen(prefix)) == 0 && strstr(name, pattern))
        json_array_append_new(
            items, json_pack("{s:s, s:o, s:I, s:i, s:i}", "logGroupName", name, "arn",
                             value_print("arn:aws:logs:%s:%s:log-group:%s:*", call->region, call->account, name),
                             "creationTime", (json_int_t)made_ms, "metricFilterCount", 0, "storedBytes", bytes));
}

static void left_add(const Call *call, json_t *items) {
    static const long long ninety_days_ms = 90LL * 24 * 3600 * 1000;
    const char *name;
    json_t *value;
    size_t i;
    json_array_foreach(presets_groups(world_presets(call->world)), i, value) {
        if (told_as_left(call->world, call->region, json_string_value(value), call->now_ms))
            left_put(call, json_string_value(value), call->now_ms - ninety_days_ms, 48213, items);
    }
    json_auto_t *deleted = groups_deleted(call->world, call->region, call->now_ms);
    json_object_foreach(deleted, name, value) {
        long long back_ms = came_back_ms(call->world, call->region, deleted, name, call->now_ms);
        if (back_ms && !told_as_left(call->world, call->region, name, call->now_ms))
            left_put(call, name, back_ms, 417, items);
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
    left_add(call, items);
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
