/* The least IAM policies, made from the program's own tables: of the calls it makes (aws/operations.inc) and of what
 * CloudFormation needs for the template's resource types (policy_types.inc). Pure.
 *
 * What IAM lets narrow is narrowed to one app in one region; the rest names "*" (Service Authorization Reference,
 * "Resource types"). Nothing here names an account: a policy holds in the account that it is made in. */
#ifndef STACK_POLICY_H
#define STACK_POLICY_H

#include "base/error.h"

#include <jansson.h>

/* Of a managed policy, white space not counted (IAM User Guide, "IAM and AWS STS quotas"). */
enum { POLICY_SIZE_MAX = 6144 };

typedef struct PolicyScope {
    const char *app;      /* the stack's name; "*" for whichever */
    const char *region;   /* "*" for whichever */
    const char *role_arn; /* the service role that CloudFormation works with; NULL: with the operator's permissions */
} PolicyScope;

typedef struct Policy {
    char *name; /* "myapp-operator-1" */
    json_t *document;
    size_t size; /* in characters, as IAM counts them */
} Policy;

typedef struct Policies {
    Policy *items;
    size_t count;
} Policies;

void policies_release(Policies *policies); /* for AUTO */

/* What `command` needs ("apply"; "wizard"; NULL: all of them together), in as many documents as IAM's limit asks for.
 * Without a role, what CloudFormation does for the operator is in them, but only when CloudFormation is who calls.
 * ERROR_USAGE: no such command, or one that calls nothing. */
bool policy_operator(const PolicyScope *scope, const char *command, Policies *policies, Error *err);
/* What a service role needs that CloudFormation works with; `destroying`: one that only deletes the stack. */
void policy_service_role(const PolicyScope *scope, bool destroying, Policies *policies);

/* Whether they allow everything in the end: to make a role or a policy of any content and to hand a role on, or to have
 * CloudFormation make them with a role of its own. */
bool policies_make_administrator(const Policies *policies);

/* ---- the tables */

enum {
    POLICY_PLAN = 1 << 0,
    POLICY_APPLY = 1 << 1,
    POLICY_ACCESS = 1 << 2,
    POLICY_STATUS = 1 << 3,
    POLICY_DESTROY = 1 << 4,
    POLICY_WIZARD = 1 << 5,
    POLICY_COST = 1 << 6,
    /* Not in the policy for all commands: these let people into the database. */
    POLICY_TOKEN = 1 << 7,
    POLICY_CONNECT = 1 << 8,
    POLICY_VERIFY = 1 << 9,
    POLICY_LIST = 1 << 10, /* looks at every stack of the region: nobody else needs to */
    POLICY_ROLLBACK = 1 << 11,
};

typedef struct PolicyOperation {
    const char *operation; /* AwsOperation.name */
    unsigned commands;     /* who calls it; 0: nobody by this policy */
    const char *resources; /* parted by blanks; {partition}, {region} and {app} are filled in */
    bool tagged;           /* only what bears the app's tag */
    const char *wizard;    /* the wizard's resources, when it asks for more; NULL: the same */
} PolicyOperation;

extern const PolicyOperation policy_operations[];
extern const size_t policy_operation_count;

typedef struct PolicyType {
    const char *type;        /* "AWS::KMS::Key"; "Custom::" is every custom resource */
    const char *permissions; /* parted by blanks */
} PolicyType;

extern const PolicyType policy_types[];
extern const size_t policy_type_count;

/* The names that policy_operator() takes, NULL at the end. */
extern const char *const policy_commands[];

#endif
