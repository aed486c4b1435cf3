/* The price list: what is read from a product, and what of odd replies is passed over. */
#include "aws/pricing.h"
#include "tests/unit/aws/listener.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#define RATE(from, price) "{\"beginRange\":\"" from "\",\"unit\":\"Hrs\",\"pricePerUnit\":{\"USD\":\"" price "\"}}"
#define OFFER(effective, rates) "{\"effectiveDate\":\"" effective "\",\"priceDimensions\":{" rates "}}"
#define PRODUCT(offers) "{\"product\":{\"attributes\":{\"a\":\"b\"}},\"terms\":{\"OnDemand\":{" offers "}}}"

static void test_on_demand(void **unused) {
    static const struct {
        const char *name, *product;
        double usd; /* < 0: none */
    } cases[] = {
        {"usual", PRODUCT("\"x\":" OFFER("2026-11-01", "\"r\":" RATE("0", "0.0160000000"))), 0.016},
        {"dear", PRODUCT("\"x\":" OFFER("2026-11-01", "\"r\":" RATE("0", "406.4"))), 406.4},
        {"whole", PRODUCT("\"x\":" OFFER("2026-11-01", "\"r\":" RATE("0", "3"))), 3},
        {"very small", PRODUCT("\"x\":" OFFER("", "\"r\":" RATE("0", "0.0000001667"))), 0.0000001667},
        {"no range", PRODUCT("\"x\":{\"priceDimensions\":{\"r\":{\"pricePerUnit\":{\"USD\":\"0.5\"}}}}"), 0.5},
        {"free first", PRODUCT("\"x\":" OFFER("", "\"r\":" RATE("0", "0.00") ",\"s\":" RATE("3", "3.00"))), 3},
        {"tiers in disorder",
         PRODUCT(
             "\"x\":" OFFER("", "\"c\":" RATE("5000", "0.5") ",\"a\":" RATE("0", "0.9") ",\"b\":" RATE("10", "0.7"))),
         0.9},
        {"two offers",
         PRODUCT("\"x\":" OFFER("2026-11-01", "\"r\":" RATE("0", "0.2")) ",\"y\":" OFFER("2025-01-01",
                                                                                         "\"r\":" RATE("0", "0.1"))),
         0.2},
        {"nothing is no price", PRODUCT("\"x\":" OFFER("", "\"r\":" RATE("0", "0.0000000000"))), -1},
        {"less than nothing", PRODUCT("\"x\":" OFFER("", "\"r\":" RATE("0", "-1"))), -1},
        {"a word", PRODUCT("\"x\":" OFFER("", "\"r\":" RATE("0", "free"))), -1},
        {"not a number", PRODUCT("\"x\":" OFFER("", "\"r\":" RATE("0", "nan"))), -1},
        {"endless", PRODUCT("\"x\":" OFFER("", "\"r\":" RATE("0", "inf"))), -1},
        {"an exponent", PRODUCT("\"x\":" OFFER("", "\"r\":" RATE("0", "1e9"))), -1},
        {"two points", PRODUCT("\"x\":" OFFER("", "\"r\":" RATE("0", "0.1.2"))), -1},
        {"a comma", PRODUCT("\"x\":" OFFER("", "\"r\":" RATE("0", "0,1"))), -1},
        {"empty", PRODUCT("\"x\":" OFFER("", "\"r\":" RATE("0", ""))), -1},
        {"too long", PRODUCT("\"x\":" OFFER("", "\"r\":" RATE("0", "0.1111111111111111111111111111111111111"))), -1},
        {"a broken range", PRODUCT("\"x\":" OFFER("", "\"r\":" RATE("Inf", "0.1"))), -1},
        {"a number, not a text",
         PRODUCT("\"x\":{\"priceDimensions\":{\"r\":{\"beginRange\":\"0\",\"pricePerUnit\":{\"USD\":0.1}}}}"), -1},
        {"another currency", PRODUCT("\"x\":{\"priceDimensions\":{\"r\":{\"pricePerUnit\":{\"CNY\":\"0.5\"}}}}"), -1},
        {"reserved alone", "{\"terms\":{\"Reserved\":{\"x\":" OFFER("", "\"r\":" RATE("0", "0.1")) "}}}", -1},
        {"terms of a list", "{\"terms\":{\"OnDemand\":[1,2]}}", -1},
        {"an offer that is none", PRODUCT("\"x\":7"), -1},
        {"rates that are none", PRODUCT("\"x\":{\"priceDimensions\":[3]}"), -1},
        {"nothing at all", "{}", -1},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        json_t *product = json_loads(cases[i].product, 0, NULL);
        double usd = -7;
        if (!product)
            fail_msg("%s: the test's own JSON is broken", cases[i].name);
        bool found = price_on_demand(product, &usd);
        double off = usd - cases[i].usd;
        if (found != (cases[i].usd >= 0) || (found ? off > 1e-12 || off < -1e-12 : usd > -7))
            fail_msg("%s: %d, %.12f; expected %.12f", cases[i].name, found, usd, cases[i].usd);
        json_decref(product);
    }
}

