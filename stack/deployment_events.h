/* What the parts of deployment.* share about events. Nobody else includes this. */
#ifndef STACK_DEPLOYMENT_EVENTS_H
#define STACK_DEPLOYMENT_EVENTS_H

#include "stack/deployment.h"

/* Just after the newest event there is: what an operation that is about to begin will bring comes later. */
bool events_newest(AwsContext *aws, const CfnStack *stack, long long *next_ms, Error *err);
/* It is about the stack itself, not one of its resources. */
bool event_is_of_stack(const CfnEvent *event);

/* Tells `hooks->begun` of a deletion. */
bool deletion_begun(AwsContext *aws, const CfnStack *stack, const char *token, long long since_ms,
                    const DeploymentHooks *hooks, Error *err);

/* Words, or a report, to whoever listens. */
void deployment_tell(const DeploymentHooks *hooks, const char *words);
void deployment_report(const DeploymentHooks *hooks, const DeploymentReport *report);

#endif
