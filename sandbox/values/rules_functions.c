/* Lambda functions and what CloudFormation calls them for. See rules.h. */
#include "base/memory.h"
#include "sandbox/cfn/value.h"
#include "sandbox/values/rules.h"

#include <string.h>

#define PF(rule) "cdk-preflight, rule pf-" rule
#define OWN(rule) "words of our own; " PF(rule)
#define FUNCTION "AWS::Lambda::Function"
#define PERMISSION "AWS::Lambda::Permission"
#define CUSTOM "Custom::* AWS::CloudFormation::CustomResource"

static bool environment_large(const json_t *properties, const json_t *item, json_t *said) {
    (void)properties;
    (void)said;
    AUTO(memory_release) char *text = json_dumps(item, JSON_COMPACT);
    return text && strlen(text) > 4096;
}

const ValueRule function_rules[] = {
    {CUSTOM, "ServiceTimeout !~ ^\\d+$", "ServiceTimeout must be an integer between 1 and 14400 seconds",
     PF("cfn-custom-servicetimeout-range"), 0},
    {CUSTOM, "ServiceTimeout < 1", "ServiceTimeout must be an integer between 1 and 14400 seconds",
     PF("cfn-custom-servicetimeout-range"), 0},
    {CUSTOM, "ServiceTimeout > 14400", "ServiceTimeout must be an integer between 1 and 14400 seconds",
     PF("cfn-custom-servicetimeout-range"), 0},
    {CUSTOM, "ServiceToken !~ ^arn:[^:]*:(lambda|sns):", "Invalid service token", PF("cfn-custom-servicetoken-service"),
     0},
    {CUSTOM, "ServiceToken ~ ^arn:[^:]*:lambda:(?!{region}:)", "Functions from '{$3}' are not reachable in this region",
     PF("cfn-custom-servicetoken-region"), 0},
    {FUNCTION, "Timeout > 900",
     "1 validation error detected: Value '{$}' at 'timeout' failed to satisfy constraint: Member must have value less "
     "than "
     "or equal to 900",
     PF("lambda-timeout-max"), 0},
    {FUNCTION, "Timeout < 1",
     "1 validation error detected: Value '{$}' at 'timeout' failed to satisfy constraint: Member must have value "
     "greater "
     "than or equal to 1",
     "Lambda API, CreateFunction", 0},
    {FUNCTION, "MemorySize > 10240",
     "'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to 10240",
     PF("lambda-memory-max"), 0},
    {FUNCTION, "MemorySize < 128",
     "'MemorySize' value failed to satisfy constraint: Member must have value greater than or equal to 128",
     "Lambda API, CreateFunction", 0},
    {FUNCTION, "Code.ZipFile; Code.S3Bucket|Code.S3Key|Code.ImageUri",
     "Please do not provide other FunctionCode parameters when providing a ZipFile.",
     PF("lambda-code-zipfile-exclusive"), 0},
    {FUNCTION, "Code.S3Bucket; !Code.S3Key", "S3 Bucket and Key are required for uploading with S3 parameters.",
     PF("lambda-code-s3-pair"), 0},
    {FUNCTION, "Code.S3Key; !Code.S3Bucket", "S3 Bucket and Key are required for uploading with S3 parameters.",
     PF("lambda-code-s3-pair"), 0},
    {FUNCTION, "Code; !Code.ZipFile; !Code.S3Bucket; !Code.ImageUri", "Please provide a source for function code.",
     "Lambda API, CreateFunction", 0},
    {FUNCTION, "PackageType = Image; !Code.ImageUri",
     "Please provide ImageUri when creating a function with packageType Image.", OWN("lambda-image-requires-imageuri"),
     0},
    {FUNCTION, "PackageType lacks Image; Code.ImageUri",
     "Please don't provide ImageUri when updating a function with packageType Zip.", OWN("lambda-zip-no-imageuri"), 0},
    {FUNCTION, "PackageType lacks Image; ImageConfig",
     "Please don't provide ImageConfig when creating a function with packageType Zip.",
     OWN("lambda-imageconfig-requires-image"), 0},
    {FUNCTION, "PackageType lacks Image; !Runtime",
     "Runtime and Handler are mandatory parameters for functions created with "
     "deployment packages.",
     "Lambda API, CreateFunction", 0},
    {FUNCTION, "PackageType lacks Image; !Handler",
     "Runtime and Handler are mandatory parameters for functions created with "
     "deployment packages.",
     "Lambda API, CreateFunction", 0},
    {FUNCTION, "PackageType = Image; Runtime|Handler|Layers",
     "Please don't provide Handler or Runtime or Layer when the intent is to create a function with packageType Image",
     "Lambda API, CreateFunction", 0},
    {FUNCTION,
     "Runtime ~ "
     "^(nodejs(4.3|6.10|8.10|10.x|12.x|14.x)?|python(2.7|3.6|3.7)|ruby2.[57]|dotnetcore.*|dotnet5.0|go1.x|java8|"
     "provided)$",
     "The runtime parameter of {Runtime} is no longer supported for creating or updating AWS Lambda functions. We "
     "recommend "
     "you use a supported runtime while creating or updating functions.",
     "Lambda API, CreateFunction; AWS Lambda Developer Guide, \"Lambda runtimes\"", 0},
    {FUNCTION, "Code.ZipFile; Runtime !~ ^(nodejs|python)",
     "ZipFile can only be used when Runtime is set to either of nodejs, python.",
     "CloudFormation, AWS::Lambda::Function Code: public deployment logs", 0},
    {FUNCTION, "Code.ZipFile #> 4194304", "Inline code is larger than 4 MB",
     "CloudFormation, AWS::Lambda::Function Code", 0},
    {FUNCTION, "DeadLetterConfig.TargetArn !~ ^arn:[^:]*:(sqs|sns):",
     "Invalid dead letter queue ARN: The service specified by the TargetArn is not supported for dead letter "
     "configuration.",
     PF("lambda-dlq-service"), 0},
    {FUNCTION, "DeadLetterConfig.TargetArn ~ ^arn:[^:]*:[^:]*:(?!{region}:)",
     "Invalid dead letter queue ARN: The resource specified by the TargetArn must be in the same region as the Lambda "
     "function "
     "it's associated with.",
     PF("lambda-dlq-region"), 0},
    {FUNCTION, "DeadLetterConfig.TargetArn ~ \\.fifo$",
     "Invalid dead letter queue ARN: FIFO queues and topics are not supported.", OWN("lambda-dlq-no-fifo"), 0},
    {FUNCTION, "TracingConfig.Mode != Active|PassThrough",
     "1 validation error detected: Value '{$}' at 'tracingConfig.mode' failed to satisfy constraint: Member must "
     "satisfy enum "
     "value set: [Active, PassThrough]",
     OWN("lambda-tracing-mode-enum"), 0},
    {FUNCTION, "VpcConfig.SubnetIds; VpcConfig.SubnetIds #< 1; VpcConfig.SecurityGroupIds #> 0",
     "SubnetIds and SecurityIds must coexist or be both empty list.", OWN("lambda-vpc-non-empty"), 0},
    {FUNCTION, "VpcConfig.SubnetIds #> 0; VpcConfig.SecurityGroupIds #< 1",
     "SubnetIds and SecurityIds must coexist or be both empty list.", OWN("lambda-vpc-non-empty"), 0},
    {FUNCTION, "VpcConfig.SubnetIds #> 0; !VpcConfig.SecurityGroupIds",
     "SubnetIds and SecurityIds must coexist or be both empty list.", OWN("lambda-vpc-non-empty"), 0},
    {FUNCTION, "VpcConfig.SecurityGroupIds #> 0; !VpcConfig.SubnetIds",
     "SubnetIds and SecurityIds must coexist or be both empty list.", OWN("lambda-vpc-non-empty"), 0},
    {FUNCTION, "FileSystemConfigs #> 0; !VpcConfig",
     "Function must be configured to execute in a VPC to reference access point {FileSystemConfigs.0.Arn}. Please "
     "update the "
     "function configuration to include VPC subnets and security groups.",
     PF("lambda-efs-requires-vpc"), 0},
    {FUNCTION, "Environment.Variables keys!~ ^[A-Za-z][A-Za-z0-9_]*$",
     "1 validation error detected: Value at 'environment.variables' failed to satisfy constraint: Map keys must "
     "satisfy "
     "constraint: [Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+]",
     OWN("lambda-env-key-start-letter"), 0},
    {FUNCTION,
     "Environment.Variables keys~ "
     "^(AWS_(ACCESS_KEY_ID|ACCESS_KEY|SECRET_KEY|SECRET_ACCESS_KEY|SESSION_TOKEN|REGION|DEFAULT_REGION|EXECUTION_ENV|"
     "LAMBDA_FUNCTION_.*|LAMBDA_LOG_.*|LAMBDA_RUNTIME_API)|_HANDLER|_X_AMZN_TRACE_ID|LAMBDA_TASK_ROOT|LAMBDA_RUNTIME_"
     "DIR)$",
     "Lambda was unable to configure your environment variables because the environment variables you have provided "
     "contains "
     "reserved keys that are currently not supported for modification. Reserved keys used in this request: {$}",
     "public deployment logs; Lambda API, InvalidParameterValueException", 0},
    {FUNCTION, "@ Environment.Variables; . is object",
     "Lambda was unable to configure your environment variables because the environment variables you have provided "
     "exceeded "
     "the 4KB limit.",
     PF("lambda-env-size"), environment_large},
    {FUNCTION, "Layers #> 5", "The function exceeded the maximum number of layers: 5", "Lambda API, CreateFunction", 0},
    {FUNCTION, "Layers ~ ^arn:[^:]*:lambda:(?!{region}:)",
     "Layers are not in the same region as the function. Layers are expected to "
     "be in region {region}.",
     OWN("lambda-layer-arn-region"), 0},
    {FUNCTION, "EphemeralStorage.Size > 10240",
     "'EphemeralStorageSize' value failed to satisfy constraint: Member must have value less than or equal to 10240",
     "Lambda API, CreateFunction", 0},
    {FUNCTION, "LoggingConfig.LogFormat lacks JSON; LoggingConfig.ApplicationLogLevel|LoggingConfig.SystemLogLevel",
     "Log level is only supported when LogFormat is set to JSON.", OWN("lambda-loglevel-requires-json"), 0},
    {FUNCTION, "LoggingConfig.LogGroup ~ ^aws/", "Log groups starting with AWS/ are reserved for AWS.",
     OWN("lambda-loggroup-no-aws-prefix"), 0},
    {FUNCTION, "LoggingConfig.LogGroup !~ ^[.\\-_/#A-Za-z0-9]{1,512}$",
     "1 validation error detected: Value '{$}' at 'loggingConfig.logGroup' failed to satisfy constraint: Member must "
     "satisfy "
     "regular expression pattern: [\\.\\-_/#A-Za-z0-9]+",
     OWN("lambda-loggroup-pattern"), 0},
    {FUNCTION, "RecursiveLoop != Allow|Terminate",
     "1 validation error detected: Value '{$}' at 'recursiveLoop' failed to satisfy constraint: Member must satisfy "
     "enum value "
     "set: [Terminate, Allow]",
     OWN("lambda-recursive-loop-enum"), 0},
    {FUNCTION, "RuntimeManagementConfig.UpdateRuntimeOn = Manual; !RuntimeManagementConfig.RuntimeVersionArn",
     "Runtime Version ARN is required when UpdateRuntimeOn is Manual", OWN("lambda-runtime-manual-requires-arn"), 0},
    {FUNCTION, "RuntimeManagementConfig.RuntimeVersionArn; RuntimeManagementConfig.UpdateRuntimeOn lacks Manual",
     "Runtime Version ARN can only be specified when UpdateRuntimeOn is Manual", OWN("lambda-runtime-arn-manual-only"),
     0},
    {FUNCTION, "KmsKeyArn ~ ^arn:[^:]*:kms:(?!{region}:)",
     "Lambda was unable to configure access to your environment variables because the KMS key is invalid for "
     "CreateGrant. "
     "Please check your KMS key settings.",
     "public deployment logs; Lambda API, InvalidParameterValueException", 0},
    {FUNCTION, "LoggingConfig.SystemLogLevel != DEBUG|INFO|WARN",
     "1 validation error detected: Value '{$}' at 'loggingConfig.systemLogLevel' failed to satisfy constraint: Member "
     "must "
     "satisfy enum value set: [DEBUG, INFO, WARN]",
     OWN("lambda-system-log-level-enum"), 0},
    {FUNCTION, "PackageType = Image; CodeSigningConfigArn",
     "Code signing is not supported for functions with packageType Image.", OWN("lambda-code-signing-zip-only"), 0},
    {FUNCTION, "CodeSigningConfigArn ~ ^arn:[^:]*:lambda:(?!{region}:)",
     "The code signing configuration cannot be found.", OWN("lambda-code-signing-arn-region"), 0},
    {FUNCTION, "Code.ImageUri !~ ^\\d{12}\\.dkr[.-]ecr", "Source image {$} is not valid. Provide a valid source image.",
     OWN("lambda-image-uri-private-ecr"), 0},
    {FUNCTION, "Code.ImageUri ~ \\.dkr\\.ecr\\.(?!{region}\\.)",
     "Source image {$} is not valid. Provide a valid source image.", OWN("lambda-image-uri-region"), 0},
    {FUNCTION, "Code.ImageUri ~ ecr-fips", "Source image {$} is not valid. Provide a valid source image.",
     OWN("lambda-image-uri-no-fips"), 0},
    {FUNCTION, "RuntimeManagementConfig.RuntimeVersionArn ~ ^arn:[^:]*:lambda:(?!{region}:)",
     "Runtime version {$} is not valid.", OWN("lambda-runtime-version-arn-region"), 0},
    {FUNCTION, "FunctionScalingConfig.MinExecutionEnvironments; !FunctionScalingConfig.MaxExecutionEnvironments",
     "MinExecutionEnvironments and MaxExecutionEnvironments must both be specified", OWN("lambda-scaling-min-max-pair"),
     0},
    {FUNCTION, "FunctionScalingConfig.MaxExecutionEnvironments; !FunctionScalingConfig.MinExecutionEnvironments",
     "MinExecutionEnvironments and MaxExecutionEnvironments must both be specified", OWN("lambda-scaling-min-max-pair"),
     0},
    {FUNCTION,
     "FunctionScalingConfig.MinExecutionEnvironments = 0; FunctionScalingConfig.MaxExecutionEnvironments != 0",
     "MaxExecutionEnvironments must be 0 when MinExecutionEnvironments is 0",
     OWN("lambda-scaling-min-zero-requires-max-zero"), 0},
    {FUNCTION, "CapacityProviderConfig; LoggingConfig.LogFormat = Text",
     "LogFormat must be JSON with a capacity provider", OWN("lambda-capacity-provider-json-log-only"), 0},
    {FUNCTION, "TenancyConfig; SnapStart.ApplyOn != None",
     "SnapStart is not supported for functions with tenant isolation", OWN("lambda-tenancy-no-snapstart"), 0},
    {FUNCTION, "PackageType = Image; Code.S3ObjectStorageMode",
     "S3ObjectStorageMode is not supported for packageType Image.", OWN("lambda-s3-storage-mode-zip-only"), 0},
    {FUNCTION, "ReservedConcurrentExecutions < 0",
     "1 validation error detected: Value '{$}' at 'reservedConcurrentExecutions' failed to satisfy constraint: Member "
     "must have "
     "value greater than or equal to 0",
     "Lambda API, PutFunctionConcurrency", 0},
    {PERMISSION, "SourceArn; Principal ~ ^(\\d{12}|arn:.*)$", "SourceArn can only be specified for a service principal",
     OWN("lambda-perm-source-arn-with-account-principal"), 0},
    {PERMISSION, "Principal ~ \\s",
     "1 validation error detected: Value '{$}' at 'principal' failed to satisfy constraint: Member must satisfy "
     "regular "
     "expression pattern: [^\\s]+",
     OWN("lambda-perm-principal-whitespace"), 0},
    {PERMISSION, "Principal !~ ^(\\*|\\d{12}|arn:.*|[a-z0-9.-]+\\.[a-z0-9.-]+)$",
     "The provided principal was invalid. Please check the principal and try again.",
     OWN("lambda-perm-principal-service-domain"), 0},
    {PERMISSION, "Action !~ ^(\\*|lambda:[*]?[A-Za-z]*[*]?)$",
     "1 validation error detected: Value '{$}' at 'action' failed to satisfy constraint: Member must satisfy regular "
     "expression pattern: (lambda:[*]|lambda:[a-zA-Z]+|[*])",
     "Lambda API, AddPermission", 0},
    {PERMISSION, "FunctionName ~ :\\$LATEST$", "We currently do not support adding policies for $LATEST.",
     OWN("lambda-perm-function-name-latest"), 0},
    {PERMISSION, "FunctionUrlAuthType != AWS_IAM|NONE",
     "1 validation error detected: Value '{$}' at 'functionUrlAuthType' failed to satisfy constraint: Member must "
     "satisfy enum "
     "value set: [NONE, AWS_IAM]",
     OWN("lambda-perm-function-url-auth-type-enum"), 0},
    {PERMISSION, "FunctionUrlAuthType; Action != lambda:InvokeFunctionUrl",
     "FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action", OWN("lambda-perm-url-auth-action"),
     0},
    {PERMISSION, "FunctionName ~ ^arn:[^:]*:lambda:(?!{region}:)",
     "Functions from '{$3}' are not reachable in this region ('{region}')", OWN("lambda-perm-cross-region-function"),
     0},
    {0},
};
