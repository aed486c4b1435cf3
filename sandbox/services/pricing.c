/* The price list (API Reference, AWS Price List Query, 2017-10-15): what a database with all around it is billed by.
 *
 * The figures are the published ones of assets/prices.json; products, attributes and usage types are shaped as in AWS's
 * offer files. What that table does not know is not in the list. */
#include "base/memory.h"
#include "sandbox/world/account.h"
#include "sandbox/services/rds.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

extern const char asset_prices[], asset_prices_end[];

/* As the offer files name the regions. */
static const struct {
    const char *region, *prefix, *location;
} regions[] = {{"us-east-1", "", "US East (N. Virginia)"},
               {"us-east-2", "USE2-", "US East (Ohio)"},
               {"us-west-2", "USW2-", "US West (Oregon)"},
               {"ca-central-1", "CAN1-", "Canada (Central)"},
               {"eu-west-1", "EU-", "EU (Ireland)"},
               {"eu-west-2", "EUW2-", "EU (London)"},
               {"eu-central-1", "EUC1-", "EU (Frankfurt)"},
               {"eu-north-1", "EUN1-", "EU (Stockholm)"},
               {"ap-southeast-1", "APS1-", "Asia Pacific (Singapore)"},
               {"ap-southeast-2", "APS2-", "Asia Pacific (Sydney)"},
               {"ap-northeast-1", "APN1-", "Asia Pacific (Tokyo)"},
               {"ap-northeast-2", "APN2-", "Asia Pacific (Seoul)"},
               {"ap-south-1", "APS3-", "Asia Pacific (Mumbai)"}};

/* One price of the table, and the product that bills it. `%s` in usage is the item ("db.t4g.micro"). */
typedef struct Row {
    const char *name, *service, *family, *usage, *unit;
    double times;               /* the table's price is so many times that of the product's unit */
    const char *attributes[10]; /* pairs */
} Row;

static const Row rows[] = {
    {"database_hour",
     "AmazonRDS",
     "Database Instance",
     "InstanceUsage:%s",
     "Hrs",
     1,
     {"databaseEngine", "PostgreSQL", "deploymentOption", "Single-AZ", "licenseModel", "No license required"}},
    {"database_hour",
     "AmazonRDS",
     "Database Instance",
     "Multi-AZUsage:%s",
     "Hrs",
     2,
     {"databaseEngine", "PostgreSQL", "deploymentOption", "Multi-AZ", "licenseModel", "No license required"}},
    {"database_storage_gib_month",
     "AmazonRDS",
     "Database Storage",
     "RDS:GP3-Storage",
     "GB-Mo",
     1,
     {"databaseEngine", "PostgreSQL", "deploymentOption", "Single-AZ", "volumeType", "General Purpose-GP3"}},
    {"database_storage_gib_month",
     "AmazonRDS",
     "Database Storage",
     "RDS:Multi-AZ-GP3-Storage",
     "GB-Mo",
     2,
     {"databaseEngine", "Any", "deploymentOption", "Multi-AZ", "volumeType", "General Purpose-GP3"}},
    {"instance_hour",
     "AmazonEC2",
     "Compute Instance",
     "BoxUsage:%s",
     "Hrs",
     1,
     {"operatingSystem", "Linux", "tenancy", "Shared", "preInstalledSw", "NA", "capacitystatus", "Used", "operation",
      "RunInstances"}},
    {"instance_hour",
     "AmazonEC2",
     "Compute Instance",
     "DedicatedUsage:%s",
     "Hrs",
     1.06,
     {"operatingSystem", "Linux", "tenancy", "Dedicated", "preInstalledSw", "NA", "capacitystatus", "Used", "operation",
      "RunInstances"}},
    {"volume_gib_month", "AmazonEC2", "Storage", "EBS:VolumeUsage.gp3", "GB-Mo", 1, {"volumeApiName", "gp3"}},
    {"nat_gateway_hour", "AmazonEC2", "NAT Gateway", "NatGateway-Hours", "Hrs", 1, {"group", "NGW:NatGateway"}},
    {"nat_gateway_hour", "AmazonEC2", "NAT Gateway", "NatGateway-Bytes", "GB", 1, {"group", "NGW:NatGateway"}},
    {"address_hour", "AmazonVPC", "VpcPublicIPv4Address", "PublicIPv4:InUseAddress", "Hrs", 1, {NULL}},
    {"address_hour", "AmazonVPC", "VpcPublicIPv4Address", "PublicIPv4:IdleAddress", "Hrs", 1, {NULL}},
    {"endpoint_zone_hour", "AmazonVPC", "VpcEndpoint", "VpcEndpoint-Hours", "Hrs", 1, {"endpointType", "PrivateLink"}},
    {"load_balancer_hour", "AWSELB", "Load Balancer-Network", "LoadBalancerUsage", "Hrs", 1, {NULL}},
    {"key_month", "awskms", "Encryption Key", "KMS-Keys", "Keys", 1, {NULL}},
    {"secret_month", "AWSSecretsManager", "Secret", "AWSSecretsManager-Secrets", "Secrets", 1, {NULL}},
    {"alarm_month", "AmazonCloudWatch", "Alarm", "CW:AlarmMonitorUsage", "Alarms", 1, {"alarmType", "Standard"}},
    {"insights_vcpu_hour",
     "AmazonCloudWatch",
     "Database Insights",
     "CW:DatabaseInsights-vCPU-Hours",
     "vCPU-Hours",
     1,
     {"databaseEngineType", "RDS PostgreSQL", "instanceConfigurationType", "Provisioned"}},
};

