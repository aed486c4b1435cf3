/* The settings file: read, and changed while others may change it. See settings.h. */
#include "settings/settings_parts.h"
#include "base/file.h"
#include "base/memory.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TRIES = 10 };

/* A folder, a FIFO, a file that this user may not read: another path is to be named, and no new try mends it. */
static bool names_no_file(const char *path) {
    struct stat about;
    return stat(path, &about) < 0 || !S_ISREG(about.st_mode) || access(path, R_OK) < 0;
}

bool settings_load(Settings *settings, const char *path, Problems *problems, Error *err) {
    AUTO(text_release) Text text = {.max = SETTINGS_FILE_MAX};
    *problems = (Problems){0};
    if (!file_read(path, &text, err)) {
        if (names_no_file(path))
            err->kind = ERROR_USAGE;
        return error_tried(err, "read the settings");
    }
    return settings_parse(settings, text_string(&text), text.length, path, problems, err);
}

/* What the held file says, as text and as settings. */
static bool read_held(const FileHold *hold, const char *path, Text *text, Settings *now, Error *err) {
    AUTO(problems_release) Problems problems = {0};
    if (hold->file < 0)
        return true;
    if (!file_read(hold->path, text, err))
        return false;
    if (text->length != strlen(text_string(text)))
        return error_set(err, ERROR_USAGE, "correct it; nothing was changed", "%s: found a NUL byte, allowed text",
                         path);
    return settings_parse(now, text_string(text), text->length, path, &problems, err);
}

static bool change_held(FileHold *hold, const char *path, SettingsChange change, void *data, Settings *now,
                        Error *err) {
    AUTO(text_release) Text old = {.max = SETTINGS_FILE_MAX}, text = {0};
    if (!read_held(hold, path, &old, now, err) || !change(data, now, hold->file >= 0, err) ||
        !settings_write(now, text_string(&old), &text, err))
        return false;
    if (hold->file >= 0 && strcmp(text_string(&old), text_string(&text)) == 0)
        return true; /* nothing differs: the file's time stays, too */
    return file_hold_replace(hold, text_string(&text), text.length, 0644, err);
}

bool settings_change(const char *path, SettingsChange change, void *data, Error *err) {
    for (int try = 0;; try++) {
        AUTO(file_hold_release) FileHold hold = {.folder = -1, .file = -1};
        Settings *now = settings_new();
        bool ok = file_hold(path, &hold, err) && change_held(&hold, path, change, data, now, err);
        settings_free(now);
        if (ok)
            return true;
        if (try == TRIES || (strcmp(err->code, "Changed") != 0 && strcmp(err->code, "EEXIST") != 0))
            return error_tried(err, "save the settings to %s", path);
        *err = (Error){0};
    }
}

static bool put_all(void *data, Settings *now, bool found, Error *err) {
    (void)found, (void)err;
    settings_become(now, data);
    return true;
}

bool settings_save(const Settings *settings, const char *path, Error *err) {
    return settings_change(path, put_all, (void *)settings, err);
}
