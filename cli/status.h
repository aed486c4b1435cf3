/* What `secure-rds status` prints of the stack. */
#ifndef CLI_STATUS_H
#define CLI_STATUS_H

#include "guide/lines.h"

/* On standard output: what is not well with the command that does something about it; then all that can be done. */
void status_print(const Lines *lines, const Ways *ways);

#endif
