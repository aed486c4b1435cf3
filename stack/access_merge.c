/* See access_merge.h. */
#include "stack/access_merge.h"

#include "base/memory.h"
#include "base/must.h"
#include "settings/allow_take.h"

#include <stdlib.h>
#include <string.h>

void access_merge_release(AccessMerge *merge) {
    allow_list_free(merge->list);
    for (size_t i = 0; i < merge->count; i++)
        free(merge->changes[i].note);
    free(merge->changes);
    *merge = (AccessMerge){0};
}

bool access_sends(AccessKind kind) {
    return kind == ACCESS_ADDED || kind == ACCESS_REMOVED || kind == ACCESS_NOTED;
}

size_t access_count(const AccessMerge *merge, AccessKind kind) {
    size_t count = 0;
    for (size_t i = 0; i < merge->count; i++)
        count += merge->changes[i].kind == kind;
    return count;
}

size_t access_count_sent(const AccessMerge *merge) {
    return access_count(merge, ACCESS_ADDED) + access_count(merge, ACCESS_REMOVED) + access_count(merge, ACCESS_NOTED);
}

void access_change_add(AccessMerge *merge, AccessKind kind, Cidr cidr, const char *note) {
    merge->changes = memory_more(merge->changes, merge->count, sizeof *merge->changes);
    merge->changes[merge->count++] = (AccessChange){.kind = kind, .cidr = cidr, .note = memory_copy(note ? note : "")};
}

static const AllowEntry *entry_of(const AllowList *list, Cidr cidr) {
    long index = allow_list_find(list, cidr);
    return index < 0 ? NULL : allow_list_at(list, (size_t)index);
}

static bool keep(AccessMerge *merge, const AllowEntry *entry, const char *note, Error *err) {
    if (!allow_list_take(merge->list, entry->cidr, note, err))
        return false;
    long at = allow_list_find(merge->list, entry->cidr);
    if (entry->since[0] && at >= 0)
        allow_list_date(merge->list, (size_t)at, entry->since);
    return true;
}

/* An entry that the user has. `untouched`: he left it as it was agreed, or both added it, so that the other side is
 * right about it. */
static bool merge_wanted(AccessMerge *merge, const AllowEntry *wanted, const AllowEntry *in_force,
                         const AllowEntry *was, Error *err) {
    bool untouched = was ? strcmp(was->note, wanted->note) == 0 : in_force != NULL;
    if (!in_force && untouched) {
        access_change_add(merge, ACCESS_REMOVED_ELSEWHERE, wanted->cidr, wanted->note);
        return true;
    }
    if (!in_force)
        access_change_add(merge, ACCESS_ADDED, wanted->cidr, wanted->note);
    else if (!untouched && strcmp(in_force->note, wanted->note) != 0)
        access_change_add(merge, ACCESS_NOTED, wanted->cidr, wanted->note);
    return keep(merge, wanted, in_force && untouched ? in_force->note : wanted->note, err);
}

/* An entry that is in force alone: the user took it away, or somebody else put it there. */
static bool merge_in_force(AccessMerge *merge, const AllowEntry *in_force, bool agreed, Error *err) {
    access_change_add(merge, agreed ? ACCESS_REMOVED : ACCESS_ADDED_ELSEWHERE, in_force->cidr, in_force->note);
    return agreed || keep(merge, in_force, in_force->note, err);
}

static bool merge_all(const AllowList *wanted, const AllowList *in_force, const AllowList *base, AccessMerge *merge,
                      Error *err) {
    for (size_t i = 0; i < allow_list_count(wanted); i++) {
        const AllowEntry *entry = allow_list_at(wanted, i);
        if (!merge_wanted(merge, entry, entry_of(in_force, entry->cidr), base ? entry_of(base, entry->cidr) : NULL,
                          err))
            return false;
    }
    for (size_t i = 0; i < allow_list_count(in_force); i++) {
        const AllowEntry *entry = allow_list_at(in_force, i);
        if (!entry_of(wanted, entry->cidr) && !merge_in_force(merge, entry, base && entry_of(base, entry->cidr), err))
            return false;
    }
    return true;
}

/* What is in force stays in force, but for what was agreed to and is wanted no longer. */
static bool keeps_all(const AllowList *wanted, const AllowList *in_force, const AllowList *base,
                      const AllowList *list) {
    for (size_t i = 0; i < allow_list_count(in_force); i++) {
        Cidr cidr = allow_list_at(in_force, i)->cidr;
        bool taken_away = base && entry_of(base, cidr) && !entry_of(wanted, cidr);
        if (!taken_away && allow_list_outer(list, cidr) < 0)
            return false;
    }
    return true;
}

bool access_merge(const AllowList *wanted, const AllowList *in_force, const AllowList *base, AccessMerge *merge,
                  Error *err) {
    AccessMerge made = {.list = allow_list_new()};
    if (!merge_all(wanted, in_force, base, &made, err)) {
        access_merge_release(&made);
        return error_tried(err, "join the allowed addresses with those that others added");
    }
    MUST(keeps_all(wanted, in_force, base, made.list)); /* nobody is shut out by somebody else's change */
    *merge = made;
    return true;
}

bool access_difference(const AllowList *from, const AllowList *to, AccessMerge *merge, Error *err) {
    return access_merge(to, from, from, merge, err);
}

size_t access_prune(AccessMerge *merge) {
    size_t pruned = 0;
    for (size_t i = 0; i < merge->count; i++) {
        if (merge->changes[i].kind != ACCESS_ADDED_ELSEWHERE)
            continue;
        long at = allow_list_find(merge->list, merge->changes[i].cidr);
        if (at >= 0)
            allow_list_remove(merge->list, (size_t)at);
        merge->changes[i].kind = ACCESS_REMOVED;
        pruned++;
    }
    return pruned;
}

bool access_holds(const AllowList *list, const AccessChange *change) {
    long at = allow_list_find(list, change->cidr);
    switch (change->kind) {
    case ACCESS_ADDED:
        return at >= 0;
    case ACCESS_NOTED:
        return at < 0 || strcmp(allow_list_at(list, (size_t)at)->note, change->note) == 0;
    case ACCESS_REMOVED:
    case ACCESS_ADDED_ELSEWHERE:
    case ACCESS_REMOVED_ELSEWHERE:
        break;
    }
    return at < 0;
}

static bool change_apply(const AccessChange *change, AllowList *list, Error *err) {
    long at = allow_list_find(list, change->cidr);
    if (change->kind == ACCESS_ADDED)
        return allow_list_take(list, change->cidr, change->note, err);
    if (change->kind == ACCESS_REMOVED && at >= 0)
        allow_list_remove(list, (size_t)at);
    if (change->kind != ACCESS_NOTED || at < 0)
        return true;
    AUTO(memory_release) char *since = memory_copy(allow_list_at(list, (size_t)at)->since);
    allow_list_remove(list, (size_t)at);
    if (!allow_list_take(list, change->cidr, change->note, err))
        return false;
    allow_list_date(list, (size_t)allow_list_find(list, change->cidr), since);
    return true;
}

bool access_changes_apply(const AccessChange *changes, size_t count, AllowList *list, Error *err) {
    for (size_t i = 0; i < count; i++)
        if (!change_apply(&changes[i], list, err))
            return false;
    return true;
}
