/* Filter, order, scrolling and the cursor of a list, by keys and mouse. */
#include "tui/list.h"
#include "base/memory.h"
#include "tui/key_reader.h"

#include <stdio.h>
#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

typedef struct Row {
    const char *name, *size;
} Row;

static const Row rows[] = {{"db.t4g.micro", "1"}, {"db.t4g.small", "2"}, {"db.r6g.large", "16"},
                           {"— Burstable", NULL}, {"db.t3.micro", "1"},  {"db.m5.Large", "8"}};
enum { COUNT = sizeof rows / sizeof *rows };
static const ListColumn columns[] = {{"Class", 12, 1, 0, ALIGN_LEFT}, {"GiB", 4, 0, 1, ALIGN_RIGHT}};

static Style cell(const void *context, size_t row, size_t column, Text *text) {
    (void)context;
    const char *words = column == 0 ? rows[row % COUNT].name : rows[row % COUNT].size;
    text_put(text, words ? words : "");
    return ROLE_TEXT;
}

static bool choosable(const void *context, size_t row) {
    (void)context;
    return rows[row % COUNT].size != NULL;
}

static const ListRows source = {.cell = cell, .choosable = choosable, .empty = "none yet"};

static List *list_of(size_t count) {
    List *list = list_new(columns, 2, &source, NULL);
    list_refresh(list, count);
    return list;
}

static ListAnswer press(List *list, const char *bytes) {
    KeyReader *reader = key_reader_new();
    ListAnswer answer = LIST_IGNORED;
    Key key;
    key_reader_feed(reader, bytes, strlen(bytes));
    while (key_reader_next(reader, &key))
        answer = list_key(list, &key);
    key_reader_settle(reader);
    while (key_reader_next(reader, &key))
        answer = list_key(list, &key);
    key_reader_free(reader);
    return answer;
}

static void draw(const List *list, int height, Text *text) {
    Surface *surface = surface_new(height, 24, false);
    Canvas canvas = canvas_whole(surface);
    list_draw(list, &canvas, true);
    text_clear(text);
    surface_text(surface, text);
    surface_free(surface);
}

#define DOWN "\033[B"
#define UP "\033[A"

static void test_keys(void **unused) {
    static const struct {
        const char *name, *keys;
        size_t current, shown;
    } cases[] = {
        {"start", "", 0, 6},
        {"down", DOWN, 1, 6},
        {"vi", "jjk", 1, 6},
        {"over a heading", "jjj", 4, 6},
        {"up over a heading", "jjjk", 2, 6},
        {"end", "\033[F", 5, 6},
        {"past the end", "G" DOWN DOWN, 5, 6},
        {"past the front", UP UP, 0, 6},
        {"home", "G\033[H", 0, 6},
        {"filter", "/micro", 0, 2},
        {"filter keeps the row", "jjjj/large", 5, 2},
        {"filter goes to the first that fits", "j/micro\r", 0, 2},
        {"words apart", "/db large", 2, 2},
        {"no such", "/zzz", LIST_NONE, 0},
        {"Esc ends it", "/zzz\033", 0, 6},
        {"letters are text then", "/jk", LIST_NONE, 0},
        {"arrows move then", "/large" DOWN, 5, 2},
        {"then letters move", "/large\rj", 5, 2},
        {"sort", ">>", 0, 6},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        List *list = list_of(COUNT);
        press(list, cases[i].keys);
        if (list_current(list) != cases[i].current || list_shown(list) != cases[i].shown)
            fail_msg("%s: row %zu of %zu", cases[i].name, list_current(list), list_shown(list));
        list_free(list);
    }
}

static void test_answers(void **unused) {
    (void)unused;
    List *list = list_of(COUNT);
    assert_int_equal(press(list, DOWN), LIST_MOVED);
    assert_int_equal(press(list, "g" UP), LIST_USED);
    assert_int_equal(press(list, "\r"), LIST_CHOSEN);
    assert_int_equal(press(list, "\033"), LIST_IGNORED);
    assert_int_equal(press(list, "a"), LIST_IGNORED);
    assert_int_equal(press(list, "\t"), LIST_IGNORED);
    assert_int_equal(press(list, " "), LIST_IGNORED);
    assert_int_equal(press(list, "/"), LIST_USED);
    assert_true(list_filtering(list));
    list_free(list);
    list = list_of(0);
    assert_int_equal(press(list, "\r"), LIST_IGNORED);
    assert_int_equal(press(list, DOWN), LIST_USED);
    list_free(list);
}

