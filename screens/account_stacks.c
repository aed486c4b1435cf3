/* Account: stacks that this program made in the region before, offered instead of a new one. */
#include "base/memory.h"
#include "screens/account_parts.h"
#include "stack/stack_status.h"
#include "stack/status.h"

#include <stdlib.h>
#include <string.h>

enum { DENIED_ROWS = 6 };

/* ---- looking for them */

typedef struct SearchInput {
    Connection *connection;
    CfnStacks stacks;
} SearchInput;

static bool search_work(Job *job, void *data, Error *err) {
    SearchInput *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    return status_own_stacks(&aws, &input->stacks, err);
}

static void search_release(void *data) {
    SearchInput *input = data;
    connection_drop(input->connection);
    cfn_stacks_release(&input->stacks);
    free(input);
}

static const JobKind search_kind = {.name = "look for earlier stacks", .work = search_work, .release = search_release};

void account_stacks_follow(AccountScreen *screen) {
    Wizard *wizard = screen->wizard;
    if (!wizard->who.connection || !wizard->who.identity.account[0])
        return;
    const char *region = aws_session_region(connection_session(wizard->who.connection));
    if (strcmp(screen->searched, region) == 0)
        return;
    snprintf(screen->searched, sizeof screen->searched, "%s", region);
    SearchInput *input = memory_new(1, sizeof *input);
    input->connection = connection_hold(wizard->who.connection);
    job_cancel(screen->search);
    screen->search = job_start(screen->visit, &search_kind, input);
}

static void searched(AccountScreen *screen, Message *message) {
    SearchInput *input = message->input;
    screen->search = NULL;
    screen->search_err = message->ok ? (Error){0} : *message->error;
    cfn_stacks_release(&screen->stacks);
    screen->stacks = input->stacks;
    input->stacks = (CfnStacks){0};
    list_refresh(screen->found, screen->stacks.count);
}

/* ---- opening one: its settings become the draft's */

typedef struct OpenInput {
    Connection *connection;
    char name[130];
    Settings *settings;
    const StackStatus *how;
} OpenInput;

static bool open_work(Job *job, void *data, Error *err) {
    OpenInput *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    return status_open(&aws, input->name, input->settings, &input->how, err);
}

static void open_release(void *data) {
    OpenInput *input = data;
    connection_drop(input->connection);
    settings_free(input->settings);
    free(input);
}

static const JobKind open_kind = {.name = "read the stack's settings", .work = open_work, .release = open_release};

static void open_stack(AccountScreen *screen, const CfnStack *stack) {
    OpenInput *input = memory_new(1, sizeof *input);
    input->connection = connection_hold(screen->wizard->who.connection);
    input->settings = settings_new();
    snprintf(input->name, sizeof input->name, "%.128s", stack->name);
    job_cancel(screen->open);
    screen->open = job_start(screen->visit, &open_kind, input);
    char made[TIME_SIZE];
    time_format(stack->created_ms, made);
    account_say(screen, ROLE_BUSY, "%s exists (made %.10s): reading its settings …", stack->name, made);
}

bool account_stacks_open(AccountScreen *screen, const char *name) {
    size_t i = 0;
    while (i < screen->stacks.count && strcmp(screen->stacks.items[i].name, name) != 0)
        i++;
    if (i < screen->stacks.count)
        open_stack(screen, &screen->stacks.items[i]);
    return i < screen->stacks.count;
}

static void opened(AccountScreen *screen, Message *message) {
    OpenInput *input = message->input;
    Wizard *wizard = screen->wizard;
    AUTO(text_release) Text trouble = {0};
    Error err = {0};
    char line[sizeof screen->said];
    screen->open = NULL;
    if (!message->ok) {
        error_line(message->error, line, sizeof line);
        account_say(screen, ROLE_FAILED, "%s", line);
        return;
    }
    if (!choices_take_stack(&wizard->choices, input->settings, &err)) {
        error_line(&err, line, sizeof line);
        account_say(screen, ROLE_FAILED, "%s", line);
        return;
    }
    wizard_stands(wizard, input->how->kind != STACK_NEVER_STOOD);
    wizard_changed(wizard);
    form_set(screen->form, "app", settings_text(wizard->choices.chosen, "app"));
    form_check(screen->form);
    screen->view = VIEW_FORM;
    stack_status_trouble(input->how->name, &trouble);
    account_say(screen, trouble.length ? ROLE_WARNING : ROLE_DONE,
                "%s %s is opened: its settings are here to be changed.%s%s", mark_text(MARK_DONE), input->name,
                trouble.length ? " " : "", text_string(&trouble));
}

