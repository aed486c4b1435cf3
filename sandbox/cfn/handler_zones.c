/* Zones that lack what others have: AWS brings new hardware and services to a region's first zones last, or never, and
 * names of zones are dealt out to each account anew, so that any letter can be such a zone. See handler.h. */
#include "base/memory.h"
#include "sandbox/world/account.h"
#include "sandbox/services/ec2.h"
#include "sandbox/cfn/handler.h"
#include "sandbox/world/presets.h"

#include <string.h>

static bool zone_lacks(const Asked *asked, const char *zone, const char *what) {
    return zone && *zone && presets_zone_lacks(world_presets(asked->world), zone[strlen(zone) - 1], what);
}

/* "eu-west-1b, eu-west-1c" */
static json_t *zones_with(const Asked *asked, const char *what) {
    json_auto_t *zones = json_array();
    for (char letter = 'a'; letter < 'a' + ACCOUNT_ZONES; letter++) {
        AUTO(memory_release) char *zone = memory_print("%s%c", asked->region, letter);
        if (!zone_lacks(asked, zone, what))
            list_add(zones, zone);
    }
    AUTO(memory_release) char *text = list_join(zones, ", ");
    return json_string(text);
}

static bool no_subnets(const Asked *asked, json_t *said) {
    const char *zone = asked_text(asked, "AvailabilityZone");
    json_array_append_new(said, json_string(zone));
    json_array_append_new(said, zones_with(asked, "subnet"));
    return zone_lacks(asked, zone, "subnet") || (*zone && zone[strlen(zone) - 1] >= 'a' + ACCOUNT_ZONES);
}

/* The first of the subnets that stands in a zone without it; NULL: none. */
static const char *subnet_without(const Asked *asked, const json_t *subnets, const char *what) {
    size_t i;
    json_t *id;
    json_array_foreach((json_t *)subnets, i, id) {
        AUTO(memory_release) char *zone = handler_zone(asked, json_string_value(id) ? json_string_value(id) : "");
        if (zone_lacks(asked, zone, what))
            return json_string_value(id);
    }
    return NULL;
}

static bool no_endpoint(const Asked *asked, json_t *said) {
    const char *subnet = subnet_without(asked, json_object_get(asked->properties, "SubnetIds"), "endpoint");
    json_array_append_new(said, json_string(asked_text(asked, "ServiceName")));
    json_array_append_new(said, json_string(subnet ? subnet : ""));
    return subnet != NULL;
}

static bool no_lambda(const Asked *asked, json_t *said) {
    (void)said;
    const json_t *config = json_object_get(asked->properties, "VpcConfig");
    return subnet_without(asked, json_object_get(config, "SubnetIds"), "lambda") != NULL;
}

static bool no_instance_type(const Asked *asked, json_t *said) {
    const json_t *interface = json_array_get(json_object_get(asked->properties, "NetworkInterfaces"), 0);
    const char *type = asked_text(asked, "InstanceType"), *subnet = value_text(interface, "SubnetId");
    AUTO(memory_release) char *zone = handler_zone(asked, *subnet ? subnet : asked_text(asked, "SubnetId"));
    AUTO(memory_release) char *family = memory_copy_n(type, strcspn(type, "."));
    json_array_append_new(said, json_string(type));
    json_array_append_new(said, json_string(zone ? zone : ""));
    json_array_append_new(said, zones_with(asked, family));
    return zone_lacks(asked, zone, family);
}

const HandlerRule zone_rules[] = {
    {"AWS::EC2::Subnet", "create", no_subnets, SERVICE, "InvalidRequest",
     "Value ({0}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following "
     "availability zones: {1}.",
     "aws-samples/saas-reference-architecture-ecs#12; widdix/aws-cf-templates#36"},
    {"AWS::EC2::VPCEndpoint", "create update", no_endpoint, SERVICE, "InvalidRequest",
     "The VPC endpoint service {0} does not support the availability zone of the subnet: {1}.",
     "awslabs/aws-orbit-workbench#320; terraform-aws-modules/terraform-aws-vpc#785"},
    {"AWS::Lambda::Function", "create update", no_lambda, SERVICE, "InvalidRequest",
     "The provided subnets contain availability zone Lambda doesn't support. Please use a different set of subnets.",
     "keboola/developer-portal#81"},
    {"AWS::EC2::Instance", "create", no_instance_type, SERVICE, "InvalidRequest",
     "Your requested instance type ({0}) is not supported in your requested Availability Zone ({1}). Please retry your "
     "request by not specifying an Availability Zone or choosing {2}.",
     "public deployment logs; EC2 API, Unsupported"},
    {0},
};
