/* RDS: instances that somebody stops and starts. See rds.h. */
#include "base/memory.h"
#include "sandbox/services/rds.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* How long it takes; and it starts by itself after a week (RDS User Guide, "Stopping … temporarily"). */
enum { TURN_MS = 5 * 60 * 1000, WEEK_MS = 7 * 24 * 3600 * 1000 };

const char *rds_power_word(const World *world, const CfnPhysical *instance, long long at_ms) {
    long long stopped_ms = -1, started_ms = -1;
    size_t at = 0;
    for (const json_t *change; (change = world_change(world, "rds", instance->region, &at));) {
        const char *action = value_text(change, "action");
        long long when = json_integer_value(json_object_get(change, "at"));
        if (when > at_ms || when < instance->created_ms ||
            strcasecmp(value_text(json_object_get(change, "input"), "DBInstanceIdentifier"), instance->physical_id))
            continue;
        if (strcmp(action, "StopDBInstance") == 0)
            stopped_ms = when;
        else if (strcmp(action, "StartDBInstance") == 0)
            started_ms = when;
    }
    if (stopped_ms >= 0 && started_ms < stopped_ms && at_ms >= stopped_ms + WEEK_MS)
        started_ms = stopped_ms + WEEK_MS;
    if (started_ms > stopped_ms)
        return at_ms < started_ms + TURN_MS ? "starting" : "available";
    if (stopped_ms >= 0)
        return at_ms < stopped_ms + TURN_MS ? "stopping" : "stopped";
    return "available";
}
