#include "guide/words.h"
#include "base/clock.h"
#include "base/memory.h"

#include <stdio.h>
#include <string.h>

enum { MINUTE_MS = 60000 };

static void plural_put(long long count, const char *what, Text *text) {
    text_print(text, "%lld %s%s", count, what, count == 1 ? "" : "s");
}

void words_forecast(long long ms, Text *text) {
    long long minutes = (ms + MINUTE_MS / 2) / MINUTE_MS;
    if (ms <= 0)
        return;
    if (ms < 50000) {
        text_put(text, "less than a minute");
        return;
    }
    text_put(text, "about ");
    minutes <= 1 ? text_put(text, "a minute") : plural_put(minutes, "minute", text);
}

void words_span(long long ms, Text *text) {
    long long seconds = (ms + 500) / 1000, minutes = (ms + MINUTE_MS / 2) / MINUTE_MS;
    if (seconds < 100) {
        plural_put(seconds, "second", text);
    } else if (minutes < 100) {
        plural_put(minutes, "minute", text);
    } else {
        plural_put(minutes / 60, "hour", text);
        if (minutes % 60)
            text_put(text, " and "), plural_put(minutes % 60, "minute", text);
    }
}

void words_spans(long long least_ms, long long most_ms, Text *text) {
    AUTO(text_release) Text least = {0}, most = {0};
    words_span(least_ms, &least);
    words_span(most_ms, &most);
    if (strcmp(text_string(&least), text_string(&most)) != 0) {
        const char *unit = strchr(text_string(&least), ' '), *other = strchr(text_string(&most), ' ');
        size_t length = strcmp(unit, other) == 0 ? (size_t)(unit - text_string(&least)) : least.length;
        text_add(text, text_string(&least), length);
        text_put(text, " to ");
    }
    text_put(text, text_string(&most));
}

const char *words_moment(long long unix_ms, char text[MOMENT_SIZE]) {
    char stamp[TIME_SIZE];
    time_format(unix_ms, stamp);
    snprintf(text, MOMENT_SIZE, "%.10s %.5s UTC", stamp, stamp + strlen("2026-11-24T"));
    return text;
}

const char *words_clock(long long unix_ms, char text[MOMENT_SIZE]) {
    char stamp[TIME_SIZE];
    time_format(unix_ms, stamp);
    snprintf(text, MOMENT_SIZE, "%.8sZ", stamp + strlen("2026-11-24T"));
    return text;
}

char *words_value(const SettingRow *row, const char *value) {
    if (row->type == SETTING_SWITCH)
        return memory_copy(strcmp(value, "true") == 0 ? "on" : "off");
    if (!*value)
        return memory_copy("not set");
    return memory_print("%s%s%s", value, row->unit && *row->unit ? " " : "", row->unit ? row->unit : "");
}

void words_count(size_t count, const char *what, Text *text) {
    plural_put((long long)count, what, text);
}

char *words_waiting(const char *why, long long ms) {
    const char *what = strstr(why, "throttled") ? "AWS asks us to slow down" : "AWS did not answer well, asking again";
    long long seconds = ms < 1000 ? 1 : (ms + 500) / 1000; /* less is over before it could be read */
    return memory_print("%s: waiting %lld s (%s)", what, seconds, why);
}

char *words_ended(const char *clause) {
    bool ended = !*clause || strchr(".!?:", clause[strlen(clause) - 1]) != NULL;
    return memory_print("%s%s", clause, ended ? "" : ".");
}

char *words_sentence(const char *clause) {
    char *sentence = words_ended(clause);
    if (*sentence >= 'a' && *sentence <= 'z')
        *sentence = (char)(*sentence - 'a' + 'A');
    return sentence;
}

const char *words_type(const char *type) {
    return strncmp(type, "AWS::", 5) == 0 ? type + 5 : type;
}

const char doing_drift[] = "AWS compares every resource with the stack, which takes a minute or two";
const char doing_classes[] = "asking AWS which classes this region sells";
const char doing_remains[] = "deleting what is left of a first creation that failed";

char *words_reason(const char *reason) {
    const char *begin = strstr(reason, "message: \"");
    begin = begin ? begin + strlen("message: \"") : reason;
    const char *end = strstr(begin, " (Service: ");
    size_t length = end ? (size_t)(end - begin) : strlen(begin);
    const char *token = strstr(begin, "\" (RequestToken");
    if (token && (size_t)(token - begin) < length)
        length = (size_t)(token - begin);
    return memory_copy_n(begin, length);
}
