/* Somebody is killed at each of his calls, to EC2 and to the settings file, and somebody else comes: what was promised
 * is in force, nothing older comes back, and the same once more ends as if nobody had been killed. So, too, when
 * CloudFormation writes the list meanwhile, whose operator is dead by then. */
#include "fixture_lists.h"

static const char *const doings[] = {"+4.4.4.4", "-1.1.1.1",        "a+4.4.4.4 -1.1.1.1", "u",         "+1.1.1.1=café",
                                     "-3.3.3.3", "~1.1.1.1=office", "=2.2.2.2",           "a-2.2.2.2", "~3.3.3.3=shop",
                                     "+9.9.9.9"};
enum { COUNT = sizeof doings / sizeof *doings, ENOUGH = 100 };

/* From now on `number` does this, with the file that he has. */
static void become(size_t number, const char *what) {
    Operator *operator= & play.operators[number];
    operator->what = what;
    operator->calls = operator->killed_at = 0;
    operator->ok = operator->waits = false;
    operator->err =(Error){0};
}

/* `at` 0: nobody kills him. False: he was done before. */
static bool kill_at(size_t number, int at) {
    Operator *operator= & play.operators[number];
    operator->calls = 0;
    operator->killed_at = at;
    operate(operator);
    settle();
    bool hit = at && operator->calls >= at;
    operator->killed_at = 0;
    return hit;
}

static char *alone(const char *const what[OPERATORS], const char *const then[], size_t count) {
    world_begin(what, false, 0);
    world.updates = false;
    for (size_t i = 0; i < count; i++) {
        if (i > 0 || then[i] != what[0])
            become(then[i] == what[1], then[i]);
        kill_at(then[i] == what[1], 0);
    }
    return in_force();
}

static const char *order(void) {
    static char text[STEPS + 1];
    for (int i = 0; i < play.made; i++)
        text[i] = (char)('0' + play.choices[i]);
    text[play.made] = '\0';
    return text;
}

static void same(const char *expected, const char *other, const char *what, int at, const char *when) {
    AUTO(memory_release) char *found = in_force();
    if (strcmp(found, expected) != 0 && (!other || strcmp(found, other) != 0))
        fail_msg("%s, killed at call %d, %s, order %s: %s; expected: %s or %s", what, at, when, order(), found,
                 expected, other ? other : "");
}

/* The colleague has a file of his own. */
static long kill_each(const char *victim, const char *colleague) {
    const char *const what[OPERATORS] = {victim, colleague};
    const char *const done[] = {victim, colleague, "a"}, *const undone[] = {colleague, "a"};
    AUTO(memory_release) char *with = alone(what, done, 3);
    AUTO(memory_release) char *without = alone(what, undone, 2);
    int at = 1;
    for (;; at++) {
        world_begin(what, false, 0);
        bool hit = kill_at(0, at);
        kill_at(1, 0);
        assert_true(play.operators[1].ok);
        become(0, "a");
        kill_at(0, 0);
        assert_true(play.operators[0].ok);
        same(with, without, victim, at, "then applied");
        if (*victim != 'u' && *victim != '=') { /* which would undo or remove something else */
            become(0, victim);
            kill_at(0, 0);
            same(with, NULL, victim, at, "then the same again");
        }
        if (!hit)
            return at - 1;
        assert_true(at < ENOUGH);
    }
}

static void test_each_call(void **unused) {
    long moments = 0;
    (void)unused;
    play.alone = true;
    for (size_t i = 0; i < COUNT; i++)
        moments += kill_each(doings[i], "+6.6.6.6");
    play.alone = false;
    print_message("%ld moments at which somebody is killed\n", moments);
    world_release();
}

/* The operator of the update is dead; whoever comes next may be killed at each of his calls, too. */
static long one_order(const char *const what[OPERATORS], const char *expected, int at) {
    world_begin(what, false, 0);
    run();
    play.alone = true;
    assert_true(play.operators[1].ok);
    become(0, "a");
    bool hit = kill_at(0, at);
    become(0, "a");
    kill_at(0, 0);
    assert_true(play.operators[0].ok);
    same(expected, NULL, what[1], at, what[0]);
    play.alone = false;
    return hit;
}

static long all_orders(const char *const what[OPERATORS]) {
    unsigned char ended_after[OPERATORS];
    const char *const then[] = {what[1], "a"};
    long orders = 0;
    bool lives = what[0][1] == 'l'; /* who does not, leaves more to those who come */
    play.alone = true;
    AUTO(memory_release) char *expected = alone(what, then, 2);
    play.alone = false;
    play.fixed = 0;
    do {
        orders++;
        one_order(what, expected, 0);
        for (int at = 1; !lives && one_order(what, expected, at); at++)
            orders++;
        last_calls(ended_after);
    } while (next_order(ended_after));
    return orders;
}

static void test_cloudformation(void **unused) {
    static const char *const writes[] = {"c", "cr", "cl"};
    long orders = 0;
    (void)unused;
    for (size_t i = 0; i < OPERATORS; i++)
        play.operators[i].stack = memory_new(1, STACK_BYTES);
    for (size_t w = 0; w < sizeof writes / sizeof *writes; w++)
        for (size_t i = 0; i < COUNT; i++) {
            const char *const what[OPERATORS] = {writes[w], doings[i]};
            if (*what[1] == 'u' && strchr(what[0], 'r')) /* it undoes the rollback, when that is the last there was */
                continue;
            if (*what[1] == '~' && strchr(what[0], 'l')) /* as "+1.1.1.1=café", and many times as many orders */
                continue;
            orders += all_orders(what);
        }
    print_message("%ld orders of an update that writes the list, somebody else's calls and a killed successor's\n",
                  orders);
    for (size_t i = 0; i < OPERATORS; i++)
        free(play.operators[i].stack);
    world_release();
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_each_call), cmocka_unit_test(test_cloudformation)};
    return cmocka_run_group_tests_name("access_killed", tests, NULL, NULL);
}
