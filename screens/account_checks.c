/* Account: the checklist, each finding with what it means, and keys that do something about it. */
#include "base/memory.h"
#include "guide/words.h"
#include "screens/account_parts.h"
#include "screens/ask.h"
#include "screens/keys.h"
#include "screens/preflight.h"
#include "screens/signs.h"

#include <stdlib.h>
#include <string.h>

enum { DETAIL_ROWS = 8 };

static Style mark_put(const AccountScreen *screen, size_t row, Text *text) {
    const Finding *finding = preflight_finding(screen->wizard, row);
    if (preflight_asking(screen->wizard, row))
        return text_put(text, spinner_text(screen->now_ms)), ROLE_BUSY;
    if (!finding)
        return text_put(text, mark_text(MARK_WAITING)), ROLE_DIM;
    return sign_put(finding_sign(finding), screen->now_ms, text);
}

static bool matters(const Finding *finding) {
    return finding->severity >= FINDING_WARNING;
}

/* ---- mending */

typedef struct MendInput {
    Connection *connection;
    FindingFix fix;
    Mend mend;
    char subject[200];
} MendInput;

static bool mend_work(Job *job, void *data, Error *err) {
    const MendInput *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    return mend_do(&aws, input->fix, input->subject, input->mend, err);
}

static void mend_release(void *data) {
    MendInput *input = data;
    connection_drop(input->connection);
    free(input);
}

static const JobKind mend_kind = {.name = "mend it", .work = mend_work, .release = mend_release};

/* It may be found anew, otherwise, while the question is open. */
static bool is_found(const void *state) {
    const AccountScreen *screen = state;
    const Finding *finding = preflight_finding(screen->wizard, screen->fixing);
    return finding && finding->fix && strcmp(finding->subject, screen->agreed) == 0;
}

static Move mend_answer(void *state, bool yes) {
    AccountScreen *screen = state;
    Wizard *wizard = screen->wizard;
    const Finding *finding = preflight_finding(wizard, screen->fixing);
    if (!yes || !is_found(screen) || !wizard->who.connection || screen->fix)
        return MOVE_STAY;
    MendInput *input = memory_new(1, sizeof *input);
    *input =
        (MendInput){.connection = connection_hold(wizard->who.connection), .fix = finding->fix, .mend = screen->mend};
    memcpy(input->subject, finding->subject, sizeof input->subject);
    screen->fix = job_start(screen->visit, &mend_kind, input);
    account_say(screen, ROLE_BUSY, "Asking AWS to do it: %s …", input->subject);
    return MOVE_STAY;
}

static Move ask_mend(AccountScreen *screen, size_t row, const Finding *finding, Mend mend) {
    AUTO(question_release) Question question = {0};
    screen->fixing = row;
    screen->mend = mend;
    memcpy(screen->agreed, finding->subject, sizeof screen->agreed);
    mend_question(finding, mend, &question);
    Move move = wizard_question(screen->wizard, &question, screen, mend_answer);
    wizard_ask_while(screen->wizard, is_found);
    return move;
}

bool account_checks_message(AccountScreen *screen, Message *message) {
    if (message->job != screen->fix || message->type != MESSAGE_DONE)
        return false;
    const MendInput *input = message->input;
    AUTO(text_release) Text words = {0};
    screen->fix = NULL;
    if (message->ok) {
        mend_words(input->subject, input->mend, &words);
        account_say(screen, ROLE_DONE, "%s %s.", mark_text(MARK_DONE), text_string(&words));
    } else {
        char line[sizeof screen->said];
        error_line(message->error, line, sizeof line);
        account_say(screen, ROLE_FAILED, "%s%s%s", line, message->error->remedy[0] ? ". To do: " : "",
                    message->error->remedy);
    }
    preflight_again(screen->wizard, screen->fixing);
    return true;
}

/* ---- the list */

