/* Home: what stands, asked at AWS now, and what can be done with it. The first screen of every later run. */
#include "base/memory.h"
#include "screens/context.h"
#include "screens/home_facts.h"
#include "screens/home_jobs.h"
#include "stack/allow_text.h"
#include "stack/export.h"
#include "tui/list.h"
#include "tui/pager.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum {
    DO_OWN,
    DO_FOLLOW,
    DO_CONTINUE,
    DO_SKIP,
    DO_LEAVE,
    DO_CREATE,
    DO_ACCESS,
    DO_CHANGE,
    DO_REVIEW,
    DO_TEST,
    DO_DRIFT,
    DO_UNDO,
    DO_EXPORT,
    DO_DESTROY,
    DO_COUNT
} Action;

typedef struct HomeScreen {
    Wizard *wizard;
    Visit visit;
    List *actions;
    Action shown[DO_COUNT]; /* the actions that make sense now */
    size_t shown_count;
    Job *load, *work;
    HomeFacts facts;
    bool loaded, account_known; /* when the lines were made */
    Own own;
    HomeLines lines;
    bool drift_known;
    Drift drift;
    Pager *page; /* what drifted, in full; NULL: closed */
    long undo_version;
    Error err;
    char said[300];
    Style said_style;
    long long now_ms, asked_ms;
} HomeScreen;

static const struct {
    int letter;
    const char *label;
} action_rows[DO_COUNT] = {
    [DO_OWN] = {'m', "Allow the address that you come from"},
    [DO_FOLLOW] = {'f', "Follow what runs"},
    [DO_CONTINUE] = {'k', "Continue undoing the update"},
    [DO_SKIP] = {'n', "Continue, leaving out what is in the way"},
    [DO_LEAVE] = {'n', "Delete the rest, leave standing what is in the way"},
    [DO_CREATE] = {'v', "Review, and create it"},
    [DO_ACCESS] = {'a', "Allowed IPs"},
    [DO_CHANGE] = {'s', "Change settings"},
    [DO_REVIEW] = {'v', "Review: compare with what stands"},
    [DO_TEST] = {'c', "Test and connect: the commands to copy"},
    [DO_DRIFT] = {'w', "Look for what was changed by other means"},
    [DO_UNDO] = {'u', "Undo the last change of the allowed IPs"},
    [DO_EXPORT] = {'x', "Export for CloudFormation"},
    [DO_DESTROY] = {'d', "Destroy"},
};

static Style action_cell(const void *context, size_t row, size_t column, Text *text) {
    const HomeScreen *screen = context;
    Action action = screen->shown[row];
    if (column == 0) {
        text_print(text, "%c", action_rows[action].letter);
        return ROLE_KEY;
    }
    if (action == DO_OWN && screen->own.kind == OWN_CHANGED)
        text_put(text, "Allow your new address in place of the old one");
    else if (action == DO_CREATE && screen->facts.status.state->kind == STACK_NEVER_STOOD)
        text_put(text, "Delete what is left, and create it anew");
    else if (action == DO_DESTROY && strcmp(screen->facts.status.state->name, "DELETE_FAILED") == 0)
        text_put(text, "Destroy: try once more");
    else
        text_put(text, action_rows[action].label);
    return action == DO_DESTROY || action == DO_LEAVE ? ROLE_FAILED : ROLE_TEXT;
}

static const ListColumn action_columns[] = {{"", 1, 0, 0, ALIGN_LEFT}, {"", 30, 1, 0, ALIGN_LEFT}};
static const ListRows action_list = {.cell = action_cell, .empty = ""};

