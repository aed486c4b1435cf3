/* EC2: what a region offers: zones, instance types, images. */
#include "base/memory.h"
#include "sandbox/world/account.h"
#include "sandbox/services/ec2.h"
#include "sandbox/world/presets.h"

#include <stdio.h>
#include <string.h>

CfnReply ec2_describe_regions(const Call *call) {
    json_t *items = json_array();
    static const FilterRow rows[] = {
        {"region-name", "RegionName"}, {"endpoint", "Endpoint"}, {"opt-in-status", "OptInStatus"}, {0}};
    CfnReply refused = {0};
    for (size_t i = 0; i < account_region_count; i++)
        json_array_append_new(items, json_pack("{s:s, s:o, s:s}", "RegionName", account_regions[i].name, "Endpoint",
                                               value_print("ec2.%s.amazonaws.com", account_regions[i].name),
                                               "OptInStatus", "opt-in-not-required"));
    if (!pick_items(call, items, "RegionNames", "RegionName", "InvalidParameterValue", "Invalid region provided: [%s]",
                    &refused) ||
        !filter_items(call, items, rows, &refused)) {
        json_decref(items);
        return refused;
    }
    return reply_output(json_pack("{s:o}", "Regions", items));
}

CfnReply ec2_describe_availability_zones(const Call *call) {
    static const FilterRow rows[] = {
        {"zone-name", "ZoneName"},   {"zone-id", "ZoneId"},           {"zone-type", "ZoneType"},
        {"state", "State"},          {"region-name", "RegionName"},   {"opt-in-status", "OptInStatus"},
        {"group-name", "GroupName"}, {"message", "Messages.Message"}, {0}};
    const Region *region = account_region(call->region);
    json_t *items = json_array();
    CfnReply refused = {0};
    for (int i = 0; i < ACCOUNT_ZONES; i++)
        json_array_append_new(items,
                              json_pack("{s:s, s:s, s:[], s:s, s:o, s:o, s:s, s:s, s:s}", "State", "available",
                                        "OptInStatus", "opt-in-not-required", "Messages", "RegionName", region->name,
                                        "ZoneName", value_print("%s%c", region->name, 'a' + i), "ZoneId",
                                        value_print("%s-az%d", region->zone_id, i + 1), "GroupName", region->name,
                                        "NetworkBorderGroup", region->name, "ZoneType", "availability-zone"));
    if (!pick_items(call, items, "ZoneNames", "ZoneName", "InvalidParameterValue", "Invalid availability zone: [%s]",
                    &refused) ||
        !pick_items(call, items, "ZoneIds", "ZoneId", "InvalidParameterValue", "Invalid availability zone-id: [%s]",
                    &refused) ||
        !filter_items(call, items, rows, &refused)) {
        json_decref(items);
        return refused;
    }
    return reply_output(json_pack("{s:o}", "AvailabilityZones", items));
}

static const char *const type_families[] = {"t3", "t3a", "t4g", "m6i", "m7g", "c7g", "r7g"};
static const char *const type_sizes[] = {"nano", "micro", "small", "medium", "large", "xlarge", "2xlarge"};

bool ec2_type_offered(const char *instance_type) {
    const char *dot = strchr(instance_type, '.');
    for (size_t i = 0; dot && i < sizeof type_families / sizeof *type_families; i++) {
        bool burstable = type_families[i][0] == 't', arm = ec2_type_is_arm(instance_type);
        if (strlen(type_families[i]) != (size_t)(dot - instance_type) ||
            memcmp(type_families[i], instance_type, (size_t)(dot - instance_type)) != 0)
            continue;
        for (size_t k = burstable ? 0 : arm ? 3 : 4; k < sizeof type_sizes / sizeof *type_sizes; k++)
            if (strcmp(dot + 1, type_sizes[k]) == 0)
                return true;
    }
    return false;
}

CfnReply ec2_describe_instance_type_offerings(const Call *call) {
    static const FilterRow rows[] = {{"instance-type", "InstanceType"}, {"location", "Location"}, {0}};
    static const Paging paging = {"MaxResults", "NextToken", "NextToken", 1000};
    const char *kind = input_text(call, "LocationType");
    bool by_zone = strcmp(kind, "availability-zone") == 0;
    json_t *items = json_array();
    CfnReply refused = {0};
    for (size_t i = 0; i < sizeof type_families / sizeof *type_families; i++)
        for (size_t k = 0; k < sizeof type_sizes / sizeof *type_sizes; k++)
            for (int zone = 0; zone < (by_zone ? ACCOUNT_ZONES : 1); zone++) {
                AUTO(memory_release) char *name = memory_print("%s.%s", type_families[i], type_sizes[k]);
                if (ec2_type_offered(name) &&
                    !(by_zone && presets_zone_lacks(world_presets(call->world), (char)('a' + zone), type_families[i])))
                    json_array_append_new(items, json_pack("{s:s, s:s, s:o}", "InstanceType", name, "LocationType",
                                                           by_zone ? "availability-zone" : "region", "Location",
                                                           by_zone ? value_print("%s%c", call->region, 'a' + zone)
                                                                   : json_string(call->region)));
            }
    if (!filter_items(call, items, rows, &refused)) {
        json_decref(items);
        return refused;
    }
    return page_reply(call, &paging, "InstanceTypeOfferings", items);
}
