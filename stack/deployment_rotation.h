/* The rotation function's way out of its network while its stack is deleted. For the parts of deployment.* alone.
 *
 * Lambda holds network interfaces in the function's subnets, with its security group, and keeps them for up to 40
 * minutes after the function is deleted; CloudFormation waits for them, and the subnets can't go before
 * (aws/aws-cdk#4119, cloudformation-coverage-roadmap#392). Taken out of its network first, the function lets go of them
 * within a minute or two, and they can be deleted as soon as they are free: so this wait runs beside the database's own
 * deletion.
 *
 * The function leaves only once DeleteStack was accepted and nothing protects the database: a stack that stands never
 * has its rotation outside of its network. When the stack comes to rest and the database stands, it is put back. */
#ifndef STACK_DEPLOYMENT_ROTATION_H
#define STACK_DEPLOYMENT_ROTATION_H

#include "stack/deployment.h"

/* Right after DeleteStack, before anything else is asked: CloudFormation deletes the function some seconds later, and
 * one that is deleted while it leaves has not left (go-to-k/cdkd#42). What goes wrong here is told by
 * departure_go_on().
 */
void rotation_leave(AwsContext *aws, const char *stack_name);

/* What somebody who follows a deletion knows of it. */
typedef struct Departure {
    AwsContext *aws;
    const DeploymentHooks *hooks;    /* borrowed; may be NULL */
    char *stack_id, *app, *function; /* function: its name, "shop-rotation" */
    char *vpc_id;                    /* ""; none, or not known */
    char *row;                       /* the resource beneath which it is told: the nested stack; "" none */
    bool settled;                    /* it has left, is gone, or may not: there is nothing more to ask of it */
    bool barred;                     /* AWS does not let us look for interfaces, or delete them: told */
    size_t held;                     /* how many stood at the last look */
} Departure;
/* `resources`: of the stack, all; may be empty. */
void departure_open(Departure *departure, AwsContext *aws, const char *stack_id, const CfnResources *resources,
                    const DeploymentHooks *hooks);
void departure_release(Departure *departure); /* for AUTO; also of one that was never opened */
/* At a poll while the deletion goes on. Tells what it does, and never fails. */
void departure_go_on(Departure *departure);
/* The deletion has failed. Puts the function back if it stands outside and its database stands; tells it. */
void departure_undo(Departure *departure);

#endif
