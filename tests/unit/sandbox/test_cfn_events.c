/* Operations and their ids, DescribeEvents, early validation, and what settles after it is configured. */
#include "tests/unit/sandbox/cfn_fixture.h"

static const char group_wrong[] = "Resources:\n"
                                  "  Topic: {Type: AWS::SNS::Topic}\n"
                                  "  Group: {Type: AWS::EC2::SecurityGroup, Properties: {Colour: red}}\n";
static const char named[] =
    "Resources:\n"
    "  Role: {Type: AWS::IAM::Role, Properties: {RoleName: app-role, AssumeRolePolicyDocument: {}}}\n"
    "  Logs: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /app/logs}}\n";

/* All events that the call asks for, newest first, over all pages. */
static json_t *operation_events(Account *account, json_t *input) {
    json_t *all = json_array();
    for (bool more = true; more;) {
        json_auto_t *output = account_call(account, "DescribeEvents", json_copy(input));
        if (!output)
            fail_msg("DescribeEvents: %s", account->message);
        json_array_extend(all, json_object_get(output, "OperationEvents"));
        more = json_object_get(output, "NextToken") != NULL;
        json_object_set(input, "NextToken", json_object_get(output, "NextToken"));
    }
    json_decref(input);
    return all;
}

static json_t *failed_only(json_t *input) {
    json_object_set_new(input, "Filters", json_pack("{sb}", "FailedEvents", 1));
    return input;
}

/* The first event whose member has that value; NULL: none. Borrowed. */
static const json_t *event_with(const json_t *events, const char *member, const char *value) {
    for (size_t i = 0; i < json_array_size(events); i++)
        if (strcmp(value_text(json_array_get(events, i), member), value) == 0)
            return json_array_get(events, i);
    return NULL;
}

static json_t *last_operations(Account *account) {
    json_auto_t *output = account_call(account, "DescribeStacks", words("StackName", "app", NULL));
    const json_t *stack = json_array_get(json_object_get(output, "Stacks"), 0);
    return json_incref(json_object_get(stack, "LastOperations"));
}

static const char *operation_type(const json_t *operations, size_t index) {
    return value_text(json_array_get(operations, index), "OperationType");
}

/* A failed update and its rollback are two operations; the first has the cause. */
static void test_operations(void **unused) {
    static const char body[] = "Parameters: {Text: {Type: String, Default: one}}\n"
                               "Resources: {Topic: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Ref Text}}}\n";
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    stack_up(&account, body, "");
    json_auto_t *first = last_operations(&account);
    assert_int_equal(json_array_size(first), 1);
    assert_string_equal(operation_type(first, 0), "CREATE_STACK");
    account.fault = "Topic:update:fail:Told to";
    json_auto_t *reply = account_call(&account, "UpdateStack", stack_input(body, "Text=two"));
    account.fault = NULL;
    json_auto_t *running = last_operations(&account);
    assert_string_equal(operation_type(running, 0), "UPDATE_STACK");
    account_wait(&account, 600);
    expect_status(&account, "UPDATE_ROLLBACK_COMPLETE");
    json_auto_t *operations = last_operations(&account);
    assert_string_equal(operation_type(operations, 0), "ROLLBACK");
    assert_string_equal(operation_type(operations, 1), "UPDATE_STACK");
    const char *id = value_text(json_array_get(operations, 1), "OperationId");
    assert_string_equal(value_text(reply, "OperationId"), id);
    json_auto_t *failed = operation_events(&account, failed_only(words("OperationId", id, NULL)));
    assert_int_equal(json_array_size(failed), 1);
    const json_t *cause = json_array_get(failed, 0);
    assert_string_equal(value_text(cause, "EventType"), "PROVISIONING_ERROR");
    assert_string_equal(value_text(cause, "ResourceStatusReason"), "Told to");
    json_auto_t *all = operation_events(&account, words("OperationId", id, NULL));
    const json_t *end = event_with(all, "OperationStatus", "FAILED");
    assert_ptr_equal(end, json_array_get(all, 0));
    assert_true(*value_text(end, "EndTime") && *value_text(end, "StartTime"));
    assert_string_equal(value_text(json_array_get(all, json_array_size(all) - 1), "OperationStatus"), "IN_PROGRESS");
    json_auto_t *old = stack_events(&account, "app");
    assert_string_equal(value_text(event_find(old, "Topic", "UPDATE_FAILED"), "OperationId"), id);
}

static void test_what_is_asked(void **unused) {
    static const struct {
        const char *member, *value, *said;
    } refused[] = {
        {"OperationId", "00000000-0000-4000-8000-000000000000",
         "Operation ID 00000000-0000-4000-8000-000000000000 does not exist"},
        {"ChangeSetName", "bare", "One of ChangeSetName, OperationId or StackName must be specified"},
        {"StackName", "lost", "Stack [lost] does not exist"},
    };
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        assert_false(account_do(&account, "DescribeEvents", words(refused[i].member, refused[i].value, NULL)));
        assert_string_equal(account.message, refused[i].said);
    }
}

