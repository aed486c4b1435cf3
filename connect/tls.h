/* The database's certificate, looked at as libpq's verify-full would, with words for what is wrong with it. */
#ifndef CONNECT_TLS_H
#define CONNECT_TLS_H

#include "base/cancel.h"
#include "base/route.h"

typedef struct TlsFacts {
    char version[16];     /* "TLSv1.3" */
    char issuer[128];     /* the common name of whoever signed the server's certificate */
    long long expires_ms; /* of the server's certificate, Unix */
    char authority[128];  /* the common name of the one that is trusted, at the end of the chain */
    long long authority_ends_ms;
} TlsFacts;

/* A server at `place`, that has to be `host`, by the authorities in the file. */
typedef struct TlsServer {
    RoutePlace place;
    const Routes *routes; /* to `place`; NULL: none */
    const char *host, *authorities;
} TlsServer;
/* Begins TLS, and ends. err->code "NoTls" (it takes none), "NotPostgres", "NoAnswer", "Expired", "NotYetValid",
 * "WrongHost", "UnknownIssuer", or "Certificate" for another fault of it. */
bool tls_check(const TlsServer *server, int timeout_ms, const Cancel *cancel, TlsFacts *facts, Error *err);

#endif
