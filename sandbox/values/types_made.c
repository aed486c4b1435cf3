/* See types.h: what comes of a resource once it is made: physical id, attributes, duration. Written by hand from the
 * CloudFormation Template Reference ("Return values") and from public reports of durations. */
#include "sandbox/values/types.h"
#include "base/memory.h"
#include "sandbox/services/ec2_power.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Patterns: {name} is the name given or generated, {id} the physical id, {.Property} a property's value, {last} the id
 * behind its last slash or colon, {after:x} behind "x", {hex17} and its like derived letters, {account}, {region},
 * {partition}, {byte}. */
typedef struct MadeRow {
    const char *type;
    const char *id;
    const char *name;             /* the property that names it; NULL: {name} is always generated */
    int name_max;                 /* of a generated name; negative: in lower case. 0: no limit */
    short create, update, delete; /* seconds */
    const char *attributes;       /* "Arn=…|KeyId=…" */
} MadeRow;

#define ARN(service) "arn:{partition}:" service ":{region}:{account}:"

static const MadeRow rows[] = {
    {"AWS::Backup::BackupPlan", "{uuid}", NULL, 0, 5, 5, 5,
     "BackupPlanId={id}|BackupPlanArn=" ARN("backup") "backup-plan:{id}|VersionId={mixed20}"},
    {"AWS::Backup::BackupSelection", "{uuid}_{.BackupPlanId}", NULL, 0, 5, 5, 5, "Id={id}|SelectionId={id}"},
    {"AWS::Backup::BackupVault", "{name}", "BackupVaultName", 50, 5, 5, 5,
     "BackupVaultName={id}|BackupVaultArn=" ARN("backup") "backup-vault:{id}"},
    {"AWS::CloudFormation::Stack", "{name}", NULL, 0, 5, 5, 5, ""},
    {"AWS::CloudFormation::CustomResource", "{name}", NULL, 0, 8, 8, 5, ""},
    {"AWS::CloudFormation::WaitConditionHandle",
     "https://cloudformation-waitcondition-{region}.s3.{region}.amazonaws.com/{name}", NULL, 0, 1, 1, 1, ""},
    {"AWS::CloudFormation::WaitCondition", ARN("cloudformation") "stack/{name}", NULL, 0, 30, 1, 1, "Data={id}"},
    {"AWS::CloudTrail::Trail", "{name}", "TrailName", 128, 10, 10, 5,
     "Arn=" ARN("cloudtrail") "trail/{id}|SnsTopicArn="},
    {"AWS::CloudWatch::Alarm", "{name}", "AlarmName", 255, 5, 5, 3, "Arn=" ARN("cloudwatch") "alarm:{id}"},
    {"AWS::CloudWatch::CompositeAlarm", "{name}", "AlarmName", 255, 5, 5, 3, "Arn=" ARN("cloudwatch") "alarm:{id}"},
    {"AWS::CloudWatch::Dashboard", "{name}", "DashboardName", 255, 5, 5, 3, "DashboardName={id}"},
    {"AWS::EC2::EIP", "127.18.{byte}.{byte}", NULL, 0, 16, 5, 5, "AllocationId=eipalloc-0{hex16}|PublicIp={id}"},
    {"AWS::EC2::EIPAssociation", "eipassoc-0{hex16}", NULL, 0, 8, 5, 5, "Id={id}"},
    {"AWS::EC2::FlowLog", "fl-0{hex16}", NULL, 0, 5, 5, 5, "Id={id}"},
    {"AWS::EC2::Instance", "i-0{hex16}", NULL, 0, 35, 60, 70,
     "InstanceId={id}|PublicIp=127.18.{byte}.{byte}|PrivateIp=10.0.{byte}.{byte}|AvailabilityZone={.AvailabilityZone}|"
     "VpcId=vpc-0{hex16}|"
     "ReservationId=r-0{hex16}|VolumeId=vol-0{hex16}|NetworkInterfaceId=eni-0{hex16}"},
    {"AWS::EC2::InternetGateway", "igw-0{hex16}", NULL, 0, 17, 5, 5, "InternetGatewayId={id}"},
    {"AWS::EC2::KeyPair", "{name}", "KeyName", 255, 5, 5, 5, "KeyPairId=key-0{hex16}|KeyFingerprint={hex40}"},
    {"AWS::EC2::LaunchTemplate", "lt-0{hex16}", NULL, 0, 5, 5, 5,
     "LaunchTemplateId={id}|DefaultVersionNumber=1|LatestVersionNumber=1"},
    {"AWS::EC2::NatGateway", "nat-0{hex16}", NULL, 0, 100, 10, 60,
     "NatGatewayId={id}|EniId=eni-0{hex16}|PrivateIp=10.0.{byte}.{byte}"},
    {"AWS::EC2::NetworkAcl", "acl-0{hex16}", NULL, 0, 5, 5, 5, "Id={id}"},
    {"AWS::EC2::NetworkInterface", "eni-0{hex16}", NULL, 0, 8, 5, 8,
     "Id={id}|PrimaryPrivateIpAddress=10.0.{byte}.{byte}"},
    {"AWS::EC2::PrefixList", "pl-0{hex16}", NULL, 0, 5, 5, 5,
     "PrefixListId={id}|OwnerId={account}|Version=1|Arn=" ARN("ec2") "prefix-list/{id}"},
    {"AWS::EC2::Route", "{.RouteTableId}|{.DestinationCidrBlock}", NULL, 0, 3, 3, 3,
     "CidrBlock={.DestinationCidrBlock}"},
    {"AWS::EC2::RouteTable", "rtb-0{hex16}", NULL, 0, 3, 3, 3, "RouteTableId={id}"},
    {"AWS::EC2::SecurityGroup", "sg-0{hex16}", NULL, 0, 5, 5, 5,
     "GroupId={id}|Id={id}|VpcId={.VpcId}|GroupName={.GroupName}"},
    {"AWS::EC2::SecurityGroupEgress", "sgr-0{hex16}", NULL, 0, 3, 3, 3, "Id={id}"},
    {"AWS::EC2::SecurityGroupIngress", "sgr-0{hex16}", NULL, 0, 3, 3, 3, "Id={id}"},
    {"AWS::EC2::Subnet", "subnet-0{hex16}", NULL, 0, 5, 5, 5,
     "SubnetId={id}|AvailabilityZone={.AvailabilityZone}|VpcId={.VpcId}|CidrBlock={.CidrBlock}|NetworkAclAssociationId="
     "aclassoc-0{hex16}"},
    {"AWS::EC2::SubnetNetworkAclAssociation", "aclassoc-0{hex16}", NULL, 0, 3, 3, 3, "AssociationId={id}"},
    {"AWS::EC2::SubnetRouteTableAssociation", "rtbassoc-0{hex16}", NULL, 0, 3, 3, 3, "Id={id}"},
    {"AWS::EC2::VPC", "vpc-0{hex16}", NULL, 0, 12, 5, 5,
     "VpcId={id}|CidrBlock={.CidrBlock}|DefaultSecurityGroup=sg-0{hex16}|DefaultNetworkAcl=acl-0{hex16}|"
     "MainRouteTableId=rtb-0{hex16}"},
    {"AWS::EC2::VPCEndpoint", "vpce-0{hex16}", NULL, 0, 90, 30, 60, "Id={id}"},
    {"AWS::EC2::VPCGatewayAttachment", "IGW|{.VpcId}", NULL, 0, 5, 5, 5, "AttachmentType=IGW"},
    {"AWS::EC2::Volume", "vol-0{hex16}", NULL, 0, 8, 20, 8, "VolumeId={id}"},
    {"AWS::ElasticLoadBalancingV2::Listener", "{.LoadBalancerArn}/{hex16}", NULL, 0, 3, 3, 3, "ListenerArn={id}"},
    {"AWS::ElasticLoadBalancingV2::LoadBalancer", ARN("elasticloadbalancing") "loadbalancer/net/{name}/{hex16}", "Name",
     32, 116, 20, 20,
     "LoadBalancerArn={id}|LoadBalancerName={name}|LoadBalancerFullName={after:loadbalancer/"
     "}|DNSName={name}-{last}.elb.{region}.amazonaws.com|"
     "CanonicalHostedZoneID=Z{upper13}|SourceAddress={byte}"},
    {"AWS::ElasticLoadBalancingV2::TargetGroup", ARN("elasticloadbalancing") "targetgroup/{name}/{hex16}", "Name", 32,
     5, 5, 5, "TargetGroupArn={id}|TargetGroupName={name}|TargetGroupFullName={after:{account}:}"},
    {"AWS::Events::Rule", "{name}", "Name", 64, 60, 10, 10, "Arn=" ARN("events") "rule/{id}|RuleName={id}"},
    {"AWS::IAM::InstanceProfile", "{name}", "InstanceProfileName", 128, 120, 10, 3,
     "Arn=arn:{partition}:iam::{account}:instance-profile/{id}"},
    {"AWS::IAM::ManagedPolicy", "arn:{partition}:iam::{account}:policy/{name}", "ManagedPolicyName", 128, 17, 5, 5,
     "PolicyArn={id}|PolicyId=ANPA{upper17}"},
    {"AWS::IAM::Policy", "{name}", NULL, 128, 17, 5, 3, "Id={id}"},
    {"AWS::IAM::Role", "{name}", "RoleName", 64, 17, 12, 3,
     "Arn=arn:{partition}:iam::{account}:role/{id}|RoleId=AROA{upper17}"},
    {"AWS::KMS::Alias", "{.AliasName}", NULL, 0, 3, 3, 3, ""},
    {"AWS::KMS::Key", "{uuid}", NULL, 0, 122, 10, 5, "KeyId={id}|Arn=" ARN("kms") "key/{id}"},
    {"AWS::Lambda::Function", "{name}", "FunctionName", 64, 10, 10, 5, "Arn=" ARN("lambda") "function:{id}"},
    {"AWS::Lambda::Permission", "{name}", NULL, 100, 10, 5, 5, "Id={id}"},
    {"AWS::Logs::LogGroup", "{name}", "LogGroupName", 512, 5, 5, 3, "Arn=" ARN("logs") "log-group:{id}:*"},
    {"AWS::Logs::QueryDefinition", "{uuid}", NULL, 0, 3, 3, 3, "QueryDefinitionId={id}"},
    {"AWS::RDS::DBInstance", "{name}", "DBInstanceIdentifier", -63, 595, 171, 300,
     "Endpoint.Address={id}.{zone}.{region}.rds.amazonaws.com|Endpoint.Port={.Port}|Endpoint.HostedZoneId=Z{upper13}|"
     "DBInstanceArn=" ARN("rds") "db:{id}|DbiResourceId=db-{upper26}|PrivateIp=10.0.{byte}.{byte}"},
    {"AWS::RDS::DBParameterGroup", "{name}", "DBParameterGroupName", -255, 15, 10, 5,
     "DBParameterGroupName={id}|DBParameterGroupArn=" ARN("rds") "pg:{id}"},
    {"AWS::RDS::DBSubnetGroup", "{name}", "DBSubnetGroupName", -255, 5, 5, 5,
     "DBSubnetGroupArn=" ARN("rds") "subgrp:{id}"},
    {"AWS::RDS::EventSubscription", "{name}", "SubscriptionName", -255, 30, 10, 30, ""},
    {"AWS::RDS::OptionGroup", "{name}", "OptionGroupName", -255, 10, 10, 5, ""},
    {"AWS::S3::Bucket", "{name}", "BucketName", -63, 22, 10, 5,
     "Arn=arn:{partition}:s3:::{id}|DomainName={id}.s3.amazonaws.com|RegionalDomainName={id}.s3.{region}.amazonaws.com|"
     "DualStackDomainName={id}.s3.dualstack.{region}.amazonaws.com|WebsiteURL=http://"
     "{id}.s3-website-{region}.amazonaws.com"},
    {"AWS::S3::BucketPolicy", "{.Bucket}", NULL, 0, 5, 5, 5, ""},
    {"AWS::SNS::Subscription", "{.TopicArn}:{uuid}", NULL, 0, 5, 5, 5, "Arn={id}"},
    {"AWS::SNS::Topic", ARN("sns") "{name}", "TopicName", 256, 10, 5, 5, "TopicArn={id}|TopicName={last}"},
    {"AWS::SNS::TopicPolicy", "{name}", NULL, 0, 10, 5, 3, "Id={id}"},
    {"AWS::SQS::Queue", "https://sqs.{region}.amazonaws.com/{account}/{name}", "QueueName", 80, 60, 30, 60,
     "QueueUrl={id}|QueueName={last}|Arn=" ARN("sqs") "{last}"},
    {"AWS::SSM::Parameter", "{name}", "Name", 512, 3, 3, 3, "Type={.Type}|Value={.Value}"},
    {"AWS::SecretsManager::RotationSchedule", "{.SecretId}", NULL, 0, 20, 10, 5, "Id={id}"},
    {"AWS::SecretsManager::Secret", ARN("secretsmanager") "secret:{name}-{mixed6}", "Name", 512, 3, 5, 3, "Id={id}"},
    {"AWS::SecretsManager::SecretTargetAttachment", "{.SecretId}", NULL, 0, 3, 3, 3, "Id={id}"},
    {"AWS::Scheduler::Schedule", "{name}", "Name", 64, 5, 5, 5, "Arn=" ARN("scheduler") "schedule/default/{id}"},
};