static void test_order(void **unused) {
    (void)unused;
    List *list = list_of(COUNT);
    AUTO(text_release) Text text = {0};
    list_sort(list, 1, true); /* by number: 16, 8, 2, 1, 1 and the heading */
    draw(list, 8, &text);
    assert_string_equal(text_string(&text), "  Class            ▾ GiB\n"
                                            "  db.r6g.large        16\n"
                                            "  db.m5.Large          8\n"
                                            "  db.t4g.small         2\n"
                                            "▸ db.t4g.micro         1\n"
                                            "  db.t3.micro          1\n"
                                            "  — Burstable\n"
                                            "\n");
    list_sort(list, LIST_UNSORTED, false);
    list_filter(list, "LARGE");
    draw(list, 5, &text);
    assert_string_equal(text_string(&text), "  Class              GiB\n"
                                            "▸ db.r6g.large        16\n"
                                            "  db.m5.Large          8\n"
                                            "\n"
                                            "/LARGE            2 of 6\n");
    list_free(list);
}

static void test_scrolling(void **unused) {
    (void)unused;
    List *list = list_of(600);
    AUTO(text_release) Text text = {0};
    list_bare(list, true);
    draw(list, 3, &text);
    press(list, "\033[6~"); /* a page is a row less than what is seen */
    assert_int_equal(list_current(list), 2);
    press(list, "G");
    draw(list, 3, &text);
    assert_string_equal(text_string(&text), "  — Burstable          ░\n"
                                            "  db.t3.micro        1 ░\n"
                                            "▸ db.m5.Large        8 █\n");
    press(list, "k"); /* the view stays while the cursor moves inside */
    draw(list, 3, &text);
    assert_non_null(strstr(text_string(&text), "▸ db.t3.micro"));
    assert_non_null(strstr(text_string(&text), "  db.m5.Large"));
    list_free(list);
}

static void test_mouse(void **unused) {
    (void)unused;
    List *list = list_of(COUNT);
    Key click = {.code = K_CLICK, .target = list, .index = 2};
    assert_int_equal(list_key(list, &click), LIST_MOVED);
    assert_int_equal(list_current(list), 2);
    assert_int_equal(list_key(list, &click), LIST_CHOSEN);
    click.index = 3; /* the heading */
    assert_int_equal(list_key(list, &click), LIST_USED);
    assert_int_equal(list_current(list), 2);
    click.index = COUNT; /* below the last row */
    assert_int_equal(list_key(list, &click), LIST_USED);
    click.index = -2; /* the second title */
    assert_int_equal(list_key(list, &click), LIST_MOVED);
    Key wheel = {.code = K_WHEEL_DOWN, .target = list};
    list_sort(list, LIST_UNSORTED, false);
    list_go(list, 0);
    assert_int_equal(list_key(list, &wheel), LIST_MOVED);
    assert_int_equal(list_current(list), 4);
    wheel.target = NULL;
    assert_int_equal(list_key(list, &wheel), LIST_IGNORED);
    list_free(list);
}

static void test_narrow_and_empty(void **unused) {
    (void)unused;
    List *list = list_of(1);
    Surface *surface = surface_new(3, 14, false);
    Canvas canvas = canvas_whole(surface);
    AUTO(text_release) Text text = {0};
    list_draw(list, &canvas, false); /* no room for the size: left out */
    surface_text(surface, &text);
    assert_string_equal(text_string(&text), "  Class\n▸ db.t4g.micro\n\n");
    list_refresh(list, 0);
    surface_clear(surface);
    list_draw(list, &canvas, true);
    text_clear(&text);
    surface_text(surface, &text);
    assert_string_equal(text_string(&text), "  Class\n  none yet\n\n");
    surface_resize(surface, 1, 1);
    canvas = canvas_whole(surface);
    list_draw(list, &canvas, true); /* just no crash */
    surface_free(surface);
    list_free(list);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_keys),  cmocka_unit_test(test_answers),
                                       cmocka_unit_test(test_order), cmocka_unit_test(test_scrolling),

                                       cmocka_unit_test(test_mouse), cmocka_unit_test(test_narrow_and_empty)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
