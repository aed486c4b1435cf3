/* The commands to connect with, and what is said of what could not be asked about. */
#include "guide/connection.h"
#include "base/memory.h"
#include "guide/parts.h"
#include "guide/verify.h"

#include <stdio.h>
#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static const ConnectFacts plain_facts = {.bastion = "198.51.100.9",
                                         .endpoint = "shop.abc.eu-west-1.rds.amazonaws.com",
                                         .secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-1",
                                         .user = "dbadmin",
                                         .authorities = "$HOME/.local/state/secure-rds/rds-authorities.pem",
                                         .local_port = 5433};

static Settings *settings_of(const char *region) {
    Error err = {0};
    Settings *settings = settings_new();
    assert_true(settings_set(settings, "app", "shop", &err) && settings_set(settings, "region", region, &err));
    return settings;
}

/* Whoever connects knows the database by its certificate, whichever way he goes. */
static void test_every_psql_verifies(void **unused) {
    (void)unused;
    ConnectFacts facts = plain_facts;
    snprintf(facts.balancer, sizeof facts.balancer, "shop.elb.amazonaws.com");
    Settings *settings = settings_of("eu-west-1");
    AUTO(connect_commands_release) ConnectCommands commands = {0};
    connect_commands(&facts, settings, &commands);
    size_t found = 0;
    for (size_t i = 0; i < commands.count; i++) {
        const char *words = commands.items[i].words;
        if (strncmp(words, "psql ", 5) != 0)
            continue;
        found++;
        if (!strstr(words, "sslmode=verify-full sslrootcert=$HOME/.local/state/secure-rds/rds-authorities.pem") ||
            !strstr(words, "user=dbadmin") || !strstr(words, "host=shop.abc.eu-west-1.rds.amazonaws.com"))
            fail_msg("%s", words);
    }
    assert_int_equal(found, 2);
    settings_free(settings);
}

/* The tunnel begins at a port that is free here, and psql goes to that one. */
static void test_words(void **unused) {
    static const struct {
        const char *region, *profile, *identity, *contains[4];
    } cases[] = {
        {"eu-west-1",
         "",
         "",
         {"secure-rds connect", "ssh -N -L 5433:shop.abc.eu-west-1.rds.amazonaws.com:5432 ec2-user@198.51.100.9",
          "--region eu-west-1 --secret-id", "hostaddr=127.0.0.1 port=5433 dbname=shop"}},
        {"us-gov-west-1",
         "work",
         "~/.ssh/shop-bastion",
         {"secure-rds connect --profile work", ":5432 -i ~/.ssh/shop-bastion ec2-user@", "--profile work --secret-id",
          "port=5433"}},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ConnectFacts facts = plain_facts;
        snprintf(facts.profile, sizeof facts.profile, "%s", cases[i].profile);
        snprintf(facts.identity, sizeof facts.identity, "%s", cases[i].identity);
        Settings *settings = settings_of(cases[i].region);
        AUTO(connect_commands_release) ConnectCommands commands = {0};
        connect_commands(&facts, settings, &commands);
        assert_int_equal(commands.count, 4); /* no load balancer */
        for (size_t k = 0; k < commands.count; k++)
            if (!strstr(commands.items[k].words, cases[i].contains[k]))
                fail_msg("%s: %s", cases[i].contains[k], commands.items[k].words);
        settings_free(settings);
    }
}

/* What the shell makes of it, and libpq of that, is the path again: both rules are written down here as they read. */
static void test_file_values(void **unused) {
    static const struct {
        const char *path, *home, *value;
    } cases[] = {
        {"/home/a/.local/state/x.pem", "/home/a", "$HOME/.local/state/x.pem"},
        {"/home/ab/x.pem", "/home/a", "/home/ab/x.pem"},
        {"/etc/x.pem", "", "/etc/x.pem"},
        {"/etc/x.pem", "/", "/etc/x.pem"},
        {"/home/a b/x.pem", "/home/a b", "'/home/a b/x.pem'"},
        {"/a$b\"c`", "/home/a", "'/a\\$b\\\"c\\`'"},
        {"/it's", "/home/a", "'/it\\\\'s'"},
        {"/a\\b", "/home/a", "'/a\\\\\\\\b'"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char value[CONNECT_FILE_SIZE];
        connect_file_value(cases[i].path, cases[i].home, value);
        assert_string_equal(value, cases[i].value);
    }
}

static void test_unknown_parts(void **unused) {
    static const struct {
        const char *name;
        StatusPart part;
        const char *words;
        bool gone;
    } cases[] = {
        {"known", {.known = true}, "", false},
        {"there is no such part", {0}, "", false},
        {"refused, and AWS said what for",
         {.denied = true, .why = "could not ask: AccessDenied: no", .permission = "rds:DescribeDBInstances"},
         "Not permitted: rds:DescribeDBInstances is missing",
         false},
        {"refused", {.denied = true, .why = "AccessDenied: no"}, "Not permitted: AccessDenied: no", false},
        {"no answer", {.why = "no answer in time"}, "Not known: no answer in time", false},
        {"deleted", {.gone = true, .why = "DBInstanceNotFound: shop"}, "Deleted: it is not there any more", true},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(text_release) Text words = {0};
        part_unknown(&cases[i].part, &words);
        if (strcmp(text_string(&words), cases[i].words) != 0 || part_gone(&cases[i].part) != cases[i].gone)
            fail_msg("%s: \"%s\"", cases[i].name, text_string(&words));
    }
}

static void test_heading(void **unused) {
    (void)unused;
    VerifyResult results[VERIFY_COUNT] = {
        [VERIFY_DATABASE] = {.sign = SIGN_WELL}, [VERIFY_BASTION] = {.sign = SIGN_WELL}};
    AUTO(text_release) Text sentence = {0}, other = {0};
    const char *title;
    verify_heading(results, 1795550852000, &title, &sentence);
    assert_string_equal(title, "Ready");
    assert_string_equal(text_string(&sentence), "All 2 checks succeeded at 20:07:32 UTC, tried from here.");
    results[VERIFY_BASTION].sign = SIGN_CAREFUL;
    results[VERIFY_ADDRESS].sign = SIGN_UNKNOWN;
    verify_heading(results, 1795550852000, &title, &other);
    assert_string_equal(title, "It stands, but not all of it works from here");
    assert_string_equal(text_string(&other), "2 of 3 checks failed at 20:07:32 UTC, tried from here.");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_psql_verifies), cmocka_unit_test(test_words),
                                       cmocka_unit_test(test_file_values), cmocka_unit_test(test_unknown_parts),
                                       cmocka_unit_test(test_heading)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
