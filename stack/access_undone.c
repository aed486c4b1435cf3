/* See access_undone.h. */
#include "stack/access_undone.h"

#include "base/memory.h"
#include "base/random.h"
#include "stack/stack_status.h"
#include "stack/template.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char infix[] = "-list-";
enum { TOKEN_LENGTH = RANDOM_TOKEN_SIZE - 1 };

void operation_name(char *name, size_t size, long version) {
    snprintf(name + TOKEN_LENGTH, size - TOKEN_LENGTH, "%s%ld", infix, version);
}

bool operation_name_is(const char *name, const char *token) {
    return strncmp(name, token, TOKEN_LENGTH) == 0;
}

/* 0: it says none. */
static long name_version(const char *name) {
    const char *number = name + TOKEN_LENGTH + strlen(infix);
    bool ours = strlen(name) > TOKEN_LENGTH && strncmp(name + TOKEN_LENGTH, infix, strlen(infix)) == 0;
    size_t digits = ours ? strspn(number, "0123456789") : 0;
    return digits > 0 && digits < 10 && !number[digits] ? strtol(number, NULL, 10) : 0;
}

/* ---- the versions since */

typedef struct Versions {
    AllowList **items;
    long first, count; /* from the version of the template to the present one */
} Versions;

static void versions_release(Versions *versions) {
    for (long i = 0; i < versions->count; i++)
        allow_list_free(versions->items[i]);
    free(versions->items);
    *versions = (Versions){0};
}

/* False: one can't be read; `*gone`: AWS keeps it no longer. */
static bool versions_read(const PrefixLists *lists, const char *id, long first, const AccessList *now,
                          Versions *versions, bool *gone, Error *err) {
    versions->first = first;
    versions->items = memory_new((size_t)(now->version - first + 1), sizeof(AllowList *));
    for (long version = first; version <= now->version; version++) {
        AllowList *list = version == now->version ? allow_list_copy(now->list) : allow_list_new();
        versions->items[versions->count++] = list;
        if (version < now->version && !access_list_at(lists, id, version, list, gone, err))
            return false;
    }
    return true;
}

/* The first behind `from`, and before `end`, that is as `sent`, after one that is not: that is where it was written. 0:
 * nowhere, so what was written was there already. */
static long written_at(const Versions *versions, long from, long end, const AllowList *sent) {
    for (long i = from + 1; sent && i < end; i++)
        if (allow_list_equal(versions->items[i], sent) && !allow_list_equal(versions->items[i - 1], sent))
            return i;
    return 0;
}

/* Somewhere behind `since`, up to `end`. */
static bool done_again(const Versions *versions, long since, long end, const AccessChange *change) {
    for (long i = since + 1; i < end; i++)
        if (access_holds(versions->items[i], change))
            return true;
    return false;
}

/* `undone`: what was undone before and nobody did again; it becomes what is so at `end`, by the write at `at`, too. */
static bool collect(const Versions *versions, long at, long end, AccessMerge *undone, Error *err) {
    AUTO(access_merge_release) AccessMerge lost = {0};
    AccessMerge left = {.list = undone->list};
    AllowList *meant = allow_list_copy(versions->items[at - 1]);
    bool ok = access_changes_apply(undone->changes, undone->count, meant, err) &&
              access_difference(versions->items[at], meant, &lost, err);
    for (size_t i = 0; ok && i < lost.count; i++)
        if (!done_again(versions, at, end, &lost.changes[i])) {
            access_change_add(&left, lost.changes[i].kind, lost.changes[i].cidr, lost.changes[i].note);
            left.changes[left.count - 1].again = true;
        }
    allow_list_free(meant);
    if (ok) {
        undone->list = NULL;
        access_merge_release(undone);
        *undone = left;
    } else {
        left.list = NULL;
        access_merge_release(&left);
    }
    return ok;
}

static bool find(const Versions *versions, const ListWrite *write, AccessMerge *undone, Error *err) {
    const AllowList *sent = versions->items[0];
    bool other = write->before && !allow_list_equal(write->before, sent);
    long back = other ? written_at(versions, 0, versions->count, write->before) : 0,
         end = back ? back : versions->count, by = write->by - versions->first + 1,
         forward = written_at(versions, 0, by < end ? by : end, sent);
    return (!forward || collect(versions, forward, end, undone, err)) &&
           (!back || collect(versions, back, versions->count, undone, err)) &&
           access_changes_apply(undone->changes, undone->count, undone->list, err);
}

bool access_undone_find(const PrefixLists *lists, const char *id, const ListWrite *write, const AccessList *now,
                        AccessMerge *undone, Error *err) {
    AUTO(versions_release) Versions versions = {0};
    AccessMerge made = {.list = allow_list_copy(now->list)};
    bool gone = false, newer = write->version > 0 && write->version < now->version,
         ok = !newer || (versions_read(lists, id, write->version, now, &versions, &gone, err) &&
                         find(&versions, write, &made, err));
    if (gone)
        *err = (Error){0};
    if (ok || gone)
        *undone = made;
    else
        access_merge_release(&made);
    return ok || gone;
}

bool access_undone_small(const AccessList *now, const AccessMerge *undone, Error *err) {
    uint64_t more = allow_lists_size(undone->list, now->list) - allow_lists_size(now->list, NULL);
    return more <= ALLOW_WIDE ||
           error_set(err, ERROR_FAILED, "`secure-rds apply` shows it, and asks",
                     "an update of the stack took off addresses that others had allowed, and is not undone here: they "
                     "would let in %llu more",
                     (unsigned long long)more);
}

