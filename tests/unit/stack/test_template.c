/* The template: what is spliced in, and what it says about itself. */
#include "stack/template.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/unit/stack/fixture_template.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static AllowList *list_of(const char *cidr, const char *note) {
    AllowList *list = allow_list_new();
    Cidr parsed;
    Error err = {0};
    if (!cidr_parse(cidr, &parsed, &err) || !allow_list_add(list, parsed, note, "", &err))
        fail_msg("%s, %s: %s", cidr, note, err.said);
    return list;
}

/* Whatever stands in a note, it comes back as that note, and as nothing else. */
static void test_notes(void **unused) {
    static const char *const notes[] = {
        "office",
        "",
        "a: b",
        "# no comment",
        "\"quoted\" and 'quoted'",
        "back\\slash \\n \\x41",
        "\"\\n        - Cidr: 0.0.0.0/0",
        "'}]} *alias &anchor !Ref Vpc",
        "# secure-rds:allowed-end",
        "# secure-rds:allowed",
        "${AWS::AccountId} %TAG --- ...",
        "B\xc3\xbcro \xe2\x80\x94 \xe6\x9d\xb1\xe4\xba\xac",
        "- Cidr: 0.0.0.0/0",
        "true",
        "0x1f",
        "null",
    };
    (void)unused;
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        AllowList *list = list_of("203.0.113.0/24", notes[i]), *back = allow_list_new();
        AUTO(text_release) Text out = {0}, again = {0};
        Error err = {0};
        if (!template_splice_allowed(fixture_template, list, &out, &err) ||
            !template_read_allowed(text_string(&out), back, &err))
            fail_msg("\"%s\": %s", notes[i], err.said);
        if (!allow_list_equal(list, back))
            fail_msg("\"%s\" came back as \"%s\" of %zu", notes[i], allow_list_at(back, 0)->note,
                     allow_list_count(back));
        assert_null(strstr(text_string(&out), "192.0.2.1"));
        TemplateOutline *outline = template_outline_new(text_string(&out), NULL, 0, &err);
        assert_non_null(outline);
        assert_int_equal(outline->resource_count, 9);
        template_outline_free(outline);
        /* Spliced once more, nothing changes: the marks were not taken from the note. */
        assert_true(template_splice_allowed(text_string(&out), list, &again, &err));
        assert_string_equal(text_string(&out), text_string(&again));
        allow_list_free(list);
        allow_list_free(back);
    }
}

static void test_dynamic_reference(void **unused) {
    static const char *const notes[] = {"{{resolve:secretsmanager:prod:SecretString}}", "x {{Resolve:ssm:y}}"};
    (void)unused;
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        AllowList *list = list_of("203.0.113.7", notes[i]);
        AUTO(text_release) Text out = {0};
        Error err = {0};
        assert_false(template_splice_allowed(fixture_template, list, &out, &err));
        assert_int_equal(err.kind, ERROR_USAGE);
        assert_int_equal(out.length, 0);
        allow_list_free(list);
    }
}

static void test_no_marks(void **unused) {
    static const char *const bodies[] = {"", "Resources: {}\n", "Entries: # secure-rds:allowed\n",
                                         "# secure-rds:allowed-end\nEntries: # secure-rds:allowed\n"};
    (void)unused;
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        AllowList *list = list_of("203.0.113.7", "");
        AUTO(text_release) Text out = {0};
        Error err = {0};
        assert_false(template_splice_allowed(bodies[i], list, &out, &err));
        assert_int_equal(out.length, 0);
        allow_list_free(list);
    }
}

/* Ranges inside others and long notes are AWS's to have: reading them is no failure. */
static void test_read_what_others_wrote(void **unused) {
    static const char body[] = "Resources:\n  L:\n    Type: AWS::EC2::PrefixList\n    Properties:\n      Entries:\n"
                               "        - {Cidr: 10.0.0.0/8}\n        - {Cidr: 10.1.0.0/16, Description: \"a\\tb\"}\n"
                               "        - {Cidr: 10.1.1.0/24}\n        - {Cidr: 10.1.1.0/24}\n";
    AllowList *list = allow_list_new();
    Error err = {0};
    (void)unused;
    if (!template_read_allowed(body, list, &err))
        fail_msg("%s", err.said);
    assert_int_equal(allow_list_count(list), 3);
    allow_list_free(list);
}

