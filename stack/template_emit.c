/* See template_emit.h. */
#include "stack/template_emit.h"

#include "base/memory.h"
#include "stack/template_allowed.h"
#include "stack/template_scalar.h"

#include <string.h>

enum { DEPTH_MAX = 60 };

typedef struct Emitter {
    TemplateTree *tree;
    const AllowList *entries;
    const TemplateCut *cut;
    Text *out;
    Error *err;
    const yaml_node_t *listed; /* where the entries go */
    bool failed;
} Emitter;

static const char *local_tag(const yaml_node_t *node) {
    const char *tag = (const char *)node->tag;
    return tag && tag[0] == '!' && tag[1] ? tag : NULL;
}

static bool key_is(TemplateTree *tree, const yaml_node_pair_t *pair, const char *key) {
    const char *text = tree_text(tree_node(tree, pair->key));
    return text && strcmp(text, key) == 0;
}

static bool fail(Emitter *emitter, const char *said) {
    emitter->failed = true;
    return error_set(emitter->err, ERROR_FAILED, "bring the stack to this program's template with `secure-rds apply`",
                     "%s", said);
}

/* The value of a pair as it is written; NULL: the pair is left out. */
static yaml_node_t *pair_value(Emitter *emitter, const yaml_node_pair_t *pair) {
    yaml_node_t *value = tree_node(emitter->tree, pair->value);
    const char *text = tree_text(value);
    if (text && !local_tag(value) && key_is(emitter->tree, pair, "Condition") &&
        cut_truth(emitter->cut, text) != TRUTH_UNKNOWN)
        return NULL;
    return cut_resolve(emitter->tree, emitter->cut, value);
}

/* Whether text of several lines is somewhere in it. */
static bool has_lines(Emitter *emitter, yaml_node_t *node, int depth) {
    if (!node || depth > DEPTH_MAX || --emitter->tree->budget < 0)
        return false;
    if (node->type == YAML_SCALAR_NODE)
        return scalar_is_lines(node);
    if (node->type == YAML_SEQUENCE_NODE) {
        for (yaml_node_item_t *at = node->data.sequence.items.start; at < node->data.sequence.items.top; at++)
            if (has_lines(emitter, cut_resolve(emitter->tree, emitter->cut, tree_node(emitter->tree, *at)), depth + 1))
                return true;
        return false;
    }
    for (yaml_node_pair_t *at = node->data.mapping.pairs.start; at < node->data.mapping.pairs.top; at++)
        if (has_lines(emitter, pair_value(emitter, at), depth + 1))
            return true;
    return false;
}

static void put_key(Emitter *emitter, const yaml_node_pair_t *pair) {
    const char *key = tree_text(tree_node(emitter->tree, pair->key));
    if (!key)
        fail(emitter, "the template has a key that is no text");
    else
        scalar_key(key, emitter->out);
}

static void put_entries(Emitter *emitter) {
    text_put(emitter->out, "[");
    for (size_t i = 0; i < allow_list_count(emitter->entries) && !emitter->failed; i++) {
        const AllowEntry *entry = allow_list_at(emitter->entries, i);
        char cidr[CIDR_SIZE];
        cidr_format(entry->cidr, cidr);
        text_print(emitter->out, "%s{Cidr: %s", i ? "," : "", cidr);
        if (entry->note && entry->note[0]) {
            emitter->failed = !note_is_plain(entry->note, "the note", emitter->err);
            text_put(emitter->out, ",Description: ");
            scalar_text(entry->note, false, emitter->out);
        }
        text_put(emitter->out, "}");
    }
    text_put(emitter->out, "]");
}

/* Everything in one line. */
static void put_flow(Emitter *emitter, yaml_node_t *node, int depth) {
    Text *out = emitter->out;
    if (depth > DEPTH_MAX || --emitter->tree->budget < 0) {
        fail(emitter, "the template is too large or too deep to be one of ours");
        return;
    }
    if (node == emitter->listed) {
        put_entries(emitter);
        return;
    }
    if (local_tag(node))
        text_print(out, "%s ", local_tag(node));
    if (node->type == YAML_SCALAR_NODE) {
        scalar_write(node, depth == 0, out);
        return;
    }
    bool first = true, list = node->type == YAML_SEQUENCE_NODE;
    text_put(out, list ? "[" : "{");
    for (yaml_node_item_t *at = node->data.sequence.items.start; list && at < node->data.sequence.items.top; at++) {
        yaml_node_t *item = cut_resolve(emitter->tree, emitter->cut, tree_node(emitter->tree, *at));
        if (!item)
            continue;
        text_put(out, first ? "" : ",");
        put_flow(emitter, item, depth + 1);
        first = false;
    }
    for (yaml_node_pair_t *at = node->data.mapping.pairs.start; !list && at < node->data.mapping.pairs.top; at++) {
        yaml_node_t *value = pair_value(emitter, at);
        if (!value)
            continue;
        text_put(out, first ? "" : ",");
        put_key(emitter, at);
        text_put(out, ": ");
        put_flow(emitter, value, depth + 1);
        first = false;
    }
    text_put(out, list ? "]" : "}");
}

static void put_value(Emitter *emitter, yaml_node_t *node, int indent, bool open);

static void put_children(Emitter *emitter, yaml_node_t *node, int indent, bool open) {
    Text *out = emitter->out;
    if (node->type == YAML_SEQUENCE_NODE) {
        for (yaml_node_item_t *at = node->data.sequence.items.start; at < node->data.sequence.items.top; at++) {
            yaml_node_t *item = cut_resolve(emitter->tree, emitter->cut, tree_node(emitter->tree, *at));
            if (!item)
                continue;
            text_print(out, "%*s-", indent, "");
            put_value(emitter, item, indent + 1, false);
        }
        return;
    }
    for (yaml_node_pair_t *at = node->data.mapping.pairs.start; at < node->data.mapping.pairs.top; at++) {
        yaml_node_t *value = pair_value(emitter, at);
        if (!value)
            continue;
        text_print(out, "%*s", indent, "");
        put_key(emitter, at);
        text_put(out, ":");
        put_value(emitter, value, indent + 1, open);
    }
}

