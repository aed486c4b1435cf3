/* The keys of Allowed IPs: of the list, of the form beneath it, and of the report of an import. */
#include "screens/access_state.h"

#include <stdio.h>
#include <string.h>

static void forget(void *state) {
    ((AccessScreen *)state)->said[0] = '\0';
}

/* ---- the report */

static Move report_close(void *state, const Key *key) {
    AccessScreen *screen = state;
    pager_free(screen->report);
    screen->report = NULL;
    if (key->code == 'u')
        access_take_back(screen);
    return MOVE_STAY;
}

static bool can_take_back(const void *state) {
    return ((const AccessScreen *)state)->report_undo;
}

static const char *report_says(const void *state) {
    return can_take_back(state) ? "keep it" : "close";
}

static Move report_rest(void *state, const Key *key) {
    return pager_key(((AccessScreen *)state)->report, key) == PAGER_USED ? MOVE_STAY : MOVE_IGNORED;
}

static void report_keys(const AccessScreen *screen, Keys *keys) {
    static const KeyRow rows[] = {
        {.code = K_ENTER, .also = K_ESCAPE, .says = report_says, .act = report_close},
        {.code = 'u', .words = "take it back", .applies = can_take_back, .act = report_close},
    };
    keys->rest = report_rest;
    if (pager_captures(screen->report, keys))
        return;
    KEYS_ROWS(keys, rows, screen);
    pager_offers(screen->report, keys);
}

/* ---- the form */

static Move edit_take(void *state, const Key *key) {
    (void)key;
    return access_edit_end(state), MOVE_STAY;
}

static Move edit_cancel(void *state, const Key *key) {
    (void)key;
    ((AccessScreen *)state)->edit = EDIT_NONE;
    return MOVE_STAY;
}

static Move edit_other(void *state, const Key *key) {
    AccessScreen *screen = state;
    (void)key;
    screen->in_note = !screen->in_note;
    return MOVE_STAY;
}

static bool of_file(const void *state) {
    return ((const AccessScreen *)state)->edit == EDIT_FILE;
}

static bool of_entry(const void *state) {
    return !of_file(state);
}

static const char *take_says(const void *state) {
    return of_file(state) ? "import" : "take it";
}

static const char *other_says(const void *state) {
    return ((const AccessScreen *)state)->in_note ? "address" : "note";
}

static Move edit_rest(void *state, const Key *key) {
    AccessScreen *screen = state;
    if (key->code == K_PASTE && screen->edit == EDIT_ADD && strchr(key->paste, '\n')) {
        screen->edit = EDIT_NONE;
        access_import_text(screen, key->paste);
        return MOVE_STAY;
    }
    Field *field = of_file(screen) ? screen->path : screen->in_note ? screen->note : screen->address;
    return field_key(field, key) == FIELD_IGNORED ? MOVE_IGNORED : MOVE_STAY;
}

static void edit_keys(const AccessScreen *screen, Keys *keys) {
    static const KeyRow rows[] = {
        {.code = K_ENTER, .says = take_says, .act = edit_take},
        {.code = K_TAB, .also = K_DOWN, .says = other_says, .applies = of_entry, .act = edit_other},
        {.code = K_UP, .help = "the same", .applies = of_entry, .act = edit_other},
        {.code = K_ESCAPE, .words = "cancel", .act = edit_cancel},
    };
    keys->rest = edit_rest;
    keys->takes = REST_TYPES;
    KEYS_ROWS(keys, rows, screen);
}

/* ---- the list */

static bool has_entry(const void *state) {
    return list_current(((const AccessScreen *)state)->list) != LIST_NONE;
}

static bool has_removed(const void *state) {
    const AccessScreen *screen = state;
    return has_entry(screen) && list_current(screen->list) >= allow_list_count(access_list(screen));
}

static bool can_edit(const void *state) {
    return has_entry(state) && !has_removed(state);
}

static bool has_own(const void *state) {
    return ((const AccessScreen *)state)->wizard->who.address[0];
}

static bool can_undo(const void *state) {
    return ((const AccessScreen *)state)->undo_count > 0;
}

static bool can_look_up(const void *state) {
    return !((const AccessScreen *)state)->lookup;
}

static const char *next_says(const void *state) {
    return ((const AccessScreen *)state)->wizard->route.access_only ? "put in force" : "next";
}

static const char *remove_says(const void *state) {
    return has_removed(state) ? "bring back" : "delete";
}

static Move own_act(void *state, const Key *key) {
    (void)key;
    return access_add_own(state), MOVE_STAY;
}

static Move edit_act(void *state, const Key *key) {
    Edit edit = key->code == 'e' ? EDIT_CHANGE : key->code == 'i' ? EDIT_FILE : EDIT_ADD;
    return access_edit_begin(state, edit), MOVE_STAY;
}

static Move remove_act(void *state, const Key *key) {
    (void)key;
    return access_remove_current(state), MOVE_STAY;
}

static Move undo_act(void *state, const Key *key) {
    (void)key;
    return access_take_back(state), MOVE_STAY;
}

static Move look_up_act(void *state, const Key *key) {
    (void)key;
    return access_look_up(state), MOVE_STAY;
}

static Move list_rest(void *state, const Key *key) {
    AccessScreen *screen = state;
    if (key->code == K_PASTE && !list_filtering(screen->list))
        return access_import_text(screen, key->paste), MOVE_STAY;
    return list_key(screen->list, key) == LIST_IGNORED ? MOVE_IGNORED : MOVE_STAY;
}

static void list_keys(const AccessScreen *screen, Keys *keys) {
    static const KeyRow rows[] = {
        {.code = K_ENTER, .says = next_says, .act = access_next},
        {.code = 'm', .words = "me", .help = "adds your own address", .applies = has_own, .act = own_act},
        {.code = 'a', .also = K_INSERT, .words = "add", .act = edit_act},
        {.code = 'e', .words = "edit", .applies = can_edit, .act = edit_act},
        {.code = 'd', .also = K_DELETE, .says = remove_says, .applies = has_entry, .act = remove_act},
        {.code = 'u', .words = "undo", .applies = can_undo, .act = undo_act},
        {.code = K_ESCAPE, .words = "back", .act = access_back},
        {.code = 'i', .words = "file", .help = "reads a file of addresses", .act = edit_act},
        {.code = 'r',
         .words = "look up",
         .help = "asks for your own address once more",
         .applies = can_look_up,
         .act = look_up_act},
    };
    keys->rest = list_rest;
    if (list_captures(screen->list, keys))
        return;
    KEYS_ROWS(keys, rows, screen);
    list_offers(screen->list, keys);
}

void access_keys(const void *state, Keys *keys) {
    const AccessScreen *screen = state;
    keys->before = forget;
    if (screen->report)
        report_keys(screen, keys);
    else if (screen->edit != EDIT_NONE)
        edit_keys(screen, keys);
    else
        list_keys(screen, keys);
}
