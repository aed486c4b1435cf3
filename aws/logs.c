/* Amazon CloudWatch Logs; see services.h. */
#include "aws/pages.h"
#include "aws/reply.h"
#include "aws/services.h"

#include <string.h>

/* The group of that name, once a page has it. */
typedef struct Sought {
    const char *name;
    LogGroup group;
} Sought;

static bool take_groups(void *data, const json_t *reply) {
    Sought *sought = data;
    const json_t *groups = json_object_get(reply, "logGroups");
    for (size_t i = 0; i < json_array_size(groups); i++) {
        const json_t *group = json_array_get(groups, i);
        if (strcmp(reply_text(group, "logGroupName"), sought->name) == 0)
            sought->group = (LogGroup){.there = true,
                                       .expires = json_object_get(group, "retentionInDays") != NULL,
                                       .encrypted = json_object_get(group, "kmsKeyId") != NULL};
    }
    return !sought->group.there;
}

bool logs_group_find(AwsContext *aws, const char *name, LogGroup *group, Error *err) {
    Sought sought = {.name = name};
    json_t *input = json_pack("{s:s}", "logGroupNamePrefix", name);
    if (!json_pages(aws, OP_LOGS_DESCRIBE_LOG_GROUPS, input, "nextToken", take_groups, &sought, err))
        return false;
    *group = sought.group;
    return true;
}

bool logs_delete_group(AwsContext *aws, const char *name, Error *err) {
    return aws_json(aws, aws_operation(OP_LOGS_DELETE_LOG_GROUP), json_pack("{s:s}", "logGroupName", name), NULL, err);
}

static bool take_events(void *data, const json_t *reply) {
    bool *there = data;
    *there = json_array_size(json_object_get(reply, "events")) > 0;
    return !*there;
}

bool logs_holds(AwsContext *aws, const char *group, const char *word, long long from_ms, bool *there, Error *err) {
    json_t *input =
        json_pack("{s:s, s:s, s:I}", "logGroupName", group, "filterPattern", word, "startTime", (json_int_t)from_ms);
    *there = false;
    return json_pages(aws, OP_LOGS_FILTER_LOG_EVENTS, input, "nextToken", take_events, there, err);
}
