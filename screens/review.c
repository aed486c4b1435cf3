/* Review: everything once more, the change set as AWS computed it, and the one Enter that begins. */
#include "base/memory.h"
#include "guide/home_facts.h"
#include "guide/help.h"
#include "screens/ask.h"
#include "guide/review.h"
#include "screens/context.h"
#include "screens/review_job.h"
#include "screens/review_state.h"
#include "screens/review_text.h"
#include "stack/checks.h"

#include <stdlib.h>
#include <string.h>

static void begin(ReviewScreen *screen) {
    Wizard *wizard = screen->wizard;
    AUTO(problems_release) Problems problems = {0};
    screen->ready = screen->seen = false;
    wizard->route.focus[0] = '\0'; /* of what was refused before */
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
    screen->brief = memory_new(1, sizeof *screen->brief);
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
    else if (!refusals_none(&found->refusals, &screen->err))
        snprintf(screen->wizard->route.focus, sizeof screen->wizard->route.focus, "%s", screen->err.setting);
    screen->ready = screen->wizard->work.plan.state == PLAN_READY;
    const Plan *plan = &screen->wizard->work.plan;
    wizard_stands(screen->wizard, plan->status && stack_is_there(plan->status->kind, plan->owner));
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
    review_question(&wizard->work.plan, &screen->risks, settings_text(wizard->choices.chosen, "app"), !*screen->brief,
                    &question);
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
        review_discard(wizard);
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
    const ReviewScreen *screen = state;
    return is_known(state) && (screen->ready || !screen->wizard->route.focus[0]);
}

static const char *next_says(const void *state) {
    return review_enter_words(state);
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
    free(screen->brief);
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
