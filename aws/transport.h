/* The moving parts of a session's transport; what others use of it stands in internal.h. */
#ifndef AWS_TRANSPORT_H
#define AWS_TRANSPORT_H

#include "aws/internal.h"

void transport_set_clock_offset(AwsTransport *transport, long long offset_ms);
/* Takes `cost` from the retry budget; false, and nothing taken, when less is left. */
bool transport_budget_take(AwsTransport *transport, int cost);
/* After a success: gives back what its last retry took, or RETRY_REFILL when it needed none. */
void transport_budget_give(AwsTransport *transport, int tokens);

#endif
