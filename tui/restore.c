/* See restore.h. Only functions that signal-safety(7) lists run in the handler. */
#include "tui/restore.h"
#include "base/end.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTERM, SIGHUP, SIGINT, SIGQUIT};
enum { FATAL_COUNT = sizeof fatal / sizeof *fatal, SEQUENCE_MAX = 512, STACK_SIZE = 1 << 15 };

static struct {
    volatile sig_atomic_t armed;
    char sequence[SEQUENCE_MAX];
    size_t length;
    bool modes_known;
    struct termios modes;
    struct sigaction before[FATAL_COUNT];
} restore;

/* The stack may be what ran out. */
static char signal_stack[STACK_SIZE];

/* At once; safe in a signal handler, and twice. */
static void restore_now(void) {
    if (!restore.armed)
        return;
    restore.armed = 0;
    for (size_t done = 0; done < restore.length;) {
        ssize_t count = write(STDOUT_FILENO, restore.sequence + done, restore.length - done);
        if (count < 0 && errno != EINTR)
            break;
        done += count > 0 ? (size_t)count : 0;
    }
    if (restore.modes_known)
        tcsetattr(STDIN_FILENO, TCSANOW, &restore.modes);
}

static void struck(int number) {
    restore_now();
    /* SA_RESETHAND put the default action back; the signal is blocked until this returns, then strikes. */
    raise(number);
}

void restore_arm(const char *sequence, size_t length) {
    restore.length = length < SEQUENCE_MAX ? length : SEQUENCE_MAX;
    memcpy(restore.sequence, sequence, restore.length);
    restore.modes_known = tcgetattr(STDIN_FILENO, &restore.modes) == 0;
    restore.armed = 1;
    stack_t stack = {.ss_sp = signal_stack, .ss_size = sizeof signal_stack};
    sigaltstack(&stack, NULL);
    for (int i = 0; i < FATAL_COUNT; i++) {
        struct sigaction action = {.sa_handler = struck, .sa_flags = (int)SA_RESETHAND | SA_ONSTACK};
        sigfillset(&action.sa_mask);
        sigaction(fatal[i], NULL, &restore.before[i]);
        if (restore.before[i].sa_handler != SIG_IGN) /* nohup(1) meant it */
            sigaction(fatal[i], &action, NULL);
    }
    end_before(restore_now);
}

void restore_disarm(void) {
    if (!restore.armed)
        return;
    restore.armed = 0;
    for (int i = 0; i < FATAL_COUNT; i++)
        sigaction(fatal[i], &restore.before[i], NULL);
    end_before(NULL);
}
