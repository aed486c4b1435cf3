/* What a change of the settings costs, part by part. */
#include "stack/cost.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

static Settings *settings_of(const char *const *assignments) {
    Settings *settings = settings_new();
    Error err = {0};
    for (; *assignments; assignments++)
        if (!settings_assign(settings, *assignments, &err))
            fail_msg("%s", err.said);
    return settings;
}

static void test_changes(void **unused) {
    /* Figures from the public prices of us-east-1, a month of 730 hours. */
    static const struct {
        const char *name, *before[4], *after[5], *lines[5], *all;
    } cases[] = {
        {"nothing", {"region=us-east-1"}, {"region=us-east-1"}, {NULL}, "no change"},
        {"not a matter of cost", {"region=us-east-1"}, {"region=us-east-1", "database.port=5433"}, {NULL}, "no change"},
        {"class",
         {"region=us-east-1"},
         {"region=us-east-1", "database.instance_class=db.t4g.medium"},
         {"+$35.77/month: Database: db.t4g.micro, Single-AZ -> db.t4g.medium, Single-AZ"},
         "+$35.77/month"},
        {"smaller class",
         {"region=us-east-1", "database.instance_class=db.t4g.medium"},
         {"region=us-east-1"},
         {"-$35.77/month: Database: db.t4g.medium, Single-AZ -> db.t4g.micro, Single-AZ"},
         "-$35.77/month"},
        {"storage",
         {"region=us-east-1"},
         {"region=us-east-1", "database.storage_gib=50"},
         {"+$3.45/month: Database storage: 20 GiB -> 50 GiB"},
         "+$3.45/month"},
        {"load balancer",
         {"region=us-east-1"},
         {"region=us-east-1", "access.load_balancer=true"},
         {"+$7.30/month: Public IPv4 addresses: 2 -> 4", "+$16.43/month: Load balancer: added",
          "+$0.10/month: Alarms: 5 -> 6"},
         "+$23.83/month"},
        {"no load balancer",
         {"region=us-east-1", "access.load_balancer=true"},
         {"region=us-east-1"},
         {"-$7.30/month: Public IPv4 addresses: 4 -> 2", "-$0.10/month: Alarms: 6 -> 5",
          "-$16.43/month: Load balancer: removed"},
         "-$23.83/month"},
        {"gateway",
         {"region=us-east-1"},
         {"region=us-east-1", "network.nat=gateway"},
         {"+$25.26/month: NAT: instance t3.micro -> gateway", "-$0.64/month: Volumes of instances: 16 GiB -> 8 GiB"},
         "+$24.62/month"},
        {"no way out",
         {"region=us-east-1"},
         {"region=us-east-1", "network.nat=none", "network.endpoint_zones=1"},
         {"-$0.64/month: Volumes of instances: 16 GiB -> 8 GiB", "-$3.65/month: Public IPv4 addresses: 2 -> 1",
          "-$7.30/month: Secrets endpoint: two zones -> one zone", "-$7.59/month: NAT: instance t3.micro removed"},
         "-$19.18/month"},
        {"unknown class",
         {"region=us-east-1"},
         {"region=us-east-1", "database.instance_class=db.x9z.large"},
         {"unknown: Database: db.t4g.micro, Single-AZ -> db.x9z.large, Single-AZ"},
         "the difference is unknown"},
        {"unknown and known",
         {"region=us-east-1"},
         {"region=us-east-1", "database.instance_class=db.x9z.large", "database.storage_gib=50"},
         {"unknown: Database: db.t4g.micro, Single-AZ -> db.x9z.large, Single-AZ",
          "+$3.45/month: Database storage: 20 GiB -> 50 GiB"},
         "+$3.45/month and what is unknown"},
        {"keys",
         {"region=us-east-1"},
         {"region=us-east-1", "encryption.keys=one"},
         {"-$4.00/month: KMS keys: 5 -> 1"},
         "-$4.00/month"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Settings *before = settings_of(cases[i].before), *after = settings_of(cases[i].after);
        CostDifference difference;
        Text all = {0};
        cost_compare(before, after, &difference);
        cost_difference_short(&difference, &all);
        if (strcmp(text_string(&all), cases[i].all) != 0)
            fail_msg("%s: \"%s\", expected \"%s\"", cases[i].name, text_string(&all), cases[i].all);
        for (size_t j = 0; j < difference.count; j++) {
            Text line = {0};
            cost_change_line(&difference.items[j], &line);
            if (!cases[i].lines[j] || strcmp(text_string(&line), cases[i].lines[j]) != 0)
                fail_msg("%s: \"%s\", expected \"%s\"", cases[i].name, text_string(&line),
                         cases[i].lines[j] ? cases[i].lines[j] : "nothing");
            text_release(&line);
        }
        if (cases[i].lines[difference.count])
            fail_msg("%s: no \"%s\"", cases[i].name, cases[i].lines[difference.count]);
        text_release(&all);
        cost_difference_release(&difference);
        settings_free(before);
        settings_free(after);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_changes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
