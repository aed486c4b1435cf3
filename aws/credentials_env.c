/* Credentials in the environment. */
#include "aws/credentials.h"

typedef struct Variable {
    const char *name, *value;
} Variable;

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
    const char *token_name = "AWS_SECURITY_TOKEN"; /* its name of old; botocore looks there first */
    if (!environment(token_name))
        token_name = "AWS_SESSION_TOKEN";
    const char *token = environment(token_name);
    const Variable variables[] = {{"AWS_ACCESS_KEY_ID", id}, {"AWS_SECRET_ACCESS_KEY", secret}, {token_name, token}};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *flaw = variables[i].value ? key_flaw(variables[i].value) : NULL;
        if (flaw)
            return source_failed(err, "InvalidKeys", "set it anew, without anything before or behind it", "%s holds %s",
                                 variables[i].name, flaw);
    }
    const char *ends = environment("AWS_CREDENTIAL_EXPIRATION");
    long long expires_ms = ends ? credentials_time(ends) : 0;
    if (expires_ms < 0)
        return source_failed(err, "PartialCredentials", "write it as 2026-11-24T20:07:32Z",
                             "AWS_CREDENTIAL_EXPIRATION is no time: \"%.60s\"", ends);
    found_keys(found, id, secret, token);
    found_source(found, "environment");
    found->expires_ms = found->sign_in_ms = expires_ms;
    found->fixed = true;
    return SOURCE_FOUND;
}
