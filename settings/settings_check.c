/* Is this value allowed for that setting? And which name was meant? */
#include "settings/settings.h"
#include "base/memory.h"
#include "base/nearest.h"
#include "base/visible.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { TEXT_LONGEST = 512 };

const SettingRow *setting_find(const char *path) {
    for (size_t i = 0; i < setting_count; i++)
        if (strcmp(setting_rows[i].path, path) == 0)
            return &setting_rows[i];
    return NULL;
}

static bool only_error(const SettingRow *row, Error *err) {
    Text list = {0};
    for (size_t i = 0; row->only[i]; i++)
        text_print(&list, "%s%ld", i ? ", " : "", row->only[i]);
    error_set(err, ERROR_USAGE, "choose one of these", "%s %s", text_string(&list), row->unit);
    text_release(&list);
    return false;
}

/* Digits alone; a leading zero would be octal to some readers of YAML. */
static bool number_verify(const SettingRow *row, const char *value, Error *err) {
    size_t digits = strspn(value, "0123456789");
    bool number = digits > 0 && digits < 10 && value[digits] == '\0' && (digits == 1 || value[0] != '0');
    long found = number ? strtol(value, NULL, 10) : -1;
    bool within = number && found >= row->min && found <= row->max;
    if (row->only) {
        for (size_t i = 0; within && row->only[i]; i++)
            if (row->only[i] == found)
                return true;
        return only_error(row, err);
    }
    if (row->check)
        return row->check(within ? value : "", err);
    return within || error_set(err, ERROR_USAGE, "correct the value", "%ld to %ld%s%s", row->min, row->max,
                               row->unit[0] ? " " : "", row->unit);
}

static bool choice_verify(const SettingRow *row, const char *value, Error *err) {
    Text list = {0};
    for (size_t i = 0; row->choices[i].value; i++) {
        if (strcmp(row->choices[i].value, value) == 0) {
            text_release(&list);
            return true;
        }
        text_print(&list, "%s%s", i ? ", " : "", row->choices[i].value);
    }
    error_set(err, ERROR_USAGE, "choose one of these", "%s", text_string(&list));
    text_release(&list);
    return false;
}

/* What YAML 1.1 reads as a boolean and YAML 1.2 does not: refused with the words to write instead. */
static bool switch_verify(const char *value, const char **canonical, Error *err) {
    static const char *const yes[] = {"yes", "on", "y", "1"}, *const no[] = {"no", "off", "n", "0"};
    if (strcasecmp(value, "true") == 0 || strcasecmp(value, "false") == 0) {
        *canonical = strcasecmp(value, "true") == 0 ? "true" : "false";
        return true;
    }
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (strcasecmp(value, yes[i]) == 0 || strcasecmp(value, no[i]) == 0)
            return error_set(err, ERROR_USAGE, "write true or false",
                             "true or false: write %s, for readers of YAML do not agree on the other words",
                             strcasecmp(value, yes[i]) == 0 ? "true" : "false");
    return error_set(err, ERROR_USAGE, "write true or false", "true or false");
}

static bool text_verify(const SettingRow *row, const char *value, Error *err) {
    if (value[0] == '\0')
        return row->initial[0] == '\0' || error_set(err, ERROR_USAGE, "give a value, or leave the line out",
                                                    "a value, such as the default %s", row->initial);
    AUTO(memory_release) char *shown = visible_copy(value);
    if (strcmp(shown, value) != 0)
        return error_set(err, ERROR_USAGE, "write the value in plain text", "one line of printable characters");
    if (strlen(value) > TEXT_LONGEST)
        return error_set(err, ERROR_USAGE, "shorten it", "up to %d characters", TEXT_LONGEST);
    return !row->check || row->check(value, err);
}

bool setting_verify(const SettingRow *row, const char *value, Text *canonical, Error *err) {
    const char *kept = value;
    bool ok = row->type == SETTING_NUMBER   ? number_verify(row, value, err)
              : row->type == SETTING_CHOICE ? choice_verify(row, value, err)
              : row->type == SETTING_SWITCH ? switch_verify(value, &kept, err)
                                            : text_verify(row, value, err);
    if (ok && canonical)
        text_put(canonical, kept);
    return ok;
}

void setting_to_parameter(const SettingRow *row, const char *value, Text *parameter) {
    if (row->form)
        row->form->to(value, parameter);
    else
        text_put(parameter, value);
}

bool setting_from_parameter(const SettingRow *row, const char *parameter, bool former, Text *value) {
    if (row->form && !former)
        return row->form->from(parameter, value);
    text_put(value, parameter);
    return true;
}

bool setting_check(const SettingRow *row, const char *value, Text *canonical, Error *err) {
    Error why = {0};
    if (setting_verify(row, value, canonical, &why))
        return true;
    AUTO(memory_release) char *shown = visible_copy(value);
    return error_set(err, ERROR_USAGE, why.remedy, "%s: found \"%.60s\", allowed %s", row->path, shown, why.said);
}

static const char *last_part(const char *path) {
    const char *dot = strrchr(path, '.');
    return dot ? dot + 1 : path;
}

/* A path's own distance, or, for a name that stands in the wrong section, that of its last part and one. */
static size_t path_distance(const char *path, const char *known) {
    size_t whole = slips_between(path, known), part = slips_between(last_part(path), last_part(known)) + 1;
    return whole < part ? whole : part;
}

/* Keeps `known` when it is nearer than what was found before. */
static void nearest_take(const char *path, const char *known, size_t *best, char *nearest) {
    size_t found = path_distance(path, known);
    if (found < *best) {
        *best = found;
        snprintf(nearest, SETTING_PATH_SIZE, "%s", known);
    }
}

bool setting_nearest(const char *path, char nearest[SETTING_PATH_SIZE]) {
    size_t length = strlen(path), best = length / 3 + 2;
    nearest[0] = '\0';
    if (length == 0 || length >= SETTING_PATH_SIZE)
        return false;
    for (size_t i = 0; i < setting_count; i++)
        nearest_take(path, setting_rows[i].path, &best, nearest);
    nearest_take(path, "access.allowed", &best, nearest);
    nearest_take(path, "access.agreed", &best, nearest);
    nearest_take(path, "tags", &best, nearest);
    nearest_take(path, "version", &best, nearest);
    for (size_t i = 0; i < setting_count && !strchr(path, '.'); i++) {
        char section[SETTING_PATH_SIZE];
        snprintf(section, sizeof section, "%.*s", (int)strcspn(setting_rows[i].path, "."), setting_rows[i].path);
        nearest_take(path, section, &best, nearest);
    }
    return nearest[0] != '\0';
}

bool setting_secret(const char *path) {
    static const char *const words[] = {"password",   "passwd",      "secret",    "token",
                                        "credential", "private_key", "access_key"};
    if (setting_find(path)) /* password_rotation_hours */
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasestr(path, words[i]))
            return true;
    return false;
}
