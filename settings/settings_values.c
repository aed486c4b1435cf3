/* The values: one canonical text for each row of the table, the allow list, and the tags. See settings.h. */
#include "settings/settings_parts.h"
#include "settings/allow_text.h"
#include "settings/names.h"
#include "settings/problems.h"
#include "base/memory.h"
#include "base/visible.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct Settings {
    char **values; /* in the order of setting_rows, as the next */
    bool *given;
    SettingPlace *places; /* in the same order; behind them, that of access.allowed */
    AllowList *allowed;
    bool allowed_given;
    Agreement agreed;
    SettingTag tags[SETTING_TAGS_MAX]; /* sorted by key */
    size_t tag_count;
    bool project_given; /* else the tag `project` follows the app's name */
    char database_name[DATABASE_NAME_SIZE];
};

static const char project_key[] = "project";

static size_t row_index(const char *path) {
    const SettingRow *row = setting_find(path);
    if (!row) {
        fprintf(stderr, "secure-rds: no setting is called %s\n", path);
        abort();
    }
    return (size_t)(row - setting_rows);
}

/* Where `key` is among the tags, or where it would stand. */
static size_t tag_place(const Settings *settings, const char *key, bool *found) {
    size_t i = 0;
    while (i < settings->tag_count && strcmp(settings->tags[i].key, key) < 0)
        i++;
    *found = i < settings->tag_count && strcmp(settings->tags[i].key, key) == 0;
    return i;
}

static void tag_put(Settings *settings, const char *key, const char *value) {
    bool found;
    size_t place = tag_place(settings, key, &found);
    if (!found) {
        memmove(&settings->tags[place + 1], &settings->tags[place],
                (settings->tag_count - place) * sizeof *settings->tags);
        settings->tag_count++;
        settings->tags[place] = (SettingTag){.key = memory_copy(key)};
    }
    char *copy = memory_copy(value);
    free(settings->tags[place].value);
    settings->tags[place].value = copy;
}

/* What follows from a value once it changed. */
static void follow(Settings *settings) {
    const char *app = settings_text(settings, "app"), *name = settings_text(settings, "database.name");
    if (!settings->project_given)
        tag_put(settings, project_key, app);
    if (name[0])
        snprintf(settings->database_name, sizeof settings->database_name, "%s", name);
    else
        database_name_from_app(app, settings->database_name);
}

Settings *settings_new(void) {
    Settings *settings = memory_new(1, sizeof *settings);
    settings->values = memory_new(setting_count, sizeof *settings->values);
    settings->given = memory_new(setting_count, sizeof *settings->given);
    settings->places = memory_new(setting_count + 1, sizeof *settings->places);
    for (size_t i = 0; i < setting_count; i++)
        settings->values[i] = memory_copy(setting_rows[i].initial);
    settings->allowed = allow_list_new();
    follow(settings);
    return settings;
}

Settings *settings_copy(const Settings *settings) {
    Settings *copy = memory_new(1, sizeof *copy);
    *copy = *settings;
    copy->values = memory_new(setting_count, sizeof *copy->values);
    copy->given = memory_new(setting_count, sizeof *copy->given);
    memcpy(copy->given, settings->given, setting_count * sizeof *copy->given);
    copy->places = memory_new(setting_count + 1, sizeof *copy->places);
    memcpy(copy->places, settings->places, (setting_count + 1) * sizeof *copy->places);
    for (size_t i = 0; i < setting_count; i++)
        copy->values[i] = memory_copy(settings->values[i]);
    copy->allowed = allow_list_copy(settings->allowed);
    for (size_t i = 0; i < settings->tag_count; i++)
        copy->tags[i] = (SettingTag){memory_copy(settings->tags[i].key), memory_copy(settings->tags[i].value)};
    return copy;
}

void settings_free(Settings *settings) {
    if (!settings)
        return;
    for (size_t i = 0; i < setting_count; i++)
        free(settings->values[i]);
    free(settings->values);
    free(settings->given);
    free(settings->places);
    allow_list_free(settings->allowed);
    for (size_t i = 0; i < settings->tag_count; i++) {
        free(settings->tags[i].key);
        free(settings->tags[i].value);
    }
    free(settings);
}

void settings_move(Settings *to, Settings *from) {
    Settings old = *to;
    *to = *from;
    *from = old;
    settings_free(from);
}

void settings_become(Settings *settings, const Settings *other) {
    settings_move(settings, settings_copy(other));
}

