/* Which bytes of a person's file change when settings change: the values that differ, and no others. */
#include "settings/settings_edit.h"
#include "base/memory.h"

#include <string.h>

static void top_add(Editing *editing, const Addition *addition) {
    if (editing->root && editing->root->flow && addition->flow.length)
        edit_flow_insert(editing, editing->root, text_string(&addition->flow));
    else
        text_put(&editing->last, text_string(&addition->lines));
}

static void row_edit(Editing *editing, const SettingRow *row, const YamlNode *section, const char *key,
                     Addition *addition) {
    const char *value = settings_text(editing->after, row->path);
    const YamlNode *node = yaml_node_at(section, key);
    bool quoted = row->type == SETTING_TEXT || row->type == SETTING_CHOICE; /* for other readers, and in JSON */
    if (strcmp(value, settings_text(editing->before, row->path)) == 0)
        return;
    if (node)
        edit_scalar(editing, node, value, quoted);
    else
        addition_put(editing, addition, key, value, quoted);
}

static void agreed_edit(Editing *editing, const YamlNode *access, Addition *addition) {
    AUTO(text_release) Text value = {0};
    Agreement before = settings_agreed(editing->before), after = settings_agreed(editing->after);
    const YamlNode *node = yaml_node_at(access, "agreed");
    agreement_put(&after, &value);
    if (agreement_equal(&before, &after))
        return;
    if (node)
        edit_scalar(editing, node, text_string(&value), true);
    else
        addition_put(editing, addition, "agreed", text_string(&value), true);
}

static void top_edit(Editing *editing) {
    Addition addition = {.indent = edit_root_indent(editing)};
    for (size_t i = 0; i < setting_count; i++)
        if (!strchr(setting_rows[i].path, '.'))
            row_edit(editing, &setting_rows[i], editing->root, setting_rows[i].path, &addition);
    top_add(editing, &addition);
    addition_release(&addition);
}

/* The rows of one section, which stand together in the table. Returns the index behind the last of them. */
static size_t section_edit(Editing *editing, size_t first) {
    const char *path = setting_rows[first].path;
    size_t length = strcspn(path, "."), i = first;
    AUTO(memory_release) char *name = memory_copy_n(path, length);
    const YamlNode *node = yaml_node_at(editing->root, name);
    Addition addition = {.indent = edit_section_indent(editing, node)};
    if (strcmp(name, "access") == 0) {
        edit_allowed(editing, node, &addition);
        agreed_edit(editing, node, &addition);
    }
    for (; i < setting_count && strncmp(setting_rows[i].path, path, length + 1) == 0; i++)
        row_edit(editing, &setting_rows[i], node, setting_rows[i].path + length + 1, &addition);
    addition_place(editing, name, node, &addition);
    addition_release(&addition);
    return i;
}

void settings_edit(const Settings *before, const Settings *after, const YamlTree *tree, YamlEdits *edits) {
    Editing editing = {.before = before, .after = after, .root = tree->root, .edits = edits};
    editing.json =
        tree->root && tree->root->flow && tree->root->count > 0 && tree->root->children[0]->key->quote == YAML_DOUBLE;
    top_edit(&editing);
    for (size_t i = 0; i < setting_count;)
        i = strchr(setting_rows[i].path, '.') ? section_edit(&editing, i) : i + 1;
    edit_tags(&editing);
    if (editing.last.length) {
        if (tree->root && tree->root->kind == YAML_TEXT)
            edit_value_remove(&editing, tree->root);
        yaml_edit_lines_last(edits, tree->root ? yaml_node_end(tree->root) : 0, text_string(&editing.last));
    }
    text_release(&editing.last);
}
