/* Made by scripts/sandbox-models from the botocore of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/wire/model.h"

static const ModelShape
    s_ActionNameListType,
    s_ActionNameType,
    s_AttachedPermissionsBoundary,
    s_AttachmentName,
    s_AttachmentType,
    s_ContextEntry,
    s_ContextEntryListType,
    s_ContextKeyNameType,
    s_ContextKeyNamesResultListType,
    s_ContextKeyTypeEnum,
    s_ContextKeyValueListType,
    s_EvalDecisionDetailsType,
    s_EvaluationResult,
    s_EvaluationResultsListType,
    s_GetRoleRequest,
    s_GetRoleResponse,
    s_InlinePolicyIdentifierType,
    s_ListAccountAliasesRequest,
    s_ListAccountAliasesResponse,
    s_OrganizationsDecisionDetail,
    s_PermissionsBoundaryDecisionDetail,
    s_PolicyExclusionsListType,
    s_PolicyIdentifier,
    s_PolicyIdentifierPolicyType,
    s_Position,
    s_ResourceHandlingOptionType,
    s_ResourceNameListType,
    s_ResourceNameType,
    s_ResourceSpecificResult,
    s_ResourceSpecificResultListType,
    s_Role,
    s_RoleLastUsed,
    s_SimulatePolicyResponse,
    s_SimulatePrincipalPolicyRequest,
    s_SimulationPolicyListType,
    s_SourceRoleTemplate,
    s_Statement,
    s_StatementListType,
    s_Tag,
    s_accountAliasListType,
    s_arnType,
    s_markerType,
    s_maxItemsType,
    s_policyDocumentType,
    s_policyNameType,
    s_roleNameType,
    s_tagListType;

static const ModelShape s_ActionNameListType = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_ActionNameType, 0},
    {0}}};
static const ModelShape s_ActionNameType = {.type = SHAPE_STRING, AT_LEAST(3), AT_MOST(128)};
static const ModelShape s_AttachedPermissionsBoundary = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"PermissionsBoundaryType", "PermissionsBoundaryType", "PermissionsBoundaryType", &model_string, 0},
    {"PermissionsBoundaryArn", "PermissionsBoundaryArn", "PermissionsBoundaryArn", &s_arnType, 0},
    {0}}};
static const ModelShape s_AttachmentName = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(128)};
static const ModelShape s_AttachmentType = {.type = SHAPE_STRING, .choices = "user, group, role"};
static const ModelShape s_ContextEntry = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ContextKeyName", "ContextKeyName", "ContextKeyName", &s_ContextKeyNameType, 0},
    {"ContextKeyValues", "ContextKeyValues", "ContextKeyValues", &s_ContextKeyValueListType, 0},
    {"ContextKeyType", "ContextKeyType", "ContextKeyType", &s_ContextKeyTypeEnum, 0},
    {0}}};
static const ModelShape s_ContextEntryListType = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_ContextEntry, 0},
    {0}}};
static const ModelShape s_ContextKeyNameType = {.type = SHAPE_STRING, AT_LEAST(5), AT_MOST(256)};
static const ModelShape s_ContextKeyNamesResultListType = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_ContextKeyNameType, 0},
    {0}}};
static const ModelShape s_ContextKeyTypeEnum = {.type = SHAPE_STRING, .choices = "string, stringList, numeric, numericList, boolean, booleanList, ip, ipList, binary, binaryList, date, dateList"};
static const ModelShape s_ContextKeyValueListType = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_EvalDecisionDetailsType = {.type = SHAPE_MAP, .members = (const ModelMember[]){
    {"key", "key", "key", &model_string, 0},
    {"value", "value", "value", &model_string, 0},
    {0}}};
static const ModelShape s_EvaluationResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"EvalActionName", "EvalActionName", "EvalActionName", &s_ActionNameType, 1},
    {"EvalResourceName", "EvalResourceName", "EvalResourceName", &s_ResourceNameType, 0},
    {"EvalDecision", "EvalDecision", "EvalDecision", &model_string, 1},
    {"MatchedStatements", "MatchedStatements", "MatchedStatements", &s_StatementListType, 0},
    {"MissingContextValues", "MissingContextValues", "MissingContextValues", &s_ContextKeyNamesResultListType, 0},
    {"OrganizationsDecisionDetail", "OrganizationsDecisionDetail", "OrganizationsDecisionDetail", &s_OrganizationsDecisionDetail, 0},
    {"PermissionsBoundaryDecisionDetail", "PermissionsBoundaryDecisionDetail", "PermissionsBoundaryDecisionDetail", &s_PermissionsBoundaryDecisionDetail, 0},
    {"EvalDecisionDetails", "EvalDecisionDetails", "EvalDecisionDetails", &s_EvalDecisionDetailsType, 0},
    {"ResourceSpecificResults", "ResourceSpecificResults", "ResourceSpecificResults", &s_ResourceSpecificResultListType, 0},
    {0}}};
static const ModelShape s_EvaluationResultsListType = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_EvaluationResult, 0},
    {0}}};
static const ModelShape s_GetRoleRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"RoleName", "RoleName", "RoleName", &s_roleNameType, 1},
    {0}}};
static const ModelShape s_GetRoleResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Role", "Role", "Role", &s_Role, 1},
    {0}}};
static const ModelShape s_InlinePolicyIdentifierType = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"PolicyName", "PolicyName", "PolicyName", &s_policyNameType, 1},
    {"AttachmentType", "AttachmentType", "AttachmentType", &s_AttachmentType, 1},
    {"AttachmentName", "AttachmentName", "AttachmentName", &s_AttachmentName, 1},
    {0}}};
static const ModelShape s_ListAccountAliasesRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Marker", "Marker", "Marker", &s_markerType, 0},
    {"MaxItems", "MaxItems", "MaxItems", &s_maxItemsType, 0},
    {0}}};
static const ModelShape s_ListAccountAliasesResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AccountAliases", "AccountAliases", "AccountAliases", &s_accountAliasListType, 1},
    {"IsTruncated", "IsTruncated", "IsTruncated", &model_boolean, 0},
    {"Marker", "Marker", "Marker", &model_string, 0},
    {0}}};
static const ModelShape s_OrganizationsDecisionDetail = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AllowedByOrganizations", "AllowedByOrganizations", "AllowedByOrganizations", &model_boolean, 0},
    {0}}};
static const ModelShape s_PermissionsBoundaryDecisionDetail = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AllowedByPermissionsBoundary", "AllowedByPermissionsBoundary", "AllowedByPermissionsBoundary", &model_boolean, 0},
    {0}}};
static const ModelShape s_PolicyExclusionsListType = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_PolicyIdentifier, 0},
    {0}}};
static const ModelShape s_PolicyIdentifier = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"PolicyType", "PolicyType", "PolicyType", &s_PolicyIdentifierPolicyType, 0},
    {"PolicyArn", "PolicyArn", "PolicyArn", &s_arnType, 0},
    {"InlinePolicyIdentifier", "InlinePolicyIdentifier", "InlinePolicyIdentifier", &s_InlinePolicyIdentifierType, 0},
    {0}}};
static const ModelShape s_PolicyIdentifierPolicyType = {.type = SHAPE_STRING, .choices = "inline, aws-managed, user-managed, permission-boundary, scp, rcp"};
static const ModelShape s_Position = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Line", "Line", "Line", &model_integer, 0},
    {"Column", "Column", "Column", &model_integer, 0},
    {0}}};
static const ModelShape s_ResourceHandlingOptionType = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(64)};
static const ModelShape s_ResourceNameListType = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_ResourceNameType, 0},
    {0}}};
static const ModelShape s_ResourceNameType = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(2048)};
static const ModelShape s_ResourceSpecificResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"EvalResourceName", "EvalResourceName", "EvalResourceName", &s_ResourceNameType, 1},
    {"EvalResourceDecision", "EvalResourceDecision", "EvalResourceDecision", &model_string, 1},
    {"MatchedStatements", "MatchedStatements", "MatchedStatements", &s_StatementListType, 0},
    {"MissingContextValues", "MissingContextValues", "MissingContextValues", &s_ContextKeyNamesResultListType, 0},
    {"EvalDecisionDetails", "EvalDecisionDetails", "EvalDecisionDetails", &s_EvalDecisionDetailsType, 0},
    {"PermissionsBoundaryDecisionDetail", "PermissionsBoundaryDecisionDetail", "PermissionsBoundaryDecisionDetail", &s_PermissionsBoundaryDecisionDetail, 0},
    {0}}};
static const ModelShape s_ResourceSpecificResultListType = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_ResourceSpecificResult, 0},
    {0}}};
static const ModelShape s_Role = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Path", "Path", "Path", &model_string, 1},
    {"RoleName", "RoleName", "RoleName", &s_roleNameType, 1},
    {"RoleId", "RoleId", "RoleId", &model_string, 1},
    {"Arn", "Arn", "Arn", &s_arnType, 1},
    {"CreateDate", "CreateDate", "CreateDate", &model_timestamp, 1},
    {"AssumeRolePolicyDocument", "AssumeRolePolicyDocument", "AssumeRolePolicyDocument", &s_policyDocumentType, 0},
    {"Description", "Description", "Description", &model_string, 0},
    {"MaxSessionDuration", "MaxSessionDuration", "MaxSessionDuration", &model_integer, 0},
    {"MaxSigninSessionDuration", "MaxSigninSessionDuration", "MaxSigninSessionDuration", &model_integer, 0},
    {"PermissionsBoundary", "PermissionsBoundary", "PermissionsBoundary", &s_AttachedPermissionsBoundary, 0},
    {"Tags", "Tags", "Tags", &s_tagListType, 0},
    {"RoleLastUsed", "RoleLastUsed", "RoleLastUsed", &s_RoleLastUsed, 0},
    {"SourceRoleTemplate", "SourceRoleTemplate", "SourceRoleTemplate", &s_SourceRoleTemplate, 0},
    {0}}};
static const ModelShape s_RoleLastUsed = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"LastUsedDate", "LastUsedDate", "LastUsedDate", &model_timestamp, 0},
    {"Region", "Region", "Region", &model_string, 0},
    {0}}};
static const ModelShape s_SimulatePolicyResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"EvaluationResults", "EvaluationResults", "EvaluationResults", &s_EvaluationResultsListType, 0},
    {"IsTruncated", "IsTruncated", "IsTruncated", &model_boolean, 0},
    {"Marker", "Marker", "Marker", &model_string, 0},
    {0}}};
static const ModelShape s_SimulatePrincipalPolicyRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"PolicySourceArn", "PolicySourceArn", "PolicySourceArn", &s_arnType, 1},
    {"PolicyInputList", "PolicyInputList", "PolicyInputList", &s_SimulationPolicyListType, 0},
    {"PermissionsBoundaryPolicyInputList", "PermissionsBoundaryPolicyInputList", "PermissionsBoundaryPolicyInputList", &s_SimulationPolicyListType, 0},
    {"PolicyExclusionList", "PolicyExclusionList", "PolicyExclusionList", &s_PolicyExclusionsListType, 0},
    {"ActionNames", "ActionNames", "ActionNames", &s_ActionNameListType, 1},
    {"ResourceArns", "ResourceArns", "ResourceArns", &s_ResourceNameListType, 0},
    {"ResourcePolicy", "ResourcePolicy", "ResourcePolicy", &s_policyDocumentType, 0},
    {"ResourceOwner", "ResourceOwner", "ResourceOwner", &s_ResourceNameType, 0},
    {"CallerArn", "CallerArn", "CallerArn", &s_ResourceNameType, 0},
    {"ContextEntries", "ContextEntries", "ContextEntries", &s_ContextEntryListType, 0},
    {"ResourceHandlingOption", "ResourceHandlingOption", "ResourceHandlingOption", &s_ResourceHandlingOptionType, 0},
    {"MaxItems", "MaxItems", "MaxItems", &s_maxItemsType, 0},
    {"Marker", "Marker", "Marker", &s_markerType, 0},
    {0}}};
static const ModelShape s_SimulationPolicyListType = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_policyDocumentType, 0},
    {0}}};
static const ModelShape s_SourceRoleTemplate = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"TemplateArn", "TemplateArn", "TemplateArn", &s_arnType, 1},
    {"TemplateMinorVersion", "TemplateMinorVersion", "TemplateMinorVersion", &model_integer, 1},
    {0}}};
static const ModelShape s_Statement = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"SourcePolicyId", "SourcePolicyId", "SourcePolicyId", &model_string, 0},
    {"SourcePolicyType", "SourcePolicyType", "SourcePolicyType", &model_string, 0},
    {"StartPosition", "StartPosition", "StartPosition", &s_Position, 0},
    {"EndPosition", "EndPosition", "EndPosition", &s_Position, 0},
    {0}}};
static const ModelShape s_StatementListType = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_Statement, 0},
    {0}}};
static const ModelShape s_Tag = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Key", "Key", "Key", &model_string, 1},
    {"Value", "Value", "Value", &model_string, 1},
    {0}}};
static const ModelShape s_accountAliasListType = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_arnType = {.type = SHAPE_STRING, AT_LEAST(20), AT_MOST(2048)};
static const ModelShape s_markerType = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(320)};
static const ModelShape s_maxItemsType = {.type = SHAPE_INTEGER, AT_LEAST(1), AT_MOST(1000)};
static const ModelShape s_policyDocumentType = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(131072)};
static const ModelShape s_policyNameType = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(128)};
static const ModelShape s_roleNameType = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(64)};
static const ModelShape s_tagListType = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_Tag, 0},
    {0}}};
const ModelService model_iam = {
    .signing_name = "iam", .id = "iam", .protocol = PROTOCOL_QUERY, .protocols = PROTOCOL_QUERY,
    .version = "2010-05-08", .target = NULL, .json_version = NULL, .namespace = "https://iam.amazonaws.com/doc/2010-05-08/",
    .operations = (const ModelOperation[]){
        {"GetRole", &s_GetRoleRequest, &s_GetRoleResponse, "GetRoleResult"},
        {"ListAccountAliases", &s_ListAccountAliasesRequest, &s_ListAccountAliasesResponse, "ListAccountAliasesResult"},
        {"SimulatePrincipalPolicy", &s_SimulatePrincipalPolicyRequest, &s_SimulatePolicyResponse, "SimulatePrincipalPolicyResult"},
    {0}}};
