/* See account_guard.h. */
#include "stack/account_guard.h"

#include "aws/services.h"

#include <stdio.h>
#include <string.h>

bool account_is(const char *meant, const char *account, Error *err) {
    if (!*meant || strcmp(account, meant) == 0)
        return true;
    error_set(err, ERROR_USAGE, "choose another --profile; or, for a stack of its own there, another settings file",
              "the settings are for account %s, and these credentials are of account %s: nothing was done", meant,
              account);
    strcpy(err->code, "OtherAccount");
    return false;
}

bool account_guard(AwsContext *aws, const Settings *settings, const char *stack_id, Error *err) {
    const char *meant = settings_text(settings, "account");
    char account[ACCOUNT_SIZE];
    StsIdentity who;
    if (!*meant)
        return true;
    arn_account(stack_id, account);
    if (!*account) { /* a stack of that name may stand in the other one */
        if (!sts_caller_identity(aws, &who, err))
            return error_tried(err, "see whether this is account %s", meant);
        snprintf(account, sizeof account, "%.15s", who.account);
    }
    return account_is(meant, account, err);
}
