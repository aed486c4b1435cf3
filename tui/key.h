/* One thing that the user did: a key, a click, a turn of the wheel, or a paste as a whole. */
#ifndef TUI_KEY_H
#define TUI_KEY_H

#include <stdbool.h>
#include <stdint.h>

/* Codes below 0x110000 are the character typed (Unicode). Ctrl with a letter is the small letter with KEY_CTRL.
 * Not ncurses' KEY_ names: those are macros, and would silently win in a file that includes both. */
typedef enum {
    K_NONE = 0, /* nothing: never delivered */
    K_TAB = 9,
    K_ENTER = 13,
    K_ESCAPE = 27,
    K_SPACE = 32,
    K_BACKSPACE = 127,
    K_UP = 0x110000,
    K_DOWN,
    K_LEFT,
    K_RIGHT,
    K_HOME,
    K_END,
    K_PAGE_UP,
    K_PAGE_DOWN,
    K_INSERT,
    K_DELETE,
    K_F1,
    K_F12 = K_F1 + 11,
    K_CLICK, /* the left button went down: row, column, target, index */
    K_WHEEL_UP,
    K_WHEEL_DOWN,
    K_PASTE,      /* paste: the whole text, lines ended by '\n' */
    K_BACKGROUND, /* the terminal told its background: `light`. Taken by terminal_key(), no screen sees it */
    K_RESIZE,     /* rows and columns are new. Drawing follows; no screen sees it */
} KeyCode;

enum { KEY_CTRL = 1, KEY_ALT = 2, KEY_SHIFT = 4 };

typedef struct Key {
    int code;
    unsigned modifiers;
    int row, column;    /* the mouse's, on the whole screen; of K_RESIZE: the new size */
    const void *target; /* what was drawn under the mouse (canvas_target()), NULL for nothing */
    int index;          /* which part of it */
    const char *paste;  /* of K_PASTE: valid UTF-8 during the call only */
    bool light;         /* of K_BACKGROUND */
} Key;

/* The key is this one, with no modifier other than those given. */
bool key_is(const Key *key, int code, unsigned modifiers);
/* How many rows a key moves by in what scrolls, of which `page` rows are a page: arrows, j k, g G, PgUp PgDn, Ctrl-B
 * Ctrl-F, Ctrl-U Ctrl-D, Home End (less(1) and vi(1) have the same). KEY_MOVES_ALL: to the end, -KEY_MOVES_ALL: to the
 * start, 0: none that moves. `typing`: letters are text, and only what no text has moves. */
enum { KEY_MOVES_ALL = 1 << 30 };
long key_moves(const Key *key, long page, bool typing);
/* A character to be put into a text: printable, no Ctrl, no Alt. */
bool key_types(const Key *key);

/* "Enter", "Ctrl-C", "Alt-U", "F1", "é": as shown in the key line. `label` has KEY_LABEL_SIZE bytes. */
enum { KEY_LABEL_SIZE = 40 };
void key_label(const Key *key, char *label);

#endif
