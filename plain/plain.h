/* The wizard's questions one a line: for screen readers, for terminals without a cursor, for logs and `expect`.
 *
 * A second view of the same settings table and the same engine, not a second wizard. */
#ifndef PLAIN_PLAIN_H
#define PLAIN_PLAIN_H

#include "guide/face.h"

typedef struct PlainOptions {
    FaceOptions face;
    const char *confirm; /* the app's name, given in advance; NULL: it is asked for */
    bool yes;            /* what nothing is lost by is agreed to */
    bool verbose;        /* each event of an operation is said */
    Cancel *cancel;      /* wanted: Ctrl-C was pressed */
} PlainOptions;

/* Asks on standard output, where everything else is said too, and reads answers from standard input; returns the exit
 * status, beside which err tells. The input's end at a question is EXIT_USAGE, Ctrl-C EXIT_INTERRUPTED; "q" is that of
 * what failed last, or EXIT_DONE. What was answered so far is kept in the draft, and the next start goes on with it. */
int plain_run(const PlainOptions *options, Error *err);

#endif
