/* See policy.h. The rules are those of the IAM User Guide, "Policy evaluation logic": nothing is allowed unless a
 * statement allows it, and none denies it. */
#include "sandbox/policy.h"
#include "base/file.h"
#include "base/memory.h"
#include "sandbox/cfn_value.h"

#include <fnmatch.h>
#include <string.h>

static bool statement_sound(const json_t *statement) {
    const char *effect = value_text(statement, "Effect");
    const json_t *action = json_object_get(statement, "Action");
    action = action ? action : json_object_get(statement, "NotAction");
    return (strcmp(effect, "Allow") == 0 || strcmp(effect, "Deny") == 0) &&
           (json_is_string(action) || json_is_array(action));
}

/* One statement may stand without brackets. */
static json_t *statements_of(const json_t *policy) {
    json_t *statements = json_object_get(policy, "Statement");
    return json_is_object(statements) ? json_pack("[O]", statements) : json_incref(statements);
}

json_t *policy_read(const char *path, Error *err) {
    AUTO(text_release) Text text = {.max = 1 << 20};
    json_error_t error;
    size_t i;
    json_t *statement;
    if (!file_read(path, &text, err))
        return NULL;
    json_t *policy = json_loadb(text_string(&text), text.length, JSON_REJECT_DUPLICATES, &error);
    if (!policy) {
        error_set(err, ERROR_USAGE, "correct the policy", "%s:%d:%d: %s", path, error.line, error.column, error.text);
        return NULL;
    }
    json_t *statements = statements_of(policy);
    bool sound = json_array_size(statements) > 0;
    json_array_foreach(statements, i, statement) sound = sound && statement_sound(statement);
    json_decref(statements);
    if (sound)
        return policy;
    json_decref(policy);
    error_set(err, ERROR_USAGE, "correct the policy",
              "%s: a policy has a Statement, and each an Effect (Allow, Deny) and an Action", path);
    return NULL;
}

static bool action_in(const json_t *actions, const char *permission) {
    size_t i;
    json_t *pattern;
    if (json_is_string(actions))
        return fnmatch(json_string_value(actions), permission, FNM_NOESCAPE | FNM_CASEFOLD) == 0;
    json_array_foreach(actions, i, pattern) if (json_is_string(pattern) && action_in(pattern, permission)) return true;
    return false;
}

bool policy_allows(const json_t *policy, const char *permission) {
    if (!policy)
        return true;
    bool allowed = false, denied = false;
    size_t i;
    json_t *statement, *statements = statements_of(policy);
    json_array_foreach(statements, i, statement) {
        const json_t *action = json_object_get(statement, "Action");
        bool meant =
            action ? action_in(action, permission) : !action_in(json_object_get(statement, "NotAction"), permission);
        if (meant && strcmp(value_text(statement, "Effect"), "Deny") == 0)
            denied = true;
        else if (meant)
            allowed = true;
    }
    json_decref(statements);
    return allowed && !denied;
}
