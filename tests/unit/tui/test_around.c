/* What lies round and over a screen: dialogs, pager, help, frame, rail. */
#include "base/memory.h"
#include "tests/unit/tui/press.h"
#include "tui/dialog.h"
#include "tui/frame.h"
#include "tui/help.h"
#include "tui/pager.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static int dialog_take(void *dialog, const Key *key) {
    return dialog_key(dialog, key);
}

/* As it is on the screen before anybody can answer. */
static void dialog_show(const Dialog *dialog) {
    Surface *surface = surface_new(14, 60, false);
    Canvas canvas = canvas_whole(surface);
    dialog_draw(dialog, &canvas);
    surface_free(surface);
}

static void test_dialog(void **unused) {
    static const DialogButton buttons[] = {{"stay", 's', false}, {"leave", 'l', false}, {"destroy", 'd', true}};
    static const struct {
        const char *name, *typed, *keys;
        int answer;
    } cases[] = {
        {"the first one has the focus", NULL, "\r", 0},
        {"a letter", NULL, "l", 1},
        {"another letter", NULL, "x", DIALOG_OPEN},
        {"arrows", NULL, RIGHT RIGHT "\r", 2},
        {"round", NULL, LEFT "\r", 2},
        {"tab", NULL, "\t ", 1},
        {"Esc", NULL, ESCAPE, 0},
        {"grave without a name to type", NULL, "d", 2},
        {"grave with nothing typed", "db", "\t\t\t\r", DIALOG_OPEN},
        {"grave with something else typed", "db", "dbx\t\t\t\r", DIALOG_OPEN},
        {"typed, and one Enter too few", "db", "db\r", DIALOG_OPEN},
        {"typed", "db", "db\r\r", 2},
        {"letters are text while it is typed", "db", "l", DIALOG_OPEN},
        {"a wrong name stays open", "db", "x\r\r", DIALOG_OPEN},
        {"a wrong name is mended", "db",
         "x\r\x7f"
         "db\r\r",
         2},
        {"nothing typed stays open", "db", "\r\r", DIALOG_OPEN},
        {"Esc while it is typed", "db", "d" ESCAPE, 0},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Dialog *dialog = dialog_new("Sure?", "It will be gone.", buttons, 3, 0, cases[i].typed);
        dialog_show(dialog);
        int answer = press_all(cases[i].keys, dialog_take, dialog);
        if (answer != cases[i].answer)
            fail_msg("%s: %d", cases[i].name, answer);
        dialog_free(dialog);
    }
}

/* What is wrong is told, until the next key. */
static void test_dialog_wrong_name(void **unused) {
    static const DialogButton buttons[] = {{"stay", 0, false}, {"destroy", 0, true}};
    static const struct {
        const char *keys, *told;
    } cases[] = {{"x", NULL}, {"x\r", "another word"}, {"x\ry", NULL}, {"\r", "Type it"}, {"db\r", NULL}};
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Dialog *dialog = dialog_new("Sure?", "It will be gone.", buttons, 2, 0, "db");
        Surface *surface = surface_new(14, 60, false);
        Canvas canvas = canvas_whole(surface);
        AUTO(text_release) Text text = {0};
        assert_int_equal(DIALOG_OPEN, press_all(cases[i].keys, dialog_take, dialog));
        dialog_draw(dialog, &canvas);
        surface_text(surface, &text);
        bool told = strstr(text_string(&text), "another word") || strstr(text_string(&text), "Type it");
        if (told != (cases[i].told != NULL) || (told && !strstr(text_string(&text), cases[i].told)))
            fail_msg("%s:\n%s", cases[i].keys, text_string(&text));
        surface_free(surface);
        dialog_free(dialog);
    }
}

