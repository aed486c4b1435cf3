/* The account that the settings are for: two profiles are easily mistaken for each other. */
#ifndef STACK_ACCOUNT_GUARD_H
#define STACK_ACCOUNT_GUARD_H

#include "aws/session.h"
#include "settings/settings.h"

enum { ACCOUNT_SIZE = 16 };
/* The account of an ARN, into `account`; "" there is none in it. */
void account_of(const char *arn, char account[ACCOUNT_SIZE]);

/* False (ERROR_USAGE, code "OtherAccount"): `meant` (of the settings; "" none) is another one. */
bool account_is(const char *meant, const char *account, Error *err);
/* The same of settings and the credentials of `aws`. `stack_id`: the ARN of a stack that was found; NULL, and then AWS
 * is asked. Settings that name no account ask nothing. */
bool account_guard(AwsContext *aws, const Settings *settings, const char *stack_id, Error *err);

#endif
