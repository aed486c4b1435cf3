/* Home: what stands, asked at AWS now, and what can be done with it. The first screen of every later run. */
#include "base/memory.h"
#include "screens/context.h"
#include "stack/access.h"
#include "stack/export.h"
#include "stack/status.h"
#include "tui/list.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct HomeScreen {
    Wizard *wizard;
    Visit visit;
    List *actions;
    Job *load, *access;
    Status status;
    bool loaded;
    Error err;
    char said[240];
    Style said_style;
    long long now_ms, asked_ms;
} HomeScreen;

typedef enum {
    DO_ACCESS_ADD,
    DO_ACCESS,
    DO_CHANGE,
    DO_FOLLOW,
    DO_REVIEW,
    DO_TEST,
    DO_EXPORT,
    DO_DESTROY,
    DO_COUNT
} Action;

typedef struct ActionRow {
    int letter;
    const char *label;
} ActionRow;

static const ActionRow action_rows[DO_COUNT] = {
    [DO_ACCESS_ADD] = {'m', "Allow the address that you come from now"},
    [DO_ACCESS] = {'a', "Allowed IPs"},
    [DO_CHANGE] = {'s', "Change settings"},
    [DO_FOLLOW] = {'f', "Follow what runs"},
    [DO_REVIEW] = {'v', "Review: compare with what stands"},
    [DO_TEST] = {'c', "Test and connect"},
    [DO_EXPORT] = {'x', "Export for CloudFormation"},
    [DO_DESTROY] = {'d', "Destroy"},
};

static Style action_cell(const void *context, size_t row, size_t column, Text *text) {
    (void)context;
    if (column == 0) {
        text_print(text, "%c", action_rows[row].letter);
        return ROLE_KEY;
    }
    text_put(text, action_rows[row].label);
    return row == DO_DESTROY ? ROLE_FAILED : ROLE_TEXT;
}

static const ListColumn action_columns[] = {{"", 1, 0, 0, ALIGN_LEFT}, {"", 30, 1, 0, ALIGN_LEFT}};
static const ListRows action_list = {.cell = action_cell, .empty = ""};

typedef struct LoadInput {
    Connection *connection;
    char name[130];
    Status status;
} LoadInput;

static bool load_work(Job *job, void *data, Error *err) {
    LoadInput *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    return status_read(&aws, input->name, NULL, NULL, &input->status, err);
}

static void load_release(void *data) {
    LoadInput *input = data;
    connection_drop(input->connection);
    status_release(&input->status);
    free(input);
}

static const JobKind load_kind = {.name = "ask how it stands", .work = load_work, .release = load_release};

/* The fast lane: the prefix list at once, then the stack. */
typedef struct AccessInput {
    Connection *connection;
    Clock clock;
    char name[130];
    AllowList *wanted;
    AccessResult result;
    bool settled, no_stack;
} AccessInput;

static bool access_work(Job *job, void *data, Error *err) {
    AccessInput *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    job_say(job, "changing the list at AWS");
    if (!access_apply(&aws, &input->clock, input->name, input->wanted, &input->result, err))
        return false;
    job_tell(job, 0, NULL, NULL); /* in force: the user may go; what follows is bookkeeping */
    input->settled = true;
    if (!input->result.stack_differs || input->result.busy)
        return true;
    job_say(job, "in force; bringing the stack to the same entries");
    return access_settle(&aws, &input->clock, input->name, input->result.merge.list, NULL, NULL, &input->settled, err);
}

static void access_release(void *data) {
    AccessInput *input = data;
    connection_drop(input->connection);
    allow_list_free(input->wanted);
    access_result_release(&input->result);
    free(input);
}

static const JobKind access_kind = {.name = "change the allowed IPs", .work = access_work, .release = access_release};

static void tell(HomeScreen *screen, Style style, const char *words) {
    snprintf(screen->said, sizeof screen->said, "%.239s", words);
    screen->said_style = style;
}

static void load(HomeScreen *screen) {
    Wizard *wizard = screen->wizard;
    if (!wizard->connection) {
        screen->err = wizard->connection_error;
        return;
    }
    LoadInput *input = memory_new(1, sizeof *input);
    input->connection = connection_hold(wizard->connection);
    snprintf(input->name, sizeof input->name, "%.128s", settings_text(wizard->draft, "app"));
    screen->load = job_start(screen->visit, &load_kind, input);
    screen->asked_ms = 0;
}

static void access_begin(HomeScreen *screen) {
    Wizard *wizard = screen->wizard;
    if (!wizard->connection || screen->access)
        return;
    AccessInput *input = memory_new(1, sizeof *input);
    input->connection = connection_hold(wizard->connection);
    input->clock = wizard->clock;
    input->wanted = allow_list_copy(settings_allowed(wizard->draft));
    snprintf(input->name, sizeof input->name, "%.128s", settings_text(wizard->draft, "app"));
    tell(screen, ROLE_BUSY, "changing the list at AWS");
    screen->access = job_start(screen->visit, &access_kind, input);
}

