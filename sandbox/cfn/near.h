/* What a thing takes from the things around it: an address from its subnet, a user's name from a secret. */
#ifndef SANDBOX_CFN_NEAR_H
#define SANDBOX_CFN_NEAR_H

#include "sandbox/cfn/store.h"

/* The properties as the service gets them: {{resolve:secretsmanager:…}} of what is no secret (a user's name) replaced,
 * passwords left as they are written. New. */
json_t *near_properties(const Cfn *cfn, const char *region, const json_t *properties, long long at_ms);
/* Sets PrivateIp, VpcId, AvailabilityZone among `attributes` to what the subnet says. */
void near_attributes(const Cfn *cfn, const char *region, const char *type, const json_t *properties, json_t *attributes,
                     long long at_ms);

#endif
