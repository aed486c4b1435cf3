/* The price list (API Reference, AWS Price List Query, 2017-10-15): instance hours of RDS and EC2. Prices are
 * us-east-1's public ones of 2026, scaled for other regions: good for testing readers of price lists, not for budgets.
 */
#include "base/memory.h"
#include "sandbox/account.h"
#include "sandbox/rds.h"

#include <string.h>

static const struct {
    const char *family;
    double rds_large, ec2_large; /* USD an hour of the size "large"; 0: not sold */
} families[] = {{"t3", 0.145, 0.0832}, {"t4g", 0.129, 0.0672}, {"m5", 0.178, 0.096},   {"m6g", 0.159, 0.077},
                {"m6i", 0.178, 0.096}, {"m7g", 0.168, 0.0816}, {"r6g", 0.225, 0.1008}, {"r7g", 0.239, 0.1071}};
static const struct {
    const char *size;
    double larges;
} sizes[] = {{"nano", 0.0625}, {"micro", 0.125}, {"small", 0.25}, {"medium", 0.5},  {"large", 1},    {"xlarge", 2},
             {"2xlarge", 4},   {"4xlarge", 8},   {"8xlarge", 16}, {"12xlarge", 24}, {"16xlarge", 32}};

/* What a product is, as the filters ask for it. */
typedef struct Product {
    const char *service, *instance_type, *deployment;
    const Region *region;
    double price;
} Product;

static json_t *product_attributes(const Product *product) {
    bool rds = strcmp(product->service, "AmazonRDS") == 0;
    json_t *attributes =
        json_pack("{s:s, s:s, s:s, s:s}", "servicecode", product->service, "instanceType", product->instance_type,
                  "regionCode", product->region->name, "location", product->region->location);
    if (rds) {
        json_object_set_new(attributes, "databaseEngine", json_string("PostgreSQL"));
        json_object_set_new(attributes, "deploymentOption", json_string(product->deployment));
        json_object_set_new(attributes, "licenseModel", json_string("No license required"));
    } else {
        json_object_set_new(attributes, "operatingSystem", json_string("Linux"));
        json_object_set_new(attributes, "tenancy", json_string("Shared"));
        json_object_set_new(attributes, "preInstalledSw", json_string("NA"));
        json_object_set_new(attributes, "capacitystatus", json_string("Used"));
    }
    return attributes;
}

static bool filters_fit(const Call *call, const json_t *attributes) {
    size_t i;
    json_t *filter;
    json_array_foreach(input_list(call, "Filters"), i, filter) {
        const char *field = value_text(filter, "Field");
        if (strcmp(field, "productFamily") != 0 &&
            strcmp(value_text(attributes, strcmp(field, "ServiceCode") == 0 ? "servicecode" : field),
                   value_text(filter, "Value")) != 0)
            return false;
    }
    return true;
}

/* The price list carries each product as JSON in a string. */
static void product_add(const Call *call, json_t *list, const Product *product) {
    json_t *attributes = product_attributes(product);
    if (!filters_fit(call, attributes)) {
        json_decref(attributes);
        return;
    }
    char sku[17];
    AUTO(memory_release) char *key = memory_print("%s/%s", product->instance_type, product->deployment);
    Seed seed = seed_from(product->service, product->region->name, key);
    seed_fill(&seed, seed_upper, sku, 16);
    AUTO(memory_release) char *term = memory_print("%s.JRTCKXETXF", sku);
    AUTO(memory_release) char *rate = memory_print("%s.6YS6EN2CT7", term);
    AUTO(memory_release) char *price = memory_print("%.10f", product->price);
    json_t *whole = json_pack(
        "{s:{s:s, s:s, s:o}, s:s, s:{s:{s:{s:s, s:s, s:{s:{s:s, s:s, s:{s:s}}}}}}, s:s, s:s}", "product", "sku", sku,
        "productFamily", strcmp(product->service, "AmazonRDS") == 0 ? "Database Instance" : "Compute Instance",
        "attributes", attributes, "serviceCode", product->service, "terms", "OnDemand", term, "sku", sku,
        "effectiveDate", "2026-11-01T00:00:00Z", "priceDimensions", rate, "unit", "Hrs", "rateCode", rate,
        "pricePerUnit", "USD", price, "version", "20261101000000", "publicationDate", "2026-11-01T00:00:00Z");
    char *text = json_dumps(whole, JSON_COMPACT);
    json_array_append_new(list, json_string(text));
    memory_release(&text);
    json_decref(whole);
}

static void products_of(const Call *call, json_t *list, const char *service, const Region *region) {
    bool rds = strcmp(service, "AmazonRDS") == 0;
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
            AUTO(memory_release)
            char *type = memory_print("%s%s.%s", rds ? "db." : "", families[i].family, sizes[k].size);
            double price = (rds ? families[i].rds_large : families[i].ec2_large) * sizes[k].larges * region->price;
            if (rds && !rds_class_family(type))
                continue;
            Product product = {service, type, rds ? "Single-AZ" : "", region, price};
            product_add(call, list, &product);
            Product twice = {service, type, "Multi-AZ", region, 2 * price};
            if (rds)
                product_add(call, list, &twice);
        }
}

static CfnReply get_products(const Call *call) {
    static const Paging paging = {"MaxResults", "NextToken", "NextToken", 100};
    const char *service = input_text(call, "ServiceCode");
    json_t *list = json_array();
    if (strcmp(service, "AmazonRDS") == 0 || strcmp(service, "AmazonEC2") == 0)
        for (size_t i = 0; i < account_region_count; i++)
            products_of(call, list, service, &account_regions[i]);
    CfnReply reply = page_reply(call, &paging, "PriceList", list);
    if (reply.output)
        json_object_set_new(reply.output, "FormatVersion", json_string("aws_v1"));
    return reply;
}

const Action pricing_actions[] = {{"GetProducts", get_products, false}, {0}};
