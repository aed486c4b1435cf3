/* Buckets, keys, backups. See rules.h. */
#include "base/memory.h"
#include "sandbox/cfn/value.h"
#include "sandbox/values/rules.h"

#include <stdlib.h>
#include <string.h>

#define PF(rule) "cdk-preflight, rule pf-" rule
#define OWN(rule) "words of our own; " PF(rule)
#define BUCKET "AWS::S3::Bucket"
#define LIFECYCLE "@ LifecycleConfiguration.Rules; "
#define KEY "AWS::KMS::Key"
#define ALIAS "AWS::KMS::Alias"
#define PLAN "AWS::Backup::BackupPlan"

static bool cold_gap_short(const json_t *properties, const json_t *item, json_t *said) {
    (void)properties;
    (void)said;
    const json_t *life = json_object_get(item, "Lifecycle");
    AUTO(memory_release) char *cold = value_string(json_object_get(life, "MoveToColdStorageAfterDays"));
    AUTO(memory_release) char *gone = value_string(json_object_get(life, "DeleteAfterDays"));
    return cold && gone && atol(gone) < atol(cold) + 90;
}

/* From the dearest class to the cheapest, later in time. */
static bool transitions_unordered(const json_t *properties, const json_t *item, json_t *said) {
    (void)properties;
    static const char *const classes[] = {"STANDARD_IA", "INTELLIGENT_TIERING", "ONEZONE_IA", "GLACIER_IR",
                                          "GLACIER",     "DEEP_ARCHIVE"};
    const char *later = "";
    long latest = -1;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        json_t *transition;
        size_t k;
        json_array_foreach(json_object_get(item, "Transitions"), k, transition) {
            AUTO(memory_release) char *days = value_string(json_object_get(transition, "TransitionInDays"));
            if (!days || strcmp(value_text(transition, "StorageClass"), classes[i]) != 0)
                continue;
            if (atol(days) <= latest) {
                json_array_append_new(said, json_string(classes[i]));
                json_array_append_new(said, json_string(later));
                return true;
            }
            latest = atol(days);
            later = classes[i];
        }
    }
    return false;
}

