/* See lambda.h. */
#include "sandbox/services/lambda.h"
#include "base/memory.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Leaving a network is configured in seconds; coming into one, interfaces are made (node-lambda#535: "can take a minute
 * to finish because the configuration has VPC resources"). */
enum { LEAVE_MS = 5000, ENTER_MS = 60 * 1000 };
static const char function_type[] = "AWS::Lambda::Function";

static const json_t *subnets_of(const json_t *config) {
    return json_object_get(config, "SubnetIds");
}

/* "shop-rotation" of that, of "arn:…:function:shop-rotation" and of "123456789012:function:shop-rotation". */
static const char *function_name(const char *id) {
    const char *colon = strrchr(id, ':');
    return colon ? colon + 1 : id;
}

static void network_add(Function *function, const json_t *config, long long from_ms, long long settled_ms) {
    function->networks = memory_grow(function->networks, function->network_count + 1, sizeof *function->networks);
    size_t at = function->network_count++;
    for (; at > 0 && function->networks[at - 1].from_ms > from_ms; at--)
        function->networks[at] = function->networks[at - 1];
    function->networks[at] = (FunctionNetwork){config, from_ms, settled_ms};
}

static void spell_take(void *context, const CfnSpell *spell) {
    Functions *functions = context;
    Function *last = functions->count ? &functions->items[functions->count - 1] : NULL;
    if (!last || strcmp(last->name, spell->physical_id) != 0 || last->deleted_ms != spell->from_ms) {
        functions->items = memory_grow(functions->items, functions->count + 1, sizeof *functions->items);
        last = &functions->items[functions->count++];
        *last = (Function){.name = spell->physical_id, .stack_id = spell->stack_id, .created_ms = spell->from_ms};
    }
    last->role = value_text(spell->properties, "Role");
    last->deleted_ms = spell->until_ms;
    network_add(last, json_object_get(spell->properties, "VpcConfig"), spell->from_ms, spell->from_ms);
}

/* What calls have changed of it. */
static void calls_take(const World *world, const char *region, long long at_ms, Function *function) {
    size_t at = 0;
    for (const json_t *change; (change = world_change(world, "lambda", region, &at));) {
        const json_t *input = json_object_get(change, "input"), *config = json_object_get(input, "VpcConfig");
        long long when = json_integer_value(json_object_get(change, "at"));
        if (config && when <= at_ms && when >= function->created_ms && when < function->deleted_ms &&
            strcmp(function_name(value_text(input, "FunctionName")), function->name) == 0)
            network_add(function, config, when, when + (json_array_size(subnets_of(config)) ? ENTER_MS : LEAVE_MS));
    }
}

Functions functions_of(const World *world, const char *region, long long at_ms) {
    Functions functions = {0};
    cfn_each_spell(world_cfn(world), region, function_type, "VpcConfig", spell_take, &functions);
    for (size_t i = 0; i < functions.count; i++)
        calls_take(world, region, at_ms, &functions.items[i]);
    return functions;
}

void functions_release(Functions *functions) {
    for (size_t i = 0; i < functions->count; i++)
        free(functions->items[i].networks);
    free(functions->items);
    *functions = (Functions){0};
}

/* The one of that name that stands then; NULL: none does. */
static const Function *functions_find(const Functions *functions, const char *name, long long at_ms) {
    for (size_t i = 0; i < functions->count; i++) {
        const Function *function = &functions->items[i];
        if (strcmp(function->name, name) == 0 && function->created_ms <= at_ms && at_ms < function->deleted_ms)
            return function;
    }
    return NULL;
}

const FunctionNetwork *function_network(const Function *function, long long at_ms) {
    size_t i = function->network_count;
    while (i > 1 && function->networks[i - 1].from_ms > at_ms)
        i--;
    return &function->networks[i - 1];
}

json_t *function_live(const World *world, const CfnPhysical *physical, long long at_ms) {
    AUTO(functions_release) Functions functions = functions_of(world, physical->region, at_ms);
    const Function *function = functions_find(&functions, physical->physical_id, at_ms);
    const json_t *config = function ? function_network(function, at_ms)->config : NULL;
    const json_t *written = json_object_get(physical->properties, "VpcConfig");
    if (!function || value_alike(config, written))
        return NULL;
    return json_pack("{s:O?}", "VpcConfig", config);
}

/* ---- calls */

static char *arn_of(const Call *call, const char *name) {
    return memory_print("arn:aws:lambda:%s:%s:function:%s", call->region, call->account, name);
}

static CfnReply no_such_function(const Call *call, const char *name) {
    AUTO(memory_release) char *arn = arn_of(call, name);
    return reply_error(404, "ResourceNotFoundException", "Function not found: %s", arn);
}

static json_t *network_json(const Call *call, const json_t *config) {
    AUTO(things_release) Things subnets = things_here(call, "AWS::EC2::Subnet");
    const char *first = json_string_value(json_array_get(subnets_of(config), 0));
    const CfnPhysical *subnet = first ? things_find(&subnets, NULL, first) : NULL;
    const json_t *groups = json_object_get(config, "SecurityGroupIds");
    return json_pack("{s:o, s:o, s:s, s:b}", "SubnetIds", first ? json_deep_copy(subnets_of(config)) : json_array(),
                     "SecurityGroupIds", groups ? json_deep_copy(groups) : json_array(), "VpcId",
                     subnet ? value_text(subnet->properties, "VpcId") : "", "Ipv6AllowedForDualStack", 0);
}

