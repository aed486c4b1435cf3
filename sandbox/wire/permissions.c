/* See permissions.h. */
#include "sandbox/wire/permissions.h"
#include "base/memory.h"
#include "sandbox/world/account.h"
#include "sandbox/world/presets.h"
#include "sandbox/wire/refusals.h"
#include "sandbox/services/service.h"

#include <stdlib.h>
#include <string.h>

#define ARN(service, id) "arn:aws:" service ":{region}:" ACCOUNT_ID ":" id
/* A stack's id has a part at its end that nobody knows beforehand. */
#define STACK ARN("cloudformation", "stack/{StackName}/*")
#define SECRET ARN("secretsmanager", "secret:{SecretId}")
#define PREFIX_LIST ARN("ec2", "prefix-list/{PrefixListId}")

/* The resource of an action: {Member} is the input's. An action without a row knows no resources, or is called here
 * without naming one: it asks for "*". */
static const struct {
    const char *permission, *resource;
} resources[] = {
    {"cloudformation:CancelUpdateStack", STACK},
    {"cloudformation:ContinueUpdateRollback", STACK},
    {"cloudformation:CreateChangeSet", STACK},
    {"cloudformation:CreateStack", STACK},
    {"cloudformation:DeleteChangeSet", STACK},
    {"cloudformation:DeleteStack", STACK},
    {"cloudformation:DescribeChangeSet", STACK},
    {"cloudformation:DescribeEvents", STACK},
    {"cloudformation:DescribeStackEvents", STACK},
    {"cloudformation:DescribeStackResource", STACK},
    {"cloudformation:DescribeStackResourceDrifts", STACK},
    {"cloudformation:DescribeStackResources", STACK},
    {"cloudformation:DescribeStacks", STACK},
    {"cloudformation:DetectStackDrift", STACK},
    {"cloudformation:ExecuteChangeSet", STACK},
    {"cloudformation:GetStackPolicy", STACK},
    {"cloudformation:GetTemplate", STACK},
    {"cloudformation:ListChangeSets", STACK},
    {"cloudformation:ListStackResources", STACK},
    {"cloudformation:RollbackStack", STACK},
    {"cloudformation:SetStackPolicy", STACK},
    {"cloudformation:UpdateStack", STACK},
    {"cloudformation:UpdateTerminationProtection", STACK},
    {"ec2:AuthorizeSecurityGroupIngress", ARN("ec2", "security-group/{GroupId}")},
    {"ec2:RevokeSecurityGroupIngress", ARN("ec2", "security-group/{GroupId}")},
    {"ec2:AuthorizeSecurityGroupEgress", ARN("ec2", "security-group/{GroupId}")},
    {"ec2:RevokeSecurityGroupEgress", ARN("ec2", "security-group/{GroupId}")},
    {"ec2:ModifyInstanceAttribute", ARN("ec2", "instance/{InstanceId}")},
    {"cloudwatch:PutMetricAlarm", ARN("cloudwatch", "alarm:{AlarmName}")},
    {"ec2:DeleteNetworkInterface", ARN("ec2", "network-interface/{NetworkInterfaceId}")},
    {"ec2:DeleteKeyPair", ARN("ec2", "key-pair/{KeyName}")},
    {"ec2:GetManagedPrefixListEntries", PREFIX_LIST},
    {"ec2:ImportKeyPair", ARN("ec2", "key-pair/{KeyName}")},
    {"ec2:ModifyManagedPrefixList", PREFIX_LIST},
    {"ec2:RestoreManagedPrefixListVersion", PREFIX_LIST},
    {"ec2:DeleteManagedPrefixList", PREFIX_LIST},
    {"ec2:GetConsoleOutput", ARN("ec2", "instance/{InstanceId}")},
    {"logs:FilterLogEvents", ARN("logs", "log-group:{logGroupName}:*")},
    {"elasticloadbalancing:ModifyLoadBalancerAttributes",
     ARN("elasticloadbalancing", "loadbalancer/{LoadBalancerArn}")},
    {"lambda:GetFunctionConfiguration", ARN("lambda", "function:{FunctionName}")},
    {"lambda:UpdateFunctionConfiguration", ARN("lambda", "function:{FunctionName}")},
    {"logs:DeleteLogGroup", ARN("logs", "log-group:{logGroupName}:*")},
    {"rds:DescribeDBInstances", ARN("rds", "db:{DBInstanceIdentifier}")},
    {"rds:DescribePendingMaintenanceActions", ARN("rds", "db:{ResourceIdentifier}")},
    {"rds:ModifyDBInstance", ARN("rds", "db:{DBInstanceIdentifier}")},
    {"rds:ModifyDBParameterGroup", ARN("rds", "pg:{DBParameterGroupName}")},
    {"secretsmanager:DeleteSecret", SECRET},
    {"secretsmanager:DescribeSecret", SECRET},
    {"secretsmanager:GetSecretValue", SECRET},
    {"secretsmanager:RotateSecret", SECRET},
    {"ssm:GetParameter", ARN("ssm", "parameter{Name}")},
    {"ssm:StartSession", ARN("ec2", "instance/{Target}")},
    {"ssm:TerminateSession", ARN("ssm", "session/{SessionId}")},
};

