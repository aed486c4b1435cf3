/* See changes.h. */
#include "sandbox/cfn/changes.h"
#include "base/memory.h"
#include "sandbox/cfn/changes_parts.h"
#include "sandbox/cfn/drift.h"
#include "sandbox/cfn/early.h"
#include "sandbox/cfn/eval.h"
#include "sandbox/cfn/names.h"
#include "sandbox/cfn/refs.h"
#include "sandbox/cfn/value.h"

#include <stdlib.h>
#include <string.h>

/* A resource that stands, beside what it shall be. */
typedef struct Modification {
    const char *logical;
    const TypeRow *type;
    const json_t *record, *definition;
    const json_t *after; /* properties, as far as they are known */
    const json_t *live;  /* as they are by now; NULL: that does not count */
    json_t *scope, *details, *ignored;
    bool drifted;
} Modification;

static json_t *pruned_member(const Comparison *comparison, const json_t *definition, const char *name) {
    const json_t *node = json_object_get(json_object_get(definition, "Properties"), name);
    return node ? scope_prune(&comparison->run.scope, node) : NULL;
}

/* The values of one property; what can't be compared with its actual state is noted as ignored. */
static PropertyValues values_of(const Modification *modification, const char *name) {
    const json_t *all = json_object_get(modification->record, "Properties");
    PropertyValues values = {.previous = json_object_get(all, name),
                             .actual = json_object_get(modification->live, name),
                             .wanted = json_object_get(modification->after, name)};
    const char *ignored = modification->live ? drift_ignores(name, values.previous, all) : NULL;
    bool managed = ignored && strcmp(ignored, "MANAGED_BY_AWS") == 0;
    if (managed && !value_alike(values.previous, values.wanted))
        ignored = NULL; /* the template was changed: then it counts */
    if (ignored)
        json_array_append_new(modification->ignored,
                              json_pack("{soss}", "Path", value_print("/Properties/%s", name), "Reason", ignored));
    values.read = modification->live && !ignored;
    return values;
}

static void property_compare(Comparison *comparison, Modification *modification, const char *name) {
    const TypeRow *type = modification->type;
    const json_t *definition = modification->definition;
    PropertyValues values = values_of(modification, name);
    bool tags = type->tags && strcmp(type->tags, name) == 0, drifted = values_drifted(&values);
    bool unchanged = value_alike(values.previous, values.wanted);
    modification->drifted = modification->drifted || drifted;
    /* What can't be changed on a thing that stands is left as it is (User Guide, "Considerations"). */
    if (unchanged && (!drifted || type_recreation(type, name) == CHANGE_ALWAYS))
        return;
    Causes causes = {.comparison = comparison,
                     .attribute = tags ? "Tags" : "Properties",
                     .name = tags ? NULL : name,
                     .recreation = type_recreation(type, name),
                     .unknown = holds_unknown(values.wanted),
                     .values = &values,
                     .details = modification->details};
    list_add(modification->scope, causes.attribute);
    if (values_agree(&values)) {
        causes.recreation = CHANGE_NEVER;
        detail_add(&causes, "Static", "NoModification", NULL);
        return;
    }
    if (causes.recreation == CHANGE_NEVER && type_replaces(type, name, values_base(&values), values.wanted))
        causes.recreation = CHANGE_ALWAYS;
    json_auto_t *after_node = pruned_member(comparison, definition, name);
    const json_t *before_node =
        json_object_get(json_object_get(json_object_get(modification->record, "Definition"), "Properties"), name);
    json_auto_t *before_pruned = before_node ? scope_prune(&comparison->run.scope, before_node) : NULL;
    causes_add(&causes, before_pruned, after_node);
}