/* 150 topics: more events than a page holds, each once, the newest first. */
static void test_pages(void **unused) {
    AUTO(text_release) Text body = {0};
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    text_put(&body, "Resources:\n");
    for (int i = 0; i < 150; i++)
        text_print(&body, "  T%d: {Type: AWS::SNS::Topic}\n", i);
    stack_up(&account, text_string(&body), "");
    json_auto_t *events = operation_events(&account, words("StackName", "app", NULL));
    json_auto_t *ids = json_object();
    for (size_t i = 0; i < json_array_size(events); i++) {
        const json_t *event = json_array_get(events, i);
        assert_null(json_object_get(ids, value_text(event, "EventId")));
        json_object_set_new(ids, value_text(event, "EventId"), json_true());
        assert_true(
            !i || strcmp(value_text(json_array_get(events, i - 1), "Timestamp"), value_text(event, "Timestamp")) >= 0);
    }
    assert_int_equal(json_array_size(events), 150 * 3 + 2 + 2);
}

/* Every problem is an event of its own, with its place in the template; the failure itself names none. */
static void test_change_set_refused(void **unused) {
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    json_t *input = stack_input(group_wrong, "");
    json_object_set_new(input, "ChangeSetName", json_string("c"));
    json_object_set_new(input, "ChangeSetType", json_string("CREATE"));
    json_auto_t *reply = account_call(&account, "CreateChangeSet", input);
    const char *arn = value_text(reply, "Id");
    account_wait(&account, 10);
    json_auto_t *set = account_call(&account, "DescribeChangeSet", words("ChangeSetName", arn, NULL));
    assert_string_equal(
        value_text(set, "StatusReason"),
        "The following hook(s)/validation failed: [AWS::EarlyValidation::PropertyValidation]. To troubleshoot Early "
        "Validation errors, use the DescribeEvents API for detailed failure information.");
    json_auto_t *failed = operation_events(&account, failed_only(words("ChangeSetName", arn, NULL)));
    assert_int_equal(json_array_size(failed), 2);
    const json_t *missing =
        event_with(failed, "ValidationStatusReason", "#: required key [GroupDescription] not found");
    assert_non_null(missing);
    assert_string_equal(value_text(missing, "ValidationPath"), "/Resources/Group/Properties");
    assert_string_equal(value_text(missing, "ValidationName"), "PROPERTY_VALIDATION");
    assert_string_equal(value_text(missing, "ValidationFailureMode"), "FAIL");
    assert_string_equal(value_text(missing, "ResourceType"), "AWS::EC2::SecurityGroup");
    assert_string_equal(value_text(missing, "OperationType"), "CREATE_CHANGESET");
    assert_non_null(event_with(failed, "ValidationStatusReason", "#: extraneous key [Colour] is not permitted"));
}

/* CreateStack is validated too: three events, none of a resource. */
static void test_stack_refused(void **unused) {
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    json_auto_t *reply = account_call(&account, "CreateStack", stack_input(group_wrong, ""));
    account_wait(&account, 60);
    expect_status(&account, "ROLLBACK_COMPLETE");
    AUTO(memory_release) char *reason = stack_member(&account, "StackStatusReason");
    assert_string_equal(reason,
                        "Validation failed with 2 error(s). Call DescribeEvents to retrieve the full list of "
                        "issues with resource and property details, resolve each error, then retry the operation.");
    json_auto_t *events = stack_events(&account, "app");
    assert_int_equal(json_array_size(events), 3);
    json_auto_t *failed =
        operation_events(&account, failed_only(words("OperationId", value_text(reply, "OperationId"), NULL)));
    assert_int_equal(json_array_size(failed), 2);
    json_t *input = stack_input(group_wrong, "");
    json_object_set_new(input, "StackName", json_string("other"));
    json_object_set_new(input, "DisableValidation", json_true());
    assert_true(account_do(&account, "CreateStack", input));
    account_wait(&account, 600);
    json_auto_t *late = stack_events(&account, "other");
    assert_non_null(strstr(value_text(event_find(late, "Group", "CREATE_FAILED"), "ResourceStatusReason"),
                           "Properties validation failed for resource Group with message:\n"));
}

/* Names that are taken: of another stack's things, and of what no stack made. */
static bool left_over(void *self, const char *region, const char *type, const char *name, long long at_ms) {
    (void)self, (void)region, (void)at_ms;
    return strcmp(type, "AWS::Logs::LogGroup") == 0 && strcmp(name, "/app/logs") == 0;
}

