/* Done: tested, not assumed; and the commands to go on with. */
#include "aws/config.h"
#include "base/file.h"
#include "base/memory.h"
#include "screens/done_checks.h"
#include "screens/done_commands.h"
#include "tui/pager.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct DoneScreen {
    Wizard *wizard;
    Visit visit;
    Job *job;
    CheckResult checks[CHECK_COUNT];
    Error err;
    bool connectable; /* the facts are there */
    ConnectFacts facts;
    Pager *page; /* the commands, and what comes next */
    long long now_ms;
    char at[TIME_SIZE]; /* when the checks were made */
    char said[160];
} DoneScreen;

static void begin(DoneScreen *screen) {
    Wizard *wizard = screen->wizard;
    memset(screen->checks, 0, sizeof screen->checks);
    screen->err = (Error){0};
    screen->said[0] = '\0';
    if (wizard->connection)
        screen->job = checks_start(wizard, screen->visit);
    else
        screen->err = wizard->connection_error;
}

static void *done_enter(void *context, Visit visit) {
    DoneScreen *screen = memory_new(1, sizeof *screen);
    screen->wizard = context;
    screen->visit = visit;
    screen->page = pager_new(true);
    begin(screen);
    return screen;
}

/* ssh finds its usual keys by itself; one that was made for this bastion has to be named. */
static void find_identity(const char *key_pair, char identity[400]) {
    AUTO(memory_release) char *below = memory_print(".ssh/%s", key_pair);
    AUTO(memory_release) char *path = home_path(below);
    if (*key_pair && !strchr(key_pair, '/') && !strpbrk(key_pair, " '\"\\$`") && path && file_exists(path))
        snprintf(identity, 400, "~/%s", below);
}

static void take_facts(DoneScreen *screen, const ChecksDone *done) {
    const Status *status = &done->status;
    ConnectFacts *facts = &screen->facts;
    *facts = (ConnectFacts){0};
    snprintf(facts->bastion, sizeof facts->bastion, "%.255s",
             status->bastion_part.known ? status->bastion.public_ip : stack_output(&status->stack, "BastionPublicIp"));
    snprintf(facts->endpoint, sizeof facts->endpoint, "%.255s", stack_output(&status->stack, "DatabaseEndpoint"));
    snprintf(facts->secret, sizeof facts->secret, "%.299s", stack_output(&status->stack, "SecretArn"));
    snprintf(facts->balancer, sizeof facts->balancer, "%.255s", status->load_balancer);
    snprintf(facts->user, sizeof facts->user, "%.63s", done->user[0] ? done->user : "USER");
    snprintf(facts->profile, sizeof facts->profile, "%.127s", screen->wizard->profile);
    find_identity(settings_text(screen->wizard->draft, "bastion.key_pair"), facts->identity);
    screen->connectable = facts->endpoint[0] && facts->bastion[0];
}

static void fill_page(DoneScreen *screen) {
    AUTO(commands_release) Commands commands = {0};
    const Wizard *wizard = screen->wizard;
    commands_make(&screen->facts, wizard->draft, &commands);
    pager_clear(screen->page);
    for (size_t i = 0; i < commands.count; i++) {
        AUTO(memory_release) char *title = memory_print("%zu  %s", i + 1, commands.items[i].what);
        pager_add(screen->page, ROLE_LABEL, title);
        pager_add(screen->page, ROLE_ACCENT, commands.items[i].words);
    }
    AUTO(text_release) Text next = {0};
    text_print(&next, "\nYour settings are in %s. No secret is in it: keep it in your repository.\n",
               wizard->options->config);
    if (*settings_text(wizard->draft, "alarms.email"))
        text_print(&next, "AWS has sent a mail to %s: no alarm arrives until its link is clicked.\n",
                   settings_text(wizard->draft, "alarms.email"));
    text_put(&next, "An application reads the password from Secrets Manager when it connects, and again when a login "
                    "fails.\nsecure-rds here again shows how it stands; `secure-rds access add --me` lets you in from "
                    "another place.");
    pager_add(screen->page, ROLE_TEXT, text_string(&next));
}