static void test_dialog_drawn(void **unused) {
    static const DialogButton buttons[] = {{"stay", 's', false}, {"leave", 0, false}};
    (void)unused;
    Dialog *dialog = dialog_new("Sure?", "It will be gone.", buttons, 2, 0, NULL);
    Surface *surface = surface_new(8, 40, false);
    Canvas canvas = canvas_whole(surface);
    AUTO(text_release) Text text = {0};
    dialog_draw(dialog, &canvas);
    surface_text(surface, &text);
    assert_string_equal(text_string(&text), "  ┌ Sure? ───────────────────────────┐\n"
                                            "  │                                  │\n"
                                            "  │  It will be gone.                │\n"
                                            "  │                                  │\n"
                                            "  │  [ s stay ]  [ leave ]           │\n"
                                            "  │                                  │\n"
                                            "  └──────────────────────────────────┘\n"
                                            "\n");
    Key click = {.code = K_CLICK};
    surface_target(surface, 4, 20, &click.target, &click.index);
    assert_int_equal(dialog_key(dialog, &click), 1);
    surface_target(surface, 3, 20, &click.target, &click.index);
    assert_int_equal(dialog_key(dialog, &click), DIALOG_OPEN);
    surface_resize(surface, 2, 9);
    canvas = canvas_whole(surface);
    dialog_draw(dialog, &canvas);
    surface_free(surface);
    dialog_free(dialog);
}

/* What is longer than the screen is read to its end before it can be agreed to; to leave it takes no reading. */
static void test_dialog_too_long(void **unused) {
    static const DialogButton buttons[] = {{"stay", 's', false}, {"go", 'g', false}};
    AUTO(text_release) Text long_text = {0};
    (void)unused;
    for (int i = 0; i < 30; i++)
        text_print(&long_text, "Line %d goes. ", i);
    Dialog *dialog = dialog_new("Sure?", text_string(&long_text), buttons, 2, 0, NULL);
    Surface *surface = surface_new(12, 40, false);
    Canvas canvas = canvas_whole(surface);
    const Key go = {.code = 'g'}, stay = {.code = K_ESCAPE};
    int pages = 0;
    for (bool end = false; !end; pages++) {
        AUTO(text_release) Text text = {0};
        dialog_draw(dialog, &canvas);
        surface_text(surface, &text);
        end = strstr(text_string(&text), "Line 29 goes.");
        assert_non_null(strstr(text_string(&text), "[ g go ]"));
        assert_int_equal(dialog_key(dialog, &stay), 0);
        assert_int_equal(dialog_key(dialog, &go), end ? 1 : DIALOG_OPEN);
    }
    assert_true(pages > 2);
    surface_free(surface);
    dialog_free(dialog);
}

static int pager_take(void *pager, const Key *key) {
    return (int)pager_key(pager, key);
}

/* Draws 4 rows of 12 columns: a row starts with `expected`. */
static void expect_row(const Pager *pager, int row, const char *expected) {
    Surface *surface = surface_new(4, 12, false);
    Canvas canvas = canvas_whole(surface);
    AUTO(text_release) Text text = {0};
    pager_draw(pager, &canvas);
    surface_text(surface, &text);
    const char *line = text_string(&text);
    for (int i = 0; i < row; i++)
        line = strchr(line, '\n') + 1;
    if (strncmp(line, expected, strlen(expected)) != 0)
        fail_msg("\"%s\" is not row %d of:\n%s", expected, row, text_string(&text));
    surface_free(surface);
}

static void expect_top(const Pager *pager, const char *expected) {
    expect_row(pager, 0, expected);
}

static void test_pager(void **unused) {
    (void)unused;
    Pager *pager = pager_new(true);
    expect_top(pager, "\n");
    for (int i = 0; i < 20; i++) {
        AUTO(memory_release) char *line = memory_print("%d one two three", i); /* two rows of ten columns */
        pager_add(pager, ROLE_TEXT, line);
    }
    assert_int_equal(pager_lines(pager), 20);
    expect_top(pager, "0 one two");
    press_all("j", pager_take, pager);
    expect_top(pager, "three");
    press_all("jj", pager_take, pager);
    expect_top(pager, "three");
    press_all("k", pager_take, pager);
    expect_top(pager, "1 one two");
    press_all("G", pager_take, pager);
    expect_top(pager, "18 one two");
    press_all(DOWN DOWN, pager_take, pager);
    expect_top(pager, "18 one two");
    press_all("g/17 ONE\r", pager_take, pager);
    expect_top(pager, "three"); /* the row above what was found */
    press_all(ESCAPE, pager_take, pager);
    press_all("w", pager_take, pager);
    expect_top(pager, "16 one two");
    press_all(RIGHT, pager_take, pager);
    expect_top(pager, "wo three");
    press_all(LEFT LEFT "g", pager_take, pager);
    expect_top(pager, "0 one two");
    press_all("\033[6~", pager_take, pager);
    expect_top(pager, "3 one two");
    pager_clear(pager);
    expect_top(pager, "\n");
    pager_free(pager);
}

