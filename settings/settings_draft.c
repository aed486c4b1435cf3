/* See settings_draft.h. */
#include "settings/settings_draft.h"
#include "base/file.h"
#include "base/memory.h"

#include <stdarg.h>
#include <string.h>
#include <unistd.h>

enum { DRAFT_FILE_MAX = 1 << 20, NAMED_MAX = 4 };

/* The base stands behind the settings as a comment: one file is replaced as a whole, two would not be. */
static const char heading[] = "# What the settings file said when these values were chosen:\n", mark[] = "#| ";

/* Where the base begins in a draft's text; at its end when there is none. */
static size_t base_at(const char *text) {
    for (const char *found = strstr(text, heading); found; found = strstr(found + 1, heading))
        if (found == text || found[-1] == '\n')
            return (size_t)(found - text);
    return strlen(text);
}

bool draft_save(const Settings *draft, const Settings *base, const char *config, const char *path, Error *err) {
    AUTO(text_release) Text old = {.max = DRAFT_FILE_MAX}, text = {0}, was = {0};
    if (!file_read(config, &old, err))
        text_clear(&old);
    AUTO(memory_release) char *alone = memory_copy_n(text_string(&old), base_at(text_string(&old)));
    if (!settings_write(draft, alone, &text, err) || (base && !settings_write(base, NULL, &was, err)))
        return false;
    if (text.length && text.bytes[text.length - 1] != '\n')
        text_put(&text, "\n");
    text_put(&text, heading);
    for (const char *line = text_string(&was); *line;) {
        size_t length = strcspn(line, "\n");
        text_put(&text, mark);
        text_add(&text, line, length);
        text_put(&text, "\n");
        line += length + (line[length] == '\n');
    }
    return file_replace(path, text_string(&text), text.length, 0600, err);
}

void draft_remove(const char *path) {
    unlink(path);
}

bool draft_load(Settings *draft, Settings *base, DraftBase *kind, const char *path, Error *err) {
    AUTO(text_release) Text text = {.max = DRAFT_FILE_MAX}, was = {0};
    AUTO(problems_release) Problems problems = {0};
    AUTO(problems_release) Problems base_problems = {0};
    Error ignored = {0};
    *kind = DRAFT_BASE_UNKNOWN;
    if (!file_read(path, &text, err) || !settings_parse(draft, text_string(&text), text.length, path, &problems, err))
        return false;
    const char *line = text_string(&text) + base_at(text_string(&text));
    if (!*line)
        return true;
    line += sizeof heading - 1;
    for (size_t length; strncmp(line, mark, sizeof mark - 1) == 0; line += length) {
        length = strcspn(line, "\n");
        length += line[length] == '\n';
        text_add(&was, line + sizeof mark - 1, length - (sizeof mark - 1));
    }
    if (!was.length)
        *kind = DRAFT_BASE_NONE;
    else if (settings_parse(base, text_string(&was), was.length, path, &base_problems, &ignored))
        *kind = DRAFT_BASE_FILE;
    return true;
}

void settings_merge_release(SettingsMerge *merge) {
    text_release(&merge->taken);
    text_release(&merge->kept);
}

__attribute__((format(printf, 3, 4))) static void name_it(Text *names, size_t *count, const char *format, ...) {
    if ((*count)++ >= NAMED_MAX)
        return;
    va_list args;
    char name[200];
    va_start(args, format);
    vsnprintf(name, sizeof name, format, args);
    va_end(args);
    text_print(names, "%s%s", *count > 1 ? ", " : "", name);
}

static void names_end(Text *names, size_t count) {
    if (count > NAMED_MAX)
        text_print(names, " and %zu more", count - NAMED_MAX);
}

static const char *shown(const char *value) {
    return *value ? value : "nothing";
}

static void merge_value(Settings *draft, const char *path, const char *was, const char *now, SettingsMerge *merge) {
    Error ignored = {0};
    const char *mine = settings_text(draft, path);
    if (strcmp(now, was) == 0 || strcmp(now, mine) == 0)
        return;
    if (strcmp(mine, was) == 0 && settings_set(draft, path, now, &ignored))
        name_it(&merge->taken, &merge->taken_count, "%s %.60s", path, shown(now));
    else
        name_it(&merge->kept, &merge->kept_count, "%s %.60s where it says %.60s", path, shown(mine), shown(now));
}

