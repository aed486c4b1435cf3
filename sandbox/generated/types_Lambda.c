/* Made by scripts/sandbox-types from the cfn-lint of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/values/types.h"

static const TypeProperty
    Lambda_EventInvokeConfig[6],
    Lambda_EventInvokeConfig__DestinationConfig[3],
    Lambda_EventInvokeConfig__OnFailure[2],
    Lambda_EventInvokeConfig__OnSuccess[2],
    Lambda_Function[34],
    Lambda_Function__CapacityProviderConfig[2],
    Lambda_Function__Code[8],
    Lambda_Function__DeadLetterConfig[2],
    Lambda_Function__DurableConfig[4],
    Lambda_Function__Environment[2],
    Lambda_Function__EphemeralStorage[2],
    Lambda_Function__FileSystemConfig[4],
    Lambda_Function__FunctionScalingConfig[3],
    Lambda_Function__ImageConfig[4],
    Lambda_Function__LambdaManagedInstancesCapacityProviderConfig[4],
    Lambda_Function__LoggingConfig[5],
    Lambda_Function__RuntimeManagementConfig[3],
    Lambda_Function__S3FilesConfig[2],
    Lambda_Function__SnapStart[2],
    Lambda_Function__SnapStartResponse[3],
    Lambda_Function__Tag[3],
    Lambda_Function__TenancyConfig[2],
    Lambda_Function__TracingConfig[2],
    Lambda_Function__VpcConfig[4],
    Lambda_Permission[11];

static const TypeProperty Lambda_EventInvokeConfig[] = {
    {"DestinationConfig", 0, {.kind = 'o', .members = Lambda_EventInvokeConfig__DestinationConfig}},
    {"FunctionName", REQUIRED | CREATE_ONLY, {.kind = 's', .pattern = "^(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]+(-[a-z]+)+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?$"}},
    {"MaximumEventAgeInSeconds", 0, {.kind = 'i', AT_LEAST(60), AT_MOST(21600)}},
    {"MaximumRetryAttempts", 0, {.kind = 'i', AT_LEAST(0), AT_MOST(2)}},
    {"Qualifier", REQUIRED | CREATE_ONLY, {.kind = 's', .pattern = "^\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9$_-]{1,129}$"}},
    {0}};
static const TypeProperty Lambda_EventInvokeConfig__DestinationConfig[] = {
    {"OnFailure", 0, {.kind = 'o', .members = Lambda_EventInvokeConfig__OnFailure}},
    {"OnSuccess", 0, {.kind = 'o', .members = Lambda_EventInvokeConfig__OnSuccess}},
    {0}};
static const TypeProperty Lambda_EventInvokeConfig__OnFailure[] = {
    {"Destination", REQUIRED, {.kind = 's', AT_LEAST(0), AT_MOST(350), .pattern = "^$|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:([a-z]+(-[a-z]+)+-\\d{1})?:(\\d{12})?:(.*)"}},
    {0}};
static const TypeProperty Lambda_EventInvokeConfig__OnSuccess[] = {
    {"Destination", REQUIRED, {.kind = 's', AT_LEAST(0), AT_MOST(350), .pattern = "^$|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:([a-z]+(-[a-z]+)+-\\d{1})?:(\\d{12})?:(.*)"}},
    {0}};
static const TypeProperty Lambda_Function[] = {
    {"Architectures", 0, {.kind = 'a', AT_LEAST(1), AT_MOST(1), .items = &(const TypeNode){.kind = 's', .values = "x86_64|arm64"}, .unique = true}},
    {"Arn", READ_ONLY, {.kind = 's'}},
    {"CapacityProviderConfig", 0, {.kind = 'o', .members = Lambda_Function__CapacityProviderConfig}},
    {"Code", REQUIRED, {.kind = 'o', .members = Lambda_Function__Code}},
    {"CodeSigningConfigArn", 0, {.kind = 's', AT_LEAST(0), AT_MOST(200), .pattern = "arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:code-signing-config:csc-[a-z0-9]{17}"}},
    {"DeadLetterConfig", 0, {.kind = 'o', .members = Lambda_Function__DeadLetterConfig}},
    {"Description", 0, {.kind = 's', AT_LEAST(0), AT_MOST(256)}},
    {"DurableConfig", CONDITIONAL, {.kind = 'o', .members = Lambda_Function__DurableConfig}},
    {"Environment", 0, {.kind = 'o', .members = Lambda_Function__Environment}},
    {"EphemeralStorage", 0, {.kind = 'o', .members = Lambda_Function__EphemeralStorage}},
    {"FileSystemConfigs", 0, {.kind = 'a', AT_LEAST(0), AT_MOST(1), .items = &(const TypeNode){.kind = 'o', .members = Lambda_Function__FileSystemConfig}}},
    {"FunctionName", CREATE_ONLY, {.kind = 's', AT_LEAST(1), .pattern = "^([a-zA-Z0-9_-]{1,64}|arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:\\d{12}:function:[a-zA-Z0-9_-]{1,64})$"}},
    {"FunctionScalingConfig", 0, {.kind = 'o', .members = Lambda_Function__FunctionScalingConfig}},
    {"Handler", 0, {.kind = 's', AT_LEAST(0), AT_MOST(128), .pattern = "^[^\\s]+$"}},
    {"ImageConfig", 0, {.kind = 'o', .members = Lambda_Function__ImageConfig}},
    {"KmsKeyArn", 0, {.kind = 's', AT_LEAST(0), AT_MOST(10000), .pattern = "^(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()$"}},
    {"Layers", 0, {.kind = 'a', AT_MOST(5), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), .pattern = "^(arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:\\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+|arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+)$"}, .unique = true}},
    {"LoggingConfig", 0, {.kind = 'o', .members = Lambda_Function__LoggingConfig}},
    {"MemorySize", 0, {.kind = 'i', AT_LEAST(128), AT_MOST(32768)}},
    {"PackageType", CREATE_ONLY, {.kind = 's', .values = "Image|Zip"}},
    {"PublishToLatestPublished", WRITE_ONLY, {.kind = 'b'}},
    {"RecursiveLoop", 0, {.kind = 's', .values = "Allow|Terminate"}},
    {"ReservedConcurrentExecutions", 0, {.kind = 'i', AT_LEAST(0)}},
    {"Role", REQUIRED, {.kind = 's', AT_LEAST(0), AT_MOST(10000), .pattern = "^arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+$"}},
    {"Runtime", 0, {.kind = 's', .values = "dotnet10|dotnet6|dotnet8|dotnetcore1.0|dotnetcore2.0|dotnetcore2.1|dotnetcore3.1|go1.x|java11|java11.al2023|java17|java17.al2023|java21|java25|java8|java8.al2|java8.al2023|nodejs|nodejs10.x|nodejs12.x|nodejs14.x|nodejs16.x|nodejs18.x|nodejs20.x|nodejs22.x|nodejs24.x|nodejs26.x|nodejs4.3|nodejs4.3-edge|nodejs6.10|nodejs8.10|provided|provided.al2|provided.al2023|python2.7|python3.10|python3.11|python3.12|python3.13|python3.14|python3.15|python3.6|python3.7|python3.8|python3.9|ruby2.5|ruby2.7|ruby3.2|ruby3.3|ruby3.4|ruby4.0"}},
    {"RuntimeManagementConfig", 0, {.kind = 'o', .members = Lambda_Function__RuntimeManagementConfig}},
    {"SnapStart", WRITE_ONLY, {.kind = 'o', .members = Lambda_Function__SnapStart}},
    {"SnapStartResponse", READ_ONLY, {.kind = 'o', .members = Lambda_Function__SnapStartResponse}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = Lambda_Function__Tag}, .unique = true}},
    {"TenancyConfig", CREATE_ONLY, {.kind = 'o', .members = Lambda_Function__TenancyConfig}},
    {"Timeout", 0, {.kind = 'i', AT_LEAST(1), AT_MOST(5400)}},
    {"TracingConfig", 0, {.kind = 'o', .members = Lambda_Function__TracingConfig}},
    {"VpcConfig", 0, {.kind = 'o', .members = Lambda_Function__VpcConfig}},
    {0}};
static const TypeProperty Lambda_Function__CapacityProviderConfig[] = {
    {"LambdaManagedInstancesCapacityProviderConfig", REQUIRED, {.kind = 'o', .members = Lambda_Function__LambdaManagedInstancesCapacityProviderConfig}},
    {0}};
static const TypeProperty Lambda_Function__Code[] = {
    {"ImageUri", 0, {.kind = 's'}},
    {"S3Bucket", 0, {.kind = 's', AT_LEAST(3), AT_MOST(63), .pattern = "^[0-9A-Za-z\\.\\-_]*(?<!\\.)$"}},
    {"S3Key", 0, {.kind = 's', AT_LEAST(1), AT_MOST(1024)}},
    {"S3ObjectStorageMode", 0, {.kind = 's', .values = "COPY|REFERENCE"}},
    {"S3ObjectVersion", 0, {.kind = 's', AT_LEAST(1), AT_MOST(1024)}},
    {"SourceKMSKeyArn", 0, {.kind = 's', AT_LEAST(0), AT_MOST(10000), .pattern = "^(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()$"}},
    {"ZipFile", 0, {.kind = 's'}},
    {0}};
static const TypeProperty Lambda_Function__DeadLetterConfig[] = {
    {"TargetArn", 0, {.kind = 's', AT_LEAST(0), AT_MOST(10000), .pattern = "^(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()$"}},
    {0}};
static const TypeProperty Lambda_Function__DurableConfig[] = {
    {"ExecutionTimeout", REQUIRED, {.kind = 'i', AT_LEAST(1), AT_MOST(31622400)}},
    {"KMSKeyArn", 0, {.kind = 's', AT_LEAST(0), AT_MOST(10000), .pattern = "^(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()$"}},
    {"RetentionPeriodInDays", 0, {.kind = 'i', AT_LEAST(1), AT_MOST(90)}},
    {0}};
static const TypeProperty Lambda_Function__Environment[] = {
    {"Variables", 0, {.kind = 'o'}},
    {0}};
static const TypeProperty Lambda_Function__EphemeralStorage[] = {
    {"Size", REQUIRED, {.kind = 'i', AT_LEAST(512), AT_MOST(32768)}},
    {0}};
static const TypeProperty Lambda_Function__FileSystemConfig[] = {
    {"Arn", REQUIRED, {.kind = 's', AT_MOST(200), .pattern = "^arn:aws[a-zA-Z-]*:elasticfilesystem:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:access-point/fsap-[a-f0-9]{17}$|^arn:aws[-a-z]*:s3files:[0-9a-z-:]+:file-system/fs-[0-9a-f]{17,40}/access-point/fsap-[0-9a-f]{17,40}$"}},
    {"LocalMountPath", REQUIRED, {.kind = 's', AT_LEAST(0), AT_MOST(160), .pattern = "^/mnt/[a-zA-Z0-9-_.]+$"}},
    {"S3FilesConfig", 0, {.kind = 'o', .members = Lambda_Function__S3FilesConfig}},
    {0}};
static const TypeProperty Lambda_Function__FunctionScalingConfig[] = {
    {"MaxExecutionEnvironments", 0, {.kind = 'i', AT_LEAST(0), AT_MOST(15000)}},
    {"MinExecutionEnvironments", 0, {.kind = 'i', AT_LEAST(0), AT_MOST(15000)}},
    {0}};
static const TypeProperty Lambda_Function__ImageConfig[] = {
    {"Command", 0, {.kind = 'a', AT_LEAST(0), AT_MOST(1500), .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {"EntryPoint", 0, {.kind = 'a', AT_LEAST(0), AT_MOST(1500), .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {"WorkingDirectory", 0, {.kind = 's', AT_LEAST(0), AT_MOST(1000)}},
    {0}};
static const TypeProperty Lambda_Function__LambdaManagedInstancesCapacityProviderConfig[] = {
    {"CapacityProviderArn", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(140), .pattern = "^arn:aws[a-zA-Z-]*:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:capacity-provider:[a-zA-Z0-9-_]+$"}},
    {"ExecutionEnvironmentMemoryGiBPerVCpu", 0, {.kind = 'n', AT_LEAST(2), AT_MOST(8)}},
    {"PerExecutionEnvironmentMaxConcurrency", 0, {.kind = 'i', AT_LEAST(1), AT_MOST(1600)}},
    {0}};
static const TypeProperty Lambda_Function__LoggingConfig[] = {
    {"ApplicationLogLevel", 0, {.kind = 's', .values = "TRACE|DEBUG|INFO|WARN|ERROR|FATAL"}},
    {"LogFormat", 0, {.kind = 's', .values = "Text|JSON"}},
    {"LogGroup", 0, {.kind = 's', AT_LEAST(1), AT_MOST(512), .pattern = "[\\.\\-_/#A-Za-z0-9]+"}},
    {"SystemLogLevel", 0, {.kind = 's', .values = "DEBUG|INFO|WARN"}},
    {0}};
static const TypeProperty Lambda_Function__RuntimeManagementConfig[] = {
    {"RuntimeVersionArn", 0, {.kind = 's'}},
    {"UpdateRuntimeOn", REQUIRED, {.kind = 's', .values = "Auto|FunctionUpdate|Manual"}},
    {0}};
static const TypeProperty Lambda_Function__S3FilesConfig[] = {
    {"DirectS3Read", 0, {.kind = 's', .values = "ENABLED|DISABLED|AUTO"}},
    {0}};
static const TypeProperty Lambda_Function__SnapStart[] = {
    {"ApplyOn", REQUIRED, {.kind = 's', .values = "PublishedVersions|None"}},
    {0}};
static const TypeProperty Lambda_Function__SnapStartResponse[] = {
    {"ApplyOn", 0, {.kind = 's', .values = "PublishedVersions|None"}},
    {"OptimizationStatus", 0, {.kind = 's', .values = "On|Off"}},
    {0}};
static const TypeProperty Lambda_Function__Tag[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128)}},
    {"Value", 0, {.kind = 's', AT_LEAST(0), AT_MOST(256)}},
    {0}};
static const TypeProperty Lambda_Function__TenancyConfig[] = {
    {"TenantIsolationMode", REQUIRED, {.kind = 's', .values = "PER_TENANT"}},
    {0}};
static const TypeProperty Lambda_Function__TracingConfig[] = {
    {"Mode", 0, {.kind = 's', .values = "Active|PassThrough"}},
    {0}};
static const TypeProperty Lambda_Function__VpcConfig[] = {
    {"Ipv6AllowedForDualStack", 0, {.kind = 'b'}},
    {"SecurityGroupIds", 0, {.kind = 'a', AT_LEAST(0), AT_MOST(5), .items = &(const TypeNode){.kind = 's', AT_LEAST(0), AT_MOST(1024), .pattern = "^sg-[0-9a-zA-Z]*$"}}},
    {"SubnetIds", 0, {.kind = 'a', AT_LEAST(0), AT_MOST(16), .items = &(const TypeNode){.kind = 's', AT_LEAST(0), AT_MOST(1024), .pattern = "^subnet-[0-9a-z]*$"}}},
    {0}};
static const TypeProperty Lambda_Permission[] = {
    {"Action", REQUIRED | CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(256), .pattern = "^(lambda:[*]|lambda:[a-zA-Z]+|[*])$"}},
    {"EventSourceToken", CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(256), .pattern = "^[a-zA-Z0-9._\\-]+$"}},
    {"FunctionName", REQUIRED | CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(140), .pattern = "^(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?$"}},
    {"FunctionUrlAuthType", CREATE_ONLY, {.kind = 's', .values = "AWS_IAM|NONE"}},
    {"Id", READ_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(256), .pattern = "^.*$"}},
    {"InvokedViaFunctionUrl", CREATE_ONLY, {.kind = 'b'}},
    {"Principal", REQUIRED | CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(256), .pattern = "^.*$"}},
    {"PrincipalOrgID", CREATE_ONLY, {.kind = 's', AT_LEAST(12), AT_MOST(34), .pattern = "^o-[a-z0-9]{10,32}$"}},
    {"SourceAccount", CREATE_ONLY, {.kind = 's', AT_LEAST(12), AT_MOST(12), .pattern = "^\\d{12}$"}},
    {"SourceArn", CREATE_ONLY, {.kind = 's', AT_LEAST(12), AT_MOST(1024), .pattern = "^arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)$"}},
    {0}};
const TypeRow types_Lambda[] = {
    {"AWS::Lambda::EventInvokeConfig", {.kind = 'o', .members = Lambda_EventInvokeConfig}, NULL, ""},
    {"AWS::Lambda::Function", {.kind = 'o', .members = Lambda_Function}, "Tags", "SnapStartResponse|SnapStartResponse.ApplyOn|SnapStartResponse.OptimizationStatus|Arn"},
    {"AWS::Lambda::Permission", {.kind = 'o', .members = Lambda_Permission}, NULL, "Id"},
    {0}};
