/* Allowed IPs: import, a full list, wide ranges, IPv6, and what is other than the last time. */
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "tests/terminal/wizard.h"

#include <string.h>
#include <unistd.h>

#define HEAD "version: 1\napp: myapp\nregion: eu-west-1\nbastion:\n  key_pair: myapp-bastion\naccess:\n  allowed:\n"

static Place *place_with(const char *entries) {
    Place *place = place_new();
    AUTO(text_release) Text text = {0};
    Error err = {0};
    text_print(&text, "%s%s", HEAD, entries);
    if (!file_create(place->config, text_string(&text), text.length, 0644, &err))
        fail_msg("%s", err.said);
    return place;
}

/* Nothing is deployed: Home's Allowed IPs is the wizard's. */
static Window *opened(const Place *place, int rows, int columns) {
    Window *window = wizard(place, rows, columns, NULL, NULL);
    window_until(window, "Not created yet");
    window_press(window, "a");
    window_until(window, "Who may connect?");
    window_until(window, "you come from 203.0.113.7");
    return window;
}

static void put_file(const char *path, const char *text) {
    Error err = {0};
    if (!file_create(path, text, strlen(text), 0644, &err))
        fail_msg("%s", err.said);
}

static const char lines[] = "# the firewall's export\n"
                            "198.51.100.0/28 build servers\n"
                            "203.0.113.7\n"
                            "198.51.100.300\n"
                            "198.51.100.5 inside the first\n"
                            "10.1.2.3/8, the whole network\n"
                            "2001:db8::7 home\n"
                            "\n"
                            "192.0.2.0/24;東京の事務所\n"
                            "192.0.2.77 \x1b]0;title\x07\n";

static void test_import(void **unused) {
    (void)unused;
    Place *place = place_with("    - cidr: 203.0.113.7/32\n      note: my address\n");
    AUTO(memory_release) char *path = memory_print("%s/list.txt", place->folder);
    put_file(path, lines);
    Window *window = opened(place, 24, 80);
    window_press(window, "i");
    window_until(window, "Import a file");
    window_keys(window, "/nowhere/list.txt");
    window_press(window, "Enter");
    window_until(window, "No such file");
    window_press(window, "Ctrl-U");
    window_keys(window, path);
    window_press(window, "Enter");
    window_until(window, "2 added, 1 skipped, 5 refused");
    expect(window, "access-report", 80);
    assert_int_not_equal(window_cell_of(window, "198.51.100.300").front,
                         window_cell_of(window, "198.51.100.0/28").front);
    window_press(window, "u");
    window_until(window, "undone");
    window_gone(window, "198.51.100.0/28");
    leave(window);
    unlink(path);
    place_free(place);
}

/* The same by a paste, at the list and at the field; Enter keeps it. */
static void test_paste(void **unused) {
    (void)unused;
    Place *place = place_with("    - cidr: 203.0.113.7/32\n");
    Window *window = opened(place, 24, 80);
    window_paste(window, "198.51.100.1 one\n198.51.100.2 two\nnonsense\n");
    window_until(window, "2 added, 0 skipped, 1 refused");
    window_press(window, "Enter");
    window_until(window, "198.51.100.2/32");
    window_press(window, "a");
    window_paste(window, "198.51.100.3\n198.51.100.4\n");
    window_until(window, "2 added");
    window_press(window, "Enter");
    window_until(window, "198.51.100.4/32");
    expect(window, "access-pasted", 80);
    leave(window);
    place_free(place);
}

static void test_full(void **unused) {
    (void)unused;
    AUTO(text_release) Text entries = {0};
    for (int i = 1; i <= 40; i++)
        text_print(&entries,
                   "    - cidr: 198.51.100.%d/32\n      note: \"%02d: a note that is as long as one of them may %s\"\n",
                   i, i, i % 2 ? "ever be" : "be");
    Place *place = place_with(text_string(&entries));
    Window *window = opened(place, 24, 80);
    window_until(window, "it is full");
    expect(window, "access-full", 80);
    window_press(window, "m");
    window_until(window, "40 entries at most");
    window_press(window, "End");
    window_until(window, "198.51.100.40/32");
    leave(window);
    window = opened(place, 40, 120);
    expect(window, "access-full", 120);
    leave(window);
    /* It fits into the template. */
    place_run(place, (const char *const[]){"apply", "--yes", NULL}, 0);
    place_free(place);
}

static void test_wide_ranges(void **unused) {
    (void)unused;
    Place *place = place_with("    - cidr: 203.0.113.7/32\n      note: office\n    - cidr: 100.64.0.0/10\n"
                              "      note: vpn\n    - cidr: 52.0.0.0/8\n      note: a cloud's range\n"
                              "    - cidr: 0.0.0.0/0\n");
    Window *window = opened(place, 24, 80);
    window_press(window, "End");
    window_until(window, "the whole internet: 4,294");
    expect(window, "access-wide", 80);
    WindowCell warning = window_cell_of(window, "4,294,967,296"), note = window_cell_of(window, "office");
    assert_int_not_equal(warning.front, note.front);
    window_press(window, "Up");
    window_until(window, "52.0.0.0/8: 16,777,216 addresses");
    leave(window);
    place_free(place);
}

static void test_ipv6(void **unused) {
    (void)unused;
    Place *place = place_with("    - cidr: 203.0.113.7/32\n");
    Window *window = opened(place, 24, 80);
    window_press(window, "a");
    window_keys(window, "2001:db8::7");
    window_until(window, "IPv4 addresses alone");
    expect(window, "access-ipv6", 80);
    window_press(window, "Esc");
    window_press(window, "r");
    window_until(window, "you still come from 203.0.113.7");
    leave(window);
    place_free(place);
}

/* New, removed, another note: told beside each, and brought back with a key. */
static void changed(int rows, int columns) {
    Place *place = place_with("    - cidr: 203.0.113.7/32\n      note: office\n      since: 2026-09-02\n"
                              "    - cidr: 198.51.100.0/28\n      note: 東京の事務所のビルドサーバー\n"
                              "      since: 2026-09-03\n");
    Window *window = opened(place, rows, columns);
    window_press(window, "e");
    window_until(window, "Change it");
    window_press(window, "Tab Ctrl-U");
    window_keys(window, "Büro, a note that is longer than what the column has");
    window_press(window, "Enter");
    window_until(window, "changed");
    window_press(window, "a");
    window_until(window, "Add an address");
    window_keys(window, "192.0.2.1");
    window_press(window, "Enter");
    window_until(window, "added");
    window_press(window, "Up d");
    window_until(window, "removed; u brings it back");
    window_press(window, "Home");
    window_until(window, "its note was");
    expect(window, "access-changed", columns);
    window_press(window, "End");
    window_until(window, "d brings it back");
    window_press(window, "d");
    window_until(window, "brought back");
    leave(window);
    place_free(place);
}

static void test_changed_80x24(void **unused) {
    (void)unused;
    changed(24, 80);
}

static void test_changed_120x40(void **unused) {
    (void)unused;
    changed(40, 120);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_import),         cmocka_unit_test(test_paste), cmocka_unit_test(test_full),
        cmocka_unit_test(test_wide_ranges),    cmocka_unit_test(test_ipv6),  cmocka_unit_test(test_changed_80x24),
        cmocka_unit_test(test_changed_120x40),
    };
    return cases_run("access", tests, sizeof tests / sizeof *tests);
}
