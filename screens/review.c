/* Review: everything once more, the change set as AWS computed it, and the one Enter that begins. */
#include "base/memory.h"
#include "screens/context.h"
#include "screens/picture.h"
#include "stack/checks.h"
#include "tui/pager.h"

#include <stdlib.h>
#include <string.h>

typedef struct ReviewScreen {
    Wizard *wizard;
    Visit visit;
    Pager *pager;
    Job *job;
    bool ready; /* wizard->plan can be executed */
    Error err;
    long long now_ms;
    char doing[160];
    Finding worst;
} ReviewScreen;

typedef struct PlanInput {
    Connection *connection;
    Clock clock;
    Settings *settings;
    const char *role_arn;
    bool standing;
    Plan plan;
    Finding worst; /* the first check that says that it would fail */
    Job *job;
} PlanInput;

static void plan_told(void *data, const char *words) {
    const PlanInput *input = data;
    job_say(input->job, "%s", words);
}

static void check_told(void *data, size_t index, const Finding *finding) {
    PlanInput *input = data;
    if (!finding)
        job_say(input->job, "checking: %s", check_rows[index].label);
    else if (finding->severity > input->worst.severity || (finding->severity == FINDING_ERROR && !input->worst.what[0]))
        input->worst = *finding;
}

static bool plan_work(Job *job, void *data, Error *err) {
    PlanInput *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    input->job = job;
    if (!checks_run(&aws, &input->clock, input->settings, input->standing, check_told, input, NULL, err))
        return false;
    PlanOptions options = {.role_arn = input->role_arn, .told = plan_told, .data = input};
    if (!plan_make(&aws, &input->clock, input->settings, &options, &input->plan, err))
        return false;
    /* Left in the meantime: nobody will execute it, so nothing of it shall stay behind. */
    if (cancel_wanted(job_cancel_wish(job)) && input->plan.state == PLAN_READY) {
        AwsContext late = connection_context(input->connection, NULL);
        Error ignored = {0};
        plan_discard(&late, &input->plan, &ignored);
    }
    return true;
}

static void plan_release_input(void *data) {
    PlanInput *input = data;
    connection_drop(input->connection);
    settings_free(input->settings);
    plan_release(&input->plan);
    free(input);
}

static const JobKind plan_kind = {.name = "compute the changes", .work = plan_work, .release = plan_release_input};

/* A change set that was shown and not wanted is thrown away, in the background. */
typedef struct DiscardInput {
    Connection *connection;
    Plan plan;
} DiscardInput;

static bool discard_work(Job *job, void *data, Error *err) {
    DiscardInput *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    return plan_discard(&aws, &input->plan, err);
}

static void discard_release(void *data) {
    DiscardInput *input = data;
    connection_drop(input->connection);
    plan_release(&input->plan);
    free(input);
}

static const JobKind discard_kind = {
    .name = "throw the change set away", .work = discard_work, .release = discard_release};

static void discard(ReviewScreen *screen) {
    Wizard *wizard = screen->wizard;
    if (wizard->plan.state == PLAN_READY && wizard->plan.set.id && wizard->connection && wizard->work != WORK_EXECUTE) {
        DiscardInput *input = memory_new(1, sizeof *input);
        input->connection = connection_hold(wizard->connection);
        input->plan = wizard->plan;
        wizard->plan = (Plan){0};
        job_start((Visit){.mailbox = wizard->mailbox}, &discard_kind, input);
    }
    if (wizard->work != WORK_EXECUTE) {
        plan_release(&wizard->plan);
        wizard->plan = (Plan){0};
    }
}

static void begin(ReviewScreen *screen) {
    Wizard *wizard = screen->wizard;
    AUTO(problems_release) Problems problems = {0};
    screen->ready = false;
    screen->err = (Error){0};
    screen->worst = (Finding){0};
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
    PlanInput *input = memory_new(1, sizeof *input);
    *input = (PlanInput){.connection = connection_hold(wizard->connection),
                         .clock = wizard->clock,
                         .settings = settings_copy(wizard->draft),
                         .role_arn = wizard->options->role_arn,
                         .standing = wizard->standing};
    snprintf(screen->doing, sizeof screen->doing, "asking AWS what would change");
    screen->job = job_start(screen->visit, &plan_kind, input);
}

