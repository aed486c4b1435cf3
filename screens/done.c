/* Done: tested, not assumed; and the commands to go on with. */
#include "base/memory.h"
#include "guide/help.h"
#include "guide/connection.h"
#include "guide/drift.h"
#include "guide/words.h"
#include "screens/done_job.h"
#include "screens/psql.h"
#include "screens/signs.h"
#include "tui/pager.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct DoneScreen {
    Wizard *wizard;
    Visit visit;
    Job *job;
    VerifyResult results[VERIFY_COUNT];
    Error err;
    Lines waits;      /* for the database's window */
    bool connectable; /* the facts are there */
    ConnectFacts facts;
    Pager *page; /* the commands, and what comes next */
    long long now_ms;
    long long at_ms; /* when the checks were made */
    char said[160];
} DoneScreen;

static void begin(DoneScreen *screen) {
    Wizard *wizard = screen->wizard;
    memset(screen->results, 0, sizeof screen->results);
    screen->err = (Error){0};
    screen->said[0] = '\0';
    if (wizard->who.connection)
        screen->job = done_start(wizard, screen->visit);
    else
        screen->err = wizard->who.connection_error;
}

static void *done_enter(void *context, Visit visit) {
    DoneScreen *screen = memory_new(1, sizeof *screen);
    screen->wizard = context;
    screen->visit = visit;
    screen->page = pager_new(true);
    begin(screen);
    return screen;
}

static void fill_page(DoneScreen *screen) {
    AUTO(connect_commands_release) ConnectCommands commands = {0};
    const Wizard *wizard = screen->wizard;
    connect_commands(&screen->facts, wizard->choices.chosen, &commands);
    pager_clear(screen->page);
    for (size_t i = 0; i < commands.count; i++) {
        AUTO(memory_release) char *title = memory_print("%zu  %s", i + 1, commands.items[i].what);
        pager_add(screen->page, ROLE_LABEL, title);
        pager_add(screen->page, ROLE_ACCENT, commands.items[i].words);
    }
    AUTO(text_release) Text next = {0};
    text_put(&next, "\n");
    connect_notes(wizard->choices.chosen, wizard->options->face.config, &next);
    pager_add(screen->page, ROLE_TEXT, text_string(&next));
}

static void done_message(void *state, Message *message) {
    DoneScreen *screen = state;
    if (message->type == MESSAGE_TOLD && message->what < VERIFY_COUNT)
        screen->results[message->what] = *(VerifyResult *)message->body;
    if (message->type != MESSAGE_DONE || message->job != screen->job)
        return;
    screen->job = NULL;
    screen->wizard->done[SCREEN_DONE] = message->ok;
    screen->at_ms = clock_now_ms(&screen->wizard->clock);
    if (!message->ok) {
        screen->err = *message->error;
        return;
    }
    const Verified *verified = done_result(message);
    lines_release(&screen->waits);
    waiting_of(&verified->status.database, screen->at_ms, &screen->waits);
    screen->connectable =
        connect_facts(&verified->status, screen->wizard->choices.chosen, verified->owner.user,
                      screen->wizard->who.profile, screen->wizard->options->face.aws.database_ca, &screen->facts);
    if (screen->connectable)
        fill_page(screen);
}

static int done_tick(void *state, long long now_ms) {
    DoneScreen *screen = state;
    screen->now_ms = now_ms;
    return screen->job ? SPINNER_MS : 0;
}

static int draw_result(const DoneScreen *screen, const Canvas *canvas, int row, VerifyId which) {
    AUTO(lines_release) Lines lines = {0};
    verify_lines(which, &screen->results[which], &lines);
    for (size_t i = 0; i < lines.count; i++) {
        const Line *line = &lines.items[i];
        Style style = line->sign == SIGN_CAREFUL ? ROLE_WARNING : line->sign == SIGN_NONE ? ROLE_TEXT : ROLE_DIM;
        Canvas words = canvas_part(canvas, row, 16, CANVAS_REST, CANVAS_REST);
        if (i == 0)
            sign_draw(canvas, row, line->sign, screen->now_ms);
        canvas_put(canvas, row, 2, ROLE_TEXT, line->label);
        int used = canvas_wrap(&words, 0, style, line->words);
        row += used > 0 ? used : 1;
    }
    return row;
}

static int draw_heading(const DoneScreen *screen, const Canvas *canvas) {
    const char *title;
    AUTO(text_release) Text sentence = {0};
    if (screen->job)
        return screen_heading(canvas, "Testing it", "Each check is made now, from this machine.");
    if (screen->err.said[0])
        return screen_heading(canvas, "It could not be tested", "What AWS said is below; r tests again.");
    verify_heading(screen->results, screen->at_ms, &title, &sentence);
    return screen_heading(canvas, title, text_string(&sentence));
}

static void done_draw(const void *state, const Canvas *canvas) {
    const DoneScreen *screen = state;
    int row = draw_heading(screen, canvas);
    if (screen->err.said[0])
        row = screen_error(canvas, row, &screen->err) + 1;
    for (int i = 0; i < VERIFY_COUNT; i++)
        if (screen->results[i].sign != SIGN_NONE || (screen->job && verify_certain((VerifyId)i)))
            row = draw_result(screen, canvas, row, (VerifyId)i);
    for (size_t i = 0; i < screen->waits.count; i++)
        row = canvas_wrap(canvas, row, ROLE_WARNING, screen->waits.items[i].words);
    int said = screen_said(canvas, ROLE_DONE, screen->said);
    if (screen->job || !screen->connectable)
        return;
    canvas_put(canvas, ++row, 0, ROLE_TITLE, "Connect (y copies all, a number one of them)");
    Canvas rest = canvas_part(canvas, row + 1, 0, canvas->rows - row - 1 - said, CANVAS_REST);
    pager_draw(screen->page, &rest);
}

