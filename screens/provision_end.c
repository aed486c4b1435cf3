/* What an end means and what can be done then. See provision_state.h. */
#include "base/memory.h"
#include "guide/left_behind.h"
#include "screens/provision_state.h"
#include "stack/failures.h"

#include <string.h>

ProvisionEndKind provision_end_kind(const ProvisionScreen *screen) {
    const StackStatus *status = stack_status(screen->end.status);
    Work work = screen->wizard->work;
    if (screen->err.said[0])
        return END_LOST;
    switch (screen->end.outcome) {
    case OUTCOME_SUCCEEDED:
        return END_GOOD;
    case OUTCOME_DELETED:
        /* A creation that was deleted was rolled back by somebody. */
        return work == WORK_EXECUTE || work == WORK_ROLL_BACK_REMAINS ? END_UNDONE
               : work == WORK_DELETE_NEVER_STOOD                      ? END_GOOD
                                                                      : END_GONE;
    default:
        break;
    }
    if (strcmp(screen->end.status, "DELETE_FAILED") == 0)
        return END_NOT_DELETED;
    if (status->kind == STACK_NEVER_STOOD)
        return END_NEVER_STOOD;
    if (strcmp(screen->end.status, "UPDATE_ROLLBACK_FAILED") == 0)
        return END_STUCK;
    if (screen->end.outcome == OUTCOME_ROLLED_BACK)
        return screen->progress && progress_cause(screen->progress) ? END_REVERTED : END_UNDONE;
    return END_OTHER;
}

static const Failure *failure_of(const ProvisionScreen *screen) {
    const CfnEvent *cause = screen->progress ? progress_cause(screen->progress) : NULL;
    return cause ? failure_of_event(cause) : screen->err.said[0] ? failure_of_error(&screen->err) : NULL;
}

static const char *provision_setting(const ProvisionScreen *screen) {
    return failure_setting(failure_of(screen), screen->progress ? progress_cause(screen->progress) : NULL);
}

/* What stands now, after that end. */
static const char *state_words(ProvisionEndKind kind) {
    static const char *const words[] = {
        [END_GOOD] = "",
        [END_GONE] = "The stack is deleted.",
        [END_UNDONE] = "Rolled back, as you wished: nothing of it is left.",
        [END_NEVER_STOOD] = "Nothing of it ever stood. What is left must be deleted before a new try: r does both.",
        [END_REVERTED] = "AWS has put everything back as it was before.",
        [END_STUCK] = "AWS could not put everything back: the stack takes no change until that is finished (b).",
        [END_NOT_DELETED] = "The stack could not be deleted as a whole; what is left can be deleted again (r).",
        [END_LOST] = "What happened at AWS goes on there; r looks at it again.",
        [END_OTHER] = "",
    };
    return words[kind];
}

/* "EC2 instance" reads better than "AWS::EC2::Instance". */
static const char *type_words(const char *type) {
    return strncmp(type, "AWS::", 5) == 0 ? type + 5 : type;
}

static const char *verb_of(const char *status) {
    return strncmp(status, "DELETE_", 7) == 0 ? "deleted" : strncmp(status, "UPDATE_", 7) == 0 ? "changed" : "made";
}

static int wrap(const Canvas *canvas, int row, int most, Style style, const char *label, const char *words) {
    enum { LABEL = 11 };
    canvas_put(canvas, row, 0, style, label);
    Canvas part = canvas_part(canvas, row, LABEL, most, CANVAS_REST);
    int used = canvas_wrap(&part, 0, style, words);
    return row + (used > most ? most : used < 1 ? 1 : used);
}

/* The reason without what a handler puts round it: "Resource handler returned message: \"…\" (RequestToken: …)". */
static char *reason_words(const char *reason) {
    const char *begin = strstr(reason, "message: \"");
    begin = begin ? begin + 10 : reason;
    const char *end = strstr(begin, " (Service: ");
    size_t length = end ? (size_t)(end - begin) : strcspn(begin, "");
    const char *token = strstr(begin, "\" (RequestToken");
    if (token && (size_t)(token - begin) < length)
        length = (size_t)(token - begin);
    return memory_copy_n(begin, length);
}

