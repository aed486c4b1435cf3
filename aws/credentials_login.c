/* What `aws login` left: short-lived credentials and a refresh token, in a file named by the sign-in (AWS SDKs and
 * Tools Reference Guide, "Login credentials provider"; the cache's form is botocore's LoginCredentialFetcher). */
#include "aws/credentials.h"
#include "aws/dpop.h"
#include "aws/endpoints.h"
#include "aws/reply.h"
#include "aws/sign_in.h"
#include "aws/sigv4.h"
#include "base/clock.h"
#include "base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LOGIN_RENEW_MS = 5 * 60 * 1000, /* of the 15 minutes that they last */
};

static const AwsService signin_service = {
    .id = "signin", .host_prefix = "signin", .signing_name = "signin", .protocol = AWS_JSON};

static long long now_ms(void) {
    Clock wall = clock_wall();
    return clock_now_ms(&wall);
}

static char *login_path(const char *session) {
    char hex[SIG_SIZE];
    sigv4_sha256(session, strlen(session), hex);
    const char *folder = environment("AWS_LOGIN_CACHE_DIRECTORY");
    AUTO(memory_release) char *expanded = folder ? path_expand(folder) : home_path(".aws/login/cache");
    return memory_print("%s/%s.json", expanded, hex);
}

static bool login_needed(Error *err, const char *profile, const char *why) {
    char remedy[200];
    aws_sign_in_remedy("login", profile, remedy, sizeof remedy);
    source_failed(err, CREDENTIALS_ENDED, remedy, "the sign-in of profile %.80s %s", profile, why);
    return false;
}

/* Sign-in has hosts of its own (its endpoint rule set). NULL with `err` told: the endpoint that is set is none. */
static char *signin_url(const Lookup *lookup, const char *region, Error *err) {
    static const struct {
        const char *partition, *host;
    } hosts[] = {{"aws", "signin.aws.amazon.com"},
                 {"aws-cn", "signin.amazonaws.cn"},
                 {"aws-us-gov", "signin.amazonaws-us-gov.com"},
                 {"aws-eusc", "signin.amazonaws-eusc.eu"}};
    AUTO(aws_endpoint_release) AwsEndpoint signin = {0};
    if (!session_keys_endpoint(lookup->aws->session, &signin_service, region, &signin, err))
        return NULL;
    const AwsPartition *partition = partition_of(region);
    AUTO(memory_release) char *plain = memory_print("https://signin.%s.%s", region, partition->suffix);
    for (size_t i = 0; strcmp(signin.url, plain) == 0 && i < sizeof hosts / sizeof *hosts; i++)
        if (strcmp(partition->id, hosts[i].partition) == 0)
            return memory_print("https://%s.%s/v1/token", region, hosts[i].host);
    return memory_print("%s/v1/token", signin.url);
}

/* What CreateOAuth2Token answers, put into the cached object. */
static bool token_take(json_t *token, const json_t *answer) {
    json_t *old = json_object_get(token, "accessToken"), *keys = json_object_get(answer, "accessToken");
    const char *refresh = json_text(answer, "refreshToken");
    json_int_t seconds = json_integer_value(json_object_get(answer, "expiresIn"));
    if (!refresh || seconds <= 0 || seconds > 86400)
        return false;
    static const char *const names[] = {"accessKeyId", "secretAccessKey", "sessionToken"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!json_text(keys, names[i]) ||
            json_object_set_new(old, names[i], json_string(json_text(keys, names[i]))) < 0)
            return false;
    char ends[TIME_SIZE];
    time_format(now_ms() + seconds * 1000, ends);
    json_object_set_new(old, "expiresAt", json_string(ends));
    json_object_set_new(token, "refreshToken", json_string(refresh));
    return true;
}

static bool refused(const HttpReply *reply, const char *profile, Error *err) {
    AUTO(json_wipe) json_t *json = json_object_parse(reply->body, reply->body_length);
    const char *error = json_text(json, "error"), *message = json_text(json, "message");
    if (error && (strcmp(error, "TOKEN_EXPIRED") == 0 || strcmp(error, "AUTHCODE_EXPIRED") == 0))
        return login_needed(err, profile, "has ended");
    if (error && strcmp(error, "USER_CREDENTIALS_CHANGED") == 0)
        return login_needed(err, profile, "has ended: the password was changed");
    source_failed(err, error ? error : "SignIn", "aws login signs in anew",
                  "AWS Sign-In does not renew the sign-in of profile %.80s (HTTP %d%s%.60s%s%.200s)", profile,
                  reply->status, error ? ", " : "", error ? error : "", message ? ": " : "", message ? message : "");
    err->http_status = reply->status;
    if (reply->status >= 500)
        err->kind = ERROR_FAILED;
    return false;
}

