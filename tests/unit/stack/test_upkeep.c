/* What is said about maintenance and certificates, and when nothing is. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "stack/upkeep.h"

#include <string.h>

enum { MINUTE = 60 * 1000 };
static const long long now = 1795550852000LL, day = 24 * 60LL * MINUTE; /* 2026-11-24 20:07:32 */

static RdsInstance database_of(bool two_zones, const char *ca, long long certificate_ms) {
    return (RdsInstance){.id = (char *)"myapp",
                         .arn = (char *)"arn:aws:rds:eu-west-1:1:db:myapp",
                         .maintenance_window = (char *)"sun:04:30-sun:05:30",
                         .ca = (char *)ca,
                         .certificate_ms = certificate_ms,
                         .multi_az = two_zones};
}

static void test_maintenance(void **unused) {
    static const struct {
        const char *name, *action, *description;
        long long apply, forced;
        bool two_zones;
        const char *said[3];
    } cases[] = {
        {"minor upgrade, by itself",
         "db-upgrade",
         "to postgres 17.7",
         5,
         0,
         false,
         {"a newer minor version of PostgreSQL waits (to postgres 17.7): RDS makes it by itself",
          "in the window sun:04:30-sun:05:30 (UTC), from 2026-11-29 20:07 UTC on",
          "the database is away for some minutes then"}},
        {"minor upgrade stops both zones", "db-upgrade", "x", 5, 0, true, {"both zones together", "", ""}},
        {"system, one zone",
         "system-update",
         "x",
         0,
         0,
         false,
         {"until you let RDS make it: `aws rds apply-pending-maintenance-action --resource-identifier "
          "arn:aws:rds:eu-west-1:1:db:myapp --apply-action system-update --opt-in-type next-maintenance`",
          "away for some minutes then", ""}},
        {"system, two zones", "os-upgrade", "x", 0, 0, true, {"--apply-action os-upgrade", "about a minute", ""}},
        {"hardware, with a last day",
         "hardware-maintenance",
         "",
         0,
         9,
         false,
         {"a move to other hardware waits (hardware-maintenance)", "at the latest on 2026-12-03 20:07 UTC", ""}},
        {"certificate", "ca-certificate-rotation", "x", 9, 9, false, {"global-bundle.pem", "", ""}},
        {"of a later day", "new-kind", "y", 0, 0, false, {"maintenance waits (y)", "may be away", ""}},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        RdsInstance database = database_of(cases[i].two_zones, "rds-ca-rsa2048-g1", 0);
        RdsMaintenance action = {.action = (char *)cases[i].action,
                                 .description = (char *)cases[i].description,
                                 .opt_in = (char *)"",
                                 .apply_ms = cases[i].apply ? now + cases[i].apply * day : 0,
                                 .forced_ms = cases[i].forced ? now + cases[i].forced * day : 0};
        RdsMaintenances pending = {.items = &action, .count = 1};
        Upkeep upkeep;
        upkeep_read(&database, &pending, 0, now, &upkeep);
        assert_int_equal(upkeep.count, 1);
        assert_string_equal(upkeep.items[0].label, "maintenance");
        assert_false(upkeep.items[0].overdue);
        for (size_t k = 0; k < 3; k++)
            if (!strstr(upkeep.items[0].words, cases[i].said[k]))
                fail_msg("%s: \"%s\" is not in \"%s\"", cases[i].name, cases[i].said[k], upkeep.items[0].words);
    }
}

static void test_certificate(void **unused) {
    static const struct {
        const char *name, *ca;
        long long days; /* until it ends; 0: not told */
        bool said, overdue;
        const char *words;
    } cases[] = {
        {"not told", "rds-ca-rsa2048-g1", 0, false, false, ""},
        {"a year", "rds-ca-rsa2048-g1", 365, false, false, ""},
        {"31 days", "rds-ca-rsa2048-g1", 31, false, false, ""},
        {"30 days", "rds-ca-ecc384-g1", 30, true, false, "ends on 2026-12-24 20:07 UTC"},
        {"renewed with its own", "rds-ca-ecc384-g1", 2, true, false, "--ca-certificate-identifier rds-ca-ecc384-g1"},
        {"ended", "rds-ca-rsa2048-g1", -1, true, true,
         "ended on 2026-11-23 20:07 UTC: clients that verify it can't connect."},
        {"an authority that ended", "rds-ca-2019", -1, true, true, "--ca-certificate-identifier rds-ca-rsa2048-g1"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        RdsInstance database = database_of(false, cases[i].ca, cases[i].days ? now + cases[i].days * day : 0);
        RdsMaintenances none = {0};
        Upkeep upkeep;
        upkeep_read(&database, &none, 0, now, &upkeep);
        if (upkeep.count != cases[i].said)
            fail_msg("%s: %zu lines", cases[i].name, upkeep.count);
        if (cases[i].said &&
            (upkeep.items[0].overdue != cases[i].overdue || strcmp(upkeep.items[0].label, "certificate") != 0 ||
             !strstr(upkeep.items[0].words, cases[i].words)))
            fail_msg("%s: %d, %s", cases[i].name, upkeep.items[0].overdue, upkeep.items[0].words);
    }
}

static void test_authority(void **unused) {
    const RdsInstance database = database_of(false, "rds-ca-rsa2048-g1", now + 365 * day);
    const RdsMaintenances none = {0};
    Upkeep upkeep;
    (void)unused;
    upkeep_read(&database, &none, now + 91 * day, now, &upkeep);
    assert_int_equal(upkeep.count, 0);
    upkeep_read(&database, &none, now + 90 * day, now, &upkeep);
    assert_int_equal(upkeep.count, 1);
    assert_false(upkeep.items[0].overdue);
    assert_non_null(strstr(upkeep.items[0].words, "rds-ca-rsa2048-g1, ends on 2027-02-22"));
    assert_non_null(strstr(upkeep.items[0].words, "global-bundle.pem"));
    upkeep_read(&database, &none, now - day, now, &upkeep);
    assert_true(upkeep.items[0].overdue);
}

/* Texts from outside as long as they like. */
static void test_room(void **unused) {
    static char endless[5000];
    RdsMaintenance many[50];
    RdsMaintenances pending = {.items = many, .count = 50};
    RdsInstance database = database_of(true, endless, now);
    Upkeep upkeep;
    (void)unused;
    memset(endless, 'x', sizeof endless - 1);
    for (size_t i = 0; i < 50; i++)
        many[i] = (RdsMaintenance){.action = endless, .description = endless, .opt_in = endless};
    database.id = database.arn = database.maintenance_window = endless;
    upkeep_read(&database, &pending, 0, now, &upkeep);
    assert_int_equal(upkeep.count, UPKEEP_LINES);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_maintenance),
        cmocka_unit_test(test_certificate),
        cmocka_unit_test(test_authority),
        cmocka_unit_test(test_room),
    };
    return cmocka_run_group_tests_name("upkeep", tests, NULL, NULL);
}
