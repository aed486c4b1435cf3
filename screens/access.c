/* Allowed IPs: who may connect. */
#include "base/file.h"
#include "base/memory.h"
#include "guide/allowed.h"
#include "screens/ask.h"
#include "screens/access_state.h"
#include "settings/allow_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

AllowList *access_list(const AccessScreen *screen) {
    return settings_allowed(screen->wizard->choices.chosen);
}

/* The list of the last time, NULL in a first set-up. */
const AllowList *access_before(const AccessScreen *screen) {
    return screen->wizard->choices.deployed ? settings_allowed_const(screen->wizard->choices.deployed) : NULL;
}

void access_tell(AccessScreen *screen, Style style, const char *words) {
    snprintf(screen->said, sizeof screen->said, "%.239s", words);
    screen->said_style = style;
}

static void refresh(AccessScreen *screen) {
    const AllowList *old = access_before(screen);
    screen->removed_count = 0;
    for (size_t i = 0; old && i < allow_list_count(old); i++)
        if (allow_list_find(access_list(screen), allow_list_at(old, i)->cidr) < 0)
            screen->removed[screen->removed_count++] = i;
    list_refresh(screen->list, allow_list_count(access_list(screen)) + screen->removed_count);
}

static void remember(AccessScreen *screen) {
    if (screen->undo_count == UNDO_MAX) {
        allow_list_free(screen->undo[0]);
        memmove(screen->undo, screen->undo + 1, (UNDO_MAX - 1) * sizeof *screen->undo);
        screen->undo_count--;
    }
    screen->undo[screen->undo_count++] = allow_list_copy(access_list(screen));
}

static void forget(AccessScreen *screen) {
    allow_list_free(screen->undo[--screen->undo_count]);
}

static void undo(AccessScreen *screen) {
    if (!screen->undo_count) {
        access_tell(screen, ROLE_DIM, "nothing to undo");
        return;
    }
    allow_list_assign(access_list(screen), screen->undo[screen->undo_count - 1]);
    forget(screen);
    refresh(screen);
    access_tell(screen, ROLE_DONE, "undone");
}

static int access_tick(void *state, long long now_ms) {
    AccessScreen *screen = state;
    screen->now_ms = now_ms;
    return screen->lookup ? SPINNER_MS : 0;
}

static void *access_enter(void *context, Visit visit) {
    AccessScreen *screen = memory_new(1, sizeof *screen);
    screen->wizard = context;
    screen->visit = visit;
    screen->list = access_rows_new(screen);
    screen->entered = allow_list_copy(access_list(screen));
    screen->address = field_new(255, "203.0.113.7 or 198.51.100.0/28");
    screen->note = field_new(255, "office");
    screen->path = field_new(255, "addresses.txt");
    refresh(screen);
    /* Who is not signed in has an address all the same. */
    if (!screen->wizard->who.address[0] && !screen->wizard->who.identifying && screen->wizard->who.connection)
        access_look_up(screen);
    return screen;
}

/* The own address, with one key. False: told why not. */
static bool add_own(AccessScreen *screen) {
    Cidr own;
    Error err = {0};
    if (!screen->wizard->who.address[0]) {
        access_tell(screen, ROLE_WARNING,
                    screen->wizard->who.identifying
                        ? "your address is still being looked up"
                        : "your address could not be looked up: type it with a, or r asks again");
        return false;
    }
    remember(screen);
    if (!cidr_parse(screen->wizard->who.address, &own, &err) ||
        !allow_list_add(access_list(screen), own, "my address", NULL, &err)) {
        forget(screen);
        access_tell(screen, ROLE_FAILED, err.said);
        return false;
    }
    refresh(screen);
    list_go(screen->list, allow_list_count(access_list(screen)) - 1);
    access_tell(screen, ROLE_DONE, "your address was added");
    return true;
}

static void edit_begin(AccessScreen *screen, Edit edit) {
    char cidr[CIDR_SIZE] = "";
    const char *note = "";
    if (edit == EDIT_CHANGE) {
        screen->edited = list_current(screen->list);
        if (screen->edited == LIST_NONE)
            return;
        if (screen->edited >= allow_list_count(access_list(screen))) {
            access_tell(screen, ROLE_DIM, "it was removed: d brings it back");
            return;
        }
        const AllowEntry *entry = allow_list_at(access_list(screen), screen->edited);
        cidr_format(entry->cidr, cidr);
        note = entry->note;
    }
    field_reset(screen->address, cidr);
    field_reset(screen->path, "");
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
    allow_list_add_text(access_list(screen), text, &report);
    if (!report.added)
        forget(screen);
    refresh(screen);
    report_open(screen, &report);
}

static void import_file(AccessScreen *screen) {
    AUTO(text_release) Text text = {.max = 1 << 20};
    Error err = {0};
    if (!*field_text(screen->path)) {
        access_tell(screen, ROLE_FAILED, "type the path of a text file");
        return;
    }
    if (!file_read(field_text(screen->path), &text, &err)) {
        access_tell(screen, ROLE_FAILED, err.said);
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
    if (!*field_text(screen->address)) {
        access_tell(screen, ROLE_FAILED, "type an address, such as 203.0.113.7, or a range, such as 198.51.100.0/28");
        return;
    }
    if (!cidr_parse(field_text(screen->address), &cidr, &err))
        return; /* the reason stands beneath the field */
    remember(screen);
    const char *note = field_text(screen->note);
    bool ok = screen->edit == EDIT_ADD ? allow_list_add(access_list(screen), cidr, note, NULL, &err)
                                       : allow_list_replace(access_list(screen), screen->edited, cidr, note, &err);
    if (!ok) {
        forget(screen);
        access_tell(screen, ROLE_FAILED, err.said);
        return;
    }
    refresh(screen);
    list_filter(screen->list, ""); /* it could hide the entry */
    list_go(screen->list, (size_t)allow_list_find(access_list(screen), cidr));
    access_tell(screen, ROLE_DONE, screen->edit == EDIT_ADD ? "added" : "changed");
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
    } else if (field_key(screen->edit == EDIT_FILE ? screen->path
                         : screen->in_note         ? screen->note
                                                   : screen->address,
                         key) == FIELD_IGNORED)
        return key->code == K_CLICK || screen_leaves(key) ? MOVE_IGNORED : MOVE_STAY;
    return MOVE_STAY;
}

