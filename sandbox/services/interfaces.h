/* The network interfaces that Lambda holds for functions in a VPC: one for each of the function's subnets, with its
 * security groups. They outlive the function, and while they stand, their subnets and groups can't be deleted.
 *
 * What is known of their times:
 * - a function that is deleted leaves them in use; Lambda removes them 25 to 40 minutes later
 *   (cloudformation-coverage-roadmap#392, aws/aws-cdk#4119, serverless/serverless#7633). Somebody who removes them as
 *   soon as they are free waits 18 minutes (pulumi/pulumi-aws#2642: 1105 s);
 * - a function that is taken out of its network lets go of them at once: free within 90 s (go-to-k/delstack,
 *   internal/preprocessor, pkg/client/ec2.go), removed within 20 minutes (awslabs/aws-support-tools#174). One that is
 *   deleted while that change is under way does not (go-to-k/cdkd#42);
 * - Lambda removes them with the function's role: when that is gone, nobody does (awslabs/aws-support-tools#174,
 *   terraform-aws-modules/terraform-aws-lambda#310). */
#ifndef SANDBOX_SERVICES_INTERFACES_H
#define SANDBOX_SERVICES_INTERFACES_H

#include "sandbox/services/service.h"

typedef struct Interface {
    char id[22];
    const char *function, *subnet; /* the world's */
    const json_t *groups;          /* array of ids; the world's */
    long long made_ms;
    long long free_ms, gone_ms; /* LLONG_MAX: not as things stand */
} Interface;

typedef struct Interfaces {
    Interface *items;
    size_t count;
} Interfaces;
/* Those that stand in the region at that time. */
Interfaces interfaces_of(const World *world, const char *region, long long at_ms);
void interfaces_release(Interfaces *interfaces); /* for AUTO */

/* CfnWorld.held_until. */
long long interfaces_hold(void *world, const char *region, const char *type, const char *physical_id, long long at_ms);

#endif
