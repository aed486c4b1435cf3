/* The intrinsic functions that make values of values. Used by eval.c alone. */
#ifndef SANDBOX_CFN_FUNCTIONS_H
#define SANDBOX_CFN_FUNCTIONS_H

#include "sandbox/cfn/eval.h"

/* "Fn::Join" and so on, all but Fn::GetAtt and Fn::If. A new value, or NULL and `err`. */
json_t *function_call(const CfnScope *scope, const char *name, const json_t *arguments, Error *err);
/* The text with its {{resolve:ssm:…}} replaced; other dynamic references stay, the services resolve them. */
json_t *dynamic_value(const CfnScope *scope, const char *text, Error *err);

/* From eval.c: what Ref and Fn::GetAtt give. New, or NULL and `err`. */
json_t *scope_ref(const CfnScope *scope, const char *name, Error *err);
json_t *scope_attribute(const CfnScope *scope, const char *name, const char *attribute, Error *err);

#endif
