/* See account.h. */
#include "sandbox/world/account.h"

#include <string.h>

const Region account_regions[] = {
    {"eu-west-1", "euw1", "EU (Ireland)"},
    {"eu-central-1", "euc1", "EU (Frankfurt)"},
    {"us-east-1", "use1", "US East (N. Virginia)"},
    {"ap-southeast-2", "apse2", "Asia Pacific (Sydney)"},
};
const size_t account_region_count = sizeof account_regions / sizeof *account_regions;

const Region *account_region(const char *name) {
    for (size_t i = 0; i < account_region_count; i++)
        if (strcmp(account_regions[i].name, name) == 0)
            return &account_regions[i];
    return NULL;
}

/* AWS Account Management Reference Guide, "Enable or disable AWS Regions": those that are off until they are enabled.
 */
bool account_region_off(const char *name) {
    static const char *const off[] = {
        "af-south-1",     "ap-east-1",      "ap-east-2",      "ap-south-2", "ap-southeast-3", "ap-southeast-4",
        "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ca-west-1",  "eu-central-2",   "eu-south-1",
        "eu-south-2",     "il-central-1",   "me-central-1",   "me-south-1", "mx-central-1"};
    for (size_t i = 0; i < sizeof off / sizeof *off; i++)
        if (strcmp(off[i], name) == 0)
            return true;
    return false;
}

/* Keys of this sandbox alone: they open nothing anywhere else. The first is printed when it starts. */
const Identity account_identities[] = {
    {.access_key_id = "AKIASANDBOX0OPERATOR",
     .secret_access_key = "sandbox/operator/not+a+secret/0123456789",
     .arn = "arn:aws:iam::" ACCOUNT_ID ":user/operator",
     .user_id = "AIDASANDBOX0OPERATOR",
     .use = "may do everything"},
    {.access_key_id = "AKIASANDBOX00VISITOR",
     .secret_access_key = "sandbox/visitor/not+a+secret/01234567890",
     .arn = "arn:aws:iam::" ACCOUNT_ID ":user/visitor",
     .user_id = "AIDASANDBOX00VISITOR",
     .powerless = true,
     .use = "may ask who it is, and nothing else: AccessDenied"},
    {.access_key_id = "ASIASANDBOX00SSOUSER",
     .secret_access_key = "sandbox/ssouser/not+a+secret/01234567890",
     .token = "sandbox-session-of-the-portal",
     .arn = "arn:aws:sts::" ACCOUNT_ID ":assumed-role/AWSReservedSSO_Developer_0123456789abcdef/jane",
     .user_id = "AROASANDBOX0SSODEVELO:jane",
     .use = "may do everything; what the portal of IAM Identity Center gives"},
    {.access_key_id = "ASIASANDBOX00EXPIRED",
     .secret_access_key = "sandbox/expired/not+a+secret/01234567890",
     .token = "sandbox-session-that-is-over",
     .arn = "arn:aws:sts::" ACCOUNT_ID ":assumed-role/developer/expired",
     .user_id = "AROASANDBOX0DEVELOPER:expired",
     .ended = true,
     .use = "its session is over: ExpiredToken"},
};
const size_t account_identity_count = sizeof account_identities / sizeof *account_identities;

/* Service Quotas' default values (Service Quotas console, 2026). */
const Quota account_quotas[] = {
    {"vpc", "L-F678F1CE", "VPCs per Region", 5},
    {"ec2", "L-0263D0A3", "EC2-VPC Elastic IPs", 5},
    {"vpc", "L-0EA8095F", "Inbound or outbound rules per security group", 60},
    {"vpc", "L-E79EC296", "VPC security groups per Region", 2500},
    {"vpc", "L-FE5A380F", "NAT gateways per Availability Zone", 5},
    {"vpc", "L-A4707A72", "Internet gateways per Region", 5},
    {"vpc", "L-1B52E74A", "Gateway VPC endpoints per Region", 20},
    {"vpc", "L-29B6F2EB", "Interface VPC endpoints per VPC", 50},
    {"rds", "L-7B6409FD", "DB instances", 40},
    {"rds", "L-7ADDB58A", "Total storage for all DB instances", 100000},
    {"kms", "L-C2F1777E", "Customer Master Keys (CMKs)", 100000},
    {"secretsmanager", "L-2F66C23C", "Secrets", 500000},
    {"elasticloadbalancing", "L-69A177A2", "Network Load Balancers per Region", 50},
    {"cloudformation", "L-0485CB21", "Stack count", 2000},
};
const size_t account_quota_count = sizeof account_quotas / sizeof *account_quotas;

const Quota *account_quota(const char *service, const char *code) {
    for (size_t i = 0; i < account_quota_count; i++)
        if (strcmp(account_quotas[i].service, service) == 0 && strcmp(account_quotas[i].code, code) == 0)
            return &account_quotas[i];
    return NULL;
}
