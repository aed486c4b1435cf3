/* What the machine lets this process have. */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#include "base/error.h"

/* For a program that talks to a network from several threads: false, with `err` told, when its limits (ulimit -n, -v)
 * are below what it needs for that. Raises the number of open files as far as it may. Without this, each connection
 * would fail in a way of its own, and look like a network that is down. */
bool limits_enough(Error *err);
/* Whether no file can be opened right now for want of descriptors: the cause of a connection that failed. */
bool limits_reached(void);

#endif
