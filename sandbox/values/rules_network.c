/* EC2: networks, instances, what they are reached by. See rules.h. */
#include "base/memory.h"
#include "sandbox/cfn/value.h"
#include "sandbox/values/names.h"
#include "sandbox/values/rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PF(rule) "cdk-preflight, rule pf-" rule
#define OWN(rule) "words of our own; " PF(rule)
#define INSTANCE "AWS::EC2::Instance"
#define TEMPLATE "AWS::EC2::LaunchTemplate"
#define ENDPOINT "AWS::EC2::VPCEndpoint"
#define NO_SERVICE                                                                                                     \
    "The Vpc Endpoint Service '{ServiceName}' does not exist",                                                         \
        "public deployment logs; EC2 API, CreateVpcEndpoint: InvalidServiceName"
#define GROUP "AWS::EC2::SecurityGroup"
#define RULES "AWS::EC2::SecurityGroupIngress AWS::EC2::SecurityGroupEgress"
#define RULE_LISTS "@ SecurityGroupIngress|SecurityGroupEgress; "
#define FLOWS "AWS::EC2::FlowLog"
#define VOLUME "AWS::EC2::Volume"
#define V4 "^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!/)|(?=/))){4}"
#define EVERY_TAGGED "*"

static bool order_wrong(const json_t *properties, const json_t *item, json_t *said) {
    (void)properties;
    (void)said;
    AUTO(memory_release) char *from = value_string(json_object_get(item, "FromPort"));
    AUTO(memory_release) char *to = value_string(json_object_get(item, "ToPort"));
    return from && to && atol(from) > atol(to);
}

/* A CIDR whose address has bits behind its prefix: "10.0.1.0/16". */
static bool has_host_bits(const json_t *properties, const json_t *item, json_t *said) {
    (void)item;
    (void)said;
    unsigned a, b, c, d, bits;
    if (sscanf(value_text(properties, "CidrBlock"), "%u.%u.%u.%u/%u", &a, &b, &c, &d, &bits) != 5 || bits > 31)
        return false;
    unsigned address = a << 24 | b << 16 | c << 8 | d;
    return (address & (0xffffffffU >> bits)) != 0;
}

/* Its last piece is no service's; the name's beginning was looked at by then. */
static bool endpoint_unknown(const json_t *properties, const json_t *item, json_t *said) {
    (void)item;
    (void)said;
    const char *name = strrchr(value_text(properties, "ServiceName"), '.');
    const NamedEndpoint *each = names_endpoints;
    while (name && each->name && strcmp(each->name, name + 1) != 0)
        each++;
    return !name || !each->name;
}

