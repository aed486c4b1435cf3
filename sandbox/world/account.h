/* What the sandbox's account holds from the first: regions, zones, who may sign in, what AWS's quotas allow. */
#ifndef SANDBOX_WORLD_ACCOUNT_H
#define SANDBOX_WORLD_ACCOUNT_H

#include <stdbool.h>
#include <stddef.h>

#define ACCOUNT_ID "123456789012"
#define ACCOUNT_ALIAS "secure-rds-sandbox"
#define ACCOUNT_ADDRESS "203.0.113.7" /* where callers seem to come from (RFC 5737: no one's) */
#define ACCOUNT_REGION "eu-west-1"
/* The operator's device for one-time codes. Its code is always this one, so that a demonstration needs no device. */
#define ACCOUNT_MFA_SERIAL "arn:aws:iam::" ACCOUNT_ID ":mfa/operator"
#define ACCOUNT_MFA_CODE "246810"
/* The bearer token that IAM Identity Center's portal takes, as `aws sso login` would leave it in its cache. */
#define ACCOUNT_SSO_TOKEN "sandbox-sso-token"

typedef struct Region {
    const char *name;     /* "eu-west-1" */
    const char *zone_id;  /* "euw1": zone ids are "euw1-az1" … */
    const char *location; /* as the price list names it: "EU (Ireland)" */
} Region;
extern const Region account_regions[];
extern const size_t account_region_count;
enum { ACCOUNT_ZONES = 3 }; /* each region has them: a, b, c */
/* Whether it is one that an account has only once it enabled it, which this one has not. AWS takes no keys there. */
bool account_region_off(const char *name);
/* NULL: no such region, or it is not enabled. */
const Region *account_region(const char *name);

typedef struct Identity {
    const char *access_key_id, *secret_access_key;
    const char *token; /* NULL: a key without a session */
    const char *arn, *user_id;
    bool ended;     /* its session is over: ExpiredToken */
    bool powerless; /* may ask who it is, nothing else */
    const char *use;
} Identity;
extern const Identity account_identities[];
extern const size_t account_identity_count;

typedef struct Quota {
    const char *service, *code, *name;
    double usual;
} Quota;
extern const Quota account_quotas[];
extern const size_t account_quota_count;
/* NULL: no such quota. */
const Quota *account_quota(const char *service, const char *code);

#endif
