/* Known failure reasons, and the states a stack can be in. */
#include "stack/failure_rows.h"
#include "settings/settings.h"
#include "stack/stack_status.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

/* Sentences as AWS words them. */
static void test_known(void **unused) {
    static const struct {
        const char *type, *code, *message, *id;
    } cases[] = {
        {"AWS::EC2::Instance", NULL,
         "The key pair 'myapp-bastion' does not exist (Service: AmazonEC2; Status Code: 400; Error Code: "
         "InvalidKeyPair.NotFound; Request ID: 1; Proxy: null)",
         "key-pair-missing"},
        {"AWS::RDS::DBInstance", NULL,
         "Resource handler returned message: \"RDS does not support creating a DB instance with the following "
         "combination: DBInstanceClass=db.t4g.micro, Engine=postgres, EngineVersion=11\"",
         "class-combination"},
        {"AWS::RDS::DBInstance", NULL,
         "RDS does not support the following combination: DBInstanceClass=db.t2.micro, Engine=postgres",
         "class-combination"},
        {"AWS::RDS::DBInstance", NULL, "Cannot find version 17.99 for postgres (Service: Rds, Status Code: 400)",
         "engine-version"},
        {"AWS::RDS::DBInstance", NULL, "DBName postgres cannot be used. It is a reserved word for this engine",
         "database-name-reserved"},
        {"AWS::RDS::DBInstance", NULL,
         "Resource handler returned message: \"This instance size isn't available with free plan accounts. (Service: "
         "Rds, Status Code: 400)\"",
         "free-plan-class"},
        {"AWS::RDS::DBInstance", NULL,
         "The specified backup retention period exceeds the maximum available to free tier customers. To remove all "
         "limitations, upgrade your account plan. (Service: Rds, Status Code: 400)",
         "free-plan-backups"},
        {"AWS::RDS::DBInstance", NULL,
         "You reached the maximum number of instances available with free plan accounts. To remove all limitations, "
         "upgrade your account plan.",
         "free-plan-count"},
        {"AWS::EC2::NatGateway", NULL, "This isn't available with free plan accounts.", "free-plan"},
        {"AWS::RDS::DBInstance", NULL, "DB instance already exists (Service: Rds, Status Code: 400)", "name-taken"},
        {"AWS::RDS::DBInstance", NULL, "Cannot delete protected DB Instance, please disable deletion protection",
         "deletion-protection"},
        {"AWS::SecretsManager::Secret", NULL,
         "You can't create this secret because a secret with this name is already scheduled for deletion.",
         "secret-pending-deletion"},
        {"AWS::SecretsManager::Secret", NULL,
         "The operation failed because the secret myapp already exists. (Service: SecretsManager)", "name-taken"},
        {"AWS::Logs::LogGroup", NULL,
         "Resource of type 'AWS::Logs::LogGroup' with identifier '{\"/properties/LogGroupName\":\"/x\"}' already "
         "exists.",
         "name-taken"},
        {"AWS::EC2::VPC", NULL, "The maximum number of VPCs has been reached. (Service: Ec2, Status Code: 400)",
         "quota"},
        {"AWS::EC2::EIP", NULL, "The maximum number of addresses has been reached.", "quota"},
        {"AWS::EC2::SecurityGroup", NULL, "RulesPerSecurityGroupLimitExceeded: The maximum number of rules",
         "rules-quota"},
        {"AWS::EC2::Instance", NULL, "We currently do not have sufficient t3.micro capacity in the zone",
         "instance-capacity"},
        {"AWS::IAM::Role", NULL, "myapp-bastion already exists in stack arn:aws:cloudformation:…", "name-taken"},
        {"AWS::IAM::Role", NULL, "User: arn:aws:iam::1:user/x is not authorized to perform: iam:CreateRole",
         "permission"},
        {"AWS::IAM::Role", NULL,
         "User: arn:aws:iam::1:user/x is not authorized to perform: iam:CreateRole with an explicit deny in a service "
         "control policy",
         "permission-organization"},
        {"AWS::RDS::DBInstance", NULL,
         "You can't currently modify the storage of this DB instance because the previous storage change is being "
         "optimized.",
         "storage-optimizing"},
        {"AWS::RDS::DBInstance", NULL,
         "CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename myapp and "
         "update the stack again.",
         "replace-named"},
        {"AWS::RDS::DBInstance", NULL, "Database instance is not in available state.", "database-busy"},
        {"AWS::EC2::NatGateway", NULL,
         "Performing this operation would exceed the limit of 5 NAT gateways (NatGatewayLimitExceeded)", "quota"},
        {"AWS::EC2::InternetGateway", NULL, "The maximum number of internet gateways has been reached.", "quota"},
        {"AWS::EC2::VPC", NULL, "The vpc 'vpc-1' has dependencies and cannot be deleted.", "network-in-use"},
        {"AWS::EC2::SecurityGroup", NULL, "resource sg-1 has a dependent object", "group-in-use"},
        {"AWS::S3::Bucket", NULL, "The bucket you tried to delete is not empty.", "bucket-not-empty"},
        {"AWS::EC2::Instance", NULL, "This account is currently blocked and not recognized as a valid account.",
         "account-blocked"},
        {"AWS::S3::Bucket", NULL, "API: s3:CreateBucket Access Denied", "permission"},
        {NULL, "AccessDeniedException", "no", "permission-unnamed"},
        {NULL, "AccessDenied", NULL, "permission-unnamed"},
        {NULL, "ChangeSetNotFound", "ChangeSet [x] does not exist", "no-change-set"},
        {NULL, "OperationInProgressException", "", "stack-busy"},
        {NULL, "Throttling", "Rate exceeded", "throttled"},
        {NULL, "ValidationError", "something new", NULL},
        {NULL, NULL, NULL, NULL},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Failure known;
        const FailureScope scope = {.type = cases[i].type, .code = cases[i].code, .message = cases[i].message};
        const char *id = failure_find(&scope, &known) ? known.id : NULL;
        bool same = id && cases[i].id ? strcmp(id, cases[i].id) == 0 : id == cases[i].id;
        if (!same)
            fail_msg("\"%s\" was found to be %s, expected %s", cases[i].message, id ? id : "unknown",
                     cases[i].id ? cases[i].id : "unknown");
    }
}

