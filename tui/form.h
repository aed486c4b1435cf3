/* Fields below each other: label, value, unit, and beside it what is wrong with it. Every value is a text, as in the
 * settings file; the form knows nothing of what they mean.
 * Keys: Tab and arrows move; Space turns a switch and opens a choice; left and right, + and - step. Enter is left to
 * the screen. */
#ifndef TUI_FORM_H
#define TUI_FORM_H

#include "tui/canvas.h"
#include "tui/check.h"
#include "tui/keys.h"

typedef struct Form Form;

typedef enum {
    ITEM_TEXT,
    ITEM_NUMBER,  /* digits; least, most, step */
    ITEM_SWITCH,  /* "true" or "false" */
    ITEM_CHOICE,  /* one of the options */
    ITEM_HEADING, /* a title above what follows; no value */
} ItemType;

typedef struct FormOption {
    const char *value;   /* as in the settings */
    const char *label;   /* shown; NULL: the value */
    const char *meaning; /* a sentence, shown beneath while it has the focus; NULL: none */
    const char *note;    /* at its right while one chooses, such as its price; NULL: none */
    bool barred;         /* shown dim, can't be chosen; `meaning` says why */
} FormOption;

typedef struct FormItem {
    const char *name;                /* unique in the form: "database.port" */
    const char *label, *unit, *hint; /* hint: one line, shown beneath while it has the focus. Each may be NULL */
    ItemType type;
    long long least, most, step; /* ITEM_NUMBER; a step of 0 is 1 */
    const FormOption *options;   /* ITEM_CHOICE */
    size_t option_count;
    int width;   /* of the field, in columns; 0: a fitting one */
    bool hidden; /* ITEM_TEXT: shows marks instead of characters */
} FormItem;

typedef struct FormHost {
    void *context;
    Check check; /* after each change; NULL: only numbers are checked, against least and most */
    /* The item makes sense now; others are shown dim and skipped. NULL: all do. */
    bool (*enabled)(const void *context, const char *name);
    /* Text beside the field, at the right: the price it makes, "changed". NULL: none. */
    Style (*aside)(const void *context, const char *name, const char *value, Text *text);
} FormHost;

/* `items` and what they point to must outlive the form; `host` is copied. */
Form *form_new(const FormItem *items, size_t count, const FormHost *host);
void form_free(Form *form);

/* Sets a value from outside: no undo step; checked. An unknown name is ignored. */
void form_set(Form *form, const char *name, const char *value);
/* NULL for an unknown name. */
const char *form_value(const Form *form, const char *name);
/* Checks all again: something outside changed. */
void form_check(Form *form);
/* The options of a choice are now these (they must outlive the form). */
void form_options(Form *form, const char *name, const FormOption *options, size_t count);
/* The first enabled item with an error, NULL when all are fine. */
const char *form_faulty(const Form *form);
Verdict form_verdict(const Form *form, const char *name, const char **reason);
/* Puts the focus there and scrolls to it. */
void form_focus(Form *form, const char *name);
/* NULL when no item can have it. */
const char *form_focused(const Form *form);
bool form_typing(const Form *form); /* the focus takes letters: '?' and 'q' are text now */
bool form_undo(Form *form);

/* FORM_CHANGED: ask form_focused() which. */
typedef enum { FORM_IGNORED, FORM_USED, FORM_CHANGED } FormAnswer;
FormAnswer form_key(Form *form, const Key *key);
/* For a screen's keys: true when nothing else applies, because a choice is open; and what the field with the focus
 * takes. Each is left to the rest, which hands it to form_key(). */
bool form_captures(const Form *form, Keys *keys);
void form_offers(const Form *form, Keys *keys);
/* Scrolls when it is higher than the canvas. */
void form_draw(const Form *form, const Canvas *canvas, bool focus);
/* The rows it takes at this width. */
int form_rows(const Form *form, int columns);

#endif