static bool applies(const HomeScreen *screen, Action action) {
    if (!screen->loaded) /* nothing is known: what asks at AWS itself can be tried */
        return action == DO_ACCESS || action == DO_CHANGE || action == DO_REVIEW || action == DO_EXPORT;
    const Status *status = &screen->facts.status;
    StackKind kind = status->state->kind;
    bool stood = kind == STACK_STANDS || kind == STACK_BROKEN,
         listed = status->access.list_id && *status->access.list_id;
    switch (action) {
    case DO_OWN:
        return listed && (screen->own.kind == OWN_CHANGED || screen->own.kind == OWN_MISSING);
    case DO_FOLLOW:
        return kind == STACK_BUSY;
    case DO_CONTINUE:
        return strcmp(status->state->name, "UPDATE_ROLLBACK_FAILED") == 0;
    case DO_SKIP:
        return strcmp(status->state->name, "UPDATE_ROLLBACK_FAILED") == 0 && screen->facts.failed.count;
    case DO_LEAVE:
        return strcmp(status->state->name, "DELETE_FAILED") == 0 && screen->facts.failed.count;
    case DO_CREATE:
        return kind == STACK_ABSENT || kind == STACK_REVIEW || kind == STACK_NEVER_STOOD;
    case DO_ACCESS:
        return kind != STACK_NEVER_STOOD;
    case DO_CHANGE:
    case DO_EXPORT:
        return true;
    case DO_REVIEW:
    case DO_TEST:
        return stood;
    case DO_DRIFT:
        return kind == STACK_STANDS;
    case DO_UNDO:
        return listed && stood && status->access.version > 1;
    case DO_DESTROY:
        return stood;
    case DO_COUNT:
        break;
    }
    return false;
}

static void go_to(HomeScreen *screen, Action action) {
    for (size_t i = 0; i < screen->shown_count; i++)
        if (screen->shown[i] == action)
            list_go(screen->actions, i);
}

static void refresh(HomeScreen *screen) {
    size_t row = list_current(screen->actions);
    Action current = row < screen->shown_count ? screen->shown[row] : DO_COUNT;
    screen->account_known = screen->wizard->identity.account[0] != '\0';
    if (screen->loaded) {
        screen->own = home_own(&screen->facts, settings_allowed_const(screen->wizard->draft));
        home_lines(screen->wizard, &screen->facts, screen->drift_known ? &screen->drift : NULL, &screen->lines);
    }
    screen->shown_count = 0;
    for (int action = 0; action < DO_COUNT; action++)
        if (applies(screen, (Action)action))
            screen->shown[screen->shown_count++] = (Action)action;
    list_refresh(screen->actions, screen->shown_count);
    go_to(screen, current);
}

static void tell(HomeScreen *screen, Style style, const char *words) {
    snprintf(screen->said, sizeof screen->said, "%.299s", words);
    screen->said_style = style;
}

static void tell_error(HomeScreen *screen, const Error *err) {
    AUTO(memory_release)
    char *words = memory_print("%s%s%s", err->said, err->remedy[0] ? ": " : "", err->remedy);
    tell(screen, ROLE_FAILED, words);
}

static void load(HomeScreen *screen) {
    screen->asked_ms = 0;
    if (screen->wizard->connection)
        screen->load = home_start(screen->wizard, screen->visit, HOME_LOAD, NULL, NULL, 0);
    else
        screen->err = screen->wizard->connection_error;
}

static void begin(HomeScreen *screen, HomeWork work) {
    const Wizard *wizard = screen->wizard;
    if (!wizard->connection || screen->work)
        return;
    const char *stack_id = screen->loaded ? screen->facts.status.stack.id : NULL;
    tell(screen, ROLE_BUSY, "asking AWS");
    screen->work = home_start(wizard, screen->visit, work, settings_allowed_const(wizard->draft), stack_id,
                              work == HOME_UNDO ? screen->undo_version : 0);
}

