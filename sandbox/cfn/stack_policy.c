/* See stack_policy.h. */
#include "sandbox/cfn/stack_policy.h"
#include "base/memory.h"
#include "sandbox/cfn/value.h"

#include <fnmatch.h>
#include <string.h>

/* `said`: a string or an array of them, with wildcards. */
static bool said_matches(const json_t *said, const char *text) {
    if (json_is_string(said))
        return fnmatch(json_string_value(said), text, 0) == 0;
    for (size_t i = 0; i < json_array_size(said); i++)
        if (said_matches(json_array_get(said, i), text))
            return true;
    return false;
}

static bool resource_matches(const json_t *statement, const char *resource) {
    const json_t *not = json_object_get(statement, "NotResource");
    return not ? !said_matches(not, resource) : said_matches(json_object_get(statement, "Resource"), resource);
}

/* The only condition there is: "ResourceType", by StringEquals or StringLike. */
static bool condition_holds(const json_t *statement, const char *type) {
    const char *operator;
    json_t *tests;
    json_object_foreach(json_object_get(statement, "Condition"), operator, tests) {
        if (!said_matches(json_object_get(tests, "ResourceType"), type))
            return false;
    }
    return true;
}

static bool statement_holds(const json_t *statement, const char *action, const char *resource, const char *type) {
    const json_t *not = json_object_get(statement, "NotAction");
    bool acts = not ? !said_matches(not, action) : said_matches(json_object_get(statement, "Action"), action);
    return acts && resource_matches(statement, resource) && condition_holds(statement, type);
}

char *stack_policy_denies(const Stack *stack, const char *action, const char *logical, const char *type) {
    json_auto_t *policy = stack->policy ? json_loads(stack->policy, 0, NULL) : NULL;
    AUTO(memory_release) char *resource = memory_print("LogicalResourceId/%s", logical);
    bool allowed = !policy;
    const json_t *statements = json_object_get(policy, "Statement");
    for (size_t i = 0; i < json_array_size(statements); i++) {
        const json_t *statement = json_array_get(statements, i);
        if (!statement_holds(statement, action, resource, type))
            continue;
        if (strcmp(value_text(statement, "Effect"), "Deny") == 0) /* AWS's blog on stack policies shows these words */
            return memory_print(
                "Action denied by stack policy: Statement [#%zu] does not allow [%s] for resource [%s];", i + 1, action,
                resource);
        allowed = true;
    }
    return allowed ? NULL
                   : memory_print("Action denied by stack policy: No statement allows [%s] for resource [%s];", action,
                                  resource);
}

/* A string, or an array of strings with one at least; each matches one of the patterns. */
static bool said_is_of(const json_t *said, const char *const patterns[]) {
    if (json_is_array(said)) {
        for (size_t i = 0; i < json_array_size(said); i++)
            if (!json_is_string(json_array_get(said, i)) || !said_is_of(json_array_get(said, i), patterns))
                return false;
        return json_array_size(said) > 0;
    }
    for (size_t i = 0; json_is_string(said) && patterns[i]; i++)
        if (fnmatch(patterns[i], json_string_value(said), 0) == 0)
            return true;
    return false;
}

static bool statement_valid(const json_t *statement) {
    static const char *const effects[] = {"Allow", "Deny", NULL}, *const everybody[] = {"[*]", NULL};
    static const char *const actions[] = {"Update:Modify", "Update:Replace", "Update:Delete", "Update:[*]", NULL};
    static const char *const resources[] = {"[*]", "LogicalResourceId/?*", NULL};
    const json_t *action = json_object_get(statement, "Action"), *resource = json_object_get(statement, "Resource");
    return said_is_of(json_object_get(statement, "Effect"), effects) &&
           said_is_of(json_object_get(statement, "Principal"), everybody) &&
           said_is_of(action ? action : json_object_get(statement, "NotAction"), actions) &&
           said_is_of(resource ? resource : json_object_get(statement, "NotResource"), resources);
}

bool stack_policy_valid(const char *policy) {
    json_auto_t *read = json_loads(policy, 0, NULL);
    const json_t *statements = json_object_get(read, "Statement");
    for (size_t i = 0; i < json_array_size(statements); i++)
        if (!statement_valid(json_array_get(statements, i)))
            return false;
    return json_array_size(statements) > 0;
}
