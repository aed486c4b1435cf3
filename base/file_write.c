/* Files written as a whole: a temporary one in the same folder, fsync, rename, fsync of the folder. See file.h.
 *
 * All of it goes by the folder's descriptor: whoever swaps the folder for another meanwhile gains nothing. */
#include "base/file.h"
#include "base/file_parts.h"
#include "base/memory.h"
#include "base/random.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* Each wait for a lock ends with a file that somebody else just put in place: many at once need many waits. */
enum { LINKS_MAX = 40, WAITS = 100000, NAMES = 100, SUFFIX = 6 };
static const char mark[] = ".secure-rds-", full[] = "check the room on the disk; the file stands as it was",
                  folder_remedy[] = "check the folder, who may write in it, and the room on the disk";

void file_hold_release(FileHold *hold) {
    descriptor_release(&hold->file); /* and with it the lock */
    descriptor_release(&hold->folder);
    free(hold->path);
    free(hold->name);
    *hold = (FileHold){.folder = -1, .file = -1};
}

/* ---- where it is */

static bool folder_open(FileHold *hold, Error *err) {
    AUTO(memory_release) char *copy = memory_copy(hold->path), *again = memory_copy(hold->path);
    free(hold->name);
    hold->name = memory_copy(basename(again));
    descriptor_release(&hold->folder);
    hold->folder = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return hold->folder >= 0 || file_failed(err, hold->path, "check the folder");
}

/* A link that somebody else laid leads where he wants: only to his own file, and that only for root, who may. */
static bool link_allowed(const struct stat *link, const struct stat *target) {
    uid_t me = geteuid();
    return link->st_uid == me ? !target || target->st_uid == me : me == 0 && target && target->st_uid == link->st_uid;
}

/* Goes one link on. `*done`: there was none. */
static bool link_follow(FileHold *hold, bool *done, Error *err) {
    char where[PATH_MAX];
    struct stat link, target;
    ssize_t length = readlinkat(hold->folder, hold->name, where, sizeof where - 1);
    *done = length < 0;
    if (*done)
        return true;
    where[length] = '\0';
    bool there = fstatat(hold->folder, hold->name, &target, 0) == 0;
    if (fstatat(hold->folder, hold->name, &link, AT_SYMLINK_NOFOLLOW) < 0 ||
        !link_allowed(&link, there ? &target : NULL))
        return file_foreign(err, hold->path);
    AUTO(memory_release) char *copy = memory_copy(hold->path);
    char *next = where[0] == '/' ? memory_copy(where) : memory_print("%s/%s", dirname(copy), where);
    free(hold->path);
    hold->path = next;
    return folder_open(hold, err);
}

static bool place(const char *path, bool follow, FileHold *hold, Error *err) {
    *hold = (FileHold){.path = memory_copy(path), .folder = -1, .file = -1};
    if (!folder_open(hold, err))
        return false;
    bool done = !follow;
    for (int links = 0; !done; links++) {
        if (links == LINKS_MAX)
            return error_set(err, ERROR_FAILED, "mend the links", "%s: symbolic links that lead in a circle", path);
        if (!link_follow(hold, &done, err))
            return false;
    }
    return true;
}

/* ---- the lock: on the file that is there, else on its folder */

static void lock(int descriptor) {
    while (flock(descriptor, LOCK_EX) < 0 && errno == EINTR) /* a file system without locks goes without */
        ;
}

/* Opens the file for its lock; false with `*absent`: it is not there. Some file systems lock only what may be written.
 */
static bool file_open(FileHold *hold, bool *absent, Error *err) {
    static const int flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
    hold->file = openat(hold->folder, hold->name, O_RDWR | flags);
    if (hold->file < 0 && (errno == EACCES || errno == EROFS || errno == EISDIR || errno == ETXTBSY))
        hold->file = openat(hold->folder, hold->name, O_RDONLY | flags);
    *absent = hold->file < 0 && errno == ENOENT;
    if (hold->file < 0 && errno == ELOOP)
        return error_set(err, ERROR_FAILED, "remove the link", "%s: is a symbolic link", hold->path);
    if (hold->file < 0)
        return !*absent && file_failed(err, hold->path, "check the path and who may read it");
    if (fstat(hold->file, &hold->about) < 0)
        return file_failed(err, hold->path, "check the disk");
    if (!S_ISREG(hold->about.st_mode))
        return error_set(err, ERROR_FAILED, "name a file", "%s: not a file", hold->path);
    return true;
}

