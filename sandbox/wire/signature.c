/* See signature.h. The rules and the words are those of the IAM User Guide, "Signature Version 4 for API requests". */
#include "sandbox/wire/signature.h"
#include "base/clock.h"
#include "base/memory.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

enum { SKEW_MS = 5 * 60 * 1000 };

const char *sim_http_header(const HttpRequest *request, const char *name) {
    for (size_t i = 0; i < request->header_count; i++)
        if (strcasecmp(request->headers[i].name, name) == 0)
            return request->headers[i].value;
    return NULL;
}

void signature_claim_release(SignatureClaim *claim) {
    free(claim->signed_headers);
    free(claim->token);
    *claim = (SignatureClaim){0};
}

/* The value of NAME= in "Credential=…, SignedHeaders=…, Signature=…". The caller frees it; NULL: not there. */
static char *authorization_part(const char *header, const char *name) {
    size_t length = strlen(name);
    for (const char *at = header; (at = strstr(at, name)); at += length)
        if ((at == header || at[-1] == ' ' || at[-1] == ',') && at[length] == '=')
            return memory_copy_n(at + length + 1, strcspn(at + length + 1, ", "));
    return NULL;
}

/* "AKID/20150830/us-east-1/iam/aws4_request". The access key may hold no slash, nothing else neither. */
static bool claim_credential(SignatureClaim *claim, const char *credential) {
    int taken = 0;
    return sscanf(credential, "%128[^/]/%8[0-9]/%39[^/]/%39[^/]/aws4_request%n", claim->access_key_id, claim->date,
                  claim->region, claim->service, &taken) == 4 &&
           taken > 0 && credential[taken] == '\0';
}

static bool claim_time(SignatureClaim *claim, const char *text) {
    int taken = 0;
    unsigned day, second;
    if (sscanf(text, "%8uT%6uZ%n", &day, &second, &taken) == 2 && taken == 16 && !text[taken]) {
        memcpy(claim->time, text, sizeof claim->time);
        return true;
    }
    return false;
}

