/* The wizard as somebody sees it: the real program on a pseudo-terminal, against the sandbox, whole screens compared.
 */
#include "tests/terminal/wizard.h"
#include "base/file.h"
#include "base/memory.h"

#include <signal.h>
#include <string.h>

static void deploy(Window *window, int columns) {
    window_press(window, "Enter");
    window_until(window, "creating myapp");
    window_until(window, "CREATE_COMPLETE in");
    window_press(window, "f"); /* the order of events is another one each time */
    window_until(window, "Events: failures only");
    expect(window, "provision-done", columns);
    window_press(window, "Enter");
    window_until(window, "Connect (y copies");
    expect(window, "done", columns);
    window_press(window, "Enter");
    window_until(window, "Copy it into"); /* after what it came to know, which leaves no room for more at 80x24 */
    expect(window, "home", columns);
}

static void first_run(int rows, int columns) {
    Place *place = place_new();
    Window *window = wizard(place, rows, columns, NULL, NULL);
    walk_compared(window, columns);
    deploy(window, columns);
    leave(window);
    assert_true(file_exists(place->config));
    place_free(place);
}

static void test_first_run_80x24(void **unused) {
    (void)unused;
    first_run(24, 80);
}

static void test_first_run_120x40(void **unused) {
    (void)unused;
    first_run(40, 120);
}

/* A second start shows Home; an address added there is in force at once. */
static void test_second_run(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window = wizard(place, 24, 80, NULL, NULL);
    walk(window);
    deploy(window, 80);
    leave(window);
    window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "1 in force");
    window_press(window, "a");
    window_until(window, "Who may connect?");
    window_press(window, "a");
    window_keys(window, "198.51.100.300");
    window_until(window, "198.51.100.300");
    expect(window, "access-wrong", 80);
    window_press(window, "Backspace Backspace");
    window_press(window, "Tab");
    window_keys(window, "東京の事務所");
    window_press(window, "Enter");
    window_until(window, "198.51.100.3/32");
    expect(window, "access-japanese", 80);
    window_press(window, "Enter");
    window_until(window, "and in the file");
    window_until(window, "2 in force");
    AUTO(text_release) Text text = {.max = 1 << 20};
    Error err = {0};
    assert_true(file_read(place->config, &text, &err));
    assert_non_null(strstr(text_string(&text), "198.51.100.3/32"));
    leave(window);
    place_free(place);
}

/* Left running, and found again by the next start. */
static void test_leave_and_attach(void **unused) {
    (void)unused;
    Place *place = place_new();
    const char *const slow[] = {"--sandbox-speed", "5", NULL};
    Window *window = wizard(place, 24, 80, slow, NULL);
    walk(window);
    window_press(window, "Enter");
    window_until(window, "creating myapp");
    window_until(window, "StorageKey");
    window_press(window, "l");
    window_until(window, "Leave it running");
    window_press(window, "l");
    assert_int_equal(window_exit(window), 130);
    assert_true(window_cooked(window));
    window_close(window);
    window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "CREATE_IN_PROGRESS");
    window_press(window, "Enter");
    window_until(window, "creating myapp");
    window_until(window, "CREATE_COMPLETE in");
    leave(window);
    place_free(place);
}

static void test_failure(void **unused) {
    (void)unused;
    Place *place = place_new();
    const char *const fault[] = {
        "--sandbox-fault",
        "resource:Bastion:create:fail:We currently do not have sufficient t3.micro capacity in the "
        "Availability Zone you requested",
        NULL};
    Window *window = wizard(place, 24, 80, fault, NULL);
    walk(window);
    window_press(window, "Enter");
    window_until(window, "ROLLBACK_FAILED in"); /* the database began, and is protected */
    window_until(window, "We currently do not have");
    window_until(window, "s setting");
    window_until(window, "AWS said");
    window_press(window, "f");
    window_until(window, "Events: failures only");
    window_press(window, "Esc");
    window_until(window, "ROLLBACK_FAILED");
    window_press(window, "v");
    window_until(window, "Enter delete what is left");
    window_press(window, "Enter");
    window_until(window, "Delete what is left?");
    expect(window, "review-again", 80);
    window_press(window, "n");
    window_gone(window, "Delete what is left?");
    leave_with(window, 1); /* the last operation failed */
    place_free(place);
}

/* A closed terminal loses nothing: what was chosen is there at the next start. */
static void test_killed_draft(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "App name");
    window_keys(window, "kept-name");
    window_until(window, "kept-name");
    window_press(window, "Enter");
    window_until(window, "Who may connect?");
    window_signal(window, SIGKILL);
    window_exit(window);
    window_close(window);
    window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "kept-name");
    window_until(window, "Your choices of the last time");
    leave(window);
    place_free(place);
}

