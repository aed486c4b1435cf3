/* A draft: settings that were chosen and not yet put in force. It keeps the settings file that it was chosen on, so
 * that both can be brought together when the file was edited since. */
#ifndef SETTINGS_SETTINGS_DRAFT_H
#define SETTINGS_SETTINGS_DRAFT_H

#include "settings/settings.h"

/* Replaces the draft at `path`. Comments and order are those of the file at `config`, if it is there. `base`: what the
 * settings file said when these values were chosen; NULL: there was none. */
bool draft_save(const Settings *draft, const Settings *base, const char *config, const char *path, Error *err);

/* It is in force, or not wanted any more. */
void draft_remove(const char *path);

/* What the draft was chosen on. UNKNOWN: it does not say, or what it says can't be read. */
typedef enum { DRAFT_BASE_UNKNOWN, DRAFT_BASE_NONE, DRAFT_BASE_FILE } DraftBase;
/* Reads it as settings_load() does. `base` gets the defaults unless *kind is DRAFT_BASE_FILE. */
bool draft_load(Settings *draft, Settings *base, DraftBase *kind, const char *path, Error *err);

/* What became of what others changed: for people, "database.storage_gib 50, access.allowed". */
typedef struct SettingsMerge {
    Text taken; /* from the file */
    Text kept;  /* changed on both sides, and left as it was chosen */
    size_t taken_count, kept_count;
} SettingsMerge;

void settings_merge_release(SettingsMerge *merge);
/* Brings into `draft`, which was chosen on `base`, what is other in `now` than in `base`. `*merge` is overwritten. */
void settings_merge(Settings *draft, const Settings *base, const Settings *now, SettingsMerge *merge);

#endif
