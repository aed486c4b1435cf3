/* Key pair: which SSH key opens the bastion. */
#include "base/clock.h"
#include "base/memory.h"
#include "guide/help.h"
#include "guide/keys.h"
#include "screens/context.h"
#include "screens/path_complete.h"
#include "tui/field.h"
#include "tui/list.h"

#include <stdlib.h>
#include <string.h>

typedef enum { ASK_NOTHING, ASK_NEW, ASK_FILE } Ask;

typedef struct KeyPairScreen {
    Wizard *wizard;
    Visit visit;
    List *list;
    KeyPairs pairs;
    bool loaded;
    Job *load, *work;
    char doing[120];
    Error err;
    Ask ask;
    Field *field;
    long long now_ms;
    char said[200];
    Style said_style;
} KeyPairScreen;

typedef struct LoadInput {
    Connection *connection;
    KeyPairs pairs;
} LoadInput;

static bool load_work(Job *job, void *data, Error *err) {
    LoadInput *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    return key_pairs_read(&aws, &input->pairs, err);
}

static void load_release(void *data) {
    LoadInput *input = data;
    connection_drop(input->connection);
    key_pairs_release(&input->pairs);
    free(input);
}

static const JobKind load_kind = {.name = "list the key pairs", .work = load_work, .release = load_release};

/* A new key, or one of a file: only its public half is sent. */
typedef struct ImportInput {
    Connection *connection;
    char *name, *path; /* path: of the public half; NULL: a new key is made */
    KeyMade made;
    Job *job;
} ImportInput;

static void import_told(void *data, const char *words) {
    const ImportInput *input = data;
    job_say(input->job, "%s", words);
}

static bool import_work(Job *job, void *data, Error *err) {
    ImportInput *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    input->job = job;
    return key_pair_create(&aws, input->name, input->path, import_told, input, &input->made, err);
}

static void import_release(void *data) {
    ImportInput *input = data;
    connection_drop(input->connection);
    key_made_release(&input->made);
    free(input->name);
    free(input->path);
    free(input);
}

static const JobKind import_kind = {.name = "import the key pair", .work = import_work, .release = import_release};

static Style cell(const void *context, size_t row, size_t column, Text *text) {
    const KeyPairScreen *screen = context;
    if (row == screen->pairs.region.count) {
        text_put(text, column == 0 ? "Make a new key" : "");
        return ROLE_ACCENT;
    }
    const Ec2KeyPair *pair = &screen->pairs.region.items[row];
    char at[TIME_SIZE] = "";
    switch (column) {
    case 0:
        text_put(text, pair->name);
        return strcmp(pair->name, settings_text(screen->wizard->choices.chosen, "bastion.key_pair")) == 0 ? ROLE_ACCENT
                                                                                                          : ROLE_TEXT;
    case 1:
        text_put(text, pair->type);
        return ROLE_DIM;
    case 2:
        if (key_pair_here(&screen->pairs, row))
            text_print(text, "%s ", mark_text(MARK_DONE));
        key_pair_half(&screen->pairs, row, text);
        return key_pair_here(&screen->pairs, row) ? ROLE_DONE : ROLE_DIM;
    case 3:
        if (pair->created_ms)
            time_format(pair->created_ms, at);
        text_print(text, "%.10s", at);
        return ROLE_DIM;
    default:
        text_put(text, pair->fingerprint);
        return ROLE_DIM;
    }
}

static const ListColumn columns[] = {{"Name", 18, 1, 0, ALIGN_LEFT},
                                     {"Type", 8, 0, 0, ALIGN_LEFT},
                                     {"Private half", 22, 1, 0, ALIGN_LEFT},
                                     {"Since", 10, 0, 1, ALIGN_LEFT},
                                     {"Fingerprint", 47, 0, 2, ALIGN_LEFT}};
static const ListRows list_rows = {.cell = cell, .empty = "the key pairs of this region are not known"};

static void load(KeyPairScreen *screen) {
    if (!screen->wizard->who.connection) {
        screen->err = screen->wizard->who.connection_error;
        return;
    }
    LoadInput *input = memory_new(1, sizeof *input);
    input->connection = connection_hold(screen->wizard->who.connection);
    snprintf(screen->doing, sizeof screen->doing, "looking up the key pairs of this region");
    screen->load = job_start(screen->visit, &load_kind, input);
}

