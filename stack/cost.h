/* What the stack costs a month, line by line, as far as the shipped price table knows.
 *
 * A price that the table does not have is unknown, never zero: its line says so, and the sum says what it leaves out.
 * Prices are USD a month of 730 hours, without tax, free tier or reservations. */
#ifndef STACK_COST_H
#define STACK_COST_H

#include "base/text.h"
#include "stack/settings.h"

typedef struct CostLine {
    char *label;    /* "Database db.t4g.micro, Single-AZ" */
    double monthly; /* USD; 0 when not known */
    bool known;
} CostLine;

typedef struct CostEstimate {
    CostLine *lines;
    size_t count;
    double total;   /* of the known lines */
    size_t unknown; /* how many lines the sum leaves out */
    bool region;    /* the table has this region */
    char date[11];  /* of the prices, "2026-11-01" */
    char *left_out; /* a sentence: what comes on top (traffic, log volume …) and which lines are unknown */
} CostEstimate;

/* Never fails: what is not known is said. Overwrites `estimate`, which the caller releases. */
void cost_estimate(const Settings *settings, CostEstimate *estimate);
void cost_release(CostEstimate *estimate); /* for AUTO */
/* For a title: "~$71/month", "~$71+/month" when lines are unknown, "cost unknown" without a table for the region. */
void cost_short(const CostEstimate *estimate, Text *text);
/* USD a month of one instance class of PostgreSQL in a region, Single-AZ; false when the table does not know. */
bool cost_database_class(const char *region, const char *instance_class, double *monthly);

#endif
