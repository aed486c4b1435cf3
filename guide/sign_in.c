#include "guide/sign_in.h"
#include "aws/sign_in.h"
#include "base/clock.h"
#include "base/memory.h"

/* Files are looked at often; the sources themselves, which may ask a network, now and then: they can get credentials
 * anew without a file that changes. */
enum { LOOK_MS = 200, AGAIN_MS = 10000 };

const char sign_in_ask[] = "Sign in from another window:";
const char sign_in_goes_on[] = "This goes on by itself once you are signed in";

/* True: it is worth asking again. */
static bool wait_for_change(const Cancel *cancel) {
    Clock wall = clock_wall();
    unsigned long long mark = aws_sign_in_mark();
    long long end = clock_monotonic_ms() + AGAIN_MS;
    while (clock_monotonic_ms() < end && aws_sign_in_mark() == mark)
        if (!clock_sleep(&wall, LOOK_MS, cancel))
            return false;
    return true;
}

bool sign_in_wait(AwsContext *aws, void (*told)(void *data, const char *words), void *data, Error *err) {
    AwsCredentialsInfo info;
    bool waited = false;
    while (!aws_session_credentials(aws, &info, err)) {
        const char *command = aws_sign_in_command(err);
        if (!*command || !told)
            return false;
        if (!waited) {
            AUTO(memory_release)
            char *words = memory_print("%s\n%s\n\n    %s\n\n%s; Ctrl-C leaves.", err->said, sign_in_ask, command,
                                       sign_in_goes_on);
            told(data, words);
        }
        waited = true;
        if (!wait_for_change(aws->cancel))
            return cancel_error(err);
    }
    *err = (Error){0};
    if (waited) {
        AUTO(memory_release) char *words = memory_print("Signed in (%s).", info.source);
        told(data, words);
    }
    return true;
}
