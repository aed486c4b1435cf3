/* From the tree of a settings file to the settings, with every problem in one go. */
#include "settings/settings_parts.h"
#include "settings/names.h"
#include "base/memory.h"
#include "base/visible.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SECTIONS_MAX = 32 };

typedef struct Reading {
    Settings *settings;
    Problems *problems;
    const YamlNode **seen; /* for each row: where it stood first */
    const YamlNode *sections[SECTIONS_MAX];
    size_t section_count;
    const YamlNode *tags; /* read last: the tag `project` is compared with the app's name */
} Reading;

static void tell(Reading *reading, const YamlNode *node, const char *path, const char *found, const char *allowed) {
    if (!node->refused)
        problems_add(reading->problems, node->line, node->column, path, found, allowed);
}

static const char *kind_words(const YamlNode *node) {
    return node->kind == YAML_LIST ? "a list" : node->kind == YAML_MAP ? "a section" : "a text";
}

static void tell_unknown(Reading *reading, const YamlNode *key, const char *path) {
    AUTO(memory_release) char *found = problem_quote(key->text);
    char nearest[SETTING_PATH_SIZE];
    AUTO(memory_release)
    char *allowed = setting_secret(path)
                        ? memory_copy("no secret: AWS makes the password and keeps it in Secrets Manager")
                    : strcmp(key->text, "<<") == 0 && key->quote == YAML_PLAIN
                        ? memory_copy("plain keys alone, no merge key: write the values out")
                    : setting_nearest(path, nearest) ? memory_print("\"%s\" (the nearest name)", nearest)
                                                     : memory_copy("the name of a setting");
    tell(reading, key, path, found, allowed);
}

static void tell_twice(Reading *reading, const YamlNode *node, const YamlNode *first, const char *path) {
    AUTO(memory_release) char *found = memory_print("it a second time (first on line %d)", first->key->line);
    tell(reading, node->key, path, found, "each once");
}

/* The scalar's text, "" when nothing stands there; NULL, with the problem told, when it is no scalar. */
static const char *scalar(Reading *reading, const YamlNode *node, const char *path, const char *allowed) {
    if (node->refused)
        return NULL;
    if (node->kind == YAML_TEXT)
        return yaml_node_empty(node) ? "" : node->text;
    tell(reading, node, path, kind_words(node), allowed);
    return NULL;
}

static void read_row(Reading *reading, const SettingRow *row, const YamlNode *node) {
    size_t index = (size_t)(row - setting_rows);
    if (reading->seen[index]) {
        tell_twice(reading, node, reading->seen[index], row->path);
        return;
    }
    reading->seen[index] = node;
    const char *value = scalar(reading, node, row->path, "one value");
    Error why = {0};
    if (!value)
        return;
    if (!setting_verify(row, value, NULL, &why)) {
        AUTO(memory_release) char *found = value[0] ? problem_quote(value) : memory_copy("nothing");
        tell(reading, node, row->path, found, why.said);
        return;
    }
    settings_set(reading->settings, row->path, value, &why);
    settings_place_set(reading->settings, row->path, (SettingPlace){node->line, node->column});
}

/* "2026-09-02" */
static bool day_check(const char *text) {
    static const char shape[] = "dddd-dd-dd";
    size_t i = 0;
    for (; shape[i] && text[i]; i++)
        if (shape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != '-')
            return false;
    return shape[i] == text[i];
}

typedef struct Entry {
    const YamlNode *cidr, *note, *since;
} Entry;

static void entry_keys(Reading *reading, const YamlNode *node, Entry *entry) {
    for (size_t i = 0; i < node->count; i++) {
        const YamlNode *child = node->children[i];
        const char *name = child->key->text;
        const YamlNode **place = strcmp(name, "cidr") == 0    ? &entry->cidr
                                 : strcmp(name, "note") == 0  ? &entry->note
                                 : strcmp(name, "since") == 0 ? &entry->since
                                                              : NULL;
        AUTO(memory_release) char *path = memory_print("access.allowed.%.60s", name);
        AUTO(memory_release) char *found = problem_quote(name);
        if (!place)
            tell(reading, child->key, path, found, "cidr, note or since");
        else if (*place)
            tell_twice(reading, child, *place, path);
        else
            *place = child;
    }
}

