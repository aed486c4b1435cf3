/* Counts, times and steps of the progress model. See progress.h and progress_rows.h. */
#include "stack/progress.h"
#include "stack/progress_rows.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* How long other things take beside a creation, in shares of it (public reports: RDS 595 s to create, 171 to change,
 * about 300 to delete). */
static const double modify_share = 0.3, remove_share = 0.5;
enum { EXPECTED_MIN_MS = 2000 };

static size_t progress_all_steps(const Progress *progress) {
    return progress->outline->step_count + progress->extra_step_count;
}

static const char *step_name(const Progress *progress, size_t step) {
    return step < progress->outline->step_count ? progress->outline->steps[step]
                                                : progress->extra_steps[step - progress->outline->step_count];
}

static bool row_is_expected(const Progress *progress, const Row *row) {
    switch (progress->now.direction) {
    case PROGRESS_CREATE:
        return progress->has_changes ? row->expected != TOUCH_NONE : row->wanted;
    case PROGRESS_UPDATE:
        return progress->has_changes && row->expected != TOUCH_NONE;
    case PROGRESS_ROLLBACK:
        return false;
    case PROGRESS_DELETE:
        return progress->has_resources ? row->expected != TOUCH_NONE : row->standing;
    }
    return false;
}

/* A change set names what may change: a resource whose condition or value turns out as it was gets no event. */
static bool row_is_unchanged(const Progress *progress, const Row *row) {
    return progress->now.over && progress->now.outcome == OUTCOME_SUCCEEDED && row->now.touch == TOUCH_NONE &&
           row_is_expected(progress, row);
}

static bool row_is_counted(const Progress *progress, const Row *row) {
    return row->now.touch != TOUCH_NONE || (row_is_expected(progress, row) && !row_is_unchanged(progress, row));
}

static bool row_is_settled(const Progress *progress, const Row *row) {
    if (row->now.state == PROGRESS_WAITING || row->now.state == PROGRESS_BUSY)
        return false;
    if (progress->now.direction == PROGRESS_ROLLBACK)
        return row->now.settle_ms >= progress->now.turned_ms;
    if (progress->now.direction == PROGRESS_DELETE)
        return row->now.state == PROGRESS_REMOVED || row->now.state == PROGRESS_KEPT;
    return row->now.state != PROGRESS_FAILED;
}

/* ---- which rows stand in which step */

void progress_counts_free(Progress *progress) {
    free(progress->order);
    free(progress->step_first);
    free(progress->steps);
    progress->order = progress->step_first = progress->steps = NULL;
    progress->steps_shown = 0;
    progress->counted = false;
}

static void count(Progress *progress) {
    progress_refresh(progress);
    if (progress->counted)
        return;
    progress_counts_free(progress);
    size_t steps = progress_all_steps(progress), used = 0;
    progress->order = memory_new(progress->row_count + 1, sizeof *progress->order);
    progress->step_first = memory_new(steps + 1, sizeof *progress->step_first);
    progress->steps = memory_new(steps + 1, sizeof *progress->steps);
    for (size_t step = 0; step < steps; step++) {
        progress->step_first[step] = used;
        for (size_t i = 0; i < progress->row_count; i++)
            if (progress->rows[i].step == step && row_is_counted(progress, &progress->rows[i]))
                progress->order[used++] = i;
        if (used > progress->step_first[step])
            progress->steps[progress->steps_shown++] = step;
    }
    progress->step_first[steps] = used;
    progress->counted = true;
}

/* ---- expected times */

static Touch row_touch(const Progress *progress, const Row *row) {
    if (progress->now.direction == PROGRESS_DELETE || progress->now.direction == PROGRESS_ROLLBACK)
        return TOUCH_REMOVE;
    if (row->now.touch != TOUCH_NONE && !(row->now.touch == TOUCH_MODIFY && row->expected == TOUCH_ADD))
        return row->now.touch;
    return row->expected != TOUCH_NONE                  ? row->expected
           : progress->now.direction == PROGRESS_UPDATE ? TOUCH_MODIFY
                                                        : TOUCH_ADD;
}

