/* See yaml_tree.h. libyaml's events, not its documents: those resolve aliases and forget where things stood. */
#include "settings/yaml_tree.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

typedef struct Reader {
    yaml_parser_t parser;
    const char *bytes;
    size_t length;
    size_t index, offset; /* a character's number, and its byte: libyaml counts characters */
    YamlTree *tree;
    YamlNode *open; /* the collection that is being read */
    YamlNode *key;  /* of the child that comes next */
    int depth, documents;
    Problems *problems;
} Reader;

/* Marks come nearly in order, so walking from the last one is linear as a whole. */
static size_t byte_offset(Reader *reader, size_t index) {
    const char *bytes = reader->bytes;
    while (reader->index < index && reader->offset < reader->length) {
        do
            reader->offset++;
        while (reader->offset < reader->length && ((unsigned char)bytes[reader->offset] & 0xc0) == 0x80);
        reader->index++;
    }
    while (reader->index > index && reader->offset > 0) {
        do
            reader->offset--;
        while (reader->offset > 0 && ((unsigned char)bytes[reader->offset] & 0xc0) == 0x80);
        reader->index--;
    }
    return reader->offset;
}

static bool problem(Reader *reader, const yaml_mark_t *mark, const char *found, const char *allowed) {
    return problems_add(reader->problems, (int)mark->line + 1, (int)mark->column + 1, "", found, allowed);
}

static YamlNode *node_new(Reader *reader, const yaml_event_t *event, YamlKind kind) {
    YamlTree *tree = reader->tree;
    YamlNode *node = memory_new(1, sizeof *node);
    node->kind = kind;
    node->start = byte_offset(reader, event->start_mark.index);
    node->end = byte_offset(reader, event->end_mark.index);
    node->line = (int)event->start_mark.line + 1;
    node->column = (int)event->start_mark.column + 1;
    if ((tree->count & (tree->count - 1)) == 0) /* the room doubles */
        tree->nodes = memory_grow(tree->nodes, tree->count ? 2 * tree->count : 1, sizeof(YamlNode *));
    tree->nodes[tree->count++] = node;
    return node;
}

/* Puts a node where it belongs: as root, as a key that waits for its value, or as a child. */
static void node_place(Reader *reader, YamlNode *node) {
    YamlNode *open = reader->open;
    node->parent = open;
    if (!open) {
        reader->tree->root = node;
        return;
    }
    if (open->kind == YAML_MAP && !reader->key) {
        reader->key = node;
        return;
    }
    node->key = reader->key;
    reader->key = NULL;
    if ((open->count & (open->count - 1)) == 0)
        open->children = memory_grow(open->children, open->count ? 2 * open->count : 1, sizeof(YamlNode *));
    open->children[open->count++] = node;
}

static void refuse_marks(Reader *reader, YamlNode *node, const yaml_event_t *event, const yaml_char_t *anchor,
                         const yaml_char_t *tag) {
    if (anchor) {
        problem(reader, &event->start_mark, "an anchor (&)", "plain values alone: write each value where it belongs");
        node->refused = true;
    }
    if (tag) {
        problem(reader, &event->start_mark, "a tag (!)", "plain values alone: each setting knows its type");
        node->refused = true;
    }
}

static bool take_alias(Reader *reader, const yaml_event_t *event) {
    YamlNode *node = node_new(reader, event, YAML_TEXT);
    node->text = memory_copy("");
    node->refused = true;
    problem(reader, &event->start_mark, "an alias (*)", "plain values alone: write the value out");
    node_place(reader, node);
    return true;
}

static bool take_scalar(Reader *reader, const yaml_event_t *event) {
    YamlNode *node = node_new(reader, event, YAML_TEXT);
    yaml_scalar_style_t style = event->data.scalar.style;
    node->quote = style == YAML_PLAIN_SCALAR_STYLE           ? YAML_PLAIN
                  : style == YAML_SINGLE_QUOTED_SCALAR_STYLE ? YAML_SINGLE
                  : style == YAML_DOUBLE_QUOTED_SCALAR_STYLE ? YAML_DOUBLE
                                                             : YAML_BLOCK;
    node->text = memory_copy_n((const char *)event->data.scalar.value, event->data.scalar.length);
    /* A block scalar's end is where the next token could begin. */
    while (node->end > node->start && strchr(" \t\r\n", reader->bytes[node->end - 1]))
        node->end--;
    if (strlen(node->text) != event->data.scalar.length) {
        problem(reader, &event->start_mark, "a NUL character (\\0) in a text", "printable characters");
        node->refused = true;
    }
    refuse_marks(reader, node, event, event->data.scalar.anchor, event->data.scalar.tag);
    node_place(reader, node);
    return true;
}

static bool take_start(Reader *reader, const yaml_event_t *event, YamlKind kind) {
    if (reader->depth == YAML_DEPTH_MAX) {
        char found[80];
        snprintf(found, sizeof found, "more than %d levels of nesting", YAML_DEPTH_MAX);
        problem(reader, &event->start_mark, found, "the four levels that the settings have; reading stopped here");
        return false;
    }
    YamlNode *node = node_new(reader, event, kind);
    bool map = kind == YAML_MAP;
    node->flow = map ? event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
                     : event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    refuse_marks(reader, node, event, map ? event->data.mapping_start.anchor : event->data.sequence_start.anchor,
                 map ? event->data.mapping_start.tag : event->data.sequence_start.tag);
    node_place(reader, node);
    /* A map or list as a key is still open as one: its own children must not meet the key that waits. */
    if (reader->key == node) {
        problem(reader, &event->start_mark, map ? "a map as a key" : "a list as a key",
                "the name of a setting; reading stopped here");
        return false;
    }
    reader->open = node;
    reader->depth++;
    return true;
}

