/* The table of all operations that the program can make: see AwsOperation in call.h.
 *
 * Versions, protocols and names are those of botocore's service models; permissions those of the Service Authorization
 * Reference. Repeatable: it reads, sets a state that may be set twice, or carries a client token. */
#include "aws/internal.h"

static const AwsService sts = {
    .id = "sts", .host_prefix = "sts", .signing_name = "sts", .version = "2011-06-15", .protocol = AWS_QUERY};
static const AwsService iam = {.id = "iam",
                               .host_prefix = "iam",
                               .signing_name = "iam",
                               .version = "2010-05-08",
                               .protocol = AWS_QUERY,
                               .global = true};
static const AwsService cloudformation = {.id = "cloudformation",
                                          .host_prefix = "cloudformation",
                                          .signing_name = "cloudformation",
                                          .version = "2010-05-15",
                                          .protocol = AWS_QUERY,
                                          .compressed = true};
static const AwsService ec2 = {.id = "ec2",
                               .host_prefix = "ec2",
                               .signing_name = "ec2",
                               .version = "2016-11-15",
                               .protocol = AWS_EC2,
                               .compressed = true};
static const AwsService rds = {.id = "rds",
                               .host_prefix = "rds",
                               .signing_name = "rds",
                               .version = "2014-10-31",
                               .protocol = AWS_QUERY,
                               .compressed = true};
static const AwsService elb = {.id = "elastic_load_balancing_v2",
                               .host_prefix = "elasticloadbalancing",
                               .signing_name = "elasticloadbalancing",
                               .version = "2015-12-01",
                               .protocol = AWS_QUERY};
static const AwsService quotas = {.id = "service_quotas",
                                  .host_prefix = "servicequotas",
                                  .signing_name = "servicequotas",
                                  .version = "ServiceQuotasV20190624",
                                  .protocol = AWS_JSON};
static const AwsService secrets = {.id = "secrets_manager",
                                   .host_prefix = "secretsmanager",
                                   .signing_name = "secretsmanager",
                                   .version = "secretsmanager",
                                   .protocol = AWS_JSON};
static const AwsService ssm = {
    .id = "ssm", .host_prefix = "ssm", .signing_name = "ssm", .version = "AmazonSSM", .protocol = AWS_JSON};
static const AwsService logs = {.id = "cloudwatch_logs",
                                .host_prefix = "logs",
                                .signing_name = "logs",
                                .version = "Logs_20140328",
                                .protocol = AWS_JSON};
static const AwsService pricing = {.id = "pricing",
                                   .host_prefix = "api.pricing",
                                   .signing_name = "pricing",
                                   .version = "AWSPriceListService",
                                   .protocol = AWS_JSON,
                                   .compressed = true};
static const AwsRoute lambda_routes[] = {
    {"GetFunctionConfiguration", "GET", "/2015-03-31/functions/{}/configuration"},
    {"UpdateFunctionConfiguration", "PUT", "/2015-03-31/functions/{}/configuration"},
};
static const AwsService lambda = {.id = "lambda",
                                  .host_prefix = "lambda",
                                  .signing_name = "lambda",
                                  .version = "2015-03-31",
                                  .protocol = AWS_REST,
                                  .routes = lambda_routes};

static const AwsService free_tier = {.id = "freetier",
                                     .host_prefix = "freetier",
                                     .signing_name = "freetier",
                                     .version = "AWSFreeTierService",
                                     .protocol = AWS_JSON,
                                     .json_1_0 = true};

