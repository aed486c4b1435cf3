/* Two operators at once: every order in which their calls can meet, over a small model of EC2's rules for prefix lists.
 * What is in force in the end must be what one order of the two, one after the other, would have made; and each file
 * must know it: applying it again sends nothing. */
#include "fixture_lists.h"

/* One after the other; an operator that failed in the play may have done it or not. */
static char *serial(const char *const what[OPERATORS], bool one_file, size_t first, const bool skip[OPERATORS]) {
    world_begin(what, one_file, 0);
    play.alone = true;
    for (size_t i = 0; i < OPERATORS; i++) {
        size_t who = i ? 1 - first : first;
        if (!skip[who])
            operate(&play.operators[who]);
        settle();
    }
    play.alone = false;
    return in_force();
}

static void tell(const char *const what[OPERATORS], const char *found, const char *why) {
    AUTO(text_release) Text order = {0};
    for (int i = 0; i < play.made; i++)
        text_print(&order, "%d", play.choices[i]);
    fail_msg("%s | %s, %s, lost %d: %s; order %s; %s; %s", what[0], what[1], world.one_file ? "one file" : "two files",
             world.lost, why, text_string(&order), found, play.operators[0].ok && play.operators[1].ok ? "" : "failed");
}

/* A file that is applied once more changes nothing that is in force. */
static bool file_knows(const File *file) {
    AUTO(access_merge_release) AccessMerge merge = {0};
    Error err = {0};
    bool based = file->agreed.list_id[0] && file->agreed.version <= world.version;
    assert_true(based && access_merge(file->list, world.versions[world.version], world.versions[file->agreed.version],
                                      &merge, &err));
    return access_count_sent(&merge) == 0;
}

/* What somebody is just giving another note is off the list for a moment: who removes it then finds it gone, and
 * nothing at EC2 tells him that it comes back. It is told the next time. */
static bool note_meets_removal(const char *const what[OPERATORS]) {
    bool notes = *what[0] == '~' || *what[1] == '~', removes = false;
    for (size_t i = 0; i < OPERATORS; i++)
        removes = removes || strchr(what[i], '-') || *what[i] == '=' || *what[i] == 'u';
    return notes && removes;
}

enum { SERIAL = 8 };
/* By bits: 1 the second goes first, 2 the first fails, 4 the second fails. */
static void expect(const char *const what[OPERATORS], bool one_file, char *expected[SERIAL]) {
    for (size_t k = 0; k < SERIAL; k++) {
        const bool skip[OPERATORS] = {k & 2, k & 4};
        expected[k] = serial(what, one_file, k & 1, skip);
    }
}

static void check(const char *const what[OPERATORS], char *const expected[SERIAL]) {
    AUTO(memory_release) char *found = in_force();
    const bool ok[OPERATORS] = {play.operators[0].ok, play.operators[1].ok};
    /* Two who put back what was before the same change want the same: when one's answer is lost, once is enough. */
    bool fits = note_meets_removal(what) || (*what[0] == 'u' && *what[1] == 'u');
    for (size_t i = 0; i < (world.one_file ? 1 : OPERATORS); i++)
        if (ok[i] && (ok[1] || !world.one_file) && !fits && !file_knows(&world.files[i]))
            tell(what, found, "a file does not know what is in force");
    for (size_t k = 0; k < SERIAL && !fits; k++)
        fits = !((k & 2) && ok[0]) && !((k & 4) && ok[1]) && strcmp(expected[k], found) == 0;
    if (!fits)
        tell(what, found, "no order of the two makes this");
}

static long all_orders(const char *const what[OPERATORS], bool one_file, int lost) {
    long orders = 0;
    unsigned char ended_after[OPERATORS];
    char *expected[SERIAL];
    expect(what, one_file, expected);
    play.fixed = 0;
    do {
        world_begin(what, one_file, lost);
        run();
        last_calls(ended_after);
        check(what, expected);
        orders++;
    } while (next_order(ended_after));
    for (size_t k = 0; k < SERIAL; k++)
        free(expected[k]);
    return orders;
}

/* Of the first, which stand for all kinds, orders with lost answers and with one file are tried too. */
enum { KINDS = 4 };
static const char *const doings[] = {"+4.4.4.4", "-1.1.1.1",        "a+4.4.4.4 -1.1.1.1", "u",         "+4.4.4.4=café",
                                     "-3.3.3.3", "~1.1.1.1=office", "=2.2.2.2",           "a-2.2.2.2", "a+5.5.5.5"};

static void test_all(void **unused) {
    enum { COUNT = sizeof doings / sizeof *doings };
    long orders = 0;
    (void)unused;
    for (size_t i = 0; i < OPERATORS; i++)
        play.operators[i].stack = memory_new(1, STACK_BYTES);
    for (size_t a = 0; a < COUNT; a++)
        for (size_t b = a; b < COUNT; b++)
            for (int lost = -2; lost <= 2; lost++) {
                const char *const what[OPERATORS] = {doings[a], doings[b]};
                if (lost == 0 || b < KINDS)
                    orders += all_orders(what, false, lost);
                if (lost == 0 && b < KINDS)
                    orders += all_orders(what, true, 0);
            }
    print_message("%ld orders of two operators' calls\n", orders);
    for (size_t i = 0; i < OPERATORS; i++)
        free(play.operators[i].stack);
    world_release();
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_all)};
    return cmocka_run_group_tests_name("access_two", tests, NULL, NULL);
}
