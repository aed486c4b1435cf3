/* What several sources share: JSON that holds keys, and the requests that fetch it. */
#include "aws/credentials.h"
#include "aws/json_python.h"
#include "aws/reply.h"
#include "aws/sigv4.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/random.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { JSON_MAX = 1 << 20 };

/* jansson frees without wiping. */
static void strings_wipe(json_t *json) {
    const char *key;
    json_t *value;
    size_t index;
    if (json_is_string(json))
        secret_wipe((void *)(uintptr_t)json_string_value(json), json_string_length(json));
    json_object_foreach(json, key, value) {
        strings_wipe(value);
    }
    json_array_foreach(json, index, value) {
        strings_wipe(value);
    }
}

void json_wipe(json_t **json) {
    strings_wipe(*json);
    json_decref(*json);
    *json = NULL;
}

json_t *json_object_parse(const char *bytes, size_t length) {
    json_t *json = json_python(bytes, length);
    if (json && !json_is_object(json))
        json_wipe(&json);
    return json;
}

json_t *json_object_read(const char *path) {
    Error err = {0};
    Text text = {.bytes = memory_new(JSON_MAX + 1, 1), .room = JSON_MAX + 1, .max = JSON_MAX / 2};
    json_t *json = file_read(path, &text, &err) ? json_object_parse(text_string(&text), text.length) : NULL;
    secret_wipe(text.bytes, text.length);
    text_release(&text);
    return json;
}

bool json_object_write(const char *path, const json_t *json, Error *err) {
    char *bytes = json_dumps(json, JSON_INDENT(2));
    if (!bytes)
        return error_set(err, ERROR_FAILED, "sign in again", "%s: its text is not UTF-8", path);
    bool ok = file_replace(path, bytes, strlen(bytes), 0600, err);
    secret_wipe(bytes, strlen(bytes));
    free(bytes);
    return ok;
}

const char *json_text(const json_t *json, const char *member) {
    const json_t *value = json_object_get(json, member);
    const char *text = json_string_value(value);
    return text && *text && strlen(text) == json_string_length(value) ? text : NULL;
}

long long credentials_time(const char *text) {
    long long ms = time_parse(text);
    return ms == 0 ? 1 : ms;
}

long long json_time(const json_t *json, const char *member) {
    const char *text = json_text(json, member);
    return text ? credentials_time(text) : -1;
}

bool found_json(Found *found, const json_t *json, const char *id, const char *secret, const char *token) {
    if (!json_text(json, id) || !json_text(json, secret))
        return false;
    found_keys(found, json_text(json, id), json_text(json, secret), token ? json_text(json, token) : NULL);
    return true;
}

bool renewal_refused(const Lookup *lookup, const char *refresh_token) {
    char digest[SIG_SIZE];
    sigv4_sha256(refresh_token, strlen(refresh_token), digest);
    return strcmp(lookup->refused, digest) == 0;
}

void renewal_refuse(const Lookup *lookup, const char *refresh_token) {
    sigv4_sha256(refresh_token, strlen(refresh_token), lookup->refused);
}

void reply_wipe(HttpReply *reply) {
    if (reply->body)
        secret_wipe(reply->body, reply->body_length);
    http_reply_release(reply);
}

static bool send_again(const HttpRequest *request, HttpOutcome outcome, const HttpReply *reply) {
    if (outcome == HTTP_REPLIED)
        return reply->status == 429 || reply->status >= 500;
    bool repeatable = strcmp(request->method, "GET") == 0;
    return outcome == HTTP_NOT_SENT || (repeatable && (outcome == HTTP_LOST || outcome == HTTP_TIMED_OUT));
}

long long lookup_now_ms(const Lookup *lookup) {
    return transport_now_ms(session_transport(lookup->aws->session));
}

bool lookup_send(const Lookup *lookup, const HttpRequest *request, int attempts, HttpReply *reply, Error *err) {
    Clock wall = clock_wall();
    const Cancel *cancel = lookup->aws->cancel;
    for (int attempt = 1;; attempt++) {
        *reply = (HttpReply){0};
        HttpOutcome outcome = http_send(lookup->pool, request, cancel, reply, err);
        if (outcome == HTTP_REPLIED)
            transport_note_date(session_transport(lookup->aws->session), reply);
        if (attempt >= attempts || !send_again(request, outcome, reply))
            return outcome == HTTP_REPLIED;
        if (outcome == HTTP_REPLIED)
            reply_wipe(reply);
        if (!clock_sleep(&wall, (long long)(random_share() * (200 << attempt)), cancel))
            return cancel_error(err);
    }
}
