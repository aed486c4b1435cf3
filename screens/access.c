/* Allowed IPs: who may connect. */
#include "aws/services.h"
#include "base/file.h"
#include "base/memory.h"
#include "screens/context.h"
#include "stack/allow_list.h"
#include "stack/allow_text.h"
#include "tui/field.h"
#include "tui/list.h"
#include "tui/pager.h"

#include <stdlib.h>
#include <string.h>

typedef enum { EDIT_NONE, EDIT_ADD, EDIT_CHANGE, EDIT_FILE } Edit;
enum { UNDO_MAX = 50 };

typedef struct AccessScreen {
    Wizard *wizard;
    List *list;
    Edit edit;
    size_t edited;         /* EDIT_CHANGE: which entry */
    Field *address, *note; /* address: also the path of EDIT_FILE */
    bool in_note;          /* the note has the focus */
    char said[240];        /* what the last key did, or why it did nothing */
    Style said_style;
    AllowList *undo[UNDO_MAX];
    size_t undo_count;
    Pager *report;                  /* of an import, line by line; NULL: closed */
    size_t removed[ALLOW_LIST_MAX]; /* entries of the last time that are gone: indexes into the deployed list */
    size_t removed_count;
    bool report_undo; /* the import can be taken back as a whole */
    Visit visit;
    Job *lookup; /* asks for the own address once more */
    long long now_ms;
} AccessScreen;

static AllowList *allowed(const AccessScreen *screen) {
    return settings_allowed(screen->wizard->draft);
}

/* The list of the last time, NULL in a first set-up. */
static const AllowList *before(const AccessScreen *screen) {
    return screen->wizard->deployed ? settings_allowed_const(screen->wizard->deployed) : NULL;
}

/* How an entry stands to the last time: "new", "changed", else since when. */
static const char *since_of(const AccessScreen *screen, const AllowEntry *entry, Style *style) {
    long old = before(screen) ? allow_list_find(before(screen), entry->cidr) : -1;
    *style = ROLE_CHANGED;
    if (before(screen) && old < 0)
        return "new";
    if (old >= 0 && strcmp(allow_list_at(before(screen), (size_t)old)->note, entry->note) != 0)
        return "changed";
    *style = ROLE_DIM;
    return *entry->since || old >= 0 ? entry->since : "new";
}

static bool is_own(const AccessScreen *screen, Cidr cidr) {
    Cidr own;
    Error ignored = {0};
    return screen->wizard->address[0] && cidr_parse(screen->wizard->address, &own, &ignored) &&
           cidr_contains(cidr, own);
}

static Style removed_cell(const AllowEntry *entry, size_t column, Text *text) {
    char cidr[CIDR_SIZE];
    if (column == 0) {
        cidr_format(entry->cidr, cidr);
        text_put(text, cidr);
        return ROLE_DIM;
    }
    text_put(text, column == 1 ? entry->note : "removed");
    return column == 1 ? ROLE_DIM : ROLE_FAILED;
}

static Style cell(const void *context, size_t row, size_t column, Text *text) {
    const AccessScreen *screen = context;
    size_t count = allow_list_count(allowed(screen));
    if (row >= count)
        return removed_cell(allow_list_at(before(screen), screen->removed[row - count]), column, text);
    const AllowEntry *entry = allow_list_at(allowed(screen), row);
    char cidr[CIDR_SIZE], warning[160] = "";
    Style style;
    switch (column) {
    case 0:
        cidr_format(entry->cidr, cidr);
        text_put(text, cidr);
        return ROLE_ACCENT;
    case 1:
        /* The mark comes first, where no cut reaches it; the words stand below the list too. */
        if (cidr_warning(entry->cidr, warning, sizeof warning))
            text_print(text, "%s ", mark_text(MARK_WARNING));
        text_put(text, entry->note);
        if (is_own(screen, entry->cidr))
            text_print(text, "%s(you are here)", *entry->note ? " " : "");
        if (*warning)
            text_print(text, "%s%s", *entry->note || is_own(screen, entry->cidr) ? ": " : "", warning);
        return *warning ? ROLE_WARNING : ROLE_TEXT;
    default:
        text_put(text, since_of(screen, entry, &style));
        return style;
    }
}

static const ListColumn columns[] = {
    {"Address", 18, 0, 0, ALIGN_LEFT}, {"Note", 20, 1, 0, ALIGN_LEFT}, {"Since", 10, 0, 1, ALIGN_LEFT}};
