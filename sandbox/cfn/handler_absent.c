/* What a resource names and nobody has: another's id, name or ARN. See handler.h. */
#include "base/memory.h"
#include "sandbox/cfn/handler.h"
#include "sandbox/services/service.h"
#include "sandbox/values/look.h"

#include <string.h>

#define EC2 "AWS::EC2::"
#define VPC EC2 "VPC"
#define SUBNET EC2 "Subnet"
#define GROUP EC2 "SecurityGroup"
#define TABLE EC2 "RouteTable"
#define LIST EC2 "PrefixList"
#define INSTANCE EC2 "Instance"
#define ELB "AWS::ElasticLoadBalancingV2::"
#define DB "AWS::RDS::DBInstance"
#define KEY "AWS::KMS::Key"
#define ROLE "AWS::IAM::Role"
#define SECRET "AWS::SecretsManager::Secret"
#define TOPIC "AWS::SNS::Topic"

#define NO_VPC "The vpc ID '{0}' does not exist", "InvalidRequest", "terraform-aws-modules/terraform-aws-alb#294"
#define NO_SUBNET                                                                                                      \
    "The subnet ID '{0}' does not exist", "InvalidRequest", "public deployment logs; EC2 API, InvalidSubnetID.NotFound"
#define NO_TABLE                                                                                                       \
    "The routeTable ID '{0}' does not exist", "InvalidRequest",                                                        \
        "public deployment logs; EC2 API, InvalidRouteTableID.NotFound"
#define NO_GROUP                                                                                                       \
    "The security group '{0}' does not exist", "InvalidRequest",                                                       \
        "public deployment logs; EC2 API, InvalidGroup.NotFound"
#define NO_LIST                                                                                                        \
    "The prefix list ID '{0}' does not exist", "InvalidRequest",                                                       \
        "public deployment logs; EC2 API, InvalidPrefixListID.NotFound"
#define NO_SECRET                                                                                                      \
    "Secrets Manager can't find the specified secret.", "NotFound",                                                    \
        "public deployment logs; Secrets Manager API, ResourceNotFoundException"

/* Services look for what they are given when they are given it, so that any row holds at a creation, and at an update
 * for what it changes. */
