/* Policy documents: IAM's grammar, and what each service asks of its own. See rules.h. */
#include "base/memory.h"
#include "sandbox/values/names.h"
#include "sandbox/values/rules.h"

#include <string.h>

#define PF(rule) "cdk-preflight, rule pf-" rule
#define OWN(rule) "words of our own; " PF(rule)
#define IDENTITY "AWS::IAM::ManagedPolicy AWS::IAM::Policy AWS::IAM::Role AWS::IAM::User AWS::IAM::Group"
#define ROLE "AWS::IAM::Role"
#define KEY "AWS::KMS::Key"
#define BUCKET "AWS::S3::BucketPolicy"
#define EVERY IDENTITY " AWS::SecretsManager::ResourcePolicy"

/* Where documents stand: those of a role's permissions, and who may take it. */
#define PERMITS "/PolicyDocument|/Policies.*.PolicyDocument"
#define DOCUMENTS PERMITS "|/AssumeRolePolicyDocument|/ResourcePolicy"
#define STATEMENTS "@ " DOCUMENTS "; @ Statement; "
#define TRUST "@ /AssumeRolePolicyDocument.Statement; "

#define SYNTAX "Syntax errors in policy."
#define LEGACY "The policy failed legacy parsing"
#define GRAMMAR "IAM User Guide, \"Grammar of the IAM JSON policy language\"; IAM API, MalformedPolicyDocument"

static bool policy_too_long(const json_t *properties, const json_t *item, json_t *said) {
    (void)item;
    (void)said;
    AUTO(memory_release) char *text = json_dumps(json_object_get(properties, "PolicyDocument"), JSON_COMPACT);
    return text && strlen(text) > 6144;
}

static bool has_name(const char *const *names, const char *name, size_t length) {
    while (*names && (strncmp(*names, name, length) != 0 || (*names)[length]))
        names++;
    return *names != NULL;
}

/* The text is of AWS's own managed policies, and there is none of that name. */
static bool is_no_policy(const char *arn) {
    static const char own[] = "arn:aws:iam::aws:policy/";
    const char *name = arn + sizeof own - 1;
    return strncmp(arn, own, sizeof own - 1) == 0 && !has_name(names_policies, name, strlen(name));
}

/* "logs.amazonaws.com", and with the region where the service has such names: "logs.eu-west-1.amazonaws.com". */
static bool is_service(const char *principal) {
    const char *domain = strstr(principal, ".amazonaws.com"), *rest = domain ? domain + strlen(".amazonaws.com") : "";
    if (!domain || (*rest && strcmp(rest, ".cn") != 0))
        return strstr(principal, ".aws.internal") != NULL;
    size_t length = (size_t)(domain - principal);
    if (has_name(names_services, principal, length))
        return true;
    const char *region = memrchr(principal, '.', length);
    size_t dashes = 0;
    for (const char *p = region; p && p < domain; p++)
        dashes += *p == '-';
    return dashes >= 2 && has_name(names_services, principal, (size_t)(region - principal));
}

/* The first text of a value or a list of which `is_wrong`: told as {0}. */
static bool any_text(const json_t *value, bool (*is_wrong)(const char *text), json_t *said) {
    bool several = json_is_array(value);
    for (size_t i = 0; i < (several ? json_array_size(value) : 1); i++) {
        const char *text = json_string_value(several ? json_array_get(value, i) : value);
        if (text && is_wrong(text)) {
            json_array_append_new(said, json_string(text));
            return true;
        }
    }
    return false;
}

static bool is_no_service(const char *principal) {
    return !is_service(principal);
}

static bool service_unknown(const json_t *properties, const json_t *item, json_t *said) {
    (void)properties;
    return any_text(json_object_get(json_object_get(item, "Principal"), "Service"), is_no_service, said);
}

static bool policy_unknown(const json_t *properties, const json_t *item, json_t *said) {
    (void)item;
    return any_text(json_object_get(properties, "ManagedPolicyArns"), is_no_policy, said);
}

static bool boundary_unknown(const json_t *properties, const json_t *item, json_t *said) {
    (void)item;
    return any_text(json_object_get(properties, "PermissionsBoundary"), is_no_policy, said);
}

