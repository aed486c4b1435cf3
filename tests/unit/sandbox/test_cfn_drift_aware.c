/* Drift-aware change sets (DeploymentMode REVERT_DRIFT): the three-way comparison, and what executing one does. */
#include "tests/unit/sandbox/cfn_fixture.h"

static const char body[] =
    "Parameters: {Backups: {Type: Number, Default: 7}, Text: {Type: String, Default: one}}\n"
    "Resources:\n"
    "  Database: {Type: AWS::RDS::DBInstance, Properties: {DBInstanceIdentifier: app-db, DBInstanceClass: "
    "db.t4g.micro, "
    "Engine: postgres, EngineVersion: \"17.4\", AutoMinorVersionUpgrade: true, AllocatedStorage: \"20\", "
    "BackupRetentionPeriod: !Ref Backups}}\n"
    "  Topic: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Ref Text}}\n"
    "  Logs: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /app/logs}}\n";

/* What somebody did by hand, and when. */
typedef struct Hand {
    const Cfn *cfn;
    long long backups_ms, logs_ms; /* 0: not */
} Hand;

static json_t *by_hand(void *self, const CfnPhysical *physical, long long at_ms) {
    const Hand *hand = self;
    if (strcmp(physical->logical_id, "Logs") == 0)
        return hand->logs_ms && hand->logs_ms <= at_ms && physical->created_ms < hand->logs_ms ? json_null() : NULL;
    if (strcmp(physical->logical_id, "Database") != 0 || !hand->backups_ms || hand->backups_ms > at_ms)
        return NULL;
    json_t *live = json_pack("{ss}", "EngineVersion", "17.6");
    if (hand->backups_ms >
        cfn_property_written_ms(hand->cfn, physical->type, physical->physical_id, "BackupRetentionPeriod", at_ms))
        json_object_set_new(live, "BackupRetentionPeriod", json_integer(1));
    return live;
}

static Account account_by_hand(Hand *hand) {
    const CfnWorld world = {.self = hand, .live = by_hand};
    Account account = account_open(&world);
    hand->cfn = account.cfn;
    stack_up(&account, body, "");
    return account;
}

static void change_set(Account *account, const char *name, const char *pairs, bool revert) {
    json_t *input = stack_input(body, pairs);
    json_object_set_new(input, "ChangeSetName", json_string(name));
    if (revert)
        json_object_set_new(input, "DeploymentMode", json_string("REVERT_DRIFT"));
    if (!account_do(account, "CreateChangeSet", input))
        fail_msg("%s: %s", account->code, account->message);
    account_wait(account, 10);
}

static json_t *described(Account *account, const char *name) {
    return account_call(account, "DescribeChangeSet", words("StackName", "app", "ChangeSetName", name, NULL));
}

static const json_t *change_of(const json_t *set, const char *logical) {
    const json_t *changes = json_object_get(set, "Changes");
    for (size_t i = 0; i < json_array_size(changes); i++) {
        const json_t *change = json_object_get(json_array_get(changes, i), "ResourceChange");
        if (strcmp(value_text(change, "LogicalResourceId"), logical) == 0)
            return change;
    }
    return NULL;
}

static void execute(Account *account, const char *name, const char *status) {
    assert_true(account_do(account, "ExecuteChangeSet", words("StackName", "app", "ChangeSetName", name, NULL)));
    account_wait(account, 3600);
    expect_status(account, status);
}

static void expect_drift(Account *account, const char *expected) {
    json_auto_t *begun = account_call(account, "DetectStackDrift", words("StackName", "app", NULL));
    account_wait(account, 60);
    json_auto_t *done = account_call(account, "DescribeStackDriftDetectionStatus",
                                     words("StackDriftDetectionId", value_text(begun, "StackDriftDetectionId"), NULL));
    assert_string_equal(value_text(done, "StackDriftStatus"), expected);
}

/* Nobody changed the template, yet the change set says what it would put back. */
static void test_put_back(void **unused) {
    Hand hand = {0};
    (void)unused;
    AUTO(account_release) Account account = account_by_hand(&hand);
    hand.backups_ms = account.now_ms += 1000;
    change_set(&account, "plain", "", false);
    json_auto_t *plain = described(&account, "plain");
    assert_string_equal(value_text(plain, "Status"), "FAILED");
    change_set(&account, "aware", "", true);
    json_auto_t *set = described(&account, "aware");
    assert_string_equal(value_text(set, "DeploymentMode"), "REVERT_DRIFT");
    assert_string_equal(value_text(set, "StackDriftStatus"), "DRIFTED");
    assert_int_equal(json_array_size(json_object_get(set, "Changes")), 1);
    const json_t *change = change_of(set, "Database");
    assert_string_equal(value_text(change, "Action"), "Modify");
    assert_string_equal(value_text(change, "ResourceDriftStatus"), "MODIFIED");
    assert_int_equal(json_array_size(json_object_get(change, "Details")), 1);
    const json_t *target = json_object_get(json_array_get(json_object_get(change, "Details"), 0), "Target");
    assert_string_equal(value_text(target, "Path"), "/Properties/BackupRetentionPeriod");
    assert_string_equal(value_text(target, "BeforeValue"), "1");
    assert_string_equal(value_text(target, "BeforeValueFrom"), "ACTUAL_STATE");
    assert_string_equal(value_text(target, "AfterValue"), "7");
    assert_string_equal(value_text(target, "AfterValueFrom"), "TEMPLATE");
    const json_t *drift = json_object_get(target, "Drift");
    assert_string_equal(value_text(drift, "PreviousValue"), "7");
    assert_string_equal(value_text(drift, "ActualValue"), "1");
    const json_t *ignored = json_array_get(json_object_get(change, "ResourceDriftIgnoredAttributes"), 0);
    assert_string_equal(value_text(ignored, "Path"), "/Properties/EngineVersion");
    assert_string_equal(value_text(ignored, "Reason"), "MANAGED_BY_AWS");
    execute(&account, "aware", "UPDATE_COMPLETE");
    change_set(&account, "again", "", true);
    json_auto_t *again = described(&account, "again");
    assert_non_null(strstr(value_text(again, "StatusReason"), "didn't contain changes"));
}

