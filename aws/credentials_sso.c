/* IAM Identity Center: the token that `aws sso login` left, renewed when it can be, buys a role's credentials (AWS SDKs
 * and Tools Reference Guide, "IAM Identity Center credential provider"; the cache's form is botocore's tokens.py). */
#include "aws/credentials.h"
#include "aws/endpoints.h"
#include "aws/reply.h"
#include "aws/sign_in.h"
#include "base/clock.h"
#include "base/memory.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    TOKEN_RENEW_MS = 15 * 60 * 1000, /* before its end, as botocore does */
};

static const AwsService sso_service = {
    .id = "sso", .host_prefix = "portal.sso", .signing_name = "awsssoportal", .protocol = AWS_JSON};
static const AwsService oidc_service = {
    .id = "sso_oidc", .host_prefix = "oidc", .signing_name = "sso-oauth", .protocol = AWS_JSON};

/* What the profile and its sso-session say; all but `session` are set. */
typedef struct Sso {
    const char *profile;
    const char *session; /* NULL: the profile is written as of old, the token can't be renewed */
    const char *start_url, *region, *account, *role;
} Sso;

static long long now_ms(void) {
    Clock wall = clock_wall();
    return clock_now_ms(&wall);
}

/* ---- configuration */

static bool sso_invalid(Error *err, const char *profile, const char *what, const char *which) {
    source_failed(err, "InvalidConfig", "correct the profile; aws configure sso writes it anew",
                  "profile %.80s: IAM Identity Center: %s %.100s", profile, what, which);
    return false;
}

/* A value of the session may stand in the profile, too, if it is the same. */
static bool session_agrees(const Lookup *lookup, const Sso *sso, const IniSection *section, Error *err) {
    for (size_t i = 0; i < section->count; i++) {
        const char *own = config_value(&lookup->config, sso->profile, section->entries[i].key);
        if (own && strcmp(own, section->entries[i].value) != 0)
            return sso_invalid(err, sso->profile, "the profile and its sso-session disagree on",
                               section->entries[i].key);
    }
    return true;
}

static bool sso_read(const Lookup *lookup, Sso *sso, Error *err) {
    const AwsConfig *config = &lookup->config;
    const IniSection *section = NULL;
    sso->session = config_value(config, sso->profile, "sso_session");
    if (sso->session) {
        section = config_section(config, "sso-session", sso->session);
        if (!section)
            return sso_invalid(err, sso->profile, "there is no section sso-session", sso->session);
        if (!session_agrees(lookup, sso, section, err))
            return false;
    }
    const struct {
        const char *key, **value;
    } needed[] = {{"sso_start_url", &sso->start_url},
                  {"sso_region", &sso->region},
                  {"sso_account_id", &sso->account},
                  {"sso_role_name", &sso->role}};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        const char *value = ini_value(section, needed[i].key);
        *needed[i].value = value ? value : config_value(config, sso->profile, needed[i].key);
        if (!*needed[i].value || !**needed[i].value)
            return sso_invalid(err, sso->profile, "it lacks", needed[i].key);
    }
    if (!region_valid(sso->region)) /* it becomes a part of a host's name */
        return sso_invalid(err, sso->profile, "no region's code is its sso_region", sso->region);
    return true;
}

/* ---- the cached token */

static char *token_path(const Sso *sso) {
    const char *name = sso->session ? sso->session : sso->start_url;
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    char hex[2 * EVP_MAX_MD_SIZE + 1] = "";
    if (EVP_Digest(name, strlen(name), digest, &length, EVP_sha1(), NULL) == 1)
        for (unsigned i = 0; i < length; i++)
            snprintf(hex + 2 * (size_t)i, 3, "%02x", digest[i]);
    AUTO(memory_release) char *below = memory_print(".aws/sso/cache/%s.json", hex);
    return home_path(below);
}

