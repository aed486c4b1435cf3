/* Asks AWS's price list for all that a region's estimates need, once a day. */
#ifndef STACK_COST_LIST_H
#define STACK_COST_LIST_H

#include "aws/session.h"

#include <jansson.h>

/* The prices of a region as a group for price_list_use(), which takes it over: from what was kept today, else from AWS
 * (about twenty calls, some seconds). What the list does not have, or has twice at different prices, is left out.
 * False, with `err` told, when the list could not be asked: no sign-in, no permission (pricing:GetProducts), no
 * network. `anew`: asks AWS even if something is kept. */
bool cost_list_fetch(AwsContext *aws, const char *region, bool anew, json_t **group, Error *err);

/* For tests: whether the usage type of a product ("EUW2-NatGateway-Hours") is `usage`, whatever the region in front of
 * it. A `usage` that ends in ':' is only the beginning ("InstanceUsage:"). */
bool usage_fits(const char *usage_type, const char *region, const char *usage);

#endif
