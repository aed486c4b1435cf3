/* Refusals of Lambda, of EventBridge, and of the hosted rotation's nested stack. See failure_rows.h.
 * Words: Lambda's and EventBridge's API References; and public reports: vittorio-nardone/disposable_app#3,
 * aws/aws-cdk#37462, aws-samples/aws-ct-vpc-flowlogs#1, aws/aws-sam-cli#1684, terraform-provider-aws#32130. */
#include "stack/failure_rows.h"

#define FUNCTION "AWS::Lambda::Function"
#define LAMBDA "AWS::Lambda::"
#define NESTED "AWS::CloudFormation::Stack"
#define CONCURRENCY                                                                                                    \
    "ask for more: aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 "   \
    "--desired-value 1000"

static const FailureRow rows[] = {
    {"lambda-concurrency", FUNCTION,
     "UnreservedConcurrentExecution|ReservedConcurrentExecutions|not updatable with parameters|NotUpdatable",
     FAILURE_QUOTA, NULL,
     "the account's functions may run too few at once for one to have its own share (new accounts have 10)",
     CONCURRENCY},
    {"lambda-runtime", FUNCTION,
     "runtime parameter|runtime*no longer supported|runtime*not supported|Runtime*deprecated|supported runtime",
     FAILURE_REPORT, NULL, "the function asks for a version of Python that Lambda does not take any more",
     "use a newer version of this program, whose template names a newer one; if there is none, report it"},
    {"lambda-role", FUNCTION, "role defined for the function|cannot be assumed by Lambda|role*cannot be assumed",
     FAILURE_WAIT, NULL, "the role of the function is not in force yet", "try again in a minute"},
    {"lambda-role-network", FUNCTION, "execution role does not have permissions|CreateNetworkInterface", FAILURE_WAIT,
     NULL, "what the role of the function may do is not in force yet",
     "try again in a minute; if it stays so, a policy of the organization forbids it"},
    {"lambda-code", FUNCTION, "denied by S3|permission to GetObject|S3 Error Code: AccessDenied", FAILURE_PERMISSION,
     NULL, "who deploys may not read the function's code from AWS's bucket (s3:GetObject)",
     "ask whoever administers the account for s3:GetObject (`secure-rds policy` prints all that is needed)"},
    {"lambda-code-gone", FUNCTION,
     "S3 Error Code: NoSuchKey|S3 Error Code: NoSuchBucket|S3 Error Code: PermanentRedirect|Error occurred while "
     "GetObject",
     FAILURE_SETTING, "region", "AWS does not offer its rotation function in this region",
     "choose another region, and report it"},
    {"lambda-network-denied", FUNCTION, "denied by EC2|EC2 Error Code: UnauthorizedOperation", FAILURE_PERMISSION, NULL,
     "who deploys may not look at the function's network (ec2:DescribeSecurityGroups, ec2:DescribeSubnets, "
     "ec2:DescribeVpcs)",
     "ask whoever administers the account for them (`secure-rds policy` prints all that is needed)"},
    {"lambda-network", FUNCTION,
     "ENILimit|network interface "
     "limit|VPC*subnet*not*found|InvalidSubnetID|InvalidSecurityGroupID|SubnetIPAddressLimit|"
     "subnets*available IP|EC2 Error Code",
     FAILURE_OUTSIDE, NULL,
     "the function could not get into the network: an address, subnet or security group is missing",
     "see what differs with `secure-rds plan`, free addresses in the private subnets, then try again"},
    {"lambda-zone", FUNCTION, "not supported*availability zone|availability zone*not supported", FAILURE_SETTING,
     "network.zones", "Lambda does not work in one of the network's zones",
     "choose other zones in a new set-up, or another region"},
    {"lambda-key", FUNCTION, "KMS Exception|KMSAccessDenied|KMS key", FAILURE_OUTSIDE, NULL,
     "Lambda may not use the key of the function's settings", "see to the key and its policy in KMS, then try again"},
    {"lambda-storage", FUNCTION, "CodeStorageExceeded|Code storage limit", FAILURE_QUOTA, NULL,
     "the account's functions have as much code as they may have",
     "delete old functions or versions, or ask for more (Service Quotas, lambda, L-2ACBD22F)"},
    {"lambda-busy", LAMBDA,
     "ResourceConflict*update is in progress|update is in progress|is currently in the following state|in progress for "
     "resource",
     FAILURE_WAIT, NULL, "Lambda still works on another change of the function", "try again in a minute"},
    {"lambda-permission-full", LAMBDA, "PolicyLengthExceeded|policy size*bigger than the limit", FAILURE_OUTSIDE, NULL,
     "the function's own policy has no room for another permission: something else gave it many",
     "remove what is not needed there (aws lambda get-policy, remove-permission), then try again"},
    {"lambda-permission", "AWS::Lambda::Permission", "statement id*already exists|already exists|ResourceConflict",
     FAILURE_OUTSIDE, NULL, "the function has that permission already, which somebody gave by hand",
     "remove it (aws lambda remove-permission), then try again"},
    {"lambda-gone", LAMBDA, "Function not found|Function*not found|function*does not exist", FAILURE_OUTSIDE, NULL,
     "somebody deleted the function by hand", "delete the stack, or switch what needs the function off and on again"},
    {"lambda-size", FUNCTION, "MemorySize*|Timeout*less than or equal|Unzipped size|environment variables",
     FAILURE_REPORT, NULL, "Lambda does not take the function as the template has it", "report it, with AWS's words"},
    {"rule-expression", "AWS::Events::Rule", "ScheduleExpression|schedule expression", FAILURE_REPORT, NULL,
     "EventBridge does not take the rule's schedule", "report it, with AWS's words"},
    {"rule-managed", "AWS::Events::Rule", "ManagedRule|Rule can't be deleted since it has targets|has targets",
     FAILURE_OUTSIDE, NULL, "somebody gave the rule another target by hand",
     "remove that target (EventBridge console, Rules), then try again"},

    {"target-silent",
     "Custom::", "did not receive a response from your Custom Resource|failed to stabilize in expected time|timed out",
     FAILURE_WAIT, NULL, "the function that brings the database's address to the load balancer did not answer in time",
     "try again; what it said is in its log: aws logs tail /secure-rds/APP/target, with the name of the app"},
    {"target-failed", "Custom::",
     "response status [FAILED]|Failed to create resource|Failed to update resource|Failed to delete resource|Vendor "
     "response",
     FAILURE_OUTSIDE, NULL,
     "the function that brings the database's address to the load balancer could not do so: its log says why",
     "see it with aws logs tail /secure-rds/APP/target, with the name of the app, then try again"},

    {"nested", NESTED, "Embedded stack|was not successfully|nested stack", FAILURE_OUTSIDE, NULL,
     "the nested stack of the hosted rotation failed: its own events say why",
     "look at the nested stack's events (CloudFormation console, the stack whose name ends in RotationSingleUser)"},
    {"nested-transform-value", NULL,
     "Transform*failed with*either|Transform*failed with*must|Transform*failed with*Invalid", FAILURE_REPORT, NULL,
     "AWS's transform does not take the hosted rotation as the template has it",
     "report it, with AWS's words; was the template exported and edited, correct it there"},
    {"nested-transform", NULL, "transform/|Transform*failed|transform*failed|No transform named|SAM Translator",
     FAILURE_OUTSIDE, NULL, "AWS's transform of the hosted rotation could not be used",
     "ask whoever administers the account for cloudformation:CreateChangeSet on it; if it is there, try again"},
};
const FailureGroup failures_functions = {rows, sizeof rows / sizeof *rows};
