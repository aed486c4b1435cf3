/* Secrets Manager's actions. */
#include "base/memory.h"
#include "sandbox/world/presets.h"
#include "sandbox/services/secrets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HOUR_MS = 3600 * 1000 };
static const long long day_ms = 24LL * HOUR_MS;
static const char secret_type[] = "AWS::SecretsManager::Secret";

/* "myapp" of "myapp" and of "arn:…:secret:myapp-AbCdEf". The caller frees it. */
static char *secret_name(const char *id) {
    const char *name = strstr(id, ":secret:");
    if (strncmp(id, "arn:", 4) != 0 || !name)
        return memory_copy(id);
    name += strlen(":secret:");
    size_t length = strlen(name);
    return memory_copy_n(name, length > 7 && name[length - 7] == '-' ? length - 7 : length);
}

/* Follows the accepted deletions and restorations of a name after `since_ms`. */
static SecretStanding standing_follow(const World *world, const char *region, const char *name, long long since_ms,
                                      long long at_ms, SecretStanding standing, long long *deleted_ms) {
    long long ends_ms = *deleted_ms ? *deleted_ms + 30 * day_ms : 0;
    size_t at = 0;
    for (const json_t *change; (change = world_change(world, "secretsmanager", region, &at));) {
        const json_t *input = json_object_get(change, "input"),
                     *window = json_object_get(input, "RecoveryWindowInDays");
        AUTO(memory_release) char *of = secret_name(value_text(input, "SecretId"));
        long long when = json_integer_value(json_object_get(change, "at"));
        if (when < since_ms || when > at_ms || strcmp(of, name) != 0)
            continue;
        if (strcmp(value_text(change, "action"), "RestoreSecret") == 0) {
            standing = SECRET_STANDING;
            *deleted_ms = 0;
        } else if (strcmp(value_text(change, "action"), "DeleteSecret") == 0) {
            bool now = json_is_true(json_object_get(input, "ForceDeleteWithoutRecovery"));
            standing = now ? SECRET_ABSENT : SECRET_PENDING;
            *deleted_ms = when;
            ends_ms = when + (window ? json_integer_value(window) : 30) * day_ms;
        }
    }
    return standing == SECRET_PENDING && at_ms >= ends_ms ? SECRET_ABSENT : standing;
}

/* The stack's secret of that name or ARN; NULL. */
static const CfnPhysical *secret_find(const Things *secrets, const char *id) {
    AUTO(memory_release) char *name = secret_name(id);
    for (size_t i = 0; i < secrets->count; i++) {
        AUTO(memory_release) char *own = secret_name(secrets->items[i].physical_id);
        if (strcmp(own, name) == 0)
            return &secrets->items[i];
    }
    return NULL;
}

long long secret_deleted_ms(const World *world, const char *region, const char *id, long long at_ms) {
    AUTO(things_release) Things secrets = things_of(world, region, secret_type, at_ms);
    const CfnPhysical *secret = secret_find(&secrets, id);
    AUTO(memory_release) char *name = secret_name(id);
    long long deleted_ms = 0;
    if (secret)
        standing_follow(world, region, name, secret->created_ms, at_ms, SECRET_STANDING, &deleted_ms);
    return deleted_ms;
}

SecretStanding secret_leftover(const World *world, const char *region, const char *name, long long at_ms,
                               long long *deleted_ms) {
    *deleted_ms = at_ms - 2 * day_ms;
    if (!presets_secret_pending(world_presets(world), name))
        return SECRET_ABSENT;
    return standing_follow(world, region, name, 0, at_ms, SECRET_PENDING, deleted_ms);
}

/* A secret as a call finds it: a stack's, or a leftover. */
typedef struct Found {
    const CfnPhysical *secret; /* NULL: a leftover, or none */
    char *name, *arn;
    SecretStanding standing;
    long long deleted_ms;
    Things secrets;
} Found;

static void found_release(Found *found) {
    free(found->name);
    free(found->arn);
    things_release(&found->secrets);
}

