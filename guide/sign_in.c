#include "guide/sign_in.h"
#include "aws/sign_in.h"
#include "base/clock.h"
#include "base/memory.h"

/* Files are looked at often; the sources themselves, which may ask a network, now and then: they can get credentials
 * anew without a file that changes. */
enum { LOOK_MS = 200, AGAIN_MS = 10000 };

const char sign_in_ask[] = "Sign in from another window:";
const char sign_in_goes_on[] = "This goes on by itself once you are signed in";

static void say_what_to_do(const SignInHooks *hooks, const Error *err) {
    AUTO(memory_release)
    char *words =
        memory_print("%s\nEnter signs in here, with\n\n    %s\n\nor run that in another window: this goes on by "
                     "itself once you are signed in. Ctrl-C leaves.",
                     err->said, aws_sign_in_command(err));
    hooks->told(hooks->data, words);
}

/* What the command itself says, the terminal has shown. */
static void sign_in_here(const SignInHooks *hooks, const char *command) {
    AUTO(text_release) Text words = {0};
    int status = 0;
    Error err = {0};
    if (!aws_sign_in_run(command, &status, &err))
        text_print(&words, "%s. To do: %s", err.said, err.remedy);
    else if (status != 0)
        text_print(&words, "It ended with status %d.", status);
    if (words.length > 0)
        hooks->told(hooks->data, text_string(&words));
}

/* True: it is worth asking again. */
static bool wait_for_change(const SignInHooks *hooks, const char *command, const Cancel *cancel) {
    Clock wall = clock_wall();
    unsigned long long mark = aws_sign_in_mark();
    long long end = clock_monotonic_ms() + AGAIN_MS;
    while (clock_monotonic_ms() < end && aws_sign_in_mark() == mark) {
        if (hooks->typed(hooks->data)) {
            sign_in_here(hooks, command);
            return !cancel_wanted(cancel);
        }
        if (!clock_sleep(&wall, LOOK_MS, cancel))
            return false;
    }
    return true;
}

bool sign_in_wait(AwsContext *aws, const SignInHooks *hooks, Error *err) {
    AwsCredentialsInfo info;
    bool told = false;
    while (!aws_session_credentials(aws, &info, err)) {
        AUTO(memory_release) char *command = memory_copy(aws_sign_in_command(err));
        if (!*command || !hooks->told)
            return false;
        if (!told)
            say_what_to_do(hooks, err);
        told = true;
        if (!wait_for_change(hooks, command, aws->cancel))
            return cancel_error(err);
    }
    *err = (Error){0};
    if (told) {
        AUTO(memory_release) char *words = memory_print("Signed in (%s).", info.source);
        hooks->told(hooks->data, words);
    }
    return true;
}
