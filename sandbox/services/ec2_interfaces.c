/* EC2: network interfaces. Nobody makes one by hand here: services put them into subnets, for what stacks have made. */
#include "base/memory.h"
#include "sandbox/cfn/near.h"
#include "sandbox/services/ec2.h"
#include "sandbox/services/interfaces.h"

#include <stdlib.h>
#include <string.h>

/* What an interface is like, whoever put it there. */
typedef struct Kind {
    const char *description, *type, *requester; /* requester NULL: a person's own */
    bool managed;                               /* RequesterManaged */
    bool free;                                  /* attached to nothing */
} Kind;

static json_t *groups_json(const json_t *ids) {
    json_t *groups = json_array(), *id;
    size_t i;
    json_array_foreach(ids, i, id)
        json_array_append_new(groups, json_pack("{s:O, s:O}", "GroupId", id, "GroupName", id));
    return groups;
}

/* Lambda's and RDS's are attached by those services' own accounts; "ela-attach" is what nobody else may detach. */
static json_t *attachment_json(const char *id, const char *instance, long long made_ms, const char *owner) {
    json_t *attachment =
        json_pack("{s:o, s:s, s:i, s:b, s:o, s:s}", "AttachmentId",
                  value_print("%s-attach-%s", instance ? "eni" : "ela", id + strlen("eni-")), "Status", "attached",
                  "DeviceIndex", instance ? 0 : 1, "DeleteOnTermination", instance != NULL, "AttachTime",
                  time_json(made_ms), "InstanceOwnerId", instance ? owner : "amazon-aws");
    if (instance)
        json_object_set_new(attachment, "InstanceId", json_string(instance));
    return attachment;
}

/* The address stands in the subnet, which tells zone and network. */
static void place_set(const Call *call, json_t *item, const char *id, const char *subnet) {
    char letters[4];
    Seed seed = seed_from(id, "address", "");
    seed_fill(&seed, seed_hex, letters, 3);
    json_auto_t *properties = json_pack("{s:s}", "SubnetId", subnet);
    json_auto_t *place = json_pack("{s:o}", "PrivateIp",
                                   value_print("10.0.%d.%d", 1 + letters[0] % 8, 4 + letters[1] * letters[2] % 240));
    near_attributes(world_cfn(call->world), call->region, "AWS::EC2::NetworkInterface", properties, place,
                    call->now_ms);
    json_object_set(item, "PrivateIpAddress", json_object_get(place, "PrivateIp"));
    if (json_object_get(place, "VpcId"))
        json_object_set(item, "VpcId", json_object_get(place, "VpcId"));
    if (json_object_get(place, "AvailabilityZone"))
        json_object_set(item, "AvailabilityZone", json_object_get(place, "AvailabilityZone"));
}

static void interface_put(const Call *call, json_t *items, const char *id, const char *subnet, const json_t *groups,
                          long long made_ms, const char *instance, const Kind *kind) {
    json_t *item =
        json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:b, s:b, s:o, s:[]}", "NetworkInterfaceId", id, "SubnetId", subnet,
                  "Description", kind->description, "InterfaceType", kind->type, "Status",
                  kind->free ? "available" : "in-use", "OwnerId", call->account, "RequesterManaged", kind->managed,
                  "SourceDestCheck", 1, "Groups", groups_json(groups), "TagSet");
    if (kind->requester)
        json_object_set_new(item, "RequesterId", json_string(kind->requester));
    if (!kind->free)
        json_object_set_new(item, "Attachment", attachment_json(id, instance, made_ms, call->account));
    place_set(call, item, id, subnet);
    json_array_append_new(items, item);
}

/* Free ones are of the type "interface"; only the description still tells whose they were (alchemy-run/alchemy#937). */
static void functions_put(const Call *call, json_t *items) {
    AUTO(interfaces_release) Interfaces interfaces = interfaces_of(call->world, call->region, call->now_ms);
    for (size_t i = 0; i < interfaces.count; i++) {
        const Interface *one = &interfaces.items[i];
        char uuid[UUID_SIZE], letters[18];
        Seed seed = seed_from(one->id, "description", ""), who = seed_from(one->function, "role", "");
        seed_uuid(&seed, uuid);
        seed_fill(&who, seed_upper, letters, 17);
        AUTO(memory_release) char *description = memory_print("AWS Lambda VPC ENI-%s-%s", one->function, uuid);
        AUTO(memory_release) char *requester = memory_print("AROA%s:%s", letters, call->account);
        bool free = one->free_ms <= call->now_ms;
        const Kind kind = {description, free ? "interface" : "lambda", requester, false, free};
        interface_put(call, items, one->id, one->subnet, one->groups, one->made_ms, NULL, &kind);
    }
}

