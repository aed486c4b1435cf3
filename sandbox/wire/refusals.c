/* See refusals.h. The words are AWS's (Common Errors of each API Reference; EC2's "Error codes"). */
#include "sandbox/wire/refusals.h"
#include "base/memory.h"

#include <string.h>

/* For each state: the code and status of query, of ec2, of json. REST has the codes of json, and 403 for all. */
enum { IN_QUERY, IN_EC2, IN_JSON, ELDEST_PROTOCOLS };
static const struct {
    const char *codes[ELDEST_PROTOCOLS];
    int statuses[ELDEST_PROTOCOLS];
    const char *words; /* NULL: the problem tells */
} signature_refusals[] = {
    [SIGNATURE_MISSING] = {{"MissingAuthenticationToken", "MissingParameter", "MissingAuthenticationTokenException"},
                           {403, 400, 400},
                           "Request is missing Authentication Token"},
    [SIGNATURE_INCOMPLETE] = {{"IncompleteSignature", "AuthFailure", "IncompleteSignatureException"},
                              {403, 401, 400},
                              NULL},
    [SIGNATURE_UNKNOWN] = {{"InvalidClientTokenId", "AuthFailure", "UnrecognizedClientException"},
                           {403, 401, 400},
                           "The security token included in the request is invalid."},
    [SIGNATURE_WRONG] = {{"SignatureDoesNotMatch", "AuthFailure", "InvalidSignatureException"}, {403, 401, 400}, NULL},
    [SIGNATURE_EARLY] = {{"SignatureDoesNotMatch", "RequestExpired", "InvalidSignatureException"},
                         {403, 400, 400},
                         NULL},
    [SIGNATURE_LATE] = {{"SignatureDoesNotMatch", "RequestExpired", "InvalidSignatureException"},
                        {403, 400, 400},
                        NULL},
    [SIGNATURE_ENDED] = {{"ExpiredToken", "RequestExpired", "ExpiredTokenException"},
                         {403, 400, 400},
                         "The security token included in the request is expired"},
    [SIGNATURE_SCOPE] = {{"SignatureDoesNotMatch", "AuthFailure", "InvalidSignatureException"}, {403, 401, 400}, NULL},
};

CfnReply refuse_signature(const ModelService *service, SignatureState state, const char *problem) {
    Protocol protocol = service->protocol;
    const char *words = signature_refusals[state].words;
    if (protocol == PROTOCOL_EC2 && (state == SIGNATURE_UNKNOWN || state == SIGNATURE_WRONG))
        words = "AWS was not able to validate the provided access credentials";
    if (protocol == PROTOCOL_EC2 && state == SIGNATURE_MISSING)
        words = "The request must contain the parameter AWSAccessKeyId";
    if (protocol == PROTOCOL_EC2 && state == SIGNATURE_ENDED)
        words = "Request has expired.";
    int in = protocol == PROTOCOL_QUERY ? IN_QUERY : protocol == PROTOCOL_EC2 ? IN_EC2 : IN_JSON;
    int status = protocol == PROTOCOL_REST ? 403 : signature_refusals[state].statuses[in];
    return reply_error(status, signature_refusals[state].codes[in], "%s", words ? words : problem);
}

CfnReply refuse_throttled(const ModelService *service) {
    if (service->protocol == PROTOCOL_EC2)
        return reply_error(503, "RequestLimitExceeded", "Request limit exceeded.");
    if (service->protocol == PROTOCOL_REST)
        return reply_error(429, "TooManyRequestsException", "Rate Exceeded.");
    if (service->protocol == PROTOCOL_JSON)
        return reply_error(400, "ThrottlingException", "Rate exceeded");
    return reply_error(400, "Throttling", "Rate exceeded");
}

CfnReply refuse_failure(const ModelService *service, int status) {
    bool away = status == 503;
    if (service->protocol == PROTOCOL_REST)
        return reply_error(status, "ServiceException", "An error occurred and the request cannot be processed.");
    if (service->protocol == PROTOCOL_JSON)
        return reply_error(status, away ? "ServiceUnavailableException" : "InternalServerException",
                           "The service is not able to process the request.");
    if (away)
        return reply_error(status, service->protocol == PROTOCOL_EC2 ? "Unavailable" : "ServiceUnavailable",
                           "Service is unable to handle request.");
    return reply_error(status, service->protocol == PROTOCOL_EC2 ? "InternalError" : "InternalFailure",
                       "An internal error has occurred");
}

char *permission_name(const ModelService *service, const char *action) {
    const char *prefix = strcmp(service->id, "cloudwatch") == 0 ? "cloudwatch" : service->signing_name;
    return memory_print("%s:%s", prefix, action);
}

CfnReply refuse_denied(const ModelService *service, const char *words) {
    if (service->protocol == PROTOCOL_EC2)
        return reply_error(403, "UnauthorizedOperation", "You are not authorized to perform this operation. %s", words);
    return reply_error(service->protocol == PROTOCOL_JSON ? 400 : 403,
                       protocol_is_json(service) ? "AccessDeniedException" : "AccessDenied", "%s", words);
}

CfnReply refuse_action(const ModelService *service, const char *action, const char *version) {
    if (protocol_is_json(service))
        return reply_error(400, "UnknownOperationException", "The sandbox serves no operation '%s' of %s", action,
                           service->id);
    return reply_error(400, "InvalidAction", "The action %s is not valid for this web service (version %s)", action,
                       version);
}
