/* See refusal.h. */
#include "aws/refusal.h"
#include "aws/http.h"
#include "aws/regions.h"
#include "aws/retry.h"

#include <stdio.h>
#include <string.h>

typedef enum { PERMISSION, SIGN_IN, WRONG_KEYS, CLOCK, SUBSCRIBE, SHARE, SLOWER } Reason;

static const struct {
    const char *code;
    Reason reason;
} reasons[] = {
    {"AccessDenied", PERMISSION},
    {"AccessDeniedException", PERMISSION},
    {"UnauthorizedOperation", PERMISSION},
    {"AuthorizationError", PERMISSION},
    {"NotAuthorized", PERMISSION},
    {"UnauthorizedAccess", PERMISSION},
    {"ExpiredToken", SIGN_IN},
    {"ExpiredTokenException", SIGN_IN},
    {"TokenRefreshRequired", SIGN_IN},
    {"RequestExpired", SIGN_IN},
    {"InvalidClientTokenId", WRONG_KEYS},
    {"UnrecognizedClientException", WRONG_KEYS},
    {"InvalidAccessKeyId", WRONG_KEYS},
    {"InvalidToken", WRONG_KEYS},
    {"AuthFailure", WRONG_KEYS},
    {"SignatureDoesNotMatch", WRONG_KEYS},
    {"InvalidSignatureException", WRONG_KEYS},
    {"IncompleteSignature", WRONG_KEYS},
    {"IncompleteSignatureException", WRONG_KEYS},
    {"MissingAuthenticationToken", WRONG_KEYS},
    {"MissingAuthenticationTokenException", WRONG_KEYS},
    {"RequestTimeTooSkewed", CLOCK},
    {"OptInRequired", SUBSCRIBE},
    {"PendingVerification", SUBSCRIBE},
    {"SubscriptionRequiredException", SUBSCRIBE},
};

static const char *const remedies[] = {
    [SIGN_IN] =
        "the credentials have ended: sign in again as you did before, for example with aws sso login or aws login",
    [WRONG_KEYS] =
        "check which profile and keys are used (--profile, AWS_PROFILE, AWS_ACCESS_KEY_ID), and that the key "
        "is active",
    [CLOCK] = "set this machine's clock: AWS refuses signatures that are more than some minutes old",
    [SUBSCRIBE] = "finish the account's registration with AWS, or enable the service or the region for it",
    [SHARE] = "its owner has to share it with this account",
    [SLOWER] = "wait a moment and try again; other programs in the account may be calling AWS often",
};

static void tell(Error *err, ErrorKind kind, const char *remedy) {
    err->kind = kind;
    snprintf(err->remedy, sizeof err->remedy, "%s", remedy);
}

/* "… is not authorized to perform: iam:PassRole on resource: …": a call can need more than its own permission. The name
 * is a word of letters and one colon; anything else is the operation's. */
static const char *permission_of(const AwsOperation *operation, const char *said, char named[80]) {
    static const char before[] = "not authorized to perform: ";
    const char *word = strstr(said, before);
    word = word ? word + strlen(before) : "";
    size_t service = strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789-");
    size_t action =
        word[service] == ':' ? strspn(word + service + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") : 0;
    if (!service || !action || service + 1 + action >= 80)
        return operation->permission;
    snprintf(named, 80, "%.*s", (int)(service + 1 + action), word);
    return named;
}

static void tell_permission(const AwsOperation *operation, Error *err) {
    char named[80];
    const char *permission = permission_of(operation, err->said, named);
    err->kind = ERROR_DENIED;
    snprintf(err->permission, sizeof err->permission, "%s", permission ? permission : "");
    if (permission)
        snprintf(err->remedy, sizeof err->remedy,
                 "ask whoever runs the account for the permission %s; `secure-rds policy` prints all that the program "
                 "asks for",
                 permission);
    else
        snprintf(err->remedy, sizeof err->remedy,
                 "ask whoever runs the account; `secure-rds policy` prints what the program asks for");
}

/* STS and others say it of a signature, with the words alone telling that it is not the key. */
static bool is_of_clock(const Error *err) {
    return strstr(err->said, "Signature expired: ") || strstr(err->said, "Signature not yet current: ");
}

/* Of what is wrong with the credentials themselves the code alone tells, but for two. */
static Reason reason_of(Reason usual, const Error *err) {
    /* EC2 says the same code of another account's image that this one may not use: "Not authorized for images: [ami-…]"
     */
    if (usual == WRONG_KEYS && strstr(err->said, "Not authorized for "))
        return SHARE;
    return is_of_clock(err) ? CLOCK : usual;
}

void refusal_judge(const AwsOperation *operation, Error *err) {
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        if (strcmp(reasons[i].code, err->code) != 0)
            continue;
        Reason reason = reason_of(reasons[i].reason, err);
        if (reason == PERMISSION)
            tell_permission(operation, err);
        else
            tell(err, reason == SUBSCRIBE || reason == SHARE ? ERROR_DENIED : ERROR_SIGN_IN, remedies[reason]);
        return;
    }
    if (retry_fault_of_reply(err->http_status, err->code) == FAULT_THROTTLED)
        tell(err, ERROR_FAILED, remedies[SLOWER]);
    else if (err->http_status >= 500) /* it may have been done before it failed */
        tell(err, ERROR_NETWORK, "try again; if it stays so, look at https://health.aws.amazon.com");
    else
        tell(err, ERROR_FAILED, "");
}

bool refusal_may_be_of_region(const Error *err) {
    static const char *const words[] = {"security token included in the request is invalid",
                                        "validate the provided access credentials", "scoped to a valid region"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(err->said, words[i]))
            return err->http_status == 400 || err->http_status == 401 || err->http_status == 403;
    return false;
}

void refusal_of_region(const char *region, const char *where_they_hold, Error *err) {
    bool known = strcmp(aws_region_name(region), region) != 0;
    error_set(err, ERROR_SIGN_IN,
              known ? "enable it for the account (AWS console, Account, AWS Regions), or choose another region"
                    : "correct the region's name, or choose another region",
              known ? "the account has not enabled the region %s (%s): the same keys hold in %s"
                    : "there is no region %s that the account could use%.0s: the same keys hold in %s",
              region, aws_region_name(region), where_they_hold);
    snprintf(err->code, sizeof err->code, "RegionNotEnabled");
}

void refusal_of_unknown_region(const char *region, Error *err) {
    if (strcmp(err->code, HTTP_NO_ADDRESS) == 0 && strcmp(aws_region_name(region), region) == 0)
        snprintf(err->remedy, sizeof err->remedy,
                 "no region %.40s is known: correct its name; if it is right, check the network connection", region);
}
