/* What an operation of the stack leaves of the list in force. See access.h. */
#include "stack/access.h"

#include "base/memory.h"
#include "stack/access_send.h"
#include "stack/access_undone.h"
#include "stack/status.h"

#include <string.h>

typedef struct After {
    AwsContext *aws;
    const PrefixLists *lists;
    const AccessOperation *operation;
    CfnStack stack; /* id NULL: not asked yet */
    char id[32];    /* of the list; "": there is none */
    AccessList now;
} After;

static void after_release(After *after) {
    cfn_stack_release(&after->stack);
    access_list_release(&after->now);
}

static bool describe(After *after, Error *err) {
    return after->stack.id || cfn_describe_stack(after->aws, after->operation->app, &after->stack, err) ||
           error_tried(err, "look for stack %s", after->operation->app);
}

static bool find_list(After *after, Error *err) {
    snprintf(after->id, sizeof after->id, "%s", after->operation->at.list_id);
    if (after->id[0])
        return true;
    if (!describe(after, err))
        return false;
    snprintf(after->id, sizeof after->id, "%.31s", stack_output(&after->stack, "AllowedAddressesId"));
    return true;
}

void access_see(AwsContext *aws, AccessOperation *operation, const CfnEvent *events, size_t count) {
    PrefixListsAws place;
    const PrefixLists lists = prefix_lists_aws(&place, aws);
    PrefixListState state;
    Error unread = {0};
    for (size_t i = 0; i < count && operation->at.version && !operation->written_by; i++)
        if (strcmp(events[i].type, "AWS::EC2::PrefixList") == 0 && strcmp(events[i].status, "UPDATE_COMPLETE") == 0 &&
            lists.describe(lists.self, operation->at.list_id, &state, &unread))
            operation->written_by = state.version;
}

/* What the operation undid is done again. */
static bool mend(After *after, Error *err) {
    AUTO(access_merge_release) AccessMerge undone = {0};
    AUTO(access_sent_release) AccessSent sent = {0};
    const AccessSeen seen = {after->operation->at.version, after->operation->written_by};
    if (after->now.version == seen.known)
        return true;
    if (!describe(after, err) ||
        !access_undone(after->aws, after->lists, &after->stack, after->id, seen, &after->now, &undone, err))
        return false;
    if (undone.count == 0)
        return true;
    if (!access_undone_small(&after->now, &undone, err))
        return false;
    if (!access_send(after->lists, after->id, &after->now, undone.changes, undone.count, &sent, err))
        return false;
    access_list_release(&after->now);
    after->now = sent.now;
    sent.now = (AccessList){0};
    return true;
}

bool access_after(AwsContext *aws, const AccessOperation *operation, AccessAgreed *file, Error *err) {
    PrefixListsAws place;
    const PrefixLists lists = prefix_lists_aws(&place, aws);
    AUTO(after_release) After after = {.aws = aws, .lists = &lists, .operation = operation};
    AccessSettingsFile where = {operation->config, operation->app, aws_session_region(aws->session)};
    const AccessFile settings = access_settings_file(&where);
    *file = (AccessAgreed){0};
    if (!find_list(&after, err))
        return false;
    if (!after.id[0])
        return true;
    if (!access_list_read(&lists, after.id, &after.now, err) || !mend(&after, err))
        return false;
    const AccessAgreement what = {.list_id = after.id, .now = &after.now};
    return !operation->config || access_agree(&lists, &settings, &what, file, err);
}
