/* See cancel.h. */
#include "base/cancel.h"

#include "base/clock.h"

#include <errno.h>
#include <limits.h>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

_Static_assert(sizeof(atomic_uint) == 4, "a futex is four bytes");

void cancel_request(Cancel *cancel) {
    int kept = errno; /* of whom the signal interrupted */
    atomic_store(&cancel->wanted, 1);
    syscall(SYS_futex, &cancel->wanted, FUTEX_WAKE_PRIVATE, INT_MAX, NULL, NULL, 0);
    errno = kept;
}

bool cancel_wanted(const Cancel *cancel) {
    return cancel && atomic_load(&cancel->wanted);
}

bool cancel_wait(const Cancel *cancel, long long ms) {
    static const Cancel never;
    const atomic_uint *word = cancel ? &cancel->wanted : &never.wanted;
    long long end = clock_monotonic_ms() + ms;
    for (long long left = ms; left > 0 && !cancel_wanted(cancel); left = end - clock_monotonic_ms()) {
        /* A signal, or a wake-up of somebody else's, ends it early: hence the loop. */
        struct timespec most = {.tv_sec = left / 1000, .tv_nsec = left % 1000 * 1000000};
        syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, 0, &most, NULL, 0);
    }
    return cancel_wanted(cancel);
}

int cancel_look_ms(long long since_ms) {
    enum { SHARE = 8, LEAST = 20, MOST = 500 };
    long long part = (clock_monotonic_ms() - since_ms) / SHARE;
    return (int)(part < LEAST ? LEAST : part > MOST ? MOST : part);
}

bool cancel_error(Error *err) {
    return error_set(err, ERROR_CANCELLED, "start it again to go on", "stopped on request");
}
