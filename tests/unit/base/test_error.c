/* An error's story: what was tried, what was said, what to do. */
#include "base/error.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

static void test_set(void **unused) {
    Error err = {.code = "Throttling", .request_id = "7f3c", .http_status = 400, .tried = "do it"};
    (void)unused;
    assert_false(error_set(&err, ERROR_DENIED, "sign in", "%s: %d", "denied", 7));
    assert_int_equal(err.kind, ERROR_DENIED);
    assert_string_equal(err.said, "denied: 7");
    assert_string_equal(err.remedy, "sign in");
    /* nothing of the error before stays */
    assert_string_equal(err.code, "");
    assert_string_equal(err.request_id, "");
    assert_string_equal(err.tried, "");
    assert_int_equal(err.http_status, 0);
    assert_false(error_set(&err, ERROR_FAILED, NULL, "100 %%"));
    assert_string_equal(err.said, "100 %");
    assert_string_equal(err.remedy, "");
}

/* What is said may quote the very error that it replaces. */
static void test_wrapping(void **unused) {
    Error err = {0};
    (void)unused;
    error_set(&err, ERROR_NETWORK, "try again", "no answer");
    error_set(&err, ERROR_USAGE, err.remedy, "region: %s", err.said);
    assert_string_equal(err.said, "region: no answer");
    assert_string_equal(err.remedy, "try again");
}

static void test_ends_asking(void **unused) {
    static const struct {
        ErrorKind kind;
        int http_status;
        bool ends;
    } cases[] = {
        {ERROR_CANCELLED, 0, true},  {ERROR_NETWORK, 0, true},   {ERROR_NETWORK, 200, true},
        {ERROR_NETWORK, 302, true},  {ERROR_NETWORK, 511, true}, {ERROR_NETWORK, 500, false},
        {ERROR_NETWORK, 503, false}, {ERROR_FAILED, 400, false}, {ERROR_FAILED, 503, false},
        {ERROR_DENIED, 403, false},  {ERROR_SIGN_IN, 403, true}, {ERROR_USAGE, 0, false},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Error err = {.kind = cases[i].kind, .http_status = cases[i].http_status};
        if (error_ends_asking(&err) != cases[i].ends)
            fail_msg("kind %d, HTTP %d", cases[i].kind, cases[i].http_status);
    }
}

static void test_lengths(void **unused) {
    char longer[3000], line[40];
    Error err = {0};
    (void)unused;
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    error_set(&err, ERROR_FAILED, longer, "%s", longer);
    error_tried(&err, "%s", longer);
    assert_int_equal(strlen(err.said), sizeof err.said - 1);
    assert_int_equal(strlen(err.remedy), sizeof err.remedy - 1);
    assert_int_equal(strlen(err.tried), sizeof err.tried - 1);
    error_line(&err, line, sizeof line);
    assert_int_equal(strlen(line), sizeof line - 1);
    assert_memory_equal(line, "could not xxx", 13);
}

static void test_tried(void **unused) {
    char line[200];
    Error err = {0};
    (void)unused;
    error_set(&err, ERROR_FAILED, "", "AlreadyExistsException: it stands");
    error_line(&err, line, sizeof line);
    assert_string_equal(line, "AlreadyExistsException: it stands");
    assert_false(error_tried(&err, "create the change set for stack %s", "myapp"));
    assert_false(error_tried(&err, "deploy")); /* what is nearer to the cause counts */
    error_line(&err, line, sizeof line);
    assert_string_equal(line, "could not create the change set for stack myapp: AlreadyExistsException: it stands");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_set),     cmocka_unit_test(test_wrapping), cmocka_unit_test(test_ends_asking),
        cmocka_unit_test(test_lengths), cmocka_unit_test(test_tried),
    };
    return cmocka_run_group_tests_name("error", tests, NULL, NULL);
}