static void *key_pair_enter(void *context, Visit visit) {
    KeyPairScreen *screen = memory_new(1, sizeof *screen);
    screen->wizard = context;
    screen->visit = visit;
    screen->list = list_new(columns, sizeof columns / sizeof *columns, &list_rows, screen);
    screen->field = field_new(400, NULL);
    screen->wizard->route.focus[0] = '\0';
    load(screen);
    return screen;
}

static void loaded(KeyPairScreen *screen, Message *message) {
    screen->load = NULL;
    screen->loaded = true;
    if (!message->ok) {
        screen->err = *message->error;
        return;
    }
    LoadInput *input = message->input;
    key_pairs_release(&screen->pairs);
    screen->pairs = input->pairs;
    input->pairs = (KeyPairs){0};
    list_refresh(screen->list, screen->pairs.region.count + 1); /* behind them: a new one */
    list_go(screen->list, key_pair_best(&screen->pairs, screen->wizard->choices.chosen));
}

static void key_pair_message(void *state, Message *message) {
    KeyPairScreen *screen = state;
    if (message->type == MESSAGE_SAID)
        snprintf(screen->doing, sizeof screen->doing, "%.119s", message->text);
    if (message->type != MESSAGE_DONE)
        return;
    if (message->job == screen->load) {
        loaded(screen, message);
        return;
    }
    if (message->job != screen->work) /* a look-up that a later one has replaced */
        return;
    screen->work = NULL;
    if (!message->ok) {
        screen->err = *message->error;
        return;
    }
    const ImportInput *input = message->input;
    Error ignored = {0};
    AUTO(text_release) Text words = {0};
    key_made_words(&input->made, input->path != NULL, &words);
    snprintf(screen->said, sizeof screen->said, "%.199s", text_string(&words));
    screen->said_style = ROLE_DONE;
    settings_set(screen->wizard->choices.chosen, "bastion.key_pair", input->name, &ignored);
    load(screen);
}

static void ask(KeyPairScreen *screen, Ask what) {
    AUTO(memory_release)
    char *proposal = what == ASK_NEW
                         ? key_pair_free_name(&screen->pairs, settings_text(screen->wizard->choices.chosen, "app"))
                         : memory_copy("~/.ssh/id_ed25519.pub");
    screen->ask = what;
    screen->err = (Error){0};
    screen->said[0] = '\0';
    field_reset(screen->field, proposal);
}

/* Tab: as much of the path as all files that begin with it have in common; told when there are several. */
static void complete(KeyPairScreen *screen) {
    AUTO(text_release) Text path = {0}, choices = {0};
    size_t count = path_complete(field_text(screen->field), &path, &choices);
    screen->said[0] = '\0';
    if (count > 0)
        field_set(screen->field, text_string(&path));
    screen->said_style = ROLE_DIM;
    if (count != 1)
        snprintf(screen->said, sizeof screen->said, "%.190s",
                 count ? text_string(&choices) : "no file begins with that");
}

static void answer(KeyPairScreen *screen) {
    const char *typed = field_text(screen->field), *app = settings_text(screen->wizard->choices.chosen, "app");
    bool make = screen->ask == ASK_NEW;
    if (!make && !*typed) {
        error_set(&screen->err, ERROR_USAGE, "", "type the path of a public key file");
        return;
    }
    AUTO(memory_release) char *name = make ? memory_copy(typed) : key_pair_file_name(&screen->pairs, app, typed);
    Error why = {0};
    if (!key_pair_name_verify(&screen->pairs, name, &why)) {
        if (*name)
            error_set(&screen->err, ERROR_USAGE, "", "\"%.60s\" can't be used: take %s", name, why.said);
        else
            error_set(&screen->err, ERROR_USAGE, "", "type %s", why.said);
        return;
    }
    if (!screen->wizard->who.connection)
        return;
    ImportInput *input = memory_new(1, sizeof *input);
    *input = (ImportInput){.connection = connection_hold(screen->wizard->who.connection),
                           .name = memory_copy(name),
                           .path = make ? NULL : memory_copy(typed)};
    screen->ask = ASK_NOTHING;
    screen->work = job_start(screen->visit, &import_kind, input);
}