static void instances_put(const Call *call, json_t *items) {
    static const Kind kind = {"", "interface", NULL, false, false};
    AUTO(things_release) Things instances = things_here(call, "AWS::EC2::Instance");
    for (size_t i = 0; i < instances.count; i++) {
        const CfnPhysical *one = &instances.items[i];
        const json_t *said = json_array_get(json_object_get(one->properties, "NetworkInterfaces"), 0);
        const char *id = thing_attribute(one, "NetworkInterfaceId"), *subnet = value_text(said, "SubnetId");
        if (*id && *subnet)
            interface_put(call, items, id, subnet, json_object_get(said, "GroupSet"), one->created_ms, one->physical_id,
                          &kind);
    }
}

static void endpoints_put(const Call *call, json_t *items) {
    AUTO(things_release) Things endpoints = things_here(call, "AWS::EC2::VPCEndpoint");
    for (size_t i = 0; i < endpoints.count; i++) {
        const CfnPhysical *one = &endpoints.items[i];
        const json_t *ids = json_object_get(one->attributes, "NetworkInterfaceIds");
        const json_t *subnets = json_object_get(one->properties, "SubnetIds");
        AUTO(memory_release) char *description = memory_print("VPC Endpoint Interface %s", one->physical_id);
        const Kind kind = {description, "vpc_endpoint", call->account, true, false};
        for (size_t k = 0; k < json_array_size(ids) && k < json_array_size(subnets); k++)
            interface_put(call, items, json_string_value(json_array_get(ids, k)),
                          json_string_value(json_array_get(subnets, k)),
                          json_object_get(one->properties, "SecurityGroupIds"), one->created_ms, NULL, &kind);
    }
}

static void databases_put(const Call *call, json_t *items) {
    static const Kind kind = {"RDSNetworkInterface", "interface", "amazon-rds", true, false};
    AUTO(things_release) Things databases = things_here(call, "AWS::RDS::DBInstance");
    AUTO(things_release) Things groups = things_here(call, "AWS::RDS::DBSubnetGroup");
    for (size_t i = 0; i < databases.count; i++) {
        const CfnPhysical *one = &databases.items[i];
        const CfnPhysical *group = things_find(&groups, NULL, value_text(one->properties, "DBSubnetGroupName"));
        const json_t *subnets = group ? json_object_get(group->properties, "SubnetIds") : NULL;
        const char *subnet = json_string_value(json_array_get(subnets, 0));
        char id[22] = "eni-0";
        Seed seed = seed_from(one->physical_id, "interface", "");
        seed_fill(&seed, seed_hex, id + 5, 16);
        if (subnet && one->state != CFN_CREATING)
            interface_put(call, items, id, subnet, json_object_get(one->properties, "VPCSecurityGroups"),
                          one->created_ms, NULL, &kind);
    }
}

static json_t *interfaces_json(const Call *call) {
    json_t *items = json_array();
    functions_put(call, items);
    instances_put(call, items);
    endpoints_put(call, items);
    databases_put(call, items);
    return items;
}

static const char unknown_code[] = "InvalidNetworkInterfaceID.NotFound",
                  unknown_words[] = "The networkInterface ID '%s' does not exist";

CfnReply ec2_describe_network_interfaces(const Call *call) {
    static const Paging paging = {"MaxResults", "NextToken", "NextToken", 1000};
    static const FilterRow rows[] = {{"network-interface-id", "NetworkInterfaceId"},
                                     {"vpc-id", "VpcId"},
                                     {"subnet-id", "SubnetId"},
                                     {"group-id", "Groups.GroupId"},
                                     {"group-name", "Groups.GroupName"},
                                     {"description", "Description"},
                                     {"status", "Status"},
                                     {"interface-type", "InterfaceType"},
                                     {"requester-id", "RequesterId"},
                                     {"requester-managed", "RequesterManaged"},
                                     {"availability-zone", "AvailabilityZone"},
                                     {"attachment.status", "Attachment.Status"},
                                     {"private-ip-address", "PrivateIpAddress"},
                                     {"owner-id", "OwnerId"},
                                     {0}};
    CfnReply refused = {0};
    json_t *items = interfaces_json(call);
    if (!pick_items(call, items, "NetworkInterfaceIds", "NetworkInterfaceId", unknown_code, unknown_words, &refused) ||
        !filter_items(call, items, rows, &refused)) {
        json_decref(items);
        return refused;
    }
    return page_reply(call, &paging, "NetworkInterfaces", items);
}

CfnReply ec2_delete_network_interface(const Call *call) {
    const char *id = input_text(call, "NetworkInterfaceId");
    json_auto_t *items = interfaces_json(call);
    json_t *item;
    size_t i;
    json_array_foreach(items, i, item) {
        if (strcmp(value_text(item, "NetworkInterfaceId"), id) != 0)
            continue;
        /* gruntwork-io/cloud-nuke#1132, aws/amazon-vpc-cni-k8s#1399 */
        if (strcmp(value_text(item, "Status"), "available") != 0)
            return reply_error(400, "InvalidParameterValue", "Network interface '%s' is currently in use.", id);
        return reply_output(json_object());
    }
    return reply_error(400, unknown_code, unknown_words, id);
}
