/* The estimate: what it counts, and that the unknown is never zero. */
#include "stack/cost.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

static bool near(double a, double b) {
    return a - b < 0.006 && b - a < 0.006;
}

static void estimate(const char *const *assignments, CostEstimate *cost) {
    Settings *settings = settings_new();
    Error err = {0};
    for (; *assignments; assignments++)
        if (!settings_assign(settings, *assignments, &err))
            fail_msg("%s", err.said);
    cost_estimate(settings, cost);
    settings_free(settings);
}

static void test_totals(void **unused) {
    static const struct {
        const char *name, *assignments[4];
        double total; /* added up by hand from the public prices, to the cent */
        const char *text;
    } cases[] = {
        /* 11.68 + 2.30 + 2 x 7.592 + 16 x 0.08 + 2 x 3.65 + 2 x 7.30 + 5 + 0.40 + 0.50 + 3 */
        {"defaults", {"region=us-east-1"}, 61.24, "~$61/month"},
        /* the article, with its load balancer: + 16.425 + 2 x 3.65 + 0.10 */
        {"load balancer", {"region=us-east-1", "access.load_balancer=true"}, 85.07, "~$85/month"},
        {"multi-az", {"region=us-east-1", "database.multi_az=true"}, 75.22, "~$75/month"},
        /* without the instance's 7.592 and 0.64: + 32.85 */
        {"gateway", {"region=us-east-1", "network.nat=gateway"}, 85.86, "~$86/month"},
        {"no way out, one endpoint",
         {"region=eu-west-1", "network.nat=none", "network.endpoint_zones=1"},
         44.56,
         "~$45/month"},
        {"gateways", {"region=us-east-1", "network.nat=gateway_per_zone"}, 122.36, "~$122/month"},
        {"one key", {"region=us-east-1", "encryption.keys=one"}, 57.24, "~$57/month"},
        {"unknown class", {"region=us-east-1", "database.instance_class=db.x9z.large"}, 49.56, "~$50+/month"},
        {"insights", {"region=us-east-1", "retention.insights=advanced"}, 61.24, "~$61+/month"},
        /* 2 and 8 vCPU at 0.0125 an hour; of the rest, this region's table knows no more than:
         * 2 x 7.592 + 7.30 + 5 + 0.40 + 3, and db.m6g.2xlarge at 0.636 */
        {"insights of two vCPU", {"region=us-east-2", "retention.insights=advanced"}, 49.13, "~$49+/month"},
        {"insights of eight",
         {"region=us-east-2", "retention.insights=advanced", "database.instance_class=db.m6g.2xlarge"},
         568.16,
         "~$568+/month"},
        {"no such table", {"region=mx-central-1"}, 0, "cost unknown"},
        {"no region", {NULL}, 0, "cost unknown"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CostEstimate cost;
        Text text = {0};
        double sum = 0;
        size_t unknown = 0;
        estimate(cases[i].assignments, &cost);
        cost_short(&cost, &text);
        if (!near(cost.total, cases[i].total) || strcmp(text_string(&text), cases[i].text) != 0)
            fail_msg("%s: %.3f, \"%s\"; expected %.2f", cases[i].name, cost.total, text_string(&text), cases[i].total);
        for (size_t j = 0; j < cost.count; j++) {
            sum += cost.lines[j].monthly;
            unknown += !cost.lines[j].known;
            if (cost.lines[j].known != (cost.lines[j].monthly > 0))
                fail_msg("%s: %s costs %f", cases[i].name, cost.lines[j].label, cost.lines[j].monthly);
            if (!cost.lines[j].known && cost.region && !strstr(cost.left_out, cost.lines[j].label))
                fail_msg("%s: \"%s\" does not name %s", cases[i].name, cost.left_out, cost.lines[j].label);
        }
        assert_true(near(sum, cost.total));
        assert_int_equal(unknown, cost.unknown);
        assert_int_equal(strlen(cost.date) > 0, cost.unknown < cost.count);
        assert_non_null(strstr(cost.left_out, cost.date));
        text_release(&text);
        cost_release(&cost);
    }
}

static void test_words(void **unused) {
    CostEstimate cost;
    (void)unused;
    estimate((const char *const[]){"region=mx-central-1", "access.load_balancer=true", "audit.cloudtrail=true", NULL},
             &cost);
    assert_false(cost.region);
    assert_non_null(strstr(cost.left_out, "No prices are known for mx-central-1"));
    assert_non_null(strstr(cost.left_out, "capacity units"));
    assert_non_null(strstr(cost.left_out, "trail"));
    cost_release(&cost);
    estimate((const char *const[]){NULL}, &cost);
    assert_non_null(strstr(cost.left_out, "not chosen yet"));
    cost_release(&cost);
    estimate((const char *const[]){"region=us-east-1", "database.multi_az=true", NULL}, &cost);
    assert_string_equal(cost.lines[0].label, "Database db.t4g.micro, Multi-AZ");
    cost_release(&cost);
}

static void test_class(void **unused) {
    double monthly = -1;
    (void)unused;
    assert_true(cost_database_class("us-east-1", "db.t4g.micro", &monthly));
    assert_true(near(monthly, 11.68));
    monthly = -1;
    assert_false(cost_database_class("us-east-1", "db.none", &monthly));
    assert_false(cost_database_class("mars-1", "db.t4g.micro", &monthly));
    assert_true(monthly < 0);
    /* Each suggested instance has a price where the table has the region at all; Graviton4's have one from AWS's price
     * list alone, since what is published of them differs. */
    const SettingRow *row = setting_find("database.instance_class");
    for (const SettingChoice *choice = row->choices; choice->value; choice++)
        if (cost_database_class("us-east-1", choice->value, &monthly) == (strstr(choice->value, "8g.") != NULL))
            fail_msg("%s is suggested, and has no price; or has one, and is excepted here", choice->value);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_totals),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_class),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
