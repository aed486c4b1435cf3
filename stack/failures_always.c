/* Refusals that any resource can meet, and of which no service tells more. See failure_rows.h.
 * Words: CloudFormation's handler error codes (its Command Line Interface's guide, "Handler error codes") and its User
 * Guide, Troubleshooting; sam-doctor's collected tests. */
#include "stack/failure_rows.h"

static const FailureRow rows[] = {
    {"replace-named", NULL, "custom-named resource*requires replacing|custom-named resource", FAILURE_SETTING, "app",
     "AWS can't replace a thing whose name must stay the same: nothing was changed",
     "set the changed setting back, or set another database up with another app name"},
    {"update-cancelled", NULL, "User Initiated", FAILURE_OUTSIDE, NULL, "somebody cancelled it", ""},
    {"not-stabilized", NULL,
     "did not stabilize|failed to stabilize|NotStabilized|Exceeded attempts to wait|timed out|TimedOut", FAILURE_WAIT,
     NULL, "AWS waited too long for the resource to become ready", "try again; AWS's health page may tell more"},
    {"internal", NULL,
     "internal failure|InternalFailure|InternalError|internal error|Internal Server Error|ServiceUnavailable|"
     "Service Unavailable|service is unavailable|service is currently unavailable|unexpected error|Status Code: 500|"
     "Status Code: 503|ServiceInternalError|message: \"null\"|temporarily "
     "unavailable|NetworkFailure|InternalServiceException",
     FAILURE_WAIT, NULL, "AWS had a fault of its own", "try again; AWS's health page may tell more"},
    {"credentials", NULL, "InvalidCredentials|UnrecognizedClient|InvalidClientTokenId|SignatureDoesNotMatch",
     FAILURE_OUTSIDE, NULL, "AWS does not know who signs in", "sign in again, then try again"},
    {"conflict", NULL,
     "ResourceConflict|OperationAborted|conflicting operation|ConcurrentModification|modified concurrently|"
     "Please try again|try your request again|try again later|retry your request",
     FAILURE_WAIT, NULL, "AWS still works on another change of the same thing", "try again in some minutes"},
    {"stack-updates", NULL,
     "Update to resource type*is not supported|updates are not supported|createOnly|create-only|NotUpdatable|"
     "Cannot modify|can't modify|cannot be modified|can't be modified|cannot be changed|can't be changed",
     FAILURE_REPORT, NULL, "AWS can't change that in place", "set the changed setting back, and report it"},
    {"gone", NULL,
     "HandlerErrorCode: NotFound|was not found|could not be found|cannot be found|can't be found|can't find|not found|"
     "does not exist|do not exist|doesn't exist|don't exist",
     FAILURE_OUTSIDE, NULL,
     "something that it needs is not there: it was made a moment ago, or somebody deleted it by hand",
     "try again; else `secure-rds plan` tells what differs: put it back, then try again"},
    {"value-form", NULL,
     "Invalid value|Invalid id:|is not a valid|must specify|must be specified|is required for|is malformed",
     FAILURE_REPORT, NULL, "AWS does not take a value as the template has it",
     "report it, with AWS's words; was the template exported and edited, correct it there"},
    {"unsupported", NULL, "is not supported|are not supported|isn't supported|aren't supported", FAILURE_REPORT, NULL,
     "AWS does not support something that the template asks for, or not in this region", "report it, with AWS's words"},
};
const FailureGroup failures_always = {rows, sizeof rows / sizeof *rows};
