/* The panes of Provision: the bar, steps, the resources of a step, events. See provision_state.h. */
#include "base/memory.h"
#include "guide/words.h"
#include "screens/provision_state.h"

#include <stdlib.h>
#include <string.h>

static Mark mark_of(ProgressState state) {
    static const Mark marks[] = {
        [PROGRESS_WAITING] = MARK_WAITING, [PROGRESS_BUSY] = MARK_BUSY,       [PROGRESS_DONE] = MARK_DONE,
        [PROGRESS_FAILED] = MARK_FAILED,   [PROGRESS_REMOVED] = MARK_REMOVED, [PROGRESS_KEPT] = MARK_DONE,
    };
    return marks[state];
}

/* Once it has come to its end nothing turns any more. */
static void put_mark(const ProvisionScreen *screen, ProgressState state, Text *text) {
    bool turns = state == PROGRESS_BUSY && !screen->ended;
    text_put(text, turns ? spinner_text(screen->now_ms) : mark_text(mark_of(state)));
}

/* ---- the lists */

static Style step_cell(const void *context, size_t row, size_t column, Text *text) {
    const ProvisionScreen *screen = context;
    ProgressStep step = progress_step(screen->operation.progress, row, provision_now(screen));
    char time[TIME_SIZE];
    switch (column) {
    case 0:
        put_mark(screen, step.state, text);
        return mark_style(mark_of(step.state));
    case 1:
        text_put(text, step.name);
        return ROLE_TEXT;
    case 2:
        text_print(text, "%zu/%zu", step.done, step.total);
        return ROLE_DIM;
    default:
        if (step.state != PROGRESS_WAITING) {
            duration_format(step.elapsed_ms, time);
            text_put(text, time);
        }
        return ROLE_DIM;
    }
}

/* What stands beneath a resource: the service's own word while it works, why it failed. */
static void beneath_put(const ProgressResource *resource, Text *text) {
    size_t before = text->length; /* it may be indented */
    text_put(text, resource->settling && !*resource->note ? "configured, settling" : resource->note);
    if (resource->failed && !resource->cancelled && resource->state == PROGRESS_FAILED && text->length == before)
        text_put(text, resource->reason);
}

static Style resource_cell(const void *context, size_t row, size_t column, Text *text) {
    enum { HOUR_MS = 3600000 }; /* beyond it the usual time has no room, and says nothing any more */
    const ProvisionScreen *screen = context;
    if (row >= screen->line_count)
        return ROLE_TEXT;
    const PaneLine *line = &screen->lines[row];
    ProgressResource resource =
        progress_resource(screen->operation.progress, screen->step, line->resource, provision_now(screen));
    char elapsed[TIME_SIZE], usual[TIME_SIZE];
    if (line->beneath) {
        if (column == 1) {
            text_put(text, "  ");
            beneath_put(&resource, text);
        }
        return resource.failed ? ROLE_FAILED : ROLE_BUSY;
    }
    switch (column) {
    case 0:
        put_mark(screen, resource.state, text);
        return mark_style(mark_of(resource.state));
    case 1:
        text_put(text, resource.logical_id);
        return resource.failed ? ROLE_FAILED : ROLE_TEXT;
    default:
        if (resource.state != PROGRESS_WAITING) {
            duration_format(resource.elapsed_ms, elapsed);
            text_put(text, elapsed);
        }
        if (resource.state == PROGRESS_BUSY && resource.expected_ms >= 5000 && !screen->ended &&
            resource.elapsed_ms < HOUR_MS) {
            duration_format(resource.expected_ms, usual);
            text_print(text, " ~%s", usual);
        }
        return ROLE_DIM;
    }
}

static bool resource_choosable(const void *context, size_t row) {
    const ProvisionScreen *screen = context;
    return row >= screen->line_count || !screen->lines[row].beneath;
}

static const ListColumn step_columns[] = {
    {"", 1, 0, 0, ALIGN_LEFT}, {"Step", 10, 1, 0, ALIGN_LEFT}, {"", 5, 0, 0, ALIGN_RIGHT}, {"", 7, 0, 0, ALIGN_RIGHT}};
static const ListColumn resource_columns[] = {
    {"", 1, 0, 0, ALIGN_LEFT}, {"Resource", 14, 1, 0, ALIGN_LEFT}, {"", 12, 0, 0, ALIGN_RIGHT}};
static const ListRows pane_step_rows = {.cell = step_cell, .empty = "waiting for the first event"};
static const ListRows resource_rows = {.cell = resource_cell, .choosable = resource_choosable, .empty = ""};

