/* Forms: focus, values of every type, checks, undo, options, mouse, and how it all looks. */
#include "tui/form.h"
#include "base/memory.h"
#include "tests/unit/tui/press.h"

#include <stdio.h>
#include <stdlib.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static const FormOption ends[] = {{.value = "snapshot", .label = "last snapshot", .meaning = "can be restored"},
                                  {.value = "retain", .barred = true, .meaning = "not with this engine"},
                                  {.value = "destroy", .meaning = "nothing is left"}};
static const FormItem items[] = {
    {.name = "names", .type = ITEM_HEADING, .label = "Names"},
    {.name = "app", .type = ITEM_TEXT, .label = "App", .hint = "small letters", .width = 10},
    {.name = "days", .type = ITEM_NUMBER, .label = "Backups", .unit = "days", .least = 1, .most = 35},
    {.name = "size", .type = ITEM_NUMBER, .label = "Size", .least = 20, .most = 65536, .step = 10},
    {.name = "alarm", .type = ITEM_SWITCH, .label = "Alarms"},
    {.name = "mail", .type = ITEM_TEXT, .label = "E-mail", .width = 10},
    {.name = "end", .type = ITEM_CHOICE, .label = "On delete", .options = ends, .option_count = 3},
};

static Form *under_test; /* what the host's functions ask */

static Verdict judge(void *context, const char *name, const char *value, char reason[REASON_SIZE]) {
    (void)context;
    if (strcmp(name, "app") == 0 && !*value) {
        snprintf(reason, REASON_SIZE, "needed");
        return VERDICT_ERROR;
    }
    return VERDICT_FINE;
}

static bool enabled(const void *context, const char *name) {
    (void)context;
    return strcmp(name, "mail") != 0 || !under_test || strcmp(form_value(under_test, "alarm"), "true") == 0;
}

static Style aside(const void *context, const char *name, const char *value, Text *text) {
    (void)context;
    if (strcmp(name, "size") == 0)
        text_print(text, "$%s", value);
    return ROLE_ACCENT;
}

static Form *form_open(void) {
    static const FormHost host = {.check = judge, .enabled = enabled, .aside = aside};
    under_test = NULL;
    Form *form = under_test = form_new(items, sizeof items / sizeof *items, &host);
    form_set(form, "app", "myapp");
    form_set(form, "days", "7");
    form_set(form, "size", "20");
    form_set(form, "end", "snapshot");
    form_check(form);
    return form;
}

static int take(void *form, const Key *key) {
    return (int)form_key(form, key);
}

static FormAnswer press(Form *form, const char *bytes) {
    return (FormAnswer)press_all(bytes, take, form);
}