static const MadeRow other = {"", "{name}", NULL, 128, 6, 6, 5, ""};

static const MadeRow *row_of(const char *type) {
    const TypeRow *known = type_find(type);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].type, known ? known->name : type) == 0)
            return &rows[i];
    return &other;
}

typedef struct {
    const TypePlace *place;
    const json_t *properties;
    const char *name, *id;
    Seed *seed;
} Making;

/* "hex17": 17 letters of the alphabet that the word names. False: no such word. */
static bool derived_put(Text *text, const char *word, Seed *seed) {
    static const struct {
        const char *word, *alphabet;
    } alphabets[] = {{"hex", seed_hex}, {"upper", seed_upper}, {"mixed", seed_mixed}, {"lower", seed_lower}};
    char letters[64];
    for (size_t i = 0; i < sizeof alphabets / sizeof *alphabets; i++) {
        size_t length = strlen(alphabets[i].word);
        if (strncmp(word, alphabets[i].word, length) == 0 && isdigit((unsigned char)word[length])) {
            seed_fill(seed, alphabets[i].alphabet, letters, (size_t)atoi(word + length));
            text_put(text, letters);
            return true;
        }
    }
    return false;
}

static const char *partition_of(const char *region) {
    return strncmp(region, "cn-", 3) == 0 ? "aws-cn" : strncmp(region, "us-gov-", 7) == 0 ? "aws-us-gov" : "aws";
}

