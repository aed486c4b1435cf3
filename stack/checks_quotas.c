/* Checks: what AWS lets the account have in this region. See checks.h. */
#include "stack/checks_parts.h"

#include "aws/arn.h"
#include "aws/ec2.h"
#include "aws/services.h"

#include <stdio.h>
#include <string.h>

/* `account`: whose; "" not known, and then everybody's that can be seen counts. */
typedef struct Quota {
    const char *service, *code, *type, *words;
    bool (*count)(AwsContext *aws, const char *account, long *count, Error *err);
} Quota;

static bool quota_ask(const CheckInput *input, const Quota *quota, long *used, double *value, Error *err) {
    char account[ACCOUNT_SIZE];
    arn_account(input->plan ? input->plan->stack_id : NULL, account);
    return quota->count(input->aws, account, used, err) &&
           quota_value(input->aws, quota->service, quota->code, value, err);
}

static void check_quota(const CheckInput *input, const Quota *quota, Finding *finding) {
    long needed = check_made(input, quota->type), used;
    long left = (long)check_left(input, quota->type, NULL), others; /* it is deleted before anything is made anew */
    double value;
    Error err = {0};
    if (input->plan && !needed) {
        finding_say(finding, FINDING_OK, "", "no more %s are needed", quota->words);
        return;
    }
    if (!quota_ask(input, quota, &used, &value, &err)) {
        finding_unknown(finding, &err);
        return;
    }
    others = used - left;
    if (others + needed <= (long)value) {
        finding_say(finding, FINDING_OK, "", "%ld of %ld %s in use", used, (long)value, quota->words);
        return;
    }
    if (input->parts_error) { /* what is in use may be the stack's own */
        finding_unknown(finding, input->parts_error);
        return;
    }
    finding_say(finding, FINDING_ERROR, "", "%ld of %ld %s are in use, %ld more needed", others, (long)value,
                quota->words, needed);
    snprintf(finding->remedy, sizeof finding->remedy,
             "remove one, or ask for more: aws service-quotas request-service-quota-increase --service-code %s "
             "--quota-code %s --desired-value %ld",
             quota->service, quota->code, others + needed);
    finding_why(finding, "AWS would refuse the next one, and undo the deployment");
    finding_certain(finding);
}

static bool count_addresses(AwsContext *aws, const char *account, long *count, Error *err) {
    (void)account;
    return ec2_count_addresses(aws, count, err);
}

static bool count_databases(AwsContext *aws, const char *account, long *count, Error *err) {
    (void)account;
    return rds_count_instances(aws, count, err);
}

void check_vpcs(const CheckInput *input, Finding *finding) {
    static const Quota quota = {"vpc", "L-F678F1CE", "AWS::EC2::VPC", "networks (VPCs)", ec2_count_vpcs};
    check_quota(input, &quota, finding);
}

void check_addresses(const CheckInput *input, Finding *finding) {
    static const Quota quota = {"ec2", "L-0263D0A3", "AWS::EC2::EIP", "elastic addresses", count_addresses};
    check_quota(input, &quota, finding);
}

void check_databases(const CheckInput *input, Finding *finding) {
    static const Quota quota = {"rds", "L-7B6409FD", "AWS::RDS::DBInstance", "databases", count_databases};
    check_quota(input, &quota, finding);
}

/* Each possible entry of the list counts as a rule of every group that names it (VPC User Guide, prefix lists). */
void check_rules(const CheckInput *input, Finding *finding) {
    enum { OTHER_RULES = 10 };
    double value;
    Error err = {0};
    if (!quota_value(input->aws, "vpc", "L-0EA8095F", &value, &err)) {
        finding_unknown(finding, &err);
    } else if ((long)value >= ALLOW_LIST_MAX + OTHER_RULES) {
        finding_say(finding, FINDING_OK, "", "%ld rules a security group", (long)value);
    } else {
        finding_say(finding, FINDING_ERROR, "ask for 60 or more (Service Quotas, vpc, L-0EA8095F)",
                    "%ld rules a security group are allowed, the allow list counts for %d", (long)value,
                    ALLOW_LIST_MAX);
        finding_why(finding, "each place of the allow list counts as a rule, used or not");
    }
}