/* What earlier runs have shown; 0: none has. */
static int took_s(const Progress *progress, const Row *row, Touch touch) {
    static const TemplateVerb verbs[] = {
        [TOUCH_ADD] = TEMPLATE_CREATE, [TOUCH_MODIFY] = TEMPLATE_UPDATE, [TOUCH_REMOVE] = TEMPLATE_DELETE};
    if (row->outline_at < 0 || touch == TOUCH_NONE)
        return 0;
    return progress->outline->resources[row->outline_at].took[verbs[touch]].middle_s;
}

/* Without what this run has shown. */
static long long usual_ms(const Progress *progress, const Row *row) {
    Touch touch = row_touch(progress, row);
    int took = took_s(progress, row, touch);
    double share = touch == TOUCH_MODIFY ? modify_share : touch == TOUCH_REMOVE ? remove_share : 1;
    long long ms = took > 0 ? 1000LL * took : (long long)(row->usual_s * 1000 * share);
    return ms < EXPECTED_MIN_MS ? EXPECTED_MIN_MS : ms;
}

/* What finished resources have shown: how long they took, and how long they usually take. */
typedef struct Shown {
    double taken_ms, usual_ms;
} Shown;

/* `type` NULL: all of them. */
static Shown shown_by(const Progress *progress, const char *type) {
    Shown shown = {0, 0};
    for (size_t i = 0; i < progress->row_count; i++) {
        const Row *row = &progress->rows[i];
        if (row->now.ended_ms == 0 || row->now.failed || row->now.cancelled || row->now.state == PROGRESS_BUSY ||
            row->now.started_ms < progress->now.turned_ms || (type && strcmp(type, row->type) != 0))
            continue;
        shown.taken_ms += (double)(row->now.ended_ms - row->now.started_ms);
        shown.usual_ms += (double)usual_ms(progress, row);
    }
    return shown;
}

/* `before` is believed as if `weight_ms` of usual time had shown it. */
static double learn(double before, double weight_ms, Shown shown) {
    return (before * weight_ms + shown.taken_ms) / (weight_ms + shown.usual_ms);
}

/* How long `row` may take, by what this run has shown: first by all, then by those of its type. What takes long is
 * believed longer: ten roles made in half the time promise nothing about a database. */
static long long learnt_ms(const Progress *progress, const Row *row, Shown all) {
    enum { ALL_MS = 60000, TYPE_MS = 30000 };
    double usual = (double)usual_ms(progress, row);
    double pace = learn(1, usual / 2 > ALL_MS ? usual / 2 : ALL_MS, all);
    pace = learn(pace, usual > TYPE_MS ? usual : TYPE_MS, shown_by(progress, row->type));
    pace = pace < 0.25 ? 0.25 : pace > 4 ? 4 : pace;
    return (long long)(usual * pace);
}

typedef struct Schedule {
    const Progress *progress;
    Shown all;
    long long now_ms;
    long long *ends; /* by row; 0: not known yet; -1: being found (a cycle would end there) */
    bool *late;      /* by row: what its end waits for is long overdue, so nobody knows it */
    long *rows;      /* of each resource of the outline: its row, or -1 */
} Schedule;

static long long schedule_end(Schedule *schedule, size_t index);

/* When both are over; `late` becomes that of the later. What only settles keeps nobody waiting that needs it. */
static long long later(Schedule *schedule, size_t resource, long long at, bool *late) {
    long row = schedule->rows[resource];
    bool waits = row >= 0 && !schedule->progress->rows[row].now.configured;
    long long end = waits ? schedule_end(schedule, (size_t)row) : 0;
    *late = end > at ? schedule->late[row] : *late;
    return end > at ? end : at;
}

