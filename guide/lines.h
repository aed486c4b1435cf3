/* What is told and what can be done, as data: a face lays it out.
 *
 * Words are a clause or a few, with a capital letter and without the full stop at the end: a screen shows them as they
 * are, a line of --plain ends them. They name no key, number or command: what can be done is a way, and each face has
 * its own name for that. */
#ifndef GUIDE_LINES_H
#define GUIDE_LINES_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* How it is with what a line tells of. */
typedef enum {
    SIGN_NONE,
    SIGN_UNKNOWN,
    SIGN_WELL,
    SIGN_BUSY,
    SIGN_CAREFUL, /* allowed, or not urgent, but look at it */
    SIGN_FAILED,
} Sign;

/* What a line is among others, for a face that can show it. */
typedef enum {
    LINE_TEXT,
    LINE_TITLE,
    LINE_DIM,
    LINE_ADDED,
    LINE_CHANGED,
    LINE_CAREFUL,
    LINE_DANGER,
    LINE_COST,
} LineRole;

enum { WAY_NONE = -1 };

typedef struct Line {
    Sign sign;
    LineRole role;
    const char *label; /* "Allowed IPs", constant; "": it goes on with the line before */
    char *words;
    int way; /* the id of the way that does something about it; WAY_NONE */
} Line;

typedef struct Lines {
    Line *items;
    size_t count;
} Lines;

/* The line that was added: its role and way may be set until the next one is. */
__attribute__((format(printf, 4, 5))) Line *lines_add(Lines *lines, Sign sign, const char *label, const char *format,
                                                      ...);
void lines_release(Lines *lines); /* for AUTO */
/* What to do about the line before, with a capital letter; nothing when `remedy` is "". */
void lines_remedy(Lines *lines, Sign sign, const char *remedy);
/* It says what to do about the line before: never cut, and no warning of its own. */
bool line_is_remedy(const Line *line);
/* It has AWS's own words. */
bool line_is_quote(const Line *line);

/* Something that can be done. */
typedef struct Way {
    int id;            /* of the list that offers it; a face hands it to what does it */
    char letter;       /* for a face with keys; one with numbers counts */
    char *words;       /* "Change who may connect" */
    const char *label; /* one or two words for a line of keys; NULL: it has no room there */
    char *command;     /* what does it on the command line, "secure-rds access"; NULL: none does */
    bool grave;        /* behind it, something can be lost */
    char *why_not;     /* why it can't be done now, told in its place; NULL: it can */
} Way;

typedef struct Ways {
    Way *items;
    size_t count;
} Ways;

/* `words` is taken over; `command` may be NULL, and is copied. The way may be changed until the next one is added. */
Way *ways_add(Ways *ways, int id, char letter, char *words, const char *command);
/* NULL: it is not offered. */
const Way *ways_find(const Ways *ways, int id);
/* The one that this key does; NULL when there is none, or when it can't be done now. */
const Way *ways_letter(const Ways *ways, int letter);
/* Why it can't be done now. */
__attribute__((format(printf, 2, 3))) void way_bar(Way *way, const char *format, ...);
void ways_release(Ways *ways); /* for AUTO */

/* What is asked before a way is gone: nothing is done before it is answered. */
typedef struct Question {
    const char *title; /* "Delete the rest?"; NULL: nothing is asked */
    char *words;       /* whole sentences: what it would mean */
    const char *yes;   /* what agreeing is called, "Delete the rest" */
    bool grave;
    char *typed; /* the name that has to be typed to agree; NULL: none */
} Question;
void question_release(Question *question); /* for AUTO */
/* What taking back is called, everywhere. */
extern const char question_no[];

#endif
