/* Drift of security groups: which rules they have, beside those that the template gives them. CloudFormation compares a
 * group with the rules that stand within it, and says nothing of one that somebody added to a group whose rules are
 * resources of their own. See drift.h. */
#include "stack/drift.h"

#include "base/memory.h"
#include "stack/template.h"
#include "stack/template_yaml.h"

#include <stdlib.h>
#include <string.h>

enum { RULES_MAX = 60 }; /* EC2's own default quota, each way */

typedef struct Expected {
    Ec2Rule rules[RULES_MAX];
    bool seen[RULES_MAX];
    size_t count;
    bool unknown[2]; /* in, out: a rule whose values only AWS knows */
    bool within[2];  /* they stand within the group: CloudFormation compares them */
} Expected;

typedef struct Groups {
    TemplateTree tree;
    const CfnStack *stack;
    const Ec2Groups *live;
} Groups;

static void expected_release(Expected *expected) {
    for (size_t i = 0; i < expected->count; i++)
        ec2_rule_release(&expected->rules[i]);
}

/* The id of what `Ref` names: a group of the stack, or its prefix list; NULL: none of these. */
static const char *physical(const Groups *groups, const char *name) {
    for (size_t i = 0; i < groups->live->count; i++)
        if (strcmp(groups->live->items[i].logical_id, name) == 0)
            return groups->live->items[i].id;
    return strcmp(name, "AllowedAddresses") == 0
               ? template_parameter(groups->stack->outputs, groups->stack->output_count, "AllowedAddressesId")
               : NULL;
}

static bool value_of(Groups *groups, yaml_node_t *node, Text *text) {
    yaml_node_t *argument;
    const char *id = node && tree_call(&groups->tree, node, "Ref", &argument) && tree_text(argument)
                         ? physical(groups, tree_text(argument))
                         : NULL;
    if (id)
        text_put(text, id);
    return id || (node && tree_string(&groups->tree, node, text));
}

static bool port_of(Groups *groups, yaml_node_t *rule, const char *name, long *port) {
    AUTO(text_release) Text text = {0};
    yaml_node_t *node = tree_get(&groups->tree, rule, name);
    *port = -1;
    if (!node)
        return true;
    if (!tree_string(&groups->tree, node, &text))
        return false;
    *port = strtol(text_string(&text), NULL, 10);
    return true;
}

static bool rule_read(Groups *groups, yaml_node_t *rule, bool out, Ec2Rule *made) {
    static const char *const peers[] = {"CidrIp",
                                        "CidrIpv6",
                                        "SourcePrefixListId",
                                        "DestinationPrefixListId",
                                        "SourceSecurityGroupId",
                                        "DestinationSecurityGroupId"};
    AUTO(text_release) Text protocol = {0}, peer = {0};
    yaml_node_t *node = NULL;
    for (size_t i = 0; i < sizeof peers / sizeof *peers && !node; i++)
        node = tree_get(&groups->tree, rule, peers[i]);
    *made = (Ec2Rule){.out = out};
    if (!value_of(groups, tree_get(&groups->tree, rule, "IpProtocol"), &protocol) || !value_of(groups, node, &peer) ||
        !port_of(groups, rule, "FromPort", &made->from) || !port_of(groups, rule, "ToPort", &made->to))
        return false;
    made->protocol = text_take(&protocol);
    made->peer = text_take(&peer);
    made->owner = memory_copy("");
    return true;
}

static void expect(Groups *groups, yaml_node_t *rule, bool out, Expected *expected) {
    yaml_node_t *argument;
    TemplateTree *tree = &groups->tree;
    if (rule && tree_call(tree, rule, "If", &argument) && argument->type == YAML_SEQUENCE_NODE &&
        argument->data.sequence.items.top - argument->data.sequence.items.start == 3) {
        const yaml_node_item_t *items = argument->data.sequence.items.start;
        const char *name = tree_text(tree_node(tree, items[0]));
        Truth truth = name ? tree_condition(tree, name) : TRUTH_UNKNOWN;
        if (truth == TRUTH_UNKNOWN)
            expected->unknown[out] = true;
        else
            expect(groups, tree_node(tree, items[truth == TRUTH_YES ? 1 : 2]), out, expected);
        return;
    }
    if (rule && tree_call(tree, rule, "Ref", &argument) && tree_text(argument) &&
        strcmp(tree_text(argument), "AWS::NoValue") == 0)
        return;
    if (expected->count == RULES_MAX || !rule_read(groups, rule, out, &expected->rules[expected->count]))
        expected->unknown[out] = true;
    else
        expected->count++;
}

