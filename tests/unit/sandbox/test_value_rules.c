/* Rules between the values of a thing: every row is well said, and breaks of each kind of term, with what is said. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/memory.h"
#include "sandbox/cfn/value.h"
#include "sandbox/values/types.h"
#include "sandbox/values/rules.h"

#include <stdlib.h>
#include <string.h>

#define BALANCER "AWS::ElasticLoadBalancingV2::LoadBalancer"
#define POLICY(statement)                                                                                              \
    "{\"PolicyDocument\": {\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", " statement "}]}}"

static const struct {
    const char *type, *properties;
    const char *words; /* NULL: it is taken */
} breaks[] = {
    /* = and presence */
    {"AWS::EC2::NatGateway", "{\"ConnectivityType\": \"private\", \"AllocationId\": \"a\"}",
     "AllocationId cannot be specified for a NAT Gateway with Connectivity Type private."},
    {"AWS::EC2::NatGateway", "{\"ConnectivityType\": \"public\", \"AllocationId\": \"a\"}",
     "Invalid id: \"a\" (expecting \"eipalloc-...\")"},
    {"AWS::EC2::SecurityGroupIngress",
     "{\"IpProtocol\": \"tcp\", \"FromPort\": 5432, \"ToPort\": 70000, \"CidrIp\": \"10.0.0.0/8\"}",
     "TCP/UDP port (70000) out of range"},
    {"AWS::EC2::NatGateway", "{\"ConnectivityType\": \"public\", \"AllocationId\": \"eipalloc-0123456789abcdef0\"}",
     NULL},
    /* !PATH, numbers as text */
    {"AWS::RDS::DBInstance", "{\"MonitoringInterval\": \"60\"}",
     "A MonitoringRoleARN value is required if you specify a MonitoringInterval value other than 0."},
    {"AWS::RDS::DBInstance", "{\"MonitoringInterval\": \"0\"}", NULL},
    {"AWS::RDS::DBInstance", "{\"Port\": 100}", "Invalid endpoint port 100. Valid range is: 1150-65535"},
    /* on, off */
    {"AWS::RDS::DBInstance", "{\"EnablePerformanceInsights\": false, \"PerformanceInsightsRetentionPeriod\": 7}",
     "To enable Performance Insights, EnablePerformanceInsights must be set to 'true'"},
    {"AWS::RDS::DBInstance", "{\"EnablePerformanceInsights\": \"true\", \"PerformanceInsightsRetentionPeriod\": 7}",
     NULL},
    {"AWS::RDS::DBInstance", "{\"EnablePerformanceInsights\": true, \"PerformanceInsightsRetentionPeriod\": 8}",
     "Invalid Performance Insights retention period. Valid values are: [7, 31, 62,"},
    {"AWS::RDS::DBInstance", "{\"Engine\": \"MySQL\"}", NULL},
    {"AWS::RDS::DBInstance", "{\"Engine\": \"mssql\"}", "Invalid DB engine: mssql"},
    /* what only a service resolves */
    {"AWS::RDS::DBInstance",
     "{\"Engine\": \"mysql\", \"MasterUsername\": \"{{resolve:secretsmanager:a:SecretString:u}}\"}", NULL},
    {"AWS::RDS::DBInstance", "{\"Engine\": \"mysql\", \"MasterUsername\": \"aaaaaaaaaaaaaaaaa\"}",
     "Invalid master user name"},
    /* also */
    {"AWS::RDS::DBInstance", "{\"PreferredBackupWindow\": \"23:50-00:10\"}",
     "Backup window must be at least 30 minutes."},
    {"AWS::RDS::DBInstance", "{\"PreferredBackupWindow\": \"23:30-00:10\"}", NULL},
    {"AWS::RDS::DBInstance",
     "{\"PreferredBackupWindow\": \"23:30-00:30\", \"PreferredMaintenanceWindow\": \"sat:00:10-sat:01:00\"}",
     "The backup window and maintenance window must not overlap."},
    {"AWS::RDS::DBInstance",
     "{\"PreferredBackupWindow\": \"02:00-03:00\", \"PreferredMaintenanceWindow\": \"sun:03:00-sun:04:00\"}", NULL},
    {"AWS::RDS::DBInstance", "{\"PreferredMaintenanceWindow\": \"sat:23:50-sun:00:10\"}",
     "Maintenance window must be at least 30 minutes."},
    /* ~, {$1} and {region} */
    {"AWS::IAM::Role", "{\"ManagedPolicyArns\": [\"arn:aws-cn:iam::aws:policy/x\"]}", "Invalid ARN partition: aws-cn"},
    {"Custom::Thing", "{\"ServiceToken\": \"arn:aws:lambda:us-east-1:1:function:x\"}",
     "Functions from 'us-east-1' are not reachable in this region"},
    {"Custom::Thing", "{\"ServiceToken\": \"arn:aws:lambda:eu-west-1:1:function:x\"}", NULL},
    /* each item, and keys */
    {"AWS::IAM::ManagedPolicy", POLICY("\"Action\": [\"s3:GetObject\", \"foo\"], \"Resource\": \"*\""),
     "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."},
    {"AWS::IAM::ManagedPolicy", POLICY("\"Action\": \"s3:*\", \"Resource\": \"*\", \"Condition\": {\"StringFoo\": {}}"),
     "Syntax errors in policy."},
    {"AWS::IAM::ManagedPolicy",
     POLICY("\"Action\": \"s3:*\", \"Resource\": \"*\", \"Condition\": {\"ForAnyValue:StringLike\": {\"a\": [\"b\"]}}"),
     NULL},
    {"AWS::IAM::ManagedPolicy", POLICY("\"Action\": \"s3:*\", \"Resource\": \"foo\""),
     "Resource foo must be in ARN format or \"*\"."},
    {"AWS::IAM::ManagedPolicy", POLICY("\"Action\": \"s3:*\", \"Resource\": \"arn:aws-cn:s3:::x\""),
     "Partition \"aws-cn\" is not valid for resource \"arn:aws-cn:s3:::x\"."},
    {"AWS::IAM::Role",
     "{\"Policies\": [{\"PolicyName\": \"p\", \"PolicyDocument\": {\"Statement\": {\"Effect\": \"allow\"}}}]}",
     "The policy failed legacy parsing"},
    /* text that is JSON */
    {"AWS::CloudWatch::Dashboard", "{\"DashboardBody\": \"{not json\"}",
     "The field DashboardBody must be a valid JSON object"},
    {"AWS::CloudWatch::Dashboard", "{\"DashboardBody\": \"{}\"}", "Should have required property 'widgets'"},
    {"AWS::CloudWatch::Dashboard",
     "{\"DashboardBody\": \"{\\\"widgets\\\": [{\\\"type\\\": \\\"text\\\", \\\"properties\\\": {\\\"markdown\\\": "
     "\\\"a\\\"}, "
     "\\\"width\\\": 25}]}\"}",
     "Should be <= 24"},
    {"AWS::CloudWatch::Dashboard", "{\"DashboardBody\": \"{\\\"widgets\\\": []}\"}", NULL},
    /* sizes, twice, lacks, $OTHER */
    {"AWS::EC2::VPC", "{\"CidrBlock\": \"10.0.0.0/8\"}", "The CIDR '10.0.0.0/8' is invalid."},
    {"AWS::EC2::VPC", "{\"CidrBlock\": \"10.0.0.0/16\"}", NULL},
    {"AWS::EC2::VPC", "{\"CidrBlock\": \"10.0.1.0/16\"}", "The CIDR '10.0.1.0/16' is invalid."},
    {BALANCER,
     "{\"Type\": \"network\", \"LoadBalancerAttributes\": [{\"Key\": \"a\", \"Value\": \"1\"}, {\"Key\": \"a\"}]}",
     "Attribute key 'a' has been specified more than once"},
    {BALANCER,
     "{\"Type\": \"network\", \"LoadBalancerAttributes\": [{\"Key\": \"access_logs.s3.enabled\", \"Value\": "
     "\"true\"}]}",
     "The key 'access_logs.s3.bucket' must set in order to enable access logs"},
    {"AWS::ElasticLoadBalancingV2::TargetGroup",
     "{\"TargetType\": \"lambda\", \"HealthCheckTimeoutSeconds\": 10, \"HealthCheckIntervalSeconds\": \"10\"}",
     "Health check timeout '10' must be smaller than the interval '10'"},
    {"AWS::S3::Bucket",
     "{\"LifecycleConfiguration\": {\"Rules\": [{\"Status\": \"Enabled\", \"ExpirationInDays\": 0}]}}",
     "'Days' for Expiration action must be a positive integer"},
    /* schedules */
    {"AWS::Events::Rule", "{\"ScheduleExpression\": \"cron(0 8 ? * MON-FRI *)\"}", NULL},
    {"AWS::Events::Rule", "{\"ScheduleExpression\": \"cron(0/15 8,20 L * ? 2027-2030)\"}", NULL},
    {"AWS::Events::Rule", "{\"ScheduleExpression\": \"cron(0 8 * * * *)\"}",
     "Parameter ScheduleExpression is not valid."},
    {"AWS::Events::Rule", "{\"ScheduleExpression\": \"cron(99 * * * ? *)\"}",
     "Parameter ScheduleExpression is not valid."},
    {"AWS::Events::Rule", "{\"ScheduleExpression\": \"rate(1 days)\"}", "Parameter ScheduleExpression is not valid."},
    {"AWS::Events::Rule", "{\"ScheduleExpression\": \"rate(5 minutes)\"}", NULL},
    {"AWS::Scheduler::Schedule", "{\"ScheduleExpression\": \"at(2027-01-01T00:00:00)\"}", NULL},
    {"AWS::Scheduler::Schedule", "{\"ScheduleExpression\": \"at(tomorrow)\"}",
     "Invalid Schedule Expression at(tomorrow)."},
    /* patterns of events */
    {"AWS::Events::Rule", "{\"EventPattern\": {\"detail\": {\"state\": []}}}",
     "Event pattern is not valid. Reason: Empty arrays are not allowed"},
    {"AWS::Events::Rule", "{\"EventPattern\": {\"detail\": {\"state\": \"a\"}}}",
     "Event pattern is not valid. Reason: \"state\" must be an object or an array"},
    {"AWS::Events::Rule", "{\"EventPattern\": {\"detail\": {\"state\": [{\"begins\": \"a\"}]}}}",
     "Event pattern is not valid. Reason: Unrecognized match type begins"},
    {"AWS::Events::Rule", "{\"EventPattern\": {\"source\": [\"aws.rds\", {\"prefix\": \"a\"}]}}", NULL},
    {"AWS::Events::Rule",
     "{\"EventPattern\": {\"source\": [\"a\"]}, \"Targets\": [{\"Id\": \"t\", \"Arn\": \"arn:aws:sns:eu-west-1:1:t\", "
     "\"InputTransformer\": {\"InputPathsMap\": {\"a\": \"$.a\"}, \"InputTemplate\": \"<a> <aws.events.rule-arn> "
     "<b>\"}}]}",
     "InputTemplate for target t contains invalid placeholder b."},
    /* secrets */
    {"AWS::SecretsManager::RotationSchedule",
     "{\"RotationRules\": {\"ScheduleExpression\": \"cron(0 23 * * ? *)\", \"Duration\": \"3h\"}}",
     "Starting hour and duration must be within a day."},
    {"AWS::SecretsManager::Secret",
     "{\"GenerateSecretString\": {\"ExcludeLowercase\": true, \"ExcludeUppercase\": true, "
     "\"ExcludeNumbers\": true, \"ExcludePunctuation\": true}}",
     "All characters have been excluded from selection."},
    {"AWS::SecretsManager::Secret", "{\"GenerateSecretString\": {\"ExcludeCharacters\": \"\\\"@/\\\\\\\\\"}}", NULL},
    {"AWS::None::Such", "{\"A\": 1}", NULL},
};