static void read_entry(Reading *reading, const YamlNode *node) {
    Entry entry = {.cidr = node->kind == YAML_TEXT ? node : NULL};
    if (node->kind == YAML_LIST) {
        tell(reading, node, "access.allowed", "a list in the list", "one address or range an entry");
        return;
    }
    if (node->kind == YAML_MAP)
        entry_keys(reading, node, &entry);
    if (!entry.cidr) {
        tell(reading, node, "access.allowed", "an entry without cidr", "`cidr: 203.0.113.7/32` in each entry");
        return;
    }
    const char *text = scalar(reading, entry.cidr, "access.allowed.cidr", "one address or range");
    const char *note = entry.note ? scalar(reading, entry.note, "access.allowed.note", "one line of text") : "";
    const char *since = entry.since ? scalar(reading, entry.since, "access.allowed.since", "a day") : "";
    if (!text || !note || !since)
        return;
    Cidr cidr;
    Error why = {0};
    AllowList *list = settings_allowed(reading->settings);
    if (!cidr_verify(text, &cidr, &why)) {
        AUTO(memory_release) char *found = text[0] ? problem_quote(text) : memory_copy("nothing");
        tell(reading, entry.cidr, "access.allowed.cidr", found, why.said);
        return;
    }
    if (!allow_list_verify(list, -1, cidr, NULL, &why)) {
        tell(reading, entry.cidr, "access.allowed.cidr", "", why.said);
        return;
    }
    if (!allow_list_verify(list, -1, cidr, note, &why)) {
        tell(reading, entry.note ? entry.note : node, "access.allowed.note", "", why.said);
        return;
    }
    if (since[0] && !day_check(since)) {
        AUTO(memory_release) char *found = problem_quote(since);
        tell(reading, entry.since ? entry.since : node, "access.allowed.since", found, "a day such as 2026-09-02");
        return;
    }
    allow_list_add(list, cidr, note, since, &why);
}

static void read_agreed(Reading *reading, const YamlNode *node) {
    const char *value = scalar(reading, node, "access.agreed", "one value");
    Agreement agreed;
    if (value && agreement_read(value, &agreed)) {
        settings_agree(reading->settings, &agreed);
    } else if (value) {
        AUTO(memory_release) char *found = problem_quote(value);
        tell(reading, node, "access.agreed", found,
             "what secure-rds wrote, such as pl-0123456789abcdef0@7; without the line, nothing is lost");
    }
}

static void read_allowed(Reading *reading, const YamlNode *node) {
    if (node->kind == YAML_LIST)
        settings_allowed_said(reading->settings);
    if (node->refused || yaml_node_empty(node))
        return;
    if (node->kind != YAML_LIST) {
        tell(reading, node, "access.allowed", kind_words(node), "a list: `- cidr: 203.0.113.7/32` a line");
        return;
    }
    for (size_t i = 0; i < node->count; i++) {
        if (i == ALLOW_LIST_MAX) {
            AUTO(memory_release) char *found = memory_print("%zu entries", node->count);
            AUTO(memory_release)
            char *allowed =
                memory_print("%d: each counts as a rule of every security group that uses the list", ALLOW_LIST_MAX);
            tell(reading, node->children[i], "access.allowed", found, allowed);
            return;
        }
        read_entry(reading, node->children[i]);
    }
}

static void read_tag(Reading *reading, const YamlNode *node, size_t index) {
    const char *key = node->key->text;
    AUTO(memory_release) char *path = memory_print("tags.%.60s", key);
    AUTO(memory_release) char *found_key = problem_quote(key);
    Error why = {0};
    if (strcmp(key, "<<") == 0 && node->key->quote == YAML_PLAIN) {
        tell_unknown(reading, node->key, path);
        return;
    }
    if (!tag_key_check(key, &why)) {
        tell(reading, node->key, "tags", found_key, why.said);
        return;
    }
    for (size_t i = 0; i < index; i++)
        if (strcmp(reading->tags->children[i]->key->text, key) == 0) {
            tell_twice(reading, node, reading->tags->children[i], path);
            return;
        }
    const char *value = scalar(reading, node, path, "one value");
    if (value && !tag_value_check(value, &why)) {
        AUTO(memory_release) char *found = problem_quote(value);
        tell(reading, node, path, found, why.said);
    } else if (value && !settings_set(reading->settings, path, value, &why)) {
        tell(reading, node, path, found_key, why.said);
    }
}

