/* Waiting for a sign-in: see sign_in.h. */
#include "cli/sign_in.h"
#include "aws/sign_in.h"

#include <unistd.h>

/* Files are looked at often; the sources themselves, which may ask a network, now and then: they can get credentials
 * anew without a file that changes. */
enum { LOOK_MS = 200, AGAIN_MS = 10000 };

static bool somebody_there(const Run *run) {
    return !run->options.json && isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

static void say_what_to_do(const Run *run) {
    say(run, "%s", run->err.said);
    say(run, "Sign in from another window:\n\n    %s\n", aws_sign_in_command(&run->err));
    say(run, "This goes on by itself as soon as you are signed in; Ctrl-C leaves.");
}

/* True: it is worth asking again. */
static bool wait_for_change(void) {
    Clock wall = clock_wall();
    unsigned long long mark = aws_sign_in_mark();
    long long end = clock_monotonic_ms() + AGAIN_MS;
    while (clock_monotonic_ms() < end && aws_sign_in_mark() == mark)
        if (!clock_sleep(&wall, LOOK_MS, &run_cancel))
            return false;
    return true;
}

bool sign_in(Run *run) {
    AwsCredentialsInfo info;
    bool told = false;
    while (!aws_session_credentials(&run->aws, &info, &run->err)) {
        if (!*aws_sign_in_command(&run->err) || !somebody_there(run))
            return false;
        if (!told)
            say_what_to_do(run);
        told = true;
        if (!wait_for_change())
            return cancel_error(&run->err);
    }
    if (told)
        say(run, "Signed in (%s).", info.source);
    run->err = (Error){0};
    return true;
}
