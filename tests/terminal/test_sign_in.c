/* Signing in, over the wizard's screens: an ended sign-in is waited for, a one-time code is asked for. */
#include "tests/terminal/cloud.h"

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
    window_press(window, "Enter");
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
        cmocka_unit_test(test_ended),
        cmocka_unit_test(test_code),
        cmocka_unit_test(test_code_declined),
        cmocka_unit_test(test_code_while_it_runs),
    };
    return cases_run("sign_in", tests, sizeof tests / sizeof *tests);
}
