/* credential_process: another program prints the credentials (AWS SDKs and Tools Reference Guide, "Process credential
 * provider"). The line is split as a shell splits it and run without one, as botocore does: '$', '|' and the like stay
 * what they are. Where it may use the terminal, it may ask there; what it says on its standard error is shown there and
 * nowhere else: it may hold a secret. */
#include "aws/credentials.h"
#include "aws/shell_words.h"
#include "base/clock.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum {
    PROCESS_MS = 120 * 1000, /* without a terminal; it may open a browser and wait for someone to sign in */
    OUTPUT_MAX = 128 * 1024,
    LOOK_MS = 50,
};

typedef struct Process {
    pid_t pid;
    int output;
    long long deadline_ms; /* 0: none, somebody sits before it */
    bool terminal;         /* it shares our terminal, and so our group; else it has a group of its own */
    const Cancel *cancel;
    int tty; /* -1: there is none, or it is not lent */
    struct termios modes;
} Process;

/* What it may leave behind when it ends while it asks for a word that is not to be seen. */
static void modes_keep(Process *process) {
    process->tty = process->terminal ? open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY) : -1;
    if (process->tty >= 0)
        (void)tcgetattr(process->tty, &process->modes);
}

static void modes_back(const Process *process) {
    struct termios now;
    if (process->tty < 0)
        return;
    if (tcgetattr(process->tty, &now) == 0 && now.c_lflag != process->modes.c_lflag)
        tcsetattr(process->tty, TCSANOW, &process->modes);
    close(process->tty);
}

static bool is_terminal(int descriptor, bool lent) {
    return lent && isatty(descriptor);
}

/* With the terminal: in our group, which is the one that may read it. Without: in a session of its own, so that it
 * can't read keys that are meant for our screen, and is killed with its children. */
static int process_start(char *const *words, int output, bool terminal, pid_t *pid) {
    extern char **environ;
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawn_file_actions_init(&actions);
    if (!is_terminal(STDIN_FILENO, terminal))
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    if (!is_terminal(STDERR_FILENO, terminal))
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, terminal ? flags : (short)(flags | POSIX_SPAWN_SETSID));
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    int failure = posix_spawnp(pid, words[0], &actions, &attributes, words, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return failure;
}

/* Whether there is still time; else why not. */
static bool process_may_go_on(const Process *process, Error *err) {
    if (cancel_wanted(process->cancel))
        return cancel_error(err);
    if (process->deadline_ms > 0 && clock_monotonic_ms() >= process->deadline_ms)
        return error_set(err, ERROR_FAILED, "run the command by hand: it must answer without a terminal",
                         "it did not end within %d s", PROCESS_MS / 1000);
    return true;
}

static void process_kill(const Process *process) {
    int status;
    kill(process->terminal ? process->pid : -process->pid, SIGKILL);
    while (waitpid(process->pid, &status, 0) < 0 && errno == EINTR)
        continue;
}

/* Reads until the end of the output. `buffer` has room for OUTPUT_MAX bytes. */
static bool output_read(const Process *process, char *buffer, size_t *length, Error *err) {
    for (*length = 0;;) {
        long long left_ms = process->deadline_ms - clock_monotonic_ms();
        struct pollfd ready = {.fd = process->output, .events = POLLIN};
        if (!process_may_go_on(process, err))
            return false;
        if (cancel_poll(process->cancel, &ready, process->deadline_ms > 0 ? (int)left_ms : -1) <= 0)
            continue;
        ssize_t count = read(process->output, buffer + *length, OUTPUT_MAX - *length);
        if (count == 0)
            return true;
        if (count > 0)
            *length += (size_t)count;
        else if (errno != EINTR)
            return error_set(err, ERROR_FAILED, "run the command by hand", "its output: %s", strerror(errno));
        if (*length == OUTPUT_MAX)
            return error_set(err, ERROR_FAILED, "run the command by hand", "it prints more than %d bytes", OUTPUT_MAX);
    }
}

/* Waits for its end. False: there is no more time; it is killed then. */
static bool process_wait(const Process *process, int *status, Error *err) {
    Clock wall = clock_wall();
    for (long long wait_ms = 1; waitpid(process->pid, status, WNOHANG) != process->pid;
         wait_ms = wait_ms < LOOK_MS ? 2 * wait_ms : LOOK_MS) {
        if (!process_may_go_on(process, err)) {
            process_kill(process);
            return false;
        }
        clock_sleep(&wall, wait_ms, NULL);
    }
    return true;
}

