/* See cost.h. */
#include "stack/cost.h"
#include "base/memory.h"
#include "stack/classes.h"
#include "stack/cost_prices.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What assets/template.yaml makes, where settings do not say how many. */
enum {
    VOLUME_GIB = 8,         /* of bastion and NAT instance, each */
    BALANCER_ADDRESSES = 2, /* one a public subnet */
    SEPARATE_KEYS = 5,      /* storage, flow logs, secret, insights, bastion */
    ALARMS = 5,             /* CPU, storage, connections, memory, rotation */
};

typedef struct Pricing {
    const char *region;
    CostEstimate *estimate;
    Text unknown; /* labels of what the sum leaves out */
    char oldest[12], newest[12];
    bool listed, shipped; /* at least one price is from there */
} Pricing;

static void dates_take(Pricing *pricing, const Price *price) {
    if (!pricing->oldest[0] || strcmp(price->date, pricing->oldest) < 0)
        memcpy(pricing->oldest, price->date, sizeof pricing->oldest);
    if (strcmp(price->date, pricing->newest) > 0)
        memcpy(pricing->newest, price->date, sizeof pricing->newest);
    pricing->listed |= price->listed;
    pricing->shipped |= !price->listed;
}

/* Takes `detail` over. A part with a detail is labelled with both: "Database db.t4g.micro". `price` NULL: unknown. */
static void line_add(Pricing *pricing, const char *part, char *detail, const Price *price, double times) {
    CostEstimate *estimate = pricing->estimate;
    CostLine line = {.part = part, .detail = detail, .known = price != NULL};
    line.label = memory_print("%s%s%s", part, *detail ? " " : "", detail);
    if (price) {
        line.monthly = price->usd * times;
        line.listed = price->listed;
        memcpy(line.date, price->date, sizeof line.date);
        dates_take(pricing, price);
    } else {
        estimate->unknown++;
        text_print(&pricing->unknown, "%s%s", pricing->unknown.length ? "; " : "", line.label);
    }
    estimate->total += line.monthly;
    estimate->lines = memory_grow(estimate->lines, estimate->count + 1, sizeof *estimate->lines);
    estimate->lines[estimate->count++] = line;
}

static void flat_add(Pricing *pricing, const char *part, char *detail, const char *name, double times) {
    Price price;
    line_add(pricing, part, detail, price_find(pricing->region, name, NULL, &price) ? &price : NULL, times);
}

static void instance_add(Pricing *pricing, const char *part, char *detail, const char *type) {
    Price price;
    line_add(pricing, part, detail, price_find(pricing->region, "instance_hour", type, &price) ? &price : NULL,
             HOURS_PER_MONTH);
}

/* The standby costs what the first one does (RDS User Guide, "On-Demand DB instances"), but for roundings: where the
 * price of both together is known, it counts. */
static bool find_two(const char *region, const char *two, const char *one, const char *item, Price *price) {
    if (price_find(region, two, item, price))
        return true;
    if (!price_find(region, one, item, price))
        return false;
    price->usd *= 2;
    return true;
}

static bool find_class(const char *region, const char *class, bool two, Price *price) {
    return two ? find_two(region, "database_multi_az_hour", "database_hour", class, price)
               : price_find(region, "database_hour", class, price);
}

static bool find_storage(const char *region, bool two, Price *price) {
    const char *one = "database_storage_gib_month";
    return two ? find_two(region, "database_multi_az_storage_gib_month", one, NULL, price)
               : price_find(region, one, NULL, price);
}

/* By the processors that are watched (CloudWatch User Guide, "Analyzing, optimizing, and reducing CloudWatch costs").
 */
static void insights_add(Pricing *pricing, const char *class) {
    ClassFacts facts = {0};
    Price price;
    bool known = class_facts(class, &facts) && price_find(pricing->region, "insights_vcpu_hour", NULL, &price);
    char *detail = facts.vcpu ? memory_print("advanced, %d vCPU", facts.vcpu) : memory_copy("advanced");
    line_add(pricing, "Database Insights", detail, known ? &price : NULL, HOURS_PER_MONTH * facts.vcpu);
}