static Style cell(const void *context, size_t row, size_t column, Text *text) {
    const AccountScreen *screen = context;
    const Finding *finding = preflight_finding(screen->wizard, row);
    switch (column) {
    case 0:
        return mark_put(screen, row, text);
    case 1:
        text_put(text, check_rows[row].label);
        return finding ? ROLE_TEXT : ROLE_DIM;
    default:
        text_put(text, finding ? finding->what : "");
        return finding && matters(finding) ? sign_style(finding_sign(finding)) : ROLE_DIM;
    }
}

static const ListColumn columns[] = {
    {"", 1, 0, 0, ALIGN_LEFT}, {"Check", 28, 0, 0, ALIGN_LEFT}, {"", 12, 1, 0, ALIGN_LEFT}};
static const ListRows rows = {.cell = cell};

void account_checks_make(AccountScreen *screen) {
    screen->checks = list_new(columns, sizeof columns / sizeof *columns, &rows, screen);
    list_bare(screen->checks, true);
    list_refresh(screen->checks, check_count);
}

void account_checks_open(AccountScreen *screen) {
    screen->view = VIEW_CHECKS;
    for (int wanted = FINDING_ERROR; wanted >= FINDING_UNKNOWN; wanted--)
        for (size_t i = 0; i < check_count; i++) {
            const Finding *finding = preflight_finding(screen->wizard, i);
            if (finding && (int)finding->severity == wanted) {
                list_go(screen->checks, i);
                return;
            }
        }
}

static const Finding *current(const AccountScreen *screen) {
    size_t row = list_current(screen->checks);
    return row == LIST_NONE ? NULL : preflight_finding(screen->wizard, row);
}

static bool choosable(const Finding *finding) {
    return finding && finding->path && finding->severity != FINDING_OK;
}

/* To the field that decides about it, here or on its own screen. */
static Move choose_other(AccountScreen *screen, const Finding *finding) {
    ScreenId on = wizard_screen_of(finding->path);
    if (on == SCREEN_ACCOUNT) {
        screen->view = VIEW_FORM;
        form_focus(screen->form, finding->path);
        return MOVE_STAY;
    }
    snprintf(screen->wizard->route.focus, sizeof screen->wizard->route.focus, "%s", finding->path);
    return (Move)on;
}

/* ---- keys */

static bool can_choose(const void *state) {
    return choosable(current(state));
}

static Move choose_act(void *state, const Key *key) {
    (void)key;
    return choose_other(state, current(state));
}

static Move form_act(void *state, const Key *key) {
    (void)key;
    ((AccountScreen *)state)->view = VIEW_FORM;
    return MOVE_STAY;
}

static bool can_ask(const void *state) {
    const AccountScreen *screen = state;
    return list_current(screen->checks) != LIST_NONE && !preflight_running(screen->wizard);
}

static Move again_act(void *state, const Key *key) {
    AccountScreen *screen = state;
    (void)key;
    return preflight_again(screen->wizard, list_current(screen->checks)), MOVE_STAY;
}

static Move mend_act(void *state, const Key *key) {
    AccountScreen *screen = state;
    const Finding *finding = current(screen);
    AUTO(ways_release) Ways ways = {0};
    mend_ways(finding, &ways);
    const Way *way = ways_letter(&ways, key->code);
    return way ? ask_mend(screen, list_current(screen->checks), finding, (Mend)way->id) : MOVE_STAY;
}

static Move list_rest(void *state, const Key *key) {
    return list_key(((AccountScreen *)state)->checks, key) == LIST_IGNORED ? MOVE_IGNORED : MOVE_STAY;
}

void account_checks_keys(const AccountScreen *screen, Keys *keys) {
    static const KeyRow first[] = {{.code = K_ENTER,
                                    .words = "change it",
                                    .help = "goes to the setting behind it",
                                    .applies = can_choose,
                                    .act = choose_act}};
    static const KeyRow last[] = {
        {.code = 'a', .words = "again", .help = "checks it once more", .applies = can_ask, .act = again_act},
        {.code = K_ESCAPE, .also = K_TAB, .words = "back", .act = form_act},
        {.code = K_TAB, .modifiers = KEY_SHIFT, .help = "back", .act = form_act},
        {.code = '/', .words = "filter"},
    };
    keys->rest = list_rest;
    if (list_captures(screen->checks, keys))
        return;
    KEYS_ROWS(keys, first, screen);
    AUTO(ways_release) Ways ways = {0};
    if (current(screen) && !screen->fix)
        mend_ways(current(screen), &ways);
    keys_ways(keys, &ways, mend_act);
    KEYS_ROWS(keys, last, screen);
    list_offers(screen->checks, keys);
}