static void expect_position(const Pager *pager, const char *expected) {
    AUTO(text_release) Text text = {0};
    pager_position(pager, &text);
    assert_string_equal(text_string(&text), expected);
}

/* Draws 6 rows of 26 columns, 24 of them for text. */
static void expect_wrapped(const char *line, const char *expected) {
    Surface *surface = surface_new(6, 26, false);
    Canvas canvas = canvas_whole(surface);
    Pager *pager = pager_new(true);
    AUTO(text_release) Text text = {0};
    pager_add(pager, ROLE_TEXT, line);
    pager_draw(pager, &canvas);
    surface_text(surface, &text);
    if (strncmp(text_string(&text), expected, strlen(expected)) != 0)
        fail_msg("\"%s\" is not the beginning of:\n%s", expected, text_string(&text));
    pager_free(pager);
    surface_free(surface);
}

/* What is wrapped goes on under its words, and counts as it is shown. */
static void test_pager_hangs(void **unused) {
    static const struct {
        const char *line, *expected;
    } cases[] = {
        {"words that are long enough to wrap", "words that are long\nenough to wrap\n"},
        {"  12  words of a column that wrap", "  12  words of a column\n      that wrap\n"},
        {"  words that are indented, and wrap", "  words that are\n    indented, and wrap\n"},
        {"  a  b  words behind two columns", "  a  b  words behind two\n        columns\n"},
        {"a far away column       words to wrap", "a far away column\nwords to wrap\n"},
        {"日本  words of a column that wrap", "日本  words of a column\n      that wrap\n"},
        {"                    far in, and then", "                    far\n        in, and then\n"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_wrapped(cases[i].line, cases[i].expected);
    Pager *pager = pager_new(true);
    expect_top(pager, "\n");
    expect_position(pager, "");
    for (int i = 0; i < 3; i++)
        pager_add(pager, ROLE_TEXT, " one two three"); /* two rows of ten columns */
    expect_top(pager, " one two");
    expect_position(pager, "lines 1-4 of 6");
    press_all("j", pager_take, pager);
    expect_top(pager, "   three");
    expect_position(pager, "lines 2-5 of 6");
    press_all("G", pager_take, pager);
    expect_position(pager, "lines 3-6 of 6");
    press_all("w", pager_take, pager);
    expect_top(pager, " one two t");
    expect_position(pager, "lines 1-3 of 3");
    pager_free(pager);
}

static void test_pager_finds(void **unused) {
    (void)unused;
    Pager *pager = pager_new(false);
    for (int i = 0; i < 40; i++)
        pager_add(pager, ROLE_TEXT, i % 10 == 5 ? "here" : "not\nnot");
    expect_top(pager, "not");
    press_all("/here", pager_take, pager);
    assert_true(pager_searching(pager));
    expect_row(pager, 1, "here"); /* three rows are left: the line stands in the second */
    press_all("\rnnn", pager_take, pager);
    assert_false(pager_searching(pager));
    press_all("n", pager_take, pager); /* round the end: the first again */
    expect_row(pager, 1, "here");
    press_all("NN", pager_take, pager);
    expect_row(pager, 1, "here");
    press_all("/zzz\r", pager_take, pager);
    Surface *surface = surface_new(3, 60, false);
    Canvas canvas = canvas_whole(surface);
    AUTO(text_release) Text text = {0};
    pager_draw(pager, &canvas);
    surface_text(surface, &text);
    assert_non_null(strstr(text_string(&text), "not found"));
    surface_free(surface);
    pager_free(pager);
}

static void test_pager_follows(void **unused) {
    (void)unused;
    Pager *pager = pager_new(true);
    pager_follow(pager, true);
    for (int i = 0; i < 9; i++) {
        AUTO(memory_release) char *line = memory_print("%d\x1b[2J", i);
        pager_add(pager, ROLE_TEXT, line);
        expect_top(pager, i < 4 ? "0\\x1b[2J" : "");
    }
    expect_top(pager, "5\\x1b[2J");
    press_all("k", pager_take, pager);
    pager_add(pager, ROLE_TEXT, "more");
    expect_top(pager, "4\\x1b[2J");
    pager_free(pager);
}

static int help_take(void *help, const Key *key) {
    return help_key(help, key);
}

static void test_help(void **unused) {
    static const char *const closing[] = {ESCAPE, "q", "?", "\r", "\033OP"};
    (void)unused;
    for (size_t i = 0; i < sizeof closing / sizeof *closing; i++) {
        Help *help = help_new("Help", "# Title\nwords\n\nmore");
        assert_true(press_all("j/wo?q\r", help_take, help)); /* in the search they are text */
        assert_true(press_all(ESCAPE, help_take, help));     /* ends the search first */
        assert_false(press_all(closing[i], help_take, help));
        Surface *surface = surface_new(12, 40, false);
        Canvas canvas = canvas_whole(surface);
        help_draw(help, &canvas);
        surface_free(surface);
        help_free(help);
    }
}

static void test_frame(void **unused) {
    (void)unused;
    Surface *surface = surface_new(6, 44, false);
    Canvas canvas = canvas_whole(surface);
    AUTO(text_release) Text text = {0};
    Canvas inside = frame_draw(&canvas, "a title that is too long for this place", ROLE_ACCENT, "$71/month");
    canvas_across(&canvas, 2, 0, canvas.columns, ROLE_BORDER); /* joined to the box, and to each other */
    canvas_down(&canvas, 2, 20, 4, ROLE_BORDER);
    static const char keys[] = "Enter next|Esc back|a add an address|d delete|F1 help";
    frame_keys(&canvas, keys, &surface, "3 of 40");
    canvas_put(&inside, 0, 0, ROLE_TEXT, "inside");
    surface_text(surface, &text);
    assert_string_equal(text_string(&text), "┌ a title that is too long f… ─ $71/month ─┐\n"
                                            "│ inside                                   │\n"
                                            "├───────────────────┬──────────────────────┤\n"
                                            "│                   │                      │\n"
                                            "│                   │                      │\n"
                                            "└ Enter next  Esc back  F1 help ─ 3 of 40 ─┘\n");
    surface_free(surface);
}

static void test_rail(void **unused) {
    static const RailStep steps[] = {{"Account", MARK_DONE, true},
                                     {"Key pair", MARK_NONE, true},
                                     {"Sizes", MARK_CHANGED, true},
                                     {"Review", MARK_NONE, false}};
    (void)unused;
    Surface *surface = surface_new(4, 20, false);
    Canvas canvas = canvas_whole(surface);
    AUTO(text_release) Text text = {0};
    assert_int_equal(rail_columns(steps, 4), 10);
    rail_draw(&canvas, steps, 4, 1, steps);
    surface_text(surface, &text);
    assert_string_equal(text_string(&text), "✓ Account\n▸ Key pair\n• Sizes\n  Review\n");
    const void *target;
    int index;
    assert_true(surface_target(surface, 2, 4, &target, &index) && target == steps && index == 2);
    surface_free(surface);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_dialog),       cmocka_unit_test(test_dialog_wrong_name),
                                       cmocka_unit_test(test_dialog_drawn), cmocka_unit_test(test_dialog_too_long),
                                       cmocka_unit_test(test_pager),        cmocka_unit_test(test_pager_hangs),
                                       cmocka_unit_test(test_pager_finds),  cmocka_unit_test(test_pager_follows),
                                       cmocka_unit_test(test_help),         cmocka_unit_test(test_frame),
                                       cmocka_unit_test(test_rail)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
