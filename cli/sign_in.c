/* Waiting for a sign-in: see sign_in.h. */
#include "cli/sign_in.h"
#include "aws/sign_in.h"
#include "base/memory.h"

#include <poll.h>
#include <unistd.h>

/* Files are looked at often; the sources themselves, which may ask a network, now and then: they can get credentials
 * anew without a file that changes. */
enum { LOOK_MS = 200, AGAIN_MS = 10000 };

static bool somebody_there(const Run *run) {
    return !run->options.json && isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

static void say_what_to_do(const Run *run) {
    say(run, "%s", run->err.said);
    say(run, "Enter signs in here, with\n\n    %s\n", aws_sign_in_command(&run->err));
    say(run, "or run that in another window: this goes on by itself as soon as you are signed in. Ctrl-C leaves.");
}

/* Whether a line was typed; `open` turns false at the end of the input. */
static bool line_typed(bool *open) {
    char line[256];
    struct pollfd ready = {.fd = STDIN_FILENO, .events = POLLIN};
    if (!*open || poll(&ready, 1, 0) <= 0)
        return false;
    ssize_t count = read(STDIN_FILENO, line, sizeof line);
    *open = count > 0;
    return count > 0 && line[count - 1] == '\n';
}

/* What the command itself says, the terminal has shown. */
static void sign_in_here(Run *run) {
    AUTO(memory_release) char *command = memory_copy(aws_sign_in_command(&run->err));
    int status = 0;
    Error err = {0};
    if (!aws_sign_in_run(command, &status, &err))
        say(run, "%s. To do: %s", err.said, err.remedy);
    else if (status != 0)
        say(run, "It ended with status %d.", status);
}

/* True: it is worth asking again. */
static bool wait_for_change(Run *run, bool *open) {
    Clock wall = clock_wall();
    unsigned long long mark = aws_sign_in_mark();
    long long end = clock_monotonic_ms() + AGAIN_MS;
    while (clock_monotonic_ms() < end && aws_sign_in_mark() == mark) {
        if (line_typed(open)) {
            sign_in_here(run);
            return !cancel_wanted(&run_cancel);
        }
        if (!clock_sleep(&wall, LOOK_MS, &run_cancel))
            return false;
    }
    return true;
}

bool sign_in(Run *run) {
    AwsCredentialsInfo info;
    bool told = false, open = true;
    while (!aws_session_credentials(&run->aws, &info, &run->err)) {
        if (!*aws_sign_in_command(&run->err) || !somebody_there(run))
            return false;
        if (!told)
            say_what_to_do(run);
        told = true;
        if (!wait_for_change(run, &open))
            return cancel_error(&run->err);
    }
    if (told)
        say(run, "Signed in (%s).", info.source);
    run->err = (Error){0};
    return true;
}
