/* See sign_in.h. Files are looked at instead of watched: a home folder on a network tells of no change. */
#include "aws/sign_in.h"
#include "aws/credentials.h"
#include "aws/shell_words.h"
#include "base/memory.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

/* FNV-1a, over whatever tells one state of a file from another. */
static void mark_add(unsigned long long *mark, const void *bytes, size_t length) {
    for (const unsigned char *byte = bytes; length > 0; byte++, length--)
        *mark = (*mark ^ *byte) * 1099511628211ULL;
}

static void status_add(unsigned long long *mark, const struct stat *status) {
    mark_add(mark, &status->st_mtim.tv_sec, sizeof status->st_mtim.tv_sec);
    mark_add(mark, &status->st_mtim.tv_nsec, sizeof status->st_mtim.tv_nsec);
    mark_add(mark, &status->st_size, sizeof status->st_size);
    mark_add(mark, &status->st_ino, sizeof status->st_ino);
}

/* NULL as variable: there is none. */
static void file_add(unsigned long long *mark, const char *variable, const char *below) {
    const char *chosen = variable ? environment(variable) : NULL;
    AUTO(memory_release) char *path = chosen ? path_expand(chosen) : home_path(below);
    struct stat status;
    if (stat(path, &status) == 0)
        status_add(mark, &status);
}

/* The sum of its files, so that their order is of no matter. */
static void folder_add(unsigned long long *mark, const char *variable, const char *below) {
    const char *chosen = variable ? environment(variable) : NULL;
    AUTO(memory_release) char *path = chosen ? path_expand(chosen) : home_path(below);
    DIR *folder = opendir(path);
    unsigned long long sum = 0;
    for (const struct dirent *entry; folder && (entry = readdir(folder));) {
        unsigned long long own = 14695981039346656037ULL;
        struct stat status;
        if (entry->d_name[0] == '.' || fstatat(dirfd(folder), entry->d_name, &status, 0) != 0)
            continue;
        mark_add(&own, entry->d_name, strlen(entry->d_name));
        status_add(&own, &status);
        sum += own;
    }
    if (folder)
        closedir(folder);
    mark_add(mark, &sum, sizeof sum);
}

unsigned long long aws_sign_in_mark(void) {
    unsigned long long mark = 14695981039346656037ULL;
    file_add(&mark, "AWS_CONFIG_FILE", ".aws/config");
    file_add(&mark, "AWS_SHARED_CREDENTIALS_FILE", ".aws/credentials");
    folder_add(&mark, NULL, ".aws/sso/cache");
    folder_add(&mark, "AWS_LOGIN_CACHE_DIRECTORY", ".aws/login/cache");
    folder_add(&mark, NULL, ".aws/cli/cache");
    return mark;
}

void aws_sign_in_remedy(const char *verb, const char *profile, char *remedy, size_t size) {
    AUTO(text_release) Text text = {.max = size - 1};
    size_t plain = strspn(profile, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./@+:");
    text_print(&text, "aws %s --profile ", verb);
    if (*profile && profile[plain] == '\0') {
        text_put(&text, profile);
    } else {
        text_put(&text, "'");
        for (const char *p = profile; *p; p++)
            *p == '\'' ? text_put(&text, "'\\''") : text_add(&text, p, 1);
        text_put(&text, "'");
    }
    snprintf(remedy, size, "%s", text.failed ? "sign in as you did before" : text_string(&text));
}

/* What Ctrl-C and Ctrl-\ do is the command's while it runs. */
static bool run_alone(char *const *words, int *status, Error *err) {
    extern char **environ;
    struct sigaction ignore = {.sa_handler = SIG_IGN}, interrupt, quit;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    pid_t pid;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    sigaction(SIGINT, &ignore, &interrupt);
    sigaction(SIGQUIT, &ignore, &quit);
    int failure = posix_spawnp(&pid, words[0], NULL, &attributes, words, environ);
    posix_spawnattr_destroy(&attributes);
    while (failure == 0 && waitpid(pid, status, 0) < 0 && errno == EINTR)
        continue;
    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGQUIT, &quit, NULL);
    return failure == 0 || error_set(err, ERROR_FAILED, "install it, or sign in from another window", "%.80s: %s",
                                     words[0], strerror(failure));
}

bool aws_sign_in_run(const char *command, int *status, Error *err) {
    AUTO(shell_words_release) ShellWords words = {0};
    int ended = 0;
    if (!shell_words(command, &words) || words.count == 0)
        return error_set(err, ERROR_FAILED, "sign in from another window", "\"%.100s\" is no command", command);
    if (!run_alone(words.words, &ended, err))
        return false;
    *status = WIFEXITED(ended) ? WEXITSTATUS(ended) : 128 + WTERMSIG(ended);
    return true;
}

const char *aws_sign_in_command(const Error *err) {
    bool named = strcmp(err->code, CREDENTIALS_ENDED) == 0 && strncmp(err->remedy, "aws ", 4) == 0;
    return named ? err->remedy : "";
}