static void pattern_fill(Text *text, const char *pattern, const Making *making);

static void word_put(Text *text, const char *word, const Making *making) {
    const TypePlace *place = making->place;
    char uuid[UUID_SIZE];
    if (*word == '.') {
        AUTO(memory_release) char *value = value_string(json_object_get(making->properties, word + 1));
        text_put(text, value ? value : "");
    } else if (strcmp(word, "name") == 0)
        text_put(text, making->name);
    else if (strcmp(word, "id") == 0)
        text_put(text, making->id);
    else if (strcmp(word, "account") == 0)
        text_put(text, place->account);
    else if (strcmp(word, "region") == 0)
        text_put(text, place->region);
    else if (strcmp(word, "partition") == 0)
        text_put(text, partition_of(place->region));
    else if (strcmp(word, "byte") == 0)
        text_print(text, "%d", 100 + (int)(seed_next(making->seed) % 150)); /* of one width: screens do not jump */
    else if (strcmp(word, "uuid") == 0) {
        seed_uuid(making->seed, uuid);
        text_put(text, uuid);
    } else if (strcmp(word, "zone") == 0) { /* RDS names an account's endpoints in a region alike */
        Seed seed = seed_from("rds", place->account, place->region);
        derived_put(text, "lower12", &seed);
    } else if (strcmp(word, "last") == 0) {
        const char *slash = strrchr(making->id, '/'), *colon = strrchr(making->id, ':');
        text_put(text, slash && (!colon || slash > colon) ? slash + 1 : colon ? colon + 1 : making->id);
    } else if (strncmp(word, "after:", 6) == 0) {
        const char *found = strstr(making->id, word + 6);
        text_put(text, found ? found + strlen(word + 6) : making->id);
    } else
        derived_put(text, word, making->seed);
}