static void test_attribute(void **unused) {
    (void)unused;
    json_t *product = json_loads("{\"product\":{\"attributes\":{\"a\":\"b\",\"n\":3,\"z\":null}}}", 0, NULL);
    assert_string_equal(price_attribute(product, "a"), "b");
    assert_string_equal(price_attribute(product, "n"), "");
    assert_string_equal(price_attribute(product, "none"), "");
    assert_string_equal(price_attribute(NULL, "a"), "");
    json_decref(product);
}

/* ---- calls */

#define REPLY(status, body)                                                                                            \
    "HTTP/1.1 " status "\r\nContent-Type: application/x-amz-json-1.1\r\nConnection: close\r\n\r\n" body

static void count(void *data, const json_t *product) {
    *(int *)data += (int)strlen(price_attribute(product, "a"));
}

static bool ask(const Answer *answers, size_t answer_count, int *found, char **last, Error *err) {
    static const PriceFilter filters[] = {{"regionCode", "eu-west-1"}, {0}};
    char url[64];
    Listener listener;
    listener_start(&listener, answers, answer_count);
    snprintf(url, sizeof url, "http://127.0.0.1:%d", listener.port);
    AwsOptions options = {
        .region = "eu-west-1", .endpoint_url = url, .access_key_id = "AKIDEXAMPLE", .secret_access_key = "secret"};
    AwsSession *session = aws_session_new(&options, err);
    AwsContext aws = {.session = session};
    assert_non_null(session);
    *found = 0;
    bool ok = pricing_products(&aws, "AmazonRDS", filters, count, found, err);
    if (last)
        *last = memory_copy(listener.last);
    aws_session_free(session);
    listener_stop(&listener);
    listener_release(&listener);
    return ok;
}

static void test_pages(void **unused) {
    static const Answer answers[] = {
        {REPLY("200 OK", "{\"FormatVersion\":\"aws_v1\",\"NextToken\":\"t/1\",\"PriceList\":["
                         "\"{\\\"product\\\":{\\\"attributes\\\":{\\\"a\\\":\\\"b\\\"}}}\","
                         "\"no json\", \"[1]\", \"7\", \"\", 7, null, {\"product\":{}},"
                         "\"{\\\"a\\\":1,\\\"a\\\":2}\"]}"),
         true},
        {REPLY("200 OK", "{\"PriceList\":[\"{\\\"product\\\":{\\\"attributes\\\":{\\\"a\\\":\\\"cd\\\"}}}\"]}"), true},
    };
    (void)unused;
    int found;
    Error err = {0};
    AUTO(memory_release) char *last = NULL;
    assert_true(ask(answers, 2, &found, &last, &err));
    assert_int_equal(found, 3);
    assert_non_null(strstr(last, "\"NextToken\": \"t/1\"") ? last : strstr(last, "\"NextToken\":\"t/1\""));
    assert_non_null(strstr(last, "AWSPriceListService.GetProducts"));
    assert_non_null(strstr(last, "/eu-central-1/pricing/aws4_request"));
}

static void test_refused(void **unused) {
    static const Answer denied[] = {
        {REPLY("400 Bad Request", "{\"__type\":\"AccessDeniedException\",\"Message\":\"no\"}"), true}};
    static const Answer circle[] = {{REPLY("200 OK", "{\"NextToken\":\"same\",\"PriceList\":[]}"), true}};
    static const Answer empty[] = {{REPLY("200 OK", "{\"PriceList\":\"none\",\"NextToken\":3}"), true}};
    static const Answer broken[] = {{REPLY("200 OK", "{\"PriceList\":["), true}};
    (void)unused;
    int found;
    Error err = {0};
    assert_false(ask(denied, 1, &found, NULL, &err));
    assert_int_equal(err.kind, ERROR_DENIED);
    assert_false(ask(circle, 1, &found, NULL, &err));
    assert_true(ask(empty, 1, &found, NULL, &err));
    assert_int_equal(found, 0);
    assert_false(ask(broken, 1, &found, NULL, &err));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_on_demand), cmocka_unit_test(test_attribute),
                                       cmocka_unit_test(test_pages), cmocka_unit_test(test_refused)};
    setenv("HOME", "/dev/null", 1);
    unsetenv("AWS_PROFILE");
    unsetenv("AWS_REGION");
    unsetenv("AWS_MAX_ATTEMPTS");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