/* When what `row` waits for is over: what it needs, or, backwards, what needs it. */
static long long schedule_start(Schedule *schedule, const Row *row, bool *late) {
    const TemplateOutline *outline = schedule->progress->outline;
    bool backwards =
        schedule->progress->now.direction == PROGRESS_ROLLBACK || schedule->progress->now.direction == PROGRESS_DELETE;
    long long start = schedule->now_ms;
    if (row->outline_at < 0)
        return start;
    const TemplateResource *own = &outline->resources[row->outline_at];
    for (size_t i = 0; !backwards && i < own->need_count; i++)
        start = later(schedule, own->needs[i], start, late);
    for (size_t i = 0; backwards && i < outline->resource_count; i++)
        for (size_t j = 0; j < outline->resources[i].need_count; j++)
            if (outline->resources[i].needs[j] == (size_t)row->outline_at)
                start = later(schedule, i, start, late);
    return start;
}

/* When what is busy is over, as one can say. Nearly due or overdue nobody knows; it is told for a while that the longer
 * it took, the longer it may still take. */
static long long busy_end(const Schedule *schedule, const Row *row, bool *late) {
    enum { GRACE_MS = 30000 };
    long long now = schedule->now_ms, took = now - row->now.started_ms;
    long long learnt = learnt_ms(schedule->progress, row, schedule->all);
    long long over = now + (took < learnt ? took : learnt) / 10 + EXPECTED_MIN_MS, end = row->now.started_ms + learnt;
    *late = took > learnt + learnt / 4 + GRACE_MS;
    return end > over ? end : over;
}

static long long schedule_end(Schedule *schedule, size_t index) {
    const Row *row = &schedule->progress->rows[index];
    if (schedule->ends[index] != 0)
        return schedule->ends[index];
    schedule->ends[index] = -1;
    long long end;
    if (!row_is_counted(schedule->progress, row) || row_is_settled(schedule->progress, row))
        end = schedule->now_ms;
    else if (row->now.state == PROGRESS_BUSY)
        end = busy_end(schedule, row, &schedule->late[index]);
    else
        end = schedule_start(schedule, row, &schedule->late[index]) + learnt_ms(schedule->progress, row, schedule->all);
    return schedule->ends[index] = end;
}

/* How long until the last of the counted rows is where it should be, and whether that is long overdue. */
static long long remaining_ms(const Progress *progress, long long now_ms, bool *late) {
    Schedule schedule = {.progress = progress, .all = shown_by(progress, NULL), .now_ms = now_ms > 0 ? now_ms : 1};
    schedule.ends = memory_new(progress->row_count + 1, sizeof *schedule.ends);
    schedule.late = memory_new(progress->row_count + 1, sizeof *schedule.late);
    schedule.rows = memory_new(progress->outline->resource_count + 1, sizeof *schedule.rows);
    for (size_t i = 0; i < progress->outline->resource_count; i++)
        schedule.rows[i] = -1;
    for (size_t i = 0; i < progress->row_count; i++)
        if (progress->rows[i].outline_at >= 0 && row_is_counted(progress, &progress->rows[i]))
            schedule.rows[progress->rows[i].outline_at] = (long)i;
    long long end = schedule.now_ms;
    for (size_t i = 0; i < progress->row_count; i++) {
        long long one = row_is_counted(progress, &progress->rows[i]) ? schedule_end(&schedule, i) : 0;
        *late = one > end ? schedule.late[i] : *late;
        end = one > end ? one : end;
    }
    free(schedule.ends);
    free(schedule.late);
    free(schedule.rows);
    return end - schedule.now_ms;
}

/* ---- public */

/* DescribeStacks may know of the end before its event has come; only once the operation is seen to have begun, for
 * before that its word is about an older one. */
static bool told_over(const Progress *progress) {
    return progress->now.begun && progress->told_status[0] &&
           stack_status(progress->told_status)->outcome != OUTCOME_RUNNING;
}

