/* Signing in, over the wizard's screens: an ended sign-in is waited for, a one-time code is asked for. */
#include "base/memory.h"
#include "tests/terminal/cloud.h"

#include <stdio.h>
#include <string.h>

static const char ended[] = "2020-01-01T00:00:00Z", good[] = "2099-01-01T00:00:00Z";

static void test_ended(void **unused) {
    (void)unused;
    Cloud *cloud = cloud_new();
    cloud_portal(cloud, ended);
    Window *window = cloud_wizard(cloud, 24, 80, NULL);
    window_until(window, "aws sso login --profile work");
    expect(window, "sign-in-ended", 80);
    window_keys(window, "myapp"); /* nothing waits for it */
    window_until(window, "App name  myapp");
    cloud_portal(cloud, good);
    window_until(window, "0123456789abcdef/jane");
    window_until(window, "IAM Identity Center, role Developer");
    window_until(window, "until 2099-01-01 00:00");
    leave(window);
    cloud_free(cloud);
}

/* The command that signs in is run on the plain terminal, by one key, and the wizard comes back by itself. */
static void test_signed_in_here(void **unused) {
    (void)unused;
    Cloud *cloud = cloud_new();
    cloud_portal(cloud, good);
    AUTO(memory_release) char *token = memory_print("%s/%s", cloud->place->folder, cloud_token);
    AUTO(memory_release) char *copy = memory_print("%s/token", cloud->place->folder);
    assert_int_equal(rename(token, copy), 0);
    cloud_portal(cloud, ended);
    cloud_program(cloud, "aws",
                  "echo \"called with: $*\"\necho >>~/calls\n" /* numbered: what an earlier call said stays in sight */
                  "printf 'Really, call %%d? ' $(wc -l <~/calls) >/dev/tty\nread answer </dev/tty\n"
                  "[ \"$answer\" = yes ] || exit 3\ncp ~/token ~/%s\n",
                  cloud_token);
    Window *window = cloud_wizard(cloud, 24, 80, NULL);
    window_until(window, "Ctrl-G signs in here");
    window_press(window, "Ctrl-G");
    window_until(window, "$ aws sso login --profile work");
    window_until(window, "called with: sso login --profile work");
    window_until(window, "Really, call 1?");
    window_keys(window, "no\n");
    window_until(window, "it ended with status 3");
    window_until(window, "Enter goes back to secure-rds.");
    window_keys(window, "\n");
    window_until(window, "Ctrl-G signs in here");
    window_press(window, "Ctrl-G");
    window_until(window, "Really, call 2?");
    window_press(window, "Ctrl-C"); /* the command's, not ours */
    window_until(window, "it ended with status 130");
    window_keys(window, "\n");
    window_until(window, "Ctrl-G signs in here");
    window_press(window, "Ctrl-G");
    window_until(window, "Really, call 3?");
    window_keys(window, "yes\n");
    window_until(window, "0123456789abcdef/jane");
    leave(window);
    cloud_free(cloud);
}

/* A program of the profile's own that asks on the terminal: first it can't, then the screen is put away for it. */
static void test_process_that_asks(void **unused) {
    (void)unused;
    Cloud *cloud = cloud_new();
    cloud_program(cloud, "keys",
                  "(: >/dev/tty) 2>/dev/null || exit 4\necho >>~/asked\n" /* numbered, as above */
                  "printf 'Word %%d: ' $(wc -l <~/asked) >/dev/tty\nread answer </dev/tty\n"
                  "[ \"$answer\" = open ] || exit 3\n"
                  "echo '{\"Version\": 1, \"AccessKeyId\": \"%s\", \"SecretAccessKey\": \"%s\"}'\n",
                  cloud->key, cloud->secret);
    cloud_file(cloud, ".aws/config", "[profile work]\ncredential_process = keys\n");
    Window *window = cloud_wizard(cloud, 24, 80, NULL);
    window_until(window, "it ended with status 4");
    window_until(window, "Ctrl-G sign in");
    expect(window, "sign-in-process", 80);
    window_press(window, "Ctrl-G");
    window_until(window, "Word 1:");
    window_press(window, "Ctrl-C"); /* ends that program, and not the wizard */
    window_until(window, "stopped on request");
    window_keys(window, "\n");
    window_until(window, "Ctrl-G sign in");
    window_press(window, "Ctrl-G");
    window_until(window, "Word 2:");
    window_keys(window, "shut\n");
    window_until(window, "it ended with status 3");
    window_keys(window, "\n");
    window_until(window, "Ctrl-G sign in");
    window_press(window, "Ctrl-G");
    window_until(window, "Word 3:");
    window_keys(window, "open\n");
    window_until(window, "user/operator");
    leave(window);
    cloud_free(cloud);
}

