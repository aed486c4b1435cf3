/* Account: whose account, which region, what the app is called, and what would make a deployment fail. */
#include "base/memory.h"
#include "guide/help.h"
#include "screens/account_parts.h"
#include "screens/preflight.h"
#include "screens/sign_in.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void account_say(AccountScreen *screen, Style style, const char *words, ...) {
    va_list args;
    va_start(args, words);
    vsnprintf(screen->said, sizeof screen->said, words, args);
    va_end(args);
    screen->said_style = style;
}

static Verdict check(void *context, const char *name, const char *value, char reason[REASON_SIZE]) {
    (void)context;
    const SettingRow *row = setting_find(name);
    Error err = {0};
    AUTO(text_release) Text canonical = {0};
    if (!row || (!*value && strcmp(name, "region") == 0) || setting_verify(row, value, &canonical, &err))
        return VERDICT_FINE;
    snprintf(reason, REASON_SIZE, "%.190s", *value ? err.said : "a name is needed");
    return VERDICT_ERROR;
}

/* What stands keeps its name and place. */
static bool enabled(const void *context, const char *name) {
    const AccountScreen *screen = context;
    return !wizard_fixed(screen->wizard) || !setting_find(name) || !setting_find(name)->frozen;
}

static void *account_enter(void *context, Visit visit) {
    AccountScreen *screen = memory_new(1, sizeof *screen);
    Wizard *wizard = context;
    screen->wizard = wizard;
    screen->visit = visit;
    account_options_make(screen);
    FormHost host = {.context = screen, .check = check, .enabled = enabled};
    screen->form = form_new(screen->items, sizeof screen->items / sizeof *screen->items, &host);
    form_set(screen->form, "app", settings_text(wizard->choices.chosen, "app"));
    form_set(screen->form, "region", settings_text(wizard->choices.chosen, "region"));
    form_set(screen->form, "profile", wizard->who.profile);
    if (wizard->route.focus[0])
        form_focus(screen->form, wizard->route.focus);
    wizard->route.focus[0] = '\0';
    account_stacks_make(screen);
    account_checks_make(screen);
    account_stacks_follow(screen);
    return screen;
}

void account_changed(AccountScreen *screen) {
    Wizard *wizard = screen->wizard;
    Error ignored = {0};
    const char *region = form_value(screen->form, "region"), *profile = form_value(screen->form, "profile");
    settings_set(wizard->choices.chosen, "app", form_value(screen->form, "app"), &ignored);
    bool moved = strcmp(region, settings_text(wizard->choices.chosen, "region")) != 0 ||
                 strcmp(profile, wizard->who.profile) != 0;
    settings_set(wizard->choices.chosen, "region", region, &ignored);
    if (moved) {
        char copy[128];
        snprintf(copy, sizeof copy, "%s", profile);
        wizard_connect(wizard, copy, settings_text(wizard->choices.chosen, "region"));
        screen->searched[0] = '\0';
        screen->search_err = (Error){0};
        cfn_stacks_release(&screen->stacks);
        screen->stacks = (CfnStacks){0};
        list_refresh(screen->found, 0);
    }
    wizard_changed(wizard);
}

static Move next(void *state, const Key *key) {
    AccountScreen *screen = state;
    (void)key;
    Wizard *wizard = screen->wizard;
    const char *faulty = form_faulty(screen->form);
    const char *app = form_value(screen->form, "app"), *why = NULL;
    if (!*app) {
        form_focus(screen->form, "app");
        account_say(screen, ROLE_FAILED, "the app needs a name: letters, digits and hyphens, letter first");
        return MOVE_STAY;
    }
    if (faulty) {
        form_focus(screen->form, faulty);
        form_verdict(screen->form, faulty, &why);
        account_say(screen, ROLE_FAILED, "\"%.60s\" can't be taken: allowed is %s", form_value(screen->form, faulty),
                    why ? why : "another");
        return MOVE_STAY;
    }
    if (!*settings_text(wizard->choices.chosen, "region")) {
        form_focus(screen->form, "region");
        account_say(screen, ROLE_FAILED, "choose a region");
        return MOVE_STAY;
    }
    if (!wizard->standing && !wizard->choices.deployed && account_stacks_open(screen, app))
        return MOVE_STAY;
    wizard->done[SCREEN_ACCOUNT] = true;
    return MOVE_NEXT;
}

