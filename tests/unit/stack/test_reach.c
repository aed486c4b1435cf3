/* What stands at the other end: asked over loopback of listeners that each play one part. */
#include "stack/reach.h"
#include "tests/unit/patience.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Accepts one client and plays its part until the client is gone. */
typedef struct Part {
    const char *first, *second; /* what it sends, in two packets; NULL: nothing */
    bool hangs_up;              /* instead of waiting for the client's end */
    size_t reads;               /* bytes that it waits for before it sends */
    Cancel *cancel;             /* wanted as soon as the client is there */
    int listener, port;
    unsigned char heard[16];
    pthread_t thread;
} Part;

static void *play(void *data) {
    Part *part = data;
    char rest;
    int client = accept(part->listener, NULL, NULL);
    if (part->cancel)
        cancel_request(part->cancel);
    if (part->reads)
        (void)recv(client, part->heard, part->reads, MSG_WAITALL);
    const char *const packets[] = {part->first, part->second};
    for (size_t i = 0; i < 2; i++)
        if (packets[i])
            (void)send(client, packets[i], strlen(packets[i]), MSG_NOSIGNAL);
    while (!part->hangs_up && recv(client, &rest, 1, 0) > 0)
        ;
    close(client);
    return NULL;
}

/* A port of this machine that is ours: bound, and listening unless `refuses`. */
static int port_open(int *descriptor, bool refuses) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    *descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(*descriptor, (struct sockaddr *)&address, size), 0);
    assert_int_equal(getsockname(*descriptor, (struct sockaddr *)&address, &size), 0);
    if (!refuses)
        assert_int_equal(listen(*descriptor, 4), 0);
    return ntohs(address.sin_port);
}

static void begin(Part *part) {
    part->port = port_open(&part->listener, false);
    assert_int_equal(pthread_create(&part->thread, NULL, play, part), 0);
}

static void end(Part *part) {
    pthread_join(part->thread, NULL);
    close(part->listener);
}

enum { LONG_MS = PATIENCE_MS, SHORT_MS = 150 };

