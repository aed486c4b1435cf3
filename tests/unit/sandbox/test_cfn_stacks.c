/* Stacks from creation to deletion: order, events, failures and the ways back. */
#include "tests/unit/sandbox/cfn_fixture.h"

/* Topic first, then queue and group side by side, then the database; a log group on its own. */
static const char small[] =
    "Parameters: {Size: {Type: Number, Default: 20}, Name: {Type: String, Default: app-db}, Protect: {Type: String, "
    "Default: "
    "\"false\"}, Entry: {Type: String, Default: 203.0.113.7/32}, Text: {Type: String, Default: one}}\n"
    "Resources:\n"
    "  Alarms: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Ref Text}}\n"
    "  Group: {Type: AWS::EC2::SecurityGroup, DependsOn: Alarms, Properties: {GroupDescription: !Sub \"for "
    "${Alarms}\"}}\n"
    "  List: {Type: AWS::EC2::PrefixList, Properties: {PrefixListName: l, AddressFamily: IPv4, MaxEntries: 4, Entries: "
    "[{Cidr: !Ref Entry}]}}\n"
    "  Database:\n"
    "    Type: AWS::RDS::DBInstance\n"
    "    DeletionPolicy: Snapshot\n"
    "    UpdateReplacePolicy: Snapshot\n"
    "    Properties: {DBInstanceIdentifier: !Ref Name, DBInstanceClass: db.t4g.micro, Engine: postgres, "
    "AllocatedStorage: "
    "!Ref Size, DeletionProtection: !Ref Protect, VPCSecurityGroups: [!GetAtt Group.GroupId]}\n"
    "  Logs: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /app/logs}}\n"
    "Outputs: {Address: {Value: !GetAtt Database.Endpoint.Address, Export: {Name: app-address}}}\n";

static long place(const json_t *events, const char *logical, const char *status) {
    for (size_t i = 0; i < json_array_size(events); i++) {
        const json_t *event = json_array_get(events, i);
        if (strcmp(value_text(event, "LogicalResourceId"), logical) == 0 &&
            strcmp(value_text(event, "ResourceStatus"), status) == 0)
            return (long)i;
    }
    fail_msg("%s never was %s", logical, status);
    return -1;
}

static void test_creation(void **unused) {
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    assert_true(account_do(&account, "CreateStack", stack_input(small, "")));
    account_wait(&account, 60);
    expect_status(&account, "CREATE_IN_PROGRESS");
    AUTO(memory_release) char *early = resource_member(&account, "Database", "ResourceStatus");
    assert_string_equal(early, "CREATE_IN_PROGRESS");
    account_wait(&account, 3600);
    expect_status(&account, "CREATE_COMPLETE");
    json_auto_t *events = stack_events(&account, "app");
    assert_true(place(events, "Alarms", "CREATE_COMPLETE") < place(events, "Group", "CREATE_IN_PROGRESS"));
    assert_true(place(events, "Group", "CREATE_COMPLETE") < place(events, "Database", "CREATE_IN_PROGRESS"));
    assert_true(place(events, "Logs", "CREATE_IN_PROGRESS") < place(events, "Alarms", "CREATE_COMPLETE"));
    assert_string_equal(value_text(json_array_get(events, 0), "ResourceStatusReason"), "User Initiated");
    assert_int_equal(json_array_size(events), 2 + 3 * 5 + 1); /* the log group is configured */
    json_auto_t *stacks = account_call(&account, "DescribeStacks", words("StackName", "app", NULL));
    const json_t *output =
        json_array_get(json_object_get(json_array_get(json_object_get(stacks, "Stacks"), 0), "Outputs"), 0);
    assert_non_null(strstr(value_text(output, "OutputValue"), "app-db."));
    json_auto_t *exports = account_call(&account, "ListExports", json_object());
    assert_string_equal(value_text(json_array_get(json_object_get(exports, "Exports"), 0), "Name"), "app-address");
}

/* The same calls give the same events, and each id once. */
static void test_determinism(void **unused) {
    (void)unused;
    json_t *both[2];
    for (int i = 0; i < 2; i++) {
        AUTO(account_release) Account account = account_open(NULL);
        stack_up(&account, small, "");
        both[i] = stack_events(&account, "app");
    }
    assert_true(json_equal(both[0], both[1]));
    json_auto_t *ids = json_object();
    for (size_t i = 0; i < json_array_size(both[0]); i++)
        json_object_set_new(ids, value_text(json_array_get(both[0], i), "EventId"), json_true());
    assert_int_equal(json_object_size(ids), json_array_size(both[0]));
    json_decref(both[0]);
    json_decref(both[1]);
}

