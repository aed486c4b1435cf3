/* Review: everything once more, the change set as AWS computed it, and the one Enter that begins. */
#include "base/memory.h"
#include "screens/ask.h"
#include "guide/words.h"
#include "screens/context.h"
#include "screens/picture.h"
#include "screens/review_job.h"
#include "screens/review_text.h"
#include "stack/checks.h"
#include "stack/cost.h"
#include "stack/progress.h"

#include <stdlib.h>
#include <string.h>

typedef struct ReviewScreen {
    Wizard *wizard;
    Visit visit;
    Pager *whole, *beside; /* with the picture among the lines; without it, where it stands at the left */
    Job *job;
    bool seen;                /* what Enter does now stood on the terminal before the key was typed */
    bool ready;               /* wizard->plan can be executed */
    TemplateOutline *outline; /* of the plan's template; NULL without a plan */
    long long forecast_ms;    /* how long the plan will take */
    Error err;
    long long now_ms;
    char doing[160];
    Finding worst;
} ReviewScreen;

static void begin(ReviewScreen *screen) {
    Wizard *wizard = screen->wizard;
    AUTO(problems_release) Problems problems = {0};
    screen->ready = screen->seen = false;
    screen->err = (Error){0};
    screen->worst = (Finding){0};
    wizard_file_take(wizard);
    if (!settings_complete(wizard->draft, &problems, &screen->err)) {
        if (problems.count) {
            const Problem *first = &problems.items[0];
            snprintf(wizard->focus, sizeof wizard->focus, "%.63s", first->path ? first->path : "");
            error_set(&screen->err, ERROR_USAGE, "Enter goes to it", "%s: found %s, allowed %s",
                      first->path ? first->path : "", first->found ? first->found : "nothing",
                      first->allowed ? first->allowed : "");
        }
        return;
    }
    if (!wizard->connection) {
        screen->err = wizard->connection_error;
        return;
    }
    snprintf(screen->doing, sizeof screen->doing, "asking AWS what would change");
    screen->job = review_plan_start(wizard, screen->visit);
}

static void fill(ReviewScreen *screen) {
    const Plan *plan = &screen->wizard->plan;
    Error ignored = {0}; /* without an outline there is no forecast */
    template_outline_free(screen->outline);
    screen->outline = screen->ready
                          ? template_outline_new(plan->body, plan->parameters.items, plan->parameters.count, &ignored)
                          : NULL;
    screen->forecast_ms =
        screen->outline ? progress_forecast_ms(screen->outline, plan->set.changes, plan->set.change_count) : 0;
    review_fill(screen->whole, screen->wizard, screen->ready, screen->outline, true);
    review_fill(screen->beside, screen->wizard, screen->ready, screen->outline, false);
}

static void *review_enter(void *context, Visit visit) {
    ReviewScreen *screen = memory_new(1, sizeof *screen);
    screen->wizard = context;
    screen->visit = visit;
    screen->whole = pager_new(true);
    screen->beside = pager_new(true);
    plan_release(&screen->wizard->plan);
    screen->wizard->plan = (Plan){0};
    screen->wizard->work = WORK_NOTHING;
    begin(screen);
    fill(screen);
    return screen;
}

static void review_message(void *state, Message *message) {
    ReviewScreen *screen = state;
    if (message->type == MESSAGE_SAID)
        snprintf(screen->doing, sizeof screen->doing, "%.159s", message->text);
    if (message->type != MESSAGE_DONE || message->job != screen->job)
        return;
    ReviewPlan *found = review_plan_result(message);
    screen->job = NULL;
    screen->seen = false;
    screen->worst = found->worst;
    if (!message->ok) {
        screen->err = *message->error;
        return;
    }
    plan_release(&screen->wizard->plan);
    screen->wizard->plan = found->plan;
    found->plan = (Plan){0};
    screen->ready = screen->wizard->plan.state == PLAN_READY;
    screen->wizard->standing = screen->wizard->plan.status && screen->wizard->plan.status->kind == STACK_STANDS;
    fill(screen);
}

