/* What the protocol needs of a call's parameters; see call.h for the rest. */
#ifndef AWS_PARAMS_H
#define AWS_PARAMS_H

#include "aws/call.h"

/* "&StackName=my%20app&…": encoded as a form, each pair after an '&'; "" for none or NULL. */
const char *params_encoded(const AwsParams *params);
/* The caller frees it; NULL gives an empty one. */
AwsParams *params_copy(const AwsParams *params);

#endif
