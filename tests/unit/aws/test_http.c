/* The transport against a server on loopback that answers as told: well, badly, slowly or not at all. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "aws/http.h"
#include "base/clock.h"
#include "tests/unit/aws/listener.h"
#include "tests/unit/patience.h"

#define OK(length, body) "HTTP/1.1 200 OK\r\nContent-Length: " length "\r\nX-Thing: a value \r\n\r\n" body

static HttpRequest request_to(const Listener *listener, char url[64]) {
    snprintf(url, 64, "http://127.0.0.1:%d/", listener->port);
    return (HttpRequest){.method = "POST", .url = url, .body = "ping", .body_length = 4, .silence_ms = PATIENCE_MS};
}

static void test_one_connection_for_many_calls(void **state) {
    static const Answer answers[] = {{OK("5", "hello"), false}};
    Listener listener;
    char url[64];
    (void)state;
    listener_start(&listener, answers, 1);
    HttpPool *pool = http_pool_new(NULL);
    HttpRequest request = request_to(&listener, url);
    for (int i = 0; i < 5; i++) {
        HttpReply reply;
        Error err = {0};
        assert_int_equal(http_send(pool, &request, NULL, &reply, &err), HTTP_REPLIED);
        assert_int_equal(reply.status, 200);
        assert_string_equal(reply.body, "hello");
        assert_string_equal(http_header(&reply, "x-thing"), "a value");
        assert_null(http_header(&reply, "x-other"));
        http_reply_release(&reply);
    }
    http_pool_free(pool);
    listener_stop(&listener);
    assert_int_equal(listener.requests, 5);
    assert_int_equal(listener.connections, 1);
    assert_non_null(strstr(listener.last, "\r\n\r\nping"));
    assert_null(strcasestr(listener.last, "expect:"));
    assert_null(strcasestr(listener.last, "accept-encoding:")); /* a secret is not unpacked */
    listener_release(&listener);
}

static void test_once_takes_a_new_connection(void **state) {
    static const Answer answers[] = {{OK("0", ""), false}};
    Listener listener;
    char url[64];
    (void)state;
    listener_start(&listener, answers, 1);
    HttpPool *pool = http_pool_new(NULL);
    HttpRequest request = request_to(&listener, url);
    request.once = true;
    for (int i = 0; i < 2; i++) {
        HttpReply reply;
        Error err = {0};
        assert_int_equal(http_send(pool, &request, NULL, &reply, &err), HTTP_REPLIED);
        http_reply_release(&reply);
    }
    http_pool_free(pool);
    listener_stop(&listener);
    assert_int_equal(listener.connections, 2);
    listener_release(&listener);
}

