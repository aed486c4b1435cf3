/* See run.h: what CloudFormation must be permitted to make, change and remove the resources of each type. The rows
 * are the calls that each type's API Reference names; reading along the way is left out. */
#include "base/memory.h"
#include "sandbox/world/account.h"
#include "sandbox/cfn/run.h"
#include "sandbox/cfn/value.h"
#include "sandbox/values/types.h"

#include <stdlib.h>
#include <string.h>

/* Permissions: "Property?service:Call" is asked for when that property is true. Resources: "@Arn" is an attribute, also
 * behind the beginning of an ARN, ".KmsKeyId" a property, "arn:…" itself, "" none ("*"). Values: ".Name" are those of a
 * property; {region} is filled in. A row whose property is not there is passed over. */
typedef struct NeedRow {
    const char *type;
    const char *create, *update, *delete; /* permissions, parted by blanks */
    const char *resource;
    const char *key, *value; /* a condition key of the request; NULL: none */
} NeedRow;

#define EC2 "AWS::EC2::"
#define ELB "AWS::ElasticLoadBalancingV2::"
#define KMS_VIA(service) "kms:ViaService", service ".{region}.amazonaws.com"
#define PASS "iam:PassRole"
#define PASSED_TO(service) "iam:PassedToService", service ".amazonaws.com"

