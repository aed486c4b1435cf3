/* What depends on other things that stand: subnets of one zone, a gateway that is not attached, a topic of another
 * kind. See handler.h. */
#include "base/memory.h"
#include "sandbox/cfn/value.h"
#include "sandbox/cfn/handler.h"
#include "sandbox/services/service.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PF(rule) "cdk-preflight, rule pf-" rule
#define BALANCER "AWS::ElasticLoadBalancingV2::LoadBalancer"
#define ATTACHMENT "AWS::EC2::VPCGatewayAttachment"
#define ENDPOINT "AWS::EC2::VPCEndpoint"
#define SUBSCRIPTION "AWS::SNS::Subscription"

/* A thing of the type whose property is that, among those that stand. NULL: there is none. */
static const json_t *standing_with(const Things *things, const char *name, const char *value) {
    for (size_t i = 0; i < things->count; i++)
        if (strcmp(value_text(things->items[i].properties, name), value) == 0)
            return things->items[i].properties;
    return NULL;
}

static Things standing(const Asked *asked, const char *type) {
    return things_of(asked->world, asked->region, type, asked->at_ms);
}

/* ---- networks */

static bool gateway_second(const Asked *asked, json_t *said) {
    AUTO(things_release) Things attachments = standing(asked, ATTACHMENT);
    const json_t *other = standing_with(&attachments, "VpcId", asked_text(asked, "VpcId"));
    json_array_append_new(said, json_string(asked_text(asked, "VpcId")));
    return *asked_text(asked, "InternetGatewayId") && other && json_object_get(other, "InternetGatewayId");
}

static bool gateway_elsewhere(const Asked *asked, json_t *said) {
    const char *gateway = asked_text(asked, "GatewayId"), *table = asked_text(asked, "RouteTableId");
    AUTO(things_release) Things tables = standing(asked, "AWS::EC2::RouteTable");
    AUTO(things_release) Things attachments = standing(asked, ATTACHMENT);
    const CfnPhysical *own = things_find(&tables, NULL, table);
    const json_t *attached = standing_with(&attachments, "InternetGatewayId", gateway);
    json_array_append_new(said, json_string(table));
    json_array_append_new(said, json_string(gateway));
    return own && strncmp(gateway, "igw-", 4) == 0 &&
           (!attached || strcmp(value_text(attached, "VpcId"), value_text(own->properties, "VpcId")) != 0);
}

typedef struct Block {
    unsigned first, last;
} Block;

static bool block_of(const char *cidr, Block *block) {
    unsigned a, b, c, d, bits;
    if (sscanf(cidr, "%u.%u.%u.%u/%u", &a, &b, &c, &d, &bits) != 5 || bits > 32)
        return false;
    unsigned rest = bits == 0 ? ~0U : bits == 32 ? 0 : ~0U >> bits;
    block->first = (a << 24 | b << 16 | c << 8 | d) & ~rest;
    block->last = block->first | rest;
    return true;
}

static bool subnet_outside(const Asked *asked, json_t *said) {
    AUTO(things_release) Things vpcs = standing(asked, "AWS::EC2::VPC");
    const CfnPhysical *vpc = things_find(&vpcs, NULL, asked_text(asked, "VpcId"));
    Block own, whole;
    json_array_append_new(said, json_string(asked_text(asked, "CidrBlock")));
    return vpc && block_of(asked_text(asked, "CidrBlock"), &own) &&
           block_of(value_text(vpc->properties, "CidrBlock"), &whole) &&
           (own.first < whole.first || own.last > whole.last);
}

static bool subnet_conflicts(const Asked *asked, json_t *said) {
    AUTO(things_release) Things subnets = standing(asked, "AWS::EC2::Subnet");
    Block own, other;
    json_array_append_new(said, json_string(asked_text(asked, "CidrBlock")));
    for (size_t i = 0; i < subnets.count && block_of(asked_text(asked, "CidrBlock"), &own); i++)
        if (strcmp(value_text(subnets.items[i].properties, "VpcId"), asked_text(asked, "VpcId")) == 0 &&
            block_of(value_text(subnets.items[i].properties, "CidrBlock"), &other) && own.first <= other.last &&
            other.first <= own.last)
            return true;
    return false;
}

/* ---- zones */

/* The subnets' zones: each once in `zones`; the first subnet of a zone that another has: returned. NULL: none. */
static const char *zones_of(const Asked *asked, const char *property, json_t *zones) {
    const char *second = NULL;
    json_t *id;
    size_t i;
    json_array_foreach(json_object_get(asked->properties, property), i, id) {
        const char *subnet = json_string_value(id) ? json_string_value(id) : "";
        AUTO(memory_release) char *zone = handler_zone(asked, subnet);
        if (zone && list_has(zones, zone) && !second)
            second = subnet;
        if (zone)
            list_add(zones, zone);
    }
    return second;
}

static bool balancer_zone_twice(const Asked *asked, json_t *said) {
    (void)said;
    json_auto_t *zones = json_array();
    return zones_of(asked, "Subnets", zones) != NULL;
}

