/* Drawing on cells: clipping, wide and combining characters, lines that join, text that can do no harm. */
#include "tui/canvas.h"
#include "base/memory.h"

#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

typedef struct Picture {
    const char *name;
    int rows, columns;
    bool ascii;
    void (*draw)(const Canvas *canvas);
    const char *expected; /* lines without blanks at their ends */
} Picture;

static void put_plain(const Canvas *canvas) {
    canvas_put(canvas, 0, 2, ROLE_TEXT, "abc");
}

static void put_cut_right(const Canvas *canvas) {
    canvas_put(canvas, 0, 4, ROLE_TEXT, "abc");
}

static void put_cut_left(const Canvas *canvas) {
    canvas_put(canvas, 0, -2, ROLE_TEXT, "abcd");
}

static void put_outside(const Canvas *canvas) {
    canvas_put(canvas, -1, 0, ROLE_TEXT, "up");
    canvas_put(canvas, 9, 0, ROLE_TEXT, "down");
    canvas_put(canvas, 0, 99, ROLE_TEXT, "right");
}

static void put_wide(const Canvas *canvas) {
    canvas_put(canvas, 0, 0, ROLE_TEXT, "日本x");
}

static void put_wide_cut(const Canvas *canvas) {
    canvas_put(canvas, 0, 0, ROLE_TEXT, "a日本x"); /* the second one has only half of its room: a blank */
}

static void put_over_half(const Canvas *canvas) {
    canvas_put(canvas, 0, 0, ROLE_TEXT, "日本");
    canvas_put(canvas, 0, 1, ROLE_TEXT, "x"); /* takes the first one's right half: the left goes too */
    canvas_put(canvas, 0, 2, ROLE_TEXT, "y");
}

static void wide_over_wide(const Canvas *canvas) {
    canvas_put(canvas, 0, 0, ROLE_TEXT, "日本語");
    canvas_put(canvas, 0, 1, ROLE_TEXT, "東");
}

static void put_combining(const Canvas *canvas) {
    canvas_put(canvas, 0, 0, ROLE_TEXT, "e\u0301x");
    canvas_put(canvas, 0, 3, ROLE_TEXT, "\u0301");
}

static void put_evil(const Canvas *canvas) {
    canvas_put(canvas, 0, 0, ROLE_TEXT, "a\033[2J\u202eb\xff");
}

static void box_in_box(const Canvas *canvas) {
    canvas_box(canvas, ROLE_BORDER);
    canvas_across(canvas, 2, 0, canvas->columns, ROLE_BORDER);
    canvas_down(canvas, 0, 3, canvas->rows, ROLE_BORDER);
}

static void part_clips(const Canvas *canvas) {
    Canvas part = canvas_part(canvas, 1, 2, 1, 3);
    canvas_put(&part, 0, -1, ROLE_TEXT, "abcdef");
    canvas_put(&part, 1, 0, ROLE_TEXT, "no");
    Canvas over = canvas_part(&part, -1, -9, 9, 99);
    canvas_put(&over, 2, 0, ROLE_TEXT, "no");
}

static void fit(const Canvas *canvas) {
    canvas_fit(canvas, 0, 0, 6, ALIGN_LEFT, ROLE_TEXT, "long words");
    canvas_fit(canvas, 1, 0, 6, ALIGN_RIGHT, ROLE_TEXT, "ab");
    canvas_fit(canvas, 2, 0, 6, ALIGN_CENTRE, ROLE_TEXT, "ab");
    canvas_fit(canvas, 3, 0, 6, ALIGN_LEFT, ROLE_TEXT, "日本語訳"); /* five columns and the ellipsis: two fit */
}

static void wrap(const Canvas *canvas) {
    assert_int_equal(canvas_wrap(canvas, 0, ROLE_TEXT, "one two three\nfour abcdefghij"), 5);
    assert_int_equal(canvas_wrap_rows(canvas->columns, "one two three\nfour abcdefghij"), 5);
}

static void bar(const Canvas *canvas) {
    canvas_bar(canvas, 0, 0, 4, 0.625);
    canvas_bar(canvas, 1, 0, 4, 9);
    canvas_bar(canvas, 2, 0, 4, -1);
}

static void scroll_bar(const Canvas *canvas) {
    canvas_scroll_bar(canvas, 0, 0, 4, 96, 4, 100);
    canvas_scroll_bar(canvas, 0, 1, 4, 0, 2, 4);
    canvas_scroll_bar(canvas, 0, 2, 4, 0, 4, 4); /* all is shown */
}