static void pager_picture(ReviewScreen *screen) {
    AUTO(text_release) Text picture = {0};
    picture_text(screen->wizard->draft, &picture);
    pager_add(screen->pager, ROLE_BORDER, text_string(&picture));
}

static void pager_settings(ReviewScreen *screen) {
    const Settings *draft = screen->wizard->draft;
    pager_add(screen->pager, ROLE_TITLE, screen->wizard->deployed ? "Settings (changed ones marked)" : "Settings");
    for (size_t i = 0; i < setting_count; i++) {
        const SettingRow *row = &setting_rows[i];
        const char *value = settings_text(draft, row->path);
        bool differs = wizard_differs(screen->wizard, row->path);
        if (!*value && !differs)
            continue;
        AUTO(memory_release)
        char *line =
            memory_print("%s %-33s %s%s%s%s%s", differs ? mark_text(MARK_CHANGED) : " ", row->path,
                         *value ? value : "\"\"", row->unit && *row->unit ? " " : "", row->unit ? row->unit : "",
                         differs ? "   was " : "", differs ? settings_text(screen->wizard->deployed, row->path) : "");
        pager_add(screen->pager, differs ? ROLE_CHANGED : ROLE_TEXT, line);
    }
    const AllowList *list = settings_allowed_const(draft);
    for (size_t i = 0; i < allow_list_count(list); i++) {
        const AllowEntry *entry = allow_list_at(list, i);
        char cidr[CIDR_SIZE];
        cidr_format(entry->cidr, cidr);
        bool is_new = screen->wizard->deployed &&
                      allow_list_find(settings_allowed_const(screen->wizard->deployed), entry->cidr) < 0;
        AUTO(memory_release)
        char *line = memory_print("%s %-33s %s  %s", is_new ? mark_text(MARK_CHANGED) : " ", "access.allowed", cidr,
                                  entry->note);
        pager_add(screen->pager, is_new ? ROLE_CHANGED : ROLE_TEXT, line);
    }
}

static void change_line(ReviewScreen *screen, const CfnChange *change) {
    bool replaced = strcmp(change->replacement, "True") == 0, removed = strcmp(change->action, "Remove") == 0;
    bool perhaps = strcmp(change->replacement, "Conditional") == 0;
    const char *word = removed                              ? "remove"
                       : replaced                           ? "REPLACE"
                       : perhaps                            ? "perhaps replace"
                       : strcmp(change->action, "Add") == 0 ? "add"
                                                            : "modify";
    AUTO(memory_release)
    char *line = memory_print("%-8s %-26s %s%s%s%s", word, change->logical_id, change->type,
                              *change->details ? "  (" : "", change->details, *change->details ? ")" : "");
    pager_add(screen->pager,
              removed || replaced        ? ROLE_FAILED
              : perhaps                  ? ROLE_WARNING
              : strcmp(word, "add") == 0 ? ROLE_DONE
                                         : ROLE_CHANGED,
              line);
}

/* What is removed or replaced stands first: nobody scrolls for bad news. */
static void pager_changes(ReviewScreen *screen) {
    const Plan *plan = &screen->wizard->plan;
    for (size_t i = 0; i < plan->danger_count; i++) {
        AUTO(memory_release)
        char *line = memory_print("%s %s: %s%s", mark_text(MARK_FAILED), plan->dangers[i].logical_id,
                                  plan->dangers[i].perhaps ? "perhaps " : "", plan->dangers[i].words);
        pager_add(screen->pager, ROLE_FAILED, line);
    }
    AUTO(memory_release) char *title = memory_print("What AWS will do: %zu changes", plan->set.change_count);
    pager_add(screen->pager, ROLE_TITLE, title);
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < plan->set.change_count; i++) {
            const CfnChange *change = &plan->set.changes[i];
            bool grave = strcmp(change->action, "Remove") == 0 || strcmp(change->replacement, "True") == 0;
            if (grave == (pass == 0))
                change_line(screen, change);
        }
}

