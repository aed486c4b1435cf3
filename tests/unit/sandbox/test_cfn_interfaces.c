/* A function's network interfaces outlive it: what a deletion waits for, how one gets round that, and what is refused.
 * Whole minutes pass here at once: time is handed in. */
#include "tests/unit/sandbox/cfn_fixture.h"

static const char network[] =
    "Resources:\n"
    "  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}\n"
    "  A: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, AvailabilityZone: eu-west-1a, CidrBlock: "
    "10.0.0.0/24}}\n"
    "  B: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, AvailabilityZone: eu-west-1b, CidrBlock: "
    "10.0.1.0/24}}\n"
    "  Group: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: d, VpcId: !Ref Vpc}}\n"
    "  Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Version: '2012-10-17', Statement: "
    "[{Effect: "
    "Allow, Principal: {Service: lambda.amazonaws.com}, Action: 'sts:AssumeRole'}]}}}\n"
    "  Function: {Type: AWS::Lambda::Function, %sProperties: {FunctionName: turn, Role: !GetAtt Role.Arn, Runtime: "
    "python3.13, Handler: index.turn, Code: {ZipFile: x}, VpcConfig: {SubnetIds: [!Ref A, !Ref B], SecurityGroupIds: "
    "[!Ref Group]}}}\n"
    "  Topic: {Type: AWS::SNS::Topic, DependsOn: Function}\n";

static const char waiting[] =
    "CloudFormation is waiting for NetworkInterfaces associated with the Lambda Function to be cleaned up.";

/* The stack stands, with the function in its network. */
static Account network_up(Journal *journal, const char *function) {
    Account account = account_open(NULL);
    AUTO(memory_release) char *body = memory_print(network, function); /* NOLINT: the format is a constant */
    journal->records = json_array();
    if (!tell(&account, journal, "cloudformation", "CreateStack", stack_input(body, "")))
        fail_msg("%s: %s", account.code, account.message);
    account_wait(&account, 3600);
    expect_status(&account, "CREATE_COMPLETE");
    return account;
}

static void network_down(Account *account, Journal *journal) {
    json_decref(journal->records);
    account_release(account);
}

static json_t *interfaces(Account *account, const Journal *journal, const char *status) {
    json_t *input = json_pack("{s:[{s:s, s:[s]}]}", "Filters", "Name", "description", "Values", "AWS Lambda VPC ENI-*");
    if (*status)
        json_array_append_new(json_object_get(input, "Filters"),
                              json_pack("{s:s, s:[s]}", "Name", "status", "Values", status));
    json_auto_t *output = ask(account, journal, "ec2", "DescribeNetworkInterfaces", input);
    assert_non_null(output);
    return json_incref(json_object_get(output, "NetworkInterfaces"));
}

static size_t count(Account *account, const Journal *journal, const char *status) {
    json_auto_t *found = interfaces(account, journal, status);
    return json_array_size(found);
}

static void expect_count(Account *account, const Journal *journal, const char *status, size_t expected) {
    size_t found = count(account, journal, status);
    if (found != expected)
        fail_msg("%zu interfaces are %s, expected %zu", found, *status ? status : "there", expected);
}

static bool leave_network(Account *account, const Journal *journal) {
    return tell(
        account, journal, "lambda", "UpdateFunctionConfiguration",
        json_pack("{s:s, s:{s:[], s:[]}}", "FunctionName", "turn", "VpcConfig", "SubnetIds", "SecurityGroupIds"));
}

static bool delete_stack(Account *account, const Journal *journal) {
    return tell(account, journal, "cloudformation", "DeleteStack", words("StackName", "app", NULL));
}

static char *update_status(Account *account, const Journal *journal) {
    json_auto_t *output =
        ask(account, journal, "lambda", "GetFunctionConfiguration", words("FunctionName", "turn", NULL));
    return memory_copy(value_text(output, "LastUpdateStatus"));
}

/* The minutes that pass until the deletion is at its end, looked at each ten seconds. `sweep`: whoever looks deletes
 * the interfaces that are free. */
static long minutes_until(Account *account, const Journal *journal, const char *status, bool sweep) {
    for (int i = 0; i < 600; i++, account_wait(account, 10)) {
        json_auto_t *free_ones = interfaces(account, journal, "available");
        for (size_t k = 0; sweep && k < json_array_size(free_ones); k++)
            assert_true(tell(
                account, journal, "ec2", "DeleteNetworkInterface",
                words("NetworkInterfaceId", value_text(json_array_get(free_ones, k), "NetworkInterfaceId"), NULL)));
        json_auto_t *stacks = account_call(account, "ListStacks", json_object());
        const json_t *stack = json_array_get(json_object_get(stacks, "StackSummaries"), 0);
        if (strcmp(value_text(stack, "StackStatus"), status) == 0)
            return (i + 5) / 6;
    }
    fail_msg("not %s after 100 minutes", status);
    return 0;
}

