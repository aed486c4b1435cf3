/* EC2: instances. */
#include "base/memory.h"
#include "sandbox/bastion.h"
#include "sandbox/ec2.h"
#include "sandbox/small.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <string.h>

const json_t *ec2_instance_property(const json_t *properties, const Things *templates, const char *name) {
    const json_t *own = json_object_get(properties, name);
    if (own)
        return own;
    const json_t *said = json_object_get(properties, "LaunchTemplate");
    const CfnPhysical *found = things_find(templates, NULL, value_text(said, "LaunchTemplateId"));
    return found ? json_object_get(json_object_get(found->properties, "LaunchTemplateData"), name) : NULL;
}

static const json_t *instance_property(const CfnPhysical *instance, const Things *templates, const char *name) {
    return ec2_instance_property(instance->properties, templates, name);
}

char *ec2_image_resolve(const World *world, const char *region, const char *image, long long at_ms) {
    static const char prefix[] = "resolve:ssm:";
    if (strncmp(image, prefix, strlen(prefix)) != 0)
        return memory_copy(image);
    json_t *parameter = ssm_parameter(world, region, image + strlen(prefix), at_ms);
    char *value = parameter ? memory_copy(value_text(parameter, "Value")) : NULL;
    json_decref(parameter);
    return value;
}

bool ec2_type_is_arm(const char *type) {
    const char *dot = strchr(type, '.');
    return dot && dot > type + 1 && dot[-1] == 'g' && dot[-2] >= '0' && dot[-2] <= '9';
}

static const char *text_or(const json_t *value, const char *otherwise) {
    return json_is_string(value) ? json_string_value(value) : otherwise;
}

static json_t *instance_state(const CfnPhysical *instance) {
    if (instance->state == CFN_CREATING)
        return json_pack("{s:i, s:s}", "Code", 0, "Name", "pending");
    if (instance->state == CFN_DELETING)
        return json_pack("{s:i, s:s}", "Code", 32, "Name", "shutting-down");
    return json_pack("{s:i, s:s}", "Code", 16, "Name", "running");
}

/* The subnet and the security groups stand on the instance, or on its first network interface. */
static void instance_network(json_t *item, const Call *call, const CfnPhysical *instance, const Things *templates) {
    const json_t *interface = json_array_get(instance_property(instance, templates, "NetworkInterfaces"), 0);
    const json_t *subnet = instance_property(instance, templates, "SubnetId");
    const json_t *groups = instance_property(instance, templates, "SecurityGroupIds");
    AUTO(things_release) Things subnets = things_here(call, "AWS::EC2::Subnet");
    json_t *list = json_array(), *group;
    size_t i;
    subnet = subnet ? subnet : json_object_get(interface, "SubnetId");
    groups = groups ? groups : json_object_get(interface, "GroupSet");
    groups = groups ? groups : json_object_get(interface, "Groups");
    json_array_foreach(groups, i, group)
        json_array_append_new(list, json_pack("{s:O, s:O}", "GroupId", group, "GroupName", group));
    json_object_set_new(item, "SecurityGroups", list);
    const CfnPhysical *found = things_find(&subnets, NULL, text_or(subnet, ""));
    if (!found)
        return;
    json_object_set_new(item, "SubnetId", json_string(found->physical_id));
    json_object_set(item, "VpcId", json_object_get(found->properties, "VpcId"));
    json_object_set_new(item, "Placement",
                        json_pack("{s:O, s:s}", "AvailabilityZone",
                                  json_object_get(found->properties, "AvailabilityZone"), "Tenancy", "default"));
}

static json_t *instance_item(const Call *call, const CfnPhysical *instance, const Things *templates) {
    const char *type = text_or(instance_property(instance, templates, "InstanceType"), "t3.micro");
    bool arm = ec2_type_is_arm(type);
    char newest[22];
    ec2_newest_image(call->region, arm, newest);
    AUTO(memory_release)
    char *image =
        ec2_image_resolve(call->world, call->region, text_or(instance_property(instance, templates, "ImageId"), newest),
                          instance->created_ms);
    json_t *item = json_pack(
        "{s:s, s:s, s:s, s:s, s:s, s:o, s:s, s:s, s:s, s:s, s:i, s:o}", "InstanceId", instance->physical_id,
        "InstanceType", type, "ImageId", image ? image : newest, "Architecture", arm ? "arm64" : "x86_64", "Hypervisor",
        "xen", "State", instance_state(instance), "PrivateIpAddress", thing_attribute(instance, "PrivateIp"),
        "PrivateDnsName", thing_attribute(instance, "PrivateDnsName"), "RootDeviceType", "ebs", "VirtualizationType",
        "hvm", "AmiLaunchIndex", 0, "LaunchTime", time_json(instance->created_ms));
    const json_t *key = instance_property(instance, templates, "KeyName");
    const json_t *metadata = instance_property(instance, templates, "MetadataOptions");
    if (key)
        json_object_set(item, "KeyName", (json_t *)key);
    if (metadata)
        json_object_set_new(item, "MetadataOptions",
                            json_pack("{s:s, s:s, s:s}", "State", "applied", "HttpTokens",
                                      text_or(json_object_get(metadata, "HttpTokens"), "optional"), "HttpEndpoint",
                                      "enabled"));
    if (instance->state != CFN_CREATING && instance->state != CFN_DELETING) {
        json_object_set_new(item, "PublicIpAddress", json_string(thing_attribute(instance, "PublicIp")));
        json_object_set_new(item, "PublicDnsName", json_string(thing_attribute(instance, "PublicDnsName")));
        if (key && !faults_no_ssh(world_faults(call->world)))
            bastion_listen(thing_attribute(instance, "PublicIp"));
    }
    json_object_set_new(item, "Tags", instance->tags ? json_incref((json_t *)instance->tags) : json_array());
    instance_network(item, call, instance, templates);
    return item;
}

