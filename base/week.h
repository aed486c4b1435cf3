/* A window of the week, as AWS writes it: "sun:04:30-sun:05:30", in UTC. */
#ifndef BASE_WEEK_H
#define BASE_WEEK_H

/* When it opens the next time after `after_ms` (Unix, ms); -1: it is no window. */
long long week_window_opens(const char *window, long long after_ms);

#endif
