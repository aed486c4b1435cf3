/* Sizes: the classes that a region sells, what each lacks and costs, and what is said when nothing is known. */
#include "tests/terminal/wizard.h"

#include <stdlib.h>
#include <string.h>

/* From the first screen to Sizes with nothing but Enter and the app's name. */
static Window *sizes(const Place *place, int rows, int columns, const char *const *more, const char *const *extra) {
    Window *window = wizard(place, rows, columns, more, extra);
    window_until(window, "user/operator");
    window_keys(window, "myapp");
    window_until(window, " fine");
    window_press(window, "Enter");
    window_until(window, "nobody yet");
    window_press(window, "Enter");
    window_until(window, "you are here");
    window_press(window, "Enter");
    window_until(window, "myapp-bastion");
    window_press(window, "Up Enter");
    window_until(window, "How large?");
    return window;
}

/* Nothing is on the way any more. */
static void settle(Window *window) {
    window_until(window, "F2 classes"); /* the last row of the screen's first frame: what it asks is said above */
    window_gone(window, "asking AWS which");
    window_gone(window, "reading AWS's price list");
}

static void test_list(int rows, int columns) {
    Place *place = place_new();
    Window *window = sizes(place, rows, columns, NULL, NULL);
    settle(window);
    window_press(window, "F2");
    window_until(window, "zones a b c");
    expect(window, "sizes-list", columns);
    /* Filtered: words of any column. */
    window_keys(window, "/graviton r6g");
    window_until(window, "7 of 80");
    expect(window, "sizes-filtered", columns);
    window_press(window, "Esc");
    /* By each column, and the other way round. */
    window_keys(window, "/m7g");
    window_press(window, "Enter");
    window_keys(window, "<<<<");
    window_until(window, "vCPU ▴");
    window_keys(window, "!");
    window_until(window, "vCPU ▾");
    expect(window, "sizes-sorted", columns);
    window_keys(window, ">>>>>>>");
    window_until(window, "by class, rising");
    /* Taken, and the total moves with it. */
    window_press(window, "Esc");
    window_keys(window, "/r6g.large");
    window_press(window, "Enter Enter");
    window_until(window, "$183.96");
    window_until(window, "~$237/month");
    window_press(window, "F3");
    window_until(window, "What each part costs a month");
    expect(window, "sizes-costs", columns);
    window_press(window, "Esc");
    window_until(window, "F2 classes");
    leave(window);
    place_free(place);
}

static void test_list_80(void **unused) {
    (void)unused;
    test_list(24, 80);
}

static void test_list_120(void **unused) {
    (void)unused;
    test_list(40, 120);
}

/* A class that lacks what is chosen is never taken silently: the second Enter takes it, and turns that off. */
static void test_lacks(void **unused) {
    static const char *const more[] = {"--set", "database.multi_az=true", NULL};
    (void)unused;
    Place *place = place_new();
    Window *window = sizes(place, 24, 80, more, NULL);
    settle(window);
    window_until(window, "-$14.95 if off");
    window_press(window, "F2");
    window_until(window, "priced with its standby");
    window_keys(window, "/x2g");
    window_press(window, "Enter");
    window_until(window, "db.x2g.large lacks Multi-AZ");
    expect(window, "sizes-lacks", 80);
    window_press(window, "Enter");
    window_until(window, "takes the class");
    window_press(window, "Down");
    window_gone(window, "takes the class");
    window_press(window, "Enter");
    window_until(window, "takes the class");
    expect(window, "sizes-insist", 80);
    window_press(window, "Enter");
    window_until(window, "F3 cost");
    window_until(window, "db.x2g.xlarge");
    window_until(window, "[ ] off");
    leave(window);
    place_free(place);
}

/* What can't be turned off is a reason to choose another class. */
static void test_lacks_insights(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window = sizes(place, 24, 80, NULL, NULL);
    settle(window);
    window_press(window, "F2");
    window_until(window, "Single-AZ; by price");
    window_keys(window, "/m5d");
    window_press(window, "Enter Enter");
    window_until(window, "✗ db.m5d.large lacks");
    window_press(window, "Enter");
    window_until(window, "✗ db.m5d.large lacks");
    window_press(window, "Esc Esc");
    window_until(window, "F2 classes");
    leave(window);
    place_free(place);
}

