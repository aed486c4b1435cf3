/* See postgres.h. */
#include "connect/postgres.h"
#include "base/clock.h"
#include "base/memory.h"

#include <dlfcn.h>
#include <libpq-fe.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The functions of libpq that are used, by their own types. */
typedef struct Library {
    void *handle;
    __typeof__(PQconnectStartParams) *connect_start;
    __typeof__(PQconnectPoll) *connect_poll;
    __typeof__(PQstatus) *status;
    __typeof__(PQsocket) *socket;
    __typeof__(PQsetErrorVerbosity) *set_verbosity;
    __typeof__(PQerrorMessage) *error_message;
    __typeof__(PQexec) *exec;
    __typeof__(PQresultStatus) *result_status;
    __typeof__(PQntuples) *rows;
    __typeof__(PQgetvalue) *value;
    __typeof__(PQclear) *clear;
    __typeof__(PQfinish) *finish;
} Library;

struct Postgres {
    Library library;
    PGconn *connection;
};

void login_release(Login *login) {
    secret_release(&login->password);
    *login = (Login){0};
}

static bool library_load(Library *library, Error *err) {
    const struct {
        const char *name;
        void *slot;
    } functions[] = {
        {"PQconnectStartParams", &library->connect_start},
        {"PQconnectPoll", &library->connect_poll},
        {"PQstatus", &library->status},
        {"PQsocket", &library->socket},
        {"PQsetErrorVerbosity", &library->set_verbosity},
        {"PQerrorMessage", &library->error_message},
        {"PQexec", &library->exec},
        {"PQresultStatus", &library->result_status},
        {"PQntuples", &library->rows},
        {"PQgetvalue", &library->value},
        {"PQclear", &library->clear},
        {"PQfinish", &library->finish},
    };
    library->handle = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        void *found = library->handle ? dlsym(library->handle, functions[i].name) : NULL;
        if (!found) {
            error_set(err, ERROR_FAILED, "install PostgreSQL's client (Debian: postgresql-client)",
                      "PostgreSQL's library for clients, libpq.so.5, is not on this machine");
            snprintf(err->code, sizeof err->code, "NoLibpq");
            return false;
        }
        memcpy(functions[i].slot, &found, sizeof found); /* POSIX: a function's address fits */
    }
    return true;
}

/* ---- what a server refuses, in words */

static const struct {
    const char *state;
    ErrorKind kind;
    const char *means, *remedy;
} states[] = {
    {"28P01", ERROR_DENIED, "it does not accept the password",
     "somebody may have changed it there and not in the secret: write it into the secret (Secrets Manager's console)"},
    {"28000", ERROR_DENIED, "the user may not sign in",
     "does the user exist, and has it the role rds_iam if it comes by IAM?"},
    {"3D000", ERROR_USAGE, "there is no such database", "name another one: --set database.name=postgres"},
    {"42501", ERROR_DENIED, "the user may not connect to this database", "GRANT CONNECT ON DATABASE … TO the user"},
    {"55000", ERROR_FAILED, "this database takes no connections", "name another one: --set database.name=postgres"},
    {"53300", ERROR_FAILED, "all its connections are taken", "end some, or choose a larger class"},
    {"57P03", ERROR_FAILED, "it is starting or ending", "try again in a minute"},
};

