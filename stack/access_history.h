/* What was done to the list of allowed IPs, version by version. AWS keeps a thousand of them; who made which, and when,
 * its CloudTrail says. */
#ifndef STACK_ACCESS_HISTORY_H
#define STACK_ACCESS_HISTORY_H

#include "stack/access.h"

typedef struct AccessVersion {
    long version;
    AccessMerge changes; /* against the version before; merge.list: what was in force. Version 1, or the oldest that is
                            kept, has no changes */
} AccessVersion;
typedef struct AccessHistory {
    AccessVersion *items; /* the newest, which is in force, first */
    size_t count;
} AccessHistory;
void access_history_release(AccessHistory *history); /* for AUTO */

/* The newest `most` versions, or fewer. `state`: of access_read(), with a list. */
bool access_history(AwsContext *aws, const AccessState *state, size_t most, AccessHistory *history, Error *err);
/* `*to`: the version that the last change went back to, by an undo for instance; 0: it did not. Whoever undoes the last
 * change without having seen it would undo the undo. `agreed`: what the settings knew last; an undo of that goes to the
 * version before it, and not further. */
bool access_went_back(AwsContext *aws, const AccessState *state, const Agreement *agreed, long *to, Error *err);
/* What was in force at `version`. False with ERROR_USAGE: AWS keeps it no longer, or it never was. */
bool access_at(AwsContext *aws, const AccessState *state, long version, AllowList *list, Error *err);

#endif