static void read_tags(Reading *reading) {
    const YamlNode *node = reading->tags;
    if (!node || node->refused || yaml_node_empty(node))
        return;
    if (node->kind != YAML_MAP) {
        tell(reading, node, "tags", kind_words(node), "`key: value` lines");
        return;
    }
    for (size_t i = 0; i < node->count; i++) {
        if (i == SETTING_TAGS_MAX) {
            AUTO(memory_release) char *found = memory_print("%zu tags", node->count);
            AUTO(memory_release) char *allowed = memory_print("%d", SETTING_TAGS_MAX);
            tell(reading, node->children[i]->key, "tags", found, allowed);
            return;
        }
        read_tag(reading, node->children[i], i);
    }
}

/* "database" when some row is "database.…". */
static bool section_known(const char *name) {
    size_t length = strlen(name);
    for (size_t i = 0; i < setting_count; i++)
        if (strncmp(setting_rows[i].path, name, length) == 0 && setting_rows[i].path[length] == '.')
            return true;
    return strcmp(name, "tags") == 0;
}

static bool section_first(Reading *reading, const YamlNode *node) {
    for (size_t i = 0; i < reading->section_count; i++)
        if (strcmp(reading->sections[i]->key->text, node->key->text) == 0) {
            tell_twice(reading, node, reading->sections[i], node->key->text);
            return false;
        }
    if (reading->section_count < SECTIONS_MAX)
        reading->sections[reading->section_count++] = node;
    return true;
}

/* What the section does not say would stand there; what no section says, at the top. */
static void places_begin(Settings *settings, const char *section, SettingPlace place) {
    size_t length = strlen(section);
    for (size_t i = 0; i < setting_count; i++)
        if (!length || (strncmp(setting_rows[i].path, section, length) == 0 && setting_rows[i].path[length] == '.'))
            settings_place_set(settings, setting_rows[i].path, place);
    if (!length || strcmp(section, "access") == 0)
        settings_place_set(settings, "access.allowed", place);
}

static void read_section(Reading *reading, const YamlNode *node) {
    const char *name = node->key->text;
    const YamlNode *allowed = NULL, *agreed = NULL;
    places_begin(reading->settings, name, (SettingPlace){node->key->line, node->key->column});
    if (node->refused || yaml_node_empty(node))
        return;
    if (node->kind != YAML_MAP) {
        tell(reading, node, name, kind_words(node), "a section: its settings below it, indented by two blanks");
        return;
    }
    for (size_t i = 0; i < node->count; i++) {
        const YamlNode *child = node->children[i];
        AUTO(memory_release) char *path = memory_print("%s.%.60s", name, child->key->text);
        const SettingRow *row = setting_find(path);
        bool is_list = strcmp(path, "access.allowed") == 0, is_agreed = strcmp(path, "access.agreed") == 0;
        const YamlNode **place = is_list ? &allowed : &agreed;
        if (row) {
            read_row(reading, row, child);
        } else if (!is_list && !is_agreed) {
            tell_unknown(reading, child->key, path);
        } else if (*place) {
            tell_twice(reading, child, *place, path);
        } else {
            *place = child;
            if (is_list)
                settings_place_set(reading->settings, path, (SettingPlace){child->key->line, child->key->column});
            (is_list ? read_allowed : read_agreed)(reading, child);
        }
    }
}

static void read_version(Reading *reading, const YamlNode *node) {
    const char *value = scalar(reading, node, "version", "1");
    if (value && strcmp(value, "1") != 0) {
        AUTO(memory_release) char *found = problem_quote(value);
        tell(reading, node, "version", found, "1");
    }
}

static void read_top(Reading *reading, const YamlNode *node) {
    const char *name = node->key->text;
    const SettingRow *row = strchr(name, '.') ? NULL : setting_find(name);
    if (row) {
        read_row(reading, row, node);
    } else if (strcmp(name, "version") != 0 && !section_known(name)) {
        AUTO(memory_release) char *path = memory_copy_n(name, 60);
        tell_unknown(reading, node->key, path);
    } else if (section_first(reading, node)) {
        if (strcmp(name, "version") == 0)
            read_version(reading, node);
        else if (strcmp(name, "tags") == 0)
            reading->tags = node;
        else
            read_section(reading, node);
    }
}

