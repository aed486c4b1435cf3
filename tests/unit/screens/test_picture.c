/* The picture of what will stand: whatever is chosen, it keeps its width, shows what was chosen and nothing else. */
#include "screens/picture.h"
#include "base/memory.h"
#include "tui/glyph.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void assign(Settings *settings, const char *assignment) {
    Error err = {0};
    if (!settings_assign(settings, assignment, &err))
        fail_msg("%s: %s", assignment, err.said);
}

static void picture(const char *const *assignments, Text *text) {
    Settings *settings = settings_new();
    assign(settings, "app=myapp");
    for (; *assignments; assignments++)
        assign(settings, *assignments);
    picture_text(settings, text);
    settings_free(settings);
    if (getenv("SHOW"))
        puts(text_string(text));
}

static void test_shows(void **unused) {
    static const struct {
        const char *assignments[6], *shown[5], *hidden[4];
    } cases[] = {
        {{NULL}, {"nobody yet", "NAT instance", "bastion", NULL}, {"load balancer", "standby", "gateway", NULL}},
        {{"access.allowed=203.0.113.7", NULL}, {"only 203.0.113.7/32", NULL}, {"more", NULL}},
        {{"access.allowed=203.0.113.7,198.51.100.0/28", NULL}, {"and 1 more", NULL}, {NULL}},
        {{"access.allowed=203.0.113.7,0.0.0.0/0", NULL}, {"anyone on the internet", NULL}, {"only", NULL}},
        {{"access.load_balancer=true", "network.nat=gateway", NULL}, {"load balancer", "NAT gateway", NULL}, {NULL}},
        {{"network.nat=gateway_per_zone", NULL}, {"NAT gateways", "2, one a zone", NULL}, {"NAT instance", NULL}},
        {{"network.nat=none", NULL}, {"no way out", NULL}, {"NAT instance", "gateway", "internet", NULL}},
        {{"database.multi_az=true", "database.port=15432", NULL}, {"standby", "15432", NULL}, {"5432 GiB", NULL}},
        {{"database.instance_class=db.r6gd.16xlarge", "database.storage_gib=50000", "database.max_storage_gib=65536",
          NULL},
         {"db.r6gd.16xlarge", "50000 GiB", NULL},
         {NULL}},
        {{"database.max_storage_gib=0", "encryption.keys=one", NULL}, {"20 GiB", "one KMS key", NULL}, {NULL}},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(text_release) Text text = {0};
        picture(cases[i].assignments, &text);
        for (size_t j = 0; cases[i].shown[j]; j++)
            if (!strstr(text_string(&text), cases[i].shown[j]))
                fail_msg("case %zu: no \"%s\" in\n%s", i, cases[i].shown[j], text_string(&text));
        for (size_t j = 0; cases[i].hidden[j]; j++)
            if (strstr(text_string(&text), cases[i].hidden[j]))
                fail_msg("case %zu: \"%s\" in\n%s", i, cases[i].hidden[j], text_string(&text));
    }
}

/* Each line has a width, and each character of it an ASCII form. */
static void test_shape(void **unused) {
    static const char *const nats[] = {"network.nat=instance", "network.nat=gateway", "network.nat=gateway_per_zone",
                                       "network.nat=none"};
    (void)unused;
    for (int choice = 0; choice < 16; choice++) {
        AUTO(text_release) Text text = {0};
        const char *const assignments[] = {nats[choice % 4],
                                           choice & 4 ? "access.load_balancer=true" : "access.load_balancer=false",
                                           choice & 8 ? "database.multi_az=true" : "database.multi_az=false", NULL};
        picture(assignments, &text);
        for (const char *line = text_string(&text); *line; line += strcspn(line, "\n") + 1) {
            char copy[400];
            Glyph glyph;
            snprintf(copy, sizeof copy, "%.*s", (int)strcspn(line, "\n"), line);
            if (glyph_columns(copy) > PICTURE_COLUMNS)
                fail_msg("%d columns: %s", glyph_columns(copy), copy);
            for (const char *at = copy; glyph_next(at, &glyph); at += glyph.bytes)
                if (glyph_ascii(glyph.characters[0]) == '?')
                    fail_msg("no ASCII form: %s", at);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_shows), cmocka_unit_test(test_shape)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
