/* Roles instead of colours: what a piece of text means decides how it looks, on every terminal. */
#ifndef TUI_THEME_H
#define TUI_THEME_H

#include <stdbool.h>

typedef enum {
    ROLE_TEXT,
    ROLE_DIM,     /* asides, units, what can't be chosen */
    ROLE_TITLE,   /* of a screen, a pane, a dialog */
    ROLE_LABEL,   /* before a field, above a column */
    ROLE_KEY,     /* a key in the key line */
    ROLE_BORDER,  /* lines and boxes */
    ROLE_FIELD,   /* where something can be typed or chosen */
    ROLE_FOCUS,   /* the field that has the focus */
    ROLE_BUTTON,  /* of a dialog */
    ROLE_DONE,    /* succeeded, added */
    ROLE_BUSY,    /* under way */
    ROLE_WARNING, /* allowed, but look at it */
    ROLE_FAILED,  /* failed, refused, removed */
    ROLE_CHANGED, /* other than the last time */
    ROLE_ACCENT,  /* prices, addresses: what the eye looks for */
    ROLE_BAR,     /* the full part of a bar */
    ROLE_TRACK,   /* the empty part of a bar */
    ROLE_REMOVED, /* deleted, as it should be */
    ROLE_COUNT,
} Role;

/* A style is a role, or'ed with any of these. */
typedef unsigned Style;
enum {
    STYLE_CURSOR = 1 << 8, /* the row or the thing that the next key is for */
    STYLE_BOLD = 1 << 9,
    STYLE_UNDERLINE = 1 << 10,
    STYLE_FOUND = 1 << 11, /* what was searched for */
};

/* The sign that goes with a state, so that colour is never the only one. All are one column wide. */
typedef enum {
    MARK_NONE,
    MARK_WAITING,
    MARK_BUSY,
    MARK_DONE,
    MARK_WARNING,
    MARK_FAILED,
    MARK_CHANGED,
    MARK_REMOVED,
    MARK_HERE
} Mark;
const char *mark_text(Mark mark);
Style mark_style(Mark mark);
/* The spinner's picture at a moment; five a second: each costs a slow
 * link some bytes. ASCII terminals get | / - \ from the canvas. */
const char *spinner_text(long long now_ms);
enum { SPINNER_MS = 200 };

typedef struct Theme {
    int colours; /* that the terminal has: 0 (and NO_COLOR), 8, 16, 256 or more */
    bool light;  /* dark text on a light background */
} Theme;

typedef struct Look {
    int front, back; /* colour numbers of the terminal (RGB when it has more than 256); -1 is its default */
    bool bold, dim, underline, reverse;
} Look;
/* How a style looks. Without colours, bold, underline and reverse carry the difference. */
Look theme_look(const Theme *theme, Style style);
/* COLORFGBG says that the background is light ("0;15"). NULL: no. */
bool theme_light_from(const char *colorfgbg);

#endif
