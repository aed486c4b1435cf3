/* See clock.h. What writes times: AWS (ISO 8601), Python's isoformat() and str(), `date`, Go, old versions of the `aws`
 * command ("…UTC"), HTTP. Python's dateutil, with which the `aws` command reads them, takes all of these. */
#include "base/clock.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

typedef struct Reader {
    const char *at;
    struct tm time;
    long long fraction_ms, offset_s;
} Reader;

/* ---- small parts */

static void blanks(Reader *reader) {
    while (isspace((unsigned char)*reader->at))
        reader->at++;
}

static bool mark(Reader *reader, const char *marks) {
    if (!*reader->at || !strchr(marks, *reader->at))
        return false;
    reader->at++;
    return true;
}

static size_t digits(const Reader *reader) {
    return strspn(reader->at, "0123456789");
}

/* That many digits, which are there. */
static int number(Reader *reader, size_t count) {
    int value = 0;
    for (; count > 0; count--)
        value = value * 10 + (*reader->at++ - '0');
    return value;
}

/* One or two digits; -1: none are there, or more. */
static int small(Reader *reader) {
    size_t count = digits(reader);
    return count == 1 || count == 2 ? number(reader, count) : -1;
}

static size_t letters(const Reader *reader) {
    size_t count = 0;
    while (isalpha((unsigned char)reader->at[count]))
        count++;
    return count;
}

/* The place in `names` of a word that is one of them, whole or its first three letters; -1: none is there. */
static int word(Reader *reader, const char *const *names, int count) {
    size_t length = letters(reader);
    for (int i = 0; i < count; i++)
        if ((length == 3 || length == strlen(names[i])) && strncasecmp(reader->at, names[i], length) == 0) {
            reader->at += length;
            return i;
        }
    return -1;
}

static int month_name(Reader *reader) {
    static const char *const names[] = {"January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December"};
    return word(reader, names, 12);
}