/* What a call is about. */
typedef struct Search {
    const Call *call;
    json_t *list;
    size_t region; /* of `regions` */
} Search;

static json_t *table; /* the regions of assets/prices.json; read once */

static void table_load(void) {
    json_t *whole = json_loadb(asset_prices, (size_t)(asset_prices_end - asset_prices), 0, NULL);
    table = json_incref(json_object_get(whole, "regions"));
    json_decref(whole);
    if (!table)
        abort(); /* the program's own file */
}

static json_t *product_attributes(const Search *search, const Row *row, const char *item) {
    const char *region = regions[search->region].region;
    json_t *attributes = json_pack("{s:s, s:s, s:s, s:s}", "servicecode", row->service, "regionCode", region,
                                   "location", regions[search->region].location, "locationType", "AWS Region");
    /* KMS writes the region's own code in front. */
    const char *prefix = strcmp(row->service, "awskms") == 0 ? region : regions[search->region].prefix;
    const char *dash = strcmp(row->service, "awskms") == 0 ? "-" : "";
    const char *mark = strstr(row->usage, "%s");
    json_object_set_new(attributes, "usagetype",
                        mark ? value_print("%s%s%.*s%s", prefix, dash, (int)(mark - row->usage), row->usage, item)
                             : value_print("%s%s%s", prefix, dash, row->usage));
    if (*item)
        json_object_set_new(attributes, "instanceType", json_string(item));
    for (size_t i = 0; i + 1 < sizeof row->attributes / sizeof *row->attributes && row->attributes[i]; i += 2)
        json_object_set_new(attributes, row->attributes[i], json_string(row->attributes[i + 1]));
    return attributes;
}

static bool filters_fit(const Call *call, const Row *row, const json_t *attributes) {
    size_t i;
    json_t *filter;
    json_array_foreach(input_list(call, "Filters"), i, filter) {
        const char *field = value_text(filter, "Field");
        const char *has = strcmp(field, "productFamily") == 0
                              ? row->family
                              : value_text(attributes, strcmp(field, "ServiceCode") == 0 ? "servicecode" : field);
        if (strcmp(has, value_text(filter, "Value")) != 0)
            return false;
    }
    return true;
}

static json_t *terms(const char *sku, const Row *row, double usd) {
    AUTO(memory_release) char *term = memory_print("%s.JRTCKXETXF", sku);
    AUTO(memory_release) char *rate = memory_print("%s.6YS6EN2CT7", term);
    AUTO(memory_release) char *price = memory_print("%.10f", usd);
    return json_pack("{s:{s:{s:s, s:s, s:s, s:{s:{s:s, s:s, s:s, s:s, s:[], s:{s:s}}}}}}", "OnDemand", term, "sku", sku,
                     "offerTermCode", "JRTCKXETXF", "effectiveDate", "2026-11-01T00:00:00Z", "priceDimensions", rate,
                     "unit", row->unit, "rateCode", rate, "beginRange", "0", "endRange", "Inf", "appliesTo",
                     "pricePerUnit", "USD", price);
}

/* The price list carries each product as JSON in a string. */
static void product_add(const Search *search, const Row *row, const char *item, double usd) {
    json_t *attributes = product_attributes(search, row, item);
    if (!filters_fit(search->call, row, attributes)) {
        json_decref(attributes);
        return;
    }
    char sku[17];
    AUTO(memory_release) char *key = memory_print("%s/%s", row->usage, item);
    Seed seed = seed_from(row->service, regions[search->region].region, key);
    seed_fill(&seed, seed_upper, sku, 16);
    json_t *whole =
        json_pack("{s:{s:s, s:s, s:o}, s:s, s:o, s:s, s:s}", "product", "sku", sku, "productFamily", row->family,
                  "attributes", attributes, "serviceCode", row->service, "terms", terms(sku, row, usd), "version",
                  "20261101000000", "publicationDate", "2026-11-01T00:00:00Z");
    char *text = json_dumps(whole, JSON_COMPACT);
    json_array_append_new(search->list, json_string(text));
    memory_release(&text);
    json_decref(whole);
}

/* The table's rule: of its groups the first that has a price counts. */
static void row_add(const Search *search, const Row *row) {
    const json_t *groups = json_object_get(table, regions[search->region].region);
    json_t *seen = json_object();
    for (size_t i = 0; i < json_array_size(groups); i++) {
        json_t *found = json_object_get(json_array_get(groups, i), row->name), *price;
        const char *item;
        if (json_is_number(found) && !json_object_get(seen, "")) {
            json_object_set_new(seen, "", json_true());
            product_add(search, row, "", json_number_value(found) * row->times);
        }
        json_object_foreach(found, item, price) if (!json_object_get(seen, item)) {
            json_object_set_new(seen, item, json_true());
            product_add(search, row, item, json_number_value(price) * row->times);
        }
    }
    json_decref(seen);
}

static CfnReply get_products(const Call *call) {
    static const Paging paging = {"MaxResults", "NextToken", "NextToken", 100};
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, table_load);
    Search search = {.call = call, .list = json_array()};
    for (; search.region < sizeof regions / sizeof *regions; search.region++)
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
            if (strcmp(rows[i].service, input_text(call, "ServiceCode")) == 0)
                row_add(&search, &rows[i]);
    CfnReply reply = page_reply(call, &paging, "PriceList", search.list);
    if (reply.output)
        json_object_set_new(reply.output, "FormatVersion", json_string("aws_v1"));
    return reply;
}

const Action pricing_actions[] = {{"GetProducts", get_products, false}, {0}};
