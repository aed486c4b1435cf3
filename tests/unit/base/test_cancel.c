/* A wish to stop: it is seen, wakes who sleeps for it, and how seldom one may look who waits for something else. */
#include "base/cancel.h"
#include "base/clock.h"
#include "tests/unit/patience.h"

#include <pthread.h>

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

/* Whoever waits for ten seconds looks a few dozen times, and a minute costs two looks a second. */
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
    assert_in_range(looks, 1, 2 * MINUTE_MS / 1000 + 40);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_wanted), cmocka_unit_test(test_woken),
                                       cmocka_unit_test(test_look)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
