/* Change sets: what they say would change, and how they are used. */
#include "tests/unit/sandbox/cfn_fixture.h"

static const char body[] =
    "Parameters: {Size: {Type: Number, Default: 20}, Name: {Type: String, Default: app-db}, Class: {Type: String, "
    "Default: "
    "db.t4g.micro}, Cidr: {Type: String, Default: 10.0.0.0/16}, Script: {Type: String, Default: one}, Extra: {Type: "
    "String, "
    "Default: \"no\"}, Entry: {Type: String, Default: 203.0.113.7/32}, Engine: {Type: String, Default: postgres}}\n"
    "Conditions: {More: !Equals [!Ref Extra, \"yes\"]}\n"
    "Resources:\n"
    "  Net: {Type: AWS::EC2::VPC, Properties: {CidrBlock: !Ref Cidr}}\n"
    "  Group: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: x, VpcId: !Ref Net}}\n"
    "  Rule: {Type: AWS::EC2::SecurityGroupIngress, Properties: {GroupId: !GetAtt Group.GroupId, IpProtocol: \"-1\", "
    "CidrIp: 10.0.0.0/8}}\n"
    "  List: {Type: AWS::EC2::PrefixList, Properties: {PrefixListName: l, AddressFamily: IPv4, MaxEntries: 4, Entries: "
    "[{Cidr: !Ref Entry}]}}\n"
    "  Start: {Type: AWS::EC2::LaunchTemplate, Properties: {LaunchTemplateData: {UserData: !Base64 {Ref: Script}}}}\n"
    "  Host: {Type: AWS::EC2::Instance, Properties: {LaunchTemplate: {LaunchTemplateId: !Ref Start, Version: !GetAtt "
    "Start.LatestVersionNumber}}}\n"
    "  Database: {Type: AWS::RDS::DBInstance, Properties: {DBInstanceIdentifier: !Ref Name, DBInstanceClass: !Ref "
    "Class, "
    "Engine: !Ref Engine, AllocatedStorage: !Ref Size, VPCSecurityGroups: [!GetAtt Group.GroupId]}}\n"
    "  Topic: {Type: AWS::SNS::Topic, Condition: More}\n"
    "Outputs: {Net: {Value: !Ref Net}}\n";

static json_t *set_input(const char *name, const char *type, const char *text, const char *pairs) {
    json_t *input = stack_input(text, pairs);
    json_object_set_new(input, "ChangeSetName", json_string(name));
    json_object_set_new(input, "ChangeSetType", json_string(type));
    return input;
}

static json_t *describe(Account *account, const char *name) {
    return account_call(account, "DescribeChangeSet", words("StackName", "app", "ChangeSetName", name, NULL));
}

/* "Modify Database False Properties: AllocatedStorage Never Static ParameterReference Size; …", one a line. */
static char *changes_text(const json_t *described) {
    AUTO(text_release) Text text = {0};
    const json_t *changes = json_object_get(described, "Changes");
    for (size_t i = 0; i < json_array_size(changes); i++) {
        const json_t *change = json_object_get(json_array_get(changes, i), "ResourceChange");
        const json_t *details = json_object_get(change, "Details");
        text_print(&text, "%s %s %s", value_text(change, "Action"), value_text(change, "LogicalResourceId"),
                   value_text(change, "Replacement"));
        for (size_t j = 0; j < json_array_size(details); j++) {
            const json_t *detail = json_array_get(details, j), *target = json_object_get(detail, "Target");
            text_print(&text, "; %s %s %s %s %s %s", value_text(target, "Attribute"), value_text(target, "Name"),
                       value_text(target, "RequiresRecreation"), value_text(detail, "Evaluation"),
                       value_text(detail, "ChangeSource"), value_text(detail, "CausingEntity"));
        }
        text_put(&text, "\n");
    }
    return text_take(&text);
}

static const struct {
    const char *name, *pairs, *changes;
} cases[] = {
    {"storage", "Size=30", "Modify Database False; Properties AllocatedStorage Never Static ParameterReference Size\n"},
    {"class and storage", "Size=30 Class=db.t4g.small",
     "Modify Database False; Properties DBInstanceClass Never Static ParameterReference Class; Properties "
     "AllocatedStorage "
     "Never Static ParameterReference Size\n"},
    {"identifier", "Name=other",
     "Modify Database True; Properties DBInstanceIdentifier Always Static ParameterReference Name\n"},
    {"conditional", "Engine=mysql",
     "Modify Database Conditional; Properties Engine Conditionally Static ParameterReference Engine\n"},
    {"allow list", "Entry=203.0.113.8/32",
     "Modify List False; Properties Entries Never Static ParameterReference Entry\n"},
    {"condition", "Extra=yes", "Add Topic \n"},
    /* The network goes, and what names it can't be told from what will be: dynamic. */
    {"through others", "Cidr=10.1.0.0/16",
     "Modify Database False; Properties VPCSecurityGroups Never Dynamic ResourceAttribute Group.GroupId\n"
     "Modify Group Conditional; Properties VpcId Always Dynamic ResourceReference Net\n"
     "Modify Net True; Properties CidrBlock Always Static ParameterReference Cidr\n"
     "Modify Rule Conditional; Properties GroupId Always Dynamic ResourceAttribute Group.GroupId\n"},
    {"launch template", "Script=two",
     "Modify Host Conditional; Properties LaunchTemplate Always Dynamic ResourceAttribute Start.LatestVersionNumber\n"
     "Modify Start False; Properties LaunchTemplateData Never Static ParameterReference Script\n"},
};

