/* EC2: networks and what stands in them: the default VPC of each region, and what stacks have made. */
#include "base/memory.h"
#include "sandbox/services/ec2.h"
#include "sandbox/values/names.h"
#include "sandbox/world/account.h"
#include "sandbox/world/presets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static json_t *default_id(const char *prefix, const char *region, const char *word) {
    char letters[18];
    Seed seed = seed_from("default", region, word);
    seed_fill(&seed, seed_hex, letters, 17);
    return value_print("%s-%s", prefix, letters);
}

static json_t *tags_of(const CfnPhysical *thing) {
    return thing->tags ? json_incref((json_t *)thing->tags) : json_array();
}

/* Filters by ids and by "Filters", then makes a page. `items` is taken over. */
typedef struct Listing {
    const char *list, *ids, *id, *unknown_code, *unknown_words;
    const FilterRow *rows;
    long long most;
} Listing;

static CfnReply listing_reply(const Call *call, const Listing *listing, json_t *items) {
    Paging paging = {"MaxResults", "NextToken", "NextToken", listing->most};
    CfnReply refused = {0};
    if (!pick_items(call, items, listing->ids, listing->id, listing->unknown_code, listing->unknown_words, &refused) ||
        !filter_items(call, items, listing->rows, &refused)) {
        json_decref(items);
        return refused;
    }
    return page_reply(call, &paging, listing->list, items);
}

static json_t *vpc_item(const Call *call, const char *id, const char *cidr, const char *state, bool is_default) {
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:b, s:o, s:[{s:o, s:s, s:{s:s}}]}", "VpcId", id, "CidrBlock", cidr,
                     "State", state, "OwnerId", call->account, "InstanceTenancy", "default", "IsDefault", is_default,
                     "DhcpOptionsId", default_id("dopt", call->region, "dhcp"), "CidrBlockAssociationSet",
                     "AssociationId", default_id("vpc-cidr-assoc", id, cidr), "CidrBlock", cidr, "CidrBlockState",
                     "State", "associated");
}

CfnReply ec2_describe_vpcs(const Call *call) {
    static const FilterRow rows[] = {
        {"vpc-id", "VpcId"},        {"cidr", "CidrBlock"},       {"cidr-block", "CidrBlock"}, {"state", "State"},
        {"isDefault", "IsDefault"}, {"is-default", "IsDefault"}, {"owner-id", "OwnerId"},     {0}};
    static const Listing listing = {
        "Vpcs", "VpcIds", "VpcId", "InvalidVpcID.NotFound", "The vpc ID '%s' does not exist", rows, 1000};
    json_t *items = json_array(), *id = default_id("vpc", call->region, "vpc");
    json_array_append_new(items, vpc_item(call, json_string_value(id), "172.31.0.0/16", "available", true));
    json_object_set_new(json_array_get(items, 0), "Tags", json_array());
    json_decref(id);
    AUTO(things_release) Things vpcs = things_here(call, "AWS::EC2::VPC");
    for (size_t i = 0; i < vpcs.count; i++) {
        const CfnPhysical *vpc = &vpcs.items[i];
        const char *state = vpc->state == CFN_CREATING ? "pending" : "available";
        json_t *item = vpc_item(call, vpc->physical_id, thing_property(vpc, "CidrBlock"), state, false);
        json_object_set_new(item, "Tags", tags_of(vpc));
        json_array_append_new(items, item);
    }
    return listing_reply(call, &listing, items);
}

