/* Review: the picture for each choice, what would change and what that costs, and the database behind its name. */
#include "tests/terminal/wizard.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"

#include <string.h>

/* Starts the wizard with these settings and goes from Home to Review. */
static Window *review_first(const Place *place, int columns, const char *const *extra, const char *more) {
    place_settings(place, more);
    Window *window = wizard(place, columns > 100 ? 40 : 24, columns, NULL, extra);
    window_until(window, "Not created yet");
    window_press(window, "v");
    window_until(window, "Enter creates it");
    return window;
}

/* The same for a stack that stands, with other values for some settings. */
static Window *review_change(const Place *place, int columns, const char *const *sets) {
    place_settings(place, "");
    place_run(place, (const char *const[]){"apply", "--yes", NULL}, 0);
    Window *window = wizard(place, columns > 100 ? 40 : 24, columns, sets, NULL);
    window_until(window, "on the list");
    window_press(window, "v");
    window_until(window, "This is what would change");
    window_until(window, "Enter applies");
    return window;
}

static void test_pictures(void **unused) {
    static const struct {
        const char *name, *more;
        int columns;
    } cases[] = {
        {"review-gateway", "network:\n  nat: gateway\n", 80},
        {"review-zones-standby", "network:\n  nat: gateway_per_zone\ndatabase:\n  multi_az: true\n", 120},
        {"review-standby", "database:\n  multi_az: true\n  port: 15432\n", 80},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Place *place = place_new();
        Window *window = review_first(place, cases[i].columns, NULL, cases[i].more);
        expect(window, cases[i].name, cases[i].columns);
        leave(window);
        place_free(place);
    }
}

/* What AWS is certain to refuse can't be executed: Enter goes to the setting, which says the same until it is chosen
 * otherwise; then it is created. */
static void test_refused(void **unused) {
    (void)unused;
    Place *place = place_new();
    place_settings(place, "");
    const char *const faults[] = {"--sandbox-fault", "free-plan", NULL};
    Window *window = wizard(place, 24, 80, faults, NULL);
    window_until(window, "Not created yet");
    window_press(window, "v");
    window_until(window, "Enter go to the setting");
    expect(window, "review-refused", 80);
    window_press(window, "Enter");
    window_until(window, "What is kept");
    leave(window);
    window = wizard(place, 24, 80, faults, NULL); /* from Account on, the checks say it before Review does */
    window_until(window, "Not created yet");
    window_press(window, "s");
    window_until(window, "What is it called");
    window_until(window, " fine");
    static const char *const titles[] = {"Who may connect?", "myapp-bastion", "How large?", "What is kept"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        window_press(window, "Enter");
        window_until(window, titles[i]);
    }
    window_until(window, "a free plan keeps backups for 1 day, not for 7");
    window_press(window, "Enter"); /* not on with that */
    expect(window, "retention-refused", 80);
    leave(window);
    place_free(place);
}

static void test_load_balancer(void **unused) {
    (void)unused;
    Place *place = place_new();
    place_settings(place, "network:\n  nat: gateway\n");
    const char *const sets[] = {"--set", "access.load_balancer=true", NULL};
    Window *window = wizard(place, 24, 80, sets, NULL);
    window_until(window, "Not created yet");
    window_press(window, "v");
    window_until(window, "Enter creates it");
    expect(window, "review-load-balancer", 80);
    leave(window);
    place_free(place);
}

static void test_ascii(void **unused) {
    (void)unused;
    Place *place = place_new();
    const char *const extra[] = {"LANG=C", "NO_COLOR=1", "TERM=screen", NULL};
    Window *window = review_first(place, 80, extra, "database:\n  multi_az: true\n");
    expect(window, "review-ascii", 80);
    size_t length;
    const char *output = window_output(window, &length);
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)output[i] >= 0x80)
            fail_msg("byte %zu is no ASCII: %02x", i, (unsigned char)output[i]);
    leave(window);
    place_free(place);
}

/* What changes, old and new, and the cost of it line by line. */
static void test_cost_difference(void **unused) {
    static const char *const sets[] = {"--set", "database.storage_gib=40",   "--set", "retention.backup_days=14",
                                       "--set", "access.load_balancer=true", NULL};
    (void)unused;
    for (int columns = 80; columns <= 120; columns += 40) {
        Place *place = place_new();
        Window *window = review_change(place, columns, sets);
        window_until(window, "40 GiB, was 20");
        expect(window, "review-cost", columns);
        leave(window);
        place_free(place);
    }
}

/* What interrupts the database, at once or in its window: the key chooses, and what will be is said anew. */
static void test_in_window(void **unused) {
    (void)unused;
    Place *place = place_new();
    const char *const sets[] = {"--set", "database.instance_class=db.t4g.small", NULL};
    Window *window = review_change(place, 80, sets);
    window_until(window, "m: in the");
    expect(window, "review-now", 80);
    window_keys(window, "m");
    window_until(window, "away in the maintenance window");
    window_until(window, "m at once instead");
    expect(window, "review-window", 80);
    window_keys(window, "m");
    window_until(window, "m: in the");
    window_keys(window, "m");
    window_until(window, "m at once instead");
    window_press(window, "Enter");
    window_until(window, "UPDATE_COMPLETE in");
    window_press(window, "Enter");
    window_until(window, "Enter home");
    window_press(window, "Enter");
    window_until(window, "Waiting");
    window_until(window, "database.instance_class db.t4g.micro → db.t4g.small");
    leave(window);
    place_free(place);
}

