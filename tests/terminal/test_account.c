/* Account: lists that filter, earlier stacks, the checklist with each kind of finding, what is not permitted, and text
 * from outside. */
#include "base/file.h"
#include "base/memory.h"
#include "tests/terminal/cloud.h"

#include <string.h>
#include <unistd.h>

static void named(Window *window) {
    window_until(window, "Checks run as soon as");
    window_keys(window, "myapp");
    window_until(window, "App name  myapp");
}

static void test_region_list(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "user/operator");
    window_press(window, "Tab Space");
    window_until(window, "Which region?");
    expect(window, "account-regions", 80);
    window_keys(window, "frank");
    window_until(window, "1 of 39");
    expect(window, "account-regions-filtered", 80);
    window_press(window, "Enter");
    window_until(window, "eu-central-1  Europe (Frankfurt)");
    window_until(window, "SANDBOX · eu-central-1");
    window_press(window, "Space");
    window_keys(window, "xx-nowhere-9"); /* not in the list, and a region all the same: AWS opens new ones */
    window_until(window, "nothing matches");
    window_press(window, "Esc");
    window_gone(window, "xx-nowhere-9");
    window_press(window, "Esc");
    window_until(window, "eu-central-1  Europe (Frankfurt)");
    leave(window);
    place_free(place);
}

static void test_profile_list(void **unused) {
    (void)unused;
    Cloud *cloud = cloud_new();
    cloud_role(cloud);
    cloud_file(
        cloud, ".aws/config",
        "[profile work]\naws_access_key_id = %s\naws_secret_access_key = %s\n[profile staging]\nregion = eu-west-1\n"
        "[profile \"evil\x1b]0;title\x07 name\"]\nregion = eu-west-1\n",
        cloud->key, cloud->secret);
    Window *window = cloud_wizard(cloud, 24, 80, NULL);
    window_until(window, "user/operator");
    window_press(window, "Tab Tab Space");
    window_until(window, "Whose credentials?");
    expect(window, "account-profiles", 80);
    assert_null(strstr(window_title(window) ? window_title(window) : "", "title"));
    window_press(window, "Esc");
    leave(window);
    cloud_free(cloud);
}

static const char *const faults[] = {"--sandbox-fault",
                                     "pending-secret:myapp",
                                     "--sandbox-fault",
                                     "orphan-log-group:/aws/rds/instance/myapp/postgresql",
                                     "--sandbox-fault",
                                     "quota:L-F678F1CE=1",
                                     "--sandbox-fault",
                                     "quota:L-0263D0A3=1",
                                     "--sandbox-fault",
                                     "quota:L-7B6409FD=0",
                                     "--sandbox-fault",
                                     "quota:L-0EA8095F=20",
                                     "--sandbox-fault",
                                     "deny:CreateRole",
                                     NULL};

/* To the row of that finding, from the top. */
static void to_row(Window *window, int row) {
    window_press(window, "g");
    for (int i = 0; i < row; i++)
        window_press(window, "j");
}

/* Every finding once, at two sizes. */
static void findings(int rows, int columns) {
    Place *place = place_new();
    Window *window = wizard(place, rows, columns, faults, NULL);
    named(window);
    window_until(window, "to fix");
    window_until(window, "F2 checks");
    window_press(window, "F2");
    window_until(window, "What would make a deployment fail?");
    window_press(window, "G");
    window_until(window, "iam:CreateRole");
    expect(window, "account-permissions", columns);
    to_row(window, 8);
    window_until(window, "To do: remove one, or ask for more");
    expect(window, "account-quota", columns);
    leave(window);
    place_free(place);
}

static void test_findings_80(void **unused) {
    (void)unused;
    findings(24, 80);
}

static void test_findings_120(void **unused) {
    (void)unused;
    findings(40, 120);
}

