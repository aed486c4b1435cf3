/* Sign-ins to a database by IAM, judged as RDS judges them (User Guide, "IAM database authentication"). */
#ifndef SANDBOX_REAL_TOKEN_H
#define SANDBOX_REAL_TOKEN_H

#include "sandbox/world/world.h"

/* `token` is what `user` gave as his password. `database`: as real_view() has it. `real_ms`: the service's time. */
bool real_token_good(const World *world, const json_t *database, const char *region, const char *user,
                     const char *token, long long real_ms);

#endif
