/* The front door of all services: who calls, what is asked, what goes wrong on request, and the reply's bytes. Knows no
 * sockets. */
#ifndef SANDBOX_WIRE_GATEWAY_H
#define SANDBOX_WIRE_GATEWAY_H

#include "sandbox/wire/signature.h"
#include "sandbox/world/store.h"

#include <pthread.h>

typedef struct Gateway {
    Store *store;
    Faults *faults;
    pthread_mutex_t lock; /* one call after the other; only its delivery may take long */
} Gateway;

typedef struct HttpAnswer {
    int status;
    const char *content_type;
    Text body;
    char request_id[37];
    bool cbor;          /* says so in a header */
    bool gzip;          /* the same */
    char *query_error;  /* "InvalidNextToken;Sender" for a client that knows the codes of the query protocol; NULL */
    char *error_type;   /* the code of an error whose body does not tell it; NULL */
    char date[40];      /* the service's clock, which may be told to be off */
    FaultKind delivery; /* FAULT_DROP, FAULT_TRUNCATE or FAULT_SLOW: what becomes of it on the way */
    long wait_ms;
} HttpAnswer;
void http_answer_release(HttpAnswer *answer);

/* The service's own time, Unix, ms: the wall's, but for a fault. Under the lock. */
long long gateway_now_ms(const Gateway *gateway);
/* Thread-safe. */
void gateway_answer(Gateway *gateway, const HttpRequest *request, HttpAnswer *answer);

#endif
