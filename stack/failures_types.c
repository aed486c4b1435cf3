/* What the template's types are called, and what they share. See failure_rows.h.
 * Quotas: the services' pages of "endpoints and quotas" in the AWS General Reference. IAM's are asked for in us-east-1
 * alone. */
#include "stack/failure_rows.h"

#include <string.h>

static const FailureType types[] = {
    {"AWS::RDS::DBInstance", "database", "databases", "rds", "L-7B6409FD",
     "aws rds delete-db-instance --final-db-snapshot-identifier NAME --db-instance-identifier"},
    {"AWS::RDS::DBParameterGroup", "parameter group", "parameter groups", "rds", "L-DE55804A",
     "aws rds delete-db-parameter-group --db-parameter-group-name"},
    {"AWS::RDS::DBSubnetGroup", "subnet group", "subnet groups", "rds", "L-48C6BF61",
     "aws rds delete-db-subnet-group --db-subnet-group-name"},
    {"AWS::EC2::VPC", "network (VPC)", "networks (VPCs)", "vpc", "L-F678F1CE", NULL},
    {"AWS::EC2::Subnet", "subnet", "subnets in one network", "vpc", "L-407747CB", NULL},
    {"AWS::EC2::RouteTable", "route table", "route tables in one network", "vpc", "L-589F43AA", NULL},
    {"AWS::EC2::Route", "route", "routes in one table", "vpc", "L-93826ACB", NULL},
    {"AWS::EC2::InternetGateway", "internet gateway", "internet gateways", "vpc", "L-A4707A72", NULL},
    {"AWS::EC2::NatGateway", "NAT gateway", "NAT gateways in one zone", "vpc", "L-FE5A380F", NULL},
    {"AWS::EC2::EIP", "elastic address", "elastic addresses", "ec2", "L-0263D0A3", NULL},
    {"AWS::EC2::VPCEndpoint", "endpoint", "endpoints in one network", "vpc", "L-29B6F2EB", NULL},
    {"AWS::EC2::SecurityGroup", "security group", "security groups", "vpc", "L-E79EC296",
     "aws ec2 delete-security-group --group-id"},
    {"AWS::EC2::PrefixList", "prefix list", "prefix lists", "vpc", NULL, NULL},
    {"AWS::EC2::FlowLog", "flow log", "flow logs of one thing", "vpc", NULL, NULL},
    {"AWS::EC2::Instance", "instance", "instances (by their vCPUs)", "ec2", "L-1216C47A", NULL},
    {"AWS::EC2::LaunchTemplate", "launch template", "launch templates", "ec2", NULL,
     "aws ec2 delete-launch-template --launch-template-name"},
    {"AWS::SecretsManager::Secret", "secret", "secrets", "secretsmanager", "L-2F66C23C",
     "aws secretsmanager delete-secret --force-delete-without-recovery --secret-id"},
    {"AWS::SecretsManager::RotationSchedule", "rotation", NULL, NULL, NULL, NULL},
    {"AWS::SecretsManager::SecretTargetAttachment", "secret's attachment", NULL, NULL, NULL, NULL},
    {"AWS::KMS::Key", "encryption key", "encryption keys", "kms", "L-C2F1777E", NULL},
    {"AWS::KMS::Alias", "key alias", "aliases of one key", "kms", "L-2601EE20", "aws kms delete-alias --alias-name"},
    {"AWS::IAM::Role", "role", "roles", "iam", "L-FE177D64", "aws iam delete-role --role-name"},
    {"AWS::IAM::ManagedPolicy", "policy", "policies", "iam", "L-E95E4862", "aws iam delete-policy --policy-arn"},
    {"AWS::IAM::InstanceProfile", "instance profile", "instance profiles", "iam", "L-6E65F664",
     "aws iam delete-instance-profile --instance-profile-name"},
    {"AWS::Lambda::Function", "function", "functions", "lambda", NULL, "aws lambda delete-function --function-name"},
    {"AWS::Lambda::Permission", "function's permission", NULL, NULL, NULL, NULL},
    {"AWS::Events::Rule", "rule", "rules", "events", NULL, "aws events delete-rule --name"},
    {"AWS::Logs::LogGroup", "log group", "log groups", "logs", "L-D2832119",
     "aws logs delete-log-group --log-group-name"},
    {"AWS::CloudWatch::Alarm", "alarm", "alarms", "monitoring", NULL, "aws cloudwatch delete-alarms --alarm-names"},
    {"AWS::CloudWatch::Dashboard", "dashboard", "dashboards", "monitoring", NULL,
     "aws cloudwatch delete-dashboards --dashboard-names"},
    {"AWS::SNS::Topic", "topic", "topics", "sns", "L-61103206", "aws sns delete-topic --topic-arn"},
    {"AWS::SNS::Subscription", "subscription", "subscriptions", "sns", NULL, NULL},
    {"AWS::SNS::TopicPolicy", "topic's policy", NULL, NULL, NULL, NULL},
    {"AWS::S3::Bucket", "bucket", "buckets", "s3", "L-DC2B2D3D", "aws s3api delete-bucket --bucket"},
    {"AWS::S3::BucketPolicy", "bucket's policy", NULL, NULL, NULL, NULL},
    {"AWS::CloudTrail::Trail", "trail", "trails", "cloudtrail", NULL, "aws cloudtrail delete-trail --name"},
    {"AWS::ElasticLoadBalancingV2::LoadBalancer", "load balancer", "load balancers", "elasticloadbalancing",
     "L-69A177A2", "aws elbv2 delete-load-balancer --load-balancer-arn"},
    {"AWS::ElasticLoadBalancingV2::TargetGroup", "target group", "target groups", "elasticloadbalancing", "L-B22855CB",
     "aws elbv2 delete-target-group --target-group-arn"},
    {"AWS::ElasticLoadBalancingV2::Listener", "listener", "listeners of one load balancer", "elasticloadbalancing",
     NULL, NULL},
};

const FailureType *failure_type(const char *type) {
    for (size_t i = 0; type && i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i].type, type) == 0)
            return &types[i];
    return NULL;
}

const FailureType *failure_type_told(const char *message) {
    for (const char *at = message; (at = strstr(at, "AWS::")); at += 5)
        for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
            size_t length = strlen(types[i].type);
            if (strncmp(at, types[i].type, length) == 0 && !strchr(":ABCDEFGHIJKLMNOPQRSTUVWXYZ", at[length]))
                return &types[i];
        }
    return NULL;
}
