/* HTTP as a blocking call: send one request, get one reply, with limits on time and size.
 *
 * A pool keeps connections open between calls and may be used by any number of threads at once. HTTP/1.1, or HTTP/2
 * where the other side offers it; TLS is 1.2 or newer, certificates and host names are always verified, proxies are
 * taken from the environment (proxy.h), redirects are not followed. */
#ifndef AWS_HTTP_H
#define AWS_HTTP_H

#include "base/cancel.h"
#include "base/error.h"
#include "base/text.h"

typedef struct HttpPool HttpPool;

/* `ca_bundle`: a PEM file; NULL: the system's certificates. */
HttpPool *http_pool_new(const char *ca_bundle);
/* After the last call has returned. */
void http_pool_free(HttpPool *pool);

typedef struct HttpHeader {
    const char *name, *value; /* of a reply: owned by it */
} HttpHeader;

typedef struct HttpRequest {
    const char *method, *url; /* "POST", "https://…"; http and https only */
    const HttpHeader *headers;
    size_t header_count;
    const char *body; /* NULL: none */
    size_t body_length;
    long connect_ms; /* until the connection stands, TLS included; 0: 10 s */
    long silence_ms; /* until the first byte of the reply, and between any two of them; 0: 60 s */
    long whole_ms;   /* from the start to the reply's last byte, however steadily it trickles; 0: 5 minutes */
    size_t max_body; /* of the reply; 0: 8 MiB */
    bool compressed; /* the reply may come as gzip, its limit is that of what it holds. Not with secrets: zlib wipes
                        nothing */
    bool direct;     /* no proxy: for link-local addresses and this machine's own */
    bool once;       /* must not reach the other side twice: takes a new connection, as a reused one may be retried */
} HttpRequest;

typedef struct HttpReply {
    int status;
    HttpHeader *headers; /* of the last reply, names as sent */
    size_t header_count;
    char *body; /* never NULL; ends in a NUL that `body_length` does not count */
    size_t body_length;
} HttpReply;

/* What is known when no reply came. */
typedef enum {
    HTTP_REPLIED,   /* `reply` is filled in, whatever its status */
    HTTP_NOT_SENT,  /* surely not received: unknown host, connection refused, TLS refused */
    HTTP_LOST,      /* may have been received: dropped connection, truncated or oversized reply */
    HTTP_TIMED_OUT, /* the same, for want of an answer in time */
    HTTP_CANCELLED, /* may have been received too */
    HTTP_REFUSED,   /* a second try gives the same: a bad URL, header or proxy, an untrusted certificate, a missing CA
                       file */
} HttpOutcome;

/* err->code when the host's name is known to nobody. */
#define HTTP_NO_ADDRESS "NoAddress"
/* But for HTTP_REPLIED, `err` is told: ERROR_NETWORK, ERROR_CANCELLED, or ERROR_USAGE for what the user set. A
 * cancelled call returns within 100 ms. The caller releases `reply` when HTTP_REPLIED came back; it stays untouched
 * otherwise. */
HttpOutcome http_send(HttpPool *pool, const HttpRequest *request, const Cancel *cancel, HttpReply *reply, Error *err);
/* The value of the first header of that name, in any case; NULL when there is none. */
const char *http_header(const HttpReply *reply, const char *name);
void http_reply_release(HttpReply *reply);

#endif
