/* Home: what stands, asked at AWS now, and what can be done with it. The first screen of every later run. */
#include "base/memory.h"
#include "guide/help.h"
#include "guide/words.h"
#include "screens/home_state.h"
#include "screens/signs.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

HomeScope home_scope(const HomeScreen *screen) {
    const Wizard *wizard = screen->wizard;
    return (HomeScope){.chosen = wizard->choices.chosen,
                       .in_file = wizard->choices.in_file,
                       .config = wizard->options->face.config,
                       .account = wizard->who.identity.account,
                       .drift = screen->drift_known ? &screen->drift : NULL,
                       .now_ms = clock_now_ms(&wizard->clock)};
}

const HomeFacts *home_known(const HomeScreen *screen) {
    return screen->loaded ? &screen->facts : NULL;
}

static void refresh(HomeScreen *screen) {
    HomeScope scope = home_scope(screen);
    screen->account_known = screen->wizard->who.identity.account[0] != '\0';
    if (screen->loaded)
        home_lines(&scope, &screen->facts, &screen->lines);
    home_ways_refresh(screen);
}

void home_tell(HomeScreen *screen, Style style, const char *format, ...) {
    va_list args;
    va_start(args, format);
    vsnprintf(screen->said, sizeof screen->said, format, args);
    va_end(args);
    screen->said_style = style;
}

void home_tell_error(HomeScreen *screen, const Error *err) {
    home_tell(screen, ROLE_FAILED, "%.230s%s%.160s", err->said, err->remedy[0] ? ". To do: " : "", err->remedy);
}

static void load(HomeScreen *screen) {
    screen->asked_ms = 0;
    if (screen->wizard->who.connection)
        screen->load = home_start(screen->wizard, screen->visit, DO_LOAD, NULL, NULL, NULL);
    else
        screen->err = screen->wizard->who.connection_error;
}

void home_begin(HomeScreen *screen, HomeDo what) {
    const Wizard *wizard = screen->wizard;
    if (!wizard->who.connection || screen->work)
        return;
    const char *stack_id = screen->loaded ? screen->facts.status.stack.id : NULL;
    const AccessUndo undo = {.version = screen->undo_version, .shown = screen->undo_shown};
    home_tell(screen, ROLE_BUSY, "asking AWS");
    screen->work = home_start(wizard, screen->visit, what, settings_allowed_const(wizard->choices.chosen), stack_id,
                              what == DO_UNDO || what == DO_UNDO_SEE ? &undo : NULL);
}

static void *home_enter(void *context, Visit visit) {
    HomeScreen *screen = memory_new(1, sizeof *screen);
    Wizard *wizard = context;
    screen->wizard = wizard;
    screen->visit = visit;
    screen->facts.status.state = stack_status("");
    screen->list = home_list_new(screen);
    screen->scroll = scroll_new();
    refresh(screen);
    load(screen);
    /* Back from Allowed IPs with Enter: the list goes into force at once, without Review. */
    if (wizard->route.access_only) {
        wizard->route.access_only = false;
        if (wizard->choices.deployed) /* also with the list as it was: the file may have been edited by hand */
            home_begin(screen, DO_ACCESS);
    }
    screen->ask_remains = wizard->route.remains;
    wizard->route.remains = false;
    return screen;
}

static void drift_done(HomeScreen *screen, HomeJob *job) {
    drift_release(&screen->drift);
    screen->drift = job->drift;
    job->drift = (Drift){0};
    screen->drift_known = true;
    if (screen->drift.count == 0) {
        AUTO(text_release) Text words = {0};
        drift_heading(&screen->drift, &words);
        home_tell(screen, ROLE_DONE, "%s", text_string(&words));
        return;
    }
    AUTO(lines_release) Lines lines = {0};
    screen->said[0] = '\0';
    screen->page = pager_new(true);
    drift_lines(&screen->drift, &lines);
    for (size_t i = 0; i < lines.count; i++)
        pager_add(screen->page, line_style(lines.items[i].role), lines.items[i].words);
    pager_add(screen->page, ROLE_DIM,
              "\np puts all of it back, and shows each change before it is made. t takes over into the settings what a "
              "setting says.");
}

