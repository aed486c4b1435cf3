/* The policies: nothing the program calls is left out, every resource type has a row, IAM takes the documents. */
#include "stack/policy.h"
#include "aws/call.h"
#include "base/memory.h"
#include "stack/template.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <ctype.h>
#include <fnmatch.h>
#include <string.h>

static const PolicyScope scope = {.app = "myapp", .region = "eu-west-1"};
static const PolicyScope with_role = {
    .app = "myapp", .region = "eu-west-1", .role_arn = "arn:aws:iam::111122223333:role/deploy"};
static const PolicyScope widest = {.app = "*", .region = "*"};
static const PolicyScope longest = {.app = "abcdefghijklmnopqrst", .region = "us-gov-northeast-1"};

static const PolicyOperation *row_of(const char *operation) {
    for (size_t i = 0; i < policy_operation_count; i++)
        if (strcmp(policy_operations[i].operation, operation) == 0)
            return &policy_operations[i];
    return NULL;
}

static void test_every_operation_has_a_command(void **unused) {
    (void)unused;
    size_t count;
    const AwsOperation *operations = aws_operations(&count);
    for (size_t i = 0; i < count; i++) {
        const PolicyOperation *row = row_of(operations[i].name);
        if (!row)
            fail_msg("%s is in no command's set", operations[i].name);
        bool signs_in = strncmp(row->operation, "AssumeRole", strlen("AssumeRole")) == 0;
        if (!row->commands != signs_in)
            fail_msg("%s: %s", row->operation, signs_in ? "must not be granted" : "no command has it");
    }
    for (size_t i = 0; i < policy_operation_count; i++) { /* no command has it twice: once with fewer resources */
        const PolicyOperation *row = &policy_operations[i];
        for (size_t k = i + 1; k < policy_operation_count; k++)
            if (strcmp(policy_operations[k].operation, row->operation) == 0)
                assert_int_equal(row->commands & policy_operations[k].commands, 0);
    }
}

/* Who may make roles and say what they may do, may do everything; the rest of the commands make none. */
static void test_administrator(void **unused) {
    static const struct {
        const char *command;
        bool administrator;
    } rows[] = {{"apply", true},   {"wizard", true}, {NULL, true},     {"plan", false},  {"destroy", false},
                {"status", false}, {"cost", false},  {"token", false}, {"access", false}};
    Error err = {0};
    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        AUTO(policies_release) Policies policies = {0};
        assert_true(policy_operator(&scope, rows[i].command, &policies, &err));
        if (policies_make_administrator(&policies) != rows[i].administrator)
            fail_msg("--for %s", rows[i].command ? rows[i].command : "all");
    }
    AUTO(policies_release) Policies handing = {0};
    assert_true(policy_operator(&with_role, "apply", &handing, &err));
    assert_true(policies_make_administrator(&handing));
    for (int destroying = 0; destroying < 2; destroying++) {
        AUTO(policies_release) Policies policies = {0};
        policy_service_role(&scope, destroying, &policies);
        assert_int_equal(policies_make_administrator(&policies), !destroying);
    }
}

static void test_every_resource_type_has_a_row(void **unused) {
    (void)unused;
    Error err = {0};
    TemplateOutline *outline = template_outline_new(NULL, NULL, 0, &err);
    assert_non_null(outline);
    for (size_t i = 0; i < outline->resource_count; i++) {
        const char *type = outline->resources[i].type;
        bool found = false;
        for (size_t k = 0; k < policy_type_count && !found; k++)
            found = strcmp(policy_types[k].type, type) == 0 ||
                    (strcmp(policy_types[k].type, "Custom::") == 0 && strncmp(type, "Custom::", 8) == 0);
        if (!found)
            fail_msg("%s has no row", type);
    }
    template_outline_free(outline);
}

/* The first statement that allows `action` on a resource that matches `resource` as IAM's "*" and "?" do. */
static json_t *allows(const Policies *policies, const char *action, const char *resource) {
    for (size_t i = 0; i < policies->count; i++) {
        size_t k, n;
        json_t *statement, *value;
        json_array_foreach(json_object_get(policies->items[i].document, "Statement"), k, statement) {
            bool acts = false, on = false;
            json_array_foreach(json_object_get(statement, "Action"), n, value) acts =
                acts || fnmatch(json_string_value(value), action, 0) == 0;
            json_array_foreach(json_object_get(statement, "Resource"), n, value) on =
                on || fnmatch(json_string_value(value), resource, 0) == 0;
            if (acts && on)
                return statement;
        }
    }
    return NULL;
}