static void *home_enter(void *context, Visit visit) {
    HomeScreen *screen = memory_new(1, sizeof *screen);
    Wizard *wizard = context;
    screen->wizard = wizard;
    screen->visit = visit;
    screen->actions = list_new(action_columns, 2, &action_list, screen);
    list_bare(screen->actions, true);
    list_refresh(screen->actions, DO_COUNT);
    list_go(screen->actions, DO_ACCESS);
    load(screen);
    /* Back from Allowed IPs with Enter: the list goes into force at once, without Review. */
    if (wizard->access_only) {
        wizard->access_only = false;
        if (wizard->deployed) /* also with the list as it was: the file may have been edited by hand */
            access_begin(screen);
    }
    return screen;
}

/* The list in force becomes the settings' list, and the file's; other choices of the draft are left for Review. */
static void access_adopt(HomeScreen *screen, const AllowList *in_force) {
    Wizard *wizard = screen->wizard;
    Settings *both[] = {wizard->draft, wizard->deployed};
    Error err = {0};
    for (size_t k = 0; k < 2; k++) {
        AllowList *list = both[k] ? settings_allowed(both[k]) : NULL;
        if (!list)
            continue;
        while (allow_list_count(list))
            allow_list_remove(list, allow_list_count(list) - 1);
        for (size_t i = 0; i < allow_list_count(in_force); i++) {
            const AllowEntry *entry = allow_list_at(in_force, i);
            allow_list_add(list, entry->cidr, entry->note, entry->since, &err);
        }
    }
    if (wizard->deployed && !settings_save(wizard->deployed, wizard->options->config, &err))
        tell(screen, ROLE_FAILED, err.said);
    wizard_keep_draft(wizard);
}

static void access_done(HomeScreen *screen, Message *message) {
    AccessInput *input = message->input;
    screen->access = NULL;
    if (!message->ok) {
        tell(screen, ROLE_FAILED, message->error->said);
        return;
    }
    access_adopt(screen, input->result.merge.list);
    AUTO(memory_release)
    char *words = memory_print("%s after %.1f s%s", input->result.changed ? "in force" : "already in force",
                               (double)input->result.took_ms / 1000,
                               input->result.busy || !input->settled ? "; the stack is at work and will follow"
                                                                     : "; stack and file agree");
    tell(screen, ROLE_DONE, words);
    load(screen);
}

static void home_message(void *state, Message *message) {
    HomeScreen *screen = state;
    if (message->type == MESSAGE_SAID && message->job == screen->access)
        tell(screen, ROLE_BUSY, message->text);
    if (message->type != MESSAGE_DONE)
        return;
    if (message->job == screen->access) {
        access_done(screen, message);
        return;
    }
    if (message->job != screen->load)
        return;
    screen->load = NULL;
    screen->asked_ms = screen->now_ms;
    screen->err = message->ok ? (Error){0} : *message->error;
    if (!message->ok)
        return;
    LoadInput *input = message->input;
    status_release(&screen->status);
    screen->status = input->status;
    input->status = (Status){0};
    screen->loaded = true;
    screen->wizard->standing = screen->status.state->kind == STACK_STANDS || screen->status.state->kind == STACK_BUSY ||
                               screen->status.state->kind == STACK_BROKEN;
    if (screen->status.caller[0])
        snprintf(screen->wizard->address, sizeof screen->wizard->address, "%s", screen->status.caller);
    if (screen->status.state->kind == STACK_BUSY)
        list_go(screen->actions, DO_FOLLOW);
    else if (screen->status.state->kind == STACK_ABSENT || screen->status.state->kind == STACK_NEVER_STOOD)
        list_go(screen->actions, DO_REVIEW);
    else if (screen->status.caller_part.known && !screen->status.caller_allowed)
        list_go(screen->actions, DO_ACCESS_ADD);
}

static int home_tick(void *state, long long now_ms) {
    enum { AGAIN_MS = 15000 };
    HomeScreen *screen = state;
    screen->now_ms = now_ms;
    if (!screen->asked_ms)
        screen->asked_ms = now_ms;
    if (!screen->load && !screen->access && now_ms - screen->asked_ms > AGAIN_MS)
        load(screen);
    return screen->load || screen->access ? SPINNER_MS : 1000;
}

static Move destroy_answer(Wizard *wizard, int button) {
    if (button != 1)
        return MOVE_STAY;
    wizard->work = WORK_DESTROY;
    return SCREEN_PROVISION;
}

