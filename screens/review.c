/* Review: everything once more, the change set as AWS computed it, and the one Enter that begins. */
#include "base/memory.h"
#include "guide/help.h"
#include "screens/ask.h"
#include "guide/review.h"
#include "guide/words.h"
#include "screens/context.h"
#include "screens/picture.h"
#include "screens/review_job.h"
#include "screens/review_text.h"
#include "screens/signs.h"
#include "stack/checks.h"
#include "stack/cost.h"

#include <stdlib.h>
#include <string.h>

enum { MOMENT_KEY = 'm' };

typedef struct ReviewScreen {
    Wizard *wizard;
    Visit visit;
    Pager *whole, *beside; /* with the picture among the lines; without it, where it stands at the left */
    Job *job;
    bool revert;              /* the plan puts back what was changed outside, and applies no setting */
    bool seen;                /* what Enter does now stood on the terminal before the key was typed */
    bool ready;               /* wizard->work.plan can be executed */
    Risks risks;              /* of wizard->work.plan */
    Drift drift;              /* outside of the stack, and what waits */
    PlanMoment moment;        /* that was chosen for the database's change */
    TemplateOutline *outline; /* of the plan's template; NULL without a plan */
    long long forecast_ms;    /* how long the plan will take … */
    Text took;                /* … and what earlier ones took */
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
    if (!settings_complete(wizard->choices.chosen, &problems, &screen->err)) {
        if (problems.count) {
            const Problem *first = &problems.items[0];
            snprintf(wizard->route.focus, sizeof wizard->route.focus, "%.63s", first->path);
            AUTO(text_release) Text words = {0};
            problem_words(first, &words);
            error_set(&screen->err, ERROR_USAGE, "Enter goes to it", "%s: %s", first->path, text_string(&words));
        }
        return;
    }
    if (!wizard->who.connection) {
        screen->err = wizard->who.connection_error;
        return;
    }
    snprintf(screen->doing, sizeof screen->doing, "asking AWS what would change");
    screen->job = review_plan_start(wizard, screen->visit, screen->revert, screen->moment);
}

static void fill(ReviewScreen *screen) {
    const Plan *plan = &screen->wizard->work.plan;
    Error ignored = {0}; /* without an outline, what is added is not parted by steps */
    template_outline_free(screen->outline);
    screen->outline = screen->ready
                          ? template_outline_new(plan->body, plan->parameters.items, plan->parameters.count, &ignored)
                          : NULL;
    text_clear(&screen->took);
    screen->forecast_ms = screen->ready ? review_forecast_ms(plan, &screen->took) : 0;
    review_fill(screen->whole, screen->wizard, screen->ready, &screen->risks, &screen->drift, screen->outline, true);
    review_fill(screen->beside, screen->wizard, screen->ready, &screen->risks, &screen->drift, screen->outline, false);
}

static void *review_enter(void *context, Visit visit) {
    ReviewScreen *screen = memory_new(1, sizeof *screen);
    screen->wizard = context;
    screen->visit = visit;
    screen->whole = pager_new(true);
    screen->beside = pager_new(true);
    plan_release(&screen->wizard->work.plan);
    screen->wizard->work.plan = (Plan){0};
    screen->wizard->work.kind = WORK_NOTHING;
    screen->revert = screen->wizard->route.revert;
    screen->wizard->route.revert = false;
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
    plan_release(&screen->wizard->work.plan);
    screen->wizard->work.plan = found->plan;
    found->plan = (Plan){0};
    risks_release(&screen->risks);
    screen->risks = found->risks;
    found->risks = (Risks){0};
    drift_release(&screen->drift);
    screen->drift = found->seen;
    found->seen = (Drift){0};
    if (risks_need(&screen->risks) == RISK_REFUSED)
        risks_accepted(&screen->risks, &(RiskConsent){0}, &screen->err);
    screen->ready = screen->wizard->work.plan.state == PLAN_READY;
    screen->wizard->standing =
        screen->wizard->work.plan.status && screen->wizard->work.plan.status->kind == STACK_STANDS;
    fill(screen);
}

static Move start(Wizard *wizard) {
    Error err = {0};
    plan_settle(&wizard->work.plan, wizard->choices.chosen);
    bool saved = wizard->work.plan.revert ? !plan_settles(&wizard->work.plan) ||
                                                plan_record(&wizard->work.plan, wizard->options->face.config, &err)
                                          : wizard_save(wizard, &err);
    if (!saved) {
        snprintf(wizard->trouble, sizeof wizard->trouble, "%.120s: %.75s", err.said, err.remedy);
        return MOVE_STAY;
    }
    AUTO(text_release) Text mark = {0};
    changes_mark(&wizard->work.plan, &mark);
    free(wizard->work.agreed);
    wizard->work.agreed = text_take(&mark);
    wizard->work.kind = WORK_EXECUTE;
    wizard->done[SCREEN_REVIEW] = true;
    return SCREEN_PROVISION;
}

