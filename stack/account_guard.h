/* The account that the settings are for: two profiles are easily mistaken for each other. */
#ifndef STACK_ACCOUNT_GUARD_H
#define STACK_ACCOUNT_GUARD_H

#include "aws/arn.h"
#include "aws/session.h"
#include "settings/settings.h"

/* False (ERROR_USAGE, code "OtherAccount"): `meant` (of the settings; "" none) is another one. */
bool account_is(const char *meant, const char *account, Error *err);
/* The same of settings and the credentials of `aws`. `stack_id`: the ARN of a stack that was found; NULL, and then AWS
 * is asked. Settings that name no account ask nothing. */
bool account_guard(AwsContext *aws, const Settings *settings, const char *stack_id, Error *err);

#endif
