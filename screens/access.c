/* Allowed IPs: who may connect. */
#include "base/file.h"
#include "base/memory.h"
#include "guide/help.h"
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

void access_take_back(AccessScreen *screen) {
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

/* The own address, which is known, with one key. False: told why not. */
bool access_add_own(AccessScreen *screen) {
    Cidr own;
    Error err = {0};
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

void access_edit_begin(AccessScreen *screen, Edit edit) {
    char cidr[CIDR_SIZE] = "";
    const char *note = "";
    if (edit == EDIT_CHANGE) {
        screen->edited = list_current(screen->list);
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
void access_import_text(AccessScreen *screen, const char *text) {
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
    access_import_text(screen, text_string(&text));
}

void access_edit_end(AccessScreen *screen) {
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
    if (!cidr_typed(field_text(screen->address), &cidr, &err))
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

void access_remove_current(AccessScreen *screen) {
    size_t row = list_current(screen->list), count = allow_list_count(access_list(screen));
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

Move access_next(void *state, const Key *key) {
    AccessScreen *screen = state;
    (void)key;
    if (!allow_list_count(access_list(screen)) && screen->wizard->who.address[0]) {
        if (access_add_own(screen))
            access_tell(screen, ROLE_DONE, "your own address was added; Enter again goes on");
        return MOVE_STAY;
    }
    if (!allow_list_count(access_list(screen))) {
        access_tell(screen, ROLE_FAILED, "nobody could connect: add at least one address (m: your own)");
        return MOVE_STAY;
    }
    if (screen->wizard->route.access_only) { /* in force at once: there is no Review in between */
        AUTO(question_release) Question question = {0};
        const AllowList *in_force = screen->wizard->route.in_force;
        allowed_question(screen->wizard->choices.chosen, in_force ? in_force : screen->entered, screen->entered,
                         access_list(screen), &question);
        return question.title ? wizard_question(screen->wizard, &question, screen, put_in_force)
                              : put_in_force(screen, true);
    }
    screen->wizard->done[SCREEN_ACCESS] = screen->confirmed = true;
    return MOVE_NEXT;
}

/* Esc: in the wizard one step back; from Home, back there with the list as it was. */
Move access_back(void *state, const Key *key) {
    AccessScreen *screen = state;
    (void)key;
    if (!screen->wizard->route.access_only)
        return MOVE_BACK;
    allow_list_assign(access_list(screen), screen->entered);
    screen->wizard->route.access_only = false;
    return SCREEN_HOME;
}

static void access_help(const void *state, Text *text) {
    (void)state;
    help_section("access", text);
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
                              .message = access_message,
                              .tick = access_tick,
                              .help = access_help,
                              .keys = access_keys,
                              .leave = access_leave};