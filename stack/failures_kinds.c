/* Refusals that are told by kind: permissions, names that are taken. See failure_rows.h.
 * Words: IAM's User Guide, "Troubleshoot access denied error messages"; CloudFormation's guide to permission errors of
 * tagging; the services' API References for names. */
#include "stack/failure_rows.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

void failure_set(Failure *known, const char *id, FailureKind kind, const char *meaning, ...) {
    *known = (Failure){.id = id, .kind = kind};
    va_list arguments;
    va_start(arguments, meaning);
    vsnprintf(known->meaning, sizeof known->meaning, meaning, arguments);
    va_end(arguments);
}

void failure_remedy(Failure *known, const char *remedy, ...) {
    va_list arguments;
    va_start(arguments, remedy);
    vsnprintf(known->remedy, sizeof known->remedy, remedy, arguments);
    va_end(arguments);
}

/* ---- permissions */

/* "iam:CreateRole", where a name of that form begins; its length, 0: none does. */
static size_t action_length(const char *text) {
    size_t service = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-");
    if (service == 0 || text[service] != ':' || !isupper((unsigned char)text[service + 1]))
        return 0;
    size_t length = service + 1;
    while (isalnum((unsigned char)text[length]))
        length++;
    return length;
}

/* The first that stands right after `before`. */
static bool action_after(const char *message, const char *before, char *action, size_t size) {
    for (const char *at = message; (at = strcasestr(at, before));) {
        at += strlen(before);
        at += strspn(at, " :'\"`[(");
        size_t length = action_length(at);
        if (length == 0 || length >= size)
            continue;
        snprintf(action, size, "%.*s", (int)length, at);
        return true;
    }
    return false;
}

static bool action_named(const char *message, char *action, size_t size) {
    static const char *const befores[] = {"authorized to perform", "API:",
                                          "permission to perform", "permissions to perform",
                                          "permission for",        "permissions for",
                                          "missing permission",    "missing permissions",
                                          "requires permission",   "permissions to call",
                                          "permission to call",    "access to perform"};
    for (size_t i = 0; i < sizeof befores / sizeof *befores; i++)
        if (action_after(message, befores[i], action, size))
            return true;
    return false;
}

/* S3's own operations are named otherwise than the permissions for them. */
static void action_mend(char *action, size_t size) {
    static const struct {
        const char *said, *meant;
    } rows[] = {{"s3:PutPublicAccessBlock", "s3:PutBucketPublicAccessBlock"},
                {"s3:GetPublicAccessBlock", "s3:GetBucketPublicAccessBlock"},
                {"s3:DeletePublicAccessBlock", "s3:PutBucketPublicAccessBlock"},
                {"s3:PutBucketEncryption", "s3:PutEncryptionConfiguration"},
                {"s3:PutBucketLifecycleConfiguration", "s3:PutLifecycleConfiguration"},
                {"s3:PutBucketLifecycle", "s3:PutLifecycleConfiguration"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(action, rows[i].said) == 0)
            snprintf(action, size, "%s", rows[i].meant);
}

/* What stands in the way; the last row is for the usual case, that nothing allows it. */
static const struct {
    const char *id, *pattern, *meaning, *remedy; /* both with %s for the action */
} obstacles[] = {
    {"permission-organization", "service control policy|resource control policy|SCP",
     "a rule of the organization forbids %s, whatever else is allowed",
     "ask the organization's administrators for %s, or use another region or account"},
    {"permission-boundary", "permissions boundary",
     "the permissions boundary of who deploys leaves %s out, whatever its "
     "policies allow",
     "ask whoever administers the account to add %s to the boundary (`secure-rds policy` prints all that is needed)"},
    {"permission-session", "session policy", "the session's policy leaves %s out, whatever the role may do",
     "sign in with a session that allows %s"},
    {"permission-endpoint", "VPC endpoint policy", "a policy of the network's endpoint to AWS leaves %s out",
     "use another way to AWS, or ask the network's administrators for %s"},
    {"permission-denied", "explicit deny", "a policy forbids %s expressly, whatever else is allowed",
     "ask whoever administers the account to take the deny of %s away"},
    {"permission", "", "who deploys may not do that: the permission %s is missing",
     "ask whoever administers the account for %s (`secure-rds policy` prints all that is needed)"},
};

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral" /* the rows above, each with one %s */
static void permission_tell(const char *message, const char *action, Failure *known) {
    size_t i = 0;
    while (!failure_says(message, obstacles[i].pattern))
        i++;
    failure_set(known, obstacles[i].id, FAILURE_PERMISSION, obstacles[i].meaning, action);
    failure_remedy(known, obstacles[i].remedy, action);
    snprintf(known->permission, sizeof known->permission, "%s", action);
}
#pragma GCC diagnostic pop

bool failure_permission_named(const char *message, Failure *known) {
    char action[sizeof known->permission];
    if (!action_named(message, action, sizeof action))
        return false;
    action_mend(action, sizeof action);
    permission_tell(message, action, known);
    return true;
}

/* What is mostly missing where a service does not say it. */
static const char *action_guess(const FailureType *type, const char *message) {
    if (failure_says(message, "PassRole|pass a role|pass the role"))
        return "iam:PassRole";
    if (failure_says(message, "tagging operation|UnauthorizedTagging"))
        return "that of tagging";
    return type && strcmp(type->type, "AWS::EC2::FlowLog") == 0 ? "iam:PassRole" : NULL;
}

bool failure_permission(const FailureType *type, const char *message, Failure *known) {
    if (!failure_says(message,
                      "not authorized|unauthorized|Access Denied|AccessDenied|access has been denied|Forbidden|"
                      "do not have permission|don't have permission|does not have permission|"
                      "doesn't have permission|insufficient permission|lacks permission|not permitted|"
                      "AuthorizationError|Status Code: 403|permissions error|User is not allowed"))
        return false;
    const char *guess = action_guess(type, message);
    failure_set(known, "permission-unnamed", FAILURE_PERMISSION,
                guess ? "who deploys may not do that; AWS does not say which permission is missing, mostly %s"
                      : "who deploys may not do that; AWS does not say which permission is missing",
                guess);
    failure_remedy(known,
                   "give what `secure-rds policy` prints to whoever administers the account; if all of it is there, "
                   "a rule of the organization forbids it");
    return true;
}

/* ---- names */

bool failure_taken(const FailureType *type, const char *message, Failure *known) {
    if (!type || !type->remove ||
        !failure_says(message, "already exist|AlreadyExist|already used|already in use|exists, but with different|"
                               "EntityAlreadyExists|ResourceExists|Duplicate"))
        return false;
    bool ours = failure_says(message, "already exists in stack");
    failure_set(known, "name-taken", FAILURE_SETTING, "%s %s of that name is there already, %s",
                strchr("aeiou", type->one[0]) ? "an" : "a", type->one,
                ours ? "in another stack" : "outside of this stack");
    if (ours)
        failure_remedy(known, "choose another app name, or delete the stack that AWS names");
    else
        failure_remedy(known, "choose another app name, or delete that %s: %s NAME", type->one, type->remove);
    known->path = "app";
    return true;
}
