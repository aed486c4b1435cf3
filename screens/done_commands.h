/* The commands to connect with, in the order in which one needs them. Pure. */
#ifndef SCREENS_DONE_COMMANDS_H
#define SCREENS_DONE_COMMANDS_H

#include "settings/settings.h"

typedef struct ConnectFacts {
    char bastion[256], endpoint[256], balancer[256], user[64], secret[300];
    char profile[128];  /* for the AWS CLI; "" the default */
    char identity[400]; /* the private key's file as it was found on this machine, "" not found */
} ConnectFacts;

typedef struct Command {
    const char *what; /* "Open a tunnel through the bastion, and leave it open" */
    char *words;
} Command;
enum { COMMANDS_MAX = 6 };
typedef struct Commands {
    Command items[COMMANDS_MAX];
    size_t count;
} Commands;
void commands_release(Commands *commands); /* for AUTO */

void commands_make(const ConnectFacts *facts, const Settings *settings, Commands *commands);

#endif
