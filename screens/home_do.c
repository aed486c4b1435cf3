/* The ways of Home as a list, and what each does here. What is offered, and what is asked before, is guide/'s. */
#include "base/memory.h"
#include "screens/ask.h"
#include "screens/home_state.h"
#include "screens/psql.h"
#include "stack/cost.h"
#include "stack/export.h"

#include <stdlib.h>
#include <string.h>

static Style way_cell(const void *context, size_t row, size_t column, Text *text) {
    const HomeScreen *screen = context;
    const Way *way = &screen->ways.items[row];
    if (column == 0) {
        text_print(text, "%c", way->letter);
        return way->why_not ? ROLE_DIM : ROLE_KEY;
    }
    text_print(text, "%s%s%s", way->words, way->why_not ? ": " : "", way->why_not ? way->why_not : "");
    return way->why_not ? ROLE_DIM : way->grave ? ROLE_FAILED : ROLE_TEXT;
}

static const ListColumn columns[] = {{"", 1, 0, 0, ALIGN_LEFT}, {"", 30, 1, 0, ALIGN_LEFT}};
static const ListRows list_rows = {.cell = way_cell, .empty = ""};

List *home_list_new(HomeScreen *screen) {
    List *list = list_new(columns, 2, &list_rows, screen);
    list_bare(list, true);
    return list;
}

void home_way_go(HomeScreen *screen, int way) {
    for (size_t i = 0; i < screen->ways.count; i++)
        if (screen->ways.items[i].id == way)
            list_go(screen->list, i);
}

void home_ways_refresh(HomeScreen *screen) {
    HomeScope scope = home_scope(screen);
    size_t row = list_current(screen->list);
    int current = row < screen->ways.count ? screen->ways.items[row].id : WAY_NONE;
    home_ways(&scope, home_known(screen), &screen->ways);
    list_refresh(screen->list, screen->ways.count);
    home_way_go(screen, current);
}

/* ---- the list of addresses */

/* It becomes the settings' list, and the file's; other choices are left for Review. */
void home_allowed_done(HomeScreen *screen, HomeJob *job) {
    Wizard *wizard = screen->wizard;
    AUTO(text_release) Text words = {0}, told = {0};
    Error err = {0};
    bool kept = choices_allowed(&wizard->choices, &job->allowed, &told, &err);
    allowed_known(&job->allowed, &screen->facts);
    home_ways_refresh(screen);
    wizard_tell(wizard, &told);
    wizard_changed(wizard);
    bool again = job->before.already; /* an undo that comes once more */
    screen->undo_version = job->allowed.undone || again  ? 0
                           : job->allowed.access.changed ? job->allowed.access.before
                                                         : screen->undo_version;
    if (again)
        undo_kept_words(&job->before, &job->allowed, &words);
    else
        allowed_words(&job->allowed, &words);
    if (!kept)
        text_print(&words, "; but the draft could not be kept: %s", err.said);
    bool undoes = (job->allowed.undone || job->allowed.access.changed) && ways_find(&screen->ways, HOME_UNDO);
    home_tell(screen, kept && !job->allowed.access.unsaved.said[0] ? ROLE_DONE : ROLE_WARNING, "%s%s",
              text_string(&words), undoes ? ". u undoes it" : "");
}

static void own_put(HomeScreen *screen) {
    AllowList *list = settings_allowed(screen->wizard->choices.chosen);
    Own own = home_own(&screen->facts, list);
    Error err = {0};
    if (screen->work) /* what it does now goes first; the list stays as that was told it */
        return;
    if (allowed_own(list, &own, &err))
        home_begin(screen, DO_ACCESS);
    else
        home_tell_error(screen, &err);
}

/* ---- what else is done here */

static void export_here(HomeScreen *screen) {
    Error err = {0};
    if (export_cloudformation(screen->wizard->choices.chosen, "secure-rds-export", &err))
        home_tell(screen, ROLE_DONE, "written: secure-rds-export/template.yaml, parameters.json, tags.json");
    else
        home_tell_error(screen, &err);
}

static void cost_open(HomeScreen *screen) {
    AUTO(cost_release) CostEstimate estimate = {0};
    AUTO(text_release) Text words = {0};
    cost_estimate(screen->wizard->choices.chosen, &estimate);
    cost_print(&estimate, &words);
    screen->page = pager_new(true);
    pager_add(screen->page, ROLE_TITLE, "What it costs a month (USD)");
    pager_add(screen->page, ROLE_TEXT, text_string(&words));
}

