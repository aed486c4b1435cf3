/* The ways between the screens: back to Home, help while one types, a jump that is no consent, a draft that can't be
 * kept. */
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "tests/terminal/wizard.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A stack stands; Home shows it. */
static Window *home(Place *place) {
    place_settings(place, "");
    place_run(place, (const char *const[]){"apply", "--yes", NULL}, 0);
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "on the list");
    return window;
}

static void test_back_home(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window = home(place);
    window_press(window, "v");
    window_until(window, "Nothing to change");
    window_press(window, "Esc");
    window_until(window, "Change settings");
    window_press(window, "s");
    window_until(window, "What is it called");
    window_press(window, "Enter");
    window_until(window, "Who may connect?");
    window_press(window, "Alt-0");
    window_until(window, "Change settings");
    leave(window);
    place_free(place);
}

/* From Home, Enter on Allowed IPs puts the list in force; to go elsewhere does not. */
static void test_jump_is_no_consent(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window = home(place);
    window_press(window, "s");
    window_until(window, "What is it called");
    window_press(window, "Esc");
    window_until(window, "Change settings");
    window_press(window, "a");
    window_until(window, "put in force");
    window_press(window, "a");
    window_until(window, "Add an address");
    window_keys(window, "192.0.2.1");
    window_press(window, "Enter");
    window_until(window, "added");
    window_press(window, "Alt-1");
    window_until(window, "What is it called");
    window_press(window, "Esc");
    window_until(window, "192.0.2.1/32 is chosen here but not in force");
    leave(window);
    place_free(place);
}

static void test_help_while_typing(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "F1 help");
    window_keys(window, "myapp");
    window_press(window, "Enter");
    window_until(window, "Who may connect?");
    window_press(window, "a");
    window_until(window, "Add an address");
    window_press(window, "Enter");
    window_until(window, "type an address");
    window_press(window, "F1");
    window_until(window, "Everybody else");
    window_press(window, "Esc");
    window_gone(window, "Everybody else");
    window_press(window, "Ctrl-C");
    window_until(window, "Leave secure-rds?");
    window_press(window, "n");
    window_gone(window, "Leave secure-rds?"); /* or the next one would be taken for this */
    window_press(window, "Esc");
    leave(window);
    place_free(place);
}

/* A name that can't be is refused in words. */
static void test_key_pair_names(void **unused) {
    (void)unused;
    Place *place = place_new();
    place_settings(place, "");
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "Not created yet");
    window_press(window, "q");
    window_until(window, "Everything is saved");
    window_press(window, "n");
    window_press(window, "a");
    window_until(window, "Who may connect?");
    window_press(window, "Enter");
    window_until(window, "of 3 choices");
    window_press(window, "n");
    window_until(window, "A new ed25519 key");
    window_press(window, "Ctrl-U");
    window_keys(window, "team/key");
    window_press(window, "Enter");
    window_until(window, "take a name without a slash");
    window_press(window, "Ctrl-U Enter");
    window_until(window, "type a name for the key pair");
    window_press(window, "Esc");
    leave(window);
    place_free(place);
}

/* A filter hides no entry that was just added. */
static void test_filter_and_add(void **unused) {
    (void)unused;
    Place *place = place_new();
    place_settings(place, "");
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "Not created yet");
    window_press(window, "a");
    window_until(window, "Who may connect?");
    window_press(window, "/");
    window_until(window, "Esc show all");
    window_keys(window, "nowhere");
    window_press(window, "Enter");
    window_until(window, "nothing matches");
    window_press(window, "a");
    window_until(window, "Add an address");
    window_keys(window, "192.0.2.1");
    window_press(window, "Enter");
    window_until(window, "192.0.2.1/32");
    leave(window);
    place_free(place);
}

/* What can't be kept is told whole, and before one leaves. */
static void test_draft_not_kept(void **unused) {
    (void)unused;
    Place *place = place_new();
    AUTO(memory_release) char *draft = memory_print("%s.draft", place->config);
    assert_int_equal(mkdir(draft, 0700), 0); /* nothing can take its place */
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "App name");
    window_keys(window, "myapp");
    window_press(window, "Enter");
    window_until(window, "the draft could not be kept");
    window_press(window, "q");
    window_until(window, "Your choices would be lost");
    window_press(window, "n");
    window_gone(window, "Your choices would be lost");
    leave(window);
    rmdir(draft);
    place_free(place);
}

static void edit(const Place *place, const char *more) {
    Error err = {0};
    AUTO(memory_release)
    char *text = memory_print("version: 1\napp: myapp\nregion: eu-west-1\nbastion:\n  key_pair: myapp-bastion\n"
                              "access:\n  allowed:\n    - cidr: 203.0.113.7/32\n%s",
                              more);
    if (!file_replace(place->config, text, strlen(text), 0644, &err))
        fail_msg("%s", err.said);
}

static void file_has(const Place *place, const char *words) {
    AUTO(text_release) Text text = {.max = 1 << 20};
    Error err = {0};
    assert_true(file_read(place->config, &text, &err));
    if (!strstr(text_string(&text), words))
        fail_msg("no %s in %s", words, text_string(&text));
}

