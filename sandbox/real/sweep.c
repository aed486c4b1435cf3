/* See sweep.h. */
#include "sandbox/real/sweep.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <jansson.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

int sweep_note(const char *folder, const char *state) {
    AUTO(memory_release) char *path = memory_print("%s/of", folder);
    size_t length = state ? strlen(state) : 0;
    int note = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    struct stat about;
    errno = note >= 0 ? 0 : errno;
    /* Between its making and the lock a sweep may have taken it. */
    if (note >= 0 && flock(note, LOCK_SH) == 0 && fstat(note, &about) == 0 && about.st_nlink > 0 &&
        ftruncate(note, 0) == 0 && pwrite(note, state ? state : "", length, 0) == (ssize_t)length)
        return note;
    if (note >= 0)
        close(note);
    return -1;
}

/* The first line of a state says its id. */
static bool state_is(const char *path, const char *id) {
    AUTO(memory_release) char *line = NULL;
    size_t size = 0;
    FILE *file = fopen(path, "re");
    bool is = false;
    if (file && getline(&line, &size, file) > 0) {
        json_auto_t *first = json_loads(line, 0, NULL);
        const char *own = json_string_value(json_object_get(json_object_get(first, "time"), "id"));
        is = own && strcmp(own, id) == 0;
    }
    if (file)
        fclose(file);
    return is;
}

/* What cannot be read is taken for what it was. */
static bool is_left(int note, const char *id) {
    char state[PATH_MAX] = "";
    ssize_t count = pread(note, state, sizeof state - 1, 0);
    if (count <= 0)
        return count == 0;
    return access(state, F_OK) != 0 ? errno == ENOENT : access(state, R_OK) == 0 && !state_is(state, id);
}

void sweep_folders(const char *prefix, void (*remove)(const char *folder)) {
    AUTO(memory_release) char *pattern = memory_print("%s*", prefix);
    glob_t found = {0};
    glob(pattern, GLOB_NOSORT, NULL, &found);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        const char *folder = found.gl_pathv[i];
        AUTO(memory_release) char *path = memory_print("%s/of", folder);
        struct stat about;
        if (lstat(folder, &about) != 0 || !S_ISDIR(about.st_mode) || about.st_uid != geteuid())
            continue;
        int note = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
        if (note >= 0 && flock(note, LOCK_EX | LOCK_NB) == 0 && is_left(note, folder + strlen(prefix)))
            remove(folder);
        if (note >= 0)
            close(note);
    }
    globfree(&found);
}
