/* Made by scripts/sandbox-models from the botocore of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/wire/model.h"

static const ModelShape
    s_AcceleratorConfig,
    s_ApplicationLogLevel,
    s_ArchitecturesList,
    s_CapacityProviderArn,
    s_CapacityProviderConfig,
    s_DeadLetterConfig,
    s_Description,
    s_DirectS3Read,
    s_DurableConfig,
    s_Environment,
    s_EnvironmentError,
    s_EnvironmentResponse,
    s_EnvironmentVariables,
    s_EphemeralStorage,
    s_EphemeralStorageSize,
    s_ExecutionEnvironmentMemoryGiBPerVCpu,
    s_ExecutionTimeout,
    s_FileSystemArn,
    s_FileSystemConfig,
    s_FileSystemConfigList,
    s_FunctionConfiguration,
    s_FunctionName,
    s_FunctionRuntimeAlias,
    s_FunctionRuntimeArn,
    s_FunctionRuntimeConfig,
    s_GetFunctionConfigurationRequest,
    s_Handler,
    s_ImageConfig,
    s_ImageConfigError,
    s_ImageConfigResponse,
    s_KMSKeyArn,
    s_LambdaManagedInstancesCapacityProviderConfig,
    s_Layer,
    s_LayerList,
    s_LayerVersionArn,
    s_LayersReferenceList,
    s_LocalMountPath,
    s_LogFormat,
    s_LogGroup,
    s_LoggingConfig,
    s_MemorySize,
    s_NamespacedFunctionName,
    s_NumericLatestPublishedOrAliasQualifier,
    s_PerExecutionEnvironmentMaxConcurrency,
    s_ResourceArn,
    s_RetentionPeriodInDays,
    s_RoleArn,
    s_Runtime,
    s_RuntimeVersionConfig,
    s_RuntimeVersionError,
    s_S3FilesConfig,
    s_SecurityGroupId,
    s_SecurityGroupIds,
    s_SnapStart,
    s_SnapStartApplyOn,
    s_SnapStartResponse,
    s_StringList,
    s_SubnetId,
    s_SubnetIds,
    s_SystemLogLevel,
    s_TenancyConfig,
    s_Timeout,
    s_TracingConfig,
    s_TracingConfigResponse,
    s_TracingMode,
    s_UpdateFunctionConfigurationRequest,
    s_VpcConfig,
    s_VpcConfigResponse,
    s_WorkingDirectory;

static const ModelShape s_AcceleratorConfig = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AcceleratorMemorySize", NULL, "AcceleratorMemorySize", &model_integer, 1},
    {0}}};
static const ModelShape s_ApplicationLogLevel = {.type = SHAPE_STRING, .choices = "TRACE, DEBUG, INFO, WARN, ERROR, FATAL"};
static const ModelShape s_ArchitecturesList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_CapacityProviderArn = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(140)};
static const ModelShape s_CapacityProviderConfig = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"LambdaManagedInstancesCapacityProviderConfig", NULL, "LambdaManagedInstancesCapacityProviderConfig", &s_LambdaManagedInstancesCapacityProviderConfig, 1},
    {0}}};
static const ModelShape s_DeadLetterConfig = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"TargetArn", NULL, "TargetArn", &s_ResourceArn, 0},
    {0}}};
static const ModelShape s_Description = {.type = SHAPE_STRING, AT_LEAST(0), AT_MOST(256)};
static const ModelShape s_DirectS3Read = {.type = SHAPE_STRING, .choices = "ENABLED, DISABLED, AUTO"};
static const ModelShape s_DurableConfig = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"KMSKeyArn", NULL, "KMSKeyArn", &s_KMSKeyArn, 0},
    {"RetentionPeriodInDays", NULL, "RetentionPeriodInDays", &s_RetentionPeriodInDays, 0},
    {"ExecutionTimeout", NULL, "ExecutionTimeout", &s_ExecutionTimeout, 0},
    {0}}};
static const ModelShape s_Environment = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Variables", NULL, "Variables", &s_EnvironmentVariables, 0},
    {0}}};
static const ModelShape s_EnvironmentError = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ErrorCode", NULL, "ErrorCode", &model_string, 0},
    {"Message", NULL, "Message", &model_string, 0},
    {0}}};
static const ModelShape s_EnvironmentResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Variables", NULL, "Variables", &s_EnvironmentVariables, 0},
    {"Error", NULL, "Error", &s_EnvironmentError, 0},
    {0}}};
static const ModelShape s_EnvironmentVariables = {.type = SHAPE_MAP, .members = (const ModelMember[]){
    {"key", "key", "key", &model_string, 0},
    {"value", "value", "value", &model_string, 0},
    {0}}};
static const ModelShape s_EphemeralStorage = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Size", NULL, "Size", &s_EphemeralStorageSize, 1},
    {0}}};
static const ModelShape s_EphemeralStorageSize = {.type = SHAPE_INTEGER, AT_LEAST(512), AT_MOST(32768)};
static const ModelShape s_ExecutionEnvironmentMemoryGiBPerVCpu = {.type = SHAPE_DOUBLE, AT_LEAST(2), AT_MOST(8)};
static const ModelShape s_ExecutionTimeout = {.type = SHAPE_INTEGER, AT_LEAST(1), AT_MOST(31622400)};
static const ModelShape s_FileSystemArn = {.type = SHAPE_STRING, AT_LEAST(0), AT_MOST(256)};
static const ModelShape s_FileSystemConfig = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Arn", NULL, "Arn", &s_FileSystemArn, 1},
    {"LocalMountPath", NULL, "LocalMountPath", &s_LocalMountPath, 1},
    {"S3FilesConfig", NULL, "S3FilesConfig", &s_S3FilesConfig, 0},
    {0}}};
static const ModelShape s_FileSystemConfigList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_FileSystemConfig, 0},
    {0}}};
static const ModelShape s_FunctionConfiguration = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"FunctionName", NULL, "FunctionName", &s_NamespacedFunctionName, 0},
    {"FunctionArn", NULL, "FunctionArn", &model_string, 0},
    {"Runtime", NULL, "Runtime", &s_Runtime, 0},
    {"Role", NULL, "Role", &s_RoleArn, 0},
    {"Handler", NULL, "Handler", &s_Handler, 0},
    {"CodeSize", NULL, "CodeSize", &model_long, 0},
    {"Description", NULL, "Description", &s_Description, 0},
    {"Timeout", NULL, "Timeout", &s_Timeout, 0},
    {"MemorySize", NULL, "MemorySize", &s_MemorySize, 0},
    {"LastModified", NULL, "LastModified", &model_string, 0},
    {"CodeSha256", NULL, "CodeSha256", &model_string, 0},
    {"Version", NULL, "Version", &model_string, 0},
    {"VpcConfig", NULL, "VpcConfig", &s_VpcConfigResponse, 0},
    {"DeadLetterConfig", NULL, "DeadLetterConfig", &s_DeadLetterConfig, 0},
    {"Environment", NULL, "Environment", &s_EnvironmentResponse, 0},
    {"KMSKeyArn", NULL, "KMSKeyArn", &s_KMSKeyArn, 0},
    {"TracingConfig", NULL, "TracingConfig", &s_TracingConfigResponse, 0},
    {"MasterArn", NULL, "MasterArn", &model_string, 0},
    {"RevisionId", NULL, "RevisionId", &model_string, 0},
    {"Layers", NULL, "Layers", &s_LayersReferenceList, 0},
    {"State", NULL, "State", &model_string, 0},
    {"StateReason", NULL, "StateReason", &model_string, 0},
    {"StateReasonCode", NULL, "StateReasonCode", &model_string, 0},
    {"LastUpdateStatus", NULL, "LastUpdateStatus", &model_string, 0},
    {"LastUpdateStatusReason", NULL, "LastUpdateStatusReason", &model_string, 0},
    {"LastUpdateStatusReasonCode", NULL, "LastUpdateStatusReasonCode", &model_string, 0},
    {"FileSystemConfigs", NULL, "FileSystemConfigs", &s_FileSystemConfigList, 0},
    {"SigningProfileVersionArn", NULL, "SigningProfileVersionArn", &model_string, 0},
    {"SigningJobArn", NULL, "SigningJobArn", &model_string, 0},
    {"PackageType", NULL, "PackageType", &model_string, 0},
    {"ImageConfigResponse", NULL, "ImageConfigResponse", &s_ImageConfigResponse, 0},
    {"Architectures", NULL, "Architectures", &s_ArchitecturesList, 0},
    {"EphemeralStorage", NULL, "EphemeralStorage", &s_EphemeralStorage, 0},
    {"SnapStart", NULL, "SnapStart", &s_SnapStartResponse, 0},
    {"RuntimeVersionConfig", NULL, "RuntimeVersionConfig", &s_RuntimeVersionConfig, 0},
    {"LoggingConfig", NULL, "LoggingConfig", &s_LoggingConfig, 0},
    {"TenancyConfig", NULL, "TenancyConfig", &s_TenancyConfig, 0},
    {"CapacityProviderConfig", NULL, "CapacityProviderConfig", &s_CapacityProviderConfig, 0},
    {"ConfigSha256", NULL, "ConfigSha256", &model_string, 0},
    {"DurableConfig", NULL, "DurableConfig", &s_DurableConfig, 0},
    {"RuntimeConfig", NULL, "RuntimeConfig", &s_FunctionRuntimeConfig, 0},
    {"AcceleratorConfig", NULL, "AcceleratorConfig", &s_AcceleratorConfig, 0},
    {0}}};
static const ModelShape s_FunctionName = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(140)};
static const ModelShape s_FunctionRuntimeAlias = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(128)};
static const ModelShape s_FunctionRuntimeArn = {.type = SHAPE_STRING, AT_LEAST(48), AT_MOST(2048)};
static const ModelShape s_FunctionRuntimeConfig = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"RuntimeArn", NULL, "RuntimeArn", &s_FunctionRuntimeArn, 1},
    {"RuntimeAlias", NULL, "RuntimeAlias", &s_FunctionRuntimeAlias, 1},
    {0}}};
static const ModelShape s_GetFunctionConfigurationRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"FunctionName", "{FunctionName}", "FunctionName", &s_NamespacedFunctionName, 1},
    {"Qualifier", "?Qualifier", "Qualifier", &s_NumericLatestPublishedOrAliasQualifier, 0},
    {0}}};
static const ModelShape s_Handler = {.type = SHAPE_STRING, AT_LEAST(0), AT_MOST(128)};
static const ModelShape s_ImageConfig = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"EntryPoint", NULL, "EntryPoint", &s_StringList, 0},
    {"Command", NULL, "Command", &s_StringList, 0},
    {"WorkingDirectory", NULL, "WorkingDirectory", &s_WorkingDirectory, 0},
    {0}}};
static const ModelShape s_ImageConfigError = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ErrorCode", NULL, "ErrorCode", &model_string, 0},
    {"Message", NULL, "Message", &model_string, 0},
    {0}}};
static const ModelShape s_ImageConfigResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ImageConfig", NULL, "ImageConfig", &s_ImageConfig, 0},
    {"Error", NULL, "Error", &s_ImageConfigError, 0},
    {0}}};
static const ModelShape s_KMSKeyArn = {.type = SHAPE_STRING, AT_LEAST(0), AT_MOST(10000)};
static const ModelShape s_LambdaManagedInstancesCapacityProviderConfig = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"CapacityProviderArn", NULL, "CapacityProviderArn", &s_CapacityProviderArn, 1},
    {"PerExecutionEnvironmentMaxConcurrency", NULL, "PerExecutionEnvironmentMaxConcurrency", &s_PerExecutionEnvironmentMaxConcurrency, 0},
    {"ExecutionEnvironmentMemoryGiBPerVCpu", NULL, "ExecutionEnvironmentMemoryGiBPerVCpu", &s_ExecutionEnvironmentMemoryGiBPerVCpu, 0},
    {0}}};
static const ModelShape s_Layer = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Arn", NULL, "Arn", &s_LayerVersionArn, 0},
    {"CodeSize", NULL, "CodeSize", &model_long, 0},
    {"SigningProfileVersionArn", NULL, "SigningProfileVersionArn", &model_string, 0},
    {"SigningJobArn", NULL, "SigningJobArn", &model_string, 0},
    {0}}};
static const ModelShape s_LayerList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_LayerVersionArn, 0},
    {0}}};
static const ModelShape s_LayerVersionArn = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(2048)};
static const ModelShape s_LayersReferenceList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_Layer, 0},
    {0}}};
static const ModelShape s_LocalMountPath = {.type = SHAPE_STRING, AT_LEAST(0), AT_MOST(160)};
static const ModelShape s_LogFormat = {.type = SHAPE_STRING, .choices = "JSON, Text"};
static const ModelShape s_LogGroup = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(512)};
static const ModelShape s_LoggingConfig = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"LogFormat", NULL, "LogFormat", &s_LogFormat, 0},
    {"ApplicationLogLevel", NULL, "ApplicationLogLevel", &s_ApplicationLogLevel, 0},
    {"SystemLogLevel", NULL, "SystemLogLevel", &s_SystemLogLevel, 0},
    {"LogGroup", NULL, "LogGroup", &s_LogGroup, 0},
    {0}}};
static const ModelShape s_MemorySize = {.type = SHAPE_INTEGER, AT_LEAST(128), AT_MOST(32768)};
static const ModelShape s_NamespacedFunctionName = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(256)};
static const ModelShape s_NumericLatestPublishedOrAliasQualifier = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(128)};
static const ModelShape s_PerExecutionEnvironmentMaxConcurrency = {.type = SHAPE_INTEGER, AT_LEAST(1), AT_MOST(1600)};
static const ModelShape s_ResourceArn = {.type = SHAPE_STRING, AT_LEAST(0), AT_MOST(10000)};
static const ModelShape s_RetentionPeriodInDays = {.type = SHAPE_INTEGER, AT_LEAST(1), AT_MOST(90)};
static const ModelShape s_RoleArn = {.type = SHAPE_STRING, AT_LEAST(0), AT_MOST(10000)};
static const ModelShape s_Runtime = {.type = SHAPE_STRING, .choices = "nodejs, nodejs4.3, nodejs6.10, nodejs8.10, nodejs10.x, nodejs12.x, nodejs14.x, nodejs16.x, nodejs18.x, nodejs20.x, nodejs22.x, nodejs24.x, java8, java8.al2, java11, java17, java21, java25, python2.7, python3.6, python3.7, python3.8, python3.9, python3.10, python3.11, python3.12, python3.13, python3.14, dotnetcore1.0, dotnetcore2.0, dotnetcore2.1, dotnetcore3.1, dotnet6, dotnet8, dotnet10, nodejs4.3-edge, go1.x, ruby2.5, ruby2.7, ruby3.2, ruby3.3, ruby3.4, ruby4.0, provided, provided.al2, provided.al2023, nodejs26.x, python3.15, java8.al2023, java11.al2023, java17.al2023, custom"};
static const ModelShape s_RuntimeVersionConfig = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"RuntimeVersionArn", NULL, "RuntimeVersionArn", &model_string, 0},
    {"Error", NULL, "Error", &s_RuntimeVersionError, 0},
    {0}}};
static const ModelShape s_RuntimeVersionError = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ErrorCode", NULL, "ErrorCode", &model_string, 0},
    {"Message", NULL, "Message", &model_string, 0},
    {0}}};
static const ModelShape s_S3FilesConfig = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DirectS3Read", NULL, "DirectS3Read", &s_DirectS3Read, 0},
    {0}}};
static const ModelShape s_SecurityGroupId = {.type = SHAPE_STRING, AT_LEAST(0), AT_MOST(1024)};
static const ModelShape s_SecurityGroupIds = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_SecurityGroupId, 0},
    {0}}};
static const ModelShape s_SnapStart = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ApplyOn", NULL, "ApplyOn", &s_SnapStartApplyOn, 0},
    {0}}};
static const ModelShape s_SnapStartApplyOn = {.type = SHAPE_STRING, .choices = "PublishedVersions, None"};
static const ModelShape s_SnapStartResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ApplyOn", NULL, "ApplyOn", &s_SnapStartApplyOn, 0},
    {"OptimizationStatus", NULL, "OptimizationStatus", &model_string, 0},
    {0}}};
static const ModelShape s_StringList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_SubnetId = {.type = SHAPE_STRING, AT_LEAST(0), AT_MOST(1024)};
static const ModelShape s_SubnetIds = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_SubnetId, 0},
    {0}}};
static const ModelShape s_SystemLogLevel = {.type = SHAPE_STRING, .choices = "DEBUG, INFO, WARN"};
static const ModelShape s_TenancyConfig = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"TenantIsolationMode", NULL, "TenantIsolationMode", &model_string, 1},
    {0}}};
static const ModelShape s_Timeout = {.type = SHAPE_INTEGER, AT_LEAST(1), AT_MOST(5400)};
static const ModelShape s_TracingConfig = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Mode", NULL, "Mode", &s_TracingMode, 0},
    {0}}};
static const ModelShape s_TracingConfigResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Mode", NULL, "Mode", &s_TracingMode, 0},
    {0}}};
static const ModelShape s_TracingMode = {.type = SHAPE_STRING, .choices = "Active, PassThrough"};
static const ModelShape s_UpdateFunctionConfigurationRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"FunctionName", "{FunctionName}", "FunctionName", &s_FunctionName, 1},
    {"Role", NULL, "Role", &s_RoleArn, 0},
    {"Handler", NULL, "Handler", &s_Handler, 0},
    {"Description", NULL, "Description", &s_Description, 0},
    {"Timeout", NULL, "Timeout", &s_Timeout, 0},
    {"MemorySize", NULL, "MemorySize", &s_MemorySize, 0},
    {"VpcConfig", NULL, "VpcConfig", &s_VpcConfig, 0},
    {"Environment", NULL, "Environment", &s_Environment, 0},
    {"Runtime", NULL, "Runtime", &s_Runtime, 0},
    {"DeadLetterConfig", NULL, "DeadLetterConfig", &s_DeadLetterConfig, 0},
    {"KMSKeyArn", NULL, "KMSKeyArn", &s_KMSKeyArn, 0},
    {"TracingConfig", NULL, "TracingConfig", &s_TracingConfig, 0},
    {"RevisionId", NULL, "RevisionId", &model_string, 0},
    {"Layers", NULL, "Layers", &s_LayerList, 0},
    {"FileSystemConfigs", NULL, "FileSystemConfigs", &s_FileSystemConfigList, 0},
    {"ImageConfig", NULL, "ImageConfig", &s_ImageConfig, 0},
    {"EphemeralStorage", NULL, "EphemeralStorage", &s_EphemeralStorage, 0},
    {"SnapStart", NULL, "SnapStart", &s_SnapStart, 0},
    {"LoggingConfig", NULL, "LoggingConfig", &s_LoggingConfig, 0},
    {"CapacityProviderConfig", NULL, "CapacityProviderConfig", &s_CapacityProviderConfig, 0},
    {"DurableConfig", NULL, "DurableConfig", &s_DurableConfig, 0},
    {"RuntimeConfig", NULL, "RuntimeConfig", &s_FunctionRuntimeConfig, 0},
    {"AcceleratorConfig", NULL, "AcceleratorConfig", &s_AcceleratorConfig, 0},
    {0}}};
static const ModelShape s_VpcConfig = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"SubnetIds", NULL, "SubnetIds", &s_SubnetIds, 0},
    {"SecurityGroupIds", NULL, "SecurityGroupIds", &s_SecurityGroupIds, 0},
    {"Ipv6AllowedForDualStack", NULL, "Ipv6AllowedForDualStack", &model_boolean, 0},
    {0}}};
static const ModelShape s_VpcConfigResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"SubnetIds", NULL, "SubnetIds", &s_SubnetIds, 0},
    {"SecurityGroupIds", NULL, "SecurityGroupIds", &s_SecurityGroupIds, 0},
    {"VpcId", NULL, "VpcId", &model_string, 0},
    {"Ipv6AllowedForDualStack", NULL, "Ipv6AllowedForDualStack", &model_boolean, 0},
    {0}}};
static const ModelShape s_WorkingDirectory = {.type = SHAPE_STRING, AT_LEAST(0), AT_MOST(1000)};
const ModelService model_lambda = {
    .signing_name = "lambda", .id = "lambda", .protocol = PROTOCOL_REST, .protocols = PROTOCOL_REST,
    .version = "2015-03-31", .target = NULL, .json_version = NULL, .namespace = NULL,
    .routes = (const ModelRoute[]){
        {"GET", "/2015-03-31/functions/{FunctionName}/configuration", "GetFunctionConfiguration"},
        {"PUT", "/2015-03-31/functions/{FunctionName}/configuration", "UpdateFunctionConfiguration"},
        {0}},
    .operations = (const ModelOperation[]){
        {"GetFunctionConfiguration", &s_GetFunctionConfigurationRequest, &s_FunctionConfiguration, NULL},
        {"UpdateFunctionConfiguration", &s_UpdateFunctionConfigurationRequest, &s_FunctionConfiguration, NULL},
    {0}}};
