/* An IAM policy that the operator is held to (--fault policy:FILE): which actions it allows. Resources and conditions
 * are not looked at; a statement that denies does so everywhere. */
#ifndef SANDBOX_POLICY_H
#define SANDBOX_POLICY_H

#include "base/error.h"

#include <jansson.h>
#include <stdbool.h>

/* Reads a policy document: {"Version": …, "Statement": [{"Effect": …, "Action": …}]}. NULL: `err` says what is wrong.
 * The caller frees it with json_decref(). */
json_t *policy_read(const char *path, Error *err);
/* `permission`: "ec2:DescribeVpcs". NULL as policy allows everything. */
bool policy_allows(const json_t *policy, const char *permission);

#endif
