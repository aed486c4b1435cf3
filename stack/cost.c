/* See cost.h. */
#include "stack/cost.h"
#include "base/memory.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const char asset_prices[], asset_prices_end[];

/* What assets/template.yaml makes, where settings do not say how many. */
enum {
    VOLUME_GIB = 8,         /* of bastion and NAT instance, each */
    ENDPOINT_ZONES = 2,     /* Secrets Manager's endpoint, one address a private subnet */
    BALANCER_ADDRESSES = 2, /* one a public subnet */
    SEPARATE_KEYS = 5,      /* storage, flow logs, secret, insights, bastion */
    ALARMS = 5,             /* CPU, storage, connections, memory, rotation */
};

typedef struct Pricing {
    json_t *table, *region; /* region: NULL, when the table does not have it */
    double hours;
    CostEstimate *estimate;
    Text unknown; /* labels of what the sum leaves out */
} Pricing;

static json_t *table_load(void) {
    json_error_t where;
    json_t *table = json_loadb(asset_prices, (size_t)(asset_prices_end - asset_prices), 0, &where);
    if (!table) { /* the program's own file */
        fprintf(stderr, "secure-rds: assets/prices.json:%d:%d: %s\n", where.line, where.column, where.text);
        abort();
    }
    return table;
}

static json_t *region_of(json_t *table, const char *region) {
    return json_object_get(json_object_get(table, "regions"), region);
}

static bool price(const json_t *prices, const char *name, double *value) {
    const json_t *found = json_object_get(prices, name);
    if (!json_is_number(found))
        return false;
    *value = json_number_value(found);
    return true;
}

/* Takes `detail` over. A part with a detail is labelled with both: "Database db.t4g.micro". */
static void line_add(Pricing *pricing, const char *part, char *detail, const json_t *prices, const char *name,
                     double times) {
    CostEstimate *estimate = pricing->estimate;
    CostLine line = {.part = part, .detail = detail};
    line.label = memory_print("%s%s%s", part, *detail ? " " : "", detail);
    line.known = price(prices, name, &line.monthly);
    line.monthly *= times;
    estimate->total += line.monthly;
    if (!line.known) {
        estimate->unknown++;
        text_print(&pricing->unknown, "%s%s", pricing->unknown.length ? "; " : "", line.label);
    }
    estimate->lines = memory_grow(estimate->lines, estimate->count + 1, sizeof *estimate->lines);
    estimate->lines[estimate->count++] = line;
}

static void flat_add(Pricing *pricing, const char *part, char *detail, const char *name, double times) {
    line_add(pricing, part, detail, pricing->region, name, times);
}

static void instance_add(Pricing *pricing, const char *part, char *detail, const char *type) {
    line_add(pricing, part, detail, json_object_get(pricing->region, "instance_hour"), type, pricing->hours);
}

static void database_add(Pricing *pricing, const Settings *settings) {
    const char *class = settings_text(settings, "database.instance_class");
    long storage = settings_number(settings, "database.storage_gib");
    bool two = settings_on(settings, "database.multi_az"); /* the standby costs what the first one does */
    line_add(pricing, "Database", memory_print("%s, %s", class, two ? "Multi-AZ" : "Single-AZ"),
             json_object_get(pricing->region, "database_hour"), class, pricing->hours * (two ? 2 : 1));
    flat_add(pricing, "Database storage,", memory_print("%ld GiB%s", storage, two ? " in two zones" : ""),
             "database_storage_gib_month", (double)storage * (two ? 2 : 1));
    if (strcmp(settings_text(settings, "retention.insights"), "advanced") == 0)
        flat_add(pricing, "Database Insights", memory_copy("advanced, by vCPU"), "insights_advanced_month", 1);
}

static void nat_add(Pricing *pricing, const Settings *settings, bool instance, int gateways) {
    const char *type = settings_text(settings, "network.nat_instance_type");
    if (instance)
        instance_add(pricing, "NAT", memory_print("instance %s", type), type);
    else
        flat_add(pricing, "NAT", memory_copy(gateways == 1 ? "gateway" : "gateways, one a zone"), "nat_gateway_hour",
                 pricing->hours * gateways);
}

