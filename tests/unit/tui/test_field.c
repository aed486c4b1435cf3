/* Editing a line: a table of keys and what they leave behind. */
#include "tui/field.h"
#include "base/memory.h"
#include "tui/key_reader.h"

#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

/* Presses the keys that a terminal would send as these bytes. */
static FieldAnswer press(Field *field, const char *bytes) {
    KeyReader *reader = key_reader_new();
    FieldAnswer answer = FIELD_IGNORED;
    key_reader_feed(reader, bytes, strlen(bytes));
    for (Key key; key_reader_next(reader, &key);)
        answer = field_key(field, &key);
    key_reader_free(reader);
    return answer;
}

#define LEFT "\033[D"
#define RIGHT "\033[C"
#define UNDO "\037"
#define REDO "\031"

typedef struct Case {
    const char *name, *before, *keys, *after;
    size_t cursor;
} Case;

static const Case cases[] = {
    {"type", "", "abc", "abc", 3},
    {"type in the middle", "ac", LEFT "b", "abc", 2},
    {"type wide", "日語", LEFT "本", "日本語", 6},
    {"combine", "e", "\xcc\x81" LEFT "x", "xe\xcc\x81", 1},
    {"backspace", "abc", "\177", "ab", 2},
    {"backspace takes a whole glyph", "ae\xcc\x81", "\177", "a", 1},
    {"backspace at the front", "a", LEFT "\177", "a", 0},
    {"delete", "abc", "\001\033[3~", "bc", 0},
    {"delete at the end", "abc", "\033[3~", "abc", 3},
    {"home, end", "abc", "\033[Hx\033[Fy", "xabcy", 5},
    {"Ctrl-A Ctrl-E", "abc", "\001x\005y", "xabcy", 5},
    {"Ctrl-U", "abc def", LEFT LEFT "\025", "ef", 0},
    {"Ctrl-K", "abc def", LEFT LEFT "\013", "abc d", 5},
    {"Ctrl-W", "10.0.0.1/32", "\027", "10.0.0.1/", 9},
    {"Ctrl-W over a mark", "10.0.0.1/", "\027", "10.0.0.", 7},
    {"by word", "one two", "\033[1;5D-\033[1;5D\033[1;5Dx", "xone -two", 1},
    {"by word with Alt", "one two", "\001\033f-\033f-", "one- two-", 9},
    {"Alt-D", "one two", "\001\033d", " two", 0},
    {"at the ends", "a", RIGHT RIGHT LEFT LEFT LEFT "x", "xa", 1},
    {"paste", "ac", LEFT "\033[200~1\n2\n\033[201~", "a1 2c", 4},
    {"paste of many lines", "", "\033[200~\n\none\n\ntwo\n\033[201~", "one  two", 8},
    {"undo a word", "", "abc" UNDO, "", 0},
    {"undo and redo", "", "abc" UNDO REDO, "abc", 3},
    {"moving parts the steps", "", "ab" LEFT "c" UNDO, "ab", 1},
    {"undo twice", "", "ab" LEFT "c" UNDO UNDO, "", 0},
    {"undo a cut", "abc", "\025" UNDO, "abc", 3},
    {"nothing to undo", "abc", UNDO UNDO, "abc", 3},
    {"a change forgets what could be redone", "", "a" UNDO "b" REDO, "b", 1},
    {"undo with Alt", "", "abc\033u", "", 0},
    {"more than fits", "", "0123456789abcdefXYZ", "0123456789abcdef", 16},
    {"no half of a character", "0123456789abcd", "日", "0123456789abcd", 14},
};

static void test_keys(void **unused) {
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Field *field = field_new(16, NULL);
        field_reset(field, cases[i].before);
        press(field, cases[i].keys);
        if (strcmp(field_text(field), cases[i].after) != 0 || field_cursor(field) != cases[i].cursor)
            fail_msg("%s: \"%s\", cursor %zu", cases[i].name, field_text(field), field_cursor(field));
        field_free(field);
    }
}

static void test_answers(void **unused) {
    (void)unused;
    Field *field = field_new(0, NULL);
    assert_int_equal(press(field, "a"), FIELD_CHANGED);
    assert_int_equal(press(field, LEFT), FIELD_USED);
    assert_int_equal(press(field, "\177"), FIELD_USED);
    assert_int_equal(press(field, "\r"), FIELD_IGNORED);
    assert_int_equal(press(field, "\t"), FIELD_IGNORED);
    assert_int_equal(press(field, "\033[A"), FIELD_IGNORED);
    assert_int_equal(press(field, "\033OP"), FIELD_IGNORED);
    field_allow(field, "0123456789");
    assert_int_equal(press(field, "x"), FIELD_IGNORED);
    assert_int_equal(press(field, "7"), FIELD_CHANGED);
    assert_int_equal(press(field, "\033[200~1a2\033[201~"), FIELD_CHANGED);
    assert_string_equal(field_text(field), "712a");
    field_free(field);
}

static void test_undo_has_an_end(void **unused) {
    (void)unused;
    Field *field = field_new(0, NULL);
    for (int i = 0; i < 500; i++)
        press(field, "ab\177");
    int steps = 0;
    while (field_undo(field))
        steps++;
    assert_int_equal(steps, 100);
    field_free(field);
}

static void expect_drawn(const Field *field, bool focus, const char *expected, int cursor) {
    Surface *surface = surface_new(1, 8, false);
    Canvas canvas = canvas_whole(surface);
    AUTO(text_release) Text text = {0};
    int row, column;
    field_draw(field, &canvas, 0, 0, 8, focus);
    surface_text(surface, &text);
    assert_string_equal(text_string(&text), expected);
    assert_int_equal(surface_cursor(surface, &row, &column) ? column : -1, cursor);
    surface_free(surface);
}

static void test_drawn(void **unused) {
    (void)unused;
    Field *field = field_new(0, "none");
    expect_drawn(field, false, "none\n", -1);
    field_reset(field, "abcdefgh");
    expect_drawn(field, false, "abcdefgh\n", -1);
    expect_drawn(field, true, "‹cdefgh\n", 7); /* the cursor needs a cell of its own */
    press(field, "\001");
    expect_drawn(field, true, "abcdefgh\n", 0);
    field_reset(field, "日本語訳");
    expect_drawn(field, true, "‹本語訳\n", 7);
    field_hide(field, true);
    expect_drawn(field, true, "••••\n", 4);
    field_free(field);
}

static void test_click(void **unused) {
    (void)unused;
    Field *field = field_new(0, NULL);
    field_reset(field, "日本語");
    Key key = {.code = K_CLICK, .target = field, .index = 3}; /* the right half of the second */
    assert_int_equal(field_key(field, &key), FIELD_USED);
    assert_int_equal(field_cursor(field), 3);
    key.target = NULL;
    assert_int_equal(field_key(field, &key), FIELD_IGNORED);
    field_free(field);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_keys), cmocka_unit_test(test_answers),
                                       cmocka_unit_test(test_undo_has_an_end), cmocka_unit_test(test_drawn),
                                       cmocka_unit_test(test_click)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
