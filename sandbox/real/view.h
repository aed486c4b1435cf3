/* What the real parts of one stack shall be like now: worked out from the account, as JSON that the process beside
 * (set.h) acts upon. */
#ifndef SANDBOX_REAL_VIEW_H
#define SANDBOX_REAL_VIEW_H

#include "sandbox/world/world.h"

/* The stack whose bastion has this public address now, or ("balancer") the newest that has a load balancer. False:
 * there is none. The caller frees both. */
bool real_stack_at(const World *world, const char *address, long long at_ms, char **stack_id, char **region);
bool real_stack_balanced(const World *world, long long at_ms, char **stack_id, char **region);

/* New. {"bastion": {"id", "up", "lets", "key" (the public key that opens it), "sshd" (lines of its configuration)},
 *  "database": {"id", "host", "address" (on this machine), "port", "up", "from_bastion", "from_balancer", "user",
 *               "password" ("": unknown), "name", "iam", "parameters", "days" (its certificate is good for), "tls"},
 *  "balancer": {"lets"}}; a part that does not stand is not there. */
json_t *real_view(World *world, const char *stack_id, const char *region, long long at_ms);

#endif
