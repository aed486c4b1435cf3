/* Made by scripts/sandbox-models from the botocore of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/wire/model.h"

static const ModelShape
    s_AllowedValues,
    s_BoxedMaxResults,
    s_CallAs,
    s_CancelUpdateStackInput,
    s_Capabilities,
    s_Capability,
    s_Change,
    s_ChangeSetName,
    s_ChangeSetNameOrId,
    s_ChangeSetSummaries,
    s_ChangeSetSummary,
    s_ChangeSetType,
    s_Changes,
    s_ClientRequestToken,
    s_ClientToken,
    s_ContinueUpdateRollbackInput,
    s_ContinueUpdateRollbackOutput,
    s_CreateChangeSetInput,
    s_CreateChangeSetOutput,
    s_CreateStackInput,
    s_CreateStackOutput,
    s_DeleteChangeSetInput,
    s_DeleteChangeSetOutput,
    s_DeleteStackInput,
    s_DeletionMode,
    s_DeploymentConfig,
    s_DeploymentConfigMode,
    s_DeploymentMode,
    s_DescribeChangeSetInput,
    s_DescribeChangeSetOutput,
    s_DescribeEventsInput,
    s_DescribeEventsOutput,
    s_DescribeStackDriftDetectionStatusInput,
    s_DescribeStackDriftDetectionStatusOutput,
    s_DescribeStackEventsInput,
    s_DescribeStackEventsOutput,
    s_DescribeStackResourceDriftsInput,
    s_DescribeStackResourceDriftsOutput,
    s_DescribeStackResourceInput,
    s_DescribeStackResourceOutput,
    s_DescribeStackResourcesInput,
    s_DescribeStackResourcesOutput,
    s_DescribeStacksInput,
    s_DescribeStacksOutput,
    s_Description,
    s_DetectStackDriftInput,
    s_DetectStackDriftOutput,
    s_EventFilter,
    s_ExecuteChangeSetInput,
    s_ExecuteChangeSetOutput,
    s_Export,
    s_Exports,
    s_GetStackPolicyInput,
    s_GetStackPolicyOutput,
    s_GetTemplateInput,
    s_GetTemplateOutput,
    s_GetTemplateSummaryInput,
    s_GetTemplateSummaryOutput,
    s_Imports,
    s_LastOperations,
    s_ListChangeSetsInput,
    s_ListChangeSetsOutput,
    s_ListExportsInput,
    s_ListExportsOutput,
    s_ListImportsInput,
    s_ListImportsOutput,
    s_ListStackResourcesInput,
    s_ListStackResourcesOutput,
    s_ListStacksInput,
    s_ListStacksOutput,
    s_LiveResourceDrift,
    s_LogicalResourceIds,
    s_ModuleInfo,
    s_MonitoringTimeInMinutes,
    s_NextToken,
    s_NotificationARNs,
    s_OnFailure,
    s_OnStackFailure,
    s_OperationEntry,
    s_OperationEvent,
    s_OperationEvents,
    s_Output,
    s_Outputs,
    s_Parameter,
    s_ParameterConstraints,
    s_ParameterDeclaration,
    s_ParameterDeclarations,
    s_Parameters,
    s_PhysicalResourceIdContext,
    s_PhysicalResourceIdContextKeyValuePair,
    s_PropertyDifference,
    s_PropertyDifferences,
    s_ResourceChange,
    s_ResourceChangeDetail,
    s_ResourceChangeDetails,
    s_ResourceDriftIgnoredAttribute,
    s_ResourceDriftIgnoredAttributes,
    s_ResourceIdentifierProperties,
    s_ResourceIdentifierPropertyKey,
    s_ResourceIdentifierPropertyValue,
    s_ResourceIdentifierSummaries,
    s_ResourceIdentifierSummary,
    s_ResourceIdentifiers,
    s_ResourceTargetDefinition,
    s_ResourceToImport,
    s_ResourceType,
    s_ResourceTypes,
    s_ResourcesToImport,
    s_ResourcesToSkip,
    s_RetainResources,
    s_RoleARN,
    s_RollbackConfiguration,
    s_RollbackStackInput,
    s_RollbackStackOutput,
    s_RollbackTrigger,
    s_RollbackTriggers,
    s_Scope,
    s_SetStackPolicyInput,
    s_Stack,
    s_StackDriftDetectionId,
    s_StackDriftInformation,
    s_StackDriftInformationSummary,
    s_StackEvent,
    s_StackEvents,
    s_StackNameOrId,
    s_StackPolicyBody,
    s_StackPolicyDuringUpdateBody,
    s_StackPolicyDuringUpdateURL,
    s_StackPolicyURL,
    s_StackResource,
    s_StackResourceDetail,
    s_StackResourceDrift,
    s_StackResourceDriftInformation,
    s_StackResourceDriftInformationSummary,
    s_StackResourceDriftStatus,
    s_StackResourceDriftStatusFilters,
    s_StackResourceDrifts,
    s_StackResourceSummaries,
    s_StackResourceSummary,
    s_StackResources,
    s_StackStatus,
    s_StackStatusFilter,
    s_StackSummaries,
    s_StackSummary,
    s_Stacks,
    s_StageList,
    s_Tag,
    s_TagKey,
    s_TagValue,
    s_Tags,
    s_TemplateBody,
    s_TemplateParameter,
    s_TemplateParameters,
    s_TemplateStage,
    s_TemplateSummaryConfig,
    s_TemplateURL,
    s_TimeoutMinutes,
    s_TransformsList,
    s_UpdateStackInput,
    s_UpdateStackOutput,
    s_UpdateTerminationProtectionInput,
    s_UpdateTerminationProtectionOutput,
    s_ValidateTemplateInput,
    s_ValidateTemplateOutput,
    s_Warnings;

static const ModelShape s_AllowedValues = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_BoxedMaxResults = {.type = SHAPE_INTEGER, AT_LEAST(1), AT_MOST(100)};
static const ModelShape s_CallAs = {.type = SHAPE_STRING, .choices = "SELF, DELEGATED_ADMIN"};
static const ModelShape s_CancelUpdateStackInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackName", "StackName", "StackName", &model_string, 1},
    {"ClientRequestToken", "ClientRequestToken", "ClientRequestToken", &s_ClientRequestToken, 0},
    {0}}};
static const ModelShape s_Capabilities = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_Capability, 0},
    {0}}};
static const ModelShape s_Capability = {.type = SHAPE_STRING, .choices = "CAPABILITY_IAM, CAPABILITY_NAMED_IAM, CAPABILITY_AUTO_EXPAND"};
static const ModelShape s_Change = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Type", "Type", "Type", &model_string, 0},
    {"HookInvocationCount", "HookInvocationCount", "HookInvocationCount", &model_integer, 0},
    {"ResourceChange", "ResourceChange", "ResourceChange", &s_ResourceChange, 0},
    {0}}};
static const ModelShape s_ChangeSetName = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(128)};
static const ModelShape s_ChangeSetNameOrId = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(1600)};
static const ModelShape s_ChangeSetSummaries = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_ChangeSetSummary, 0},
    {0}}};
static const ModelShape s_ChangeSetSummary = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackId", "StackId", "StackId", &model_string, 0},
    {"StackName", "StackName", "StackName", &model_string, 0},
    {"ChangeSetId", "ChangeSetId", "ChangeSetId", &model_string, 0},
    {"ChangeSetName", "ChangeSetName", "ChangeSetName", &s_ChangeSetName, 0},
    {"ExecutionStatus", "ExecutionStatus", "ExecutionStatus", &model_string, 0},
    {"Status", "Status", "Status", &model_string, 0},
    {"StatusReason", "StatusReason", "StatusReason", &model_string, 0},
    {"CreationTime", "CreationTime", "CreationTime", &model_timestamp, 0},
    {"Description", "Description", "Description", &s_Description, 0},
    {"IncludeNestedStacks", "IncludeNestedStacks", "IncludeNestedStacks", &model_boolean, 0},
    {"ParentChangeSetId", "ParentChangeSetId", "ParentChangeSetId", &model_string, 0},
    {"RootChangeSetId", "RootChangeSetId", "RootChangeSetId", &model_string, 0},
    {"ImportExistingResources", "ImportExistingResources", "ImportExistingResources", &model_boolean, 0},
    {0}}};
static const ModelShape s_ChangeSetType = {.type = SHAPE_STRING, .choices = "CREATE, UPDATE, IMPORT"};
static const ModelShape s_Changes = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_Change, 0},
    {0}}};
static const ModelShape s_ClientRequestToken = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(128)};
static const ModelShape s_ClientToken = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(128)};
static const ModelShape s_ContinueUpdateRollbackInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackName", "StackName", "StackName", &s_StackNameOrId, 1},
    {"RoleARN", "RoleARN", "RoleARN", &s_RoleARN, 0},
    {"ResourcesToSkip", "ResourcesToSkip", "ResourcesToSkip", &s_ResourcesToSkip, 0},
    {"ClientRequestToken", "ClientRequestToken", "ClientRequestToken", &s_ClientRequestToken, 0},
    {"ForceRollback", "ForceRollback", "ForceRollback", &model_boolean, 0},
    {0}}};
static const ModelShape s_ContinueUpdateRollbackOutput = {.type = SHAPE_STRUCTURE};
static const ModelShape s_CreateChangeSetInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackName", "StackName", "StackName", &s_StackNameOrId, 1},
    {"TemplateBody", "TemplateBody", "TemplateBody", &s_TemplateBody, 0},
    {"TemplateURL", "TemplateURL", "TemplateURL", &s_TemplateURL, 0},
    {"UsePreviousTemplate", "UsePreviousTemplate", "UsePreviousTemplate", &model_boolean, 0},
    {"Parameters", "Parameters", "Parameters", &s_Parameters, 0},
    {"Capabilities", "Capabilities", "Capabilities", &s_Capabilities, 0},
    {"ResourceTypes", "ResourceTypes", "ResourceTypes", &s_ResourceTypes, 0},
    {"RoleARN", "RoleARN", "RoleARN", &s_RoleARN, 0},
    {"RollbackConfiguration", "RollbackConfiguration", "RollbackConfiguration", &s_RollbackConfiguration, 0},
    {"NotificationARNs", "NotificationARNs", "NotificationARNs", &s_NotificationARNs, 0},
    {"Tags", "Tags", "Tags", &s_Tags, 0},
    {"ChangeSetName", "ChangeSetName", "ChangeSetName", &s_ChangeSetName, 1},
    {"ClientToken", "ClientToken", "ClientToken", &s_ClientToken, 0},
    {"Description", "Description", "Description", &s_Description, 0},
    {"ChangeSetType", "ChangeSetType", "ChangeSetType", &s_ChangeSetType, 0},
    {"ResourcesToImport", "ResourcesToImport", "ResourcesToImport", &s_ResourcesToImport, 0},
    {"IncludeNestedStacks", "IncludeNestedStacks", "IncludeNestedStacks", &model_boolean, 0},
    {"OnStackFailure", "OnStackFailure", "OnStackFailure", &s_OnStackFailure, 0},
    {"ImportExistingResources", "ImportExistingResources", "ImportExistingResources", &model_boolean, 0},
    {"DeploymentMode", "DeploymentMode", "DeploymentMode", &s_DeploymentMode, 0},
    {"DeploymentConfig", "DeploymentConfig", "DeploymentConfig", &s_DeploymentConfig, 0},
    {"DisableValidation", "DisableValidation", "DisableValidation", &model_boolean, 0},
    {0}}};
static const ModelShape s_CreateChangeSetOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Id", "Id", "Id", &model_string, 0},
    {"StackId", "StackId", "StackId", &model_string, 0},
    {0}}};
static const ModelShape s_CreateStackInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackName", "StackName", "StackName", &model_string, 1},
    {"TemplateBody", "TemplateBody", "TemplateBody", &s_TemplateBody, 0},
    {"TemplateURL", "TemplateURL", "TemplateURL", &s_TemplateURL, 0},
    {"Parameters", "Parameters", "Parameters", &s_Parameters, 0},
    {"DisableRollback", "DisableRollback", "DisableRollback", &model_boolean, 0},
    {"RollbackConfiguration", "RollbackConfiguration", "RollbackConfiguration", &s_RollbackConfiguration, 0},
    {"TimeoutInMinutes", "TimeoutInMinutes", "TimeoutInMinutes", &s_TimeoutMinutes, 0},
    {"NotificationARNs", "NotificationARNs", "NotificationARNs", &s_NotificationARNs, 0},
    {"Capabilities", "Capabilities", "Capabilities", &s_Capabilities, 0},
    {"ResourceTypes", "ResourceTypes", "ResourceTypes", &s_ResourceTypes, 0},
    {"RoleARN", "RoleARN", "RoleARN", &s_RoleARN, 0},
    {"OnFailure", "OnFailure", "OnFailure", &s_OnFailure, 0},
    {"StackPolicyBody", "StackPolicyBody", "StackPolicyBody", &s_StackPolicyBody, 0},
    {"StackPolicyURL", "StackPolicyURL", "StackPolicyURL", &s_StackPolicyURL, 0},
    {"Tags", "Tags", "Tags", &s_Tags, 0},
    {"ClientRequestToken", "ClientRequestToken", "ClientRequestToken", &s_ClientRequestToken, 0},
    {"EnableTerminationProtection", "EnableTerminationProtection", "EnableTerminationProtection", &model_boolean, 0},
    {"RetainExceptOnCreate", "RetainExceptOnCreate", "RetainExceptOnCreate", &model_boolean, 0},
    {"DeploymentConfig", "DeploymentConfig", "DeploymentConfig", &s_DeploymentConfig, 0},
    {"DisableValidation", "DisableValidation", "DisableValidation", &model_boolean, 0},
    {0}}};
static const ModelShape s_CreateStackOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackId", "StackId", "StackId", &model_string, 0},
    {"OperationId", "OperationId", "OperationId", &model_string, 0},
    {0}}};
static const ModelShape s_DeleteChangeSetInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ChangeSetName", "ChangeSetName", "ChangeSetName", &s_ChangeSetNameOrId, 1},
    {"StackName", "StackName", "StackName", &s_StackNameOrId, 0},
    {0}}};
static const ModelShape s_DeleteChangeSetOutput = {.type = SHAPE_STRUCTURE};
static const ModelShape s_DeleteStackInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackName", "StackName", "StackName", &model_string, 1},
    {"RetainResources", "RetainResources", "RetainResources", &s_RetainResources, 0},
    {"RoleARN", "RoleARN", "RoleARN", &s_RoleARN, 0},
    {"ClientRequestToken", "ClientRequestToken", "ClientRequestToken", &s_ClientRequestToken, 0},
    {"DeletionMode", "DeletionMode", "DeletionMode", &s_DeletionMode, 0},
    {"DeploymentConfig", "DeploymentConfig", "DeploymentConfig", &s_DeploymentConfig, 0},
    {0}}};
static const ModelShape s_DeletionMode = {.type = SHAPE_STRING, .choices = "STANDARD, FORCE_DELETE_STACK"};
static const ModelShape s_DeploymentConfig = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Mode", "Mode", "Mode", &s_DeploymentConfigMode, 0},
    {"DisableRollback", "DisableRollback", "DisableRollback", &model_boolean, 0},
    {0}}};
static const ModelShape s_DeploymentConfigMode = {.type = SHAPE_STRING, .choices = "STANDARD, EXPRESS"};
static const ModelShape s_DeploymentMode = {.type = SHAPE_STRING, .choices = "REVERT_DRIFT"};
static const ModelShape s_DescribeChangeSetInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ChangeSetName", "ChangeSetName", "ChangeSetName", &s_ChangeSetNameOrId, 1},
    {"StackName", "StackName", "StackName", &s_StackNameOrId, 0},
    {"NextToken", "NextToken", "NextToken", &s_NextToken, 0},
    {"IncludePropertyValues", "IncludePropertyValues", "IncludePropertyValues", &model_boolean, 0},
    {0}}};
static const ModelShape s_DescribeChangeSetOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ChangeSetName", "ChangeSetName", "ChangeSetName", &s_ChangeSetName, 0},
    {"ChangeSetId", "ChangeSetId", "ChangeSetId", &model_string, 0},
    {"StackId", "StackId", "StackId", &model_string, 0},
    {"StackName", "StackName", "StackName", &model_string, 0},
    {"Description", "Description", "Description", &s_Description, 0},
    {"Parameters", "Parameters", "Parameters", &s_Parameters, 0},
    {"CreationTime", "CreationTime", "CreationTime", &model_timestamp, 0},
    {"ExecutionStatus", "ExecutionStatus", "ExecutionStatus", &model_string, 0},
    {"Status", "Status", "Status", &model_string, 0},
    {"StatusReason", "StatusReason", "StatusReason", &model_string, 0},
    {"StackDriftStatus", "StackDriftStatus", "StackDriftStatus", &model_string, 0},
    {"NotificationARNs", "NotificationARNs", "NotificationARNs", &s_NotificationARNs, 0},
    {"RollbackConfiguration", "RollbackConfiguration", "RollbackConfiguration", &s_RollbackConfiguration, 0},
    {"Capabilities", "Capabilities", "Capabilities", &s_Capabilities, 0},
    {"Tags", "Tags", "Tags", &s_Tags, 0},
    {"Changes", "Changes", "Changes", &s_Changes, 0},
    {"NextToken", "NextToken", "NextToken", &s_NextToken, 0},
    {"IncludeNestedStacks", "IncludeNestedStacks", "IncludeNestedStacks", &model_boolean, 0},
    {"ParentChangeSetId", "ParentChangeSetId", "ParentChangeSetId", &model_string, 0},
    {"RootChangeSetId", "RootChangeSetId", "RootChangeSetId", &model_string, 0},
    {"OnStackFailure", "OnStackFailure", "OnStackFailure", &s_OnStackFailure, 0},
    {"ImportExistingResources", "ImportExistingResources", "ImportExistingResources", &model_boolean, 0},
    {"DeploymentMode", "DeploymentMode", "DeploymentMode", &s_DeploymentMode, 0},
    {"DeploymentConfig", "DeploymentConfig", "DeploymentConfig", &s_DeploymentConfig, 0},
    {0}}};
static const ModelShape s_DescribeEventsInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackName", "StackName", "StackName", &s_StackNameOrId, 0},
    {"ChangeSetName", "ChangeSetName", "ChangeSetName", &s_ChangeSetNameOrId, 0},
    {"OperationId", "OperationId", "OperationId", &model_string, 0},
    {"Filters", "Filters", "Filters", &s_EventFilter, 0},
    {"NextToken", "NextToken", "NextToken", &s_NextToken, 0},
    {0}}};
static const ModelShape s_DescribeEventsOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"OperationEvents", "OperationEvents", "OperationEvents", &s_OperationEvents, 0},
    {"NextToken", "NextToken", "NextToken", &s_NextToken, 0},
    {0}}};
static const ModelShape s_DescribeStackDriftDetectionStatusInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackDriftDetectionId", "StackDriftDetectionId", "StackDriftDetectionId", &s_StackDriftDetectionId, 1},
    {0}}};
static const ModelShape s_DescribeStackDriftDetectionStatusOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackId", "StackId", "StackId", &model_string, 1},
    {"StackDriftDetectionId", "StackDriftDetectionId", "StackDriftDetectionId", &s_StackDriftDetectionId, 1},
    {"StackDriftStatus", "StackDriftStatus", "StackDriftStatus", &model_string, 0},
    {"DetectionStatus", "DetectionStatus", "DetectionStatus", &model_string, 1},
    {"DetectionStatusReason", "DetectionStatusReason", "DetectionStatusReason", &model_string, 0},
    {"DriftedStackResourceCount", "DriftedStackResourceCount", "DriftedStackResourceCount", &model_integer, 0},
    {"Timestamp", "Timestamp", "Timestamp", &model_timestamp, 1},
    {0}}};
static const ModelShape s_DescribeStackEventsInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackName", "StackName", "StackName", &model_string, 1},
    {"NextToken", "NextToken", "NextToken", &s_NextToken, 0},
    {0}}};
static const ModelShape s_DescribeStackEventsOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackEvents", "StackEvents", "StackEvents", &s_StackEvents, 0},
    {"NextToken", "NextToken", "NextToken", &s_NextToken, 0},
    {0}}};
static const ModelShape s_DescribeStackResourceDriftsInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackName", "StackName", "StackName", &s_StackNameOrId, 1},
    {"StackResourceDriftStatusFilters", "StackResourceDriftStatusFilters", "StackResourceDriftStatusFilters", &s_StackResourceDriftStatusFilters, 0},
    {"NextToken", "NextToken", "NextToken", &s_NextToken, 0},
    {"MaxResults", "MaxResults", "MaxResults", &s_BoxedMaxResults, 0},
    {0}}};
static const ModelShape s_DescribeStackResourceDriftsOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackResourceDrifts", "StackResourceDrifts", "StackResourceDrifts", &s_StackResourceDrifts, 1},
    {"NextToken", "NextToken", "NextToken", &s_NextToken, 0},
    {0}}};
static const ModelShape s_DescribeStackResourceInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackName", "StackName", "StackName", &model_string, 1},
    {"LogicalResourceId", "LogicalResourceId", "LogicalResourceId", &model_string, 1},
    {0}}};
static const ModelShape s_DescribeStackResourceOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackResourceDetail", "StackResourceDetail", "StackResourceDetail", &s_StackResourceDetail, 0},
    {0}}};
static const ModelShape s_DescribeStackResourcesInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackName", "StackName", "StackName", &model_string, 0},
    {"LogicalResourceId", "LogicalResourceId", "LogicalResourceId", &model_string, 0},
    {"PhysicalResourceId", "PhysicalResourceId", "PhysicalResourceId", &model_string, 0},
    {0}}};
static const ModelShape s_DescribeStackResourcesOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackResources", "StackResources", "StackResources", &s_StackResources, 0},
    {0}}};
static const ModelShape s_DescribeStacksInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackName", "StackName", "StackName", &model_string, 0},
    {"NextToken", "NextToken", "NextToken", &s_NextToken, 0},
    {0}}};
static const ModelShape s_DescribeStacksOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Stacks", "Stacks", "Stacks", &s_Stacks, 0},
    {"NextToken", "NextToken", "NextToken", &s_NextToken, 0},
    {0}}};
static const ModelShape s_Description = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(1024)};
static const ModelShape s_DetectStackDriftInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackName", "StackName", "StackName", &s_StackNameOrId, 1},
    {"LogicalResourceIds", "LogicalResourceIds", "LogicalResourceIds", &s_LogicalResourceIds, 0},
    {0}}};
static const ModelShape s_DetectStackDriftOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackDriftDetectionId", "StackDriftDetectionId", "StackDriftDetectionId", &s_StackDriftDetectionId, 1},
    {0}}};
static const ModelShape s_EventFilter = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"FailedEvents", "FailedEvents", "FailedEvents", &model_boolean, 0},
    {0}}};
static const ModelShape s_ExecuteChangeSetInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ChangeSetName", "ChangeSetName", "ChangeSetName", &s_ChangeSetNameOrId, 1},
    {"StackName", "StackName", "StackName", &s_StackNameOrId, 0},
    {"ClientRequestToken", "ClientRequestToken", "ClientRequestToken", &s_ClientRequestToken, 0},
    {"DisableRollback", "DisableRollback", "DisableRollback", &model_boolean, 0},
    {"RetainExceptOnCreate", "RetainExceptOnCreate", "RetainExceptOnCreate", &model_boolean, 0},
    {0}}};
static const ModelShape s_ExecuteChangeSetOutput = {.type = SHAPE_STRUCTURE};
static const ModelShape s_Export = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ExportingStackId", "ExportingStackId", "ExportingStackId", &model_string, 0},
    {"Name", "Name", "Name", &model_string, 0},
    {"Value", "Value", "Value", &model_string, 0},
    {0}}};
static const ModelShape s_Exports = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_Export, 0},
    {0}}};
static const ModelShape s_GetStackPolicyInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackName", "StackName", "StackName", &model_string, 1},
    {0}}};
static const ModelShape s_GetStackPolicyOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackPolicyBody", "StackPolicyBody", "StackPolicyBody", &s_StackPolicyBody, 0},
    {0}}};
static const ModelShape s_GetTemplateInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackName", "StackName", "StackName", &model_string, 0},
    {"ChangeSetName", "ChangeSetName", "ChangeSetName", &s_ChangeSetNameOrId, 0},
    {"TemplateStage", "TemplateStage", "TemplateStage", &s_TemplateStage, 0},
    {0}}};
static const ModelShape s_GetTemplateOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"TemplateBody", "TemplateBody", "TemplateBody", &s_TemplateBody, 0},
    {"StagesAvailable", "StagesAvailable", "StagesAvailable", &s_StageList, 0},
    {0}}};
static const ModelShape s_GetTemplateSummaryInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"TemplateBody", "TemplateBody", "TemplateBody", &s_TemplateBody, 0},
    {"TemplateURL", "TemplateURL", "TemplateURL", &s_TemplateURL, 0},
    {"StackName", "StackName", "StackName", &s_StackNameOrId, 0},
    {"StackSetName", "StackSetName", "StackSetName", &model_string, 0},
    {"CallAs", "CallAs", "CallAs", &s_CallAs, 0},
    {"TemplateSummaryConfig", "TemplateSummaryConfig", "TemplateSummaryConfig", &s_TemplateSummaryConfig, 0},
    {0}}};
static const ModelShape s_GetTemplateSummaryOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Parameters", "Parameters", "Parameters", &s_ParameterDeclarations, 0},
    {"Description", "Description", "Description", &s_Description, 0},
    {"Capabilities", "Capabilities", "Capabilities", &s_Capabilities, 0},
    {"CapabilitiesReason", "CapabilitiesReason", "CapabilitiesReason", &model_string, 0},
    {"ResourceTypes", "ResourceTypes", "ResourceTypes", &s_ResourceTypes, 0},
    {"Version", "Version", "Version", &model_string, 0},
    {"Metadata", "Metadata", "Metadata", &model_string, 0},
    {"DeclaredTransforms", "DeclaredTransforms", "DeclaredTransforms", &s_TransformsList, 0},
    {"ResourceIdentifierSummaries", "ResourceIdentifierSummaries", "ResourceIdentifierSummaries", &s_ResourceIdentifierSummaries, 0},
    {"Warnings", "Warnings", "Warnings", &s_Warnings, 0},
    {0}}};
static const ModelShape s_Imports = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_LastOperations = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_OperationEntry, 0},
    {0}}};
static const ModelShape s_ListChangeSetsInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackName", "StackName", "StackName", &s_StackNameOrId, 1},
    {"NextToken", "NextToken", "NextToken", &s_NextToken, 0},
    {0}}};
static const ModelShape s_ListChangeSetsOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Summaries", "Summaries", "Summaries", &s_ChangeSetSummaries, 0},
    {"NextToken", "NextToken", "NextToken", &s_NextToken, 0},
    {0}}};
static const ModelShape s_ListExportsInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"NextToken", "NextToken", "NextToken", &s_NextToken, 0},
    {0}}};
static const ModelShape s_ListExportsOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Exports", "Exports", "Exports", &s_Exports, 0},
    {"NextToken", "NextToken", "NextToken", &s_NextToken, 0},
    {0}}};
static const ModelShape s_ListImportsInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ExportName", "ExportName", "ExportName", &model_string, 1},
    {"NextToken", "NextToken", "NextToken", &s_NextToken, 0},
    {0}}};
static const ModelShape s_ListImportsOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Imports", "Imports", "Imports", &s_Imports, 0},
    {"NextToken", "NextToken", "NextToken", &s_NextToken, 0},
    {0}}};
static const ModelShape s_ListStackResourcesInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackName", "StackName", "StackName", &model_string, 1},
    {"NextToken", "NextToken", "NextToken", &s_NextToken, 0},
    {0}}};
static const ModelShape s_ListStackResourcesOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackResourceSummaries", "StackResourceSummaries", "StackResourceSummaries", &s_StackResourceSummaries, 0},
    {"NextToken", "NextToken", "NextToken", &s_NextToken, 0},
    {0}}};
static const ModelShape s_ListStacksInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"NextToken", "NextToken", "NextToken", &s_NextToken, 0},
    {"StackStatusFilter", "StackStatusFilter", "StackStatusFilter", &s_StackStatusFilter, 0},
    {0}}};
static const ModelShape s_ListStacksOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackSummaries", "StackSummaries", "StackSummaries", &s_StackSummaries, 0},
    {"NextToken", "NextToken", "NextToken", &s_NextToken, 0},
    {0}}};
static const ModelShape s_LiveResourceDrift = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"PreviousValue", "PreviousValue", "PreviousValue", &model_string, 0},
    {"ActualValue", "ActualValue", "ActualValue", &model_string, 0},
    {"DriftDetectionTimestamp", "DriftDetectionTimestamp", "DriftDetectionTimestamp", &model_timestamp, 0},
    {0}}};
static const ModelShape s_LogicalResourceIds = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_ModuleInfo = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"TypeHierarchy", "TypeHierarchy", "TypeHierarchy", &model_string, 0},
    {"LogicalIdHierarchy", "LogicalIdHierarchy", "LogicalIdHierarchy", &model_string, 0},
    {0}}};
static const ModelShape s_MonitoringTimeInMinutes = {.type = SHAPE_INTEGER, AT_LEAST(0), AT_MOST(180)};
static const ModelShape s_NextToken = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(1024)};
static const ModelShape s_NotificationARNs = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_OnFailure = {.type = SHAPE_STRING, .choices = "DO_NOTHING, ROLLBACK, DELETE"};
static const ModelShape s_OnStackFailure = {.type = SHAPE_STRING, .choices = "DO_NOTHING, ROLLBACK, DELETE"};
static const ModelShape s_OperationEntry = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"OperationType", "OperationType", "OperationType", &model_string, 0},
    {"OperationId", "OperationId", "OperationId", &model_string, 0},
    {0}}};
static const ModelShape s_OperationEvent = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"EventId", "EventId", "EventId", &model_string, 0},
    {"StackId", "StackId", "StackId", &model_string, 0},
    {"OperationId", "OperationId", "OperationId", &model_string, 0},
    {"OperationType", "OperationType", "OperationType", &model_string, 0},
    {"OperationStatus", "OperationStatus", "OperationStatus", &model_string, 0},
    {"EventType", "EventType", "EventType", &model_string, 0},
    {"LogicalResourceId", "LogicalResourceId", "LogicalResourceId", &model_string, 0},
    {"PhysicalResourceId", "PhysicalResourceId", "PhysicalResourceId", &model_string, 0},
    {"ResourceType", "ResourceType", "ResourceType", &s_ResourceType, 0},
    {"Timestamp", "Timestamp", "Timestamp", &model_timestamp, 0},
    {"StartTime", "StartTime", "StartTime", &model_timestamp, 0},
    {"EndTime", "EndTime", "EndTime", &model_timestamp, 0},
    {"ResourceStatus", "ResourceStatus", "ResourceStatus", &model_string, 0},
    {"ResourceStatusReason", "ResourceStatusReason", "ResourceStatusReason", &model_string, 0},
    {"ResourceProperties", "ResourceProperties", "ResourceProperties", &model_string, 0},
    {"ClientRequestToken", "ClientRequestToken", "ClientRequestToken", &s_ClientRequestToken, 0},
    {"HookType", "HookType", "HookType", &model_string, 0},
    {"HookStatus", "HookStatus", "HookStatus", &model_string, 0},
    {"HookStatusReason", "HookStatusReason", "HookStatusReason", &model_string, 0},
    {"HookInvocationPoint", "HookInvocationPoint", "HookInvocationPoint", &model_string, 0},
    {"HookFailureMode", "HookFailureMode", "HookFailureMode", &model_string, 0},
    {"DetailedStatus", "DetailedStatus", "DetailedStatus", &model_string, 0},
    {"ValidationFailureMode", "ValidationFailureMode", "ValidationFailureMode", &model_string, 0},
    {"ValidationName", "ValidationName", "ValidationName", &model_string, 0},
    {"ValidationStatus", "ValidationStatus", "ValidationStatus", &model_string, 0},
    {"ValidationStatusReason", "ValidationStatusReason", "ValidationStatusReason", &model_string, 0},
    {"ValidationPath", "ValidationPath", "ValidationPath", &model_string, 0},
    {0}}};
static const ModelShape s_OperationEvents = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_OperationEvent, 0},
    {0}}};
static const ModelShape s_Output = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"OutputKey", "OutputKey", "OutputKey", &model_string, 0},
    {"OutputValue", "OutputValue", "OutputValue", &model_string, 0},
    {"Description", "Description", "Description", &s_Description, 0},
    {"ExportName", "ExportName", "ExportName", &model_string, 0},
    {0}}};
static const ModelShape s_Outputs = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_Output, 0},
    {0}}};
static const ModelShape s_Parameter = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ParameterKey", "ParameterKey", "ParameterKey", &model_string, 0},
    {"ParameterValue", "ParameterValue", "ParameterValue", &model_string, 0},
    {"UsePreviousValue", "UsePreviousValue", "UsePreviousValue", &model_boolean, 0},
    {"ResolvedValue", "ResolvedValue", "ResolvedValue", &model_string, 0},
    {0}}};
static const ModelShape s_ParameterConstraints = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AllowedValues", "AllowedValues", "AllowedValues", &s_AllowedValues, 0},
    {0}}};
static const ModelShape s_ParameterDeclaration = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ParameterKey", "ParameterKey", "ParameterKey", &model_string, 0},
    {"DefaultValue", "DefaultValue", "DefaultValue", &model_string, 0},
    {"ParameterType", "ParameterType", "ParameterType", &model_string, 0},
    {"NoEcho", "NoEcho", "NoEcho", &model_boolean, 0},
    {"Description", "Description", "Description", &s_Description, 0},
    {"ParameterConstraints", "ParameterConstraints", "ParameterConstraints", &s_ParameterConstraints, 0},
    {0}}};
static const ModelShape s_ParameterDeclarations = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_ParameterDeclaration, 0},
    {0}}};
static const ModelShape s_Parameters = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_Parameter, 0},
    {0}}};
static const ModelShape s_PhysicalResourceIdContext = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_PhysicalResourceIdContextKeyValuePair, 0},
    {0}}};
static const ModelShape s_PhysicalResourceIdContextKeyValuePair = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Key", "Key", "Key", &model_string, 1},
    {"Value", "Value", "Value", &model_string, 1},
    {0}}};
static const ModelShape s_PropertyDifference = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"PropertyPath", "PropertyPath", "PropertyPath", &model_string, 1},
    {"ExpectedValue", "ExpectedValue", "ExpectedValue", &model_string, 1},
    {"ActualValue", "ActualValue", "ActualValue", &model_string, 1},
    {"DifferenceType", "DifferenceType", "DifferenceType", &model_string, 1},
    {0}}};
static const ModelShape s_PropertyDifferences = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_PropertyDifference, 0},
    {0}}};
static const ModelShape s_ResourceChange = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"PolicyAction", "PolicyAction", "PolicyAction", &model_string, 0},
    {"Action", "Action", "Action", &model_string, 0},
    {"LogicalResourceId", "LogicalResourceId", "LogicalResourceId", &model_string, 0},
    {"PhysicalResourceId", "PhysicalResourceId", "PhysicalResourceId", &model_string, 0},
    {"ResourceType", "ResourceType", "ResourceType", &s_ResourceType, 0},
    {"Replacement", "Replacement", "Replacement", &model_string, 0},
    {"Scope", "Scope", "Scope", &s_Scope, 0},
    {"ResourceDriftStatus", "ResourceDriftStatus", "ResourceDriftStatus", &s_StackResourceDriftStatus, 0},
    {"ResourceDriftIgnoredAttributes", "ResourceDriftIgnoredAttributes", "ResourceDriftIgnoredAttributes", &s_ResourceDriftIgnoredAttributes, 0},
    {"Details", "Details", "Details", &s_ResourceChangeDetails, 0},
    {"ChangeSetId", "ChangeSetId", "ChangeSetId", &model_string, 0},
    {"ModuleInfo", "ModuleInfo", "ModuleInfo", &s_ModuleInfo, 0},
    {"BeforeContext", "BeforeContext", "BeforeContext", &model_string, 0},
    {"AfterContext", "AfterContext", "AfterContext", &model_string, 0},
    {"PreviousDeploymentContext", "PreviousDeploymentContext", "PreviousDeploymentContext", &model_string, 0},
    {0}}};
static const ModelShape s_ResourceChangeDetail = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Target", "Target", "Target", &s_ResourceTargetDefinition, 0},
    {"Evaluation", "Evaluation", "Evaluation", &model_string, 0},
    {"ChangeSource", "ChangeSource", "ChangeSource", &model_string, 0},
    {"CausingEntity", "CausingEntity", "CausingEntity", &model_string, 0},
    {0}}};
static const ModelShape s_ResourceChangeDetails = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_ResourceChangeDetail, 0},
    {0}}};
static const ModelShape s_ResourceDriftIgnoredAttribute = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Path", "Path", "Path", &model_string, 0},
    {"Reason", "Reason", "Reason", &model_string, 0},
    {0}}};
static const ModelShape s_ResourceDriftIgnoredAttributes = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_ResourceDriftIgnoredAttribute, 0},
    {0}}};
static const ModelShape s_ResourceIdentifierProperties = {.type = SHAPE_MAP, .members = (const ModelMember[]){
    {"key", "key", "key", &s_ResourceIdentifierPropertyKey, 0},
    {"value", "value", "value", &s_ResourceIdentifierPropertyValue, 0},
    {0}}};
static const ModelShape s_ResourceIdentifierPropertyKey = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(2048)};
static const ModelShape s_ResourceIdentifierPropertyValue = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(2048)};
static const ModelShape s_ResourceIdentifierSummaries = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_ResourceIdentifierSummary, 0},
    {0}}};
static const ModelShape s_ResourceIdentifierSummary = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ResourceType", "ResourceType", "ResourceType", &s_ResourceType, 0},
    {"LogicalResourceIds", "LogicalResourceIds", "LogicalResourceIds", &s_LogicalResourceIds, 0},
    {"ResourceIdentifiers", "ResourceIdentifiers", "ResourceIdentifiers", &s_ResourceIdentifiers, 0},
    {0}}};
static const ModelShape s_ResourceIdentifiers = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_ResourceIdentifierPropertyKey, 0},
    {0}}};
static const ModelShape s_ResourceTargetDefinition = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Attribute", "Attribute", "Attribute", &model_string, 0},
    {"Name", "Name", "Name", &model_string, 0},
    {"RequiresRecreation", "RequiresRecreation", "RequiresRecreation", &model_string, 0},
    {"Path", "Path", "Path", &model_string, 0},
    {"BeforeValue", "BeforeValue", "BeforeValue", &model_string, 0},
    {"AfterValue", "AfterValue", "AfterValue", &model_string, 0},
    {"BeforeValueFrom", "BeforeValueFrom", "BeforeValueFrom", &model_string, 0},
    {"AfterValueFrom", "AfterValueFrom", "AfterValueFrom", &model_string, 0},
    {"Drift", "Drift", "Drift", &s_LiveResourceDrift, 0},
    {"AttributeChangeType", "AttributeChangeType", "AttributeChangeType", &model_string, 0},
    {0}}};
static const ModelShape s_ResourceToImport = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ResourceType", "ResourceType", "ResourceType", &s_ResourceType, 1},
    {"LogicalResourceId", "LogicalResourceId", "LogicalResourceId", &model_string, 1},
    {"ResourceIdentifier", "ResourceIdentifier", "ResourceIdentifier", &s_ResourceIdentifierProperties, 1},
    {0}}};
static const ModelShape s_ResourceType = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(256)};
static const ModelShape s_ResourceTypes = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_ResourceType, 0},
    {0}}};
static const ModelShape s_ResourcesToImport = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_ResourceToImport, 0},
    {0}}};
static const ModelShape s_ResourcesToSkip = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_RetainResources = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_RoleARN = {.type = SHAPE_STRING, AT_LEAST(20), AT_MOST(2048)};
static const ModelShape s_RollbackConfiguration = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"RollbackTriggers", "RollbackTriggers", "RollbackTriggers", &s_RollbackTriggers, 0},
    {"MonitoringTimeInMinutes", "MonitoringTimeInMinutes", "MonitoringTimeInMinutes", &s_MonitoringTimeInMinutes, 0},
    {0}}};
static const ModelShape s_RollbackStackInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackName", "StackName", "StackName", &s_StackNameOrId, 1},
    {"RoleARN", "RoleARN", "RoleARN", &s_RoleARN, 0},
    {"ClientRequestToken", "ClientRequestToken", "ClientRequestToken", &s_ClientRequestToken, 0},
    {"RetainExceptOnCreate", "RetainExceptOnCreate", "RetainExceptOnCreate", &model_boolean, 0},
    {"DeploymentConfig", "DeploymentConfig", "DeploymentConfig", &s_DeploymentConfig, 0},
    {0}}};
static const ModelShape s_RollbackStackOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackId", "StackId", "StackId", &model_string, 0},
    {"OperationId", "OperationId", "OperationId", &model_string, 0},
    {0}}};
static const ModelShape s_RollbackTrigger = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Arn", "Arn", "Arn", &model_string, 1},
    {"Type", "Type", "Type", &model_string, 1},
    {0}}};
static const ModelShape s_RollbackTriggers = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_RollbackTrigger, 0},
    {0}}};
static const ModelShape s_Scope = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_SetStackPolicyInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackName", "StackName", "StackName", &model_string, 1},
    {"StackPolicyBody", "StackPolicyBody", "StackPolicyBody", &s_StackPolicyBody, 0},
    {"StackPolicyURL", "StackPolicyURL", "StackPolicyURL", &s_StackPolicyURL, 0},
    {0}}};
static const ModelShape s_Stack = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackId", "StackId", "StackId", &model_string, 0},
    {"StackName", "StackName", "StackName", &model_string, 1},
    {"ChangeSetId", "ChangeSetId", "ChangeSetId", &model_string, 0},
    {"Description", "Description", "Description", &s_Description, 0},
    {"Parameters", "Parameters", "Parameters", &s_Parameters, 0},
    {"CreationTime", "CreationTime", "CreationTime", &model_timestamp, 1},
    {"DeletionTime", "DeletionTime", "DeletionTime", &model_timestamp, 0},
    {"LastUpdatedTime", "LastUpdatedTime", "LastUpdatedTime", &model_timestamp, 0},
    {"RollbackConfiguration", "RollbackConfiguration", "RollbackConfiguration", &s_RollbackConfiguration, 0},
    {"StackStatus", "StackStatus", "StackStatus", &s_StackStatus, 1},
    {"StackStatusReason", "StackStatusReason", "StackStatusReason", &model_string, 0},
    {"DisableRollback", "DisableRollback", "DisableRollback", &model_boolean, 0},
    {"DeploymentConfig", "DeploymentConfig", "DeploymentConfig", &s_DeploymentConfig, 0},
    {"NotificationARNs", "NotificationARNs", "NotificationARNs", &s_NotificationARNs, 0},
    {"TimeoutInMinutes", "TimeoutInMinutes", "TimeoutInMinutes", &s_TimeoutMinutes, 0},
    {"Capabilities", "Capabilities", "Capabilities", &s_Capabilities, 0},
    {"Outputs", "Outputs", "Outputs", &s_Outputs, 0},
    {"RoleARN", "RoleARN", "RoleARN", &s_RoleARN, 0},
    {"Tags", "Tags", "Tags", &s_Tags, 0},
    {"EnableTerminationProtection", "EnableTerminationProtection", "EnableTerminationProtection", &model_boolean, 0},
    {"ParentId", "ParentId", "ParentId", &model_string, 0},
    {"RootId", "RootId", "RootId", &model_string, 0},
    {"DriftInformation", "DriftInformation", "DriftInformation", &s_StackDriftInformation, 0},
    {"RetainExceptOnCreate", "RetainExceptOnCreate", "RetainExceptOnCreate", &model_boolean, 0},
    {"DeletionMode", "DeletionMode", "DeletionMode", &s_DeletionMode, 0},
    {"DetailedStatus", "DetailedStatus", "DetailedStatus", &model_string, 0},
    {"LastOperations", "LastOperations", "LastOperations", &s_LastOperations, 0},
    {"AliasName", "AliasName", "AliasName", &model_string, 0},
    {0}}};
static const ModelShape s_StackDriftDetectionId = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(36)};
static const ModelShape s_StackDriftInformation = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackDriftStatus", "StackDriftStatus", "StackDriftStatus", &model_string, 1},
    {"LastCheckTimestamp", "LastCheckTimestamp", "LastCheckTimestamp", &model_timestamp, 0},
    {0}}};
static const ModelShape s_StackDriftInformationSummary = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackDriftStatus", "StackDriftStatus", "StackDriftStatus", &model_string, 1},
    {"LastCheckTimestamp", "LastCheckTimestamp", "LastCheckTimestamp", &model_timestamp, 0},
    {0}}};
static const ModelShape s_StackEvent = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackId", "StackId", "StackId", &model_string, 1},
    {"EventId", "EventId", "EventId", &model_string, 1},
    {"StackName", "StackName", "StackName", &model_string, 1},
    {"OperationId", "OperationId", "OperationId", &model_string, 0},
    {"LogicalResourceId", "LogicalResourceId", "LogicalResourceId", &model_string, 0},
    {"PhysicalResourceId", "PhysicalResourceId", "PhysicalResourceId", &model_string, 0},
    {"ResourceType", "ResourceType", "ResourceType", &s_ResourceType, 0},
    {"Timestamp", "Timestamp", "Timestamp", &model_timestamp, 1},
    {"ResourceStatus", "ResourceStatus", "ResourceStatus", &model_string, 0},
    {"ResourceStatusReason", "ResourceStatusReason", "ResourceStatusReason", &model_string, 0},
    {"ResourceProperties", "ResourceProperties", "ResourceProperties", &model_string, 0},
    {"ClientRequestToken", "ClientRequestToken", "ClientRequestToken", &s_ClientRequestToken, 0},
    {"HookType", "HookType", "HookType", &model_string, 0},
    {"HookStatus", "HookStatus", "HookStatus", &model_string, 0},
    {"HookStatusReason", "HookStatusReason", "HookStatusReason", &model_string, 0},
    {"HookInvocationPoint", "HookInvocationPoint", "HookInvocationPoint", &model_string, 0},
    {"HookInvocationId", "HookInvocationId", "HookInvocationId", &model_string, 0},
    {"HookFailureMode", "HookFailureMode", "HookFailureMode", &model_string, 0},
    {"DetailedStatus", "DetailedStatus", "DetailedStatus", &model_string, 0},
    {0}}};
static const ModelShape s_StackEvents = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_StackEvent, 0},
    {0}}};
static const ModelShape s_StackNameOrId = {.type = SHAPE_STRING, AT_LEAST(1)};
static const ModelShape s_StackPolicyBody = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(16384)};
static const ModelShape s_StackPolicyDuringUpdateBody = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(16384)};
static const ModelShape s_StackPolicyDuringUpdateURL = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(5120)};
static const ModelShape s_StackPolicyURL = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(5120)};
static const ModelShape s_StackResource = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackName", "StackName", "StackName", &model_string, 0},
    {"StackId", "StackId", "StackId", &model_string, 0},
    {"LogicalResourceId", "LogicalResourceId", "LogicalResourceId", &model_string, 1},
    {"PhysicalResourceId", "PhysicalResourceId", "PhysicalResourceId", &model_string, 0},
    {"ResourceType", "ResourceType", "ResourceType", &s_ResourceType, 1},
    {"Timestamp", "Timestamp", "Timestamp", &model_timestamp, 1},
    {"ResourceStatus", "ResourceStatus", "ResourceStatus", &model_string, 1},
    {"ResourceStatusReason", "ResourceStatusReason", "ResourceStatusReason", &model_string, 0},
    {"Description", "Description", "Description", &s_Description, 0},
    {"DriftInformation", "DriftInformation", "DriftInformation", &s_StackResourceDriftInformation, 0},
    {"ModuleInfo", "ModuleInfo", "ModuleInfo", &s_ModuleInfo, 0},
    {0}}};
static const ModelShape s_StackResourceDetail = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackName", "StackName", "StackName", &model_string, 0},
    {"StackId", "StackId", "StackId", &model_string, 0},
    {"LogicalResourceId", "LogicalResourceId", "LogicalResourceId", &model_string, 1},
    {"PhysicalResourceId", "PhysicalResourceId", "PhysicalResourceId", &model_string, 0},
    {"ResourceType", "ResourceType", "ResourceType", &s_ResourceType, 1},
    {"LastUpdatedTimestamp", "LastUpdatedTimestamp", "LastUpdatedTimestamp", &model_timestamp, 1},
    {"ResourceStatus", "ResourceStatus", "ResourceStatus", &model_string, 1},
    {"ResourceStatusReason", "ResourceStatusReason", "ResourceStatusReason", &model_string, 0},
    {"Description", "Description", "Description", &s_Description, 0},
    {"Metadata", "Metadata", "Metadata", &model_string, 0},
    {"DriftInformation", "DriftInformation", "DriftInformation", &s_StackResourceDriftInformation, 0},
    {"ModuleInfo", "ModuleInfo", "ModuleInfo", &s_ModuleInfo, 0},
    {0}}};
static const ModelShape s_StackResourceDrift = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackId", "StackId", "StackId", &model_string, 1},
    {"LogicalResourceId", "LogicalResourceId", "LogicalResourceId", &model_string, 1},
    {"PhysicalResourceId", "PhysicalResourceId", "PhysicalResourceId", &model_string, 0},
    {"PhysicalResourceIdContext", "PhysicalResourceIdContext", "PhysicalResourceIdContext", &s_PhysicalResourceIdContext, 0},
    {"ResourceType", "ResourceType", "ResourceType", &s_ResourceType, 1},
    {"ExpectedProperties", "ExpectedProperties", "ExpectedProperties", &model_string, 0},
    {"ActualProperties", "ActualProperties", "ActualProperties", &model_string, 0},
    {"PropertyDifferences", "PropertyDifferences", "PropertyDifferences", &s_PropertyDifferences, 0},
    {"StackResourceDriftStatus", "StackResourceDriftStatus", "StackResourceDriftStatus", &s_StackResourceDriftStatus, 1},
    {"Timestamp", "Timestamp", "Timestamp", &model_timestamp, 1},
    {"ModuleInfo", "ModuleInfo", "ModuleInfo", &s_ModuleInfo, 0},
    {"DriftStatusReason", "DriftStatusReason", "DriftStatusReason", &model_string, 0},
    {0}}};
static const ModelShape s_StackResourceDriftInformation = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackResourceDriftStatus", "StackResourceDriftStatus", "StackResourceDriftStatus", &s_StackResourceDriftStatus, 1},
    {"LastCheckTimestamp", "LastCheckTimestamp", "LastCheckTimestamp", &model_timestamp, 0},
    {0}}};
static const ModelShape s_StackResourceDriftInformationSummary = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackResourceDriftStatus", "StackResourceDriftStatus", "StackResourceDriftStatus", &s_StackResourceDriftStatus, 1},
    {"LastCheckTimestamp", "LastCheckTimestamp", "LastCheckTimestamp", &model_timestamp, 0},
    {0}}};
static const ModelShape s_StackResourceDriftStatus = {.type = SHAPE_STRING, .choices = "IN_SYNC, MODIFIED, DELETED, NOT_CHECKED, UNKNOWN, UNSUPPORTED"};
static const ModelShape s_StackResourceDriftStatusFilters = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_StackResourceDriftStatus, 0},
    {0}}};
static const ModelShape s_StackResourceDrifts = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_StackResourceDrift, 0},
    {0}}};
static const ModelShape s_StackResourceSummaries = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_StackResourceSummary, 0},
    {0}}};
static const ModelShape s_StackResourceSummary = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"LogicalResourceId", "LogicalResourceId", "LogicalResourceId", &model_string, 1},
    {"PhysicalResourceId", "PhysicalResourceId", "PhysicalResourceId", &model_string, 0},
    {"ResourceType", "ResourceType", "ResourceType", &s_ResourceType, 1},
    {"LastUpdatedTimestamp", "LastUpdatedTimestamp", "LastUpdatedTimestamp", &model_timestamp, 1},
    {"ResourceStatus", "ResourceStatus", "ResourceStatus", &model_string, 1},
    {"ResourceStatusReason", "ResourceStatusReason", "ResourceStatusReason", &model_string, 0},
    {"DriftInformation", "DriftInformation", "DriftInformation", &s_StackResourceDriftInformationSummary, 0},
    {"ModuleInfo", "ModuleInfo", "ModuleInfo", &s_ModuleInfo, 0},
    {0}}};
static const ModelShape s_StackResources = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_StackResource, 0},
    {0}}};
static const ModelShape s_StackStatus = {.type = SHAPE_STRING, .choices = "CREATE_IN_PROGRESS, CREATE_FAILED, CREATE_COMPLETE, ROLLBACK_IN_PROGRESS, ROLLBACK_FAILED, ROLLBACK_COMPLETE, DELETE_IN_PROGRESS, DELETE_FAILED, DELETE_COMPLETE, UPDATE_IN_PROGRESS, UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, UPDATE_COMPLETE, UPDATE_FAILED, UPDATE_ROLLBACK_IN_PROGRESS, UPDATE_ROLLBACK_FAILED, UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS, UPDATE_ROLLBACK_COMPLETE, REVIEW_IN_PROGRESS, IMPORT_IN_PROGRESS, IMPORT_COMPLETE, IMPORT_ROLLBACK_IN_PROGRESS, IMPORT_ROLLBACK_FAILED, IMPORT_ROLLBACK_COMPLETE"};
static const ModelShape s_StackStatusFilter = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_StackStatus, 0},
    {0}}};
static const ModelShape s_StackSummaries = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_StackSummary, 0},
    {0}}};
static const ModelShape s_StackSummary = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackId", "StackId", "StackId", &model_string, 0},
    {"StackName", "StackName", "StackName", &model_string, 1},
    {"TemplateDescription", "TemplateDescription", "TemplateDescription", &model_string, 0},
    {"CreationTime", "CreationTime", "CreationTime", &model_timestamp, 1},
    {"LastUpdatedTime", "LastUpdatedTime", "LastUpdatedTime", &model_timestamp, 0},
    {"DeletionTime", "DeletionTime", "DeletionTime", &model_timestamp, 0},
    {"StackStatus", "StackStatus", "StackStatus", &s_StackStatus, 1},
    {"StackStatusReason", "StackStatusReason", "StackStatusReason", &model_string, 0},
    {"ParentId", "ParentId", "ParentId", &model_string, 0},
    {"RootId", "RootId", "RootId", &model_string, 0},
    {"DriftInformation", "DriftInformation", "DriftInformation", &s_StackDriftInformationSummary, 0},
    {"LastOperations", "LastOperations", "LastOperations", &s_LastOperations, 0},
    {0}}};
static const ModelShape s_Stacks = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_Stack, 0},
    {0}}};
static const ModelShape s_StageList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_TemplateStage, 0},
    {0}}};
static const ModelShape s_Tag = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Key", "Key", "Key", &s_TagKey, 1},
    {"Value", "Value", "Value", &s_TagValue, 1},
    {0}}};
static const ModelShape s_TagKey = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(128)};
static const ModelShape s_TagValue = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(256)};
static const ModelShape s_Tags = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_Tag, 0},
    {0}}};
static const ModelShape s_TemplateBody = {.type = SHAPE_STRING, AT_LEAST(1)};
static const ModelShape s_TemplateParameter = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ParameterKey", "ParameterKey", "ParameterKey", &model_string, 0},
    {"DefaultValue", "DefaultValue", "DefaultValue", &model_string, 0},
    {"NoEcho", "NoEcho", "NoEcho", &model_boolean, 0},
    {"Description", "Description", "Description", &s_Description, 0},
    {0}}};
static const ModelShape s_TemplateParameters = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_TemplateParameter, 0},
    {0}}};
static const ModelShape s_TemplateStage = {.type = SHAPE_STRING, .choices = "Original, Processed"};
static const ModelShape s_TemplateSummaryConfig = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"TreatUnrecognizedResourceTypesAsWarnings", "TreatUnrecognizedResourceTypesAsWarnings", "TreatUnrecognizedResourceTypesAsWarnings", &model_boolean, 0},
    {0}}};
static const ModelShape s_TemplateURL = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(5120)};
static const ModelShape s_TimeoutMinutes = {.type = SHAPE_INTEGER, AT_LEAST(1)};
static const ModelShape s_TransformsList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_UpdateStackInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackName", "StackName", "StackName", &model_string, 1},
    {"TemplateBody", "TemplateBody", "TemplateBody", &s_TemplateBody, 0},
    {"TemplateURL", "TemplateURL", "TemplateURL", &s_TemplateURL, 0},
    {"UsePreviousTemplate", "UsePreviousTemplate", "UsePreviousTemplate", &model_boolean, 0},
    {"StackPolicyDuringUpdateBody", "StackPolicyDuringUpdateBody", "StackPolicyDuringUpdateBody", &s_StackPolicyDuringUpdateBody, 0},
    {"StackPolicyDuringUpdateURL", "StackPolicyDuringUpdateURL", "StackPolicyDuringUpdateURL", &s_StackPolicyDuringUpdateURL, 0},
    {"Parameters", "Parameters", "Parameters", &s_Parameters, 0},
    {"Capabilities", "Capabilities", "Capabilities", &s_Capabilities, 0},
    {"ResourceTypes", "ResourceTypes", "ResourceTypes", &s_ResourceTypes, 0},
    {"RoleARN", "RoleARN", "RoleARN", &s_RoleARN, 0},
    {"RollbackConfiguration", "RollbackConfiguration", "RollbackConfiguration", &s_RollbackConfiguration, 0},
    {"StackPolicyBody", "StackPolicyBody", "StackPolicyBody", &s_StackPolicyBody, 0},
    {"StackPolicyURL", "StackPolicyURL", "StackPolicyURL", &s_StackPolicyURL, 0},
    {"NotificationARNs", "NotificationARNs", "NotificationARNs", &s_NotificationARNs, 0},
    {"Tags", "Tags", "Tags", &s_Tags, 0},
    {"DisableRollback", "DisableRollback", "DisableRollback", &model_boolean, 0},
    {"ClientRequestToken", "ClientRequestToken", "ClientRequestToken", &s_ClientRequestToken, 0},
    {"RetainExceptOnCreate", "RetainExceptOnCreate", "RetainExceptOnCreate", &model_boolean, 0},
    {"DeploymentConfig", "DeploymentConfig", "DeploymentConfig", &s_DeploymentConfig, 0},
    {"DisableValidation", "DisableValidation", "DisableValidation", &model_boolean, 0},
    {0}}};
static const ModelShape s_UpdateStackOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackId", "StackId", "StackId", &model_string, 0},
    {"OperationId", "OperationId", "OperationId", &model_string, 0},
    {0}}};
static const ModelShape s_UpdateTerminationProtectionInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"EnableTerminationProtection", "EnableTerminationProtection", "EnableTerminationProtection", &model_boolean, 1},
    {"StackName", "StackName", "StackName", &s_StackNameOrId, 1},
    {0}}};
static const ModelShape s_UpdateTerminationProtectionOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StackId", "StackId", "StackId", &model_string, 0},
    {0}}};
static const ModelShape s_ValidateTemplateInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"TemplateBody", "TemplateBody", "TemplateBody", &s_TemplateBody, 0},
    {"TemplateURL", "TemplateURL", "TemplateURL", &s_TemplateURL, 0},
    {0}}};
static const ModelShape s_ValidateTemplateOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Parameters", "Parameters", "Parameters", &s_TemplateParameters, 0},
    {"Description", "Description", "Description", &s_Description, 0},
    {"Capabilities", "Capabilities", "Capabilities", &s_Capabilities, 0},
    {"CapabilitiesReason", "CapabilitiesReason", "CapabilitiesReason", &model_string, 0},
    {"DeclaredTransforms", "DeclaredTransforms", "DeclaredTransforms", &s_TransformsList, 0},
    {0}}};
static const ModelShape s_Warnings = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"UnrecognizedResourceTypes", "UnrecognizedResourceTypes", "UnrecognizedResourceTypes", &s_ResourceTypes, 0},
    {0}}};
const ModelService model_cloudformation = {
    .signing_name = "cloudformation", .id = "cloudformation", .protocol = PROTOCOL_QUERY, .protocols = PROTOCOL_QUERY,
    .version = "2010-05-15", .target = NULL, .json_version = NULL, .namespace = "http://cloudformation.amazonaws.com/doc/2010-05-15/",
    .operations = (const ModelOperation[]){
        {"CancelUpdateStack", &s_CancelUpdateStackInput, &model_nothing, NULL},
        {"ContinueUpdateRollback", &s_ContinueUpdateRollbackInput, &s_ContinueUpdateRollbackOutput, "ContinueUpdateRollbackResult"},
        {"CreateChangeSet", &s_CreateChangeSetInput, &s_CreateChangeSetOutput, "CreateChangeSetResult"},
        {"CreateStack", &s_CreateStackInput, &s_CreateStackOutput, "CreateStackResult"},
        {"DeleteChangeSet", &s_DeleteChangeSetInput, &s_DeleteChangeSetOutput, "DeleteChangeSetResult"},
        {"DeleteStack", &s_DeleteStackInput, &model_nothing, NULL},
        {"DescribeChangeSet", &s_DescribeChangeSetInput, &s_DescribeChangeSetOutput, "DescribeChangeSetResult"},
        {"DescribeEvents", &s_DescribeEventsInput, &s_DescribeEventsOutput, "DescribeEventsResult"},
        {"DescribeStackDriftDetectionStatus", &s_DescribeStackDriftDetectionStatusInput, &s_DescribeStackDriftDetectionStatusOutput, "DescribeStackDriftDetectionStatusResult"},
        {"DescribeStackEvents", &s_DescribeStackEventsInput, &s_DescribeStackEventsOutput, "DescribeStackEventsResult"},
        {"DescribeStackResource", &s_DescribeStackResourceInput, &s_DescribeStackResourceOutput, "DescribeStackResourceResult"},
        {"DescribeStackResourceDrifts", &s_DescribeStackResourceDriftsInput, &s_DescribeStackResourceDriftsOutput, "DescribeStackResourceDriftsResult"},
        {"DescribeStackResources", &s_DescribeStackResourcesInput, &s_DescribeStackResourcesOutput, "DescribeStackResourcesResult"},
        {"DescribeStacks", &s_DescribeStacksInput, &s_DescribeStacksOutput, "DescribeStacksResult"},
        {"DetectStackDrift", &s_DetectStackDriftInput, &s_DetectStackDriftOutput, "DetectStackDriftResult"},
        {"ExecuteChangeSet", &s_ExecuteChangeSetInput, &s_ExecuteChangeSetOutput, "ExecuteChangeSetResult"},
        {"GetStackPolicy", &s_GetStackPolicyInput, &s_GetStackPolicyOutput, "GetStackPolicyResult"},
        {"GetTemplate", &s_GetTemplateInput, &s_GetTemplateOutput, "GetTemplateResult"},
        {"GetTemplateSummary", &s_GetTemplateSummaryInput, &s_GetTemplateSummaryOutput, "GetTemplateSummaryResult"},
        {"ListChangeSets", &s_ListChangeSetsInput, &s_ListChangeSetsOutput, "ListChangeSetsResult"},
        {"ListExports", &s_ListExportsInput, &s_ListExportsOutput, "ListExportsResult"},
        {"ListImports", &s_ListImportsInput, &s_ListImportsOutput, "ListImportsResult"},
        {"ListStackResources", &s_ListStackResourcesInput, &s_ListStackResourcesOutput, "ListStackResourcesResult"},
        {"ListStacks", &s_ListStacksInput, &s_ListStacksOutput, "ListStacksResult"},
        {"RollbackStack", &s_RollbackStackInput, &s_RollbackStackOutput, "RollbackStackResult"},
        {"SetStackPolicy", &s_SetStackPolicyInput, &model_nothing, NULL},
        {"UpdateStack", &s_UpdateStackInput, &s_UpdateStackOutput, "UpdateStackResult"},
        {"UpdateTerminationProtection", &s_UpdateTerminationProtectionInput, &s_UpdateTerminationProtectionOutput, "UpdateTerminationProtectionResult"},
        {"ValidateTemplate", &s_ValidateTemplateInput, &s_ValidateTemplateOutput, "ValidateTemplateResult"},
    {0}}};