static void test_everyone_may_try(void **unused) {
    (void)unused;
    Place *place = place_new();
    const char *const sets[] = {"--set", "access.allowed=203.0.113.7,0.0.0.0/0", NULL};
    Window *window = review_change(place, 80, sets);
    window_until(window, "Anyone on the internet may try keys");
    expect(window, "review-everyone", 80);
    WindowCell cell = window_cell_of(window, "0.0.0.0/0"), plain = window_cell_of(window, "What it will be");
    assert_int_not_equal(cell.front, plain.front);
    leave(window);
    place_free(place);
}

/* More would be taken away than there is room to say beside the picture: it is asked with the whole text, and to yes
 * only once its end was shown. The list alone is no operation to follow. */
static void test_no_room_for_the_risk(void **unused) {
    (void)unused;
    Place *place = place_new();
    AUTO(text_release) Text text = {0};
    for (int i = 0; i < 30; i++)
        text_print(&text, "    - cidr: 198.51.100.%d/32\n      note: the laptop of somebody who works from home, %d\n",
                   2 * i, i);
    AUTO(memory_release)
    char *settings = memory_print("version: 1\napp: myapp\nregion: eu-west-1\nbastion:\n  key_pair: myapp-bastion\n"
                                  "access:\n  allowed:\n    - cidr: 203.0.113.7/32\n%s",
                                  text_string(&text));
    Error err = {0};
    assert_true(file_create(place->config, settings, strlen(settings), 0644, &err));
    place_run(place, (const char *const[]){"apply", "--yes", NULL}, 0);
    Window *window = wizard(place, 24, 80, (const char *const[]){"--set", "access.allowed=203.0.113.7", NULL}, NULL);
    window_until(window, "on the list");
    window_press(window, "v");
    window_until(window, "Enter shows it, and asks");
    expect(window, "review-no-room", 80);
    window_press(window, "Enter");
    window_until(window, "Is that meant?");
    window_press(window, "y");
    window_until(window, "home, 18");
    assert_true(window_shows(window, "Is that meant?"));
    window_press(window, "PgDn PgDn PgDn");
    window_until(window, "home, 29).");
    expect(window, "review-no-room-asked", 80);
    window_press(window, "y");
    window_until(window, "In force; the stack itself needed no update");
    assert_false(window_shows(window, "resources"));
    window_press(window, "Esc");
    window_until(window, "1 in force");
    leave(window);
    place_free(place);
}

/* A replaced database: first, in red, and nothing happens before its name is typed. */
static void test_database_in_danger(void **unused) {
    (void)unused;
    Place *place = place_new();
    place_settings(place, "");
    place_run(place, (const char *const[]){"apply", "--yes", NULL}, 0);
    place_elsewhere(place, (const char *const[]){"replace", "myapp", NULL});
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "on the list");
    window_press(window, "v");
    window_until(window, "Enter applies");
    expect(window, "review-danger", 80);
    int row, column;
    window_find(window, "Database: the database would be replaced", &row, &column);
    assert_int_equal(row, 2); /* above everything else */
    WindowCell danger = window_cell(window, row, column), modify = window_cell_of(window, "Changes");
    assert_int_equal(danger.front, 210); /* the red of 256 colours */
    assert_true(danger.bold);
    assert_int_not_equal(modify.front, danger.front);
    window_press(window, "Enter");
    window_until(window, "The database is at stake");
    expect(window, "review-danger-dialog", 80);
    window_keys(window, "mya");
    window_press(window, "Tab Tab Enter"); /* the grave button, too early */
    window_until(window, "The database is at stake");
    window_press(window, "Esc");
    window_gone(window, "The database is at stake");
    window_press(window, "Enter");
    window_until(window, "The database is at stake");
    window_keys(window, "myapp");
    window_press(window, "Enter Enter"); /* to the button, and on it */
    window_until(window, "UPDATE_COMPLETE in");
    leave(window);
    place_free(place);
}

/* Everything that is said can be reached, and found. */
static void test_scroll_and_search(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window = review_first(place, 80, NULL, "");
    window_press(window, "G");
    window_until(window, "Alarms (");
    expect(window, "review-end", 80);
    window_press(window, "/");
    window_keys(window, "StorageKey");
    window_press(window, "Enter");
    window_until(window, "Encryption keys (5)");
    window_press(window, "Esc g");
    window_until(window, "only 203.0.113.7/32");
    window_resize(window, 40, 140);
    window_until(window, "Settings");
    window_until(window, "only 203.0.113.7/32");
    leave(window);
    place_free(place);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pictures),           cmocka_unit_test(test_refused),
        cmocka_unit_test(test_load_balancer),      cmocka_unit_test(test_ascii),
        cmocka_unit_test(test_cost_difference),    cmocka_unit_test(test_in_window),
        cmocka_unit_test(test_everyone_may_try),   cmocka_unit_test(test_no_room_for_the_risk),
        cmocka_unit_test(test_database_in_danger), cmocka_unit_test(test_scroll_and_search),
    };
    return cases_run("review", tests, sizeof tests / sizeof *tests);
}
