/* See rules.h. */
#include "sandbox/values/look.h"
#include "base/memory.h"
#include "base/text.h"
#include "sandbox/cfn/value.h"
#include "sandbox/values/types.h"

#include <stdlib.h>
#include <string.h>

const ValueRule *const value_rule_tables[] = {
    policy_rules,   database_rules, network_rules, balancer_rules,     listener_rules, event_rules, monitoring_rules,
    function_rules, storage_rules,  message_rules, secret_value_rules, scaling_rules,  form_rules,  NULL};

/* ---- terms */

typedef bool (*Holds)(Look *look, const json_t *value, const char *argument);

/* Text that is there; not what a service resolves later. */
static char *known_text(const json_t *value) {
    char *text = value_string(value);
    if (text && strstr(text, "{{resolve:")) {
        free(text);
        return NULL;
    }
    return text;
}

static bool is_among(Look *look, const json_t *value, const char *argument) {
    (void)look;
    AUTO(memory_release) char *text = known_text(value);
    return text && words_have(argument, text);
}

static bool is_none_of(Look *look, const json_t *value, const char *argument) {
    (void)look;
    AUTO(memory_release) char *text = known_text(value);
    return text && !words_have(argument, text);
}

static bool matches(Look *look, const json_t *value, const char *argument) {
    (void)look;
    AUTO(memory_release) char *text = known_text(value);
    return text && type_pattern_matches(argument, text);
}

static bool misses(Look *look, const json_t *value, const char *argument) {
    (void)look;
    AUTO(memory_release) char *text = known_text(value);
    return text && !type_pattern_matches(argument, text);
}

static bool number_of(const json_t *value, double *number) {
    AUTO(memory_release) char *text = value_string(value);
    char *end = text;
    *number = text ? strtod(text, &end) : 0;
    return text && *text && *end == '\0';
}

/* How far the value is from the argument. */
static bool compared(Look *look, const json_t *value, const char *argument, double *difference) {
    json_auto_t *others = *argument == '$' ? look_at(look, argument + 1) : json_pack("[s]", argument);
    double a, b;
    bool both = number_of(value, &a) && number_of(json_array_get(others, 0), &b);
    *difference = both ? a - b : 0;
    return both;
}

static bool is_above(Look *look, const json_t *value, const char *argument) {
    double difference;
    return compared(look, value, argument, &difference) && difference > 0;
}

static bool is_least(Look *look, const json_t *value, const char *argument) {
    double difference;
    return compared(look, value, argument, &difference) && difference >= 0;
}

static bool is_below(Look *look, const json_t *value, const char *argument) {
    double difference;
    return compared(look, value, argument, &difference) && difference < 0;
}

static bool is_most(Look *look, const json_t *value, const char *argument) {
    double difference;
    return compared(look, value, argument, &difference) && difference <= 0;
}

/* Not text that only a service resolves. */
static bool is_known(const json_t *value) {
    return !json_is_string(value) || !strstr(json_string_value(value), "{{resolve:");
}

static size_t size_of(const json_t *value) {
    return json_is_array(value)    ? json_array_size(value)
           : json_is_object(value) ? json_object_size(value)
                                   : json_string_length(value);
}

static bool is_longer(Look *look, const json_t *value, const char *argument) {
    (void)look;
    return is_known(value) && size_of(value) > strtoul(argument, NULL, 10);
}

static bool is_shorter(Look *look, const json_t *value, const char *argument) {
    (void)look;
    return is_known(value) && size_of(value) < strtoul(argument, NULL, 10);
}

static bool is_kind(Look *look, const json_t *value, const char *argument) {
    (void)look;
    const char *kind = json_is_string(value)    ? "text"
                       : json_is_number(value)  ? "number"
                       : json_is_boolean(value) ? "bool"
                       : json_is_array(value)   ? "list"
                                                : "object";
    return words_have(argument, kind) || (words_have(argument, "scalar") && value_scalar(value));
}

static bool is_on(Look *look, const json_t *value, const char *argument) {
    (void)look;
    (void)argument;
    return value_true(value);
}

static bool is_no_json(Look *look, const json_t *value, const char *argument) {
    (void)look;
    (void)argument;
    json_auto_t *parsed =
        json_is_string(value) ? json_loads(json_string_value(value), JSON_DECODE_ANY, NULL) : json_null();
    return !parsed;
}

static bool key_found(Look *look, const json_t *value, const char *argument, bool wanted) {
    const char *key;
    json_t *member;
    json_object_foreach((json_t *)value, key, member) {
        if (type_pattern_matches(argument, key) != wanted)
            continue;
        json_t *found = json_string(key);
        json_array_append_new(look->parsed, found); /* what holds it */
        json_array_append_new(look->parsed, json_null());
        look->found = found;
        return true;
    }
    return false;
}