static void settings_read_tree(Settings *settings, const YamlTree *tree, Problems *problems) {
    Reading reading = {.settings = settings, .problems = problems};
    const YamlNode *root = tree->root;
    if (!root || yaml_node_empty(root) || root->refused)
        return;
    if (root->kind != YAML_MAP) {
        tell(&reading, root, "", kind_words(root), "settings: `app: myapp` and the like");
        return;
    }
    reading.seen = memory_new(setting_count, sizeof *reading.seen);
    places_begin(settings, "", (SettingPlace){root->line, root->column});
    for (size_t i = 0; i < root->count && !problems_full(problems); i++)
        read_top(&reading, root->children[i]);
    read_tags(&reading);
    free(reading.seen);
}

static bool settings_newer(const YamlTree *tree, Problems *problems) {
    const YamlNode *node = yaml_node_at(tree->root, "version");
    if (!node || node->kind != YAML_TEXT || node->refused)
        return false;
    size_t digits = strspn(node->text, "0123456789");
    if (digits == 0 || digits > 9 || node->text[digits] || strtol(node->text, NULL, 10) <= SETTINGS_VERSION)
        return false;
    AUTO(memory_release) char *found = memory_print("version %s, which a newer secure-rds wrote", node->text);
    AUTO(memory_release) char *allowed = memory_print("up to version %d: install a newer secure-rds", SETTINGS_VERSION);
    problems_release(problems); /* what else is unknown follows from it */
    problems_add(problems, node->line, node->column, "version", found, allowed);
    return true;
}

static bool problems_none(const Problems *problems, const char *name, Error *err) {
    if (problems->count == 0)
        return true;
    Problems first = {problems->items, 1};
    AUTO(text_release) Text line = {0};
    problems_print(&first, name, &line);
    char *end = strchr(line.bytes, '\n');
    if (end)
        *end = '\0';
    if (problems->count == 1)
        return error_set(err, ERROR_USAGE, "correct it", "%s", line.bytes);
    return error_set(err, ERROR_USAGE, "correct them", "%zu%s problems, the first: %s", problems->count,
                     problems_full(problems) ? " or more" : "", line.bytes);
}

/* What git leaves of a conflict: each side is a file of its own, and no YAML reader says so. */
static bool merge_marks(const char *bytes, size_t length, Problems *problems) {
    static const char mark[] = "<<<<<<<";
    size_t before = problems->count;
    int number = 1;
    for (const char *line = bytes, *end = bytes + length; line < end; number++) {
        const char *next = memchr(line, '\n', (size_t)(end - line));
        size_t room = (size_t)((next ? next : end) - line);
        if (room >= sizeof mark - 1 && memcmp(line, mark, sizeof mark - 1) == 0) {
            AUTO(memory_release) char *text = memory_copy_n(line, room < 60 ? room : 60);
            AUTO(memory_release) char *found = problem_quote(text);
            problems_add(problems, number, 1, "", found,
                         "one version: both sides of a merge stand here; of two lines `agreed`, keep the one with the "
                         "smaller number");
        }
        line = next ? next + 1 : end;
    }
    return problems->count > before;
}

static int by_place(const void *a, const void *b) {
    const Problem *one = a, *other = b;
    if (one->line != other->line)
        return one->line < other->line ? -1 : 1;
    return (one->column > other->column) - (one->column < other->column);
}

bool settings_parse(Settings *settings, const char *bytes, size_t length, const char *name, Problems *problems,
                    Error *err) {
    *problems = (Problems){0};
    if (length > SETTINGS_FILE_MAX) { /* before a single byte is parsed */
        AUTO(memory_release) char *found = memory_print("%zu bytes", length);
        AUTO(memory_release) char *allowed = memory_print("%d bytes: no settings are that long", SETTINGS_FILE_MAX);
        problems_add(problems, 0, 0, "", found, allowed);
        return problems_none(problems, name, err);
    }
    if (merge_marks(bytes, length, problems))
        return problems_none(problems, name, err);
    AUTO(yaml_tree_release) YamlTree tree = {0};
    yaml_tree_parse(bytes, length, &tree, problems);
    Settings *found = settings_new();
    if (!settings_newer(&tree, problems))
        settings_read_tree(found, &tree, problems);
    if (problems->count > 1)
        qsort(problems->items, problems->count, sizeof *problems->items, by_place);
    if (!problems_none(problems, name, err)) {
        settings_free(found);
        return false;
    }
    settings_move(settings, found);
    return true;
}
