/* EC2: instances that somebody stops, starts or terminates, beside what their stack does with them. */
#ifndef SANDBOX_SERVICES_EC2_POWER_H
#define SANDBOX_SERVICES_EC2_POWER_H

#include "sandbox/services/service.h"

typedef enum { POWER_PENDING, POWER_RUNNING, POWER_LEAVING, POWER_STOPPING, POWER_STOPPED, POWER_GONE } PowerState;

typedef struct Power {
    PowerState state;
    long boots;          /* how often it was started again since it was made */
    long long booted_ms; /* the last time */
} Power;
Power ec2_power(const World *world, const CfnPhysical *instance, long long at_ms);
/* {"Code", "Name"} as the model has it. New. */
json_t *ec2_power_json(PowerState state);
/* Its public address, "" while it has none: each start gives another one (EC2 User Guide, "Instance lifecycle"). The
 * caller frees it. */
char *ec2_public_address(const World *world, const CfnPhysical *instance, long long at_ms);
/* What is derived of the address: "ec2-127-18-4-5.eu-west-1.compute.amazonaws.com". The caller frees it. */
char *ec2_public_name(const char *region, const char *address);

CfnReply ec2_start_instances(const Call *call);
CfnReply ec2_stop_instances(const Call *call);
CfnReply ec2_terminate_instances(const Call *call);

#endif