const ValueRule network_rules[] = {
    {EVERY_TAGGED, "Tags is list; Tags #> 50", "More than 50 tags specified.", PF("tags-count-max"), 0},
    {EVERY_TAGGED, "Tags.*.Key ~ ^aws:", "aws: prefixed tag key names are not allowed for external use.",
     "public deployment logs; CloudFormation User Guide, \"Resource tag\"", 0},
    {EVERY_TAGGED, "Tags is list; Tags.*.Key #< 1", "Tag keys cannot be empty.",
     "words of our own; CloudFormation User Guide, \"Resource tag\": 1 to 128 characters", 0},
    {"AWS::EC2::*", "Tags twice Key", "Duplicate tag key '{$}' specified.", "EC2 API, InvalidParameterValue", 0},
    {"AWS::EC2::*", "Tags.*.Key #> 127", "Tag key exceeds the maximum length of 127 characters",
     "EC2 API, InvalidParameterValue", 0},
    {"AWS::EC2::*", "Tags.*.Value #> 255", "Tag value exceeds the maximum length of 255 characters",
     "EC2 API, InvalidParameterValue", 0},
    /* networks */
    {"AWS::EC2::VPC", "CidrBlock !~ " V4 "/(1[6-9]|2[0-8])$", "The CIDR '{CidrBlock}' is invalid.",
     PF("ec2-vpc-cidr-block-size"), 0},
    {"AWS::EC2::VPC", "CidrBlock ~ ^(0|127|169\\.254|22[4-9]|23\\d)\\.", "The CIDR '{CidrBlock}' is invalid.",
     PF("ec2-vpc-cidr-reserved-range"), 0},
    {"AWS::EC2::VPC", "EnableDnsHostnames on; EnableDnsSupport = false|False",
     "You cannot enable DNS hostnames for a VPC that has DNS support disabled", "EC2 API, ModifyVpcAttribute", 0},
    {"AWS::EC2::Subnet", "CidrBlock !~ " V4 "/(1[6-9]|2[0-8])$",
     "Value ({CidrBlock}) for parameter cidrBlock is invalid. This is not a valid CIDR block.", "EC2 API, CreateSubnet",
     0},
    {"AWS::EC2::VPC AWS::EC2::Subnet", "CidrBlock", "The CIDR '{CidrBlock}' is invalid.",
     "EC2 API, CreateVpc; CreateSubnet: InvalidSubnet.Range", has_host_bits},
    {"AWS::EC2::Subnet", "Ipv6Native on; CidrBlock|Ipv4IpamPoolId",
     "When specifying ipv4 parameters, cidrBlock or ipv4IpamPoolId, you cannot set ipv6Native to true.",
     PF("ec2-subnet-ipv6-native-cidr"), 0},
    {"AWS::EC2::Subnet", "EnableDns64 on; !Ipv6CidrBlock; !Ipv6IpamPoolId",
     "Cannot set enable-dns64 to true unless the subnet has an IPv6 CIDR block associated with it",
     PF("ec2-subnet-dns64-ipv6"), 0},
    {"AWS::EC2::Subnet", "AvailabilityZone; AvailabilityZoneId",
     "AvailabilityZone and AvailabilityZoneId may not be specified on the same request", "EC2 API, CreateSubnet", 0},
    {"AWS::EC2::Subnet", "AvailabilityZone !~ ^{region}[a-z]$|^{region}-",
     "Value ({AvailabilityZone}) for parameter availabilityZone is invalid. Subnets can currently only be created in "
     "the "
     "following availability zones: {region}a, {region}b, {region}c.",
     "aws-samples/saas-reference-architecture-ecs#12", 0},
    {"AWS::EC2::Route", "DestinationCidrBlock !~ " V4 "/\\d+$",
     "Value ({DestinationCidrBlock}) for parameter destinationCidrBlock is invalid. This is not a valid CIDR block.",
     "EC2 API, CreateRoute", 0},
    {"AWS::EC2::Route", "!DestinationCidrBlock; !DestinationIpv6CidrBlock; !DestinationPrefixListId",
     "The request must contain the parameter destinationCidrBlock or destinationIpv6CidrBlock",
     "words of our own; EC2 API, CreateRoute: MissingParameter", 0},
    {"AWS::EC2::NatGateway", "ConnectivityType = private; AllocationId",
     "AllocationId cannot be specified for a NAT Gateway with Connectivity Type private.", PF("ec2-natgw-allocation"),
     0},
    {"AWS::EC2::NatGateway", "ConnectivityType lacks private; AvailabilityMode lacks regional; !AllocationId",
     "The request must contain the parameter AllocationId", PF("ec2-natgw-allocation"), 0},
    {"AWS::EC2::PrefixList", "PrefixListName ~ ^com\\.(amazonaws|amazon|aws)\\.",
     "The prefix list name cannot begin with (com.amazonaws., com.amazon., com.aws.).",
     PF("ec2-prefix-list-name-reserved"), 0},
    {"AWS::EC2::PrefixList", "AddressFamily = IPv4; Entries.*.Cidr ~ :",
     "An (IPv4) prefix list cannot contain an ({$}) CIDR.", PF("ec2-prefix-list-address-family"), 0},
    {"AWS::EC2::PrefixList", "AddressFamily = IPv6; Entries.*.Cidr ~ ^[\\d./]+$",
     "An (IPv6) prefix list cannot contain an ({$}) CIDR.", PF("ec2-prefix-list-address-family"), 0},
    {"AWS::EC2::PrefixList", "AddressFamily = IPv4; Entries.*.Cidr !~ " V4 "/(3[0-2]|[12]?\\d)$",
     "Value ({$}) for parameter Cidr is invalid. This is not a valid CIDR block.", "EC2 API, CreateManagedPrefixList",
     0},
    {"AWS::EC2::PrefixList", "Entries twice Cidr", "The prefix list has duplicate entries: {$}",
     "EC2 API, CreateManagedPrefixList: PrefixListDuplicateEntries", 0},
    /* security groups */
    {GROUP, "GroupName ~ ^sg-", "Group names may not be in the format sg-*", PF("ec2-sg-group-name"), 0},
    {GROUP, "GroupName ~ ^(?i)default$", "Cannot use reserved security group name: default",
     PF("ec2-sg-group-name-default"), 0},
    {GROUP, "GroupDescription #> 255",
     "Value ({GroupDescription}) for parameter GroupDescription is invalid. Character limit of 255 exceeded.",
     "EC2 API, CreateSecurityGroup: up to 255 characters", 0},
    {GROUP, "GroupDescription !~ ^[A-Za-z0-9 ._:/()#,@\\[\\]+=&;{}!$*-]*$",
     "Value ({GroupDescription}) for parameter GroupDescription is invalid. Character sets beyond ASCII are not "
     "supported.",
     "EC2 API, CreateSecurityGroup", 0},
    {GROUP, RULE_LISTS "Description !~ ^[A-Za-z0-9 ._:/()#,@\\[\\]+=&;{}!$*-]{0,255}$",
     "Invalid rule description. Valid descriptions are strings less than 256 characters from the following set:  "
     "a-zA-Z0-9. "
     "_-:/()#,@[]+=&;{}!$*",
     "EC2 API, InvalidParameterValue", 0},
    {RULES, "Description !~ ^[A-Za-z0-9 ._:/()#,@\\[\\]+=&;{}!$*-]{0,255}$",
     "Invalid rule description. Valid descriptions are strings less than 256 characters from the following set:  "
     "a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*",
     "EC2 API, InvalidParameterValue", 0},
    {GROUP, RULE_LISTS "CidrIp !~ " V4 "/(3[0-2]|[12]?\\d)$", "CIDR block {$} is malformed", PF("ec2-sg-cidr-valid"),
     0},
    {RULES, "CidrIp !~ " V4 "/(3[0-2]|[12]?\\d)$", "CIDR block {$} is malformed", PF("ec2-sg-cidr-valid"), 0},
    {GROUP, RULE_LISTS "CidrIpv6 !~ ^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*/(12[0-8]|1[01]\\d|\\d?\\d)$",
     "CIDR block {$} is malformed", PF("ec2-sg-cidr-valid"), 0},
    {RULES, "CidrIpv6 !~ ^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*/(12[0-8]|1[01]\\d|\\d?\\d)$", "CIDR block {$} is malformed",
     PF("ec2-sg-cidr-valid"), 0},
    {GROUP, RULE_LISTS "IpProtocol = tcp|udp|6|17; FromPort", "Invalid TCP/UDP port range ({FromPort}, {ToPort})",
     "EC2 API, InvalidParameterValue", order_wrong},
    {RULES, "IpProtocol = tcp|udp|6|17; FromPort", "Invalid TCP/UDP port range ({FromPort}, {ToPort})",
     "EC2 API, InvalidParameterValue", order_wrong},
    {GROUP, RULE_LISTS "IpProtocol = tcp|udp|6|17; FromPort|ToPort > 65535", "TCP/UDP port ({$}) out of range",
     "EC2 API, InvalidParameterValue", 0},
    {RULES, "IpProtocol = tcp|udp|6|17; FromPort|ToPort > 65535", "TCP/UDP port ({$}) out of range",
     "EC2 API, InvalidParameterValue", 0},
    {GROUP, RULE_LISTS "IpProtocol = icmp|1; FromPort > 255", "ICMP type ({FromPort}) out of range",
     PF("ec2-sg-icmp-type-code"), 0},
    {RULES, "IpProtocol = icmp|1; FromPort > 255", "ICMP type ({FromPort}) out of range", PF("ec2-sg-icmp-type-code"),
     0},
    {GROUP, RULE_LISTS "IpProtocol = tcp|udp|6|17; !ToPort",
     "Invalid value for portRange. Must specify both from and to ports with TCP/UDP.", "public deployment logs", 0},
    {RULES, "IpProtocol = tcp|udp|6|17; !ToPort",
     "Invalid value for portRange. Must specify both from and to ports with TCP/UDP.", "public deployment logs", 0},
    {GROUP, RULE_LISTS "IpProtocol = tcp|udp|6|17; !FromPort", "Must specify both from and to ports with TCP/UDP.",
     "EC2 API, InvalidRequest", 0},
    {RULES, "IpProtocol = tcp|udp|6|17; !FromPort", "Must specify both from and to ports with TCP/UDP.",
     "EC2 API, InvalidRequest", 0},
    {GROUP, RULE_LISTS "IpProtocol !~ ^(?i)(-1|tcp|udp|icmp|icmpv6|1?\\d?\\d|2[0-4]\\d|25[0-5])$",
     "Invalid value '{$}' for IP protocol. Unknown protocol.", "EC2 API, InvalidParameterValue", 0},
    {RULES, "IpProtocol !~ ^(?i)(-1|tcp|udp|icmp|icmpv6|1?\\d?\\d|2[0-4]\\d|25[0-5])$",
     "Invalid value '{$}' for IP protocol. Unknown protocol.", "EC2 API, InvalidParameterValue", 0},
    {GROUP,
     RULE_LISTS "!CidrIp; !CidrIpv6; !SourceSecurityGroupId; !SourceSecurityGroupName; !SourcePrefixListId; "
                "!DestinationSecurityGroupId; !DestinationPrefixListId",
     "Exactly one of CidrIp, CidrIpv6, SourcePrefixListId, SourceSecurityGroupId must be specified and not empty",
     PF("ec2-sg-source-exclusive"), 0},
    {GROUP,
     RULE_LISTS "CidrIp; SourceSecurityGroupId|DestinationSecurityGroupId|SourcePrefixListId|DestinationPrefixListId",
     "Only one of CidrIp, CidrIpv6, SourcePrefixListId, SourceSecurityGroupId can be specified",
     PF("ec2-sg-source-exclusive"), 0},
    {RULES,
     "CidrIp; CidrIpv6|SourceSecurityGroupId|DestinationSecurityGroupId|SourcePrefixListId|DestinationPrefixListId",
     "Only one of CidrIp, CidrIpv6, SourcePrefixListId, SourceSecurityGroupId can be specified",
     PF("ec2-sg-source-exclusive"), 0},
    /* endpoints */
    {ENDPOINT, "VpcEndpointType = Gateway; SubnetIds",
     "Subnet IDs are only supported for Interface and GatewayLoadBalancer type VPC Endpoints.",
     PF("ec2-vpce-type-config"), 0},
    {ENDPOINT, "VpcEndpointType = Gateway; SecurityGroupIds",
     "Security Group IDs are only supported for Interface type VPC Endpoints.", PF("ec2-vpce-type-config"), 0},
    {ENDPOINT, "VpcEndpointType = Gateway; PrivateDnsEnabled on",
     "Private DNS is only supported for Interface type VPC Endpoints.", PF("ec2-vpce-type-config"), 0},
    {ENDPOINT, "VpcEndpointType != Gateway; RouteTableIds",
     "Route table IDs are only supported for Gateway type VPC Endpoints.", PF("ec2-vpce-type-config"), 0},
    {ENDPOINT, "VpcEndpointType = Gateway; ServiceName !~ \\.(s3|dynamodb|s3express)$",
     "Endpoint type (Gateway) does not match available service types ([Interface]).", PF("ec2-vpce-gateway-service"),
     0},
    {ENDPOINT, "VpcEndpointType = Interface; ServiceName ~ \\.s3express$",
     "Endpoint type (Interface) does not match available service types ([Gateway]).", PF("ec2-vpce-gateway-service"),
     0},
    {ENDPOINT, "ServiceName ~ ^com\\.amazonaws\\.(?!{region}\\.|vpce\\.|s3-global|iam|route53|cloudfront)", NO_SERVICE,
     0},
    {ENDPOINT, "ServiceName ~ ^com\\.amazonaws\\.{region}\\.", NO_SERVICE, endpoint_unknown},
    {ENDPOINT, "SubnetIds twice .", "Found another VPC endpoint subnet in the availability zone of {$}",
     PF("ec2-vpce-subnet-az-unique"), 0},
    /* instances */
    {INSTANCE, "@ NetworkInterfaces; AssociatePublicIpAddress; DeviceIndex != 0",
     "The associatePublicIPAddress parameter can only be specified for the network interface with DeviceIndex 0",
     PF("ec2-eni-public-ip-device-index"), 0},
    {INSTANCE, "@ NetworkInterfaces; AssociatePublicIpAddress; NetworkInterfaceId",
     "The associatePublicIPAddress parameter cannot be specified when launching with an existing network interface",
     "EC2 API, InvalidParameterCombination", 0},
    {INSTANCE, "NetworkInterfaces; SubnetId",
     "Network interfaces and an instance-level subnet ID may not be specified on the same request",
     PF("ec2-instance-eni-exclusive"), 0},
    {INSTANCE, "NetworkInterfaces; SecurityGroupIds",
     "Network interfaces and an instance-level security groups may not be specified on the same request",
     PF("ec2-instance-eni-exclusive"), 0},
    {INSTANCE, "NetworkInterfaces; PrivateIpAddress",
     "Network interfaces and an instance-level private address may not be specified on the same request",
     PF("ec2-instance-eni-exclusive"), 0},
    {INSTANCE, "Ipv6AddressCount; Ipv6Addresses",
     "IPv6 addresses and IPv6 address count may not be specified on the same request",
     PF("ec2-instance-ipv6-exclusive"), 0},
    {INSTANCE, "EnclaveOptions.Enabled on; HibernationOptions.Configured on",
     "You cannot enable Nitro Enclaves and hibernation on the same instance.", PF("ec2-enclave-hibernation-exclusive"),
     0},
    {INSTANCE, "HostResourceGroupArn; Tenancy != host",
     "When HostResourceGroupArn is specified, tenancy must be set to 'host'", PF("ec2-host-resource-group-tenancy"), 0},
    {INSTANCE, "CpuOptions.ThreadsPerCore > 2",
     "A value of {CpuOptions.ThreadsPerCore} for ThreadsPerCore is not a valid value for the {InstanceType} instance "
     "type",
     PF("ec2-cpu-options-combination"), 0},
    {INSTANCE " " TEMPLATE, "UserData|LaunchTemplateData.UserData #> 25600", "User data is limited to 16384 bytes",
     "EC2 API, InvalidParameterValue", 0},
    {TEMPLATE, "LaunchTemplateData.ImageId !~ ^(ami-([0-9a-f]{8}|[0-9a-f]{17})$|resolve:ssm:.)",
     "The image ID '{$}' is not valid. The expected format is ami-xxxxxxxx or ami-xxxxxxxxxxxxxxxxx.",
     "EC2 API, CreateLaunchTemplate: InvalidAMIID.Malformed", 0},
    {TEMPLATE, "LaunchTemplateData.CreditSpecification.CpuCredits !~ ^(standard|unlimited)$",
     "Invalid value '{$}' for CpuCredits", "words of our own; EC2 API, CreditSpecificationRequest", 0},
    {TEMPLATE, "LaunchTemplateData.InstanceType; LaunchTemplateData.InstanceRequirements",
     "Either the instance type or the instance requirements can be specified, but not both.",
     PF("ec2-instance-requirements-exclusive"), 0},
    {TEMPLATE, "LaunchTemplateData.NetworkInterfaces; LaunchTemplateData.SecurityGroupIds",
     "Network interfaces and an instance-level security groups may not be specified on the same request",
     PF("ec2-instance-eni-exclusive"), 0},
    {TEMPLATE, "LaunchTemplateData.SecurityGroupIds; LaunchTemplateData.SecurityGroups",
     "The parameter groupName cannot be used with the parameter subnet", "EC2 API, InvalidParameterCombination", 0},
    {TEMPLATE, "LaunchTemplateData.MetadataOptions.HttpPutResponseHopLimit > 64",
     "Value ({$}) for parameter HttpPutResponseHopLimit is invalid. Must be between 1 and 64",
     "EC2 API, InvalidParameterValue", 0},
    {TEMPLATE, "LaunchTemplateData.MetadataOptions.HttpPutResponseHopLimit < 1",
     "Value ({$}) for parameter HttpPutResponseHopLimit is invalid. Must be between 1 and 64",
     "EC2 API, InvalidParameterValue", 0},
    {INSTANCE " " TEMPLATE,
     "@ BlockDeviceMappings|LaunchTemplateData.BlockDeviceMappings; Ebs.KmsKeyId; Ebs.Encrypted off",
     "The parameter [KmsKeyId] requires the parameter Encrypted to be set.", PF("ec2-volume-kms-encrypted"), 0},
    {INSTANCE, "!ImageId; !LaunchTemplate", "The request must contain the parameter ImageId",
     "EC2 API, RunInstances: MissingParameter", 0},
    {INSTANCE " " TEMPLATE,
     "@ BlockDeviceMappings|LaunchTemplateData.BlockDeviceMappings; Ebs.VolumeType = gp3; Ebs.Iops < 3000",
     "Volume iops of {Ebs.Iops} is too low; minimum is 3000.", "words of our own; EC2 API, EbsBlockDevice: Iops", 0},
    {INSTANCE " " TEMPLATE, "@ BlockDeviceMappings|LaunchTemplateData.BlockDeviceMappings; Ebs.VolumeSize < 1",
     "Volume size must be at least 1 GiB.", "words of our own; EC2 API, EbsBlockDevice: VolumeSize", 0},
    {INSTANCE " " TEMPLATE,
     "@ BlockDeviceMappings|LaunchTemplateData.BlockDeviceMappings; Ebs.VolumeType = io1|io2; !Ebs.Iops",
     "The parameter iops must be specified for {Ebs.VolumeType} volumes.", PF("ec2-volume-iops-required"), 0},
    {INSTANCE " " TEMPLATE,
     "@ BlockDeviceMappings|LaunchTemplateData.BlockDeviceMappings; Ebs.Iops; Ebs.VolumeType != gp3|io1|io2",
     "The parameter iops is not supported for {Ebs.VolumeType} volumes.", "EC2 API, EbsBlockDevice: Iops", 0},
    {INSTANCE " " TEMPLATE, "@ BlockDeviceMappings|LaunchTemplateData.BlockDeviceMappings; Ebs.VolumeSize > 65536",
     "Volume of {$}GiB is too large for volume type {Ebs.VolumeType}; maximum is 65536GiB",
     "EC2 API, EbsBlockDevice: VolumeSize; the limit of gp3 and io2, others' is lower", 0},
    {INSTANCE " " TEMPLATE,
     "@ BlockDeviceMappings|LaunchTemplateData.BlockDeviceMappings; Ebs.Throughput; Ebs.VolumeType != gp3",
     "The throughput parameter is not supported for {Ebs.VolumeType} volumes.", PF("ec2-volume-throughput-type"), 0},
    {INSTANCE " " TEMPLATE, "BlockDeviceMappings|LaunchTemplateData.BlockDeviceMappings twice DeviceName",
     "Invalid device name {$}: duplicate", "EC2 API, InvalidBlockDeviceMapping", 0},
    {FLOWS, "LogGroupName #> 512", "Value for parameter LogGroupName is too long.",
     "words of our own; CloudWatch Logs API, CreateLogGroup: 512 characters", 0},
    {VOLUME, "KmsKeyId; Encrypted off", "The parameter [KmsKeyId] requires the parameter Encrypted to be set.",
     PF("ec2-volume-kms-encrypted"), 0},
    {VOLUME, "VolumeType = io1|io2; !Iops", "The parameter iops must be specified for {VolumeType} volumes.",
     PF("ec2-volume-iops-required"), 0},
    {VOLUME, "Throughput; VolumeType != gp3", "The throughput parameter is not supported for {VolumeType} volumes.",
     PF("ec2-volume-throughput-type"), 0},
    {VOLUME, "VolumeType = st1|sc1; Size < 125", "{VolumeType} volumes must be at least 125 GiB in size.",
     PF("ec2-volume-size-minimum"), 0},
    /* flow logs */
    {FLOWS, "MaxAggregationInterval != 60|600", "Invalid Flow Log Max Aggregation Interval.",
     PF("ec2-flow-log-aggregation-interval"), 0},
    {FLOWS, "!LogDestination; !LogGroupName", "LogDestination can't be empty if LogGroupName is not provided.",
     PF("ec2-flow-log-destination-config"), 0},
    {FLOWS, "LogDestinationType = cloud-watch-logs; !DeliverLogsPermissionArn",
     "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.",
     PF("ec2-flow-log-destination-config"), 0},
    {FLOWS, "!LogDestinationType; !DeliverLogsPermissionArn; !DeliverCrossAccountRole",
     "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.",
     PF("ec2-flow-log-destination-config"), 0},
    {FLOWS, "LogDestinationType = s3; LogGroupName", "LogGroupName can't be specified if LogDestinationType is s3.",
     PF("ec2-flow-log-destination-config"), 0},
    {FLOWS, "LogDestination; LogGroupName", "Please only provide LogGroupName or only provide LogDestination.",
     "EC2 API, CreateFlowLogs: LogGroupName and LogDestination exclude each other", 0},
    {FLOWS, "ResourceType != TransitGateway|TransitGatewayAttachment; !TrafficType",
     "TrafficType is required for the resource type {ResourceType}", "EC2 API, CreateFlowLogs", 0},
    {FLOWS, "LogFormat !~ \\$\\{", "Unknown fields provided", PF("ec2-flow-log-format-fields"), 0},
    {"AWS::EC2::EIP", "Domain != vpc|standard", "Value ({Domain}) for parameter domain is invalid.",
     "EC2 API, AllocateAddress", 0},
    {TEMPLATE, "LaunchTemplateName !~ ^[A-Za-z0-9()./_-]{3,128}$",
     "Value ({LaunchTemplateName}) for parameter LaunchTemplateName is invalid.", OWN("ec2-launch-template-name"), 0},
    {"AWS::EC2::NatGateway", "SecondaryPrivateIpAddresses; SecondaryPrivateIpAddressCount",
     "SecondaryPrivateIpAddresses and SecondaryPrivateIpAddressCount cannot both be specified",
     OWN("ec2-natgw-secondary-ip-exclusive"), 0},
    {"AWS::EC2::Route",
     "GatewayId; NatGatewayId|NetworkInterfaceId|VpcPeeringConnectionId|InstanceId|TransitGatewayId|VpcEndpointId",
     "The request must contain exactly one of gatewayId, natGatewayId, networkInterfaceId, vpcPeeringConnectionId, "
     "egressOnlyInternetGatewayId, transitGatewayId, localGatewayId, carrierGatewayId, vpcEndpointId or instanceId",
     OWN("ec2-route-target-exactly-one"), 0},
    {"AWS::EC2::Route",
     "!GatewayId; !NatGatewayId; !NetworkInterfaceId; !VpcPeeringConnectionId; !InstanceId; !TransitGatewayId; "
     "!VpcEndpointId; "
     "!EgressOnlyInternetGatewayId; !LocalGatewayId; !CarrierGatewayId; !CoreNetworkArn; !OdbNetworkArn",
     "The request must contain exactly one of gatewayId, natGatewayId, networkInterfaceId, vpcPeeringConnectionId, "
     "egressOnlyInternetGatewayId, transitGatewayId, localGatewayId, carrierGatewayId, vpcEndpointId or instanceId",
     OWN("ec2-route-target-exactly-one"), 0},
    {INSTANCE, "CreditSpecification; InstanceType !~ ^t\\d",
     "The credit specification is not supported for the {InstanceType} instance type",
     OWN("ec2-credit-specification-burstable"), 0},
    {0},
};
