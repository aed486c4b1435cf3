/* See reach.h. */
#include "stack/reach.h"
#include "base/clock.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { REACH_LINES_MAX = 8192 };

static void descriptor_release(int *descriptor) {
    if (*descriptor >= 0)
        close(*descriptor);
}

/* Ready for `events` before `end_ms`, and before somebody wishes to stop. */
static bool wait_for(int descriptor, short events, long long end_ms, const Cancel *cancel, Error *err) {
    for (;;) {
        if (cancel_wanted(cancel))
            return cancel_error(err);
        long long left = end_ms - clock_monotonic_ms();
        if (left <= 0)
            return error_set(err, ERROR_NETWORK, "check the allowed IPs and your network", "no answer in time");
        struct pollfd wait = {.fd = descriptor, .events = events};
        int ready = cancel_poll(cancel, &wait, (int)left);
        if (ready > 0)
            return true;
        if (ready < 0 && errno != EINTR)
            return error_set(err, ERROR_NETWORK, "try again", "%s", strerror(errno));
    }
}

/* What can't be reached is told by the name under which it was asked for. */
static int connect_to(const Routes *routes, const char *host, int port, long long end_ms, const Cancel *cancel,
                      Error *err) {
    RoutePlace place = routes_place(routes, host, port);
    char service[16];
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_NUMERICSERV}, *found = NULL;
    snprintf(service, sizeof service, "%d", place.port);
    int failed = getaddrinfo(place.host, service, &hints, &found);
    if (failed) {
        error_set(err, ERROR_NETWORK, "check your network", "%s: %s", host, gai_strerror(failed));
        return -1;
    }
    int descriptor = -1;
    for (struct addrinfo *at = found; at && descriptor < 0; at = at->ai_next) {
        int cause = 0;
        socklen_t size = sizeof cause;
        descriptor = socket(at->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        if (descriptor < 0)
            continue;
        bool ok = connect(descriptor, at->ai_addr, at->ai_addrlen) == 0;
        if (!ok && errno == EINPROGRESS)
            ok = wait_for(descriptor, POLLOUT, end_ms, cancel, err) &&
                 getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &cause, &size) == 0 && cause == 0;
        if (ok)
            break;
        if (cause || !err->said[0])
            error_set(err, ERROR_NETWORK, "it may need another minute", "%s:%d: %s", host, port,
                      strerror(cause ? cause : errno));
        close(descriptor);
        descriptor = -1;
    }
    freeaddrinfo(found);
    return descriptor;
}

/* One line, without its end and cut at REACH_BANNER_SIZE; false also when the other side hangs up before any. The
 * bytes that came with it stay for the next line. */
typedef struct LineReader {
    int descriptor;
    size_t length, taken, total; /* of `bytes`: filled, used up; and how many came altogether */
    char bytes[512];
} LineReader;

static bool line_read(LineReader *reader, long long end_ms, const Cancel *cancel, char line[REACH_BANNER_SIZE],
                      Error *err) {
    size_t used = 0;
    for (;;) {
        if (reader->taken == reader->length) {
            if (!wait_for(reader->descriptor, POLLIN, end_ms, cancel, err))
                return false;
            ssize_t count = read(reader->descriptor, reader->bytes, sizeof reader->bytes);
            if (count <= 0)
                break;
            reader->length = (size_t)count;
            reader->taken = 0;
            reader->total += (size_t)count;
        }
        char byte = reader->bytes[reader->taken++];
        if (byte == '\n' || reader->total > REACH_LINES_MAX)
            break;
        if (used + 1 < REACH_BANNER_SIZE)
            line[used++] = byte;
        else if (strncmp(line, "SSH-", 4) == 0) /* what is asked for is there: its end may never come */
            break;
    }
    line[used] = '\0';
    line[strcspn(line, "\r")] = '\0';
    return true;
}

bool reach_ssh(const Routes *routes, const char *host, int port, int timeout_ms, const Cancel *cancel,
               char banner[REACH_BANNER_SIZE], Error *err) {
    long long end_ms = clock_monotonic_ms() + timeout_ms;
    AUTO(descriptor_release) int descriptor = connect_to(routes, host, port, end_ms, cancel, err);
    LineReader reader = {.descriptor = descriptor};
    char line[REACH_BANNER_SIZE];
    if (descriptor < 0)
        return false;
    do {
        size_t before = reader.total, taken = reader.taken;
        if (!line_read(&reader, end_ms, cancel, line, err))
            return false;
        if (strncmp(line, "SSH-", 4) == 0) {
            memcpy(banner, line, sizeof line);
            return true;
        }
        if (reader.total == before && reader.taken == taken) /* hung up */
            break;
    } while (reader.total <= REACH_LINES_MAX);
    return error_set(err, ERROR_NETWORK, "something else answers there", "%s:%d does not answer as SSH", host, port);
}

int reach_tls_begin(const Routes *routes, const char *host, int port, long long end_ms, const Cancel *cancel,
                    Error *err) {
    static const unsigned char request[] = {0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f}; /* length 8, code 80877103 */
    int descriptor = connect_to(routes, host, port, end_ms, cancel, err);
    char answer = 0;
    bool good = descriptor >= 0;
    if (good && send(descriptor, request, sizeof request, MSG_NOSIGNAL) != (ssize_t)sizeof request)
        good = error_set(err, ERROR_NETWORK, "try again", "%s:%d: %s", host, port, strerror(errno));
    good = good && wait_for(descriptor, POLLIN, end_ms, cancel, err);
    if (good && (read(descriptor, &answer, 1) != 1 || answer != 'S'))
        good = error_set(err, ERROR_NETWORK, "the load balancer may have no healthy target yet",
                         "%s:%d does not answer as PostgreSQL with TLS", host, port);
    if (good)
        return descriptor;
    if (answer)
        snprintf(err->code, sizeof err->code, "%s", answer == 'N' ? "NoTls" : "NotPostgres");
    descriptor_release(&descriptor);
    return -1;
}

bool reach_postgres(const Routes *routes, const char *host, int port, int timeout_ms, const Cancel *cancel,
                    Error *err) {
    long long end_ms = clock_monotonic_ms() + timeout_ms;
    AUTO(descriptor_release) int descriptor = reach_tls_begin(routes, host, port, end_ms, cancel, err);
    return descriptor >= 0;
}

int reach_free_port(int wanted) {
    enum { TRIES = 100, LAST = 65535 };
    for (int port = wanted; port <= LAST && port < wanted + TRIES; port++) {
        struct sockaddr_in here = {
            .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
        AUTO(descriptor_release) int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        int again = 1; /* as ssh does: a port whose last connection has just ended is free */
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &again, sizeof again);
        if (descriptor >= 0 && bind(descriptor, (const struct sockaddr *)&here, sizeof here) == 0)
            return port;
    }
    return wanted;
}
