/* Sign-ins by IAM; see keeper_parts.h. RDS has a PAM module for them; PostgreSQL as Debian builds it asks an LDAP
 * server with a simple bind (RFC 4511, section 4.2), which this answers: the name is the user, the password the token.
 */
#include "base/memory.h"
#include "base/secret.h"
#include "sandbox/real/keeper_parts.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { CALLERS = 16, REQUEST_MAX = 16384, INTEGER = 0x02, TEXT = 0x04, SEQUENCE = 0x30, BIND = 0x60, SIMPLE = 0x80 };

typedef struct Caller {
    int descriptor; /* 0: nobody */
    long of;
    unsigned char message_id;
    size_t length;
    unsigned char bytes[REQUEST_MAX];
} Caller;

struct TokenDesk {
    int listener;
    long asked;
    Caller callers[CALLERS];
};

TokenDesk *tokens_open(int *port) {
    struct sockaddr_in place = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof place;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (listener < 0 || bind(listener, (struct sockaddr *)&place, sizeof place) != 0 || listen(listener, 8) != 0 ||
        getsockname(listener, (struct sockaddr *)&place, &size) != 0) {
        if (listener >= 0)
            close(listener);
        return NULL;
    }
    TokenDesk *desk = memory_new(1, sizeof *desk);
    desk->listener = listener;
    *port = ntohs(place.sin_port);
    return desk;
}

static void caller_end(Caller *caller) {
    if (caller->descriptor)
        close(caller->descriptor);
    secret_wipe(caller, sizeof *caller);
}

void tokens_close(TokenDesk *desk) {
    if (!desk)
        return;
    for (size_t i = 0; i < CALLERS; i++)
        caller_end(&desk->callers[i]);
    close(desk->listener);
    free(desk);
}

size_t tokens_descriptors(const TokenDesk *desk, int *descriptors, size_t max) {
    size_t count = 0;
    if (max)
        descriptors[count++] = desk->listener;
    for (size_t i = 0; i < CALLERS && count < max; i++)
        if (desk->callers[i].descriptor)
            descriptors[count++] = desk->callers[i].descriptor;
    return count;
}

/* One element of BER: its content and length. False: it is not whole, or of another kind. */
static bool element(const unsigned char **at, const unsigned char *end, unsigned char kind,
                    const unsigned char **content, size_t *length) {
    if (end - *at < 2 || (*at)[0] != kind)
        return false;
    size_t size = (*at)[1], head = 2;
    if (size & 0x80) {
        size_t bytes = size & 0x7f;
        if (bytes == 0 || bytes > 3 || (size_t)(end - *at) < 2 + bytes)
            return false;
        for (size = 0; head < 2 + bytes; head++)
            size = size << 8 | (*at)[head];
    }
    if ((size_t)(end - *at) - head < size)
        return false;
    *content = *at + head;
    *length = size;
    *at += head + size;
    return true;
}

/* The user and the token of a bind; the caller frees both. False: not whole yet, or another request. */
static bool bind_read(Caller *caller, char **user, char **token) {
    const unsigned char *at = caller->bytes, *end = at + caller->length, *inner, *part;
    size_t inner_length, length;
    if (!element(&at, end, SEQUENCE, &inner, &inner_length))
        return false;
    at = inner, end = inner + inner_length;
    if (!element(&at, end, INTEGER, &part, &length) || length != 1)
        return false;
    caller->message_id = part[0];
    if (!element(&at, end, BIND, &inner, &inner_length))
        return false;
    at = inner, end = inner + inner_length;
    const unsigned char *name, *password;
    size_t name_length, password_length;
    if (!element(&at, end, INTEGER, &part, &length) || !element(&at, end, TEXT, &name, &name_length) ||
        !element(&at, end, SIMPLE, &password, &password_length))
        return false;
    *user = memory_copy_n((const char *)name, name_length);
    *token = memory_copy_n((const char *)password, password_length);
    return true;
}

static void accept_caller(TokenDesk *desk) {
    int descriptor = accept4(desk->listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
    for (size_t i = 0; descriptor >= 0 && i < CALLERS; i++)
        if (!desk->callers[i].descriptor) {
            desk->callers[i].descriptor = descriptor;
            return;
        }
    if (descriptor >= 0)
        close(descriptor);
}

void tokens_take(TokenDesk *desk, void (*ask)(void *data, long of, const char *user, const char *token), void *data) {
    accept_caller(desk);
    for (size_t i = 0; i < CALLERS; i++) {
        Caller *caller = &desk->callers[i];
        if (!caller->descriptor)
            continue;
        ssize_t got = recv(caller->descriptor, caller->bytes + caller->length, REQUEST_MAX - caller->length, 0);
        if (got == 0 || (got < 0 && errno != EAGAIN)) {
            caller_end(caller);
            continue;
        }
        caller->length += got > 0 ? (size_t)got : 0;
        char *user = NULL, *token = NULL;
        if (caller->of == 0 && bind_read(caller, &user, &token)) {
            caller->of = ++desk->asked;
            ask(data, caller->of, user, token);
            secret_wipe(token, strlen(token));
        }
        free(user);
        free(token);
    }
}

void tokens_answer(TokenDesk *desk, long of, bool good) {
    enum { SUCCESS = 0, INVALID_CREDENTIALS = 49 };
    for (size_t i = 0; i < CALLERS; i++) {
        Caller *caller = &desk->callers[i];
        if (!caller->descriptor || caller->of != of)
            continue;
        unsigned char answer[] = {SEQUENCE, 12, INTEGER, 1, caller->message_id,
                                  0x61,     7,  0x0a,    1, good ? SUCCESS : INVALID_CREDENTIALS,
                                  TEXT,     0,  TEXT,    0};
        ssize_t sent = send(caller->descriptor, answer, sizeof answer, MSG_NOSIGNAL);
        (void)sent; /* who is gone has no use for it */
        secret_wipe(caller->bytes, sizeof caller->bytes);
        caller->length = 0;
        caller->of = 0;
    }
}
