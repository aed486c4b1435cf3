/* Two operators at once: every order in which their calls can meet, over a small model of EC2's rules for prefix lists.
 * What is in force in the end must be what one order of the two, one after the other, would have made; and each file
 * must know it: applying it again sends nothing. */
#include "stack/access_agree.h"
#include "base/memory.h"
#include "base/text.h"
#include "settings/allow_take.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>

enum { VERSIONS = 64, STACK_BYTES = 256 * 1024, STEPS = 400, OPERATORS = 2 };
static const char id[] = "pl-1";

/* ---- what there is */

typedef struct File {
    AllowList *list;
    Agreement agreed;
} File;

static struct {
    AllowList *versions[VERSIONS]; /* from 1 */
    long version;
    AllowList *pending; /* the next version, until the list is described once more */
    File files[OPERATORS];
    bool one_file; /* both have the same */
    int lost;      /* which answer to a change, counted from 1, is lost; -N: its request. 0: none */
    int changes;
} world;

typedef struct Operator {
    ucontext_t context;
    char *stack;
    const char *what;
    int number;
    bool ended, ok;
    Error err;
} Operator;

static struct {
    Operator operators[OPERATORS];
    ucontext_t scheduler;
    unsigned char choices[STEPS]; /* who calls next */
    int fixed, made;              /* how many of them are given, how many were made */
    bool alone;                   /* nobody else runs: calls go through */
} play;

/* The call waits for its turn. */
static void turn(const Operator *operator) {
    if (!play.alone)
        swapcontext((ucontext_t *)&operator->context, &play.scheduler);
}

/* ---- EC2 */

static bool refused(Error *err, const char *code) {
    error_set(err, ERROR_FAILED, "", "%s", code);
    snprintf(err->code, sizeof err->code, "%s", code);
    err->http_status = 400;
    return false;
}

static void settle(void) {
    if (!world.pending)
        return;
    if (world.version + 1 == VERSIONS)
        fail_msg("%s | %s, lost %d: without end, %d steps", play.operators[0].what, play.operators[1].what, world.lost,
                 play.made);
    world.versions[++world.version] = world.pending;
    world.pending = NULL;
}

static bool describe(void *self, const char *list_id, PrefixListState *state, Error *err) {
    turn(self);
    (void)list_id, (void)err;
    *state = (PrefixListState){.version = world.version, .busy = world.pending != NULL};
    settle();
    return true;
}

/* A version never changes: when it is read makes no difference. */
static bool entries(void *self, const char *list_id, long version, AllowList *list, Error *err) {
    (void)self, (void)list_id;
    if (version < 1 || version > world.version)
        return refused(err, "InvalidPrefixListVersion");
    allow_list_assign(list, world.versions[version]);
    return true;
}

/* The change itself; its answer, or it altogether, may be lost on the way. */
static bool change(long version, AllowList *next, Error *err) {
    bool takes = version == world.version && !world.pending;
    int number = ++world.changes;
    if (takes && number != -world.lost)
        world.pending = next;
    else
        allow_list_free(next);
    if (abs(world.lost) == number)
        return error_set(err, ERROR_NETWORK, "", "lost");
    return takes || refused(err, world.pending ? "IncorrectState" : "PrefixListVersionMismatch");
}

static bool modify(void *self, const char *list_id, long version, const PrefixListDelta *delta, Error *err) {
    turn(self);
    (void)list_id;
    AllowList *next = allow_list_copy(world.versions[world.version]);
    bool ok = true;
    for (size_t i = 0; version == world.version && ok && i < delta->remove_count; i++) {
        Cidr cidr;
        long at = cidr_parse(delta->remove[i], &cidr, err) ? allow_list_find(next, cidr) : -1;
        ok = at >= 0;
        if (ok)
            allow_list_remove(next, (size_t)at);
    }
    for (size_t i = 0; version == world.version && ok && i < delta->add_count; i++) {
        Cidr cidr;
        ok = cidr_parse(delta->add[i].cidr, &cidr, err) && allow_list_find(next, cidr) < 0 &&
             allow_list_take(next, cidr, delta->add[i].description, err);
    }
    if (!ok) {
        allow_list_free(next);
        return refused(err, "InvalidParameterValue");
    }
    return change(version, next, err);
}

static bool restore(void *self, const char *list_id, long version, long previous, Error *err) {
    turn(self);
    (void)list_id;
    return change(version, allow_list_copy(world.versions[previous]), err);
}

static bool let_pass(void *self, long long ms, Error *err) {
    (void)self, (void)ms, (void)err;
    return true;
}

static void calm(void *self, bool on) {
    (void)self, (void)on;
}

/* ---- the file */

static File *file_of(const Operator *operator) {
    if (world.one_file)
        turn(operator);
    return &world.files[world.one_file ? 0 : operator->number];
}

static bool file_read(void *self, AllowList *list, Agreement *agreed, bool *found, Error *err) {
    const File *file = file_of(self);
    (void)err;
    allow_list_assign(list, file->list);
    *agreed = file->agreed;
    return *found = true;
}

