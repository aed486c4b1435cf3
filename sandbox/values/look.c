/* See look.h. */
#include "sandbox/values/look.h"
#include "base/memory.h"
#include "base/text.h"
#include "sandbox/cfn/value.h"

#include <stdlib.h>
#include <string.h>

/* ---- what is at a path: values are borrowed, in `values`, a list that holds them */

static void walk(Look *look, json_t *value, const char *path, json_t *values);

/* The value, or what a text holds as JSON; NULL: it is no JSON. Borrowed. Each text is read once: it and what it holds
 * stand behind each other in `parsed`. */
static json_t *look_json(Look *look, json_t *value) {
    if (!json_is_string(value))
        return value;
    for (size_t i = 0; i + 1 < json_array_size(look->parsed); i += 2)
        if (json_array_get(look->parsed, i) == value)
            return json_array_get(look->parsed, i + 1);
    const char *text = json_string_value(value), *start = text + strspn(text, " \t\r\n");
    json_t *parsed = *start == '{' || *start == '[' ? json_loads(text, 0, NULL) : NULL;
    json_array_append(look->parsed, value);
    json_array_append_new(look->parsed, parsed ? parsed : json_null());
    return parsed;
}

/* Members whose name begins so; of a list all items when the beginning is empty. */
static void walk_each(Look *look, json_t *value, const char *beginning, const char *rest, json_t *values) {
    const char *key;
    json_t *member;
    size_t i, length = strlen(beginning);
    json_object_foreach(value, key, member) {
        if (strncmp(key, beginning, length) == 0)
            walk(look, member, rest, values);
    }
    json_array_foreach(value, i, member) {
        if (length == 0)
            walk(look, member, rest, values);
    }
}

static void walk_within(Look *look, json_t *value, const char *rest, json_t *values) {
    const char *key;
    json_t *member;
    json_object_foreach(value, key, member) {
        walk(look, member, rest, values);
        walk_within(look, member, rest, values);
    }
}

static void walk(Look *look, json_t *value, const char *path, json_t *values) {
    if (!*path) {
        if (value && !json_is_null(value))
            json_array_append(values, value);
        return;
    }
    size_t length = strcspn(path, ".");
    AUTO(memory_release) char *name = memory_copy_n(path, length);
    const char *rest = path + length + (path[length] == '.');
    json_t *inner = look_json(look, value);
    if (strcmp(name, "**") == 0) {
        walk_within(look, inner, rest, values);
    } else if (length > 0 && name[length - 1] == '*') {
        name[length - 1] = '\0';
        walk_each(look, inner, name, rest, values);
    } else if (json_is_array(inner)) {
        walk(look, json_array_get(inner, strtoul(name, NULL, 10)), rest, values);
    } else {
        walk(look, json_object_get(inner, name), rest, values);
    }
}

json_t *look_at(Look *look, const char *paths) {
    json_t *values = json_array();
    while (*paths) {
        size_t length = strcspn(paths, "|");
        AUTO(memory_release) char *path = memory_copy_n(paths, length);
        bool whole = *path == '/', self = strcmp(path, ".") == 0;
        walk(look, (json_t *)(whole ? look->all : look->item), self ? "" : path + whole, values);
        paths += length + (paths[length] == '|');
    }
    return values;
}

json_t *look_flat(const json_t *values) {
    json_t *flat = json_array(), *value;
    size_t i;
    json_array_foreach((json_t *)values, i, value) {
        if (json_is_array(value))
            json_array_extend(flat, value);
        else
            json_array_append(flat, value);
    }
    return flat;
}

/* ---- words: {PATH}, {$}, {0}, {region} */

/* What the last term found; with a number, that piece of an ARN. */
static char *found_text(const Look *look, const char *piece) {
    char *text = look->found ? value_string(look->found) : NULL, *at = text;
    if (!text || !*piece)
        return text;
    for (unsigned long skip = strtoul(piece, NULL, 10); at && skip; skip--)
        at = strchr(at, ':') ? strchr(at, ':') + 1 : NULL;
    char *found = memory_copy_n(at ? at : "", at ? strcspn(at, ":") : 0);
    free(text);
    return found;
}

static char *place_text(Look *look, const char *name) {
    if (strcmp(name, "region") == 0)
        return memory_copy(look->region);
    if (*name >= '0' && *name <= '9')
        return value_string(json_array_get(look->said, strtoul(name, NULL, 10)));
    if (*name == '$')
        return found_text(look, name + 1);
    json_auto_t *values = look_at(look, name);
    return value_string(json_array_get(values, 0));
}

char *look_words(Look *look, const char *words) {
    AUTO(text_release) Text text = {0};
    while (*words) {
        size_t plain = strcspn(words, "{"), length = words[plain] ? strcspn(words + plain, "}") : 0;
        text_add(&text, words, plain);
        words += plain;
        AUTO(memory_release) char *name = length ? memory_copy_n(words + 1, length - 1) : NULL;
        AUTO(memory_release) char *value = name ? place_text(look, name) : NULL;
        if (value)
            text_put(&text, value);
        else
            text_add(&text, words, *words ? 1 : 0);
        words += value ? length + 1 : *words != '\0';
    }
    return text_take(&text);
}
