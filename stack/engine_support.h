/* How long AWS supports the chosen major version of PostgreSQL, and what becomes of the database then. */
#ifndef STACK_ENGINE_SUPPORT_H
#define STACK_ENGINE_SUPPORT_H

#include "aws/session.h"
#include "base/text.h"
#include "settings/engines.h"

typedef struct EngineSupport {
    char major[ENGINE_MAJOR_SIZE];
    char day[sizeof "2030-02-28"]; /* the last one of standard support; "" not known */
    bool live;                     /* the region said so; else it is the table's (engine_support_day()) */
    bool forced;                   /* then RDS upgrades by itself; else Extended Support begins, and its price */
} EngineSupport;

/* Asks the region (DescribeDBMajorEngineVersions); who can't ask, or asks nobody (`aws` NULL), gets the table's day. */
void engine_support_find(AwsContext *aws, const Settings *settings, EngineSupport *support);
/* How many days are left at `now_ms`; below 0: it is over. Of a day that is not known: a great many. */
long engine_support_left(const EngineSupport *support, long long now_ms);
/* "PostgreSQL 16: AWS upgrades it by force after 2029-02-28, to a newer major version": a clause. Nothing when no day
 * is known. */
void engine_support_words(const EngineSupport *support, Text *text);

enum { ENGINE_SUPPORT_SOON_DAYS = 365 }; /* so near, it is told with every plan */

#endif
