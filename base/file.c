/* Files and folders, read and made. See file.h; writing is in file_write.c. */
#include "base/file.h"
#include "base/file_parts.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { TRIES = 10 };

void descriptor_release(int *descriptor) {
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
}

bool file_failed(Error *err, const char *path, const char *remedy) {
    int cause = errno;
    error_set(err, ERROR_FAILED, remedy, "%s: %s", path, strerror(cause));
    if (cause == ENOENT || cause == EEXIST)
        snprintf(err->code, sizeof err->code, "%s", cause == ENOENT ? "ENOENT" : "EEXIST");
    return false;
}

bool file_foreign(Error *err, const char *path) {
    return error_set(err, ERROR_FAILED, "work on a copy of your own, or as the user whose file it is",
                     "%s: belongs to another user", path);
}

bool file_exists(const char *path) {
    return access(path, F_OK) == 0;
}

static bool read_all(int file, const char *path, Text *text, Error *err) {
    for (char chunk[8192];;) {
        ssize_t count = read(file, chunk, sizeof chunk);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return file_failed(err, path, "check the disk");
        if (count == 0)
            return true;
        text_add(text, chunk, (size_t)count);
        if (text->failed)
            return error_set(err, ERROR_USAGE, "choose a smaller file", "%s: more than %zu bytes", path, text->max);
    }
}

static bool same_time(const struct timespec *one, const struct timespec *other) {
    return one->tv_sec == other->tv_sec && one->tv_nsec == other->tv_nsec;
}

/* Whether nobody wrote between the two looks. */
static bool untouched(const struct stat *before, const struct stat *after) {
    return before->st_size == after->st_size && same_time(&before->st_mtim, &after->st_mtim) &&
           same_time(&before->st_ctim, &after->st_ctim);
}

/* Cuts `text` back to what it held, also after it failed. */
static void cut(Text *text, size_t length) {
    text->failed = false;
    text->length = length;
    if (text->bytes)
        text->bytes[length] = '\0';
}

static bool read_file(const char *path, bool own, Text *text, Error *err) {
    size_t before = text->length;
    for (int try = 0; try < TRIES; try++) {
        /* O_NONBLOCK: a FIFO in the file's place must not hang the program before it is refused. */
        AUTO(descriptor_release) int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | (own ? O_NOFOLLOW : 0));
        struct stat first, last;
        if (file < 0 && errno == ELOOP && own)
            return error_set(err, ERROR_FAILED, "remove the link", "%s: is a symbolic link", path);
        if (file < 0 || fstat(file, &first) < 0)
            return file_failed(err, path, "check the path and who may read it");
        if (!S_ISREG(first.st_mode))
            return error_set(err, ERROR_FAILED, "name a file", "%s: not a file", path);
        if (own && first.st_uid != geteuid() && geteuid() != 0)
            return file_foreign(err, path);
        if (!read_all(file, path, text, err)) {
            bool full = text->failed;
            cut(text, before);
            text->failed = full;
            return false;
        }
        if (fstat(file, &last) == 0 && untouched(&first, &last))
            return true;
        cut(text, before);
    }
    return error_set(err, ERROR_FAILED, "try again when it is quiet", "%s: is being written all the time", path);
}

bool file_read(const char *path, Text *text, Error *err) {
    return read_file(path, false, text, err);
}

bool file_read_own(const char *path, Text *text, Error *err) {
    return read_file(path, true, text, err);
}

bool folder_make(const char *path, unsigned mode, Error *err) {
    AUTO(memory_release) char *copy = memory_copy(path);
    for (char *slash = copy + 1;; slash++) {
        if (*slash != '/' && *slash != '\0')
            continue;
        char kept = *slash;
        *slash = '\0';
        struct stat about;
        if (mkdir(copy, mode) < 0 && errno != EEXIST)
            return file_failed(err, copy, "check the folder above it");
        if (stat(copy, &about) == 0 && !S_ISDIR(about.st_mode))
            return error_set(err, ERROR_FAILED, "choose another folder", "%s: not a folder", copy);
        *slash = kept;
        if (kept == '\0')
            return true;
    }
}
