/* Operators over a small model of EC2's rules for prefix lists: who calls next is chosen, so that every order of their
 * calls can be tried, and somebody be killed at any of them. */
#ifndef FIXTURE_LISTS_H
#define FIXTURE_LISTS_H

#include "stack/access_agree.h"
#include "stack/access_undone.h"
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
    bool updates, wrote; /* an update of the stack runs; it is done with the list */
    ListWrite write;     /* … which was rolled back */
    AllowList *template; /* what the template before that has */
    long begun;          /* the version when the play began */
} world;

typedef struct Operator {
    ucontext_t context;
    char *stack;
    const char *what;
    int number, calls;
    int killed_at; /* the call, counted from 1, that it does not come to; 0: none */
    bool ended, ok;
    bool waits; /* for CloudFormation */
    Error err;
} Operator;

static struct {
    Operator operators[OPERATORS];
    ucontext_t scheduler;
    unsigned char choices[STEPS]; /* who calls next */
    bool forced[STEPS];           /* … where there is no choice */
    int fixed, made;              /* how many of them are given, how many were made */
    bool alone;                   /* nobody else runs: calls go through */
} play;

/* The call waits for its turn. False: whoever makes it was killed before; all that he still does comes to nothing. */
static bool turn(Operator *operator) {
    if (!play.alone)
        swapcontext(&operator->context, &play.scheduler);
    operator->calls++;
    return !operator->killed_at || operator->calls<operator->killed_at;
}

static bool killed(Error *err) {
    return error_set(err, ERROR_CANCELLED, "", "killed");
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
    (void)list_id;
    if (!turn(self))
        return killed(err);
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
    (void)list_id;
    if (!turn(self))
        return killed(err);
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
    (void)list_id;
    return turn(self) ? change(version, allow_list_copy(world.versions[previous]), err) : killed(err);
}

static bool let_pass(void *self, long long ms, Error *err) {
    (void)self, (void)ms, (void)err;
    return true;
}

static void calm(void *self, bool on) {
    (void)self, (void)on;
}

/* ---- the file */

/* Nobody else writes a file of one's own: when that is read makes no difference. NULL: killed. */
static File *file_of(Operator *operator) {
    if ((world.one_file || play.alone) && !turn(operator))
        return NULL;
    return &world.files[world.one_file ? 0 : operator->number];
}

static bool file_read(void *self, AllowList *list, Agreement *agreed, bool *found, Error *err) {
    const File *file = file_of(self);
    if (!file)
        return killed(err);
    allow_list_assign(list, file->list);
    *agreed = file->agreed;
    return *found = true;
}

