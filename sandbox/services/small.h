/* What others ask of the services that are small here: SSM parameters, log groups, load balancers. */
#ifndef SANDBOX_SERVICES_SMALL_H
#define SANDBOX_SERVICES_SMALL_H

#include "sandbox/services/service.h"

/* The parameter in the model's shape; NULL: there is none. New. */
json_t *sim_ssm_parameter(const World *world, const char *region, const char *name, long long at_ms);

/* The load balancer's attributes where somebody has changed them since CloudFormation wrote them; NULL: nobody has.
 * New.
 */
json_t *balancer_attributes_live(const World *world, const CfnPhysical *balancer, long long at_ms);

/* What somebody changed of an alarm since CloudFormation wrote it: its properties, null what it has no more; null of it
 * all: it was deleted; NULL: nobody did. New. */
json_t *alarm_live(const World *world, const CfnPhysical *alarm, long long at_ms);

/* Whether somebody deleted this log group of a stack by hand. */
bool log_group_deleted(const World *world, const CfnPhysical *group, long long at_ms);

/* Whether a log group of this name is left over from before, and stands still. */
bool log_group_left(const World *world, const char *region, const char *name, long long at_ms);

#endif
