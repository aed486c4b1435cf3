/* A server for tests: listens on loopback in a thread of its own and gives prepared answers, one a request, in order.
 * After the last one it gives that one again. */
#ifndef TESTS_LISTENER_H
#define TESTS_LISTENER_H

#include <arpa/inet.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"

typedef struct Answer {
    const char *bytes;
    bool close; /* the connection, after them */
} Answer;

enum { MAX_CONNECTIONS = 16 };

typedef struct Listener {
    const Answer *answers;
    size_t count;
    int socket, stop[2], port;
    pthread_t thread;
    pthread_mutex_t lock; /* over what follows */
    pthread_cond_t changed;
    int requests, connections;
    char *last; /* the last request, whole */
    struct {
        int fd;
        Text got;
    } open[MAX_CONNECTIONS];
} Listener;

/* How long the first request in `got` is; 0: not all there yet. */
static size_t request_length(const Text *got) {
    const char *bytes = text_string(got), *end = strstr(bytes, "\r\n\r\n");
    if (!end)
        return 0;
    const char *length = strcasestr(bytes, "\r\ncontent-length:");
    size_t whole = (size_t)(end - bytes) + 4 + (length && length < end ? strtoul(length + 17, NULL, 10) : 0);
    return got->length >= whole ? whole : 0;
}

static void connection_close(Listener *listener, int i) {
    close(listener->open[i].fd);
    listener->open[i].fd = -1;
    text_release(&listener->open[i].got);
}

/* Up to its NUL; a compressed body holds some, and is as long as its header says. */
static size_t answer_length(const char *bytes) {
    const char *body = strstr(bytes, "\r\n\r\n"), *length = strstr(bytes, "\r\nContent-Length: ");
    return body && length && length < body && strstr(bytes, "\r\nContent-Encoding:")
               ? (size_t)(body + 4 - bytes) + strtoul(length + 18, NULL, 10)
               : strlen(bytes);
}

static void connection_answer(Listener *listener, int i, size_t length) {
    Text *got = &listener->open[i].got;
    pthread_mutex_lock(&listener->lock);
    size_t next = (size_t)listener->requests < listener->count ? (size_t)listener->requests : listener->count - 1;
    Answer answer = listener->answers[next];
    free(listener->last);
    listener->last = memory_copy_n(got->bytes, length);
    listener->requests++;
    pthread_cond_broadcast(&listener->changed);
    pthread_mutex_unlock(&listener->lock);
    memmove(got->bytes, got->bytes + length, got->length - length + 1);
    got->length -= length;
    size_t left = answer_length(answer.bytes);
    for (ssize_t sent; left > 0; left -= (size_t)sent, answer.bytes += sent)
        if ((sent = send(listener->open[i].fd, answer.bytes, left, MSG_NOSIGNAL)) <= 0)
            break; /* the client has enough */
    if (answer.close)
        connection_close(listener, i);
}

static void connection_read(Listener *listener, int i) {
    char chunk[4096];
    ssize_t length = recv(listener->open[i].fd, chunk, sizeof chunk, 0);
    if (length <= 0) {
        connection_close(listener, i);
        return;
    }
    text_add(&listener->open[i].got, chunk, (size_t)length);
    size_t whole;
    while (listener->open[i].fd >= 0 && (whole = request_length(&listener->open[i].got)) > 0)
        connection_answer(listener, i, whole);
}

static void connection_open(Listener *listener) {
    int fd = accept(listener->socket, NULL, NULL);
    for (int i = 0; i < MAX_CONNECTIONS && fd >= 0; i++)
        if (listener->open[i].fd < 0) {
            listener->open[i].fd = fd;
            fd = -1;
        }
    if (fd >= 0)
        close(fd);
    pthread_mutex_lock(&listener->lock);
    listener->connections++;
    pthread_mutex_unlock(&listener->lock);
}

static void *listener_main(void *data) {
    Listener *listener = data;
    for (;;) {
        struct pollfd polled[MAX_CONNECTIONS + 2] = {{.fd = listener->stop[0], .events = POLLIN},
                                                     {.fd = listener->socket, .events = POLLIN}};
        for (int i = 0; i < MAX_CONNECTIONS; i++)
            polled[i + 2] = (struct pollfd){.fd = listener->open[i].fd, .events = POLLIN};
        poll(polled, MAX_CONNECTIONS + 2, -1);
        if (polled[0].revents)
            break;
        for (int i = 0; i < MAX_CONNECTIONS; i++)
            if (polled[i + 2].revents && listener->open[i].fd >= 0)
                connection_read(listener, i);
        if (polled[1].revents)
            connection_open(listener);
    }
    for (int i = 0; i < MAX_CONNECTIONS; i++)
        if (listener->open[i].fd >= 0)
            connection_close(listener, i);
    return NULL;
}

static void listener_start(Listener *listener, const Answer *answers, size_t count) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    *listener = (Listener){.answers = answers, .count = count};
    for (int i = 0; i < MAX_CONNECTIONS; i++)
        listener->open[i].fd = -1;
    listener->socket = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(listener->socket, (struct sockaddr *)&address, size) || listen(listener->socket, 8) ||
        getsockname(listener->socket, (struct sockaddr *)&address, &size) || pipe(listener->stop))
        abort();
    listener->port = ntohs(address.sin_port);
    pthread_mutex_init(&listener->lock, NULL);
    pthread_cond_init(&listener->changed, NULL);
    if (pthread_create(&listener->thread, NULL, listener_main, listener))
        abort();
}

/* How many requests have come so far. */
static inline int listener_requests(Listener *listener) {
    pthread_mutex_lock(&listener->lock);
    int requests = listener->requests;
    pthread_mutex_unlock(&listener->lock);
    return requests;
}

/* Ends its thread; the counters and the last request stay readable until listener_release(). */
static void listener_stop(Listener *listener) {
    if (write(listener->stop[1], "x", 1) != 1)
        abort();
    pthread_join(listener->thread, NULL);
    close(listener->stop[0]);
    close(listener->stop[1]);
    close(listener->socket);
}

static void listener_release(Listener *listener) {
    free(listener->last);
    pthread_mutex_destroy(&listener->lock);
    pthread_cond_destroy(&listener->changed);
}

#endif