static Move start(Wizard *wizard) {
    Error err = {0};
    plan_settle(&wizard->plan, wizard->draft);
    if (!wizard_save(wizard, &err)) {
        snprintf(wizard->trouble, sizeof wizard->trouble, "%.120s: %.75s", err.said, err.remedy);
        return MOVE_STAY;
    }
    wizard->work = WORK_EXECUTE;
    wizard->done[SCREEN_REVIEW] = true;
    return SCREEN_PROVISION;
}

static Move danger_answer(void *state, int button) {
    Wizard *wizard = state;
    return button == 1 ? start(wizard) : MOVE_STAY;
}

static Move delete_answer(void *state, int button) {
    Wizard *wizard = state;
    if (button != 1)
        return MOVE_STAY;
    wizard->work = WORK_DELETE_NEVER_STOOD;
    return SCREEN_PROVISION;
}

/* The one question behind which data can be lost: it names what would happen, and wants the app's name. */
static void ask_danger(Wizard *wizard) {
    static const DialogButton grave[] = {{"Stop", 's', false}, {"Do it all the same", 0, true}};
    AUTO(text_release) Text words = {0};
    bool removed = false;
    for (size_t i = 0; i < wizard->plan.danger_count; i++) {
        const PlanDanger *danger = &wizard->plan.dangers[i];
        if (!danger->database)
            continue;
        text_print(&words, "%s%s%s.", words.length ? " " : "", danger->perhaps ? "Perhaps " : "", danger->words);
        removed = removed || danger->removed;
    }
    if (words.length && words.bytes[0] >= 'a' && words.bytes[0] <= 'z')
        words.bytes[0] = (char)(words.bytes[0] - 'a' + 'A');
    text_put(&words, removed ? " " : " Its data is not moved along; AWS keeps a last snapshot of the old one. ");
    text_put(&words, "Type the app's name to do it all the same.");
    wizard_ask(
        wizard,
        dialog_new("The database is at stake", text_string(&words), grave, 2, 0, settings_text(wizard->draft, "app")),
        wizard, danger_answer);
}

/* Whatever the plan says, Enter does the one sensible thing. */
static Move next(ReviewScreen *screen) {
    static const DialogButton again[] = {{"Stop", 's', false}, {"Delete the remains", 'd', false}};
    Wizard *wizard = screen->wizard;
    if (screen->job || !screen->seen) /* typed ahead: nobody agrees to what was not there yet */
        return MOVE_STAY;
    if (screen->err.said[0]) {
        if (wizard->focus[0])
            return (Move)wizard_screen_of(wizard->focus);
        begin(screen);
        return MOVE_STAY;
    }
    switch (wizard->plan.state) {
    case PLAN_READY:
        if (!wizard->plan.database_in_danger)
            return start(wizard);
        ask_danger(wizard);
        return MOVE_STAY;
    case PLAN_UNCHANGED: {
        Error err = {0};
        if (!wizard_save(wizard, &err)) {
            screen->err = err;
            return MOVE_STAY;
        }
        return SCREEN_HOME;
    }
    case PLAN_BUSY:
        wizard->work = WORK_ATTACH;
        return SCREEN_PROVISION;
    case PLAN_NEEDS_DELETE:
        wizard_ask(wizard,
                   dialog_new("Try again?",
                              "A first creation failed, and nothing of it ever stood. Its remains must be deleted "
                              "before a new try; no "
                              "data is lost.",
                              again, 2, 0, NULL),
                   wizard, delete_answer);
        return MOVE_STAY;
    case PLAN_BROKEN:
        return SCREEN_HOME;
    case PLAN_FOREIGN:
        return SCREEN_ACCOUNT;
    }
    return MOVE_STAY;
}

/* Both get it: whichever is shown has scrolled or searched, also after the terminal has changed its size. */
static bool pagers_key(ReviewScreen *screen, const Key *key) {
    bool used = pager_key(screen->whole, key) == PAGER_USED;
    return pager_key(screen->beside, key) == PAGER_USED || used;
}

