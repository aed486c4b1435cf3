/* What a command asks of the person at the terminal before AWS can be called: a one-time code, or a sign-in. */
#ifndef CLI_SIGN_IN_H
#define CLI_SIGN_IN_H

#include "cli/command.h"

/* AwsOptions.ask_mfa: asks on /dev/tty, whatever the standard streams are, and shows nothing of what is typed. */
bool ask_code(void *data, const AwsMfaQuestion *question, Secret *code, const Cancel *cancel, Error *err);

/* Looks for run->aws's credentials. When a sign-in is wanting and somebody is at the terminal, says which command signs
 * in, waits until it has, and goes on. Without a terminal it fails at once, the command in run->err. */
bool sign_in(Run *run);

#endif