static void ask_destroy(HomeScreen *screen) {
    static const DialogButton buttons[] = {{"Keep it", 'k', false}, {"Destroy", 0, true}};
    const char *on_delete = settings_text(screen->wizard->draft, "retention.on_delete");
    const char *words = strcmp(on_delete, "destroy") == 0 ? "The data is DESTROYED with it: there is no snapshot."
                        : strcmp(on_delete, "retain") == 0
                            ? "The database itself is kept, with its network and keys, and costs what it costs now."
                            : "A last snapshot is kept, and the key that opens it; both cost a little each month.";
    AUTO(memory_release)
    char *text = memory_print(
        "This deletes the whole stack. %s Deletion protection is lifted first. Type the app's name.", words);
    wizard_ask(screen->wizard, dialog_new("Destroy?", text, buttons, 2, 0, settings_text(screen->wizard->draft, "app")),
               destroy_answer);
}

static void add_own(HomeScreen *screen) {
    Cidr own;
    Error err = {0};
    AllowList *list = settings_allowed(screen->wizard->draft);
    const char *address = screen->status.caller[0] ? screen->status.caller : screen->wizard->address;
    if (!*address || !cidr_parse(address, &own, &err)) {
        tell(screen, ROLE_WARNING, "your address is not known yet");
        return;
    }
    /* On the list already, or inside one of its ranges: what is missing can only be that it is in force. */
    bool listed = false;
    for (size_t i = 0; i < allow_list_count(list); i++)
        listed = listed || cidr_contains(allow_list_at(list, i)->cidr, own);
    if (!listed && !allow_list_add(list, own, "my address", NULL, &err)) {
        tell(screen, ROLE_WARNING, err.said);
        return;
    }
    access_begin(screen);
}

static void export_here(HomeScreen *screen) {
    Error err = {0};
    if (export_cloudformation(screen->wizard->draft, "secure-rds-export", &err))
        tell(screen, ROLE_DONE, "written: secure-rds-export/template.yaml, parameters.json, tags.json");
    else
        tell(screen, ROLE_FAILED, err.said);
}

static Move act(HomeScreen *screen, Action action) {
    Wizard *wizard = screen->wizard;
    switch (action) {
    case DO_ACCESS_ADD:
        add_own(screen);
        return MOVE_STAY;
    case DO_ACCESS:
        wizard->access_only = wizard->standing;
        return SCREEN_ACCESS;
    case DO_CHANGE:
        return SCREEN_ACCOUNT;
    case DO_FOLLOW:
        if (screen->loaded && screen->status.state->kind != STACK_BUSY) {
            tell(screen, ROLE_DIM, "nothing runs on the stack");
            return MOVE_STAY;
        }
        wizard->work = WORK_ATTACH;
        return SCREEN_PROVISION;
    case DO_REVIEW:
        return SCREEN_REVIEW;
    case DO_TEST:
        return SCREEN_DONE;
    case DO_EXPORT:
        export_here(screen);
        return MOVE_STAY;
    case DO_DESTROY:
        ask_destroy(screen);
        return MOVE_STAY;
    case DO_COUNT:
        break;
    }
    return MOVE_STAY;
}

static Move home_key(void *state, const Key *key) {
    HomeScreen *screen = state;
    for (int i = 0; i < DO_COUNT; i++)
        if (key_is(key, action_rows[i].letter, 0)) {
            list_go(screen->actions, (size_t)i);
            return act(screen, (Action)i);
        }
    if (key_is(key, 'r', 0) && !screen->load) {
        load(screen);
        return MOVE_STAY;
    }
    if (list_key(screen->actions, key) == LIST_CHOSEN)
        return act(screen, (Action)list_current(screen->actions));
    return key->code == K_UP || key->code == K_DOWN ? MOVE_STAY : MOVE_IGNORED;
}

__attribute__((format(printf, 6, 7))) static void line(const Canvas *canvas, int *row, const char *label,
                                                       const StatusPart *part, bool well, const char *format, ...) {
    char words[600];
    va_list args;
    if (part && !part->known && !part->why[0])
        return;
    va_start(args, format);
    vsnprintf(words, sizeof words, format, args);
    va_end(args);
    bool unknown = part && !part->known;
    Mark mark = unknown ? MARK_NONE : well ? MARK_DONE : MARK_WARNING;
    canvas_put(canvas, *row, 0, mark_style(mark), unknown ? "?" : mark_text(mark));
    canvas_put(canvas, *row, 2, ROLE_LABEL, label);
    canvas_put(canvas, *row, 17, unknown ? ROLE_DIM : well ? ROLE_TEXT : ROLE_WARNING, unknown ? part->why : words);
    (*row)++;
}

