/* Parameters and intrinsic functions. */
#include "tests/unit/sandbox/cfn_fixture.h"
#include "sandbox/cfn/eval.h"
#include "sandbox/cfn/template.h"

static const char frame[] =
    "Parameters: {Size: {Type: Number, Default: 20}, Name: {Type: String, Default: my-app}, List: {Type: "
    "CommaDelimitedList, Default: \"a, b,c\"}}\n"
    "Mappings: {M: {k: {v: found}}}\n"
    "Conditions: {Is: !Equals [!Ref Size, 20], Isnt: !Not [!Condition Is], Both: !And [!Condition Is, !Not "
    "[!Condition "
    "Isnt]], Either: !Or [!Condition Isnt, !Equals [a, b]]}\n"
    "Resources: {T: {Type: AWS::SNS::Topic}}\n"
    "Metadata: {V: %s}\n";

static const struct {
    const char *yaml, *json; /* what it becomes; NULL: refused */
    const char *said;
} cases[] = {
    {"!Ref Name", "\"my-app\"", NULL},
    {"!Ref Size", "\"20\"", NULL},
    {"!Ref List", "[\"a\", \"b\", \"c\"]", NULL},
    {"!Ref T", "\"arn:topic\"", NULL},
    {"!GetAtt T.TopicName", "\"topic\"", NULL},
    {"!Ref AWS::Region", "\"eu-west-1\"", NULL},
    {"!Sub \"${Name}/${T.TopicName}/${AWS::AccountId}/${!Name}\"", "\"my-app/topic/123456789012/${Name}\"", NULL},
    {"!Sub [\"${A}-${Name}\", {A: !Ref Size}]", "\"20-my-app\"", NULL},
    {"!Join [_, !Split [\"-\", !Ref Name]]", "\"my_app\"", NULL},
    {"!Select [1, !Ref List]", "\"b\"", NULL},
    {"!Select [\"2\", [x, y, z]]", "\"z\"", NULL},
    {"!Select [3, [x, y, z]]", NULL, "Fn::Select cannot select nonexistent value at index 3"},
    {"!If [Is, !Ref AWS::NoValue, x]", "null", NULL},
    {"{a: !If [Isnt, 1, !Ref AWS::NoValue], b: [!If [Both, 2, 3], !If [Either, 4, !Ref AWS::NoValue]]}", "{\"b\": [2]}",
     NULL},
    {"!FindInMap [M, k, v]", "\"found\"", NULL},
    {"!FindInMap [M, k, w]", NULL, "Unable to get mapping for M::k::w"},
    {"!Base64 hello", "\"aGVsbG8=\"", NULL},
    {"!Select [0, !GetAZs \"\"]", "\"eu-west-1a\"", NULL},
    {"!Cidr [10.0.0.0/16, 4, 14]", "[\"10.0.0.0/18\", \"10.0.64.0/18\", \"10.0.128.0/18\", \"10.0.192.0/18\"]", NULL},
    {"!Cidr [10.1.2.0/24, 2, 5]", "[\"10.1.2.0/27\", \"10.1.2.32/27\"]", NULL},
    {"!Cidr [10.0.0.0/24, 5, 6]", NULL, "Fn::Cidr"},
    {"!ImportValue nobody", NULL, "No export named nobody found."},
    {"!ImportValue shared", "\"it\"", NULL},
    {"{Version: 2012-10-17, Port: 5432, On: true}", "{\"Version\": \"2012-10-17\", \"Port\": 5432, \"On\": true}",
     NULL},
};

static void test_functions(void **unused) {
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Error err = {0};
        char body[4096];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        snprintf(body, sizeof body, frame, cases[i].yaml);
#pragma GCC diagnostic pop
        json_auto_t *document = template_read(body, &err);
        json_auto_t *given = document ? parameters_resolve(document, NULL, NULL, NULL, "eu-west-1", 0, &err) : NULL;
        json_auto_t *known = json_pack("{s{sss{ss}}}", "T", "Ref", "arn:topic", "Attributes", "TopicName", "topic");
        json_auto_t *exports = json_pack("{ss}", "shared", "it");
        CfnScope scope = {.document = document,
                          .parameters = given,
                          .known = known,
                          .exports = exports,
                          .account = "123456789012",
                          .region = "eu-west-1",
                          .stack_name = "app",
                          .stack_id = "arn"};
        bool ready = given && scope_conditions(&scope, &err);
        json_auto_t *value =
            ready ? scope_value(&scope, json_object_get(json_object_get(document, "Metadata"), "V"), &err) : NULL;
        json_auto_t *expected = cases[i].json ? json_loads(cases[i].json, JSON_DECODE_ANY, NULL) : NULL;
        AUTO(memory_release) char *found = value ? json_dumps(value, JSON_ENCODE_ANY) : memory_copy(err.said);
        bool fine = cases[i].json ? value && json_equal(value, expected) : !value && strstr(err.said, cases[i].said);
        if (!fine)
            fail_msg("%s gave %s, expected %s", cases[i].yaml, found, cases[i].json ? cases[i].json : cases[i].said);
        json_decref(scope.conditions);
    }
}

