/* The table of all operations that the program can make: see AwsOperation in call.h.
 *
 * Versions, protocols and names are those of botocore's service models. */
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

/* What a permission begins with. */
#define IAM_cloudformation "cloudformation"
#define IAM_ec2 "ec2"
#define IAM_elb "elasticloadbalancing"
#define IAM_free_tier "freetier"
#define IAM_iam "iam"
#define IAM_lambda "lambda"
#define IAM_logs "logs"
#define IAM_pricing "pricing"
#define IAM_quotas "servicequotas"
#define IAM_rds "rds"
#define IAM_secrets "secretsmanager"
#define IAM_ssm "ssm"
#define IAM_sts "sts"

#define PERMISSION_true(service, name) IAM_##service ":" #name
#define PERMISSION_false(service, name) NULL
#define OPERATION(id, service, name, permitted, repeatable, ...)                                                       \
    [OP_##id] = {&service, #name, PERMISSION_##permitted(service, name), repeatable},
#define ALSO(...)
static const AwsOperation operations[OPERATION_COUNT] = {
#include "aws/operations.inc"
};
#undef OPERATION
#undef ALSO

const AwsOperation *aws_operation(AwsOperationId id) {
    return &operations[id];
}

const AwsOperation *aws_operations(size_t *count) {
    *count = OPERATION_COUNT;
    return operations;
}
