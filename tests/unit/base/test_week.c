/* When a window of the week opens next. */
#include "base/week.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

/* Moments as GNU date has them: date -u -d "2026-11-29 04:30" +%s000. */
static void test_opens(void **unused) {
    static const long long sunday = 1795926600000, later = sunday + 7LL * 24 * 60 * 60 * 1000;
    static const struct {
        const char *window;
        long long after, opens;
    } cases[] = {
        {"sun:04:30-sun:05:30", sunday - 1, sunday},
        {"sun:04:30-sun:05:30", sunday, later}, /* it is open: the next one is told */
        {"sun:04:30-sun:05:30", later - 1, later},
        {"mon:00:00-mon:00:30", sunday, 1795996800000},
        {"sat:23:59-sun:00:29", sunday, 1796515140000},
        {"thu:00:00-thu:00:30", 0, 604800000},
        {"sun:24:30-sun:05:30", sunday, -1},
        {"day:04:30-day:05:30", sunday, -1},
        {"", sunday, -1},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (week_window_opens(cases[i].window, cases[i].after) != cases[i].opens)
            fail_msg("%zu: %s: %lld", i, cases[i].window, week_window_opens(cases[i].window, cases[i].after));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_opens)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
