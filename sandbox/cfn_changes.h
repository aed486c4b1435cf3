/* What a new version of a stack would change: the body of a change set. */
#ifndef SANDBOX_CFN_CHANGES_H
#define SANDBOX_CFN_CHANGES_H

#include "sandbox/cfn_store.h"

/* The array of changes, as DescribeChangeSet shows it, sorted by logical id. NULL: `err` says why there can't be any
 * (a value that can't be evaluated, a resource's type that would change). `problems` gets what early validation finds
 * wrong with properties. */
json_t *changes_compute(Cfn *cfn, const Stack *stack, const CfnCall *call, const json_t *facts, json_t *problems,
                        Error *err);
/* True when `facts` brings nothing: no changes, and the same outputs. */
bool changes_nothing(const Stack *stack, const json_t *changes, const json_t *facts, long long at_ms);

#endif