static void test_failed_creation(void **unused) {
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    account.fault = "Group:create:fail:The maximum number of security groups has been reached";
    assert_true(account_do(&account, "CreateStack", stack_input(small, "")));
    account_wait(&account, 3600);
    expect_status(&account, "ROLLBACK_COMPLETE");
    json_auto_t *events = stack_events(&account, "app");
    const json_t *cause = event_find(events, "Group", "CREATE_FAILED");
    assert_string_equal(value_text(cause, "ResourceStatusReason"),
                        "The maximum number of security groups has been reached");
    const json_t *rollback = event_find(events, "app", "ROLLBACK_IN_PROGRESS");
    assert_non_null(
        strstr(value_text(rollback, "ResourceStatusReason"), "The following resource(s) failed to create: [Group"));
    assert_true(place(events, "Group", "CREATE_FAILED") < place(events, "app", "ROLLBACK_IN_PROGRESS"));
    assert_true(place(events, "Group", "DELETE_COMPLETE") < place(events, "Alarms", "DELETE_IN_PROGRESS"));
    assert_null(event_find(events, "Database", "CREATE_IN_PROGRESS"));
    account.fault = NULL;
    assert_false(account_do(&account, "UpdateStack", stack_input(small, "Size=30")));
    assert_non_null(strstr(account.message, "is in ROLLBACK_COMPLETE state and can not be updated."));
    assert_true(account_do(&account, "DeleteStack", words("StackName", "app", NULL)));
    account_wait(&account, 60);
    assert_false(account_do(&account, "DescribeStacks", words("StackName", "app", NULL)));
    assert_string_equal(account.message, "Stack with id app does not exist");
}

/* In AWS's words: those for an empty name are from aws-samples/private-llm-qa-bot #125. */
static void test_names_that_are_none(void **unused) {
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    static const char *const wrong[] = {"a_b", "1a", "-a", "https://example.com/t", "arn:aws:x y"};
    stack_up(&account, small, "");
    assert_false(account_do(&account, "DescribeStacks", words("StackName", "", NULL)));
    assert_string_equal(
        account.message,
        "2 validation errors detected: Value '' at 'stackName' failed to satisfy constraint: Member must satisfy "
        "regular "
        "expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*; Value '' at 'stackName' failed to satisfy "
        "constraint: Member must have length greater than or equal to 1");
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(account_do(&account, "DeleteStack", words("StackName", wrong[i], NULL)));
        assert_non_null(strstr(account.message, "1 validation error detected: Value '"));
        assert_non_null(strstr(account.message, "|arn:[-a-zA-Z0-9:/._+]*"));
    }
    expect_status(&account, "CREATE_COMPLETE");
}

static void test_cancelled_siblings(void **unused) {
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    account.fault = "Logs:create:fail:no";
    assert_true(account_do(&account, "CreateStack", stack_input(small, "")));
    account_wait(&account, 3600);
    json_auto_t *events = stack_events(&account, "app");
    const json_t *sibling = event_find(events, "Alarms", "CREATE_FAILED");
    assert_string_equal(value_text(sibling, "ResourceStatusReason"), "Resource creation cancelled");
    expect_status(&account, "ROLLBACK_COMPLETE");
}

static void test_key_pair_missing(void **unused) {
    static const char body[] = "Resources: {Bastion: {Type: AWS::EC2::Instance, Properties: {KeyName: lost}}}";
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    assert_true(account_do(&account, "CreateStack", stack_input(body, "")));
    account_wait(&account, 600);
    json_auto_t *events = stack_events(&account, "app");
    const json_t *cause = event_find(events, "Bastion", "CREATE_FAILED");
    assert_non_null(strstr(value_text(cause, "ResourceStatusReason"),
                           "The key pair 'lost' does not exist (Service: Ec2, Status Code: 400, Request ID: "));
}