static void test_no_permission_of_a_type_is_lost(void **unused) {
    (void)unused;
    AUTO(policies_release) Policies policies = {0};
    policy_service_role(&widest, false, &policies);
    for (size_t i = 0; i < policy_type_count; i++)
        for (const char *word = policy_types[i].permissions; *(word += strspn(word, " "));) {
            AUTO(memory_release) char *permission = memory_copy_n(word, strcspn(word, " "));
            word += strlen(permission);
            bool found = false;
            for (size_t p = 0; p < policies.count; p++) {
                AUTO(memory_release) char *text = json_dumps(policies.items[p].document, JSON_COMPACT);
                AUTO(memory_release) char *quoted = memory_print("\"%s\"", permission);
                found = found || strstr(text, quoted);
            }
            if (!found)
                fail_msg("%s: %s is in no statement", policy_types[i].type, permission);
        }
}

static void check_action(const char *action) {
    const char *colon = strchr(action, ':');
    assert_non_null(colon);
    assert_int_equal(strspn(action, "abcdefghijklmnopqrstuvwxyz0123456789-"), colon - action);
    /* "<service>:*" is never least; of the few actions that begin small, the program needs one. */
    if (strcmp(action, "rds-db:connect") != 0)
        assert_true(isupper((unsigned char)colon[1]));
}

static void check_resource(const char *resource) {
    if (strcmp(resource, "*") == 0)
        return;
    int colons = 0;
    for (const char *c = resource; *c; c++)
        colons += *c == ':';
    assert_true(strncmp(resource, "arn:", 4) == 0 && colons >= 5);
    assert_null(strchr(resource, '{'));
}

/* The grammar of the IAM User Guide, "Grammar of the IAM JSON policy language", as far as these documents go. */
static void check_grammar(const json_t *document) {
    json_t *statements = json_object_get(document, "Statement"), *statement, *value, *sids = json_object();
    size_t i, k;
    assert_int_equal(json_object_size(document), 2);
    assert_string_equal(json_string_value(json_object_get(document, "Version")), "2012-10-17");
    assert_true(json_array_size(statements) > 0);
    json_array_foreach(statements, i, statement) {
        const char *sid = json_string_value(json_object_get(statement, "Sid")), *key;
        for (const char *c = sid; *c; c++)
            assert_true(isalnum((unsigned char)*c));
        assert_null(json_object_get(sids, sid));
        json_object_set_new(sids, sid, json_true());
        assert_string_equal(json_string_value(json_object_get(statement, "Effect")), "Allow");
        assert_true(json_array_size(json_object_get(statement, "Action")) > 0);
        assert_true(json_array_size(json_object_get(statement, "Resource")) > 0);
        json_array_foreach(json_object_get(statement, "Action"), k, value) check_action(json_string_value(value));
        json_array_foreach(json_object_get(statement, "Resource"), k, value) check_resource(json_string_value(value));
        json_object_foreach(json_object_get(statement, "Condition"), key, value) {
            assert_true(json_object_size(value) > 0);
            assert_true(strstr("StringEquals StringNotEquals StringLike ArnLike ForAnyValue:StringEquals", key));
        }
    }
    json_decref(sids);
}

static void check_all(const Policies *policies) {
    assert_true(policies->count > 0);
    for (size_t i = 0; i < policies->count; i++) {
        AUTO(memory_release) char *text = json_dumps(policies->items[i].document, JSON_COMPACT);
        assert_int_equal(policies->items[i].size, strlen(text)); /* no value holds a blank */
        assert_true(policies->items[i].size <= POLICY_SIZE_MAX);
        check_grammar(policies->items[i].document);
        print_message("%s: %zu\n", policies->items[i].name, policies->items[i].size);
    }
}

static void test_documents_are_taken(void **unused) {
    (void)unused;
    const PolicyScope *scopes[] = {&scope, &with_role, &widest, &longest};
    Error err = {0};
    for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++) {
        for (const char *const *command = policy_commands; *command; command++) {
            AUTO(policies_release) Policies policies = {0};
            assert_true(policy_operator(scopes[i], *command, &policies, &err));
            check_all(&policies);
        }
        AUTO(policies_release) Policies whole = {0};
        AUTO(policies_release) Policies role = {0};
        assert_true(policy_operator(scopes[i], NULL, &whole, &err));
        check_all(&whole);
        policy_service_role(scopes[i], false, &role);
        check_all(&role);
    }
}

