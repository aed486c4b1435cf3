/* Which failures are tried again, what that costs and how long it waits: figures of 2026, whose sources stand in
 * aws/retry.h. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "aws/retry.h"
#include "aws/transport.h"

static void test_faults(void **state) {
    static const struct {
        int status;
        const char *code;
        Fault fault;
    } cases[] = {
        {400, "Throttling", FAULT_THROTTLED},
        {503, "RequestLimitExceeded", FAULT_THROTTLED},
        {400, "ThrottlingException", FAULT_THROTTLED},
        {429, "", FAULT_THROTTLED},
        {500, "InternalFailure", FAULT_TRANSIENT},
        {502, "", FAULT_TRANSIENT},
        {503, "ServiceUnavailable", FAULT_TRANSIENT},
        {504, "", FAULT_TRANSIENT},
        {501, "", FAULT_FINAL},
        {400, "RequestTimeout", FAULT_TRANSIENT},
        {403, "SignatureDoesNotMatch", FAULT_CLOCK},
        {403, "ExpiredToken", FAULT_EXPIRED},
        {400, "ValidationError", FAULT_FINAL},
        {400, "LimitExceededException", FAULT_FINAL}, /* CloudFormation: a quota, not a rate */
        {403, "AccessDenied", FAULT_FINAL},
        {200, "", FAULT_FINAL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fault fault = retry_fault_of_reply(cases[i].status, cases[i].code);
        if (fault != cases[i].fault)
            fail_msg("%d %s: %d instead of %d", cases[i].status, cases[i].code, fault, cases[i].fault);
    }
    assert_int_equal(retry_fault_of_outcome(HTTP_NOT_SENT), FAULT_NOT_SENT);
    assert_int_equal(retry_fault_of_outcome(HTTP_LOST), FAULT_TRANSIENT);
    assert_int_equal(retry_fault_of_outcome(HTTP_TIMED_OUT), FAULT_TRANSIENT);
    assert_int_equal(retry_fault_of_outcome(HTTP_CANCELLED), FAULT_FINAL);
    assert_int_equal(retry_fault_of_outcome(HTTP_REFUSED), FAULT_FINAL);
}