/* clang-format off */
static const NeedRow rows[] = {
    {"AWS::CloudFormation::Stack", "cloudformation:CreateStack", "cloudformation:UpdateStack", "cloudformation:DeleteStack", "@Id", NULL, NULL},
    /* The hosted rotation is a serverless application: aws/aws-cdk#23331, aws-samples/aws-secrets-manager-rotation-lambdas#161. */
    {"AWS::CloudFormation::Stack", "cloudformation:CreateChangeSet", "cloudformation:CreateChangeSet", "", "arn:aws:cloudformation:{region}:aws:transform/Serverless-2016-10-31", NULL, NULL},
    {"AWS::CloudFormation::CustomResource", "lambda:InvokeFunction", "lambda:InvokeFunction", "lambda:InvokeFunction", ".ServiceToken", NULL, NULL},
    {"AWS::CloudTrail::Trail", "cloudtrail:CreateTrail cloudtrail:PutEventSelectors cloudtrail:StartLogging", "cloudtrail:UpdateTrail", "cloudtrail:DeleteTrail", "@Arn", NULL, NULL},
    {"AWS::CloudWatch::Alarm", "cloudwatch:PutMetricAlarm", "cloudwatch:PutMetricAlarm", "cloudwatch:DeleteAlarms", "@Arn", NULL, NULL},
    {"AWS::CloudWatch::Dashboard", "cloudwatch:PutDashboard", "cloudwatch:PutDashboard", "cloudwatch:DeleteDashboards", "arn:aws:cloudwatch::" ACCOUNT_ID ":dashboard/@DashboardName", NULL, NULL},
    {EC2 "EIP", "ec2:AllocateAddress", "", "ec2:ReleaseAddress", "", NULL, NULL},
    {EC2 "FlowLog", "ec2:CreateFlowLogs", "", "ec2:DeleteFlowLogs", "", NULL, NULL},
    {EC2 "FlowLog", PASS, "", "", ".DeliverLogsPermissionArn", PASSED_TO("vpc-flow-logs")},
    {EC2 "Instance", "ec2:RunInstances ec2:CreateTags", "ec2:ModifyInstanceAttribute", "ec2:TerminateInstances", "", NULL, NULL},
    {EC2 "InternetGateway", "ec2:CreateInternetGateway", "", "ec2:DeleteInternetGateway", "", NULL, NULL},
    {EC2 "LaunchTemplate", "ec2:CreateLaunchTemplate", "ec2:CreateLaunchTemplateVersion", "ec2:DeleteLaunchTemplate", "", NULL, NULL},
    {EC2 "NatGateway", "ec2:CreateNatGateway", "", "ec2:DeleteNatGateway", "", NULL, NULL},
    {EC2 "PrefixList", "ec2:CreateManagedPrefixList", "ec2:ModifyManagedPrefixList", "ec2:DeleteManagedPrefixList", "", NULL, NULL},
    {EC2 "Route", "ec2:CreateRoute", "ec2:ReplaceRoute", "ec2:DeleteRoute", "", NULL, NULL},
    {EC2 "RouteTable", "ec2:CreateRouteTable", "", "ec2:DeleteRouteTable", "", NULL, NULL},
    {EC2 "SecurityGroup", "ec2:CreateSecurityGroup", "ec2:AuthorizeSecurityGroupIngress ec2:RevokeSecurityGroupIngress", "ec2:DeleteSecurityGroup", "", NULL, NULL},
    {EC2 "SecurityGroupIngress", "ec2:AuthorizeSecurityGroupIngress", "", "ec2:RevokeSecurityGroupIngress", "", NULL, NULL},
    {EC2 "Subnet", "ec2:CreateSubnet", "ec2:ModifySubnetAttribute", "ec2:DeleteSubnet", "", NULL, NULL},
    {EC2 "SubnetRouteTableAssociation", "ec2:AssociateRouteTable", "ec2:ReplaceRouteTableAssociation", "ec2:DisassociateRouteTable", "", NULL, NULL},
    {EC2 "VPC", "ec2:CreateVpc ec2:ModifyVpcAttribute", "ec2:ModifyVpcAttribute", "ec2:DeleteVpc", "", NULL, NULL},
    {EC2 "VPCEndpoint", "ec2:CreateVpcEndpoint", "ec2:ModifyVpcEndpoint", "ec2:DeleteVpcEndpoints", "", NULL, NULL},
    /* Service Authorization Reference, EC2: dependent action of CreateVpcEndpoint. */
    {EC2 "VPCEndpoint", "PrivateDnsEnabled?route53:AssociateVPCWithHostedZone", "PrivateDnsEnabled?route53:AssociateVPCWithHostedZone", "", "", NULL, NULL},
    {EC2 "VPCGatewayAttachment", "ec2:AttachInternetGateway", "", "ec2:DetachInternetGateway", "", NULL, NULL},
    {ELB "Listener", "elasticloadbalancing:CreateListener", "", "", ".LoadBalancerArn", NULL, NULL},
    {ELB "Listener", "", "elasticloadbalancing:ModifyListener", "elasticloadbalancing:DeleteListener", "@ListenerArn", NULL, NULL},
    {ELB "LoadBalancer", "elasticloadbalancing:CreateLoadBalancer", "elasticloadbalancing:ModifyLoadBalancerAttributes", "elasticloadbalancing:DeleteLoadBalancer", "@LoadBalancerArn", NULL, NULL},
    {ELB "TargetGroup", "elasticloadbalancing:CreateTargetGroup", "elasticloadbalancing:ModifyTargetGroup", "elasticloadbalancing:DeleteTargetGroup", "@TargetGroupArn", NULL, NULL},
    {"AWS::Events::Rule", "events:PutRule events:PutTargets", "events:PutRule events:PutTargets", "events:RemoveTargets events:DeleteRule", "@Arn", NULL, NULL},
    {"AWS::IAM::InstanceProfile", "iam:CreateInstanceProfile iam:AddRoleToInstanceProfile", "iam:AddRoleToInstanceProfile iam:RemoveRoleFromInstanceProfile", "iam:RemoveRoleFromInstanceProfile iam:DeleteInstanceProfile", "@Arn", NULL, NULL},
    {"AWS::IAM::InstanceProfile", PASS, PASS, "", ".Roles", PASSED_TO("ec2")},
    {"AWS::IAM::ManagedPolicy", "iam:CreatePolicy", "iam:CreatePolicyVersion", "iam:DeletePolicy", "@PolicyArn", NULL, NULL},
    {"AWS::IAM::Role", "iam:CreateRole iam:TagRole", "iam:UpdateRole", "iam:DeleteRole", "@Arn", NULL, NULL},
    {"AWS::IAM::Role", "iam:AttachRolePolicy", "iam:AttachRolePolicy", "iam:DetachRolePolicy", "@Arn", "iam:PolicyARN", ".ManagedPolicyArns"},
    {"AWS::KMS::Key", "kms:CreateKey", "", "", "", NULL, NULL},
    {"AWS::KMS::Key", "kms:TagResource kms:EnableKeyRotation", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "@Arn", NULL, NULL},
    {"AWS::Lambda::Function", "lambda:CreateFunction lambda:TagResource", "lambda:UpdateFunctionConfiguration", "lambda:DeleteFunction", "@Arn", NULL, NULL},
    {"AWS::Lambda::Function", PASS, PASS, "", ".Role", PASSED_TO("lambda")},
    {"AWS::Lambda::Permission", "lambda:AddPermission", "", "lambda:RemovePermission", ".FunctionName", NULL, NULL},
    {"AWS::Logs::LogGroup", "logs:CreateLogGroup logs:PutRetentionPolicy logs:TagResource", "logs:PutRetentionPolicy", "logs:DeleteLogGroup", "@Arn", NULL, NULL},
    {"AWS::RDS::DBInstance", "rds:CreateDBInstance rds:AddTagsToResource", "rds:ModifyDBInstance", "rds:DeleteDBInstance", "@DBInstanceArn", NULL, NULL},
    {"AWS::RDS::DBInstance", PASS, PASS, "", ".MonitoringRoleArn", PASSED_TO("monitoring.rds")},
    {"AWS::RDS::DBInstance", "kms:CreateGrant", "", "", ".KmsKeyId", KMS_VIA("rds")},
    {"AWS::RDS::DBParameterGroup", "rds:CreateDBParameterGroup rds:ModifyDBParameterGroup", "rds:ModifyDBParameterGroup", "rds:DeleteDBParameterGroup", "@DBParameterGroupArn", NULL, NULL},
    {"AWS::RDS::DBSubnetGroup", "rds:CreateDBSubnetGroup", "rds:ModifyDBSubnetGroup", "rds:DeleteDBSubnetGroup", "@DBSubnetGroupArn", NULL, NULL},
    {"AWS::S3::Bucket", "s3:CreateBucket s3:PutEncryptionConfiguration s3:PutBucketPublicAccessBlock", "s3:PutLifecycleConfiguration", "s3:DeleteBucket", "@Arn", NULL, NULL},
    {"AWS::SNS::Subscription", "sns:Subscribe", "sns:SetSubscriptionAttributes", "", ".TopicArn", NULL, NULL},
    {"AWS::SNS::Topic", "sns:CreateTopic sns:TagResource", "sns:SetTopicAttributes", "sns:DeleteTopic", "@TopicArn", NULL, NULL},
    {"AWS::SNS::TopicPolicy", "sns:SetTopicAttributes", "sns:SetTopicAttributes", "sns:SetTopicAttributes", ".Topics", NULL, NULL},
    {"AWS::SecretsManager::RotationSchedule", "secretsmanager:RotateSecret", "secretsmanager:RotateSecret", "secretsmanager:CancelRotateSecret", ".SecretId", NULL, NULL},
    {"AWS::SecretsManager::Secret", "secretsmanager:CreateSecret secretsmanager:TagResource", "secretsmanager:UpdateSecret", "secretsmanager:DeleteSecret", "@Id", NULL, NULL},
    {"AWS::SecretsManager::Secret", "kms:GenerateDataKey kms:Decrypt", "", "", ".KmsKeyId", KMS_VIA("secretsmanager")},
    {"AWS::SecretsManager::SecretTargetAttachment", "secretsmanager:PutSecretValue", "secretsmanager:PutSecretValue", "secretsmanager:PutSecretValue", ".SecretId", NULL, NULL},
};
/* clang-format on */

