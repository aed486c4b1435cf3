/* The wizard's questions one a line: for screen readers, for terminals without a cursor, for logs and `expect`.
 *
 * A second view of the same settings table and the same engine, not a second wizard. */
#ifndef CLI_PLAIN_H
#define CLI_PLAIN_H

#include "cli/command.h"

/* Asks on standard input, answers on standard error and output; returns the exit status. End of input ends it at a
 * question; what was answered so far is kept in the draft. */
int plain_start(Run *run);

#endif
