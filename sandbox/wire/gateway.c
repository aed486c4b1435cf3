/* See gateway.h. */
#include "sandbox/wire/gateway.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/random.h"
#include "sandbox/world/account.h"
#include "sandbox/wire/gzip.h"
#include "sandbox/wire/identity.h"
#include "sandbox/wire/permissions.h"
#include "sandbox/wire/portal.h"
#include "sandbox/wire/refusals.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <time.h>

void http_answer_release(HttpAnswer *answer) {
    text_release(&answer->body);
    memory_release(&answer->query_error);
    memory_release(&answer->error_type);
}

/* What one request is about, as far as it is understood. */
typedef struct Exchange {
    Gateway *gateway;
    const HttpRequest *request;
    HttpAnswer *answer;
    Form form; /* query, and for forms the body */
    SignatureClaim claim;
    const ModelService *service; /* never NULL: an unknown one is answered as sts would */
    const ModelOperation *operation;
    const ModelRoute *route;    /* the REST operation that method and path name; NULL: none */
    const ModelService *routed; /* whose it is */
    Protocol protocol;          /* of the request and its reply; one that the service speaks */
    char action[96];
    Caller caller;
    long long real_ms; /* by the service's clock */
} Exchange;

static void exchange_release(Exchange *exchange) {
    form_release(&exchange->form);
    signature_claim_release(&exchange->claim);
    caller_release(&exchange->caller);
}

/* A service that spoke query once tells the codes of then to who asks for them (smithy.io, "awsQueryCompatible"). */
static void answer_error(const Exchange *exchange, const CfnReply *error) {
    HttpAnswer *answer = exchange->answer;
    const char *mode = sim_http_header(exchange->request, "x-amzn-query-mode");
    if (mode && strcmp(mode, "true") == 0 && exchange->protocol != exchange->service->protocol)
        answer->query_error = memory_print("%s;%s", error->code, error->status >= 500 ? "Receiver" : "Sender");
    if (exchange->protocol == PROTOCOL_REST)
        answer->error_type = memory_copy(error->code);
    protocol_encode_error(exchange->service, exchange->protocol, error, answer->request_id, &answer->body);
}

static void answer_reply(Exchange *exchange, CfnReply reply) {
    HttpAnswer *answer = exchange->answer;
    answer->status = reply.output ? 200 : reply.status;
    answer->content_type = sim_protocol_content_type(exchange->service, exchange->protocol);
    answer->cbor = exchange->protocol == PROTOCOL_CBOR;
    if (reply.output)
        protocol_encode(exchange->service, exchange->protocol, exchange->operation, reply.output, answer->request_id,
                        &answer->body);
    else
        answer_error(exchange, &reply);
    cfn_reply_release(&reply);
}

static void answer_plain(HttpAnswer *answer, int status, const char *type, const char *body) {
    answer->status = status;
    answer->content_type = type;
    text_put(&answer->body, body);
}

/* "GraniteServiceVersion20100801" and "DescribeAlarms" of "/service/GraniteServiceVersion20100801/operation/
 * DescribeAlarms", or of what X-Amz-Target says; `service_length` 0: there is neither. */
typedef struct Target {
    const char *service, *action;
    size_t service_length;
} Target;

static Target target_between(const char *service, const char *separator) {
    const char *end = strstr(service, separator);
    return end ? (Target){service, end + strlen(separator), (size_t)(end - service)} : (Target){service, "", 0};
}

static bool is_cbor(const HttpRequest *request) {
    return strncmp(request->path, "/service/", 9) == 0;
}

static Target request_target(const HttpRequest *request) {
    const char *header = sim_http_header(request, "X-Amz-Target");
    return is_cbor(request) ? target_between(request->path + 9, "/operation/")
           : header         ? target_between(header, ".")
                            : (Target){0};
}

/* What is asked is Action= in the form, stands behind the service's target, or is told by method and path. */
static void exchange_action(Exchange *exchange) {
    const HttpRequest *request = exchange->request;
    Target target = request_target(request);
    exchange->route = model_route(request->method, request->path, &exchange->routed);
    const char *action = exchange->route  ? exchange->route->operation
                         : target.service ? target.action
                                          : sim_form_value(&exchange->form, "Action");
    snprintf(exchange->action, sizeof exchange->action, "%s", action ? action : "");
}

