/* See file.h. */
#include "base/file.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void file_release(FILE **file) {
    if (*file)
        fclose(*file);
    *file = NULL;
}

static void descriptor_release(int *descriptor) {
    if (*descriptor >= 0)
        close(*descriptor);
}

static bool failed(Error *err, const char *path, const char *remedy) {
    int cause = errno;
    error_set(err, ERROR_FAILED, remedy, "%s: %s", path, strerror(cause));
    if (cause == ENOENT)
        snprintf(err->code, sizeof err->code, "ENOENT");
    return false;
}

bool file_exists(const char *path) {
    return access(path, F_OK) == 0;
}

bool file_read(const char *path, Text *text, Error *err) {
    /* O_NONBLOCK: a FIFO in the file's place must not hang the program before it is refused. */
    AUTO(descriptor_release) int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat about;
    if (file < 0 || fstat(file, &about) < 0)
        return failed(err, path, "check the path and who may read it");
    if (!S_ISREG(about.st_mode))
        return error_set(err, ERROR_FAILED, "name a file", "%s: not a file", path);
    for (char chunk[8192];;) {
        ssize_t count = read(file, chunk, sizeof chunk);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return failed(err, path, "check the disk");
        if (count == 0)
            break;
        text_add(text, chunk, (size_t)count);
        if (text->failed)
            return error_set(err, ERROR_USAGE, "choose a smaller file", "%s: more than %zu bytes", path, text->max);
    }
    return true;
}

static bool write_whole(int file, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t count = write(file, bytes, length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return false;
        bytes += count;
        length -= (size_t)count;
    }
    while (fsync(file) < 0) {
        if (errno == EINVAL || errno == EROFS) /* a file system without it */
            break;
        if (errno != EINTR)
            return false;
    }
    return true;
}

/* The rename itself must reach the disk: rename(2) alone orders nothing after a power cut. */
static void folder_sync(const char *path) {
    AUTO(memory_release) char *copy = memory_copy(path);
    AUTO(descriptor_release) int folder = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0)
        (void)fsync(folder);
}

bool file_replace(const char *path, const char *bytes, size_t length, unsigned mode, Error *err) {
    char resolved[PATH_MAX];
    if (realpath(path, resolved)) /* through a symbolic link, to the file itself */
        path = resolved;
    struct stat old;
    if (stat(path, &old) == 0) {
        if (!S_ISREG(old.st_mode))
            return error_set(err, ERROR_FAILED, "name a file", "%s: not a file", path);
        if (access(path, W_OK) < 0) /* rename would replace what its owner made read-only */
            return failed(err, path, "check who may write it");
        mode = old.st_mode & 07777;
    }
    AUTO(memory_release) char *temporary = memory_print("%s.XXXXXX", path);
    AUTO(descriptor_release) int file = mkostemp(temporary, O_CLOEXEC);
    if (file < 0)
        return failed(err, path, "check the folder, who may write in it, and the room on the disk");
    if (fchmod(file, mode) < 0 || !write_whole(file, bytes, length) || rename(temporary, path) < 0) {
        failed(err, path, "check the room on the disk; the file stands as it was");
        unlink(temporary);
        return false;
    }
    folder_sync(path);
    return true;
}

bool file_create(const char *path, const char *bytes, size_t length, unsigned mode, Error *err) {
    AUTO(descriptor_release) int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    if (file < 0)
        return failed(err, path, errno == EEXIST ? "choose another name: nothing is overwritten" : "check the folder");
    if (!write_whole(file, bytes, length)) {
        failed(err, path, "check the room on the disk");
        unlink(path);
        return false;
    }
    folder_sync(path);
    return true;
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
            return failed(err, copy, "check the folder above it");
        if (stat(copy, &about) == 0 && !S_ISDIR(about.st_mode))
            return error_set(err, ERROR_FAILED, "choose another folder", "%s: not a folder", copy);
        *slash = kept;
        if (kept == '\0')
            return true;
    }
}