static void test_bad_property(void **unused) {
    static const char body[] =
        "Resources: {L: {Type: AWS::EC2::PrefixList, Properties: {PrefixListName: x, Colour: red}}}";
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    json_t *input = stack_input(body, "");
    json_object_set_new(input, "DisableValidation", json_true()); /* else it would not come so far */
    assert_true(account_do(&account, "CreateStack", input));
    account_wait(&account, 600);
    json_auto_t *events = stack_events(&account, "app");
    const char *reason = value_text(event_find(events, "L", "CREATE_FAILED"), "ResourceStatusReason");
    assert_non_null(strstr(reason, "Properties validation failed for resource L with message:\n"));
    assert_non_null(strstr(reason, "#: required key [AddressFamily] not found"));
    assert_non_null(strstr(reason, "#: extraneous key [Colour] is not permitted"));
}

static void test_stuck_and_deleted(void **unused) {
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    account.fault = "Database:stuck";
    assert_true(account_do(&account, "CreateStack", stack_input(small, "")));
    account.fault = NULL;
    account_wait(&account, 24 * 3600);
    expect_status(&account, "CREATE_IN_PROGRESS");
    assert_true(account_do(&account, "DeleteStack", words("StackName", "app", NULL)));
    account_wait(&account, 3600);
    assert_false(account_do(&account, "DescribeStacks", words("StackName", "app", NULL)));
}

static bool count_one(void *context, const CfnPhysical *physical) {
    (void)physical;
    ++*(int *)context;
    return true;
}

static int standing(const Account *account) {
    int count = 0;
    cfn_each_physical(account->cfn, "eu-west-1", account->now_ms, count_one, &count);
    return count;
}

static bool remember_snapshot(void *context, const CfnPhysical *physical) {
    if (strcmp(physical->type, "AWS::RDS::DBSnapshot") == 0)
        snprintf(context, 100, "%s", value_text(physical->properties, "DBInstanceIdentifier"));
    return true;
}

static void test_deletion(void **unused) {
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    stack_up(&account, small, "");
    assert_int_equal(standing(&account), 5);
    json_auto_t *described = account_call(&account, "DescribeStacks", words("StackName", "app", NULL));
    const char *id = value_text(json_array_get(json_object_get(described, "Stacks"), 0), "StackId");
    assert_true(account_do(&account, "DeleteStack", words("StackName", "app", NULL)));
    account_wait(&account, 3600);
    json_auto_t *events = stack_events(&account, id);
    assert_true(place(events, "Database", "DELETE_COMPLETE") < place(events, "Group", "DELETE_IN_PROGRESS"));
    assert_true(place(events, "Group", "DELETE_COMPLETE") < place(events, "Alarms", "DELETE_IN_PROGRESS"));
    char source[100] = "";
    cfn_each_physical(account.cfn, NULL, account.now_ms, remember_snapshot, source);
    assert_string_equal(source, "app-db");
    assert_int_equal(standing(&account), 1);
    json_auto_t *gone = account_call(&account, "DescribeStacks", words("StackName", id, NULL));
    assert_string_equal(value_text(json_array_get(json_object_get(gone, "Stacks"), 0), "StackStatus"),
                        "DELETE_COMPLETE");
}

static void test_protection(void **unused) {
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    stack_up(&account, small, "Protect=true");
    json_t *protect = words("StackName", "app", NULL);
    json_object_set_new(protect, "EnableTerminationProtection", json_true());
    assert_true(account_do(&account, "UpdateTerminationProtection", protect));
    assert_false(account_do(&account, "DeleteStack", words("StackName", "app", NULL)));
    assert_string_equal(account.message, "Stack [app] cannot be deleted while TerminationProtection is enabled");
    protect = words("StackName", "app", "EnableTerminationProtection", "false", NULL);
    assert_true(account_do(&account, "UpdateTerminationProtection", protect));
    assert_true(account_do(&account, "DeleteStack", words("StackName", "app", NULL)));
    account_wait(&account, 3600);
    expect_status(&account, "DELETE_FAILED");
    AUTO(memory_release) char *reason = stack_member(&account, "StackStatusReason");
    assert_string_equal(reason, "The following resource(s) failed to delete: [Database]. ");
    AUTO(memory_release) char *why = resource_member(&account, "Database", "ResourceStatusReason");
    assert_non_null(
        strstr(why, "Cannot delete protected DB Instance, please disable deletion protection and try again."));
    json_t *retain = words("StackName", "app", NULL);
    json_object_set_new(retain, "RetainResources", json_pack("[s]", "Database"));
    assert_true(account_do(&account, "DeleteStack", retain));
    account_wait(&account, 3600);
    assert_false(account_do(&account, "DescribeStacks", words("StackName", "app", NULL)));
    assert_int_equal(standing(&account), 1);
}