static void test_small_and_large(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window = wizard(place, 20, 60, NULL, NULL);
    window_until(window, "too small");
    expect(window, "small", 60);
    window_resize(window, 24, 80);
    window_until(window, "App name");
    window_resize(window, 50, 160);
    window_until(window, "App name");
    window_resize(window, 20, 60);
    window_until(window, "too small");
    window_resize(window, 24, 80);
    window_until(window, "App name");
    window_resize(window, 20, 60);
    window_until(window, "too small");
    window_press(window, "Ctrl-C"); /* whose terminal is no larger gets out, and his choices stay */
    assert_int_equal(window_exit(window), 0);
    assert_true(window_cooked(window));
    window_close(window);
    place_free(place);
}

static void test_quit_and_help(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "Checks run as soon as");
    window_press(window, "F1");
    window_until(window, "Credentials");
    expect(window, "account-help", 80);
    window_press(window, "Esc");
    window_gone(window, "Credentials");
    window_press(window, "Ctrl-C");
    window_until(window, "Leave secure-rds?");
    expect(window, "quit", 80);
    window_press(window, "n");
    window_gone(window, "Leave secure-rds?");
    leave(window);
    place_free(place);
}

static void test_no_network(void **unused) {
    (void)unused;
    Place *place = place_new();
    const char *argv[] = {place->program, "--config", place->config, "--endpoint-url", "http://127.0.0.1:9", NULL};
    const char *const extra[] = {"AWS_ACCESS_KEY_ID=AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY=example",
                                 "AWS_REGION=eu-west-1", "AWS_EC2_METADATA_DISABLED=true", NULL};
    Window *window = window_open(24, 80, argv, extra);
    window_until(window, "tried again every few seconds");
    expect(window, "no-network", 80);
    window_keys(window, "a-key-is-answered");
    window_until(window, "a-key-is-answered");
    leave(window);
    place_free(place);
}

static void test_no_credentials(void **unused) {
    (void)unused;
    Place *place = place_new();
    const char *argv[] = {place->program, "--config", place->config, "--region", "eu-west-1", NULL};
    const char *const extra[] = {"AWS_EC2_METADATA_DISABLED=true", NULL};
    Window *window = window_open(24, 80, argv, extra);
    window_until(window, "goes on by itself");
    expect(window, "no-credentials", 80);
    leave(window);
    place_free(place);
}

static void test_ascii_without_colour(void **unused) {
    (void)unused;
    Place *place = place_new();
    /* TERM: ncurses scrolls xterm-256color's lines here in a way that libvterm 0.1.4 does not follow; tmux does. */
    const char *const extra[] = {"LANG=C", "NO_COLOR=1", "TERM=screen", NULL};
    Window *window = wizard(place, 24, 80, NULL, extra);
    window_until(window, "user/operator");
    expect(window, "account-ascii", 80);
    size_t length;
    const char *output = window_output(window, &length);
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)output[i] >= 0x80)
            fail_msg("byte %zu is no ASCII: %02x", i, (unsigned char)output[i]);
    leave(window);
    place_free(place);
}

static void test_bad_file_is_told(void **unused) {
    (void)unused;
    Place *place = place_new();
    Error err = {0};
    static const char text[] = "version: 1\napp: My_App\nregion: nowhere\n";
    assert_true(file_create(place->config, text, sizeof text - 1, 0644, &err));
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "app: found");
    window_until(window, "region: found");
    assert_int_equal(window_exit(window), 2);
    assert_false(window_alternate(window));
    window_close(window);
    place_free(place);
}

static void test_terminated(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "Checks run as soon as");
    window_signal(window, SIGTERM);
    window_exit(window);
    assert_false(window_alternate(window));
    assert_true(window_cooked(window));
    window_close(window);
    place_free(place);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_first_run_80x24),
        cmocka_unit_test(test_first_run_120x40),
        cmocka_unit_test(test_second_run),
        cmocka_unit_test(test_leave_and_attach),
        cmocka_unit_test(test_failure),
        cmocka_unit_test(test_killed_draft),
        cmocka_unit_test(test_small_and_large),
        cmocka_unit_test(test_quit_and_help),
        cmocka_unit_test(test_no_network),
        cmocka_unit_test(test_no_credentials),
        cmocka_unit_test(test_ascii_without_colour),
        cmocka_unit_test(test_bad_file_is_told),
        cmocka_unit_test(test_terminated),
    };
    return cases_run("wizard", tests, sizeof tests / sizeof *tests);
}