/* The resource, as far as it is known. */
typedef struct Subject {
    const Run *run;
    const char *type;
    const json_t *properties;
    json_t *attributes;
    char *role_arn; /* "": with the caller's permissions */
} Subject;

/* The role that the operation was given, or the one that the stack has kept; that of a nested stack is its root's. */
static char *role_of(const Run *run) {
    const char *given = value_text(run->call->input, "RoleARN");
    const Stack *stack = run->stack;
    if (stack->root_id)
        stack = cfn_stack(run->cfn, stack->account, stack->region, stack->root_id, run->clock);
    return memory_copy(*given ? given : stack ? value_text(stack_facts(stack, run->clock), "RoleARN") : "");
}

/* The strings of a property: itself, or its elements. New. */
static json_t *property_words(const Subject *subject, const char *name) {
    const json_t *value = json_object_get(subject->properties, name);
    if (json_is_array(value))
        return json_copy((json_t *)value);
    return json_is_string(value) ? json_pack("[O]", value) : json_array();
}

/* What properties name without an ARN: a role, a function, a bucket, a key. */
static char *arn_of(const Subject *subject, const char *property, const char *id) {
    const Run *run = subject->run;
    const char *account = run->call->account, *region = run->call->region;
    if (strncmp(id, "arn:", 4) == 0)
        return memory_copy(id);
    if (strncmp(property, "Role", 4) == 0 || strcmp(property, "DeliverLogsPermissionArn") == 0)
        return memory_print("arn:aws:iam::%s:role/%s", account, id);
    if (strcmp(property, "FunctionName") == 0)
        return memory_print("arn:aws:lambda:%s:%s:function:%s", region, account, id);
    if (strcmp(property, "KmsKeyId") == 0)
        return memory_print("arn:aws:kms:%s:%s:key/%s", region, account, id);
    return memory_copy(id);
}

/* "…{region}…" with this one. */
static json_t *region_filled(const Subject *subject, const char *text) {
    static const char mark[] = "{region}";
    const char *region = strstr(text, mark);
    if (!region)
        return json_string(text);
    return value_print("%.*s%s%s", (int)(region - text), text, subject->run->call->region, region + strlen(mark));
}