/* A leftover is deleted behind its typed name; the finding is gone then. */
static void test_mending(void **unused) {
    (void)unused;
    const char *const two[] = {"--sandbox-fault", "pending-secret:myapp", "--sandbox-fault",
                               "orphan-log-group:/aws/rds/instance/myapp/postgresql", NULL};
    Place *place = place_new();
    Window *window = wizard(place, 24, 80, two, NULL);
    named(window);
    window_until(window, "2 to fix");
    window_press(window, "F2");
    window_until(window, "x delete");
    expect(window, "account-secret", 80);
    window_press(window, "x");
    window_until(window, "A secret that waits for its deletion");
    expect(window, "account-secret-ask", 80);
    window_press(window, "Enter"); /* no name typed: it stays open */
    window_until(window, "Type it, or Esc");
    window_press(window, "Esc");
    window_gone(window, "Type myapp");
    window_press(window, "x");
    window_until(window, "Type myapp");
    window_keys(window, "myapp");
    window_press(window, "Enter Enter");
    window_until(window, "myapp is deleted.");
    window_until(window, "1 to fix");
    window_press(window,
                 "G"); /* from the end: where a list stands that was scrolled by steps hangs on when it was drawn */
    window_until(window, "that a deployment needs");
    window_press(window, "k k");
    window_until(window, "x delete");
    window_press(window, "x");
    window_until(window, "A log group that is left over");
    expect(window, "account-log-group-ask", 80);
    window_keys(window, "/aws/rds/instance/myapp/postgresql");
    window_press(window, "Enter Enter");
    window_until(window, "postgresql is deleted.");
    window_until(window, "15 of 15 fine");
    leave(window);
    place_free(place);
}

/* Enter leads to the field that decides about a finding: here, and on another screen. */
static void test_choose_another(void **unused) {
    (void)unused;
    const char *const more[] = {"--sandbox-fault", "pending-secret:myapp", "--set",
                                "database.instance_class=db.x2g.large", NULL};
    Place *place = place_new();
    Window *window = wizard(place, 24, 80, more, NULL);
    named(window);
    window_until(window, "1 to fix");
    window_press(window, "F2");
    window_until(window, "Enter change it");
    window_press(window, "Enter");
    window_until(window, "What is it called");
    window_keys(window, "2");
    window_until(window, "App name  myapp2");
    window_until(window, "14 of 14 fine"); /* the class is of a later screen */
    leave(window);
    place_free(place);
}

static void test_earlier_stacks(void **unused) {
    (void)unused;
    Place *place = place_new();
    place_settings(place, "");
    place_run(place, (const char *const[]){"apply", "--yes", NULL}, 0);
    unlink(place->config);
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "Made here before: myapp");
    expect(window, "account-earlier", 80);
    window_press(window, "Ctrl-O");
    window_until(window, "Change an existing one");
    expect(window, "account-earlier-list", 80);
    window_press(window, "n");
    window_until(window, "What is it called");
    window_press(window, "Ctrl-O Enter");
    window_until(window, "myapp is opened");
    window_until(window, "its name and its region are fixed");
    leave(window);
    place_free(place);
}

/* Typed where a new name is asked for, Enter opens what stands, as it stands, instead of going on with the defaults. */
static void test_name_that_stands(void **unused) {
    (void)unused;
    Place *place = place_new();
    place_settings(place, "database:\n  storage_gib: 40\n");
    place_run(place, (const char *const[]){"apply", "--yes", NULL}, 0);
    unlink(place->config);
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "Made here before: myapp");
    window_keys(window, "myapp");
    window_until(window, "App name  myapp");
    window_press(window, "Enter");
    window_until(window, "myapp is opened");
    leave(window);
    AUTO(text_release) Text text = {.max = 1 << 20};
    Error err = {0};
    assert_true(file_read(place->config, &text, &err));
    assert_non_null(strstr(text_string(&text), "storage_gib: 40"));
    place_free(place);
}

