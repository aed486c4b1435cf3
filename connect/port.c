/* See port.h. */
#include "connect/port.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

typedef union Place {
    struct sockaddr any;
    struct sockaddr_in four;
    struct sockaddr_in6 six;
} Place;

/* 0: none, and errno says why. */
static int bound_port(Place *place, socklen_t size) {
    int trial = socket(place->any.sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0), port = 0;
    if (trial >= 0 && bind(trial, &place->any, size) == 0 && getsockname(trial, &place->any, &size) == 0)
        port = ntohs(place->any.sa_family == AF_INET ? place->four.sin_port : place->six.sin6_port);
    int cause = errno;
    if (trial >= 0)
        close(trial);
    errno = cause;
    return port;
}

bool port_free(RoutePlace *place, Error *err) {
    Place four = {.four = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)}};
    Place six = {.six = {.sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT}};
    *place = (RoutePlace){.host = "127.0.0.1", .port = bound_port(&four, sizeof four.four)};
    if (!place->port)
        *place = (RoutePlace){.host = "::1", .port = bound_port(&six, sizeof six.six)};
    return place->port ||
           error_set(err, ERROR_FAILED,
                     "close other programs, or bring up the interface that every machine has (ip link set lo up)",
                     "there is no free port at 127.0.0.1 or ::1: %s", strerror(errno));
}
