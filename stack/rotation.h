/* What the template names after the app, and AWS's own part of the rotation makes: it stands in no list of resources.
 */
#ifndef STACK_ROTATION_H
#define STACK_ROTATION_H

#include "base/memory.h"

/* RotationLambdaName in the template. The caller frees it. */
static inline char *rotation_function(const char *app) {
    return memory_print("%s-rotation", app);
}

/* Where Lambda logs for it: RotationLogs. The caller frees it. */
static inline char *rotation_log_group(const char *app) {
    return memory_print("/aws/lambda/%s-rotation", app);
}

#endif
