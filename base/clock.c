/* See clock.h. */
#include "base/clock.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

long long clock_monotonic_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

struct timespec clock_deadline(long ms) {
    struct timespec end;
    clock_gettime(CLOCK_REALTIME, &end);
    end.tv_sec += ms / 1000;
    end.tv_nsec += ms % 1000 * 1000000L;
    end.tv_sec += end.tv_nsec / 1000000000L;
    end.tv_nsec %= 1000000000L;
    return end;
}

Clock clock_scaled(long long now_ms, double rate) {
    return (Clock){.origin_ms = now_ms, .started_ms = clock_monotonic_ms(), .rate = rate > 0 ? rate : 1};
}

static long long wall_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

Clock clock_wall(void) {
    return clock_scaled(wall_ms(), 1);
}

long long clock_now_ms(const Clock *clock) {
    if (clock->rate == 0)
        return wall_ms();
    double passed = (double)(clock_monotonic_ms() - clock->started_ms) * clock->rate;
    return clock->origin_ms + (long long)passed;
}

long long clock_wall_span_ms(const Clock *clock, long long ms) {
    return clock->rate == 0 ? ms : (long long)((double)ms / clock->rate);
}

bool clock_sleep(const Clock *clock, long long ms, const Cancel *cancel) {
    return !cancel_wait(cancel, clock_wall_span_ms(clock, ms));
}

void time_format(long long unix_ms, char *text) {
    time_t seconds = (time_t)(unix_ms / 1000);
    struct tm at;
    gmtime_r(&seconds, &at);
    strftime(text, TIME_SIZE, "%Y-%m-%dT%H:%M:%SZ", &at);
}

void duration_format(long long ms, char *text) {
    long long seconds = ms < 0 ? 0 : ms / 1000;
    if (seconds >= 3600)
        snprintf(text, TIME_SIZE, "%lld:%02lld:%02lld", seconds / 3600, seconds / 60 % 60, seconds % 60);
    else
        snprintf(text, TIME_SIZE, "%lld:%02lld", seconds / 60, seconds % 60);
}
