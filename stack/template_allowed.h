/* The allow list in a template: where it stands, what it holds. */
#ifndef STACK_TEMPLATE_ALLOWED_H
#define STACK_TEMPLATE_ALLOWED_H

#include "stack/template_yaml.h"

/* The sequence of the entries, or NULL: the template has no AWS::EC2::PrefixList with one. */
yaml_node_t *tree_allowed(TemplateTree *tree);

/* CloudFormation looks for "{{resolve:service:key}}" in every string and puts what it finds there in its place (User
 * Guide, "Dynamic references"): a note must not fetch a secret, and no way of writing YAML hides it. `what`: "the
 * note". False with ERROR_USAGE: the text holds one. */
bool note_is_plain(const char *text, const char *what, Error *err);

#endif
