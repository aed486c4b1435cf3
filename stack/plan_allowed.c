/* The allow list of a plan: what the settings want brought together with what is in force, so that what is sent takes
 * nothing away that others added. See plan.h. */
#include "stack/plan_choices.h"

#include "base/memory.h"
#include "stack/access_send.h"

#include <string.h>

static bool merge(const PrefixLists *lists, const char *id, const Settings *settings, bool prune, Plan *plan,
                  Error *err) {
    AUTO(access_list_release) AccessList now = {0};
    Agreement agreed = settings_agreed(settings);
    if (!access_list_read(lists, id, &now, err))
        return false;
    AllowList *base = allow_list_new();
    bool ok = access_list_agreed(lists, id, &agreed, base, &plan->allowed_based, err) &&
              access_merge(settings_allowed_const(settings), now.list, plan->allowed_based ? base : NULL,
                           &plan->allowed, err);
    allow_list_free(base);
    if (ok && prune)
        access_prune(&plan->allowed);
    snprintf(plan->allowed_at.list_id, sizeof plan->allowed_at.list_id, "%s", id);
    plan->allowed_at.version = now.version;
    return ok;
}

bool plan_merge_allowed(AwsContext *aws, const Clock *clock, Settings *settings, const PlanOptions *options, Plan *plan,
                        Error *err) {
    PrefixListsAws place;
    const PrefixLists lists = prefix_lists_aws(&place, aws, clock);
    const char *id = template_parameter(plan->stack.outputs, plan->stack.output_count, "AllowedAddressesId");
    if (plan->status->kind != STACK_STANDS || !id)
        return true;
    if (!merge(&lists, id, settings, options && options->prune, plan, err))
        return error_tried(err, "see which addresses are in force");
    allow_list_assign(settings_allowed(settings), plan->allowed.list);
    return true;
}

bool plan_only_allowed(const Plan *plan) {
    return plan->state == PLAN_READY && !plan->set.id && access_count_sent(&plan->allowed) > 0;
}

bool plan_send_allowed(AwsContext *aws, Plan *plan, Error *err) {
    PrefixListsAws place;
    const PrefixLists lists = prefix_lists_aws(&place, aws, NULL);
    AUTO(access_sent_release) AccessSent sent = {0};
    if (access_count_sent(&plan->allowed) == 0)
        return true;
    if (!access_send(&lists, plan->allowed_at.list_id, plan->allowed.changes, plan->allowed.count, &sent, err))
        return false;
    plan->allowed_at.version = sent.now.version; /* whatever changes the list from here on is not of the plan */
    return true;
}