static Move next(void *state, const Key *key) {
    KeyPairScreen *screen = state;
    (void)key;
    size_t row = list_current(screen->list);
    Error err = {0};
    if (screen->loaded && row == screen->pairs.region.count) {
        ask(screen, ASK_NEW);
        return MOVE_STAY;
    }
    if (row != LIST_NONE) { /* also after a new key that did not come about: those in the list are as good as before */
        settings_set(screen->wizard->choices.chosen, "bastion.key_pair", screen->pairs.region.items[row].name, &err);
    } else if (!*settings_text(screen->wizard->choices.chosen, "bastion.key_pair") ||
               (screen->loaded && !screen->err.said[0])) {
        error_set(&screen->err, ERROR_USAGE, "n makes one, i imports one", "the bastion needs a key pair");
        return MOVE_STAY;
    }
    screen->wizard->done[SCREEN_KEY_PAIR] = true;
    return MOVE_NEXT;
}

static int key_pair_tick(void *state, long long now_ms) {
    KeyPairScreen *screen = state;
    screen->now_ms = now_ms;
    return screen->load || screen->work ? SPINNER_MS : 0;
}

/* The fingerprint of the pair under the cursor, for which the table has no room at 80 columns; and how many there are.
 */
static void draw_current(const KeyPairScreen *screen, const Canvas *canvas, int row) {
    size_t current = list_current(screen->list);
    if (current == LIST_NONE)
        return;
    if (current == screen->pairs.region.count) {
        canvas_put(canvas, row + 1, 0, ROLE_DIM, "Only its public half is sent to AWS.");
        canvas_print(canvas, row + 2, 0, ROLE_DIM, "%zu key pair%s in this region", current, current == 1 ? "" : "s");
        return;
    }
    const Ec2KeyPair *pair = &screen->pairs.region.items[current];
    char at[TIME_SIZE] = "";
    AUTO(text_release) Text count = {0}, warning = {0};
    if (pair->created_ms)
        time_format(pair->created_ms, at);
    key_pair_warning(&screen->pairs, current, &warning);
    if (warning.length)
        canvas_print(canvas, row, 0, ROLE_WARNING, "%s %s", mark_text(MARK_WARNING), text_string(&warning));
    canvas_put(canvas, ++row, 0, ROLE_DIM, pair->fingerprint);
    list_position(screen->list, "choices", &count);
    canvas_print(canvas, row + 1, 0, ROLE_DIM, "%s%s%.10s", text_string(&count), *at ? ", this one since " : "", at);
}

static int warn_missing(const Canvas *canvas, int row, const char *wanted) {
    AUTO(memory_release)
    char *words =
        memory_print("%s %s does not exist in this region: Enter takes the one under the cursor, n makes a new one",
                     mark_text(MARK_WARNING), wanted);
    Canvas part = canvas_part(canvas, row, 0, CANVAS_REST, CANVAS_REST);
    return row + canvas_wrap(&part, 0, ROLE_WARNING, words) + 1;
}

static void key_pair_draw(const void *state, const Canvas *canvas) {
    const KeyPairScreen *screen = state;
    int row =
        screen_heading(canvas, step_rows[STEP_KEY_PAIR].question,
                       "Only public halves are at AWS. You need the private half on the machine you connect from.");
    const char *wanted = settings_text(screen->wizard->choices.chosen, "bastion.key_pair");
    if (screen->loaded && *wanted && !screen->err.said[0] &&
        key_pair_find(&screen->pairs, wanted) == screen->pairs.region.count)
        row = warn_missing(canvas, row, wanted);
    if (screen->err.said[0])
        row = screen_error(canvas, row, &screen->err) + 1;
    int below = screen->ask != ASK_NOTHING ? 4 : 3;
    if (screen->load || screen->work)
        screen_busy(canvas, canvas->rows - 1, screen->now_ms, screen->doing);
    else
        below += screen_said(canvas, screen->said_style, screen->said);
    Canvas list = canvas_part(canvas, row, 0, canvas->rows - row - below, CANVAS_REST);
    if (screen->loaded)
        list_draw(screen->list, &list, screen->ask == ASK_NOTHING);
    if (screen->ask == ASK_NOTHING && screen->loaded && !screen->work && !screen->load)
        draw_current(screen, canvas, canvas->rows - below);
    if (screen->ask == ASK_NOTHING)
        return;
    Canvas edit = canvas_part(canvas, canvas->rows - below, 0, below, CANVAS_REST);
    canvas_across(&edit, 0, 0, edit.columns, ROLE_BORDER);
    canvas_put(&edit, 0, 2, ROLE_TITLE, screen->ask == ASK_NEW ? " A new ed25519 key " : " Import a public key ");
    canvas_put(&edit, 1, 0, ROLE_LABEL, screen->ask == ASK_NEW ? "Name" : "File");
    field_draw(screen->field, &edit, 1, 6, edit.columns - 7, true);
    canvas_wrap(&edit, 2, ROLE_DIM,
                screen->ask == ASK_NEW ? "Private half: ~/.ssh/NAME, readable by you alone; nothing is overwritten."
                                       : "The file that ends in .pub; its name becomes the key pair's.");
}

