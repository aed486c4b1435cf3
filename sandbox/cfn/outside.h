/* What CloudFormation's half asks of the rest of the account: what exists, what a service would refuse, and what was
 * changed behind the stack's back. */
#ifndef SANDBOX_CFN_OUTSIDE_H
#define SANDBOX_CFN_OUTSIDE_H

#include "sandbox/world/world.h"

CfnWorld outside_of(World *world);

#endif