static bool has_key(Look *look, const json_t *value, const char *argument) {
    return key_found(look, value, argument, true);
}

static bool has_other_key(Look *look, const json_t *value, const char *argument) {
    return key_found(look, value, argument, false);
}

static bool has_twice(Look *look, const json_t *value, const char *argument) {
    json_auto_t *seen = json_array();
    json_t *item;
    size_t i;
    json_array_foreach((json_t *)value, i, item) {
        json_t *key = strcmp(argument, ".") == 0 ? item : json_object_get(item, argument);
        AUTO(memory_release) char *text = value_string(key);
        if (text && list_has(seen, text)) {
            look->found = key;
            return true;
        }
        if (text)
            list_add(seen, text);
    }
    return false;
}

static const struct {
    const char *name;
    Holds holds;
    bool whole; /* asked of lists themselves */
    bool finds; /* it says itself what it found */
} operators[] = {
    {"=", is_among, false, false},       {"!=", is_none_of, false, false}, {"~", matches, false, false},
    {"!~", misses, false, false},        {">", is_above, false, false},    {">=", is_least, false, false},
    {"<", is_below, false, false},       {"<=", is_most, false, false},    {"#>", is_longer, true, false},
    {"#<", is_shorter, true, false},     {"is", is_kind, true, false},     {"on", is_on, false, false},
    {"!json", is_no_json, false, false}, {"keys~", has_key, true, true},   {"keys!~", has_other_key, true, true},
    {"twice", has_twice, true, true},
};

enum { OPERATORS = sizeof operators / sizeof *operators };

static bool any_holds(Look *look, const json_t *values, size_t which, const char *argument) {
    json_auto_t *flat = operators[which].whole ? NULL : look_flat(values);
    json_t *value;
    size_t i;
    json_array_foreach(flat ? flat : (json_t *)values, i, value) {
        if (!operators[which].holds(look, value, argument))
            continue;
        if (!operators[which].finds)
            look->found = value;
        return true;
    }
    return false;
}

static size_t operator_of(const char *name) {
    size_t which = 0;
    while (which < OPERATORS && strcmp(operators[which].name, name) != 0)
        which++;
    return which;
}

typedef enum { UNSURE, ABSENT, PRESENT } Glance;

/* Whether something is at the path, for paths that need no more than a look: most of them. */
static Glance glance_path(Look *look, const char *path, size_t length) {
    bool whole = *path == '/';
    const json_t *value = whole ? look->all : look->item;
    const char *at = path + whole, *end = path + length;
    while (at < end) {
        size_t name = 0;
        while (at + name < end && at[name] != '.')
            name++;
        if (name == 0 || at[name - 1] == '*' || !json_is_object(value))
            return UNSURE;
        value = json_object_getn(value, at, name);
        if (!value || json_is_null(value))
            return ABSENT;
        at += name + (at + name < end);
    }
    look->found = (json_t *)value;
    return PRESENT;
}

/* The same for alternatives: the first that is there. */
static Glance glance_paths(Look *look, const char *paths, size_t length) {
    const char *end = paths + length;
    while (paths < end) {
        size_t one = 0;
        while (paths + one < end && paths[one] != '|')
            one++;
        Glance glance = glance_path(look, paths, one);
        if (glance != ABSENT)
            return glance;
        paths += one + (paths + one < end);
    }
    return ABSENT;
}

/* Whether the term holds (PRESENT) or not (ABSENT), where a look at its path is enough. */
static Glance glance_term(Look *look, const char *term) {
    bool each = *term == '@', none = *term == '!';
    const char *path = term + (each ? 2 : none), *rest;
    size_t length = strcspn(path, " ;");
    Glance glance = glance_paths(look, path, length);
    rest = path + length;
    bool alone = *rest == '\0' || *rest == ';';
    if (none && glance != UNSURE)
        return glance == ABSENT ? PRESENT : ABSENT;
    if (glance == PRESENT)
        return alone && !each ? PRESENT : UNSURE;
    if (glance == ABSENT)
        return strncmp(rest, " off", 4) == 0 || strncmp(rest, " lacks", 6) == 0 ? PRESENT : ABSENT;
    return UNSURE;
}

