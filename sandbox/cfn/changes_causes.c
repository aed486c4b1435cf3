/* See changes_parts.h: the details of a change, each with what causes it. */
#include "base/memory.h"
#include "sandbox/cfn/changes_parts.h"
#include "sandbox/cfn/refs.h"
#include "sandbox/cfn/value.h"

#include <string.h>

static const char *recreation_word(TypeRecreation recreation) {
    return recreation == CHANGE_ALWAYS ? "Always" : recreation == CHANGE_CONDITIONALLY ? "Conditionally" : "Never";
}

void detail_add(const Causes *causes, const char *evaluation, const char *source, const char *entity) {
    json_t *target =
        json_pack("{ssss}", "Attribute", causes->attribute, "RequiresRecreation", recreation_word(causes->recreation));
    if (causes->name)
        json_object_set_new(target, "Name", json_string(causes->name));
    if (causes->values && causes->name)
        values_put(causes->values, causes->name, causes->comparison->options.revert,
                   causes->comparison->run.call->now_ms, target);
    json_t *detail = json_pack("{sossss}", "Target", target, "Evaluation", evaluation, "ChangeSource", source);
    if (entity)
        json_object_set_new(detail, "CausingEntity", json_string(entity));
    for (size_t i = 0; i < json_array_size(causes->details); i++)
        if (json_equal(json_array_get(causes->details, i), detail)) {
            json_decref(detail);
            return;
        }
    json_array_append_new(causes->details, detail);
}

static bool parameter_changed(const Comparison *comparison, const char *name) {
    const json_t *after = json_object_get(comparison->run.scope.parameters, name);
    const json_t *before = json_object_get(json_object_get(comparison->old_facts, "Parameters"), name);
    return after && !value_alike(json_object_get(after, "Resolved"), json_object_get(before, "Resolved"));
}

static void cause_found(void *context, RefKind kind, const char *name, const char *attribute) {
    const Causes *causes = context;
    const Comparison *comparison = causes->comparison;
    if (kind == REF_CONDITION)
        return;
    if (json_object_get(comparison->run.scope.parameters, name)) {
        if (parameter_changed(comparison, name))
            detail_add(causes, "Static", "ParameterReference", name);
        return;
    }
    if (!json_object_get(json_object_get(comparison->run.scope.document, "Resources"), name))
        return;
    const json_t *known = json_object_get(comparison->known, name);
    AUTO(memory_release) char *entity = attribute ? memory_print("%s.%s", name, attribute) : memory_copy(name);
    bool moved = !known || (attribute && !json_object_get(json_object_get(known, "Attributes"), attribute));
    if (moved && causes->unknown)
        detail_add(causes, "Dynamic", attribute ? "ResourceAttribute" : "ResourceReference", entity);
}

void causes_add(Causes *causes, const json_t *before_node, const json_t *after_node) {
    size_t count = json_array_size(causes->details);
    refs_visit(after_node, &(RefVisitor){causes, cause_found});
    if (json_array_size(causes->details) == count || !value_alike(before_node, after_node))
        detail_add(causes, causes->unknown && value_alike(before_node, after_node) ? "Dynamic" : "Static",
                   "DirectModification", NULL);
}

bool holds_unknown(const json_t *value) {
    const char *key;
    json_t *member;
    if (json_is_string(value))
        return strstr(json_string_value(value), unknown_value) != NULL;
    for (size_t i = 0; json_is_array(value) && i < json_array_size(value); i++)
        if (holds_unknown(json_array_get(value, i)))
            return true;
    json_object_foreach((json_t *)value, key, member) {
        if (holds_unknown(member))
            return true;
    }
    return false;
}
