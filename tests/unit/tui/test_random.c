/* Random keys, clicks, pastes and sizes on every widget: nothing crashes, whatever is drawn stays valid, and what the
 * contracts promise holds. Meant for SANITIZE=address,undefined. */
#include "base/memory.h"
#include "tests/unit/tui/press.h"
#include "tui/dialog.h"
#include "tui/form.h"
#include "tui/frame.h"
#include "tui/help.h"
#include "tui/list.h"
#include "tui/pager.h"

#include <stdio.h>
#include <stdlib.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

enum { KEYS = 20000 };

static unsigned below(unsigned limit) {
    return (unsigned)rand() % limit;
}

static Key random_key(const Surface *surface) {
    static const int codes[] = {K_TAB,   K_ENTER,    K_ESCAPE,     K_SPACE,   K_BACKSPACE, K_UP,     K_DOWN, K_LEFT,
                                K_RIGHT, K_HOME,     K_END,        K_PAGE_UP, K_PAGE_DOWN, K_DELETE, K_F1,   K_CLICK,
                                K_CLICK, K_WHEEL_UP, K_WHEEL_DOWN, K_PASTE,   '/',         'n',      'w',    'j',
                                'G',     0x301,      0x65e5,       0x1f600,   0xe9,        '_',      'u',    'k',
                                '<',     '!',        '+',          '-'};
    static const char *const pastes[] = {"", "10.0.0.1\n10.0.0.2\n", "日本語", "e\u0301",
                                         "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx"};
    static const unsigned modifiers[] = {0, 0, 0, 0, KEY_CTRL, KEY_ALT, KEY_SHIFT};
    Key key = {.code = codes[below(sizeof codes / sizeof *codes)],
               .modifiers = modifiers[below(sizeof modifiers / sizeof *modifiers)]};
    if (key.code == K_PASTE)
        key.paste = pastes[below(sizeof pastes / sizeof *pastes)];
    if (key.code == K_CLICK || key.code == K_WHEEL_UP || key.code == K_WHEEL_DOWN) {
        key.row = (int)below((unsigned)surface_rows(surface));
        key.column = (int)below((unsigned)surface_columns(surface));
        surface_target(surface, key.row, key.column, &key.target, &key.index);
    }
    return key;
}

/* A wide glyph has both its halves, and a right half has a left one. */
static void expect_whole(const Surface *surface) {
    for (int row = 0; row < surface_rows(surface); row++)
        for (int column = 0; column < surface_columns(surface); column++) {
            uint32_t character = surface_cell(surface, row, column)->characters[0];
            bool wide = character != 0 && glyph_width(character) == 2;
            bool half =
                column + 1 < surface_columns(surface) && surface_cell(surface, row, column + 1)->characters[0] == 0;
            if (wide != half || (column == 0 && character == 0))
                fail_msg("half a glyph at %d, %d", row, column);
        }
}

/* Presses and draws, on a surface that changes its size now and then. */
static void play(void (*press)(void *widget, const Key *key), void (*draw)(const void *widget, const Canvas *canvas),
                 void *widget) {
    Surface *surface = surface_new(24, 80, false);
    for (int i = 0; i < KEYS; i++) {
        Key key = random_key(surface);
        press(widget, &key);
        if (below(50) == 0)
            surface_resize(surface, 1 + (int)below(40), 1 + (int)below(100));
        surface_clear(surface);
        Canvas canvas = canvas_whole(surface);
        draw(widget, &canvas);
        if (below(20) == 0)
            expect_whole(surface);
    }
    surface_free(surface);
}

static const FormOption options[] = {{.value = "a", .label = "日本", .meaning = "Words that say what it means, many."},
                                     {.value = "b", .barred = true},
                                     {.value = "c", .label = "a rather long label for an option"}};
static const FormItem items[] = {
    {.name = "h", .type = ITEM_HEADING, .label = "Heading"},
    {.name = "t", .type = ITEM_TEXT, .label = "Text", .hint = "A hint."},
    {.name = "s", .type = ITEM_SWITCH, .label = "Switch"},
    {.name = "n", .type = ITEM_NUMBER, .label = "Number", .least = 1, .most = 99, .unit = "days"},
    {.name = "c", .type = ITEM_CHOICE, .label = "Choice", .options = options, .option_count = 3},
    {.name = "p", .type = ITEM_TEXT, .label = "Hidden", .hidden = true, .width = 7}};

