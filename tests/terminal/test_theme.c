/* Where colour means something, cell by cell: danger, warning and success, on dark and light backgrounds, with 256, 8
 * and no colours. The mark or the weight says the same without any. */
#include "tests/terminal/wizard.h"

#include <string.h>

typedef struct Colours {
    const char *name;
    const char *const extra[3];
    int failed, warning, done; /* -1: the terminal's own */
} Colours;

static const Colours cases[] = {{"256 on dark", {NULL}, 210, 221, 114},
                                {"256 on light", {"COLORFGBG=0;15", NULL}, 160, 130, 28},
                                {"8", {"TERM=xterm", NULL}, 1, 3, 2},
                                {"NO_COLOR", {"NO_COLOR=1", NULL}, -1, -1, -1},
                                {"none", {"TERM=vt220", NULL}, -1, -1, -1}};

/* Each cell of these words; libvterm turns a bold colour of the eight into its bright one. */
static void expect_front(Window *window, const Colours *colours, const char *words, int front, bool bold) {
    int row, column;
    window_find(window, words, &row, &column);
    for (int i = 0; i < (int)strlen(words); i++) {
        WindowCell cell = window_cell(window, row, column + i);
        bool bright = front >= 0 && front < 8 && cell.front == front + 8;
        if (words[i] != ' ' && ((cell.front != front && !bright) || cell.bold != bold))
            fail_msg("%s: \"%s\" has colour %d%s at its %d. letter, not %d%s", colours->name, words, cell.front,
                     cell.bold ? " and is bold" : "", i + 1, front, bold ? " and bold" : "");
    }
}

static void test_meanings(void **unused) {
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Colours *colours = &cases[i];
        Place *place = place_new();
        Window *window = wizard(place, 24, 80, NULL, colours->extra);
        window_until(window, "App name");
        window_press(window, "Enter");
        expect_front(window, colours, "the app needs a name", colours->failed, true);
        window_keys(window, "myapp");
        window_until(window, "myapp");
        window_press(window, "Enter");
        window_until(window, "Who may connect?");
        /* The rail's tick: a mark, so that the colour is never the only sign. */
        int row, column;
        window_find(window, "Account", &row, &column);
        WindowCell tick = window_cell(window, row, column - 2);
        assert_true(strcmp(tick.text, "✓") == 0 || strcmp(tick.text, "v") == 0 || strcmp(tick.text, "+") == 0 ||
                    strcmp(tick.text, "*") == 0);
        if (tick.front != colours->done && tick.front != colours->done + 8)
            fail_msg("%s: the tick has colour %d", colours->name, tick.front);
        window_press(window, "a");
        window_until(window, "Add an address");
        window_keys(window, "0.0.0.0/0");
        expect_front(window, colours, "the whole internet", colours->warning, true);
        window_press(window, "Esc");
        window_gone(window, "Add an address");
        leave(window);
        place_free(place);
    }
}

/* Nothing but the cursor's place and weight is sent where there are no colours. */
static void test_no_colour_is_sent(void **unused) {
    static const char *const extra[] = {"NO_COLOR=1", NULL};
    (void)unused;
    Place *place = place_new();
    Window *window = wizard(place, 24, 80, NULL, extra);
    size_t length;
    window_until(window, "App name");
    window_press(window, "Enter");
    window_until(window, "the app needs a name");
    const char *output = window_output(window, &length);
    for (const char *at = output; (at = strstr(at, "\033[")); at += 2) {
        size_t digits = strspn(at + 2, "0123456789;");
        if (at[2 + digits] != 'm')
            continue;
        for (const char *number = at + 2; number < at + 2 + digits; number += strcspn(number, ";m") + 1)
            if ((number[0] == '3' || number[0] == '4') && number[1] >= '0' && number[1] <= '8')
                fail_msg("a colour: %.*s", (int)digits + 3, at + 1);
    }
    leave(window);
    place_free(place);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_meanings), cmocka_unit_test(test_no_colour_is_sent)};
    return cases_run("theme", tests, sizeof tests / sizeof *tests);
}
