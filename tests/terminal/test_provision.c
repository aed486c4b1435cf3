/* Provision: the operation while it runs, when somebody comes back to it, and each way in which it can end. */
#include "tests/terminal/wizard.h"
#include "base/memory.h"

#include <string.h>

/* What moves: times with the blanks before them, since they stand at the right; the bar; lines of events, whose order
 * is another one each time; the spinner of an ASCII terminal. */
static const char *const masks[] = {"[0-9:]+ of about .*$",
                                    "[0-9:]+, longer than usual.*$",
                                    "[█▏▎▍▌▋▊▉░#.]+ +[0-9]+ %",
                                    "[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z  .*$",
                                    " in [0-9]+:[0-9:]+ *",
                                    " +[0-9]+:[0-9:]+( ~[0-9:]+)?",
                                    "lines [0-9-]+ of [0-9]+",
                                    "[>▸ ] [|/\\-]  ",
                                    NULL};

static Window *wizard_here(const Place *place, int columns, const char *const *more, const char *const *extra) {
    Window *window = wizard(place, columns > 100 ? 40 : 24, columns, more, extra);
    window_masks(window, masks);
    return window;
}

/* From Home to Review, and on. */
static void begin(Window *window, const char *ready) {
    window_until(window, ready);
    window_press(window, "v");
    window_until(window, "Enter ");
    window_until(window, "minutes");
    window_press(window, "Enter");
}

/* A creation of nothing. */
static Window *create(const Place *place, int columns, const char *const *more, const char *const *extra) {
    place_settings(place, "");
    Window *window = wizard_here(place, columns, more, extra);
    begin(window, "Not created yet");
    return window;
}

/* A change of what stands. */
static Window *change(const Place *place, const char *speed, const char *set, const char *const *faults) {
    const char *more[16] = {"--sandbox-speed", speed, "--set", set, NULL};
    size_t count = 4;
    for (; *faults; faults++) {
        more[count++] = "--sandbox-fault";
        more[count++] = *faults;
    }
    place_settings(place, "");
    place_run(place, (const char *const[]){"apply", "--yes", NULL}, 0);
    Window *window = wizard_here(place, 80, more, NULL);
    begin(window, "on the list");
    return window;
}

/* So slow that what is told stays the same until it was compared: how long it takes, and that this is long. */
static const char *const stuck[] = {"--sandbox-speed", "20", "--sandbox-fault", "resource:Database:create:stuck", NULL};

static void leave_running(Window *window) {
    window_press(window, "l");
    window_until(window, "Leave it running");
    window_press(window, "l");
    assert_int_equal(window_exit(window), 130);
    assert_true(window_cooked(window));
    window_close(window);
}

static void running_shown(Window *window, const char *name, int columns) {
    window_until(window, "59 of 62");
    window_until(window, "    creating"); /* RDS's own word, beneath the database */
    window_press(window, "f");
    window_until(window, "failures only");
    expect(window, name, columns);
}

/* Left, and shown again by another start: the same picture. */
static void running(int columns, const char *name, const char *const *extra) {
    Place *place = place_new();
    Window *window = create(place, columns, stuck, extra);
    running_shown(window, name, columns);
    leave_running(window);
    window = wizard_here(place, columns, stuck, extra);
    window_until(window, "CREATE_IN_PROGRESS");
    window_press(window, "f");
    running_shown(window, name, columns);
    leave_running(window);
    place_free(place);
}

static void test_running_and_attached_80(void **unused) {
    (void)unused;
    running(80, "provision-running", NULL);
}

static void test_running_and_attached_120(void **unused) {
    (void)unused;
    running(120, "provision-running", NULL);
}

static void test_running_ascii(void **unused) {
    (void)unused;
    running(80, "provision-ascii", (const char *const[]){"LANG=C", "NO_COLOR=1", "TERM=screen", NULL});
}

static void attached_shown(Window *window) {
    window_until(window, "5 of 14 resources");
    window_press(window, "f");
    window_until(window, "failures only");
    expect(window, "provision-attached", 80);
}

/* An update that was found running shows what is still to come, too. */
static void test_attached_to_an_update(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window = change(place, "20", "access.load_balancer=true",
                            (const char *const[]){"resource:TargetGroup:create:stuck", NULL});
    attached_shown(window);
    leave_running(window);
    window = wizard_here(place, 80, NULL, NULL);
    window_until(window, "UPDATE_IN_PROGRESS");
    window_press(window, "f");
    attached_shown(window);
    leave_running(window);
    place_free(place);
}