/* ---- keys */

static void forget(void *state) {
    ((AccountScreen *)state)->said[0] = '\0';
}

/* A choice with a list of its own is opened by Space, or by typing: "/" filters at once. */
static bool opens_list(const void *state) {
    const char *focused = form_focused(((const AccountScreen *)state)->form);
    return focused && strcmp(focused, "app") != 0;
}

static bool has_stacks(const void *state) {
    const AccountScreen *screen = state;
    return screen->stacks.count && !wizard_fixed(screen->wizard);
}

static bool has_checks(const void *state) {
    return preflight_begun(((const AccountScreen *)state)->wizard);
}

static bool has_home(const void *state) {
    return ((const AccountScreen *)state)->wizard->choices.deployed;
}

static Move open_list(void *state, const Key *key) {
    AccountScreen *screen = state;
    (void)key;
    return account_pick_open(screen, form_focused(screen->form)), MOVE_STAY;
}

static Move open_checks(void *state, const Key *key) {
    (void)key;
    return account_checks_open(state), MOVE_STAY;
}

static Move open_stacks(void *state, const Key *key) {
    (void)key;
    ((AccountScreen *)state)->view = VIEW_STACKS;
    return MOVE_STAY;
}

static Move back(void *state, const Key *key) {
    (void)state, (void)key;
    return MOVE_BACK;
}

/* Behind the last field stand the checks. */
static Move form_rest(void *state, const Key *key) {
    AccountScreen *screen = state;
    FormAnswer answer = form_key(screen->form, key);
    if (answer == FORM_CHANGED)
        account_changed(screen);
    bool behind = key_is(key, K_TAB, 0) || key_is(key, K_DOWN, 0);
    if (answer == FORM_IGNORED && behind && has_checks(screen))
        return open_checks(screen, key);
    return answer == FORM_IGNORED ? MOVE_IGNORED : MOVE_STAY;
}

static void form_keys(const AccountScreen *screen, Keys *keys) {
    static const KeyRow rows[] = {
        {.code = K_TAB, .also = K_DOWN, .words = "move"},
        {.code = K_SPACE, .words = "list", .applies = opens_list, .act = open_list},
        {.code = '/', .help = "the list, filtered", .applies = opens_list, .act = open_list},
        {.code = K_ENTER, .words = "next", .act = next},
        {.code = K_ESCAPE, .words = "home", .applies = has_home, .act = back},
        {.code = K_F1 + 1, .words = "checks", .applies = has_checks, .act = open_checks},
        {.code = 'o', .modifiers = KEY_CTRL, .words = "earlier stacks", .applies = has_stacks, .act = open_stacks},
    };
    keys->rest = form_rest;
    if (form_captures(screen->form, keys))
        return;
    KEYS_ROWS(keys, rows, screen);
    form_offers(screen->form, keys);
}

static void account_keys(const void *state, Keys *keys) {
    static void (*const views[])(const AccountScreen *, Keys *) = {[VIEW_FORM] = form_keys,
                                                                   [VIEW_PICK] = account_pick_keys,
                                                                   [VIEW_STACKS] = account_stacks_keys,
                                                                   [VIEW_CHECKS] = account_checks_keys};
    const AccountScreen *screen = state;
    keys->before = forget;
    views[screen->view](screen, keys);
}

static void account_message(void *state, Message *message) {
    AccountScreen *screen = state;
    if (!account_stacks_message(screen, message))
        account_checks_message(screen, message);
}

static int account_tick(void *state, long long now_ms) {
    AccountScreen *screen = state;
    const Wizard *wizard = screen->wizard;
    screen->now_ms = now_ms;
    account_stacks_follow(screen);
    bool spins = wizard->who.identifying || preflight_running(wizard) || sign_in_waits(wizard);
    return spins ? SPINNER_MS : 0;
}