/* Of what the service speaks, what the request is written in; its eldest when it is none of that. */
static Protocol exchange_protocol(const Exchange *exchange) {
    Protocol asked = is_cbor(exchange->request)                           ? PROTOCOL_CBOR
                     : exchange->route                                    ? PROTOCOL_REST
                     : sim_http_header(exchange->request, "X-Amz-Target") ? PROTOCOL_JSON
                                                                          : exchange->service->protocol;
    return exchange->service->protocols & asked ? asked : exchange->service->protocol;
}

static bool exchange_version(const Exchange *exchange, const char **version) {
    *version = "";
    if (exchange->protocol == PROTOCOL_REST)
        return exchange->routed == exchange->service;
    if (exchange->protocol == PROTOCOL_JSON || exchange->protocol == PROTOCOL_CBOR) {
        Target target = request_target(exchange->request);
        return target.service_length == strlen(exchange->service->target) &&
               strncmp(target.service, exchange->service->target, target.service_length) == 0;
    }
    const char *given = sim_form_value(&exchange->form, "Version");
    *version = given ? given : "";
    return given && strcmp(given, exchange->service->version) == 0;
}

typedef struct Look {
    const char *key;
    long long real_ms;
    Caller *caller;
} Look;

static bool look_for_caller(const World *world, void *context) {
    Look *look = context;
    return caller_find(world, look->key, look->real_ms, look->caller);
}

/* IAM and the account's plan are signed for us-east-1 alone; the price list answers in three regions. */
static bool region_serves(const ModelService *service, const char *region) {
    if (strcmp(service->id, "iam") == 0 || strcmp(service->id, "freetier") == 0)
        return strcmp(region, "us-east-1") == 0;
    if (strcmp(service->id, "pricing") == 0)
        return strcmp(region, "us-east-1") == 0 || strcmp(region, "eu-central-1") == 0 ||
               strcmp(region, "ap-south-1") == 0;
    return account_region(region) != NULL;
}

static SignatureState exchange_identify(Exchange *exchange, Text *problem) {
    SignatureState state = SIGNATURE_MISSING;
    SignatureClaim *claim = &exchange->claim;
    if (!signature_claim(exchange->request, &exchange->form, claim, &state, problem))
        return state;
    const ModelService *service = model_service(claim->service);
    if (!service) {
        text_print(problem, "Credential should be scoped to correct service: the sandbox knows none called '%s'. ",
                   claim->service);
        return SIGNATURE_SCOPE;
    }
    exchange->service = service;
    exchange->protocol = exchange_protocol(exchange);
    Look look = {claim->access_key_id, exchange->real_ms, &exchange->caller};
    if (!store_look(exchange->gateway->store, look_for_caller, &look))
        return SIGNATURE_UNKNOWN;
    state = signature_check(exchange->request, claim, exchange->caller.secret_access_key, exchange->real_ms, problem);
    if (state != SIGNATURE_GOOD)
        return state;
    const char *token = exchange->caller.token;
    if (token ? !claim->token || strcmp(token, claim->token) != 0 : claim->token != NULL)
        return SIGNATURE_UNKNOWN;
    if (account_region_off(claim->region))
        return SIGNATURE_UNKNOWN;
    if (!region_serves(service, claim->region)) {
        text_print(problem, "Credential should be scoped to a valid region, not '%s'. ", claim->region);
        return SIGNATURE_SCOPE;
    }
    return exchange->caller.ended ? SIGNATURE_ENDED : SIGNATURE_GOOD;
}

/* The one call that needs no signature: its token is the proof. */
static bool exchange_needs_none(Exchange *exchange) {
    if (strcmp(exchange->action, "AssumeRoleWithWebIdentity") != 0 ||
        sim_http_header(exchange->request, "Authorization"))
        return false;
    snprintf(exchange->claim.region, sizeof exchange->claim.region, "%s", ACCOUNT_REGION);
    return true;
}

static void answer_denied(Exchange *exchange) {
    AUTO(memory_release) char *permission = permission_name(exchange->service, exchange->action);
    PolicyRequest request = {.action = permission, .resource = "*"};
    AUTO(memory_release) char *words = policy_words(exchange->caller.arn, &request, POLICY_SILENT);
    answer_reply(exchange, refuse_denied(exchange->service, words));
}

