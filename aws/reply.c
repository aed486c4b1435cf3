/* See reply.h. */
#include "aws/reply.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

char *xml_copy(const XmlNode *node, const char *name) {
    return memory_copy(xml_text(node, name));
}

bool xml_truth(const XmlNode *node, const char *name) {
    return strcmp(xml_text(node, name), "true") == 0;
}

long xml_number(const XmlNode *node, const char *name) {
    return strtol(xml_text(node, name), NULL, 10);
}

long long xml_ms(const XmlNode *node, const char *name) {
    long long ms = time_parse(xml_text(node, name));
    return ms > 0 ? ms : 0;
}

static int by_text(const void *one, const void *other) {
    return strcmp(*(const char *const *)one, *(const char *const *)other);
}

char *xml_joined(const XmlNode *const *items, size_t count, const char *member) {
    const char **texts = memory_new(count + 1, sizeof *texts);
    AUTO(text_release) Text all = {0};
    for (size_t i = 0; i < count; i++)
        texts[i] = member ? xml_text(items[i], member) : items[i]->text;
    qsort(texts, count, sizeof *texts, by_text);
    for (size_t i = 0; i < count; i++)
        text_print(&all, "%s%s", i ? " " : "", texts[i]);
    free(texts);
    return text_take(&all);
}

const char *reply_text(const json_t *object, const char *name) {
    const char *text = json_string_value(json_object_get(object, name));
    return text ? text : "";
}

long long reply_ms(const json_t *object, const char *name) {
    double seconds = json_number_value(json_object_get(object, name)); /* 0 for what is no number */
    return seconds > 0 && seconds < 1e12 ? (long long)(seconds * 1000) : 0;
}
