/* What Home has done at AWS: each a job that ends by itself, whatever the screen does meanwhile. */
#ifndef SCREENS_HOME_JOBS_H
#define SCREENS_HOME_JOBS_H

#include "screens/home_facts.h"

typedef enum {
    HOME_NOTHING,
    HOME_LOAD,     /* -> facts */
    HOME_ACCESS,   /* the fast lane: the prefix list at once, then the stack -> list, access, settled */
    HOME_UNDO,     /* the list as it was at `version` (0: before the present one) -> list, settled */
    HOME_DRIFT,    /* -> drift */
    HOME_CONTINUE, /* continues the rollback of an update */
    HOME_SKIP,     /* the same, leaving out the resources that failed */
    HOME_LEAVE,    /* deletes the rest of a stack and leaves standing what could not be deleted */
} HomeWork;

typedef struct HomeJob {
    HomeWork work;
    Connection *connection;
    Clock clock;
    char app[130], stack_id[300];
    AllowList *wanted;
    Agreement agreed; /* of the draft */
    char *config;     /* the settings file; NULL: there is none yet */
    long version;
    HomeFacts facts;
    Drift drift;
    AccessResult access;
    AllowList *list; /* in force now */
    bool settled;    /* the stack has the same list */
} HomeJob;

/* `wanted` is copied and may be NULL; `stack_id` may be NULL. The message's input is a HomeJob. */
Job *home_start(const Wizard *wizard, Visit visit, HomeWork work, const AllowList *wanted, const char *stack_id,
                long version);

#endif
