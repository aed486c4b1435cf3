/* The allow list, three ways: what the settings want, what is in force, and what both knew when they last agreed. Pure.
 */
#ifndef STACK_ACCESS_MERGE_H
#define STACK_ACCESS_MERGE_H

#include "settings/allow_list.h"

typedef enum {
    ACCESS_ADDED,   /* wanted, and not in force: it opens the way for somebody */
    ACCESS_REMOVED, /* in force, and wanted no longer: it shuts somebody out */
    ACCESS_NOTED,   /* in force, with another note */
    /* These are told, and nothing is sent for them: */
    ACCESS_ADDED_ELSEWHERE,   /* in force, and the settings never knew it: kept */
    ACCESS_REMOVED_ELSEWHERE, /* agreed once, gone from the list in force: stays gone */
} AccessKind;
typedef struct AccessChange {
    AccessKind kind;
    Cidr cidr;
    char *note;
    bool again; /* it was undone by an update of the stack: whoever does it again, it is done once */
} AccessChange;
typedef struct AccessMerge {
    AllowList *list; /* what shall be in force, and in the file */
    AccessChange *changes;
    size_t count;
} AccessMerge;
void access_merge_release(AccessMerge *merge); /* for AUTO */

/* `base`: what was in force when file and list last agreed; NULL: they never did, or that is known no longer. Then
 * nothing is removed. Of the notes of an entry that both sides added, the one in force stays. False: too many entries.
 */
bool access_merge(const AllowList *wanted, const AllowList *in_force, const AllowList *base, AccessMerge *merge,
                  Error *err);
/* What leads from one list to the other: ADDED, REMOVED and NOTED alone. */
bool access_difference(const AllowList *from, const AllowList *to, AccessMerge *merge, Error *err);
/* What was added elsewhere goes: each ADDED_ELSEWHERE becomes REMOVED. Says how many. */
size_t access_prune(AccessMerge *merge);

/* ADDED, REMOVED, NOTED: something is to be sent for it. */
bool access_sends(AccessKind kind);
/* How many of that kind there are. */
size_t access_count(const AccessMerge *merge, AccessKind kind);
size_t access_count_sent(const AccessMerge *merge);
/* One change more, at the end; `note` is copied, and may be NULL. `merge->list` stays. */
void access_change_add(AccessMerge *merge, AccessKind kind, Cidr cidr, const char *note);
/* It is so. Of a note: or the address is not there to have one. */
bool access_holds(const AllowList *list, const AccessChange *change);
/* `list` with these changes made, as far as they are not: what is there already is not added, what is gone not
 * removed. */
bool access_changes_apply(const AccessChange *changes, size_t count, AllowList *list, Error *err);

#endif