static const struct Absent {
    const char *type, *path; /* as in rules.h; "Custom::*": any that begins so */
    const char *named;       /* the types of which one must stand there */
    const char *words, *code, *source;
} rows[] = {
    {SUBNET, "VpcId", VPC, NO_VPC},
    {GROUP, "VpcId", VPC, NO_VPC},
    {TABLE, "VpcId", VPC, NO_VPC},
    {EC2 "VPCEndpoint", "VpcId", VPC, "The Vpc Id {0} does not exist", "InvalidRequest",
     "EC2 API, CreateVpcEndpoint: InvalidVpcId.NotFound"},
    {EC2 "VPCGatewayAttachment", "VpcId", VPC, NO_VPC},
    {EC2 "VPCGatewayAttachment", "InternetGatewayId", EC2 "InternetGateway",
     "The internetGateway ID '{0}' does not exist", "InvalidRequest",
     "public deployment logs; EC2 API, InvalidInternetGatewayID.NotFound"},
    {EC2 "FlowLog", "ResourceId", VPC " " SUBNET " " EC2 "NetworkInterface",
     "The requested resources: [{0}] do not exist", "InvalidRequest", "words of our own; EC2 API, CreateFlowLogs"},
    {EC2 "Route", "RouteTableId", TABLE, NO_TABLE},
    {EC2 "Route", "NatGatewayId", EC2 "NatGateway", "The natGateway ID '{0}' does not exist", "InvalidRequest",
     "public deployment logs; EC2 API, InvalidNatGatewayID.NotFound"},
    {EC2 "SubnetRouteTableAssociation", "RouteTableId", TABLE, NO_TABLE},
    {EC2 "SubnetRouteTableAssociation", "SubnetId", SUBNET, NO_SUBNET},
    {EC2 "VPCEndpoint", "RouteTableIds", TABLE, "The route table ID {0} does not exist", "InvalidRequest",
     "EC2 API, CreateVpcEndpoint: InvalidRouteTableId.NotFound"},
    {EC2 "VPCEndpoint", "SubnetIds", SUBNET, "The subnet ID '{0}' does not exist", "InvalidRequest",
     "EC2 API, CreateVpcEndpoint: InvalidSubnetId.NotFound"},
    {EC2 "VPCEndpoint", "SecurityGroupIds", GROUP, NO_GROUP},
    {EC2 "NatGateway", "SubnetId", SUBNET, "The subnet {0} does not exist", "InvalidRequest",
     "public deployment logs; EC2 API, CreateNatGateway: SubnetNotFound"},
    {EC2 "NatGateway", "AllocationId", EC2 "EIP", "The allocation ID '{0}' does not exist", "InvalidRequest",
     "public deployment logs; EC2 API, InvalidAllocationID.NotFound"},
    {EC2 "SecurityGroupIngress", "GroupId", GROUP, NO_GROUP},
    {EC2 "SecurityGroupIngress", "SourceSecurityGroupId", GROUP, NO_GROUP},
    {EC2 "SecurityGroupIngress", "SourcePrefixListId", LIST, NO_LIST},
    {EC2 "SecurityGroupEgress", "GroupId", GROUP, NO_GROUP},
    {EC2 "SecurityGroupEgress", "DestinationSecurityGroupId", GROUP, NO_GROUP},
    {EC2 "SecurityGroupEgress", "DestinationPrefixListId", LIST, NO_LIST},
    {GROUP, "SecurityGroupIngress.*.SourceSecurityGroupId|SecurityGroupEgress.*.DestinationSecurityGroupId", GROUP,
     NO_GROUP},
    {GROUP, "SecurityGroupIngress.*.SourcePrefixListId|SecurityGroupEgress.*.DestinationPrefixListId", LIST, NO_LIST},
    {INSTANCE, "SubnetId|NetworkInterfaces.*.SubnetId", SUBNET, NO_SUBNET},
    {INSTANCE, "SecurityGroupIds|NetworkInterfaces.*.GroupSet", GROUP, NO_GROUP},
    {INSTANCE, "LaunchTemplate.LaunchTemplateId", EC2 "LaunchTemplate",
     "The specified launch template, with template ID {0}, does not exist.", "InvalidRequest",
     "public deployment logs; EC2 API, InvalidLaunchTemplateId.NotFound"},
    {INSTANCE, "IamInstanceProfile", "AWS::IAM::InstanceProfile",
     "Value ({0}) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name",
     "InvalidRequest", "public deployment logs; EC2 API, InvalidParameterValue"},
    {"AWS::IAM::InstanceProfile", "Roles", ROLE, "The role with name {0} cannot be found.", "NotFound",
     "public deployment logs; IAM API, NoSuchEntity"},
    {ROLE, "ManagedPolicyArns", "AWS::IAM::ManagedPolicy", "Policy {0} does not exist or is not attachable.",
     "NotFound", "public deployment logs; IAM API, AttachRolePolicy: NoSuchEntity"},
    {"AWS::RDS::DBSubnetGroup", "SubnetIds", SUBNET, "Some input subnets in :[{0}] are invalid.", "InvalidRequest",
     "public deployment logs; RDS API, InvalidSubnet"},
    {DB, "DBParameterGroupName", "AWS::RDS::DBParameterGroup", "DBParameterGroup not found: {0}", "NotFound",
     "public deployment logs; RDS API, DBParameterGroupNotFound"},
    {DB, "DBSubnetGroupName", "AWS::RDS::DBSubnetGroup", "DB subnet group '{0}' does not exist.", "NotFound",
     "public deployment logs; RDS API, DBSubnetGroupNotFoundFault"},
    {DB, "VPCSecurityGroups", GROUP, "Invalid security group , groupId= {0}, groupName=.", "InvalidRequest",
     "public deployment logs; RDS API, InvalidParameterValue"},
    {DB, "KmsKeyId|PerformanceInsightsKMSKeyId", KEY,
     "The specified KMS key [{0}] does not exist, is not enabled or you do not have permissions to access it.",
     "InvalidRequest", "public deployment logs; RDS API, KMSKeyNotAccessibleFault"},
    {DB, "AssociatedRoles.*.RoleArn", ROLE,
     "IAM role ARN value is invalid or does not include the required permissions for: S3_INTEGRATION", "InvalidRequest",
     "words of our own; RDS API, AddRoleToDBInstance"},
    {DB, "MonitoringRoleArn", ROLE,
     "IAM role ARN value is invalid or does not include the required permissions for: ENHANCED_MONITORING",
     "InvalidRequest", "public deployment logs"},
    {DB, "OptionGroupName", "AWS::RDS::OptionGroup", "Specified OptionGroupName: {0} not found.", "NotFound",
     "RDS API, OptionGroupNotFoundFault"},
    {DB, "DBSnapshotIdentifier", "AWS::RDS::DBSnapshot", "DBSnapshot {0} not found.", "NotFound",
     "RDS API, DBSnapshotNotFound"},
    {SECRET, "KmsKeyId", KEY, "Invalid KMS key ID or ARN: {0}", "InvalidRequest",
     "words of our own; Secrets Manager API, CreateSecret: EncryptionFailure"},
    {SECRET "TargetAttachment", "SecretId", SECRET, NO_SECRET},
    {SECRET "TargetAttachment", "TargetId", DB, "DBInstance {0} not found.", "NotFound",
     "RDS API, DescribeDBInstances: DBInstanceNotFound"},
    {"AWS::SecretsManager::RotationSchedule", "SecretId", SECRET, NO_SECRET},
    {"AWS::Logs::LogGroup", "KmsKeyId", KEY,
     "The specified KMS key does not exist or is not allowed to be used with Arn "
     "'arn:aws:logs:{region}:{$4}:log-group:{/LogGroupName}'",
     "AccessDenied", "hashicorp/terraform-provider-aws#29282"},
    {ELB "LoadBalancer", "Subnets", SUBNET, "The subnet ID '{0}' does not exist", "InvalidRequest",
     "public deployment logs; Elastic Load Balancing API, SubnetNotFound"},
    {ELB "LoadBalancer", "SecurityGroups", GROUP, "One or more security groups are invalid", "InvalidRequest",
     "public deployment logs; Elastic Load Balancing API, InvalidSecurityGroup"},
    {ELB "TargetGroup", "VpcId", VPC, "The VPC ID '{0}' is not found", "InvalidRequest", "ansible/ansible#31919"},
    {ELB "Listener", "LoadBalancerArn", ELB "LoadBalancer", "Load balancer '{0}' not found", "NotFound",
     "public deployment logs; Elastic Load Balancing API, LoadBalancerNotFound"},
    {ELB "Listener", "DefaultActions.*.TargetGroupArn", ELB "TargetGroup", "Target groups '{0}' not found", "NotFound",
     "public deployment logs; Elastic Load Balancing API, TargetGroupNotFound"},
    {"AWS::Lambda::Function", "Role", ROLE, "The role defined for the function cannot be assumed by Lambda.",
     "InvalidRequest", "public deployment logs"},
    {"AWS::Lambda::Permission", "FunctionName", "AWS::Lambda::Function", "Function not found: {0}", "NotFound",
     "public deployment logs; Lambda API, ResourceNotFoundException"},
    {"AWS::SNS::TopicPolicy", "Topics", TOPIC, "Topic does not exist", "NotFound", "SNS API, NotFoundException"},
    {"AWS::SNS::Subscription", "TopicArn", TOPIC, "Topic does not exist", "NotFound", "SNS API, NotFoundException"},
    {"AWS::CloudTrail::Trail", "S3BucketName", "AWS::S3::Bucket", "S3 bucket {0} does not exist!", "InvalidRequest",
     "public deployment logs; CloudTrail API, S3BucketDoesNotExistException"},
    {"AWS::CloudTrail::Trail", "KMSKeyId", KEY, "KMS key not found.", "NotFound",
     "words of our own; CloudTrail API, KmsKeyNotFoundException"},
    {"Custom::*", "ServiceToken", "AWS::Lambda::Function " TOPIC, "Function not found: {0}", "NotFound",
     "public deployment logs; Lambda API, ResourceNotFoundException"},
    {0},
};

