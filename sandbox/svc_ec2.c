/* The table of EC2's actions. */
#include "sandbox/ec2.h"

const Action ec2_actions[] = {
    {"DescribeRegions", ec2_describe_regions, false},
    {"DescribeAvailabilityZones", ec2_describe_availability_zones, false},
    {"DescribeInstanceTypeOfferings", ec2_describe_instance_type_offerings, false},
    {"DescribeImages", ec2_describe_images, false},
    {"DescribeKeyPairs", ec2_describe_key_pairs, false},
    {"ImportKeyPair", ec2_import_key_pair, true},
    {"DeleteKeyPair", ec2_delete_key_pair, true},
    {"DescribeVpcs", ec2_describe_vpcs, false},
    {"DescribeSubnets", ec2_describe_subnets, false},
    {"DescribeSecurityGroups", ec2_describe_security_groups, false},
    {"DescribeAddresses", ec2_describe_addresses, false},
    {"DescribeNatGateways", ec2_describe_nat_gateways, false},
    {"DescribeVpcEndpointServices", ec2_describe_endpoint_services, false},
    {"DescribeVpcEndpoints", ec2_describe_vpc_endpoints, false},
    {"DescribeFlowLogs", ec2_describe_flow_logs, false},
    {"DescribeNetworkInterfaces", ec2_describe_network_interfaces, false},
    {"DeleteNetworkInterface", ec2_delete_network_interface, true},
    {"DescribeInstances", ec2_describe_instances, false},
    {"GetConsoleOutput", ec2_get_console_output, false},
    {"DescribeManagedPrefixLists", ec2_describe_prefix_lists, false},
    {"GetManagedPrefixListEntries", ec2_get_prefix_list_entries, false},
    {"ModifyManagedPrefixList", ec2_modify_prefix_list, true},
    {"RestoreManagedPrefixListVersion", ec2_restore_prefix_list, true},
    {0},
};
