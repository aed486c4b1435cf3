/* See arn.h. */
#include "aws/arn.h"
#include "base/memory.h"

#include <stdio.h>
#include <string.h>

char *arn_part(const char *arn, int n) {
    for (; n > 0 && arn; n--)
        arn = strchr(arn, ':') ? strchr(arn, ':') + 1 : NULL;
    return memory_copy_n(arn ? arn : "", arn ? strcspn(arn, ":") : 0);
}

void arn_account(const char *arn, char account[ACCOUNT_SIZE]) {
    AUTO(memory_release) char *part = arn_part(arn, ARN_ACCOUNT);
    snprintf(account, ACCOUNT_SIZE, "%s", part);
}
