/* IAM policies that callers are held to: whether they let somebody do an action on a resource. The rules are those of
 * the IAM User Guide, "Policy evaluation logic" and "IAM JSON policy elements". */
#ifndef SANDBOX_WIRE_POLICY_H
#define SANDBOX_WIRE_POLICY_H

#include "base/error.h"

#include <jansson.h>
#include <stdbool.h>

/* Reads a policy document: {"Version": …, "Statement": [{"Effect": …, "Action": …, "Resource": …, "Condition": …}]}.
 * NULL: `err` says what is wrong. The caller frees it with json_decref(). */
json_t *policy_read(const char *path, Error *err);

/* What is to be allowed. */
typedef struct PolicyRequest {
    const char *action;   /* "ec2:DescribeVpcs" */
    const char *resource; /* an ARN; "*": the action knows no resources; NULL: whichever there are */
    const json_t *keys;   /* the request's condition keys: strings, or arrays of them; NULL: none */
} PolicyRequest;

typedef enum { POLICY_SILENT, POLICY_ALLOWED, POLICY_DENIED } PolicyVerdict;
/* `policies`: an array of documents, which hold together. An empty one allows nothing. */
PolicyVerdict policies_judge(const json_t *policies, const PolicyRequest *request);

/* The condition keys that the policies ask about for this action and that the request does not have: an array of
 * strings. New. */
json_t *policies_missing(const json_t *policies, const PolicyRequest *request);

/* "User: … is not authorized to perform: … on resource: … because …", as IAM words it. The caller frees it. */
char *policy_words(const char *caller_arn, const PolicyRequest *request, PolicyVerdict verdict);

#endif