/* What follows a key or a dash, to the end of its line or lines. `open`: its own keys are a line each in any case. */
static void put_value(Emitter *emitter, yaml_node_t *node, int indent, bool open) {
    Text *out = emitter->out;
    bool collection = node->type != YAML_SCALAR_NODE;
    if (node == emitter->listed || (!(open && node->type == YAML_MAPPING_NODE) && !has_lines(emitter, node, 0))) {
        text_put(out, " ");
        put_flow(emitter, node, 0);
        text_put(out, "\n");
        return;
    }
    if (local_tag(node))
        text_print(out, " %s", local_tag(node));
    text_put(out, collection ? "\n" : " ");
    if (collection)
        put_children(emitter, node, indent, false);
    else
        scalar_lines(node, indent, out);
}

/* "Nat: {Type: String,AllowedValues: [instance]}" */
static void put_locked(Emitter *emitter, const char *name, yaml_node_t *declared) {
    const char *type = tree_text(tree_get(emitter->tree, declared, "Type"));
    const char *value = tree_parameter(emitter->tree, name);
    text_print(emitter->out, " {Type: %s,AllowedValues: [", type ? type : "String");
    scalar_text(value ? value : "", false, emitter->out);
    text_put(emitter->out, "]}\n");
}

static bool drops(Emitter *emitter, const char *section, const char *name, yaml_node_t *body) {
    if (strcmp(section, "Conditions") == 0)
        return cut_truth(emitter->cut, name) != TRUTH_UNKNOWN;
    return cut_drops(emitter->tree, emitter->cut, body);
}

static bool drops_all(Emitter *emitter, const char *section, yaml_node_t *node) {
    for (yaml_node_pair_t *at = node->data.mapping.pairs.start; at < node->data.mapping.pairs.top; at++) {
        const char *name = tree_text(tree_node(emitter->tree, at->key));
        if (name && !drops(emitter, section, name, tree_node(emitter->tree, at->value)))
            return false;
    }
    return true;
}

static void put_section(Emitter *emitter, const char *section, yaml_node_t *node) {
    bool parameters = strcmp(section, "Parameters") == 0, resources = strcmp(section, "Resources") == 0;
    text_put(emitter->out, "\n");
    for (yaml_node_pair_t *at = node->data.mapping.pairs.start; at < node->data.mapping.pairs.top; at++) {
        const char *name = tree_text(tree_node(emitter->tree, at->key));
        yaml_node_t *body = tree_node(emitter->tree, at->value);
        if (!name || drops(emitter, section, name, body))
            continue;
        text_put(emitter->out, " ");
        put_key(emitter, at);
        text_put(emitter->out, ":");
        if (parameters && cut_decided_by(emitter->cut, name))
            put_locked(emitter, name, body);
        else
            put_value(emitter, body, 2, resources);
    }
}

/* Of the steps' names and times only their version is sent: the program has them. */
static void put_metadata(Emitter *emitter, yaml_node_t *node) {
    yaml_node_t *ours = tree_get(emitter->tree, node, "SecureRds");
    const char *version = tree_text(tree_get(emitter->tree, ours, "Version"));
    text_print(emitter->out, " {SecureRds: {Version: %s}}\n", version ? version : "0");
}

static void put_top(Emitter *emitter, const yaml_node_pair_t *pair) {
    const char *section = tree_text(tree_node(emitter->tree, pair->key));
    yaml_node_t *node = tree_node(emitter->tree, pair->value);
    bool map = node->type == YAML_MAPPING_NODE && !local_tag(node) &&
               node->data.mapping.pairs.start < node->data.mapping.pairs.top;
    if (section && map && drops_all(emitter, section, node))
        return;
    put_key(emitter, pair);
    text_put(emitter->out, ":");
    if (!section || !map)
        put_value(emitter, node, 1, false);
    else if (strcmp(section, "Metadata") == 0 && tree_get(emitter->tree, node, "SecureRds"))
        put_metadata(emitter, node);
    else
        put_section(emitter, section, node);
}

static bool emit(Emitter *emitter, const char *section, Text *out) {
    AUTO(text_release) Text made = {0};
    yaml_node_t *root = tree_root(emitter->tree);
    emitter->out = &made;
    if (root->type != YAML_MAPPING_NODE)
        return fail(emitter, "the template is no mapping");
    for (yaml_node_pair_t *at = root->data.mapping.pairs.start; at < root->data.mapping.pairs.top && !emitter->failed;
         at++)
        if (!section || key_is(emitter->tree, at, section))
            put_top(emitter, at);
    if (!emitter->failed)
        text_add(out, text_string(&made), made.length);
    return !emitter->failed;
}

bool template_emit(TemplateTree *tree, const AllowList *entries, const TemplateCut *cut, Text *out, Error *err) {
    Emitter emitter = {.tree = tree, .entries = entries, .cut = cut, .err = err};
    emitter.listed = entries ? tree_allowed(tree) : NULL;
    if (entries && !emitter.listed)
        return fail(&emitter, "the template has no list of allowed addresses");
    return emit(&emitter, NULL, out);
}

bool template_emit_section(TemplateTree *tree, const char *section, const TemplateCut *cut, Text *out, Error *err) {
    Emitter emitter = {.tree = tree, .cut = cut, .err = err};
    return emit(&emitter, section, out);
}
