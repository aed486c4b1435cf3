/* Key pair: which SSH key opens the bastion. */
#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/visible.h"
#include "screens/context.h"
#include "screens/path_complete.h"
#include "stack/ssh_key.h"
#include "tui/field.h"
#include "tui/list.h"

#include <stdlib.h>
#include <string.h>

typedef enum { ASK_NOTHING, ASK_NEW, ASK_FILE } Ask;

typedef struct KeyPairScreen {
    Wizard *wizard;
    Visit visit;
    List *list;
    Ec2KeyPairs pairs;
    SshKeys local;
    bool loaded;
    Job *load, *work;
    char doing[120];
    Error err;
    Ask ask;
    Field *field;
    long long now_ms;
    char said[200];
} KeyPairScreen;

typedef struct LoadInput {
    Connection *connection;
    Ec2KeyPairs pairs;
    SshKeys local;
} LoadInput;

static bool load_work(Job *job, void *data, Error *err) {
    LoadInput *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    ssh_keys_local(&input->local);
    return ec2_describe_key_pairs(&aws, &input->pairs, err);
}

static void load_release(void *data) {
    LoadInput *input = data;
    connection_drop(input->connection);
    ec2_key_pairs_release(&input->pairs);
    ssh_keys_release(&input->local);
    free(input);
}

static const JobKind load_kind = {.name = "list the key pairs", .work = load_work, .release = load_release};

/* A new key, or one of a file: only its public half is sent. */
typedef struct ImportInput {
    Connection *connection;
    char name[256], path[600];
    bool make;
    char told[400];
} ImportInput;

static bool import_work(Job *job, void *data, Error *err) {
    ImportInput *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    AUTO(text_release) Text line = {.max = 16384};
    Ec2KeyPair pair = {0};
    if (input->make) {
        job_say(job, "making the key %s", input->path);
        if (!ssh_key_make(input->path, input->name, &line, err))
            return false;
    } else {
        if (!file_read(input->path, &line, err))
            return false;
        line.bytes[strcspn(line.bytes, "\r\n")] = '\0';
        if (!ssh_public_check(text_string(&line), err))
            return false;
    }
    job_say(job, "sending the public half to AWS");
    if (!ec2_import_key_pair(&aws, input->name, text_string(&line), &pair, err))
        return false;
    Ec2KeyPairs one = {memory_new(1, sizeof pair), 1};
    *one.items = pair;
    ec2_key_pairs_release(&one);
    snprintf(input->told, sizeof input->told,
             input->make ? "made: the private key is %.300s and stays there" : "imported %.300s", input->path);
    return true;
}

static void import_release(void *data) {
    ImportInput *input = data;
    connection_drop(input->connection);
    free(input);
}

static const JobKind import_kind = {.name = "import the key pair", .work = import_work, .release = import_release};

