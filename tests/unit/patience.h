/* How long a test waits for what should happen. Nothing that works takes it, however busy the machine is; what must not
 * wait to the end is known by what it says, not by a clock. */
#ifndef TESTS_PATIENCE_H
#define TESTS_PATIENCE_H

enum { PATIENCE_MS = 5 * 60 * 1000 };

#endif
