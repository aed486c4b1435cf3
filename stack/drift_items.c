/* What drift is kept in: copies and ends. See drift.h. */
#include "stack/drift.h"

#include "base/memory.h"

#include <stdlib.h>

void drift_item_release(DriftItem *item) {
    free(item->logical_id);
    free(item->type);
    free(item->property);
    free(item->expected);
    free(item->actual);
    free(item->by_hand);
    free(item->group_id);
    ec2_rule_release(&item->rule);
}

void drift_release(Drift *drift) {
    for (size_t i = 0; i < drift->count; i++)
        drift_item_release(&drift->items[i]);
    free(drift->items);
    waiting_release(&drift->waiting);
    *drift = (Drift){0};
}

void drift_add(Drift *drift, DriftItem item) {
    drift->items = memory_more(drift->items, drift->count, sizeof *drift->items);
    drift->items[drift->count++] = item;
}

Ec2Rule drift_rule_copy(const Ec2Rule *rule) {
    Ec2Rule copy = *rule;
    copy.protocol = memory_copy(rule->protocol);
    copy.peer = memory_copy(rule->peer);
    copy.owner = memory_copy(rule->owner);
    return copy;
}

DriftItem drift_item_copy(const DriftItem *item) {
    DriftItem copy = {.logical_id = memory_copy(item->logical_id),
                      .type = memory_copy(item->type),
                      .property = memory_copy(item->property),
                      .setting = item->setting,
                      .expected = memory_copy(item->expected),
                      .actual = memory_copy(item->actual),
                      .by_hand = memory_copy(item->by_hand),
                      .group_id = memory_copy(item->group_id)};
    if (item->group_id)
        copy.rule = drift_rule_copy(&item->rule);
    return copy;
}
