/* The words of --fault: what strikes, whom and how often. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "sandbox/wire/faults.h"
#include "sandbox/world/presets.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void faults_release(Faults **faults) {
    faults_free(*faults);
}

/* One letter a call: '.' nothing, else what struck. */
static void test_strikes(void **state) {
    (void)state;
    static const char letters[] = {
        [FAULT_NONE] = '.',       [FAULT_THROTTLE] = 't', [FAULT_ERROR] = 'e', [FAULT_DROP] = 'd',
        [FAULT_DROP_AFTER] = 'a', [FAULT_GARBAGE] = 'g',  [FAULT_HTML] = 'h',  [FAULT_TRUNCATE] = 'b',
        [FAULT_SLOW] = 's',       [FAULT_EXPIRE] = 'x',   [FAULT_DENY] = 'n'};
    static const struct {
        const char *specs[3];
        const char *expected; /* for calls of A B A B A B */
    } cases[] = {
        {{"throttle"}, "tttttt"},
        {{"throttle:A"}, "t.t.t."},
        {{"throttle:A:2"}, "t.t..."},
        {{"throttle:2"}, "tt...."},
        {{"throttle:*:4+"}, "....tt"},
        {{"expire:A:1+"}, "..x.x."},
        {{"throttle:0%"}, "......"},
        {{"throttle:100%"}, "tttttt"},
        {{"error:503:B:1", "slow:10:A"}, "ses.s."},
        {{"drop:A:1", "drop-after:A:1", "garbage:A"}, "d.a.g."},
        {{"html:1", "truncate:1", "deny:B"}, "hb.n.n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(faults_release) Faults *faults = faults_new();
        Error err = {0};
        char found[7] = "";
        for (size_t k = 0; k < 3 && cases[i].specs[k]; k++)
            if (!faults_add(faults, cases[i].specs[k], &err))
                fail_msg("%s: %s", cases[i].specs[k], err.said);
        for (size_t k = 0; k < 6; k++)
            found[k] = letters[faults_strike(faults, k % 2 ? "B" : "A").kind];
        const char *expected = cases[i].expected;
        if (strcmp(found, expected) != 0)
            fail_msg("%s: found %s, expected %s", cases[i].specs[0], found, expected);
    }
}

static void test_presets(void **state) {
    (void)state;
    AUTO(faults_release) Faults *faults = faults_new();
    Error err = {0};
    static const char *const specs[] = {"quota:L-F678F1CE=1",
                                        "pending-secret:my:app",
                                        "skew:-20",
                                        "deny:Describe",
                                        "resource:Database:create:fail:No room: none",
                                        "slow:1500"};
    for (size_t i = 0; i < sizeof specs / sizeof *specs; i++)
        if (!faults_add(faults, specs[i], &err))
            fail_msg("%s: %s", specs[i], err.said);
    assert_true(presets_quota(faults_presets(faults), "L-F678F1CE", 5) == 1.0);
    assert_true(presets_quota(faults_presets(faults), "L-0263D0A3", 5) == 5.0);
    assert_true(presets_secret_pending(faults_presets(faults), "my:app"));
    assert_false(presets_secret_pending(faults_presets(faults), "my"));
    assert_int_equal(faults_skew(faults), -20);
    const PolicyRequest denied = {.action = "ec2:Describe"}, other = {.action = "ec2:Other"};
    assert_false(faults_permit(faults, &denied));
    assert_true(faults_allow(faults, &denied));
    assert_true(faults_permit(faults, &other));
    assert_int_equal(json_array_size(faults_of_resources(faults)), 1);
    Fault fault = faults_strike(faults, "Any");
    assert_int_equal(fault.kind, FAULT_SLOW);
    assert_int_equal(fault.number, 1500);
}

#define ALLOW "\"Effect\":\"Allow\",\"Resource\":\"*\","
#define DENY "\"Effect\":\"Deny\",\"Resource\":\"*\","
#define DATABASE "arn:aws:rds:eu-west-1:123456789012:db:myapp"

/* The policy of one document; NULL: it was refused. */
static Faults *faults_of_policy(const char *document) {
    char path[] = "/tmp/secure-rds-policy-XXXXXX";
    Error err = {0};
    close(mkstemp(path));
    assert_true(file_replace(path, document, strlen(document), 0600, &err));
    AUTO(memory_release) char *spec = memory_print("policy:%s", path);
    Faults *faults = faults_new();
    bool taken = faults_add(faults, spec, &err);
    unlink(path);
    if (taken)
        return faults;
    if (!err.said[0])
        fail_msg("%s: refused without a word", document);
    faults_free(faults);
    return NULL;
}

static void test_policy(void **state) {
    (void)state;
    static const struct {
        const char *document;
        const char *allowed, *denied; /* permissions; NULL: the document is refused */
    } cases[] = {
        {"{\"Statement\":[{" ALLOW "\"Action\":\"ec2:Describe*\"}]}", "ec2:DescribeVpcs", "ec2:ImportKeyPair"},
        {"{\"Statement\":{" ALLOW "\"Action\":[\"rds:A\",\"EC2:b\"]}}", "ec2:B", "rds:B"},
        {"{\"Statement\":[{" ALLOW "\"Action\":\"*\"},{" DENY "\"Action\":\"rds:*\"}]}", "ec2:A", "rds:A"},
        {"{\"Statement\":[{" ALLOW "\"NotAction\":\"iam:*\"}]}", "ec2:A", "iam:A"},
        {"{\"Statement\":[{" ALLOW "\"Action\":\"ec2:[A]\"}]}", "ec2:[A]", "ec2:A"},
        {"{\"Statement\":[]}", NULL, NULL},
        {"{\"Statement\":[{\"Effect\":\"allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}", NULL, NULL},
        {"{\"Statement\":[{" ALLOW "\"Condition\":{}}]}", NULL, NULL},
        {"{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\"}]}", NULL, NULL},
        {"[]", NULL, NULL},
        {"{", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Faults *faults = faults_of_policy(cases[i].document);
        const PolicyRequest allowed = {cases[i].allowed, DATABASE, NULL}, denied = {cases[i].denied, DATABASE, NULL};
        if (!faults != !cases[i].allowed)
            fail_msg("%s: taken %d", cases[i].document, faults != NULL);
        if (faults && (!faults_allow(faults, &allowed) || faults_allow(faults, &denied)))
            fail_msg("%s: wrong about %s or %s", cases[i].document, cases[i].allowed, cases[i].denied);
        faults_free(faults);
    }
}

static void test_policy_resources_and_conditions(void **state) {
    (void)state;
    static const struct {
        const char *resource, *condition; /* of the statement, as JSON */
        const char *keys;                 /* of the request, as JSON */
        bool allowed;
    } cases[] = {
        {"\"*\"", "{}", "{}", true},
        {"\"" DATABASE "\"", "{}", "{}", true},
        {"\"arn:aws:rds:*:*:db:my???\"", "{}", "{}", true},
        {"\"arn:aws:rds:*:*:db:my??\"", "{}", "{}", false},
        {"\"arn:aws:rds:us-east-1:*:db:*\"", "{}", "{}", false},
        {"[\"arn:x\",\"arn:aws:rds:*:${aws:PrincipalAccount}:db:*\"]", "{}",
         "{\"aws:PrincipalAccount\":\"123456789012\"}", true},
        {"\"arn:aws:rds:*:${aws:Other}:db:*\"", "{}", "{}", false},
        {"\"*\"", "{\"StringEquals\":{\"aws:RequestedRegion\":[\"a\",\"b\"]}}", "{\"aws:RequestedRegion\":\"b\"}",
         true},
        {"\"*\"", "{\"StringEquals\":{\"aws:RequestedRegion\":\"a*\"}}", "{\"aws:RequestedRegion\":\"ab\"}", false},
        {"\"*\"", "{\"StringEquals\":{\"aws:RequestedRegion\":\"a\"}}", "{}", false},
        {"\"*\"", "{\"StringNotEquals\":{\"k\":\"a\"}}", "{\"k\":\"b\"}", true},
        {"\"*\"", "{\"StringNotEquals\":{\"k\":\"a\"}}", "{\"k\":\"a\"}", false},
        {"\"*\"", "{\"StringNotEquals\":{\"k\":\"a\"}}", "{}", true},
        {"\"*\"", "{\"StringLike\":{\"k\":[\"x\",\"a.*.c*\"]}}", "{\"k\":\"a.b.cd\"}", true},
        {"\"*\"", "{\"ForAnyValue:StringEquals\":{\"k\":\"a\"}}", "{\"k\":[\"b\",\"a\"]}", true},
        {"\"*\"", "{\"ForAnyValue:StringEquals\":{\"k\":\"a\"}}", "{\"k\":[\"b\"]}", false},
        {"\"*\"", "{\"ForAnyValue:StringEquals\":{\"k\":\"a\"}}", "{}", false},
        {"\"*\"", "{\"NumericEquals\":{\"k\":\"1\"}}", "{\"k\":\"1\"}", false}, /* unknown here: never allows */
        {"\"*\"", "{\"StringEquals\":{\"k\":\"a\",\"l\":\"b\"}}", "{\"k\":\"a\",\"l\":\"c\"}", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(memory_release)
        char *document = memory_print("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"rds:A\",\"Resource\":%s,"
                                      "\"Condition\":%s}}",
                                      cases[i].resource, cases[i].condition);
        Faults *faults = faults_of_policy(document);
        json_t *keys = json_loads(cases[i].keys, 0, NULL);
        const PolicyRequest request = {"rds:A", DATABASE, keys};
        assert_non_null(faults);
        if (faults_allow(faults, &request) != cases[i].allowed)
            fail_msg("%s with %s should be %s", document, cases[i].keys, cases[i].allowed ? "allowed" : "refused");
        json_decref(keys);
        faults_free(faults);
    }
}

static void test_no_such_form(void **state) {
    (void)state;
    static const char *const specs[] = {"",           "x",         "throttel",     "error",       "error:200",
                                        "error:a",    "slow",      "slow:-1",      "throttle:A:", "throttle:A:-1",
                                        "drop:A:2:3", "deny",      "deny:3",       "skew",        "skew:",
                                        "skew:1s",    "quota:A",   "quota:=1",     "quota:A=b",   "throttle:101%",
                                        "resource:",  "throttle:", "error:503:A:x"};
    for (size_t i = 0; i < sizeof specs / sizeof *specs; i++) {
        AUTO(faults_release) Faults *faults = faults_new();
        Error err = {0};
        if (faults_add(faults, specs[i], &err) || err.kind != ERROR_USAGE || !err.remedy[0])
            fail_msg("'%s' was taken, or not told well: '%s'", specs[i], err.said);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_strikes), cmocka_unit_test(test_presets), cmocka_unit_test(test_policy),
        cmocka_unit_test(test_policy_resources_and_conditions), cmocka_unit_test(test_no_such_form)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