static void test_breaks(void **unused) {
    (void)unused;
    for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++) {
        json_auto_t *properties = json_loads(breaks[i].properties, 0, NULL);
        const ValueRule *rule;
        if (!properties)
            fail_msg("no JSON: %s", breaks[i].properties);
        AUTO(memory_release) char *words = value_rules_refuse(breaks[i].type, "eu-west-1", properties, &rule);
        if (!words != !breaks[i].words || (words && !strstr(words, breaks[i].words)))
            fail_msg("%s %s: \"%s\"", breaks[i].type, breaks[i].properties, words ? words : "");
    }
}

/* What an expression of a row is once the region is known. */
static char *expression_of(const char *argument) {
    const char *place = strstr(argument, "{region}");
    return place ? memory_print("%.*seu-west-1%s", (int)(place - argument), argument, place + 8)
                 : memory_copy(argument);
}

static void term_look(const ValueRule *rule, const char *term) {
    static const char *const operators[] = {"=",      "!=",    "~",      "!~",    ">",    ">=",  "<",
                                            "<=",     "#>",    "#<",     "is",    "on",   "off", "lacks",
                                            "lacks~", "keys~", "keys!~", "twice", "!json"};
    const char *name = strchr(term, ' ');
    if (*term == '@' || !name)
        return;
    size_t length = strcspn(++name, " ");
    bool known = false, expression = name[length - 1] == '~';
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        known = known || (strlen(operators[i]) == length && strncmp(operators[i], name, length) == 0);
    if (!known)
        fail_msg("no such operator in \"%s\" of \"%s\"", term, rule->holds);
    AUTO(memory_release) char *argument = name[length] ? expression_of(name + length + 1) : NULL;
    if (expression && (!argument || !type_pattern_valid(argument)))
        fail_msg("no expression in \"%s\"", term);
}

static void test_rows(void **unused) {
    (void)unused;
    size_t count = 0;
    for (size_t i = 0; value_rule_tables[i]; i++)
        for (const ValueRule *rule = value_rule_tables[i]; rule->types; rule++, count++) {
            assert_true(*rule->types && *rule->holds && *rule->words && *rule->source);
            for (const char *at = rule->holds; *at;) {
                const char *end = strstr(at, "; ");
                AUTO(memory_release) char *term = end ? memory_copy_n(at, (size_t)(end - at)) : memory_copy(at);
                term_look(rule, term);
                at = end ? end + 2 : at + strlen(at);
            }
        }
    print_message("%zu rules of values\n", count);
    assert_true(count > 700);
}

/* Types that rules name are types that the sandbox knows, unless they are of services that it doesn't serve. */
static void test_types(void **unused) {
    (void)unused;
    for (size_t i = 0; value_rule_tables[i]; i++)
        for (const ValueRule *rule = value_rule_tables[i]; rule->types; rule++)
            if (!strchr(rule->types, ' ') && !strchr(rule->types, '*') && !type_find(rule->types))
                fail_msg("nobody makes a %s", rule->types);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_breaks), cmocka_unit_test(test_rows),
                                       cmocka_unit_test(test_types)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