static const struct {
    const char *name, *row, *given, *said; /* said: NULL when fine */
} rows[] = {
    {"default", "{Type: String, Default: x}", "", NULL},
    {"missing", "{Type: String}", "", "Parameters: [P] must have values"},
    {"stranger", "{Type: String, Default: x}", "Q=1", "Parameters: [Q] do not exist in the template"},
    {"unknown type", "{Type: Text, Default: x}", "", "Template format error: Unrecognized parameter type: Text"},
    {"allowed", "{Type: String, AllowedValues: [a, b]}", "P=b", NULL},
    {"not allowed", "{Type: String, AllowedValues: [a, b]}", "P=c", "Parameter 'P' must be one of AllowedValues"},
    {"said by its author", "{Type: String, AllowedValues: [a], ConstraintDescription: choose a}", "P=c",
     "Parameter P failed to satisfy constraint: choose a"},
    {"pattern", "{Type: String, AllowedPattern: \"^[a-z]+(-[a-z0-9]+)*$\"}", "P=my-app2", NULL},
    {"pattern is for all of it", "{Type: String, AllowedPattern: \"[a-z]+\"}", "P=abc1",
     "Parameter 'P' must match pattern [a-z]+"},
    {"pattern of Java", "{Type: String, AllowedPattern: \"(?:\\\\d{2})+\"}", "P=1234", NULL},
    {"number", "{Type: Number, MinValue: 20, MaxValue: 30}", "P=20", NULL},
    {"no number", "{Type: Number}", "P=two", "Parameter 'P' must be a number"},
    {"too small", "{Type: Number, MinValue: 20}", "P=19", "Parameter 'P' must be a number not less than 20"},
    {"too large", "{Type: Number, MaxValue: 30}", "P=31", "Parameter 'P' must be a number not greater than 30"},
    {"too short", "{Type: String, MinLength: 2}", "P=a", "Parameter 'P' must contain at least 2 characters"},
    {"too long", "{Type: String, MaxLength: 2}", "P=abc", "Parameter 'P' must contain at most 2 characters"},
    {"key pair", "{Type: \"AWS::EC2::KeyPair::KeyName\"}", "P=laptop", NULL},
    {"no such key pair", "{Type: \"AWS::EC2::KeyPair::KeyName\"}", "P=lost",
     "parameter value lost for parameter name P does not exist"},
    {"list of numbers", "{Type: List<Number>}", "P=1,2", NULL},
    {"image", "{Type: \"AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>\", Default: /aws/x}", "", NULL},
};

static char *only_laptop(void *self, const char *region, const char *name, long long at_ms) {
    (void)self, (void)region, (void)at_ms;
    return strcmp(name, "laptop") == 0 ? memory_copy("key-0123456789abcdef0") : NULL;
}

static void test_parameters(void **unused) {
    const CfnWorld world = {.key_pair = only_laptop};
    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Error err = {0};
        AUTO(memory_release)
        char *body = memory_print("Parameters: {P: %s}\nResources: {T: {Type: AWS::SNS::Topic}}", rows[i].row);
        json_auto_t *document = template_read(body, &err);
        json_auto_t *given = parameters(rows[i].given);
        json_auto_t *values = document ? parameters_resolve(document, given, NULL, &world, "eu-west-1", 0, &err) : NULL;
        if (!values != !!rows[i].said || (rows[i].said && !strstr(err.said, rows[i].said)))
            fail_msg("%s: \"%s\", expected \"%s\"", rows[i].name, err.said, rows[i].said ? rows[i].said : "nothing");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_functions), cmocka_unit_test(test_parameters)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
