/* The user's own ssh, which opens a way through the bastion: agents, hardware keys and passphrases are its business. */
#ifndef CONNECT_SSH_H
#define CONNECT_SSH_H

#include "base/cancel.h"
#include "base/route.h"
#include "base/text.h"

#include <sys/types.h>

typedef struct SshRoute {
    RoutePlace bastion, database; /* as reached from here; as reached from there */
    const char *instance;         /* under whose id its host keys are known */
    const char *known_hosts;      /* the file of them */
    const char *identity; /* the key to sign in with, a file of either half; "": those that ssh finds by itself */
    bool prompts;         /* it may ask on the terminal, if there is one and it is ours */
    const char *config;   /* ssh's configuration; NULL: none */
    const char *key_pair; /* the name of the one that the bastion takes; NULL: not known */
} SshRoute;

typedef struct Ssh {
    pid_t pid;
    int errors;      /* what it says comes there */
    Text said;       /* so far */
    bool prompts;    /* it was given the terminal */
    RoutePlace here; /* where it listens, on this machine: leads to the database */
} Ssh;

/* Starts it and waits until its port listens. It may ask on the terminal meanwhile. False: `err` has what it said, in
 * words. The caller closes it either way. */
bool ssh_open(const SshRoute *route, const Cancel *cancel, Ssh *ssh, Error *err);
/* Takes in what it said meanwhile. */
void ssh_listen(Ssh *ssh);
/* Whether it has ended by itself, with a moment's patience: what it led to notices that first. */
bool ssh_ended(Ssh *ssh);
/* Ends it. One that was never opened is welcome. */
void ssh_close(Ssh *ssh);

/* ssh_words.c. Puts what ssh said into words; false always. Pure. */
bool ssh_words(const SshRoute *route, const char *said, Error *err);
/* Whether it says why there is no way: a notice or the bastion's greeting does not. Pure. */
bool ssh_explains(const char *said);

#endif
