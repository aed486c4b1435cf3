/* What protects a stack's parts from being deleted, and can be lifted at the services alone. For the parts of
 * deployment.*. */
#ifndef STACK_DEPLOYMENT_PROTECTION_H
#define STACK_DEPLOYMENT_PROTECTION_H

#include "aws/cloudformation.h"

typedef enum { LIFT_DONE, LIFT_BUSY, LIFT_FAILED } Lift;
/* Takes the deletion protection from the stack's load balancers and databases. BUSY: RDS still works on one. */
Lift stack_lift(AwsContext *aws, const CfnStack *stack, Error *err);
/* The same until it is done, for half an hour: for stacks that take no update. */
enum { LIFT_AGAIN_MS = 5000, LIFT_TRIES = 360 };
bool stack_unprotect(AwsContext *aws, const CfnStack *stack, Error *err);

/* Version 0.1.0 protected its load balancer, which holds no data: protected, it makes a deletion stick, and an update
 * that takes it out leaves it behind. False: it is protected, and stays so. Who may not ask goes on. */
bool balancers_unprotect(AwsContext *aws, const CfnResources *resources, Error *err);
/* The same of those that the change set takes out or exchanges. */
bool balancers_unprotect_changed(AwsContext *aws, const CfnChangeSet *set, Error *err);

#endif
