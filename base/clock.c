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

Clock clock_wall(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return clock_scaled(now.tv_sec * 1000LL + now.tv_nsec / 1000000, 1);
}

long long clock_now_ms(const Clock *clock) {
    double passed = (double)(clock_monotonic_ms() - clock->started_ms) * clock->rate;
    return clock->origin_ms + (long long)passed;
}

bool clock_sleep(const Clock *clock, long long ms, const Cancel *cancel) {
    enum { SLICE_MS = 20 };
    long long end = clock_monotonic_ms() + (long long)((double)ms / clock->rate);
    for (;;) {
        if (cancel_wanted(cancel))
            return false;
        long long left = end - clock_monotonic_ms();
        if (left <= 0)
            return true;
        if (left > SLICE_MS)
            left = SLICE_MS;
        struct timespec slice = {.tv_sec = 0, .tv_nsec = (long)left * 1000000};
        nanosleep(&slice, NULL);
    }
}

/* Exactly `count` digits and then `end` (0: anything), nothing that sscanf would let pass besides: no sign, no blank.
 */
static bool take_number(const char **at, int count, char end, int *number) {
    *number = 0;
    for (; count > 0; count--, (*at)++) {
        if (!isdigit((unsigned char)**at))
            return false;
        *number = *number * 10 + (**at - '0');
    }
    return end == 0 || *(*at)++ == end;
}

/* "Z", "UTC", nothing, "+02:00" or "+0200", up to the end of the text. */
static bool take_offset(const char *at, long long *offset_s) {
    int hours, minutes, sign = *at == '-' ? -1 : 1;
    *offset_s = 0;
    if (*at != '+' && *at != '-')
        return *at == '\0' || strcmp(at, "Z") == 0 || strcmp(at, "UTC") == 0;
    at++;
    if (!take_number(&at, 2, 0, &hours))
        return false;
    at += *at == ':';
    if (!take_number(&at, 2, 0, &minutes) || *at != '\0' || hours > 23 || minutes > 59)
        return false;
    *offset_s = sign * (hours * 60LL + minutes) * 60;
    return true;
}

long long time_parse(const char *text) {
    struct tm at = {0};
    if (!take_number(&text, 4, '-', &at.tm_year) || !take_number(&text, 2, '-', &at.tm_mon) ||
        !take_number(&text, 2, 'T', &at.tm_mday) || !take_number(&text, 2, ':', &at.tm_hour) ||
        !take_number(&text, 2, ':', &at.tm_min) || !take_number(&text, 2, 0, &at.tm_sec))
        return -1;
    at.tm_year -= 1900;
    at.tm_mon -= 1;
    struct tm day = {.tm_year = at.tm_year, .tm_mon = at.tm_mon, .tm_mday = at.tm_mday};
    timegm(&day); /* turns a day that the month has not into one of the next */
    if (day.tm_mon != at.tm_mon || day.tm_mday != at.tm_mday || at.tm_hour > 23 || at.tm_min > 59 || at.tm_sec > 60)
        return -1;
    long long fraction = 0, offset_s;
    if (*text == '.') {
        if (!isdigit((unsigned char)*++text))
            return -1;
        for (long long unit = 100; isdigit((unsigned char)*text); text++, unit /= 10)
            fraction += (*text - '0') * unit;
    }
    if (!take_offset(text, &offset_s))
        return -1;
    return (timegm(&at) - offset_s) * 1000LL + fraction;
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
