/* What a new version of a stack would change: the body of a change set. */
#ifndef SANDBOX_CFN_CHANGES_H
#define SANDBOX_CFN_CHANGES_H

#include "sandbox/cfn/store.h"

typedef struct ChangesOptions {
    json_t *findings; /* gets what early validation finds (early.h), unless the call disables it */
    bool quotas;      /* warnings too: for change sets */
    bool unseen;      /* nobody looks at what is added, but for the findings */
    bool revert;      /* compares with what really stands: DeploymentMode REVERT_DRIFT */
    bool *drifted;    /* gets whether anything that stands is not what it shall be; may be NULL */
} ChangesOptions;
/* The array of changes, as DescribeChangeSet shows it with property values, sorted by logical id. NULL: `err` says why
 * there can't be any (a value that can't be evaluated, a resource's type that would change). */
json_t *changes_compute(Cfn *cfn, const Stack *stack, const CfnCall *call, const json_t *facts, ChangesOptions options,
                        Error *err);
/* True when `facts` brings nothing: no changes, and the same outputs. */
bool changes_nothing(const Stack *stack, const json_t *changes, const json_t *facts, long long at_ms);

#endif
