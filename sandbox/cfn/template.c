/* See template.h: the checks that need the template alone. */
#include "sandbox/cfn/template.h"
#include "base/memory.h"
#include "sandbox/cfn/refs.h"
#include "sandbox/cfn/value.h"
#include "sandbox/cfn/yaml.h"
#include "sandbox/values/types.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

json_t *template_read(const char *body, Error *err) {
    if (strlen(body) > TEMPLATE_BODY_MAX) {
        cfn_invalid(err,
                    "1 validation error detected: Value '%.300s...' at 'templateBody' failed to satisfy constraint: "
                    "Member must have length less than or equal to %d",
                    body, TEMPLATE_BODY_MAX);
        return NULL;
    }
    json_t *document = cfn_document(body, err);
    if (document && template_check(document, err))
        return document;
    json_decref(document);
    return NULL;
}

static bool word_among(const char *const *words, const char *word) {
    for (; *words; words++)
        if (strcmp(*words, word) == 0)
            return true;
    return false;
}

static bool alphanumeric(const char *name) {
    for (; *name; name++)
        if (!isalnum((unsigned char)*name))
            return false;
    return true;
}

static bool sections_check(const json_t *document, Error *err) {
    static const char *const sections[] = {"AWSTemplateFormatVersion",
                                           "Description",
                                           "Metadata",
                                           "Parameters",
                                           "Rules",
                                           "Mappings",
                                           "Conditions",
                                           "Transform",
                                           "Resources",
                                           "Outputs",
                                           "Hooks",
                                           NULL};
    json_auto_t *unknown = json_array();
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)document, key, value) {
        if (!word_among(sections, key))
            list_add(unknown, key);
        else if (word_among(sections + 2, key) && strcmp(key, "Transform") != 0 && !json_is_object(value))
            return cfn_invalid(err, "Template format error: %s must be an object.", key);
    }
    AUTO(memory_release) char *names = list_join(unknown, ", ");
    if (json_array_size(unknown))
        return cfn_invalid(err, "Invalid template property or properties [%s]", names);
    const json_t *version = json_object_get(document, "AWSTemplateFormatVersion");
    AUTO(memory_release) char *date = value_string(version);
    if (version && (!date || strcmp(date, "2010-09-09") != 0))
        return cfn_invalid(err, "Template format error: %s is not a supported value for AWSTemplateFormatVersion.",
                           date ? date : "unsupported value");
    const json_t *description = json_object_get(document, "Description");
    if (description && !json_is_string(description))
        return cfn_invalid(err, "Template format error: Description must be a string.");
    if (json_string_length(description) > 1024)
        return cfn_invalid(err, "Template format error: 'Description' length is greater than 1024.");
    return true;
}

static bool parameters_check(const json_t *document, Error *err) {
    const json_t *parameters = json_object_get(document, "Parameters");
    const char *name;
    json_t *row;
    if (json_object_size(parameters) > TEMPLATE_PARAMETERS_MAX)
        return cfn_invalid(err, "Template format error: Number of parameters, %zu, is greater than maximum allowed, %d",
                           json_object_size(parameters), TEMPLATE_PARAMETERS_MAX);
    static const char *const members[] = {
        "Type",     "Default",     "AllowedValues", "AllowedPattern",        "MinLength", "MaxLength", "MinValue",
        "MaxValue", "Description", "NoEcho",        "ConstraintDescription", NULL};
    json_object_foreach((json_t *)parameters, name, row) {
        const char *key;
        json_t *value;
        if (!alphanumeric(name))
            return cfn_invalid(err, "Template format error: Parameter name %s is non alphanumeric.", name);
        if (!*value_text(row, "Type"))
            return cfn_invalid(err, "Template format error: Every Parameters object must contain a Type member.");
        json_object_foreach(row, key, value) {
            if (!word_among(members, key))
                return cfn_invalid(err, "Invalid template parameter property '%s'", key);
        }
    }
    return true;
}