static void form_press(void *form, const Key *key) {
    if (form_key(form, key) != FORM_IGNORED)
        assert_non_null(form_focused(form));
    const char *choice = form_value(form, "c"), *on = form_value(form, "s");
    assert_true(strcmp(choice, "b") != 0); /* a barred one is never chosen */
    assert_true(strcmp(on, "true") == 0 || strcmp(on, "false") == 0);
    for (const char *digit = form_value(form, "n"); *digit; digit++)
        assert_true(*digit >= '0' && *digit <= '9');
}

static void form_show(const void *form, const Canvas *canvas) {
    form_draw(form, canvas, true);
}

static Verdict judge(void *context, const char *name, const char *value, char reason[REASON_SIZE]) {
    (void)context, (void)name;
    snprintf(reason, REASON_SIZE, "%s is a reason that is long enough to need room below", value);
    return (Verdict)(strlen(value) % 4);
}

static void test_form(void **unused) {
    (void)unused;
    FormHost host = {.check = judge};
    Form *form = form_new(items, sizeof items / sizeof *items, &host);
    play(form_press, form_show, form);
    while (form_undo(form))
        continue;
    form_free(form);
}

static Style cell(const void *context, size_t row, size_t column, Text *text) {
    (void)context;
    text_print(text, column ? "%zu 日本" : "row %zu", row * 7919 % 100);
    return ROLE_TEXT;
}

static bool choosable(const void *context, size_t row) {
    (void)context;
    return row % 5 != 0;
}

static const ListColumn columns[] = {
    {"One", 10, 1, 0, ALIGN_LEFT}, {"二", 8, 0, 2, ALIGN_RIGHT}, {"Three", 9, 2, 1, ALIGN_CENTRE}};
static const ListRows rows = {.cell = cell, .choosable = choosable};

static void list_press(void *list, const Key *key) {
    list_key(list, key);
    if (below(100) == 0)
        list_refresh(list, below(60));
    assert_true(list_current(list) == LIST_NONE ? list_shown(list) == 0 : list_current(list) < 60);
}

static void list_show(const void *list, const Canvas *canvas) {
    list_draw(list, canvas, true);
}

static void test_list(void **unused) {
    (void)unused;
    List *list = list_new(columns, 3, &rows, NULL);
    play(list_press, list_show, list);
    list_free(list);
}

static void pager_press(void *pager, const Key *key) {
    pager_key(pager, key);
    if (below(40) == 0)
        pager_add(pager, ROLE_TEXT,
                  below(2) ? "日本語の行 with words that wrap at most widths, and more" : "short\n\nlines");
    if (below(2000) == 0)
        pager_clear(pager);
}

static void pager_show(const void *pager, const Canvas *canvas) {
    pager_draw(pager, canvas);
    AUTO(text_release) Text text = {0};
    pager_position(pager, &text);
}

static void test_pager(void **unused) {
    (void)unused;
    Pager *pager = pager_new(true);
    pager_follow(pager, true);
    play(pager_press, pager_show, pager);
    pager_free(pager);
}

static void dialog_press(void *dialog, const Key *key) {
    int answer = dialog_key(dialog, key);
    assert_true(answer >= DIALOG_OPEN && answer < 3);
    assert_true(answer != 2); /* nobody types that name by chance */
}

static void dialog_show(const void *dialog, const Canvas *canvas) {
    dialog_draw(dialog, canvas);
}

static void test_dialog(void **unused) {
    static const DialogButton buttons[] = {
        {"stay", 's', false}, {"a rather long label", 'l', false}, {"destroy", 'd', true}};
    (void)unused;
    Dialog *dialog = dialog_new("日本 title", "Some words.\nAnd more.", buttons, 3, 0, "name-of-it");
    play(dialog_press, dialog_show, dialog);
    dialog_free(dialog);
}

static void help_press(void *help, const Key *key) {
    help_key(help, key);
}

static void help_show(const void *help, const Canvas *canvas) {
    frame_draw(canvas, "title 日本", ROLE_ACCENT, "right");
    frame_keys(canvas, "Enter next|↑↓ move|Esc back|? help", help, "1 of 2");
    help_draw(help, canvas);
}

static void test_help(void **unused) {
    (void)unused;
    Help *help =
        help_new("Help", "# Title\nwords\n日本語\n\nmore words that wrap at some widths but not at all of them");
    play(help_press, help_show, help);
    help_free(help);
}

int main(void) {
    const char *seed = getenv("SEED");
    srand(seed ? (unsigned)atoi(seed) : 1);
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_form), cmocka_unit_test(test_list),
                                       cmocka_unit_test(test_pager), cmocka_unit_test(test_dialog),
                                       cmocka_unit_test(test_help)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
