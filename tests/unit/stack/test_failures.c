/* Known failure reasons, and the states a stack can be in. */
#include "stack/failures.h"
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
        {"AWS::RDS::DBInstance", NULL, "DB instance already exists (Service: Rds, Status Code: 400)", "database-taken"},
        {"AWS::RDS::DBInstance", NULL, "Cannot delete protected DB Instance, please disable deletion protection",
         "deletion-protection"},
        {"AWS::EC2::SecurityGroup", NULL,
         "resource sg-0123456789abcdef0 has a dependent object (Service: Ec2, Status Code: 400, Request ID: 1)",
         "group-in-use"},
        {"AWS::EC2::Subnet", NULL,
         "The subnet 'subnet-0123456789abcdef0' has dependencies and cannot be deleted. (Service: Ec2)",
         "subnet-in-use"},
        {"AWS::EC2::VPC", NULL, "The vpc 'vpc-0123456789abcdef0' has dependencies and cannot be deleted.",
         "network-in-use"},
        {"AWS::ElasticLoadBalancingV2::LoadBalancer", NULL,
         "Load balancer 'arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/net/shop/1' cannot be deleted because "
         "deletion protection is enabled (Service: ElasticLoadBalancingV2, Status Code: 400)",
         "load-balancer-protected"},
        {"AWS::SecretsManager::Secret", NULL,
         "You can't create this secret because a secret with this name is already scheduled for deletion.",
         "secret-pending-deletion"},
        {"AWS::SecretsManager::Secret", NULL,
         "The operation failed because the secret myapp already exists. (Service: SecretsManager)", "secret-taken"},
        {"AWS::Logs::LogGroup", NULL,
         "Resource of type 'AWS::Logs::LogGroup' with identifier '{\"/properties/LogGroupName\":\"/x\"}' already "
         "exists.",
         "log-group-taken"},
        {"AWS::EC2::VPC", NULL, "The maximum number of VPCs has been reached. (Service: Ec2, Status Code: 400)",
         "vpc-quota"},
        {"AWS::EC2::EIP", NULL, "The maximum number of addresses has been reached.", "address-quota"},
        {"AWS::EC2::SecurityGroup", NULL, "RulesPerSecurityGroupLimitExceeded: The maximum number of rules",
         "rules-quota"},
        {"AWS::EC2::Instance", NULL, "We currently do not have sufficient t3.micro capacity in the zone",
         "instance-capacity"},
        {"AWS::IAM::Role", NULL, "myapp-bastion already exists in stack arn:aws:cloudformation:…", "role-taken"},
        {"AWS::IAM::Role", NULL, "User: arn:aws:iam::1:user/x is not authorized to perform: iam:CreateRole",
         "permission"},
        {"AWS::IAM::Role", NULL,
         "User: arn:aws:iam::1:user/x is not authorized to perform: iam:CreateRole with an explicit deny in a service "
         "control policy",
         "scp"},
        {"AWS::RDS::DBInstance", NULL,
         "You can't currently modify the storage of this DB instance because the previous storage change is being "
         "optimized.",
         "storage-optimizing-words"},
        {"AWS::RDS::DBInstance", NULL,
         "CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename myapp and "
         "update the stack again.",
         "replace-named"},
        {"AWS::RDS::DBInstance", NULL, "Database instance is not in available state.", "instance-state"},
        {"AWS::EC2::NatGateway", NULL,
         "Performing this operation would exceed the limit of 5 NAT gateways (NatGatewayLimitExceeded)",
         "nat-gateway-quota"},
        {"AWS::EC2::InternetGateway", NULL, "The maximum number of internet gateways has been reached.",
         "gateway-quota"},
        {"AWS::EC2::VPC", NULL, "The vpc 'vpc-1' has dependencies and cannot be deleted.", "network-in-use"},
        {"AWS::EC2::SecurityGroup", NULL, "resource sg-1 has a dependent object", "group-in-use"},
        {"AWS::S3::Bucket", NULL, "The bucket you tried to delete is not empty.", "bucket-not-empty"},
        {"AWS::EC2::Instance", NULL, "This account is currently blocked and not recognized as a valid account.",
         "account-blocked"},
        {"AWS::S3::Bucket", NULL, "API: s3:CreateBucket Access Denied", NULL},
        {NULL, "AccessDeniedException", "no", "permission-code"},
        {NULL, "AccessDenied", NULL, "permission-code"},
        {NULL, "AccessDeniedly", "", NULL},
        {NULL, "ChangeSetNotFound", "ChangeSet [x] does not exist", "no-change-set"},
        {NULL, "OperationInProgressException", "", "stack-busy"},
        {NULL, "Throttling", "Rate exceeded", "throttled"},
        {NULL, "ValidationError", "something new", NULL},
        {NULL, NULL, NULL, NULL},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Failure *found = failure_find(cases[i].type, cases[i].code, cases[i].message);
        const char *id = found ? found->id : NULL;
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
        const char *path = failure_setting(failure_of_event(&event), &event);
        if (path != cases[i].path && (!path || !cases[i].path || strcmp(path, cases[i].path) != 0))
            fail_msg("%s: %s gave %s", cases[i].logical_id, cases[i].reason, path ? path : "none");
    }
}

/* Each row says something, names a setting that is there, and can be reached past the rows above it. */
static void test_rows(void **unused) {
    (void)unused;
    assert_true(failure_count >= 25);
    for (size_t i = 0; i < failure_count; i++) {
        const Failure *row = &failures[i];
        char message[256] = "";
        if (!row->id[0] || !row->meaning[0] || (row->path && !setting_find(row->path)))
            fail_msg("row %s has no meaning, or names the setting %s that is not there", row->id, row->path);
        for (const char *at = row->pattern; *at; at++)
            snprintf(message + strlen(message), sizeof message - strlen(message), "%c", *at == '*' ? ' ' : *at);
        const Failure *found = failure_find(row->type, row->code, message);
        if (found != row)
            fail_msg("row %s is hidden by %s", row->id, found ? found->id : "nothing");
    }
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
        cmocka_unit_test(test_rows),     cmocka_unit_test(test_consequences),
        cmocka_unit_test(test_statuses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
