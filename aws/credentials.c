/* See credentials.h. The order is that of botocore's create_credential_resolver(), which the other SDKs share in
 * essence: the environment, the profile's role, web identity, IAM Identity Center, the credentials file, `aws login`,
 * a process, the config file, the container, the instance. */
#include "aws/credentials.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void aws_credentials_release(AwsCredentials *credentials) {
    if (credentials->access_key_id)
        secret_wipe(credentials->access_key_id, strlen(credentials->access_key_id));
    free(credentials->access_key_id);
    secret_release(&credentials->secret_access_key);
    secret_release(&credentials->token);
    *credentials = (AwsCredentials){0};
}

void found_release(Found *found) {
    aws_credentials_release(&found->keys);
    *found = (Found){0};
}

void found_keys(Found *found, const char *access_key_id, const char *secret_access_key, const char *token) {
    found->keys.access_key_id = memory_copy(access_key_id);
    secret_set(&found->keys.secret_access_key, secret_access_key, strlen(secret_access_key));
    if (token && *token)
        secret_set(&found->keys.token, token, strlen(token));
}

const char *key_flaw(const char *value) {
    for (const unsigned char *p = (const unsigned char *)value; *p; p++)
        if (*p < ' ' || *p >= 0x7f)
            return *p == '\n' || *p == '\r' ? "a line end"
                   : *p < 0x80              ? "a control character"
                                            : "a letter beyond ASCII";
    return NULL;
}

bool found_sound(const Found *found, Error *err) {
    const struct {
        const char *name, *value;
    } keys[] = {{"access key id", found->keys.access_key_id},
                {"secret access key", secret_string(&found->keys.secret_access_key)},
                {"session token", secret_string(&found->keys.token)}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *flaw = key_flaw(keys[i].value ? keys[i].value : "");
        if (flaw) {
            source_failed(err, "InvalidKeys", "store it anew, without anything before or behind it",
                          "the %s holds %s (%s)", keys[i].name, flaw, found->source);
            return false;
        }
    }
    return true;
}

void found_source(Found *found, const char *format, ...) {
    va_list args;
    va_start(args, format);
    vsnprintf(found->source, sizeof found->source, format, args);
    va_end(args);
}

SourceAnswer source_failed(Error *err, const char *code, const char *remedy, const char *said, ...) {
    char text[sizeof err->said];
    va_list args;
    va_start(args, said);
    vsnprintf(text, sizeof text, said, args);
    va_end(args);
    error_set(err, ERROR_SIGN_IN, remedy, "%s", text);
    snprintf(err->code, sizeof err->code, "%s", code);
    return SOURCE_FAILED;
}

const char *role_name(const char *arn) {
    const char *slash = strrchr(arn, '/');
    return slash ? slash + 1 : arn;
}

static SourceAnswer sources_ask(ProfileSource *const *sources, size_t count, const Lookup *lookup, const char *profile,
                                Found *found, Error *err) {
    SourceAnswer answer = SOURCE_NONE;
    for (size_t i = 0; answer == SOURCE_NONE && i < count; i++)
        answer = sources[i](lookup, profile, found, err);
    return answer;
}

SourceAnswer credentials_profile_any(const Lookup *lookup, const char *profile, Found *found, Error *err) {
    static ProfileSource *const sources[] = {
        credentials_web_identity, credentials_sso,     credentials_shared_file,
        credentials_login,        credentials_process, credentials_config_file,
    };
    return sources_ask(sources, sizeof sources / sizeof *sources, lookup, profile, found, err);
}

static SourceAnswer chosen_profile(const Lookup *lookup, Found *found, Error *err) {
    static ProfileSource *const sources[] = {credentials_role, credentials_web_environment, credentials_profile_any};
    return sources_ask(sources, sizeof sources / sizeof *sources, lookup, lookup->profile, found, err);
}

static bool options_find(const AwsOptions *options, Found *found) {
    if (!options->access_key_id)
        return false;
    found_keys(found, options->access_key_id, options->secret_access_key ? options->secret_access_key : "", NULL);
    found_source(found, "%s", options->keys_from ? options->keys_from : "keys given by option");
    found->fixed = true;
    return true;
}

bool credentials_find(const Lookup *lookup, Found *found, Error *err) {
    static CredentialsSource *const sources[] = {
        credentials_environment,
        chosen_profile,
        credentials_container,
        credentials_instance,
    };
    AUTO(found_release) Found here = {0};
    SourceAnswer answer = options_find(lookup->options, &here) ? SOURCE_FOUND : SOURCE_NONE;
    for (size_t i = 0; answer == SOURCE_NONE && i < sizeof sources / sizeof *sources; i++)
        answer = sources[i](lookup, &here, err);
    if (answer == SOURCE_FOUND && found_sound(&here, err)) {
        *found = here;
        here = (Found){0};
        return true;
    }
    if (answer == SOURCE_NONE) {
        source_failed(err, CREDENTIALS_NONE, "sign in (aws login, aws configure sso) or name a profile with --profile",
                      "no credentials: none in the environment, in profile %s, or from the machine", lookup->profile);
        config_unread_add(&lookup->config, err);
    }
    return error_tried(err, "find credentials for AWS");
}
