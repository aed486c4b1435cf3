/* Values against AWS's published schemas: a value of each kind that breaks a row, and what is said of it. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/memory.h"
#include "sandbox/values/types.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *type, *properties;
    const char *words; /* NULL: there is nothing to say */
} values[] = {
    {"AWS::SNS::Topic", "{\"TopicName\": \"alarms\"}", NULL},
    {"AWS::SNS::Topic", "{\"Colour\": 1}", "#: extraneous key [Colour] is not permitted"},
    {"AWS::SNS::Topic", "{\"TopicArn\": \"x\"}", "Encountered read-only property [TopicArn]"},
    {"AWS::SNS::Topic", "{\"TopicName\": [\"a\"]}", "#/TopicName: expected type: String, found: JSONArray"},
    {"AWS::SNS::Topic", "{\"MaximumMessageSize\": 1}", "#/MaximumMessageSize: 1 is not greater or equal to 1024"},
    {"AWS::SNS::Topic", "{\"MaximumMessageSize\": 9999999}",
     "#/MaximumMessageSize: 9999999 is not less or equal to 1048576"},
    {"AWS::SNS::Topic", "{\"Tags\": [{\"Key\": \"a\"}]}", "#/Tags/0: required key [Value] not found"},
    {"AWS::SNS::Subscription", "{\"Protocol\": \"email\"}", "#: required key [TopicArn] not found"},
    {"AWS::Lambda::Function", "{\"Code\": {\"ZipFile\": \"x\"}, \"Role\": \"nobody\"}",
     "#/Role: failed validation constraint for keyword [pattern]"},
    {"AWS::Lambda::Function",
     "{\"Code\": {\"ZipFile\": \"x\"}, \"Role\": \"arn:aws:iam::123456789012:role/r\", \"PackageType\": \"Rar\"}",
     "#/PackageType: failed validation constraint for keyword [enum]"},
    {"AWS::Lambda::Function",
     "{\"Code\": {\"ZipFile\": \"x\"}, \"Role\": \"arn:aws:iam::123456789012:role/r\", \"Description\": \"%*300\"}",
     "#/Description: expected maxLength: 256, actual: 300"},
    {"AWS::Lambda::Function", "{\"Code\": {\"ZipFile\": \"x\"}, \"Role\": \"{{changeSet:KNOWN_AFTER_APPLY}}\"}", NULL},
    {"AWS::EC2::PrefixList", "{\"PrefixListName\": \"\", \"AddressFamily\": \"IPv4\", \"MaxEntries\": 1}",
     "#/PrefixListName: expected minLength: 1, actual: 0"},
    {"AWS::KMS::Key", "{\"KeyPolicy\": {}, \"PendingWindowInDays\": 3}",
     "#/PendingWindowInDays: 3 is not greater or equal to 7"},
    {"AWS::Logs::LogGroup", "{\"LogGroupName\": \"a b\"}",
     "#/LogGroupName: failed validation constraint for keyword [pattern]"},
    {"Custom::Anything", "{\"Colour\": 1}", "#: required key [ServiceToken] not found"},
    {"Custom::Anything", "{\"ServiceToken\": \"x\", \"Colour\": 1}", NULL},
};

/* "%*300": so many letters. */
static char *widen(const char *text) {
    const char *place = strstr(text, "%*");
    if (!place)
        return memory_copy(text);
    AUTO(memory_release) char *wide = memory_print("%0300d", 0);
    return memory_print("%.*s%s%s", (int)(place - text), text, wide, place + 5);
}

static void test_values(void **unused) {
    (void)unused;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        AUTO(memory_release) char *text = widen(values[i].properties);
        json_auto_t *properties = json_loads(text, 0, NULL);
        json_auto_t *problems = json_array();
        assert_non_null(properties);
        type_check(type_find(values[i].type), properties, problems);
        AUTO(memory_release) char *found = list_join(problems, "; ");
        if (strcmp(found, values[i].words ? values[i].words : "") != 0)
            fail_msg("%s %s: \"%s\"", values[i].type, values[i].properties, found);
    }
}

static void node_look(const char *type, const TypeNode *node, int depth) {
    if (node->pattern && !type_pattern_valid(node->pattern))
        fail_msg("%s: no expression: %s", type, node->pattern);
    if (depth > 8) /* some schemas hold themselves */
        return;
    if (node->items)
        node_look(type, node->items, depth + 1);
    for (const TypeProperty *row = node->members; row && row->name; row++)
        node_look(type, &row->node, depth + 1);
}

static void test_patterns(void **unused) {
    (void)unused;
    const TypeRow *row;
    size_t count = 0;
    for (; (row = type_numbered(count)); count++)
        node_look(row->name, &row->node, 0);
    assert_true(count > 40);
}

static void test_expressions(void **unused) {
    (void)unused;
    assert_true(type_pattern_matches("^a+$", "aaa"));
    assert_false(type_pattern_matches("^a+$", "ab"));
    assert_true(type_pattern_matches("^\\p{L}+$", "aé"));
    assert_false(type_pattern_valid("("));
    assert_true(type_pattern_matches("(", "what is no expression refuses nothing"));
}

/* More of them than there is room to remember. */
static void test_many_expressions(void **unused) {
    (void)unused;
    for (int i = 0; i < 6000; i++) {
        AUTO(memory_release) char *pattern = memory_print("^x%d$", i);
        AUTO(memory_release) char *text = memory_print("x%d", i);
        assert_true(type_pattern_matches(pattern, text));
        assert_false(type_pattern_matches(pattern, "y"));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_values), cmocka_unit_test(test_patterns),
                                       cmocka_unit_test(test_expressions), cmocka_unit_test(test_many_expressions)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