static void database_add(Pricing *pricing, const Settings *settings) {
    const char *class = settings_text(settings, "database.instance_class");
    long storage = settings_number(settings, "database.storage_gib");
    bool two = settings_on(settings, "database.multi_az");
    Price price;
    line_add(pricing, "Database", memory_print("%s, %s", class, two ? "Multi-AZ" : "Single-AZ"),
             find_class(pricing->region, class, two, &price) ? &price : NULL, HOURS_PER_MONTH);
    line_add(pricing, "Database storage,", memory_print("%ld GiB%s", storage, two ? " in two zones" : ""),
             find_storage(pricing->region, two, &price) ? &price : NULL, (double)storage);
    if (strcmp(settings_text(settings, "retention.insights"), "advanced") == 0)
        insights_add(pricing, class);
}

static void nat_add(Pricing *pricing, const Settings *settings, bool instance, int gateways) {
    const char *type = settings_text(settings, "network.nat_instance_type");
    if (instance)
        instance_add(pricing, "NAT", memory_print("instance %s", type), type);
    else if (gateways)
        flat_add(pricing, "NAT", memory_copy(gateways == 1 ? "gateway" : "gateways, one a zone"), "nat_gateway_hour",
                 HOURS_PER_MONTH * gateways);
}

static int gateways_of(const char *nat) {
    return strcmp(nat, "gateway_per_zone") == 0 ? 2 : strcmp(nat, "gateway") == 0 ? 1 : 0;
}

static void network_add(Pricing *pricing, const Settings *settings) {
    const char *nat = settings_text(settings, "network.nat");
    bool instance = strcmp(nat, "instance") == 0;
    int gateways = gateways_of(nat), zones = (int)settings_number(settings, "network.endpoint_zones");
    bool balancer = settings_on(settings, "access.load_balancer");
    int addresses = 1 + (instance ? 1 : gateways) + (balancer ? BALANCER_ADDRESSES : 0);
    int volumes = (instance ? 2 : 1) * VOLUME_GIB;
    const char *bastion = settings_text(settings, "bastion.instance_type");
    instance_add(pricing, "Bastion", memory_copy(bastion), bastion);
    nat_add(pricing, settings, instance, gateways);
    flat_add(pricing, "Volumes of instances,", memory_print("%d GiB", volumes), "volume_gib_month", volumes);
    flat_add(pricing, "Public IPv4 addresses,", memory_print("%d", addresses), "address_hour",
             HOURS_PER_MONTH * addresses);
    flat_add(pricing, "Secrets endpoint,", memory_copy(zones == 1 ? "one zone" : "two zones"), "endpoint_zone_hour",
             HOURS_PER_MONTH * zones);
    if (balancer)
        flat_add(pricing, "Load balancer", memory_copy(""), "load_balancer_hour", HOURS_PER_MONTH);
}

static void rest_add(Pricing *pricing, const Settings *settings) {
    int keys = strcmp(settings_text(settings, "encryption.keys"), "one") == 0 ? 1 : SEPARATE_KEYS;
    int alarms = ALARMS + (settings_on(settings, "access.load_balancer") ? 1 : 0);
    flat_add(pricing, "KMS keys,", memory_print("%d", keys), "key_month", keys);
    flat_add(pricing, "Secret", memory_copy(""), "secret_month", 1);
    flat_add(pricing, "Alarms,", memory_print("%d", alarms), "alarm_month", alarms);
    flat_add(pricing, "Dashboard", memory_copy(""), "dashboard_month", 1);
}

