/* Home, over a stack in each of its states. */
#include "base/file.h"
#include "base/memory.h"
#include "tests/terminal/wizard.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define APPLY ((const char *const[]){"apply", "--yes", NULL})

static Place *deployed(const char *more) {
    Place *place = place_new();
    place_settings(place, more);
    place_run(place, APPLY, 0);
    return place;
}

/* The settings as they stand in the file, with other ones. */
static void rewrite(const Place *place, const char *text) {
    Error err = {0};
    if (!file_replace(place->config, text, strlen(text), 0644, &err))
        fail_msg("%s", err.said);
}

#define HEAD "version: 1\napp: myapp\nregion: eu-west-1\nbastion:\n  key_pair: myapp-bastion\n"

static void test_home_over_apply(void **unused) {
    (void)unused;
    Place *place = deployed("");
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "on the list");
    window_until(window, "Settings");
    expect(window, "home-stands", 80);
    leave(window);
    window = wizard(place, 40, 120, NULL, NULL);
    window_until(window, "on the list");
    window_until(window, "account 123456789012");
    expect(window, "home-stands", 120);
    leave(window);
    place_free(place);
}

/* What is to be done about the database; nothing of it when there is nothing to do. */
static void test_maintenance(void **unused) {
    (void)unused;
    static const char *const waits[] = {"--sandbox-fault", "maintenance:system-update", NULL};
    static const char *const ended[] = {"--sandbox-fault", "certificate:-1", NULL};
    Place *place = deployed("");
    Window *window = wizard(place, 40, 120, waits, NULL);
    window_until(window, "Maintenance");
    window_until(window, "--apply-action system-update");
    window_until(window, "an update of the database's system waits");
    leave(window);
    window = wizard(place, 40, 120, ended, NULL);
    window_until(window, "Certificate");
    window_until(window, "clients that verify");
    assert_false(window_shows(window, "Maintenance"));
    leave(window);
    place_free(place);
}

/* One key for one's own address, or one address more on the list: what the settings took off it before goes with that,
 * and is asked first. */
static void test_nothing_goes_unseen(void **unused) {
    (void)unused;
    Place *place = place_new();
    rewrite(place, HEAD "access:\n  allowed:\n    - cidr: 192.0.2.1/32\n    - cidr: 192.0.2.9/32\n      note: Alice\n");
    place_run(place, APPLY, 0);
    Window *window = wizard(place, 24, 80, (const char *const[]){"--set", "access.allowed=192.0.2.1", NULL}, NULL);
    window_until(window, "203.0.113.7 is NOT on the list");
    window_press(window, "m");
    window_until(window, "Is that meant?");
    window_until(window, "192.0.2.9/32 (Alice)");
    expect(window, "home-own-and-others", 80);
    window_press(window, "Esc");
    window_gone(window, "Is that meant?");
    window_until(window, "2 in force");
    window_press(window, "a");
    window_until(window, "Who may connect?");
    window_press(window, "m");
    window_until(window, "my address");
    window_press(window, "Enter");
    window_until(window, "Is that meant?");
    window_until(window, "192.0.2.9/32 (Alice)");
    window_press(window, "y");
    window_until(window, "and in the file");
    window_until(window, "2 in force");
    window_until(window, "203.0.113.7, on the list");
    leave(window);
    place_free(place);
}

/* What came into force is said, though the file can't say it; and at once, not with the next look at AWS. */
static void test_in_force_and_not_in_the_file(void **unused) {
    (void)unused;
    Place *place = place_new();
    rewrite(place, HEAD "access:\n  allowed:\n    - cidr: 192.0.2.1/32\n");
    place_run(place, APPLY, 0);
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "203.0.113.7 is NOT on the list");
    rewrite(place, "app: [bad\n");
    window_press(window, "m");
    window_until(window, "but not in the file");
    window_until(window, "In force after");
    window_until(window, "2 in force");
    assert_false(window_shows(window, "nothing was changed"));
    leave(window);
    place_free(place);
}