/* A protected database that could not be made is no hindrance to the rollback; one that was being made is. */
static void test_protection_in_rollback(void **unused) {
    static const struct {
        const char *fault, *status;
    } rows[] = {{"Database:create:fail:InsufficientDBInstanceCapacity", "ROLLBACK_COMPLETE"},
                {"Slow:create:fail:no", "ROLLBACK_FAILED"}};
    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        AUTO(account_release) Account account = account_open(NULL);
        int resources = (int)(strstr(small, "Outputs:") - small);
        AUTO(memory_release) char *more = memory_print("%.*s  Slow: {Type: AWS::KMS::Key}\n", resources, small);
        account.fault = rows[i].fault;
        assert_true(account_do(&account, "CreateStack", stack_input(more, "Protect=true")));
        account_wait(&account, 7200);
        expect_status(&account, rows[i].status);
    }
}

static void test_update_in_place(void **unused) {
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    stack_up(&account, small, "");
    AUTO(memory_release) char *list = resource_member(&account, "List", "PhysicalResourceId");
    long long first = cfn_property_written_ms(account.cfn, "AWS::EC2::PrefixList", list, "Entries", account.now_ms);
    assert_false(account_do(&account, "UpdateStack", stack_input(small, "")));
    assert_string_equal(account.message, "No updates are to be performed.");
    assert_true(account_do(&account, "UpdateStack", stack_input(small, "Size=30 Entry=203.0.113.8/32")));
    account_wait(&account, 1);
    expect_status(&account, "UPDATE_IN_PROGRESS");
    assert_false(account_do(&account, "UpdateStack", stack_input(small, "Size=40")));
    assert_non_null(strstr(account.message, "is in UPDATE_IN_PROGRESS state and can not be updated."));
    account_wait(&account, 3600);
    expect_status(&account, "UPDATE_COMPLETE");
    json_auto_t *events = stack_events(&account, "app");
    assert_non_null(event_find(events, "Database", "UPDATE_COMPLETE"));
    assert_null(event_find(events, "Alarms", "UPDATE_IN_PROGRESS"));
    assert_non_null(event_find(events, "app", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"));
    AUTO(memory_release) char *same = resource_member(&account, "List", "PhysicalResourceId");
    assert_string_equal(same, list);
    assert_true(cfn_property_written_ms(account.cfn, "AWS::EC2::PrefixList", list, "Entries", account.now_ms) > first);
    assert_true(cfn_property_written_ms(account.cfn, "AWS::EC2::PrefixList", list, "MaxEntries", account.now_ms) ==
                first);
}

static void test_replacement(void **unused) {
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    stack_up(&account, small, "");
    assert_true(account_do(&account, "UpdateStack", stack_input(small, "Name=other-db")));
    account_wait(&account, 3600);
    expect_status(&account, "UPDATE_COMPLETE");
    AUTO(memory_release) char *physical = resource_member(&account, "Database", "PhysicalResourceId");
    assert_string_equal(physical, "other-db");
    AUTO(memory_release) char *status = resource_member(&account, "Database", "ResourceStatus");
    assert_string_equal(status, "UPDATE_COMPLETE");
    json_auto_t *events = stack_events(&account, "app");
    assert_string_equal(value_text(event_find(events, "Database", "DELETE_COMPLETE"), "PhysicalResourceId"), "app-db");
    assert_true(place(events, "app", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS") <
                place(events, "Database", "DELETE_IN_PROGRESS"));
    assert_int_equal(standing(&account), 6); /* and the snapshot */
}

static void test_failed_update(void **unused) {
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    stack_up(&account, small, "");
    account.fault = "Database:update:fail:no capacity";
    assert_true(account_do(&account, "UpdateStack", stack_input(small, "Size=30 Text=two")));
    account_wait(&account, 3600);
    expect_status(&account, "UPDATE_ROLLBACK_COMPLETE");
    json_auto_t *events = stack_events(&account, "app");
    assert_string_equal(value_text(event_find(events, "app", "UPDATE_ROLLBACK_IN_PROGRESS"), "ResourceStatusReason"),
                        "The following resource(s) failed to update: [Database]. ");
    assert_non_null(event_find(events, "Database", "UPDATE_FAILED"));
    json_auto_t *stacks = account_call(&account, "DescribeStacks", words("StackName", "app", NULL));
    const json_t *given = json_object_get(json_array_get(json_object_get(stacks, "Stacks"), 0), "Parameters");
    assert_string_equal(value_text(json_array_get(given, 0), "ParameterValue"), "20");
    account.fault = NULL;
    assert_true(account_do(&account, "UpdateStack", stack_input(small, "Size=30")));
    account_wait(&account, 3600);
    expect_status(&account, "UPDATE_COMPLETE");
}

static void test_failed_rollback(void **unused) {
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    stack_up(&account, small, "");
    assert_true(account_do(&account, "UpdateStack", stack_input(small, "Size=30")));
    account_wait(&account, 5);
    account.fault = "Database:rollback:fail:in the wrong state";
    assert_true(account_do(&account, "CancelUpdateStack", words("StackName", "app", NULL)));
    account_wait(&account, 3600);
    expect_status(&account, "UPDATE_ROLLBACK_FAILED");
    account.fault = NULL;
    json_t *skip = words("StackName", "app", NULL);
    json_object_set_new(skip, "ResourcesToSkip", json_pack("[s]", "Alarms"));
    assert_false(account_do(&account, "ContinueUpdateRollback", skip));
    skip = words("StackName", "app", NULL);
    json_object_set_new(skip, "ResourcesToSkip", json_pack("[s]", "Database"));
    assert_true(account_do(&account, "ContinueUpdateRollback", skip));
    account_wait(&account, 3600);
    expect_status(&account, "UPDATE_ROLLBACK_COMPLETE");
}

static void test_cancelled_update(void **unused) {
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    stack_up(&account, small, "");
    assert_true(account_do(&account, "UpdateStack", stack_input(small, "Name=other-db")));
    account_wait(&account, 60);
    assert_true(account_do(&account, "CancelUpdateStack", words("StackName", "app", NULL)));
    account_wait(&account, 3600);
    expect_status(&account, "UPDATE_ROLLBACK_COMPLETE");
    AUTO(memory_release) char *physical = resource_member(&account, "Database", "PhysicalResourceId");
    assert_string_equal(physical, "app-db");
    assert_int_equal(standing(&account), 5);
    assert_false(account_do(&account, "CancelUpdateStack", words("StackName", "app", NULL)));
    assert_string_equal(account.message, "CancelUpdateStack cannot be called from current stack status");
}

static void test_rollback_disabled(void **unused) {
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    account.fault = "Group:create";
    json_t *input = stack_input(small, "");
    json_object_set_new(input, "DisableRollback", json_true());
    assert_true(account_do(&account, "CreateStack", input));
    account.fault = NULL;
    account_wait(&account, 3600);
    expect_status(&account, "CREATE_FAILED");
    assert_true(account_do(&account, "RollbackStack", words("StackName", "app", NULL)));
    account_wait(&account, 3600);
    expect_status(&account, "ROLLBACK_COMPLETE");
}

static void test_tokens(void **unused) {
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    json_t *first = stack_input(small, ""), *second = stack_input(small, ""), *third = stack_input(small, "");
    json_object_set_new(first, "ClientRequestToken", json_string("one"));
    json_object_set_new(second, "ClientRequestToken", json_string("one"));
    json_object_set_new(third, "ClientRequestToken", json_string("two"));
    assert_true(account_do(&account, "CreateStack", first));
    account_wait(&account, 60);
    assert_true(account_do(&account, "CreateStack", second));
    assert_false(account_do(&account, "CreateStack", third));
    assert_string_equal(account.code, "AlreadyExistsException");
    account_wait(&account, 3600);
    json_auto_t *events = stack_events(&account, "app");
    for (size_t i = 0; i < json_array_size(events); i++)
        assert_string_equal(value_text(json_array_get(events, i), "ClientRequestToken"), "one");
}

static void test_drift(void **unused) {
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    stack_up(&account, small, "");
    json_auto_t *begun = account_call(&account, "DetectStackDrift", words("StackName", "app", NULL));
    const char *id = value_text(begun, "StackDriftDetectionId");
    json_auto_t *busy =
        account_call(&account, "DescribeStackDriftDetectionStatus", words("StackDriftDetectionId", id, NULL));
    assert_string_equal(value_text(busy, "DetectionStatus"), "DETECTION_IN_PROGRESS");
    account_wait(&account, 60);
    json_auto_t *done =
        account_call(&account, "DescribeStackDriftDetectionStatus", words("StackDriftDetectionId", id, NULL));
    assert_string_equal(value_text(done, "StackDriftStatus"), "IN_SYNC");
}

/* Somebody switched the list's entries by hand, and deleted the topic. */
static json_t *changed_by_hand(void *self, const CfnPhysical *physical, long long at_ms) {
    (void)self, (void)at_ms;
    if (strcmp(physical->logical_id, "List") == 0)
        return json_pack("{s[{ss}]}", "Entries", "Cidr", "198.51.100.1/32");
    return strcmp(physical->logical_id, "Alarms") == 0 && physical->state == CFN_AVAILABLE ? json_null() : NULL;
}

static void test_changes_by_hand(void **unused) {
    const CfnWorld world = {.live = changed_by_hand};
    (void)unused;
    AUTO(account_release) Account account = account_open(&world);
    stack_up(&account, small, "");
    assert_true(account_do(&account, "DetectStackDrift", words("StackName", "app", NULL)));
    json_auto_t *drifts = account_call(&account, "DescribeStackResourceDrifts", words("StackName", "app", NULL));
    const json_t *list = json_object_get(drifts, "StackResourceDrifts");
    int modified = 0, deleted = 0;
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *status = value_text(json_array_get(list, i), "StackResourceDriftStatus");
        modified += strcmp(status, "MODIFIED") == 0;
        deleted += strcmp(status, "DELETED") == 0;
    }
    assert_int_equal(modified, 1);
    assert_int_equal(deleted, 1);
    assert_true(account_do(&account, "UpdateStack", stack_input(small, "Text=two")));
    account_wait(&account, 3600);
    json_auto_t *events = stack_events(&account, "app");
    assert_non_null(strstr(value_text(event_find(events, "Alarms", "UPDATE_FAILED"), "ResourceStatusReason"),
                           "Resource of type 'AWS::SNS::Topic' with identifier"));
    assert_true(account_do(&account, "DeleteStack", words("StackName", "app", NULL)));
    account_wait(&account, 3600);
    assert_false(account_do(&account, "DescribeStacks", words("StackName", "app", NULL)));
}

static void test_faults(void **unused) {
    static const struct {
        const char *words, *resource, *verb, *effect, *reason;
    } rows[] = {
        {"Database", "Database", "create", "fail", ""},
        {"Database:stuck", "Database", "create", "stuck", ""},
        {"*:update", "*", "update", "fail", ""},
        {"Database:rollback", "Database", "rollback", "fail", ""},
        {"Bastion:create:fail:The key: gone", "Bastion", "create", "fail", "The key: gone"},
        {"Bastion:No such thing", "Bastion", "create", "fail", "No such thing"},
        {"Bastion:deleted by hand", "Bastion", "create", "fail", "deleted by hand"},
    };
    Error err = {0};
    json_t *fault = NULL;
    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(cfn_fault_parse(rows[i].words, &fault, &err));
        assert_string_equal(value_text(fault, "resource"), rows[i].resource);
        assert_string_equal(value_text(fault, "verb"), rows[i].verb);
        assert_string_equal(value_text(fault, "effect"), rows[i].effect);
        assert_string_equal(value_text(fault, "reason"), rows[i].reason);
        json_decref(fault);
    }
    assert_false(cfn_fault_parse(":create", &fault, &err));
    assert_false(cfn_fault_parse("a b", &fault, &err));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_creation),
        cmocka_unit_test(test_determinism),
        cmocka_unit_test(test_failed_creation),
        cmocka_unit_test(test_names_that_are_none),
        cmocka_unit_test(test_cancelled_siblings),
        cmocka_unit_test(test_key_pair_missing),
        cmocka_unit_test(test_bad_property),
        cmocka_unit_test(test_stuck_and_deleted),
        cmocka_unit_test(test_deletion),
        cmocka_unit_test(test_protection),
        cmocka_unit_test(test_update_in_place),
        cmocka_unit_test(test_protection_in_rollback),
        cmocka_unit_test(test_replacement),
        cmocka_unit_test(test_failed_update),
        cmocka_unit_test(test_failed_rollback),
        cmocka_unit_test(test_cancelled_update),
        cmocka_unit_test(test_rollback_disabled),
        cmocka_unit_test(test_tokens),
        cmocka_unit_test(test_drift),
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_changes_by_hand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