/* Whether both let in the same: notes and dates aside. */
static bool same_addresses(const AllowList *one, const AllowList *other) {
    for (size_t i = 0; i < allow_list_count(one); i++)
        if (allow_list_find(other, allow_list_at(one, i)->cidr) < 0)
            return false;
    return allow_list_count(one) == allow_list_count(other);
}

static int draw_status(const HomeScreen *screen, const Canvas *canvas, int row) {
    const Status *status = &screen->status;
    const StackStatus *state = status->state;
    bool fine = state->kind == STACK_STANDS || state->kind == STACK_BUSY;
    char next[TIME_SIZE] = "";
    line(canvas, &row, "Stack", NULL, fine, "%s%s%s", state->name, *state->name && !fine ? ": " : "",
         fine ? "" : state->words);
    if (*state->way_out)
        line(canvas, &row, "To do", NULL, fine, "%s", state->way_out);
    if (state->kind == STACK_ABSENT)
        return row;
    const RdsInstance *database = &status->database;
    line(canvas, &row, "Database", &status->database_part,
         database->status && strcmp(database->status, "available") == 0, "%s, PostgreSQL %s, %s",
         database->status ? database->status : "", database->engine_version ? database->engine_version : "",
         database->class_name ? database->class_name : "");
    line(canvas, &row, "Bastion", &status->bastion_part,
         status->bastion.state && strcmp(status->bastion.state, "running") == 0, "%s, %s",
         status->bastion.state ? status->bastion.state : "",
         status->bastion.public_ip ? status->bastion.public_ip : "");
    line(canvas, &row, "Load balancer", &status->targets_part, status->targets.count > 0, "%s", status->load_balancer);
    long long rotation_ms =
        status->secret.next_rotation_ms ? status->secret.next_rotation_ms : status->secret.last_rotated_ms;
    if (rotation_ms)
        time_format(rotation_ms, next);
    line(canvas, &row, "Password", &status->secret_part, status->secret.rotation_enabled, "%s%s",
         !status->secret.rotation_enabled  ? "is NOT rotated"
         : status->secret.next_rotation_ms ? "rotates by itself, next "
         : status->secret.last_rotated_ms  ? "rotates by itself, last "
                                           : "rotates by itself",
         next);
    const AllowList *listed = settings_allowed_const(screen->wizard->draft);
    bool same = !status->access.cloud || same_addresses(status->access.cloud, listed);
    line(canvas, &row, "Allowed IPs", &status->access_part, same, "%zu in force%s",
         status->access.cloud ? allow_list_count(status->access.cloud) : 0,
         same ? "" : "; the settings have others: a shows them");
    line(canvas, &row, "You", &status->caller_part, status->caller_allowed, "%s, %s", status->caller,
         status->caller_allowed ? "on the list" : "NOT on the list: m allows it");
    return row;
}

static void home_draw(const void *state, const Canvas *canvas) {
    const HomeScreen *screen = state;
    int row = 0;
    canvas_print(canvas, 0, 0, ROLE_TITLE | STYLE_BOLD, "%s", settings_text(screen->wizard->draft, "app"));
    if (screen->load)
        canvas_put(canvas, 0, canvas->columns - 2, ROLE_BUSY, spinner_text(screen->now_ms));
    row = 2;
    if (screen->wizard->from_draft)
        canvas_put(canvas, row++, 0, ROLE_CHANGED,
                   "Choices of the last time are kept and not yet applied: Review shows them.");
    if (screen->err.said[0])
        row = screen_error(canvas, row, &screen->err) + 1;
    if (screen->loaded)
        row = draw_status(screen, canvas, row);
    else if (screen->load)
        screen_busy(canvas, row++, screen->now_ms, "asking AWS how it stands");
    int said = screen_said(canvas, screen->said_style, screen->said);
    Canvas list = canvas_part(canvas, row + 1, 0, canvas->rows - row - 1 - said, CANVAS_REST);
    list_draw(screen->actions, &list, true);
}

static void home_keys(const void *state, Text *text) {
    (void)state;
    text_put(text, "↑↓ move|Enter do it|m allow me|r refresh|q leave");
}

static void home_help(const void *state, Text *text) {
    (void)state;
    text_put(text, "# Home\nEverything here was asked at AWS just now, and is asked again every few "
                   "seconds.\n\nAllowed IPs change in "
                   "seconds: the list itself is changed first, also while the stack is busy, then the stack is brought "
                   "to the same entries. "
                   "Other settings go through Review.\n");
}

static void home_leave(void *state) {
    HomeScreen *screen = state;
    list_free(screen->actions);
    status_release(&screen->status);
    free(screen);
}

const Screen home_screen = {.title = "Home",
                            .enter = home_enter,
                            .draw = home_draw,
                            .key = home_key,
                            .message = home_message,
                            .tick = home_tick,
                            .help = home_help,
                            .keys = home_keys,
                            .leave = home_leave};
