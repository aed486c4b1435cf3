/* Provision: the operation while it runs, in panes: steps, the resources of a step, events. */
#include "base/memory.h"
#include "screens/context.h"
#include "screens/provision_job.h"
#include "stack/failures.h"
#include "stack/progress.h"
#include "tui/frame.h"
#include "tui/list.h"
#include "tui/pager.h"

#include <stdlib.h>
#include <string.h>

typedef enum { PANE_STEPS, PANE_RESOURCES, PANE_EVENTS, PANE_COUNT } Pane;

typedef struct ProvisionScreen {
    Wizard *wizard;
    Visit visit;
    Job *job, *cancelling;
    Progress *progress;
    TemplateOutline *outline; /* what the model reads */
    List *steps, *resources;
    Pager *events;
    Pane pane;
    bool chosen_step; /* the user moved in the steps: they no longer follow what is busy */
    size_t step;
    size_t events_shown;
    bool failures_only;
    bool ended;
    ProvisionEnd end;
    Error err;          /* why it could not even be followed */
    char trouble[1000]; /* why AWS can't be asked now */
    char doing[160];
    long long now_ms; /* monotonic, for spinners */
} ProvisionScreen;

static long long clock_ms(const ProvisionScreen *screen) {
    return clock_now_ms(&screen->wizard->clock);
}

static Mark mark_of(ProgressState state) {
    static const Mark marks[] = {
        [PROGRESS_WAITING] = MARK_WAITING, [PROGRESS_BUSY] = MARK_BUSY,    [PROGRESS_DONE] = MARK_DONE,
        [PROGRESS_FAILED] = MARK_FAILED,   [PROGRESS_REMOVED] = MARK_DONE, [PROGRESS_KEPT] = MARK_DONE,
    };
    return marks[state];
}

static void put_mark(const ProvisionScreen *screen, ProgressState state, Text *text) {
    text_put(text, state == PROGRESS_BUSY ? spinner_text(screen->now_ms) : mark_text(mark_of(state)));
}

