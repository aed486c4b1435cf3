/* See eval.h: Ref, Fn::GetAtt, conditions and the walk; text functions are in functions.c. */
#include "sandbox/cfn/eval.h"
#include "base/memory.h"
#include "sandbox/cfn/functions.h"
#include "sandbox/cfn/refs.h"
#include "sandbox/cfn/value.h"
#include "sandbox/values/types.h"

#include <stdlib.h>
#include <string.h>

static json_t *pseudo_value(const CfnScope *scope, const char *name) {
    const char *china = strncmp(scope->region, "cn-", 3) == 0 ? "-cn" : "";
    const char *government = strncmp(scope->region, "us-gov-", 7) == 0 ? "-us-gov" : china;
    if (strcmp(name, "AWS::AccountId") == 0)
        return json_string(scope->account);
    if (strcmp(name, "AWS::Region") == 0)
        return json_string(scope->region);
    if (strcmp(name, "AWS::StackName") == 0)
        return json_string(scope->stack_name);
    if (strcmp(name, "AWS::StackId") == 0)
        return json_string(scope->stack_id);
    if (strcmp(name, "AWS::Partition") == 0)
        return value_print("aws%s", government);
    if (strcmp(name, "AWS::URLSuffix") == 0)
        return value_print("amazonaws.com%s", *china ? ".cn" : "");
    if (strcmp(name, "AWS::NotificationARNs") == 0)
        return json_array();
    return strcmp(name, "AWS::NoValue") == 0 ? json_null() : NULL;
}

static json_t *unresolved(const char *name, Error *err) {
    cfn_invalid(err,
                "Template format error: Unresolved resource dependencies [%s] in the Resources block of the template",
                name);
    return NULL;
}

json_t *scope_ref(const CfnScope *scope, const char *name, Error *err) {
    json_t *value = pseudo_value(scope, name);
    if (value)
        return value;
    const json_t *parameter = json_object_get(scope->parameters, name);
    if (parameter)
        return json_deep_copy(json_object_get(parameter, "Resolved"));
    const json_t *known = json_object_get(scope->known, name);
    if (known)
        return json_deep_copy(json_object_get(known, "Ref"));
    const json_t *resource = json_object_get(json_object_get(scope->document, "Resources"), name);
    if (scope->guess && resource && scope_alive(scope, resource))
        return json_string(unknown_value);
    return unresolved(name, err);
}

json_t *scope_attribute(const CfnScope *scope, const char *name, const char *attribute, Error *err) {
    const json_t *known = json_object_get(scope->known, name);
    const json_t *value = json_object_get(json_object_get(known, "Attributes"), attribute);
    const json_t *resource = json_object_get(json_object_get(scope->document, "Resources"), name);
    if (value)
        return json_deep_copy(value);
    if (!resource || !scope_alive(scope, resource))
        return unresolved(name, err);
    if (scope->guess)
        return json_string(unknown_value);
    if (known) /* an attribute of a custom resource, whose function nobody runs here */
        return json_deep_copy(json_object_get(known, "Ref"));
    cfn_invalid(err, "Template error: resource %s does not support attribute type %s in Fn::GetAtt", name, attribute);
    return NULL;
}

static json_t *attribute_function(const CfnScope *scope, const json_t *arguments, Error *err) {
    AUTO(memory_release) char *owner = NULL;
    AUTO(memory_release) char *attribute = NULL;
    const char *dot = json_is_string(arguments) ? strchr(json_string_value(arguments), '.') : NULL;
    if (dot) {
        owner = memory_copy_n(json_string_value(arguments), (size_t)(dot - json_string_value(arguments)));
        attribute = memory_copy(dot + 1);
    } else if (json_array_size(arguments) == 2) {
        json_auto_t *name = scope_value(scope, json_array_get(arguments, 1), err);
        if (!name)
            return NULL;
        owner = value_string(json_array_get(arguments, 0));
        attribute = value_string(name);
    }
    if (owner && attribute)
        return scope_attribute(scope, owner, attribute, err);
    cfn_invalid(err, "Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and "
                     "the resource attribute");
    return NULL;
}

static bool condition_true(const CfnScope *scope, const char *name) {
    return json_is_true(json_object_get(scope->conditions, name));
}

