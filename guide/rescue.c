#include "guide/rescue.h"
#include "base/memory.h"
#include "base/random.h"
#include "stack/account_guard.h"
#include "stack/deployment.h"

#include <stdlib.h>
#include <string.h>

/* Whether the rollback of an update may leave this one out. CloudFormation takes those alone that were UPDATE_FAILED in
 * the rollback, and refuses all with "ValidationError" when another is named (API Reference, ContinueUpdateRollback).
 */
static bool rescue_may_skip(const CfnResource *resource) {
    return strcmp(resource->status, "UPDATE_FAILED") == 0;
}

static bool may_keep(const CfnResource *resource) {
    return strcmp(resource->status, "DELETE_FAILED") == 0;
}

static size_t names_add(const CfnResources *failed, bool (*fits)(const CfnResource *resource), Text *names) {
    enum { SHOWN = 6 };
    size_t count = 0;
    for (size_t i = 0; i < failed->count; i++)
        if (fits(&failed->items[i]) && count++ < SHOWN)
            text_print(names, "%s%s", count > 1 ? ", " : "", failed->items[i].logical_id);
    if (count > SHOWN)
        text_print(names, " and %zu more", count - SHOWN);
    return count;
}

size_t rescue_skips(const CfnResources *failed, Text *names) {
    return names_add(failed, rescue_may_skip, names);
}

size_t rescue_keeps(const CfnResources *failed, Text *names) {
    return names_add(failed, may_keep, names);
}

/* The logical ids; the array is the caller's, the strings are the list's. */
static const char **ids_of(const CfnResources *failed, bool (*fits)(const CfnResource *resource), size_t *count) {
    const char **ids = memory_new(failed->count + 1, sizeof *ids);
    *count = 0;
    for (size_t i = 0; i < failed->count; i++)
        if (fits(&failed->items[i]))
            ids[(*count)++] = failed->items[i].logical_id;
    return ids;
}

static bool facts_of(AwsContext *aws, const char *app, const char *account, HomeFacts *facts, Error *err) {
    char stands_in[ACCOUNT_SIZE];
    CfnStack *stack = &facts->status.stack;
    if (!cfn_describe_stack(aws, app, stack, err))
        return strcmp(err->code, "StackNotFound") == 0
                   ? error_set(err, ERROR_FAILED, "see `secure-rds list`",
                               "there is no stack %s in this account and region", app)
                   : error_tried(err, "look for stack %s", app);
    StackKind kind = stack_status(stack->status)->kind;
    facts->status.state = stack_status(stack->status);
    arn_account(stack->id, stands_in);
    if (!account_is(account, stands_in, err) || (kind != STACK_REVIEW && !owner_guard(aws, stack, err)))
        return false;
    return kind != STACK_BROKEN || status_trouble(aws, stack->id, &facts->failed, err) ||
           error_tried(err, "see what is in the way of stack %s", app);
}

bool rescue_facts(AwsContext *aws, const char *app, const char *account, HomeFacts *facts, Error *err) {
    HomeFacts made = {0};
    if (!facts_of(aws, app, account, &made, err)) {
        home_facts_release(&made);
        return false;
    }
    *facts = made;
    return true;
}

bool rescue_continue(AwsContext *aws, const char *stack_id, bool skip, Error *err) {
    AUTO(cfn_resources_release) CfnResources failed = {0};
    size_t count;
    if (skip && !status_trouble(aws, stack_id, &failed, err))
        return false;
    const char **ids = ids_of(&failed, rescue_may_skip, &count);
    bool done = deployment_continue_rollback(aws, stack_id, ids, count, err);
    free(ids);
    return done;
}

bool rescue_keep(AwsContext *aws, const char *stack_id, Error *err) {
    AUTO(cfn_resources_release) CfnResources failed = {0};
    char token[RANDOM_TOKEN_SIZE];
    size_t count;
    if (!status_trouble(aws, stack_id, &failed, err))
        return false;
    const char **ids = ids_of(&failed, may_keep, &count);
    random_token(token);
    bool done = cfn_delete_stack(aws, stack_id, ids, count, token, err);
    free(ids);
    return done || error_tried(err, "delete the rest of the stack");
}
