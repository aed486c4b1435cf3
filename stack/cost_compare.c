/* What one set of settings costs more than another; see cost.h. */
#include "base/memory.h"
#include "stack/cost.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Below half a cent a month, a difference is the rounding of the sums. */
static bool same_sum(double one, double other) {
    return fabs(one - other) < 0.005;
}

static const CostLine *line_of(const CostEstimate *estimate, const char *part) {
    for (size_t i = 0; i < estimate->count; i++)
        if (strcmp(estimate->lines[i].part, part) == 0)
            return &estimate->lines[i];
    return NULL;
}

/* "Public IPv4 addresses," reads well before its number, and not before a colon. */
static int part_length(const char *part) {
    size_t length = strlen(part);
    return (int)(length && part[length - 1] == ',' ? length - 1 : length);
}

/* Either is NULL where the settings do not have the part at all. */
static void change_add(CostDifference *difference, const CostLine *before, const CostLine *after) {
    const char *part = before ? before->part : after->part;
    CostChange change = {.known = (!before || before->known) && (!after || after->known)};
    bool same_detail = before && after && strcmp(before->detail, after->detail) == 0;
    if (change.known)
        change.monthly = (after ? after->monthly : 0) - (before ? before->monthly : 0);
    if (same_detail && before->known == after->known && same_sum(change.monthly, 0))
        return;
    const char *only = before ? before->detail : after->detail;
    if (!before || !after)
        change.label =
            memory_print("%.*s: %s%s%s", part_length(part), part, only, *only ? " " : "", before ? "removed" : "added");
    else if (same_detail) /* another region: the same thing at another price */
        change.label = memory_print("%.*s: %s%sanother price", part_length(part), part, only, *only ? ", " : "");
    else
        change.label = memory_print("%.*s: %s -> %s", part_length(part), part, before->detail, after->detail);
    difference->total += change.monthly;
    difference->unknown += !change.known;
    difference->items = memory_grow(difference->items, difference->count + 1, sizeof *difference->items);
    difference->items[difference->count++] = change;
}

void cost_compare(const Settings *before, const Settings *after, CostDifference *difference) {
    AUTO(cost_release) CostEstimate was = {0};
    AUTO(cost_release) CostEstimate is = {0};
    *difference = (CostDifference){0};
    cost_estimate(before, &was);
    cost_estimate(after, &is);
    difference->before = was.total;
    difference->after = is.total;
    for (size_t i = 0; i < is.count; i++)
        change_add(difference, line_of(&was, is.lines[i].part), &is.lines[i]);
    for (size_t i = 0; i < was.count; i++)
        if (!line_of(&is, was.lines[i].part))
            change_add(difference, &was.lines[i], NULL);
}

void cost_difference_release(CostDifference *difference) {
    for (size_t i = 0; i < difference->count; i++)
        free(difference->items[i].label);
    free(difference->items);
    *difference = (CostDifference){0};
}

static void sum_put(double monthly, Text *text) {
    text_print(text, "%c$%.2f/month", monthly < 0 ? '-' : '+', fabs(monthly));
}

void cost_change_line(const CostChange *change, Text *text) {
    if (change->known)
        sum_put(change->monthly, text);
    else
        text_put(text, "unknown");
    text_print(text, ": %s", change->label);
}

void cost_difference_short(const CostDifference *difference, Text *text) {
    if (!difference->count) {
        text_put(text, "no change");
        return;
    }
    if (difference->unknown == difference->count) {
        text_put(text, "the difference is unknown");
        return;
    }
    if (same_sum(difference->total, 0))
        text_put(text, "the same sum");
    else
        sum_put(difference->total, text);
    if (difference->unknown)
        text_put(text, " and what is unknown");
}