static char *left_out(const Pricing *pricing, const Settings *settings) {
    const CostEstimate *estimate = pricing->estimate;
    Text text = {0};
    text_put(&text, "USD, without tax and free tier");
    if (estimate->date[0])
        text_print(&text, ", prices of %s from %s", estimate->date, estimate->source);
    text_put(&text, ". On top, by use: traffic, requests, logs taken in and stored, backups beyond the storage's size");
    if (settings_on(settings, "access.load_balancer"))
        text_put(&text, ", load balancer capacity units");
    if (settings_on(settings, "audit.cloudtrail"))
        text_put(&text, ", the trail's storage (and its events, if the account has another trail)");
    text_put(&text, ".");
    if (!estimate->region && pricing->region[0])
        text_print(&text, " No prices are known for %s.", pricing->region);
    else if (!estimate->region)
        text_put(&text, " Prices depend on the region, which is not chosen yet.");
    else if (pricing->unknown.length)
        text_print(&text, " Unknown, and not in the sum: %s.", text_string(&pricing->unknown));
    return text_take(&text);
}

static void tell_source(const Pricing *pricing) {
    CostEstimate *estimate = pricing->estimate;
    bool one = strcmp(pricing->oldest, pricing->newest) == 0;
    snprintf(estimate->date, sizeof estimate->date, "%s%s%s", pricing->oldest, one ? "" : " to ",
             one ? "" : pricing->newest);
    estimate->source =
        memory_print("%s%s%s", pricing->listed ? "AWS's price list" : "",
                     pricing->listed && pricing->shipped ? " and " : "", pricing->shipped ? "the shipped table" : "");
}

void cost_estimate(const Settings *settings, CostEstimate *estimate) {
    *estimate = (CostEstimate){0};
    Pricing pricing = {.region = settings_text(settings, "region"), .estimate = estimate};
    estimate->region = price_region(pricing.region);
    database_add(&pricing, settings);
    network_add(&pricing, settings);
    rest_add(&pricing, settings);
    tell_source(&pricing);
    estimate->left_out = left_out(&pricing, settings);
    text_release(&pricing.unknown);
}

void cost_release(CostEstimate *estimate) {
    for (size_t i = 0; i < estimate->count; i++)
        free(estimate->lines[i].label), free(estimate->lines[i].detail);
    free(estimate->lines);
    free(estimate->source);
    free(estimate->left_out);
    *estimate = (CostEstimate){0};
}

bool cost_known(const CostEstimate *estimate) {
    return estimate->unknown < estimate->count;
}

void cost_print(const CostEstimate *estimate, Text *text) {
    for (size_t i = 0; i < estimate->count; i++) {
        const CostLine *line = &estimate->lines[i];
        if (line->known)
            text_print(text, "%9.2f  %-44s %s %s\n", line->monthly, line->label, line->listed ? "list" : "table",
                       line->date);
        else
            text_print(text, "  unknown  %s\n", line->label);
    }
    if (!cost_known(estimate))
        text_put(text, "  unknown  in all, USD a month\n");
    else
        text_print(text, "%9.2f  in all, USD a month%s\n", estimate->total,
                   estimate->unknown ? ", without what is unknown" : "");
    text_print(text, "%s\n", estimate->left_out);
}

void cost_short(const CostEstimate *estimate, Text *text) {
    if (!cost_known(estimate))
        text_put(text, "cost unknown");
    else
        text_print(text, "~$%ld%s/month", (long)(estimate->total + 0.5), estimate->unknown ? "+" : "");
}

static bool class_month(const char *region, const char *instance_class, bool two, double *monthly) {
    Price price;
    if (!find_class(region, instance_class, two, &price))
        return false;
    *monthly = price.usd * HOURS_PER_MONTH;
    return true;
}

bool cost_database_class(const char *region, const char *instance_class, double *monthly) {
    return class_month(region, instance_class, false, monthly);
}

bool cost_database_class_two(const char *region, const char *instance_class, double *monthly) {
    return class_month(region, instance_class, true, monthly);
}
