/* The plain wizard's questions: put in one line, answered by one line, asked again until the answer is allowed.
 *
 * Every question takes "?" for help, "<" to go back and "q" to leave; "=" before an answer takes it as it stands. */
#ifndef PLAIN_ASK_H
#define PLAIN_ASK_H

#include "aws/services.h"
#include "base/exit.h"
#include "guide/choices.h"
#include "guide/lines.h"
#include "plain/plain.h"

/* What came of a question. From ANSWER_LEAVE on, it is the end of the whole dialogue. */
typedef enum {
    ANSWER_GIVEN,
    ANSWER_BACK,    /* "<" */
    ANSWER_LEAVE,   /* "q" */
    ANSWER_ENDED,   /* the input has come to its end */
    ANSWER_STOPPED, /* Ctrl-C */
} Answer;

enum { ANSWER_SIZE = 512 };

/* A run of the plain wizard. */
typedef struct Plain {
    const PlainOptions *options;
    Choices choices;
    AwsSession *session; /* NULL: AWS could not be reached; err told why */
    AwsContext aws;
    Clock clock;
    Error err;
    int input;  /* the file descriptor that answers come from */
    bool shown; /* what is typed is seen by itself: on a terminal */
    bool stopped, ended;
    size_t repeats; /* how often in a row the last answer was given */
    char last[ANSWER_SIZE];
    char bytes[4096]; /* read, and not yet an answer */
    size_t from, to;
    bool standing;      /* the stack stands: what is fixed can't be changed */
    Settings *stands;   /* as the stack has them; NULL: not known */
    bool home;          /* a stack of another time was chosen: on to its menu */
    char priced[32];    /* the region whose price list was asked for, whatever came of it */
    char *profile;      /* the one that was chosen here, and can be chosen again; NULL: none */
    int failed;         /* the exit status of what failed last and was not mended; 0: nothing */
    char *agreed;       /* the changes that were agreed to last, as changes_mark() has them; NULL: none */
    PlanMoment moment;  /* when the database changes, as it was chosen */
    bool revert;        /* what is deployed puts back what was changed outside, and applies no setting */
    bool retries;       /* a new try of them was chosen: the same ones need no second agreement */
    RdsClasses classes; /* of `classes_of`: region and version; asked once */
    char classes_of[128];
} Plain;

void plain_release(Plain *plain); /* for AUTO */

/* A line for the user, made visible. */
__attribute__((format(printf, 2, 3))) void plain_say(const Plain *plain, const char *format, ...);
/* Lines of guide/, each a sentence behind its label. */
void plain_line_say(const Plain *plain, const Line *line);
void plain_lines_say(const Plain *plain, const Lines *lines);
/* The status of a part that asked and got its answer: what was tried in between and failed is not told. */
int plain_ended(Plain *plain, int status);

/* `help` is said for "?"; blanks around the answer are gone. The same answer over and over, from what is no terminal,
 * is nobody's: that ends the input. */
Answer plain_line(Plain *plain, const char *question, const char *help, char line[ANSWER_SIZE]);
/* Whether a line was typed while something else went on; what it said is gone. Never waits. */
bool plain_typed(Plain *plain);
/* yes or no; Enter: `initial`. */
Answer plain_yes(Plain *plain, const char *question, const char *help, bool initial, bool *yes);
/* Numbered lines, of which one is chosen: `*chosen` from 0. Enter: `initial`, -1 for none. */
Answer plain_menu(Plain *plain, const char *const *items, size_t count, const char *question, const char *help,
                  long initial, size_t *chosen);

/* Numbered ways, of which one is chosen: `*id` is that of the way, and what Enter chooses before; WAY_NONE: nothing.
 * What can't be done now is said, with why. `aloud`: read out; else "?" does. */
Answer plain_ways(Plain *plain, const Ways *ways, bool aloud, const char *help, int *id);
/* A question of guide/: yes or no, or the name that has to be typed. One without a title is agreed to at once. */
Answer plain_question(Plain *plain, const Question *question, bool *agreed);

/* Things of which there may be many: chosen by number, by name or by a part of what their line says. */
typedef struct PlainList {
    const void *context;
    size_t count;
    const char *what; /* "key pairs" */
    const char *(*name)(const void *context, size_t index);
    void (*words)(const void *context, size_t index, Text *text); /* the line, without its number */
} PlainList;
enum { PLAIN_LIST_SHOWN = 10 }; /* more are not read out unless they are asked for */
void plain_list_show(const Plain *plain, const PlainList *list);
/* `*chosen` is list->count for an answer that is none of them, which is in `line` then (only when `other`). */
Answer plain_choose(Plain *plain, const PlainList *list, const char *question, const char *help, long initial,
                    bool other, size_t *chosen, char line[ANSWER_SIZE]);

/* What was found, and what is allowed. */
void plain_refuse(const Plain *plain, const char *found, const char *allowed);
/* What failed and what to do; clears it. */
void plain_error(const Plain *plain, Error *err);
/* Keeps the answers so far; a failure to is told. */
void plain_keep(const Plain *plain);

#endif
