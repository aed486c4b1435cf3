/* IAM (API Reference, 2010-05-08): the account's alias, and what one may do. */
#include "base/memory.h"
#include "sandbox/world/account.h"
#include "sandbox/world/presets.h"
#include "sandbox/services/service.h"

#include <string.h>

static CfnReply list_account_aliases(const Call *call) {
    (void)call;
    return reply_output(json_pack("{s:[s], s:b}", "AccountAliases", ACCOUNT_ALIAS, "IsTruncated", 0));
}

/* ContextEntries as condition keys; what a request has by itself is in. New. */
static json_t *context_keys(const Call *call) {
    json_t *keys = json_pack("{s:s, s:s}", "aws:PrincipalAccount", ACCOUNT_ID, "aws:ResourceAccount", ACCOUNT_ID),
           *entry;
    size_t i;
    json_array_foreach(input_list(call, "ContextEntries"), i, entry) {
        json_t *values = json_object_get(entry, "ContextKeyValues");
        bool list = strstr(value_text(entry, "ContextKeyType"), "List");
        json_object_set(keys, value_text(entry, "ContextKeyName"), list ? values : json_array_get(values, 0));
    }
    return keys;
}

/* The operator may do all, except what the sandbox is told to deny: that would be found by trying. */
static CfnReply simulate_principal_policy(const Call *call) {
    json_t *results = json_array(), *action, *resource;
    size_t i, k;
    const char *source = input_text(call, "PolicySourceArn");
    bool powerless = false, role = strncmp(source, "arn:aws:iam::" ACCOUNT_ID ":role/", 31) == 0, known = role;
    for (k = 0; k < account_identity_count && !role; k++)
        if (strcmp(source, account_identities[k].arn) == 0 && strstr(source, ":user/")) {
            known = true;
            powerless = account_identities[k].powerless;
        }
    if (!known)
        return reply_error(strstr(source, ":user/") ? 404 : 400,
                           strstr(source, ":user/") ? "NoSuchEntity" : "InvalidInput",
                           "Invalid Entity Arn: %s does not clearly define entity type and name.", source);
    json_auto_t *keys = context_keys(call);
    const json_t *policies = presets_policies(faults_presets(world_faults(call->world)), false);
    json_auto_t *resources = json_copy((json_t *)input_list(call, "ResourceArns"));
    resources = resources ? resources : json_pack("[s]", "*");
    json_array_foreach(input_list(call, "ActionNames"), i, action) {
        json_array_foreach(resources, k, resource) {
            PolicyRequest request = {json_string_value(action), json_string_value(resource), keys};
            bool denied = powerless || !faults_permit(world_faults(call->world), &request);
            json_array_append_new(results, json_pack("{s:O, s:O, s:s, s:[], s:o}", "EvalActionName", action,
                                                     "EvalResourceName", resource, "EvalDecision",
                                                     denied ? "implicitDeny" : "allowed", "MatchedStatements",
                                                     "MissingContextValues", policies_missing(policies, &request)));
        }
    }
    return reply_output(json_pack("{s:o, s:b}", "EvaluationResults", results, "IsTruncated", 0));
}

static bool role_taken(const Call *call, const char *name) {
    AUTO(memory_release) char *arn = memory_print("arn:aws:iam::" ACCOUNT_ID ":role/%s", name);
    AUTO(memory_release) char *session = memory_print(":assumed-role/%s/", name);
    size_t at = 0;
    for (size_t i = 0; i < account_identity_count; i++)
        if (strstr(account_identities[i].arn, session))
            return true;
    for (const json_t *change; (change = world_change(call->world, "sts", NULL, &at));)
        if (strcmp(value_text(json_object_get(change, "input"), "RoleArn"), arn) == 0)
            return true;
    return false;
}

/* The service-linked roles of an account that has used these services before, and the roles of its stacks. */
static CfnReply get_role(const Call *call) {
    static const struct {
        const char *name, *service;
    } linked[] = {{"AWSServiceRoleForRDS", "rds.amazonaws.com"},
                  {"AWSServiceRoleForElasticLoadBalancing", "elasticloadbalancing.amazonaws.com"}};
    const char *name = input_text(call, "RoleName");
    json_t *role = NULL;
    for (size_t i = 0; i < sizeof linked / sizeof *linked; i++)
        if (strcmp(linked[i].name, name) == 0)
            role = json_pack(
                "{s:o, s:s, s:s, s:o, s:s}", "Path", value_print("/aws-service-role/%s/", linked[i].service),
                "RoleName", name, "RoleId", "AROASANDBOX0LINKED000", "Arn",
                value_print("arn:aws:iam::" ACCOUNT_ID ":role/aws-service-role/%s/%s", linked[i].service, name),
                "CreateDate", "2026-01-05T09:00:00Z");
    /* Roles that somebody took on: STS lets the operator take any of this account, so they all are there. */
    if (!role && role_taken(call, name))
        role = json_pack("{s:s, s:s, s:s, s:o, s:s}", "Path", "/", "RoleName", name, "RoleId", "AROASANDBOX00OFTHE000",
                         "Arn", value_print("arn:aws:iam::" ACCOUNT_ID ":role/%s", name), "CreateDate",
                         "2026-01-05T09:00:00Z");
    AUTO(things_release) Things roles = things_of(call->world, NULL, "AWS::IAM::Role", call->now_ms);
    const CfnPhysical *found = role ? NULL : things_find(&roles, NULL, name);
    if (found)
        role = json_pack("{s:s, s:s, s:s, s:s, s:o}", "Path", "/", "RoleName", name, "RoleId",
                         thing_attribute(found, "RoleId"), "Arn", thing_attribute(found, "Arn"), "CreateDate",
                         time_json(found->created_ms));
    if (!role)
        return reply_error(404, "NoSuchEntity", "The role with name %s cannot be found.", name);
    return reply_output(json_pack("{s:o}", "Role", role));
}

const Action iam_actions[] = {
    {"ListAccountAliases", list_account_aliases, false},
    {"SimulatePrincipalPolicy", simulate_principal_policy, false},
    {"GetRole", get_role, false},
    {0},
};
