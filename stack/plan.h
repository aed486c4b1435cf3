/* What would change, as AWS computes it: a change set made, waited for, read and, perhaps, thrown away. */
#ifndef STACK_PLAN_H
#define STACK_PLAN_H

#include "aws/cloudformation.h"
#include "settings/settings.h"
#include "stack/access_merge.h"
#include "stack/destroy_preview.h"
#include "stack/drift.h"
#include "stack/owner.h"
#include "stack/stack_status.h"
#include "stack/standing.h"
#include "stack/template.h"

typedef enum {
    PLAN_READY,        /* a change set waits to be executed */
    PLAN_UNCHANGED,    /* the stack is as the settings say: a success; no change set is left */
    PLAN_BUSY,         /* an operation runs: attach to it, then plan again */
    PLAN_NEEDS_DELETE, /* a first creation failed: offer deployment_delete_never_stood(). A database that came to stand
                          all the same is in danger */
    PLAN_BROKEN,       /* see status->words and way_out */
    PLAN_FOREIGN,      /* a stack of that name that is not ours to change: see owner */
} PlanState;

/* When the database changes, as far as RDS lets it wait for the maintenance window (ApplyImmediately of
 * AWS::RDS::DBInstance, since February 2025): the class, a minor version, storage, a second zone. A change that goes at
 * once takes all with it that still waits. */
typedef enum {
    MOMENT_LEFT,   /* nobody said: at once, unless something waits already */
    MOMENT_NOW,    /* at once */
    MOMENT_WINDOW, /* in the window, what can wait; the rest at once */
} PlanMoment;

typedef struct PlanDanger {
    char *logical_id, *type;
    bool removed;      /* else replaced */
    bool perhaps;      /* AWS can't say before it happens */
    bool database;     /* the data itself: only behind a typed confirmation */
    const char *words; /* "the database would be replaced by an empty one" */
} PlanDanger;

typedef struct Plan {
    PlanState state;
    bool create; /* a first creation */
    bool revert; /* puts back what was changed outside of the stack, and changes nothing else */
    bool waits;  /* what RDS lets wait happens in the maintenance window */
    const StackStatus *status;
    CfnStack stack; /* as it was found; all zero when there is none */
    Owner owner;    /* of that stack, as far as it was looked at */
    char *stack_id; /* ARN, also of a stack the change set has just made; NULL without a change set or stack */
    CfnChangeSet set;
    CfnFindings warnings; /* of early validation: the deployment may fail for them (quotas) */
    PlanDanger *dangers;
    size_t danger_count;
    bool database_in_danger;
    DestroyPreview remains; /* of PLAN_NEEDS_DELETE; all zero where the stack was only under review */
    /* Of a stack that stands: what the list in force becomes. Those that only are told stay. */
    AccessMerge allowed;
    Agreement allowed_at; /* the list and the version that was compared with; list_id "": there is no list yet */
    /* Of a stack that stands: */
    char *standing_body;             /* its template; NULL: it was not read */
    bool known;                      /* the settings have been brought together with it before */
    StandingDifferences differences; /* what they leave as it is, or want otherwise */
    Settings *effective;             /* the settings with what stands where they leave it open; NULL: as they are */
    bool allowed_based;              /* it is known what the settings last agreed with: else nothing is removed */
    /* CloudFormation writes the list, for something else of it that changes (a tag is enough): the template then has
     * what is to be in force. Else it goes on having the entries that it had, and the list is left alone. */
    bool writes_list;
    TemplateParameters parameters, tags; /* as sent */
    char *body;                          /* the template as sent */
    long storage_gib; /* of `revert`: what the database has by now and can't lose, for the settings; 0: as they say */
    /* Of `revert`: rules that somebody added to groups whose rules CloudFormation does not compare. They are taken out
     * beside the change set. */
    Drift beside;
    char *zones;    /* network.zones, chosen for a new stack whose settings leave it open; NULL */
    char token[64]; /* the client token of its execution: the same however often it is sent, but for the list's version
                       behind it (access_undone.h), which plan_send_allowed() puts there */
    bool sent;      /* to be executed: whether it has begun is unknown when no answer came */
} Plan;