typedef struct Permit {
    Call *call;
    CfnReply refused;
} Permit;

static bool look_for_permission(const World *world, void *context) {
    Permit *permit = context;
    permit->call->world = (World *)world;
    return call_permitted(permit->call, &permit->refused);
}

/* Who one is may be asked by everybody (IAM User Guide, "sts:GetCallerIdentity"), and a token is proof by itself. */
static bool exchange_permitted(Exchange *exchange, Call *call) {
    if (strcmp(exchange->action, "GetCallerIdentity") == 0 || !exchange->caller.arn[0])
        return true;
    Permit permit = {.call = call};
    call->now_ms = store_now_ms(exchange->gateway->store);
    if (store_look(exchange->gateway->store, look_for_permission, &permit))
        return true;
    answer_reply(exchange, permit.refused);
    return false;
}

static json_t *exchange_input(const Exchange *exchange, CfnReply *refused) {
    const HttpRequest *request = exchange->request;
    const ModelService *service = exchange->service;
    const ModelOperation *operation = exchange->operation;
    switch (exchange->protocol) {
    case PROTOCOL_JSON:
        return protocol_decode_json(service, operation, request->body, request->body_length, refused);
    case PROTOCOL_CBOR:
        return protocol_decode_cbor(service, operation, request->body, request->body_length, refused);
    case PROTOCOL_REST:
        return protocol_decode_rest(
            service, operation,
            &(RestRequest){exchange->route->path, request->path, &exchange->form, request->body, request->body_length},
            refused);
    default:
        return protocol_decode_form(service, operation, &exchange->form, refused);
    }
}

/* Decodes, does and answers a call whose caller is known. */
static void exchange_do(Exchange *exchange) {
    CfnReply refused = {0};
    json_t *input = exchange_input(exchange, &refused);
    if (!input) {
        answer_reply(exchange, refused);
        return;
    }
    Call call = {.service = exchange->service,
                 .operation = exchange->operation,
                 .account = ACCOUNT_ID,
                 .region = exchange->claim.region,
                 .caller_arn = exchange->caller.arn,
                 .user_id = exchange->caller.user_id,
                 .request_id = exchange->answer->request_id,
                 .real_ms = exchange->real_ms,
                 .input = input};
    if (exchange_permitted(exchange, &call))
        answer_reply(exchange, store_call(exchange->gateway->store, &call));
    json_decref(input);
}

/* True: the fault has answered, nothing else happens. */
static bool exchange_fault(Exchange *exchange, Fault fault) {
    HttpAnswer *answer = exchange->answer;
    switch (fault.kind) {
    case FAULT_THROTTLE:
        answer_reply(exchange, refuse_throttled(exchange->service));
        return true;
    case FAULT_ERROR:
        answer_reply(exchange, refuse_failure(exchange->service, (int)fault.number));
        return true;
    case FAULT_EXPIRE:
        answer_reply(exchange, refuse_signature(exchange->service, SIGNATURE_ENDED, ""));
        return true;
    case FAULT_DENY:
        answer_denied(exchange);
        return true;
    case FAULT_GARBAGE:
        answer_plain(answer, 200, "text/xml", "\x1f\x8b\x08<<\x01\xff\xfe no document & <unclosed \x1b[2J");
        return true;
    case FAULT_HTML:
        answer_plain(answer, 200, "text/html",
                     "<!DOCTYPE html><html><head><title>Welcome</title></head><body><p>Sign in to use this "
                     "network.<br></body></html>");
        return true;
    case FAULT_DROP:
        answer->delivery = FAULT_DROP;
        return true;
    case FAULT_DROP_AFTER:
        answer->delivery = FAULT_DROP;
        return false;
    case FAULT_TRUNCATE:
        answer->delivery = FAULT_TRUNCATE;
        return false;
    case FAULT_SLOW:
        answer->wait_ms = fault.number;
        return false;
    case FAULT_NONE:
        break;
    }
    return false;
}

