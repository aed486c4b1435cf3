/* Noticing that somebody signed in with another program: `aws sso login`, `aws login`, `aws configure`. */
#ifndef AWS_SIGN_IN_H
#define AWS_SIGN_IN_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* A number that is another one once any file changed that such a program writes: the shared files, and the caches of
 * sign-ins. Reads a few folders, no network: it may be asked several times a second. */
unsigned long long aws_sign_in_mark(void);

/* The command that signs in, "aws sso login --profile work", if `err` names one; "" when it does not. As a shell reads
 * it. */
const char *aws_sign_in_command(const Error *err);
/* Makes that command a remedy: `verb` is "login" or "sso login". */
void aws_sign_in_remedy(const char *verb, const char *profile, char *remedy, size_t size);
/* Runs such a command in the terminal, and waits for its end; Ctrl-C is the command's meanwhile. `status`: its exit
 * status, or 128 and the signal that ended it. False: it can't be started. */
bool aws_sign_in_run(const char *command, int *status, Error *err);

#endif