void provision_panes_new(ProvisionScreen *screen) {
    screen->steps = list_new(step_columns, sizeof step_columns / sizeof *step_columns, &pane_step_rows, screen);
    screen->resources =
        list_new(resource_columns, sizeof resource_columns / sizeof *resource_columns, &resource_rows, screen);
    list_bare(screen->steps, true);
    list_bare(screen->resources, true);
    screen->events = pager_new(false);
    pager_follow(screen->events, true);
}

void provision_panes_free(ProvisionScreen *screen) {
    list_free(screen->steps);
    list_free(screen->resources);
    pager_free(screen->events);
    free(screen->lines);
    free(screen->shown);
}

/* The step in which that resource stands, or `count`. */
static size_t step_of(const ProvisionScreen *screen, size_t count, const char *logical_id) {
    long long now = provision_now(screen);
    for (size_t step = 0; step < count; step++)
        for (size_t i = 0; i < progress_step(screen->operation.progress, step, now).total; i++)
            if (strcmp(progress_resource(screen->operation.progress, step, i, now).logical_id, logical_id) == 0)
                return step;
    return count;
}

/* The step that is looked at: the user's, else that of the failure, else the first busy one, else the last begun. */
static size_t step_shown(const ProvisionScreen *screen, size_t count) {
    size_t busy = count, failed = count, last = 0;
    const CfnEvent *cause = progress_cause(screen->operation.progress);
    if (screen->chosen_step)
        return screen->step < count ? screen->step : 0;
    if (cause && (failed = step_of(screen, count, cause->logical_id)) < count)
        return failed;
    for (size_t i = count; i > 0; i--) {
        ProgressState state = progress_step(screen->operation.progress, i - 1, provision_now(screen)).state;
        if (state == PROGRESS_BUSY)
            busy = i - 1;
        if (state == PROGRESS_FAILED)
            failed = i - 1;
        if (last == 0 && state != PROGRESS_WAITING)
            last = i - 1;
    }
    return failed < count ? failed : busy < count ? busy : last;
}

static void line_add(ProvisionScreen *screen, size_t resource, bool beneath) {
    screen->lines = memory_grow(screen->lines, screen->line_count + 1, sizeof *screen->lines);
    screen->lines[screen->line_count++] = (PaneLine){resource, beneath};
}

/* The resource whose line that is stays the current one when lines come and go above it. */
void provision_panes_refresh(ProvisionScreen *screen) {
    size_t count = progress_step_count(screen->operation.progress), best = step_shown(screen, count);
    size_t current = list_current(screen->resources);
    size_t kept = current < screen->line_count && best == screen->step ? screen->lines[current].resource : LIST_NONE;
    long long now = provision_now(screen);
    screen->step = best;
    list_refresh(screen->steps, count);
    if (!screen->chosen_step && count)
        list_go(screen->steps, best);
    screen->line_count = 0;
    size_t total = count ? progress_step(screen->operation.progress, best, now).total : 0;
    for (size_t i = 0; i < total; i++) {
        ProgressResource resource = progress_resource(screen->operation.progress, best, i, now);
        line_add(screen, i, false);
        AUTO(text_release) Text beneath = {0};
        beneath_put(&resource, &beneath);
        if (beneath.length)
            line_add(screen, i, true);
    }
    list_refresh(screen->resources, screen->line_count);
    for (size_t i = 0; i < screen->line_count; i++)
        if (!screen->lines[i].beneath && screen->lines[i].resource == kept)
            list_go(screen->resources, i);
}

static void event_add(ProvisionScreen *screen, const CfnEvent *event) {
    bool failed = strstr(event->status, "FAILED") != NULL;
    char at[MOMENT_SIZE];
    if (screen->failures_only && !failed)
        return;
    AUTO(memory_release)
    char *line = memory_print("%s  %-26s %-22s %s", words_clock(event->at_ms, at), event->logical_id, event->status,
                              event->reason);
    pager_add(screen->events, failed ? ROLE_FAILED : strstr(event->status, "COMPLETE") ? ROLE_DONE : ROLE_TEXT, line);
}

/* How many of the model's first events stand in the pane as they are. From where a late one came in between, each has
 * another one in its place. */
static size_t events_kept(const ProvisionScreen *screen, size_t count) {
    Progress *progress = screen->operation.progress;
    size_t least = 0, most = screen->events_shown < count ? screen->events_shown : count;
    if (most > 0 && progress_event(progress, most - 1) == screen->shown[most - 1].event)
        return most;
    while (least < most) {
        size_t middle = least + (most - least) / 2;
        if (progress_event(progress, middle) == screen->shown[middle].event)
            least = middle + 1;
        else
            most = middle;
    }
    return least;
}

