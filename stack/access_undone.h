/* What an update of the stack does to the list in force. CloudFormation, writing the list for something else of it (a
 * tag is enough), makes it what the template says, whatever others did to it since the template was made; rolled back,
 * what the template before said.
 *
 * What it is about to write is waited for by whoever changes the list meanwhile, and he makes his change again when it
 * was undone: so what is promised holds, whatever becomes of the program that began the update. What a rollback undid
 * is done again by whoever comes next. CloudFormation gives an operation's name with each of its events (API Reference,
 * StackEvent, ClientRequestToken), and ours says which version of the list the template has. */
#ifndef STACK_ACCESS_UNDONE_H
#define STACK_ACCESS_UNDONE_H

#include "aws/cloudformation.h"
#include "stack/access_merge.h"
#include "stack/access_send.h"

/* `name`: of random_token(), with room for as much again. It gets the version behind it; one that it has is replaced.
 */
void operation_name(char *name, size_t size, long version);
/* Whether `name` was made of that token. */
bool operation_name_is(const char *name, const char *token);

/* The stack's last operation, as far as it wrote the list. */
typedef struct ListWrite {
    long version;      /* the template has the entries of this one; 0: it wrote none */
    long by;           /* it was written when this was the present version; 0: not known */
    AllowList *before; /* rolled back: what the template before has; NULL: it was not */
} ListWrite;

/* `undone->changes`: what is to be done again, ADDED, REMOVED and NOTED; `undone->list`: what is in force then. What
 * was done again already is not among them, whatever became of it later. A version that is as the template might be
 * somebody's who meant it so: without `by` only a rollback to another list is looked for. */
bool access_undone_find(const PrefixLists *lists, const char *id, const ListWrite *write, const AccessList *now,
                        AccessMerge *undone, Error *err);
/* The same of a stack that was just described. `known`: a version up to which nothing was undone; when that is the
 * present one, nothing is asked. `by`: as above. Who may not read events knows of nothing undone. */
typedef struct AccessSeen {
    long known, by;
} AccessSeen;
bool access_undone(AwsContext *aws, const PrefixLists *lists, const CfnStack *stack, const char *id, AccessSeen seen,
                   const AccessList *now, AccessMerge *undone, Error *err);

/* Whether it can be done again without anybody being asked. False: it would let in more than ALLOW_WIDE addresses,
 * which plan and apply show and ask about; err says so. */
bool access_undone_small(const AccessList *now, const AccessMerge *undone, Error *err);

/* An update that has the list as it was before some version. */
typedef enum { UPDATE_NONE, UPDATE_AHEAD, UPDATE_WROTE } ListUpdate;
typedef struct ListUpdates {
    void *self;
    bool (*look)(void *self, long version, ListUpdate *update, Error *err);
} ListUpdates;
/* Those since `stack` was described, which outlives the result as `place` does. */
typedef struct ListUpdatesAws {
    AwsContext *aws;
    const CfnStack *stack;
} ListUpdatesAws;
ListUpdates list_updates_aws(ListUpdatesAws *place, AwsContext *aws, const CfnStack *stack);
/* What was sent holds when this returns: an update that is about to write the list is waited for, and what it undid of
 * these changes is sent again. */
bool access_hold(const PrefixLists *lists, const char *id, const ListUpdates *updates, const AccessChange *changes,
                 size_t count, AccessSent *sent, Error *err);

/* What was undone is done again, and then once more what was sent meanwhile. */
bool access_send_again(const PrefixLists *lists, const char *id, const AccessMerge *undone, const AccessChange *changes,
                       size_t count, AccessSent *sent, Error *err);

/* access_merge() as if that had been done again, which comes first among the changes. */
bool access_merge_undone(const AllowList *wanted, const AllowList *base, const AccessMerge *undone, AccessMerge *merge,
                         Error *err);
/* Puts the one's changes before the other's. */
void access_changes_before(const AccessMerge *first, AccessMerge *merge);

#endif