static json_t *if_function(const CfnScope *scope, const json_t *arguments, Error *err) {
    const char *name = json_string_value(json_array_get(arguments, 0));
    if (!name || json_array_size(arguments) != 3) {
        cfn_invalid(err, "Template error: Fn::If requires a list argument with three elements");
        return NULL;
    }
    if (!json_object_get(scope->conditions, name)) {
        cfn_invalid(err, "Template error: unresolved condition dependency %s in Fn::If", name);
        return NULL;
    }
    return scope_value(scope, json_array_get(arguments, condition_true(scope, name) ? 1 : 2), err);
}

/* NULL and no error: `node` is no function. */
static json_t *function_value(const CfnScope *scope, const json_t *node, bool *is_function, Error *err) {
    const char *name;
    json_t *arguments;
    json_object_foreach((json_t *)node, name, arguments) {
        *is_function = true;
        if (strcmp(name, "Ref") == 0 && json_is_string(arguments))
            return scope_ref(scope, json_string_value(arguments), err);
        if (strcmp(name, "Fn::GetAtt") == 0)
            return attribute_function(scope, arguments, err);
        if (strcmp(name, "Fn::If") == 0)
            return if_function(scope, arguments, err);
        if (strncmp(name, "Fn::", 4) == 0)
            return function_call(scope, name, arguments, err);
    }
    *is_function = false;
    return NULL;
}

static json_t *members_value(const CfnScope *scope, const json_t *node, Error *err) {
    json_t *object = json_object();
    const char *key;
    json_t *member;
    json_object_foreach((json_t *)node, key, member) {
        json_t *value = scope_value(scope, member, err);
        if (!value) {
            json_decref(object);
            return NULL;
        }
        if (!json_is_null(value))
            json_object_set_new(object, key, value);
    }
    return object;
}

static json_t *items_value(const CfnScope *scope, const json_t *node, Error *err) {
    json_t *array = json_array();
    for (size_t i = 0; i < json_array_size(node); i++) {
        json_t *value = scope_value(scope, json_array_get(node, i), err);
        if (!value) {
            json_decref(array);
            return NULL;
        }
        if (!json_is_null(value))
            json_array_append_new(array, value);
    }
    return array;
}

json_t *scope_value(const CfnScope *scope, const json_t *node, Error *err) {
    bool is_function = false;
    if (json_is_array(node))
        return items_value(scope, node, err);
    if (json_is_string(node))
        return dynamic_value(scope, json_string_value(node), err);
    if (!json_is_object(node))
        return json_copy((json_t *)node);
    json_t *value = json_object_size(node) == 1 ? function_value(scope, node, &is_function, err) : NULL;
    return is_function ? value : members_value(scope, node, err);
}

static bool condition_value(CfnScope *scope, const char *name, int depth, bool *value, Error *err);

static bool equals_value(CfnScope *scope, const json_t *arguments, bool *value, Error *err) {
    json_auto_t *left = scope_value(scope, json_array_get(arguments, 0), err);
    json_auto_t *right = left ? scope_value(scope, json_array_get(arguments, 1), err) : NULL;
    *value = left && right && value_alike(left, right);
    return left && right;
}

typedef enum { LOGIC_NONE, LOGIC_AND, LOGIC_OR, LOGIC_NOT } Logic;

/* Which of the three it is, with as many conditions as that takes. */
static Logic logic_of(const char *name, size_t count) {
    if (strcmp(name, "Fn::Not") == 0)
        return count == 1 ? LOGIC_NOT : LOGIC_NONE;
    Logic logic = strcmp(name, "Fn::And") == 0 ? LOGIC_AND : strcmp(name, "Fn::Or") == 0 ? LOGIC_OR : LOGIC_NONE;
    return count < 2 || count > 10 ? LOGIC_NONE : logic;
}

