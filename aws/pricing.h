/* AWS's price list (Price List Query API, GetProducts): what things cost in a region, as AWS sells them today.
 *
 * The service stands in three regions and answers for all of them (aws/endpoints.c). It needs pricing:GetProducts. */
#ifndef AWS_PRICING_H
#define AWS_PRICING_H

#include "aws/call.h"

/* An attribute that products must have: {"regionCode", "eu-west-1"}. A NULL field ends a list of them. */
typedef struct PriceFilter {
    const char *field, *value;
} PriceFilter;

/* Calls `take` with each product of a service ("AmazonRDS") that all filters fit, page after page. Products come as
 * JSON in strings; a string that is no JSON object is passed over. False, with `err` told, when a call failed: `take`
 * may have been called before. */
bool pricing_products(AwsContext *aws, const char *service_code, const PriceFilter *filters,
                      void (*take)(void *data, const json_t *product), void *data, Error *err);

/* An attribute of a product, "" when it has none of that name: "instanceType", "usagetype", "databaseEngine". */
const char *price_attribute(const json_t *product, const char *name);
/* What one unit costs on demand, in USD: of the offer that took effect last, the first tier that costs something (what
 * is free up to a limit is not counted). False, with `usd` as it was, when there is none in USD. */
bool price_on_demand(const json_t *product, double *usd);

/* Where the price list is asked for from this session; the caller frees it. NULL when its address is broken. */
char *pricing_url(const AwsSession *session);

#endif
