/* The allow list of a person's file, changed entry by entry. */
#include "settings/settings_edit.h"
#include "base/memory.h"

#include <string.h>

void settings_entry_put(Text *text, const AllowEntry *entry, size_t indent) {
    char cidr[CIDR_SIZE];
    cidr_format(entry->cidr, cidr);
    text_print(text, "%*s- cidr: %s\n", (int)indent, "", cidr);
    if (entry->note[0]) {
        text_print(text, "%*s  note: ", (int)indent, "");
        yaml_spell(text, entry->note, YAML_PLAIN, false, true);
        text_put(text, "\n");
    }
    if (entry->since[0]) {
        text_print(text, "%*s  since: ", (int)indent, "");
        yaml_spell(text, entry->since, YAML_PLAIN, false, true);
        text_put(text, "\n");
    }
}

static void entry_flow_put(const Editing *editing, Text *text, const AllowEntry *entry) {
    char cidr[CIDR_SIZE];
    cidr_format(entry->cidr, cidr);
    text_put(text, "{");
    edit_flow_key(editing, text, "cidr");
    edit_flow_value(editing, text, cidr, true);
    if (entry->note[0]) {
        text_put(text, ", ");
        edit_flow_key(editing, text, "note");
        edit_flow_value(editing, text, entry->note, true);
    }
    if (entry->since[0]) {
        text_put(text, ", ");
        edit_flow_key(editing, text, "since");
        edit_flow_value(editing, text, entry->since, true);
    }
    text_put(text, "}");
}

static void allowed_flow_put(const Editing *editing, const YamlNode *old, Text *text) {
    const AllowList *list = settings_allowed_const(editing->after);
    AUTO(text_release) Text comments = {0};
    if (old && old->kind == YAML_LIST) {
        size_t place = old->start;
        edit_comments(editing, old, &place, &comments, "    ");
    }
    text_put(text, "[");
    if (comments.length)
        text_print(text, " %s    ", text_string(&comments) + 4);
    for (size_t i = 0; i < allow_list_count(list); i++) {
        text_put(text, i ? ", " : "");
        entry_flow_put(editing, text, allow_list_at(list, i));
    }
    text_put(text, "]");
}

/* `allowed: []`, `allowed:` or `allowed: [a, b]`: the whole is written anew, as lines if that is possible there. */
static void allowed_anew(Editing *editing, const YamlNode *node) {
    const AllowList *list = settings_allowed_const(editing->after);
    AUTO(text_release) Text text = {0};
    if (edit_in_flow(node) || (node->flow && allow_list_count(list) == 0)) {
        text_put(&text, node->start == node->end ? " " : "");
        allowed_flow_put(editing, node, &text);
        yaml_edit_replace(editing->edits, node->start, node->end, text_string(&text));
        return;
    }
    size_t indent = (size_t)node->key->column + 1, place = node->start;
    AUTO(memory_release) char *blanks = memory_print("%*s", (int)indent, "");
    edit_comments(editing, node, &place, &text, blanks);
    for (size_t i = 0; i < allow_list_count(list); i++)
        settings_entry_put(&text, allow_list_at(list, i), indent);
    edit_value_remove(editing, node);
    if (text.length)
        yaml_edit_lines_after(editing->edits, node->end, text_string(&text));
}

/* Sets `note` or `since` of an entry that stays. */
static void entry_key_edit(Editing *editing, const YamlNode *item, const char *key, const char *value) {
    const YamlNode *node = yaml_node_at(item, key);
    if (node ? strcmp(yaml_node_empty(node) ? "" : node->text, value) == 0 : value[0] == '\0')
        return;
    if (node) {
        edit_scalar(editing, node, value, true);
        return;
    }
    Addition addition = {.indent = (size_t)item->column - 1};
    addition_put(editing, &addition, key, value, true);
    if (item->flow)
        edit_flow_insert(editing, item, text_string(&addition.flow));
    else
        yaml_edit_lines_after(editing->edits, yaml_node_end(yaml_node_at(item, "cidr")), text_string(&addition.lines));
    addition_release(&addition);
}