/* ---- keys */

static Move answer_act(void *state, const Key *key) {
    (void)key;
    return answer(state), MOVE_STAY;
}

static Move cancel_act(void *state, const Key *key) {
    (void)key;
    ((KeyPairScreen *)state)->ask = ASK_NOTHING;
    return MOVE_STAY;
}

static Move complete_act(void *state, const Key *key) {
    (void)key;
    return complete(state), MOVE_STAY;
}

static bool asks_file(const void *state) {
    return ((const KeyPairScreen *)state)->ask == ASK_FILE;
}

static const char *answer_says(const void *state) {
    return asks_file(state) ? "import" : "make it";
}

static Move field_rest(void *state, const Key *key) {
    return field_key(((KeyPairScreen *)state)->field, key) == FIELD_IGNORED ? MOVE_IGNORED : MOVE_STAY;
}

static void ask_keys(const KeyPairScreen *screen, Keys *keys) {
    static const KeyRow rows[] = {
        {.code = K_ENTER, .says = answer_says, .act = answer_act},
        {.code = K_TAB, .words = "complete", .applies = asks_file, .act = complete_act},
        {.code = K_ESCAPE, .words = "cancel", .act = cancel_act},
    };
    keys->takes = REST_TYPES;
    keys->rest = field_rest;
    KEYS_ROWS(keys, rows, screen);
}

static bool can_go_on(const void *state) {
    const KeyPairScreen *screen = state;
    return !screen->work && !screen->load;
}

static bool can_ask(const void *state) {
    return !((const KeyPairScreen *)state)->work;
}

static Move back(void *state, const Key *key) {
    (void)state, (void)key;
    return MOVE_BACK;
}

static Move ask_act(void *state, const Key *key) {
    return ask(state, key->code == 'n' ? ASK_NEW : ASK_FILE), MOVE_STAY;
}

static Move load_act(void *state, const Key *key) {
    KeyPairScreen *screen = state;
    (void)key;
    screen->err = (Error){0};
    job_cancel(screen->load);
    return load(screen), MOVE_STAY;
}

static Move list_rest(void *state, const Key *key) {
    KeyPairScreen *screen = state;
    return list_key(screen->list, key) == LIST_IGNORED ? MOVE_IGNORED : MOVE_STAY;
}

static void key_pair_keys(const void *state, Keys *keys) {
    static const KeyRow rows[] = {
        {.code = K_ENTER, .words = "choose", .applies = can_go_on, .act = next},
        {.code = 'n', .words = "new key", .applies = can_ask, .act = ask_act},
        {.code = 'i', .words = "import", .applies = can_ask, .act = ask_act},
        {.code = 'r', .words = "again", .help = "asks AWS once more", .act = load_act},
        {.code = K_ESCAPE, .words = "back", .act = back},
    };
    const KeyPairScreen *screen = state;
    if (screen->ask != ASK_NOTHING) {
        ask_keys(screen, keys);
        return;
    }
    keys->rest = list_rest;
    if (list_captures(screen->list, keys))
        return;
    KEYS_ROWS(keys, rows, screen);
    list_offers(screen->list, keys);
}

static void key_pair_help(const void *state, Text *text) {
    (void)state;
    help_section("key_pair", text);
}

static void key_pair_leave(void *state) {
    KeyPairScreen *screen = state;
    list_free(screen->list);
    field_free(screen->field);
    key_pairs_release(&screen->pairs);
    free(screen);
}

const Screen key_pair_screen = {.enter = key_pair_enter,
                                .draw = key_pair_draw,
                                .message = key_pair_message,
                                .tick = key_pair_tick,
                                .help = key_pair_help,
                                .keys = key_pair_keys,
                                .leave = key_pair_leave};
