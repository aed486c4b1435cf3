/* Other ways to places, as curl's --connect-to takes them: HOST:PORT:ADDRESS:PORT. Useful behind forwards of one's own;
 * the sandbox names its servers by it. */
#ifndef BASE_ROUTE_H
#define BASE_ROUTE_H

#include "base/error.h"

#include <stddef.h>

enum { ROUTE_HOST_SIZE = 256 };

typedef struct Route {
    char host[ROUTE_HOST_SIZE], address[ROUTE_HOST_SIZE]; /* "": any; as it was */
    int port, to;                                         /* 0: the same */
} Route;
typedef struct Routes {
    Route *items;
    size_t count;
} Routes;
void routes_release(Routes *routes);

/* Adds "db.example.com:5432:127.0.0.1:15432". What is empty stands for any host or port before, and for no change
 * behind; a * in the host for any characters. An IPv6 address stands in brackets. False: ERROR_USAGE. */
bool routes_add(Routes *routes, const char *words, Error *err);

typedef struct RoutePlace {
    char host[ROUTE_HOST_SIZE];
    int port;
} RoutePlace;
/* Where to go for that host and port: by the first route that fits, else there. NULL: there are no routes. */
RoutePlace routes_place(const Routes *routes, const char *host, int port);

#endif