/* The template has come to say what is so already: nothing is touched, and the drift is over. */
static void test_agreed(void **unused) {
    Hand hand = {0};
    (void)unused;
    AUTO(account_release) Account account = account_by_hand(&hand);
    hand.backups_ms = account.now_ms += 1000;
    change_set(&account, "aware", "Backups=1", true);
    json_auto_t *set = described(&account, "aware");
    const json_t *change = change_of(set, "Database"), *detail = json_array_get(json_object_get(change, "Details"), 0);
    assert_string_equal(value_text(change, "Action"), "SyncWithActual");
    assert_string_equal(value_text(detail, "ChangeSource"), "NoModification");
    assert_string_equal(value_text(json_object_get(detail, "Target"), "AttributeChangeType"), "SyncWithActual");
    execute(&account, "aware", "UPDATE_COMPLETE");
    json_auto_t *events = stack_events(&account, "app");
    assert_null(event_find(events, "Database", "UPDATE_IN_PROGRESS"));
}

/* What was deleted by hand is made anew; a plain update would fail. */
static void test_made_anew(void **unused) {
    Hand hand = {0};
    (void)unused;
    AUTO(account_release) Account account = account_by_hand(&hand);
    hand.logs_ms = account.now_ms += 1000;
    expect_drift(&account, "DRIFTED");
    change_set(&account, "aware", "", true);
    json_auto_t *set = described(&account, "aware");
    const json_t *change = change_of(set, "Logs");
    assert_string_equal(value_text(change, "Action"), "Add");
    assert_string_equal(value_text(change, "ResourceDriftStatus"), "DELETED");
    execute(&account, "aware", "UPDATE_COMPLETE");
    expect_drift(&account, "IN_SYNC");
}

/* A failure leads back to what really was, not to the last template. */
static void test_failure_keeps_what_was(void **unused) {
    Hand hand = {0};
    (void)unused;
    AUTO(account_release) Account account = account_by_hand(&hand);
    hand.backups_ms = account.now_ms += 1000;
    change_set(&account, "aware", "Text=two", true);
    account.fault = "Topic:update:fail:Told to";
    execute(&account, "aware", "UPDATE_ROLLBACK_COMPLETE");
    account.fault = NULL;
    expect_drift(&account, "DRIFTED");
    json_auto_t *drifts = account_call(&account, "DescribeStackResourceDrifts", words("StackName", "app", NULL));
    const json_t *list = json_object_get(drifts, "StackResourceDrifts");
    for (size_t i = 0; i < json_array_size(list); i++)
        if (strcmp(value_text(json_array_get(list, i), "LogicalResourceId"), "Database") == 0)
            assert_non_null(
                strstr(value_text(json_array_get(list, i), "ActualProperties"), "\"BackupRetentionPeriod\":1"));
}

/* Values are shown to who asks for them, in a plain change set too. */
static void test_property_values(void **unused) {
    Hand hand = {0};
    (void)unused;
    AUTO(account_release) Account account = account_by_hand(&hand);
    change_set(&account, "plain", "Text=two", false);
    json_auto_t *bare = described(&account, "plain");
    assert_null(json_object_get(change_of(bare, "Topic"), "AfterContext"));
    json_t *input = words("StackName", "app", "ChangeSetName", "plain", NULL);
    json_object_set_new(input, "IncludePropertyValues", json_true());
    json_auto_t *set = account_call(&account, "DescribeChangeSet", input);
    const json_t *change = change_of(set, "Topic");
    const json_t *target = json_object_get(json_array_get(json_object_get(change, "Details"), 0), "Target");
    assert_string_equal(value_text(change, "AfterContext"), "{\"Properties\":{\"DisplayName\":\"two\"}}");
    assert_string_equal(value_text(target, "BeforeValue"), "one");
    assert_null(json_object_get(target, "BeforeValueFrom"));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_put_back), cmocka_unit_test(test_agreed),
                                       cmocka_unit_test(test_made_anew), cmocka_unit_test(test_failure_keeps_what_was),
                                       cmocka_unit_test(test_property_values)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
