/* Events go in, rows come out. See progress.h and progress_rows.h. */
#include "stack/progress.h"
#include "stack/failures.h"
#include "stack/progress_rows.h"

#include "base/memory.h"
#include "base/must.h"

#include <stdlib.h>
#include <string.h>

enum { USUAL_UNKNOWN_S = 10, USUAL_NESTED_S = 75 };
static const char stack_type[] = "AWS::CloudFormation::Stack";

static bool ends_with(const char *text, const char *ending) {
    size_t length = strlen(text), tail = strlen(ending);
    return length >= tail && strcmp(text + length - tail, ending) == 0;
}

static bool begins_with(const char *text, const char *beginning) {
    return strncmp(text, beginning, strlen(beginning)) == 0;
}

static char *copy(const char *text) {
    return memory_copy(text ? text : "");
}

/* ---- rows */

static Row *row_add(Progress *progress, const char *logical_id, const char *type, size_t step, int usual_s) {
    progress->rows = memory_grow(progress->rows, progress->row_count + 1, sizeof *progress->rows);
    Row *row = &progress->rows[progress->row_count++];
    *row = (Row){.logical_id = copy(logical_id),
                 .type = copy(type),
                 .note = copy(""),
                 .step = step,
                 .usual_s = usual_s,
                 .outline_at = -1,
                 .now.physical_id = ""};
    return row;
}

/* A resource that the template does not name: a transform made it ("SecretRotationHostedRotationLambda"), so it stands
 * with the one whose name it begins with; else among "Other". */
static size_t step_for(Progress *progress, const char *logical_id) {
    size_t best = 0, step = 0;
    for (size_t i = 0; i < progress->row_count; i++) {
        const Row *row = &progress->rows[i];
        size_t length = strlen(row->logical_id);
        if (row->outline_at >= 0 && length > best && begins_with(logical_id, row->logical_id)) {
            best = length;
            step = row->step;
        }
    }
    if (best > 0)
        return step;
    if (progress->extra_step_count == 0) {
        progress->extra_steps = memory_grow(NULL, 1, sizeof *progress->extra_steps);
        progress->extra_steps[progress->extra_step_count++] = copy("Other");
    }
    return progress->outline->step_count;
}

static Row *row_find(Progress *progress, const char *logical_id, const char *type) {
    for (size_t i = 0; i < progress->row_count; i++)
        if (strcmp(progress->rows[i].logical_id, logical_id) == 0)
            return &progress->rows[i];
    int usual_s = type && strcmp(type, stack_type) == 0 ? USUAL_NESTED_S : USUAL_UNKNOWN_S;
    return row_add(progress, logical_id, type, step_for(progress, logical_id), usual_s);
}

static void rows_reset(Progress *progress) {
    for (size_t i = 0; i < progress->row_count; i++)
        progress->rows[i].now = (RowNow){.physical_id = ""};
    progress->now.cause = progress->now.stack_cause = NULL;
}

/* ---- one event */

static void begin(Progress *progress, const Entry *entry, ProgressDirection direction) {
    rows_reset(progress);
    progress->now.first = entry;
    progress->now.begun = true;
    progress->now.over = false;
    progress->now.outcome = OUTCOME_RUNNING;
    progress->now.direction = direction;
    progress->now.started_ms = progress->now.turned_ms = entry->event.at_ms;
    progress->now.ended_ms = 0;
}

/* The operation turns: from making to undoing, or to deleting what a cancelled creation made. */
static void turn(Progress *progress, const CfnEvent *event, ProgressDirection direction) {
    if (progress->now.direction != direction)
        progress->now.turned_ms = event->at_ms;
    progress->now.direction = direction;
}

static bool is_beginning(const char *status) {
    return strcmp(status, "CREATE_IN_PROGRESS") == 0 || strcmp(status, "UPDATE_IN_PROGRESS") == 0 ||
           strcmp(status, "IMPORT_IN_PROGRESS") == 0;
}