static void test_what_is_allowed(void **unused) {
    (void)unused;
    static const struct {
        const char *command, *action, *resource;
        bool role, allowed;
    } cases[] = {
        {"plan", "cloudformation:CreateChangeSet", "arn:aws:cloudformation:eu-west-1:1:stack/myapp/u", false, true},
        {"plan", "cloudformation:CreateChangeSet", "arn:aws:cloudformation:eu-west-1:1:stack/other/u", false, false},
        {"plan", "cloudformation:CreateChangeSet",
         "arn:aws:cloudformation:eu-west-1:aws:transform/SecretsManager-2024-09-16", false, true},
        {"plan", "cloudformation:ExecuteChangeSet", "arn:aws:cloudformation:eu-west-1:1:stack/myapp/u", false, false},
        {"plan", "ec2:RunInstances", "*", false, false},
        {"plan", "iam:PassRole", "arn:aws:iam::111122223333:role/deploy", true, true},
        {"apply", "cloudformation:ExecuteChangeSet", "arn:aws:cloudformation:eu-west-1:1:stack/myapp/u", false, true},
        {"apply", "ec2:RunInstances", "*", false, true},
        {"apply", "ec2:RunInstances", "*", true, false},
        {"apply", "rds:ModifyDBInstance", "arn:aws:rds:eu-west-1:1:db:myapp", true, true},
        {"apply", "rds:ModifyDBInstance", "arn:aws:rds:eu-west-1:1:db:other", false, false},
        {"apply", "iam:PassRole", "arn:aws:iam::1:role/myapp-BastionRole-X", false, true},
        {"apply", "iam:PassRole", "arn:aws:iam::1:role/Administrator", false, false},
        {"apply", "iam:PassRole", "arn:aws:iam::1:role/myapp-BastionRole-X", true, false},
        {"access", "ec2:ModifyManagedPrefixList", "arn:aws:ec2:eu-west-1:1:prefix-list/pl-1", true, true},
        {"status", "ec2:ModifyManagedPrefixList", "arn:aws:ec2:eu-west-1:1:prefix-list/pl-1", false, false},
        {"status", "secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-west-1:1:secret:myapp-abcdef", false,
         false},
        {"wizard", "secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-west-1:1:secret:myapp-abcdef", true,
         true},
        {"destroy", "cloudformation:DeleteStack", "arn:aws:cloudformation:eu-west-1:1:stack/myapp/u", true, true},
        {"destroy", "cloudformation:CreateChangeSet", "arn:aws:cloudformation:eu-west-1:1:stack/myapp/u", true, true},
        {"status", "cloudformation:CreateChangeSet", "arn:aws:cloudformation:eu-west-1:1:stack/myapp/u", true, false},
        {"access", "ec2:ModifyManagedPrefixList", "*", false, false},
        {"access", "cloudformation:CreateChangeSet", "arn:aws:cloudformation:eu-west-1:1:stack/myapp/u", false, false},
        {"destroy", "ec2:RunInstances", "*", false, false},
        {"destroy", "ec2:TerminateInstances", "*", false, true},
        {"destroy", "rds:CreateDBInstance", "arn:aws:rds:eu-west-1:1:db:myapp", false, false},
        {"destroy", "rds:DeleteDBInstance", "arn:aws:rds:eu-west-1:1:db:myapp", false, true},
        {"destroy", "iam:CreateRole", "arn:aws:iam::1:role/myapp-x", false, false},
        {"destroy", "iam:PutRolePolicy", "arn:aws:iam::1:role/myapp-x", false, false},
        {"destroy", "iam:DeleteRole", "arn:aws:iam::1:role/myapp-x", false, true},
        {"destroy", "kms:ScheduleKeyDeletion", "arn:aws:kms:eu-west-1:1:key/*", false, true},
        {"destroy", "kms:CreateKey", "*", false, false},
        {"access", "ec2:RunInstances", "*", false, false},
        {"apply", "rds:DescribeDBInstances", "*", false, true},
        {"status", "rds:DescribeDBInstances", "*", false, false},
        {"status", "rds:DescribeDBInstances", "arn:aws:rds:eu-west-1:1:db:myapp", false, true},
        {"wizard", "cloudformation:DescribeStacks", "*", false, true},
        {"plan", "cloudformation:DescribeStacks", "*", false, true}, /* whether a new name overlaps with another's */
        {"status", "cloudformation:DescribeStacks", "*", false, false},
        {NULL, "sts:AssumeRole", "arn:aws:iam::1:role/any", false, false},
    };
    Error err = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(policies_release) Policies policies = {0};
        assert_true(policy_operator(cases[i].role ? &with_role : &scope, cases[i].command, &policies, &err));
        if (!allows(&policies, cases[i].action, cases[i].resource) == cases[i].allowed)
            fail_msg("%s: %s on %s should be %s", cases[i].command ? cases[i].command : "all", cases[i].action,
                     cases[i].resource, cases[i].allowed ? "allowed" : "refused");
    }
}

