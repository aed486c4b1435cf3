/* See ops.h: what a call says of a stack's next version, and the operations on templates alone. */
#include "base/memory.h"
#include "sandbox/cfn/eval.h"
#include "sandbox/cfn/ops.h"
#include "sandbox/cfn/template.h"
#include "sandbox/cfn/value.h"

#include <stdlib.h>
#include <string.h>

enum { TAGS_MAX = 50 };

/* The body that the input means; NULL: refused. Borrowed. */
static const char *body_of(const CfnCall *call, const json_t *previous, Error *err) {
    const json_t *body = json_object_get(call->input, "TemplateBody");
    const char *url = value_text(call->input, "TemplateURL");
    bool keep = value_true(json_object_get(call->input, "UsePreviousTemplate"));
    if (!!body + !!*url + keep != 1) {
        cfn_invalid(err, body || *url || keep
                             ? "Only one of TemplateBody, TemplateURL or UsePreviousTemplate may be given."
                             : "Either Template URL or Template Body must be specified.");
        return NULL;
    }
    if (*url) {
        cfn_invalid(err, "S3 error: Access Denied\nFor more information check "
                         "http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html");
        return NULL;
    }
    if (keep && !previous) {
        cfn_invalid(err, "UsePreviousTemplate cannot be used for a stack that does not exist.");
        return NULL;
    }
    return keep ? value_text(previous, "Body") : json_string_value(body);
}

static bool tags_check(const json_t *tags, Error *err) {
    json_auto_t *keys = json_array();
    if (json_array_size(tags) > TAGS_MAX)
        return cfn_invalid(err,
                           "1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must "
                           "have length less than or equal to %d",
                           TAGS_MAX);
    for (size_t i = 0; i < json_array_size(tags); i++) {
        const char *key = value_text(json_array_get(tags, i), "Key");
        if (strncmp(key, "aws:", 4) == 0)
            return cfn_invalid(err, "aws: prefixed tag key names are not allowed for external use.");
        if (list_has(keys, key))
            return cfn_invalid(err, "Duplicate tag key %s", key);
        list_add(keys, key);
    }
    return true;
}

/* Every alive reference must be alive too: a Ref to a resource whose condition is false is unresolved. */
static bool conditions_check(Cfn *cfn, const CfnCall *call, const json_t *facts, Error *err) {
    CfnScope scope = {.document = json_object_get(facts, "Template"),
                      .parameters = json_object_get(facts, "Parameters"),
                      .world = &cfn->world,
                      .account = call->account,
                      .region = call->region,
                      .stack_name = value_text(call->input, "StackName"),
                      .stack_id = "",
                      .now_ms = call->now_ms};
    bool ok = scope_conditions(&scope, err);
    if (ok) {
        json_auto_t *alive = scope_resources(&scope);
        ok = json_object_size(alive) > 0 ||
             cfn_invalid(err, "Template format error: At least one Resources member must be defined.");
    }
    json_decref(scope.conditions);
    return ok;
}

json_t *op_facts(Cfn *cfn, const CfnCall *call, const json_t *previous, Error *err) {
    const json_t *capabilities = json_object_get(call->input, "Capabilities");
    const json_t *tags = json_object_get(call->input, "Tags");
    const char *body = body_of(call, previous, err);
    json_auto_t *given = body ? template_read(body, err) : NULL;
    if (!given)
        return NULL;
    json_auto_t *parameters =
        parameters_resolve(given, json_object_get(call->input, "Parameters"), json_object_get(previous, "Parameters"),
                           &cfn->world, call->region, call->now_ms, err);
    if (!parameters || !template_permitted(given, capabilities, err) || !tags_check(tags, err))
        return NULL;
    json_auto_t *template = template_transform(given, err);
    if (!template || !template_check(template, err))
        return NULL;
    if (!tags && previous) /* "If you don't specify this parameter, CloudFormation doesn't modify the stack's tags." */
        tags = json_object_get(previous, "Tags");
    const char *role = value_text(call->input, "RoleARN");
    json_auto_t *nothing = json_array();
    json_auto_t *facts =
        json_pack("{sssOsOsOsosOss}", "Body", body, "Given", given, "Template", template, "Parameters", parameters,
                  "Tags", tags ? json_copy((json_t *)tags) : json_array(), "Capabilities",
                  capabilities ? capabilities : nothing, "RoleARN", *role ? role : value_text(previous, "RoleARN"));
    if (json_object_get(given, "Description"))
        json_object_set(facts, "Description", json_object_get(given, "Description"));
    return conditions_check(cfn, call, facts, err) ? json_incref(facts) : NULL;
}

json_t *op_parameters(const json_t *facts) {
    const json_t *rows = json_object_get(json_object_get(facts, "Given"), "Parameters");
    json_t *parameters = json_array();
    const char *name;
    json_t *value;
    json_object_foreach(json_object_get(facts, "Parameters"), name, value) {
        const json_t *row = json_object_get(rows, name);
        bool hidden = value_true(json_object_get(row, "NoEcho"));
        json_t *shown =
            json_pack("{ssss}", "ParameterKey", name, "ParameterValue", hidden ? "****" : value_text(value, "Value"));
        if (strncmp(value_text(row, "Type"), "AWS::SSM::Parameter::Value<", 27) == 0 && !hidden)
            json_object_set(shown, "ResolvedValue", json_object_get(value, "Resolved"));
        json_array_append_new(parameters, shown);
    }
    return parameters;
}

