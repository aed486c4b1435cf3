/* The program's own template, assets/template.yaml, through the sandbox: every option, every resource failing in turn,
 * a stop at any moment, and what each setting's change does. */
#include "tests/unit/sandbox/cfn_fixture.h"

static char *template_text(void) {
    Text text = {0};
    Error err = {0};
    if (!file_read("assets/template.yaml", &text, &err))
        fail_msg("%s", err.said);
    return text_take(&text);
}

static json_t *article_input(const char *body, const char *pairs) {
    AUTO(memory_release) char *all = memory_print("AppName=myapp BastionKeyPair=laptop %s", pairs);
    return stack_input(body, all);
}

static json_t *set_input(const char *body, const char *pairs, const char *type) {
    json_t *input = article_input(body, pairs);
    json_object_set_new(input, "ChangeSetName", json_string("c"));
    json_object_set_new(input, "ChangeSetType", json_string(type));
    return input;
}

static void problems_absent(Account *account, const char *pairs) {
    json_t *input = words("StackName", "app", "ChangeSetName", "c", NULL);
    json_object_set_new(input, "Filters", json_pack("{sb}", "FailedEvents", 1));
    json_auto_t *events = account_call(account, "DescribeEvents", input);
    const json_t *list = json_object_get(events, "OperationEvents");
    if (json_array_size(list))
        fail_msg("%s: %s", pairs, value_text(json_array_get(list, 0), "ValidationStatusReason"));
}

static const char *const options[] = {
    "",
    "LoadBalancer=true",
    "Nat=gateway",
    "Nat=gateway_per_zone",
    "EncryptionKeys=one",
    "MultiAz=true",
    "AlarmEmail=ops@example.com",
    "CloudTrail=true",
    "S3Bucket=my-bucket",
    "EngineVersion=18",
    "PasswordRotation=23~hours",
    "BastionForwardingOnly=true BastionInstanceType=t4g.nano NatInstanceType=t4g.nano",
    "NetworkCidr=192.168.7.0/24 DatabasePort=6432 DatabaseName=shop EngineVersion=16.10 Insights=advanced",
    ("LoadBalancer=true Nat=gateway_per_zone EncryptionKeys=one MultiAz=true AlarmEmail=a@b.cd CloudTrail=true "
     "S3Bucket=b-1"),
};

static void test_options(void **unused) {
    AUTO(memory_release) char *body = template_text();
    (void)unused;
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        AUTO(account_release) Account account = account_open(NULL);
        if (!account_do(&account, "CreateChangeSet", set_input(body, options[i], "CREATE")))
            fail_msg("%s: %s", options[i], account.message);
        account_wait(&account, 10);
        problems_absent(&account, options[i]);
        assert_true(account_do(&account, "ExecuteChangeSet", words("StackName", "app", "ChangeSetName", "c", NULL)));
        account_wait(&account, 9 * 60);
        expect_status(&account, "CREATE_IN_PROGRESS");
        account_wait(&account, 11 * 60); /* with Multi-AZ some three minutes more */
        expect_status(&account, "CREATE_COMPLETE");
    }
}

/* Minutes of the default stack: what the wizard's estimate and the demo are made for. */
static void test_duration(void **unused) {
    AUTO(memory_release) char *body = template_text();
    AUTO(account_release) Account account = account_open(NULL);
    (void)unused;
    stack_up(&account, body, "AppName=myapp BastionKeyPair=laptop");
    json_auto_t *events = stack_events(&account, "app");
    size_t count = json_array_size(events);
    const char *end = value_text(json_array_get(events, count - 1), "Timestamp");
    long minutes =
        strtol(end + 14, NULL, 10) - strtol(value_text(json_array_get(events, 0), "Timestamp") + 14, NULL, 10);
    assert_in_range((minutes + 60) % 60, 11, 14);
    const json_t *nested = event_find(events, "SecretRotationHostedRotationLambda", "CREATE_COMPLETE");
    json_auto_t *inner = stack_events(&account, value_text(nested, "PhysicalResourceId"));
    assert_non_null(event_find(inner, "SecretsManagerRotation", "CREATE_COMPLETE"));
    AUTO(memory_release) char *rotation = resource_member(&account, "SecretRotation", "PhysicalResourceId");
    assert_non_null(strstr(rotation, ":secret:myapp-"));
}

