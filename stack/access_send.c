/* See access_send.h. */
#include "stack/access_send.h"

#include "base/memory.h"
#include "base/random.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TRIES = 100, READS = 5, SPREAD_MS = 30, POLL_MS = 500, POLL_MOST_MS = 2000 };

void access_list_release(AccessList *list) {
    allow_list_free(list->list);
    *list = (AccessList){0};
}

void access_sent_release(AccessSent *sent) {
    access_list_release(&sent->now);
    *sent = (AccessSent){0};
}

/* ---- reading */

/* The list takes one change after the other: in progress lasts for moments. */
static bool settled(const PrefixLists *lists, const char *id, PrefixListState *state, Error *err) {
    for (long long ms = POLL_MS;; ms = ms < POLL_MOST_MS ? ms + POLL_MS : ms) {
        if (!lists->describe(lists->self, id, state, err))
            return false;
        if (!state->busy)
            return true;
        if (!lists->pause(lists->self, ms, err))
            return false;
    }
}

bool access_list_at(const PrefixLists *lists, const char *id, long version, AllowList *list, bool *gone, Error *err) {
    AllowList *found = allow_list_new();
    bool ok = lists->entries(lists->self, id, version, found, err);
    *gone = !ok && err->kind == ERROR_FAILED && prefix_list_refused(err);
    if (ok)
        allow_list_assign(list, found);
    allow_list_free(found);
    return ok;
}

bool access_list_agreed(const PrefixLists *lists, const char *id, const Agreement *agreed, AllowList *list, bool *known,
                        Error *err) {
    bool gone = false;
    *known = strcmp(agreed->list_id, id) == 0 && agreed->version > 0;
    if (!*known || access_list_at(lists, id, agreed->version, list, &gone, err))
        return true;
    *known = false;
    if (gone)
        *err = (Error){0};
    return gone;
}

bool access_list_base(const PrefixLists *lists, const char *id, const Agreement *agreed, const AccessList *now,
                      AllowList *list, bool *known, Error *err) {
    *known = strcmp(agreed->list_id, id) == 0 && agreed->version == now->version;
    if (!*known)
        return access_list_agreed(lists, id, agreed, list, known, err);
    allow_list_assign(list, now->list);
    return true;
}

static bool read_list(const PrefixLists *lists, const char *id, bool wait, AccessList *list, PrefixListState *state,
                      Error *err) {
    AllowList *found = allow_list_new();
    bool ok = false, gone = true;
    /* The version may have gone between the two calls: only so many are kept. */
    for (int try = 0; try < READS && !ok && gone; try++)
        ok = (wait ? settled(lists, id, state, err) : lists->describe(lists->self, id, state, err)) &&
             access_list_at(lists, id, state->version, found, &gone, err);
    if (ok) {
        access_list_release(list);
        *list = (AccessList){found, state->version};
        return true;
    }
    allow_list_free(found);
    return error_tried(err, "read the allowed addresses in force");
}

bool access_list_read(const PrefixLists *lists, const char *id, AccessList *list, Error *err) {
    PrefixListState state;
    return read_list(lists, id, true, list, &state, err);
}

bool access_list_peek(const PrefixLists *lists, const char *id, AccessList *list, Error *err) {
    PrefixListState state;
    return read_list(lists, id, false, list, &state, err);
}

/* What was sent outlives the failure to look at it. `took`: EC2 said that it does it; else its answer was lost. */
static bool tell_sent(bool took, Error *err) {
    char remedy[sizeof err->remedy];
    snprintf(err->tried, sizeof err->tried, "see what became of the change of the allowed addresses, which %s",
             took ? "was sent and is probably in force" : "may be in force");
    snprintf(remedy, sizeof remedy, "%.300s%s`secure-rds access list` shows what is in force", err->remedy,
             err->remedy[0] ? "; then " : "");
    memcpy(err->remedy, remedy, sizeof remedy);
    return false;
}

/* ---- one change after the other */

/* Each change is made once: what somebody does about it afterwards stays. */
typedef enum {
    OPEN,
    TAKEN_OFF, /* a note's address, not put back yet */
    BACK,      /* … put back by somebody, or by an update of the stack, as it was: it goes off once more */
    DONE,
} Progress;

