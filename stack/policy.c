/* See policy.h and policy_parts.h: the tables. */
#include "stack/policy_parts.h"

/* In the order of the bits POLICY_PLAN and on. */
const char *const policy_commands[] = {"plan",  "apply",   "access", "status", "destroy",  "wizard", "cost",
                                       "token", "connect", "verify", "list",   "rollback", NULL};

#define ANY "*"
#define STACK "arn:{partition}:cloudformation:{region}:*:stack/{app}/*"
/* The hosted rotation is a stack of its own below the app's, and named after it. */
#define STACKS STACK " arn:{partition}:cloudformation:{region}:*:stack/{app}-*/*"
#define TRANSFORM "arn:{partition}:cloudformation:{region}:aws:transform/SecretsManager-2024-09-16"
/* The hosted rotation is an application of the serverless repository: who lacks this fails after the database was made
 * (aws/aws-cdk#23331). */
#define SERVERLESS "arn:{partition}:cloudformation:{region}:aws:transform/Serverless-2016-10-31"
#define DATABASE "arn:{partition}:rds:{region}:*:db:{app}"
#define ROTATION "arn:{partition}:lambda:{region}:*:function:{app}-rotation"
#define BALANCERS "arn:{partition}:elasticloadbalancing:{region}:*:loadbalancer/net/*"
#define PREFIX_LISTS "arn:{partition}:ec2:{region}:*:prefix-list/*"
#define SECURITY_GROUPS "arn:{partition}:ec2:{region}:*:security-group/*"
/* Secrets Manager adds six characters to the name; before there is a secret, the name alone is asked about. */
#define SECRET                                                                                                         \
    "arn:{partition}:secretsmanager:{region}:*:secret:{app} "                                                          \
    "arn:{partition}:secretsmanager:{region}:*:secret:{app}-??????"
#define LOG_GROUPS                                                                                                     \
    "arn:{partition}:logs:{region}:*:log-group:/secure-rds/{app}/* "                                                   \
    "arn:{partition}:logs:{region}:*:log-group:/aws/rds/instance/{app}/* "                                             \
    "arn:{partition}:logs:{region}:*:log-group:/aws/lambda/{app}-*"
#define INSTANCES "arn:{partition}:ec2:{region}:*:instance/*"
#define FORWARDING "arn:{partition}:ssm:{region}::document/AWS-StartPortForwardingSessionToRemoteHost"
/* Its ARN ends so where a group is meant, not its tags. */
#define ROTATION_LOG "arn:{partition}:logs:{region}:*:log-group:/aws/lambda/{app}-rotation:*"
#define IMAGES "arn:{partition}:ssm:{region}::parameter/aws/service/ami-amazon-linux-latest/*"

/* clang-format off */
#define OPERATION(id, service, name, permitted, repeatable, commands, resources, tagged, wizard) {#name, commands, resources, tagged, wizard},
#define ALSO(name, commands, resources, tagged, wizard) {#name, commands, resources, tagged, wizard},
const PolicyOperation policy_operations[] = {
#include "aws/operations.inc"
};
const size_t policy_operation_count = sizeof policy_operations / sizeof *policy_operations;

#define POLICY_TYPE(type, permissions) {type, permissions},
const PolicyType policy_types[] = {
#include "stack/policy_types.inc"
};
const size_t policy_type_count = sizeof policy_types / sizeof *policy_types;

#define KEYS "arn:{partition}:kms:{region}:*:key/*"
const PolicyCompanion policy_companions[] = {
    /* A change set brings the stack's tags along. */
    {"StackTags", "cloudformation:TagResource", PLANS, STACK, {0}},
    /* Looking for drift looks at each resource (User Guide, "Detecting drift"), with the caller's rights to read it. */
    {"Drift", "cloudformation:DetectStackResourceDrift", DRIFTS, STACK, {0}},
    /* To read the password is to use its key. */
    {"SecretKey", "kms:Decrypt", POLICY_WIZARD | ENTERS, KEYS,
     {"StringLike", "kms:ViaService", "secretsmanager.*.amazonaws.com*"}},
    /* A function is put back into its network: Lambda looks at it with the caller's rights (Lambda Developer Guide,
     * "Giving Lambda functions access to resources in an Amazon VPC"). */
    {"FunctionNetwork", "ec2:DescribeSecurityGroups ec2:DescribeSubnets ec2:DescribeVpcs", UNDOES, ANY, {0}},
    /* "dbuser:" takes the resource id of the database, which is known only when it stands. */
    {"SignIn", "rds-db:connect", POLICY_TOKEN | ENTERS, "arn:{partition}:rds-db:{region}:*:dbuser:*/*", {0}},
};

const size_t policy_companion_count = sizeof policy_companions / sizeof *policy_companions;

