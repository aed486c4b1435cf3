/* See pricing.h. */
#include "aws/pricing.h"
#include "aws/internal.h"
#include "aws/pages.h"
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

static const char *text_of(const json_t *object, const char *name) {
    const char *text = json_string_value(json_object_get(object, name));
    return text ? text : "";
}

/* The price of the lowest tier above nothing. */
static bool tiers_price(const json_t *offer, double *usd) {
    const char *key;
    json_t *rate, *rates = json_object_get(offer, "priceDimensions");
    double lowest = 0;
    bool found = false;
    json_object_foreach(rates, key, rate) {
        double from = 0, price;
        if (!decimal_parse(text_of(json_object_get(rate, "pricePerUnit"), "USD"), &price) || !(price > 0))
            continue;
        if (*text_of(rate, "beginRange") && !decimal_parse(text_of(rate, "beginRange"), &from))
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
        const char *effective = text_of(offer, "effectiveDate"); /* ISO 8601: orders as text */
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

static json_t *input_new(const char *service_code, const PriceFilter *filters, const char *token) {
    json_t *input = json_pack("{s:s, s:s, s:i, s:[]}", "ServiceCode", service_code, "FormatVersion", "aws_v1",
                              "MaxResults", PAGE_PRODUCTS, "Filters");
    for (; filters->field; filters++)
        json_array_append_new(
            json_object_get(input, "Filters"),
            json_pack("{s:s, s:s, s:s}", "Type", "TERM_MATCH", "Field", filters->field, "Value", filters->value));
    if (token)
        json_object_set_new(input, "NextToken", json_string(token));
    return input;
}

static void take_page(const json_t *reply, void (*take)(void *data, const json_t *product), void *data) {
    const json_t *list = json_object_get(reply, "PriceList");
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *text = json_string_value(json_array_get(list, i));
        json_t *product = text ? json_loads(text, JSON_REJECT_DUPLICATES, NULL) : NULL;
        if (json_is_object(product))
            take(data, product);
        json_decref(product);
    }
}

bool pricing_products(AwsContext *aws, const char *service_code, const PriceFilter *filters,
                      void (*take)(void *data, const json_t *product), void *data, Error *err) {
    const AwsOperation *operation = aws_operation(OP_PRICING_GET_PRODUCTS);
    AUTO(pages_release) Pages pages = {0};
    for (;;) {
        json_t *input = input_new(service_code, filters, pages_token(&pages)), *reply = NULL;
        bool ok = aws_json(aws, operation, input, &reply, err);
        json_decref(input);
        if (!ok)
            return false;
        take_page(reply, take, data);
        const char *token = text_of(reply, "NextToken");
        bool last = !*token;
        ok = last || pages_take(&pages, operation, token, err);
        json_decref(reply);
        if (!ok || last)
            return ok;
    }
}
