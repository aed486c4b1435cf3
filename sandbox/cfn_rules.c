/* See cfn_run.h: what a service refuses when CloudFormation asks it to make, change or remove a thing. */
#include "base/memory.h"
#include "sandbox/cfn_run.h"
#include "sandbox/cfn_value.h"
#include "sandbox/types.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Names of these are one for all regions of an account. */
static bool name_is_global(const char *type) {
    return strncmp(type, "AWS::IAM::", 10) == 0 || strcmp(type, "AWS::S3::Bucket") == 0 ||
           strcmp(type, "AWS::CloudWatch::Dashboard") == 0;
}

/* Whose creation again is no error but an overwriting. */
static bool name_is_free(const char *type) {
    return strcmp(type, "AWS::CloudWatch::Alarm") == 0 || strcmp(type, "AWS::CloudWatch::Dashboard") == 0 ||
           strcmp(type, "AWS::SNS::Topic") == 0;
}

static const Thing *thing_named(const Run *run, const char *type, const char *property, const char *name) {
    for (size_t i = 0; i < run->cfn->thing_count; i++) {
        const Thing *thing = run->cfn->things[i];
        const ThingState *state = thing_at(thing, run->clock);
        if (!state || strcmp(thing->type, type) != 0 ||
            (!name_is_global(type) && strcmp(thing->region, run->call->region) != 0))
            continue;
        AUTO(memory_release) char *other = value_string(json_object_get(state->properties, property));
        json_auto_t *live = thing_live(run->cfn, thing, run->clock);
        if (other && strcasecmp(other, name) == 0 && !json_is_null(live))
            return thing;
    }
    return NULL;
}

static char *name_refusal(const Run *run, const Task *task, const json_t *properties) {
    const char *property = strcmp(task->type, "AWS::KMS::Alias") == 0 ? "AliasName" : type_name_property(task->type);
    AUTO(memory_release) char *name = property ? value_string(json_object_get(properties, property)) : NULL;
    const Thing *thing = name && !name_is_free(task->type) ? thing_named(run, task->type, property, name) : NULL;
    if (!thing)
        return NULL;
    if (strcmp(task->type, "AWS::RDS::DBInstance") == 0)
        return handler_message(run, task, "AlreadyExists", memory_copy("DB instance already exists"));
    if (thing->retained_ms <= run->clock)
        return memory_print("Resource of type '%s' with identifier '%s' already exists.", task->type, name);
    return memory_print("%s already exists in stack %s", name, thing->stack_id);
}

static char *key_pair_refusal(const Run *run, const Task *task, const json_t *properties) {
    const CfnWorld *world = &run->cfn->world;
    const char *name = value_text(properties, "KeyName");
    if (strcmp(task->type, "AWS::EC2::Instance") != 0 || !*name || !world->key_pair)
        return NULL;
    AUTO(memory_release) char *id = world->key_pair(world->self, run->call->region, name, run->clock);
    if (id)
        return NULL;
    return handler_message(run, task, "GeneralServiceException",
                           memory_print("The key pair '%s' does not exist", name));
}

static char *prefix_list_refusal(const Run *run, const Task *task, const json_t *before, const json_t *after) {
    if (strcmp(task->type, "AWS::EC2::PrefixList") != 0)
        return NULL;
    size_t count = json_array_size(json_object_get(after, "Entries"));
    if ((long long)count > json_integer_value(json_object_get(after, "MaxEntries")))
        return handler_message(run, task, "InvalidRequest",
                               memory_copy("You've reached the maximum number of entries for the prefix list."));
    /* EC2 takes either in one call (ModifyManagedPrefixList). */
    if (before && !value_alike(json_object_get(before, "Entries"), json_object_get(after, "Entries")) &&
        !value_alike(json_object_get(before, "MaxEntries"), json_object_get(after, "MaxEntries")))
        return handler_message(run, task, "InvalidRequest",
                               memory_copy("You cannot modify the entries and the size of a prefix list in the same "
                                           "request."));
    return NULL;
}

/* "17.4" is 17; 0 when there is no version. */
static long major_of(const json_t *properties) {
    return strtol(value_text(properties, "EngineVersion"), NULL, 10);
}

