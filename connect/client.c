/* See client.h. */
#include "connect/client.h"
#include "base/memory.h"
#include "connect/program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LISTEN_MS = 1000 };

char *client_find(const Client *client, Error *err) {
    char *path = *client->program ? program_find(client->program) : NULL;
    if (!*client->program)
        error_set(err, ERROR_USAGE, "name one: pg_dump, pgbench …", "no program is named");
    else if (!path && strchr(client->program, '/'))
        error_set(err, ERROR_FAILED, "name a file that may be executed", "%s is no program", client->program);
    else if (!path)
        error_set(err, ERROR_FAILED,
                  "install it (what PostgreSQL's client has: Debian's postgresql-client), or name it with its path",
                  "there is no %s on this machine's PATH", client->program);
    return path;
}

/* Adds `text` as pgpass has it (PostgreSQL, "The Password File"): \ and : stand behind a \. In place: no copy stays. */
static size_t escape(char *to, const char *text) {
    char *at = to;
    for (; *text; text++) {
        if (*text == '\\' || *text == ':')
            *at++ = '\\';
        *at++ = *text;
    }
    return (size_t)(at - to);
}

/* "*:*:*:USER:PASSWORD" in a sealed file of memory, which the client inherits; -1: it can't be made. */
static int password_file(const Login *login) {
    size_t room = 16 + 2 * (strlen(login->user) + login->password.length), length;
    Secret line = {.bytes = memory_new(room, 1), .length = room};
    memcpy(line.bytes, "*:*:*:", 6);
    length = 6 + escape(line.bytes + 6, login->user);
    line.bytes[length++] = ':';
    length += escape(line.bytes + length, secret_string(&login->password));
    line.bytes[length++] = '\n';
    int file = memfd_create("pgpass", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    bool made = file >= 0 && fchmod(file, 0600) == 0 && write(file, line.bytes, length) == (ssize_t)length &&
                fcntl(file, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) == 0;
    secret_release(&line);
    if (made)
        return file;
    if (file >= 0)
        close(file);
    return -1;
}

static void environment_set(const PostgresServer *server, const Login *login, int passwords) {
    char port[12], passfile[40];
    snprintf(port, sizeof port, "%d", server->port);
    snprintf(passfile, sizeof passfile, "/proc/self/fd/%d", passwords);
    const char *const variables[][2] = {
        {"PGHOST", server->host},
        {"PGHOSTADDR", server->address},
        {"PGPORT", port},
        {"PGUSER", login->user},
        {"PGDATABASE", server->database},
        {"PGSSLMODE", "verify-full"},
        {"PGSSLROOTCERT", server->authorities},
        {"PGGSSENCMODE", "disable"},
        {"PGPASSFILE", passfile},
    };
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
        setenv(variables[i][0], variables[i][1], 1);
}

/* The words of its command line: its name and the client's. */
static char **words_make(const Client *client) {
    size_t count = 0;
    while (client->arguments[count])
        count++;
    char **words = memory_new(count + 2, sizeof *words);
    words[0] = (char *)client->program;
    memcpy(words + 1, client->arguments, count * sizeof *words);
    return words;
}

static bool hang_ups_ignored(void) {
    struct sigaction now;
    return sigaction(SIGHUP, NULL, &now) == 0 && now.sa_handler == SIG_IGN;
}

static void become(const char *path, char *const *words, const PostgresServer *server, const Login *login,
                   int passwords, const sigset_t *before, pid_t parent) {
    prctl(PR_SET_PDEATHSIG, SIGTERM, 0, 0, 0);
    if (getppid() != parent)
        _exit(126);
    for (int i = 1; i < NSIG; i++)
        if (i != SIGHUP || !hang_ups_ignored()) /* nohup(1) means the client as well */
            signal(i, SIG_DFL);                 /* what is ignored would stay so */
    sigprocmask(SIG_SETMASK, before, NULL);
    fcntl(passwords, F_SETFD, 0);
    environment_set(server, login, passwords);
    execv(path, words);
    dprintf(STDERR_FILENO, "%s does not start: %s\n", path, strerror(errno));
    _exit(127);
}

/* What comes while it runs: its end, or a wish to end it. Keys of the terminal go to it by themselves. */
static int wait_end(pid_t pid, int signals, WayIn *way) {
    for (;;) {
        struct signalfd_siginfo got;
        struct pollfd wait = {.fd = signals, .events = POLLIN};
        int status;
        if (poll(&wait, 1, LISTEN_MS) > 0 && read(signals, &got, sizeof got) == sizeof got &&
            (got.ssi_signo == SIGTERM || got.ssi_signo == SIGHUP))
            kill(pid, (int)got.ssi_signo);
        way_in_listen(way);
        if (waitpid(pid, &status, WNOHANG) == pid)
            return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    }
}

bool client_run(const Client *client, const char *path, const PostgresServer *server, const Login *login, WayIn *way,
                const Cancel *cancel, int *status, Error *err) {
    sigset_t wanted, before;
    AUTO(memory_release) char *words = (char *)words_make(client);
    int passwords = password_file(login);
    if (passwords < 0)
        return error_set(err, ERROR_FAILED, "use a kernel with memfd_create", "no file of memory: %s", strerror(errno));
    sigemptyset(&wanted);
    const int kinds[] = {SIGCHLD, SIGTERM, SIGHUP, SIGINT, SIGQUIT};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        sigaddset(&wanted, kinds[i]);
    sigprocmask(SIG_BLOCK, &wanted, &before);
    int signals = signalfd(-1, &wanted, SFD_CLOEXEC);
    bool cancelled =
        cancel_wanted(cancel); /* by a signal that came before they were blocked: from here on none is missed */
    pid_t parent = getpid(), pid = signals >= 0 && !cancelled ? fork() : -1;
    if (pid == 0)
        become(path, (char **)words, server, login, passwords, &before, parent);
    close(passwords);
    if (pid > 0)
        *status = wait_end(pid, signals, way);
    else if (cancelled)
        cancel_error(err);
    else
        error_set(err, ERROR_FAILED, "close other programs", "%s does not start: %s", path, strerror(errno));
    if (signals >= 0)
        close(signals);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return pid > 0;
}
