/* Elastic Load Balancing v2 (API Reference, 2015-12-01). */
#include "base/memory.h"
#include "sandbox/services/small.h"

#include <stdlib.h>
#include <string.h>

static const char group_type[] = "AWS::ElasticLoadBalancingV2::TargetGroup";
static const char balancer_type[] = "AWS::ElasticLoadBalancingV2::LoadBalancer";
static const char listener_type[] = "AWS::ElasticLoadBalancingV2::Listener";
static const Paging paging = {"PageSize", "Marker", "NextMarker", 400};
/* A new target is "initial" until its health checks have passed: three of ten seconds. */
enum { INITIAL_MS = 30 * 1000 };

static json_t *number_json(const json_t *properties, const char *name, long usual) {
    AUTO(memory_release) char *text = value_string(json_object_get(properties, name));
    return json_integer(text && *text ? strtol(text, NULL, 10) : usual);
}

static bool asked_for(const Call *call, const char *list, const char *value) {
    const json_t *wanted = input_list(call, list);
    return !json_array_size(wanted) || list_has(wanted, value);
}

/* A name or ARN that was asked for and is not there is refused. */
static CfnReply found_or(const Call *call, const char *list_name, json_t *items, const char *code, const char *words) {
    bool asked = json_array_size(input_list(call, "Names")) || json_array_size(input_list(call, "LoadBalancerArns")) ||
                 json_array_size(input_list(call, "TargetGroupArns")) ||
                 json_array_size(input_list(call, "ListenerArns"));
    if (asked && !json_array_size(items)) {
        json_decref(items);
        return reply_error(400, code, "%s", words);
    }
    return page_reply(call, &paging, list_name, items);
}

static CfnReply describe_balancers(const Call *call) {
    json_t *items = json_array();
    AUTO(things_release) Things balancers = things_here(call, balancer_type);
    for (size_t i = 0; i < balancers.count; i++) {
        const CfnPhysical *one = &balancers.items[i];
        const char *scheme = value_text(one->properties, "Scheme"), *type = value_text(one->properties, "Type");
        const char *name = thing_attribute(one, "LoadBalancerName");
        if (!asked_for(call, "Names", name) || !asked_for(call, "LoadBalancerArns", one->physical_id))
            continue;
        json_t *item = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:o, s:{s:s}}", "LoadBalancerArn", one->physical_id,
                                 "DNSName", thing_attribute(one, "DNSName"), "LoadBalancerName", name, "Scheme",
                                 *scheme ? scheme : "internet-facing", "Type", *type ? type : "application",
                                 "IpAddressType", "ipv4", "CreatedTime", time_json(one->created_ms), "State", "Code",
                                 one->state == CFN_CREATING ? "provisioning" : "active");
        if (json_object_get(one->properties, "SecurityGroups"))
            json_object_set(item, "SecurityGroups", json_object_get(one->properties, "SecurityGroups"));
        json_array_append_new(items, item);
    }
    return found_or(call, "LoadBalancers", items, "LoadBalancerNotFound", "One or more load balancers not found");
}

/* Sets the attribute among `attributes`, a list of {Key, Value}. */
static void attribute_set(json_t *attributes, const json_t *attribute) {
    json_t *known;
    size_t i;
    json_array_foreach(attributes, i, known) {
        if (strcmp(value_text(known, "Key"), value_text(attribute, "Key")) == 0) {
            json_array_set(attributes, i, (json_t *)attribute);
            return;
        }
    }
    json_array_append(attributes, (json_t *)attribute);
}

json_t *balancer_attributes_live(const World *world, const CfnPhysical *balancer, long long at_ms) {
    static const char property[] = "LoadBalancerAttributes";
    long long since_ms =
        cfn_property_written_ms(world_cfn(world), balancer_type, balancer->physical_id, property, at_ms);
    json_t *live = NULL, *attribute;
    size_t at = 0, i;
    for (const json_t *change; (change = world_change(world, "elbv2", balancer->region, &at));) {
        const json_t *input = json_object_get(change, "input");
        long long when = json_integer_value(json_object_get(change, "at"));
        if (strcmp(value_text(change, "action"), "ModifyLoadBalancerAttributes") != 0 || when < since_ms ||
            when > at_ms || strcmp(value_text(input, "LoadBalancerArn"), balancer->physical_id) != 0)
            continue;
        const json_t *written = json_object_get(balancer->properties, property);
        live = live ? live : written ? json_copy((json_t *)written) : json_array();
        json_array_foreach(json_object_get(input, "Attributes"), i, attribute) attribute_set(live, attribute);
    }
    return live;
}