/* The NAT instance has settings of its own. */
static void test_settings_of_instances(void **unused) {
    static const struct {
        const char *logical_id, *reason, *path;
    } cases[] = {{"Bastion", "We do not have sufficient t3.micro capacity", "bastion.instance_type"},
                 {"NatInstance", "We do not have sufficient t3.micro capacity", "network.nat_instance_type"},
                 {"NatInstance", "The image id '[ami-1]' does not exist", "network.nat_image"},
                 {"NatInstance", "something new", NULL}};
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const CfnEvent event = {.logical_id = (char *)cases[i].logical_id,
                                .type = (char *)"AWS::EC2::Instance",
                                .reason = (char *)cases[i].reason};
        Failure known;
        const char *path = failure_of_event(&event, &known) ? known.path : NULL;
        if (path != cases[i].path && (!path || !cases[i].path || strcmp(path, cases[i].path) != 0))
            fail_msg("%s: %s gave %s", cases[i].logical_id, cases[i].reason, path ? path : "none");
    }
}

static const FailureGroup *const groups[] = {
    &failures_account, &failures_database,  &failures_network,    &failures_instances, &failures_secrets,
    &failures_roles,   &failures_functions, &failures_monitoring, &failures_stack,     &failures_always};

/* The settings that are lists have no row of their own. */
static bool is_setting(const char *path) {
    return setting_find(path) || strcmp(path, "access.allowed") == 0 || strcmp(path, "tags") == 0;
}

/* Each row says what it means and what to do, and the setting that it names is there. */
static void test_rows(void **unused) {
    (void)unused;
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        for (size_t j = 0; j < groups[i]->count; j++) {
            const FailureRow *row = &groups[i]->rows[j];
            Failure known;
            if (!row->meaning[0] || strlen(row->meaning) >= sizeof known.meaning ||
                strlen(row->remedy) >= sizeof known.remedy)
                fail_msg("row %s has no meaning, or says too much", row->id);
            if (row->path ? !is_setting(row->path) : row->kind == FAILURE_SETTING)
                fail_msg("row %s names the setting %s, which is not there", row->id, row->path ? row->path : "(none)");
        }
}