bool settings_same(const Settings *a, const Settings *b) {
    for (size_t i = 0; i < setting_count; i++)
        if (strcmp(a->values[i], b->values[i]) != 0)
            return false;
    if (a->tag_count != b->tag_count)
        return false;
    for (size_t i = 0; i < a->tag_count; i++)
        if (strcmp(a->tags[i].key, b->tags[i].key) != 0 || strcmp(a->tags[i].value, b->tags[i].value) != 0)
            return false;
    return allow_list_equal(a->allowed, b->allowed);
}

bool settings_equal(const Settings *a, const Settings *b) {
    return settings_same(a, b) && agreement_equal(&a->agreed, &b->agreed);
}

static size_t place_index(const char *path) {
    return strcmp(path, "access.allowed") == 0 ? setting_count : row_index(path);
}

SettingPlace settings_place(const Settings *settings, const char *path) {
    return settings->places[place_index(path)];
}

void settings_place_set(Settings *settings, const char *path, SettingPlace place) {
    settings->places[place_index(path)] = place;
}

const char *settings_text(const Settings *settings, const char *path) {
    return settings->values[row_index(path)];
}

long settings_number(const Settings *settings, const char *path) {
    return strtol(settings_text(settings, path), NULL, 10);
}

bool settings_on(const Settings *settings, const char *path) {
    return strcmp(settings_text(settings, path), "true") == 0;
}

bool settings_given(const Settings *settings, const char *path) {
    if (strcmp(path, "access.allowed") == 0)
        return settings->allowed_given || allow_list_count(settings->allowed) > 0;
    return settings->given[row_index(path)];
}

Agreement settings_agreed(const Settings *settings) {
    return settings->agreed;
}

void settings_agree(Settings *settings, const Agreement *agreed) {
    settings->agreed = *agreed;
}

void settings_allowed_said(Settings *settings) {
    settings->allowed_given = true;
}

AllowList *settings_allowed(Settings *settings) {
    return settings->allowed;
}

const AllowList *settings_allowed_const(const Settings *settings) {
    return settings->allowed;
}

const SettingTag *settings_tags(const Settings *settings, size_t *count) {
    *count = settings->tag_count;
    return settings->tags;
}

const char *settings_tag(const Settings *settings, const char *key) {
    size_t count;
    const SettingTag *tags = settings_tags(settings, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(tags[i].key, key) == 0)
            return tags[i].value;
    return NULL;
}

const char *settings_database_name(const Settings *settings) {
    return settings->database_name;
}

/* "203.0.113.7 office": a note after the address, or the one that this range had before. */
static bool allowed_item(const Settings *settings, char *item, AllowList *list, Error *err) {
    char *note = item + strcspn(item, " \t");
    if (*note)
        *note++ = '\0';
    note += strspn(note, " \t");
    for (size_t end = strlen(note); end > 0 && strchr(" \t", note[end - 1]); end--)
        note[end - 1] = '\0';
    Cidr cidr;
    Error why = {0};
    if (!allow_text_range(item, &note, &cidr, &why)) {
        AUTO(memory_release) char *found = problem_quote(item);
        return error_set(err, ERROR_USAGE, why.remedy, "access.allowed: found %s, allowed %s", found, why.said);
    }
    long old = allow_list_find(settings->allowed, cidr);
    const AllowEntry *entry = old < 0 ? NULL : allow_list_at(settings->allowed, (size_t)old);
    return allow_list_add(list, cidr, note[0] || !entry ? note : entry->note, entry ? entry->since : "", &why) ||
           error_set(err, ERROR_USAGE, why.remedy, "access.allowed: %s", why.said);
}

/* "203.0.113.7 office, 198.51.100.0/28". */
static bool allowed_set(Settings *settings, const char *value, Error *err) {
    AllowList *list = allow_list_new();
    AUTO(memory_release) char *copy = memory_copy(value);
    bool ok = true;
    char *rest = copy;
    for (char *item; ok && (item = strsep(&rest, ","));) {
        item += strspn(item, " \t");
        if (item[0] == '\0' && copy[strspn(copy, " \t")] == '\0')
            break; /* nothing at all: an empty list */
        ok = allowed_item(settings, item, list, err);
    }
    if (!ok) {
        allow_list_free(list);
        return false;
    }
    allow_list_free(settings->allowed);
    settings->allowed = list;
    settings->allowed_given = true;
    settings_place_set(settings, "access.allowed", (SettingPlace){0});
    return true;
}

