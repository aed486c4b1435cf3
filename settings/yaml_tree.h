/* A YAML file as a small tree that knows where each part stands, to the byte: for settings that are read with all
 * their problems at once, and for edits that leave everything else as a person wrote it.
 *
 * It takes the plain part of YAML: maps, lists and scalars of one document. What makes a file say something else than
 * it shows (anchors, aliases, tags, merge keys, further documents) is a problem, in plain words. */
#ifndef SETTINGS_YAML_TREE_H
#define SETTINGS_YAML_TREE_H

#include "settings/problems.h"

enum {
    YAML_DEPTH_MAX = 10,  /* maps and lists in each other; the settings need four */
    YAML_NODES_MAX = 5000 /* keys and values; the settings need some 400 */
};

typedef enum { YAML_TEXT, YAML_MAP, YAML_LIST } YamlKind;
typedef enum { YAML_PLAIN, YAML_SINGLE, YAML_DOUBLE, YAML_BLOCK } YamlQuote;

typedef struct YamlNode YamlNode;
struct YamlNode {
    YamlKind kind;
    size_t start, end; /* bytes in the file; a block map or list ends somewhere after its last child */
    int line, column;  /* from 1, in characters */
    char *text;        /* YAML_TEXT alone */
    YamlQuote quote;
    bool flow;     /* [a, b] or {a: b} */
    bool refused;  /* a problem was told already: no second one about its value */
    YamlNode *key; /* of a map's child */
    YamlNode *parent;
    YamlNode **children;
    size_t count;
};

typedef struct YamlTree {
    YamlNode *root; /* NULL: nothing but comments */
    YamlNode **nodes;
    size_t count;
} YamlTree;

/* Reads as far as it can: what was read before a problem is in the tree all the same, so that all that is wrong is told
 * in one go. The caller releases the tree in any case. */
void yaml_tree_parse(const char *bytes, size_t length, YamlTree *tree, Problems *problems);
void yaml_tree_release(YamlTree *tree); /* for AUTO */

/* Nothing, as `key:` or `key: ~` or `key: null`. */
bool yaml_node_empty(const YamlNode *node);
/* The child of that key, or NULL, also when `map` is NULL or no map. */
YamlNode *yaml_node_at(const YamlNode *map, const char *key);
/* Where its last scalar or bracket ends. */
size_t yaml_node_end(const YamlNode *node);

#endif