/* clang-format off */
static const AwsOperation operations[OPERATION_COUNT] = {
    [OP_STS_GET_CALLER_IDENTITY] = {&sts, "GetCallerIdentity", NULL, true},
    [OP_STS_ASSUME_ROLE] = {&sts, "AssumeRole", "sts:AssumeRole", true},
    [OP_STS_ASSUME_ROLE_WITH_WEB_IDENTITY] = {&sts, "AssumeRoleWithWebIdentity", NULL, true},
    [OP_IAM_LIST_ACCOUNT_ALIASES] = {&iam, "ListAccountAliases", "iam:ListAccountAliases", true},
    [OP_IAM_GET_ROLE] = {&iam, "GetRole", "iam:GetRole", true},
    [OP_IAM_SIMULATE_PRINCIPAL_POLICY] = {&iam, "SimulatePrincipalPolicy", "iam:SimulatePrincipalPolicy", true},

    [OP_CFN_CREATE_CHANGE_SET] = {&cloudformation, "CreateChangeSet", "cloudformation:CreateChangeSet", true},
    [OP_CFN_DESCRIBE_CHANGE_SET] = {&cloudformation, "DescribeChangeSet", "cloudformation:DescribeChangeSet", true},
    [OP_CFN_EXECUTE_CHANGE_SET] = {&cloudformation, "ExecuteChangeSet", "cloudformation:ExecuteChangeSet", true},
    [OP_CFN_DELETE_CHANGE_SET] = {&cloudformation, "DeleteChangeSet", "cloudformation:DeleteChangeSet", true},
    [OP_CFN_DESCRIBE_STACKS] = {&cloudformation, "DescribeStacks", "cloudformation:DescribeStacks", true},
    [OP_CFN_DESCRIBE_EVENTS] = {&cloudformation, "DescribeEvents", "cloudformation:DescribeEvents", true},
    [OP_CFN_DESCRIBE_STACK_EVENTS] = {&cloudformation, "DescribeStackEvents", "cloudformation:DescribeStackEvents", true},
    [OP_CFN_LIST_STACK_RESOURCES] = {&cloudformation, "ListStackResources", "cloudformation:ListStackResources", true},
    [OP_CFN_GET_TEMPLATE] = {&cloudformation, "GetTemplate", "cloudformation:GetTemplate", true},
    [OP_CFN_GET_STACK_POLICY] = {&cloudformation, "GetStackPolicy", "cloudformation:GetStackPolicy", true},
    [OP_CFN_SET_STACK_POLICY] = {&cloudformation, "SetStackPolicy", "cloudformation:SetStackPolicy", true},
    [OP_CFN_DELETE_STACK] = {&cloudformation, "DeleteStack", "cloudformation:DeleteStack", true},
    [OP_CFN_CANCEL_UPDATE_STACK] = {&cloudformation, "CancelUpdateStack", "cloudformation:CancelUpdateStack", true},
    [OP_CFN_CONTINUE_UPDATE_ROLLBACK] = {&cloudformation, "ContinueUpdateRollback", "cloudformation:ContinueUpdateRollback", true},
    [OP_CFN_UPDATE_TERMINATION_PROTECTION] = {&cloudformation, "UpdateTerminationProtection", "cloudformation:UpdateTerminationProtection", true},
    [OP_CFN_DETECT_STACK_DRIFT] = {&cloudformation, "DetectStackDrift", "cloudformation:DetectStackDrift", false},
    [OP_CFN_DESCRIBE_STACK_DRIFT_DETECTION_STATUS] = {&cloudformation, "DescribeStackDriftDetectionStatus", "cloudformation:DescribeStackDriftDetectionStatus", true},
    [OP_CFN_DESCRIBE_STACK_RESOURCE_DRIFTS] = {&cloudformation, "DescribeStackResourceDrifts", "cloudformation:DescribeStackResourceDrifts", true},

    [OP_EC2_DESCRIBE_KEY_PAIRS] = {&ec2, "DescribeKeyPairs", "ec2:DescribeKeyPairs", true},
    [OP_EC2_IMPORT_KEY_PAIR] = {&ec2, "ImportKeyPair", "ec2:ImportKeyPair", false},
    [OP_EC2_DESCRIBE_AVAILABILITY_ZONES] = {&ec2, "DescribeAvailabilityZones", "ec2:DescribeAvailabilityZones", true},
    [OP_EC2_DESCRIBE_INSTANCE_TYPE_OFFERINGS] = {&ec2, "DescribeInstanceTypeOfferings", "ec2:DescribeInstanceTypeOfferings", true},
    [OP_EC2_DESCRIBE_VPC_ENDPOINT_SERVICES] = {&ec2, "DescribeVpcEndpointServices", "ec2:DescribeVpcEndpointServices", true},
    [OP_EC2_DESCRIBE_IMAGES] = {&ec2, "DescribeImages", "ec2:DescribeImages", true},
    [OP_EC2_DESCRIBE_VPCS] = {&ec2, "DescribeVpcs", "ec2:DescribeVpcs", true},
    [OP_EC2_DESCRIBE_ADDRESSES] = {&ec2, "DescribeAddresses", "ec2:DescribeAddresses", true},
    [OP_EC2_DESCRIBE_INSTANCES] = {&ec2, "DescribeInstances", "ec2:DescribeInstances", true},
    [OP_EC2_GET_CONSOLE_OUTPUT] = {&ec2, "GetConsoleOutput", "ec2:GetConsoleOutput", true},
    [OP_EC2_DESCRIBE_SECURITY_GROUPS] = {&ec2, "DescribeSecurityGroups", "ec2:DescribeSecurityGroups", true},
    [OP_EC2_DESCRIBE_NETWORK_INTERFACES] = {&ec2, "DescribeNetworkInterfaces", "ec2:DescribeNetworkInterfaces", true},
    /* Gone is gone: a repetition finds nothing. */
    [OP_EC2_DELETE_NETWORK_INTERFACE] = {&ec2, "DeleteNetworkInterface", "ec2:DeleteNetworkInterface", true},
    [OP_EC2_DESCRIBE_MANAGED_PREFIX_LISTS] = {&ec2, "DescribeManagedPrefixLists", "ec2:DescribeManagedPrefixLists", true},
    [OP_EC2_GET_MANAGED_PREFIX_LIST_ENTRIES] = {&ec2, "GetManagedPrefixListEntries", "ec2:GetManagedPrefixListEntries", true},
    /* The version is a lock: a repetition would be refused and hide that the first one worked. */
    [OP_EC2_MODIFY_MANAGED_PREFIX_LIST] = {&ec2, "ModifyManagedPrefixList", "ec2:ModifyManagedPrefixList", false},
    [OP_EC2_RESTORE_MANAGED_PREFIX_LIST_VERSION] = {&ec2, "RestoreManagedPrefixListVersion", "ec2:RestoreManagedPrefixListVersion", false},

    [OP_RDS_DESCRIBE_DB_INSTANCES] = {&rds, "DescribeDBInstances", "rds:DescribeDBInstances", true},
    [OP_RDS_DESCRIBE_DB_SNAPSHOTS] = {&rds, "DescribeDBSnapshots", "rds:DescribeDBSnapshots", true},
    [OP_RDS_DESCRIBE_PENDING_MAINTENANCE_ACTIONS] = {&rds, "DescribePendingMaintenanceActions",
                                                     "rds:DescribePendingMaintenanceActions", true},
    /* Sets a state: twice is as once. */
    [OP_RDS_MODIFY_DB_INSTANCE] = {&rds, "ModifyDBInstance", "rds:ModifyDBInstance", true},
    [OP_RDS_DESCRIBE_DB_ENGINE_VERSIONS] = {&rds, "DescribeDBEngineVersions", "rds:DescribeDBEngineVersions", true},
    [OP_RDS_DESCRIBE_DB_MAJOR_ENGINE_VERSIONS] = {&rds, "DescribeDBMajorEngineVersions",
                                                  "rds:DescribeDBMajorEngineVersions", true},
    [OP_RDS_DESCRIBE_ORDERABLE_DB_INSTANCE_OPTIONS] = {&rds, "DescribeOrderableDBInstanceOptions", "rds:DescribeOrderableDBInstanceOptions", true},

    [OP_ELB_DESCRIBE_LOAD_BALANCER_ATTRIBUTES] = {&elb, "DescribeLoadBalancerAttributes", "elasticloadbalancing:DescribeLoadBalancerAttributes", true},
    [OP_ELB_MODIFY_LOAD_BALANCER_ATTRIBUTES] = {&elb, "ModifyLoadBalancerAttributes", "elasticloadbalancing:ModifyLoadBalancerAttributes", true},
    [OP_ELB_DESCRIBE_TARGET_HEALTH] = {&elb, "DescribeTargetHealth", "elasticloadbalancing:DescribeTargetHealth", true},
    [OP_QUOTAS_GET_SERVICE_QUOTA] = {&quotas, "GetServiceQuota", "servicequotas:GetServiceQuota", true},
    [OP_QUOTAS_GET_AWS_DEFAULT_SERVICE_QUOTA] = {&quotas, "GetAWSDefaultServiceQuota", "servicequotas:GetAWSDefaultServiceQuota", true},
    [OP_SECRETS_DESCRIBE_SECRET] = {&secrets, "DescribeSecret", "secretsmanager:DescribeSecret", true},
    [OP_SECRETS_GET_SECRET_VALUE] = {&secrets, "GetSecretValue", "secretsmanager:GetSecretValue", true},
    [OP_SECRETS_RESTORE_SECRET] = {&secrets, "RestoreSecret", "secretsmanager:RestoreSecret", true},
    /* Gone is gone: a repetition finds nothing. */
    [OP_SECRETS_DELETE_SECRET] = {&secrets, "DeleteSecret", "secretsmanager:DeleteSecret", true},
    [OP_SECRETS_ROTATE_SECRET] = {&secrets, "RotateSecret", "secretsmanager:RotateSecret", true},
    [OP_SSM_GET_PARAMETER] = {&ssm, "GetParameter", "ssm:GetParameter", true},
    /* Two would be two sessions. */
    [OP_SSM_START_SESSION] = {&ssm, "StartSession", "ssm:StartSession", false},
    [OP_SSM_TERMINATE_SESSION] = {&ssm, "TerminateSession", "ssm:TerminateSession", true},
    [OP_LOGS_DESCRIBE_LOG_GROUPS] = {&logs, "DescribeLogGroups", "logs:DescribeLogGroups", true},
    [OP_LOGS_DELETE_LOG_GROUP] = {&logs, "DeleteLogGroup", "logs:DeleteLogGroup", true},
    [OP_LOGS_FILTER_LOG_EVENTS] = {&logs, "FilterLogEvents", "logs:FilterLogEvents", true},
    [OP_LAMBDA_GET_FUNCTION_CONFIGURATION] = {&lambda, "GetFunctionConfiguration", "lambda:GetFunctionConfiguration", true},
    /* Sets a state; a repetition may be told that the first is under way. */
    [OP_LAMBDA_UPDATE_FUNCTION_CONFIGURATION] = {&lambda, "UpdateFunctionConfiguration", "lambda:UpdateFunctionConfiguration", true},
    [OP_PRICING_GET_PRODUCTS] = {&pricing, "GetProducts", "pricing:GetProducts", true},
    [OP_FREETIER_GET_ACCOUNT_PLAN_STATE] = {&free_tier, "GetAccountPlanState", "freetier:GetAccountPlanState", true},
};
/* clang-format on */

const AwsOperation *aws_operation(AwsOperationId id) {
    return &operations[id];
}

const AwsOperation *aws_operations(size_t *count) {
    *count = OPERATION_COUNT;
    return operations;
}