/* Replies that must not be taken for good ones. */
static void test_bad_replies(void **state) {
    static char many_headers[40000], long_header[90000];
    static const struct {
        const char *name;
        Answer answer;
        size_t max_body;
        HttpOutcome outcome;
        const char *said;
    } cases[] = {
        {"closed without a word", {"", true}, 0, HTTP_LOST, "broke off"},
        {"truncated body", {OK("50", "only this"), true}, 0, HTTP_LOST, "broke off"},
        {"truncated chunks",
         {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel", true},
         0,
         HTTP_LOST,
         "broke off"},
        {"body too large", {OK("20", "01234567890123456789"), false}, 10, HTTP_LOST, "larger than any"},
        {"no HTTP at all", {"SSH-2.0-OpenSSH_9.2\r\n", true}, 0, HTTP_LOST, "broke off"},
        {"header too long", {long_header, true}, 0, HTTP_LOST, "larger than any"},
        {"too many headers", {many_headers, true}, 0, HTTP_LOST, "larger than any"},
        {"no first byte", {"", false}, 0, HTTP_TIMED_OUT, "fell silent"},
        {"silence in the headers", {"HTTP/1.1 200 OK\r\nX-", false}, 0, HTTP_TIMED_OUT, "fell silent"},
        {"silence in the body", {OK("50", "only this"), false}, 0, HTTP_TIMED_OUT, "fell silent"},
    };
    (void)state;
    char *end = many_headers + sprintf(many_headers, "HTTP/1.1 200 OK\r\n");
    for (int i = 0; i < 500; i++)
        end += sprintf(end, "X-%d: %d\r\n", i, i);
    strcpy(end, "\r\n");
    size_t start = (size_t)sprintf(long_header, "HTTP/1.1 200 OK\r\nX: ");
    memset(long_header + start, 'x', 80000);
    strcpy(long_header + start + 80000, "\r\n\r\n");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Listener listener;
        char url[64];
        HttpReply reply;
        Error err = {0};
        listener_start(&listener, &cases[i].answer, 1);
        HttpPool *pool = http_pool_new(NULL);
        HttpRequest request = request_to(&listener, url);
        request.max_body = cases[i].max_body;
        request.silence_ms = cases[i].outcome == HTTP_TIMED_OUT ? 150 : PATIENCE_MS;
        long long started = clock_monotonic_ms();
        HttpOutcome outcome = http_send(pool, &request, NULL, &reply, &err);
        long long took = clock_monotonic_ms() - started;
        if (outcome != cases[i].outcome || err.kind != ERROR_NETWORK || !strstr(err.said, cases[i].said))
            fail_msg("%s: outcome %d, kind %d, \"%s\"", cases[i].name, outcome, err.kind, err.said);
        if (outcome == HTTP_TIMED_OUT && took < 100)
            fail_msg("%s: noticed after %lld ms already", cases[i].name, took);
        http_pool_free(pool);
        listener_stop(&listener);
        /* A listener that gets no processor for 150 ms counts what it never came to read as none. */
        assert_true(listener.requests == 1 || (outcome == HTTP_TIMED_OUT && listener.requests == 0));
        listener_release(&listener);
    }
}

/* 40,000 times an x. */
#define GZIP_LENGTH "73"
#define GZIP_BYTES                                                                                                     \
    "\037\213\010\000\000\000\000\000\002\003\355\301\061\001\000\000\000\302\240\332\213\357\145\013\240"             \
    "\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000"             \
    "\000\000\000\000\000\000\000\000\000\000\000\000\000\200\033\107\135\312\163\100\234\000\000"
#define GZIP(length, bytes) "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " length "\r\n\r\n" bytes

