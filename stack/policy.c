/* See policy.h and policy_parts.h: the tables. */
#include "stack/policy_parts.h"

/* In the order of the bits POLICY_PLAN and on. */
const char *const policy_commands[] = {"plan", "apply", "access",  "status", "destroy", "wizard",
                                       "cost", "token", "connect", "verify", "list",    NULL};

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
const PolicyOperation policy_operations[] = {
    {"GetCallerIdentity", STACKS_ALL | POLICY_VERIFY, ANY, false, NULL},
    /* These take a role; the policy is what the role itself needs. Who may take it stands in the role's trust. */
    {"AssumeRole", 0, ANY, false, NULL},
    {"AssumeRoleWithWebIdentity", 0, ANY, false, NULL},
    {"ListAccountAliases", POLICY_WIZARD, ANY, false, NULL},
    /* Whether the permissions do, before anything is made. The path of one's own role is told by GetRole alone. */
    {"GetRole", POLICY_WIZARD, ANY, false, NULL},
    {"SimulatePrincipalPolicy", POLICY_WIZARD, ANY, false, NULL},

    {"CreateChangeSet", PLANS, STACK " " TRANSFORM, false, NULL},
    {"DescribeChangeSet", PLANS, STACK, false, NULL},
    /* What early validation found: the change set's own reason names nothing. Of status: what a change failed for. */
    {"DescribeEvents", PLANS | POLICY_STATUS, STACK, false, NULL},
    {"ExecuteChangeSet", CHANGES, STACK, false, NULL},
    {"DeleteChangeSet", PLANS, STACK, false, NULL},
    /* Asked without a name, too: which stacks are the program's, and whether a new name overlaps with one of theirs. */
    {"DescribeStacks", NEW | POLICY_LIST, ANY, false, NULL},
    {"DescribeStacks", (STACKS_ALL & ~NEW) | POLICY_TOKEN | ENTERS, STACK, false, NULL},
    {"DescribeStackEvents", CHANGES, STACKS, false, NULL},
    {"ListStackResources", CHANGES | POLICY_ACCESS, STACKS, false, NULL},
    {"GetTemplate", POLICY_PLAN | CHANGES | POLICY_ACCESS | POLICY_STATUS | POLICY_VERIFY, STACK, false, NULL},
    /* Whoever looks at the stack sees to it that the policy holds which keeps updates from the data. */
    {"GetStackPolicy", GUARDS, STACK, false, NULL},
    {"SetStackPolicy", GUARDS, STACK, false, NULL},
    /* Of plan: the empty stack that a first change set leaves behind. */
    {"DeleteStack", POLICY_PLAN | POLICY_APPLY | POLICY_DESTROY | POLICY_WIZARD, STACK, false, NULL},
    {"CancelUpdateStack", POLICY_WIZARD, STACK, false, NULL},
    {"ContinueUpdateRollback", POLICY_WIZARD, STACK, false, NULL},
    {"UpdateTerminationProtection", POLICY_DESTROY | POLICY_WIZARD, STACK, false, NULL},
    {"DetectStackDrift", DRIFTS, STACK, false, NULL},
    {"DescribeStackDriftDetectionStatus", DRIFTS, ANY, false, NULL},
    {"DescribeStackResourceDrifts", DRIFTS, STACK, false, NULL},

    /* Of plan: CloudFormation checks a parameter of the type AWS::EC2::KeyPair::KeyName, and works out Fn::GetAZs. */
    {"DescribeKeyPairs", PLANS | ENTERS, ANY, false, NULL},
    {"ImportKeyPair", POLICY_WIZARD, "arn:{partition}:ec2:{region}:*:key-pair/*", false, NULL},
    {"DescribeAvailabilityZones", PLANS, ANY, false, NULL},
    /* The zones of a new network. */
    {"DescribeInstanceTypeOfferings", NEW, ANY, false, NULL},
    {"DescribeVpcEndpointServices", NEW, ANY, false, NULL},
    /* A rule that somebody added lets in past the list of addresses. */
    {"DescribeSecurityGroups", DRIFTS, ANY, false, NULL},
    {"DescribeVpcs", POLICY_WIZARD, ANY, false, NULL},
    {"DescribeAddresses", POLICY_WIZARD, ANY, false, NULL},
    {"DescribeInstances", POLICY_STATUS | POLICY_WIZARD | ENTERS, ANY, false, NULL},
    /* The bastion's host keys. */
    {"GetConsoleOutput", ENTERS | POLICY_WIZARD, INSTANCES, false, NULL},
    /* What holds a deletion up: the rotation function leaves its network, and its interfaces go when they are free. They
     * bear no tags, and what is in use nobody can delete. */
    {"DescribeNetworkInterfaces", DELETES, ANY, false, NULL},
    {"DeleteNetworkInterface", DELETES, "arn:{partition}:ec2:{region}:*:network-interface/*", false, NULL},
    {"GetFunctionConfiguration", NEW | POLICY_DESTROY, ROTATION, false, NULL},
    {"UpdateFunctionConfiguration", DELETES, ROTATION, false, NULL},
    /* Version 0.1.0 protected its load balancer, and nothing but this lets a protected one be deleted. */
    {"DescribeLoadBalancerAttributes", DELETES, ANY, false, NULL},
    {"ModifyLoadBalancerAttributes", DELETES, BALANCERS, true, NULL},

    {"DescribeManagedPrefixLists", LOOKS | NEW | POLICY_VERIFY, ANY, false, NULL},
    {"GetManagedPrefixListEntries", LOOKS | NEW | POLICY_VERIFY, PREFIX_LISTS, false, NULL},
    {"ModifyManagedPrefixList", POLICY_APPLY | POLICY_ACCESS | POLICY_WIZARD, PREFIX_LISTS, true, NULL},
    {"RestoreManagedPrefixListVersion", POLICY_ACCESS | POLICY_WIZARD, PREFIX_LISTS, true, NULL},

    /* The wizard counts them, against the quota. */
    {"DescribeDBInstances", NEW | POLICY_STATUS | POLICY_VERIFY | POLICY_DESTROY, DATABASE, false, ANY},
    {"DescribePendingMaintenanceActions", POLICY_STATUS | POLICY_VERIFY | POLICY_WIZARD, DATABASE, false, NULL},
    /* Lifts the protection of a database whose stack never stood: nothing else can delete that. */
    {"ModifyDBInstance", POLICY_APPLY | POLICY_DESTROY | POLICY_WIZARD, DATABASE, false, NULL},
    /* The name of the snapshot that a deletion leaves. */
    {"DescribeDBSnapshots", POLICY_DESTROY | POLICY_WIZARD, ANY, false, NULL},
    {"DescribeDBEngineVersions", NEW, ANY, false, NULL},
    {"DescribeDBMajorEngineVersions", NEW, ANY, false, NULL},
    {"DescribeOrderableDBInstanceOptions", NEW, ANY, false, NULL},

    {"DescribeTargetHealth", POLICY_STATUS | POLICY_VERIFY | POLICY_WIZARD, ANY, false, NULL},
    {"GetServiceQuota", POLICY_WIZARD, ANY, false, NULL},
    {"GetAWSDefaultServiceQuota", POLICY_WIZARD, ANY, false, NULL},
    {"DescribeSecret", NEW | POLICY_STATUS | POLICY_VERIFY, SECRET, false, NULL},
    {"GetSecretValue", POLICY_WIZARD | ENTERS, SECRET, false, NULL},
    {"RotateSecret", POLICY_VERIFY, SECRET, false, NULL},
    /* --via session-manager */
    {"StartSession", POLICY_CONNECT, INSTANCES " " FORWARDING, false, NULL},
    {"TerminateSession", POLICY_CONNECT, "arn:{partition}:ssm:{region}:*:session/*", false, NULL},
    {"FilterLogEvents", POLICY_VERIFY | POLICY_WIZARD, LOG_GROUPS, false, NULL},
    /* The image of a new instance; a stack that stands keeps its own. */
    {"GetParameter", POLICY_PLAN | POLICY_APPLY | POLICY_WIZARD, IMAGES, false, NULL},
    {"DescribeLogGroups", NEW | POLICY_DESTROY, ANY, false, NULL},
    /* What an earlier stack of the app left behind and holds its names; in the wizard each behind its typed name. By
     * itself the program removes one log group alone, and only when it is surely left over (stack/names.h). */
    {"RestoreSecret", POLICY_WIZARD, SECRET, false, NULL},
    {"DeleteSecret", POLICY_WIZARD, SECRET, false, NULL},
    {"DeleteLogGroup", DELETES, ROTATION_LOG, false, LOG_GROUPS},
    {"GetProducts", POLICY_COST | POLICY_WIZARD, ANY, false, NULL},
    {"GetAccountPlanState", POLICY_WIZARD, ANY, false, NULL},
    {"DescribeImages", POLICY_WIZARD, ANY, false, NULL},
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
    {"FunctionNetwork", "ec2:DescribeSecurityGroups ec2:DescribeSubnets ec2:DescribeVpcs", DELETES, ANY, {0}},
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
