/* See policy.h. Nothing is allowed unless a statement allows it, and none denies it. */
#include "sandbox/wire/policy.h"
#include "base/file.h"
#include "base/memory.h"
#include "sandbox/cfn/value.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

/* ---- reading */

static bool words_sound(const json_t *words) {
    return json_is_string(words) || json_is_array(words);
}

static bool statement_sound(const json_t *statement) {
    const char *effect = value_text(statement, "Effect");
    const json_t *action = json_object_get(statement, "Action"), *resource = json_object_get(statement, "Resource");
    const json_t *condition = json_object_get(statement, "Condition");
    action = action ? action : json_object_get(statement, "NotAction");
    resource = resource ? resource : json_object_get(statement, "NotResource");
    return (strcmp(effect, "Allow") == 0 || strcmp(effect, "Deny") == 0) && words_sound(action) &&
           words_sound(resource) && (!condition || json_is_object(condition));
}

/* One statement may stand without brackets. */
static json_t *statements_of(const json_t *policy) {
    json_t *statements = json_object_get(policy, "Statement");
    return json_is_object(statements) ? json_pack("[O]", statements) : json_incref(statements);
}

json_t *policy_read(const char *path, Error *err) {
    AUTO(text_release) Text text = {.max = 1 << 20};
    json_error_t error;
    size_t i;
    json_t *statement;
    if (!file_read(path, &text, err))
        return NULL;
    json_t *policy = json_loadb(text_string(&text), text.length, JSON_REJECT_DUPLICATES, &error);
    if (!policy) {
        error_set(err, ERROR_USAGE, "correct the policy", "%s:%d:%d: %s", path, error.line, error.column, error.text);
        return NULL;
    }
    json_t *statements = statements_of(policy);
    bool sound = json_array_size(statements) > 0;
    json_array_foreach(statements, i, statement) sound = sound && statement_sound(statement);
    json_decref(statements);
    if (sound)
        return policy;
    json_decref(policy);
    error_set(err, ERROR_USAGE, "correct the policy",
              "%s: a policy has a Statement, and each an Effect (Allow, Deny), an Action and a Resource", path);
    return NULL;
}

/* ---- matching */

/* IAM's wild cards are "*" and "?" alone: what fnmatch() takes for more stands for itself. */
static bool pattern_fits(const char *pattern, const char *text, bool any_case) {
    Text plain = {0};
    for (const char *c = pattern; *c; c++) {
        if (*c == '[' || *c == '\\')
            text_put(&plain, "\\");
        text_add(&plain, c, 1);
    }
    bool fits = fnmatch(text_string(&plain), text, any_case ? FNM_CASEFOLD : 0) == 0;
    text_release(&plain);
    return fits;
}

/* "${aws:PrincipalAccount}" is the request's key of that name; another variable stays as it is, and fits nothing. */
static char *variables_filled(const char *pattern, const json_t *keys) {
    Text filled = {0};
    while (*pattern) {
        const char *end = strncmp(pattern, "${", 2) == 0 ? strchr(pattern, '}') : NULL;
        AUTO(memory_release) char *name = end ? memory_copy_n(pattern + 2, (size_t)(end - pattern - 2)) : NULL;
        const json_t *value = name ? json_object_get(keys, name) : NULL;
        if (json_is_string(value)) {
            text_put(&filled, json_string_value(value));
            pattern = end + 1;
        } else {
            text_add(&filled, pattern++, 1);
        }
    }
    return text_take(&filled);
}

static bool action_in(const json_t *actions, const char *permission) {
    size_t i;
    json_t *pattern;
    if (json_is_string(actions))
        return pattern_fits(json_string_value(actions), permission, true);
    json_array_foreach(actions, i, pattern) if (json_is_string(pattern) && action_in(pattern, permission)) return true;
    return false;
}

static bool resource_in(const json_t *resources, const PolicyRequest *request) {
    size_t i;
    json_t *pattern;
    if (json_is_string(resources)) {
        AUTO(memory_release) char *filled = variables_filled(json_string_value(resources), request->keys);
        return !request->resource || pattern_fits(filled, request->resource, false);
    }
    json_array_foreach(resources, i, pattern) if (json_is_string(pattern) && resource_in(pattern, request)) return true;
    return false;
}

/* ---- conditions */

typedef bool (*Comparison)(const char *wanted, const char *found);

static bool same(const char *wanted, const char *found) {
    return strcmp(wanted, found) == 0;
}

static bool same_any_case(const char *wanted, const char *found) {
    return strcasecmp(wanted, found) == 0;
}

static bool alike(const char *wanted, const char *found) {
    return pattern_fits(wanted, found, false);
}

