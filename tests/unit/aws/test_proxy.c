/* Which proxy, by the environment. tests/sandbox/test_aws_command.py compares many more cases with the aws command. */
#include "aws/proxy.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

enum { VARIABLES = 3 };

typedef struct Case {
    const char *variables[VARIABLES]; /* "NAME=value" */
    const char *url, *proxy, *user;   /* proxy NULL: direct */
} Case;

static void environment_set(const Case *wanted) {
    clearenv();
    for (size_t i = 0; i < VARIABLES && wanted->variables[i]; i++) {
        AUTO(memory_release) char *name = memory_copy_n(wanted->variables[i], strcspn(wanted->variables[i], "="));
        setenv(name, wanted->variables[i] + strlen(name) + 1, 1);
    }
}

static void test_places(void **unused) {
    static const Case cases[] = {
        {{NULL}, "https://a.test", NULL, NULL},
        {{"https_proxy=p:1"}, "https://a.test", "http://p:1", NULL},
        {{"https_proxy=p:1"}, "http://a.test", NULL, NULL},
        {{"HTTPS_PROXY=p:1", "https_proxy=q:2"}, "https://a.test", "http://q:2", NULL},
        {{"HTTPS_PROXY=p:1", "https_proxy="}, "https://a.test", NULL, NULL},
        {{"Https_Proxy=p:1"}, "https://a.test", "http://p:1", NULL},
        {{"HTTPS_proxy=", "HTTPS_PROXY=p:1"}, "https://a.test", NULL, NULL},
        {{"ALL_PROXY=p:1", "all_proxy=p:1"}, "https://a.test", NULL, NULL},
        {{"HTTP_PROXY=p:1"}, "http://a.test", "http://p:1", NULL},
        {{"HTTP_PROXY=p:1", "REQUEST_METHOD=GET"}, "http://a.test", NULL, NULL},
        {{"http_proxy=p:1", "REQUEST_METHOD=GET"}, "http://a.test", "http://p:1", NULL},
        {{"https_proxy=p:1", "no_proxy=a.test"}, "https://a.test:443/x", NULL, NULL},
        {{"https_proxy=p:1", "no_proxy=.a.TEST"}, "https://b.a.test", NULL, NULL},
        {{"https_proxy=p:1", "no_proxy=a.test"}, "https://ba.test", "http://p:1", NULL},
        {{"https_proxy=p:1", "no_proxy=a.test:444"}, "https://a.test:443", "http://p:1", NULL},
        {{"https_proxy=p:1", "no_proxy=a.test:443"}, "https://a.test:443", NULL, NULL},
        {{"https_proxy=p:1", "NO_PROXY=*"}, "https://a.test", NULL, NULL},
        {{"https_proxy=p:1", "no_proxy=", "NO_PROXY=*"}, "https://a.test", "http://p:1", NULL},
        {{"http_proxy=p:1", "no_proxy=[::1]"}, "http://[::1]:80/", NULL, NULL},
        {{"http_proxy=p:1", "no_proxy=10.0.0.0/8"}, "http://10.1.2.3", "http://p:1", NULL},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(proxy_release) Proxy proxy = {0};
        Error err = {0};
        environment_set(&cases[i]);
        bool ok = proxy_for(cases[i].url, &proxy, &err);
        if (!ok || !proxy.url != !cases[i].proxy || (proxy.url && strcmp(proxy.url, cases[i].proxy) != 0))
            fail_msg("%zu, %s: %s", i, cases[i].url, proxy.url ? proxy.url : err.said);
    }
}

static void test_addresses(void **unused) {
    static const struct {
        const char *value, *url, *user, *password; /* url NULL: refused */
    } cases[] = {
        {"http://p:3128", "http://p:3128", NULL, ""},
        {"HTTPS://p", "https://p", NULL, ""},
        {"//p:1/path?query", "http://p:1", NULL, ""},
        {" p:1\n", "http://p:1", NULL, ""},
        {"[::1]:1", "http://[::1]:1", NULL, ""},
        {"socks5h://p:1080", "socks5h://p:1080", NULL, ""},
        {"u:w@p:1", "http://p:1", "u", "w"},
        {"http://u:hun@ter2@127.0.0.1:8701", "http://127.0.0.1:8701", "u", "hun@ter2"},
        {"http://u:hun ter2@p", "http://p", "u", "hun ter2"},
        {"http://u%3a:w%20%C3%A4@p", "http://p", "u:", "w \xc3\xa4"},
        {"http://u@p", "http://p", NULL, ""},
        {"http://u:@p", "http://p", NULL, ""},
        {"http://u:a/b@p", NULL, NULL, ""},
        {"http://", NULL, NULL, ""},
        {"http://p:port", NULL, NULL, ""},
        {"http://p:123456", NULL, NULL, ""},
        {"http://p q:1", NULL, NULL, ""},
        {"ftp://p:1", NULL, NULL, ""},
        {"http://u:w@", NULL, NULL, ""},
        {"[::1", NULL, NULL, ""},
        {"p\r\nX: y", NULL, NULL, ""},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(proxy_release) Proxy proxy = {0};
        Error err = {0};
        clearenv();
        setenv("https_proxy", cases[i].value, 1);
        bool ok = proxy_for("https://a.test", &proxy, &err);
        if (ok != (cases[i].url != NULL) || (ok && strcmp(proxy.url, cases[i].url) != 0) ||
            !proxy.user != !cases[i].user || (proxy.user && strcmp(proxy.user, cases[i].user) != 0) ||
            strcmp(secret_string(&proxy.password), cases[i].password) != 0)
            fail_msg("%s: %s, %s", cases[i].value, proxy.url ? proxy.url : err.said, proxy.user ? proxy.user : "-");
        if (ok)
            assert_string_equal(proxy.variable, "https_proxy");
        else if (err.kind != ERROR_USAGE || !strstr(err.said, "https_proxy") || strstr(err.said, "u:"))
            fail_msg("%s: %s", cases[i].value, err.said);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_places), cmocka_unit_test(test_addresses)};
    return cmocka_run_group_tests_name("proxy", tests, NULL, NULL);
}
