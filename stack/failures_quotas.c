/* Quotas: what the account, or one thing in it, has as many of as it may have. See failure_rows.h.
 * What AWS's sentence counts goes before the resource that met it: a database that can't be deleted for the account's
 * manual snapshots is no quota of databases.
 * Words: the services' API References; radius-project/samples#842, pbudzon/aws-maintenance#12. Codes: the services'
 * pages of "endpoints and quotas" in the AWS General Reference. */
#include "stack/failure_rows.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

typedef struct QuotaRow {
    const char *types, *pattern; /* see FailureRow */
    const char *many;            /* "manual snapshots" */
    const char *less;            /* what makes room */
    const char *service, *code;  /* Service Quotas' ; NULL: AWS gives no more, or names no code */
} QuotaRow;

#define DATABASE "AWS::RDS::DBInstance"

static const QuotaRow rows[] = {
    {"AWS::RDS::", "SnapshotQuota|snapshot quota|manual snapshots", "manual snapshots of databases",
     "delete an old one (aws rds delete-db-snapshot --db-snapshot-identifier NAME)", "rds", "L-272F1212"},
    {DATABASE, "automated backups|AutomatedBackupQuota", "automated backups of deleted databases",
     "delete an old one (aws rds delete-db-instance-automated-backup --dbi-resource-id ID)", NULL, NULL},
    {DATABASE, "IAM roles|RoleQuota", "roles of one database", "take one away", "rds", "L-DD2301CA"},
    {"AWS::RDS::DBSubnetGroup", "DBSubnetQuota|number of subnets", "subnets of one subnet group", "take one away", NULL,
     NULL},
    {NULL, "number of grants|grants for|grant limit|GrantLimit", "grants of one key",
     "retire those that nobody needs (aws kms list-grants)", NULL, NULL},
    {"AWS::SecretsManager::", "number of versions|staging label", "versions of one secret",
     "take the labels off old ones (aws secretsmanager update-secret-version-stage)", NULL, NULL},
    {NULL, "SecurityGroupsPerInstance|SecurityGroupsPerInterface|security groups per network interface",
     "security groups on one network interface", "take one away", "vpc", "L-2AFB9258"},
    {"AWS::EC2:: AWS::ElasticLoadBalancingV2::", "NetworkInterfaceLimit|number of network interfaces",
     "network interfaces", "delete what uses them", "vpc", "L-DF5E4CA3"},
    {"AWS::EC2::VPCEndpoint", "Gateway", "gateway endpoints", "delete one", "vpc", "L-1B52E74A"},
    {"AWS::EC2::LaunchTemplate", "template versions|VersionLimit|VersionsLimit", "versions of one launch template",
     "delete an old one (aws ec2 delete-launch-template-versions)", NULL, NULL},
    {"AWS::ElasticLoadBalancingV2::", "TooManyTargets|number of targets", "targets of one target group",
     "take one away", NULL, NULL},
    {"AWS::Events::Rule", "number of targets", "targets of one rule", "take one away", NULL, NULL},
};

static bool is_quota(const char *message) {
    return failure_says(message,
                        "maximum number of|LimitExceeded|limit exceeded|quota|exceed the limit|exceeds the limit|"
                        "exceeded the limit|reached the limit|reached the maximum|TooMany|too many|"
                        "more*than allowed|maximum limit|limit has been reached|limit reached|limit of|"
                        "create more than");
}

/* `less`: what makes room; `service` NULL: more can't be had. */
static void tell(const char *many, const char *less, const char *service, const char *code, Failure *known) {
    failure_set(known, "quota", FAILURE_QUOTA, "the account has as many %s as it may have", many);
    if (!service)
        failure_remedy(known, "%s", less);
    else if (!code)
        failure_remedy(known, "%s, or ask for more (the console's Service Quotas, %s)", less, service);
    else
        failure_remedy(known,
                       "%s, or ask for more: aws service-quotas request-service-quota-increase --service-code %s "
                       "--quota-code %s --desired-value NUMBER%s",
                       less, service, code, strcmp(service, "iam") == 0 ? " --region us-east-1" : "");
}

bool failure_counted(const char *type, const char *message, Failure *known) {
    if (!is_quota(message))
        return false;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const QuotaRow *row = &rows[i];
        if (!failure_type_in(type, row->types) || !failure_says(message, row->pattern))
            continue;
        tell(row->many, row->less, row->service, row->code, known);
        return true;
    }
    return false;
}

bool failure_quota(const FailureType *type, const char *message, Failure *known) {
    if (!is_quota(message))
        return false;
    if (type && type->many) {
        tell(type->many, "delete one", type->service, type->quota, known);
        return true;
    }
    failure_set(known, "quota", FAILURE_QUOTA, "the account has as many of these as it may have");
    failure_remedy(known, "delete one, or ask for more (the console's Service Quotas)");
    return true;
}

/* "L-" and eight digits or letters. */
void failure_quota_code(Failure *known) {
    enum { DIGITS = 8 };
    for (const char *at = known->remedy; (at = strstr(at, "L-")); at += 2) {
        size_t length = strspn(at + 2, "0123456789ABCDEF");
        if (length == DIGITS && !isalnum((unsigned char)at[2 + length]))
            snprintf(known->quota, sizeof known->quota, "%.*s", 2 + DIGITS, at);
    }
}
