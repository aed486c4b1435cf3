/* Topics, queues, parameters, secrets, groups of instances. See rules.h. */
#include "sandbox/values/rules.h"
#include "base/memory.h"
#include "sandbox/cfn/value.h"
#include "sandbox/values/types.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PF(rule) "cdk-preflight, rule pf-" rule
#define OWN(rule) "words of our own; " PF(rule)
#define TOPIC "AWS::SNS::Topic"
#define SUBSCRIPTION "AWS::SNS::Subscription"
#define QUEUE "AWS::SQS::Queue"
#define SECRET "AWS::SecretsManager::Secret"
#define ROTATION "AWS::SecretsManager::RotationSchedule"
#define PARAMETER "AWS::SSM::Parameter"
#define GROUP "AWS::AutoScaling::AutoScalingGroup"

static bool pattern_missed(const json_t *properties, const json_t *item, json_t *said) {
    (void)item;
    (void)said;
    return !type_pattern_matches(value_text(properties, "AllowedPattern"), value_text(properties, "Value"));
}

const ValueRule message_rules[] = {
    {SUBSCRIPTION, "Protocol != http|https|email|email-json|sms|sqs|application|lambda|firehose",
     "Invalid parameter: Amazon SNS does not support this protocol string: {Protocol}", PF("sns-subscription-endpoint"),
     0},
    {SUBSCRIPTION, "Protocol = email|email-json; Endpoint !~ ^[^@\\s]+@[^@\\s]+$", "Invalid parameter: Email address",
     PF("sns-subscription-endpoint"), 0},
    {SUBSCRIPTION, "Protocol = http; Endpoint !~ ^http://",
     "Invalid parameter: Endpoint must match the specified protocol", PF("sns-subscription-endpoint"), 0},
    {SUBSCRIPTION, "Protocol = https; Endpoint !~ ^https://",
     "Invalid parameter: Endpoint must match the specified protocol", PF("sns-subscription-endpoint"), 0},
    {SUBSCRIPTION, "Protocol = sqs; Endpoint !~ ^arn:[^:]*:sqs:", "Invalid parameter: SQS endpoint ARN",
     PF("sns-subscription-endpoint"), 0},
    {SUBSCRIPTION, "Protocol = lambda; Endpoint !~ ^arn:[^:]*:lambda:", "Invalid parameter: Lambda endpoint ARN",
     PF("sns-subscription-endpoint"), 0},
    {SUBSCRIPTION, "Protocol = sms; Endpoint !~ ^\\+?[\\d -]+$", "Invalid parameter: Invalid SMS endpoint: {Endpoint}",
     PF("sns-subscription-endpoint"), 0},
    {SUBSCRIPTION, "Protocol = firehose; !SubscriptionRoleArn",
     "Invalid parameter: Delivery protocol firehose can only be subscribed with subscription role arn",
     PF("sns-firehose-subscription-role"), 0},
    {SUBSCRIPTION, "RawMessageDelivery on; Protocol = email|email-json|sms|lambda|application",
     "Invalid parameter: Attributes Reason: Delivery protocol [{Protocol}] does not support raw message delivery.",
     PF("sns-raw-message-delivery"), 0},
    {SUBSCRIPTION, "RedrivePolicy; !RedrivePolicy.deadLetterTargetArn",
     "Invalid parameter: Attributes Reason: RedrivePolicy: Missing deadLetterTargetArn attribute",
     PF("sns-subscription-redrive"), 0},
    {SUBSCRIPTION, "RedrivePolicy.deadLetterTargetArn !~ ^arn:[^:]*:sqs:",
     "Invalid parameter: Attributes Reason: RedrivePolicy: deadLetterTargetArn must be a SQS queue",
     PF("sns-subscription-redrive"), 0},
    {SUBSCRIPTION, "FilterPolicy #> 5", "Invalid parameter: FilterPolicy: Filter policy can not have more than 5 keys",
     PF("sns-filter-policy"), 0},
    {SUBSCRIPTION, "FilterPolicyScope lacks MessageBody; FilterPolicy.* is scalar|object",
     "Invalid parameter: FilterPolicy: \"{$}\" must be an object or an array", PF("sns-filter-policy"), 0},
    {SUBSCRIPTION, "FilterPolicy.** is list; FilterPolicy.** #< 1",
     "Invalid parameter: FilterPolicy: Empty arrays are not allowed", PF("sns-filter-policy"), 0},
    {SUBSCRIPTION, "TopicArn !~ ^arn:[^:]*:sns:", "Invalid parameter: TopicArn", PF("sns-subscription-region"), 0},
    {SUBSCRIPTION, "!Region; TopicArn ~ ^arn:[^:]*:sns:(?!{region}:)", "Invalid parameter: TopicArn",
     PF("sns-subscription-region"), 0},
    {TOPIC, "DisplayName #> 100", "Invalid parameter: Attributes Reason: DisplayName", PF("sns-topic-attribute-values"),
     0},
    {TOPIC, "SignatureVersion != 1|2",
     "Invalid parameter: Attributes Reason: SignatureVersion: Invalid value. Must be 1 or 2.",
     PF("sns-topic-attribute-values"), 0},
    {TOPIC, "TracingConfig != PassThrough|Active",
     "Invalid parameter: Attributes Reason: Invalid tracing config value: {$}", PF("sns-topic-attribute-values"), 0},
    {TOPIC, "TopicName !~ ^[A-Za-z0-9_-]{1,256}(\\.fifo)?$", "Invalid parameter: Topic Name",
     PF("sns-topic-name-format"), 0},
    {TOPIC, "FifoTopic off; TopicName ~ \\.fifo$", "Invalid parameter: Topic Name", OWN("sns-fifo-topic-name"), 0},
    {TOPIC, "FifoTopic on; TopicName !~ \\.fifo$",
     "Invalid parameter: Fifo Topic names must end with .fifo and must be made up of only uppercase and lowercase "
     "ASCII letters, "
     "numbers, underscores, and hyphens, and must be between 1 and 256 characters long.",
     OWN("sns-fifo-topic-name"), 0},
    {TOPIC, "FifoTopic off; ContentBasedDeduplication",
     "Invalid parameter: Attributes Reason: Unknown attribute ContentBasedDeduplication",
     PF("sns-fifo-only-attributes"), 0},
    {TOPIC, "FifoTopic off; ArchivePolicy", "Invalid parameter: Attributes Reason: Unknown attribute ArchivePolicy",
     PF("sns-fifo-only-attributes"), 0},
    {TOPIC, "FifoTopic off; FifoThroughputScope",
     "Invalid parameter: Attributes Reason: Unknown attribute FifoThroughputScope", PF("sns-fifo-only-attributes"), 0},
    {"AWS::SNS::TopicPolicy", "Topics !~ ^([^:]*:){5}",
     "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1", PF("sns-topic-policy-topics"),
     0},
    {"AWS::SNS::TopicPolicy", "@ PolicyDocument.Statement; !Principal; !NotPrincipal",
     "Invalid parameter: Policy statement must have principal", "SNS API, SetTopicAttributes: InvalidParameter", 0},
    {"AWS::SNS::TopicPolicy", "@ PolicyDocument.Statement; Action !~ ^(?i)sns:|^\\*$",
     "Invalid parameter: Policy statement action out of service scope!",
     "SNS API, SetTopicAttributes: InvalidParameter", 0},
    {"AWS::SNS::TopicPolicy", "@ PolicyDocument.Statement; Effect != Allow|Deny",
     "Invalid parameter: Policy Error: null", "SNS API, SetTopicAttributes: InvalidParameter", 0},
    /* queues */
    {QUEUE, "QueueName !~ ^[A-Za-z0-9_-]{1,80}(\\.fifo)?$",
     "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length",
     OWN("sqs-queue-name-format"), 0},
    {QUEUE, "FifoQueue off; QueueName ~ \\.fifo$",
     "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length", PF("sqs-fifo-name-suffix"),
     0},
    {QUEUE, "FifoQueue on; QueueName !~ \\.fifo$",
     "The name of a FIFO queue can only include alphanumeric characters, hyphens, or "
     "underscores, must end with .fifo suffix and be 1 to 80 in length.",
     "SQS API, CreateQueue: InvalidParameterValue", 0},
    {QUEUE, "FifoQueue off; ContentBasedDeduplication",
     "Invalid value for the parameter ContentBasedDeduplication. Reason: not a supported value.",
     PF("sqs-fifo-only-attributes"), 0},
    {QUEUE, "FifoQueue off; DeduplicationScope",
     "Invalid value for the parameter DeduplicationScope. Reason: not a supported value.",
     PF("sqs-fifo-only-attributes"), 0},
    {QUEUE, "FifoThroughputLimit = perMessageGroupId; DeduplicationScope lacks messageGroup",
     "Invalid value for the parameter FifoThroughputLimit. Reason: To set FifoThroughputLimit to perMessageGroupId, "
     "the "
     "DeduplicationScope must be messageGroup.",
     PF("sqs-high-throughput-pairing"), 0},
    {QUEUE, "SqsManagedSseEnabled on; KmsMasterKeyId",
     "You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.",
     PF("sqs-sse-exclusive"), 0},
    {QUEUE, "RedrivePolicy; !RedrivePolicy.deadLetterTargetArn",
     "Value for parameter RedrivePolicy is invalid. Reason: Redrive policy does not contain mandatory attribute: "
     "deadLetterTargetArn.",
     PF("sqs-redrive-policy"), 0},
    {QUEUE, "RedrivePolicy; !RedrivePolicy.maxReceiveCount",
     "Value for parameter RedrivePolicy is invalid. Reason: Redrive policy does not contain mandatory attribute: "
     "maxReceiveCount.",
     PF("sqs-redrive-policy"), 0},
    {QUEUE, "RedrivePolicy.maxReceiveCount !~ ^([1-9]\\d{0,2}|1000)$",
     "Value for parameter RedrivePolicy is invalid. Reason: Invalid value for maxReceiveCount: {$}, valid values are "
     "from 1 to 1000 "
     "both inclusive.",
     PF("sqs-redrive-policy"), 0},
    {QUEUE, "RedrivePolicy.deadLetterTargetArn !~ ^arn:[^:]*:sqs:",
     "Value for parameter RedrivePolicy is invalid. Reason: Only SQS queues are valid resources for "
     "deadLetterTargetArn.",
     PF("sqs-redrive-policy"), 0},
    {QUEUE, "RedrivePolicy.deadLetterTargetArn ~ ^arn:[^:]*:sqs:(?!{region}:)",
     "Value for parameter RedrivePolicy is invalid. Reason: Dead-letter target must be in same region as the source.",
     PF("sqs-redrive-arn-region"), 0},
    {QUEUE, "FifoQueue off; RedrivePolicy.deadLetterTargetArn ~ \\.fifo$",
     "Value for parameter RedrivePolicy is invalid. Reason: Dead-letter queue must be same type of queue as the "
     "source.",
     PF("sqs-dlq-same-type"), 0},
    {QUEUE, "FifoQueue on; RedrivePolicy.deadLetterTargetArn !~ \\.fifo$",
     "Value for parameter RedrivePolicy is invalid. Reason: Dead-letter queue must be same type of queue as the "
     "source.",
     PF("sqs-dlq-same-type"), 0},
    {QUEUE, "DelaySeconds > 900", "Invalid value for the parameter DelaySeconds.",
     "SQS API, CreateQueue: InvalidAttributeValue", 0},
    {QUEUE, "VisibilityTimeout > 43200", "Invalid value for the parameter VisibilityTimeout.",
     "SQS API, CreateQueue: InvalidAttributeValue", 0},
    {QUEUE, "MessageRetentionPeriod < 60", "Invalid value for the parameter MessageRetentionPeriod.",
     "SQS API, CreateQueue: InvalidAttributeValue", 0},
    {QUEUE, "MessageRetentionPeriod > 1209600", "Invalid value for the parameter MessageRetentionPeriod.",
     "SQS API, CreateQueue: InvalidAttributeValue", 0},
    {QUEUE, "ReceiveMessageWaitTimeSeconds > 20", "Invalid value for the parameter ReceiveMessageWaitTimeSeconds.",
     "SQS API, CreateQueue: InvalidAttributeValue", 0},
    /* parameters */
    {PARAMETER, "Name ~ ^(?i)/?(aws|ssm)",
     "Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive).", PF("ssm-parameter-name"), 0},
    {PARAMETER, "Name ~ /$", "Parameter name must not end with slash.", PF("ssm-parameter-name"), 0},
    {PARAMETER, "Name ~ ^[^/]+/", "Parameter name must be a fully qualified name.", PF("ssm-parameter-name"), 0},
    {PARAMETER, "Name !~ ^[A-Za-z0-9_./-]+$",
     "Parameter name must not include spaces or special characters: only letters, numbers and the symbols .-_ are "
     "allowed",
     PF("ssm-parameter-name"), 0},
    {PARAMETER, "Tier lacks Advanced|Intelligent-Tiering; Value #> 4096",
     "Standard tier parameters support a maximum parameter value of 4096 characters. To create a larger parameter "
     "value, upgrade "
     "the parameter to use the advanced-parameter tier.",
     PF("ssm-parameter-tier"), 0},
    {PARAMETER, "Value #> 8192", "Advanced-tier parameters support a maximum parameter value of 8192 characters.",
     PF("ssm-parameter-tier"), 0},
    {PARAMETER, "Tier lacks Advanced|Intelligent-Tiering; Policies",
     "You can't assign parameter policies to a standard-parameter tier.", PF("ssm-parameter-tier"), 0},
    {PARAMETER, "Value ~ \\{\\{", "Parameter value can't nest another parameter. Do not use \"{{}}\" in the value.",
     PF("ssm-parameter-value"), 0},
    {PARAMETER, "DataType != text|aws:ec2:image|aws:ssm:integration",
     "The following data type is not supported: {$}. (Data type names are all lowercase.)", PF("ssm-parameter-value"),
     0},
    {PARAMETER, "AllowedPattern", "Parameter value, cannot be validated against allowedPattern: {AllowedPattern}",
     PF("ssm-parameter-allowed-pattern"), pattern_missed},
    {0},
};