/* ---- asking */

static const char *verdict_word(PolicyVerdict verdict) {
    return verdict == POLICY_ALLOWED ? "allowed" : "denied";
}

/* A call that is only done again was judged when it came. */
static void write_down(const World *world, const char *caller_arn, const PolicyRequest *request,
                       PolicyVerdict verdict) {
    if (world_replays(world))
        return;
    json_auto_t *line = json_pack("{s:s, s:s, s:s, s:s}", "action", request->action, "resource", request->resource,
                                  "by", caller_arn, "verdict", verdict_word(verdict));
    faults_write_call(world_faults(world), line);
}

/* NULL: permitted. */
static char *ask(const World *world, bool role, const char *caller_arn, const PolicyRequest *request) {
    const json_t *policies = presets_policies(world_presets(world), role);
    PolicyVerdict verdict = policies ? policies_judge(policies, request) : POLICY_ALLOWED;
    write_down(world, caller_arn, request, verdict);
    return verdict == POLICY_ALLOWED ? NULL : policy_words(caller_arn, request, verdict);
}

static json_t *keys_new(const char *region) {
    return json_pack("{s:s, s:s, s:s}", "aws:RequestedRegion", region, "aws:PrincipalAccount", ACCOUNT_ID,
                     "aws:ResourceAccount", ACCOUNT_ID);
}

/* arn:aws:iam::123456789012:role/deploy is seen as arn:aws:sts::123456789012:assumed-role/deploy/AWSCloudFormation. */
static char *role_session(const char *role_arn) {
    const char *name = strrchr(role_arn, '/');
    return memory_print("arn:aws:sts::" ACCOUNT_ID ":assumed-role/%s/AWSCloudFormation", name ? name + 1 : role_arn);
}

char *outside_permit(void *world, const char *role_arn, const char *caller_arn, const char *region,
                     const PolicyRequest *request) {
    AUTO(memory_release) char *session = *role_arn ? role_session(role_arn) : NULL;
    json_auto_t *keys = keys_new(region);
    PolicyRequest asked = *request;
    json_object_update(keys, (json_t *)request->keys);
    if (!session) /* a role's own calls are made by nobody else's leave */
        json_object_set_new(keys, "aws:CalledVia", json_pack("[s]", "cloudformation.amazonaws.com"));
    asked.keys = keys;
    return ask(world, session != NULL, session ? session : caller_arn, &asked);
}

/* ---- the resource of a direct call */

/* The stack that a change set belongs to is not in its own ARN. */
static char *stack_named(const Call *call) {
    const char *name = input_text(call, "StackName"), *set = input_text(call, "ChangeSetName");
    if (!*name && strncmp(set, "arn:", 4) == 0)
        return cfn_change_set_stack(world_cfn(call->world), set);
    return *name ? memory_copy(name) : NULL;
}

/* A secret that stands is asked for by its whole ARN, whatever the call named. */
static char *secret_named(const Call *call) {
    const char *id = input_text(call, "SecretId");
    AUTO(memory_release) char *beginning = memory_print(":secret:%s-", id);
    AUTO(things_release) Things secrets = things_here(call, "AWS::SecretsManager::Secret");
    for (size_t i = 0; i < secrets.count; i++) {
        const char *found = strstr(secrets.items[i].physical_id, beginning);
        if (found && strlen(found) == strlen(beginning) + 6)
            return memory_copy(secrets.items[i].physical_id);
    }
    return *id ? memory_copy(id) : NULL;
}

static char *member_named(const Call *call, const char *member) {
    if (strcmp(member, "StackName") == 0)
        return stack_named(call);
    if (strcmp(member, "SecretId") == 0)
        return secret_named(call);
    return *input_text(call, member) ? memory_copy(input_text(call, member)) : NULL;
}

/* The template with the input's member in its place. What is not named is every one there is. */
static char *resource_fill(const Call *call, const char *pattern) {
    const char *brace = strrchr(pattern, '{');
    AUTO(memory_release) char *member = memory_copy_n(brace + 1, strcspn(brace + 1, "}"));
    AUTO(memory_release) char *value = member_named(call, member);
    if (value && strncmp(value, "arn:", 4) == 0)
        return memory_copy(value);
    if (!value && strcmp(member, "StackName") == 0)
        return memory_copy("*");
    bool public = strcmp(member, "Name") == 0 && value && strncmp(value, "/aws/", 5) == 0;
    const char *region = strstr(pattern, "{region}"), *behind = region + strlen("{region}");
    behind += public ? strlen(":" ACCOUNT_ID) : 0;
    return memory_print("%.*s%s%s%.*s%s%s", (int)(region - pattern), pattern, call->region, public ? ":" : "",
                        (int)(brace - behind), behind, value ? value : "*", strchr(brace, '}') + 1);
}

