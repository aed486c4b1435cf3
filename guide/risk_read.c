/* The risks of a plan, against what stands. See risk.h. */
#include "guide/risk.h"

#include "stack/status.h"

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

bool risks_read(AwsContext *aws, const Settings *after, const Plan *plan, Risks *risks, Error *err) {
    Settings *before = settings_new(), *wanted = settings_copy(plan->effective ? plan->effective : after);
    char own[64] = "";
    Error ignored = {0}; /* who can't be told his address isn't told that it is missing */
    bool stands = !plan->create && plan->stack.name;
    bool known = stands && status_settings(aws, plan->stack.name, before, err);
    if (!checkip_address(aws, own, &ignored))
        own[0] = '\0';
    if (plan->allowed.list) { /* the file's, brought together with what others did; and what is in force */
        allow_list_assign(settings_allowed(wanted), plan->allowed.list);
        list_before(&plan->allowed, settings_allowed(before));
    }
    const RiskFacts facts = {.before = known ? before : NULL, .after = wanted, .plan = plan, .own = own};
    risks_find(&facts, risks);
    settings_free(before);
    settings_free(wanted);
    return known || !stands;
}