/* An event of the stack itself. A first beginning clears what older operations left; a transform makes a second one in
 * the same operation ("Transformation succeeded"). */
static void apply_stack(Progress *progress, const Entry *entry) {
    const CfnEvent *event = &entry->event;
    const StackStatus *status = stack_status(event->status);
    if (status->kind == STACK_REVIEW)
        return;
    bool fresh = !progress->now.begun || progress->now.over;
    bool creates = begins_with(event->status, "CREATE_") || begins_with(event->status, "IMPORT_");
    if (status->kind == STACK_BUSY && begins_with(event->status, "DELETE_")) {
        fresh ? begin(progress, entry, PROGRESS_DELETE) : turn(progress, event, PROGRESS_DELETE);
    } else if (status->undone) {
        if (!progress->now.begun)
            begin(progress, entry, PROGRESS_ROLLBACK);
        turn(progress, event, PROGRESS_ROLLBACK);
    } else if (fresh && is_beginning(event->status)) {
        begin(progress, entry, creates ? PROGRESS_CREATE : PROGRESS_UPDATE);
    }
    progress->now.stack_status = event->status;
    if (status->outcome != OUTCOME_RUNNING) {
        progress->now.over = true;
        progress->now.outcome = status->outcome;
        progress->now.ended_ms = event->at_ms;
    }
    bool wished = strstr(event->reason, "User Initiated") || strstr(event->reason, "requested by user");
    if (!progress->now.stack_cause && event->reason[0] && !wished &&
        (status->undone || ends_with(event->status, "_FAILED")))
        progress->now.stack_cause = event;
}

/* Once a new physical resource stands, the deletion of the one it replaced is no news about the row. */
static bool is_cleanup(const Row *row, const CfnEvent *event) {
    return row->now.state == PROGRESS_DONE && begins_with(event->status, "DELETE_") && row->now.physical_id[0] &&
           event->physical_id[0] && strcmp(row->now.physical_id, event->physical_id) != 0;
}

static ProgressState state_of(const char *status) {
    if (ends_with(status, "_IN_PROGRESS"))
        return PROGRESS_BUSY;
    if (ends_with(status, "_FAILED"))
        return PROGRESS_FAILED;
    if (strcmp(status, "DELETE_SKIPPED") == 0)
        return PROGRESS_KEPT;
    return begins_with(status, "DELETE_") ? PROGRESS_REMOVED : PROGRESS_DONE;
}

static Touch touch_of(const char *status) {
    return begins_with(status, "DELETE_") ? TOUCH_REMOVE : begins_with(status, "UPDATE_") ? TOUCH_MODIFY : TOUCH_ADD;
}

static void apply_row(Progress *progress, Entry *entry) {
    const CfnEvent *event = &entry->event;
    if (!entry->row)
        entry->row = (uint32_t)(row_find(progress, event->logical_id, event->type) - progress->rows) + 1;
    Row *row = &progress->rows[entry->row - 1];
    if (is_cleanup(row, event))
        return;
    ProgressState state = state_of(event->status);
    bool again = row->now.last &&
                 (row->now.state != PROGRESS_BUSY || touch_of(row->now.last->status) != touch_of(event->status));
    if (!row->now.last || (again && state == PROGRESS_BUSY)) {
        row->now.started_ms = event->at_ms;
        row->now.ended_ms = 0;
    }
    row->now.configured = state == PROGRESS_BUSY && (event->configured || (row->now.configured && !again));
    if (row->now.touch == TOUCH_NONE)
        row->now.touch = touch_of(event->status);
    row->now.state = state;
    row->now.last = event;
    if (event->physical_id[0])
        row->now.physical_id = event->physical_id;
    if (state == PROGRESS_BUSY)
        return;
    row->now.ended_ms = row->now.settle_ms = event->at_ms;
    if (state != PROGRESS_FAILED)
        return;
    if (failure_is_consequence(event->reason)) {
        row->now.cancelled = true;
    } else {
        row->now.failed = true;
        if (!progress->now.cause)
            progress->now.cause = event;
    }
}

