/* See xml.h. */
#include "aws/xml.h"
#include "base/memory.h"
#include "base/secret.h"
#include "base/text.h"

#include <expat.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_DEPTH = 64, MAX_NODES = 200 * 1000 };

/* The tree while it grows: open[depth - 1] is the element whose content is being read, texts[] what it holds so far. */
typedef struct Growth {
    XML_Parser parser;
    XmlNode *root, *open[MAX_DEPTH];
    Text texts[MAX_DEPTH];
    size_t depth, nodes;
    const char *refused;
} Growth;

void xml_free(XmlNode *node) {
    if (!node)
        return;
    for (size_t i = 0; i < node->count; i++)
        xml_free(node->children[i]);
    free(node->children);
    free(node->name);
    if (node->text)
        secret_wipe(node->text, strlen(node->text)); /* it may be a key's: STS answers in XML */
    free(node->text);
    free(node);
}

void xml_release(XmlNode **node) {
    xml_free(*node);
    *node = NULL;
}

const XmlNode *xml_child(const XmlNode *node, const char *name) {
    for (size_t i = 0; node && i < node->count; i++)
        if (strcmp(node->children[i]->name, name) == 0)
            return node->children[i];
    return NULL;
}

const char *xml_text(const XmlNode *node, const char *name) {
    const XmlNode *child = xml_child(node, name);
    return child ? child->text : "";
}

const XmlNode *const *xml_list(const XmlNode *node, const char *name, size_t *count) {
    const XmlNode *list = xml_child(node, name);
    *count = list ? list->count : 0;
    return list ? (const XmlNode *const *)list->children : NULL;
}

static void refuse(Growth *growth, const char *why) {
    growth->refused = why;
    XML_StopParser(growth->parser, XML_FALSE);
}

static void adopt(XmlNode *parent, XmlNode *child) {
    parent->children = memory_more(parent->children, parent->count, sizeof *parent->children);
    parent->children[parent->count++] = child;
}

static void on_start(void *data, const char *name, const char **attributes) {
    Growth *growth = data;
    (void)attributes;
    if (growth->depth == MAX_DEPTH || ++growth->nodes > MAX_NODES) {
        refuse(growth, growth->depth == MAX_DEPTH ? "its elements are nested too deep" : "it has too many elements");
        return;
    }
    XmlNode *node = memory_new(1, sizeof *node);
    node->name = memory_copy(name);
    if (growth->depth > 0)
        adopt(growth->open[growth->depth - 1], node);
    else
        growth->root = node;
    growth->texts[growth->depth] = (Text){0};
    growth->open[growth->depth++] = node;
}

static void on_end(void *data, const char *name) {
    Growth *growth = data;
    (void)name;
    if (growth->refused) /* expat still reports the end of an empty element after a stop */
        return;
    XmlNode *node = growth->open[--growth->depth];
    Text *text = &growth->texts[growth->depth];
    if (node->count > 0) /* between elements there are only blanks */
        text_release(text);
    node->text = text_take(text);
}

static void on_text(void *data, const char *bytes, int length) {
    Growth *growth = data;
    if (growth->depth > 0 && !growth->refused)
        text_add(&growth->texts[growth->depth - 1], bytes, (size_t)length);
}

static void on_doctype(void *data, const char *name, const char *system, const char *public_id, int internal) {
    (void)name, (void)system, (void)public_id, (void)internal;
    refuse(data, "it has a document type, which AWS never sends");
}

XmlNode *xml_parse(const char *bytes, size_t length, Error *err) {
    XML_Parser parser = XML_ParserCreate(NULL);
    Growth growth = {.parser = parser};
    XML_SetUserData(parser, &growth);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    XML_SetStartDoctypeDeclHandler(parser, on_doctype);
    bool ok = length <= INT_MAX && XML_Parse(parser, bytes, (int)length, XML_TRUE) == XML_STATUS_OK && growth.root;
    while (growth.depth > 0)
        text_release(&growth.texts[--growth.depth]);
    if (!ok) {
        error_set(err, ERROR_NETWORK, "try again; if it stays so, check what stands between here and AWS",
                  "the reply is no XML that can be read: %s",
                  growth.refused ? growth.refused : XML_ErrorString(XML_GetErrorCode(parser)));
        xml_release(&growth.root);
    }
    XML_ParserFree(parser);
    return growth.root;
}
