/* See asker.h. */
#include "cli/asker.h"
#include "base/clock.h"
#include "cli/command.h"

#include <stdio.h>

void asker_read(AwsContext *aws, Asker *asker) {
    Error err = {0};
    if (!aws_session_credentials(aws, &asker->credentials, &err) || !sts_caller_identity(aws, &asker->identity, &err))
        snprintf(asker->why, sizeof asker->why, "%.255s", err.said);
}

/* A time that may not be. */
static json_t *time_json(long long ms) {
    char text[TIME_SIZE];
    if (!ms)
        return json_null();
    time_format(ms, text);
    return json_string(text);
}

json_t *asker_json(const Asker *asker) {
    if (asker->why[0])
        return json_pack("{s:o}", "unknown", json_visible(asker->why));
    return json_pack("{s:o, s:o, s:o, s:o, s:o}", "account", json_visible(asker->identity.account), "arn",
                     json_visible(asker->identity.arn), "credentials", json_visible(asker->credentials.source),
                     "expires", time_json(asker->credentials.expires_ms), "sign_in_ends",
                     time_json(asker->credentials.sign_in_ms));
}