/* Whatever fails, the stack comes to rest; it stands only where the protected database was there already. */
static void test_each_failure(void **unused) {
    AUTO(memory_release) char *body = template_text();
    AUTO(account_release) Account whole = account_open(NULL);
    (void)unused;
    stack_up(&whole, body, "AppName=myapp BastionKeyPair=laptop");
    json_auto_t *resources = account_call(&whole, "ListStackResources", words("StackName", "app", NULL));
    const json_t *list = json_object_get(resources, "StackResourceSummaries");
    assert_true(json_array_size(list) > 60);
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *logical = value_text(json_array_get(list, i), "LogicalResourceId");
        AUTO(account_release) Account account = account_open(NULL);
        AUTO(memory_release) char *fault = memory_print("%s:create:fail:said no", logical);
        account.fault = fault;
        assert_true(account_do(&account, "CreateStack", article_input(body, "DeletionProtection=false")));
        account_wait(&account, 7200);
        AUTO(memory_release) char *status = stack_member(&account, "StackStatus");
        if (strcmp(status, "ROLLBACK_COMPLETE") != 0)
            fail_msg("%s failed, and the stack is in %s", logical, status);
        json_auto_t *events = stack_events(&account, "app");
        const json_t *cause = event_find(events, logical, "CREATE_FAILED");
        assert_string_equal(value_text(cause, "ResourceStatusReason"), "said no");
    }
}

static bool database_stands(void *context, const CfnPhysical *physical) {
    if (strcmp(physical->type, "AWS::RDS::DBInstance") == 0)
        *(bool *)context = true;
    return true;
}

static void test_stop_anywhere(void **unused) {
    AUTO(memory_release) char *body = template_text();
    (void)unused;
    for (int seconds = 0; seconds < 800; seconds += 23) {
        AUTO(account_release) Account account = account_open(NULL);
        assert_true(account_do(&account, "CreateStack", article_input(body, "DeletionProtection=false")));
        account_wait(&account, seconds);
        assert_true(account_do(&account, "DeleteStack", words("StackName", "app", NULL)));
        account_wait(&account, 7200);
        if (account_do(&account, "DescribeStacks", words("StackName", "app", NULL)))
            fail_msg("stopped after %d s, the stack is still there", seconds);
        bool stands = false;
        cfn_each_physical(account.cfn, NULL, account.now_ms, database_stands, &stands);
        assert_false(stands);
    }
}

/* "Database False, Bastion True": the resources that change, with Replacement; additions and removals left out. */
static char *effects(const json_t *described) {
    AUTO(text_release) Text text = {0};
    const json_t *changes = json_object_get(described, "Changes");
    for (size_t i = 0; i < json_array_size(changes); i++) {
        const json_t *change = json_object_get(json_array_get(changes, i), "ResourceChange");
        if (strcmp(value_text(change, "Action"), "Modify") == 0)
            text_print(&text, "%s%s %s", text.length ? ", " : "", value_text(change, "LogicalResourceId"),
                       value_text(change, "Replacement"));
    }
    return text_take(&text);
}

static const struct {
    const char *pairs, *resource, *replacement; /* the resource among those that change; "" means: not among them */
} settings[] = {
    {"DatabaseStorage=30", "Database", "False"},
    {"DatabaseInstanceClass=db.t4g.small", "Database", "False"},
    {"BackupDays=14", "Database", "Conditional"}, /* AWS's schema calls it so; it is changed in place */
    {"MultiAz=true", "Database", "Conditional"},
    {"DeletionProtection=false", "Database", "False"},
    {"DatabaseName=shop", "Database", "True"},
    {"NetworkCidr=10.1.0.0/16", "Vpc", "True"},
    {"EncryptionKeys=one", "Database", "Conditional"},
    {"BastionInstanceType=t3.small", "Bastion", "Conditional"},
    {"FlowLogsDays=90", "FlowLogs", "False"},
    {"FlowLogsDays=90", "Database", ""},
    {"QueryLogsDays=90", "QueryLogs", "False"},
    {"PasswordRotation=2~days", "SecretRotation", "False"},
    {"AlarmEmail=ops@example.com", "Database", ""},
    {"CloudTrail=true", "Database", ""},
    {"LoadBalancer=true", "Database", ""},
    {"Nat=gateway", "PrivateRouteOne", "False"},
};