static bool is_own(const Progress *progress, const CfnEvent *event) {
    return !progress->stack_id[0] || !event->stack_id[0] || strcmp(event->stack_id, progress->stack_id) == 0;
}

/* A stack inside ours: one of our rows has its ARN as physical id. */
static bool is_nested(const Progress *progress, const CfnEvent *event) {
    for (size_t i = 0; i < progress->row_count; i++)
        if (strcmp(progress->rows[i].now.physical_id, event->stack_id) == 0 && event->stack_id[0])
            return true;
    return false;
}

static void apply(Progress *progress, Entry *entry) {
    const CfnEvent *event = &entry->event;
    bool own = is_own(progress, event);
    entry->shows = false;
    if (event->at_ms < progress->since_ms) {
        if (own && entry->hidden)
            row_find(progress, event->logical_id, event->type)->standing = true;
        return;
    }
    if (!own && !is_nested(progress, event))
        return;
    if (own && progress->token[0] && !progress->now.token_seen && !entry->hidden) {
        progress->now.token_seen = strcmp(event->token, progress->token) == 0;
        if (!progress->now.token_seen)
            return;
    }
    if (event->at_ms > progress->now.last_ms)
        progress->now.last_ms = event->at_ms;
    if (own && strcmp(event->type, stack_type) == 0 && strcmp(event->physical_id, progress->stack_id) == 0)
        apply_stack(progress, entry);
    else if (own)
        apply_row(progress, entry);
    entry->shows = !entry->hidden;
}

void progress_apply_next(Progress *progress) {
    size_t at = progress->applied++;
    MUST(at == 0 || progress->entries[at - 1]->event.at_ms <= progress->entries[at]->event.at_ms);
    apply(progress, progress->entries[at]);
    progress->work++;
}

void progress_reset(Progress *progress) {
    rows_reset(progress);
    progress->now = (ProgressNow){.stack_status = "",
                                  .outcome = OUTCOME_RUNNING,
                                  .direction = progress->has_resources                              ? PROGRESS_DELETE
                                               : progress->has_changes && !progress->changes_create ? PROGRESS_UPDATE
                                                                                                    : PROGRESS_CREATE};
    progress->applied = 0;
}

void progress_refresh(Progress *progress) {
    size_t sorted = progress->sorted, count;
    AUTO(memory_release) char *places = (char *)progress_sort(progress, &count);
    const size_t *before = (size_t *)(void *)places;
    bool late = count > 0 && before[0] < sorted;
    if (progress->dirty)
        progress->shown_to = 0;
    else if (late && before[0] < progress->shown_to)
        progress->shown_to = before[0];
    if (progress->dirty)
        progress_run_anew(progress);
    else if (late)
        progress_run_late(progress, before, count, sorted);
    if (count > 0)
        progress->counted = false;
    progress_run(progress);
    progress->dirty = false;
}

/* ---- public */

Progress *progress_new(const TemplateOutline *outline, const char *stack_id, const char *token, long long since_ms) {
    Progress *progress = memory_new(1, sizeof *progress);
    progress->outline = outline;
    progress->stack_id = copy(stack_id);
    progress->token = copy(token);
    progress->since_ms = since_ms;
    progress->told_status = copy("");
    progress->dirty = true;
    for (size_t i = 0; i < outline->resource_count; i++) {
        const TemplateResource *resource = &outline->resources[i];
        Row *row = row_add(progress, resource->logical_id, resource->type, resource->step, resource->usual_s);
        row->wanted = resource->wanted;
        row->outline_at = (long)i;
    }
    return progress;
}

void progress_free(Progress *progress) {
    if (!progress)
        return;
    for (size_t i = 0; i < progress->row_count; i++) {
        free(progress->rows[i].logical_id);
        free(progress->rows[i].type);
        free(progress->rows[i].note);
    }
    for (size_t i = 0; i < progress->extra_step_count; i++)
        free(progress->extra_steps[i]);
    progress_counts_free(progress);
    progress_checkpoints_free(progress);
    progress_entries_free(progress);
    free(progress->extra_steps);
    free(progress->rows);
    free(progress->stack_id);
    free(progress->token);
    free(progress->told_status);
    free(progress);
}

