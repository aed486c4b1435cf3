/* See policy.h: the tables, and how documents are put together. */
#include "stack/policy.h"
#include "aws/endpoints.h"
#include "base/memory.h"
#include "base/text.h"
#include "stack/template.h"

#include <ctype.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

/* In the order of the bits POLICY_PLAN and on. */
const char *const policy_commands[] = {"plan", "apply", "access",  "status", "destroy", "wizard",
                                       "cost", "token", "connect", "verify", NULL};

enum {
    ALL = POLICY_PLAN | POLICY_APPLY | POLICY_ACCESS | POLICY_STATUS | POLICY_DESTROY | POLICY_WIZARD | POLICY_COST,
    STACKS_ALL = ALL & ~POLICY_COST, /* who looks at the stack */
    /* Who makes a change set; destroy: the one that lifts the protection. */
    PLANS = POLICY_PLAN | POLICY_APPLY | POLICY_ACCESS | POLICY_DESTROY | POLICY_WIZARD,
    NEW = POLICY_PLAN | POLICY_APPLY | POLICY_WIZARD, /* who may make a stack */
    CHANGES = POLICY_APPLY | POLICY_ACCESS | POLICY_DESTROY | POLICY_WIZARD,
    ENTERS = POLICY_CONNECT | POLICY_VERIFY, /* who goes to the database */
    GUARDS = CHANGES | POLICY_STATUS,
    DRIFTS = POLICY_PLAN | POLICY_APPLY | POLICY_STATUS | POLICY_WIZARD, /* --drift */
    LOOKS = POLICY_ACCESS | POLICY_STATUS | POLICY_WIZARD,
    DELETES = POLICY_APPLY | POLICY_DESTROY | POLICY_WIZARD, /* a stack, or the remains of one */
};

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
    /* What early validation found: the change set's own reason names nothing. */
    {"DescribeEvents", PLANS, STACK, false, NULL},
    {"ExecuteChangeSet", CHANGES, STACK, false, NULL},
    {"DeleteChangeSet", PLANS, STACK, false, NULL},
    /* The wizard asks without a name: which stacks are the program's. */
    {"DescribeStacks", STACKS_ALL | POLICY_TOKEN | ENTERS, STACK, false, ANY},
    {"DescribeStackEvents", CHANGES, STACKS, false, NULL},
    {"ListStackResources", CHANGES, STACKS, false, NULL},
    {"GetTemplate", POLICY_PLAN | CHANGES | LOOKS | POLICY_VERIFY, STACK, false, NULL},
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
    {"ModifyManagedPrefixList", CHANGES & ~POLICY_DESTROY, PREFIX_LISTS, true, NULL},
    {"RestoreManagedPrefixListVersion", POLICY_WIZARD, PREFIX_LISTS, true, NULL},

    /* The wizard counts them, against the quota. */
    {"DescribeDBInstances", NEW | POLICY_STATUS | POLICY_VERIFY | POLICY_DESTROY, DATABASE, false, ANY},
    {"DescribePendingMaintenanceActions", POLICY_STATUS | POLICY_VERIFY | POLICY_WIZARD, DATABASE, false, NULL},
    /* Lifts the protection of a database whose stack never stood: nothing else can delete that. */
    {"ModifyDBInstance", POLICY_APPLY | POLICY_DESTROY | POLICY_WIZARD, DATABASE, false, NULL},
    {"DescribeDBEngineVersions", NEW, ANY, false, NULL},
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

/* What else a statement asks for, as a condition: operator, key, values parted by blanks. */
typedef struct Condition {
    const char *operator, *key, *values;
} Condition;

/* Which resources a permission of CloudFormation's part is narrowed to: the first rule that fits. The names are those
 * that the template gives, or that CloudFormation makes: STACK-LOGICALID-RANDOM. */
typedef struct Rule {
    const char *sid;      /* a statement's id: letters and digits */
    const char *patterns; /* of permissions, parted by blanks */
    const char *resources;
    Condition condition;
} Rule;