/* Braces may hold braces: {after:{account}:}. */
static void pattern_fill(Text *text, const char *pattern, const Making *making) {
    for (const char *c = pattern; *c; c++) {
        if (*c != '{') {
            text_add(text, c, 1);
            continue;
        }
        int depth = 0;
        const char *end = c;
        do
            depth += *end == '{' ? 1 : *end == '}' ? -1 : 0;
        while (depth && *++end);
        AUTO(memory_release) char *inner = memory_copy_n(c + 1, (size_t)(end - c) - 1);
        AUTO(text_release) Text word = {0};
        pattern_fill(&word, inner, making);
        word_put(text, text_string(&word), making);
        c = end;
    }
}

/* The stack's name, the logical id and derived letters, the first two cut so that it fits. */
static char *name_made(const MadeRow *row, const TypePlace *place, Seed *seed) {
    bool lower = row->name_max < 0;
    int max = abs(row->name_max);
    char letters[13];
    seed_fill(seed, seed_mixed, letters, 12);
    AUTO(memory_release) char *name = memory_print("%s-%s-%s", place->stack_name, place->logical_id, letters);
    if (max && (int)strlen(name) > max) {
        letters[max < 40 ? 6 : 12] = '\0';
        int room = max - (int)strlen(letters) - 2, half = room / 2, stack = (int)strlen(place->stack_name);
        int first = stack < half ? stack : half;
        free(name);
        name = memory_print("%.*s-%.*s-%s", first, place->stack_name, room - first, place->logical_id, letters);
    }
    for (char *c = name; lower && *c; c++)
        *c = (char)tolower((unsigned char)*c);
    return memory_copy(name);
}