/* With verbose errors a line is "FATAL:  28P01: password authentication failed for user …" in whatever language. */
static void state_find(const char *message, char state[6]) {
    *state = '\0';
    for (const char *at = message; (at = strstr(at, ":  ")); at += 3)
        if (strspn(at + 3, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 5 && at[8] == ':') {
            snprintf(state, 6, "%.5s", at + 3);
            return;
        }
}

/* Those of the user's that go into each login, as they do into psql's: the ones that are there. */
static void variables_there(char names[100]) {
    static const char *const login[] = {"PGOPTIONS", "PGCLIENTENCODING", "PGDATESTYLE", "PGTZ", "PGGEQO"};
    size_t length = 0;
    *names = '\0';
    for (size_t i = 0; i < sizeof login / sizeof *login; i++)
        if (getenv(login[i]))
            length += (size_t)snprintf(names + length, 100 - length, "%s%s", length ? ", " : "", login[i]);
}

/* What the server says of no known state: of a value it was given, or of itself. */
static void refused_otherwise(const char *state, const char *line, int length, Error *err) {
    char names[100];
    variables_there(names);
    error_set(err, *state ? ERROR_FAILED : ERROR_NETWORK, "try again", "no login to the database: %.*s", length, line);
    if (*names && (strncmp(state, "22", 2) == 0 || strncmp(state, "42", 2) == 0 || strcmp(state, "55P02") == 0))
        snprintf(err->remedy, sizeof err->remedy, "correct what your environment gives to each login: %s", names);
}

static bool refused(const char *message, Error *err) {
    char state[6];
    state_find(message, state);
    const char *line = *state ? strstr(message, state) + 7 : message;
    int length = (int)strcspn(line, "\n");
    size_t i = 0;
    while (i < sizeof states / sizeof *states && strcmp(states[i].state, state) != 0)
        i++;
    if (i < sizeof states / sizeof *states)
        error_set(err, states[i].kind, states[i].remedy, "the database did not let you in: %s (%.*s)", states[i].means,
                  length, line);
    else
        refused_otherwise(state, line, length, err);
    snprintf(err->code, sizeof err->code, "%s", state);
    return false;
}

/* ---- signing in */

static bool wait_connected(const Library *library, PGconn *connection, int timeout_ms, const Cancel *cancel,
                           Error *err) {
    long long end_ms = clock_monotonic_ms() + timeout_ms;
    for (PostgresPollingStatusType wants = PGRES_POLLING_WRITING; wants != PGRES_POLLING_OK;) {
        struct pollfd wait = {.fd = library->socket(connection),
                              .events = wants == PGRES_POLLING_READING ? POLLIN : POLLOUT};
        if (wants == PGRES_POLLING_FAILED || wait.fd < 0)
            return refused(library->error_message(connection), err);
        if (cancel_wanted(cancel))
            return cancel_error(err);
        long long left_ms = end_ms - clock_monotonic_ms();
        if (left_ms <= 0)
            return error_set(err, ERROR_NETWORK, "try again", "the database does not answer in time");
        if (cancel_poll(cancel, &wait, (int)left_ms) > 0)
            wants = library->connect_poll(connection);
    }
    return true;
}

static PGconn *start(const Library *library, const PostgresServer *server, const Login *login) {
    char port[12];
    snprintf(port, sizeof port, "%d", server->port);
    const char *const names[] = {"host",    "hostaddr",    "port",       "dbname",           "user",     "password",
                                 "sslmode", "sslrootcert", "gssencmode", "application_name", "passfile", NULL};
    const char *const values[] = {
        server->host,  server->address,     port,      server->database, login->user, secret_string(&login->password),
        "verify-full", server->authorities, "disable", "secure-rds",     "/dev/null", NULL};
    return library->connect_start(names, values, 0);
}

Postgres *postgres_connect(const PostgresServer *server, const Login *login, int timeout_ms, const Cancel *cancel,
                           Error *err) {
    Postgres *postgres = memory_new(1, sizeof *postgres);
    if (library_load(&postgres->library, err)) {
        postgres->connection = start(&postgres->library, server, login);
        if (postgres->connection)
            postgres->library.set_verbosity(postgres->connection, PQERRORS_VERBOSE);
        if (postgres->connection && wait_connected(&postgres->library, postgres->connection, timeout_ms, cancel, err))
            return postgres;
    }
    postgres_close(postgres);
    return NULL;
}

bool postgres_value(Postgres *postgres, const char *sql, char **value, Error *err) {
    const Library *library = &postgres->library;
    PGresult *result = library->exec(postgres->connection, sql);
    ExecStatusType status = library->result_status(result);
    bool good = status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;
    if (good)
        *value = memory_copy(library->rows(result) > 0 ? library->value(result, 0, 0) : "");
    else
        error_set(err, ERROR_FAILED, "try again", "the query failed: %.*s",
                  (int)strcspn(library->error_message(postgres->connection), "\n"),
                  library->error_message(postgres->connection));
    library->clear(result);
    return good;
}

/* The library stays loaded: OpenSSL's own clean-up at exit may lie in it. */
void postgres_close(Postgres *postgres) {
    if (postgres && postgres->connection)
        postgres->library.finish(postgres->connection);
    free(postgres);
}

void postgres_environment_clean(void) {
    static const char *const names[] = {"PGHOST",
                                        "PGHOSTADDR",
                                        "PGPORT",
                                        "PGUSER",
                                        "PGDATABASE",
                                        "PGPASSWORD",
                                        "PGPASSFILE",
                                        "PGSERVICE",
                                        "PGSERVICEFILE",
                                        "PGSYSCONFDIR",
                                        "PGSSLMODE",
                                        "PGREQUIRESSL",
                                        "PGSSLROOTCERT",
                                        "PGSSLCERT",
                                        "PGSSLKEY",
                                        "PGSSLCRL",
                                        "PGSSLCRLDIR",
                                        "PGSSLSNI",
                                        "PGSSLNEGOTIATION",
                                        "PGSSLCERTMODE",
                                        "PGREQUIREAUTH",
                                        "PGREQUIREPEER",
                                        "PGCHANNELBINDING",
                                        "PGGSSENCMODE",
                                        "PGKRBSRVNAME",
                                        "PGGSSLIB",
                                        "PGGSSDELEGATION",
                                        "PGTARGETSESSIONATTRS",
                                        "PGLOADBALANCEHOSTS",
                                        "PGSSLMINPROTOCOLVERSION",
                                        "PGSSLMAXPROTOCOLVERSION"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unsetenv(names[i]);
}
