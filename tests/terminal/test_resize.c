/* The terminal changes its size, to one that is too small too, in the middle of a question and of typing: what was
 * asked and typed is there when it is back. */
#include "base/memory.h"
#include "tests/terminal/wizard.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What goes on by itself. */
static const char *const masks[] = {"creating myapp .*$",           "[█▏▎▍▌▋▊▉░]+ +[0-9]+ %.*$",
                                    " +[0-9]+:[0-9:]+( ~[0-9:]+)?", "[0-9-]+ [0-9]+:[0-9]+ UTC",
                                    "account 123456789012.*$",      NULL};

static bool shows_all(Window *window, void *text) {
    AUTO(memory_release) char *now = window_text(window);
    return strcmp(now, text) == 0;
}

/* Smaller than the least and larger than most, at one of which `words` stand; then it is as it was, to the last cell.
 */
static void resized(Window *window, const char *words) {
    window_settle(window);
    AUTO(memory_release) char *before = window_text(window);
    window_resize(window, 15, 60);
    window_until(window, "60 columns and 15 rows");
    window_keys(window, "y"); /* not for what can't be seen; and read before it can be */
    window_resize(window, 14, 60);
    window_until(window, "60 columns and 14 rows");
    window_resize(window, 60, 200);
    window_until(window, words);
    window_resize(window, 24, 80);
    if (!window_becomes(window, shows_all, before)) {
        AUTO(memory_release) char *after = window_text(window);
        fprintf(stderr, "it was\n%s\nand is\n%s", before, after);
        fail_msg("not as it was");
    }
}

static Window *opened(const Place *place, const char *const *more, const char *first) {
    Window *window = wizard(place, 24, 80, more, NULL);
    window_masks(window, masks);
    window_until(window, first);
    return window;
}

static Place *deployed(void) {
    Place *place = place_new();
    place_settings(place, "");
    place_run(place, (const char *const[]){"apply", "--yes", NULL}, 0);
    return place;
}

/* With less told than there is room for, and with more. */
static void test_home(void **unused) {
    (void)unused;
    static const char *const faults[] = {
        "--sandbox-speed", "1", "--sandbox-fault", "maintenance:system-update", "--sandbox-fault",
        "certificate:-1",  NULL};
    Place *place = deployed();
    Window *window = opened(place, faults, "PgDn more");
    window_until(window, "Certificate");
    resized(window, "✓ Endpoint");
    window_press(window, "PgDn");
    window_gone(window, "✓ Stack");
    resized(window, "✓ Stack");
    window_press(window, "d");
    window_until(window, "Type myapp to go on");
    window_keys(window, "mya");
    window_until(window, "│  mya ");
    resized(window, "Type myapp to go on");
    window_press(window, "Esc");
    leave(window);
    place_free(place);
}

/* A note that is being typed, and what the last key told. */
static void test_access(void **unused) {
    (void)unused;
    Place *place = deployed();
    Window *window = opened(place, NULL, "on the list");
    window_press(window, "a");
    window_until(window, "Who may connect?");
    window_press(window, "a");
    window_keys(window, "198.51.100.7");
    window_press(window, "Tab");
    window_keys(window, "off");
    window_until(window, "off");
    resized(window, "198.51.100.7");
    window_keys(window, "ice");
    window_press(window, "Enter");
    window_until(window, "added");
    resized(window, "added");
    leave(window);
    place_free(place);
}

static void test_review(void **unused) {
    (void)unused;
    static const char *const sets[] = {"--set", "access.allowed=203.0.113.7,0.0.0.0/0", NULL};
    Place *place = deployed();
    Window *window = opened(place, sets, "not in force");
    window_press(window, "v");
    window_until(window, "Anyone on the internet may try keys");
    window_until(window, "Enter apply it");
    resized(window, "Anyone on the internet may try keys");
    window_press(window, "Enter");
    window_until(window, "Type open to go on");
    window_keys(window, "op");
    window_until(window, "│  op ");
    resized(window, "Type open to go on");
    window_press(window, "Esc");
    leave(window);
    place_free(place);
}

static void test_provision(void **unused) {
    (void)unused;
    static const char *const stuck[] = {"--sandbox-speed", "20", "--sandbox-fault", "resource:Database:create:stuck",
                                        NULL};
    Place *place = place_new();
    place_settings(place, "");
    Window *window = opened(place, stuck, "Not created yet");
    window_press(window, "v");
    window_until(window, "Enter creates it");
    window_press(window, "Enter");
    window_until(window, "59 of 62");
    window_until(window, "    creating"); /* nothing comes any more */
    window_press(window, "c");
    window_until(window, "Roll back what runs?");
    resized(window, "Roll back what runs?");
    window_press(window, "Esc");
    window_gone(window, "Roll back what runs?");
    window_press(window, "/");
    window_keys(window, "Bast");
    window_until(window, "/Bast");
    resized(window, "/Bast");
    window_resize(window, 15, 60);
    window_until(window, "Ctrl-C leaves");
    window_press(window, "Ctrl-C"); /* it goes on at AWS */
    assert_int_equal(window_exit(window), 130);
    window_close(window);
    place_free(place);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_home),
        cmocka_unit_test(test_access),
        cmocka_unit_test(test_review),
        cmocka_unit_test(test_provision),
    };
    return cases_run("resize", tests, sizeof tests / sizeof *tests);
}