static void done_message(void *state, Message *message) {
    DoneScreen *screen = state;
    if (message->type == MESSAGE_TOLD && message->what < CHECK_COUNT)
        screen->checks[message->what] = *(CheckResult *)message->body;
    if (message->type != MESSAGE_DONE || message->job != screen->job)
        return;
    screen->job = NULL;
    screen->wizard->done[SCREEN_DONE] = message->ok;
    time_format(clock_now_ms(&screen->wizard->clock), screen->at);
    if (!message->ok) {
        screen->err = *message->error;
        return;
    }
    take_facts(screen, message->input);
    if (screen->connectable)
        fill_page(screen);
}

static int done_tick(void *state, long long now_ms) {
    DoneScreen *screen = state;
    screen->now_ms = now_ms;
    return screen->job ? SPINNER_MS : 0;
}

static int draw_check(const DoneScreen *screen, const Canvas *canvas, int row, CheckId which) {
    const CheckResult *check = &screen->checks[which];
    Mark mark = !check->begun ? MARK_WAITING : !check->ended ? MARK_BUSY : check->good ? MARK_DONE : MARK_WARNING;
    canvas_put(canvas, row, 0, mark_style(mark), mark == MARK_BUSY ? spinner_text(screen->now_ms) : mark_text(mark));
    canvas_put(canvas, row, 2, ROLE_TEXT, check_names[which]);
    Canvas words = canvas_part(canvas, row, 16, CANVAS_REST, CANVAS_REST);
    AUTO(memory_release)
    char *told = check->ended && check->took_ms >= 1000
                     ? memory_print("%s (%.1f s)", check->words, (double)check->took_ms / 1000)
                     : memory_copy(check->words);
    int used = canvas_wrap(&words, 0, mark == MARK_WARNING ? ROLE_WARNING : ROLE_DIM, told);
    return row + (used > 0 ? used : 1);
}

static size_t bad_checks(const DoneScreen *screen) {
    size_t count = 0;
    for (int i = 0; i < CHECK_COUNT; i++)
        count += screen->checks[i].ended && !screen->checks[i].good;
    return count;
}

static int draw_heading(const DoneScreen *screen, const Canvas *canvas) {
    size_t bad = bad_checks(screen);
    if (screen->job)
        return screen_heading(canvas, "Testing what stands", "Each check is made now, from this machine.");
    if (screen->err.said[0])
        return screen_heading(canvas, "It could not be tested", "What AWS said stands below; r tests again.");
    AUTO(memory_release)
    char *sentence =
        bad ? memory_print("%zu of the checks made %.8s UTC from this machine did not succeed; r repeats them.", bad,
                           screen->at + strlen("2026-11-24T"))
            : memory_print("All checks were made %.8s UTC from this machine, and succeeded.",
                           screen->at + strlen("2026-11-24T"));
    return screen_heading(canvas, bad ? "It stands, but look at this" : "It stands", sentence);
}

static void done_draw(const void *state, const Canvas *canvas) {
    const DoneScreen *screen = state;
    int row = draw_heading(screen, canvas);
    if (screen->err.said[0])
        row = screen_error(canvas, row, &screen->err) + 1;
    for (int i = 0; i < CHECK_COUNT; i++)
        if (screen->checks[i].begun || (screen->job && i != CHECK_BALANCER))
            row = draw_check(screen, canvas, row, (CheckId)i);
    int said = screen_said(canvas, ROLE_DONE, screen->said);
    if (screen->job || !screen->connectable)
        return;
    canvas_put(canvas, ++row, 0, ROLE_TITLE, "Connect (y copies all, a number one of them)");
    Canvas rest = canvas_part(canvas, row + 1, 0, canvas->rows - row - 1 - said, CANVAS_REST);
    pager_draw(screen->page, &rest);
}

