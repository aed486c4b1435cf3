/* What an operation of the stack leaves of the list in force. See access.h. */
#include "stack/access.h"

#include "base/memory.h"
#include "stack/access_send.h"
#include "stack/status.h"
#include "stack/template.h"

#include <string.h>

/* ---- what CloudFormation undid */

/* Writing the list, CloudFormation makes it what the template says, whatever others did to it since that was read. The
 * versions tell: the first that is again what was sent, after one that is not, is its write, and what that changed is
 * undone. */
static bool mend_one(const PrefixLists *lists, const char *id, long version, const AllowList *sent, bool *mended,
                     Error *err) {
    AUTO(access_merge_release) AccessMerge undone = {0};
    AUTO(access_sent_release) AccessSent done = {0};
    AllowList *before = allow_list_new(), *after = allow_list_new();
    bool gone = false, ok = access_list_at(lists, id, version - 1, before, &gone, err) &&
                            access_list_at(lists, id, version, after, &gone, err);
    *mended = ok && allow_list_equal(after, sent) && !allow_list_equal(before, sent);
    if (*mended)
        ok = access_difference(after, before, &undone, err) &&
             access_send(lists, id, NULL, undone.changes, undone.count, &done, err);
    allow_list_free(before);
    allow_list_free(after);
    return ok || gone;
}

/* The versions after `since`. */
static bool mend(const PrefixLists *lists, const char *id, long since, const AllowList *sent, AccessList *now,
                 Error *err) {
    bool newer = since > 0 && since < now->version, mended = false;
    for (long version = since + 1; newer && !mended && version <= now->version; version++)
        if (!mend_one(lists, id, version, sent, &mended, err))
            return false;
    return !newer || access_list_read(lists, id, now, err);
}

/* ---- after an operation */

static bool find_list(AwsContext *aws, const AccessOperation *operation, char id[32], Error *err) {
    AUTO(cfn_stack_release) CfnStack stack = {0};
    snprintf(id, 32, "%s", operation->at.list_id);
    if (*id)
        return true;
    if (!cfn_describe_stack(aws, operation->app, &stack, err))
        return error_tried(err, "look for stack %s", operation->app);
    snprintf(id, 32, "%.31s", stack_output(&stack, "AllowedAddressesId"));
    return true;
}

/* What was written is what the template says now: the new one's entries, or, rolled back, those of the one before. */
static bool mend_written(AwsContext *aws, const PrefixLists *lists, const AccessOperation *operation, AccessList *now,
                         Error *err) {
    AUTO(memory_release) char *body = NULL;
    AllowList *sent = allow_list_new();
    bool ok = cfn_get_template(aws, operation->app, &body, err) && template_read_allowed(body, sent, err) &&
              mend(lists, operation->at.list_id, operation->at.version, sent, now, err);
    allow_list_free(sent);
    return ok;
}

bool access_after(AwsContext *aws, const AccessOperation *operation, AccessAgreed *file, Error *err) {
    PrefixListsAws place;
    const PrefixLists lists = prefix_lists_aws(&place, aws);
    AUTO(access_list_release) AccessList now = {0};
    AccessSettingsFile where = {operation->config, operation->app, aws_session_region(aws->session)};
    const AccessFile settings = access_settings_file(&where);
    char id[32];
    *file = (AccessAgreed){0};
    if (!find_list(aws, operation, id, err))
        return false;
    if (!*id)
        return true;
    if (!access_list_read(&lists, id, &now, err) ||
        (operation->writes_list && operation->at.version && !mend_written(aws, &lists, operation, &now, err)))
        return false;
    const AccessAgreement what = {.list_id = id, .now = &now};
    return !operation->config || access_agree(&lists, &settings, &what, file, err);
}