/* Executes it, or clears away first what is left of a creation that failed: then the new try follows by itself. */
static Move agreed(void *state, bool yes) {
    ReviewScreen *screen = state;
    Wizard *wizard = screen->wizard;
    if (!yes)
        return MOVE_STAY;
    if (wizard->work.plan.state == PLAN_READY)
        return start(wizard);
    wizard->work.kind = WORK_DELETE_NEVER_STOOD;
    return SCREEN_PROVISION;
}

static Move ask(ReviewScreen *screen) {
    Wizard *wizard = screen->wizard;
    AUTO(question_release) Question question = {0};
    review_question(&wizard->work.plan, &screen->risks, settings_text(wizard->choices.chosen, "app"), &question);
    return wizard_question(wizard, &question, screen, agreed);
}

/* Whatever the plan says, Enter does the one sensible thing. */
static Move next(void *state, const Key *key) {
    ReviewScreen *screen = state;
    Wizard *wizard = screen->wizard;
    (void)key;
    if (!screen->seen) /* typed ahead: nobody agrees to what was not there yet */
        return MOVE_STAY;
    if (screen->err.said[0]) {
        if (wizard->route.focus[0])
            return (Move)wizard_screen_of(wizard->route.focus);
        begin(screen);
        return MOVE_STAY;
    }
    switch (wizard->work.plan.state) {
    case PLAN_READY:
    case PLAN_NEEDS_DELETE:
        return ask(screen);
    case PLAN_UNCHANGED: {
        Error err = {0};
        if (!screen->revert && !wizard_save(wizard, &err)) {
            screen->err = err;
            return MOVE_STAY;
        }
        return SCREEN_HOME;
    }
    case PLAN_BUSY:
        wizard->work.kind = WORK_ATTACH;
        return SCREEN_PROVISION;
    case PLAN_BROKEN:
        return SCREEN_HOME;
    case PLAN_FOREIGN:
        return SCREEN_ACCOUNT;
    }
    return MOVE_STAY;
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
    const Plan *plan = &wizard->work.plan;
    text_put(text, plan->create ? "Enter creates it: " : plan->revert ? "Enter puts it back: " : "Enter applies it: ");
    review_ready(plan, screen->forecast_ms, text);
    RiskNeed need = risks_need(&screen->risks);
    text_put(text, need == RISK_TYPED_NAME   ? ", once the app's name is typed."
                   : need == RISK_TYPED_OPEN ? ", once the word open is typed."
                                             : ".");
    const char *instead;
    if (review_other_moment(&screen->risks, &instead) != MOMENT_LEFT)
        text_print(text, " %c: %s.", MOMENT_KEY, instead);
    text_print(text, "%s%s", screen->took.length ? " " : "", text_string(&screen->took));
    if (review_compares(wizard, true) && !plan->revert) {
        AUTO(cost_difference_release) CostDifference difference = {0};
        cost_compare(wizard->choices.deployed, wizard->choices.chosen, &difference);
        if (difference.count) {
            text_put(text, " Cost: ");
            cost_difference_short(&difference, text);
            text_put(text, ".");
        }
    } else if (plan->create)
        text_put(text, " It runs at AWS: you can leave meanwhile.");
}

/* What Enter does now. */
static const char *enter_words(const ReviewScreen *screen) {
    const Plan *plan = &screen->wizard->work.plan;
    if (screen->err.said[0])
        return screen->wizard->route.focus[0] ? "go to the setting" : "try again";
    switch (plan->state) {
    case PLAN_READY:
        return plan->create ? "create it" : plan->revert ? "put it back" : "apply it";
    case PLAN_UNCHANGED:
        return screen->revert ? "home" : "save them, and home";
    case PLAN_BROKEN:
        return "home";
    case PLAN_BUSY:
        return "show it";
    case PLAN_NEEDS_DELETE:
        return "delete what is left";
    case PLAN_FOREIGN:
        break;
    }
    return "choose another name";
}

/* What needs more than to be told, whole: nobody agrees to what was cut off. The rest stands among the lines. */
static int draw_risks(const ReviewScreen *screen, const Canvas *canvas) {
    int row = 0;
    for (size_t i = 0; i < screen->risks.count; i++) {
        const Risk *risk = &screen->risks.items[i];
        RiskNeed need = risk_rows[risk->id].need;
        AUTO(memory_release) char *line = memory_print("%s %s", mark_text(MARK_WARNING), risk->words);
        if (need > RISK_TOLD)
            row = canvas_wrap(canvas, row, need > RISK_AGREED ? ROLE_FAILED : ROLE_WARNING, line);
    }
    return row;
}