/* What a creation that failed left is opened too, though undoing it took the list; and nothing of it is in the way. */
static void test_creation_that_failed(void **unused) {
    (void)unused;
    Place *place = place_new();
    place_settings(place, "");
    place_run(place,
              (const char *const[]){"apply", "--yes", "--sandbox-fault", "resource:Bastion:create:fail:Told to", NULL},
              1);
    unlink(place->config);
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "Made here before: myapp");
    window_keys(window, "myapp");
    window_until(window, "App name  myapp");
    window_press(window, "Enter");
    window_until(window, "myapp is opened");
    window_until(window, "Delete what is left and");
    window_press(window, "F2");
    window_until(window, "17 of 17 fine");
    leave(window);
    place_free(place);
}

static void test_not_permitted(void **unused) {
    (void)unused;
    const char *const denied[] = {"--sandbox-fault", "deny:DescribeStacks", "--sandbox-fault",
                                  "deny:SimulatePrincipalPolicy", NULL};
    Place *place = place_new();
    Window *window = wizard(place, 24, 80, denied, NULL);
    window_until(window, "could not be looked for");
    expect(window, "account-denied", 80);
    named(window);
    window_until(window, "F2 checks");
    window_press(window, "F2");
    window_until(window, "What would make");
    window_press(window, "G");
    window_until(window, "iam:SimulatePrincipalPolicy");
    expect(window, "account-denied-check", 80);
    leave(window);
    place_free(place);
}

/* A sign-in that ends before the deployment would. */
static void test_short_sign_in(void **unused) {
    (void)unused;
    Cloud *cloud = cloud_new();
    cloud_role(cloud);
    cloud_portal(cloud, "2099-01-01T00:00:00Z");
    Window *window = cloud_wizard(cloud, 24, 80, NULL);
    window_until(window, "0123456789abcdef/jane");
    window_keys(window, "myapp");
    window_until(window, "days more");
    leave(window);
    cloud_free(cloud);
}

/* AWS takes the sign-in no more: what was deployed keeps its name until AWS has said that it stands no more. */
static void test_may_stand(void **unused) {
    (void)unused;
    static const char *const expired[] = {"--sandbox-fault", "expire:*", NULL};
    Place *place = place_new();
    place_settings(place, "protection:\n  deletion_protection: false\n");
    place_run(place, (const char *const[]){"apply", "--yes", NULL}, 0);
    Window *window = wizard(place, 24, 80, expired, NULL);
    window_until(window, "Change settings");
    window_keys(window, "s");
    window_until(window, "not known yet whether myapp stands");
    window_keys(window, "2");
    window_press(window, "Enter");
    window_until(window, "Who may connect?");
    window_press(window, "Enter");
    window_until(window, "the key pairs of this region are not known");
    window_press(window, "Enter");
    window_until(window, "How large?");
    window_until(window, "fixed for now");
    leave(window);
    place_run(place, (const char *const[]){"destroy", "--confirm", "myapp", NULL}, 0);
    window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "Review, and create it");
    window_keys(window, "s");
    window_until(window, "App name  myapp");
    window_keys(window, "2");
    window_until(window, "App name  myapp2");
    leave(window);
    place_free(place);
}

/* Settings of another account: what Review refuses is a finding here, in the same words. */
static void test_other_account(void **unused) {
    (void)unused;
    Place *place = place_new();
    place_settings(place, "account: \"999988887777\"\n");
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "Change settings");
    window_keys(window, "s");
    window_until(window, "1 to fix");
    window_until(window, "Who you are: the settings are for account 999988887777");
    window_until(window, "choose another --profile");
    leave(window);
    place_free(place);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_region_list),
        cmocka_unit_test(test_profile_list),
        cmocka_unit_test(test_findings_80),
        cmocka_unit_test(test_findings_120),
        cmocka_unit_test(test_mending),
        cmocka_unit_test(test_choose_another),
        cmocka_unit_test(test_earlier_stacks),
        cmocka_unit_test(test_name_that_stands),
        cmocka_unit_test(test_creation_that_failed),
        cmocka_unit_test(test_not_permitted),
        cmocka_unit_test(test_short_sign_in),
        cmocka_unit_test(test_may_stand),
        cmocka_unit_test(test_other_account),
    };
    return cases_run("account", tests, sizeof tests / sizeof *tests);
}
