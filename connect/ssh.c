/* See ssh.h. */
#include "connect/ssh.h"
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

static const char add_me[] = "let your address in with `secure-rds access add --me`, or try --via session-manager";

/* What ssh says (OpenSSH 8 to 10), what it means, and what to do; the first that fits. */
static const struct {
    const char *sign;
    ErrorKind kind;
    const char *means, *remedy; /* "%s" is the bastion in the first */
} meanings[] = {
    {"REMOTE HOST IDENTIFICATION HAS CHANGED", ERROR_FAILED,
     "the bastion %s shows another host key than the one that is known of it",
     "somebody may stand in between: compare it with what `aws ec2 get-console-output --latest` shows of this "
     "instance; "
     "if the new key is right, remove the line"},
    {"host key is known for", ERROR_FAILED, "the bastion %s shows a host key of a kind that is not known of it",
     "compare it with what `aws ec2 get-console-output --latest` shows of this instance, and remove the line"},
    {"Too many authentication failures", ERROR_DENIED, "the bastion %s was offered too many keys",
     "put the private half of its key pair at ~/.ssh/NAME-OF-THE-KEY-PAIR, so that this key alone is offered"},
    {"UNPROTECTED PRIVATE KEY FILE", ERROR_DENIED, "others may read the private key, so ssh does not use it",
     "chmod 600 the key's file"},
    {"Permission denied (", ERROR_DENIED, "the bastion %s does not take any key that ssh could offer",
     "the private half of its key pair is needed here, in ~/.ssh or in the agent; one with a passphrase that nobody "
     "can "
     "type here has to be in the agent (ssh-add)"},
    {"cannot listen to port", ERROR_FAILED, "the port was taken in the meantime", "try again"},
    {"administratively prohibited", ERROR_FAILED, "the bastion %s does not lead on to other places",
     "look at AllowTcpForwarding in its sshd's configuration"},
    {"open failed: connect failed: Connection refused", ERROR_FAILED,
     "the bastion %s is refused by the database's port", "see `secure-rds status`: is the database available?"},
    {"open failed: connect failed: Connection timed out", ERROR_FAILED,
     "the bastion %s gets no answer from the database",
     "see `secure-rds status`: the database may be stopped, or its security group may have been changed"},
    {"open failed: connect failed: ", ERROR_FAILED, "the bastion %s does not find the database by its name",
     "see `secure-rds status`: is the database there?"},
    {"Could not resolve hostname", ERROR_NETWORK, "the name of the bastion, %s, is not known here",
     "check your network's name server"},
    {"Connection timed out", ERROR_NETWORK, "the bastion %s does not answer", add_me},
    {"Operation timed out", ERROR_NETWORK, "the bastion %s does not answer", add_me},
    {"banner exchange", ERROR_NETWORK, "the bastion %s does not answer as SSH", add_me},
    {"Connection refused", ERROR_NETWORK, "nothing listens for SSH at the bastion %s",
     "it may be starting: try again in a minute"},
    {"No route to host", ERROR_NETWORK, "there is no way to the bastion %s", "check your network"},
    {"Network is unreachable", ERROR_NETWORK, "there is no way to the bastion %s", "check your network"},
    {"Connection reset", ERROR_NETWORK, "the connection to the bastion %s broke off", "try again"},
    {"Connection closed by", ERROR_NETWORK, "the bastion %s broke the connection off", "try again"},
    {"Broken pipe", ERROR_NETWORK, "the connection to the bastion %s broke off", "try again"},
    {"not responding", ERROR_NETWORK, "the bastion %s does not answer any more", "try again"},
};

static const char *last_line(const char *said, size_t *length) {
    size_t end = strlen(said);
    while (end && strchr("\r\n", said[end - 1]))
        end--;
    size_t start = end;
    while (start && said[start - 1] != '\n')
        start--;
    *length = end - start;
    return said + start;
}

bool ssh_words(const SshRoute *route, const char *said, Error *err) {
    size_t length = 0;
    const char *line = last_line(said, &length);
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        if (!strstr(said, meanings[i].sign))
            continue;
        char means[400];
        const char *gap = strstr(meanings[i].means, "%s");
        snprintf(means, sizeof means, "%.*s%s%s", gap ? (int)(gap - meanings[i].means) : 200, meanings[i].means,
                 gap ? route->bastion.host : "", gap ? gap + 2 : "");
        error_set(err, meanings[i].kind, meanings[i].remedy, "%s (ssh: %.*s)", means, (int)length, line);
        if (i < 2) /* the file is worth naming */
            snprintf(err->remedy, sizeof err->remedy, "%s of %s from %s", meanings[i].remedy, route->instance,
                     route->known_hosts);
        return false;
    }
    return error_set(err, ERROR_FAILED, "see what ssh says", "ssh ended without a way to the database: %.*s",
                     length ? (int)length : 16, length ? line : "it said nothing");
}

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

static void arguments_make(Arguments *arguments, const SshRoute *route, int port, bool prompts) {
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
    bool six = strchr(route->database.host, ':');
    add(arguments, memory_copy("ssh"));
    add(arguments, memory_copy("-F"));
    add(arguments, memory_copy(route->config ? route->config : "none"));
    add(arguments, memory_copy("-NT"));
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        option(arguments, memory_copy(fixed[i]));
    option(arguments, memory_print("BatchMode=%s", prompts ? "no" : "yes"));
    option(arguments, memory_print("HostKeyAlias=%s", route->instance));
    option(arguments, quoted("UserKnownHostsFile", route->known_hosts));
    if (*route->identity) {
        option(arguments, memory_copy("IdentitiesOnly=yes"));
        option(arguments, quoted("IdentityFile", route->identity));
    }
    add(arguments, memory_copy("-L"));
    add(arguments, memory_print("127.0.0.1:%d:%s%s%s:%d", port, six ? "[" : "", route->database.host, six ? "]" : "",
                                route->database.port));
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
    ssh->port = port_free();
    if (!ssh->port || pipe2(pipes[0], O_CLOEXEC) != 0 || pipe2(pipes[1], O_CLOEXEC) != 0 ||
        fcntl(pipes[0][0], F_SETFL, O_NONBLOCK) != 0 || fcntl(pipes[1][0], F_SETFL, O_NONBLOCK) != 0) {
        error_set(err, ERROR_FAILED, "close other programs", "no port or pipe: %s", strerror(errno));
        pipes_close(pipes);
        return false;
    }
    arguments_make(&arguments, route, ssh->port, ssh->prompts);
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
        bool started = ssh->pid > 0;
        ready = ready && wait_ready(ssh, out, cancel, &interrupted);
        if (started && ssh->prompts)
            program_foreground_take();
        if (out >= 0)
            close(out);
        if (ready || !started)
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
    if (ssh->errors >= 0 && ssh->port)
        close(ssh->errors);
    text_release(&ssh->said);
    *ssh = (Ssh){.errors = -1};
}
