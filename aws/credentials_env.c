/* Credentials in the environment. */
#include "aws/credentials.h"
#include "base/clock.h"

SourceAnswer credentials_environment(const Lookup *lookup, Found *found, Error *err) {
    return lookup->chosen ? SOURCE_NONE : environment_find(found, err);
}

SourceAnswer environment_find(Found *found, Error *err) {
    const char *id = environment("AWS_ACCESS_KEY_ID"), *secret = environment("AWS_SECRET_ACCESS_KEY");
    if (!id)
        return SOURCE_NONE;
    if (!secret)
        return source_failed(err, "PartialCredentials", "set both variables, or neither",
                             "AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not");
    const char *token = environment("AWS_SECURITY_TOKEN"); /* its name of old; botocore looks there first */
    if (!token)
        token = environment("AWS_SESSION_TOKEN");
    const char *ends = environment("AWS_CREDENTIAL_EXPIRATION");
    long long expires_ms = ends ? time_parse(ends) : 0;
    if (expires_ms < 0)
        return source_failed(err, "PartialCredentials", "write it as 2026-11-24T20:07:32Z",
                             "AWS_CREDENTIAL_EXPIRATION is no time: \"%.60s\"", ends);
    found_keys(found, id, secret, token);
    found_source(found, "environment");
    found->expires_ms = found->sign_in_ms = expires_ms;
    found->fixed = true;
    return SOURCE_FOUND;
}