static void weekday(Reader *reader) {
    static const char *const names[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    if (word(reader, names, 7) >= 0)
        mark(reader, ",.");
    blanks(reader);
}

/* ---- the date */

/* "20991231", "2099-12-31", "2099/1/2", "2099-Dec-31". */
static bool year_first(Reader *reader) {
    size_t count = digits(reader);
    reader->time.tm_year = number(reader, 4) - 1900;
    if (count == 8 || count == 12 || count == 14) {
        reader->time.tm_mon = number(reader, 2) - 1;
        reader->time.tm_mday = number(reader, 2);
        return true;
    }
    if (count != 4 || !*reader->at || !strchr("-/.", *reader->at))
        return false;
    char between = *reader->at++;
    reader->time.tm_mon = isdigit((unsigned char)*reader->at) ? small(reader) - 1 : month_name(reader);
    if (*reader->at++ != between)
        return false;
    reader->time.tm_mday = small(reader);
    return true;
}

/* A year of four digits, behind day and month. */
static bool year_last(Reader *reader) {
    bool joined = mark(reader, "-/"), comma = !joined && mark(reader, ",");
    if ((comma && !isspace((unsigned char)*reader->at)) || (joined && isspace((unsigned char)*reader->at)))
        return false;
    blanks(reader);
    if (digits(reader) != 4)
        return false;
    reader->time.tm_year = number(reader, 4) - 1900;
    return true;
}

/* "31 Dec 2099", "31-Dec-2099". */
static bool day_first(Reader *reader) {
    reader->time.tm_mday = small(reader);
    blanks(reader);
    mark(reader, "-/");
    reader->time.tm_mon = month_name(reader);
    return reader->time.tm_mon >= 0 && year_last(reader);
}

static bool time_of_day(Reader *reader);

/* "Dec 31, 2099", or "Dec 31 12:00:00 [UTC] 2099", as ctime() and `date` say it. */
static bool month_first(Reader *reader) {
    reader->time.tm_mon = month_name(reader);
    mark(reader, ".");
    bool apart = isspace((unsigned char)*reader->at);
    blanks(reader);
    reader->time.tm_mday = small(reader);
    if (reader->time.tm_mon < 0 || reader->time.tm_mday < 0 || !apart)
        return false;
    blanks(reader);
    if (!strchr(reader->at, ':') || digits(reader) == 4 || *reader->at == ',')
        return year_last(reader);
    if (!time_of_day(reader))
        return false;
    blanks(reader);
    if (letters(reader) > 0 && (strncmp(reader->at, "UTC ", 4) == 0 || strncmp(reader->at, "GMT ", 4) == 0))
        reader->at += 4;
    return !strchr("-/,", *reader->at) && year_last(reader);
}

static bool date(Reader *reader) {
    weekday(reader);
    if (digits(reader) >= 4)
        return year_first(reader);
    return digits(reader) > 0 ? day_first(reader) : month_first(reader);
}

/* ---- the time of day */

static bool fraction(Reader *reader) {
    if (!mark(reader, ".,"))
        return true;
    if (digits(reader) == 0)
        return false;
    for (long long unit = 100; isdigit((unsigned char)*reader->at); reader->at++, unit /= 10)
        reader->fraction_ms += (*reader->at - '0') * unit;
    return true;
}

/* "12" of "12:00 PM" becomes 12, of "12:00 am" 0. */
static bool half_of_day(Reader *reader) {
    const char *before = reader->at;
    blanks(reader);
    bool evening = *reader->at == 'p' || *reader->at == 'P';
    if (letters(reader) != 2 || (!evening && *reader->at != 'a' && *reader->at != 'A') ||
        !strchr("mM", reader->at[1])) {
        reader->at = before;
        return true;
    }
    reader->at += 2;
    int hour = reader->time.tm_hour;
    reader->time.tm_hour = hour % 12 + (evening ? 12 : 0);
    return hour >= 1 && hour <= 12;
}

/* "12:34:56.789", "123456", "12:34", "1234", "12". */
static bool time_of_day(Reader *reader) {
    size_t count = digits(reader);
    int *const parts[] = {&reader->time.tm_hour, &reader->time.tm_min, &reader->time.tm_sec};
    bool together = count == 4 || count == 6;
    for (size_t i = 0; i < 3; i++) {
        if (i > 0 && !(together ? digits(reader) >= 2 : mark(reader, ":")))
            break;
        *parts[i] = together ? number(reader, 2) : small(reader);
        if (*parts[i] < 0)
            return false;
        if (i == 2 && !fraction(reader))
            return false;
    }
    return half_of_day(reader);
}

/* "Z", "UTC", nothing, "+02:00", "+0200", "+02"; also behind a blank. */
static bool zone(Reader *reader) {
    blanks(reader);
    for (const char *const *name = (const char *const[]){"UTC", "GMT", "Z", NULL}; *name; name++)
        if (letters(reader) == strlen(*name) && strncasecmp(reader->at, *name, strlen(*name)) == 0) {
            reader->at += strlen(*name);
            return true;
        }
    int sign = *reader->at == '-' ? -1 : 1;
    if (!mark(reader, "+-"))
        return true;
    size_t count = digits(reader);
    if (count != 2 && count != 4)
        return false;
    int hours = number(reader, 2), minutes = 0;
    if (mark(reader, ":") || count == 4)
        minutes = digits(reader) == 2 ? number(reader, 2) : 60;
    reader->offset_s = sign * (hours * 60LL + minutes) * 60;
    return hours < 24 && minutes < 60;
}

/* Whether there are such a day and such a time of day. */
static bool possible(const struct tm *time) {
    struct tm day = {.tm_year = time->tm_year, .tm_mon = time->tm_mon, .tm_mday = time->tm_mday};
    timegm(&day); /* turns a day that the month has not into one of the next */
    return time->tm_mon >= 0 && day.tm_mon == time->tm_mon && day.tm_mday == time->tm_mday && time->tm_hour < 24 &&
           time->tm_min < 60 && time->tm_sec < 60 && time->tm_year >= 1000 - 1900;
}

long long time_parse(const char *text) {
    Reader reader = {.at = text, .time = {.tm_mon = -1}};
    blanks(&reader);
    if (!date(&reader))
        return -1;
    bool together = digits(&reader) > 0; /* "20991231123456" */
    if (mark(&reader, ",") && !isspace((unsigned char)*reader.at))
        return -1;
    blanks(&reader);
    bool marked = mark(&reader, "Tt");
    if ((together || marked || digits(&reader) > 0) && !(time_of_day(&reader) && zone(&reader)))
        return -1;
    blanks(&reader);
    if (*reader.at || !possible(&reader.time))
        return -1;
    long long ms = (timegm(&reader.time) - reader.offset_s) * 1000LL + reader.fraction_ms;
    return ms < 0 ? 0 : ms;
}
