/* Where the real servers keep their files, and as whom they run: never as root. */
#ifndef SANDBOX_REAL_PLACE_H
#define SANDBOX_REAL_PLACE_H

#include "base/error.h"

#include <stdbool.h>
#include <sys/types.h>

/* Whom root's servers run as: an id that Debian gives to nobody (Policy, "UID and GID classes": 65000 to 65533). */
enum { REAL_UID = 65100 };

typedef struct RealPlace {
    char *folder; /* a folder in it is of one stack, and the servers alone own it */
    bool kept;    /* it stays with the state; false: it goes with this process */
    int note;     /* below /var/tmp: held while it is in use; 0: beside the state */
} RealPlace;
void real_place_release(RealPlace *place);

/* `state`: the state file, NULL: none. Beside it, "STATE.real"; where root's other user could not get there, or without
 * a state, a folder of its own below /var/tmp. Only says where: nothing is made, and there may be nothing. */
bool real_place_find(const char *state, const char *id, RealPlace *place, Error *err);
/* The same, and makes it. Those below /var/tmp whose state is gone go away. */
bool real_place_make(const char *state, const char *id, RealPlace *place, Error *err);
/* A folder in it for the servers alone, 0700 and theirs; the caller frees its path. NULL: `err` says why. */
char *real_place_set(const RealPlace *place, const char *name, Error *err);
/* Takes all of it away, with what is in it. */
void real_place_remove(const RealPlace *place);

/* From here on this process is not root, and can't become it again. True at once when it is not. */
bool real_become_plain(Error *err);

#endif
