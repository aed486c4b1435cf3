/* See drift.h. */
#include "stack/drift.h"

#include "base/memory.h"
#include "stack/owner.h"
#include "stack/template.h"
#include "stack/template_yaml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { POLL_MS = 3000 };
static const char database_type[] = "AWS::RDS::DBInstance";

/* ---- what the template says */

typedef struct Reading {
    TemplateTree tree;
    const CfnStack *stack;
    Drift *drift;
} Reading;

static bool reading_begin(Reading *reading, const char *body, Error *err) {
    if (!template_tree_load(&reading->tree, body, strlen(body), err))
        return error_tried(err, "read the stack's template");
    reading->tree.parameters = reading->stack->parameters;
    reading->tree.parameter_count = reading->stack->parameter_count;
    return true;
}

static yaml_node_t *property_node(Reading *reading, const char *logical_id, const char *property) {
    TemplateTree *tree = &reading->tree;
    yaml_node_t *resource = tree_get(tree, tree_get(tree, tree_root(tree), "Resources"), logical_id);
    return tree_get(tree, tree_get(tree, resource, "Properties"), property);
}

/* The setting whose parameter the property is: as it is, or in a branch of a condition. NULL: no setting says it. */
static const SettingRow *setting_of(Reading *reading, yaml_node_t *node) {
    TemplateTree *tree = &reading->tree;
    yaml_node_t *argument;
    if (node && tree_call(tree, node, "If", &argument) && argument->type == YAML_SEQUENCE_NODE &&
        argument->data.sequence.items.top - argument->data.sequence.items.start == 3)
        return setting_of(reading, tree_node(tree, argument->data.sequence.items.start[1]));
    if (!node || !tree_call(tree, node, "Ref", &argument) || !tree_text(argument))
        return NULL;
    for (size_t i = 0; i < setting_count; i++)
        if (setting_rows[i].parameter && strcmp(setting_rows[i].parameter, tree_text(argument)) == 0)
            return &setting_rows[i];
    return NULL;
}

/* ---- what is no drift */

/* "17" and "17.9": the same major one, and no older. */
static bool version_raised(const char *expected, const char *actual) {
    char *expected_rest, *actual_rest;
    long before = strtol(expected, &expected_rest, 10), now = strtol(actual, &actual_rest, 10);
    if (before != now)
        return false;
    return *expected_rest != '.' ||
           (*actual_rest == '.' && strtol(actual_rest + 1, NULL, 10) >= strtol(expected_rest + 1, NULL, 10));
}

/* What RDS does by itself (User Guide, "Upgrading the PostgreSQL DB engine"; "Managing capacity automatically"). */
static bool by_rds(Reading *reading, const SettingRow *row, const char *expected, const char *actual) {
    if (row && strcmp(row->path, "database.engine_version") == 0)
        return version_raised(expected, actual);
    if (!row || strcmp(row->path, "database.storage_gib") != 0)
        return false;
    const char *most = tree_parameter(&reading->tree, setting_find("database.max_storage_gib")->parameter);
    long grown = strtol(actual, NULL, 10);
    return grown > strtol(expected, NULL, 10) && most && grown <= strtol(most, NULL, 10);
}

/* ---- comparing */

/* The value as the setting has it; scalars come bare or as JSON. */
static char *value_read(const SettingRow *row, const char *text) {
    AUTO(text_release) Text value = {0};
    size_t length = strlen(text);
    bool quoted = length > 1 && text[0] == '"' && text[length - 1] == '"';
    char *bare = quoted ? memory_copy_n(text + 1, length - 2) : memory_copy(strcmp(text, "null") == 0 ? "" : text);
    if (!row || !setting_from_parameter(row, bare, false, &value))
        return bare;
    free(bare);
    return text_take(&value);
}

/* A property of a resource, by its path without the first slash. */
static void compare(Reading *reading, const CfnDrift *resource, const char *path, const char *then, const char *now) {
    yaml_node_t *node = property_node(reading, resource->logical_id, path);
    const SettingRow *row = setting_of(reading, node);
    AUTO(memory_release) char *expected = value_read(row, then);
    AUTO(memory_release) char *actual = value_read(row, now);
    if (strcasecmp(expected, actual) == 0 || by_rds(reading, row, expected, actual))
        return;
    drift_add(reading->drift, (DriftItem){.logical_id = memory_copy(resource->logical_id),
                                          .type = memory_copy(resource->type),
                                          .property = memory_copy(path),
                                          .setting = row,
                                          .expected = memory_copy(expected),
                                          .actual = memory_copy(actual)});
}

