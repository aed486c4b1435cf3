/* An operation as lines: each step once when it begins and once when it ends, with how far all is. One thread. */
#ifndef PLAIN_TELLING_H
#define PLAIN_TELLING_H

#include "guide/end.h"
#include "guide/operation.h"
#include "plain/ask.h"

enum { STEPS_MAX = 32 };

/* What was said last of a step. By name: those that had nothing to do go at the end. */
typedef struct StepTold {
    char name[64];
    ProgressState state;
} StepTold;

typedef struct Telling {
    const Plain *plain;
    Operation operation;
    StepTold told[STEPS_MAX];
    bool backwards; /* a rollback was told */
} Telling;
void telling_release(Telling *telling); /* for AUTO */

/* From here on it is this operation; as operation_begin(). */
void telling_begin(Telling *telling, DeploymentStart *start, const CfnChangeSet *planned);

/* For deployment_follow() and the like: all is told. Borrows `telling`, as does what follows. */
DeploymentHooks telling_hooks(Telling *telling);
void telling_report(void *data, const DeploymentReport *news);
void telling_words(void *data, const char *words);

/* Follows what runs on the stack, or shows what ended on it last. */
bool telling_follow_last(Telling *telling, Plain *plain, const char *stack, DeploymentEnd *end);
/* How it ended, as sentences. */
void telling_end(const Plain *plain, const EndScope *scope);

#endif
