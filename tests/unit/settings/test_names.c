/* AWS's rules for names: which values are taken, and that a refusal says which rule it was. */
#include "settings/names.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *value;
    const char *why; /* NULL: taken; else words of the refusal */
} Case;

static void cases_run(bool (*check)(const char *, Error *), const Case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        Error err = {0};
        bool ok = check(cases[i].value, &err);
        if (ok != !cases[i].why)
            fail_msg("\"%s\" was %s (%s)", cases[i].value, ok ? "taken" : "refused", err.said);
        if (!ok && !strstr(err.said, cases[i].why))
            fail_msg("\"%s\": \"%s\" does not say \"%s\"", cases[i].value, err.said, cases[i].why);
        if (!ok && (err.kind != ERROR_USAGE || !err.remedy[0]))
            fail_msg("\"%s\": no remedy, or not the user's", cases[i].value);
    }
}
#define RUN(check, cases) cases_run(check, cases, sizeof(cases) / sizeof *(cases))

static void test_app(void **unused) {
    static const Case cases[] = {
        {"myapp", NULL},
        {"my-app-2", NULL},
        {"ab", NULL},
        {"abcdefghijklmnopqrst", NULL},
        {"a", "2 to 20 characters"},
        {"", "2 to 20 characters"},
        {"abcdefghijklmnopqrstu", "load balancer"},
        {"MyApp", "lower-case"},
        {"my_app", "lower-case"},
        {"my.app", "lower-case"},
        {"my app", "lower-case"},
        {"caf\xc3\xa9", "lower-case"},
        {"1app", "a letter first"},
        {"-app", "a letter first"},
        {"app-", "none at the end"},
        {"a--b", "no two hyphens"},
        {"aws-tools", "\"aws\""},
        {"awsome", "\"aws\""},
        {"internal-app", "Elastic Load Balancing"},
        {"internal", NULL},
        {"sg-1234", "security group"},
        {"sthree-x", "S3"},
        {"amzn-shop", "S3"},
        {"ssm", "Systems Manager"},
        {"ssm-app", NULL},
        {"default", "RDS"},
    };
    (void)unused;
    RUN(app_name_check, cases);
}

static void test_region(void **unused) {
    static const Case cases[] = {
        {"eu-west-1", NULL},      {"us-east-2", NULL},         {"ap-southeast-5", NULL},     {"us-gov-west-1", NULL},
        {"eu-isoe-west-1", NULL}, {"eusc-de-east-1", NULL},    {"eusd-de-east-1", "region"}, {"eu-west", "region"},
        {"eu-west-1a", "region"}, {"EU-WEST-1", "region"},     {"eu_west_1", "region"},      {"eu-west-0", "region"},
        {"eu-1", "region"},       {"europe-west-1", "region"}, {"eu--west-1", "region"},     {"eu-west-12", "region"},
        {"-west-1", "region"},
    };
    (void)unused;
    RUN(region_check, cases);
}

static void test_ids(void **unused) {
    static const Case images[] = {
        {"ami-0abcdef1234567890", NULL},
        {"ami-12345678", NULL},
        {"ami-0ABCDEF1234567890", "ami-"},
        {"ami-0abcdef123456789", "ami-"},
        {"ami-0abcdef12345678901", "ami-"},
        {"i-0abcdef1234567890", "ami-"},
        {"ami-", "ami-"},
    };
    static const Case pairs[] = {
        {"myapp-bastion", NULL}, {"my pair (old)", NULL}, {" pair", "no blank"},
        {"pair ", "no blank"},   {"p\xc3\xa9", "ASCII"},  {"a\tb", "ASCII"},
    };
    char longest[258];
    Error err = {0};
    (void)unused;
    RUN(image_check, images);
    RUN(key_pair_check, pairs);
    memset(longest, 'k', sizeof longest);
    longest[256] = '\0';
    assert_false(key_pair_check(longest, &err));
    longest[255] = '\0';
    assert_true(key_pair_check(longest, &err));
}

static void test_database_name(void **unused) {
    static const Case cases[] = {
        {"myapp", NULL},           {"my_app_2", NULL},       {"MyApp", NULL},
        {"my-app", "underscores"}, {"1app", "letter first"}, {"_app", "letter first"},
        {"", "1 to 63"},           {"select", "keep"},       {"User", "User"},
        {"postgres", "keep"},      {"rdsadmin", "keep"},     {"template0", "keep"},
        {"all", "keep"},           {"with", "keep"},         {"current_catalog", "keep"},
        {"users", NULL},           {"selected", NULL},       {"system_user", "keep"},
        {"tablesample", "keep"},
    };
    char name[DATABASE_NAME_SIZE];
    (void)unused;
    /* The refusal proposes the word in lower case. */
    RUN(database_name_check, ((const Case[]){{"User", "user_db"}}));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (strcmp(cases[i].value, "User") != 0)
            cases_run(database_name_check, &cases[i], 1);
    database_name_from_app("my-own-app", name);
    assert_string_equal(name, "my_own_app");
}