static const ListRows rows = {.cell = cell, .empty = "nobody yet: Enter adds your own address, a another one"};

static void tell(AccessScreen *screen, Style style, const char *words) {
    snprintf(screen->said, sizeof screen->said, "%.239s", words);
    screen->said_style = style;
}

static void refresh(AccessScreen *screen) {
    const AllowList *old = before(screen);
    screen->removed_count = 0;
    for (size_t i = 0; old && i < allow_list_count(old); i++)
        if (allow_list_find(allowed(screen), allow_list_at(old, i)->cidr) < 0)
            screen->removed[screen->removed_count++] = i;
    list_refresh(screen->list, allow_list_count(allowed(screen)) + screen->removed_count);
}

/* ---- the own address, asked for once more */

typedef struct Lookup {
    Connection *connection;
    char address[64];
} Lookup;

static bool lookup_work(Job *job, void *data, Error *err) {
    Lookup *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    return checkip_address(&aws, input->address, err);
}

static void lookup_release(void *data) {
    Lookup *input = data;
    connection_drop(input->connection);
    free(input);
}

static const JobKind lookup_kind = {.name = "look up your address", .work = lookup_work, .release = lookup_release};

static void look_up(AccessScreen *screen) {
    if (screen->lookup)
        return;
    if (!screen->wizard->connection) {
        tell(screen, ROLE_WARNING, "there is no connection to AWS yet: choose profile and region first");
        return;
    }
    Lookup *input = memory_new(1, sizeof *input);
    input->connection = connection_hold(screen->wizard->connection);
    screen->lookup = job_start(screen->visit, &lookup_kind, input);
}

static void access_message(void *state, Message *message) {
    AccessScreen *screen = state;
    if (message->type != MESSAGE_DONE || message->job != screen->lookup)
        return;
    const Lookup *found = message->input;
    screen->lookup = NULL;
    if (!message->ok) {
        tell(screen, ROLE_FAILED, message->error->said);
        return;
    }
    bool same = strcmp(screen->wizard->address, found->address) == 0;
    snprintf(screen->wizard->address, sizeof screen->wizard->address, "%s", found->address);
    AUTO(memory_release)
    char *words = memory_print(strchr(found->address, ':')
                                   ? "you come from %s, an IPv6 address: the list and the bastion know IPv4 alone"
                               : same ? "you still come from %s"
                                      : "you come from %s now",
                               found->address);
    tell(screen, strchr(found->address, ':') ? ROLE_WARNING : ROLE_DONE, words);
}

static int access_tick(void *state, long long now_ms) {
    AccessScreen *screen = state;
    screen->now_ms = now_ms;
    return screen->lookup ? SPINNER_MS : 0;
}

static void remember(AccessScreen *screen) {
    if (screen->undo_count == UNDO_MAX) {
        allow_list_free(screen->undo[0]);
        memmove(screen->undo, screen->undo + 1, (UNDO_MAX - 1) * sizeof *screen->undo);
        screen->undo_count--;
    }
    screen->undo[screen->undo_count++] = allow_list_copy(allowed(screen));
}

static void forget(AccessScreen *screen) {
    allow_list_free(screen->undo[--screen->undo_count]);
}

static void undo(AccessScreen *screen) {
    if (!screen->undo_count) {
        tell(screen, ROLE_DIM, "nothing to undo");
        return;
    }
    AllowList *old = screen->undo[--screen->undo_count], *list = allowed(screen);
    while (allow_list_count(list))
        allow_list_remove(list, allow_list_count(list) - 1);
    for (size_t i = 0; i < allow_list_count(old); i++) {
        const AllowEntry *entry = allow_list_at(old, i);
        Error ignored = {0};
        allow_list_add(list, entry->cidr, entry->note, entry->since, &ignored);
    }
    allow_list_free(old);
    refresh(screen);
    tell(screen, ROLE_DONE, "undone");
}

static void *access_enter(void *context, Visit visit) {
    AccessScreen *screen = memory_new(1, sizeof *screen);
    screen->wizard = context;
    screen->visit = visit;
    screen->list = list_new(columns, sizeof columns / sizeof *columns, &rows, screen);
    screen->address = field_new(255, "203.0.113.7 or 198.51.100.0/28");
    screen->note = field_new(255, "office");
    refresh(screen);
    return screen;
}