/* Attributes of the resource itself, besides its properties. */
static void attributes_compare(Comparison *comparison, const Modification *modification) {
    const TypeRow *type = modification->type;
    const json_t *record = modification->record, *definition = modification->definition;
    json_t *scope = modification->scope, *details = modification->details;
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

static bool only_agrees(const json_t *details) {
    for (size_t i = 0; i < json_array_size(details); i++)
        if (strcmp(value_text(json_array_get(details, i), "ChangeSource"), "NoModification") != 0)
            return false;
    return true;
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
    if (details)
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

/* What a drift-aware change set says of the resource beside its details. */
static void drift_put(const Modification *modification, json_t *change) {
    bool checked = drift_checks(modification->type->name);
    json_object_set_new(change, "ResourceDriftStatus",
                        json_string(!checked                ? "UNSUPPORTED"
                                    : modification->drifted ? "MODIFIED"
                                                            : "IN_SYNC"));
    json_object_set_new(change, "PreviousDeploymentContext",
                        values_context(json_object_get(modification->record, "Properties")));
    if (json_array_size(modification->ignored))
        json_object_set(change, "ResourceDriftIgnoredAttributes", modification->ignored);
}

static json_t *modify_change(Comparison *comparison, const Modification *modification) {
    const json_t *record = modification->record, *details = modification->details;
    known_settle(comparison, modification->logical, record, modification->after, replacement_word(details));
    json_t *made = change_make(only_agrees(details) ? "SyncWithActual" : "Modify", modification->logical,
                               value_text(record, "Physical"), value_text(modification->definition, "Type"),
                               json_incref(modification->scope), json_incref(modification->details));
    json_t *change = json_object_get(made, "ResourceChange");
    const json_t *previous = json_object_get(record, "Properties");
    json_object_set_new(change, "BeforeContext", values_context(modification->live ? modification->live : previous));
    json_object_set_new(change, "AfterContext", values_context(modification->after));
    if (comparison->options.revert)
        drift_put(modification, change);
    return made;
}

/* It was deleted behind the stack's back: it is made anew. */
static json_t *again_make(const Modification *modification) {
    json_t *made = change_make("Add", modification->logical, NULL, modification->type->name, NULL, NULL);
    json_t *change = json_object_get(made, "ResourceChange");
    json_object_set_new(change, "ResourceDriftStatus", json_string("DELETED"));
    json_object_set_new(change, "PreviousDeploymentContext",
                        values_context(json_object_get(modification->record, "Properties")));
    json_object_set_new(change, "AfterContext", values_context(modification->after));
    return made;
}

static json_t *modify_make(Comparison *comparison, const char *logical, const json_t *record, const json_t *definition,
                           const json_t *after) {
    const Run *run = &comparison->run;
    json_auto_t *all = json_copy(json_object_get(record, "Properties"));
    json_auto_t *scope = json_array();
    json_auto_t *details = json_array();
    json_auto_t *ignored = json_array();
    json_auto_t *live =
        comparison->options.revert ? drift_live(run->cfn, run->call->region, record, run->call->now_ms) : NULL;
    Modification modification = {.logical = logical,
                                 .type = type_find(value_text(definition, "Type")),
                                 .record = record,
                                 .definition = definition,
                                 .after = after,
                                 .live = live,
                                 .scope = scope,
                                 .details = details,
                                 .ignored = ignored};
    if (json_is_null(live)) {
        json_object_del(comparison->known, logical);
        *comparison->options.drifted = true;
        return again_make(&modification);
    }
    const char *name;
    json_t *value;
    json_object_update(all, (json_t *)after);
    json_object_foreach(all, name, value) {
        property_compare(comparison, &modification, name);
    }
    attributes_compare(comparison, &modification);
    if (modification.drifted)
        *comparison->options.drifted = true;
    return json_array_size(details) ? modify_change(comparison, &modification) : json_null();
}

static json_t *add_make(Comparison *comparison, const char *logical, const char *type, const json_t *after) {
    json_t *made = change_make("Add", logical, NULL, type, NULL, NULL);
    json_object_set_new(json_object_get(made, "ResourceChange"), "AfterContext", values_context(after));
    json_int_t count = json_integer_value(json_object_get(json_object_get(comparison->added, type), "Count"));
    json_object_set_new(comparison->added, type, json_pack("{sssI}", "Resource", logical, "Count", count + 1));
    return made;
}

static void validate(Comparison *comparison, const char *logical, const char *type, const json_t *record,
                     const json_t *properties) {
    const char *property = name_property(type);
    AUTO(memory_release)
    char *name = property ? value_string(json_object_get(json_object_get(record, "Properties"), property)) : NULL;
    EarlyLook look = {.cfn = comparison->run.cfn,
                      .call = comparison->run.call,
                      .logical = logical,
                      .type = type,
                      .properties = properties,
                      .named_before = *value_text(record, "Physical") ? name : NULL};
    if (comparison->validates)
        early_look(&look, comparison->options.findings);
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
    validate(comparison, logical, type, record, after);
    json_t *change = *value_text(record, "Physical") ? modify_make(comparison, logical, record, definition, after)
                     : comparison->options.unseen    ? json_true()
                                                     : add_make(comparison, logical, type, after);
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

json_t *changes_compute(Cfn *cfn, const Stack *stack, const CfnCall *call, const json_t *facts, ChangesOptions options,
                        Error *err) {
    bool drifted = false;
    json_auto_t *records = stack_records(stack, call->now_ms);
    json_auto_t *done = json_object();
    json_auto_t *added = json_object();
    Comparison comparison = {.done = done, .added = added, .options = options, .err = err};
    comparison.validates = options.findings && !value_true(json_object_get(call->input, "DisableValidation"));
    if (!options.drifted)
        comparison.options.drifted = &drifted;
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
    if (ok && options.quotas && comparison.validates)
        early_quotas(cfn, call, added, options.findings);
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
