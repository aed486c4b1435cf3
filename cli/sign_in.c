/* Waiting for a sign-in: see sign_in.h. */
#include "guide/sign_in.h"
#include "cli/sign_in.h"

#include <unistd.h>

static void told(void *data, const char *words) {
    say(data, "%s", words);
}

bool sign_in(Run *run) {
    bool somebody = !run->options.json && isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
    return sign_in_wait(&run->aws, somebody ? told : NULL, run, &run->err);
}
