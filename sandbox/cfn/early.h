/* What CloudFormation finds wrong before it makes anything (User Guide, "Validate stack deployments"): on since
 * November 2025 for change sets, since June 2026 for CreateStack and UpdateStack too. The failure itself names no
 * cause; that is told by DescribeEvents alone.
 *
 * A finding is {"Resource", "Type", "Name", "Hook", "Mode", "Reason", "Path"}: Mode FAIL ends the operation, WARN does
 * not and is found for change sets only. */
#ifndef SANDBOX_CFN_EARLY_H
#define SANDBOX_CFN_EARLY_H

#include "sandbox/cfn/store.h"

/* One resource of the next version. */
typedef struct EarlyLook {
    const Cfn *cfn;
    const CfnCall *call;
    const char *logical, *type;
    const json_t *properties; /* evaluated as far as they are known */
    const char *named_before; /* the name that the resource has by now; NULL: it does not stand */
} EarlyLook;
/* Adds what is wrong with it. */
void early_look(const EarlyLook *look, json_t *findings);
/* Adds warnings of quotas that the types that are added (type → {"Resource", "Count"}) would exceed. */
void early_quotas(const Cfn *cfn, const CfnCall *call, const json_t *added, json_t *findings);

/* The first resource whose name is taken; NULL: none is. Borrowed. */
const char *early_taken(const json_t *findings);
bool early_refuses(const json_t *findings);
/* A change set's StatusReason, and the reason of a stack that CreateStack or UpdateStack was called for; the caller
 * frees them. */
char *early_change_set_words(const json_t *findings);
char *early_stack_words(const json_t *findings);

#endif
