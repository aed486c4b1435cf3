/* The Free Tier API; see services.h. */
#include "aws/internal.h"
#include "aws/services.h"
#include "base/clock.h"

#include <string.h>

static const char *text_of(const json_t *object, const char *name) {
    const char *text = json_string_value(json_object_get(object, name));
    return text ? text : "";
}

bool account_plan(AwsContext *aws, AccountPlan *plan, Error *err) {
    json_t *input = json_object(), *reply = NULL;
    bool ok = aws_json(aws, aws_operation(OP_FREETIER_GET_ACCOUNT_PLAN_STATE), input, &reply, err);
    json_decref(input);
    /* An account from before there were plans has none (as is read from the errors that the API names). */
    if (!ok && strcmp(err->code, "ResourceNotFoundException") != 0)
        return false;
    const json_t *credits = json_object_get(json_object_get(reply, "accountPlanRemainingCredits"), "amount");
    long long end = time_parse(text_of(reply, "accountPlanExpirationDate"));
    *plan = (AccountPlan){.free = strcmp(text_of(reply, "accountPlanType"), "FREE") == 0 &&
                                  strcmp(text_of(reply, "accountPlanStatus"), "EXPIRED") != 0,
                          .end_ms = end > 0 ? end : 0,
                          .credits_left = json_is_number(credits) ? json_number_value(credits) : -1};
    json_decref(reply);
    return true;
}