static void network_add(Pricing *pricing, const Settings *settings) {
    const char *nat = settings_text(settings, "network.nat");
    bool instance = strcmp(nat, "instance") == 0;
    int gateways = instance ? 0 : strcmp(nat, "gateway_per_zone") == 0 ? 2 : 1;
    bool balancer = settings_on(settings, "access.load_balancer");
    int addresses = 1 + (instance ? 1 : gateways) + (balancer ? BALANCER_ADDRESSES : 0);
    int volumes = (instance ? 2 : 1) * VOLUME_GIB;
    const char *bastion = settings_text(settings, "bastion.instance_type");
    instance_add(pricing, "Bastion", memory_copy(bastion), bastion);
    nat_add(pricing, settings, instance, gateways);
    flat_add(pricing, "Volumes of instances,", memory_print("%d GiB", volumes), "volume_gib_month", volumes);
    flat_add(pricing, "Public IPv4 addresses,", memory_print("%d", addresses), "address_hour",
             pricing->hours * addresses);
    flat_add(pricing, "Endpoint of Secrets Manager, two zones", memory_copy(""), "endpoint_zone_hour",
             pricing->hours * ENDPOINT_ZONES);
    if (balancer)
        flat_add(pricing, "Load balancer", memory_copy(""), "load_balancer_hour", pricing->hours);
}

static void rest_add(Pricing *pricing, const Settings *settings) {
    int keys = strcmp(settings_text(settings, "encryption.keys"), "one") == 0 ? 1 : SEPARATE_KEYS;
    int alarms = ALARMS + (settings_on(settings, "access.load_balancer") ? 1 : 0);
    flat_add(pricing, "KMS keys,", memory_print("%d", keys), "key_month", keys);
    flat_add(pricing, "Secret", memory_copy(""), "secret_month", 1);
    flat_add(pricing, "Alarms,", memory_print("%d", alarms), "alarm_month", alarms);
    flat_add(pricing, "Dashboard", memory_copy(""), "dashboard_month", 1);
}

static char *left_out(const Pricing *pricing, const Settings *settings, const char *date) {
    Text text = {0};
    const char *region = settings_text(settings, "region");
    text_print(&text,
               "USD, without tax and free tier, prices of %s. On top, by use: traffic, log volume, backups beyond "
               "the storage's size",
               date);
    if (settings_on(settings, "access.load_balancer"))
        text_put(&text, ", load balancer capacity units");
    if (settings_on(settings, "audit.cloudtrail"))
        text_put(&text, ", the trail's storage (and its events, if the account has another trail)");
    text_put(&text, ".");
    if (!pricing->region && region[0])
        text_print(&text, " No prices are known for %s.", region);
    else if (!pricing->region)
        text_put(&text, " Prices depend on the region, which is not chosen yet.");
    else if (pricing->unknown.length)
        text_print(&text, " Unknown, and not in the sum: %s.", text_string(&pricing->unknown));
    return text_take(&text);
}

void cost_estimate(const Settings *settings, CostEstimate *estimate) {
    *estimate = (CostEstimate){0};
    Pricing pricing = {.table = table_load(), .estimate = estimate};
    pricing.region = region_of(pricing.table, settings_text(settings, "region"));
    const char *date = json_string_value(json_object_get(pricing.table, "date"));
    if (!date || !price(pricing.table, "hours_per_month", &pricing.hours))
        abort(); /* the program's own file */
    snprintf(estimate->date, sizeof estimate->date, "%s", date);
    estimate->region = pricing.region != NULL;
    database_add(&pricing, settings);
    network_add(&pricing, settings);
    rest_add(&pricing, settings);
    estimate->left_out = left_out(&pricing, settings, date);
    text_release(&pricing.unknown);
    json_decref(pricing.table);
}

void cost_release(CostEstimate *estimate) {
    for (size_t i = 0; i < estimate->count; i++)
        free(estimate->lines[i].label), free(estimate->lines[i].detail);
    free(estimate->lines);
    free(estimate->left_out);
    *estimate = (CostEstimate){0};
}

void cost_short(const CostEstimate *estimate, Text *text) {
    if (estimate->unknown == estimate->count)
        text_put(text, "cost unknown");
    else
        text_print(text, "~$%ld%s/month", (long)(estimate->total + 0.5), estimate->unknown ? "+" : "");
}

bool cost_database_class(const char *region, const char *instance_class, double *monthly) {
    json_t *table = table_load();
    double hourly, hours;
    bool known = price(json_object_get(region_of(table, region), "database_hour"), instance_class, &hourly) &&
                 price(table, "hours_per_month", &hours);
    if (known)
        *monthly = hourly * hours;
    json_decref(table);
    return known;
}
