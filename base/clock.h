/* The time, as something that is handed in: tests and the simulated AWS have another one than the wall. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include "base/cancel.h"

#include <time.h>

/* All zeros: the wall's. */
typedef struct Clock {
    long long origin_ms;  /* Unix time in ms at the moment `started_ms` */
    long long started_ms; /* of the monotonic clock */
    double rate;          /* how many of its seconds pass in one of ours; 1 is the wall clock */
} Clock;

Clock clock_wall(void);
/* A clock that shows `now_ms` (Unix, ms) now and runs `rate` times as fast as the wall's. */
Clock clock_scaled(long long now_ms, double rate);
long long clock_now_ms(const Clock *clock);
/* How long `ms` of this clock's time are by the wall's, in ms. */
long long clock_wall_span_ms(const Clock *clock, long long ms);
/* Waits `ms` of this clock's time. False at once when `cancel` is wanted; no look at it in between. */
bool clock_sleep(const Clock *clock, long long ms, const Cancel *cancel);
/* The moment `ms` of the wall's time from now, as pthread_cond_timedwait() takes it. */
struct timespec clock_deadline(long ms);
/* Monotonic ms of the machine, for durations. */
long long clock_monotonic_ms(void);

/* "2026-11-24T20:07:32.123Z", and the other forms of ISO 8601 and of programs ("2026-11-24 20:07:32+00:00",
 * "20261124T2007Z", "Tue, 24 Nov 2026 20:07:32 GMT") to Unix ms; without a zone it is UTC, before 1970 it is 0. -1 when
 * it is no such time. */
long long time_parse(const char *text);
enum { TIME_SIZE = 32 };
/* "2026-11-24T20:07:32Z" into `text` of TIME_SIZE bytes. */
void time_format(long long unix_ms, char *text);
/* "0:09", "12:34", "1:02:03". */
void duration_format(long long ms, char *text);

#endif
