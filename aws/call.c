/* See call.h: one call is one or more attempts; each is signed anew, sent, and its reply judged. */
#include "aws/call.h"
#include "aws/endpoints.h"
#include "aws/protocol.h"
#include "aws/refusal.h"
#include "aws/retry.h"
#include "aws/sigv4.h"
#include "aws/transport.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/random.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    /* A tree is larger than its text, of JSON up to 75 times ("{},{},…"); of XML, xml.c counts the nodes. With these no
     * reply takes more than 100 MB. */
    MAX_JSON = 1 << 20,
    MAX_XML = 8 << 20,
    SILENCE_MS = 30 * 1000,               /* these services answer in a second or two, or not at all */
    MAX_SIGNED_HEADERS = 3,               /* Host, Content-Type, X-Amz-Target */
    MAX_HEADERS = MAX_SIGNED_HEADERS + 4, /* X-Amz-Date, X-Amz-Security-Token, Authorization, User-Agent */
};

/* What is asked, beside the operation. */
typedef struct AwsRequest {
    const char *method;   /* "POST" */
    const char *resource; /* of a REST call: its path, encoded; else NULL */
    const char *body;     /* NULL: none */
    size_t length;
} AwsRequest;

typedef struct Call {
    AwsContext *aws;
    const AwsOperation *operation;
    const AwsCredentials *as; /* NULL: the session's */
    AwsEndpoint endpoint;
    char *host, *path; /* path: of what is called, "/" of a service that has but one */
    const AwsRequest *what;
    int attempt;         /* the present one, from 1 */
    int taken;           /* what the last retry took from the budget */
    bool corrected;      /* the clock, once */
    bool renewed;        /* the credentials, once */
    long long offset_ms; /* between the clocks, that the last attempt was signed with */
    long long requested_ms;
} Call;

/* ---- one attempt */

static void sign(const Call *call, const AwsCredentials *credentials, const HttpHeader *headers, size_t count,
                 const char *time, Text *authorization) {
    SigHeader signed_headers[MAX_SIGNED_HEADERS];
    for (size_t i = 0; i < count; i++)
        signed_headers[i] = (SigHeader){headers[i].name, headers[i].value};
    SigRequest request = {.method = call->what->method,
                          .path = call->path,
                          .query = "",
                          .headers = signed_headers,
                          .header_count = count,
                          .body = call->what->body ? call->what->body : "",
                          .body_length = call->what->length};
    SigScope scope = {.access_key_id = credentials->access_key_id,
                      .secret_access_key = secret_string(&credentials->secret_access_key),
                      .token = secret_string(&credentials->token),
                      .region = call->endpoint.region,
                      .service = call->operation->service->signing_name,
                      .time = time};
    sigv4_authorization(&request, &scope, authorization);
}

static bool is_json(const AwsService *service) {
    return service->protocol == AWS_JSON || service->protocol == AWS_REST;
}

static HttpOutcome send_signed(const Call *call, const AwsCredentials *credentials, HttpReply *reply, Error *err) {
    const AwsService *service = call->operation->service;
    AUTO(text_release) Text authorization = {0}, target = {0};
    HttpHeader headers[MAX_HEADERS];
    char time[SIG_TIME_SIZE];
    size_t count = 0;
    headers[count++] = (HttpHeader){"Host", call->host};
    headers[count++] = (HttpHeader){"Content-Type", protocol_content_type(service)};
    if (service->protocol == AWS_JSON) {
        text_print(&target, "%s.%s", service->version, call->operation->name);
        headers[count++] = (HttpHeader){"X-Amz-Target", text_string(&target)};
    }
    if (credentials->access_key_id) {
        sigv4_time(transport_now_ms(session_transport(call->aws->session)), time);
        sign(call, credentials, headers, count, time, &authorization);
        headers[count++] = (HttpHeader){"X-Amz-Date", time};
        headers[count++] = (HttpHeader){"Authorization", text_string(&authorization)};
        if (credentials->token.length > 0)
            headers[count++] = (HttpHeader){"X-Amz-Security-Token", secret_string(&credentials->token)};
    }
    headers[count++] = (HttpHeader){"User-Agent", "secure-rds/" VERSION};
    const char *resource = call->what->resource ? call->what->resource : strcmp(call->path, "/") == 0 ? "/" : "";
    AUTO(memory_release) char *url = memory_print("%s%s", call->endpoint.url, resource);
    HttpRequest request = {.method = call->what->method,
                           .url = url,
                           .headers = headers,
                           .header_count = count,
                           .body = call->what->body,
                           .body_length = call->what->length,
                           .silence_ms = SILENCE_MS,
                           .max_body = is_json(service) ? MAX_JSON : MAX_XML,
                           .compressed = service->compressed,
                           .once = !call->operation->repeatable};
    return http_send(transport_pool(session_transport(call->aws->session)), &request, call->aws->cancel, reply, err);
}

static void note_reply(Call *call, const HttpReply *reply) {
    AwsTransport *transport = session_transport(call->aws->session);
    long long date_ms = transport_date_ms(reply);
    transport_note_date(transport, reply);
    call->requested_ms = retry_requested_ms(reply, date_ms >= 0 ? date_ms : transport_now_ms(transport));
}

