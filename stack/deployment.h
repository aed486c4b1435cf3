/* An operation on the stack, from its start to its end. The operation itself runs at AWS: losing this program, the
 * network or the credentials loses nothing, and whoever comes later attaches to it. */
#ifndef STACK_DEPLOYMENT_H
#define STACK_DEPLOYMENT_H

#include "aws/cloudformation.h"
#include "stack/destroy_preview.h"
#include "stack/plan.h"
#include "stack/update_guard.h"

/* What one poll brought. Borrowed: valid during the call. */
typedef struct DeploymentReport {
    const CfnEvent *events; /* new ones, oldest first; those of nested stacks among them */
    size_t event_count;
    const CfnStack *stack;         /* NULL: this poll got none */
    const CfnResources *resources; /* at the first report, for one who attaches; else NULL */
    /* A resource's logical id and a word about it: the database's, RDS's own; NULL: nothing new. "" takes it away. */
    const char *note_id, *note;
    const char *words; /* what is done beside CloudFormation, or can't be; NULL: nothing */
    /* Why AWS can't be asked now; NULL: it can. The operation goes on there all the same: its state is unknown, never
     * failed. Polling goes on too. */
    const Error *trouble;
    bool unsure; /* … nor whether it has begun: it was sent, and no answer came */
} DeploymentReport;
/* Which operation runs on the stack `name`, for progress_new and deployment_follow. */
typedef struct DeploymentStart {
    char *stack_id;
    char *token;              /* "" unknown */
    long long since_ms;       /* AWS's time of its beginning */
    TemplateOutline *outline; /* whoever is shown it may take it over: set it to NULL then */
    CfnChangeSet changes;     /* of an update that was found running: what it changes, as far as AWS still knows */
    bool deletes;             /* the stack is deleted */
} DeploymentStart;
void deployment_start_release(DeploymentStart *start); /* for AUTO */

/* Who is told of an operation: one argument of everything that goes on for minutes. Each but `data` may be NULL, and so
 * may the pointer to them. Who calls, by which clock, until when: AwsContext. */
typedef struct DeploymentHooks {
    void (*begun)(void *data, DeploymentStart *start); /* a deletion, once, before its first report */
    void (*told)(void *data, const char *words);       /* what is done beside CloudFormation, or waited for */
    void (*report)(void *data, const DeploymentReport *report);
    void *data;
    bool unattended; /* nobody is there to sign in again: following ends some minutes after the
                        credentials, and an hour after AWS was last heard of; the operation does not */
} DeploymentHooks;

typedef struct DeploymentEnd {
    StackOutcome outcome;
    bool revert;    /* deployment_apply: it was to put back what was changed outside */
    bool unchanged; /* deployment_apply: there was nothing to do; outcome is OUTCOME_SUCCEEDED */
    char *stack_id;
    char *status, *reason; /* the stack's last; never NULL after true */
    DeletionRest rest;     /* OUTCOME_DELETED, where the deletion began here */
    GuardState guard;      /* of a stack that stands: the stack policy, looked at and set */
    Error unguarded;       /* why that could not be done; said "" it could */
} DeploymentEnd;
void deployment_end_release(DeploymentEnd *end); /* for AUTO */

/* Starts what the plan says, once, however often it is called with this plan. The list of addresses is changed first.
 * plan_is_direct(): all is done then, and there is nothing to follow. What the stack policy would refuse has been
 * agreed to: it is lifted for that, and deployment_follow() sets it again. `since_ms`: for deployment_follow. */
bool deployment_execute(AwsContext *aws, Plan *plan, long long *since_ms, Error *err);

/* True with `*busy` false: nothing runs. The outline is that of the template the operation applies. */
bool deployment_attach(AwsContext *aws, const char *name, bool *busy, DeploymentStart *start, Error *err);
/* The last operation on the stack (its name, or its ARN when it may be deleted), whether it runs or has ended: followed
 * from there, it is shown whole. */
bool deployment_last(AwsContext *aws, const char *stack, DeploymentStart *start, Error *err);