static bool file_write(void *self, const AllowList *was, const Agreement *was_agreed, const AllowList *list,
                       const Agreement *agreed, Error *err) {
    File *file = file_of(self);
    if (!allow_list_equal(file->list, was) || !agreement_equal(&file->agreed, was_agreed)) {
        error_set(err, ERROR_FAILED, "", "overtaken");
        strcpy(err->code, "Overtaken");
        return false;
    }
    allow_list_assign(file->list, list);
    file->agreed = *agreed;
    return true;
}

/* ---- what an operator does */

static void list_take(AllowList *list, const char *word) {
    char text[64];
    snprintf(text, sizeof text, "%s", word);
    char *note = strchr(text, '=');
    Cidr cidr;
    Error err = {0};
    if (note)
        *note++ = '\0';
    assert_true(cidr_parse(text, &cidr, &err) && allow_list_take(list, cidr, note, &err));
}

static AllowList *list_of(const char *words) {
    AllowList *list = allow_list_new();
    AUTO(memory_release) char *copy = memory_copy(words);
    char *rest = copy;
    for (char *word; (word = strtok_r(rest, " ", &rest));)
        list_take(list, word);
    return list;
}

static bool agree(Operator *operator, const PrefixLists * lists, const AccessSent *sent, const AccessMerge *merge,
                  bool adopt) {
    const AccessFile file = {operator, file_read, file_write};
    const AccessAgreement what = {id, &sent->now, merge->changes, merge->count, adopt};
    AccessAgreed done;
    return access_agree(lists, &file, &what, &done, &operator->err);
}

/* "+1.1.1.1=note", "-1.1.1.1", "~1.1.1.1=note": these changes alone. */
static bool changes_alone(Operator *operator, const PrefixLists * lists) {
    AUTO(access_merge_release) AccessMerge merge = {0};
    AUTO(access_sent_release) AccessSent sent = {0};
    AUTO(access_list_release) AccessList seen = {0};
    AllowList *named = list_of(operator->what + 1);
    AccessKind kind = *operator->what == '+' ? ACCESS_ADDED : * operator->what == '-' ? ACCESS_REMOVED : ACCESS_NOTED;
    for (size_t i = 0; i < allow_list_count(named); i++) {
        const AllowEntry *entry = allow_list_at(named, i);
        access_change_add(&merge, kind, entry->cidr, entry->note);
        if (kind == ACCESS_ADDED && *entry->note)
            access_change_add(&merge, ACCESS_NOTED, entry->cidr, entry->note);
    }
    allow_list_free(named);
    return access_list_peek(lists, id, &seen, &operator->err) &&
           access_send(lists, id, &seen, merge.changes, merge.count, &sent, &operator->err) &&
           agree(operator, lists, &sent, &merge, false);
}

/* "=1.1.1.1 2.2.2.2": these and no others that are seen. */
static bool set(Operator *operator, const PrefixLists * lists) {
    AUTO(access_merge_release) AccessMerge merge = {0};
    AUTO(access_sent_release) AccessSent sent = {0};
    AUTO(access_list_release) AccessList now = {0};
    AllowList *named = list_of(operator->what + 1);
    bool ok =
        access_list_read(lists, id, &now, &operator->err) && access_difference(now.list, named, &merge, &operator->err);
    allow_list_free(named);
    return ok && access_send(lists, id, &now, merge.changes, merge.count, &sent, &operator->err) &&
           agree(operator, lists, &sent, &merge, false);
}

/* "a+2.2.2.2 -1.1.1.1": the file was edited so, and is applied. */
static bool apply(Operator *operator, const PrefixLists * lists) {
    AUTO(access_merge_release) AccessMerge merge = {0};
    AUTO(access_sent_release) AccessSent sent = {0};
    AUTO(access_list_release) AccessList now = {0};
    AllowList *wanted = allow_list_new(), *base = allow_list_new();
    Agreement agreed;
    bool known = false, found,
         ok = file_read(operator, wanted, &agreed, &found, &operator->err) &&
              access_list_read(lists, id, &now, &operator->err) &&
              access_list_agreed(lists, id, &agreed, base, &known, &operator->err) &&
              access_merge(wanted, now.list, known ? base : NULL, &merge, &operator->err) &&
              access_send(lists, id, &now, merge.changes, merge.count, &sent, &operator->err) &&
              agree(operator, lists, &sent, &merge, true);
    allow_list_free(wanted);
    allow_list_free(base);
    return ok;
}

static bool undo(Operator *operator, const PrefixLists * lists) {
    AUTO(access_merge_release) AccessMerge merge = {0};
    AUTO(access_sent_release) AccessSent sent = {0};
    AUTO(access_list_release) AccessList now = {0};
    return access_list_read(lists, id, &now, &operator->err) &&
           access_restore(lists, id, now.version, now.version - 1, &sent, &operator->err) &&
           access_difference(now.list, sent.now.list, &merge, &operator->err) &&
           agree(operator, lists, &sent, &merge, true);
}

