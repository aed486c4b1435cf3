/* The keys that work now, said once: the key line, the help and the handler read the same rows, so that a line never
 * offers what is off, and no key works unseen. */
#ifndef TUI_KEYS_H
#define TUI_KEYS_H

#include "base/text.h"
#include "tui/key.h"

/* What should follow a key: one of these, or the index of the screen to go to (0 and up). */
typedef int Move;
enum {
    MOVE_STAY = -1,    /* the key was used here */
    MOVE_IGNORED = -2, /* it means nothing here: the shell may use it */
    MOVE_NEXT = -3,
    MOVE_BACK = -4,
    MOVE_QUIT = -5, /* the program ends: whoever answers this has asked before */
};

typedef Move KeyAct(void *state, const Key *key);

typedef struct KeyRow {
    int code;
    unsigned modifiers;
    int also;                               /* a second key for the same, as Insert beside a; 0: none */
    const char *label;                      /* of them both, "↑↓"; NULL: each has its own name */
    const char *words;                      /* in the line, "add"; NULL: the screen itself shows this key */
    const char *(*says)(const void *state); /* the words where they depend on the state; NULL: `words` */
    const char *help;                       /* what it does, in the help; NULL: as in the line */
    bool (*applies)(const void *state);     /* NULL: always */
    KeyAct *act;                            /* NULL: it is left to what has the focus */
} KeyRow;

/* Which keys what has the focus gets, beside those of the rows. */
typedef enum {
    REST_MOVES, /* those that move, the mouse, a paste */
    REST_EDITS, /* every key: a form's number takes digits */
    REST_TYPES, /* every key, and letters are text: so '?' opens no help */
} KeysRest;

/* Filled anew for each key and each drawing. */
typedef struct Keys {
    KeyRow *rows;
    size_t count;
    KeysRest takes;
    KeyAct *rest;                /* NULL: nothing has the focus */
    void (*before)(void *state); /* before any of them acts: what the last key did is told no longer. May be NULL */
    const struct Keys *over;     /* they go first, and a key of theirs is none of these. May be NULL */
} Keys;

/* Adds those that apply, in the order of the line. One whose key a row before it has, or `over`, is left out. */
void keys_rows(Keys *keys, const KeyRow *rows, size_t count, const void *state);
#define KEYS_ROWS(keys, table, state) keys_rows(keys, table, sizeof(table) / sizeof *(table), state)
void keys_release(Keys *keys); /* for AUTO */

/* What the key does, with one of the rows or with the rest; MOVE_IGNORED: nothing. */
Move keys_press(const Keys *keys, void *state, const Key *key);
/* "Enter next|a add", added to a line that may have begun. */
void keys_line(const Keys *keys, Text *text);
/* A line for each, "a, Ins: adds an address". */
void keys_help(const Keys *keys, Text *text);
/* Entry number `index` of the line; false: it has fewer, and `index` is less by them. */
bool keys_entry(const Keys *keys, int *index, Key *key);

#endif
