/* See names.h. */
#include "stack/names.h"

#include "aws/services.h"
#include "base/memory.h"
#include "stack/rotation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef NameState StateOf(AwsContext *aws, const char *app, const char *name, Error *err);

const char names_way_out[] = "choose another app name, or, when nothing uses it any more, delete it: ";

static NameState database_state(AwsContext *aws, const char *app, const char *name, Error *err) {
    RdsInstance found = {0};
    (void)app;
    if (rds_describe_instance(aws, name, &found, err)) {
        rds_instance_release(&found);
        return NAME_TAKEN;
    }
    return strcmp(err->code, "DBInstanceNotFound") == 0 ? NAME_FREE : NAME_UNKNOWN;
}

static NameState secret_state(AwsContext *aws, const char *app, const char *name, Error *err) {
    SecretState found = {0};
    (void)app;
    if (secrets_describe(aws, name, &found, err)) {
        NameState state = found.deleted_ms ? NAME_PENDING : NAME_TAKEN;
        secret_state_release(&found);
        return state;
    }
    return strcmp(err->code, "ResourceNotFoundException") == 0 ? NAME_FREE : NAME_UNKNOWN;
}

static bool function_is_gone(AwsContext *aws, const char *app) {
    AUTO(memory_release) char *function = rotation_function(app);
    AUTO(lambda_network_release) LambdaNetwork network = {0};
    Error err = {0};
    return !lambda_network(aws, function, &network, &err) && strcmp(err.code, "ResourceNotFoundException") == 0;
}

static NameState log_group_state(AwsContext *aws, const char *app, const char *name, Error *err) {
    AUTO(memory_release) char *rotation = rotation_log_group(app);
    LogGroup group;
    if (!logs_group_find(aws, name, &group, err))
        return NAME_UNKNOWN;
    if (!group.there)
        return NAME_FREE;
    bool bare = !group.expires && !group.encrypted && strcmp(name, rotation) == 0;
    return bare && function_is_gone(aws, app) ? NAME_LEFT : NAME_TAKEN;
}

static const struct Kind {
    const char *type, *noun, *command;
    StateOf *state;
} kinds[] = {
    {"AWS::RDS::DBInstance", "database",
     "aws rds delete-db-instance --final-db-snapshot-identifier NAME --db-instance-identifier", database_state},
    {"AWS::SecretsManager::Secret", "secret",
     "aws secretsmanager delete-secret --force-delete-without-recovery --secret-id", secret_state},
    {"AWS::Logs::LogGroup", "log group", "aws logs delete-log-group --log-group-name", log_group_state},
};

static const struct Kind *kind_of(const char *type) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].type, type) == 0)
            return &kinds[i];
    return NULL;
}

NameState name_state(AwsContext *aws, const char *app, const char *type, const char *name, Error *err) {
    const struct Kind *kind = kind_of(type);
    return kind ? kind->state(aws, app, name, err) : NAME_FREE;
}

const char *name_noun(const char *type) {
    const struct Kind *kind = kind_of(type);
    return kind ? kind->noun : "";
}

const char *name_command(const char *type) {
    const struct Kind *kind = kind_of(type);
    return kind ? kind->command : "";
}

/* ---- all of a stack's */

/* `words` is taken over. */
static void tell(const NameListener *listener, char *words) {
    if (listener && listener->told)
        listener->told(listener->data, words);
    free(words);
}

static void tell_removed(const NameListener *listener, const char *name) {
    tell(listener,
         memory_print("removed the log group %s: Lambda had made it anew after the last stack was deleted", name));
}

/* What is in the way, as one refusal: all the names, and a command for the first of each type. */
typedef struct InTheWay {
    Text said, remedy;
} InTheWay;

static void in_the_way_release(InTheWay *way) {
    text_release(&way->said);
    text_release(&way->remedy);
}

static void in_the_way_add(InTheWay *way, const TemplateResource *resource, NameState state) {
    static const char *const words[] = {[NAME_TAKEN] = "is there already, and no part of this stack",
                                        [NAME_PENDING] = "waits for its deletion and holds the name",
                                        [NAME_LEFT] =
                                            "is left over from the last stack: `secure-rds apply` removes it"};
    text_print(&way->said, "%sthe %s %s %s", way->said.length ? "; " : "", name_noun(resource->type), resource->name,
               words[state]);
    const char *command = name_command(resource->type);
    if (state == NAME_LEFT || (way->remedy.length && strstr(text_string(&way->remedy), command)))
        return;
    text_print(&way->remedy, "%s%s %s", way->remedy.length ? "; " : names_way_out, command, resource->name);
}

static bool refuse(const InTheWay *way, Error *err) {
    error_set(err, ERROR_FAILED, text_string(&way->remedy), "%s", text_string(&way->said));
    return error_tried(err, "make the stack");
}

bool names_clear(AwsContext *aws, const char *app, const TemplateOutline *outline, bool remove,
                 const NameListener *listener, Error *err) {
    AUTO(in_the_way_release) InTheWay way = {0};
    const char *unknown = ""; /* the type told last */
    for (size_t i = 0; i < outline->resource_count; i++) {
        const TemplateResource *resource = &outline->resources[i];
        if (!resource->wanted || !resource->name[0])
            continue;
        NameState state = name_state(aws, app, resource->type, resource->name, err);
        if (state == NAME_UNKNOWN && (err->kind == ERROR_NETWORK || err->kind == ERROR_CANCELLED))
            return error_tried(err, "look for the name %s", resource->name);
        if (state == NAME_UNKNOWN && strcmp(unknown, resource->type) != 0)
            tell(listener, memory_print("whether the name %s is taken can't be asked: %s: %s", resource->name,
                                        err->said, err->remedy));
        unknown = state == NAME_UNKNOWN ? resource->type : unknown;
        if (state == NAME_LEFT && remove) {
            if (!logs_delete_group(aws, resource->name, err))
                return error_tried(err, "remove the log group %s, left over from the last stack", resource->name);
            tell_removed(listener, resource->name);
            continue;
        }
        if (state != NAME_FREE && state != NAME_UNKNOWN)
            in_the_way_add(&way, resource, state);
    }
    *err = (Error){0};
    return !way.said.length || refuse(&way, err);
}

void names_tidy(AwsContext *aws, const char *app, const NameListener *listener) {
    AUTO(memory_release) char *name = rotation_log_group(app);
    Error ignored = {0};
    if (log_group_state(aws, app, name, &ignored) == NAME_LEFT && logs_delete_group(aws, name, &ignored))
        tell_removed(listener, name);
}
