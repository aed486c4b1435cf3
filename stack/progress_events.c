/* The set of events of the progress model: each once, sorted, found by its id. See progress_rows.h. */
#include "stack/progress_rows.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static bool ends_with(const char *text, const char *ending) {
    size_t length = strlen(text), tail = strlen(ending);
    return length >= tail && strcmp(text + length - tail, ending) == 0;
}

static char *copy(const char *text) {
    return memory_copy(text ? text : "");
}

static uint64_t hash(const char *text) {
    uint64_t value = 1469598103934665603u; /* FNV-1a */
    for (; *text; text++)
        value = (value ^ (unsigned char)*text) * 1099511628211u;
    return value;
}

static uint32_t *index_slot(const Progress *progress, const char *id) {
    size_t mask = progress->index_size - 1;
    for (size_t at = hash(id) & mask;; at = (at + 1) & mask) {
        uint32_t *slot = &progress->index[at];
        if (*slot == 0 || strcmp(progress->all[*slot - 1]->event.id, id) == 0)
            return slot;
    }
}

static void index_grow(Progress *progress) {
    if (2 * (progress->entry_count + 1) <= progress->index_size)
        return;
    progress->index_size = progress->index_size ? 2 * progress->index_size : 256;
    free(progress->index);
    progress->index = memory_new(progress->index_size, sizeof *progress->index);
    for (size_t i = 0; i < progress->entry_count; i++)
        *index_slot(progress, progress->all[i]->event.id) = (uint32_t)i + 1;
}

/* The stack's own events stand around those of its resources. */
static int rank_of(const CfnEvent *event) {
    if (strcmp(event->physical_id, event->stack_id) == 0)
        return ends_with(event->status, "_IN_PROGRESS") ? -1 : 4;
    bool undoing = strncmp(event->status, "DELETE_", 7) == 0 || strstr(event->status, "ROLLBACK") != NULL;
    return 2 * undoing + !ends_with(event->status, "_IN_PROGRESS");
}

static int entry_order(const Entry *a, const Entry *b) {
    if (a->event.at_ms != b->event.at_ms)
        return a->event.at_ms < b->event.at_ms ? -1 : 1;
    if (a->rank != b->rank)
        return a->rank - b->rank;
    return strcmp(a->event.id, b->event.id);
}

static void entry_append(Progress *progress, Entry *entry) {
    if (progress->entry_count == progress->entry_room) {
        progress->entry_room = 2 * progress->entry_room + 64;
        progress->entries = memory_grow(progress->entries, progress->entry_room, sizeof *progress->entries);
        progress->all = memory_grow(progress->all, progress->entry_room, sizeof *progress->all);
    }
    progress->entries[progress->entry_count] = entry;
    progress->all[progress->entry_count++] = entry;
}

static int by_order(const void *one, const void *other) {
    return entry_order(*(Entry *const *)one, *(Entry *const *)other);
}

/* How many of the first `count` entries stand before this one. */
static size_t place_of(const Progress *progress, const Entry *entry, size_t count) {
    size_t low = 0;
    while (low < count) {
        size_t middle = low + (count - low) / 2;
        if (entry_order(progress->entries[middle], entry) < 0)
            low = middle + 1;
        else
            count = middle;
    }
    return low;
}

/* Merges the sorted `entries` up to `middle` with those behind it, from the end on. */
static size_t *entries_merge(Progress *progress, size_t middle) {
    Entry **entries = progress->entries;
    size_t late = progress->entry_count - middle, *before = memory_new(late, sizeof *before);
    Entry **tail = memory_new(late, sizeof *tail);
    memcpy(tail, entries + middle, late * sizeof *tail);
    for (size_t i = late, end = middle; i-- > 0; end = before[i]) {
        bool behind = end == middle && (end == 0 || entry_order(entries[end - 1], tail[i]) < 0);
        before[i] = behind ? end : place_of(progress, tail[i], end);
        memmove(entries + before[i] + i + 1, entries + before[i], (end - before[i]) * sizeof *entries);
        entries[before[i] + i] = tail[i];
    }
    free(tail);
    return before;
}

size_t *progress_sort(Progress *progress, size_t *count) {
    size_t middle = progress->sorted;
    *count = progress->entry_count - middle;
    if (*count == 0)
        return NULL;
    qsort(progress->entries + middle, *count, sizeof *progress->entries, by_order);
    progress->sorted = progress->entry_count;
    return entries_merge(progress, middle);
}

bool progress_insert(Progress *progress, const CfnEvent *event, bool hidden) {
    index_grow(progress);
    uint32_t *slot = index_slot(progress, event->id);
    if (*slot)
        return false;
    Entry *entry = memory_new(1, sizeof *entry);
    entry->event =
        (CfnEvent){copy(event->id),   copy(event->stack_id), copy(event->logical_id), copy(event->physical_id),
                   copy(event->type), copy(event->status),   copy(event->reason),     copy(event->token),
                   event->at_ms,      event->configured};
    entry->rank = rank_of(&entry->event);
    entry->hidden = hidden;
    *slot = (uint32_t)progress->entry_count + 1;
    entry_append(progress, entry);
    progress->counted = false;
    return true;
}

/* ---- those of the operation */

static void show(Progress *progress, const Entry *entry) {
    if (progress->shown_count == progress->shown_room) {
        progress->shown_room = 2 * progress->shown_room + 64;
        progress->shown = memory_grow(progress->shown, progress->shown_room, sizeof *progress->shown);
    }
    progress->shown[progress->shown_count++] = entry;
}

static void shown_refresh(Progress *progress) {
    progress_refresh(progress);
    const Entry *first = progress->now.first;
    size_t from = first ? place_of(progress, first, progress->entry_count) : 0;
    if (first != progress->shown_first || progress->shown_to <= from) {
        progress->shown_count = 0;
        progress->shown_to = from;
        progress->shown_first = first;
    }
    while (progress->shown_count > 0 && progress->shown_to < progress->entry_count &&
           entry_order(progress->shown[progress->shown_count - 1], progress->entries[progress->shown_to]) >= 0)
        progress->shown_count--;
    for (; progress->shown_to < progress->entry_count; progress->shown_to++)
        if (progress->entries[progress->shown_to]->shows)
            show(progress, progress->entries[progress->shown_to]);
}

size_t progress_event_count(Progress *progress) {
    shown_refresh(progress);
    return progress->shown_count;
}

const CfnEvent *progress_event(Progress *progress, size_t index) {
    shown_refresh(progress);
    return index < progress->shown_count ? &progress->shown[index]->event : NULL;
}

void progress_entries_free(Progress *progress) {
    for (size_t i = 0; i < progress->entry_count; i++) {
        CfnEvent *event = &progress->entries[i]->event;
        char *const parts[] = {event->id,   event->stack_id, event->logical_id, event->physical_id,
                               event->type, event->status,   event->reason,     event->token};
        for (size_t j = 0; j < sizeof parts / sizeof *parts; j++)
            free(parts[j]);
        free(progress->entries[i]);
    }
    free(progress->entries);
    free(progress->all);
    free(progress->index);
    free(progress->shown);
}
