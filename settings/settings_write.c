/* The settings as a file: a new one with a word on each line, or a person's own with only what differs changed. */
#include "settings/settings_parts.h"
#include "settings/yaml_edit.h"
#include "base/memory.h"

#include <string.h>

enum { COMMENT_COLUMN = 33, CHOICES_SHOWN = 4 };

/* "database" of "database.port", 0 for "app". */
static size_t section_length(const char *path) {
    const char *dot = strchr(path, '.');
    return dot ? (size_t)(dot - path) : 0;
}

static void comment_put(Text *text, size_t line_start, const char *words) {
    size_t column = text->length - line_start;
    text_print(text, "%*s# %s", (int)(column < COMMENT_COLUMN ? COMMENT_COLUMN - column : 2), "", words);
}

static void row_put(const Settings *settings, const SettingRow *row, Text *text) {
    size_t start = text->length, section = section_length(row->path);
    AUTO(text_release) Text words = {0};
    text_print(text, "%s%s: ", section ? "  " : "", row->path + (section ? section + 1 : 0));
    yaml_spell(text, settings_text(settings, row->path), YAML_PLAIN, false, row->type == SETTING_TEXT);
    text_put(&words, row->help);
    size_t choices = 0;
    while (row->type == SETTING_CHOICE && row->choices[choices].value)
        choices++;
    for (size_t i = 0; i < choices && choices <= CHOICES_SHOWN; i++)
        text_print(&words, "%s%s", i ? " | " : ": ", row->choices[i].value);
    comment_put(text, start, text_string(&words));
    text_put(text, "\n");
}

static void allowed_put(const Settings *settings, Text *text) {
    static const char words[] = "only these addresses reach the bastion (22) and the load balancer";
    const AllowList *list = settings_allowed_const(settings);
    size_t start = text->length, count = allow_list_count(list);
    text_put(text, count ? "  allowed:" : "  allowed: []");
    comment_put(text, start, words);
    text_put(text, "\n");
    for (size_t i = 0; i < count; i++)
        settings_entry_put(text, allow_list_at(list, i), 4);
    Agreement agreed = settings_agreed(settings);
    if (!agreed.list_id[0])
        return;
    start = text->length;
    text_put(text, "  agreed: ");
    agreement_put(&agreed, text);
    comment_put(text, start, "what they were compared with last; secure-rds writes it");
    text_put(text, "\n");
}

static void tags_put(const Settings *settings, Text *text) {
    size_t count;
    const SettingTag *tags = settings_tags(settings, &count);
    size_t start = text->length + 1;
    text_put(text, "\ntags:");
    comment_put(text, start, "on everything that can carry one");
    text_put(text, "\n");
    for (size_t i = 0; i < count; i++) {
        text_put(text, "  ");
        yaml_spell(text, tags[i].key, YAML_PLAIN, false, true);
        text_put(text, ": ");
        yaml_spell(text, tags[i].value, YAML_PLAIN, false, true);
        text_put(text, "\n");
    }
}

static void new_file(const Settings *settings, Text *text) {
    const char *section = "";
    text_print(text,
               "# secure-rds settings, version %d. They hold no secret. `secure-rds config validate` checks them.\n",
               SETTINGS_VERSION);
    text_print(text, "version: %d\n", SETTINGS_VERSION);
    for (size_t i = 0; i < setting_count; i++) {
        const char *path = setting_rows[i].path;
        size_t length = section_length(path);
        if (length > 0 && (strncmp(path, section, length) != 0 || section[length] != '.')) {
            section = path;
            text_print(text, "\n%.*s:\n", (int)length, path);
            if (strncmp(path, "access.", 7) == 0)
                allowed_put(settings, text);
        }
        row_put(settings, &setting_rows[i], text);
    }
    tags_put(settings, text);
}

/* Reads what was written: nothing is saved that would be read as something else. */
static bool read_back(const Settings *settings, const Text *text, Error *err) {
    AUTO(problems_release) Problems problems = {0};
    Error why = {0};
    Settings *read = settings_new();
    bool same = settings_parse(read, text_string(text), text->length, "the new text", &problems, &why) &&
                settings_equal(read, settings);
    settings_free(read);
    return same ||
           error_set(err, ERROR_FAILED, "write the change into the file by hand; it is as it was",
                     "the change does not fit into the file as it is laid out%s%s", why.said[0] ? ": " : "", why.said);
}

static bool edit_file(const Settings *settings, const char *old, size_t length, Text *text, Error *err) {
    AUTO(problems_release) Problems problems = {0};
    AUTO(yaml_tree_release) YamlTree tree = {0};
    Settings *before = settings_new();
    bool ok = settings_parse(before, old, length, "the file as it is", &problems, err);
    if (ok) {
        Problems none = {0};
        yaml_tree_parse(old, length, &tree, &none);
        AUTO(yaml_edits_release) YamlEdits edits = {.bytes = old, .length = length};
        settings_edit(before, settings, &tree, &edits);
        ok = yaml_edits_apply(&edits, text) ||
             error_set(err, ERROR_FAILED, "write the change into the file by hand; it is as it was",
                       "two changes meet in one place of the file");
        problems_release(&none);
    }
    settings_free(before);
    return ok;
}

bool settings_write(const Settings *settings, const char *old, Text *out, Error *err) {
    AUTO(text_release) Text text = {0};
    if (!old || !old[0])
        new_file(settings, &text);
    else if (!edit_file(settings, old, strlen(old), &text, err))
        return false;
    if (!read_back(settings, &text, err))
        return false;
    text_add(out, text_string(&text), text.length);
    return true;
}