/* What is new is added at the end, so that whoever scrolled back or searches stays there. A late event goes in between:
 * then the log is written anew from there on, and as a whole after `anew`. */
void provision_events_refresh(ProvisionScreen *screen, bool anew) {
    size_t count = progress_event_count(screen->operation.progress), from = anew ? 0 : events_kept(screen, count);
    if (anew)
        pager_clear(screen->events);
    else if (from < screen->events_shown)
        pager_cut(screen->events, screen->shown[from].line);
    if (count > screen->shown_room) {
        screen->shown_room = 2 * count;
        screen->shown = memory_grow(screen->shown, screen->shown_room, sizeof *screen->shown);
    }
    for (size_t i = from; i < count; i++) {
        screen->shown[i] = (ShownEvent){progress_event(screen->operation.progress, i), pager_lines(screen->events)};
        event_add(screen, screen->shown[i].event);
    }
    screen->events_shown = count;
}

/* ---- drawing */

/* Answers the column behind it. */
static int end_draw(const ProvisionScreen *screen, const Canvas *canvas) {
    AUTO(text_release) Text heading = {0};
    EndScope scope = provision_scope(screen);
    end_heading(&scope, &heading);
    return canvas_put(canvas, 0, 0, ROLE_TITLE | STYLE_BOLD, text_string(&heading));
}

static void bar_draw(const ProvisionScreen *screen, const Canvas *canvas) {
    static const char *const words[] = {[PROGRESS_CREATE] = "creating",
                                        [PROGRESS_UPDATE] = "changing",
                                        [PROGRESS_ROLLBACK] = "rolling back",
                                        [PROGRESS_DELETE] = "deleting"};
    ProgressView view = progress_view(screen->operation.progress, provision_now(screen));
    char elapsed[TIME_SIZE], expected[TIME_SIZE], left[TIME_SIZE];
    duration_format(view.elapsed_ms, elapsed);
    int column;
    if (screen->ended) {
        column = canvas_print(canvas, 0, end_draw(screen, canvas), ROLE_TEXT, " in %s", elapsed);
    } else {
        column = canvas_print(canvas, 0, 0, ROLE_TITLE | STYLE_BOLD, "%s %s", words[view.direction],
                              settings_text(screen->wizard->choices.chosen, "app"));
        duration_format(view.expected_ms, expected);
        duration_format(view.remaining_ms, left);
        if (view.late)
            canvas_print(canvas, 0, column + 3, ROLE_TEXT, "%s, %s", elapsed, operation_late_words);
        else
            canvas_print(canvas, 0, column + 3, ROLE_TEXT, "%s of about %s, %s left", elapsed, expected, left);
    }
    if (screen->ended && view.unchanged)
        canvas_print(canvas, 0, column, ROLE_DIM, ", %zu left as %s", view.unchanged,
                     view.unchanged == 1 ? "it was" : "they were");
    /* A bar that is full says that all is well. */
    bool failed = screen->ended && !end_is_good(provision_end_kind(screen));
    AUTO(memory_release)
    char *counts = failed ? memory_copy("failed")
                          : memory_print("%3.0f %%  %zu of %zu resource%s", view.share * 100, view.done, view.total,
                                         view.total == 1 ? "" : "s");
    int wide = canvas->columns - 28;
    canvas_bar(canvas, 1, 0, wide - 2, failed ? 0 : view.share);
    canvas_put(canvas, 1, wide, failed ? ROLE_FAILED : ROLE_TEXT, counts);
}

static void pane_title(const ProvisionScreen *screen, const Canvas *canvas, Pane pane, const char *words) {
    canvas_across(canvas, 0, 0, canvas->columns, ROLE_BORDER);
    canvas_print(canvas, 0, 1, screen->pane == pane ? ROLE_TITLE | STYLE_BOLD : ROLE_DIM, " %s ", words);
}

static void events_title(const ProvisionScreen *screen, Text *text) {
    text_put(text, screen->failures_only ? "Events: failures only" : "Events");
    AUTO(text_release) Text position = {0};
    if (screen->pane == PANE_EVENTS)
        pager_position(screen->events, &position);
    if (position.length)
        text_print(text, ", %s", text_string(&position));
}

