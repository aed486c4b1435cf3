/* The stack follows the list in force. See access.h. */
#include "stack/access.h"

#include "base/memory.h"
#include "stack/access_send.h"
#include "stack/status.h"

#include <string.h>

enum { ROUNDS = 20 }; /* each beyond the first is for somebody who changed the list meanwhile */

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
             access_send(lists, id, undone.changes, undone.count, &done, err);
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

/* ---- one update of the stack */

typedef struct Settling {
    AwsContext *aws;
    const Clock *clock;
    DeploymentListener listener;
    void *data;
    long since; /* the list's version that the last operation's template was made
                   of; 0: there was none */
    char list_id[32];
    AccessList now;  /* in force */
    AllowList *sent; /* with the last update of ours; NULL: none. The stack may
                        have got another's template since */
} Settling;

/* Somebody else's operation on the stack began between two calls of ours. */
static bool overtaken(const Error *err) {
    static const char *const signs[] = {"InvalidChangeSetStatus", "ChangeSetNotFound", "OperationInProgress",
                                        "AlreadyExists"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strncmp(err->code, signs[i], strlen(signs[i])) == 0)
            return true;
    return strstr(err->said, "_IN_PROGRESS") != NULL;
}

/* True: done, or overtaken; what is still to be done is to be seen. */
static bool follow(Settling *settling, const CfnStack *stack, const char *body, Error *err) {
    AUTO(text_release) Text spliced = {0};
    if (!template_splice_allowed(body, settling->now.list, &spliced, err))
        return false;
    const TemplateParameters parameters = {stack->parameters, stack->parameter_count};
    const Resubmission what = {.body = text_string(&spliced),
                               .parameters = &parameters,
                               .remedy = "the addresses are in force; run `secure-rds apply` for the stack"};
    if (!deployment_resubmit(settling->aws, settling->clock, stack, &what, settling->listener, settling->data, err))
        return overtaken(err); /* nothing of ours was written */
    settling->since = settling->now.version;
    allow_list_free(settling->sent);
    settling->sent = allow_list_copy(settling->now.list);
    return true;
}

/* `*same`: the stack's template has what is in force. */
static bool compare(Settling *settling, const CfnStack *stack, char **body, bool *same, Error *err) {
    PrefixListsAws place;
    const PrefixLists lists = prefix_lists_aws(&place, settling->aws, settling->clock);
    AllowList *last = allow_list_new();
    bool ok =
        cfn_get_template(settling->aws, stack->id, body, err) && template_read_allowed(*body, last, err) &&
        access_list_read(&lists, settling->list_id, &settling->now, err) &&
        mend(&lists, settling->list_id, settling->since, settling->sent ? settling->sent : last, &settling->now, err);
    settling->since = 0;
    *same = ok && allow_list_equal(settling->now.list, last);
    allow_list_free(last);
    return ok;
}

/* `*again`: an update was made, and what it left is to be compared. */
static bool settle(Settling *settling, const char *stack_name, bool *again, bool *done, Error *err) {
    AUTO(cfn_stack_release) CfnStack stack = {0};
    AUTO(memory_release) char *body = NULL;
    *again = false;
    if (!cfn_describe_stack(settling->aws, stack_name, &stack, err))
        return error_tried(err, "look for stack %s", stack_name);
    const StackStatus *status = stack_status(stack.status);
    if (status->kind == STACK_BUSY)
        return true;
    if (status->kind != STACK_STANDS)
        return error_set(err, ERROR_FAILED, status->way_out, "%s (%s)", status->words, stack.status);
    snprintf(settling->list_id, sizeof settling->list_id, "%.31s", stack_output(&stack, "AllowedAddressesId"));
    if (!compare(settling, &stack, &body, done, err))
        return false;
    *again = !*done;
    return *done || follow(settling, &stack, body, err);
}

static bool settle_all(Settling *settling, const char *stack_name, bool *done, Error *err) {
    bool again = true;
    *done = false;
    for (int round = 0; round < ROUNDS && again; round++)
        if (!settle(settling, stack_name, &again, done, err))
            return error_tried(err, "bring the stack to the allowed addresses");
    *err = (Error){0};
    return true;
}

bool access_settle(AwsContext *aws, const Clock *clock, const char *stack_name, DeploymentListener listener, void *data,
                   bool *done, Error *err) {
    Settling settling = {.aws = aws, .clock = clock, .listener = listener, .data = data};
    bool ok = settle_all(&settling, stack_name, done, err);
    allow_list_free(settling.sent);
    access_list_release(&settling.now);
    return ok;
}

bool access_after(AwsContext *aws, const Clock *clock, const char *stack_name, long since, const char *config,
                  AccessAgreed *file, Error *err) {
    PrefixListsAws place;
    const PrefixLists lists = prefix_lists_aws(&place, aws, clock);
    Settling settling = {.aws = aws, .clock = clock, .since = since};
    AccessSettingsFile where = {.path = config, .app = stack_name, .region = aws_session_region(aws->session)};
    const AccessFile settings = access_settings_file(&where);
    bool done;
    *file = (AccessAgreed){0};
    bool ok = settle_all(&settling, stack_name, &done, err);
    const AccessAgreement what = {.list_id = settling.list_id, .now = &settling.now};
    if (ok && config && settling.now.list)
        ok = access_agree(&lists, &settings, &what, file, err);
    allow_list_free(settling.sent);
    access_list_release(&settling.now);
    return ok;
}
