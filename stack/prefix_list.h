/* A managed prefix list as the fast lane sees it: five acts, so that every order in which two operators' acts can meet
 * is tried against a model of EC2's rules, and the same code works on EC2.
 *
 * EC2 API Reference and VPC User Guide, "Managed prefix lists": each change of the entries makes a new version; a
 * change names the version that it was made on, and is refused (err->code "PrefixListVersionMismatch") when that is not
 * the present one, or (IncorrectState) while another change is in progress; the entries of a version never change;
 * only so many versions are kept. A description can't be changed: the entry is removed by one change and added by the
 * next. */
#ifndef STACK_PREFIX_LIST_H
#define STACK_PREFIX_LIST_H

#include "aws/ec2.h"
#include "settings/allow_list.h"

typedef struct PrefixListState {
    long version;     /* the present one, from 1 */
    bool busy;        /* a change is in progress: the version is still the one before it */
    char failed[160]; /* "" no: why the last change came to nothing */
} PrefixListState;

typedef struct PrefixListDelta {
    Ec2PrefixEntry add[ALLOW_LIST_MAX];
    const char *remove[ALLOW_LIST_MAX];
    size_t add_count, remove_count;
} PrefixListDelta;
void prefix_list_delta_add(PrefixListDelta *delta, Cidr cidr, const char *note);
void prefix_list_delta_remove(PrefixListDelta *delta, Cidr cidr);
void prefix_list_delta_release(PrefixListDelta *delta); /* for AUTO */

typedef struct PrefixLists {
    void *self;
    /* err->code "InvalidPrefixListID.NotFound": there is none any more. */
    bool (*describe)(void *self, const char *id, PrefixListState *state, Error *err);
    /* Added to `list`. */
    bool (*entries)(void *self, const char *id, long version, AllowList *list, Error *err);
    bool (*modify)(void *self, const char *id, long version, const PrefixListDelta *delta, Error *err);
    bool (*restore)(void *self, const char *id, long version, long previous, Error *err);
    /* Lets time pass; false: cancelled. */
    bool (*pause)(void *self, long long ms, Error *err);
    /* While it is on, a wish to cancel is not heard: an address is off the list for moments. */
    void (*calm)(void *self, bool on);
} PrefixLists;

/* EC2's. `place` is the caller's, and outlives the result. */
typedef struct PrefixListsAws {
    AwsContext aws;
    const Cancel *cancel;
} PrefixListsAws;
PrefixLists prefix_lists_aws(PrefixListsAws *place, const AwsContext *aws);

/* A refusal by EC2 itself: nothing was changed. Else, after a failed change, what became of it is unknown. */
bool prefix_list_refused(const Error *err);
/* Somebody else was faster: read and try again. */
bool prefix_list_stale(const Error *err);

#endif