static bool endpoint_zone_twice(const Asked *asked, json_t *said) {
    json_auto_t *zones = json_array();
    const char *subnet = zones_of(asked, "SubnetIds", zones);
    json_array_append_new(said, json_string(subnet ? subnet : ""));
    return subnet != NULL;
}

static bool database_zones_few(const Asked *asked, json_t *said) {
    json_auto_t *zones = json_array();
    zones_of(asked, "SubnetIds", zones);
    AUTO(memory_release) char *covered = list_join(zones, ", ");
    json_array_append_new(said, json_string(covered));
    return json_array_size(zones) == 1;
}

/* ---- topics, secrets, trails */

static bool topic_is_fifo(const Asked *asked) {
    AUTO(things_release) Things topics = standing(asked, "AWS::SNS::Topic");
    const CfnPhysical *topic = things_find(&topics, NULL, asked_text(asked, "TopicArn"));
    return topic && value_true(json_object_get(topic->properties, "FifoTopic"));
}

static bool protocol_of_fifo(const Asked *asked, json_t *said) {
    const char *protocol = asked_text(asked, "Protocol");
    json_array_append_new(said, json_string(protocol));
    return strcmp(protocol, "sqs") != 0 && topic_is_fifo(asked);
}

static bool queue_of_fifo(const Asked *asked, json_t *said) {
    (void)said;
    const char *endpoint = asked_text(asked, "Endpoint");
    size_t length = strlen(endpoint);
    return strcmp(asked_text(asked, "Protocol"), "sqs") == 0 && length > 5 &&
           strcmp(endpoint + length - 5, ".fifo") == 0 && !topic_is_fifo(asked);
}

/* A secret that is no JSON object can't take the address of a database. */
static bool secret_plain(const Asked *asked, json_t *said) {
    (void)said;
    AUTO(things_release) Things secrets = standing(asked, "AWS::SecretsManager::Secret");
    const CfnPhysical *secret = things_find(&secrets, NULL, asked_text(asked, "SecretId"));
    const json_t *generated = secret ? json_object_get(secret->properties, "GenerateSecretString") : NULL;
    const char *text = secret ? value_text(secret->properties, "SecretString") : "";
    json_auto_t *parsed = json_loads(text, 0, NULL);
    return secret &&
           (generated ? !json_object_get(generated, "SecretStringTemplate") : *text && !json_is_object(parsed));
}

static bool trail_policy_missing(const Asked *asked, json_t *said) {
    const char *bucket = asked_text(asked, "S3BucketName");
    AUTO(things_release) Things buckets = standing(asked, "AWS::S3::Bucket");
    AUTO(things_release) Things policies = standing(asked, "AWS::S3::BucketPolicy");
    const json_t *policy = standing_with(&policies, "Bucket", bucket);
    AUTO(memory_release) char *text = policy ? json_dumps(json_object_get(policy, "PolicyDocument"), 0) : NULL;
    json_array_append_new(said, json_string(bucket));
    return things_find(&buckets, NULL, bucket) && (!text || !strstr(text, "cloudtrail.amazonaws.com"));
}

/* ---- what listens, and where it leads */

static const json_t *of_arn(const Things *things, const char *arn) {
    const CfnPhysical *thing = things_find(things, NULL, arn);
    return thing ? thing->properties : NULL;
}

static bool listener_of_other_balancer(const Asked *asked, json_t *said) {
    static const char application[] = "HTTPS|HTTP", network[] = "UDP|TCP|TCP_UDP|TLS|QUIC|TCP_QUIC";
    AUTO(things_release) Things balancers = standing(asked, BALANCER);
    const json_t *balancer = of_arn(&balancers, asked_text(asked, "LoadBalancerArn"));
    const char *protocol = asked_text(asked, "Protocol");
    json_array_append_new(said, json_string(protocol));
    bool of_network = strcmp(value_text(balancer, "Type"), "network") == 0;
    json_array_append_new(said, json_string(of_network ? "UDP, TCP, TCP_UDP, TLS" : "HTTPS, HTTP"));
    return balancer && strcmp(value_text(balancer, "Type"), "gateway") != 0 &&
           !words_have(of_network ? network : application, asked_text(asked, "Protocol"));
}

/* TLS ends at the load balancer, so that what is behind it may be TCP. */
static bool listener_of_other_group(const Asked *asked, json_t *said) {
    AUTO(things_release) Things groups = standing(asked, "AWS::ElasticLoadBalancingV2::TargetGroup");
    const json_t *action = json_array_get(json_object_get(asked->properties, "DefaultActions"), 0);
    const json_t *group = of_arn(&groups, value_text(action, "TargetGroupArn"));
    AUTO(memory_release) char *to = memory_copy(group ? value_text(group, "Protocol") : "");
    const char *protocol = asked_text(asked, "Protocol");
    json_array_append_new(said, json_string(protocol));
    json_array_append_new(said, json_string(to));
    return (words_have("TCP|UDP|TCP_UDP", protocol) && words_have("TCP|TLS|UDP", to) && strcmp(protocol, to) != 0) ||
           (strcmp(protocol, "TLS") == 0 && strcmp(to, "UDP") == 0);
}

