/* See yaml.h. */
#include "sandbox/cfn/yaml.h"
#include "base/memory.h"
#include "sandbox/cfn/value.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

enum { DEPTH_MAX = 60 };

typedef struct {
    yaml_parser_t parser;
    int depth;
    Error *err;
} Reader;

static json_t *not_well_formed(Reader *reader, yaml_mark_t mark, const char *why) {
    cfn_invalid(reader->err, "Template format error: YAML not well-formed. (line %zu, column %zu)%s%s", mark.line + 1,
                mark.column + 1, *why ? ": " : "", why);
    return NULL;
}

static bool next_event(Reader *reader, yaml_event_t *event) {
    if (yaml_parser_parse(&reader->parser, event))
        return true;
    not_well_formed(reader, reader->parser.problem_mark, "");
    return false;
}

static bool text_is_one_of(const char *text, const char *const *words) {
    for (; *words; words++)
        if (strcmp(text, *words) == 0)
            return true;
    return false;
}

static const char *const yes_words[] = {"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", NULL};
static const char *const no_words[] = {"false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", NULL};
static const char *const null_words[] = {"", "~", "null", "Null", "NULL", NULL};

/* A plain scalar is what YAML 1.1 resolves it to; a date such as 2012-10-17 stays text, as in CloudFormation. */
static json_t *plain_value(const char *text) {
    if (text_is_one_of(text, null_words))
        return json_null();
    if (text_is_one_of(text, yes_words))
        return json_true();
    if (text_is_one_of(text, no_words))
        return json_false();
    const char *digits = text + (*text == '-' || *text == '+');
    size_t run = strspn(digits, "0123456789");
    if (run > 0 && digits[run] == '\0' && run < 19)
        return json_integer(strtoll(text, NULL, *digits == '0' && run > 1 ? 8 : 10));
    if (run > 0 && digits[run] == '.' && isdigit((unsigned char)digits[run + 1])) {
        char *end;
        double number = strtod(text, &end);
        if (*end == '\0')
            return json_real(number);
    }
    return NULL;
}

static json_t *scalar_value(Reader *reader, const yaml_event_t *event) {
    const char *text = (const char *)event->data.scalar.value;
    const char *tag = (const char *)event->data.scalar.tag;
    json_t *value = NULL;
    if (event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE && !tag)
        value = plain_value(text);
    if (!value)
        value = json_stringn(text, event->data.scalar.length);
    return value ? value : not_well_formed(reader, event->start_mark, "");
}

/* `!GetAtt A.B.C` is ["A", "B.C"]. */
static json_t *attribute_value(json_t *value) {
    const char *text = json_string_value(value);
    const char *dot = text ? strchr(text, '.') : NULL;
    if (!dot)
        return value;
    json_t *pair = json_pack("[s%s]", text, (size_t)(dot - text), dot + 1);
    json_decref(value);
    return pair;
}

static const char *const short_tags[] = {"Base64", "Cidr",      "And",    "Equals",    "If",   "Not",
                                         "Or",     "FindInMap", "GetAtt", "GetAZs",    "Join", "ImportValue",
                                         "Select", "Split",     "Sub",    "Transform", NULL};

/* Wraps `value` in the function that `tag` names. Takes `value` over. */
static json_t *tagged_value(Reader *reader, const char *tag, yaml_mark_t mark, json_t *value) {
    if (!value || !tag || strncmp(tag, "tag:yaml.org,2002:", 18) == 0)
        return value;
    const char *name = tag + (*tag == '!');
    if (strcmp(name, "Ref") == 0 || strcmp(name, "Condition") == 0)
        return json_pack("{so}", name, value);
    if (!text_is_one_of(name, short_tags)) {
        json_decref(value);
        return not_well_formed(reader, mark, "unknown tag");
    }
    if (strcmp(name, "GetAtt") == 0)
        value = attribute_value(value);
    AUTO(memory_release) char *function = memory_print("Fn::%s", name);
    return json_pack("{so}", function, value);
}

static json_t *node_value(Reader *reader, yaml_event_t *event);

static json_t *sequence_value(Reader *reader) {
    json_t *array = json_array();
    for (;;) {
        yaml_event_t event;
        if (!next_event(reader, &event))
            break;
        if (event.type == YAML_SEQUENCE_END_EVENT) {
            yaml_event_delete(&event);
            return array;
        }
        json_t *value = node_value(reader, &event);
        yaml_event_delete(&event);
        if (!value)
            break;
        json_array_append_new(array, value);
    }
    json_decref(array);
    return NULL;
}

