/* EC2: instances. */
#include "base/memory.h"
#include "sandbox/services/ec2.h"
#include "sandbox/services/ec2_power.h"
#include "sandbox/world/made_keys.h"
#include "sandbox/services/small.h"

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
    json_t *parameter = sim_ssm_parameter(world, region, image + strlen(prefix), at_ms);
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

/* The groups that somebody gave it since it was made: the last call counts; NULL: nobody did. */
static const json_t *groups_given(const Call *call, const CfnPhysical *instance) {
    const json_t *given = NULL;
    size_t at = 0;
    for (const json_t *change;
         (change = world_change_about(call->world, "ec2", call->region, instance->physical_id, &at));) {
        const json_t *groups = json_object_get(json_object_get(change, "input"), "Groups");
        if (strcmp(value_text(change, "action"), "ModifyInstanceAttribute") == 0 && groups)
            given = groups;
    }
    return given;
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
    const json_t *given = groups_given(call, instance);
    groups = given ? given : groups;
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
    Power power = ec2_power(call->world, instance, call->now_ms);
    char newest[22];
    ec2_newest_image(call->region, arm, newest);
    AUTO(memory_release)
    char *image =
        ec2_image_resolve(call->world, call->region, text_or(instance_property(instance, templates, "ImageId"), newest),
                          instance->created_ms);
    json_t *item = json_pack(
        "{s:s, s:s, s:s, s:s, s:s, s:o, s:s, s:s, s:s, s:s, s:i, s:o}", "InstanceId", instance->physical_id,
        "InstanceType", type, "ImageId", image ? image : newest, "Architecture", arm ? "arm64" : "x86_64", "Hypervisor",
        "xen", "State", ec2_power_json(power.state), "PrivateIpAddress", thing_attribute(instance, "PrivateIp"),
        "PrivateDnsName", thing_attribute(instance, "PrivateDnsName"), "RootDeviceType", "ebs", "VirtualizationType",
        "hvm", "AmiLaunchIndex", 0, "LaunchTime", time_json(power.booted_ms));
    const json_t *key = instance_property(instance, templates, "KeyName");
    const json_t *metadata = instance_property(instance, templates, "MetadataOptions");
    if (key)
        json_object_set(item, "KeyName", (json_t *)key);
    if (metadata)
        json_object_set_new(item, "MetadataOptions",
                            json_pack("{s:s, s:s, s:s}", "State", "applied", "HttpTokens",
                                      text_or(json_object_get(metadata, "HttpTokens"), "optional"), "HttpEndpoint",
                                      "enabled"));
    AUTO(memory_release) char *address = ec2_public_address(call->world, instance, call->now_ms);
    if (*address) {
        AUTO(memory_release) char *name = ec2_public_name(call->region, address);
        json_object_set_new(item, "PublicIpAddress", json_string(address));
        json_object_set_new(item, "PublicDnsName", json_string(name));
        if (key)
            world_door(call->world, address);
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

/* Of what it can change, the groups are served: "you must specify the ID of the security group, not the name", and at
 * least one (API Reference, ModifyInstanceAttribute). */
CfnReply ec2_modify_instance(const Call *call) {
    const json_t *groups = input_list(call, "Groups"), *group;
    const char *id = input_text(call, "InstanceId");
    size_t i;
    AUTO(things_release) Things instances = things_here(call, "AWS::EC2::Instance");
    AUTO(things_release) Things known = things_here(call, "AWS::EC2::SecurityGroup");
    if (!things_find(&instances, NULL, id))
        return reply_error(400, "InvalidInstanceID.NotFound", "The instance ID '%s' does not exist", id);
    if (!json_array_size(groups))
        return reply_error(400, "UnsupportedOperation", "The sandbox changes an instance's groups alone");
    json_array_foreach(groups, i, group) {
        if (!things_find(&known, NULL, json_string_value(group)))
            return reply_error(400, "InvalidGroup.NotFound", "The security group '%s' does not exist",
                               json_string_value(group));
    }
    return reply_output(json_object());
}

char *ec2_user_data(const CfnPhysical *instance, const Things *templates) {
    const char *encoded = text_or(instance_property(instance, templates, "UserData"), "");
    size_t length = strlen(encoded);
    char *text = memory_new(length + 1, 1);
    if (length % 4 == 0 && EVP_DecodeBlock((unsigned char *)text, (const unsigned char *)encoded, (int)length) < 0)
        *text = '\0';
    return text;
}

/* cloud-init prints the host keys at the first boot only (cc_keys_to_console: once an instance); at others the
 * instance's own script may. */
static json_t *console_output(const CfnPhysical *instance, const Things *templates, const Power *power) {
    static const char begin[] = "-----BEGIN SSH HOST KEY KEYS-----", end[] = "-----END SSH HOST KEY KEYS-----";
    MadeKey key = made_ssh_key("host", instance->physical_id);
    AUTO(memory_release) char *script = ec2_user_data(instance, templates);
    AUTO(text_release) Text text = {0};
    text_put(&text, "Amazon Linux 2023\r\nKernel 6.1 on an x86_64\r\n");
    if (power->boots == 0 || strstr(script, begin)) {
        text_print(&text, "%s\r\n", begin);
        openssh_public(key.public_half, "root@sandbox", &text);
        text_print(&text, "\r\n%s\r\n", end);
    }
    AUTO(memory_release) char *encoded = memory_new(4 * (text.length / 3 + 1) + 1, 1);
    EVP_EncodeBlock((unsigned char *)encoded, (unsigned char *)text.bytes, (int)text.length);
    return json_string(encoded);
}

/* What it printed is kept some minutes after a start, and read at once from Nitro instances that are asked for the
 * latest (EC2 User Guide, "Instance console output"). */
CfnReply ec2_get_console_output(const Call *call) {
    enum { KEPT_MS = 4 * 60 * 1000 };
    const char *id = input_text(call, "InstanceId");
    AUTO(things_release) Things instances = things_here(call, "AWS::EC2::Instance");
    AUTO(things_release) Things templates = things_here(call, "AWS::EC2::LaunchTemplate");
    const CfnPhysical *instance = things_find(&instances, NULL, id);
    if (!instance)
        return reply_error(400, "InvalidInstanceID.NotFound", "The instance ID '%s' does not exist", id);
    Power power = ec2_power(call->world, instance, call->now_ms);
    bool kept = input_true(call, "Latest") || call->now_ms >= power.booted_ms + KEPT_MS;
    json_t *output = json_pack("{s:s, s:o}", "InstanceId", id, "Timestamp", time_json(call->now_ms));
    if (power.state != POWER_PENDING && kept)
        json_object_set_new(output, "Output", console_output(instance, &templates, &power));
    return reply_output(output);
}