static void bring_back(AccessScreen *screen, const AllowEntry *entry) {
    Error err = {0};
    remember(screen);
    if (!allow_list_add(access_list(screen), entry->cidr, entry->note, entry->since, &err)) {
        forget(screen);
        access_tell(screen, ROLE_FAILED, err.said);
        return;
    }
    refresh(screen);
    list_go(screen->list, allow_list_count(access_list(screen)) - 1);
    access_tell(screen, ROLE_DONE, "brought back");
}

static void remove_current(AccessScreen *screen) {
    size_t row = list_current(screen->list), count = allow_list_count(access_list(screen));
    if (row == LIST_NONE)
        return;
    if (row >= count) {
        bring_back(screen, allow_list_at(access_before(screen), screen->removed[row - count]));
        return;
    }
    remember(screen);
    allow_list_remove(access_list(screen), row);
    refresh(screen);
    access_tell(screen, ROLE_DONE, "removed; u brings it back");
}

static Move put_in_force(void *state, bool yes) {
    AccessScreen *screen = state;
    if (!yes)
        return MOVE_STAY;
    screen->wizard->done[SCREEN_ACCESS] = screen->confirmed = true;
    return SCREEN_HOME;
}

static Move next(AccessScreen *screen) {
    if (!allow_list_count(access_list(screen)) && screen->wizard->who.address[0]) {
        if (add_own(screen))
            access_tell(screen, ROLE_DONE, "your own address was added; Enter again goes on");
        return MOVE_STAY;
    }
    if (!allow_list_count(access_list(screen))) {
        access_tell(screen, ROLE_FAILED, "nobody could connect: add at least one address (m: your own)");
        return MOVE_STAY;
    }
    if (screen->wizard->route.access_only) { /* in force at once: there is no Review in between */
        AUTO(question_release) Question question = {0};
        allowed_question(screen->wizard->choices.chosen, screen->entered, access_list(screen), &question);
        return question.title ? wizard_question(screen->wizard, &question, screen, put_in_force)
                              : put_in_force(screen, true);
    }
    screen->wizard->done[SCREEN_ACCESS] = screen->confirmed = true;
    return MOVE_NEXT;
}

/* Esc: in the wizard one step back; from Home, back there with the list as it was. */
static Move leave(AccessScreen *screen) {
    if (!screen->wizard->route.access_only)
        return MOVE_BACK;
    allow_list_assign(access_list(screen), screen->entered);
    screen->wizard->route.access_only = false;
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
        if (screen_leaves(key))
            return MOVE_IGNORED;
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
        access_look_up(screen);
        return MOVE_STAY;
    case K_PASTE:
        import_text(screen, key->paste);
        return MOVE_STAY;
    default:
        break;
    }
    return list_key(screen->list, key) == LIST_IGNORED ? MOVE_IGNORED : MOVE_STAY;
}

static void access_keys(const void *state, Text *text) {
    const AccessScreen *screen = state;
    if (screen->report)
        text_put(text, screen->report_undo ? "Enter keep it|u take it back|↑↓ scroll|/ find"
                                           : "Enter close|↑↓ scroll|/ find");
    else if (screen->edit == EDIT_FILE)
        text_put(text, "Enter import|Esc cancel|F1 help");
    else if (screen->edit != EDIT_NONE)
        text_print(text, "Enter take it|Tab %s|Esc cancel|F1 help", screen->in_note ? "address" : "note");
    else if (list_filtering(screen->list))
        text_put(text, "Enter keep the filter|Esc show all|F1 help");
    else
        text_put(text, screen->wizard->route.access_only
                           ? "Enter put in force|m me|a add|e edit|d delete|u undo|Esc back|i file"
                           : "Enter next|m me|a add|e edit|d delete|u undo|Esc back|i file");
}

static void access_help(const void *state, Text *text) {
    (void)state;
    text_print(
        text,
        "# Allowed IPs\n"
        "The addresses from which a connection is let in: to the bastion on port 22, and to the load balancer if there "
        "is one. Everybody else is dropped by AWS before any of your machines sees a packet.\n\n"
        "A bare address means itself alone (/32). A network is written with its size: 198.51.100.0/28 has 16 "
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
    /* A jump elsewhere is no consent: Home would put the list in force. */
    if (!screen->confirmed)
        screen->wizard->route.access_only = false;
    list_free(screen->list);
    field_free(screen->address);
    field_free(screen->path);
    field_free(screen->note);
    pager_free(screen->report);
    while (screen->undo_count)
        forget(screen);
    allow_list_free(screen->entered);
    free(screen);
}

const Screen access_screen = {.enter = access_enter,
                              .draw = access_draw,
                              .key = access_key,
                              .message = access_message,
                              .tick = access_tick,
                              .help = access_help,
                              .keys = access_keys,
                              .leave = access_leave};