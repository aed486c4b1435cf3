/* What was chosen, and what it costs. See review.h. */
#include "base/memory.h"
#include "guide/review.h"
#include "guide/words.h"
#include "stack/cost.h"

#include <string.h>

static void title(Lines *lines, const char *words) {
    lines_add(lines, SIGN_NONE, "", "%s", words)->role = LINE_TITLE;
}

static void row_add(Lines *lines, const SettingRow *row, const Settings *chosen, const Settings *before) {
    const char *value = settings_text(chosen, row->path), *old = before ? settings_text(before, row->path) : value;
    bool differs = strcmp(value, old) != 0;
    AUTO(memory_release) char *now = words_value(row, value);
    AUTO(memory_release) char *was = words_value(row, old);
    lines_add(lines, SIGN_NONE, row->label, "%s%s%s", now, differs ? ", was " : "", differs ? was : "")->role =
        differs ? LINE_CHANGED : LINE_TEXT;
}

/* ---- who may connect */

static bool entry_same(const AllowList *list, const AllowEntry *entry) {
    long at = allow_list_find(list, entry->cidr);
    return at >= 0 && strcmp(allow_list_at(list, (size_t)at)->note, entry->note) == 0;
}

static void entry_add(Lines *lines, const AllowEntry *entry, const char *label, LineRole role) {
    char cidr[CIDR_SIZE], warning[160];
    cidr_format(entry->cidr, cidr);
    bool wide = role != LINE_DANGER && cidr_warning(entry->cidr, warning, sizeof warning);
    lines_add(lines, wide ? SIGN_CAREFUL : SIGN_NONE, label, "%s%s%s%s%s", cidr, *entry->note ? ", " : "", entry->note,
              wide ? ": " : "", wide ? warning : "")
        ->role = wide ? LINE_CAREFUL : role;
}

static void entries_differ(Lines *lines, const AllowList *is, const AllowList *was) {
    for (size_t i = 0; i < allow_list_count(is); i++) {
        const AllowEntry *entry = allow_list_at(is, i);
        if (!entry_same(was, entry))
            entry_add(lines, entry, allow_list_find(was, entry->cidr) < 0 ? "May connect" : "Another note",
                      LINE_CHANGED);
    }
    for (size_t i = 0; i < allow_list_count(was); i++)
        if (allow_list_find(is, allow_list_at(was, i)->cidr) < 0)
            entry_add(lines, allow_list_at(was, i), "May no longer", LINE_DANGER);
}

/* ---- tags */

static void tag_add(Lines *lines, const char *key, const char *was, const char *value) {
    bool differs = !was || !value || strcmp(was, value) != 0;
    lines_add(lines, SIGN_NONE, "Tag", "%s: %s%s%s", key, value ? value : "removed",
              differs && was && value ? ", was " : "", differs && was && value ? was : "")
        ->role = differs ? LINE_CHANGED : LINE_TEXT;
}

static void tags_differ(Lines *lines, const Settings *chosen, const Settings *before) {
    size_t count;
    const SettingTag *tags = settings_tags(chosen, &count);
    for (size_t i = 0; i < count; i++) {
        const char *old = settings_tag(before, tags[i].key);
        if (!old || strcmp(old, tags[i].value) != 0)
            tag_add(lines, tags[i].key, old, tags[i].value);
    }
    tags = settings_tags(before, &count);
    for (size_t i = 0; i < count; i++)
        if (!settings_tag(chosen, tags[i].key))
            tag_add(lines, tags[i].key, tags[i].value, NULL);
}

void review_differences(const Settings *chosen, const Settings *before, Lines *lines) {
    title(lines, "Your changes");
    size_t first = lines->count;
    for (size_t i = 0; i < setting_count; i++) {
        const char *path = setting_rows[i].path;
        if (strcmp(settings_text(chosen, path), settings_text(before, path)) != 0)
            row_add(lines, &setting_rows[i], chosen, before);
    }
    entries_differ(lines, settings_allowed_const(chosen), settings_allowed_const(before));
    tags_differ(lines, chosen, before);
    if (lines->count == first)
        lines_add(lines, SIGN_NONE, "", "None: the settings are as in the file")->role = LINE_DIM;
}

void review_allowed(const Settings *chosen, const Settings *before, Lines *lines) {
    const AllowList *list = settings_allowed_const(chosen);
    for (size_t i = 0; i < allow_list_count(list); i++) {
        const AllowEntry *entry = allow_list_at(list, i);
        bool same = !before || entry_same(settings_allowed_const(before), entry);
        entry_add(lines, entry, "May connect", same ? LINE_TEXT : LINE_CHANGED);
    }
}

void review_settings(const Settings *chosen, const Settings *before, Lines *lines) {
    size_t count;
    title(lines, before ? "All settings" : "Settings");
    for (size_t i = 0; i < setting_count; i++) {
        const char *value = settings_text(chosen, setting_rows[i].path);
        if (*value || (before && strcmp(value, settings_text(before, setting_rows[i].path)) != 0))
            row_add(lines, &setting_rows[i], chosen, before);
    }
    const SettingTag *tags = settings_tags(chosen, &count);
    for (size_t i = 0; i < count; i++)
        tag_add(lines, tags[i].key, before ? settings_tag(before, tags[i].key) : tags[i].value, tags[i].value);
    title(lines, "Who may connect");
    review_allowed(chosen, before, lines);
}

/* ---- the cost */

void review_cost_change(const Settings *chosen, const Settings *before, Lines *lines) {
    AUTO(cost_difference_release) CostDifference difference = {0};
    AUTO(text_release) Text words = {0};
    cost_compare(before, chosen, &difference);
    if (!difference.count)
        return;
    text_put(&words, "Cost: ");
    cost_difference_short(&difference, &words);
    text_print(&words, ", from ~$%.0f to ~$%.0f", difference.before, difference.after);
    title(lines, text_string(&words));
    for (size_t i = 0; i < difference.count; i++) {
        AUTO(text_release) Text line = {0};
        cost_change_line(&difference.items[i], &line);
        lines_add(lines, SIGN_NONE, "", "%s", text_string(&line))->role = LINE_COST;
    }
}