/* "PATH OP ARGUMENT", which is cut up. */
static bool term_holds(Look *look, char *term) {
    bool absent = *term == '!';
    char *path = term + absent, *name = strchr(path, ' '), *argument = NULL;
    if (name) {
        *name++ = '\0';
        argument = strchr(name, ' ');
        if (argument)
            *argument++ = '\0';
    }
    size_t direct = name ? operator_of(name) : OPERATORS;
    if (direct < OPERATORS && !strchr(path, '|') && glance_paths(look, path, strlen(path)) == PRESENT &&
        (operators[direct].whole || !json_is_array(look->found)))
        return operators[direct].holds(look, look->found, argument ? argument : "");
    json_auto_t *values = look_at(look, path);
    if (!name) {
        look->found = json_array_get(values, 0);
        return (json_array_size(values) == 0) == absent;
    }
    if (strcmp(name, "off") == 0)
        return !any_holds(look, values, operator_of("on"), "");
    if (strcmp(name, "lacks") == 0)
        return !any_holds(look, values, operator_of("="), argument ? argument : "");
    if (strcmp(name, "lacks~") == 0)
        return !any_holds(look, values, operator_of("~"), argument ? argument : "");
    return direct < OPERATORS && any_holds(look, values, direct, argument ? argument : "");
}

static bool all_hold(Look *look, const char *terms);

static bool each_holds(Look *look, const char *path, const char *rest) {
    const json_t *outer = look->item;
    bool simple = glance_paths(look, path, strlen(path)) == PRESENT && !strchr(path, '|');
    json_auto_t *values = simple ? json_pack("[O]", look->found) : look_at(look, path);
    json_auto_t *items = look_flat(values);
    json_t *item;
    size_t i;
    json_array_foreach(items, i, item) {
        look->item = item;
        if (all_hold(look, rest))
            return true; /* the words are about this item */
    }
    look->item = outer;
    return false;
}

static bool all_hold(Look *look, const char *terms) {
    if (!*terms)
        return !look->rule->also || look->rule->also(look->all, look->item, look->said);
    const char *end = strstr(terms, "; "), *rest = end ? end + 2 : "";
    Glance glance = glance_term(look, terms);
    if (glance != UNSURE)
        return glance == PRESENT && all_hold(look, rest);
    AUTO(memory_release) char *raw = end ? memory_copy_n(terms, (size_t)(end - terms)) : memory_copy(terms);
    if (raw[0] == '@')
        return each_holds(look, raw + 2, rest);
    if (!strstr(raw, "{region}") && !strstr(raw, "{/"))
        return term_holds(look, raw) && all_hold(look, rest);
    AUTO(memory_release) char *term = look_words(look, raw);
    return term_holds(look, term) && all_hold(look, rest);
}

static bool type_among(const char *types, const char *type) {
    while (*types) {
        size_t same = 0, length;
        while (types[same] && types[same] == type[same])
            same++;
        if (types[same] == '*' || (type[same] == '\0' && (types[same] == ' ' || types[same] == '\0')))
            return true;
        length = same + strcspn(types + same, " ");
        types += length + (types[length] == ' ');
    }
    return false;
}

/* The rules of a type, found once. */
enum { TYPES = 64, RULES = 256 };
static struct {
    char *type;
    const ValueRule *rules[RULES];
} indexes[TYPES];

static const ValueRule *const *rules_of(const char *type) {
    size_t place = 0, count = 0;
    while (place < TYPES && indexes[place].type && strcmp(indexes[place].type, type) != 0)
        place++;
    if (place == TYPES)
        place = TYPES - 1;
    if (indexes[place].type && strcmp(indexes[place].type, type) == 0)
        return indexes[place].rules;
    free(indexes[place].type); /* more types than there is room for: the last place is used again */
    indexes[place].type = memory_copy(type);
    for (size_t i = 0; value_rule_tables[i]; i++) {
        const char *types = NULL; /* neighbours mostly share the text itself */
        bool among = false;
        for (const ValueRule *rule = value_rule_tables[i]; rule->types; rule++) {
            among = rule->types == types ? among : type_among(rule->types, type);
            types = rule->types;
            if (among && count < RULES - 1)
                indexes[place].rules[count++] = rule;
        }
    }
    indexes[place].rules[count] = NULL;
    return indexes[place].rules;
}

char *value_rules_refuse(const char *type, const char *region, const json_t *properties, const ValueRule **found) {
    json_auto_t *parsed = json_array(), *said = json_array();
    for (const ValueRule *const *rule = rules_of(type); *rule; rule++) {
        json_array_clear(said);
        Look look = {region, properties, properties, parsed, NULL, *rule, said};
        if (!all_hold(&look, (*rule)->holds))
            continue;
        *found = *rule;
        return look_words(&look, (*rule)->words);
    }
    return NULL;
}