static void test_search_and_scroll(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window = create(place, 80, stuck, NULL);
    window_until(window, "59 of 62");
    window_press(window, "/");
    window_keys(window, "MonitoringRole");
    window_press(window, "Enter");
    window_until(window, "MonitoringRole             CREATE");
    WindowCell found = window_cell_of(window, "MonitoringRole             CREATE"),
               plain = window_cell_of(window, "Events");
    assert_true(found.reverse != plain.reverse || found.back != plain.back);
    window_press(window, "n N");
    window_until(window, "MonitoringRole             CREATE");
    window_press(window, "Esc"); /* ends the search, and asks nothing */
    window_gone(window, "/MonitoringRole");
    assert_false(window_shows(window, "The operation runs"));
    window_press(window, "Home");
    window_until(window, "lines 1-");
    window_press(window, "PgDn PgDn w"); /* what was cut at the right is there */
    window_until(window, "Initiated");
    window_press(window, "Home");
    window_until(window, "lines 1-");
    window_press(window, "End");
    window_gone(window, "lines 1-");
    window_press(window, "Shift-Tab Shift-Tab Up Up Up Up Up Up");
    window_until(window, "─ Encryption keys ─");
    window_until(window, "StorageKey");
    leave_running(window);
    place_free(place);
}

static void test_throttled(void **unused) {
    (void)unused;
    Place *place = place_new();
    const char *const more[] = {"--sandbox-speed", "20", "--sandbox-fault", "throttle:DescribeStackEvents:8+", NULL};
    Window *window = create(place, 80, more, NULL);
    window_until(window, "AWS asks us to slow down: waiting");
    window_until(window, "AWS can't be asked now; the operation goes on there"); /* after all tries */
    leave_running(window);
    place_free(place);
}

static const char *const no_capacity[] = {
    "--sandbox-speed", "200", "--sandbox-fault",
    "resource:Bastion:create:fail:We currently do not have sufficient t3.micro capacity in the Availability Zone you "
    "requested (eu-west-1a). Our system will be working on provisioning additional capacity.",
    NULL};

/* What failed, what AWS said, what to do. The last resource of all fails: what stands then is the same each time. */
static void test_failed_creation(void **unused) {
    (void)unused;
    Place *place = place_new();
    const char *const more[] = {"--sandbox-speed", "400", "--sandbox-fault",
                                "resource:SecretRotation:create:fail:Resource handler returned message: \"Secrets "
                                "Manager cannot invoke the specified Lambda function. Ensure that the function policy "
                                "grants access to the principal secretsmanager.amazonaws.com.\" (RequestToken: 1234)",
                                NULL};
    Window *window = create(place, 80, more, NULL);
    window_until(window, "ROLLBACK_FAILED in"); /* the database began, and is protected */
    window_until(window, "AWS said");
    expect(window, "provision-failed", 80);
    WindowCell failed = window_cell_of(window, "SecretRotation (Secr"), plain = window_cell_of(window, "AWS said");
    assert_int_not_equal(failed.front, plain.front);
    window_press(window, "k"); /* the panes have the room, and what AWS said stays in sight */
    window_until(window, "k back");
    expect(window, "provision-failed-kept", 80);
    window_press(window, "k");
    window_until(window, "k keep");
    window_until(window, "Now ");
    leave_with(window, 1);
    place_free(place);
}

static void test_keys_after_a_failure(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window = create(place, 80, no_capacity, NULL);
    window_until(window, "ROLLBACK_FAILED in");
    window_until(window, "AWS said");
    window_press(window, "k");
    window_gone(window, "Now ");
    assert_true(window_shows(window, "could not be created"));
    window_press(window, "s"); /* the setting behind it, on its screen */
    window_until(window, "How large?");
    window_press(window, "Esc");
    leave_with(window, 1);
    place_free(place);
}

static void test_try_again(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window = create(place, 80, no_capacity, NULL);
    window_until(window, "ROLLBACK_FAILED in");
    window_press(window, "r"); /* one key: what is left goes, and what was agreed to is made again */
    window_until(window, "deleting myapp");
    window_until(window, "creating myapp");
    window_until(window, "ROLLBACK_FAILED in");
    leave_with(window, 1);
    place_free(place);
}