static void test_keys(void **unused) {
    static const struct {
        const char *name, *keys, *item, *value, *focus;
    } cases[] = {
        {"the first item that can have it", "", "app", "myapp", "app"},
        {"type", "x", "app", "myappx", "app"},
        {"down passes what is off", DOWN DOWN DOWN DOWN, "end", "snapshot", "end"},
        {"tab and back", "\t\t\033[Z", "days", "7", "days"},
        {"no further than the end", "\t\t\t\t\t\t\t", "end", "snapshot", "end"},
        {"no further than the front", UP UP, "app", "myapp", "app"},
        {"number: digits", "\t\1778", "days", "8", "days"},
        {"number: no letters", "\tx", "days", "7", "days"},
        {"number: step", "\t++-+", "days", "9", "days"},
        {"number: to its most",
         "\t\025"
         "34+++",
         "days", "35", "days"},
        {"number: from nowhere", "\t\025+", "days", "1", "days"},
        {"number: its own step", "\t\t+++", "size", "50", "size"},
        {"switch", "\t\t\t ", "alarm", "true", "alarm"},
        {"switch twice", "\t\t\t  ", "alarm", "false", "alarm"},
        {"switch by arrow", "\t\t\t" RIGHT, "alarm", "true", "alarm"},
        {"a switch makes room for more", "\t\t\t \t", "mail", "", "mail"},
        {"choice passes what is barred", "\t\t\t\t" RIGHT, "end", "destroy", "end"},
        {"choice goes round", "\t\t\t\t" RIGHT RIGHT, "end", "snapshot", "end"},
        {"choice to the left", "\t\t\t\t" LEFT, "end", "destroy", "end"},
        {"pick", "\t\t\t\t " DOWN DOWN "\r", "end", "destroy", "end"},
        {"pick by letter", "\t\t\t\t d\r", "end", "destroy", "end"},
        {"pick nothing barred", "\t\t\t\t " DOWN "\r", "end", "snapshot", "end"},
        {"pick and think again", "\t\t\t\t " END ESCAPE, "end", "snapshot", "end"},
        {"undo a word", "xyz" UNDO, "app", "myapp", "app"},
        {"undo goes back to where it was", "x\t\t+" UNDO UNDO, "app", "myapp", "app"},
        {"undo a switch", "\t\t\t " UNDO, "alarm", "false", "alarm"},
        {"redo", "x\t+" UNDO UNDO REDO REDO, "days", "8", "days"},
        {"paste", "\033[200~a\nb\033[201~", "app", "myappa b", "app"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Form *form = form_open();
        press(form, cases[i].keys);
        const char *value = form_value(form, cases[i].item), *focus = form_focused(form);
        if (strcmp(value, cases[i].value) != 0 || strcmp(focus, cases[i].focus) != 0)
            fail_msg("%s: %s is \"%s\", the focus on %s", cases[i].name, cases[i].item, value, focus);
        form_free(form);
    }
}

static void test_answers(void **unused) {
    (void)unused;
    Form *form = form_open();
    assert_int_equal(press(form, "x"), FORM_CHANGED);
    assert_int_equal(press(form, LEFT), FORM_USED);
    assert_int_equal(press(form, "\r"), FORM_IGNORED);
    assert_int_equal(press(form, ESCAPE), FORM_IGNORED);
    assert_int_equal(press(form, UP), FORM_IGNORED); /* leads out */
    assert_int_equal(press(form, "\033OP"), FORM_IGNORED);
    assert_true(form_typing(form));
    assert_int_equal(press(form, "\tq"), FORM_IGNORED); /* no letter for a number: the shell may have it */
    assert_false(form_typing(form));
    form_focus(form, "end");
    assert_int_equal(press(form, " "), FORM_USED);
    assert_true(form_typing(form));
    assert_int_equal(press(form, "\r"), FORM_USED); /* the same as before */
    assert_int_equal(press(form, " " END "\r"), FORM_CHANGED);
    form_free(form);
}

static void test_checks(void **unused) {
    (void)unused;
    Form *form = form_open();
    const char *reason;
    assert_null(form_faulty(form));
    press(form, "\025");
    assert_string_equal(form_faulty(form), "app");
    assert_int_equal(form_verdict(form, "app", &reason), VERDICT_ERROR);
    assert_string_equal(reason, "needed");
    press(form, "a\t\025");
    assert_string_equal(form_faulty(form), "days");
    form_verdict(form, "days", &reason);
    assert_string_equal(reason, "a number from 1 to 35");
    press(form, "36");
    assert_string_equal(form_faulty(form), "days");
    press(form, "\177");
    assert_null(form_faulty(form));
    form_set(form, "size", "99999999999999999999999");
    assert_string_equal(form_faulty(form), "size");
    assert_null(form_value(form, "none such"));
    form_set(form, "none such", "x");
    form_focus(form, "mail"); /* off: the focus stays */
    assert_string_equal(form_focused(form), "days");
    form_free(form);
}

static void drawn(const Form *form, int height, int width, Text *text) {
    Surface *surface = surface_new(height, width, false);
    Canvas canvas = canvas_whole(surface);
    form_draw(form, &canvas, true);
    text_clear(text);
    surface_text(surface, text);
    surface_free(surface);
}

static void test_drawn(void **unused) {
    (void)unused;
    Form *form = form_open();
    AUTO(text_release) Text text = {0};
    press(form, "\025");
    drawn(form, 9, 48, &text);
    assert_string_equal(text_string(&text), "Names\n"
                                            "▸ App                    ✗ needed\n"
                                            "             small letters\n"
                                            "  Backups    7      days\n"
                                            "  Size       20                              $20\n"
                                            "  Alarms     [ ] off\n"
                                            "  E-mail     –\n"
                                            "  On delete    last snapshot ▾\n"
                                            "\n");
    drawn(form, 4, 30, &text); /* too low: it scrolls with the focus */
    assert_non_null(strstr(text_string(&text), "▸ App"));
    form_focus(form, "end");
    drawn(form, 4, 30, &text);
    assert_non_null(strstr(text_string(&text), "▸ On delete"));
    press(form, " ");
    drawn(form, 12, 48, &text);
    assert_non_null(strstr(text_string(&text), "│▸ last snapshot    │"));
    drawn(form, 1, 1, &text);
    form_free(form);
}

static void test_mouse(void **unused) {
    (void)unused;
    Form *form = form_open();
    Surface *surface = surface_new(12, 60, false);
    Canvas canvas = canvas_whole(surface);
    static const struct {
        int row, column;
        const char *item, *value, *focus;
    } clicks[] = {{5, 14, "alarm", "true", "alarm"},
                  {1, 3, "app", "myapp", "app"},
                  {3, 2, "days", "7", "days"},
                  {0, 0, "days", "7", "days"},
                  {7, 20, "end", "snapshot", "end"}};
    for (size_t i = 0; i < sizeof clicks / sizeof *clicks; i++) {
        surface_clear(surface);
        form_focus(form, "app"); /* its hint takes a row: where the rest stands depends on it */
        form_draw(form, &canvas, true);
        Key key = {.code = K_CLICK, .row = clicks[i].row, .column = clicks[i].column};
        surface_target(surface, key.row, key.column, &key.target, &key.index);
        form_key(form, &key);
        const char *focus = i == 3 ? "app" : clicks[i].focus; /* a heading takes no focus */
        if (strcmp(form_focused(form), focus) != 0 || strcmp(form_value(form, clicks[i].item), clicks[i].value) != 0)
            fail_msg("click %zu: %s, the focus on %s", i, form_value(form, clicks[i].item), form_focused(form));
    }
    surface_clear(surface); /* the options are open now */
    form_draw(form, &canvas, true);
    Key key = {.code = K_CLICK};
    for (key.row = 0; key.row < 12; key.row++) {
        surface_target(surface, key.row, 14, &key.target, &key.index);
        if (surface_cell(surface, key.row, 14)->characters[0] == 'd') /* "destroy" */
            break;
    }
    if (key.row < 12)
        form_key(form, &key);
    assert_string_equal(form_value(form, "end"), "destroy");
    surface_free(surface);
    form_free(form);
}

static void test_options_change(void **unused) {
    static const FormOption fewer[] = {{.value = "one"}};
    (void)unused;
    Form *form = form_open();
    form_options(form, "end", fewer, 1);
    form_focus(form, "end");
    assert_int_equal(press(form, RIGHT), FORM_CHANGED); /* what it was is none of them */
    assert_string_equal(form_value(form, "end"), "one");
    form_options(form, "end", NULL, 0);
    assert_int_equal(press(form, RIGHT), FORM_USED);
    press(form, " \r");
    AUTO(text_release) Text text = {0};
    drawn(form, 12, 60, &text);
    assert_non_null(strstr(text_string(&text), "one"));
    form_free(form);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_keys),   cmocka_unit_test(test_answers),
                                       cmocka_unit_test(test_checks), cmocka_unit_test(test_drawn),
                                       cmocka_unit_test(test_mouse),  cmocka_unit_test(test_options_change)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