static void fill(ReviewScreen *screen) {
    const Plan *plan = &screen->wizard->plan;
    pager_clear(screen->pager);
    /* Of what stands, the changes are the news; of a first creation, the picture. */
    bool changes_first = screen->ready && !plan->create;
    if (changes_first)
        pager_changes(screen);
    pager_picture(screen);
    pager_settings(screen);
    if (screen->ready && !changes_first)
        pager_changes(screen);
}

static void *review_enter(void *context, Visit visit) {
    ReviewScreen *screen = memory_new(1, sizeof *screen);
    screen->wizard = context;
    screen->visit = visit;
    screen->pager = pager_new(true);
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
    PlanInput *input = message->input;
    screen->job = NULL;
    screen->worst = input->worst;
    if (!message->ok) {
        screen->err = *message->error;
        return;
    }
    plan_release(&screen->wizard->plan);
    screen->wizard->plan = input->plan;
    input->plan = (Plan){0};
    screen->ready = screen->wizard->plan.state == PLAN_READY;
    screen->wizard->standing = screen->wizard->plan.status && screen->wizard->plan.status->kind == STACK_STANDS;
    fill(screen);
}

static Move start(Wizard *wizard) {
    Error err = {0};
    if (!wizard_save(wizard, &err)) {
        snprintf(wizard->trouble, sizeof wizard->trouble, "%.199s", err.said);
        return MOVE_STAY;
    }
    wizard->work = WORK_EXECUTE;
    wizard->done[SCREEN_REVIEW] = true;
    return SCREEN_PROVISION;
}

static Move danger_answer(Wizard *wizard, int button) {
    return button == 1 ? start(wizard) : MOVE_STAY;
}

static Move delete_answer(Wizard *wizard, int button) {
    if (button != 1)
        return MOVE_STAY;
    wizard->work = WORK_DELETE_NEVER_STOOD;
    return SCREEN_PROVISION;
}

/* Whatever the plan says, Enter does the one sensible thing. */
static Move next(ReviewScreen *screen) {
    static const DialogButton grave[] = {{"Stop", 's', false}, {"Do it all the same", 0, true}};
    static const DialogButton again[] = {{"Stop", 's', false}, {"Delete the remains", 'd', false}};
    Wizard *wizard = screen->wizard;
    if (screen->job)
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
        wizard_ask(wizard,
                   dialog_new("The database is at stake",
                              "This would replace or remove the database. Its data is not moved along. Type the app's "
                              "name to do it all the same.",
                              grave, 2, 0, settings_text(wizard->draft, "app")),
                   danger_answer);
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
        wizard_ask(
            wizard,
            dialog_new(
                "Try again?",
                "A first creation failed, and nothing of it ever stood. Its remains must be deleted before a new try.",
                again, 2, 0, NULL),
            delete_answer);
        return MOVE_STAY;
    case PLAN_BROKEN:
        return SCREEN_HOME;
    case PLAN_FOREIGN:
        return SCREEN_ACCOUNT;
    }
    return MOVE_STAY;
}

static Move review_key(void *state, const Key *key) {
    ReviewScreen *screen = state;
    if (pager_searching(screen->pager)) {
        pager_key(screen->pager, key);
        return MOVE_STAY;
    }
    if (key_is(key, K_ENTER, 0))
        return next(screen);
    if (key_is(key, K_ESCAPE, 0))
        return MOVE_BACK;
    if (key_is(key, 'r', 0) && !screen->job) {
        discard(screen);
        begin(screen);
        return MOVE_STAY;
    }
    return pager_key(screen->pager, key) == PAGER_IGNORED ? MOVE_IGNORED : MOVE_STAY;
}

static int review_tick(void *state, long long now_ms) {
    ReviewScreen *screen = state;
    screen->now_ms = now_ms;
    return screen->job ? SPINNER_MS : 0;
}

