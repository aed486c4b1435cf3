/* See sign_in.h. Files are looked at instead of watched: a home folder on a network tells of no change. */
#include "aws/sign_in.h"
#include "aws/credentials.h"
#include "aws/shell_words.h"
#include "base/memory.h"
#include "base/run_here.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

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

bool aws_sign_in_run(const char *command, int *status, Error *err) {
    AUTO(shell_words_release) ShellWords words = {0};
    if (!shell_words(command, &words) || words.count == 0)
        return error_set(err, ERROR_FAILED, "sign in from another window", "\"%.100s\" is no command", command);
    if (run_here(words.words, status, err))
        return true;
    snprintf(err->remedy, sizeof err->remedy, "install it, or sign in from another window");
    return false;
}

const char *aws_sign_in_command(const Error *err) {
    bool named = strcmp(err->code, CREDENTIALS_ENDED) == 0 && strncmp(err->remedy, "aws ", 4) == 0;
    return named ? err->remedy : "";
}
