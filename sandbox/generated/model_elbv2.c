/* Made by scripts/sandbox-models from the botocore of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/wire/model.h"

static const ModelShape
    s_Action,
    s_Actions,
    s_AdministrativeOverride,
    s_AlpnPolicyName,
    s_AnomalyDetection,
    s_AuthenticateCognitoActionAuthenticationRequestExtraParams,
    s_AuthenticateCognitoActionConfig,
    s_AuthenticateOidcActionAuthenticationRequestExtraParams,
    s_AuthenticateOidcActionConfig,
    s_AvailabilityZone,
    s_AvailabilityZones,
    s_Certificate,
    s_CertificateList,
    s_ClientCertificateIdentityFilter,
    s_ClientCertificateIdentityFilters,
    s_DeregisterTargetsInput,
    s_DeregisterTargetsOutput,
    s_DescribeListenersInput,
    s_DescribeListenersOutput,
    s_DescribeLoadBalancerAttributesInput,
    s_DescribeLoadBalancerAttributesOutput,
    s_DescribeLoadBalancersInput,
    s_DescribeLoadBalancersOutput,
    s_DescribeTargetGroupsInput,
    s_DescribeTargetGroupsOutput,
    s_DescribeTargetHealthInput,
    s_DescribeTargetHealthInputIncludeEnum,
    s_DescribeTargetHealthOutput,
    s_FixedResponseActionConfig,
    s_ForwardActionConfig,
    s_IpamPools,
    s_JwtValidationActionAdditionalClaim,
    s_JwtValidationActionAdditionalClaimValues,
    s_JwtValidationActionAdditionalClaims,
    s_JwtValidationActionConfig,
    s_ListOfDescribeTargetHealthIncludeOptions,
    s_Listener,
    s_ListenerArns,
    s_Listeners,
    s_LoadBalancer,
    s_LoadBalancerAddress,
    s_LoadBalancerAddresses,
    s_LoadBalancerArns,
    s_LoadBalancerAttribute,
    s_LoadBalancerAttributeKey,
    s_LoadBalancerAttributeValue,
    s_LoadBalancerAttributes,
    s_LoadBalancerNames,
    s_LoadBalancerState,
    s_LoadBalancers,
    s_Matcher,
    s_ModifyLoadBalancerAttributesInput,
    s_ModifyLoadBalancerAttributesOutput,
    s_MutualAuthenticationAttributes,
    s_PageSize,
    s_Port,
    s_QuicServerId,
    s_RedirectActionConfig,
    s_RegisterTargetsInput,
    s_RegisterTargetsOutput,
    s_SecurityGroups,
    s_SourceNatIpv6Prefixes,
    s_TargetDescription,
    s_TargetDescriptions,
    s_TargetGroup,
    s_TargetGroupArns,
    s_TargetGroupList,
    s_TargetGroupNames,
    s_TargetGroupStickinessConfig,
    s_TargetGroupTuple,
    s_TargetGroups,
    s_TargetHealth,
    s_TargetHealthDescription,
    s_TargetHealthDescriptions;

static const ModelShape s_Action = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Type", "Type", "Type", &model_string, 1},
    {"TargetGroupArn", "TargetGroupArn", "TargetGroupArn", &model_string, 0},
    {"AuthenticateOidcConfig", "AuthenticateOidcConfig", "AuthenticateOidcConfig", &s_AuthenticateOidcActionConfig, 0},
    {"AuthenticateCognitoConfig", "AuthenticateCognitoConfig", "AuthenticateCognitoConfig", &s_AuthenticateCognitoActionConfig, 0},
    {"Order", "Order", "Order", &model_integer, 0},
    {"RedirectConfig", "RedirectConfig", "RedirectConfig", &s_RedirectActionConfig, 0},
    {"FixedResponseConfig", "FixedResponseConfig", "FixedResponseConfig", &s_FixedResponseActionConfig, 0},
    {"ForwardConfig", "ForwardConfig", "ForwardConfig", &s_ForwardActionConfig, 0},
    {"JwtValidationConfig", "JwtValidationConfig", "JwtValidationConfig", &s_JwtValidationActionConfig, 0},
    {0}}};
static const ModelShape s_Actions = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_Action, 0},
    {0}}};
static const ModelShape s_AdministrativeOverride = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"State", "State", "State", &model_string, 0},
    {"Reason", "Reason", "Reason", &model_string, 0},
    {"Description", "Description", "Description", &model_string, 0},
    {0}}};
static const ModelShape s_AlpnPolicyName = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_AnomalyDetection = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Result", "Result", "Result", &model_string, 0},
    {"MitigationInEffect", "MitigationInEffect", "MitigationInEffect", &model_string, 0},
    {0}}};
static const ModelShape s_AuthenticateCognitoActionAuthenticationRequestExtraParams = {.type = SHAPE_MAP, .members = (const ModelMember[]){
    {"key", "key", "key", &model_string, 0},
    {"value", "value", "value", &model_string, 0},
    {0}}};
static const ModelShape s_AuthenticateCognitoActionConfig = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"UserPoolArn", "UserPoolArn", "UserPoolArn", &model_string, 1},
    {"UserPoolClientId", "UserPoolClientId", "UserPoolClientId", &model_string, 1},
    {"UserPoolDomain", "UserPoolDomain", "UserPoolDomain", &model_string, 1},
    {"SessionCookieName", "SessionCookieName", "SessionCookieName", &model_string, 0},
    {"Scope", "Scope", "Scope", &model_string, 0},
    {"SessionTimeout", "SessionTimeout", "SessionTimeout", &model_long, 0},
    {"AuthenticationRequestExtraParams", "AuthenticationRequestExtraParams", "AuthenticationRequestExtraParams", &s_AuthenticateCognitoActionAuthenticationRequestExtraParams, 0},
    {"OnUnauthenticatedRequest", "OnUnauthenticatedRequest", "OnUnauthenticatedRequest", &model_string, 0},
    {0}}};
static const ModelShape s_AuthenticateOidcActionAuthenticationRequestExtraParams = {.type = SHAPE_MAP, .members = (const ModelMember[]){
    {"key", "key", "key", &model_string, 0},
    {"value", "value", "value", &model_string, 0},
    {0}}};
static const ModelShape s_AuthenticateOidcActionConfig = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Issuer", "Issuer", "Issuer", &model_string, 1},
    {"AuthorizationEndpoint", "AuthorizationEndpoint", "AuthorizationEndpoint", &model_string, 1},
    {"TokenEndpoint", "TokenEndpoint", "TokenEndpoint", &model_string, 1},
    {"UserInfoEndpoint", "UserInfoEndpoint", "UserInfoEndpoint", &model_string, 1},
    {"ClientId", "ClientId", "ClientId", &model_string, 1},
    {"ClientSecret", "ClientSecret", "ClientSecret", &model_string, 0},
    {"SessionCookieName", "SessionCookieName", "SessionCookieName", &model_string, 0},
    {"Scope", "Scope", "Scope", &model_string, 0},
    {"SessionTimeout", "SessionTimeout", "SessionTimeout", &model_long, 0},
    {"AuthenticationRequestExtraParams", "AuthenticationRequestExtraParams", "AuthenticationRequestExtraParams", &s_AuthenticateOidcActionAuthenticationRequestExtraParams, 0},
    {"OnUnauthenticatedRequest", "OnUnauthenticatedRequest", "OnUnauthenticatedRequest", &model_string, 0},
    {"UseExistingClientSecret", "UseExistingClientSecret", "UseExistingClientSecret", &model_boolean, 0},
    {0}}};
static const ModelShape s_AvailabilityZone = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ZoneName", "ZoneName", "ZoneName", &model_string, 0},
    {"SubnetId", "SubnetId", "SubnetId", &model_string, 0},
    {"OutpostId", "OutpostId", "OutpostId", &model_string, 0},
    {"LoadBalancerAddresses", "LoadBalancerAddresses", "LoadBalancerAddresses", &s_LoadBalancerAddresses, 0},
    {"SourceNatIpv6Prefixes", "SourceNatIpv6Prefixes", "SourceNatIpv6Prefixes", &s_SourceNatIpv6Prefixes, 0},
    {0}}};
static const ModelShape s_AvailabilityZones = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_AvailabilityZone, 0},
    {0}}};
static const ModelShape s_Certificate = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"CertificateArn", "CertificateArn", "CertificateArn", &model_string, 0},
    {"IsDefault", "IsDefault", "IsDefault", &model_boolean, 0},
    {0}}};
static const ModelShape s_CertificateList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_Certificate, 0},
    {0}}};
static const ModelShape s_ClientCertificateIdentityFilter = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Field", "Field", "Field", &model_string, 1},
    {"Action", "Action", "Action", &model_string, 1},
    {"MatchType", "MatchType", "MatchType", &model_string, 1},
    {"Value", "Value", "Value", &model_string, 1},
    {0}}};
static const ModelShape s_ClientCertificateIdentityFilters = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_ClientCertificateIdentityFilter, 0},
    {0}}};
static const ModelShape s_DeregisterTargetsInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"TargetGroupArn", "TargetGroupArn", "TargetGroupArn", &model_string, 1},
    {"Targets", "Targets", "Targets", &s_TargetDescriptions, 1},
    {0}}};
static const ModelShape s_DeregisterTargetsOutput = {.type = SHAPE_STRUCTURE};
static const ModelShape s_DescribeListenersInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"LoadBalancerArn", "LoadBalancerArn", "LoadBalancerArn", &model_string, 0},
    {"ListenerArns", "ListenerArns", "ListenerArns", &s_ListenerArns, 0},
    {"Marker", "Marker", "Marker", &model_string, 0},
    {"PageSize", "PageSize", "PageSize", &s_PageSize, 0},
    {0}}};
static const ModelShape s_DescribeListenersOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Listeners", "Listeners", "Listeners", &s_Listeners, 0},
    {"NextMarker", "NextMarker", "NextMarker", &model_string, 0},
    {0}}};
static const ModelShape s_DescribeLoadBalancerAttributesInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"LoadBalancerArn", "LoadBalancerArn", "LoadBalancerArn", &model_string, 1},
    {0}}};
static const ModelShape s_DescribeLoadBalancerAttributesOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Attributes", "Attributes", "Attributes", &s_LoadBalancerAttributes, 0},
    {0}}};
static const ModelShape s_DescribeLoadBalancersInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"LoadBalancerArns", "LoadBalancerArns", "LoadBalancerArns", &s_LoadBalancerArns, 0},
    {"Names", "Names", "Names", &s_LoadBalancerNames, 0},
    {"Marker", "Marker", "Marker", &model_string, 0},
    {"PageSize", "PageSize", "PageSize", &s_PageSize, 0},
    {0}}};
static const ModelShape s_DescribeLoadBalancersOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"LoadBalancers", "LoadBalancers", "LoadBalancers", &s_LoadBalancers, 0},
    {"NextMarker", "NextMarker", "NextMarker", &model_string, 0},
    {0}}};
static const ModelShape s_DescribeTargetGroupsInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"LoadBalancerArn", "LoadBalancerArn", "LoadBalancerArn", &model_string, 0},
    {"TargetGroupArns", "TargetGroupArns", "TargetGroupArns", &s_TargetGroupArns, 0},
    {"Names", "Names", "Names", &s_TargetGroupNames, 0},
    {"Marker", "Marker", "Marker", &model_string, 0},
    {"PageSize", "PageSize", "PageSize", &s_PageSize, 0},
    {0}}};
static const ModelShape s_DescribeTargetGroupsOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"TargetGroups", "TargetGroups", "TargetGroups", &s_TargetGroups, 0},
    {"NextMarker", "NextMarker", "NextMarker", &model_string, 0},
    {0}}};
static const ModelShape s_DescribeTargetHealthInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"TargetGroupArn", "TargetGroupArn", "TargetGroupArn", &model_string, 1},
    {"Targets", "Targets", "Targets", &s_TargetDescriptions, 0},
    {"Include", "Include", "Include", &s_ListOfDescribeTargetHealthIncludeOptions, 0},
    {0}}};
static const ModelShape s_DescribeTargetHealthInputIncludeEnum = {.type = SHAPE_STRING, .choices = "AnomalyDetection, All"};
static const ModelShape s_DescribeTargetHealthOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"TargetHealthDescriptions", "TargetHealthDescriptions", "TargetHealthDescriptions", &s_TargetHealthDescriptions, 0},
    {0}}};
static const ModelShape s_FixedResponseActionConfig = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"MessageBody", "MessageBody", "MessageBody", &model_string, 0},
    {"StatusCode", "StatusCode", "StatusCode", &model_string, 1},
    {"ContentType", "ContentType", "ContentType", &model_string, 0},
    {0}}};
static const ModelShape s_ForwardActionConfig = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"TargetGroups", "TargetGroups", "TargetGroups", &s_TargetGroupList, 0},
    {"TargetGroupStickinessConfig", "TargetGroupStickinessConfig", "TargetGroupStickinessConfig", &s_TargetGroupStickinessConfig, 0},
    {0}}};
static const ModelShape s_IpamPools = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Ipv4IpamPoolId", "Ipv4IpamPoolId", "Ipv4IpamPoolId", &model_string, 0},
    {0}}};
static const ModelShape s_JwtValidationActionAdditionalClaim = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Format", "Format", "Format", &model_string, 1},
    {"Name", "Name", "Name", &model_string, 1},
    {"Values", "Values", "Values", &s_JwtValidationActionAdditionalClaimValues, 1},
    {0}}};
static const ModelShape s_JwtValidationActionAdditionalClaimValues = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_JwtValidationActionAdditionalClaims = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_JwtValidationActionAdditionalClaim, 0},
    {0}}};
static const ModelShape s_JwtValidationActionConfig = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"JwksEndpoint", "JwksEndpoint", "JwksEndpoint", &model_string, 1},
    {"Issuer", "Issuer", "Issuer", &model_string, 1},
    {"AdditionalClaims", "AdditionalClaims", "AdditionalClaims", &s_JwtValidationActionAdditionalClaims, 0},
    {0}}};
static const ModelShape s_ListOfDescribeTargetHealthIncludeOptions = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_DescribeTargetHealthInputIncludeEnum, 0},
    {0}}};
static const ModelShape s_Listener = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ListenerArn", "ListenerArn", "ListenerArn", &model_string, 0},
    {"LoadBalancerArn", "LoadBalancerArn", "LoadBalancerArn", &model_string, 0},
    {"Port", "Port", "Port", &s_Port, 0},
    {"Protocol", "Protocol", "Protocol", &model_string, 0},
    {"Certificates", "Certificates", "Certificates", &s_CertificateList, 0},
    {"SslPolicy", "SslPolicy", "SslPolicy", &model_string, 0},
    {"DefaultActions", "DefaultActions", "DefaultActions", &s_Actions, 0},
    {"AlpnPolicy", "AlpnPolicy", "AlpnPolicy", &s_AlpnPolicyName, 0},
    {"MutualAuthentication", "MutualAuthentication", "MutualAuthentication", &s_MutualAuthenticationAttributes, 0},
    {0}}};
static const ModelShape s_ListenerArns = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_Listeners = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_Listener, 0},
    {0}}};
static const ModelShape s_LoadBalancer = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"LoadBalancerArn", "LoadBalancerArn", "LoadBalancerArn", &model_string, 0},
    {"DNSName", "DNSName", "DNSName", &model_string, 0},
    {"CanonicalHostedZoneId", "CanonicalHostedZoneId", "CanonicalHostedZoneId", &model_string, 0},
    {"CreatedTime", "CreatedTime", "CreatedTime", &model_timestamp, 0},
    {"LoadBalancerName", "LoadBalancerName", "LoadBalancerName", &model_string, 0},
    {"Scheme", "Scheme", "Scheme", &model_string, 0},
    {"VpcId", "VpcId", "VpcId", &model_string, 0},
    {"State", "State", "State", &s_LoadBalancerState, 0},
    {"Type", "Type", "Type", &model_string, 0},
    {"AvailabilityZones", "AvailabilityZones", "AvailabilityZones", &s_AvailabilityZones, 0},
    {"SecurityGroups", "SecurityGroups", "SecurityGroups", &s_SecurityGroups, 0},
    {"IpAddressType", "IpAddressType", "IpAddressType", &model_string, 0},
    {"CustomerOwnedIpv4Pool", "CustomerOwnedIpv4Pool", "CustomerOwnedIpv4Pool", &model_string, 0},
    {"EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic", "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic", "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic", &model_string, 0},
    {"EnablePrefixForIpv6SourceNat", "EnablePrefixForIpv6SourceNat", "EnablePrefixForIpv6SourceNat", &model_string, 0},
    {"IpamPools", "IpamPools", "IpamPools", &s_IpamPools, 0},
    {0}}};
static const ModelShape s_LoadBalancerAddress = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"IpAddress", "IpAddress", "IpAddress", &model_string, 0},
    {"AllocationId", "AllocationId", "AllocationId", &model_string, 0},
    {"PrivateIPv4Address", "PrivateIPv4Address", "PrivateIPv4Address", &model_string, 0},
    {"IPv6Address", "IPv6Address", "IPv6Address", &model_string, 0},
    {0}}};
static const ModelShape s_LoadBalancerAddresses = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_LoadBalancerAddress, 0},
    {0}}};
static const ModelShape s_LoadBalancerArns = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_LoadBalancerAttribute = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Key", "Key", "Key", &s_LoadBalancerAttributeKey, 0},
    {"Value", "Value", "Value", &s_LoadBalancerAttributeValue, 0},
    {0}}};
static const ModelShape s_LoadBalancerAttributeKey = {.type = SHAPE_STRING, AT_MOST(256)};
static const ModelShape s_LoadBalancerAttributeValue = {.type = SHAPE_STRING, AT_MOST(1024)};
static const ModelShape s_LoadBalancerAttributes = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_LoadBalancerAttribute, 0},
    {0}}};
static const ModelShape s_LoadBalancerNames = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_LoadBalancerState = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Code", "Code", "Code", &model_string, 0},
    {"Reason", "Reason", "Reason", &model_string, 0},
    {0}}};
static const ModelShape s_LoadBalancers = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_LoadBalancer, 0},
    {0}}};
static const ModelShape s_Matcher = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"HttpCode", "HttpCode", "HttpCode", &model_string, 0},
    {"GrpcCode", "GrpcCode", "GrpcCode", &model_string, 0},
    {0}}};
static const ModelShape s_ModifyLoadBalancerAttributesInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"LoadBalancerArn", "LoadBalancerArn", "LoadBalancerArn", &model_string, 1},
    {"Attributes", "Attributes", "Attributes", &s_LoadBalancerAttributes, 1},
    {0}}};
static const ModelShape s_ModifyLoadBalancerAttributesOutput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Attributes", "Attributes", "Attributes", &s_LoadBalancerAttributes, 0},
    {0}}};
static const ModelShape s_MutualAuthenticationAttributes = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Mode", "Mode", "Mode", &model_string, 0},
    {"TrustStoreArn", "TrustStoreArn", "TrustStoreArn", &model_string, 0},
    {"IgnoreClientCertificateExpiry", "IgnoreClientCertificateExpiry", "IgnoreClientCertificateExpiry", &model_boolean, 0},
    {"TrustStoreAssociationStatus", "TrustStoreAssociationStatus", "TrustStoreAssociationStatus", &model_string, 0},
    {"AdvertiseTrustStoreCaNames", "AdvertiseTrustStoreCaNames", "AdvertiseTrustStoreCaNames", &model_string, 0},
    {"ClientCertificateIdentityFilters", "ClientCertificateIdentityFilters", "ClientCertificateIdentityFilters", &s_ClientCertificateIdentityFilters, 0},
    {0}}};
static const ModelShape s_PageSize = {.type = SHAPE_INTEGER, AT_LEAST(1), AT_MOST(400)};
static const ModelShape s_Port = {.type = SHAPE_INTEGER, AT_LEAST(1), AT_MOST(65535)};
static const ModelShape s_QuicServerId = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(256)};
static const ModelShape s_RedirectActionConfig = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Protocol", "Protocol", "Protocol", &model_string, 0},
    {"Port", "Port", "Port", &model_string, 0},
    {"Host", "Host", "Host", &model_string, 0},
    {"Path", "Path", "Path", &model_string, 0},
    {"Query", "Query", "Query", &model_string, 0},
    {"StatusCode", "StatusCode", "StatusCode", &model_string, 1},
    {0}}};
static const ModelShape s_RegisterTargetsInput = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"TargetGroupArn", "TargetGroupArn", "TargetGroupArn", &model_string, 1},
    {"Targets", "Targets", "Targets", &s_TargetDescriptions, 1},
    {0}}};
static const ModelShape s_RegisterTargetsOutput = {.type = SHAPE_STRUCTURE};
static const ModelShape s_SecurityGroups = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_SourceNatIpv6Prefixes = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_TargetDescription = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Id", "Id", "Id", &model_string, 1},
    {"Port", "Port", "Port", &s_Port, 0},
    {"AvailabilityZone", "AvailabilityZone", "AvailabilityZone", &model_string, 0},
    {"QuicServerId", "QuicServerId", "QuicServerId", &s_QuicServerId, 0},
    {0}}};
static const ModelShape s_TargetDescriptions = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_TargetDescription, 0},
    {0}}};
static const ModelShape s_TargetGroup = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"TargetGroupArn", "TargetGroupArn", "TargetGroupArn", &model_string, 0},
    {"TargetGroupName", "TargetGroupName", "TargetGroupName", &model_string, 0},
    {"Protocol", "Protocol", "Protocol", &model_string, 0},
    {"Port", "Port", "Port", &s_Port, 0},
    {"VpcId", "VpcId", "VpcId", &model_string, 0},
    {"HealthCheckProtocol", "HealthCheckProtocol", "HealthCheckProtocol", &model_string, 0},
    {"HealthCheckPort", "HealthCheckPort", "HealthCheckPort", &model_string, 0},
    {"HealthCheckEnabled", "HealthCheckEnabled", "HealthCheckEnabled", &model_boolean, 0},
    {"HealthCheckIntervalSeconds", "HealthCheckIntervalSeconds", "HealthCheckIntervalSeconds", &model_integer, 0},
    {"HealthCheckTimeoutSeconds", "HealthCheckTimeoutSeconds", "HealthCheckTimeoutSeconds", &model_integer, 0},
    {"HealthyThresholdCount", "HealthyThresholdCount", "HealthyThresholdCount", &model_integer, 0},
    {"UnhealthyThresholdCount", "UnhealthyThresholdCount", "UnhealthyThresholdCount", &model_integer, 0},
    {"HealthCheckPath", "HealthCheckPath", "HealthCheckPath", &model_string, 0},
    {"Matcher", "Matcher", "Matcher", &s_Matcher, 0},
    {"LoadBalancerArns", "LoadBalancerArns", "LoadBalancerArns", &s_LoadBalancerArns, 0},
    {"TargetType", "TargetType", "TargetType", &model_string, 0},
    {"ProtocolVersion", "ProtocolVersion", "ProtocolVersion", &model_string, 0},
    {"IpAddressType", "IpAddressType", "IpAddressType", &model_string, 0},
    {"TargetControlPort", "TargetControlPort", "TargetControlPort", &model_integer, 0},
    {0}}};
static const ModelShape s_TargetGroupArns = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_TargetGroupList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_TargetGroupTuple, 0},
    {0}}};
static const ModelShape s_TargetGroupNames = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_TargetGroupStickinessConfig = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Enabled", "Enabled", "Enabled", &model_boolean, 0},
    {"DurationSeconds", "DurationSeconds", "DurationSeconds", &model_integer, 0},
    {0}}};
static const ModelShape s_TargetGroupTuple = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"TargetGroupArn", "TargetGroupArn", "TargetGroupArn", &model_string, 0},
    {"Weight", "Weight", "Weight", &model_integer, 0},
    {0}}};
static const ModelShape s_TargetGroups = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_TargetGroup, 0},
    {0}}};
static const ModelShape s_TargetHealth = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"State", "State", "State", &model_string, 0},
    {"Reason", "Reason", "Reason", &model_string, 0},
    {"Description", "Description", "Description", &model_string, 0},
    {0}}};
static const ModelShape s_TargetHealthDescription = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Target", "Target", "Target", &s_TargetDescription, 0},
    {"HealthCheckPort", "HealthCheckPort", "HealthCheckPort", &model_string, 0},
    {"TargetHealth", "TargetHealth", "TargetHealth", &s_TargetHealth, 0},
    {"AnomalyDetection", "AnomalyDetection", "AnomalyDetection", &s_AnomalyDetection, 0},
    {"AdministrativeOverride", "AdministrativeOverride", "AdministrativeOverride", &s_AdministrativeOverride, 0},
    {0}}};
static const ModelShape s_TargetHealthDescriptions = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_TargetHealthDescription, 0},
    {0}}};
const ModelService model_elbv2 = {
    .signing_name = "elasticloadbalancing", .id = "elbv2", .protocol = PROTOCOL_QUERY, .protocols = PROTOCOL_QUERY,
    .version = "2015-12-01", .target = NULL, .json_version = NULL, .namespace = "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/",
    .operations = (const ModelOperation[]){
        {"DeregisterTargets", &s_DeregisterTargetsInput, &s_DeregisterTargetsOutput, "DeregisterTargetsResult"},
        {"DescribeListeners", &s_DescribeListenersInput, &s_DescribeListenersOutput, "DescribeListenersResult"},
        {"DescribeLoadBalancerAttributes", &s_DescribeLoadBalancerAttributesInput, &s_DescribeLoadBalancerAttributesOutput, "DescribeLoadBalancerAttributesResult"},
        {"DescribeLoadBalancers", &s_DescribeLoadBalancersInput, &s_DescribeLoadBalancersOutput, "DescribeLoadBalancersResult"},
        {"DescribeTargetGroups", &s_DescribeTargetGroupsInput, &s_DescribeTargetGroupsOutput, "DescribeTargetGroupsResult"},
        {"DescribeTargetHealth", &s_DescribeTargetHealthInput, &s_DescribeTargetHealthOutput, "DescribeTargetHealthResult"},
        {"ModifyLoadBalancerAttributes", &s_ModifyLoadBalancerAttributesInput, &s_ModifyLoadBalancerAttributesOutput, "ModifyLoadBalancerAttributesResult"},
        {"RegisterTargets", &s_RegisterTargetsInput, &s_RegisterTargetsOutput, "RegisterTargetsResult"},
    {0}}};
