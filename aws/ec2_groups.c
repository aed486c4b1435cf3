/* Amazon EC2: security groups and their rules; see ec2.h. */
#include "aws/ec2.h"
#include "aws/pages.h"
#include "aws/reply.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

void ec2_rule_release(Ec2Rule *rule) {
    free(rule->protocol);
    free(rule->peer);
    free(rule->owner);
    *rule = (Ec2Rule){0};
}

void ec2_groups_release(Ec2Groups *groups) {
    for (size_t i = 0; i < groups->count; i++) {
        Ec2Group *group = &groups->items[i];
        for (size_t k = 0; k < group->rule_count; k++)
            ec2_rule_release(&group->rules[k]);
        free(group->rules);
        free(group->id);
        free(group->logical_id);
    }
    free(groups->items);
    *groups = (Ec2Groups){0};
}

static long port(const XmlNode *permission, const char *name) {
    const char *text = xml_text(permission, name);
    return *text ? strtol(text, NULL, 10) : -1;
}

/* Rules of the same protocol and ports come as one, with all of their peers. */
static void take_rules(const XmlNode *item, const char *list, bool out, Ec2Group *group) {
    static const char *const peers[][2] = {
        {"ipRanges", "cidrIp"}, {"ipv6Ranges", "cidrIpv6"}, {"prefixListIds", "prefixListId"}, {"groups", "groupId"}};
    size_t count, peer_count;
    const XmlNode *const *permissions = xml_list(item, list, &count);
    for (size_t i = 0; i < count; i++)
        for (size_t kind = 0; kind < sizeof peers / sizeof *peers; kind++) {
            const XmlNode *const *found = xml_list(permissions[i], peers[kind][0], &peer_count);
            for (size_t k = 0; k < peer_count; k++) {
                group->rules = memory_more(group->rules, group->rule_count, sizeof *group->rules);
                group->rules[group->rule_count++] = (Ec2Rule){.out = out,
                                                              .protocol = xml_copy(permissions[i], "ipProtocol"),
                                                              .from = port(permissions[i], "fromPort"),
                                                              .to = port(permissions[i], "toPort"),
                                                              .peer = xml_copy(found[k], peers[kind][1]),
                                                              .owner = xml_copy(found[k], "userId")};
            }
        }
}

static char *logical_id(const XmlNode *item) {
    size_t count;
    const XmlNode *const *tags = xml_list(item, "tagSet", &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(xml_text(tags[i], "key"), "aws:cloudformation:logical-id") == 0)
            return xml_copy(tags[i], "value");
    return memory_copy("");
}

static bool take_groups(void *data, const XmlNode *reply) {
    Ec2Groups *groups = data;
    size_t count;
    const XmlNode *const *items = xml_list(reply, "securityGroupInfo", &count);
    groups->items = memory_grow(groups->items, groups->count + count + 1, sizeof *groups->items);
    for (size_t i = 0; i < count; i++) {
        Ec2Group *group = &groups->items[groups->count++];
        *group = (Ec2Group){.id = xml_copy(items[i], "groupId"), .logical_id = logical_id(items[i])};
        take_rules(items[i], "ipPermissions", false, group);
        take_rules(items[i], "ipPermissionsEgress", true, group);
    }
    return true;
}

bool ec2_stack_groups(AwsContext *aws, const char *stack_id, Ec2Groups *groups, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    Ec2Groups found = {0};
    aws_params_add(params, "Filter.1.Name", "tag:aws:cloudformation:stack-id");
    aws_params_add(params, "Filter.1.Value.1", stack_id);
    if (!query_pages(aws, OP_EC2_DESCRIBE_SECURITY_GROUPS, params, &pages_ec2, take_groups, &found, err)) {
        ec2_groups_release(&found);
        return false;
    }
    *groups = found;
    return true;
}

/* "-1" has no ports; what is neither tcp nor udp may have a type and a code in their place, -1 for all of them. */
static void add_ports(AwsParams *params, const Ec2Rule *rule) {
    AUTO(memory_release) char *from = memory_print("%ld", rule->from);
    AUTO(memory_release) char *to = memory_print("%ld", rule->to);
    bool typed = strncmp(rule->protocol, "icmp", 4) == 0;
    if (rule->from < 0 && !typed)
        return;
    aws_params_add(params, "IpPermissions.1.FromPort", from);
    aws_params_add(params, "IpPermissions.1.ToPort", to);
}

static void add_peer(AwsParams *params, const Ec2Rule *rule) {
    const char *peer = rule->peer, *name = strncmp(peer, "sg-", 3) == 0 ? "IpPermissions.1.Groups.1.GroupId"
                                           : strncmp(peer, "pl-", 3) == 0
                                               ? "IpPermissions.1.PrefixListIds.1.PrefixListId"
                                           : strchr(peer, ':') ? "IpPermissions.1.Ipv6Ranges.1.CidrIpv6"
                                                               : "IpPermissions.1.IpRanges.1.CidrIp";
    aws_params_add(params, name, peer);
    if (strncmp(peer, "sg-", 3) == 0 && *rule->owner)
        aws_params_add(params, "IpPermissions.1.Groups.1.UserId", rule->owner);
}

bool ec2_revoke_rule(AwsContext *aws, const char *group_id, const Ec2Rule *rule, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    aws_params_add(params, "GroupId", group_id);
    aws_params_add(params, "IpPermissions.1.IpProtocol", rule->protocol);
    add_ports(params, rule);
    add_peer(params, rule);
    if (aws_query(aws, aws_operation(OP_EC2_REVOKE_SECURITY_GROUP_INGRESS), params, &reply, err))
        return true;
    if (strcmp(err->code, "InvalidPermission.NotFound") != 0)
        return false;
    *err = (Error){0};
    return true;
}
