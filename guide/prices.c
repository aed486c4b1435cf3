#include "guide/prices.h"
#include "stack/cost_list.h"
#include "stack/cost_prices.h"

const char prices_unknown[] = "Prices are from the table in the program: AWS's price list could not be asked";

bool prices_ask(AwsContext *aws, const char *region, Error *err) {
    json_t *group = NULL;
    if (!cost_list_fetch(aws, region, false, &group, err))
        return false;
    price_list_use(region, group);
    return true;
}