static char *stack_id(Account *account) {
    return stack_member(account, "StackId");
}

static void test_in_use(void **unused) {
    Journal journal;
    Account account = network_up(&journal, "");
    (void)unused;
    expect_count(&account, &journal, "in-use", 2);
    json_auto_t *found = interfaces(&account, &journal, "");
    const json_t *one = json_array_get(found, 0);
    assert_string_equal(value_text(one, "InterfaceType"), "lambda");
    assert_string_equal(value_text(json_object_get(one, "Attachment"), "InstanceOwnerId"), "amazon-aws");
    assert_int_equal(strncmp(value_text(one, "VpcId"), "vpc-", 4), 0);
    assert_false(tell(&account, &journal, "ec2", "DeleteNetworkInterface",
                      words("NetworkInterfaceId", value_text(one, "NetworkInterfaceId"), NULL)));
    assert_string_equal(account.code, "InvalidParameterValue");
    assert_non_null(strstr(account.message, "is currently in use."));
    assert_false(tell(&account, &journal, "ec2", "DeleteNetworkInterface",
                      words("NetworkInterfaceId", "eni-00000000000000000", NULL)));
    assert_string_equal(account.code, "InvalidNetworkInterfaceID.NotFound");
    network_down(&account, &journal);
}

static void test_deletion_waits(void **unused) {
    Journal journal;
    Account account = network_up(&journal, "");
    AUTO(memory_release) char *id = stack_id(&account);
    (void)unused;
    assert_true(delete_stack(&account, &journal));
    long minutes = minutes_until(&account, &journal, "DELETE_COMPLETE", false);
    if (minutes < 25 || minutes > 42)
        fail_msg("deleted after %ld minutes", minutes);
    json_auto_t *events = stack_events(&account, id);
    bool said = false;
    for (size_t i = 0; i < json_array_size(events); i++)
        said = said || strcmp(value_text(json_array_get(events, i), "ResourceStatusReason"), waiting) == 0;
    assert_true(said);
    expect_count(&account, &journal, "", 0);
    network_down(&account, &journal);
}

/* Who deletes them once they are free waits for less, and still for a good while. */
static void test_swept(void **unused) {
    Journal journal;
    Account account = network_up(&journal, "");
    (void)unused;
    assert_true(delete_stack(&account, &journal));
    long minutes = minutes_until(&account, &journal, "DELETE_COMPLETE", true);
    if (minutes < 17 || minutes > 22)
        fail_msg("deleted after %ld minutes", minutes);
    network_down(&account, &journal);
}

static void test_left_at_once(void **unused) {
    Journal journal;
    Account account = network_up(&journal, "");
    AUTO(memory_release) char *id = stack_id(&account);
    (void)unused;
    assert_true(delete_stack(&account, &journal));
    account.now_ms += 400;
    json_auto_t *before = stack_events(&account, id);
    assert_true(leave_network(&account, &journal));
    json_auto_t *after = stack_events(&account, id);
    assert_true(json_equal(before, after)); /* what has happened stays as it was */
    AUTO(memory_release) char *status = update_status(&account, &journal);
    assert_string_equal(status, "InProgress");
    assert_false(leave_network(&account, &journal));
    assert_string_equal(account.code, "ResourceConflictException");
    long minutes = minutes_until(&account, &journal, "DELETE_COMPLETE", true);
    if (minutes > 3)
        fail_msg("deleted after %ld minutes", minutes);
    network_down(&account, &journal);
}

/* Lambda itself takes longer over interfaces that are free. */
static void test_left_and_not_swept(void **unused) {
    Journal journal;
    Account account = network_up(&journal, "");
    (void)unused;
    assert_true(delete_stack(&account, &journal));
    assert_true(leave_network(&account, &journal));
    long minutes = minutes_until(&account, &journal, "DELETE_COMPLETE", false);
    if (minutes < 10 || minutes > 22)
        fail_msg("deleted after %ld minutes", minutes);
    network_down(&account, &journal);
}

/* Deleted in the middle of its leaving, it has not left. */
static void test_left_too_late(void **unused) {
    Journal journal;
    Account account = network_up(&journal, "");
    AUTO(memory_release) char *id = stack_id(&account);
    (void)unused;
    assert_true(delete_stack(&account, &journal));
    json_auto_t *planned = NULL;
    for (long long start = account.now_ms; !planned && account.now_ms < start + 60000; account.now_ms += 100) {
        json_auto_t *events = stack_events(&account, id);
        if (event_find(events, "Topic", "DELETE_COMPLETE"))
            planned = json_incref(events);
    }
    assert_non_null(planned);
    assert_true(leave_network(&account, &journal)); /* its deletion begins in less than a second */
    long minutes = minutes_until(&account, &journal, "DELETE_COMPLETE", true);
    if (minutes < 16)
        fail_msg("deleted after %ld minutes", minutes);
    assert_false(leave_network(&account, &journal));
    assert_string_equal(account.code, "ResourceNotFoundException");
    network_down(&account, &journal);
}

