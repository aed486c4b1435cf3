/* What a class lacks of what is chosen, and the order in which classes are offered. */
#include "guide/classes.h"
#include "base/memory.h"
#include "stack/cost.h"

#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static Settings *settings_with(const char *const *assignments) {
    Error err = {0};
    Settings *settings = settings_new();
    assert_true(settings_set(settings, "region", "eu-west-1", &err));
    for (; *assignments; assignments++)
        if (!settings_assign(settings, *assignments, &err))
            fail_msg("%s: %s", *assignments, err.said);
    return settings;
}

#define WITH(...) ((const char *const[]){__VA_ARGS__, NULL})
#define NAMED(text)                                                                                                    \
    .name = (char[]){text}, .zones = (char[]) {                                                                        \
        ""                                                                                                             \
    }

static void test_lacks(void **unused) {
    static const struct {
        const char *name, *assignments[3];
        bool multi_az, autoscaling, insights;
        const char *lacks, *refusal;
        bool mendable;
    } cases[] = {
        {"all is there", {"database.multi_az=true"}, true, true, true, "", "", true},
        {"not asked for", {"database.multi_az=false", "database.max_storage_gib=0"}, false, false, true, "", "", true},
        {"turned on",
         {"database.multi_az=true", "database.max_storage_gib=100"},
         false,
         false,
         true,
         "Multi-AZ, storage autoscaling",
         "db.t4g.micro lacks Multi-AZ, storage autoscaling, which is turned on",
         true},
        {"always there",
         {"database.multi_az=true"},
         true,
         true,
         false,
         "Performance Insights",
         "db.t4g.micro lacks Performance Insights, which this set-up always has",
         false},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Settings *settings = settings_with(cases[i].assignments);
        RdsClass sold = {NAMED("db.t4g.micro"), .multi_az = cases[i].multi_az, .autoscaling = cases[i].autoscaling,
                         .insights = cases[i].insights};
        AUTO(text_release) Text lacks = {0}, refusal = {0}, after = {0};
        bool mendable = class_lacks(settings, &sold, &lacks);
        class_refusal(settings, &sold, &refusal);
        if (strcmp(text_string(&lacks), cases[i].lacks) != 0 || mendable != cases[i].mendable ||
            strcmp(text_string(&refusal), cases[i].refusal) != 0)
            fail_msg("%s: \"%s\", \"%s\", %d", cases[i].name, text_string(&lacks), text_string(&refusal), mendable);
        class_mend(settings, &sold);
        class_lacks(settings, &sold, &after);
        if (mendable && after.length)
            fail_msg("%s: mended, it still lacks %s", cases[i].name, text_string(&after));
        settings_free(settings);
    }
}

/* By the price that is shown: with Multi-AZ, twice the one or the standby's own. */
static void test_order(void **unused) {
    (void)unused;
    RdsClass items[] = {{NAMED("db.m6g.large")}, {NAMED("db.x0.unknown")}, {NAMED("db.t4g.small")},
                        {NAMED("db.t4g.micro")}, {NAMED("db.a0.unknown")}, {NAMED("db.t4g.medium")}};
    RdsClasses classes = {items, sizeof items / sizeof *items};
    for (int two = 0; two < 2; two++) {
        Settings *settings = settings_with(WITH(two ? "database.multi_az=true" : "database.multi_az=false"));
        classes_sort(settings, &classes);
        double before = 0;
        for (size_t i = 0; i < classes.count; i++) {
            double monthly = 1e9;
            class_month(settings, classes.items[i].name, &monthly);
            if (monthly < before)
                fail_msg("%s costs less than the one before it", classes.items[i].name);
            before = monthly;
        }
        assert_string_equal(classes.items[0].name, "db.t4g.micro");
        assert_string_equal(classes.items[4].name, "db.a0.unknown");
        assert_string_equal(classes.items[5].name, "db.x0.unknown");
        settings_free(settings);
    }
    assert_ptr_equal(class_sold(&classes, "db.t4g.micro"), classes.items);
    assert_null(class_sold(&classes, "db.t4g"));
}

static void test_names(void **unused) {
    static const char *const rising[] = {"db.m6g.large", "db.m6g.xlarge", "db.m6g.16xlarge",
                                         "db.m7g.large", "db.t4g.micro",  "db.t4g.small"};
    (void)unused;
    for (size_t i = 0; i + 1 < sizeof rising / sizeof *rising; i++) {
        RdsClass one = {.name = (char *)(uintptr_t)rising[i]}, other = {.name = (char *)(uintptr_t)rising[i + 1]};
        if (class_name_order(&one, &other) >= 0 || class_name_order(&other, &one) <= 0)
            fail_msg("%s does not stand before %s", rising[i], rising[i + 1]);
    }
    AUTO(text_release) Text words = {0};
    class_words("db.t4g.micro", &words);
    assert_string_equal(text_string(&words), "2 vCPU, 1 GiB, Graviton, burstable");
}

static void test_default_version(void **unused) {
    AUTO(text_release) Text same = {0}, other = {0};
    (void)unused;
    default_version_words("17.6", "17", &same);
    assert_string_equal(text_string(&same),
                        "This region's own default is PostgreSQL 17.6; chosen is 17, which is of the same version.");
    default_version_words("17.6", "16", &other);
    assert_string_equal(text_string(&other), "This region's own default is PostgreSQL 17.6; chosen is 16.");
    text_release(&other);
    other = (Text){0};
    default_version_words("17.10", "17.1", &other);
    assert_string_equal(text_string(&other), "This region's own default is PostgreSQL 17.10; chosen is 17.1.");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_lacks), cmocka_unit_test(test_order),
                                       cmocka_unit_test(test_names), cmocka_unit_test(test_default_version)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