/* An update that is complete, and did not delete all that it should have. */
static int left_draw(const ProvisionScreen *screen, const Canvas *canvas, int row) {
    enum { MOST = 2, LINE_ROWS = 2 };
    AUTO(left_behind_release) LeftBehind left = {0};
    AUTO(lines_release) Lines lines = {0};
    if (!screen->ended || screen->looking || !screen->progress)
        return row;
    left_behind(screen->progress, screen->end.status, &left);
    left_behind_lines(&left, MOST, &lines);
    for (size_t i = 0; i < lines.count; i++)
        row = wrap(canvas, row, LINE_ROWS, lines.items[i].role == LINE_CAREFUL ? ROLE_WARNING : ROLE_TEXT,
                   lines.items[i].label, lines.items[i].words);
    return row;
}

int provision_draw_failure(const ProvisionScreen *screen, const Canvas *canvas, int row) {
    enum { REASON_ROWS = 3, REMEDY_ROWS = 2 };
    const CfnEvent *cause = screen->progress ? progress_cause(screen->progress) : NULL;
    ProvisionEndKind kind = screen->ended ? provision_end_kind(screen) : END_OTHER;
    const char *state = screen->ended ? state_words(kind) : "";
    bool good = kind == END_GOOD || kind == END_GONE || kind == END_UNDONE;
    if (cause && !(screen->ended && good)) {
        const Failure *known = failure_of(screen);
        AUTO(memory_release)
        char *what = memory_print("%s (%s) could not be %s%s%s", cause->logical_id, type_words(cause->type),
                                  verb_of(cause->status), known ? ": " : "", known ? known->meaning : "");
        AUTO(memory_release) char *failed = memory_print("%s failed", mark_text(MARK_FAILED));
        AUTO(memory_release) char *reason = reason_words(cause->reason);
        if (screen->looking)
            return wrap(canvas, row, 1, ROLE_FAILED, failed, what);
        row = wrap(canvas, row, REMEDY_ROWS, ROLE_FAILED | STYLE_BOLD, failed, what);
        row = wrap(canvas, row, REASON_ROWS, ROLE_TEXT, "  AWS said", reason);
        row = wrap(canvas, row, REMEDY_ROWS, ROLE_WARNING, "  to do",
                   known && *known->remedy ? known->remedy
                                           : "look at the events (f shows the failures alone), then try again");
    }
    if (*state && !screen->looking) {
        Canvas rest = canvas_part(canvas, row, 0, 2, CANVAS_REST);
        int used = canvas_wrap(&rest, 0, good ? ROLE_DONE : ROLE_TEXT, state);
        row += used > 2 ? 2 : used;
    }
    return left_draw(screen, canvas, row);
}

/* ---- keys */

static Move work(Wizard *wizard, Work what) {
    wizard->work = what;
    return SCREEN_PROVISION;
}

static Move again_answer(Wizard *wizard, int button) {
    return button == 1 ? work(wizard, WORK_DELETE_NEVER_STOOD) : MOVE_STAY;
}

static Move remains_answer(Wizard *wizard, int button) {
    return button == 1 ? work(wizard, WORK_ROLL_BACK_REMAINS) : MOVE_STAY;
}

static Move stuck_answer(Wizard *wizard, int button) {
    wizard->skip_failed = button == 2;
    return button == 1 || button == 2 ? work(wizard, WORK_CONTINUE_ROLLBACK) : MOVE_STAY;
}

static void ask_remains(Wizard *wizard, bool again) {
    static const DialogButton buttons[] = {{"Stop", 's', false}, {"Delete the remains", 'd', false}};
    wizard_ask(wizard,
               dialog_new(again ? "Try again?" : "Delete the remains?",
                          again ? "A first creation failed, and nothing of it ever stood. Its remains are deleted now; "
                                  "Review then shows the next try. No data is lost."
                                : "What the creation left is deleted, the database with it: it never held anything. "
                                  "The settings stay.",
                          buttons, 2, 0, NULL),
               again ? again_answer : remains_answer);
}

static void ask_stuck(Wizard *wizard) {
    static const DialogButton buttons[] = {
        {"Stop", 's', false}, {"Try again", 't', false}, {"Skip what fails", 'k', true}};
    wizard_ask(wizard,
               dialog_new("Finish the rollback?",
                          "Tried again, AWS puts back what it could not before: remove what was in its way first. "
                          "Skipped, it leaves those resources as they are, and the stack takes changes again.",
                          buttons, 3, 0, NULL),
               stuck_answer);
}

