/* RDS: what is changed directly, behind a stack's back. See rds.h. */
#include "base/memory.h"
#include "sandbox/world/presets.h"
#include "sandbox/services/rds.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char instance_type[] = "AWS::RDS::DBInstance", group_type[] = "AWS::RDS::DBParameterGroup";

/* The members of ModifyDBInstance that are properties, under their name there. `waits`: for the maintenance window,
 * unless ApplyImmediately is true (RDS User Guide, "Settings for DB instances"). */
static const struct Modifiable {
    const char *member, *property;
    bool waits;
} modifiable[] = {
    {"AllocatedStorage", "AllocatedStorage", true},
    {"AllowMajorVersionUpgrade", "AllowMajorVersionUpgrade", false},
    {"AutoMinorVersionUpgrade", "AutoMinorVersionUpgrade", false},
    {"BackupRetentionPeriod", "BackupRetentionPeriod", false},
    {"CACertificateIdentifier", "CACertificateIdentifier", true},
    {"CopyTagsToSnapshot", "CopyTagsToSnapshot", false},
    {"DBInstanceClass", "DBInstanceClass", true},
    {"DBParameterGroupName", "DBParameterGroupName", false},
    {"DeletionProtection", "DeletionProtection", false},
    {"EnableIAMDatabaseAuthentication", "EnableIAMDatabaseAuthentication", true},
    {"EngineVersion", "EngineVersion", true},
    {"MaxAllocatedStorage", "MaxAllocatedStorage", false},
    {"MonitoringInterval", "MonitoringInterval", false},
    {"MultiAZ", "MultiAZ", true},
    {"PreferredBackupWindow", "PreferredBackupWindow", false},
    {"PreferredMaintenanceWindow", "PreferredMaintenanceWindow", false},
    {"PubliclyAccessible", "PubliclyAccessible", false},
    {"VpcSecurityGroupIds", "VPCSecurityGroups", false},
};

static long number_of(const json_t *properties, const char *name, long usual) {
    AUTO(memory_release) char *text = value_string(json_object_get(properties, name));
    return text && *text ? strtol(text, NULL, 10) : usual;
}

/* ---- instances */

/* Somebody's wish, CloudFormation's or the console's: properties and their values. */
typedef struct Wish {
    json_t *wanted;
    bool now; /* ApplyImmediately */
    long long at_ms;
} Wish;
typedef struct Wishes {
    Wish *items;
    size_t count;
} Wishes;

static void wishes_release(Wishes *wishes) {
    for (size_t i = 0; i < wishes->count; i++)
        json_decref(wishes->items[i].wanted);
    free(wishes->items);
}

/* In order of time; of the same moment, as they came. */
static void wish_add(Wishes *wishes, Wish wish) {
    wishes->items = memory_grow(wishes->items, wishes->count + 1, sizeof *wishes->items);
    size_t at = wishes->count++;
    for (; at > 0 && wishes->items[at - 1].at_ms > wish.at_ms; at--)
        wishes->items[at] = wishes->items[at - 1];
    wishes->items[at] = wish;
}

/* The type's handler sends what the template has changed, with ApplyImmediately unless the template says no (source of
 * AWS::RDS::DBInstance: Translator.modifyDbInstanceRequest, ResourceModelHelper.shouldApplyImmediately). */
static void wish_of_stack(void *context, const CfnWrite *write) {
    const json_t *said = json_object_get(write->properties, "ApplyImmediately");
    json_t *wanted = json_object();
    for (size_t i = 0; i < sizeof modifiable / sizeof *modifiable; i++) {
        const char *name = modifiable[i].property;
        json_t *value = json_object_get(write->properties, name);
        if (value && (!write->before || write->whole || !value_alike(value, json_object_get(write->before, name))))
            json_object_set(wanted, name, value);
    }
    wish_add(context, (Wish){wanted, !write->before || !said || value_true(said), write->at_ms});
}