/* Values that some attributes of a resource may take. */
static bool policies_check(const char *name, const json_t *resource, Error *err) {
    static const char *const kept[] = {"DeletionPolicy", "UpdateReplacePolicy", NULL};
    static const char *const values[] = {"Delete", "Retain", "Snapshot", "RetainExceptOnCreate", NULL};
    for (size_t i = 0; kept[i]; i++) {
        const json_t *policy = json_object_get(resource, kept[i]);
        if (!json_is_string(policy))
            continue;
        const char *value = json_string_value(policy);
        if (!word_among(values, value))
            return cfn_invalid(err, "Template format error: Unrecognized %s %s for resource %s", kept[i], value, name);
        if (strcmp(value, "Snapshot") == 0 && !type_has_snapshot(value_text(resource, "Type")))
            return cfn_invalid(err, "Template error: resource type %s does not support deletion policy Snapshot",
                               value_text(resource, "Type"));
    }
    return true;
}

static bool resource_check(const char *name, const json_t *resource, json_t *unknown, Error *err) {
    static const char *const members[] = {
        "Type",     "Properties",     "DependsOn",    "Condition", "DeletionPolicy", "UpdateReplacePolicy",
        "Metadata", "CreationPolicy", "UpdatePolicy", NULL};
    const char *key;
    json_t *value;
    if (!alphanumeric(name))
        return cfn_invalid(err, "Template format error: Resource name %s is non alphanumeric.", name);
    if (strlen(name) > 255)
        return cfn_invalid(err, "Template format error: Resource name %s is too long.", name);
    if (!json_is_object(resource))
        return cfn_invalid(err, "Template format error: [/Resources/%s] Any Resources member must be an object.", name);
    if (!*value_text(resource, "Type"))
        return cfn_invalid(err,
                           "Template format error: [/Resources/%s] Every Resources object must contain a Type "
                           "member.",
                           name);
    json_object_foreach((json_t *)resource, key, value) {
        if (!word_among(members, key))
            return cfn_invalid(err, "Invalid template resource property '%s'", key);
    }
    const json_t *properties = json_object_get(resource, "Properties");
    if (properties && !json_is_object(properties))
        return cfn_invalid(err, "Template format error: [/Resources/%s/Properties] must be an object.", name);
    if (!type_find(value_text(resource, "Type")))
        list_add(unknown, value_text(resource, "Type"));
    return policies_check(name, resource, err);
}

static bool resources_check(const json_t *document, Error *err) {
    const json_t *resources = json_object_get(document, "Resources");
    json_auto_t *unknown = json_array();
    const char *name;
    json_t *resource;
    if (json_object_size(resources) == 0)
        return cfn_invalid(err, "Template format error: At least one Resources member must be defined.");
    if (json_object_size(resources) > TEMPLATE_RESOURCES_MAX)
        return cfn_invalid(err, "Template format error: Number of resources, %zu, is greater than maximum allowed, %d",
                           json_object_size(resources), TEMPLATE_RESOURCES_MAX);
    json_object_foreach((json_t *)resources, name, resource) {
        if (!resource_check(name, resource, unknown, err))
            return false;
    }
    AUTO(memory_release) char *names = list_join(unknown, ", ");
    return json_array_size(unknown) == 0 ||
           cfn_invalid(err, "Template format error: Unrecognized resource types: [%s]", names);
}

/* The functions that CloudFormation has without AWS::LanguageExtensions. */
static const char *const functions[] = {"Fn::Base64",    "Fn::GetAtt", "Fn::GetAZs", "Fn::ImportValue", "Fn::Join",
                                        "Fn::Select",    "Fn::Split",  "Fn::Sub",    "Fn::If",          "Fn::FindInMap",
                                        "Fn::Transform", "Fn::Cidr",   "Fn::And",    "Fn::Equals",      "Fn::Not",
                                        "Fn::Or",        NULL};

static bool functions_check(const json_t *node, Error *err) {
    const char *key;
    json_t *value;
    for (size_t i = 0; json_is_array(node) && i < json_array_size(node); i++)
        if (!functions_check(json_array_get(node, i), err))
            return false;
    json_object_foreach((json_t *)node, key, value) {
        if (strncmp(key, "Fn::", 4) == 0 && !word_among(functions, key))
            return cfn_invalid(err,
                               "Template error: Encountered unsupported function: %s Supported functions are: "
                               "[Fn::Base64, Fn::GetAtt, Fn::GetAZs, Fn::ImportValue, Fn::Join, Fn::Select, "
                               "Fn::Split, Fn::Sub, Ref, Fn::If, Fn::FindInMap, Fn::Cidr]",
                               key);
        if (!functions_check(value, err))
            return false;
    }
    return true;
}

