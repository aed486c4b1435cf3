/* The inside of Allowed IPs, shared by its parts: access.c keeps the list, access_keys.c takes keys,
 * access_draw.c draws, access_lookup.c asks for the own address. Nobody else includes this. */
#ifndef SCREENS_ACCESS_STATE_H
#define SCREENS_ACCESS_STATE_H

#include "screens/context.h"
#include "settings/allow_list.h"
#include "tui/field.h"
#include "tui/list.h"
#include "tui/pager.h"

typedef enum { EDIT_NONE, EDIT_ADD, EDIT_CHANGE, EDIT_FILE } Edit;
enum { UNDO_MAX = 50 };

typedef struct AccessScreen {
    Wizard *wizard;
    List *list;
    Edit edit;
    size_t edited;                /* EDIT_CHANGE: which entry */
    Field *address, *note, *path; /* path: of EDIT_FILE */
    bool in_note;                 /* the note has the focus */
    bool confirmed;               /* it is left by Enter */
    char said[240];               /* what the last key did, or why it did nothing */
    Style said_style;
    AllowList *entered; /* as the list was found */
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

/* ---- access.c */

/* The list that is edited. */
AllowList *access_list(const AccessScreen *screen);
/* The list of the last time, NULL in a first set-up. */
const AllowList *access_before(const AccessScreen *screen);
/* What the last key did, or why it did nothing. */
void access_tell(AccessScreen *screen, Style style, const char *words);

/* The own address, which is known. False: told why not. */
bool access_add_own(AccessScreen *screen);
void access_take_back(AccessScreen *screen);             /* the last change; there is one */
void access_edit_begin(AccessScreen *screen, Edit edit); /* EDIT_CHANGE: of the entry under the cursor */
void access_edit_end(AccessScreen *screen);              /* takes what was typed, or tells why not */
void access_import_text(AccessScreen *screen, const char *text);
void access_remove_current(AccessScreen *screen); /* the entry under the cursor, or brings a removed one back */
KeyAct access_next, access_back;

/* ---- access_keys.c */

void access_keys(const void *state, Keys *keys);

/* ---- access_draw.c */

List *access_rows_new(const AccessScreen *screen);
void access_draw(const void *state, const Canvas *canvas);

/* ---- access_lookup.c: the own address, asked for once more */

void access_look_up(AccessScreen *screen);
void access_message(void *state, Message *message);

#endif
