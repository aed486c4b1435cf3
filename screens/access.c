/* Allowed IPs: who may connect. */
#include "base/clock.h"
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
    Pager *report; /* of an import, line by line; NULL: closed */
} AccessScreen;

static AllowList *allowed(const AccessScreen *screen) {
    return settings_allowed(screen->wizard->draft);
}

static bool is_own(const AccessScreen *screen, Cidr cidr) {
    Cidr own;
    Error ignored = {0};
    return screen->wizard->address[0] && cidr_parse(screen->wizard->address, &own, &ignored) &&
           cidr_contains(cidr, own);
}

static Style cell(const void *context, size_t row, size_t column, Text *text) {
    const AccessScreen *screen = context;
    const AllowEntry *entry = allow_list_at(allowed(screen), row);
    char cidr[CIDR_SIZE], warning[160] = "";
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
            text_print(text, "%s%s", *entry->note ? ": " : "", warning);
        return *warning ? ROLE_WARNING : ROLE_TEXT;
    default:
        text_put(text, *entry->since ? entry->since : "new");
        return ROLE_DIM;
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
    list_refresh(screen->list, allow_list_count(allowed(screen)));
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
    AllowList *before = screen->undo[--screen->undo_count], *list = allowed(screen);
    while (allow_list_count(list))
        allow_list_remove(list, allow_list_count(list) - 1);
    for (size_t i = 0; i < allow_list_count(before); i++) {
        const AllowEntry *entry = allow_list_at(before, i);
        Error ignored = {0};
        allow_list_add(list, entry->cidr, entry->note, entry->since, &ignored);
    }
    allow_list_free(before);
    refresh(screen);
    tell(screen, ROLE_DONE, "undone");
}

static void *access_enter(void *context, Visit visit) {
    (void)visit;
    AccessScreen *screen = memory_new(1, sizeof *screen);
    screen->wizard = context;
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
    char summary[120];
    screen->report = pager_new(true);
    snprintf(summary, sizeof summary, "%zu added, %zu skipped, %zu refused. Esc closes this.", report->added,
             report->skipped, report->refused);
    pager_add(screen->report, ROLE_TITLE, summary);
    for (size_t i = 0; i < report->count; i++)
        pager_add(screen->report, report->lines[i].refused ? ROLE_FAILED : ROLE_TEXT, report->lines[i].words);
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

static void remove_current(AccessScreen *screen) {
    size_t row = list_current(screen->list);
    if (row == LIST_NONE)
        return;
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

static Move access_key(void *state, const Key *key) {
    AccessScreen *screen = state;
    if (screen->report) {
        if (key_is(key, K_ESCAPE, 0) || key_is(key, K_ENTER, 0)) {
            pager_free(screen->report);
            screen->report = NULL;
        } else {
            pager_key(screen->report, key);
        }
        return MOVE_STAY;
    }
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

/* The last key's outcome, else the warning of the entry under the cursor, else how full the list is. */
static int draw_said(const AccessScreen *screen, const Canvas *canvas) {
    size_t row = list_current(screen->list);
    char cidr[CIDR_SIZE], warning[160];
    if (screen->said[0])
        return screen_said(canvas, screen->said_style, screen->said);
    if (screen->edit == EDIT_NONE && row != LIST_NONE &&
        cidr_warning(allow_list_at(allowed(screen), row)->cidr, warning, sizeof warning)) {
        cidr_format(allow_list_at(allowed(screen), row)->cidr, cidr);
        AUTO(memory_release) char *words = memory_print("%s %s: %s", mark_text(MARK_WARNING), cidr, warning);
        return screen_said(canvas, ROLE_WARNING, words);
    }
    canvas_print(canvas, canvas->rows - 1, 0, ROLE_DIM, "%zu of %d entries%s%s", allow_list_count(allowed(screen)),
                 ALLOW_LIST_MAX, screen->wizard->address[0] ? "; you come from " : "", screen->wizard->address);
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
        text_put(text, "↑↓ scroll|Esc close");
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
        "IPv4 only: the bastion and the load balancer have IPv4 addresses.\n\n"
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
                              .help = access_help,
                              .keys = access_keys,
                              .leave = access_leave};