static void test_changes(void **unused) {
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    stack_up(&account, body, "");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char name[20];
        snprintf(name, sizeof name, "c%zu", i);
        assert_true(account_do(&account, "CreateChangeSet", set_input(name, "UPDATE", body, cases[i].pairs)));
        account_wait(&account, 10);
        json_auto_t *described = describe(&account, name);
        AUTO(memory_release) char *found = changes_text(described);
        if (strcmp(found, cases[i].changes) != 0)
            fail_msg("%s:\n%sexpected:\n%s%s", cases[i].name, found, cases[i].changes,
                     value_text(described, "StatusReason"));
    }
}

static void test_direct_and_removed(void **unused) {
    static const char before[] =
        "Resources: {A: {Type: AWS::SNS::Topic, Properties: {DisplayName: one}}, B: {Type: AWS::SNS::Topic}}";
    static const char after[] = "Resources: {A: {Type: AWS::SNS::Topic, Metadata: {x: y}, DeletionPolicy: Retain, "
                                "Properties: {DisplayName: two, Tags: [{Key: a, Value: b}]}}}";
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    stack_up(&account, before, "");
    assert_true(account_do(&account, "CreateChangeSet", set_input("c", "UPDATE", after, "")));
    account_wait(&account, 10);
    json_auto_t *described = describe(&account, "c");
    AUTO(memory_release) char *found = changes_text(described);
    assert_string_equal(found,
                        "Modify A False; Properties DisplayName Never Static DirectModification ; Tags  Never Static "
                        "DirectModification ; Metadata  Never Static DirectModification ; DeletionPolicy  Never Static "
                        "DirectModification \nRemove B \n");
    assert_true(account_do(&account, "ExecuteChangeSet", words("StackName", "app", "ChangeSetName", "c", NULL)));
    account_wait(&account, 600);
    expect_status(&account, "UPDATE_COMPLETE");
    AUTO(memory_release) char *gone = resource_member(&account, "B", "ResourceStatus");
    assert_string_equal(gone, "DELETE_COMPLETE");
}

static void test_stack_tags(void **unused) {
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    stack_up(&account,
             "Resources: {A: {Type: AWS::SNS::Topic}, P: {Type: AWS::SNS::TopicPolicy, Properties: {Topics: [!Ref "
             "A], PolicyDocument: {Statement: [{Effect: Allow, Principal: {Service: budgets.amazonaws.com}, Action: "
             "sns:Publish, Resource: \"*\"}]}}}}",
             "");
    json_t *input = words("StackName", "app", "ChangeSetName", "c", "UsePreviousTemplate", "true", NULL);
    json_object_set_new(input, "Tags", json_pack("[{ssss}]", "Key", "project", "Value", "app"));
    assert_true(account_do(&account, "CreateChangeSet", input));
    account_wait(&account, 10);
    json_auto_t *described = describe(&account, "c");
    AUTO(memory_release) char *found = changes_text(described);
    assert_string_equal(found, "Modify A False; Tags  Never Static DirectModification \n");
}