typedef struct Sending {
    const PrefixLists *lists;
    const char *id;
    const AccessChange *changes;
    size_t count;
    Progress *progress; /* of each change */
    bool *in_step;      /* it is part of the last step */
    AccessList now;
    /* What is not known yet of the last step: */
    long sent_on;     /* the version it was made on; 0: nothing is open */
    bool answered;    /* EC2 took it; else its answer was lost */
    AllowList *meant; /* what the list becomes by it */
    bool changed;
    long before, own; /* own: versions */
} Sending;

static void sending_release(Sending *sending) {
    free(sending->progress);
    free(sending->in_step);
    access_list_release(&sending->now);
    allow_list_free(sending->meant);
    *sending = (Sending){0};
}

static const AllowEntry *entry_of(const AllowList *list, Cidr cidr) {
    long index = allow_list_find(list, cidr);
    return index < 0 ? NULL : allow_list_at(list, (size_t)index);
}

/* It is as wanted already, or somebody else has seen to it. */
static bool settled_by_itself(const AccessChange *change, Progress progress, const AllowEntry *entry) {
    switch (change->kind) {
    case ACCESS_ADDED:
        return entry != NULL;
    case ACCESS_REMOVED:
        return !entry;
    case ACCESS_NOTED:
        return entry ? strcmp(entry->note, change->note) == 0 : progress == OPEN;
    case ACCESS_ADDED_ELSEWHERE:
    case ACCESS_REMOVED_ELSEWHERE:
        break;
    }
    return true;
}

static bool step_has(const AccessMerge *step, Cidr cidr) {
    for (size_t i = 0; i < step->count; i++)
        if (step->changes[i].cidr.address == cidr.address && step->changes[i].cidr.bits == cidr.bits)
            return true;
    return false;
}

static bool takes_off(const AccessChange *change, Progress progress) {
    return change->kind == ACCESS_NOTED && (progress == OPEN || progress == BACK);
}

static void step_add(Sending *sending, size_t index, AccessMerge *step) {
    const AccessChange *change = &sending->changes[index];
    bool removes = change->kind == ACCESS_REMOVED || takes_off(change, sending->progress[index]);
    if (step_has(step, change->cidr))
        return;
    access_change_add(step, removes ? ACCESS_REMOVED : ACCESS_ADDED, change->cidr, removes ? NULL : change->note);
    sending->in_step[index] = true;
}

/* Additions and removals first, those of an interrupted note among them; then, alone, what must be taken off to get
 * another note. Nothing: all is done. */
static void step_make(Sending *sending, AccessMerge *step) {
    for (size_t i = 0; i < sending->count; i++) {
        const AccessChange *change = &sending->changes[i];
        Progress *progress = &sending->progress[i];
        sending->in_step[i] = false;
        if (step_has(step, change->cidr)) /* first what comes before it */
            continue;
        const AllowEntry *entry = entry_of(sending->now.list, change->cidr);
        if (*progress != DONE && settled_by_itself(change, *progress, entry))
            *progress = DONE;
        if (*progress == TAKEN_OFF || *progress == BACK)
            *progress = entry ? BACK : TAKEN_OFF;
        if (*progress == TAKEN_OFF || (*progress == OPEN && change->kind != ACCESS_NOTED))
            step_add(sending, i, step);
    }
    for (size_t i = 0, before = step->count; before == 0 && i < sending->count; i++)
        if (sending->progress[i] == OPEN || sending->progress[i] == BACK)
            step_add(sending, i, step);
}

static void delta_make(const AccessMerge *step, PrefixListDelta *delta) {
    for (size_t i = 0; i < step->count; i++)
        if (step->changes[i].kind == ACCESS_ADDED)
            prefix_list_delta_add(delta, step->changes[i].cidr, step->changes[i].note);
        else
            prefix_list_delta_remove(delta, step->changes[i].cidr);
}

/* Off, or it would be if the step whose answer was lost was made. */
static bool perhaps_off(const Sending *sending, size_t index) {
    return sending->progress[index] == TAKEN_OFF || (sending->sent_on && sending->in_step[index] &&
                                                     takes_off(&sending->changes[index], sending->progress[index]));
}

static bool any_off(const Sending *sending) {
    for (size_t i = 0; i < sending->count; i++)
        if (perhaps_off(sending, i))
            return true;
    return false;
}

/* The same where nobody will look any more: what EC2 said it puts back is not told as missing. */
static bool left_off(const Sending *sending, size_t index) {
    bool comes_back =
        sending->sent_on && sending->answered && sending->in_step[index] && sending->progress[index] == TAKEN_OFF;
    return perhaps_off(sending, index) && !comes_back;
}