/* Fn::And, Fn::Or, Fn::Not, Fn::Equals and {"Condition": …}; parameters and mappings below them. */
static bool logic_value(CfnScope *scope, const json_t *node, int depth, bool *value, Error *err) {
    void *member = json_object_size(node) == 1 ? json_object_iter((json_t *)node) : NULL;
    const char *name = member ? json_object_iter_key(member) : "";
    const json_t *arguments = member ? json_object_iter_value(member) : NULL;
    size_t count = json_array_size(arguments);
    if (strcmp(name, "Condition") == 0 && json_is_string(arguments))
        return condition_value(scope, json_string_value(arguments), depth + 1, value, err);
    if (strcmp(name, "Fn::Equals") == 0 && count == 2)
        return equals_value(scope, arguments, value, err);
    Logic logic = logic_of(name, count);
    if (logic == LOGIC_NONE)
        return cfn_invalid(err, "Template format error: Conditions can only be boolean operations on parameters and "
                                "other conditions");
    bool result = logic == LOGIC_AND;
    for (size_t i = 0; i < count; i++) {
        bool item;
        if (!logic_value(scope, json_array_get(arguments, i), depth, &item, err))
            return false;
        result = logic == LOGIC_NOT ? !item : logic == LOGIC_AND ? result && item : result || item;
    }
    *value = result;
    return true;
}

static bool condition_value(CfnScope *scope, const char *name, int depth, bool *value, Error *err) {
    const json_t *known = json_object_get(scope->conditions, name);
    const json_t *node = json_object_get(json_object_get(scope->document, "Conditions"), name);
    if (known) {
        *value = json_is_true(known);
        return true;
    }
    if (!node)
        return cfn_invalid(err,
                           "Template format error: Unresolved condition dependency %s in the Conditions block of the "
                           "template",
                           name);
    if (depth > 50)
        return cfn_invalid(err, "Template error: Circular dependencies for condition %s", name);
    if (!logic_value(scope, node, depth, value, err))
        return false;
    json_object_set_new(scope->conditions, name, json_boolean(*value));
    return true;
}

bool scope_conditions(CfnScope *scope, Error *err) {
    const char *name;
    json_t *node;
    bool value;
    scope->conditions = json_object();
    json_object_foreach(json_object_get(scope->document, "Conditions"), name, node) {
        if (!condition_value(scope, name, 0, &value, err)) {
            json_decref(scope->conditions);
            scope->conditions = NULL;
            return false;
        }
    }
    return true;
}

bool scope_alive(const CfnScope *scope, const json_t *resource) {
    const char *condition = value_text(resource, "Condition");
    return !*condition || condition_true(scope, condition);
}

json_t *scope_resources(const CfnScope *scope) {
    json_t *alive = json_object();
    const char *name;
    json_t *resource;
    json_object_foreach(json_object_get(scope->document, "Resources"), name, resource) {
        if (scope_alive(scope, resource))
            json_object_set(alive, name, resource);
    }
    return alive;
}

/* Whether anything within depends on a condition. */
static bool has_choice(const json_t *node) {
    const char *key;
    json_t *member;
    size_t i;
    if (json_object_size(node) == 1 && json_object_get(node, "Fn::If"))
        return true;
    json_object_foreach((json_t *)node, key, member) {
        if (has_choice(member))
            return true;
    }
    json_array_foreach((json_t *)node, i, member) {
        if (has_choice(member))
            return true;
    }
    return false;
}

json_t *scope_prune(const CfnScope *scope, const json_t *node) {
    const char *key;
    json_t *member;
    if (!has_choice(node))
        return json_incref((json_t *)node);
    if (json_is_array(node)) {
        json_t *array = json_array();
        for (size_t i = 0; i < json_array_size(node); i++)
            json_array_append_new(array, scope_prune(scope, json_array_get(node, i)));
        return array;
    }
    const json_t *choice = json_object_size(node) == 1 ? json_object_get(node, "Fn::If") : NULL;
    if (json_array_size(choice) == 3 && json_is_string(json_array_get(choice, 0)))
        return scope_prune(
            scope, json_array_get(choice, condition_true(scope, json_string_value(json_array_get(choice, 0))) ? 1 : 2));
    if (!json_is_object(node))
        return json_incref((json_t *)node);
    json_t *object = json_object();
    json_object_foreach((json_t *)node, key, member) {
        json_object_set_new(object, key, scope_prune(scope, member));
    }
    return object;
}

json_t *scope_properties(const CfnScope *scope, const json_t *resource, Error *err) {
    const TypeRow *type = type_find(value_text(resource, "Type"));
    const json_t *properties = json_object_get(resource, "Properties");
    if (!properties)
        return json_object();
    json_auto_t *value = scope_value(scope, properties, err);
    return value ? type_normalise(type, value) : NULL;
}