static Move review_key(void *state, const Key *key) {
    ReviewScreen *screen = state;
    if (pager_searching(screen->whole)) {
        pagers_key(screen, key);
        return MOVE_STAY;
    }
    if (key_is(key, K_ENTER, 0))
        return next(screen);
    if (key_is(key, K_ESCAPE, 0)) /* the first one ends a search */
        return pagers_key(screen, key) ? MOVE_STAY : screen->wizard->back_home ? (Move)SCREEN_HOME : MOVE_BACK;
    if (key_is(key, 'r', 0) && !screen->job) {
        review_discard(screen->wizard);
        begin(screen);
        return MOVE_STAY;
    }
    return pagers_key(screen, key) ? MOVE_STAY : MOVE_IGNORED;
}

static void review_shown(void *state) {
    ReviewScreen *screen = state;
    screen->seen = !screen->job;
}

static int review_tick(void *state, long long now_ms) {
    ReviewScreen *screen = state;
    screen->now_ms = now_ms;
    return screen->job ? SPINNER_MS : 0;
}

/* What Enter will do, how long that takes and what it changes in the cost. */
static void ready_put(const ReviewScreen *screen, Text *text) {
    const Wizard *wizard = screen->wizard;
    const Plan *plan = &wizard->plan;
    size_t count = plan->set.change_count;
    if (plan->create)
        text_print(text, "Enter creates it: %zu resource%s", count, count == 1 ? "" : "s");
    else
        count == 1 ? text_put(text, "Enter makes this change")
                   : text_print(text, "Enter makes these %zu changes", count);
    if (plan->database_in_danger)
        text_put(text, " once the app's name is typed");
    if (screen->forecast_ms > 0) {
        text_put(text, ", ");
        words_forecast(screen->forecast_ms, text);
    }
    text_put(text, ".");
    if (review_compares(wizard, true)) {
        AUTO(cost_difference_release) CostDifference difference = {0};
        cost_compare(wizard->deployed, wizard->draft, &difference);
        if (difference.count) {
            text_put(text, " Cost: ");
            cost_difference_short(&difference, text);
            text_put(text, ".");
        }
    } else if (plan->create)
        text_put(text, " It runs at AWS: you can leave meanwhile.");
}

static int draw_state(const ReviewScreen *screen, const Canvas *canvas) {
    const Wizard *wizard = screen->wizard;
    const Plan *plan = &wizard->plan;
    if (screen->job) {
        screen_busy(canvas, 0, screen->now_ms, screen->doing);
        return 1;
    }
    if (screen->err.said[0])
        return screen_error(canvas, 0, &screen->err);
    int row = 0;
    switch (plan->state) {
    case PLAN_READY: {
        AUTO(text_release) Text words = {0};
        ready_put(screen, &words);
        row = canvas_wrap(canvas, 0, plan->danger_count ? ROLE_FAILED : ROLE_DONE, text_string(&words));
        break;
    }
    case PLAN_UNCHANGED:
        row = canvas_wrap(canvas, 0, ROLE_DONE,
                          "Nothing to change: the stack is as the settings say. Enter saves them and goes home.");
        break;
    case PLAN_BUSY:
        row = canvas_wrap(canvas, 0, ROLE_BUSY, "The stack is at work already. Enter shows it.");
        break;
    case PLAN_NEEDS_DELETE:
    case PLAN_BROKEN: {
        AUTO(memory_release)
        char *words = memory_print("%s: %s. To do: %s.", plan->stack.status ? plan->stack.status : "",
                                   plan->status->words, plan->status->way_out);
        row = canvas_wrap(canvas, 0, ROLE_WARNING, words);
        break;
    }
    case PLAN_FOREIGN:
        row = canvas_wrap(canvas, 0, ROLE_FAILED,
                          "A stack of this name is there that secure-rds did not make. Enter goes to the app's name.");
        break;
    }
    /* What stands in the way of a creation says nothing about one that must be cleared away first. */
    if (screen->worst.severity >= FINDING_WARNING && plan->state == PLAN_READY) {
        AUTO(memory_release)
        char *line = memory_print("%s %s. %s", mark_text(MARK_WARNING), screen->worst.what, screen->worst.remedy);
        row = canvas_wrap(canvas, row, ROLE_WARNING, line);
    }
    return row;
}

enum { BESIDE_COLUMNS = PICTURE_COLUMNS + 42 }; /* from here on the picture stands at the left of the lines */