static Style step_cell(const void *context, size_t row, size_t column, Text *text) {
    const ProvisionScreen *screen = context;
    ProgressStep step = progress_step(screen->progress, row, clock_ms(screen));
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

static Style resource_cell(const void *context, size_t row, size_t column, Text *text) {
    const ProvisionScreen *screen = context;
    ProgressResource resource = progress_resource(screen->progress, screen->step, row, clock_ms(screen));
    char elapsed[TIME_SIZE], usual[TIME_SIZE];
    switch (column) {
    case 0:
        put_mark(screen, resource.state, text);
        return mark_style(mark_of(resource.state));
    case 1:
        text_put(text, resource.logical_id);
        /* The service's own word, or why it failed, takes the room that the name leaves. */
        if (*resource.note || resource.failed)
            text_print(text, "  %s", *resource.note ? resource.note : resource.reason);
        return resource.failed ? ROLE_FAILED : *resource.note ? ROLE_BUSY : ROLE_TEXT;
    default:
        if (resource.state != PROGRESS_WAITING) {
            duration_format(resource.elapsed_ms, elapsed);
            text_put(text, elapsed);
        }
        if (resource.state == PROGRESS_BUSY && resource.expected_ms >= 5000) {
            duration_format(resource.expected_ms, usual);
            text_print(text, " ~%s", usual);
        }
        return ROLE_DIM;
    }
}

static const ListColumn step_columns[] = {
    {"", 1, 0, 0, ALIGN_LEFT}, {"Step", 10, 1, 0, ALIGN_LEFT}, {"", 5, 0, 0, ALIGN_RIGHT}, {"", 5, 0, 0, ALIGN_RIGHT}};
static const ListColumn resource_columns[] = {
    {"", 1, 0, 0, ALIGN_LEFT}, {"Resource", 14, 1, 0, ALIGN_LEFT}, {"", 12, 0, 0, ALIGN_RIGHT}};
static const ListRows step_rows = {.cell = step_cell, .empty = "waiting for the first event"};
static const ListRows resource_rows = {.cell = resource_cell, .empty = ""};

static void *provision_enter(void *context, Visit visit) {
    ProvisionScreen *screen = memory_new(1, sizeof *screen);
    Wizard *wizard = context;
    screen->wizard = wizard;
    screen->visit = visit;
    screen->steps = list_new(step_columns, sizeof step_columns / sizeof *step_columns, &step_rows, screen);
    screen->resources =
        list_new(resource_columns, sizeof resource_columns / sizeof *resource_columns, &resource_rows, screen);
    list_bare(screen->steps, true);
    list_bare(screen->resources, true);
    screen->events = pager_new(false);
    pager_follow(screen->events, true);
    if (!wizard->connection || wizard->work == WORK_NOTHING) {
        error_set(&screen->err, ERROR_FAILED, "Esc goes back to Review", "nothing is under way");
        screen->ended = true;
        return screen;
    }
    snprintf(screen->doing, sizeof screen->doing, "handing it to AWS");
    wizard->running = true;
    wizard->outcome = OUTCOME_RUNNING;
    screen->job = provision_start(wizard, visit);
    return screen;
}

/* The step that is looked at: the user's, else the first busy one, else the one that failed, else the last begun. */
static void step_follow(ProvisionScreen *screen) {
    size_t count = progress_step_count(screen->progress), best = screen->step < count ? screen->step : 0;
    long long now = clock_ms(screen);
    for (size_t i = 0, found = 0; i < count && !screen->chosen_step && !found; i++) {
        ProgressState state = progress_step(screen->progress, i, now).state;
        if (state == PROGRESS_BUSY || state == PROGRESS_FAILED) {
            best = i;
            found = 1;
        }
    }
    screen->step = best;
    list_refresh(screen->steps, count);
    if (!screen->chosen_step && count)
        list_go(screen->steps, best);
    list_refresh(screen->resources, count ? progress_step(screen->progress, best, now).total : 0);
}

static void events_show(ProvisionScreen *screen) {
    size_t count = progress_event_count(screen->progress);
    /* A late event goes in between: then the log is written anew. */
    pager_clear(screen->events);
    for (size_t i = 0; i < count; i++) {
        const CfnEvent *event = progress_event(screen->progress, i);
        bool failed = strstr(event->status, "FAILED") != NULL;
        char at[TIME_SIZE];
        if (screen->failures_only && !failed)
            continue;
        time_format(event->at_ms, at);
        AUTO(memory_release)
        char *line = memory_print("%.8s  %-26s %-22s %s", at + 11, event->logical_id, event->status, event->reason);
        pager_add(screen->events,
                  failed                              ? ROLE_FAILED
                  : strstr(event->status, "COMPLETE") ? ROLE_DONE
                                                      : ROLE_TEXT,
                  line);
    }
    screen->events_shown = count;
}

static void take_start(ProvisionScreen *screen, ProvisionStart *start) {
    progress_free(screen->progress);
    template_outline_free(screen->outline);
    screen->outline = start->outline;
    start->outline = NULL;
    screen->progress = progress_new(screen->outline, start->stack_id, start->token, start->since_ms);
    if (start->changes)
        progress_expect_changes(screen->progress, screen->wizard->plan.set.changes,
                                screen->wizard->plan.set.change_count);
    free(screen->wizard->stack_id);
    screen->wizard->stack_id = memory_copy(start->stack_id);
}

static void take_report(ProvisionScreen *screen, ProvisionReport *report) {
    snprintf(screen->trouble, sizeof screen->trouble, "%s", report->trouble);
    if (!screen->progress)
        return;
    if (report->resources.count)
        progress_resources(screen->progress, report->resources.items, report->resources.count);
    bool news = false;
    for (size_t i = 0; i < report->events.count; i++)
        news |= progress_take(screen->progress, &report->events.items[i]);
    if (report->stack.id)
        progress_stack(screen->progress, &report->stack);
    if (report->note_id)
        progress_note(screen->progress, report->note_id, report->note);
    if (news)
        events_show(screen);
    step_follow(screen);
}

static bool succeeded(const ProvisionScreen *screen) {
    return screen->ended && !screen->err.said[0] && screen->end.outcome == OUTCOME_SUCCEEDED;
}

/* A stack that was to go is gone. */
static bool destroyed(const ProvisionScreen *screen) {
    return screen->ended && !screen->err.said[0] && screen->wizard->work == WORK_DESTROY &&
           screen->end.outcome == OUTCOME_DELETED;
}

static void ended(ProvisionScreen *screen, Message *message) {
    Wizard *wizard = screen->wizard;
    ProvisionEnd *end = provision_result(message);
    screen->job = NULL;
    screen->ended = true;
    wizard->running = false;
    if (!message->ok) {
        screen->err = *message->error;
        wizard->outcome = OUTCOME_FAILED;
    } else {
        screen->end = *end;
        wizard->outcome = end->outcome;
        wizard->standing = end->outcome == OUTCOME_SUCCEEDED || (wizard->standing && end->outcome != OUTCOME_DELETED);
        wizard->done[SCREEN_PROVISION] = end->outcome == OUTCOME_SUCCEEDED;
    }
    if (wizard->work == WORK_EXECUTE) {
        plan_release(&wizard->plan);
        wizard->plan = (Plan){0};
    }
    if (wizard->terminal) {
        terminal_bell(wizard->terminal);
        terminal_title(wizard->terminal, wizard->outcome == OUTCOME_SUCCEEDED || destroyed(screen)
                                             ? "secure-rds: done"
                                             : "secure-rds: look here");
    }
}

static void provision_message(void *state, Message *message) {
    ProvisionScreen *screen = state;
    if (message->type == MESSAGE_SAID)
        snprintf(screen->doing, sizeof screen->doing, "%.159s", message->text);
    if (message->type == MESSAGE_TOLD && message->what == PROVISION_STARTED)
        take_start(screen, message->body);
    if (message->type == MESSAGE_TOLD && message->what == PROVISION_REPORT)
        take_report(screen, message->body);
    if (message->type != MESSAGE_DONE)
        return;
    if (message->job == screen->job)
        ended(screen, message);
    else if (message->job == screen->cancelling) {
        screen->cancelling = NULL;
        if (!message->ok)
            snprintf(screen->trouble, sizeof screen->trouble, "%.199s", message->error->said);
    }
}

static Move leave_answer(Wizard *wizard, int button) {
    if (button == 1) {
        wizard->interrupted = true;
        return MOVE_QUIT;
    }
    if (button == 2)
        wizard->roll_back = true;
    return MOVE_STAY;
}

static void ask_leave(ProvisionScreen *screen) {
    static const DialogButton buttons[] = {
        {"Stay", 's', false}, {"Leave it running", 'l', false}, {"Roll it back", 'r', true}};
    wizard_ask(screen->wizard,
               dialog_new("The operation runs at AWS",
                          "Left running, it goes on there; start secure-rds again to see it. Rolled back, AWS undoes "
                          "what this operation did.",
                          buttons, 3, 0, NULL),
               leave_answer);
}

/* After a failure: the setting behind it, if it is known, has the focus on its screen. */
static Move change_setting(ProvisionScreen *screen) {
    const CfnEvent *cause = screen->progress ? progress_cause(screen->progress) : NULL;
    const Failure *known = cause ? failure_of_event(cause) : failure_of_error(&screen->err);
    if (!known || !known->path)
        return SCREEN_REVIEW;
    snprintf(screen->wizard->focus, sizeof screen->wizard->focus, "%s", known->path);
    return (Move)wizard_screen_of(known->path);
}

static Move ended_key(ProvisionScreen *screen, const Key *key) {
    if (key_is(key, K_ENTER, 0)) {
        if (succeeded(screen))
            return screen->wizard->work == WORK_DELETE_NEVER_STOOD ? SCREEN_REVIEW : SCREEN_DONE;
        if (screen->wizard->work == WORK_DELETE_NEVER_STOOD || screen->end.outcome != OUTCOME_DELETED)
            return SCREEN_REVIEW;
        return SCREEN_ACCOUNT; /* destroyed: from the beginning, if anything */
    }
    if (key_is(key, 's', 0) && !succeeded(screen) && !destroyed(screen))
        return change_setting(screen);
    if (key_is(key, K_ESCAPE, 0))
        return screen->wizard->deployed ? SCREEN_HOME : SCREEN_REVIEW;
    return MOVE_IGNORED;
}

static Move pane_key(ProvisionScreen *screen, const Key *key) {
    if (screen->pane == PANE_EVENTS)
        return pager_key(screen->events, key) == PAGER_IGNORED ? MOVE_IGNORED : MOVE_STAY;
    ListAnswer answer = list_key(screen->pane == PANE_STEPS ? screen->steps : screen->resources, key);
    if (screen->pane == PANE_STEPS && answer == LIST_MOVED && list_current(screen->steps) != LIST_NONE) {
        screen->chosen_step = true;
        screen->step = list_current(screen->steps);
        step_follow(screen);
    }
    return answer == LIST_IGNORED ? MOVE_IGNORED : MOVE_STAY;
}

static Move provision_key(void *state, const Key *key) {
    ProvisionScreen *screen = state;
    if (pager_searching(screen->events)) {
        pager_key(screen->events, key);
        return MOVE_STAY;
    }
    if (key_is(key, K_TAB, 0)) {
        screen->pane = (screen->pane + 1) % PANE_COUNT;
        return MOVE_STAY;
    }
    if (key_is(key, 'f', 0)) {
        screen->failures_only = !screen->failures_only;
        if (screen->progress)
            events_show(screen);
        return MOVE_STAY;
    }
    if ((key_is(key, '/', 0) || key_is(key, 'w', 0)) && screen->pane != PANE_EVENTS)
        screen->pane = PANE_EVENTS;
    if (screen->ended) {
        Move move = ended_key(screen, key);
        if (move != MOVE_IGNORED)
            return move;
    } else if (key_is(key, 'l', 0) || key_is(key, 'c', 0) || key_is(key, 'q', 0) || key_is(key, 'c', KEY_CTRL) ||
               key_is(key, K_ESCAPE, 0)) {
        ask_leave(screen);
        return MOVE_STAY;
    }
    return screen->progress ? pane_key(screen, key) : MOVE_IGNORED;
}

static int provision_tick(void *state, long long now_ms) {
    ProvisionScreen *screen = state;
    screen->now_ms = now_ms;
    if (screen->wizard->roll_back) {
        screen->wizard->roll_back = false;
        if (!screen->cancelling && screen->wizard->stack_id)
            screen->cancelling = provision_cancel(screen->wizard, screen->visit);
    }
    if (screen->ended)
        return 0;
    if (screen->wizard->terminal && screen->progress) {
        ProgressView view = progress_view(screen->progress, clock_ms(screen));
        AUTO(memory_release) char *title = memory_print("secure-rds: %.0f %%", view.share * 100);
        if (strcmp(title, screen->wizard->shown_title) != 0) {
            snprintf(screen->wizard->shown_title, sizeof screen->wizard->shown_title, "%s", title);
            terminal_title(screen->wizard->terminal, title);
        }
    }
    return SPINNER_MS;
}

static int draw_bar(const ProvisionScreen *screen, const Canvas *canvas) {
    ProgressView view = progress_view(screen->progress, clock_ms(screen));
    char elapsed[TIME_SIZE], expected[TIME_SIZE];
    static const char *const words[] = {[PROGRESS_CREATE] = "creating",
                                        [PROGRESS_UPDATE] = "changing",
                                        [PROGRESS_ROLLBACK] = "rolling back",
                                        [PROGRESS_DELETE] = "deleting"};
    duration_format(view.elapsed_ms, elapsed);
    duration_format(view.expected_ms, expected);
    canvas_print(canvas, 0, 0, ROLE_TITLE, "%s %s", screen->ended ? "ended:" : words[view.direction],
                 settings_text(screen->wizard->draft, "app"));
    if (screen->ended)
        canvas_print(canvas, 0, 30, ROLE_TEXT, "%s in %s", view.stack_status, elapsed);
    else
        canvas_print(canvas, 0, 30, ROLE_TEXT, "%s of about %s", elapsed, expected);
    canvas_bar(canvas, 1, 0, canvas->columns - 30, view.share);
    canvas_print(canvas, 1, canvas->columns - 28, ROLE_TEXT, "%3.0f %%  %zu of %zu resources", view.share * 100,
                 view.done, view.total);
    return 2;
}

/* Three lines first: what failed, what AWS said, what to do. */
static int draw_cause(const ProvisionScreen *screen, const Canvas *canvas, int row) {
    const CfnEvent *cause = screen->progress ? progress_cause(screen->progress) : NULL;
    if (!cause)
        return row;
    const Failure *known = failure_of_event(cause);
    AUTO(memory_release)
    char *what =
        memory_print("%s %s (%s) failed: %s", mark_text(MARK_FAILED), cause->logical_id, cause->type, cause->reason);
    Canvas part = canvas_part(canvas, row, 0, 6, CANVAS_REST);
    int used = canvas_wrap(&part, 0, ROLE_FAILED, what);
    if (known && used < 5) {
        AUTO(memory_release) char *remedy = memory_print("%s: %s", known->meaning, known->remedy);
        used = canvas_wrap(&part, used, ROLE_TEXT, remedy);
    }
    return row + (used > 6 ? 6 : used);
}

static void pane_title(const ProvisionScreen *screen, const Canvas *canvas, Pane pane, const char *title) {
    canvas_across(canvas, 0, 0, canvas->columns, ROLE_BORDER);
    canvas_print(canvas, 0, 1, screen->pane == pane ? ROLE_TITLE | STYLE_BOLD : ROLE_DIM, " %s ", title);
}

static void draw_panes(const ProvisionScreen *screen, const Canvas *canvas, int row) {
    int room = canvas->rows - row, upper = room * 3 / 5, left = canvas->columns < 100 ? 36 : canvas->columns * 2 / 5;
    if (upper > (int)progress_step_count(screen->progress) + 1 && upper > 9)
        upper = (int)progress_step_count(screen->progress) + 1 > 9 ? (int)progress_step_count(screen->progress) + 1 : 9;
    Canvas steps = canvas_part(canvas, row, 0, upper, left),
           resources = canvas_part(canvas, row, left + 1, upper, CANVAS_REST);
    Canvas events = canvas_part(canvas, row + upper, 0, room - upper, CANVAS_REST);
    size_t count = progress_step_count(screen->progress);
    pane_title(screen, &steps, PANE_STEPS, "Steps");
    pane_title(screen, &resources, PANE_RESOURCES,
               count ? progress_step(screen->progress, screen->step, clock_ms(screen)).name : "Resources");
    pane_title(screen, &events, PANE_EVENTS, screen->failures_only ? "Events: failures only" : "Events");
    Canvas inside = canvas_part(&steps, 1, 0, CANVAS_REST, CANVAS_REST);
    list_draw(screen->steps, &inside, screen->pane == PANE_STEPS);
    inside = canvas_part(&resources, 1, 0, CANVAS_REST, CANVAS_REST);
    list_draw(screen->resources, &inside, screen->pane == PANE_RESOURCES);
    inside = canvas_part(&events, 1, 0, CANVAS_REST, CANVAS_REST);
    pager_draw(screen->events, &inside);
}

/* Not failed: AWS goes on, only how far it is can't be asked. */
static int draw_trouble(const ProvisionScreen *screen, const Canvas *canvas, int row) {
    AUTO(memory_release)
    char *words = memory_print("%s Unknown how far it is: AWS goes on, but can't be asked. %s", mark_text(MARK_WARNING),
                               screen->trouble);
    Canvas part = canvas_part(canvas, row, 0, 5, CANVAS_REST);
    int used = canvas_wrap(&part, 0, ROLE_WARNING, words);
    return row + (used > 5 ? 5 : used);
}

static void provision_draw(const void *state, const Canvas *canvas) {
    const ProvisionScreen *screen = state;
    if (!screen->progress) {
        if (screen->err.said[0])
            screen_error(canvas, 0, &screen->err);
        else if (screen->ended)
            canvas_put(canvas, 0, 0, ROLE_DONE, "Done.");
        else
            screen_busy(canvas, 0, screen->now_ms, screen->doing);
        return;
    }
    int row = draw_bar(screen, canvas);
    if (screen->err.said[0])
        row = screen_error(canvas, row, &screen->err);
    else if (screen->trouble[0])
        row = draw_trouble(screen, canvas, row);
    row = draw_cause(screen, canvas, row);
    draw_panes(screen, canvas, row);
}

static void provision_keys(const void *state, Text *text) {
    const ProvisionScreen *screen = state;
    if (!screen->ended)
        text_put(text, "Tab pane|f failures only|/ find|w wrap|l leave running|c cancel");
    else if (succeeded(screen) || destroyed(screen))
        text_put(text, "Enter go on|Tab pane|/ find|w wrap");
    else
        text_put(text, "Enter try again|s change the setting|Tab pane|f failures only|/ find|Esc home");
}

static void provision_help(const void *state, Text *text) {
    (void)state;
    text_put(text, "# Provision\nCloudFormation makes everything in the order of its dependencies. This screen only "
                   "looks on: leaving it, "
                   "losing the network or the power changes nothing. Start secure-rds here again, or on another "
                   "machine with the same "
                   "settings file, and it shows the same picture.\n\nTimes behind ~ are what the resource usually "
                   "takes.\n\nAfter a failure, the "
                   "first cause stands on top; the cancelled ones are its consequences.\n");
}

static void provision_leave(void *state) {
    ProvisionScreen *screen = state;
    list_free(screen->steps);
    list_free(screen->resources);
    pager_free(screen->events);
    progress_free(screen->progress);
    template_outline_free(screen->outline);
    free(screen);
}

const Screen provision_screen = {.title = "Provision",
                                 .enter = provision_enter,
                                 .draw = provision_draw,
                                 .key = provision_key,
                                 .message = provision_message,
                                 .tick = provision_tick,
                                 .help = provision_help,
                                 .keys = provision_keys,
                                 .leave = provision_leave};