/* Ctrl-C strikes whoever shares the terminal: that it ended is then no news, whichever of us noticed first. */
static bool process_interrupted(const Process *process, int status) {
    return cancel_wanted(process->cancel) || (process->terminal && WIFSIGNALED(status) && WTERMSIG(status) == SIGINT);
}

static bool process_end(const Process *process, Error *err) {
    int status;
    if (!process_wait(process, &status, err))
        return false;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    if (process_interrupted(process, status))
        return cancel_error(err);
    source_failed(err, "CredentialProcess", "run the command by hand to see what it says",
                  WIFEXITED(status) ? "it ended with status %d" : "it was ended by signal %d",
                  WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status));
    return false;
}

static bool process_run(const Lookup *lookup, char *const *words, char *buffer, size_t *length, Error *err) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0)
        return error_set(err, ERROR_FAILED, "close other programs", "no pipe: %s", strerror(errno));
    Process process = {.output = ends[0],
                       .deadline_ms = lookup->terminal ? 0 : clock_monotonic_ms() + PROCESS_MS,
                       .terminal = lookup->terminal,
                       .cancel = lookup->aws->cancel};
    modes_keep(&process);
    int failure = process_start(words, ends[1], process.terminal, &process.pid);
    close(ends[1]);
    bool ok = false;
    if (failure) {
        source_failed(err, "CredentialProcess", "correct the profile's credential_process", "%.200s: %s", words[0],
                      strerror(failure));
    } else if (output_read(&process, buffer, length, err)) {
        ok = process_end(&process, err);
    } else {
        process_kill(&process);
    }
    modes_back(&process);
    close(ends[0]);
    return ok;
}

/* As Python compares: 1, 1.0 and true are one. */
static bool version_is_one(const json_t *version) {
    return json_number_value(version) == 1 || json_is_true(version); /* NOLINT: the very number */
}

/* Whether a member is not there, null or "". */
static bool json_nothing(const json_t *member) {
    return !member || json_is_null(member) || (json_is_string(member) && json_string_length(member) == 0);
}

static bool answer_take(const json_t *json, const char *profile, Found *found, Error *err) {
    const char *said = NULL;
    if (!json)
        said = "it prints no JSON object";
    else if (!version_is_one(json_object_get(json, "Version")))
        said = "it prints a Version other than 1";
    else if (!found_json(found, json, "AccessKeyId", "SecretAccessKey", "SessionToken"))
        said = "it prints no AccessKeyId or no SecretAccessKey";
    else if (!json_nothing(json_object_get(json, "Expiration")) &&
             (found->expires_ms = json_time(json, "Expiration")) < 0)
        said = "it prints an Expiration that is no time";
    if (said) {
        source_failed(err, "CredentialProcess", "correct the program that the profile names", "%s", said);
        return false;
    }
    found_source(found, "profile %.80s: its credential_process", profile);
    return true;
}

SourceAnswer credentials_process(const Lookup *lookup, const char *profile, Found *found, Error *err) {
    const char *line = config_value(&lookup->config, profile, "credential_process");
    AUTO(shell_words_release) ShellWords words = {0};
    if (!line)
        return SOURCE_NONE;
    if (!shell_words(line, &words) || words.count == 0) {
        source_failed(err, "CredentialProcess", "close the quotes",
                      "profile %.80s: credential_process is empty, or a quote in it is open", profile);
        return SOURCE_FAILED;
    }
    char *buffer = memory_new(OUTPUT_MAX, 1);
    size_t length = 0;
    bool ok = process_run(lookup, words.words, buffer, &length, err);
    if (ok) {
        AUTO(json_wipe) json_t *json = json_object_parse(buffer, length);
        ok = answer_take(json, profile, found, err);
    }
    secret_wipe(buffer, OUTPUT_MAX);
    memory_release(&buffer);
    if (!ok)
        error_tried(err, "get credentials from the credential_process of profile %.80s", profile);
    return ok ? SOURCE_FOUND : SOURCE_FAILED;
}
