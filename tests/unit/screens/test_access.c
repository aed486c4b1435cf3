/* Allowed IPs, key by key, without a terminal: what the list is afterwards, and what the screen says of it. */
#include "base/memory.h"
#include "screens/context.h"
#include "tui/surface.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

static Move press(void *state, int code) {
    AUTO(keys_release) Keys keys = {0};
    access_screen.keys(state, &keys);
    return keys_press(&keys, state, &(Key){.code = code});
}

static void type(void *state, const char *text) {
    for (; *text; text++)
        press(state, *text);
}

static void expect_shown(const void *state, const char *words, bool shown) {
    Surface *surface = surface_new(24, 80, false);
    Canvas canvas = canvas_whole(surface);
    AUTO(text_release) Text text = {0};
    access_screen.draw(state, &canvas);
    surface_text(surface, &text);
    if ((strstr(text_string(&text), words) != NULL) != shown)
        fail_msg("\"%s\" is %s in\n%s", words, shown ? "not" : "still", text_string(&text));
    surface_free(surface);
}

/* Enter on an empty list adds the own address: unless it can't be listed, which is said and not passed over. */
static void test_own_address(void **unused) {
    static const struct {
        const char *address;
        size_t count;
        const char *shown;
    } cases[] = {
        {"203.0.113.7", 1, "your own address was added"},
        {"2001:db8::7", 0, "IPv4 addresses alone"},
        {"", 0, "nobody could connect"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Wizard wizard = {.choices = {.chosen = settings_new()}};
        snprintf(wizard.who.address, sizeof wizard.who.address, "%s", cases[i].address);
        void *state = access_screen.enter(&wizard, (Visit){0});
        assert_int_equal(press(state, K_ENTER), MOVE_STAY);
        assert_int_equal(allow_list_count(settings_allowed(wizard.choices.chosen)), cases[i].count);
        expect_shown(state, cases[i].shown, true);
        expect_shown(state, "was added", cases[i].count > 0);
        access_screen.leave(state);
        settings_free(wizard.choices.chosen);
    }
}

/* More changes than can be undone one by one: Esc, on the way back to Home, takes back all of them. */
static void test_leave_as_it_was(void **unused) {
    enum { CHANGES = 70 };
    Wizard wizard = {.choices = {.chosen = settings_new()}, .route = {.access_only = true}};
    AllowList *list = settings_allowed(wizard.choices.chosen);
    Error err = {0};
    Cidr office;
    (void)unused;
    assert_true(cidr_parse("198.51.100.0/28", &office, &err) && allow_list_add(list, office, "office", NULL, &err));
    AllowList *before = allow_list_copy(list);
    void *state = access_screen.enter(&wizard, (Visit){0});
    for (int i = 0; i < CHANGES; i++) {
        char address[24];
        snprintf(address, sizeof address, "203.0.113.%d", i);
        press(state, 'd');
        press(state, 'a');
        type(state, address);
        press(state, K_ENTER);
    }
    assert_false(allow_list_equal(list, before));
    assert_int_equal(press(state, K_ESCAPE), SCREEN_HOME);
    assert_true(allow_list_equal(list, before));
    access_screen.leave(state);
    allow_list_free(before);
    settings_free(wizard.choices.chosen);
}

/* A range widened over its neighbour: the cursor stays on it, and the neighbour stands before it. */
static void test_widen(void **unused) {
    Wizard wizard = {.choices = {.chosen = settings_new()}};
    AllowList *list = settings_allowed(wizard.choices.chosen);
    Error err = {0};
    Cidr own, neighbour;
    (void)unused;
    assert_true(cidr_parse("203.0.113.7", &own, &err) && allow_list_add(list, own, "mine", NULL, &err) &&
                cidr_parse("203.0.113.8", &neighbour, &err) && allow_list_add(list, neighbour, "next", NULL, &err));
    void *state = access_screen.enter(&wizard, (Visit){0});
    press(state, 'e');
    for (size_t i = 0; i < strlen("7/32"); i++)
        press(state, K_BACKSPACE);
    type(state, "0/24");
    press(state, K_ENTER);
    assert_int_equal(allow_list_count(list), 2);
    assert_int_equal(allow_list_at(list, 0)->cidr.bits, 32);
    assert_int_equal(allow_list_at(list, 1)->cidr.bits, 24);
    press(state, 'd');
    assert_int_equal(allow_list_at(list, 0)->cidr.bits, 32);
    assert_int_equal(allow_list_count(list), 1);
    press(state, 'u');
    assert_int_equal(allow_list_count(list), 2);
    access_screen.leave(state);
    settings_free(wizard.choices.chosen);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_own_address), cmocka_unit_test(test_leave_as_it_was),
                                       cmocka_unit_test(test_widen)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
