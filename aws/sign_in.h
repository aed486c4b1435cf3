/* Noticing that somebody signed in with another program: `aws sso login`, `aws login`, `aws configure`. */
#ifndef AWS_SIGN_IN_H
#define AWS_SIGN_IN_H

#include "base/error.h"

#include <stdbool.h>

/* A number that is another one once any file changed that such a program writes: the shared files, and the caches of
 * sign-ins. Reads a few folders, no network: it may be asked several times a second. */
unsigned long long aws_sign_in_mark(void);

/* The command that signs in, "aws sso login --profile work", if `err` names one; "" when it does not. */
const char *aws_sign_in_command(const Error *err);

#endif
