/* Times as they are told, and clocks that run faster than the wall's. */
#include "base/clock.h"
#include "tests/unit/patience.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

static void test_format(void **unused) {
    static const struct {
        long long ms;
        const char *time;
    } times[] = {
        {0, "1970-01-01T00:00:00Z"},
        {1795550852123, "2026-11-24T20:07:32Z"},
        {1709164800000, "2024-02-29T00:00:00Z"},
        {4102444800000, "2100-01-01T00:00:00Z"},
    };
    static const struct {
        long long ms;
        const char *duration;
    } durations[] = {
        {0, "0:00"},          {999, "0:00"},        {9000, "0:09"},           {754000, "12:34"}, {3599999, "59:59"},
        {3600000, "1:00:00"}, {3723000, "1:02:03"}, {360000000, "100:00:00"}, {-5000, "0:00"},
    };
    (void)unused;
    char text[TIME_SIZE];
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        time_format(times[i].ms, text);
        assert_string_equal(text, times[i].time);
        assert_true(time_parse(text) == times[i].ms / 1000 * 1000);
    }
    for (size_t i = 0; i < sizeof durations / sizeof *durations; i++) {
        duration_format(durations[i].ms, text);
        assert_string_equal(text, durations[i].duration);
    }
}

static void test_scaled(void **unused) {
    const long long begin = 1795550852000;
    (void)unused;
    Clock fast = clock_scaled(begin, 1000);
    fast.started_ms -= 250; /* as if a quarter of a second had gone by */
    long long now = clock_now_ms(&fast);
    assert_true(now >= begin + 250000);
    assert_true(clock_now_ms(&fast) >= now);

    long long before = clock_monotonic_ms();
    assert_true(clock_sleep(&fast, 20000, NULL)); /* 20 ms of ours */
    long long took = clock_monotonic_ms() - before;
    assert_true(took >= 19 && took < PATIENCE_MS);
    assert_true(clock_now_ms(&fast) >= now + 20000);

    Clock slow = clock_scaled(begin, 0.5);
    slow.started_ms -= 1000;
    assert_true(clock_now_ms(&slow) >= begin + 500 && clock_now_ms(&slow) < begin + 500 + PATIENCE_MS);
    assert_true(clock_scaled(begin, 0).rate == 1); /* a clock that stands would never let a wait end */
    assert_true(clock_scaled(begin, -3).rate == 1);
    Clock wall = clock_wall();
    assert_true(wall.rate == 1 && clock_now_ms(&wall) > 1700000000000);
    const Clock zeros = {0};
    long long then = clock_now_ms(&wall), span = clock_wall_span_ms(&fast, 20000);
    assert_true(clock_now_ms(&zeros) >= then && clock_now_ms(&zeros) - then < PATIENCE_MS);
    assert_true(span == 20 && clock_wall_span_ms(&zeros, 20000) == 20000 && clock_wall_span_ms(&slow, 10) == 20);
    assert_true(clock_sleep(&wall, 0, NULL));
    assert_true(clock_sleep(&wall, -1, NULL));
}

static void *request(void *cancel) {
    cancel_request(cancel);
    return NULL;
}

/* The wish to stop comes from another thread: whichever comes first, the wait ends by it. */
static void test_cancel(void **unused) {
    Cancel cancel = {0};
    Clock wall = clock_wall();
    pthread_t thread;
    (void)unused;
    assert_int_equal(pthread_create(&thread, NULL, request, &cancel), 0);
    assert_false(clock_sleep(&wall, PATIENCE_MS, &cancel));
    pthread_join(thread, NULL);
    assert_false(clock_sleep(&wall, 0, &cancel));

    Error err = {0};
    assert_false(cancel_error(&err));
    assert_int_equal(err.kind, ERROR_CANCELLED);
    assert_false(cancel_wanted(NULL));
    assert_true(cancel_wanted(&cancel));
}

static long switches(void) {
    struct rusage usage;
    assert_int_equal(getrusage(RUSAGE_THREAD, &usage), 0);
    return usage.ru_nvcsw;
}

static void ignore(int signal) {
    (void)signal;
}

static void *interrupt(void *thread) {
    pthread_kill(*(pthread_t *)thread, SIGUSR1);
    return NULL;
}

/* A wait sleeps once, however long it is; a signal does not shorten it. */
static void test_sleeps_once(void **unused) {
    Cancel cancel = {0};
    Clock wall = clock_wall();
    (void)unused;
    long before = switches();
    assert_true(clock_sleep(&wall, 300, &cancel));
    assert_true(switches() - before <= 3);

    struct sigaction action = {.sa_handler = ignore}, was;
    pthread_t self = pthread_self(), thread;
    assert_int_equal(sigaction(SIGUSR1, &action, &was), 0);
    long long began = clock_monotonic_ms();
    assert_int_equal(pthread_create(&thread, NULL, interrupt, &self), 0);
    assert_true(clock_sleep(&wall, 100, &cancel));
    assert_true(clock_monotonic_ms() - began >= 99);
    pthread_join(thread, NULL);
    sigaction(SIGUSR1, &was, NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_format),
        cmocka_unit_test(test_scaled),
        cmocka_unit_test(test_cancel),
        cmocka_unit_test(test_sleeps_once),
    };
    return cmocka_run_group_tests_name("clock", tests, NULL, NULL);
}
