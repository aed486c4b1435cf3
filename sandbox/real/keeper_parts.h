/* The parts of the keeper (keeper.h); for its files alone. */
#ifndef SANDBOX_REAL_KEEPER_PARTS_H
#define SANDBOX_REAL_KEEPER_PARTS_H

#include "base/error.h"
#include "base/text.h"

#include <jansson.h>
#include <stdbool.h>
#include <sys/types.h>

/* ---- keeper_process.c: children that end with the keeper, whatever becomes of it */

typedef struct Program {
    char *const *arguments; /* the first is its path */
    const json_t *programs; /* for its libraries and nss_wrapper */
    const char *folder;     /* where the names are that nss_wrapper shows, and where it runs */
    int in, out, errors;    /* its standard streams; -1: nothing, and for `errors` the log */
    int kept;               /* one more descriptor that it inherits; -1: none */
    int signal;             /* what it gets when the keeper is gone */
    int log;
} Program;
/* -1: it could not be started. */
pid_t sim_program_start(const Program *program);
/* Waits for its end; true: it succeeded. */
bool program_done(pid_t process);
/* Ends whatever is a child of this process still. */
void orphans_end(void);
/* Copies both ways until one side has ended: a process of its own. Takes none of the descriptors over. */
pid_t relay_start(int one, int other);

/* ---- keeper_ssh.c */

/* Who is who, and where what is, as all programs of the folder see it: the files that nss_wrapper shows them. */
bool names_write(const char *folder, const json_t *view, Error *err);
/* Files for the SSH server of this bastion (view.h). */
bool ssh_prepare(const char *folder, const json_t *programs, const json_t *bastion, Error *err);
/* Serves one connection. */
pid_t ssh_serve(const char *folder, const json_t *programs, int connection, int log);

/* ---- keeper_tls.c */

/* Writes server.crt (with the chain above it) and server.key for the database, as its "tls" and "days" say. */
bool tls_write(const char *folder, const char *authority, const json_t *database, Error *err);

/* ---- keeper_postgres.c */

typedef struct Postgres {
    char *folder; /* its data; NULL: none runs */
    char *id;     /* of the database that it is */
    char *tls;    /* what its certificate was made for */
    pid_t process;
    int port;     /* at the database's address */
    char *synced; /* what it was last brought to (keeper_sql.c) */
} Postgres;
/* Starts it if it does not run, with what `view` says of the database. `tokens`: the port where sign-ins by IAM are
 * asked for. */
bool postgres_run(Postgres *postgres, const char *folder, const json_t *programs, const json_t *view, int tokens,
                  int log, Error *err);
void postgres_stop(Postgres *postgres);
/* Removes the data of all databases of the folder but this one (NULL: of all). */
void postgres_forget(const char *folder, const char *id);

/* ---- keeper_sql.c */

/* Roles, password and databases as RDS makes them (User Guide, "Master user account privileges"). */
void sql_wanted(const json_t *database, Text *sql);
/* Has psql say it to the server whose data are in `folder`, as the one who may do everything. */
bool sql_say(const char *folder, const json_t *programs, const char *sql, int port, int log);

/* ---- keeper_tokens.c: PostgreSQL asks an LDAP server whether a password is good; this one asks the sandbox */

typedef struct TokenDesk TokenDesk;
/* Listens on this machine. NULL: it can't. */
TokenDesk *tokens_open(int *port);
void tokens_close(TokenDesk *desk); /* NULL is welcome */
/* What to wait for: its descriptors to read from, `max` of them at most. */
size_t tokens_descriptors(const TokenDesk *desk, int *descriptors, size_t max);
/* Takes what has come. For each sign-in, `ask` is called with a number for tokens_answer(). */
void tokens_take(TokenDesk *desk, void (*ask)(void *data, long of, const char *user, const char *token), void *data);
void tokens_answer(TokenDesk *desk, long of, bool good);

#endif
