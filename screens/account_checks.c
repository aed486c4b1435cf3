/* Account: the checklist, each finding with what it means, and keys that do something about it. */
#include "aws/services.h"
#include "base/memory.h"
#include "screens/account_parts.h"
#include "screens/preflight.h"

#include <stdlib.h>
#include <string.h>

enum { DETAIL_ROWS = 8, ANSWER_DELETE = 1, ANSWER_RESTORE = 2 };

static Mark mark_of(const Finding *finding) {
    switch (finding->severity) {
    case FINDING_OK:
        return MARK_DONE;
    case FINDING_WARNING:
        return MARK_WARNING;
    case FINDING_ERROR:
        return MARK_FAILED;
    case FINDING_UNKNOWN:
        break;
    }
    return MARK_NONE;
}

static Style mark_put(const AccountScreen *screen, size_t row, Text *text) {
    const Finding *finding = preflight_finding(screen->wizard, row);
    if (preflight_asking(screen->wizard, row))
        return text_put(text, spinner_text(screen->now_ms)), ROLE_BUSY;
    if (!finding)
        return text_put(text, mark_text(MARK_WAITING)), ROLE_DIM;
    Mark mark = mark_of(finding);
    text_put(text, mark == MARK_NONE ? "?" : mark_text(mark));
    return mark_style(mark);
}

/* ---- mending */

typedef struct FixInput {
    Connection *connection;
    FindingFix fix;
    bool restore;
    char subject[200];
} FixInput;

static bool fix_work(Job *job, void *data, Error *err) {
    FixInput *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    switch (input->fix) {
    case FIX_SECRET:
        return input->restore ? secrets_restore(&aws, input->subject, err)
                              : secrets_delete_now(&aws, input->subject, err);
    case FIX_LOG_GROUP:
        return logs_delete_group(&aws, input->subject, err);
    case FIX_NONE:
        break;
    }
    return error_set(err, ERROR_FAILED, "", "nothing to do");
}

static void fix_release(void *data) {
    FixInput *input = data;
    connection_drop(input->connection);
    free(input);
}

static const JobKind fix_kind = {.name = "mend it", .work = fix_work, .release = fix_release};

/* The screen's tick takes it up: an answer knows of the wizard alone. */
static Move delete_answered(Wizard *wizard, int button) {
    wizard->fix_answer = button ? ANSWER_DELETE : 0;
    return MOVE_STAY;
}

static Move restore_answered(Wizard *wizard, int button) {
    wizard->fix_answer = button ? ANSWER_RESTORE : 0;
    return MOVE_STAY;
}

static void asked_about(AccountScreen *screen, size_t row, const Finding *finding) {
    screen->fixing = row;
    memcpy(screen->agreed, finding->subject, sizeof screen->agreed);
}

static void ask_delete(AccountScreen *screen, size_t row, const Finding *finding) {
    static const DialogButton buttons[] = {{"Leave it", 0, false}, {"Delete it for good", 0, true}};
    asked_about(screen, row, finding);
    bool secret = finding->fix == FIX_SECRET;
    wizard_ask(screen->wizard,
               dialog_new(secret ? "A secret that waits for its deletion" : "A log group that is left over",
                          secret ? "Deleted at once, its value is gone, and the name is free."
                                 : "An earlier stack left it behind. Deleted, all that was logged there is gone, and "
                                   "the name is free.",
                          buttons, 2, 0, finding->subject),
               delete_answered);
}

static void ask_restore(AccountScreen *screen, size_t row, const Finding *finding) {
    static const DialogButton buttons[] = {{"Leave it", 0, false}, {"Restore it", 0, true}};
    asked_about(screen, row, finding);
    wizard_ask(screen->wizard,
               dialog_new("A secret that waits for its deletion",
                          "Restored, it keeps its value and its name: then choose another app name.", buttons, 2, 0,
                          finding->subject),
               restore_answered);
}

void account_checks_tick(AccountScreen *screen) {
    Wizard *wizard = screen->wizard;
    int answer = wizard->fix_answer;
    wizard->fix_answer = 0;
    const Finding *finding = preflight_finding(wizard, screen->fixing);
    if (!answer || !finding || !finding->fix || !wizard->connection || screen->fix)
        return;
    if (strcmp(finding->subject, screen->agreed) != 0) { /* found anew while the question was open */
        account_say(screen, ROLE_WARNING, "It has changed in the meantime: nothing was done.");
        return;
    }
    FixInput *input = memory_new(1, sizeof *input);
    *input = (FixInput){
        .connection = connection_hold(wizard->connection), .fix = finding->fix, .restore = answer == ANSWER_RESTORE};
    memcpy(input->subject, finding->subject, sizeof input->subject);
    screen->fix = job_start(screen->visit, &fix_kind, input);
    account_say(screen, ROLE_BUSY, "%s %s …", input->restore ? "Restoring" : "Deleting", input->subject);
}