/* No earlier than the newest event: the other side's clock may be ahead of ours. */
static long long present(const Progress *progress, long long now_ms) {
    return now_ms > progress->now.last_ms ? now_ms : progress->now.last_ms;
}

/* What is shown follows what is reckoned by and by: time takes from it evenly, and news pulls it over about twenty
 * seconds, so that one late event does not make minutes come or go. */
static long long eased_ms(Progress *progress, long long reckoned_ms, long long now_ms) {
    enum { PULL_MS = 20000 };
    long long passed = now_ms - progress->eased_at_ms;
    bool anew = !progress->now.begun || progress->eased_at_ms == 0 || progress->eased_for_ms != progress->now.turned_ms;
    if (anew)
        progress->eased_ms = (double)reckoned_ms;
    else if (passed > 0) {
        double left = progress->eased_ms - (double)passed;
        progress->eased_ms = left + ((double)reckoned_ms - left) * (double)passed / (double)(passed + PULL_MS);
    }
    if (anew || passed > 0) {
        progress->eased_at_ms = now_ms;
        progress->eased_for_ms = progress->now.turned_ms;
    }
    enum { LEAST_MS = 1000 }; /* it is not over yet */
    return progress->eased_ms < LEAST_MS ? LEAST_MS : (long long)progress->eased_ms;
}

static double share_of(Progress *progress, const ProgressView *view, long long now_ms) {
    if (progress->floor_direction != view->direction)
        progress->share_floor = 0;
    progress->floor_direction = view->direction;
    if (view->ended)
        return 1;
    double passed = progress->now.begun ? (double)(now_ms - progress->now.turned_ms) : 0;
    double left = (double)view->remaining_ms;
    if (view->late && left < passed / 10) /* nor is it nearly done */
        left = passed / 10;
    double share = passed > 0 ? passed / (passed + left) : 0;
    if (share > 0.99)
        share = 0.99;
    if (share < progress->share_floor)
        share = progress->share_floor;
    return progress->share_floor = share;
}

ProgressView progress_view(Progress *progress, long long now_ms) {
    count(progress);
    now_ms = present(progress, now_ms);
    bool told = !progress->now.over && told_over(progress);
    ProgressView view = {.direction = progress->now.direction,
                         .stack_status = told ? progress->told_status : progress->now.stack_status,
                         .ended = progress->now.over || told,
                         .outcome = told ? stack_status(progress->told_status)->outcome : progress->now.outcome,
                         .started_ms = progress->now.started_ms};
    for (size_t i = 0; i < progress->row_count; i++) {
        view.unchanged += row_is_unchanged(progress, &progress->rows[i]);
        if (!row_is_counted(progress, &progress->rows[i]))
            continue;
        view.total++;
        view.done += row_is_settled(progress, &progress->rows[i]);
    }
    if (progress->now.begun)
        view.elapsed_ms = (progress->now.over ? progress->now.ended_ms : now_ms) - progress->now.started_ms;
    view.remaining_ms = view.ended ? 0 : eased_ms(progress, remaining_ms(progress, now_ms, &view.late), now_ms);
    view.expected_ms = view.elapsed_ms + view.remaining_ms;
    view.share = share_of(progress, &view, now_ms);
    return view;
}

long long progress_forecast_ms(const TemplateOutline *outline, const CfnChange *changes, size_t count) {
    Progress *progress = progress_new(outline, NULL, NULL, 0);
    progress_expect_changes(progress, changes, count);
    long long ms = progress_view(progress, 0).expected_ms;
    progress_free(progress);
    return ms;
}

bool progress_ready(Progress *progress) {
    count(progress);
    bool any = false;
    if (progress->now.over || told_over(progress) || progress->now.direction != PROGRESS_CREATE || progress->now.cause)
        return false;
    for (size_t i = 0; i < progress->row_count; i++) {
        const Row *row = &progress->rows[i];
        if (row->outline_at < 0 || !progress->outline->resources[row->outline_at].ready ||
            !row_is_counted(progress, row))
            continue;
        if (row->now.state != PROGRESS_DONE)
            return false;
        any = true;
    }
    return any;
}