/* Few bytes on the way, many in the end: the limit is one of these. */
static void test_compressed(void **state) {
    static const char whole[] = GZIP(GZIP_LENGTH, GZIP_BYTES), broken[] = GZIP("7", "\037\213\010oops");
    static const struct {
        const char *name;
        Answer answer;
        size_t max_body;
        HttpOutcome outcome;
        const char *said;
    } cases[] = {
        {"as large as may be", {whole, false}, 40000, HTTP_REPLIED, ""},
        {"larger, unpacked", {whole, false}, 39999, HTTP_LOST, "larger than any"},
        {"no gzip", {broken, false}, 0, HTTP_LOST, "broke off"},
        {"not compressed", {OK("5", "hello"), false}, 0, HTTP_REPLIED, ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Listener listener;
        char url[64];
        HttpReply reply = {0};
        Error err = {0};
        listener_start(&listener, &cases[i].answer, 1);
        HttpPool *pool = http_pool_new(NULL);
        HttpRequest request = request_to(&listener, url);
        request.compressed = true;
        request.max_body = cases[i].max_body;
        HttpOutcome outcome = http_send(pool, &request, NULL, &reply, &err);
        if (outcome != cases[i].outcome || !strstr(err.said, cases[i].said))
            fail_msg("%s: outcome %d, \"%s\"", cases[i].name, outcome, err.said);
        if (cases[i].max_body && outcome == HTTP_REPLIED)
            assert_int_equal(strspn(reply.body, "x"), 40000);
        http_reply_release(&reply);
        http_pool_free(pool);
        listener_stop(&listener);
        assert_non_null(strcasestr(listener.last, "\r\naccept-encoding: gzip\r\n"));
        listener_release(&listener);
    }
}

/* Answers one request with a byte every now and then, for as long as somebody listens. */
static void *trickle_main(void *data) {
    static const char head[] = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n";
    int fd = accept(*(const int *)data, NULL, NULL);
    char request[4096];
    if (recv(fd, request, sizeof request, 0) <= 0 || send(fd, head, strlen(head), MSG_NOSIGNAL) < 0)
        abort();
    struct pollfd gone = {.fd = fd, .events = POLLIN};
    while (poll(&gone, 1, 10) == 0 && send(fd, "x", 1, MSG_NOSIGNAL) == 1)
        ;
    close(fd);
    return NULL;
}

/* What is never silent ends all the same. */
static void test_whole_time(void **state) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    char url[64];
    HttpReply reply;
    Error err = {0};
    pthread_t thread;
    (void)state;
    assert_int_equal(bind(fd, (struct sockaddr *)&address, size), 0);
    assert_int_equal(listen(fd, 1), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&address, &size), 0);
    assert_int_equal(pthread_create(&thread, NULL, trickle_main, &fd), 0);
    snprintf(url, sizeof url, "http://127.0.0.1:%d/", ntohs(address.sin_port));
    HttpPool *pool = http_pool_new(NULL);
    HttpRequest request = {.method = "GET", .url = url, .silence_ms = PATIENCE_MS, .whole_ms = 2000};
    long long started = clock_monotonic_ms();
    assert_int_equal(http_send(pool, &request, NULL, &reply, &err), HTTP_TIMED_OUT);
    assert_true(clock_monotonic_ms() - started > 1900);
    assert_non_null(strstr(err.said, "was not whole after 2 s"));
    http_pool_free(pool);
    pthread_join(thread, NULL);
    close(fd);
}

/* Cancels as soon as the server has the request, and notes when. That the call then returns, and as cancelled, is the
 * test: nothing else would end it. */
typedef struct Canceller {
    Listener *listener;
    Cancel cancel;
    long long at_ms;
} Canceller;

static void *canceller_main(void *data) {
    Canceller *canceller = data;
    pthread_mutex_lock(&canceller->listener->lock);
    while (canceller->listener->requests == 0)
        pthread_cond_wait(&canceller->listener->changed, &canceller->listener->lock);
    pthread_mutex_unlock(&canceller->listener->lock);
    canceller->at_ms = clock_monotonic_ms();
    cancel_request(&canceller->cancel);
    return NULL;
}

static void test_cancel(void **state) {
    static const Answer answers[] = {{"", false}, {OK("50", "only this"), false}};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        Listener listener;
        char url[64];
        HttpReply reply;
        Error err = {0};
        pthread_t thread;
        listener_start(&listener, &answers[i], 1);
        HttpPool *pool = http_pool_new(NULL);
        HttpRequest request = request_to(&listener, url);
        Canceller canceller = {.listener = &listener};
        assert_int_equal(pthread_create(&thread, NULL, canceller_main, &canceller), 0);
        assert_int_equal(http_send(pool, &request, &canceller.cancel, &reply, &err), HTTP_CANCELLED);
        long long ended = clock_monotonic_ms();
        pthread_join(thread, NULL);
        print_message("cancel of a call that gets no answer: %lld ms\n", ended - canceller.at_ms);
        assert_int_equal(err.kind, ERROR_CANCELLED);
        assert_int_equal(http_send(pool, &request, &canceller.cancel, &reply, &err), HTTP_CANCELLED);
        http_pool_free(pool);
        listener_stop(&listener);
        listener_release(&listener);
    }
}

