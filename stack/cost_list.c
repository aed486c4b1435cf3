/* See cost_list.h. Services, attributes and usage types are those of AWS's public offer files. */
#include "stack/cost_list.h"
#include "aws/pricing.h"
#include "base/clock.h"
#include "base/memory.h"
#include "stack/kept.h"

#include <ctype.h>
#include <string.h>

/* One price that is wanted from the products of a question. */
typedef struct Want {
    const char *name;   /* as cost_prices.h has it; NULL ends a list */
    const char *usage;  /* see usage_fits() */
    const char *key;    /* the attribute that names the item; NULL: the region has one price */
    const char *engine; /* of RDS: what databaseEngine must be; NULL: anything */
} Want;

typedef struct Question {
    const char *service;
    PriceFilter filters[6]; /* besides the region; a NULL value is the instance type asked for */
    Want wants[3];
} Question;

#define IN_REGION                                                                                                      \
    { "locationType", "AWS Region" }

static const Question questions[] = {
    {"AmazonRDS",
     {{"productFamily", "Database Instance"},
      {"databaseEngine", "PostgreSQL"},
      {"deploymentOption", "Single-AZ"},
      IN_REGION},
     {{"database_hour", "InstanceUsage:", "instanceType", "PostgreSQL"}}},
    {"AmazonRDS",
     {{"productFamily", "Database Instance"},
      {"databaseEngine", "PostgreSQL"},
      {"deploymentOption", "Multi-AZ"},
      IN_REGION},
     {{"database_multi_az_hour", "Multi-AZUsage:", "instanceType", "PostgreSQL"}}},
    /* Sold by engine in some regions, for any of them in others: the wants are tried in their order. */
    {"AmazonRDS",
     {{"productFamily", "Database Storage"}, {"volumeType", "General Purpose-GP3"}, {"deploymentOption", "Single-AZ"}},
     {{"database_storage_gib_month", "RDS:GP3-Storage", NULL, "PostgreSQL"},
      {"database_storage_gib_month", "RDS:GP3-Storage", NULL, "Any"}}},
    {"AmazonRDS",
     {{"productFamily", "Database Storage"}, {"volumeType", "General Purpose-GP3"}, {"deploymentOption", "Multi-AZ"}},
     {{"database_multi_az_storage_gib_month", "RDS:Multi-AZ-GP3-Storage", NULL, "PostgreSQL"},
      {"database_multi_az_storage_gib_month", "RDS:Multi-AZ-GP3-Storage", NULL, "Any"}}},
    {"AmazonEC2", {{"productFamily", "NAT Gateway"}}, {{"nat_gateway_hour", "NatGateway-Hours", NULL, NULL}}},
    {"AmazonEC2",
     {{"productFamily", "Storage"}, {"volumeApiName", "gp3"}, IN_REGION},
     {{"volume_gib_month", "EBS:VolumeUsage.gp3", NULL, NULL}}},
    {"AmazonVPC",
     {{0}},
     {{"address_hour", "PublicIPv4:InUseAddress", NULL, NULL},
      {"endpoint_zone_hour", "VpcEndpoint-Hours", NULL, NULL}}},
    {"AWSELB",
     {{"productFamily", "Load Balancer-Network"}, IN_REGION},
     {{"load_balancer_hour", "LoadBalancerUsage", NULL, NULL}}},
    {"awskms", {{0}}, {{"key_month", "KMS-Keys", NULL, NULL}}},
    {"AWSSecretsManager", {{0}}, {{"secret_month", "AWSSecretsManager-Secrets", NULL, NULL}}},
    /* Told apart by engine, at one price so far. */
    {"AmazonCloudWatch",
     {{0}},
     {{"alarm_month", "CW:AlarmMonitorUsage", NULL, NULL},
      {"insights_vcpu_hour", "CW:DatabaseInsights-vCPU-Hours", NULL, NULL},
      {"insights_vcpu_hour", "DatabaseInsights-vCPU-Hours", NULL, NULL}}},
};

static const Question instance_question = {"AmazonEC2",
                                           {{"instanceType", NULL},
                                            {"operatingSystem", "Linux"},
                                            {"tenancy", "Shared"},
                                            {"preInstalledSw", "NA"},
                                            {"capacitystatus", "Used"}},
                                           {{"instance_hour", "BoxUsage:", "instanceType", NULL}}};
static const char *const instance_types[] = {"t3.nano",  "t3.micro",  "t3.small",  "t3.medium",
                                             "t4g.nano", "t4g.micro", "t4g.small", "t4g.medium"};

/* us-east-1 has no prefix, most have a short one in capitals ("EUW2-"), KMS has the region's own code. */
static const char *without_prefix(const char *usage_type, const char *region) {
    size_t length = strlen(region);
    if (length && strncmp(usage_type, region, length) == 0 && usage_type[length] == '-')
        return usage_type + length + 1;
    length = 0;
    while (isupper((unsigned char)usage_type[length]) || isdigit((unsigned char)usage_type[length]))
        length++;
    return length >= 2 && length <= 5 && usage_type[length] == '-' ? usage_type + length + 1 : usage_type;
}

