/* A line that a person types on a terminal. */
#ifndef CLI_LINE_H
#define CLI_LINE_H

#include "base/cancel.h"

#include <stdbool.h>
#include <stddef.h>

/* Reads one from `terminal`, whose lines come whole (ICANON), without its end and no longer than `size` - 1 bytes. A
 * wish to stop is heard whenever it comes, also just before the waiting begins. False: it came, or the input has ended.
 */
bool line_read(int terminal, char *line, size_t size, const Cancel *cancel);

#endif