/* Those that are as they are from the first, and what was set. */
static CfnReply balancer_attributes(const Call *call) {
    static const char *const usual[][2] = {{"deletion_protection.enabled", "false"},
                                           {"load_balancing.cross_zone.enabled", "false"},
                                           {"access_logs.s3.enabled", "false"}};
    AUTO(things_release) Things balancers = things_here(call, balancer_type);
    const CfnPhysical *one = things_find(&balancers, NULL, input_text(call, "LoadBalancerArn"));
    if (!one)
        return reply_error(400, "LoadBalancerNotFound", "One or more load balancers not found");
    json_t *attributes = json_array(), *attribute;
    size_t i;
    for (size_t k = 0; k < sizeof usual / sizeof *usual; k++)
        json_array_append_new(attributes, json_pack("{s:s, s:s}", "Key", usual[k][0], "Value", usual[k][1]));
    json_array_foreach(json_object_get(one->properties, "LoadBalancerAttributes"), i, attribute)
        attribute_set(attributes, attribute);
    json_auto_t *live = balancer_attributes_live(call->world, one, call->now_ms);
    json_array_foreach(live, i, attribute) attribute_set(attributes, attribute);
    json_array_foreach(input_list(call, "Attributes"), i, attribute) attribute_set(attributes, attribute);
    return reply_output(json_pack("{s:o}", "Attributes", attributes));
}

static CfnReply describe_groups(const Call *call) {
    json_t *items = json_array();
    AUTO(things_release) Things groups = things_here(call, group_type);
    for (size_t i = 0; i < groups.count; i++) {
        const CfnPhysical *one = &groups.items[i];
        const char *name = thing_attribute(one, "TargetGroupName"), *kind = value_text(one->properties, "TargetType");
        if (!asked_for(call, "Names", name) || !asked_for(call, "TargetGroupArns", one->physical_id))
            continue;
        json_array_append_new(
            items, json_pack("{s:s, s:s, s:s, s:o, s:s, s:s, s:b}", "TargetGroupArn", one->physical_id,
                             "TargetGroupName", name, "Protocol", value_text(one->properties, "Protocol"), "Port",
                             number_json(one->properties, "Port", 5432), "VpcId", value_text(one->properties, "VpcId"),
                             "TargetType", *kind ? kind : "instance", "HealthCheckEnabled", 1));
    }
    return found_or(call, "TargetGroups", items, "TargetGroupNotFound", "One or more target groups not found");
}

static CfnReply describe_listeners(const Call *call) {
    json_t *items = json_array();
    AUTO(things_release) Things listeners = things_here(call, listener_type);
    const char *of = input_text(call, "LoadBalancerArn");
    for (size_t i = 0; i < listeners.count; i++) {
        const CfnPhysical *one = &listeners.items[i];
        const char *balancer = value_text(one->properties, "LoadBalancerArn");
        if ((*of && strcmp(of, balancer) != 0) || !asked_for(call, "ListenerArns", one->physical_id))
            continue;
        json_array_append_new(items,
                              json_pack("{s:s, s:s, s:s, s:o}", "ListenerArn", one->physical_id, "LoadBalancerArn",
                                        balancer, "Protocol", value_text(one->properties, "Protocol"), "Port",
                                        number_json(one->properties, "Port", 5432)));
    }
    return found_or(call, "Listeners", items, "ListenerNotFound", "One or more listeners not found");
}

/* A target of a group: [{Id, Port, since}]. */
static void target_put(json_t *targets, const char *address, json_t *port, long long since_ms) {
    json_array_append_new(targets,
                          json_pack("{s:s, s:o, s:I}", "Id", address, "Port", port, "since", (json_int_t)since_ms));
}

static void target_drop(json_t *targets, const json_t *target) {
    for (size_t i = json_array_size(targets); i-- > 0;)
        if (strcmp(value_text(json_array_get(targets, i), "Id"), value_text(target, "Id")) == 0)
            json_array_remove(targets, i);
}

/* The sandbox runs no functions. For a stack whose function keeps the target group at the database's address, it does
 * what that function would: a group without targets of its own gets the address once database and function stand. */