/* Array of ARNs. New. */
static json_t *resources_of(const Subject *subject, const char *resource) {
    const char *attribute = strchr(resource, '@');
    const char *value = attribute ? value_text(subject->attributes, attribute + 1) : "";
    json_t *list = json_array(), *word;
    size_t i;
    if (*value)
        json_array_append_new(list, value_print("%.*s%s", (int)(attribute - resource), resource, value));
    else if (*resource != '.')
        json_array_append_new(list, *resource && !attribute ? region_filled(subject, resource) : json_string("*"));
    else {
        json_auto_t *words = property_words(subject, resource + 1);
        json_array_foreach(words, i, word) {
            const char *id = json_string_value(word);
            AUTO(memory_release) char *arn = id ? arn_of(subject, resource + 1, id) : NULL;
            if (arn)
                list_add(list, arn);
        }
    }
    return list;
}

/* Array of the condition key's values, each to be asked for alone. New. */
static json_t *values_of(const Subject *subject, const NeedRow *row) {
    if (!row->key)
        return json_pack("[s]", "");
    if (row->value[0] == '.')
        return property_words(subject, row->value + 1);
    return json_pack("[o]", region_filled(subject, row->value));
}

static char *ask_one(const Subject *subject, const char *permission, const char *resource, const char *key,
                     const char *value) {
    const CfnWorld *world = &subject->run->cfn->world;
    json_auto_t *keys = json_object();
    if (key)
        json_object_set_new(keys, key, json_string(value));
    /* IAM answers in one region, whatever the stack's is. */
    const char *region = strncmp(permission, "iam:", 4) == 0 ? "us-east-1" : subject->run->call->region;
    PolicyRequest request = {permission, resource, keys};
    return world->permit(world->self, subject->role_arn, subject->run->call->caller_arn, region, &request);
}

static char *ask_row(const Subject *subject, const NeedRow *row, const char *permissions) {
    json_auto_t *resources = resources_of(subject, row->resource), *values = values_of(subject, row);
    json_t *resource, *value;
    size_t i, k;
    char *refusal = NULL;
    while (!refusal && *(permissions += strspn(permissions, " "))) {
        size_t length = strcspn(permissions, " ");
        AUTO(memory_release) char *word = memory_copy_n(permissions, length);
        char *mark = strchr(word, '?');
        AUTO(memory_release) char *permission = memory_copy(mark ? mark + 1 : word);
        if (mark)
            *mark = '\0';
        bool asked = !mark || value_true(json_object_get(subject->properties, word));
        json_array_foreach(asked ? resources : NULL, i, resource) {
            json_array_foreach(values, k, value) {
                if (!refusal)
                    refusal =
                        ask_one(subject, permission, json_string_value(resource), row->key, json_string_value(value));
            }
        }
        permissions += length;
    }
    return refusal;
}

/* A nested stack's ARN as its parent will name it: "MYAPP-ROTATION-…". */
static json_t *attributes_of(const Run *run, const Task *task, const char *physical_id, const json_t *properties) {
    const TypePlace place = {run->call->account, run->call->region, run->stack->name, task->logical};
    Seed seed = task_seed(run, task, "physical");
    if (strcmp(task->type, "AWS::CloudFormation::Stack") == 0)
        return json_pack("{s:o}", "Id",
                         value_print("arn:aws:cloudformation:%s:%s:stack/%s-%s/*", place.region, place.account,
                                     place.stack_name, task->logical));
    AUTO(memory_release) char *made = physical_id ? NULL : type_physical_id(task->type, &place, properties, seed);
    return type_attributes(task->type, &place, physical_id ? physical_id : made, properties, seed);
}

char *task_permission(const Run *run, const Task *task, const char *verb, const char *physical_id,
                      const json_t *properties) {
    const TypeRow *type = type_find(task->type);
    if (!run->cfn->world.permit || !type)
        return NULL;
    AUTO(memory_release) char *role_arn = role_of(run);
    json_auto_t *attributes = attributes_of(run, task, physical_id, properties);
    Subject subject = {run, type->name, properties, attributes, role_arn};
    char *refusal = NULL;
    for (size_t i = 0; i < sizeof rows / sizeof *rows && !refusal; i++) {
        const NeedRow *row = &rows[i];
        const char *permissions = *verb == 'c' ? row->create : *verb == 'u' ? row->update : row->delete;
        if (strcmp(row->type, type->name) == 0)
            refusal = ask_row(&subject, row, permissions);
    }
    return refusal;
}

bool task_may(const Run *run, const char *permission) {
    if (!run->cfn->world.permit)
        return true;
    AUTO(memory_release) char *role_arn = role_of(run);
    const Subject subject = {run, "", NULL, NULL, role_arn};
    AUTO(memory_release) char *refusal = ask_one(&subject, permission, "*", NULL, NULL);
    return !refusal;
}
