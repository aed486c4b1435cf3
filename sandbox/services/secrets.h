/* Secrets Manager (API Reference, 2017-10-17): the secrets of stacks, and one left over from before, when told so. */
#ifndef SANDBOX_SERVICES_SECRETS_H
#define SANDBOX_SERVICES_SECRETS_H

#include "sandbox/services/service.h"

/* When somebody scheduled the standing secret (its ARN or name) for deletion, or deleted it at once; 0: nobody did. */
long long secret_deleted_ms(const World *world, const char *region, const char *id, long long at_ms);

typedef enum { SECRET_ABSENT, SECRET_STANDING, SECRET_PENDING } SecretStanding;
/* What becomes of the name of a secret that no stack has: one told as pending. */
SecretStanding secret_leftover(const World *world, const char *region, const char *name, long long at_ms,
                               long long *deleted_ms);

/* secret_value.c: the JSON text of the secret's value after so many rotations. The caller frees it. */
char *secret_value(const Call *call, const CfnPhysical *secret, long rotations);

#endif
