/* See types.h: the tables of AWS's published schemas. */
#include "sandbox/values/types.h"
#include "base/memory.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define SERVICES(each)                                                                                                 \
    each(AutoScaling) each(Backup) each(CloudFormation) each(CloudTrail) each(CloudWatch) each(EC2)                    \
        each(ElasticLoadBalancingV2) each(Events) each(IAM) each(KMS) each(Lambda) each(Logs) each(RDS) each(S3)       \
            each(SNS) each(SQS) each(SSM) each(Scheduler) each(SecretsManager)
#define DECLARE(service) extern const TypeRow types_##service[];
#define LIST(service) types_##service,
SERVICES(DECLARE)
static const TypeRow *const services[] = {SERVICES(LIST)};

const char unknown_value[] = "{{changeSet:KNOWN_AFTER_APPLY}}";

const TypeRow *type_find(const char *type) {
    const char *name = strncmp(type, "Custom::", 8) == 0 ? "AWS::CloudFormation::CustomResource" : type;
    for (size_t i = 0; i < sizeof services / sizeof *services; i++)
        for (const TypeRow *row = services[i]; row->name; row++)
            if (strcmp(row->name, name) == 0)
                return row;
    return NULL;
}

const TypeRow *type_numbered(size_t number) {
    for (size_t i = 0; i < sizeof services / sizeof *services; i++)
        for (const TypeRow *row = services[i]; row->name; row++)
            if (number-- == 0)
                return row;
    return NULL;
}

const TypeProperty *type_member(const TypeNode *node, const char *name) {
    for (const TypeProperty *row = node->members; row && row->name; row++)
        if (strcmp(row->name, name) == 0)
            return row;
    return NULL;
}

const TypeProperty *type_property(const TypeRow *type, const char *property) {
    return type_member(&type->node, property);
}

static bool is_custom(const TypeRow *type) {
    return strcmp(type->name, "AWS::CloudFormation::CustomResource") == 0;
}

/* What Fn::GetAtt gives though the schema does not list it as read-only (cfn-lint and the reference agree on these). */
static const struct {
    const char *type, *attributes;
} more_attributes[] = {
    {"AWS::SecretsManager::Secret", "Id"},
    {"AWS::EC2::SecurityGroup", "VpcId"},
    {"AWS::EC2::Subnet", "AvailabilityZone|CidrBlock|VpcId"},
    {"AWS::EC2::VPC", "CidrBlock"},
    {"AWS::EC2::Instance", "AvailabilityZone"},
    {"AWS::SSM::Parameter", "Type|Value"},
    {"AWS::S3::Bucket", "WebsiteURL"},
    {"AWS::RDS::DBParameterGroup", "DBParameterGroupName"},
    {"AWS::CloudWatch::Dashboard", "DashboardName"},
    {"AWS::SNS::Topic", "TopicName"},
    {"AWS::SQS::Queue", "QueueName"},
    {"AWS::Backup::BackupVault", "BackupVaultName"},
};

bool type_has_attribute(const TypeRow *type, const char *attribute) {
    if (is_custom(type))
        return true;
    if (strcmp(type->name, "AWS::CloudFormation::Stack") == 0)
        return strncmp(attribute, "Outputs.", 8) == 0;
    for (size_t i = 0; i < sizeof more_attributes / sizeof *more_attributes; i++)
        if (strcmp(more_attributes[i].type, type->name) == 0 && words_have(more_attributes[i].attributes, attribute))
            return true;
    return words_have(type->attributes, attribute);
}

bool type_has_snapshot(const char *type) {
    return words_have("AWS::EC2::Volume|AWS::RDS::DBInstance|AWS::RDS::DBCluster|AWS::ElastiCache::CacheCluster|"
                      "AWS::ElastiCache::ReplicationGroup|AWS::Neptune::DBCluster|AWS::Redshift::Cluster|"
                      "AWS::DocDB::DBCluster",
                      type);
}

static bool digits_only(const char *text) {
    text += *text == '-';
    return *text && text[strspn(text, "0123456789")] == '\0';
}

static json_t *scalar_normalise(char kind, const json_t *value) {
    AUTO(memory_release) char *text = value_string(value);
    if (kind == 's')
        return value_print("%s", text);
    if ((kind == 'i' || kind == 'n') && json_is_string(value) && digits_only(text) && strlen(text) < 18)
        return json_integer(strtoll(text, NULL, 10));
    if (kind == 'b' && strcmp(text, "true") == 0)
        return json_true();
    if (kind == 'b' && strcmp(text, "false") == 0)
        return json_false();
    return json_copy((json_t *)value);
}

static json_t *value_normalise(const TypeNode *node, const json_t *value) {
    const char *key;
    json_t *member;
    if (node->kind == 'a' && node->items && json_is_array(value)) {
        json_t *array = json_array();
        for (size_t i = 0; i < json_array_size(value); i++)
            json_array_append_new(array, value_normalise(node->items, json_array_get(value, i)));
        return array;
    }
    if (node->members && json_is_object(value)) {
        json_t *object = json_object();
        json_object_foreach((json_t *)value, key, member) {
            const TypeProperty *row = type_member(node, key);
            json_object_set_new(object, key, row ? value_normalise(&row->node, member) : json_deep_copy(member));
        }
        return object;
    }
    return value_scalar(value) ? scalar_normalise(node->kind, value) : json_deep_copy(value);
}

json_t *type_normalise(const TypeRow *type, const json_t *properties) {
    if (!json_is_object(properties))
        return json_object();
    return is_custom(type) ? json_deep_copy(properties) : value_normalise(&type->node, properties);
}