/* `which` from 1 on; 0: all, a line each. */
static bool copy_commands(DoneScreen *screen, size_t which) {
    AUTO(commands_release) Commands commands = {0};
    AUTO(text_release) Text text = {0};
    commands_make(&screen->facts, screen->wizard->draft, &commands);
    if (which > commands.count)
        return false;
    for (size_t i = 0; i < commands.count; i++)
        if (which == 0 || which == i + 1)
            text_print(&text, "%s%s", commands.items[i].words, which ? "" : "\n");
    if (screen->wizard->terminal)
        terminal_copy(screen->wizard->terminal, text_string(&text));
    snprintf(screen->said, sizeof screen->said,
             "%s handed to the terminal's clipboard, where it allows that; p shows %s",
             which ? "the command was" : "the commands were", which ? "it without a frame" : "them without a frame");
    return true;
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
    AUTO(commands_release) Commands commands = {0};
    AUTO(text_release) Text text = {0};
    Terminal *terminal = screen->wizard->terminal;
    if (!terminal)
        return;
    commands_make(&screen->facts, screen->wizard->draft, &commands);
    for (size_t i = 0; i < commands.count; i++)
        text_print(&text, "# %s\n%s\n\n", commands.items[i].what, commands.items[i].words);
    text_put(&text, "Enter goes back to secure-rds. ");
    terminal_lend(terminal);
    write_all(text_string(&text));
    terminal_read_enter();
    terminal_take_back(terminal);
}

static Move done_key(void *state, const Key *key) {
    DoneScreen *screen = state;
    bool ready = screen->connectable && !screen->job;
    if (ready && pager_searching(screen->page)) {
        pager_key(screen->page, key);
        return MOVE_STAY;
    }
    if (key_is(key, K_ENTER, 0) || key_is(key, K_ESCAPE, 0))
        return SCREEN_HOME;
    if (key_is(key, 'r', 0) && !screen->job) {
        begin(screen);
        return MOVE_STAY;
    }
    if (!ready)
        return MOVE_IGNORED;
    screen->said[0] = '\0';
    if (key_is(key, 'y', 0))
        return copy_commands(screen, 0), MOVE_STAY;
    if (!key->modifiers && key->code >= '1' && key->code <= '9')
        return copy_commands(screen, (size_t)(key->code - '0')), MOVE_STAY;
    if (key_is(key, 'p', 0))
        return print_commands(screen), MOVE_STAY;
    return pager_key(screen->page, key) == PAGER_USED ? MOVE_STAY : MOVE_IGNORED;
}

static void done_keys(const void *state, Text *text) {
    const DoneScreen *screen = state;
    text_put(text, "Enter home");
    if (!screen->job)
        text_put(text, "|r test again");
    if (screen->connectable && !screen->job)
        text_put(text, "|↑↓ scroll|y copy|p plain");
}

static void done_help(const void *state, Text *text) {
    const DoneScreen *screen = state;
    text_put(text,
             "# Connecting\nThe tunnel goes through the bastion and stays open; the connection goes through it. "
             "sslmode=verify-full checks the server's certificate against AWS's bundle (global-bundle.pem, from the "
             "RDS User Guide, \"Using SSL/TLS\"): the certificate names the RDS endpoint, so host= stays the "
             "endpoint and hostaddr= says where to go.\n\n"
             "The password changes by itself. A program should read it from Secrets Manager when it connects, and "
             "again when a login fails (SQLSTATE 28P01).\n\n"
             "# Copying\ny hands all commands to the terminal's clipboard (OSC 52), a number one of them. Not "
             "every terminal allows that, and none tells: p shows the commands on the plain terminal, where a "
             "selection has no frame in it.\n");
    if (*settings_text(screen->wizard->draft, "alarms.email"))
        text_put(text, "\n# Alarms\nAWS has sent a mail with a link to the address for alarms. Until it is clicked, no "
                       "alarm arrives.\n");
}

static void done_leave(void *state) {
    DoneScreen *screen = state;
    pager_free(screen->page);
    free(screen);
}

const Screen done_screen = {.enter = done_enter,
                            .draw = done_draw,
                            .key = done_key,
                            .message = done_message,
                            .tick = done_tick,
                            .help = done_help,
                            .keys = done_keys,
                            .leave = done_leave};