static void entry_edit(Editing *editing, const YamlNode *item, const AllowEntry *entry) {
    if (item->kind == YAML_MAP) {
        entry_key_edit(editing, item, "note", entry->note);
        entry_key_edit(editing, item, "since", entry->since);
    } else if (entry->note[0] || entry->since[0]) {
        AUTO(text_release) Text text = {0};
        entry_flow_put(editing, &text, entry);
        yaml_edit_replace(editing->edits, item->start, item->end, text_string(&text));
    }
}

/* The dash of an entry may stand on an earlier line than the entry, with comments between. */
static size_t dash_place(const Editing *editing, const YamlNode *item) {
    size_t line = yaml_line_start(editing->edits, item->start);
    const char *bytes = editing->edits->bytes;
    for (;;) {
        size_t first = line + strspn(bytes + line, " ");
        if (bytes[first] == '-' || line == 0)
            return first;
        line = yaml_line_start(editing->edits, line - 1);
    }
}

static Cidr item_range(const YamlNode *item) {
    const YamlNode *node = item->kind == YAML_MAP ? yaml_node_at(item, "cidr") : item;
    Cidr cidr = {0};
    Error unused = {0};
    cidr_verify(node->text, &cidr, &unused); /* the file was read without problems before */
    return cidr;
}

/* A range that contains another one must stand behind it, or the smaller one would be refused as allowed already: a new
 * entry goes before the first that contains it, and else to the end. */
static void entry_add(Editing *editing, const YamlNode *node, const AllowEntry *entry) {
    AUTO(text_release) Text lines = {0};
    size_t place = yaml_node_end(node->key);
    settings_entry_put(&lines, entry, (size_t)node->column - 1);
    for (size_t i = 0; i < node->count; i++) {
        const YamlNode *item = node->children[i];
        if (allow_list_find(settings_allowed_const(editing->after), item_range(item)) >= 0 &&
            cidr_contains(item_range(item), entry->cidr))
            break;
        place = yaml_node_end(item);
    }
    yaml_edit_lines_after(editing->edits, place, text_string(&lines));
}

static void allowed_lines(Editing *editing, const YamlNode *node) {
    const AllowList *list = settings_allowed_const(editing->after), *old = settings_allowed_const(editing->before);
    for (size_t i = 0; i < node->count; i++) {
        const YamlNode *item = node->children[i];
        long index = allow_list_find(list, item_range(item));
        if (index >= 0)
            entry_edit(editing, item, allow_list_at(list, (size_t)index));
        else
            edit_lines_remove(editing, yaml_node_end(i > 0 ? node->children[i - 1] : node->key),
                              dash_place(editing, item), yaml_node_end(item));
    }
    for (size_t i = 0; i < allow_list_count(list); i++)
        if (allow_list_find(old, allow_list_at(list, i)->cidr) < 0)
            entry_add(editing, node, allow_list_at(list, i));
}

static bool allowed_same(const Editing *editing) {
    const AllowList *a = settings_allowed_const(editing->before), *b = settings_allowed_const(editing->after);
    if (!allow_list_equal(a, b))
        return false;
    for (size_t i = 0; i < allow_list_count(a); i++) {
        long other = allow_list_find(b, allow_list_at(a, i)->cidr);
        if (strcmp(allow_list_at(a, i)->since, allow_list_at(b, (size_t)other)->since) != 0)
            return false;
    }
    return true;
}

void edit_allowed(Editing *editing, const YamlNode *access, Addition *addition) {
    const YamlNode *node = yaml_node_at(access, "allowed");
    const AllowList *list = settings_allowed_const(editing->after);
    if (allowed_same(editing))
        return;
    if (node && node->kind == YAML_LIST && !node->flow) {
        allowed_lines(editing, node);
    } else if (node) {
        allowed_anew(editing, node);
    } else {
        text_print(&addition->lines, "%*sallowed:\n", (int)addition->indent, "");
        for (size_t i = 0; i < allow_list_count(list); i++)
            settings_entry_put(&addition->lines, allow_list_at(list, i), addition->indent + 2);
        edit_flow_key(editing, &addition->flow, "allowed");
        allowed_flow_put(editing, NULL, &addition->flow);
    }
}
