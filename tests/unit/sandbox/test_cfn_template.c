/* What CloudFormation refuses in a template, and in which words. */
#include "tests/unit/sandbox/cfn_fixture.h"
#include "sandbox/cfn/template.h"
#include "sandbox/cfn/yaml.h"

static const struct {
    const char *name, *body, *said; /* said: NULL when it is fine, else a part of the message */
} cases[] = {
    {"smallest", "Resources: {T: {Type: AWS::SNS::Topic}}", NULL},
    {"json", "{\"Resources\": {\"T\": {\"Type\": \"AWS::SNS::Topic\"}}}", NULL},
    {"not yaml", "Resources:\n  A: [", "Template format error: YAML not well-formed. (line 3, column 1)"},
    {"tabs", "Resources:\n\tA: 1", "YAML not well-formed. (line 2, column 1)"},
    {"not json", "{\"Resources\": ", "Template format error: JSON not well-formed. (line 1, column"},
    {"plain text", "hello", "Template format error: unsupported structure."},
    {"empty", "", "Template format error: unsupported structure."},
    {"unknown tag", "Resources: {T: !Foo x}", "YAML not well-formed"},
    {"alias", "Resources: {T: &t {Type: AWS::SNS::Topic}, U: *t}", "YAML aliases are not allowed"},
    {"null", "Resources: {T: {Type: AWS::SNS::Topic, Properties: {TopicName: }}}",
     "[/Resources/T/Properties/TopicName] 'null' values are not allowed in templates"},
    {"no resources", "Description: x", "At least one Resources member must be defined."},
    {"unknown section", "Resources: {T: {Type: AWS::SNS::Topic}}\nStuff: {}",
     "Invalid template property or properties [Stuff]"},
    {"version", "AWSTemplateFormatVersion: 2010-01-01\nResources: {T: {Type: AWS::SNS::Topic}}",
     "2010-01-01 is not a supported value for AWSTemplateFormatVersion."},
    {"version of the day", "AWSTemplateFormatVersion: 2010-09-09\nResources: {T: {Type: AWS::SNS::Topic}}", NULL},
    {"no type", "Resources: {T: {Properties: {}}}",
     "[/Resources/T] Every Resources object must contain a Type member."},
    {"bad name", "Resources: {T-1: {Type: AWS::SNS::Topic}}", "Resource name T-1 is non alphanumeric."},
    {"unknown types", "Resources: {T: {Type: AWS::SNS::Topick}, U: {Type: AWS::Foo::Bar}}",
     "Template format error: Unrecognized resource types: [AWS::SNS::Topick, AWS::Foo::Bar]"},
    {"unknown attribute", "Resources: {T: {Type: AWS::SNS::Topic, Propertees: {}}}",
     "Invalid template resource property 'Propertees'"},
    {"snapshot of a topic", "Resources: {T: {Type: AWS::SNS::Topic, DeletionPolicy: Snapshot}}",
     "resource type AWS::SNS::Topic does not support deletion policy Snapshot"},
    {"unresolved", "Resources: {T: {Type: AWS::SNS::Topic, Properties: {TopicName: !Ref Nobody}}}",
     "Template format error: Unresolved resource dependencies [Nobody] in the Resources block of the template"},
    {"unresolved in Sub",
     "Resources: {T: {Type: AWS::SNS::Topic, Properties: {TopicName: !Sub \"a-${Nobody}-${!Literal}\"}}}",
     "Unresolved resource dependencies [Nobody] in the Resources block"},
    {"unresolved DependsOn", "Resources: {T: {Type: AWS::SNS::Topic, DependsOn: Nobody}}",
     "Unresolved resource dependencies [Nobody] in the Resources block"},
    {"unresolved output", "Resources: {T: {Type: AWS::SNS::Topic}}\nOutputs: {O: {Value: !Ref Nobody}}",
     "Unresolved resource dependencies [Nobody] in the Outputs block"},
    {"unresolved GetAtt", "Resources: {T: {Type: AWS::SNS::Topic, Properties: {TopicName: !GetAtt No.Arn}}}",
     "Template error: instance of Fn::GetAtt references undefined resource No"},
    {"attribute", "Resources: {T: {Type: AWS::SNS::Topic}}\nOutputs: {O: {Value: !GetAtt T.Colour}}",
     "resource T does not support attribute type Colour in Fn::GetAtt"},
    {"bad Sub", "Resources: {T: {Type: AWS::SNS::Topic, Properties: {TopicName: !Sub \"${a-b}\"}}}",
     "variable names in Fn::Sub syntax must contain only alphanumeric characters"},
    {"function", "Resources: {T: {Type: AWS::SNS::Topic, Properties: {TopicName: {Fn::Nope: 1}}}}",
     "Encountered unsupported function: Fn::Nope"},
    {"circle",
     "Resources: {A: {Type: AWS::SNS::Topic, DependsOn: B}, B: {Type: AWS::SNS::Topic, DependsOn: C}, C: {Type: "
     "AWS::SNS::Topic, Properties: {TopicName: !GetAtt A.TopicName}}}",
     "Circular dependency between resources: [A, B, C]"},
    {"circle on itself", "Resources: {A: {Type: AWS::SNS::Topic, Properties: {TopicName: !Ref A}}}",
     "Circular dependency between resources: [A]"},
    {"condition", "Resources: {A: {Type: AWS::SNS::Topic, Condition: Maybe}}",
     "Unresolved condition dependencies [Maybe] in the Resources block"},
    {"condition on a resource",
     "Conditions: {C: !Equals [!Ref A, x]}\nResources: {A: {Type: AWS::SNS::Topic, Condition: C}}",
     "Unresolved dependencies [A]. Cannot reference resources in the Conditions block of the template"},
    {"parameter without type", "Parameters: {P: {Default: x}}\nResources: {A: {Type: AWS::SNS::Topic}}",
     "Every Parameters object must contain a Type member."},
    {"parameter's member", "Parameters: {P: {Type: String, Colour: x}}\nResources: {A: {Type: AWS::SNS::Topic}}",
     "Invalid template parameter property 'Colour'"},
    {"output without value", "Resources: {A: {Type: AWS::SNS::Topic}}\nOutputs: {O: {Description: x}}",
     "Every Outputs member must contain a Value object"},
    {"policy conditions are no template conditions",
     "Resources: {R: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Statement: [{Condition: "
     "{StringEquals: {a: b}}}]}}}}",
     NULL},
    {"custom",
     "Resources: {R: {Type: Custom::Thing, Properties: {ServiceToken: x, Anything: 1}}}\nOutputs: {O: {Value: "
     "!GetAtt R.Whatever}}",
     NULL},
};

