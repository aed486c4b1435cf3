/* The program that the user works with, psql or another one of libpq's: it gets the place and the login in its
 * environment, and the password in a file without a name that ends with it. */
#ifndef CONNECT_CLIENT_H
#define CONNECT_CLIENT_H

#include "base/cancel.h"
#include "connect/postgres.h"
#include "connect/way_in.h"

typedef struct Client {
    const char *program;    /* "psql" */
    char *const *arguments; /* behind its name; NULL ends them */
} Client;

/* Where it is, so that one knows before anything is opened. The caller frees it; NULL: `err` says how to get it. */
char *client_find(const Client *client, Error *err);
/* Starts it in this process group, so that the terminal and its keys are its own, and waits for its end, also through
 * SIGTERM and SIGHUP, which it gets too. False: it could not be started, or `cancel` was wanted before (NULL: never);
 * else *status is how it ended, 128 and the signal's number if by one. */
bool client_run(const Client *client, const char *path, const PostgresServer *server, const Login *login, WayIn *way,
                const Cancel *cancel, int *status, Error *err);

#endif
