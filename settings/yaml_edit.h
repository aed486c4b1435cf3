/* Changes to a YAML text that leave every other byte of it alone: pieces are replaced, lines added and removed, all at
 * places of the old text, and applied together. */
#ifndef SETTINGS_YAML_EDIT_H
#define SETTINGS_YAML_EDIT_H

#include "base/text.h"
#include "settings/yaml_tree.h"

typedef struct YamlEdit {
    size_t start, end; /* of the old text */
    char *text;
} YamlEdit;

typedef struct YamlEdits {
    const char *bytes; /* the old text; outlives this */
    size_t length;
    YamlEdit *items;
    size_t count;
} YamlEdits;

void yaml_edits_release(YamlEdits *edits); /* for AUTO */
void yaml_edit_replace(YamlEdits *edits, size_t start, size_t end, const char *text);
/* Adds `lines` (each ends in "\n") after the line in which `place` is; several at one place keep their order. */
void yaml_edit_lines_after(YamlEdits *edits, size_t place, const char *lines);
/* Adds `lines` where the document ends: before "..." or at the end of the text. */
void yaml_edit_lines_last(YamlEdits *edits, size_t after, const char *lines);
/* Removes whole lines, from the one of `from` to the one of `to`. */
void yaml_edit_lines_remove(YamlEdits *edits, size_t from, size_t to);
/* False when two changes touch the same bytes; nothing was added to `out` then. */
bool yaml_edits_apply(const YamlEdits *edits, Text *out);

/* Where the line of `place` begins. */
size_t yaml_line_start(const YamlEdits *edits, size_t place);

/* Adds one scalar that reads back as `value`, in the style of `quote` where that can hold it. `flow`: inside brackets.
 * `other_readers`: quoted too when some other reader of YAML would take it for a number, a boolean or a date. */
void yaml_spell(Text *text, const char *value, YamlQuote quote, bool flow, bool other_readers);

#endif