#define KEYS "arn:{partition}:kms:{region}:*:key/*"
/* What AWS asks for beside the permission of the call itself: permissions parted by blanks. */
static const struct Companion {
    const char *sid, *permissions;
    unsigned commands;
    const char *resources;
    Condition condition;
} companions[] = {
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

#define ROLES "arn:{partition}:iam::*:role/{app}-*"
static const Rule rules[] = {
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

/* ---- texts */

/* Calls `take` with each word of `words`. */
static void each_word(const char *words, void (*take)(void *data, const char *word), void *data) {
    while (*(words += strspn(words, " "))) {
        size_t length = strcspn(words, " ");
        AUTO(memory_release) char *word = memory_copy_n(words, length);
        take(data, word);
        words += length;
    }
}

static char *fill_in(const char *pattern, const PolicyScope *scope) {
    const char *partition = partition_of(scope->region)->id;
    const struct {
        const char *mark, *value;
    } marks[] = {{"{partition}", partition}, {"{region}", scope->region}, {"{app}", scope->app}};
    Text text = {0};
    while (*pattern) {
        size_t i = 0, plain = strcspn(pattern, "{");
        text_add(&text, pattern, plain);
        pattern += plain;
        while (i < sizeof marks / sizeof *marks && strncmp(pattern, marks[i].mark, strlen(marks[i].mark)) != 0)
            i++;
        if (i < sizeof marks / sizeof *marks) {
            text_put(&text, marks[i].value);
            pattern += strlen(marks[i].mark);
        } else if (*pattern) {
            text_add(&text, pattern++, 1); /* a policy variable: "${aws:PrincipalAccount}" */
        }
    }
    return text_take(&text);
}

typedef struct Filler {
    const PolicyScope *scope;
    json_t *list;
} Filler;

static void fill_word(void *data, const char *word) {
    const Filler *filler = data;
    AUTO(memory_release) char *filled = fill_in(word, filler->scope);
    json_array_append_new(filler->list, json_string(filled));
}

static json_t *filled_list(const char *words, const PolicyScope *scope) {
    Filler filler = {scope, json_array()};
    each_word(words, fill_word, &filler);
    return filler.list;
}

/* ---- statements */

static int by_text(const void *one, const void *other) {
    return strcmp(*(const char *const *)one, *(const char *const *)other);
}

/* The keys of a set of permissions, in order. */
static json_t *sorted(json_t *set) {
    size_t count = 0;
    const char **keys = memory_new(json_object_size(set) + 1, sizeof *keys), *key;
    json_t *unused, *list = json_array();
    json_object_foreach(set, key, unused) keys[count++] = key;
    qsort(keys, count, sizeof *keys, by_text);
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, json_string(keys[i]));
    free(keys);
    return list;
}

static void condition_add(json_t *conditions, const PolicyScope *scope, const Condition *condition) {
    json_t *tests = json_object_get(conditions, condition->operator);
    if (!tests)
        json_object_set_new(conditions, condition->operator, tests = json_object());
    json_object_set_new(tests, condition->key, filled_list(condition->values, scope));
}

/* A resource's ARN names its region; what names none is held to it by a condition. The calls of IAM, of the
 * account's plan and of the price list are made in the regions that have them, whatever the app's is. */
static json_t *statement_new(const char *sid, json_t *actions, const char *resources, const Condition *conditions,
                             size_t condition_count, const PolicyScope *scope) {
    static const Condition here = {"StringEquals", "aws:RequestedRegion", "{region}"};
    json_t *statement = json_pack("{s:s, s:s, s:o, s:o}", "Sid", sid, "Effect", "Allow", "Action", actions, "Resource",
                                  filled_list(resources, scope));
    json_t *tests = json_object();
    for (size_t i = 0; i < condition_count; i++)
        if (conditions[i].key)
            condition_add(tests, scope, &conditions[i]);
    const char *first = json_string_value(json_array_get(actions, 0));
    static const char *const elsewhere[] = {"iam:", "pricing:", "freetier:", "route53:"};
    bool global = false;
    for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++)
        global = global || strncmp(first, elsewhere[i], strlen(elsewhere[i])) == 0;
    if (!global && !strstr(resources, "{region}") && strcmp(scope->region, "*") != 0)
        condition_add(tests, scope, &here);
    if (json_object_size(tests))
        json_object_set(statement, "Condition", tests);
    json_decref(tests);
    return statement;
}

static const AwsOperation *operation_named(const char *name) {
    size_t count;
    const AwsOperation *operations = aws_operations(&count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(operations[i].name, name) == 0)
            return &operations[i];
    return NULL;
}

/* Which set of statements a call belongs to: those that are bound to no region are apart. */
static char call_kind(const AwsOperation *operation) {
    bool elsewhere = strcmp(operation->service->id, "pricing") == 0 || strcmp(operation->service->id, "freetier") == 0;
    return operation->service->global ? 'g' : elsewhere ? 'p' : 'r';
}

