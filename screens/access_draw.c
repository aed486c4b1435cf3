/* How Allowed IPs looks: the list, how it stands to the last time, and the form beneath. */
#include "base/memory.h"
#include "screens/access_state.h"

#include <string.h>

/* How an entry stands to the last time: "new", "changed", else since when. */
static const char *since_of(const AccessScreen *screen, const AllowEntry *entry, Style *style) {
    long old = access_before(screen) ? allow_list_find(access_before(screen), entry->cidr) : -1;
    *style = ROLE_CHANGED;
    if (access_before(screen) && old < 0)
        return "new";
    if (old >= 0 && strcmp(allow_list_at(access_before(screen), (size_t)old)->note, entry->note) != 0)
        return "changed";
    *style = ROLE_DIM;
    return *entry->since || old >= 0 ? entry->since : "new";
}

static bool is_own(const AccessScreen *screen, Cidr cidr) {
    Cidr own;
    Error ignored = {0};
    return screen->wizard->who.address[0] && cidr_parse(screen->wizard->who.address, &own, &ignored) &&
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
    size_t count = allow_list_count(access_list(screen));
    if (row >= count)
        return removed_cell(allow_list_at(access_before(screen), screen->removed[row - count]), column, text);
    const AllowEntry *entry = allow_list_at(access_list(screen), row);
    char cidr[CIDR_SIZE], warning[160] = "";
    Style style;
    switch (column) {
    case 0:
        cidr_format(entry->cidr, cidr);
        text_put(text, cidr);
        return ROLE_ACCENT;
    case 1:
        /* What matters comes first, where no cut reaches it; the words stand below the list, too. */
        if (cidr_warning(entry->cidr, warning, sizeof warning))
            text_print(text, "%s %s%s", mark_text(MARK_WARNING), warning, *entry->note ? ": " : "");
        text_put(text, entry->note);
        if (is_own(screen, entry->cidr))
            text_print(text, "%s(you are here)", *entry->note || *warning ? " " : "");
        return *warning ? ROLE_WARNING : ROLE_TEXT;
    default:
        text_put(text, since_of(screen, entry, &style));
        return style;
    }
}

static const ListColumn columns[] = {
    {"Address", 18, 0, 0, ALIGN_LEFT}, {"Note", 20, 1, 0, ALIGN_LEFT}, {"Since", 10, 0, 1, ALIGN_LEFT}};
static const ListRows rows = {.cell = cell, .empty = "nobody yet: m adds your own address, a any other"};

List *access_rows_new(const AccessScreen *screen) {
    return list_new(columns, sizeof columns / sizeof *columns, &rows, screen);
}

/* Beside the address, while it is typed: what it means, or what is wrong with it. */
static void draw_verdict(const AccessScreen *screen, const Canvas *canvas, int row) {
    const char *typed = field_text(screen->address);
    Cidr cidr;
    Error err = {0};
    char words[200];
    if (!*typed)
        return;
    Canvas line = canvas_part(canvas, row, 0, 2, CANVAS_REST);
    if (!cidr_typed(typed, &cidr, &err)) {
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
    if (screen->edit == EDIT_FILE) {
        field_draw(screen->path, canvas, 1, 9, canvas->columns - 10, true);
        Canvas hint = canvas_part(canvas, 2, 0, 2, CANVAS_REST);
        canvas_wrap(&hint, 0, ROLE_DIM, "One address a line, words behind it are its note, # begins a comment.");
        return;
    }
    field_draw(screen->address, canvas, 1, 9, canvas->columns - 10, !screen->in_note);
    canvas_put(canvas, 2, 0, ROLE_LABEL, "Note");
    field_draw(screen->note, canvas, 2, 9, canvas->columns - 10, screen->in_note);
    draw_verdict(screen, canvas, 3);
}

/* "2 of 40 entries: 1 new, 1 removed; you come from 203.0.113.7" */
static void draw_counts(const AccessScreen *screen, const Canvas *canvas) {
    const char *address = screen->wizard->who.address;
    AUTO(text_release) Text words = {0};
    size_t count = allow_list_count(access_list(screen)), fresh = 0, changed = 0;
    for (size_t i = 0; access_before(screen) && i < count; i++) {
        Style style;
        const char *since = since_of(screen, allow_list_at(access_list(screen), i), &style);
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
    if (row >= allow_list_count(access_list(screen)))
        return memory_copy("removed since the last time: d brings it back");
    const AllowEntry *entry = allow_list_at(access_list(screen), row);
    cidr_format(entry->cidr, cidr);
    if (cidr_warning(entry->cidr, warning, sizeof warning)) {
        *style = ROLE_WARNING;
        return memory_print("%s %s: %s", mark_text(MARK_WARNING), cidr, warning);
    }
    long old = access_before(screen) ? allow_list_find(access_before(screen), entry->cidr) : -1;
    const char *note = old >= 0 ? allow_list_at(access_before(screen), (size_t)old)->note : entry->note;
    return strcmp(note, entry->note) != 0 ? memory_print("its note was \"%s\"", note) : NULL;
}

/* The last key's outcome, else what is to be said of the entry under the cursor, else how full the list is. */
static int draw_said(const AccessScreen *screen, const Canvas *canvas) {
    Style style = ROLE_DIM;
    if (screen->said[0])
        return screen_said(canvas, screen->said_style, screen->said);
    if (screen->lookup) {
        screen_busy(canvas, canvas->rows - 1, screen->now_ms, "asking which address you come from");
        return 1;
    }
    AUTO(memory_release) char *words = screen->edit == EDIT_NONE ? current_words(screen, &style) : NULL;
    if (words)
        return screen_said(canvas, style, words);
    draw_counts(screen, canvas);
    return 1;
}

void access_draw(const void *state, const Canvas *canvas) {
    const AccessScreen *screen = state;
    int row = screen_heading(canvas, step_rows[STEP_ACCESS].question,
                             settings_on(screen->wizard->choices.chosen, "access.load_balancer")
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
