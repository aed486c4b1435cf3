/* The risks of a plan, against what stands. See risk.h. */
#include "guide/risk.h"

#include "base/memory.h"
#include "guide/drift.h"
#include "guide/keys.h"
#include "stack/standing.h"
#include "stack/status.h"

#include <string.h>

/* What is in force now: the list that is to be, without what is added, with what is removed. */
static void list_before(const AccessMerge *merge, AllowList *list) {
    Error ignored = {0};
    allow_list_assign(list, merge->list);
    for (size_t i = 0; i < merge->count; i++) {
        const AccessChange *change = &merge->changes[i];
        long at = allow_list_find(list, change->cidr);
        if (change->kind == ACCESS_ADDED && at >= 0)
            allow_list_remove(list, (size_t)at);
        else if (change->kind == ACCESS_REMOVED && at < 0)
            allow_list_add(list, change->cidr, change->note, NULL, &ignored);
    }
}

/* As it really is: what the stack says, and what was changed since. False: it could not be asked. */
static bool read_before(AwsContext *aws, const Plan *plan, Settings *before, Drift *seen, Error *err) {
    AUTO(memory_release) char *body = plan->standing_body ? memory_copy(plan->standing_body) : NULL;
    size_t taken;
    Error ignored = {0};
    if ((!body && !cfn_get_template(aws, plan->stack.id, &body, err)) ||
        !standing_settings(&plan->stack, aws_session_region(aws->session), body, before, err))
        return error_tried(err, "read the settings of stack %s", plan->stack.name);
    drift_seen(aws, &plan->stack, body, seen);
    drift_adopt(seen, before, &taken, &ignored);
    return true;
}

bool risks_read(AwsContext *aws, const Settings *after, const Plan *plan, Risks *risks, Drift *seen, Error *err) {
    if (plan->state == PLAN_NEEDS_DELETE) { /* it never stood: there is nothing to compare with */
        risks_find(&(RiskFacts){.after = after, .plan = plan}, risks);
        return true;
    }
    Settings *before = settings_new(), *wanted = settings_copy(plan->effective ? plan->effective : after);
    AUTO(drift_release) Drift drift = {0};
    char own[64] = "";
    Error ignored = {0}; /* who can't be told his address isn't told that it is missing */
    bool stands = !plan->create && plan->stack.name;
    bool known = stands && read_before(aws, plan, before, &drift, err);
    if (plan->revert && known) { /* back to what the stack says, of which the list in force is no part */
        settings_become(wanted, before);
        standing_parameters(&plan->stack, wanted, &ignored);
    }
    if (!checkip_address(aws, own, &ignored))
        own[0] = '\0';
    if (plan->allowed.list) { /* the file's, brought together with what others did; and what is in force */
        allow_list_assign(settings_allowed(wanted), plan->allowed.list);
        list_before(&plan->allowed, settings_allowed(before));
    }
    const char *key = settings_text(wanted, "bastion.key_pair");
    bool new_key = !known || strcmp(settings_text(before, "bastion.key_pair"), key) != 0;
    const RiskFacts facts = {.key_not_here = new_key && key_pair_elsewhere(aws, key),

                             .before = known ? before : NULL,
                             .after = wanted,
                             .seen = &drift,
                             .plan = plan,
                             .own = own};
    risks_find(&facts, risks);
    settings_free(before);
    settings_free(wanted);
    if (seen) {
        *seen = drift;
        drift = (Drift){0};
    }
    return known || !stands;
}