static Found secret_look(const Call *call) {
    const char *id = input_text(call, "SecretId");
    Found found = {.secrets = things_here(call, secret_type), .name = secret_name(id)};
    found.secret = secret_find(&found.secrets, id);
    if (found.secret) {
        found.arn = memory_copy(found.secret->physical_id);
        found.standing = standing_follow(call->world, call->region, found.name, found.secret->created_ms, call->now_ms,
                                         SECRET_STANDING, &found.deleted_ms);
    } else {
        char letters[7];
        Seed seed = seed_from(found.name, call->region, "leftover");
        seed_fill(&seed, seed_mixed, letters, 6);
        found.arn =
            memory_print("arn:aws:secretsmanager:%s:%s:secret:%s-%s", call->region, call->account, found.name, letters);
        found.standing = secret_leftover(call->world, call->region, found.name, call->now_ms, &found.deleted_ms);
    }
    return found;
}

static CfnReply no_such_secret(void) {
    return reply_error(400, "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
}

static CfnReply marked_for_deletion(void) {
    return reply_error(400, "InvalidRequestException",
                       "You can't perform this operation on the secret because it was "
                       "marked for deletion.");
}

/* The rotations of a secret: by its schedule, and by hand. */
typedef struct Rotation {
    bool enabled;
    long count;
    long long last_ms, every_ms; /* last_ms 0: never */
    const json_t *rules;
    const char *lambda;
} Rotation;

/* "rate(24 hours)", "rate(1 day)"; 0: another form. */
static long long rate_ms(const char *expression) {
    long number = 0;
    char unit[8] = "";
    if (sscanf(expression, "rate(%ld %7[a-z])", &number, unit) != 2)
        return 0;
    return number * (strncmp(unit, "hour", 4) == 0 ? HOUR_MS : day_ms);
}

static void rotation_by_hand(const Call *call, const Found *found, Rotation *rotation) {
    size_t at = 0;
    for (const json_t *change; (change = world_change(call->world, "secretsmanager", call->region, &at));) {
        AUTO(memory_release) char *of = secret_name(value_text(json_object_get(change, "input"), "SecretId"));
        long long when = json_integer_value(json_object_get(change, "at"));
        if (strcmp(value_text(change, "action"), "RotateSecret") != 0 || strcmp(of, found->name) != 0 ||
            when < found->secret->created_ms)
            continue;
        rotation->count++;
        if (when > rotation->last_ms)
            rotation->last_ms = when;
    }
}

static Rotation rotation_of(const Call *call, const Found *found, Things *schedules) {
    Rotation rotation = {0};
    const CfnPhysical *schedule = NULL;
    for (size_t i = 0; i < schedules->count && !schedule; i++)
        if (strcmp(value_text(schedules->items[i].properties, "SecretId"), found->secret->physical_id) == 0 &&
            schedules->items[i].state != CFN_CREATING)
            schedule = &schedules->items[i];
    if (schedule) {
        rotation.enabled = true;
        rotation.rules = json_object_get(schedule->properties, "RotationRules");
        rotation.lambda = value_text(schedule->properties, "RotationLambdaARN");
        AUTO(memory_release) char *days = value_string(json_object_get(rotation.rules, "AutomaticallyAfterDays"));
        rotation.every_ms = rate_ms(value_text(rotation.rules, "ScheduleExpression"));
        if (!rotation.every_ms)
            rotation.every_ms = (days ? strtol(days, NULL, 10) : 1) * day_ms;
        /* The first comes at once (RotateImmediatelyOnUpdate), within about a minute. */
        long long first = schedule->created_ms + 60000;
        if (call->now_ms >= first) {
            long long periods = rotation.every_ms > 0 ? (call->now_ms - first) / rotation.every_ms : 0;
            rotation.count = (long)periods + 1;
            rotation.last_ms = first + periods * rotation.every_ms;
        }
    }
    rotation_by_hand(call, found, &rotation);
    return rotation;
}

static json_t *version_id(const char *arn, long rotations) {
    char id[UUID_SIZE];
    AUTO(memory_release) char *turn = memory_print("%ld", rotations);
    Seed seed = seed_from(arn, "version", turn);
    seed_uuid(&seed, id);
    return json_string(id);
}

static json_t *version_stages(const char *arn, long rotations) {
    json_t *stages = json_object(), *current = version_id(arn, rotations);
    json_object_set_new(stages, json_string_value(current), json_pack("[s]", "AWSCURRENT"));
    json_decref(current);
    if (rotations > 0) {
        json_t *previous = version_id(arn, rotations - 1);
        json_object_set_new(stages, json_string_value(previous), json_pack("[s]", "AWSPREVIOUS"));
        json_decref(previous);
    }
    return stages;
}

static json_t *secret_item(const Call *call, const Found *found, const char *stages_name) {
    json_t *item = json_pack("{s:s, s:s}", "ARN", found->arn, "Name", found->name);
    if (found->standing == SECRET_PENDING)
        json_object_set_new(item, "DeletedDate", time_json(found->deleted_ms));
    if (!found->secret) {
        json_object_set_new(item, "CreatedDate", time_json(found->deleted_ms - 90 * day_ms));
        return item;
    }
    AUTO(things_release) Things schedules = things_here(call, "AWS::SecretsManager::RotationSchedule");
    Rotation rotation = rotation_of(call, found, &schedules);
    json_object_set_new(item, "CreatedDate", time_json(found->secret->created_ms));
    json_object_set_new(item, "LastChangedDate",
                        time_json(rotation.last_ms ? rotation.last_ms : found->secret->created_ms));
    if (*value_text(found->secret->properties, "Description"))
        json_object_set(item, "Description", json_object_get(found->secret->properties, "Description"));
    if (*value_text(found->secret->properties, "KmsKeyId"))
        json_object_set(item, "KmsKeyId", json_object_get(found->secret->properties, "KmsKeyId"));
    if (rotation.enabled) {
        json_object_set_new(item, "RotationEnabled", json_true());
        if (rotation.last_ms) /* counted from the last one; before the first has ended, none is told */
            json_object_set_new(item, "NextRotationDate", time_json(rotation.last_ms + rotation.every_ms));
        if (*rotation.lambda)
            json_object_set_new(item, "RotationLambdaARN", json_string(rotation.lambda));
        json_object_set_new(item, "RotationRules", json_deep_copy(rotation.rules));
    }
    if (rotation.last_ms)
        json_object_set_new(item, "LastRotatedDate", time_json(rotation.last_ms));
    json_object_set_new(item, stages_name, version_stages(found->arn, rotation.count));
    json_object_set_new(item, "Tags", found->secret->tags ? json_incref((json_t *)found->secret->tags) : json_array());
    return item;
}

static CfnReply describe_secret(const Call *call) {
    AUTO(found_release) Found found = secret_look(call);
    return found.standing == SECRET_ABSENT ? no_such_secret()
                                           : reply_output(secret_item(call, &found, "VersionIdsToStages"));
}

static CfnReply get_secret_value(const Call *call) {
    AUTO(found_release) Found found = secret_look(call);
    const char *stage = input_text(call, "VersionStage"), *version = input_text(call, "VersionId");
    if (found.standing == SECRET_ABSENT)
        return no_such_secret();
    if (found.standing == SECRET_PENDING)
        return marked_for_deletion();
    if (!found.secret)
        return reply_output(json_pack("{s:s, s:s, s:s}", "ARN", found.arn, "Name", found.name, "SecretString", "{}"));
    AUTO(things_release) Things schedules = things_here(call, "AWS::SecretsManager::RotationSchedule");
    long count = rotation_of(call, &found, &schedules).count;
    json_t *previous = version_id(found.arn, count - 1), *current = version_id(found.arn, count);
    bool old = count > 0 && (strcmp(stage, "AWSPREVIOUS") == 0 || strcmp(version, json_string_value(previous)) == 0);
    bool known = old || ((!*stage || strcmp(stage, "AWSCURRENT") == 0) &&
                         (!*version || strcmp(version, json_string_value(current)) == 0));
    json_t *id = json_incref(old ? previous : current);
    json_decref(previous);
    json_decref(current);
    if (!known) {
        json_decref(id);
        return reply_error(400, "ResourceNotFoundException",
                           "Secrets Manager can't find the specified secret value for staging label: %s",
                           *stage ? stage : version);
    }
    AUTO(memory_release) char *value = secret_value(call, found.secret, old ? count - 1 : count);
    return reply_output(json_pack("{s:s, s:s, s:o, s:s, s:[s], s:o}", "ARN", found.arn, "Name", found.name, "VersionId",
                                  id, "SecretString", value, "VersionStages", old ? "AWSPREVIOUS" : "AWSCURRENT",
                                  "CreatedDate", time_json(found.secret->created_ms)));
}

static CfnReply list_secrets(const Call *call) {
    static const Paging paging = {"MaxResults", "NextToken", "NextToken", 100};
    json_t *items = json_array();
    AUTO(things_release) Things secrets = things_here(call, secret_type);
    for (size_t i = 0; i < secrets.count; i++) {
        json_t *input = json_pack("{s:s}", "SecretId", secrets.items[i].physical_id);
        Call one = *call;
        one.input = input;
        AUTO(found_release) Found found = secret_look(&one);
        if (found.standing == SECRET_STANDING)
            json_array_append_new(items, secret_item(&one, &found, "SecretVersionsToStages"));
        json_decref(input);
    }
    return page_reply(call, &paging, "SecretList", items);
}

static CfnReply restore_secret(const Call *call) {
    AUTO(found_release) Found found = secret_look(call);
    if (found.standing == SECRET_ABSENT)
        return no_such_secret();
    return reply_output(json_pack("{s:s, s:s}", "ARN", found.arn, "Name", found.name));
}

static CfnReply delete_secret(const Call *call) {
    AUTO(found_release) Found found = secret_look(call);
    bool now = input_true(call, "ForceDeleteWithoutRecovery");
    long long days = input_number(call, "RecoveryWindowInDays", 30);
    if (now && json_object_get(call->input, "RecoveryWindowInDays"))
        return reply_error(400, "InvalidParameterException",
                           "You can't use ForceDeleteWithoutRecovery in conjunction "
                           "with RecoveryWindowInDays.");
    if (days < 7 || days > 30)
        return reply_error(400, "InvalidParameterException",
                           "RecoveryWindowInDays value must be between 7 and 30 days "
                           "(inclusive).");
    if (found.standing == SECRET_ABSENT)
        return no_such_secret();
    if (found.standing == SECRET_PENDING && !now)
        return marked_for_deletion();
    return reply_output(json_pack("{s:s, s:s, s:o}", "ARN", found.arn, "Name", found.name, "DeletionDate",
                                  time_json(call->now_ms + (now ? 0 : days * day_ms))));
}

static CfnReply rotate_secret(const Call *call) {
    AUTO(found_release) Found found = secret_look(call);
    if (found.standing == SECRET_ABSENT)
        return no_such_secret();
    if (found.standing == SECRET_PENDING)
        return marked_for_deletion();
    AUTO(things_release) Things schedules = things_here(call, "AWS::SecretsManager::RotationSchedule");
    Rotation rotation = found.secret ? rotation_of(call, &found, &schedules) : (Rotation){0};
    if (!rotation.enabled)
        return reply_error(400, "InvalidRequestException",
                           "You can't rotate the secret because no Lambda function ARN is "
                           "associated with it.");
    return reply_output(json_pack("{s:s, s:s, s:o}", "ARN", found.arn, "Name", found.name, "VersionId",
                                  version_id(found.arn, rotation.count + 1)));
}

const Action secrets_actions[] = {
    {"DescribeSecret", describe_secret, false},
    {"GetSecretValue", get_secret_value, false},
    {"ListSecrets", list_secrets, false},
    {"RestoreSecret", restore_secret, true},
    {"DeleteSecret", delete_secret, true},
    {"RotateSecret", rotate_secret, true},
    {0},
};
