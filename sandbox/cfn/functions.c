/* See functions.h. */
#include "sandbox/cfn/functions.h"
#include "base/memory.h"
#include "sandbox/cfn/refs.h"
#include "sandbox/cfn/value.h"
#include "sandbox/values/types.h"

#include <openssl/evp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const CfnScope *scope;
    json_t *local; /* the variables that came with the text, evaluated; may be NULL */
    Text text;
    Error *err;
    bool failed;
} Substitution;

static void sub_plain(void *context, const char *text, size_t length) {
    text_add(&((Substitution *)context)->text, text, length);
}

static void sub_variable(void *context, const char *name) {
    Substitution *sub = context;
    const char *dot = strchr(name, '.');
    if (sub->failed)
        return;
    json_auto_t *value = json_incref(json_object_get(sub->local, name));
    if (!value && dot) {
        AUTO(memory_release) char *owner = memory_copy_n(name, (size_t)(dot - name));
        value = scope_attribute(sub->scope, owner, dot + 1, sub->err);
    } else if (!value)
        value = scope_ref(sub->scope, name, sub->err);
    AUTO(memory_release) char *text = value_string(value);
    if (value && !text)
        cfn_invalid(sub->err, "Template error: Fn::Sub expression does not resolve to a string");
    if (text)
        text_put(&sub->text, text);
    sub->failed = !text;
}

static json_t *sub_function(const CfnScope *scope, const json_t *arguments, Error *err) {
    const json_t *text = json_is_array(arguments) ? json_array_get(arguments, 0) : arguments;
    Substitution sub = {.scope = scope, .err = err};
    if (!json_is_string(text)) {
        cfn_invalid(err, "Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments. "
                         "Specify a string as first argument, and an optional second argument to specify a mapping of "
                         "values to replace in the string");
        return NULL;
    }
    if (json_is_array(arguments) && !(sub.local = scope_value(scope, json_array_get(arguments, 1), err)))
        return NULL;
    bool readable = sub_visit(json_string_value(text), &(SubVisitor){&sub, sub_plain, sub_variable});
    json_t *value = readable && !sub.failed ? dynamic_value(scope, text_string(&sub.text), err) : NULL;
    text_release(&sub.text);
    json_decref(sub.local);
    return value;
}

static json_t *join_function(const json_t *arguments, Error *err) {
    const json_t *separator = json_array_get(arguments, 0), *items = json_array_get(arguments, 1);
    AUTO(text_release) Text text = {0};
    if (json_array_size(arguments) != 2 || !json_is_string(separator) || !json_is_array(items)) {
        if (json_is_string(items) && strstr(json_string_value(items), unknown_value))
            return json_string(unknown_value);
        cfn_invalid(err,
                    "Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a "
                    "list of strings to be joined or a function that returns a list of strings (such as "
                    "Fn::GetAZs) to be joined.");
        return NULL;
    }
    for (size_t i = 0; i < json_array_size(items); i++) {
        AUTO(memory_release) char *item = value_string(json_array_get(items, i));
        if (!item) {
            cfn_invalid(err,
                        "Template error: every Fn::Join object requires two parameters, (1) a string delimiter and "
                        "(2) a list of strings to be joined");
            return NULL;
        }
        text_print(&text, "%s%s", i ? json_string_value(separator) : "", item);
    }
    return json_string(text_string(&text));
}

static json_t *select_function(const json_t *arguments, Error *err) {
    const json_t *items = json_array_get(arguments, 1);
    AUTO(memory_release) char *index = value_string(json_array_get(arguments, 0));
    long place = index && *index && index[strspn(index, "0123456789")] == '\0' ? strtol(index, NULL, 10) : -1;
    if (json_is_string(items) && strstr(json_string_value(items), unknown_value))
        return json_string(unknown_value);
    if (!json_is_array(items) || place < 0) {
        cfn_invalid(err,
                    "Template error: Fn::Select requires a list argument with two elements: an integer index and a "
                    "list");
        return NULL;
    }
    json_t *value = json_array_get(items, (size_t)place);
    if (!value)
        cfn_invalid(err, "Template error: Fn::Select cannot select nonexistent value at index %ld", place);
    return json_incref(value);
}

