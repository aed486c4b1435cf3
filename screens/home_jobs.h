/* What Home has done at AWS: each a job that ends by itself, whatever the screen does meanwhile. */
#ifndef SCREENS_HOME_JOBS_H
#define SCREENS_HOME_JOBS_H

#include "guide/allowed.h"
#include "guide/undo.h"
#include "screens/context.h"

typedef enum {
    DO_LOAD,     /* -> facts */
    DO_ACCESS,   /* -> allowed */
    DO_UNDO,     /* the list as `undo` says -> allowed */
    DO_UNDO_SEE, /* what that would do -> before; where it is done already, the file is seen to -> allowed */
    DO_DRIFT,    /* -> drift */
    DO_CONTINUE, /* finishes the rollback of an update */
    DO_SKIP,     /* the same, without what can't be put back */
    DO_KEEP,     /* deletes the rest of a stack and keeps what is in its way */
    DO_PREVIEW,  /* -> preview */
} HomeDo;

typedef struct HomeJob {
    HomeDo what;
    Connection *connection;
    char app[130], account[16], stack_id[300];
    AllowList *wanted;
    Agreement agreed; /* of the draft */
    char *config;     /* the settings file; NULL: there is none yet */
    AccessUndo undo;
    HomeFacts facts;
    Drift drift;
    AllowedDone allowed;
    DestroyPreview preview;
    UndoPreview before;
    Job *job;
} HomeJob;

/* `wanted` is copied and may be NULL; `stack_id` and `undo` may be NULL. The message's input is a HomeJob. */
Job *home_start(const Wizard *wizard, Visit visit, HomeDo what, const AllowList *wanted, const char *stack_id,
                const AccessUndo *undo);

#endif
