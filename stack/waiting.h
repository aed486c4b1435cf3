/* What was asked of the database and waits for its maintenance window: RDS queues it (PendingModifiedValues), and the
 * stack says already what the database will be. No drift: it comes by itself. Pure. */
#ifndef STACK_WAITING_H
#define STACK_WAITING_H

#include "aws/services.h"
#include "base/text.h"
#include "settings/settings.h"

typedef struct WaitingItem {
    const char *property;      /* "DBInstanceClass": of rds_properties */
    const SettingRow *setting; /* that says it; NULL: none does */
    char *now, *then;          /* as RDS has them, in force and in the queue */
} WaitingItem;
/* What becomes of it by a change that is about to be made (plan_waiting_fate()). */
typedef enum {
    WAITING_STAYS, /* the window makes it */
    WAITING_COMES, /* the change takes it along, at once */
    WAITING_GOES,  /* the change takes it back */
} WaitingFate;
typedef struct Waiting {
    char window[32]; /* "sun:04:30-sun:05:30", UTC */
    WaitingItem *items;
    size_t count; /* 0: nothing waits */
    Error unread; /* why nothing is known of it; said "": it is known */
} Waiting;
void waiting_release(Waiting *waiting); /* for AUTO */

/* The setting that says a property which RDS lets wait; NULL: none does. */
const SettingRow *waiting_setting(const char *property);
void waiting_read(const RdsInstance *database, Waiting *waiting);
/* NULL: that property has nothing that waits. */
const WaitingItem *waiting_find(const Waiting *waiting, const char *property);
/* Whether a parameter of the template means that value of RDS: "17" means 17.9, "true" is "true". */
bool waiting_means(const char *parameter, const char *value);

/* "the maintenance window sun:04:30-sun:05:30 (UTC), which opens on 2026-11-29 04:30 UTC"; `now_ms` 0: not when. */
void waiting_window_words(const char *window, long long now_ms, Text *text);
/* "database.instance_class db.t4g.micro → db.t4g.small, database.multi_az false → true" */
void waiting_words(const Waiting *waiting, Text *text);

#endif
