/* See route.h. */
#include "base/route.h"
#include "base/memory.h"

#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void routes_release(Routes *routes) {
    free(routes->items);
    *routes = (Routes){0};
}

/* Takes a part off `rest`, up to a colon outside of brackets; `last`: up to the end. False: it is not there, or too
 * long. */
static bool part_take(const char **rest, char part[ROUTE_HOST_SIZE], bool last) {
    const char *from = *rest, *end = *from == '[' ? strchr(from, ']') : from;
    end = end ? end + strcspn(end, ":") : NULL;
    if (!end || (*end == ':') == last)
        return false;
    *rest = last ? end : end + 1;
    if (*from == '[' && end[-1] == ']') { /* the address itself has none */
        from++;
        end--;
    }
    if ((size_t)(end - from) >= ROUTE_HOST_SIZE)
        return false;
    memcpy(part, from, (size_t)(end - from));
    part[end - from] = '\0';
    return true;
}

static bool port_read(const char *words, int *port) {
    size_t digits = strspn(words, "0123456789");
    *port = digits && digits < 6 ? (int)strtol(words, NULL, 10) : 0;
    return words[digits] == '\0' && *port <= 65535 && (*words == '\0' || *port > 0);
}

bool routes_add(Routes *routes, const char *words, Error *err) {
    Route route = {0};
    char port[ROUTE_HOST_SIZE], to[ROUTE_HOST_SIZE];
    const char *rest = words;
    if (!part_take(&rest, route.host, false) || !part_take(&rest, port, false) ||
        !part_take(&rest, route.address, false) || !part_take(&rest, to, true) || !port_read(port, &route.port) ||
        !port_read(to, &route.to))
        return error_set(err, ERROR_USAGE, "write it as HOST:PORT:ADDRESS:PORT, as in curl; what is empty means any",
                         "--connect-to %.200s is not a way to a place", words);
    routes->items = memory_grow(routes->items, routes->count + 1, sizeof *routes->items);
    routes->items[routes->count++] = route;
    return true;
}

RoutePlace routes_place(const Routes *routes, const char *host, int port) {
    RoutePlace place = {.port = port};
    snprintf(place.host, sizeof place.host, "%s", host);
    for (size_t i = 0; routes && i < routes->count; i++) {
        const Route *route = &routes->items[i];
        if ((*route->host && fnmatch(route->host, host, FNM_CASEFOLD) != 0) || (route->port && route->port != port))
            continue;
        if (*route->address)
            snprintf(place.host, sizeof place.host, "%s", route->address);
        place.port = route->to ? route->to : port;
        break;
    }
    return place;
}
