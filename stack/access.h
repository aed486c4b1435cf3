/* The allow list: who may connect is what the prefix list says, which is changed directly, in seconds and also while
 * the stack is busy. The stack's template keeps the entries that it was last deployed with: as long as nothing else of
 * the list changes, CloudFormation doesn't look at it (see plan.h, `writes_list`), and nobody's change is undone by it.
 */
#ifndef STACK_ACCESS_H
#define STACK_ACCESS_H

#include "aws/cloudformation.h"
#include "settings/settings.h"
#include "stack/access_agree.h"
#include "stack/access_merge.h"

typedef struct AccessState {
    char *stack_id, *list_id; /* list_id "": the stack has none, see access_has_list() */
    CfnStack stack;           /* as it was found */
    long version;
    AllowList *cloud; /* in force now */
    AllowList *base;  /* what the settings agreed with last; NULL: never with this list, or AWS keeps that no longer */
    AccessMerge undone; /* access_read_undone(): what would have to be done again */
    bool undone_surely; /* … for the stack was rolled back; else its last update, or somebody who meant it, did it */
} AccessState;
void access_state_release(AccessState *state); /* for AUTO */
/* `agreed`: the settings' (NULL: `base` is NULL). */
bool access_read(AwsContext *aws, const char *stack_name, const Agreement *agreed, AccessState *state, Error *err);
/* Adds `base` to a state that was read without. */
bool access_read_base(AwsContext *aws, const Agreement *agreed, AccessState *state, Error *err);
/* False: it has no list that could be looked at or changed, and `err` says why, and which way leads on: another made
 * the stack, or it is not there yet; code "NoStack": its creation failed, and the list goes with the next one; as for a
 * list that EC2 does not know ("InvalidPrefixListID.NotFound"): the stack's deletion took it. */
bool access_has_list(AwsContext *aws, const AccessState *state, Error *err);
/* Adds what the stack's last operation undid of the list and nobody did again. Of one that succeeded it is looked for
 * only where the list is not as the settings knew it: whoever put the list back by hand did the same. */
bool access_read_undone(AwsContext *aws, AccessState *state, Error *err);

/* What is wished of the list: all of it, or some changes alone. */
typedef struct AccessWish {
    const char *app;
    const AllowList *wanted;     /* all that shall be in force, brought together with what others did since `agreed` */
    const Agreement *agreed;     /* the settings'; NULL: never, so that nothing is removed */
    bool prune;                  /* what is in force and was never among the wanted goes */
    const AccessChange *changes; /* `wanted` NULL: these, whatever else is in force */
    size_t count;
    const char *config; /* the settings file, which is to say the same then, if it is of this app; NULL: none */
    AccessState *seen;  /* read just now, and nobody was asked since: it is taken over; NULL: it is read here */
} AccessWish;

typedef struct AccessResult {
    AccessMerge merge; /* the changes as they were found necessary; merge.list: what is in force now */
    Agreement agreed;  /* which list that is, and its version: for the settings that take merge.list over */
    bool based;        /* it was known what the settings last agreed with */
    bool changed;      /* the prefix list was changed */
    long before;       /* the version before it was touched, for access_undo() */
    AccessAgreed file; /* of `config` */
    bool foretold;     /* the notes among the changes stood in the file before they were sent, and stay there */
    Error unsaved;     /* why the file does not say it, though it is in force; said "" when nothing failed */
    long long took_ms; /* of the wall, from call to in force */
} AccessResult;
void access_result_release(AccessResult *result); /* for AUTO */
/* Returns when the wish is in force, whatever an update of the stack does (access_undone.h), and in the file; what a
 * rollback undid and nobody did again is in force then, too. `err->code` "NoStack": nothing is deployed yet, the list
 * goes with the deployment, and the file is as it was. */
bool access_apply(AwsContext *aws, const AccessWish *wish, AccessResult *result, Error *err);

/* An operation of the stack that has ended, however. */
typedef struct AccessOperation {
    const char *app;
    Agreement at;       /* the list, and its version when the operation began; list_id "": there was none, or it is not
                           known */
    const char *config; /* the settings file; NULL: none */
    long written_by;    /* the version when CloudFormation was done with the list; 0: not seen */
} AccessOperation;
/* What the operation's events say of the list; asks when it has been written. */
void access_see(AwsContext *aws, AccessOperation *operation, const CfnEvent *events, size_t count);
/* What the operation undid of others' changes (access_undone.h) is done again; and the settings file agrees with what
 * is in force. */
bool access_after(AwsContext *aws, const AccessOperation *operation, AccessAgreed *file, Error *err);

typedef struct AccessUndo {
    long version;  /* (>= 1) to be put back; 0: the one before the present */
    long shown;    /* the version that somebody saw who asked for it: a later one is not undone; 0: any */
    bool may_open; /* also to a list that is open to the whole internet, where it is not now: somebody agreed to that */
    const char *config; /* as in a wish */
} AccessUndo;
/* The list as it was is put back. err->code "OpenToAll": nobody agreed to that, and nothing was changed. */
bool access_undo(AwsContext *aws, const char *stack_name, const AccessUndo *wish, AccessResult *result, Error *err);

#endif
