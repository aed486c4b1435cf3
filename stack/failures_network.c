/* Refusals of EC2 about the network, and of the load balancer. See failure_rows.h.
 * Words: EC2's API Reference, "Error codes"; rules of the package cdk-preflight, measured at AWS; and public reports:
 * cluster-api-provider-aws#1418, aws/aws-cdk#12827, #14456 and #28660, cloudformation-coverage-roadmap#392, #1532 and
 * #2377, terraform-provider-aws#17191 and #49955, coldbrewcloud/coldbrew-cli#44. */
#include "stack/failure_rows.h"

#define EC2 "AWS::EC2::"
#define NLB "AWS::ElasticLoadBalancingV2::"
#define RULES "AWS::EC2::SecurityGroupIngress AWS::EC2::SecurityGroupEgress AWS::EC2::SecurityGroup"
#define LIST "AWS::EC2::PrefixList"
#define ENDPOINT "AWS::EC2::VPCEndpoint"
#define ALLOWED "access.allowed"
/* Lambda holds network interfaces in the subnets of a function, with its security group, and removes them by itself: up
 * to 40 minutes after the function was deleted (cloudformation-coverage-roadmap#392). */
#define LOOK_FOR_INTERFACES                                                                                            \
    "try again later; if it stays so, see whose they are (EC2 console, Network Interfaces), and remove what uses them"

