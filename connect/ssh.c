/* See ssh.h. */
#include "connect/ssh.h"
#include "base/clock.h"
#include "base/memory.h"
#include "connect/port.h"
#include "connect/program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SLICE_MS = 50, SAID_MAX = 16384, PORT_TRIES = 3, ARGUMENTS = 64 };

/* ---- its command line */

typedef struct Arguments {
    char *items[ARGUMENTS];
    size_t count;
} Arguments;

static void arguments_release(Arguments *arguments) {
    for (size_t i = 0; i < arguments->count; i++)
        free(arguments->items[i]);
}

static void add(Arguments *arguments, char *word) {
    arguments->items[arguments->count++] = word;
}

static void option(Arguments *arguments, char *words) {
    add(arguments, memory_copy("-o"));
    add(arguments, words);
}

/* A value of ssh's own grammar: a blank would part it, a percent sign would be a token (ssh_config(5)). */
static char *quoted(const char *name, const char *value) {
    AUTO(text_release) Text text = {0};
    text_print(&text, "%s=\"", name);
    for (; *value; value++)
        text_add(&text, (const char[]){*value, *value}, *value == '%' ? 2 : 1);
    text_put(&text, "\"");
    return text_take(&text);
}

/* "127.0.0.1:5432", "[::1]:5432". */
static char *bracketed(const RoutePlace *place) {
    bool six = strchr(place->host, ':');
    return memory_print("%s%s%s:%d", six ? "[" : "", place->host, six ? "]" : "", place->port);
}

static void arguments_make(Arguments *arguments, const SshRoute *route, const RoutePlace *here, bool prompts) {
    static const char *const fixed[] = {"ExitOnForwardFailure=yes",
                                        "StrictHostKeyChecking=yes",
                                        "UpdateHostKeys=no",
                                        "GlobalKnownHostsFile=/dev/null",
                                        "CheckHostIP=no",
                                        "PasswordAuthentication=no",
                                        "KbdInteractiveAuthentication=no",
                                        "ConnectTimeout=10",
                                        "ServerAliveInterval=15",
                                        "ServerAliveCountMax=3",
                                        "ControlMaster=no",
                                        "ControlPath=none",
                                        "ForwardAgent=no",
                                        "PermitLocalCommand=yes",
                                        "LocalCommand=echo ready",
                                        "LogLevel=INFO"};
    /* What a configuration of the user's may not undo: that ssh stays below us, has our forward, and takes nobody
     * else's word about the host key. Those of OpenSSH 8.5 and 8.7 are among them, so without need they are not said.
     */
    static const char *const kept[] = {"ForkAfterAuthentication=no",
                                       "KnownHostsCommand=none",
                                       "VerifyHostKeyDNS=no",
                                       "ClearAllForwardings=no",
                                       "NoHostAuthenticationForLocalhost=no",
                                       "AddressFamily=any"};
    add(arguments, memory_copy("ssh"));
    add(arguments, memory_copy("-F"));
    add(arguments, memory_copy(route->config ? route->config : "none"));
    add(arguments, memory_copy("-NT"));
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        option(arguments, memory_copy(fixed[i]));
    for (size_t i = 0; route->config && i < sizeof kept / sizeof *kept; i++)
        option(arguments, memory_copy(kept[i]));
    option(arguments, memory_print("BatchMode=%s", prompts ? "no" : "yes"));
    option(arguments, memory_print("HostKeyAlias=%s", route->instance));
    option(arguments, quoted("UserKnownHostsFile", route->known_hosts));
    if (*route->identity) {
        option(arguments, memory_copy("IdentitiesOnly=yes"));
        option(arguments, quoted("IdentityFile", route->identity));
    }
    add(arguments, memory_copy("-L"));
    AUTO(memory_release) char *from = bracketed(here), *to = bracketed(&route->database);
    add(arguments, memory_print("%s:%s", from, to));
    add(arguments, memory_copy("-p"));
    add(arguments, memory_print("%d", route->bastion.port));
    add(arguments, memory_print("ec2-user@%s", route->bastion.host));
    arguments->items[arguments->count] = NULL;
}

/* ---- the process */

/* False: the stream has ended. */
static bool take(int from, Text *text) {
    char bytes[1024];
    for (;;) {
        ssize_t length = read(from, bytes, sizeof bytes);
        if (length <= 0)
            return length < 0 && (errno == EAGAIN || errno == EINTR);
        text_add(text, bytes, (size_t)length);
    }
}

void ssh_listen(Ssh *ssh) {
    if (ssh->pid > 0)
        (void)take(ssh->errors, &ssh->said);
}

