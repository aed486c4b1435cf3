/* A template as a tree, for the parts of stack/ that read templates: libyaml's document with bounds on what a foreign
 * one may cost, and the intrinsic functions in their two ways of writing ("!Ref X" and "Ref: X"). */
#ifndef STACK_TEMPLATE_YAML_H
#define STACK_TEMPLATE_YAML_H

#include "aws/cloudformation.h"
#include "base/text.h"

#include <yaml.h>

typedef struct TemplateTree {
    yaml_document_t document;
    bool loaded;
    const CfnParameter *parameters; /* borrowed; what is not among them has the template's default */
    size_t parameter_count;
    long budget; /* node visits left: anchors can make a small text a huge tree */
} TemplateTree;

/* False: no YAML (or JSON) mapping or sequence. */
bool template_tree_load(TemplateTree *tree, const char *body, size_t length, Error *err);
void template_tree_release(TemplateTree *tree); /* for AUTO */

yaml_node_t *tree_root(TemplateTree *tree);
yaml_node_t *tree_node(TemplateTree *tree, int index);
/* The value of `key` in a mapping, or NULL; NULL gives NULL. */
yaml_node_t *tree_get(TemplateTree *tree, yaml_node_t *map, const char *key);
/* The text of a scalar, or NULL. */
const char *tree_text(const yaml_node_t *node);

/* Whether `node` is the function `name` ("Equals", "Ref"), written either way; its argument comes back. */
bool tree_call(TemplateTree *tree, yaml_node_t *node, const char *name, yaml_node_t **argument);

/* The value of a parameter, or its default; NULL: there is none. */
const char *tree_parameter(TemplateTree *tree, const char *name);

typedef enum { TRUTH_NO, TRUTH_YES, TRUTH_UNKNOWN } Truth;
/* The condition of that name for the parameters; what can't be told without AWS is unknown. */
Truth tree_condition(TemplateTree *tree, const char *name);

/* The string that `node` stands for: itself, a parameter, or Fn::Sub of text and parameters. False: it can't be told
 * without AWS. */
bool tree_string(TemplateTree *tree, yaml_node_t *node, Text *out);

#endif
