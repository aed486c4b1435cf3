/* Names of things that templates choose, and that only one thing can have at a time. */
#ifndef SANDBOX_CFN_NAMES_H
#define SANDBOX_CFN_NAMES_H

#include "sandbox/cfn/store.h"

/* The property that chooses it; NULL: a name of this type is made, or is taken over from whoever has it. */
const char *name_property(const char *type);
/* Of the stacks' things the one that has the name; NULL: none. */
const Thing *name_owner(const Cfn *cfn, const char *region, const char *type, const char *name, long long at_ms);
/* True also when something has it that no stack made. */
bool name_stands(const Cfn *cfn, const char *region, const char *type, const char *name, long long at_ms);

#endif