static char *resource_of(const Call *call, const char *permission) {
    for (size_t i = 0; i < sizeof resources / sizeof *resources; i++)
        if (strcmp(resources[i].permission, permission) == 0)
            return resource_fill(call, resources[i].resource);
    return memory_copy("*");
}

/* aws:ResourceTag/KEY of what the call is about: of what a policy of the program asks tags for. */
static void tags_add(const Call *call, json_t *keys) {
    static const char *const kinds[][2] = {{"AWS::EC2::PrefixList", "PrefixListId"},
                                           {"AWS::EC2::SecurityGroup", "GroupId"},
                                           {"AWS::ElasticLoadBalancingV2::LoadBalancer", "LoadBalancerArn"}};
    size_t i;
    const json_t *tag;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        AUTO(things_release) Things things = things_here(call, kinds[k][0]);
        const CfnPhysical *thing = things_find(&things, NULL, input_text(call, kinds[k][1]));
        json_array_foreach(thing ? thing->tags : NULL, i, tag) {
            AUTO(memory_release) char *key = memory_print("aws:ResourceTag/%s", value_text(tag, "Key"));
            json_object_set(keys, key, json_object_get(tag, "Value"));
        }
    }
}

/* ---- what a call needs */

/* The first refusal stays. */
typedef struct Asking {
    const Call *call;
    char *words;
} Asking;

static void need(Asking *asking, const char *permission, const char *resource, const json_t *more) {
    if (asking->words)
        return;
    json_auto_t *keys = keys_new(asking->call->region);
    tags_add(asking->call, keys);
    json_object_update(keys, (json_t *)more);
    PolicyRequest request = {permission, resource, keys};
    asking->words = ask(asking->call->world, false, asking->call->caller_arn, &request);
}

/* For CloudFormation's own look at the template: with the role, or through the caller. */
static void need_through(Asking *asking, const char *permission) {
    const Call *call = asking->call;
    PolicyRequest request = {permission, "*", NULL};
    if (!asking->words)
        asking->words =
            outside_permit(call->world, input_text(call, "RoleARN"), call->caller_arn, call->region, &request);
}

static void need_for_stack(Asking *asking, const char *permission, const char *resource) {
    const Call *call = asking->call;
    static const char hosted[] = "AWS::SecretsManager-2024-09-16";
    const char *role = input_text(call, "RoleARN"), *body = input_text(call, "TemplateBody");
    if (*role) {
        json_auto_t *to = json_pack("{s:s}", "iam:PassedToService", "cloudformation.amazonaws.com");
        need(asking, "iam:PassRole", role, to);
    }
    if (json_array_size(input_list(call, "Tags")))
        need(asking, "cloudformation:TagResource", resource, NULL);
    if (strstr(body, hosted)) {
        AUTO(memory_release)
        char *transform =
            memory_print("arn:aws:cloudformation:%s:aws:transform/%s", call->region, hosted + strlen("AWS::"));
        need(asking, permission, transform, NULL);
    }
    if (strstr(body, "AWS::EC2::KeyPair::KeyName"))
        need_through(asking, "ec2:DescribeKeyPairs");
    if (strstr(body, "GetAZs"))
        need_through(asking, "ec2:DescribeAvailabilityZones");
}

static void need_for_secret(Asking *asking, const char *secret) {
    AUTO(things_release) Things secrets = things_here(asking->call, "AWS::SecretsManager::Secret");
    const CfnPhysical *found = things_find(&secrets, NULL, secret);
    const char *key = found ? value_text(found->properties, "KmsKeyId") : "";
    if (!*key)
        return;
    AUTO(memory_release) char *via = memory_print("secretsmanager.%s.amazonaws.com", asking->call->region);
    json_auto_t *keys = json_pack("{s:s}", "kms:ViaService", via);
    need(asking, "kms:Decrypt", key, keys);
}

/* Lambda looks for itself at where the function shall stand (Lambda Developer Guide, "Giving Lambda functions access to
 * resources in an Amazon VPC": what the user who configures it needs). */
static void need_for_network(Asking *asking) {
    static const char *const looks[] = {"ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs"};
    const json_t *config = json_object_get(asking->call->input, "VpcConfig");
    bool enters = json_array_size(json_object_get(config, "SubnetIds")) > 0;
    for (size_t i = 0; enters && i < sizeof looks / sizeof *looks; i++)
        need(asking, looks[i], "*", NULL);
}

bool call_permitted(const Call *call, CfnReply *refused) {
    AUTO(memory_release) char *permission = permission_name(call->service, call->operation->name);
    AUTO(memory_release) char *resource = resource_of(call, permission);
    Asking asking = {.call = call};
    need(&asking, permission, resource, NULL);
    if (strcmp(call->service->id, "cloudformation") == 0)
        need_for_stack(&asking, permission, resource);
    if (strcmp(permission, "secretsmanager:GetSecretValue") == 0)
        need_for_secret(&asking, resource);
    if (strcmp(permission, "lambda:UpdateFunctionConfiguration") == 0)
        need_for_network(&asking);
    if (!asking.words)
        return true;
    *refused = refuse_denied(call->service, asking.words);
    free(asking.words);
    return false;
}