static bool sign_in_needed(Error *err, const Sso *sso, const char *why) {
    char remedy[200];
    aws_sign_in_remedy("sso login", sso->profile, remedy, sizeof remedy);
    source_failed(err, CREDENTIALS_ENDED, remedy, "the sign-in to IAM Identity Center of profile %.80s %s",
                  sso->profile, why);
    return false;
}

/* What CreateToken answers, put into the cached object. */
static bool token_take(json_t *token, const json_t *answer) {
    const char *access = json_text(answer, "accessToken"), *refresh = json_text(answer, "refreshToken");
    json_int_t seconds = json_integer_value(json_object_get(answer, "expiresIn"));
    if (!access || seconds <= 0 || seconds > 365 * 86400)
        return false;
    char ends[TIME_SIZE];
    time_format(now_ms() + seconds * 1000, ends);
    json_object_set_new(token, "accessToken", json_string(access));
    json_object_set_new(token, "expiresAt", json_string(ends));
    if (refresh)
        json_object_set_new(token, "refreshToken", json_string(refresh));
    return true;
}

/* Renews the token and writes it back. False when that can't be done, for whatever reason: the old one may still hold.
 */
static bool token_renew(const Lookup *lookup, const Sso *sso, const char *path, json_t *token, Error *err) {
    const char *id = json_text(token, "clientId"), *secret = json_text(token, "clientSecret");
    const char *refresh = json_text(token, "refreshToken");
    if (!id || !secret || !refresh || json_time(token, "registrationExpiresAt") <= now_ms() ||
        renewal_refused(lookup, refresh))
        return false;
    AUTO(json_wipe)
    json_t *input = json_pack("{s:s, s:s, s:s, s:s}", "grantType", "refresh_token", "clientId", id, "clientSecret",
                              secret, "refreshToken", refresh);
    char *body = json_dumps(input, JSON_COMPACT);
    AUTO(aws_endpoint_release) AwsEndpoint oidc = {0};
    if (!session_keys_endpoint(lookup->aws->session, &oidc_service, sso->region, &oidc, err))
        return false;
    AUTO(memory_release) char *url = memory_print("%s/token", oidc.url);
    HttpHeader header = {(char *)"Content-Type", (char *)"application/json"};
    HttpRequest request = {.method = "POST",
                           .url = url,
                           .headers = &header,
                           .header_count = 1,
                           .body = body,
                           .body_length = strlen(body),
                           .max_body = 256 * 1024};
    AUTO(reply_wipe) HttpReply reply = {0};
    bool sent = lookup_send(lookup, &request, session_max_attempts(lookup->aws->session), &reply, err);
    secret_wipe(body, strlen(body));
    free(body);
    if (sent && reply.status >= 400 && reply.status < 500 && reply.status != 429)
        renewal_refuse(lookup, refresh);
    if (!sent || reply.status != 200)
        return false;
    AUTO(json_wipe) json_t *answer = json_object_parse(reply.body, reply.body_length);
    Error unwritten = {0};
    if (!token_take(token, answer))
        return false;
    (void)json_object_write(path, token, &unwritten); /* a read-only home: the token serves this process all the same */
    return true;
}

/* The token to show, as a member of the object that the caller releases; NULL with `err` told. */
static json_t *token_get(const Lookup *lookup, const Sso *sso, Error *err) {
    AUTO(memory_release) char *path = token_path(sso);
    json_t *token = json_object_read(path);
    long long ends = json_time(token, "expiresAt");
    if (!json_text(token, "accessToken") || key_flaw(json_text(token, "accessToken")) || ends < 0) {
        sign_in_needed(err, sso, "is missing");
        json_wipe(&token);
        return NULL;
    }
    if (sso->session && ends - now_ms() < TOKEN_RENEW_MS) {
        Error renewal = {0};
        if (token_renew(lookup, sso, path, token, &renewal))
            return token;
        if (cancel_wanted(lookup->aws->cancel)) {
            cancel_error(err);
            json_wipe(&token);
            return NULL;
        }
    }
    if (ends <= now_ms()) {
        sign_in_needed(err, sso, "has ended");
        json_wipe(&token);
    }
    return token;
}