static void test_lacks_chosen(void **unused) {
    static const char *const more[] = {"--set", "database.multi_az=true", "--set",
                                       "database.instance_class=db.x2g.large", NULL};
    (void)unused;
    Place *place = place_new();
    Window *window = sizes(place, 40, 120, more, NULL);
    settle(window);
    window_until(window, "db.x2g.large lacks Multi-AZ, which is turned on: turn that");
    expect(window, "sizes-refused", 120);
    window_press(window, "Enter"); /* Next does not go on */
    window_until(window, "✗ db.x2g.large lacks");
    assert_false(window_shows(window, "What is kept"));
    leave(window);
    place_free(place);
}

static void test_not_sold(void **unused) {
    static const char *const more[] = {"--set", "database.instance_class=db.q9.large", NULL};
    (void)unused;
    Place *place = place_new();
    Window *window = sizes(place, 24, 80, more, NULL);
    settle(window);
    window_until(window, "db.q9.large is not sold for PostgreSQL 17 in eu-west-1");
    window_press(window, "Enter");
    window_until(window, "shows what is");
    assert_false(window_shows(window, "What is kept"));
    expect(window, "sizes-not-sold", 80);
    leave(window);
    place_free(place);
}

/* F2 before the classes are there shows that they are on the way, and then the list. */
static void test_loading(void **unused) {
    static const char *const more[] = {"--sandbox-fault", "slow:1500:DescribeOrderableDBInstanceOptions", NULL};
    (void)unused;
    Place *place = place_new();
    Window *window = sizes(place, 24, 80, more, NULL);
    window_press(window, "F2");
    window_keys(window, "x"); /* nothing to choose, nothing to type */
    expect(window, "sizes-loading", 80);
    window_until(window, "db.t4g.micro");
    window_until(window, "PostgreSQL 17, eu-west-1");
    leave(window);
    place_free(place);
}

/* No answer: the reason, the way on, and a key that asks again. */
static void test_no_network(void **unused) {
    static const char *const more[] = {"--sandbox-fault", "deny:DescribeOrderableDBInstanceOptions", "--sandbox-fault",
                                       "deny:GetProducts", NULL};
    (void)unused;
    Place *place = place_new();
    Window *window = sizes(place, 24, 80, more, NULL);
    settle(window);
    window_until(window, "the classes could not be listed");
    window_until(window, "✗ Account"); /* the checks ask for the same, in their own time */
    expect(window, "sizes-denied", 80);
    window_press(window, "F2");
    window_until(window, "F5 asks again");
    window_masks(window, (const char *const[]){"[0-9a-f]{8}-[0-9a-f-]+", NULL});
    expect(window, "sizes-list-denied", 80);
    window_press(window, "F5");
    window_until(window, "F5 asks again");
    window_press(window, "Esc Enter"); /* and the wizard goes on without */
    window_until(window, "What is kept");
    leave(window);
    place_free(place);
}

/* The table that is shipped, when only the price list can't be asked. */
static void test_shipped_prices(void **unused) {
    static const char *const more[] = {"--sandbox-fault", "deny:GetProducts", NULL};
    (void)unused;
    Place *place = place_new();
    Window *window = sizes(place, 24, 80, more, NULL);
    settle(window);
    window_until(window, "Prices are from the table in the program");
    window_press(window, "F3");
    window_until(window, "from the shipped table");
    leave(window);
    place_free(place);
}

/* Prices that nobody knows are said to be unknown, on the form, in the list and in the sum. */
static void test_unknown(void **unused) {
    static const char *const more[] = {"--region", "ap-southeast-2", NULL};
    (void)unused;
    Place *place = place_new();
    Window *window = sizes(place, 24, 80, more, NULL);
    settle(window);
    window_until(window, "price unknown");
    expect(window, "sizes-unknown", 80);
    window_press(window, "F3");
    window_until(window, "In all but the unknown");
    expect(window, "sizes-unknown-costs", 80);
    leave(window);
    place_free(place);
}

/* The meaning of a choice names what it costs more. */
static void test_choices(void **unused) {
    (void)unused;
    Place *place = place_new();
    Window *window = sizes(place, 24, 80, NULL, NULL);
    settle(window);
    window_press(window, "Down Down Down Down Down Down Down"); /* to the bastion */
    window_until(window, "instance type of the bastion");
    window_press(window, "Space Down");
    window_until(window, "+$8.32 a month");
    expect(window, "sizes-choice", 80);
    window_press(window, "Enter");
    window_until(window, "$16.64");
    window_until(window, "~$74/month");
    leave(window);
    place_free(place);
}

