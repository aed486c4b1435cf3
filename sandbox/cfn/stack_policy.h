/* Stack policies (CloudFormation User Guide, "Prevent updates to stack resources"): what an update may do to which
 * resource. They hold for updates alone, whoever makes them; a stack without one allows everything, a stack with one
 * only what it allows. */
#ifndef SANDBOX_CFN_STACK_POLICY_H
#define SANDBOX_CFN_STACK_POLICY_H

#include "sandbox/cfn/run.h"

/* Why the policy does not let an update do `action` ("Update:Modify", "Update:Replace", "Update:Delete") to the
 * resource; NULL: it does. The caller frees it. */
char *stack_policy_denies(const Stack *stack, const char *action, const char *logical, const char *type);

/* Whether CloudFormation would take it: each statement says Effect, Action (or NotAction) of updates, Principal "*" and
 * Resource (or NotResource) of the stack ("Prevent updates to stack resources", "Defining a stack policy"). */
bool stack_policy_valid(const char *policy);

#endif