/* What stands in every account: AWS's own keys and policies, and what services call "default". */
static bool of_aws(const char *name) {
    return strstr(name, "alias/aws/") || strstr(name, ":iam::aws:policy/") || strncmp(name, "default", 7) == 0;
}

static bool is_it(const CfnPhysical *thing, const char *name) {
    const char *attribute;
    json_t *value;
    if (strcmp(thing->physical_id, name) == 0)
        return true;
    json_object_foreach((json_t *)thing->attributes, attribute, value) {
        if (json_is_string(value) && strcmp(json_string_value(value), name) == 0)
            return true;
    }
    return false;
}

/* IAM is one for all regions. */
static bool stands(const Asked *asked, const char *type, const char *name) {
    const char *region = strncmp(type, "AWS::IAM::", 10) == 0 ? NULL : asked->region;
    AUTO(things_release) Things things = things_of(asked->world, region, type, asked->at_ms);
    for (size_t i = 0; i < things.count; i++)
        if (is_it(&things.items[i], name))
            return true;
    return false;
}

static bool stands_any(const Asked *asked, const char *types, const char *name) {
    while (*types) {
        size_t length = strcspn(types, " ");
        AUTO(memory_release) char *type = memory_copy_n(types, length);
        if (stands(asked, type, name))
            return true;
        types += length + (types[length] == ' ');
    }
    return false;
}

