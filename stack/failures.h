/* Why AWS refused: what its words mean, and what stands behind them: a setting, a permission, a quota, something else
 * in the account, or nothing but time.
 *
 * AWS's sentences decide, not the codes of its SDKs, which CloudFormation's handlers no longer print. What is of one
 * kind (a permission that is named, a quota of any service, a name that is taken, a value of any property) is told by
 * kind; the rest are rows, parted by subject (failures_*.c). What is not known is said to be unknown, never guessed. */
#ifndef STACK_FAILURES_H
#define STACK_FAILURES_H

#include "aws/cloudformation.h"
#include "base/error.h"

typedef enum {
    FAILURE_SETTING,    /* another value of the setting `path` */
    FAILURE_PERMISSION, /* who deploys may not do it; `permission`, where AWS names it */
    FAILURE_QUOTA,      /* the account has as many as it may have; `quota`, where it has a code */
    FAILURE_WAIT,       /* not in force yet, at work, or a fault of AWS's: the same again, later */
    FAILURE_OUTSIDE,    /* something beside the settings must be mended first */
    FAILURE_REPORT,     /* the template or the program asks for what AWS does not take */
} FailureKind;

typedef struct Failure {
    const char *id; /* "key-pair-missing" */
    FailureKind kind;
    char meaning[400];   /* the cause in plain words, as part of a sentence */
    char remedy[400];    /* what to do; "" nothing */
    const char *path;    /* the setting to look at; NULL none */
    char permission[96]; /* "iam:CreateRole"; "" none, or AWS names none */
    char quota[12];      /* "L-F678F1CE", Service Quotas' code, which the remedy has too; "" none */
} Failure;

/* What is known of a refusal; each part may be NULL. */
typedef struct FailureScope {
    const char *type;       /* of the resource; NULL: looked for in the message */
    const char *logical_id; /* in the template: bastion and NAT instance have settings of their own */
    const char *property;   /* in the template, as early validation points to it: "/Resources/Secret/Properties/Name" */
    const char *code;       /* AWS's error code, of a call */
    const char *message;    /* AWS's words */
} FailureScope;

/* `known`, filled; NULL: unknown, and `known` is as it was. */
Failure *failure_find(const FailureScope *scope, Failure *known);
Failure *failure_of_event(const CfnEvent *event, Failure *known); /* `event` may be NULL */
Failure *failure_of_finding(const CfnFinding *finding, Failure *known);
Failure *failure_of_error(const Error *err, Failure *known);
/* A failure that only follows from another: "Resource creation cancelled". */
bool failure_is_consequence(const char *reason);
/* "setting", "permission", "quota", "wait", "outside", "report": for --json. */
const char *failure_kind_name(FailureKind kind);

#endif