bool usage_fits(const char *usage_type, const char *region, const char *usage) {
    const char *rest = without_prefix(usage_type, region);
    size_t length = strlen(usage);
    if (length && usage[length - 1] == ':')
        return strncmp(rest, usage, length) == 0;
    return strcmp(rest, usage) == 0;
}

/* ---- one question */

typedef struct Answers {
    const Question *question;
    const char *region;
    json_t *found[3]; /* by want: a price, or an object of prices by item; null where two differ */
} Answers;

static void answer_put(json_t *prices, const char *item, double usd) {
    const json_t *before = json_object_get(prices, item);
    if (!before)
        json_object_set_new(prices, item, json_real(usd));
    else if (!json_is_number(before) || json_number_value(before) < usd || json_number_value(before) > usd)
        json_object_set_new(prices, item, json_null()); /* which of them would be paid is not known */
}

static void take_product(void *data, const json_t *product) {
    Answers *answers = data;
    double usd;
    /* The filters ask for it; a service that takes no notice of them must not mislead. */
    if (strcmp(price_attribute(product, "regionCode"), answers->region) != 0)
        return;
    for (size_t i = 0; i < 3 && answers->question->wants[i].name; i++) {
        const Want *want = &answers->question->wants[i];
        if (!usage_fits(price_attribute(product, "usagetype"), answers->region, want->usage) ||
            (want->engine && strcmp(price_attribute(product, "databaseEngine"), want->engine) != 0))
            continue;
        const char *item = want->key ? price_attribute(product, want->key) : "";
        if ((!want->key || *item) && price_on_demand(product, &usd))
            answer_put(answers->found[i], item, usd);
    }
}

/* Puts what was found into the group; an earlier want of the same name counts. */
static void answers_keep(const Answers *answers, json_t *group) {
    const char *item;
    json_t *price;
    for (size_t i = 0; i < 3 && answers->question->wants[i].name; i++) {
        const Want *want = &answers->question->wants[i];
        json_object_foreach(answers->found[i], item, price) {
            if (!json_is_number(price))
                continue;
            json_t *into = group;
            if (want->key && !(into = json_object_get(group, want->name)))
                json_object_set_new(group, want->name, into = json_object());
            const char *name = want->key ? item : want->name;
            if (!json_object_get(into, name))
                json_object_set(into, name, price);
        }
    }
}

static bool ask(AwsContext *aws, const Question *question, const char *region, const char *instance_type, json_t *group,
                Error *err) {
    PriceFilter filters[8] = {{"regionCode", region}};
    size_t count = 1;
    for (const PriceFilter *filter = question->filters; filter < question->filters + 6 && filter->field; filter++)
        filters[count++] = (PriceFilter){filter->field, filter->value ? filter->value : instance_type};
    Answers answers = {.question = question, .region = region, .found = {json_object(), json_object(), json_object()}};
    bool ok = pricing_products(aws, question->service, filters, take_product, &answers, err);
    if (ok)
        answers_keep(&answers, group);
    for (size_t i = 0; i < 3; i++)
        json_decref(answers.found[i]);
    return ok;
}

/* ---- all of them */

static char *kept_name(const char *region) {
    return memory_print("prices-%s", region);
}

static long long now(void) {
    Clock wall = clock_wall();
    return clock_now_ms(&wall);
}

static json_t *cost_list_kept(const AwsSession *session, const char *region) {
    AUTO(memory_release) char *url = pricing_url(session);
    AUTO(memory_release) char *name = kept_name(region);
    json_t *group = url ? kept_read(name, url, now(), NULL) : NULL;
    if (json_is_object(group))
        return group;
    json_decref(group);
    return NULL;
}

static json_t *group_new(long long now_ms) {
    char moment[TIME_SIZE];
    time_format(now_ms, moment);
    moment[10] = '\0'; /* the day */
    return json_pack("{s:s, s:s}", "source", "AWS's price list", "date", moment);
}

bool cost_list_fetch(AwsContext *aws, const char *region, bool anew, json_t **group, Error *err) {
    json_t *kept = anew ? NULL : cost_list_kept(aws->session, region);
    if (kept) {
        *group = kept;
        return true;
    }
    json_t *asked = group_new(now());
    bool ok = true;
    for (size_t i = 0; i < sizeof questions / sizeof *questions && ok; i++)
        ok = ask(aws, &questions[i], region, NULL, asked, err);
    for (size_t i = 0; i < sizeof instance_types / sizeof *instance_types && ok; i++)
        ok = ask(aws, &instance_question, region, instance_types[i], asked, err);
    if (!ok) {
        json_decref(asked);
        return error_tried(err, "read AWS's price list for %s", region);
    }
    AUTO(memory_release) char *url = pricing_url(aws->session);
    AUTO(memory_release) char *name = kept_name(region);
    if (url)
        kept_write(name, url, now(), asked);
    *group = asked;
    return true;
}