static void changes_copy(const AccessMerge *from, AccessMerge *to) {
    for (size_t i = 0; i < from->count; i++) {
        access_change_add(to, from->changes[i].kind, from->changes[i].cidr, from->changes[i].note);
        to->changes[to->count - 1].again = from->changes[i].again;
    }
}

void access_changes_before(const AccessMerge *first, AccessMerge *merge) {
    AccessMerge joined = {.list = merge->list};
    merge->list = NULL;
    changes_copy(first, &joined);
    changes_copy(merge, &joined);
    access_merge_release(merge);
    *merge = joined;
}

bool access_merge_undone(const AllowList *wanted, const AllowList *base, const AccessMerge *undone, AccessMerge *merge,
                         Error *err) {
    if (!access_merge(wanted, undone->list, base, merge, err))
        return false;
    access_changes_before(undone, merge);
    return true;
}

/* ---- what the stack's events tell */

/* Of the newest operation: the version in its name, and whether CloudFormation is done with the list. */
static bool read_last(AwsContext *aws, const CfnStack *stack, long *version, bool *written, Error *err) {
    CfnEvents events = {0};
    *version = 0;
    *written = false;
    if (!cfn_describe_events(aws, stack->id, NULL, cfn_stack_since(stack), &events, err)) {
        bool denied = err->kind == ERROR_DENIED;
        *err = denied ? (Error){0} : *err;
        return denied;
    }
    const char *name = events.count ? events.items[0].token : "";
    *version = name_version(name);
    for (size_t i = 0; i < events.count; i++) {
        const CfnEvent *event = &events.items[i];
        *written = *written || (strcmp(event->token, name) == 0 && strcmp(event->type, "AWS::EC2::PrefixList") == 0 &&
                                !strstr(event->status, "_IN_PROGRESS"));
    }
    cfn_events_release(&events);
    return true;
}

static bool read_before(AwsContext *aws, const CfnStack *stack, ListWrite *write, Error *err) {
    AUTO(memory_release) char *body = NULL;
    if (!write->version || !stack_status(stack->status)->undone)
        return true;
    write->before = allow_list_new();
    return cfn_get_template(aws, stack->id, &body, err) && template_read_allowed(body, write->before, err);
}

bool access_undone(AwsContext *aws, const PrefixLists *lists, const CfnStack *stack, const char *id, AccessSeen seen,
                   const AccessList *now, AccessMerge *undone, Error *err) {
    ListWrite write = {.by = seen.by};
    bool written, asks = now->version != seen.known && (seen.by || stack_status(stack->status)->undone);
    bool ok = !asks || (read_last(aws, stack, &write.version, &written, err) && read_before(aws, stack, &write, err));
    ok = ok && access_undone_find(lists, id, &write, now, undone, err);
    allow_list_free(write.before);
    return ok || error_tried(err, "see what an update of the stack did to the allowed addresses");
}

/* ---- while it runs */

static bool look(void *self, long version, ListUpdate *update, Error *err) {
    const ListUpdatesAws *place = self;
    AUTO(cfn_stack_release) CfnStack now = {0};
    long has = 0;
    bool written = false;
    *update = UPDATE_NONE;
    if (!cfn_describe_stack(place->aws, place->stack->id, &now, err))
        return false;
    bool runs = strcmp(now.status, "UPDATE_IN_PROGRESS") == 0;
    if (!runs && now.updated_ms == place->stack->updated_ms)
        return true;
    if (!read_last(place->aws, &now, &has, &written, err))
        return false;
    if (has && has < version)
        *update = written ? UPDATE_WROTE : runs ? UPDATE_AHEAD : UPDATE_NONE;
    return true;
}

ListUpdates list_updates_aws(ListUpdatesAws *place, AwsContext *aws, const CfnStack *stack) {
    *place = (ListUpdatesAws){aws, stack};
    return (ListUpdates){place, look};
}

bool access_send_again(const PrefixLists *lists, const char *id, const AccessMerge *undone, const AccessChange *changes,
                       size_t count, AccessSent *sent, Error *err) {
    AUTO(access_sent_release) AccessSent again = {0};
    AUTO(access_merge_release) AccessMerge all = {0};
    for (size_t i = 0; i < count; i++)
        access_change_add(&all, changes[i].kind, changes[i].cidr, changes[i].note);
    access_changes_before(undone, &all);
    /* What was undone was found by that version; own changes are looked for in the newest. */
    if (!access_send(lists, id, undone->count ? &sent->now : NULL, all.changes, all.count, &again, err))
        return false;
    access_list_release(&sent->now);
    sent->now = again.now;
    sent->own += again.own;
    again.now = (AccessList){0};
    return true;
}

static const AccessMerge nothing;

bool access_hold(const PrefixLists *lists, const char *id, const ListUpdates *updates, const AccessChange *changes,
                 size_t count, AccessSent *sent, Error *err) {
    enum { AGAIN_MS = 1000 };
    for (;;) {
        ListUpdate update;
        if (!updates->look(updates->self, sent->now.version, &update, err))
            return false;
        if (update != UPDATE_AHEAD)
            return update == UPDATE_NONE || access_send_again(lists, id, &nothing, changes, count, sent, err);
        if (!lists->pause(lists->self, AGAIN_MS, err))
            return false;
    }
}