static int draw_state(const ReviewScreen *screen, const Canvas *canvas) {
    const Wizard *wizard = screen->wizard;
    const Plan *plan = &wizard->work.plan;
    if (screen->job) {
        screen_busy(canvas, 0, screen->now_ms, screen->doing);
        return 1;
    }
    if (screen->err.said[0])
        return screen_error(canvas, 0, &screen->err);
    int row = screen->ready ? draw_risks(screen, canvas) : 0;
    AUTO(text_release) Text words = {0};
    Sign sign = review_state(plan, &words);
    if (plan->state == PLAN_READY)
        ready_put(screen, &words);
    else
        text_print(&words, ". Enter: %s.", enter_words(screen));
    row = canvas_wrap(canvas, row,
                      plan->danger_count  ? ROLE_FAILED
                      : sign == SIGN_WELL ? ROLE_DONE
                      : sign == SIGN_BUSY ? ROLE_BUSY
                                          : sign_style(sign),
                      text_string(&words));
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
    picture_text(screen->wizard->choices.chosen, &picture);
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
    enum { LIST_MIN = 4 }; /* of the list: a title, and enough to scroll in */
    int most = canvas->rows > LIST_MIN + 1 ? canvas->rows - LIST_MIN : 1;
    /* Measured on nothing: what there is to say decides how much room is left. */
    Canvas nowhere = canvas_part(canvas, canvas->rows, 0, most, canvas->columns);
    int below = draw_state(screen, &nowhere);
    below = below < 1 ? 1 : below > most ? most : below;
    canvas_put(canvas, 0, 0, ROLE_TITLE | STYLE_BOLD,
               screen->ready && !screen->wizard->work.plan.create ? "This is what would change"
                                                                  : "This is what it will be");
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

/* ---- keys */

/* Both get it: whichever is shown has scrolled or searched, also after the terminal has changed its size. */
static Move pagers_rest(void *state, const Key *key) {
    ReviewScreen *screen = state;
    bool used = pager_key(screen->whole, key) == PAGER_USED;
    used = pager_key(screen->beside, key) == PAGER_USED || used;
    return used ? MOVE_STAY : MOVE_IGNORED;
}

static bool is_known(const void *state) {
    return !((const ReviewScreen *)state)->job;
}

/* A setting that is missing is still missing: AWS is not even asked. */
static bool can_ask(const void *state) {
    return is_known(state) && !((const ReviewScreen *)state)->wizard->route.focus[0];
}

static const char *next_says(const void *state) {
    return enter_words(state);
}

static Move back(void *state, const Key *key) {
    const ReviewScreen *screen = state;
    (void)key;
    return screen->wizard->route.back_home ? (Move)SCREEN_HOME : MOVE_BACK;
}

static Move again(void *state, const Key *key) {
    ReviewScreen *screen = state;
    (void)key;
    review_discard(screen->wizard);
    return begin(screen), MOVE_STAY;
}

/* The same change at another moment. */
static const char *moment_says(const void *state) {
    const ReviewScreen *screen = state;
    const char *words;
    review_other_moment(&screen->risks, &words);
    return words;
}

static bool has_moment(const void *state) {
    const ReviewScreen *screen = state;
    const char *words;
    return can_ask(state) && screen->ready && review_other_moment(&screen->risks, &words) != MOMENT_LEFT;
}

static Move other_moment(void *state, const Key *key) {
    ReviewScreen *screen = state;
    const char *words;
    (void)key;
    screen->moment = review_other_moment(&screen->risks, &words);
    review_discard(screen->wizard);
    return begin(screen), MOVE_STAY;
}

static void review_keys(const void *state, Keys *keys) {
    static const KeyRow rows[] = {
        {.code = K_ENTER, .says = next_says, .applies = is_known, .act = next},
        {.code = K_ESCAPE, .words = "back", .act = back},
        {.code = 'r',
         .words = "again",
         .help = "asks AWS once more what would change",
         .applies = can_ask,
         .act = again},
        {.code = MOMENT_KEY,
         .says = moment_says,
         .help = "the database changes in its maintenance window, or at once",
         .applies = has_moment,
         .act = other_moment},
    };
    const ReviewScreen *screen = state;
    keys->rest = pagers_rest;
    if (pager_captures(screen->whole, keys))
        return;
    KEYS_ROWS(keys, rows, screen);
    pager_offers(screen->whole, keys);
}

static void review_help(const void *state, Text *text) {
    (void)state;
    help_section("review", text);
}

static void review_leave(void *state) {
    ReviewScreen *screen = state;
    screen->wizard->route.back_home = false;
    review_discard(screen->wizard);
    risks_release(&screen->risks);
    drift_release(&screen->drift);
    pager_free(screen->whole);
    pager_free(screen->beside);
    template_outline_free(screen->outline);
    text_release(&screen->took);
    free(screen);
}

const Screen review_screen = {.enter = review_enter,
                              .draw = review_draw,
                              .shown = review_shown,
                              .message = review_message,
                              .tick = review_tick,
                              .help = review_help,
                              .keys = review_keys,
                              .leave = review_leave};
