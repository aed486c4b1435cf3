/* What the files of the checks share; nobody else includes it. */
#ifndef STACK_CHECKS_PARTS_H
#define STACK_CHECKS_PARTS_H

#include "aws/cloudformation.h"
#include "stack/checks.h"
#include "stack/template.h"

typedef struct CheckInput {
    AwsContext *aws;
    const Settings *settings;
    const CfnStack *stack;    /* of the app's name, as AWS has it now; NULL: none */
    const Error *stack_error; /* why that could not be asked; NULL: it could */
    bool foreign;             /* that stack is another's */
    bool standing;            /* it is ours, and stands or is at work: names and quotas taken are its own */
    bool failed;              /* it is ours, and never stood: what is left of it goes before it is created again */
    const CfnResources *left; /* … which is this; NULL: nothing, or that could not be asked */
    const Error *parts_error; /* why it can't be told what is the stack's own; NULL: it can */
    const char *role_arn;
    const Plan *plan;         /* as CheckScope has it */
    bool certain;             /* only what is certain is looked for: the rest is not worth a call */
    TemplateOutline *outline; /* NULL: the settings make no template yet */
} CheckInput;

typedef void CheckFunction(const CheckInput *input, Finding *finding);
CheckFunction check_identity, check_credentials, check_plan, check_permissions, check_stack_name, check_key_pair,
    check_class, check_zones, check_images, check_vpcs, check_addresses, check_databases, check_rules,
    check_database_name, check_secret_name, check_log_groups, check_own_address;

__attribute__((format(printf, 4, 5))) void finding_say(Finding *finding, FindingSeverity severity, const char *remedy,
                                                       const char *what, ...);
void finding_why(Finding *finding, const char *words);
/* What could not be asked is no finding about the deployment. */
void finding_unknown(Finding *finding, const Error *err);
/* Nothing but AWS's refusal can follow from what was said. */
void finding_certain(Finding *finding);
/* Whether the stack gets another value of that setting than it has: AWS took that one. */
bool check_sends(const CheckInput *input, const char *path);
/* How many resources of that type are made, beside those that there are. */
long check_made(const CheckInput *input, const char *type);
/* How many resources of that type a creation that failed left, of that name in the template (NULL: any). */
size_t check_left(const CheckInput *input, const char *type, const char *logical_id);

#endif