/* Before the list is there the form suggests; then it offers what the region sells, the cheap ones first. */
static void test_classes_of_the_form(void **unused) {
    static const char *const more[] = {"--sandbox-fault", "slow:1500:DescribeOrderableDBInstanceOptions", NULL};
    (void)unused;
    Place *place = place_new();
    Window *window = sizes(place, 24, 80, more, NULL);
    window_press(window, "Down Down"); /* to the class */
    window_until(window, "processors and memory");
    window_press(window, "Space");
    window_until(window, "db.m7g.large");
    settle(window); /* the box stays as it is while one chooses */
    assert_true(window_shows(window, "db.m7g.large"));
    window_press(window, "Down Enter");
    window_until(window, "db.t4g.small");
    window_press(window, "Space Down");
    window_until(window, "db.m6g.large        $128.48");
    assert_false(window_shows(window, "db.m7g"));
    expect(window, "sizes-choice-class", 80);
    window_press(window, "Esc");
    leave(window);
    place_free(place);
}

static void test_ascii(void **unused) {
    static const char *const extra[] = {"LANG=C", "TERM=vt220", NULL};
    (void)unused;
    Place *place = place_new();
    Window *window = sizes(place, 24, 80, NULL, extra);
    settle(window);
    expect(window, "sizes-ascii", 80);
    window_press(window, "F2");
    window_until(window, "zones a b c");
    expect(window, "sizes-list-ascii", 80);
    leave(window);
    place_free(place);
}

/* Colour means something here: a warning is not drawn as the plain text beside it. */
static void test_colours(void **unused) {
    static const char *const more[] = {"--set", "database.instance_class=db.m5d.large", NULL};
    (void)unused;
    Place *place = place_new();
    Window *window = sizes(place, 40, 120, more, NULL);
    settle(window);
    WindowCell warning = window_cell_of(window, "db.m5d.large lacks"), plain = window_cell_of(window, "Storage limit");
    WindowCell unknown = window_cell_of(window, "price unknown"), price = window_cell_of(window, "$2.54");
    assert_int_not_equal(warning.front, plain.front);
    assert_int_not_equal(unknown.front, price.front);
    leave(window);
    place_free(place);
}

/* A file that gives the database another name than it has: Review says that it can't be, and Sizes puts it back. */
static void test_put_back(void **unused) {
    (void)unused;
    Place *place = place_new();
    place_settings(place, "");
    place_run(place, (const char *const[]){"apply", "--yes", NULL}, 0);
    place_run(place, (const char *const[]){"config", "set", "database.name=other", NULL}, 0);
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "1 not applied yet");
    window_keys(window, "v");
    window_until(window, "database.name=myapp");
    window_press(window, "Esc");
    window_until(window, "1 not applied yet");
    window_keys(window, "s");
    window_until(window, "The stack exists");
    window_press(window, "Enter");
    window_until(window, "Who may connect?");
    window_press(window, "Enter");
    window_until(window, "Which SSH key");
    window_until(window, "myapp-bastion");
    window_press(window, "Enter");
    window_until(window, "myapp, as the stack has it");
    expect(window, "sizes-put-back", 80);
    window_press(window, "Right");
    window_until(window, "As the stack has it.");
    window_press(window, "Right"); /* and to nothing else */
    window_until(window, "Database name");
    assert_true(window_shows(window, "As the stack has it."));
    leave(window);
    place_free(place);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_list_80),        cmocka_unit_test(test_list_120),
        cmocka_unit_test(test_lacks),          cmocka_unit_test(test_lacks_chosen),
        cmocka_unit_test(test_lacks_insights), cmocka_unit_test(test_not_sold),
        cmocka_unit_test(test_loading),        cmocka_unit_test(test_no_network),
        cmocka_unit_test(test_shipped_prices), cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_choices),        cmocka_unit_test(test_ascii),
        cmocka_unit_test(test_colours),        cmocka_unit_test(test_classes_of_the_form),
        cmocka_unit_test(test_put_back),
    };
    return cases_run("sizes", tests, sizeof tests / sizeof *tests);
}
