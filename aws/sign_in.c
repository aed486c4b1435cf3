/* See sign_in.h. Files are looked at instead of watched: a home folder on a network tells of no change. */
#include "aws/sign_in.h"
#include "aws/credentials.h"
#include "base/memory.h"

#include <dirent.h>
#include <fcntl.h>
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
    return mark;
}

const char *aws_sign_in_command(const Error *err) {
    bool named = strcmp(err->code, CREDENTIALS_ENDED) == 0 && strncmp(err->remedy, "aws ", 4) == 0;
    return named ? err->remedy : "";
}
