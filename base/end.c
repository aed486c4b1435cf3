/* See end.h. */
#include "base/end.h"

#include <stddef.h>
#include <string.h>
#include <unistd.h>

static void (*before)(void);

void end_before(void (*handler)(void)) {
    before = handler;
}

_Noreturn void end_orderly(const char *sentence) {
    if (before)
        before();
    /* No stdio: it may need memory itself. */
    if (write(STDERR_FILENO, sentence, strlen(sentence)) < 0)
        _exit(1);
    _exit(1);
}
