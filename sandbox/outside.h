/* What CloudFormation's half asks of the rest of the account: what exists, what a service would refuse, and what was
 * changed behind the stack's back. */
#ifndef SANDBOX_OUTSIDE_H
#define SANDBOX_OUTSIDE_H

#include "sandbox/world.h"

CfnWorld outside_of(World *world);

/* outside_refusals.c: CfnWorld.refuse. The caller frees it; NULL: nothing is refused. */
char *outside_refuse(void *world, const char *region, const char *verb, const char *type, const char *physical_id,
                     const json_t *properties, long long at_ms);

#endif