static json_t *split_function(const json_t *arguments, Error *err) {
    const char *separator = json_string_value(json_array_get(arguments, 0));
    const char *text = json_string_value(json_array_get(arguments, 1));
    if (!separator || !*separator || !text) {
        cfn_invalid(err,
                    "Template error: every Fn::Split object requires two parameters, (1) a string delimiter and (2) a "
                    "string to be split or a function that returns a string to be split.");
        return NULL;
    }
    json_t *parts = json_array();
    for (const char *end; (end = strstr(text, separator)); text = end + strlen(separator))
        json_array_append_new(parts, json_stringn(text, (size_t)(end - text)));
    json_array_append_new(parts, json_string(text));
    return parts;
}

/* Fn::Cidr: the first `count` blocks of `bits` host bits. */
static json_t *cidr_function(const json_t *arguments, Error *err) {
    AUTO(memory_release) char *block = value_string(json_array_get(arguments, 0));
    AUTO(memory_release) char *count_text = value_string(json_array_get(arguments, 1));
    AUTO(memory_release) char *bits_text = value_string(json_array_get(arguments, 2));
    unsigned a, b, c, d, prefix;
    if (block && strstr(block, unknown_value))
        return json_string(unknown_value);
    if (!block || sscanf(block, "%u.%u.%u.%u/%u", &a, &b, &c, &d, &prefix) != 5 || prefix > 32) {
        cfn_invalid(err, "Template error: Fn::Cidr failed to parse %s, not a valid CIDR",
                    block ? block : "its argument");
        return NULL;
    }
    long count = count_text ? strtol(count_text, NULL, 10) : 0, bits = bits_text ? strtol(bits_text, NULL, 10) : 8;
    if (count < 1 || count > 256 || bits < 1 || bits > 32 - (long)prefix ||
        (uint64_t)count << bits > (uint64_t)1 << (32 - prefix)) {
        cfn_invalid(err, "Template error: Fn::Cidr: can't fit %ld subnets of %ld bits into %s", count, bits, block);
        return NULL;
    }
    uint32_t first = ((a << 24) | (b << 16) | (c << 8) | d) & (prefix ? ~0u << (32 - prefix) : 0);
    json_t *blocks = json_array();
    for (long i = 0; i < count; i++) {
        uint32_t at = first + (uint32_t)((uint64_t)i << bits);
        json_array_append_new(
            blocks, value_print("%u.%u.%u.%u/%ld", at >> 24, (at >> 16) & 255, (at >> 8) & 255, at & 255, 32 - bits));
    }
    return blocks;
}

static json_t *base64_function(const json_t *argument, Error *err) {
    AUTO(memory_release) char *text = value_string(argument);
    if (!text) {
        cfn_invalid(err, "Template error: every Fn::Base64 object must have a String-typed value.");
        return NULL;
    }
    size_t length = strlen(text);
    AUTO(memory_release) char *encoded = memory_new(4 * ((length + 2) / 3) + 1, 1);
    EVP_EncodeBlock((unsigned char *)encoded, (const unsigned char *)text, (int)length);
    return json_string(encoded);
}

static json_t *map_function(const CfnScope *scope, const json_t *arguments, Error *err) {
    AUTO(memory_release) char *map = value_string(json_array_get(arguments, 0));
    AUTO(memory_release) char *first = value_string(json_array_get(arguments, 1));
    AUTO(memory_release) char *second = value_string(json_array_get(arguments, 2));
    if (json_array_size(arguments) != 3 || !map || !first || !second) {
        cfn_invalid(err,
                    "Template error: every Fn::FindInMap object requires three parameters, the map name, map key and "
                    "the attribute for return value");
        return NULL;
    }
    const json_t *mapping = json_object_get(json_object_get(scope->document, "Mappings"), map);
    const json_t *value = json_object_get(json_object_get(mapping, first), second);
    if (!mapping)
        cfn_invalid(err, "Template error: Mapping named '%s' is not present in the 'Mappings' section of template.",
                    map);
    else if (!value)
        cfn_invalid(err, "Template error: Unable to get mapping for %s::%s::%s", map, first, second);
    return json_deep_copy(value);
}

