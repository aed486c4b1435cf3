/* See run_here.h. */
#include "base/run_here.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>

void keys_hand_over(HandedKeys *keys) {
    struct sigaction ignore = {.sa_handler = SIG_IGN}, usual = {.sa_handler = SIG_DFL};
    sigaction(SIGINT, &ignore, &keys->interrupt);
    sigaction(SIGQUIT, &ignore, &keys->quit);
    sigaction(SIGTSTP, &usual, &keys->stop);
}

void keys_take_back(const HandedKeys *keys) {
    sigaction(SIGINT, &keys->interrupt, NULL);
    sigaction(SIGQUIT, &keys->quit, NULL);
    sigaction(SIGTSTP, &keys->stop, NULL);
}

bool run_here(char *const *words, int *status, Error *err) {
    extern char **environ;
    int ended = 0;
    HandedKeys keys;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    pid_t pid;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    keys_hand_over(&keys);
    int failure = posix_spawnp(&pid, words[0], NULL, &attributes, words, environ);
    posix_spawnattr_destroy(&attributes);
    while (failure == 0 && waitpid(pid, &ended, 0) < 0 && errno == EINTR)
        continue;
    keys_take_back(&keys);
    if (failure)
        return error_set(err, ERROR_FAILED, "install it", "%.80s: %s", words[0], strerror(failure));
    *status = WIFEXITED(ended) ? WEXITSTATUS(ended) : 128 + WTERMSIG(ended);
    return true;
}
