/* A login to the database by libpq, which is loaded when it is first needed: other commands start without it. */
#ifndef CONNECT_POSTGRES_H
#define CONNECT_POSTGRES_H

#include "base/cancel.h"
#include "base/secret.h"

typedef struct Login {
    char user[64];
    Secret password; /* or a token of IAM */
} Login;
void login_release(Login *login); /* for AUTO */

typedef struct PostgresServer {
    const char *host;        /* the database's own name, which its certificate has to bear */
    const char *address;     /* where it is reached: an IP address */
    int port;                /* there */
    const char *database;    /* its name inside */
    const char *authorities; /* the file of them */
} PostgresServer;

typedef struct Postgres Postgres;
/* Signs in with sslmode=verify-full. NULL: err->code is PostgreSQL's SQLSTATE ("28P01"), if the server refused, or
 * "NoLibpq". */
Postgres *postgres_connect(const PostgresServer *server, const Login *login, int timeout_ms, const Cancel *cancel,
                           Error *err);
/* The first value that the query gives, "" none. The caller frees it. */
bool postgres_value(Postgres *postgres, const char *sql, char **value, Error *err);
void postgres_close(Postgres *postgres); /* NULL is welcome */

/* Takes from this process's environment what would lead libpq's programs elsewhere, or let them in by other means:
 * what is meant is said in full. Before any thread starts. */
void postgres_environment_clean(void);

#endif
