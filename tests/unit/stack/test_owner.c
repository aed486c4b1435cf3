/* Whose a stack is: by its tag and its template, and what is then said. */
#include "stack/owner.h"
#include "base/memory.h"
#include "stack/template.h"

#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#define OURS                                                                                                           \
    "Resources: {Database: {Type: AWS::RDS::DBInstance}, DatabaseSecret: {Type: AWS::SecretsManager::Secret},"         \
    " AllowedAddresses: {Type: AWS::EC2::PrefixList}}"

static CfnStack stack_tagged(const char *tag, CfnParameter *store) {
    static char key[] = TEMPLATE_TAG;
    *store = (CfnParameter){key, (char *)(uintptr_t)tag};
    return (CfnStack){.name = (char *)(uintptr_t) "shop", .tags = store, .tag_count = tag ? 1 : 0};
}

static void test_owner(void **unused) {
    static const struct {
        const char *tag, *body;
        Owner owner;
    } cases[] = {
        {NULL, NULL, OWNER_OTHER},
        {NULL, "Metadata: {SecureRds: {Version: 1}}", OWNER_OTHER},
        {"shop-eu", "Metadata: {SecureRds: {Version: 1}}", OWNER_OTHER}, /* a nested stack has its parent's */
        {"shop", NULL, OWNER_OURS},
        {"shop", "Metadata: {SecureRds: {Version: 1}}", OWNER_OURS},
        {"shop", "{\"Metadata\": {\"SecureRds\": {\"Version\": 1}}}", OWNER_OURS},
        {"shop", "Metadata: {SecureRds: {Steps: []}}", OWNER_OURS},
        {"shop", "Metadata: {SecureRds: {Version: 2}}", OWNER_LATER},
        {"shop", "Metadata: {SecureRds: {Version: \"1.1\"}}", OWNER_LATER},
        {"shop", "Metadata: {SecureRds: {Version: two}}", OWNER_LATER},
        {"shop", OURS, OWNER_OURS},
        {"shop", "Metadata: {Other: {Version: 1}}", OWNER_OTHER},
        {"shop", "Resources: {Database: {Type: AWS::RDS::DBInstance}}", OWNER_OTHER},
        {"shop", "Resources: {Database: {Type: AWS::SNS::Topic}}", OWNER_OTHER},
        {"shop", "", OWNER_OTHER},
        {"shop", ": [no yaml", OWNER_OTHER},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CfnParameter store;
        CfnStack stack = stack_tagged(cases[i].tag, &store);
        if (owner_of(&stack, cases[i].body) != cases[i].owner)
            fail_msg("case %zu: %s, %s", i, cases[i].tag ? cases[i].tag : "no tag",
                     cases[i].body ? cases[i].body : "not read");
    }
}

/* The template that is sent is one that this version knows as its own. */
static void test_own_template(void **unused) {
    AUTO(text_release) Text body = {0};
    Error err = {0};
    (void)unused;
    Settings *settings = settings_new();
    assert_true(template_render(settings, &body, &err));
    assert_int_equal(owner_of_template(text_string(&body)), OWNER_OURS);
    AUTO(memory_release) char *mark = memory_print("SecureRds: {Version: %d}", TEMPLATE_VERSION);
    assert_non_null(strstr(text_string(&body), mark));
    settings_free(settings);
}

static void test_parameters(void **unused) {
    CfnParameter tag = {.key = (char *)TEMPLATE_TAG, .value = (char *)"shop"};
    CfnParameter parameters[] = {
        {.key = (char *)"AppName"}, {.key = (char *)"DatabaseStorage"}, {.key = (char *)"Novel"}};
    CfnStack stack = {
        .name = (char *)"shop", .tags = &tag, .tag_count = 1, .parameters = parameters, .parameter_count = 2};
    Error err = {0};
    (void)unused;
    assert_int_equal(owner_of_update(&stack, NULL), OWNER_OURS);
    stack.parameter_count = 3;
    assert_int_equal(owner_of(&stack, NULL), OWNER_OURS);
    assert_int_equal(owner_of_update(&stack, NULL), OWNER_MORE);
    assert_false(owner_may_change(OWNER_MORE, "shop", &err));
    assert_string_equal(err.code, "MoreParameters");
}

static void test_refusal(void **unused) {
    Error err = {0};
    (void)unused;
    assert_true(owner_may_change(OWNER_OURS, "shop", &err));
    assert_false(owner_may_change(OWNER_OTHER, "shop", &err));
    assert_string_equal(err.code, "NotOurs");
    assert_non_null(strstr(err.said, "shop"));
    assert_false(owner_may_change(OWNER_LATER, "shop", &err));
    assert_string_equal(err.code, "LaterVersion");
    assert_true(*err.remedy);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_owner),
        cmocka_unit_test(test_own_template),
        cmocka_unit_test(test_parameters),
        cmocka_unit_test(test_refusal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
