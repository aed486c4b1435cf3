/* See week.h. */
#include "base/week.h"

#include <stdio.h>
#include <string.h>

long long week_window_opens(const char *window, long long after_ms) {
    static const char days[] = "thu fri sat sun mon tue wed "; /* 1 January 1970 was a Thursday */
    enum { DAY_MINUTES = 24 * 60, WEEK_MINUTES = 7 * DAY_MINUTES };
    const long long minute_ms = 60 * 1000;
    char day[] = "thu ";
    int hour, minute;
    if (sscanf(window, "%3[a-z]:%2d:%2d", day, &hour, &minute) != 3 || hour < 0 || hour > 23 || minute < 0 ||
        minute > 59)
        return -1;
    day[3] = ' ';
    const char *found = strstr(days, day);
    if (!found)
        return -1;
    long long opens = (found - days) / 4 * DAY_MINUTES + hour * 60 + minute;
    long long weeks = after_ms / minute_ms / WEEK_MINUTES;
    opens = (weeks * WEEK_MINUTES + opens) * minute_ms;
    return opens > after_ms ? opens : opens + WEEK_MINUTES * minute_ms;
}