bool account_stacks_message(AccountScreen *screen, Message *message) {
    bool of_search = message->job == screen->search, of_open = message->job == screen->open;
    if (message->type == MESSAGE_DONE && of_search)
        searched(screen, message);
    else if (message->type == MESSAGE_DONE && of_open)
        opened(screen, message);
    return of_search || of_open;
}

/* ---- the list */

static Style cell(const void *context, size_t row, size_t column, Text *text) {
    const AccountScreen *screen = context;
    const CfnStack *stack = &screen->stacks.items[row];
    const StackStatus *status = stack_status(stack->status);
    char at[TIME_SIZE];
    switch (column) {
    case 0:
        text_put(text, stack->name);
        return ROLE_ACCENT;
    case 1:
        text_put(text, stack->status);
        return status->kind == STACK_STANDS ? ROLE_DONE : status->kind == STACK_BUSY ? ROLE_BUSY : ROLE_WARNING;
    default:
        time_format(stack->created_ms, at);
        text_print(text, "%.10s", at);
        return ROLE_DIM;
    }
}

static const ListColumn columns[] = {
    {"Stack", 16, 1, 0, ALIGN_LEFT}, {"State", 20, 0, 0, ALIGN_LEFT}, {"Made", 10, 0, 1, ALIGN_LEFT}};
static const ListRows list_rows = {.cell = cell, .empty = "none in this region"};

void account_stacks_make(AccountScreen *screen) {
    screen->found = list_new(columns, sizeof columns / sizeof *columns, &list_rows, screen);
}

static Move new_act(void *state, const Key *key) {
    AccountScreen *screen = state;
    (void)key;
    screen->view = VIEW_FORM;
    form_focus(screen->form, "app");
    return MOVE_STAY;
}

static Move list_rest(void *state, const Key *key) {
    AccountScreen *screen = state;
    ListAnswer answer = list_key(screen->found, key);
    if (answer == LIST_CHOSEN && list_current(screen->found) != LIST_NONE)
        open_stack(screen, &screen->stacks.items[list_current(screen->found)]);
    return answer == LIST_IGNORED ? MOVE_IGNORED : MOVE_STAY;
}

static bool has_stack(const void *state) {
    return list_current(((const AccountScreen *)state)->found) != LIST_NONE;
}

void account_stacks_keys(const AccountScreen *screen, Keys *keys) {
    static const KeyRow rows[] = {
        {.code = K_DOWN, .also = K_UP, .label = "↑↓", .words = "move"},
        {.code = K_ENTER, .words = "open", .applies = has_stack},
        {.code = 'n', .also = K_ESCAPE, .words = "a new one", .act = new_act},
    };
    keys->rest = list_rest;
    if (list_captures(screen->found, keys))
        return;
    KEYS_ROWS(keys, rows, screen);
    list_offers(screen->found, keys);
}

int account_stacks_hint(const AccountScreen *screen, const Canvas *canvas, int row) {
    if (wizard_fixed(screen->wizard) || screen->wizard->who.connection_error.said[0])
        return row;
    if (screen->search_err.said[0]) {
        const Error *err = &screen->search_err;
        AUTO(memory_release)
        char *words = memory_print("? Earlier stacks could not be looked for: %s%s",
                                   err->permission[0] ? "not permitted, missing is " : "",
                                   err->permission[0] ? err->permission : err->said);
        Canvas part = canvas_part(canvas, row, 0, DENIED_ROWS, CANVAS_REST);
        int used = canvas_wrap(&part, 0, ROLE_WARNING, words);
        used = canvas_wrap(&part, used, ROLE_TEXT, screen->search_err.remedy);
        return row + (used < DENIED_ROWS ? used : DENIED_ROWS) + 1;
    }
    if (!screen->stacks.count)
        return row;
    AUTO(text_release) Text names = {0};
    for (size_t i = 0; i < screen->stacks.count && i < 3; i++)
        text_print(&names, "%s%s", i ? ", " : "", screen->stacks.items[i].name);
    AUTO(memory_release)
    char *words = memory_print("%s Made here before: %s%s. Ctrl-O opens one to change it.", mark_text(MARK_HERE),
                               text_string(&names), screen->stacks.count > 3 ? " and more" : "");
    Canvas part = canvas_part(canvas, row, 0, 2, CANVAS_REST);
    int used = canvas_wrap(&part, 0, ROLE_ACCENT, words);
    return row + (used < 2 ? used : 2) + 1;
}

void account_stacks_draw(const AccountScreen *screen, const Canvas *canvas) {
    int row = screen_heading(canvas, "Change an existing one, or make a new one?",
                             "This program made these here before, whichever machine it ran on.");
    Canvas rest = canvas_part(canvas, row, 0, canvas->rows - row - 2, CANVAS_REST);
    list_draw(screen->found, &rest, true);
}