/* The own address, with one key: added, or put in the place of the one it was at the last run. */
static void add_own(AccessScreen *screen) {
    Cidr own;
    Error err = {0};
    if (!screen->wizard->address[0]) {
        tell(screen, ROLE_WARNING,
             screen->wizard->identifying ? "your address is still being looked up"
                                         : "your address could not be looked up: type it with a");
        return;
    }
    remember(screen);
    if (cidr_parse(screen->wizard->address, &own, &err) &&
        allow_list_add(allowed(screen), own, "my address", NULL, &err)) {
        refresh(screen);
        list_go(screen->list, allow_list_count(allowed(screen)) - 1);
        tell(screen, ROLE_DONE, "your address was added");
    } else {
        forget(screen);
        tell(screen, ROLE_FAILED, err.said);
    }
}

static void edit_begin(AccessScreen *screen, Edit edit) {
    char cidr[CIDR_SIZE] = "";
    const char *note = "";
    if (edit == EDIT_CHANGE) {
        screen->edited = list_current(screen->list);
        if (screen->edited == LIST_NONE)
            return;
        if (screen->edited >= allow_list_count(allowed(screen))) {
            tell(screen, ROLE_DIM, "it was removed: d brings it back");
            return;
        }
        const AllowEntry *entry = allow_list_at(allowed(screen), screen->edited);
        cidr_format(entry->cidr, cidr);
        note = entry->note;
    }
    field_reset(screen->address, cidr);
    field_reset(screen->note, note);
    screen->edit = edit;
    screen->in_note = false;
}

static void report_open(AccessScreen *screen, const AllowTextReport *report) {
    char summary[160];
    screen->report = pager_new(true);
    snprintf(summary, sizeof summary, "%zu added, %zu skipped, %zu refused.%s", report->added, report->skipped,
             report->refused,
             report->added ? " Enter keeps what was added, u takes it back." : " Nothing was changed.");
    pager_add(screen->report, report->refused ? ROLE_WARNING : ROLE_DONE, summary);
    for (size_t i = 0; i < report->count; i++) {
        const AllowTextLine *line = &report->lines[i];
        AUTO(memory_release)
        char *words = memory_print("%s %s", mark_text(line->refused ? MARK_FAILED : MARK_DONE), line->words);
        pager_add(screen->report, line->refused ? ROLE_FAILED : ROLE_TEXT, words);
    }
    if (report->omitted) {
        snprintf(summary, sizeof summary, "and %zu more lines", report->omitted);
        pager_add(screen->report, ROLE_DIM, summary);
    }
    screen->report_undo = report->added > 0;
}

/* Many lines at once, from a file or a paste: what is good is taken, each other line told why not. */
static void import_text(AccessScreen *screen, const char *text) {
    AUTO(allow_text_report_release) AllowTextReport report = {0};
    remember(screen);
    allow_list_add_text(allowed(screen), text, &report);
    if (!report.added)
        forget(screen);
    refresh(screen);
    report_open(screen, &report);
}

static void import_file(AccessScreen *screen) {
    AUTO(text_release) Text text = {.max = 1 << 20};
    Error err = {0};
    if (!file_read(field_text(screen->address), &text, &err)) {
        tell(screen, ROLE_FAILED, err.said);
        return;
    }
    screen->edit = EDIT_NONE;
    import_text(screen, text_string(&text));
}

static void edit_end(AccessScreen *screen) {
    Cidr cidr;
    Error err = {0};
    if (screen->edit == EDIT_FILE) {
        import_file(screen);
        return;
    }
    remember(screen);
    const char *note = field_text(screen->note);
    bool ok = cidr_parse(field_text(screen->address), &cidr, &err) &&
              (screen->edit == EDIT_ADD ? allow_list_add(allowed(screen), cidr, note, NULL, &err)
                                        : allow_list_replace(allowed(screen), screen->edited, cidr, note, &err));
    if (!ok) {
        forget(screen);
        tell(screen, ROLE_FAILED, err.said);
        return;
    }
    refresh(screen);
    list_go(screen->list, screen->edit == EDIT_ADD ? allow_list_count(allowed(screen)) - 1 : screen->edited);
    tell(screen, ROLE_DONE, screen->edit == EDIT_ADD ? "added" : "changed");
    screen->edit = EDIT_NONE;
}

