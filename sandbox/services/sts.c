/* STS (API Reference, 2011-06-15): who one is, and temporary credentials. */
#include "base/memory.h"
#include "sandbox/world/account.h"
#include "sandbox/wire/identity.h"
#include "sandbox/services/service.h"

#include <string.h>

static CfnReply get_caller_identity(const Call *call) {
    return reply_output(
        json_pack("{s:s, s:s, s:s}", "UserId", call->user_id, "Account", call->account, "Arn", call->caller_arn));
}

static long long duration_ms(const Call *call) {
    return 1000 * input_number(call, "DurationSeconds", 3600);
}

static CfnReply session_reply(const Call *call) {
    return reply_output(
        json_pack("{s:o}", "Credentials", credentials_of(call->request_id, call->real_ms + duration_ms(call))));
}

/* Both or neither; the words are AWS's. */
static bool code_refused(const Call *call, CfnReply *reply) {
    const char *serial = input_text(call, "SerialNumber"), *code = input_text(call, "TokenCode");
    if (!*serial && !*code)
        return false;
    if (!*serial || !*code)
        *reply = reply_error(400, "ValidationError", "Must specify both SerialNumber and TokenCode");
    else if (strcmp(serial, ACCOUNT_MFA_SERIAL) != 0)
        *reply = reply_error(403, "AccessDenied",
                             "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA "
                             "serial number is valid and associated with this user.");
    else if (strcmp(code, ACCOUNT_MFA_CODE) != 0)
        *reply =
            reply_error(403, "AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code.");
    else
        return false;
    return true;
}

static CfnReply role_reply(const Call *call) {
    char arn[400], user_id[140];
    const char *role = input_text(call, "RoleArn"), *slash = strchr(role, '/');
    if (strncmp(role, "arn:aws:iam::", 13) != 0 || !slash)
        return reply_error(400, "ValidationError", "%s is invalid", role);
    if (strncmp(role + 13, ACCOUNT_ID ":role/", 18) != 0)
        return reply_error(403, "AccessDenied", "User: %s is not authorized to perform: sts:AssumeRole on resource: %s",
                           call->caller_arn, role);
    session_names(role, input_text(call, "RoleSessionName"), arn, user_id);
    CfnReply reply = session_reply(call);
    json_object_set_new(reply.output, "AssumedRoleUser", json_pack("{s:s, s:s}", "AssumedRoleId", user_id, "Arn", arn));
    return reply;
}

static CfnReply assume_role(const Call *call) {
    CfnReply refused;
    return code_refused(call, &refused) ? refused : role_reply(call);
}

static CfnReply get_session_token(const Call *call) {
    CfnReply refused;
    return code_refused(call, &refused) ? refused : session_reply(call);
}

static CfnReply assume_role_with_web_identity(const Call *call) {
    const char *token = input_text(call, "WebIdentityToken");
    if (!strchr(token, '.'))
        return reply_error(400, "InvalidIdentityToken",
                           "The ID Token provided is not a valid JWT. (You may see this "
                           "error if you sent an Access Token)");
    CfnReply reply = role_reply(call);
    if (reply.output)
        json_object_set_new(reply.output, "SubjectFromWebIdentityToken", json_string("sandbox-subject"));
    return reply;
}

const Action sts_actions[] = {
    {"GetCallerIdentity", get_caller_identity, false},
    {"AssumeRole", assume_role, true},
    {"AssumeRoleWithWebIdentity", assume_role_with_web_identity, true},
    {"GetSessionToken", get_session_token, true},
    {0},
};