static bool attempt(Call *call, const AwsCredentials *credentials, AwsResult *result, Fault *fault, Error *err) {
    HttpReply reply;
    long long started = clock_monotonic_ms();
    call->requested_ms = -1;
    call->offset_ms = transport_clock_offset_ms(session_transport(call->aws->session));
    HttpOutcome outcome = send_signed(call, credentials, &reply, err);
    bool ok = false;
    if (outcome == HTTP_REPLIED) {
        note_reply(call, &reply);
        ok = protocol_read(call->operation, &reply, call->host, result, fault, err);
        http_reply_release(&reply);
    } else {
        *fault = retry_fault_of_outcome(outcome);
    }
    log_line("aws", "%s %s: %s, %lld ms%s", call->operation->service->id, call->operation->name, ok ? "ok" : err->said,
             clock_monotonic_ms() - started, call->attempt > 1 ? ", a retry" : "");
    return ok;
}

/* ---- and again */

/* Whether the signature named another time than AWS's, as is known by now; once a call. */
static bool correct_clock(Call *call) {
    long long offset_ms = transport_clock_offset_ms(session_transport(call->aws->session));
    if (call->corrected || llabs(offset_ms - call->offset_ms) < TRANSPORT_SKEW_MS)
        return false;
    call->corrected = true;
    return true;
}

static bool renew_credentials(Call *call, const AwsCredentials *refused) {
    if (call->as || call->renewed || !session_credentials_refused(call->aws, refused))
        return false;
    call->renewed = true;
    return true;
}

static bool renew_unknown(Call *call, const AwsCredentials *unknown) {
    if (call->as || call->renewed || !session_credentials_unknown(call->aws, unknown))
        return false;
    call->renewed = true;
    return true;
}

static const char *reason(Fault fault) {
    return fault == FAULT_THROTTLED  ? "is throttled"
           : fault == FAULT_NOT_SENT ? "did not get through"
                                     : "got no good answer";
}

static bool wait_for_next(Call *call, Fault fault, Error *err) {
    AwsContext *aws = call->aws;
    AwsTransport *transport = session_transport(aws->session);
    RetryCase failed = {.fault = fault,
                        .repeatable = call->operation->repeatable,
                        .attempt = call->attempt,
                        .attempts = session_max_attempts(aws->session),
                        .requested_ms = call->requested_ms};
    if (!retry_worth(&failed) || !transport_budget_take(transport, retry_cost(fault)))
        return false;
    call->taken = retry_cost(fault);
    long long ms = retry_wait_ms(&failed, random_share());
    if (aws->waiting) {
        AUTO(memory_release) char *why = memory_print("%s %s", call->operation->name, reason(fault));
        aws->waiting(aws->data, why, ms);
    }
    Clock wall = clock_wall();
    return clock_sleep(&wall, ms, aws->cancel) || cancel_error(err);
}

static bool worth_another(Call *call, const AwsCredentials *credentials, Fault fault, Error *err) {
    switch (fault) {
    case FAULT_CLOCK:
        return correct_clock(call) ||
               (strcmp(err->code, "RequestExpired") == 0 && renew_credentials(call, credentials));
    case FAULT_EXPIRED:
        return renew_credentials(call, credentials);
    case FAULT_TRANSIENT:
    case FAULT_NOT_SENT:
    case FAULT_THROTTLED:
        return wait_for_next(call, fault, err);
    case FAULT_FINAL:
        return strcmp(err->code, "InvalidClientTokenId") == 0 && renew_unknown(call, credentials);
    }
    return false;
}

static void tell_attempts(const Call *call, Error *err) {
    size_t length = strlen(err->said);
    if (call->attempt > 1 && err->kind != ERROR_CANCELLED)
        snprintf(err->said + length, sizeof err->said - length, " (%d attempts)", call->attempt);
}

/* One attempt with the credentials of the moment. `again`: another is worth it. */
static bool attempt_with_credentials(Call *call, AwsResult *result, bool *again, Error *err) {
    AUTO(aws_credentials_release) AwsCredentials own = {0};
    Fault fault = FAULT_FINAL;
    AwsContext home = *call->aws;
    home.region = NULL; /* keys come from where the session is */
    *again = false;
    if (!call->as && !session_credentials(&home, &own, err))
        return false;
    const AwsCredentials *credentials = call->as ? call->as : &own;
    if (attempt(call, credentials, result, &fault, err))
        return true;
    *again = worth_another(call, credentials, fault, err);
    return false;
}

/* The path that is signed: an endpoint's own, and the resource's behind it. */
static void add_resource(Call *call) {
    if (!call->what->resource)
        return;
    bool bare = strcmp(call->path, "/") == 0;
    char *whole = memory_print("%s%s", bare ? "" : call->path, call->what->resource);
    free(call->path);
    call->path = whole;
}