static const Picture pictures[] = {
    {"plain", 1, 6, false, put_plain, "  abc\n"},
    {"cut at the right", 1, 6, false, put_cut_right, "    ab\n"},
    {"cut at the left", 1, 6, false, put_cut_left, "cd\n"},
    {"outside", 1, 6, false, put_outside, "\n"},
    {"wide", 1, 6, false, put_wide, "日本x\n"},
    {"half a wide one at the edge", 1, 4, false, put_wide_cut, "a日\n"},
    {"over half a wide one", 1, 6, false, put_over_half, " xy\n"},
    {"wide over wide", 1, 6, false, wide_over_wide, " 東 語\n"},
    {"wide in ASCII", 1, 6, true, put_wide, "????x\n"},
    {"combining", 1, 6, false, put_combining, "e\u0301x  \u0301\n"},
    {"evil", 1, 40, false, put_evil, "a\\x1b[2J\\u202eb\\xff\n"},
    {"joined lines", 5, 7, false, box_in_box, "┌──┬──┐\n│  │  │\n├──┼──┤\n│  │  │\n└──┴──┘\n"},
    {"joined lines in ASCII", 5, 7, true, box_in_box, "+--+--+\n|  |  |\n+--+--+\n|  |  |\n+--+--+\n"},
    {"a part clips", 3, 8, false, part_clips, "\n  bcd\n\n"},
    {"fit", 4, 8, false, fit, "long …\n    ab\n  ab\n日本…\n"},
    {"wrap", 6, 7, false, wrap, "one two\nthree\nfour\nabcdefg\nhij\n\n"},
    {"bar", 3, 4, false, bar, "██▌░\n████\n░░░░\n"},
    {"bar in ASCII", 3, 4, true, bar, "##..\n####\n....\n"},
    {"scroll bar", 4, 3, false, scroll_bar, "░█\n░█\n░░\n█░\n"},
};

static void test_pictures(void **unused) {
    (void)unused;
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++) {
        const Picture *picture = &pictures[i];
        Surface *surface = surface_new(picture->rows, picture->columns, picture->ascii);
        Canvas canvas = canvas_whole(surface);
        AUTO(text_release) Text text = {0};
        picture->draw(&canvas);
        surface_text(surface, &text);
        if (strcmp(text_string(&text), picture->expected) != 0)
            fail_msg("%s:\n%sinstead of\n%s", picture->name, text_string(&text), picture->expected);
        surface_free(surface);
    }
}

static void test_targets(void **unused) {
    (void)unused;
    Surface *surface = surface_new(4, 10, false);
    Canvas canvas = canvas_whole(surface), part = canvas_part(&canvas, 1, 1, 2, 4);
    int below, above, index;
    const void *target;
    canvas_target(&canvas, 0, 0, 4, 10, &below, 1);
    canvas_target(&part, 0, 0, 9, 99, &above, 2);
    assert_true(surface_target(surface, 0, 0, &target, &index) && target == &below && index == 1);
    assert_true(surface_target(surface, 2, 4, &target, &index) && target == &above && index == 2);
    assert_true(surface_target(surface, 2, 5, &target, &index) && target == &below);
    assert_true(surface_target(surface, 3, 1, &target, &index) && target == &below);
    surface_clear(surface);
    assert_false(surface_target(surface, 0, 0, &target, &index));
    assert_null(target);
    surface_free(surface);
}

static void test_cursor_and_styles(void **unused) {
    (void)unused;
    Surface *surface = surface_new(2, 4, false);
    Canvas canvas = canvas_whole(surface), part = canvas_part(&canvas, 1, 1, 1, 2);
    int row, column;
    assert_false(surface_cursor(surface, &row, &column));
    canvas_cursor(&part, 0, 2); /* outside of the part */
    assert_false(surface_cursor(surface, &row, &column));
    canvas_cursor(&part, 0, 1);
    assert_true(surface_cursor(surface, &row, &column) && row == 1 && column == 2);
    canvas_put(&canvas, 1, 0, ROLE_DONE, "abcd");
    canvas_restyle(&part, 0, 0, 99, STYLE_CURSOR);
    assert_int_equal(surface_cell(surface, 1, 0)->style, ROLE_DONE);
    assert_int_equal(surface_cell(surface, 1, 1)->style, ROLE_DONE | STYLE_CURSOR);
    assert_int_equal(surface_cell(surface, 1, 3)->style, ROLE_DONE);
    surface_free(surface);
}

static void test_glyphs(void **unused) {
    static const struct {
        const char *text;
        int columns;
        size_t glyphs;
    } cases[] = {{"", 0, 0},         {"abc", 3, 3},
                 {"日本", 4, 2},     {"e\u0301", 1, 1},
                 {"\u0301", 1, 1},   {"\xff\xfe", 2, 2},
                 {"\xe6\x97", 2, 2}, {"😀", 2, 1},
                 {"각", 2, 1},       {"a\u0300\u0301\u0302\u0303\u0304\u0305b", 2, 2}};
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t count = 0, at = 0;
        Glyph glyph;
        for (; glyph_next(cases[i].text + at, &glyph); at += glyph.bytes)
            count++;
        if (count != cases[i].glyphs || glyph_columns(cases[i].text) != cases[i].columns || at != strlen(cases[i].text))
            fail_msg("\"%s\": %zu glyphs, %d columns", cases[i].text, count, glyph_columns(cases[i].text));
    }
    int used;
    assert_int_equal(glyph_fit("日本", 3, &used), 3);
    assert_int_equal(used, 2);
    assert_int_equal(glyph_before("ae\u0301", 4), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_pictures), cmocka_unit_test(test_targets),
                                       cmocka_unit_test(test_cursor_and_styles), cmocka_unit_test(test_glyphs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
