/* JSON as Python's json module reads it, for what the `aws` command reads with it: caches, replies of credential
 * endpoints, what a credential_process prints. */
#ifndef AWS_JSON_PYTHON_H
#define AWS_JSON_PYTHON_H

#include <jansson.h>

/* NULL for what Python refuses, too. A member that stands there twice counts as it was written last. NaN and the
 * infinities are 0, numbers beyond any range the greatest, and half a surrogate pair is U+FFFD: nothing that we read
 * has them. */
json_t *json_python(const char *bytes, size_t length);

#endif
