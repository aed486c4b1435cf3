/* Which two zones a new network takes. */
#include "base/memory.h"
#include "stack/zones.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

/* Each letter of `offers`: b bastion's type, n NAT's, e endpoint, d database; zones parted by blanks. */
static void offers_make(const char *letters, ZoneOffers *offers) {
    static const char *const names[] = {"eu-west-1a", "eu-west-1b", "eu-west-1c", "eu-west-1d"};
    *offers = (ZoneOffers){.items = memory_new(4, sizeof *offers->items)};
    while (*letters) {
        size_t length = strcspn(letters, " ");
        AUTO(memory_release) char *one = memory_copy_n(letters, length);
        offers->items[offers->count] =
            (ZoneOffer){memory_copy(names[offers->count]), strchr(one, 'b'), strchr(one, 'n'), strchr(one, 'e') != NULL,
                        strchr(one, 'd') != NULL};
        offers->count++;
        letters += length + strspn(letters + length, " ");
    }
}

static const struct {
    const char *name, *offers;
    bool multi_az;
    const char *endpoint_zones;
    const char *zones; /* NULL: none will do … */
    const char *said, *setting;
} cases[] = {
    {"all alike", "bned bned bned", false, "2", "eu-west-1a,eu-west-1b", NULL, NULL},
    {"an old first zone", "- bned bned", false, "2", "eu-west-1b,eu-west-1c", NULL, NULL},
    {"an old second zone", "bned - bned", false, "2", "eu-west-1a,eu-west-1c", NULL, NULL},
    {"no place for the instances in the first", "ed bned ed", false, "2", "eu-west-1b,eu-west-1a", NULL, NULL},
    {"who lacks the instances' types may lack more", "ed bned bned", false, "2", "eu-west-1b,eu-west-1c", NULL, NULL},
    {"both places for the database before the first zones", "bne bned bned", false, "2", "eu-west-1b,eu-west-1c", NULL,
     NULL},
    {"one place is enough", "bne bned", false, "2", "eu-west-1a,eu-west-1b", NULL, NULL},
    {"one place is not enough for a standby", "bne bned", true, "2", NULL,
     "no two zones offer all that is chosen: eu-west-1a: no db.x2g.large", "database.instance_class"},
    {"a standby in the second and third", "bne bned ed", true, "2", "eu-west-1b,eu-west-1c", NULL, NULL},
    {"nowhere a bastion", "ned ned ned", false, "2", NULL,
     "no two zones offer all that is chosen: eu-west-1a: no t3.nano; eu-west-1b: no t3.nano; eu-west-1c: no t3.nano",
     "bastion.instance_type"},
    {"nowhere a database", "bne bne", false, "2", NULL,
     "no two zones offer all that is chosen: eu-west-1a: no db.x2g.large; eu-west-1b: no db.x2g.large",
     "database.instance_class"},
    {"one endpoint", "bned bnd", false, "2", NULL,
     "no two zones offer all that is chosen: eu-west-1b: no endpoint to Secrets Manager", "network.endpoint_zones"},
    {"one endpoint is enough", "bned bnd", false, "1", "eu-west-1a,eu-west-1b", NULL, NULL},
    {"the one endpoint stands in the bastion's zone", "bnd bned", false, "1", "eu-west-1b,eu-west-1a", NULL, NULL},
    {"who has an endpoint before who has none", "bned bnd bne", false, "1", "eu-west-1a,eu-west-1c", NULL, NULL},
    {"no endpoint where a bastion can stand", "bnd ned bnd", false, "1", NULL,
     "no two zones offer all that is chosen: eu-west-1a: no endpoint to Secrets Manager; eu-west-1b: no t3.nano; "
     "eu-west-1c: no endpoint to Secrets Manager",
     "region"},
    {"nowhere an endpoint", "bnd bnd", false, "1", NULL,
     "no two zones offer all that is chosen: eu-west-1a: no endpoint to Secrets Manager; eu-west-1b: no endpoint to "
     "Secrets Manager",
     "region"},
    {"one zone", "bned", false, "2", NULL, "the region has one zone for this account, and two are needed", "region"},
    {"several lacks", "- -", false, "2", NULL,
     "no two zones offer all that is chosen: eu-west-1a: no t3.nano, no t3.micro, no endpoint to Secrets Manager, no "
     "db.x2g.large; eu-west-1b: no t3.nano, no t3.micro, no endpoint to Secrets Manager, no db.x2g.large",
     "bastion.instance_type"},
};

static void test_pick(void **unused) {
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Settings *settings = settings_new();
        AUTO(zone_offers_release) ZoneOffers offers = {0};
        AUTO(text_release) Text zones = {0};
        Error err = {0};
        offers_make(cases[i].offers, &offers);
        settings_assign(settings, "database.instance_class=db.x2g.large", &err);
        settings_assign(settings, "bastion.instance_type=t3.nano", &err);
        settings_assign(settings, cases[i].multi_az ? "database.multi_az=true" : "database.multi_az=false", &err);
        settings_set(settings, "network.endpoint_zones", cases[i].endpoint_zones, &err);
        bool ok = zones_pick(&offers, settings, &zones, &err);
        const char *setting = zones_setting(&err);
        if (ok != (cases[i].zones != NULL) || (ok && strcmp(text_string(&zones), cases[i].zones) != 0))
            fail_msg("%s: \"%s\" %s", cases[i].name, text_string(&zones), err.said);
        if (!ok && (strcmp(err.said, cases[i].said) != 0 || !setting || strcmp(setting, cases[i].setting) != 0))
            fail_msg("%s: \"%s\" (%s)", cases[i].name, err.said, setting ? setting : "no setting");
        settings_free(settings);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_pick)};
    return cmocka_run_group_tests_name("zones", tests, NULL, NULL);
}