static void read_difference(Reading *reading, const CfnDrift *resource, const CfnDifference *difference) {
    const char *path = difference->path + (difference->path[0] == '/');
    bool allow_list = strcmp(resource->type, "AWS::EC2::PrefixList") == 0 && strncmp(path, "Entries", 7) == 0;
    if (!allow_list)
        compare(reading, resource, path, difference->expected, difference->actual);
}

static void read_resource(Reading *reading, const CfnDrift *resource) {
    if (strcmp(resource->status, "DELETED") == 0)
        drift_add(reading->drift, (DriftItem){.logical_id = memory_copy(resource->logical_id),
                                              .type = memory_copy(resource->type),
                                              .property = memory_copy(""),
                                              .expected = memory_copy(""),
                                              .actual = memory_copy("")});
    else
        for (size_t i = 0; i < resource->difference_count; i++)
            read_difference(reading, resource, &resource->differences[i]);
}

/* RDS has been asked for it, and makes it by itself. */
static bool comes(const Drift *drift, const DriftItem *item) {
    const WaitingItem *waits =
        strcmp(item->type, database_type) == 0 ? waiting_find(&drift->waiting, item->property) : NULL;
    AUTO(memory_release) char *then = waits ? value_read(item->setting, waits->then) : NULL;
    return then && (strcmp(then, item->expected) == 0 || waiting_means(item->expected, then));
}

/* What waits for the database's window is no drift. */
static void drift_wait(Drift *drift, const RdsInstance *database) {
    size_t left = 0;
    waiting_release(&drift->waiting);
    waiting_read(database, &drift->waiting);
    for (size_t i = 0; i < drift->count; i++) {
        if (comes(drift, &drift->items[i]))
            drift_item_release(&drift->items[i]);
        else
            drift->items[left++] = drift->items[i];
    }
    drift->count = left;
}

bool drift_read(const char *body, const CfnStack *stack, const CfnDrifts *found, Drift *drift, Error *err) {
    Drift made = {.whole = true};
    Reading reading = {.stack = stack, .drift = &made};
    if (!reading_begin(&reading, body, err))
        return false;
    for (size_t i = 0; i < found->count; i++)
        read_resource(&reading, &found->items[i]);
    template_tree_release(&reading.tree);
    *drift = made;
    return true;
}

static char *database_logical_id(Reading *reading) {
    TemplateTree *tree = &reading->tree;
    yaml_node_t *resources = tree_get(tree, tree_root(tree), "Resources");
    if (!resources || resources->type != YAML_MAPPING_NODE)
        return NULL;
    for (yaml_node_pair_t *at = resources->data.mapping.pairs.start; at < resources->data.mapping.pairs.top; at++) {
        const char *type = tree_text(tree_get(tree, tree_node(tree, at->value), "Type"));
        const char *name = tree_text(tree_node(tree, at->key));
        if (type && name && strcmp(type, database_type) == 0)
            return memory_copy(name);
    }
    return NULL;
}

bool drift_look(const char *body, const CfnStack *stack, const RdsInstance *database, Drift *drift, Error *err) {
    Drift made = {0};
    Reading reading = {.stack = stack, .drift = &made};
    if (!reading_begin(&reading, body, err))
        return false;
    AUTO(memory_release) char *logical_id = database_logical_id(&reading);
    CfnDrift resource = {.logical_id = logical_id, .type = (char *)database_type};
    for (size_t i = 0; logical_id && i < RDS_PROPERTIES; i++) {
        AUTO(text_release) Text expected = {0};
        const char *name = rds_properties[i], *actual = database->properties[i];
        yaml_node_t *node = property_node(&reading, logical_id, name);
        if (!actual || !node)
            continue;
        const SettingRow *row = setting_of(&reading, node);
        const char *given = row ? tree_parameter(&reading.tree, row->parameter) : NULL;
        if (given)
            text_put(&expected, given);
        else if (!tree_string(&reading.tree, node, &expected))
            continue;
        compare(&reading, &resource, name, text_string(&expected), actual);
    }
    const char *group = template_parameter(stack->outputs, stack->output_count, "DatabaseSecurityGroupId");
    if (logical_id && group && *database->groups)
        compare(&reading, &resource, "VPCSecurityGroups", group, database->groups);
    template_tree_release(&reading.tree);
    drift_wait(&made, database);
    *drift = made;
    return true;
}

