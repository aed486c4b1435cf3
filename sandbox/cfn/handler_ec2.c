/* EC2: networks, instances, prefix lists. See handler.h. */
#include "base/memory.h"
#include "sandbox/services/ec2.h"
#include "sandbox/cfn/handler.h"
#include "sandbox/services/interfaces.h"

#include <stdlib.h>
#include <string.h>

#define INSTANCE "AWS::EC2::Instance"
#define LIST "AWS::EC2::PrefixList"
#define GROUP "AWS::EC2::SecurityGroup"
#define SUBNET "AWS::EC2::Subnet"

static bool vpcs_used(const Asked *asked, json_t *said) {
    (void)said;
    return handler_quota_used(asked, "AWS::EC2::VPC", "vpc", "L-F678F1CE", 1);
}

static bool addresses_used(const Asked *asked, json_t *said) {
    (void)said;
    return handler_quota_used(asked, "AWS::EC2::EIP", "ec2", "L-0263D0A3", 0);
}

static bool gateways_used(const Asked *asked, json_t *said) {
    (void)said;
    return handler_quota_used(asked, "AWS::EC2::InternetGateway", "vpc", "L-A4707A72", 1);
}

/* ---- instances: what is said of them, or of their launch template */

static void instance_value(const Asked *asked, const char *name, Text *value) {
    AUTO(things_release)
    Things templates = things_of(asked->world, asked->region, "AWS::EC2::LaunchTemplate", asked->at_ms);
    const json_t *found = ec2_instance_property(asked->properties, &templates, name);
    text_put(value, json_is_string(found) ? json_string_value(found) : "");
}

static bool type_unknown(const Asked *asked, json_t *said) {
    AUTO(text_release) Text type = {0};
    instance_value(asked, "InstanceType", &type);
    json_array_append_new(said, json_string(text_string(&type)));
    return type.length && !ec2_type_offered(text_string(&type));
}

static bool version_unknown(const Asked *asked, json_t *said) {
    AUTO(things_release)
    Things templates = things_of(asked->world, asked->region, "AWS::EC2::LaunchTemplate", asked->at_ms);
    const json_t *named = json_object_get(asked->properties, "LaunchTemplate");
    const CfnPhysical *found = things_find(&templates, NULL, value_text(named, "LaunchTemplateId"));
    AUTO(memory_release) char *version = value_string(json_object_get(named, "Version"));
    json_array_append_new(said, json_string(version ? version : ""));
    json_array_append_new(said, json_string(value_text(named, "LaunchTemplateId")));
    return found && version && *version != '$' &&
           strtol(version, NULL, 10) > strtol(value_text(found->attributes, "LatestVersionNumber"), NULL, 10);
}

static bool key_unknown(const Asked *asked, json_t *said) {
    AUTO(text_release) Text key = {0};
    instance_value(asked, "KeyName", &key);
    if (!key.length)
        return false;
    json_auto_t *pairs = ec2_key_pairs(asked->world, asked->region, asked->at_ms);
    json_t *pair;
    size_t i;
    json_array_append_new(said, json_string(text_string(&key)));
    json_array_foreach(pairs, i, pair) {
        if (strcmp(value_text(pair, "KeyName"), text_string(&key)) == 0)
            return false;
    }
    return key.length > 0;
}

static char *image_of(const Asked *asked, Text *said) {
    instance_value(asked, "ImageId", said);
    return ec2_image_resolve(asked->world, asked->region, text_string(said), asked->at_ms);
}

static bool image_parameter_unknown(const Asked *asked, json_t *said) {
    AUTO(text_release) Text name = {0};
    AUTO(memory_release) char *image = image_of(asked, &name);
    json_array_append_new(said, json_string(text_string(&name)));
    return !image;
}

static bool image_unknown(const Asked *asked, json_t *said) {
    AUTO(text_release) Text name = {0};
    AUTO(memory_release) char *image = image_of(asked, &name);
    json_auto_t *known = ec2_images(asked->world, asked->region);
    json_array_append_new(said, json_string(image ? image : ""));
    return image && *image && !ec2_image_find(known, image);
}

static bool image_other_processor(const Asked *asked, json_t *said) {
    AUTO(text_release) Text name = {0}, type = {0};
    AUTO(memory_release) char *image = image_of(asked, &name);
    json_auto_t *known = ec2_images(asked->world, asked->region);
    const json_t *found = image ? ec2_image_find(known, image) : NULL;
    instance_value(asked, "InstanceType", &type);
    const char *needed = ec2_type_is_arm(text_string(&type)) ? "arm64" : "x86_64";
    json_array_append_new(said, json_string(needed));
    json_array_append_new(said, json_string(value_text(found, "Architecture")));
    return found && type.length && strcmp(needed, value_text(found, "Architecture")) != 0;
}

/* The root volume, of the instance's own mapping; without one it is as large as the image says. */
static bool volume_small(const Asked *asked, json_t *said) {
    AUTO(text_release) Text name = {0};
    AUTO(memory_release) char *image = image_of(asked, &name);
    json_auto_t *known = ec2_images(asked->world, asked->region);
    const json_t *found = image ? ec2_image_find(known, image) : NULL;
    const json_t *root = json_object_get(json_array_get(json_object_get(found, "BlockDeviceMappings"), 0), "Ebs");
    const json_t *own =
        json_object_get(json_array_get(json_object_get(asked->properties, "BlockDeviceMappings"), 0), "Ebs");
    long given = asked_number(own, "VolumeSize", 0), least = asked_number(root, "VolumeSize", 0);
    json_array_append_new(said, value_print("%ld", given));
    json_array_append_new(said, json_string(value_text(root, "SnapshotId")));
    json_array_append_new(said, value_print("%ld", least));
    return given && given < least;
}