static const FailureRow rows[] = {
    /* the network and its ways */
    {"zone-single", "AWS::EC2::Subnet", "cannot select nonexistent value", FAILURE_SETTING, "region",
     "the account has one zone only in this region, or its default subnets were deleted", "choose another region"},
    {"zone-unknown", "AWS::EC2::Subnet AWS::EC2::Instance AWS::RDS::DBInstance",
     "not a valid availability zone|parameter availabilityZone is invalid|availability zone*does not exist|Subnets can "
     "currently only be created",
     FAILURE_SETTING, "network.zones", "the account can't use one of the zones",
     "choose zones that AWS names, or leave them empty in a new set-up"},
    {"cidr-conflict", "AWS::EC2::Subnet", "conflicts with another subnet|InvalidSubnet.Conflict|overlaps",
     FAILURE_SETTING, "network.cidr", "two subnets would have the same addresses", "choose another network range"},
    {"cidr-invalid", "AWS::EC2::Subnet AWS::EC2::VPC",
     "CIDR*is invalid|not a valid*CIDR|InvalidSubnet.Range|InvalidVpc.Range|invalid*CIDR|cidrBlock*invalid|block size "
     "must be|CIDR*must be|CIDR*not within|CIDR*restricted",
     FAILURE_SETTING, "network.cidr", "AWS does not take that range for a network",
     "choose a private range between /16 and /24"},
    {"addresses-gone", EC2,
     "InsufficientFreeAddresses|insufficient free addresses|enough free addresses|free IP addresses|free private IP",
     FAILURE_SETTING, "network.cidr", "a subnet has no free address left",
     "choose a larger network in a new set-up, or free addresses in it"},
    {"dns-off", ENDPOINT " AWS::RDS::", "enableDnsSupport|enableDnsHostnames|DNS resolution|DNS hostnames",
     FAILURE_OUTSIDE, NULL, "somebody switched DNS off in the network",
     "switch DNS resolution and DNS hostnames on again (VPC console, Edit VPC settings), then try again"},
    {"endpoint-dns", ENDPOINT, "conflicting DNS domain|private-dns-enabled cannot be set|private DNS*conflict",
     FAILURE_OUTSIDE, NULL,
     "the network has an endpoint for that service already, or the former one is still going away",
     "try again in some minutes; else delete the other endpoint (VPC console, Endpoints)"},
    {"endpoint-zone", ENDPOINT,
     "does not support the availability zone|not supported*availability zone|Availability Zone*not supported",
     FAILURE_SETTING, "network.zones", "the endpoint service is not offered in one of the zones",
     "choose other zones in a new set-up, or another region"},
    {"endpoint-same-zone", ENDPOINT, "DuplicateSubnetsInSameZone|subnets in the same*zone", FAILURE_SETTING,
     "network.zones", "both private subnets stand in one zone", "choose two zones in a new set-up"},
    {"endpoint-service", ENDPOINT, "Service*does not exist|InvalidServiceName|service*not found", FAILURE_SETTING,
     "region", "this region does not offer the service as an endpoint", "choose another region"},
    {"endpoint-route", ENDPOINT, "already has a route with destination|route*already exists", FAILURE_OUTSIDE, NULL,
     "the network's routes have an endpoint of that service already, which somebody made beside this stack",
     "delete the other endpoint (VPC console, Endpoints), then try again"},
    {"endpoint-policy", ENDPOINT, "policy document|Invalid policy|InvalidPolicyDocument|endpoint policies",
     FAILURE_REPORT, NULL, "AWS does not take the endpoint's policy", "report it, with AWS's words"},
    {"nat-address", "AWS::EC2::NatGateway AWS::EC2::EIP AWS::EC2::EIPAssociation",
     "is already associated|already in use|AddressInUse|Resource.AlreadyAssociated", FAILURE_OUTSIDE, NULL,
     "something else has the elastic address", "take it away there (EC2 console, Elastic IPs), then try again"},
    {"gateway-missing", EC2,
     "not attached to any internet gateway|has no Internet gateway|no internet gateway attached", FAILURE_OUTSIDE, NULL,
     "the internet gateway was taken from the network",
     "attach the gateway again (VPC console, Internet gateways), then try again"},
    {"gateway-there", "AWS::EC2::VPCGatewayAttachment AWS::EC2::InternetGateway",
     "already has an internet gateway|already attached|AlreadyAssociated", FAILURE_OUTSIDE, NULL,
     "the network has another internet gateway, which somebody attached by hand",
     "detach that gateway (VPC console, Internet gateways), then try again"},
    {"gateway-used", "AWS::EC2::VPCGatewayAttachment AWS::EC2::InternetGateway",
     "mapped public address|has dependencies", FAILURE_OUTSIDE, NULL,
     "something with a public address is still in the network: what of this stack could not be deleted, or "
     "something beside it",
     "see what else failed, and remove what has a public address there (EC2 console, Network Interfaces), then try "
     "again"},
    {"route-taken", "AWS::EC2::Route", "already exists|RouteAlreadyExists", FAILURE_SETTING, "network.nat",
     "there is such a route already: the former kind of NAT still has it, or somebody added it by hand",
     "delete that route (VPC console, Route tables), or change network.nat in two steps"},
    {"route-target", "AWS::EC2::Route",
     "multiple interfaces|network interfaces attached|InvalidInstanceID|instance*not valid|instance*not "
     "found|natgateway*not found|InvalidNatGatewayID|NatGatewayNotFound",
     FAILURE_SETTING, "network.nat", "what the route leads to is not there, or was changed by hand",
     "try again; else choose another kind of NAT"},
    {"route-table-taken", "AWS::EC2::SubnetRouteTableAssociation",
     "conflicts with an existing association|AlreadyAssociated|already associated", FAILURE_OUTSIDE, NULL,
     "somebody gave the subnet another route table by hand",
     "take that association away (VPC console, Route tables), then try again"},

    /* who may connect */
    {"rule-there", RULES, "the specified rule|InvalidPermission.Duplicate|rule*already exists", FAILURE_OUTSIDE, NULL,
     "somebody added the same rule to the security group by hand",
     "remove that rule (EC2 console, Security Groups), then try again"},
    {"rule-missing", RULES, "rule does not exist|InvalidPermission.NotFound|rule*does not exist in this",
     FAILURE_OUTSIDE, NULL, "somebody removed the rule from the security group by hand",
     "add it again, or try again without changing it"},
    {"rules-quota", NULL, "RulesPerSecurityGroupLimitExceeded|rules per security group|rules per network interface",
     FAILURE_QUOTA, NULL, "the allow list's places do not fit into a security group",
     "ask for more rules per security group (Service Quotas, vpc, L-0EA8095F)"},
    {"rule-description", RULES " " LIST,
     "Invalid rule description|description*set:|descriptions are "
     "strings|Description*length|Description*characters|GroupDescription",
     FAILURE_SETTING, ALLOWED, "EC2 does not take a sign in a description, or it is too long",
     "use plain letters and figures in the notes of the allow list; if none has others, report it"},
    {"group-mixed", RULES,
     "belong to different networks|different VPCs|does not exist in default VPC|InvalidGroup.NotFound|security "
     "group*does not exist",
     FAILURE_OUTSIDE, NULL, "a security group of the stack is gone, or is in another network",
     "see what differs with `secure-rds plan`, put it back, then try again"},
    {"list-two-steps", LIST, "entries and the maximum number of entries|modify*maximum number of entries*same request",
     FAILURE_SETTING, ALLOWED, "EC2 changes the length of the list and its places only one after the other",
     "change the allow list alone first, and report it: the template keeps the length"},
    {"list-request", LIST, "entries per request|request*limit (100)", FAILURE_SETTING, ALLOWED,
     "EC2 takes 100 places at once", "allow fewer places, or wider ranges"},
    {"list-busy", LIST,
     "in the current state|IncorrectState|in-progress|PrefixListVersionMismatch|incorrect "
     "version|version*mismatch|version*not the current",
     FAILURE_WAIT, NULL, "another change of the allow list is at work", "try again in some seconds"},
    {"list-full", LIST, "maximum number of entries|MaxEntries|PrefixListMaxEntriesExceeded|entries*exceed",
     FAILURE_SETTING, ALLOWED, "the allow list has more places than AWS's list has room for",
     "allow fewer places, or wider ranges"},
    {"list-twice", LIST, "duplicate|overlap", FAILURE_SETTING, ALLOWED, "an address is in the allow list twice",
     "leave one of the two (`secure-rds access list` shows them)"},
    {"list-cidr", LIST, "CIDR*invalid|CIDR*not valid|invalid*CIDR|valid CIDR", FAILURE_SETTING, ALLOWED,
     "AWS does not take a place of the allow list", "correct the range (`secure-rds access list` shows them)"},
    {"list-in-use", LIST, "in use|has dependencies|is associated|referenced|PrefixListInUse|DependencyViolation",
     FAILURE_OUTSIDE, NULL, "something beside this stack uses the allow list",
     "remove it from the security groups and route tables that name it, then try again"},

    /* flow logs */
    {"flow-log-there", "AWS::EC2::FlowLog", "existing Flow Log|FlowLogAlreadyExists|already exist", FAILURE_OUTSIDE,
     NULL, "the network has the same flow log already, which somebody made by hand",
     "delete it (VPC console, Flow logs), then try again"},
    {"flow-log-role", "AWS::EC2::FlowLog",
     "Unable to assume|can't assume|cannot assume|cannot be assumed|Access Denied for LogDestination|LogDestination",
     FAILURE_WAIT, NULL, "the role of the flow logs, or what it may do, is not in force yet",
     "try again in a minute; if it stays so, report it"},

    /* deletions: words that the services share */
    {"group-in-use", "AWS::EC2::SecurityGroup", "dependent object|DependencyViolation|in use|currently in use",
     FAILURE_OUTSIDE, NULL,
     "network interfaces use the security group still: those of the rotation function, which AWS removes within 40 "
     "minutes, or of something else",
     LOOK_FOR_INTERFACES},
    {"subnet-in-use", "AWS::EC2::Subnet", "has dependencies|DependencyViolation", FAILURE_OUTSIDE, NULL,
     "network interfaces stand in the subnet still: those of the rotation function, which AWS removes within 40 "
     "minutes, or of something else",
     LOOK_FOR_INTERFACES},
    {"network-in-use", "AWS::EC2::VPC AWS::EC2::RouteTable AWS::EC2::NetworkInterface",
     "has dependencies|DependencyViolation|in use", FAILURE_OUTSIDE, NULL,
     "something is still in its network: what of this stack could not be deleted, or something outside of it",
     "see what else failed, and remove what else is there, then try again"},

    /* the load balancer */
    {"balancer-protected", NLB, "deletion protection", FAILURE_OUTSIDE, NULL,
     "the load balancer is protected from deletion",
     "switch its protection off (EC2 console, Load Balancers, Attributes), then delete it, or try again"},
    {"balancer-same-zone", NLB, "same Availability Zone|two different Availability Zones", FAILURE_SETTING, "region",
     "both public subnets stand in one zone", "choose another region"},
    {"balancer-zone", NLB, "not supported*Availability Zone|Availability Zone*not supported|not supported in the*zone",
     FAILURE_SETTING, "access.load_balancer", "a network load balancer can't stand in one of these zones",
     "try another region, or do without it"},
    {"balancer-network", NLB, "does not belong to VPC|different VPC|not in the same VPC|belong to*VPC", FAILURE_SETTING,
     "access.load_balancer", "the load balancer is in another network than its parts",
     "switch the load balancer off, make the other change, then switch it on again"},
    {"balancer-addresses", NLB, "IP space|free IP addresses|free addresses|enough*addresses", FAILURE_SETTING,
     "network.cidr", "the public subnets have too few free addresses for the load balancer",
     "choose a larger network in a new set-up, or do without the load balancer"},
    {"balancer-logs", NLB, "Access Denied for bucket|S3bucket permission", FAILURE_OUTSIDE, NULL,
     "the load balancer may not write its logs into the bucket that somebody chose for them",
     "see to the bucket's policy and its key, or switch these logs off; then try again"},
    {"balancer-port", NLB, "listener already exists|DuplicateListener", FAILURE_OUTSIDE, NULL,
     "somebody made a listener on that port by hand",
     "delete it (EC2 console, Load Balancers, Listeners), then try again"},
    {"target-in-use", NLB, "in use by a listener|currently in use|ResourceInUse", FAILURE_OUTSIDE, NULL,
     "a listener uses the target group still: one that was made by hand, or the former one that is going away",
     "delete that listener (EC2 console, Load Balancers, Listeners), then try again"},
    {"balancer-groups", NLB, "SetSecurityGroups|security groups*not supported|InvalidSecurityGroup|security group*not",
     FAILURE_SETTING, "access.load_balancer", "the load balancer can't take the security group",
     "switch the load balancer off, then on again"},
    {"balancer-internet", NLB, "internet gateway", FAILURE_OUTSIDE, NULL,
     "the internet gateway was taken from the network",
     "attach the gateway again (VPC console, Internet gateways), then try again"},
};
const FailureGroup failures_network = {rows, sizeof rows / sizeof *rows};
