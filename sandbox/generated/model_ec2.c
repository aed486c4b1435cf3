/* Made by scripts/sandbox-models from the botocore of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/wire/model.h"

static const ModelShape
    s_AddPrefixListEntries,
    s_AddPrefixListEntry,
    s_Address,
    s_AddressList,
    s_AllocationIdList,
    s_AssociatedSubnetList,
    s_AttachmentEnaSrdSpecification,
    s_AttachmentEnaSrdUdpSpecification,
    s_AttributeBooleanValue,
    s_AttributeValue,
    s_AuthorizeSecurityGroupEgressRequest,
    s_AuthorizeSecurityGroupEgressResult,
    s_AuthorizeSecurityGroupIngressRequest,
    s_AuthorizeSecurityGroupIngressResult,
    s_AvailabilityZone,
    s_AvailabilityZoneGeography,
    s_AvailabilityZoneGeographyList,
    s_AvailabilityZoneList,
    s_AvailabilityZoneMessage,
    s_AvailabilityZoneMessageList,
    s_AvailabilityZoneSubGeography,
    s_AvailabilityZoneSubGeographyList,
    s_BlockDeviceMapping,
    s_BlockDeviceMappingList,
    s_BlockPublicAccessStates,
    s_CapacityReservationSpecificationResponse,
    s_CapacityReservationTargetResponse,
    s_ConnectionTrackingConfiguration,
    s_ConnectionTrackingSpecificationResponse,
    s_CpuOptions,
    s_DITOMaxResults,
    s_DeleteKeyPairRequest,
    s_DeleteKeyPairResult,
    s_DeleteManagedPrefixListRequest,
    s_DeleteManagedPrefixListResult,
    s_DeleteNetworkInterfaceRequest,
    s_DescribeAddressesRequest,
    s_DescribeAddressesResult,
    s_DescribeAvailabilityZonesRequest,
    s_DescribeAvailabilityZonesResult,
    s_DescribeFlowLogsRequest,
    s_DescribeFlowLogsResult,
    s_DescribeImagesRequest,
    s_DescribeImagesResult,
    s_DescribeInstanceTypeOfferingsRequest,
    s_DescribeInstanceTypeOfferingsResult,
    s_DescribeInstancesRequest,
    s_DescribeInstancesResult,
    s_DescribeKeyPairsRequest,
    s_DescribeKeyPairsResult,
    s_DescribeManagedPrefixListsRequest,
    s_DescribeManagedPrefixListsResult,
    s_DescribeNatGatewaysMaxResults,
    s_DescribeNatGatewaysRequest,
    s_DescribeNatGatewaysResult,
    s_DescribeNetworkInterfacesMaxResults,
    s_DescribeNetworkInterfacesRequest,
    s_DescribeNetworkInterfacesResult,
    s_DescribeRegionsRequest,
    s_DescribeRegionsResult,
    s_DescribeSecurityGroupsMaxResults,
    s_DescribeSecurityGroupsRequest,
    s_DescribeSecurityGroupsResult,
    s_DescribeSubnetsMaxResults,
    s_DescribeSubnetsRequest,
    s_DescribeSubnetsResult,
    s_DescribeVpcEndpointServicesRequest,
    s_DescribeVpcEndpointServicesResult,
    s_DescribeVpcEndpointsRequest,
    s_DescribeVpcEndpointsResult,
    s_DescribeVpcsMaxResults,
    s_DescribeVpcsRequest,
    s_DescribeVpcsResult,
    s_DestinationOptionsResponse,
    s_DnsEntry,
    s_DnsEntrySet,
    s_DnsOptions,
    s_EbsBlockDevice,
    s_EbsInstanceBlockDevice,
    s_EbsInstanceBlockDeviceSpecification,
    s_ElasticGpuAssociation,
    s_ElasticGpuAssociationList,
    s_ElasticInferenceAcceleratorAssociation,
    s_ElasticInferenceAcceleratorAssociationList,
    s_EnclaveOptions,
    s_EnclaveOptionsRequest,
    s_ExecutableByStringList,
    s_Filter,
    s_FilterList,
    s_FlowLog,
    s_FlowLogIdList,
    s_FlowLogSet,
    s_GetConsoleOutputRequest,
    s_GetConsoleOutputResult,
    s_GetManagedPrefixListEntriesRequest,
    s_GetManagedPrefixListEntriesResult,
    s_GroupIdStringList,
    s_GroupIdentifier,
    s_GroupIdentifierList,
    s_GroupIdentifierSet,
    s_GroupNameStringList,
    s_HibernationOptions,
    s_IamInstanceProfile,
    s_Image,
    s_ImageIdStringList,
    s_ImageList,
    s_ImageWatermark,
    s_ImageWatermarkList,
    s_ImportKeyPairRequest,
    s_ImportKeyPairResult,
    s_Instance,
    s_InstanceAttachmentEnaSrdSpecification,
    s_InstanceAttachmentEnaSrdUdpSpecification,
    s_InstanceBlockDeviceMapping,
    s_InstanceBlockDeviceMappingList,
    s_InstanceBlockDeviceMappingSpecification,
    s_InstanceBlockDeviceMappingSpecificationList,
    s_InstanceIdStringList,
    s_InstanceIpv4Prefix,
    s_InstanceIpv4PrefixList,
    s_InstanceIpv6Address,
    s_InstanceIpv6AddressList,
    s_InstanceIpv6Prefix,
    s_InstanceIpv6PrefixList,
    s_InstanceList,
    s_InstanceMaintenanceOptions,
    s_InstanceMetadataOptionsResponse,
    s_InstanceNetworkInterface,
    s_InstanceNetworkInterfaceAssociation,
    s_InstanceNetworkInterfaceAttachment,
    s_InstanceNetworkInterfaceList,
    s_InstanceNetworkPerformanceOptions,
    s_InstancePrivateIpAddress,
    s_InstancePrivateIpAddressList,
    s_InstanceSecondaryInterface,
    s_InstanceSecondaryInterfaceAttachment,
    s_InstanceSecondaryInterfaceList,
    s_InstanceSecondaryInterfacePrivateIpAddress,
    s_InstanceSecondaryInterfacePrivateIpAddressList,
    s_InstanceState,
    s_InstanceStateChange,
    s_InstanceStateChangeList,
    s_InstanceTypeItem,
    s_InstanceTypeOffering,
    s_InstanceTypeOfferingsList,
    s_InstanceTypeSpecification,
    s_IpPermission,
    s_IpPermissionList,
    s_IpRange,
    s_IpRangeList,
    s_Ipv4PrefixSpecification,
    s_Ipv4PrefixesList,
    s_Ipv6PrefixSpecification,
    s_Ipv6PrefixesList,
    s_Ipv6Range,
    s_Ipv6RangeList,
    s_KeyNameStringList,
    s_KeyPairIdStringList,
    s_KeyPairInfo,
    s_KeyPairList,
    s_LastError,
    s_LicenseConfiguration,
    s_LicenseList,
    s_ManagedPrefixList,
    s_ManagedPrefixListSet,
    s_MetricCategoryIdList,
    s_ModifyInstanceAttributeRequest,
    s_ModifyManagedPrefixListRequest,
    s_ModifyManagedPrefixListResult,
    s_Monitoring,
    s_NatGateway,
    s_NatGatewayAddress,
    s_NatGatewayAddressList,
    s_NatGatewayAttachedAppliance,
    s_NatGatewayAttachedApplianceList,
    s_NatGatewayIdStringList,
    s_NatGatewayList,
    s_NetworkFirewallAssociation,
    s_NetworkFirewallAssociationSet,
    s_NetworkInterface,
    s_NetworkInterfaceAssociation,
    s_NetworkInterfaceAttachment,
    s_NetworkInterfaceIdList,
    s_NetworkInterfaceIpv6Address,
    s_NetworkInterfaceIpv6AddressesList,
    s_NetworkInterfaceList,
    s_NetworkInterfacePrivateIpAddress,
    s_NetworkInterfacePrivateIpAddressList,
    s_OperatorResponse,
    s_OwnerStringList,
    s_PayerResponsibilityEntry,
    s_PayerResponsibilitySet,
    s_Placement,
    s_PrefixListEntry,
    s_PrefixListEntrySet,
    s_PrefixListId,
    s_PrefixListIdList,
    s_PrefixListMaxResults,
    s_PrivateDnsDetails,
    s_PrivateDnsDetailsSet,
    s_PrivateDnsNameOptionsOnLaunch,
    s_PrivateDnsNameOptionsResponse,
    s_PrivateDnsSpecifiedDomainSet,
    s_ProductCode,
    s_ProductCodeList,
    s_ProvisionedBandwidth,
    s_PublicIpDnsNameOptions,
    s_PublicIpStringList,
    s_ReferencedSecurityGroup,
    s_Region,
    s_RegionGeography,
    s_RegionGeographyList,
    s_RegionList,
    s_RegionNameStringList,
    s_RemovePrefixListEntries,
    s_RemovePrefixListEntry,
    s_Reservation,
    s_ReservationList,
    s_RestoreManagedPrefixListVersionRequest,
    s_RestoreManagedPrefixListVersionResult,
    s_RevokeSecurityGroupEgressRequest,
    s_RevokeSecurityGroupEgressResult,
    s_RevokeSecurityGroupIngressRequest,
    s_RevokeSecurityGroupIngressResult,
    s_RevokedSecurityGroupRule,
    s_RevokedSecurityGroupRuleList,
    s_ScanResults,
    s_SecureBlobAttributeValue,
    s_SecurityGroup,
    s_SecurityGroupIdentifier,
    s_SecurityGroupList,
    s_SecurityGroupRule,
    s_SecurityGroupRuleIdList,
    s_SecurityGroupRuleList,
    s_ServiceDetail,
    s_ServiceDetailSet,
    s_ServiceTypeDetail,
    s_ServiceTypeDetailSet,
    s_StartInstancesRequest,
    s_StartInstancesResult,
    s_StateReason,
    s_StopInstancesRequest,
    s_StopInstancesResult,
    s_Subnet,
    s_SubnetCidrBlockState,
    s_SubnetIdStringList,
    s_SubnetIpPrefixes,
    s_SubnetIpPrefixesList,
    s_SubnetIpv6CidrBlockAssociation,
    s_SubnetIpv6CidrBlockAssociationSet,
    s_SubnetList,
    s_SupportedInstanceTypeSet,
    s_SupportedIpAddressTypes,
    s_Tag,
    s_TagFieldSpecificationListResponse,
    s_TagFieldSpecificationResponse,
    s_TagKeyList,
    s_TagList,
    s_TagSpecification,
    s_TagSpecificationList,
    s_TerminateInstancesRequest,
    s_TerminateInstancesResult,
    s_UnsupportedInstanceTypeSet,
    s_UserIdGroupPair,
    s_UserIdGroupPairList,
    s_ValueStringList,
    s_Vpc,
    s_VpcCidrBlockAssociation,
    s_VpcCidrBlockAssociationSet,
    s_VpcCidrBlockState,
    s_VpcEncryptionControl,
    s_VpcEncryptionControlExclusion,
    s_VpcEncryptionControlExclusions,
    s_VpcEndpoint,
    s_VpcEndpointIdList,
    s_VpcEndpointSet,
    s_VpcIdStringList,
    s_VpcIpv6CidrBlockAssociation,
    s_VpcIpv6CidrBlockAssociationSet,
    s_VpcList,
    s_ZoneIdStringList,
    s_ZoneNameStringList;

static const ModelShape s_AddPrefixListEntries = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "item", &s_AddPrefixListEntry, 0},
    {0}}};
static const ModelShape s_AddPrefixListEntry = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Cidr", "Cidr", "Cidr", &model_string, 1},
    {"Description", "Description", "Description", &model_string, 0},
    {0}}};
static const ModelShape s_Address = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AllocationId", "AllocationId", "allocationId", &model_string, 0},
    {"AssociationId", "AssociationId", "associationId", &model_string, 0},
    {"Domain", "Domain", "domain", &model_string, 0},
    {"NetworkInterfaceId", "NetworkInterfaceId", "networkInterfaceId", &model_string, 0},
    {"NetworkInterfaceOwnerId", "NetworkInterfaceOwnerId", "networkInterfaceOwnerId", &model_string, 0},
    {"PrivateIpAddress", "PrivateIpAddress", "privateIpAddress", &model_string, 0},
    {"Tags", "TagSet", "tagSet", &s_TagList, 0},
    {"PublicIpv4Pool", "PublicIpv4Pool", "publicIpv4Pool", &model_string, 0},
    {"NetworkBorderGroup", "NetworkBorderGroup", "networkBorderGroup", &model_string, 0},
    {"CustomerOwnedIp", "CustomerOwnedIp", "customerOwnedIp", &model_string, 0},
    {"CustomerOwnedIpv4Pool", "CustomerOwnedIpv4Pool", "customerOwnedIpv4Pool", &model_string, 0},
    {"CarrierIp", "CarrierIp", "carrierIp", &model_string, 0},
    {"SubnetId", "SubnetId", "subnetId", &model_string, 0},
    {"ServiceManaged", "ServiceManaged", "serviceManaged", &model_string, 0},
    {"InstanceId", "InstanceId", "instanceId", &model_string, 0},
    {"PublicIp", "PublicIp", "publicIp", &model_string, 0},
    {0}}};
static const ModelShape s_AddressList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_Address, 0},
    {0}}};
static const ModelShape s_AllocationIdList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "AllocationId", "AllocationId", &model_string, 0},
    {0}}};
static const ModelShape s_AssociatedSubnetList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &model_string, 0},
    {0}}};
static const ModelShape s_AttachmentEnaSrdSpecification = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"EnaSrdEnabled", "EnaSrdEnabled", "enaSrdEnabled", &model_boolean, 0},
    {"EnaSrdUdpSpecification", "EnaSrdUdpSpecification", "enaSrdUdpSpecification", &s_AttachmentEnaSrdUdpSpecification, 0},
    {0}}};
static const ModelShape s_AttachmentEnaSrdUdpSpecification = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"EnaSrdUdpEnabled", "EnaSrdUdpEnabled", "enaSrdUdpEnabled", &model_boolean, 0},
    {0}}};
static const ModelShape s_AttributeBooleanValue = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Value", "Value", "value", &model_boolean, 0},
    {0}}};
static const ModelShape s_AttributeValue = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Value", "Value", "value", &model_string, 0},
    {0}}};
static const ModelShape s_AuthorizeSecurityGroupEgressRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"TagSpecifications", "TagSpecification", "TagSpecification", &s_TagSpecificationList, 0},
    {"DryRun", "DryRun", "dryRun", &model_boolean, 0},
    {"GroupId", "GroupId", "groupId", &model_string, 1},
    {"SourceSecurityGroupName", "SourceSecurityGroupName", "sourceSecurityGroupName", &model_string, 0},
    {"SourceSecurityGroupOwnerId", "SourceSecurityGroupOwnerId", "sourceSecurityGroupOwnerId", &model_string, 0},
    {"IpProtocol", "IpProtocol", "ipProtocol", &model_string, 0},
    {"FromPort", "FromPort", "fromPort", &model_integer, 0},
    {"ToPort", "ToPort", "toPort", &model_integer, 0},
    {"CidrIp", "CidrIp", "cidrIp", &model_string, 0},
    {"IpPermissions", "IpPermissions", "ipPermissions", &s_IpPermissionList, 0},
    {0}}};
static const ModelShape s_AuthorizeSecurityGroupEgressResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Return", "Return", "return", &model_boolean, 0},
    {"SecurityGroupRules", "SecurityGroupRuleSet", "securityGroupRuleSet", &s_SecurityGroupRuleList, 0},
    {0}}};
static const ModelShape s_AuthorizeSecurityGroupIngressRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"CidrIp", "CidrIp", "CidrIp", &model_string, 0},
    {"FromPort", "FromPort", "FromPort", &model_integer, 0},
    {"GroupId", "GroupId", "GroupId", &model_string, 0},
    {"GroupName", "GroupName", "GroupName", &model_string, 0},
    {"IpPermissions", "IpPermissions", "IpPermissions", &s_IpPermissionList, 0},
    {"IpProtocol", "IpProtocol", "IpProtocol", &model_string, 0},
    {"SourceSecurityGroupName", "SourceSecurityGroupName", "SourceSecurityGroupName", &model_string, 0},
    {"SourceSecurityGroupOwnerId", "SourceSecurityGroupOwnerId", "SourceSecurityGroupOwnerId", &model_string, 0},
    {"ToPort", "ToPort", "ToPort", &model_integer, 0},
    {"TagSpecifications", "TagSpecification", "TagSpecification", &s_TagSpecificationList, 0},
    {"DryRun", "DryRun", "dryRun", &model_boolean, 0},
    {0}}};
static const ModelShape s_AuthorizeSecurityGroupIngressResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Return", "Return", "return", &model_boolean, 0},
    {"SecurityGroupRules", "SecurityGroupRuleSet", "securityGroupRuleSet", &s_SecurityGroupRuleList, 0},
    {0}}};
static const ModelShape s_AvailabilityZone = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"OptInStatus", "OptInStatus", "optInStatus", &model_string, 0},
    {"Messages", "MessageSet", "messageSet", &s_AvailabilityZoneMessageList, 0},
    {"RegionName", "RegionName", "regionName", &model_string, 0},
    {"ZoneName", "ZoneName", "zoneName", &model_string, 0},
    {"ZoneId", "ZoneId", "zoneId", &model_string, 0},
    {"GroupName", "GroupName", "groupName", &model_string, 0},
    {"NetworkBorderGroup", "NetworkBorderGroup", "networkBorderGroup", &model_string, 0},
    {"ZoneType", "ZoneType", "zoneType", &model_string, 0},
    {"ParentZoneName", "ParentZoneName", "parentZoneName", &model_string, 0},
    {"ParentZoneId", "ParentZoneId", "parentZoneId", &model_string, 0},
    {"GroupLongName", "GroupLongName", "groupLongName", &model_string, 0},
    {"Geography", "GeographySet", "geographySet", &s_AvailabilityZoneGeographyList, 0},
    {"SubGeography", "SubGeographySet", "subGeographySet", &s_AvailabilityZoneSubGeographyList, 0},
    {"State", "ZoneState", "zoneState", &model_string, 0},
    {0}}};
static const ModelShape s_AvailabilityZoneGeography = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Name", "Name", "name", &model_string, 0},
    {0}}};
static const ModelShape s_AvailabilityZoneGeographyList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_AvailabilityZoneGeography, 0},
    {0}}};
static const ModelShape s_AvailabilityZoneList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_AvailabilityZone, 0},
    {0}}};
static const ModelShape s_AvailabilityZoneMessage = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Message", "Message", "message", &model_string, 0},
    {0}}};
static const ModelShape s_AvailabilityZoneMessageList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_AvailabilityZoneMessage, 0},
    {0}}};
static const ModelShape s_AvailabilityZoneSubGeography = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Name", "Name", "name", &model_string, 0},
    {0}}};
static const ModelShape s_AvailabilityZoneSubGeographyList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_AvailabilityZoneSubGeography, 0},
    {0}}};
static const ModelShape s_BlockDeviceMapping = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Ebs", "Ebs", "ebs", &s_EbsBlockDevice, 0},
    {"NoDevice", "NoDevice", "noDevice", &model_string, 0},
    {"DeviceName", "DeviceName", "deviceName", &model_string, 0},
    {"VirtualName", "VirtualName", "virtualName", &model_string, 0},
    {0}}};
static const ModelShape s_BlockDeviceMappingList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_BlockDeviceMapping, 0},
    {0}}};
static const ModelShape s_BlockPublicAccessStates = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"InternetGatewayBlockMode", "InternetGatewayBlockMode", "internetGatewayBlockMode", &model_string, 0},
    {0}}};
static const ModelShape s_CapacityReservationSpecificationResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"CapacityReservationPreference", "CapacityReservationPreference", "capacityReservationPreference", &model_string, 0},
    {"CapacityReservationTarget", "CapacityReservationTarget", "capacityReservationTarget", &s_CapacityReservationTargetResponse, 0},
    {0}}};
static const ModelShape s_CapacityReservationTargetResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"CapacityReservationId", "CapacityReservationId", "capacityReservationId", &model_string, 0},
    {"CapacityReservationResourceGroupArn", "CapacityReservationResourceGroupArn", "capacityReservationResourceGroupArn", &model_string, 0},
    {0}}};
static const ModelShape s_ConnectionTrackingConfiguration = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"TcpEstablishedTimeout", "TcpEstablishedTimeout", "tcpEstablishedTimeout", &model_integer, 0},
    {"UdpStreamTimeout", "UdpStreamTimeout", "udpStreamTimeout", &model_integer, 0},
    {"UdpTimeout", "UdpTimeout", "udpTimeout", &model_integer, 0},
    {0}}};
static const ModelShape s_ConnectionTrackingSpecificationResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"TcpEstablishedTimeout", "TcpEstablishedTimeout", "tcpEstablishedTimeout", &model_integer, 0},
    {"UdpStreamTimeout", "UdpStreamTimeout", "udpStreamTimeout", &model_integer, 0},
    {"UdpTimeout", "UdpTimeout", "udpTimeout", &model_integer, 0},
    {0}}};
static const ModelShape s_CpuOptions = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"CoreCount", "CoreCount", "coreCount", &model_integer, 0},
    {"ThreadsPerCore", "ThreadsPerCore", "threadsPerCore", &model_integer, 0},
    {"AmdSevSnp", "AmdSevSnp", "amdSevSnp", &model_string, 0},
    {"NestedVirtualization", "NestedVirtualization", "nestedVirtualization", &model_string, 0},
    {0}}};
static const ModelShape s_DITOMaxResults = {.type = SHAPE_INTEGER, AT_LEAST(5), AT_MOST(1000)};
static const ModelShape s_DeleteKeyPairRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"KeyName", "KeyName", "KeyName", &model_string, 0},
    {"KeyPairId", "KeyPairId", "KeyPairId", &model_string, 0},
    {"DryRun", "DryRun", "dryRun", &model_boolean, 0},
    {0}}};
static const ModelShape s_DeleteKeyPairResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Return", "Return", "return", &model_boolean, 0},
    {"KeyPairId", "KeyPairId", "keyPairId", &model_string, 0},
    {0}}};
static const ModelShape s_DeleteManagedPrefixListRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DryRun", "DryRun", "DryRun", &model_boolean, 0},
    {"PrefixListId", "PrefixListId", "PrefixListId", &model_string, 1},
    {0}}};
static const ModelShape s_DeleteManagedPrefixListResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"PrefixList", "PrefixList", "prefixList", &s_ManagedPrefixList, 0},
    {0}}};
static const ModelShape s_DeleteNetworkInterfaceRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DryRun", "DryRun", "dryRun", &model_boolean, 0},
    {"NetworkInterfaceId", "NetworkInterfaceId", "networkInterfaceId", &model_string, 1},
    {0}}};
static const ModelShape s_DescribeAddressesRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"PublicIps", "PublicIp", "PublicIp", &s_PublicIpStringList, 0},
    {"DryRun", "DryRun", "dryRun", &model_boolean, 0},
    {"Filters", "Filter", "Filter", &s_FilterList, 0},
    {"AllocationIds", "AllocationId", "AllocationId", &s_AllocationIdList, 0},
    {0}}};
static const ModelShape s_DescribeAddressesResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Addresses", "AddressesSet", "addressesSet", &s_AddressList, 0},
    {0}}};
static const ModelShape s_DescribeAvailabilityZonesRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ZoneNames", "ZoneName", "ZoneName", &s_ZoneNameStringList, 0},
    {"ZoneIds", "ZoneId", "ZoneId", &s_ZoneIdStringList, 0},
    {"AllAvailabilityZones", "AllAvailabilityZones", "AllAvailabilityZones", &model_boolean, 0},
    {"DryRun", "DryRun", "dryRun", &model_boolean, 0},
    {"Filters", "Filter", "Filter", &s_FilterList, 0},
    {0}}};
static const ModelShape s_DescribeAvailabilityZonesResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AvailabilityZones", "AvailabilityZoneInfo", "availabilityZoneInfo", &s_AvailabilityZoneList, 0},
    {0}}};
static const ModelShape s_DescribeFlowLogsRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DryRun", "DryRun", "DryRun", &model_boolean, 0},
    {"Filter", "Filter", "Filter", &s_FilterList, 0},
    {"FlowLogIds", "FlowLogId", "FlowLogId", &s_FlowLogIdList, 0},
    {"MaxResults", "MaxResults", "MaxResults", &model_integer, 0},
    {"NextToken", "NextToken", "NextToken", &model_string, 0},
    {0}}};
static const ModelShape s_DescribeFlowLogsResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"FlowLogs", "FlowLogSet", "flowLogSet", &s_FlowLogSet, 0},
    {"NextToken", "NextToken", "nextToken", &model_string, 0},
    {0}}};
static const ModelShape s_DescribeImagesRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ExecutableUsers", "ExecutableBy", "ExecutableBy", &s_ExecutableByStringList, 0},
    {"ImageIds", "ImageId", "ImageId", &s_ImageIdStringList, 0},
    {"Owners", "Owner", "Owner", &s_OwnerStringList, 0},
    {"IncludeDeprecated", "IncludeDeprecated", "IncludeDeprecated", &model_boolean, 0},
    {"IncludeDisabled", "IncludeDisabled", "IncludeDisabled", &model_boolean, 0},
    {"MaxResults", "MaxResults", "MaxResults", &model_integer, 0},
    {"NextToken", "NextToken", "NextToken", &model_string, 0},
    {"DryRun", "DryRun", "dryRun", &model_boolean, 0},
    {"Filters", "Filter", "Filter", &s_FilterList, 0},
    {0}}};
static const ModelShape s_DescribeImagesResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"NextToken", "NextToken", "nextToken", &model_string, 0},
    {"Images", "ImagesSet", "imagesSet", &s_ImageList, 0},
    {0}}};
static const ModelShape s_DescribeInstanceTypeOfferingsRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DryRun", "DryRun", "DryRun", &model_boolean, 0},
    {"LocationType", "LocationType", "LocationType", &model_string, 0},
    {"Filters", "Filter", "Filter", &s_FilterList, 0},
    {"MaxResults", "MaxResults", "MaxResults", &s_DITOMaxResults, 0},
    {"NextToken", "NextToken", "NextToken", &model_string, 0},
    {0}}};
static const ModelShape s_DescribeInstanceTypeOfferingsResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"InstanceTypeOfferings", "InstanceTypeOfferingSet", "instanceTypeOfferingSet", &s_InstanceTypeOfferingsList, 0},
    {"NextToken", "NextToken", "nextToken", &model_string, 0},
    {0}}};
static const ModelShape s_DescribeInstancesRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"InstanceIds", "InstanceId", "InstanceId", &s_InstanceIdStringList, 0},
    {"IncludeManagedResources", "IncludeManagedResources", "IncludeManagedResources", &model_boolean, 0},
    {"DryRun", "DryRun", "dryRun", &model_boolean, 0},
    {"Filters", "Filter", "Filter", &s_FilterList, 0},
    {"NextToken", "NextToken", "nextToken", &model_string, 0},
    {"MaxResults", "MaxResults", "maxResults", &model_integer, 0},
    {0}}};
static const ModelShape s_DescribeInstancesResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"NextToken", "NextToken", "nextToken", &model_string, 0},
    {"Reservations", "ReservationSet", "reservationSet", &s_ReservationList, 0},
    {0}}};
static const ModelShape s_DescribeKeyPairsRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"KeyNames", "KeyName", "KeyName", &s_KeyNameStringList, 0},
    {"KeyPairIds", "KeyPairId", "KeyPairId", &s_KeyPairIdStringList, 0},
    {"IncludePublicKey", "IncludePublicKey", "IncludePublicKey", &model_boolean, 0},
    {"DryRun", "DryRun", "dryRun", &model_boolean, 0},
    {"Filters", "Filter", "Filter", &s_FilterList, 0},
    {0}}};
static const ModelShape s_DescribeKeyPairsResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"KeyPairs", "KeySet", "keySet", &s_KeyPairList, 0},
    {0}}};
static const ModelShape s_DescribeManagedPrefixListsRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DryRun", "DryRun", "DryRun", &model_boolean, 0},
    {"Filters", "Filter", "Filter", &s_FilterList, 0},
    {"MaxResults", "MaxResults", "MaxResults", &s_PrefixListMaxResults, 0},
    {"NextToken", "NextToken", "NextToken", &model_string, 0},
    {"PrefixListIds", "PrefixListId", "PrefixListId", &s_ValueStringList, 0},
    {0}}};
static const ModelShape s_DescribeManagedPrefixListsResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"NextToken", "NextToken", "nextToken", &model_string, 0},
    {"PrefixLists", "PrefixListSet", "prefixListSet", &s_ManagedPrefixListSet, 0},
    {0}}};
static const ModelShape s_DescribeNatGatewaysMaxResults = {.type = SHAPE_INTEGER, AT_LEAST(5), AT_MOST(1000)};
static const ModelShape s_DescribeNatGatewaysRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DryRun", "DryRun", "DryRun", &model_boolean, 0},
    {"Filter", "Filter", "Filter", &s_FilterList, 0},
    {"MaxResults", "MaxResults", "MaxResults", &s_DescribeNatGatewaysMaxResults, 0},
    {"NatGatewayIds", "NatGatewayId", "NatGatewayId", &s_NatGatewayIdStringList, 0},
    {"NextToken", "NextToken", "NextToken", &model_string, 0},
    {0}}};
static const ModelShape s_DescribeNatGatewaysResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"NatGateways", "NatGatewaySet", "natGatewaySet", &s_NatGatewayList, 0},
    {"NextToken", "NextToken", "nextToken", &model_string, 0},
    {0}}};
static const ModelShape s_DescribeNetworkInterfacesMaxResults = {.type = SHAPE_INTEGER, AT_LEAST(5), AT_MOST(1000)};
static const ModelShape s_DescribeNetworkInterfacesRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"NextToken", "NextToken", "NextToken", &model_string, 0},
    {"MaxResults", "MaxResults", "MaxResults", &s_DescribeNetworkInterfacesMaxResults, 0},
    {"IncludeManagedResources", "IncludeManagedResources", "IncludeManagedResources", &model_boolean, 0},
    {"DryRun", "DryRun", "dryRun", &model_boolean, 0},
    {"NetworkInterfaceIds", "NetworkInterfaceId", "NetworkInterfaceId", &s_NetworkInterfaceIdList, 0},
    {"Filters", "Filter", "filter", &s_FilterList, 0},
    {0}}};
static const ModelShape s_DescribeNetworkInterfacesResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"NetworkInterfaces", "NetworkInterfaceSet", "networkInterfaceSet", &s_NetworkInterfaceList, 0},
    {"NextToken", "NextToken", "nextToken", &model_string, 0},
    {0}}};
static const ModelShape s_DescribeRegionsRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"RegionNames", "RegionName", "RegionName", &s_RegionNameStringList, 0},
    {"AllRegions", "AllRegions", "AllRegions", &model_boolean, 0},
    {"DryRun", "DryRun", "dryRun", &model_boolean, 0},
    {"Filters", "Filter", "Filter", &s_FilterList, 0},
    {0}}};
static const ModelShape s_DescribeRegionsResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Regions", "RegionInfo", "regionInfo", &s_RegionList, 0},
    {0}}};
static const ModelShape s_DescribeSecurityGroupsMaxResults = {.type = SHAPE_INTEGER, AT_LEAST(5), AT_MOST(1000)};
static const ModelShape s_DescribeSecurityGroupsRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"GroupIds", "GroupId", "GroupId", &s_GroupIdStringList, 0},
    {"GroupNames", "GroupName", "GroupName", &s_GroupNameStringList, 0},
    {"NextToken", "NextToken", "NextToken", &model_string, 0},
    {"MaxResults", "MaxResults", "MaxResults", &s_DescribeSecurityGroupsMaxResults, 0},
    {"DryRun", "DryRun", "dryRun", &model_boolean, 0},
    {"Filters", "Filter", "Filter", &s_FilterList, 0},
    {0}}};
static const ModelShape s_DescribeSecurityGroupsResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"NextToken", "NextToken", "nextToken", &model_string, 0},
    {"SecurityGroups", "SecurityGroupInfo", "securityGroupInfo", &s_SecurityGroupList, 0},
    {0}}};
static const ModelShape s_DescribeSubnetsMaxResults = {.type = SHAPE_INTEGER, AT_LEAST(5), AT_MOST(1000)};
static const ModelShape s_DescribeSubnetsRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Filters", "Filter", "Filter", &s_FilterList, 0},
    {"SubnetIds", "SubnetId", "SubnetId", &s_SubnetIdStringList, 0},
    {"NextToken", "NextToken", "NextToken", &model_string, 0},
    {"MaxResults", "MaxResults", "MaxResults", &s_DescribeSubnetsMaxResults, 0},
    {"DryRun", "DryRun", "dryRun", &model_boolean, 0},
    {0}}};
static const ModelShape s_DescribeSubnetsResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"NextToken", "NextToken", "nextToken", &model_string, 0},
    {"Subnets", "SubnetSet", "subnetSet", &s_SubnetList, 0},
    {0}}};
static const ModelShape s_DescribeVpcEndpointServicesRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DryRun", "DryRun", "DryRun", &model_boolean, 0},
    {"ServiceNames", "ServiceName", "ServiceName", &s_ValueStringList, 0},
    {"Filters", "Filter", "Filter", &s_FilterList, 0},
    {"MaxResults", "MaxResults", "MaxResults", &model_integer, 0},
    {"NextToken", "NextToken", "NextToken", &model_string, 0},
    {"ServiceRegions", "ServiceRegion", "ServiceRegion", &s_ValueStringList, 0},
    {0}}};
static const ModelShape s_DescribeVpcEndpointServicesResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ServiceNames", "ServiceNameSet", "serviceNameSet", &s_ValueStringList, 0},
    {"ServiceDetails", "ServiceDetailSet", "serviceDetailSet", &s_ServiceDetailSet, 0},
    {"NextToken", "NextToken", "nextToken", &model_string, 0},
    {0}}};
static const ModelShape s_DescribeVpcEndpointsRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DryRun", "DryRun", "DryRun", &model_boolean, 0},
    {"VpcEndpointIds", "VpcEndpointId", "VpcEndpointId", &s_VpcEndpointIdList, 0},
    {"Filters", "Filter", "Filter", &s_FilterList, 0},
    {"MaxResults", "MaxResults", "MaxResults", &model_integer, 0},
    {"NextToken", "NextToken", "NextToken", &model_string, 0},
    {0}}};
static const ModelShape s_DescribeVpcEndpointsResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"VpcEndpoints", "VpcEndpointSet", "vpcEndpointSet", &s_VpcEndpointSet, 0},
    {"NextToken", "NextToken", "nextToken", &model_string, 0},
    {0}}};
static const ModelShape s_DescribeVpcsMaxResults = {.type = SHAPE_INTEGER, AT_LEAST(5), AT_MOST(1000)};
static const ModelShape s_DescribeVpcsRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Filters", "Filter", "Filter", &s_FilterList, 0},
    {"VpcIds", "VpcId", "VpcId", &s_VpcIdStringList, 0},
    {"NextToken", "NextToken", "NextToken", &model_string, 0},
    {"MaxResults", "MaxResults", "MaxResults", &s_DescribeVpcsMaxResults, 0},
    {"DryRun", "DryRun", "dryRun", &model_boolean, 0},
    {0}}};
static const ModelShape s_DescribeVpcsResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"NextToken", "NextToken", "nextToken", &model_string, 0},
    {"Vpcs", "VpcSet", "vpcSet", &s_VpcList, 0},
    {0}}};
static const ModelShape s_DestinationOptionsResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"FileFormat", "FileFormat", "fileFormat", &model_string, 0},
    {"HiveCompatiblePartitions", "HiveCompatiblePartitions", "hiveCompatiblePartitions", &model_boolean, 0},
    {"PerHourPartition", "PerHourPartition", "perHourPartition", &model_boolean, 0},
    {0}}};
static const ModelShape s_DnsEntry = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DnsName", "DnsName", "dnsName", &model_string, 0},
    {"HostedZoneId", "HostedZoneId", "hostedZoneId", &model_string, 0},
    {0}}};
static const ModelShape s_DnsEntrySet = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_DnsEntry, 0},
    {0}}};
static const ModelShape s_DnsOptions = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DnsRecordIpType", "DnsRecordIpType", "dnsRecordIpType", &model_string, 0},
    {"PrivateDnsOnlyForInboundResolverEndpoint", "PrivateDnsOnlyForInboundResolverEndpoint", "privateDnsOnlyForInboundResolverEndpoint", &model_boolean, 0},
    {"PrivateDnsPreference", "PrivateDnsPreference", "privateDnsPreference", &model_string, 0},
    {"PrivateDnsSpecifiedDomains", "PrivateDnsSpecifiedDomainSet", "privateDnsSpecifiedDomainSet", &s_PrivateDnsSpecifiedDomainSet, 0},
    {0}}};
static const ModelShape s_EbsBlockDevice = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DeleteOnTermination", "DeleteOnTermination", "deleteOnTermination", &model_boolean, 0},
    {"Iops", "Iops", "iops", &model_integer, 0},
    {"SnapshotId", "SnapshotId", "snapshotId", &model_string, 0},
    {"VolumeSize", "VolumeSize", "volumeSize", &model_integer, 0},
    {"VolumeType", "VolumeType", "volumeType", &model_string, 0},
    {"KmsKeyId", "KmsKeyId", "kmsKeyId", &model_string, 0},
    {"Throughput", "Throughput", "throughput", &model_integer, 0},
    {"OutpostArn", "OutpostArn", "outpostArn", &model_string, 0},
    {"AvailabilityZone", "AvailabilityZone", "availabilityZone", &model_string, 0},
    {"Encrypted", "Encrypted", "encrypted", &model_boolean, 0},
    {"VolumeInitializationRate", "VolumeInitializationRate", "VolumeInitializationRate", &model_integer, 0},
    {"AvailabilityZoneId", "AvailabilityZoneId", "AvailabilityZoneId", &model_string, 0},
    {"EbsCardIndex", "EbsCardIndex", "EbsCardIndex", &model_integer, 0},
    {0}}};
static const ModelShape s_EbsInstanceBlockDevice = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AttachTime", "AttachTime", "attachTime", &model_timestamp, 0},
    {"DeleteOnTermination", "DeleteOnTermination", "deleteOnTermination", &model_boolean, 0},
    {"Status", "Status", "status", &model_string, 0},
    {"VolumeId", "VolumeId", "volumeId", &model_string, 0},
    {"AssociatedResource", "AssociatedResource", "associatedResource", &model_string, 0},
    {"VolumeOwnerId", "VolumeOwnerId", "volumeOwnerId", &model_string, 0},
    {"Operator", "Operator", "operator", &s_OperatorResponse, 0},
    {"EbsCardIndex", "EbsCardIndex", "ebsCardIndex", &model_integer, 0},
    {0}}};
static const ModelShape s_EbsInstanceBlockDeviceSpecification = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"VolumeId", "VolumeId", "volumeId", &model_string, 0},
    {"DeleteOnTermination", "DeleteOnTermination", "deleteOnTermination", &model_boolean, 0},
    {0}}};
static const ModelShape s_ElasticGpuAssociation = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ElasticGpuId", "ElasticGpuId", "elasticGpuId", &model_string, 0},
    {"ElasticGpuAssociationId", "ElasticGpuAssociationId", "elasticGpuAssociationId", &model_string, 0},
    {"ElasticGpuAssociationState", "ElasticGpuAssociationState", "elasticGpuAssociationState", &model_string, 0},
    {"ElasticGpuAssociationTime", "ElasticGpuAssociationTime", "elasticGpuAssociationTime", &model_string, 0},
    {0}}};
static const ModelShape s_ElasticGpuAssociationList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_ElasticGpuAssociation, 0},
    {0}}};
static const ModelShape s_ElasticInferenceAcceleratorAssociation = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ElasticInferenceAcceleratorArn", "ElasticInferenceAcceleratorArn", "elasticInferenceAcceleratorArn", &model_string, 0},
    {"ElasticInferenceAcceleratorAssociationId", "ElasticInferenceAcceleratorAssociationId", "elasticInferenceAcceleratorAssociationId", &model_string, 0},
    {"ElasticInferenceAcceleratorAssociationState", "ElasticInferenceAcceleratorAssociationState", "elasticInferenceAcceleratorAssociationState", &model_string, 0},
    {"ElasticInferenceAcceleratorAssociationTime", "ElasticInferenceAcceleratorAssociationTime", "elasticInferenceAcceleratorAssociationTime", &model_timestamp, 0},
    {0}}};
static const ModelShape s_ElasticInferenceAcceleratorAssociationList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_ElasticInferenceAcceleratorAssociation, 0},
    {0}}};
static const ModelShape s_EnclaveOptions = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Enabled", "Enabled", "enabled", &model_boolean, 0},
    {0}}};
static const ModelShape s_EnclaveOptionsRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Enabled", "Enabled", "Enabled", &model_boolean, 0},
    {0}}};
static const ModelShape s_ExecutableByStringList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "ExecutableBy", "ExecutableBy", &model_string, 0},
    {0}}};
static const ModelShape s_Filter = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Name", "Name", "Name", &model_string, 0},
    {"Values", "Value", "Value", &s_ValueStringList, 0},
    {0}}};
static const ModelShape s_FilterList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "Filter", "Filter", &s_Filter, 0},
    {0}}};
static const ModelShape s_FlowLog = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"CreationTime", "CreationTime", "creationTime", &model_timestamp, 0},
    {"DeliverLogsErrorMessage", "DeliverLogsErrorMessage", "deliverLogsErrorMessage", &model_string, 0},
    {"DeliverLogsPermissionArn", "DeliverLogsPermissionArn", "deliverLogsPermissionArn", &model_string, 0},
    {"DeliverCrossAccountRole", "DeliverCrossAccountRole", "deliverCrossAccountRole", &model_string, 0},
    {"DeliverLogsStatus", "DeliverLogsStatus", "deliverLogsStatus", &model_string, 0},
    {"FlowLogId", "FlowLogId", "flowLogId", &model_string, 0},
    {"FlowLogStatus", "FlowLogStatus", "flowLogStatus", &model_string, 0},
    {"LogGroupName", "LogGroupName", "logGroupName", &model_string, 0},
    {"ResourceId", "ResourceId", "resourceId", &model_string, 0},
    {"TrafficType", "TrafficType", "trafficType", &model_string, 0},
    {"LogDestinationType", "LogDestinationType", "logDestinationType", &model_string, 0},
    {"LogDestination", "LogDestination", "logDestination", &model_string, 0},
    {"LogFormat", "LogFormat", "logFormat", &model_string, 0},
    {"Tags", "TagSet", "tagSet", &s_TagList, 0},
    {"MaxAggregationInterval", "MaxAggregationInterval", "maxAggregationInterval", &model_integer, 0},
    {"DestinationOptions", "DestinationOptions", "destinationOptions", &s_DestinationOptionsResponse, 0},
    {"TagFieldSpecifications", "TagFieldSpecificationSet", "tagFieldSpecificationSet", &s_TagFieldSpecificationListResponse, 0},
    {0}}};
static const ModelShape s_FlowLogIdList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &model_string, 0},
    {0}}};
static const ModelShape s_FlowLogSet = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_FlowLog, 0},
    {0}}};
static const ModelShape s_GetConsoleOutputRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"InstanceId", "InstanceId", "InstanceId", &model_string, 1},
    {"Latest", "Latest", "Latest", &model_boolean, 0},
    {"DryRun", "DryRun", "dryRun", &model_boolean, 0},
    {0}}};
static const ModelShape s_GetConsoleOutputResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"InstanceId", "InstanceId", "instanceId", &model_string, 0},
    {"Timestamp", "Timestamp", "timestamp", &model_timestamp, 0},
    {"Output", "Output", "output", &model_string, 0},
    {0}}};
static const ModelShape s_GetManagedPrefixListEntriesRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DryRun", "DryRun", "DryRun", &model_boolean, 0},
    {"PrefixListId", "PrefixListId", "PrefixListId", &model_string, 1},
    {"TargetVersion", "TargetVersion", "TargetVersion", &model_long, 0},
    {"MaxResults", "MaxResults", "MaxResults", &s_PrefixListMaxResults, 0},
    {"NextToken", "NextToken", "NextToken", &model_string, 0},
    {0}}};
static const ModelShape s_GetManagedPrefixListEntriesResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Entries", "EntrySet", "entrySet", &s_PrefixListEntrySet, 0},
    {"NextToken", "NextToken", "nextToken", &model_string, 0},
    {0}}};
static const ModelShape s_GroupIdStringList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "groupId", "groupId", &model_string, 0},
    {0}}};
static const ModelShape s_GroupIdentifier = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"GroupId", "GroupId", "groupId", &model_string, 0},
    {"GroupName", "GroupName", "groupName", &model_string, 0},
    {0}}};
static const ModelShape s_GroupIdentifierList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_GroupIdentifier, 0},
    {0}}};
static const ModelShape s_GroupIdentifierSet = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_SecurityGroupIdentifier, 0},
    {0}}};
static const ModelShape s_GroupNameStringList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "GroupName", "GroupName", &model_string, 0},
    {0}}};
static const ModelShape s_HibernationOptions = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Configured", "Configured", "configured", &model_boolean, 0},
    {0}}};
static const ModelShape s_IamInstanceProfile = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Arn", "Arn", "arn", &model_string, 0},
    {"Id", "Id", "id", &model_string, 0},
    {0}}};
static const ModelShape s_Image = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"PlatformDetails", "PlatformDetails", "platformDetails", &model_string, 0},
    {"UsageOperation", "UsageOperation", "usageOperation", &model_string, 0},
    {"BlockDeviceMappings", "BlockDeviceMapping", "blockDeviceMapping", &s_BlockDeviceMappingList, 0},
    {"Description", "Description", "description", &model_string, 0},
    {"EnaSupport", "EnaSupport", "enaSupport", &model_boolean, 0},
    {"Hypervisor", "Hypervisor", "hypervisor", &model_string, 0},
    {"ImageOwnerAlias", "ImageOwnerAlias", "imageOwnerAlias", &model_string, 0},
    {"Name", "Name", "name", &model_string, 0},
    {"RootDeviceName", "RootDeviceName", "rootDeviceName", &model_string, 0},
    {"RootDeviceType", "RootDeviceType", "rootDeviceType", &model_string, 0},
    {"SriovNetSupport", "SriovNetSupport", "sriovNetSupport", &model_string, 0},
    {"StateReason", "StateReason", "stateReason", &s_StateReason, 0},
    {"Tags", "TagSet", "tagSet", &s_TagList, 0},
    {"VirtualizationType", "VirtualizationType", "virtualizationType", &model_string, 0},
    {"BootMode", "BootMode", "bootMode", &model_string, 0},
    {"TpmSupport", "TpmSupport", "tpmSupport", &model_string, 0},
    {"DeprecationTime", "DeprecationTime", "deprecationTime", &model_string, 0},
    {"ImdsSupport", "ImdsSupport", "imdsSupport", &model_string, 0},
    {"SourceInstanceId", "SourceInstanceId", "sourceInstanceId", &model_string, 0},
    {"DeregistrationProtection", "DeregistrationProtection", "deregistrationProtection", &model_string, 0},
    {"LastLaunchedTime", "LastLaunchedTime", "lastLaunchedTime", &model_string, 0},
    {"ImageAllowed", "ImageAllowed", "imageAllowed", &model_boolean, 0},
    {"SourceImageId", "SourceImageId", "sourceImageId", &model_string, 0},
    {"SourceImageRegion", "SourceImageRegion", "sourceImageRegion", &model_string, 0},
    {"FreeTierEligible", "FreeTierEligible", "freeTierEligible", &model_boolean, 0},
    {"PublicSsmParameterName", "PublicSsmParameterName", "publicSsmParameterName", &model_string, 0},
    {"ImageWatermarks", "ImageWatermarkSet", "imageWatermarkSet", &s_ImageWatermarkList, 0},
    {"ScanResults", "ScanResults", "scanResults", &s_ScanResults, 0},
    {"InstanceTypeSpecification", "InstanceTypeSpecification", "instanceTypeSpecification", &s_InstanceTypeSpecification, 0},
    {"ImageId", "ImageId", "imageId", &model_string, 0},
    {"ImageLocation", "ImageLocation", "imageLocation", &model_string, 0},
    {"State", "ImageState", "imageState", &model_string, 0},
    {"OwnerId", "ImageOwnerId", "imageOwnerId", &model_string, 0},
    {"CreationDate", "CreationDate", "creationDate", &model_string, 0},
    {"Public", "IsPublic", "isPublic", &model_boolean, 0},
    {"ProductCodes", "ProductCodes", "productCodes", &s_ProductCodeList, 0},
    {"Architecture", "Architecture", "architecture", &model_string, 0},
    {"ImageType", "ImageType", "imageType", &model_string, 0},
    {"KernelId", "KernelId", "kernelId", &model_string, 0},
    {"RamdiskId", "RamdiskId", "ramdiskId", &model_string, 0},
    {"Platform", "Platform", "platform", &model_string, 0},
    {0}}};
static const ModelShape s_ImageIdStringList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "ImageId", "ImageId", &model_string, 0},
    {0}}};
static const ModelShape s_ImageList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_Image, 0},
    {0}}};
static const ModelShape s_ImageWatermark = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"WatermarkKey", "WatermarkKey", "watermarkKey", &model_string, 0},
    {"SourceImageRegion", "SourceImageRegion", "sourceImageRegion", &model_string, 0},
    {"SourceImageId", "SourceImageId", "sourceImageId", &model_string, 0},
    {"SourceImageCreationTime", "SourceImageCreationTime", "sourceImageCreationTime", &model_timestamp, 0},
    {"WatermarkCreationTime", "WatermarkCreationTime", "watermarkCreationTime", &model_timestamp, 0},
    {0}}};
static const ModelShape s_ImageWatermarkList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_ImageWatermark, 0},
    {0}}};
static const ModelShape s_ImportKeyPairRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"TagSpecifications", "TagSpecification", "TagSpecification", &s_TagSpecificationList, 0},
    {"DryRun", "DryRun", "dryRun", &model_boolean, 0},
    {"KeyName", "KeyName", "keyName", &model_string, 1},
    {"PublicKeyMaterial", "PublicKeyMaterial", "publicKeyMaterial", &model_blob, 1},
    {0}}};
static const ModelShape s_ImportKeyPairResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"KeyFingerprint", "KeyFingerprint", "keyFingerprint", &model_string, 0},
    {"KeyName", "KeyName", "keyName", &model_string, 0},
    {"KeyPairId", "KeyPairId", "keyPairId", &model_string, 0},
    {"Tags", "TagSet", "tagSet", &s_TagList, 0},
    {0}}};
static const ModelShape s_Instance = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Architecture", "Architecture", "architecture", &model_string, 0},
    {"BlockDeviceMappings", "BlockDeviceMapping", "blockDeviceMapping", &s_InstanceBlockDeviceMappingList, 0},
    {"ClientToken", "ClientToken", "clientToken", &model_string, 0},
    {"EbsOptimized", "EbsOptimized", "ebsOptimized", &model_boolean, 0},
    {"EnaSupport", "EnaSupport", "enaSupport", &model_boolean, 0},
    {"Hypervisor", "Hypervisor", "hypervisor", &model_string, 0},
    {"IamInstanceProfile", "IamInstanceProfile", "iamInstanceProfile", &s_IamInstanceProfile, 0},
    {"InstanceLifecycle", "InstanceLifecycle", "instanceLifecycle", &model_string, 0},
    {"ElasticGpuAssociations", "ElasticGpuAssociationSet", "elasticGpuAssociationSet", &s_ElasticGpuAssociationList, 0},
    {"ElasticInferenceAcceleratorAssociations", "ElasticInferenceAcceleratorAssociationSet", "elasticInferenceAcceleratorAssociationSet", &s_ElasticInferenceAcceleratorAssociationList, 0},
    {"NetworkInterfaces", "NetworkInterfaceSet", "networkInterfaceSet", &s_InstanceNetworkInterfaceList, 0},
    {"OutpostArn", "OutpostArn", "outpostArn", &model_string, 0},
    {"RootDeviceName", "RootDeviceName", "rootDeviceName", &model_string, 0},
    {"RootDeviceType", "RootDeviceType", "rootDeviceType", &model_string, 0},
    {"SecurityGroups", "GroupSet", "groupSet", &s_GroupIdentifierList, 0},
    {"SourceDestCheck", "SourceDestCheck", "sourceDestCheck", &model_boolean, 0},
    {"SpotInstanceRequestId", "SpotInstanceRequestId", "spotInstanceRequestId", &model_string, 0},
    {"SriovNetSupport", "SriovNetSupport", "sriovNetSupport", &model_string, 0},
    {"StateReason", "StateReason", "stateReason", &s_StateReason, 0},
    {"Tags", "TagSet", "tagSet", &s_TagList, 0},
    {"VirtualizationType", "VirtualizationType", "virtualizationType", &model_string, 0},
    {"CpuOptions", "CpuOptions", "cpuOptions", &s_CpuOptions, 0},
    {"CapacityBlockId", "CapacityBlockId", "capacityBlockId", &model_string, 0},
    {"CapacityReservationId", "CapacityReservationId", "capacityReservationId", &model_string, 0},
    {"CapacityReservationSpecification", "CapacityReservationSpecification", "capacityReservationSpecification", &s_CapacityReservationSpecificationResponse, 0},
    {"HibernationOptions", "HibernationOptions", "hibernationOptions", &s_HibernationOptions, 0},
    {"Licenses", "LicenseSet", "licenseSet", &s_LicenseList, 0},
    {"MetadataOptions", "MetadataOptions", "metadataOptions", &s_InstanceMetadataOptionsResponse, 0},
    {"EnclaveOptions", "EnclaveOptions", "enclaveOptions", &s_EnclaveOptions, 0},
    {"BootMode", "BootMode", "bootMode", &model_string, 0},
    {"PlatformDetails", "PlatformDetails", "platformDetails", &model_string, 0},
    {"UsageOperation", "UsageOperation", "usageOperation", &model_string, 0},
    {"UsageOperationUpdateTime", "UsageOperationUpdateTime", "usageOperationUpdateTime", &model_timestamp, 0},
    {"PrivateDnsNameOptions", "PrivateDnsNameOptions", "privateDnsNameOptions", &s_PrivateDnsNameOptionsResponse, 0},
    {"Ipv6Address", "Ipv6Address", "ipv6Address", &model_string, 0},
    {"TpmSupport", "TpmSupport", "tpmSupport", &model_string, 0},
    {"MaintenanceOptions", "MaintenanceOptions", "maintenanceOptions", &s_InstanceMaintenanceOptions, 0},
    {"CurrentInstanceBootMode", "CurrentInstanceBootMode", "currentInstanceBootMode", &model_string, 0},
    {"NetworkPerformanceOptions", "NetworkPerformanceOptions", "networkPerformanceOptions", &s_InstanceNetworkPerformanceOptions, 0},
    {"Operator", "Operator", "operator", &s_OperatorResponse, 0},
    {"SecondaryInterfaces", "SecondaryInterfaceSet", "secondaryInterfaceSet", &s_InstanceSecondaryInterfaceList, 0},
    {"InstanceId", "InstanceId", "instanceId", &model_string, 0},
    {"ImageId", "ImageId", "imageId", &model_string, 0},
    {"State", "InstanceState", "instanceState", &s_InstanceState, 0},
    {"PrivateDnsName", "PrivateDnsName", "privateDnsName", &model_string, 0},
    {"PublicDnsName", "DnsName", "dnsName", &model_string, 0},
    {"StateTransitionReason", "Reason", "reason", &model_string, 0},
    {"KeyName", "KeyName", "keyName", &model_string, 0},
    {"AmiLaunchIndex", "AmiLaunchIndex", "amiLaunchIndex", &model_integer, 0},
    {"ProductCodes", "ProductCodes", "productCodes", &s_ProductCodeList, 0},
    {"InstanceType", "InstanceType", "instanceType", &model_string, 0},
    {"LaunchTime", "LaunchTime", "launchTime", &model_timestamp, 0},
    {"Placement", "Placement", "placement", &s_Placement, 0},
    {"KernelId", "KernelId", "kernelId", &model_string, 0},
    {"RamdiskId", "RamdiskId", "ramdiskId", &model_string, 0},
    {"Platform", "Platform", "platform", &model_string, 0},
    {"Monitoring", "Monitoring", "monitoring", &s_Monitoring, 0},
    {"SubnetId", "SubnetId", "subnetId", &model_string, 0},
    {"VpcId", "VpcId", "vpcId", &model_string, 0},
    {"PrivateIpAddress", "PrivateIpAddress", "privateIpAddress", &model_string, 0},
    {"PublicIpAddress", "IpAddress", "ipAddress", &model_string, 0},
    {0}}};
static const ModelShape s_InstanceAttachmentEnaSrdSpecification = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"EnaSrdEnabled", "EnaSrdEnabled", "enaSrdEnabled", &model_boolean, 0},
    {"EnaSrdUdpSpecification", "EnaSrdUdpSpecification", "enaSrdUdpSpecification", &s_InstanceAttachmentEnaSrdUdpSpecification, 0},
    {0}}};
static const ModelShape s_InstanceAttachmentEnaSrdUdpSpecification = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"EnaSrdUdpEnabled", "EnaSrdUdpEnabled", "enaSrdUdpEnabled", &model_boolean, 0},
    {0}}};
static const ModelShape s_InstanceBlockDeviceMapping = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DeviceName", "DeviceName", "deviceName", &model_string, 0},
    {"Ebs", "Ebs", "ebs", &s_EbsInstanceBlockDevice, 0},
    {0}}};
static const ModelShape s_InstanceBlockDeviceMappingList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_InstanceBlockDeviceMapping, 0},
    {0}}};
static const ModelShape s_InstanceBlockDeviceMappingSpecification = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DeviceName", "DeviceName", "deviceName", &model_string, 0},
    {"Ebs", "Ebs", "ebs", &s_EbsInstanceBlockDeviceSpecification, 0},
    {"VirtualName", "VirtualName", "virtualName", &model_string, 0},
    {"NoDevice", "NoDevice", "noDevice", &model_string, 0},
    {0}}};
static const ModelShape s_InstanceBlockDeviceMappingSpecificationList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_InstanceBlockDeviceMappingSpecification, 0},
    {0}}};
static const ModelShape s_InstanceIdStringList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "InstanceId", "InstanceId", &model_string, 0},
    {0}}};
static const ModelShape s_InstanceIpv4Prefix = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Ipv4Prefix", "Ipv4Prefix", "ipv4Prefix", &model_string, 0},
    {0}}};
static const ModelShape s_InstanceIpv4PrefixList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_InstanceIpv4Prefix, 0},
    {0}}};
static const ModelShape s_InstanceIpv6Address = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Ipv6Address", "Ipv6Address", "ipv6Address", &model_string, 0},
    {"IsPrimaryIpv6", "IsPrimaryIpv6", "isPrimaryIpv6", &model_boolean, 0},
    {0}}};
static const ModelShape s_InstanceIpv6AddressList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_InstanceIpv6Address, 0},
    {0}}};
static const ModelShape s_InstanceIpv6Prefix = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Ipv6Prefix", "Ipv6Prefix", "ipv6Prefix", &model_string, 0},
    {0}}};
static const ModelShape s_InstanceIpv6PrefixList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_InstanceIpv6Prefix, 0},
    {0}}};
static const ModelShape s_InstanceList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_Instance, 0},
    {0}}};
static const ModelShape s_InstanceMaintenanceOptions = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AutoRecovery", "AutoRecovery", "autoRecovery", &model_string, 0},
    {"RebootMigration", "RebootMigration", "rebootMigration", &model_string, 0},
    {0}}};
static const ModelShape s_InstanceMetadataOptionsResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"State", "State", "state", &model_string, 0},
    {"HttpTokens", "HttpTokens", "httpTokens", &model_string, 0},
    {"HttpPutResponseHopLimit", "HttpPutResponseHopLimit", "httpPutResponseHopLimit", &model_integer, 0},
    {"HttpEndpoint", "HttpEndpoint", "httpEndpoint", &model_string, 0},
    {"HttpProtocolIpv6", "HttpProtocolIpv6", "httpProtocolIpv6", &model_string, 0},
    {"InstanceMetadataTags", "InstanceMetadataTags", "instanceMetadataTags", &model_string, 0},
    {0}}};
static const ModelShape s_InstanceNetworkInterface = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Association", "Association", "association", &s_InstanceNetworkInterfaceAssociation, 0},
    {"Attachment", "Attachment", "attachment", &s_InstanceNetworkInterfaceAttachment, 0},
    {"Description", "Description", "description", &model_string, 0},
    {"Groups", "GroupSet", "groupSet", &s_GroupIdentifierList, 0},
    {"Ipv6Addresses", "Ipv6AddressesSet", "ipv6AddressesSet", &s_InstanceIpv6AddressList, 0},
    {"MacAddress", "MacAddress", "macAddress", &model_string, 0},
    {"NetworkInterfaceId", "NetworkInterfaceId", "networkInterfaceId", &model_string, 0},
    {"OwnerId", "OwnerId", "ownerId", &model_string, 0},
    {"PrivateDnsName", "PrivateDnsName", "privateDnsName", &model_string, 0},
    {"PrivateIpAddress", "PrivateIpAddress", "privateIpAddress", &model_string, 0},
    {"PrivateIpAddresses", "PrivateIpAddressesSet", "privateIpAddressesSet", &s_InstancePrivateIpAddressList, 0},
    {"SourceDestCheck", "SourceDestCheck", "sourceDestCheck", &model_boolean, 0},
    {"Status", "Status", "status", &model_string, 0},
    {"SubnetId", "SubnetId", "subnetId", &model_string, 0},
    {"VpcId", "VpcId", "vpcId", &model_string, 0},
    {"InterfaceType", "InterfaceType", "interfaceType", &model_string, 0},
    {"Ipv4Prefixes", "Ipv4PrefixSet", "ipv4PrefixSet", &s_InstanceIpv4PrefixList, 0},
    {"Ipv6Prefixes", "Ipv6PrefixSet", "ipv6PrefixSet", &s_InstanceIpv6PrefixList, 0},
    {"ConnectionTrackingConfiguration", "ConnectionTrackingConfiguration", "connectionTrackingConfiguration", &s_ConnectionTrackingSpecificationResponse, 0},
    {"Operator", "Operator", "operator", &s_OperatorResponse, 0},
    {0}}};
static const ModelShape s_InstanceNetworkInterfaceAssociation = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"CarrierIp", "CarrierIp", "carrierIp", &model_string, 0},
    {"CustomerOwnedIp", "CustomerOwnedIp", "customerOwnedIp", &model_string, 0},
    {"IpOwnerId", "IpOwnerId", "ipOwnerId", &model_string, 0},
    {"PublicDnsName", "PublicDnsName", "publicDnsName", &model_string, 0},
    {"PublicIp", "PublicIp", "publicIp", &model_string, 0},
    {0}}};
static const ModelShape s_InstanceNetworkInterfaceAttachment = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AttachTime", "AttachTime", "attachTime", &model_timestamp, 0},
    {"AttachmentId", "AttachmentId", "attachmentId", &model_string, 0},
    {"DeleteOnTermination", "DeleteOnTermination", "deleteOnTermination", &model_boolean, 0},
    {"DeviceIndex", "DeviceIndex", "deviceIndex", &model_integer, 0},
    {"Status", "Status", "status", &model_string, 0},
    {"NetworkCardIndex", "NetworkCardIndex", "networkCardIndex", &model_integer, 0},
    {"EnaSrdSpecification", "EnaSrdSpecification", "enaSrdSpecification", &s_InstanceAttachmentEnaSrdSpecification, 0},
    {"EnaQueueCount", "EnaQueueCount", "enaQueueCount", &model_integer, 0},
    {0}}};
static const ModelShape s_InstanceNetworkInterfaceList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_InstanceNetworkInterface, 0},
    {0}}};
static const ModelShape s_InstanceNetworkPerformanceOptions = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"BandwidthWeighting", "BandwidthWeighting", "bandwidthWeighting", &model_string, 0},
    {0}}};
static const ModelShape s_InstancePrivateIpAddress = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Association", "Association", "association", &s_InstanceNetworkInterfaceAssociation, 0},
    {"Primary", "Primary", "primary", &model_boolean, 0},
    {"PrivateDnsName", "PrivateDnsName", "privateDnsName", &model_string, 0},
    {"PrivateIpAddress", "PrivateIpAddress", "privateIpAddress", &model_string, 0},
    {0}}};
static const ModelShape s_InstancePrivateIpAddressList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_InstancePrivateIpAddress, 0},
    {0}}};
static const ModelShape s_InstanceSecondaryInterface = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Attachment", "Attachment", "attachment", &s_InstanceSecondaryInterfaceAttachment, 0},
    {"MacAddress", "MacAddress", "macAddress", &model_string, 0},
    {"SecondaryInterfaceId", "SecondaryInterfaceId", "secondaryInterfaceId", &model_string, 0},
    {"OwnerId", "OwnerId", "ownerId", &model_string, 0},
    {"PrivateIpAddresses", "PrivateIpAddressSet", "privateIpAddressSet", &s_InstanceSecondaryInterfacePrivateIpAddressList, 0},
    {"SourceDestCheck", "SourceDestCheck", "sourceDestCheck", &model_boolean, 0},
    {"Status", "Status", "status", &model_string, 0},
    {"SecondarySubnetId", "SecondarySubnetId", "secondarySubnetId", &model_string, 0},
    {"SecondaryNetworkId", "SecondaryNetworkId", "secondaryNetworkId", &model_string, 0},
    {"InterfaceType", "InterfaceType", "interfaceType", &model_string, 0},
    {0}}};
static const ModelShape s_InstanceSecondaryInterfaceAttachment = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AttachTime", "AttachTime", "attachTime", &model_timestamp, 0},
    {"AttachmentId", "AttachmentId", "attachmentId", &model_string, 0},
    {"DeleteOnTermination", "DeleteOnTermination", "deleteOnTermination", &model_boolean, 0},
    {"DeviceIndex", "DeviceIndex", "deviceIndex", &model_integer, 0},
    {"Status", "Status", "status", &model_string, 0},
    {"NetworkCardIndex", "NetworkCardIndex", "networkCardIndex", &model_integer, 0},
    {0}}};
static const ModelShape s_InstanceSecondaryInterfaceList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_InstanceSecondaryInterface, 0},
    {0}}};
static const ModelShape s_InstanceSecondaryInterfacePrivateIpAddress = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"PrivateIpAddress", "PrivateIpAddress", "privateIpAddress", &model_string, 0},
    {0}}};
static const ModelShape s_InstanceSecondaryInterfacePrivateIpAddressList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_InstanceSecondaryInterfacePrivateIpAddress, 0},
    {0}}};
static const ModelShape s_InstanceState = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Code", "Code", "code", &model_integer, 0},
    {"Name", "Name", "name", &model_string, 0},
    {0}}};
static const ModelShape s_InstanceStateChange = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"InstanceId", "InstanceId", "instanceId", &model_string, 0},
    {"CurrentState", "CurrentState", "currentState", &s_InstanceState, 0},
    {"PreviousState", "PreviousState", "previousState", &s_InstanceState, 0},
    {0}}};
static const ModelShape s_InstanceStateChangeList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_InstanceStateChange, 0},
    {0}}};
static const ModelShape s_InstanceTypeItem = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"InstanceType", "InstanceType", "instanceType", &model_string, 0},
    {0}}};
static const ModelShape s_InstanceTypeOffering = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"InstanceType", "InstanceType", "instanceType", &model_string, 0},
    {"LocationType", "LocationType", "locationType", &model_string, 0},
    {"Location", "Location", "location", &model_string, 0},
    {0}}};
static const ModelShape s_InstanceTypeOfferingsList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_InstanceTypeOffering, 0},
    {0}}};
static const ModelShape s_InstanceTypeSpecification = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"SupportedInstanceTypes", "SupportedInstanceTypeSet", "supportedInstanceTypeSet", &s_SupportedInstanceTypeSet, 0},
    {"UnsupportedInstanceTypes", "UnsupportedInstanceTypeSet", "unsupportedInstanceTypeSet", &s_UnsupportedInstanceTypeSet, 0},
    {0}}};
static const ModelShape s_IpPermission = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"IpProtocol", "IpProtocol", "ipProtocol", &model_string, 0},
    {"FromPort", "FromPort", "fromPort", &model_integer, 0},
    {"ToPort", "ToPort", "toPort", &model_integer, 0},
    {"UserIdGroupPairs", "Groups", "groups", &s_UserIdGroupPairList, 0},
    {"IpRanges", "IpRanges", "ipRanges", &s_IpRangeList, 0},
    {"Ipv6Ranges", "Ipv6Ranges", "ipv6Ranges", &s_Ipv6RangeList, 0},
    {"PrefixListIds", "PrefixListIds", "prefixListIds", &s_PrefixListIdList, 0},
    {0}}};
static const ModelShape s_IpPermissionList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_IpPermission, 0},
    {0}}};
static const ModelShape s_IpRange = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Description", "Description", "description", &model_string, 0},
    {"CidrIp", "CidrIp", "cidrIp", &model_string, 0},
    {0}}};
static const ModelShape s_IpRangeList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_IpRange, 0},
    {0}}};
static const ModelShape s_Ipv4PrefixSpecification = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Ipv4Prefix", "Ipv4Prefix", "ipv4Prefix", &model_string, 0},
    {0}}};
static const ModelShape s_Ipv4PrefixesList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_Ipv4PrefixSpecification, 0},
    {0}}};
static const ModelShape s_Ipv6PrefixSpecification = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Ipv6Prefix", "Ipv6Prefix", "ipv6Prefix", &model_string, 0},
    {0}}};
static const ModelShape s_Ipv6PrefixesList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_Ipv6PrefixSpecification, 0},
    {0}}};
static const ModelShape s_Ipv6Range = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Description", "Description", "description", &model_string, 0},
    {"CidrIpv6", "CidrIpv6", "cidrIpv6", &model_string, 0},
    {0}}};
static const ModelShape s_Ipv6RangeList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_Ipv6Range, 0},
    {0}}};
static const ModelShape s_KeyNameStringList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "KeyName", "KeyName", &model_string, 0},
    {0}}};
static const ModelShape s_KeyPairIdStringList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "KeyPairId", "KeyPairId", &model_string, 0},
    {0}}};
static const ModelShape s_KeyPairInfo = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"KeyPairId", "KeyPairId", "keyPairId", &model_string, 0},
    {"KeyType", "KeyType", "keyType", &model_string, 0},
    {"Tags", "TagSet", "tagSet", &s_TagList, 0},
    {"PublicKey", "PublicKey", "publicKey", &model_string, 0},
    {"CreateTime", "CreateTime", "createTime", &model_timestamp, 0},
    {"KeyName", "KeyName", "keyName", &model_string, 0},
    {"KeyFingerprint", "KeyFingerprint", "keyFingerprint", &model_string, 0},
    {0}}};
static const ModelShape s_KeyPairList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_KeyPairInfo, 0},
    {0}}};
static const ModelShape s_LastError = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Message", "Message", "message", &model_string, 0},
    {"Code", "Code", "code", &model_string, 0},
    {0}}};
static const ModelShape s_LicenseConfiguration = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"LicenseConfigurationArn", "LicenseConfigurationArn", "licenseConfigurationArn", &model_string, 0},
    {0}}};
static const ModelShape s_LicenseList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_LicenseConfiguration, 0},
    {0}}};
static const ModelShape s_ManagedPrefixList = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"PrefixListId", "PrefixListId", "prefixListId", &model_string, 0},
    {"AddressFamily", "AddressFamily", "addressFamily", &model_string, 0},
    {"State", "State", "state", &model_string, 0},
    {"StateMessage", "StateMessage", "stateMessage", &model_string, 0},
    {"PrefixListArn", "PrefixListArn", "prefixListArn", &model_string, 0},
    {"PrefixListName", "PrefixListName", "prefixListName", &model_string, 0},
    {"MaxEntries", "MaxEntries", "maxEntries", &model_integer, 0},
    {"Version", "Version", "version", &model_long, 0},
    {"Tags", "TagSet", "tagSet", &s_TagList, 0},
    {"OwnerId", "OwnerId", "ownerId", &model_string, 0},
    {"IpamPrefixListResolverTargetId", "IpamPrefixListResolverTargetId", "ipamPrefixListResolverTargetId", &model_string, 0},
    {"IpamPrefixListResolverSyncEnabled", "IpamPrefixListResolverSyncEnabled", "ipamPrefixListResolverSyncEnabled", &model_boolean, 0},
    {0}}};
static const ModelShape s_ManagedPrefixListSet = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_ManagedPrefixList, 0},
    {0}}};
static const ModelShape s_MetricCategoryIdList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &model_string, 0},
    {0}}};
static const ModelShape s_ModifyInstanceAttributeRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"SourceDestCheck", "SourceDestCheck", "SourceDestCheck", &s_AttributeBooleanValue, 0},
    {"EnclaveOptions", "EnclaveOptions", "EnclaveOptions", &s_EnclaveOptionsRequest, 0},
    {"DisableApiStop", "DisableApiStop", "DisableApiStop", &s_AttributeBooleanValue, 0},
    {"DryRun", "DryRun", "dryRun", &model_boolean, 0},
    {"InstanceId", "InstanceId", "instanceId", &model_string, 1},
    {"Attribute", "Attribute", "attribute", &model_string, 0},
    {"Value", "Value", "value", &model_string, 0},
    {"BlockDeviceMappings", "BlockDeviceMapping", "blockDeviceMapping", &s_InstanceBlockDeviceMappingSpecificationList, 0},
    {"DisableApiTermination", "DisableApiTermination", "disableApiTermination", &s_AttributeBooleanValue, 0},
    {"InstanceType", "InstanceType", "instanceType", &s_AttributeValue, 0},
    {"Kernel", "Kernel", "kernel", &s_AttributeValue, 0},
    {"Ramdisk", "Ramdisk", "ramdisk", &s_AttributeValue, 0},
    {"UserData", "UserData", "userData", &s_SecureBlobAttributeValue, 0},
    {"InstanceInitiatedShutdownBehavior", "InstanceInitiatedShutdownBehavior", "instanceInitiatedShutdownBehavior", &s_AttributeValue, 0},
    {"Groups", "GroupId", "GroupId", &s_GroupIdStringList, 0},
    {"EbsOptimized", "EbsOptimized", "ebsOptimized", &s_AttributeBooleanValue, 0},
    {"SriovNetSupport", "SriovNetSupport", "sriovNetSupport", &s_AttributeValue, 0},
    {"EnaSupport", "EnaSupport", "enaSupport", &s_AttributeBooleanValue, 0},
    {0}}};
static const ModelShape s_ModifyManagedPrefixListRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DryRun", "DryRun", "DryRun", &model_boolean, 0},
    {"PrefixListId", "PrefixListId", "PrefixListId", &model_string, 1},
    {"CurrentVersion", "CurrentVersion", "CurrentVersion", &model_long, 0},
    {"PrefixListName", "PrefixListName", "PrefixListName", &model_string, 0},
    {"AddEntries", "AddEntry", "AddEntry", &s_AddPrefixListEntries, 0},
    {"RemoveEntries", "RemoveEntry", "RemoveEntry", &s_RemovePrefixListEntries, 0},
    {"MaxEntries", "MaxEntries", "MaxEntries", &model_integer, 0},
    {"IpamPrefixListResolverSyncEnabled", "IpamPrefixListResolverSyncEnabled", "IpamPrefixListResolverSyncEnabled", &model_boolean, 0},
    {0}}};
static const ModelShape s_ModifyManagedPrefixListResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"PrefixList", "PrefixList", "prefixList", &s_ManagedPrefixList, 0},
    {0}}};
static const ModelShape s_Monitoring = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"MetricCategoryIds", "MetricCategoryIdSet", "metricCategoryIdSet", &s_MetricCategoryIdList, 0},
    {"State", "State", "state", &model_string, 0},
    {0}}};
static const ModelShape s_NatGateway = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"CreateTime", "CreateTime", "createTime", &model_timestamp, 0},
    {"DeleteTime", "DeleteTime", "deleteTime", &model_timestamp, 0},
    {"FailureCode", "FailureCode", "failureCode", &model_string, 0},
    {"FailureMessage", "FailureMessage", "failureMessage", &model_string, 0},
    {"NatGatewayAddresses", "NatGatewayAddressSet", "natGatewayAddressSet", &s_NatGatewayAddressList, 0},
    {"NatGatewayId", "NatGatewayId", "natGatewayId", &model_string, 0},
    {"ProvisionedBandwidth", "ProvisionedBandwidth", "provisionedBandwidth", &s_ProvisionedBandwidth, 0},
    {"State", "State", "state", &model_string, 0},
    {"SubnetId", "SubnetId", "subnetId", &model_string, 0},
    {"VpcId", "VpcId", "vpcId", &model_string, 0},
    {"Tags", "TagSet", "tagSet", &s_TagList, 0},
    {"ConnectivityType", "ConnectivityType", "connectivityType", &model_string, 0},
    {"AvailabilityMode", "AvailabilityMode", "availabilityMode", &model_string, 0},
    {"AutoScalingIps", "AutoScalingIps", "autoScalingIps", &model_string, 0},
    {"AutoProvisionZones", "AutoProvisionZones", "autoProvisionZones", &model_string, 0},
    {"AttachedAppliances", "AttachedApplianceSet", "attachedApplianceSet", &s_NatGatewayAttachedApplianceList, 0},
    {"RouteTableId", "RouteTableId", "routeTableId", &model_string, 0},
    {0}}};
static const ModelShape s_NatGatewayAddress = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AllocationId", "AllocationId", "allocationId", &model_string, 0},
    {"NetworkInterfaceId", "NetworkInterfaceId", "networkInterfaceId", &model_string, 0},
    {"PrivateIp", "PrivateIp", "privateIp", &model_string, 0},
    {"PublicIp", "PublicIp", "publicIp", &model_string, 0},
    {"AssociationId", "AssociationId", "associationId", &model_string, 0},
    {"IsPrimary", "IsPrimary", "isPrimary", &model_boolean, 0},
    {"FailureMessage", "FailureMessage", "failureMessage", &model_string, 0},
    {"Status", "Status", "status", &model_string, 0},
    {"AvailabilityZone", "AvailabilityZone", "availabilityZone", &model_string, 0},
    {"AvailabilityZoneId", "AvailabilityZoneId", "availabilityZoneId", &model_string, 0},
    {0}}};
static const ModelShape s_NatGatewayAddressList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_NatGatewayAddress, 0},
    {0}}};
static const ModelShape s_NatGatewayAttachedAppliance = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Type", "Type", "type", &model_string, 0},
    {"ApplianceArn", "ApplianceArn", "applianceArn", &model_string, 0},
    {"VpcEndpointId", "VpcEndpointId", "vpcEndpointId", &model_string, 0},
    {"AttachmentState", "AttachmentState", "attachmentState", &model_string, 0},
    {"ModificationState", "ModificationState", "modificationState", &model_string, 0},
    {"FailureCode", "FailureCode", "failureCode", &model_string, 0},
    {"FailureMessage", "FailureMessage", "failureMessage", &model_string, 0},
    {0}}};
static const ModelShape s_NatGatewayAttachedApplianceList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_NatGatewayAttachedAppliance, 0},
    {0}}};
static const ModelShape s_NatGatewayIdStringList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &model_string, 0},
    {0}}};
static const ModelShape s_NatGatewayList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_NatGateway, 0},
    {0}}};
static const ModelShape s_NetworkFirewallAssociation = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"FirewallArn", "FirewallArn", "firewallArn", &model_string, 0},
    {"FirewallOnboardingStatus", "FirewallOnboardingStatus", "firewallOnboardingStatus", &model_string, 0},
    {"FirewallMode", "FirewallMode", "firewallMode", &model_string, 0},
    {0}}};
static const ModelShape s_NetworkFirewallAssociationSet = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_NetworkFirewallAssociation, 0},
    {0}}};
static const ModelShape s_NetworkInterface = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Association", "Association", "association", &s_NetworkInterfaceAssociation, 0},
    {"Attachment", "Attachment", "attachment", &s_NetworkInterfaceAttachment, 0},
    {"AvailabilityZone", "AvailabilityZone", "availabilityZone", &model_string, 0},
    {"ConnectionTrackingConfiguration", "ConnectionTrackingConfiguration", "connectionTrackingConfiguration", &s_ConnectionTrackingConfiguration, 0},
    {"Description", "Description", "description", &model_string, 0},
    {"Groups", "GroupSet", "groupSet", &s_GroupIdentifierList, 0},
    {"InterfaceType", "InterfaceType", "interfaceType", &model_string, 0},
    {"Ipv6Addresses", "Ipv6AddressesSet", "ipv6AddressesSet", &s_NetworkInterfaceIpv6AddressesList, 0},
    {"MacAddress", "MacAddress", "macAddress", &model_string, 0},
    {"NetworkInterfaceId", "NetworkInterfaceId", "networkInterfaceId", &model_string, 0},
    {"OutpostArn", "OutpostArn", "outpostArn", &model_string, 0},
    {"OwnerId", "OwnerId", "ownerId", &model_string, 0},
    {"PrivateDnsName", "PrivateDnsName", "privateDnsName", &model_string, 0},
    {"PublicDnsName", "PublicDnsName", "publicDnsName", &model_string, 0},
    {"PublicIpDnsNameOptions", "PublicIpDnsNameOptions", "publicIpDnsNameOptions", &s_PublicIpDnsNameOptions, 0},
    {"PrivateIpAddress", "PrivateIpAddress", "privateIpAddress", &model_string, 0},
    {"PrivateIpAddresses", "PrivateIpAddressesSet", "privateIpAddressesSet", &s_NetworkInterfacePrivateIpAddressList, 0},
    {"Ipv4Prefixes", "Ipv4PrefixSet", "ipv4PrefixSet", &s_Ipv4PrefixesList, 0},
    {"Ipv6Prefixes", "Ipv6PrefixSet", "ipv6PrefixSet", &s_Ipv6PrefixesList, 0},
    {"RequesterId", "RequesterId", "requesterId", &model_string, 0},
    {"RequesterManaged", "RequesterManaged", "requesterManaged", &model_boolean, 0},
    {"SourceDestCheck", "SourceDestCheck", "sourceDestCheck", &model_boolean, 0},
    {"Status", "Status", "status", &model_string, 0},
    {"SubnetId", "SubnetId", "subnetId", &model_string, 0},
    {"TagSet", "TagSet", "tagSet", &s_TagList, 0},
    {"VpcId", "VpcId", "vpcId", &model_string, 0},
    {"DenyAllIgwTraffic", "DenyAllIgwTraffic", "denyAllIgwTraffic", &model_boolean, 0},
    {"Ipv6Native", "Ipv6Native", "ipv6Native", &model_boolean, 0},
    {"Ipv6Address", "Ipv6Address", "ipv6Address", &model_string, 0},
    {"Operator", "Operator", "operator", &s_OperatorResponse, 0},
    {"AssociatedSubnets", "AssociatedSubnetSet", "associatedSubnetSet", &s_AssociatedSubnetList, 0},
    {"AvailabilityZoneId", "AvailabilityZoneId", "availabilityZoneId", &model_string, 0},
    {0}}};
static const ModelShape s_NetworkInterfaceAssociation = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AllocationId", "AllocationId", "allocationId", &model_string, 0},
    {"AssociationId", "AssociationId", "associationId", &model_string, 0},
    {"IpOwnerId", "IpOwnerId", "ipOwnerId", &model_string, 0},
    {"PublicDnsName", "PublicDnsName", "publicDnsName", &model_string, 0},
    {"PublicIp", "PublicIp", "publicIp", &model_string, 0},
    {"CustomerOwnedIp", "CustomerOwnedIp", "customerOwnedIp", &model_string, 0},
    {"CarrierIp", "CarrierIp", "carrierIp", &model_string, 0},
    {0}}};
static const ModelShape s_NetworkInterfaceAttachment = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AttachTime", "AttachTime", "attachTime", &model_timestamp, 0},
    {"AttachmentId", "AttachmentId", "attachmentId", &model_string, 0},
    {"DeleteOnTermination", "DeleteOnTermination", "deleteOnTermination", &model_boolean, 0},
    {"DeviceIndex", "DeviceIndex", "deviceIndex", &model_integer, 0},
    {"NetworkCardIndex", "NetworkCardIndex", "networkCardIndex", &model_integer, 0},
    {"InstanceId", "InstanceId", "instanceId", &model_string, 0},
    {"InstanceOwnerId", "InstanceOwnerId", "instanceOwnerId", &model_string, 0},
    {"Status", "Status", "status", &model_string, 0},
    {"EnaSrdSpecification", "EnaSrdSpecification", "enaSrdSpecification", &s_AttachmentEnaSrdSpecification, 0},
    {"EnaQueueCount", "EnaQueueCount", "enaQueueCount", &model_integer, 0},
    {0}}};
static const ModelShape s_NetworkInterfaceIdList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &model_string, 0},
    {0}}};
static const ModelShape s_NetworkInterfaceIpv6Address = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Ipv6Address", "Ipv6Address", "ipv6Address", &model_string, 0},
    {"PublicIpv6DnsName", "PublicIpv6DnsName", "publicIpv6DnsName", &model_string, 0},
    {"IsPrimaryIpv6", "IsPrimaryIpv6", "isPrimaryIpv6", &model_boolean, 0},
    {0}}};
static const ModelShape s_NetworkInterfaceIpv6AddressesList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_NetworkInterfaceIpv6Address, 0},
    {0}}};
static const ModelShape s_NetworkInterfaceList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_NetworkInterface, 0},
    {0}}};
static const ModelShape s_NetworkInterfacePrivateIpAddress = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Association", "Association", "association", &s_NetworkInterfaceAssociation, 0},
    {"Primary", "Primary", "primary", &model_boolean, 0},
    {"PrivateDnsName", "PrivateDnsName", "privateDnsName", &model_string, 0},
    {"PrivateIpAddress", "PrivateIpAddress", "privateIpAddress", &model_string, 0},
    {0}}};
static const ModelShape s_NetworkInterfacePrivateIpAddressList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_NetworkInterfacePrivateIpAddress, 0},
    {0}}};
static const ModelShape s_OperatorResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Managed", "Managed", "managed", &model_boolean, 0},
    {"Principal", "Principal", "principal", &model_string, 0},
    {"HiddenByDefault", "HiddenByDefault", "hiddenByDefault", &model_boolean, 0},
    {0}}};
static const ModelShape s_OwnerStringList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "Owner", "Owner", &model_string, 0},
    {0}}};
static const ModelShape s_PayerResponsibilityEntry = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Scope", "Scope", "scope", &model_string, 0},
    {"PayerResponsibilityType", "PayerResponsibilityType", "payerResponsibilityType", &model_string, 0},
    {0}}};
static const ModelShape s_PayerResponsibilitySet = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_PayerResponsibilityEntry, 0},
    {0}}};
static const ModelShape s_Placement = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AvailabilityZoneId", "AvailabilityZoneId", "availabilityZoneId", &model_string, 0},
    {"Affinity", "Affinity", "affinity", &model_string, 0},
    {"GroupName", "GroupName", "groupName", &model_string, 0},
    {"PartitionNumber", "PartitionNumber", "partitionNumber", &model_integer, 0},
    {"HostId", "HostId", "hostId", &model_string, 0},
    {"Tenancy", "Tenancy", "tenancy", &model_string, 0},
    {"SpreadDomain", "SpreadDomain", "spreadDomain", &model_string, 0},
    {"HostResourceGroupArn", "HostResourceGroupArn", "hostResourceGroupArn", &model_string, 0},
    {"GroupId", "GroupId", "groupId", &model_string, 0},
    {"AvailabilityZone", "AvailabilityZone", "availabilityZone", &model_string, 0},
    {0}}};
static const ModelShape s_PrefixListEntry = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Cidr", "Cidr", "cidr", &model_string, 0},
    {"Description", "Description", "description", &model_string, 0},
    {0}}};
static const ModelShape s_PrefixListEntrySet = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_PrefixListEntry, 0},
    {0}}};
static const ModelShape s_PrefixListId = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Description", "Description", "description", &model_string, 0},
    {"PrefixListId", "PrefixListId", "prefixListId", &model_string, 0},
    {0}}};
static const ModelShape s_PrefixListIdList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_PrefixListId, 0},
    {0}}};
static const ModelShape s_PrefixListMaxResults = {.type = SHAPE_INTEGER, AT_LEAST(1), AT_MOST(100)};
static const ModelShape s_PrivateDnsDetails = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"PrivateDnsName", "PrivateDnsName", "privateDnsName", &model_string, 0},
    {0}}};
static const ModelShape s_PrivateDnsDetailsSet = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_PrivateDnsDetails, 0},
    {0}}};
static const ModelShape s_PrivateDnsNameOptionsOnLaunch = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"HostnameType", "HostnameType", "hostnameType", &model_string, 0},
    {"EnableResourceNameDnsARecord", "EnableResourceNameDnsARecord", "enableResourceNameDnsARecord", &model_boolean, 0},
    {"EnableResourceNameDnsAAAARecord", "EnableResourceNameDnsAAAARecord", "enableResourceNameDnsAAAARecord", &model_boolean, 0},
    {0}}};
static const ModelShape s_PrivateDnsNameOptionsResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"HostnameType", "HostnameType", "hostnameType", &model_string, 0},
    {"EnableResourceNameDnsARecord", "EnableResourceNameDnsARecord", "enableResourceNameDnsARecord", &model_boolean, 0},
    {"EnableResourceNameDnsAAAARecord", "EnableResourceNameDnsAAAARecord", "enableResourceNameDnsAAAARecord", &model_boolean, 0},
    {0}}};
static const ModelShape s_PrivateDnsSpecifiedDomainSet = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &model_string, 0},
    {0}}};
static const ModelShape s_ProductCode = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ProductCodeId", "ProductCode", "productCode", &model_string, 0},
    {"ProductCodeType", "Type", "type", &model_string, 0},
    {0}}};
static const ModelShape s_ProductCodeList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_ProductCode, 0},
    {0}}};
static const ModelShape s_ProvisionedBandwidth = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ProvisionTime", "ProvisionTime", "provisionTime", &model_timestamp, 0},
    {"Provisioned", "Provisioned", "provisioned", &model_string, 0},
    {"RequestTime", "RequestTime", "requestTime", &model_timestamp, 0},
    {"Requested", "Requested", "requested", &model_string, 0},
    {"Status", "Status", "status", &model_string, 0},
    {0}}};
static const ModelShape s_PublicIpDnsNameOptions = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DnsHostnameType", "DnsHostnameType", "dnsHostnameType", &model_string, 0},
    {"PublicIpv4DnsName", "PublicIpv4DnsName", "publicIpv4DnsName", &model_string, 0},
    {"PublicIpv6DnsName", "PublicIpv6DnsName", "publicIpv6DnsName", &model_string, 0},
    {"PublicDualStackDnsName", "PublicDualStackDnsName", "publicDualStackDnsName", &model_string, 0},
    {0}}};
static const ModelShape s_PublicIpStringList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "PublicIp", "PublicIp", &model_string, 0},
    {0}}};
static const ModelShape s_ReferencedSecurityGroup = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"GroupId", "GroupId", "groupId", &model_string, 0},
    {"PeeringStatus", "PeeringStatus", "peeringStatus", &model_string, 0},
    {"UserId", "UserId", "userId", &model_string, 0},
    {"VpcId", "VpcId", "vpcId", &model_string, 0},
    {"VpcPeeringConnectionId", "VpcPeeringConnectionId", "vpcPeeringConnectionId", &model_string, 0},
    {0}}};
static const ModelShape s_Region = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"OptInStatus", "OptInStatus", "optInStatus", &model_string, 0},
    {"Geography", "GeographySet", "geographySet", &s_RegionGeographyList, 0},
    {"RegionName", "RegionName", "regionName", &model_string, 0},
    {"Endpoint", "RegionEndpoint", "regionEndpoint", &model_string, 0},
    {0}}};
static const ModelShape s_RegionGeography = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Name", "Name", "name", &model_string, 0},
    {0}}};
static const ModelShape s_RegionGeographyList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_RegionGeography, 0},
    {0}}};
static const ModelShape s_RegionList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_Region, 0},
    {0}}};
static const ModelShape s_RegionNameStringList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "RegionName", "RegionName", &model_string, 0},
    {0}}};
static const ModelShape s_RemovePrefixListEntries = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "item", &s_RemovePrefixListEntry, 0},
    {0}}};
static const ModelShape s_RemovePrefixListEntry = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Cidr", "Cidr", "Cidr", &model_string, 1},
    {0}}};
static const ModelShape s_Reservation = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ReservationId", "ReservationId", "reservationId", &model_string, 0},
    {"OwnerId", "OwnerId", "ownerId", &model_string, 0},
    {"RequesterId", "RequesterId", "requesterId", &model_string, 0},
    {"Groups", "GroupSet", "groupSet", &s_GroupIdentifierList, 0},
    {"Instances", "InstancesSet", "instancesSet", &s_InstanceList, 0},
    {0}}};
static const ModelShape s_ReservationList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_Reservation, 0},
    {0}}};
static const ModelShape s_RestoreManagedPrefixListVersionRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"DryRun", "DryRun", "DryRun", &model_boolean, 0},
    {"PrefixListId", "PrefixListId", "PrefixListId", &model_string, 1},
    {"PreviousVersion", "PreviousVersion", "PreviousVersion", &model_long, 1},
    {"CurrentVersion", "CurrentVersion", "CurrentVersion", &model_long, 1},
    {0}}};
static const ModelShape s_RestoreManagedPrefixListVersionResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"PrefixList", "PrefixList", "prefixList", &s_ManagedPrefixList, 0},
    {0}}};
static const ModelShape s_RevokeSecurityGroupEgressRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"SecurityGroupRuleIds", "SecurityGroupRuleId", "SecurityGroupRuleId", &s_SecurityGroupRuleIdList, 0},
    {"DryRun", "DryRun", "dryRun", &model_boolean, 0},
    {"GroupId", "GroupId", "groupId", &model_string, 1},
    {"SourceSecurityGroupName", "SourceSecurityGroupName", "sourceSecurityGroupName", &model_string, 0},
    {"SourceSecurityGroupOwnerId", "SourceSecurityGroupOwnerId", "sourceSecurityGroupOwnerId", &model_string, 0},
    {"IpProtocol", "IpProtocol", "ipProtocol", &model_string, 0},
    {"FromPort", "FromPort", "fromPort", &model_integer, 0},
    {"ToPort", "ToPort", "toPort", &model_integer, 0},
    {"CidrIp", "CidrIp", "cidrIp", &model_string, 0},
    {"IpPermissions", "IpPermissions", "ipPermissions", &s_IpPermissionList, 0},
    {0}}};
static const ModelShape s_RevokeSecurityGroupEgressResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Return", "Return", "return", &model_boolean, 0},
    {"UnknownIpPermissions", "UnknownIpPermissionSet", "unknownIpPermissionSet", &s_IpPermissionList, 0},
    {"RevokedSecurityGroupRules", "RevokedSecurityGroupRuleSet", "revokedSecurityGroupRuleSet", &s_RevokedSecurityGroupRuleList, 0},
    {0}}};
static const ModelShape s_RevokeSecurityGroupIngressRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"CidrIp", "CidrIp", "CidrIp", &model_string, 0},
    {"FromPort", "FromPort", "FromPort", &model_integer, 0},
    {"GroupId", "GroupId", "GroupId", &model_string, 0},
    {"GroupName", "GroupName", "GroupName", &model_string, 0},
    {"IpPermissions", "IpPermissions", "IpPermissions", &s_IpPermissionList, 0},
    {"IpProtocol", "IpProtocol", "IpProtocol", &model_string, 0},
    {"SourceSecurityGroupName", "SourceSecurityGroupName", "SourceSecurityGroupName", &model_string, 0},
    {"SourceSecurityGroupOwnerId", "SourceSecurityGroupOwnerId", "SourceSecurityGroupOwnerId", &model_string, 0},
    {"ToPort", "ToPort", "ToPort", &model_integer, 0},
    {"SecurityGroupRuleIds", "SecurityGroupRuleId", "SecurityGroupRuleId", &s_SecurityGroupRuleIdList, 0},
    {"DryRun", "DryRun", "dryRun", &model_boolean, 0},
    {0}}};
static const ModelShape s_RevokeSecurityGroupIngressResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Return", "Return", "return", &model_boolean, 0},
    {"UnknownIpPermissions", "UnknownIpPermissionSet", "unknownIpPermissionSet", &s_IpPermissionList, 0},
    {"RevokedSecurityGroupRules", "RevokedSecurityGroupRuleSet", "revokedSecurityGroupRuleSet", &s_RevokedSecurityGroupRuleList, 0},
    {0}}};
static const ModelShape s_RevokedSecurityGroupRule = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"SecurityGroupRuleId", "SecurityGroupRuleId", "securityGroupRuleId", &model_string, 0},
    {"GroupId", "GroupId", "groupId", &model_string, 0},
    {"IsEgress", "IsEgress", "isEgress", &model_boolean, 0},
    {"IpProtocol", "IpProtocol", "ipProtocol", &model_string, 0},
    {"FromPort", "FromPort", "fromPort", &model_integer, 0},
    {"ToPort", "ToPort", "toPort", &model_integer, 0},
    {"CidrIpv4", "CidrIpv4", "cidrIpv4", &model_string, 0},
    {"CidrIpv6", "CidrIpv6", "cidrIpv6", &model_string, 0},
    {"PrefixListId", "PrefixListId", "prefixListId", &model_string, 0},
    {"ReferencedGroupId", "ReferencedGroupId", "referencedGroupId", &model_string, 0},
    {"Description", "Description", "description", &model_string, 0},
    {0}}};
static const ModelShape s_RevokedSecurityGroupRuleList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_RevokedSecurityGroupRule, 0},
    {0}}};
static const ModelShape s_ScanResults = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"HighestFindingSeverityLabel", "HighestFindingSeverityLabel", "highestFindingSeverityLabel", &model_string, 0},
    {"FindingScanDate", "FindingScanDate", "findingScanDate", &model_timestamp, 0},
    {"InformationalFixAvailableSince", "InformationalFixAvailableSince", "informationalFixAvailableSince", &model_timestamp, 0},
    {"LowFixAvailableSince", "LowFixAvailableSince", "lowFixAvailableSince", &model_timestamp, 0},
    {"MediumFixAvailableSince", "MediumFixAvailableSince", "mediumFixAvailableSince", &model_timestamp, 0},
    {"HighFixAvailableSince", "HighFixAvailableSince", "highFixAvailableSince", &model_timestamp, 0},
    {"CriticalFixAvailableSince", "CriticalFixAvailableSince", "criticalFixAvailableSince", &model_timestamp, 0},
    {0}}};
static const ModelShape s_SecureBlobAttributeValue = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Value", "Value", "value", &model_blob, 0},
    {0}}};
static const ModelShape s_SecurityGroup = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"GroupId", "GroupId", "groupId", &model_string, 0},
    {"IpPermissionsEgress", "IpPermissionsEgress", "ipPermissionsEgress", &s_IpPermissionList, 0},
    {"Tags", "TagSet", "tagSet", &s_TagList, 0},
    {"VpcId", "VpcId", "vpcId", &model_string, 0},
    {"SecurityGroupArn", "SecurityGroupArn", "securityGroupArn", &model_string, 0},
    {"OwnerId", "OwnerId", "ownerId", &model_string, 0},
    {"GroupName", "GroupName", "groupName", &model_string, 0},
    {"Description", "GroupDescription", "groupDescription", &model_string, 0},
    {"IpPermissions", "IpPermissions", "ipPermissions", &s_IpPermissionList, 0},
    {0}}};
static const ModelShape s_SecurityGroupIdentifier = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"GroupId", "GroupId", "groupId", &model_string, 0},
    {"GroupName", "GroupName", "groupName", &model_string, 0},
    {0}}};
static const ModelShape s_SecurityGroupList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_SecurityGroup, 0},
    {0}}};
static const ModelShape s_SecurityGroupRule = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"SecurityGroupRuleId", "SecurityGroupRuleId", "securityGroupRuleId", &model_string, 0},
    {"GroupId", "GroupId", "groupId", &model_string, 0},
    {"GroupOwnerId", "GroupOwnerId", "groupOwnerId", &model_string, 0},
    {"IsEgress", "IsEgress", "isEgress", &model_boolean, 0},
    {"IpProtocol", "IpProtocol", "ipProtocol", &model_string, 0},
    {"FromPort", "FromPort", "fromPort", &model_integer, 0},
    {"ToPort", "ToPort", "toPort", &model_integer, 0},
    {"CidrIpv4", "CidrIpv4", "cidrIpv4", &model_string, 0},
    {"CidrIpv6", "CidrIpv6", "cidrIpv6", &model_string, 0},
    {"PrefixListId", "PrefixListId", "prefixListId", &model_string, 0},
    {"ReferencedGroupInfo", "ReferencedGroupInfo", "referencedGroupInfo", &s_ReferencedSecurityGroup, 0},
    {"Description", "Description", "description", &model_string, 0},
    {"Tags", "TagSet", "tagSet", &s_TagList, 0},
    {"SecurityGroupRuleArn", "SecurityGroupRuleArn", "securityGroupRuleArn", &model_string, 0},
    {0}}};
static const ModelShape s_SecurityGroupRuleIdList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &model_string, 0},
    {0}}};
static const ModelShape s_SecurityGroupRuleList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_SecurityGroupRule, 0},
    {0}}};
static const ModelShape s_ServiceDetail = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ServiceName", "ServiceName", "serviceName", &model_string, 0},
    {"ServiceId", "ServiceId", "serviceId", &model_string, 0},
    {"ServiceType", "ServiceType", "serviceType", &s_ServiceTypeDetailSet, 0},
    {"ServiceRegion", "ServiceRegion", "serviceRegion", &model_string, 0},
    {"AvailabilityZoneIds", "AvailabilityZoneIdSet", "availabilityZoneIdSet", &s_ValueStringList, 0},
    {"AvailabilityZones", "AvailabilityZoneSet", "availabilityZoneSet", &s_ValueStringList, 0},
    {"Owner", "Owner", "owner", &model_string, 0},
    {"BaseEndpointDnsNames", "BaseEndpointDnsNameSet", "baseEndpointDnsNameSet", &s_ValueStringList, 0},
    {"PrivateDnsName", "PrivateDnsName", "privateDnsName", &model_string, 0},
    {"PrivateDnsNames", "PrivateDnsNameSet", "privateDnsNameSet", &s_PrivateDnsDetailsSet, 0},
    {"VpcEndpointPolicySupported", "VpcEndpointPolicySupported", "vpcEndpointPolicySupported", &model_boolean, 0},
    {"AcceptanceRequired", "AcceptanceRequired", "acceptanceRequired", &model_boolean, 0},
    {"ManagesVpcEndpoints", "ManagesVpcEndpoints", "managesVpcEndpoints", &model_boolean, 0},
    {"PayerResponsibility", "PayerResponsibility", "payerResponsibility", &model_string, 0},
    {"Tags", "TagSet", "tagSet", &s_TagList, 0},
    {"PrivateDnsNameVerificationState", "PrivateDnsNameVerificationState", "privateDnsNameVerificationState", &model_string, 0},
    {"SupportedIpAddressTypes", "SupportedIpAddressTypeSet", "supportedIpAddressTypeSet", &s_SupportedIpAddressTypes, 0},
    {0}}};
static const ModelShape s_ServiceDetailSet = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_ServiceDetail, 0},
    {0}}};
static const ModelShape s_ServiceTypeDetail = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ServiceType", "ServiceType", "serviceType", &model_string, 0},
    {0}}};
static const ModelShape s_ServiceTypeDetailSet = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_ServiceTypeDetail, 0},
    {0}}};
static const ModelShape s_StartInstancesRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"InstanceIds", "InstanceId", "InstanceId", &s_InstanceIdStringList, 1},
    {"AdditionalInfo", "AdditionalInfo", "additionalInfo", &model_string, 0},
    {"DryRun", "DryRun", "dryRun", &model_boolean, 0},
    {0}}};
static const ModelShape s_StartInstancesResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StartingInstances", "InstancesSet", "instancesSet", &s_InstanceStateChangeList, 0},
    {0}}};
static const ModelShape s_StateReason = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Code", "Code", "code", &model_string, 0},
    {"Message", "Message", "message", &model_string, 0},
    {0}}};
static const ModelShape s_StopInstancesRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"InstanceIds", "InstanceId", "InstanceId", &s_InstanceIdStringList, 1},
    {"Hibernate", "Hibernate", "Hibernate", &model_boolean, 0},
    {"SkipOsShutdown", "SkipOsShutdown", "SkipOsShutdown", &model_boolean, 0},
    {"DryRun", "DryRun", "dryRun", &model_boolean, 0},
    {"Force", "Force", "force", &model_boolean, 0},
    {0}}};
static const ModelShape s_StopInstancesResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"StoppingInstances", "InstancesSet", "instancesSet", &s_InstanceStateChangeList, 0},
    {0}}};
static const ModelShape s_Subnet = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AvailabilityZoneId", "AvailabilityZoneId", "availabilityZoneId", &model_string, 0},
    {"EnableLniAtDeviceIndex", "EnableLniAtDeviceIndex", "enableLniAtDeviceIndex", &model_integer, 0},
    {"MapCustomerOwnedIpOnLaunch", "MapCustomerOwnedIpOnLaunch", "mapCustomerOwnedIpOnLaunch", &model_boolean, 0},
    {"CustomerOwnedIpv4Pool", "CustomerOwnedIpv4Pool", "customerOwnedIpv4Pool", &model_string, 0},
    {"OwnerId", "OwnerId", "ownerId", &model_string, 0},
    {"AssignIpv6AddressOnCreation", "AssignIpv6AddressOnCreation", "assignIpv6AddressOnCreation", &model_boolean, 0},
    {"Ipv6CidrBlockAssociationSet", "Ipv6CidrBlockAssociationSet", "ipv6CidrBlockAssociationSet", &s_SubnetIpv6CidrBlockAssociationSet, 0},
    {"Tags", "TagSet", "tagSet", &s_TagList, 0},
    {"SubnetArn", "SubnetArn", "subnetArn", &model_string, 0},
    {"OutpostArn", "OutpostArn", "outpostArn", &model_string, 0},
    {"EnableDns64", "EnableDns64", "enableDns64", &model_boolean, 0},
    {"Ipv6Native", "Ipv6Native", "ipv6Native", &model_boolean, 0},
    {"PrivateDnsNameOptionsOnLaunch", "PrivateDnsNameOptionsOnLaunch", "privateDnsNameOptionsOnLaunch", &s_PrivateDnsNameOptionsOnLaunch, 0},
    {"BlockPublicAccessStates", "BlockPublicAccessStates", "blockPublicAccessStates", &s_BlockPublicAccessStates, 0},
    {"Type", "Type", "type", &model_string, 0},
    {"NetworkFirewallConnectivityType", "NetworkFirewallConnectivityType", "networkFirewallConnectivityType", &model_string, 0},
    {"SubnetId", "SubnetId", "subnetId", &model_string, 0},
    {"State", "State", "state", &model_string, 0},
    {"VpcId", "VpcId", "vpcId", &model_string, 0},
    {"CidrBlock", "CidrBlock", "cidrBlock", &model_string, 0},
    {"AvailableIpAddressCount", "AvailableIpAddressCount", "availableIpAddressCount", &model_integer, 0},
    {"AvailabilityZone", "AvailabilityZone", "availabilityZone", &model_string, 0},
    {"DefaultForAz", "DefaultForAz", "defaultForAz", &model_boolean, 0},
    {"MapPublicIpOnLaunch", "MapPublicIpOnLaunch", "mapPublicIpOnLaunch", &model_boolean, 0},
    {0}}};
static const ModelShape s_SubnetCidrBlockState = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"State", "State", "state", &model_string, 0},
    {"StatusMessage", "StatusMessage", "statusMessage", &model_string, 0},
    {0}}};
static const ModelShape s_SubnetIdStringList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "SubnetId", "SubnetId", &model_string, 0},
    {0}}};
static const ModelShape s_SubnetIpPrefixes = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"SubnetId", "SubnetId", "subnetId", &model_string, 0},
    {"IpPrefixes", "IpPrefixSet", "ipPrefixSet", &s_ValueStringList, 0},
    {0}}};
static const ModelShape s_SubnetIpPrefixesList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_SubnetIpPrefixes, 0},
    {0}}};
static const ModelShape s_SubnetIpv6CidrBlockAssociation = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AssociationId", "AssociationId", "associationId", &model_string, 0},
    {"Ipv6CidrBlock", "Ipv6CidrBlock", "ipv6CidrBlock", &model_string, 0},
    {"Ipv6CidrBlockState", "Ipv6CidrBlockState", "ipv6CidrBlockState", &s_SubnetCidrBlockState, 0},
    {"Ipv6AddressAttribute", "Ipv6AddressAttribute", "ipv6AddressAttribute", &model_string, 0},
    {"IpSource", "IpSource", "ipSource", &model_string, 0},
    {0}}};
static const ModelShape s_SubnetIpv6CidrBlockAssociationSet = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_SubnetIpv6CidrBlockAssociation, 0},
    {0}}};
static const ModelShape s_SubnetList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_Subnet, 0},
    {0}}};
static const ModelShape s_SupportedInstanceTypeSet = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_InstanceTypeItem, 0},
    {0}}};
static const ModelShape s_SupportedIpAddressTypes = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &model_string, 0},
    {0}}};
static const ModelShape s_Tag = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Key", "Key", "key", &model_string, 0},
    {"Value", "Value", "value", &model_string, 0},
    {0}}};
static const ModelShape s_TagFieldSpecificationListResponse = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_TagFieldSpecificationResponse, 0},
    {0}}};
static const ModelShape s_TagFieldSpecificationResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ResourceType", "ResourceType", "resourceType", &model_string, 0},
    {"TagKeys", "TagKeySet", "tagKeySet", &s_TagKeyList, 0},
    {0}}};
static const ModelShape s_TagKeyList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &model_string, 0},
    {0}}};
static const ModelShape s_TagList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_Tag, 0},
    {0}}};
static const ModelShape s_TagSpecification = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ResourceType", "ResourceType", "resourceType", &model_string, 0},
    {"Tags", "Tag", "Tag", &s_TagList, 0},
    {0}}};
static const ModelShape s_TagSpecificationList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_TagSpecification, 0},
    {0}}};
static const ModelShape s_TerminateInstancesRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"InstanceIds", "InstanceId", "InstanceId", &s_InstanceIdStringList, 1},
    {"Force", "Force", "Force", &model_boolean, 0},
    {"SkipOsShutdown", "SkipOsShutdown", "SkipOsShutdown", &model_boolean, 0},
    {"DryRun", "DryRun", "dryRun", &model_boolean, 0},
    {0}}};
static const ModelShape s_TerminateInstancesResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"TerminatingInstances", "InstancesSet", "instancesSet", &s_InstanceStateChangeList, 0},
    {0}}};
static const ModelShape s_UnsupportedInstanceTypeSet = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_InstanceTypeItem, 0},
    {0}}};
static const ModelShape s_UserIdGroupPair = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Description", "Description", "description", &model_string, 0},
    {"UserId", "UserId", "userId", &model_string, 0},
    {"GroupName", "GroupName", "groupName", &model_string, 0},
    {"GroupId", "GroupId", "groupId", &model_string, 0},
    {"VpcId", "VpcId", "vpcId", &model_string, 0},
    {"VpcPeeringConnectionId", "VpcPeeringConnectionId", "vpcPeeringConnectionId", &model_string, 0},
    {"PeeringStatus", "PeeringStatus", "peeringStatus", &model_string, 0},
    {0}}};
static const ModelShape s_UserIdGroupPairList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_UserIdGroupPair, 0},
    {0}}};
static const ModelShape s_ValueStringList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &model_string, 0},
    {0}}};
static const ModelShape s_Vpc = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"OwnerId", "OwnerId", "ownerId", &model_string, 0},
    {"InstanceTenancy", "InstanceTenancy", "instanceTenancy", &model_string, 0},
    {"Ipv6CidrBlockAssociationSet", "Ipv6CidrBlockAssociationSet", "ipv6CidrBlockAssociationSet", &s_VpcIpv6CidrBlockAssociationSet, 0},
    {"CidrBlockAssociationSet", "CidrBlockAssociationSet", "cidrBlockAssociationSet", &s_VpcCidrBlockAssociationSet, 0},
    {"IsDefault", "IsDefault", "isDefault", &model_boolean, 0},
    {"EncryptionControl", "EncryptionControl", "encryptionControl", &s_VpcEncryptionControl, 0},
    {"Tags", "TagSet", "tagSet", &s_TagList, 0},
    {"BlockPublicAccessStates", "BlockPublicAccessStates", "blockPublicAccessStates", &s_BlockPublicAccessStates, 0},
    {"NetworkFirewallAssociations", "NetworkFirewallAssociationSet", "networkFirewallAssociationSet", &s_NetworkFirewallAssociationSet, 0},
    {"VpcId", "VpcId", "vpcId", &model_string, 0},
    {"State", "State", "state", &model_string, 0},
    {"CidrBlock", "CidrBlock", "cidrBlock", &model_string, 0},
    {"DhcpOptionsId", "DhcpOptionsId", "dhcpOptionsId", &model_string, 0},
    {0}}};
static const ModelShape s_VpcCidrBlockAssociation = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AssociationId", "AssociationId", "associationId", &model_string, 0},
    {"CidrBlock", "CidrBlock", "cidrBlock", &model_string, 0},
    {"CidrBlockState", "CidrBlockState", "cidrBlockState", &s_VpcCidrBlockState, 0},
    {0}}};
static const ModelShape s_VpcCidrBlockAssociationSet = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_VpcCidrBlockAssociation, 0},
    {0}}};
static const ModelShape s_VpcCidrBlockState = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"State", "State", "state", &model_string, 0},
    {"StatusMessage", "StatusMessage", "statusMessage", &model_string, 0},
    {0}}};
static const ModelShape s_VpcEncryptionControl = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"VpcId", "VpcId", "vpcId", &model_string, 0},
    {"VpcEncryptionControlId", "VpcEncryptionControlId", "vpcEncryptionControlId", &model_string, 0},
    {"Mode", "Mode", "mode", &model_string, 0},
    {"State", "State", "state", &model_string, 0},
    {"StateMessage", "StateMessage", "stateMessage", &model_string, 0},
    {"ResourceExclusions", "ResourceExclusions", "resourceExclusions", &s_VpcEncryptionControlExclusions, 0},
    {"Tags", "TagSet", "tagSet", &s_TagList, 0},
    {0}}};
static const ModelShape s_VpcEncryptionControlExclusion = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"State", "State", "state", &model_string, 0},
    {"StateMessage", "StateMessage", "stateMessage", &model_string, 0},
    {0}}};
static const ModelShape s_VpcEncryptionControlExclusions = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"InternetGateway", "InternetGateway", "internetGateway", &s_VpcEncryptionControlExclusion, 0},
    {"EgressOnlyInternetGateway", "EgressOnlyInternetGateway", "egressOnlyInternetGateway", &s_VpcEncryptionControlExclusion, 0},
    {"NatGateway", "NatGateway", "natGateway", &s_VpcEncryptionControlExclusion, 0},
    {"VirtualPrivateGateway", "VirtualPrivateGateway", "virtualPrivateGateway", &s_VpcEncryptionControlExclusion, 0},
    {"VpcPeering", "VpcPeering", "vpcPeering", &s_VpcEncryptionControlExclusion, 0},
    {"Lambda", "Lambda", "lambda", &s_VpcEncryptionControlExclusion, 0},
    {"VpcLattice", "VpcLattice", "vpcLattice", &s_VpcEncryptionControlExclusion, 0},
    {"ElasticFileSystem", "ElasticFileSystem", "elasticFileSystem", &s_VpcEncryptionControlExclusion, 0},
    {"GlobalAccelerator", "GlobalAccelerator", "globalAccelerator", &s_VpcEncryptionControlExclusion, 0},
    {"ApiGatewayV2", "ApiGatewayV2", "apiGatewayV2", &s_VpcEncryptionControlExclusion, 0},
    {0}}};
static const ModelShape s_VpcEndpoint = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"VpcEndpointId", "VpcEndpointId", "vpcEndpointId", &model_string, 0},
    {"VpcEndpointType", "VpcEndpointType", "vpcEndpointType", &model_string, 0},
    {"VpcId", "VpcId", "vpcId", &model_string, 0},
    {"ServiceName", "ServiceName", "serviceName", &model_string, 0},
    {"State", "State", "state", &model_string, 0},
    {"PolicyDocument", "PolicyDocument", "policyDocument", &model_string, 0},
    {"RouteTableIds", "RouteTableIdSet", "routeTableIdSet", &s_ValueStringList, 0},
    {"SubnetIds", "SubnetIdSet", "subnetIdSet", &s_ValueStringList, 0},
    {"Groups", "GroupSet", "groupSet", &s_GroupIdentifierSet, 0},
    {"IpAddressType", "IpAddressType", "ipAddressType", &model_string, 0},
    {"DnsOptions", "DnsOptions", "dnsOptions", &s_DnsOptions, 0},
    {"PrivateDnsEnabled", "PrivateDnsEnabled", "privateDnsEnabled", &model_boolean, 0},
    {"RequesterManaged", "RequesterManaged", "requesterManaged", &model_boolean, 0},
    {"NetworkInterfaceIds", "NetworkInterfaceIdSet", "networkInterfaceIdSet", &s_ValueStringList, 0},
    {"DnsEntries", "DnsEntrySet", "dnsEntrySet", &s_DnsEntrySet, 0},
    {"CreationTimestamp", "CreationTimestamp", "creationTimestamp", &model_timestamp, 0},
    {"Tags", "TagSet", "tagSet", &s_TagList, 0},
    {"OwnerId", "OwnerId", "ownerId", &model_string, 0},
    {"LastError", "LastError", "lastError", &s_LastError, 0},
    {"Ipv4Prefixes", "Ipv4PrefixSet", "ipv4PrefixSet", &s_SubnetIpPrefixesList, 0},
    {"Ipv6Prefixes", "Ipv6PrefixSet", "ipv6PrefixSet", &s_SubnetIpPrefixesList, 0},
    {"FailureReason", "FailureReason", "failureReason", &model_string, 0},
    {"ServiceNetworkArn", "ServiceNetworkArn", "serviceNetworkArn", &model_string, 0},
    {"ResourceConfigurationArn", "ResourceConfigurationArn", "resourceConfigurationArn", &model_string, 0},
    {"ServiceRegion", "ServiceRegion", "serviceRegion", &model_string, 0},
    {"PayerResponsibilities", "PayerResponsibilitySet", "payerResponsibilitySet", &s_PayerResponsibilitySet, 0},
    {0}}};
static const ModelShape s_VpcEndpointIdList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &model_string, 0},
    {0}}};
static const ModelShape s_VpcEndpointSet = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_VpcEndpoint, 0},
    {0}}};
static const ModelShape s_VpcIdStringList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "VpcId", "VpcId", &model_string, 0},
    {0}}};
static const ModelShape s_VpcIpv6CidrBlockAssociation = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"AssociationId", "AssociationId", "associationId", &model_string, 0},
    {"Ipv6CidrBlock", "Ipv6CidrBlock", "ipv6CidrBlock", &model_string, 0},
    {"Ipv6CidrBlockState", "Ipv6CidrBlockState", "ipv6CidrBlockState", &s_VpcCidrBlockState, 0},
    {"NetworkBorderGroup", "NetworkBorderGroup", "networkBorderGroup", &model_string, 0},
    {"Ipv6Pool", "Ipv6Pool", "ipv6Pool", &model_string, 0},
    {"Ipv6AddressAttribute", "Ipv6AddressAttribute", "ipv6AddressAttribute", &model_string, 0},
    {"IpSource", "IpSource", "ipSource", &model_string, 0},
    {0}}};
static const ModelShape s_VpcIpv6CidrBlockAssociationSet = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_VpcIpv6CidrBlockAssociation, 0},
    {0}}};
static const ModelShape s_VpcList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "item", "item", &s_Vpc, 0},
    {0}}};
static const ModelShape s_ZoneIdStringList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "ZoneId", "ZoneId", &model_string, 0},
    {0}}};
static const ModelShape s_ZoneNameStringList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "ZoneName", "ZoneName", &model_string, 0},
    {0}}};
const ModelService model_ec2 = {
    .signing_name = "ec2", .id = "ec2", .protocol = PROTOCOL_EC2, .protocols = PROTOCOL_EC2,
    .version = "2016-11-15", .target = NULL, .json_version = NULL, .namespace = "http://ec2.amazonaws.com/doc/2016-11-15",
    .operations = (const ModelOperation[]){
        {"AuthorizeSecurityGroupEgress", &s_AuthorizeSecurityGroupEgressRequest, &s_AuthorizeSecurityGroupEgressResult, NULL},
        {"AuthorizeSecurityGroupIngress", &s_AuthorizeSecurityGroupIngressRequest, &s_AuthorizeSecurityGroupIngressResult, NULL},
        {"DeleteKeyPair", &s_DeleteKeyPairRequest, &s_DeleteKeyPairResult, NULL},
        {"DeleteManagedPrefixList", &s_DeleteManagedPrefixListRequest, &s_DeleteManagedPrefixListResult, NULL},
        {"DeleteNetworkInterface", &s_DeleteNetworkInterfaceRequest, &model_nothing, NULL},
        {"DescribeAddresses", &s_DescribeAddressesRequest, &s_DescribeAddressesResult, NULL},
        {"DescribeAvailabilityZones", &s_DescribeAvailabilityZonesRequest, &s_DescribeAvailabilityZonesResult, NULL},
        {"DescribeFlowLogs", &s_DescribeFlowLogsRequest, &s_DescribeFlowLogsResult, NULL},
        {"DescribeImages", &s_DescribeImagesRequest, &s_DescribeImagesResult, NULL},
        {"DescribeInstanceTypeOfferings", &s_DescribeInstanceTypeOfferingsRequest, &s_DescribeInstanceTypeOfferingsResult, NULL},
        {"DescribeInstances", &s_DescribeInstancesRequest, &s_DescribeInstancesResult, NULL},
        {"DescribeKeyPairs", &s_DescribeKeyPairsRequest, &s_DescribeKeyPairsResult, NULL},
        {"DescribeManagedPrefixLists", &s_DescribeManagedPrefixListsRequest, &s_DescribeManagedPrefixListsResult, NULL},
        {"DescribeNatGateways", &s_DescribeNatGatewaysRequest, &s_DescribeNatGatewaysResult, NULL},
        {"DescribeNetworkInterfaces", &s_DescribeNetworkInterfacesRequest, &s_DescribeNetworkInterfacesResult, NULL},
        {"DescribeRegions", &s_DescribeRegionsRequest, &s_DescribeRegionsResult, NULL},
        {"DescribeSecurityGroups", &s_DescribeSecurityGroupsRequest, &s_DescribeSecurityGroupsResult, NULL},
        {"DescribeSubnets", &s_DescribeSubnetsRequest, &s_DescribeSubnetsResult, NULL},
        {"DescribeVpcEndpointServices", &s_DescribeVpcEndpointServicesRequest, &s_DescribeVpcEndpointServicesResult, NULL},
        {"DescribeVpcEndpoints", &s_DescribeVpcEndpointsRequest, &s_DescribeVpcEndpointsResult, NULL},
        {"DescribeVpcs", &s_DescribeVpcsRequest, &s_DescribeVpcsResult, NULL},
        {"GetConsoleOutput", &s_GetConsoleOutputRequest, &s_GetConsoleOutputResult, NULL},
        {"GetManagedPrefixListEntries", &s_GetManagedPrefixListEntriesRequest, &s_GetManagedPrefixListEntriesResult, NULL},
        {"ImportKeyPair", &s_ImportKeyPairRequest, &s_ImportKeyPairResult, NULL},
        {"ModifyInstanceAttribute", &s_ModifyInstanceAttributeRequest, &model_nothing, NULL},
        {"ModifyManagedPrefixList", &s_ModifyManagedPrefixListRequest, &s_ModifyManagedPrefixListResult, NULL},
        {"RestoreManagedPrefixListVersion", &s_RestoreManagedPrefixListVersionRequest, &s_RestoreManagedPrefixListVersionResult, NULL},
        {"RevokeSecurityGroupEgress", &s_RevokeSecurityGroupEgressRequest, &s_RevokeSecurityGroupEgressResult, NULL},
        {"RevokeSecurityGroupIngress", &s_RevokeSecurityGroupIngressRequest, &s_RevokeSecurityGroupIngressResult, NULL},
        {"StartInstances", &s_StartInstancesRequest, &s_StartInstancesResult, NULL},
        {"StopInstances", &s_StopInstancesRequest, &s_StopInstancesResult, NULL},
        {"TerminateInstances", &s_TerminateInstancesRequest, &s_TerminateInstancesResult, NULL},
    {0}}};