/* What the program itself calls: one statement for each set of resources. IAM's is apart: see statement_new(). */
static void add_calls(json_t *statements, const PolicyScope *scope, unsigned commands) {
    static const Condition ours = {"StringLike", "aws:ResourceTag/" TEMPLATE_TAG, "{app}"};
    json_t *sets = json_object(); /* resources: the set of permissions */
    const char *key;
    json_t *set;
    for (size_t i = 0; i < policy_operation_count; i++) {
        const PolicyOperation *row = &policy_operations[i];
        const AwsOperation *operation = operation_named(row->operation);
        if (!operation || !operation->permission || !(row->commands & commands))
            continue;
        const char *resources = commands & POLICY_WIZARD && row->wizard ? row->wizard : row->resources;
        AUTO(memory_release)
        char *name = memory_print("%c%c%s", call_kind(operation), row->tagged ? 't' : 'f', resources);
        if (!(set = json_object_get(sets, name)))
            json_object_set_new(sets, name, set = json_object());
        json_object_set_new(set, operation->permission, json_true());
    }
    json_object_foreach(sets, key, set) {
        AUTO(memory_release) char *sid = memory_print("Calls%zu", json_array_size(statements) + 1);
        json_array_append_new(statements, statement_new(sid, sorted(set), key + 2, &ours, key[1] == 't', scope));
    }
    json_decref(sets);
    for (size_t i = 0; i < sizeof companions / sizeof *companions; i++)
        if (companions[i].commands & commands)
            json_array_append_new(statements,
                                  statement_new(companions[i].sid, filled_list(companions[i].permissions, scope),
                                                companions[i].resources, &companions[i].condition, 1, scope));
}

static void pass_role(json_t *statements, const PolicyScope *scope) {
    static const Condition to = {"StringEquals", "iam:PassedToService", "cloudformation.amazonaws.com"};
    json_array_append_new(
        statements, statement_new("ServiceRole", json_pack("[s]", "iam:PassRole"), scope->role_arn, &to, 1, scope));
}

typedef struct Match {
    const char *permission;
    bool fits;
} Match;

static void match_word(void *data, const char *pattern) {
    Match *match = data;
    match->fits = match->fits || fnmatch(pattern, match->permission, 0) == 0;
}

static const Rule *rule_for(const char *permission) {
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        Match match = {permission, false};
        each_word(rules[i].patterns, match_word, &match);
        if (match.fits)
            return &rules[i];
    }
    return NULL;
}

/* What only makes or changes something, by its verb: a deletion reads, and takes away. */
static bool makes(const char *permission) {
    static const char verbs[] = "*:Add* *:Allocate* *:Associate* *:Attach* *:Authorize* *:Create* *:Enable* "
                                "*:GenerateDataKey* *:Modify* *:Monitor* *:PassRole *:Put* *:Reboot* *:Register* "
                                "*:Replace* *:Reset* *:ReEncrypt* *:Rotate* *:Run* *:Set* *:Start* *:Subscribe *:Tag* "
                                "*:Update*";
    Match match = {permission, false};
    each_word(verbs, match_word, &match);
    return match.fits;
}

/* What a deletion calls all the same: a topic's policy is taken off by setting another (handlers.delete of its resource
 * schema), a secret gets a value without the database, a database leaves a snapshot. Database and load balancer are
 * changed first, when their protection is lifted (handlers.update); and a nested stack is looked through by whatever
 * changes its parent. */
static bool removes(const char *type, const char *permission) {
    static const struct {
        const char *type, *permissions;
    } rows[] = {
        {"AWS::CloudFormation::Stack", "cloudformation:UpdateStack"},
        {"AWS::ElasticLoadBalancingV2::LoadBalancer", "elasticloadbalancing:ModifyLoadBalancerAttributes"},
        {"AWS::RDS::DBInstance", "rds:AddTagsToResource rds:CreateDBSnapshot rds:ModifyDBInstance rds:RebootDBInstance "
                                 "iam:PassRole kms:CreateGrant kms:GenerateDataKey\\*"},
        {"AWS::SNS::TopicPolicy", "sns:SetTopicAttributes"},
        {"AWS::SecretsManager::SecretTargetAttachment", "secretsmanager:PutSecretValue"},
    };
    if (!makes(permission))
        return true;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Match match = {permission, false};
        if (strcmp(rows[i].type, type) == 0)
            each_word(rows[i].permissions, match_word, &match);
        if (match.fits)
            return true;
    }
    return false;
}

typedef struct Sorter {
    json_t *sets;
    const char *type;
    bool removing; /* what a deletion calls, and nothing else */
} Sorter;

static void sort_into_rule(void *data, const char *permission) {
    const Sorter *sorter = data;
    json_t *sets = sorter->sets;
    if (sorter->removing && !removes(sorter->type, permission))
        return;
    const Rule *rule = rule_for(permission);
    json_t *set = rule ? json_array_get(sets, (size_t)(rule - rules)) : NULL;
    if (set)
        json_object_set_new(set, permission, json_true());
}