static void test_never_sent(void **state) {
    static const struct {
        const char *name, *url;
        HttpOutcome outcome;
        ErrorKind kind;
    } cases[] = {
        {"nobody listens", "http://127.0.0.1:1/", HTTP_NOT_SENT, ERROR_NETWORK},
        {"no such host", "http://nowhere.invalid/", HTTP_NOT_SENT, ERROR_NETWORK},
        {"a file", "file:///etc/passwd", HTTP_REFUSED, ERROR_USAGE},
        {"no address", "http://", HTTP_REFUSED, ERROR_USAGE},
    };
    (void)state;
    HttpPool *pool = http_pool_new(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        HttpRequest request = {.method = "GET", .url = cases[i].url, .connect_ms = 3000};
        HttpReply reply;
        Error err = {0};
        HttpOutcome outcome = http_send(pool, &request, NULL, &reply, &err);
        if (outcome != cases[i].outcome || err.kind != cases[i].kind || !err.remedy[0])
            fail_msg("%s: outcome %d, kind %d, \"%s\"", cases[i].name, outcome, err.kind, err.said);
    }
    http_pool_free(pool);
}

/* A port whose queue is full: the kernel drops what would open a connection, as a firewall does. */
typedef struct DeadEnd {
    int socket, queued[4], port;
} DeadEnd;

static void dead_end_open(DeadEnd *dead) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    dead->socket = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(bind(dead->socket, (struct sockaddr *)&address, size), 0);
    assert_int_equal(listen(dead->socket, 0), 0);
    assert_int_equal(getsockname(dead->socket, (struct sockaddr *)&address, &size), 0);
    dead->port = ntohs(address.sin_port);
    for (size_t i = 0; i < 4; i++) {
        dead->queued[i] = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
        (void)connect(dead->queued[i], (struct sockaddr *)&address, size);
    }
}

static void dead_end_close(DeadEnd *dead) {
    for (size_t i = 0; i < 4; i++)
        close(dead->queued[i]);
    close(dead->socket);
}

static void test_connect_time_out(void **state) {
    DeadEnd dead;
    char url[64];
    HttpReply reply;
    Error err = {0};
    (void)state;
    dead_end_open(&dead);
    HttpPool *pool = http_pool_new(NULL);
    snprintf(url, sizeof url, "http://127.0.0.1:%d/", dead.port);
    HttpRequest request = {.method = "GET", .url = url, .connect_ms = 300};
    long long started = clock_monotonic_ms();
    assert_int_equal(http_send(pool, &request, NULL, &reply, &err), HTTP_NOT_SENT);
    assert_true(clock_monotonic_ms() - started > 250);
    assert_non_null(strstr(err.said, "does not answer"));
    http_pool_free(pool);
    dead_end_close(&dead);
}

/* How many connections of this machine to `port` have asked and got no answer (proc(5), /proc/net/tcp: SYN_SENT). */
static int connecting_to(int port) {
    enum { SYN_SENT = 2 };
    char line[512];
    int count = 0;
    FILE *table = fopen("/proc/net/tcp", "re");
    while (table && fgets(line, sizeof line, table)) {
        unsigned remote_port = 0, state = 0;
        count += sscanf(line, " %*d: %*x:%*x %*x:%x %x", &remote_port, &state) == 2 && remote_port == (unsigned)port &&
                 state == SYN_SENT;
    }
    if (table)
        fclose(table);
    return count;
}

typedef struct Hasty {
    Cancel cancel;
    int port, others; /* connections to it that are being tried anyway */
    long long at_ms;
} Hasty;

/* Asks for the end of a call as soon as its connection is being tried, and notes when. */
static void *hasty_main(void *data) {
    Hasty *hasty = data;
    while (connecting_to(hasty->port) <= hasty->others)
        sched_yield();
    hasty->at_ms = clock_monotonic_ms();
    cancel_request(&hasty->cancel);
    return NULL;
}