static void test_sizes(void **unused) {
    static const Case versions[] = {
        {"16", NULL}, {"17", NULL},  {"18", NULL},     {"17.6", NULL}, {"16.10", NULL},  {"15", "16, 17 or 18"},
        {"19", "16"}, {"17.", "16"}, {"17.6.1", "16"}, {"170", "16"},  {"17.123", "16"}, {"v17", "16"},
    };
    static const Case classes[] = {
        {"db.t4g.micro", NULL},
        {"db.m7g.large", NULL},
        {"db.r6gd.16xlarge", NULL},
        {"db.x2iedn.32xlarge", NULL},
        {"db.r5.2xlarge.tpc2.mem4x", NULL},
        {"t4g.micro", "instance class"},
        {"db.t4g", "instance class"},
        {"db.t4g.", "instance class"},
        {"db.t4g.tiny", "instance class"},
        {"db.t4g.2micro", "instance class"},
        {"DB.T4G.MICRO", "instance class"},
        {"db.t4g.micro ", "instance class"},
        {"db..large", "instance class"},
        {"db.m7g.large.", "instance class"},
    };
    (void)unused;
    RUN(engine_version_check, versions);
    RUN(instance_class_check, classes);
}

static void test_network(void **unused) {
    static const Case cases[] = {
        {"10.0.0.0/16", NULL},
        {"192.168.4.0/24", NULL},
        {"172.31.0.0/16", NULL},
        {"10.0.0.0/15", "/16 to /24"},
        {"10.0.0.0/25", "/16 to /24"},
        {"172.32.0.0/16", "private"},
        {"8.8.0.0/16", "private"},
        {"10.0.0.1/16", "10.0.0.0/16"},
        {"fd00::/56", "IPv4"},
        {"10.0.0.0", "/16 to /24"},
        {"abc", "such as"},
    };
    (void)unused;
    RUN(network_check, cases);
}

static void test_addresses(void **unused) {
    static const Case emails[] = {
        {"ops@example.com", NULL},
        {"a.b+c@sub.example.co", NULL},
        {"ops", "e-mail"},
        {"@example.com", "e-mail"},
        {"ops@", "e-mail"},
        {"ops@localhost", "e-mail"},
        {"o ps@example.com", "e-mail"},
        {"a@b@example.com", "e-mail"},
        {".a@example.com", "e-mail"},
        {"a.@example.com", "e-mail"},
        {"a@exa..mple.com", "e-mail"},
        {"a@-example.com", "e-mail"},
        {"a@b.com,c@d.com", "one e-mail"},
        {"a@example.com.", "e-mail"},
    };
    static const Case buckets[] = {
        {"my-bucket.logs", NULL},
        {"abc", NULL},
        {"ab", "3 to 63"},
        {"My-bucket", "lower-case"},
        {"my_bucket", "lower-case"},
        {"-bucket", "both ends"},
        {"bucket.", "both ends"},
        {"a..b", "single dots"},
        {"192.168.5.4", "IP address"},
        {"xn--bucket", "keeps"},
        {"my-s3alias", "keeps"},
        {"arn:aws:s3:::b", "name alone"},
        {"s3://bucket", "name alone"},
    };
    static const Case boundaries[] = {
        {"arn:aws:iam::123456789012:policy/boundary", NULL},
        {"arn:aws:iam::123456789012:policy/teams/db/boundary", NULL},
        {"arn:aws-us-gov:iam::aws:policy/ReadOnlyAccess", NULL},
        {"boundary", "policy's ARN"},
        {"arn:aws:iam::123456789012:role/boundary", "policy's ARN"},
        {"arn:aws:iam::12345678901:policy/boundary", "policy's ARN"},
        {"arn:aws:iam::123456789012:policy/", "policy's ARN"},
        {"arn:aws:iam::123456789012:policy/a b", "policy's ARN"},
        {"arn:other:iam::123456789012:policy/a", "policy's ARN"},
    };
    (void)unused;
    RUN(email_check, emails);
    RUN(bucket_check, buckets);
    RUN(boundary_check, boundaries);
}

static void test_overlap(void **unused) {
    (void)unused;
    assert_true(app_names_overlap("shop", "shop-eu"));
    assert_true(app_names_overlap("shop-eu", "shop"));
    assert_false(app_names_overlap("shop", "shop"));
    assert_false(app_names_overlap("shop", "shopper"));
    assert_false(app_names_overlap("shop-eu", "shop-us"));
    assert_false(app_names_overlap("shop", "my-shop"));
}

static void test_tags(void **unused) {
    static const Case keys[] = {
        {"team", NULL},
        {"cost center", NULL},
        {"a/b:c", NULL},
        {"", "1 to 128"},
        {"aws:team", "aws:"},
        {"AWS:team", "aws:"},
        {"secure-rds:app", "secure-rds:"},
        {" a", "blanks"},
        {"a*b", "letters"},
    };
    static const Case values[] = {{"", NULL}, {"a b", NULL}, {"a;b", "letters"}, {"a\nb", "letters"}};
    (void)unused;
    RUN(tag_key_check, keys);
    RUN(tag_value_check, values);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_app),           cmocka_unit_test(test_region), cmocka_unit_test(test_ids),
        cmocka_unit_test(test_database_name), cmocka_unit_test(test_sizes),  cmocka_unit_test(test_network),
        cmocka_unit_test(test_addresses),     cmocka_unit_test(test_tags),   cmocka_unit_test(test_overlap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