bool ssh_ended(Ssh *ssh) {
    enum { PATIENCE_MS = 500 };
    long long end_ms = clock_monotonic_ms() + PATIENCE_MS, left_ms = PATIENCE_MS;
    for (; ssh->pid > 0 && left_ms > 0; left_ms = end_ms - clock_monotonic_ms()) {
        struct pollfd wait = {.fd = ssh->errors, .events = POLLIN};
        if (poll(&wait, 1, (int)left_ms) > 0 && !take(ssh->errors, &ssh->said))
            return true;
    }
    return false;
}

/* Until the port listens. False: it ended before, or somebody wishes to stop. */
static bool wait_ready(Ssh *ssh, int out, const Cancel *cancel, bool *interrupted) {
    AUTO(text_release) Text ready = {.max = 4096};
    bool more = true;
    int status = 0;
    while (!cancel_wanted(cancel)) {
        struct pollfd waits[] = {{.fd = out, .events = POLLIN}, {.fd = more ? ssh->errors : -1, .events = POLLIN}};
        (void)poll(waits, 2, SLICE_MS);
        more = more && take(ssh->errors, &ssh->said);
        bool open = take(out, &ready);
        if (strstr(text_string(&ready), "ready\n"))
            return true;
        if (ssh->prompts)
            program_stop_follow(ssh->pid);
        if ((!open || !more) && waitpid(ssh->pid, &status, WNOHANG) == ssh->pid) {
            pid_t ended = ssh->pid;
            ssh->pid = 0;
            kill(-ended, SIGKILL);
            (void)take(ssh->errors, &ssh->said);
            *interrupted = WIFSIGNALED(status) && (WTERMSIG(status) == SIGINT || WTERMSIG(status) == SIGQUIT);
            return false;
        }
    }
    *interrupted = true;
    return false;
}

static void pipes_close(int pipes[2][2]) {
    for (size_t i = 0; i < 4; i++)
        if (pipes[i / 2][i % 2] >= 0)
            close(pipes[i / 2][i % 2]);
}

static bool start(const SshRoute *route, Ssh *ssh, int *out, Error *err) {
    AUTO(memory_release) char *path = program_find("ssh");
    AUTO(arguments_release) Arguments arguments = {0};
    int pipes[2][2] = {{-1, -1}, {-1, -1}};
    ssh->prompts = route->prompts && program_may_prompt();
    if (!path)
        return error_set(err, ERROR_FAILED, "install OpenSSH's client (Debian: openssh-client)",
                         "there is no ssh on this machine");
    if (!port_free(&ssh->here, err))
        return false;
    if (pipe2(pipes[0], O_CLOEXEC) != 0 || pipe2(pipes[1], O_CLOEXEC) != 0 ||
        fcntl(pipes[0][0], F_SETFL, O_NONBLOCK) != 0 || fcntl(pipes[1][0], F_SETFL, O_NONBLOCK) != 0) {
        error_set(err, ERROR_FAILED, "close other programs", "no pipe: %s", strerror(errno));
        pipes_close(pipes);
        return false;
    }
    arguments_make(&arguments, route, &ssh->here, ssh->prompts);
    Program program = {.path = path,
                       .arguments = arguments.items,
                       .variables = {{"LC_ALL", "C"}, {"SHELL", "/bin/sh"}},
                       .out = pipes[0][1],
                       .errors = pipes[1][1],
                       .prompts = ssh->prompts};
    ssh->pid = program_start(&program, err);
    close(pipes[0][1]);
    close(pipes[1][1]);
    *out = pipes[0][0];
    ssh->errors = pipes[1][0];
    return ssh->pid > 0;
}

bool ssh_open(const SshRoute *route, const Cancel *cancel, Ssh *ssh, Error *err) {
    for (int i = 0;; i++) {
        bool interrupted = false;
        int out = -1;
        *ssh = (Ssh){.errors = -1, .said.max = SAID_MAX};
        bool ready = start(route, ssh, &out, err);
        pid_t started = ssh->pid;
        ready = ready && wait_ready(ssh, out, cancel, &interrupted);
        if (started > 0 && ssh->prompts)
            program_foreground_take(started);
        if (out >= 0)
            close(out);
        if (ready || started <= 0)
            return ready;
        bool taken = strstr(text_string(&ssh->said), "cannot listen to port") && i + 1 < PORT_TRIES;
        bool failed = interrupted ? cancel_error(err) : ssh_words(route, text_string(&ssh->said), err);
        if (!taken || interrupted)
            return failed;
        ssh_close(ssh);
    }
}

void ssh_close(Ssh *ssh) {
    program_end(&ssh->pid);
    if (ssh->errors >= 0 && ssh->here.port)
        close(ssh->errors);
    text_release(&ssh->said);
    *ssh = (Ssh){.errors = -1};
}
