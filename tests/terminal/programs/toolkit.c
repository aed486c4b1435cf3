/* Every widget of tui/ on a few screens: what the tests of the toolkit press keys on. */
#include "base/clock.h"
#include "base/memory.h"
#include "tui/dialog.h"
#include "tui/form.h"
#include "tui/frame.h"
#include "tui/help.h"
#include "tui/list.h"
#include "tui/loop.h"
#include "tui/pager.h"

#include <ctype.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Toolkit {
    Dialog *question;
    Help *help;
    Terminal *terminal;
    int screen;
} Toolkit;

/* Screen 1: a form. */

static const FormOption keepings[] = {
    {.value = "snapshot", .label = "a last snapshot", .meaning = "The data can be restored."},
    {.value = "retain", .label = "keep it all", .meaning = "It goes on costing."},
    {.value = "never", .label = "not possible", .barred = true, .meaning = "Not here."},
    {.value = "destroy", .label = "destroy", .meaning = "Nothing is left."}};
static const FormItem items[] = {
    {.name = "first", .type = ITEM_HEADING, .label = "Names"},
    {.name = "app", .type = ITEM_TEXT, .label = "App", .hint = "Small letters: every name is made of it."},
    {.name = "note", .type = ITEM_TEXT, .label = "Note", .width = 12},
    {.name = "word", .type = ITEM_TEXT, .label = "Password", .hidden = true},
    {.name = "second", .type = ITEM_HEADING, .label = "Values"},
    {.name = "days", .type = ITEM_NUMBER, .label = "Backups", .unit = "days", .least = 1, .most = 35},
    {.name = "alarm", .type = ITEM_SWITCH, .label = "Alarms"},
    {.name = "mail", .type = ITEM_TEXT, .label = "E-mail"},
    {.name = "end", .type = ITEM_CHOICE, .label = "On deletion", .options = keepings, .option_count = 4},
};

typedef struct FormScreen {
    Form *form;
} FormScreen;

static Verdict form_judge(void *context, const char *name, const char *value, char reason[REASON_SIZE]) {
    (void)context;
    if (strcmp(name, "app") == 0 && !*value) {
        snprintf(reason, REASON_SIZE, "a name is needed");
        return VERDICT_ERROR;
    }
    for (; strcmp(name, "app") == 0 && *value; value++)
        if (!islower((unsigned char)*value)) {
            snprintf(reason, REASON_SIZE, "small letters only");
            return VERDICT_ERROR;
        }
    if (strcmp(name, "end") == 0 && strcmp(value, "destroy") == 0) {
        snprintf(reason, REASON_SIZE, "the data is lost");
        return VERDICT_WARNING;
    }
    return VERDICT_FINE;
}

static bool form_enabled(const void *context, const char *name) {
    const FormScreen *screen = context;
    return strcmp(name, "mail") != 0 || !screen->form || strcmp(form_value(screen->form, "alarm"), "true") == 0;
}

static void *form_enter(void *context, Visit visit) {
    (void)context, (void)visit;
    FormScreen *screen = memory_new(1, sizeof *screen);
    FormHost host = {.context = screen, .check = form_judge, .enabled = form_enabled};
    screen->form = form_new(items, sizeof items / sizeof *items, &host);
    form_set(screen->form, "days", "7");
    form_set(screen->form, "end", "snapshot");
    return screen;
}

static void form_show(const void *state, const Canvas *canvas) {
    form_draw(((const FormScreen *)state)->form, canvas, true);
}

static Move form_press(void *state, const Key *key) {
    FormScreen *screen = state;
    if (form_key(screen->form, key) != FORM_IGNORED)
        return MOVE_STAY;
    if (!key_is(key, K_ENTER, 0))
        return MOVE_IGNORED;
    if (!form_faulty(screen->form))
        return MOVE_NEXT;
    form_focus(screen->form, form_faulty(screen->form));
    return MOVE_STAY;
}

static void form_leave(void *state) {
    form_free(((FormScreen *)state)->form);
    free(state);
}

static void form_help(const void *state, Text *text) {
    text_print(text, "# The field \"%s\"\nIt is what its label says.\n",
               form_focused(((const FormScreen *)state)->form));
}

static void form_keys(const void *state, Keys *keys) {
    static const KeyRow rows[] = {{.code = K_ENTER, .words = "next"}};
    const FormScreen *screen = state;
    keys->rest = form_press;
    if (form_captures(screen->form, keys))
        return;
    form_offers(screen->form, keys);
    KEYS_ROWS(keys, rows, screen);
}

static const Screen form_screen = {
    .enter = form_enter, .draw = form_show, .leave = form_leave, .help = form_help, .keys = form_keys};

/* Screen 2: a list, and a job that counts until it is told to stop. */