static void expect_within(Groups *groups, yaml_node_t *properties, bool out, Expected *expected) {
    yaml_node_t *list = tree_get(&groups->tree, properties, out ? "SecurityGroupEgress" : "SecurityGroupIngress");
    expected->within[out] = list != NULL;
    if (!list)
        return;
    if (list->type != YAML_SEQUENCE_NODE) {
        expected->unknown[out] = true;
        return;
    }
    for (yaml_node_item_t *at = list->data.sequence.items.start; at < list->data.sequence.items.top; at++)
        expect(groups, tree_node(&groups->tree, *at), out, expected);
}

/* A rule that is a resource of its own, of that group. */
static void expect_beside(Groups *groups, const char *group, yaml_node_t *resource, Expected *expected) {
    TemplateTree *tree = &groups->tree;
    const char *type = tree_text(tree_get(tree, resource, "Type"));
    const char *condition = tree_text(tree_get(tree, resource, "Condition"));
    yaml_node_t *properties = tree_get(tree, resource, "Properties"), *argument;
    yaml_node_t *of = tree_get(tree, properties, "GroupId");
    bool out = type && strcmp(type, "AWS::EC2::SecurityGroupEgress") == 0;
    if (!type || (!out && strcmp(type, "AWS::EC2::SecurityGroupIngress") != 0) || !of ||
        !tree_call(tree, of, "Ref", &argument) || !tree_text(argument) || strcmp(tree_text(argument), group) != 0)
        return;
    Truth wanted = condition ? tree_condition(tree, condition) : TRUTH_YES;
    if (wanted == TRUTH_YES)
        expect(groups, properties, out, expected);
    else if (wanted == TRUTH_UNKNOWN)
        expected->unknown[out] = true;
}

static bool same(const Ec2Rule *one, const Ec2Rule *other) {
    bool all = strcmp(one->protocol, "-1") == 0; /* ports say nothing then */
    return one->out == other->out && strcmp(one->protocol, other->protocol) == 0 &&
           strcmp(one->peer, other->peer) == 0 && (all || (one->from == other->from && one->to == other->to));
}

/* "tcp 5432 from 0.0.0.0/0" */
static char *rule_words(const Ec2Rule *rule) {
    Text text = {0};
    bool all = strcmp(rule->protocol, "-1") == 0;
    text_put(&text, all ? "all traffic" : rule->protocol);
    if (!all && rule->from >= 0)
        text_print(&text, rule->from == rule->to || rule->to < 0 ? " %ld" : " %ld-%ld", rule->from, rule->to);
    text_print(&text, " %s %s", rule->out ? "to" : "from", rule->peer);
    return text_take(&text);
}

/* In the words of the AWS CLI. */
static char *revoke_words(const Ec2Group *group, const Ec2Rule *rule) {
    Text text = {0};
    const char *peer = rule->peer, *list = strncmp(peer, "sg-", 3) == 0   ? "UserIdGroupPairs=[{GroupId"
                                           : strncmp(peer, "pl-", 3) == 0 ? "PrefixListIds=[{PrefixListId"
                                           : strchr(peer, ':')            ? "Ipv6Ranges=[{CidrIpv6"
                                                                          : "IpRanges=[{CidrIp";
    text_print(&text, "aws ec2 revoke-security-group-ingress --group-id %s --ip-permissions 'IpProtocol=%s", group->id,
               rule->protocol);
    if (rule->from >= 0)
        text_print(&text, ",FromPort=%ld,ToPort=%ld", rule->from, rule->to);
    text_print(&text, ",%s=%s}]'", list, peer);
    return text_take(&text);
}

