/* What stands before an '@' in an address is covered, whatever surrounds it. */
#include "base/mask.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

static void test_mask(void **unused) {
    static const struct {
        const char *text, *masked;
    } cases[] = {
        {"", ""},
        {"no address, me@example.test", "no address, me@example.test"},
        {"http://proxy:3128", "http://proxy:3128"},
        {"http://u:secret@proxy:3128", "http://***@proxy:3128"},
        {"Unsupported proxy syntax in 'http://u:hun@ter2@proxy:1'", "Unsupported proxy syntax in 'http://***@proxy:1'"},
        {"http://u:a b/c#d@h and http://v:w@i", "http://***@h and http://***@i"},
        {"x://@h", "x://@h"},
        {"x://u@h", "x://*@h"},
        {"x://a:b@", "x://***@"},
        {"://@@@", "://**@"},
        {"://", "://"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[200];
        snprintf(text, sizeof text, "%s", cases[i].text);
        mask_users(text);
        if (strcmp(text, cases[i].masked) != 0)
            fail_msg("%s: %s", cases[i].text, text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_mask)};
    return cmocka_run_group_tests_name("mask", tests, NULL, NULL);
}
