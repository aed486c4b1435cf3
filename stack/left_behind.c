/* See left_behind.h. */
#include "stack/left_behind.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

void left_behind_release(LeftBehind *left) {
    free(left->items);
    *left = (LeftBehind){0};
}

/* A replaced resource has two physical ids under one name. */
static bool same_thing(const CfnEvent *one, const CfnEvent *other) {
    return strcmp(one->logical_id, other->logical_id) == 0 && strcmp(one->physical_id, other->physical_id) == 0;
}

/* Whether something came of it after event `index`: another try, or its end. */
static bool is_last(Progress *progress, size_t index) {
    const CfnEvent *event = progress_event(progress, index);
    for (size_t i = index + 1; i < progress_event_count(progress); i++)
        if (same_thing(event, progress_event(progress, i)))
            return false;
    return true;
}

void left_behind(Progress *progress, const char *stack_status, LeftBehind *left) {
    *left = (LeftBehind){0};
    if (strcmp(stack_status, "UPDATE_COMPLETE") != 0 && strcmp(stack_status, "UPDATE_ROLLBACK_COMPLETE") != 0)
        return;
    for (size_t i = 0; i < progress_event_count(progress); i++) {
        const CfnEvent *event = progress_event(progress, i);
        if (strcmp(event->status, "DELETE_FAILED") != 0 || !event->physical_id[0] || !is_last(progress, i))
            continue;
        left->items = memory_more(left->items, left->count, sizeof *left->items);
        left->items[left->count++] = event;
    }
}
