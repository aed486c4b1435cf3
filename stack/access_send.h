/* The fast lane: changes to the list in force, sent against the present version and, when somebody else was faster,
 * once more against the next. What is sent is this change alone, however often it is tried: what others do stays. */
#ifndef STACK_ACCESS_SEND_H
#define STACK_ACCESS_SEND_H

#include "stack/access_merge.h"
#include "stack/prefix_list.h"
#include "settings/settings.h"

/* The list in force, once no change is in progress. */
typedef struct AccessList {
    AllowList *list;
    long version;
} AccessList;
void access_list_release(AccessList *list); /* for AUTO */
bool access_list_read(const PrefixLists *lists, const char *id, AccessList *list, Error *err);
/* The same at once, without what a change in progress is about to bring: for those who only look. */
bool access_list_peek(const PrefixLists *lists, const char *id, AccessList *list, Error *err);
/* The entries of an earlier version; `*gone` and false: it is not kept, or never was. */
bool access_list_at(const PrefixLists *lists, const char *id, long version, AllowList *list, bool *gone, Error *err);

/* The entries of the version that was agreed with, when that is one of this list, and is kept still: `*known`. */
bool access_list_agreed(const PrefixLists *lists, const char *id, const Agreement *agreed, AllowList *list, bool *known,
                        Error *err);
/* The same with `now` at hand, which may be that version. */
bool access_list_base(const PrefixLists *lists, const char *id, const Agreement *agreed, const AccessList *now,
                      AllowList *list, bool *known, Error *err);

typedef struct AccessSent {
    AccessList now;
    long before;   /* the version that the last change of ours was made on; that of `now` when there was none */
    long own;      /* how many versions are ours */
    bool changed;  /* false: all was as wanted already */
    size_t missed; /* notes of addresses that somebody else took off the list meanwhile */
} AccessSent;
void access_sent_release(AccessSent *sent); /* for AUTO */

/* Returns when the changes are in force, and what is in force then. Those kinds that are only told are passed over. A
 * changed note takes its address off the list for moments; whatever fails then, the address is put back first, and
 * where that is impossible `err` says so. `seen`: the list as it was read a moment ago, NULL it is read; the version is
 * a lock, so what was seen and is no more costs a look. */
bool access_send(const PrefixLists *lists, const char *id, const AccessList *seen, const AccessChange *changes,
                 size_t count, AccessSent *sent, Error *err);
/* The list becomes what it was at `wanted`, if it is at `shown` still; else false with err->code "Changed". */
bool access_restore(const PrefixLists *lists, const char *id, long shown, long wanted, AccessSent *sent, Error *err);

#endif
