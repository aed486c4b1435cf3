/* See settings_edit.h: pieces of text that fit where they are put, between lines or between brackets. */
#include "settings/settings_edit.h"
#include "base/memory.h"

#include <string.h>

void addition_release(Addition *addition) {
    text_release(&addition->lines);
    text_release(&addition->flow);
}

bool edit_in_flow(const YamlNode *node) {
    return node->parent && node->parent->flow;
}

void edit_flow_value(const Editing *editing, Text *flow, const char *value, bool other_readers) {
    yaml_spell(flow, value, editing->json && other_readers ? YAML_DOUBLE : YAML_PLAIN, true, other_readers);
}

void edit_flow_key(const Editing *editing, Text *flow, const char *key) {
    yaml_spell(flow, key, editing->json ? YAML_DOUBLE : YAML_PLAIN, true, true);
    text_put(flow, ": ");
}

void addition_put(const Editing *editing, Addition *addition, const char *key, const char *value, bool text) {
    text_print(&addition->lines, "%*s", (int)addition->indent, "");
    yaml_spell(&addition->lines, key, YAML_PLAIN, false, true);
    text_put(&addition->lines, ": ");
    yaml_spell(&addition->lines, value, YAML_PLAIN, false, text);
    text_put(&addition->lines, "\n");
    text_put(&addition->flow, addition->flow.length ? ", " : "");
    edit_flow_key(editing, &addition->flow, key);
    edit_flow_value(editing, &addition->flow, value, text);
}

void edit_flow_insert(Editing *editing, const YamlNode *node, const char *flow) {
    if (node->count == 0) {
        yaml_edit_replace(editing->edits, node->start + 1, node->start + 1, flow);
        return;
    }
    AUTO(memory_release) char *text = memory_print(", %s", flow);
    size_t end = yaml_node_end(node->children[node->count - 1]);
    yaml_edit_replace(editing->edits, end, end, text);
}

void edit_value_remove(Editing *editing, const YamlNode *node) {
    size_t start = node->start;
    while (node->end > node->start && start > 0 && editing->edits->bytes[start - 1] == ' ')
        start--;
    if (node->end > node->start)
        yaml_edit_replace(editing->edits, start, node->end, "");
}

/* A line with nothing but a comment in it, unless the comment is an entry or a setting that somebody switched off. */
static bool comment_line(const char *line) {
    line += strspn(line, " \t");
    if (*line != '#')
        return false;
    const char *words = line + strspn(line, "# \t");
    size_t name = strspn(words, "abcdefghijklmnopqrstuvwxyz_");
    return *words != '-' && !(name > 0 && words[name] == ':' && strchr(" \r\n", words[name + 1]));
}

void edit_lines_remove(Editing *editing, size_t after, size_t from, size_t to) {
    size_t line = yaml_line_start(editing->edits, from);
    while (line > 0) {
        size_t above = yaml_line_start(editing->edits, line - 1);
        if (above <= after || !comment_line(editing->edits->bytes + above))
            break;
        line = above;
    }
    yaml_edit_lines_remove(editing->edits, line, to);
}

size_t edit_root_indent(const Editing *editing) {
    return editing->root && editing->root->kind == YAML_MAP ? (size_t)editing->root->column - 1 : 0;
}

size_t edit_section_indent(const Editing *editing, const YamlNode *section) {
    return section && section->kind == YAML_MAP && !section->flow ? (size_t)section->column - 1
                                                                  : edit_root_indent(editing) + 2;
}

static void add_section(Editing *editing, const char *name, const Addition *addition) {
    if (!editing->root || !editing->root->flow) {
        text_print(&editing->last, "%*s%s:\n%s", (int)edit_root_indent(editing), "", name,
                   text_string(&addition->lines));
        return;
    }
    AUTO(text_release) Text flow = {0};
    edit_flow_key(editing, &flow, name);
    text_print(&flow, "{%s}", text_string(&addition->flow));
    edit_flow_insert(editing, editing->root, text_string(&flow));
}

void addition_place(Editing *editing, const char *name, const YamlNode *node, const Addition *addition) {
    if (addition->lines.length == 0)
        return;
    if (!node) {
        add_section(editing, name, addition);
    } else if (node->kind == YAML_MAP && node->flow) {
        edit_flow_insert(editing, node, text_string(&addition->flow));
    } else if (node->kind == YAML_TEXT && edit_in_flow(node)) {
        AUTO(memory_release)
        char *flow = memory_print("%s{%s}", node->start == node->end ? " " : "", text_string(&addition->flow));
        yaml_edit_replace(editing->edits, node->start, node->end, flow);
    } else {
        if (node->kind == YAML_TEXT) /* "~" */
            edit_value_remove(editing, node);
        yaml_edit_lines_after(editing->edits, yaml_node_end(node), text_string(&addition->lines));
    }
}

/* A comment behind the "|" of a block scalar would go with it. */
static void block_comment_put(const Editing *editing, const YamlNode *node, Text *text) {
    const char *start = editing->edits->bytes + node->start;
    size_t length = strcspn(start, "\r\n");
    const char *comment = memchr(start, '#', length);
    if (node->quote == YAML_BLOCK && comment)
        text_print(text, " %.*s", (int)(length - (size_t)(comment - start)), comment);
}

/* A number that all readers take for the same. */
static bool plain_count(const char *value) {
    return *value && *value != '0' && value[strspn(value, "0123456789")] == '\0';
}

void edit_scalar(Editing *editing, const YamlNode *node, const char *value, bool text) {
    AUTO(text_release) Text spelled = {0};
    text_put(&spelled, node->start == node->end ? " " : "");
    /* Who wrote `engine_version: 17` gets 18, not "18"; who wrote a name gets "no", not a false of other readers. */
    bool counts = node->quote == YAML_PLAIN && plain_count(node->text) && plain_count(value);
    yaml_spell(&spelled, value, node->quote, edit_in_flow(node), text && !counts);
    block_comment_put(editing, node, &spelled);
    yaml_edit_replace(editing->edits, node->start, node->end, text_string(&spelled));
}

/* A "#" outside the scalars can be nothing but a comment. */
void edit_comments(const Editing *editing, const YamlNode *node, size_t *place, Text *text, const char *indent) {
    for (size_t i = 0; i < node->count; i++) {
        const YamlNode *child = node->children[i];
        if (child->key)
            edit_comments(editing, child->key, place, text, indent);
        edit_comments(editing, child, place, text, indent);
    }
    size_t end = node->kind == YAML_TEXT ? node->start : node->end;
    const char *bytes = editing->edits->bytes;
    while (*place < end) {
        size_t length = strcspn(bytes + *place, "\r\n");
        if (bytes[*place] == '#' && length > 0) {
            text_print(text, "%s%.*s\n", indent, (int)length, bytes + *place);
            *place += length;
        } else {
            (*place)++;
        }
    }
    if (node->kind == YAML_TEXT)
        *place = node->end;
}
