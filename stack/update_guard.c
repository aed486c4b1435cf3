/* See update_guard.h. */
#include "stack/update_guard.h"

#include "base/memory.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* Logical ids of the template. A key's loss is the loss of what it encrypted. */
static const char *const guarded[] = {"Database", "DatabaseSecret", "StorageKey", "SecretKey", "InsightsKey"};

static json_t *our_statement(void) {
    json_t *resources = json_array();
    for (size_t i = 0; i < sizeof guarded / sizeof *guarded; i++)
        json_array_append_new(resources, json_sprintf("LogicalResourceId/%s", guarded[i]));
    return json_pack("{ss, s[ss], ss, so}", "Effect", "Deny", "Action", "Update:Replace", "Update:Delete", "Principal",
                     "*", "Resource", resources);
}

/* A stack without a policy allows every update, one with a policy only what it allows. */
static json_t *read_policy(const char *policy) {
    json_t *read = policy && *policy ? json_loads(policy, 0, NULL) : NULL;
    if (json_is_array(json_object_get(read, "Statement")))
        return read;
    json_decref(read);
    return json_pack("{s[{ssssssss}]}", "Statement", "Effect", "Allow", "Action", "Update:*", "Principal", "*",
                     "Resource", "*");
}

/* The index of our statement; their count when it is not there. */
static size_t find_ours(const json_t *statements, const json_t *ours) {
    size_t at = 0;
    while (at < json_array_size(statements) && !json_equal(json_array_get(statements, at), ours))
        at++;
    return at;
}

static char *changed(const char *policy, bool in) {
    json_auto_t *read = read_policy(policy), *ours = our_statement();
    json_t *statements = json_object_get(read, "Statement");
    size_t at = find_ours(statements, ours);
    bool there = at < json_array_size(statements);
    if (there == in)
        return NULL;
    if (in)
        json_array_append(statements, ours);
    else
        json_array_remove(statements, at);
    char *dumped = json_dumps(read, JSON_COMPACT), *made = memory_copy(dumped);
    free(dumped);
    return made;
}

char *update_guard_put_in(const char *policy) {
    return changed(policy, true);
}

char *update_guard_take_out(const char *policy) {
    return changed(policy, false);
}

bool update_guard_hold(AwsContext *aws, const char *stack_id, GuardState *state, Error *err) {
    AUTO(memory_release) char *policy = NULL;
    *state = GUARD_UNKNOWN;
    if (!cfn_get_stack_policy(aws, stack_id, &policy, err))
        return error_tried(err, "look at the stack policy");
    AUTO(memory_release) char *wanted = update_guard_put_in(policy);
    *state = wanted ? GUARD_MISSING : GUARD_HOLDS;
    if (!wanted)
        return true;
    if (!cfn_set_stack_policy(aws, stack_id, wanted, err))
        return error_tried(err, "set the stack policy that keeps updates from replacing or deleting the database");
    *state = GUARD_SET;
    return true;
}

bool update_guard_lift(AwsContext *aws, const char *stack_id, Error *err) {
    AUTO(memory_release) char *policy = NULL;
    if (!cfn_get_stack_policy(aws, stack_id, &policy, err))
        return error_tried(err, "look at the stack policy");
    AUTO(memory_release) char *wanted = update_guard_take_out(policy);
    return !wanted || cfn_set_stack_policy(aws, stack_id, wanted, err) ||
           error_tried(err, "lift the stack policy for this update");
}

bool update_guard_stops(const Plan *plan) {
    for (size_t i = 0; i < plan->danger_count; i++)
        for (size_t k = 0; k < sizeof guarded / sizeof *guarded; k++)
            if (strcmp(plan->dangers[i].logical_id, guarded[k]) == 0)
                return true;
    return false;
}
