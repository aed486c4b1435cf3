/* Drift: what was changed outside of the stack, asked of CloudFormation and told in words. */
#ifndef STACK_DRIFT_H
#define STACK_DRIFT_H

#include "aws/cloudformation.h"
#include "base/clock.h"
#include "base/text.h"

typedef struct Drift {
    char status[32];  /* IN_SYNC, DRIFTED, UNKNOWN */
    CfnDrifts drifts; /* of the resources that differ */
} Drift;
void drift_release(Drift *drift); /* for AUTO */

/* Starts a detection, waits for its end and reads what differs: a minute or two for a whole stack. */
bool drift_detect(AwsContext *aws, const Clock *clock, const char *stack_name, Drift *drift, Error *err);
/* A line each: "AllowedAddresses (AWS::EC2::PrefixList) was changed:", "  Entries/0/Cidr is …, was …". */
void drift_words(const CfnDrift *drift, Text *text);

#endif
