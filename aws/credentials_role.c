/* A profile's role: AssumeRole with the credentials of another profile, or of a source that the profile names, and
 * AssumeRoleWithWebIdentity with a token from a file (AWS SDKs and Tools Reference Guide, "Assume role"). */
#include "aws/credentials.h"
#include "aws/role_cache.h"
#include "base/clock.h"
#include "base/file.h"
#include "aws/arn.h"
#include "aws/reply.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The profiles that led here, to notice a ring: a source_profile that names one of them again. */
typedef struct Trail {
    const struct Trail *before;
    const char *profile;
} Trail;

enum {
    CODE_DIGITS = 6,
    CODE_TRIES = 5,
    KEPT_LEAST_MS = 15 * 60 * 1000, /* what was kept and lasts for less is not used, as botocore does */
};

typedef struct Role {
    const char *profile;
    RoleRequest asks;
} Role;

static const char *value(const Lookup *lookup, const char *profile, const char *key) {
    return config_value(&lookup->config, profile, key);
}

static bool has_role(const Lookup *lookup, const char *profile) {
    return value(lookup, profile, "role_arn") && !value(lookup, profile, "web_identity_token_file");
}

static bool has_keys(const Lookup *lookup, const char *profile) {
    return value(lookup, profile, "aws_access_key_id") || value(lookup, profile, "aws_secret_access_key");
}

/* ---- asking STS */

static void text_wipe(const XmlNode *node, const char *name) {
    const XmlNode *child = xml_child(node, name);
    if (child && child->text)
        secret_wipe(child->text, strlen(child->text));
}

/* The number of seconds that a profile asks for; what is no number is passed over, as botocore does. */
static long duration_read(const char *text) {
    char *end = NULL;
    long seconds = text ? strtol(text, &end, 10) : 0;
    return seconds > 0 && *end == '\0' ? seconds : 0;
}

/* Takes the <Credentials> of a reply. */
static bool reply_take(XmlNode *reply, Found *found, Error *err) {
    const XmlNode *keys = xml_child(reply, "Credentials");
    const char *id = xml_text(keys, "AccessKeyId"), *secret = xml_text(keys, "SecretAccessKey");
    found->expires_ms = time_parse(xml_text(keys, "Expiration"));
    bool ok = *id && *secret && found->expires_ms > 0;
    if (ok)
        found_keys(found, id, secret, xml_text(keys, "SessionToken"));
    else
        error_set(err, ERROR_FAILED, "try again", "the reply of AWS STS holds no credentials");
    text_wipe(keys, "SecretAccessKey");
    text_wipe(keys, "SessionToken");
    return ok;
}

/* The reply as the `aws` command keeps it; NULL: something in it is no text. */
static json_t *reply_json(const XmlNode *reply) {
    const XmlNode *keys = xml_child(reply, "Credentials"), *user = xml_child(reply, "AssumedRoleUser");
    AUTO(memory_release) char *account = arn_part(xml_text(user, "Arn"), ARN_ACCOUNT);
    char ends[TIME_SIZE];
    time_format(time_parse(xml_text(keys, "Expiration")), ends);
    return json_pack("{s:{s:s, s:s, s:s, s:s, s:s}, s:{s:s, s:s}, s:{s:i}}", "Credentials", "AccessKeyId",
                     xml_text(keys, "AccessKeyId"), "SecretAccessKey", xml_text(keys, "SecretAccessKey"),
                     "SessionToken", xml_text(keys, "SessionToken"), "Expiration", ends, "AccountId", account,
                     "AssumedRoleUser", "AssumedRoleId", xml_text(user, "AssumedRoleId"), "Arn", xml_text(user, "Arn"),
                     "ResponseMetadata", "HTTPStatusCode", 200);
}

/* The name that CloudTrail will show. */
static void session_name_add(AwsParams *params, const char *name) {
    Clock wall = clock_wall();
    AUTO(memory_release) char *made = memory_print("secure-rds-%lld", clock_now_ms(&wall) / 1000);
    aws_params_add(params, "RoleSessionName", name && *name ? name : made);
}