static bool request_send(const Lookup *lookup, const char *url, const json_t *token, const char *proof,
                         HttpReply *reply, Error *err) {
    AUTO(json_wipe)
    json_t *input = json_pack("{s:s, s:s, s:s}", "clientId", json_text(token, "clientId"), "refreshToken",
                              json_text(token, "refreshToken"), "grantType", "refresh_token");
    char *body = json_dumps(input, JSON_COMPACT);
    HttpHeader headers[] = {{(char *)"Content-Type", (char *)"application/json"},
                            {(char *)"DPoP", (char *)(uintptr_t)proof}};
    HttpRequest request = {.method = "POST",
                           .url = url,
                           .headers = headers,
                           .header_count = 2,
                           .body = body,
                           .body_length = strlen(body),
                           .max_body = 256 * 1024};
    bool sent = lookup_send(lookup, &request, session_max_attempts(lookup->aws->session), reply, err);
    secret_wipe(body, strlen(body));
    free(body);
    return sent;
}

static bool token_renew(const Lookup *lookup, const char *profile, const char *path, json_t *token, Error *err) {
    if (!json_text(token, "clientId") || !json_text(token, "refreshToken") || !json_text(token, "dpopKey"))
        return login_needed(err, profile, "can't be renewed: its file is incomplete");
    if (renewal_refused(lookup, json_text(token, "refreshToken")))
        return login_needed(err, profile, "has ended");
    const char *region = json_text(token, "signInRegion"); /* older sign-ins lack it */
    if (!region || !region_valid(region))
        region = aws_session_region(lookup->aws->session);
    AUTO(memory_release) char *url = signin_url(lookup, region, err);
    AUTO(text_release) Text proof = {0};
    if (!url)
        return false;
    if (!dpop_proof(json_text(token, "dpopKey"), url, lookup_now_ms(lookup) / 1000, &proof))
        return login_needed(err, profile, "can't be renewed: the key in its file is broken");
    AUTO(reply_wipe) HttpReply reply = {0};
    if (!request_send(lookup, url, token, text_string(&proof), &reply, err))
        return false;
    if (reply.status >= 400 && reply.status < 500 && reply.status != 429)
        renewal_refuse(lookup, json_text(token, "refreshToken"));
    if (reply.status != 200)
        return refused(&reply, profile, err);
    AUTO(json_wipe) json_t *answer = json_object_parse(reply.body, reply.body_length);
    Error unwritten = {0};
    if (!token_take(token, answer))
        return error_set(err, ERROR_FAILED, "try again", "the reply of AWS Sign-In holds no credentials");
    (void)json_object_write(path, token, &unwritten); /* they serve this process all the same */
    return true;
}

static bool login_get(const Lookup *lookup, const char *profile, const char *session, Found *found, Error *err) {
    AUTO(memory_release) char *path = login_path(session);
    AUTO(json_wipe) json_t *token = json_object_read(path);
    const json_t *keys = json_object_get(token, "accessToken");
    long long ends = json_time(keys, "expiresAt"), now = now_ms();
    if (ends < 0 || !json_text(keys, "accessKeyId"))
        return login_needed(err, profile, "is missing");
    if (ends - now <= LOGIN_RENEW_MS && !token_renew(lookup, profile, path, token, err) &&
        (ends <= now || cancel_wanted(lookup->aws->cancel)))
        return false;
    /* The file's times are this machine's, as the aws command writes them. */
    found->expires_ms = json_time(keys, "expiresAt") + lookup_now_ms(lookup) - now_ms();
    return found_json(found, keys, "accessKeyId", "secretAccessKey", "sessionToken") ||
           login_needed(err, profile, "is incomplete");
}

SourceAnswer credentials_login(const Lookup *lookup, const char *profile, Found *found, Error *err) {
    const char *session = config_value(&lookup->config, profile, "login_session");
    if (!session || !*session)
        return SOURCE_NONE;
    if (!login_get(lookup, profile, session, found, err)) {
        error_tried(err, "get credentials from the sign-in of aws login");
        return SOURCE_FAILED;
    }
    found_source(found, "profile %.60s: aws login, %.90s", profile, role_name(session));
    return SOURCE_FOUND;
}
