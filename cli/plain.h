/* The wizard's questions one a line: for screen readers, for terminals without a cursor, for logs and `expect`.
 *
 * A second view of the same settings table and the same engine, not a second wizard. */
#ifndef CLI_PLAIN_H
#define CLI_PLAIN_H

#include "cli/command.h"

/* Asks on standard output, where everything else is said too, and reads answers from standard input; returns the exit
 * status. The input's end at a question is EXIT_USAGE, Ctrl-C EXIT_INTERRUPTED; "q" is that of what failed last, or
 * EXIT_DONE. What was answered so far is kept in the draft, and the next start goes on with it. */
int plain_start(Run *run);

#endif
