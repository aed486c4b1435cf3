/* Refusals that are about the account, its sign-in or its organization. See failure_rows.h.
 * Words: the EC2 and RDS API References' error codes; AWS's free plan as yc-software/qm#352 and deploy logs quote it;
 * Control Tower's and hooks' as aws-cdk-cli#1768 and AWS's guide to proactive controls have them. */
#include "stack/failure_rows.h"

#define PLAN ", or upgrade the account's plan (Billing and Cost Management, Free Tier)"
#define INSTANCES "AWS::EC2::Instance AWS::EC2::LaunchTemplate"

static const FailureRow rows[] = {
    {"free-plan-class", "AWS::RDS::DBInstance",
     "instance size*free plan|instance class*free plan|instance class*free tier", FAILURE_SETTING,
     "database.instance_class", "the account is on AWS's free plan, which has micro classes alone",
     "choose db.t4g.micro or db.t3.micro" PLAN},
    {"free-plan-backups", "AWS::RDS::DBInstance", "backup retention*free tier|backup retention*free plan",
     FAILURE_SETTING, "retention.backup_days", "the account is on AWS's free plan, which keeps backups of one day",
     "keep backups for 1 day" PLAN},
    {"free-plan-count", "AWS::RDS::DBInstance", "number of instances*free plan|number of*free tier", FAILURE_QUOTA,
     NULL, "the account is on AWS's free plan, and has as many databases as that allows", "delete one" PLAN},
    {"free-plan-multi-az", "AWS::RDS::DBInstance", "Multi-AZ*free plan|Multi-AZ*free tier", FAILURE_SETTING,
     "database.multi_az", "the account is on AWS's free plan, which has no standby", "choose one zone" PLAN},
    {"free-plan-storage", "AWS::RDS::DBInstance", "storage*free tier|storage*free plan", FAILURE_SETTING,
     "database.storage_gib", "the account is on AWS's free plan, which has 20 GiB of storage", "choose 20 GiB" PLAN},
    {"free-plan-instance", INSTANCES, "not eligible for Free Tier|instance type*free plan", FAILURE_SETTING,
     "bastion.instance_type", "the account is on AWS's free plan, which has some small types alone",
     "choose t3.micro or t4g.micro (`aws ec2 describe-instance-types --filters Name=free-tier-eligible,Values=true` "
     "lists them)" PLAN},
    {"free-plan", NULL, "free plan|free tier customers|FreeTierRestriction|free tier accounts", FAILURE_OUTSIDE, NULL,
     "the account's free plan does not allow it",
     "upgrade the account's plan (Billing and Cost Management, Free Tier)"},

    {"account-blocked", NULL,
     "account is currently blocked|account is suspended|account has been suspended|account is not active",
     FAILURE_OUTSIDE, NULL, "AWS has blocked the account, or has yet to confirm it",
     "write to AWS's support, then try again"},
    {"account-pending", NULL,
     "PendingVerification|pending verification|account is being verified|resources in this region is being validated|"
     "request for accessing resources in this region|account*verification",
     FAILURE_WAIT, NULL, "AWS still verifies the account in this region: that takes some minutes, rarely hours",
     "try again later; after some hours write to AWS's support"},
    {"balancers-unsupported", "AWS::ElasticLoadBalancingV2::", "does not support creating load balancers",
     FAILURE_SETTING, "access.load_balancer", "AWS has not yet released load balancers for this new account",
     "write to AWS's support, or do without the load balancer"},
    {"region-disabled", NULL,
     "OptInRequired|not subscribed to this service|not opted in|region is not enabled|region is disabled|"
     "SubscriptionRequired|needs a subscription for the service",
     FAILURE_SETTING, "region", "this region, or the service in it, is not switched on for the account",
     "enable it in the account's settings (Account, AWS Regions), or choose another region"},
    {"marketplace", INSTANCES, "accept terms and subscribe|Marketplace", FAILURE_SETTING, "bastion.image",
     "the image is a product of AWS's Marketplace that nobody has subscribed to",
     "leave the image empty: the newest Amazon Linux is looked up; or subscribe to the product"},

    {"throttled", NULL,
     "Rate exceeded|Request limit exceeded|RequestLimitExceeded|Throttling|throttled|TooManyRequests|Too many requests|"
     "SlowDown|Please reduce your request rate",
     FAILURE_WAIT, NULL, "AWS got too many requests from this account", "try again: it was nobody's mistake"},
    {"sign-in-ended", NULL, "token*expired|ExpiredToken|credentials*expired|token included in the request is invalid",
     FAILURE_OUTSIDE, NULL, "the sign-in has ended", "sign in again: what was begun goes on at AWS"},

    {"control", NULL, "ControlTower|Control Tower|[CT.|Guard rule|proactive control", FAILURE_OUTSIDE, NULL,
     "a control of the organization forbids the resource as it is",
     "change the setting that it names, or ask the organization's administrators for an exception"},
    {"hook", NULL, "hook(s) failed|Hook failed|hook*failed with message|hook invocation", FAILURE_OUTSIDE, NULL,
     "a hook of the organization, which looks at what is deployed, forbids it",
     "change what it names, or ask the organization's administrators"},
    {"stack-policy", NULL, "denied by stack policy", FAILURE_OUTSIDE, NULL,
     "a policy of the stack forbids this change, whoever makes it",
     "set the changed setting back, or let the owner of the stack's policy lift it for this change"},
    {"tag-policy", NULL, "tag policy|TagPolicy|noncompliant tag|tag*not compliant", FAILURE_SETTING, "tags",
     "a tag policy of the organization forbids the value of a tag", "set the tag as the organization wants it"},
};
const FailureGroup failures_account = {rows, sizeof rows / sizeof *rows};
