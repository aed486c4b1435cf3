/* What policies come to in the end. See policy.h. */
#include "stack/policy.h"

#include <string.h>

/* Whether an action of a statement, which may end in '*', is `wanted`. */
static bool action_covers(const json_t *action, const char *wanted) {
    const char *said = json_string_value(action);
    size_t length = said ? strcspn(said, "*") : 0;
    return said && strncmp(said, wanted, length) == 0 && (said[length] == '*' || !wanted[length]);
}

static bool statement_allows(const json_t *statement, const char *wanted) {
    size_t i;
    const json_t *action, *actions = json_object_get(statement, "Action");
    const char *effect = json_string_value(json_object_get(statement, "Effect"));
    if (!effect || strcmp(effect, "Allow") != 0)
        return false;
    json_array_foreach(actions, i, action) if (action_covers(action, wanted)) return true;
    return json_is_string(actions) && action_covers(actions, wanted);
}

/* `sid` NULL: of any statement. */
static bool policies_allow(const Policies *policies, const char *sid, const char *wanted) {
    for (size_t i = 0; i < policies->count; i++) {
        size_t k;
        const json_t *statement;
        json_array_foreach(json_object_get(policies->items[i].document, "Statement"), k, statement) {
            const char *own = json_string_value(json_object_get(statement, "Sid"));
            if ((!sid || (own && strcmp(own, sid) == 0)) && statement_allows(statement, wanted))
                return true;
        }
    }
    return false;
}

bool policies_make_administrator(const Policies *policies) {
    static const char *const makers[] = {"iam:PutRolePolicy", "iam:CreatePolicy", "iam:CreatePolicyVersion"};
    for (size_t i = 0; i < sizeof makers / sizeof *makers; i++)
        if (policies_allow(policies, NULL, makers[i]) && policies_allow(policies, NULL, "iam:PassRole"))
            return true;
    /* CloudFormation's own role makes what a template of theirs asks for. */
    return policies_allow(policies, "ServiceRole", "iam:PassRole") &&
           policies_allow(policies, NULL, "cloudformation:ExecuteChangeSet");
}
