/* "Did you mean": slips, beginnings, and words that are near to nothing. */
#include "base/nearest.h"

#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static const char *const names[] = {"plan",   "apply",   "access", "status", "export", "cost",    "destroy",
                                    "verify", "connect", "token",  "config", "policy", "sandbox", "list"};

static const char *meant(const char *word) {
    Nearest nearest = {.word = word};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        nearest_try(&nearest, names[i]);
    return nearest.found ? nearest.found : "";
}

static void test_slips(void **unused) {
    (void)unused;
    static const struct {
        const char *a, *b;
        size_t slips;
    } cases[] = {{"", "", 0},        {"plan", "plan", 0},     {"plan", "", 4},     {"paln", "plan", 1},
                 {"lan", "plan", 1}, {"plann", "plan", 1},    {"plin", "plan", 1}, {"staus", "status", 1},
                 {"ab", "ba", 1},    {"kitten", "sitting", 3}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(slips_between(cases[i].a, cases[i].b), cases[i].slips);
        assert_int_equal(slips_between(cases[i].b, cases[i].a), cases[i].slips);
    }
    char whole[SLIPS_MANY + 1];
    memset(whole, 'a', SLIPS_MANY);
    whole[SLIPS_MANY] = '\0';
    assert_int_equal(slips_between(whole, "plan"), SLIPS_MANY);
    whole[SLIPS_MANY - 1] = '\0';
    assert_int_equal(slips_between(whole, whole), 0);
}

static void test_meant(void **unused) {
    (void)unused;
    assert_string_equal(meant("stauts"), "status");
    assert_string_equal(meant("aply"), "apply");
    assert_string_equal(meant("conect"), "connect");
    assert_string_equal(meant("dest"), "destroy");
    assert_string_equal(meant("veryfi"), "verify");
    assert_string_equal(meant("plan"), "plan");
    assert_string_equal(meant("ls"), "");
    assert_string_equal(meant(""), "");
    assert_string_equal(meant("rollback"), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_slips),
        cmocka_unit_test(test_meant),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