/* ---- drawing */

static int finding_draw(const Canvas *canvas, int row, const char *label, const Finding *finding) {
    sign_draw(canvas, row, finding_sign(finding), 0);
    Canvas rest = canvas_part(canvas, row, 2, CANVAS_REST, CANVAS_REST);
    AUTO(memory_release) char *words = memory_print("%s: %s", label, finding->what);
    int used = canvas_wrap(&rest, 0, matters(finding) ? sign_style(finding_sign(finding)) : ROLE_DIM, words);
    if (matters(finding) && finding->remedy[0])
        used = canvas_wrap(&rest, used, ROLE_TEXT, finding->remedy);
    return row + used;
}

static void summary(const AccountScreen *screen, const Canvas *canvas, int row) {
    const Wizard *wizard = screen->wizard;
    size_t counts[SEVERITIES];
    AUTO(text_release) Text words = {0};
    for (int severity = 0; severity < SEVERITIES; severity++)
        counts[severity] = preflight_count(wizard, (FindingSeverity)severity);
    text_put(&words, "Checks: ");
    findings_summary(counts, preflight_total(wizard), &words);
    int column = canvas_put(canvas, row, 0,
                            counts[FINDING_ERROR]     ? ROLE_FAILED
                            : counts[FINDING_WARNING] ? ROLE_WARNING
                                                      : ROLE_LABEL,
                            text_string(&words));
    if (preflight_running(wizard))
        canvas_put(canvas, row, column + 1, ROLE_BUSY, spinner_text(screen->now_ms));
}

void account_checks_hint(const AccountScreen *screen, const Canvas *canvas, int row) {
    const Wizard *wizard = screen->wizard;
    if (!preflight_begun(wizard)) {
        if (wizard->who.identity.account[0] && !*settings_text(wizard->choices.chosen, "app"))
            canvas_put(canvas, row, 0, ROLE_DIM, "Checks run as soon as the app has a name.");
        return;
    }
    summary(screen, canvas, row++);
    /* What needs doing first; what is fine only where there is room. */
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < check_count && row < canvas->rows; i++) {
            const Finding *finding = preflight_finding(wizard, i);
            if (finding && matters(finding) == (pass == 0))
                row = finding_draw(canvas, row, check_rows[i].label, finding);
        }
}

void account_checks_draw(const AccountScreen *screen, const Canvas *canvas) {
    const Finding *finding = current(screen);
    canvas_put(canvas, 0, 0, ROLE_TITLE | STYLE_BOLD, "What would make a deployment fail?");
    summary(screen, canvas, 1);
    int room = canvas->rows - 3 - DETAIL_ROWS, list_rows = room < (int)check_count + 1 ? room : (int)check_count + 1;
    Canvas list = canvas_part(canvas, 3, 0, list_rows, CANVAS_REST);
    list_draw(screen->checks, &list, true);
    int row = 3 + list_rows;
    canvas_across(canvas, row++, 0, canvas->columns, ROLE_BORDER);
    if (!finding) {
        canvas_put(canvas, row, 0, ROLE_DIM, "Not known yet, or a later screen asks for it first.");
        return;
    }
    row = canvas_wrap(canvas, row, matters(finding) ? sign_style(finding_sign(finding)) : ROLE_TEXT, finding->what);
    AUTO(memory_release) char *why = words_sentence(finding->why);
    row = canvas_wrap(canvas, row, ROLE_DIM, why);
    if (finding->remedy[0] && finding->severity != FINDING_OK) {
        AUTO(memory_release) char *words = memory_print("To do: %s", finding->remedy);
        canvas_wrap(canvas, row, ROLE_TEXT, words);
    }
}
