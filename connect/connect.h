/* From a stack's name to a program that is signed in to its database: the way there, the certificate, the login, tried
 * before the program starts, so that what is wrong is told in words. */
#ifndef CONNECT_CONNECT_H
#define CONNECT_CONNECT_H

#include "connect/authorities.h"
#include "connect/client.h"

typedef struct ConnectRequest {
    const char *app;
    const char *account;  /* that it is meant to be in, of the settings; "": none is named */
    const char *database; /* "": postgres */
    const char *iam;      /* the user who signs in by IAM; NULL: the secret's */
    WayInChoice way;
    /* Told of each step as it begins: "open a way through the bastion". NULL: not told. */
    void (*telling)(void *data, const char *words);
    void *data;
} ConnectRequest;

typedef struct Connected {
    Target target;
    Authorities authorities;
    WayIn way;
    TlsFacts tls;
    Login login;
} Connected;

/* All but the program. The caller closes it either way. */
bool connect_open(AwsContext *aws, const ConnectRequest *request, Connected *connected, Error *err);
/* Tries the login; when the password was changed between reading and using it, once more with the new one. */
bool connect_login(AwsContext *aws, const ConnectRequest *request, Connected *connected, Postgres **session,
                   Error *err);
PostgresServer connect_server(const Connected *connected);
void connect_close(AwsContext *aws, Connected *connected);

#endif