CfnReply ec2_describe_instances(const Call *call) {
    static const FilterRow rows[] = {{"instance-id", "InstanceId"},
                                     {"instance-state-name", "State.Name"},
                                     {"instance-type", "InstanceType"},
                                     {"vpc-id", "VpcId"},
                                     {"subnet-id", "SubnetId"},
                                     {"image-id", "ImageId"},
                                     {"key-name", "KeyName"},
                                     {"ip-address", "PublicIpAddress"},
                                     {"private-ip-address", "PrivateIpAddress"},
                                     {"dns-name", "PublicDnsName"},
                                     {0}};
    static const Paging paging = {"MaxResults", "NextToken", "NextToken", 1000};
    CfnReply refused = {0};
    json_t *items = json_array(), *reservations = json_array(), *item;
    size_t i;
    AUTO(things_release) Things instances = things_here(call, "AWS::EC2::Instance");
    AUTO(things_release) Things templates = things_here(call, "AWS::EC2::LaunchTemplate");
    for (i = 0; i < instances.count; i++)
        json_array_append_new(items, instance_item(call, &instances.items[i], &templates));
    bool good = pick_items(call, items, "InstanceIds", "InstanceId", "InvalidInstanceID.NotFound",
                           "The instance ID '%s' does not exist", &refused) &&
                filter_items(call, items, rows, &refused);
    json_array_foreach(items, i, item) {
        const CfnPhysical *instance = things_find(&instances, NULL, value_text(item, "InstanceId"));
        json_array_append_new(reservations, json_pack("{s:s, s:s, s:[], s:[O]}", "ReservationId",
                                                      thing_attribute(instance, "ReservationId"), "OwnerId",
                                                      call->account, "Groups", "Instances", item));
    }
    json_decref(items);
    if (good)
        return page_reply(call, &paging, "Reservations", reservations);
    json_decref(reservations);
    return refused;
}

/* The host key's public half, derived from the instance: cloud-init prints it at the first boot. */
static json_t *console_output(const char *instance_id) {
    unsigned char blob[51] = {0, 0, 0, 11, 's', 's', 'h', '-', 'e', 'd', '2', '5', '5', '1', '9', 0, 0, 0, 32};
    unsigned char encoded[100], output[1000];
    Seed seed = seed_from(instance_id, "host key", "");
    for (size_t i = 19; i < sizeof blob; i++)
        blob[i] = (unsigned char)seed_next(&seed);
    EVP_EncodeBlock(encoded, blob, sizeof blob);
    AUTO(memory_release)
    char *text = memory_print("Amazon Linux 2023\r\nKernel 6.1 on an x86_64\r\n-----BEGIN SSH HOST KEY KEYS-----\r\n"
                              "ssh-ed25519 %s root@sandbox\r\n-----END SSH HOST KEY KEYS-----\r\n",
                              (char *)encoded);
    EVP_EncodeBlock(output, (unsigned char *)text, (int)strlen(text));
    return json_string((char *)output);
}

CfnReply ec2_get_console_output(const Call *call) {
    const char *id = input_text(call, "InstanceId");
    AUTO(things_release) Things instances = things_here(call, "AWS::EC2::Instance");
    const CfnPhysical *instance = things_find(&instances, NULL, id);
    if (!instance)
        return reply_error(400, "InvalidInstanceID.NotFound", "The instance ID '%s' does not exist", id);
    json_t *output = json_pack("{s:s, s:o}", "InstanceId", id, "Timestamp", time_json(call->now_ms));
    if (instance->state != CFN_CREATING)
        json_object_set_new(output, "Output", console_output(id));
    return reply_output(output);
}
