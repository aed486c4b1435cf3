/* Usage types of AWS's price list, as its offer files write them. */
#include "stack/cost_list.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static void test_usage(void **unused) {
    static const struct {
        const char *type, *region, *usage;
        bool fits;
    } cases[] = {
        {"InstanceUsage:db.t4g.micro", "us-east-1", "InstanceUsage:", true},
        {"EU-InstanceUsage:db.t4g.micro", "eu-west-1", "InstanceUsage:", true},
        {"EUW2-InstanceUsage:db.t4g.micro", "eu-west-2", "InstanceUsage:", true},
        {"USE1-InstanceUsage:db.t4g.micro", "us-east-1", "InstanceUsage:", true},
        {"Multi-AZUsage:db.r4.large", "us-east-1", "Multi-AZUsage:", true},
        {"APN1-Multi-AZUsage:db.r4.large", "ap-northeast-1", "Multi-AZUsage:", true},
        {"APN1-Multi-AZUsage:db.r4.large", "ap-northeast-1", "InstanceUsage:", false},
        {"APN1-ExtendedSupport-InstanceUsage:db.t4g.micro", "ap-northeast-1", "InstanceUsage:", false},
        {"EUC1-InstanceUsageIOOptimized:db.r6g.large", "eu-central-1", "InstanceUsage:", false},
        {"RDS:GP3-Storage", "us-east-1", "RDS:GP3-Storage", true},
        {"EUC1-RDS:GP3-Storage", "eu-central-1", "RDS:GP3-Storage", true},
        {"EUC1-RDS:Multi-AZ-GP3-Storage", "eu-central-1", "RDS:GP3-Storage", false},
        {"EUC1-RDS:Multi-AZ-GP3-Storage", "eu-central-1", "RDS:Multi-AZ-GP3-Storage", true},
        {"NatGateway-Hours", "us-east-1", "NatGateway-Hours", true},
        {"USW2-NatGateway-Hours", "us-west-2", "NatGateway-Hours", true},
        {"USW2-NatGateway-Bytes", "us-west-2", "NatGateway-Hours", false},
        {"USW2-RegionalNatGateway-Hours", "us-west-2", "NatGateway-Hours", false},
        {"us-west-2-KMS-Keys", "us-west-2", "KMS-Keys", true},
        {"us-west-2-KMS-Keys-Import", "us-west-2", "KMS-Keys", false},
        {"EUW2-Outposts-LoadBalancerUsage", "eu-west-2", "LoadBalancerUsage", false},
        {"MXC1-LoadBalancerUsage", "mx-central-1", "LoadBalancerUsage", true},
        {"", "eu-west-1", "NatGateway-Hours", false},
        {"EU-", "eu-west-1", "NatGateway-Hours", false},
        {"-NatGateway-Hours", "eu-west-1", "NatGateway-Hours", false},
        {"EU-NatGateway-Hours", "", "NatGateway-Hours", true},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (usage_fits(cases[i].type, cases[i].region, cases[i].usage) != cases[i].fits)
            fail_msg("\"%s\" and \"%s\" should%s fit", cases[i].type, cases[i].usage, cases[i].fits ? "" : " not");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_usage)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