static char *name_of(const MadeRow *row, const TypePlace *place, const json_t *properties, Seed *seed) {
    char *name = row->name ? value_string(json_object_get(properties, row->name)) : NULL;
    for (char *c = name; c && *c && row->name_max < 0; c++)
        *c = (char)tolower((unsigned char)*c); /* RDS keeps identifiers in lower case */
    return name ? name : name_made(row, place, seed);
}

char *type_physical_id(const char *type, const TypePlace *place, const json_t *properties, Seed seed) {
    const MadeRow *row = row_of(type);
    AUTO(memory_release) char *name = name_of(row, place, properties, &seed);
    Making making = {place, properties, name, "", &seed};
    AUTO(text_release) Text text = {0};
    pattern_fill(&text, row->id, &making);
    if (strcmp(type, "AWS::ElasticLoadBalancingV2::Listener") == 0) {
        char *kind = text.bytes ? strstr(text.bytes, ":loadbalancer/") : NULL;
        if (kind) {
            AUTO(memory_release) char *rest = memory_copy(kind + strlen(":loadbalancer/"));
            return memory_print("%.*s:listener/%s", (int)(kind - text.bytes), text.bytes, rest);
        }
    }
    return text_take(&text);
}

static void instance_names(json_t *attributes, const char *region) {
    AUTO(memory_release) char *public_name = ec2_public_name(region, value_text(attributes, "PublicIp"));
    AUTO(memory_release) char *dashes = memory_copy(value_text(attributes, "PrivateIp"));
    for (char *c = dashes; *c; c++)
        *c = *c == '.' ? '-' : *c;
    json_object_set_new(attributes, "PublicDnsName", json_string(public_name));
    json_object_set_new(attributes, "PrivateDnsName",
                        strcmp(region, "us-east-1") == 0 ? value_print("ip-%s.ec2.internal", dashes)
                                                         : value_print("ip-%s.%s.compute.internal", dashes, region));
}

/* An interface a subnet, and a name for them; a gateway is routes alone. */
static void endpoint_names(const char *id, const char *region, const json_t *properties, json_t *attributes) {
    const json_t *subnets = json_object_get(properties, "SubnetIds");
    const char *service = strrchr(value_text(properties, "ServiceName"), '.');
    json_t *names = json_array(), *interfaces = json_array();
    for (size_t i = 0; i < json_array_size(subnets); i++)
        json_array_append_new(interfaces, value_print("eni-0%c%s", 'a' + (char)(i % 6), id + 7));
    if (json_array_size(subnets) > 0)
        json_array_append_new(names, value_print("Z7K1066E3PUKB:%s-%.8s.%s.%s.vpce.amazonaws.com", id, id + 6,
                                                 service ? service + 1 : "", region));
    json_object_set_new(attributes, "DnsEntries", names);
    json_object_set_new(attributes, "NetworkInterfaceIds", interfaces);
}