static void test_cancel_while_connecting(void **state) {
    DeadEnd dead;
    char url[64];
    HttpReply reply;
    Error err = {0};
    pthread_t thread;
    (void)state;
    dead_end_open(&dead);
    Hasty hasty = {.port = dead.port, .others = connecting_to(dead.port)};
    HttpPool *pool = http_pool_new(NULL);
    snprintf(url, sizeof url, "http://127.0.0.1:%d/", dead.port);
    HttpRequest request = {.method = "GET", .url = url, .connect_ms = PATIENCE_MS};
    assert_int_equal(pthread_create(&thread, NULL, hasty_main, &hasty), 0);
    assert_int_equal(http_send(pool, &request, &hasty.cancel, &reply, &err), HTTP_CANCELLED);
    long long ended = clock_monotonic_ms();
    pthread_join(thread, NULL);
    print_message("cancel while connecting: %lld ms\n", ended - hasty.at_ms);
    http_pool_free(pool);
    dead_end_close(&dead);
}

static void test_missing_ca_file(void **state) {
    static const Answer answers[] = {{"", true}};
    Listener listener;
    char url[64];
    HttpReply reply;
    Error err = {0};
    (void)state;
    listener_start(&listener, answers, 1);
    HttpPool *pool = http_pool_new("/nowhere/ca.pem");
    snprintf(url, sizeof url, "https://127.0.0.1:%d/", listener.port);
    HttpRequest request = {.method = "GET", .url = url};
    assert_int_equal(http_send(pool, &request, NULL, &reply, &err), HTTP_REFUSED);
    assert_int_equal(err.kind, ERROR_USAGE);
    http_pool_free(pool);
    listener_stop(&listener);
    listener_release(&listener);
}

/* Many threads, one pool: each gets its own answer whole. Returns NULL when all went well. */
static void *many_main(void *data) {
    const Listener *listener = ((void **)data)[0];
    HttpPool *pool = ((void **)data)[1];
    char url[64];
    HttpRequest request = request_to(listener, url);
    for (int i = 0; i < 20; i++) {
        HttpReply reply;
        Error err = {0};
        if (http_send(pool, &request, NULL, &reply, &err) != HTTP_REPLIED)
            return data;
        bool good = strcmp(reply.body, "hello") == 0;
        http_reply_release(&reply);
        if (!good)
            return data;
    }
    return NULL;
}

static void test_threads_share_the_pool(void **state) {
    static const Answer answers[] = {{OK("5", "hello"), false}};
    Listener listener;
    pthread_t threads[8];
    (void)state;
    listener_start(&listener, answers, 1);
    HttpPool *pool = http_pool_new(NULL);
    void *data[] = {&listener, pool};
    for (size_t i = 0; i < 8; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, many_main, data), 0);
    for (size_t i = 0; i < 8; i++) {
        void *complaint;
        pthread_join(threads[i], &complaint);
        assert_null(complaint);
    }
    http_pool_free(pool);
    listener_stop(&listener);
    assert_int_equal(listener.requests, 160);
    assert_in_range(listener.connections, 1, 8);
    print_message("connection reuse: %d requests of 8 threads over %d connections\n", listener.requests,
                  listener.connections);
    listener_release(&listener);
}

static int pin_environment(void **state) {
    static const char *const names[] = {"http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY",    "all_proxy",
                                        "ALL_PROXY",  "no_proxy",    "NO_PROXY",   "CURL_CA_BUNDLE", "SSL_CERT_FILE"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unsetenv(names[i]);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_connection_for_many_calls),
        cmocka_unit_test(test_once_takes_a_new_connection),
        cmocka_unit_test(test_bad_replies),
        cmocka_unit_test(test_compressed),
        cmocka_unit_test(test_whole_time),
        cmocka_unit_test(test_cancel),
        cmocka_unit_test(test_never_sent),
        cmocka_unit_test(test_connect_time_out),
        cmocka_unit_test(test_cancel_while_connecting),
        cmocka_unit_test(test_missing_ca_file),
        cmocka_unit_test(test_threads_share_the_pool),
    };
    return cmocka_run_group_tests_name("http", tests, pin_environment, NULL);
}