#define ROLES "arn:{partition}:iam::*:role/{app}-*"
const PolicyRule policy_resource_rules[] = {
    {"PassRole", "iam:PassRole", ROLES,
     {"StringLike", "iam:PassedToService", "ec2.amazonaws.com* lambda.amazonaws.com monitoring.rds.amazonaws.com "
                                           "rds.amazonaws.com vpc-flow-logs.amazonaws.com"}},
    {"LinkedRole", "iam:CreateServiceLinkedRole", "arn:{partition}:iam::*:role/aws-service-role/*",
     {"StringEquals", "iam:AWSServiceName", "elasticloadbalancing.amazonaws.com rds.amazonaws.com"}},
    /* Else a new role could be given any power there is. The service-role ones: RDS's monitoring; the rotation's function. */
    {"AttachPolicy", "iam:AttachRolePolicy iam:DetachRolePolicy", ROLES,
     {"ArnLike", "iam:PolicyARN", "arn:{partition}:iam::*:policy/{app}-* "
                                  "arn:{partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole "
                                  "arn:{partition}:iam::aws:policy/service-role/AWSLambda*"}},
    {"Identities", "iam:*", ROLES " arn:{partition}:iam::*:policy/{app}-* arn:{partition}:iam::*:instance-profile/{app}-*", {0}},

    {"Rotation", "cloudformation:*", "arn:{partition}:cloudformation:{region}:*:stack/{app}-*/* " TRANSFORM " " SERVERLESS, {0}},
    /* Template and code of the hosted rotation, from AWS's own buckets: never from one of this account. */
    {"RotationCode", "s3:GetObject", "arn:{partition}:s3:::*", {"StringNotEquals", "aws:ResourceAccount", "${aws:PrincipalAccount}"}},
    {"Function", "lambda:*", "arn:{partition}:lambda:{region}:*:function:{app}-*", {0}},

    {"Images", "ssm:*", IMAGES, {0}},
    /* The zones of private names are AWS's own. */
    {"PrivateNames", "route53:*", ANY, {0}},
    {"NetworkReads", "ec2:Describe* ec2:Get*", ANY, {0}},
    {"Network", "ec2:*", ANY, {0}},

    {"DatabaseReads", "rds:Describe*", ANY, {0}},
    {"Database", "rds:*",
     DATABASE " arn:{partition}:rds:{region}:*:pg:{app}-* arn:{partition}:rds:{region}:*:subgrp:{app}-* "
              "arn:{partition}:rds:{region}:*:snapshot:{app}-* arn:{partition}:rds:{region}:*:og:default*", {0}},
    {"RandomPassword", "secretsmanager:GetRandomPassword", ANY, {0}},
    {"Secret", "secretsmanager:*", SECRET, {0}},

    /* A key has no name. Its tags take minutes to be seen by IAM, too late for a creation that rolls back. */
    {"KeyUse", "kms:CreateGrant kms:Decrypt kms:GenerateDataKey* kms:ReEncrypt*", KEYS,
     {"StringLike", "kms:ViaService", "ec2.*.amazonaws.com* rds.*.amazonaws.com* s3.*.amazonaws.com* secretsmanager.*.amazonaws.com*"}},
    {"NewKey", "kms:CreateKey", ANY, {0}},
    {"Keys", "kms:*", KEYS, {0}},

    {"LogDelivery", "logs:*LogDelivery", ANY, {0}},
    {"LogReads", "logs:Describe*", ANY, {0}},
    {"Logs", "logs:*",
     LOG_GROUPS, {0}},
    /* Their names are cut short by CloudFormation, the app's part too. */
    {"LoadBalancerReads", "elasticloadbalancing:Describe*", ANY, {0}},
    {"LoadBalancer", "elasticloadbalancing:*",
     "arn:{partition}:elasticloadbalancing:{region}:*:loadbalancer/net/* "
     "arn:{partition}:elasticloadbalancing:{region}:*:listener/net/* "
     "arn:{partition}:elasticloadbalancing:{region}:*:targetgroup/*", {0}},
    {"Rules", "events:*", "arn:{partition}:events:{region}:*:rule/{app}-*", {0}},
    {"Alarms", "cloudwatch:*",
     "arn:{partition}:cloudwatch:{region}:*:alarm:{app}-* arn:{partition}:cloudwatch::*:dashboard/{app}-*", {0}},
    {"Subscriptions", "sns:GetSubscriptionAttributes sns:SetSubscriptionAttributes sns:Unsubscribe", ANY, {0}},
    {"Topic", "sns:*", "arn:{partition}:sns:{region}:*:{app}-*", {0}},
    {"Bucket", "s3:*", "arn:{partition}:s3:::{app}-*", {0}},
    {"TrailReads", "cloudtrail:DescribeTrails", ANY, {0}},
    {"Trail", "cloudtrail:*", "arn:{partition}:cloudtrail:{region}:*:trail/{app}-*", {0}},
};
/* clang-format on */
const size_t policy_resource_rule_count = sizeof policy_resource_rules / sizeof *policy_resource_rules;
