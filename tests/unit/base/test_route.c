/* What --connect-to says, and where one goes by it; the forms are those of curl's option. */
#include "base/route.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

static void test_places(void **unused) {
    static const struct {
        const char *name, *route, *host;
        int port;
        const char *address;
        int to;
    } cases[] = {
        {"all of it", "a.example:5432:127.0.0.1:15432", "a.example", 5432, "127.0.0.1", 15432},
        {"another host", "a.example:5432:127.0.0.1:15432", "b.example", 5432, "b.example", 5432},
        {"another port", "a.example:5432:127.0.0.1:15432", "a.example", 5433, "a.example", 5433},
        {"a host has no case", "A.example:5432:127.0.0.1:15432", "a.Example", 5432, "127.0.0.1", 15432},
        {"any host", ":22::2222", "192.0.2.7", 22, "192.0.2.7", 2222},
        {"any port", "a.example::127.0.0.1:", "a.example", 70, "127.0.0.1", 70},
        {"any of a domain", "*.rds.*:::6000", "x.eu-west-1.rds.amazonaws.com", 5432, "x.eu-west-1.rds.amazonaws.com",
         6000},
        {"nothing of it", ":::", "a.example", 5432, "a.example", 5432},
        {"in brackets", "[2001:db8::1]:22:[::1]:2222", "2001:db8::1", 22, "::1", 2222},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Routes routes = {0};
        Error err = {0};
        bool added = routes_add(&routes, cases[i].route, &err);
        RoutePlace place = routes_place(&routes, cases[i].host, cases[i].port);
        if (!added || strcmp(place.host, cases[i].address) != 0 || place.port != cases[i].to)
            fail_msg("%s: %d, %s port %d %s", cases[i].name, added, place.host, place.port, err.said);
        routes_release(&routes);
    }
}

static void test_the_first_that_fits(void **unused) {
    Routes routes = {0};
    Error err = {0};
    (void)unused;
    assert_true(routes_add(&routes, "a:1::2", &err) && routes_add(&routes, "a:::3", &err));
    assert_int_equal(routes_place(&routes, "a", 1).port, 2);
    assert_int_equal(routes_place(&routes, "a", 4).port, 3);
    assert_int_equal(routes_place(NULL, "a", 4).port, 4);
    routes_release(&routes);
}

static void test_refused(void **unused) {
    static const char *const cases[] = {"",        "a",        "a:1:b",          "a:1:b:2:3", "a:x:b:2",  "a:1:b:70000",
                                        "a:0:b:1", "[::1:1:b", "[::1]x:1:b:2:3", "a:-1:b:2",  "a:1:b:+2", "a: 1:b:2"};
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Routes routes = {0};
        Error err = {0};
        if (routes_add(&routes, cases[i], &err) || routes.count || err.kind != ERROR_USAGE)
            fail_msg("\"%s\" was taken", cases[i]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_the_first_that_fits),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