static bool tag_set(Settings *settings, const char *key, const char *value, Error *err) {
    Error why = {0};
    bool found;
    AUTO(memory_release) char *shown = visible_copy(key);
    if (!tag_key_check(key, &why))
        return error_set(err, ERROR_USAGE, why.remedy, "tags: found \"%.60s\", allowed %s", shown, why.said);
    if (!tag_value_check(value, &why)) {
        AUTO(memory_release) char *shown_value = visible_copy(value);
        return error_set(err, ERROR_USAGE, why.remedy, "tags.%s: found \"%.60s\", allowed %s", shown, shown_value,
                         why.said);
    }
    tag_place(settings, key, &found);
    if (!found && settings->tag_count == SETTING_TAGS_MAX)
        return error_set(err, ERROR_USAGE, "remove a tag", "tags: found one more, allowed %d", SETTING_TAGS_MAX);
    if (strcmp(key, project_key) == 0)
        settings->project_given = strcmp(value, settings_text(settings, "app")) != 0;
    tag_put(settings, key, value);
    return true;
}

void settings_tag_remove(Settings *settings, const char *key) {
    bool found;
    size_t place = tag_place(settings, key, &found);
    if (found && strcmp(key, project_key) != 0) {
        free(settings->tags[place].key);
        free(settings->tags[place].value);
        settings->tag_count--;
        memmove(&settings->tags[place], &settings->tags[place + 1],
                (settings->tag_count - place) * sizeof *settings->tags);
    } else if (found) {
        settings->project_given = false;
        follow(settings);
    }
}

/* "database.port" of "database"; NULL: that is no section. */
static const char *one_of_section(const char *path) {
    size_t length = strlen(path);
    for (size_t i = 0; i < setting_count; i++)
        if (strncmp(setting_rows[i].path, path, length) == 0 && setting_rows[i].path[length] == '.')
            return setting_rows[i].path;
    return strcmp(path, "tags") == 0 ? "tags.KEY" : NULL;
}

static bool unknown_error(const char *path, Error *err) {
    AUTO(memory_release) char *shown = visible_copy(path);
    char nearest[SETTING_PATH_SIZE];
    if (setting_secret(path))
        return error_set(err, ERROR_USAGE, "leave it out",
                         "\"%.60s\" is no setting: AWS makes the password and keeps it in Secrets Manager", shown);
    const char *one = one_of_section(path);
    error_set(err, ERROR_USAGE, "`secure-rds config show` lists all settings",
              one ? "\"%.60s\" is a section of settings" : "there is no setting \"%.60s\"", shown);
    if (one)
        snprintf(err->remedy, sizeof err->remedy, "name one of its settings, such as %s; %s", one,
                 "`secure-rds config show` lists all settings");
    else if (setting_nearest(path, nearest) && strcmp(nearest, path) != 0)
        snprintf(err->remedy, sizeof err->remedy, "did you mean %s? `secure-rds config show` lists all settings",
                 nearest);
    return false;
}

/* A base that nobody compared with would let addresses be removed. */
static bool agreed_clear(Settings *settings, const char *value, Error *err) {
    if (value[0])
        return error_set(err, ERROR_USAGE, "leave it alone, or set it to nothing",
                         "access.agreed is written by the program, when file and prefix list have been compared");
    settings->agreed = (Agreement){0};
    return true;
}

bool settings_set(Settings *settings, const char *path, const char *value, Error *err) {
    if (strcmp(path, "access.allowed") == 0)
        return allowed_set(settings, value, err);
    if (strcmp(path, "access.agreed") == 0)
        return agreed_clear(settings, value, err);
    if (strncmp(path, "tags.", 5) == 0)
        return tag_set(settings, path + 5, value, err);
    const SettingRow *row = setting_find(path);
    if (!row)
        return unknown_error(path, err);
    AUTO(text_release) Text canonical = {0};
    if (!setting_check(row, value, &canonical, err))
        return false;
    size_t index = row_index(path);
    free(settings->values[index]);
    settings->values[index] = text_take(&canonical);
    settings->given[index] = true;
    settings->places[index] = (SettingPlace){0};
    follow(settings);
    return true;
}

bool settings_assign(Settings *settings, const char *assignment, Error *err) {
    const char *equals = strchr(assignment, '=');
    if (!equals || equals == assignment) {
        AUTO(memory_release) char *shown = visible_copy(assignment);
        return error_set(err, ERROR_USAGE, "write it as in --set database.storage_gib=50",
                         "found \"%.60s\", allowed PATH=VALUE", shown);
    }
    AUTO(memory_release) char *path = memory_copy_n(assignment, (size_t)(equals - assignment));
    return settings_set(settings, path, equals + 1, err);
}
