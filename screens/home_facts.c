/* Asking. See home_facts.h; the words are in home_lines.c. */
#include "screens/home_facts.h"
#include "base/memory.h"

#include <string.h>

void home_facts_release(HomeFacts *facts) {
    status_release(&facts->status);
    settings_free(facts->standing);
    cfn_resources_release(&facts->failed);
    *facts = (HomeFacts){0};
}

/* A stack that was deleted is found by its ARN for ninety days (API Reference, DescribeStacks). */
static bool was_deleted(AwsContext *aws, const LastSeen *seen) {
    AUTO(cfn_stack_release) CfnStack stack = {0};
    Error ignored = {0};
    return seen->stack_id[0] && cfn_describe_stack(aws, seen->stack_id, &stack, &ignored) &&
           strcmp(stack.status, "DELETE_COMPLETE") == 0;
}

static void read_standing(AwsContext *aws, const char *app, HomeFacts *facts) {
    Error ignored = {0};
    Settings *standing = settings_new();
    if (status_settings(aws, app, standing, &ignored))
        facts->standing = standing;
    else
        settings_free(standing);
}

/* What is worth knowing the next time; what is not known now stays as it was. */
static void remember(const char *url, const char *region, const char *app, const HomeFacts *facts) {
    LastSeen seen = facts->seen;
    const Status *status = &facts->status;
    snprintf(seen.stack_id, sizeof seen.stack_id, "%s", status->stack.id);
    if (status->caller_allowed)
        snprintf(seen.address, sizeof seen.address, "%s", status->caller);
    last_seen_write(url, region, app, &seen);
}

bool home_facts_read(AwsContext *aws, const char *app, const Agreement *agreed, HomeFacts *facts, Error *err) {
    HomeFacts made = {0};
    Error ignored = {0};
    const char *region = aws_session_region(aws->session);
    AUTO(memory_release) char *url = cfn_url(aws->session);
    if (!status_read(aws, app, NULL, NULL, &made.status, err))
        return false;
    if (made.status.access.list_id)
        access_read_base(aws, agreed, &made.status.access, &ignored);
    if (url)
        last_seen_read(url, region, app, &made.seen);
    StackKind kind = made.status.state->kind;
    if (kind == STACK_ABSENT)
        made.deleted = was_deleted(aws, &made.seen);
    if (kind == STACK_STANDS || kind == STACK_BROKEN)
        read_standing(aws, app, &made);
    if (kind == STACK_BROKEN || kind == STACK_NEVER_STOOD)
        status_trouble(aws, made.status.stack.id, &made.failed, &ignored);
    if (url && (kind == STACK_STANDS || kind == STACK_BROKEN))
        remember(url, region, app, &made);
    *facts = made;
    return true;
}
