/* The fast lane of the allow list: the prefix list is changed directly, in seconds and also while the stack is busy;
 * then the stack is brought to the same entries, which it finds in place. */
#ifndef STACK_ACCESS_H
#define STACK_ACCESS_H

#include "settings/settings.h"
#include "stack/access_agree.h"
#include "stack/access_merge.h"
#include "stack/deployment.h"

typedef struct AccessState {
    char *stack_id, *list_id; /* list_id "": the stack has none yet */
    long version;
    AllowList *cloud; /* in force now */
    char *body;       /* the last template */
    AllowList *last;  /* of that */
    AllowList *base;  /* what the settings agreed with last; NULL: never with this list, or AWS keeps that no longer */
    bool busy;        /* the stack is at work */
} AccessState;
void access_state_release(AccessState *state); /* for AUTO */
/* `agreed`: the settings' (NULL: `base` is NULL). */
bool access_read(AwsContext *aws, const char *stack_name, const Agreement *agreed, AccessState *state, Error *err);
/* Adds `base` to a state that was read without. */
bool access_read_base(AwsContext *aws, const Agreement *agreed, AccessState *state, Error *err);

/* What is wished of the list: all of it, or some changes alone. */
typedef struct AccessWish {
    const char *app;
    const AllowList *wanted;     /* all that shall be in force, brought together with what others did since `agreed` */
    const Agreement *agreed;     /* the settings'; NULL: never, so that nothing is removed */
    bool prune;                  /* what is in force and was never among the wanted goes */
    const AccessChange *changes; /* `wanted` NULL: these, whatever else is in force */
    size_t count;
    const char *config; /* the settings file, which is to say the same then, if it is of this app; NULL: none */
} AccessWish;

typedef struct AccessResult {
    AccessMerge merge;  /* the changes as they were found necessary; merge.list: what is in force now */
    Agreement agreed;   /* which list that is, and its version: for the settings that take merge.list over */
    bool based;         /* it was known what the settings last agreed with */
    bool changed;       /* the prefix list was changed */
    bool stack_differs; /* access_settle has something to do */
    bool busy;          /* … but the stack is at work: call it later */
    long before;        /* the version before it was touched, for access_undo() */
    AccessAgreed file;  /* of `config` */
    Error unsaved;      /* why the file does not say it, though it is in force; said "" when nothing failed */
    long long took_ms;  /* of the wall, from call to in force */
} AccessResult;
void access_result_release(AccessResult *result); /* for AUTO */
/* Returns when the wish is in force, and in the file. `err->code` "NoStack": nothing is deployed yet, the list goes
 * with the deployment, and the file is as it was. */
bool access_apply(AwsContext *aws, const Clock *clock, const AccessWish *wish, AccessResult *result, Error *err);

/* Brings the stack's template to what is in force and changes nothing else in it (its own template, parameters and
 * tags). What CloudFormation, writing the list meanwhile, undoes of others' changes is done again. True with `*done`
 * false: the stack is busy, and whoever is at work there, or the next apply, brings it along. */
bool access_settle(AwsContext *aws, const Clock *clock, const char *stack_name, DeploymentListener listener, void *data,
                   bool *done, Error *err);

/* After an operation of the stack, however that ended, the same; and the settings file `config` (NULL: none) agrees
 * with what is in force. `since`: the list's version that its template was made of; 0: there was no list. */
bool access_after(AwsContext *aws, const Clock *clock, const char *stack_name, long since, const char *config,
                  AccessAgreed *file, Error *err);

/* The list as it was at `version` (>= 1) is put back. `version` 0: the one before the present. `config` as in a wish.
 */
bool access_undo(AwsContext *aws, const Clock *clock, const char *stack_name, long version, const char *config,
                 AccessResult *result, Error *err);

#endif
