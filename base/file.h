/* Whole files, read and replaced.
 *
 * What is written takes the old file's place at once, by renaming: whoever reads has the old one or the new one, whole.
 * The half-written one stands in the same folder under a name of its own, ".NAME.secure-rds-XXXXXX"; the next write of
 * the same file takes away what a killed process left of these. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/error.h"
#include "base/text.h"

#include <stdio.h>
#include <sys/stat.h>

/* Adds a whole file to `text`, which is as it was when false comes back. `text->max` is honoured. A file that is seen
 * to change meanwhile is read again. Files alone: a folder, a device or a pipe is refused. A file that is not there has
 * err->code "ENOENT". */
bool file_read(const char *path, Text *text, Error *err);
/* The same for what this program wrote for itself: a symbolic link in its place, or another user's file, is refused
 * (root may read and write any user's, and leaves it his). */
bool file_read_own(const char *path, Text *text, Error *err);

/* Replaces the file at `path`, or makes it with `mode`; the mode of one that is there is kept. A symbolic link is
 * refused, and another user's file too. On failure the old file stands, and nothing is left behind. */
bool file_replace(const char *path, const char *bytes, size_t length, unsigned mode, Error *err);

/* The same, but the disk may have it later: for one of several that take their places together, once file_sync() has
 * said of each that the disk has it. The first such wait is as long as all of them. */
bool file_draft(const char *path, const char *bytes, size_t length, unsigned mode, Error *err);
bool file_sync(const char *path, Error *err);

/* Creates a file that must not be there yet (err->code "EEXIST": it is, or a link of that name), with `mode`. */
bool file_create(const char *path, const char *bytes, size_t length, unsigned mode, Error *err);

/* A person's own file, held from reading to writing: other processes of this program wait meanwhile. Symbolic links are
 * followed, but never to another user's file; a link that leads to no file yet is where the file is made. */
typedef struct FileHold {
    char *path;        /* of the file itself, behind all links */
    char *name;        /* in its folder */
    int folder, file;  /* descriptors; `file` -1: there is none yet */
    struct stat about; /* the file when it was taken hold of */
} FileHold;
/* Waits until nobody else holds it. A file that is not there is no error. */
bool file_hold(const char *path, FileHold *hold, Error *err);
/* Replaces what is held, or makes it with `mode`: owner and mode are kept (the group where that is permitted). False
 * with err->code "Changed": an editor, say, has written or replaced the file since it was taken hold of; nothing was
 * overwritten. */
bool file_hold_replace(FileHold *hold, const char *bytes, size_t length, unsigned mode, Error *err);
void file_hold_release(FileHold *hold); /* for AUTO */

bool file_exists(const char *path);
/* All of it into an open file. False, with errno: less. */
bool file_write_whole(int file, const char *bytes, size_t length);
/* Makes a folder and those above it, with `mode`; those already there are welcome. */
bool folder_make(const char *path, unsigned mode, Error *err);

#endif
