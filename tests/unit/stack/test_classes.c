/* What the name of an instance class says. */
#include "stack/classes.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static void test_facts(void **unused) {
    /* RDS User Guide, "Hardware specifications for DB instance classes". */
    static const struct {
        const char *name;
        int vcpu;
        double memory;
        bool graviton, burstable;
    } cases[] = {
        {"db.t4g.micro", 2, 1, true, true},         {"db.t3.small", 2, 2, false, true},
        {"db.t3.2xlarge", 8, 32, false, true},      {"db.m5.large", 2, 8, false, false},
        {"db.m5.24xlarge", 96, 384, false, false},  {"db.m6gd.xlarge", 4, 16, true, false},
        {"db.m6i.4xlarge", 16, 64, false, false},   {"db.m7g.16xlarge", 64, 256, true, false},
        {"db.m8g.48xlarge", 192, 768, true, false}, {"db.r5.8xlarge", 32, 256, false, false},
        {"db.r6g.large", 2, 16, true, false},       {"db.r7g.2xlarge", 8, 64, true, false},
        {"db.r6gd.medium", 1, 8, true, false},      {"db.x2g.large", 2, 32, true, false},
        {"db.x2iedn.xlarge", 4, 128, false, false}, {"db.x2idn.16xlarge", 64, 1024, false, false},
        {"db.c6gd.large", 2, 4, true, false},
    };
    static const char *const unknown[] = {"",
                                          "db",
                                          "db.",
                                          "db.t4g",
                                          "db.t4g.nano",
                                          "db.m1.small",
                                          "db.q9.large",
                                          "db.m5.metal",
                                          "db.m5.1xlarge",
                                          "db.m5.999xlarge",
                                          "db.m5.2xlargest",
                                          "db.t2.micro",
                                          "db..large"};
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ClassFacts facts = {0};
        if (!class_facts(cases[i].name, &facts) || facts.vcpu != cases[i].vcpu ||
            (long)facts.memory_gib != (long)cases[i].memory || facts.graviton != cases[i].graviton ||
            facts.burstable != cases[i].burstable)
            fail_msg("%s: %d vCPU, %.1f GiB, %d, %d", cases[i].name, facts.vcpu, facts.memory_gib, facts.graviton,
                     facts.burstable);
    }
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        ClassFacts facts = {.vcpu = -7};
        if (class_facts(unknown[i], &facts) || facts.vcpu != -7)
            fail_msg("%s: %d vCPU", unknown[i], facts.vcpu);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_facts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