static void test_settings(void **unused) {
    AUTO(memory_release) char *body = template_text();
    AUTO(account_release) Account account = account_open(NULL);
    (void)unused;
    stack_up(&account, body, "AppName=myapp BastionKeyPair=laptop");
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        if (!account_do(&account, "CreateChangeSet", set_input(body, settings[i].pairs, "UPDATE")))
            fail_msg("%s: %s", settings[i].pairs, account.message);
        account_wait(&account, 10);
        problems_absent(&account, settings[i].pairs);
        json_auto_t *described =
            account_call(&account, "DescribeChangeSet", words("StackName", "app", "ChangeSetName", "c", NULL));
        AUTO(memory_release) char *found = effects(described);
        AUTO(memory_release) char *wanted = memory_print("%s %s", settings[i].resource, settings[i].replacement);
        bool there = strstr(found, wanted) != NULL;
        if (there != (*settings[i].replacement != '\0'))
            fail_msg("%s: %s; expected %s %s", settings[i].pairs, found, settings[i].resource,
                     *settings[i].replacement ? settings[i].replacement : "unchanged");
        assert_true(account_do(&account, "DeleteChangeSet", words("StackName", "app", "ChangeSetName", "c", NULL)));
    }
}

/* The same changes made: the database keeps its place whenever its name and its keys do. */
static void test_updates_made(void **unused) {
    static const char *const made[] = {"DatabaseStorage=30",   "MultiAz=true",      "LoadBalancer=true",
                                       "Nat=gateway_per_zone", "CloudTrail=true",   "FlowLogsDays=90 QueryLogsDays=90",
                                       "BackupDays=14",        "S3Bucket=a-bucket", "BastionInstanceType=t4g.small"};
    AUTO(memory_release) char *body = template_text();
    (void)unused;
    for (size_t i = 0; i < sizeof made / sizeof *made; i++) {
        AUTO(account_release) Account account = account_open(NULL);
        stack_up(&account, body, "AppName=myapp BastionKeyPair=laptop");
        if (!account_do(&account, "UpdateStack", article_input(body, made[i])))
            fail_msg("%s: %s", made[i], account.message);
        account_wait(&account, 7200);
        expect_status(&account, "UPDATE_COMPLETE");
        if (!account_do(&account, "UpdateStack", article_input(body, "")))
            fail_msg("%s and back: %s", made[i], account.message);
        account_wait(&account, 7200);
        bool smaller = strcmp(made[i], "DatabaseStorage=30") == 0; /* RDS never shrinks a volume */
        expect_status(&account, smaller ? "UPDATE_ROLLBACK_COMPLETE" : "UPDATE_COMPLETE");
        json_auto_t *events = stack_events(&account, "app");
        assert_null(event_find(events, "Database", "DELETE_IN_PROGRESS"));
    }
}

static bool neighbours_check(void *context, const CfnPhysical *physical) {
    (void)context;
    if (strcmp(physical->type, "AWS::RDS::DBInstance") == 0) {
        assert_null(strstr(value_text(physical->properties, "MasterUsername"), "resolve"));
        assert_non_null(strstr(value_text(physical->properties, "MasterUserPassword"), "{{resolve:secretsmanager:"));
        assert_int_equal(strncmp(value_text(physical->attributes, "PrivateIp"), "192.168.7.", 10), 0);
    }
    if (strcmp(physical->logical_id, "Bastion") == 0) {
        int last = 0;
        assert_int_equal(sscanf(value_text(physical->attributes, "PrivateIp"), "192.168.7.%d", &last), 1);
        assert_in_range(last, 4, 62); /* the first quarter */
        assert_string_equal(value_text(physical->attributes, "AvailabilityZone"), "eu-west-1a");
    }
    return true;
}

static void test_neighbours(void **unused) {
    AUTO(memory_release) char *body = template_text();
    AUTO(account_release) Account account = account_open(NULL);
    (void)unused;
    stack_up(&account, body, "AppName=myapp BastionKeyPair=laptop NetworkCidr=192.168.7.0/24");
    cfn_each_physical(account.cfn, "eu-west-1", account.now_ms, neighbours_check, NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_options),       cmocka_unit_test(test_duration), cmocka_unit_test(test_each_failure),
        cmocka_unit_test(test_stop_anywhere), cmocka_unit_test(test_settings), cmocka_unit_test(test_updates_made),
        cmocka_unit_test(test_neighbours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
