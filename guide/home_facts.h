/* What is known of the stack, asked at AWS in one go, and what this machine remembers of it. */
#ifndef GUIDE_HOME_FACTS_H
#define GUIDE_HOME_FACTS_H

#include "settings/settings.h"
#include "guide/kept_test.h"
#include "stack/drift.h"
#include "stack/last_seen.h"
#include "stack/owner.h"
#include "stack/status.h"
#include "stack/update_guard.h"

/* To tell one fact more: a field here, read in home_facts_read(), and a line in home_lines(). */
typedef struct HomeFacts {
    Status status;
    Settings *standing;  /* as the stack has them; NULL: not known */
    Drift drift;         /* of database and security groups, as it is seen in passing; nothing: none, or not known */
    CfnEvents cause;     /* of a change that failed: one event, or none */
    CfnResources failed; /* of a broken stack: what it stumbled over */
    GuardState guard;    /* of a stack of ours that stands: the stack policy, set where it was missing */
    Owner owner;         /* whose the stack is; nothing more is known of another's */
    StatusPart standing_part, cause_part, failed_part, guard_part, groups_part;
    LastSeen seen;
    bool deleted;                /* there is none, and the one that was last seen was deleted */
    long long authority_ends_ms; /* of Amazon's, that has signed the server's certificate; 0: not known */
    KeptTest tested;             /* what its last test from this machine came to */
} HomeFacts;
void home_facts_release(HomeFacts *facts); /* for AUTO */

/* Blocking. `app` in the session's region; `account`, `agreed`: the settings'. False, code "OtherAccount":
 * it stands in another one. */
bool home_facts_read(AwsContext *aws, const char *app, const char *account, const Agreement *agreed, HomeFacts *facts,
                     Error *err);
/* The stack exists and is ours, so that what is fixed can't be changed any more. */
bool home_stands(const HomeFacts *facts);
bool stack_is_there(StackKind kind, Owner owner);

/* Where the user comes from, and how that is with the list. */
typedef enum { OWN_UNKNOWN, OWN_LISTED, OWN_CHANGED, OWN_MISSING } OwnKind;
typedef struct Own {
    OwnKind kind;
    Cidr cidr;    /* the present one; not of OWN_UNKNOWN */
    long changed; /* OWN_CHANGED: the entry of `list` that was the user's before */
} Own;
/* The entry that was the user's when it was last seen, else the one single address that is noted as "my address". */
Own home_own(const HomeFacts *facts, const AllowList *list);

#endif
