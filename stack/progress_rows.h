/* The inside of the progress model, shared by its parts: progress_events.c keeps the set of events, progress.c makes
 * rows of them, progress_replay.c does so again where one came late, progress_view.c counts, schedules and shows.
 * Nobody else includes this. */
#ifndef STACK_PROGRESS_ROWS_H
#define STACK_PROGRESS_ROWS_H

#include "stack/progress.h"

#include <stdint.h>

typedef enum { TOUCH_NONE, TOUCH_ADD, TOUCH_MODIFY, TOUCH_REMOVE } Touch;

/* Of a row, what is a function of the events. */
typedef struct RowNow {
    ProgressState state;
    Touch touch;
    const CfnEvent *last;    /* NULL: none yet */
    const char *physical_id; /* the newest known, "" */
    bool failed, cancelled;
    bool configured;                           /* while it is busy: it only settles */
    long long started_ms, ended_ms, settle_ms; /* settle_ms: when it last came to rest */
} RowNow;

typedef struct Row {
    char *logical_id, *type, *note;
    size_t step;
    int usual_s;
    bool wanted;     /* the outline expects it in a creation */
    long outline_at; /* its index in the outline; -1: only events know it */
    Touch expected;  /* what the change set says, or a deletion */
    bool standing;   /* it was there before this operation */
    RowNow now;
} Row;

typedef struct Entry {
    CfnEvent event; /* strings owned */
    int rank;       /* among events of the same millisecond: what comes first in the nature of things */
    bool hidden;    /* made of a resource's state, not seen as an event */
    bool shows;     /* when the rows were made: it is among those of an operation that are told */
    uint32_t row;   /* the number of its row, and 1; 0: not looked up yet */
} Entry;

/* Of the operation as a whole, what is a function of the events. */
typedef struct ProgressNow {
    bool begun, over, token_seen;
    ProgressDirection direction;
    const char *stack_status;
    StackOutcome outcome;
    long long started_ms, turned_ms, ended_ms, last_ms;
    const CfnEvent *cause, *stack_cause;
    const Entry *first; /* the beginning of the operation; NULL: none was seen */
} ProgressNow;

/* All of that as it was when `at` of the sorted entries had been gone through. */
typedef struct Checkpoint {
    size_t at;
    ProgressNow now;
    RowNow *rows;
    size_t row_count;
} Checkpoint;

struct Progress {
    const TemplateOutline *outline;
    char *stack_id, *token;
    long long since_ms;
    bool has_changes, has_resources; /* what progress_expect_… said */
    bool changes_create;

    Row *rows;
    size_t row_count;
    char **extra_steps; /* behind the outline's: "Other" */
    size_t extra_step_count;

    Entry **entries; /* sorted up to `sorted`, the rest as it came (progress_sort) */
    size_t entry_count, entry_room, sorted;
    uint32_t *index; /* open addressing by event id: entry number + 1 in `all` */
    Entry **all;     /* in the order of arrival */
    size_t index_size;

    char *told_status; /* DescribeStacks' word, "" none */
    bool dirty;        /* entries must be gone through from the start */
    size_t applied;    /* how many of them have been */
    ProgressNow now;
    Checkpoint *checkpoints; /* in the order of `at`; the first is at 0 */
    size_t checkpoint_count, checkpoint_room;
    size_t work; /* how often an event was gone through; tests hold it near the number of events */

    const Entry **shown; /* those of the operation, up to the entry `shown_to` */
    size_t shown_count, shown_room, shown_to;
    const Entry *shown_first; /* its beginning then */

    /* For the views. */
    bool counted;
    size_t *order;      /* the counted rows, step by step */
    size_t *step_first; /* where each step begins in `order`, and its end: one more than there are steps */
    size_t *steps;      /* those that have rows */
    size_t steps_shown;
    double share_floor;
    double eased_ms;                     /* the remaining time as shown … */
    long long eased_at_ms, eased_for_ms; /* … when, and in which turn (turned_ms) of the operation */
    ProgressDirection floor_direction;
};

/* Takes an event in, once; false: it is there already. `hidden`: made of a resource's state. */
bool progress_insert(Progress *progress, const CfnEvent *event, bool hidden);
/* Brings what was taken since into its place. Answers, for each of those entries in their order, before which of the
 * entries that were in their places already it came to stand: `*count` of them; the caller frees it. */
size_t *progress_sort(Progress *progress, size_t *count);
void progress_entries_free(Progress *progress);

/* Brings rows and counts up to date with what was taken. */
void progress_refresh(Progress *progress);
/* Goes through the next entry. */
void progress_apply_next(Progress *progress);
/* As before any event. */
void progress_reset(Progress *progress);

/* ---- progress_replay.c: what comes late changes what was made of later entries */

/* Goes on to the last entry. */
void progress_run(Progress *progress);
/* From the first entry. */
void progress_run_anew(Progress *progress);
/* After progress_sort(): goes through what the late ones may have changed, and no further. `sorted`: how many were in
 * their places before. */
void progress_run_late(Progress *progress, const size_t *before, size_t count, size_t sorted);
void progress_checkpoints_free(Progress *progress);

/* Frees what was counted for the views. */
void progress_counts_free(Progress *progress);

#endif
