/* Choices and the settings file: what an earlier run left unfinished, and what somebody edits meanwhile. */
#ifndef GUIDE_DRAFT_H
#define GUIDE_DRAFT_H

#include "settings/settings.h"

/* The choices that an earlier run left unfinished, brought together with what was edited in the file since. */
typedef struct Draft {
    Settings *settings;
    bool differs; /* from what the file says: there is something to go on with */
    Text told;    /* what became of both, whole sentences; "" nothing to tell */
} Draft;
void draft_release(Draft *draft); /* for AUTO */
/* `in_file`: what the file at `config` says now; NULL: there is none. False: there is no draft, or it can't be read;
 * then it is left alone: it is somebody's work, and the next one replaces it. */
bool draft_find(const char *path, const Settings *in_file, const char *config, Draft *draft);

/* What the file says now, when it is other than `known` (NULL: there was none). NULL: it is as it was, is not there,
 * or (then err tells) can't be read. */
Settings *file_other(const char *config, const Settings *known, Error *err);
/* The file says what it said when it was last read or written. False: err tells. */
bool file_same(const char *config, const Settings *known, Error *err);
/* Brings `now` into the choices that were made on `known`. Answers whether they are of the same app: then what was not
 * chosen here is taken; else the choices stay as they are. Adds what to tell. */
bool file_take(const char *config, const Settings *known, const Settings *now, Settings *choices, Text *told);

#endif
