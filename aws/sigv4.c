/* See sigv4.h. The rules are those of the IAM User Guide; where it is silent, the public test vectors decide. */
#include "aws/sigv4.h"
#include "base/memory.h"
#include "base/secret.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

enum { HASH_SIZE = 32 };
static const char algorithm[] = "AWS4-HMAC-SHA256";

/* One name and value that is sorted before it is written: a header or a parameter. Equal ones keep their order. */
typedef struct Pair {
    char *name, *value;
    size_t order;
} Pair;

typedef struct Pairs {
    Pair *items;
    size_t count;
} Pairs;

static void pairs_release(Pairs *pairs) {
    for (size_t i = 0; i < pairs->count; i++) {
        free(pairs->items[i].name);
        free(pairs->items[i].value);
    }
    free(pairs->items);
    *pairs = (Pairs){0};
}

/* Takes both strings over. */
static void pairs_add(Pairs *pairs, char *name, char *value) {
    pairs->items = memory_grow(pairs->items, pairs->count + 1, sizeof *pairs->items);
    pairs->items[pairs->count] = (Pair){name, value, pairs->count};
    pairs->count++;
}

static int compare_order(const Pair *one, const Pair *other) {
    return (one->order > other->order) - (one->order < other->order);
}

static int compare_headers(const void *one, const void *other) {
    int names = strcmp(((const Pair *)one)->name, ((const Pair *)other)->name);
    return names ? names : compare_order(one, other);
}

