/* The socket side: HTTP/1.1 on 127.0.0.1, each request handed to the gateway. */
#ifndef SANDBOX_WIRE_SERVER_H
#define SANDBOX_WIRE_SERVER_H

#include "sandbox/wire/gateway.h"

typedef struct Server Server;

/* Listens on 127.0.0.1; `port` 0: any that is free. `gateway` is borrowed. */
Server *server_start(Gateway *gateway, unsigned port, Error *err);
unsigned server_port(const Server *server);
/* Ends connections and threads. NULL is welcome. */
void server_stop(Server *server);

#endif
