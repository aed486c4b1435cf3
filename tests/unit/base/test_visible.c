/* What could move a cursor, change a title or turn a line round comes out as plain letters. */
#include "base/memory.h"
#include "base/visible.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

static void test_table(void **unused) {
    static const struct {
        const char *from, *line, *lines; /* lines: with newline and tab kept; NULL: the same */
    } cases[] = {
        {"", "", NULL},
        {"plain text, 100 %", "plain text, 100 %", NULL},
        {"%s%n", "%s%n", NULL},
        {"a\\x1b", "a\\x1b", NULL},
        {"\x1b[2J", "\\x1b[2J", NULL},
        {"\x1b]0;title\a", "\\x1b]0;title\\x07", NULL},
        {"\x1bPq\x1b\\", "\\x1bPq\\x1b\\", NULL},
        {"over\rwritten", "over\\x0dwritten", NULL},
        {"bell\b\x7f", "bell\\x08\\x7f", NULL},
        {"one\ntwo\tthree", "one two three", "one\ntwo\tthree"},
        {"\r\n", "\\x0d ", "\\x0d\n"},
        {"\v\f", "\\x0b\\x0c", NULL},
        /* C1: the one-character forms of ESC [ and ESC ] */
        {"\xc2\x9b"
         "31m",
         "\\x9b31m", NULL},
        {"\xc2\x9d", "\\x9d", NULL},
        {"\xc2\x80\xc2\x9f\xc2\xa0", "\\x80\\x9f\xc2\xa0", NULL},
        {"\x9b"
         "31m",
         "\\x9b31m", NULL},
        /* bidirectional and invisible */
        {"user\xe2\x80\xaetxt.exe", "user\\u202etxt.exe", NULL},
        {"\xe2\x81\xa6\xe2\x81\xa9", "\\u2066\\u2069", NULL},
        {"\xe2\x80\x8b\xe2\x80\x8f\xd8\x9c", "\\u200b\\u200f\\u061c", NULL},
        {"\xe2\x80\xa8\xe2\x80\xa9", "\\u2028\\u2029", NULL},
        {"\xef\xbb\xbf", "\\ufeff", NULL},
        {"soft\xc2\xadhyphen", "soft\\xadhyphen", NULL},
        {"\xf3\xa0\x81\x81", "\\ue0041", NULL},
        /* what people write stays */
        {"b\xc3\xbcro \xe2\x82\xac \xf0\x9f\x94\x91", "b\xc3\xbcro \xe2\x82\xac \xf0\x9f\x94\x91", NULL},
        {"\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d", "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d", NULL},
        {"\xf4\x8f\xbf\xbf", "\xf4\x8f\xbf\xbf", NULL},
        /* no UTF-8 */
        {"\xff\xfe", "\\xff\\xfe", NULL},
        {"a\x80z", "a\\x80z", NULL},
        {"\xc3", "\\xc3", NULL},
        {"\xc3(", "\\xc3(", NULL},
        {"\xe2\x82", "\\xe2\\x82", NULL},
        {"\xe2\x82\x1b", "\\xe2\\x82\\x1b", NULL},
        {"\xf0\x9f\x94", "\\xf0\\x9f\\x94", NULL},
        {"\xc0\x9b", "\\xc0\\x9b", NULL},          /* ESC's bits in a longer form */
        {"\xe0\x82\x9b", "\\xe0\\x82\\x9b", NULL}, /* overlong C1 */
        {"\xf0\x80\x80\x9b", "\\xf0\\x80\\x80\\x9b", NULL},
        {"\xed\xa0\x80", "\\xed\\xa0\\x80", NULL},          /* surrogate */
        {"\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80", NULL}, /* past the last character */
        {"\xf8\x88\x80\x80\x80", "\\xf8\\x88\\x80\\x80\\x80", NULL},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(memory_release) char *line = visible_copy(cases[i].from);
        AUTO(text_release) Text lines = {0};
        visible_add(&lines, cases[i].from, true);
        const char *expected = cases[i].lines ? cases[i].lines : cases[i].line;
        if (strcmp(line, cases[i].line) != 0 || strcmp(text_string(&lines), expected) != 0)
            fail_msg("row %zu: \"%s\", \"%s\"", i, line, text_string(&lines));
    }
}

/* Every single byte and pair of bytes: no control character survives, and what was made visible stays as it is. */
static void test_all_pairs(void **unused) {
    (void)unused;
    for (unsigned first = 1; first < 256; first++) {
        for (unsigned second = 0; second < 256; second++) {
            const char pair[] = {(char)first, (char)second, '\0'};
            AUTO(memory_release) char *once = visible_copy(pair);
            AUTO(memory_release) char *twice = visible_copy(once);
            for (const unsigned char *s = (const unsigned char *)once; *s; s++)
                if (*s < 0x20 || *s == 0x7f || (*s == 0xc2 && s[1] < 0xa0))
                    fail_msg("%02x %02x gave a control character", first, second);
            if (strcmp(once, twice) != 0)
                fail_msg("%02x %02x: \"%s\", then \"%s\"", first, second, once, twice);
        }
    }
}

static void test_edges(void **unused) {
    (void)unused;
    AUTO(memory_release) char *nothing = visible_copy(NULL);
    assert_string_equal(nothing, "");
    AUTO(text_release) Text text = {.max = 6};
    visible_add(&text, "ab\x1b", false);
    assert_string_equal(text_string(&text), "ab\\x1b");
    visible_add(&text, "\x1b", false); /* never a part of an escape */
    assert_string_equal(text_string(&text), "ab\\x1b");
    assert_true(text.failed);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_all_pairs),
        cmocka_unit_test(test_edges),
    };
    return cmocka_run_group_tests_name("visible", tests, NULL, NULL);
}