static void special_attributes(const char *type, const TypePlace *place, const char *id, const json_t *properties,
                               json_t *attributes) {
    if (strcmp(type, "AWS::EC2::Instance") == 0)
        instance_names(attributes, place->region);
    if (strcmp(type, "AWS::RDS::DBInstance") == 0 && !*value_text(attributes, "Endpoint.Port"))
        json_object_set_new(attributes, "Endpoint.Port", json_string("5432"));
    if (strcmp(type, "AWS::EC2::VPCEndpoint") == 0)
        endpoint_names(id, place->region, properties, attributes);
}

/* Attributes of the schema that no row has: their names say what they are like. */
static void plain_attributes(const TypeRow *known, const TypePlace *place, const char *id, json_t *attributes) {
    for (const char *at = known ? known->attributes : ""; *at;) {
        size_t length = strcspn(at, "|");
        AUTO(memory_release) char *name = memory_copy_n(at, length);
        if (!json_object_get(attributes, name))
            json_object_set_new(attributes, name,
                                strstr(name, "Arn")
                                    ? value_print("arn:%s:sandbox:%s:%s:%s", partition_of(place->region), place->region,
                                                  place->account, id)
                                    : value_print("%s", id));
        at += length + (at[length] == '|');
    }
}

json_t *type_attributes(const char *type, const TypePlace *place, const char *physical_id, const json_t *properties,
                        Seed seed) {
    const MadeRow *row = row_of(type);
    Seed name_seed = seed;
    AUTO(memory_release) char *name = name_of(row, place, properties, &name_seed);
    Seed own = seed_from(physical_id, type, "attributes");
    Making making = {place, properties, name, physical_id, &own};
    json_t *attributes = json_object();
    for (const char *at = row->attributes; *at;) {
        size_t length = strcspn(at, "|");
        const char *equals = memchr(at, '=', length);
        AUTO(memory_release) char *key = memory_copy_n(at, (size_t)(equals - at));
        AUTO(memory_release) char *pattern = memory_copy_n(equals + 1, length - (size_t)(equals + 1 - at));
        AUTO(text_release) Text text = {0};
        pattern_fill(&text, pattern, &making);
        json_object_set_new(attributes, key, json_string(text_string(&text)));
        at += length + (at[length] == '|');
    }
    special_attributes(type, place, physical_id, properties, attributes);
    const TypeRow *known = type_find(type);
    bool free_attributes = known && (strcmp(known->name, "AWS::CloudFormation::CustomResource") == 0 ||
                                     strcmp(known->name, "AWS::CloudFormation::Stack") == 0);
    if (!free_attributes)
        plain_attributes(known, place, physical_id, attributes);
    return attributes;
}

const char *type_name_property(const char *type) {
    return row_of(type)->name;
}

double type_seconds(const char *type, const char *verb, const json_t *properties, Seed seed) {
    const MadeRow *row = row_of(type);
    double seconds = strcmp(verb, "create") == 0   ? row->create
                     : strcmp(verb, "update") == 0 ? row->update
                                                   : row->delete;
    if (strcmp(type, "AWS::RDS::DBInstance") == 0 && strcmp(verb, "create") == 0 &&
        value_true(json_object_get(properties, "MultiAZ")))
        seconds += 180; /* the standby is made after a first backup */
    if (strcmp(type, "AWS::EC2::VPCEndpoint") == 0 && json_object_get(properties, "RouteTableIds"))
        seconds /= 5; /* a gateway: routes, no interfaces */
    return seconds * (0.88 + 0.24 * seed_share(&seed));
}

const char *type_service(const char *type) {
    static const char *const names[][2] = {{"AWS::EC2::", "Ec2"},
                                           {"AWS::RDS::", "Rds"},
                                           {"AWS::IAM::", "Iam"},
                                           {"AWS::KMS::", "Kms"},
                                           {"AWS::Logs::", "CloudWatchLogs"},
                                           {"AWS::SecretsManager::", "SecretsManager"},
                                           {"AWS::ElasticLoadBalancingV2::", "ElasticLoadBalancingV2"},
                                           {"AWS::CloudWatch::", "CloudWatch"},
                                           {"AWS::SNS::", "Sns"},
                                           {"AWS::S3::", "S3"},
                                           {"AWS::Lambda::", "Lambda"},
                                           {"AWS::Events::", "EventBridge"},
                                           {"AWS::CloudTrail::", "CloudTrail"},
                                           {"AWS::SQS::", "Sqs"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(type, names[i][0], strlen(names[i][0])) == 0)
            return names[i][1];
    return "Internal";
}
