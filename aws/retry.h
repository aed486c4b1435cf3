/* What is worth a second try, and after how long: the SDKs' standard mode as of 2026 (AWS SDKs and Tools Reference
 * Guide, "Retry behavior"). Pure: chance and budget are handed in.
 *
 * The figures became the SDKs' default in November 2026 (AWS Developer Tools Blog, "Announcing updated retry behavior
 * for AWS SDKs and Tools"); they stand in aws-smithy-runtime 1.14.0, client/retries/token_bucket.rs: DEFAULT_CAPACITY
 * 500, DEFAULT_RETRY_COST 14, DEFAULT_RETRY_TIMEOUT_COST 14, THROTTLING_RETRY_COST 5, PERMIT_REGENERATION_AMOUNT 1; and
 * in aws-sdk-go-v2's pull request 3400: waits from 50 ms, for throttling from 1 s, the cap of 20 s before the jitter,
 * and x-amz-retry-after taken up to 5 s above the own wait. Debian's botocore 1.29.27 has those before
 * (retries/standard.py, RetryQuotaChecker: 5 for an error, throttling too, 10 for a time-out, of 500). */
#ifndef AWS_RETRY_H
#define AWS_RETRY_H

#include "aws/http.h"

typedef enum {
    FAULT_FINAL,     /* the same again would fail the same */
    FAULT_TRANSIENT, /* 5xx, a lost or garbled reply: what AWS did is unknown */
    FAULT_NOT_SENT,  /* transient too, and AWS surely did nothing */
    FAULT_THROTTLED, /* AWS surely did nothing, and wants fewer calls */
    FAULT_CLOCK,     /* the signature's time was not AWS's: one try more if the Date header says so too */
    FAULT_EXPIRED,   /* the credentials have ended: one try more if the session has newer ones */
} Fault;

/* `code` is AWS's error code, "" when the reply had none. */
Fault retry_fault_of_reply(int http_status, const char *code);
Fault retry_fault_of_outcome(HttpOutcome outcome);

typedef struct RetryCase {
    Fault fault;
    bool repeatable;        /* see AwsOperation */
    int attempt, attempts;  /* the one that failed, from 1; how many there may be */
    long long requested_ms; /* what the reply asked for (x-amz-retry-after, Retry-After); -1: nothing */
} RetryCase;

/* Whether FAULT_TRANSIENT, FAULT_NOT_SENT or FAULT_THROTTLED is followed by another attempt, if the budget allows. */
bool retry_worth(const RetryCase *failed);
/* What it takes from the budget. */
int retry_cost(Fault fault);
/* How long to wait before it; `share` is uniform in [0, 1). */
long long retry_wait_ms(const RetryCase *failed, double share);
/* What the reply asked for, in ms: x-amz-retry-after, or Retry-After in either form of RFC 9110, 10.2.3 (a moment is
 * measured from `now_ms`, the other side's Unix time). -1 when it asked for nothing that can be read. */
long long retry_requested_ms(const HttpReply *reply, long long now_ms);

enum { RETRY_BUDGET = 500, RETRY_REFILL = 1 };

#endif
