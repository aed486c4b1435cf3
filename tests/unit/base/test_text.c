/* A text that grows, stops at its maximum, and remembers that it did. */
#include "base/memory.h"
#include "base/text.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

static void test_empty(void **unused) {
    AUTO(text_release) Text text = {0};
    (void)unused;
    assert_string_equal(text_string(&text), "");
    text_put(&text, "");
    assert_int_equal(text.length, 0);
    assert_false(text.failed);
    AUTO(memory_release) char *taken = text_take(&(Text){0});
    assert_string_equal(taken, "");
    text_clear(&(Text){0});
}

static void test_adding(void **unused) {
    AUTO(text_release) Text text = {0};
    (void)unused;
    text_put(&text, "stack ");
    text_add(&text, "myapp, and more", 5);
    text_print(&text, ": %d of %s", 3, "7");
    assert_string_equal(text_string(&text), "stack myapp: 3 of 7");
    assert_int_equal(text.length, strlen("stack myapp: 3 of 7"));
    text_add(&text, "a\0b", 3);
    assert_int_equal(text.length, strlen("stack myapp: 3 of 7") + 3);
    assert_memory_equal(text.bytes + text.length - 3, "a\0b\0", 4);
    text_clear(&text);
    assert_string_equal(text_string(&text), "");
    text_put(&text, "anew");
    assert_string_equal(text_string(&text), "anew");
}

static void test_growth(void **unused) {
    enum { COUNT = 20000 };
    AUTO(text_release) Text text = {0};
    (void)unused;
    for (int i = 0; i < COUNT; i++) {
        text_add(&text, (char[]){(char)('a' + i % 26)}, 1);
        assert_true(text.length < text.room);
    }
    assert_int_equal(text.length, COUNT);
    for (int i = 0; i < COUNT; i++)
        assert_int_equal(text.bytes[i], 'a' + i % 26);
    assert_int_equal(text.bytes[COUNT], '\0');
}

/* Each row: what is added, one after the other, into a text of at most `max` bytes. */
static void test_maximum(void **unused) {
    static const struct {
        size_t max;
        const char *added[4];
        const char *kept;
        bool failed;
    } cases[] = {
        {5, {"12345"}, "12345", false},   {5, {"123456"}, "", true},          {5, {"123", "45"}, "12345", false},
        {5, {"123", "456"}, "123", true}, {5, {"12345", ""}, "12345", false}, {5, {"123", "456", "7"}, "123", true},
        {1, {"", "", "1"}, "1", false},   {1, {"1", "2"}, "1", true},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (int printed = 0; printed < 2; printed++) {
            AUTO(text_release) Text text = {.max = cases[i].max};
            for (size_t k = 0; k < 4 && cases[i].added[k]; k++)
                printed ? text_print(&text, "%s", cases[i].added[k]) : text_put(&text, cases[i].added[k]);
            if (strcmp(text_string(&text), cases[i].kept) != 0 || text.failed != cases[i].failed)
                fail_msg("row %zu: \"%s\", failed %d", i, text_string(&text), text.failed);
        }
    }
    AUTO(text_release) Text text = {.max = 2};
    text_put(&text, "123");
    text_clear(&text); /* a fresh start */
    text_put(&text, "12");
    assert_false(text.failed);
    text_add(&text, "x", SIZE_MAX); /* no wrapping round */
    assert_true(text.failed);
    assert_string_equal(text_string(&text), "12");
}

static void test_taking(void **unused) {
    AUTO(text_release) Text text = {.max = 9};
    (void)unused;
    text_put(&text, "first");
    AUTO(memory_release) char *first = text_take(&text);
    assert_string_equal(first, "first");
    assert_string_equal(text_string(&text), "");
    assert_int_equal(text.max, 9);
    text_put(&text, "second");
    assert_string_equal(first, "first");
    text_release(&text);
    assert_null(text.bytes);
    assert_int_equal(text.length, 0);
    assert_int_equal(text.max, 9);
    text_release(&text); /* twice is welcome */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_empty),   cmocka_unit_test(test_adding), cmocka_unit_test(test_growth),
        cmocka_unit_test(test_maximum), cmocka_unit_test(test_taking),
    };
    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