static void *home_enter(void *context, Visit visit) {
    HomeScreen *screen = memory_new(1, sizeof *screen);
    Wizard *wizard = context;
    screen->wizard = wizard;
    screen->visit = visit;
    screen->facts.status.state = stack_status("");
    screen->actions = list_new(action_columns, 2, &action_list, screen);
    list_bare(screen->actions, true);
    refresh(screen);
    load(screen);
    /* Back from Allowed IPs with Enter: the list goes into force at once, without Review. */
    if (wizard->access_only) {
        wizard->access_only = false;
        if (wizard->deployed) /* also with the list as it was: the file may have been edited by hand */
            begin(screen, HOME_ACCESS);
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
        AllowList *before = allow_list_copy(list);
        while (allow_list_count(list))
            allow_list_remove(list, allow_list_count(list) - 1);
        for (size_t i = 0; i < allow_list_count(in_force); i++) {
            const AllowEntry *entry = allow_list_at(in_force, i);
            long old = allow_list_find(before, entry->cidr);
            const char *since = *entry->since || old < 0 ? entry->since : allow_list_at(before, (size_t)old)->since;
            allow_list_add(list, entry->cidr, entry->note, since, &err);
        }
        allow_list_dated(list);
        allow_list_free(before);
    }
    if (wizard->deployed && !settings_save(wizard->deployed, wizard->options->config, &err))
        tell_error(screen, &err);
    wizard_keep_draft(wizard);
}

static void access_done(HomeScreen *screen, HomeJob *job) {
    const char *rest = job->settled ? "; stack and file agree" : "; the stack will follow with the next Review";
    access_adopt(screen, job->list);
    if (job->work == HOME_UNDO) {
        screen->undo_version = 0;
        AUTO(memory_release)
        char *words = memory_print("the list is as it was before: %zu in force%s. u once more takes that back",
                                   allow_list_count(job->list), rest);
        tell(screen, ROLE_DONE, words);
        return;
    }
    if (job->access.changed)
        screen->undo_version = job->access.before;
    AUTO(memory_release)
    char *words = memory_print("%s after %.1f s%s%s", job->access.changed ? "in force" : "already in force",
                               (double)job->access.took_ms / 1000,
                               job->access.busy ? "; the stack is at work and will follow" : rest,
                               job->access.changed ? ". u undoes it" : "");
    tell(screen, ROLE_DONE, words);
}

static void drift_done(HomeScreen *screen, HomeJob *job) {
    drift_release(&screen->drift);
    screen->drift = job->drift;
    job->drift = (Drift){0};
    screen->drift_known = true;
    if (screen->drift.drifts.count == 0) {
        tell(screen, ROLE_DONE, "nothing was changed by other means");
        return;
    }
    screen->said[0] = '\0';
    screen->page = pager_new(true);
    for (size_t i = 0; i < screen->drift.drifts.count; i++) {
        AUTO(text_release) Text words = {0};
        drift_words(&screen->drift.drifts.items[i], &words);
        size_t first = strcspn(text_string(&words), "\n");
        AUTO(memory_release) char *title = memory_copy_n(text_string(&words), first);
        pager_add(screen->page, ROLE_WARNING, title);
        AUTO(memory_release) char *rest = memory_copy(text_string(&words) + first + (words.bytes[first] != '\0'));
        if (*rest) {
            rest[strlen(rest) - 1] = '\0';
            pager_add(screen->page, ROLE_TEXT, rest);
        }
    }
    pager_add(screen->page, ROLE_DIM,
              "\nCloudFormation puts a property back only when the template's own value changes. Either change it back "
              "where it was changed, or take the value into the settings and apply them; what was deleted has to be "
              "made again under the same name, or taken out of the stack.");
}

static void work_done(HomeScreen *screen, Message *message) {
    HomeJob *job = message->input;
    screen->work = NULL;
    if (!message->ok) {
        tell_error(screen, message->error);
        load(screen);
        return;
    }
    if (job->work == HOME_ACCESS || job->work == HOME_UNDO)
        access_done(screen, job);
    else if (job->work == HOME_DRIFT)
        drift_done(screen, job);
    else
        tell(screen, ROLE_DONE, "AWS goes on with it: f follows");
    refresh(screen);
    if (!screen->load)
        load(screen);
}

