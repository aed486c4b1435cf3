/* Ports of this machine. */
#ifndef CONNECT_PORT_H
#define CONNECT_PORT_H

#include "base/route.h"

/* One that nobody listens at just now: at 127.0.0.1, or at ::1 on a machine that has no IPv4 of its own. */
bool port_free(RoutePlace *place, Error *err);

#endif