typedef struct {
    const json_t *document;
    json_t *missing;    /* names that are neither resource nor parameter */
    json_t *conditions; /* names of conditions that are not there */
    bool resources_allowed;
    Error *err;
    bool failed;
} References;

static const char *const pseudo_parameters[] = {"AWS::AccountId", "AWS::NotificationARNs", "AWS::NoValue",
                                                "AWS::Partition", "AWS::Region",           "AWS::StackId",
                                                "AWS::StackName", "AWS::URLSuffix",        NULL};

static void attribute_check(References *references, const char *name, const char *attribute) {
    const json_t *resource = json_object_get(json_object_get(references->document, "Resources"), name);
    if (references->failed)
        return;
    if (!resource) {
        references->failed = true;
        cfn_invalid(references->err, "Template error: instance of Fn::GetAtt references undefined resource %s", name);
        return;
    }
    const TypeRow *type = type_find(value_text(resource, "Type"));
    if (type && attribute && !type_has_attribute(type, attribute)) {
        references->failed = true;
        cfn_invalid(references->err, "Template error: resource %s does not support attribute type %s in Fn::GetAtt",
                    name, attribute);
    }
}

static void reference_found(void *context, RefKind kind, const char *name, const char *attribute) {
    References *references = context;
    if (kind == REF_CONDITION) {
        if (!json_object_get(json_object_get(references->document, "Conditions"), name))
            list_add(references->conditions, name);
        return;
    }
    bool parameter = word_among(pseudo_parameters, name) ||
                     json_object_get(json_object_get(references->document, "Parameters"), name);
    bool resource = json_object_get(json_object_get(references->document, "Resources"), name);
    if (kind == REF_ATTRIBUTE && references->resources_allowed && !parameter)
        attribute_check(references, name, attribute);
    else if (!parameter && !(resource && references->resources_allowed))
        list_add(references->missing, name);
}

/* The first `${…}` of the node that can't be read; NULL: all can. */
static bool subs_readable(const json_t *node) {
    const char *key;
    json_t *value;
    for (size_t i = 0; json_is_array(node) && i < json_array_size(node); i++)
        if (!subs_readable(json_array_get(node, i)))
            return false;
    json_object_foreach((json_t *)node, key, value) {
        const json_t *text = json_is_array(value) ? json_array_get(value, 0) : value;
        if (strcmp(key, "Fn::Sub") == 0 && json_is_string(text)) {
            const char *at = json_string_value(text);
            for (; (at = strstr(at, "${")); at++) {
                size_t run = strspn(at + 2, "!ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.: \t");
                if (at[2] != '!' && (run == 0 || at[2 + run] != '}'))
                    return false;
            }
        }
        if (!subs_readable(value))
            return false;
    }
    return true;
}

static bool block_check(const json_t *document, const char *block, const json_t *node, json_t *missing, Error *err) {
    References references = {.document = document,
                             .missing = missing,
                             .conditions = json_array(),
                             .resources_allowed = strcmp(block, "Conditions") != 0,
                             .err = err};
    json_auto_t *conditions = references.conditions;
    if (!functions_check(node, err))
        return false;
    if (!subs_readable(node))
        return cfn_invalid(err, "Template error: variable names in Fn::Sub syntax must contain only alphanumeric "
                                "characters, underscores, periods, and colons");
    if (*value_text(node, "Condition"))
        reference_found(&references, REF_CONDITION, value_text(node, "Condition"), NULL);
    refs_visit(node, &(RefVisitor){&references, reference_found});
    if (references.failed)
        return false;
    AUTO(memory_release) char *names = list_join(conditions, ", ");
    return json_array_size(conditions) == 0 ||
           cfn_invalid(err,
                       "Template format error: Unresolved condition dependencies [%s] in the %s block of the "
                       "template",
                       names, block);
}