static Move provision(HomeScreen *screen, Work work) {
    Wizard *wizard = screen->wizard;
    wizard->work.kind = work;
    free(wizard->work.stack_id);
    wizard->work.stack_id = memory_copy(screen->facts.status.stack.id);
    return SCREEN_PROVISION;
}

static Move deletion_answer(void *state, bool yes) {
    HomeScreen *screen = state;
    return !yes                              ? MOVE_STAY
           : screen->deletes == HOME_CANCEL  ? provision(screen, WORK_ROLL_BACK) /* shows what it waits for */
           : screen->deletes == HOME_REMAINS ? provision(screen, WORK_ROLL_BACK_REMAINS)
                                             : provision(screen, WORK_DESTROY);
}

/* The stack may change behind the question, and with it what can be done. */
static bool is_offered(const void *state) {
    const HomeScreen *screen = state;
    const Way *way = ways_find(&screen->ways, screen->asked);
    return way && !way->why_not;
}

static Move ask(HomeScreen *screen, HomeWay way, const Question *question, Move (*answer)(void *state, bool yes)) {
    screen->asked = way;
    Move move = wizard_question(screen->wizard, question, screen, answer);
    wizard_ask_while(screen->wizard, is_offered);
    return move;
}

void home_delete(HomeScreen *screen, HomeWay way) {
    if (screen->work)
        return;
    screen->deletes = way;
    home_begin(screen, DO_PREVIEW);
}

Move home_ask_deletion(HomeScreen *screen, const DestroyPreview *preview) {
    AUTO(question_release) Question question = {0};
    const char *app = settings_text(screen->wizard->choices.chosen, "app");
    home_deletion_question(app, preview, screen->deletes, &question);
    return ask(screen, screen->deletes, &question, deletion_answer);
}

static Move undo_answer(void *state, bool yes) {
    HomeScreen *screen = state;
    if (yes)
        home_begin(screen, DO_UNDO);
    return MOVE_STAY;
}

Move home_ask_undo(HomeScreen *screen, const UndoPreview *preview) {
    AUTO(question_release) Question question = {0};
    screen->undo_shown = preview->from;
    undo_question(preview, &question);
    return ask(screen, HOME_UNDO, &question, undo_answer);
}

/* Into the choices; Review then shows what applying them does. */
static Move drift_take_over(HomeScreen *screen) {
    Wizard *wizard = screen->wizard;
    HomeScope scope = home_scope(screen);
    size_t taken;
    Error err = {0};
    if (!drift_adopt(home_drift(&scope, &screen->facts), wizard->choices.chosen, &taken, &err)) {
        home_tell_error(screen, &err);
        return MOVE_STAY;
    }
    wizard_changed(wizard);
    wizard->route.back_home = true;
    return SCREEN_REVIEW;
}

static Move begin(HomeScreen *screen, HomeDo what) {
    home_begin(screen, what);
    return MOVE_STAY;
}

/* To the list, which goes into force with Enter there: with what others did on it, and what is in force known. */
static Move access_open(HomeScreen *screen) {
    Wizard *wizard = screen->wizard;
    const AccessState *access = &screen->facts.status.access;
    bool known = screen->loaded && access->cloud;
    wizard->route.access_only = wizard->standing;
    allow_list_free(wizard->route.in_force);
    wizard->route.in_force = known ? allow_list_copy(access->cloud) : NULL;
    if (known)
        allowed_elsewhere(wizard->choices.chosen, access);
    return SCREEN_ACCESS;
}

