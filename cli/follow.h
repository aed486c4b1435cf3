/* The lines of an operation: what `apply`, `access` and `destroy` print while CloudFormation works. */
#ifndef CLI_FOLLOW_H
#define CLI_FOLLOW_H

#include "cli/command.h"
#include "guide/end.h"
#include "guide/operation.h"

typedef struct Follow Follow;
struct Follow {
    Run *run;
    /* Tells people of an event that was news; NULL: a line each, with its time. */
    void (*tell)(Follow *follow, const CfnEvent *event, const ProgressView *view);
    Operation operation;
    bool made;       /* the stack did not stand before: nothing of it differs */
    bool drift_told; /* what was changed outside of the stack was told with the plan */
};

/* Follows this operation from here on; `plan` (or NULL) says what will change. */
void follow_begin(Follow *follow, DeploymentStart *start, const Plan *plan);
/* DeploymentHooks' begun; `data` is the Follow. */
void follow_deletion(void *data, DeploymentStart *start);
/* ApplyHooks' left; `data` is the Follow. */
void follow_rest(void *data, const DeletionRest *rest);
/* DeploymentHooks' report; `data` is the Follow. Lines for people on stderr; with --json NDJSON on stdout. */
void follow_report(void *data, const DeploymentReport *report);
/* Words of the engine, for `told` hooks; `data` is the Follow. */
void follow_told(void *data, const char *words);
/* How it ended, for people. */
void follow_tell_end(const Run *run, const EndScope *scope);
/* The last lines: the outcome; of a failure the cause, its meaning and what to do; of success what was made and what
 * comes next. The exit status. */
int follow_end(Follow *follow, EndOf of, const DeploymentEnd *end);
/* What failed, and what is known of it; the caller's. */
json_t *cause_json(const CfnEvent *cause);
void follow_release(Follow *follow); /* for AUTO */

#endif
