/* Goes through events anew where one came late. What rows are is a function of the events in their order, so it is
 * remembered now and then how they stood; one that comes late sends the model back to the last such point before it,
 * and from there on only as far as its effect lasts: at the first point where all is as it was, the rest is, too. See
 * progress_rows.h. */
#include "stack/progress_rows.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* Events from one point to the next; never so few that the points take more room than the events. */
static size_t gap(const Progress *progress) {
    enum { LEAST = 128 };
    return 2 * progress->row_count > LEAST ? 2 * progress->row_count : LEAST;
}

/* ---- one point */

static void store(const Progress *progress, Checkpoint *point) {
    point->at = progress->applied;
    point->now = progress->now;
    point->row_count = progress->row_count;
    point->rows = memory_grow(point->rows, progress->row_count + 1, sizeof *point->rows);
    for (size_t i = 0; i < progress->row_count; i++)
        point->rows[i] = progress->rows[i].now;
}

/* A row that was not known at that point, as it was then. */
static RowNow row_at(const Checkpoint *point, size_t row) {
    return row < point->row_count ? point->rows[row] : (RowNow){.physical_id = ""};
}

static void restore(Progress *progress, const Checkpoint *point) {
    progress->applied = point->at;
    progress->now = point->now;
    for (size_t i = 0; i < progress->row_count; i++)
        progress->rows[i].now = row_at(point, i);
}

static bool row_same(const RowNow *a, const RowNow *b) {
    return a->state == b->state && a->touch == b->touch && a->last == b->last && a->failed == b->failed &&
           a->cancelled == b->cancelled && a->configured == b->configured && a->started_ms == b->started_ms &&
           a->ended_ms == b->ended_ms && a->settle_ms == b->settle_ms && strcmp(a->physical_id, b->physical_id) == 0;
}

static bool now_same(const ProgressNow *a, const ProgressNow *b) {
    return a->begun == b->begun && a->over == b->over && a->token_seen == b->token_seen &&
           a->direction == b->direction && strcmp(a->stack_status, b->stack_status) == 0 && a->outcome == b->outcome &&
           a->started_ms == b->started_ms && a->turned_ms == b->turned_ms && a->ended_ms == b->ended_ms &&
           a->last_ms == b->last_ms && a->cause == b->cause && a->stack_cause == b->stack_cause && a->first == b->first;
}

static bool same(const Progress *progress, const Checkpoint *point) {
    bool alike = now_same(&progress->now, &point->now);
    for (size_t i = 0; i < progress->row_count && alike; i++) {
        RowNow then = row_at(point, i);
        alike = row_same(&progress->rows[i].now, &then);
    }
    return alike;
}

/* ---- all of them */

/* Remembers how things stand now as the point number `index`. */
static void point_add(Progress *progress, size_t index) {
    if (progress->checkpoint_count == progress->checkpoint_room) {
        progress->checkpoint_room = 2 * progress->checkpoint_room + 8;
        progress->checkpoints =
            memory_grow(progress->checkpoints, progress->checkpoint_room, sizeof *progress->checkpoints);
    }
    Checkpoint *point = progress->checkpoints + index;
    memmove(point + 1, point, (progress->checkpoint_count++ - index) * sizeof *point);
    *point = (Checkpoint){0};
    store(progress, point);
}

static void points_cut(Progress *progress, size_t count) {
    while (progress->checkpoint_count > count)
        free(progress->checkpoints[--progress->checkpoint_count].rows);
}

void progress_checkpoints_free(Progress *progress) {
    points_cut(progress, 0);
    free(progress->checkpoints);
    progress->checkpoints = NULL;
    progress->checkpoint_room = 0;
}

/* Goes on to the entry `end`, remembering points from the number `next` on. Answers the number of the one after. */
static size_t run_to(Progress *progress, size_t end, size_t next) {
    while (progress->applied < end) {
        progress_apply_next(progress);
        if (progress->applied + 1 < end && progress->applied - progress->checkpoints[next - 1].at >= 2 * gap(progress))
            point_add(progress, next++);
    }
    return next;
}

void progress_run(Progress *progress) {
    (void)run_to(progress, progress->entry_count, progress->checkpoint_count);
}

void progress_run_anew(Progress *progress) {
    points_cut(progress, 0);
    progress_reset(progress);
    point_add(progress, 0);
    progress_run(progress);
}

/* ---- late ones */

/* Where the points are now that `count` entries came before those that are named. */
static void points_shift(Progress *progress, const size_t *before, size_t count) {
    size_t passed = 0;
    for (size_t i = 0; i < progress->checkpoint_count; i++) {
        while (passed < count && before[passed] < progress->checkpoints[i].at)
            passed++;
        progress->checkpoints[i].at += passed;
    }
}

/* The last point at or before the entry. */
static size_t point_before(const Progress *progress, size_t entry) {
    size_t low = 0, high = progress->checkpoint_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (progress->checkpoints[middle].at <= entry)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* From the late one number `i` on, as far as its effect lasts. Answers the first late one that was not gone through. */
static size_t mend(Progress *progress, const size_t *before, size_t count, size_t i) {
    size_t point = point_before(progress, before[i] + i);
    restore(progress, &progress->checkpoints[point]);
    while (++point < progress->checkpoint_count) {
        size_t end = progress->checkpoints[point].at;
        point = run_to(progress, end, point);
        while (i < count && before[i] + i < end)
            i++;
        if (same(progress, &progress->checkpoints[point]))
            return i;
        store(progress, &progress->checkpoints[point]);
    }
    return i;
}

void progress_run_late(Progress *progress, const size_t *before, size_t count, size_t sorted) {
    size_t late = 0;
    while (late < count && before[late] < sorted)
        late++;
    bool added = progress->checkpoints[progress->checkpoint_count - 1].at < sorted;
    if (added)
        point_add(progress, progress->checkpoint_count); /* the last one is how things stand in the end */
    points_shift(progress, before, late);
    for (size_t i = 0; i < late;)
        i = mend(progress, before, late, i);
    const Checkpoint *last = &progress->checkpoints[progress->checkpoint_count - 1];
    restore(progress, last);
    if (added && last->at - last[-1].at < gap(progress))
        points_cut(progress, progress->checkpoint_count - 1);
}