static void draw_state(const ReviewScreen *screen, const Canvas *canvas) {
    const Wizard *wizard = screen->wizard;
    const Plan *plan = &wizard->plan;
    if (screen->job) {
        screen_busy(canvas, 0, screen->now_ms, screen->doing);
        return;
    }
    if (screen->err.said[0]) {
        screen_error(canvas, 0, &screen->err);
        return;
    }
    int row = 0;
    switch (plan->state) {
    case PLAN_READY:
        row = canvas_wrap(canvas, 0, plan->danger_count ? ROLE_FAILED : ROLE_DONE,
                          plan->create               ? "Enter creates it. About 12 minutes; you can leave meanwhile."
                          : plan->database_in_danger ? "Enter makes these changes once the app's name is typed."
                                                     : "Enter makes these changes.");
        break;
    case PLAN_UNCHANGED:
        row =
            canvas_wrap(canvas, 0, ROLE_DONE, "Nothing to change: the stack is as the settings say. Enter goes home.");
        break;
    case PLAN_BUSY:
        row = canvas_wrap(canvas, 0, ROLE_BUSY, "The stack is at work already. Enter shows it.");
        break;
    case PLAN_NEEDS_DELETE:
    case PLAN_BROKEN:
        row = canvas_wrap(canvas, 0, ROLE_WARNING, plan->status->words);
        row = canvas_wrap(canvas, row, ROLE_TEXT, plan->status->way_out);
        break;
    case PLAN_FOREIGN:
        row = canvas_wrap(canvas, 0, ROLE_FAILED,
                          "A stack of this name is there that secure-rds did not make. Enter goes to the app's name.");
        break;
    }
    /* What stands in the way of a creation says nothing about one that must be cleared away first. */
    if (screen->worst.severity >= FINDING_WARNING && plan->state == PLAN_READY) {
        AUTO(memory_release)
        char *line = memory_print("%s %s. %s", mark_text(MARK_WARNING), screen->worst.what, screen->worst.remedy);
        canvas_wrap(canvas, row, ROLE_WARNING, line);
    }
}

static void review_draw(const void *state, const Canvas *canvas) {
    const ReviewScreen *screen = state;
    canvas_put(canvas, 0, 0, ROLE_TITLE | STYLE_BOLD, "This is what will stand");
    Canvas body = canvas_part(canvas, 2, 0, canvas->rows - 7, CANVAS_REST);
    pager_draw(screen->pager, &body);
    canvas_across(canvas, canvas->rows - 5, 0, canvas->columns, ROLE_BORDER);
    Canvas below = canvas_part(canvas, canvas->rows - 4, 0, 4, CANVAS_REST);
    draw_state(screen, &below);
}

static void review_keys(const void *state, Text *text) {
    const ReviewScreen *screen = state;
    const Plan *plan = &screen->wizard->plan;
    text_put(text, screen->job     ? "Esc back"
                   : screen->ready ? (plan->create ? "Enter create it|Esc back" : "Enter change it|Esc back")
                                   : "Enter go on|Esc back");
    text_put(text, "|↑↓ scroll|/ find|r again");
}

static void review_help(const void *state, Text *text) {
    (void)state;
    text_put(
        text,
        "# Review\nThe list of changes is AWS's own: a change set, computed and not yet executed. Nothing has been "
        "changed so far.\n\n"
        "With Enter the settings are saved in the settings file and the change set is executed. What would replace or "
        "remove the database needs the app's name typed.\n\nLeaving this screen throws the change set away.\n");
}

static void review_leave(void *state) {
    ReviewScreen *screen = state;
    discard(screen);
    pager_free(screen->pager);
    free(screen);
}

const Screen review_screen = {.title = "Review",
                              .enter = review_enter,
                              .draw = review_draw,
                              .key = review_key,
                              .message = review_message,
                              .tick = review_tick,
                              .help = review_help,
                              .keys = review_keys,
                              .leave = review_leave};