/* Whether the step whose answer was lost is the one that made the next version: its entries tell. */
static bool was_made(Sending *sending, bool *made, Error *err) {
    bool gone;
    AllowList *next = allow_list_new();
    *made = false;
    bool ok = sending->now.version == sending->sent_on ||
              access_list_at(sending->lists, sending->id, sending->sent_on + 1, next, &gone, err);
    if (ok && sending->now.version > sending->sent_on)
        *made = allow_list_equal(next, sending->meant);
    allow_list_free(next);
    return ok;
}

/* What became of the last step. */
static bool learn(Sending *sending, const PrefixListState *state, Error *err) {
    bool made = sending->answered;
    if (made && state->failed[0] && state->version == sending->sent_on) {
        sending->sent_on = 0;
        return error_set(err, ERROR_FAILED, "try again", "the prefix list is in state %s", state->failed);
    }
    if (!made && !was_made(sending, &made, err))
        return false;
    for (size_t i = 0; made && i < sending->count; i++)
        if (sending->in_step[i])
            sending->progress[i] = takes_off(&sending->changes[i], sending->progress[i]) ? TAKEN_OFF : DONE;
    if (made) {
        sending->changed = true;
        sending->own++;
        sending->before = sending->sent_on;
    }
    sending->sent_on = 0;
    return true;
}

/* What is to be done again, and somebody else did meanwhile, is done, whatever became of it since. */
static bool settle_again(Sending *sending, const AccessList *now, Error *err) {
    bool ok = true, gone = false;
    for (size_t i = 0; ok && sending->now.list && i < sending->count; i++) {
        AllowList *list = allow_list_new();
        for (long version = sending->now.version + 1; ok && sending->changes[i].again && version < now->version;
             version++) {
            ok = access_list_at(sending->lists, sending->id, version, list, &gone, err) || gone;
            if (ok && !gone && sending->progress[i] == OPEN && access_holds(list, &sending->changes[i]))
                sending->progress[i] = DONE;
        }
        allow_list_free(list);
    }
    return ok;
}

/* Reads what is in force now. */
static bool look(Sending *sending, Error *err) {
    PrefixListState state;
    AccessList now = {0};
    if (!read_list(sending->lists, sending->id, true, &now, &state, err) || !settle_again(sending, &now, err)) {
        access_list_release(&now);
        return false;
    }
    access_list_release(&sending->now);
    sending->now = now;
    return !sending->sent_on || learn(sending, &state, err);
}

static bool send_step(Sending *sending, const AccessMerge *step, bool *again, Error *err) {
    AUTO(prefix_list_delta_release) PrefixListDelta delta = {0};
    long version = sending->now.version;
    allow_list_free(sending->meant);
    sending->meant = allow_list_copy(sending->now.list);
    if (!access_changes_apply(step->changes, step->count, sending->meant, err))
        return *again = false;
    delta_make(step, &delta);
    sending->answered = sending->lists->modify(sending->lists->self, sending->id, version, &delta, err);
    *again = sending->answered || prefix_list_stale(err) || !prefix_list_refused(err);
    if (sending->answered || !prefix_list_refused(err))
        sending->sent_on = version;
    return sending->answered;
}

/* Why it did not come to its end, and what of it is in force all the same. */
static bool tell_failed(const Sending *sending, Error *err) {
    AUTO(text_release) Text names = {0};
    char cidr[CIDR_SIZE];
    for (size_t i = 0; i < sending->count; i++)
        if (left_off(sending, i)) {
            cidr_format(sending->changes[i].cidr, cidr);
            text_print(&names, "%s%s", names.length ? ", " : "", cidr);
        }
    if (!names.length && sending->sent_on)
        return tell_sent(sending->answered, err);
    if (!names.length)
        return error_tried(err, sending->changed ? "change the rest of the allowed addresses: a part is in force"
                                                 : "change the allowed addresses");
    snprintf(err->remedy, sizeof err->remedy,
             "run the same once more: NOT ALLOWED at this moment is %.200s, taken off for a new note and not put back",
             text_string(&names));
    return error_tried(err, "change the allowed addresses");
}

/* The first are short: mostly one other was faster. The more there are, the wider they spread. */
static bool pause_a_little(const Sending *sending, int tries, Error *err) {
    Error why = {0};
    double most_ms = tries < 4 ? SPREAD_MS << tries : POLL_MS;
    if (sending->lists->pause(sending->lists->self, (long long)(random_share() * most_ms), &why))
        return true;
    *err = why;
    return false;
}