/* The address of the last time is replaced with one key, its note kept; undo takes that back. */
static void test_address_changed(void **unused) {
    (void)unused;
    Place *place = place_new();
    rewrite(place, HEAD "access:\n  allowed:\n    - cidr: 203.0.113.9/32\n      note: my address\n"
                        "    - cidr: 198.51.100.0/28\n      note: build servers\n");
    place_run(place, APPLY, 0);
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "has changed from 203.0.113.9 to 203.0.113.7");
    expect(window, "home-address-changed", 80);
    assert_true(window_cell_of(window, "Your address has").front >= 0); /* a warning has a colour of its own */
    window_press(window, "m");
    window_until(window, "and in the file");
    window_until(window, "203.0.113.7, on the list");
    AUTO(text_release) Text text = {.max = 1 << 20};
    Error err = {0};
    assert_true(file_read(place->config, &text, &err));
    assert_non_null(strstr(text_string(&text), "203.0.113.7/32"));
    assert_null(strstr(text_string(&text), "203.0.113.9"));
    assert_non_null(strstr(text_string(&text), "my address"));
    window_press(window, "u");
    window_until(window, "203.0.113.7/32 (my address) is taken away");
    expect(window, "home-undo", 80);
    window_press(window, "y");
    window_until(window, "The list is as it was before");
    window_until(window, "has changed from 203.0.113.9");
    leave(window);
    place_free(place);
}

/* An undo that AWS took, and whose end was not seen: undone again, it would let in what it took away. */
static void test_undone_already(void **unused) {
    (void)unused;
    static const char *const add[] = {"access", "add", "198.51.100.66", NULL}, *const undo[] = {
                                                                                   "access",       "undo",
                                                                                   "--yes",        "--sandbox-fault",
                                                                                   "expire:*:13+", NULL};
    Place *place = deployed("");
    place_run(place, add, 0);
    place_run(place, undo, 4);
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "u  Undo the last change");
    window_press(window, "u");
    window_until(window, "It is undone already: version 3 of the list is as version 1 was");
    expect(window, "home-undone-already", 80);
    leave(window);
    AUTO(text_release) Text text = {.max = 1 << 20};
    Error err = {0};
    assert_true(file_read(place->config, &text, &err));
    assert_null(strstr(text_string(&text), "198.51.100.66")); /* what is in force, the file says now */
    place_free(place);
}

static void test_not_on_the_list(void **unused) {
    (void)unused;
    Place *place = place_new();
    rewrite(place, HEAD "access:\n  allowed:\n    - cidr: 198.51.100.0/28\n      note: 東京の事務所\n");
    place_run(place, APPLY, 0);
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "is NOT on the list");
    expect(window, "home-not-listed", 80);
    window_press(window, "m");
    window_until(window, "203.0.113.7, on the list");
    leave(window);
    place_free(place);
}

/* What the file says and the stack does not. */
static void test_settings_differ(void **unused) {
    (void)unused;
    Place *place = deployed("");
    rewrite(place, HEAD "access:\n  allowed:\n    - cidr: 203.0.113.7/32\n    - cidr: 192.0.2.0/24\n      note: new "
                        "office\ndatabase:\n  storage_gib: 40\n  multi_az: true\nretention:\n  backup_days: 14\n");
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "not applied yet");
    expect(window, "home-settings-differ", 80);
    window_press(window, "a");
    window_until(window, "192.0.2.0/24");
    window_press(window, "Enter");
    window_until(window, "2 in force");
    leave(window);
    place_free(place);
}

/* An entry that somebody added with another tool: shown and kept, and no drift. */
static void test_added_elsewhere(void **unused) {
    (void)unused;
    Place *place = deployed("");
    place_elsewhere(place, (const char *const[]){"allow", "192.0.2.0/24", NULL});
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "192.0.2.0/24 was added outside");
    expect(window, "home-elsewhere", 80);
    window_press(window, "w");
    window_until(window, "Nothing was changed outside");
    window_press(window, "a");
    window_until(window, "by the console");
    window_press(window, "Enter");
    window_until(window, "and in the file");
    window_until(window, "2 in force");
    leave(window);
    place_free(place);
}

