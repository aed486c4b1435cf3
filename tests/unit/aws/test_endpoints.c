/* Hosts of services, region codes, and what may be an endpoint. The hosts were compared with the rule sets of
 * botocore 1.44.8; a test beside Debian's botocore compares all of them with the older ones. */
#include "aws/endpoints.h"
#include "aws/regions.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

enum { FIPS = 1, DUAL = 2 };

static void test_hosts(void **unused) {
    static const AwsService rds = {.id = "rds", .host_prefix = "rds", .signing_name = "rds"};
    static const AwsService iam = {.id = "iam", .host_prefix = "iam", .signing_name = "iam", .global = true};
    static const AwsService kms = {.id = "kms", .host_prefix = "kms", .signing_name = "kms"};
    static const AwsService secrets = {
        .id = "secrets_manager", .host_prefix = "secretsmanager", .signing_name = "secretsmanager"};
    static const AwsService monitoring = {
        .id = "cloudwatch", .host_prefix = "monitoring", .signing_name = "monitoring"};
    static const AwsService pricing = {.id = "pricing", .host_prefix = "api.pricing", .signing_name = "pricing"};
    static const AwsService plans = {.id = "freetier", .host_prefix = "freetier", .signing_name = "freetier"};
    static const struct {
        const AwsService *service;
        const char *region;
        int how;
        const char *url, *signing_region;
    } cases[] = {
        {&rds, "eu-west-1", 0, "https://rds.eu-west-1.amazonaws.com", "eu-west-1"},
        {&rds, "us-east-1", FIPS, "https://rds-fips.us-east-1.amazonaws.com", "us-east-1"},
        {&rds, "eu-west-1", DUAL, "https://rds.eu-west-1.api.aws", "eu-west-1"},
        {&rds, "us-east-1", FIPS | DUAL, "https://rds-fips.us-east-1.api.aws", "us-east-1"},
        {&rds, "cn-north-1", 0, "https://rds.cn-north-1.amazonaws.com.cn", "cn-north-1"},
        {&rds, "cn-northwest-1", DUAL, "https://rds.cn-northwest-1.api.amazonwebservices.com.cn", "cn-northwest-1"},
        {&rds, "us-gov-west-1", 0, "https://rds.us-gov-west-1.amazonaws.com", "us-gov-west-1"},
        {&rds, "us-gov-east-1", FIPS, "https://rds.us-gov-east-1.amazonaws.com", "us-gov-east-1"},
        {&rds, "us-gov-east-1", FIPS | DUAL, "https://rds-fips.us-gov-east-1.api.aws", "us-gov-east-1"},
        {&kms, "us-gov-east-1", FIPS, "https://kms-fips.us-gov-east-1.amazonaws.com", "us-gov-east-1"},
        {&monitoring, "us-gov-west-1", FIPS | DUAL, "https://monitoring.us-gov-west-1.api.aws", "us-gov-west-1"},
        {&secrets, "eu-west-1", DUAL, "https://secretsmanager.eu-west-1.amazonaws.com", "eu-west-1"},
        {&secrets, "us-east-1", FIPS | DUAL, "https://secretsmanager-fips.us-east-1.amazonaws.com", "us-east-1"},
        {&rds, "us-iso-east-1", 0, "https://rds.us-iso-east-1.c2s.ic.gov", "us-iso-east-1"},
        {&rds, "us-isob-east-1", 0, "https://rds.us-isob-east-1.sc2s.sgov.gov", "us-isob-east-1"},
        {&rds, "eusc-de-east-1", 0, "https://rds.eusc-de-east-1.amazonaws.eu", "eusc-de-east-1"},
        {&rds, "xx-new-1", 0, "https://rds.xx-new-1.amazonaws.com", "xx-new-1"},
        {&iam, "eu-west-1", 0, "https://iam.amazonaws.com", "us-east-1"},
        {&iam, "eu-west-1", FIPS, "https://iam-fips.amazonaws.com", "us-east-1"},
        {&iam, "eu-west-1", DUAL, "https://iam.global.api.aws", "us-east-1"},
        {&iam, "eu-west-1", FIPS | DUAL, "https://iam-fips.global.api.aws", "us-east-1"},
        {&iam, "cn-northwest-1", 0, "https://iam.cn-north-1.amazonaws.com.cn", "cn-north-1"},
        {&iam, "cn-northwest-1", DUAL, "https://iam.global.api.amazonwebservices.com.cn", "cn-north-1"},
        {&iam, "us-gov-east-1", 0, "https://iam.us-gov.amazonaws.com", "us-gov-west-1"},
        {&iam, "us-gov-east-1", FIPS, "https://iam.us-gov.amazonaws.com", "us-gov-west-1"},
        {&iam, "us-gov-east-1", DUAL, "https://iam.us-gov.api.aws", "us-gov-west-1"},
        {&iam, "us-iso-west-1", 0, "https://iam.us-iso-east-1.c2s.ic.gov", "us-iso-east-1"},
        /* botocore 1.44.8, freetier's rule set */
        {&plans, "eu-west-1", 0, "https://freetier.us-east-1.api.aws", "us-east-1"},
        {&plans, "eu-west-1", DUAL, "https://freetier.us-east-1.api.aws", "us-east-1"},
        {&plans, "us-east-2", FIPS, "https://freetier-fips.us-east-2.api.aws", "us-east-2"},
        {&plans, "cn-northwest-1", 0, "https://freetier.cn-northwest-1.api.amazonwebservices.com.cn", "cn-northwest-1"},
        {&pricing, "eu-west-1", 0, "https://api.pricing.eu-central-1.amazonaws.com", "eu-central-1"},
        {&pricing, "ap-northeast-1", 0, "https://api.pricing.ap-south-1.amazonaws.com", "ap-south-1"},
        {&pricing, "sa-east-1", 0, "https://api.pricing.us-east-1.amazonaws.com", "us-east-1"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(memory_release) char *url = NULL, *region = NULL;
        endpoint_default(cases[i].service, cases[i].region, cases[i].how & FIPS, cases[i].how & DUAL, &url, &region);
        if (strcmp(url, cases[i].url) != 0 || strcmp(region, cases[i].signing_region) != 0)
            fail_msg("%s in %s (%d): %s for %s, expected %s for %s", cases[i].service->id, cases[i].region,
                     cases[i].how, url, region, cases[i].url, cases[i].signing_region);
    }
}

static void test_partitions(void **unused) {
    (void)unused;
    assert_string_equal(partition_of("eu-west-1")->id, "aws");
    assert_string_equal(partition_of("us-gov-west-1")->id, "aws-us-gov");
    assert_string_equal(partition_of("us-iso-east-1")->id, "aws-iso");
    assert_string_equal(partition_of("us-isob-east-1")->id, "aws-iso-b");
    assert_string_equal(partition_of("cn-north-1")->id, "aws-cn");
    assert_string_equal(partition_of("nowhere")->id, "aws");
}

static void test_region_codes(void **unused) {
    static const char *const bad[] = {
        "",   "eu west", "EU-WEST-1", "eu-west-1.evil.example",
        "-a", "a-",      "eu/west",   "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};
    (void)unused;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (region_valid(bad[i]))
            fail_msg("\"%s\" is taken as a region", bad[i]);
    for (size_t i = 0; i < aws_region_count; i++)
        if (!region_valid(aws_regions[i].code) || !*aws_regions[i].name)
            fail_msg("\"%s\" is not taken as a region", aws_regions[i].code);
    assert_string_equal(aws_region_name("eu-west-1"), "Europe (Ireland)");
    assert_string_equal(aws_region_name("xx-new-1"), "xx-new-1");
}

static void test_endpoint_urls(void **unused) {
    static const struct {
        const char *url;
        bool valid;
    } cases[] = {
        {"https://rds.eu-west-1.amazonaws.com", true},
        {"http://127.0.0.1:4566", true},
        {"http://localhost:4566/path", true},
        {"http://[::1]:4566", true},
        {"", false},
        {"localhost:4566", false},
        {"ftp://localhost", false},
        {"file:///etc/passwd", false},
        {"https://", false},
        {"https:///path", false},
        {"https://user@evil.example", false},
        {"https://host/?a=b", false},
        {"https://host/#a", false},
        {"https://host /", false},
        {"https://host\r\nX: y", false},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (endpoint_valid(cases[i].url) != cases[i].valid)
            fail_msg("\"%s\": expected %d", cases[i].url, cases[i].valid);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hosts),
        cmocka_unit_test(test_partitions),
        cmocka_unit_test(test_region_codes),
        cmocka_unit_test(test_endpoint_urls),
    };
    return cmocka_run_group_tests_name("endpoints", tests, NULL, NULL);
}
