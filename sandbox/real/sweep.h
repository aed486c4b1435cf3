/* Folders of real servers that don't stand beside their state: whose, and away with those whose state is gone. */
#ifndef SANDBOX_REAL_SWEEP_H
#define SANDBOX_REAL_SWEEP_H

#include <stdbool.h>

/* Notes in the folder of whose state it is (an absolute path; NULL: of none, this process's own) and holds that note
 * until the descriptor is closed, which is the caller's; -1: it could not be noted, errno says why, or the folder was
 * taken away meanwhile (errno 0). */
int sweep_note(const char *folder, const char *state);
/* Removes the noted folders named `prefix`ID that nobody holds and whose state is gone, or has become another one with
 * an id of its own. Those without a note, and other users', stay. `remove` gets the folder's path. */
void sweep_folders(const char *prefix, void (*remove)(const char *folder));

#endif