static void test_refusals(void **unused) {
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Error err = {0};
        json_auto_t *document = template_read(cases[i].body, &err);
        bool as_said = cases[i].said ? !document && strstr(err.said, cases[i].said) : document != NULL;
        if (!as_said || (cases[i].said && strcmp(err.code, "ValidationError") != 0))
            fail_msg("%s: %s \"%s\", expected \"%s\"", cases[i].name, err.code, err.said,
                     cases[i].said ? cases[i].said : "nothing");
    }
}

static void test_long_form(void **unused) {
    static const struct {
        const char *yaml, *json;
    } forms[] = {
        {"!Ref A", "{\"Ref\": \"A\"}"},
        {"!GetAtt A.B.C", "{\"Fn::GetAtt\": [\"A\", \"B.C\"]}"},
        {"!GetAtt [A, B]", "{\"Fn::GetAtt\": [\"A\", \"B\"]}"},
        {"!Condition C", "{\"Condition\": \"C\"}"},
        {"!If [C, !Ref \"AWS::NoValue\", 1]", "{\"Fn::If\": [\"C\", {\"Ref\": \"AWS::NoValue\"}, 1]}"},
        {"!Join [\",\", !GetAZs \"\"]", "{\"Fn::Join\": [\",\", {\"Fn::GetAZs\": \"\"}]}"},
        {"!Select [0, !Split [\"-\", a-b]]", "{\"Fn::Select\": [0, {\"Fn::Split\": [\"-\", \"a-b\"]}]}"},
        {"!Sub 123", "{\"Fn::Sub\": \"123\"}"},
        {"!Not [!Equals [1, 1]]", "{\"Fn::Not\": [{\"Fn::Equals\": [1, 1]}]}"},
        {"!Base64 {Fn::Sub: x}", "{\"Fn::Base64\": {\"Fn::Sub\": \"x\"}}"},
        {"[yes, \"yes\", 12, \"12\", 1.5, 2012-10-17, 0x1]",
         "[true, \"yes\", 12, \"12\", 1.5, \"2012-10-17\", \"0x1\"]"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        Error err = {0};
        AUTO(memory_release) char *text = memory_print("V: %s", forms[i].yaml);
        json_auto_t *document = cfn_document(text, &err);
        json_auto_t *expected = json_loads(forms[i].json, JSON_DECODE_ANY, NULL);
        if (!document || !json_equal(json_object_get(document, "V"), expected)) {
            AUTO(memory_release) char *found = document ? json_dumps(document, 0) : memory_copy(err.said);
            fail_msg("%s became %s, expected %s", forms[i].yaml, found, forms[i].json);
        }
    }
}

static void test_limits(void **unused) {
    AUTO(text_release) Text text = {0};
    Error err = {0};
    (void)unused;
    text_put(&text, "Resources: {T: {Type: AWS::SNS::Topic}} #");
    while (text.length < TEMPLATE_BODY_MAX)
        text_put(&text, "x");
    json_auto_t *fits = template_read(text_string(&text), &err);
    assert_non_null(fits);
    text_put(&text, "x");
    assert_null(template_read(text_string(&text), &err));
    assert_non_null(strstr(err.said,
                           "at 'templateBody' failed to satisfy constraint: Member must have length less than "
                           "or equal to 51200"));
    text_clear(&text);
    text_put(&text, "Resources: ");
    for (int i = 0; i < 2000; i++)
        text_put(&text, "{a: ");
    assert_null(template_read(text_string(&text), &err));
    assert_non_null(strstr(err.said, "not well-formed"));
}

static void test_capabilities(void **unused) {
    static const struct {
        const char *name, *body, *given, *missing;
    } rows[] = {
        {"none", "Resources: {T: {Type: AWS::SNS::Topic}}", NULL, NULL},
        {"role", "Resources: {T: {Type: AWS::IAM::Role}}", NULL, "[CAPABILITY_IAM]"},
        {"role, given", "Resources: {T: {Type: AWS::IAM::Role}}", "CAPABILITY_IAM", NULL},
        {"role, more given", "Resources: {T: {Type: AWS::IAM::Role}}", "CAPABILITY_NAMED_IAM", NULL},
        {"named", "Resources: {T: {Type: AWS::IAM::Role, Properties: {RoleName: x}}}", "CAPABILITY_IAM",
         "[CAPABILITY_NAMED_IAM]"},
        {"transform", "Transform: AWS::SecretsManager-2024-09-16\nResources: {T: {Type: AWS::SNS::Topic}}", NULL,
         "[CAPABILITY_AUTO_EXPAND]"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Error err = {0};
        json_auto_t *document = template_read(rows[i].body, &err);
        json_auto_t *given = rows[i].given ? json_pack("[s]", rows[i].given) : json_array();
        bool ok = template_permitted(document, given, &err);
        if (ok != !rows[i].missing || (rows[i].missing && !strstr(err.said, rows[i].missing)) ||
            (!ok && strcmp(err.code, "InsufficientCapabilitiesException") != 0))
            fail_msg("%s: %d %s \"%s\"", rows[i].name, ok, err.code, err.said);
    }
}

static void test_transform(void **unused) {
    Error err = {0};
    (void)unused;
    json_auto_t *given = template_read(
        "Transform: AWS::SecretsManager-2024-09-16\n"
        "Resources:\n"
        "  S: {Type: AWS::SecretsManager::Secret}\n"
        "  R: {Type: AWS::SecretsManager::RotationSchedule, Properties: {SecretId: !Ref S, HostedRotationLambda: "
        "{RotationType: PostgreSQLSingleUser, RotationLambdaName: f}}}\n",
        &err);
    json_auto_t *template = template_transform(given, &err);
    const json_t *resources = json_object_get(template, "Resources");
    const json_t *nested = json_object_get(resources, "RHostedRotationLambda");
    assert_string_equal(value_text(nested, "Type"), "AWS::CloudFormation::Stack");
    const json_t *schedule = json_object_get(json_object_get(resources, "R"), "Properties");
    assert_null(json_object_get(schedule, "HostedRotationLambda"));
    assert_non_null(json_object_get(schedule, "RotationLambdaARN"));
    assert_non_null(json_object_get(json_object_get(json_object_get(given, "Resources"), "R"), "Properties"));
    json_auto_t *unknown = template_read("Transform: Foo\nResources: {T: {Type: AWS::SNS::Topic}}", &err);
    assert_null(template_transform(unknown, &err));
    assert_string_equal(err.said, "No transform named Foo found.");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refusals),     cmocka_unit_test(test_long_form), cmocka_unit_test(test_limits),
        cmocka_unit_test(test_capabilities), cmocka_unit_test(test_transform),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
