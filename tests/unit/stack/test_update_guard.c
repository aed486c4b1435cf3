/* Our statement in a stack's policy, beside others'. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/memory.h"
#include "stack/update_guard.h"

#include <string.h>

#define OURS                                                                                                           \
    "{\"Effect\":\"Deny\",\"Action\":[\"Update:Replace\",\"Update:Delete\"],\"Principal\":\"*\",\"Resource\":["        \
    "\"LogicalResourceId/Database\",\"LogicalResourceId/DatabaseSecret\",\"LogicalResourceId/StorageKey\","            \
    "\"LogicalResourceId/SecretKey\",\"LogicalResourceId/InsightsKey\"]}"
#define ALL "{\"Effect\":\"Allow\",\"Action\":\"Update:*\",\"Principal\":\"*\",\"Resource\":\"*\"}"
#define THEIRS                                                                                                         \
    "{\"Effect\":\"Deny\",\"Action\":\"Update:*\",\"Principal\":\"*\",\"Resource\":\"LogicalResourceId/Trail\"}"
#define POLICY(statements) "{\"Statement\":[" statements "]}"

/* NULL: nothing to change. */
static void test_put_in_and_take_out(void **unused) {
    static const struct {
        const char *policy, *with, *without;
    } cases[] = {
        {NULL, POLICY(ALL "," OURS), NULL},
        {"", POLICY(ALL "," OURS), NULL},
        {"not JSON", POLICY(ALL "," OURS), NULL},
        {POLICY(ALL), POLICY(ALL "," OURS), NULL},
        {POLICY(THEIRS), POLICY(THEIRS "," OURS), NULL}, /* which allows nothing: that stays theirs to say */
        {POLICY(THEIRS "," ALL), POLICY(THEIRS "," ALL "," OURS), NULL},
        {POLICY(ALL "," OURS), NULL, POLICY(ALL)},
        {POLICY(OURS "," THEIRS), NULL, POLICY(THEIRS)},
        {"{ \"Statement\" : [ " ALL " , " OURS " ] }", NULL, POLICY(ALL)},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(memory_release) char *with = update_guard_put_in(cases[i].policy);
        AUTO(memory_release) char *without = update_guard_take_out(cases[i].policy);
        if (!with != !cases[i].with || (with && strcmp(with, cases[i].with) != 0))
            fail_msg("%zu: in: %s", i, with ? with : "nothing to change");
        if (!without != !cases[i].without || (without && strcmp(without, cases[i].without) != 0))
            fail_msg("%zu: out: %s", i, without ? without : "nothing to change");
    }
}

static void test_what_it_stops(void **unused) {
    static const struct {
        const char *id;
        bool stops;
    } cases[] = {{"Database", true},  {"DatabaseSecret", true},   {"StorageKey", true},
                 {"SecretKey", true}, {"InsightsKey", true},      {"FlowLogsKey", false},
                 {"Vpc", false},      {"DatabaseSubnets", false}, {"Databases", false}};
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        PlanDanger dangers[] = {{.logical_id = (char *)"Vpc"}, {.logical_id = (char *)cases[i].id}};
        const Plan plan = {.dangers = dangers, .danger_count = 2};
        if (update_guard_stops(&plan) != cases[i].stops)
            fail_msg("%s", cases[i].id);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_put_in_and_take_out),
                                       cmocka_unit_test(test_what_it_stops)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