/* The whole internet: in force only behind its word, which can be mistyped. */
static void test_opened_to_all(void **unused) {
    (void)unused;
    Place *place = deployed("");
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "1 in force");
    window_press(window, "a");
    window_until(window, "Enter put in force");
    window_press(window, "a");
    window_until(window, "Add an address");
    window_keys(window, "0.0.0.0/0");
    window_press(window, "Enter");
    window_until(window, "the whole internet");
    window_press(window, "Enter");
    window_until(window, "Type open to go on");
    expect(window, "access-open", 80);
    window_keys(window, "myapp");
    window_press(window, "Enter");
    window_until(window, "That is another word");
    window_press(window, "Ctrl-U");
    window_keys(window, "open");
    window_press(window, "Enter Enter");
    window_until(window, "▲ Allowed IPs    2 in force, open to the whole internet [a]");
    leave(window);
    place_free(place);
}

/* A change in the console: told, shown in full, put back behind Review, and taken over into the settings. */
static void test_changed_outside(void **unused) {
    (void)unused;
    Place *place = deployed("");
    place_elsewhere(place, (const char *const[]){"class", "db.t4g.small", NULL});
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "database.instance_class is db.t4g.small");
    expect(window, "home-drift", 80);
    window_press(window, "w");
    window_until(window, "puts all of it back");
    expect(window, "drift-found", 80);
    window_press(window, "Esc");
    window_until(window, "[p]");
    window_press(window, "p");
    window_until(window, "Enter puts it back");
    expect(window, "review-put-back", 80);
    window_press(window, "Enter");
    window_until(window, "Enter go on");
    leave(window);
    place_elsewhere(place, (const char *const[]){"class", "db.t4g.small", NULL});
    window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "database.instance_class is db.t4g.small");
    window_press(window, "t");
    window_until(window, "Enter applies it");
    expect(window, "review-take-over", 80);
    leave(window);
    place_free(place);
}

/* More than 80x24 has room for: what has to be looked at comes first, the rest is a key away, and the ways stay. */
static void test_much_told(void **unused) {
    (void)unused;
    static const char *const faults[] = {"--sandbox-fault", "maintenance:system-update", "--sandbox-fault",
                                         "certificate:-1", NULL};
    Place *place = deployed("");
    place_elsewhere(place, (const char *const[]){"class", "db.t4g.small", NULL});
    rewrite(place, HEAD "access:\n  allowed:\n    - cidr: 192.0.2.0/24\n      note: new office\n"
                        "database:\n  storage_gib: 40\n  multi_az: true\n");
    Window *window = wizard(place, 24, 80, faults, NULL);
    window_until(window, "Certificate");
    window_until(window, "PgDn more");
    expect(window, "home-much", 80);
    window_press(window, "PgDn");
    window_until(window, "Drift");
    window_press(window, "PgDn");
    window_until(window, "Endpoint");
    expect(window, "home-much-end", 80);
    window_wheel(window, 3, 40, false); /* over the lines, it is theirs */
    window_gone(window, "Endpoint");
    window_press(window, "Down"); /* the ways' keys stay theirs */
    window_until(window, "▸ s  Change settings");
    window_press(window, "PgUp PgUp PgUp");
    window_until(window, "✓ Stack");
    window_resize(window, 50, 120); /* where all has room, no key is offered for more */
    window_until(window, "Endpoint");
    window_gone(window, "PgDn more");
    leave(window);
    place_free(place);
}

/* Not at AWS, or not any more. */
static void test_not_deployed(void **unused) {
    (void)unused;
    Place *place = place_new();
    place_settings(place, "");
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "Not created yet");
    window_until(window, "stack myapp in eu-west-1");
    expect(window, "home-absent", 80);
    window_press(window, "Enter");
    window_until(window, "Enter creates it");
    leave(window);
    place_free(place);
}

