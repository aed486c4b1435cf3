/* What an update left standing. After an update CloudFormation deletes what is no longer in the template; what it can't
 * delete in three tries it forgets, and calls the update complete (User Guide, "Troubleshooting CloudFormation":
 * "Resource removed from stack but not deleted"). It is part of no stack then, and costs on. */
#ifndef STACK_LEFT_BEHIND_H
#define STACK_LEFT_BEHIND_H

#include "stack/progress.h"

typedef struct LeftBehind {
    const CfnEvent **items; /* of each its last failure; borrowed of the model */
    size_t count;
} LeftBehind;

/* `stack_status`: with which the operation came to rest; only a stack that stands after an update leaves something. */
void left_behind(Progress *progress, const char *stack_status, LeftBehind *left);
void left_behind_release(LeftBehind *left); /* for AUTO */

#endif