static void wishes_of_calls(const World *world, const CfnPhysical *instance, long long at_ms, Wishes *wishes) {
    size_t at = 0;
    for (const json_t *change; (change = world_change(world, "rds", instance->region, &at));) {
        const json_t *input = json_object_get(change, "input");
        long long when = json_integer_value(json_object_get(change, "at"));
        if (strcmp(value_text(change, "action"), "ModifyDBInstance") != 0 || when > at_ms ||
            when < instance->created_ms ||
            strcasecmp(value_text(input, "DBInstanceIdentifier"), instance->physical_id) != 0)
            continue;
        json_t *wanted = json_object();
        for (size_t i = 0; i < sizeof modifiable / sizeof *modifiable; i++)
            if (json_object_get(input, modifiable[i].member))
                json_object_set(wanted, modifiable[i].property, json_object_get(input, modifiable[i].member));
        wish_add(wishes, (Wish){wanted, value_true(json_object_get(input, "ApplyImmediately")), when});
    }
}

/* The queue of pending modifications (RDS User Guide, "Using the schedule modifications setting"): the window applies
 * it, and so does whatever is asked for at once. */
typedef struct Queue {
    json_t *in_force, *waiting;
    long long since_ms;
} Queue;

static void queue_apply(Queue *queue) {
    json_object_update(queue->in_force, queue->waiting);
    json_object_clear(queue->waiting);
}

static void queue_pass(Queue *queue, long long at_ms) {
    const char *window = value_text(queue->in_force, "PreferredMaintenanceWindow");
    if (json_object_size(queue->waiting) && rds_window_opens(window, queue->since_ms) <= at_ms)
        queue_apply(queue);
    queue->since_ms = at_ms;
}

/* "If you don't want a pending change to be applied in the next maintenance window, you can modify the DB instance to
 * revert the change … specifying the --apply-immediately option": a wish that may wait takes none back. */
static void queue_take(Queue *queue, const Wish *wish) {
    queue_pass(queue, wish->at_ms);
    if (wish->now)
        queue_apply(queue);
    for (size_t i = 0; i < sizeof modifiable / sizeof *modifiable; i++) {
        const char *name = modifiable[i].property;
        json_t *value = json_object_get(wish->wanted, name);
        if (!value)
            continue;
        if (wish->now || !modifiable[i].waits)
            json_object_set(queue->in_force, name, value);
        else if (!value_alike(value, json_object_get(queue->in_force, name)))
            json_object_set(queue->waiting, name, value);
    }
}

static Queue queue_at(const World *world, const CfnPhysical *instance, long long at_ms) {
    AUTO(wishes_release) Wishes wishes = {0};
    Queue queue = {json_object(), json_object(), instance->created_ms};
    cfn_each_write(world_cfn(world), instance, at_ms, wish_of_stack, &wishes);
    wishes_of_calls(world, instance, at_ms, &wishes);
    for (size_t i = 0; i < wishes.count; i++)
        queue_take(&queue, &wishes.items[i]);
    queue_pass(&queue, at_ms);
    return queue;
}

static void queue_release(Queue *queue) {
    json_decref(queue->in_force);
    json_decref(queue->waiting);
}

json_t *rds_instance_pending(const World *world, const CfnPhysical *instance, long long at_ms) {
    AUTO(queue_release) Queue queue = queue_at(world, instance, at_ms);
    json_t *pending = json_object(), *value;
    const char *name;
    json_object_foreach(queue.waiting, name, value) {
        const char *version = strcmp(name, "EngineVersion") == 0 ? rds_version_of(json_string_value(value)) : NULL;
        bool iam = strcmp(name, "EnableIAMDatabaseAuthentication") == 0;
        json_object_set_new(pending, iam ? "IAMDatabaseAuthenticationEnabled" : name,
                            version ? json_string(version) : json_incref(value));
    }
    return pending;
}