static void expect_nothing(Progress *progress) {
    for (size_t i = 0; i < progress->row_count; i++)
        progress->rows[i].expected = TOUCH_NONE;
    progress->has_changes = progress->has_resources = false;
    progress->dirty = true;
    progress->counted = false;
}

void progress_expect_changes(Progress *progress, const CfnChange *changes, size_t count) {
    expect_nothing(progress);
    progress->has_changes = progress->changes_create = true;
    for (size_t i = 0; i < count; i++) {
        const CfnChange *change = &changes[i];
        bool adds = strcmp(change->action, "Add") == 0 || strcmp(change->action, "Import") == 0;
        bool replaced = strcmp(change->replacement, "True") == 0;
        bool removed = strcmp(change->action, "Remove") == 0;
        Row *row = row_find(progress, change->logical_id, change->type);
        row->expected = removed ? TOUCH_REMOVE : adds || replaced ? TOUCH_ADD : TOUCH_MODIFY;
        progress->changes_create = progress->changes_create && adds;
    }
}

void progress_expect_resources(Progress *progress, const CfnResource *resources, size_t count) {
    expect_nothing(progress);
    progress->has_resources = true;
    for (size_t i = 0; i < count; i++)
        if (strcmp(resources[i].status, "DELETE_COMPLETE") != 0)
            row_find(progress, resources[i].logical_id, resources[i].type)->expected = TOUCH_REMOVE;
}

bool progress_take(Progress *progress, const CfnEvent *event) {
    return progress_insert(progress, event, false);
}

void progress_resources(Progress *progress, const CfnResource *resources, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const CfnResource *resource = &resources[i];
        char *id = memory_print("resource %s %s %lld", resource->logical_id, resource->status, resource->at_ms);
        const CfnEvent event = {.id = id,
                                .stack_id = progress->stack_id,
                                .logical_id = resource->logical_id,
                                .physical_id = resource->physical_id,
                                .type = resource->type,
                                .status = resource->status,
                                .reason = resource->reason,
                                .token = (char[]){""},
                                .at_ms = resource->at_ms};
        progress_insert(progress, &event, true);
        free(id);
    }
}

void progress_stack(Progress *progress, const CfnStack *stack) {
    if (!progress->stack_id[0] && stack->id && stack->id[0]) {
        free(progress->stack_id);
        progress->stack_id = copy(stack->id);
        progress->dirty = true;
    }
    free(progress->told_status);
    progress->told_status = copy(stack->status);
}

void progress_note(Progress *progress, const char *logical_id, const char *note) {
    Row *row = row_find(progress, logical_id, "");
    free(row->note);
    row->note = copy(note);
}

/* The earliest failure inside the stack `id` that is none of its own and no consequence; NULL: none is known. */
static const CfnEvent *cause_in(const Progress *progress, const char *id) {
    for (size_t i = 0; i < progress->entry_count; i++) {
        const CfnEvent *event = &progress->entries[i]->event;
        if (strcmp(event->stack_id, id) != 0)
            continue;
        if (strcmp(event->physical_id, id) != 0 && ends_with(event->status, "_FAILED") &&
            !failure_is_consequence(event->reason))
            return event;
    }
    return NULL;
}

const CfnEvent *progress_cause(Progress *progress) {
    enum { DEPTH_MAX = 8 };
    progress_refresh(progress);
    const CfnEvent *cause = progress->now.cause;
    for (int depth = 0; cause && depth < DEPTH_MAX; depth++) {
        if (strcmp(cause->type, stack_type) != 0 || !cause->physical_id[0])
            return cause;
        const CfnEvent *inner = cause_in(progress, cause->physical_id);
        if (!inner)
            return cause;
        cause = inner;
    }
    return cause ? cause : progress->now.stack_cause;
}