static Move edit_key(AccessScreen *screen, const Key *key) {
    screen->said[0] = '\0';
    if (key_is(key, K_ESCAPE, 0))
        screen->edit = EDIT_NONE;
    else if (key_is(key, K_ENTER, 0))
        edit_end(screen);
    else if (key->code == K_TAB || key->code == K_UP || key->code == K_DOWN)
        screen->in_note = screen->edit != EDIT_FILE && !screen->in_note;
    else if (key->code == K_PASTE && screen->edit == EDIT_ADD && strchr(key->paste, '\n')) {
        screen->edit = EDIT_NONE;
        import_text(screen, key->paste);
    } else if (field_key(screen->in_note ? screen->note : screen->address, key) == FIELD_IGNORED)
        return key->code == K_CLICK ? MOVE_IGNORED : MOVE_STAY;
    return MOVE_STAY;
}

static void bring_back(AccessScreen *screen, const AllowEntry *entry) {
    Error err = {0};
    remember(screen);
    if (!allow_list_add(allowed(screen), entry->cidr, entry->note, entry->since, &err)) {
        forget(screen);
        tell(screen, ROLE_FAILED, err.said);
        return;
    }
    refresh(screen);
    list_go(screen->list, allow_list_count(allowed(screen)) - 1);
    tell(screen, ROLE_DONE, "brought back");
}

static void remove_current(AccessScreen *screen) {
    size_t row = list_current(screen->list), count = allow_list_count(allowed(screen));
    if (row == LIST_NONE)
        return;
    if (row >= count) {
        bring_back(screen, allow_list_at(before(screen), screen->removed[row - count]));
        return;
    }
    remember(screen);
    allow_list_remove(allowed(screen), row);
    refresh(screen);
    tell(screen, ROLE_DONE, "removed; u brings it back");
}

static Move next(AccessScreen *screen) {
    if (!allow_list_count(allowed(screen)) && screen->wizard->address[0]) {
        add_own(screen);
        tell(screen, ROLE_DONE, "your own address was added; Enter again goes on");
        return MOVE_STAY;
    }
    if (!allow_list_count(allowed(screen))) {
        tell(screen, ROLE_FAILED, "nobody could connect: add at least one address (m: your own)");
        return MOVE_STAY;
    }
    screen->wizard->done[SCREEN_ACCESS] = true;
    return screen->wizard->access_only ? SCREEN_HOME : MOVE_NEXT;
}

/* Esc: in the wizard one step back; from Home, back there with the list as it was. */
static Move leave(AccessScreen *screen) {
    if (!screen->wizard->access_only)
        return MOVE_BACK;
    while (screen->undo_count)
        undo(screen);
    screen->wizard->access_only = false;
    return SCREEN_HOME;
}

static Move report_key(AccessScreen *screen, const Key *key) {
    bool searching = pager_searching(screen->report), back = key_is(key, 'u', 0) && screen->report_undo;
    if (searching || (!back && !key_is(key, K_ESCAPE, 0) && !key_is(key, K_ENTER, 0))) {
        pager_key(screen->report, key);
        return MOVE_STAY;
    }
    pager_free(screen->report);
    screen->report = NULL;
    if (back)
        undo(screen);
    return MOVE_STAY;
}

static Move access_key(void *state, const Key *key) {
    AccessScreen *screen = state;
    if (screen->report)
        return report_key(screen, key);
    if (screen->edit != EDIT_NONE)
        return edit_key(screen, key);
    if (list_filtering(screen->list)) {
        list_key(screen->list, key);
        return MOVE_STAY;
    }
    screen->said[0] = '\0';
    switch (key->modifiers ? K_NONE : key->code) {
    case K_ENTER:
        return next(screen);
    case K_ESCAPE:
        if (*list_filter_text(screen->list))
            return list_filter(screen->list, ""), MOVE_STAY;
        return leave(screen);
    case 'a':
    case K_INSERT:
        edit_begin(screen, EDIT_ADD);
        return MOVE_STAY;
    case 'e':
        edit_begin(screen, EDIT_CHANGE);
        return MOVE_STAY;
    case 'i':
        edit_begin(screen, EDIT_FILE);
        return MOVE_STAY;
    case 'd':
    case K_DELETE:
        remove_current(screen);
        return MOVE_STAY;
    case 'm':
        add_own(screen);
        return MOVE_STAY;
    case 'u':
        undo(screen);
        return MOVE_STAY;
    case 'r':
        look_up(screen);
        return MOVE_STAY;
    case K_PASTE:
        import_text(screen, key->paste);
        return MOVE_STAY;
    default:
        break;
    }
    return list_key(screen->list, key) == LIST_IGNORED ? MOVE_IGNORED : MOVE_STAY;
}

