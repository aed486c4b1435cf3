/* A rotation function's log group comes back after its deletion, and is in the way of the next stack. */
#include "tests/unit/sandbox/cfn_fixture.h"

static const char rotated[] =
    "Parameters: {With: {Type: String, Default: \"yes\"}}\n"
    "Conditions: {Rotated: !Equals [!Ref With, \"yes\"]}\n"
    "Resources:\n"
    "  Logs: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /aws/lambda/turn, RetentionInDays: 30}}\n"
    "  Others: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /secure-rds/app/flow-logs}}\n"
    "  Secret: {Type: AWS::SecretsManager::Secret}\n"
    "  Rotation: {Type: AWS::SecretsManager::RotationSchedule, Condition: Rotated, DependsOn: Logs, Properties: "
    "{SecretId: !Ref Secret, RotationLambdaARN: arn:aws:lambda:eu-west-1:123456789012:function:turn, RotationRules: "
    "{ScheduleExpression: rate(1 day)}}}\n";

static json_t *groups(Account *account, const Journal *journal) {
    json_auto_t *output = ask(account, journal, "logs", "DescribeLogGroups", json_object());
    return json_incref(json_object_get(output, "logGroups"));
}

static size_t groups_count(Account *account, const Journal *journal) {
    json_auto_t *found = groups(account, journal);
    return json_array_size(found);
}

static void up_and_down(Account *account, const Journal *journal, const char *pairs) {
    if (!tell(account, journal, "cloudformation", "CreateStack", stack_input(rotated, pairs)))
        fail_msg("%s: %s", account->code, account->message);
    account_wait(account, 3600);
    expect_status(account, "CREATE_COMPLETE");
    assert_int_equal(groups_count(account, journal), 2);
    assert_true(tell(account, journal, "cloudformation", "DeleteStack", words("StackName", "app", NULL)));
    account_wait(account, 300);
}

static void test_comes_back(void **unused) {
    Journal journal = {json_array()};
    AUTO(account_release) Account account = account_open(NULL);
    (void)unused;
    up_and_down(&account, &journal, "");
    json_auto_t *left = groups(&account, &journal);
    assert_int_equal(json_array_size(left), 1);
    assert_string_equal(value_text(json_array_get(left, 0), "logGroupName"), "/aws/lambda/turn");
    assert_null(json_object_get(json_array_get(left, 0), "retentionInDays"));

    /* Its name is taken. */
    assert_true(tell(&account, &journal, "cloudformation", "CreateStack", stack_input(rotated, "")));
    account_wait(&account, 600);
    expect_status(&account, "ROLLBACK_COMPLETE");
    assert_true(tell(&account, &journal, "cloudformation", "DeleteStack", words("StackName", "app", NULL)));
    account_wait(&account, 300);

    assert_true(tell(&account, &journal, "logs", "DeleteLogGroup", words("logGroupName", "/aws/lambda/turn", NULL)));
    assert_int_equal(groups_count(&account, &journal), 0);
    up_and_down(&account, &journal, "");
    assert_int_equal(groups_count(&account, &journal), 1);
    json_decref(journal.records);
}

/* Nothing is delivered late of a function that was never called. */
static void test_stays_away(void **unused) {
    Journal journal = {json_array()};
    AUTO(account_release) Account account = account_open(NULL);
    (void)unused;
    up_and_down(&account, &journal, "With=no");
    assert_int_equal(groups_count(&account, &journal), 0);
    json_decref(journal.records);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_comes_back),
        cmocka_unit_test(test_stays_away),
    };
    return cmocka_run_group_tests_name("cfn_late_logs", tests, NULL, NULL);
}