/* `which` from 1 on; 0: all, a line each. */
static void copy_commands(DoneScreen *screen, size_t which) {
    AUTO(connect_commands_release) ConnectCommands commands = {0};
    AUTO(text_release) Text text = {0};
    connect_commands(&screen->facts, screen->wizard->choices.chosen, &commands);
    for (size_t i = 0; i < commands.count; i++)
        if (which == 0 || which == i + 1)
            text_print(&text, "%s%s", commands.items[i].words, which ? "" : "\n");
    if (screen->wizard->terminal)
        terminal_copy(screen->wizard->terminal, text_string(&text));
    snprintf(screen->said, sizeof screen->said,
             "%s handed to the terminal's clipboard, where it allows that; p shows %s",
             which ? "the command was" : "the commands were", which ? "it without a frame" : "them without a frame");
}

static void write_all(const char *text) {
    for (size_t left = strlen(text); left > 0;) {
        ssize_t count = write(STDOUT_FILENO, text, left);
        if (count <= 0)
            return;
        text += count;
        left -= (size_t)count;
    }
}

/* On the plain terminal, where a selection has no frame in it and the lines stay in the scroll-back. */
static void print_commands(DoneScreen *screen) {
    AUTO(connect_commands_release) ConnectCommands commands = {0};
    AUTO(text_release) Text text = {0};
    Terminal *terminal = screen->wizard->terminal;
    if (!terminal)
        return;
    connect_commands(&screen->facts, screen->wizard->choices.chosen, &commands);
    for (size_t i = 0; i < commands.count; i++)
        text_print(&text, "# %s\n%s\n\n", commands.items[i].what, commands.items[i].words);
    text_put(&text, "Enter goes back to secure-rds. ");
    terminal_lend(terminal);
    write_all(text_string(&text));
    terminal_read_enter();
    terminal_take_back(terminal);
}

static bool is_ready(const void *state) {
    const DoneScreen *screen = state;
    return screen->connectable && !screen->job;
}

static bool is_idle(const void *state) {
    return !((const DoneScreen *)state)->job;
}

static bool has_terminal(const void *state) {
    return is_ready(state) && ((const DoneScreen *)state)->wizard->terminal;
}

static Move home_act(void *state, const Key *key) {
    (void)state, (void)key;
    return SCREEN_HOME;
}

static Move again_act(void *state, const Key *key) {
    (void)key;
    return begin(state), MOVE_STAY;
}

static Move copy_act(void *state, const Key *key) {
    return copy_commands(state, key->code == 'y' ? 0 : (size_t)(key->code - '0')), MOVE_STAY;
}

static Move psql_act(void *state, const Key *key) {
    (void)key;
    return psql_here(((DoneScreen *)state)->wizard), MOVE_STAY;
}

static Move print_act(void *state, const Key *key) {
    (void)key;
    return print_commands(state), MOVE_STAY;
}

static void forget(void *state) {
    ((DoneScreen *)state)->said[0] = '\0';
}

static Move page_rest(void *state, const Key *key) {
    DoneScreen *screen = state;
    return is_ready(screen) && pager_key(screen->page, key) == PAGER_USED ? MOVE_STAY : MOVE_IGNORED;
}

/* A number copies one command: they are numbered on the screen. */
static void number_keys(const DoneScreen *screen, Keys *keys) {
    AUTO(connect_commands_release) ConnectCommands commands = {0};
    connect_commands(&screen->facts, screen->wizard->choices.chosen, &commands);
    for (size_t i = 0; i < commands.count && i < 9; i++) {
        AUTO(memory_release) char *help = memory_print("copies: %s", commands.items[i].what);
        keys_rows(keys, &(KeyRow){.code = '1' + (int)i, .help = help, .act = copy_act}, 1, screen);
    }
}

static void done_keys(const void *state, Keys *keys) {
    static const KeyRow rows[] = {
        {.code = K_ENTER, .also = K_ESCAPE, .words = "home", .act = home_act},
        {.code = 'r', .words = "test again", .applies = is_idle, .act = again_act},
        {.code = 'l', .words = "psql", .help = "opens a psql prompt", .applies = has_terminal, .act = psql_act},
        {.code = K_DOWN, .also = K_UP, .label = "↑↓", .words = "scroll", .applies = is_ready},
        {.code = 'y', .words = "copy", .help = "copies all commands", .applies = is_ready, .act = copy_act},
        {.code = 'p',
         .words = "plain",
         .help = "shows the commands on the plain terminal",
         .applies = has_terminal,
         .act = print_act},
    };
    const DoneScreen *screen = state;
    bool ready = is_ready(screen);
    keys->rest = page_rest;
    keys->before = forget;
    if (ready && pager_captures(screen->page, keys))
        return;
    KEYS_ROWS(keys, rows, screen);
    if (!ready)
        return;
    number_keys(screen, keys);
    pager_offers(screen->page, keys);
}

static void done_help(const void *state, Text *text) {
    const DoneScreen *screen = state;
    help_section("done", text);
    if (*settings_text(screen->wizard->choices.chosen, "alarms.email"))
        text_put(text, "\n# Alarms\nAWS has sent a mail with a link to the address for alarms. Until it is clicked, no "
                       "alarm arrives.\n");
}

static void done_leave(void *state) {
    DoneScreen *screen = state;
    pager_free(screen->page);
    lines_release(&screen->waits);
    free(screen);
}

const Screen done_screen = {.enter = done_enter,
                            .draw = done_draw,
                            .message = done_message,
                            .tick = done_tick,
                            .help = done_help,
                            .keys = done_keys,
                            .leave = done_leave};
