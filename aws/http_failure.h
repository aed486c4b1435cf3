/* Why no reply came, in words that people can act on. For http.c alone. */
#ifndef AWS_HTTP_FAILURE_H
#define AWS_HTTP_FAILURE_H

#include "aws/http.h"
#include "aws/proxy.h"

#include <curl/curl.h>

typedef struct HttpFailure {
    CURLcode code; /* CURLE_ABORTED_BY_CALLBACK: cancelled */
    CURL *easy;
    const char *problem; /* libcurl's own words; "" none */
    const char *host;    /* "https://host:port" */
    const HttpRequest *request;
    const Proxy *proxy;
    const char *ca_bundle; /* NULL: the system's */
    bool too_large;        /* the reply, past our limits */
    long long silent_ms;   /* how long nothing came when it was given up for that; 0: it was not */
    long whole_ms;         /* the limit for the whole of it */
} HttpFailure;

/* Tells `err`, and says what is known of the request. */
HttpOutcome http_failure(const HttpFailure *failure, Error *err);

/* Whether the request may have left: the connection, with proxy and TLS, stood. */
bool http_has_left(CURL *easy);

#endif
