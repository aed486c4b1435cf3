/* A wish to stop: it is seen, wakes who sleeps for it, and how seldom one may look who waits for something else. */
#include "base/cancel.h"
#include "base/clock.h"
#include "tests/unit/patience.h"

#include <fcntl.h>
#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static void test_wanted(void **unused) {
    Cancel cancel = {0};
    Error err = {0};
    (void)unused;
    assert_false(cancel_wanted(NULL));
    assert_false(cancel_wanted(&cancel));
    assert_false(cancel_wait(&cancel, 0));
    cancel_request(&cancel);
    assert_true(cancel_wanted(&cancel));
    assert_true(cancel_wait(&cancel, PATIENCE_MS));
    assert_false(cancel_error(&err));
    assert_int_equal(err.kind, ERROR_CANCELLED);
}

static void *ask(void *cancel) {
    cancel_request(cancel);
    return NULL;
}

static void test_woken(void **unused) {
    Cancel cancel = {0};
    pthread_t other;
    (void)unused;
    assert_int_equal(0, pthread_create(&other, NULL, ask, &cancel));
    assert_true(cancel_wait(&cancel, PATIENCE_MS));
    pthread_join(other, NULL);
}

static void test_poll(void **unused) {
    Cancel cancel = {0}, kept = {0};
    int pipes[2];
    (void)unused;
    assert_int_equal(0, pipe(pipes));
    struct pollfd wait = {.fd = pipes[0], .events = POLLIN};
    assert_int_equal(cancel_poll(&cancel, &wait, 0), 0);
    assert_int_equal(1, write(pipes[1], "x", 1));
    assert_int_equal(cancel_poll(NULL, &wait, -1), 1);
    assert_int_equal(cancel_poll(&cancel, &wait, -1), 1);
    assert_int_equal(wait.revents, POLLIN);
    cancel_request(&cancel);
    assert_int_equal(cancel_poll(&cancel, &wait, -1), 0); /* the wish goes first */
    assert_int_equal(wait.revents, 0);
    assert_true(cancel_bell(&cancel) >= 0);
    assert_int_equal(cancel_bell(&cancel), cancel_bell(&cancel));
    cancel_take_back(&cancel);
    assert_int_equal(cancel_poll(&cancel, &wait, -1), 1);
    assert_false(cancel_wait(&cancel, 1)); /* it does not ring on */
    cancel_request(&kept);                 /* before somebody waits */
    assert_int_equal(cancel_poll(&kept, NULL, -1), 0);
    assert_int_equal(cancel_bell(NULL), -1);
    int bell = cancel_bell(&cancel);
    cancel_release(&cancel);
    cancel_release(&kept);
    assert_int_equal(-1, fcntl(bell, F_GETFD));
    close(pipes[0]);
    close(pipes[1]);
}

/* Without a descriptor it is heard all the same. */
static void test_without_a_descriptor(void **unused) {
    Cancel cancel = {0};
    struct rlimit before, none;
    pthread_t other;
    (void)unused;
    assert_int_equal(0, getrlimit(RLIMIT_NOFILE, &before));
    none = (struct rlimit){3, before.rlim_max};
    assert_int_equal(0, setrlimit(RLIMIT_NOFILE, &none));
    assert_int_equal(-1, cancel_bell(&cancel));
    assert_int_equal(0, pthread_create(&other, NULL, ask, &cancel));
    bool woken = cancel_wait(&cancel, PATIENCE_MS);
    pthread_join(other, NULL);
    assert_int_equal(0, setrlimit(RLIMIT_NOFILE, &before));
    assert_true(woken);
}

/* The first second costs a dozen looks, and each one after it two. */
static void test_look(void **unused) {
    enum { MINUTE_MS = 60000 };
    long long now = clock_monotonic_ms(), waited = 0;
    int looks = 0;
    (void)unused;
    assert_in_range(cancel_look_ms(now), 20, 500);
    assert_int_equal(cancel_look_ms(now + MINUTE_MS), 20); /* a clock that has not begun */
    assert_int_equal(cancel_look_ms(now - MINUTE_MS), 500);
    for (; waited < MINUTE_MS; looks++)
        waited += cancel_look_ms(clock_monotonic_ms() - waited);
    assert_in_range(looks, 1, 2 * MINUTE_MS / 1000 + 12);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_wanted), cmocka_unit_test(test_woken),
                                       cmocka_unit_test(test_poll), cmocka_unit_test(test_without_a_descriptor),
                                       cmocka_unit_test(test_look)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
