/* See pricing.h. */
#include "aws/pricing.h"
#include "aws/internal.h"
#include "aws/pages.h"
#include "aws/reply.h"
#include "base/memory.h"

#include <string.h>

char *pricing_url(const AwsSession *session) {
    AUTO(aws_endpoint_release) AwsEndpoint endpoint = {0};
    Error err = {0};
    if (!session_endpoint(session, aws_operation(OP_PRICING_GET_PRODUCTS)->service, NULL, &endpoint, &err))
        return NULL;
    return memory_copy(endpoint.url);
}

/* ---- one product */

const char *price_attribute(const json_t *product, const char *name) {
    const json_t *attributes = json_object_get(json_object_get(product, "product"), "attributes");
    const char *text = json_string_value(json_object_get(attributes, name));
    return text ? text : "";
}

/* "0.0160000000": digits with a point, whatever the locale's is. Nothing else is a price. */
static bool decimal_parse(const char *text, double *value) {
    double whole = 0, scale = 1;
    size_t digits = 0;
    bool point = false;
    for (; *text && digits < 30; text++) {
        if (*text == '.' && !point) {
            point = true;
            continue;
        }
        if (*text < '0' || *text > '9')
            return false;
        whole = whole * 10 + (*text - '0');
        scale *= point ? 10 : 1;
        digits++;
    }
    if (*text || !digits)
        return false;
    *value = whole / scale;
    return true;
}

/* The price of the lowest tier above nothing. */
static bool tiers_price(const json_t *offer, double *usd) {
    const char *key;
    json_t *rate, *rates = json_object_get(offer, "priceDimensions");
    double lowest = 0;
    bool found = false;
    json_object_foreach(rates, key, rate) {
        double from = 0, price;
        if (!decimal_parse(reply_text(json_object_get(rate, "pricePerUnit"), "USD"), &price) || !(price > 0))
            continue;
        if (*reply_text(rate, "beginRange") && !decimal_parse(reply_text(rate, "beginRange"), &from))
            continue;
        if (found && from >= lowest)
            continue;
        found = true;
        lowest = from;
        *usd = price;
    }
    return found;
}

bool price_on_demand(const json_t *product, double *usd) {
    const char *key, *latest = NULL;
    json_t *offer, *newest = NULL;
    json_object_foreach(json_object_get(json_object_get(product, "terms"), "OnDemand"), key, offer) {
        const char *effective = reply_text(offer, "effectiveDate"); /* ISO 8601: orders as text */
        if (!latest || strcmp(effective, latest) > 0) {
            latest = effective;
            newest = offer;
        }
    }
    double price;
    if (!newest || !tiers_price(newest, &price))
        return false;
    *usd = price;
    return true;
}

/* ---- asking */

/* The service gives up to 100 a page. A product of RDS with its reserved offers takes some 10 KB, and a reply of more
 * than 1 MiB is refused (call.c). */
enum { PAGE_PRODUCTS = 50 };

static json_t *input_new(const char *service_code, const PriceFilter *filters) {
    json_t *input = json_pack("{s:s, s:s, s:i, s:[]}", "ServiceCode", service_code, "FormatVersion", "aws_v1",
                              "MaxResults", PAGE_PRODUCTS, "Filters");
    for (; filters->field; filters++)
        json_array_append_new(
            json_object_get(input, "Filters"),
            json_pack("{s:s, s:s, s:s}", "Type", "TERM_MATCH", "Field", filters->field, "Value", filters->value));
    return input;
}

/* Who takes the products of all pages. */
typedef struct Taker {
    void (*take)(void *data, const json_t *product);
    void *data;
} Taker;

static bool take_page(void *data, const json_t *reply) {
    const Taker *taker = data;
    const json_t *list = json_object_get(reply, "PriceList");
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *text = json_string_value(json_array_get(list, i));
        json_t *product = text ? json_loads(text, JSON_REJECT_DUPLICATES, NULL) : NULL;
        if (json_is_object(product))
            taker->take(taker->data, product);
        json_decref(product);
    }
    return true;
}

bool pricing_products(AwsContext *aws, const char *service_code, const PriceFilter *filters,
                      void (*take)(void *data, const json_t *product), void *data, Error *err) {
    Taker taker = {take, data};
    return json_pages(aws, OP_PRICING_GET_PRODUCTS, input_new(service_code, filters), "NextToken", take_page, &taker,
                      err);
}
