/* Refusals of Secrets Manager and of KMS. See failure_rows.h.
 * Words: Secrets Manager's and KMS's API References; rules of the package cdk-preflight, measured at AWS; and public
 * reports: aws-cdk#23331, aws-secrets-manager-rotation-lambdas#161, aws/aws-cdk#23391. */
#include "stack/failure_rows.h"

#define SECRET "AWS::SecretsManager::"
#define ROTATION "AWS::SecretsManager::RotationSchedule"
#define ATTACHMENT "AWS::SecretsManager::SecretTargetAttachment"
#define KEY "AWS::KMS::Key"
#define HOURS "retention.password_rotation_hours"

static const FailureRow rows[] = {
    /* the secret */
    {"secret-pending-deletion", "AWS::SecretsManager::Secret", "already scheduled for deletion|scheduled for deletion",
     FAILURE_SETTING, "app", "a secret of that name waits for its deletion and holds the name",
     "restore it (aws secretsmanager restore-secret --secret-id NAME), or delete it at once: aws secretsmanager "
     "delete-secret --force-delete-without-recovery --secret-id NAME; or choose another app name"},
    {"secret-deleted", SECRET, "marked for deletion|scheduled for deletion|secret was deleted", FAILURE_OUTSIDE, NULL,
     "somebody deleted the secret by hand; it can still be restored",
     "restore it: aws secretsmanager restore-secret --secret-id NAME; then try again"},
    {"secret-gone", NULL, "can't find the specified secret|secret*not found|secret*does not exist", FAILURE_OUTSIDE,
     NULL, "somebody deleted the secret for good",
     "make a secret of that name again with the username and password of the database, then try again"},
    {"secret-name", "AWS::SecretsManager::Secret", "Invalid name|name*alphanumeric characters|Invalid secret name",
     FAILURE_SETTING, "app", "Secrets Manager does not take a secret of that name", "choose another app name"},
    {"secret-key", SECRET,
     "access to KMS is not allowed|KMS key*not accessible|access the KMS key|decrypt the "
     "secret|decrypt the protected secret|EncryptionFailure|DecryptionFailure",
     FAILURE_OUTSIDE, NULL, "Secrets Manager may not use the key of the secret",
     "enable the key in KMS and see to its policy; whoever deploys needs kms:Decrypt and kms:GenerateDataKey"},
    {"secret-public", SECRET, "BlockPublicPolicy|broad access|public policy", FAILURE_REPORT, NULL,
     "Secrets Manager finds the secret's policy too wide", "report it, with AWS's words"},
    {"attachment-value", ATTACHMENT, "parse secret string|secret string*JSON|not a valid JSON|valid JSON",
     FAILURE_OUTSIDE, NULL, "the secret's value is not the JSON that it should be: somebody changed it by hand",
     "put {\"username\": …, \"password\": …} back as the secret's value, then try again"},
    {"attachment-target", ATTACHMENT, "target*not found|TargetId|DBInstance*not found|DBInstanceNotFound",
     FAILURE_OUTSIDE, NULL, "the database that the secret belongs to is not there",
     "see what else failed, then try again"},

    /* its rotation */
    {"rotation-running", ROTATION, "previous rotation|rotation*in progress|rotation isn't complete|AWSPENDING",
     FAILURE_WAIT, NULL, "the last rotation of the password still runs, or has failed",
     "try again in some minutes; if it stays so, the rotation function's log says why (/aws/lambda/APP-rotation)"},
    {"rotation-transform", ROTATION, "must use the AWS::SecretsManager transform|HostedRotationLambda property",
     FAILURE_REPORT, NULL, "the template was deployed without its Transform",
     "deploy with this program, or keep the exported template's Transform"},
    {"rotation-no-function", ROTATION, "No Lambda rotation function|RotationLambdaARN|rotation function ARN",
     FAILURE_REPORT, NULL, "AWS's transform made no rotation function",
     "report it: that is a fault of the template or of AWS's transform"},
    {"rotation-invoke", ROTATION,
     "cannot invoke the specified Lambda|invoke the specified Lambda|function policy grants access|invoke the Lambda",
     FAILURE_WAIT, NULL, "Secrets Manager may not call the rotation function yet",
     "try again in a minute: the permission was just made"},
    {"rotation-rate", ROTATION,
     "schedule expression|ScheduleExpression|Duration*greater than*Rate|Duration cannot|Rate in hour|Rate in day|"
     "AutomaticallyAfterDays|rotation window|Duration*hours|rotation rules|RotationRules|cron expression|rate "
     "expression",
     FAILURE_SETTING, HOURS, "Secrets Manager does not take that rotation schedule",
     "choose 4 to 23 hours, or whole days (24, 48 …)"},
    {"rotation-first", ROTATION, "rotation*failed|RotationFailed", FAILURE_OUTSIDE, NULL,
     "the first rotation of the password failed",
     "the rotation function's log says why (/aws/lambda/APP-rotation); mend that, then try again"},

    /* keys, whoever uses them */
    {"key-pending-deletion", NULL, "KMS*pending deletion|pending deletion|PendingDeletion", FAILURE_OUTSIDE, NULL,
     "an encryption key is scheduled for deletion; what it encrypts will be lost with it",
     "take the key's deletion back at once: aws kms cancel-key-deletion, then enable-key"},
    {"key-unusable", NULL,
     "KMSKeyNotAccessible|KMS key ARN is invalid|KMS key is not accessible|KMS key [*not enabled|KMS key*is not "
     "enabled or you do not have permissions|"
     "KMS key*have permissions to access it",
     FAILURE_OUTSIDE, NULL, "the encryption key is switched off or being deleted, or who deploys may not use it",
     "enable the key in KMS, or ask whoever administers the account for kms:CreateGrant and kms:DescribeKey"},
    {"key-disabled", NULL,
     "KMS key*disabled|key*is disabled|KMS key is disabled|DisabledException|KMS*invalid state|KMSInvalidState",
     FAILURE_OUTSIDE, NULL, "an encryption key is switched off", "enable the key (aws kms enable-key), then try again"},
    {"key-principal", KEY, "invalid principal|principals", FAILURE_WAIT, NULL,
     "a role that the key's policy names is not in force yet",
     "try again in a minute; if it stays so, the role is gone: report it"},
    {"key-lockout", KEY, "new key policy will not allow|BypassPolicyLockout", FAILURE_REPORT, NULL,
     "KMS does not take the key's policy: who deploys could not change it any more",
     "deploy as an administrator of the account, or report it"},
    {"key-policy", KEY, "MalformedPolicyDocument|policy document", FAILURE_REPORT, NULL,
     "KMS does not take the policy of a key", "report it, with AWS's words"},
    {"key-alias-form", "AWS::KMS::Alias", "Alias must|alias/aws|Invalid*alias|InvalidAliasName", FAILURE_SETTING, "app",
     "KMS does not take that name", "choose another app name"},
    {"tag-form", NULL,
     "Invalid tag|tag value*invalid|tag key*invalid|tagValue*failed|tag*invalid characters|Tag*not valid|TagException|"
     "invalid tag|system tags|aws: prefix|Duplicate tag|Tag keys",
     FAILURE_SETTING, "tags", "a service does not take a tag's name or value: not all take the same signs",
     "use letters, digits, blanks and . _ : / = + - @ in tags"},
    {"tag-count", NULL,
     "too many tags|number of tags|TooManyTags|tags per resource|more than 50 tags|TagLimit|TagQuota|tag quota",
     FAILURE_SETTING, "tags", "there are more tags than a thing may have", "set fewer tags"},
};
const FailureGroup failures_secrets = {rows, sizeof rows / sizeof *rows};
