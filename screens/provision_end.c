/* What an end means and what can be done then. See provision_state.h. */
#include "base/memory.h"
#include "screens/ask.h"
#include "screens/keys.h"
#include "screens/provision_state.h"
#include "screens/signs.h"

#include <stdio.h>
#include <string.h>

static EndOf end_of(Work work) {
    static const EndOf of[] = {[WORK_NOTHING] = END_OF_FOLLOW,
                               [WORK_EXECUTE] = END_OF_APPLY,
                               [WORK_RETRY] = END_OF_APPLY,
                               [WORK_ATTACH] = END_OF_FOLLOW,
                               [WORK_ROLL_BACK] = END_OF_ROLL_BACK,
                               [WORK_DESTROY] = END_OF_DESTROY,
                               [WORK_DELETE_NEVER_STOOD] = END_OF_DESTROY,
                               [WORK_ROLL_BACK_REMAINS] = END_OF_REMAINS,
                               [WORK_CONTINUE_ROLLBACK] = END_OF_CONTINUE};
    return of[work];
}

EndScope provision_scope(const ProvisionScreen *screen) {
    EndScope scope = end_scope(end_of(screen->wizard->work.kind), screen->operation.progress, NULL, &screen->err);
    scope.status = screen->end.status;
    scope.reason = screen->end.reason;
    scope.rest = &screen->end.rest;
    scope.unguarded = &screen->end.unguarded;
    scope.outcome = screen->end.outcome;
    return scope;
}

EndKind provision_end_kind(const ProvisionScreen *screen) {
    EndScope scope = provision_scope(screen);
    return end_kind(&scope);
}

static void ways_now(const ProvisionScreen *screen, Ways *ways) {
    EndScope scope = provision_scope(screen);
    end_ways(&scope, ways);
}

/* ---- what is told */

/* The words, and the key that does something about it. New. */
static char *line_words(const Ways *ways, const Line *line) {
    const Way *way = line->way == WAY_NONE ? NULL : ways_find(ways, line->way);
    return way ? memory_print("%s [%c]", line->words, way->letter) : memory_copy(line->words);
}

static int line_put(const Canvas *canvas, int row, const Line *line, const Ways *ways, int most) {
    enum { LABEL = 13 };
    Style style = line->sign == SIGN_WELL ? ROLE_DONE : sign_style(line->sign);
    AUTO(memory_release) char *words = line_words(ways, line);
    canvas_print(canvas, row, 0, style | (line->sign == SIGN_FAILED ? STYLE_BOLD : 0), "%s", line->label);
    Canvas part = canvas_part(canvas, row, LABEL, most, CANVAS_REST);
    int used = canvas_wrap(&part, 0, style, words);
    return row + (used > most ? most : used < 1 ? 1 : used);
}

/* While the panes are looked at it is what failed and what AWS said, which explain them. */
static int line_most(const ProvisionScreen *screen, const Canvas *canvas, const Line *line, bool first) {
    enum { ROWS = 3 };
    bool stays = first || line_is_quote(line);
    return !screen->looking ? ROWS : !stays ? 0 : canvas->rows / 4 > ROWS ? canvas->rows / 4 : ROWS;
}

/* While it runs, the first failure is told already. */
int provision_draw_failure(const ProvisionScreen *screen, const Canvas *canvas, int row) {
    AUTO(lines_release) Lines lines = {0};
    AUTO(ways_release) Ways ways = {0};
    EndScope scope = provision_scope(screen);
    if (!screen->ended) {
        if (!scope.cause)
            return row;
        scope = (EndScope){.of = scope.of, .status = "", .reason = "", .outcome = OUTCOME_FAILED, .cause = scope.cause};
    } else {
        end_ways(&scope, &ways);
    }
    end_lines(&scope, &lines);
    for (size_t i = 0; i < lines.count; i++) {
        int most = line_most(screen, canvas, &lines.items[i], i == 0);
        if (most > 0)
            row = line_put(canvas, row, &lines.items[i], &ways, most);
    }
    return row;
}

/* ---- keys */

static Move work(Wizard *wizard, Work what) {
    wizard->work.kind = what;
    return SCREEN_PROVISION;
}

/* All that a new try needs, with one key: what was agreed to is done again as long as it is the same. */
static Move retry(ProvisionScreen *screen, EndKind kind) {
    Wizard *wizard = screen->wizard;
    EndScope scope = provision_scope(screen);
    bool same = wizard->work.agreed && wizard->choices.deployed &&
                settings_equal(wizard->choices.chosen, wizard->choices.deployed);
    bool retains = strcmp(settings_text(wizard->choices.chosen, "retention.on_delete"), "retain") == 0;
    switch (kind) {
    case END_NEVER_STOOD: /* what is left is shown, and asked for, where a database may be among it */
        if (same && !end_leaves_database(&scope) && !retains)
            return work(wizard, WORK_RETRY);
        wizard->route.back_home = true;
        return SCREEN_REVIEW;
    case END_NOT_DELETED: /* of what was asked for here; somebody else's is asked for on Home */
        return wizard->work.kind == WORK_ATTACH ? SCREEN_HOME : work(wizard, WORK_DESTROY);
    case END_LOST: /* a plan that was not even taken leaves nothing to look at */
        if (screen->operation.progress)
            return work(wizard, WORK_ATTACH);
        return wizard->work.kind == WORK_EXECUTE || wizard->work.kind == WORK_RETRY ? SCREEN_REVIEW
                                                                                    : work(wizard, wizard->work.kind);
    default:
        return same ? work(wizard, WORK_RETRY) : SCREEN_REVIEW;
    }
}

