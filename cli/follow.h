/* The lines of an operation: what `apply`, `access` and `destroy` print while CloudFormation works. */
#ifndef CLI_FOLLOW_H
#define CLI_FOLLOW_H

#include "cli/command.h"
#include "stack/deployment.h"
#include "stack/progress.h"

typedef struct Follow Follow;
struct Follow {
    Run *run;
    /* Tells people of an event that was news; NULL: a line each, with its time. */
    void (*tell)(Follow *follow, const CfnEvent *event, const ProgressView *view);
    Progress *progress;       /* NULL until the operation is known */
    TemplateOutline *outline; /* owned here when follow_begin() made it */
    char trouble[256];        /* the last one told, so that it is told once */
    bool deletes, counted;    /* what stands is known, for a deletion */
};

/* Makes the progress model of an operation: `start` is copied where needed, its outline taken over; `plan` (or NULL)
 * says what will change. */
bool follow_begin(Follow *follow, DeploymentStart *start, const Plan *plan, Error *err);
/* DeletionHooks' begun; `data` is the Follow. */
void follow_deletion(void *data, DeploymentStart *start);
/* A DeploymentListener; `data` is the Follow. Lines for people on stderr; with --json NDJSON on stdout. */
void follow_report(void *data, const DeploymentReport *report);
/* Words of the engine, for `told` hooks; `data` is the Follow. */
void follow_told(void *data, const char *words);
/* What the operation left standing, if it came to its end. */
void follow_left(const Follow *follow);
/* The last lines: the outcome, and of a failure the cause, its meaning and what to do. The exit status. */
int follow_end(Follow *follow, const DeploymentEnd *end);
void follow_release(Follow *follow); /* for AUTO */

#endif