static bool claim_header(const HttpRequest *request, const char *header, SignatureClaim *claim, Text *problem) {
    AUTO(memory_release) char *credential = authorization_part(header, "Credential");
    AUTO(memory_release) char *signature = authorization_part(header, "Signature");
    claim->signed_headers = authorization_part(header, "SignedHeaders");
    const char *time = sim_http_header(request, "X-Amz-Date"),
               *token = sim_http_header(request, "X-Amz-Security-Token");
    claim->token = memory_copy(token);
    const struct {
        const char *name;
        bool there;
    } parts[] = {{"Credential", credential}, {"Signature", signature}, {"SignedHeaders", claim->signed_headers}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!parts[i].there)
            text_print(problem, "Authorization header requires '%s' parameter. ", parts[i].name);
    if (!time || !claim_time(claim, time))
        text_put(problem, "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
    if (problem->length)
        return false;
    if (!claim_credential(claim, credential)) {
        text_put(problem,
                 "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term");
        return false;
    }
    snprintf(claim->signature, sizeof claim->signature, "%s", signature);
    return true;
}

static bool claim_query(const Form *form, SignatureClaim *claim, Text *problem) {
    const char *credential = sim_form_value(form, "X-Amz-Credential"), *time = sim_form_value(form, "X-Amz-Date");
    const char *expires = sim_form_value(form, "X-Amz-Expires"), *signature = sim_form_value(form, "X-Amz-Signature");
    const char *headers = sim_form_value(form, "X-Amz-SignedHeaders");
    claim->query_form = true;
    claim->token = memory_copy(sim_form_value(form, "X-Amz-Security-Token"));
    claim->signed_headers = memory_copy(headers);
    claim->expires_s = expires ? strtol(expires, NULL, 10) : 0;
    if (!credential || !time || !signature || !headers || !claim_credential(claim, credential) ||
        !claim_time(claim, time) || claim->expires_s < 1 || claim->expires_s > 7 * 24 * 3600) {
        text_put(problem, "AWS query-string parameters must include \"X-Amz-Algorithm\", \"X-Amz-Credential\", "
                          "\"X-Amz-Date\", \"X-Amz-Expires\", \"X-Amz-SignedHeaders\" and \"X-Amz-Signature\"");
        return false;
    }
    snprintf(claim->signature, sizeof claim->signature, "%s", signature);
    return true;
}

bool signature_claim(const HttpRequest *request, const Form *form, SignatureClaim *claim, SignatureState *state,
                     Text *problem) {
    const char *header = sim_http_header(request, "Authorization");
    bool claimed = false;
    *state = SIGNATURE_INCOMPLETE;
    if (header && strncmp(header, "AWS4-HMAC-SHA256 ", 17) == 0) {
        claimed = claim_header(request, header + 17, claim, problem);
    } else if (sim_form_value(form, "X-Amz-Algorithm")) {
        claimed = claim_query(form, claim, problem);
    } else {
        *state = SIGNATURE_MISSING;
        text_put(problem, "Request is missing Authentication Token");
    }
    if (claimed && strncmp(claim->time, claim->date, 8) != 0) {
        text_print(problem,
                   "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '%s' != "
                   "'%.8s', from '%s'.",
                   claim->date, claim->time, claim->time);
        claimed = false;
    }
    return claimed;
}

/* The request with the headers that were signed, and without the signature's own parameters in its query. */
static bool signed_part(const HttpRequest *request, const SignatureClaim *claim, SigHeader *headers, size_t *count,
                        Text *query) {
    *count = 0;
    AUTO(memory_release) char *names = memory_copy(claim->signed_headers);
    char *rest = names, *name;
    bool host = false;
    while ((name = strsep(&rest, ";"))) {
        bool there = false;
        for (size_t i = 0; i < request->header_count; i++)
            if (strcasecmp(request->headers[i].name, name) == 0) {
                if (*count == request->header_count)
                    return false; /* a name given twice */
                headers[(*count)++] = request->headers[i];
                there = true;
            }
        if (!there)
            return false;
        host = host || strcasecmp(name, "host") == 0;
    }
    for (const char *at = request->query; *at;) {
        size_t length = strcspn(at, "&");
        if (length && !(claim->query_form && strncasecmp(at, "X-Amz-", 6) == 0))
            text_print(query, "%s%.*s", query->length ? "&" : "", (int)length, at);
        at += length + (at[length] == '&');
    }
    return host;
}

static void stamp(long long unix_ms, char text[17]) {
    time_t seconds = (time_t)(unix_ms / 1000);
    struct tm at;
    gmtime_r(&seconds, &at);
    strftime(text, 17, "%Y%m%dT%H%M%SZ", &at);
}

static long long stamp_parse(const char *text) {
    AUTO(memory_release)
    char *iso =
        memory_print("%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", text, text + 4, text + 6, text + 9, text + 11, text + 13);
    return time_parse(iso);
}

static SignatureState check_time(const SignatureClaim *claim, long long now_ms, Text *problem) {
    long long at = stamp_parse(claim->time);
    long long allowed = claim->query_form ? claim->expires_s * 1000LL : SKEW_MS;
    char now[17], limit[17];
    stamp(now_ms, now);
    if (at + allowed < now_ms) {
        stamp(now_ms - allowed, limit);
        text_print(problem, "Signature expired: %s is now earlier than %s (%s - %lld %s)", claim->time, limit, now,
                   claim->query_form ? allowed / 1000 : 5, claim->query_form ? "sec." : "min.");
        return SIGNATURE_LATE;
    }
    if (at - SKEW_MS > now_ms) {
        stamp(now_ms + SKEW_MS, limit);
        text_print(problem, "Signature not yet current: %s is still later than %s (%s + 5 min.)", claim->time, limit,
                   now);
        return SIGNATURE_EARLY;
    }
    return SIGNATURE_GOOD;
}

static bool equal_in_time(const char *one, const char *other) {
    unsigned difference = (unsigned)(strlen(one) ^ strlen(other));
    for (; *one && *other; one++, other++)
        difference |= (unsigned)(*one ^ *other);
    return difference == 0;
}

SignatureState signature_check(const HttpRequest *request, const SignatureClaim *claim, const char *secret,
                               long long now_ms, Text *problem) {
    AUTO(text_release) Text query = {0};
    AUTO(text_release) Text canonical = {0};
    AUTO(text_release) Text string = {0};
    char signature[SIG_SIZE] = "";
    size_t count = 0;
    SigHeader *headers = memory_new(request->header_count + 1, sizeof *headers);
    bool whole = signed_part(request, claim, headers, &count, &query);
    const char *token_signed = strstr(claim->signed_headers, "x-amz-security-token");
    SigRequest sent = {.method = request->method,
                       .path = request->path,
                       .query = text_string(&query),
                       .headers = headers,
                       .header_count = count,
                       .body = request->body,
                       .body_length = request->body_length};
    SigScope scope = {.access_key_id = claim->access_key_id,
                      .secret_access_key = secret,
                      .token = claim->token,
                      .token_after = claim->token && !claim->query_form && !token_signed,
                      .region = claim->region,
                      .service = claim->service,
                      .time = claim->time,
                      .expires_s = (int)claim->expires_s};
    if (whole) {
        sigv4_canonical_request(&sent, &scope, claim->query_form, &canonical);
        sigv4_string_to_sign(&scope, text_string(&canonical), &string);
        sigv4_signature(&scope, text_string(&string), signature);
    }
    free(headers);
    if (!whole || !equal_in_time(signature, claim->signature)) {
        text_put(problem,
                 "The request signature we calculated does not match the signature you provided. Check your AWS "
                 "Secret Access Key and signing method. Consult the service documentation for details.");
        return SIGNATURE_WRONG;
    }
    return check_time(claim, now_ms, problem);
}
