/* Refusals of what watches: logs, alarms, mail, the trail and its bucket. See failure_rows.h.
 * Words: the services' API References; and public reports: aws/aws-cdk#27168 and #23391,
 * cloudformation-coverage-roadmap#1954, aws-samples/aws-eda-slurm-cluster#116. */
#include "stack/failure_rows.h"

#define GROUP "AWS::Logs::LogGroup"
#define TRAIL "AWS::CloudTrail::Trail"
#define BUCKET "AWS::S3::"
#define SNS "AWS::SNS::"
#define WATCH "AWS::CloudWatch::"

static const FailureRow rows[] = {
    /* log groups */
    {"log-group-key", GROUP, "KMS key does not exist or is not allowed|KMS key*not allowed|KMS key", FAILURE_WAIT, NULL,
     "the log group may not use its key: the key's policy is not in force yet, or was changed by hand",
     "try again in a minute; if it stays so, see to the key's policy in KMS"},
    {"log-group-gone", GROUP, "log group does not exist|log group*not exist|log group cannot be found", FAILURE_OUTSIDE,
     NULL, "somebody deleted the log group by hand",
     "make a log group of that name again (aws logs create-log-group --log-group-name NAME), then try again"},
    {"log-group-days", GROUP, "retentionInDays", FAILURE_SETTING, "retention.query_logs_days",
     "CloudWatch does not keep logs for that number of days", "choose one of the offered numbers"},
    {"log-group-busy", GROUP, "OperationAborted|conflicting operation|multiple requests", FAILURE_WAIT, NULL,
     "CloudWatch still works on the log group", "try again in a minute"},
    {"log-group-name", GROUP, "logGroupName*failed|LogGroupName*pattern", FAILURE_SETTING, "app",
     "CloudWatch does not take a log group of that name", "choose another app name"},
    {"log-group-protected", GROUP, "deletion protection|DeletionProtection", FAILURE_OUTSIDE, NULL,
     "somebody protected the log group from deletion",
     "switch that protection off (CloudWatch console, Log groups), then try again"},

    /* mail and alarms */
    {"email", "AWS::SNS::Subscription", "Invalid parameter*Email|Invalid parameter: Endpoint|Email address",
     FAILURE_SETTING, "alarms.email", "SNS does not take that address", "correct the e-mail address"},
    {"topic-gone", SNS, "Topic does not exist|topic*not found|NotFound", FAILURE_SETTING, "alarms.email",
     "somebody deleted the topic of the alarms by hand", "leave alarms.email empty and apply, then set it again"},
    {"subscription-quota", "AWS::SNS::Subscription", "SubscriptionLimitExceeded|FilterPolicyLimit", FAILURE_QUOTA, NULL,
     "the topic has as many subscriptions as it may have", "delete one, or ask for more (Service Quotas, sns)"},
    {"topic-key", SNS, "KMS*access|KMSAccessDenied|KMS key", FAILURE_WAIT, NULL, "the topic may not use its key yet",
     "try again in a minute; if it stays so, see to the key's policy in KMS"},
    {"topic-policy", "AWS::SNS::TopicPolicy", "Invalid parameter: Policy", FAILURE_REPORT, NULL,
     "SNS does not take the topic's policy", "report it, with AWS's words"},
    {"dashboard", "AWS::CloudWatch::Dashboard", "dashboard body|validation error|DashboardBody|dataPath",
     FAILURE_REPORT, NULL, "CloudWatch does not take the dashboard", "report it, with AWS's words"},
    {"alarm-form", "AWS::CloudWatch::Alarm", "Period must|Invalid*Period|EvaluationPeriods|Invalid arn syntax",
     FAILURE_REPORT, NULL, "CloudWatch does not take an alarm as the template has it", "report it, with AWS's words"},

    /* the trail */
    {"trail-key", TRAIL, "Insufficient permissions to access S3 bucket*or KMS key|KMS key|KmsKey", FAILURE_WAIT, NULL,
     "CloudTrail may not use the bucket or its key: mostly their policies are not in force yet",
     "try again in a minute; if it stays so, see to the key's policy in KMS and to the bucket's"},
    {"trail-bucket-policy", TRAIL, "Incorrect S3 bucket policy|InsufficientS3BucketPolicy|bucket policy", FAILURE_WAIT,
     NULL, "the policy of the trail's bucket is not in force yet, or was changed by hand",
     "try again in a minute; if it stays so, put the bucket's policy back"},
    {"trail-bucket", TRAIL, "S3 bucket*does not exist|S3BucketDoesNotExist|bucket*not exist", FAILURE_OUTSIDE, NULL,
     "the trail's bucket is not there: somebody deleted it", "switch audit.cloudtrail off and apply, then on again"},
    {"trail-quota", TRAIL, "MaximumNumberOfTrails|maximum number of trails|has*trails|trails*already|number of trails",
     FAILURE_SETTING, "audit.cloudtrail", "the region has as many trails as it may have",
     "switch CloudTrail off here: a trail is there already; or delete one that nobody needs"},
    {"trail-conflict", TRAIL, "ConflictException|in progress|organization trail|Throttl*Trail", FAILURE_WAIT, NULL,
     "CloudTrail still works on another change", "try again in some minutes"},
    {"trail-name", TRAIL, "Trail name must|Trail name or ARN|InvalidTrailName", FAILURE_SETTING, "app",
     "CloudTrail does not take a trail of that name", "choose another app name"},

    /* the bucket */
    {"bucket-not-empty", BUCKET, "bucket you tried to delete is not empty|BucketNotEmpty|not empty", FAILURE_OUTSIDE,
     NULL, "AWS deletes no bucket that holds something",
     "empty it (aws s3 rm s3://NAME --recursive), or leave it standing, then try again"},
    {"bucket-busy", BUCKET, "conflicting conditional operation|OperationAborted|conflicting operation", FAILURE_WAIT,
     NULL, "S3 still works on another change of the bucket, or its name was freed less than an hour ago",
     "try again in some minutes"},
    {"bucket-policy", "AWS::S3::BucketPolicy", "MalformedPolicy|Invalid principal|invalid resource|Policy has",
     FAILURE_REPORT, NULL, "S3 does not take the bucket's policy", "report it, with AWS's words"},
    {"bucket-public", "AWS::S3::BucketPolicy", "BlockPublicPolicy|block public access|public policies", FAILURE_OUTSIDE,
     NULL, "S3 takes the bucket's policy for a public one, which the account forbids", "report it, with AWS's words"},
    {"bucket-elsewhere", BUCKET,
     "requested bucket name is not available|BucketAlreadyExists|bucket namespace is shared", FAILURE_SETTING, "app",
     "somebody in the world has a bucket of that name already", "choose another app name"},
    {"bucket-name", BUCKET, "bucket is not valid|InvalidBucketName|Bucket name*|bucket name should", FAILURE_SETTING,
     "app", "S3 does not take a bucket of that name", "choose another app name"},
    {"bucket-missing", NULL, "specified bucket does not exist|NoSuchBucket|bucket does not exist", FAILURE_SETTING,
     "storage_access.s3_bucket", "the S3 bucket is not there", "correct the bucket's name"},
    {"bucket-lock", BUCKET, "Object Lock|ObjectLock", FAILURE_OUTSIDE, NULL,
     "the bucket does not let itself be changed so: somebody changed its versions or locks by hand",
     "put that back (S3 console, Properties), then try again"},
};
const FailureGroup failures_monitoring = {rows, sizeof rows / sizeof *rows};