static void targets_kept(const Call *call, const CfnPhysical *group, json_t *targets) {
    AUTO(things_release) Things databases = things_here(call, "AWS::RDS::DBInstance");
    AUTO(things_release) Things functions = things_here(call, "AWS::Lambda::Function");
    long long since_ms = 0;
    for (size_t i = 0; i < functions.count; i++)
        if (strcmp(functions.items[i].stack_id, group->stack_id) == 0 && functions.items[i].state != CFN_CREATING)
            since_ms = functions.items[i].state_ms;
    for (size_t i = 0; i < databases.count && since_ms; i++) {
        const CfnPhysical *database = &databases.items[i];
        if (strcmp(database->stack_id, group->stack_id) != 0 || database->state == CFN_CREATING)
            continue;
        long long later = database->created_ms > since_ms ? database->created_ms : since_ms;
        if (database->state == CFN_AVAILABLE && database->state_ms > later)
            later = database->state_ms;
        target_put(targets, thing_attribute(database, "PrivateIp"), number_json(group->properties, "Port", 5432),
                   later);
    }
}

static json_t *targets_of(const Call *call, const CfnPhysical *group) {
    json_t *targets = json_array(), *target;
    size_t i, at = 0;
    const json_t *said = json_object_get(group->properties, "Targets");
    json_array_foreach(said, i, target) target_put(
        targets, value_text(target, "Id"),
        number_json(json_object_get(target, "Port") ? target : group->properties, "Port", 5432), group->created_ms);
    if (!said)
        targets_kept(call, group, targets);
    for (const json_t *change; (change = world_change(call->world, "elbv2", call->region, &at));) {
        const json_t *input = json_object_get(change, "input");
        if (!json_object_get(input, "TargetGroupArn"))
            continue;
        bool add = strcmp(value_text(change, "action"), "RegisterTargets") == 0;
        if (strcmp(value_text(input, "TargetGroupArn"), group->physical_id) != 0)
            continue;
        json_array_foreach(json_object_get(input, "Targets"), i, target) {
            target_drop(targets, target);
            if (add)
                target_put(targets, value_text(target, "Id"),
                           number_json(json_object_get(target, "Port") ? target : group->properties, "Port", 5432),
                           json_integer_value(json_object_get(change, "at")));
        }
    }
    return targets;
}

static CfnReply no_such_group(void) {
    return reply_error(400, "TargetGroupNotFound", "One or more target groups not found");
}

static CfnReply describe_health(const Call *call) {
    AUTO(things_release) Things groups = things_here(call, group_type);
    const CfnPhysical *group = things_find(&groups, NULL, input_text(call, "TargetGroupArn"));
    if (!group)
        return no_such_group();
    json_t *targets = targets_of(call, group), *items = json_array(), *target;
    size_t i;
    json_array_foreach(targets, i, target) {
        bool initial = call->now_ms - json_integer_value(json_object_get(target, "since")) < INITIAL_MS;
        json_t *health = initial
                             ? json_pack("{s:s, s:s, s:s}", "State", "initial", "Reason", "Elb.InitialHealthChecking",
                                         "Description", "Initial health checks in progress")
                             : json_pack("{s:s}", "State", "healthy");
        AUTO(memory_release) char *port = value_string(json_object_get(target, "Port"));
        json_array_append_new(items, json_pack("{s:{s:O, s:O}, s:s, s:o}", "Target", "Id",
                                               json_object_get(target, "Id"), "Port", json_object_get(target, "Port"),
                                               "HealthCheckPort", port, "TargetHealth", health));
    }
    json_decref(targets);
    return reply_output(json_pack("{s:o}", "TargetHealthDescriptions", items));
}

static CfnReply change_targets(const Call *call) {
    AUTO(things_release) Things groups = things_here(call, group_type);
    return things_find(&groups, NULL, input_text(call, "TargetGroupArn")) ? reply_output(json_object())
                                                                          : no_such_group();
}

const Action elb_actions[] = {
    {"DescribeLoadBalancers", describe_balancers, false},
    {"DescribeLoadBalancerAttributes", balancer_attributes, false},
    {"ModifyLoadBalancerAttributes", balancer_attributes, true},
    {"DescribeTargetGroups", describe_groups, false},
    {"DescribeTargetHealth", describe_health, false},
    {"DescribeListeners", describe_listeners, false},
    {"RegisterTargets", change_targets, true},
    {"DeregisterTargets", change_targets, true},
    {0},
};