static Move retry(ProvisionScreen *screen, ProvisionEndKind kind) {
    Wizard *wizard = screen->wizard;
    switch (kind) {
    case END_NEVER_STOOD:
        ask_remains(wizard, true);
        return MOVE_STAY;
    case END_STUCK:
        ask_stuck(wizard);
        return MOVE_STAY;
    case END_NOT_DELETED: /* of a creation that was rolled back, or of a stack whose name was typed */
        return work(wizard, WORK_DESTROY);
    case END_LOST:
        /* A plan that was not even taken leaves nothing to look at. */
        return screen->progress || wizard->work != WORK_EXECUTE
                   ? work(wizard, wizard->work == WORK_EXECUTE ? WORK_ATTACH : wizard->work)
                   : SCREEN_REVIEW;
    default:
        return SCREEN_REVIEW;
    }
}

static Move roll_back(ProvisionScreen *screen, ProvisionEndKind kind) {
    if (kind == END_NEVER_STOOD)
        ask_remains(screen->wizard, false);
    else if (kind == END_STUCK)
        ask_stuck(screen->wizard);
    else if (kind == END_REVERTED)
        snprintf(screen->said, sizeof screen->said, "it is rolled back already: AWS did it by itself");
    else
        return MOVE_IGNORED;
    return MOVE_STAY;
}

static Move change_setting(const ProvisionScreen *screen) {
    const char *path = provision_setting(screen);
    if (!path)
        return SCREEN_ACCOUNT;
    snprintf(screen->wizard->focus, sizeof screen->wizard->focus, "%s", path);
    return (Move)wizard_screen_of(path);
}

static Move go_on(const ProvisionScreen *screen, ProvisionEndKind kind) {
    Wizard *wizard = screen->wizard;
    if (kind == END_GOOD)
        return wizard->work == WORK_DELETE_NEVER_STOOD ? SCREEN_REVIEW : SCREEN_DONE;
    if (kind == END_GONE)
        return SCREEN_ACCOUNT; /* from the beginning, if anything */
    return wizard->work == WORK_ROLL_BACK_REMAINS || !wizard->standing ? SCREEN_REVIEW : SCREEN_HOME;
}

static bool is_bad(ProvisionEndKind kind) {
    return kind != END_GOOD && kind != END_GONE && kind != END_UNDONE;
}

Move provision_end_key(ProvisionScreen *screen, const Key *key) {
    ProvisionEndKind kind = provision_end_kind(screen);
    if (key_is(key, K_ENTER, 0))
        return is_bad(kind) ? retry(screen, kind) : go_on(screen, kind);
    if (key_is(key, K_ESCAPE, 0))
        return screen->wizard->deployed ? SCREEN_HOME : SCREEN_REVIEW;
    if (!is_bad(kind))
        return MOVE_IGNORED;
    if (key_is(key, 'r', 0))
        return retry(screen, kind);
    if (key_is(key, 's', 0))
        return change_setting(screen);
    if (key_is(key, 'b', 0))
        return roll_back(screen, kind);
    /* Once it is looked at, k is up again. */
    if (key_is(key, 'k', 0) && !screen->looking) {
        screen->looking = true;
        screen->pane = PANE_EVENTS;
        return MOVE_STAY;
    }
    return MOVE_IGNORED;
}

void provision_end_keys(const ProvisionScreen *screen, Text *text) {
    ProvisionEndKind kind = provision_end_kind(screen);
    if (!is_bad(kind)) {
        text_put(text, "Enter go on|Tab pane|/ find|w wrap|f failures only|Esc home");
        return;
    }
    text_put(text, "r retry");
    if (provision_setting(screen))
        text_put(text, "|s setting");
    if (kind == END_NEVER_STOOD)
        text_put(text, "|b delete remains");
    else if (kind == END_STUCK)
        text_put(text, "|b finish rollback");
    if (!screen->looking)
        text_put(text, "|k keep");
    text_put(text, "|Esc home|f failures|Tab pane");
}