static json_t *zones_function(const CfnScope *scope, const json_t *argument, Error *err) {
    AUTO(memory_release) char *region = value_string(argument);
    const char *name = region && *region ? region : scope->region;
    json_t *zones = scope->world && scope->world->zones ? scope->world->zones(scope->world->self, name) : NULL;
    if (zones)
        return zones;
    if (scope->world && scope->world->zones) {
        cfn_invalid(err,
                    "Template validation error: Template error: Fn::GetAZs cannot determine the availability zones of "
                    "%s",
                    name);
        return NULL;
    }
    zones = json_array();
    for (char zone = 'a'; zone <= 'c'; zone++)
        json_array_append_new(zones, value_print("%s%c", name, zone));
    return zones;
}

static json_t *import_function(const CfnScope *scope, const json_t *argument, Error *err) {
    AUTO(memory_release) char *name = value_string(argument);
    const json_t *value = name ? json_object_get(scope->exports, name) : NULL;
    if (!value)
        cfn_invalid(err, "No export named %s found.", name ? name : "");
    return json_incref((json_t *)value);
}

json_t *function_call(const CfnScope *scope, const char *name, const json_t *arguments, Error *err) {
    if (strcmp(name, "Fn::Sub") == 0)
        return sub_function(scope, arguments, err);
    json_auto_t *values = scope_value(scope, arguments, err);
    if (!values)
        return NULL;
    if (strcmp(name, "Fn::Join") == 0)
        return join_function(values, err);
    if (strcmp(name, "Fn::Select") == 0)
        return select_function(values, err);
    if (strcmp(name, "Fn::Split") == 0)
        return split_function(values, err);
    if (strcmp(name, "Fn::Cidr") == 0)
        return cidr_function(values, err);
    if (strcmp(name, "Fn::Base64") == 0)
        return base64_function(values, err);
    if (strcmp(name, "Fn::FindInMap") == 0)
        return map_function(scope, values, err);
    if (strcmp(name, "Fn::GetAZs") == 0)
        return zones_function(scope, values, err);
    if (strcmp(name, "Fn::ImportValue") == 0)
        return import_function(scope, values, err);
    cfn_invalid(err, "Template error: Encountered unsupported function: %s", name);
    return NULL;
}

json_t *dynamic_value(const CfnScope *scope, const char *text, Error *err) {
    static const char mark[] = "{{resolve:ssm:";
    AUTO(text_release) Text result = {0};
    const char *rest = text;
    if (!scope->world || !scope->world->sim_ssm_parameter || !strstr(text, mark))
        return json_string(text);
    for (const char *open; (open = strstr(rest, mark));) {
        const char *close = strstr(open, "}}");
        if (!close)
            break;
        const char *start = open + strlen(mark);
        size_t length = (size_t)(close - start);
        const char *version = memchr(start, ':', length);
        AUTO(memory_release) char *name = memory_copy_n(start, version ? (size_t)(version - start) : length);
        AUTO(memory_release)
        char *value = scope->world->sim_ssm_parameter(scope->world->self, scope->region, name, scope->now_ms);
        if (!value) {
            cfn_invalid(err, "Parameters: [%s] cannot be found.", name);
            return NULL;
        }
        text_add(&result, rest, (size_t)(open - rest));
        text_put(&result, value);
        rest = close + 2;
    }
    text_put(&result, rest);
    return json_string(text_string(&result));
}
