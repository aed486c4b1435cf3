/* The tags of a person's file, changed one by one. */
#include "settings/settings_edit.h"
#include "base/memory.h"

#include <string.h>

/* The tag `project` need not be written as long as it says the app's name. */
static bool tag_follows(const Editing *editing, const SettingTag *tag) {
    return strcmp(tag->key, "project") == 0 && strcmp(tag->value, settings_text(editing->after, "app")) == 0;
}

/* {a: b} with a tag less: written anew. */
static void tags_anew(Editing *editing, const YamlNode *node) {
    size_t count, place = node->start;
    const SettingTag *tags = settings_tags(editing->after, &count);
    AUTO(text_release) Text text = {0}, comments = {0};
    edit_comments(editing, node, &place, &comments, "    ");
    text_put(&text, "{");
    if (comments.length)
        text_print(&text, " %s    ", text_string(&comments) + 4);
    for (size_t i = 0, put = 0; i < count; i++) {
        if (tag_follows(editing, &tags[i]) && !yaml_node_at(node, tags[i].key))
            continue;
        text_put(&text, put++ ? ", " : "");
        edit_flow_key(editing, &text, tags[i].key);
        edit_flow_value(editing, &text, tags[i].value, true);
    }
    text_put(&text, "}");
    yaml_edit_replace(editing->edits, node->start, node->end, text_string(&text));
}

static bool tags_fewer(const Editing *editing, const YamlNode *node) {
    for (size_t i = 0; i < node->count; i++)
        if (!settings_tag(editing->after, node->children[i]->key->text))
            return true;
    return false;
}

void edit_tags(Editing *editing) {
    const YamlNode *node = yaml_node_at(editing->root, "tags");
    size_t count;
    const SettingTag *tags = settings_tags(editing->after, &count);
    if (node && node->flow && tags_fewer(editing, node)) {
        tags_anew(editing, node);
        return;
    }
    Addition addition = {.indent = edit_section_indent(editing, node)};
    for (size_t i = 0; node && node->kind == YAML_MAP && i < node->count; i++) {
        const YamlNode *child = node->children[i];
        const char *value = settings_tag(editing->after, child->key->text);
        if (!value)
            edit_lines_remove(editing, yaml_node_end(i > 0 ? node->children[i - 1] : node->key), child->key->start,
                              yaml_node_end(child));
        else if (strcmp(value, yaml_node_empty(child) ? "" : child->text) != 0)
            edit_scalar(editing, child, value, true);
    }
    for (size_t i = 0; i < count; i++) {
        const char *old = settings_tag(editing->before, tags[i].key);
        if (!yaml_node_at(node, tags[i].key) && !tag_follows(editing, &tags[i]) &&
            (!old || strcmp(old, tags[i].value) != 0))
            addition_put(editing, &addition, tags[i].key, tags[i].value, true);
    }
    addition_place(editing, "tags", node, &addition);
    addition_release(&addition);
}
