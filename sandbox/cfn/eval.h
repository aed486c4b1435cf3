/* A template with its parameters, evaluated: intrinsic functions become values. */
#ifndef SANDBOX_CFN_EVAL_H
#define SANDBOX_CFN_EVAL_H

#include "base/error.h"
#include "sandbox/cfn/cfn.h"

#include <jansson.h>
#include <stdbool.h>

/* All that a value may depend on. What is pointed to is borrowed. */
typedef struct CfnScope {
    const json_t *document;   /* the template in long form */
    const json_t *parameters; /* name → {"Value": text as given, "Resolved": text or array of texts} */
    json_t *conditions;       /* name → boolean: scope_conditions() fills it; owned by whoever made it */
    const json_t *known;      /* logical id → {"Ref": text, "Attributes": {name: value}} */
    const json_t *exports;    /* name → value; NULL: none */
    const CfnWorld *world;
    const char *account, *region, *stack_name, *stack_id;
    long long now_ms;
    bool guess; /* what is not known yet becomes unknown_value (types.h), instead of an error */
} CfnScope;

/* A new value; json_null() stands for AWS::NoValue. NULL: `err` says why, as CloudFormation does. */
json_t *scope_value(const CfnScope *scope, const json_t *node, Error *err);
/* Evaluates every condition of the document into scope->conditions (a new object). */
bool scope_conditions(CfnScope *scope, Error *err);
/* True when the resource or output has no condition, or a true one. */
bool scope_alive(const CfnScope *scope, const json_t *resource);
/* logical id → the resource, for those that the conditions let stand: a new object. */
json_t *scope_resources(const CfnScope *scope);
/* The node with each Fn::If replaced by the chosen branch, nothing else evaluated: new. For what depends on what. */
json_t *scope_prune(const CfnScope *scope, const json_t *node);
/* The evaluated and normalised properties of a resource: new. Unknown type or a problem: NULL and `err`. */
json_t *scope_properties(const CfnScope *scope, const json_t *resource, Error *err);

/* The parameters of `document`: name → {"Value", "Resolved"}, new. `given` is the call's array of {ParameterKey,
 * ParameterValue, UsePreviousValue}, `previous` what this function returned for the stack before (NULL: none). */
json_t *parameters_resolve(const json_t *document, const json_t *given, const json_t *previous, const CfnWorld *world,
                           const char *region, long long now_ms, Error *err);

#endif