static void test_roll_back_the_remains(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window = create(place, 80, no_capacity, NULL);
    window_until(window, "ROLLBACK_FAILED in");
    window_press(window, "b");
    window_until(window, "Delete what is left?");
    window_press(window, "y");
    window_until(window, "Deleted, as you asked");
    window_until(window, "Snapshot myapp-snapshot-"); /* RDS finished the database meanwhile */
    window_press(window, "Esc");
    window_until(window, "Not created yet");
    leave(window);
    place_free(place);
}

/* The creation failed after its database was ready: whatever it holds by now goes only by the app's name, and a last
 * snapshot stays. */
static void test_remains_with_a_database(void **unused) {
    (void)unused;
    Place *place = place_new();
    const char *const more[] = {"--sandbox-speed", "400", "--sandbox-fault",
                                "resource:SecretRotation:create:fail:Told to", NULL};
    Window *window = create(place, 80, more, NULL);
    window_until(window, "ROLLBACK_FAILED in");
    window_press(window, "r"); /* not at once */
    window_until(window, "Enter delete what is left");
    window_until(window, "a last snapshot of it is kept");
    window_press(window, "Enter");
    window_until(window, "may have used it");
    expect(window, "remains-database", 80);
    window_press(window, "Esc");
    window_gone(window, "may have used it");
    window_press(window, "Esc");
    window_until(window, "d  Delete what is left");
    window_press(window, "d");
    window_until(window, "may have used it");
    window_keys(window, "myapp");
    window_press(window, "Enter Enter");
    window_until(window, "Deleted, as you asked");
    window_until(window, "Snapshot myapp-snapshot-");
    window_press(window, "Esc");
    window_until(window, "Not created yet");
    leave(window);
    place_free(place);
}

/* That it failed is its end, told with what is in the way; what is left of it can be tried again. */
static void test_remains_that_stay(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window =
        create(place, 80,
               (const char *const[]){"--sandbox-fault", "resource:Bastion:create:fail:Told to", "--sandbox-fault",
                                     "resource:Database:delete:fail:snapshot held", NULL},
               NULL);
    window_until(window, "ROLLBACK_FAILED in");
    window_press(window, "b");
    window_until(window, "Delete what is left?");
    window_press(window, "y");
    window_until(window, "DELETE_FAILED in");
    window_until(window, "snapshot held");
    window_until(window, "Not all of the stack could be deleted");
    assert_false(window_shows(window, "Not followed"));
    leave_with(window, 1);
    place_free(place);
}

static void test_failed_update(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window =
        change(place, "200", "database.storage_gib=40",
               (const char *const[]){"resource:Database:update:fail:You can't currently modify the storage of this DB "
                                     "instance because the previous storage change is being optimized.",
                                     NULL});
    window_until(window, "UPDATE_ROLLBACK_COMPLETE in");
    expect(window, "provision-failed-update", 80);
    window_press(window, "r");
    window_until(window, "changing myapp");
    window_until(window, "UPDATE_ROLLBACK_COMPLETE in");
    leave_with(window, 1);
    place_free(place);
}

/* The rollback itself failed: it is tried again, or goes on without what fails. */
static void test_stuck_rollback(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window = change(place, "200", "database.storage_gib=40",
                            (const char *const[]){"resource:StorageAlarm:update:fail:no such metric",
                                                  "resource:Database:rollback:fail:still at work", NULL});
    window_until(window, "UPDATE_ROLLBACK_FAILED in");
    expect(window, "provision-stuck", 80);
    window_press(window, "r");
    /* The end of this rollback, not of the update before it: an event that only it has, then the end's keys. */
    window_until(window, "User Ini");
    window_until(window, "r retry");
    window_press(window, "n");
    window_until(window, "Leave out what is in the way?");
    window_press(window, "y");
    window_until(window, "UPDATE_ROLLBACK_COMPLETE in");
    window_press(window, "Esc");
    window_until(window, "Review");
    window_until(window, "UPDATE_ROLLBACK_COMPLETE");
    leave_with(window, 1);
    place_free(place);
}

/* Rolled back while RDS makes the database: it waits, says so, and leaves nothing. */
static void test_rolled_back(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window = create(place, 80, (const char *const[]){"--sandbox-speed", "120", NULL}, NULL);
    window_until(window, "    creating");
    window_press(window, "c");
    window_until(window, "RDS lets nobody");
    window_press(window, "r");
    window_until(window, "the rollback begins");
    window_until(window, "deleting myapp");
    window_until(window, "DELETE_COMPLETE in");
    window_until(window, "Rolled back, as you asked");
    window_press(window, "Esc");
    window_until(window, "Not created yet");
    leave(window);
    place_free(place);
}

