/* The program that the user works with, and wishes to end it. */
#include "connect/client.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* A signal that came while the way was opened is a wish that nobody looks at any more once the program runs: it is not
 * started then, and signals come as they came before. */
static void test_ended_before_it_begins(void **state) {
    (void)state;
    char password[] = "secret", word[] = "-c";
    char *const arguments[] = {word, NULL};
    const Client client = {"sh", arguments};
    const PostgresServer server = {.host = "shop", .address = "127.0.0.1", .port = 5432, .database = "postgres"};
    const Login login = {.user = "app", .password = {.bytes = password, .length = sizeof password - 1}};
    Cancel cancel = {0};
    Error err = {0};
    sigset_t before, after;
    int status = -1;
    sigprocmask(SIG_SETMASK, NULL, &before);
    cancel_request(&cancel);
    assert_false(client_run(&client, "/bin/sh", &server, &login, NULL, &cancel, &status, &err));
    assert_int_equal(err.kind, ERROR_CANCELLED);
    assert_int_equal(status, -1);
    sigprocmask(SIG_SETMASK, NULL, &after);
    for (int i = 1; i < NSIG; i++)
        assert_int_equal(sigismember(&before, i), sigismember(&after, i));
    cancel_release(&cancel);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_ended_before_it_begins)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