static void depends_check(const json_t *document, const json_t *resource, json_t *missing) {
    const json_t *depends = json_object_get(resource, "DependsOn");
    json_auto_t *list = json_is_array(depends) ? json_incref((json_t *)depends) : json_pack("[O*]", depends);
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *name = json_string_value(json_array_get(list, i));
        if (name && !json_object_get(json_object_get(document, "Resources"), name))
            list_add(missing, name);
    }
}

static bool missing_report(const json_t *missing, const char *block, Error *err) {
    AUTO(memory_release) char *names = list_join(missing, ", ");
    if (json_array_size(missing) == 0)
        return true;
    if (strcmp(block, "Conditions") == 0)
        return cfn_invalid(err,
                           "Template format error: Unresolved dependencies [%s]. Cannot reference resources in the "
                           "Conditions block of the template",
                           names);
    return cfn_invalid(err,
                       "Template format error: Unresolved resource dependencies [%s] in the %s block of the "
                       "template",
                       names, block);
}

static bool references_check(const json_t *document, Error *err) {
    static const char *const blocks[] = {"Conditions", "Resources", "Outputs", NULL};
    const char *name;
    json_t *node;
    for (size_t i = 0; blocks[i]; i++) {
        json_auto_t *missing = json_array();
        json_object_foreach(json_object_get(document, blocks[i]), name, node) {
            if (!block_check(document, blocks[i], node, missing, err))
                return false;
            depends_check(document, node, missing);
        }
        if (!missing_report(missing, blocks[i], err))
            return false;
    }
    return true;
}

static bool outputs_check(const json_t *document, Error *err) {
    const json_t *outputs = json_object_get(document, "Outputs");
    const char *name;
    json_t *output;
    if (json_object_size(outputs) > TEMPLATE_OUTPUTS_MAX)
        return cfn_invalid(err, "Template format error: Number of outputs, %zu, is greater than maximum allowed, %d",
                           json_object_size(outputs), TEMPLATE_OUTPUTS_MAX);
    json_object_foreach((json_t *)outputs, name, output) {
        if (!alphanumeric(name))
            return cfn_invalid(err, "Template format error: Output name %s is non alphanumeric.", name);
        if (!json_object_get(output, "Value"))
            return cfn_invalid(err, "Template format error: Every Outputs member must contain a Value object");
        const json_t *export = json_object_get(output, "Export");
        if (export && !json_object_get(export, "Name"))
            return cfn_invalid(err, "Template format error: Every Export member must contain a Name");
    }
    return true;
}

/* Depth first; `path` holds the way, so that what is met again on it is a circle. */
static bool acyclic_from(const json_t *document, const json_t *alive, const char *name, json_t *done, json_t *path,
                         Error *err) {
    if (json_object_get(done, name))
        return true;
    if (list_has(path, name)) {
        json_auto_t *circle = json_array();
        bool inside = false;
        for (size_t i = 0; i < json_array_size(path); i++) {
            const char *step = json_string_value(json_array_get(path, i));
            inside = inside || strcmp(step, name) == 0;
            if (inside)
                list_add(circle, step);
        }
        AUTO(memory_release) char *names = list_join(circle, ", ");
        return cfn_invalid(err, "Circular dependency between resources: [%s]", names);
    }
    json_array_append_new(path, json_string(name));
    const json_t *resource = json_object_get(json_object_get(document, "Resources"), name);
    json_auto_t *needs = refs_dependencies(document, resource, alive);
    for (size_t i = 0; i < json_array_size(needs); i++)
        if (!acyclic_from(document, alive, json_string_value(json_array_get(needs, i)), done, path, err))
            return false;
    json_array_remove(path, json_array_size(path) - 1);
    json_object_set_new(done, name, json_true());
    return true;
}

static bool template_acyclic(const json_t *document, const json_t *alive, Error *err) {
    json_auto_t *done = json_object();
    const char *name;
    json_t *resource;
    json_object_foreach(json_object_get(document, "Resources"), name, resource) {
        json_auto_t *path = json_array();
        if (!(alive && !json_object_get(alive, name)) && !acyclic_from(document, alive, name, done, path, err))
            return false;
    }
    return true;
}

bool template_check(const json_t *document, Error *err) {
    return sections_check(document, err) && parameters_check(document, err) && resources_check(document, err) &&
           outputs_check(document, err) && references_check(document, err) && template_acyclic(document, NULL, err);
}