size_t progress_step_count(Progress *progress) {
    count(progress);
    return progress->steps_shown;
}

static ProgressState step_state(const Progress *progress, size_t first, size_t end, size_t done) {
    size_t busy = 0, removed = 0, failed = 0;
    for (size_t i = first; i < end; i++) {
        const Row *row = &progress->rows[progress->order[i]];
        busy += row->now.state == PROGRESS_BUSY;
        removed += row->now.state == PROGRESS_REMOVED || row->now.state == PROGRESS_KEPT;
        failed += row->now.failed;
    }
    if (failed > 0)
        return PROGRESS_FAILED;
    if (done == end - first)
        return removed == done ? PROGRESS_REMOVED : PROGRESS_DONE;
    return busy > 0 || (done > 0 && !progress->now.over) ? PROGRESS_BUSY : PROGRESS_WAITING;
}

ProgressStep progress_step(Progress *progress, size_t step, long long now_ms) {
    count(progress);
    if (step >= progress->steps_shown)
        return (ProgressStep){.name = ""};
    size_t at = progress->steps[step], first = progress->step_first[at], end = progress->step_first[at + 1];
    ProgressStep shown = {.name = step_name(progress, at), .total = end - first};
    long long started = 0, ended = 0;
    for (size_t i = first; i < end; i++) {
        const Row *row = &progress->rows[progress->order[i]];
        shown.done += row_is_settled(progress, row);
        if (row->now.started_ms && (!started || row->now.started_ms < started))
            started = row->now.started_ms;
        if (row->now.ended_ms > ended)
            ended = row->now.ended_ms;
    }
    shown.state = step_state(progress, first, end, shown.done);
    if (started)
        shown.elapsed_ms =
            (shown.done == shown.total || progress->now.over ? ended : present(progress, now_ms)) - started;
    shown.elapsed_ms = shown.elapsed_ms < 0 ? 0 : shown.elapsed_ms;
    return shown;
}

ProgressResource progress_resource(Progress *progress, size_t step, size_t index, long long now_ms) {
    count(progress);
    if (step >= progress->steps_shown)
        return (ProgressResource){
            .logical_id = "", .physical_id = "", .type = "", .status = "", .reason = "", .note = ""};
    size_t at = progress->steps[step], place = progress->step_first[at] + index;
    if (place >= progress->step_first[at + 1])
        return (ProgressResource){
            .logical_id = "", .physical_id = "", .type = "", .status = "", .reason = "", .note = ""};
    const Row *row = &progress->rows[progress->order[place]];
    ProgressResource shown = {.logical_id = row->logical_id,
                              .physical_id = row->now.physical_id,
                              .type = row->type,
                              .status = row->now.last ? row->now.last->status : "",
                              .reason = row->now.last ? row->now.last->reason : "",
                              .note = row->note,
                              .state = row->now.state,
                              .failed = row->now.failed,
                              .cancelled = row->now.cancelled,
                              .settling = row->now.configured && row->now.state == PROGRESS_BUSY,
                              .started_ms = row->now.started_ms};
    if (row->now.started_ms)
        shown.elapsed_ms = (row->now.ended_ms ? row->now.ended_ms : present(progress, now_ms)) - row->now.started_ms;
    shown.expected_ms = learnt_ms(progress, row, shown_by(progress, NULL));
    return shown;
}

bool progress_find(Progress *progress, const char *type, long long now_ms, ProgressResource *found) {
    for (size_t step = 0; step < progress_step_count(progress); step++)
        for (size_t i = 0; i < progress_step(progress, step, now_ms).total; i++) {
            *found = progress_resource(progress, step, i, now_ms);
            if (strcmp(found->type, type) == 0)
                return true;
        }
    return false;
}