/* Tells every poll until the stack comes to rest, and sees to its stack policy where it stands. False only when
 * `aws->cancel` is wanted (ERROR_CANCELLED: the operation goes on), or when the stack can't be found. A failed
 * deployment is true with end->outcome. */
bool deployment_follow(AwsContext *aws, const char *stack_id, long long since_ms, const DeploymentHooks *hooks,
                       DeploymentEnd *end, Error *err);

/* Rolls back what runs: an update is cancelled, a first creation deleted, its database's protection lifted first.
 * Follow it to see the end. While RDS makes a protected database, the creation goes on and this waits, `told`
 * says so; cancelled meanwhile (aws->cancel), nothing is rolled back. */
bool deployment_cancel(AwsContext *aws, const char *stack_id, const DeploymentHooks *hooks, Error *err);
/* Deletes a stack of which nothing ever stood, and follows it to the end: true also where that is a failed deletion.
 * Refuses any other. */
bool deployment_delete_never_stood(AwsContext *aws, const char *stack_id, const DeploymentHooks *hooks,
                                   DeploymentEnd *end, Error *err);
/* The way out of UPDATE_ROLLBACK_FAILED; `skip`: logical ids that can't be put back. */
bool deployment_continue_rollback(AwsContext *aws, const char *stack_id, const char *const *skip, size_t skip_count,
                                  Error *err);

/* What the stack has, with something small in it changed; its tags stay. */
typedef struct Resubmission {
    const char *body;
    const TemplateParameters *parameters;
    bool database_alone; /* only what would become of the database stops it, else anything replaced or removed does */
    const char *remedy;  /* when the update fails */
} Resubmission;
/* Sends it and follows it to the end. True also when nothing changes. */
bool deployment_resubmit(AwsContext *aws, const CfnStack *stack, const Resubmission *what, const DeploymentHooks *hooks,
                         Error *err);

typedef struct DestroyOptions {
    bool lift_protection;      /* switch termination and deletion protection off first; else they stop it */
    const char *const *retain; /* from DELETE_FAILED only: leave these resources standing */
    size_t retain_count;
    DeploymentHooks hooks;
} DestroyOptions;
/* Deletes the stack and follows it to the end. A deletion that runs already is followed. */
bool deployment_destroy(AwsContext *aws, const char *name, const DestroyOptions *options, DeploymentEnd *end,
                        Error *err);

/* The whole sequence of `apply`: attach to what runs, plan, confirm, execute, follow. Killed at any moment and called
 * again, it ends in one stack and nothing doubled. */
typedef enum { APPLY_ATTACHED, APPLY_PLANNING, APPLY_PLANNED, APPLY_STARTED, APPLY_DELETING } ApplyStage;
typedef struct ApplyHooks {
    /* APPLY_ATTACHED, APPLY_DELETING and APPLY_STARTED come with `start`: make the progress model of it. `plan` with
     * APPLY_PLANNED and APPLY_STARTED, else NULL. */
    void (*stage)(void *data, ApplyStage stage, DeploymentStart *start, const Plan *plan);
    /* Whether to go on: with a plan that is ready, or (PLAN_NEEDS_DELETE) with deleting what never stood. NULL: yes,
     * unless the database is in danger. */
    bool (*confirm)(void *data, const Plan *plan);
    void (*report)(void *data, const DeploymentReport *report);
    void (*told)(void *data, const char *words);
    void (*left)(void *data, const DeletionRest *rest); /* by deleting what never stood, before the new try */
    void *data;
    bool unattended; /* as DeploymentHooks */
} ApplyHooks;        /* each but `data` may be NULL */
/* Not confirmed: false, ERROR_CANCELLED, code "NotConfirmed", and the change set thrown away. What AWS is certain to
 * refuse (stack/refusals.h) is not even asked for: false, code "Refused", and the same. */
bool deployment_apply(AwsContext *aws, const Settings *settings, const PlanOptions *options, const ApplyHooks *hooks,
                      DeploymentEnd *end, Error *err);

#endif
