/* The state file: JSON records, one a line, only ever appended to. Several processes may share one.
 *
 * A record is in force once its line is complete and on the disk; what a killed process left of a line is cut off by
 * the next one that holds the lock. */
#ifndef SANDBOX_WORLD_JOURNAL_H
#define SANDBOX_WORLD_JOURNAL_H

#include "base/error.h"

#include <jansson.h>

typedef struct Journal Journal;

/* `path` is created with mode 0600 if it is not there; NULL: a file of this process alone, which has no name. `begins`:
 * how the first record does, borrowed: a file that begins otherwise is somebody else's, and stays as it is. */
Journal *journal_open(const char *path, const char *begins, Error *err);
void journal_close(Journal *journal); /* NULL is welcome */

/* Waits for the lock that processes share. Between lock and unlock this process alone reads and appends. */
bool journal_lock(Journal *journal, Error *err);
void journal_unlock(Journal *journal);

/* Calls `take` for each record that was not read yet. `record` is borrowed. Only under the lock. */
bool journal_read(Journal *journal, void (*take)(void *context, const json_t *record), void *context, Error *err);
/* Appends and waits for the disk; the record counts as read. On false the file is as it was. Only under the lock. */
bool journal_append(Journal *journal, const json_t *record, Error *err);
/* From now on, journal_read() begins with the first record again. */
void journal_rewind(Journal *journal);

#endif