static bool code_well_formed(const Secret *code) {
    return code->length == CODE_DIGITS && strspn(secret_string(code), "0123456789") == CODE_DIGITS;
}

/* `refused`: what was wrong with the code before; "" at first. */
static bool mfa_ask(const Lookup *lookup, const Role *role, const char *refused, Secret *code, Error *err) {
    const AwsOptions *options = lookup->options;
    AwsMfaQuestion question = {role->profile, role->asks.mfa_serial, *refused ? refused : NULL};
    Error why = {0};
    if (options->ask_mfa && options->ask_mfa(options->ask_data, &question, code, lookup->aws->cancel, &why))
        return true;
    if (cancel_wanted(lookup->aws->cancel))
        return cancel_error(err);
    source_failed(err, CREDENTIALS_MFA, why.remedy[0] ? why.remedy : "run it where the code can be typed in",
                  "profile %.60s needs a one-time code of %.120s, and %s", role->profile, role->asks.mfa_serial,
                  why.said[0] ? why.said : "none was given");
    return false;
}

static bool mfa_refused(const Error *err) {
    return strcmp(err->code, "AccessDenied") == 0 && strstr(err->said, "MultiFactorAuthentication failed");
}

static bool role_request(const Lookup *lookup, const Role *role, const Found *with, const Secret *code, Found *found,
                         Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    aws_params_add(params, "RoleArn", role->asks.arn);
    session_name_add(params, role->asks.session_name);
    aws_params_add(params, "ExternalId", role->asks.external_id);
    if (role->asks.duration_s > 0) {
        AUTO(memory_release) char *seconds = memory_print("%ld", role->asks.duration_s);
        aws_params_add(params, "DurationSeconds", seconds);
    }
    if (role->asks.mfa_serial) {
        aws_params_add(params, "SerialNumber", role->asks.mfa_serial);
        aws_params_add(params, "TokenCode", secret_string(code));
    }
    if (!aws_query_as(lookup->aws, &with->keys, aws_operation(OP_STS_ASSUME_ROLE), params, &reply, err))
        return false;
    AUTO(json_wipe) json_t *kept = role->asks.mfa_serial && !lookup->options->no_role_cache ? reply_json(reply) : NULL;
    if (!reply_take(reply, found, err))
        return false;
    if (kept)
        role_cache_write(&role->asks, kept);
    return true;
}

/* Asks for a code as often as one is wrong: a typing error must not end a deployment's following. */
static bool role_with_code(const Lookup *lookup, const Role *role, const Found *with, Found *found, Error *err) {
    const char *refused = "";
    for (int tries = 0; tries < CODE_TRIES; tries++) {
        AUTO(secret_release) Secret code = {0};
        if (!mfa_ask(lookup, role, refused, &code, err))
            return false;
        refused = "a code has six digits";
        if (!code_well_formed(&code))
            continue;
        if (role_request(lookup, role, with, &code, found, err))
            return true;
        if (!mfa_refused(err))
            return false;
        refused = "AWS does not take that code; each serves once, so wait for the next";
    }
    source_failed(err, CREDENTIALS_MFA, "check the device and its clock, then try again",
                  "profile %.60s: %d codes of %.120s were wrong", role->profile, CODE_TRIES, role->asks.mfa_serial);
    return false;
}

/* What an earlier code bought, if it lasts for a while and AWS has not refused it since. */
static bool role_kept(const Lookup *lookup, const Role *role, Found *found) {
    if (!role->asks.mfa_serial || lookup->options->no_role_cache)
        return false;
    AUTO(json_wipe) json_t *kept = role_cache_read(&role->asks);
    const json_t *keys = json_object_get(kept, "Credentials");
    const char *id = json_text(keys, "AccessKeyId");
    long long ends = json_time(keys, "Expiration");
    if (!id || strcmp(id, lookup->refused_id) == 0 || ends - lookup_now_ms(lookup) < KEPT_LEAST_MS)
        return false;
    found->expires_ms = ends;
    found->kept = true;
    return found_json(found, keys, "AccessKeyId", "SecretAccessKey", "SessionToken");
}