static long storage_of(const json_t *properties) {
    AUTO(memory_release) char *text = value_string(json_object_get(properties, "AllocatedStorage"));
    return text ? strtol(text, NULL, 10) : 0;
}

/* What ModifyDBInstance refuses (RDS User Guide, "Increasing DB instance storage capacity", "Upgrading"). */
static char *database_refusal(const Run *run, const Task *task, const json_t *before, const json_t *after) {
    if (strcmp(task->type, "AWS::RDS::DBInstance") != 0 || !before)
        return NULL;
    long storage = storage_of(before), wanted = storage_of(after);
    if (storage && wanted && wanted < storage)
        return handler_message(run, task, "InvalidRequest",
                               memory_print("Requested storage size (%ld) cannot be less than the current storage size "
                                            "(%ld)",
                                            wanted, storage));
    if (wanted > storage && wanted * 10 < storage * 11)
        return handler_message(
            run, task, "InvalidRequest",
            memory_print("Invalid storage size for engine name postgres: it must grow by at least 10 "
                         "percent, from %ld to %ld GiB or more",
                         storage, (storage * 11 + 9) / 10));
    if (major_of(after) && major_of(after) < major_of(before))
        return handler_message(run, task, "InvalidRequest",
                               memory_print("Cannot upgrade postgres from %s to %s",
                                            value_text(before, "EngineVersion"), value_text(after, "EngineVersion")));
    if (major_of(after) > major_of(before) && !value_true(json_object_get(after, "AllowMajorVersionUpgrade")))
        return handler_message(run, task, "InvalidRequest",
                               memory_copy("The AllowMajorVersionUpgrade flag must be present when upgrading to a new "
                                           "major version."));
    return NULL;
}

static char *rotation_refusal(const Task *task, const json_t *after) {
    if (strcmp(task->type, "AWS::SecretsManager::RotationSchedule") == 0 &&
        json_object_get(after, "HostedRotationLambda"))
        return memory_copy("HostedRotationLambda requires the transform AWS::SecretsManager-2024-09-16");
    return NULL;
}

static char *protection_refusal(const Run *run, const Task *task, const json_t *live) {
    if (strcmp(task->type, "AWS::RDS::DBInstance") == 0 && value_true(json_object_get(live, "DeletionProtection")))
        return handler_message(
            run, task, "InvalidRequest",
            memory_copy("Cannot delete protected DB Instance, please disable deletion protection and try again."));
    if (strcmp(task->type, "AWS::EC2::Instance") == 0 && value_true(json_object_get(live, "DisableApiTermination")))
        return handler_message(run, task, "GeneralServiceException",
                               memory_print("The instance '%s' may not be terminated. Modify its "
                                            "'disableApiTermination' instance attribute and try again.",
                                            value_text(task->record, "Physical")));
    return NULL;
}

static char *world_refusal(const Run *run, const Task *task, const char *verb, const char *physical_id,
                           const json_t *properties) {
    const CfnWorld *world = &run->cfn->world;
    char *words = world->refuse ? world->refuse(world->self, run->call->region, verb, task->type, physical_id,
                                                properties, run->clock)
                                : NULL;
    size_t length = words ? strlen(words) : 0;
    if (!length || words[length - 1] == ')')
        return words;
    return handler_message(run, task, "InvalidRequest", words);
}

char *task_refusal(Run *run, const Task *task, const char *verb, const char *physical_id, const json_t *before,
                   const json_t *after) {
    char *refusal = task_permission(run, task, verb, physical_id, after ? after : before);
    if (refusal)
        return handler_message(run, task, "AccessDenied", refusal);
    if (strcmp(verb, "delete") == 0)
        refusal = protection_refusal(run, task, before);
    else {
        refusal = strcmp(verb, "create") == 0 ? name_refusal(run, task, after) : NULL;
        refusal = refusal ? refusal : key_pair_refusal(run, task, after);
        refusal = refusal ? refusal : prefix_list_refusal(run, task, before, after);
        refusal = refusal ? refusal : rotation_refusal(task, after);
        refusal = refusal ? refusal : database_refusal(run, task, before, after);
    }
    return refusal ? refusal : world_refusal(run, task, verb, physical_id, after ? after : before);
}