static void test_life(void **unused) {
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    json_t *input = set_input("c1", "CREATE", body, ""), *again = set_input("c1", "CREATE", body, "");
    json_object_set_new(input, "ClientToken", json_string("t"));
    json_object_set_new(again, "ClientToken", json_string("t"));
    json_auto_t *made = account_call(&account, "CreateChangeSet", input);
    json_auto_t *same = account_call(&account, "CreateChangeSet", again);
    assert_true(json_equal(made, same));
    assert_false(account_do(&account, "CreateChangeSet", set_input("c1", "CREATE", body, "")));
    assert_string_equal(account.code, "AlreadyExistsException");
    expect_status(&account, "REVIEW_IN_PROGRESS");
    json_auto_t *pending = describe(&account, "c1");
    assert_string_equal(value_text(pending, "Status"), "CREATE_PENDING");
    assert_string_equal(value_text(pending, "ExecutionStatus"), "UNAVAILABLE");
    assert_false(account_do(&account, "ExecuteChangeSet", words("StackName", "app", "ChangeSetName", "c1", NULL)));
    assert_string_equal(account.code, "InvalidChangeSetStatus");
    account_wait(&account, 10);
    json_auto_t *ready = describe(&account, "c1");
    assert_string_equal(value_text(ready, "Status"), "CREATE_COMPLETE");
    assert_string_equal(value_text(ready, "ExecutionStatus"), "AVAILABLE");
    assert_int_equal(json_array_size(json_object_get(ready, "Changes")), 7);
    const char *id = value_text(made, "Id");
    assert_true(account_do(&account, "CreateChangeSet", set_input("c2", "CREATE", body, "")));
    account_wait(&account, 10);
    for (int i = 0; i < 2; i++) /* a repeated call with the token starts nothing again */
        assert_true(
            account_do(&account, "ExecuteChangeSet", words("ChangeSetName", id, "ClientRequestToken", "x", NULL)));
    json_auto_t *obsolete = describe(&account, "c2");
    assert_string_equal(value_text(obsolete, "ExecutionStatus"), "OBSOLETE");
    account_wait(&account, 3600);
    expect_status(&account, "CREATE_COMPLETE");
    assert_false(account_do(&account, "CreateChangeSet", set_input("c3", "CREATE", body, "")));
    assert_non_null(strstr(account.message, "already exists and cannot be created again with the changeSet [c3]."));
    assert_true(account_do(&account, "DeleteChangeSet", words("StackName", "app", "ChangeSetName", "c2", NULL)));
    assert_false(account_do(&account, "DescribeChangeSet", words("StackName", "app", "ChangeSetName", "c2", NULL)));
    assert_string_equal(account.code, "ChangeSetNotFound");
}

static void test_no_changes(void **unused) {
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    stack_up(&account, body, "");
    assert_true(account_do(&account, "CreateChangeSet", set_input("c", "UPDATE", body, "")));
    account_wait(&account, 10);
    json_auto_t *described = describe(&account, "c");
    assert_string_equal(value_text(described, "Status"), "FAILED");
    assert_non_null(strstr(value_text(described, "StatusReason"), "didn't contain changes"));
    assert_true(account_do(&account, "DeleteChangeSet", words("StackName", "app", "ChangeSetName", "c", NULL)));
}

static void test_early_validation(void **unused) {
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    assert_true(
        account_do(&account, "CreateChangeSet",
                   set_input("c", "CREATE", "Resources: {A: {Type: AWS::SNS::Topic, Properties: {Colour: 1}}}", "")));
    account_wait(&account, 10);
    json_auto_t *described = describe(&account, "c");
    assert_string_equal(value_text(described, "Status"), "FAILED");
    assert_non_null(strstr(value_text(described, "StatusReason"), "[AWS::EarlyValidation::PropertyValidation]"));
    assert_true(account_do(&account, "DeleteStack", words("StackName", "app", NULL)));
    account_wait(&account, 10);
    assert_false(account_do(&account, "DescribeStacks", words("StackName", "app", NULL)));
}

/* 150 topics: three pages of changes, and events over many. */
static void test_pages(void **unused) {
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    AUTO(text_release) Text text = {0};
    text_put(&text, "Resources:\n");
    for (int i = 0; i < 150; i++)
        text_print(&text, "  T%d: {Type: AWS::SNS::Topic}\n", i);
    assert_true(account_do(&account, "CreateChangeSet", set_input("c", "CREATE", text_string(&text), "")));
    account_wait(&account, 10);
    json_auto_t *first = describe(&account, "c");
    size_t count = json_array_size(json_object_get(first, "Changes"));
    char token[40];
    int pages = 1;
    for (snprintf(token, sizeof token, "%s", value_text(first, "NextToken")); *token; pages++) {
        json_auto_t *next = account_call(&account, "DescribeChangeSet",
                                         words("StackName", "app", "ChangeSetName", "c", "NextToken", token, NULL));
        count += json_array_size(json_object_get(next, "Changes"));
        snprintf(token, sizeof token, "%s", value_text(next, "NextToken"));
    }
    assert_int_equal(count, 150);
    assert_int_equal(pages, 3);
    assert_true(account_do(&account, "ExecuteChangeSet", words("StackName", "app", "ChangeSetName", "c", NULL)));
    account_wait(&account, 600);
    json_auto_t *events = stack_events(&account, "app");
    assert_int_equal(json_array_size(events), 1 + 2 + 3 * 150);
    assert_false(
        account_do(&account, "DescribeStackEvents", words("StackName", "app", "NextToken", "page-9999", NULL)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_changes),    cmocka_unit_test(test_direct_and_removed),
        cmocka_unit_test(test_stack_tags), cmocka_unit_test(test_life),
        cmocka_unit_test(test_no_changes), cmocka_unit_test(test_early_validation),
        cmocka_unit_test(test_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