/* The database is ready, and the rest is not: whoever has its password may use it already. */
static void test_rolled_back_when_ready(void **unused) {
    (void)unused;
    Place *place = place_new();
    const char *const more[] = {"--sandbox-fault", "resource:SecretRotation:create:stuck", NULL};
    Window *window = create(place, 80, more, NULL);
    window_until(window, "61 of 62");
    window_press(window, "Ctrl-C"); /* to leave needs no name */
    window_until(window, "[ n Cancel ]  [ l Leave it running ]");
    assert_false(window_shows(window, "Roll it back"));
    window_press(window, "n");
    window_gone(window, "Leave it running");
    window_press(window, "c");
    window_until(window, "may have used it");
    window_until(window, "Type myapp");
    window_keys(window, "myapp");
    window_press(window, "Enter Enter");
    window_until(window, "DELETE_COMPLETE in");
    window_until(window, "Rolled back, as you asked");
    window_until(window, "A last snapshot of the database");
    leave(window);
    place_free(place);
}

static void test_destroy(void **unused) {
    (void)unused;
    Place *place = place_new();
    place_settings(place, "");
    place_run(place, (const char *const[]){"apply", "--yes", NULL}, 0);
    const char *const more[] = {"--sandbox-speed", "100", "--sandbox-fault", "resource:Vpc:delete:stuck", NULL};
    Window *window = wizard_here(place, 80, more, NULL);
    window_until(window, "on the list");
    window_press(window, "d");
    window_until(window, "Type myapp");
    window_keys(window, "myapp");
    window_press(window, "Enter Enter");
    window_until(window, "deleting myapp");
    window_until(window, "61 of 62");
    window_until(window, "much longer than its usual"); /* it takes for ever, and nobody says how long still */
    window_until(window, "longer than usual");
    window_press(window, "f");
    window_until(window, "failures only");
    expect(window, "provision-destroy", 80); /* a deletion can't be taken back: no key is offered for it */
    leave_running(window);
    place_free(place);
}

static size_t bells(Window *window) {
    size_t length, count = 0;
    const char *output = window_output(window, &length);
    for (size_t i = 0; i < length; i++)
        count += output[i] == '\a';
    return count;
}

/* The title says how far it is, and the bell rings at the end; each can be turned off. */
static void test_title_and_bell(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window = create(place, 80, (const char *const[]){"--sandbox-speed", "200", NULL}, NULL);
    window_until(window, "creating myapp");
    window_until(window, "    creating");
    assert_non_null(strstr(window_title(window), " min left"));
    size_t before = bells(window);
    window_until(window, "CREATE_COMPLETE in");
    assert_string_equal(window_title(window), "myapp: done");
    assert_true(bells(window) > before);
    leave(window);
    place_free(place);

    place = place_new();
    window = create(place, 80, (const char *const[]){"--sandbox-speed", "1000", "--no-title", "--no-bell", NULL}, NULL);
    window_until(window, "CREATE_COMPLETE in");
    assert_int_equal(bells(window), 0);
    assert_string_equal(window_title(window), "");
    leave(window);
    place_free(place);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_running_and_attached_80),
        cmocka_unit_test(test_running_and_attached_120),
        cmocka_unit_test(test_running_ascii),
        cmocka_unit_test(test_attached_to_an_update),
        cmocka_unit_test(test_search_and_scroll),
        cmocka_unit_test(test_throttled),
        cmocka_unit_test(test_failed_creation),
        cmocka_unit_test(test_keys_after_a_failure),
        cmocka_unit_test(test_try_again),
        cmocka_unit_test(test_roll_back_the_remains),
        cmocka_unit_test(test_remains_with_a_database),
        cmocka_unit_test(test_remains_that_stay),
        cmocka_unit_test(test_failed_update),
        cmocka_unit_test(test_stuck_rollback),
        cmocka_unit_test(test_rolled_back),
        cmocka_unit_test(test_rolled_back_when_ready),
        cmocka_unit_test(test_destroy),
        cmocka_unit_test(test_title_and_bell),
    };
    return cases_run("provision", tests, sizeof tests / sizeof *tests);
}
