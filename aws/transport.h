/* The moving parts of a session's transport; what others use of it stands in internal.h. */
#ifndef AWS_TRANSPORT_H
#define AWS_TRANSPORT_H

#include "aws/internal.h"

/* A smaller difference between the clocks is left alone: AWS refuses signatures at 5 minutes. */
enum { TRANSPORT_SKEW_MS = 4 * 60 * 1000 };
/* The reply's Date, Unix ms; -1: it has none. */
long long transport_date_ms(const HttpReply *reply);
/* Takes `cost` from the retry budget; false, and nothing taken, when less is left. */
bool transport_budget_take(AwsTransport *transport, int cost);
/* After a success: gives back what its last retry took, or RETRY_REFILL when it needed none. */
void transport_budget_give(AwsTransport *transport, int tokens);

#endif
