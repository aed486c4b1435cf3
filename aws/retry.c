/* See retry.h. */
#include "aws/retry.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>

enum {
    TRANSIENT_MS = 50,
    THROTTLED_MS = 1000,
    LONGEST_MS = 20 * 1000,
    REQUESTED_OVER_MS = 5 * 1000, /* how much longer than our own wait a reply may ask for */
    TRANSIENT_COST = 14,          /* DEFAULT_RETRY_COST, and the same for time-outs: see retry.h */
    THROTTLED_COST = 5,           /* THROTTLING_RETRY_COST: AWS did nothing, so another try adds no work to its load */
};

static const struct {
    const char *code;
    Fault fault;
} codes[] = {
    {"Throttling", FAULT_THROTTLED},
    {"ThrottlingException", FAULT_THROTTLED},
    {"ThrottledException", FAULT_THROTTLED},
    {"RequestThrottled", FAULT_THROTTLED},
    {"RequestThrottledException", FAULT_THROTTLED},
    {"TooManyRequestsException", FAULT_THROTTLED},
    {"RequestLimitExceeded", FAULT_THROTTLED},
    {"SlowDown", FAULT_THROTTLED},
    {"BandwidthLimitExceeded", FAULT_THROTTLED},
    {"ProvisionedThroughputExceededException", FAULT_THROTTLED},
    {"TransactionInProgressException", FAULT_THROTTLED},
    {"PriorRequestNotComplete", FAULT_THROTTLED},
    {"EC2ThrottledException", FAULT_THROTTLED},
    {"RequestTimeout", FAULT_TRANSIENT},
    {"RequestTimeoutException", FAULT_TRANSIENT},
    {"IDPCommunicationError", FAULT_TRANSIENT},
    {"RequestTimeTooSkewed", FAULT_CLOCK},
    {"RequestExpired", FAULT_CLOCK}, /* EC2: of a signature, and of a token */
    {"SignatureDoesNotMatch", FAULT_CLOCK},
    {"InvalidSignatureException", FAULT_CLOCK},
    {"AuthFailure", FAULT_CLOCK}, /* EC2 says no more than that */
    {"ExpiredToken", FAULT_EXPIRED},
    {"ExpiredTokenException", FAULT_EXPIRED},
};

Fault retry_fault_of_reply(int http_status, const char *code) {
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (strcmp(codes[i].code, code) == 0)
            return codes[i].fault;
    if (http_status == 429)
        return FAULT_THROTTLED;
    if (http_status == 500 || http_status == 502 || http_status == 503 || http_status == 504)
        return FAULT_TRANSIENT;
    return FAULT_FINAL;
}

Fault retry_fault_of_outcome(HttpOutcome outcome) {
    switch (outcome) {
    case HTTP_NOT_SENT:
        return FAULT_NOT_SENT;
    case HTTP_LOST:
    case HTTP_TIMED_OUT:
        return FAULT_TRANSIENT;
    case HTTP_REPLIED:
    case HTTP_CANCELLED:
    case HTTP_REFUSED:
        break;
    }
    return FAULT_FINAL;
}

bool retry_worth(const RetryCase *failed) {
    if (failed->attempt >= failed->attempts)
        return false;
    return failed->fault == FAULT_THROTTLED || failed->fault == FAULT_NOT_SENT ||
           (failed->fault == FAULT_TRANSIENT && failed->repeatable);
}

int retry_cost(Fault fault) {
    return fault == FAULT_THROTTLED ? THROTTLED_COST : TRANSIENT_COST;
}

long long retry_wait_ms(const RetryCase *failed, double share) {
    long long most = failed->fault == FAULT_THROTTLED ? THROTTLED_MS : TRANSIENT_MS;
    for (int i = 1; i < failed->attempt && most < LONGEST_MS; i++)
        most *= 2;
    long long wait = (long long)(share * (double)(most < LONGEST_MS ? most : LONGEST_MS));
    if (failed->requested_ms <= wait)
        return wait;
    return failed->requested_ms < wait + REQUESTED_OVER_MS ? failed->requested_ms : wait + REQUESTED_OVER_MS;
}

static long long number(const char *text) {
    size_t digits = text ? strspn(text, "0123456789") : 0;
    return digits > 0 && digits < 10 && text[digits] == '\0' ? strtoll(text, NULL, 10) : -1;
}

long long retry_requested_ms(const HttpReply *reply, long long now_ms) {
    long long ms = number(http_header(reply, "x-amz-retry-after"));
    if (ms >= 0)
        return ms;
    const char *wanted = http_header(reply, "Retry-After");
    long long seconds = number(wanted);
    if (seconds >= 0)
        return seconds * 1000;
    time_t moment = wanted && strchr(wanted, ':') ? curl_getdate(wanted, NULL) : -1;
    if (moment < 0)
        return -1;
    return moment * 1000LL > now_ms ? moment * 1000LL - now_ms : 0;
}
