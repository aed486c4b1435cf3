/* The work behind Provision: executes or attaches, follows, and tells the screen what AWS says. */
#ifndef SCREENS_PROVISION_JOB_H
#define SCREENS_PROVISION_JOB_H

#include "screens/context.h"

enum { PROVISION_STARTED, PROVISION_REPORT, PROVISION_WAITING }; /* what a MESSAGE_TOLD is */

/* The operation is known: body of PROVISION_STARTED. */
typedef struct ProvisionStart {
    char *stack_id, *token;
    long long since_ms;
    TemplateOutline *outline; /* the screen takes it over, and clears it here */
    bool planned;             /* the wizard's plan says what will change */
    CfnChangeSet changes;     /* else: what an update that was found running changes, as far as it is known */
    bool deletes;
} ProvisionStart;

/* What one poll brought: body of PROVISION_REPORT. */
typedef struct ProvisionReport {
    CfnEvents events;
    CfnResources resources;
    CfnStack stack; /* id NULL: none */
    char *note_id, *note;
    char words[400];    /* what is done beside CloudFormation; "" nothing */
    char trouble[1000]; /* why it can't be asked, and what to do; "": it can */
} ProvisionReport;

/* A call is tried again after a while: body of PROVISION_WAITING. */
typedef struct ProvisionWaiting {
    char words[200]; /* "AWS asks us to slow down: waiting 4 s" */
} ProvisionWaiting;

typedef struct ProvisionEnd {
    StackOutcome outcome;
    char status[64], reason[400];
    DeletionRest rest;
    Error unguarded; /* DeploymentEnd's */
} ProvisionEnd;

/* Starts what wizard->work.kind says. */
Job *provision_start(Wizard *wizard, Visit visit);
/* The result in the job's last message. */
ProvisionEnd *provision_result(Message *message);
/* Rolls back what runs. It says (MESSAGE_SAID) what it waits for; left meanwhile, nothing is rolled back. */
Job *provision_cancel(Wizard *wizard, Visit visit);

#endif