/* One key and its value; false at an error. */
static bool member_read(Reader *reader, const yaml_event_t *key_event, json_t *object) {
    if (key_event->type != YAML_SCALAR_EVENT) {
        not_well_formed(reader, key_event->start_mark, "");
        return false;
    }
    const char *key = (const char *)key_event->data.scalar.value;
    if (json_object_get(object, key)) {
        not_well_formed(reader, key_event->start_mark, "duplicate key");
        return false;
    }
    yaml_event_t event;
    if (!next_event(reader, &event))
        return false;
    json_t *value = node_value(reader, &event);
    yaml_event_delete(&event);
    if (!value)
        return false;
    if (json_object_set_new(object, key, value) == 0)
        return true;
    not_well_formed(reader, key_event->start_mark, "");
    return false;
}

static json_t *mapping_value(Reader *reader) {
    json_t *object = json_object();
    for (;;) {
        yaml_event_t event;
        if (!next_event(reader, &event))
            break;
        bool end = event.type == YAML_MAPPING_END_EVENT;
        bool ok = end || member_read(reader, &event, object);
        yaml_event_delete(&event);
        if (end)
            return object;
        if (!ok)
            break;
    }
    json_decref(object);
    return NULL;
}

static json_t *node_value(Reader *reader, yaml_event_t *event) {
    json_t *value = NULL;
    const char *tag = NULL;
    if (++reader->depth > DEPTH_MAX)
        return not_well_formed(reader, event->start_mark, "nested too deeply");
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        tag = (const char *)event->data.scalar.tag;
        value = scalar_value(reader, event);
        break;
    case YAML_SEQUENCE_START_EVENT:
        tag = (const char *)event->data.sequence_start.tag;
        value = sequence_value(reader);
        break;
    case YAML_MAPPING_START_EVENT:
        tag = (const char *)event->data.mapping_start.tag;
        value = mapping_value(reader);
        break;
    case YAML_ALIAS_EVENT:
        cfn_invalid(reader->err, "Template error: YAML aliases are not allowed in CloudFormation templates");
        break;
    default:
        not_well_formed(reader, event->start_mark, "");
    }
    reader->depth--;
    return tagged_value(reader, tag, event->start_mark, value);
}

/* The first value of the stream; what may follow it is another document and refused. */
static json_t *stream_value(Reader *reader) {
    json_t *value = NULL;
    for (;;) {
        yaml_event_t event;
        if (!next_event(reader, &event))
            break;
        yaml_event_type_t type = event.type;
        bool content = type == YAML_SCALAR_EVENT || type == YAML_SEQUENCE_START_EVENT ||
                       type == YAML_MAPPING_START_EVENT || type == YAML_ALIAS_EVENT;
        bool second = type == YAML_DOCUMENT_START_EVENT && value;
        if (second)
            not_well_formed(reader, event.start_mark, "");
        bool failed = second || (content && !(value = node_value(reader, &event)));
        yaml_event_delete(&event);
        if (failed)
            break;
        if (type == YAML_STREAM_END_EVENT)
            return value ? value : json_null();
    }
    json_decref(value);
    return NULL;
}

static json_t *yaml_value(const char *text, Error *err) {
    Reader reader = {.err = err};
    if (!yaml_parser_initialize(&reader.parser))
        abort();
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)text, strlen(text));
    json_t *value = stream_value(&reader);
    yaml_parser_delete(&reader.parser);
    return value;
}

static json_t *json_document(const char *text, Error *err) {
    json_error_t problem;
    json_t *value = json_loads(text, JSON_REJECT_DUPLICATES, &problem);
    if (!value)
        cfn_invalid(err, "Template format error: JSON not well-formed. (line %d, column %d)", problem.line,
                    problem.column);
    return value;
}

/* The path of the first null: "/Resources/Topic/Properties", "" for the value itself. NULL: there is none. The caller
 * frees it. */
static char *null_path(const json_t *value) {
    const char *key;
    json_t *member;
    if (json_is_null(value))
        return memory_copy("");
    json_object_foreach((json_t *)value, key, member) {
        AUTO(memory_release) char *inner = null_path(member);
        if (inner)
            return memory_print("/%s%s", key, inner);
    }
    for (size_t i = 0; i < json_array_size(value); i++) {
        AUTO(memory_release) char *inner = null_path(json_array_get(value, i));
        if (inner)
            return memory_print("/%zu%s", i, inner);
    }
    return NULL;
}

static bool nulls_absent(const json_t *value, Error *err) {
    AUTO(memory_release) char *path = null_path(value);
    return !path || cfn_invalid(err, "[%s] 'null' values are not allowed in templates", path);
}

json_t *cfn_document(const char *text, Error *err) {
    json_t *value = text[strspn(text, " \t\r\n")] == '{' ? json_document(text, err) : yaml_value(text, err);
    if (!value)
        return NULL;
    if (!json_is_object(value))
        cfn_invalid(err, "Template format error: unsupported structure.");
    else if (nulls_absent(value, err))
        return value;
    json_decref(value);
    return NULL;
}