CfnReply ec2_describe_subnets(const Call *call) {
    static const FilterRow rows[] = {{"subnet-id", "SubnetId"},
                                     {"vpc-id", "VpcId"},
                                     {"state", "State"},
                                     {"availability-zone", "AvailabilityZone"},
                                     {"availabilityZone", "AvailabilityZone"},
                                     {"cidr-block", "CidrBlock"},
                                     {"default-for-az", "DefaultForAz"},
                                     {0}};
    static const Listing listing = {
        "Subnets", "SubnetIds", "SubnetId", "InvalidSubnetID.NotFound", "The subnet ID '%s' does not exist",
        rows,      1000};
    json_t *items = json_array();
    for (int zone = 0; zone < ACCOUNT_ZONES; zone++) {
        AUTO(memory_release) char *name = memory_print("%s%c", call->region, 'a' + zone);
        json_array_append_new(items, json_pack("{s:o, s:o, s:o, s:s, s:s, s:i, s:b, s:b, s:s, s:[]}", "SubnetId",
                                               default_id("subnet", call->region, name), "VpcId",
                                               default_id("vpc", call->region, "vpc"), "CidrBlock",
                                               value_print("172.31.%d.0/20", 16 * zone), "AvailabilityZone", name,
                                               "State", "available", "AvailableIpAddressCount", 4091, "DefaultForAz", 1,
                                               "MapPublicIpOnLaunch", 1, "OwnerId", call->account, "Tags"));
    }
    AUTO(things_release) Things subnets = things_here(call, "AWS::EC2::Subnet");
    for (size_t i = 0; i < subnets.count; i++) {
        const CfnPhysical *subnet = &subnets.items[i];
        json_t *item = json_pack(
            "{s:s, s:O, s:O, s:O, s:s, s:i, s:b, s:b, s:s, s:o}", "SubnetId", subnet->physical_id, "VpcId",
            json_object_get(subnet->properties, "VpcId"), "CidrBlock", json_object_get(subnet->properties, "CidrBlock"),
            "AvailabilityZone", json_object_get(subnet->properties, "AvailabilityZone"), "State",
            subnet->state == CFN_CREATING ? "pending" : "available", "AvailableIpAddressCount", 251, "DefaultForAz", 0,
            "MapPublicIpOnLaunch", value_true(json_object_get(subnet->properties, "MapPublicIpOnLaunch")), "OwnerId",
            call->account, "Tags", tags_of(subnet));
        if (item)
            json_array_append_new(items, item);
    }
    return listing_reply(call, &listing, items);
}

/* A rule as a template writes it, as DescribeSecurityGroups shows it. */
static json_t *permission_of(const json_t *rule, const char *owner) {
    const char *protocol = value_text(rule, "IpProtocol"), *words = value_text(rule, "Description");
    AUTO(memory_release) char *from = value_string(json_object_get(rule, "FromPort"));
    AUTO(memory_release) char *to = value_string(json_object_get(rule, "ToPort"));
    AUTO(memory_release) char *number = value_string(json_object_get(rule, "IpProtocol"));
    json_t *permission = json_pack("{s:s, s:[], s:[], s:[], s:[]}", "IpProtocol", *protocol ? protocol : number,
                                   "IpRanges", "Ipv6Ranges", "PrefixListIds", "UserIdGroupPairs");
    if (from)
        json_object_set_new(permission, "FromPort", json_integer(strtol(from, NULL, 10)));
    if (to)
        json_object_set_new(permission, "ToPort", json_integer(strtol(to, NULL, 10)));
    static const struct {
        const char *from, *list, *member;
    } kinds[] = {{"CidrIp", "IpRanges", "CidrIp"},
                 {"CidrIpv6", "Ipv6Ranges", "CidrIpv6"},
                 {"SourcePrefixListId", "PrefixListIds", "PrefixListId"},
                 {"DestinationPrefixListId", "PrefixListIds", "PrefixListId"},
                 {"SourceSecurityGroupId", "UserIdGroupPairs", "GroupId"},
                 {"DestinationSecurityGroupId", "UserIdGroupPairs", "GroupId"}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const char *value = value_text(rule, kinds[i].from);
        if (!*value)
            continue;
        json_t *item = json_pack("{s:s}", kinds[i].member, value);
        if (*words)
            json_object_set_new(item, "Description", json_string(words));
        if (i >= 4)
            json_object_set_new(item, "UserId", json_string(owner));
        json_array_append_new(json_object_get(permission, kinds[i].list), item);
    }
    return permission;
}

static void permissions_add(json_t *permissions, const json_t *rules, const char *owner) {
    size_t i;
    json_t *rule;
    json_array_foreach(rules, i, rule) json_array_append_new(permissions, permission_of(rule, owner));
}

/* Rules that stand as resources of their own. */
static void permissions_attach(const Call *call, json_t *permissions, const char *type, const char *group) {
    AUTO(things_release) Things rules = things_here(call, type);
    for (size_t i = 0; i < rules.count; i++)
        if (strcmp(value_text(rules.items[i].properties, "GroupId"), group) == 0 &&
            !ec2_rule_taken_out(call->world, &rules.items[i], call->now_ms))
            json_array_append_new(permissions, permission_of(rules.items[i].properties, call->account));
}

