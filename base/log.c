/* See log.h. */
#include "base/log.h"
#include "base/clock.h"
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

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int log_file = -1;

bool log_open(const char *path, Error *err) {
    int file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return error_set(err, ERROR_USAGE, "choose another log file", "%s: %s", path, strerror(errno));
    log_close();
    log_file = file;
    return true;
}

void log_line(const char *area, const char *format, ...) {
    if (log_file < 0)
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
    pthread_mutex_lock(&lock);
    if (log_file >= 0 && write(log_file, line.bytes, line.length) < 0)
        log_file = -1; /* a full disk must not stop a deployment */
    pthread_mutex_unlock(&lock);
    errno = kept;
}

void log_close(void) {
    pthread_mutex_lock(&lock);
    if (log_file >= 0)
        close(log_file);
    log_file = -1;
    pthread_mutex_unlock(&lock);
}
