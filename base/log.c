/* See log.h. */
#include "base/log.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/visible.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct {
    pthread_mutex_t lock;
    int file;
    const char *path;
    int lost; /* the errno of what it did not take; 0: it took all */
} out = {.lock = PTHREAD_MUTEX_INITIALIZER, .file = -1};

bool log_open(const char *path, Error *err) {
    int file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return error_set(err, ERROR_USAGE, "choose another log file", "%s: %s", path, strerror(errno));
    out.file = file;
    out.path = path;
    return true;
}

void log_line(const char *area, const char *format, ...) {
    if (out.file < 0)
        return;
    int kept = errno;
    char words[2048], at[TIME_SIZE];
    va_list args;
    va_start(args, format);
    vsnprintf(words, sizeof words, format, args);
    va_end(args);
    Clock wall = clock_wall();
    time_format(clock_now_ms(&wall), at);
    AUTO(text_release) Text line = {0};
    text_print(&line, "%s %s: ", at, area);
    visible_add(&line, words, false);
    text_put(&line, "\n");
    pthread_mutex_lock(&out.lock);
    /* A full disk must not stop a deployment: it is told at the end. */
    if (out.file >= 0 && !out.lost && !file_write_whole(out.file, line.bytes, line.length))
        out.lost = errno;
    pthread_mutex_unlock(&out.lock);
    errno = kept;
}

bool log_close(Error *err) {
    pthread_mutex_lock(&out.lock);
    int lost = out.lost;
    if (out.file >= 0)
        close(out.file);
    out.file = -1;
    out.lost = 0;
    pthread_mutex_unlock(&out.lock);
    return !lost || error_set(err, ERROR_FAILED, "check the room on the disk", "%s: the log could not be written: %s",
                              out.path, strerror(lost));
}
