/* The Free Tier API; see services.h. */
#include "aws/internal.h"
#include "aws/reply.h"
#include "aws/services.h"
#include "base/clock.h"

#include <string.h>

bool account_plan(AwsContext *aws, AccountPlan *plan, Error *err) {
    json_t *reply = NULL;
    bool ok = aws_json(aws, aws_operation(OP_FREETIER_GET_ACCOUNT_PLAN_STATE), json_object(), &reply, err);
    /* An account from before there were plans has none (as is read from the errors that the API names). */
    if (!ok && strcmp(err->code, "ResourceNotFoundException") != 0)
        return false;
    const json_t *credits = json_object_get(json_object_get(reply, "accountPlanRemainingCredits"), "amount");
    long long end = time_parse(reply_text(reply, "accountPlanExpirationDate"));
    *plan = (AccountPlan){.free = strcmp(reply_text(reply, "accountPlanType"), "FREE") == 0 &&
                                  strcmp(reply_text(reply, "accountPlanStatus"), "EXPIRED") != 0,
                          .end_ms = end > 0 ? end : 0,
                          .credits_left = json_is_number(credits) ? json_number_value(credits) : -1};
    json_decref(reply);
    return true;
}
