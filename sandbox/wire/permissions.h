/* What calls and resources need of IAM, asked of the policies that the sandbox was told to hold its callers to
 * (--fault policy:FILE, role-policy:FILE; without one, everything is allowed). What is asked can be written down
 * (--fault calls:FILE). The rows are those of the Service Authorization Reference. */
#ifndef SANDBOX_WIRE_PERMISSIONS_H
#define SANDBOX_WIRE_PERMISSIONS_H

#include "sandbox/wire/policy.h"
#include "sandbox/world/world.h"

/* Asks for a direct call of its caller, with all that AWS asks for beside the permission of the call itself (a role
 * passed on, tags, the secret's key). False: `refused` says so. */
bool call_permitted(const Call *call, CfnReply *refused);

/* CfnWorld.permit: what CloudFormation itself calls, with its service role, or, when `role_arn` is "", for
 * `caller_arn`. NULL: permitted; else why not, in IAM's words. The caller frees it. */
char *outside_permit(void *world, const char *role_arn, const char *caller_arn, const char *region,
                     const PolicyRequest *request);

#endif
