/* See ops.h: what CloudFormation can and the sandbox does not do is refused, never passed over in silence. */
#include "base/memory.h"
#include "sandbox/cfn/ops.h"
#include "sandbox/cfn/value.h"

#include <string.h>

/* `value` NULL: whatever is given, unless it is an empty list. */
static const struct {
    const char *member, *inner, *value;
} unserved[] = {
    {"ChangeSetType", NULL, "IMPORT"},
    {"ResourcesToImport", NULL, NULL},
    {"ResourceTypes", NULL, NULL},
    {"NotificationARNs", NULL, NULL},
    {"RollbackConfiguration", "RollbackTriggers", NULL},
    {"DeploymentConfig", "Mode", "EXPRESS"},
    {"TimeoutInMinutes", NULL, NULL},
    {"OnFailure", NULL, "DELETE"},
    {"OnStackFailure", NULL, "DELETE"},
    {"StackPolicyURL", NULL, NULL},
    {"StackPolicyDuringUpdateBody", NULL, NULL},
    {"StackPolicyDuringUpdateURL", NULL, NULL},
};

static bool is_given(const json_t *value, const char *wanted) {
    if (!value || (json_is_array(value) && json_array_size(value) == 0))
        return false;
    return !wanted || (json_is_string(value) && strcmp(json_string_value(value), wanted) == 0);
}

bool op_served(const CfnCall *call, Error *err) {
    for (size_t i = 0; i < sizeof unserved / sizeof *unserved; i++) {
        const char *member = unserved[i].member, *inner = unserved[i].inner, *wanted = unserved[i].value;
        const json_t *value = json_object_get(call->input, member);
        if (is_given(inner ? json_object_get(value, inner) : value, wanted))
            return cfn_invalid(err, "The sandbox does not simulate %s%s%s%s%s of %s.", member, inner ? "." : "",
                               inner ? inner : "", wanted ? " " : "", wanted ? wanted : "", call->action);
    }
    return true;
}
