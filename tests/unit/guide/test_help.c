/* The help's sections: there for each screen that names one, whole paragraphs, nothing left to be filled in. */
#include "guide/help.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

static void test_sections(void **unused) {
    static const char *const names[] = {"home", "account", "access", "key_pair", "review", "provision", "done"};
    (void)unused;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        AUTO(text_release) Text text = {0};
        help_section(names[i], &text);
        const char *said = text_string(&text);
        if (strncmp(said, "# ", 2) != 0 || strpbrk(said, "{}@") || strstr(said, "\n\n\n") || strstr(said, "  "))
            fail_msg("%s:\n%s", names[i], said);
        assert_int_equal(said[text.length - 1], '\n');
    }
    AUTO(text_release) Text none = {0};
    help_section("hom", &none);
    assert_int_equal(none.length, 0);
}

static void test_paragraphs(void **unused) {
    AUTO(text_release) Text text = {0};
    (void)unused;
    help_section("access", &text);
    /* Two lines of the file are one paragraph, with the number in it. */
    assert_non_null(strstr(text_string(&text),
                           "At most 40 entries: each counts as a rule of the security groups that name "
                           "the list.\n\nIPv4 only"));
    assert_non_null(strstr(text_string(&text), "\n\n# Your own address\nIt is asked"));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sections), cmocka_unit_test(test_paragraphs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
