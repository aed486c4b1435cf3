/* What an error code of AWS means for the user: who can mend it, and how. */
#ifndef AWS_REFUSAL_H
#define AWS_REFUSAL_H

#include "aws/call.h"

/* Sets err->kind and err->remedy from err->code and err->http_status; `said` and the rest stay. */
void refusal_judge(const AwsOperation *operation, Error *err);

#endif
