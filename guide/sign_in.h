/* Waiting until somebody has signed in, here or with another program. */
#ifndef GUIDE_SIGN_IN_H
#define GUIDE_SIGN_IN_H

#include "aws/session.h"

extern const char sign_in_ask[];     /* what stands before the command, where it can't be run here */
extern const char sign_in_goes_on[]; /* … and behind it, a clause */

/* Who waits. */
typedef struct SignInHooks {
    void (*told)(void *data, const char *words); /* NULL: nobody is there who could sign in */
    bool (*typed)(void *data);                   /* whether Enter was pressed since the last call; it never waits */
    void *data;
} SignInHooks;

/* Blocking: looks for credentials. When a sign-in is wanting and somebody is there, `told` hears which command signs
 * in; Enter runs it here, on the terminal, and this waits until it has been done anywhere. With nobody there it is
 * false at once, with the command as the remedy. */
bool sign_in_wait(AwsContext *aws, const SignInHooks *hooks, Error *err);

#endif
