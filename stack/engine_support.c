/* See engine_support.h. */
#include "stack/engine_support.h"

#include "aws/services.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

enum { DAY_MS = 24 * 60 * 60 * 1000 };

void engine_support_find(AwsContext *aws, const Settings *settings, EngineSupport *support) {
    const char *version = settings_text(settings, "database.engine_version");
    const char *known = engine_support_day(version);
    Error ignored = {0};
    *support = (EngineSupport){.forced = !settings_on(settings, "database.extended_support")};
    engine_major(version, support->major);
    support->live = aws && rds_support_end(aws, support->major, support->day, &ignored) && support->day[0];
    if (!support->live)
        snprintf(support->day, sizeof support->day, "%s", known ? known : "");
}

long engine_support_left(const EngineSupport *support, long long now_ms) {
    char moment[sizeof "2030-02-28T23:59:59Z"];
    snprintf(moment, sizeof moment, "%sT23:59:59Z", support->day);
    long long end = support->day[0] ? time_parse(moment) : -1;
    return end < 0 ? LONG_MAX : (long)((end - now_ms) / DAY_MS);
}

void engine_support_words(const EngineSupport *support, Text *text) {
    if (!support->day[0])
        return;
    if (support->forced)
        text_print(text, "PostgreSQL %s: AWS upgrades it by force after %s, to a newer major version", support->major,
                   support->day);
    else
        text_print(text, "PostgreSQL %s: after %s it costs the price of Extended Support as well", support->major,
                   support->day);
}
