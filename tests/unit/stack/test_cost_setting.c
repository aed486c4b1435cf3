/* What the values of a setting cost is said, or said to be unknown. */
#include "stack/cost.h"
#include "base/memory.h"

#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

/* Volumes are unknown before, and never shown as nothing. */
static void test_costs(void **unused) {
    static const struct {
        const char *path, *words;
    } cases[] = {
        {"access.load_balancer", "switched on: +$"},
        {"encryption.keys", "one: -$4.00/month"},
        {"retention.insights", "advanced: "},
        {"network.nat", "gateway: +$"},
        {"network.nat", "none: -$12.68"},
        {"network.endpoint_zones", "1: -$8.03"},
        {"retention.flow_logs_days", "not in the sum"},
        {"retention.query_logs_days", "not in the sum"},
        {"retention.backup_days", "not in the sum"},
        {"audit.cloudtrail", "not in the sum"},
    };
    (void)unused;
    Error err = {0};
    Settings *settings = settings_new();
    assert_true(settings_set(settings, "region", "eu-west-1", &err));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(text_release) Text words = {0};
        setting_costs(settings, setting_find(cases[i].path), &words);
        if (!strstr(text_string(&words), cases[i].words))
            fail_msg("%s: %s", cases[i].path, text_string(&words));
    }
    settings_free(settings);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_costs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
