/* EC2: rules of security groups that are let in and taken out directly. See ec2.h. */
#include "base/memory.h"
#include "sandbox/cfn/value.h"
#include "sandbox/services/ec2.h"

#include <ctype.h>
#include <string.h>

static const char group_type[] = "AWS::EC2::SecurityGroup";

/* The two ways: what comes in, and what goes out. */
static const struct Way {
    const char *property, *adds, *takes; /* of the group in a template; the actions */
    const char *rule_type;               /* of a rule that is a resource of its own */
    const char *list, *group;            /* how a rule names a prefix list, and a group */
} ways[] = {{"SecurityGroupIngress", "AuthorizeSecurityGroupIngress", "RevokeSecurityGroupIngress",
             "AWS::EC2::SecurityGroupIngress", "SourcePrefixListId", "SourceSecurityGroupId"},
            {"SecurityGroupEgress", "AuthorizeSecurityGroupEgress", "RevokeSecurityGroupEgress",
             "AWS::EC2::SecurityGroupEgress", "DestinationPrefixListId", "DestinationSecurityGroupId"}};

/* One rule as a template writes it, of a permission and one peer of it ("CidrIp": …). New. */
static json_t *rule_of(const json_t *permission, const char *member, const json_t *peer, const json_t *words) {
    static const char *const copied[] = {"IpProtocol", "FromPort", "ToPort"};
    json_t *rule = json_object();
    for (size_t i = 0; i < sizeof copied / sizeof *copied; i++)
        if (json_object_get(permission, copied[i]))
            json_object_set(rule, copied[i], json_object_get(permission, copied[i]));
    json_object_set(rule, member, (json_t *)peer);
    if (words)
        json_object_set(rule, "Description", (json_t *)words);
    return rule;
}

/* The rules that a call names, one a peer: in the permissions, or (CidrIp alone) in the call itself. New. */
static json_t *rules_named(const struct Way *way, const json_t *input) {
    const struct {
        const char *list, *member, *written;
    } kinds[] = {{"IpRanges", "CidrIp", "CidrIp"},
                 {"Ipv6Ranges", "CidrIpv6", "CidrIpv6"},
                 {"PrefixListIds", "PrefixListId", way->list},
                 {"UserIdGroupPairs", "GroupId", way->group}};
    json_t *rules = json_array(), *permission, *peer;
    size_t i, k;
    if (json_object_get(input, "CidrIp"))
        json_array_append_new(rules, rule_of(input, "CidrIp", json_object_get(input, "CidrIp"), NULL));
    json_array_foreach(json_object_get(input, "IpPermissions"), i, permission) {
        for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++)
            json_array_foreach(json_object_get(permission, kinds[kind].list), k, peer) {
                json_array_append_new(rules, rule_of(permission, kinds[kind].written,
                                                     json_object_get(peer, kinds[kind].member),
                                                     json_object_get(peer, "Description")));
            }
    }
    return rules;
}

/* Whatever their words are, and whichever group's they are: "-1" has no ports. */
static bool same_rule(const json_t *one, const json_t *other) {
    static const char *const aside[] = {"Description", "GroupId"};
    json_auto_t *a = json_copy((json_t *)one), *b = json_copy((json_t *)other);
    for (size_t i = 0; i < sizeof aside / sizeof *aside; i++) {
        json_object_del(a, aside[i]);
        json_object_del(b, aside[i]);
    }
    return value_alike(a, b);
}

static size_t rule_find(const json_t *rules, const json_t *rule) {
    size_t i = 0;
    while (i < json_array_size(rules) && !same_rule(json_array_get(rules, i), rule))
        i++;
    return i;
}

/* The next call, from *at on, that adds to the group's rules (`*adds`) or takes from them; NULL: none. */
static const json_t *next_change(const World *world, const struct Way *way, const char *region, const char *group,
                                 size_t *at, bool *adds) {
    for (const json_t *change; (change = world_change_about(world, "ec2", region, group, at));) {
        const char *action = value_text(change, "action");
        *adds = strcmp(action, way->adds) == 0;
        if ((*adds || strcmp(action, way->takes) == 0) &&
            strcmp(value_text(json_object_get(change, "input"), "GroupId"), group) == 0)
            return change;
    }
    return NULL;
}

bool ec2_rule_taken_out(const World *world, const CfnPhysical *rule, long long at_ms) {
    const struct Way *way = &ways[strcmp(rule->type, ways[1].rule_type) == 0];
    bool adds;
    size_t at = 0;
    for (const json_t *change;
         (change = next_change(world, way, rule->region, value_text(rule->properties, "GroupId"), &at, &adds));) {
        long long when = json_integer_value(json_object_get(change, "at"));
        if (adds || when < rule->created_ms || when > at_ms)
            continue;
        json_auto_t *named = rules_named(way, json_object_get(change, "input"));
        if (rule_find(named, rule->properties) < json_array_size(named))
            return true;
    }
    return false;
}