/* `region`: NULL for the session's. */
static bool call_run_in(const char *region, AwsContext *aws, const AwsCredentials *as, const AwsOperation *operation,
                        const AwsRequest *what, AwsResult *result, Error *err) {
    Call call = {.aws = aws, .operation = operation, .as = as, .what = what};
    if (!(as ? session_keys_endpoint(aws->session, operation->service, region, &call.endpoint, err)
             : session_endpoint(aws->session, operation->service, region, &call.endpoint, err)))
        return false;
    bool ok = endpoint_split(call.endpoint.url, &call.host, &call.path, err), again = ok;
    if (ok)
        add_resource(&call);
    while (again) {
        call.attempt++;
        ok = attempt_with_credentials(&call, result, &again, err);
    }
    if (ok && call.attempt > 1)
        *err = (Error){0}; /* the attempts before are no failure */
    if (ok)
        transport_budget_give(session_transport(aws->session), call.taken ? call.taken : RETRY_REFILL);
    else
        tell_attempts(&call, err);
    aws_endpoint_release(&call.endpoint);
    free(call.host);
    free(call.path);
    return ok;
}

/* Whether the keys are taken where each account is at home. */
static bool keys_hold_in(const char *home, AwsContext *aws, const AwsCredentials *as) {
    const AwsOperation *who = aws_operation(OP_STS_GET_CALLER_IDENTITY);
    AUTO(text_release) Text body = {0};
    AwsResult result = {0};
    Error ignored = {0};
    protocol_form(who, NULL, &body);
    const AwsRequest what = {.method = "POST", .body = text_string(&body), .length = body.length};
    bool hold = call_run_in(home, aws, as, who, &what, &result, &ignored);
    aws_result_release(&result);
    return hold;
}

static bool call_run(AwsContext *aws, const AwsCredentials *as, const AwsOperation *operation, const AwsRequest *what,
                     AwsResult *result, Error *err) {
    if (call_run_in(aws->region, aws, as, operation, what, result, err))
        return true;
    const char *region = aws->region ? aws->region : aws_session_region(aws->session),
               *home = partition_of(region)->global_region;
    refusal_of_unknown_region(region, err);
    if (strcmp(region, home) != 0 && refusal_may_be_of_region(err) && (!as || as->access_key_id) &&
        keys_hold_in(home, aws, as))
        refusal_of_region(region, home, err);
    return false;
}

/* ---- the calls */

bool aws_query_as(AwsContext *aws, const AwsCredentials *as, const AwsOperation *operation, const AwsParams *params,
                  XmlNode **reply, Error *err) {
    AUTO(text_release) Text body = {0};
    AwsResult result = {0};
    protocol_form(operation, params, &body);
    const AwsRequest what = {.method = "POST", .body = text_string(&body), .length = body.length};
    if (!call_run(aws, as, operation, &what, &result, err))
        return false;
    *reply = result.xml;
    return true;
}

bool aws_query(AwsContext *aws, const AwsOperation *operation, const AwsParams *params, XmlNode **reply, Error *err) {
    return aws_query_as(aws, NULL, operation, params, reply, err);
}

/* `what` without its body, which is made of `input`; jansson makes none of a text that is no UTF-8. */
static bool call_json(AwsContext *aws, const AwsOperation *operation, AwsRequest what, json_t *input, json_t **reply,
                      Error *err) {
    AUTO(memory_release) char *body = input ? json_dumps(input, JSON_COMPACT) : NULL;
    AwsResult result = {0};
    json_decref(input);
    if (!body && strcmp(what.method, "GET") != 0)
        return error_set(err, ERROR_USAGE, "use UTF-8", "a value for %s is no text", operation->name);
    what.body = body;
    what.length = body ? strlen(body) : 0;
    if (!call_run(aws, NULL, operation, &what, &result, err))
        return false;
    if (reply)
        *reply = result.json;
    else
        json_decref(result.json);
    return true;
}

bool aws_json(AwsContext *aws, const AwsOperation *operation, json_t *input, json_t **reply, Error *err) {
    return call_json(aws, operation, (AwsRequest){.method = "POST"}, input, reply, err);
}

bool aws_rest(AwsContext *aws, const AwsOperation *operation, const char *subject, json_t *input, json_t **reply,
              Error *err) {
    AUTO(memory_release) char *path = NULL;
    const char *method = protocol_route(operation, subject, &path);
    return call_json(aws, operation, (AwsRequest){.method = method, .resource = path}, input, reply, err);
}

bool aws_fetch(AwsContext *aws, const char *url, size_t max, char **body, Error *err) {
    HttpHeader agent = {"User-Agent", "secure-rds/" VERSION};
    HttpRequest request = {
        .method = "GET", .url = url, .headers = &agent, .header_count = 1, .max_body = max, .silence_ms = SILENCE_MS};
    HttpReply reply;
    if (http_send(transport_pool(session_transport(aws->session)), &request, aws->cancel, &reply, err) != HTTP_REPLIED)
        return false;
    if (reply.status != 200) {
        error_set(err, ERROR_NETWORK, "try again; if it stays so, check proxy and VPN", "%s answered with HTTP %d", url,
                  reply.status);
        err->http_status = reply.status;
        http_reply_release(&reply);
        return false;
    }
    *body = reply.body;
    reply.body = NULL;
    http_reply_release(&reply);
    return true;
}
