/* The same refusal in each service's own words: codes and HTTP statuses differ from protocol to protocol. */
#ifndef SANDBOX_WIRE_REFUSALS_H
#define SANDBOX_WIRE_REFUSALS_H

#include "sandbox/wire/signature.h"

CfnReply refuse_signature(const ModelService *service, SignatureState state, const char *problem);
CfnReply refuse_throttled(const ModelService *service);
/* An error of the service itself, 500 to 599 (or whatever `status` is). */
CfnReply refuse_failure(const ModelService *service, int status);
/* "cloudwatch:DescribeAlarms", as policies name it. The caller frees it. */
char *permission_name(const ModelService *service, const char *action);
/* `words`: IAM's, see policy_words(). */
CfnReply refuse_denied(const ModelService *service, const char *words);
CfnReply refuse_action(const ModelService *service, const char *action, const char *version);

#endif