static void operate(Operator *operator) {
    const PrefixLists lists = {operator, describe, entries, modify, restore, let_pass, calm};
    switch (*operator->what) {
    case '=':
        operator->ok = set(operator, & lists);
        break;
    case 'a':
        operator->ok = apply(operator, & lists);
        break;
    case 'u':
        operator->ok = undo(operator, & lists);
        break;
    default:
        operator->ok = changes_alone(operator, & lists);
    }
    operator->ended = true;
}

static void coroutine(unsigned number) {
    Operator *operator= & play.operators[number];
    turn(operator);
    operate(operator);
}

/* ---- one play */

static void world_release(void) {
    for (long i = 1; i <= world.version; i++)
        allow_list_free(world.versions[i]);
    allow_list_free(world.pending);
    for (size_t i = 0; i < OPERATORS; i++)
        allow_list_free(world.files[i].list);
    memset(&world, 0, sizeof world);
}

/* "a+2.2.2.2 -1.1.1.1" in the file. */
static void edit(File *file, const char *what) {
    AUTO(memory_release) char *copy = memory_copy(what);
    char *rest = copy;
    for (char *word; *what == 'a' && (word = strtok_r(rest, "a ", &rest));) {
        Cidr cidr;
        Error err = {0};
        if (*word == '+') {
            list_take(file->list, word + 1);
            continue;
        }
        assert_true(cidr_parse(word + 1, &cidr, &err));
        long at = allow_list_find(file->list, cidr);
        if (at >= 0)
            allow_list_remove(file->list, (size_t)at);
    }
}

/* Three versions; the files agreed with the last but one, so that one change of somebody else is news to both. */
static void world_begin(const char *const what[OPERATORS], bool one_file, int lost) {
    world_release();
    world.versions[1] = list_of("9.9.9.9");
    world.versions[2] = list_of("1.1.1.1=home 2.2.2.2");
    world.versions[3] = list_of("1.1.1.1=home 2.2.2.2 3.3.3.3");
    world.version = 3;
    world.one_file = one_file;
    world.lost = lost;
    for (size_t i = 0; i < OPERATORS; i++) {
        world.files[i].list = list_of("1.1.1.1=home 2.2.2.2");
        world.files[i].agreed = (Agreement){"pl-1", 2};
        play.operators[i].what = what[i];
        play.operators[i].number = (int)i;
        play.operators[i].ended = play.operators[i].ok = false;
        play.operators[i].err = (Error){0};
    }
    for (size_t i = 0; i < OPERATORS; i++)
        edit(&world.files[one_file ? 0 : i], what[i]);
}

static char *in_force(void) {
    AUTO(text_release) Text text = {0};
    settle();
    char *words[ALLOW_LIST_MAX];
    const AllowList *list = world.versions[world.version];
    size_t count = allow_list_count(list);
    for (size_t i = 0; i < count; i++) {
        char cidr[CIDR_SIZE];
        cidr_format(allow_list_at(list, i)->cidr, cidr);
        words[i] = memory_print("%s=%s ", cidr, allow_list_at(list, i)->note);
        for (size_t k = i; k > 0 && strcmp(words[k - 1], words[k]) > 0; k--) {
            char *swapped = words[k];
            words[k] = words[k - 1];
            words[k - 1] = swapped;
        }
    }
    for (size_t i = 0; i < count; i++) {
        text_put(&text, words[i]);
        free(words[i]);
    }
    return text_take(&text);
}

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

/* Follows the choices that are given, then always takes the first who has not ended. */
static void run(void) {
    play.made = 0;
    for (unsigned i = 0; i < OPERATORS; i++) {
        Operator *operator= & play.operators[i];
        getcontext(&operator->context);
        operator->context.uc_stack.ss_sp = operator->stack;
        operator->context.uc_stack.ss_size = STACK_BYTES;
        operator->context.uc_link = & play.scheduler;
        makecontext(&operator->context, (void (*)(void))coroutine, 1, i);
        swapcontext(&play.scheduler, &operator->context);
    }
    while (!play.operators[0].ended || !play.operators[1].ended) {
        assert_true(play.made < STEPS);
        unsigned char who = play.made < play.fixed ? play.choices[play.made] : play.operators[0].ended;
        if (play.operators[who].ended)
            who = 1 - who;
        play.choices[play.made++] = who;
        swapcontext(&play.scheduler, &play.operators[who].context);
    }
}

/* The next order, depth first; false: there is none. An operator that is alone left has no choice. */
static bool next_order(const unsigned char ended_after[OPERATORS]) {
    for (int i = play.made - 1; i >= 0; i--)
        if (play.choices[i] == 0 && i < ended_after[1]) {
            play.choices[i] = 1;
            play.fixed = i + 1;
            return true;
        }
    return false;
}

static void last_calls(unsigned char ended_after[OPERATORS]) {
    ended_after[0] = ended_after[1] = 0;
    for (int i = 0; i < play.made; i++)
        ended_after[play.choices[i]] = (unsigned char)(i + 1);
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