static Move change_setting(const ProvisionScreen *screen, EndWay way) {
    EndScope scope = provision_scope(screen);
    const char *path = way == END_SETTING ? end_setting(&scope) : NULL;
    if (!path)
        return SCREEN_ACCOUNT;
    snprintf(screen->wizard->route.focus, sizeof screen->wizard->route.focus, "%s", path);
    return (Move)wizard_screen_of(path);
}

static Move roll_on(ProvisionScreen *screen, bool skip) {
    screen->wizard->work.skip_failed = skip;
    return work(screen->wizard, WORK_CONTINUE_ROLLBACK);
}

static Move way_do(ProvisionScreen *screen, EndWay way) {
    switch (way) {
    case END_RETRY:
        return retry(screen, provision_end_kind(screen));
    case END_CONTINUE:
    case END_SKIP:
        return roll_on(screen, way == END_SKIP);
    case END_SETTING:
    case END_CHANGE:
        return change_setting(screen, way);
    case END_REMAINS: /* asks, with what AWS says would go */
        screen->wizard->route.remains = true;
        return SCREEN_HOME;
    case END_KEEP: /* the room goes to the panes */
        screen->looking = true;
        screen->pane = PANE_EVENTS;
        return MOVE_STAY;
    case END_WAYS:
        break;
    }
    return MOVE_STAY;
}

static Move skip_answer(void *state, bool yes) {
    return yes ? way_do(state, END_SKIP) : MOVE_STAY;
}

static Move way_chosen(ProvisionScreen *screen, EndWay way) {
    AUTO(question_release) Question question = {0};
    end_question(way, &question);
    if (!question.title)
        return way_do(screen, way);
    return wizard_question(screen->wizard, &question, screen, skip_answer);
}

static Move go_on(const ProvisionScreen *screen, EndKind kind) {
    Wizard *wizard = screen->wizard;
    if (kind == END_GOOD)
        return SCREEN_DONE;
    bool remains = wizard->work.kind == WORK_DELETE_NEVER_STOOD || wizard->work.kind == WORK_ROLL_BACK_REMAINS;
    if (kind == END_GONE)
        return remains ? SCREEN_REVIEW : SCREEN_ACCOUNT;
    return wizard->standing ? SCREEN_HOME : SCREEN_REVIEW;
}

/* Typed ahead, for what stood there before: nobody asked for what was not there yet. */
static bool unseen(const ProvisionScreen *screen) {
    return !screen->end_seen;
}

static Move enter_act(void *state, const Key *key) {
    ProvisionScreen *screen = state;
    EndKind kind = provision_end_kind(screen);
    AUTO(ways_release) Ways ways = {0};
    (void)key;
    if (unseen(screen))
        return MOVE_STAY;
    ways_now(screen, &ways);
    return end_is_good(kind) ? go_on(screen, kind) : way_chosen(screen, (EndWay)ways.items[0].id);
}

static Move escape_act(void *state, const Key *key) {
    const ProvisionScreen *screen = state;
    (void)key;
    return unseen(screen) ? MOVE_STAY : screen->wizard->choices.deployed ? SCREEN_HOME : SCREEN_REVIEW;
}

static Move way_act(void *state, const Key *key) {
    ProvisionScreen *screen = state;
    AUTO(ways_release) Ways ways = {0};
    ways_now(screen, &ways);
    const Way *way = ways_letter(&ways, key->code);
    return way && !unseen(screen) ? way_chosen(screen, (EndWay)way->id) : MOVE_STAY;
}

static bool is_good(const void *state) {
    return end_is_good(provision_end_kind(state));
}

/* What AWS said and what can be done are told in full again. */
static Move look_back(void *state, const Key *key) {
    (void)key;
    ((ProvisionScreen *)state)->looking = false;
    return MOVE_STAY;
}

static bool is_looking(const void *state) {
    return ((const ProvisionScreen *)state)->looking;
}

void provision_end_keys(const ProvisionScreen *screen, Keys *keys) {
    static const KeyRow looking[] = {{.code = 'k',
                                      .words = "back",
                                      .help = "tells again what failed and what to do",
                                      .applies = is_looking,
                                      .act = look_back}};
    static const KeyRow first[] = {{.code = K_ENTER, .words = "go on", .applies = is_good, .act = enter_act}};
    static const KeyRow last[] = {{.code = K_ENTER, .help = "the first of them", .act = enter_act},
                                  {.code = K_ESCAPE, .words = "home", .act = escape_act}};
    AUTO(ways_release) Ways ways = {0};
    ways_now(screen, &ways);
    KEYS_ROWS(keys, looking, screen); /* before the way that has this key otherwise */
    KEYS_ROWS(keys, first, screen);
    keys_ways(keys, &ways, way_act);
    KEYS_ROWS(keys, last, screen);
}