/* Somebody else's stack has the name: another one can be chosen, as is said. */
static void test_name_is_taken(void **unused) {
    (void)unused;
    Place *place = place_new();
    place_settings(place, "");
    place_elsewhere(place, (const char *const[]){"stack", "myapp", NULL});
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "that this program did not make");
    expect(window, "home-name-is-taken", 80);
    window_keys(window, "s");
    window_until(window, "What is it called");
    window_until(window, "1 to fix");
    window_keys(window, "2");
    window_until(window, "myapp2 is free");
    window_press(window, "Esc");
    window_until(window, "there is no stack myapp2 in eu-west-1");
    leave(window);
    place_free(place);
}

/* Deleted behind the program's back: this machine remembers that it stood. */
static void test_gone(void **unused) {
    (void)unused;
    Place *place = deployed("protection:\n  deletion_protection: false\n");
    AUTO(memory_release) char *state = memory_print("XDG_STATE_HOME=%s/state", place->folder);
    const char *const extra[] = {state, NULL};
    Window *window = wizard(place, 24, 80, NULL, extra);
    window_until(window, "on the list");
    leave(window);
    place_run(place, (const char *const[]){"destroy", "--confirm", "myapp", NULL}, 0);
    window = wizard(place, 24, 80, NULL, extra);
    window_until(window, "myapp was deleted");
    expect(window, "home-gone", 80);
    leave(window);
    AUTO(memory_release) char *folder = memory_print("%s/state/secure-rds", place->folder);
    AUTO(memory_release) char *file = memory_print("%s/127.0.0.1.eu-west-1.myapp.json", folder);
    assert_int_equal(unlink(file), 0);
    assert_int_equal(rmdir(folder), 0);
    *strrchr(folder, '/') = '\0';
    assert_int_equal(rmdir(folder), 0);
    place_free(place);
}

/* The file's stack was last seen in another account: Review would make a second one. */
static void test_other_account(void **unused) {
    (void)unused;
    static const char seen[] = "{\"stack_id\": \"arn:aws:cloudformation:eu-west-1:999999999999:stack/myapp/1\", "
                               "\"address\": \"\"}";
    Place *place = place_new();
    place_settings(place, "");
    AUTO(memory_release) char *variable = memory_print("XDG_STATE_HOME=%s/state", place->folder);
    AUTO(memory_release) char *folder = memory_print("%s/state/secure-rds", place->folder);
    AUTO(memory_release) char *file = memory_print("%s/127.0.0.1.eu-west-1.myapp.json", folder);
    const char *const extra[] = {variable, NULL};
    Error err = {0};
    assert_true(folder_make(folder, 0700, &err) && file_create(file, seen, sizeof seen - 1, 0600, &err));
    Window *window = wizard(place, 24, 80, NULL, extra);
    window_until(window, "last seen in account 999999999999");
    expect(window, "home-other-account", 80);
    leave(window);
    unlink(file);
    rmdir(folder);
    *strrchr(folder, '/') = '\0';
    rmdir(folder);
    place_free(place);
}

static void failed_first(const char *fault, const char *status, const char *name) {
    Place *place = place_new();
    place_settings(place, "");
    place_run(place, (const char *const[]){"apply", "--yes", "--sandbox-fault", fault, NULL}, 1);
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, status);
    window_until(window, "account 123456789012");
    expect(window, name, 80);
    window_press(window, "Enter");
    window_until(window, "Enter delete what is left");
    window_press(window, "Enter");
    window_until(window, "Delete what is left?");
    window_press(window, "n");
    window_gone(window, "Delete what is left?");
    leave(window);
    place_free(place);
}

static void test_rollback_complete(void **unused) {
    (void)unused;
    failed_first("resource:Vpc:create:fail:The maximum number of VPCs has been reached.", "ROLLBACK_COMPLETE",
                 "home-rollback-complete");
}

