/* What can be done with what stands, and the questions that come before the grave ones. */
#include "base/memory.h"
#include "screens/ask.h"
#include "screens/home_state.h"
#include "stack/export.h"

#include <string.h>

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
    HomeAction action = screen->shown[row];
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

bool home_action_applies(const HomeScreen *screen, HomeAction action) {
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

void home_action_go(HomeScreen *screen, HomeAction action) {
    for (size_t i = 0; i < screen->shown_count; i++)
        if (screen->shown[i] == action)
            list_go(screen->actions, i);
}

void home_actions_refresh(HomeScreen *screen) {
    size_t row = list_current(screen->actions);
    HomeAction current = row < screen->shown_count ? screen->shown[row] : DO_COUNT;
    screen->shown_count = 0;
    for (int action = 0; action < DO_COUNT; action++)
        if (home_action_applies(screen, (HomeAction)action))
            screen->shown[screen->shown_count++] = (HomeAction)action;
    list_refresh(screen->actions, screen->shown_count);
    home_action_go(screen, current);
}

List *home_actions_new(HomeScreen *screen) {
    List *list = list_new(action_columns, 2, &action_list, screen);
    list_bare(list, true);
    return list;
}

/* ---- questions */

static Move destroy_answer(void *state, int button) {
    Wizard *wizard = state;
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
    char *text = memory_print("This deletes the whole stack. %s%s", words,
                              strcmp(on_delete, "retain") == 0 ? "" : " Deletion protection is lifted first.");
    wizard_ask(screen->wizard, dialog_new("Destroy?", text, buttons, 2, 0, settings_text(screen->wizard->draft, "app")),
               screen->wizard, destroy_answer);
}

static Move skip_answer(void *state, int button) {
    if (button == 1)
        home_begin(state, HOME_SKIP);
    return MOVE_STAY;
}

static Move leave_answer(void *state, int button) {
    if (button == 1)
        home_begin(state, HOME_LEAVE);
    return MOVE_STAY;
}

static Move undo_answer(void *state, int button) {
    if (button == 1)
        home_begin(state, HOME_UNDO);
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
    wizard_ask(screen->wizard, dialog_new("Leave out what is in the way?", text, buttons, 2, 0, NULL), screen,
               skip_answer);
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
               dialog_new("Delete the rest?", text, buttons, 2, 0, settings_text(screen->wizard->draft, "app")), screen,
               leave_answer);
}

static void ask_undo(HomeScreen *screen) {
    static const DialogButton buttons[] = {{"Keep it", 'k', false}, {"Undo", 'u', false}};
    long now = screen->facts.status.access.version;
    AUTO(memory_release)
    char *text = memory_print("The allowed IPs go back from version %ld of the list to version %ld, whoever made the "
                              "change. It is in force within seconds; u once more takes it back.",
                              now, screen->undo_version ? screen->undo_version : now - 1);
    wizard_ask(screen->wizard, dialog_new("Undo the last change?", text, buttons, 2, 0, NULL), screen, undo_answer);
}

/* ---- actions */

static void export_here(HomeScreen *screen) {
    Error err = {0};
    if (export_cloudformation(screen->wizard->draft, "secure-rds-export", &err))
        home_tell(screen, ROLE_DONE, "written: secure-rds-export/template.yaml, parameters.json, tags.json");
    else
        home_tell_error(screen, &err);
}

static Move act(HomeScreen *screen, HomeAction action) {
    Wizard *wizard = screen->wizard;
    switch (action) {
    case DO_OWN:
        home_access_own(screen);
        return MOVE_STAY;
    case DO_FOLLOW:
        wizard->work = WORK_ATTACH;
        return SCREEN_PROVISION;
    case DO_CONTINUE:
        home_begin(screen, HOME_CONTINUE);
        return MOVE_STAY;
    case DO_SKIP:
        ask_skip(screen);
        return MOVE_STAY;
    case DO_LEAVE:
        ask_leave(screen);
        return MOVE_STAY;
    case DO_CREATE:
    case DO_REVIEW:
        wizard->back_home = true;
        return SCREEN_REVIEW;
    case DO_ACCESS:
        wizard->access_only = wizard->standing;
        home_access_elsewhere(screen);
        return SCREEN_ACCESS;
    case DO_CHANGE:
        return SCREEN_ACCOUNT;
    case DO_TEST:
        return SCREEN_DONE;
    case DO_DRIFT:
        home_begin(screen, HOME_DRIFT);
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

Move home_action_key(HomeScreen *screen, const Key *key) {
    for (size_t i = 0; i < screen->shown_count; i++)
        if (key_is(key, action_rows[screen->shown[i]].letter, 0)) {
            list_go(screen->actions, i);
            return act(screen, screen->shown[i]);
        }
    if (list_key(screen->actions, key) == LIST_CHOSEN)
        return act(screen, screen->shown[list_current(screen->actions)]);
    return key->code == K_UP || key->code == K_DOWN ? MOVE_STAY : MOVE_IGNORED;
}