/* ---- the role */

static void query_add(Text *url, const char *name, const char *value) {
    text_put(url, name);
    for (; *value; value++)
        if (strchr("-_.~", *value) || (*value >= '0' && *value <= '9') || (*value >= 'A' && *value <= 'Z') ||
            (*value >= 'a' && *value <= 'z'))
            text_add(url, value, 1);
        else
            text_print(url, "%%%02X", (unsigned char)*value);
}

static bool role_take(const HttpReply *reply, const Sso *sso, Found *found, Error *err) {
    AUTO(json_wipe) json_t *json = json_object_parse(reply->body, reply->body_length);
    if (reply->status == 401)
        return sign_in_needed(err, sso, "is no longer accepted");
    if (reply->status != 200) {
        const char *message = json_text(json, "message");
        source_failed(err, "Sso", "choose a role that you were given, or ask who gives them",
                      "IAM Identity Center gives no credentials for role %.64s of account %.20s (HTTP %d%s%.300s)",
                      sso->role, sso->account, reply->status, message ? ": " : "", message ? message : "");
        err->http_status = reply->status;
        if (reply->status >= 500)
            err->kind = ERROR_FAILED;
        return false;
    }
    const json_t *keys = json_object_get(json, "roleCredentials");
    found->expires_ms = json_integer_value(json_object_get(keys, "expiration"));
    if (found->expires_ms > 0 && found_json(found, keys, "accessKeyId", "secretAccessKey", "sessionToken"))
        return true;
    return error_set(err, ERROR_FAILED, "try again", "the reply of IAM Identity Center holds no credentials");
}

static bool role_get(const Lookup *lookup, const Sso *sso, const char *token, Found *found, Error *err) {
    AUTO(aws_endpoint_release) AwsEndpoint portal = {0};
    AUTO(text_release) Text url = {0};
    if (!session_keys_endpoint(lookup->aws->session, &sso_service, sso->region, &portal, err))
        return false;
    text_put(&url, portal.url);
    query_add(&url, "/federation/credentials?role_name=", sso->role);
    query_add(&url, "&account_id=", sso->account);
    AUTO(secret_release) Secret value = {0};
    secret_set(&value, token, strlen(token));
    HttpHeader header = {(char *)"x-amz-sso_bearer_token", value.bytes};
    HttpRequest request = {
        .method = "GET", .url = text_string(&url), .headers = &header, .header_count = 1, .max_body = 256 * 1024};
    AUTO(reply_wipe) HttpReply reply = {0};
    return lookup_send(lookup, &request, session_max_attempts(lookup->aws->session), &reply, err) &&
           role_take(&reply, sso, found, err);
}

SourceAnswer credentials_sso(const Lookup *lookup, const char *profile, Found *found, Error *err) {
    Sso sso = {.profile = profile};
    if (!config_value(&lookup->config, profile, "sso_account_id") &&
        !config_value(&lookup->config, profile, "sso_role_name"))
        return SOURCE_NONE;
    AUTO(json_wipe) json_t *token = sso_read(lookup, &sso, err) ? token_get(lookup, &sso, err) : NULL;
    if (!token || !role_get(lookup, &sso, json_text(token, "accessToken"), found, err)) {
        error_tried(err, "get credentials from IAM Identity Center");
        return SOURCE_FAILED;
    }
    /* A token that can be renewed lasts as long as the administrators of the Identity Center let it. */
    found->sign_in_ms = sso.session && json_text(token, "refreshToken") ? 0 : json_time(token, "expiresAt");
    found_source(found, "profile %.50s: IAM Identity Center, role %.64s of account %.20s", profile, sso.role,
                 sso.account);
    return SOURCE_FOUND;
}
