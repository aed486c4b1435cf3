/* Refusals of CloudFormation itself, told of a stack, of a change set, or by a call. See failure_rows.h.
 * Words: CloudFormation's API Reference and User Guide (Troubleshooting; stack policies; change sets); and public
 * reports: widdix/aws-cf-templates#169, aws/aws-cdk-cli#1463 and #1768. */
#include "stack/failure_rows.h"

static const FailureRow rows[] = {
    {"early-validation", NULL, "AWS::EarlyValidation|hook(s)/validation failed|Early Validation", FAILURE_REPORT, NULL,
     "AWS looked at the template before making anything, and refuses something in it",
     "its events say what (aws cloudformation describe-events --change-set-name ARN); report it with them"},
    {"template-size", NULL,
     "templateBody*length|Template may not exceed|template*bytes in length|51200|template size|templateBody",
     FAILURE_SETTING, "access.allowed", "the template, with the allow list in it, is longer than AWS takes",
     "allow fewer places, or wider ranges; with few places report it"},
    {"resources-many", NULL, "number of resources|maximum number of*resources|number of parameters|number of outputs",
     FAILURE_REPORT, NULL, "the template is larger than AWS takes", "report it"},
    {"capabilities", NULL, "InsufficientCapabilities|Requires capabilities", FAILURE_OUTSIDE, NULL,
     "the template makes IAM roles, and that was not granted", "give CAPABILITY_NAMED_IAM and CAPABILITY_AUTO_EXPAND"},
    {"service-role", NULL, "is invalid or cannot be assumed|cannot be assumed|role*not be assumed", FAILURE_OUTSIDE,
     NULL, "the role that CloudFormation should deploy with is not there, or does not trust it",
     "let the role trust cloudformation.amazonaws.com, or name another with --role-arn"},
    {"termination-protection", NULL, "TerminationProtection|termination protection", FAILURE_SETTING,
     "protection.deletion_protection", "the stack is protected from deletion",
     "switch that off first: `secure-rds destroy` asks for it"},
    {"zone-single", NULL, "cannot select nonexistent value", FAILURE_SETTING, "region",
     "the account has one zone only in this region", "choose another region"},
    {"parameter", NULL,
     "Parameter*failed to satisfy|Parameters: [|Parameter '*|parameter value*does not|Parameter validation",
     FAILURE_REPORT, NULL, "CloudFormation does not take a parameter of the template",
     "change the setting that it names, or report it"},
    {"template", NULL,
     "Template format error|Template error|Unresolved resource dependencies|Circular dependency|Template validation "
     "error|"
     "Unrecognized resource types|Transform Error",
     FAILURE_REPORT, NULL, "CloudFormation does not take the template", "report it, with AWS's words"},
    {"no-change-set", NULL, "ChangeSetNotFound|ChangeSet*does not exist", FAILURE_WAIT, NULL,
     "the plan is gone: another operation made it obsolete", "plan again"},
    {"change-set-stale", NULL, "InvalidChangeSetStatus|cannot be executed in its current|obsolete", FAILURE_WAIT, NULL,
     "the plan can't be executed (any more)", "plan again"},
    {"stack-busy", NULL, "OperationInProgress|_IN_PROGRESS state and can|is in*IN_PROGRESS", FAILURE_WAIT, NULL,
     "another operation runs on this stack", "wait for its end and try again"},
    {"stack-state", NULL,
     "ROLLBACK_COMPLETE state and can|FAILED state and can|COMPLETE state and can|state and cannot be", FAILURE_OUTSIDE,
     NULL, "the stack takes no such change in the state it is in", "`secure-rds status` tells what helps"},
    {"stack-gone", NULL, "Stack*does not exist|stack*has been deleted", FAILURE_OUTSIDE, NULL,
     "the stack is not there (any more)", "`secure-rds plan` tells how it is now"},
    {"stack-taken", NULL, "Stack*already exists|AlreadyExistsException*stack", FAILURE_SETTING, "app",
     "a stack of that name is there already", "choose another app name, or open that stack"},
    {"stack-quota", NULL, "LimitExceeded|number of stacks|stack limit", FAILURE_QUOTA, NULL,
     "the account has as many stacks as it may have",
     "delete one, or ask for more: aws service-quotas request-service-quota-increase --service-code cloudformation "
     "--quota-code L-0485CB21 --desired-value NUMBER"},
    {"change-set-quota", NULL, "ChangeSet limit|number of change sets|change sets*limit", FAILURE_QUOTA, NULL,
     "the stack has as many change sets as it may have",
     "delete old change sets (aws cloudformation delete-change-set)"},
    {"stuck-failed", NULL, "The following resource(s) failed|resource(s) failed to", FAILURE_OUTSIDE, NULL,
     "parts of it failed: their own events say why", "look at the events of what it names"},
};
const FailureGroup failures_stack = {rows, sizeof rows / sizeof *rows};
