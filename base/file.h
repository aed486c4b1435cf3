/* Whole files, read and replaced. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/error.h"
#include "base/text.h"

#include <stdio.h>

/* Adds a whole file to `text`, which may hold a part of it when false comes back. `text->max` is honoured.
 * Files alone: a folder, a device or a pipe is refused. A file that is not there has err->code "ENOENT". */
bool file_read(const char *path, Text *text, Error *err);

/* Replaces the file at `path` as a whole: a temporary file in the same folder, fsync, rename, fsync of the folder.
 * The old file stands untouched until the new one is complete; its mode is kept, a symbolic link is followed.
 * A new file gets `mode`. On failure nothing is left behind. */
bool file_replace(const char *path, const char *bytes, size_t length, unsigned mode, Error *err);

/* Creates a file that must not be there yet, with `mode`, as a whole; an existing one is an error. */
bool file_create(const char *path, const char *bytes, size_t length, unsigned mode, Error *err);

bool file_exists(const char *path);
/* Makes a folder and those above it, with `mode`; those already there are welcome. */
bool folder_make(const char *path, unsigned mode, Error *err);
/* Closes it if it is open: for AUTO. */
void file_release(FILE **file);

#endif
