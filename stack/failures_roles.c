/* Refusals of IAM. See failure_rows.h.
 * Words: IAM's API Reference and User Guide; CloudFormation's guide to permissions of tagging; public reports:
 * aws/aws-cdk#14456, aws-samples/aws-ct-vpc-flowlogs#1. */
#include "stack/failure_rows.h"

#define IAM "AWS::IAM::"
#define PROFILE "AWS::IAM::InstanceProfile AWS::IAM::Role"

static const FailureRow rows[] = {
    {"policy-size", IAM,
     "PolicySize|ACLSizePerRole|policy size|exceeds*policy*length|policy*maximum*size|quota for PolicySize",
     FAILURE_REPORT, NULL, "a policy of the template is longer than IAM takes",
     "report it: the policy must become shorter"},
    {"policies-per-role", IAM, "PoliciesPerRole|policies attached*role", FAILURE_QUOTA, NULL,
     "a role has as many policies as it may have", "ask for more (Service Quotas, iam, L-0DA4ABF3)"},
    {"policy-versions", "AWS::IAM::ManagedPolicy", "versions of a policy|VersionsPerPolicy|more than*versions",
     FAILURE_OUTSIDE, NULL, "somebody keeps five versions of the policy, which is as many as there may be",
     "delete an old version (aws iam delete-policy-version), then try again"},
    {"role-boundary", "AWS::IAM::Role",
     "Scope ARN|permissions boundary policy|PermissionsBoundary|ARN arn:*is not valid", FAILURE_SETTING,
     "protection.role_boundary", "there is no such policy to limit the roles with",
     "give the ARN of a policy that is there (aws iam list-policies --scope Local), or none"},
    {"policy-absent", IAM, "not attachable|policy*does not exist|NoSuchEntity*policy", FAILURE_SETTING, "region",
     "AWS has no such policy of its own here, or somebody deleted the stack's own",
     "choose another region, or report it, with AWS's words"},
    {"policy-form", IAM,
     "MalformedPolicyDocument|Syntax errors in policy|policy document|Invalid principal|Has prohibited field|must "
     "contain resources|"
     "failed legacy parsing|Legacy parsing|invalid action|vendors|Partition",
     FAILURE_REPORT, NULL, "IAM does not take a policy of the template", "report it, with AWS's words"},
    {"policy-attached", "AWS::IAM::ManagedPolicy", "attached to entities|DeleteConflict|Cannot delete a policy",
     FAILURE_OUTSIDE, NULL, "somebody attached the policy to something beside this stack",
     "detach it there (IAM console, Policies, Entities attached), then try again"},
    {"role-in-profile", PROFILE, "remove roles from instance profile|instance profile first", FAILURE_OUTSIDE, NULL,
     "an instance profile that somebody made by hand uses the role",
     "take the role out of that instance profile (aws iam remove-role-from-instance-profile), then try again"},
    {"role-referenced", IAM, "must remove referenced objects", FAILURE_OUTSIDE, NULL,
     "somebody gave it something that this stack knows nothing of", "take that off it (IAM console), then try again"},
    {"role-policies", "AWS::IAM::Role", "must detach all policies|must delete policies|detach all policies",
     FAILURE_OUTSIDE, NULL, "somebody attached another policy to the role",
     "detach that policy (IAM console, Roles), then try again"},
    {"profile-role", PROFILE,
     "cannot exceed quota for InstanceSessionsPerInstanceProfile|InstanceProfile*already has a role", FAILURE_OUTSIDE,
     NULL, "somebody put another role into the instance profile",
     "take that role out (aws iam remove-role-from-instance-profile), then try again"},
    {"role-gone", IAM,
     "role with name*cannot be found|role*cannot be found|role*not found|NoSuchEntity|cannot be found", FAILURE_OUTSIDE,
     NULL, "somebody deleted the role, or what belongs to it, by hand",
     "make a role of that name again, then try again; or delete the stack"},
    {"role-new", NULL, "IAM role*doesn't exist|IAM role*does not exist", FAILURE_WAIT, NULL,
     "a role is not in force yet, or somebody deleted it by hand",
     "try again in a minute; if it stays so, make a role of that name again"},
    {"role-session", "AWS::IAM::Role", "MaxSessionDuration|session duration", FAILURE_REPORT, NULL,
     "IAM does not take how long a role may be used", "report it, with AWS's words"},
    {"role-busy", IAM,
     "ConcurrentModification|EntityTemporarilyUnmodifiable|being modified concurrently|concurrent*modification",
     FAILURE_WAIT, NULL, "IAM still works on another change", "try again in a minute"},
    {"service-role-missing", NULL, "service linked role|service-linked role|ServiceLinkedRole", FAILURE_PERMISSION,
     NULL, "the first use of a service in an account makes its service-linked role, which was not allowed",
     "ask whoever administers the account for iam:CreateServiceLinkedRole"},
};
const FailureGroup failures_roles = {rows, sizeof rows / sizeof *rows};