static void test_ssh(void **unused) {
    static const struct {
        const char *name, *first, *second;
        bool hangs_up;
        int timeout_ms;
        const char *banner; /* NULL: it fails, and says … */
        const char *said;
    } cases[] = {
        {"OpenSSH", "SSH-2.0-OpenSSH_8.7\r\n", NULL, false, LONG_MS, "SSH-2.0-OpenSSH_8.7", NULL},
        {"a line end alone", "SSH-2.0-x\n", NULL, false, LONG_MS, "SSH-2.0-x", NULL},
        {"in two parts", "SSH-2.", "0-dropbear comment\r\nmore", false, LONG_MS, "SSH-2.0-dropbear comment", NULL},
        {"cut at its end", "SSH-2.0-x", NULL, true, LONG_MS, "SSH-2.0-x", NULL},
        {"lines before it", "Welcome.\r\nOnly for staff.\r\nSSH-2.0-x\r\n", NULL, false, LONG_MS, "SSH-2.0-x", NULL},
        {"lines before it, in two parts", "Welcome.\r\nOnly for st", "aff.\r\n\r\nSSH-2.0-x\r\n", false, LONG_MS,
         "SSH-2.0-x", NULL},
        {"SSH inside a line", "no SSH-2.0-x\r\n", NULL, true, LONG_MS, NULL, "does not answer as SSH"},
        {"another service", "220 mail ready\r\n", NULL, true, LONG_MS, NULL, "does not answer as SSH"},
        {"another service that waits", "220 mail ready\r\n", NULL, false, SHORT_MS, NULL, "no answer in time"},
        {"hangs up", NULL, NULL, true, LONG_MS, NULL, "does not answer as SSH"},
        {"silent", NULL, NULL, false, SHORT_MS, NULL, "no answer in time"},
        {"half a line, then silent", "SSH-2.0", NULL, false, SHORT_MS, NULL, "no answer in time"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Part part = {.first = cases[i].first, .second = cases[i].second, .hangs_up = cases[i].hangs_up};
        char banner[REACH_BANNER_SIZE] = "untouched";
        Error err = {0};
        begin(&part);
        bool reached = reach_ssh("127.0.0.1", part.port, cases[i].timeout_ms, NULL, banner, &err);
        end(&part);
        if (reached != (cases[i].banner != NULL) ||
            strcmp(banner, cases[i].banner ? cases[i].banner : "untouched") != 0)
            fail_msg("%s: %d, \"%s\", \"%s\"", cases[i].name, reached, banner, err.said);
        if (!reached && (err.kind != ERROR_NETWORK || !strstr(err.said, cases[i].said) || !*err.remedy))
            fail_msg("%s: \"%s\"", cases[i].name, err.said);
    }
}

/* A line that never ends fills the banner and no more. */
static void test_long_banner(void **unused) {
    char line[1000] = "SSH-2.0-", banner[REACH_BANNER_SIZE];
    Part part = {.first = line};
    Error err = {0};
    (void)unused;
    memset(line + 8, 'x', sizeof line - 9);
    line[sizeof line - 1] = '\0';
    begin(&part);
    assert_true(reach_ssh("127.0.0.1", part.port, LONG_MS, NULL, banner, &err));
    end(&part);
    assert_int_equal(strlen(banner), REACH_BANNER_SIZE - 1);
}

/* Lines before the banner come to an end. */
static void test_endless_lines(void **unused) {
    static char lines[20000];
    char banner[REACH_BANNER_SIZE];
    Error err = {0};
    (void)unused;
    memset(lines, '.', sizeof lines - 1);
    for (size_t i = 79; i < sizeof lines - 1; i += 80)
        lines[i] = '\n';
    Part part = {.first = lines, .second = "SSH-2.0-x\r\n"};
    begin(&part);
    assert_false(reach_ssh("127.0.0.1", part.port, LONG_MS, NULL, banner, &err));
    end(&part);
    assert_non_null(strstr(err.said, "does not answer as SSH"));
}

static void test_postgres(void **unused) {
    static const unsigned char request[] = {0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f};
    static const struct {
        const char *name, *answer;
        bool hangs_up;
        int timeout_ms;
        const char *said; /* NULL: reached */
    } cases[] = {
        {"with TLS", "S", false, LONG_MS, NULL},
        {"without TLS", "N", false, LONG_MS, "does not answer as PostgreSQL with TLS"},
        {"another service", "HTTP/1.1 400 Bad Request\r\n", false, LONG_MS, "does not answer as PostgreSQL"},
        {"an error message", "E", false, LONG_MS, "does not answer as PostgreSQL"},
        {"hangs up", NULL, true, LONG_MS, "does not answer as PostgreSQL"},
        {"silent", NULL, false, SHORT_MS, "no answer in time"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Part part = {.first = cases[i].answer, .hangs_up = cases[i].hangs_up, .reads = sizeof request};
        Error err = {0};
        begin(&part);
        bool reached = reach_postgres("127.0.0.1", part.port, cases[i].timeout_ms, NULL, &err);
        end(&part);
        assert_memory_equal(part.heard, request, sizeof request);
        if (reached != !cases[i].said)
            fail_msg("%s: %d, \"%s\"", cases[i].name, reached, err.said);
        if (!reached && (err.kind != ERROR_NETWORK || !strstr(err.said, cases[i].said)))
            fail_msg("%s: \"%s\"", cases[i].name, err.said);
    }
}

static void test_refused(void **unused) {
    char banner[REACH_BANNER_SIZE];
    int descriptor, port = port_open(&descriptor, true);
    Error err = {0};
    (void)unused;
    assert_false(reach_ssh("127.0.0.1", port, LONG_MS, NULL, banner, &err));
    assert_int_equal(err.kind, ERROR_NETWORK);
    assert_non_null(strstr(err.said, "Connection refused"));
    err = (Error){0};
    assert_false(reach_postgres("127.0.0.1", port, LONG_MS, NULL, &err));
    assert_int_equal(err.kind, ERROR_NETWORK);
    close(descriptor);
    err = (Error){0};
    assert_false(reach_ssh("no host", port, LONG_MS, NULL, banner, &err)); /* a blank: no resolver is asked for long */
    assert_int_equal(err.kind, ERROR_NETWORK);
    assert_non_null(strstr(err.said, "no host"));
}

/* The wish to stop comes while an answer is waited for, and before all. */
static void test_cancel(void **unused) {
    char banner[REACH_BANNER_SIZE];
    Cancel cancel = {0};
    Error err = {0};
    (void)unused;
    Part ssh = {.cancel = &cancel};
    begin(&ssh);
    assert_false(reach_ssh("127.0.0.1", ssh.port, LONG_MS, &cancel, banner, &err));
    assert_int_equal(err.kind, ERROR_CANCELLED);
    end(&ssh);

    Cancel second = {0};
    Part postgres = {.cancel = &second};
    err = (Error){0};
    begin(&postgres);
    assert_false(reach_postgres("127.0.0.1", postgres.port, LONG_MS, &second, &err));
    assert_int_equal(err.kind, ERROR_CANCELLED);
    end(&postgres);
    Part again = {0};
    err = (Error){0};
    begin(&again);
    assert_false(reach_postgres("127.0.0.1", again.port, LONG_MS, &second, &err));
    assert_int_equal(err.kind, ERROR_CANCELLED);
    end(&again);
}

static void test_free_port(void **unused) {
    (void)unused;
    int taken = -1, port = port_open(&taken, false);
    int found = reach_free_port(port);
    assert_true(found > port && found < port + 100);
    close(taken);
    assert_int_equal(reach_free_port(port), port);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_free_port),     cmocka_unit_test(test_ssh),      cmocka_unit_test(test_long_banner),
        cmocka_unit_test(test_endless_lines), cmocka_unit_test(test_postgres), cmocka_unit_test(test_refused),
        cmocka_unit_test(test_cancel),
    };
    return cmocka_run_group_tests_name("reach", tests, NULL, NULL);
}
