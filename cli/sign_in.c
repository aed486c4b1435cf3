/* Waiting for a sign-in: see sign_in.h. */
#include "cli/sign_in.h"
#include "guide/sign_in.h"

#include <poll.h>
#include <unistd.h>

typedef struct Waiter {
    Run *run;
    bool open; /* false: standard input has come to its end */
} Waiter;

static void told(void *data, const char *words) {
    say(((Waiter *)data)->run, "%s", words);
}

static bool typed(void *data) {
    Waiter *waiter = data;
    char line[256];
    struct pollfd ready = {.fd = STDIN_FILENO, .events = POLLIN};
    if (!waiter->open || poll(&ready, 1, 0) <= 0)
        return false;
    ssize_t count = read(STDIN_FILENO, line, sizeof line);
    waiter->open = count > 0;
    return count > 0 && line[count - 1] == '\n';
}

bool sign_in(Run *run) {
    Waiter waiter = {run, true};
    const SignInHooks hooks = {.told = run_attended(run) ? told : NULL, .typed = typed, .data = &waiter};
    return sign_in_wait(&run->aws, &hooks, &run->err);
}
