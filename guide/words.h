/* How things are worded, once for all faces: durations, moments, values, sentences. */
#ifndef GUIDE_WORDS_H
#define GUIDE_WORDS_H

#include "base/text.h"
#include "settings/settings.h"

/* How long something is expected to take: "less than a minute", "about 12 minutes". Adds nothing when `ms` is 0 or
 * less: unknown. */
void words_forecast(long long ms, Text *text);
/* How long something took: "48 seconds", "12 minutes", "3 hours and 5 minutes". */
void words_span(long long ms, Text *text);
/* "6 to 7 minutes", "48 seconds to 2 minutes"; one span where both sound alike. */
void words_spans(long long least_ms, long long most_ms, Text *text);
/* "2026-11-24 20:07 UTC". */
enum { MOMENT_SIZE = 24 };
const char *words_moment(long long unix_ms, char text[MOMENT_SIZE]);
/* Of an event: "20:07:32Z". */
const char *words_clock(long long unix_ms, char text[MOMENT_SIZE]);

/* The value of a setting: "on", "20 GiB", "not set". New. */
char *words_value(const SettingRow *row, const char *value);
/* "1 resource", "62 resources". */
void words_count(size_t count, const char *what, Text *text);
/* For AwsContext.waiting: what looks like a standstill, "AWS asks us to slow down: waiting 2 s (…)". New. */
char *words_waiting(const char *why, long long ms);
/* A clause as a whole sentence: with a capital letter and a full stop. New; "" stays "". */
char *words_sentence(const char *clause);
/* The same, as it is but for the full stop: what follows a label. New. */
char *words_ended(const char *clause);
/* AWS's type as people say it: "EC2::Instance" of "AWS::EC2::Instance". A part of `type`. */
const char *words_type(const char *type);

/* What is being done just now, as clauses without a capital letter: words_sentence() makes sentences of them. */
extern const char doing_drift[], doing_classes[], doing_remains[];

/* The reason of an event without what a handler puts round it: "Resource handler returned message: \"…\" (RequestToken:
 * …)". New. */
char *words_reason(const char *reason);

#endif