/* What stands first when the page has changed its kind. */
static void choose(HomeScreen *screen, StackKind before, bool first) {
    StackKind kind = screen->facts.status.state->kind;
    if (!first && kind == before)
        return;
    list_go(screen->actions, 0);
    if (kind == STACK_BROKEN && applies(screen, DO_DESTROY) &&
        strcmp(screen->facts.status.state->name, "DELETE_FAILED") == 0)
        go_to(screen, DO_DESTROY);
}

static void load_done(HomeScreen *screen, Message *message) {
    HomeJob *job = message->input;
    StackKind before = screen->facts.status.state->kind;
    bool first = !screen->loaded;
    screen->load = NULL;
    screen->asked_ms = screen->now_ms;
    screen->err = message->ok ? (Error){0} : *message->error;
    if (!message->ok)
        return;
    home_facts_release(&screen->facts);
    screen->facts = job->facts;
    job->facts = (HomeFacts){0};
    screen->loaded = true;
    const Status *status = &screen->facts.status;
    StackKind kind = status->state->kind;
    screen->wizard->standing = kind == STACK_STANDS || kind == STACK_BUSY || kind == STACK_BROKEN;
    if (status->caller[0])
        snprintf(screen->wizard->address, sizeof screen->wizard->address, "%s", status->caller);
    refresh(screen);
    choose(screen, before, first);
}

static void home_message(void *state, Message *message) {
    HomeScreen *screen = state;
    if (message->type == MESSAGE_SAID && message->job == screen->work)
        tell(screen, ROLE_BUSY, message->text);
    if (message->type != MESSAGE_DONE)
        return;
    if (message->job == screen->work)
        work_done(screen, message);
    else if (message->job == screen->load)
        load_done(screen, message);
}

static int home_tick(void *state, long long now_ms) {
    enum { AGAIN_MS = 15000 };
    HomeScreen *screen = state;
    screen->now_ms = now_ms;
    if (!screen->asked_ms)
        screen->asked_ms = now_ms;
    if (screen->account_known != (screen->wizard->identity.account[0] != '\0'))
        refresh(screen);
    if (screen->wizard->home_asked) {
        HomeWork work = (HomeWork)screen->wizard->home_asked;
        screen->wizard->home_asked = HOME_NOTHING;
        begin(screen, work);
    }
    if (!screen->load && !screen->work && now_ms - screen->asked_ms > AGAIN_MS)
        load(screen);
    return screen->load || screen->work ? SPINNER_MS : 1000;
}

/* ---- questions */

static Move destroy_answer(Wizard *wizard, int button) {
    if (button != 1)
        return MOVE_STAY;
    wizard->work = WORK_DESTROY;
    return SCREEN_PROVISION;
}

