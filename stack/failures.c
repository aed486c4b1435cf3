/* See failures.h. The words are those that AWS's services and CloudFormation's handlers use, as their documentation,
 * their open-source handlers and public reports show them. */
#include "stack/failures.h"

#include <string.h>
#include <strings.h>

/* Lambda holds network interfaces in the subnets of a function, with its security group, and removes them by itself: up
 * to 40 minutes after the function was deleted (cloudformation-coverage-roadmap#392). */
#define LOOK_FOR_INTERFACES                                                                                            \
    "try again later; if it stays so, see whose they are (EC2 console, Network Interfaces), and remove what uses them"

const Failure failures[] = {
    {"key-pair-unknown", NULL, NULL, "parameter name BastionKeyPair does not exist",
     "the key pair is not in this region",
     "choose one of the region's key pairs with bastion.key_pair (aws ec2 describe-key-pairs lists them), or let the "
     "wizard make one",
     "bastion.key_pair"},
    {"key-pair-missing", NULL, NULL, "key pair*does not exist", "the key pair is not in this region (any more)",
     "choose another key pair, or import your public key", "bastion.key_pair"},
    {"class-not-offered", "AWS::RDS::DBInstance", NULL, "Cannot create a database instance because no*instance",
     "this region does not sell that instance class for this engine version", "choose another instance class",
     "database.instance_class"},
    {"class-combination", "AWS::RDS::DBInstance", NULL, "does not support*following combination*DBInstanceClass",
     "class, engine version and storage do not go together here", "choose another instance class or engine version",
     "database.instance_class"},
    {"class-capacity", "AWS::RDS::DBInstance", NULL, "InsufficientDBInstanceCapacity",
     "AWS has no machine of that class free in these zones now", "try again later, or choose another instance class",
     "database.instance_class"},
    {"class-unavailable", "AWS::RDS::DBInstance", NULL, "not available*availability zone",
     "the class is not sold in the zones of the network", "choose another instance class", "database.instance_class"},
    {"engine-version", "AWS::RDS::DBInstance", NULL, "Cannot find version",
     "RDS does not offer that engine version here", "choose a major version, such as 17: AWS then takes its default",
     "database.engine_version"},
    {"engine-upgrade", "AWS::RDS::DBInstance", NULL, "Cannot upgrade*from*to",
     "RDS has no way from the present engine version to that one", "choose a version in between, or the present one",
     "database.engine_version"},
    {"engine-downgrade", "AWS::RDS::DBInstance", NULL, "downgrade", "RDS never goes back to an older engine version",
     "set the present version or a newer one", "database.engine_version"},
    {"database-name-reserved", "AWS::RDS::DBInstance", NULL, "DBName*reserved word",
     "the database's name is a reserved word of PostgreSQL", "choose another database name", "database.name"},
    {"database-name-invalid", "AWS::RDS::DBInstance", NULL, "DBName must begin with a letter",
     "RDS does not take that database name", "choose a name of letters, digits and underscores, a letter first",
     "database.name"},
    {"database-taken", "AWS::RDS::DBInstance", NULL, "DB instance already exists",
     "a database of that name is in this region already, outside of this stack",
     "choose another app name, or delete or rename that database", "app"},
    {"free-plan-class", "AWS::RDS::DBInstance", NULL, "instance size isn't available with free plan",
     "the account is on AWS's free plan, which has micro classes alone",
     "choose db.t4g.micro or db.t3.micro, or upgrade the account's plan (Billing and Cost Management, Free Tier)",
     "database.instance_class"},
    {"free-plan-backups", "AWS::RDS::DBInstance", NULL, "backup retention period exceeds*free tier",
     "the account is on AWS's free plan, which keeps backups of one day",
     "keep backups for 1 day, or upgrade the account's plan (Billing and Cost Management, Free Tier)",
     "retention.backup_days"},
    {"free-plan-count", "AWS::RDS::DBInstance", NULL, "maximum number of instances available with free plan",
     "the account is on AWS's free plan, and has as many databases as that allows",
     "delete one, or upgrade the account's plan (Billing and Cost Management, Free Tier)", NULL},
    {"free-plan", NULL, NULL, "free plan", "the account's free plan does not allow it",
     "upgrade the account's plan (Billing and Cost Management, Free Tier)", NULL},
    {"database-quota", "AWS::RDS::DBInstance", NULL, "InstanceQuotaExceeded",
     "the account has as many databases as it may have", "delete one, or ask for more (Service Quotas, L-7B6409FD)",
     NULL},
    {"storage-quota", "AWS::RDS::DBInstance", NULL, "StorageQuotaExceeded",
     "the account has as much database storage as it may have", "choose less storage, or ask for more",
     "database.storage_gib"},
    {"storage-shrink", "AWS::RDS::DBInstance", NULL, "storage*cannot be*reduced",
     "the storage of a database can't become smaller", "set the present size or a larger one", "database.storage_gib"},
    {"storage-optimizing", "AWS::RDS::DBInstance", NULL, "storage*modified*6 hours",
     "the storage was changed less than six hours ago", "try again later: AWS allows one change in six hours",
     "database.storage_gib"},
    {"storage-optimizing-words", "AWS::RDS::DBInstance", NULL, "currently modify the storage",
     "AWS still works on the last change of the storage", "try again when that is done: at the latest in some hours",
     "database.storage_gib"},
    {"storage-step", "AWS::RDS::DBInstance", NULL, "Invalid storage size*at least",
     "a database's storage grows by a tenth at least", "choose a tenth more than it has now, or leave it",
     "database.storage_gib"},
    {"storage-step-words", "AWS::RDS::DBInstance", NULL, "must grow by at least 10 percent",
     "a database's storage grows by a tenth at least", "choose a tenth more than it has now, or leave it",
     "database.storage_gib"},
    {"storage-full", "AWS::RDS::DBInstance", NULL, "storage-full",
     "the database's storage is full: it takes no other change", "give it more storage first", "database.storage_gib"},
    {"replace-named", NULL, NULL, "custom-named resource*requires replacing",
     "AWS can't replace a thing whose name must stay the same: nothing was changed",
     "set the changed setting back, or set another database up with another app name", "app"},
    {"instance-state", "AWS::RDS::DBInstance", NULL, "is not in available state",
     "the database is at work on something else (a backup, a change), or stopped",
     "wait until it is available, or start it, then try again", NULL},
    {"subnet-coverage", NULL, NULL, "DBSubnetGroupDoesNotCoverEnoughAZs",
     "the network's two zones are not enough for this database", "try another region", "region"},
    {"network-addresses", "AWS::RDS::DBInstance", NULL, "insufficient*free addresses",
     "the private subnets have no free address left", "choose a larger network in a new set-up", "network.cidr"},
    {"insights-retention", "AWS::RDS::DBInstance", NULL, "Invalid Performance Insights Retention",
     "Database Insights does not keep its history that long", "choose insights: standard", "retention.insights"},
    {"backup-window", "AWS::RDS::DBInstance", NULL, "backup window and maintenance window must not overlap",
     "backups and maintenance would run at the same time", "report it: the template sets both", NULL},
    {"certificate", "AWS::RDS::DBInstance", NULL, "CertificateNotFound",
     "this region does not have the certificate authority that the database should use", "try another region",
     "region"},
    {"load-balancer-zone", "AWS::ElasticLoadBalancingV2::LoadBalancer", NULL, "not supported*Availability Zone",
     "a network load balancer can't stand in one of these zones", "try another region, or do without it",
     "access.load_balancer"},
    {"load-balancer-protected", NULL, NULL, "Load balancer*cannot be deleted because deletion protection",
     "the load balancer is protected from deletion",
     "switch its protection off (EC2 console, Load Balancers, Attributes), then delete it, or try again", NULL},
    {"nat-gateway-quota", "AWS::EC2::NatGateway", NULL, "NatGatewayLimitExceeded",
     "the zone has as many NAT gateways as the account may have there",
     "choose the NAT instance, or ask for more (Service Quotas, L-FE5A380F)", "network.nat"},
    {"gateway-quota", "AWS::EC2::InternetGateway", NULL, "maximum number of internet gateways",
     "the region has as many internet gateways as the account may have",
     "delete one, or ask for more (Service Quotas, L-A4707A72)", NULL},
    {"prefix-list-quota", "AWS::EC2::PrefixList", NULL, "PrefixListLimitExceeded",
     "the region has as many prefix lists as the account may have", "delete one, or ask for more", NULL},
    {"prefix-list-in-use", "AWS::EC2::PrefixList", NULL, "prefix list*in use",
     "something outside of this stack uses the allow list", "remove it from the security groups that name it", NULL},
    {"group-in-use", "AWS::EC2::SecurityGroup", NULL, "has a dependent object",
     "network interfaces use the security group still: those of the rotation function, which AWS removes within 40 "
     "minutes, or of something else",
     LOOK_FOR_INTERFACES, NULL},
    {"network-in-use", "AWS::EC2::VPC", NULL, "has dependencies",
     "something stands in its network still: what of this stack could not be deleted, or something outside of it",
     "see what else failed, and remove what stands there beside it, then try again", NULL},
    {"subnet-in-use", "AWS::EC2::Subnet", NULL, "has dependencies",
     "network interfaces stand in the subnet still: those of the rotation function, which AWS removes within 40 "
     "minutes, or of something else",
     LOOK_FOR_INTERFACES, NULL},
    {"bucket-not-empty", "AWS::S3::Bucket", NULL, "bucket you tried to delete is not empty",
     "AWS deletes no bucket that holds something", "empty it, or leave it standing, then try again", NULL},
    {"role-quota", "AWS::IAM::Role", NULL, "RolesPerAccount", "the account has as many roles as it may have",
     "delete some, or ask for more (Service Quotas, L-FE177D64)", NULL},
    {"lambda-concurrency", "AWS::Lambda::Function", NULL, "UnreservedConcurrentExecution",
     "the account's functions have too little concurrency left", "ask for more (Service Quotas, L-B99A9384)", NULL},
    {"lambda-taken", "AWS::Lambda::Function", NULL, "already exist", "a function of that name is there already",
     "choose another app name, or delete that function", "app"},
    {"account-blocked", "AWS::EC2::Instance", NULL, "account is currently blocked",
     "AWS has to confirm the account before it may start instances", "write to AWS's support, then try again", NULL},
    {"account-pending", "AWS::EC2::Instance", NULL, "PendingVerification",
     "AWS still verifies the account in this region: that takes some minutes, rarely hours", "try again later", NULL},
    {"instance-start", "AWS::EC2::Instance", NULL, "Client.InternalError",
     "the instance could not start: mostly it may not use the key of its disk",
     "try again; else look at the key policy of the account's default EBS key", NULL},
    {"storage-maximum", "AWS::RDS::DBInstance", NULL, "Max storage size must be greater",
     "the limit of the growing storage is too near to its size", "set it at least a tenth above the storage, or to 0",
     "database.max_storage_gib"},
    {"deletion-protection", "AWS::RDS::DBInstance", NULL, "Cannot delete protected DB Instance",
     "the database is protected from deletion", "switch the protection off first: `secure-rds destroy` asks for it",
     "protection.deletion_protection"},
    {"snapshot-taken", "AWS::RDS::DBInstance", NULL, "DBSnapshotAlreadyExists",
     "a final snapshot of that name is there already", "delete or rename the old snapshot and try again", NULL},
    {"database-busy", "AWS::RDS::DBInstance", NULL, "is not currently in the available state",
     "the database is at work (a backup, a change) and takes no other", "wait until it is available and try again",
     NULL},
    {"insights-unsupported", "AWS::RDS::DBInstance", NULL, "Performance Insights not supported",
     "that instance class has no Database Insights", "choose a larger class or insights: standard",
     "database.instance_class"},
    {"password-rule", "AWS::RDS::DBInstance", NULL, "MasterUserPassword is not a valid password",
     "RDS does not take the generated password", "try again: a new one is generated", NULL},
    {"secret-pending-deletion", "AWS::SecretsManager::Secret", NULL, "scheduled for deletion",
     "a secret of that name waits for its deletion and holds the name",
     "restore it, or delete it at once: aws secretsmanager delete-secret --force-delete-without-recovery", "app"},
    {"secret-taken", "AWS::SecretsManager::Secret", NULL, "already exists",
     "a secret of that name is there already, outside of this stack", "choose another app name, or delete that secret",
     "app"},
    {"rotation-invoke", "AWS::SecretsManager::RotationSchedule", NULL, "cannot invoke the specified Lambda",
     "Secrets Manager may not call the rotation function", "try again: the permission was perhaps not in force yet",
     NULL},
    {"rotation-rate", "AWS::SecretsManager::RotationSchedule", NULL, "ScheduleExpression",
     "Secrets Manager does not take that rotation schedule", "choose 4 hours or more",
     "retention.password_rotation_hours"},
    {"log-group-taken", "AWS::Logs::LogGroup", NULL, "already exists",
     "a log group of that name is left over from before", "delete it, or choose another app name", "app"},
    {"log-group-key", "AWS::Logs::LogGroup", NULL, "KMS key*not allowed to be used",
     "the log group may not use its key: the key's policy does not allow it yet", "try again in a minute", NULL},
    {"vpc-quota", "AWS::EC2::VPC", NULL, "maximum number of VPCs",
     "the region has as many networks (VPCs) as the account may have",
     "delete one, or ask for more (Service Quotas, L-F678F1CE)", NULL},
    {"address-quota", "AWS::EC2::EIP", NULL, "maximum number of addresses",
     "the region has as many elastic addresses as the account may have",
     "release one, or ask for more (Service Quotas, L-0263D0A3)", NULL},
    {"vpc-endpoint-quota", "AWS::EC2::VPCEndpoint", NULL, "VpcEndpointLimitExceeded",
     "the account has as many endpoints as it may have", "delete one, or ask for more", NULL},
    {"rules-quota", NULL, NULL, "RulesPerSecurityGroupLimitExceeded",
     "the allow list's places do not fit into a security group",
     "ask for more rules per security group (Service Quotas, L-0EA8095F)", NULL},
    {"rules-quota-words", NULL, NULL, "maximum number of rules per security group",
     "the allow list's places do not fit into a security group",
     "ask for more rules per security group (Service Quotas, L-0EA8095F)", NULL},
    {"cidr-conflict", "AWS::EC2::Subnet", NULL, "conflicts with another subnet",
     "two subnets would have the same addresses", "choose another network range", "network.cidr"},
    {"cidr-invalid", "AWS::EC2::Subnet", NULL, "CIDR*is invalid", "AWS does not take that range for a subnet",
     "choose a network range between /16 and /24", "network.cidr"},
    {"instance-capacity", "AWS::EC2::Instance", NULL, "sufficient*capacity",
     "AWS has no machine of that type free in this zone now", "try again later, or choose another instance type",
     "bastion.instance_type"},
    {"instance-zone", "AWS::EC2::Instance", NULL, "is not supported in your requested Availability Zone",
     "that instance type is not sold in this zone", "choose another instance type", "bastion.instance_type"},
    {"instance-quota", "AWS::EC2::Instance", NULL, "requested more vCPU capacity",
     "the account may not run more instances", "ask for more (Service Quotas, L-1216C47A)", NULL},
    {"image-architecture", "AWS::EC2::Instance", NULL, "architecture*does not match the architecture",
     "the image is for another kind of processor than the instance type",
     "leave the image empty: the right one is looked up", "bastion.image"},
    {"image-missing", "AWS::EC2::Instance", NULL, "InvalidAMIID", "the image is not in this region (any more)",
     "leave the image empty: the newest one is looked up", "bastion.image"},
    {"image-missing-words", "AWS::EC2::Instance", NULL, "image id*does not exist",
     "the image is not in this region (any more)", "leave the image empty: the newest one is looked up",
     "bastion.image"},
    {"instance-silent", NULL, NULL, "Failed to receive*resource signal(s)",
     "an instance did not report that it is set up: it could not reach the internet, or its image lacks dnf, systemd "
     "or "
     "cfn-signal",
     "leave the image empty (Amazon Linux 2023), or try again; the instance's system log says how far it came",
     "bastion.image"},
    {"load-balancer-taken", "AWS::ElasticLoadBalancingV2::LoadBalancer", NULL, "already exists",
     "a load balancer of that name is there already", "choose another app name", "app"},
    {"load-balancer-quota", "AWS::ElasticLoadBalancingV2::LoadBalancer", NULL, "TooManyLoadBalancers",
     "the account has as many load balancers as it may have", "delete one, or ask for more", "access.load_balancer"},
    {"role-taken", "AWS::IAM::Role", NULL, "already exists", "a role of that name is there already",
     "choose another app name, or delete that role", "app"},
    {"alias-taken", "AWS::KMS::Alias", NULL, "already exists", "a key alias of that name is left over from before",
     "delete the alias, or choose another app name", "app"},
    {"key-disabled", NULL, NULL, "KMS key*disabled", "an encryption key is switched off",
     "enable the key in KMS and try again", NULL},
    {"key-pending-deletion", NULL, NULL, "pending deletion",
     "an encryption key is scheduled for deletion; what it encrypts will be lost with it",
     "cancel the key's deletion in KMS at once", NULL},
    {"bucket-missing", NULL, NULL, "bucket does not exist", "the S3 bucket is not there", "correct the bucket's name",
     "storage_access.s3_bucket"},
    {"email-invalid", "AWS::SNS::Subscription", NULL, "Invalid parameter*Email", "SNS does not take that address",
     "correct the e-mail address", "alarms.email"},
    {"trail-quota", "AWS::CloudTrail::Trail", NULL, "MaximumNumberOfTrailsExceeded",
     "the region has as many trails as it may have", "switch CloudTrail off here: a trail is there already",
     "audit.cloudtrail"},
    {"service-role-missing", NULL, NULL, "service linked role",
     "the first use of a service in an account makes its service-linked role, which was not allowed",
     "ask whoever administers the account for iam:CreateServiceLinkedRole", NULL},
    {"no-change-set", NULL, "ChangeSetNotFound", "", "the plan is gone: another operation made it obsolete",
     "plan again", NULL},
    {"change-set-stale", NULL, "InvalidChangeSetStatus", "", "the plan can't be executed (any more)", "plan again",
     NULL},
    {"capabilities", NULL, "InsufficientCapabilities", "", "the template makes IAM roles, and that was not granted",
     "give CAPABILITY_NAMED_IAM and CAPABILITY_AUTO_EXPAND", NULL},
    {"stack-quota", NULL, "LimitExceeded", "", "the account has as many stacks as it may have",
     "delete one, or ask for more", NULL},
    {"stack-busy", NULL, "OperationInProgress", "", "another operation runs on this stack",
     "wait for its end and try again", NULL},
    {"update-cancelled", NULL, NULL, "User Initiated", "somebody cancelled it", "", NULL},
    {"scp", NULL, NULL, "explicit deny*service control policy", "a rule of the organization forbids it",
     "ask the organization's administrators, or use another region or account", NULL},
    {"permission", NULL, NULL, "is not authorized to perform", "the signed-in user or role may not do that",
     "give what `secure-rds policy` prints to whoever administers the account", NULL},
    {"permission-code", NULL, "AccessDenied", "", "the signed-in user or role may not do that",
     "give what `secure-rds policy` prints to whoever administers the account", NULL},
    {"permission-operation", NULL, "UnauthorizedOperation", "", "the signed-in user or role may not do that",
     "give what `secure-rds policy` prints to whoever administers the account", NULL},
    {"permission-words", NULL, NULL, "AccessDenied", "the signed-in user or role may not do that",
     "give what `secure-rds policy` prints to whoever administers the account", NULL},
    {"token-expired", NULL, NULL, "security token*expired", "the sign-in ended", "sign in again: the operation goes on",
     NULL},
    {"region-disabled", NULL, "OptInRequired", "", "this region is not switched on for the account",
     "enable it in the account's settings, or choose another region", "region"},
    {"throttled", NULL, NULL, "Rate exceeded", "AWS got too many requests from this account",
     "try again: it was nobody's mistake", NULL},
    {"internal", NULL, NULL, "internal failure", "AWS had a fault of its own", "try again", NULL},
    {"not-stabilized", NULL, NULL, "did not stabilize", "AWS waited too long for the resource to become ready",
     "try again; AWS's health page may tell more", NULL},
    {"timed-out", NULL, NULL, "Exceeded attempts to wait", "AWS waited too long for the resource to become ready",
     "try again; AWS's health page may tell more", NULL},
};
const size_t failure_count = sizeof failures / sizeof *failures;