/* The first type of a list; of a service alone, one that it has not. */
static void first_type(const char *types, char *type, size_t size) {
    size_t length = types ? strcspn(types, " ") : 0;
    snprintf(type, size, "%.*s%s", (int)length, types ? types : "",
             length > 2 && types[length - 1] == ':' ? "Other" : "");
}

/* Each alternative of each row can be reached: no row above it takes all that it would. */
static void test_reached(void **unused) {
    (void)unused;
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        for (size_t j = 0; j < groups[i]->count; j++) {
            const FailureRow *row = &groups[i]->rows[j];
            char type[96], words[1024];
            bool reached = false;
            first_type(row->types, type, sizeof type);
            for (const char *at = row->pattern; at && !reached; at = strchr(at, '|') ? strchr(at, '|') + 1 : NULL) {
                snprintf(words, sizeof words, "%.*s", (int)strcspn(at, "|"), at);
                for (char *star = words; (star = strchr(star, '*'));)
                    *star = ' ';
                Failure known;
                const FailureScope scope = {.type = *type ? type : NULL, .message = words};
                reached = failure_find(&scope, &known) && strcmp(known.id, row->id) == 0;
            }
            if (!reached)
                fail_msg("row %s is hidden by others", row->id);
        }
}

/* A word is told apart from another that holds it. */
static void test_words(void **unused) {
    (void)unused;
    assert_true(failure_says("Invalid port: 80", "port"));
    assert_false(failure_says("It is supported", "port"));
    assert_true(failure_says("NatGatewayLimitExceeded", "LimitExceeded"));
    assert_true(failure_says("one, then two", "three|one*two"));
    assert_false(failure_says("two, then one", "three|one*two"));
    assert_true(failure_says("(HandlerErrorCode: AlreadyExists)", "alreadyexists"));
    assert_true(failure_says("anything", ""));
    assert_false(failure_says("", "something"));
    assert_true(failure_type_in("AWS::EC2::VPC", "AWS::RDS:: AWS::EC2::"));
    assert_false(failure_type_in("AWS::EC2::VPCEndpoint", "AWS::EC2::VPC"));
    assert_false(failure_type_in(NULL, "AWS::EC2::VPC"));
    assert_true(failure_type_in(NULL, NULL));
}

static void test_consequences(void **unused) {
    (void)unused;
    assert_true(failure_is_consequence("Resource creation cancelled"));
    assert_true(failure_is_consequence("Resource update cancelled"));
    assert_false(failure_is_consequence("The subscription was cancelled by its owner"));
    assert_false(failure_is_consequence(""));
    assert_false(failure_is_consequence(NULL));
}

static void test_statuses(void **unused) {
    (void)unused;
    assert_int_equal(stack_status_count, 23);
    for (size_t i = 0; i < stack_status_count; i++) {
        const StackStatus *row = &stack_statuses[i];
        assert_ptr_equal(stack_status(row->name), row);
        bool running = strstr(row->name, "_IN_PROGRESS") != NULL;
        /* Running and busy are the same, but for a review, in which nothing runs. */
        if ((row->kind == STACK_BUSY) != (running && row->kind != STACK_REVIEW) ||
            (row->outcome == OUTCOME_RUNNING) != running || row->undone != (strstr(row->name, "ROLLBACK") != NULL))
            fail_msg("%s is told wrongly", row->name);
        bool stuck = row->kind == STACK_NEVER_STOOD || row->kind == STACK_BROKEN;
        if (!row->words[0] || (stuck && !row->way_out[0]))
            fail_msg("%s has no words or no way out", row->name);
    }
    assert_int_equal(stack_status(NULL)->kind, STACK_ABSENT);
    assert_int_equal(stack_status("")->kind, STACK_ABSENT);
    assert_int_equal(stack_status("SHINY_NEW_IN_PROGRESS")->kind, STACK_BUSY);
    assert_int_equal(stack_status("SHINY_NEW_FAILED")->kind, STACK_BROKEN);
    assert_int_equal(stack_status("_IN_PROGRESS")->kind, STACK_BROKEN);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known),    cmocka_unit_test(test_settings_of_instances),
        cmocka_unit_test(test_rows),     cmocka_unit_test(test_reached),
        cmocka_unit_test(test_words),    cmocka_unit_test(test_consequences),
        cmocka_unit_test(test_statuses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
