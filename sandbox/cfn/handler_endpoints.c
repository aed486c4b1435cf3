/* Endpoints and the routes beside them: what a network has already. See handler.h. */
#include "base/memory.h"
#include "sandbox/world/account.h"
#include "sandbox/cfn/handler.h"
#include "sandbox/world/presets.h"
#include "sandbox/services/service.h"

#include <stdio.h>
#include <string.h>

#define ENDPOINT "AWS::EC2::VPCEndpoint"
#define ROUTE "AWS::EC2::Route"
#define GATEWAY "Gateway"

static Things standing(const Asked *asked, const char *type) {
    return things_of(asked->world, asked->region, type, asked->at_ms);
}

static bool is_own(const Asked *asked, const CfnPhysical *thing) {
    return asked->physical_id && strcmp(thing->physical_id, asked->physical_id) == 0;
}

/* Without a type it is a gateway (CloudFormation's and the API's default). */
static bool is_gateway(const json_t *endpoint) {
    const char *type = value_text(endpoint, "VpcEndpointType");
    return !*type || strcmp(type, GATEWAY) == 0;
}

static bool same(const json_t *one, const json_t *other, const char *name) {
    return strcmp(value_text(one, name), value_text(other, name)) == 0;
}

/* ---- quotas */

/* Gateways count in the region, interfaces in their network (VPC User Guide, "Amazon VPC quotas"). */
static bool endpoints_used(const Asked *asked, json_t *said) {
    AUTO(things_release) Things endpoints = standing(asked, ENDPOINT);
    bool gateway = is_gateway(asked->properties);
    const Quota *quota = account_quota("vpc", gateway ? "L-1B52E74A" : "L-29B6F2EB");
    size_t used = 0;
    (void)said;
    for (size_t i = 0; i < endpoints.count; i++) {
        const json_t *other = endpoints.items[i].properties;
        used += is_gateway(other) == gateway && (gateway || same(other, asked->properties, "VpcId"));
    }
    return (double)used >= presets_quota(world_presets(asked->world), quota->code, quota->usual);
}

/* ---- private names */

static bool has_private_name(const json_t *endpoint) {
    return !is_gateway(endpoint) && value_true(json_object_get(endpoint, "PrivateDnsEnabled"));
}

/* "com.amazonaws.eu-west-1.secretsmanager" is reached as "secretsmanager.eu-west-1.amazonaws.com". */
static bool name_taken(const Asked *asked, json_t *said) {
    AUTO(things_release) Things endpoints = standing(asked, ENDPOINT);
    const char *service = strrchr(asked_text(asked, "ServiceName"), '.');
    AUTO(memory_release) char *name = memory_print("%s.%s.amazonaws.com", service ? service + 1 : "", asked->region);
    json_array_append_new(said, json_string(name));
    json_array_append_new(said, json_string(asked_text(asked, "VpcId")));
    for (size_t i = 0; i < endpoints.count && has_private_name(asked->properties); i++) {
        const json_t *other = endpoints.items[i].properties;
        if (!is_own(asked, &endpoints.items[i]) && has_private_name(other) && same(other, asked->properties, "VpcId") &&
            same(other, asked->properties, "ServiceName"))
            return true;
    }
    return false;
}

static bool names_off(const Asked *asked, json_t *said) {
    AUTO(things_release) Things vpcs = standing(asked, "AWS::EC2::VPC");
    const CfnPhysical *vpc = things_find(&vpcs, NULL, asked_text(asked, "VpcId"));
    const json_t *support = vpc ? json_object_get(vpc->properties, "EnableDnsSupport") : NULL;
    json_array_append_new(said, json_string(asked_text(asked, "VpcId")));
    return vpc && has_private_name(asked->properties) &&
           (!value_true(json_object_get(vpc->properties, "EnableDnsHostnames")) || (support && !value_true(support)));
}

/* ---- routes */

/* AWS's list of a service's addresses in a region, of which each gateway is a route. */
static char *list_of(const Asked *asked) {
    char digits[4];
    Seed seed = seed_from(asked->region, asked_text(asked, "ServiceName"), "prefix list");
    seed_fill(&seed, seed_hex, digits, 3);
    return memory_print("pl-%sa5400", digits);
}

static bool table_routed(const Asked *asked, json_t *said) {
    AUTO(things_release) Things endpoints = standing(asked, ENDPOINT);
    AUTO(memory_release) char *list = list_of(asked);
    json_t *table;
    size_t i;
    json_array_foreach(json_object_get(asked->properties, "RouteTableIds"), i, table) {
        for (size_t k = 0; k < endpoints.count; k++) {
            const json_t *other = endpoints.items[k].properties;
            if (is_own(asked, &endpoints.items[k]) || !same(other, asked->properties, "ServiceName") ||
                !json_string_value(table) ||
                !list_has(json_object_get(other, "RouteTableIds"), json_string_value(table)))
                continue;
            json_array_append(said, table);
            json_array_append_new(said, json_string(list));
            return true;
        }
    }
    return false;
}

static bool route_twice(const Asked *asked, json_t *said) {
    AUTO(things_release) Things routes = standing(asked, ROUTE);
    json_array_append_new(said, json_string(asked_text(asked, "DestinationCidrBlock")));
    for (size_t i = 0; i < routes.count && *asked_text(asked, "DestinationCidrBlock"); i++)
        if (same(routes.items[i].properties, asked->properties, "RouteTableId") &&
            same(routes.items[i].properties, asked->properties, "DestinationCidrBlock"))
            return true;
    return false;
}

const HandlerRule endpoint_rules[] = {
    {ENDPOINT, "create", endpoints_used, SERVICE, "ServiceLimitExceeded",
     "The maximum number of VPC endpoints has been reached.",
     "public deployment logs; EC2 API, VpcEndpointLimitExceeded; openshift/installer#1299 (20 gateways a region)"},
    {ENDPOINT, "create update", names_off, SERVICE, "InvalidRequest",
     "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for {0}",
     "public deployment logs; EC2 API, InvalidParameter"},
    {ENDPOINT, "create update", name_taken, SERVICE, "InvalidRequest",
     "private-dns-enabled cannot be set because there is already a conflicting DNS domain for {0} in the VPC {1}",
     "fortinet/fortigate-autoscale-aws#43; public deployment logs"},
    {ENDPOINT, "create update", table_routed, SERVICE, "AlreadyExists",
     "route table {0} already has a route with destination-prefix-list-id {1}", "eksctl-io/eksctl#2473, #4377"},
    {ROUTE, "create", route_twice, HANDLER, "AlreadyExists", "The route identified by {0} already exists.",
     "public deployment logs; hashicorp/terraform-provider-aws#23866"},
    {0},
};