/* What may have been done is repeated only where that is harmless. */
static void test_decisions(void **state) {
    static const struct {
        const char *name;
        RetryCase failed;
        bool again;
    } cases[] = {
        {"transient, repeatable", {FAULT_TRANSIENT, true, 1, 3, -1}, true},
        {"transient, not repeatable", {FAULT_TRANSIENT, false, 1, 3, -1}, false},
        {"not sent, not repeatable", {FAULT_NOT_SENT, false, 1, 3, -1}, true},
        {"throttled, not repeatable", {FAULT_THROTTLED, false, 1, 3, -1}, true},
        {"second of three", {FAULT_TRANSIENT, true, 2, 3, -1}, true},
        {"third of three", {FAULT_TRANSIENT, true, 3, 3, -1}, false},
        {"only one", {FAULT_THROTTLED, true, 1, 1, -1}, false},
        {"final", {FAULT_FINAL, true, 1, 3, -1}, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (retry_worth(&cases[i].failed) != cases[i].again)
            fail_msg("%s", cases[i].name);
}

static void test_costs(void **state) {
    static const struct {
        const char *name; /* its constant in aws-smithy-runtime's token_bucket.rs */
        HttpOutcome outcome;
        int status, cost;
    } cases[] = {
        {"DEFAULT_RETRY_COST, of a reply", HTTP_REPLIED, 503, 14},
        {"DEFAULT_RETRY_COST, of a connection", HTTP_NOT_SENT, 0, 14},
        {"DEFAULT_RETRY_TIMEOUT_COST", HTTP_TIMED_OUT, 0, 14},
        {"THROTTLING_RETRY_COST", HTTP_REPLIED, 429, 5},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fault fault = cases[i].outcome == HTTP_REPLIED ? retry_fault_of_reply(cases[i].status, "")
                                                       : retry_fault_of_outcome(cases[i].outcome);
        if (retry_cost(fault) != cases[i].cost)
            fail_msg("%s: %d instead of %d", cases[i].name, retry_cost(fault), cases[i].cost);
    }
    assert_int_equal(RETRY_BUDGET, 500); /* DEFAULT_CAPACITY */
    assert_int_equal(RETRY_REFILL, 1);   /* PERMIT_REGENERATION_AMOUNT */
}

static void test_waits(void **state) {
    static const struct {
        const char *name;
        RetryCase failed;
        double share;
        long long ms;
    } cases[] = {
        {"first, all of it", {FAULT_TRANSIENT, true, 1, 9, -1}, 1, 50},
        {"first, half", {FAULT_TRANSIENT, true, 1, 9, -1}, 0.5, 25},
        {"none", {FAULT_TRANSIENT, true, 3, 9, -1}, 0, 0},
        {"doubles", {FAULT_TRANSIENT, true, 3, 9, -1}, 1, 200},
        {"throttled waits longer", {FAULT_THROTTLED, true, 1, 9, -1}, 1, 1000},
        {"no longer than 20 s", {FAULT_THROTTLED, true, 9, 99, -1}, 1, 20000},
        {"many attempts", {FAULT_THROTTLED, true, 90, 99, -1}, 0.5, 10000},
        {"asked for more", {FAULT_THROTTLED, true, 1, 9, 1500}, 0.5, 1500},
        {"asked for less", {FAULT_THROTTLED, true, 1, 9, 100}, 0.5, 500},
        {"asked for too much", {FAULT_THROTTLED, true, 1, 9, 3600000}, 0.5, 5500},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        long long ms = retry_wait_ms(&cases[i].failed, cases[i].share);
        if (ms != cases[i].ms)
            fail_msg("%s: %lld instead of %lld", cases[i].name, ms, cases[i].ms);
    }
}

static void test_requested(void **state) {
    static const struct {
        const char *name, *value;
        long long ms;
    } cases[] = {
        {"x-amz-retry-after", "1500", 1500},
        {"Retry-After", "2", 2000},
        {"retry-after", "soon", -1},
        {"Retry-After", "-5", -1},
        {"X-Amz-Retry-After", "", -1},
        {"Retry-After", "99999999999999999999", -1},
        {"Other", "1", -1},
        {"Retry-After", "Tue, 24 Nov 2026 20:07:35 GMT", 3000},
        {"Retry-After", "Tuesday, 24-Nov-26 20:07:35 GMT", 3000},
        {"Retry-After", "Tue Nov 24 20:07:35 2026", 3000},
        {"Retry-After", "Tue, 24 Nov 2026 19:00:00 GMT", 0},
        {"Retry-After", "Tue, 99 Nov 2026 99:99:99 GMT", -1},
        {"Retry-After", "2026-11-24", -1},
        {"x-amz-retry-after", "Tue, 24 Nov 2026 20:07:35 GMT", -1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        HttpHeader header = {cases[i].name, cases[i].value};
        HttpReply reply = {.headers = &header, .header_count = 1};
        long long ms = retry_requested_ms(&reply, 1795550852000LL); /* 20:07:32 */
        if (ms != cases[i].ms)
            fail_msg("%s: %s gives %lld", cases[i].name, cases[i].value, ms);
    }
}

static void test_budget(void **state) {
    (void)state;
    AwsTransport *transport = transport_new(NULL);
    int taken = 0;
    while (transport_budget_take(transport, 14))
        taken++;
    assert_int_equal(taken, 500 / 14);
    assert_true(transport_budget_take(transport, 5));
    assert_false(transport_budget_take(transport, 6));
    transport_budget_give(transport, RETRY_REFILL);
    assert_true(transport_budget_take(transport, 6));
    transport_budget_give(transport, 10 * RETRY_BUDGET);
    assert_true(transport_budget_take(transport, RETRY_BUDGET));
    assert_false(transport_budget_take(transport, 1));
    transport_free(transport);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faults), cmocka_unit_test(test_decisions), cmocka_unit_test(test_costs),
        cmocka_unit_test(test_waits),  cmocka_unit_test(test_requested), cmocka_unit_test(test_budget),
    };
    return cmocka_run_group_tests_name("retry", tests, NULL, NULL);
}