/* What was agreed to, where that was asked. */
static Move way_do(HomeScreen *screen, HomeWay way) {
    Wizard *wizard = screen->wizard;
    switch (way) {
    case HOME_OWN:
        return own_put(screen), MOVE_STAY;
    case HOME_FOLLOW:
        return provision(screen, WORK_ATTACH);
    case HOME_CANCEL:
        if (home_deletes(&screen->facts, way))
            return home_delete(screen, way), MOVE_STAY;
        return provision(screen, WORK_ROLL_BACK); /* shows what it waits for */
    case HOME_CONTINUE:
        return begin(screen, DO_CONTINUE);
    case HOME_SKIP:
        return begin(screen, DO_SKIP);
    case HOME_KEEP:
        return begin(screen, DO_KEEP);
    case HOME_CREATE:
    case HOME_REVIEW:
        wizard->route.back_home = true;
        return SCREEN_REVIEW;
    case HOME_ACCESS:
        return access_open(screen);
    case HOME_CHANGE:
        return SCREEN_ACCOUNT;
    case HOME_PSQL:
        return psql_here(wizard), MOVE_STAY;
    case HOME_CONNECT:
        return SCREEN_DONE;
    case HOME_COST:
        return cost_open(screen), MOVE_STAY;
    case HOME_DRIFT:
        return begin(screen, DO_DRIFT);
    case HOME_REVERT:
        wizard->route.revert = wizard->route.back_home = true;
        return SCREEN_REVIEW;
    case HOME_ADOPT:
        return drift_take_over(screen);
    case HOME_UNDO:
        return begin(screen, DO_UNDO_SEE);
    case HOME_EXPORT:
        return export_here(screen), MOVE_STAY;
    case HOME_REMAINS:
    case HOME_DESTROY:
        return home_delete(screen, way), MOVE_STAY;
    case HOME_WAYS:
        break;
    }
    return MOVE_STAY;
}

static Move way_answer(void *state, bool yes) {
    HomeScreen *screen = state;
    return yes ? way_do(screen, screen->asked) : MOVE_STAY;
}

static Move way_chosen(HomeScreen *screen, const Way *way) {
    if (way->why_not) {
        home_tell(screen, ROLE_WARNING, "not now: %s", way->why_not);
        return MOVE_STAY;
    }
    HomeScope scope = home_scope(screen);
    AUTO(question_release) Question question = {0};
    home_question(&scope, &screen->facts, (HomeWay)way->id, &question);
    return ask(screen, (HomeWay)way->id, &question, way_answer);
}

static Move letter_act(void *state, const Key *key) {
    HomeScreen *screen = state;
    for (size_t i = 0; i < screen->ways.count; i++)
        if (screen->ways.items[i].letter == key->code) {
            list_go(screen->list, i);
            return way_chosen(screen, &screen->ways.items[i]);
        }
    return MOVE_IGNORED;
}

static Move chosen_act(void *state, const Key *key) {
    HomeScreen *screen = state;
    (void)key;
    return way_chosen(screen, &screen->ways.items[list_current(screen->list)]);
}

static bool has_ways(const void *state) {
    return list_current(((const HomeScreen *)state)->list) != LIST_NONE;
}

static bool has_more(const void *state) {
    return scroll_can(((const HomeScreen *)state)->scroll);
}

/* The arrows are the ways': what is told above them has the keys of a question that is too long. */
static Move more_act(void *state, const Key *key) {
    HomeScreen *screen = state;
    return scroll_key(screen->scroll, key) ? MOVE_STAY : MOVE_IGNORED;
}

/* The mouse chooses too. */
static Move list_rest(void *state, const Key *key) {
    HomeScreen *screen = state;
    if (key->target == screen->scroll && key->target)
        return more_act(screen, key);
    ListAnswer answer = list_key(screen->list, key);
    return answer == LIST_CHOSEN ? chosen_act(screen, key) : answer == LIST_IGNORED ? MOVE_IGNORED : MOVE_STAY;
}

/* Each way stands on the screen with its letter, also one that can't be done now, with why not: the key says it again.
 */
void home_way_keys(const HomeScreen *screen, Keys *keys) {
    static const KeyRow rows[] = {
        {.code = K_DOWN, .also = K_UP, .label = "↑↓", .words = "move", .applies = has_ways},
        {.code = K_ENTER,
         .words = "do it",
         .help = "does what is under the cursor",
         .applies = has_ways,
         .act = chosen_act},
        {.code = K_PAGE_DOWN,
         .also = K_PAGE_UP,
         .words = "more",
         .help = "more of what is told, or back",
         .applies = has_more,
         .act = more_act},
    };
    keys->rest = list_rest;
    KEYS_ROWS(keys, rows, screen);
    for (size_t i = 0; i < screen->ways.count; i++) {
        const Way *way = &screen->ways.items[i];
        const KeyRow row = {.code = way->letter, .words = way->label, .help = way->words, .act = letter_act};
        keys_rows(keys, &row, 1, screen);
    }
}