static bool text_same(const char *a, const char *b) {
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static void merge_tag(Settings *draft, const char *key, const char *was, const char *now, SettingsMerge *merge) {
    Error ignored = {0};
    const char *mine = settings_tag(draft, key);
    AUTO(memory_release) char *path = memory_print("tags.%s", key);
    if (text_same(now, was) || text_same(now, mine))
        return;
    bool take = text_same(mine, was);
    if (take && now)
        take = settings_set(draft, path, now, &ignored);
    else if (take)
        settings_tag_remove(draft, key);
    if (take)
        name_it(&merge->taken, &merge->taken_count, "%.80s", path);
    else
        name_it(&merge->kept, &merge->kept_count, "%.80s", path);
}

static void merge_tags(Settings *draft, const Settings *base, const Settings *now, SettingsMerge *merge) {
    size_t count;
    const SettingTag *tags = settings_tags(base, &count);
    for (size_t i = 0; i < count; i++)
        if (!settings_tag(now, tags[i].key))
            merge_tag(draft, tags[i].key, tags[i].value, NULL, merge);
    tags = settings_tags(now, &count);
    for (size_t i = 0; i < count; i++)
        merge_tag(draft, tags[i].key, settings_tag(base, tags[i].key), tags[i].value, merge);
}

/* Entry by entry: who was let in or shut out in the file is so in the draft too. */
static void merge_allowed(AllowList *draft, const AllowList *base, const AllowList *now, SettingsMerge *merge) {
    if (allow_list_equal(base, now) || allow_list_equal(draft, now))
        return;
    if (allow_list_equal(draft, base)) {
        allow_list_assign(draft, now);
        name_it(&merge->taken, &merge->taken_count, "access.allowed");
        return;
    }
    size_t taken = 0, kept = 0;
    for (size_t i = 0; i < allow_list_count(base); i++) {
        long at = allow_list_find(draft, allow_list_at(base, i)->cidr);
        if (at < 0 || allow_list_find(now, allow_list_at(base, i)->cidr) >= 0)
            continue;
        allow_list_remove(draft, (size_t)at);
        taken++;
    }
    for (size_t i = 0; i < allow_list_count(now); i++) {
        const AllowEntry *entry = allow_list_at(now, i);
        Error ignored = {0};
        long was = allow_list_find(base, entry->cidr), at = allow_list_find(draft, entry->cidr);
        const char *was_note = was < 0 ? NULL : allow_list_at(base, (size_t)was)->note;
        if (text_same(was_note, entry->note) ||
            (at >= 0 && text_same(allow_list_at(draft, (size_t)at)->note, entry->note)))
            continue;
        bool mine = at >= 0 ? !text_same(was_note, allow_list_at(draft, (size_t)at)->note) : was >= 0;
        bool take = !mine && (at < 0 ? allow_list_add(draft, entry->cidr, entry->note, entry->since, &ignored)
                                     : allow_list_replace(draft, (size_t)at, entry->cidr, entry->note, &ignored));
        take ? taken++ : kept++;
    }
    if (taken)
        name_it(&merge->taken, &merge->taken_count, "access.allowed");
    if (kept)
        name_it(&merge->kept, &merge->kept_count, "%zu of access.allowed", kept);
}

void settings_merge(Settings *draft, const Settings *base, const Settings *now, SettingsMerge *merge) {
    *merge = (SettingsMerge){0};
    for (size_t i = 0; i < setting_count; i++) {
        const char *path = setting_rows[i].path;
        merge_value(draft, path, settings_text(base, path), settings_text(now, path), merge);
    }
    merge_allowed(settings_allowed(draft), settings_allowed_const(base), settings_allowed_const(now), merge);
    merge_tags(draft, base, now, merge);
    names_end(&merge->taken, merge->taken_count);
    names_end(&merge->kept, merge->kept_count);
}