static void work_done(HomeScreen *screen, Message *message) {
    HomeJob *job = message->input;
    screen->work = NULL;
    if (!message->ok) {
        home_tell_error(screen, message->error);
        load(screen);
        return;
    }
    if (job->what == DO_ACCESS || job->what == DO_UNDO || (job->what == DO_UNDO_SEE && job->before.already))
        home_allowed_done(screen, job);
    else if (job->what == DO_UNDO_SEE)
        screen->said[0] = '\0', home_ask_undo(screen, &job->before);
    else if (job->what == DO_DRIFT)
        drift_done(screen, job);
    else if (job->what == DO_PREVIEW)
        screen->said[0] = '\0', home_ask_deletion(screen, &job->preview);
    else
        home_tell(screen, ROLE_DONE, "AWS goes on with it: f follows");
    refresh(screen);
    job_cancel(screen->load); /* what it asked may be from before */
    load(screen);
}

/* What stands first when the page has changed its kind. */
static void choose(HomeScreen *screen, StackKind before, bool first) {
    StackKind kind = screen->facts.status.state->kind;
    if (!first && kind == before)
        return;
    scroll_home(screen->scroll);
    list_go(screen->list, 0);
    home_way_go(screen, home_way_first(&screen->facts));
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
    wizard_stands(screen->wizard, home_stands(&screen->facts));
    settings_free(screen->wizard->stands);
    screen->wizard->stands = screen->facts.standing ? settings_copy(screen->facts.standing) : NULL;
    if (status->caller[0])
        snprintf(screen->wizard->who.address, sizeof screen->wizard->who.address, "%s", status->caller);
    refresh(screen);
    choose(screen, before, first);
    if (screen->ask_remains && ways_find(&screen->ways, HOME_REMAINS))
        home_delete(screen, HOME_REMAINS);
    screen->ask_remains = false;
}

static void home_message(void *state, Message *message) {
    HomeScreen *screen = state;
    if (message->type == MESSAGE_SAID && message->job == screen->work)
        home_tell(screen, ROLE_BUSY, "%s", message->text);
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
    if (screen->account_known != (screen->wizard->who.identity.account[0] != '\0'))
        refresh(screen);
    if (!screen->load && !screen->work && now_ms - screen->asked_ms > AGAIN_MS)
        load(screen);
    return screen->load || screen->work ? SPINNER_MS : 1000;
}

static Move page_close(void *state, const Key *key) {
    HomeScreen *screen = state;
    (void)key;
    pager_free(screen->page);
    screen->page = NULL;
    return MOVE_STAY;
}

static Move page_rest(void *state, const Key *key) {
    HomeScreen *screen = state;
    return pager_key(screen->page, key) == PAGER_USED ? MOVE_STAY : MOVE_IGNORED;
}

static Move load_again(void *state, const Key *key) {
    HomeScreen *screen = state;
    (void)key;
    job_cancel(screen->load);
    return load(screen), MOVE_STAY;
}

static void page_keys(const HomeScreen *screen, Keys *keys) {
    static const KeyRow rows[] = {{.code = K_ESCAPE, .also = K_ENTER, .words = "close", .act = page_close}};
    keys->rest = page_rest;
    if (pager_captures(screen->page, keys))
        return;
    KEYS_ROWS(keys, rows, screen);
    pager_offers(screen->page, keys);
}

static void home_keys(const void *state, Keys *keys) {
    static const KeyRow rows[] = {{.code = 'r', .words = "refresh", .act = load_again}};
    const HomeScreen *screen = state;
    if (screen->page) {
        page_keys(screen, keys);
        return;
    }
    home_way_keys(screen, keys);
    KEYS_ROWS(keys, rows, screen);
}

static void home_help(const void *state, Text *text) {
    (void)state;
    help_section("home", text);
}

static void home_leave(void *state) {
    HomeScreen *screen = state;
    list_free(screen->list);
    scroll_free(screen->scroll);
    ways_release(&screen->ways);
    lines_release(&screen->lines);
    pager_free(screen->page);
    drift_release(&screen->drift);
    home_facts_release(&screen->facts);
    free(screen);
}

const Screen home_screen = {.enter = home_enter,
                            .draw = home_draw,
                            .message = home_message,
                            .tick = home_tick,
                            .help = home_help,
                            .keys = home_keys,
                            .leave = home_leave};
