/* Lambda (API Reference, 2015-03-31): the functions that stacks made, in their network and out of it. The sandbox runs
 * none of them. */
#ifndef SANDBOX_SERVICES_LAMBDA_H
#define SANDBOX_SERVICES_LAMBDA_H

#include "sandbox/services/service.h"

/* From when a function stands in these subnets with these groups: written by CloudFormation or by a call. */
typedef struct FunctionNetwork {
    const json_t *config;          /* VpcConfig; NULL, or without subnets: in none */
    long long from_ms, settled_ms; /* LastUpdateStatus is InProgress in between */
} FunctionNetwork;

/* A function that stands, stood or, as things are planned, will. Strings and objects are the world's. */
typedef struct Function {
    const char *name, *stack_id, *role;
    long long created_ms, deleted_ms; /* LLONG_MAX: no deletion is planned */
    FunctionNetwork *networks;        /* oldest first */
    size_t network_count;
} Function;

typedef struct Functions {
    Function *items;
    size_t count;
} Functions;
/* All that ever were in the region, as it is known at `at_ms`. */
Functions functions_of(const World *world, const char *region, long long at_ms);
void functions_release(Functions *functions); /* for AUTO */
/* Where it stands then; never NULL. */
const FunctionNetwork *function_network(const Function *function, long long at_ms);

/* The function's VpcConfig where somebody has changed it since CloudFormation wrote it; NULL: nobody has. New. */
json_t *function_live(const World *world, const CfnPhysical *function, long long at_ms);

#endif