/* Beside the address, while it is typed: what it means, or what is wrong with it. */
static void draw_verdict(const AccessScreen *screen, const Canvas *canvas, int row) {
    const char *typed = field_text(screen->address);
    Cidr cidr;
    Error err = {0};
    char words[200];
    if (!*typed || screen->edit == EDIT_FILE)
        return;
    Canvas line = canvas_part(canvas, row, 0, 2, CANVAS_REST);
    if (!cidr_verify(typed, &cidr, &err)) {
        canvas_wrap(&line, 0, ROLE_WARNING, err.said);
        return;
    }
    char text[CIDR_SIZE];
    cidr_format(cidr, text);
    if (cidr_warning(cidr, words, sizeof words))
        canvas_print(&line, 0, 0, ROLE_WARNING, "%s %s: %s", mark_text(MARK_WARNING), text, words);
    else
        canvas_print(&line, 0, 0, ROLE_DONE, "%s %s", mark_text(MARK_DONE), text);
}

static void draw_edit(const AccessScreen *screen, const Canvas *canvas) {
    static const char *const titles[] = {
        [EDIT_ADD] = "Add an address", [EDIT_CHANGE] = "Change it", [EDIT_FILE] = "Import a file"};
    canvas_across(canvas, 0, 0, canvas->columns, ROLE_BORDER);
    canvas_print(canvas, 0, 2, ROLE_TITLE, " %s ", titles[screen->edit]);
    canvas_put(canvas, 1, 0, ROLE_LABEL, screen->edit == EDIT_FILE ? "File" : "Address");
    field_draw(screen->address, canvas, 1, 9, canvas->columns - 10, !screen->in_note);
    if (screen->edit == EDIT_FILE) {
        Canvas hint = canvas_part(canvas, 2, 0, 2, CANVAS_REST);
        canvas_wrap(&hint, 0, ROLE_DIM, "One address a line, words behind it are its note, # begins a comment.");
        return;
    }
    canvas_put(canvas, 2, 0, ROLE_LABEL, "Note");
    field_draw(screen->note, canvas, 2, 9, canvas->columns - 10, screen->in_note);
    draw_verdict(screen, canvas, 3);
}

/* "2 of 40 entries: 1 new, 1 removed; you come from 203.0.113.7" */
static void draw_counts(const AccessScreen *screen, const Canvas *canvas) {
    const char *address = screen->wizard->address;
    AUTO(text_release) Text words = {0};
    size_t count = allow_list_count(allowed(screen)), fresh = 0, changed = 0;
    for (size_t i = 0; before(screen) && i < count; i++) {
        Style style;
        const char *since = since_of(screen, allow_list_at(allowed(screen), i), &style);
        fresh += style == ROLE_CHANGED && strcmp(since, "new") == 0;
        changed += style == ROLE_CHANGED && strcmp(since, "changed") == 0;
    }
    text_print(&words, "%zu of %d entries", count, ALLOW_LIST_MAX);
    if (fresh + changed + screen->removed_count)
        text_print(&words, ": %zu new, %zu changed, %zu removed", fresh, changed, screen->removed_count);
    else if (count == ALLOW_LIST_MAX)
        text_put(&words, ": it is full");
    if (strchr(address, ':'))
        text_put(&words, "; you come from an IPv6 address, which can't be listed");
    else if (*address)
        text_print(&words, "; you come from %s", address);
    canvas_put(canvas, canvas->rows - 1, 0, count == ALLOW_LIST_MAX ? ROLE_WARNING : ROLE_DIM, text_string(&words));
}

/* What the entry under the cursor was the last time, or what is to be said against it; NULL: nothing. */
static char *current_words(const AccessScreen *screen, Style *style) {
    size_t row = list_current(screen->list);
    char cidr[CIDR_SIZE], warning[160];
    if (row == LIST_NONE)
        return NULL;
    *style = ROLE_DIM;
    if (row >= allow_list_count(allowed(screen)))
        return memory_copy("removed since the last time: d brings it back");
    const AllowEntry *entry = allow_list_at(allowed(screen), row);
    cidr_format(entry->cidr, cidr);
    if (cidr_warning(entry->cidr, warning, sizeof warning)) {
        *style = ROLE_WARNING;
        return memory_print("%s %s: %s", mark_text(MARK_WARNING), cidr, warning);
    }
    long old = before(screen) ? allow_list_find(before(screen), entry->cidr) : -1;
    const char *note = old >= 0 ? allow_list_at(before(screen), (size_t)old)->note : entry->note;
    return strcmp(note, entry->note) != 0 ? memory_print("its note was \"%s\"", note) : NULL;
}

