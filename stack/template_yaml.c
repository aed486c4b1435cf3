/* See template_yaml.h. */
#include "stack/template_yaml.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { BUDGET = 500000, DEPTH_MAX = 40 };

bool template_tree_load(TemplateTree *tree, const char *body, size_t length, Error *err) {
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        return error_set(err, ERROR_FAILED, "", "the YAML reader could not start");
    yaml_parser_set_input_string(&parser, (const unsigned char *)body, length);
    tree->loaded = yaml_parser_load(&parser, &tree->document) == 1;
    tree->budget = BUDGET;
    if (!tree->loaded)
        error_set(err, ERROR_FAILED, "deploy the stack's template again with `secure-rds apply`",
                  "the template is no YAML: line %zu: %s", parser.problem_mark.line + 1,
                  parser.problem ? parser.problem : "unreadable");
    else if (!tree_root(tree))
        error_set(err, ERROR_FAILED, "deploy the stack's template again with `secure-rds apply`",
                  "the template is empty");
    yaml_parser_delete(&parser);
    return tree->loaded && tree_root(tree);
}

void template_tree_release(TemplateTree *tree) {
    if (tree->loaded)
        yaml_document_delete(&tree->document);
    tree->loaded = false;
}

yaml_node_t *tree_root(TemplateTree *tree) {
    return yaml_document_get_root_node(&tree->document);
}

yaml_node_t *tree_node(TemplateTree *tree, int index) {
    return yaml_document_get_node(&tree->document, index);
}

const char *tree_text(const yaml_node_t *node) {
    return node && node->type == YAML_SCALAR_NODE ? (const char *)node->data.scalar.value : NULL;
}

yaml_node_t *tree_get(TemplateTree *tree, yaml_node_t *map, const char *key) {
    if (!map || map->type != YAML_MAPPING_NODE)
        return NULL;
    for (yaml_node_pair_t *pair = map->data.mapping.pairs.start; pair < map->data.mapping.pairs.top; pair++) {
        const char *name = tree_text(tree_node(tree, pair->key));
        if (name && strcmp(name, key) == 0)
            return tree_node(tree, pair->value);
    }
    return NULL;
}

bool tree_call(TemplateTree *tree, yaml_node_t *node, const char *name, yaml_node_t **argument) {
    if (!node)
        return false;
    const char *tag = (const char *)node->tag;
    if (tag && tag[0] == '!' && strcmp(tag + 1, name) == 0) {
        *argument = node;
        return true;
    }
    if (node->type != YAML_MAPPING_NODE || node->data.mapping.pairs.top - node->data.mapping.pairs.start != 1)
        return false;
    const char *key = tree_text(tree_node(tree, node->data.mapping.pairs.start->key));
    if (key && strncmp(key, "Fn::", 4) == 0)
        key += 4;
    if (!key || strcmp(key, name) != 0)
        return false;
    *argument = tree_node(tree, node->data.mapping.pairs.start->value);
    return *argument != NULL;
}

static yaml_node_t *item(TemplateTree *tree, yaml_node_t *list, size_t index) {
    if (!list || list->type != YAML_SEQUENCE_NODE ||
        index >= (size_t)(list->data.sequence.items.top - list->data.sequence.items.start))
        return NULL;
    return tree_node(tree, list->data.sequence.items.start[index]);
}

const char *tree_parameter(TemplateTree *tree, const char *name) {
    for (size_t i = 0; i < tree->parameter_count; i++)
        if (strcmp(tree->parameters[i].key, name) == 0)
            return tree->parameters[i].value;
    yaml_node_t *declared = tree_get(tree, tree_get(tree, tree_root(tree), "Parameters"), name);
    return tree_text(tree_get(tree, declared, "Default"));
}

/* A string that stands there, or a parameter's; NULL: not to be told here. */
static const char *value_of(TemplateTree *tree, yaml_node_t *node) {
    yaml_node_t *argument;
    if (tree_call(tree, node, "Ref", &argument)) {
        const char *name = tree_text(argument);
        return name ? tree_parameter(tree, name) : NULL;
    }
    bool plain = node && node->tag && node->tag[0] != '!';
    return plain ? tree_text(node) : NULL;
}

static Truth evaluate(TemplateTree *tree, yaml_node_t *node, int depth);

static Truth named(TemplateTree *tree, const char *name, int depth) {
    yaml_node_t *node = name ? tree_get(tree, tree_get(tree, tree_root(tree), "Conditions"), name) : NULL;
    return node ? evaluate(tree, node, depth + 1) : TRUTH_UNKNOWN;
}

/* And: No wins; Or: Yes wins. */
static Truth combine(TemplateTree *tree, yaml_node_t *list, Truth winner, int depth) {
    Truth all = winner == TRUTH_NO ? TRUTH_YES : TRUTH_NO;
    yaml_node_t *node;
    for (size_t i = 0; (node = item(tree, list, i)); i++) {
        Truth one = evaluate(tree, node, depth + 1);
        if (one == winner)
            return winner;
        if (one == TRUTH_UNKNOWN)
            all = TRUTH_UNKNOWN;
    }
    return all;
}

static Truth evaluate(TemplateTree *tree, yaml_node_t *node, int depth) {
    yaml_node_t *argument;
    if (!node || depth > DEPTH_MAX || --tree->budget < 0)
        return TRUTH_UNKNOWN;
    if (tree_call(tree, node, "Equals", &argument)) {
        const char *left = value_of(tree, item(tree, argument, 0)), *right = value_of(tree, item(tree, argument, 1));
        return !left || !right ? TRUTH_UNKNOWN : strcmp(left, right) == 0 ? TRUTH_YES : TRUTH_NO;
    }
    if (tree_call(tree, node, "Not", &argument)) {
        Truth inner = evaluate(tree, item(tree, argument, 0), depth + 1);
        return inner == TRUTH_UNKNOWN ? inner : inner == TRUTH_YES ? TRUTH_NO : TRUTH_YES;
    }
    if (tree_call(tree, node, "And", &argument))
        return combine(tree, argument, TRUTH_NO, depth);
    if (tree_call(tree, node, "Or", &argument))
        return combine(tree, argument, TRUTH_YES, depth);
    if (tree_call(tree, node, "Condition", &argument))
        return named(tree, tree_text(argument), depth);
    return TRUTH_UNKNOWN;
}

Truth tree_condition(TemplateTree *tree, const char *name) {
    return named(tree, name, 0);
}

bool tree_string(TemplateTree *tree, yaml_node_t *node, Text *out) {
    yaml_node_t *argument;
    const char *text = value_of(tree, node);
    if (text) {
        text_put(out, text);
        return true;
    }
    if (!tree_call(tree, node, "Sub", &argument) || !(text = tree_text(argument)))
        return false;
    for (const char *mark; (mark = strstr(text, "${")); text = mark + strcspn(mark, "}") + 1) {
        AUTO(memory_release) char *name = memory_copy_n(mark + 2, strcspn(mark + 2, "}"));
        const char *value = tree_parameter(tree, name);
        if (!value || mark[2 + strlen(name)] != '}')
            return false;
        text_add(out, text, (size_t)(mark - text));
        text_put(out, value);
    }
    text_put(out, text);
    return true;
}