static void ask_destroy(HomeScreen *screen) {
    static const DialogButton buttons[] = {{"Keep it", 'k', false}, {"Destroy", 0, true}};
    const Settings *settings = screen->facts.standing ? screen->facts.standing : screen->wizard->draft;
    const char *on_delete = settings_text(settings, "retention.on_delete");
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

static Move skip_answer(Wizard *wizard, int button) {
    wizard->home_asked = button == 1 ? HOME_SKIP : HOME_NOTHING;
    return MOVE_STAY;
}

static Move leave_answer(Wizard *wizard, int button) {
    wizard->home_asked = button == 1 ? HOME_LEAVE : HOME_NOTHING;
    return MOVE_STAY;
}

static Move undo_answer(Wizard *wizard, int button) {
    wizard->home_asked = button == 1 ? HOME_UNDO : HOME_NOTHING;
    return MOVE_STAY;
}

static void failed_names(const CfnResources *failed, Text *names) {
    enum { SHOWN = 6 };
    for (size_t i = 0; i < failed->count && i < SHOWN; i++)
        text_print(names, "%s%s", i ? ", " : "", failed->items[i].logical_id);
    if (failed->count > SHOWN)
        text_print(names, " and %zu more", failed->count - SHOWN);
}

static void ask_skip(HomeScreen *screen) {
    static const DialogButton buttons[] = {{"Not now", 'n', false}, {"Leave them out", 'l', true}};
    AUTO(text_release) Text names = {0};
    failed_names(&screen->facts.failed, &names);
    AUTO(memory_release)
    char *text =
        memory_print("CloudFormation then takes these for put back, whatever they really are: %s. Bring them in "
                     "line by hand before the next change.",
                     text_string(&names));
    wizard_ask(screen->wizard, dialog_new("Leave out what is in the way?", text, buttons, 2, 0, NULL), skip_answer);
}

static void ask_leave(HomeScreen *screen) {
    static const DialogButton buttons[] = {{"Not now", 'n', false}, {"Delete the rest", 0, true}};
    AUTO(text_release) Text names = {0};
    failed_names(&screen->facts.failed, &names);
    AUTO(memory_release)
    char *text =
        memory_print("These stay, belong to no stack any more, and cost what they cost: %s. Type the app's name.",
                     text_string(&names));
    wizard_ask(screen->wizard,
               dialog_new("Delete the rest?", text, buttons, 2, 0, settings_text(screen->wizard->draft, "app")),
               leave_answer);
}

static void ask_undo(HomeScreen *screen) {
    static const DialogButton buttons[] = {{"Keep it", 'k', false}, {"Undo", 'u', false}};
    long now = screen->facts.status.access.version;
    AUTO(memory_release)
    char *text = memory_print("The allowed IPs go back from version %ld of the list to version %ld, whoever made the "
                              "change. It is in force within seconds; u once more takes it back.",
                              now, screen->undo_version ? screen->undo_version : now - 1);
    wizard_ask(screen->wizard, dialog_new("Undo the last change?", text, buttons, 2, 0, NULL), undo_answer);
}

/* ---- actions */

static void add_own(HomeScreen *screen) {
    AllowList *list = settings_allowed(screen->wizard->draft);
    Own own = screen->own;
    Error err = {0};
    if (!screen->loaded || own.kind == OWN_UNKNOWN) {
        tell(screen, ROLE_WARNING, "your address is not known yet");
        return;
    }
    /* On the list already, or inside one of its ranges: what is missing can only be that it is in force. */
    bool listed = false, ok = true;
    for (size_t i = 0; i < allow_list_count(list); i++)
        listed = listed || cidr_contains(allow_list_at(list, i)->cidr, own.cidr);
    if (!listed && own.kind == OWN_CHANGED)
        ok = allow_list_replace(list, (size_t)own.changed, own.cidr, allow_list_at(list, (size_t)own.changed)->note,
                                &err);
    else if (!listed)
        ok = allow_list_add(list, own.cidr, "my address", NULL, &err);
    if (ok)
        begin(screen, HOME_ACCESS);
    else
        tell_error(screen, &err);
}

/* What others added or took away shows on the list that is going to be edited. */
static void take_elsewhere(HomeScreen *screen) {
    const AccessState *access = &screen->facts.status.access;
    AllowList *list = settings_allowed(screen->wizard->draft);
    AUTO(access_merge_release) AccessMerge merge = {0};
    Error err = {0};
    if (!screen->loaded || !access->cloud || !access_merge(list, access->cloud, access->last, &merge, &err))
        return;
    for (size_t i = 0; i < merge.count; i++) {
        const AccessChange *change = &merge.changes[i];
        long at = allow_list_find(list, change->cidr);
        if (change->kind == ACCESS_ADDED_ELSEWHERE && at < 0)
            allow_list_add(list, change->cidr, change->note, NULL, &err);
        else if (change->kind == ACCESS_REMOVED_ELSEWHERE && at >= 0)
            allow_list_remove(list, (size_t)at);
    }
}

static void export_here(HomeScreen *screen) {
    Error err = {0};
    if (export_cloudformation(screen->wizard->draft, "secure-rds-export", &err))
        tell(screen, ROLE_DONE, "written: secure-rds-export/template.yaml, parameters.json, tags.json");
    else
        tell_error(screen, &err);
}

static Move act(HomeScreen *screen, Action action) {
    Wizard *wizard = screen->wizard;
    switch (action) {
    case DO_OWN:
        add_own(screen);
        return MOVE_STAY;
    case DO_FOLLOW:
        wizard->work = WORK_ATTACH;
        return SCREEN_PROVISION;
    case DO_CONTINUE:
        begin(screen, HOME_CONTINUE);
        return MOVE_STAY;
    case DO_SKIP:
        ask_skip(screen);
        return MOVE_STAY;
    case DO_LEAVE:
        ask_leave(screen);
        return MOVE_STAY;
    case DO_CREATE:
    case DO_REVIEW:
        return SCREEN_REVIEW;
    case DO_ACCESS:
        wizard->access_only = wizard->standing;
        take_elsewhere(screen);
        return SCREEN_ACCESS;
    case DO_CHANGE:
        return SCREEN_ACCOUNT;
    case DO_TEST:
        return SCREEN_DONE;
    case DO_DRIFT:
        begin(screen, HOME_DRIFT);
        return MOVE_STAY;
    case DO_UNDO:
        ask_undo(screen);
        return MOVE_STAY;
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

static bool page_key(HomeScreen *screen, const Key *key) {
    if (!screen->page)
        return false;
    if (pager_key(screen->page, key) == PAGER_IGNORED && (key_is(key, K_ESCAPE, 0) || key_is(key, K_ENTER, 0))) {
        pager_free(screen->page);
        screen->page = NULL;
    }
    return true;
}

static Move home_key(void *state, const Key *key) {
    HomeScreen *screen = state;
    if (page_key(screen, key))
        return MOVE_STAY;
    for (size_t i = 0; i < screen->shown_count; i++)
        if (key_is(key, action_rows[screen->shown[i]].letter, 0)) {
            list_go(screen->actions, i);
            return act(screen, screen->shown[i]);
        }
    if (key_is(key, 'r', 0)) {
        if (!screen->load)
            load(screen);
        return MOVE_STAY;
    }
    if (list_key(screen->actions, key) == LIST_CHOSEN)
        return act(screen, screen->shown[list_current(screen->actions)]);
    return key->code == K_UP || key->code == K_DOWN ? MOVE_STAY : MOVE_IGNORED;
}

/* ---- drawing */

enum { LABEL = 2, WORDS = 17, ACTIONS_LEAST = 7 };

static int line_rows(const Canvas *canvas, const HomeLine *line) {
    int rows = canvas_wrap_rows(canvas->columns - WORDS, line->words);
    return rows > 0 ? rows : 1;
}

/* What is well is cut to one row when all does not fit; what is not well is told whole. */
static int draw_lines(const HomeScreen *screen, const Canvas *canvas, int row, int last) {
    const HomeLines *lines = &screen->lines;
    int needed = 0;
    for (size_t i = 0; i < lines->count; i++)
        needed += line_rows(canvas, &lines->items[i]);
    bool tight = row + needed > last;
    for (size_t i = 0; i < lines->count && row < last; i++) {
        const HomeLine *line = &lines->items[i];
        bool well = line->mark == MARK_DONE || line->mark == MARK_NONE;
        Style style = line->mark == MARK_WARNING  ? ROLE_WARNING
                      : line->mark == MARK_FAILED ? ROLE_FAILED
                      : line->mark == MARK_NONE   ? ROLE_DIM
                                                  : ROLE_TEXT;
        canvas_put(canvas, row, 0, mark_style(line->mark),
                   line->mark == MARK_NONE   ? "?"
                   : line->mark == MARK_BUSY ? spinner_text(screen->now_ms)
                                             : mark_text(line->mark));
        canvas_put(canvas, row, LABEL, ROLE_LABEL, line->label);
        if (tight && well) {
            canvas_fit(canvas, row++, WORDS, canvas->columns - WORDS, ALIGN_LEFT, style, line->words);
            continue;
        }
        Canvas words = canvas_part(canvas, row, WORDS, last - row, CANVAS_REST);
        canvas_wrap(&words, 0, style, line->words);
        row += line_rows(canvas, line);
    }
    return row < last ? row : last;
}

static void draw_title(const HomeScreen *screen, const Canvas *canvas) {
    const Wizard *wizard = screen->wizard;
    int column = canvas_print(canvas, 0, 0, ROLE_TITLE | STYLE_BOLD, "%s", settings_text(wizard->draft, "app"));
    if (wizard->identity.account[0])
        column = canvas_print(canvas, 0, column + 2, ROLE_DIM, "account %s%s%s%s, %s", wizard->identity.account,
                              wizard->alias[0] ? " (" : "", wizard->alias, wizard->alias[0] ? ")" : "",
                              settings_text(wizard->draft, "region"));
    if (screen->load)
        canvas_put(canvas, 0, canvas->columns - 2, ROLE_BUSY, spinner_text(screen->now_ms));
}

static void home_draw(const void *state, const Canvas *canvas) {
    const HomeScreen *screen = state;
    int row = 1;
    draw_title(screen, canvas);
    if (screen->page) {
        Canvas all = canvas_part(canvas, 2, 0, CANVAS_REST, CANVAS_REST);
        pager_draw(screen->page, &all);
        return;
    }
    if (screen->wizard->from_draft)
        canvas_put(canvas, row++, 0, ROLE_CHANGED,
                   "Choices of the last time are kept and not yet applied: Review shows them.");
    if (screen->err.said[0]) {
        row = screen_error(canvas, row, &screen->err);
        canvas_put(canvas, row++, 0, ROLE_DIM, "AWS is asked again every few seconds; r asks now.");
    }
    if (screen->err.said[0] && screen->loaded)
        canvas_put(canvas, row++, 0, ROLE_DIM, "What follows is how it stood when AWS could be asked:");
    int said = screen_said(canvas, screen->said_style, screen->said);
    int last =
        canvas->rows - said - 1 - ((int)screen->shown_count < ACTIONS_LEAST ? (int)screen->shown_count : ACTIONS_LEAST);
    if (screen->loaded)
        row = draw_lines(screen, canvas, row, last);
    else if (screen->load)
        screen_busy(canvas, row++, screen->now_ms, "asking AWS how it stands");
    Canvas list = canvas_part(canvas, row + 1, 0, canvas->rows - row - 1 - said, CANVAS_REST);
    list_draw(screen->actions, &list, true);
}

static void home_keys(const void *state, Text *text) {
    const HomeScreen *screen = state;
    if (screen->page) {
        text_put(text, "↑↓ scroll|Esc close");
        return;
    }
    text_put(text, "↑↓ move|Enter do it");
    for (size_t i = 0; i < screen->shown_count; i++)
        if (screen->shown[i] == DO_OWN)
            text_put(text, screen->own.kind == OWN_CHANGED ? "|m replace my address" : "|m allow me");
    text_put(text, "|r refresh|q leave");
}

static void home_help(const void *state, Text *text) {
    (void)state;
    text_put(
        text,
        "# Home\nEverything here was asked at AWS just now, and is asked again every few seconds.\n\n"
        "# Allowed IPs\nThey change in seconds: the list itself is changed first, also while the stack is busy, "
        "then the stack is brought to the same entries. Entries that somebody added elsewhere are kept. u puts an "
        "earlier version of the list back, whoever made the later one.\n\n"
        "# Settings\nOther settings go through Review, which shows what AWS would do before it is done.\n\n"
        "# Drift\nw lets CloudFormation compare every resource with what the stack made, and shows each difference: "
        "what somebody changed in the console or with another tool.\n\n"
        "# A broken stack\nThe page says what is in the way. An update that could not be undone is continued with k "
        "once the cause is mended; n leaves out what can't be put back. A deletion that stopped is tried again with "
        "d; n leaves standing what is in its way.\n");
}

static void home_leave(void *state) {
    HomeScreen *screen = state;
    list_free(screen->actions);
    pager_free(screen->page);
    drift_release(&screen->drift);
    home_facts_release(&screen->facts);
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
