/* The Free Tier API (API Reference, 2023-09-07): the account's plan. */
#include "base/clock.h"
#include "sandbox/world/presets.h"
#include "sandbox/services/service.h"

enum {
    PLAN_DAYS = 182
}; /* "6 months, or until the credits are used" (Billing User Guide, "Choosing an AWS Free Tier plan") */

static CfnReply get_account_plan(const Call *call) {
    if (!presets_free_plan(world_presets(call->world)))
        return reply_output(json_pack("{s:s, s:s, s:s}", "accountId", call->account, "accountPlanType", "PAID",
                                      "accountPlanStatus", "ACTIVE"));
    const long long day_ms = 24LL * 3600 * 1000;
    char end[TIME_SIZE];
    time_format(call->real_ms + PLAN_DAYS * day_ms, end);
    return reply_output(json_pack("{s:s, s:s, s:s, s:{s:f, s:s}, s:s}", "accountId", call->account, "accountPlanType",
                                  "FREE", "accountPlanStatus", "ACTIVE", "accountPlanRemainingCredits", "amount", 100.0,
                                  "unit", "USD", "accountPlanExpirationDate", end));
}

const Action freetier_actions[] = {{"GetAccountPlanState", get_account_plan, false}, {0}};