/* As the template wrote them; a group that says nothing of what goes out lets all out. New. */
static json_t *rules_written(const struct Way *way, const CfnPhysical *group) {
    const json_t *written = json_object_get(group->properties, way->property);
    if (!written && way == &ways[1])
        return json_pack("[{s:s, s:s}]", "IpProtocol", "-1", "CidrIp", "0.0.0.0/0");
    return written ? json_copy((json_t *)written) : json_array();
}

json_t *ec2_group_rules_live(const World *world, const CfnPhysical *group, bool out, long long at_ms) {
    const struct Way *way = &ways[out];
    long long since_ms =
        cfn_property_written_ms(world_cfn(world), group_type, group->physical_id, way->property, at_ms);
    json_t *live = NULL, *rule;
    size_t at = 0, i;
    bool adds;
    for (const json_t *change; (change = next_change(world, way, group->region, group->physical_id, &at, &adds));) {
        long long when = json_integer_value(json_object_get(change, "at"));
        if (when <= since_ms || when > at_ms)
            continue;
        live = live ? live : rules_written(way, group);
        json_auto_t *named = rules_named(way, json_object_get(change, "input"));
        json_array_foreach(named, i, rule) {
            size_t found = rule_find(live, rule);
            if (adds)
                json_array_append(live, rule);
            else if (found < json_array_size(live))
                json_array_remove(live, found);
        }
    }
    return live;
}

/* All that are in force, those that are resources of their own among them. New. */
static json_t *rules_in_force(const Call *call, const struct Way *way, const CfnPhysical *group) {
    json_t *live = ec2_group_rules_live(call->world, group, way == &ways[1], call->now_ms);
    live = live ? live : rules_written(way, group);
    AUTO(things_release) Things beside = things_here(call, way->rule_type);
    for (size_t i = 0; i < beside.count; i++)
        if (strcmp(value_text(beside.items[i].properties, "GroupId"), group->physical_id) == 0 &&
            !ec2_rule_taken_out(call->world, &beside.items[i], call->now_ms))
            json_array_append(live, (json_t *)beside.items[i].properties);
    return live;
}

static const CfnPhysical *group_named(const Call *call, const Things *groups, CfnReply *refused) {
    const char *id = input_text(call, "GroupId");
    const CfnPhysical *group = things_find(groups, NULL, id);
    if (!group)
        *refused = reply_error(400, "InvalidGroup.NotFound", "The security group '%s' does not exist", id);
    return group;
}

/* Words as seen in hashicorp/terraform-provider-aws#4646. */
static CfnReply duplicate(const json_t *rule) {
    static const char *const peers[] = {"CidrIp", "CidrIpv6", "SourcePrefixListId", "SourceSecurityGroupId"};
    const char *peer = "", *protocol = value_text(rule, "IpProtocol");
    AUTO(memory_release) char *from = value_string(json_object_get(rule, "FromPort"));
    AUTO(memory_release) char *to = value_string(json_object_get(rule, "ToPort"));
    AUTO(memory_release) char *upper = memory_copy(protocol);
    for (size_t i = 0; i < sizeof peers / sizeof *peers && !*peer; i++)
        peer = value_text(rule, peers[i]);
    for (char *at = upper; *at; at++)
        *at = (char)toupper((unsigned char)*at);
    return reply_error(400, "InvalidPermission.Duplicate",
                       "the specified rule \"peer: %s, %s, from port: %s, to port: %s, ALLOW\" already exists", peer,
                       upper, from ? from : "", to ? to : "");
}

/* What is taken must be there, what is added must not. Of a group outside of the default VPC, what is not there is
 * "an InvalidPermission.NotFound client error" (API Reference, RevokeSecurityGroupIngress and …Egress); the words are
 * those of hashicorp/terraform-provider-aws#1506. */
static CfnReply rules_change(const Call *call, const struct Way *way, bool adds) {
    CfnReply refused = {0};
    AUTO(things_release) Things groups = things_here(call, group_type);
    const CfnPhysical *group = group_named(call, &groups, &refused);
    if (!group)
        return refused;
    json_auto_t *rules = rules_in_force(call, way, group), *named = rules_named(way, call->input);
    json_t *rule;
    size_t i;
    json_array_foreach(named, i, rule) {
        bool there = rule_find(rules, rule) < json_array_size(rules);
        if (adds && there)
            return duplicate(rule);
        if (!adds && !there)
            return reply_error(400, "InvalidPermission.NotFound",
                               "The specified rule does not exist in this security group.");
    }
    return reply_output(json_pack("{s:b}", "Return", 1));
}

CfnReply ec2_authorize_ingress(const Call *call) {
    return rules_change(call, &ways[0], true);
}

CfnReply ec2_revoke_ingress(const Call *call) {
    return rules_change(call, &ways[0], false);
}

CfnReply ec2_authorize_egress(const Call *call) {
    return rules_change(call, &ways[1], true);
}

CfnReply ec2_revoke_egress(const Call *call) {
    return rules_change(call, &ways[1], false);
}