/* Whether the parts of `pattern` between its '*' stand in `text` one after the other. */
static bool matches(const char *pattern, const char *text) {
    char part[128];
    while (*pattern) {
        size_t length = strcspn(pattern, "*");
        if (length >= sizeof part)
            return false;
        memcpy(part, pattern, length);
        part[length] = '\0';
        const char *at = strcasestr(text, part);
        if (!at)
            return false;
        text = at + length;
        pattern += length + (pattern[length] == '*');
    }
    return true;
}

/* AWS gives "AccessDenied" here and "AccessDeniedException" there. */
static bool code_fits(const char *wanted, const char *code) {
    size_t length = strlen(wanted);
    return strncmp(code, wanted, length) == 0 && (code[length] == '\0' || strcmp(code + length, "Exception") == 0);
}

const Failure *failure_find(const char *type, const char *code, const char *message) {
    for (size_t i = 0; i < failure_count; i++) {
        const Failure *row = &failures[i];
        if ((!row->type || (type && strcmp(row->type, type) == 0)) &&
            (!row->code || (code && code_fits(row->code, code))) && matches(row->pattern, message ? message : ""))
            return row;
    }
    return NULL;
}

const Failure *failure_of_event(const CfnEvent *event) {
    return event ? failure_find(event->type, NULL, event->reason) : NULL;
}

const Failure *failure_of_error(const Error *err) {
    return failure_find(NULL, err->code[0] ? err->code : NULL, err->said);
}

const char *failure_setting(const Failure *known, const CfnEvent *event) {
    static const struct {
        const char *bastion, *nat;
    } pairs[] = {{"bastion.instance_type", "network.nat_instance_type"}, {"bastion.image", "network.nat_image"}};
    bool nat = event && strncmp(event->logical_id, "Nat", 3) == 0;
    for (size_t i = 0; known && known->path && nat && i < sizeof pairs / sizeof *pairs; i++)
        if (strcmp(known->path, pairs[i].bastion) == 0)
            return pairs[i].nat;
    return known ? known->path : NULL;
}

bool failure_is_consequence(const char *reason) {
    static const char *const words[] = {"creation cancelled", "update cancelled", "deletion cancelled",
                                        "Resource creation canceled", "Resource update canceled"};
    for (size_t i = 0; reason && i < sizeof words / sizeof *words; i++)
        if (strcasestr(reason, words[i]))
            return true;
    return false;
}