static bool role_assume(const Lookup *lookup, const Role *role, const Found *with, Found *found, Error *err) {
    bool ok = found_sound(with, err) && (role_kept(lookup, role, found) ||
                                         (role->asks.mfa_serial ? role_with_code(lookup, role, with, found, err)
                                                                : role_request(lookup, role, with, NULL, found, err)));
    if (!ok)
        return error_tried(err, "assume role %.100s of profile %.60s", role->asks.arn, role->profile);
    found->sign_in_ms = role->asks.mfa_serial ? found->expires_ms : with->sign_in_ms;
    found_source(found, "profile %.40s: role %.64s, assumed with %.60s", role->profile, role_name(role->asks.arn),
                 with->source);
    return true;
}

/* ---- whose credentials a role is assumed with */

static SourceAnswer source_named(const Lookup *lookup, const char *profile, const char *name, Found *found,
                                 Error *err) {
    SourceAnswer answer;
    if (strcmp(name, "Environment") == 0)
        answer = environment_find(found, err);
    else if (strcmp(name, "EcsContainer") == 0)
        answer = credentials_container(lookup, found, err);
    else if (strcmp(name, "Ec2InstanceMetadata") == 0)
        answer = credentials_instance(lookup, found, err);
    else
        return source_failed(err, "InvalidConfig", "write Environment, EcsContainer or Ec2InstanceMetadata",
                             "profile %.60s: credential_source \"%.60s\" is none", profile, name);
    if (answer == SOURCE_NONE)
        return source_failed(err, CREDENTIALS_NONE, "correct the profile's credential_source, or provide them there",
                             "profile %.60s: its credential_source %s has no credentials", profile, name);
    return answer;
}

static SourceAnswer role_find(const Lookup *lookup, const Trail *trail, Found *found, Error *err);

static bool trail_holds(const Trail *trail, const char *profile) {
    for (; trail; trail = trail->before)
        if (strcmp(trail->profile, profile) == 0)
            return true;
    return false;
}

static SourceAnswer source_profile(const Lookup *lookup, const Trail *trail, const char *name, Found *found,
                                   Error *err) {
    if (!config_has_profile(&lookup->config, name))
        return source_failed(err, "InvalidConfig", "correct source_profile, or make that profile",
                             "profile %.60s: its source_profile \"%.60s\" is not there", trail->profile, name);
    /* A profile may name itself, when it holds the keys, too. */
    bool itself = strcmp(trail->profile, name) == 0 && has_keys(lookup, name);
    if (!itself && trail_holds(trail, name))
        return source_failed(err, "InvalidConfig", "correct one of their source_profile lines",
                             "profile %.60s: its source_profile \"%.60s\" leads back to it", trail->profile, name);
    if (!has_keys(lookup, name) && has_role(lookup, name)) {
        Trail next = {.before = trail, .profile = name};
        return role_find(lookup, &next, found, err);
    }
    SourceAnswer answer = credentials_profile_any(lookup, name, found, err);
    if (answer == SOURCE_NONE)
        return source_failed(err, CREDENTIALS_NONE, "give that profile credentials",
                             "profile %.60s: its source_profile \"%.60s\" has no credentials", trail->profile, name);
    return answer;
}