/* What somebody writes into the file while the wizard is open is neither overlooked nor overwritten. */
static void test_file_edited(void **unused) {
    (void)unused;
    Place *place = place_new();
    edit(place, "");
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "Not created yet");
    window_press(window, "s");
    window_until(window, "What is it called");
    window_press(window, "Alt-0");
    window_until(window, "Not created yet");
    edit(place, "database:\n  storage_gib: 50\n");
    window_press(window, "v");
    window_until(window, "from it: database.storage_gib 50");
    window_until(window, "db.t4g.micro, 50 GiB");
    window_until(window, "Enter creates it");
    edit(place, "database:\n  storage_gib: 60\n");
    window_press(window, "Enter");
    window_until(window, "was changed meanwhile");
    file_has(place, "storage_gib: 60");
    window_press(window, "r");
    window_until(window, "db.t4g.micro, 60 GiB");
    window_until(window, "Enter creates it");
    edit(place, "database:\n  storage_gib: wrong\n");
    window_press(window, "r");
    window_until(window, "was changed and");
    leave(window);
    file_has(place, "wrong");
    place_free(place);
}

/* What is wrong with a name is said, and that it is missing only when it is. */
static void test_app_names(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "App name");
    window_press(window, "Enter");
    window_until(window, "the app needs a name");
    window_keys(window, "My_App");
    window_press(window, "Enter");
    window_until(window, "\"My_App\" can't be taken");
    assert_false(window_shows(window, "needs a name"));
    expect(window, "account-wrong-name", 80);
    leave(window);
    place_free(place);
}

static const char *const stuck[] = {"--sandbox-fault", "resource:Database:create:stuck", NULL};

static void leave_running(Window *window) {
    window_press(window, "Ctrl-C");
    window_until(window, "Leave it running");
    window_press(window, "l");
    assert_int_equal(window_exit(window), 130);
    window_close(window);
}

/* Between two runs too: choices that were kept and what was written into the file since are brought together. */
static void test_file_edited_between(void **unused) {
    (void)unused;
    Place *place = place_new();
    AUTO(memory_release) char *draft = memory_print("%s.draft", place->config);
    edit(place, "");
    const char *const sets[] = {"--set", "database.port=6000", "--set", "retention.backup_days=9", NULL};
    Window *window = wizard(place, 24, 80, sets, NULL);
    window_until(window, "Not created yet");
    leave(window);
    /* Nothing was edited: the choices, and not a word. */
    window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "Not created yet");
    window_until(window, "Your earlier choices are kept");
    assert_false(window_shows(window, "changed since"));
    leave(window);
    edit(place, "    - cidr: 192.0.2.9/32\ndatabase:\n  storage_gib: 50\n  port: 7000\n");
    window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "Not created yet");
    expect(window, "home-file-edited", 80);
    window_press(window, "v");
    window_until(window, "db.t4g.micro, 50 GiB");
    window_until(window, "Enter creates it");
    leave(window);
    /* Told once: from now on the draft is based on that. */
    window = wizard(place, 24, 80, stuck, NULL);
    window_until(window, "Review, and create it");
    assert_false(window_shows(window, "changed since"));
    window_press(window, "v");
    window_until(window, "Enter creates it");
    window_press(window, "Enter");
    window_until(window, "creating myapp");
    file_has(place, "storage_gib: 50");
    file_has(place, "port: 6000");
    file_has(place, "backup_days: 9");
    file_has(place, "192.0.2.9/32");
    assert_false(file_exists(draft));
    leave_running(window);
    place_free(place);
}

/* A draft that does not say what it was chosen on counts, and that is said. */
static void test_draft_of_unknown_base(void **unused) {
    (void)unused;
    Place *place = place_new();
    Error err = {0};
    AUTO(memory_release) char *draft = memory_print("%s.draft", place->config);
    static const char text[] = "version: 1\napp: myapp\nregion: eu-west-1\ndatabase:\n  port: 6000\n";
    assert_true(file_replace(draft, text, sizeof text - 1, 0600, &err));
    edit(place, "");
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "Your earlier choices do not say");
    leave(window);
    place_free(place);
}

/* Enter typed ahead is no consent to a plan that was not there yet; typed once it is seen, it is. */
static void test_typed_ahead(void **unused) {
    (void)unused;
    Place *place = place_new();
    place_settings(place, "");
    Window *window = wizard(place, 24, 80, stuck, NULL);
    window_until(window, "Not created yet");
    window_press(window, "v Enter Enter Enter");
    window_until(window, "Enter creates it");
    window_press(window, "/"); /* still Review */
    window_press(window, "Esc Enter");
    window_until(window, "creating myapp");
    leave_running(window);
    place_free(place);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_back_home),
        cmocka_unit_test(test_jump_is_no_consent),
        cmocka_unit_test(test_help_while_typing),
        cmocka_unit_test(test_filter_and_add),
        cmocka_unit_test(test_draft_not_kept),
        cmocka_unit_test(test_file_edited),
        cmocka_unit_test(test_key_pair_names),
        cmocka_unit_test(test_file_edited_between),
        cmocka_unit_test(test_draft_of_unknown_base),
        cmocka_unit_test(test_typed_ahead),
        cmocka_unit_test(test_app_names),
    };
    return cases_run("ways", tests, sizeof tests / sizeof *tests);
}