static bool take_end(Reader *reader, const yaml_event_t *event) {
    YamlNode *node = reader->open;
    node->end = byte_offset(reader, event->end_mark.index);
    reader->open = node->parent;
    reader->depth--;
    return true;
}

static bool take_document(Reader *reader, const yaml_event_t *event) {
    if (++reader->documents > 1)
        return problem(reader, &event->start_mark, "a second document (---)",
                       "one document a file; reading stopped here") &&
               false;
    if (event->data.document_start.tag_directives.start != event->data.document_start.tag_directives.end)
        problem(reader, &event->start_mark, "a %TAG directive", "plain values alone: each setting knows its type");
    return true;
}

/* False: stop, the rest would only confuse. */
static bool take(Reader *reader, const yaml_event_t *event) {
    if (reader->tree->count >= YAML_NODES_MAX) {
        char found[80];
        snprintf(found, sizeof found, "more than %d keys and values", YAML_NODES_MAX);
        problem(reader, &event->start_mark, found, "the few hundred that the settings have; reading stopped here");
        return false;
    }
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        return take_document(reader, event);
    case YAML_ALIAS_EVENT:
        return take_alias(reader, event);
    case YAML_SCALAR_EVENT:
        return take_scalar(reader, event);
    case YAML_SEQUENCE_START_EVENT:
        return take_start(reader, event, YAML_LIST);
    case YAML_MAPPING_START_EVENT:
        return take_start(reader, event, YAML_MAP);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return take_end(reader, event);
    default:
        return event->type != YAML_STREAM_END_EVENT;
    }
}

/* As Windows' editors may save it: a byte order mark, or every other byte a NUL. */
static bool is_utf16(const Reader *reader) {
    const unsigned char *bytes = (const unsigned char *)reader->bytes;
    return reader->length >= 2 && ((bytes[0] == 0xff && bytes[1] == 0xfe) || (bytes[0] == 0xfe && bytes[1] == 0xff) ||
                                   (bytes[0] == 0) != (bytes[1] == 0));
}

/* A reader error knows its byte alone. */
static void tell_bytes(Reader *reader, size_t offset) {
    int line = 1, column = 1;
    if (is_utf16(reader)) {
        problems_add(reader->problems, 1, 1, "", "text in UTF-16", "text in UTF-8: save it as that");
        return;
    }
    for (size_t i = 0; i < offset && i < reader->length; i++) {
        unsigned char byte = (unsigned char)reader->bytes[i];
        if (byte == '\n')
            line++, column = 1;
        else
            column += (byte & 0xc0) != 0x80;
    }
    char found[120];
    snprintf(found, sizeof found, "bytes that are no YAML (%s)", reader->parser.problem);
    problems_add(reader->problems, line, column, "", found, "text in UTF-8 without control characters");
}

static void tell_syntax(Reader *reader) {
    const yaml_parser_t *parser = &reader->parser;
    if (parser->error == YAML_READER_ERROR) {
        tell_bytes(reader, parser->problem_offset);
        return;
    }
    AUTO(memory_release)
    char *found = memory_print("text that YAML can't read (%s%s%s)", parser->problem ? parser->problem : "unknown",
                               parser->context ? ", " : "", parser->context ? parser->context : "");
    problem(reader, &parser->problem_mark, found,
            "`key: value` lines, each section indented by two blanks (never a tab); reading stopped here");
}

void yaml_tree_parse(const char *bytes, size_t length, YamlTree *tree, Problems *problems) {
    Reader reader = {.bytes = bytes, .length = length, .tree = tree, .problems = problems};
    *tree = (YamlTree){0};
    if (!yaml_parser_initialize(&reader.parser))
        memory_exhausted(); /* it has no other cause */
    /* A byte order mark is no part of the text; libyaml would not count it. Other encodings are refused as bytes. */
    if (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
        reader.offset = 3;
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)bytes + reader.offset, length - reader.offset);
    for (bool more = true; more && !problems_full(problems);) {
        yaml_event_t event;
        if (!yaml_parser_parse(&reader.parser, &event)) {
            tell_syntax(&reader);
            break;
        }
        more = take(&reader, &event);
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&reader.parser);
}

void yaml_tree_release(YamlTree *tree) {
    for (size_t i = 0; i < tree->count; i++) {
        free(tree->nodes[i]->text);
        free(tree->nodes[i]->children);
        free(tree->nodes[i]);
    }
    free(tree->nodes);
    *tree = (YamlTree){0};
}

bool yaml_node_empty(const YamlNode *node) {
    static const char *const words[] = {"", "~", "null", "Null", "NULL"};
    if (node->kind != YAML_TEXT || node->quote != YAML_PLAIN)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(node->text, words[i]) == 0)
            return true;
    return false;
}

YamlNode *yaml_node_at(const YamlNode *map, const char *key) {
    if (!map || map->kind != YAML_MAP)
        return NULL;
    for (size_t i = 0; i < map->count; i++)
        if (map->children[i]->key->text && strcmp(map->children[i]->key->text, key) == 0)
            return map->children[i];
    return NULL;
}

size_t yaml_node_end(const YamlNode *node) {
    while (node->kind != YAML_TEXT && !node->flow && node->count > 0)
        node = node->children[node->count - 1];
    return node->end;
}