/* `aside`: CloudFormation does not look at it. */
static void rule_add(Drift *drift, const Ec2Group *group, const Ec2Rule *rule, bool live, bool aside) {
    char *words = rule_words(rule);
    drift_add(drift, (DriftItem){
                         .logical_id = memory_copy(group->logical_id),
                         .type = memory_copy("AWS::EC2::SecurityGroup"),
                         .property = memory_copy(rule->out ? "SecurityGroupEgress" : "SecurityGroupIngress"),
                         .expected = live ? memory_copy("") : words,
                         .actual = live ? words : memory_copy(""),
                         .by_hand = aside ? revoke_words(group, rule) : NULL,
                         .group_id = aside ? memory_copy(group->id) : NULL,
                         .rule = aside ? drift_rule_copy(rule) : (Ec2Rule){0},
                     });
}

static void compare(const Ec2Group *group, Expected *expected, bool beside, Drift *drift) {
    for (size_t i = 0; i < group->rule_count; i++) {
        const Ec2Rule *rule = &group->rules[i];
        bool known = false;
        for (size_t k = 0; k < expected->count; k++)
            if (same(rule, &expected->rules[k]))
                known = expected->seen[k] = true;
        if (!known && !expected->unknown[rule->out] && !(beside && expected->within[rule->out]))
            rule_add(drift, group, rule, true, !rule->out && !expected->within[rule->out]);
    }
    for (size_t k = 0; k < expected->count; k++) {
        const Ec2Rule *rule = &expected->rules[k];
        if (!expected->seen[k] && !expected->unknown[rule->out] && !beside)
            rule_add(drift, group, rule, false, false);
    }
}

bool drift_look_groups(const char *body, const CfnStack *stack, const Ec2Groups *live, bool beside, Drift *drift,
                       Error *err) {
    Groups groups = {.stack = stack, .live = live};
    if (!template_tree_load(&groups.tree, body, strlen(body), err))
        return error_tried(err, "read the stack's template");
    groups.tree.parameters = stack->parameters;
    groups.tree.parameter_count = stack->parameter_count;
    yaml_node_t *resources = tree_get(&groups.tree, tree_root(&groups.tree), "Resources");
    for (size_t i = 0; i < live->count && resources && resources->type == YAML_MAPPING_NODE; i++) {
        Expected expected = {0};
        yaml_node_t *group = tree_get(&groups.tree, resources, live->items[i].logical_id);
        yaml_node_t *properties = tree_get(&groups.tree, group, "Properties");
        if (!group)
            continue;
        expect_within(&groups, properties, false, &expected);
        expect_within(&groups, properties, true, &expected);
        expected.unknown[true] = expected.unknown[true] || !expected.within[true]; /* EC2's own: everything */
        for (yaml_node_pair_t *at = resources->data.mapping.pairs.start; at < resources->data.mapping.pairs.top; at++)
            expect_beside(&groups, live->items[i].logical_id, tree_node(&groups.tree, at->value), &expected);
        compare(&live->items[i], &expected, beside, drift);
        expected_release(&expected);
    }
    template_tree_release(&groups.tree);
    return true;
}

void drift_look_bastion(const CfnStack *stack, const Ec2Instance *bastion, Drift *drift) {
    const char *group = template_parameter(stack->outputs, stack->output_count, "BastionSecurityGroupId");
    if (!group || !*bastion->groups || strcmp(bastion->groups, group) == 0)
        return;
    drift_add(drift, (DriftItem){
                         .logical_id = memory_copy("Bastion"),
                         .type = memory_copy("AWS::EC2::Instance"),
                         .property = memory_copy("SecurityGroups"),
                         .expected = memory_copy(group),
                         .actual = memory_copy(bastion->groups),
                         .by_hand = memory_print("aws ec2 modify-instance-attribute --instance-id %s --groups %s",
                                                 bastion->id, group),
                     });
}
