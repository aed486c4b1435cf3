/* What the files that edit a person's settings file share: pieces of text that fit where they are put. */
#ifndef SETTINGS_SETTINGS_EDIT_H
#define SETTINGS_SETTINGS_EDIT_H

#include "settings/settings_parts.h"

typedef struct Editing {
    const Settings *before, *after;
    const YamlNode *root; /* NULL or an empty scalar: nothing but comments */
    YamlEdits *edits;
    Text last; /* lines for the end of the document */
    bool json; /* keys in double quotes: a JSON file */
} Editing;

/* What a section gets: as lines, and as what stands between braces; which of them is used depends on the section. */
typedef struct Addition {
    size_t indent;
    Text lines, flow;
} Addition;

/* Adds `key: value`; `quoted`: a text, in quotes where other readers of YAML or JSON need them. */
void addition_put(const Editing *editing, Addition *addition, const char *key, const char *value, bool quoted);
/* Puts it into the section `node`; NULL: there is no such section yet. */
void addition_place(Editing *editing, const char *name, const YamlNode *node, const Addition *addition);
void addition_release(Addition *addition);

bool edit_in_flow(const YamlNode *node);
void edit_flow_value(const Editing *editing, Text *flow, const char *value, bool quoted);
void edit_flow_key(const Editing *editing, Text *flow, const char *key);
/* Adds `flow` as the last item between the brackets of `node`. */
void edit_flow_insert(Editing *editing, const YamlNode *node, const char *flow);
/* The comments between brackets, from `*place` on, as lines with `indent` before them: for what replaces these. */
void edit_comments(const Editing *editing, const YamlNode *node, size_t *place, Text *text, const char *indent);
/* Another value for a scalar, in its own style of quotes. */
void edit_scalar(Editing *editing, const YamlNode *node, const char *value, bool quoted);
/* Takes away what stood behind a colon, and the blanks before it: its value follows on lines of its own. */
void edit_value_remove(Editing *editing, const YamlNode *node);
/* Takes away whole lines, from the one of `from` to that of `to`, with the comment that stands directly above them and
 * below `after` (a place in an earlier line): it speaks of them. What was commented out stays. */
void edit_lines_remove(Editing *editing, size_t after, size_t from, size_t to);
size_t edit_root_indent(const Editing *editing);
/* How far a section's lines are indented: as those that it has, or two more than the section. */
size_t edit_section_indent(const Editing *editing, const YamlNode *section);

/* access.allowed: `addition` gets the list when `access` has none. */
void edit_allowed(Editing *editing, const YamlNode *access, Addition *addition);
void edit_tags(Editing *editing);

#endif
