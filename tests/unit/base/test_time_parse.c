/* Times as AWS and other programs write them. tests/sandbox/test_times.py compares many more with Python's dateutil. */
#include "base/clock.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

typedef struct Case {
    const char *text;
    long long ms;
} Case;

static void parse_each(const Case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        long long ms = time_parse(cases[i].text);
        if (ms != cases[i].ms)
            fail_msg("\"%s\" gave %lld, expected %lld", cases[i].text, ms, cases[i].ms);
    }
}

static void test_aws(void **unused) {
    static const Case cases[] = {
        {"1970-01-01T00:00:00Z", 0},
        {"2026-11-24T20:07:32.123Z", 1795550852123},
        {"2026-11-24T20:07:32Z", 1795550852000},
        {"2026-11-24T20:07:32.123456789Z", 1795550852123},
        {"2026-11-24T22:07:32.250+02:00", 1795550852250},
        {"2026-11-24T10:37:32-09:30", 1795550852000},
        {"2026-11-25T01:52:32+05:45", 1795550852000},
        {"2024-02-29T00:00:00Z", 1709164800000},
        {"2000-02-29T00:00:00Z", 951782400000},
        {"2038-01-19T03:14:08Z", 2147483648000},
    };
    (void)unused;
    parse_each(cases, sizeof cases / sizeof *cases);
}

/* Each is the same moment, as another program writes it. */
static void test_neighbours(void **unused) {
    static const char *const texts[] = {
        "2026-11-24T20:07:32",
        "2026-11-24T20:07:32UTC",
        "2026-11-24t20:07:32z",
        "2026-11-24 20:07:32+00:00",
        "2026-11-24 20:07:32 UTC",
        "2026-11-24T22:07:32+02",
        "2026-11-24T22:07:32 +0200",
        "20261124T200732Z",
        "20261124200732",
        "2026-11-24T200732",
        "2026/11/24 20:07:32",
        "2026.11.24 20:07:32",
        "2026-Nov-24 20:07:32",
        "2026-11-24T20:07:32,000Z",
        "2026-11-24 08:07:32 PM",
        "2026-11-24 8:07:32pm UTC",
        "Tue, 24 Nov 2026 20:07:32 GMT",
        "24 Nov 2026 20:07:32",
        "24-Nov-2026 20:07:32",
        "Nov 24, 2026 20:07:32",
        "November 24 2026, 20:07:32",
        "Tue Nov 24 20:07:32 2026",
        "Tue Nov 24 20:07:32 UTC 2026",
        "  2026-11-24T20:07:32Z \n",
    };
    (void)unused;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        parse_each(&(Case){texts[i], 1795550852000}, 1);
    parse_each(&(Case){"2026-11-24", 1795478400000}, 1);
    parse_each(&(Case){"20261124", 1795478400000}, 1);
    parse_each(&(Case){"2026-11-24T20:07Z", 1795550820000}, 1);
    parse_each(&(Case){"2026-11-24T20", 1795550400000}, 1);
    parse_each(&(Case){"2026-11-24 12:00 AM", 1795478400000}, 1);
    parse_each(&(Case){"1001-01-01T00:00:00Z", 0}, 1);
}

static void test_no_time(void **unused) {
    static const char *const texts[] = {
        "",
        "yesterday",
        "never",
        "1795550852",
        "26-11-24T20:07:32Z",
        "2026-00-24T20:07:32Z",
        "2026-13-24T20:07:32Z",
        "2026-11-00T20:07:32Z",
        "2026-11-31T20:07:32Z",
        "2026-02-29T20:07:32Z",
        "2026-11-24T24:00:00Z",
        "2026-11-24T20:60:00Z",
        "2026-11-24T20:07:60Z",
        "0026-11-24T20:07:32Z",
        "2026-11-24T20:07:32Zulu",
        "2026-11-24T20:07:32.Z",
        "2026-11-24T20:07:32+02:00Z",
        "2026-11-24T20:07:32+2:00",
        "2026-11-24T20:07:32+-2:00",
        "2026-11-24T20:07:32+25:00",
        "2026-11-24T20:07:32+02:60",
        "2026-11-24 13:07:32 PM",
        "+026-11-24T20:07:32Z",
        "2026-+1-24T20:07:32Z",
        "2026-11/24T20:07:32Z",
        "2026-11-24T20: 7:32Z",
        "2026-11-24T-1:07:32Z",
        "2026-11-24TZ",
        "32 Nov 2026",
        "24 Now 2026",
        "Nov 24",
    };
    (void)unused;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        parse_each(&(Case){texts[i], -1}, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_aws),
        cmocka_unit_test(test_neighbours),
        cmocka_unit_test(test_no_time),
    };
    return cmocka_run_group_tests_name("time_parse", tests, NULL, NULL);
}