static const struct {
    const char *name;
    Comparison compare;
    bool not ;
} operators[] = {
    {"StringEquals", same, false},  {"StringNotEquals", same, true}, {"StringEqualsIgnoreCase", same_any_case, false},
    {"StringLike", alike, false},   {"StringNotLike", alike, true},  {"ArnEquals", alike, false},
    {"ArnLike", alike, false},      {"ArnNotLike", alike, true},     {"ArnNotEquals", alike, true},
    {"Bool", same_any_case, false},
};

static bool one_of(const json_t *wanted, const char *found, Comparison compare, const json_t *keys) {
    size_t i;
    json_t *each;
    if (json_is_string(wanted)) {
        AUTO(memory_release) char *filled = variables_filled(json_string_value(wanted), keys);
        return compare(filled, found);
    }
    json_array_foreach(wanted, i, each) if (json_is_string(each) && one_of(each, found, compare, keys)) return true;
    return false;
}

/* One key of one operator. What is not in the request fits no operator but a negated one (IAM User Guide, "Condition
 * operators"); with ForAnyValue, at least one of the request's values must. */
static bool key_holds(const char *operator, const char * key, const json_t *wanted, const json_t *keys) {
    bool any = strncmp(operator, "ForAnyValue:", 12) == 0;
    size_t row = 0, i;
    operator+= any ? 12 : 0;
    while (row < sizeof operators / sizeof *operators && strcmp(operators[row].name, operator) != 0)
        row++;
    if (row == sizeof operators / sizeof *operators)
        return false;
    const json_t *found = json_object_get(keys, key);
    json_t *each;
    if (!found)
        return operators[row].not &&!any;
    if (json_is_string(found))
        return one_of(wanted, json_string_value(found), operators[row].compare, keys) != operators[row].not ;
    json_array_foreach(found, i, each) if (one_of(wanted, json_string_value(each), operators[row].compare, keys) !=
                                           operators[row].not ) return true;
    return false;
}

static bool conditions_hold(const json_t *conditions, const json_t *keys) {
    const char *operator, * key;
    json_t *tests, *wanted;
    json_object_foreach((json_t *)conditions, operator, tests) {
        json_object_foreach(tests, key, wanted) {
            if (!key_holds(operator, key, wanted, keys))
                return false;
        }
    }
    return true;
}

/* ---- the verdict */

static bool statement_meant(const json_t *statement, const PolicyRequest *request) {
    const json_t *action = json_object_get(statement, "Action"), *resource = json_object_get(statement, "Resource");
    bool acts = action ? action_in(action, request->action)
                       : !action_in(json_object_get(statement, "NotAction"), request->action);
    bool on =
        resource ? resource_in(resource, request) : !resource_in(json_object_get(statement, "NotResource"), request);
    return acts && on && conditions_hold(json_object_get(statement, "Condition"), request->keys);
}

PolicyVerdict policies_judge(const json_t *policies, const PolicyRequest *request) {
    PolicyVerdict verdict = POLICY_SILENT;
    size_t i, k;
    json_t *policy, *statement;
    json_array_foreach(policies, i, policy) {
        json_auto_t *statements = statements_of(policy);
        json_array_foreach(statements, k, statement) {
            if (!statement_meant(statement, request))
                continue;
            if (strcmp(value_text(statement, "Effect"), "Deny") == 0)
                return POLICY_DENIED;
            verdict = POLICY_ALLOWED;
        }
    }
    return verdict;
}

static void missing_add(const json_t *statement, const PolicyRequest *request, json_t *missing) {
    const char *operator, * key;
    json_t *tests, *wanted;
    json_object_foreach(json_object_get(statement, "Condition"), operator, tests) {
        json_object_foreach(tests, key, wanted) {
            if (!json_object_get(request->keys, key))
                list_add(missing, key);
        }
    }
}

json_t *policies_missing(const json_t *policies, const PolicyRequest *request) {
    json_t *missing = json_array(), *policy, *statement;
    size_t i, k;
    json_array_foreach(policies, i, policy) {
        json_auto_t *statements = statements_of(policy);
        json_array_foreach(statements, k, statement) {
            if (action_in(json_object_get(statement, "Action"), request->action))
                missing_add(statement, request, missing);
        }
    }
    return missing;
}

char *policy_words(const char *caller_arn, const PolicyRequest *request, PolicyVerdict verdict) {
    const char *resource = request->resource ? request->resource : "*";
    if (verdict == POLICY_DENIED)
        return memory_print("User: %s is not authorized to perform: %s on resource: %s with an explicit deny in an "
                            "identity-based policy",
                            caller_arn, request->action, resource);
    return memory_print("User: %s is not authorized to perform: %s on resource: %s because no identity-based policy "
                        "allows the %s action",
                        caller_arn, request->action, resource, request->action);
}
