/* What the stack costs a month, line by line, as far as prices are known (cost_prices.h).
 *
 * A price that nobody knows is unknown, never zero: its line says so, and the sum says what it leaves out.
 * Prices are USD a month of 730 hours, without tax, free tier or reservations. */
#ifndef STACK_COST_H
#define STACK_COST_H

#include "base/text.h"
#include "settings/settings.h"

typedef struct CostLine {
    const char *part; /* what it is, the same for all settings: "Database", "NAT"; constant */
    char *label;      /* "Database db.t4g.micro, Single-AZ" */
    char *detail;     /* what of it was chosen: "db.t4g.micro, Single-AZ"; "" when there is nothing to choose */
    double monthly;   /* USD; 0 when not known */
    bool known;
    bool listed;   /* the price is from AWS's price list, not from the shipped table */
    char date[12]; /* of the price: "2026-10-02", "2026-10" or "2026"; "" when not known */
} CostLine;

typedef struct CostEstimate {
    CostLine *lines;
    size_t count;
    double total;   /* of the known lines */
    size_t unknown; /* how many lines the sum leaves out */
    bool region;    /* something is known about this region */
    char date[28];  /* of the prices, "2026-11-01" or "2021-03-30 to 2026-10-02"; "" when none is known */
    char *source;   /* where they come from: "AWS's price list", "the shipped table", or both */
    char *left_out; /* a sentence: what comes on top (traffic, log volume …) and which lines are unknown */
} CostEstimate;

/* Never fails: what is not known is said. Overwrites `estimate`, which the caller releases. */
void cost_estimate(const Settings *settings, CostEstimate *estimate);
void cost_release(CostEstimate *estimate); /* for AUTO */
/* Line by line, each with the date of its price, then the sum, where the prices come from and what is left out. */
void cost_print(const CostEstimate *estimate, Text *text);
/* Whether any line has a price, so that there is a sum to tell. */
bool cost_known(const CostEstimate *estimate);
/* For a title: "~$71/month", "~$71+/month" when lines are unknown, "cost unknown" without a table for the region. */
void cost_short(const CostEstimate *estimate, Text *text);
/* USD a month of one instance class of PostgreSQL in a region, Single-AZ; false when it is not known. */
bool cost_database_class(const char *region, const char *instance_class, double *monthly);
/* The same with a standby in another zone (Multi-AZ): its own price, else twice the single one. */
bool cost_database_class_two(const char *region, const char *instance_class, double *monthly);

/* One part that costs another sum with other settings. */
typedef struct CostChange {
    char *label;    /* "Database: db.t4g.micro, Single-AZ -> db.t4g.medium, Single-AZ"; "Load balancer: added" */
    double monthly; /* USD, after less before; 0 when not known */
    bool known;     /* false: a price of either side is unknown */
} CostChange;

typedef struct CostDifference {
    CostChange *items; /* the parts that differ, in the order of the estimate; none when nothing differs */
    size_t count;
    double before, after; /* USD a month: the totals of what is known */
    double total;         /* USD a month: the sum of the known changes */
    size_t unknown;       /* how many changes the total leaves out */
} CostDifference;

/* What `after` costs more or less than `before`, part by part. Never fails. Overwrites `difference`, which the caller
 * releases. A part that stands in both with the same detail and price is no item. */
void cost_compare(const Settings *before, const Settings *after, CostDifference *difference);
void cost_difference_release(CostDifference *difference); /* for AUTO */
/* Adds "+$12.40/month: Database: db.t4g.micro, … -> db.t4g.medium, …", or "unknown: …". */
void cost_change_line(const CostChange *change, Text *text);
/* Adds the whole in a few words: "+$12.40/month", "no change", "+$12.40/month and what is unknown". */
void cost_difference_short(const CostDifference *difference, Text *text);

/* Adds what the other values would cost a month more or less than the present one ("On: +$16.43/month"), or why that is
 * not known before. Nothing when the setting has nothing to do with the bill. */
void setting_costs(const Settings *settings, const SettingRow *row, Text *text);

#endif