/* Whether what stands in the folder is still the very file that is open, unwritten since. */
static bool still_there(const FileHold *hold) {
    struct stat now;
    return fstatat(hold->folder, hold->name, &now, AT_SYMLINK_NOFOLLOW) == 0 && now.st_dev == hold->about.st_dev &&
           now.st_ino == hold->about.st_ino && now.st_size == hold->about.st_size &&
           now.st_mtim.tv_sec == hold->about.st_mtim.tv_sec && now.st_mtim.tv_nsec == hold->about.st_mtim.tv_nsec;
}

static bool hold_file(FileHold *hold, Error *err) {
    for (int wait = 0; wait < WAITS; wait++) {
        bool absent;
        descriptor_release(&hold->file);
        if (!file_open(hold, &absent, err) && !absent)
            return false;
        lock(absent ? hold->folder : hold->file);
        struct stat now;
        bool there = fstatat(hold->folder, hold->name, &now, AT_SYMLINK_NOFOLLOW) == 0;
        if (absent && !there)
            return true;
        if (absent)
            flock(hold->folder, LOCK_UN); /* somebody else made it while we waited */
        else if (fstat(hold->file, &hold->about) == 0 && still_there(hold))
            return true;
    }
    return error_set(err, ERROR_FAILED, "try again when it is quiet", "%s: is being written all the time", hold->path);
}

static bool take_hold(const char *path, bool follow, FileHold *hold, Error *err) {
    if (place(path, follow, hold, err) && hold_file(hold, err))
        return true;
    file_hold_release(hold);
    return false;
}

bool file_hold(const char *path, FileHold *hold, Error *err) {
    return take_hold(path, true, hold, err);
}

/* ---- the temporary file */

static bool sync_whole(int file) {
    while (fsync(file) < 0) {
        if (errno == EINVAL || errno == EROFS) /* a file system without it */
            break;
        if (errno != EINTR)
            return false;
    }
    return true;
}

bool file_write_whole(int file, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t count = write(file, bytes, length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        bytes += count;
        length -= (size_t)count;
    }
    return true;
}