/* The upper half has as many rows as it can use; the events have the rest, and never less than three. */
static void panes_draw(const ProvisionScreen *screen, const Canvas *canvas, int row) {
    enum { EVENTS_LEAST = 4, UPPER_LEAST = 4 };
    size_t count = progress_step_count(screen->operation.progress);
    int room = canvas->rows - row, left = canvas->columns < 100 ? 38 : canvas->columns * 2 / 5;
    int wanted = 1 + (int)(count > screen->line_count ? count : screen->line_count);
    int upper = wanted < room * 3 / 5 ? wanted : room * 3 / 5;
    upper = upper < (int)count + 1 ? (int)count + 1 : upper;
    upper = upper > room - EVENTS_LEAST ? room - EVENTS_LEAST : upper;
    upper = upper < UPPER_LEAST ? UPPER_LEAST : upper;
    Canvas steps = canvas_part(canvas, row, 0, upper, left),
           resources = canvas_part(canvas, row, left + 1, upper, CANVAS_REST);
    Canvas events = canvas_part(canvas, row + upper, 0, room - upper, CANVAS_REST);
    AUTO(text_release) Text title = {0};
    pane_title(screen, &steps, PANE_STEPS, "Steps");
    pane_title(screen, &resources, PANE_RESOURCES,
               count ? progress_step(screen->operation.progress, screen->step, provision_now(screen)).name
                     : "Resources");
    Canvas inside = canvas_part(&events, 1, 0, CANVAS_REST, CANVAS_REST);
    pager_draw(screen->events, &inside); /* first: it finds out how much is shown */
    if (pager_lines(screen->events) == 0)
        canvas_put(&inside, 0, 0, ROLE_DIM, screen->failures_only ? "no failures (f shows all)" : "none yet");
    events_title(screen, &title);
    pane_title(screen, &events, PANE_EVENTS, text_string(&title));
    inside = canvas_part(&steps, 1, 0, CANVAS_REST, CANVAS_REST);
    list_draw(screen->steps, &inside, screen->pane == PANE_STEPS);
    inside = canvas_part(&resources, 1, 0, CANVAS_REST, CANVAS_REST);
    list_draw(screen->resources, &inside, screen->pane == PANE_RESOURCES);
}

static int line_draw(const Canvas *canvas, int row, Style style, const char *words) {
    Canvas rest = canvas_part(canvas, row, 0, 3, CANVAS_REST);
    int used = canvas_wrap(&rest, 0, style, words);
    return row + (used > 3 ? 3 : used);
}

static int slow_draw(const ProvisionScreen *screen, const Canvas *canvas, int row) {
    AUTO(text_release) Text slow = {0};
    operation_slow(&screen->operation, provision_now(screen), &slow);
    if (slow.length == 0)
        return row;
    AUTO(memory_release) char *words = memory_print("%s %s", mark_text(MARK_WARNING), text_string(&slow));
    return line_draw(canvas, row, ROLE_WARNING, words);
}

/* What holds it up, or what the last key did. */
static int notices_draw(const ProvisionScreen *screen, const Canvas *canvas, int row) {
    if (screen->trouble[0] && !screen->ended) {
        AUTO(memory_release)
        char *words = memory_print("%s %s", mark_text(MARK_WARNING), screen->trouble);
        row = line_draw(canvas, row, ROLE_WARNING, words);
    } else if (screen->waiting[0] && !screen->ended) {
        AUTO(memory_release) char *words = memory_print("%s %s", mark_text(MARK_WARNING), screen->waiting);
        row = line_draw(canvas, row, ROLE_WARNING, words);
    }
    if (!screen->ended && screen->operation.progress)
        row = slow_draw(screen, canvas, row);
    if (!screen->ended && screen->operation.progress && progress_ready(screen->operation.progress)) {
        AUTO(memory_release) char *words = words_sentence(operation_ready_words);
        row = line_draw(canvas, row, ROLE_DONE, words);
    }
    if (screen->beside[0] && !screen->looking && screen->end.outcome != OUTCOME_DELETED) {
        AUTO(memory_release) char *words = words_sentence(screen->beside);
        row = line_draw(canvas, row, ROLE_WARNING, words);
    }
    if (screen->stopping[0] && screen->cancelling) {
        AUTO(memory_release) char *words = memory_print("%s %s", spinner_text(screen->now_ms), screen->stopping);
        row = line_draw(canvas, row, ROLE_BUSY, words);
    }
    if (screen->said[0])
        row = line_draw(canvas, row, ROLE_WARNING, screen->said);
    return row;
}

void provision_draw(const void *state, const Canvas *canvas) {
    const ProvisionScreen *screen = state;
    if (!screen->operation.progress) {
        int row = 0;
        if (!screen->ended)
            screen_busy(canvas, row++, screen->now_ms, screen->doing);
        else {
            end_draw(screen, canvas);
            row = provision_draw_failure(screen, canvas, row + 1);
        }
        notices_draw(screen, canvas, row);
        return;
    }
    bar_draw(screen, canvas);
    int row = notices_draw(screen, canvas, 2);
    row = provision_draw_failure(screen, canvas, row);
    panes_draw(screen, canvas, row);
}
