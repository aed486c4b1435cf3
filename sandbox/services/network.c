/* See network.h. */
#include "sandbox/services/network.h"
#include "base/memory.h"
#include "sandbox/services/ec2.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

/* How a direction is called in CloudFormation's properties. */
typedef struct Direction {
    const char *inside;                          /* the rules in the group itself */
    const char *type;                            /* a rule that is a resource of its own */
    const char *group, *prefix_list, *from_cidr; /* whom a rule lets through */
} Direction;
static const Direction incoming = {"SecurityGroupIngress", "AWS::EC2::SecurityGroupIngress", "SourceSecurityGroupId",
                                   "SourcePrefixListId", "CidrIp"},
                       outgoing = {"SecurityGroupEgress", "AWS::EC2::SecurityGroupEgress", "DestinationSecurityGroupId",
                                   "DestinationPrefixListId", "CidrIp"};

static bool cidr_holds(const char *cidr, const char *address) {
    char text[32];
    struct in_addr net, one;
    snprintf(text, sizeof text, "%s", cidr);
    char *slash = strchr(text, '/');
    long bits = slash ? strtol(slash + 1, NULL, 10) : 32;
    if (slash)
        *slash = '\0';
    if (inet_pton(AF_INET, text, &net) != 1 || inet_pton(AF_INET, address, &one) != 1 || bits < 0 || bits > 32)
        return false;
    return bits == 0 || (ntohl(net.s_addr) ^ ntohl(one.s_addr)) >> (32 - bits) == 0;
}

static bool list_holds(const Passage *passage, const char *id, const char *address) {
    AUTO(things_release)
    Things lists = things_of(passage->world, passage->region, "AWS::EC2::PrefixList", passage->at_ms);
    const CfnPhysical *list = things_find(&lists, NULL, id);
    if (!list)
        return false;
    json_auto_t *live = ec2_prefix_list_live(passage->world, list, passage->at_ms);
    const json_t *entries = live ? live : json_object_get(list->properties, "Entries"), *entry;
    bool holds = false;
    size_t i;
    json_array_foreach(entries, i, entry) holds = holds || cidr_holds(value_text(entry, "Cidr"), address);
    return holds;
}

static bool port_fits(const json_t *rule, long port) {
    AUTO(memory_release) char *protocol = value_string(json_object_get(rule, "IpProtocol"));
    AUTO(memory_release) char *first = value_string(json_object_get(rule, "FromPort"));
    AUTO(memory_release) char *last = value_string(json_object_get(rule, "ToPort"));
    if (protocol && strcmp(protocol, "-1") == 0)
        return true;
    if (!protocol || (strcmp(protocol, "tcp") != 0 && strcmp(protocol, "6") != 0) || !first || !last)
        return false;
    return strtol(first, NULL, 10) <= port && port <= strtol(last, NULL, 10);
}

/* `others`: the groups at the other end; NULL: somebody outside. */
static bool rule_fits(const Passage *passage, const Direction *direction, const json_t *rule, const json_t *others) {
    if (!port_fits(rule, passage->port))
        return false;
    if (others)
        return list_has(others, value_text(rule, direction->group)) ||
               strcmp(value_text(rule, direction->from_cidr), "0.0.0.0/0") == 0;
    const char *list = value_text(rule, direction->prefix_list);
    return cidr_holds(value_text(rule, direction->from_cidr), passage->address) ||
           (*list && list_holds(passage, list, passage->address));
}

/* Rules that are resources of their own. `own`: how many the group has, let through or not. */
static bool attached_let(const Passage *passage, const Direction *direction, const char *group, const json_t *others,
                         size_t *own) {
    AUTO(things_release) Things rules = things_of(passage->world, passage->region, direction->type, passage->at_ms);
    bool lets = false;
    for (size_t i = 0; i < rules.count; i++)
        if (strcmp(value_text(rules.items[i].properties, "GroupId"), group) == 0 &&
            !ec2_rule_taken_out(passage->world, &rules.items[i], passage->at_ms)) {
            lets = lets || rule_fits(passage, direction, rules.items[i].properties, others);
            ++*own;
        }
    return lets;
}

static bool rules_let(const Passage *passage, const Direction *direction, const json_t *groups, const json_t *others) {
    AUTO(things_release)
    Things known = things_of(passage->world, passage->region, "AWS::EC2::SecurityGroup", passage->at_ms);
    const json_t *id, *rule;
    bool lets = false;
    size_t i, k;
    json_array_foreach(groups, i, id) {
        const CfnPhysical *group = things_find(&known, "GroupId", json_string_value(id));
        json_auto_t *live =
            group ? ec2_group_rules_live(passage->world, group, direction == &outgoing, passage->at_ms) : NULL;
        const json_t *inside = live ? live : group ? json_object_get(group->properties, direction->inside) : NULL;
        json_array_foreach(inside, k, rule) lets = lets || rule_fits(passage, direction, rule, others);
        size_t own = json_array_size(inside);
        lets = attached_let(passage, direction, json_string_value(id), others, &own) || lets;
        /* Without a rule of its own, a group lets everything out. */
        lets = lets || (group && direction == &outgoing && own == 0);
    }
    return lets;
}

bool network_lets(const Passage *passage) {
    return rules_let(passage, &incoming, passage->to, passage->from) &&
           (!passage->from || rules_let(passage, &outgoing, passage->from, passage->to));
}