static Style cell(const void *context, size_t row, size_t column, Text *text) {
    const KeyPairScreen *screen = context;
    const Ec2KeyPair *pair = &screen->pairs.items[row];
    const SshKey *local = ssh_keys_find(&screen->local, pair->fingerprint);
    char at[TIME_SIZE] = "";
    switch (column) {
    case 0:
        text_put(text, pair->name);
        return strcmp(pair->name, settings_text(screen->wizard->draft, "bastion.key_pair")) == 0 ? ROLE_ACCENT
                                                                                                 : ROLE_TEXT;
    case 1:
        text_put(text, pair->type);
        return ROLE_DIM;
    case 2:
        if (local && local->private_here) {
            text_print(text, "%s %s", mark_text(MARK_DONE), local->where);
            return ROLE_DONE;
        }
        if (local)
            text_print(text, "only %s.pub", local->where);
        else
            text_put(text, "not found here");
        return ROLE_DIM;
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
static const ListRows rows = {.cell = cell, .empty = "no key pairs in this region yet: n makes one"};

static void load(KeyPairScreen *screen) {
    if (!screen->wizard->connection) {
        screen->err = screen->wizard->connection_error;
        return;
    }
    LoadInput *input = memory_new(1, sizeof *input);
    input->connection = connection_hold(screen->wizard->connection);
    snprintf(screen->doing, sizeof screen->doing, "looking up the key pairs of this region");
    screen->load = job_start(screen->visit, &load_kind, input);
}

static void *key_pair_enter(void *context, Visit visit) {
    KeyPairScreen *screen = memory_new(1, sizeof *screen);
    screen->wizard = context;
    screen->visit = visit;
    screen->list = list_new(columns, sizeof columns / sizeof *columns, &rows, screen);
    screen->field = field_new(400, NULL);
    screen->wizard->focus[0] = '\0';
    load(screen);
    return screen;
}

static const Ec2KeyPair *chosen(const KeyPairScreen *screen, const char *name) {
    for (size_t i = 0; i < screen->pairs.count; i++)
        if (strcmp(screen->pairs.items[i].name, name) == 0)
            return &screen->pairs.items[i];
    return NULL;
}

static void loaded(KeyPairScreen *screen, Message *message) {
    screen->load = NULL;
    screen->loaded = true;
    if (!message->ok) {
        screen->err = *message->error;
        return;
    }
    LoadInput *input = message->input;
    ec2_key_pairs_release(&screen->pairs);
    ssh_keys_release(&screen->local);
    screen->pairs = input->pairs;
    screen->local = input->local;
    input->pairs = (Ec2KeyPairs){0};
    input->local = (SshKeys){0};
    list_refresh(screen->list, screen->pairs.count);
    /* The one already chosen; else one whose private half is here; else one named after the app. */
    const char *wanted = settings_text(screen->wizard->draft, "bastion.key_pair");
    size_t best = 0;
    int score = -1;
    for (size_t i = 0; i < screen->pairs.count; i++) {
        const Ec2KeyPair *pair = &screen->pairs.items[i];
        const SshKey *local = ssh_keys_find(&screen->local, pair->fingerprint);
        const char *app = settings_text(screen->wizard->draft, "app");
        int points = (strcmp(pair->name, wanted) == 0) * 4 + (local && local->private_here) * 2 +
                     (*app && strncmp(pair->name, app, strlen(app)) == 0);
        if (points > score) {
            score = points;
            best = i;
        }
    }
    if (screen->pairs.count)
        list_go(screen->list, best);
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
    snprintf(screen->said, sizeof screen->said, "%.199s", input->told);
    settings_set(screen->wizard->draft, "bastion.key_pair", input->name, &ignored);
    load(screen);
}

/* "~/.ssh/x" to the file; what a shell would do. */
static void expand(const char *path, char *full, size_t size) {
    const char *home = getenv("HOME");
    if (strncmp(path, "~/", 2) == 0 && home)
        snprintf(full, size, "%s/%s", home, path + 2);
    else
        snprintf(full, size, "%s", path);
}

/* Neither a key pair of the region nor a file of this machine, which a new key would not overwrite. */
static bool name_taken(const KeyPairScreen *screen, const char *name) {
    AUTO(memory_release) char *path = memory_print("~/.ssh/%s", name);
    char full[600];
    expand(path, full, sizeof full);
    return chosen(screen, name) || file_exists(full);
}

/* A name that is free: APP-bastion, APP-bastion-2 … */
static char *name_free(const KeyPairScreen *screen) {
    const char *app = settings_text(screen->wizard->draft, "app");
    char *name = memory_print("%s-bastion", app);
    for (int number = 2; name_taken(screen, name); number++) {
        free(name);
        name = memory_print("%s-bastion-%d", app, number);
    }
    return name;
}

static void ask(KeyPairScreen *screen, Ask what) {
    AUTO(memory_release)
    char *proposal = what == ASK_NEW ? name_free(screen) : memory_copy("~/.ssh/id_ed25519.pub");
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
    if (count != 1)
        snprintf(screen->said, sizeof screen->said, "%.190s",
                 count ? text_string(&choices) : "no file begins with that");
}

static void answer(KeyPairScreen *screen) {
    const char *typed = field_text(screen->field);
    if (!*typed || (screen->ask == ASK_NEW && strchr(typed, '/'))) {
        error_set(&screen->err, ERROR_USAGE, "", "%s",
                  screen->ask == ASK_FILE ? "type the path of a public key file"
                  : *typed                ? "the name is a file's name too: it can't have a slash"
                                          : "type a name for the key pair");
        return;
    }
    if (!screen->wizard->connection)
        return;
    ImportInput *input = memory_new(1, sizeof *input);
    input->make = screen->ask == ASK_NEW;
    input->connection = connection_hold(screen->wizard->connection);
    if (input->make) {
        AUTO(memory_release) char *path = memory_print("~/.ssh/%s", typed);
        snprintf(input->name, sizeof input->name, "%s", typed);
        expand(path, input->path, sizeof input->path);
    } else {
        const char *base = strrchr(typed, '/') ? strrchr(typed, '/') + 1 : typed;
        size_t length =
            strlen(base) > 4 && strcmp(base + strlen(base) - 4, ".pub") == 0 ? strlen(base) - 4 : strlen(base);
        snprintf(input->name, sizeof input->name, "%.*s", (int)length, base);
        expand(typed, input->path, sizeof input->path);
    }
    Settings *probe = settings_copy(screen->wizard->draft);
    bool ok = !strchr(input->name, '/') && settings_set(probe, "bastion.key_pair", input->name, &screen->err);
    settings_free(probe);
    if (!ok || chosen(screen, input->name)) {
        if (ok)
            error_set(&screen->err, ERROR_USAGE, "choose another name", "a key pair %s is there already", input->name);
        import_release(input);
        return;
    }
    screen->ask = ASK_NOTHING;
    screen->work = job_start(screen->visit, &import_kind, input);
}

static Move next(KeyPairScreen *screen) {
    size_t row = list_current(screen->list);
    Error err = {0};
    if (row != LIST_NONE) { /* also after a new key that did not come about: those in the list are as good as before */
        settings_set(screen->wizard->draft, "bastion.key_pair", screen->pairs.items[row].name, &err);
    } else if (!*settings_text(screen->wizard->draft, "bastion.key_pair") || (screen->loaded && !screen->err.said[0])) {
        error_set(&screen->err, ERROR_USAGE, "n makes one, i imports one", "the bastion needs a key pair");
        return MOVE_STAY;
    }
    screen->wizard->done[SCREEN_KEY_PAIR] = true;
    return MOVE_NEXT;
}

static Move key_pair_key(void *state, const Key *key) {
    KeyPairScreen *screen = state;
    if (screen->ask != ASK_NOTHING) {
        if (key_is(key, K_ESCAPE, 0))
            screen->ask = ASK_NOTHING;
        else if (key_is(key, K_ENTER, 0))
            answer(screen);
        else if (key_is(key, K_TAB, 0) && screen->ask == ASK_FILE)
            complete(screen);
        else if (screen_leaves(key))
            return MOVE_IGNORED;
        else
            field_key(screen->field, key);
        return MOVE_STAY;
    }
    if (list_filtering(screen->list)) {
        if (screen_leaves(key))
            return MOVE_IGNORED;
        list_key(screen->list, key);
        return MOVE_STAY;
    }
    if (key_is(key, K_ENTER, 0))
        return screen->work || screen->load ? MOVE_STAY : next(screen);
    if (key_is(key, K_ESCAPE, 0))
        return MOVE_BACK;
    if (key_is(key, 'n', 0) && !screen->work)
        return ask(screen, ASK_NEW), MOVE_STAY;
    if (key_is(key, 'i', 0) && !screen->work)
        return ask(screen, ASK_FILE), MOVE_STAY;
    if (key_is(key, 'r', 0) && !screen->load) {
        screen->err = (Error){0};
        load(screen);
        return MOVE_STAY;
    }
    return list_key(screen->list, key) == LIST_IGNORED ? MOVE_IGNORED : MOVE_STAY;
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
    const Ec2KeyPair *pair = &screen->pairs.items[current];
    char at[TIME_SIZE] = "";
    AUTO(text_release) Text count = {0};
    if (pair->created_ms)
        time_format(pair->created_ms, at);
    canvas_put(canvas, row, 0, ROLE_DIM, pair->fingerprint);
    list_position(screen->list, "key pairs", &count);
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
    const char *wanted = settings_text(screen->wizard->draft, "bastion.key_pair");
    if (screen->loaded && *wanted && !screen->err.said[0] && !chosen(screen, wanted))
        row = warn_missing(canvas, row, wanted);
    if (screen->err.said[0])
        row = screen_error(canvas, row, &screen->err) + 1;
    int below = screen->ask != ASK_NOTHING ? 4 : 2;
    if (screen->load || screen->work)
        screen_busy(canvas, canvas->rows - 1, screen->now_ms, screen->doing);
    else
        below += screen_said(canvas, ROLE_DONE, screen->said);
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

static void key_pair_keys(const void *state, Text *text) {
    const KeyPairScreen *screen = state;
    text_put(text, screen->ask != ASK_NOTHING ? screen->ask == ASK_FILE ? "Enter import|Tab complete|Esc cancel|F1 help"
                                                                        : "Enter make it|Esc cancel|F1 help"
                   : list_filtering(screen->list) ? "Enter keep the filter|Esc show all|F1 help"
                                                  : "Enter choose|n new key|i import|r again|/ filter|Esc back");
}

static void key_pair_help(const void *state, Text *text) {
    (void)state;
    text_put(
        text,
        "# Key pair\nThe bastion is reached by SSH with a key, never with a password. AWS holds the public half under "
        "a "
        "name, the key pair; it must be in the region where the stack stands.\n\nWhether the private half is here is "
        "told by its fingerprint, among the files of ~/.ssh and the keys of the SSH agent. A key that AWS made for you "
        "(a downloaded .pem) is recognised when it lies in ~/.ssh without a passphrase.\n\nA new key is made on this "
        "machine. The private half "
        "never leaves it.\n");
}

static void key_pair_leave(void *state) {
    KeyPairScreen *screen = state;
    list_free(screen->list);
    field_free(screen->field);
    ec2_key_pairs_release(&screen->pairs);
    ssh_keys_release(&screen->local);
    free(screen);
}

const Screen key_pair_screen = {.enter = key_pair_enter,
                                .draw = key_pair_draw,
                                .key = key_pair_key,
                                .message = key_pair_message,
                                .tick = key_pair_tick,
                                .help = key_pair_help,
                                .keys = key_pair_keys,
                                .leave = key_pair_leave};
