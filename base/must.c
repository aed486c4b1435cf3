/* See must.h. */
#include "base/must.h"
#include "base/end.h"

#include <stdio.h>

_Noreturn void must_failed(const char *condition, const char *file, int line) {
    char sentence[400];
    snprintf(sentence, sizeof sentence,
             "secure-rds: a mistake in this program, at %.80s:%d: %.200s; nothing more was done\n", file, line,
             condition);
    end_orderly(sentence);
}
