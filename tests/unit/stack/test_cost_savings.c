/* What would make the bill smaller, and already does, with what it gives up. Sums: tests/unit/stack/test_cost.c. */
#include "stack/cost_savings.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name, *assignments[4];
    const char *savings; /* "path=value sum", those taken with a "*" */
} cases[] = {
    {"the article's",
     {"region=eu-west-1"},
     "network.nat=none 12.68; network.endpoint_zones=1 8.03; encryption.keys=one 4.00"},
    {"no way out",
     {"region=eu-west-1", "network.nat=none"},
     "*network.nat=none 12.68; network.endpoint_zones=1 8.03; encryption.keys=one 4.00"},
    {"all of them",
     {"region=eu-west-1", "network.nat=none", "network.endpoint_zones=1", "encryption.keys=one"},
     "*network.nat=none 12.68; *network.endpoint_zones=1 8.03; *encryption.keys=one 4.00"},
    {"dearer than the default",
     {"region=us-east-1", "network.nat=gateway", "network.endpoint_zones=1", "encryption.keys=one"},
     "*network.endpoint_zones=1 7.30; *encryption.keys=one 4.00; network.nat=instance 24.62; network.nat=none 36.50"},
    {"a region of which nothing is known", {"region=mx-central-1"}, ""},
};

static void test_savings(void **unused) {
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(cost_savings_release) CostSavings savings = {0};
        AUTO(text_release) Text found = {0};
        Settings *settings = settings_new();
        Error err = {0};
        for (size_t k = 0; k < 4 && cases[i].assignments[k]; k++)
            assert_true(settings_assign(settings, cases[i].assignments[k], &err));
        cost_savings(settings, &savings);
        settings_free(settings);
        for (size_t k = 0; k < savings.count; k++) {
            const CostSaving *saving = &savings.items[k];
            text_print(&found, "%s%s%s=%s %.2f", k ? "; " : "", saving->taken ? "*" : "", saving->row->path,
                       saving->value, saving->monthly);
            assert_true(strlen(saving->gives_up) > 20);
        }
        if (strcmp(text_string(&found), cases[i].savings) != 0)
            fail_msg("%s: \"%s\"", cases[i].name, text_string(&found));
    }
}

static void test_words(void **unused) {
    AUTO(cost_savings_release) CostSavings savings = {0};
    AUTO(text_release) Text text = {0};
    Settings *settings = settings_new();
    Error err = {0};
    (void)unused;
    assert_true(settings_assign(settings, "region=eu-west-1", &err));
    assert_true(settings_assign(settings, "network.nat=none", &err));
    cost_savings(settings, &savings);
    settings_free(settings);
    cost_savings_print(&savings, &text);
    assert_non_null(strstr(text_string(&text), "given up for it:\n    12.68  network.nat: none. What you add"));
    assert_non_null(
        strstr(text_string(&text), "would give up:\n     8.03  network.endpoint_zones: 1. In the bastion's"));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_savings), cmocka_unit_test(test_words)};
    return cmocka_run_group_tests_name("cost savings", tests, NULL, NULL);
}