/* As it is with that network, which may be about to be. */
static json_t *function_json(const Call *call, const CfnPhysical *physical, const FunctionNetwork *network) {
    AUTO(memory_release) char *arn = arn_of(call, physical->physical_id);
    AUTO(memory_release) char *timeout = value_string(json_object_get(physical->properties, "Timeout"));
    const char *runtime = value_text(physical->properties, "Runtime");
    char modified[STAMP_SIZE];
    stamp_format(network->from_ms, modified);
    json_t *item = json_pack(
        "{s:s, s:s, s:s, s:s, s:s, s:i, s:i, s:i, s:o, s:s, s:o, s:s, s:s, s:s}", "FunctionName", physical->physical_id,
        "FunctionArn", arn, "Role", value_text(physical->properties, "Role"), "Handler",
        value_text(physical->properties, "Handler"), "Version", "$LATEST", "Timeout",
        timeout && *timeout ? atoi(timeout) : 3, "MemorySize", 128, "CodeSize", 8192, "LastModified",
        value_print("%.23s+0000", modified), "PackageType", "Zip", "VpcConfig", network_json(call, network->config),
        "State", physical->state == CFN_CREATING ? "Pending" : "Active", "LastUpdateStatus",
        network->settled_ms > call->now_ms ? "InProgress" : "Successful", "Description", "");
    if (*runtime)
        json_object_set_new(item, "Runtime", json_string(runtime));
    return item;
}

static CfnReply get_configuration(const Call *call) {
    const char *name = function_name(input_text(call, "FunctionName"));
    AUTO(things_release) Things standing = things_here(call, function_type);
    AUTO(functions_release) Functions functions = functions_of(call->world, call->region, call->now_ms);
    const CfnPhysical *physical = things_find(&standing, NULL, name);
    const Function *function = functions_find(&functions, name, call->now_ms);
    if (!physical || !function)
        return no_such_function(call, name);
    return reply_output(function_json(call, physical, function_network(function, call->now_ms)));
}

/* What Lambda finds when it looks for the first of the ids that does not stand; false: it finds them all. */
static bool find_missing(const Call *call, const json_t *ids, const char *type, const char *asking, CfnReply *refused) {
    static const char words[] = "Error occurred while %s. EC2 Error Code: %s. EC2 Error Message: The %s '%s' does not "
                                "exist";
    bool groups = strcmp(type, "AWS::EC2::SecurityGroup") == 0;
    AUTO(things_release) Things standing = things_here(call, type);
    for (size_t i = 0; i < json_array_size(ids); i++) {
        const char *id = json_string_value(json_array_get(ids, i));
        if (things_find(&standing, NULL, id))
            continue;
        *refused = reply_error(400, "InvalidParameterValueException", words, asking,
                               groups ? "InvalidGroup.NotFound" : "InvalidSubnetID.NotFound",
                               groups ? "security group" : "subnet ID", id);
        return true;
    }
    return false;
}

static bool is_busy(const Call *call, const CfnPhysical *physical, const FunctionNetwork *network, CfnReply *refused) {
    AUTO(memory_release) char *arn = arn_of(call, physical->physical_id);
    if (physical->state == CFN_CREATING)
        *refused = reply_error(409, "ResourceConflictException",
                               "The operation cannot be performed at this time. The function is currently in the "
                               "following state: Pending");
    else if (network->settled_ms > call->now_ms)
        *refused = reply_error(409, "ResourceConflictException",
                               "The operation cannot be performed at this time. An update is in progress for resource: "
                               "%s",
                               arn);
    else
        return false;
    return true;
}

static CfnReply update_configuration(const Call *call) {
    const char *name = function_name(input_text(call, "FunctionName"));
    const json_t *config = json_object_get(call->input, "VpcConfig"), *subnets = subnets_of(config);
    const json_t *groups = json_object_get(config, "SecurityGroupIds");
    AUTO(things_release) Things standing = things_here(call, function_type);
    AUTO(functions_release) Functions functions = functions_of(call->world, call->region, call->now_ms);
    const CfnPhysical *physical = things_find(&standing, NULL, name);
    const Function *function = functions_find(&functions, name, call->now_ms);
    CfnReply refused;
    if (!physical || !function)
        return no_such_function(call, name);
    if (!config || json_object_size(call->input) > 2)
        return reply_error(400, "InvalidParameterValueException", "The sandbox changes a function's VpcConfig alone");
    if (!json_array_size(subnets) != !json_array_size(groups))
        return reply_error(400, "InvalidParameterValueException",
                           "SubnetIds and SecurityIds must coexist or be both empty list.");
    if (is_busy(call, physical, function_network(function, call->now_ms), &refused) ||
        find_missing(call, subnets, "AWS::EC2::Subnet", "DescribeSubnets", &refused) ||
        find_missing(call, groups, "AWS::EC2::SecurityGroup", "DescribeSecurityGroups", &refused))
        return refused;
    const FunctionNetwork next = {config, call->now_ms, LLONG_MAX};
    return reply_output(function_json(call, physical, &next));
}

const Action lambda_actions[] = {
    {"GetFunctionConfiguration", get_configuration, false},
    {"UpdateFunctionConfiguration", update_configuration, true},
    {0},
};