const ValueRule storage_rules[] = {
    {BUCKET, LIFECYCLE "ExpirationInDays < 1", "'Days' for Expiration action must be a positive integer",
     PF("s3-lifecycle-expiration-positive"), 0},
    {BUCKET, LIFECYCLE "Transitions.*.TransitionInDays|Transition.TransitionInDays < 0",
     "'Days' in Transition action must be nonnegative", "S3 API, PutBucketLifecycleConfiguration: InvalidArgument", 0},
    {BUCKET, LIFECYCLE "@ Transitions|Transition; StorageClass = STANDARD_IA|ONEZONE_IA; TransitionInDays < 30",
     "'Days' in Transition action must be greater than or equal to 30 for storageClass '{StorageClass}'",
     "S3 API, PutBucketLifecycleConfiguration: InvalidArgument", 0},
    {BUCKET, LIFECYCLE "ExpirationInDays; ExpirationInDays <= $Transitions.0.TransitionInDays",
     "'Days' in the Expiration action for filter '(prefix=)' must be greater than 'Days' in the Transition action",
     "S3 API, PutBucketLifecycleConfiguration: InvalidArgument", 0},
    {BUCKET,
     LIFECYCLE "!ExpirationDate; !ExpirationInDays; !AbortIncompleteMultipartUpload; !Transition; !Transitions; "
               "!NoncurrentVersionExpiration; !NoncurrentVersionExpirationInDays; !NoncurrentVersionTransition; "
               "!NoncurrentVersionTransitions; !ExpiredObjectDeleteMarker",
     "At least one of "
     "[ExpirationDate,ExpirationInDays,AbortIncompleteMultipartUpload,Transition,Transitions,"
     "NoncurrentVersionExpiration,"
     "NoncurrentVersionExpirationInDays,NoncurrentVersionTransition,NoncurrentVersionTransitions,"
     "ExpiredObjectDeleteMarker] "
     "needs to be specified",
     PF("s3-lifecycle-rule-no-action"), 0},
    {BUCKET, LIFECYCLE "ExpirationInDays; ExpirationDate|ExpiredObjectDeleteMarker",
     "The XML you provided was not well-formed or did not validate against our published schema",
     "S3 API, PutBucketLifecycleConfiguration: MalformedXML", 0},
    {BUCKET, "LifecycleConfiguration.Rules twice Id", "Rule ID must be unique. Found same ID for more than one rule",
     "S3 API, PutBucketLifecycleConfiguration: InvalidArgument", 0},
    {BUCKET, "LifecycleConfiguration.Rules.*.Id #> 255", "ID length should not exceed allowed limit of 255",
     "S3 API, PutBucketLifecycleConfiguration: InvalidArgument", 0},
    {BUCKET, "BucketName !~ ^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",
     "Bucket name should be between 3 and 63 characters long and "
     "not contain uppercase characters or underscores",
     "public deployment logs", 0},
    {BUCKET, "BucketName ~ \\.\\.", "Bucket name should not contain two adjacent periods",
     OWN("s3-bucket-name-double-dot"), 0},
    {BUCKET, "BucketName ~ ^\\d+\\.\\d+\\.\\d+\\.\\d+$", "Bucket name must not be formatted as an IP Address",
     OWN("s3-bucket-name-ip-address"), 0},
    {BUCKET, "BucketName ~ ^(xn--|sthree-|amzn-s3-demo-)", "The specified bucket is not valid.",
     OWN("s3-bucket-name-reserved-prefix"), 0},
    {BUCKET, "BucketName ~ (-s3alias|--ol-s3|\\.mrap|--x-s3|--table-s3)$", "The specified bucket is not valid.",
     OWN("s3-bucket-name-reserved-suffix"), 0},
    {BUCKET, "BucketName ~ \\.; AccelerateConfiguration.AccelerationStatus",
     "S3 Transfer Acceleration is not supported for buckets with periods (.) in their names",
     PF("s3-accelerate-dotted-name"), 0},
    {BUCKET, "AccessControl = PublicRead|PublicReadWrite; PublicAccessBlockConfiguration.BlockPublicAcls on",
     "Bucket cannot have public ACLs set with BlockPublicAccess enabled", OWN("s3-acl-public-blocked"), 0},
    {BUCKET,
     "AccessControl; !OwnershipControls; AccessControl != Private|BucketOwnerFullControl|LogDeliveryWrite|AwsExecRead",
     "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting", OWN("s3-acl-public-blocked"), 0},
    {BUCKET, "AccessControl; OwnershipControls.Rules.*.ObjectOwnership = BucketOwnerEnforced; AccessControl != Private",
     "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
     "S3 API, CreateBucket: InvalidBucketAclWithObjectOwnership", 0},
    {BUCKET,
     "@ BucketEncryption.ServerSideEncryptionConfiguration; ServerSideEncryptionByDefault.SSEAlgorithm = AES256; "
     "ServerSideEncryptionByDefault.KMSMasterKeyID",
     "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse",
     OWN("s3-encryption-kms-key-with-aes256"), 0},
    {BUCKET, "ObjectLockConfiguration; ObjectLockEnabled off",
     "Object Lock configuration cannot be enabled on existing buckets",
     "S3 API, PutObjectLockConfiguration: InvalidBucketState", 0},
    {BUCKET, "ObjectLockEnabled on; VersioningConfiguration.Status = Suspended",
     "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.",
     PF("s3-objectlock-versioning-suspended"), 0},
    {BUCKET, "ReplicationConfiguration; VersioningConfiguration.Status lacks Enabled",
     "Versioning must be 'Enabled' on the bucket to apply a replication configuration",
     "S3 API, PutBucketReplication: InvalidRequest", 0},
    {BUCKET,
     "WebsiteConfiguration.RedirectAllRequestsTo; "
     "WebsiteConfiguration.IndexDocument|WebsiteConfiguration.ErrorDocument|"
     "WebsiteConfiguration.RoutingRules",
     "[IndexDocument, ErrorDocument, RoutingRules] should not be specified if RedirectAllRequestsTo is specified",
     PF("s3-website-redirect-exclusive"), 0},
    {BUCKET, "@ IntelligentTieringConfigurations; Tierings twice AccessTier",
     "Duplicate access tier {$} in the same configuration", OWN("s3-intelligent-tiering-duplicate-tier"), 0},
    {BUCKET,
     "NotificationConfiguration.LambdaConfigurations.*.Event|NotificationConfiguration.QueueConfigurations.*.Event !~ "
     "^s3:",
     "The event '{$}' is not supported for notifications",
     "S3 API, PutBucketNotificationConfiguration: InvalidArgument", 0},
    {BUCKET, LIFECYCLE "AbortIncompleteMultipartUpload; TagFilters #> 0",
     "AbortIncompleteMultipartUpload cannot be specified with Tags.", OWN("s3-lifecycle-abort-mpu-with-tag-filter"), 0},
    {BUCKET, LIFECYCLE "ExpiredObjectDeleteMarker; TagFilters #> 0",
     "ExpiredObjectDeleteMarker cannot be specified with Tags.", OWN("s3-lifecycle-delete-marker-exclusive"), 0},
    {BUCKET, LIFECYCLE "ExpirationDate; Transitions.*.TransitionInDays|Transition.TransitionInDays",
     "Found mixed 'Date' and 'Days' based Expiration and Transition actions in lifecycle rule",
     OWN("s3-lifecycle-date-days-mix"), 0},
    {BUCKET, LIFECYCLE "ExpirationInDays; Transitions.*.TransitionDate|Transition.TransitionDate",
     "Found mixed 'Date' and 'Days' based Expiration and Transition actions in lifecycle rule",
     OWN("s3-lifecycle-date-days-mix"), 0},
    {BUCKET,
     LIFECYCLE "ExpirationDate|Transitions.*.TransitionDate|Transition.TransitionDate !~ "
               "T00:00:00(\\.0+)?(Z|\\+00:00)?$|^[\\d-]+$",
     "'Date' must be at midnight GMT", OWN("s3-lifecycle-date-midnight-utc"), 0},
    {BUCKET, LIFECYCLE "ObjectSizeGreaterThan >= $ObjectSizeLessThan",
     "'ObjectSizeGreaterThan' must be less than 'ObjectSizeLessThan'", OWN("s3-lifecycle-object-size-order"), 0},
    {BUCKET, LIFECYCLE "TagFilters twice Key", "Duplicate Tag Keys are not allowed.",
     OWN("s3-lifecycle-tag-key-duplicate"), 0},
    {BUCKET, LIFECYCLE "Transition; Transitions", "Only one of Transition and Transitions can be specified",
     OWN("s3-lifecycle-transition-singular-plural-exclusive"), 0},
    {BUCKET, LIFECYCLE "NoncurrentVersionTransition; NoncurrentVersionTransitions",
     "Only one of NoncurrentVersionTransition and NoncurrentVersionTransitions can be specified",
     OWN("s3-lifecycle-transition-singular-plural-exclusive"), 0},
    {BUCKET, LIFECYCLE "Transitions twice StorageClass",
     "'StorageClass' must be different for 'Transition' actions in same 'Rule'",
     OWN("s3-lifecycle-transition-storage-class-duplicate"), 0},
    {BUCKET, LIFECYCLE "Transitions", "'Days' in the '{0}' transition action must come after those of '{1}'",
     OWN("s3-lifecycle-transition-waterfall-order"), transitions_unordered},
    {BUCKET, "BucketNamespace = account-regional; BucketName",
     "BucketName cannot be specified for the account-regional namespace",
     OWN("s3-bucket-namespace-account-regional-name"), 0},
    {BUCKET, "MetadataConfiguration; MetadataTableConfiguration",
     "Only one of MetadataConfiguration and MetadataTableConfiguration can be specified",
     OWN("s3-metadata-v1-v2-exclusive"), 0},
    {BUCKET,
     "NotificationConfiguration.LambdaConfigurations.*.Event|NotificationConfiguration.QueueConfigurations.*.Event|"
     "NotificationConfiguration.TopicConfigurations.*.Event !~ "
     "^s3:(TestEvent$|ObjectCreated:|ObjectRemoved:|ObjectRestore:|ReducedRedundancyLostObject$|Replication:|"
     "LifecycleTransition$|"
     "LifecycleExpiration:|IntelligentTiering$|ObjectTagging:|ObjectAcl:|ObjectAnnotation:)",
     "The event '{$}' is not supported for notifications", OWN("s3-notification-event-name"), 0},
    {BUCKET, "NotificationConfiguration.QueueConfigurations.*.Queue ~ \\.fifo$",
     "FIFO SQS queues are not supported as a notification destination", OWN("s3-notification-fifo-queue"), 0},
    {BUCKET, "NotificationConfiguration.TopicConfigurations.*.Topic ~ \\.fifo$",
     "FIFO SNS topics are not supported as a notification destination", OWN("s3-notification-fifo-topic"), 0},
    {BUCKET,
     "NotificationConfiguration.QueueConfigurations.*.Queue|NotificationConfiguration.TopicConfigurations.*.Topic|"
     "NotificationConfiguration.LambdaConfigurations.*.Function ~ ^arn:[^:]*:[^:]*:(?!{region}:)",
     "The notification destination service region is not valid for the bucket location constraint",
     OWN("s3-notification-destination-region"), 0},
    {BUCKET, "@ NotificationConfiguration.*.*.Filter.S3Key; Rules twice Name",
     "Cannot specify more than one {$} rule in a filter.", OWN("s3-notification-duplicate-filter-type"), 0},
    {BUCKET, "ObjectLockEnabled off; ObjectLockConfiguration; VersioningConfiguration.Status lacks Enabled",
     "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration",
     PF("s3-objectlock-requires-versioning"), 0},
    {BUCKET, "@ ObjectLockConfiguration.Rule.DefaultRetention; Days; Years",
     "The XML you provided was not well-formed or did not validate against our published schema",
     OWN("s3-objectlock-retention-days-years-exclusive"), 0},
    {BUCKET, "ReplicationConfiguration.Rules.*.Destination.Bucket !~ ^arn:[^:]*:s3:::", "Invalid bucket ARN.",
     OWN("s3-replication-destination-bucket-arn"), 0},
    {BUCKET, "@ ReplicationConfiguration.Rules; Filter; !DeleteMarkerReplication",
     "DeleteMarkerReplication must be specified for this version of Cross Region Replication configuration schema.",
     OWN("s3-replication-filter-requires-delete-marker"), 0},
    {BUCKET, "@ ReplicationConfiguration.Rules; Filter; Prefix", "Filter and Prefix cannot both be specified in a rule",
     OWN("s3-replication-v1-v2-mixed"), 0},
    {BUCKET, "ReplicationConfiguration.Rules twice Priority", "Found duplicate priority {$}",
     OWN("s3-replication-priority-duplicate"), 0},
    {BUCKET, "@ ReplicationConfiguration.Rules; Destination.AccessControlTranslation; !Destination.Account",
     "Account must be specified with AccessControlTranslation", OWN("s3-replication-acl-translation-needs-account"), 0},
    {BUCKET, "@ ReplicationConfiguration.Rules; Destination.ReplicationTime; !Destination.Metrics",
     "Replication time control needs replication metrics", OWN("s3-replication-rtc-needs-metrics"), 0},
    {BUCKET, "ReplicationConfiguration.Rules.*.Destination.ReplicationTime.Time.Minutes != 15",
     "Replication time must be 15 minutes", OWN("s3-replication-rtc-minutes-15"), 0},
    {BUCKET,
     "@ ReplicationConfiguration.Rules; SourceSelectionCriteria.SseKmsEncryptedObjects.Status = Enabled; "
     "!Destination.EncryptionConfiguration.ReplicaKmsKeyID",
     "ReplicaKmsKeyID must be specified if SseKmsEncryptedObjects tag is present.",
     OWN("s3-replication-sse-kms-needs-replica-key"), 0},
    {BUCKET, "@ WebsiteConfiguration; RoutingRules; !IndexDocument",
     "The XML you provided was not well-formed or did not validate against our published schema",
     OWN("s3-website-routing-rules-need-index"), 0},
    {BUCKET, "@ WebsiteConfiguration.RoutingRules.*.RedirectRule; ReplaceKeyWith; ReplaceKeyPrefixWith",
     "You can only define ReplaceKeyPrefix or ReplaceKey but not both.", OWN("s3-website-replace-key-exclusive"), 0},
    {BUCKET, "WebsiteConfiguration.RoutingRules.*.RoutingRuleCondition #< 1",
     "Condition cannot be empty. To redirect all requests without a condition, the condition element shouldn't be "
     "present.",
     OWN("s3-website-empty-condition"), 0},
    {BUCKET, "WebsiteConfiguration.RoutingRules.*.RedirectRule #< 1",
     "The XML you provided was not well-formed or did not validate against our published schema",
     OWN("s3-website-empty-redirect-rule"), 0},
    /* keys */
    {KEY, "EnableKeyRotation on; KeySpec; KeySpec != SYMMETRIC_DEFAULT",
     "You cannot set the EnableKeyRotation property to true on asymmetric or external keys.", PF("kms-key-rotation"),
     0},
    {KEY, "EnableKeyRotation on; Origin = EXTERNAL",
     "You cannot set the EnableKeyRotation property to true on asymmetric or external keys.", PF("kms-key-rotation"),
     0},
    {KEY, "KeySpec ~ ^(HMAC_|RSA_|ECC_|ML_DSA|SM2); !KeyUsage",
     "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.",
     PF("kms-key-spec-usage"), 0},
    {KEY, "KeySpec = SYMMETRIC_DEFAULT; KeyUsage != ENCRYPT_DECRYPT",
     "KeyUsage {KeyUsage} is not compatible with KeySpec {KeySpec}", PF("kms-key-spec-usage"), 0},
    {KEY, "!KeySpec; KeyUsage != ENCRYPT_DECRYPT",
     "KeyUsage {KeyUsage} is not compatible with KeySpec SYMMETRIC_DEFAULT", PF("kms-key-spec-usage"), 0},
    {KEY, "KeySpec ~ ^HMAC_; KeyUsage != GENERATE_VERIFY_MAC",
     "KeyUsage {KeyUsage} is not compatible with KeySpec {KeySpec}", PF("kms-key-spec-usage"), 0},
    {KEY, "KeySpec ~ ^(ECC_|RSA_|ML_DSA); KeyUsage = GENERATE_VERIFY_MAC",
     "KeyUsage {KeyUsage} is not compatible with KeySpec {KeySpec}", PF("kms-key-spec-usage"), 0},
    {KEY, "KeySpec ~ ^RSA_; KeyUsage = KEY_AGREEMENT", "KeyUsage {KeyUsage} is not compatible with KeySpec {KeySpec}",
     PF("kms-key-spec-usage"), 0},
    {KEY, "KeySpec ~ ^(ECC_|ML_DSA); KeyUsage = ENCRYPT_DECRYPT",
     "KeyUsage {KeyUsage} is not compatible with KeySpec {KeySpec}", PF("kms-key-spec-usage"), 0},
    {KEY, "KeySpec = SM2; KeyUsage", "KeySpec SM2 is not supported in this Region", PF("kms-key-spec-region"), 0},
    {KEY, "Origin = EXTERNAL; KeySpec ~ ^ML_DSA", "KeySpec {KeySpec} is not supported for Origin EXTERNAL",
     PF("kms-key-origin"), 0},
    {KEY, "RotationPeriodInDays; EnableKeyRotation off",
     "You cannot set the RotationPeriodInDays property when the EnableKeyRotation property is false",
     "KMS API, EnableKeyRotation", 0},
    {KEY, "KeyPolicy.** ~ [^\\x09\\x0a\\x0d\\x20-\\xff]", "The key policy contains invalid characters.",
     OWN("kms-key-policy-charset"), 0},
    {KEY, "Tags twice Key", "Duplicate tag keys", "KMS API, TagException", 0},
    {ALIAS, "AliasName ~ ^alias/aws/", "The alias name for a customer managed CMK cannot begin with alias/aws/.",
     PF("kms-alias-name"), 0},
    {ALIAS, "AliasName !~ ^alias/",
     "Alias must start with the prefix \"alias/\". Please see "
     "http://docs.aws.amazon.com/kms/latest/developerguide/programming-aliases.html",
     "KMS API, CreateAlias: ValidationException", 0},
    {ALIAS, "AliasName !~ ^alias/[A-Za-z0-9/_-]+$", "{$} contains invalid characters for an alias",
     PF("kms-alias-name"), 0},
    {ALIAS, "TargetKeyId ~ ^(alias/|arn:[^:]*:kms:[^:]*:[^:]*:alias/)", "Aliases must refer to keys. Not aliases",
     PF("kms-alias-target"), 0},
    {ALIAS, "TargetKeyId ~ ^arn:[^:]*:kms:(?!{region}:)", "Invalid arn {$3}", PF("kms-alias-target"), 0},
    /* backups */
    {PLAN, "@ BackupPlan.BackupPlanRule; Lifecycle.DeleteAfterDays; Lifecycle.MoveToColdStorageAfterDays",
     "Error in rule "
     "{RuleName}: Invalid lifecycle. DeleteAfterDays cannot be less than 90 days apart from MoveToColdStorageAfterDays",
     OWN("backup-lifecycle-cold-to-delete-gap"), cold_gap_short},
    {PLAN, "@ BackupPlan.BackupPlanRule; StartWindowMinutes < 60", "Start window minutes must be at least 60",
     OWN("backup-start-window-minutes-min"), 0},
    {PLAN, "@ BackupPlan.BackupPlanRule; CompletionWindowMinutes <= $StartWindowMinutes",
     "Completion window must be at least 60 minutes greater than the start window",
     OWN("backup-completion-window-gt-start-window"), 0},
    {PLAN, "@ BackupPlan.BackupPlanRule; EnableContinuousBackup on; Lifecycle.DeleteAfterDays > 35",
     "Error in rule {RuleName}: Continuous backup must have DeleteAfterDays between 1 and 35",
     OWN("backup-continuous-delete-after-days-max"), 0},
    {PLAN, "@ BackupPlan.BackupPlanRule; EnableContinuousBackup on; Lifecycle.MoveToColdStorageAfterDays",
     "Error in rule {RuleName}: Continuous backup cannot be moved to cold storage",
     OWN("backup-continuous-no-cold-storage"), 0},
    {PLAN, "@ BackupPlan.BackupPlanRule; ScheduleExpression !~ ^cron\\(", "Invalid schedule expression",
     OWN("backup-schedule-expression-cron-only"), 0},
    {PLAN, "@ BackupPlan.BackupPlanRule; RuleName !~ ^[a-zA-Z0-9\\-_.]{1,50}$", "Invalid rule name",
     OWN("backup-rule-name-charset"), 0},
    {PLAN, "BackupPlan.BackupPlanName !~ ^[a-zA-Z0-9\\-_.]{1,50}$", "Invalid backup plan name",
     OWN("backup-plan-name-charset"), 0},
    {"AWS::Backup::BackupVault", "LockConfiguration.ChangeableForDays < 3", "ChangeableForDays must be at least 3",
     OWN("backup-vault-lock-changeable-for-days-min"), 0},
    {"AWS::Backup::BackupVault", "LockConfiguration.MinRetentionDays > $LockConfiguration.MaxRetentionDays",
     "MinRetentionDays cannot be greater than MaxRetentionDays", OWN("backup-vault-lock-min-le-max-retention"), 0},
    {0},
};