static json_t *group_item(const Call *call, const CfnPhysical *group) {
    json_t *into = json_array(), *out = json_array();
    json_auto_t *live = ec2_group_rules_live(call->world, group, false, call->now_ms);
    json_auto_t *live_out = ec2_group_rules_live(call->world, group, true, call->now_ms);
    permissions_add(into, live ? live : json_object_get(group->properties, "SecurityGroupIngress"), call->account);
    permissions_attach(call, into, "AWS::EC2::SecurityGroupIngress", group->physical_id);
    permissions_add(out, live_out ? live_out : json_object_get(group->properties, "SecurityGroupEgress"),
                    call->account);
    permissions_attach(call, out, "AWS::EC2::SecurityGroupEgress", group->physical_id);
    if (!live_out && !json_object_get(group->properties, "SecurityGroupEgress")) /* a group without says: everything */
        json_array_append_new(out, json_pack("{s:s, s:[{s:s}], s:[], s:[], s:[]}", "IpProtocol", "-1", "IpRanges",
                                             "CidrIp", "0.0.0.0/0", "Ipv6Ranges", "PrefixListIds", "UserIdGroupPairs"));
    const char *name = value_text(group->properties, "GroupName");
    return json_pack("{s:s, s:o, s:s, s:s, s:s, s:o, s:o, s:o}", "GroupId", group->physical_id, "GroupName",
                     *name ? json_string(name) : value_print("%s-%s", group->stack_name, group->logical_id),
                     "Description", value_text(group->properties, "GroupDescription"), "VpcId",
                     value_text(group->properties, "VpcId"), "OwnerId", call->account, "IpPermissions", into,
                     "IpPermissionsEgress", out, "Tags", tags_of(group));
}

CfnReply ec2_describe_security_groups(const Call *call) {
    static const FilterRow rows[] = {{"group-id", "GroupId"},
                                     {"group-name", "GroupName"},
                                     {"vpc-id", "VpcId"},
                                     {"description", "Description"},
                                     {"owner-id", "OwnerId"},
                                     {"ip-permission.cidr", "IpPermissions.IpRanges.CidrIp"},
                                     {"ip-permission.prefix-list-id", "IpPermissions.PrefixListIds.PrefixListId"},
                                     {0}};
    static const Listing listing = {"SecurityGroups",
                                    "GroupIds",
                                    "GroupId",
                                    "InvalidGroup.NotFound",
                                    "The security group '%s' does not exist",
                                    rows,
                                    1000};
    json_t *items = json_array();
    json_array_append_new(items,
                          json_pack("{s:o, s:s, s:s, s:o, s:s, s:[], s:[], s:[]}", "GroupId",
                                    default_id("sg", call->region, "group"), "GroupName", "default", "Description",
                                    "default VPC security group", "VpcId", default_id("vpc", call->region, "vpc"),
                                    "OwnerId", call->account, "IpPermissions", "IpPermissionsEgress", "Tags"));
    AUTO(things_release) Things groups = things_here(call, "AWS::EC2::SecurityGroup");
    for (size_t i = 0; i < groups.count; i++)
        json_array_append_new(items, group_item(call, &groups.items[i]));
    return listing_reply(call, &listing, items);
}

CfnReply ec2_describe_addresses(const Call *call) {
    static const FilterRow rows[] = {{"allocation-id", "AllocationId"},
                                     {"public-ip", "PublicIp"},
                                     {"domain", "Domain"},
                                     {"instance-id", "InstanceId"},
                                     {0}};
    static const Listing listing = {"Addresses",
                                    "AllocationIds",
                                    "AllocationId",
                                    "InvalidAllocationID.NotFound",
                                    "The allocation ID '%s' does not exist",
                                    rows,
                                    1000000};
    json_t *items = json_array();
    AUTO(things_release) Things addresses = things_here(call, "AWS::EC2::EIP");
    for (size_t i = 0; i < addresses.count; i++)
        json_array_append_new(items, json_pack("{s:s, s:s, s:s, s:s, s:s, s:o}", "PublicIp",
                                               thing_attribute(&addresses.items[i], "PublicIp"), "AllocationId",
                                               thing_attribute(&addresses.items[i], "AllocationId"), "Domain", "vpc",
                                               "PublicIpv4Pool", "amazon", "NetworkBorderGroup", call->region, "Tags",
                                               tags_of(&addresses.items[i])));
    return listing_reply(call, &listing, items);
}

