/* The keys of Provision while it runs, and of its panes; see provision_state.h. */
#include "base/memory.h"
#include "guide/destroy.h"
#include "screens/ask.h"
#include "screens/provision_state.h"

#include <string.h>

/* ---- leaving it, and undoing it */

static bool can_stop(const ProvisionScreen *screen) {
    if (!screen->operation.progress || screen->cancelling)
        return false;
    ProgressDirection direction = progress_view(screen->operation.progress, provision_now(screen)).direction;
    return direction == PROGRESS_CREATE || direction == PROGRESS_UPDATE;
}

static bool is_running(const void *state) {
    return !((const ProvisionScreen *)state)->ended;
}

static bool can_roll_back(const void *state) {
    return is_running(state) && can_stop(state);
}

static Move leave_answer(void *state, int button) {
    ProvisionScreen *screen = state;
    if (button == 1) {
        screen->wizard->work.interrupted = true;
        return MOVE_QUIT;
    }
    if (button == 2 && can_stop(screen))
        provision_roll_back(screen);
    return MOVE_STAY;
}

static void stop_question(ProvisionScreen *screen, Question *question) {
    const Settings *settings = screen->wizard->choices.chosen;
    followed_question(settings_text(settings, "app"), screen->operation.progress,
                      settings_on(settings, "protection.deletion_protection"), provision_now(screen), question);
    screen->stop_named = question->typed != NULL;
}

/* The database may become ready behind the question: then more is at stake than was asked. */
static bool same_stakes(const void *state) {
    const ProvisionScreen *screen = state;
    return can_roll_back(state) && roll_back_loses_database(screen->operation.progress) == screen->stop_named;
}

static Move ask_leave(void *state, const Key *key) {
    ProvisionScreen *screen = state;
    (void)key;
    static const DialogButton buttons[] = {
        {question_no, 'n', false}, {"Leave it running", 'l', false}, {"Roll it back", 'r', true}};
    AUTO(text_release) Text words = {0};
    AUTO(question_release) Question question = {0};
    text_put(&words, screen->cancelling ? "The rollback has not begun: it waits for the database. Left now, the "
                                          "creation goes on to its end."
                                        : "Left running, it goes on there; start secure-rds again to see it.");
    /* What needs a name typed has a question of its own (c): to leave needs none. */
    bool rolls = can_stop(screen) && !roll_back_loses_database(screen->operation.progress);
    if (rolls) {
        stop_question(screen, &question);
        text_print(&words, " Rolled back: %s", question.words);
    }
    wizard_ask(screen->wizard,
               dialog_new("The operation runs at AWS", text_string(&words), buttons, rolls ? 3 : 2, 0, NULL), screen,
               leave_answer);
    wizard_ask_while(screen->wizard, rolls ? same_stakes : is_running);
    return MOVE_STAY;
}

static Move stop_answer(void *state, int button) {
    if (button == 1)
        provision_roll_back(state);
    return MOVE_STAY;
}

static Move ask_stop(void *state, const Key *key) {
    static const DialogButton buttons[] = {{question_no, 'n', false}, {"Roll it back", 'r', true}};
    ProvisionScreen *screen = state;
    AUTO(question_release) Question question = {0};
    (void)key;
    stop_question(screen, &question);
    wizard_ask(screen->wizard, dialog_new(question.title, question.words, buttons, 2, 0, question.typed), screen,
               stop_answer);
    wizard_ask_while(screen->wizard, same_stakes);
    return MOVE_STAY;
}

/* ---- the panes */

static Move pane_next(void *state, const Key *key) {
    ProvisionScreen *screen = state;
    screen->pane = (screen->pane + (key->modifiers ? PANE_COUNT - 1 : 1)) % PANE_COUNT;
    return MOVE_STAY;
}

static Move failures_act(void *state, const Key *key) {
    ProvisionScreen *screen = state;
    (void)key;
    screen->failures_only = !screen->failures_only;
    provision_events_refresh(screen, true);
    return MOVE_STAY;
}

static bool has_panes(const void *state) {
    return ((const ProvisionScreen *)state)->operation.progress != NULL;
}

static bool has_events(const void *state) {
    const ProvisionScreen *screen = state;
    return has_panes(screen) && pager_lines(screen->events) > 0;
}

static bool has_failures(const void *state) {
    const ProvisionScreen *screen = state;
    return has_panes(screen) && (screen->failures_only || pager_lines(screen->events) > 0);
}

static const char *failures_say(const void *state) {
    return ((const ProvisionScreen *)state)->failures_only ? "all events" : "failures";
}

/* These are the events' wherever the focus is. */
static Move event_act(void *state, const Key *key) {
    ProvisionScreen *screen = state;
    screen->pane = PANE_EVENTS;
    return pager_key(screen->events, key) == PAGER_IGNORED ? MOVE_IGNORED : MOVE_STAY;
}

static Move step_rest(ProvisionScreen *screen, const Key *key) {
    ListAnswer answer = list_key(screen->steps, key);
    if (answer == LIST_MOVED && list_current(screen->steps) != LIST_NONE) {
        screen->chosen_step = true;
        screen->step = list_current(screen->steps);
        provision_panes_refresh(screen);
    }
    return answer == LIST_IGNORED ? MOVE_IGNORED : MOVE_STAY;
}

static Move pane_rest(void *state, const Key *key) {
    ProvisionScreen *screen = state;
    if (pager_searching(screen->events) || key_is(key, 'n', 0) || key->code == 'N' || key_is(key, K_ESCAPE, 0))
        return event_act(screen, key); /* of the search */
    if (!screen->operation.progress)
        return MOVE_IGNORED;
    if (screen->pane == PANE_EVENTS)
        return event_act(screen, key);
    if (screen->pane == PANE_STEPS)
        return step_rest(screen, key);
    return list_key(screen->resources, key) == LIST_IGNORED ? MOVE_IGNORED : MOVE_STAY;
}

static void forget(void *state) {
    ((ProvisionScreen *)state)->said[0] = '\0';
}

void provision_keys(const void *state, Keys *keys) {
    static const KeyRow panes[] = {
        {.code = K_TAB, .words = "pane", .applies = has_panes, .act = pane_next},
        {.code = K_TAB, .modifiers = KEY_SHIFT, .help = "the pane before", .applies = has_panes, .act = pane_next},
        {.code = 'f',
         .says = failures_say,
         .help = "the events that failed alone, or all",
         .applies = has_failures,
         .act = failures_act},
        {.code = '/', .words = "find", .applies = has_events, .act = event_act},
        {.code = 'w',
         .words = "wrap",
         .help = "long events wrapped, or cut at the edge",
         .applies = has_events,
         .act = event_act},
    };
    static const KeyRow running[] = {
        {.code = 'l', .also = K_ESCAPE, .words = "leave it", .act = ask_leave},
        {.code = 'q', .help = "leaves it", .act = ask_leave},
        {.code = 'c', .modifiers = KEY_CTRL, .help = "leaves it", .act = ask_leave},
        {.code = 'c', .words = "roll back", .applies = can_roll_back, .act = ask_stop},
    };
    const ProvisionScreen *screen = state;
    keys->rest = pane_rest;
    keys->before = forget;
    if (pager_captures(screen->events, keys))
        return;
    if (screen->ended)
        provision_end_keys(screen, keys);
    KEYS_ROWS(keys, panes, screen);
    if (!screen->ended)
        KEYS_ROWS(keys, running, screen);
}
