/* See server.h. */
#include "sandbox/wire/server.h"
#include "base/memory.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_BODY = 4 << 20, IDLE_S = 120 };

struct Server {
    struct MHD_Daemon *daemon;
    Gateway *gateway;
    int stopping[2]; /* a pipe: waiting replies give up when it is closed */
};

/* One request while it arrives. */
typedef struct Arrival {
    char *target; /* as in the request line: path and query */
    Text body;
    SigHeader *headers;
    size_t header_count;
    bool begun;
} Arrival;

static void *arrival_new(void *context, const char *target, struct MHD_Connection *connection) {
    (void)context;
    (void)connection;
    Arrival *arrival = memory_new(1, sizeof *arrival);
    arrival->target = memory_copy(target);
    arrival->body.max = MAX_BODY;
    return arrival;
}

static void arrival_end(void *context, struct MHD_Connection *connection, void **state,
                        enum MHD_RequestTerminationCode why) {
    (void)context;
    (void)connection;
    (void)why;
    Arrival *arrival = *state;
    if (!arrival)
        return;
    text_release(&arrival->body);
    free(arrival->headers);
    free(arrival->target);
    free(arrival);
    *state = NULL;
}

static enum MHD_Result header_take(void *context, enum MHD_ValueKind kind, const char *name, const char *value) {
    (void)kind;
    Arrival *arrival = context;
    arrival->headers = memory_grow(arrival->headers, arrival->header_count + 1, sizeof *arrival->headers);
    arrival->headers[arrival->header_count++] = (SigHeader){name, value ? value : ""};
    return MHD_YES;
}

/* The body of a reply that shall break off: half of it, then an error. */
typedef struct HalfBody {
    Text text;
} HalfBody;

static ssize_t half_read(void *context, uint64_t at, char *buffer, size_t room) {
    HalfBody *half = context;
    size_t end = half->text.length / 2;
    if (at >= end)
        return MHD_CONTENT_READER_END_WITH_ERROR;
    size_t count = end - at < room ? end - (size_t)at : room;
    memcpy(buffer, half->text.bytes + at, count);
    return (ssize_t)count;
}

static void half_free(void *context) {
    HalfBody *half = context;
    text_release(&half->text);
    free(half);
}

static struct MHD_Response *response_of(HttpAnswer *answer) {
    if (answer->delivery == FAULT_TRUNCATE && answer->body.length > 1) {
        HalfBody *half = memory_new(1, sizeof *half);
        half->text = answer->body;
        answer->body = (Text){0};
        return MHD_create_response_from_callback(half->text.length, 4096, half_read, half, half_free);
    }
    return MHD_create_response_from_buffer(answer->body.length, answer->body.bytes, MHD_RESPMEM_MUST_COPY);
}

static enum MHD_Result answer_send(struct MHD_Connection *connection, HttpAnswer *answer) {
    struct MHD_Response *response = response_of(answer);
    MHD_add_response_header(response, "Content-Type", answer->content_type);
    MHD_add_response_header(response, "Date", answer->date);
    MHD_add_response_header(response, "x-amzn-RequestId", answer->request_id);
    MHD_add_response_header(response, "Server", "secure-rds-sandbox");
    if (answer->cbor)
        MHD_add_response_header(response, "smithy-protocol", "rpc-v2-cbor");
    if (answer->gzip)
        MHD_add_response_header(response, "Content-Encoding", "gzip");
    if (answer->query_error)
        MHD_add_response_header(response, "x-amzn-query-error", answer->query_error);
    if (answer->error_type)
        MHD_add_response_header(response, "x-amzn-ErrorType", answer->error_type);
    enum MHD_Result result = MHD_queue_response(connection, (unsigned)answer->status, response);
    MHD_destroy_response(response);
    return result;
}

/* Each connection has its thread, so waiting holds up nobody else. */
static void answer_wait(const Server *server, long ms) {
    struct pollfd stopping = {.fd = server->stopping[0], .events = POLLIN};
    if (ms > 0)
        poll(&stopping, 1, ms > 3600000 ? 3600000 : (int)ms);
}

static enum MHD_Result arrival_take(void *context, struct MHD_Connection *connection, const char *url,
                                    const char *method, const char *version, const char *bytes, size_t *count,
                                    void **state) {
    (void)url;
    (void)version;
    Server *server = context;
    Arrival *arrival = *state;
    if (!arrival->begun) {
        arrival->begun = true;
        return MHD_YES;
    }
    if (*count) {
        text_add(&arrival->body, bytes, *count);
        *count = 0;
        return arrival->body.failed ? MHD_NO : MHD_YES;
    }
    MHD_get_connection_values(connection, MHD_HEADER_KIND, header_take, arrival);
    size_t path = strcspn(arrival->target, "?");
    AUTO(memory_release) char *name = memory_copy_n(arrival->target, path);
    HttpRequest request = {.method = method,
                           .path = name,
                           .query = arrival->target[path] ? arrival->target + path + 1 : "",
                           .headers = arrival->headers,
                           .header_count = arrival->header_count,
                           .body = text_string(&arrival->body),
                           .body_length = arrival->body.length};
    AUTO(http_answer_release) HttpAnswer answer;
    gateway_answer(server->gateway, &request, &answer);
    answer_wait(server, answer.wait_ms);
    return answer.delivery == FAULT_DROP ? MHD_NO : answer_send(connection, &answer);
}

Server *server_start(Gateway *gateway, unsigned port, Error *err) {
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    Server *server = memory_new(1, sizeof *server);
    server->gateway = gateway;
    if (pipe(server->stopping) == 0)
        server->daemon =
            MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION | MHD_USE_POLL |
                                 MHD_USE_SUPPRESS_DATE_NO_CLOCK,
                             0, NULL, NULL, arrival_take, server, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address,
                             MHD_OPTION_URI_LOG_CALLBACK, arrival_new, NULL, MHD_OPTION_NOTIFY_COMPLETED, arrival_end,
                             NULL, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_S, MHD_OPTION_END);
    if (server->daemon)
        return server;
    error_set(err, ERROR_FAILED, "choose another --port, or none", "can't listen on 127.0.0.1:%u: %s", port,
              strerror(errno));
    server_stop(server);
    return NULL;
}

unsigned server_port(const Server *server) {
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT);
    return info ? info->port : 0;
}

void server_stop(Server *server) {
    if (!server)
        return;
    if (server->stopping[1] > 0)
        close(server->stopping[1]);
    if (server->daemon)
        MHD_stop_daemon(server->daemon);
    if (server->stopping[0] > 0)
        close(server->stopping[0]);
    free(server);
}