/* A wrong code is told and asked again; the third is right. */
static void test_code(void **unused) {
    (void)unused;
    Cloud *cloud = cloud_new();
    cloud_role(cloud);
    Window *window = cloud_wizard(cloud, 24, 80, NULL);
    window_until(window, "One-time code");
    expect(window, "code", 80);
    window_keys(window, "12");
    window_press(window, "Enter");
    window_until(window, "a code has six digits");
    window_keys(window, "135799");
    assert_false(window_shows(window, "135799"));
    window_press(window, "Enter");
    window_until(window, "AWS does not take that code");
    expect(window, "code-wrong", 80);
    window_keys(window, "246810");
    window_press(window, "Enter");
    window_until(window, "assumed-role/Deployer/jane");
    size_t length;
    assert_null(strstr(window_output(window, &length), "246810"));
    leave(window);
    cloud_free(cloud);
}

/* Declined, it is not asked again every few seconds, but by a key. */
static void test_code_declined(void **unused) {
    (void)unused;
    Cloud *cloud = cloud_new();
    cloud_role(cloud);
    Window *window = cloud_wizard(cloud, 24, 80, NULL);
    window_until(window, "One-time code");
    window_press(window, "Esc");
    window_until(window, "Ctrl-T asks for the code");
    expect(window, "code-declined", 80);
    window_press(window, "Ctrl-T");
    window_until(window, "One-time code");
    window_keys(window, "246810");
    window_press(window, "Enter");
    window_until(window, "assumed-role/Deployer/jane");
    leave(window);
    cloud_free(cloud);
}

/* In the middle of a deployment: its state is unknown, never failed, and it is followed again once the code is there.
 */
static void test_code_while_it_runs(void **unused) {
    (void)unused;
    Cloud *cloud = cloud_new();
    cloud_role(cloud);
    Window *window = cloud_wizard(cloud, 24, 80, NULL);
    window_until(window, "One-time code");
    window_keys(window, "246810");
    window_press(window, "Enter");
    window_until(window, "assumed-role/Deployer/jane");
    window_keys(window, "myapp");
    window_press(window, "Enter");
    window_until(window, "nobody yet");
    window_press(window, "a");
    window_keys(window, "203.0.113.7");
    window_press(window, "Enter");
    window_until(window, "203.0.113.7/32");
    window_press(window, "Enter");
    window_until(window, "myapp-bastion");
    window_press(window, "Up Enter");
    window_until(window, "How large?");
    window_press(window, "Enter");
    window_until(window, "What is kept");
    window_press(window, "Enter");
    window_until(window, "What else?");
    window_press(window, "Enter");
    window_until(window, "Enter creates it");
    window_press(window, "Enter");
    window_until(window, "creating myapp");
    cloud_faults(cloud, "expire:DescribeStackEvents:1\n");
    window_until(window, "One-time code");
    window_press(window, "Esc");
    window_until(window, "AWS can't be asked now");
    window_until(window, "Ctrl-T asks for the code");
    window_press(window, "Ctrl-T");
    window_until(window, "One-time code");
    window_keys(window, "246810");
    window_press(window, "Enter");
    window_gone(window, "AWS can't be asked now");
    window_until(window, "CREATE_COMPLETE in");
    leave(window);
    cloud_free(cloud);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ended), cmocka_unit_test(test_signed_in_here), cmocka_unit_test(test_process_that_asks),
        cmocka_unit_test(test_code),  cmocka_unit_test(test_code_declined),  cmocka_unit_test(test_code_while_it_runs),
    };
    return cases_run("sign_in", tests, sizeof tests / sizeof *tests);
}