/* What a process that was killed left of its half-written files: one that lives holds a lock on its own. */
static void leftovers_remove(const FileHold *hold) {
    AUTO(memory_release) char *start = memory_print(".%s%s", hold->name, mark);
    size_t length = strlen(start);
    int copy = openat(hold->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *all = copy < 0 ? NULL : fdopendir(copy);
    for (struct dirent *entry; all && (entry = readdir(all));) {
        if (strncmp(entry->d_name, start, length) != 0 || strlen(entry->d_name) != length + SUFFIX)
            continue;
        struct stat about;
        AUTO(descriptor_release)
        int file = openat(hold->folder, entry->d_name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
        if (file >= 0 && fstat(file, &about) == 0 && S_ISREG(about.st_mode) && about.st_uid == geteuid() &&
            flock(file, LOCK_EX | LOCK_NB) == 0)
            unlinkat(hold->folder, entry->d_name, 0);
    }
    if (all)
        closedir(all);
    else
        descriptor_release(&copy);
}

/* The caller frees the name; NULL: errno tells. */
static char *temporary_make(const FileHold *hold, int *file) {
    for (int try = 0; try < NAMES; try++) {
        char token[RANDOM_TOKEN_SIZE];
        random_token(token);
        AUTO(memory_release) char *name = memory_print(".%s%s%.*s", hold->name, mark, SUFFIX, token);
        *file = openat(hold->folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (*file >= 0) {
            (void)flock(*file, LOCK_EX | LOCK_NB);
            return memory_copy(name);
        }
        if (errno != EEXIST)
            break;
    }
    return NULL;
}

/* Owner and mode of the old one. Without its group, the group's rights go too: they were meant for others. */
static bool keep_rights(const FileHold *hold, int file, unsigned mode) {
    if (hold->file < 0)
        return fchmod(file, mode) == 0;
    const struct stat *old = &hold->about;
    mode = old->st_mode & 07777;
    if (old->st_uid != geteuid() && fchown(file, old->st_uid, (gid_t)-1) < 0)
        return false;
    if (old->st_gid != getegid() && fchown(file, (uid_t)-1, old->st_gid) < 0)
        mode &= ~070U | (mode & 07U) << 3;
    return fchmod(file, mode) == 0;
}

/* rename(2) alone would replace what somebody else made meanwhile. */
static bool rename_new(const FileHold *hold, const char *name) {
    if (renameat2(hold->folder, name, hold->folder, hold->name, RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    bool ok = linkat(hold->folder, name, hold->folder, hold->name, 0) == 0;
    int cause = errno;
    if (ok)
        unlinkat(hold->folder, name, 0);
    errno = cause;
    return ok;
}

static bool put_in_place(const FileHold *hold, const char *name, Error *err) {
    if (hold->file < 0)
        return rename_new(hold, name) ||
               file_failed(err, hold->path, errno == EEXIST ? "choose another name: nothing is overwritten" : full);
    if (!still_there(hold)) {
        error_set(err, ERROR_FAILED, "look at it and try again", "%s: was changed meanwhile", hold->path);
        snprintf(err->code, sizeof err->code, "Changed");
        return false;
    }
    return renameat(hold->folder, name, hold->folder, hold->name) == 0 || file_failed(err, hold->path, full);
}

/* `sync`: the disk has all of it before it takes its place. */
static bool write_held(const FileHold *hold, const char *bytes, size_t length, unsigned mode, bool sync, Error *err) {
    AUTO(descriptor_release) int file = -1;
    leftovers_remove(hold);
    AUTO(memory_release) char *name = temporary_make(hold, &file);
    if (!name)
        return file_failed(err, hold->path, folder_remedy);
    bool written =
        file_write_whole(file, bytes, length) && (!sync || sync_whole(file)) && keep_rights(hold, file, mode);
    if (!written)
        file_failed(err, hold->path, full);
    if (!written || !put_in_place(hold, name, err)) {
        unlinkat(hold->folder, name, 0);
        return false;
    }
    if (sync)
        (void)fsync(hold->folder); /* the rename itself must reach the disk */
    return true;
}

static bool replace_held(const FileHold *hold, const char *bytes, size_t length, unsigned mode, bool sync, Error *err) {
    if (hold->file < 0)
        return write_held(hold, bytes, length, mode, sync, err);
    if (hold->about.st_uid != geteuid() && geteuid() != 0)
        return file_foreign(err, hold->path);
    if (faccessat(hold->folder, hold->name, W_OK, AT_EACCESS) < 0) /* its owner made it read-only */
        return file_failed(err, hold->path, "check who may write it");
    return write_held(hold, bytes, length, mode, sync, err);
}

bool file_hold_replace(FileHold *hold, const char *bytes, size_t length, unsigned mode, Error *err) {
    return replace_held(hold, bytes, length, mode, true, err);
}

/* ---- without a hold */

bool file_replace(const char *path, const char *bytes, size_t length, unsigned mode, Error *err) {
    AUTO(file_hold_release) FileHold hold = {.folder = -1, .file = -1};
    return take_hold(path, false, &hold, err) && replace_held(&hold, bytes, length, mode, true, err);
}

bool file_draft(const char *path, const char *bytes, size_t length, unsigned mode, Error *err) {
    AUTO(file_hold_release) FileHold hold = {.folder = -1, .file = -1};
    return take_hold(path, false, &hold, err) && replace_held(&hold, bytes, length, mode, false, err);
}

bool file_sync(const char *path, Error *err) {
    AUTO(descriptor_release) int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    return (file >= 0 && sync_whole(file)) || file_failed(err, path, full);
}

bool file_create(const char *path, const char *bytes, size_t length, unsigned mode, Error *err) {
    AUTO(file_hold_release) FileHold hold = {.folder = -1, .file = -1};
    if (!place(path, false, &hold, err))
        return false;
    lock(hold.folder);
    return write_held(&hold, bytes, length, mode, true, err);
}
