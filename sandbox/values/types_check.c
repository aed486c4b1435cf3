/* See types.h: properties against AWS's published schemas, in the words of the validator that CloudFormation uses
 * (everit's, with values left out: "failed validation constraint for keyword [pattern]"). */
#include "sandbox/values/types.h"
#include "base/memory.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <string.h>

/* A value that is not known before other resources stand, or that only a service resolves. */
static bool is_open(const json_t *value) {
    const char *text = json_string_value(value);
    return text && (strstr(text, unknown_value) || strstr(text, "{{resolve:"));
}

static const char *kind_name(char kind) {
    switch (kind) {
    case 's':
        return "String";
    case 'i':
        return "Integer";
    case 'n':
        return "Number";
    case 'b':
        return "Boolean";
    case 'a':
        return "JSONArray";
    default:
        return "JSONObject";
    }
}

static char kind_of(const json_t *value) {
    switch (json_typeof(value)) {
    case JSON_STRING:
        return 's';
    case JSON_INTEGER:
        return 'i';
    case JSON_REAL:
        return 'n';
    case JSON_TRUE:
    case JSON_FALSE:
        return 'b';
    case JSON_ARRAY:
        return 'a';
    default:
        return 'o';
    }
}

__attribute__((format(printf, 2, 3))) static void problem_add(json_t *problems, const char *format, ...) {
    va_list args;
    va_start(args, format);
    char *words = NULL;
    if (vasprintf(&words, format, args) >= 0)
        json_array_append_new(problems, json_string(words));
    va_end(args);
    free(words);
}

static void keyword_add(json_t *problems, const char *path, const char *keyword) {
    problem_add(problems, "%s: failed validation constraint for keyword [%s]", path, keyword);
}

/* Expressions are few, and used again and again: each is made once. */
enum { EXPRESSIONS = 2048 };
static struct {
    char *pattern;
    pcre2_code *code;
} expressions[EXPRESSIONS];

static pcre2_code *expression_make(const char *pattern) {
    int code;
    PCRE2_SIZE at;
    return pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, PCRE2_UTF | PCRE2_ALT_BSUX, &code, &at, NULL);
}

/* NULL: it is no expression. */
static pcre2_code *expression_of(const char *pattern) {
    size_t place = 5381;
    for (const char *at = pattern; *at; at++)
        place = place * 33 + (unsigned char)*at;
    for (size_t tries = 0; tries < 64; tries++) {
        size_t slot = (place + tries) % EXPRESSIONS;
        if (!expressions[slot].pattern) {
            expressions[slot].pattern = memory_copy(pattern);
            expressions[slot].code = expression_make(pattern);
        }
        if (strcmp(expressions[slot].pattern, pattern) == 0)
            return expressions[slot].code;
    }
    free(expressions[place % EXPRESSIONS].pattern); /* crowded: another makes room */
    pcre2_code_free(expressions[place % EXPRESSIONS].code);
    expressions[place % EXPRESSIONS].pattern = memory_copy(pattern);
    return expressions[place % EXPRESSIONS].code = expression_make(pattern);
}

bool type_pattern_valid(const char *pattern) {
    return expression_of(pattern) != NULL;
}

bool type_pattern_matches(const char *pattern, const char *text) {
    pcre2_code *expression = expression_of(pattern);
    pcre2_match_data *match = expression ? pcre2_match_data_create_from_pattern(expression, NULL) : NULL;
    int code = match ? pcre2_match(expression, (PCRE2_SPTR)text, PCRE2_ZERO_TERMINATED, 0, 0, match, NULL) : 0;
    pcre2_match_data_free(match);
    return code != PCRE2_ERROR_NOMATCH;
}

static void string_check(const TypeNode *node, const json_t *value, const char *path, json_t *problems) {
    long long length = (long long)json_string_length(value);
    const char *text = json_string_value(value);
    if (node->has_min && length < node->min)
        problem_add(problems, "%s: expected minLength: %lld, actual: %lld", path, node->min, length);
    if (node->has_max && length > node->max)
        problem_add(problems, "%s: expected maxLength: %lld, actual: %lld", path, node->max, length);
    if (node->pattern && !type_pattern_matches(node->pattern, text))
        keyword_add(problems, path, "pattern");
}

static void number_check(const TypeNode *node, const json_t *value, const char *path, json_t *problems) {
    double amount = json_number_value(value);
    if (node->has_min && amount < (double)node->min)
        problem_add(problems, "%s: %.15g is not greater or equal to %lld", path, amount, node->min);
    if (node->has_max && amount > (double)node->max)
        problem_add(problems, "%s: %.15g is not less or equal to %lld", path, amount, node->max);
}

static void values_check(const TypeNode *node, const json_t *value, const char *path, json_t *problems) {
    AUTO(memory_release) char *text = node->values ? value_string(value) : NULL;
    if (text && !words_have(node->values, text))
        keyword_add(problems, path, "enum");
}

