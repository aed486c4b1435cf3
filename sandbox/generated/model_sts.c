/* Made by scripts/sandbox-models from the botocore of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/wire/model.h"

static const ModelShape
    s_AssumeRoleRequest,
    s_AssumeRoleResponse,
    s_AssumeRoleWithWebIdentityRequest,
    s_AssumeRoleWithWebIdentityResponse,
    s_AssumedRoleUser,
    s_Credentials,
    s_GetCallerIdentityRequest,
    s_GetCallerIdentityResponse,
    s_GetSessionTokenRequest,
    s_GetSessionTokenResponse,
    s_OriginIdentity,
    s_PolicyDescriptorType,
    s_ProvidedContext,
    s_ProvidedContextsListType,
    s_Tag,
    s_TransactionContext,
    s_TrustedIdentityPropagationContext,
    s_arnType,
    s_clientTokenType,
    s_contextAssertionType,
    s_durationSecondsType,
    s_externalIdType,
    s_minimumSessionTokenSizeType,
    s_policyDescriptorListType,
    s_roleDurationSecondsType,
    s_roleSessionNameType,
    s_serialNumberType,
    s_sessionPolicyDocumentType,
    s_sourceIdentityType,
    s_tagKeyListType,
    s_tagKeyType,
    s_tagListType,
    s_tagValueType,
    s_tokenCodeType,
    s_transactionContextIdentityProviderMapType,
    s_unrestrictedSessionPolicyDocumentType,
    s_urlType;

static const ModelShape s_AssumeRoleRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"RoleArn", "RoleArn", "RoleArn", &s_arnType, 1},
    {"RoleSessionName", "RoleSessionName", "RoleSessionName", &s_roleSessionNameType, 1},
    {"PolicyArns", "PolicyArns", "PolicyArns", &s_policyDescriptorListType, 0},
    {"Policy", "Policy", "Policy", &s_unrestrictedSessionPolicyDocumentType, 0},
    {"DurationSeconds", "DurationSeconds", "DurationSeconds", &s_roleDurationSecondsType, 0},
    {"Tags", "Tags", "Tags", &s_tagListType, 0},
    {"TransitiveTagKeys", "TransitiveTagKeys", "TransitiveTagKeys", &s_tagKeyListType, 0},
    {"ExternalId", "ExternalId", "ExternalId", &s_externalIdType, 0},
    {"SerialNumber", "SerialNumber", "SerialNumber", &s_serialNumberType, 0},
    {"TokenCode", "TokenCode", "TokenCode", &s_tokenCodeType, 0},
    {"SourceIdentity", "SourceIdentity", "SourceIdentity", &s_sourceIdentityType, 0},
    {"ProvidedContexts", "ProvidedContexts", "ProvidedContexts", &s_ProvidedContextsListType, 0},
    {"MinimumSessionTokenSize", "MinimumSessionTokenSize", "MinimumSessionTokenSize", &s_minimumSessionTokenSizeType, 0},
    {0}}};
static const ModelShape s_AssumeRoleResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Credentials", "Credentials", "Credentials", &s_Credentials, 0},
    {"AssumedRoleUser", "AssumedRoleUser", "AssumedRoleUser", &s_AssumedRoleUser, 0},
    {"PackedPolicySize", "PackedPolicySize", "PackedPolicySize", &model_integer, 0},
    {"SourceIdentity", "SourceIdentity", "SourceIdentity", &s_sourceIdentityType, 0},
    {"SessionTokenUtilization", "SessionTokenUtilization", "SessionTokenUtilization", &model_integer, 0},
    {"SessionTokenSize", "SessionTokenSize", "SessionTokenSize", &model_integer, 0},
    {0}}};
static const ModelShape s_AssumeRoleWithWebIdentityRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"RoleArn", "RoleArn", "RoleArn", &s_arnType, 1},
    {"RoleSessionName", "RoleSessionName", "RoleSessionName", &s_roleSessionNameType, 1},
    {"WebIdentityToken", "WebIdentityToken", "WebIdentityToken", &s_clientTokenType, 1},
    {"ProviderId", "ProviderId", "ProviderId", &s_urlType, 0},
    {"PolicyArns", "PolicyArns", "PolicyArns", &s_policyDescriptorListType, 0},
    {"Policy", "Policy", "Policy", &s_sessionPolicyDocumentType, 0},
    {"DurationSeconds", "DurationSeconds", "DurationSeconds", &s_roleDurationSecondsType, 0},
    {"MinimumSessionTokenSize", "MinimumSessionTokenSize", "MinimumSessionTokenSize", &s_minimumSessionTokenSizeType, 0},
    {0}}};
static const ModelShape s_AssumeRoleWithWebIdentityResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Credentials", "Credentials", "Credentials", &s_Credentials, 0},
    {"SubjectFromWebIdentityToken", "SubjectFromWebIdentityToken", "SubjectFromWebIdentityToken", &model_string, 0},
    {"AssumedRoleUser", "AssumedRoleUser", "AssumedRoleUser", &s_AssumedRoleUser, 0},
    {"PackedPolicySize", "PackedPolicySize", "PackedPolicySize", &model_integer, 0},
    {"Provider", "Provider", "Provider", &model_string, 0},
    {"Audience", "Audience", "Audience", &model_string, 0},
    {"SourceIdentity", "SourceIdentity", "SourceIdentity", &s_sourceIdentityType, 0},
    {"SessionTokenUtilization", "SessionTokenUtilization", "SessionTokenUtilization", &model_integer, 0},
    {"SessionTokenSize", "SessionTokenSize", "SessionTokenSize", &model_integer, 0},
    {"TrustedIdentityPropagationContext", "TrustedIdentityPropagationContext", "TrustedIdentityPropagationContext", &s_TrustedIdentityPropagationContext, 0},
    {0}}};
static const ModelShape s_AssumedRoleUser = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AssumedRoleId", "AssumedRoleId", "AssumedRoleId", &model_string, 1},
    {"Arn", "Arn", "Arn", &s_arnType, 1},
    {0}}};
static const ModelShape s_Credentials = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AccessKeyId", "AccessKeyId", "AccessKeyId", &model_string, 1},
    {"SecretAccessKey", "SecretAccessKey", "SecretAccessKey", &model_string, 1},
    {"SessionToken", "SessionToken", "SessionToken", &model_string, 1},
    {"Expiration", "Expiration", "Expiration", &model_timestamp, 1},
    {0}}};
static const ModelShape s_GetCallerIdentityRequest = {.type = SHAPE_STRUCTURE};
static const ModelShape s_GetCallerIdentityResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"UserId", "UserId", "UserId", &model_string, 0},
    {"Account", "Account", "Account", &model_string, 0},
    {"Arn", "Arn", "Arn", &s_arnType, 0},
    {0}}};
static const ModelShape s_GetSessionTokenRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DurationSeconds", "DurationSeconds", "DurationSeconds", &s_durationSecondsType, 0},
    {"SerialNumber", "SerialNumber", "SerialNumber", &s_serialNumberType, 0},
    {"TokenCode", "TokenCode", "TokenCode", &s_tokenCodeType, 0},
    {"MinimumSessionTokenSize", "MinimumSessionTokenSize", "MinimumSessionTokenSize", &s_minimumSessionTokenSizeType, 0},
    {0}}};
static const ModelShape s_GetSessionTokenResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Credentials", "Credentials", "Credentials", &s_Credentials, 0},
    {"SessionTokenUtilization", "SessionTokenUtilization", "SessionTokenUtilization", &model_integer, 0},
    {"SessionTokenSize", "SessionTokenSize", "SessionTokenSize", &model_integer, 0},
    {0}}};
static const ModelShape s_OriginIdentity = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Subject", "Subject", "Subject", &model_string, 0},
    {"SubjectType", "SubjectType", "SubjectType", &model_string, 0},
    {"Issuer", "Issuer", "Issuer", &model_string, 0},
    {"FederatedProviderArn", "FederatedProviderArn", "FederatedProviderArn", &s_arnType, 0},
    {0}}};
static const ModelShape s_PolicyDescriptorType = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"arn", "arn", "arn", &s_arnType, 0},
    {0}}};
static const ModelShape s_ProvidedContext = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ProviderArn", "ProviderArn", "ProviderArn", &s_arnType, 0},
    {"ContextAssertion", "ContextAssertion", "ContextAssertion", &s_contextAssertionType, 0},
    {0}}};
static const ModelShape s_ProvidedContextsListType = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_ProvidedContext, 0},
    {0}}};
static const ModelShape s_Tag = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Key", "Key", "Key", &s_tagKeyType, 1},
    {"Value", "Value", "Value", &s_tagValueType, 1},
    {0}}};
static const ModelShape s_TransactionContext = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"IdentityProvider", "IdentityProvider", "IdentityProvider", &s_transactionContextIdentityProviderMapType, 0},
    {0}}};
static const ModelShape s_TrustedIdentityPropagationContext = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"OriginIdentity", "OriginIdentity", "OriginIdentity", &s_OriginIdentity, 0},
    {"TransactionContext", "TransactionContext", "TransactionContext", &s_TransactionContext, 0},
    {0}}};
static const ModelShape s_arnType = {.type = SHAPE_STRING, AT_LEAST(20), AT_MOST(2048)};
static const ModelShape s_clientTokenType = {.type = SHAPE_STRING, AT_LEAST(4), AT_MOST(20000)};
static const ModelShape s_contextAssertionType = {.type = SHAPE_STRING, AT_LEAST(4), AT_MOST(3072)};
static const ModelShape s_durationSecondsType = {.type = SHAPE_INTEGER, AT_LEAST(900), AT_MOST(129600)};
static const ModelShape s_externalIdType = {.type = SHAPE_STRING, AT_LEAST(2), AT_MOST(1224)};
static const ModelShape s_minimumSessionTokenSizeType = {.type = SHAPE_INTEGER, AT_LEAST(0), AT_MOST(4096)};
static const ModelShape s_policyDescriptorListType = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_PolicyDescriptorType, 0},
    {0}}};
static const ModelShape s_roleDurationSecondsType = {.type = SHAPE_INTEGER, AT_LEAST(900), AT_MOST(43200)};
static const ModelShape s_roleSessionNameType = {.type = SHAPE_STRING, AT_LEAST(2), AT_MOST(64)};
static const ModelShape s_serialNumberType = {.type = SHAPE_STRING, AT_LEAST(9), AT_MOST(256)};
static const ModelShape s_sessionPolicyDocumentType = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(2048)};
static const ModelShape s_sourceIdentityType = {.type = SHAPE_STRING, AT_LEAST(2), AT_MOST(256)};
static const ModelShape s_tagKeyListType = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_tagKeyType, 0},
    {0}}};
static const ModelShape s_tagKeyType = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(128)};
static const ModelShape s_tagListType = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_Tag, 0},
    {0}}};
static const ModelShape s_tagValueType = {.type = SHAPE_STRING, AT_LEAST(0), AT_MOST(256)};
static const ModelShape s_tokenCodeType = {.type = SHAPE_STRING, AT_LEAST(6), AT_MOST(6)};
static const ModelShape s_transactionContextIdentityProviderMapType = {.type = SHAPE_MAP, .members = (const ModelMember[]){
    {"key", "key", "key", &model_string, 0},
    {"value", "value", "value", &model_string, 0},
    {0}}};
static const ModelShape s_unrestrictedSessionPolicyDocumentType = {.type = SHAPE_STRING, AT_LEAST(1)};
static const ModelShape s_urlType = {.type = SHAPE_STRING, AT_LEAST(4), AT_MOST(2048)};
const ModelService model_sts = {
    .signing_name = "sts", .id = "sts", .protocol = PROTOCOL_QUERY, .protocols = PROTOCOL_QUERY,
    .version = "2011-06-15", .target = NULL, .json_version = NULL, .namespace = "https://sts.amazonaws.com/doc/2011-06-15/",
    .operations = (const ModelOperation[]){
        {"AssumeRole", &s_AssumeRoleRequest, &s_AssumeRoleResponse, "AssumeRoleResult"},
        {"AssumeRoleWithWebIdentity", &s_AssumeRoleWithWebIdentityRequest, &s_AssumeRoleWithWebIdentityResponse, "AssumeRoleWithWebIdentityResult"},
        {"GetCallerIdentity", &s_GetCallerIdentityRequest, &s_GetCallerIdentityResponse, "GetCallerIdentityResult"},
        {"GetSessionToken", &s_GetSessionTokenRequest, &s_GetSessionTokenResponse, "GetSessionTokenResult"},
    {0}}};