static json_t *condition(json_t *statement, const char *operator, const char * key) {
    return json_object_get(json_object_get(json_object_get(statement, "Condition"), operator), key);
}

static void test_conditions(void **unused) {
    (void)unused;
    Error err = {0};
    AUTO(policies_release) Policies own = {0};
    AUTO(policies_release) Policies role = {0};
    assert_true(policy_operator(&scope, NULL, &own, &err));
    policy_service_role(&scope, false, &role);
    json_t *run = allows(&own, "ec2:RunInstances", "*"), *role_run = allows(&role, "ec2:RunInstances", "*");
    assert_non_null(condition(run, "ForAnyValue:StringEquals", "aws:CalledVia"));
    assert_non_null(condition(run, "StringEquals", "aws:RequestedRegion"));
    assert_non_null(role_run);
    assert_null(condition(role_run, "ForAnyValue:StringEquals", "aws:CalledVia"));
    json_t *pass = allows(&role, "iam:PassRole", "arn:aws:iam::1:role/myapp-x");
    /* The price list answers in three regions for all of them. */
    AUTO(policies_release) Policies cost = {0};
    assert_true(policy_operator(&scope, "cost", &cost, &err));
    json_t *prices = allows(&cost, "pricing:GetProducts", "*");
    assert_non_null(prices);
    assert_null(condition(prices, "StringEquals", "aws:RequestedRegion"));
    assert_null(allows(&cost, "cloudformation:DescribeStacks", "*"));
    assert_int_equal(json_array_size(condition(pass, "StringLike", "iam:PassedToService")), 5);
    assert_null(condition(pass, "StringEquals", "aws:RequestedRegion")); /* IAM answers in one region */
    json_t *linked = allows(&role, "iam:CreateServiceLinkedRole", "arn:aws:iam::1:role/aws-service-role/x/y");
    assert_int_equal(json_array_size(condition(linked, "StringEquals", "iam:AWSServiceName")), 2);
    json_t *list = allows(&own, "ec2:RestoreManagedPrefixListVersion", "arn:aws:ec2:eu-west-1:1:prefix-list/pl-1");
    assert_string_equal(
        json_string_value(json_array_get(condition(list, "StringLike", "aws:ResourceTag/secure-rds:app"), 0)), "myapp");
    json_t *code = allows(&role, "s3:GetObject", "arn:aws:s3:::anything/x");
    assert_string_equal(json_string_value(json_array_get(condition(code, "StringNotEquals", "aws:ResourceAccount"), 0)),
                        "${aws:PrincipalAccount}");
}

static void test_partitions_and_refusals(void **unused) {
    (void)unused;
    Error err = {0};
    const PolicyScope china = {.app = "myapp", .region = "cn-north-1"};
    AUTO(policies_release) Policies policies = {0};
    AUTO(policies_release) Policies none = {0};
    assert_true(policy_operator(&china, "destroy", &policies, &err));
    assert_non_null(allows(&policies, "rds:ModifyDBInstance", "arn:aws-cn:rds:cn-north-1:1:db:myapp"));
    assert_false(policy_operator(&scope, "config", &none, &err));
    assert_int_equal(err.kind, ERROR_USAGE);
    assert_int_equal(none.count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_operation_has_a_command),
        cmocka_unit_test(test_every_resource_type_has_a_row),
        cmocka_unit_test(test_administrator),
        cmocka_unit_test(test_no_permission_of_a_type_is_lost),
        cmocka_unit_test(test_documents_are_taken),
        cmocka_unit_test(test_what_is_allowed),
        cmocka_unit_test(test_conditions),
        cmocka_unit_test(test_partitions_and_refusals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
