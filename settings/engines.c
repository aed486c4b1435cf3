/* See engines.h. */
#include "settings/engines.h"

#include <stdio.h>
#include <string.h>

/* The days are of AWS's "Release calendars for Amazon RDS for PostgreSQL", column "RDS end of standard support date",
 * as read in November 2026 by way of endoflife.date. Then RDS upgrades by itself: the template turns Extended Support
 * off. The day of 18 could not be confirmed. */
#define DAY_OF_16 "2029-02-28"
#define DAY_OF_17 "2030-02-28"

const SettingChoice engine_choices[] = {
    {"16", "PostgreSQL 16, newest minor version; AWS upgrades it by force after " DAY_OF_16},
    {"17", "PostgreSQL 17, newest minor version; AWS upgrades it by force after " DAY_OF_17},
    {"18", "PostgreSQL 18, newest minor version"},
    {NULL, NULL},
};

void engine_major(const char *version, char major[ENGINE_MAJOR_SIZE]) {
    snprintf(major, ENGINE_MAJOR_SIZE, "%.*s", (int)strcspn(version, "."), version);
}

bool engine_known(const char *major) {
    for (const SettingChoice *choice = engine_choices; choice->value; choice++)
        if (strcmp(choice->value, major) == 0)
            return true;
    return false;
}

const char *engine_support_day(const char *version) {
    static const struct { const char *major, *day; } days[] = {{"16", DAY_OF_16}, {"17", DAY_OF_17}};
    char major[ENGINE_MAJOR_SIZE];
    engine_major(version, major);
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        if (strcmp(days[i].major, major) == 0)
            return days[i].day;
    return NULL;
}