/* ---- asking CloudFormation */

static bool wait_for(AwsContext *aws, const char *id, Error *err) {
    for (;;) {
        AUTO(memory_release) char *state = NULL, *found = NULL;
        if (!cfn_drift_status(aws, id, &state, &found, err))
            return false;
        if (strcmp(state, "DETECTION_IN_PROGRESS") != 0) {
            /* Failed for some resources: what it found of the others stands (API Reference). */
            return strcmp(state, "DETECTION_FAILED") != 0 || *found ||
                   error_set(err, ERROR_FAILED, "try again", "AWS could not compare every resource");
        }
        if (!clock_sleep(&aws->clock, POLL_MS, aws->cancel))
            return cancel_error(err);
    }
}

/* Who may not look at them has what CloudFormation found, and is told: an older permission policy lacks it. */
static bool unread(Drift *drift, Error *err) {
    bool denied = err->kind == ERROR_DENIED;
    if (denied) {
        drift->unread = *err;
        *err = (Error){0};
    }
    return denied;
}

static bool look_groups(AwsContext *aws, const char *body, const CfnStack *stack, Drift *drift, Error *err) {
    AUTO(ec2_groups_release) Ec2Groups groups = {0};
    if (!ec2_stack_groups(aws, stack->id, &groups, err))
        return unread(drift, err);
    return drift_look_groups(body, stack, &groups, true, drift, err);
}

static bool look_bastion(AwsContext *aws, const CfnStack *stack, Drift *drift, Error *err) {
    AUTO(ec2_instance_release) Ec2Instance bastion = {0};
    const char *id = template_parameter(stack->outputs, stack->output_count, "BastionInstanceId");
    if (!id)
        return true;
    if (ec2_describe_instance(aws, id, &bastion, err))
        drift_look_bastion(stack, &bastion, drift);
    else if (strcmp(err->code, "InvalidInstanceID.NotFound") == 0) /* it is drift itself */
        *err = (Error){0};
    else
        return unread(drift, err);
    return true;
}

/* What waits there looks like drift to CloudFormation ("Until RDS applies the changes, the DB instance remains in a
 * drift state": aws-cloudformation/aws-cloudformation-resource-providers-rds#599). */
static bool look_waiting(AwsContext *aws, const CfnStack *stack, Drift *drift, Error *err) {
    AUTO(rds_instance_release) RdsInstance database = {0};
    if (rds_describe_instance(aws, stack->name, &database, err))
        drift_wait(drift, &database);
    else if (error_ends_asking(err))
        return false;
    else
        drift->waiting.unread = *err;
    *err = (Error){0};
    return true;
}

bool drift_detect(AwsContext *aws, const char *stack_name, Drift *drift, Error *err) {
    AUTO(memory_release) char *id = NULL, *body = NULL;
    AUTO(cfn_stack_release) CfnStack stack = {0};
    AUTO(cfn_drifts_release) CfnDrifts found = {0};
    AUTO(drift_release) Drift made = {0};
    bool ok = cfn_describe_stack(aws, stack_name, &stack, err) && owner_reads(aws, &stack, err) &&
              cfn_detect_drift(aws, stack_name, &id, err) && wait_for(aws, id, err) &&
              cfn_resource_drifts(aws, stack_name, &found, err) && cfn_get_template(aws, stack_name, &body, err) &&
              drift_read(body, &stack, &found, &made, err);
    if (!ok || !look_waiting(aws, &stack, &made, err) || !look_groups(aws, body, &stack, &made, err) ||
        !look_bastion(aws, &stack, &made, err))
        return error_tried(err, "look for drift");
    *drift = made;
    made = (Drift){0};
    return true;
}

/* ---- taking it over */

bool drift_adopt(const Drift *drift, Settings *settings, size_t *taken, Error *err) {
    *taken = 0;
    for (size_t i = 0; i < drift->count; i++) {
        const DriftItem *item = &drift->items[i];
        if (!item->setting)
            continue;
        if (!settings_set(settings, item->setting->path, item->actual, err))
            return error_tried(err, "take %s over", item->setting->path);
        ++*taken;
    }
    return true;
}
