/* The command by which a face opens psql. */
#include "base/memory.h"
#include "guide/psql.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static void test_words(void **unused) {
    char path[] = "/opt/secure-rds", option[] = "--config", file[] = "a.yaml";
    char *own[] = {path, option, file, NULL};
    const FaceOptions options = {.own = own};
    static const char *const expected[] = {"/opt/secure-rds", "--config",  "a.yaml", "connect", "--profile", "work",
                                           "--region",        "eu-west-1", "--set",  "app=shop"};
    Settings *settings = settings_new();
    Error err = {0};
    (void)unused;
    assert_true(settings_set(settings, "app", "shop", &err) && settings_set(settings, "region", "eu-west-1", &err));
    AUTO(psql_words_release) char **words = psql_words(&options, settings, "work");
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_string_equal(words[i], expected[i]);
    assert_null(words[sizeof expected / sizeof *expected]);
    AUTO(psql_words_release) char **plain = psql_words(&options, settings, "");
    assert_string_equal(plain[4], "--region");
    settings_free(settings);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