/* What CloudFormation calls for all types, or for `only`; `removing`: to delete them. One statement a rule. `through`:
 * with an operator's permissions, only when CloudFormation is who calls for them (IAM User Guide, "aws:CalledVia"); a
 * service role is CloudFormation's alone by its trust. */
static void add_cloudformation(json_t *statements, const PolicyScope *scope, const char *only, bool removing,
                               bool through) {
    static const Condition via = {"ForAnyValue:StringEquals", "aws:CalledVia", "cloudformation.amazonaws.com"};
    json_t *sets = json_array();
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        json_array_append_new(sets, json_object());
    for (size_t i = 0; i < policy_type_count; i++)
        if (!only || strcmp(policy_types[i].type, only) == 0) {
            Sorter sorter = {sets, policy_types[i].type, removing};
            each_word(policy_types[i].permissions, sort_into_rule, &sorter);
        }
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        json_t *set = json_array_get(sets, i);
        const Condition conditions[] = {rules[i].condition, through ? via : (Condition){0}};
        if (json_object_size(set))
            json_array_append_new(statements,
                                  statement_new(rules[i].sid, sorted(set), rules[i].resources, conditions, 2, scope));
    }
    json_decref(sets);
}

/* ---- documents */

static size_t size_of(const json_t *json) {
    char *text = json_dumps(json, JSON_COMPACT);
    size_t size = 0;
    for (const char *c = text; c && *c; c++)
        size += !isspace((unsigned char)*c);
    free(text);
    return size;
}

void policies_release(Policies *policies) {
    for (size_t i = 0; i < policies->count; i++) {
        free(policies->items[i].name);
        json_decref(policies->items[i].document);
    }
    free(policies->items);
    *policies = (Policies){0};
}

static Policy *policy_add(Policies *policies, const PolicyScope *scope, const char *whose) {
    const char *app = strcmp(scope->app, "*") == 0 ? "secure-rds" : scope->app;
    policies->items = memory_grow(policies->items, policies->count + 1, sizeof *policies->items);
    Policy *policy = &policies->items[policies->count++];
    *policy = (Policy){.name = memory_print("%s-%s-%zu", app, whose, policies->count),
                       .document = json_pack("{s:s, s:[]}", "Version", "2012-10-17", "Statement")};
    policy->size = size_of(policy->document);
    return policy;
}

/* The statements in their order, a new document whenever the next one would pass the limit. Takes them over. */
static void pack(json_t *statements, const PolicyScope *scope, const char *whose, Policies *policies) {
    Policy *policy = NULL;
    size_t i;
    json_t *statement;
    json_array_foreach(statements, i, statement) {
        if (!policy || policy->size + size_of(statement) + 1 > POLICY_SIZE_MAX)
            policy = policy_add(policies, scope, whose);
        json_array_append(json_object_get(policy->document, "Statement"), statement);
        policy->size = size_of(policy->document);
    }
    json_decref(statements);
}

static bool commands_named(const char *command, unsigned *commands, Error *err) {
    *commands = ALL;
    if (!command)
        return true;
    for (size_t i = 0; policy_commands[i]; i++)
        if (strcmp(policy_commands[i], command) == 0) {
            *commands = 1u << i;
            return true;
        }
    return error_set(err, ERROR_USAGE,
                     "name one of plan, apply, access, status, destroy, wizard, cost, token, connect, verify",
                     "%.40s: no command that calls AWS has that name", command);
}

bool policy_operator(const PolicyScope *scope, const char *command, Policies *policies, Error *err) {
    unsigned commands;
    if (!commands_named(command, &commands, err))
        return false;
    json_t *statements = json_array();
    add_calls(statements, scope, commands);
    if (scope->role_arn && commands & (PLANS | CHANGES))
        pass_role(statements, scope);
    else if (commands == POLICY_ACCESS) /* its stack update changes the allow list and nothing else */
        add_cloudformation(statements, scope, "AWS::EC2::PrefixList", false, true);
    else if (commands & CHANGES)
        add_cloudformation(statements, scope, NULL, commands == POLICY_DESTROY, true);
    pack(statements, scope, command ? command : "operator", policies);
    return true;
}

void policy_service_role(const PolicyScope *scope, bool destroying, Policies *policies) {
    json_t *statements = json_array();
    add_cloudformation(statements, scope, NULL, destroying, false);
    pack(statements, scope, "service-role", policies);
}