void plan_release(Plan *plan); /* for AUTO; leaves AWS alone */

typedef struct PlanOptions {
    const char *role_arn; /* NULL: the caller's own permissions */
    bool newest_image;    /* look an empty image setting up on an update too; else the stack keeps what it has */
    bool revert;          /* puts the stack back to what it was deployed as; of the settings the name alone counts */
    PlanMoment moment;
    bool prune;         /* addresses in force that the settings never knew go */
    const char *config; /* the settings file: after an operation it agrees with the list in force; NULL: none */
    bool remove_left;   /* what the last stack of that name left behind (NAME_LEFT) is removed before a new one */
    void (*told)(void *data, const char *words); /* "waiting for the change set"; NULL: not told */
    void *data;
} PlanOptions;

/* Finds the stack, makes the change set, waits for it and reads it. False: `plan` is as it was, and no change set is
 * left behind where that could be helped. `options` may be NULL. */
bool plan_make(AwsContext *aws, const Settings *settings, const PlanOptions *options, Plan *plan, Error *err);

/* The same for a template, parameters and tags that are given: `request->create` and the name decide. */
typedef struct PlanRequest {
    const char *stack_name;
    bool create;
    const char *body;
    const TemplateParameters *parameters, *tags;
} PlanRequest;
bool plan_submit(AwsContext *aws, const PlanRequest *request, const PlanOptions *options, Plan *plan, Error *err);

/* Whether the plan may wait for the window: the database changes in what RDS lets wait, and nothing else does.
 * False: err says why not; without said, because there is nothing that could wait. */
bool plan_can_wait(const Plan *plan, Error *err);
bool plan_changes_database(const Plan *plan);
/* What the plan does to what waits already, whoever asked RDS for it: any change of the database that goes at once
 * takes all of it along, but for what it sets back itself. */
WaitingFate plan_waiting_fate(const Plan *plan, const WaitingItem *item);

/* How many settings differ from a stack with which they never agreed: nobody may have meant them for it. */
size_t plan_surprises(const Plan *plan);
/* What the plan chose, or leaves as it stands, where the settings leave it open goes into them, and the account: before
 * they are saved for its execution. */
void plan_settle(const Plan *plan, Settings *settings);
/* Whether there is something of that kind. */
bool plan_settles(const Plan *plan);
/* That alone into the settings file, when the plan is executed, if the file is there and of this app. */
bool plan_record(const Plan *plan, const char *config, Error *err);
/* There is no change set: what would change is changed here, in seconds. The list of addresses, or `beside`. */
bool plan_is_direct(const Plan *plan);
/* Takes `beside` out of its groups: gone is gone, however often it is called. */
bool plan_take_rules(AwsContext *aws, const Plan *plan, Error *err);
void plan_copy_rules(const Plan *from, Plan *to);
/* Makes these changes of the list, in seconds. `plan->allowed_at` is the version after them: whatever changes the list
 * from there on is not of the plan. Where CloudFormation is going to write the list, and others changed it since the
 * plan: false, with code "ListChanged". */
bool plan_send_allowed(AwsContext *aws, Plan *plan, Error *err);
/* Throws the change set away; a stack that exists only for it is deleted too. Whoever stopped the rest did not mean to
 * leave it there: `aws->cancel` is not looked at. */
bool plan_discard(const AwsContext *aws, Plan *plan, Error *err);

/* "t4g.micro" is arm64, "t3.micro" is x86_64. */
bool instance_type_is_arm(const char *instance_type);
/* The dangers of a list of changes; the caller frees with plan_release's kin: items' strings, then the array. */
size_t plan_find_dangers(const CfnChange *changes, size_t count, PlanDanger **dangers);

#endif