static void node_check(const TypeNode *node, const json_t *value, const char *path, json_t *problems);

static bool has_twice(const json_t *array) {
    for (size_t i = 0; i < json_array_size(array); i++)
        for (size_t k = i + 1; k < json_array_size(array); k++)
            if (!is_open(json_array_get(array, i)) && json_equal(json_array_get(array, i), json_array_get(array, k)))
                return true;
    return false;
}

static void array_check(const TypeNode *node, const json_t *value, const char *path, json_t *problems) {
    long long count = (long long)json_array_size(value);
    if (node->has_min && count < node->min)
        problem_add(problems, "%s: expected minimum item count: %lld, found: %lld", path, node->min, count);
    if (node->has_max && count > node->max)
        problem_add(problems, "%s: expected maximum item count: %lld, found: %lld", path, node->max, count);
    if (node->unique && has_twice(value))
        problem_add(problems, "%s: array items are not unique", path);
    for (size_t i = 0; node->items && i < json_array_size(value); i++) {
        AUTO(memory_release) char *inner = memory_print("%s/%zu", path, i);
        node_check(node->items, json_array_get(value, i), inner, problems);
    }
}

/* How many of the groups are there; *all: how many there are. */
static int groups_there(const char *groups, const json_t *object, int *all) {
    int there = 0;
    *all = 0;
    for (const char *at = groups; *at; (*all)++) {
        size_t length = strcspn(at, "|");
        bool whole = true;
        for (const char *name = at; whole && name < at + length; name += name[strcspn(name, " |")] == ' ') {
            size_t end = strcspn(name, " |");
            AUTO(memory_release) char *key = memory_copy_n(name, end);
            whole = json_object_get(object, key) != NULL;
            name += end;
        }
        there += whole;
        at += length + (at[length] == '|');
    }
    return there;
}

static void choices_check(const TypeChoice *choices, const json_t *object, const char *path, json_t *problems) {
    for (; choices && choices->how != NO_CHOICE; choices++) {
        int all, there = groups_there(choices->groups, object, &all);
        bool named = choices->name && json_object_get(object, choices->name);
        if (choices->how == ONE_OF && there != 1)
            problem_add(problems, "%s: %d subschemas matched instead of one", path, there);
        if (choices->how == ANY_OF && there == 0)
            problem_add(problems, "%s: no subschema matched out of the total %d subschemas", path, all);
        if (choices->how == NEEDS && named && there < all)
            problem_add(problems, "%s: property [%.*s] is required", path, (int)strcspn(choices->groups, "|"),
                        choices->groups);
        if (choices->how == EXCLUDES && named && there)
            problem_add(problems, "%s: property [%s] is mutually exclusive with [%s]", path, choices->name,
                        choices->groups);
    }
}

static void object_check(const TypeNode *node, const json_t *object, const char *path, json_t *problems) {
    const char *key;
    json_t *value;
    for (const TypeProperty *row = node->members; row && row->name; row++)
        if (row->flags & REQUIRED && !json_object_get(object, row->name))
            problem_add(problems, "%s: required key [%s] not found", path, row->name);
    choices_check(node->choices, object, path, problems);
    json_object_foreach((json_t *)object, key, value) {
        const TypeProperty *row = type_member(node, key);
        AUTO(memory_release) char *inner = memory_print("%s/%s", path, key);
        if (!row && !node->open)
            problem_add(problems, "%s: extraneous key [%s] is not permitted", path, key);
        else if (row && row->flags & READ_ONLY)
            problem_add(problems, "Encountered read-only property [%s]", key);
        else if (row)
            node_check(&row->node, value, inner, problems);
    }
}

static void node_check(const TypeNode *node, const json_t *value, const char *path, json_t *problems) {
    char found = kind_of(value);
    if (node->kind == 'j' || is_open(value))
        return;
    bool fits = found == node->kind || (node->kind == 'n' && found == 'i');
    if (node->kind == 'o' && found == 's' && !node->members)
        return; /* a policy document may come as text */
    if (!fits) {
        problem_add(problems, "%s: expected type: %s, found: %s", path, kind_name(node->kind), kind_name(found));
        return;
    }
    values_check(node, value, path, problems);
    if (found == 's')
        string_check(node, value, path, problems);
    else if (found == 'i' || found == 'n')
        number_check(node, value, path, problems);
    else if (found == 'a')
        array_check(node, value, path, problems);
    else if (found == 'o' && node->members)
        object_check(node, value, path, problems);
}

void type_check(const TypeRow *type, const json_t *properties, json_t *problems) {
    if (strcmp(type->name, "AWS::CloudFormation::CustomResource") != 0)
        object_check(&type->node, properties, "#", problems);
    else if (!json_object_get(properties, "ServiceToken"))
        problem_add(problems, "#: required key [ServiceToken] not found");
}
