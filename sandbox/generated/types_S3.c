/* Made by scripts/sandbox-types from the cfn-lint of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/values/types.h"

static const TypeProperty
    S3_Bucket[31],
    S3_BucketPolicy[3],
    S3_Bucket__AbortIncompleteMultipartUpload[2],
    S3_Bucket__AccelerateConfiguration[2],
    S3_Bucket__AccessControlTranslation[2],
    S3_Bucket__AnalyticsConfiguration[5],
    S3_Bucket__AnnotationTableConfiguration[6],
    S3_Bucket__BlockedEncryptionTypes[2],
    S3_Bucket__BucketEncryption[2],
    S3_Bucket__CorsConfiguration[2],
    S3_Bucket__CorsRule[7],
    S3_Bucket__DataExport[3],
    S3_Bucket__DefaultEventHold[3],
    S3_Bucket__DefaultRetention[5],
    S3_Bucket__DeleteMarkerReplication[2],
    S3_Bucket__Destination[5],
    S3_Bucket__EncryptionConfiguration[2],
    S3_Bucket__EventBridgeConfiguration[2],
    S3_Bucket__FilterRule[3],
    S3_Bucket__IntelligentTieringConfiguration[6],
    S3_Bucket__InventoryConfiguration[8],
    S3_Bucket__InventoryTableConfiguration[5],
    S3_Bucket__JournalTableConfiguration[5],
    S3_Bucket__LambdaConfiguration[4],
    S3_Bucket__LifecycleConfiguration[3],
    S3_Bucket__LoggingConfiguration[4],
    S3_Bucket__MetadataConfiguration[5],
    S3_Bucket__MetadataDestination[4],
    S3_Bucket__MetadataTableConfiguration[2],
    S3_Bucket__MetadataTableEncryptionConfiguration[3],
    S3_Bucket__Metrics[3],
    S3_Bucket__MetricsConfiguration[5],
    S3_Bucket__NoncurrentVersionExpiration[3],
    S3_Bucket__NoncurrentVersionTransition[4],
    S3_Bucket__NotificationConfiguration[5],
    S3_Bucket__NotificationFilter[2],
    S3_Bucket__ObjectLockConfiguration[3],
    S3_Bucket__ObjectLockRule[2],
    S3_Bucket__OwnershipControls[2],
    S3_Bucket__OwnershipControlsRule[2],
    S3_Bucket__PublicAccessBlockConfiguration[5],
    S3_Bucket__QueueConfiguration[4],
    S3_Bucket__RecordExpiration[3],
    S3_Bucket__RedirectAllRequestsTo[3],
    S3_Bucket__RedirectRule[6],
    S3_Bucket__ReplicaModifications[2],
    S3_Bucket__ReplicationConfiguration[3],
    S3_Bucket__ReplicationDestination[8],
    S3_Bucket__ReplicationRule[9],
    S3_Bucket__ReplicationRuleAndOperator[3],
    S3_Bucket__ReplicationRuleFilter[4],
    S3_Bucket__ReplicationTime[3],
    S3_Bucket__ReplicationTimeValue[2],
    S3_Bucket__RoutingRule[3],
    S3_Bucket__RoutingRuleCondition[3],
    S3_Bucket__Rule[17],
    S3_Bucket__S3KeyFilter[2],
    S3_Bucket__S3TablesDestination[5],
    S3_Bucket__ServerSideEncryptionByDefault[3],
    S3_Bucket__ServerSideEncryptionRule[4],
    S3_Bucket__SourceSelectionCriteria[3],
    S3_Bucket__SseKmsEncryptedObjects[2],
    S3_Bucket__StorageClassAnalysis[2],
    S3_Bucket__Tag[3],
    S3_Bucket__TagFilter[3],
    S3_Bucket__Tiering[3],
    S3_Bucket__TopicConfiguration[4],
    S3_Bucket__Transition[4],
    S3_Bucket__VersioningConfiguration[2],
    S3_Bucket__WebsiteConfiguration[5];

static const TypeProperty S3_Bucket[] = {
    {"AbacStatus", 0, {.kind = 's', .values = "Enabled|Disabled"}},
    {"AccelerateConfiguration", 0, {.kind = 'o', .members = S3_Bucket__AccelerateConfiguration}},
    {"AccessControl", WRITE_ONLY, {.kind = 's', .values = "AuthenticatedRead|AwsExecRead|BucketOwnerFullControl|BucketOwnerRead|LogDeliveryWrite|Private|PublicRead|PublicReadWrite"}},
    {"AnalyticsConfigurations", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = S3_Bucket__AnalyticsConfiguration}, .unique = true}},
    {"Arn", READ_ONLY, {.kind = 's'}},
    {"BucketEncryption", 0, {.kind = 'o', .members = S3_Bucket__BucketEncryption}},
    {"BucketName", CREATE_ONLY, {.kind = 's', AT_MOST(63), .pattern = "^([a-z0-9][a-z0-9.-]*[a-z0-9])?$"}},
    {"BucketNamePrefix", CREATE_ONLY | WRITE_ONLY, {.kind = 's'}},
    {"BucketNamespace", CREATE_ONLY | WRITE_ONLY, {.kind = 's', .values = "global|account-regional"}},
    {"CorsConfiguration", 0, {.kind = 'o', .members = S3_Bucket__CorsConfiguration}},
    {"DomainName", READ_ONLY, {.kind = 's'}},
    {"DualStackDomainName", READ_ONLY, {.kind = 's'}},
    {"IntelligentTieringConfigurations", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = S3_Bucket__IntelligentTieringConfiguration}, .unique = true}},
    {"InventoryConfigurations", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = S3_Bucket__InventoryConfiguration}, .unique = true}},
    {"LifecycleConfiguration", 0, {.kind = 'o', .members = S3_Bucket__LifecycleConfiguration}},
    {"LoggingConfiguration", 0, {.kind = 'o', .members = S3_Bucket__LoggingConfiguration}},
    {"MetadataConfiguration", 0, {.kind = 'o', .members = S3_Bucket__MetadataConfiguration}},
    {"MetadataTableConfiguration", 0, {.kind = 'o', .members = S3_Bucket__MetadataTableConfiguration}},
    {"MetricsConfigurations", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = S3_Bucket__MetricsConfiguration}, .unique = true}},
    {"NotificationConfiguration", 0, {.kind = 'o', .members = S3_Bucket__NotificationConfiguration}},
    {"ObjectLockConfiguration", 0, {.kind = 'o', .members = S3_Bucket__ObjectLockConfiguration}},
    {"ObjectLockEnabled", 0, {.kind = 'b'}},
    {"OwnershipControls", 0, {.kind = 'o', .members = S3_Bucket__OwnershipControls}},
    {"PublicAccessBlockConfiguration", 0, {.kind = 'o', .members = S3_Bucket__PublicAccessBlockConfiguration}},
    {"RegionalDomainName", READ_ONLY, {.kind = 's'}},
    {"ReplicationConfiguration", 0, {.kind = 'o', .members = S3_Bucket__ReplicationConfiguration}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = S3_Bucket__Tag}}},
    {"VersioningConfiguration", 0, {.kind = 'o', .members = S3_Bucket__VersioningConfiguration}},
    {"WebsiteConfiguration", 0, {.kind = 'o', .members = S3_Bucket__WebsiteConfiguration}},
    {"WebsiteURL", READ_ONLY, {.kind = 's'}},
    {0}};
static const TypeProperty S3_BucketPolicy[] = {
    {"Bucket", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {"PolicyDocument", REQUIRED, {.kind = 'o'}},
    {0}};
static const TypeProperty S3_Bucket__AbortIncompleteMultipartUpload[] = {
    {"DaysAfterInitiation", REQUIRED, {.kind = 'i', AT_LEAST(0)}},
    {0}};
static const TypeProperty S3_Bucket__AccelerateConfiguration[] = {
    {"AccelerationStatus", REQUIRED, {.kind = 's', .values = "Enabled|Suspended"}},
    {0}};
static const TypeProperty S3_Bucket__AccessControlTranslation[] = {
    {"Owner", REQUIRED, {.kind = 's', .values = "Destination"}},
    {0}};
static const TypeProperty S3_Bucket__AnalyticsConfiguration[] = {
    {"Id", REQUIRED, {.kind = 's'}},
    {"Prefix", 0, {.kind = 's'}},
    {"StorageClassAnalysis", REQUIRED, {.kind = 'o', .members = S3_Bucket__StorageClassAnalysis}},
    {"TagFilters", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = S3_Bucket__TagFilter}, .unique = true}},
    {0}};
static const TypeProperty S3_Bucket__AnnotationTableConfiguration[] = {
    {"ConfigurationState", REQUIRED, {.kind = 's', .values = "ENABLED|DISABLED"}},
    {"EncryptionConfiguration", 0, {.kind = 'o', .members = S3_Bucket__MetadataTableEncryptionConfiguration}},
    {"Role", 0, {.kind = 's'}},
    {"TableArn", 0, {.kind = 's'}},
    {"TableName", 0, {.kind = 's'}},
    {0}};
static const TypeProperty S3_Bucket__BlockedEncryptionTypes[] = {
    {"EncryptionType", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', .values = "NONE|SSE-C"}, .unique = true}},
    {0}};
static const TypeProperty S3_Bucket__BucketEncryption[] = {
    {"ServerSideEncryptionConfiguration", REQUIRED, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = S3_Bucket__ServerSideEncryptionRule}, .unique = true}},
    {0}};
static const TypeProperty S3_Bucket__CorsConfiguration[] = {
    {"CorsRules", REQUIRED, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = S3_Bucket__CorsRule}, .unique = true}},
    {0}};
static const TypeProperty S3_Bucket__CorsRule[] = {
    {"AllowedHeaders", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {"AllowedMethods", REQUIRED, {.kind = 'a', .items = &(const TypeNode){.kind = 's', .values = "GET|PUT|HEAD|POST|DELETE"}, .unique = true}},
    {"AllowedOrigins", REQUIRED, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {"ExposedHeaders", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {"Id", 0, {.kind = 's', AT_MOST(255)}},
    {"MaxAge", 0, {.kind = 'i', AT_LEAST(0)}},
    {0}};
static const TypeProperty S3_Bucket__DataExport[] = {
    {"Destination", REQUIRED, {.kind = 'o', .members = S3_Bucket__Destination}},
    {"OutputSchemaVersion", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty S3_Bucket__DefaultEventHold[] = {
    {"Days", 0, {.kind = 'i'}},
    {"Years", 0, {.kind = 'i'}},
    {0}};
static const TypeProperty S3_Bucket__DefaultRetention[] = {
    {"Days", 0, {.kind = 'i'}},
    {"DefaultEventHold", 0, {.kind = 'o', .members = S3_Bucket__DefaultEventHold}},
    {"Mode", 0, {.kind = 's', .values = "COMPLIANCE|GOVERNANCE"}},
    {"Years", 0, {.kind = 'i'}},
    {0}};
static const TypeProperty S3_Bucket__DeleteMarkerReplication[] = {
    {"Status", 0, {.kind = 's', .values = "Disabled|Enabled"}},
    {0}};
static const TypeProperty S3_Bucket__Destination[] = {
    {"BucketAccountId", 0, {.kind = 's'}},
    {"BucketArn", REQUIRED, {.kind = 's'}},
    {"Format", REQUIRED, {.kind = 's', .values = "CSV|ORC|Parquet"}},
    {"Prefix", 0, {.kind = 's'}},
    {0}};
static const TypeProperty S3_Bucket__EncryptionConfiguration[] = {
    {"ReplicaKmsKeyID", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty S3_Bucket__EventBridgeConfiguration[] = {
    {"EventBridgeEnabled", REQUIRED, {.kind = 'b'}},
    {0}};
static const TypeProperty S3_Bucket__FilterRule[] = {
    {"Name", REQUIRED, {.kind = 's', AT_MOST(1024)}},
    {"Value", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty S3_Bucket__IntelligentTieringConfiguration[] = {
    {"Id", REQUIRED, {.kind = 's'}},
    {"Prefix", 0, {.kind = 's'}},
    {"Status", REQUIRED, {.kind = 's', .values = "Disabled|Enabled"}},
    {"TagFilters", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = S3_Bucket__TagFilter}, .unique = true}},
    {"Tierings", REQUIRED, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = S3_Bucket__Tiering}, .unique = true}},
    {0}};
static const TypeProperty S3_Bucket__InventoryConfiguration[] = {
    {"Destination", REQUIRED, {.kind = 'o', .members = S3_Bucket__Destination}},
    {"Enabled", REQUIRED, {.kind = 'b'}},
    {"Id", REQUIRED, {.kind = 's'}},
    {"IncludedObjectVersions", REQUIRED, {.kind = 's', .values = "All|Current"}},
    {"OptionalFields", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', .values = "Size|LastModifiedDate|StorageClass|ETag|IsMultipartUploaded|ReplicationStatus|EncryptionStatus|ObjectLockRetainUntilDate|ObjectLockMode|ObjectLockLegalHoldStatus|ObjectLockEventHoldStatus|ObjectLockEventHoldDuration|IntelligentTieringAccessTier|BucketKeyStatus|ChecksumAlgorithm|ObjectAccessControlList|ObjectOwner|LifecycleExpirationDate|IntelligentTieringReferenceDate"}, .unique = true}},
    {"Prefix", 0, {.kind = 's'}},
    {"ScheduleFrequency", REQUIRED, {.kind = 's', .values = "Daily|Weekly"}},
    {0}};
static const TypeProperty S3_Bucket__InventoryTableConfiguration[] = {
    {"ConfigurationState", REQUIRED, {.kind = 's', .values = "ENABLED|DISABLED"}},
    {"EncryptionConfiguration", 0, {.kind = 'o', .members = S3_Bucket__MetadataTableEncryptionConfiguration}},
    {"TableArn", 0, {.kind = 's'}},
    {"TableName", 0, {.kind = 's'}},
    {0}};
static const TypeProperty S3_Bucket__JournalTableConfiguration[] = {
    {"EncryptionConfiguration", 0, {.kind = 'o', .members = S3_Bucket__MetadataTableEncryptionConfiguration}},
    {"RecordExpiration", REQUIRED, {.kind = 'o', .members = S3_Bucket__RecordExpiration}},
    {"TableArn", 0, {.kind = 's'}},
    {"TableName", 0, {.kind = 's'}},
    {0}};
static const TypeProperty S3_Bucket__LambdaConfiguration[] = {
    {"Event", REQUIRED, {.kind = 's'}},
    {"Filter", 0, {.kind = 'o', .members = S3_Bucket__NotificationFilter}},
    {"Function", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty S3_Bucket__LifecycleConfiguration[] = {
    {"Rules", REQUIRED, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = S3_Bucket__Rule, .choices = (const TypeChoice[]){{EXCLUDES, "ObjectSizeGreaterThan", "AbortIncompleteMultipartUpload"}, {EXCLUDES, "ObjectSizeLessThan", "AbortIncompleteMultipartUpload"}, {0}}}, .unique = true}},
    {"TransitionDefaultMinimumObjectSize", 0, {.kind = 's', .values = "varies_by_storage_class|all_storage_classes_128K"}},
    {0}};
static const TypeProperty S3_Bucket__LoggingConfiguration[] = {
    {"DestinationBucketName", 0, {.kind = 's'}},
    {"LogFilePrefix", 0, {.kind = 's'}},
    {"TargetObjectKeyFormat", 0, {.kind = 'o'}},
    {0}};
static const TypeProperty S3_Bucket__MetadataConfiguration[] = {
    {"AnnotationTableConfiguration", 0, {.kind = 'o', .members = S3_Bucket__AnnotationTableConfiguration}},
    {"Destination", 0, {.kind = 'o', .members = S3_Bucket__MetadataDestination}},
    {"InventoryTableConfiguration", 0, {.kind = 'o', .members = S3_Bucket__InventoryTableConfiguration}},
    {"JournalTableConfiguration", REQUIRED, {.kind = 'o', .members = S3_Bucket__JournalTableConfiguration}},
    {0}};
static const TypeProperty S3_Bucket__MetadataDestination[] = {
    {"TableBucketArn", 0, {.kind = 's'}},
    {"TableBucketType", REQUIRED, {.kind = 's', .values = "aws|customer"}},
    {"TableNamespace", 0, {.kind = 's'}},
    {0}};
static const TypeProperty S3_Bucket__MetadataTableConfiguration[] = {
    {"S3TablesDestination", REQUIRED, {.kind = 'o', .members = S3_Bucket__S3TablesDestination}},
    {0}};
static const TypeProperty S3_Bucket__MetadataTableEncryptionConfiguration[] = {
    {"KmsKeyArn", 0, {.kind = 's'}},
    {"SseAlgorithm", REQUIRED, {.kind = 's', .values = "aws:kms|AES256"}},
    {0}};
static const TypeProperty S3_Bucket__Metrics[] = {
    {"EventThreshold", 0, {.kind = 'o', .members = S3_Bucket__ReplicationTimeValue}},
    {"Status", REQUIRED, {.kind = 's', .values = "Disabled|Enabled"}},
    {0}};
static const TypeProperty S3_Bucket__MetricsConfiguration[] = {
    {"AccessPointArn", 0, {.kind = 's'}},
    {"Id", REQUIRED, {.kind = 's'}},
    {"Prefix", 0, {.kind = 's'}},
    {"TagFilters", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = S3_Bucket__TagFilter}, .unique = true}},
    {0}};
static const TypeProperty S3_Bucket__NoncurrentVersionExpiration[] = {
    {"NewerNoncurrentVersions", 0, {.kind = 'i'}},
    {"NoncurrentDays", REQUIRED, {.kind = 'i'}},
    {0}};
static const TypeProperty S3_Bucket__NoncurrentVersionTransition[] = {
    {"NewerNoncurrentVersions", 0, {.kind = 'i'}},
    {"StorageClass", REQUIRED, {.kind = 's', .values = "DEEP_ARCHIVE|GLACIER|Glacier|GLACIER_IR|INTELLIGENT_TIERING|ONEZONE_IA|STANDARD_IA"}},
    {"TransitionInDays", REQUIRED, {.kind = 'i'}},
    {0}};
static const TypeProperty S3_Bucket__NotificationConfiguration[] = {
    {"EventBridgeConfiguration", 0, {.kind = 'o', .members = S3_Bucket__EventBridgeConfiguration}},
    {"LambdaConfigurations", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = S3_Bucket__LambdaConfiguration}, .unique = true}},
    {"QueueConfigurations", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = S3_Bucket__QueueConfiguration}, .unique = true}},
    {"TopicConfigurations", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = S3_Bucket__TopicConfiguration}, .unique = true}},
    {0}};
static const TypeProperty S3_Bucket__NotificationFilter[] = {
    {"S3Key", REQUIRED, {.kind = 'o', .members = S3_Bucket__S3KeyFilter}},
    {0}};
static const TypeProperty S3_Bucket__ObjectLockConfiguration[] = {
    {"ObjectLockEnabled", 0, {.kind = 's', .values = "Enabled"}},
    {"Rule", 0, {.kind = 'o', .members = S3_Bucket__ObjectLockRule}},
    {0}};
static const TypeProperty S3_Bucket__ObjectLockRule[] = {
    {"DefaultRetention", 0, {.kind = 'o', .members = S3_Bucket__DefaultRetention}},
    {0}};
static const TypeProperty S3_Bucket__OwnershipControls[] = {
    {"Rules", REQUIRED, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = S3_Bucket__OwnershipControlsRule}, .unique = true}},
    {0}};
static const TypeProperty S3_Bucket__OwnershipControlsRule[] = {
    {"ObjectOwnership", 0, {.kind = 's', .values = "ObjectWriter|BucketOwnerPreferred|BucketOwnerEnforced"}},
    {0}};
static const TypeProperty S3_Bucket__PublicAccessBlockConfiguration[] = {
    {"BlockPublicAcls", 0, {.kind = 'b'}},
    {"BlockPublicPolicy", 0, {.kind = 'b'}},
    {"IgnorePublicAcls", 0, {.kind = 'b'}},
    {"RestrictPublicBuckets", 0, {.kind = 'b'}},
    {0}};
static const TypeProperty S3_Bucket__QueueConfiguration[] = {
    {"Event", REQUIRED, {.kind = 's'}},
    {"Filter", 0, {.kind = 'o', .members = S3_Bucket__NotificationFilter}},
    {"Queue", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty S3_Bucket__RecordExpiration[] = {
    {"Days", 0, {.kind = 'i'}},
    {"Expiration", REQUIRED, {.kind = 's', .values = "ENABLED|DISABLED"}},
    {0}};
static const TypeProperty S3_Bucket__RedirectAllRequestsTo[] = {
    {"HostName", REQUIRED, {.kind = 's'}},
    {"Protocol", 0, {.kind = 's', .values = "http|https"}},
    {0}};
static const TypeProperty S3_Bucket__RedirectRule[] = {
    {"HostName", 0, {.kind = 's'}},
    {"HttpRedirectCode", 0, {.kind = 's'}},
    {"Protocol", 0, {.kind = 's', .values = "http|https"}},
    {"ReplaceKeyPrefixWith", 0, {.kind = 's'}},
    {"ReplaceKeyWith", 0, {.kind = 's'}},
    {0}};
static const TypeProperty S3_Bucket__ReplicaModifications[] = {
    {"Status", REQUIRED, {.kind = 's', .values = "Enabled|Disabled"}},
    {0}};
static const TypeProperty S3_Bucket__ReplicationConfiguration[] = {
    {"Role", REQUIRED, {.kind = 's'}},
    {"Rules", REQUIRED, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = S3_Bucket__ReplicationRule}, .unique = true}},
    {0}};
static const TypeProperty S3_Bucket__ReplicationDestination[] = {
    {"AccessControlTranslation", 0, {.kind = 'o', .members = S3_Bucket__AccessControlTranslation}},
    {"Account", 0, {.kind = 's'}},
    {"Bucket", REQUIRED, {.kind = 's'}},
    {"EncryptionConfiguration", 0, {.kind = 'o', .members = S3_Bucket__EncryptionConfiguration}},
    {"Metrics", 0, {.kind = 'o', .members = S3_Bucket__Metrics}},
    {"ReplicationTime", 0, {.kind = 'o', .members = S3_Bucket__ReplicationTime}},
    {"StorageClass", 0, {.kind = 's', .values = "DEEP_ARCHIVE|GLACIER|GLACIER_IR|INTELLIGENT_TIERING|ONEZONE_IA|REDUCED_REDUNDANCY|STANDARD|STANDARD_IA"}},
    {0}};
static const TypeProperty S3_Bucket__ReplicationRule[] = {
    {"DeleteMarkerReplication", 0, {.kind = 'o', .members = S3_Bucket__DeleteMarkerReplication}},
    {"Destination", REQUIRED, {.kind = 'o', .members = S3_Bucket__ReplicationDestination}},
    {"Filter", 0, {.kind = 'o', .members = S3_Bucket__ReplicationRuleFilter}},
    {"Id", 0, {.kind = 's', AT_MOST(255)}},
    {"Prefix", 0, {.kind = 's', AT_MOST(1024)}},
    {"Priority", 0, {.kind = 'i'}},
    {"SourceSelectionCriteria", 0, {.kind = 'o', .members = S3_Bucket__SourceSelectionCriteria}},
    {"Status", REQUIRED, {.kind = 's', .values = "Disabled|Enabled"}},
    {0}};
static const TypeProperty S3_Bucket__ReplicationRuleAndOperator[] = {
    {"Prefix", 0, {.kind = 's'}},
    {"TagFilters", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = S3_Bucket__TagFilter}, .unique = true}},
    {0}};
static const TypeProperty S3_Bucket__ReplicationRuleFilter[] = {
    {"And", 0, {.kind = 'o', .members = S3_Bucket__ReplicationRuleAndOperator}},
    {"Prefix", 0, {.kind = 's'}},
    {"TagFilter", 0, {.kind = 'o', .members = S3_Bucket__TagFilter}},
    {0}};
static const TypeProperty S3_Bucket__ReplicationTime[] = {
    {"Status", REQUIRED, {.kind = 's', .values = "Disabled|Enabled"}},
    {"Time", REQUIRED, {.kind = 'o', .members = S3_Bucket__ReplicationTimeValue}},
    {0}};
static const TypeProperty S3_Bucket__ReplicationTimeValue[] = {
    {"Minutes", REQUIRED, {.kind = 'i'}},
    {0}};
static const TypeProperty S3_Bucket__RoutingRule[] = {
    {"RedirectRule", REQUIRED, {.kind = 'o', .members = S3_Bucket__RedirectRule}},
    {"RoutingRuleCondition", 0, {.kind = 'o', .members = S3_Bucket__RoutingRuleCondition, .choices = (const TypeChoice[]){{ANY_OF, NULL, "HttpErrorCodeReturnedEquals|KeyPrefixEquals"}, {0}}}},
    {0}};
static const TypeProperty S3_Bucket__RoutingRuleCondition[] = {
    {"HttpErrorCodeReturnedEquals", 0, {.kind = 's'}},
    {"KeyPrefixEquals", 0, {.kind = 's'}},
    {0}};
static const TypeProperty S3_Bucket__Rule[] = {
    {"AbortIncompleteMultipartUpload", 0, {.kind = 'o', .members = S3_Bucket__AbortIncompleteMultipartUpload}},
    {"ExpirationDate", 0, {.kind = 's', .pattern = "^(\\d{4})-(0[0-9]|1[0-2])-([0-2]\\d|3[01])T([01]\\d|2[0-4]):([0-5]\\d):([0-6]\\d)((\\.\\d{3})?)Z$"}},
    {"ExpirationInDays", 0, {.kind = 'i'}},
    {"ExpiredObjectDeleteMarker", 0, {.kind = 'b'}},
    {"Id", 0, {.kind = 's', AT_MOST(255)}},
    {"NoncurrentVersionExpiration", 0, {.kind = 'o', .members = S3_Bucket__NoncurrentVersionExpiration}},
    {"NoncurrentVersionExpirationInDays", 0, {.kind = 'i'}},
    {"NoncurrentVersionTransition", 0, {.kind = 'o', .members = S3_Bucket__NoncurrentVersionTransition}},
    {"NoncurrentVersionTransitions", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = S3_Bucket__NoncurrentVersionTransition}, .unique = true}},
    {"ObjectSizeGreaterThan", 0, {.kind = 's', AT_MOST(20), .pattern = "[0-9]+"}},
    {"ObjectSizeLessThan", 0, {.kind = 's', AT_MOST(20), .pattern = "[0-9]+"}},
    {"Prefix", 0, {.kind = 's'}},
    {"Status", REQUIRED, {.kind = 's', .values = "Enabled|Disabled"}},
    {"TagFilters", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = S3_Bucket__TagFilter}, .unique = true}},
    {"Transition", 0, {.kind = 'o', .members = S3_Bucket__Transition}},
    {"Transitions", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = S3_Bucket__Transition}, .unique = true}},
    {0}};
static const TypeProperty S3_Bucket__S3KeyFilter[] = {
    {"Rules", REQUIRED, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = S3_Bucket__FilterRule}, .unique = true}},
    {0}};
static const TypeProperty S3_Bucket__S3TablesDestination[] = {
    {"TableArn", 0, {.kind = 's'}},
    {"TableBucketArn", REQUIRED, {.kind = 's'}},
    {"TableName", REQUIRED, {.kind = 's'}},
    {"TableNamespace", 0, {.kind = 's'}},
    {0}};
static const TypeProperty S3_Bucket__ServerSideEncryptionByDefault[] = {
    {"KMSMasterKeyID", 0, {.kind = 's'}},
    {"SSEAlgorithm", REQUIRED, {.kind = 's', .values = "aws:kms|AES256|aws:kms:dsse"}},
    {0}};
static const TypeProperty S3_Bucket__ServerSideEncryptionRule[] = {
    {"BlockedEncryptionTypes", 0, {.kind = 'o', .members = S3_Bucket__BlockedEncryptionTypes}},
    {"BucketKeyEnabled", 0, {.kind = 'b'}},
    {"ServerSideEncryptionByDefault", 0, {.kind = 'o', .members = S3_Bucket__ServerSideEncryptionByDefault}},
    {0}};
static const TypeProperty S3_Bucket__SourceSelectionCriteria[] = {
    {"ReplicaModifications", 0, {.kind = 'o', .members = S3_Bucket__ReplicaModifications}},
    {"SseKmsEncryptedObjects", 0, {.kind = 'o', .members = S3_Bucket__SseKmsEncryptedObjects}},
    {0}};
static const TypeProperty S3_Bucket__SseKmsEncryptedObjects[] = {
    {"Status", REQUIRED, {.kind = 's', .values = "Disabled|Enabled"}},
    {0}};
static const TypeProperty S3_Bucket__StorageClassAnalysis[] = {
    {"DataExport", 0, {.kind = 'o', .members = S3_Bucket__DataExport}},
    {0}};
static const TypeProperty S3_Bucket__Tag[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128)}},
    {"Value", REQUIRED, {.kind = 's', AT_MOST(256)}},
    {0}};
static const TypeProperty S3_Bucket__TagFilter[] = {
    {"Key", REQUIRED, {.kind = 's'}},
    {"Value", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty S3_Bucket__Tiering[] = {
    {"AccessTier", REQUIRED, {.kind = 's', .values = "ARCHIVE_ACCESS|DEEP_ARCHIVE_ACCESS"}},
    {"Days", REQUIRED, {.kind = 'i'}},
    {0}};
static const TypeProperty S3_Bucket__TopicConfiguration[] = {
    {"Event", REQUIRED, {.kind = 's'}},
    {"Filter", 0, {.kind = 'o', .members = S3_Bucket__NotificationFilter}},
    {"Topic", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty S3_Bucket__Transition[] = {
    {"StorageClass", REQUIRED, {.kind = 's', .values = "DEEP_ARCHIVE|GLACIER|Glacier|GLACIER_IR|INTELLIGENT_TIERING|ONEZONE_IA|STANDARD_IA"}},
    {"TransitionDate", 0, {.kind = 's', .pattern = "^(\\d{4})-(0[0-9]|1[0-2])-([0-2]\\d|3[01])T([01]\\d|2[0-4]):([0-5]\\d):([0-6]\\d)((\\.\\d{3})?)Z$"}},
    {"TransitionInDays", 0, {.kind = 'i'}},
    {0}};
static const TypeProperty S3_Bucket__VersioningConfiguration[] = {
    {"Status", REQUIRED, {.kind = 's', .values = "Enabled|Suspended"}},
    {0}};
static const TypeProperty S3_Bucket__WebsiteConfiguration[] = {
    {"ErrorDocument", 0, {.kind = 's'}},
    {"IndexDocument", 0, {.kind = 's'}},
    {"RedirectAllRequestsTo", 0, {.kind = 'o', .members = S3_Bucket__RedirectAllRequestsTo, .choices = (const TypeChoice[]){{EXCLUDES, "RedirectAllRequestsTo", "ErrorDocument|IndexDocument|RoutingRules"}, {0}}}},
    {"RoutingRules", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = S3_Bucket__RoutingRule}}},
    {0}};
const TypeRow types_S3[] = {
    {"AWS::S3::Bucket", {.kind = 'o', .members = S3_Bucket}, "Tags", "Arn|DomainName|DualStackDomainName|RegionalDomainName|MetadataTableConfiguration.S3TablesDestination.TableNamespace|MetadataTableConfiguration.S3TablesDestination.TableArn|MetadataConfiguration.Destination|MetadataConfiguration.JournalTableConfiguration.TableName|MetadataConfiguration.JournalTableConfiguration.TableArn|MetadataConfiguration.InventoryTableConfiguration.TableName|MetadataConfiguration.InventoryTableConfiguration.TableArn|MetadataConfiguration.AnnotationTableConfiguration.TableName|MetadataConfiguration.AnnotationTableConfiguration.TableArn|WebsiteURL"},
    {"AWS::S3::BucketPolicy", {.kind = 'o', .members = S3_BucketPolicy}, NULL, ""},
    {0}};