static int compare_parameters(const void *one, const void *other) {
    const Pair *a = one, *b = other;
    int names = strcmp(a->name, b->name), values = names ? 0 : strcmp(a->value, b->value);
    return names ? names : values ? values : compare_order(a, b);
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static char *lowered(const char *name) {
    char *copy = memory_copy(name);
    for (char *c = copy; *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
    return copy;
}

/* Trimmed at both ends, every inner run of blanks (line breaks of a folded value too) one blank. */
static char *trimmed(const char *value) {
    AUTO(text_release) Text text = {0};
    while (is_blank(*value))
        value++;
    for (; *value; value++) {
        if (!is_blank(*value))
            text_add(&text, value, 1);
        else if (value[1] && !is_blank(value[1]))
            text_add(&text, " ", 1);
    }
    return text_take(&text);
}

static bool has_token(const SigScope *scope) {
    return scope->token && scope->token[0];
}

static bool signs_token(const SigScope *scope) {
    return has_token(scope) && !scope->token_after;
}

static bool has_header(const SigRequest *request, const char *name) {
    for (size_t i = 0; i < request->header_count; i++)
        if (strcasecmp(request->headers[i].name, name) == 0)
            return true;
    return false;
}

/* The headers that are signed, sorted; those of one name still apart. */
static Pairs signed_headers(const SigRequest *request, const SigScope *scope, bool query_form) {
    Pairs headers = {0};
    for (size_t i = 0; i < request->header_count; i++)
        pairs_add(&headers, lowered(request->headers[i].name), trimmed(request->headers[i].value));
    if (!query_form && !has_header(request, "x-amz-date"))
        pairs_add(&headers, memory_copy("x-amz-date"), memory_copy(scope->time));
    if (!query_form && signs_token(scope) && !has_header(request, "x-amz-security-token"))
        pairs_add(&headers, memory_copy("x-amz-security-token"), trimmed(scope->token));
    if (headers.count)
        qsort(headers.items, headers.count, sizeof *headers.items, compare_headers);
    return headers;
}

static bool repeats_name(const Pairs *pairs, size_t i) {
    return i > 0 && strcmp(pairs->items[i].name, pairs->items[i - 1].name) == 0;
}

static void add_header_names(Text *text, const Pairs *headers) {
    bool first = true;
    for (size_t i = 0; i < headers->count; i++) {
        if (repeats_name(headers, i))
            continue;
        text_print(text, "%s%s", first ? "" : ";", headers->items[i].name);
        first = false;
    }
}

static void add_header_lines(Text *text, const Pairs *headers) {
    for (size_t i = 0; i < headers->count; i++) {
        if (repeats_name(headers, i))
            text_print(text, ",%s", headers->items[i].value);
        else
            text_print(text, "%s%s:%s", i ? "\n" : "", headers->items[i].name, headers->items[i].value);
    }
    if (headers->count)
        text_put(text, "\n");
}

/* `.`, `..` and empty segments go, a last '/' stays: "/a//b/../" gives "/a/". */
static char *tidy_path(const char *path) {
    AUTO(text_release) Text tidy = {0};
    bool closed = true;
    while (*path) {
        size_t length = strcspn(path, "/");
        closed = length == 0;
        if (length == 2 && memcmp(path, "..", 2) == 0) {
            while (tidy.length > 0 && tidy.bytes[--tidy.length] != '/')
                ;
            closed = true;
        } else if (length == 1 && *path == '.') {
            closed = true;
        } else if (length > 0) {
            text_put(&tidy, "/");
            text_add(&tidy, path, length);
        }
        path += length;
        if (*path == '/') {
            path++;
            closed = true;
        }
    }
    if (tidy.bytes)
        tidy.bytes[tidy.length] = '\0';
    if (closed)
        text_put(&tidy, "/");
    return text_take(&tidy);
}

static int hex_value(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* Decodes, then encodes: what came encoded and what came raw end as the same. A '+' is a plus, a lone '%' itself. */
static char *encoded_once(const char *bytes, size_t length) {
    AUTO(text_release) Text text = {0};
    for (size_t i = 0; i < length; i++) {
        char c = bytes[i];
        if (c == '%' && i + 2 < length && hex_value(bytes[i + 1]) >= 0 && hex_value(bytes[i + 2]) >= 0) {
            c = (char)(hex_value(bytes[i + 1]) * 16 + hex_value(bytes[i + 2]));
            i += 2;
        }
        sigv4_encode(&text, &c, 1, false);
    }
    return text_take(&text);
}

static void add_query_parameters(Pairs *parameters, const char *query) {
    while (*query) {
        size_t length = strcspn(query, "&"), name = strcspn(query, "=&");
        if (length > 0) {
            bool valued = name < length;
            pairs_add(parameters, encoded_once(query, name),
                      valued ? encoded_once(query + name + 1, length - name - 1) : memory_copy(""));
        }
        query += length + (query[length] == '&');
    }
}

static char *encoded(const char *value) {
    AUTO(text_release) Text text = {0};
    sigv4_encode(&text, value, strlen(value), false);
    return text_take(&text);
}

static void add_scope(Text *text, const SigScope *scope) {
    text_print(text, "%.8s/%s/%s/aws4_request", scope->time, scope->region, scope->service);
}

/* The X-Amz-* parameters of the query form, but for the signature. */
static void add_signing_parameters(Pairs *parameters, const SigScope *scope, const Pairs *headers) {
    AUTO(text_release) Text credential = {0}, names = {0}, expires = {0};
    text_print(&credential, "%s/", scope->access_key_id);
    add_scope(&credential, scope);
    add_header_names(&names, headers);
    text_print(&expires, "%d", scope->expires_s);
    pairs_add(parameters, memory_copy("X-Amz-Algorithm"), memory_copy(algorithm));
    pairs_add(parameters, memory_copy("X-Amz-Credential"), encoded(text_string(&credential)));
    pairs_add(parameters, memory_copy("X-Amz-Date"), memory_copy(scope->time));
    pairs_add(parameters, memory_copy("X-Amz-Expires"), encoded(text_string(&expires)));
    if (signs_token(scope))
        pairs_add(parameters, memory_copy("X-Amz-Security-Token"), encoded(scope->token));
    pairs_add(parameters, memory_copy("X-Amz-SignedHeaders"), encoded(text_string(&names)));
}

static void add_query(Text *text, const Pairs *parameters) {
    for (size_t i = 0; i < parameters->count; i++)
        text_print(text, "%s%s=%s", i ? "&" : "", parameters->items[i].name, parameters->items[i].value);
}

static void add_path(Text *text, const SigRequest *request) {
    AUTO(memory_release) char *tidy = request->keep_path ? NULL : tidy_path(request->path);
    const char *path = tidy ? tidy : request->path[0] ? request->path : "/";
    sigv4_encode(text, path, strlen(path), true);
}

void sigv4_canonical_request(const SigRequest *request, const SigScope *scope, bool query_form, Text *canonical) {
    AUTO(pairs_release) Pairs headers = signed_headers(request, scope, query_form), parameters = {0};
    add_query_parameters(&parameters, request->query ? request->query : "");
    if (query_form)
        add_signing_parameters(&parameters, scope, &headers);
    if (parameters.count)
        qsort(parameters.items, parameters.count, sizeof *parameters.items, compare_parameters);

    char hash[SIG_SIZE];
    if (!request->body_hash)
        sigv4_sha256(request->body, request->body_length, hash);
    text_print(canonical, "%s\n", request->method);
    add_path(canonical, request);
    text_put(canonical, "\n");
    add_query(canonical, &parameters);
    text_put(canonical, "\n");
    add_header_lines(canonical, &headers);
    text_put(canonical, "\n");
    add_header_names(canonical, &headers);
    text_print(canonical, "\n%s", request->body_hash ? request->body_hash : hash);
}

void sigv4_string_to_sign(const SigScope *scope, const char *canonical_request, Text *string) {
    char hash[SIG_SIZE];
    sigv4_sha256(canonical_request, strlen(canonical_request), hash);
    text_print(string, "%s\n%s\n", algorithm, scope->time);
    add_scope(string, scope);
    text_print(string, "\n%s", hash);
}

static void to_hex(const unsigned char hash[HASH_SIZE], char hex[SIG_SIZE]) {
    for (size_t i = 0; i < HASH_SIZE; i++)
        snprintf(hex + 2 * i, 3, "%02x", hash[i]);
}

/* OpenSSL fails here only when it is out of memory or broken: a wrong signature would hide that. */
static void hmac(const void *key, size_t key_length, const char *text, unsigned char out[HASH_SIZE]) {
    unsigned length = HASH_SIZE;
    if (!HMAC(EVP_sha256(), key, (int)key_length, (const unsigned char *)text, strlen(text), out, &length))
        memory_exhausted();
}

void sigv4_signature(const SigScope *scope, const char *string_to_sign, char signature[SIG_SIZE]) {
    unsigned char key[HASH_SIZE], next[HASH_SIZE];
    char day[9];
    size_t secret_length = strlen(scope->secret_access_key) + 4;
    char *secret = memory_new(secret_length + 1, 1);
    memcpy(secret, "AWS4", 4);
    memcpy(secret + 4, scope->secret_access_key, secret_length - 4);
    snprintf(day, sizeof day, "%.8s", scope->time);

    hmac(secret, secret_length, day, key);
    hmac(key, HASH_SIZE, scope->region, next);
    hmac(next, HASH_SIZE, scope->service, key);
    hmac(key, HASH_SIZE, "aws4_request", next);
    hmac(next, HASH_SIZE, string_to_sign, key);
    to_hex(key, signature);

    secret_wipe(secret, secret_length);
    secret_wipe(next, HASH_SIZE);
    secret_wipe(key, HASH_SIZE);
    free(secret);
}

static void sign(const SigRequest *request, const SigScope *scope, bool query_form, char signature[SIG_SIZE]) {
    AUTO(text_release) Text canonical = {0}, string = {0};
    sigv4_canonical_request(request, scope, query_form, &canonical);
    sigv4_string_to_sign(scope, text_string(&canonical), &string);
    sigv4_signature(scope, text_string(&string), signature);
}

void sigv4_authorization(const SigRequest *request, const SigScope *scope, Text *authorization) {
    AUTO(pairs_release) Pairs headers = signed_headers(request, scope, false);
    char signature[SIG_SIZE];
    sign(request, scope, false, signature);
    text_print(authorization, "%s Credential=%s/", algorithm, scope->access_key_id);
    add_scope(authorization, scope);
    text_put(authorization, ", SignedHeaders=");
    add_header_names(authorization, &headers);
    text_print(authorization, ", Signature=%s", signature);
}

void sigv4_presigned_query(const SigRequest *request, const SigScope *scope, Text *query) {
    AUTO(pairs_release) Pairs headers = signed_headers(request, scope, true), parameters = {0};
    char signature[SIG_SIZE];
    sign(request, scope, true, signature);
    add_query_parameters(&parameters, request->query ? request->query : "");
    add_signing_parameters(&parameters, scope, &headers);
    pairs_add(&parameters, memory_copy("X-Amz-Signature"), memory_copy(signature));
    if (has_token(scope) && scope->token_after)
        pairs_add(&parameters, memory_copy("X-Amz-Security-Token"), encoded(scope->token));
    add_query(query, &parameters);
}

void sigv4_encode(Text *text, const char *bytes, size_t length, bool keep_slash) {
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] && (strchr(plain, bytes[i]) || (keep_slash && bytes[i] == '/')))
            text_add(text, bytes + i, 1);
        else
            text_print(text, "%%%02X", (unsigned char)bytes[i]);
    }
}

void sigv4_time(long long unix_ms, char text[SIG_TIME_SIZE]) {
    time_t seconds = (time_t)(unix_ms / 1000);
    struct tm parts;
    gmtime_r(&seconds, &parts);
    strftime(text, SIG_TIME_SIZE, "%Y%m%dT%H%M%SZ", &parts);
}

void sigv4_sha256(const char *bytes, size_t length, char hex[SIG_SIZE]) {
    unsigned char hash[HASH_SIZE];
    unsigned size = HASH_SIZE;
    if (!EVP_Digest(bytes ? bytes : "", bytes ? length : 0, hash, &size, EVP_sha256(), NULL))
        memory_exhausted();
    to_hex(hash, hex);
}
