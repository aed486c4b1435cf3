/* See port.h. */
#include "connect/port.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

int port_free(void) {
    struct sockaddr_in place = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof place;
    int trial = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), port = 0;
    if (trial >= 0 && bind(trial, (struct sockaddr *)&place, size) == 0 &&
        getsockname(trial, (struct sockaddr *)&place, &size) == 0)
        port = ntohs(place.sin_port);
    if (trial >= 0)
        close(trial);
    return port;
}
