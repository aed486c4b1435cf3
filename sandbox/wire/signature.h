/* Who signed a request, and whether they did (AWS Signature Version 4): in the Authorization header or in the query. */
#ifndef SANDBOX_WIRE_SIGNATURE_H
#define SANDBOX_WIRE_SIGNATURE_H

#include "aws/sigv4.h"
#include "sandbox/wire/protocol.h"

/* A request as it came. Owned by whoever received it. */
typedef struct HttpRequest {
    const char *method;
    const char *path;  /* as sent, without query: "/" */
    const char *query; /* behind the '?', "" when there is none */
    SigHeader *headers;
    size_t header_count;
    const char *body;
    size_t body_length;
} HttpRequest;
/* NULL: not there. Names in any case. */
const char *sim_http_header(const HttpRequest *request, const char *name);

typedef enum {
    SIGNATURE_GOOD,
    SIGNATURE_MISSING,    /* nobody signed */
    SIGNATURE_INCOMPLETE, /* parts are missing or malformed */
    SIGNATURE_UNKNOWN,    /* no such access key, or another session token */
    SIGNATURE_WRONG,      /* another secret, or another request */
    SIGNATURE_EARLY,      /* signed in the future */
    SIGNATURE_LATE,       /* signed too long ago */
    SIGNATURE_ENDED,      /* the session is over */
    SIGNATURE_SCOPE,      /* for another region or service */
} SignatureState;

/* What a request says about its signature. The strings are the claim's own. */
typedef struct SignatureClaim {
    char access_key_id[130], date[9], region[40], service[40];
    char time[17]; /* "20150830T123600Z" */
    char signature[65];
    char *signed_headers; /* "host;x-amz-date" */
    char *token;          /* NULL: none */
    long expires_s;       /* query form */
    bool query_form;
} SignatureClaim;
void signature_claim_release(SignatureClaim *claim); /* for AUTO */

/* Reads the claim. `form`: the query's fields. On false, `state` is MISSING or INCOMPLETE and `problem` says what. */
bool signature_claim(const HttpRequest *request, const Form *form, SignatureClaim *claim, SignatureState *state,
                     Text *problem);
/* Checks the claim with the key's secret at the service's real time. `problem`: AWS's words when it isn't good. */
SignatureState signature_check(const HttpRequest *request, const SignatureClaim *claim, const char *secret,
                               long long now_ms, Text *problem);

#endif