static void capabilities_put(const json_t *document, json_t *output) {
    json_t *reasons = NULL;
    json_auto_t *needed = template_capabilities(document, &reasons);
    AUTO(memory_release) char *types = list_join(reasons, ", ");
    if (json_array_size(needed)) {
        json_object_set(output, "Capabilities", needed);
        if (json_array_size(reasons))
            json_object_set_new(output, "CapabilitiesReason",
                                value_print("The following resource(s) require capabilities: [%s]", types));
    }
    json_decref(reasons);
    json_auto_t *transforms = template_transforms(document);
    if (json_array_size(transforms))
        json_object_set(output, "DeclaredTransforms", transforms);
    if (json_is_string(json_object_get(document, "Description")))
        json_object_set(output, "Description", json_object_get(document, "Description"));
}

static json_t *parameter_shape(const char *name, const json_t *row) {
    json_t *shape = json_pack("{sssb}", "ParameterKey", name, "NoEcho", value_true(json_object_get(row, "NoEcho")));
    AUTO(memory_release) char *initial = value_string(json_object_get(row, "Default"));
    if (initial)
        json_object_set_new(shape, "DefaultValue", json_string(initial));
    if (*value_text(row, "Description"))
        json_object_set_new(shape, "Description", json_string(value_text(row, "Description")));
    return shape;
}

json_t *op_validate_template(Cfn *cfn, const CfnCall *call, Error *err) {
    const char *body = body_of(call, NULL, err), *name;
    json_auto_t *document = body ? template_read(body, err) : NULL;
    json_t *row;
    (void)cfn;
    if (!document)
        return NULL;
    json_t *parameters = json_array();
    json_object_foreach(json_object_get(document, "Parameters"), name, row) {
        json_array_append_new(parameters, parameter_shape(name, row));
    }
    json_t *output = json_pack("{so}", "Parameters", parameters);
    capabilities_put(document, output);
    return output;
}

json_t *op_get_template_summary(Cfn *cfn, const CfnCall *call, Error *err) {
    json_auto_t *document = NULL;
    const char *name;
    json_t *row;
    if (*value_text(call->input, "StackName")) {
        const Stack *stack = op_stack(cfn, call, false, err);
        document = stack ? json_incref(json_object_get(stack_facts(stack, call->now_ms), "Given")) : NULL;
        if (stack && !document)
            cfn_invalid(err, "Stack with id %s has no template", stack->name);
    } else {
        const char *body = body_of(call, NULL, err);
        document = body ? template_read(body, err) : NULL;
    }
    if (!document)
        return NULL;
    json_t *parameters = json_array();
    json_object_foreach(json_object_get(document, "Parameters"), name, row) {
        json_t *shape = parameter_shape(name, row);
        const json_t *values = json_object_get(row, "AllowedValues");
        json_t *constraints = json_object();
        json_object_set_new(shape, "ParameterType", json_string(value_text(row, "Type")));
        if (values) {
            json_t *texts = json_array();
            for (size_t i = 0; i < json_array_size(values); i++) {
                AUTO(memory_release) char *text = value_string(json_array_get(values, i));
                json_array_append_new(texts, json_string(text ? text : ""));
            }
            json_object_set_new(constraints, "AllowedValues", texts);
        }
        json_object_set_new(shape, "ParameterConstraints", constraints);
        json_array_append_new(parameters, shape);
    }
    json_auto_t *types = json_array();
    json_object_foreach(json_object_get(document, "Resources"), name, row) {
        list_add(types, value_text(row, "Type"));
    }
    json_t *output = json_pack("{soso}", "Parameters", parameters, "ResourceTypes", list_sorted(types));
    AUTO(memory_release) char *version = value_string(json_object_get(document, "AWSTemplateFormatVersion"));
    if (version)
        json_object_set_new(output, "Version", json_string(version));
    const json_t *metadata = json_object_get(document, "Metadata");
    AUTO(memory_release) char *text = metadata ? json_dumps(metadata, JSON_COMPACT) : NULL;
    if (text)
        json_object_set_new(output, "Metadata", json_string(text));
    capabilities_put(document, output);
    return output;
}

json_t *op_get_template(Cfn *cfn, const CfnCall *call, Error *err) {
    const json_t *facts;
    Stack *stack = NULL;
    if (*value_text(call->input, "ChangeSetName")) {
        const ChangeSet *set = op_change_set(cfn, call, &stack, err);
        facts = set ? set->facts : NULL;
    } else {
        stack = op_stack(cfn, call, false, err);
        facts = stack ? stack_facts(stack, call->now_ms) : NULL;
    }
    if (!facts)
        return NULL;
    json_t *stages = json_pack("[ss]", "Original", "Processed");
    if (strcmp(value_text(call->input, "TemplateStage"), "Processed") != 0 || !json_object_get(facts, "Template"))
        return json_pack("{ssso}", "TemplateBody", value_text(facts, "Body"), "StagesAvailable", stages);
    AUTO(memory_release) char *text = json_dumps(json_object_get(facts, "Template"), JSON_COMPACT);
    return json_pack("{ssso}", "TemplateBody", text, "StagesAvailable", stages);
}
