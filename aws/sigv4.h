/* AWS Signature Version 4 (IAM User Guide, "Create a signed AWS API request"), header and query form.
 *
 * Pure: the time and the keys are handed in. Tied to no transport, so that presigned URLs, RDS sign-in tokens and the
 * other side's check of a signature are the same code. */
#ifndef AWS_SIGV4_H
#define AWS_SIGV4_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct SigHeader {
    const char *name, *value; /* as sent; the signer lowers and trims. A folded value keeps its line breaks */
} SigHeader;

typedef struct SigRequest {
    const char *method;       /* "POST" */
    const char *path;         /* raw, not encoded; "/" */
    const char *query;        /* after the '?', without it; may be "" */
    const SigHeader *headers; /* all that shall be signed, Host among them */
    size_t header_count;
    const char *body;
    size_t body_length;
    const char *body_hash; /* hexadecimal SHA-256 instead of `body`, or "UNSIGNED-PAYLOAD"; NULL: computed */
    bool keep_path;        /* do not tidy the path (S3) */
} SigRequest;

typedef struct SigScope {
    const char *access_key_id, *secret_access_key;
    const char *token; /* NULL or "": none */
    bool token_after;  /* the token is sent, but not signed */
    const char *region, *service;
    const char *time; /* "20150830T123600Z" */
    int expires_s;    /* query form only */
} SigScope;

enum { SIG_SIZE = 65 };      /* 64 hexadecimal digits and a NUL */
enum { SIG_TIME_SIZE = 17 }; /* "20150830T123600Z" and a NUL */

/* The stages, for tests and for the side that checks. `query_form` as below. */
void sigv4_canonical_request(const SigRequest *request, const SigScope *scope, bool query_form, Text *canonical);
void sigv4_string_to_sign(const SigScope *scope, const char *canonical_request, Text *string);
void sigv4_signature(const SigScope *scope, const char *string_to_sign, char signature[SIG_SIZE]);

/* Header form: the value of the Authorization header. The caller sends X-Amz-Date (= scope->time), and, if there is a
 * token, X-Amz-Security-Token; both are signed here whether or not they stand among the headers. */
void sigv4_authorization(const SigRequest *request, const SigScope *scope, Text *authorization);
/* Query form: the whole query string with X-Amz-Algorithm … X-Amz-Signature added. */
void sigv4_presigned_query(const SigRequest *request, const SigScope *scope, Text *query);

/* Percent-encodes all but A-Z a-z 0-9 - _ . ~ (and '/' when `keep_slash`), with upper-case digits. */
void sigv4_encode(Text *text, const char *bytes, size_t length, bool keep_slash);
/* Unix ms as SigScope has the time; the years 1 to 9999. */
void sigv4_time(long long unix_ms, char text[SIG_TIME_SIZE]);
/* Hexadecimal SHA-256. */
void sigv4_sha256(const char *bytes, size_t length, char hex[SIG_SIZE]);

#endif