static void draw_picture(const ReviewScreen *screen, const Canvas *canvas) {
    AUTO(text_release) Text picture = {0};
    picture_text(screen->wizard->draft, &picture);
    const char *line = text_string(&picture);
    for (int row = 0; *line; row++) {
        size_t length = strcspn(line, "\n");
        AUTO(memory_release) char *one = memory_copy_n(line, length);
        canvas_put(canvas, row, 0, ROLE_BORDER, one);
        line += length + (line[length] == '\n');
    }
}

static void review_draw(const void *state, const Canvas *canvas) {
    const ReviewScreen *screen = state;
    enum { STATE_MAX = 7 };
    /* Measured on nothing: what there is to say decides how much room is left. */
    Canvas nowhere = canvas_part(canvas, canvas->rows, 0, STATE_MAX, canvas->columns);
    int below = draw_state(screen, &nowhere);
    below = below < 1 ? 1 : below > STATE_MAX ? STATE_MAX : below;
    canvas_put(canvas, 0, 0, ROLE_TITLE | STYLE_BOLD,
               screen->ready && !screen->wizard->plan.create ? "This is what would change" : "This is what will stand");
    int rows = canvas->rows - below - 2;
    if (canvas->columns >= BESIDE_COLUMNS) {
        Canvas left = canvas_part(canvas, 1, 0, rows, PICTURE_COLUMNS);
        Canvas right = canvas_part(canvas, 1, PICTURE_COLUMNS + 2, rows, CANVAS_REST);
        draw_picture(screen, &left);
        pager_draw(screen->beside, &right);
    } else {
        Canvas body = canvas_part(canvas, 1, 0, rows, CANVAS_REST);
        pager_draw(screen->whole, &body);
    }
    canvas_across(canvas, canvas->rows - below - 1, 0, canvas->columns, ROLE_BORDER);
    Canvas said = canvas_part(canvas, canvas->rows - below, 0, below, CANVAS_REST);
    draw_state(screen, &said);
}

/* What Enter does now. */
static const char *enter_words(const ReviewScreen *screen) {
    const Plan *plan = &screen->wizard->plan;
    if (screen->err.said[0])
        return screen->wizard->focus[0] ? "go to the setting" : "try again";
    switch (plan->state) {
    case PLAN_READY:
        return plan->create ? "create it" : "change it";
    case PLAN_UNCHANGED:
    case PLAN_BROKEN:
        return "home";
    case PLAN_BUSY:
        return "show it";
    case PLAN_NEEDS_DELETE:
        return "delete the remains";
    case PLAN_FOREIGN:
        break;
    }
    return "choose another name";
}

static void review_keys(const void *state, Text *text) {
    const ReviewScreen *screen = state;
    if (!screen->job)
        text_print(text, "Enter %s|", enter_words(screen));
    text_put(text, "Esc back|↑↓ scroll|/ find|r again");
}

static void review_help(const void *state, Text *text) {
    (void)state;
    text_put(
        text,
        "# Review\nThe list of changes is AWS's own: a change set, computed and not yet executed. Nothing has been "
        "changed so far.\n\n"
        "With Enter the settings are saved in the settings file and the change set is executed. What would replace "
        "or remove the database stands first, in red, and needs the app's name typed.\n\n"
        "REPLACE: AWS makes a new one and removes the old one. modify: it is changed in place. replace?: AWS only "
        "knows when it does it.\n\n"
        "The time is a forecast from what each resource usually takes and what must wait for what. The cost is "
        "that of a month without traffic.\n\nLeaving this screen throws the change set away.\n");
}

static void review_leave(void *state) {
    ReviewScreen *screen = state;
    screen->wizard->back_home = false;
    review_discard(screen->wizard);
    pager_free(screen->whole);
    pager_free(screen->beside);
    template_outline_free(screen->outline);
    free(screen);
}

const Screen review_screen = {.enter = review_enter,
                              .draw = review_draw,
                              .shown = review_shown,
                              .key = review_key,
                              .message = review_message,
                              .tick = review_tick,
                              .help = review_help,
                              .keys = review_keys,
                              .leave = review_leave};
