/* Waiting until somebody has signed in with another program. */
#ifndef GUIDE_SIGN_IN_H
#define GUIDE_SIGN_IN_H

#include "aws/session.h"

extern const char sign_in_ask[];     /* what stands before the command */
extern const char sign_in_goes_on[]; /* … and behind it, a clause */

/* Blocking: looks for credentials. When a sign-in is wanting and `told` is not NULL, that hears which command signs in,
 * and this waits until it has been done; else it is false, with the command as the remedy. */
bool sign_in_wait(AwsContext *aws, void (*told)(void *data, const char *words), void *data, Error *err);

#endif
