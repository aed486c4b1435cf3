/* The risks of a plan, against what stands. See risk.h. */
#include "guide/risk.h"

#include "stack/status.h"

bool risks_read(AwsContext *aws, const Settings *after, const Plan *plan, Risks *risks, Error *err) {
    Settings *before = settings_new();
    char own[64] = "";
    Error ignored = {0}; /* who can't be told his address isn't told that it is missing */
    bool stands = !plan->create && plan->stack.name;
    bool known = stands && status_settings(aws, plan->stack.name, before, err);
    if (!checkip_address(aws, own, &ignored))
        own[0] = '\0';
    const RiskFacts facts = {.before = known ? before : NULL, .after = after, .plan = plan, .own = own};
    risks_find(&facts, risks);
    settings_free(before);
    return known || !stands;
}
