/* EC2: rules of security groups that are let in and taken out directly. See ec2.h. */
#include "base/memory.h"
#include "sandbox/cfn/value.h"
#include "sandbox/services/ec2.h"

#include <ctype.h>
#include <string.h>

static const char group_type[] = "AWS::EC2::SecurityGroup", property[] = "SecurityGroupIngress";

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
static json_t *rules_named(const json_t *input) {
    static const struct {
        const char *list, *member, *written;
    } kinds[] = {{"IpRanges", "CidrIp", "CidrIp"},
                 {"Ipv6Ranges", "CidrIpv6", "CidrIpv6"},
                 {"PrefixListIds", "PrefixListId", "SourcePrefixListId"},
                 {"UserIdGroupPairs", "GroupId", "SourceSecurityGroupId"}};
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

/* Whatever their words are. */
static bool same_rule(const json_t *one, const json_t *other) {
    json_auto_t *a = json_copy((json_t *)one), *b = json_copy((json_t *)other);
    json_object_del(a, "Description");
    json_object_del(b, "Description");
    return value_alike(a, b);
}

static size_t rule_find(const json_t *rules, const json_t *rule) {
    size_t i = 0;
    while (i < json_array_size(rules) && !same_rule(json_array_get(rules, i), rule))
        i++;
    return i;
}

/* The next call after `since_ms` that let rules of the group in or took some out; *at: 0 at first. NULL: none is left.
 */
static const json_t *next_call(const World *world, const char *region, const char *group, long long since_ms,
                               long long at_ms, size_t *at) {
    for (const json_t *change; (change = world_change_about(world, "ec2", region, group, at));) {
        const char *action = value_text(change, "action");
        long long when = json_integer_value(json_object_get(change, "at"));
        bool about =
            strcmp(action, "AuthorizeSecurityGroupIngress") == 0 || strcmp(action, "RevokeSecurityGroupIngress") == 0;
        if (about && when > since_ms && when <= at_ms &&
            strcmp(value_text(json_object_get(change, "input"), "GroupId"), group) == 0)
            return change;
    }
    return NULL;
}

static bool lets_in(const json_t *call) {
    return strcmp(value_text(call, "action"), "AuthorizeSecurityGroupIngress") == 0;
}

json_t *ec2_group_rules_live(const World *world, const CfnPhysical *group, long long at_ms) {
    long long since_ms = cfn_property_written_ms(world_cfn(world), group_type, group->physical_id, property, at_ms);
    json_t *live = NULL, *rule;
    size_t at = 0, i;
    for (const json_t *call; (call = next_call(world, group->region, group->physical_id, since_ms, at_ms, &at));) {
        const json_t *written = json_object_get(group->properties, property);
        live = live ? live : written ? json_copy((json_t *)written) : json_array();
        json_auto_t *named = rules_named(json_object_get(call, "input"));
        json_array_foreach(named, i, rule) {
            size_t found = rule_find(live, rule);
            if (lets_in(call))
                json_array_append(live, rule);
            else if (found < json_array_size(live))
                json_array_remove(live, found);
        }
    }
    return live;
}

bool ec2_rule_taken_out(const World *world, const CfnPhysical *rule, long long at_ms) {
    const char *group = value_text(rule->properties, "GroupId");
    long long since_ms = cfn_property_written_ms(world_cfn(world), rule->type, rule->physical_id, "GroupId", at_ms);
    json_auto_t *own = json_copy((json_t *)rule->properties);
    bool out = false;
    size_t at = 0;
    json_object_del(own, "GroupId");
    for (const json_t *call; (call = next_call(world, rule->region, group, since_ms, at_ms, &at));) {
        json_auto_t *named = rules_named(json_object_get(call, "input"));
        if (rule_find(named, own) < json_array_size(named))
            out = !lets_in(call);
    }
    return out;
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

CfnReply ec2_authorize_ingress(const Call *call) {
    CfnReply refused = {0};
    AUTO(things_release) Things groups = things_here(call, group_type);
    const CfnPhysical *group = group_named(call, &groups, &refused);
    if (!group)
        return refused;
    json_auto_t *live = ec2_group_rules_live(call->world, group, call->now_ms), *named = rules_named(call->input);
    const json_t *rules = live ? live : json_object_get(group->properties, property);
    json_t *rule;
    size_t i;
    json_array_foreach(named, i, rule) {
        if (rule_find(rules, rule) < json_array_size(rules))
            return duplicate(rule);
    }
    return reply_output(json_pack("{s:b}", "Return", 1));
}

/* What is not there is no error (API Reference, RevokeSecurityGroupIngress). */
CfnReply ec2_revoke_ingress(const Call *call) {
    CfnReply refused = {0};
    AUTO(things_release) Things groups = things_here(call, group_type);
    return group_named(call, &groups, &refused) ? reply_output(json_pack("{s:b}", "Return", 1)) : refused;
}