/* An update that failed, and so did undoing it: continued with a key, or without what is in the way. */
static void test_update_rollback_failed(void **unused) {
    (void)unused;
    Place *place = deployed("");
    place_run(place,
              (const char *const[]){"apply", "--yes", "--set", "database.storage_gib=40", "--set",
                                    "retention.flow_logs_days=30", "--accept", "retention-shorter", "--sandbox-fault",
                                    "resource:Database:update:fail:storage cannot be changed now", "--sandbox-fault",
                                    "resource:FlowLogs:rollback:fail:the log group is in use", NULL},
              1);
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "UPDATE_ROLLBACK_FAILED");
    expect(window, "home-update-rollback-failed", 80);
    window_press(window, "n");
    window_until(window, "Leave out what is in the way?");
    expect(window, "home-skip", 80);
    window_press(window, "y");
    window_until(window, "AWS goes on with it");
    window_until(window, "UPDATE_ROLLBACK_COMPLETE");
    leave(window);
    place_free(place);
}

static void test_delete_failed(void **unused) {
    (void)unused;
    Place *place = deployed("protection:\n  deletion_protection: false\n");
    place_run(place,
              (const char *const[]){"destroy", "--confirm", "myapp", "--sandbox-fault",
                                    "resource:Vpc:delete:fail:The vpc has dependencies and cannot be deleted.", NULL},
              1);
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "DELETE_FAILED");
    expect(window, "home-delete-failed", 80);
    window_press(window, "n");
    window_until(window, "Delete the rest?");
    window_keys(window, "myapp");
    window_press(window, "Tab Tab Enter");
    window_until(window, "AWS goes on with it");
    window_until(window, "myapp was deleted");
    leave(window);
    place_free(place);
}

static void test_destroy_dialog(void **unused) {
    (void)unused;
    Place *place = deployed("retention:\n  on_delete: retain\n");
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "on the list");
    window_press(window, "d");
    window_until(window, "Type myapp to go on");
    expect(window, "home-destroy", 80);
    window_keys(window, "myap");
    window_press(window, "Enter");
    window_until(window, "That is another word");
    expect(window, "home-destroy-wrong", 80);
    window_press(window, "Esc");
    window_gone(window, "Type myapp to go on");
    leave(window);
    place_free(place);
}

static void test_no_network(void **unused) {
    (void)unused;
    Place *place = place_new();
    place_settings(place, "");
    const char *argv[] = {place->program, "--config", place->config, "--endpoint-url", "http://127.0.0.1:9", NULL};
    const char *const extra[] = {"AWS_ACCESS_KEY_ID=AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY=example",
                                 "AWS_EC2_METADATA_DISABLED=true", "AWS_MAX_ATTEMPTS=1", NULL};
    Window *window = window_open(24, 80, argv, extra);
    window_until(window, "could not");
    window_until(window, "Change settings");
    expect(window, "home-no-network", 80);
    leave(window);
    place_free(place);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_home_over_apply),
        cmocka_unit_test(test_maintenance),
        cmocka_unit_test(test_nothing_goes_unseen),
        cmocka_unit_test(test_address_changed),
        cmocka_unit_test(test_undone_already),
        cmocka_unit_test(test_not_on_the_list),
        cmocka_unit_test(test_settings_differ),
        cmocka_unit_test(test_added_elsewhere),
        cmocka_unit_test(test_changed_outside),
        cmocka_unit_test(test_opened_to_all),
        cmocka_unit_test(test_much_told),
        cmocka_unit_test(test_not_deployed),
        cmocka_unit_test(test_other_account),
        cmocka_unit_test(test_gone),
        cmocka_unit_test(test_rollback_complete),
        cmocka_unit_test(test_update_rollback_failed),
        cmocka_unit_test(test_delete_failed),
        cmocka_unit_test(test_destroy_dialog),
        cmocka_unit_test(test_no_network),
        cmocka_unit_test(test_name_is_taken),
        cmocka_unit_test(test_in_force_and_not_in_the_file),
    };
    return cases_run("home", tests, sizeof tests / sizeof *tests);
}
