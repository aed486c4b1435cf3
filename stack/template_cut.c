/* See template_cut.h. */
#include "stack/template_cut.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

void template_cut_release(TemplateCut *cut) {
    free(cut->conditions);
    free(cut->truths);
    free(cut->parameters);
    *cut = (TemplateCut){0};
}

static const char *condition_of(TemplateTree *tree, yaml_node_t *body) {
    return tree_text(tree_get(tree, body, "Condition"));
}

/* Other conditions may build on it by name. */
static bool named_by_another(TemplateTree *tree, yaml_node_t *node, const char *name, int depth) {
    enum { DEPTH_MAX = 40 };
    yaml_node_t *argument;
    if (!node || depth > DEPTH_MAX || --tree->budget < 0)
        return false;
    if (tree_call(tree, node, "Condition", &argument) && tree_text(argument))
        return strcmp(tree_text(argument), name) == 0;
    if (node->type == YAML_SEQUENCE_NODE)
        for (yaml_node_item_t *at = node->data.sequence.items.start; at < node->data.sequence.items.top; at++)
            if (named_by_another(tree, tree_node(tree, *at), name, depth + 1))
                return true;
    if (node->type == YAML_MAPPING_NODE)
        for (yaml_node_pair_t *at = node->data.mapping.pairs.start; at < node->data.mapping.pairs.top; at++)
            if (named_by_another(tree, tree_node(tree, at->value), name, depth + 1))
                return true;
    return false;
}

static void decided_add(TemplateTree *tree, TemplateCut *cut, yaml_node_t *node) {
    yaml_node_t *argument;
    const char *name = tree_call(tree, node, "Ref", &argument) ? tree_text(argument) : NULL;
    if (name && !cut_decided_by(cut, name)) {
        cut->parameters = memory_grow(cut->parameters, cut->parameter_count + 1, sizeof *cut->parameters);
        cut->parameters[cut->parameter_count++] = name;
    }
    if (name || !node)
        return;
    if (node->type == YAML_SEQUENCE_NODE)
        for (yaml_node_item_t *at = node->data.sequence.items.start; at < node->data.sequence.items.top; at++)
            decided_add(tree, cut, tree_node(tree, *at));
    if (node->type == YAML_MAPPING_NODE)
        for (yaml_node_pair_t *at = node->data.mapping.pairs.start; at < node->data.mapping.pairs.top; at++)
            decided_add(tree, cut, tree_node(tree, at->value));
}

static void condition_add(TemplateTree *tree, TemplateCut *cut, const char *name) {
    yaml_node_t *all = tree_get(tree, tree_root(tree), "Conditions");
    Truth truth = name ? tree_condition(tree, name) : TRUTH_UNKNOWN;
    if (truth == TRUTH_UNKNOWN || cut_truth(cut, name) != TRUTH_UNKNOWN || named_by_another(tree, all, name, 0))
        return;
    cut->conditions = memory_grow(cut->conditions, cut->condition_count + 1, sizeof *cut->conditions);
    cut->truths = memory_grow(cut->truths, cut->condition_count + 1, sizeof *cut->truths);
    cut->conditions[cut->condition_count] = name;
    cut->truths[cut->condition_count++] = truth;
    decided_add(tree, cut, tree_get(tree, all, name));
}

void template_cut_make(TemplateTree *tree, TemplateCut *cut) {
    static const char *const sections[] = {"Resources", "Outputs"};
    *cut = (TemplateCut){0};
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        yaml_node_t *section = tree_get(tree, tree_root(tree), sections[i]);
        if (section && section->type == YAML_MAPPING_NODE)
            for (yaml_node_pair_t *at = section->data.mapping.pairs.start; at < section->data.mapping.pairs.top; at++)
                condition_add(tree, cut, condition_of(tree, tree_node(tree, at->value)));
    }
}

Truth cut_truth(const TemplateCut *cut, const char *condition) {
    for (size_t i = 0; cut && i < cut->condition_count; i++)
        if (strcmp(cut->conditions[i], condition) == 0)
            return cut->truths[i];
    return TRUTH_UNKNOWN;
}

bool cut_decided_by(const TemplateCut *cut, const char *parameter) {
    for (size_t i = 0; cut && i < cut->parameter_count; i++)
        if (strcmp(cut->parameters[i], parameter) == 0)
            return true;
    return false;
}

bool cut_drops(TemplateTree *tree, const TemplateCut *cut, yaml_node_t *body) {
    const char *condition = condition_of(tree, body);
    return condition && cut_truth(cut, condition) == TRUTH_NO;
}

static bool is_no_value(TemplateTree *tree, yaml_node_t *node) {
    yaml_node_t *argument;
    const char *name = tree_call(tree, node, "Ref", &argument) ? tree_text(argument) : NULL;
    return name && strcmp(name, "AWS::NoValue") == 0;
}

yaml_node_t *cut_resolve(TemplateTree *tree, const TemplateCut *cut, yaml_node_t *node) {
    yaml_node_t *list, *start = node;
    while (tree_call(tree, node, "If", &list) && list->type == YAML_SEQUENCE_NODE &&
           list->data.sequence.items.top - list->data.sequence.items.start == 3) {
        const yaml_node_item_t *items = list->data.sequence.items.start;
        const char *name = tree_text(tree_node(tree, items[0]));
        Truth truth = name ? cut_truth(cut, name) : TRUTH_UNKNOWN;
        if (truth == TRUTH_UNKNOWN)
            break;
        node = tree_node(tree, items[truth == TRUTH_YES ? 1 : 2]);
    }
    return node != start && is_no_value(tree, node) ? NULL : node;
}