static const char *state_word(const CfnPhysical *thing) {
    return thing->state == CFN_CREATING ? "pending" : thing->state == CFN_DELETING ? "deleting" : "available";
}

CfnReply ec2_describe_nat_gateways(const Call *call) {
    static const FilterRow rows[] = {
        {"nat-gateway-id", "NatGatewayId"}, {"vpc-id", "VpcId"}, {"subnet-id", "SubnetId"}, {"state", "State"}, {0}};
    json_t *items = json_array();
    AUTO(things_release) Things gateways = things_here(call, "AWS::EC2::NatGateway");
    AUTO(things_release) Things subnets = things_here(call, "AWS::EC2::Subnet");
    for (size_t i = 0; i < gateways.count; i++) {
        const CfnPhysical *gateway = &gateways.items[i];
        const char *subnet_id = value_text(gateway->properties, "SubnetId");
        const CfnPhysical *subnet = things_find(&subnets, NULL, subnet_id);
        json_array_append_new(items, json_pack("{s:s, s:s, s:s, s:s, s:s, s:o, s:[{s:s, s:s, s:s}], s:o}",
                                               "NatGatewayId", gateway->physical_id, "SubnetId", subnet_id, "VpcId",
                                               subnet ? value_text(subnet->properties, "VpcId") : "", "State",
                                               state_word(gateway), "ConnectivityType", "public", "CreateTime",
                                               time_json(gateway->created_ms), "NatGatewayAddresses", "AllocationId",
                                               value_text(gateway->properties, "AllocationId"), "PrivateIp",
                                               thing_attribute(gateway, "PrivateIp"), "NetworkInterfaceId",
                                               thing_attribute(gateway, "EniId"), "Tags", tags_of(gateway)));
    }
    /* This call's filter parameter is called Filter, in the singular. */
    json_t *input = json_deep_copy(call->input);
    json_object_set(input, "Filters", json_object_get(input, "Filter"));
    Call plural = *call;
    plural.input = input;
    const Listing listing = {
        "NatGateways", "NatGatewayIds", "NatGatewayId", "NatGatewayNotFound", "NAT gateway %s was not found", rows,
        1000};
    CfnReply reply = listing_reply(&plural, &listing, items);
    json_decref(input);
    return reply;
}

static json_t *list_copy(const json_t *properties, const char *name) {
    const json_t *list = json_object_get(properties, name);
    return list ? json_deep_copy(list) : json_array();
}

/* Where none was given, everything (AWS PrivateLink Guide, "Default endpoint policy"). */
static json_t *endpoint_policy(const CfnPhysical *endpoint) {
    const json_t *policy = json_object_get(endpoint->properties, "PolicyDocument");
    if (!policy)
        return json_string(
            "{\"Statement\":[{\"Action\":\"*\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Resource\":\"*\"}]}");
    AUTO(memory_release)
    char *text = json_is_string(policy) ? memory_copy(json_string_value(policy)) : json_dumps(policy, JSON_COMPACT);
    return json_string(text);
}

CfnReply ec2_describe_vpc_endpoints(const Call *call) {
    static const FilterRow rows[] = {{"vpc-endpoint-id", "VpcEndpointId"},     {"vpc-id", "VpcId"},
                                     {"service-name", "ServiceName"},          {"vpc-endpoint-state", "State"},
                                     {"vpc-endpoint-type", "VpcEndpointType"}, {0}};
    static const Listing listing = {"VpcEndpoints",
                                    "VpcEndpointIds",
                                    "VpcEndpointId",
                                    "InvalidVpcEndpointId.NotFound",
                                    "The Vpc Endpoint Id '%s' does not exist",
                                    rows,
                                    1000};
    json_t *items = json_array();
    AUTO(things_release) Things endpoints = things_here(call, "AWS::EC2::VPCEndpoint");
    for (size_t i = 0; i < endpoints.count; i++) {
        const CfnPhysical *endpoint = &endpoints.items[i];
        json_array_append_new(
            items,
            json_pack("{s:s, s:s, s:s, s:s, s:s, s:b, s:o, s:o, s:o, s:o, s:o}", "VpcEndpointId", endpoint->physical_id,
                      "VpcId", value_text(endpoint->properties, "VpcId"), "ServiceName",
                      value_text(endpoint->properties, "ServiceName"), "State", state_word(endpoint), "VpcEndpointType",
                      value_text(endpoint->properties, "VpcEndpointType"), "PrivateDnsEnabled",
                      value_true(json_object_get(endpoint->properties, "PrivateDnsEnabled")), "PolicyDocument",
                      endpoint_policy(endpoint), "SubnetIds", list_copy(endpoint->properties, "SubnetIds"),
                      "RouteTableIds", list_copy(endpoint->properties, "RouteTableIds"), "CreationTimestamp",
                      time_json(endpoint->created_ms), "Tags", tags_of(endpoint)));
    }
    return listing_reply(call, &listing, items);
}

