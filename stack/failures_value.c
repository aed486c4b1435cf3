/* Values of properties that AWS does not take: which setting is behind each. See failure_rows.h.
 * Words: CloudFormation's validation of models and properties (aws-cloudformation/cloudformation-resource-schema#119),
 * early validation's, as DescribeEvents tells them (aws/aws-cdk-cli#1463), and those in which any service speaks of a
 * parameter ("1 validation error detected: Value '…' at 'roleName' failed to satisfy constraint"). */
#include "stack/failure_rows.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static const struct {
    const char *type, *property, *path; /* the type NULL: any */
} settings[] = {
    {"AWS::RDS::DBInstance", "AllocatedStorage", "database.storage_gib"},
    {"AWS::RDS::DBInstance", "MaxAllocatedStorage", "database.max_storage_gib"},
    {"AWS::RDS::DBInstance", "BackupRetentionPeriod", "retention.backup_days"},
    {"AWS::RDS::DBInstance", "DBInstanceClass", "database.instance_class"},
    {"AWS::RDS::DBInstance", "EngineVersion", "database.engine_version"},
    {"AWS::RDS::DBInstance", "EngineLifecycleSupport", "database.extended_support"},
    {"AWS::RDS::DBInstance", "DBName", "database.name"},
    {"AWS::RDS::DBInstance", "Port", "database.port"},
    {"AWS::RDS::DBInstance", "MultiAZ", "database.multi_az"},
    {"AWS::RDS::DBInstance", "DeletionProtection", "protection.deletion_protection"},
    {"AWS::RDS::DBInstance", "PerformanceInsightsRetentionPeriod", "retention.insights"},
    {"AWS::RDS::DBInstance", "DatabaseInsightsMode", "retention.insights"},
    {"AWS::RDS::DBInstance", "DBInstanceIdentifier", "app"},
    {"AWS::RDS::DBParameterGroup", "Family", "database.engine_version"},
    {"AWS::EC2::VPC", "CidrBlock", "network.cidr"},
    {"AWS::EC2::Subnet", "CidrBlock", "network.cidr"},
    {"AWS::EC2::Subnet", "AvailabilityZone", "network.zones"},
    {"AWS::EC2::PrefixList", "Entries", "access.allowed"},
    {"AWS::EC2::PrefixList", "MaxEntries", "access.allowed"},
    {"AWS::EC2::PrefixList", "PrefixListName", "app"},
    {"AWS::EC2::Instance", "InstanceType", "bastion.instance_type"},
    {"AWS::EC2::Instance", "ImageId", "bastion.image"},
    {"AWS::EC2::Instance", "KeyName", "bastion.key_pair"},
    {"AWS::EC2::LaunchTemplate", "InstanceType", "bastion.instance_type"},
    {"AWS::EC2::LaunchTemplate", "ImageId", "bastion.image"},
    {"AWS::EC2::LaunchTemplate", "KeyName", "bastion.key_pair"},
    {"AWS::SecretsManager::Secret", "Name", "app"},
    {"AWS::SecretsManager::RotationSchedule", "RotationRules", "retention.password_rotation_hours"},
    {"AWS::Logs::LogGroup", "LogGroupName", "app"},
    {"AWS::Logs::LogGroup", "RetentionInDays", "retention.query_logs_days"},
    {"AWS::KMS::Alias", "AliasName", "app"},
    {"AWS::IAM::Role", "RoleName", "app"},
    {"AWS::IAM::Role", "PermissionsBoundary", "protection.role_boundary"},
    {"AWS::IAM::ManagedPolicy", "ManagedPolicyName", "app"},
    {"AWS::IAM::InstanceProfile", "InstanceProfileName", "app"},
    {"AWS::Lambda::Function", "FunctionName", "app"},
    {"AWS::SNS::Topic", "TopicName", "app"},
    {"AWS::SNS::Subscription", "Endpoint", "alarms.email"},
    {"AWS::CloudWatch::Alarm", "AlarmName", "app"},
    {"AWS::CloudWatch::Dashboard", "DashboardName", "app"},
    {"AWS::CloudTrail::Trail", "TrailName", "app"},
    {"AWS::S3::Bucket", "BucketName", "app"},
    {"AWS::ElasticLoadBalancingV2::LoadBalancer", "Name", "app"},
    {"AWS::ElasticLoadBalancingV2::TargetGroup", "Name", "app"},
    {"AWS::ElasticLoadBalancingV2::Listener", "Port", "database.port"},
    {"AWS::ElasticLoadBalancingV2::TargetGroup", "Port", "database.port"},
    {NULL, "Tags", "tags"},
};

/* A service's own name for a property begins small ("roleName"). */
static const char *setting_of(const char *type, const char *property) {
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        if ((!settings[i].type || (type && strcmp(settings[i].type, type) == 0)) &&
            strcasecmp(settings[i].property, property) == 0)
            return settings[i].path;
    return NULL;
}

/* The name that begins after the first of these signs; "" none is there. */
static void name_after(const char *text, const char *sign, char *name, size_t size) {
    const char *at = text ? strstr(text, sign) : NULL;
    if (at)
        at += strlen(sign);
    size_t length = at ? strspn(at, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789") : 0;
    snprintf(name, size, "%.*s", (int)length, at ? at : "");
}

static void property_of(const FailureScope *scope, const char *message, char *name, size_t size) {
    name_after(scope->property, "/Properties/", name, size);
    static const char *const signs[] = {"(#/", " #/", "#/", "property [", "' at '", "specified value for "};
    for (size_t i = 0; !*name && i < sizeof signs / sizeof *signs; i++)
        name_after(message, signs[i], name, size);
}

bool failure_value(const FailureScope *scope, const FailureType *type, const char *message, Failure *known) {
    if (!failure_says(message, "Model validation failed|Properties validation failed|Property validation fail|"
                               "failed validation constraint|Required property [|required key [|Unsupported property|"
                               "extraneous key [|is not a valid enum value|Encountered unsupported property|"
                               "Value of property|Property * cannot be empty|does not match pattern|not found in enum|"
                               "failed to satisfy constraint|specified value for * is invalid|value cannot be empty|"
                               "value * for * is invalid|must be greater than|must be less than"))
        return false;
    char property[64];
    property_of(scope, message, property, sizeof property);
    const char *path = setting_of(type ? type->type : scope->type, property);
    bool lacks = failure_says(message, "Required property|required key");
    if (path && !lacks) {
        failure_set(known, "value-setting", FAILURE_SETTING, "AWS does not take the value (property %s)", property);
        failure_remedy(known, "choose another value; the present one is not of the form that AWS wants");
        known->path = path;
        return true;
    }
    failure_set(known, "value", FAILURE_REPORT, "the template's %s%s%s is not as AWS wants it",
                type ? type->one : "resource", *property ? ": " : "", property);
    failure_remedy(known, "report it, with AWS's words; was the template exported and edited, correct it there");
    return true;
}
