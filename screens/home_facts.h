/* What Home knows of the stack, asked at AWS by one job; and what it comes to, in words. */
#ifndef SCREENS_HOME_FACTS_H
#define SCREENS_HOME_FACTS_H

#include "screens/context.h"
#include "stack/drift.h"
#include "stack/last_seen.h"
#include "stack/status.h"

typedef struct HomeFacts {
    Status status;
    Settings *standing;  /* as the stack has them; NULL: not known */
    CfnResources failed; /* of a broken stack: what it stumbled over */
    LastSeen seen;
    bool deleted; /* there is none, and the one that was last seen was deleted */
} HomeFacts;
void home_facts_release(HomeFacts *facts); /* for AUTO */

/* Blocking. `app` in the session's region. */
/* `agreed`: the settings'. */
bool home_facts_read(AwsContext *aws, const char *app, const Agreement *agreed, HomeFacts *facts, Error *err);

/* Where the user comes from, and how that stands to the list. */
typedef enum { OWN_UNKNOWN, OWN_LISTED, OWN_CHANGED, OWN_MISSING } OwnKind;
typedef struct Own {
    OwnKind kind;
    Cidr cidr;    /* the present one; not of OWN_UNKNOWN */
    long changed; /* OWN_CHANGED: the entry of `list` that was the user's before */
} Own;
Own home_own(const HomeFacts *facts, const AllowList *list);

typedef struct HomeLine {
    Mark mark; /* DONE, WARNING, FAILED, BUSY; NONE: not known */
    const char *label;
    char words[800];
} HomeLine;
enum { HOME_LINES = 40 };
typedef struct HomeLines {
    HomeLine items[HOME_LINES];
    size_t count;
} HomeLines;
/* `drift` may be NULL: it was not looked for. */
void home_lines(const Wizard *wizard, const HomeFacts *facts, const Drift *drift, HomeLines *lines);

#endif