/* Zones can lack interfaces; a gateway stands in none. */
static json_t *endpoint_zones(const Call *call, bool gateway) {
    json_t *zones = json_array();
    for (char letter = 'a'; letter < 'a' + ACCOUNT_ZONES; letter++)
        if (gateway || !presets_zone_lacks(world_presets(call->world), letter, "endpoint"))
            json_array_append_new(zones, value_print("%s%c", call->region, letter));
    return zones;
}

static json_t *endpoint_service(const Call *call, const char *name, const char *type) {
    return json_pack("{s:s, s:[{s:s}], s:o, s:s, s:b, s:b, s:b}", "ServiceName", name, "ServiceType", "ServiceType",
                     type, "AvailabilityZones", endpoint_zones(call, strcmp(type, "Gateway") == 0), "Owner", "amazon",
                     "VpcEndpointPolicySupported", 1, "AcceptanceRequired", 0, "ManagesVpcEndpoints", 0);
}

CfnReply ec2_describe_endpoint_services(const Call *call) {
    const json_t *wanted = input_list(call, "ServiceNames");
    json_auto_t *names = json_array(), *details = json_array();
    for (const NamedEndpoint *each = names_endpoints; each->name; each++) {
        AUTO(memory_release) char *name = memory_print("com.amazonaws.%s.%s", call->region, each->name);
        if (json_array_size(wanted) > 0 && !list_has(wanted, name))
            continue;
        json_array_append_new(names, json_string(name));
        json_array_append_new(details, endpoint_service(call, name, each->type));
    }
    for (size_t i = 0; i < json_array_size(wanted); i++)
        if (!list_has(names, json_string_value(json_array_get(wanted, i))))
            return reply_error(400, "InvalidServiceName", "The Vpc Endpoint Service '%s' does not exist",
                               json_string_value(json_array_get(wanted, i)));
    return reply_output(json_pack("{s:O, s:O}", "ServiceNames", names, "ServiceDetails", details));
}

CfnReply ec2_describe_flow_logs(const Call *call) {
    static const FilterRow rows[] = {{"flow-log-id", "FlowLogId"},
                                     {"resource-id", "ResourceId"},
                                     {"log-group-name", "LogGroupName"},
                                     {"traffic-type", "TrafficType"},
                                     {0}};
    json_t *items = json_array();
    AUTO(things_release) Things logs = things_here(call, "AWS::EC2::FlowLog");
    for (size_t i = 0; i < logs.count; i++) {
        const CfnPhysical *log = &logs.items[i];
        json_array_append_new(items, json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:o, s:o}", "FlowLogId",
                                               log->physical_id, "FlowLogStatus", "ACTIVE", "DeliverLogsStatus",
                                               "SUCCESS", "ResourceId", value_text(log->properties, "ResourceId"),
                                               "LogGroupName", value_text(log->properties, "LogGroupName"),
                                               "TrafficType", value_text(log->properties, "TrafficType"),
                                               "LogDestinationType", "cloud-watch-logs", "CreationTime",
                                               time_json(log->created_ms), "Tags", tags_of(log)));
    }
    json_t *input = json_deep_copy(call->input);
    json_object_set(input, "Filters", json_object_get(input, "Filter"));
    Call plural = *call;
    plural.input = input;
    const Listing listing = {"FlowLogs",
                             "FlowLogIds",
                             "FlowLogId",
                             "InvalidFlowLogId.NotFound",
                             "These FlowLog ids in the input list are not found: [FlowLogId: %s]",
                             rows,
                             1000};
    CfnReply reply = listing_reply(&plural, &listing, items);
    json_decref(input);
    return reply;
}