static bool termination_protected(const Asked *asked, json_t *said) {
    json_array_append_new(said, json_string(asked->physical_id));
    return value_true(json_object_get(asked->before, "DisableApiTermination"));
}

/* ---- prefix lists */

static bool entries_too_many(const Asked *asked, json_t *said) {
    (void)said;
    return (long)json_array_size(json_object_get(asked->properties, "Entries")) >
           asked_number(asked->properties, "MaxEntries", 0);
}

static bool entries_at_once(const Asked *asked, json_t *said) {
    (void)said;
    return json_array_size(json_object_get(asked->properties, "Entries")) > 100;
}

/* EC2 takes either in one call (ModifyManagedPrefixList). */
static bool entries_with_size(const Asked *asked, json_t *said) {
    (void)said;
    return !value_alike(json_object_get(asked->before, "Entries"), json_object_get(asked->properties, "Entries")) &&
           !value_alike(json_object_get(asked->before, "MaxEntries"), json_object_get(asked->properties, "MaxEntries"));
}

/* ---- networks */

/* Longer than CloudFormation tries: what goes sooner only makes it wait. */
static bool interfaces_stay(const Asked *asked, const char *type, json_t *said) {
    json_array_append_new(said, json_string(asked->physical_id));
    return interfaces_hold(asked->world, asked->region, type, asked->physical_id, asked->at_ms) >
           asked->at_ms + CFN_PATIENCE_MS;
}

static bool group_held(const Asked *asked, json_t *said) {
    return interfaces_stay(asked, GROUP, said);
}

static bool subnet_held(const Asked *asked, json_t *said) {
    return interfaces_stay(asked, SUBNET, said);
}

const HandlerRule ec2_rules[] = {
    {"AWS::EC2::VPC", "create", vpcs_used, SERVICE, "ServiceLimitExceeded",
     "The maximum number of VPCs has been reached.", "public deployment logs; EC2 API, VpcLimitExceeded"},
    {"AWS::EC2::EIP", "create", addresses_used, SERVICE, "ServiceLimitExceeded",
     "The maximum number of addresses has been reached.", "public deployment logs; EC2 API, AddressLimitExceeded"},
    {"AWS::EC2::InternetGateway", "create", gateways_used, SERVICE, "ServiceLimitExceeded",
     "The maximum number of internet gateways has been reached.",
     "public deployment logs; EC2 API, InternetGatewayLimitExceeded"},
    {INSTANCE, "create", type_unknown, SERVICE, "InvalidRequest", "Invalid value '{0}' for InstanceType.",
     "EC2 API, InvalidParameterValue"},
    {INSTANCE, "create", version_unknown, SERVICE, "InvalidRequest",
     "Could not find the specified version {0} for the launch template with ID {1}.",
     "public deployment logs; EC2 API, InvalidLaunchTemplateId.VersionNotFound"},
    {INSTANCE, "create", key_unknown, SERVICE, "InvalidRequest", "The key pair '{0}' does not exist",
     "public deployment logs; EC2 API, InvalidKeyPair.NotFound"},
    {INSTANCE, "create", image_parameter_unknown, SERVICE, "InvalidRequest", "The parameter '{0}' does not exist",
     "EC2 User Guide, \"Use a Systems Manager parameter instead of an AMI ID\""},
    {INSTANCE, "create", image_unknown, SERVICE, "InvalidRequest", "The image id '[{0}]' does not exist",
     "public deployment logs; EC2 API, InvalidAMIID.NotFound"},
    {INSTANCE, "create", image_other_processor, SERVICE, "InvalidRequest",
     "The architecture '{0}' of the specified instance type does not match the architecture '{1}' of the specified "
     "AMI. Specify an instance type and an AMI that have matching architectures, and try again. You can use "
     "'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI.",
     "public deployment logs; EC2 API, InvalidParameterValue"},
    {INSTANCE, "create", volume_small, SERVICE, "InvalidRequest",
     "Volume of size {0}GB is smaller than snapshot '{1}', expect size >= {2}GB",
     "public deployment logs; EC2 API, InvalidBlockDeviceMapping"},
    {INSTANCE, "delete", termination_protected, SERVICE, "GeneralServiceException",
     "The instance '{0}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.",
     "public deployment logs; EC2 API, OperationNotPermitted"},
    {GROUP, "delete", group_held, SERVICE, "InvalidRequest", "resource {0} has a dependent object",
     "aws/aws-cdk#12827; cloudformation-coverage-roadmap#1327"},
    {SUBNET, "delete", subnet_held, SERVICE, "InvalidRequest",
     "The subnet '{0}' has dependencies and cannot be deleted.", "cloudformation-coverage-roadmap#1327; delstack#637"},
    {LIST, "create", entries_at_once, SERVICE, "InvalidRequest",
     "The number of entries per request cannot exceeds limit (100).", "hashicorp/terraform-provider-aws#49955, #17191"},
    {LIST, "create update", entries_too_many, SERVICE, "InvalidRequest",
     "You've reached the maximum number of entries for the prefix list.", "EC2 API, PrefixListMaxEntriesExceeded"},
    {LIST, "update", entries_with_size, SERVICE, "InvalidRequest",
     "You cannot modify the entries and the maximum number of entries for the prefix list in the same request.",
     "cloudformation-coverage-roadmap#2377"},
    {0},
};
