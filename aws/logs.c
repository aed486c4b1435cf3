/* Amazon CloudWatch Logs; see services.h. */
#include "aws/pages.h"
#include "aws/services.h"
#include "base/memory.h"

#include <string.h>

static LogGroup group_in(const json_t *reply, const char *name) {
    const json_t *groups = json_object_get(reply, "logGroups");
    for (size_t i = 0; i < json_array_size(groups); i++) {
        const json_t *group = json_array_get(groups, i);
        const char *found = json_string_value(json_object_get(group, "logGroupName"));
        if (found && strcmp(found, name) == 0)
            return (LogGroup){.there = true,
                              .expires = json_object_get(group, "retentionInDays") != NULL,
                              .encrypted = json_object_get(group, "kmsKeyId") != NULL};
    }
    return (LogGroup){0};
}

bool logs_group_find(AwsContext *aws, const char *name, LogGroup *group, Error *err) {
    const AwsOperation *operation = aws_operation(OP_LOGS_DESCRIBE_LOG_GROUPS);
    AUTO(pages_release) Pages pages = {0};
    for (;;) {
        json_t *input = json_pack("{s:s}", "logGroupNamePrefix", name), *reply = NULL;
        if (pages_token(&pages))
            json_object_set_new(input, "nextToken", json_string(pages_token(&pages)));
        bool ok = aws_json(aws, operation, input, &reply, err);
        json_decref(input);
        if (!ok)
            return false;
        const char *token = json_string_value(json_object_get(reply, "nextToken"));
        LogGroup found = group_in(reply, name);
        bool last = found.there || !token || !*token;
        ok = last || pages_take(&pages, operation, token, err);
        json_decref(reply);
        if (!ok)
            return false;
        if (last) {
            *group = found;
            return true;
        }
    }
}

bool logs_delete_group(AwsContext *aws, const char *name, Error *err) {
    json_t *input = json_pack("{s:s}", "logGroupName", name), *reply = NULL;
    bool ok = aws_json(aws, aws_operation(OP_LOGS_DELETE_LOG_GROUP), input, &reply, err);
    json_decref(input);
    json_decref(reply);
    return ok;
}