/* The kinds of characters that are left out one by one, and the rest by name. */
static bool all_excluded(const json_t *properties, const json_t *item, json_t *said) {
    (void)item;
    (void)said;
    static const struct {
        const char *flag, *characters;
    } kinds[] = {
        {"ExcludeLowercase", "abcdefghijklmnopqrstuvwxyz"},
        {"ExcludeUppercase", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
        {"ExcludeNumbers", "0123456789"},
        {"ExcludePunctuation", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"},
    };
    const json_t *rules = json_object_get(properties, "GenerateSecretString");
    const char *excluded = value_text(rules, "ExcludeCharacters");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        for (const char *at = kinds[i].characters; *at && !value_true(json_object_get(rules, kinds[i].flag)); at++)
            if (!strchr(excluded, *at))
                return false;
    return true;
}

/* "cron(0 23 * * ? *)" for "3h" */
static bool past_midnight(const json_t *properties, const json_t *item, json_t *said) {
    (void)item;
    (void)said;
    const json_t *rules = json_object_get(properties, "RotationRules");
    int hour;
    return sscanf(value_text(rules, "ScheduleExpression"), "cron(0 %2d ", &hour) == 1 &&
           hour + atoi(value_text(rules, "Duration")) > 24;
}

/* "rate(4 hours)" for "5h": the next window would begin in this one. */
static bool past_next(const json_t *properties, const json_t *item, json_t *said) {
    (void)item;
    (void)said;
    const json_t *rules = json_object_get(properties, "RotationRules");
    int hours;
    return sscanf(value_text(rules, "ScheduleExpression"), "rate(%4d hours)", &hours) == 1 &&
           atoi(value_text(rules, "Duration")) > hours;
}

const ValueRule secret_value_rules[] = {
    {SECRET, "Name !~ ^[A-Za-z0-9/_+=.@!-]+$",
     "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!",
     PF("secretsmanager-secret-name"), 0},
    {SECRET, "Name #> 512", "Invalid name. Must be less than or equal to 512 characters",
     PF("secretsmanager-secret-name"), 0},
    {SECRET, "SecretString; GenerateSecretString", "Can only specify either SecretString or GenerateSecretString.",
     PF("secretsmanager-secret-string-exclusive"), 0},
    {SECRET,
     "GenerateSecretString.ExcludeLowercase on; GenerateSecretString.ExcludeUppercase on; "
     "GenerateSecretString.ExcludeNumbers on; "
     "GenerateSecretString.ExcludePunctuation on",
     "All characters have been excluded from selection.", PF("secretsmanager-generate-secret-string"), 0},
    {SECRET, "GenerateSecretString.PasswordLength < 4; GenerateSecretString.RequireEachIncludedType lacks false",
     "Password length is too short based on the required types.", PF("secretsmanager-generate-secret-string"), 0},
    {SECRET, "GenerateSecretString.PasswordLength > 4096",
     "1 validation error detected: Value '{$}' at 'passwordLength' failed to satisfy constraint: Member must have "
     "value less than "
     "or equal to 4096",
     "Secrets Manager API, GetRandomPassword", 0},
    {SECRET, "GenerateSecretString.SecretStringTemplate; !GenerateSecretString.GenerateStringKey",
     "SecretStringTemplate and GenerateStringKey must both be specified", PF("secretsmanager-generate-secret-string"),
     0},
    {SECRET, "GenerateSecretString.GenerateStringKey; !GenerateSecretString.SecretStringTemplate",
     "SecretStringTemplate and GenerateStringKey must both be specified", PF("secretsmanager-generate-secret-string"),
     0},
    {SECRET, "GenerateSecretString.SecretStringTemplate !json", "Could not parse SecretStringTemplate JSON",
     PF("secretsmanager-generate-secret-string"), 0},
    {SECRET, "GenerateSecretString", "All characters have been excluded from selection.",
     PF("secretsmanager-generate-secret-string"), all_excluded},
    {SECRET, "KmsKeyId|ReplicaRegions.*.KmsKeyId ~ ^arn:[^:]*:kms:(?!{region}:)",
     "The operation failed because of an invalid KMS key: Invalid arn {$3}", PF("secretsmanager-kms-key"), 0},
    {SECRET, "KmsKeyId !~ ^(arn:[^:]*:kms:.*|alias/.*|[0-9a-f-]{36}|mrk-[0-9a-f]{32})$",
     "The operation failed because of an invalid KMS key: Invalid keyId {$}", PF("secretsmanager-kms-key"), 0},
    {SECRET, "ReplicaRegions.*.Region = {region}", "Invalid replica region.", PF("secretsmanager-replica-regions"), 0},
    {SECRET, "ReplicaRegions twice Region", "Invalid replica region.", PF("secretsmanager-replica-regions"), 0},
    {ROTATION, "HostedRotationLambda; RotationLambdaARN",
     "Can only specify either HostedRotationLambda or RotationLambdaARN", PF("secretsmanager-rotation-lambda"), 0},
    {ROTATION, "RotationLambdaARN !~ ^arn:[^:]*:lambda:[^:]+:\\d{12}:function:",
     "Invalid rotation Lambda ARN. Ensure the ARN matches format arn:aws:lambda:<region>:<account>:function:<name>",
     PF("secretsmanager-rotation-lambda"), 0},
    {ROTATION, "RotationRules.ScheduleExpression ~ ^cron\\((?!0 )", "Invalid schedule expression.",
     PF("secretsmanager-rotation-rules"), 0},
    {ROTATION, "RotationRules.ScheduleExpression ~ ^cron\\(0 (\\*|[^ ]*/[1-3]|[^ ]*-[^ ]*) ",
     "Invalid schedule expression.", PF("secretsmanager-rotation-rules"), 0},
    {ROTATION,
     "RotationRules.ScheduleExpression ~ ^cron\\(; RotationRules.ScheduleExpression !~ ^cron\\(([^ ]+ ){4}[^ ]+ "
     "\\*\\)$",
     "Invalid schedule expression.", PF("secretsmanager-rotation-rules"), 0},
    {ROTATION, "RotationRules.Duration !~ ^([1-9]|1\\d|2[0-4])h$", "Duration must be at least 1 hour, at most 24 hour.",
     PF("secretsmanager-rotation-rules"), 0},
    {ROTATION, "RotationRules.Duration; RotationRules.ScheduleExpression",
     "Starting hour and duration must be within a day.", PF("secretsmanager-rotation-rules"), past_midnight},
    {ROTATION, "RotationRules.Duration; RotationRules.ScheduleExpression", "Duration cannot be greater than Rate.",
     "words of our own; Secrets Manager API, RotationRulesType: Duration", past_next},
    {"AWS::SecretsManager::SecretTargetAttachment",
     "TargetType != AWS::RDS::DBInstance|AWS::RDS::DBCluster|AWS::Redshift::Cluster|AWS::RedshiftServerless::Namespace|"
     "AWS::DocDB::DBInstance|AWS::DocDB::DBCluster|AWS::DocDBElastic::Cluster",
     "Invalid target type: {$}", PF("secretsmanager-target-attachment"), 0},
    {0},
};

const ValueRule scaling_rules[] = {
    {GROUP, "AvailabilityZones; AvailabilityZoneIds",
     "AvailabilityZones and AvailabilityZoneIds can't be used together", PF("asg-az-xor-azid"), 0},
    {GROUP, "!AvailabilityZones; !AvailabilityZoneIds; !VPCZoneIdentifier",
     "You must specify 1 of either AvailabilityZones, AvailabilityZoneIds, or Subnets",
     PF("asg-zone-or-subnet-required"), 0},
    {GROUP, "DesiredCapacity > $MaxSize",
     "Desired capacity:{DesiredCapacity} must be between the specified min size:{MinSize} and max size:{MaxSize}",
     PF("asg-desired-capacity-range"), 0},
    {GROUP, "DesiredCapacity < $MinSize",
     "Desired capacity:{DesiredCapacity} must be between the specified min size:{MinSize} and max size:{MaxSize}",
     PF("asg-desired-capacity-range"), 0},
    {GROUP, "MinSize > $MaxSize", "Max bound, {MaxSize}, must be greater than or equal to min bound, {MinSize}",
     "Auto Scaling API, CreateAutoScalingGroup", 0},
    {GROUP, "!LaunchTemplate; !LaunchConfigurationName; !MixedInstancesPolicy; !InstanceId",
     "Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy "
     "parameter.",
     "Auto Scaling API, CreateAutoScalingGroup", 0},
    {GROUP, "LaunchTemplate; LaunchConfigurationName|MixedInstancesPolicy",
     "Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy "
     "parameter.",
     "Auto Scaling API, CreateAutoScalingGroup", 0},
    {GROUP, "LaunchTemplate; !LaunchTemplate.Version", "Valid requests must contain the launch template version",
     "CloudFormation, AWS::AutoScaling::AutoScalingGroup LaunchTemplateSpecification", 0},
    {GROUP, "LaunchTemplate.LaunchTemplateId; LaunchTemplate.LaunchTemplateName",
     "Valid requests must contain either launchTemplateId or LaunchTemplateName",
     "Auto Scaling API, CreateAutoScalingGroup", 0},
    {GROUP, "Cooldown < 0",
     "1 validation error detected: Value '{$}' at 'defaultCooldown' failed to satisfy constraint: Member must have "
     "value greater "
     "than or equal to 0",
     PF("asg-cooldown-non-negative"), 0},
    {GROUP, "HealthCheckGracePeriod < 0", "Grace period must be a positive integer.",
     PF("asg-health-check-grace-period"), 0},
    {GROUP, "HealthCheckType ~ EC2,|,EC2", "Specifying EC2 in addition to other health check types is not supported",
     PF("asg-healthchecktype-ec2-exclusive-with-others"), 0},
    {GROUP,
     "MaxInstanceLifetime !~ "
     "^(0|86400|8640[1-9]|8[7-9]\\d{3}|9\\d{4}|[1-9]\\d{5,6}|[12]\\d{7}|3(0\\d{6}|1[0-4]\\d{5}|15[0-2]\\d{4}|"
     "153[0-5]\\d{3}|1536000))$",
     "maxInstanceLifetime must be between 86400 and 31536000 seconds (inclusive)",
     PF("asg-max-instance-lifetime-range"), 0},
    {GROUP, "MetricsCollection.*.Granularity != 1Minute", "Valid metrics granularity type is: [1Minute]",
     PF("asg-metrics-granularity-enum"), 0},
    {GROUP, "@ LifecycleHookSpecificationList; HeartbeatTimeout < 30",
     "HeartbeatTimeout must be between 30 and 7200 seconds", PF("asg-lifecycle-hook-heartbeat-timeout-range"), 0},
    {GROUP, "@ LifecycleHookSpecificationList; HeartbeatTimeout > 7200",
     "HeartbeatTimeout must be between 30 and 7200 seconds", PF("asg-lifecycle-hook-heartbeat-timeout-range"), 0},
    {GROUP, "LifecycleHookSpecificationList.*.DefaultResult != CONTINUE|ABANDON",
     "'DefaultResult' must be one of: CONTINUE, ABANDON", PF("asg-lifecyclehook-defaultresult-enum"), 0},
    {GROUP,
     "LifecycleHookSpecificationList.*.LifecycleTransition != "
     "autoscaling:EC2_INSTANCE_LAUNCHING|autoscaling:EC2_INSTANCE_TERMINATING",
     "'LifecycleTransition' must be one of: autoscaling:EC2_INSTANCE_LAUNCHING, autoscaling:EC2_INSTANCE_TERMINATING",
     PF("asg-lifecyclehook-transition-enum"), 0},
    {GROUP, "LifecycleHookSpecificationList twice LifecycleHookName", "Multiple lifecycle hooks found for name '{$}'",
     PF("asg-lifecyclehook-name-duplicate-rejected"), 0},
    {GROUP, "LifecycleHookSpecificationList #> 5", "You cannot specify more than 5 hooks",
     PF("asg-lifecyclehookspec-max-5"), 0},
    {GROUP, "@ LifecycleHookSpecificationList; RoleARN; !NotificationTargetARN",
     "'NotificationTargetARN' parameter required when 'RoleARN' parameter is specified",
     PF("asg-lifecyclehook-rolearn-requires-target"), 0},
    {GROUP,
     "TerminationPolicies !~ "
     "^(Default|AllocationStrategy|OldestInstance|NewestInstance|OldestLaunchConfiguration|OldestLaunchTemplate|"
     "ClosestToNextInstanceHour|arn:[^:]*:lambda:.*)$",
     "[{$}] is not a valid termination policy", PF("asg-termination-policy-lambda-arn-format"), 0},
    {GROUP, "MixedInstancesPolicy.InstancesDistribution.OnDemandPercentageAboveBaseCapacity > 100",
     "1 validation error detected: Value '{$}' at "
     "'mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity' "
     "failed to satisfy constraint: Member must have value less than or equal to 100",
     PF("asg-ondemand-percentage-max"), 0},
    {0},
};
