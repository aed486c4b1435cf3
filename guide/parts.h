/* A part of what stands that could not be asked about: why, in words. */
#ifndef GUIDE_PARTS_H
#define GUIDE_PARTS_H

#include "stack/status.h"

/* Adds "Not permitted: rds:DescribeDBInstances is missing", "Deleted", "Not known: …". Nothing when it is known, or
 * when there is no such part. */
void part_unknown(const StatusPart *part, Text *text);
/* It is not there any more, though the stack names it. */
bool part_gone(const StatusPart *part);
/* What to do when parts may not be asked about. */
extern const char part_denied_remedy[];

#endif