static int draw_identity(const AccountScreen *screen, const Canvas *canvas, int row) {
    const Wizard *wizard = screen->wizard;
    if (wizard->who.connection_error.said[0])
        return sign_in_draw(wizard, canvas, row, screen->now_ms) + 1;
    if (wizard->who.identifying) {
        screen_busy(canvas, row, screen->now_ms, "asking AWS who this is");
        return row + 2;
    }
    if (!wizard->who.identity.account[0])
        return row;
    canvas_print(canvas, row++, 0, ROLE_TEXT, "%s Account %s%s%s%s", mark_text(MARK_DONE), wizard->who.identity.account,
                 wizard->who.alias[0] ? " (" : "", wizard->who.alias, wizard->who.alias[0] ? ")" : "");
    AUTO(text_release) Text credentials = {0};
    aws_credentials_words(&wizard->who.credentials, &credentials);
    Canvas rest = canvas_part(canvas, row, 2, CANVAS_REST, CANVAS_REST);
    int used = canvas_wrap(&rest, 0, ROLE_DIM, wizard->who.identity.arn);
    used = canvas_wrap(&rest, used, ROLE_DIM, text_string(&credentials));
    return row + used + 1;
}

static void form_view_draw(const AccountScreen *screen, const Canvas *canvas) {
    const Wizard *wizard = screen->wizard;
    AUTO(text_release) Text unknown = {0};
    if (!wizard->standing && wizard_fixed(wizard))
        choices_may_stand_words(&wizard->choices, &unknown);
    int row = screen_heading(canvas, step_rows[STEP_ACCOUNT].question,
                             wizard->standing             ? "The stack exists: its name and its region are fixed."
                             : unknown.length             ? text_string(&unknown)
                             : wizard->choices.unfinished ? "Your choices of the last time are here."
                                                          : "Nothing is made before you have seen it all on Review.");
    int rows = form_rows(screen->form, canvas->columns);
    Canvas form = canvas_part(canvas, row, 0, rows, CANVAS_REST);
    form_draw(screen->form, &form, true);
    row = draw_identity(screen, canvas, row + rows + 1);
    row = account_stacks_hint(screen, canvas, row);
    account_checks_hint(screen, canvas, row);
}

static void account_draw(const void *state, const Canvas *canvas) {
    const AccountScreen *screen = state;
    static void (*const views[])(const AccountScreen *, const Canvas *) = {[VIEW_FORM] = form_view_draw,
                                                                           [VIEW_PICK] = account_pick_draw,
                                                                           [VIEW_STACKS] = account_stacks_draw,
                                                                           [VIEW_CHECKS] = account_checks_draw};
    int said = *screen->said ? canvas_wrap_rows(canvas->columns, screen->said) : 0;
    Canvas above = canvas_part(canvas, 0, 0, canvas->rows - said, CANVAS_REST);
    views[screen->view](screen, &above);
    screen_said(canvas, screen->said_style, screen->said);
}

static void account_help(const void *state, Text *text) {
    const AccountScreen *screen = state;
    const char *focused = form_focused(screen->form);
    const SettingRow *row = focused ? setting_find(focused) : NULL;
    if (row)
        text_print(text, "# %s\n%s\n\nWhy: %s\n\n", row->label, row->help, row->reason ? row->reason : "");
    help_section("account", text);
    for (size_t i = 0; i < check_count; i++) {
        const Finding *finding = preflight_finding(screen->wizard, i);
        if (!finding)
            continue;
        text_print(text, "%s: %s\n", check_rows[i].label, finding->what);
        if (finding->why[0])
            text_print(text, "  %s\n", finding->why);
        if (finding->remedy[0])
            text_print(text, "  To do: %s\n", finding->remedy);
    }
}

static void account_leave(void *state) {
    AccountScreen *screen = state;
    form_free(screen->form);
    list_free(screen->found);
    list_free(screen->checks);
    account_options_free(screen);
    cfn_stacks_release(&screen->stacks);
    free(screen);
}

const Screen account_screen = {.enter = account_enter,
                               .draw = account_draw,
                               .message = account_message,
                               .tick = account_tick,
                               .help = account_help,
                               .keys = account_keys,
                               .leave = account_leave};
