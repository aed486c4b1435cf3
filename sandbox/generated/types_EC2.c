/* Made by scripts/sandbox-types from the cfn-lint of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/values/types.h"

static const TypeProperty
    EC2_DHCPOptions[9],
    EC2_DHCPOptions__Tag[3],
    EC2_EIP[11],
    EC2_EIPAssociation[7],
    EC2_EIP__Tag[3],
    EC2_FlowLog[15],
    EC2_FlowLog_DestinationOptions[4],
    EC2_FlowLog__Tag[3],
    EC2_FlowLog__TagFieldSpecification[3],
    EC2_Instance[49],
    EC2_Instance_CpuOptions[3],
    EC2_Instance_CreditSpecification[2],
    EC2_Instance_EnclaveOptions[2],
    EC2_Instance_HibernationOptions[2],
    EC2_Instance__AssociationParameter[3],
    EC2_Instance__BlockDeviceMapping[5],
    EC2_Instance__Ebs[8],
    EC2_Instance__ElasticGpuSpecification[2],
    EC2_Instance__ElasticInferenceAccelerator[3],
    EC2_Instance__EnaSrdSpecification[3],
    EC2_Instance__EnaSrdUdpSpecification[2],
    EC2_Instance__InstanceIpv6Address[2],
    EC2_Instance__LaunchTemplateSpecification[4],
    EC2_Instance__LicenseSpecification[2],
    EC2_Instance__MetadataOptions[6],
    EC2_Instance__NetworkInterface[15],
    EC2_Instance__PrivateDnsNameOptions[4],
    EC2_Instance__PrivateIpAddressSpecification[3],
    EC2_Instance__SsmAssociation[3],
    EC2_Instance__State[3],
    EC2_Instance__Tag[3],
    EC2_Instance__Volume[3],
    EC2_InternetGateway[3],
    EC2_InternetGateway__Tag[3],
    EC2_KeyPair[8],
    EC2_KeyPair__Tag[3],
    EC2_LaunchTemplate[8],
    EC2_LaunchTemplate__AcceleratorCount[3],
    EC2_LaunchTemplate__AcceleratorTotalMemoryMiB[3],
    EC2_LaunchTemplate__BaselineEbsBandwidthMbps[3],
    EC2_LaunchTemplate__BaselinePerformanceFactors[2],
    EC2_LaunchTemplate__BlockDeviceMapping[5],
    EC2_LaunchTemplate__CapacityReservationSpecification[3],
    EC2_LaunchTemplate__CapacityReservationTarget[3],
    EC2_LaunchTemplate__ConnectionTrackingSpecification[4],
    EC2_LaunchTemplate__Cpu[2],
    EC2_LaunchTemplate__CpuOptions[5],
    EC2_LaunchTemplate__CreditSpecification[2],
    EC2_LaunchTemplate__Ebs[11],
    EC2_LaunchTemplate__EnaSrdSpecification[3],
    EC2_LaunchTemplate__EnaSrdUdpSpecification[2],
    EC2_LaunchTemplate__EnclaveOptions[2],
    EC2_LaunchTemplate__HibernationOptions[2],
    EC2_LaunchTemplate__IamInstanceProfile[3],
    EC2_LaunchTemplate__InstanceMarketOptions[3],
    EC2_LaunchTemplate__InstanceRequirements[26],
    EC2_LaunchTemplate__Ipv4PrefixSpecification[2],
    EC2_LaunchTemplate__Ipv6Add[2],
    EC2_LaunchTemplate__Ipv6PrefixSpecification[2],
    EC2_LaunchTemplate__LaunchTemplateData[31],
    EC2_LaunchTemplate__LaunchTemplateTagSpecification[3],
    EC2_LaunchTemplate__LicenseSpecification[2],
    EC2_LaunchTemplate__MaintenanceOptions[2],
    EC2_LaunchTemplate__MemoryGiBPerVCpu[3],
    EC2_LaunchTemplate__MemoryMiB[3],
    EC2_LaunchTemplate__MetadataOptions[6],
    EC2_LaunchTemplate__Monitoring[2],
    EC2_LaunchTemplate__NetworkBandwidthGbps[3],
    EC2_LaunchTemplate__NetworkInterface[24],
    EC2_LaunchTemplate__NetworkInterfaceCount[3],
    EC2_LaunchTemplate__NetworkPerformanceOptions[2],
    EC2_LaunchTemplate__Placement[10],
    EC2_LaunchTemplate__PrivateDnsNameOptions[4],
    EC2_LaunchTemplate__PrivateIpAdd[3],
    EC2_LaunchTemplate__Reference[2],
    EC2_LaunchTemplate__SpotOptions[6],
    EC2_LaunchTemplate__Tag[3],
    EC2_LaunchTemplate__TagSpecification[3],
    EC2_LaunchTemplate__TotalLocalStorageGB[3],
    EC2_LaunchTemplate__VCpuCount[3],
    EC2_NatGateway[18],
    EC2_NatGateway__AvailabilityZoneAddress[4],
    EC2_NatGateway__Tag[3],
    EC2_NetworkAcl[4],
    EC2_NetworkAclEntry[11],
    EC2_NetworkAclEntry__Icmp[3],
    EC2_NetworkAclEntry__PortRange[3],
    EC2_NetworkAcl__Tag[3],
    EC2_NetworkInterface[25],
    EC2_NetworkInterfaceAttachment[8],
    EC2_NetworkInterfaceAttachment__EnaSrdSpecification[3],
    EC2_NetworkInterfaceAttachment__EnaSrdSpecification_EnaSrdUdpSpecification[2],
    EC2_NetworkInterface__ConnectionTrackingSpecification[4],
    EC2_NetworkInterface__InstanceIpv6Address[2],
    EC2_NetworkInterface__Ipv4PrefixSpecification[2],
    EC2_NetworkInterface__Ipv6PrefixSpecification[2],
    EC2_NetworkInterface__PrivateIpAddressSpecification[3],
    EC2_NetworkInterface__PublicIpDnsNameOptions[5],
    EC2_NetworkInterface__Tag[3],
    EC2_PrefixList[10],
    EC2_PrefixList__Entry[3],
    EC2_PrefixList__Tag[3],
    EC2_Route[18],
    EC2_RouteTable[4],
    EC2_RouteTable__Tag[3],
    EC2_SecurityGroup[9],
    EC2_SecurityGroupEgress[11],
    EC2_SecurityGroupIngress[14],
    EC2_SecurityGroup__Egress[9],
    EC2_SecurityGroup__Ingress[11],
    EC2_SecurityGroup__Tag[3],
    EC2_Subnet[22],
    EC2_SubnetNetworkAclAssociation[4],
    EC2_SubnetRouteTableAssociation[4],
    EC2_Subnet_BlockPublicAccessStates[2],
    EC2_Subnet_PrivateDnsNameOptionsOnLaunch[4],
    EC2_Subnet__Tag[3],
    EC2_VPC[14],
    EC2_VPCDHCPOptionsAssociation[3],
    EC2_VPCEndpoint[19],
    EC2_VPCEndpoint__DnsOptionsSpecification[5],
    EC2_VPCEndpoint__Tag[3],
    EC2_VPCGatewayAttachment[5],
    EC2_VPC__Tag[3],
    EC2_VPC__VpcEncryptionControl[15],
    EC2_VPC__VpcEncryptionControlExclusion[3],
    EC2_VPC__VpcEncryptionControlExclusions[9],
    EC2_Volume[17],
    EC2_VolumeAttachment[5],
    EC2_Volume__Tag[3];

static const TypeProperty EC2_DHCPOptions[] = {
    {"DhcpOptionsId", READ_ONLY, {.kind = 's'}},
    {"DomainName", CREATE_ONLY, {.kind = 's'}},
    {"DomainNameServers", CREATE_ONLY, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {"Ipv6AddressPreferredLeaseTime", CREATE_ONLY, {.kind = 'i'}},
    {"NetbiosNameServers", CREATE_ONLY, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {"NetbiosNodeType", CREATE_ONLY, {.kind = 'i', .values = "1|2|4|8"}},
    {"NtpServers", CREATE_ONLY, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_DHCPOptions__Tag}}},
    {0}};
static const TypeProperty EC2_DHCPOptions__Tag[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128)}},
    {"Value", REQUIRED, {.kind = 's', AT_LEAST(0), AT_MOST(256)}},
    {0}};
static const TypeProperty EC2_EIP[] = {
    {"Address", CREATE_ONLY | WRITE_ONLY, {.kind = 's'}},
    {"AllocationId", READ_ONLY, {.kind = 's'}},
    {"Domain", 0, {.kind = 's'}},
    {"InstanceId", 0, {.kind = 's'}},
    {"IpamPoolId", CREATE_ONLY | WRITE_ONLY, {.kind = 's'}},
    {"NetworkBorderGroup", CREATE_ONLY, {.kind = 's'}},
    {"PublicIp", READ_ONLY, {.kind = 's'}},
    {"PublicIpv4Pool", 0, {.kind = 's'}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_EIP__Tag}}},
    {"TransferAddress", CREATE_ONLY | WRITE_ONLY, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_EIPAssociation[] = {
    {"AllocationId", CREATE_ONLY, {.kind = 's'}},
    {"EIP", CREATE_ONLY, {.kind = 's'}},
    {"Id", READ_ONLY, {.kind = 's'}},
    {"InstanceId", CREATE_ONLY, {.kind = 's'}},
    {"NetworkInterfaceId", CREATE_ONLY, {.kind = 's'}},
    {"PrivateIpAddress", CREATE_ONLY, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_EIP__Tag[] = {
    {"Key", REQUIRED, {.kind = 's'}},
    {"Value", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_FlowLog[] = {
    {"DeliverCrossAccountRole", CREATE_ONLY, {.kind = 's'}},
    {"DeliverLogsPermissionArn", CREATE_ONLY, {.kind = 's'}},
    {"DestinationOptions", CREATE_ONLY, {.kind = 'o', .members = EC2_FlowLog_DestinationOptions}},
    {"Id", READ_ONLY, {.kind = 's'}},
    {"LogDestination", CREATE_ONLY, {.kind = 's'}},
    {"LogDestinationType", CREATE_ONLY, {.kind = 's', .values = "cloud-watch-logs|s3|kinesis-data-firehose"}},
    {"LogFormat", CREATE_ONLY, {.kind = 's'}},
    {"LogGroupName", CREATE_ONLY, {.kind = 's'}},
    {"MaxAggregationInterval", CREATE_ONLY, {.kind = 'i'}},
    {"ResourceId", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {"ResourceType", REQUIRED | CREATE_ONLY, {.kind = 's', .values = "NetworkInterface|Subnet|VPC|TransitGateway|TransitGatewayAttachment|RegionalNatGateway"}},
    {"TagFieldSpecifications", CREATE_ONLY, {.kind = 'a', AT_LEAST(1), AT_MOST(3), .items = &(const TypeNode){.kind = 'o', .members = EC2_FlowLog__TagFieldSpecification}, .unique = true}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_FlowLog__Tag}}},
    {"TrafficType", CREATE_ONLY, {.kind = 's', .values = "ACCEPT|ALL|REJECT"}},
    {0}};
static const TypeProperty EC2_FlowLog_DestinationOptions[] = {
    {"FileFormat", REQUIRED, {.kind = 's', .values = "plain-text|parquet"}},
    {"HiveCompatiblePartitions", REQUIRED, {.kind = 'b'}},
    {"PerHourPartition", REQUIRED, {.kind = 'b'}},
    {0}};
static const TypeProperty EC2_FlowLog__Tag[] = {
    {"Key", REQUIRED, {.kind = 's'}},
    {"Value", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_FlowLog__TagFieldSpecification[] = {
    {"ResourceType", REQUIRED, {.kind = 's', .values = "auto-scaling-group|instance|network-interface"}},
    {"TagKeys", REQUIRED, {.kind = 'a', AT_LEAST(1), AT_MOST(2), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(128)}}},
    {0}};
static const TypeProperty EC2_Instance[] = {
    {"AdditionalInfo", CONDITIONAL | WRITE_ONLY, {.kind = 's'}},
    {"Affinity", CONDITIONAL, {.kind = 's', .values = "default|host"}},
    {"AvailabilityZone", CREATE_ONLY, {.kind = 's'}},
    {"BlockDeviceMappings", CONDITIONAL, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_Instance__BlockDeviceMapping, .choices = (const TypeChoice[]){{ONE_OF, NULL, "VirtualName|Ebs|NoDevice"}, {0}}}}},
    {"CpuOptions", CREATE_ONLY, {.kind = 'o', .members = EC2_Instance_CpuOptions}},
    {"CreditSpecification", 0, {.kind = 'o', .members = EC2_Instance_CreditSpecification}},
    {"DisableApiTermination", 0, {.kind = 'b'}},
    {"EbsOptimized", CONDITIONAL, {.kind = 'b'}},
    {"ElasticGpuSpecifications", CREATE_ONLY, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_Instance__ElasticGpuSpecification}}},
    {"ElasticInferenceAccelerators", CREATE_ONLY, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_Instance__ElasticInferenceAccelerator}}},
    {"EnclaveOptions", CREATE_ONLY, {.kind = 'o', .members = EC2_Instance_EnclaveOptions}},
    {"HibernationOptions", CREATE_ONLY, {.kind = 'o', .members = EC2_Instance_HibernationOptions}},
    {"HostId", CONDITIONAL, {.kind = 's'}},
    {"HostResourceGroupArn", CREATE_ONLY, {.kind = 's'}},
    {"IamInstanceProfile", 0, {.kind = 's'}},
    {"ImageId", CREATE_ONLY, {.kind = 's'}},
    {"InstanceId", READ_ONLY, {.kind = 's'}},
    {"InstanceInitiatedShutdownBehavior", 0, {.kind = 's', .values = "stop|terminate"}},
    {"InstanceType", CONDITIONAL, {.kind = 's'}},
    {"Ipv6AddressCount", CREATE_ONLY | WRITE_ONLY, {.kind = 'i'}},
    {"Ipv6Addresses", CREATE_ONLY | WRITE_ONLY, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_Instance__InstanceIpv6Address}}},
    {"KernelId", CONDITIONAL, {.kind = 's'}},
    {"KeyName", CREATE_ONLY, {.kind = 's'}},
    {"LaunchTemplate", CREATE_ONLY, {.kind = 'o', .members = EC2_Instance__LaunchTemplateSpecification, .choices = (const TypeChoice[]){{ONE_OF, NULL, "LaunchTemplateName Version|LaunchTemplateId Version"}, {0}}}},
    {"LicenseSpecifications", CREATE_ONLY | WRITE_ONLY, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_Instance__LicenseSpecification}}},
    {"MetadataOptions", 0, {.kind = 'o', .members = EC2_Instance__MetadataOptions}},
    {"Monitoring", 0, {.kind = 'b'}},
    {"NetworkInterfaces", CREATE_ONLY, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_Instance__NetworkInterface, .choices = (const TypeChoice[]){{EXCLUDES, "AssociateCarrierIpAddress", "NetworkInterfaceId"}, {EXCLUDES, "AssociatePublicIpAddress", "NetworkInterfaceId"}, {EXCLUDES, "NetworkInterfaceId", "AssociateCarrierIpAddress|AssociatePublicIpAddress"}, {0}}}}},
    {"PlacementGroupName", CREATE_ONLY, {.kind = 's'}},
    {"PrivateDnsName", READ_ONLY, {.kind = 's'}},
    {"PrivateDnsNameOptions", CONDITIONAL, {.kind = 'o', .members = EC2_Instance__PrivateDnsNameOptions}},
    {"PrivateIp", READ_ONLY, {.kind = 's'}},
    {"PrivateIpAddress", CREATE_ONLY, {.kind = 's'}},
    {"PropagateTagsToVolumeOnCreation", WRITE_ONLY, {.kind = 'b'}},
    {"PublicDnsName", READ_ONLY, {.kind = 's'}},
    {"PublicIp", READ_ONLY, {.kind = 's'}},
    {"RamdiskId", CONDITIONAL, {.kind = 's'}},
    {"SecurityGroupIds", CONDITIONAL, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"SecurityGroups", CREATE_ONLY, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"SourceDestCheck", 0, {.kind = 'b'}},
    {"SsmAssociations", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_Instance__SsmAssociation}}},
    {"State", READ_ONLY, {.kind = 'o', .members = EC2_Instance__State}},
    {"SubnetId", CREATE_ONLY, {.kind = 's'}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_Instance__Tag}}},
    {"Tenancy", CONDITIONAL, {.kind = 's'}},
    {"UserData", CONDITIONAL, {.kind = 's'}},
    {"Volumes", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_Instance__Volume}}},
    {"VpcId", READ_ONLY, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_Instance_CpuOptions[] = {
    {"CoreCount", 0, {.kind = 'i'}},
    {"ThreadsPerCore", 0, {.kind = 'i'}},
    {0}};
static const TypeProperty EC2_Instance_CreditSpecification[] = {
    {"CPUCredits", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_Instance_EnclaveOptions[] = {
    {"Enabled", 0, {.kind = 'b'}},
    {0}};
static const TypeProperty EC2_Instance_HibernationOptions[] = {
    {"Configured", 0, {.kind = 'b'}},
    {0}};
static const TypeProperty EC2_Instance__AssociationParameter[] = {
    {"Key", REQUIRED, {.kind = 's'}},
    {"Value", REQUIRED, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {0}};
static const TypeProperty EC2_Instance__BlockDeviceMapping[] = {
    {"DeviceName", REQUIRED, {.kind = 's'}},
    {"Ebs", 0, {.kind = 'o', .members = EC2_Instance__Ebs}},
    {"NoDevice", 0, {.kind = 'o'}},
    {"VirtualName", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_Instance__Ebs[] = {
    {"DeleteOnTermination", 0, {.kind = 'b'}},
    {"Encrypted", 0, {.kind = 'b'}},
    {"Iops", 0, {.kind = 'i'}},
    {"KmsKeyId", 0, {.kind = 's'}},
    {"SnapshotId", 0, {.kind = 's'}},
    {"VolumeSize", 0, {.kind = 'i'}},
    {"VolumeType", 0, {.kind = 's', .values = "gp2|gp3|io1|io2|sc1|st1|standard"}},
    {0}};
static const TypeProperty EC2_Instance__ElasticGpuSpecification[] = {
    {"Type", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_Instance__ElasticInferenceAccelerator[] = {
    {"Count", 0, {.kind = 'i', AT_LEAST(0)}},
    {"Type", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_Instance__EnaSrdSpecification[] = {
    {"EnaSrdEnabled", 0, {.kind = 'b'}},
    {"EnaSrdUdpSpecification", 0, {.kind = 'o', .members = EC2_Instance__EnaSrdUdpSpecification}},
    {0}};
static const TypeProperty EC2_Instance__EnaSrdUdpSpecification[] = {
    {"EnaSrdUdpEnabled", 0, {.kind = 'b'}},
    {0}};
static const TypeProperty EC2_Instance__InstanceIpv6Address[] = {
    {"Ipv6Address", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_Instance__LaunchTemplateSpecification[] = {
    {"LaunchTemplateId", 0, {.kind = 's'}},
    {"LaunchTemplateName", 0, {.kind = 's'}},
    {"Version", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_Instance__LicenseSpecification[] = {
    {"LicenseConfigurationArn", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_Instance__MetadataOptions[] = {
    {"HttpEndpoint", 0, {.kind = 's', .values = "disabled|enabled"}},
    {"HttpProtocolIpv6", 0, {.kind = 's', .values = "disabled|enabled"}},
    {"HttpPutResponseHopLimit", 0, {.kind = 'i', AT_LEAST(1), AT_MOST(64)}},
    {"HttpTokens", 0, {.kind = 's', .values = "optional|required"}},
    {"InstanceMetadataTags", 0, {.kind = 's', .values = "disabled|enabled"}},
    {0}};
static const TypeProperty EC2_Instance__NetworkInterface[] = {
    {"AssociateCarrierIpAddress", 0, {.kind = 'b'}},
    {"AssociatePublicIpAddress", 0, {.kind = 'b'}},
    {"DeleteOnTermination", 0, {.kind = 'b'}},
    {"Description", 0, {.kind = 's'}},
    {"DeviceIndex", REQUIRED, {.kind = 's'}},
    {"EnaSrdSpecification", 0, {.kind = 'o', .members = EC2_Instance__EnaSrdSpecification}},
    {"GroupSet", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"Ipv6AddressCount", 0, {.kind = 'i'}},
    {"Ipv6Addresses", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_Instance__InstanceIpv6Address}}},
    {"NetworkInterfaceId", 0, {.kind = 's'}},
    {"PrivateIpAddress", 0, {.kind = 's'}},
    {"PrivateIpAddresses", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_Instance__PrivateIpAddressSpecification}}},
    {"SecondaryPrivateIpAddressCount", 0, {.kind = 'i'}},
    {"SubnetId", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_Instance__PrivateDnsNameOptions[] = {
    {"EnableResourceNameDnsAAAARecord", 0, {.kind = 'b'}},
    {"EnableResourceNameDnsARecord", 0, {.kind = 'b'}},
    {"HostnameType", 0, {.kind = 's', .values = "ip-name|resource-name"}},
    {0}};
static const TypeProperty EC2_Instance__PrivateIpAddressSpecification[] = {
    {"Primary", REQUIRED, {.kind = 'b'}},
    {"PrivateIpAddress", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_Instance__SsmAssociation[] = {
    {"AssociationParameters", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_Instance__AssociationParameter}}},
    {"DocumentName", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_Instance__State[] = {
    {"Code", 0, {.kind = 's'}},
    {"Name", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_Instance__Tag[] = {
    {"Key", REQUIRED, {.kind = 's'}},
    {"Value", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_Instance__Volume[] = {
    {"Device", REQUIRED, {.kind = 's'}},
    {"VolumeId", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_InternetGateway[] = {
    {"InternetGatewayId", READ_ONLY, {.kind = 's'}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_InternetGateway__Tag}}},
    {0}};
static const TypeProperty EC2_InternetGateway__Tag[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128)}},
    {"Value", REQUIRED, {.kind = 's', AT_MOST(256)}},
    {0}};
static const TypeProperty EC2_KeyPair[] = {
    {"KeyFingerprint", READ_ONLY, {.kind = 's'}},
    {"KeyFormat", CREATE_ONLY | WRITE_ONLY, {.kind = 's', .values = "pem|ppk"}},
    {"KeyName", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {"KeyPairId", READ_ONLY, {.kind = 's'}},
    {"KeyType", CREATE_ONLY, {.kind = 's', .values = "rsa|ed25519"}},
    {"PublicKeyMaterial", CREATE_ONLY, {.kind = 's'}},
    {"Tags", CREATE_ONLY, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_KeyPair__Tag}, .unique = true}},
    {0}};
static const TypeProperty EC2_KeyPair__Tag[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128)}},
    {"Value", REQUIRED, {.kind = 's', AT_LEAST(0), AT_MOST(256)}},
    {0}};
static const TypeProperty EC2_LaunchTemplate[] = {
    {"DefaultVersionNumber", READ_ONLY, {.kind = 's'}},
    {"LatestVersionNumber", READ_ONLY, {.kind = 's'}},
    {"LaunchTemplateData", REQUIRED | WRITE_ONLY, {.kind = 'o', .members = EC2_LaunchTemplate__LaunchTemplateData}},
    {"LaunchTemplateId", READ_ONLY, {.kind = 's'}},
    {"LaunchTemplateName", CREATE_ONLY, {.kind = 's'}},
    {"TagSpecifications", WRITE_ONLY, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_LaunchTemplate__LaunchTemplateTagSpecification}}},
    {"VersionDescription", WRITE_ONLY, {.kind = 's', AT_LEAST(0), AT_MOST(255)}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__AcceleratorCount[] = {
    {"Max", 0, {.kind = 'i'}},
    {"Min", 0, {.kind = 'i'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__AcceleratorTotalMemoryMiB[] = {
    {"Max", 0, {.kind = 'i'}},
    {"Min", 0, {.kind = 'i'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__BaselineEbsBandwidthMbps[] = {
    {"Max", 0, {.kind = 'i'}},
    {"Min", 0, {.kind = 'i'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__BaselinePerformanceFactors[] = {
    {"Cpu", 0, {.kind = 'o', .members = EC2_LaunchTemplate__Cpu}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__BlockDeviceMapping[] = {
    {"DeviceName", 0, {.kind = 's'}},
    {"Ebs", 0, {.kind = 'o', .members = EC2_LaunchTemplate__Ebs}},
    {"NoDevice", 0, {.kind = 's'}},
    {"VirtualName", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__CapacityReservationSpecification[] = {
    {"CapacityReservationPreference", 0, {.kind = 's', .values = "capacity-reservations-only|none|open"}},
    {"CapacityReservationTarget", 0, {.kind = 'o', .members = EC2_LaunchTemplate__CapacityReservationTarget}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__CapacityReservationTarget[] = {
    {"CapacityReservationId", 0, {.kind = 's'}},
    {"CapacityReservationResourceGroupArn", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__ConnectionTrackingSpecification[] = {
    {"TcpEstablishedTimeout", 0, {.kind = 'i'}},
    {"UdpStreamTimeout", 0, {.kind = 'i'}},
    {"UdpTimeout", 0, {.kind = 'i'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__Cpu[] = {
    {"References", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_LaunchTemplate__Reference}, .unique = true}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__CpuOptions[] = {
    {"AmdSevSnp", 0, {.kind = 's', .values = "enabled|disabled"}},
    {"CoreCount", 0, {.kind = 'i'}},
    {"NestedVirtualization", 0, {.kind = 's', .values = "enabled|disabled"}},
    {"ThreadsPerCore", 0, {.kind = 'i'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__CreditSpecification[] = {
    {"CpuCredits", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__Ebs[] = {
    {"DeleteOnTermination", 0, {.kind = 'b'}},
    {"EbsCardIndex", 0, {.kind = 'i'}},
    {"Encrypted", 0, {.kind = 'b'}},
    {"Iops", 0, {.kind = 'i'}},
    {"KmsKeyId", 0, {.kind = 's'}},
    {"SnapshotId", 0, {.kind = 's'}},
    {"Throughput", 0, {.kind = 'i'}},
    {"VolumeInitializationRate", 0, {.kind = 'i'}},
    {"VolumeSize", 0, {.kind = 'i'}},
    {"VolumeType", 0, {.kind = 's', .values = "gp2|gp3|io1|io2|sc1|st1|standard"}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__EnaSrdSpecification[] = {
    {"EnaSrdEnabled", 0, {.kind = 'b'}},
    {"EnaSrdUdpSpecification", 0, {.kind = 'o', .members = EC2_LaunchTemplate__EnaSrdUdpSpecification}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__EnaSrdUdpSpecification[] = {
    {"EnaSrdUdpEnabled", 0, {.kind = 'b'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__EnclaveOptions[] = {
    {"Enabled", 0, {.kind = 'b'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__HibernationOptions[] = {
    {"Configured", 0, {.kind = 'b'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__IamInstanceProfile[] = {
    {"Arn", 0, {.kind = 's'}},
    {"Name", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__InstanceMarketOptions[] = {
    {"MarketType", 0, {.kind = 's', .values = "capacity-block|interruptible-capacity-reservation|on-demand|spot"}},
    {"SpotOptions", 0, {.kind = 'o', .members = EC2_LaunchTemplate__SpotOptions}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__InstanceRequirements[] = {
    {"AcceleratorCount", 0, {.kind = 'o', .members = EC2_LaunchTemplate__AcceleratorCount}},
    {"AcceleratorManufacturers", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', .values = "amazon-web-services|amd|habana|nvidia|xilinx"}}},
    {"AcceleratorNames", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', .values = "a100|a10g|gaudi-hl-205|h100|inferentia|inferentia2|k520|k80|l4|l40s|m60|radeon-pro-v520|t4|t4g|trainium|trainium2|u30|v100|vu9p"}}},
    {"AcceleratorTotalMemoryMiB", 0, {.kind = 'o', .members = EC2_LaunchTemplate__AcceleratorTotalMemoryMiB}},
    {"AcceleratorTypes", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', .values = "fpga|gpu|inference|media"}}},
    {"AllowedInstanceTypes", 0, {.kind = 'a', AT_LEAST(0), AT_MOST(400), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(30), .pattern = "^[a-zA-Z0-9\\.\\*\\-]+$"}}},
    {"BareMetal", 0, {.kind = 's', .values = "excluded|included|required"}},
    {"BaselineEbsBandwidthMbps", 0, {.kind = 'o', .members = EC2_LaunchTemplate__BaselineEbsBandwidthMbps}},
    {"BaselinePerformanceFactors", 0, {.kind = 'o', .members = EC2_LaunchTemplate__BaselinePerformanceFactors}},
    {"BurstablePerformance", 0, {.kind = 's', .values = "excluded|included|required"}},
    {"CpuManufacturers", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', .values = "amazon-web-services|amd|apple|intel"}}},
    {"ExcludedInstanceTypes", 0, {.kind = 'a', AT_LEAST(0), AT_MOST(400), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(30), .pattern = "^[a-zA-Z0-9\\.\\*\\-]+$"}}},
    {"InstanceGenerations", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', .values = "current|previous"}}},
    {"LocalStorage", 0, {.kind = 's', .values = "excluded|included|required"}},
    {"LocalStorageTypes", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', .values = "hdd|ssd"}}},
    {"MaxSpotPriceAsPercentageOfOptimalOnDemandPrice", 0, {.kind = 'i'}},
    {"MemoryGiBPerVCpu", 0, {.kind = 'o', .members = EC2_LaunchTemplate__MemoryGiBPerVCpu}},
    {"MemoryMiB", 0, {.kind = 'o', .members = EC2_LaunchTemplate__MemoryMiB}},
    {"NetworkBandwidthGbps", 0, {.kind = 'o', .members = EC2_LaunchTemplate__NetworkBandwidthGbps}},
    {"NetworkInterfaceCount", 0, {.kind = 'o', .members = EC2_LaunchTemplate__NetworkInterfaceCount}},
    {"OnDemandMaxPricePercentageOverLowestPrice", 0, {.kind = 'i'}},
    {"RequireHibernateSupport", 0, {.kind = 'b'}},
    {"SpotMaxPricePercentageOverLowestPrice", 0, {.kind = 'i'}},
    {"TotalLocalStorageGB", 0, {.kind = 'o', .members = EC2_LaunchTemplate__TotalLocalStorageGB}},
    {"VCpuCount", 0, {.kind = 'o', .members = EC2_LaunchTemplate__VCpuCount}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__Ipv4PrefixSpecification[] = {
    {"Ipv4Prefix", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__Ipv6Add[] = {
    {"Ipv6Address", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__Ipv6PrefixSpecification[] = {
    {"Ipv6Prefix", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__LaunchTemplateData[] = {
    {"BlockDeviceMappings", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_LaunchTemplate__BlockDeviceMapping, .choices = (const TypeChoice[]){{ONE_OF, NULL, "VirtualName|Ebs|NoDevice"}, {0}}}}},
    {"CapacityReservationSpecification", 0, {.kind = 'o', .members = EC2_LaunchTemplate__CapacityReservationSpecification}},
    {"CpuOptions", 0, {.kind = 'o', .members = EC2_LaunchTemplate__CpuOptions}},
    {"CreditSpecification", 0, {.kind = 'o', .members = EC2_LaunchTemplate__CreditSpecification}},
    {"DisableApiStop", 0, {.kind = 'b'}},
    {"DisableApiTermination", 0, {.kind = 'b'}},
    {"EbsOptimized", 0, {.kind = 'b'}},
    {"EnclaveOptions", 0, {.kind = 'o', .members = EC2_LaunchTemplate__EnclaveOptions}},
    {"HibernationOptions", 0, {.kind = 'o', .members = EC2_LaunchTemplate__HibernationOptions}},
    {"IamInstanceProfile", 0, {.kind = 'o', .members = EC2_LaunchTemplate__IamInstanceProfile}},
    {"ImageId", 0, {.kind = 's'}},
    {"InstanceInitiatedShutdownBehavior", 0, {.kind = 's', .values = "stop|terminate"}},
    {"InstanceMarketOptions", 0, {.kind = 'o', .members = EC2_LaunchTemplate__InstanceMarketOptions}},
    {"InstanceRequirements", 0, {.kind = 'o', .members = EC2_LaunchTemplate__InstanceRequirements}},
    {"InstanceType", 0, {.kind = 's'}},
    {"KernelId", 0, {.kind = 's'}},
    {"KeyName", 0, {.kind = 's'}},
    {"LicenseSpecifications", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_LaunchTemplate__LicenseSpecification}}},
    {"MaintenanceOptions", 0, {.kind = 'o', .members = EC2_LaunchTemplate__MaintenanceOptions}},
    {"MetadataOptions", 0, {.kind = 'o', .members = EC2_LaunchTemplate__MetadataOptions}},
    {"Monitoring", 0, {.kind = 'o', .members = EC2_LaunchTemplate__Monitoring}},
    {"NetworkInterfaces", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_LaunchTemplate__NetworkInterface, .choices = (const TypeChoice[]){{EXCLUDES, "AssociateCarrierIpAddress", "NetworkInterfaceId"}, {EXCLUDES, "AssociatePublicIpAddress", "NetworkInterfaceId"}, {EXCLUDES, "NetworkInterfaceId", "AssociateCarrierIpAddress|AssociatePublicIpAddress"}, {0}}}}},
    {"NetworkPerformanceOptions", 0, {.kind = 'o', .members = EC2_LaunchTemplate__NetworkPerformanceOptions}},
    {"Placement", 0, {.kind = 'o', .members = EC2_LaunchTemplate__Placement}},
    {"PrivateDnsNameOptions", 0, {.kind = 'o', .members = EC2_LaunchTemplate__PrivateDnsNameOptions}},
    {"RamDiskId", 0, {.kind = 's'}},
    {"SecurityGroupIds", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"SecurityGroups", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"TagSpecifications", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_LaunchTemplate__TagSpecification}}},
    {"UserData", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__LaunchTemplateTagSpecification[] = {
    {"ResourceType", 0, {.kind = 's', .values = "application-status-check|capacity-block|capacity-manager-data-export|capacity-reservation|capacity-reservation-cancellation-quote|capacity-reservation-fleet|capacity-reservation-modification-quote|carrier-gateway|client-vpn-endpoint|coip-pool|customer-gateway|declarative-policies-report|dedicated-host|dhcp-options|egress-only-internet-gateway|elastic-gpu|elastic-ip|export-image-task|export-instance-task|fleet|fpga-image|host-reservation|image|image-usage-report|import-image-task|import-snapshot-task|instance|instance-connect-endpoint|instance-event-window|internet-gateway|ipam|ipam-external-resource-verification-token|ipam-internet-registry-association|ipam-policy|ipam-pool|ipam-pool-allocation|ipam-prefix-list-resolver|ipam-prefix-list-resolver-target|ipam-resource-discovery|ipam-resource-discovery-association|ipam-scope|ipv4pool-ec2|ipv6pool-ec2|key-pair|launch-template|local-gateway|local-gateway-route-table|local-gateway-route-table-virtual-interface-group-association|local-gateway-route-table-vpc-association|local-gateway-virtual-interface|local-gateway-virtual-interface-group|mac-modification-task|natgateway|network-acl|network-insights-access-scope|network-insights-access-scope-analysis|network-insights-analysis|network-insights-path|network-interface|outpost-lag|placement-group|prefix-list|replace-root-volume-task|reserved-instances|route-server|route-server-endpoint|route-server-peer|route-table|secondary-interface|secondary-network|secondary-subnet|security-group|security-group-rule|service-link-virtual-interface|snapshot|spot-fleet-request|spot-instances-request|subnet|subnet-cidr-reservation|traffic-mirror-filter|traffic-mirror-filter-rule|traffic-mirror-session|traffic-mirror-target|transit-gateway|transit-gateway-attachment|transit-gateway-connect-peer|transit-gateway-metering-policy|transit-gateway-multicast-domain|transit-gateway-policy-table|transit-gateway-route-table|transit-gateway-route-table-announcement|verified-access-endpoint|verified-access-endpoint-target|verified-access-group|verified-access-instance|verified-access-policy|verified-access-trust-provider|volume|vpc|vpc-block-public-access-exclusion|vpc-encryption-control|vpc-endpoint|vpc-endpoint-connection|vpc-endpoint-connection-device-type|vpc-endpoint-service|vpc-endpoint-service-permission|vpc-flow-log|vpc-peering-connection|vpn-concentrator|vpn-connection|vpn-connection-device-type|vpn-gateway"}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_LaunchTemplate__Tag}}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__LicenseSpecification[] = {
    {"LicenseConfigurationArn", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__MaintenanceOptions[] = {
    {"AutoRecovery", 0, {.kind = 's', .values = "default|disabled"}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__MemoryGiBPerVCpu[] = {
    {"Max", 0, {.kind = 'n'}},
    {"Min", 0, {.kind = 'n'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__MemoryMiB[] = {
    {"Max", 0, {.kind = 'i'}},
    {"Min", 0, {.kind = 'i'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__MetadataOptions[] = {
    {"HttpEndpoint", 0, {.kind = 's', .values = "disabled|enabled"}},
    {"HttpProtocolIpv6", 0, {.kind = 's', .values = "disabled|enabled"}},
    {"HttpPutResponseHopLimit", 0, {.kind = 'i'}},
    {"HttpTokens", 0, {.kind = 's', .values = "optional|required"}},
    {"InstanceMetadataTags", 0, {.kind = 's', .values = "disabled|enabled"}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__Monitoring[] = {
    {"Enabled", 0, {.kind = 'b'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__NetworkBandwidthGbps[] = {
    {"Max", 0, {.kind = 'n'}},
    {"Min", 0, {.kind = 'n'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__NetworkInterface[] = {
    {"AssociateCarrierIpAddress", 0, {.kind = 'b'}},
    {"AssociatePublicIpAddress", 0, {.kind = 'b'}},
    {"ConnectionTrackingSpecification", 0, {.kind = 'o', .members = EC2_LaunchTemplate__ConnectionTrackingSpecification}},
    {"DeleteOnTermination", 0, {.kind = 'b'}},
    {"Description", 0, {.kind = 's'}},
    {"DeviceIndex", 0, {.kind = 'i'}},
    {"EnaQueueCount", 0, {.kind = 'i'}},
    {"EnaSrdSpecification", 0, {.kind = 'o', .members = EC2_LaunchTemplate__EnaSrdSpecification}},
    {"Groups", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"InterfaceType", 0, {.kind = 's'}},
    {"Ipv4PrefixCount", 0, {.kind = 'i'}},
    {"Ipv4Prefixes", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_LaunchTemplate__Ipv4PrefixSpecification}}},
    {"Ipv6AddressCount", 0, {.kind = 'i'}},
    {"Ipv6Addresses", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_LaunchTemplate__Ipv6Add}}},
    {"Ipv6PrefixCount", 0, {.kind = 'i'}},
    {"Ipv6Prefixes", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_LaunchTemplate__Ipv6PrefixSpecification}}},
    {"NetworkCardIndex", 0, {.kind = 'i'}},
    {"NetworkInterfaceId", 0, {.kind = 's'}},
    {"PrimaryIpv6", 0, {.kind = 'b'}},
    {"PrivateIpAddress", 0, {.kind = 's'}},
    {"PrivateIpAddresses", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_LaunchTemplate__PrivateIpAdd}}},
    {"SecondaryPrivateIpAddressCount", 0, {.kind = 'i'}},
    {"SubnetId", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__NetworkInterfaceCount[] = {
    {"Max", 0, {.kind = 'i'}},
    {"Min", 0, {.kind = 'i'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__NetworkPerformanceOptions[] = {
    {"BandwidthWeighting", 0, {.kind = 's', .values = "default|ebs-1|vpc-1"}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__Placement[] = {
    {"Affinity", 0, {.kind = 's'}},
    {"AvailabilityZone", 0, {.kind = 's'}},
    {"GroupId", 0, {.kind = 's'}},
    {"GroupName", 0, {.kind = 's'}},
    {"HostId", 0, {.kind = 's'}},
    {"HostResourceGroupArn", 0, {.kind = 's'}},
    {"PartitionNumber", 0, {.kind = 'i'}},
    {"SpreadDomain", 0, {.kind = 's'}},
    {"Tenancy", 0, {.kind = 's', .values = "dedicated|default|host"}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__PrivateDnsNameOptions[] = {
    {"EnableResourceNameDnsAAAARecord", 0, {.kind = 'b'}},
    {"EnableResourceNameDnsARecord", 0, {.kind = 'b'}},
    {"HostnameType", 0, {.kind = 's', .values = "ip-name|resource-name"}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__PrivateIpAdd[] = {
    {"Primary", 0, {.kind = 'b'}},
    {"PrivateIpAddress", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__Reference[] = {
    {"InstanceFamily", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__SpotOptions[] = {
    {"BlockDurationMinutes", 0, {.kind = 'i'}},
    {"InstanceInterruptionBehavior", 0, {.kind = 's', .values = "hibernate|stop|terminate"}},
    {"MaxPrice", 0, {.kind = 's'}},
    {"SpotInstanceType", 0, {.kind = 's', .values = "one-time|persistent"}},
    {"ValidUntil", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__Tag[] = {
    {"Key", REQUIRED, {.kind = 's'}},
    {"Value", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__TagSpecification[] = {
    {"ResourceType", 0, {.kind = 's', .values = "application-status-check|capacity-block|capacity-manager-data-export|capacity-reservation|capacity-reservation-cancellation-quote|capacity-reservation-fleet|capacity-reservation-modification-quote|carrier-gateway|client-vpn-endpoint|coip-pool|customer-gateway|declarative-policies-report|dedicated-host|dhcp-options|egress-only-internet-gateway|elastic-gpu|elastic-ip|export-image-task|export-instance-task|fleet|fpga-image|host-reservation|image|image-usage-report|import-image-task|import-snapshot-task|instance|instance-connect-endpoint|instance-event-window|internet-gateway|ipam|ipam-external-resource-verification-token|ipam-internet-registry-association|ipam-policy|ipam-pool|ipam-pool-allocation|ipam-prefix-list-resolver|ipam-prefix-list-resolver-target|ipam-resource-discovery|ipam-resource-discovery-association|ipam-scope|ipv4pool-ec2|ipv6pool-ec2|key-pair|launch-template|local-gateway|local-gateway-route-table|local-gateway-route-table-virtual-interface-group-association|local-gateway-route-table-vpc-association|local-gateway-virtual-interface|local-gateway-virtual-interface-group|mac-modification-task|natgateway|network-acl|network-insights-access-scope|network-insights-access-scope-analysis|network-insights-analysis|network-insights-path|network-interface|outpost-lag|placement-group|prefix-list|replace-root-volume-task|reserved-instances|route-server|route-server-endpoint|route-server-peer|route-table|secondary-interface|secondary-network|secondary-subnet|security-group|security-group-rule|service-link-virtual-interface|snapshot|spot-fleet-request|spot-instances-request|subnet|subnet-cidr-reservation|traffic-mirror-filter|traffic-mirror-filter-rule|traffic-mirror-session|traffic-mirror-target|transit-gateway|transit-gateway-attachment|transit-gateway-connect-peer|transit-gateway-metering-policy|transit-gateway-multicast-domain|transit-gateway-policy-table|transit-gateway-route-table|transit-gateway-route-table-announcement|verified-access-endpoint|verified-access-endpoint-target|verified-access-group|verified-access-instance|verified-access-policy|verified-access-trust-provider|volume|vpc|vpc-block-public-access-exclusion|vpc-encryption-control|vpc-endpoint|vpc-endpoint-connection|vpc-endpoint-connection-device-type|vpc-endpoint-service|vpc-endpoint-service-permission|vpc-flow-log|vpc-peering-connection|vpn-concentrator|vpn-connection|vpn-connection-device-type|vpn-gateway"}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_LaunchTemplate__Tag}}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__TotalLocalStorageGB[] = {
    {"Max", 0, {.kind = 'n'}},
    {"Min", 0, {.kind = 'n'}},
    {0}};
static const TypeProperty EC2_LaunchTemplate__VCpuCount[] = {
    {"Max", 0, {.kind = 'i'}},
    {"Min", 0, {.kind = 'i'}},
    {0}};
static const TypeProperty EC2_NatGateway[] = {
    {"AllocationId", CREATE_ONLY, {.kind = 's'}},
    {"AutoProvisionZones", READ_ONLY, {.kind = 's'}},
    {"AutoScalingIps", READ_ONLY, {.kind = 's'}},
    {"AvailabilityMode", CREATE_ONLY, {.kind = 's', .values = "regional|zonal"}},
    {"AvailabilityZoneAddresses", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_NatGateway__AvailabilityZoneAddress}, .unique = true}},
    {"ConnectivityType", CREATE_ONLY, {.kind = 's', .values = "private|public"}},
    {"EniId", READ_ONLY, {.kind = 's'}},
    {"MaxDrainDurationSeconds", WRITE_ONLY, {.kind = 'i'}},
    {"NatGatewayId", READ_ONLY, {.kind = 's'}},
    {"PrivateIpAddress", CREATE_ONLY, {.kind = 's'}},
    {"RouteTableId", READ_ONLY, {.kind = 's'}},
    {"SecondaryAllocationIds", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {"SecondaryPrivateIpAddressCount", 0, {.kind = 'i', AT_LEAST(1), AT_MOST(31)}},
    {"SecondaryPrivateIpAddresses", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {"SubnetId", CREATE_ONLY, {.kind = 's'}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_NatGateway__Tag}}},
    {"VpcId", CREATE_ONLY, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_NatGateway__AvailabilityZoneAddress[] = {
    {"AllocationIds", REQUIRED, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {"AvailabilityZone", 0, {.kind = 's'}},
    {"AvailabilityZoneId", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_NatGateway__Tag[] = {
    {"Key", REQUIRED, {.kind = 's'}},
    {"Value", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_NetworkAcl[] = {
    {"Id", READ_ONLY, {.kind = 's'}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_NetworkAcl__Tag}}},
    {"VpcId", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_NetworkAclEntry[] = {
    {"CidrBlock", 0, {.kind = 's'}},
    {"Egress", CREATE_ONLY, {.kind = 'b'}},
    {"Icmp", 0, {.kind = 'o', .members = EC2_NetworkAclEntry__Icmp}},
    {"Id", READ_ONLY, {.kind = 's'}},
    {"Ipv6CidrBlock", 0, {.kind = 's'}},
    {"NetworkAclId", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {"PortRange", 0, {.kind = 'o', .members = EC2_NetworkAclEntry__PortRange}},
    {"Protocol", REQUIRED, {.kind = 'i'}},
    {"RuleAction", REQUIRED, {.kind = 's'}},
    {"RuleNumber", REQUIRED | CREATE_ONLY, {.kind = 'i'}},
    {0}};
static const TypeProperty EC2_NetworkAclEntry__Icmp[] = {
    {"Code", 0, {.kind = 'i'}},
    {"Type", 0, {.kind = 'i'}},
    {0}};
static const TypeProperty EC2_NetworkAclEntry__PortRange[] = {
    {"From", 0, {.kind = 'i'}},
    {"To", 0, {.kind = 'i'}},
    {0}};
static const TypeProperty EC2_NetworkAcl__Tag[] = {
    {"Key", REQUIRED, {.kind = 's'}},
    {"Value", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_NetworkInterface[] = {
    {"ConnectionTrackingSpecification", CONDITIONAL, {.kind = 'o', .members = EC2_NetworkInterface__ConnectionTrackingSpecification}},
    {"Description", 0, {.kind = 's'}},
    {"EnablePrimaryIpv6", CONDITIONAL, {.kind = 'b'}},
    {"GroupSet", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"Id", READ_ONLY, {.kind = 's'}},
    {"InterfaceType", CREATE_ONLY, {.kind = 's'}},
    {"Ipv4PrefixCount", 0, {.kind = 'i'}},
    {"Ipv4Prefixes", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_NetworkInterface__Ipv4PrefixSpecification}}},
    {"Ipv6AddressCount", 0, {.kind = 'i'}},
    {"Ipv6Addresses", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_NetworkInterface__InstanceIpv6Address}, .unique = true}},
    {"Ipv6PrefixCount", 0, {.kind = 'i'}},
    {"Ipv6Prefixes", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_NetworkInterface__Ipv6PrefixSpecification}}},
    {"PrimaryIpv6Address", READ_ONLY, {.kind = 's'}},
    {"PrimaryPrivateIpAddress", READ_ONLY, {.kind = 's'}},
    {"PrivateIpAddress", CREATE_ONLY, {.kind = 's'}},
    {"PrivateIpAddresses", CONDITIONAL, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_NetworkInterface__PrivateIpAddressSpecification}}},
    {"PublicIpDnsHostnameTypeSpecification", WRITE_ONLY, {.kind = 's', .values = "public-dual-stack-dns-name|public-ipv4-dns-name|public-ipv6-dns-name"}},
    {"PublicIpDnsNameOptions", READ_ONLY, {.kind = 'o', .members = EC2_NetworkInterface__PublicIpDnsNameOptions}},
    {"SecondaryPrivateIpAddressCount", 0, {.kind = 'i'}},
    {"SecondaryPrivateIpAddresses", READ_ONLY, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"SourceDestCheck", 0, {.kind = 'b'}},
    {"SubnetId", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_NetworkInterface__Tag}}},
    {"VpcId", READ_ONLY, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_NetworkInterfaceAttachment[] = {
    {"AttachmentId", READ_ONLY, {.kind = 's'}},
    {"DeleteOnTermination", 0, {.kind = 'b'}},
    {"DeviceIndex", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {"EnaQueueCount", 0, {.kind = 'i'}},
    {"EnaSrdSpecification", 0, {.kind = 'o', .members = EC2_NetworkInterfaceAttachment__EnaSrdSpecification}},
    {"InstanceId", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {"NetworkInterfaceId", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_NetworkInterfaceAttachment__EnaSrdSpecification[] = {
    {"EnaSrdEnabled", 0, {.kind = 'b'}},
    {"EnaSrdUdpSpecification", 0, {.kind = 'o', .members = EC2_NetworkInterfaceAttachment__EnaSrdSpecification_EnaSrdUdpSpecification}},
    {0}};
static const TypeProperty EC2_NetworkInterfaceAttachment__EnaSrdSpecification_EnaSrdUdpSpecification[] = {
    {"EnaSrdUdpEnabled", 0, {.kind = 'b'}},
    {0}};
static const TypeProperty EC2_NetworkInterface__ConnectionTrackingSpecification[] = {
    {"TcpEstablishedTimeout", 0, {.kind = 'i'}},
    {"UdpStreamTimeout", 0, {.kind = 'i'}},
    {"UdpTimeout", 0, {.kind = 'i'}},
    {0}};
static const TypeProperty EC2_NetworkInterface__InstanceIpv6Address[] = {
    {"Ipv6Address", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_NetworkInterface__Ipv4PrefixSpecification[] = {
    {"Ipv4Prefix", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_NetworkInterface__Ipv6PrefixSpecification[] = {
    {"Ipv6Prefix", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_NetworkInterface__PrivateIpAddressSpecification[] = {
    {"Primary", REQUIRED, {.kind = 'b'}},
    {"PrivateIpAddress", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_NetworkInterface__PublicIpDnsNameOptions[] = {
    {"DnsHostnameType", 0, {.kind = 's'}},
    {"PublicDualStackDnsName", 0, {.kind = 's'}},
    {"PublicIpv4DnsName", 0, {.kind = 's'}},
    {"PublicIpv6DnsName", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_NetworkInterface__Tag[] = {
    {"Key", REQUIRED, {.kind = 's'}},
    {"Value", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_PrefixList[] = {
    {"AddressFamily", REQUIRED, {.kind = 's', .values = "IPv4|IPv6"}},
    {"Arn", READ_ONLY, {.kind = 's'}},
    {"Entries", 0, {.kind = 'a', AT_LEAST(0), AT_MOST(100), .items = &(const TypeNode){.kind = 'o', .members = EC2_PrefixList__Entry}}},
    {"MaxEntries", 0, {.kind = 'i', AT_LEAST(1)}},
    {"OwnerId", READ_ONLY, {.kind = 's'}},
    {"PrefixListId", READ_ONLY, {.kind = 's'}},
    {"PrefixListName", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(255)}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_PrefixList__Tag}}},
    {"Version", READ_ONLY, {.kind = 'i'}},
    {0}};
static const TypeProperty EC2_PrefixList__Entry[] = {
    {"Cidr", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(46)}},
    {"Description", 0, {.kind = 's', AT_LEAST(0), AT_MOST(255)}},
    {0}};
static const TypeProperty EC2_PrefixList__Tag[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128)}},
    {"Value", 0, {.kind = 's', AT_MOST(256)}},
    {0}};
static const TypeProperty EC2_Route[] = {
    {"CarrierGatewayId", 0, {.kind = 's'}},
    {"CidrBlock", READ_ONLY, {.kind = 's'}},
    {"CoreNetworkArn", 0, {.kind = 's'}},
    {"DestinationCidrBlock", CREATE_ONLY, {.kind = 's'}},
    {"DestinationIpv6CidrBlock", CREATE_ONLY, {.kind = 's'}},
    {"DestinationPrefixListId", CREATE_ONLY, {.kind = 's'}},
    {"EgressOnlyInternetGatewayId", 0, {.kind = 's'}},
    {"GatewayId", 0, {.kind = 's'}},
    {"InstanceId", 0, {.kind = 's'}},
    {"LocalGatewayId", 0, {.kind = 's'}},
    {"NatGatewayId", 0, {.kind = 's'}},
    {"NetworkInterfaceId", 0, {.kind = 's'}},
    {"OdbNetworkArn", 0, {.kind = 's'}},
    {"RouteTableId", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {"TransitGatewayId", 0, {.kind = 's'}},
    {"VpcEndpointId", 0, {.kind = 's'}},
    {"VpcPeeringConnectionId", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_RouteTable[] = {
    {"RouteTableId", READ_ONLY, {.kind = 's'}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_RouteTable__Tag}}},
    {"VpcId", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_RouteTable__Tag[] = {
    {"Key", REQUIRED, {.kind = 's'}},
    {"Value", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_SecurityGroup[] = {
    {"GroupDescription", REQUIRED | CREATE_ONLY, {.kind = 's', AT_LEAST(0), AT_MOST(255), .pattern = "^([a-z,A-Z,0-9,. _\\-:/()#,@[\\]+=&;\\{\\}!$*])*$"}},
    {"GroupId", READ_ONLY, {.kind = 's'}},
    {"GroupName", CREATE_ONLY, {.kind = 's'}},
    {"Id", READ_ONLY, {.kind = 's'}},
    {"SecurityGroupEgress", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_SecurityGroup__Egress, .choices = (const TypeChoice[]){{ONE_OF, NULL, "CidrIp|CidrIpv6|DestinationSecurityGroupId|DestinationPrefixListId"}, {0}}}}},
    {"SecurityGroupIngress", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_SecurityGroup__Ingress, .choices = (const TypeChoice[]){{ONE_OF, NULL, "CidrIp|CidrIpv6|SourcePrefixListId|SourceSecurityGroupId|SourceSecurityGroupName"}, {0}}}}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_SecurityGroup__Tag}}},
    {"VpcId", CREATE_ONLY, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_SecurityGroupEgress[] = {
    {"CidrIp", CREATE_ONLY, {.kind = 's'}},
    {"CidrIpv6", CREATE_ONLY, {.kind = 's'}},
    {"Description", 0, {.kind = 's'}},
    {"DestinationPrefixListId", CREATE_ONLY, {.kind = 's'}},
    {"DestinationSecurityGroupId", CREATE_ONLY, {.kind = 's'}},
    {"FromPort", CREATE_ONLY, {.kind = 'i', AT_LEAST(-1)}},
    {"GroupId", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {"Id", READ_ONLY, {.kind = 's'}},
    {"IpProtocol", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {"ToPort", CREATE_ONLY, {.kind = 'i', AT_LEAST(-1)}},
    {0}};
static const TypeProperty EC2_SecurityGroupIngress[] = {
    {"CidrIp", CREATE_ONLY, {.kind = 's'}},
    {"CidrIpv6", CREATE_ONLY, {.kind = 's'}},
    {"Description", 0, {.kind = 's'}},
    {"FromPort", CREATE_ONLY, {.kind = 'i', AT_LEAST(-1)}},
    {"GroupId", CREATE_ONLY, {.kind = 's'}},
    {"GroupName", CREATE_ONLY, {.kind = 's'}},
    {"Id", READ_ONLY, {.kind = 's'}},
    {"IpProtocol", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {"SourcePrefixListId", CREATE_ONLY, {.kind = 's'}},
    {"SourceSecurityGroupId", CREATE_ONLY, {.kind = 's'}},
    {"SourceSecurityGroupName", CREATE_ONLY, {.kind = 's'}},
    {"SourceSecurityGroupOwnerId", CREATE_ONLY, {.kind = 's'}},
    {"ToPort", CREATE_ONLY, {.kind = 'i', AT_LEAST(-1)}},
    {0}};
static const TypeProperty EC2_SecurityGroup__Egress[] = {
    {"CidrIp", 0, {.kind = 's'}},
    {"CidrIpv6", 0, {.kind = 's'}},
    {"Description", 0, {.kind = 's'}},
    {"DestinationPrefixListId", 0, {.kind = 's'}},
    {"DestinationSecurityGroupId", 0, {.kind = 's'}},
    {"FromPort", 0, {.kind = 'i', AT_LEAST(-1)}},
    {"IpProtocol", REQUIRED, {.kind = 's'}},
    {"ToPort", 0, {.kind = 'i', AT_LEAST(-1)}},
    {0}};
static const TypeProperty EC2_SecurityGroup__Ingress[] = {
    {"CidrIp", 0, {.kind = 's'}},
    {"CidrIpv6", 0, {.kind = 's'}},
    {"Description", 0, {.kind = 's'}},
    {"FromPort", 0, {.kind = 'i', AT_LEAST(-1)}},
    {"IpProtocol", REQUIRED, {.kind = 's'}},
    {"SourcePrefixListId", 0, {.kind = 's'}},
    {"SourceSecurityGroupId", 0, {.kind = 's'}},
    {"SourceSecurityGroupName", 0, {.kind = 's'}},
    {"SourceSecurityGroupOwnerId", 0, {.kind = 's'}},
    {"ToPort", 0, {.kind = 'i', AT_LEAST(-1)}},
    {0}};
static const TypeProperty EC2_SecurityGroup__Tag[] = {
    {"Key", REQUIRED, {.kind = 's'}},
    {"Value", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_Subnet[] = {
    {"AssignIpv6AddressOnCreation", 0, {.kind = 'b'}},
    {"AvailabilityZone", CREATE_ONLY, {.kind = 's'}},
    {"AvailabilityZoneId", CREATE_ONLY, {.kind = 's'}},
    {"BlockPublicAccessStates", READ_ONLY, {.kind = 'o', .members = EC2_Subnet_BlockPublicAccessStates}},
    {"CidrBlock", CREATE_ONLY, {.kind = 's'}},
    {"EnableDns64", 0, {.kind = 'b'}},
    {"EnableLniAtDeviceIndex", WRITE_ONLY, {.kind = 'i'}},
    {"Ipv4IpamPoolId", CREATE_ONLY | WRITE_ONLY, {.kind = 's'}},
    {"Ipv4NetmaskLength", CREATE_ONLY | WRITE_ONLY, {.kind = 'i'}},
    {"Ipv6CidrBlock", CONDITIONAL, {.kind = 's'}},
    {"Ipv6CidrBlocks", READ_ONLY, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"Ipv6IpamPoolId", CREATE_ONLY | WRITE_ONLY, {.kind = 's'}},
    {"Ipv6Native", CREATE_ONLY, {.kind = 'b'}},
    {"Ipv6NetmaskLength", CREATE_ONLY | WRITE_ONLY, {.kind = 'i'}},
    {"MapPublicIpOnLaunch", 0, {.kind = 'b'}},
    {"NetworkAclAssociationId", READ_ONLY, {.kind = 's'}},
    {"OutpostArn", CREATE_ONLY, {.kind = 's'}},
    {"PrivateDnsNameOptionsOnLaunch", 0, {.kind = 'o', .members = EC2_Subnet_PrivateDnsNameOptionsOnLaunch}},
    {"SubnetId", READ_ONLY, {.kind = 's'}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_Subnet__Tag}}},
    {"VpcId", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_SubnetNetworkAclAssociation[] = {
    {"AssociationId", READ_ONLY, {.kind = 's'}},
    {"NetworkAclId", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {"SubnetId", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_SubnetRouteTableAssociation[] = {
    {"Id", READ_ONLY, {.kind = 's'}},
    {"RouteTableId", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {"SubnetId", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_Subnet_BlockPublicAccessStates[] = {
    {"InternetGatewayBlockMode", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_Subnet_PrivateDnsNameOptionsOnLaunch[] = {
    {"EnableResourceNameDnsAAAARecord", 0, {.kind = 'b'}},
    {"EnableResourceNameDnsARecord", 0, {.kind = 'b'}},
    {"HostnameType", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_Subnet__Tag[] = {
    {"Key", REQUIRED, {.kind = 's'}},
    {"Value", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_VPC[] = {
    {"CidrBlock", CREATE_ONLY, {.kind = 's'}},
    {"CidrBlockAssociations", READ_ONLY, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"DefaultNetworkAcl", READ_ONLY, {.kind = 's'}},
    {"DefaultSecurityGroup", READ_ONLY, {.kind = 's'}},
    {"EnableDnsHostnames", 0, {.kind = 'b'}},
    {"EnableDnsSupport", 0, {.kind = 'b'}},
    {"InstanceTenancy", CONDITIONAL, {.kind = 's', .values = "dedicated|default|host"}},
    {"Ipv4IpamPoolId", CREATE_ONLY | WRITE_ONLY, {.kind = 's'}},
    {"Ipv4NetmaskLength", CREATE_ONLY | WRITE_ONLY, {.kind = 'i'}},
    {"Ipv6CidrBlocks", READ_ONLY, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_VPC__Tag}}},
    {"VpcEncryptionControl", CREATE_ONLY, {.kind = 'o', .members = EC2_VPC__VpcEncryptionControl}},
    {"VpcId", READ_ONLY, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_VPCDHCPOptionsAssociation[] = {
    {"DhcpOptionsId", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {"VpcId", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_VPCEndpoint[] = {
    {"CreationTimestamp", READ_ONLY, {.kind = 's'}},
    {"DnsEntries", READ_ONLY, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"DnsOptions", CONDITIONAL, {.kind = 'o', .members = EC2_VPCEndpoint__DnsOptionsSpecification}},
    {"Id", READ_ONLY, {.kind = 's'}},
    {"IpAddressType", 0, {.kind = 's', .values = "ipv4|ipv6|dualstack|not-specified"}},
    {"NetworkInterfaceIds", READ_ONLY, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"PolicyDocument", 0, {.kind = 'o'}},
    {"PrivateDnsEnabled", 0, {.kind = 'b'}},
    {"ResourceConfigurationArn", CREATE_ONLY, {.kind = 's'}},
    {"RouteTableIds", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {"SecurityGroupIds", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {"ServiceName", CREATE_ONLY, {.kind = 's'}},
    {"ServiceNetworkArn", CREATE_ONLY, {.kind = 's'}},
    {"ServiceRegion", CREATE_ONLY, {.kind = 's'}},
    {"SubnetIds", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_VPCEndpoint__Tag}}},
    {"VpcEndpointType", CREATE_ONLY, {.kind = 's', .values = "Interface|Gateway|GatewayLoadBalancer|ServiceNetwork|Resource|Tunnel"}},
    {"VpcId", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_VPCEndpoint__DnsOptionsSpecification[] = {
    {"DnsRecordIpType", 0, {.kind = 's', .values = "ipv4|ipv6|dualstack|service-defined|not-specified"}},
    {"PrivateDnsOnlyForInboundResolverEndpoint", 0, {.kind = 's', .values = "OnlyInboundResolver|AllResolvers|NotSpecified"}},
    {"PrivateDnsPreference", 0, {.kind = 's', .values = "VERIFIED_DOMAINS_ONLY|ALL_DOMAINS|VERIFIED_DOMAINS_AND_SPECIFIED_DOMAINS|SPECIFIED_DOMAINS_ONLY"}},
    {"PrivateDnsSpecifiedDomains", 0, {.kind = 'a', AT_LEAST(1), AT_MOST(10), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(255)}}},
    {0}};
static const TypeProperty EC2_VPCEndpoint__Tag[] = {
    {"Key", REQUIRED, {.kind = 's'}},
    {"Value", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_VPCGatewayAttachment[] = {
    {"AttachmentType", READ_ONLY, {.kind = 's'}},
    {"InternetGatewayId", 0, {.kind = 's'}},
    {"VpcId", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {"VpnGatewayId", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_VPC__Tag[] = {
    {"Key", REQUIRED, {.kind = 's'}},
    {"Value", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_VPC__VpcEncryptionControl[] = {
    {"EgressOnlyInternetGatewayExclusion", 0, {.kind = 's', .values = "enable|disable"}},
    {"ElasticFileSystemExclusion", 0, {.kind = 's', .values = "enable|disable"}},
    {"InternetGatewayExclusion", 0, {.kind = 's', .values = "enable|disable"}},
    {"LambdaExclusion", 0, {.kind = 's', .values = "enable|disable"}},
    {"Mode", 0, {.kind = 's', .values = "monitor|enforce"}},
    {"NatGatewayExclusion", 0, {.kind = 's', .values = "enable|disable"}},
    {"ResourceExclusions", 0, {.kind = 'o', .members = EC2_VPC__VpcEncryptionControlExclusions}},
    {"State", 0, {.kind = 's'}},
    {"StateMessage", 0, {.kind = 's'}},
    {"VirtualPrivateGatewayExclusion", 0, {.kind = 's', .values = "enable|disable"}},
    {"VpcEncryptionControlId", 0, {.kind = 's'}},
    {"VpcId", 0, {.kind = 's'}},
    {"VpcLatticeExclusion", 0, {.kind = 's', .values = "enable|disable"}},
    {"VpcPeeringExclusion", 0, {.kind = 's', .values = "enable|disable"}},
    {0}};
static const TypeProperty EC2_VPC__VpcEncryptionControlExclusion[] = {
    {"State", 0, {.kind = 's'}},
    {"StateMessage", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_VPC__VpcEncryptionControlExclusions[] = {
    {"EgressOnlyInternetGateway", 0, {.kind = 'o', .members = EC2_VPC__VpcEncryptionControlExclusion}},
    {"ElasticFileSystem", 0, {.kind = 'o', .members = EC2_VPC__VpcEncryptionControlExclusion}},
    {"InternetGateway", 0, {.kind = 'o', .members = EC2_VPC__VpcEncryptionControlExclusion}},
    {"Lambda", 0, {.kind = 'o', .members = EC2_VPC__VpcEncryptionControlExclusion}},
    {"NatGateway", 0, {.kind = 'o', .members = EC2_VPC__VpcEncryptionControlExclusion}},
    {"VirtualPrivateGateway", 0, {.kind = 'o', .members = EC2_VPC__VpcEncryptionControlExclusion}},
    {"VpcLattice", 0, {.kind = 'o', .members = EC2_VPC__VpcEncryptionControlExclusion}},
    {"VpcPeering", 0, {.kind = 'o', .members = EC2_VPC__VpcEncryptionControlExclusion}},
    {0}};
static const TypeProperty EC2_Volume[] = {
    {"AutoEnableIO", 0, {.kind = 'b'}},
    {"AvailabilityZone", 0, {.kind = 's'}},
    {"AvailabilityZoneId", 0, {.kind = 's'}},
    {"Encrypted", 0, {.kind = 'b'}},
    {"Iops", 0, {.kind = 'i'}},
    {"KmsKeyId", 0, {.kind = 's'}},
    {"MultiAttachEnabled", 0, {.kind = 'b'}},
    {"OutpostArn", WRITE_ONLY, {.kind = 's'}},
    {"Size", 0, {.kind = 'i'}},
    {"SnapshotId", 0, {.kind = 's'}},
    {"SourceVolumeId", 0, {.kind = 's'}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = EC2_Volume__Tag}}},
    {"Throughput", 0, {.kind = 'i'}},
    {"VolumeId", READ_ONLY, {.kind = 's'}},
    {"VolumeInitializationRate", 0, {.kind = 'i'}},
    {"VolumeType", 0, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_VolumeAttachment[] = {
    {"Device", CREATE_ONLY, {.kind = 's'}},
    {"EbsCardIndex", CREATE_ONLY, {.kind = 'i'}},
    {"InstanceId", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {"VolumeId", REQUIRED | CREATE_ONLY, {.kind = 's'}},
    {0}};
static const TypeProperty EC2_Volume__Tag[] = {
    {"Key", REQUIRED, {.kind = 's'}},
    {"Value", REQUIRED, {.kind = 's'}},
    {0}};
const TypeRow types_EC2[] = {
    {"AWS::EC2::DHCPOptions", {.kind = 'o', .members = EC2_DHCPOptions}, "Tags", "DhcpOptionsId"},
    {"AWS::EC2::EIP", {.kind = 'o', .members = EC2_EIP}, "Tags", "PublicIp|AllocationId"},
    {"AWS::EC2::EIPAssociation", {.kind = 'o', .members = EC2_EIPAssociation}, NULL, "Id"},
    {"AWS::EC2::FlowLog", {.kind = 'o', .members = EC2_FlowLog}, "Tags", "Id"},
    {"AWS::EC2::Instance", {.kind = 'o', .members = EC2_Instance, .choices = (const TypeChoice[]){{EXCLUDES, "NetworkInterfaces", "SubnetId"}, {EXCLUDES, "SubnetId", "NetworkInterfaces"}, {0}}}, "Tags", "InstanceId|PrivateIp|PublicDnsName|PublicIp|PrivateDnsName|VpcId|State"},
    {"AWS::EC2::InternetGateway", {.kind = 'o', .members = EC2_InternetGateway}, "Tags", "InternetGatewayId"},
    {"AWS::EC2::KeyPair", {.kind = 'o', .members = EC2_KeyPair}, "Tags", "KeyPairId|KeyFingerprint"},
    {"AWS::EC2::LaunchTemplate", {.kind = 'o', .members = EC2_LaunchTemplate}, NULL, "DefaultVersionNumber|LaunchTemplateId|LatestVersionNumber"},
    {"AWS::EC2::NatGateway", {.kind = 'o', .members = EC2_NatGateway}, "Tags", "NatGatewayId|EniId|AutoProvisionZones|AutoScalingIps|RouteTableId"},
    {"AWS::EC2::NetworkAcl", {.kind = 'o', .members = EC2_NetworkAcl}, "Tags", "Id"},
    {"AWS::EC2::NetworkAclEntry", {.kind = 'o', .members = EC2_NetworkAclEntry, .choices = (const TypeChoice[]){{ONE_OF, NULL, "Ipv6CidrBlock|CidrBlock"}, {0}}}, NULL, "Id"},
    {"AWS::EC2::NetworkInterface", {.kind = 'o', .members = EC2_NetworkInterface, .choices = (const TypeChoice[]){{EXCLUDES, "Ipv6AddressCount", "Ipv6Addresses"}, {EXCLUDES, "Ipv6Addresses", "Ipv6AddressCount"}, {0}}}, "Tags", "Id|SecondaryPrivateIpAddresses|PrimaryPrivateIpAddress|PrimaryIpv6Address|VpcId|PublicIpDnsNameOptions"},
    {"AWS::EC2::NetworkInterfaceAttachment", {.kind = 'o', .members = EC2_NetworkInterfaceAttachment}, NULL, "AttachmentId"},
    {"AWS::EC2::PrefixList", {.kind = 'o', .members = EC2_PrefixList}, "Tags", "PrefixListId|OwnerId|Version|Arn"},
    {"AWS::EC2::Route", {.kind = 'o', .members = EC2_Route}, NULL, "CidrBlock"},
    {"AWS::EC2::RouteTable", {.kind = 'o', .members = EC2_RouteTable}, "Tags", "RouteTableId"},
    {"AWS::EC2::SecurityGroup", {.kind = 'o', .members = EC2_SecurityGroup, .choices = (const TypeChoice[]){{NEEDS, "SecurityGroupEgress", "VpcId"}, {0}}}, "Tags", "Id|GroupId"},
    {"AWS::EC2::SecurityGroupEgress", {.kind = 'o', .members = EC2_SecurityGroupEgress, .choices = (const TypeChoice[]){{ONE_OF, NULL, "CidrIp|CidrIpv6|DestinationPrefixListId|DestinationSecurityGroupId"}, {0}}}, NULL, "Id"},
    {"AWS::EC2::SecurityGroupIngress", {.kind = 'o', .members = EC2_SecurityGroupIngress, .choices = (const TypeChoice[]){{ONE_OF, NULL, "CidrIp|CidrIpv6|SourcePrefixListId|SourceSecurityGroupId|SourceSecurityGroupName"}, {0}}}, NULL, "Id"},
    {"AWS::EC2::Subnet", {.kind = 'o', .members = EC2_Subnet, .choices = (const TypeChoice[]){{ANY_OF, NULL, "CidrBlock|Ipv4IpamPoolId|Ipv6IpamPoolId|Ipv6CidrBlock"}, {NEEDS, "Ipv4IpamPoolId", "Ipv4NetmaskLength"}, {NEEDS, "Ipv4NetmaskLength", "Ipv4IpamPoolId"}, {NEEDS, "Ipv6IpamPoolId", "Ipv6NetmaskLength"}, {NEEDS, "Ipv6NetmaskLength", "Ipv6IpamPoolId"}, {EXCLUDES, "AvailabilityZone", "AvailabilityZoneId"}, {EXCLUDES, "AvailabilityZoneId", "AvailabilityZone"}, {EXCLUDES, "CidrBlock", "Ipv4IpamPoolId"}, {EXCLUDES, "Ipv4IpamPoolId", "CidrBlock"}, {EXCLUDES, "Ipv6CidrBlock", "Ipv6IpamPoolId"}, {EXCLUDES, "Ipv6IpamPoolId", "Ipv6CidrBlock"}, {0}}}, "Tags", "NetworkAclAssociationId|SubnetId|Ipv6CidrBlocks|BlockPublicAccessStates"},
    {"AWS::EC2::SubnetNetworkAclAssociation", {.kind = 'o', .members = EC2_SubnetNetworkAclAssociation}, NULL, "AssociationId"},
    {"AWS::EC2::SubnetRouteTableAssociation", {.kind = 'o', .members = EC2_SubnetRouteTableAssociation}, NULL, "Id"},
    {"AWS::EC2::VPC", {.kind = 'o', .members = EC2_VPC, .choices = (const TypeChoice[]){{ONE_OF, NULL, "CidrBlock|Ipv4IpamPoolId"}, {NEEDS, "Ipv4IpamPoolId", "Ipv4NetmaskLength"}, {NEEDS, "Ipv4NetmaskLength", "Ipv4IpamPoolId"}, {0}}}, "Tags", "CidrBlockAssociations|DefaultNetworkAcl|DefaultSecurityGroup|Ipv6CidrBlocks|VpcId|VpcEncryptionControl.VpcId|VpcEncryptionControl.VpcEncryptionControlId|VpcEncryptionControl.State|VpcEncryptionControl.StateMessage|VpcEncryptionControl.ResourceExclusions|VpcEncryptionControl.ResourceExclusions.InternetGateway|VpcEncryptionControl.ResourceExclusions.InternetGateway.State|VpcEncryptionControl.ResourceExclusions.InternetGateway.StateMessage|VpcEncryptionControl.ResourceExclusions.EgressOnlyInternetGateway|VpcEncryptionControl.ResourceExclusions.EgressOnlyInternetGateway.State|VpcEncryptionControl.ResourceExclusions.EgressOnlyInternetGateway.StateMessage|VpcEncryptionControl.ResourceExclusions.NatGateway|VpcEncryptionControl.ResourceExclusions.NatGateway.State|VpcEncryptionControl.ResourceExclusions.NatGateway.StateMessage|VpcEncryptionControl.ResourceExclusions.VirtualPrivateGateway|VpcEncryptionControl.ResourceExclusions.VirtualPrivateGateway.State|VpcEncryptionControl.ResourceExclusions.VirtualPrivateGateway.StateMessage|VpcEncryptionControl.ResourceExclusions.VpcPeering|VpcEncryptionControl.ResourceExclusions.VpcPeering.State|VpcEncryptionControl.ResourceExclusions.VpcPeering.StateMessage|VpcEncryptionControl.ResourceExclusions.Lambda|VpcEncryptionControl.ResourceExclusions.Lambda.State|VpcEncryptionControl.ResourceExclusions.Lambda.StateMessage|VpcEncryptionControl.ResourceExclusions.VpcLattice|VpcEncryptionControl.ResourceExclusions.VpcLattice.State|VpcEncryptionControl.ResourceExclusions.VpcLattice.StateMessage|VpcEncryptionControl.ResourceExclusions.ElasticFileSystem|VpcEncryptionControl.ResourceExclusions.ElasticFileSystem.State|VpcEncryptionControl.ResourceExclusions.ElasticFileSystem.StateMessage"},
    {"AWS::EC2::VPCDHCPOptionsAssociation", {.kind = 'o', .members = EC2_VPCDHCPOptionsAssociation}, NULL, ""},
    {"AWS::EC2::VPCEndpoint", {.kind = 'o', .members = EC2_VPCEndpoint}, "Tags", "NetworkInterfaceIds|CreationTimestamp|DnsEntries|Id"},
    {"AWS::EC2::VPCGatewayAttachment", {.kind = 'o', .members = EC2_VPCGatewayAttachment}, NULL, "AttachmentType"},
    {"AWS::EC2::Volume", {.kind = 'o', .members = EC2_Volume, .choices = (const TypeChoice[]){{ANY_OF, NULL, "AvailabilityZone Size|AvailabilityZone SnapshotId|AvailabilityZoneId Size|AvailabilityZoneId SnapshotId|SourceVolumeId"}, {0}}}, "Tags", "VolumeId"},
    {"AWS::EC2::VolumeAttachment", {.kind = 'o', .members = EC2_VolumeAttachment}, NULL, ""},
    {0}};
