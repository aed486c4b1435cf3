/* See journal.h. */
#include "sandbox/world/journal.h"
#include "base/memory.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct Journal {
    int file;
    off_t read_to; /* the records before it are known */
    char *path;
    const char *begins;
};

static bool journal_error(const Journal *journal, const char *what, Error *err) {
    return error_set(err, ERROR_FAILED, "free some room, or name another file with --state", "state file %s: %s: %s",
                     journal->path, what, strerror(errno));
}

/* A file without a name: gone with its process, however that ends. */
static int file_nameless(void) {
    const char *folder = getenv("TMPDIR");
    int file = open(folder && *folder ? folder : "/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file >= 0)
        return file;
    char name[] = "/tmp/secure-rds-sandbox-XXXXXX"; /* not every file system has O_TMPFILE */
    file = mkostemp(name, O_CLOEXEC);
    if (file >= 0)
        unlink(name);
    return file;
}

Journal *journal_open(const char *path, const char *begins, Error *err) {
    struct stat status;
    Journal *journal = memory_new(1, sizeof *journal);
    journal->path = memory_copy(path ? path : "(temporary)");
    journal->begins = begins;
    journal->file = path ? open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0600) : file_nameless();
    if (journal->file >= 0 && fstat(journal->file, &status) == 0 && S_ISREG(status.st_mode))
        return journal;
    if (journal->file >= 0)
        error_set(err, ERROR_USAGE, "name a file", "state file %s: not a regular file", journal->path);
    else
        journal_error(journal, "can't be opened", err);
    journal_close(journal);
    return NULL;
}

void journal_close(Journal *journal) {
    if (!journal)
        return;
    if (journal->file >= 0)
        close(journal->file);
    free(journal->path);
    free(journal);
}

bool journal_lock(Journal *journal, Error *err) {
    while (flock(journal->file, LOCK_EX) != 0)
        if (errno != EINTR)
            return journal_error(journal, "can't be locked", err);
    return true;
}

void journal_unlock(Journal *journal) {
    flock(journal->file, LOCK_UN);
}

void journal_rewind(Journal *journal) {
    journal->read_to = 0;
}

static bool read_tail(Journal *journal, off_t size, Text *tail, Error *err) {
    char chunk[65536];
    for (off_t at = journal->read_to; at < size;) {
        ssize_t count = pread(journal->file, chunk, sizeof chunk, at);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return journal_error(journal, "can't be read", err);
        text_add(tail, chunk, (size_t)count);
        at += count;
    }
    return true;
}

/* Of a first record that was torn, too. */
static bool is_state(const Journal *journal, const Text *tail) {
    size_t length = strlen(journal->begins);
    return journal->read_to > 0 ||
           strncmp(text_string(tail), journal->begins, tail->length < length ? tail->length : length) == 0;
}

bool journal_read(Journal *journal, void (*take)(void *context, const json_t *record), void *context, Error *err) {
    struct stat status;
    AUTO(text_release) Text tail = {0};
    if (fstat(journal->file, &status) != 0)
        return journal_error(journal, "can't be read", err);
    if (status.st_size == journal->read_to)
        return true;
    if (!read_tail(journal, status.st_size, &tail, err))
        return false;
    if (!is_state(journal, &tail))
        return error_set(err, ERROR_USAGE, "name another file, or none that is there",
                         "state file %s: it holds something else, and is not written to", journal->path);
    const char *line = text_string(&tail), *end = line + tail.length, *stop;
    for (; line < end && (stop = memchr(line, '\n', (size_t)(end - line))); line = stop + 1) {
        json_error_t error;
        json_t *record = json_loadb(line, (size_t)(stop - line), 0, &error);
        if (!json_is_object(record)) {
            json_decref(record);
            if (stop + 1 == end)
                break; /* the last one, damaged: it was never answered */
            return error_set(err, ERROR_FAILED, "start with another state file",
                             "state file %s: the record at byte %lld is damaged", journal->path,
                             (long long)journal->read_to);
        }
        take(context, record);
        json_decref(record);
        journal->read_to += stop + 1 - line;
    }
    if (line < end && ftruncate(journal->file, journal->read_to) != 0)
        return journal_error(journal, "a torn record can't be cut off", err);
    return true;
}

bool journal_append(Journal *journal, const json_t *record, Error *err) {
    char *line = json_dumps(record, JSON_COMPACT);
    AUTO(text_release) Text text = {0};
    text_put(&text, line ? line : "{}");
    text_put(&text, "\n");
    free(line);
    size_t done = 0;
    while (done < text.length) {
        ssize_t count = pwrite(journal->file, text.bytes + done, text.length - done, journal->read_to + (off_t)done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        done += (size_t)count;
    }
    if (done < text.length || fdatasync(journal->file) != 0) {
        journal_error(journal, "can't be written", err);
        if (ftruncate(journal->file, journal->read_to) != 0)
            journal_error(journal, "can't be written, nor cut", err);
        return false;
    }
    journal->read_to += (off_t)text.length;
    return true;
}
