/* What of a template is left out of what is sent, for given parameters: the resources and outputs that a condition
 * switches off, the branches of Fn::If that are not taken, and those conditions themselves.
 *
 * The template that is left means the same for those values of the parameters that decided, and for no others. So they
 * are locked to what they are: CloudFormation itself then refuses another value, which would otherwise change nothing
 * and not say so. Conditions that choose a value alone, and carry no resource, stay: their parameters can be changed
 * without this program. */
#ifndef STACK_TEMPLATE_CUT_H
#define STACK_TEMPLATE_CUT_H

#include "stack/template_yaml.h"

typedef struct TemplateCut {
    const char **conditions; /* borrowed from the tree */
    Truth *truths;           /* TRUTH_NO or TRUTH_YES */
    size_t condition_count;
    const char **parameters; /* those that decided */
    size_t parameter_count;
} TemplateCut;

/* For the tree's parameters. The cut lives as long as the tree. */
void template_cut_make(TemplateTree *tree, TemplateCut *cut);
void template_cut_release(TemplateCut *cut); /* for AUTO */

/* What became of the condition: TRUTH_UNKNOWN: it stays. */
Truth cut_truth(const TemplateCut *cut, const char *condition);
bool cut_decided_by(const TemplateCut *cut, const char *parameter);
/* A resource or output that is left out. */
bool cut_drops(TemplateTree *tree, const TemplateCut *cut, yaml_node_t *body);
/* `node`, or what the branches of Fn::If that are taken come to. NULL: nothing (AWS::NoValue, by a branch). */
yaml_node_t *cut_resolve(TemplateTree *tree, const TemplateCut *cut, yaml_node_t *node);

#endif