/* ---- roles that somebody else must be able to take */

/* Whether a role that stands may be taken by the service; also true when it is not of this account's stacks. */
static bool trusted(const Asked *asked, const char *arn, const char *service) {
    AUTO(things_release) Things roles = standing(asked, "AWS::IAM::Role");
    const char *name = strrchr(arn, '/');
    const CfnPhysical *role = name ? things_find(&roles, NULL, name + 1) : NULL;
    AUTO(memory_release)
    char *trust = role ? json_dumps(json_object_get(role->properties, "AssumeRolePolicyDocument"), 0) : NULL;
    return !trust || strstr(trust, service);
}

static bool function_role_other(const Asked *asked, json_t *said) {
    (void)said;
    return !trusted(asked, asked_text(asked, "Role"), "lambda.amazonaws.com");
}

static bool monitoring_role_other(const Asked *asked, json_t *said) {
    (void)said;
    return !trusted(asked, asked_text(asked, "MonitoringRoleArn"), "monitoring.rds.amazonaws.com");
}

static bool flow_role_other(const Asked *asked, json_t *said) {
    const char *arn = asked_text(asked, "DeliverLogsPermissionArn");
    json_array_append_new(said, json_string(arn));
    return !trusted(asked, arn, "vpc-flow-logs.amazonaws.com");
}

const HandlerRule pair_rules[] = {
    {"AWS::ElasticLoadBalancingV2::Listener", "create update", listener_of_other_balancer, SERVICE, "InvalidRequest",
     "Listener protocol '{0}' must be one of '{1}'", "public deployment logs"},
    {"AWS::ElasticLoadBalancingV2::Listener", "create update", listener_of_other_group, SERVICE, "InvalidRequest",
     "Listener protocol '{0}' is not supported with a target group with the protocol '{1}'",
     "public deployment logs, of a protocol version; " PF("elbv2-listener-tg-protocol")},
    {"AWS::Lambda::Function", "create update", function_role_other, SERVICE, "InvalidRequest",
     "The role defined for the function cannot be assumed by Lambda.", "public deployment logs"},
    {"AWS::RDS::DBInstance", "create update", monitoring_role_other, SERVICE, "InvalidRequest",
     "IAM role ARN value is invalid or does not include the required permissions for: ENHANCED_MONITORING",
     "public deployment logs"},
    {"AWS::EC2::FlowLog", "create", flow_role_other, SERVICE, "InvalidRequest", "Unable to assume given IAM role: {0}",
     "words of our own; EC2 API, CreateFlowLogs"},
    {ATTACHMENT, "create", gateway_second, SERVICE, "InvalidRequest",
     "Network {0} already has an internet gateway attached", PF("ec2-vpc-single-igw")},
    {"AWS::EC2::Route", "create", gateway_elsewhere, SERVICE, "InvalidRequest",
     "route table {0} and network gateway {1} belong to different networks",
     "public deployment logs; EC2 API, InvalidParameterValue"},
    {"AWS::EC2::Subnet", "create", subnet_outside, SERVICE, "InvalidRequest", "The CIDR '{0}' is invalid.",
     "EC2 API, CreateSubnet: InvalidSubnet.Range"},
    {"AWS::EC2::Subnet", "create", subnet_conflicts, SERVICE, "AlreadyExists",
     "The CIDR '{0}' conflicts with another subnet", "public deployment logs; EC2 API, InvalidSubnet.Conflict"},
    {ENDPOINT, "create update", endpoint_zone_twice, SERVICE, "InvalidRequest",
     "Found another VPC endpoint subnet in the availability zone of {0}", PF("ec2-vpce-subnet-az-unique")},
    {BALANCER, "create update", balancer_zone_twice, SERVICE, "InvalidRequest",
     "A load balancer cannot be attached to multiple subnets in the same Availability Zone.",
     PF("elbv2-lb-one-subnet-per-az")},
    {"AWS::RDS::DBSubnetGroup", "create update", database_zones_few, SERVICE, "InvalidRequest",
     "The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: {0}. Add "
     "subnets "
     "to cover at least 2 AZs.",
     "public deployment logs; RDS API, DBSubnetGroupDoesNotCoverEnoughAZs"},
    {SUBSCRIPTION, "create update", protocol_of_fifo, SERVICE, "InvalidRequest",
     "Invalid parameter: Invalid protocol type: {0}", PF("sns-fifo-topic-protocol")},
    {SUBSCRIPTION, "create update", queue_of_fifo, SERVICE, "InvalidRequest",
     "Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics",
     PF("sns-fifo-queue-on-standard-topic")},
    {"AWS::SecretsManager::SecretTargetAttachment", "create", secret_plain, HANDLER, "InvalidRequest",
     "Failed to parse secret string while CREATE", PF("secretsmanager-target-attachment")},
    {"AWS::CloudTrail::Trail", "create", trail_policy_missing, SERVICE, "InvalidRequest",
     "Incorrect S3 bucket policy is detected for bucket: {0}", PF("cloudtrail-trail-s3-bucket-policy-missing")},
    {0},
};