/* What keeps its interfaces keeps its subnets and its group. */
static void test_held_for_ever(void **unused) {
    Journal journal;
    Account account = network_up(&journal, "DeletionPolicy: Retain, ");
    (void)unused;
    assert_true(delete_stack(&account, &journal));
    long minutes = minutes_until(&account, &journal, "DELETE_FAILED", true);
    if (minutes < 15 || minutes > 17)
        fail_msg("given up after %ld minutes", minutes);
    json_auto_t *events = stack_events(&account, "app");
    assert_non_null(strstr(value_text(event_find(events, "Group", "DELETE_FAILED"), "ResourceStatusReason"),
                           " has a dependent object"));
    assert_non_null(strstr(value_text(event_find(events, "A", "DELETE_FAILED"), "ResourceStatusReason"),
                           " has dependencies and cannot be deleted."));
    /* Out of its network, it holds them no more. */
    assert_true(leave_network(&account, &journal));
    assert_true(delete_stack(&account, &journal));
    assert_true(minutes_until(&account, &journal, "DELETE_COMPLETE", true) < 4);
    network_down(&account, &journal);
}

/* A function that was put back stands in its network again, and holds it. */
static void test_put_back(void **unused) {
    Journal journal;
    Account account = network_up(&journal, "");
    (void)unused;
    json_auto_t *standing =
        ask(&account, &journal, "lambda", "GetFunctionConfiguration", words("FunctionName", "turn", NULL));
    json_t *config = json_copy(json_object_get(standing, "VpcConfig"));
    assert_int_equal(strncmp(value_text(config, "VpcId"), "vpc-", 4), 0);
    json_object_del(config, "VpcId");
    assert_true(leave_network(&account, &journal));
    account_wait(&account, 1800);
    expect_count(&account, &journal, "", 0);
    assert_true(tell(&account, &journal, "lambda", "UpdateFunctionConfiguration",
                     json_pack("{s:s, s:o}", "FunctionName", "turn", "VpcConfig", config)));
    account_wait(&account, 90);
    expect_count(&account, &journal, "in-use", 2);
    static const char *const cases[][3] = {
        {"subnet-0", "sg-0", "Error occurred while DescribeSubnets. EC2 Error Code: InvalidSubnetID.NotFound."},
        {"", "sg-0", "SubnetIds and SecurityIds must coexist or be both empty list."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        json_t *subnets = *cases[i][0] ? json_pack("[s]", cases[i][0]) : json_array();
        assert_false(tell(&account, &journal, "lambda", "UpdateFunctionConfiguration",
                          json_pack("{s:s, s:{s:o, s:[s]}}", "FunctionName", "turn", "VpcConfig", "SubnetIds", subnets,
                                    "SecurityGroupIds", cases[i][1])));
        assert_non_null(strstr(account.message, cases[i][2]));
    }
    network_down(&account, &journal);
}

/* An account that does the accepted calls again comes to the same. */
static void test_again_from_the_journal(void **unused) {
    Journal journal;
    Account account = network_up(&journal, "");
    AUTO(memory_release) char *id = stack_id(&account);
    (void)unused;
    assert_true(delete_stack(&account, &journal));
    account.now_ms += 700;
    assert_true(leave_network(&account, &journal));
    minutes_until(&account, &journal, "DELETE_COMPLETE", true);
    Account second = account_open(NULL);
    for (size_t i = 0; i < json_array_size(journal.records); i++)
        world_take(second.world, json_array_get(journal.records, i));
    second.now_ms = account.now_ms;
    json_auto_t *first_events = stack_events(&account, id), *second_events = stack_events(&second, id);
    assert_true(json_array_size(first_events) > 20);
    assert_true(json_equal(first_events, second_events));
    account_release(&second);
    network_down(&account, &journal);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_in_use),
        cmocka_unit_test(test_deletion_waits),
        cmocka_unit_test(test_swept),
        cmocka_unit_test(test_left_at_once),
        cmocka_unit_test(test_left_and_not_swept),
        cmocka_unit_test(test_left_too_late),
        cmocka_unit_test(test_held_for_ever),
        cmocka_unit_test(test_put_back),
        cmocka_unit_test(test_again_from_the_journal),
    };
    return cmocka_run_group_tests_name("cfn_interfaces", tests, NULL, NULL);
}