const ValueRule policy_rules[] = {
    {EVERY, "@ " DOCUMENTS "; . keys!~ ^(Version|Id|Statement)$", SYNTAX, PF("iam-policy-unknown-toplevel-field"), 0},
    {EVERY, "@ " DOCUMENTS "; Version != 2012-10-17|2008-10-17", SYNTAX, PF("iam-policy-version"), 0},
    {EVERY, "@ " DOCUMENTS "; !Statement", SYNTAX, PF("iam-policy-statement-required"), 0},
    {EVERY, "@ " DOCUMENTS "; Statement #< 1", SYNTAX, PF("iam-policy-statement-required"), 0},
    {EVERY, STATEMENTS ". keys!~ ^(Sid|Effect|(Not)?Principal|(Not)?Action|(Not)?Resource|Condition)$", SYNTAX,
     PF("iam-policy-statement-unknown-field"), 0},
    {EVERY, "@ " DOCUMENTS "; Version is object|list|number|bool", SYNTAX, GRAMMAR, 0},
    {EVERY, STATEMENTS ". is text|list|number|bool", SYNTAX, GRAMMAR, 0},
    {EVERY, STATEMENTS "Effect is object|list|number|bool", SYNTAX, GRAMMAR, 0},
    {EVERY, STATEMENTS "Action|NotAction|Resource|NotResource is object|number|bool", SYNTAX, GRAMMAR, 0},
    {EVERY, STATEMENTS "Action.*|NotAction.*|Resource.*|NotResource.* is object|list", SYNTAX, GRAMMAR, 0},
    {EVERY, STATEMENTS "Principal is list|number|bool", SYNTAX, GRAMMAR, 0},
    {EVERY, STATEMENTS "Principal.* is object|number|bool", SYNTAX, GRAMMAR, 0},
    {EVERY, STATEMENTS "Principal.*.* is object|list", SYNTAX, GRAMMAR, 0},
    {EVERY, STATEMENTS "Condition is text|list|number|bool", SYNTAX, GRAMMAR, 0},
    {EVERY, STATEMENTS "Condition.* is text|list|number|bool", SYNTAX, GRAMMAR, 0},
    {EVERY, STATEMENTS "!Effect", SYNTAX, PF("iam-policy-effect-required"), 0},
    {EVERY, STATEMENTS "Effect != Allow|Deny", LEGACY, PF("iam-policy-effect-case"), 0},
    {EVERY, STATEMENTS "Action; NotAction", SYNTAX, PF("iam-policy-exclusive-fields"), 0},
    {EVERY, STATEMENTS "Resource; NotResource", SYNTAX, PF("iam-policy-exclusive-fields"), 0},
    {EVERY, STATEMENTS "Principal; NotPrincipal", SYNTAX, PF("iam-policy-exclusive-fields"), 0},
    {EVERY,
     STATEMENTS
     "Condition keys!~ ^(?i)(ForAnyValue:|ForAllValues:)?(String(Not)?(Equals|Like)|String(Not)?EqualsIgnoreCase|"
     "Numeric((Not)?Equals|(Less|Greater)Than(Equals)?)|Date((Not)?Equals|(Less|Greater)Than(Equals)?)|Bool|"
     "BinaryEquals|(Not)?IpAddress|Arn(Not)?(Equals|Like))(IfExists)?$|^(?i)Null$",
     SYNTAX, PF("iam-policy-condition-operator"), 0},
    {EVERY, STATEMENTS "Condition.*.* is object", SYNTAX, PF("iam-policy-condition-value-type"), 0},
    {EVERY, STATEMENTS "Condition.*.*.* is object|list", SYNTAX, PF("iam-policy-condition-value-type"), 0},
    {EVERY, STATEMENTS "Condition.BinaryEquals.* !~ ^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}(==|[A-Za-z0-9+/]=))?$",
     SYNTAX, PF("iam-policy-condition-binary-value"), 0},
    {EVERY, STATEMENTS "Condition.Date*.* !~ ^(\\d{4}(-\\d\\d(-\\d\\d(T\\d\\d:\\d\\d.*)?)?)?|\\d+)$|\\$\\{", LEGACY,
     PF("iam-policy-condition-date-value"), 0},
    {EVERY, STATEMENTS "Condition.Numeric*.* !~ ^-?\\d+(\\.\\d+)?$|\\$\\{", LEGACY,
     PF("iam-policy-condition-numeric-value"), 0},
    {EVERY,
     STATEMENTS "Condition.IpAddress.*|Condition.NotIpAddress.* !~ ^[0-9a-fA-F]*[.:][0-9a-fA-F.:]*(/\\d+)?$|\\$\\{",
     LEGACY, PF("iam-policy-condition-ip-value"), 0},
    {EVERY, STATEMENTS "Condition.Bool*.* !~ ^(?i)(true|false)$|\\$\\{", LEGACY, PF("iam-policy-condition-bool-value"),
     0},
    {EVERY, STATEMENTS "Condition.Arn*.* !~ ^(arn:|\\*|\\$\\{)", LEGACY, PF("iam-policy-condition-arn-value"), 0},
    {EVERY, STATEMENTS "Condition.Null.* !~ ^(true|false)$", SYNTAX, PF("iam-policy-condition-null-ifexists"), 0},
    {EVERY, STATEMENTS "Sid !~ ^[A-Za-z0-9]*$",
     "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*",
     PF("iam-policy-sid-format"), 0},
    {EVERY, "@ " DOCUMENTS "; Statement twice Sid", "Statement IDs (SID) in a single policy must be unique.",
     PF("iam-policy-duplicate-sid"), 0},
    {EVERY, STATEMENTS "!Action; !NotAction", "Policy statement must contain actions.",
     PF("iam-policy-action-required"), 0},
    {EVERY, STATEMENTS "Action|NotAction #< 1", "Policy statement must contain actions.",
     PF("iam-policy-action-required"), 0},
    {EVERY, STATEMENTS "Action|NotAction !~ ^\\*$|:",
     "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.", PF("iam-policy-action-format"), 0},
    {EVERY, STATEMENTS "Action|NotAction ~ :.*:", "Actions/Condition can contain only one colon.",
     PF("iam-policy-action-single-colon"), 0},
    {EVERY, STATEMENTS "Action|NotAction ~ ^[^:]*[*?][^:]*:",
     "Action vendors (e.g., aws, ec2, etc.) must not contain wildcards.", PF("iam-policy-action-vendor-wildcard"), 0},
    /* what a role or its user may do */
    {IDENTITY, "@ " PERMITS "; @ Statement; Principal|NotPrincipal", "Policy document should not specify a principal.",
     PF("iam-identity-policy-no-principal"), 0},
    {IDENTITY, "@ " PERMITS "; @ Statement; !Resource; !NotResource", "Policy statement must contain resources.",
     PF("iam-policy-statement-resource-required"), 0},
    {IDENTITY, "@ " PERMITS "; @ Statement; Resource|NotResource !~ ^(\\*$|arn:|\\$\\{)",
     "Resource {$} must be in ARN format or \"*\".", PF("iam-policy-resource-format"), 0},
    {IDENTITY, "@ " PERMITS "; @ Statement; Resource|NotResource ~ ^arn:(?!aws:|\\*|\\$)",
     "Partition \"{$1}\" is not valid for resource \"{$}\".", PF("iam-policy-resource-partition"), 0},
    {IDENTITY, "@ " PERMITS "; @ Statement; Resource|NotResource ~ ^arn:[^:]*(:[^:]*){0,3}$", LEGACY,
     PF("iam-policy-resource-arn-segments"), 0},
    {IDENTITY, "@ " PERMITS "; @ Statement; Resource|NotResource ~ ^arn:aws:[^:]*[*?]",
     "Resource vendor must be fully qualified and cannot contain regexes.", PF("iam-policy-resource-service-wildcard"),
     0},
    {IDENTITY,
     "@ " PERMITS "; @ Statement; Resource|NotResource ~ "
     "^arn:aws:(iam:[^:*]+:|s3:[^:*]+:[^:]*:(?!accesspoint|job/|storage-lens|access-grants|async-request|multi))",
     "Resource {$} can not contain region information.", PF("iam-policy-resource-global-service-arn"), 0},
    {IDENTITY,
     "@ " PERMITS "; @ Statement; Resource|NotResource ~ "
     "^arn:aws:s3::[^:*]+:(?!accesspoint|job/|storage-lens|access-grants|async-request|multi)",
     "Resource {$} cannot contain an account id", PF("iam-policy-resource-global-service-arn"), 0},
    {"AWS::IAM::ManagedPolicy", "PolicyDocument #> 0", "Cannot exceed quota for PolicySize: 6144",
     "IAM API, CreatePolicy: LimitExceeded; " OWN("iam-managed-policy-size"), policy_too_long},
    {ROLE " AWS::IAM::User AWS::IAM::Group", "ManagedPolicyArns ~ ^arn:(?!aws:)", "Invalid ARN partition: {$1}",
     PF("iam-policy-arn-partition"), 0},
    {ROLE " AWS::IAM::User AWS::IAM::Group", "ManagedPolicyArns|PermissionsBoundary !~ ^arn:[^:]*:iam::[^:]*:policy/",
     "ARN {$} is not valid.", PF("iam-permissions-boundary-policy-arn"), 0},
    {ROLE, "ManagedPolicyArns", "Policy {0} does not exist or is not attachable.",
     "public deployment logs; IAM API, AttachRolePolicy: NoSuchEntity", policy_unknown},
    {ROLE, "PermissionsBoundary", "Scope ARN: {0} does not exist or is not attachable.",
     "public deployment logs; IAM API, CreateRole: NoSuchEntity", boundary_unknown},
    {ROLE, "ManagedPolicyArns #> 20", "Cannot exceed quota for PoliciesPerRole: 20", PF("iam-managed-policy-count"), 0},
    {ROLE " AWS::IAM::User AWS::IAM::Group", "Path ~ ^/aws-service-role",
     "Paths beginning with '/aws-service-role' are reserved for AWS Service Linked Roles",
     PF("iam-path-service-role-reserved"), 0},
    {"AWS::IAM::InstanceProfile", "Roles #> 1", "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1",
     PF("iam-instance-profile-single-role"), 0},
    /* who may take a role */
    {ROLE, TRUST "Resource|NotResource", "Has prohibited field Resource", PF("iam-trust-policy-no-resource"), 0},
    {ROLE, TRUST "!Principal; !NotPrincipal", "Missing required field Principal",
     PF("iam-trust-policy-principal-required"), 0},
    {ROLE, TRUST "Action !~ ^sts:", "AssumeRole policy may only specify STS AssumeRole actions.",
     PF("iam-trust-policy-action-sts-only"), 0},
    {ROLE, TRUST "Principal.Service ~ [*]", "Invalid principal in policy: \"SERVICE\":\"{$}\"",
     PF("iam-trust-policy-service-wildcard"), 0},
    {ROLE, TRUST "Principal.Service !~ ^[a-z0-9.-]+\\.[a-z0-9.-]+$", "Invalid principal in policy: \"SERVICE\":\"{$}\"",
     PF("iam-trust-policy-service-principal"), 0},
    {ROLE, TRUST "Principal.Service", "Invalid principal in policy: \"SERVICE\":\"{0}\"",
     "public deployment logs; IAM API, MalformedPolicyDocument", service_unknown},
    {ROLE, TRUST "Principal.AWS !~ ^(\\*|\\d{12}|A[A-Z0-9]{15,}|arn:aws[a-z-]*:(iam|sts)::(\\d{12}|cloudfront):.*)$",
     "Invalid principal in policy: \"AWS\":\"{$}\"", PF("iam-trust-policy-aws-principal-format"), 0},
    {ROLE, TRUST "Principal is text", "AssumeRolepolicy contained an invalid principal: \"STAR\":\"{$}\"",
     PF("iam-trust-policy-principal-star-string"), 0},
    {ROLE, TRUST "Principal.Federated = cognito-identity.amazonaws.com; !Condition",
     "A condition block must be present for the Cognito provider", PF("iam-trust-policy-cognito-condition"), 0},
    /* keys, buckets */
    {KEY, "@ KeyPolicy; Statement #< 1", "The policy contains no statements.", PF("kms-key-policy-statement"), 0},
    {KEY, "@ KeyPolicy.Statement; !Principal; !NotPrincipal", "Policy contains a statement with no principal.",
     PF("kms-key-policy-statement"), 0},
    {KEY,
     "@ KeyPolicy.Statement; Principal.AWS !~ "
     "^(\\*|\\d{12}|A[A-Z0-9]{15,}|arn:aws[a-z-]*:(iam|sts)::(\\d{12}|cloudfront):.*)$",
     "Policy contains a statement with one or more invalid principals.",
     "public deployment logs; KMS API, PutKeyPolicy: MalformedPolicyDocumentException", 0},
    {KEY, "@ KeyPolicy.Statement; Principal.Service",
     "Policy contains a statement with one or more invalid principals.",
     "public deployment logs; KMS API, PutKeyPolicy: MalformedPolicyDocumentException", service_unknown},
    {KEY, "@ KeyPolicy.Statement; !Resource; !NotResource", "Missing required field Resource",
     PF("kms-key-policy-statement"), 0},
    {KEY, "@ KeyPolicy.Statement; !Action; !NotAction", "Missing required field Action", PF("kms-key-policy-statement"),
     0},
    {KEY, "@ KeyPolicy.Statement; !Effect", "Missing required field Effect", PF("kms-key-policy-statement"), 0},
    {KEY, "@ KeyPolicy.Statement; Effect != Allow|Deny", "Invalid effect: {$}", PF("kms-key-policy-statement"), 0},
    {KEY,
     "BypassPolicyLockoutSafetyCheck off; KeyPolicy.Statement is list; "
     "KeyPolicy.Statement.*.Action lacks~ ^(kms:)?\\*$|^kms:(Put\\*|PutKeyPolicy|P\\*)$",
     "The new key policy will not allow you to update the key policy in the future.", PF("kms-key-policy-lockout"), 0},
    {KEY,
     "BypassPolicyLockoutSafetyCheck off; KeyPolicy.Statement is list; KeyPolicy.Statement.*.Resource lacks~ "
     "^\\*$|^arn:",
     "The new key policy will not allow you to update the key policy in the future.",
     "KMS Developer Guide, \"Key policies\": Resource; KMS API, PutKeyPolicy", 0},
    {BUCKET, "@ PolicyDocument; Version != 2012-10-17|2008-10-17", "The policy must contain a valid version string",
     OWN("s3-bucket-policy-version"), 0},
    {BUCKET, "@ PolicyDocument.Statement; !Principal; !NotPrincipal", "Missing required field Principal",
     PF("s3-bucket-policy-principal"), 0},
    {BUCKET, "@ PolicyDocument.Statement; Principal.Service", "Invalid principal in policy",
     "public deployment logs; S3 API, PutBucketPolicy: MalformedPolicy", service_unknown},
    {BUCKET, "@ PolicyDocument.Statement; !Resource; !NotResource", "Missing required field Resource",
     "S3 API, PutBucketPolicy: MalformedPolicy", 0},
    {BUCKET, "@ PolicyDocument.Statement; !Action; !NotAction", "Missing required field Action",
     "S3 API, PutBucketPolicy: MalformedPolicy", 0},
    {BUCKET, "@ PolicyDocument.Statement; !Effect", "Missing required field Effect",
     "S3 API, PutBucketPolicy: MalformedPolicy", 0},
    {BUCKET, "@ PolicyDocument.Statement; Effect != Allow|Deny", "Invalid effect: {$}",
     "S3 API, PutBucketPolicy: MalformedPolicy", 0},
    {BUCKET, "@ PolicyDocument.Statement; Action !~ ^(\\*$|s3)", "Policy has invalid action",
     "S3 API, PutBucketPolicy: MalformedPolicy", 0},
    {BUCKET, "@ PolicyDocument.Statement; Resource !~ ^(\\*$|arn:[^:]*:s3:)", "Policy has invalid resource",
     "S3 API, PutBucketPolicy: MalformedPolicy", 0},
    {BUCKET,
     "@ PolicyDocument.Statement; Action ~ ^s3:(Get|Put|Delete|Restore)Object|^s3:AbortMultipartUpload; Action lacks~ "
     "^\\*$|^s3:\\*$|^s3:(List|Create|DeleteBucket|GetBucket|PutBucket|GetEncryption|PutEncryption); Resource lacks~ "
     "/|\\*",
     "Action does not apply to any resource(s) in statement", PF("s3-bucket-policy-action-resource"), 0},
    {BUCKET,
     "@ PolicyDocument.Statement; Action ~ ^s3:(ListBucket|GetBucket|PutBucket|DeleteBucket); Action lacks~ "
     "^\\*$|^s3:\\*$|Object|Multipart; Resource; Resource lacks~ ^[^/]*$|\\*$",
     "Action does not apply to any resource(s) in statement", PF("s3-bucket-policy-action-resource"), 0},
    {IDENTITY " AWS::IAM::InstanceProfile",
     "RoleName|UserName|GroupName|ManagedPolicyName|InstanceProfileName|Policies.*.PolicyName !~ ^[\\w+=,.@-]+$",
     "The specified value for name is invalid. It must contain only alphanumeric characters and/or the following: "
     "+=,.@_-",
     OWN("iam-name-format"), 0},
    {ROLE, "MaxSessionDuration > 43200",
     "1 validation error detected: Value '{$}' at 'maxSessionDuration' failed to satisfy constraint: Member must have "
     "value less "
     "than or equal to 43200",
     "IAM API, CreateRole", 0},
    {ROLE, "MaxSessionDuration < 3600",
     "1 validation error detected: Value '{$}' at 'maxSessionDuration' failed to satisfy constraint: Member must have "
     "value "
     "greater than or equal to 3600",
     "IAM API, CreateRole", 0},
    {0},
};