/* The last key's outcome, else what is to be said of the entry under the cursor, else how full the list is. */
static int draw_said(const AccessScreen *screen, const Canvas *canvas) {
    Style style = ROLE_DIM;
    if (screen->lookup) {
        screen_busy(canvas, canvas->rows - 1, screen->now_ms, "asking which address you come from");
        return 1;
    }
    if (screen->said[0])
        return screen_said(canvas, screen->said_style, screen->said);
    AUTO(memory_release) char *words = screen->edit == EDIT_NONE ? current_words(screen, &style) : NULL;
    if (words)
        return screen_said(canvas, style, words);
    draw_counts(screen, canvas);
    return 1;
}

static void access_draw(const void *state, const Canvas *canvas) {
    const AccessScreen *screen = state;
    int row = screen_heading(canvas, "Who may connect?",
                             settings_on(screen->wizard->draft, "access.load_balancer")
                                 ? "Only these addresses reach the bastion (22) and the load balancer (database port)."
                                 : "Only these addresses reach the bastion (port 22), the one way to the database.");
    if (screen->report) {
        Canvas all = canvas_part(canvas, row, 0, CANVAS_REST, CANVAS_REST);
        pager_draw(screen->report, &all);
        return;
    }
    int said = draw_said(screen, canvas), edit_rows = screen->edit != EDIT_NONE ? 5 : 0;
    Canvas list = canvas_part(canvas, row, 0, canvas->rows - row - edit_rows - said, CANVAS_REST);
    list_draw(screen->list, &list, screen->edit == EDIT_NONE);
    if (edit_rows) {
        Canvas edit = canvas_part(canvas, canvas->rows - edit_rows - said, 0, edit_rows, CANVAS_REST);
        draw_edit(screen, &edit);
    }
}

static void access_keys(const void *state, Text *text) {
    const AccessScreen *screen = state;
    if (screen->report)
        text_put(text, screen->report_undo ? "Enter keep it|u take it back|↑↓ scroll|/ find"
                                           : "Enter close|↑↓ scroll|/ find");
    else if (screen->edit == EDIT_FILE)
        text_put(text, "Enter import|Esc cancel");
    else if (screen->edit != EDIT_NONE)
        text_put(text, "Enter take it|Tab note|Esc cancel");
    else
        text_put(text, screen->wizard->access_only
                           ? "Enter put in force|m my address|a add|e edit|d delete|i import|u undo|Esc back"
                           : "Enter next|m my address|a add|e edit|d delete|i import|u undo|Esc back");
}

static void access_help(const void *state, Text *text) {
    (void)state;
    text_print(
        text,
        "# Allowed IPs\n"
        "The addresses from which a connection is let in: to the bastion on port 22, and to the load balancer if there "
        "is one. Everybody else is dropped by AWS before any of your machines sees a packet.\n\n"
        "A bare address stands for itself alone (/32). A network is written with its size: 198.51.100.0/28 has 16 "
        "addresses. At most %d entries: each counts as a rule of the security groups that name the list.\n\n"
        "IPv4 only: the bastion and the load balancer have IPv4 addresses, and the list at AWS is an IPv4 one. A "
        "network "
        "that gives out IPv6 alone reaches them through its NAT64, whose IPv4 address is the one to list.\n\n"
        "# Your own address\n"
        "It is asked of AWS over HTTPS. m adds it, r asks again: after a VPN was switched on, or in another "
        "network.\n\n"
        "# Many at once\n"
        "i reads a file, and a paste of several lines does the same: one address a line, words behind it are its note, "
        "# "
        "begins a comment. A report tells of every line what became of it, and u takes the whole import back.\n\n"
        "# The last time\n"
        "Entries that are new or have another note are marked; those that were removed stand below in grey, and d "
        "brings "
        "one back. A note has at most 60 characters.\n\n"
        "Later, from anywhere: secure-rds access add --me\n",
        ALLOW_LIST_MAX);
}

static void access_leave(void *state) {
    AccessScreen *screen = state;
    list_free(screen->list);
    field_free(screen->address);
    field_free(screen->note);
    pager_free(screen->report);
    while (screen->undo_count)
        forget(screen);
    free(screen);
}

const Screen access_screen = {.title = "Allowed IPs",
                              .enter = access_enter,
                              .draw = access_draw,
                              .key = access_key,
                              .message = access_message,
                              .tick = access_tick,
                              .help = access_help,
                              .keys = access_keys,
                              .leave = access_leave};
