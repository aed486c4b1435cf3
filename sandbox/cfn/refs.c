/* See refs.h. */
#include "sandbox/cfn/refs.h"
#include "base/memory.h"
#include "sandbox/cfn/value.h"

#include <stdlib.h>
#include <string.h>

static const char sub_name[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.: \t";

bool sub_visit(const char *text, const SubVisitor *visitor) {
    for (const char *open; (open = strstr(text, "${"));) {
        const char *close = strchr(open, '}');
        if (!close)
            break;
        visitor->plain(visitor->context, text, (size_t)(open - text));
        const char *name = open + 2;
        size_t length = (size_t)(close - name);
        text = close + 1;
        if (*name == '!') { /* ${!Name} stands for ${Name} itself */
            visitor->plain(visitor->context, "${", 2);
            visitor->plain(visitor->context, name + 1, length - 1);
            visitor->plain(visitor->context, "}", 1);
            continue;
        }
        if (length == 0 || strspn(name, sub_name) < length)
            return false;
        for (; length && (*name == ' ' || *name == '\t'); length--)
            name++;
        while (length && (name[length - 1] == ' ' || name[length - 1] == '\t'))
            length--;
        AUTO(memory_release) char *copy = memory_copy_n(name, length);
        visitor->variable(visitor->context, copy);
    }
    visitor->plain(visitor->context, text, strlen(text));
    return true;
}

typedef struct {
    const RefVisitor *visitor;
    const json_t *local; /* the variables that a Fn::Sub brings along */
} SubScope;

static void plain_ignore(void *context, const char *text, size_t length) {
    (void)context, (void)text, (void)length;
}

static void variable_found(void *context, const char *name) {
    const SubScope *scope = context;
    if (json_object_get(scope->local, name))
        return;
    const char *dot = strchr(name, '.');
    if (!dot) {
        scope->visitor->found(scope->visitor->context, REF_NAME, name, NULL);
        return;
    }
    AUTO(memory_release) char *owner = memory_copy_n(name, (size_t)(dot - name));
    scope->visitor->found(scope->visitor->context, REF_ATTRIBUTE, owner, dot + 1);
}

static void sub_refs(const json_t *value, const RefVisitor *visitor) {
    const json_t *text = json_is_array(value) ? json_array_get(value, 0) : value;
    SubScope scope = {visitor, json_is_array(value) ? json_array_get(value, 1) : NULL};
    if (json_is_string(text))
        sub_visit(json_string_value(text), &(SubVisitor){&scope, plain_ignore, variable_found});
    if (scope.local)
        refs_visit(scope.local, visitor);
}

static void attribute_refs(const json_t *value, const RefVisitor *visitor) {
    if (json_is_string(value)) {
        const char *text = json_string_value(value), *dot = strchr(text, '.');
        AUTO(memory_release) char *owner = memory_copy_n(text, dot ? (size_t)(dot - text) : strlen(text));
        visitor->found(visitor->context, REF_ATTRIBUTE, owner, dot ? dot + 1 : "");
        return;
    }
    const json_t *owner = json_array_get(value, 0), *attribute = json_array_get(value, 1);
    if (json_is_string(owner))
        visitor->found(visitor->context, REF_ATTRIBUTE, json_string_value(owner),
                       json_is_string(attribute) ? json_string_value(attribute) : NULL);
    if (json_is_object(attribute))
        refs_visit(attribute, visitor);
}

/* True: `node` is a reference whose inside needs no further walk. */
static bool function_refs(const char *name, const json_t *value, const RefVisitor *visitor) {
    if (strcmp(name, "Ref") == 0 && json_is_string(value))
        visitor->found(visitor->context, REF_NAME, json_string_value(value), NULL);
    else if (strcmp(name, "Condition") == 0 && json_is_string(value))
        visitor->found(visitor->context, REF_CONDITION, json_string_value(value), NULL);
    else if (strcmp(name, "Fn::GetAtt") == 0)
        attribute_refs(value, visitor);
    else if (strcmp(name, "Fn::Sub") == 0)
        sub_refs(value, visitor);
    else if (strcmp(name, "Fn::If") == 0 && json_is_string(json_array_get(value, 0))) {
        visitor->found(visitor->context, REF_CONDITION, json_string_value(json_array_get(value, 0)), NULL);
        for (size_t i = 1; i < json_array_size(value); i++)
            refs_visit(json_array_get(value, i), visitor);
    } else
        return false;
    return true;
}

void refs_visit(const json_t *node, const RefVisitor *visitor) {
    const char *key;
    json_t *value;
    if (json_is_array(node))
        for (size_t i = 0; i < json_array_size(node); i++)
            refs_visit(json_array_get(node, i), visitor);
    if (json_object_size(node) == 1) {
        json_object_foreach((json_t *)node, key, value) {
            if (function_refs(key, value, visitor))
                return;
        }
    }
    json_object_foreach((json_t *)node, key, value) {
        refs_visit(value, visitor);
    }
}

typedef struct {
    const json_t *resources, *alive;
    json_t *found;
} Dependencies;

static void dependency_found(void *context, RefKind kind, const char *name, const char *attribute) {
    Dependencies *dependencies = context;
    (void)attribute;
    if (kind != REF_CONDITION && json_object_get(dependencies->resources, name) &&
        (!dependencies->alive || json_object_get(dependencies->alive, name)))
        list_add(dependencies->found, name);
}

json_t *refs_dependencies(const json_t *document, const json_t *resource, const json_t *alive) {
    Dependencies dependencies = {json_object_get(document, "Resources"), alive, json_array()};
    const json_t *depends = json_object_get(resource, "DependsOn");
    if (json_is_string(depends))
        dependency_found(&dependencies, REF_NAME, json_string_value(depends), NULL);
    for (size_t i = 0; i < json_array_size(depends); i++)
        if (json_is_string(json_array_get(depends, i)))
            dependency_found(&dependencies, REF_NAME, json_string_value(json_array_get(depends, i)), NULL);
    static const char *const parts[] = {"Properties", "Metadata", "CreationPolicy", "UpdatePolicy", NULL};
    for (size_t i = 0; parts[i]; i++)
        refs_visit(json_object_get(resource, parts[i]), &(RefVisitor){&dependencies, dependency_found});
    return dependencies.found;
}