json_t *rds_instance_live(const World *world, const CfnPhysical *instance, long long at_ms) {
    AUTO(queue_release) Queue queue = queue_at(world, instance, at_ms);
    json_t *live = json_object(), *value;
    const char *name;
    json_object_foreach(queue.in_force, name,
                        value) if (!value_alike(value, json_object_get(instance->properties, name)))
        json_object_set(live, name, value);
    const json_t *changed = json_object_get(live, "AllocatedStorage") ? live : instance->properties;
    long grown = presets_grown(world_presets(world), instance->physical_id);
    if (grown > number_of(changed, "AllocatedStorage", 0))
        json_object_set_new(live, "AllocatedStorage", value_print("%ld", grown));
    return live;
}

long rds_storage(const World *world, const CfnPhysical *instance, long long at_ms) {
    json_auto_t *live = rds_instance_live(world, instance, at_ms);
    return number_of(json_object_get(live, "AllocatedStorage") ? live : instance->properties, "AllocatedStorage", 0);
}

CfnReply rds_modify_instance(const Call *call) {
    const char *id = input_text(call, "DBInstanceIdentifier"), *class_name = input_text(call, "DBInstanceClass");
    AUTO(things_release) Things instances = things_here(call, instance_type);
    const CfnPhysical *instance = rds_instance_find(&instances, id);
    if (!instance)
        return rds_no_such_instance(id);
    if (strcmp(rds_status(call->world, instance, call->now_ms), "available") != 0)
        return reply_error(400, "InvalidDBInstanceState", "Database instance is not in available state.");
    if (*class_name && !rds_class_family(class_name))
        return reply_error(400, "InvalidParameterValue", "Invalid DB Instance class: %s", class_name);
    json_t *item = rds_instance_item(call, instance), *pending = json_object_get(item, "PendingModifiedValues");
    for (size_t i = 0; i < sizeof modifiable / sizeof *modifiable; i++) {
        json_t *value = json_object_get(call->input, modifiable[i].member);
        bool waits = modifiable[i].waits && !value_true(json_object_get(call->input, "ApplyImmediately"));
        if (value && json_object_get(item, modifiable[i].member))
            json_object_set(waits ? pending : item, modifiable[i].member, value);
    }
    return reply_output(json_pack("{s:o}", "DBInstance", item));
}

/* ---- parameter groups */

json_t *rds_parameters_live(const World *world, const CfnPhysical *group, long long at_ms) {
    long long since_ms = cfn_property_written_ms(world_cfn(world), group_type, group->physical_id, "Parameters", at_ms);
    json_t *live = NULL, *parameter;
    size_t at = 0, i;
    for (const json_t *change; (change = world_change(world, "rds", group->region, &at));) {
        const json_t *input = json_object_get(change, "input");
        long long when = json_integer_value(json_object_get(change, "at"));
        if (strcmp(value_text(change, "action"), "ModifyDBParameterGroup") != 0 || when <= since_ms || when > at_ms ||
            strcmp(value_text(input, "DBParameterGroupName"), group->physical_id) != 0)
            continue;
        const json_t *written = json_object_get(group->properties, "Parameters");
        live = live ? live : written ? json_copy((json_t *)written) : json_object();
        json_array_foreach(json_object_get(input, "Parameters"), i, parameter) {
            json_object_set(live, value_text(parameter, "ParameterName"), json_object_get(parameter, "ParameterValue"));
        }
    }
    return live;
}

CfnReply rds_modify_parameters(const Call *call) {
    const char *name = input_text(call, "DBParameterGroupName");
    AUTO(things_release) Things groups = things_here(call, group_type);
    if (!things_find(&groups, NULL, name))
        return reply_error(404, "DBParameterGroupNotFound", "DBParameterGroup not found: %s", name);
    return reply_output(json_pack("{s:s}", "DBParameterGroupName", name));
}
