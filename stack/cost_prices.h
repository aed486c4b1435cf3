/* What one thing costs in one region: looked up in AWS's price list where it was asked for (cost_list.h), else in the
 * table that is shipped (assets/prices.json).
 *
 * Both are groups of prices: a JSON object with "source", "date" (a day, a month or a year) and prices by name, such as
 * "nat_gateway_hour": 0.045 or "database_hour": {"db.t4g.micro": 0.016}. The first group that has a price counts. */
#ifndef STACK_COST_PRICES_H
#define STACK_COST_PRICES_H

#include <jansson.h>
#include <stdbool.h>

enum { HOURS_PER_MONTH = 730 }; /* as AWS's own calculator counts */

typedef struct Price {
    double usd;       /* > 0 */
    bool listed;      /* from AWS's price list, asked for by this program */
    char date[12];    /* "2026-10-02", "2026-10", "2026" */
    char source[120]; /* a few words */
} Price;

/* `item` is NULL for what has one price. False, with `price` as it was, when no group has it. From any thread. */
bool price_find(const char *region, const char *name, const char *item, Price *price);
/* Whether anything is known about the region. */
bool price_region(const char *region);

/* From now on the prices of this group come first for the region; NULL: only the shipped ones count. The group is taken
 * over. From any thread. */
void price_list_use(const char *region, json_t *group);

#endif