static void test_names_taken(void **unused) {
    const CfnWorld world = {.stands = left_over};
    (void)unused;
    AUTO(account_release) Account account = account_open(&world);
    stack_up(&account,
             "Resources: {R: {Type: AWS::IAM::Role, Properties: {RoleName: app-role, "
             "AssumeRolePolicyDocument: {}}}}",
             "");
    json_t *input = stack_input(named, "");
    json_object_set_new(input, "StackName", json_string("second"));
    json_object_set_new(input, "ChangeSetName", json_string("c"));
    json_object_set_new(input, "ChangeSetType", json_string("CREATE"));
    json_auto_t *reply = account_call(&account, "CreateChangeSet", input);
    account_wait(&account, 10);
    json_auto_t *set =
        account_call(&account, "DescribeChangeSet", words("ChangeSetName", value_text(reply, "Id"), NULL));
    assert_non_null(strstr(value_text(set, "StatusReason"), "[AWS::EarlyValidation::ResourceExistenceCheck]"));
    json_auto_t *failed =
        operation_events(&account, failed_only(words("ChangeSetName", value_text(reply, "Id"), NULL)));
    assert_int_equal(json_array_size(failed), 2);
    const json_t *role = event_with(failed, "LogicalResourceId", "Role");
    assert_string_equal(value_text(role, "ValidationStatusReason"),
                        "Resource of type 'AWS::IAM::Role' with identifier 'app-role' already exists.");
    assert_string_equal(value_text(role, "ValidationPath"), "/Resources/Role/Properties/RoleName");
    assert_string_equal(value_text(role, "ValidationName"), "NAME_CONFLICT_VALIDATION");
    assert_non_null(event_with(failed, "LogicalResourceId", "Logs"));
}

/* A quota is a warning: the change set can be executed, and the event says which. */
static const char *full(void *self, const char *region, const char *type, size_t count, long long at_ms) {
    (void)self, (void)region, (void)at_ms;
    return strcmp(type, "AWS::EC2::VPC") == 0 && count == 2 ? "VPCs per Region" : NULL;
}

static void test_quota_warned(void **unused) {
    static const char body[] = "Resources: {A: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}, B: {Type: "
                               "AWS::EC2::VPC, Properties: {CidrBlock: 10.1.0.0/16}}}";
    const CfnWorld world = {.quota = full};
    (void)unused;
    AUTO(account_release) Account account = account_open(&world);
    json_t *input = stack_input(body, "");
    json_object_set_new(input, "ChangeSetName", json_string("c"));
    json_object_set_new(input, "ChangeSetType", json_string("CREATE"));
    json_auto_t *reply = account_call(&account, "CreateChangeSet", input);
    account_wait(&account, 10);
    json_auto_t *set =
        account_call(&account, "DescribeChangeSet", words("ChangeSetName", value_text(reply, "Id"), NULL));
    assert_string_equal(value_text(set, "ExecutionStatus"), "AVAILABLE");
    json_auto_t *events = operation_events(&account, words("ChangeSetName", value_text(reply, "Id"), NULL));
    const json_t *warning = event_with(events, "EventType", "VALIDATION_ERROR");
    assert_string_equal(value_text(warning, "ValidationFailureMode"), "WARN");
    assert_string_equal(value_text(warning, "ValidationStatusReason"),
                        "This operation would exceed the VPCs per Region quota.");
}

/* What depends on a log group begins when that is configured, not when it is made. */
static void test_configured(void **unused) {
    static const char body[] = "Resources:\n"
                               "  Logs: {Type: AWS::Logs::LogGroup}\n"
                               "  Bucket: {Type: AWS::S3::Bucket, DependsOn: Logs}\n";
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    stack_up(&account, body, "");
    json_auto_t *events = stack_events(&account, "app");
    size_t configured = 0, begun = 0, done = 0, stack = 0, end = json_array_size(events) - 1;
    for (size_t i = 0; i <= end; i++) {
        const json_t *event = json_array_get(events, i);
        bool settling = strcmp(value_text(event, "DetailedStatus"), "CONFIGURATION_COMPLETE") == 0;
        const char *logical = value_text(event, "LogicalResourceId"), *status = value_text(event, "ResourceStatus");
        if (settling) {
            assert_string_equal(status, "CREATE_IN_PROGRESS");
            assert_string_equal(value_text(event, "ResourceStatusReason"), "Eventual consistency check initiated");
            configured = strcmp(logical, "Logs") == 0 ? i : configured;
            stack = strcmp(logical, "app") == 0 ? i : stack;
        }
        if (strcmp(logical, "Bucket") == 0 && !begun)
            begun = i;
        if (strcmp(logical, "Logs") == 0 && strcmp(status, "CREATE_COMPLETE") == 0)
            done = i;
    }
    assert_true(configured && configured < begun && begun < done);
    assert_true(stack > begun && stack < end);
    AUTO(memory_release) char *after = stack_member(&account, "DetailedStatus");
    assert_string_equal(after, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_operations),
                                       cmocka_unit_test(test_what_is_asked),
                                       cmocka_unit_test(test_pages),
                                       cmocka_unit_test(test_stack_refused),
                                       cmocka_unit_test(test_change_set_refused),
                                       cmocka_unit_test(test_names_taken),
                                       cmocka_unit_test(test_quota_warned),
                                       cmocka_unit_test(test_configured)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
