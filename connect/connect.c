/* See connect.h. */
#include "connect/connect.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LOGIN_MS = 12000 };

static void tell(const ConnectRequest *request, const char *words) {
    if (request->telling)
        request->telling(request->data, words);
}

PostgresServer connect_server(const Connected *connected) {
    return (PostgresServer){.host = connected->target.host,
                            .address = connected->way.place.host,
                            .port = connected->way.place.port,
                            .database = connected->target.database,
                            .authorities = connected->authorities.path};
}

static bool login_read(AwsContext *aws, const ConnectRequest *request, const Target *target, Login *login, Error *err) {
    return request->iam ? login_by_iam(aws, target, request->iam, login, err)
                        : login_by_secret(aws, target, login, err);
}

/* Its words are of a password, which this user has none of. */
static void refused_by_iam(const char *user, Error *err) {
    const char *line = strchr(err->said, '(');
    AUTO(memory_release) char *words = memory_print("the database did not let %s in by IAM %s", user, line ? line : "");
    snprintf(err->said, sizeof err->said, "%s", words);
    snprintf(
        err->remedy, sizeof err->remedy,
        "connect without --iam and say GRANT rds_iam TO %s (first CREATE USER %s, if it is not there); you yourself "
        "need rds-db:connect for that user: `secure-rds policy --for connect`",
        user, user);
}

bool connect_login(AwsContext *aws, const ConnectRequest *request, Connected *connected, Postgres **session,
                   Error *err) {
    PostgresServer server = connect_server(connected);
    AUTO(login_release) Login newer = {0};
    Error ignored = {0};
    *session = postgres_connect(&server, &connected->login, LOGIN_MS, aws->cancel, err);
    if (!*session && request->iam && strncmp(err->code, "28", 2) == 0)
        refused_by_iam(request->iam, err);
    if (!*session && err->kind == ERROR_NETWORK)
        (void)way_in_gone(&connected->way, err);
    if (*session || request->iam || strcmp(err->code, "28P01") != 0)
        return *session != NULL;
    if (!login_by_secret(aws, &connected->target, &newer, &ignored) ||
        strcmp(secret_string(&newer.password), secret_string(&connected->login.password)) == 0)
        return false;
    login_release(&connected->login);
    connected->login = newer;
    newer = (Login){0};
    *session = postgres_connect(&server, &connected->login, LOGIN_MS, aws->cancel, err);
    return *session != NULL;
}

bool connect_open(AwsContext *aws, const ConnectRequest *request, Connected *connected, Error *err) {
    *connected = (Connected){.way.ssh.errors = -1};
    tell(request, "ask AWS for the database");
    if (!authorities_bring(aws_session_database_ca(aws->session), aws_session_region(aws->session),
                           &connected->authorities, err) ||
        !target_read(aws, request->app, request->account, request->database, &connected->target, err) ||
        !login_read(aws, request, &connected->target, &connected->login, err))
        return false;
    tell(request, "open the way there");
    if (!way_in_open(aws, &connected->target, &request->way, &connected->way, err))
        return false;
    tell(request, "look at the database's certificate");
    return way_in_check(aws, &connected->target, connected->authorities.path, &connected->way, &connected->tls, err);
}

void connect_close(AwsContext *aws, Connected *connected) {
    way_in_close(aws, &connected->way);
    login_release(&connected->login);
    authorities_release(&connected->authorities);
    target_release(&connected->target);
}