static SourceAnswer role_find(const Lookup *lookup, const Trail *trail, Found *found, Error *err) {
    const char *profile = trail->profile;
    const char *from_profile = value(lookup, profile, "source_profile");
    const char *from_source = value(lookup, profile, "credential_source");
    if (!from_profile == !from_source)
        return source_failed(err, "InvalidConfig", "give the profile one of the two",
                             "profile %.60s has a role_arn and %s source_profile %s credential_source", profile,
                             from_profile ? "both" : "neither", from_profile ? "and" : "nor");
    Role role = {
        .profile = profile,
        .asks = {.arn = value(lookup, profile, "role_arn"),
                 .session_name = value(lookup, profile, "role_session_name"),
                 .external_id = value(lookup, profile, "external_id"),
                 .mfa_serial = value(lookup, profile, "mfa_serial"),
                 .duration_s = duration_read(value(lookup, profile, "duration_seconds"))},
    };
    AUTO(found_release) Found with = {0};
    SourceAnswer answer = from_source ? source_named(lookup, profile, from_source, &with, err)
                                      : source_profile(lookup, trail, from_profile, &with, err);
    if (answer != SOURCE_FOUND)
        return SOURCE_FAILED;
    return role_assume(lookup, &role, &with, found, err) ? SOURCE_FOUND : SOURCE_FAILED;
}

SourceAnswer credentials_role(const Lookup *lookup, const char *profile, Found *found, Error *err) {
    Trail trail = {.profile = profile};
    return has_role(lookup, profile) ? role_find(lookup, &trail, found, err) : SOURCE_NONE;
}

/* ---- web identity */

static SourceAnswer web_identity(const Lookup *lookup, const char *arn, const char *path, const char *session_name,
                                 const char *whose, Found *found, Error *err) {
    enum { TOKEN_MAX = 20000 }; /* AssumeRoleWithWebIdentity's limit on WebIdentityToken */
    if (!arn)
        return source_failed(err, "InvalidConfig", "set AWS_ROLE_ARN, or the profile's role_arn",
                             "%.80s: a web identity token, and no role for it", whose);
    Text token = {.bytes = memory_new(TOKEN_MAX + 2, 1), .room = TOKEN_MAX + 2, .max = TOKEN_MAX};
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    bool read = file_read(path, &token, err);
    while (token.length > 0 && strchr(" \r\n\t", token.bytes[token.length - 1]))
        token.bytes[--token.length] = '\0';
    aws_params_add(params, "RoleArn", arn);
    session_name_add(params, session_name);
    aws_params_add(params, "WebIdentityToken", text_string(&token));
    secret_wipe(token.bytes, token.length);
    text_release(&token);
    AwsCredentials unsigned_request = {0};
    const AwsOperation *operation = aws_operation(OP_STS_ASSUME_ROLE_WITH_WEB_IDENTITY);
    if (!read || !aws_query_as(lookup->aws, &unsigned_request, operation, params, &reply, err) ||
        !reply_take(reply, found, err)) {
        error_tried(err, "assume role %.100s with the web identity token of %.80s", arn, whose);
        return SOURCE_FAILED;
    }
    found_source(found, "%.80s: role %.64s by web identity", whose, role_name(arn));
    return SOURCE_FOUND;
}

SourceAnswer credentials_web_environment(const Lookup *lookup, const char *profile, Found *found, Error *err) {
    const char *path = environment("AWS_WEB_IDENTITY_TOKEN_FILE");
    const char *arn = environment("AWS_ROLE_ARN"), *name = environment("AWS_ROLE_SESSION_NAME");
    if (lookup->chosen || !path)
        return SOURCE_NONE;
    return web_identity(lookup, arn ? arn : value(lookup, profile, "role_arn"), path,
                        name ? name : value(lookup, profile, "role_session_name"), "environment", found, err);
}

SourceAnswer credentials_web_identity(const Lookup *lookup, const char *profile, Found *found, Error *err) {
    const char *path = value(lookup, profile, "web_identity_token_file");
    if (!path || !*path)
        return SOURCE_NONE;
    AUTO(memory_release) char *whose = memory_print("profile %.60s", profile);
    return web_identity(lookup, value(lookup, profile, "role_arn"), path, value(lookup, profile, "role_session_name"),
                        whose, found, err);
}
