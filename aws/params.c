/* The parameters of a query call; see call.h. */
#include "aws/params.h"
#include "aws/sigv4.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct AwsParams {
    Text body; /* encoded as a form */
};

AwsParams *aws_params_new(void) {
    return memory_new(1, sizeof(AwsParams));
}

void aws_params_release(AwsParams **params) {
    if (*params)
        text_release(&(*params)->body);
    free(*params);
    *params = NULL;
}

void aws_params_add(AwsParams *params, const char *name, const char *value) {
    if (!value)
        return;
    text_put(&params->body, "&");
    sigv4_encode(&params->body, name, strlen(name), false);
    text_put(&params->body, "=");
    sigv4_encode(&params->body, value, strlen(value), false);
}

void aws_params_addf(AwsParams *params, const char *value, const char *name, ...) {
    char *made = NULL;
    va_list args;
    va_start(args, name);
    int length = vasprintf(&made, name, args);
    va_end(args);
    if (length < 0)
        memory_exhausted();
    aws_params_add(params, made, value);
    free(made);
}

const char *params_encoded(const AwsParams *params) {
    return params ? text_string(&params->body) : "";
}

AwsParams *params_copy(const AwsParams *params) {
    AwsParams *copy = aws_params_new();
    text_put(&copy->body, params_encoded(params));
    return copy;
}
