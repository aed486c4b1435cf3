/* The work behind Provision: executes or attaches, follows, and tells the screen what AWS says. */
#ifndef SCREENS_PROVISION_JOB_H
#define SCREENS_PROVISION_JOB_H

#include "screens/context.h"

enum { PROVISION_STARTED, PROVISION_REPORT }; /* what a MESSAGE_TOLD is */

/* The operation is known: body of PROVISION_STARTED. */
typedef struct ProvisionStart {
    char *stack_id, *token;
    long long since_ms;
    TemplateOutline *outline; /* the screen takes it over, and clears it here */
    bool changes;             /* the wizard's plan says what will change */
} ProvisionStart;

/* What one poll brought: body of PROVISION_REPORT. */
typedef struct ProvisionReport {
    CfnEvents events;
    CfnResources resources;
    CfnStack stack; /* id NULL: none */
    char *note_id, *note;
    char trouble[1000]; /* why it can't be asked, and what to do; "": it can */
} ProvisionReport;

typedef struct ProvisionEnd {
    StackOutcome outcome;
    char status[64], reason[400];
} ProvisionEnd;

/* Starts what wizard->work says. */
Job *provision_start(Wizard *wizard, Visit visit);
/* The result in the job's last message. */
ProvisionEnd *provision_result(Message *message);
/* Rolls back what runs. */
Job *provision_cancel(Wizard *wizard, Visit visit);

#endif
