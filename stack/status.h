/* What stands: the stack and what its outputs name, asked at AWS. Parts that could not be asked say why. */
#ifndef STACK_STATUS_H
#define STACK_STATUS_H

#include "aws/ec2.h"
#include "aws/services.h"
#include "stack/access.h"
#include "stack/stack_status.h"

typedef struct StatusPart {
    bool known;
    bool denied;         /* not known, for want of a permission */
    bool gone;           /* not known: the stack names it, and it is not there any more */
    char why[256];       /* why not known; "" when there is no such part */
    char permission[96]; /* … which is missing, "rds:DescribeDBInstances"; "" not known */
} StatusPart;

typedef struct Status {
    const StackStatus *state;
    CfnStack stack; /* all zero when there is none */
    RdsInstance database;
    RdsMaintenances maintenance; /* what RDS wants done to the database */
    Ec2Instance bastion;
    SecretState secret;
    ElbTargets targets;
    AccessState access;
    char caller[64];         /* the address AWS sees us come from, "" unknown */
    bool caller_allowed;     /* it is inside an entry in force */
    char load_balancer[256]; /* its DNS name, "" when there is none */
    StatusPart database_part, maintenance_part, bastion_part, secret_part, targets_part, access_part, caller_part;
} Status;
void status_release(Status *status); /* for AUTO */
/* Notes how asking for a part went. `there`: the stack has such a part at all. False: AWS takes the credentials no
 * more, as `err` says; nothing else needs to be asked. */
bool status_part_set(StatusPart *part, bool there, bool asked, const Error *err);

/* The value of an output, "" when there is none. */
const char *stack_output(const CfnStack *stack, const char *key);

typedef enum {
    STATUS_STACK,
    STATUS_DATABASE,
    STATUS_BASTION,
    STATUS_SECRET,
    STATUS_TARGETS,
    STATUS_ACCESS,
    STATUS_CALLER
} StatusPartId;
/* Told as each part is there. NULL: not told. */
typedef void (*StatusListener)(void *data, StatusPartId part, const Status *status);
/* No stack of that name is true with state->kind STACK_ABSENT. False: the stack itself could not be asked. */
bool status_read(AwsContext *aws, const char *stack_name, StatusListener listener, void *data, Status *status,
                 Error *err);
/* What the last creation or update failed for: the first of its failures that follows from no other; `cause` has one
 * event, or none where it did not fail or AWS does not say. */
bool status_cause(AwsContext *aws, const CfnStack *stack, CfnEvents *cause, Error *err);
/* The resources that failed in the last operation, each with its reason: what stands in the way of a stack that is
 * broken. */
bool status_trouble(AwsContext *aws, const char *stack_id, CfnResources *failed, Error *err);

/* The stacks of this region that the program made (by their tag), sorted by name. */
bool status_own_stacks(AwsContext *aws, CfnStacks *stacks, Error *err);
/* standing_settings() of the stack of that name, for a file that is to be made of it: with the account, and with the
 * addresses that are in force, with which it agrees; of a stack that has no list, with those that its template gives
 * it. `how`: the state that the stack is in. */
bool status_open(AwsContext *aws, const char *stack_name, Settings *settings, const StackStatus **how, Error *err);

#endif
