/* How a scalar is written in a template's YAML: as itself, in quotes, or as lines. */
#ifndef STACK_TEMPLATE_SCALAR_H
#define STACK_TEMPLATE_SCALAR_H

#include "base/text.h"

#include <yaml.h>

/* A double-quoted scalar: whatever the text holds, it ends where we end it. */
void scalar_quoted(const char *text, Text *out);
/* Text in the way that takes the fewest bytes. */
void scalar_text(const char *text, bool alone, Text *out);
/* The scalar with the same type to whoever reads it: `alone` to the end of its line, or inside of [ ] or { }, where
 * some readers take no colon without quotes. */
void scalar_write(const yaml_node_t *node, bool alone, Text *out);
/* A mapping's key. */
void scalar_key(const char *key, Text *out);
/* Whether it is text that is shorter, and can be, as lines behind "|". */
bool scalar_is_lines(const yaml_node_t *node);
/* The lines with their "|", each `indent` columns in. */
void scalar_lines(const yaml_node_t *node, int indent, Text *out);

#endif
