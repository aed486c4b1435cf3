/* See cancel.h. */
#include "base/cancel.h"

#include "base/clock.h"

#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <unistd.h>

enum { LOOK_LEAST_MS = 20, LOOK_MOST_MS = 500 };

void cancel_request(Cancel *cancel) {
    int kept = errno; /* of whom the signal interrupted */
    atomic_store(&cancel->wanted, true);
    int bell = atomic_load(&cancel->bell);
    if (bell)
        (void)!write(bell - 1, &(uint64_t){1}, sizeof(uint64_t)); /* a full one rings already */
    errno = kept;
}

void cancel_take_back(Cancel *cancel) {
    uint64_t rung;
    /* In this order: a signal in between leaves a wish that is looked at before the bell, never a bell without one. */
    atomic_store(&cancel->wanted, false);
    int bell = atomic_load(&cancel->bell);
    if (bell)
        (void)!read(bell - 1, &rung, sizeof rung);
}

void cancel_release(Cancel *cancel) {
    int bell = atomic_exchange(&cancel->bell, 0);
    if (bell)
        close(bell - 1);
}

bool cancel_wanted(const Cancel *cancel) {
    return cancel && atomic_load(&cancel->wanted);
}

/* Who only waits may hang the bell up as well: it changes nothing about the wish. */
int cancel_bell(const Cancel *cancel) {
    Cancel *own = (Cancel *)cancel;
    int bell = own ? atomic_load(&own->bell) : 0;
    if (!own || bell)
        return bell - 1;
    int made = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (made < 0 || atomic_compare_exchange_strong(&own->bell, &bell, made + 1))
        return made;
    close(made); /* another thread was first */
    return bell - 1;
}

int cancel_poll(const Cancel *cancel, struct pollfd *wait, int ms) {
    struct pollfd none = {.fd = -1}, *own = wait ? wait : &none;
    struct pollfd both[] = {*own, {.fd = cancel_bell(cancel), .events = POLLIN}};
    bool looks = cancel && both[1].fd < 0 && (ms < 0 || ms > LOOK_MOST_MS);
    own->revents = 0;
    if (cancel_wanted(cancel)) /* after the bell is there: it may have been too early for it */
        return 0;
    int ready = poll(both, 2, looks ? LOOK_MOST_MS : ms);
    own->revents = ready > 0 ? both[0].revents : 0;
    return ready < 0 ? ready : own->revents != 0;
}

bool cancel_wait(const Cancel *cancel, long long ms) {
    long long end = clock_monotonic_ms() + ms;
    /* A signal ends it early: hence the loop. */
    for (long long left = ms; left > 0 && !cancel_wanted(cancel); left = end - clock_monotonic_ms())
        (void)cancel_poll(cancel, NULL, left < INT_MAX ? (int)left : INT_MAX);
    return cancel_wanted(cancel);
}

int cancel_look_ms(long long since_ms) {
    enum { SHARE = 2 };
    long long part = (clock_monotonic_ms() - since_ms) / SHARE;
    return (int)(part < LOOK_LEAST_MS ? LOOK_LEAST_MS : part > LOOK_MOST_MS ? LOOK_MOST_MS : part);
}

bool cancel_error(Error *err) {
    return error_set(err, ERROR_CANCELLED, "start it again to go on", "stopped on request");
}
