/* The authority that signs the databases' certificates here, as Amazon's does at RDS. */
#ifndef SANDBOX_REAL_AUTHORITY_H
#define SANDBOX_REAL_AUTHORITY_H

#include "base/text.h"

#include <stdbool.h>

/* Adds its certificate as PEM; `id` is the state's (store.h): everyone who shares it has the same authority. */
bool real_authority_pem(const char *id, Text *pem);

#endif