static void test_outline(void **unused) {
    static const struct {
        const char *balancer, *nat, *wanted;
    } cases[] = {
        {NULL, NULL, "Vpc Subnet AllowedAddresses Database Secret Rotation "},
        {"true", NULL, "Vpc Subnet AllowedAddresses Database Secret LoadBalancer Listener Rotation "},
        {"false", "gateway", "Vpc Subnet AllowedAddresses Database Secret Listener Rotation "},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TemplateParameters parameters = {0};
        Error err = {0};
        if (cases[i].balancer)
            template_parameter_set(&parameters, "LoadBalancer", cases[i].balancer);
        if (cases[i].nat)
            template_parameter_set(&parameters, "Nat", cases[i].nat);
        TemplateOutline *outline = template_outline_new(fixture_template, parameters.items, parameters.count, &err);
        assert_non_null(outline);
        AUTO(text_release) Text wanted = {0};
        for (size_t j = 0; j < outline->resource_count; j++)
            if (outline->resources[j].wanted)
                text_print(&wanted, "%s ", outline->resources[j].logical_id);
        assert_string_equal(text_string(&wanted), cases[i].wanted);
        assert_int_equal(outline->step_count, 5);
        assert_string_equal(outline->steps[4], "Other");
        template_outline_free(outline);
        template_parameters_release(&parameters);
    }
}

static void test_needs(void **unused) {
    static const struct {
        const char *id, *balancer, *needs;
    } cases[] = {
        {"Vpc", "true", ""},
        {"Subnet", "true", "Vpc "},
        {"Database", "true", "Subnet Secret "},
        {"LoadBalancer", "true", "Subnet "},
        {"Listener", "true", "LoadBalancer "},
        {"Listener", "false", "Database "},
        {"Rotation", "false", "Database "},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TemplateParameters parameters = {0};
        Error err = {0};
        template_parameter_set(&parameters, "LoadBalancer", cases[i].balancer);
        TemplateOutline *outline = template_outline_new(fixture_template, parameters.items, parameters.count, &err);
        AUTO(text_release) Text needs = {0};
        for (size_t j = 0; j < outline->resource_count; j++)
            if (strcmp(outline->resources[j].logical_id, cases[i].id) == 0)
                for (size_t k = 0; k < outline->resources[j].need_count; k++)
                    text_print(&needs, "%s ", outline->resources[outline->resources[j].needs[k]].logical_id);
        if (strcmp(text_string(&needs), cases[i].needs) != 0)
            fail_msg("%s needs \"%s\", expected \"%s\"", cases[i].id, text_string(&needs), cases[i].needs);
        template_outline_free(outline);
        template_parameters_release(&parameters);
    }
}

/* A deployed template is foreign: anchors may make a few bytes a tree of billions. */
static void test_bounded(void **unused) {
    AUTO(text_release) Text body = {0};
    Error err = {0};
    (void)unused;
    text_put(&body, "Resources:\n  A: {Type: T, Properties: {P0: &p0 [x, x, x, x, x, x, x, x]");
    for (int i = 1; i < 12; i++)
        text_print(&body, ", P%d: &p%d [*p%d, *p%d, *p%d, *p%d, *p%d, *p%d, *p%d, *p%d]", i, i, i - 1, i - 1, i - 1,
                   i - 1, i - 1, i - 1, i - 1, i - 1);
    text_put(&body, "}}\n");
    TemplateOutline *outline = template_outline_new(text_string(&body), NULL, 0, &err);
    assert_non_null(outline);
    assert_int_equal(outline->resource_count, 1);
    template_outline_free(outline);
    assert_null(template_outline_new("a: [", NULL, 0, &err));
    assert_null(template_outline_new("", NULL, 0, &err));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_notes),    cmocka_unit_test(test_dynamic_reference),
        cmocka_unit_test(test_no_marks), cmocka_unit_test(test_read_what_others_wrote),
        cmocka_unit_test(test_outline),  cmocka_unit_test(test_needs),
        cmocka_unit_test(test_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