static bool too_often(Error *err) {
    return prefix_list_stale(err) ? error_set(err, ERROR_FAILED, "try again when it is quiet",
                                              "others changed the allowed addresses %d times meanwhile", TRIES)
                                  : false;
}

static bool send_all(Sending *sending, Error *err) {
    bool seen = sending->now.list != NULL;
    for (int tries = 0; seen || look(sending, err); seen = false) {
        AUTO(access_merge_release) AccessMerge step = {0};
        bool again = true;
        step_make(sending, &step);
        if (step.count == 0 && !seen)
            return true;
        if (step.count == 0) /* that must be seen now */
            continue;
        bool ok = send_step(sending, &step, &again, err);
        /* From what takes an address off to what puts it back, nothing stops it. */
        sending->lists->calm(sending->lists->self, any_off(sending));
        if (!again)
            return false;
        if (!ok && ++tries == TRIES)
            return too_often(err);
        if (!ok && !pause_a_little(sending, tries, err))
            return false;
    }
    return false;
}

bool access_send(const PrefixLists *lists, const char *id, const AccessList *seen, const AccessChange *changes,
                 size_t count, AccessSent *sent, Error *err) {
    AUTO(sending_release) Sending sending = {.lists = lists, .id = id, .changes = changes, .count = count};
    if (seen)
        sending.now = (AccessList){allow_list_copy(seen->list), seen->version};
    sending.progress = memory_new(count + 1, sizeof *sending.progress);
    sending.in_step = memory_new(count + 1, sizeof *sending.in_step);
    bool ok = send_all(&sending, err);
    lists->calm(lists->self, false);
    if (!ok)
        return tell_failed(&sending, err);
    *sent = (AccessSent){.now = sending.now, .before = sending.changed ? sending.before : sending.now.version};
    sent->changed = sending.changed;
    sent->own = sending.own;
    for (size_t i = 0; i < count; i++)
        sent->missed += changes[i].kind == ACCESS_NOTED && !entry_of(sending.now.list, changes[i].cidr);
    sending.now = (AccessList){0};
    *err = (Error){0};
    return true;
}

/* ---- an earlier version */

/* `*done`: the version after the one that was shown is what is meant, whoever made it. */
static bool restore_look(const PrefixLists *lists, const char *id, long shown, const AllowList *meant, AccessList *now,
                         bool *done, Error *err) {
    bool gone;
    AllowList *next = allow_list_new();
    bool ok = access_list_read(lists, id, now, err) &&
              (now->version == shown || access_list_at(lists, id, shown + 1, next, &gone, err));
    *done = ok && now->version > shown && allow_list_equal(next, meant);
    allow_list_free(next);
    if (!ok || *done || now->version == shown)
        return ok;
    error_set(err, ERROR_FAILED, "look at `secure-rds access history`, and decide again",
              "others changed the allowed addresses meanwhile: nothing was put back");
    strcpy(err->code, "Changed");
    return false;
}

static bool restore(const PrefixLists *lists, const char *id, long shown, long wanted, AccessList *now,
                    const AllowList *meant, Error *err) {
    bool done = false, took = false, sent = false;
    for (int try = 0; try < TRIES; try++) {
        if (!restore_look(lists, id, shown, meant, now, &done, err))
            return sent && strcmp(err->code, "Changed") != 0 ? tell_sent(took, err) : false;
        if (done)
            return true;
        took = lists->restore(lists->self, id, shown, wanted, err);
        sent = took || !prefix_list_refused(err);
        if (!sent && !prefix_list_stale(err))
            return false;
        if (!took && !lists->pause(lists->self, POLL_MS, err))
            return sent ? tell_sent(false, err) : false;
    }
    return sent ? tell_sent(took, err) : false;
}

bool access_restore(const PrefixLists *lists, const char *id, long shown, long wanted, AccessSent *sent, Error *err) {
    bool gone;
    AccessList now = {0};
    AllowList *meant = allow_list_new();
    bool ok =
        access_list_at(lists, id, wanted, meant, &gone, err) && restore(lists, id, shown, wanted, &now, meant, err);
    allow_list_free(meant);
    if (!ok) {
        access_list_release(&now);
        return error_tried(err, "put the allowed addresses back");
    }
    *sent = (AccessSent){.now = now, .before = shown, .own = 1, .changed = true};
    *err = (Error){0};
    return true;
}
