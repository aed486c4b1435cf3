/* The fast lane of the allow list: the prefix list is changed directly, in seconds and also while the stack is busy;
 * then the stack is brought to the same entries, which it finds in place. */
#ifndef STACK_ACCESS_H
#define STACK_ACCESS_H

#include "settings/settings.h"
#include "stack/access_merge.h"
#include "stack/deployment.h"

typedef struct AccessState {
    char *stack_id, *list_id; /* list_id "": the stack has none yet */
    long version;
    AllowList *cloud; /* in force now */
    AllowList *last;  /* of the last template */
    AllowList *base;  /* what the settings agreed with last; NULL: never with this list, or AWS keeps that no longer */
    bool busy;        /* the stack is at work */
} AccessState;
void access_state_release(AccessState *state); /* for AUTO */
/* `agreed`: the settings' (NULL: `base` is NULL). */
bool access_read(AwsContext *aws, const char *stack_name, const Agreement *agreed, AccessState *state, Error *err);

typedef struct AccessResult {
    AccessMerge merge;    /* save merge.list as the settings' list */
    bool changed;         /* the prefix list was changed */
    bool stack_differs;   /* access_settle has something to do */
    bool busy;            /* … but the stack is at work: call it later */
    long before, version; /* of the prefix list: before it was touched, and now; access_undo() takes `before` */
    long long took_ms;    /* of the wall, from call to in force */
} AccessResult;
void access_result_release(AccessResult *result); /* for AUTO */
/* Brings the prefix list to `wanted` merged with what others did. A stale version is read and merged again. Returns
 * when the entries are in force. `err->code` "NoStack": nothing is deployed yet, the list goes with the deployment. */
bool access_apply(AwsContext *aws, const Clock *clock, const char *stack_name, const AllowList *wanted,
                  AccessResult *result, Error *err);

/* Brings the stack's template to `list` and changes nothing else in it (its own template, parameters and tags). True
 * with `*done` false: the stack is busy, and it will follow with the next apply. */
bool access_settle(AwsContext *aws, const Clock *clock, const char *stack_name, const AllowList *list,
                   DeploymentListener listener, void *data, bool *done, Error *err);

/* The list as it was at `version` (>= 1) is put back. `version` 0: the one before the present. */
bool access_undo(AwsContext *aws, const Clock *clock, const char *stack_name, long version, AllowList *list,
                 Error *err);

#endif
