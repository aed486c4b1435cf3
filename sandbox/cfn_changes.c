/* See cfn_changes.h. */
#include "sandbox/cfn_changes.h"
#include "base/memory.h"
#include "sandbox/cfn_eval.h"
#include "sandbox/cfn_refs.h"
#include "sandbox/cfn_run.h"
#include "sandbox/cfn_value.h"
#include "sandbox/types.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    Run run; /* for its scope; plays nothing */
    const json_t *records, *old_facts;
    json_t *known; /* of the scope: what keeps its physical id */
    json_t *done;  /* logical id → change or json_null() */
    json_t *problems;
    Error *err;
} Comparison;

typedef struct {
    Comparison *comparison;
    const char *attribute; /* "Properties", "Tags", "Metadata" … */
    const char *name;      /* of the property; NULL */
    TypeRecreation recreation;
    bool unknown; /* the new value holds what is not known yet */
    json_t *details;
} Causes;

static const char *recreation_word(TypeRecreation recreation) {
    return recreation == CHANGE_ALWAYS ? "Always" : recreation == CHANGE_CONDITIONALLY ? "Conditionally" : "Never";
}

static void detail_add(const Causes *causes, const char *evaluation, const char *source, const char *entity) {
    json_t *target =
        json_pack("{ssss}", "Attribute", causes->attribute, "RequiresRecreation", recreation_word(causes->recreation));
    if (causes->name)
        json_object_set_new(target, "Name", json_string(causes->name));
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

/* Names the causes of one changed value: parameters, resources, or the template itself. */
static void causes_add(Causes *causes, const json_t *before_node, const json_t *after_node) {
    size_t count = json_array_size(causes->details);
    refs_visit(after_node, &(RefVisitor){causes, cause_found});
    if (json_array_size(causes->details) == count || !value_alike(before_node, after_node))
        detail_add(causes, causes->unknown && value_alike(before_node, after_node) ? "Dynamic" : "Static",
                   "DirectModification", NULL);
}

static bool holds_unknown(const json_t *value) {
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

static json_t *pruned_member(const Comparison *comparison, const json_t *definition, const char *name) {
    const json_t *node = json_object_get(json_object_get(definition, "Properties"), name);
    return node ? scope_prune(&comparison->run.scope, node) : NULL;
}

static void property_compare(Comparison *comparison, const TypeRow *type, const json_t *record,
                             const json_t *definition, const char *name, const json_t *after, json_t *scope,
                             json_t *details) {
    const json_t *before = json_object_get(json_object_get(record, "Properties"), name);
    if (value_alike(before, after))
        return;
    bool tags = type->tags && strcmp(type->tags, name) == 0;
    Causes causes = {.comparison = comparison,
                     .attribute = tags ? "Tags" : "Properties",
                     .name = tags ? NULL : name,
                     .recreation = type_recreation(type, name),
                     .unknown = holds_unknown(after),
                     .details = details};
    if (causes.recreation == CHANGE_NEVER && type_replaces(type, name, before, after))
        causes.recreation = CHANGE_ALWAYS;
    json_auto_t *after_node = pruned_member(comparison, definition, name);
    const json_t *before_node =
        json_object_get(json_object_get(json_object_get(record, "Definition"), "Properties"), name);
    json_auto_t *before_pruned = before_node ? scope_prune(&comparison->run.scope, before_node) : NULL;
    list_add(scope, causes.attribute);
    causes_add(&causes, before_pruned, after_node);
}

/* Attributes of the resource itself, besides its properties. */
static void attributes_compare(Comparison *comparison, const TypeRow *type, const json_t *record,
                               const json_t *definition, json_t *scope, json_t *details) {
    static const char *const names[] = {"Metadata", "CreationPolicy", "UpdatePolicy", "DeletionPolicy", NULL};
    const json_t *old = json_object_get(record, "Definition");
    for (size_t i = 0; names[i]; i++) {
        const json_t *before = json_object_get(old, names[i]), *after = json_object_get(definition, names[i]);
        bool deletion = strcmp(names[i], "DeletionPolicy") == 0;
        const char *before_word = json_string_value(before), *after_word = json_string_value(after);
        bool same = deletion ? strcmp(before_word ? before_word : "Delete", after_word ? after_word : "Delete") == 0
                             : value_alike(before, after);
        if (same)
            continue;
        Causes causes = {
            .comparison = comparison, .attribute = names[i], .recreation = CHANGE_NEVER, .details = details};
        list_add(scope, names[i]);
        causes_add(&causes, before, after);
    }
    const json_t *tags = comparison->run.tags, *old_tags = json_object_get(record, "Tags");
    if (type->tags && !value_alike(tags, old_tags) && json_array_size(tags) + json_array_size(old_tags) > 0) {
        Causes causes = {.comparison = comparison, .attribute = "Tags", .recreation = CHANGE_NEVER, .details = details};
        list_add(scope, "Tags");
        detail_add(&causes, "Static", "DirectModification", NULL);
    }
}

/* "True", "Conditional" or "False": the strongest of the details. */
static const char *replacement_word(const json_t *details) {
    const char *word = "False";
    for (size_t i = 0; i < json_array_size(details); i++) {
        const json_t *detail = json_array_get(details, i);
        const char *recreation = value_text(json_object_get(detail, "Target"), "RequiresRecreation");
        bool known = strcmp(value_text(detail, "Evaluation"), "Static") == 0;
        if (strcmp(recreation, "Always") == 0 && known)
            return "True";
        if (strcmp(recreation, "Never") != 0)
            word = "Conditional";
    }
    return word;
}

static json_t *change_make(const char *action, const char *logical, const char *physical, const char *type,
                           json_t *scope, json_t *details) {
    json_t *change = json_pack("{sssssssoso}", "Action", action, "LogicalResourceId", logical, "ResourceType", type,
                               "Scope", scope ? scope : json_array(), "Details", details ? details : json_array());
    if (physical && *physical)
        json_object_set_new(change, "PhysicalResourceId", json_string(physical));
    if (strcmp(action, "Modify") == 0)
        json_object_set_new(change, "Replacement", json_string(replacement_word(details)));
    return json_pack("{ssso}", "Type", "Resource", "ResourceChange", change);
}

/* What others may know of the resource while the change is reckoned: an id that may change is not known, and neither
 * is the version of a launch template that gets a new one. */
static void known_settle(Comparison *comparison, const char *logical, const json_t *record, const json_t *after,
                         const char *replacement) {
    if (strcmp(replacement, "False") != 0) {
        json_object_del(comparison->known, logical);
        return;
    }
    const json_t *before = json_object_get(record, "Properties");
    if (strcmp(value_text(record, "Type"), "AWS::EC2::LaunchTemplate") == 0 &&
        !value_alike(json_object_get(before, "LaunchTemplateData"), json_object_get(after, "LaunchTemplateData"))) {
        json_auto_t *attributes = json_copy(json_object_get(record, "Attributes"));
        json_object_del(attributes, "LatestVersionNumber");
        json_object_set_new(comparison->known, logical,
                            json_pack("{sOsO}", "Ref", json_object_get(record, "Physical"), "Attributes", attributes));
    }
}

static json_t *modify_make(Comparison *comparison, const char *logical, const json_t *record, const json_t *definition,
                           const json_t *after) {
    const TypeRow *type = type_find(value_text(definition, "Type"));
    json_auto_t *all = json_copy(json_object_get(record, "Properties"));
    json_auto_t *scope = json_array();
    json_auto_t *details = json_array();
    const char *name;
    json_t *value;
    json_object_update(all, (json_t *)after);
    json_object_foreach(all, name, value) {
        property_compare(comparison, type, record, definition, name, json_object_get(after, name), scope, details);
    }
    attributes_compare(comparison, type, record, definition, scope, details);
    if (json_array_size(details) == 0)
        return json_null();
    known_settle(comparison, logical, record, after, replacement_word(details));
    return change_make("Modify", logical, value_text(record, "Physical"), value_text(definition, "Type"),
                       json_incref(scope), json_incref(details));
}

static void problems_add(Comparison *comparison, const char *logical, const TypeRow *type, const json_t *properties) {
    json_auto_t *found = json_array();
    type_check(type, properties, found);
    AUTO(memory_release) char *list = list_join(found, ", ");
    if (json_array_size(found))
        json_array_append_new(
            comparison->problems,
            value_print("Properties validation failed for resource %s with message:\n[%s]", logical, list));
}

/* The resource after those that it depends on. False: an error. */
static bool resource_compare(Comparison *comparison, const char *logical, const json_t *alive) {
    const json_t *definition = json_object_get(alive, logical);
    const json_t *record = json_object_get(comparison->records, logical);
    if (json_object_get(comparison->done, logical))
        return true;
    json_object_set_new(comparison->done, logical, json_null());
    json_auto_t *pruned = scope_prune(&comparison->run.scope, definition);
    json_auto_t *needs = refs_dependencies(comparison->run.scope.document, pruned, alive);
    for (size_t i = 0; i < json_array_size(needs); i++)
        if (!resource_compare(comparison, json_string_value(json_array_get(needs, i)), alive))
            return false;
    json_auto_t *after = scope_properties(&comparison->run.scope, definition, comparison->err);
    if (!after)
        return false;
    const char *type = value_text(definition, "Type");
    problems_add(comparison, logical, type_find(type), after);
    json_t *change = *value_text(record, "Physical") ? modify_make(comparison, logical, record, definition, after)
                                                     : change_make("Add", logical, NULL, type, NULL, NULL);
    json_object_set_new(comparison->done, logical, change);
    return true;
}

static bool types_kept(const json_t *records, const json_t *alive, Error *err) {
    json_auto_t *moved = json_array();
    const char *logical;
    json_t *record;
    json_object_foreach((json_t *)records, logical, record) {
        const json_t *definition = json_object_get(alive, logical);
        if (definition && strcmp(value_text(definition, "Type"), value_text(record, "Type")) != 0)
            list_add(moved, logical);
    }
    AUTO(memory_release) char *names = list_join(moved, ", ");
    return json_array_size(moved) == 0 ||
           cfn_invalid(err,
                       "Update of resource type is not permitted. The new template modifies resource type of the "
                       "following resources: [%s]",
                       names);
}

static json_t *changes_sorted(const json_t *done, const json_t *records, const json_t *alive) {
    json_auto_t *names = json_array();
    const char *logical;
    json_t *value;
    json_object_foreach((json_t *)done, logical, value) {
        if (!json_is_null(value))
            list_add(names, logical);
    }
    json_object_foreach((json_t *)records, logical, value) {
        if (!json_object_get(alive, logical))
            list_add(names, logical);
    }
    json_auto_t *sorted = list_sorted(names);
    json_t *changes = json_array();
    for (size_t i = 0; i < json_array_size(sorted); i++) {
        const char *name = json_string_value(json_array_get(sorted, i));
        const json_t *record = json_object_get(records, name), *change = json_object_get(done, name);
        json_array_append_new(changes, change ? json_incref((json_t *)change)
                                              : change_make("Remove", name, value_text(record, "Physical"),
                                                            value_text(record, "Type"), NULL, NULL));
    }
    return changes;
}

json_t *changes_compute(Cfn *cfn, const Stack *stack, const CfnCall *call, const json_t *facts, json_t *problems,
                        Error *err) {
    Comparison comparison = {.done = json_object(), .problems = problems, .err = err};
    json_auto_t *records = stack_records(stack, call->now_ms);
    json_auto_t *done = comparison.done;
    const char *logical;
    json_t *record;
    comparison.records = records;
    comparison.old_facts = stack_facts(stack, call->now_ms);
    run_open(&comparison.run, cfn, (Stack *)stack, call, facts, call->now_ms);
    comparison.run.scope.guess = true;
    comparison.known = comparison.run.known;
    json_object_foreach(records, logical, record) {
        if (*value_text(record, "Physical"))
            json_object_set_new(comparison.known, logical,
                                json_pack("{sOsO}", "Ref", json_object_get(record, "Physical"), "Attributes",
                                          json_object_get(record, "Attributes")));
    }
    json_auto_t *alive = scope_resources(&comparison.run.scope);
    bool ok = types_kept(records, alive, err);
    json_object_foreach(alive, logical, record) {
        ok = ok && resource_compare(&comparison, logical, alive);
    }
    json_t *changes = ok ? changes_sorted(done, records, alive) : NULL;
    run_close(&comparison.run);
    return changes;
}

bool changes_nothing(const Stack *stack, const json_t *changes, const json_t *facts, long long at_ms) {
    const json_t *before = stack_facts(stack, at_ms);
    if (json_array_size(changes) || json_object_size(before) == 0)
        return false;
    return value_alike(json_object_get(json_object_get(before, "Template"), "Outputs"),
                       json_object_get(json_object_get(facts, "Template"), "Outputs"));
}