enum { ROWS = 500 };
static const ListColumn columns[] = {{"Class", 14, 1, 0, ALIGN_LEFT},
                                     {"vCPU", 6, 0, 2, ALIGN_RIGHT},
                                     {"Memory", 10, 0, 1, ALIGN_RIGHT},
                                     {"日本", 6, 0, 3, ALIGN_LEFT}};

typedef struct ListScreen {
    List *list;
    long long now_ms;
    char said[80];
    size_t chosen;
} ListScreen;

static Style list_cell(const void *context, size_t row, size_t column, Text *text) {
    (void)context;
    if (column == 0)
        text_print(text, "db.t%zu.x", row);
    else if (column == 1)
        text_print(text, "%zu", row % 7);
    else if (column == 2)
        text_print(text, "%zu GiB", row % 11);
    else
        text_put(text, row % 2 ? "東京" : "é\x1b[2J");
    return column == 0 ? ROLE_TEXT : ROLE_DIM;
}

static const ListRows list_rows = {.cell = list_cell, .empty = "none"};

static bool count_up(Job *job, void *input, Error *err) {
    (void)input;
    Clock wall = clock_wall();
    for (int i = 1; clock_sleep(&wall, 5, job_cancel_wish(job)); i++)
        if (i <= 3)
            job_say(job, "counted to %d", i);
    return cancel_error(err);
}

static const JobKind counting = {.name = "count", .work = count_up};

static void *list_enter(void *context, Visit visit) {
    (void)context;
    ListScreen *screen = memory_new(1, sizeof *screen);
    screen->list = list_new(columns, 4, &list_rows, screen);
    screen->chosen = LIST_NONE;
    list_refresh(screen->list, ROWS);
    job_start(visit, &counting, NULL);
    return screen;
}

static void list_show(const void *state, const Canvas *canvas) {
    const ListScreen *screen = state;
    Canvas upper = canvas_part(canvas, 0, 0, canvas->rows - 3, CANVAS_REST);
    list_draw(screen->list, &upper, true);
    canvas_put(canvas, canvas->rows - 2, 0, ROLE_BUSY, spinner_text(screen->now_ms));
    canvas_put(canvas, canvas->rows - 2, 2, ROLE_DIM, screen->said);
    if (screen->chosen != LIST_NONE)
        canvas_print(canvas, canvas->rows - 1, 0, ROLE_DONE, "chosen: %zu", screen->chosen);
    canvas_bar(canvas, canvas->rows - 1, 20, 20, 0.53);
}

static Move list_press(void *state, const Key *key) {
    ListScreen *screen = state;
    ListAnswer answer = list_key(screen->list, key);
    if (answer == LIST_CHOSEN)
        screen->chosen = list_current(screen->list);
    if (answer != LIST_IGNORED)
        return MOVE_STAY;
    return key_is(key, K_ESCAPE, 0) ? MOVE_BACK : key_is(key, 'n', 0) ? MOVE_NEXT : MOVE_IGNORED;
}

static void list_message(void *state, Message *message) {
    if (message->type == MESSAGE_SAID)
        snprintf(((ListScreen *)state)->said, sizeof((ListScreen *)state)->said, "%s", message->text);
}

static int list_tick(void *state, long long now_ms) {
    ((ListScreen *)state)->now_ms = now_ms;
    return SPINNER_MS;
}

static void list_leave(void *state) {
    list_free(((ListScreen *)state)->list);
    free(state);
}

static void list_keys(const void *state, Keys *keys) {
    static const KeyRow rows[] = {
        {.code = K_ENTER, .words = "choose"}, {.code = 'n', .words = "next"}, {.code = K_ESCAPE, .words = "back"}};
    const ListScreen *screen = state;
    keys->rest = list_press;
    if (list_captures(screen->list, keys))
        return;
    list_offers(screen->list, keys);
    KEYS_ROWS(keys, rows, screen);
}

static const Screen list_screen = {.enter = list_enter,
                                   .draw = list_show,
                                   .message = list_message,
                                   .tick = list_tick,
                                   .leave = list_leave,
                                   .keys = list_keys};

/* Screen 3: a pager. */

static void *pager_enter(void *context, Visit visit) {
    (void)context, (void)visit;
    Pager *pager = pager_new(true);
    for (int i = 1; i <= 100; i++) {
        AUTO(memory_release)
        char *line = memory_print(
            "%3d The resource handler returned message: this is a line that is rather long, so it wraps at most widths",
            i);
        pager_add(pager, i % 10 ? ROLE_TEXT : ROLE_FAILED, line);
    }
    return pager;
}

static void pager_show(const void *state, const Canvas *canvas) {
    pager_draw(state, canvas);
}

static Move pager_press(void *state, const Key *key) {
    if (pager_key(state, key) == PAGER_USED)
        return MOVE_STAY;
    return key_is(key, K_ESCAPE, 0) ? MOVE_BACK : MOVE_IGNORED;
}

