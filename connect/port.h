/* Ports of this machine. */
#ifndef CONNECT_PORT_H
#define CONNECT_PORT_H

/* One at 127.0.0.1 that nobody listens at just now; 0: none. */
int port_free(void);

#endif
