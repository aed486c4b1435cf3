/* A way through Session Manager: no key, no open port 22, no address on a list. AWS's plugin speaks its protocol. */
#ifndef CONNECT_SESSION_MANAGER_H
#define CONNECT_SESSION_MANAGER_H

#include "connect/target.h"

typedef struct ManagedSession {
    char id[128]; /* "": none */
    pid_t pid;
    RoutePlace here; /* where it listens, on this machine: leads to the database */
} ManagedSession;

/* Begins a session through the target's bastion to that host and port, and has the plugin serve it. What it is given is
 * in its environment, not among its arguments, which others can read; a session without a plugin is ended. */
bool managed_open(AwsContext *aws, const Target *target, const char *host, int port, ManagedSession *session,
                  Error *err);
/* The plugin has ended. */
bool managed_ended(ManagedSession *session);
void managed_close(AwsContext *aws, ManagedSession *session);

#endif
