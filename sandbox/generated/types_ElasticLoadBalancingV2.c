/* Made by scripts/sandbox-types from the cfn-lint of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/values/types.h"

static const TypeProperty
    ElasticLoadBalancingV2_Listener[12],
    ElasticLoadBalancingV2_Listener__Action[10],
    ElasticLoadBalancingV2_Listener__AuthenticateCognitoConfig[9],
    ElasticLoadBalancingV2_Listener__AuthenticateOidcConfig[13],
    ElasticLoadBalancingV2_Listener__Certificate[2],
    ElasticLoadBalancingV2_Listener__FixedResponseConfig[4],
    ElasticLoadBalancingV2_Listener__ForwardConfig[3],
    ElasticLoadBalancingV2_Listener__JwtValidationActionAdditionalClaim[4],
    ElasticLoadBalancingV2_Listener__JwtValidationConfig[4],
    ElasticLoadBalancingV2_Listener__ListenerAttribute[3],
    ElasticLoadBalancingV2_Listener__MutualAuthentication[5],
    ElasticLoadBalancingV2_Listener__RedirectConfig[7],
    ElasticLoadBalancingV2_Listener__Tag[3],
    ElasticLoadBalancingV2_Listener__TargetGroupStickinessConfig[3],
    ElasticLoadBalancingV2_Listener__TargetGroupTuple[3],
    ElasticLoadBalancingV2_LoadBalancer[20],
    ElasticLoadBalancingV2_LoadBalancer__LoadBalancerAttribute[3],
    ElasticLoadBalancingV2_LoadBalancer__MinimumLoadBalancerCapacity[2],
    ElasticLoadBalancingV2_LoadBalancer__SubnetMapping[6],
    ElasticLoadBalancingV2_LoadBalancer__Tag[3],
    ElasticLoadBalancingV2_TargetGroup[25],
    ElasticLoadBalancingV2_TargetGroup__Matcher[3],
    ElasticLoadBalancingV2_TargetGroup__Tag[3],
    ElasticLoadBalancingV2_TargetGroup__TargetDescription[5],
    ElasticLoadBalancingV2_TargetGroup__TargetGroupAttribute[3];

static const TypeProperty ElasticLoadBalancingV2_Listener[] = {
    {"AlpnPolicy", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"Certificates", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = ElasticLoadBalancingV2_Listener__Certificate}, .unique = true}},
    {"DefaultActions", REQUIRED, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = ElasticLoadBalancingV2_Listener__Action}, .unique = true}},
    {"ListenerArn", READ_ONLY, {.kind = 's'}},
    {"ListenerAttributes", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = ElasticLoadBalancingV2_Listener__ListenerAttribute}, .unique = true}},
    {"LoadBalancerArn", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {"MutualAuthentication", 0, {.kind = 'o', .members = ElasticLoadBalancingV2_Listener__MutualAuthentication}},
    {"Port", 0, {.kind = 'i', AT_LEAST(1), AT_MOST(65535)}},
    {"Protocol", 0, {.kind = 's', .values = "GENEVE|HTTP|HTTPS|QUIC|TCP|TCP_QUIC|TCP_UDP|TLS|UDP"}},
    {"SslPolicy", 0, {.kind = 's'}},
    {"Tags", 0, {.kind = 'a', AT_LEAST(1), .items = &(const TypeNode){.kind = 'o', .members = ElasticLoadBalancingV2_Listener__Tag}}},
    {0}};
static const TypeProperty ElasticLoadBalancingV2_Listener__Action[] = {
    {"AuthenticateCognitoConfig", 0, {.kind = 'o', .members = ElasticLoadBalancingV2_Listener__AuthenticateCognitoConfig}},
    {"AuthenticateOidcConfig", 0, {.kind = 'o', .members = ElasticLoadBalancingV2_Listener__AuthenticateOidcConfig, .choices = (const TypeChoice[]){{ANY_OF, NULL, "ClientSecret|UseExistingClientSecret"}, {0}}}},
    {"FixedResponseConfig", 0, {.kind = 'o', .members = ElasticLoadBalancingV2_Listener__FixedResponseConfig}},
    {"ForwardConfig", 0, {.kind = 'o', .members = ElasticLoadBalancingV2_Listener__ForwardConfig}},
    {"JwtValidationConfig", 0, {.kind = 'o', .members = ElasticLoadBalancingV2_Listener__JwtValidationConfig}},
    {"Order", 0, {.kind = 'i', AT_LEAST(1), AT_MOST(50000)}},
    {"RedirectConfig", 0, {.kind = 'o', .members = ElasticLoadBalancingV2_Listener__RedirectConfig}},
    {"TargetGroupArn", 0, {.kind = 's'}},
    {"Type", REQUIRED, {.kind = 's', .values = "authenticate-cognito|authenticate-oidc|fixed-response|forward|jwt-validation|redirect"}},
    {0}};
static const TypeProperty ElasticLoadBalancingV2_Listener__AuthenticateCognitoConfig[] = {
    {"AuthenticationRequestExtraParams", 0, {.kind = 'o'}},
    {"OnUnauthenticatedRequest", 0, {.kind = 's', .values = "allow|authenticate|deny"}},
    {"Scope", 0, {.kind = 's'}},
    {"SessionCookieName", 0, {.kind = 's'}},
    {"SessionTimeout", 0, {.kind = 's'}},
    {"UserPoolArn", REQUIRED, {.kind = 's'}},
    {"UserPoolClientId", REQUIRED, {.kind = 's'}},
    {"UserPoolDomain", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty ElasticLoadBalancingV2_Listener__AuthenticateOidcConfig[] = {
    {"AuthenticationRequestExtraParams", 0, {.kind = 'o'}},
    {"AuthorizationEndpoint", REQUIRED, {.kind = 's'}},
    {"ClientId", REQUIRED, {.kind = 's'}},
    {"ClientSecret", 0, {.kind = 's'}},
    {"Issuer", REQUIRED, {.kind = 's'}},
    {"OnUnauthenticatedRequest", 0, {.kind = 's', .values = "allow|authenticate|deny"}},
    {"Scope", 0, {.kind = 's'}},
    {"SessionCookieName", 0, {.kind = 's'}},
    {"SessionTimeout", 0, {.kind = 's'}},
    {"TokenEndpoint", REQUIRED, {.kind = 's'}},
    {"UseExistingClientSecret", 0, {.kind = 'b'}},
    {"UserInfoEndpoint", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty ElasticLoadBalancingV2_Listener__Certificate[] = {
    {"CertificateArn", 0, {.kind = 's'}},
    {0}};
static const TypeProperty ElasticLoadBalancingV2_Listener__FixedResponseConfig[] = {
    {"ContentType", 0, {.kind = 's', AT_LEAST(0), AT_MOST(32)}},
    {"MessageBody", 0, {.kind = 's', AT_LEAST(0), AT_MOST(1024)}},
    {"StatusCode", REQUIRED, {.kind = 's', .pattern = "^(2|4|5)\\d\\d$"}},
    {0}};
static const TypeProperty ElasticLoadBalancingV2_Listener__ForwardConfig[] = {
    {"TargetGroupStickinessConfig", 0, {.kind = 'o', .members = ElasticLoadBalancingV2_Listener__TargetGroupStickinessConfig}},
    {"TargetGroups", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = ElasticLoadBalancingV2_Listener__TargetGroupTuple}, .unique = true}},
    {0}};
static const TypeProperty ElasticLoadBalancingV2_Listener__JwtValidationActionAdditionalClaim[] = {
    {"Format", REQUIRED, {.kind = 's', .values = "single-string|space-separated-values|string-array"}},
    {"Name", REQUIRED, {.kind = 's'}},
    {"Values", REQUIRED, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {0}};
static const TypeProperty ElasticLoadBalancingV2_Listener__JwtValidationConfig[] = {
    {"AdditionalClaims", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = ElasticLoadBalancingV2_Listener__JwtValidationActionAdditionalClaim}, .unique = true}},
    {"Issuer", REQUIRED, {.kind = 's'}},
    {"JwksEndpoint", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty ElasticLoadBalancingV2_Listener__ListenerAttribute[] = {
    {"Key", 0, {.kind = 's'}},
    {"Value", 0, {.kind = 's'}},
    {0}};
static const TypeProperty ElasticLoadBalancingV2_Listener__MutualAuthentication[] = {
    {"AdvertiseTrustStoreCaNames", 0, {.kind = 's', .values = "off|on"}},
    {"IgnoreClientCertificateExpiry", 0, {.kind = 'b'}},
    {"Mode", 0, {.kind = 's'}},
    {"TrustStoreArn", 0, {.kind = 's'}},
    {0}};
static const TypeProperty ElasticLoadBalancingV2_Listener__RedirectConfig[] = {
    {"Host", 0, {.kind = 's', AT_LEAST(1), AT_MOST(128)}},
    {"Path", 0, {.kind = 's', AT_LEAST(1), AT_MOST(128)}},
    {"Port", 0, {.kind = 's'}},
    {"Protocol", 0, {.kind = 's', .pattern = "^(HTTPS?|#\\{protocol\\})$"}},
    {"Query", 0, {.kind = 's', AT_LEAST(0), AT_MOST(128)}},
    {"StatusCode", REQUIRED, {.kind = 's', .values = "HTTP_301|HTTP_302"}},
    {0}};
static const TypeProperty ElasticLoadBalancingV2_Listener__Tag[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128), .pattern = "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$"}},
    {"Value", REQUIRED, {.kind = 's', AT_LEAST(0), AT_MOST(256), .pattern = "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$"}},
    {0}};
static const TypeProperty ElasticLoadBalancingV2_Listener__TargetGroupStickinessConfig[] = {
    {"DurationSeconds", 0, {.kind = 'i'}},
    {"Enabled", 0, {.kind = 'b'}},
    {0}};
static const TypeProperty ElasticLoadBalancingV2_Listener__TargetGroupTuple[] = {
    {"TargetGroupArn", 0, {.kind = 's'}},
    {"Weight", 0, {.kind = 'i'}},
    {0}};
static const TypeProperty ElasticLoadBalancingV2_LoadBalancer[] = {
    {"CanonicalHostedZoneID", READ_ONLY, {.kind = 's'}},
    {"DNSName", READ_ONLY, {.kind = 's'}},
    {"EnableCapacityReservationProvisionStabilize", WRITE_ONLY, {.kind = 'b'}},
    {"EnablePrefixForIpv6SourceNat", 0, {.kind = 's', .values = "off|on"}},
    {"EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic", 0, {.kind = 's'}},
    {"IpAddressType", 0, {.kind = 's', .values = "dualstack|dualstack-without-public-ipv4|ipv4"}},
    {"Ipv4IpamPoolId", 0, {.kind = 's'}},
    {"LoadBalancerArn", READ_ONLY, {.kind = 's'}},
    {"LoadBalancerAttributes", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = ElasticLoadBalancingV2_LoadBalancer__LoadBalancerAttribute}, .unique = true}},
    {"LoadBalancerFullName", READ_ONLY, {.kind = 's'}},
    {"LoadBalancerName", READ_ONLY, {.kind = 's'}},
    {"MinimumLoadBalancerCapacity", 0, {.kind = 'o', .members = ElasticLoadBalancingV2_LoadBalancer__MinimumLoadBalancerCapacity}},
    {"Name", CREATE_ONLY, {.kind = 's'}},
    {"Scheme", CREATE_ONLY, {.kind = 's', .values = "internal|internet-facing"}},
    {"SecurityGroups", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {"SubnetMappings", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = ElasticLoadBalancingV2_LoadBalancer__SubnetMapping}, .unique = true}},
    {"Subnets", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = ElasticLoadBalancingV2_LoadBalancer__Tag}}},
    {"Type", CREATE_ONLY, {.kind = 's', .values = "application|gateway|network"}},
    {0}};
static const TypeProperty ElasticLoadBalancingV2_LoadBalancer__LoadBalancerAttribute[] = {
    {"Key", 0, {.kind = 's'}},
    {"Value", 0, {.kind = 's'}},
    {0}};
static const TypeProperty ElasticLoadBalancingV2_LoadBalancer__MinimumLoadBalancerCapacity[] = {
    {"CapacityUnits", REQUIRED, {.kind = 'i'}},
    {0}};
static const TypeProperty ElasticLoadBalancingV2_LoadBalancer__SubnetMapping[] = {
    {"AllocationId", 0, {.kind = 's'}},
    {"IPv6Address", 0, {.kind = 's'}},
    {"PrivateIPv4Address", 0, {.kind = 's'}},
    {"SourceNatIpv6Prefix", 0, {.kind = 's'}},
    {"SubnetId", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty ElasticLoadBalancingV2_LoadBalancer__Tag[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128), .pattern = "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$"}},
    {"Value", 0, {.kind = 's', AT_LEAST(0), AT_MOST(256), .pattern = "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$"}},
    {0}};
static const TypeProperty ElasticLoadBalancingV2_TargetGroup[] = {
    {"HealthCheckEnabled", 0, {.kind = 'b'}},
    {"HealthCheckIntervalSeconds", 0, {.kind = 'i', AT_LEAST(5), AT_MOST(300)}},
    {"HealthCheckPath", 0, {.kind = 's', AT_LEAST(1), AT_MOST(1024)}},
    {"HealthCheckPort", 0, {.kind = 's'}},
    {"HealthCheckProtocol", 0, {.kind = 's', .values = "GENEVE|HTTP|HTTPS|QUIC|TCP|TCP_QUIC|TCP_UDP|TLS|UDP"}},
    {"HealthCheckTimeoutSeconds", 0, {.kind = 'i', AT_LEAST(2), AT_MOST(120)}},
    {"HealthyThresholdCount", 0, {.kind = 'i', AT_LEAST(2), AT_MOST(10)}},
    {"IpAddressType", CREATE_ONLY, {.kind = 's', .values = "ipv4|ipv6"}},
    {"LoadBalancerArns", READ_ONLY, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"Matcher", 0, {.kind = 'o', .members = ElasticLoadBalancingV2_TargetGroup__Matcher}},
    {"Name", CREATE_ONLY, {.kind = 's'}},
    {"Port", CREATE_ONLY, {.kind = 'i', AT_LEAST(1), AT_MOST(65535)}},
    {"Protocol", CREATE_ONLY, {.kind = 's', .values = "GENEVE|HTTP|HTTPS|QUIC|TCP|TCP_QUIC|TCP_UDP|TLS|UDP"}},
    {"ProtocolVersion", CREATE_ONLY, {.kind = 's'}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = ElasticLoadBalancingV2_TargetGroup__Tag}}},
    {"TargetControlPort", 0, {.kind = 'i', AT_LEAST(1), AT_MOST(65535)}},
    {"TargetGroupArn", READ_ONLY, {.kind = 's'}},
    {"TargetGroupAttributes", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = ElasticLoadBalancingV2_TargetGroup__TargetGroupAttribute}, .unique = true}},
    {"TargetGroupFullName", READ_ONLY, {.kind = 's'}},
    {"TargetGroupName", READ_ONLY, {.kind = 's'}},
    {"TargetType", CREATE_ONLY, {.kind = 's', .values = "alb|instance|ip|lambda"}},
    {"Targets", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = ElasticLoadBalancingV2_TargetGroup__TargetDescription}, .unique = true}},
    {"UnhealthyThresholdCount", 0, {.kind = 'i', AT_LEAST(2), AT_MOST(10)}},
    {"VpcId", CREATE_ONLY, {.kind = 's'}},
    {0}};
static const TypeProperty ElasticLoadBalancingV2_TargetGroup__Matcher[] = {
    {"GrpcCode", 0, {.kind = 's'}},
    {"HttpCode", 0, {.kind = 's'}},
    {0}};
static const TypeProperty ElasticLoadBalancingV2_TargetGroup__Tag[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128), .pattern = "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$"}},
    {"Value", REQUIRED, {.kind = 's', AT_LEAST(0), AT_MOST(256), .pattern = "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$"}},
    {0}};
static const TypeProperty ElasticLoadBalancingV2_TargetGroup__TargetDescription[] = {
    {"AvailabilityZone", 0, {.kind = 's'}},
    {"Id", REQUIRED, {.kind = 's'}},
    {"Port", 0, {.kind = 'i', AT_LEAST(1), AT_MOST(65535)}},
    {"QuicServerId", 0, {.kind = 's', AT_LEAST(1), AT_MOST(256)}},
    {0}};
static const TypeProperty ElasticLoadBalancingV2_TargetGroup__TargetGroupAttribute[] = {
    {"Key", 0, {.kind = 's'}},
    {"Value", 0, {.kind = 's'}},
    {0}};
const TypeRow types_ElasticLoadBalancingV2[] = {
    {"AWS::ElasticLoadBalancingV2::Listener", {.kind = 'o', .members = ElasticLoadBalancingV2_Listener}, "Tags", "ListenerArn"},
    {"AWS::ElasticLoadBalancingV2::LoadBalancer", {.kind = 'o', .members = ElasticLoadBalancingV2_LoadBalancer, .choices = (const TypeChoice[]){{ONE_OF, NULL, "Subnets|SubnetMappings"}, {0}}}, "Tags", "LoadBalancerName|LoadBalancerFullName|CanonicalHostedZoneID|LoadBalancerArn|DNSName"},
    {"AWS::ElasticLoadBalancingV2::TargetGroup", {.kind = 'o', .members = ElasticLoadBalancingV2_TargetGroup}, "Tags", "LoadBalancerArns|TargetGroupArn|TargetGroupName|TargetGroupFullName"},
    {0}};
