/* A template's tree, written as YAML in few bytes: CloudFormation counts every blank and comment.
 *
 * One resource's key a line, what is below in one line each; text of several lines as it stood. The meaning is the
 * tree's, but for what a TemplateCut says. */
#ifndef STACK_TEMPLATE_EMIT_H
#define STACK_TEMPLATE_EMIT_H

#include "settings/allow_list.h"
#include "stack/template_cut.h"

/* `entries`: those of the allow list, in place of the tree's; NULL: those of the tree. `cut`: NULL: nothing is left
 * out. False: a note that CloudFormation would read as a dynamic reference, or a tree that is no template or too large
 * to be one. */
bool template_emit(TemplateTree *tree, const AllowList *entries, const TemplateCut *cut, Text *out, Error *err);
/* That section alone; nothing when the template has none. */
bool template_emit_section(TemplateTree *tree, const char *section, const TemplateCut *cut, Text *out, Error *err);

#endif
