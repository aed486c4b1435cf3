/* See program.h. */
#include "connect/program.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static bool runs(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode) && access(path, X_OK) == 0;
}

char *program_find(const char *name) {
    const char *list = getenv("PATH");
    if (strchr(name, '/'))
        return runs(name) ? memory_copy(name) : NULL;
    for (const char *at = list && *list ? list : "/usr/bin:/bin"; *at;) {
        size_t length = strcspn(at, ":");
        /* An empty folder would be this one: nothing is taken from where one happens to be. */
        char *path = length ? memory_print("%.*s/%s", (int)length, at, name) : NULL;
        if (path && *path == '/' && runs(path))
            return path;
        free(path);
        at += length + (at[length] == ':');
    }
    return NULL;
}

/* The terminal, without becoming its owner; -1: none. */
static int terminal_open(void) {
    return open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
}

/* Whoever is in the background and sets the foreground is stopped for it, unless it blocks that signal. */
static void foreground_set(pid_t group) {
    sigset_t output, before;
    int terminal = terminal_open();
    if (terminal < 0)
        return;
    sigemptyset(&output);
    sigaddset(&output, SIGTTOU);
    sigprocmask(SIG_BLOCK, &output, &before);
    (void)tcsetpgrp(terminal, group);
    sigprocmask(SIG_SETMASK, &before, NULL);
    close(terminal);
}

static pid_t foreground(void) {
    int terminal = terminal_open();
    if (terminal < 0)
        return -1;
    pid_t group = tcgetpgrp(terminal);
    close(terminal);
    return group;
}

bool program_may_prompt(void) {
    return foreground() == getpgrp();
}

void program_foreground_take(pid_t from) {
    if (foreground() == from)
        foreground_set(getpgrp());
}

void program_stop_follow(pid_t pid) {
    siginfo_t stopped = {0};
    if (waitid(P_PID, (id_t)pid, &stopped, WSTOPPED | WNOHANG) != 0 || stopped.si_pid != pid)
        return;
    bool asks = stopped.si_status == SIGTTIN || stopped.si_status == SIGTTOU;
    program_foreground_take(pid);
    if (!asks || !program_may_prompt())
        kill(0, SIGTSTP); /* the whole group, as the terminal's own key does; comes back when it is continued */
    if (program_may_prompt())
        foreground_set(pid);
    kill(-pid, SIGCONT);
}

static void streams_set(const Program *program) {
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    int sources[] = {nothing, program->out >= 0 ? program->out : nothing,
                     program->errors >= 0 ? program->errors : nothing};
    for (int i = 0; i < 3; i++)
        sources[i] = fcntl(sources[i], F_DUPFD_CLOEXEC, 3); /* out of the way of what they become */
    for (int i = 0; i < 3; i++)
        dup2(sources[i], i);
}

/* In the child. */
static void become(const Program *program, pid_t parent) {
    sigset_t none;
    setpgid(0, 0);
    if (program->prompts)
        foreground_set(getpid());
    prctl(PR_SET_PDEATHSIG, SIGTERM, 0, 0, 0);
    if (getppid() != parent) /* it went before it could be told of that */
        _exit(126);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_DFL);
    signal(SIGINT, SIG_DFL);
    signal(SIGQUIT, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    streams_set(program);
    for (size_t i = 0; i < sizeof program->variables / sizeof *program->variables && program->variables[i][0]; i++)
        setenv(program->variables[i][0], program->variables[i][1], 1);
    execv(program->path, program->arguments);
    dprintf(STDERR_FILENO, "%s does not start: %s\n", program->path, strerror(errno));
    _exit(127);
}

pid_t program_start(const Program *program, Error *err) {
    pid_t parent = getpid(), pid = fork();
    if (pid == 0)
        become(program, parent);
    if (pid < 0) {
        error_set(err, ERROR_FAILED, "close other programs", "%s does not start: %s", program->path, strerror(errno));
        return -1;
    }
    setpgid(pid, pid); /* whoever comes first */
    if (program->prompts)
        foreground_set(pid);
    return pid;
}

/* False: it runs on. */
static bool has_ended(pid_t pid) {
    pid_t found;
    do
        found = waitpid(pid, NULL, WNOHANG);
    while (found < 0 && errno == EINTR);
    return found != 0;
}

/* One wish to end is not enough: ssh that gets it between its look for one and its wait for the other side sees it when
 * that wait is over, which with ServerAliveInterval is a quarter of a minute (OpenSSH before 9.9; clientloop.c). The
 * next one ends the wait. */
void program_end(pid_t *pid) {
    enum { SLICE_MS = 5, SLICES = 10, WISHES = 100 };
    if (*pid <= 0)
        return;
    for (int i = 0; i < SLICES * WISHES && !has_ended(*pid); i++) {
        if (i % SLICES == 0) {
            kill(-*pid, SIGTERM);
            kill(-*pid, SIGCONT); /* one that was stopped ends, too */
        }
        (void)poll(NULL, 0, SLICE_MS);
    }
    kill(-*pid, SIGKILL); /* also what it left in its group */
    while (waitpid(*pid, NULL, 0) < 0 && errno == EINTR)
        continue;
    *pid = 0;
}
