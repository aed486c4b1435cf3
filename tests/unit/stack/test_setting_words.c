/* Each value that can be chosen means something, and what it costs is said or said to be unknown. */
#include "stack/setting_words.h"
#include "base/memory.h"

#include <stdio.h>
#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static void test_each_choice_of_retention_means_something(void **unused) {
    (void)unused;
    for (size_t i = 0; i < setting_count; i++) {
        const SettingRow *row = &setting_rows[i];
        if (row->screen != ON_RETENTION)
            continue;
        for (const long *only = row->only; only && *only; only++) {
            AUTO(text_release) Text words = {0};
            char value[24];
            snprintf(value, sizeof value, "%ld", *only);
            setting_meaning(row, value, &words);
            if (!words.length)
                fail_msg("%s %s", row->path, value);
        }
        for (const SettingChoice *choice = row->choices; choice && choice->value; choice++) {
            AUTO(text_release) Text words = {0};
            setting_meaning(row, choice->value, &words);
            if (!words.length)
                fail_msg("%s %s", row->path, choice->value);
        }
        AUTO(text_release) Text words = {0};
        setting_meaning(row, row->initial, &words);
        assert_true(words.length > 0);
    }
}

/* Volumes are unknown before, and never shown as nothing. */
static void test_costs(void **unused) {
    static const struct {
        const char *path, *words;
    } cases[] = {
        {"access.load_balancer", "switched on: +$"},    {"encryption.keys", "one: -$4.00/month"},
        {"retention.insights", "advanced: "},           {"network.nat", "gateway: +$"},
        {"retention.flow_logs_days", "not in the sum"}, {"retention.query_logs_days", "not in the sum"},
        {"retention.backup_days", "not in the sum"},    {"audit.cloudtrail", "not in the sum"},
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
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_each_choice_of_retention_means_something),
                                       cmocka_unit_test(test_costs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