static void pager_screen_keys(const void *state, Keys *keys) {
    static const KeyRow rows[] = {{.code = K_ESCAPE, .words = "back"}};
    keys->rest = pager_press;
    if (pager_captures(state, keys))
        return;
    pager_offers(state, keys);
    KEYS_ROWS(keys, rows, state);
}

static void pager_leave(void *state) {
    pager_free(state);
}

static const Screen pager_screen = {
    .enter = pager_enter, .draw = pager_show, .keys = pager_screen_keys, .leave = pager_leave};

/* The shell round them. */

static const Screen *const screens[] = {&form_screen, &list_screen, &pager_screen};
static const DialogButton buttons[] = {{"stay", 's', false}, {"leave", 'l', true}};

static Canvas shell_draw(const void *context, const Screen *screen, const void *state, const Canvas *canvas) {
    const Toolkit *toolkit = context;
    Canvas inside = frame_draw(canvas, "toolkit", ROLE_ACCENT, "myapp · ~$71/month");
    AUTO(keys_release) Keys keys = {0};
    AUTO(text_release) Text line = {0};
    if (screen->keys)
        screen->keys(state, &keys);
    keys_line(&keys, &line);
    text_put(&line, "|? help");
    frame_keys(canvas, text_string(&line), toolkit, NULL);
    RailStep steps[] = {{"Form", MARK_DONE, true}, {"List", MARK_CHANGED, true}, {"Pager", MARK_NONE, true}};
    Canvas rail = canvas_part(&inside, 0, 0, CANVAS_REST, rail_columns(steps, 3));
    rail_draw(&rail, steps, 3, (size_t)toolkit->screen, &screens);
    return canvas_part(&inside, 0, rail.columns + 3, CANVAS_REST, CANVAS_REST);
}

static void shell_draw_over(const void *context, const Canvas *canvas) {
    const Toolkit *toolkit = context;
    if (toolkit->question)
        dialog_draw(toolkit->question, canvas);
    if (toolkit->help)
        help_draw(toolkit->help, canvas);
}

static bool shell_key_before(void *context, const Key *key, Move *move) {
    Toolkit *toolkit = context;
    if (toolkit->help && !help_key(toolkit->help, key)) {
        help_free(toolkit->help);
        toolkit->help = NULL;
        return true;
    }
    if (!toolkit->question)
        return toolkit->help != NULL;
    int answer = dialog_key(toolkit->question, key);
    if (answer == DIALOG_OPEN)
        return true;
    dialog_free(toolkit->question);
    toolkit->question = NULL;
    if (answer == 1)
        *move = MOVE_QUIT;
    return true;
}

static Move shell_key_after(void *context, const Screen *screen, const void *state, const Key *key) {
    Toolkit *toolkit = context;
    if (key->code == K_CLICK && key->target == &screens)
        return key->index;
    if (key_is(key, 'c', KEY_CTRL) || key_is(key, 'q', 0))
        toolkit->question = dialog_new("Leave?", "What was typed is kept nowhere. 東京 is wide.", buttons, 2, 0, NULL);
    else if (key_is(key, 'x', KEY_CTRL))
        toolkit->question =
            dialog_new("Destroy the database?", "All that is in it will be gone.", buttons, 2, 0, "myapp");
    else if (key_is(key, 't', KEY_CTRL))
        terminal_title(toolkit->terminal, "at work \033]2;evil\a");
    else if (key_is(key, 'f', KEY_CTRL))
        raise(SIGSEGV);
    else if (key_is(key, K_F1, 0) || key_is(key, '?', 0)) {
        AUTO(text_release) Text text = {0};
        if (screen->help)
            screen->help(state, &text);
        toolkit->help = help_new("Help", text_string(&text));
    }
    return MOVE_STAY;
}

static void shell_entered(void *context, int screen) {
    ((Toolkit *)context)->screen = screen;
}

static const Shell shell = {.screens = screens,
                            .count = 3,
                            .draw = shell_draw,
                            .draw_over = shell_draw_over,
                            .key_before = shell_key_before,
                            .key_after = shell_key_after,
                            .entered = shell_entered};

int main(int argc, char **argv) {
    setlocale(LC_ALL, "");
    TerminalOptions options = {.ascii = argc > 1 && strcmp(argv[1], "--ascii") == 0};
    Toolkit toolkit = {0};
    Error err = {0};
    toolkit.terminal = terminal_start(&options, &err);
    if (!toolkit.terminal) {
        fprintf(stderr, "toolkit: %s; %s\n", err.said, err.remedy);
        return 2;
    }
    Mailbox *mailbox = mailbox_new();
    Loop *loop = loop_new(&shell, &toolkit, mailbox);
    bool quit = loop_run(loop, toolkit.terminal);
    loop_free(loop);
    terminal_stop(toolkit.terminal);
    dialog_free(toolkit.question);
    help_free(toolkit.help);
    bool ended = jobs_end(mailbox, 2000);
    mailbox_free(mailbox);
    printf("%s\n", quit && ended ? "left in order" : "left");
    return quit ? 0 : 3;
}