static bool file_write(void *self, const AllowList *was, const Agreement *was_agreed, const AllowList *list,
                       const Agreement *agreed, Error *err) {
    File *file = file_of(self);
    if (!file)
        return killed(err);
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

/* As access_apply() does it: the file wishes for the notes first, and what an update of the stack undid comes first. */
static bool send(Operator *operator, const PrefixLists * lists, const AccessList *seen, AccessMerge *merge,
                 AccessSent *sent) {
    AUTO(access_foretold_release) AccessForetold told = {0};
    const AccessFile file = {operator, file_read, file_write};
    const AccessAgreement what = {id, seen, merge->changes, merge->count, false};
    return access_foretell(lists, &file, &what, &told, &operator->err) &&
           access_send(lists, id, seen, merge->changes, merge->count, sent, &operator->err);
}

static bool look(void *self, long version, ListUpdate *update, Error *err) {
    Operator *operator= self;
    if (*play.operators[0].what == 'c' && !turn(operator)) /* else the stack has nothing to say */
        return killed(err);
    bool older = world.updates && world.begun < version;
    *update = !older ? UPDATE_NONE : world.wrote ? UPDATE_WROTE : UPDATE_AHEAD;
    operator->waits = * update == UPDATE_AHEAD;
    return true;
}

static bool hold(Operator *operator, const PrefixLists * lists, long seen, const AccessMerge *merge, AccessSent *sent) {
    AUTO(access_merge_release) AccessMerge undone = {0};
    const ListUpdates updates = {operator, look };
    if (!access_hold(lists, id, &updates, merge->changes, merge->count, sent, &operator->err))
        return false;
    if (sent->now.version == seen + sent->own)
        return true;
    if (!access_undone_find(lists, id, &world.write, &sent->now, &undone, &operator->err))
        return false;
    return undone.count == 0 ||
           access_send_again(lists, id, &undone, merge->changes, merge->count, sent, &operator->err);
}

static bool send_and_agree(Operator *operator, const PrefixLists * lists, const AccessList *seen,
                           const AccessMerge *undone, AccessMerge *merge, bool adopt) {
    AUTO(access_sent_release) AccessSent sent = {0};
    AUTO(access_merge_release) AccessMerge own = {0};
    access_changes_before(merge, &own);
    access_changes_before(undone, merge);
    return send(operator, lists, seen, merge, &sent) && hold(operator, lists, seen->version, merge, &sent) &&
           agree(operator, lists, &sent, adopt ? merge : &own, adopt);
}

/* "+1.1.1.1=note", "-1.1.1.1", "~1.1.1.1=note": these changes alone. */
static bool changes_alone(Operator *operator, const PrefixLists * lists) {
    AUTO(access_merge_release) AccessMerge merge = {0};
    AUTO(access_merge_release) AccessMerge undone = {0};
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
           access_undone_find(lists, id, &world.write, &seen, &undone, &operator->err) &&
           send_and_agree(operator, lists, &seen, &undone, &merge, false);
}

/* "=1.1.1.1 2.2.2.2": these and no others that are seen. */
static bool set(Operator *operator, const PrefixLists * lists) {
    AUTO(access_merge_release) AccessMerge merge = {0};
    AUTO(access_merge_release) AccessMerge undone = {0};
    AUTO(access_list_release) AccessList now = {0};
    AllowList *named = list_of(operator->what + 1);
    bool ok = access_list_read(lists, id, &now, &operator->err) &&
              access_undone_find(lists, id, &world.write, &now, &undone, &operator->err) &&
              access_difference(undone.list, named, &merge, &operator->err);
    allow_list_free(named);
    return ok && send_and_agree(operator, lists, &now, &undone, &merge, false);
}

/* "a+2.2.2.2 -1.1.1.1": the file was edited so, and is applied. */
static bool apply(Operator *operator, const PrefixLists * lists) {
    AUTO(access_merge_release) AccessMerge merge = {0};
    AUTO(access_merge_release) AccessMerge undone = {0};
    AUTO(access_list_release) AccessList now = {0};
    AllowList *wanted = allow_list_new(), *base = allow_list_new();
    Agreement agreed;
    bool known = false, found,
         ok = file_read(operator, wanted, &agreed, &found, &operator->err) &&
              access_list_read(lists, id, &now, &operator->err) &&
              access_undone_find(lists, id, &world.write, &now, &undone, &operator->err) &&
              access_list_agreed(lists, id, &agreed, base, &known, &operator->err) &&
              access_merge(wanted, undone.list, known ? base : NULL, &merge, &operator->err) &&
              send_and_agree(operator, lists, &now, &undone, &merge, true);
    allow_list_free(wanted);
    allow_list_free(base);
    return ok;
}

/* CloudFormation makes the list what it was when the play began, or, rolled back, what the template before says. */
static void cloudformation_writes(const AllowList *meant) {
    settle();
    if (!allow_list_equal(meant, world.versions[world.version]))
        world.pending = allow_list_copy(meant);
    settle();
    world.wrote = true;
}

/* "c": the list is written, and whoever began the update is dead; "cr": and it is rolled back. "cl", "clr": he lives,
 * and looks when it is written, and in the end. */
static bool cloudformation(Operator *operator, const PrefixLists * lists) {
    AUTO(access_list_release) AccessList now = {0};
    AUTO(access_merge_release) AccessMerge undone = {0};
    AUTO(access_sent_release) AccessSent sent = {0};
    ListWrite write = {.version = world.begun};
    bool lives = operator->what[1] == 'l';
    world.updates = true;
    turn(operator);
    cloudformation_writes(world.versions[world.begun]);
    if (lives)
        turn(operator);
    write.by = world.version;
    if (strchr(operator->what, 'r')) {
        turn(operator);
        cloudformation_writes(world.template);
        write.before = world.template;
        world.write = (ListWrite){.version = world.begun, .before = world.template};
    }
    return !lives || (access_list_read(lists, id, &now, &operator->err) &&
                      access_undone_find(lists, id, &write, &now, &undone, &operator->err) &&
                      access_send(lists, id, &now, undone.changes, undone.count, &sent, &operator->err));
}

static bool undo(Operator *operator, const PrefixLists * lists) {
    AUTO(access_merge_release) AccessMerge merge = {0};
    AUTO(access_sent_release) AccessSent sent = {0};
    AUTO(access_list_release) AccessList now = {0};
    return access_list_read(lists, id, &now, &operator->err) &&
           access_restore(lists, id, now.version, now.version - 1, &sent, &operator->err) &&
           access_difference(now.list, world.versions[now.version - 1], &merge, &operator->err) &&
           hold(operator, lists, now.version, &merge, &sent) && agree(operator, lists, &sent, &merge, true);
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
    case 'c':
        operator->ok = cloudformation(operator, & lists);
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
    allow_list_free(world.template);
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
    world.version = world.begun = 3;
    world.template = list_of("9.9.9.9 1.1.1.1=home");
    world.one_file = one_file;
    world.updates = strcmp(what[0], "c") == 0 || strcmp(what[0], "cr") == 0;
    world.lost = lost;
    for (size_t i = 0; i < OPERATORS; i++) {
        world.files[i].list = list_of("1.1.1.1=home 2.2.2.2");
        world.files[i].agreed = (Agreement){"pl-1", 2};
        play.operators[i].what = what[i];
        play.operators[i].number = (int)i;
        play.operators[i].calls = play.operators[i].killed_at = 0;
        play.operators[i].ended = play.operators[i].ok = play.operators[i].waits = false;
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

static bool stuck(size_t number) {
    const Operator *operator= & play.operators[number];
    return operator->ended ||(operator->waits && !world.wrote);
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
        play.forced[play.made] = stuck(0) || stuck(1);
        if (stuck(who))
            who = 1 - who;
        play.choices[play.made++] = who;
        swapcontext(&play.scheduler, &play.operators[who].context);
    }
}

/* The next order, depth first; false: there is none. An operator that is alone left has no choice. */
static bool next_order(const unsigned char ended_after[OPERATORS]) {
    for (int i = play.made - 1; i >= 0; i--)
        if (play.choices[i] == 0 && !play.forced[i] && i < ended_after[1]) {
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

#endif
