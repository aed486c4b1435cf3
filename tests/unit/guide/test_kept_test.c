/* What a test came to is told again later, of that stack alone. */
#include "guide/kept_test.h"
#include "base/file.h"
#include "base/memory.h"
#include "stack/last_seen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static const char url[] = "https://cloudformation.eu-west-1.amazonaws.com",
                  arn[] = "arn:aws:cloudformation:a:1:stack/app/1";

static int begin(void **state) {
    static char folder[64];
    snprintf(folder, sizeof folder, "/tmp/secure-rds-kept-test-XXXXXX");
    *state = folder;
    return !mkdtemp(folder) || setenv("XDG_STATE_HOME", folder, 1) != 0;
}

static int end(void **state) {
    AUTO(memory_release) char *path = last_seen_path(url, "eu-west-1", "app", "tested");
    AUTO(memory_release) char *below = memory_print("%s/secure-rds", (const char *)*state);
    unlink(path);
    rmdir(below);
    rmdir(*state);
    return 0;
}

static void test_round_trip(void **state) {
    VerifyResult results[VERIFY_COUNT] = {0};
    AUTO(kept_test_release) KeptTest kept = {0}, other = {0};
    (void)state;
    results[VERIFY_DATABASE] = (VerifyResult){.sign = SIGN_WELL, .words = "available"};
    results[VERIFY_BASTION] = (VerifyResult){.sign = SIGN_CAREFUL, .words = "It is \"stopped\"", .remedy = "start it"};
    results[VERIFY_CERTIFICATE] = (VerifyResult){.sign = SIGN_CAREFUL, .warns = true, .words = "Good, but"};
    results[VERIFY_LOG] = (VerifyResult){.sign = SIGN_UNKNOWN, .words = "Not permitted"};
    kept_test_write(url, "eu-west-1", "app", arn, 1795933638444, results);
    kept_test_read(url, "eu-west-1", "app", arn, &kept);
    assert_int_equal(kept.at_ms, 1795933638444);
    assert_int_equal(kept.made, 4);
    assert_int_equal(kept.failed, 2);
    assert_int_equal(kept.count, 3);
    assert_int_equal(kept.rows[0].which, VERIFY_BASTION);
    assert_string_equal(kept.rows[0].result.words, "It is \"stopped\"");
    assert_string_equal(kept.rows[0].result.remedy, "start it");
    assert_true(kept.rows[1].result.warns);
    assert_int_equal(kept.rows[2].result.sign, SIGN_UNKNOWN);
    kept_test_read(url, "eu-west-1", "app", "arn:aws:cloudformation:a:1:stack/app/2", &other);
    assert_int_equal(other.made, 0);
}

static void test_what_is_no_such_file(void **state) {
    static const char *const texts[] = {
        "",
        "[]",
        "{",
        "{\"stack_id\":1}",
        "{\"stack_id\":\"arn:aws:cloudformation:a:1:stack/app/1\",\"at_ms\":1,\"made\":-1,"
        "\"rows\":[]}",
        "{\"stack_id\":\"arn:aws:cloudformation:a:1:stack/app/1\",\"at_ms\":1,\"made\":3,"
        "\"rows\":[1,{\"step\":\"no\",\"sign\":4,\"warns\":false,\"words\":\"\",\"remedy\":\"\"}]}"};
    AUTO(memory_release) char *path = last_seen_path(url, "eu-west-1", "app", "tested");
    AUTO(memory_release) char *below = memory_print("%s/secure-rds", (const char *)*state);
    Error err = {0};
    assert_true(folder_make(below, 0700, &err));
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        AUTO(kept_test_release) KeptTest kept = {0};
        assert_true(file_replace(path, texts[i], strlen(texts[i]), 0600, &err));
        kept_test_read(url, "eu-west-1", "app", arn, &kept);
        assert_int_equal(kept.count, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(test_round_trip, begin, end),
                                       cmocka_unit_test_setup_teardown(test_what_is_no_such_file, begin, end)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
