/* What the files of the settings share among themselves; no one else includes it. */
#ifndef SETTINGS_SETTINGS_PARTS_H
#define SETTINGS_SETTINGS_PARTS_H

#include "settings/settings.h"
#include "settings/yaml_edit.h"

enum {
    SETTINGS_VERSION = 1,
    SETTINGS_FILE_MAX = 256 * 1024, /* bytes; a full file with every note has some 10,000 */
};

/* `to` gets what `from` holds; `from` is freed. */
void settings_move(Settings *to, Settings *from);
/* The list was said, be it an empty one. */
void settings_allowed_said(Settings *settings);
/* Where the file that was read says a setting, or access.allowed: for what is found wrong later. */
typedef struct SettingPlace {
    int line, column; /* from 1; 0: no file says it, or it was set since */
} SettingPlace;
SettingPlace settings_place(const Settings *settings, const char *path);
void settings_place_set(Settings *settings, const char *path, SettingPlace place);
/* The changes that make the file of `tree`, which says `before`, say `after`. */
void settings_edit(const Settings *before, const Settings *after, const YamlTree *tree, YamlEdits *edits);
/* "- cidr: …" and its note, as lines with `indent` blanks before them. */
void settings_entry_put(Text *text, const AllowEntry *entry, size_t indent);

#endif
