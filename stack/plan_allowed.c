/* The allow list of a plan: what the settings want brought together with what is in force, so that nothing is taken
 * away that others added. The list itself is changed beside CloudFormation, whose handler, once it is called, makes it
 * what the template says: so the template keeps the entries that it has, and the handler is not called for them. See
 * plan.h. */
#include "stack/plan_choices.h"

#include "base/memory.h"
#include "stack/access_undone.h"

#include <string.h>

static bool merge(AwsContext *aws, const PrefixLists *lists, const char *id, const Settings *settings, bool prune,
                  Plan *plan, Error *err) {
    AUTO(access_list_release) AccessList now = {0};
    AUTO(access_merge_release) AccessMerge undone = {0};
    Agreement agreed = settings_agreed(settings);
    const AccessSeen seen = {.known = strcmp(agreed.list_id, id) == 0 ? agreed.version : 0};
    if (!access_list_read(lists, id, &now, err) ||
        !access_undone(aws, lists, &plan->stack, id, seen, &now, &undone, err))
        return false;
    AllowList *base = allow_list_new();
    bool ok = access_list_base(lists, id, &agreed, &now, base, &plan->allowed_based, err) &&
              access_merge_undone(settings_allowed_const(settings), plan->allowed_based ? base : NULL, &undone,
                                  &plan->allowed, err);
    allow_list_free(base);
    if (ok && prune)
        access_prune(&plan->allowed);
    snprintf(plan->allowed_at.list_id, sizeof plan->allowed_at.list_id, "%s", id);
    plan->allowed_at.version = now.version;
    return ok;
}

void plan_keep_sent(const char *body, Settings *settings, const Plan *plan) {
    Error unread = {0};
    AllowList *last = allow_list_new();
    bool read = plan->allowed.list && template_read_allowed(body, last, &unread);
    if (plan->allowed.list)
        allow_list_assign(settings_allowed(settings), read ? last : plan->allowed.list);
    allow_list_free(last);
}

bool plan_merge_allowed(AwsContext *aws, const Settings *settings, const PlanOptions *options, Plan *plan, Error *err) {
    PrefixListsAws place;
    const PrefixLists lists = prefix_lists_aws(&place, aws);
    const char *id = template_parameter(plan->stack.outputs, plan->stack.output_count, "AllowedAddressesId");
    if (plan->status->kind != STACK_STANDS || !id)
        return true;
    if (!merge(aws, &lists, id, settings, options && options->prune, plan, err))
        return error_tried(err, "see which addresses are in force");
    return true;
}

void plan_writes_list(Settings *settings, Plan *plan, bool *again) {
    *again = false;
    for (size_t i = 0; plan->allowed.list && i < plan->set.change_count; i++)
        if (strcmp(plan->set.changes[i].type, "AWS::EC2::PrefixList") == 0)
            plan->writes_list = true;
    if (!plan->writes_list || allow_list_equal(settings_allowed_const(settings), plan->allowed.list))
        return;
    allow_list_assign(settings_allowed(settings), plan->allowed.list);
    *again = true;
}

bool plan_is_direct(const Plan *plan) {
    return plan->state == PLAN_READY && !plan->set.id &&
           (access_count_sent(&plan->allowed) > 0 || plan->beside.count > 0);
}

/* What the template has would undo what others did since the plan. */
static bool overtaken(const Plan *plan, const AllowList *now, Error *err) {
    if (!plan->writes_list || allow_list_equal(now, plan->allowed.list))
        return false;
    error_set(err, ERROR_FAILED, "look at the changes again, then retry",
              "others changed the allowed addresses meanwhile, and this update writes them");
    strcpy(err->code, "ListChanged");
    return true;
}

bool plan_send_allowed(AwsContext *aws, Plan *plan, Error *err) {
    PrefixListsAws place;
    const PrefixLists lists = prefix_lists_aws(&place, aws);
    AUTO(access_sent_release) AccessSent sent = {0};
    if (access_count_sent(&plan->allowed) == 0 && !plan->writes_list)
        return true;
    if (!access_send(&lists, plan->allowed_at.list_id, NULL, plan->allowed.changes, plan->allowed.count, &sent, err))
        return false;
    ListUpdatesAws updates;
    const ListUpdates others = list_updates_aws(&updates, aws, &plan->stack);
    if (plan_is_direct(plan) &&
        !access_hold(&lists, plan->allowed_at.list_id, &others, plan->allowed.changes, plan->allowed.count, &sent, err))
        return false;
    plan->allowed_at.version = sent.now.version;
    if (plan->writes_list)
        operation_name(plan->token, sizeof plan->token, sent.now.version);
    return !overtaken(plan, sent.now.list, err);
}
