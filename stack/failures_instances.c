/* Refusals of EC2 about the bastion and the NAT instance, whose settings failures.c tells apart. See failure_rows.h.
 * Words: EC2's API Reference, "Error codes"; CloudFormation's User Guide, "Creation policy"; and public reports:
 * aws-service-catalog-reference-architectures#103, amazon-linux-2023#768. */
#include "stack/failure_rows.h"

#define INSTANCE "AWS::EC2::Instance AWS::EC2::LaunchTemplate"
#define TYPE "bastion.instance_type"
#define IMAGE "bastion.image"
#define LEAVE_EMPTY "leave the image empty: the newest Amazon Linux is looked up"

static const FailureRow rows[] = {
    {"key-pair-unknown", NULL, "parameter name BastionKeyPair does not exist", FAILURE_SETTING, "bastion.key_pair",
     "the key pair is not in this region",
     "choose one of the region's key pairs with bastion.key_pair (aws ec2 describe-key-pairs lists them), or let the "
     "wizard make one"},
    {"key-pair-kind", NULL, "key pairs are not supported|key pair type", FAILURE_SETTING, "bastion.key_pair",
     "the image does not take a key pair of that kind", "choose another key pair, or leave the image empty"},
    {"key-pair-missing", NULL, "key pair*does not exist|InvalidKeyPair", FAILURE_SETTING, "bastion.key_pair",
     "the key pair is not in this region (any more)", "choose another key pair, or import your public key"},
    {"template-version", INSTANCE, "specified version*launch template|launch template*does not exist", FAILURE_OUTSIDE,
     NULL, "the launch template, or that version of it, is gone: somebody deleted it by hand",
     "see what differs with `secure-rds plan`, put it back, then try again"},
    {"instance-capacity", INSTANCE,
     "sufficient*capacity|InsufficientInstanceCapacity|insufficient capacity|Insufficient capacity", FAILURE_SETTING,
     TYPE, "AWS has no machine of that type free in this zone now", "try again later, or choose another instance type"},
    {"instance-zone", INSTANCE, "not supported in your requested Availability Zone|not supported in*Availability Zone",
     FAILURE_SETTING, TYPE, "that instance type is not sold in this zone", "choose another instance type"},
    {"instance-quota", INSTANCE,
     "vCPU capacity|vCPU limit|VcpuLimitExceeded|instance limit|InstanceLimitExceeded|requested more instances",
     FAILURE_QUOTA, NULL, "the account may not run more instances",
     "stop one, or ask for more: aws service-quotas request-service-quota-increase --service-code ec2 --quota-code "
     "L-1216C47A --desired-value NUMBER"},
    {"volume-quota", INSTANCE, "VolumeLimitExceeded|volume limit|storage limit", FAILURE_QUOTA, NULL,
     "the account has as much disk storage (EBS) as it may have",
     "delete volumes, or ask for more (Service Quotas, ebs)"},
    {"image-architecture", INSTANCE,
     "architecture*does not match the architecture|architecture*not supported|architecture*match", FAILURE_SETTING,
     IMAGE, "the image is for another kind of processor than the instance type", LEAVE_EMPTY},
    {"image-kind", INSTANCE,
     "Elastic Network Adapter|with ENA|boot mode|UEFI|virtualization type|Non-Windows instances|block-device "
     "mapping|block device mapping|root device",
     FAILURE_SETTING, IMAGE, "the image can't run on that instance type", LEAVE_EMPTY},
    {"image-permission", INSTANCE, "Not authorized for images|image*not accessible|not authorized*image",
     FAILURE_SETTING, IMAGE, "the image belongs to another account that does not share it, or was taken back",
     LEAVE_EMPTY},
    {"image-volume", INSTANCE, "smaller than snapshot|expect size|InvalidBlockDeviceMapping|snapshot*does not exist",
     FAILURE_SETTING, IMAGE, "the image needs a larger disk than the template gives", LEAVE_EMPTY},
    {"image-missing", INSTANCE,
     "InvalidAMIID|expected format is ami-|image id*does not exist|image*does not exist|AMI*does not "
     "exist|image*deprecated|image*disabled|image*not found|Invalid id*ami-",
     FAILURE_SETTING, IMAGE, "that is no image of this region (any more)", LEAVE_EMPTY},
    {"image-parameter", NULL,
     "from parameter store for this account|ParameterNotFound|ssm:*cannot be found|Parameters: [ssm|public parameter",
     FAILURE_SETTING, IMAGE, "the region has no such public image, or the permission ssm:GetParameters is missing",
     "name an image in bastion.image and network.nat_image, choose another region, or ask whoever administers the "
     "account "
     "for the permission"},
    {"instance-type", INSTANCE,
     "Invalid value*InstanceType|instance type*does not exist|InvalidInstanceType|instance type*not supported|"
     "instance type*is not|requested configuration is currently not supported|InvalidParameterValue*instance type",
     FAILURE_SETTING, TYPE, "this region does not sell that instance type, or not for this image",
     "choose another instance type"},
    {"instance-profile", INSTANCE, "instance profile|InstanceProfile", FAILURE_WAIT, NULL,
     "the instance's role is not in force yet", "try again in a minute"},
    {"instance-key", INSTANCE, "Client.InternalError|Client.InvalidKMSKey|error on launch*Client", FAILURE_OUTSIDE,
     NULL,
     "the instance may not use the key of its disk: who deploys lacks kms:CreateGrant, or the key was switched off",
     "ask whoever administers the account for kms:CreateGrant, or see to the key and its policy in KMS; then try "
     "again"},
    {"instance-fault", INSTANCE, "Server.InternalError|Internal error on launch", FAILURE_WAIT, NULL,
     "AWS had a fault of its own when it started the instance", "try again"},
    {"instance-user-data", INSTANCE, "User data is limited|user data", FAILURE_REPORT, NULL,
     "the instance's start script is longer than EC2 takes", "report it: the template should not ask for that"},
    {"instance-protected", INSTANCE, "disableApiTermination|may not be terminated|DisableApiStop|disableApiStop",
     FAILURE_OUTSIDE, NULL, "somebody protected the instance from termination",
     "switch that protection off: aws ec2 modify-instance-attribute --no-disable-api-termination --instance-id ID; "
     "then try again"},
    {"instance-silent", NULL,
     "Failed to receive*resource signal(s)|FAILURE signal|SUCCESS signal|MinSuccessfulInstances", FAILURE_SETTING,
     IMAGE,
     "an instance did not report that it is set up: it could not reach the internet, or its image lacks dnf, systemd "
     "or "
     "cfn-signal",
     "leave the image empty (Amazon Linux 2023), or try again; the instance's system log says how far it came (aws ec2 "
     "get-console-output)"},
    {"launch-template", "AWS::EC2::LaunchTemplate", "launch template*already|AlreadyExists", FAILURE_SETTING, "app",
     "a launch template of that name is there already", "choose another app name"},
};
const FailureGroup failures_instances = {rows, sizeof rows / sizeof *rows};