bool account_checks_message(AccountScreen *screen, Message *message) {
    if (message->job != screen->fix || message->type != MESSAGE_DONE)
        return false;
    const FixInput *input = message->input;
    screen->fix = NULL;
    if (message->ok) {
        account_say(screen, ROLE_DONE, "%s %s is %s.", mark_text(MARK_DONE), input->subject,
                    input->restore ? "restored" : "deleted");
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
        return finding && finding->severity >= FINDING_WARNING ? mark_style(mark_of(finding)) : ROLE_DIM;
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

/* A reason as a sentence. The caller frees it. */
static char *sentence(const char *words) {
    if (!*words)
        return memory_copy("");
    return memory_print("%c%s.", *words >= 'a' && *words <= 'z' ? *words - 'a' + 'A' : *words, words + 1);
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
    snprintf(screen->wizard->focus, sizeof screen->wizard->focus, "%s", finding->path);
    return (Move)on;
}

Move account_checks_key(AccountScreen *screen, const Key *key) {
    const Finding *finding = current(screen);
    size_t row = list_current(screen->checks);
    if (!list_filtering(screen->checks)) {
        if (key_is(key, K_TAB, 0) || key_is(key, K_TAB, KEY_SHIFT) ||
            (key_is(key, K_ESCAPE, 0) && !*list_filter_text(screen->checks))) {
            screen->view = VIEW_FORM;
            return MOVE_STAY;
        }
        if (key_is(key, K_ENTER, 0))
            return choosable(finding) ? choose_other(screen, finding) : MOVE_STAY;
        if (key_is(key, 'x', 0) && finding && finding->fix && !screen->fix) {
            ask_delete(screen, row, finding);
            return MOVE_STAY;
        }
        if (key_is(key, 'r', 0) && finding && finding->fix == FIX_SECRET && !screen->fix) {
            ask_restore(screen, row, finding);
            return MOVE_STAY;
        }
        if (key_is(key, 'a', 0) && row != LIST_NONE && !preflight_running(screen->wizard)) {
            preflight_again(screen->wizard, row);
            return MOVE_STAY;
        }
    }
    return list_key(screen->checks, key) == LIST_IGNORED ? MOVE_IGNORED : MOVE_STAY;
}

void account_checks_keys(const AccountScreen *screen, Text *text) {
    const Finding *finding = current(screen);
    if (choosable(finding))
        text_put(text, "Enter change it|");
    if (finding && finding->fix)
        text_put(text, finding->fix == FIX_SECRET ? "x delete|r restore|" : "x delete|");
    text_put(text, "a again|Esc back|/ filter|↑↓ move");
}

/* ---- drawing */

static int finding_draw(const Canvas *canvas, int row, const char *label, const Finding *finding) {
    Mark mark = mark_of(finding);
    bool matters = finding->severity >= FINDING_WARNING;
    canvas_put(canvas, row, 0, mark_style(mark), mark == MARK_NONE ? "?" : mark_text(mark));
    Canvas rest = canvas_part(canvas, row, 2, CANVAS_REST, CANVAS_REST);
    AUTO(memory_release) char *words = memory_print("%s: %s", label, finding->what);
    int used = canvas_wrap(&rest, 0, matters ? mark_style(mark) : ROLE_DIM, words);
    if (matters && finding->remedy[0])
        used = canvas_wrap(&rest, used, ROLE_TEXT, finding->remedy);
    return row + used;
}

static void summary(const AccountScreen *screen, const Canvas *canvas, int row) {
    const Wizard *wizard = screen->wizard;
    size_t errors = preflight_count(wizard, FINDING_ERROR), warnings = preflight_count(wizard, FINDING_WARNING);
    int column = canvas_print(canvas, row, 0, ROLE_LABEL, "Checks: %zu of %zu fine",
                              preflight_count(wizard, FINDING_OK), preflight_total(wizard));
    size_t unknown = preflight_count(wizard, FINDING_UNKNOWN);
    if (errors)
        column = canvas_print(canvas, row, column, ROLE_FAILED, ", %zu to mend", errors);
    if (warnings)
        column = canvas_print(canvas, row, column, ROLE_WARNING, ", %zu to look at", warnings);
    if (unknown)
        column = canvas_print(canvas, row, column, ROLE_DIM, ", %zu not known", unknown);
    if (preflight_running(wizard))
        canvas_put(canvas, row, column + 1, ROLE_BUSY, spinner_text(screen->now_ms));
}

void account_checks_hint(const AccountScreen *screen, const Canvas *canvas, int row) {
    const Wizard *wizard = screen->wizard;
    if (!preflight_begun(wizard)) {
        if (wizard->identity.account[0] && !*settings_text(wizard->draft, "app"))
            canvas_put(canvas, row, 0, ROLE_DIM, "Checks run as soon as the app has a name.");
        return;
    }
    summary(screen, canvas, row++);
    /* What needs doing first; what is fine only where there is room. */
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < check_count && row < canvas->rows; i++) {
            const Finding *finding = preflight_finding(wizard, i);
            if (finding && (finding->severity >= FINDING_WARNING) == (pass == 0))
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
    row = canvas_wrap(canvas, row, finding->severity >= FINDING_WARNING ? mark_style(mark_of(finding)) : ROLE_TEXT,
                      finding->what);
    AUTO(memory_release) char *why = sentence(finding->why);
    row = canvas_wrap(canvas, row, ROLE_DIM, why);
    if (finding->remedy[0] && finding->severity != FINDING_OK) {
        AUTO(memory_release) char *words = memory_print("To do: %s", finding->remedy);
        canvas_wrap(canvas, row, ROLE_TEXT, words);
    }
}
