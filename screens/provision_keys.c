/* The keys of Provision while it runs, and of its panes; see provision_state.h. */
#include "base/memory.h"
#include "screens/ask.h"
#include "screens/provision_state.h"

#include <string.h>

/* ---- leaving it, and undoing it */

/* The database's row; false: it is none of this operation. */
static bool find_database(const ProvisionScreen *screen, ProgressResource *database) {
    long long now = provision_now(screen);
    for (size_t step = 0; step < progress_step_count(screen->operation.progress); step++)
        for (size_t i = 0; i < progress_step(screen->operation.progress, step, now).total; i++) {
            *database = progress_resource(screen->operation.progress, step, i, now);
            if (strcmp(database->type, "AWS::RDS::DBInstance") == 0)
                return true;
        }
    return false;
}

/* What must be typed before: a database that was ready may be in use. NULL: nothing. */
static const char *stop_name(const ProvisionScreen *screen) {
    ProgressResource database;
    bool creates = progress_view(screen->operation.progress, provision_now(screen)).direction == PROGRESS_CREATE;
    bool ready = creates && find_database(screen, &database) && database.state == PROGRESS_DONE;
    return ready ? settings_text(screen->wizard->choices.chosen, "app") : NULL;
}

/* What rolling back would mean now. */
static void stop_words(const ProvisionScreen *screen, Text *text) {
    ProgressResource database;
    ProgressDirection direction = progress_view(screen->operation.progress, provision_now(screen)).direction;
    if (direction == PROGRESS_UPDATE) {
        text_put(text, "Rolled back, AWS puts back what this change did. The database keeps its data.");
        return;
    }
    text_put(text, "Rolled back, AWS deletes what this creation made.");
    if (!find_database(screen, &database))
        return;
    if (database.state == PROGRESS_BUSY &&
        settings_on(screen->wizard->choices.chosen, "protection.deletion_protection")) {
        long long left = database.expected_ms - database.elapsed_ms;
        text_put(text, " RDS lets nobody delete a database while it makes it, so that begins once it is made");
        if (left > 60000)
            text_print(text, ", in about %lld minutes", (left + 59000) / 60000);
        text_put(text, "; stay until then.");
    } else if (database.state == PROGRESS_DONE)
        text_put(text, " Its database stands, and goes with it: whoever has its password may have used it.");
}

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

static Move ask_leave(void *state, const Key *key) {
    ProvisionScreen *screen = state;
    (void)key;
    static const DialogButton buttons[] = {
        {question_no, 'n', false}, {"Leave it running", 'l', false}, {"Roll it back", 'r', true}};
    AUTO(text_release) Text words = {0};
    text_put(&words, screen->cancelling ? "The rollback has not begun: it waits for the database. Left now, the "
                                          "creation goes on to its end."
                                        : "Left running, it goes on there; start secure-rds again to see it.");
    bool stoppable = can_stop(screen);
    if (stoppable) {
        text_put(&words, " ");
        stop_words(screen, &words);
    }
    wizard_ask(screen->wizard,
               dialog_new("The operation runs at AWS", text_string(&words), buttons, stoppable ? 3 : 2, 0,
                          stoppable ? stop_name(screen) : NULL),
               screen, leave_answer);
    wizard_ask_while(screen->wizard, is_running);
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
    AUTO(text_release) Text words = {0};
    (void)key;
    stop_words(screen, &words);
    wizard_ask(screen->wizard, dialog_new("Roll it back?", text_string(&words), buttons, 2, 0, stop_name(screen)),
               screen, stop_answer);
    wizard_ask_while(screen->wizard, can_roll_back);
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