static json_t *names_at(const Asked *asked, const json_t *properties, const char *path) {
    json_auto_t *parsed = json_array();
    Look look = {.region = asked->region, .all = properties, .item = properties, .parsed = parsed};
    json_auto_t *values = properties ? look_at(&look, path) : json_array();
    return look_flat(values);
}

/* The first name there that nothing has, and that did not stand there before: borrowed from `names`. */
static json_t *absent_name(const Asked *asked, const struct Absent *row, const json_t *names) {
    json_auto_t *before = names_at(asked, asked->before, row->path);
    json_t *name;
    size_t i;
    json_array_foreach((json_t *)names, i, name) {
        const char *text = json_string_value(name);
        if (text && *text && !list_has(before, text) && !of_aws(text) && !stands_any(asked, row->named, text))
            return name;
    }
    return NULL;
}

static bool is_of(const char *type, const char *wanted) {
    size_t length = strlen(wanted);
    return wanted[length - 1] == '*' ? strncmp(type, wanted, length - 1) == 0 : strcmp(type, wanted) == 0;
}

char *handler_absent(const Asked *asked, const char *type, const char **code) {
    for (const struct Absent *row = rows; row->type; row++) {
        if (!is_of(type, row->type))
            continue;
        json_auto_t *names = names_at(asked, asked->properties, row->path);
        json_t *name = absent_name(asked, row, names);
        if (!name)
            continue;
        json_auto_t *said = json_pack("[O]", name), *parsed = json_array();
        Look look = {.region = asked->region,
                     .all = asked->properties,
                     .item = asked->properties,
                     .parsed = parsed,
                     .found = name,
                     .said = said};
        *code = row->code;
        return look_words(&look, row->words);
    }
    return NULL;
}