static void exchange_answer(Exchange *exchange) {
    AUTO(text_release) Text problem = {.max = 2000};
    const char *version = "";
    bool unsigned_call = exchange_needs_none(exchange);
    SignatureState state = unsigned_call ? SIGNATURE_GOOD : exchange_identify(exchange, &problem);
    if (state != SIGNATURE_GOOD) {
        answer_reply(exchange, refuse_signature(exchange->service, state, text_string(&problem)));
        return;
    }
    exchange->operation = model_operation(exchange->service, exchange->action);
    if (!exchange_version(exchange, &version) || !exchange->operation) {
        answer_reply(exchange, refuse_action(exchange->service, exchange->action, version));
        return;
    }
    if (exchange_fault(exchange, faults_strike(exchange->gateway->faults, exchange->action)))
        return;
    if (exchange->caller.powerless && strcmp(exchange->action, "GetCallerIdentity") != 0) {
        answer_denied(exchange);
        return;
    }
    exchange_do(exchange);
}

long long gateway_now_ms(const Gateway *gateway) {
    Clock wall = clock_wall();
    return clock_now_ms(&wall) + 1000LL * faults_skew(gateway->faults);
}

static void date_header(long long unix_ms, char text[40]) {
    time_t seconds = (time_t)(unix_ms / 1000);
    struct tm at;
    gmtime_r(&seconds, &at);
    strftime(text, 40, "%a, %d %b %Y %H:%M:%S GMT", &at); /* the locale is C: nobody called setlocale() */
}

static void request_id_make(char id[37]) {
    char token[RANDOM_TOKEN_SIZE];
    random_token(token);
    snprintf(id, 37, "%.8s-%.4s-4%.3s-a%.3s-%.12s", token, token + 8, token + 13, token + 17, token + 20);
}

/* Most calls come to the root, whatever they ask for. */
static bool is_served(const HttpRequest *request) {
    const ModelService *unused;
    return strcmp(request->path, "/") == 0 || !request->path[0] || is_cbor(request) ||
           model_route(request->method, request->path, &unused);
}

void gateway_answer(Gateway *gateway, const HttpRequest *request, HttpAnswer *answer) {
    pthread_mutex_lock(&gateway->lock);
    faults_refresh(gateway->faults);
    *answer = (HttpAnswer){.status = 500, .content_type = "text/plain"};
    request_id_make(answer->request_id);
    Exchange exchange = {.gateway = gateway,
                         .request = request,
                         .answer = answer,
                         .service = model_service("sts"),
                         .protocol = PROTOCOL_QUERY,
                         .real_ms = gateway_now_ms(gateway)};
    date_header(exchange.real_ms, answer->date);
    const char *type = sim_http_header(request, "Content-Type");
    bool form_body = type && strncasecmp(type, "application/x-www-form-urlencoded", 33) == 0;
    bool plain_get = strcmp(request->method, "GET") == 0;
    const char *seen = faults_seen(gateway->faults);
    AUTO(memory_release) char *own = memory_print("%s\n", seen ? seen : ACCOUNT_ADDRESS);
    if (plain_get && strcmp(request->path, "/checkip") == 0)
        answer_plain(answer, 200, "text/plain", own);
    else if (plain_get && strcmp(request->path, "/federation/credentials") == 0)
        portal_answer(request, exchange.real_ms, answer);
    else if (!is_served(request))
        answer_plain(answer, 404, "text/plain",
                     "The sandbox serves AWS's calls at their paths and one's own address at /checkip.\n");
    else if (!form_parse(&exchange.form, request->query, strlen(request->query)) ||
             (form_body && !form_parse(&exchange.form, request->body, request->body_length)))
        answer_reply(&exchange, reply_error(400, "MalformedQueryString", "The query string contains a syntax error"));
    else {
        exchange_action(&exchange);
        exchange.service = exchange.route ? exchange.routed : exchange.service;
        exchange.protocol = exchange_protocol(&exchange);
        exchange_answer(&exchange);
    }
    answer->gzip = gzip_body(sim_http_header(request, "Accept-Encoding"), &answer->body);
    faults_write_traffic(gateway->faults, exchange.action[0] ? exchange.action : request->path, request->body_length,
                         answer->body.length);
    exchange_release(&exchange);
    pthread_mutex_unlock(&gateway->lock);
}
